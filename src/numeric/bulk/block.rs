//! Blocks of observations on one scale, where their sums are sums of integers of a few words.
//!
//! Measurements of one kind differ little in size. Brought to one power of two, such that the
//! largest fills 64 bits, most of them are whole numbers: those that are up to eleven powers of two
//! smaller, and all with as many zeros at their end as they are smaller beyond that. Of whole
//! numbers of one word the products have two and three, and sums of them need no look at an
//! exponent, so that a block goes to the [wide sums](crate::numeric) as a single term of each.
//!
//! What is too small for the scale of its block is left, and makes a block of its own. Which
//! observations share a block makes no difference to an exact sum.
//!
//! Neal (2015), Fast exact summation using small and large superaccumulators, has the idea of sums
//! of few words before the one of many; <https://arxiv.org/abs/1505.05571>.

use multiversion::multiversion;

/// The most observations of a block: sums of so many products have at most one word more.
pub(super) const BLOCK: usize = 256;

/// The bits that a significand of 53 is moved up by to fill 64.
pub(super) const ROOM: u64 = 11;

/// The sums of the observations of a block that are whole on its scale, the lowest word first; the
/// last word is zero, as [`WideSum::add`](crate::numeric::WideSum::add) asks for.
pub(super) struct BlockSums {
    /// Σw
    pub(super) weight: [u64; 3],
    /// Σw|x| over x ≥ 0 and over x < 0.
    pub(super) totals: [[u64; 4]; 2],
    /// Σwx²
    pub(super) squares: [u64; 5],
    /// The powers of two above 2^−1074 that one of a weight and one of a value stand for.
    pub(super) weight_scale: usize,
    pub(super) value_scale: usize,
}

/// The observations that are not whole on the scale of their block.
pub(super) struct Rest {
    pub(super) values: Vec<f64>,
    pub(super) weights: Vec<f64>,
}

/// Numbers without their signs as multiples of a power of two, zero where they are none.
struct Scaled {
    multiples: [u64; BLOCK],
    /// The power of two above 2^−1074.
    scale: u64,
    /// How many are no multiples.
    left: usize,
}

/// The number as a multiple of 2^(top − 11), and what of its significand is below that.
#[inline(always)]
pub(super) fn multiple(number: f64, top: u64) -> (u64, u64) {
    const HIDDEN: u64 = 1 << 52;
    let bits = number.to_bits();
    let field = (bits >> 52) & 0x7ff;
    let is_normal = u64::from(field != 0);
    let significand = ((bits & (HIDDEN - 1)) | (is_normal << 52)) << ROOM;
    let shift = top - (field - is_normal);
    // There is no shift by 64 bits or more.
    let (whole, kept) = if shift < 64 {
        let whole = significand >> shift;
        (whole, whole << shift)
    } else {
        (0, 0)
    };
    (whole, significand ^ kept)
}

/// Brings at most [`BLOCK`] numbers to the scale of the largest.
#[multiversion(targets(
    "x86_64+avx512f+avx512dq+avx512vl+fma",
    "x86_64+avx2+fma",
    "aarch64+neon"
))]
fn scale(numbers: &[f64]) -> Scaled {
    // Without their signs, doubles are in the order of their bits.
    let largest = numbers
        .iter()
        .fold(0, |largest, number| number.abs().to_bits().max(largest));
    // The power of two of its last bit, as if it were larger where the scale would have no name.
    let top = ((largest >> 52).max(1) - 1).max(ROOM);
    let mut multiples = [0; BLOCK];
    let mut left = 0;
    for (place, &number) in multiples.iter_mut().zip(numbers) {
        let (whole, lost) = multiple(number, top);
        *place = if lost == 0 { whole } else { 0 };
        left += usize::from(lost != 0);
    }
    Scaled {
        multiples,
        scale: top - ROOM,
        left,
    }
}

/// Adds up at most [`BLOCK`] finite values with their weights, finite and not negative, as far as
/// they are whole on one scale; `None` if half of them may not be, which is not worth the while.
pub(super) fn sums(values: &[f64], weights: &[f64]) -> Option<(BlockSums, Rest)> {
    let scaled_values = scale(values);
    let mut scaled_weights = scale(weights);
    let left = scaled_values.left + scaled_weights.left;
    if 2 * left > values.len() {
        return None;
    }
    let rest = if left == 0 {
        Rest::NONE
    } else {
        Rest::take(values, weights, &scaled_values, &mut scaled_weights)
    };
    let sums = if values.iter().any(|value| value.is_sign_negative()) {
        add_up::<true>(&scaled_values, &scaled_weights, values)
    } else {
        add_up::<false>(&scaled_values, &scaled_weights, values)
    };
    Some((sums, rest))
}

impl Rest {
    const NONE: Self = Self {
        values: Vec::new(),
        weights: Vec::new(),
    };

