//! The weighted coefficient of variation beside what others offer, in one run.
//!
//! `plain_sum` is the floor: it reads both columns and adds each up. `two_pass` is the textbook in
//! plain doubles. `ndarray_stats` has a weighted deviation; `average` has a weighted mean and an
//! unweighted variance, and `statrs` neither weight, so these two do less work than is asked for.
//! What digits each keeps is in the guide page `comparison`; here is only how long it takes.
//!
//! `exact_cv` is the correctly rounded one, of a whole sample; `push` fills the same sums one by one.
//! `weighted_gini` stands beside `sort_only`, which sorts the same pairs and does nothing else.
//!
//! `column_moments` takes 40 columns with one column of weights at once, lying row after row and column
//! after column; `one_by_one` takes each column of the former by itself.

#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::allow_attributes,
    reason = "a benchmark may fail by panicking, and its entry points are made by macros"
)]

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use junheng::numeric::inequality::{Gini, Inequality as _};
use junheng::numeric::{ColumnMoments, ExactMoments, Moments, WeightedSample, Weights};
use multiversion::multiversion;
use ndarray::{Array2, ArrayView1, ShapeBuilder as _};
use ndarray_stats::SummaryStatisticsExt as _;
use statrs::statistics::Statistics as _;
use std::hint::black_box;

const SIZES: [usize; 3] = [1_000, 100_000, 10_000_000];

/// Schools' areas per pupil and their pupils, made up by a fixed sequence.
fn columns(n: usize) -> (Vec<f64>, Vec<f64>) {
    let mut state = 20_260_101_u64;
    let mut next = |low: f64, high: f64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let unit =
            f64::from(u32::try_from(state >> 32).expect("the top half fits")) / 2_f64.powi(32);
        low + unit * (high - low)
    };
    (0..n)
        .map(|_| (next(3.0, 12.0), next(50.0, 2_500.0).floor()))
        .unzip()
}

/// Both columns summed in 16 independent lanes, under the run-time dispatch of the bulk moments.
#[multiversion(targets(
    "x86_64+avx512f+avx512dq+avx512vl+fma",
    "x86_64+avx2+fma",
    "aarch64+neon"
))]
fn plain_sum(values: &[f64], weights: &[f64]) -> f64 {
    let mut lanes = [[0.0; 16]; 2];
    let (value_rows, value_rest) = values.as_chunks::<16>();
    let (weight_rows, weight_rest) = weights.as_chunks::<16>();
    for (value_row, weight_row) in value_rows.iter().zip(weight_rows) {
        for lane in 0..16 {
            lanes[0][lane] += value_row[lane];
            lanes[1][lane] += weight_row[lane];
        }
    }
    let rest: f64 = value_rest.iter().chain(weight_rest).sum();
    lanes.iter().flatten().sum::<f64>() + rest
}

fn two_pass(values: &[f64], weights: &[f64]) -> f64 {
    let pairs = || values.iter().zip(weights);
    let total: f64 = weights.iter().sum();
    let mean = pairs().map(|(x, w)| w * x).sum::<f64>() / total;
    let variance = pairs()
        .map(|(x, w)| w * (x - mean) * (x - mean))
        .sum::<f64>()
        / total;
    variance.sqrt() / mean
}

fn ndarray_stats(values: &[f64], weights: &[f64]) -> f64 {
    let (values, weights) = (ArrayView1::from(values), ArrayView1::from(weights));
    let mean = values
        .weighted_mean(&weights)
        .expect("the columns are as long");
    values
        .weighted_std(&weights, 0.0)
        .expect("the columns are as long")
        / mean
}

fn average(values: &[f64], weights: &[f64]) -> f64 {
    let mut estimate = average::WeightedMeanWithError::new();
    for (value, weight) in values.iter().zip(weights) {
        estimate.add(*value, *weight);
    }
    estimate.population_variance().sqrt() / estimate.weighted_mean()
}

/// A coefficient of variation of values and weights, as another library computes it.
type Rival = fn(&[f64], &[f64]) -> f64;

