//! By how much a figure grows from one year to another.

use crate::model::{Quantity, Reported, Text};
use crate::numeric::Rational;
use crate::ratio::definition::{RatioDefinition, RatioInput, RatioRange};
use crate::ratio::division::exact_figure;
use crate::ratio::error::RatioError;
use crate::ratio::format::RatioFormat;
use crate::ratio::value::RatioValue;
use std::borrow::Cow;

/// The row of [`GrowthRate`].
pub const GROWTH_RATE: &RatioDefinition = &RatioDefinition {
    code: "growth_rate",
    name: Text::new("增长率", "growth rate"),
    numerator: &[
        RatioInput::plus("later", "本年", "later year"),
        RatioInput::minus("earlier", "上年", "earlier year"),
    ],
    denominator: &[RatioInput::plus("earlier", "上年", "earlier year")],
    range: RatioRange::Change,
    formula: Text::new(
        "（本年 − 上年）÷ 上年",
        "(later year − earlier year) ÷ earlier year",
    ),
    source: "教育法（三个增长）; 国办发〔2018〕82号（两个只增不减）",
    format: RatioFormat::percent(2),
};

/// The growth of a figure from an earlier to a later year (增长率), such as of spending per pupil.
///
/// # Formula
///
/// ```text
///     (later − earlier) ÷ earlier
/// ```
///
/// From zero or below there is no rate of growth: no percentage leads from nothing to something.
///
/// # Examples
///
/// From 15 000 to 15 300 yuan a pupil:
///
/// ```
/// use junheng::ratio::{GrowthRate, PER_PUPIL_SPENDING};
/// use junheng::model::{Language, Pupils, Yuan};
///
/// let earlier = PER_PUPIL_SPENDING.of(Yuan::from(1_500_000), Pupils::from(100))?;
/// let later = PER_PUPIL_SPENDING.of(Yuan::from(1_683_000), Pupils::from(110))?;
/// let growth = GrowthRate.of_values(&earlier, &later)?;
/// assert_eq!(growth.printed(Language::En), "2.00 %");
///
/// // In all, spending grew faster than for each pupil.
/// let growth = GrowthRate.of(Yuan::from(1_500_000), Yuan::from(1_683_000))?;
/// assert_eq!(growth.printed(Language::En), "12.20 %");
/// # Ok::<(), junheng::ratio::RatioError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct GrowthRate;

impl GrowthRate {
    /// The growth between two quantities of one kind.
    ///
    /// # Errors
    ///
    /// - [`RatioError::NotReported`] if one of the two is missing.
    /// - [`RatioError::BaseNotPositive`] if the earlier one is zero.
    pub fn of<Q: Quantity>(
        self,
        earlier: impl Into<Reported<Q>>,
        later: impl Into<Reported<Q>>,
    ) -> Result<RatioValue, RatioError> {
        between(exact_figure(earlier.into()), exact_figure(later.into()))
    }

    /// The growth between two values of one ratio.
    ///
    /// # Errors
    ///
    /// - [`RatioError::DifferentRatios`] if they are not of one ratio.
    /// - [`RatioError::BaseNotPositive`] if the earlier one is zero or below.
    pub fn of_values(
        self,
        earlier: &RatioValue,
        later: &RatioValue,
    ) -> Result<RatioValue, RatioError> {
        if earlier.definition() != later.definition() {
            return Err(RatioError::DifferentRatios {
                earlier: earlier.definition().code,
                later: later.definition().code,
            });
        }
        self.of_numbers(earlier.value(), later.value())
    }

    /// The growth between two exact numbers, of which the later may be below zero.
    ///
    /// # Errors
    ///
    /// - [`RatioError::BaseNotPositive`] if the earlier one is zero or below.
    pub fn of_numbers(
        self,
        earlier: &Rational,
        later: &Rational,
    ) -> Result<RatioValue, RatioError> {
        between(earlier.clone().into(), later.clone().into())
    }
}

/// (later − earlier) ÷ earlier, from a base above zero.
fn between(
    earlier: Reported<Rational>,
    later: Reported<Rational>,
) -> Result<RatioValue, RatioError> {
    let base = GROWTH_RATE.known(Cow::Borrowed("earlier"), earlier.clone())?;
    if !base.is_positive() {
        return Err(RatioError::BaseNotPositive {
            ratio: GROWTH_RATE.code,
            input: Cow::Borrowed("earlier"),
            amount: base,
        });
    }
    GROWTH_RATE.divide(&[later, earlier.clone()], &[earlier])
}
