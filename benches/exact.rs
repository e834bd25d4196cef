//! How long exact arithmetic takes.
//!
//! `dispersion_1000` is what a report asks of one indicator of 1000 schools: mean, deviation and
//! coefficient of variation as doubles and as printed, and the coefficient against its limit.
//! `rational_sum_1000` adds up 1000 values per pupil, fractions with denominators of all kinds.
//! `table_10k` holds a table of 10 000 districts to the equity factor: formulas, exclusions and a
//! coefficient of variation. All figures are made up by a fixed sequence.

#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::allow_attributes,
    reason = "a benchmark may fail by panicking, and its entry points are made by macros"
)]

use criterion::{Criterion, criterion_group, criterion_main};
use junheng::evaluation::TableEvaluator;
use junheng::model::{AreaFiling, Filed, UnitTable};
use junheng::numeric::{ExactDispersion, Rational, RoundingMode};
use junheng::standards::catalogue::US_EQUITY_FACTOR_2002;
use std::hint::black_box;

/// A fixed sequence of numbers that look random (`SplitMix64`).
struct Sequence(u64);

impl Sequence {
    /// The next number from `low` to `high`.
    fn next(&mut self, low: u32, high: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let span = u64::from(high - low + 1);
        low + u32::try_from((mixed ^ (mixed >> 31)) % span).expect("it is below the span")
    }
}

/// Areas per pupil of so many schools, and their pupils.
fn schools(count: usize) -> (Vec<Rational>, Vec<Rational>) {
    let mut sequence = Sequence(1000);
    let mut school = || {
        let pupils = i64::from(sequence.next(120, 1_900));
        let area = pupils * i64::from(sequence.next(300, 1_200)) / 100;
        let value = Rational::new(area, pupils).expect("there are pupils");
        (value, Rational::from(pupils))
    };
    (0..count).map(|_| school()).unzip()
}

fn districts(count: usize) -> UnitTable {
    let mut sequence = Sequence(10_000);
    let columns = ["enrolment", "children_counted", "expenditure"];
    let mut table = UnitTable::new(columns).expect("the names differ");
    for index in 0..count {
        let enrolment = sequence.next(50, 20_000);
        let children = enrolment * sequence.next(0, 40) / 100;
        let expenditure = enrolment * sequence.next(8_000, 25_000);
        let row = [enrolment, children, expenditure];
        let row = row.map(|figure| Filed::Figure(figure.into()));
        table
            .push(format!("district {index}"), row.to_vec())
            .expect("the names differ");
    }
    table
}

fn exact(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("exact");
    let (values, pupils) = schools(1000);
    let limit = Rational::new(1, 2).expect("two is not zero");
    group.bench_function("dispersion_1000", |bencher| {
        bencher.iter(|| {
            let dispersion = ExactDispersion::new(black_box(&values), &pupils);
            let dispersion = dispersion.expect("there are as many values as pupils");
            let mode = RoundingMode::HalfAwayFromZero;
            (
                dispersion.mean(),
                dispersion.standard_deviation(),
                dispersion.coefficient_of_variation(),
                dispersion.fixed_mean(2, mode),
                dispersion.fixed_standard_deviation(2, mode),
                dispersion.fixed_coefficient_of_variation(3, mode),
                dispersion.compare_coefficient_of_variation(&limit),
            )
        });
    });
    group.bench_function("rational_sum_1000", |bencher| {
        bencher.iter(|| black_box(&values).iter().cloned().sum::<Rational>());
    });
    let table = districts(10_000);
    let filing = AreaFiling::default();
    let evaluator = TableEvaluator::new(&US_EQUITY_FACTOR_2002).expect("the edition fits together");
    let report = evaluator.evaluate(&table, &filing);
    assert!(report.spread("equity_factor").is_some(), "it is computed");
    group.bench_function("table_10k", |bencher| {
        bencher.iter(|| black_box(evaluator.evaluate(black_box(&table), &filing).verdict()));
    });
    group.finish();
}

criterion_group!(benches, exact);
criterion_main!(benches);
