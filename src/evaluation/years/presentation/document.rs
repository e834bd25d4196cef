//! A comparison of two reports as a document: owned, serializable, stable.

use crate::evaluation::county::achievement::Achievement;
use crate::evaluation::county::clause::ClauseValue;
use crate::evaluation::county::presentation::document::CountyDocument;
use crate::evaluation::county::report::Report;
use crate::evaluation::years::coefficient_change::{
    CoefficientChange, CoefficientEffects, Undivided,
};
use crate::evaluation::years::comparison::ReportComparison;
use crate::evaluation::years::part_change::PartChange;
use crate::evaluation::years::turn::{BeforeAfter, Turn};
use crate::judgement::Verdict;
use crate::model::{Language, School, SchoolKind};
use crate::numeric::Rational;
use crate::page::Told;
use rust_decimal::prelude::ToPrimitive as _;
use serde::{Deserialize, Serialize};

/// A [`ReportComparison`] in the form in which it is written to files.
///
/// All keys are always there; what is unknown is `null`. A change of a key is a breaking change;
/// keys may be added.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ReportComparisonDocument {
    /// The version of the form: 1.
    pub schema: u32,
    /// The identifier of the standard of both reports.
    pub standard: String,
    /// The two reports.
    pub reports: BeforeAfter<ComparedReportDocument>,
    /// Which way the verdict turned.
    pub turned: Option<Turn>,
    /// Which schools came and went.
    pub schools: SchoolChangesDocument,
    /// The parts of either year.
    pub parts: Vec<PartChangeDocument>,
    /// The coefficients of variation, and what moved them.
    pub balance: Vec<CoefficientChangeDocument>,
    /// The clauses.
    pub clauses: Vec<ClauseChangeDocument>,
    /// The vetoes.
    pub vetoes: Vec<VetoChangeDocument>,
    /// What was passed over in the files of either year.
    pub warnings: Vec<String>,
}

/// One of the two reports.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ComparedReportDocument {
    /// The county and its year.
    pub county: CountyDocument,
    /// Whether the county passes.
    pub verdict: Verdict,
    /// How many indicators and clauses are met; `null` where the standard does not count them.
    pub achievement: Option<Achievement>,
}

/// Which schools came and went, each list in the order of the codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SchoolChangesDocument {
    /// Those that were not there before.
    pub new: Vec<SchoolDocument>,
    /// Those that are no longer there.
    pub gone: Vec<SchoolDocument>,
    /// Those that are of another kind now.
    pub changed_kind: Vec<SchoolDocument<BeforeAfter<SchoolKind>>>,
}

/// A school.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SchoolDocument<Kind = SchoolKind> {
    /// Its code.
    pub school_id: String,
    /// Its name, as it is now or as it was last.
    pub school_name: String,
    /// Its kind, by its code; of a school that is of another kind now, both.
    pub school_kind: Kind,
}

/// A part in both years; what is of a year in which it is not there is `null`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PartChangeDocument {
    /// The code of the school.
    pub school_id: String,
    /// Its name, as it is now or as it was last.
    pub school_name: String,
    /// The stage, by its code.
    pub stage: String,
    /// Whether the part is there.
    pub present: BeforeAfter<bool>,
    /// The pupils of the part.
    pub students: BeforeAfter<Option<u128>>,
    /// Whether it satisfies the school rule.
    pub verdict: BeforeAfter<Option<Verdict>>,
    /// Which way that turned.
    pub turned: Option<Turn>,
    /// Its indicators.
    pub indicators: Vec<IndicatorChangeDocument>,
}

/// An indicator of a part in both years.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct IndicatorChangeDocument {
    /// Its code.
    pub code: String,
    /// The doubles nearest to the exact values.
    pub value: BeforeAfter<Option<f64>>,
    /// The values as reported.
    pub reported: BeforeAfter<Option<String>>,
    /// Whether the threshold is met.
    pub verdict: BeforeAfter<Option<Verdict>>,
    /// Which way that turned.
    pub turned: Option<Turn>,
}

/// The coefficient of variation of an indicator in both years.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CoefficientChangeDocument {
    /// The stage, by its code.
    pub stage: String,
    /// The code of the indicator.
    pub code: String,
    /// The coefficient.
    pub cv: BeforeAfter<Option<f64>>,
    /// The coefficient as reported.
    pub reported_cv: BeforeAfter<Option<String>>,
    /// Whether it is within the limit.
    pub verdict: BeforeAfter<Option<Verdict>>,
    /// Which way that turned.
    pub turned: Option<Turn>,
    /// The coefficient after less the one before.
    pub change: Option<f64>,
    /// What parts that went, the sizes and the values of those that stayed, and parts that came did
    /// to it.
    pub effects: Option<CoefficientEffects<f64>>,
    /// The change between the coefficients as reported.
    pub reported_change: Option<String>,
    /// The effects, rounded so that they add up to the reported change.
    pub reported_effects: Option<CoefficientEffects<String>>,
    /// Why the change is not split, where it is not.
    pub undivided: Option<Undivided>,
}

/// A clause in both years.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ClauseChangeDocument {
    /// Its code.
    pub code: String,
    /// Its value: a percentage, an amount, or a number of schools.
    pub value: BeforeAfter<Option<ClauseValue>>,
    /// Whether it holds.
    pub verdict: BeforeAfter<Option<Verdict>>,
    /// Which way that turned.
    pub turned: Option<Turn>,
    /// Its sentence with all figures in it.
    pub text: BeforeAfter<Option<String>>,
}

/// A veto in both years; optional ones only where something is said in one of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct VetoChangeDocument {
    /// Its code.
    pub code: String,
    /// Met where it is known that nothing happened.
    pub verdict: BeforeAfter<Option<Verdict>>,
    /// Which way that turned.
    pub turned: Option<Turn>,
    /// What would be the violation.
    pub text: String,
}

