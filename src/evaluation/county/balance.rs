//! How far apart the schools of a stage are: the coefficient of variation of each indicator, and
//! the mean of these.

use crate::evaluation::county::comparison::Comparison;
use crate::evaluation::county::measurement::Part;
use crate::judgement::{Bound, Verdict};
use crate::model::Stage;
use crate::numeric::{ExactDispersion, MeanCoefficientOfVariation, Rational};
use crate::standards::{DispersionRule, PerStage, Standard};
use rust_decimal::Decimal;
use std::cmp::Ordering;

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
    /// The coefficient as reported, or with as many more decimals as it takes to be told from its limit.
    pub coefficient_of_variation_beside_limit: Option<String>,
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
    /// The mean as reported, or with as many more decimals as it takes to be told from its limit.
    pub beside_limit: Option<String>,
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
            let fixed = dispersion.and_then(|d| {
                d.fixed_coefficient_of_variation(rule.reported.places, rule.reported.mode)
                    .ok()
            });
            let ordering = limit
                .zip(dispersion)
                .and_then(|(limit, d)| ordering(d, limit, comparison, fixed.as_deref()));
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
                coefficient_of_variation_beside_limit: beside(
                    rule,
                    fixed.as_deref(),
                    limit.zip(ordering),
                    |places| {
                        let fixed =
                            dispersion?.fixed_coefficient_of_variation(places, rule.reported.mode);
                        fixed.ok()
                    },
                ),
                reported_coefficient_of_variation: fixed,
                limit,
                verdict: limit.map(|limit| {
                    if parts.is_empty() {
                        Verdict::NotApplicable
                    } else {
                        Verdict::of(ordering.map(|ordering| limit.relation.holds(ordering)))
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

/// How a coefficient stands to its limit; `None` where it is undefined.
fn ordering(
    dispersion: &ExactDispersion<'_>,
    limit: Bound,
    comparison: Comparison,
    reported: Option<&str>,
) -> Option<Ordering> {
    let bound = Rational::from(limit.number);
    match comparison {
        Comparison::Exact => dispersion.compare_coefficient_of_variation(&bound).ok(),
        Comparison::AsReported => Some(read_fixed(reported?)?.cmp(&bound)),
    }
}

/// A coefficient as reported, or with as many more decimals as it takes to stand to its limit as it
/// does.
fn beside(
    rule: &DispersionRule,
    reported: Option<&str>,
    limit: Option<(Bound, Ordering)>,
    text: impl Fn(u32) -> Option<String>,
) -> Option<String> {
    let reported = reported?.to_owned();
    let Some((limit, ordering)) = limit else {
        return Some(reported);
    };
    let bound = Rational::from(limit.number);
    Some(rule.reported.beside(&bound, ordering, |places| {
        if places == rule.reported.places {
            reported.clone()
        } else {
            text(places).unwrap_or_default()
        }
    }))
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
    let ordering = limit.and_then(|limit| {
        let bound = Rational::from(limit.number);
        match comparison {
            Comparison::Exact => mean.as_ref().map(|mean| mean.compare(&bound)),
            Comparison::AsReported => reported
                .as_deref()
                .and_then(read_fixed)
                .map(|value| value.cmp(&bound)),
        }
    });
    let verdict = limit.map(|limit| {
        if no_parts {
            return Verdict::NotApplicable;
        }
        Verdict::of(ordering.map(|ordering| limit.relation.holds(ordering)))
    });
    Composite {
        coefficient_of_variation: mean.as_ref().map(MeanCoefficientOfVariation::to_f64),
        beside_limit: beside(rule, reported.as_deref(), limit.zip(ordering), |places| {
            Some(mean.as_ref()?.to_fixed(places, rule.reported.mode))
        }),
        reported,
        limit,
        verdict,
    }
}
