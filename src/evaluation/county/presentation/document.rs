//! A report as a document: owned, serializable, stable.

use crate::evaluation::county::achievement::Achievement;
use crate::evaluation::county::balance::{Balance, Composite};
use crate::evaluation::county::clause::{ClauseResult, ClauseValue};
use crate::evaluation::county::comparison::Comparison;
use crate::evaluation::county::measurement::Part;
use crate::evaluation::county::missing::Undecided;
use crate::evaluation::county::report::{Excluded, Report};
use crate::judgement::Verdict;
use crate::model::{Language, School, Stage};
use crate::numeric::Rational;
use crate::page::Told;
use crate::standards::{Clause, PerStage, Veto};
use rust_decimal::prelude::ToPrimitive as _;
use serde::{Deserialize, Serialize};

/// A report in the form in which it is written to files.
///
/// All keys are always there; what is unknown is `null`. A change of a key is a breaking change;
/// keys may be added.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ReportDocument {
    /// The version of the form: 1.
    pub schema: u32,
    /// The identifier of the standard.
    pub standard: String,
    /// The county.
    pub county: CountyDocument,
    /// How values were compared.
    pub comparison: String,
    /// The reliefs asked for.
    pub reliefs: Vec<String>,
    /// Whether the county passes.
    pub verdict: Verdict,
    /// The parts that were judged.
    pub parts: Vec<PartDocument>,
    /// The schools that were not, by their codes.
    pub excluded: Vec<Excluded<String>>,
    /// The dispersion of each indicator and stage.
    pub balance: Vec<BalanceDocument>,
    /// The mean of the coefficients of variation of each stage.
    pub composite_cv: PerStage<Option<f64>>,
    /// Whether these means are within their limits; `null` where the standard sets none.
    pub composite_verdict: Option<PerStage<Verdict>>,
    /// The clauses.
    pub clauses: Vec<ClauseDocument>,
    /// The vetoes.
    pub vetoes: Vec<VetoDocument>,
    /// How many indicators and clauses are met; `null` where the standard does not count them.
    pub achievement: Option<Achievement>,
    /// What is missing, listed by what it would decide.
    pub undecided: Vec<Undecided<String>>,
    /// What looks wrong in the figures.
    pub warnings: Vec<String>,
}

/// Which county it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CountyDocument {
    /// Its code.
    pub id: Option<String>,
    /// Its name.
    pub name: Option<String>,
}

/// A part of a school.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PartDocument {
    /// The code of the school.
    pub school_id: String,
    /// Its name.
    pub school_name: String,
    /// The stage, by its code.
    pub stage: String,
    /// The pupils of the part.
    pub students: Option<u128>,
    /// Its indicators.
    pub indicators: Vec<IndicatorDocument>,
    /// How many thresholds it is known to meet.
    pub met_count: Option<usize>,
    /// Whether it satisfies the school rule.
    pub verdict: Option<Verdict>,
}

/// An indicator of a part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct IndicatorDocument {
    /// Its code.
    pub code: String,
    /// The double nearest to the exact value.
    pub value: Option<f64>,
    /// The value as reported.
    pub reported: Option<String>,
    /// The number of its threshold.
    pub threshold: Option<String>,
    /// Whether the threshold is met.
    pub verdict: Option<Verdict>,
    /// Whether the floor is reached.
    pub floor_verdict: Option<Verdict>,
    /// What the school must add to the numerator to meet the threshold.
    pub shortfall: Option<String>,
    /// Whether a relief added to what was counted.
    pub relieved: bool,
    /// The formula with the figures in it, the threshold, the margin and the clause.
    pub explanation: String,
}

/// The dispersion of an indicator in a stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BalanceDocument {
    /// The stage, by its code.
    pub stage: String,
    /// The code of the indicator.
    pub code: String,
    /// How many parts the stage has.
    pub parts: usize,
    /// The mean of the county.
    pub mean: Option<f64>,
    /// The standard deviation.
    pub standard_deviation: Option<f64>,
    /// The coefficient of variation.
    pub cv: Option<f64>,
    /// The coefficient as reported.
    pub reported_cv: Option<String>,
    /// The number of its limit.
    pub limit: Option<String>,
    /// Whether it is within the limit.
    pub verdict: Option<Verdict>,
    /// The formula with the figures in it, the limit, the margin and the clause.
    pub explanation: String,
}

