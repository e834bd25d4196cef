//! Two reports held against each other: what came, went and turned, and what moved a coefficient.

mod cases_changes;
mod cases_effects;
mod cases_refusals;
#[cfg(all(feature = "csv", feature = "json"))]
mod cases_reports;
mod laws_effects;

use crate::support::{Row, county};
use junheng::model::{County, Item};

/// A primary school by its code, its pupils and its backbone teachers: a hundred times their quotient is L2.
type Backbone<'c> = (&'c str, u32, u32);

/// A county of such schools.
fn backbone_county(schools: &[Backbone<'_>]) -> County {
    let rows: Vec<Row> = schools
        .iter()
        .map(|(id, pupils, backbone)| {
            Row::primary(id, pupils).with(Item::BackboneTeachersPrimary, backbone)
        })
        .collect();
    county(&rows)
}
