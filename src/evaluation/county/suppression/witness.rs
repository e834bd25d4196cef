//! The search for other filings that would have given the same published report.
//!
//! What is kept back is protected where such a filing exists, whatever the means of who looks at the
//! report. One part is changed at a time: the indicators of a part are filed apart from each other, so that for
//! given pupils each has an amount of its own to be found.
//!
//! All in doubles: a filing counts only where it keeps to every verdict and every rounded figure by a margin
//! that is far wider than their error.

use crate::evaluation::county::balance::Balance;
use crate::evaluation::county::comparison::Comparison;
use crate::evaluation::county::measurement::Part;
use crate::evaluation::county::report::Report;
use crate::evaluation::county::roll::Enrolment;
use crate::evaluation::county::suppression::rule::{SuppressionError, is_few, is_small};
use crate::judgement::{Bound, Reporting, Verdict, exact_text};
use crate::model::{School, Stage};
use crate::numeric::{Rational, RoundingMode};
use rust_decimal::prelude::ToPrimitive as _;

/// What is shown of the dispersion of an indicator in a stage beside its verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shown {
    /// Nothing.
    Verdict,
    /// The coefficient with a decimal less than is reported.
    Coarse,
    /// The coefficient as reported.
    Coefficient,
    /// The coefficient, the mean and the standard deviation as reported.
    All,
}

impl Shown {
    /// From the most to the least.
    const DOWNWARDS: [Self; 4] = [Self::All, Self::Coefficient, Self::Coarse, Self::Verdict];
}

/// A value that is a fifth away is another value.
const APART: f64 = 0.2;
/// Doubles that are nearer to each other than this share are not told apart.
const MARGIN: f64 = 1e-9;
/// So many amounts are tried.
const TRIED: u32 = 2000;

/// The rows of a report, and what of them is still shown.
pub(super) struct Audit<'r, 'a> {
    report: &'r Report<'a>,
    rows: Vec<Row<'r>>,
}

/// The dispersion of an indicator in a stage.
struct Row<'r> {
    balance: &'r Balance,
    shown: Shown,
    /// Σn, Σn·v, Σn·v² of the parts; `None` where one is not known.
    sums: Option<[f64; 3]>,
    /// The mean, the deviation, the coefficient and that with a decimal less, as they are printed.
    printed: [Option<f64>; 4],
}

/// Pupils and value of a part.
type Weighed = (f64, f64);

/// A part with other figures than it has.
struct Change {
    part: usize,
    from: Weighed,
    to: Weighed,
}

/// Another filing that would have given what is shown.
struct Found {
    /// The coefficient in it, where there is one.
    coefficient: Option<f64>,
}

/// What is asked of a filing beside that it gives the same report.
#[derive(Clone, Copy)]
enum Asked {
    AnyValue,
    AnotherValue,
}

impl<'r, 'a> Audit<'r, 'a> {
    pub(super) fn new(report: &'r Report<'a>) -> Self {
        let rows = report.balance().iter().map(|balance| {
            let parts = report.parts().iter();
            let parts = parts.filter(|part| part.stage == balance.stage);
            let weighed: Option<Vec<Weighed>> =
                parts.map(|part| weighed(part, balance.indicator)).collect();
            let sums = weighed.map(sums);
            Row {
                balance,
                shown: Shown::All,
                sums: sums.filter(|_| balance.mean.is_some()),
                printed: [
                    balance.reported_mean.clone(),
                    balance.reported_standard_deviation.clone(),
                    balance.reported_coefficient_of_variation.clone(),
                    coarse(balance, report.standard().dispersion.reported),
                ]
                .map(|text| text?.parse().ok()),
            }
        });
        Self {
            report,
            rows: rows.collect(),
        }
    }

    /// What is shown of a row.
    pub(super) fn shown(&self, row: usize) -> Shown {
        self.rows.get(row).map_or(Shown::Verdict, |row| row.shown)
    }

