//! The shape of a standard for tables, as its reader takes it.

#![expect(dead_code, reason = "shapes are described, and never made")]

use crate::adapters::schema::standard::Provenance;
use crate::adapters::schema::values::{
    BoundText, Label, Membership, Number, RatioCode, Rounding, Words, named_or,
};
use crate::standards::SpreadMeasure;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

/// A standard for tables of any units.
#[derive(JsonSchema)]
#[schemars(rename = "TableStandard", deny_unknown_fields)]
pub(super) struct TableStandardFile {
    /// The identifier.
    id: String,
    /// The name.
    name: Words,
    /// Where it comes from.
    provenance: Provenance,
    /// What a row is, in the plural.
    #[schemars(default)]
    units: Option<Words>,
    /// The columns of the table.
    columns: Vec<Column>,
    /// Figures of the area beside the table.
    #[schemars(default)]
    facts: Option<Vec<AreaFact>>,
    /// Which rows do not count.
    #[schemars(default)]
    exclusions: Option<Vec<UnitExclusion>>,
    /// What becomes of a row of which it cannot be told whether it counts.
    #[schemars(default)]
    unknown_membership: Option<Membership>,
    /// What must hold.
    criteria: Vec<Criterion>,
}

/// A column of the table.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Column {
    /// The code, by which formulas name it.
    code: String,
    /// The name, by which it may be headed.
    name: Words,
    /// The unit.
    #[schemars(default)]
    unit: Option<Words>,
    /// Other words by which it may be headed.
    #[schemars(default)]
    aliases: Option<Vec<String>>,
    /// Whether its numbers are whole.
    #[schemars(default)]
    whole: Option<bool>,
    /// Whether its numbers may be below zero.
    #[schemars(default)]
    signed: Option<bool>,
    /// Whether the table may be without it.
    #[schemars(default)]
    optional: Option<bool>,
    /// The words that its cells may hold, where they are no numbers.
    #[schemars(default)]
    codes: Option<Vec<ColumnCode>>,
}

/// A word that the cells of a column may hold.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct ColumnCode {
    /// The word.
    code: String,
    /// What it means, which cells may hold as well.
    name: Words,
    /// The number that formulas know.
    number: Number,
}

/// A figure of the area.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct AreaFact {
    /// The code, by which formulas name it.
    code: String,
    /// The name.
    name: Words,
    /// The unit.
    #[schemars(default)]
    unit: Option<Words>,
    /// Whether it is a whole number.
    #[schemars(default)]
    whole: Option<bool>,
    /// Whether it may be below zero.
    #[schemars(default)]
    signed: Option<bool>,
}

/// Rows that do not count.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct UnitExclusion {
    /// The reason, as reported.
    reason: Words,
    /// Which rows are meant, as a condition such as `students < 10`.
    when: Label,
    /// Where the rule says so.
    source: String,
}

/// What must hold.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Criterion {
    /// The code, unique in the standard.
    code: String,
    /// The name.
    name: Words,
    /// How it is tested.
    test: Test,
    /// How its value is rounded when it is reported; two decimals where nothing is said.
    #[schemars(default)]
    reported: Option<Rounding>,
    /// Where the rule says so.
    source: String,
}

/// How a criterion is tested.
#[derive(JsonSchema)]
#[schemars(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
enum Test {
    /// A condition for every row.
    #[schemars(extend("oneOf" = named_or(&["holds"], &[], &["bound"])))]
    EachUnit {
        /// Which rows it is asked of; all where nothing is said.
        #[schemars(default)]
        when: Option<Label>,
        /// The condition; it may be left out where a ratio and its bound are named.
        #[schemars(default)]
        holds: Option<Label>,
        /// The ratio of the catalogue that meets the bound, over columns and facts with the codes of its inputs.
        #[schemars(default)]
        ratio: Option<RatioCode>,
        /// The bound on the ratio, in the unit in which it is printed.
        #[schemars(default)]
        bound: Option<BoundText>,
        /// Other conditions, any of which does instead.
        #[schemars(default)]
        or: Option<Vec<Label>>,
    },
    /// A condition for the table as a whole.
    #[schemars(extend("oneOf" = named_or(&["holds"], &[], &["bound"])))]
    Area {
        /// The condition; it may be left out where a ratio and its bound are named.
        #[schemars(default)]
        holds: Option<Label>,
        /// The ratio of the catalogue that meets the bound, over the totals of columns and over facts.
        #[schemars(default)]
        ratio: Option<RatioCode>,
        /// The bound on the ratio, in the unit in which it is printed.
        #[schemars(default)]
        bound: Option<BoundText>,
    },
    /// A limit on the spread of a value.
    #[schemars(extend("oneOf" = named_or(&["value"], &[], &[])))]
    Spread {
        /// The measure of spread.
        measure: Measure,
        /// The value of a row, as a formula; it may be left out where a ratio is named.
        #[schemars(default)]
        value: Option<Label>,
        /// The ratio of the catalogue that is the value.
        #[schemars(default)]
        ratio: Option<RatioCode>,
        /// What a row weighs, as a formula; all the same where nothing is said.
        #[schemars(default)]
        weight: Option<Label>,
        /// The limit; without one the spread is only computed.
        #[schemars(default)]
        limit: Option<BoundText>,
    },
    /// An attestation decides.
    Attested {},
}

/// A measure of spread.
struct Measure(String);

impl JsonSchema for Measure {
    fn schema_name() -> Cow<'static, str> {
        "SpreadMeasure".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "enum": SpreadMeasure::ALL.map(SpreadMeasure::code) })
    }
}
