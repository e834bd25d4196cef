//! How far apart the schools of a stage are: the coefficient of variation of each indicator, and
//! the mean of these.

use crate::evaluation::county::comparison::Comparison;
use crate::evaluation::county::measurement::Part;
use crate::judgement::{Bound, Verdict};
use crate::model::Stage;
use crate::numeric::{ExactDispersion, MeanCoefficientOfVariation, Rational};
use crate::standards::{DispersionRule, PerStage, Standard};
use rust_decimal::Decimal;

/// The dispersion of one indicator between the parts of one stage.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Balance {
    /// The stage.
    pub stage: Stage,
    /// The place of the indicator in the standard.
    pub indicator: usize,
    /// How many parts the stage has.
    pub parts: usize,
    /// The mean of the county, total over pupils, as the double nearest to the exact one.
    pub mean: Option<f64>,
    /// The mean as reported.
    pub reported_mean: Option<String>,
    /// The pupil-weighted population standard deviation, as the nearest double.
    pub standard_deviation: Option<f64>,
    /// The standard deviation, reported as the mean is.
    pub reported_standard_deviation: Option<String>,
    /// The coefficient of variation, as the nearest double.
    pub coefficient_of_variation: Option<f64>,
    /// The coefficient of variation as reported.
    pub reported_coefficient_of_variation: Option<String>,
    /// The limit; `None` if the rule sets none on a single indicator.
    pub limit: Option<Bound>,
    /// Whether the exact coefficient is within the limit; `None` if the rule sets none.
    pub verdict: Option<Verdict>,
}

/// The mean of the coefficients of variation of a stage (综合差异系数).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Composite {
    /// The mean of the coefficients, as the nearest double; `None` if one of them is undefined.
    pub coefficient_of_variation: Option<f64>,
    /// The mean as reported.
    pub reported: Option<String>,
    /// The limit; `None` if the rule sets none.
    pub limit: Option<Bound>,
    /// Whether the exact mean is within the limit; `None` if the rule sets none.
    pub verdict: Option<Verdict>,
}

/// The dispersion of every indicator of a stage, and their composite.
pub(super) fn balance_of_stage(
    standard: &Standard,
    comparison: Comparison,
    stage: Stage,
    parts: &[Part],
) -> (Vec<Balance>, Composite) {
    let parts: Vec<&Part> = parts.iter().filter(|part| part.stage == stage).collect();
    let weights: Option<Vec<Rational>> = parts
        .iter()
        .map(|part| part.pupils.map(Rational::from))
        .collect();
    let columns: Vec<Option<Vec<Rational>>> = (0..standard.indicators.len())
        .map(|indicator| {
            parts
                .iter()
                .map(|part| {
                    part.indicators
                        .get(indicator)
                        .and_then(|result| result.value.clone())
                })
                .collect()
        })
        .collect();
    let dispersions: Vec<Option<ExactDispersion<'_>>> = columns
        .iter()
        .map(|values| ExactDispersion::new(values.as_deref()?, weights.as_deref()?).ok())
        .collect();
    let rule = &standard.dispersion;
    let rows = standard
        .indicators
        .iter()
        .zip(&dispersions)
        .enumerate()
        .map(|(index, (indicator, dispersion))| {
            let limit = limit_of(rule.each.as_ref(), stage);
            let dispersion = dispersion.as_ref();
            // Undefined where the mean is not positive; what there is of it is still reported.
            let coefficient = dispersion.and_then(|d| d.coefficient_of_variation().ok());
            let reported = indicator.reported;
            Balance {
                stage,
                indicator: index,
                parts: parts.len(),
                mean: dispersion.map(ExactDispersion::mean),
                reported_mean: dispersion.map(|d| d.fixed_mean(reported.places, reported.mode)),
                standard_deviation: dispersion.map(ExactDispersion::standard_deviation),
                reported_standard_deviation: dispersion
                    .map(|d| d.fixed_standard_deviation(reported.places, reported.mode)),
                coefficient_of_variation: coefficient,
                reported_coefficient_of_variation: dispersion.and_then(|d| {
                    d.fixed_coefficient_of_variation(rule.reported.places, rule.reported.mode)
                        .ok()
                }),
                limit,
                verdict: limit.map(|limit| {
                    if parts.is_empty() {
                        Verdict::NotApplicable
                    } else {
                        Verdict::of(dispersion.and_then(|d| within(d, limit, rule, comparison)))
                    }
                }),
            }
        })
        .collect();
    (
        rows,
        composite(rule, comparison, stage, parts.is_empty(), &dispersions),
    )
}

fn limit_of(limits: Option<&PerStage<Bound>>, stage: Stage) -> Option<Bound> {
    limits?.get(stage).copied()
}

/// Whether a coefficient is within its limit; `None` where it is undefined.
fn within(
    dispersion: &ExactDispersion<'_>,
    limit: Bound,
    rule: &DispersionRule,
    comparison: Comparison,
) -> Option<bool> {
    let bound = Rational::from(limit.number);
    let ordering = match comparison {
        Comparison::Exact => dispersion.compare_coefficient_of_variation(&bound).ok()?,
        Comparison::AsReported => {
            let fixed = dispersion
                .fixed_coefficient_of_variation(rule.reported.places, rule.reported.mode)
                .ok()?;
            read_fixed(&fixed)?.cmp(&bound)
        }
    };
    Some(limit.relation.holds(ordering))
}

/// A reported figure as the number it says.
fn read_fixed(text: &str) -> Option<Rational> {
    Decimal::from_str_exact(text).ok().map(Rational::from)
}

fn composite(
    rule: &DispersionRule,
    comparison: Comparison,
    stage: Stage,
    no_parts: bool,
    dispersions: &[Option<ExactDispersion<'_>>],
) -> Composite {
    let limit = limit_of(rule.composite.as_ref(), stage);
    let all: Option<Vec<&ExactDispersion<'_>>> = dispersions.iter().map(Option::as_ref).collect();
    let mean = all.and_then(|all| ExactDispersion::mean_coefficient_of_variation(&all).ok());
    let reported = mean
        .as_ref()
        .map(|mean| mean.to_fixed(rule.reported.places, rule.reported.mode));
    let verdict = limit.map(|limit| {
        if no_parts {
            return Verdict::NotApplicable;
        }
        let bound = Rational::from(limit.number);
        let ordering = match comparison {
            Comparison::Exact => mean.as_ref().map(|mean| mean.compare(&bound)),
            Comparison::AsReported => reported
                .as_deref()
                .and_then(read_fixed)
                .map(|value| value.cmp(&bound)),
        };
        Verdict::of(ordering.map(|ordering| limit.relation.holds(ordering)))
    });
    Composite {
        coefficient_of_variation: mean.as_ref().map(MeanCoefficientOfVariation::to_f64),
        reported,
        limit,
        verdict,
    }
}
