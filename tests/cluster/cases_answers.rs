//! The answers of a cluster are those of a single process, bit for bit, whatever becomes of its executors.

use crate::processes::{Cluster, Process, TestFolder, printed, program};
use std::fmt::Write as _;
use std::fs;

/// So many files has the table: each is a part for some executor.
const FILES: u32 = 6;

/// A folder of Parquet files with so many rows each, 31 groups, and values of very different size, so that
/// sums of doubles would depend on the order in which they are added.
pub(crate) fn table(folder: &TestFolder, rows: u32) -> String {
    let files = folder.path().join("table");
    fs::create_dir_all(&files).unwrap();
    for file in 0..FILES {
        let (first, last) = (file * rows + 1, (file + 1) * rows);
        let path = files.join(format!("{file}.parquet"));
        let copy = format!(
            "COPY (SELECT value * 7919 % 31 AS g, \
                 CASE WHEN value % 13 = 0 THEN NULL \
                      ELSE abs(sin(value)) * power(10, value % 19 - 9) END AS x, \
                 CAST(value * 104729 % 997 AS DOUBLE) / 8 AS w \
             FROM generate_series({first}, {last})) TO '{}' STORED AS PARQUET",
            path.display()
        );
        printed(program("sql").arg(copy));
    }
    format!("t={}", files.display())
}

const MEASURES: &str = "count(*) AS n, weighted_mean(x, w), weighted_stddev(x, w), weighted_cv(x, w), \
     gini(x, w), theil_t(x, w), theil_l(x, w), atkinson(x, w, 0.5), hoover(x, w), mcloone(x, w), \
     verstegen(x, w), federal_range_ratio(x, w), weighted_quantile(x, w, 0.25)";

pub(crate) fn grouped() -> String {
    format!("SELECT g, {MEASURES} FROM t GROUP BY g ORDER BY g")
}

/// The answer of a single process. Doubles are written so that they are read with the same bits, and equal
/// texts are equal bits.
fn expected(table: &str, query: &str) -> String {
    printed(program("sql").args(["--format", "csv", "--table", table, query]))
}

/// Whether an executor has computed something.
fn has_worked(executor: &Process) -> bool {
    executor.log().contains("Received task")
}

#[test]
fn two_executors_give_the_bits_of_one_process_and_so_does_the_one_that_is_left() {
    let folder = TestFolder::new();
    let table = table(&folder, 2_000);
    let whole = format!("SELECT {MEASURES} FROM t");
    let (groups, all) = (expected(&table, &grouped()), expected(&table, &whole));
    assert_eq!(groups.lines().count(), 32);
    // No column is empty: every measure is defined for these values.
    assert!(!all.contains(",,") && !all.contains(",\n"), "{all}");

    let mut cluster = Cluster::start(&folder, 2);
    assert_eq!(printed(&mut cluster.query(&table, &grouped())), groups);
    assert_eq!(printed(&mut cluster.query(&table, &whole)), all);
    assert!(cluster.executors.iter().all(has_worked));

    cluster.executors.pop().unwrap().kill();
    assert_eq!(printed(&mut cluster.query(&table, &grouped())), groups);
    assert_eq!(printed(&mut cluster.query(&table, &whole)), all);
}

#[test]
fn an_executor_that_is_killed_at_work_changes_no_bit() {
    let folder = TestFolder::new();
    let table = table(&folder, 40_000);
    let expected = expected(&table, &grouped());

    let mut cluster = Cluster::start(&folder, 2);
    let mut query = cluster.query(&table, &grouped());
    let query = Process::start(&folder, "query", &mut query);
    let mut lost = cluster.executors.pop().unwrap();
    lost.wait_for_log("Received task");
    lost.kill();

    let output = query.finish();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), told.as_str()), (Some(0), ""));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), expected);
    assert!(cluster.log().contains("heartbeat timed out"));
}

#[test]
fn counties_are_judged_by_executors() {
    let folder = TestFolder::new();
    let file = folder.path().join("schools.csv");
    let mut text = "county_id,school_id,school_name,school_kind,students_primary,teaching_area,\
                    indoor_sports_area\n"
        .to_owned();
    for (county, school) in [("0301", 1), ("0302", 2), ("0301", 3), ("0302", 4)] {
        let area = 450 * school;
        writeln!(text, "{county},{school},S{school},primary,100,{area},0").unwrap();
    }
    fs::write(&file, text).unwrap();
    let table = format!("t={}", file.display());
    let query = "SELECT county_id, county_verdict(named_struct('school_id', school_id, \
                 'school_name', school_name, 'school_kind', school_kind, 'students_primary', \
                 students_primary, 'teaching_area', teaching_area, 'indoor_sports_area', \
                 indoor_sports_area)) AS report FROM t GROUP BY county_id ORDER BY county_id";
    let cluster = Cluster::start(&folder, 2);
    let answer = printed(&mut cluster.query(&table, query));
    assert_eq!(answer, expected(&table, query));
    // Areas of 4.5 and 13.5 m² a pupil in the first county, of 9 and 18 in the second: coefficients of 0.5
    // and of 4.5/13.5.
    let shortened = answer.replace("\"\"", "\"");
    assert!(shortened.contains("\"cv\":0.5,"), "{answer}");
    assert!(shortened.contains("\"cv\":0.3333333333333333,"), "{answer}");
}
