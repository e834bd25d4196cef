//! A standard for a table of any units: which columns it asks for, which units count, what must hold.

use crate::judgement::{Bound, Reporting};
use crate::model::Text;
use crate::standards::membership::UnknownMembership;
use crate::standards::provenance::Provenance;
use crate::standards::table::formula::{Condition, Formula};
use crate::standards::table::spread_measure::SpreadMeasure;
use rust_decimal::Decimal;
use serde::Serialize;
use std::borrow::Cow;

/// One edition of a rule over a table of units of any sort: local agencies, schools, kindergartens.
///
/// Where a [`Standard`](crate::standards::Standard) is shaped by the forms of a Chinese county, this one brings
/// its own columns. It is data and computes nothing;
/// [`TableEvaluator`](crate::evaluation::TableEvaluator) holds a table to it. It is a `static` in the
/// [`catalogue`](crate::standards::catalogue), or it is read from a file of the same shape.
///
/// # Examples
///
/// ```
/// use junheng::standards::catalogue;
///
/// let growth = catalogue::find_table("us-ca-growth-target-2000")?;
/// let columns: Vec<&str> = growth.columns.iter().map(|column| &*column.code).collect();
/// assert_eq!(columns, ["api99", "api00"]);
/// # Ok::<(), junheng::standards::StandardError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TableStandard {
    /// The identifier, such as `us-expenditure-disparity-1995`.
    pub id: Cow<'static, str>,
    /// The name.
    pub name: Text,
    /// Where it comes from.
    pub provenance: Provenance,
    /// What the rows of the table are, in the plural.
    pub units: Text,
    /// The columns that it asks for.
    pub columns: Cow<'static, [TableColumn]>,
    /// The figures of the whole area that it asks for.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub facts: Cow<'static, [AreaFact]>,
    /// Which units do not count, in the order in which the reasons are tried.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub exclusions: Cow<'static, [UnitExclusion]>,
    /// What becomes of a unit of which it cannot be told whether it counts.
    #[serde(skip_serializing_if = "UnknownMembership::is_judged")]
    pub unknown_membership: UnknownMembership,
    /// What is asked, each by itself.
    pub criteria: Cow<'static, [TableCriterion]>,
}

/// A column that a table must or may have.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TableColumn {
    /// Its code: letters, digits and `_`, as formulas name it.
    pub code: Cow<'static, str>,
    /// Its name.
    pub name: Text,
    /// What it counts, in the plural; empty where the number stands alone.
    pub unit: Text,
    /// Other headers that it may have in a file.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub aliases: Cow<'static, [Cow<'static, str>]>,
    /// Whether only whole numbers make sense.
    pub whole: bool,
    /// Whether an amount may be below zero.
    pub signed: bool,
    /// Whether a file may leave it out; it is then not reported for any unit.
    pub optional: bool,
    /// The words that its cells may hold, each with the number that formulas know; empty where it holds numbers.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub codes: Cow<'static, [ColumnCode]>,
}

/// A word that the cells of a coded column may hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ColumnCode {
    /// The word, as files have it.
    pub code: Cow<'static, str>,
    /// What it means, which files may have as well.
    pub name: Text,
    /// The number that formulas know.
    pub number: Decimal,
}

impl ColumnCode {
    /// The words that mean it.
    pub(crate) fn words(&self) -> [&str; 3] {
        [&self.code, &self.name.zh, &self.name.en]
    }

    pub(super) fn shares_a_word(&self, other: &Self) -> bool {
        let same = |one: &str, other: &str| one.to_lowercase() == other.to_lowercase();
        let mut own = self.words().into_iter();
        own.any(|one| other.words().into_iter().any(|word| same(one, word)))
    }
}

/// A figure of the whole area.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AreaFact {
    /// Its code, as formulas name it.
    pub code: Cow<'static, str>,
    /// Its name.
    pub name: Text,
    /// What it counts, in the plural; empty where the number stands alone.
    pub unit: Text,
    /// Whether only whole numbers make sense.
    pub whole: bool,
    /// Whether it may be below zero.
    pub signed: bool,
}

/// Units that do not count, and the reason reported for it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UnitExclusion {
    /// The reason, as reported.
    pub reason: Text,
    /// Which units it means.
    pub when: Condition,
    /// Where the rule says so.
    pub source: Cow<'static, str>,
}

/// One thing that a rule asks.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TableCriterion {
    /// Its code; unique in the standard.
    pub code: Cow<'static, str>,
    /// What it asks.
    pub name: Text,
    /// How it is decided.
    pub test: TableTest,
    /// How its value is reported.
    pub reported: Reporting,
    /// Where the rule says so.
    pub source: Cow<'static, str>,
}

/// How a criterion is decided.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum TableTest {
    /// A condition that every unit must meet by itself. The bound is a formula too, so that each
    /// unit may have its own.
    EachUnit {
        /// Only of units for which this holds; `None` for every unit.
        #[serde(skip_serializing_if = "Option::is_none")]
        when: Option<Condition>,
        /// What must hold.
        holds: Condition,
        /// Other conditions, any of which does instead.
        #[serde(skip_serializing_if = "<[_]>::is_empty")]
        or: Cow<'static, [Condition]>,
    },
    /// A condition that the area must meet as a whole: over its facts, and totals over its units.
    Area {
        /// What must hold.
        holds: Condition,
    },
    /// How far the units are apart.
    Spread {
        /// By which measure.
        measure: SpreadMeasure,
        /// Of which value of each unit.
        value: Formula,
        /// How many each unit stands for; `None` where every unit counts once.
        #[serde(skip_serializing_if = "Option::is_none")]
        weight: Option<Formula>,
        /// The limit on it; `None` where the rule computes it and sets none.
        #[serde(skip_serializing_if = "Option::is_none")]
        limit: Option<Bound>,
    },
    /// What only people can judge: someone must attest it.
    Attested,
}

impl TableStandard {
    /// The column of a code.
    #[must_use]
    pub fn column(&self, code: &str) -> Option<&TableColumn> {
        self.columns.iter().find(|column| column.code == code)
    }

    /// The fact of a code.
    #[must_use]
    pub fn fact(&self, code: &str) -> Option<&AreaFact> {
        self.facts.iter().find(|fact| fact.code == code)
    }
}
