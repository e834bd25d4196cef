//! Someone who has a published report and wants to know what it keeps back.
//!
//! Two of them: a *solver* that takes all that is published as rows and cones of a convex problem, with the pupils
//! and amounts of every part that is kept back free, and asks for the least and the most pupils of one; and a
//! *counter* who knows all schools but one, and tries every number of pupils with every number of whole
//! things.

use clarabel::algebra::CscMatrix;
use clarabel::solver::{
    DefaultSettings, DefaultSolver, IPSolver as _, NonnegativeConeT, SecondOrderConeT,
    SolverStatus, SupportedConeT,
};
use junheng::evaluation::{
    BalanceDocument, IndicatorDocument, PartDocument, Report, ReportDocument, Verdict,
};
use junheng::model::Stage;

/// Nobody has more pupils than this, says the solver.
const MOST_PUPILS: f64 = 100_000.0;

/// An interval.
#[derive(Clone, Copy, Debug)]
pub(super) struct Interval {
    pub(super) least: f64,
    pub(super) most: f64,
}

/// The numbers that are printed as this one: half of the last decimal below and above.
fn printed(text: &str) -> Interval {
    let number: f64 = text.parse().unwrap();
    let places = text.split_once('.').map_or(0, |(_, behind)| behind.len());
    let half = 0.5 * 10_f64.powi(-i32::try_from(places).unwrap());
    Interval {
        least: number - half,
        most: number + half,
    }
}

/// What is shown of a row: the mean and the deviation, and the coefficient.
struct Shown {
    mean: Option<Interval>,
    deviation: Option<Interval>,
    coefficient: Option<Interval>,
}

fn shown(row: &BalanceDocument) -> Shown {
    let coefficient = row.reported_cv.as_deref().map(|text| {
        let mut interval = printed(text);
        // With a decimal less it is rounded a second time, from three decimals.
        if interval.most - interval.least > 0.005 {
            interval.least -= 0.0005;
        }
        interval
    });
    Shown {
        mean: row.mean.map(|mean| shown_number(mean, 2)),
        deviation: row.standard_deviation.map(|number| shown_number(number, 2)),
        coefficient,
    }
}

/// A number as it stands: of one that has no more decimals than are reported, what is printed so.
fn shown_number(number: f64, places: i32) -> Interval {
    let scale = 10_f64.powi(places);
    if (number * scale - (number * scale).round()).abs() < 1e-7 {
        let half = 0.5 / scale;
        return Interval {
            least: number - half,
            most: number + half,
        };
    }
    let near = 1e-9 * number.abs().max(1e-9);
    Interval {
        least: number - near,
        most: number + near,
    }
}

fn stage_of(report: &ReportDocument, stage: Stage) -> Vec<&PartDocument> {
    let parts = report.parts.iter();
    parts.filter(|part| part.stage == stage.code()).collect()
}

/// Rows of a convex problem, as they are found.
#[derive(Default)]
struct Problem {
    places: [Vec<usize>; 2],
    values: Vec<f64>,
    right: Vec<f64>,
    cones: Vec<SupportedConeT<f64>>,
}

impl Problem {
    /// `Σ factor·variable + constant`, to be at least zero or a row of a cone.
    fn row(&mut self, terms: &[(usize, f64)], constant: f64) {
        for (variable, factor) in terms {
            self.places[0].push(self.right.len());
            self.places[1].push(*variable);
            self.values.push(-factor);
        }
        self.right.push(constant);
    }

    fn at_least_zero(&mut self, terms: &[(usize, f64)], constant: f64) {
        self.row(terms, constant);
        self.cones.push(NonnegativeConeT(1));
    }

    /// `q·n ≥ x²`.
    fn cone(&mut self, [n, x, q]: [usize; 3]) {
        self.row(&[(n, 1.0), (q, 1.0)], 0.0);
        self.row(&[(n, 1.0), (q, -1.0)], 0.0);
        self.row(&[(x, 2.0)], 0.0);
        self.cones.push(SecondOrderConeT(3));
    }