fn weighted_cv(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("weighted_cv");
    for n in SIZES {
        if n > 1_000_000 {
            group.sample_size(10);
        }
        let (values, weights) = columns(n);
        group.throughput(Throughput::Elements(
            n.try_into().expect("the sizes are small"),
        ));
        let checked = Weights::new(&weights).expect("the weights are positive");
        let sample = WeightedSample::new(&values, checked).expect("the values are finite");
        group.bench_function(BenchmarkId::new("junheng", n), |bencher| {
            bencher.iter(|| {
                let moments = Moments::of(black_box(&sample)).expect("nothing overflows");
                moments
                    .coefficient_of_variation()
                    .expect("the mean is positive")
            });
        });
        let pair = (values.as_slice(), weights.as_slice());
        let rivals: [(&str, Rival); 4] = [
            ("plain_sum", plain_sum),
            ("two_pass", two_pass),
            ("ndarray_stats", ndarray_stats),
            ("average", average),
        ];
        for (name, rival) in rivals {
            group.bench_with_input(
                BenchmarkId::new(name, n),
                &pair,
                |bencher, (values, weights)| {
                    bencher.iter(|| rival(black_box(values), black_box(weights)));
                },
            );
        }
        group.bench_function(BenchmarkId::new("statrs", n), |bencher| {
            bencher.iter(|| {
                let values = black_box(&values);
                values.population_std_dev() / values.mean()
            });
        });
    }
    group.finish();
}

fn exact_cv(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("exact_cv");
    for n in SIZES {
        if n > 1_000_000 {
            group.sample_size(10);
        }
        let (values, weights) = columns(n);
        group.throughput(Throughput::Elements(
            n.try_into().expect("the sizes are small"),
        ));
        let checked = Weights::new(&weights).expect("the weights are positive");
        let sample = WeightedSample::new(&values, checked).expect("the values are finite");
        group.bench_function(BenchmarkId::new("junheng", n), |bencher| {
            bencher.iter(|| {
                ExactMoments::from(black_box(&sample))
                    .coefficient_of_variation()
                    .expect("the mean is positive")
            });
        });
        group.bench_function(BenchmarkId::new("push", n), |bencher| {
            bencher.iter(|| {
                let mut moments = ExactMoments::new();
                for (value, weight) in black_box(&sample).iter() {
                    moments.push(value, weight).expect("both are finite");
                }
                moments
            });
        });
    }
    group.finish();
}

fn weighted_gini(criterion: &mut Criterion) {
    const N: usize = 1_000_000;
    let mut group = criterion.benchmark_group("weighted_gini");
    group.sample_size(10);
    let (values, weights) = columns(N);
    let checked = Weights::new(&weights).expect("the weights are positive");
    let sample = WeightedSample::new(&values, checked).expect("the values are finite");
    group.bench_function(BenchmarkId::new("junheng", N), |bencher| {
        bencher.iter(|| {
            Gini.measure(black_box(&sample))
                .expect("the mean is positive")
        });
    });
    group.bench_function(BenchmarkId::new("sort_only", N), |bencher| {
        bencher.iter(|| {
            let pairs = black_box(&values)
                .iter()
                .copied()
                .zip(weights.iter().copied());
            let mut pairs: Vec<(f64, f64)> = pairs.collect();
            pairs.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
            pairs
        });
    });
    group.finish();
}

fn column_moments(criterion: &mut Criterion) {
    const SHAPE: (usize, usize) = (200_000, 40);
    let mut group = criterion.benchmark_group("column_moments");
    group.sample_size(10);
    let (values, weights) = columns(SHAPE.0 * SHAPE.1);
    let weights = Weights::new(&weights[..SHAPE.0]).expect("the weights are positive");
    let by_row = Array2::from_shape_vec(SHAPE, values).expect("there are as many values");
    let mut by_column = Array2::zeros(SHAPE.f());
    by_column.assign(&by_row);
    group.throughput(Throughput::Elements(
        by_row.len().try_into().expect("the table is small"),
    ));
    for (name, table) in [("by_row", &by_row), ("by_column", &by_column)] {
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                ColumnMoments::of(black_box(table.view()), &weights).expect("nothing overflows")
            });
        });
    }
    group.bench_function("one_by_one", |bencher| {
        bencher.iter(|| {
            let column = |column| {
                let sample = WeightedSample::from_view(column, weights.clone())?;
                Moments::of(&sample)
            };
            let columns: Result<Vec<_>, _> = black_box(&by_row)
                .columns()
                .into_iter()
                .map(column)
                .collect();
            columns.expect("nothing overflows")
        });
    });
    group.finish();
}

criterion_group!(
    benches,
    weighted_cv,
    exact_cv,
    weighted_gini,
    column_moments
);
criterion_main!(benches);