    /// Takes the observations of which a number is no multiple, and leaves zeros as their weights.
    fn take(
        values: &[f64],
        weights: &[f64],
        scaled_values: &Scaled,
        scaled_weights: &mut Scaled,
    ) -> Self {
        let mut rest = Self {
            values: values.to_vec(),
            weights: weights.to_vec(),
        };
        let mut length = 0;
        let multiples = scaled_values
            .multiples
            .iter()
            .zip(&mut scaled_weights.multiples);
        for ((&value, &weight), (&multiple, weight_multiple)) in
            values.iter().zip(weights).zip(multiples)
        {
            let has_lost = *weight_multiple == 0 || (multiple == 0 && value != 0.0);
            let is_left = weight > 0.0 && has_lost;
            // Written in any case, and kept if it is left: no jump, as it would often be a wrong one.
            if let (Some(value_place), Some(weight_place)) =
                (rest.values.get_mut(length), rest.weights.get_mut(length))
            {
                (*value_place, *weight_place) = (value, weight);
            }
            length += usize::from(is_left);
            *weight_multiple = if is_left { 0 } else { *weight_multiple };
        }
        rest.values.truncate(length);
        rest.weights.truncate(length);
        rest
    }
}

/// The low and the high half.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "that is what halves are")]
pub(super) const fn halves(number: u128) -> [u64; 2] {
    [number as u64, (number >> 64) as u64]
}

/// `weight · value²`, the lowest word first, of the two words of `weight · value`.
#[inline]
pub(super) fn square([low, high]: [u64; 2], value: u64) -> [u64; 3] {
    let [first, carried] = halves(u128::from(low) * u128::from(value));
    let [second, third] = halves(u128::from(high) * u128::from(value) + u128::from(carried));
    [first, second, third]
}

/// Adds without a look at what is carried out of the last word.
#[inline]
pub(super) fn add<const WORDS: usize>(sum: &mut [u64; WORDS], term: [u64; WORDS]) {
    let mut carry = false;
    for (word, other) in sum.iter_mut().zip(term) {
        let (added, first) = word.overflowing_add(other);
        let (added, second) = added.overflowing_add(u64::from(carry));
        *word = added;
        carry = first | second;
    }
}

#[inline]
#[expect(clippy::cast_possible_truncation, reason = "a scale is below 2046")]
fn add_up<const SIGNED: bool>(values: &Scaled, weights: &Scaled, signs: &[f64]) -> BlockSums {
    let mut weight_sum = [0; 2];
    let mut totals = [[0; 3]; 2];
    let mut squares = [0; 4];
    let [positive, negative] = &mut totals;
    for ((&value, &weight), sign) in values.multiples.iter().zip(&weights.multiples).zip(signs) {
        add(&mut weight_sum, [weight, 0]);
        let [low, high] = halves(u128::from(weight) * u128::from(value));
        if SIGNED {
            // Both, one of them with zero: the signs may be in any order, and a jump is dear.
            let mask = if sign.is_sign_negative() { u64::MAX } else { 0 };
            add(negative, [low & mask, high & mask, 0]);
            add(positive, [low & !mask, high & !mask, 0]);
        } else {
            add(positive, [low, high, 0]);
        }
        let [first, second, third] = square([low, high], value);
        add(&mut squares, [first, second, third, 0]);
    }
    BlockSums {
        weight: with_room(weight_sum),
        totals: totals.map(with_room),
        squares: with_room(squares),
        weight_scale: weights.scale as usize,
        value_scale: values.scale as usize,
    }
}

/// The words, with zeros above.
fn with_room<const WORDS: usize, const MORE: usize>(words: [u64; WORDS]) -> [u64; MORE] {
    let mut longer = [0; MORE];
    for (place, word) in longer.iter_mut().zip(words) {
        *place = word;
    }
    longer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_carry_that_fills_a_word_goes_on_to_the_next() {
        // 1 + (2⁶⁴ − 1) carries; 5 + (2⁶⁴ − 6) alone does not, and with what was carried it does.
        let mut sum = [1, 5, 0];
        add(&mut sum, [u64::MAX, u64::MAX - 5, 0]);
        assert_eq!(sum, [0, 0, 1]);
        add(&mut sum, [u64::MAX, u64::MAX, 0]);
        assert_eq!(sum, [u64::MAX, u64::MAX, 1]);
    }

    #[test]
    fn squares_carry_from_word_to_word() {
        // (2⁶⁴ − 1) · (2⁶⁴ − 1) · (2⁶⁴ − 1) = 2¹⁹² − 3 · 2¹²⁸ + 3 · 2⁶⁴ − 1.
        let product = halves(u128::from(u64::MAX) * u128::from(u64::MAX));
        assert_eq!(square(product, u64::MAX), [u64::MAX, 2, u64::MAX - 2]);
    }
}
