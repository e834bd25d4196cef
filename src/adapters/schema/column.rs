//! What the programs print that measure a column: the measures, and the rows that drive its variation.
//!
//! Nothing asks whether a key is not there: that it says so makes a key one that may be left out.

#![expect(dead_code, reason = "shapes are described, and never made")]

use schemars::JsonSchema;
use std::collections::BTreeMap;

/// The measures of a column. What is undefined is `null`.
#[derive(JsonSchema)]
pub(super) struct ColumnMeasures {
    /// What was passed over in the file, or looks odd.
    warnings: Vec<String>,
    /// How many rows count.
    n: usize,
    /// How many rows are left out.
    omitted: usize,
    /// The total weight.
    sum_weights: Option<f64>,
    /// The mean.
    mean: Option<f64>,
    /// The standard deviation of a population.
    sd_population: Option<f64>,
    /// The coefficient of variation of a population.
    cv_population: Option<f64>,
    /// The standard deviation of a sample; only without weights.
    #[schemars(skip_serializing_if = "is_not_there")]
    sd_sample: Option<f64>,
    /// The coefficient of variation of a sample; only without weights.
    #[schemars(skip_serializing_if = "is_not_there")]
    cv_sample: Option<f64>,
    /// The generalized entropy of 2: half of the squared coefficient of variation.
    ge2: Option<f64>,
    /// The Gini index.
    gini: Option<f64>,
    /// Theil's T.
    theil_t: Option<f64>,
    /// Theil's L, the mean log deviation.
    mld: Option<f64>,
    /// The Atkinson index with ε = 0.5.
    #[schemars(rename = "atkinson_0.5")]
    atkinson_0_5: Option<f64>,
    /// The Atkinson index with ε = 1.
    atkinson_1: Option<f64>,
    /// The Atkinson index with ε = 2.
    atkinson_2: Option<f64>,
    /// The Hoover index.
    hoover: Option<f64>,
    /// The least value.
    min: Option<f64>,
    /// The greatest value.
    max: Option<f64>,
    /// The greatest value over the least.
    range_ratio_max_min: Option<f64>,
    /// The weighted quantile at 0.05.
    #[schemars(rename = "wq_0.05")]
    wq_0_05: Option<f64>,
    /// The weighted quantile at 0.1.
    #[schemars(rename = "wq_0.1")]
    wq_0_1: Option<f64>,
    /// The weighted quantile at 0.25.
    #[schemars(rename = "wq_0.25")]
    wq_0_25: Option<f64>,
    /// The weighted median.
    #[schemars(rename = "wq_0.5")]
    wq_0_5: Option<f64>,
    /// The weighted quantile at 0.75.
    #[schemars(rename = "wq_0.75")]
    wq_0_75: Option<f64>,
    /// The weighted quantile at 0.9.
    #[schemars(rename = "wq_0.9")]
    wq_0_9: Option<f64>,
    /// The weighted quantile at 0.95.
    #[schemars(rename = "wq_0.95")]
    wq_0_95: Option<f64>,
    /// The quantile at 0.95 less the one at 0.05.
    restricted_range_95_5: Option<f64>,
    /// The federal range ratio.
    federal_range_ratio: Option<f64>,
    /// The total of the half below the median over what it would be at the median.
    mcloone: Option<f64>,
    /// The total of the half above the median over what it would be at the median.
    verstegen: Option<f64>,
    /// The Palma ratio.
    palma: Option<f64>,
    /// The part of Theil's T between the groups; only with groups.
    #[schemars(skip_serializing_if = "is_not_there")]
    theil_t_between: Option<f64>,
    /// The part of Theil's T within the groups; only with groups.
    #[schemars(skip_serializing_if = "is_not_there")]
    theil_t_within: Option<f64>,
    /// The part of Theil's L between the groups; only with groups.
    #[schemars(skip_serializing_if = "is_not_there")]
    mld_between: Option<f64>,
    /// The part of Theil's L within the groups; only with groups.
    #[schemars(skip_serializing_if = "is_not_there")]
    mld_within: Option<f64>,
    /// The part of the squared coefficient of variation between the groups; only with groups.
    #[schemars(skip_serializing_if = "is_not_there")]
    cv2_between: Option<f64>,
    /// The part of the squared coefficient of variation within the groups; only with groups.
    #[schemars(skip_serializing_if = "is_not_there")]
    cv2_within: Option<f64>,
    /// Why it is undefined, of each measure that is `null`.
    undefined: BTreeMap<String, String>,
}

/// What drives the variation of a column. What is undefined is `null`.
#[derive(JsonSchema)]
pub(super) struct ColumnDrivers {
    /// What was passed over in the file, or looks odd.
    warnings: Vec<String>,
    /// How many rows count.
    n: usize,
    /// How many rows are left out.
    omitted: usize,
    /// The measures of all rows.
    measures: DriverMeasures,
    /// The squared coefficient of variation, split over the groups; `null` without groups.
    by_group: Option<GroupParts>,
    /// The rows that add most to the variation, the greatest first.
    drivers: Option<Vec<Driver>>,
    /// Why it is undefined, of each key that is `null` for that.
    undefined: BTreeMap<String, String>,
}

/// The measures of all rows.
#[derive(JsonSchema)]
struct DriverMeasures {
    /// The mean.
    mean: Option<f64>,
    /// The standard deviation.
    sd: Option<f64>,
    /// The coefficient of variation.
    cv: Option<f64>,
    /// Its square.
    cv2: Option<f64>,
    /// The Gini index.
    gini: Option<f64>,
    /// Theil's T.
    theil_t: Option<f64>,
    /// Theil's L, the mean log deviation.
    mld: Option<f64>,
    /// The Hoover index.
    hoover: Option<f64>,
}

/// What is between the groups, and what is within them.
#[derive(JsonSchema)]
struct GroupParts {
    /// What is between the groups.
    between: VariationPart,
    /// What is within them.
    within: VariationPart,
}

/// A part of the squared coefficient of variation.
#[derive(JsonSchema)]
struct VariationPart {
    /// The part.
    cv2: f64,
    /// Its share of the whole; `null` where nothing varies.
    share: Option<f64>,
}

/// A row that drives the variation.
#[derive(JsonSchema)]
struct Driver {
    /// Which row of the file it is.
    row: u64,
    /// Its name.
    label: String,
    /// Its identifier, where there is a column of them.
    id: Option<String>,
    /// Its group; `null` without groups.
    group: Option<String>,
    /// Its value.
    value: f64,
    /// Its weight.
    weight: f64,
    /// What it adds to the squared coefficient of variation.
    cv2: f64,
    /// That as a share of the whole; `null` where nothing varies.
    share: Option<f64>,
    /// The coefficient of variation without the row.
    cv_without: Option<f64>,
}