    /// Gives up of the rows what tells of a part, if it is kept back.
    pub(super) fn protect(&mut self, place: usize, below: u32) -> Result<(), SuppressionError> {
        let report = self.report;
        let Some(part) = report.parts().get(place) else {
            return Ok(());
        };
        let is_kept_back = report
            .school_of(part)
            .is_some_and(|school| is_small(school, below));
        let Some(pupils) = part.pupils.filter(|_| is_kept_back) else {
            return Ok(());
        };
        let own = pupils.to_f64().unwrap_or_default();
        let half = f64::from(below / 2);
        let others: Vec<f64> = if is_few(pupils, below) {
            (1..below).map(f64::from).collect()
        } else {
            vec![own - half, own, own + half]
        };
        let others = others.into_iter();
        let possible: Vec<Possible> = others
            .filter_map(|pupils| self.possible(place, pupils, own))
            .collect();
        let Some((one, other)) = best_pair(&possible, own, half) else {
            return Err(self.unprotectable(place));
        };
        for (indicator, shown) in one.shown_with(other).enumerate() {
            self.show_no_more(place, indicator, shown);
        }
        for indicator in 0..part.indicators.len() {
            let shown = [one.pupils, own, other.pupils]
                .into_iter()
                .filter_map(|pupils| self.most_shown(place, indicator, pupils, Asked::AnotherValue))
                .map(|(shown, _)| shown)
                .max();
            // What the verdicts tell by themselves is not kept by giving up what is shown.
            if let Some(shown) = shown {
                self.show_no_more(place, indicator, shown);
            }
        }
        Ok(())
    }

    /// What may be shown of each indicator so that a part could have so many pupils; `None` if the verdicts rule
    /// it out.
    fn possible(&self, place: usize, pupils: f64, own: f64) -> Option<Possible> {
        let count = self.report.standard().indicators.len();
        if (pupils - own).abs() < 0.5 {
            let shown = vec![Shown::All; count];
            return Some(Possible { pupils, shown });
        }
        let found: Option<Vec<(Shown, Option<f64>)>> = (0..count)
            .map(|indicator| self.most_shown(place, indicator, pupils, Asked::AnyValue))
            .collect();
        let (shown, coefficients): (Vec<Shown>, Vec<Option<f64>>) = found?.into_iter().unzip();
        let is_kept = self.keeps_composite(place, &coefficients);
        is_kept.then_some(Possible { pupils, shown })
    }

    /// The most that may be shown of the rows of an indicator so that there is another filing, and the
    /// coefficient in it. `None` if the verdicts alone allow none.
    fn most_shown(
        &self,
        place: usize,
        indicator: usize,
        pupils: f64,
        asked: Asked,
    ) -> Option<(Shown, Option<f64>)> {
        Shown::DOWNWARDS.into_iter().find_map(|shown| {
            let found = self.witness(place, indicator, (pupils, shown), asked)?;
            Some((shown, found.coefficient))
        })
    }

    fn show_no_more(&mut self, place: usize, indicator: usize, shown: Shown) {
        for row in self.rows_of(place, indicator).into_iter().flatten() {
            if let Some(row) = self.rows.get_mut(row) {
                row.shown = row.shown.min(shown);
            }
        }
    }

    fn unprotectable(&self, place: usize) -> SuppressionError {
        let part = self.report.parts().get(place);
        let school = part.and_then(|part| self.report.school_of(part));
        SuppressionError::Unprotectable {
            school: school.map_or("", |school| school.id()).to_owned(),
            stage: part.map_or("", |part| part.stage.code()),
        }
    }

    /// The row of an indicator in the stage of a part.
    fn row_of(&self, place: usize, indicator: usize) -> Option<usize> {
        let part = self.report.parts().get(place)?;
        self.rows
            .iter()
            .position(|row| row.balance.stage == part.stage && row.balance.indicator == indicator)
    }

    /// The rows that a change of a part touches: its own, and where a figure is split over the stages, that of
    /// the other part of the school.
    fn rows_of(&self, place: usize, indicator: usize) -> [Option<usize>; 2] {
        let other = self.other_part(place, indicator);
        [
            self.row_of(place, indicator),
            other.and_then(|other| self.row_of(other, indicator)),
        ]
    }

    /// The other part of a school, if a figure is split between the two.
    fn other_part(&self, place: usize, indicator: usize) -> Option<usize> {
        let indicators = &self.report.standard().indicators;
        let parts = self.report.parts();
        let part = parts.get(place)?;
        indicators.get(indicator).filter(|one| one.split)?;
        let mut others = parts.iter().enumerate();
        others
            .find(|(other, one)| one.school == part.school && *other != place)
            .map(|(other, _)| other)
    }

