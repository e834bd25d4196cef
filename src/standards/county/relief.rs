//! Transitional reliefs: looser readings of a rule, off unless asked for by name.

use crate::model::{Item, Text};
use crate::standards::county::indicator::{PerStage, Terms};
use rust_decimal::Decimal;
use serde::Serialize;
use std::borrow::Cow;

/// A relief and what it changes for the schools it is meant for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Relief {
    /// The name by which it is asked for.
    pub name: Cow<'static, str>,
    /// What it allows.
    pub text: Text,
    /// What it changes.
    pub effect: ReliefEffect,
    /// Where the rule says so.
    pub source: Cow<'static, str>,
}

/// What a relief changes. A school is meant only where the filing says yes to its item: a blank is
/// no claim.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum ReliefEffect {
    /// More may be counted in the numerator of an indicator.
    Count {
        /// The code of the indicator.
        indicator: Cow<'static, str>,
        /// The yes-or-no item that says whether a school is meant.
        when: Item,
        /// What is added to the numerator.
        terms: PerStage<Terms<Item>>,
    },
    /// Smaller rooms count.
    Rooms {
        /// The code of the clause.
        clause: Cow<'static, str>,
        /// The yes-or-no item that says whether a school is meant.
        when: Item,
        /// For each sort of room, the items that count; a school with both stages is held to the
        /// junior list.
        rooms: PerStage<Cow<'static, [Cow<'static, [Item]>]>>,
    },
    /// Schools may be larger.
    Size {
        /// The code of the clause.
        clause: Cow<'static, str>,
        /// The yes-or-no item that says whether a school is meant.
        when: Item,
        /// Or: the share of migrant children among its primary and junior pupils is above this.
        or_migrant_share_above: Decimal,
        /// The most primary and junior pupils together.
        limit: u32,
        /// The most for schools of the larger kinds.
        larger_limit: u32,
    },
}
