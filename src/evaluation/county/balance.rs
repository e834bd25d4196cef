//! How far apart the schools of a stage are: the coefficient of variation of each indicator, and
//! the mean of these.

use crate::evaluation::county::comparison::Comparison;
use crate::evaluation::county::measurement::Part;
use crate::evaluation::county::roll::JUDGED;
use crate::judgement::{Bound, Verdict, exact_text};
use crate::model::Stage;
use crate::numeric::{
    CoefficientOrder, DoubleOrder, ExactDispersion, MeanCoefficientOfVariation, NearDouble,
    Rational,
};
use crate::standards::{DispersionRule, PerStage, Standard};
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
    /// Whether some of its figures are [kept back](crate::evaluation::Suppression).
    pub withheld: bool,
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
    /// Whether the mean is [kept back](crate::evaluation::Suppression).
    pub withheld: bool,
}

/// The dispersions of a county: of every indicator, primary before junior, and their composites.
#[derive(Clone, Debug)]
pub(super) struct Dispersions {
    pub(super) rows: Vec<Balance>,
    pub(super) composite: PerStage<Composite>,
}

impl Dispersions {
    pub(super) fn of(standard: &Standard, comparison: Comparison, parts: &[Part]) -> Self {
        let [(primary, primary_composite), (junior, junior_composite)] =
            JUDGED.map(|stage| balance_of_stage(standard, comparison, stage, parts));
        Self {
            rows: primary.into_iter().chain(junior).collect(),
            composite: PerStage {
                primary: primary_composite,
                junior: junior_composite,
            },
        }
    }
}

/// What the dispersions of a county say, without them: a county is judged by these alone.
#[derive(Clone, Debug)]
pub(super) struct DispersionVerdicts {
    /// Of each stage and indicator that has a limit, with the place of the indicator.
    rows: Vec<(usize, Verdict)>,
    composite: Vec<Verdict>,
}

impl DispersionVerdicts {
    /// The verdicts, where doubles are enough to tell; `None` where [`Dispersions`] have to.
    pub(super) fn quick(
        standard: &Standard,
        comparison: Comparison,
        parts: &[Part],
    ) -> Option<Self> {
        let rule = &standard.dispersion;
        if comparison != Comparison::Exact || rule.composite.is_some() {
            return None;
        }
        let mut rows = Vec::new();
        for stage in JUDGED {
            let Some(limit) = limit_of(rule.each.as_ref(), stage) else {
                continue;
            };
            for (index, order) in orders(standard, stage, parts).into_iter().enumerate() {
                let verdict = match order {
                    Order::NoPart => Verdict::NotApplicable,
                    Order::Unknown => Verdict::NotAssessable,
                    Order::Sums(sums) => match sums.compare(&Rational::from(limit.number)) {
                        DoubleOrder::Is(order) => Verdict::of(Some(limit.relation.holds(order))),
                        DoubleOrder::NoCoefficient => Verdict::NotAssessable,
                        DoubleOrder::Open => return None,
                    },
                };
                rows.push((index, verdict));
            }
        }
        Some(Self {
            rows,
            composite: Vec::new(),
        })
    }

    pub(super) fn of(dispersions: &Dispersions) -> Self {
        let rows = dispersions.rows.iter();
        let PerStage { primary, junior } = &dispersions.composite;
        Self {
            rows: rows
                .filter_map(|row| Some((row.indicator, row.verdict?)))
                .collect(),
            composite: primary.verdict.into_iter().chain(junior.verdict).collect(),
        }
    }

    /// All of them.
    pub(super) fn all(&self) -> impl Iterator<Item = Verdict> {
        let rows = self.rows.iter().map(|(_, verdict)| *verdict);
        rows.chain(self.composite.iter().copied())
    }

    /// Those on one indicator.
    pub(super) fn on(&self, indicator: usize) -> impl Iterator<Item = Verdict> {
        let rows = self.rows.iter().filter(move |(of, _)| *of == indicator);
        rows.map(|(_, verdict)| *verdict)
    }
}

/// What is known of the coefficient of one indicator.
#[derive(Clone, Copy)]
enum Order {
    NoPart,
    /// A value or a number of pupils is not known, or whether it counts.
    Unknown,
    Sums(CoefficientOrder),
}

/// What doubles say of the coefficients of a stage, indicator by indicator.
fn orders(standard: &Standard, stage: Stage, parts: &[Part]) -> Vec<Order> {
    let mut orders = vec![Order::NoPart; standard.indicators.len()];
    for part in parts.iter().filter(|part| part.stage == stage) {
        let weight = part
            .pupils
            .filter(|_| part.counts)
            .map(|pupils| NearDouble::of(&Rational::from(pupils)));
        for (order, result) in orders.iter_mut().zip(&part.indicators) {
            let mut sums = match order {
                Order::NoPart => CoefficientOrder::default(),
                Order::Sums(sums) => *sums,
                Order::Unknown => continue,
            };
            *order = match (&result.value, weight) {
                (Some(value), Some(weight)) => {
                    sums.add(value, weight);
                    Order::Sums(sums)
                }
                _ => Order::Unknown,
            };
        }
    }
    orders
}

/// The dispersion of every indicator of a stage, and their composite.
fn balance_of_stage(
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
                .map(|part| part.counted_value(indicator).cloned())
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
                withheld: false,
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
        Comparison::AsReported => Some(exact_text(reported?)?.cmp(&bound)),
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
                .and_then(exact_text)
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
        withheld: false,
    }
}
