//! The report on an area as a document: owned, serializable, stable.

use crate::evaluation::area::report::{AreaReport, IndicatorSplit};
use crate::evaluation::area::standing::CountyStanding;
use crate::evaluation::area::variance_split::VarianceSplit;
use crate::evaluation::county::achievement::Achievement;
use crate::evaluation::county::presentation::document::{BalanceDocument, CountyDocument};
use crate::evaluation::county::suppression::rule::Suppression;
use crate::judgement::Verdict;
use crate::model::Language;
use crate::numeric::Rational;
use crate::page::Told;
use serde::{Deserialize, Serialize};

/// An [`AreaReport`] in the form in which it is written to files.
///
/// All keys are always there; what is unknown is `null`. A change of a key is a breaking change;
/// keys may be added.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AreaReportDocument {
    /// The version of the form: 1.
    pub schema: u32,
    /// The identifier of the standard.
    pub standard: String,
    /// Below which number of pupils figures are [kept back](crate::evaluation::Suppression); only in a
    /// report for publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suppressed_below: Option<u32>,
    /// The counties, in the order of their ranks.
    pub counties: Vec<CountyStandingDocument>,
    /// The schools of all counties as one pool.
    pub area: PoolDocument,
    /// How the variance of each indicator is split over the counties, primary before junior.
    pub variance: Vec<VarianceSplitDocument>,
    /// What was passed over in the files.
    pub warnings: Vec<String>,
}

/// A county among the others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CountyStandingDocument {
    /// Its place from one; counties that are equal share it.
    pub rank: usize,
    /// The county.
    pub county: CountyDocument,
    /// Whether it passes.
    pub verdict: Verdict,
    /// How many indicators and clauses are met; `null` where the standard does not count them.
    pub achievement: Option<Achievement>,
    /// How many schools are judged.
    pub schools: usize,
    /// How many schools have a part that does not satisfy the school rule; `null` where the standard has
    /// no threshold.
    pub failing_schools: Option<usize>,
    /// How many others have a part of which it cannot be told.
    pub undecided_schools: Option<usize>,
    /// The coefficient of variation that takes most of its limit.
    pub worst: Option<BalanceDocument>,
}

/// The schools of all counties as one pool.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PoolDocument {
    /// How many counties there are.
    pub counties: usize,
    /// How many schools are judged.
    pub schools: usize,
    /// How many schools have a part that does not satisfy the school rule.
    pub failing_schools: Option<usize>,
    /// How many others have a part of which it cannot be told.
    pub undecided_schools: Option<usize>,
    /// The dispersion of each indicator and stage between all schools.
    pub balance: Vec<BalanceDocument>,
}

/// How the variance of an indicator in a stage is split over the counties.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct VarianceSplitDocument {
    /// The stage, by its code.
    pub stage: String,
    /// The code of the indicator.
    pub code: String,
    /// The mean of the area.
    pub mean: Option<f64>,
    /// The variance between all schools.
    pub total: Option<f64>,
    /// The variance of the means of the counties.
    pub between: Option<f64>,
    /// The mean of the variances in the counties.
    pub within: Option<f64>,
    /// The part of the variance that is between the counties, from 0 to 1; `null` if there is none.
    pub between_share: Option<f64>,
}

impl AreaReport<'_> {
    /// The report as a document, its sentences in a language. A caller adds to the warnings.
    #[must_use]
    pub fn to_document(&self, language: Language) -> AreaReportDocument {
        Told::new(self, language).document()
    }

    /// The pool as a county among others.
    pub(super) fn whole(&self) -> CountyStanding<'_> {
        CountyStanding {
            rank: 1,
            report: &self.pool,
        }
    }
}

impl Told<'_, AreaReport<'_>> {
    fn document(&self) -> AreaReportDocument {
        let whole = self.whole();
        AreaReportDocument {
            schema: 1,
            standard: self.pool.standard().id.to_string(),
            suppressed_below: self.pool.suppression().map(Suppression::number),
            counties: self
                .standings
                .iter()
                .map(|standing| CountyStandingDocument {
                    rank: standing.rank,
                    county: self.of(standing.report).county_document(),
                    verdict: standing.report.verdict(),
                    achievement: standing.report.achievement().copied(),
                    schools: standing.schools(),
                    failing_schools: standing.failing_schools(),
                    undecided_schools: standing.undecided_schools(),
                    worst: standing
                        .worst()
                        .filter(|_| !standing.is_worst_withheld())
                        .map(|row| self.of(standing.report).balance_document(row)),
                })
                .collect(),
            area: PoolDocument {
                counties: self.standings.len(),
                schools: whole.schools(),
                failing_schools: whole.failing_schools(),
                undecided_schools: whole.undecided_schools(),
                balance: self
                    .pool
                    .balance()
                    .iter()
                    .map(|row| self.of(&self.pool).balance_document(row))
                    .collect(),
            },
            variance: self
                .splits
                .iter()
                .map(|split| self.split_document(split))
                .collect(),
            warnings: Vec::new(),
        }
    }

    fn split_document(&self, of: &IndicatorSplit) -> VarianceSplitDocument {
        let indicator = self.pool.standard().indicators.get(of.indicator);
        let number = |of_split: fn(&VarianceSplit) -> &Rational| {
            of.split.as_ref().map(of_split).map(Rational::to_f64)
        };
        let share = of.split.as_ref().and_then(VarianceSplit::between_share);
        VarianceSplitDocument {
            stage: of.stage.code().to_owned(),
            code: indicator
                .map(|indicator| indicator.code.to_string())
                .unwrap_or_default(),
            mean: number(|split| &split.mean),
            total: number(|split| &split.total),
            between: number(|split| &split.between),
            within: number(|split| &split.within),
            between_share: share.as_ref().map(Rational::to_f64),
        }
    }
}
