//! The same bits, however the rows lie and whoever adds them up.

use crate::{TestFile, batches, doubles, session};
use datafusion::arrow::array::{Array, ArrayRef, AsArray as _, Int64Array, RecordBatch};
use datafusion::arrow::datatypes::{Float64Type, Int64Type};
use datafusion::arrow::util::pretty::pretty_format_batches;
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::parquet::file::properties::WriterProperties;
use datafusion::prelude::{ParquetReadOptions, SessionContext};
use std::collections::BTreeMap;
use std::fs::File;
use std::sync::Arc;

/// One row: its group, its value and its weight.
type Row = (Option<i64>, Option<f64>, Option<f64>);

/// Numbers that look as if drawn at random, and are always the same (Knuth's MMIX generator).
fn random(state: &mut u64) -> u64 {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}

#[expect(clippy::cast_precision_loss, reason = "31 bits are a double")]
fn rows(count: usize) -> Vec<Row> {
    let mut state = 7;
    let mut rows = Vec::new();
    for _ in 0..count {
        let group = random(&mut state) % 30;
        let value = random(&mut state) as f64 / 1e7;
        // Values of very different size, so that sums of doubles would depend on the order.
        let value = match random(&mut state) % 10 {
            0 => None,
            1 => Some(value * 1e9),
            2 => Some(value * 1e-9),
            _ => Some(value),
        };
        let weight = match random(&mut state) % 12 {
            0 => None,
            1 => Some(0.0),
            kind => Some(random(&mut state) as f64 / f64::from(1_u32 << kind)),
        };
        let group = i64::try_from(group).unwrap();
        rows.push(((group > 0).then_some(group), value, weight));
    }
    rows
}

fn batch(rows: &[Row]) -> RecordBatch {
    let groups: Int64Array = rows.iter().map(|row| row.0).collect();
    let values: Vec<Option<f64>> = rows.iter().map(|row| row.1).collect();
    let weights: Vec<Option<f64>> = rows.iter().map(|row| row.2).collect();
    let columns: [(&str, ArrayRef, bool); 3] = [
        ("g", Arc::new(groups), true),
        ("x", doubles(&values), true),
        ("w", doubles(&weights), true),
    ];
    RecordBatch::try_from_iter_with_nullable(columns).unwrap()
}

fn write(file: &TestFile, rows: &[Row], group_size: usize) {
    let batch = batch(rows);
    let properties = WriterProperties::builder()
        .set_max_row_group_row_count(Some(group_size))
        .build();
    let opened = File::create(file.path()).unwrap();
    let mut writer = ArrowWriter::try_new(opened, batch.schema(), Some(properties)).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
}

const MEASURES: &str = "weighted_mean(x, w), weighted_stddev(x, w), weighted_cv(x, w), gini(x, w), \
     theil_t(x, w), theil_l(x, w), atkinson(x, w, 0.5), hoover(x, w), mcloone(x, w), \
     verstegen(x, w), federal_range_ratio(x, w), weighted_quantile(x, w, 0.25)";

/// The bits of all measures of each group, and of all rows together.
fn bits(session: &SessionContext) -> BTreeMap<Option<i64>, Vec<Option<u64>>> {
    let mut all = BTreeMap::new();
    let grouped = format!("SELECT g, {MEASURES} FROM t GROUP BY g");
    let whole = format!("SELECT CAST(-1 AS BIGINT), {MEASURES} FROM t");
    for query in [grouped, whole] {
        for batch in batches(session, &query).unwrap() {
            let groups = batch.column(0).as_primitive::<Int64Type>();
            for row in 0..batch.num_rows() {
                let bits = batch.columns()[1..].iter().map(|column| {
                    let column = column.as_primitive::<Float64Type>();
                    column.is_valid(row).then(|| column.value(row).to_bits())
                });
                let group = groups.is_valid(row).then(|| groups.value(row));
                assert!(
                    all.insert(group, bits.collect()).is_none(),
                    "{group:?} twice"
                );
            }
        }
    }
    all
}

/// A session in which a file is a table.
fn with_table(partitions: usize, file: &TestFile) -> SessionContext {
    let session = session(partitions);
    let path = file.path();
    let registered = session.register_parquet("t", path, ParquetReadOptions::default());
    crate::wait(registered).unwrap();
    session
}

#[test]
fn partitions_row_groups_and_order_change_no_bit() {
    let mut rows = rows(1_200);
    let mut expected = None;
    for shuffle in 0..2_u64 {
        if shuffle > 0 {
            let mut state = shuffle;
            for index in (1..rows.len()).rev() {
                let other = random(&mut state) % (index as u64 + 1);
                rows.swap(index, usize::try_from(other).unwrap());
            }
        }
        for group_size in [1, 311, rows.len()] {
            let file = TestFile::new(&format!("{shuffle}-{group_size}.parquet"));
            write(&file, &rows, group_size);
            for partitions in [1, 2, 7] {
                let found = bits(&with_table(partitions, &file));
                assert_eq!(found.len(), 31);
                let expected = expected.get_or_insert_with(|| found.clone());
                assert!(
                    *expected == found,
                    "{partitions} partitions, groups of {group_size}"
                );
            }
        }
    }
}

#[test]
fn more_partitions_are_more_parts_that_are_merged() {
    let file = TestFile::new("plan.parquet");
    write(&file, &rows(1_000), 100);
    let query = format!("EXPLAIN SELECT g, {MEASURES} FROM t GROUP BY g");
    let plan = batches(&with_table(7, &file), &query).unwrap();
    let plan = pretty_format_batches(&plan).unwrap().to_string();
    assert!(
        plan.contains("mode=Partial") && plan.contains("mode=FinalPartitioned"),
        "{plan}"
    );
    assert!(plan.contains("Hash([g@0], 7)"), "{plan}");
}

#[test]
fn rows_that_are_no_longer_gathered_in_parts_change_no_bit() {
    let file = TestFile::new("skipped.parquet");
    write(&file, &rows(1_200), 311);
    let usual = with_table(2, &file);
    let expected = bits(&usual);
    // Behind the first batch each row is handed over as a state of its own.
    let skipping = with_table(2, &file);
    for setting in [
        "SET datafusion.execution.skip_partial_aggregation_probe_rows_threshold = 1",
        "SET datafusion.execution.skip_partial_aggregation_probe_ratio_threshold = 0.0",
        "SET datafusion.execution.batch_size = 64",
    ] {
        batches(&skipping, setting).unwrap();
    }
    assert!(bits(&skipping) == expected);
}

#[test]
fn groups_larger_than_what_is_kept_have_the_bits_of_all_at_once() {
    // The sums of 600 rows are added up in parts; one query without groups has them all.
    let mut rows = rows(3_000);
    for row in &mut rows {
        row.0 = Some(1);
    }
    let file = TestFile::new("large.parquet");
    write(&file, &rows, 700);
    for partitions in [1, 5] {
        let found = bits(&with_table(partitions, &file));
        assert_eq!(found[&Some(1)], found[&Some(-1)]);
    }
}