/// A clause.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ClauseDocument {
    /// Its code.
    pub code: String,
    /// Whether it holds.
    pub verdict: Verdict,
    /// Its value: a percentage, an amount, or a number of schools.
    pub value: Option<ClauseValue>,
    /// The reliefs without which it would not be met.
    pub reliefs: Vec<String>,
    /// Its sentence with all figures in it.
    pub text: String,
    /// Where the rule says so.
    pub source: String,
}

/// A veto.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct VetoDocument {
    /// Its code.
    pub code: String,
    /// Met where it is known that nothing happened.
    pub verdict: Verdict,
    /// What would be the violation.
    pub text: String,
}

/// Look-ups by code, as a [`Report`] has them.
impl ReportDocument {
    /// The part of a school in a stage, by the code of the school.
    ///
    /// # Examples
    ///
    /// A report is written as JSON, read back, and asked for the only school there is:
    ///
    /// ```
    /// # #[cfg(feature = "json")]
    /// # {
    /// use junheng::evaluation::{Evaluator, ReportDocument, Verdict};
    /// use junheng::model::{County, Item, Language, School, SchoolKind, Stage};
    /// use junheng::standards::catalogue;
    ///
    /// let school = School::new("1", "Riverside", SchoolKind::Primary)?
    ///     .with_amount(Item::StudentsPrimary, 500)?
    ///     .with_amount(Item::BackboneTeachersPrimary, 5)?;
    /// let county = County::new(vec![school])?;
    /// let report = Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017)?.evaluate(&county);
    /// let written = serde_json::to_string(&report.to_document(Language::En))?;
    ///
    /// let read: ReportDocument = serde_json::from_str(&written)?;
    /// let part = read.part("1", Stage::Primary).expect("the school has primary pupils");
    /// let backbone = part.indicator("L2").expect("the standard has this indicator");
    /// assert_eq!(backbone.verdict, Some(Verdict::Met));
    /// assert_eq!(read.balance_of(Stage::Primary, "L2").and_then(|row| row.cv), Some(0.0));
    /// assert!(read.part("1", Stage::Junior).is_none());
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn part(&self, school: &str, stage: Stage) -> Option<&PartDocument> {
        let mut parts = self.parts.iter();
        parts.find(|part| part.school_id == school && part.stage == stage.code())
    }

    /// The dispersion of an indicator in a stage, by the code of the indicator.
    #[must_use]
    pub fn balance_of(&self, stage: Stage, code: &str) -> Option<&BalanceDocument> {
        let mut rows = self.balance.iter();
        rows.find(|row| row.stage == stage.code() && row.code == code)
    }

    /// A clause, by its code.
    #[must_use]
    pub fn clause(&self, code: &str) -> Option<&ClauseDocument> {
        self.clauses.iter().find(|clause| clause.code == code)
    }

    /// A veto, by its code.
    #[must_use]
    pub fn veto(&self, code: &str) -> Option<&VetoDocument> {
        self.vetoes.iter().find(|veto| veto.code == code)
    }
}

impl PartDocument {
    /// An indicator of the part, by its code.
    #[must_use]
    pub fn indicator(&self, code: &str) -> Option<&IndicatorDocument> {
        let mut indicators = self.indicators.iter();
        indicators.find(|indicator| indicator.code == code)
    }
}

impl Report<'_> {
    /// The report as a document, its sentences in a language.
    #[must_use]
    pub fn to_document(&self, language: Language) -> ReportDocument {
        Told::new(self, language).document()
    }
}

