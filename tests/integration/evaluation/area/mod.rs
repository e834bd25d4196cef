//! The counties of an area side by side, and the area as a whole.

mod cases_pool;
mod cases_ranking;
#[cfg(all(feature = "csv", feature = "json"))]
mod cases_reports;
mod cases_suppression;
mod laws_variance_split;

use crate::support::{Row, county};
use junheng::model::{County, Item};

/// A county of primary schools by their codes, pupils and backbone teachers.
fn backbone_county(code: &str, schools: &[(&str, u32, u32)]) -> County {
    let rows: Vec<Row> = schools
        .iter()
        .map(|(id, pupils, backbone)| {
            Row::primary(id, pupils).with(Item::BackboneTeachersPrimary, backbone)
        })
        .collect();
    county(&rows).with_id(code)
}