    /// The least of `sign·variable`, times the sign; `None` where the solver gives up.
    fn extreme(&self, variables: usize, variable: usize, sign: f64) -> Option<f64> {
        let [rows, columns] = self.places.clone();
        let matrix = CscMatrix::new_from_triplets(
            self.right.len(),
            variables,
            rows,
            columns,
            self.values.clone(),
        );
        let mut costs = vec![0.0; variables];
        costs[variable] = sign;
        let settings = DefaultSettings {
            verbose: false,
            max_threads: 1,
            ..DefaultSettings::default()
        };
        let mut solver = DefaultSolver::new(
            &CscMatrix::zeros((variables, variables)),
            &costs,
            &matrix,
            &self.right,
            &self.cones,
            settings,
        )
        .unwrap();
        solver.solve();
        matches!(
            solver.solution.status,
            SolverStatus::Solved | SolverStatus::AlmostSolved
        )
        .then(|| sign * solver.solution.obj_val)
    }
}

/// The pupils that a solver finds possible for a part that is kept back, from what is published alone. That
/// a part has fewer than `below` pupils it is told of those in `small`.
#[expect(
    clippy::too_many_lines,
    reason = "one problem, written down from its first row to its last"
)]
pub(super) fn possible_pupils(
    report: &ReportDocument,
    stage: Stage,
    school: &str,
    (below, small): (u32, &[&str]),
) -> Option<Interval> {
    let parts = stage_of(report, stage);
    let hidden: Vec<&&PartDocument> = parts
        .iter()
        .filter(|part| part.students.is_none())
        .collect();
    let indicators = report.indicators.len();
    // Pupils of each, then for each indicator what it has and the square of that by pupils.
    let pupils = |part: usize| part * (1 + 2 * indicators);
    let amount = |part: usize, indicator: usize| pupils(part) + 1 + 2 * indicator;
    let square = |part: usize, indicator: usize| pupils(part) + 2 + 2 * indicator;
    let mut problem = Problem::default();
    for (place, part) in hidden.iter().enumerate() {
        let most = if small.contains(&part.school_id.as_str()) {
            f64::from(below - 1)
        } else {
            MOST_PUPILS
        };
        problem.at_least_zero(&[(pupils(place), 1.0)], -1.0);
        problem.at_least_zero(&[(pupils(place), -1.0)], most);
    }
    let known: Vec<&&PartDocument> = parts
        .iter()
        .filter(|part| part.students.is_some())
        .collect();
    for (indicator, description) in report.indicators.iter().enumerate() {
        let row = report.balance_of(stage, &description.code).unwrap();
        let shown = shown(row);
        // So that numbers are near one.
        let scale = shown.mean.map_or(1.0, |mean| mean.most.max(1e-3));
        for (place, part) in hidden.iter().enumerate() {
            let (n, x, q) = (
                pupils(place),
                amount(place, indicator),
                square(place, indicator),
            );
            problem.at_least_zero(&[(x, 1.0)], 0.0);
            problem.cone([n, x, q]);
            for (bound, verdict) in bounds(report, &part.indicators[indicator]) {
                let bound = bound / scale;
                match verdict {
                    Verdict::Met => problem.at_least_zero(&[(x, 1.0), (n, -bound)], 0.0),
                    _ => problem.at_least_zero(&[(x, -1.0), (n, bound)], 0.0),
                }
            }
        }
        let values: Option<Vec<(f64, f64)>> = known
            .iter()
            .map(|part| {
                Some((
                    f64::from(u32::try_from(part.students?).unwrap()),
                    part.indicators[indicator].value? / scale,
                ))
            })
            .collect();
        let (Some(values), Some(mean)) = (values, shown.mean) else {
            continue;
        };
        let weight: f64 = values.iter().map(|(n, _)| n).sum();
        let sum: f64 = values.iter().map(|(n, v)| n * v).sum();
        let squares: f64 = values.iter().map(|(n, v)| n * v * v).sum();
        let all = |of: &dyn Fn(usize) -> usize, factor: f64| -> Vec<(usize, f64)> {
            (0..hidden.len()).map(|place| (of(place), factor)).collect()
        };
        let both = |of: &dyn Fn(usize) -> usize, sign: f64, times: f64| {
            let mut terms = all(of, sign);
            terms.extend(all(&pupils, -sign * times));
            terms
        };
        let of_amount = |place| amount(place, indicator);
        let of_square = |place| square(place, indicator);
        // Of each bound on a mean of something the two rows `total ≥ least·weight`, `total ≤ most·weight`.
        let mut between = |of: &dyn Fn(usize) -> usize, total: f64, bound: Interval| {
            problem.at_least_zero(&both(of, 1.0, bound.least), total - bound.least * weight);
            problem.at_least_zero(&both(of, -1.0, bound.most), bound.most * weight - total);
        };
        let mean = Interval {
            least: mean.least.max(0.0) / scale,
            most: mean.most / scale,
        };
        between(&of_amount, sum, mean);
        // The mean of the squares is the squared mean times 1 + CV², or plus the squared deviation.
        if let Some(coefficient) = shown.coefficient {
            let of = |mean: f64, cv: f64| mean * mean * (1.0 + cv.max(0.0).powi(2));
            let bound = Interval {
                least: of(mean.least, coefficient.least),
                most: of(mean.most, coefficient.most),
            };
            between(&of_square, squares, bound);
        }
        if let Some(deviation) = shown.deviation {
            let of = |mean: f64, deviation: f64| mean * mean + (deviation.max(0.0) / scale).powi(2);
            let bound = Interval {
                least: of(mean.least, deviation.least),
                most: of(mean.most, deviation.most),
            };
            between(&of_square, squares, bound);
        }
    }
    let place = hidden
        .iter()
        .position(|part| part.school_id == school)
        .unwrap();
    let variables = hidden.len() * (1 + 2 * indicators);
    Some(Interval {
        least: problem.extreme(variables, pupils(place), 1.0)?,
        most: problem.extreme(variables, pupils(place), -1.0)?,
    })
}