impl Told<'_, Report<'_>> {
    fn document(&self) -> ReportDocument {
        let composite = self.composite();
        let standard = &self.standard;
        ReportDocument {
            schema: 1,
            standard: standard.id.to_string(),
            county: CountyDocument {
                id: self.county.id().map(str::to_owned),
                name: self.county.name().map(str::to_owned),
            },
            comparison: match self.comparison {
                Comparison::Exact => "exact",
                Comparison::AsReported => "as_reported",
            }
            .to_owned(),
            reliefs: self
                .reliefs()
                .map(|relief| relief.name.to_string())
                .collect(),
            verdict: self.verdict,
            parts: self
                .parts
                .iter()
                .map(|part| self.part_document(part))
                .collect(),
            excluded: self
                .excluded
                .iter()
                .map(|excluded| {
                    let school = self.county.schools().get(excluded.school);
                    Excluded {
                        school: school.map_or("", School::id).to_owned(),
                        reason: excluded.reason.clone(),
                    }
                })
                .collect(),
            balance: self
                .balance()
                .iter()
                .map(|row| self.balance_document(row))
                .collect(),
            composite_cv: PerStage {
                primary: composite.primary.coefficient_of_variation,
                junior: composite.junior.coefficient_of_variation,
            },
            composite_verdict: composite_verdict(composite),
            clauses: self
                .clauses
                .iter()
                .zip(standard.clauses.iter())
                .map(|(result, clause)| self.clause_document(result, clause))
                .collect(),
            vetoes: self
                .vetoes
                .iter()
                .filter_map(|result| {
                    let veto: &Veto = standard.vetoes.get(result.veto)?;
                    Some(VetoDocument {
                        code: veto.code.to_string(),
                        verdict: result.verdict,
                        text: veto.name.get(self.language).to_owned(),
                    })
                })
                .collect(),
            achievement: self.achievement,
            undecided: self
                .undecided()
                .iter()
                .map(|undecided| Undecided {
                    code: undecided.code.clone(),
                    stage: undecided.stage,
                    missing: undecided
                        .missing
                        .iter()
                        .map(|missing| self.missing_sentence(missing, self.language))
                        .collect(),
                })
                .collect(),
            warnings: self
                .findings()
                .iter()
                .map(|finding| finding.sentence(self.language))
                .collect(),
        }
    }

    fn part_document(&self, part: &Part) -> PartDocument {
        let school = self.school_of(part);
        let indicators = self
            .indicators_of(part)
            .enumerate()
            .map(|(index, (indicator, result))| IndicatorDocument {
                code: indicator.code.to_string(),
                value: result.value.as_ref().map(Rational::to_f64),
                reported: result
                    .value
                    .as_ref()
                    .map(|value| indicator.reported.text(value)),
                threshold: indicator
                    .threshold
                    .as_ref()
                    .and_then(|bounds| bounds.get(part.stage))
                    .map(|bound| bound.number.to_string()),
                verdict: result.verdict,
                floor_verdict: result.floor_verdict,
                shortfall: self.shortfall(part, index),
                relieved: result.relieved,
                explanation: self.indicator_explanation(part, index),
            })
            .collect();
        PartDocument {
            school_id: school.map_or("", School::id).to_owned(),
            school_name: school.map_or("", School::name).to_owned(),
            stage: part.stage.code().to_owned(),
            students: part.pupils.and_then(|pupils| pupils.to_u128()),
            indicators,
            met_count: part.met_count,
            verdict: part.verdict,
        }
    }

    fn balance_document(&self, row: &Balance) -> BalanceDocument {
        let indicator = self.standard.indicators.get(row.indicator);
        BalanceDocument {
            stage: row.stage.code().to_owned(),
            code: indicator
                .map(|indicator| indicator.code.to_string())
                .unwrap_or_default(),
            parts: row.parts,
            mean: row.mean,
            standard_deviation: row.standard_deviation,
            cv: row.coefficient_of_variation,
            reported_cv: row.reported_coefficient_of_variation.clone(),
            limit: row.limit.map(|limit| limit.number.to_string()),
            verdict: row.verdict,
            explanation: self.balance_explanation(row),
        }
    }

    fn clause_document(&self, result: &ClauseResult, clause: &Clause) -> ClauseDocument {
        ClauseDocument {
            code: clause.code.to_string(),
            verdict: result.verdict,
            value: result.value(&self.standard),
            reliefs: result
                .reliefs
                .iter()
                .filter_map(|index| self.standard.reliefs.get(*index))
                .map(|relief| relief.name.to_string())
                .collect(),
            text: self.clause_explanation(result),
            source: clause.source.to_string(),
        }
    }
}

fn composite_verdict(composite: &PerStage<Composite>) -> Option<PerStage<Verdict>> {
    Some(PerStage {
        primary: composite.primary.verdict?,
        junior: composite.junior.verdict?,
    })
}
