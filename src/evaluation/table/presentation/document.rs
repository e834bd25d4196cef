//! What was found of a table as a document: owned, serializable, stable.

use crate::evaluation::table::result::{Compared, CriterionFinding, TableReport, UnitResult};
use crate::judgement::{Reporting, Verdict, VerdictCounts};
use crate::model::Language;
use crate::numeric::Rational;
use crate::page::Told;
use crate::standards::{TableCriterion, TableTest};
use serde::{Deserialize, Serialize};

/// A [`TableReport`] in the form in which it is written to files.
///
/// All keys are always there; what is unknown is `null`. A change of a key is a breaking change;
/// keys may be added.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TableReportDocument {
    /// The version of the form: 1.
    pub schema: u32,
    /// The identifier of the standard.
    pub standard: String,
    /// The name of the area.
    pub area: Option<String>,
    /// Whether every criterion is clear.
    pub verdict: Verdict,
    /// The criteria.
    pub criteria: Vec<TableCriterionDocument>,
    /// The units that were judged.
    pub units: Vec<TableUnitDocument>,
    /// The units that do not count.
    pub excluded: Vec<ExcludedUnitDocument>,
    /// Of which units it cannot be told whether they count, though they are judged.
    pub warnings: Vec<String>,
}

/// A criterion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TableCriterionDocument {
    /// Its code.
    pub code: String,
    /// Its kind: `each_unit`, `area`, `spread` or `attested`.
    pub kind: String,
    /// Whether it holds; `null` where the standard only computes.
    pub verdict: Option<Verdict>,
    /// The double nearest to its value; of a criterion for every unit, none.
    pub value: Option<f64>,
    /// The value as reported.
    pub reported: Option<String>,
    /// The bound as a decimal, where it is one, else as reported, or with as many more decimals as it takes to stand
    /// to the value as it does.
    pub bound: Option<String>,
    /// How many units meet it and how many not, of a criterion for every unit.
    pub units: Option<VerdictCounts>,
    /// Its name, the figures behind the verdict, and the clause.
    pub explanation: String,
    /// Where the rule says so.
    pub source: String,
}

/// A unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TableUnitDocument {
    /// Its identifier.
    pub id: String,
    /// Whether it is known to count.
    pub counts: bool,
    /// Whether it meets every criterion for units.
    pub verdict: Verdict,
    /// What each criterion for units says of it.
    pub results: Vec<UnitResultDocument>,
}

/// What a criterion says of a unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UnitResultDocument {
    /// The code of the criterion.
    pub code: String,
    /// Whether the unit meets it.
    pub verdict: Verdict,
    /// The double nearest to the value.
    pub value: Option<f64>,
    /// The value as reported.
    pub reported: Option<String>,
    /// The bound as a decimal, where it is one, else as reported, or with as many more decimals as it takes to stand
    /// to the value as it does.
    pub bound: Option<String>,
    /// Both sides with the figures in them, and the clause.
    pub explanation: String,
}

/// A unit that does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ExcludedUnitDocument {
    /// Its identifier.
    pub id: String,
    /// Why.
    pub reason: String,
}

impl TableReport<'_> {
    /// The report as a document, with explanations in a language.
    #[must_use]
    pub fn to_document(&self, language: Language) -> TableReportDocument {
        Told::new(self, language).document()
    }
}

impl Told<'_, TableReport<'_>> {
    fn document(&self) -> TableReportDocument {
        let criteria = self.standard.criteria.iter().zip(&self.criteria);
        TableReportDocument {
            schema: 1,
            standard: self.standard.id.to_string(),
            area: self.filing.name.clone(),
            verdict: self.verdict,
            criteria: criteria
                .map(|(criterion, result)| {
                    self.criterion_document(criterion, &result.finding, result.verdict)
                })
                .collect(),
            units: self
                .units
                .iter()
                .map(|unit| self.unit_document(unit))
                .collect(),
            excluded: self
                .excluded
                .iter()
                .filter_map(|excluded| {
                    let exclusion = self.standard.exclusions.get(excluded.exclusion)?;
                    Some(ExcludedUnitDocument {
                        id: self.id(excluded.unit).to_owned(),
                        reason: exclusion.reason.get(self.language).to_owned(),
                    })
                })
                .collect(),
            warnings: self.warnings(),
        }
    }

    fn criterion_document(
        &self,
        criterion: &TableCriterion,
        finding: &CriterionFinding,
        verdict: Option<Verdict>,
    ) -> TableCriterionDocument {
        let mut document = TableCriterionDocument {
            code: criterion.code.to_string(),
            kind: kind(&criterion.test).to_owned(),
            verdict,
            value: None,
            reported: None,
            bound: None,
            units: None,
            explanation: self.criterion_explanation(criterion, finding),
            source: criterion.source.to_string(),
        };
        match finding {
            CriterionFinding::EachUnit(counts) => {
                document.units = Some(*counts);
            }
            CriterionFinding::Area(compared) => {
                let numbers = Numbers::of(compared, criterion.reported);
                document.value = numbers.value;
                document.reported = numbers.reported;
                document.bound = numbers.bound;
            }
            CriterionFinding::Spread(spread) => {
                if let Ok(spread) = spread.as_ref() {
                    document.value = Some(spread.value);
                    document.reported = Some(spread.reported.clone());
                }
                if let TableTest::Spread { limit, .. } = &criterion.test {
                    document.bound = limit.map(|limit| limit.number.to_string());
                }
            }
            CriterionFinding::Attested => {}
        }
        document
    }

    fn unit_document(&self, unit: &UnitResult) -> TableUnitDocument {
        let results = self.unit_criteria().zip(&unit.results);
        TableUnitDocument {
            id: self.id(unit.unit).to_owned(),
            counts: unit.counts,
            verdict: unit.verdict,
            results: results
                .map(|(criterion, compared)| {
                    let numbers = Numbers::of(compared, criterion.reported);
                    UnitResultDocument {
                        code: criterion.code.to_string(),
                        verdict: compared.verdict,
                        value: numbers.value,
                        reported: numbers.reported,
                        bound: numbers.bound,
                        explanation: self.unit_explanation(unit, criterion, compared),
                    }
                })
                .collect(),
        }
    }
}

/// The name of a kind of test, as in a file.
const fn kind(test: &TableTest) -> &'static str {
    match test {
        TableTest::EachUnit { .. } => "each_unit",
        TableTest::Area { .. } => "area",
        TableTest::Spread { .. } => "spread",
        TableTest::Attested => "attested",
    }
}

/// The numbers of a condition as they are written.
struct Numbers {
    value: Option<f64>,
    reported: Option<String>,
    bound: Option<String>,
}

impl Numbers {
    fn of(compared: &Compared, reporting: Reporting) -> Self {
        let asked = compared.verdict != Verdict::NotApplicable;
        let value = compared.value.as_ref().ok().filter(|_| asked);
        let bound = compared.bound.as_ref().ok().filter(|_| asked);
        let written = |bound: &Rational| {
            let exact = bound.to_exact_decimal();
            exact.unwrap_or_else(|| match value {
                Some(value) => reporting.text_beside(bound, value),
                None => reporting.text(bound),
            })
        };
        Self {
            value: value.map(Rational::to_f64),
            reported: value.map(|value| reporting.text(value)),
            bound: bound.map(written),
        }
    }
}
