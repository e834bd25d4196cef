//! The editions that come with the crate, each a `static` with its source beside each number.

mod cn_basic_balance_2012;
mod cn_quality_balance_2017;

pub use cn_basic_balance_2012::CN_BASIC_BALANCE_2012;
pub use cn_quality_balance_2017::CN_QUALITY_BALANCE_2017;

use super::{Figure, Standard, StandardError, Term};
use crate::model::{Fact, Item};
use rust_decimal::Decimal;

/// Every edition of the catalogue.
#[must_use]
pub fn all() -> [&'static Standard; 2] {
    [&CN_QUALITY_BALANCE_2017, &CN_BASIC_BALANCE_2012]
}

/// The edition of an identifier.
///
/// # Errors
///
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
        .ok_or_else(|| StandardError::UnknownStandard {
            id: id.to_owned(),
            known: all()
                .iter()
                .map(|standard| standard.id.to_string())
                .collect(),
        })
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
