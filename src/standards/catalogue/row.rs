//! Short ways to write the rows of an edition.

use crate::judgement::Bound;
use crate::model::{Fact, Figure, Item, SchoolKind, Text};
use crate::standards::county::clause::Veto;
use crate::standards::county::indicator::{PerStage, Term};
use crate::standards::county::standard::{Exclusion, ExclusionTest};
use crate::standards::table::standard::{ColumnCode, TableColumn};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// A column of whole things that every table must have.
pub(in crate::standards) const fn whole_column(
    code: &'static str,
    name: Text,
    unit: Text,
) -> TableColumn {
    column(code, name, unit, true)
}

/// A column of amounts that every table must have.
pub(in crate::standards) const fn amount_column(
    code: &'static str,
    name: Text,
    unit: Text,
) -> TableColumn {
    column(code, name, unit, false)
}

/// A column that a table may be without.
pub(in crate::standards) const fn optional(mut column: TableColumn) -> TableColumn {
    column.optional = true;
    column
}

/// A column of words.
pub(in crate::standards) const fn coded(
    code: &'static str,
    name: Text,
    codes: &'static [ColumnCode],
) -> TableColumn {
    TableColumn {
        code: Cow::Borrowed(code),
        name,
        unit: Text::new("", ""),
        aliases: Cow::Borrowed(&[]),
        whole: true,
        signed: false,
        optional: false,
        codes: Cow::Borrowed(codes),
    }
}

const fn column(code: &'static str, name: Text, unit: Text, whole: bool) -> TableColumn {
    TableColumn {
        code: Cow::Borrowed(code),
        name,
        unit,
        aliases: Cow::Borrowed(&[]),
        whole,
        signed: false,
        optional: false,
        codes: Cow::Borrowed(&[]),
    }
}

/// A decimal known when the crate is built: `decimal(42, 1)` is 4.2.
pub(in crate::standards) const fn decimal(digits: u32, scale: u32) -> Decimal {
    Decimal::from_parts(digits, 0, 0, false, scale)
}

/// An item of the schools, taken once.
pub(in crate::standards) const fn item(item: Item) -> Term<Figure> {
    Term::plus(Figure::Item(item))
}

/// An item of the schools, taken away once.
pub(in crate::standards) const fn less(item: Item) -> Term<Figure> {
    Term::minus(Figure::Item(item))
}

/// A fact of the county, taken once.
pub(in crate::standards) const fn fact(fact: Fact) -> Term<Figure> {
    Term::plus(Figure::Fact(fact))
}

/// What is added up in primary and in junior parts.
pub(in crate::standards) const fn by_stage<F: Copy>(
    primary: &'static [Term<F>],
    junior: &'static [Term<F>],
) -> PerStage<Cow<'static, [Term<F>]>> {
    PerStage {
        primary: Cow::Borrowed(primary),
        junior: Cow::Borrowed(junior),
    }
}

/// What is added up in every part.
pub(in crate::standards) const fn in_both<F: Copy>(
    terms: &'static [Term<F>],
) -> PerStage<Cow<'static, [Term<F>]>> {
    by_stage(terms, terms)
}

/// The least that primary and junior parts must have.
pub(in crate::standards) const fn at_least(primary: Decimal, junior: Decimal) -> PerStage<Bound> {
    PerStage {
        primary: Bound::at_least(primary),
        junior: Bound::at_least(junior),
    }
}

/// The most that primary and junior parts may have.
pub(in crate::standards) const fn at_most(primary: Decimal, junior: Decimal) -> PerStage<Bound> {
    PerStage {
        primary: Bound::at_most(primary),
        junior: Bound::at_most(junior),
    }
}

/// Schools of a kind, none of which is judged.
pub(in crate::standards) const fn all_of_kind(
    reason: &'static str,
    school_kind: SchoolKind,
) -> Exclusion {
    Exclusion {
        reason: Cow::Borrowed(reason),
        when: ExclusionTest::OfKind { school_kind },
    }
}

/// A veto that every county is held to.
pub(in crate::standards) const fn veto(
    code: &'static str,
    name: Text,
    source: &'static str,
) -> Veto {
    Veto {
        code: Cow::Borrowed(code),
        name,
        optional: false,
        source: Cow::Borrowed(source),
    }
}

/// The share of one sum in another that is asked for, in percent: it gives the clause its value.
///
/// A macro, as its result stands in lists that are borrowed for ever, where no function may be called
/// whose result has anything to drop.
macro_rules! percentage {
    ($numerator:expr, $denominator:expr, $at_least:literal, $scope:expr) => {
        RatioTest {
            ratio: None,
            numerator: Cow::Borrowed(&$numerator),
            denominator: Cow::Borrowed(&$denominator),
            per: 100,
            bound: Bound::at_least(LimitNumber::Fixed(decimal($at_least, 0))),
            scope: $scope,
            valued: true,
        }
    };
}

/// A clause that people attest: its sentence is what it asks for, and their evidence.
macro_rules! attested {
    ($code:literal, $group:ident, $zh:literal, $en:literal, $source:literal $(,)?) => {
        Clause {
            code: Cow::Borrowed($code),
            group: ClauseGroup::$group,
            requirement: Text::new($zh, $en),
            test: None,
            attested: true,
            sentence: Text::new(
                concat!($zh, "（{evidence}）"),
                concat!($en, " ({evidence})"),
            ),
            source: Cow::Borrowed($source),
        }
    };
}

pub(in crate::standards) use {attested, percentage};
