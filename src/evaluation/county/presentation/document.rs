//! A report as a document: owned, serializable, stable.

use crate::evaluation::county::achievement::Achievement;
use crate::evaluation::county::balance::{Balance, Composite};
use crate::evaluation::county::clause::{ClauseResult, ClauseValue};
use crate::evaluation::county::comparison::Comparison;
use crate::evaluation::county::measurement::Part;
use crate::evaluation::county::missing::Undecided;
use crate::evaluation::county::report::{Excluded, Report};
use crate::evaluation::county::suppression::rule::Suppression;
use crate::judgement::{Bound, Verdict};
use crate::model::{Direction, Language, School, Stage, Text};
use crate::numeric::Rational;
use crate::page::Told;
use crate::standards::{Clause, ClauseTest, PerStage, Veto};
use rust_decimal::prelude::ToPrimitive as _;
use serde::{Deserialize, Serialize};
use std::ops::Not;

/// A report in the form in which it is written to files.
///
/// All keys are always there; what is unknown is `null`. A change of a key is a breaking change;
/// keys may be added.
///
/// It stands alone: what the codes mean is listed under `indicators`. A number that is no decimal is
/// the nearest double, and stands a second time as text, because some readers of JSON miss the last
/// bit of a number: the text, read as a number, is that double.
///
/// [`Report::as_document`] writes the same without building it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ReportDocument {
    /// The version of the form: 1.
    pub schema: u32,
    /// The identifier of the standard.
    pub standard: String,
    /// Its name.
    pub standard_name: Text,
    /// The county.
    pub county: CountyDocument,
    /// How values were compared.
    pub comparison: String,
    /// The reliefs asked for.
    pub reliefs: Vec<String>,
    /// Below which number of pupils figures are [kept back](crate::evaluation::Suppression); only in a
    /// report for publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suppressed_below: Option<u32>,
    /// Whether the county passes.
    pub verdict: Verdict,
    /// What the indicators are whose values the report holds, in the order of the standard.
    pub indicators: Vec<IndicatorDescription>,
    /// The parts that were judged.
    pub parts: Vec<PartDocument>,
    /// The schools that were not, by their codes.
    pub excluded: Vec<Excluded<String>>,
    /// The dispersion of each indicator and stage.
    pub balance: Vec<BalanceDocument>,
    /// The mean of the coefficients of variation of each stage.
    pub composite_cv: PerStage<Option<f64>>,
    /// The same numbers as text.
    pub composite_cv_text: PerStage<Option<String>>,
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CountyDocument {
    /// Its code.
    pub id: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// The year of the figures.
    pub year: Option<YearDocument>,
}

/// A year: a number where it was written as one, else the text, such as `2024学年`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
#[non_exhaustive]
pub enum YearDocument {
    /// `2024`
    Number(u32),
    /// `2024学年`
    Text(String),
}

/// What an indicator is: all that its code stands for in the rest of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct IndicatorDescription {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Text,
    /// The unit of its values.
    pub unit: Text,
    /// Which way is better, as its threshold says; `null` where the standard sets none.
    pub direction: Option<Direction>,
    /// What the value of a part must reach.
    pub threshold: Option<PerStage<Bound>>,
    /// What its coefficient of variation must keep to.
    pub limit: Option<PerStage<Bound>>,
    /// Where the rule asks for it.
    pub source: String,
}

/// A part of a school.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// Whether it is known that it is judged; see [`Part::counts`].
    pub counts: bool,
    /// Its indicators.
    pub indicators: Vec<IndicatorDocument>,
    /// How many thresholds it is known to meet.
    pub met_count: Option<usize>,
    /// Whether it satisfies the school rule.
    pub verdict: Option<Verdict>,
    /// Whether its pupils and values are kept back; only where they are.
    #[serde(default, skip_serializing_if = "Not::not")]
    pub withheld: bool,
}

/// An indicator of a part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct IndicatorDocument {
    /// Its code.
    pub code: String,
    /// The double nearest to the exact value.
    pub value: Option<f64>,
    /// The same number as text.
    pub value_text: Option<String>,
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
    /// The codes of the figures that it rests on and that were imputed; only where there are some.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub imputed: Vec<String>,
}

/// The dispersion of an indicator in a stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// The mean as text.
    pub mean_text: Option<String>,
    /// The standard deviation as text.
    pub standard_deviation_text: Option<String>,
    /// The coefficient of variation as text.
    pub cv_text: Option<String>,
    /// The coefficient as reported.
    pub reported_cv: Option<String>,
    /// The number of its limit.
    pub limit: Option<String>,
    /// Whether it is within the limit.
    pub verdict: Option<Verdict>,
    /// The formula with the figures in it, the limit, the margin and the clause.
    pub explanation: String,
    /// Whether some of its figures are kept back; only where they are.
    #[serde(default, skip_serializing_if = "Not::not")]
    pub withheld: bool,
}