    /// A filing in which a part has so many pupils, and an amount of its indicator with which the report is the
    /// same.
    fn witness(
        &self,
        place: usize,
        indicator: usize,
        (pupils, shown): (f64, Shown),
        asked: Asked,
    ) -> Option<Found> {
        let part = self.report.parts().get(place)?;
        let Some(value) = part.indicators.get(indicator)?.value.as_ref() else {
            return Some(Found { coefficient: None });
        };
        let from = (part.pupils?.to_f64()?, value.to_f64());
        let other = self.other_part(place, indicator);
        let other = other.and_then(|other| {
            let part = self.report.parts().get(other)?;
            let value = part.indicators.get(indicator)?.value.as_ref()?;
            Some((other, (part.pupils?.to_f64()?, value.to_f64())))
        });
        let rows = self.rows_of(place, indicator);
        self.values(part, indicator, from, pupils)
            .filter(|value| match asked {
                Asked::AnyValue => true,
                Asked::AnotherValue if from.1 == 0.0 => *value > 0.0,
                Asked::AnotherValue => (value / from.1 - 1.0).abs() >= APART,
            })
            .find_map(|value| {
                let mut changes = vec![Change {
                    part: place,
                    from,
                    to: (pupils, value),
                }];
                // What is split has the same value in both stages, but for the factors of the stages.
                changes.extend(other.map(|(part, (pupils, old))| Change {
                    part,
                    from: (pupils, old),
                    to: (
                        pupils,
                        if from.1 == 0.0 {
                            value
                        } else {
                            old * value / from.1
                        },
                    ),
                }));
                let same = changes.iter().zip(rows).all(|(change, row)| {
                    self.keeps_verdicts(change, indicator)
                        && row
                            .and_then(|row| self.rows.get(row))
                            .is_none_or(|row| row.is_same(change, shown, self.report))
                });
                let own = rows.first().copied().flatten();
                let own = own.and_then(|row| self.rows.get(row));
                let first = changes.first().zip(own);
                same.then(|| Found {
                    coefficient: first.and_then(|(one, row)| row.coefficient(one)),
                })
            })
    }

    /// The values to be tried for a part of so many pupils: the one it has, that which leaves the mean as it is,
    /// and those of many amounts.
    fn values(
        &self,
        part: &Part,
        indicator: usize,
        (old_pupils, old): Weighed,
        pupils: f64,
    ) -> impl Iterator<Item = f64> {
        let standard = self.report.standard();
        let rule = standard.indicators.get(indicator);
        let per = rule.map_or(1.0, |one| f64::from(one.per));
        let is_whole = rule.is_some_and(|one| one.whole);
        // What one unit of the amount is of the value.
        let unit = match rule.filter(|one| one.split) {
            Some(_) => {
                let factor = |stage| standard.stage_factors.get(stage).to_f64().unwrap_or(1.0);
                let own = factor(part.stage);
                let school = self.report.school_of(part);
                let others: f64 = school.map_or(0.0, |school| other_pupils(school, part, factor));
                per * own / own.mul_add(pupils, others)
            }
            None => per / pupils,
        };
        let row = self
            .rows
            .iter()
            .find(|row| row.balance.stage == part.stage && row.balance.indicator == indicator);
        let same_mean = row.and_then(|row| row.sums).map(|[weight, sum, _]| {
            let rest = sum - old_pupils * old;
            (sum / weight * (weight - old_pupils + pupils) - rest) / pupils
        });
        let exact = [Some(old), same_mean].into_iter().flatten();
        let exact = exact.filter(move |_| !is_whole);
        let near = (old / unit).round();
        let steps = (0..TRIED).map(move |step| {
            if is_whole {
                // From the nearest number outwards, none below zero.
                let away = f64::from(step.div_ceil(2));
                unit * if step % 2 == 0 {
                    near + away
                } else {
                    near - away
                }
            } else {
                old.max(unit) * f64::from(step) * 0.002
            }
        });
        exact.chain(steps).filter(|value| *value >= 0.0)
    }

    /// Whether every verdict on the value stays as it is.
    fn keeps_verdicts(&self, change: &Change, indicator: usize) -> bool {
        let standard = self.report.standard();
        let Some((part, rule)) = self
            .report
            .parts()
            .get(change.part)
            .zip(standard.indicators.get(indicator))
        else {
            return false;
        };
        let Some(bound) = rule
            .threshold
            .and_then(|bounds| bounds.get(part.stage).copied())
        else {
            return true;
        };
        let Some(result) = part.indicators.get(indicator) else {
            return false;
        };
        let (value, comparison) = (change.to.1, self.report.comparison());
        let floor = standard.school_rule.as_ref();
        let floor = floor.map(|rule| Bound::at_least(rule.floor_share * bound.number));
        holds(bound, value, comparison, rule.reported.places) == result.verdict
            && floor.is_none_or(|floor| {
                holds(floor, value, Comparison::Exact, 0) == result.floor_verdict
            })
    }

