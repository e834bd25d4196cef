//! The editions that come with the crate, each a `static` with its source beside each number.

mod cn_basic_balance_2012;
mod cn_preschool_2020;
mod cn_quality_balance_2017;
mod us_ca_growth_target_2000;
mod us_equity_factor_2002;
mod us_expenditure_disparity_1995;

pub use cn_basic_balance_2012::CN_BASIC_BALANCE_2012;
pub use cn_preschool_2020::CN_PRESCHOOL_2020;
pub use cn_quality_balance_2017::CN_QUALITY_BALANCE_2017;
pub use us_ca_growth_target_2000::US_CA_GROWTH_TARGET_2000;
pub use us_equity_factor_2002::US_EQUITY_FACTOR_2002;
pub use us_expenditure_disparity_1995::US_EXPENDITURE_DISPARITY_1995;

use super::{Figure, Standard, StandardError, TableColumn, TableStandard, Term};
use crate::model::{Fact, Item, Text};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// Every edition for schools of a county. Those for other tables are [`tables`].
#[must_use]
pub fn all() -> [&'static Standard; 2] {
    [&CN_QUALITY_BALANCE_2017, &CN_BASIC_BALANCE_2012]
}

/// The edition for schools of a county of an identifier.
///
/// # Errors
///
/// - [`StandardError::OtherShape`] if it is an edition for tables, which [`find_table`] finds.
/// - [`StandardError::UnknownStandard`] if there is none.
///
/// # Examples
///
/// ```
/// use junheng::standards::catalogue;
///
/// assert_eq!(catalogue::find("cn-basic-balance-2012")?.indicators.len(), 8);
/// assert!(catalogue::find("cn-quality-balance-2018").is_err());
/// # Ok::<(), junheng::standards::StandardError>(())
/// ```
pub fn find(id: &str) -> Result<&'static Standard, StandardError> {
    all()
        .into_iter()
        .find(|standard| standard.id == id)
        .ok_or_else(|| {
            let is_table = tables().iter().any(|standard| standard.id == id);
            let of_other_shape = || StandardError::OtherShape {
                id: id.to_owned(),
                shape: "tables of units",
                finder: "find_table",
            };
            let known = all().map(|standard| standard.id.to_string());
            if is_table {
                of_other_shape()
            } else {
                unknown(id, &known)
            }
        })
}

/// Every edition for tables of units of any sort.
#[must_use]
pub fn tables() -> [&'static TableStandard; 4] {
    [
        &CN_PRESCHOOL_2020,
        &US_EXPENDITURE_DISPARITY_1995,
        &US_EQUITY_FACTOR_2002,
        &US_CA_GROWTH_TARGET_2000,
    ]
}

/// The edition for tables of units of an identifier.
///
/// # Errors
///
/// - [`StandardError::OtherShape`] if it is an edition for schools of a county, which [`find`] finds.
/// - [`StandardError::UnknownStandard`] if there is none.
///
/// # Examples
///
/// ```
/// use junheng::standards::catalogue;
///
/// let standard = catalogue::find_table("us-equity-factor-2002")?;
/// assert_eq!(standard.criteria[0].source, "20 U.S.C. 6337(b)(3)(A)(ii)(I)-(III)");
///
/// let other = catalogue::find_table("cn-quality-balance-2017").unwrap_err();
/// assert_eq!(
///     other.to_string(),
///     "`cn-quality-balance-2017` is a standard for schools of a county: `find` finds it"
/// );
/// # Ok::<(), junheng::standards::StandardError>(())
/// ```
pub fn find_table(id: &str) -> Result<&'static TableStandard, StandardError> {
    tables()
        .into_iter()
        .find(|standard| standard.id == id)
        .ok_or_else(|| {
            let is_county = all().iter().any(|standard| standard.id == id);
            let of_other_shape = || StandardError::OtherShape {
                id: id.to_owned(),
                shape: "schools of a county",
                finder: "find",
            };
            let known = tables().map(|standard| standard.id.to_string());
            if is_county {
                of_other_shape()
            } else {
                unknown(id, &known)
            }
        })
}

fn unknown(id: &str, known: &[String]) -> StandardError {
    StandardError::UnknownStandard {
        id: id.to_owned(),
        known: known.to_vec(),
    }
}

/// A column of whole things that every table must have.
const fn whole_column(code: &'static str, name: Text, unit: Text) -> TableColumn {
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
const fn amount_column(code: &'static str, name: Text, unit: Text) -> TableColumn {
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
const fn decimal(digits: u32, scale: u32) -> Decimal {
    Decimal::from_parts(digits, 0, 0, false, scale)
}

/// An item of the schools, taken once.
const fn item(item: Item) -> Term<Figure> {
    Term::plus(Figure::Item(item))
}

/// An item of the schools, taken away once.
const fn less(item: Item) -> Term<Figure> {
    Term::minus(Figure::Item(item))
}

/// A fact of the county, taken once.
const fn fact(fact: Fact) -> Term<Figure> {
    Term::plus(Figure::Fact(fact))
}
