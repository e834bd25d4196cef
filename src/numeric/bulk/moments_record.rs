//! The form in which moments travel.

use core::num::ParseFloatError;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::numeric::bulk::lanes::Sums;
use crate::numeric::bulk::moments::Moments;
use crate::numeric::error::NumericError;
use crate::numeric::number::double_double::DoubleDouble;

/// Origin and sums, each sum as its two doubles, in an order that stays.
///
/// The doubles are text, with as many digits as tell them from all others: not every reader of JSON
/// keeps the last bit of a number, and here it counts.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MomentsRecord {
    origin: Digits,
    weight: [Digits; 2],
    first: [Digits; 2],
    second: [Digits; 2],
}

/// A double as text.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
struct Digits(f64);

impl TryFrom<String> for Digits {
    type Error = ParseFloatError;

    fn try_from(text: String) -> Result<Self, ParseFloatError> {
        text.parse().map(Self)
    }
}

impl From<Digits> for String {
    fn from(Digits(number): Digits) -> Self {
        format!("{number:?}")
    }
}

impl From<Moments> for MomentsRecord {
    fn from(Moments { origin, sums }: Moments) -> Self {
        let pair = |sum: DoubleDouble| [Digits(sum.high), Digits(sum.low)];
        Self {
            origin: Digits(origin),
            weight: pair(sums.weight),
            first: pair(sums.first),
            second: pair(sums.second),
        }
    }
}

impl TryFrom<MomentsRecord> for Moments {
    type Error = NumericError;

    fn try_from(record: MomentsRecord) -> Result<Self, NumericError> {
        let MomentsRecord {
            origin: Digits(origin),
            weight,
            first,
            second,
        } = record;
        let refused = |index, value| Err(NumericError::InvalidState { index, value });
        let pairs = [weight, first, second];
        let numbers = [origin]
            .into_iter()
            .chain(pairs.as_flattened().iter().map(|digits| digits.0));
        for (index, number) in numbers.enumerate() {
            if !number.is_finite() {
                return refused(index, number);
            }
        }
        for (index, [Digits(high), Digits(low)]) in pairs.into_iter().enumerate() {
            #[expect(
                clippy::float_cmp,
                reason = "the first double is the one nearest to the sum of both, or the state is not ours"
            )]
            if high + low != high {
                return refused(2 * index + 2, low);
            }
        }
        let [weight, first, second] =
            pairs.map(|[Digits(high), Digits(low)]| DoubleDouble { high, low });
        for (index, sum) in [(1, weight), (5, second)] {
            if sum.high < 0.0 {
                return refused(index, sum.high);
            }
        }
        if weight.high == 0.0 {
            // Without weight there is nothing to have a sum.
            for (index, sum) in [(3, first), (5, second)] {
                if sum.high != 0.0 {
                    return refused(index, sum.high);
                }
            }
            return Ok(Self::EMPTY);
        }
        Self::about_origin(
            origin,
            Sums {
                weight,
                first,
                second,
            },
        )
    }
}

impl Serialize for Moments {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        MomentsRecord::from(*self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Moments {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let record = MomentsRecord::deserialize(deserializer)?;
        record.try_into().map_err(D::Error::custom)
    }
}