    /// Whether the composite of the stage of a part stays where it is, if there is a limit on it.
    fn keeps_composite(&self, place: usize, coefficients: &[Option<f64>]) -> bool {
        let Some(part) = self.report.parts().get(place) else {
            return true;
        };
        let composite = self.report.composite().get(part.stage);
        let Some((limit, verdict)) = composite.and_then(|one| one.limit.zip(one.verdict)) else {
            return true;
        };
        let known: Option<Vec<f64>> = coefficients.iter().copied().collect();
        let (Some(known), true) = (known, composite.is_some_and(|one| one.reported.is_some()))
        else {
            return true;
        };
        let count = u32::try_from(known.len()).map_or(1.0, f64::from);
        let mean = known.iter().sum::<f64>() / count;
        let places = self.report.standard().dispersion.reported.places;
        holds(limit, mean, self.report.comparison(), places) == Some(verdict)
    }
}

impl Row<'_> {
    /// Σn, Σn·v, Σn·v² with a change.
    fn changed(&self, change: &Change) -> Option<[f64; 3]> {
        let [weight, sum, squares] = self.sums?;
        let ((old_pupils, old), (pupils, new)) = (change.from, change.to);
        Some([
            weight - old_pupils + pupils,
            sum - old_pupils * old + pupils * new,
            squares - old_pupils * old * old + pupils * new * new,
        ])
    }

    /// The mean, the deviation and the coefficient with a change.
    fn figures(&self, change: &Change) -> Option<[f64; 3]> {
        let [weight, sum, squares] = self.changed(change)?;
        let mean = sum / weight;
        let deviation = mean.mul_add(-mean, squares / weight).max(0.0).sqrt();
        Some([mean, deviation, deviation / mean])
    }

    fn coefficient(&self, change: &Change) -> Option<f64> {
        let [_, _, coefficient] = self.figures(change)?;
        coefficient.is_finite().then_some(coefficient)
    }

    /// Whether all that is shown of the row is the same with a change.
    fn is_same(&self, change: &Change, shown: Shown, report: &Report<'_>) -> bool {
        let Some([mean, deviation, coefficient]) = self.figures(change) else {
            // Nothing is shown of it.
            return true;
        };
        let [printed_mean, printed_deviation, printed, coarse] = self.printed;
        let Some(printed) = printed else {
            // There is none without a mean.
            return mean <= 0.0;
        };
        let rule = report.standard().dispersion.reported;
        let is = |number: f64, printed: f64| rounds_to(number, printed, rule.places, rule.mode);
        let is_value = |number: f64, printed: Option<f64>| {
            let indicator = report.standard().indicators.get(self.balance.indicator);
            indicator.zip(printed).is_some_and(|(indicator, printed)| {
                let reporting = indicator.reported;
                rounds_to(number, printed, reporting.places, reporting.mode)
            })
        };
        self.balance.limit.is_none_or(|limit| {
            holds(limit, coefficient, report.comparison(), rule.places) == self.balance.verdict
        }) && match shown {
            Shown::Verdict => true,
            Shown::Coarse => {
                coarse.is_some_and(|printed| rounds_twice_to(coefficient, printed, rule))
            }
            Shown::Coefficient => is(coefficient, printed),
            Shown::All => {
                is(coefficient, printed)
                    && is_value(mean, printed_mean)
                    && is_value(deviation, printed_deviation)
            }
        }
    }
}

/// A coefficient with a decimal less than is reported; `None` if that would stand on the other side of the limit.
///
/// It is rounded from what is reported, so that all coefficients that are reported alike are printed alike here.
pub(super) fn coarse(row: &Balance, reported: Reporting) -> Option<String> {
    let number = exact_text(row.reported_coefficient_of_variation.as_ref()?)?;
    let places = reported.places.checked_sub(1)?;
    let shown = number.rounded(places, reported.mode);
    let stands = row.limit.is_none_or(|limit| {
        let holds = limit.is_met_by(&shown);
        Some(Verdict::of(Some(holds))) == row.verdict
    });
    stands.then(|| number.to_fixed(places, reported.mode))
}

/// Whether a number, reported and then printed with a decimal less, is printed as another.
fn rounds_twice_to(number: f64, printed: f64, reported: Reporting) -> bool {
    let unit = ulp(reported.places);
    let near = (number / unit).round();
    // The reported number is one of those beside, and only one where the number is not between two.
    let mut beside = (-1..=1).map(|step| (near + f64::from(step)) * unit);
    beside.any(|candidate| {
        rounds_to(number, candidate, reported.places, reported.mode)
            && Rational::of_double(candidate).is_some_and(|candidate| {
                let candidate = candidate.rounded(reported.places, RoundingMode::HalfEven);
                let places = reported.places.saturating_sub(1);
                let shown = candidate.rounded(places, reported.mode).to_f64();
                (shown - printed).abs() < unit / 2.0
            })
    })
}

