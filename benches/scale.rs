//! The aggregates for SQL beside those of the engine, on 10⁷ rows in memory.
//!
//! Group `scale`, each with 3 000 and with 300 000 groups: `avg`, `var` and `stddev` are the engine's own,
//! in plain doubles and without weights; the others have weights and are correctly rounded, or keep all
//! values. Reading is not included.
//!
//! `cargo bench --features datafusion --bench scale` builds a whole engine.

#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::allow_attributes,
    reason = "a benchmark may fail by panicking, and its entry points are made by macros"
)]

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use datafusion::arrow::array::{ArrayRef, Float64Array, Int64Array, RecordBatch};
use datafusion::datasource::MemTable;
use datafusion::prelude::SessionContext;
use junheng::adapters::datafusion::register;
use std::hint::black_box;
use std::sync::Arc;

const ROWS: usize = 10_000_000;

/// The rows of a batch, as the engine has them itself.
const BATCH: usize = 8_192;

/// The functions of the engine, and those of this library.
const FUNCTIONS: [(&str, &str); 8] = [
    ("avg", "avg(x)"),
    ("var", "var_pop(x)"),
    ("stddev", "stddev_pop(x)"),
    ("weighted_mean", "weighted_mean(x, w)"),
    ("weighted_stddev", "weighted_stddev(x, w)"),
    ("weighted_cv", "weighted_cv(x, w)"),
    ("weighted_quantile", "weighted_quantile(x, w, 0.5)"),
    ("gini", "gini(x, w)"),
];

/// Schools' areas per pupil and their pupils, in groups that lie anywhere; made up by a fixed sequence.
fn batches(groups: u32) -> Vec<RecordBatch> {
    let mut state = 20_260_101_u64;
    let mut next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(state >> 32).expect("the top half fits")
    };
    let unit = |number: u32| f64::from(number) / 2_f64.powi(32);
    let batch = |_| {
        let mut group = Vec::with_capacity(BATCH);
        let (mut value, mut weight) = (Vec::with_capacity(BATCH), Vec::with_capacity(BATCH));
        for _ in 0..BATCH {
            group.push(i64::from(next() % groups));
            value.push(3.0 + 9.0 * unit(next()));
            weight.push((50.0 + 2_450.0 * unit(next())).floor());
        }
        let columns: [(&str, ArrayRef); 3] = [
            ("g", Arc::new(Int64Array::from(group))),
            ("x", Arc::new(Float64Array::from(value))),
            ("w", Arc::new(Float64Array::from(weight))),
        ];
        RecordBatch::try_from_iter(columns).expect("the columns have one length")
    };
    (0..ROWS.div_ceil(BATCH)).map(batch).collect()
}

/// A session with the rows as the table `t`, in as many parts as there are processors.
fn session(groups: u32) -> SessionContext {
    let session = SessionContext::new();
    register(&session);
    let batches = batches(groups);
    let schema = batches.first().expect("there are rows").schema();
    let parts = session.state().config().target_partitions();
    let parts = batches.chunks(batches.len().div_ceil(parts));
    let table = MemTable::try_new(schema, parts.map(<[_]>::to_vec).collect());
    let table = Arc::new(table.expect("the batches have the schema"));
    session
        .register_table("t", table)
        .expect("there is no other table");
    session
}

fn scale(criterion: &mut Criterion) {
    let runtime = tokio::runtime::Runtime::new().expect("there are threads");
    let mut group = criterion.benchmark_group("scale");
    group.sample_size(10);
    group.throughput(Throughput::Elements(ROWS as u64));
    for groups in [3_000, 300_000] {
        let session = session(groups);
        for (name, call) in FUNCTIONS {
            let query = format!("SELECT g, {call} FROM t GROUP BY g");
            group.bench_function(BenchmarkId::new(name, groups), |bencher| {
                bencher.iter(|| {
                    let answer = async { session.sql(&query).await?.collect().await };
                    black_box(runtime.block_on(answer).expect("the query is answered"))
                });
            });
        }
    }
    group.finish();
}

criterion_group!(benches, scale);
criterion_main!(benches);