/// A clause.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ClauseDocument {
    /// Its code.
    pub code: String,
    /// Whether it holds.
    pub verdict: Verdict,
    /// Its value: a percentage, an amount, or a number of schools.
    pub value: Option<ClauseValue>,
    /// The same number as text.
    pub value_text: Option<String>,
    /// What the value counts; `null` where there is no value.
    pub unit: Option<Text>,
    /// The reliefs without which it would not be met.
    pub reliefs: Vec<String>,
    /// Its sentence with all figures in it.
    pub text: String,
    /// Where the rule says so.
    pub source: String,
    /// Whether its figures are kept back; only where they are.
    #[serde(default, skip_serializing_if = "Not::not")]
    pub withheld: bool,
}

/// A veto.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    ///
    /// The document of a large county is large: where it is only written to a file,
    /// [`as_document`](Self::as_document) takes no room for it.
    #[must_use]
    pub fn to_document(&self, language: Language) -> ReportDocument {
        let told = Told::new(self, language);
        ReportDocument {
            schema: SCHEMA,
            standard: told.standard.id.to_string(),
            standard_name: told.standard.name.clone(),
            county: told.county_document(),
            comparison: told.comparison_word().to_owned(),
            reliefs: told.relief_names().map(str::to_owned).collect(),
            suppressed_below: told.suppression().map(Suppression::number),
            verdict: told.verdict,
            indicators: told.descriptions().collect(),
            parts: told.part_documents().collect(),
            excluded: told.excluded_documents().collect(),
            balance: told.balance_documents().collect(),
            composite_cv: told.composite_coefficients(),
            composite_cv_text: told.composite_texts(),
            composite_verdict: composite_verdict(told.composite()),
            clauses: told.clause_documents().collect(),
            vetoes: told.veto_documents().collect(),
            achievement: told.achievement,
            undecided: told
                .undecided()
                .iter()
                .map(|undecided| Undecided {
                    code: undecided.code.clone(),
                    stage: undecided.stage,
                    missing: told.missing_sentences(undecided).collect(),
                })
                .collect(),
            warnings: told.finding_sentences().collect(),
        }
    }
}

/// The version of the form.
pub(super) const SCHEMA: u32 = 1;

