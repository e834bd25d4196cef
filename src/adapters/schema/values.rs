//! Numbers, texts, bounds and codes as files have them.

#![expect(dead_code, reason = "shapes are described, and never made")]

use crate::model::{Fact, ITEMS, Location, SchoolKind, Sponsor, Stage};
use crate::ratio::{RATIOS, RatioDefinition};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};
use std::borrow::Cow;

/// One thing, or a list of them.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub(super) enum OneOrMany<T> {
    One(T),
    Many(Vec<T>),
}

/// A text in both languages, or one text for both.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub(super) enum Words {
    Both(String),
    Each(WordsOfEach),
}

/// A text in both languages.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct WordsOfEach {
    /// The Chinese form.
    zh: String,
    /// The English form.
    en: String,
}

/// A text in one language or both, or one text for both.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub(super) enum WordsInAny {
    Both(String),
    Any(WordsOfAny),
}

/// A text in one language or both.
#[derive(JsonSchema)]
pub(super) struct WordsOfAny {
    /// The Chinese form.
    zh: Option<String>,
    /// The English form.
    en: Option<String>,
}

/// One thing for each of the stages that are judged, or one for both.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub(super) enum ForStages<T> {
    Both(T),
    Each(ForEachStage<T>),
}

/// One thing for each of the stages that are judged.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct ForEachStage<T> {
    /// For the primary stage.
    primary: T,
    /// For the junior stage.
    junior: T,
}

/// How a figure is rounded when it is reported: the decimals kept, or these and the mode.
#[derive(JsonSchema)]
#[schemars(untagged)]
pub(super) enum Rounding {
    Places(u32),
    Full(FullRounding),
}

/// The decimals kept, and the mode.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct FullRounding {
    /// The decimals kept.
    places: u32,
    /// Which way a tie goes; half away from zero where nothing is said.
    #[schemars(default)]
    mode: Option<RoundingModeCode>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub(super) enum RoundingModeCode {
    HalfAwayFromZero,
    HalfEven,
    Ceiling,
    Floor,
}

/// What becomes of a row of which it cannot be told whether it counts.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub(super) enum Membership {
    Judged,
    Open,
}

/// Either a ratio is named, or it is said what is counted by these keys, all of them but what a ratio says as well.
pub(super) fn named_or(keys: &[&str], also: &[&str], with_ratio: &[&str]) -> Value {
    let any_of = |keys: &[&str]| {
        let each = keys.iter().map(|key| json!({ "required": [key] }));
        json!({ "anyOf": each.collect::<Vec<_>>() })
    };
    let named = [&["ratio"], with_ratio].concat();
    let counted = [keys, also].concat();
    json!([
        { "required": named, "not": any_of(keys) },
        { "required": counted, "not": any_of(&named) },
    ])
}

/// A shape that is no object: its name, and its schema.
macro_rules! shape {
    ($(#[$meta:meta])* $name:ident, $schema:expr) => {
        $(#[$meta])*
        pub(super) struct $name(String);

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    };
}

/// A plain decimal in a text, without an exponent.
const DECIMAL: &str = r"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)";
/// The sign of a bound.
const SIGN: &str = "(>=|<=|>|<|=|≥|≤|＞|＜|＝)";

shape!(
    /// A decimal, as a number or as a text.
    Number,
    json_schema!({ "anyOf": [
        { "type": "number" },
        { "type": "string", "pattern": format!(r"^\s*{DECIMAL}\s*$") },
    ] })
);
shape!(
    /// A number or a text that names something.
    Label,
    json_schema!({ "type": ["string", "number"] })
);
shape!(
    /// A sign and a decimal.
    BoundText,
    json_schema!({ "type": "string", "pattern": format!(r"^\s*{SIGN}\s*{DECIMAL}\s*$") })
);
shape!(
    /// A sign, and a decimal or the name of a parameter.
    LimitText,
    json_schema!({ "type": "string", "pattern": r"^\s*(>=|<=|>|<|≥|≤|＞|＜)\s*\S.*$" })
);
shape!(
    /// The code of an item of the school file.
    ItemCode,
    json_schema!({ "type": "string", "enum": ITEMS.iter().map(|item| item.code()).collect::<Vec<_>>() })
);
shape!(
    /// The code of a figure of the county file.
    FactCode,
    json_schema!({ "type": "string", "enum": Fact::ALL.iter().map(|fact| fact.code()).collect::<Vec<_>>() })
);
shape!(
    /// An item, perhaps with a sign or a factor before it.
    ItemTerm,
    term(ITEMS.iter().map(|item| item.code()))
);
shape!(
    /// An item or a fact, perhaps with a sign or a factor before it.
    FigureTerm,
    term(ITEMS.iter().map(|item| item.code()).chain(Fact::ALL.iter().map(|fact| fact.code())))
);
shape!(
    /// The code of a ratio of the catalogue whose figures a county files.
    FiledRatioCode,
    coded(RatioDefinition::of_filings().map(|row| row.code))
);
shape!(
    /// The code of a ratio of the catalogue with inputs of its own.
    RatioCode,
    coded(RATIOS.iter().filter(|row| row.inputs().is_some()).map(|row| row.code))
);
shape!(
    /// A kind of school, by its code or its Chinese name.
    KindCode,
    coded(SchoolKind::ALL.iter().flat_map(|one| one.words()))
);
shape!(
    /// A stage, by its code or its Chinese name.
    StageCode,
    coded(Stage::ALL.iter().flat_map(|one| one.words()))
);
shape!(
    /// A location, by its code or its Chinese name.
    LocationCode,
    coded(Location::ALL.iter().flat_map(|one| one.words()))
);
shape!(
    /// A sponsor, by its code or its Chinese name; the code may be a number.
    SponsorCode,
    json_schema!({ "anyOf": [
        { "enum": Sponsor::ALL.iter().flat_map(|one| one.words()).collect::<Vec<_>>() },
        { "type": "integer" },
    ] })
);

fn coded(words: impl Iterator<Item = &'static str>) -> Schema {
    json_schema!({ "type": "string", "enum": words.collect::<Vec<_>>() })
}

fn term(codes: impl Iterator<Item = &'static str>) -> Schema {
    let codes = codes.collect::<Vec<_>>().join("|");
    let factor = format!(r"(-|{DECIMAL}\s*\*)?");
    json_schema!({ "type": "string", "pattern": format!(r"^\s*{factor}\s*({codes})\s*$") })
}
