//! The aggregate functions for SQL, on the engine itself.
//!
//! A binary of its own: the engine takes minutes to build. `laws_` hold for whatever `proptest` makes up,
//! `cases_` are worked by hand.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::float_cmp,
    clippy::indexing_slicing,
    clippy::allow_attributes,
    reason = "a test may fail by panicking"
)]

mod cases_county_verdict;
mod cases_functions;
mod cases_partitions;
mod cases_program;
mod laws_exact;

use datafusion::arrow::array::{Array, ArrayRef, AsArray as _, Float64Array, RecordBatch};
use datafusion::arrow::datatypes::{DataType, Float64Type};
use datafusion::error::Result;
use datafusion::prelude::{SessionConfig, SessionContext};
use junheng::adapters::datafusion::register;
use std::future::Future;
use std::path::PathBuf;
use std::sync::Arc;

/// Waits for what the engine does.
fn wait<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Runtime::new().unwrap().block_on(future)
}

/// A session with the functions.
fn session(partitions: usize) -> SessionContext {
    // However small a file is, it is read in so many parts.
    let config = SessionConfig::new()
        .with_target_partitions(partitions)
        .set_usize("datafusion.optimizer.repartition_file_min_size", 0);
    let session = SessionContext::new_with_config(config);
    register(&session);
    session
}

/// The answer to a query.
fn batches(session: &SessionContext, query: &str) -> Result<Vec<RecordBatch>> {
    wait(async { session.sql(query).await?.collect().await })
}

/// The only row of an answer, as doubles; NULL as `None`.
fn row(query: &str) -> Vec<Option<f64>> {
    let found = batches(&session(2), query).unwrap();
    let [batch] = found.as_slice() else {
        panic!("{query} has {} batches", found.len())
    };
    assert_eq!(batch.num_rows(), 1, "{query}");
    let number = |column: &ArrayRef| {
        assert_eq!(column.data_type(), &DataType::Float64, "{query}");
        let column = column.as_primitive::<Float64Type>();
        column.is_valid(0).then(|| column.value(0))
    };
    batch.columns().iter().map(number).collect()
}

/// What the engine says of a query that it refuses.
fn refusal(query: &str) -> String {
    batches(&session(2), query).unwrap_err().to_string()
}

fn doubles(values: &[Option<f64>]) -> ArrayRef {
    Arc::new(Float64Array::from(values.to_vec()))
}

/// A file of a test's own, which is removed in the end.
struct TestFile(PathBuf);

impl TestFile {
    fn new(name: &str) -> Self {
        let name = format!("junheng-sql-{}-{name}", std::process::id());
        Self(std::env::temp_dir().join(name))
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for TestFile {
    fn drop(&mut self) {
        // What cannot be removed stays in the folder for temporary files.
        let _ = std::fs::remove_file(&self.0);
    }
}