impl ReportComparison<'_> {
    /// The comparison as a document, its sentences in a language.
    ///
    /// The warnings are those that the reports have of the figures, each behind the year; a caller adds
    /// those of the files.
    #[must_use]
    pub fn to_document(&self, language: Language) -> ReportComparisonDocument {
        Told::new(self, language).document()
    }
}

impl Told<'_, ReportComparison<'_>> {
    fn document(&self) -> ReportComparisonDocument {
        let standard = self.standard();
        let vetoes = standard.vetoes.iter().enumerate();
        ReportComparisonDocument {
            schema: 1,
            standard: standard.id.to_string(),
            reports: self.reports.map(|report| ComparedReportDocument {
                county: self.of(*report).county_document(),
                verdict: report.verdict(),
                achievement: report.achievement().copied(),
            }),
            turned: self.verdict().turned(),
            schools: SchoolChangesDocument {
                new: self
                    .new_schools
                    .iter()
                    .map(|one| school(one, one.kind()))
                    .collect(),
                gone: self
                    .gone_schools
                    .iter()
                    .map(|one| school(one, one.kind()))
                    .collect(),
                changed_kind: self
                    .changed_kind
                    .iter()
                    .map(|one| school(one.after, one.map(|school| school.kind())))
                    .collect(),
            },
            parts: self
                .parts
                .iter()
                .map(|part| self.part_document(part))
                .collect(),
            balance: self
                .coefficients
                .iter()
                .map(|change| self.coefficient_document(change))
                .collect(),
            clauses: (0..standard.clauses.len())
                .filter_map(|place| self.clause_document(place))
                .collect(),
            vetoes: vetoes
                .map(|(place, veto)| (veto, self.veto_verdict(place)))
                .filter(|(_, verdict)| verdict.before.is_some() || verdict.after.is_some())
                .map(|(veto, verdict)| VetoChangeDocument {
                    code: veto.code.to_string(),
                    verdict,
                    turned: verdict.turned(),
                    text: veto.name.get(self.language).to_owned(),
                })
                .collect(),
            warnings: self.warnings(),
        }
    }

    /// What looks wrong in the figures of either year.
    fn warnings(&self) -> Vec<String> {
        let years = self.years();
        let of = |year: &str, report: &Report<'_>| -> Vec<String> {
            let findings = report.findings();
            let sentences = findings.iter().map(|one| one.sentence(self.language));
            sentences.map(|said| format!("{year}: {said}")).collect()
        };
        let mut warnings = of(&years.before, self.reports.before);
        warnings.extend(of(&years.after, self.reports.after));
        warnings
    }

    fn part_document(&self, part: &PartChange<'_>) -> PartChangeDocument {
        let (school, verdict) = (part.school(), part.verdict());
        let indicators = self.standard().indicators.iter().enumerate();
        PartChangeDocument {
            school_id: school.map_or("", School::id).to_owned(),
            school_name: school.map_or("", School::name).to_owned(),
            stage: part.stage.code().to_owned(),
            present: part.parts.map(Option::is_some),
            students: part
                .parts
                .map(|part| part.and_then(|part| part.pupils?.to_u128())),
            verdict,
            turned: verdict.turned(),
            indicators: indicators
                .map(|(place, indicator)| {
                    let results = part.indicator(place);
                    let values =
                        results.map(|result| result.and_then(|result| result.value.as_ref()));
                    let verdict = part.indicator_verdict(place);
                    IndicatorChangeDocument {
                        code: indicator.code.to_string(),
                        value: values.map(|value| value.map(Rational::to_f64)),
                        reported: values
                            .map(|value| value.map(|value| indicator.reported.text(value))),
                        verdict,
                        turned: verdict.turned(),
                    }
                })
                .collect(),
        }
    }

    fn coefficient_document(&self, change: &CoefficientChange<'_>) -> CoefficientChangeDocument {
        let row = change.rows.after;
        let indicator = self.standard().indicators.get(row.indicator);
        let split = change.split.as_ref().ok();
        let verdict = change.verdict();
        CoefficientChangeDocument {
            stage: row.stage.code().to_owned(),
            code: indicator
                .map(|indicator| indicator.code.to_string())
                .unwrap_or_default(),
            cv: change.rows.map(|row| row.coefficient_of_variation),
            reported_cv: change
                .rows
                .map(|row| row.reported_coefficient_of_variation.clone()),
            verdict,
            turned: verdict.turned(),
            change: split.map(|split| split.change.to_f64()),
            effects: split.map(|split| split.effects.map(Rational::to_f64)),
            reported_change: split.map(|split| split.reported_change.clone()),
            reported_effects: split.map(|split| split.reported.clone()),
            undivided: change.split.as_ref().err().copied(),
        }
    }

    fn clause_document(&self, place: usize) -> Option<ClauseChangeDocument> {
        let clause = self.standard().clauses.get(place)?;
        let results = self.reports.map(|report| {
            let mut clauses = report.clauses().iter();
            clauses
                .find(|one| one.clause == place)
                .map(|result| (*report, result))
        });
        let verdict = self.clause_verdict(place);
        Some(ClauseChangeDocument {
            code: clause.code.to_string(),
            value: results
                .map(|found| found.and_then(|(report, result)| result.value(report.standard()))),
            verdict,
            turned: verdict.turned(),
            text: results.map(|found| {
                found.map(|(report, result)| report.explain_clause(result, self.language))
            }),
        })
    }
}

fn school<Kind>(school: &School, school_kind: Kind) -> SchoolDocument<Kind> {
    SchoolDocument {
        school_id: school.id().to_owned(),
        school_name: school.name().to_owned(),
        school_kind,
    }
}