/// What the keys of a document hold, a piece at a time.
impl<'r> Told<'r, Report<'_>> {
    pub(in crate::evaluation) fn county_document(&self) -> CountyDocument {
        CountyDocument {
            id: self.county.id().map(str::to_owned),
            name: self.county.name().map(str::to_owned),
            year: self.county.filing().year.as_deref().map(YearDocument::of),
        }
    }

    pub(super) const fn comparison_word(&self) -> &'static str {
        match self.thing().comparison() {
            Comparison::Exact => "exact",
            Comparison::AsReported => "as_reported",
        }
    }

    pub(super) fn relief_names(&self) -> impl Iterator<Item = &'r str> {
        self.thing().reliefs().map(|relief| relief.name.as_ref())
    }

    pub(super) fn descriptions(&self) -> impl Iterator<Item = IndicatorDescription> {
        let limit = self.thing().standard.dispersion.each;
        let indicators = self.thing().standard.indicators.iter();
        indicators.map(move |indicator| IndicatorDescription {
            code: indicator.code.to_string(),
            name: indicator.name.clone(),
            unit: indicator.unit.clone(),
            direction: indicator.threshold.map(|threshold| {
                if threshold.primary.relation.is_floor() {
                    Direction::HigherIsBetter
                } else {
                    Direction::LowerIsBetter
                }
            }),
            threshold: indicator.threshold,
            limit,
            source: indicator.source.to_string(),
        })
    }

    pub(super) fn part_documents(self) -> impl Iterator<Item = PartDocument> {
        let parts = self.thing().parts.iter();
        parts.map(move |part| self.part_document(part))
    }

    pub(super) fn excluded_documents(self) -> impl Iterator<Item = Excluded<String>> {
        let excluded = self.thing().excluded.iter();
        excluded.map(move |excluded| {
            let school = self.county.schools().get(excluded.school);
            Excluded {
                school: school.map_or("", School::id).to_owned(),
                reason: excluded.reason.clone(),
            }
        })
    }

    pub(super) fn balance_documents(self) -> impl Iterator<Item = BalanceDocument> {
        let rows = self.thing().balance().iter();
        rows.map(move |row| self.balance_document(row))
    }

    pub(super) fn composite_coefficients(&self) -> PerStage<Option<f64>> {
        let composite = self.thing().composite();
        PerStage {
            primary: composite.primary.coefficient_of_variation,
            junior: composite.junior.coefficient_of_variation,
        }
    }

    pub(super) fn composite_texts(&self) -> PerStage<Option<String>> {
        let PerStage { primary, junior } = self.composite_coefficients();
        PerStage {
            primary: primary.map(digits),
            junior: junior.map(digits),
        }
    }

    pub(super) fn clause_documents(self) -> impl Iterator<Item = ClauseDocument> {
        let clauses = self.thing().clauses.iter();
        clauses.filter_map(move |result| {
            let clause = self.thing().standard.clauses.get(result.clause)?;
            Some(self.clause_document(result, clause))
        })
    }

    pub(super) fn veto_documents(self) -> impl Iterator<Item = VetoDocument> {
        let vetoes = self.thing().vetoes.iter();
        vetoes.filter_map(move |result| {
            let veto: &Veto = self.thing().standard.vetoes.get(result.veto)?;
            Some(VetoDocument {
                code: veto.code.to_string(),
                verdict: result.verdict,
                text: veto.name.get(self.language).to_owned(),
            })
        })
    }

    pub(super) fn missing_sentences<'u>(
        self,
        undecided: &'u Undecided,
    ) -> impl Iterator<Item = String> + use<'r, 'u> {
        let missing = undecided.missing.iter();
        missing.map(move |missing| self.missing_sentence(missing, self.language))
    }

    pub(super) fn finding_sentences(self) -> impl Iterator<Item = String> {
        let findings = self.findings().into_iter();
        findings.map(move |finding| finding.sentence(self.language))
    }

    fn part_document(&self, part: &Part) -> PartDocument {
        let school = self.school_of(part);
        let indicators = self
            .indicators_of(part)
            .enumerate()
            .map(|(index, (indicator, result))| {
                let value = result.value.as_ref().map(Rational::to_f64);
                IndicatorDocument {
                    code: indicator.code.to_string(),
                    value,
                    value_text: value.map(digits),
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
                    shortfall: self.shortfall_at(part, index),
                    relieved: result.relieved,
                    explanation: self.indicator_explanation(part, index),
                    imputed: self
                        .imputed_items(part, index)
                        .iter()
                        .map(|item| item.code().to_owned())
                        .collect(),
                }
            })
            .collect();
        PartDocument {
            school_id: school.map_or("", School::id).to_owned(),
            school_name: school.map_or("", School::name).to_owned(),
            stage: part.stage.code().to_owned(),
            students: part.pupils.and_then(|pupils| pupils.to_u128()),
            counts: part.counts,
            indicators,
            met_count: part.met_count,
            verdict: part.verdict,
            withheld: part.withheld,
        }
    }

    pub(in crate::evaluation) fn balance_document(&self, row: &Balance) -> BalanceDocument {
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
            mean_text: row.mean.map(digits),
            standard_deviation_text: row.standard_deviation.map(digits),
            cv_text: row.coefficient_of_variation.map(digits),
            reported_cv: row.reported_coefficient_of_variation.clone(),
            limit: row.limit.map(|limit| limit.number.to_string()),
            verdict: row.verdict,
            explanation: self.balance_explanation(row),
            withheld: row.withheld,
        }
    }

    fn clause_document(&self, result: &ClauseResult, clause: &Clause) -> ClauseDocument {
        let value = result.value(&self.standard);
        ClauseDocument {
            code: clause.code.to_string(),
            verdict: result.verdict,
            value,
            value_text: value.map(|value| match value {
                ClauseValue::Schools(schools) => schools.to_string(),
                ClauseValue::Ratio(ratio) => digits(ratio),
            }),
            unit: value.and_then(|value| value_unit(value, clause)),
            reliefs: result
                .reliefs
                .iter()
                .filter_map(|index| self.standard.reliefs.get(*index))
                .map(|relief| relief.name.to_string())
                .collect(),
            text: self.clause_explanation(result),
            source: clause.source.to_string(),
            withheld: result.withheld,
        }
    }
}

impl YearDocument {
    fn of(written: &str) -> Self {
        // `+2024` and `02024` are numbers that would not be written so again.
        match written.parse::<u32>() {
            Ok(number) if number.to_string() == written => Self::Number(number),
            _ => Self::Text(written.to_owned()),
        }
    }
}

/// What the value of a clause counts: schools, per cent, or what the figures of its ratio count.
fn value_unit(value: ClauseValue, clause: &Clause) -> Option<Text> {
    let ClauseValue::Ratio(_) = value else {
        return Some(Text::new("所", "schools"));
    };
    let Some(ClauseTest::Ratios { ratios }) = &clause.test else {
        return None;
    };
    let ratio = ratios.iter().find(|ratio| ratio.valued)?;
    if ratio.per == 100 {
        return Some(Text::new("%", "%"));
    }
    let unit = ratio.numerator.first()?.figure.unit();
    Some(Text::new(unit.symbol()?, unit.symbol_en()))
}

/// The shortest decimal that is nearest to this double and to no other.
fn digits(double: f64) -> String {
    double.to_string()
}

pub(super) fn composite_verdict(composite: &PerStage<Composite>) -> Option<PerStage<Verdict>> {
    Some(PerStage {
        primary: composite.primary.verdict?,
        junior: composite.junior.verdict?,
    })
}
