//! Sums that lose nothing: one integer as long as the exponents of doubles are wide.

use dashu_int::UBig;

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
pub(super) struct WideSum<const LIMBS: usize> {
    limbs: [u64; LIMBS],
}

/// The limbs for sums of products of k doubles: 2098 bits for each, and 64 so that no number of
/// terms can overflow.
pub(super) const fn limbs_for(factors: usize) -> usize {
    (2098 * factors + 64).div_ceil(64)
}

impl<const LIMBS: usize> WideSum<LIMBS> {
    pub(super) const ZERO: Self = Self { limbs: [0; LIMBS] };

    /// Adds `term · 2^offset`, with the lowest 64 bits of the term first and the last 64 zero: room
    /// for what is shifted out of the others.
    #[inline]
    pub(super) fn add<const WORDS: usize>(&mut self, term: [u64; WORDS], offset: usize) {
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
    pub(super) fn merge(&mut self, other: &Self) {
        let mut carry = false;
        for (limb, &other) in self.limbs.iter_mut().zip(&other.limbs) {
            let (sum, first) = limb.overflowing_add(other);
            let (sum, second) = sum.overflowing_add(u64::from(carry));
            *limb = sum;
            carry = first | second;
        }
    }

    /// The sum as an integer without its lowest zero limbs, and the power of two that it is to be
    /// multiplied with.
    pub(super) fn to_scaled(&self) -> (UBig, usize) {
        let skipped = self.limbs.iter().take_while(|&&limb| limb == 0).count();
        let length = self
            .limbs
            .iter()
            .rposition(|&limb| limb != 0)
            .map_or(0, |last| last + 1);
        let bytes: Vec<u8> = self
            .limbs
            .iter()
            .take(length)
            .skip(skipped)
            .flat_map(|limb| limb.to_le_bytes())
            .collect();
        (
            UBig::from_le_bytes(&bytes),
            if length == 0 { 0 } else { 64 * skipped },
        )
    }
}
