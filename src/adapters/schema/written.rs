//! Types that write themselves in a form of their own.

#[cfg(feature = "plan")]
use crate::adapters::schema::values::ItemCode;
use crate::evaluation::Achievement;
#[cfg(feature = "plan")]
use crate::model::{Amount, Item};
use crate::model::{Bound, TaskCount};
use crate::planning::PlanAchievement;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

impl<N> JsonSchema for Bound<N> {
    fn schema_name() -> Cow<'static, str> {
        "Bound".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^(>=|<=|>|<|=) .+$" })
    }
}

impl JsonSchema for TaskCount {
    fn schema_name() -> Cow<'static, str> {
        "TaskCount".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
    }
}

#[cfg(feature = "plan")]
impl JsonSchema for Item {
    fn schema_name() -> Cow<'static, str> {
        "Item".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        ItemCode::json_schema(generator)
    }
}

#[cfg(feature = "plan")]
impl JsonSchema for Amount {
    fn schema_name() -> Cow<'static, str> {
        "Amount".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$" })
    }
}

/// The counts of an achievement and what is made of them.
fn counts(third: (&str, &str), rate: &str, reported: &str) -> Schema {
    let count = |english: &str| {
        let description = english.to_owned();
        json_schema!({ "type": "integer", "minimum": 0, "description": description }).to_value()
    };
    let (third, said) = third;
    json_schema!({
        "type": "object",
        "properties": {
            "met": count("How many are met."),
            "not_met": count("How many are not met."),
            third: count(said),
            "total": count("How many there are."),
            "rate": { "type": rate.split(' ').collect::<Vec<_>>(), "description": "The percentage met." },
            "reported_rate": {
                "type": reported.split(' ').collect::<Vec<_>>(),
                "description": "The percentage met, as reported."
            },
        },
        "required": ["met", "not_met", third, "total", "rate", "reported_rate"],
    })
}

impl JsonSchema for Achievement {
    fn schema_name() -> Cow<'static, str> {
        "Achievement".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let third = ("not_assessable", "How many cannot be told.");
        counts(third, "number", "string")
    }
}

impl JsonSchema for PlanAchievement {
    fn schema_name() -> Cow<'static, str> {
        "PlanAchievement".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let third = ("no_data", "How many have no observation.");
        counts(third, "number null", "string null")
    }
}
