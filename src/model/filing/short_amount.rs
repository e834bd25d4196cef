//! An amount in eight bytes, as nearly all that are filed are.

use crate::model::writing::amount::Amount;
use rust_decimal::Decimal;

/// An amount that is not negative, with at most 59 bits of digits and 28 places.
///
/// What does not fit is kept as the [`Amount`] that it is: this one never rounds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ShortAmount(u64);

/// How many bits say how many places there are: 28 at most.
const BITS_OF_PLACES: u32 = 5;

impl ShortAmount {
    /// The amount in short; `None` if it does not fit.
    #[inline]
    pub(crate) fn of(amount: &Amount) -> Option<Self> {
        let decimal = amount.to_decimal()?;
        // The sign of a zero would be lost too.
        if decimal.is_sign_negative() {
            return None;
        }
        Self::new(u64::try_from(decimal.mantissa()).ok()?, decimal.scale())
    }

    /// The amount of some digits, with so many of them behind the point; `None` if it does not fit.
    #[inline]
    pub(crate) const fn new(digits: u64, places: u32) -> Option<Self> {
        if digits >> (u64::BITS - BITS_OF_PLACES) != 0 || places > Decimal::MAX_SCALE {
            return None;
        }
        Some(Self((digits << BITS_OF_PLACES) | places as u64))
    }

    /// Its digits, without the point.
    #[inline]
    pub(crate) const fn digits(self) -> u64 {
        self.0 >> BITS_OF_PLACES
    }

    /// How many of the digits stand behind the point.
    #[inline]
    pub(crate) const fn places(self) -> u32 {
        // At most 28, as those of a decimal are.
        (self.0 & ((1 << BITS_OF_PLACES) - 1)) as u32
    }

    /// The decimal itself, with the zeros that it was written with.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the halves are cut out")]
    pub(crate) const fn decimal(self) -> Decimal {
        let digits = self.digits();
        // The low and the high half of the digits.
        let (low, high) = (digits as u32, (digits >> u32::BITS) as u32);
        Decimal::from_parts(low, high, 0, false, self.places())
    }

    /// The amount itself, with the zeros that it was written with.
    #[inline]
    pub(crate) fn amount(self) -> Amount {
        self.decimal().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_is_given_back_as_it_was_written_and_nothing_else_fits() {
        // 2^59 − 1 is 576460752303423487.
        let fits = [
            "0",
            "0.00",
            "4501.50",
            "576460752303423487",
            "0.0000000000000000000000000001",
        ];
        for text in fits {
            let amount: Amount = text.parse().unwrap();
            let short = ShortAmount::of(&amount).unwrap();
            assert_eq!(format!("{:#}", short.amount()), text);
        }
        for text in [
            "576460752303423488",
            "-1",
            "0.00000000000000000000000000001",
        ] {
            let amount: Amount = text.parse().unwrap();
            assert!(ShortAmount::of(&amount).is_none(), "{text}");
        }
    }
}