/// The bounds that a value is known to keep to or to miss: its threshold, and the floor below.
fn bounds(report: &ReportDocument, found: &IndicatorDocument) -> Vec<(f64, Verdict)> {
    let Some(threshold) = &found.threshold else {
        return Vec::new();
    };
    let threshold: f64 = threshold.parse().unwrap();
    let is_floored = report.standard == "cn-quality-balance-2017";
    let floor = found.floor_verdict.filter(|_| is_floored);
    let all = [(threshold, found.verdict), (0.85 * threshold, floor)];
    let decided = |(_, verdict): &(f64, Option<Verdict>)| {
        matches!(verdict, Some(Verdict::Met | Verdict::NotMet))
    };
    all.into_iter()
        .filter(decided)
        .filter_map(|(bound, verdict)| Some((bound, verdict?)))
        .collect()
}

/// The numbers of pupils from 1 to `below − 1` that a counter cannot rule out for the only part of a school,
/// who knows the truth of all other schools, and that teachers are whole: of each indicator of teachers (the
/// first three of the standard of 2017) some number must give what is published.
pub(super) fn countable_pupils(
    published: &ReportDocument,
    truth: &Report<'_>,
    stage: Stage,
    school: &str,
    below: u32,
) -> Vec<u32> {
    let others: Vec<(f64, Vec<f64>)> = truth
        .parts()
        .iter()
        .filter(|part| part.stage == stage && truth.school_of(part).unwrap().id() != school)
        .map(|part| {
            let values = part
                .indicators
                .iter()
                .map(|one| one.value.as_ref().unwrap().to_f64());
            let pupils: f64 = part.pupils.unwrap().to_string().parse().unwrap();
            (pupils, values.collect())
        })
        .collect();
    let part = published.part(school, stage).unwrap();
    let agrees = |pupils: u32, indicator: usize, teachers: u32| {
        let (n, value) = (
            f64::from(pupils),
            100.0 * f64::from(teachers) / f64::from(pupils),
        );
        let found = &part.indicators[indicator];
        let keeps = bounds(published, found)
            .into_iter()
            .all(|(bound, verdict)| (value >= bound) == (verdict == Verdict::Met));
        let all = || {
            let others = others.iter().map(|(n, values)| (*n, values[indicator]));
            others.chain([(n, value)])
        };
        let weight: f64 = all().map(|(n, _)| n).sum();
        let mean = all().map(|(n, v)| n * v).sum::<f64>() / weight;
        let variance = all().map(|(n, v)| n * (v - mean).powi(2)).sum::<f64>() / weight;
        let row = published.balance_of(stage, &found.code).unwrap();
        let limit: f64 = row.limit.as_ref().unwrap().parse().unwrap();
        let cv = variance.sqrt() / mean;
        let shown = shown(row);
        let is_in = |number: f64, interval: Option<Interval>| {
            interval.is_none_or(|one| (one.least - 1e-9..=one.most + 1e-9).contains(&number))
        };
        keeps
            && (cv <= limit) == (row.verdict == Some(Verdict::Met))
            && is_in(mean, shown.mean)
            && is_in(variance.sqrt(), shown.deviation)
            && is_in(cv, shown.coefficient)
    };
    (1..below)
        .filter(|pupils| {
            (0..3).all(|indicator| (0..400).any(|teachers| agrees(*pupils, indicator, teachers)))
        })
        .collect()
}
