//! Sums that lose nothing: one integer as long as the exponents of doubles are wide.

use dashu_int::UBig;
use dashu_int::ops::BitTest as _;

/// A sum of products of doubles that are not negative, as an unsigned integer of `LIMBS` 64-bit
/// limbs, the lowest first.
///
/// The integer counts a power of two below which no product has a bit: for products of k doubles
/// 2^(−1074k). There is only one way to write a sum, and only one result of adding the same terms in
/// any order. A carry runs on only as far as limbs are full, which on average is next to nowhere;
/// that is why negative terms go to a sum of their own.
///
/// Kulisch (2013), Computer arithmetic and validity, second edition, chapter 8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::numeric) struct WideSum<const LIMBS: usize> {
    limbs: [u64; LIMBS],
}

/// The limbs for sums of products of k doubles: 2098 bits for each, and 64 so that no number of
/// terms can overflow.
pub(in crate::numeric) const fn limbs_for(factors: usize) -> usize {
    (2098 * factors + 64).div_ceil(64)
}

impl<const LIMBS: usize> WideSum<LIMBS> {
    pub(in crate::numeric) const ZERO: Self = Self { limbs: [0; LIMBS] };

    /// Adds `term · 2^offset`, with the lowest 64 bits of the term first and the last 64 zero: room
    /// for what is shifted out of the others.
    #[inline]
    pub(in crate::numeric) fn add<const WORDS: usize>(
        &mut self,
        term: [u64; WORDS],
        offset: usize,
    ) {
        let shift = offset % 64;
        let Some((window, above)) = self
            .limbs
            .get_mut(offset / 64..)
            .and_then(<[u64]>::split_first_chunk_mut::<WORDS>)
        else {
            debug_assert!(false, "no double has such an exponent");
            return;
        };
        let mut carry = false;
        let mut below = 0;
        for (limb, word) in window.iter_mut().zip(term) {
            // In two steps, because there is no shift by all 64 bits.
            let shifted = (word << shift) | ((below >> 1) >> (63 - shift));
            below = word;
            let (sum, first) = limb.overflowing_add(shifted);
            let (sum, second) = sum.overflowing_add(u64::from(carry));
            *limb = sum;
            carry = first | second;
        }
        if carry {
            for limb in above {
                let (sum, overflow) = limb.overflowing_add(1);
                *limb = sum;
                if !overflow {
                    break;
                }
            }
        }
    }

    /// Adds another sum.
    pub(in crate::numeric) fn merge(&mut self, other: &Self) {
        let mut carry = false;
        for (limb, &other) in self.limbs.iter_mut().zip(&other.limbs) {
            let (sum, first) = limb.overflowing_add(other);
            let (sum, second) = sum.overflowing_add(u64::from(carry));
            *limb = sum;
            carry = first | second;
        }
    }

    /// The sum that is `number · 2^scale`, if it is not too long.
    pub(in crate::numeric) fn from_scaled(number: UBig, scale: usize) -> Option<Self> {
        if number.bit_len().checked_add(scale)? > 64 * LIMBS {
            return None;
        }
        let mut sum = Self::ZERO;
        let bytes = (number << scale).to_le_bytes();
        for (limb, bytes) in sum.limbs.iter_mut().zip(bytes.chunks(8)) {
            // The highest byte first, where the last limb may have fewer than eight.
            let shifted_in = |limb, &byte| limb << 8 | u64::from(byte);
            *limb = bytes.iter().rev().fold(0, shifted_in);
        }
        Some(sum)
    }

    /// The sum as an integer without its lowest zero limbs, and the power of two that it is to be
    /// multiplied with.
    pub(super) fn to_scaled(&self) -> (UBig, usize) {
        let is_used = |&limb: &u64| limb != 0;
        let skipped = self.limbs.iter().position(is_used).unwrap_or(LIMBS);
        let end = self
            .limbs
            .iter()
            .rposition(is_used)
            .map_or(skipped, |last| last + 1);
        let mut bytes = Vec::with_capacity(8 * (end - skipped));
        for limb in self.limbs.iter().take(end).skip(skipped) {
            bytes.extend_from_slice(&limb.to_le_bytes());
        }
        (UBig::from_le_bytes(&bytes), 64 * skipped)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value<const LIMBS: usize>(sum: &WideSum<LIMBS>) -> UBig {
        let (number, scale) = sum.to_scaled();
        number << scale
    }

    #[test]
    fn carries_run_through_full_limbs() {
        let mut sum = WideSum::<8>::ZERO;
        // 2^256 − 1, of four full limbs.
        for limb in 0..4 {
            sum.add([u64::MAX, 0], 64 * limb);
        }
        sum.add([1, 0], 0);
        assert_eq!(value(&sum), UBig::ONE << 256_usize);
        // A term that carries out of its own words into full limbs above.
        let mut sum = WideSum::<8>::ZERO;
        for limb in 0..6 {
            sum.add([u64::MAX, 0], 64 * limb);
        }
        sum.add([1, 0, 0], 64);
        assert_eq!(
            value(&sum),
            (UBig::ONE << 384_usize) + (UBig::ONE << 64_usize) - UBig::ONE
        );
    }

    #[test]
    fn terms_are_shifted_across_limbs() {
        for offset in 0..=200 {
            let mut sum = WideSum::<8>::ZERO;
            sum.add([u64::MAX, u64::MAX, 0], offset);
            let term = (UBig::ONE << 128_usize) - UBig::ONE;
            assert_eq!(value(&sum), &term << offset, "offset {offset}");
            sum.add([u64::MAX, u64::MAX, 0], offset);
            assert_eq!(value(&sum), term << (offset + 1), "offset {offset}, twice");
        }
    }

    #[test]
    fn merging_is_adding() {
        let mut sum = WideSum::<4>::ZERO;
        sum.add([u64::MAX, u64::MAX, 0], 0);
        let mut other = WideSum::<4>::ZERO;
        other.add([1, 0], 0);
        other.add([5, 0], 128);
        sum.merge(&other);
        assert_eq!(value(&sum), UBig::from(6_u8) << 128_usize);
        assert_eq!(value(&WideSum::<4>::ZERO), UBig::ZERO);
    }

    #[test]
    fn sums_are_made_of_integers_up_to_their_length() {
        for bits in [1, 7, 8, 9, 63, 64, 65, 100, 192] {
            let full = (UBig::ONE << bits) - UBig::ONE;
            for scale in [0, 1, 8, 63, 64, 192 - bits] {
                let sum = WideSum::<3>::from_scaled(full.clone(), scale);
                if bits + scale > 192 {
                    assert_eq!(sum, None, "{bits} bits by {scale}");
                } else {
                    assert_eq!(
                        value(&sum.unwrap()),
                        &full << scale,
                        "{bits} bits by {scale}"
                    );
                }
            }
        }
        assert_eq!(WideSum::<3>::from_scaled(UBig::ONE, 192), None);
        assert_eq!(WideSum::<3>::from_scaled(UBig::ONE, usize::MAX), None);
        let zero = WideSum::<3>::from_scaled(UBig::ZERO, 0);
        assert_eq!(zero, Some(WideSum::ZERO));
    }

    #[test]
    fn every_product_of_doubles_has_room() {
        // Offsets reach 2045 for each factor, above it the significands, their carries, the count.
        for factors in 1..=3 {
            assert!(64 * limbs_for(factors) >= 2045 * factors + 53 * factors + 64);
        }
    }
}
