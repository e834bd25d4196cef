//! What an exact accumulator writes down, and when it takes up what was written.

use core::cmp::Ordering;

use dashu_int::{IBig, Sign};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::numeric::bulk::exact_moments::ExactMoments;
use crate::numeric::bulk::exact_sums::ExactSums;
use crate::numeric::number::dyadic::Dyadic;
use crate::numeric::number::wide_sum::WideSum;

/// The written form of [`ExactMoments`]: the count and Σw, Σwx, Σwx².
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExactState {
    count: u64,
    weight: String,
    total: String,
    squares: String,
}

/// Why a written state is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum StateError {
    #[error(
        "`{sum}` is not an odd hexadecimal number with a power of two, as `0x19p4` is, nor `0x0p0`"
    )]
    NoSum { sum: &'static str },
    #[error("`{sum}` is out of the range of {count} observations")]
    OutOfRange { sum: &'static str, count: u64 },
    #[error("the sums are those of a negative variance")]
    NegativeVariance,
}

impl From<ExactMoments> for ExactState {
    fn from(moments: ExactMoments) -> Self {
        Self {
            count: moments.count(),
            weight: moments.weight().to_string(),
            total: moments.total().to_string(),
            squares: moments.squares().to_string(),
        }
    }
}

impl TryFrom<ExactState> for ExactMoments {
    type Error = StateError;

    fn try_from(state: ExactState) -> Result<Self, StateError> {
        let count = state.count;
        let mut moments = Self::new();
        moments.count = count;
        let weight = SumText::new("weight", &state.weight, 1, count)?;
        moments.weight = weight.positive_sum()?;
        let total = SumText::new("total", &state.total, 2, count)?;
        let [positive, negative] = &mut moments.totals;
        let place = if total.is_negative() {
            negative
        } else {
            positive
        };
        *place = total.sum()?;
        let squares = SumText::new("squares", &state.squares, 3, count)?;
        moments.squares = squares.positive_sum()?;

        // No weight that counts is below 2^−1074.
        let least = Dyadic {
            number: IBig::from(count),
            exponent: -1074,
        };
        if moments.weight().compare(&least) == Ordering::Less {
            return Err(weight.out_of_range());
        }
        // No value is beyond the largest double, nor is then a mean of them.
        let greatest = Dyadic::from_double(f64::MAX).square();
        let most = moments.weight().times(&greatest);
        if moments.squares().compare(&most) == Ordering::Greater {
            return Err(squares.out_of_range());
        }
        // The inequality of Cauchy and Schwarz, without which the variance has no root.
        if ExactSums::from(&moments).spread().compare(&Dyadic::ZERO) == Ordering::Less {
            return Err(StateError::NegativeVariance);
        }
        Ok(moments)
    }
}

/// A sum of products of so many doubles, as read.
struct SumText {
    name: &'static str,
    sum: Dyadic,
    factors: u16,
    count: u64,
}

impl SumText {
    fn new(name: &'static str, text: &str, factors: u16, count: u64) -> Result<Self, StateError> {
        let sum = Dyadic::from_hexadecimal(text).ok_or(StateError::NoSum { sum: name })?;
        Ok(Self {
            name,
            sum,
            factors,
            count,
        })
    }

    const fn out_of_range(&self) -> StateError {
        StateError::OutOfRange {
            sum: self.name,
            count: self.count,
        }
    }

    fn is_negative(&self) -> bool {
        self.sum.number < IBig::ZERO
    }

    /// The sum, which is not negative.
    fn positive_sum<const LIMBS: usize>(&self) -> Result<WideSum<LIMBS>, StateError> {
        if self.is_negative() {
            return Err(self.out_of_range());
        }
        self.sum()
    }

    /// The sum without its sign, if as many products can have it.
    fn sum<const LIMBS: usize>(&self) -> Result<WideSum<LIMBS>, StateError> {
        let factors = i64::from(self.factors);
        let (_, magnitude) = self.sum.number.clone().into_parts();
        // In units of the least product; its exponent is checked before anything gets as long.
        let sum = self
            .sum
            .exponent
            .checked_add(1074 * factors)
            .and_then(|scale| usize::try_from(scale).ok())
            .and_then(|scale| WideSum::from_scaled(magnitude.clone(), scale))
            .ok_or_else(|| self.out_of_range())?;
        // Each product is below 2^(1024 · factors).
        let bound = Dyadic {
            number: IBig::from(self.count),
            exponent: 1024 * factors,
        };
        let size = Dyadic {
            number: IBig::from_parts(Sign::Positive, magnitude),
            exponent: self.sum.exponent,
        };
        let is_nothing = self.count == 0 && size.number.is_zero();
        if is_nothing || size.compare(&bound) == Ordering::Less {
            Ok(sum)
        } else {
            Err(self.out_of_range())
        }
    }
}

impl Serialize for ExactMoments {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        ExactState::from(self.clone()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for ExactMoments {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let record = ExactState::deserialize(deserializer)?;
        record.try_into().map_err(D::Error::custom)
    }
}