/// A number of pupils that a part could have, and the most that may then be shown of each indicator.
struct Possible {
    pupils: f64,
    shown: Vec<Shown>,
}

impl Possible {
    /// The most that may be shown so that a part could have either number.
    fn shown_with(&self, other: &Self) -> impl Iterator<Item = Shown> {
        let both = self.shown.iter().zip(&other.shown);
        both.map(|(one, other)| *one.min(other))
    }
}

/// Two numbers so far apart, the true one between them or one of them, with which the most can be shown; of
/// several the two that are the furthest apart.
fn best_pair(possible: &[Possible], own: f64, apart: f64) -> Option<(&Possible, &Possible)> {
    let least = possible.iter().filter(|one| one.pupils <= own);
    let pairs = least.flat_map(|one| {
        let most = possible.iter().filter(|other| other.pupils >= own);
        most.map(move |other| (one, other))
    });
    let wide = pairs.filter(|(one, other)| other.pupils - one.pupils >= apart);
    wide.max_by(|(one, other), (third, fourth)| {
        let shown = |one: &Possible, other: &Possible| -> usize {
            let shown = one.shown_with(other);
            shown.map(|shown| shown as usize).sum()
        };
        let width = |one: &Possible, other: &Possible| other.pupils - one.pupils;
        let by_shown = shown(one, other).cmp(&shown(third, fourth));
        by_shown.then(width(one, other).total_cmp(&width(third, fourth)))
    })
}

/// Pupils and value of a part, if both are known and it counts.
fn weighed(part: &Part, indicator: usize) -> Option<Weighed> {
    let (value, pupils): (Rational, Rational) = part.weighted_value(indicator)?;
    Some((pupils.to_f64(), value.to_f64()))
}

/// Σn, Σn·v, Σn·v², added up in an order that is not that of the rows.
fn sums(mut parts: Vec<Weighed>) -> [f64; 3] {
    parts.sort_by(|one, other| {
        let by_pupils = one.0.total_cmp(&other.0);
        by_pupils.then(one.1.total_cmp(&other.1))
    });
    parts
        .iter()
        .fold([0.0; 3], |[weight, sum, squares], (pupils, value)| {
            let amount = pupils * value;
            [
                weight + pupils,
                sum + amount,
                value.mul_add(amount, squares),
            ]
        })
}

/// The pupils of the other stages of a school, each times the factor of its stage.
fn other_pupils(school: &School, part: &Part, factor: impl Fn(Stage) -> f64) -> f64 {
    let others = Stage::ALL.iter().filter(|stage| **stage != part.stage);
    others
        .filter_map(|stage| {
            let pupils = Enrolment::of(school, *stage).known()?.to_f64()?;
            Some(pupils * factor(*stage))
        })
        .sum()
}

/// How a number is held to a bound; `None` where it is too near to tell.
fn holds(bound: Bound, number: f64, comparison: Comparison, places: u32) -> Option<Verdict> {
    let limit = bound.number.to_f64()?;
    let margin = match comparison {
        Comparison::Exact => MARGIN * limit.abs().max(1.0),
        // What is compared may be rounded by as much.
        Comparison::AsReported => ulp(places),
    };
    let is_clear = (number - limit).abs() > margin;
    is_clear.then(|| Verdict::of(Some(bound.relation.holds(number.total_cmp(&limit)))))
}

/// Whether a number is printed as another, and would be if it were a little more or less.
fn rounds_to(number: f64, printed: f64, places: u32, mode: RoundingMode) -> bool {
    let (unit, behind) = (ulp(places), number - printed);
    let (least, most) = match mode {
        RoundingMode::Ceiling => (-unit, 0.0),
        RoundingMode::Floor => (0.0, unit),
        _ => (-unit / 2.0, unit / 2.0),
    };
    // Zero is what a deviation of nothing is, and no double is nearer to it.
    let margin = MARGIN * number.abs();
    behind - margin >= least && behind + margin <= most
}

/// One in the last of so many decimals.
fn ulp(places: u32) -> f64 {
    i32::try_from(places).map_or(0.0, |places| 10.0_f64.powi(-places))
}
