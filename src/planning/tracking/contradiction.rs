//! Rows that set different targets for one thing.

use crate::model::{Amount, Bound, Plan, Text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Rows, of one plan or of several, that set different bounds for one indicator, stage and year.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Contradiction {
    /// The code of the indicator.
    pub indicator: String,
    /// Its name in the first of the rows.
    pub name: Text,
    /// The stage, if the rows are of one.
    pub stage: Option<String>,
    /// The target year.
    pub year: i32,
    /// The different bounds, in the order in which the plans name them first.
    pub bounds: Vec<Bound<Amount>>,
    /// Every row that says so.
    pub statements: Vec<StatedTarget>,
}

/// The target that one row sets, and where it says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct StatedTarget {
    /// The identifier of its plan.
    pub plan: String,
    /// The clause it comes from, if one is given.
    pub source: Option<String>,
    /// Its bound; a file has it in the normal form.
    pub bound: Bound<Amount>,
}

impl Contradiction {
    /// All of them among plans, in the order in which the plans name their indicators first.
    pub(super) fn among(plans: &[Plan]) -> Vec<Self> {
        let mut places: BTreeMap<(&str, Option<&str>, i32), usize> = BTreeMap::new();
        let mut all: Vec<Self> = Vec::new();
        let rows = plans
            .iter()
            .flat_map(|plan| plan.rows().iter().map(move |row| (plan, row)));
        for (plan, row) in rows {
            let (bound, year) = (&row.target().bound, row.target().year);
            let key = (row.indicator(), row.stage(), year);
            let place = *places.entry(key).or_insert_with(|| {
                all.push(Self {
                    indicator: row.indicator().to_owned(),
                    name: row.name(),
                    stage: row.stage().map(str::to_owned),
                    year,
                    bounds: Vec::new(),
                    statements: Vec::new(),
                });
                all.len() - 1
            });
            let Some(one) = all.get_mut(place) else {
                continue;
            };
            if !one.bounds.contains(bound) {
                one.bounds.push(bound.clone());
            }
            one.statements.push(StatedTarget {
                plan: plan.id().to_owned(),
                source: row.source().map(str::to_owned),
                bound: bound.clone(),
            });
        }
        all.retain(|one| one.bounds.len() > 1);
        all
    }
}
