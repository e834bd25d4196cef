//! Short ways to write the rows of an edition.

use crate::model::{Fact, Item, Text};
use crate::standards::county::indicator::{Figure, Term};
use crate::standards::table::standard::TableColumn;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// A column of whole things that every table must have.
pub(in crate::standards) const fn whole_column(
    code: &'static str,
    name: Text,
    unit: Text,
) -> TableColumn {
    TableColumn {
        code: Cow::Borrowed(code),
        name,
        unit,
        aliases: Cow::Borrowed(&[]),
        whole: true,
        signed: false,
        optional: false,
    }
}

/// A column of amounts that every table must have.
pub(in crate::standards) const fn amount_column(
    code: &'static str,
    name: Text,
    unit: Text,
) -> TableColumn {
    TableColumn {
        code: Cow::Borrowed(code),
        name,
        unit,
        aliases: Cow::Borrowed(&[]),
        whole: false,
        signed: false,
        optional: false,
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
