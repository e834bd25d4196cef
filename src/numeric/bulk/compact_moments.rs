//! Exact sums in a few words, for very many groups at once.

use dashu_int::{IBig, Sign, UBig};

use crate::numeric::bulk::block::{self, ROOM, add, halves};
use crate::numeric::bulk::exact_moments::ExactMoments;
use crate::numeric::bulk::exact_sums::ExactSums;
use crate::numeric::error::NumericError;
use crate::numeric::number::dyadic::Dyadic;
use crate::numeric::number::enclosure::Enclosure;

/// How many powers of two a number may be greater than the greatest by which a scale was chosen.
const HEADROOM: u64 = 2;

/// The powers of two above 2^−1074 that one of a weight and one of a value stand for; both are even, so
/// that a root has a whole power of two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scale {
    weight: u16,
    value: u16,
}

impl Scale {
    /// A scale on which the greatest of some numbers fill their words but for a little, so that most others
    /// of their kind are whole; `None` if all are zero.
    pub(crate) fn of(values: &[f64], weights: &[f64]) -> Option<Self> {
        Some(Self {
            weight: scale_of(weights)?,
            value: scale_of(values)?,
        })
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the exponent of a double has eleven bits"
)]
fn scale_of(numbers: &[f64]) -> Option<u16> {
    // Without their signs, doubles are in the order of their bits.
    let greatest = numbers
        .iter()
        .fold(0, |greatest, number| number.abs().to_bits().max(greatest));
    let top = (greatest >> 52).max(1) - 1 + HEADROOM;
    (greatest > 0).then_some((top.saturating_sub(ROOM) & !1) as u16)
}

/// The number without its sign as a multiple of a power of two, if it is one of 64 bits.
#[inline]
fn multiple(number: f64, scale: u16) -> Option<u64> {
    let top = u64::from(scale) + ROOM;
    let offset = ((number.to_bits() >> 52) & 0x7ff).max(1) - 1;
    if offset > top {
        return None;
    }
    let (whole, lost) = block::multiple(number, top);
    (lost == 0).then_some(whole)
}

/// The sums Σw, Σwx and Σwx² of observations of one kind, held exactly, and the moments that follow from
/// them.
///
/// Where [`ExactMoments`] has a place for every double there is, this has one for those of a scale: some
/// eighty bytes instead of two thousand. What is not whole on the scale it does not take in, and says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct CompactMoments {
    count: u64,
    /// Σw
    weight: [u64; 2],
    /// Σwx, as the complement of two where it is negative.
    total: [u64; 3],
    /// Σwx²
    squares: [u64; 4],
    scale: Scale,
}

/// The complement of two.
#[inline]
fn negative<const WORDS: usize>(words: [u64; WORDS]) -> [u64; WORDS] {
    let mut complement = words.map(|word| !word);
    let mut one = [0; WORDS];
    if let Some(first) = one.first_mut() {
        *first = 1;
    }
    add(&mut complement, one);
    complement
}

fn is_negative(words: [u64; 3]) -> bool {
    words.last().is_some_and(|word| word >> 63 == 1)
}

/// Whether the three highest bits are free.
fn is_below<const WORDS: usize>(words: [u64; WORDS]) -> bool {
    words.last().is_none_or(|word| word >> 61 == 0)
}

/// The words times a power of two, if the last bit stays free.
fn shifted<const WORDS: usize>(words: [u64; WORDS], by: u16) -> Option<[u64; WORDS]> {
    let mut shifted = words;
    for _ in 0..by {
        if shifted.last().is_some_and(|word| word >> 62 != 0) {
            return None;
        }
        let mut below = 0;
        for word in &mut shifted {
            (*word, below) = ((*word << 1) | below, *word >> 63);
        }
    }
    Some(shifted)
}

impl CompactMoments {
    /// The bytes of the written form.
    pub(crate) const BYTES: usize = 88;

    /// Nothing, on a scale.
    pub(crate) const fn new(scale: Scale) -> Self {
        Self {
            count: 0,
            weight: [0; 2],
            total: [0; 3],
            squares: [0; 4],
            scale,
        }
    }

    /// Some bits of the first and of the last word: who asks for them of many groups has these at hand when
    /// observations are taken in, as one need not wait for the other.
    #[inline]
    pub(crate) const fn touched(&self) -> u64 {
        let [.., last] = self.squares;
        self.count ^ last
    }

    /// How many observations were taken in.
    pub(crate) const fn count(&self) -> u64 {
        self.count
    }

    /// The same sums, or nothing on a scale where there are none yet.
    #[inline]
    pub(crate) fn begin_on(&mut self, scale: Scale) -> &mut Self {
        if self.count == 0 {
            *self = Self::new(scale);
        }
        self
    }

    /// Takes in a finite value with its weight, finite and positive, if both are whole on the scale.
    #[inline]
    pub(crate) fn push(&mut self, value: f64, weight: f64) -> bool {
        let (Some(x), Some(w)) = (
            multiple(value, self.scale.value),
            multiple(weight, self.scale.weight),
        ) else {
            return false;
        };
        self.count += 1;
        add(&mut self.weight, [w, 0]);
        let [low, high] = halves(u128::from(w) * u128::from(x));
        let product = [low, high, 0];
        add(
            &mut self.total,
            if value < 0.0 {
                negative(product)
            } else {
                product
            },
        );
        let [first, second, third] = block::square([low, high], x);
        add(&mut self.squares, [first, second, third, 0]);
        true
    }

    /// Takes in all that another has, if there is a scale on which both have room.
    pub(crate) fn merge(&mut self, other: &Self) -> bool {
        if other.count == 0 {
            return true;
        }
        if self.count == 0 {
            *self = *other;
            return true;
        }
        let scale = Scale {
            weight: self.scale.weight.min(other.scale.weight),
            value: self.scale.value.min(other.scale.value),
        };
        let (Some(one), Some(other)) = (self.on(scale), other.on(scale)) else {
            return false;
        };
        if !(one.has_room() && other.has_room()) {
            return false;
        }
        *self = one;
        self.count = self.count.saturating_add(other.count);
        add(&mut self.weight, other.weight);
        add(&mut self.total, other.total);
        add(&mut self.squares, other.squares);
        true
    }

    /// Whether as much can be added again, and more observations than there are after that.
    fn has_room(&self) -> bool {
        let total = if is_negative(self.total) {
            negative(self.total)
        } else {
            self.total
        };
        is_below::<2>(self.weight) && is_below::<3>(total) && is_below::<4>(self.squares)
    }

    /// The same sums on a finer scale, if there is room for them.
    fn on(&self, scale: Scale) -> Option<Self> {
        if self.scale == scale {
            return Some(*self);
        }
        let weight = self.scale.weight - scale.weight;
        let value = self.scale.value - scale.value;
        let total = if is_negative(self.total) {
            negative(shifted(negative(self.total), weight + value)?)
        } else {
            shifted(self.total, weight + value)?
        };
        Some(Self {
            count: self.count,
            weight: shifted(self.weight, weight)?,
            total,
            squares: shifted(self.squares, weight + 2 * value)?,
            scale,
        })
    }

    /// Adds the sums to those that have room for every double.
    pub(crate) fn add_to(&self, moments: &mut ExactMoments) {
        let (weight, value) = (self.scale.weight.into(), usize::from(self.scale.value));
        moments.count = moments.count.saturating_add(self.count);
        moments.weight.add(with_room::<2, 3>(self.weight), weight);
        let [positive, negative_total] = &mut moments.totals;
        if is_negative(self.total) {
            let total = with_room::<3, 4>(negative(self.total));
            negative_total.add(total, weight + value);
        } else {
            positive.add(with_room::<3, 4>(self.total), weight + value);
        }
        let squares = with_room::<4, 5>(self.squares);
        moments.squares.add(squares, weight + 2 * value);
    }

    /// The double nearest to the exact mean.
    pub(crate) fn mean(&self) -> Result<f64, NumericError> {
        match self.near_mean() {
            Some(mean) => Ok(mean),
            None => self.sums().map(|sums| sums.total.over(&sums.weight)),
        }
    }

    /// The double nearest to the exact population standard deviation.
    pub(crate) fn standard_deviation(&self) -> Result<f64, NumericError> {
        match self.near_root_over(&self.weight, self.scale.weight.into()) {
            Some(deviation) => Ok(deviation),
            None => self.sums()?.standard_deviation(),
        }
    }

    /// The double nearest to the exact population coefficient of variation.
    pub(crate) fn coefficient_of_variation(&self) -> Result<f64, NumericError> {
        let exponent = i64::from(self.scale.weight) + i64::from(self.scale.value) - 1074;
        let near = if is_negative(self.total) {
            None
        } else {
            self.near_root_over(&self.total, exponent)
        };
        match near {
            Some(coefficient) => Ok(coefficient),
            None => self.sums()?.coefficient_of_variation(),
        }
    }

    /// The mean, if few digits are enough to know to which double it is nearest.
    fn near_mean(&self) -> Option<f64> {
        let is_negative = is_negative(self.total);
        let total = if is_negative {
            negative(self.total)
        } else {
            self.total
        };
        let (total, weight) = (Highest::of(&total)?, Highest::of(&self.weight)?);
        let value = i64::from(self.scale.value) - 1074;
        let mean = total.enclosure().over(weight.enclosure());
        let mean = scaled(mean.to_f64()?, total.exponent - weight.exponent + value)?;
        Some(if is_negative { -mean } else { mean })
    }

    /// √(Σw Σwx² − (Σwx)²) over a sum, of which one is so many powers of two above 2^−1074, if few digits
    /// are enough to know to which double it is nearest.
    fn near_root_over<const WORDS: usize>(
        &self,
        divisor: &[u64; WORDS],
        exponent: i64,
    ) -> Option<f64> {
        let total = if is_negative(self.total) {
            negative(self.total)
        } else {
            self.total
        };
        let mut spread = product(self.weight, self.squares);
        add(&mut spread, negative(product(total, total)));
        let (spread, divisor) = (Highest::of(&spread)?.even(), Highest::of(divisor)?);
        let (weight, value) = (i64::from(self.scale.weight), i64::from(self.scale.value));
        // One of the root is 2^(weight + value − 2 · 1074), and one of the divisor 2^(exponent − 1074).
        let one = weight + value - exponent - 1074;
        let root = spread.enclosure().sqrt().over(divisor.enclosure());
        scaled(root.to_f64()?, spread.exponent / 2 - divisor.exponent + one)
    }

    /// The exact sums; there are none of nothing.
    fn sums(&self) -> Result<ExactSums, NumericError> {
        if self.count == 0 {
            return Err(NumericError::Empty);
        }
        let (weight, value) = (i64::from(self.scale.weight), i64::from(self.scale.value));
        let (sign, total) = if is_negative(self.total) {
            (Sign::Negative, negative(self.total))
        } else {
            (Sign::Positive, self.total)
        };
        let dyadic = |sign, number, exponent| Dyadic {
            number: IBig::from_parts(sign, number),
            exponent,
        };
        Ok(ExactSums {
            weight: dyadic(Sign::Positive, whole(self.weight), weight - 1074),
            total: dyadic(sign, whole(total), weight + value - 2 * 1074),
            squares: dyadic(
                Sign::Positive,
                whole(self.squares),
                weight + 2 * value - 3 * 1074,
            ),
        })
    }

    /// The written form: the words, the lowest byte of each first.
    pub(crate) fn to_bytes(self) -> [u8; Self::BYTES] {
        let scale = u64::from(self.scale.weight) | (u64::from(self.scale.value) << 16);
        let words = [self.count, scale].into_iter();
        let words = words.chain(self.weight).chain(self.total);
        let mut bytes = [0; Self::BYTES];
        let (places, _) = bytes.as_chunks_mut();
        for (place, word) in places.iter_mut().zip(words.chain(self.squares)) {
            *place = word.to_le_bytes();
        }
        bytes
    }

    /// Reads what was written.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the two scales were written into one word"
    )]
    pub(crate) fn from_bytes(bytes: &[u8; Self::BYTES]) -> Self {
        let (words, _) = bytes.as_chunks();
        let mut words = words.iter().map(|word| u64::from_le_bytes(*word));
        let mut word = || words.next().unwrap_or(0);
        let (count, scale) = (word(), word());
        Self {
            count,
            scale: Scale {
                weight: scale as u16,
                value: (scale >> 16) as u16,
            },
            weight: [word(), word()],
            total: [word(), word(), word()],
            squares: [word(), word(), word(), word()],
        }
    }
}

/// The highest bits of a whole number, and the power of two that they are to be multiplied with.
struct Highest {
    /// At least 125 bits, and at most 127, if the number has as many.
    bits: u128,
    exponent: i64,
}

impl Highest {
    /// Those of a number that is not zero, the lowest word first.
    fn of<const WORDS: usize>(words: &[u64; WORDS]) -> Option<Self> {
        let last = words.iter().rposition(|word| *word != 0)?;
        let mut from_last = words.iter().rev().skip(WORDS - 1 - last).copied();
        let mut next = || u128::from(from_last.next().unwrap_or(0));
        let (first, second, third) = (next(), next(), next());
        let two = (first << 64) | second;
        let zeros = two.leading_zeros();
        // One bit less than there is room for, so that it is a number with a sign.
        let bits = (two << zeros | (third << zeros) >> 64) >> 1;
        let exponent = 64 * (i64::try_from(last).ok()? - 1) - i64::from(zeros) + 1;
        Some(Self { bits, exponent })
    }

    /// The same with an even power of two.
    const fn even(self) -> Self {
        let odd = self.exponent & 1;
        Self {
            bits: self.bits >> odd,
            exponent: self.exponent + odd,
        }
    }

    fn enclosure(&self) -> Enclosure {
        Enclosure::of_highest_bits(self.bits)
    }
}

/// A number times a power of two, unless that comes near the ends of the doubles.
fn scaled(number: f64, exponent: i64) -> Option<f64> {
    let exponent = i32::try_from(exponent).ok()?;
    let scaled = number * libm::scalbn(1.0, exponent);
    let size = scaled.abs();
    (1e-290 < size && size < 1e290).then_some(scaled)
}

/// The product of two whole numbers that has six words, the lowest word first.
fn product<const ONE: usize, const OTHER: usize>(one: [u64; ONE], other: [u64; OTHER]) -> [u64; 6] {
    let mut product = [0; 6];
    for (place, factor) in one.into_iter().enumerate() {
        let mut carry = 0;
        // The word behind takes what is carried last.
        for (word, other) in product
            .iter_mut()
            .skip(place)
            .zip(other.into_iter().chain([0]))
        {
            let sum = u128::from(factor) * u128::from(other);
            [*word, carry] = halves(sum + u128::from(*word) + u128::from(carry));
        }
    }
    product
}

fn whole<const WORDS: usize>(words: [u64; WORDS]) -> UBig {
    words
        .iter()
        .rev()
        .skip_while(|word| **word == 0)
        .fold(UBig::ZERO, |number, word| (number << 64) + *word)
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

    /// Numbers that look as if drawn at random, and are always the same (Knuth's MMIX generator).
    #[expect(clippy::cast_precision_loss, reason = "53 bits are a double")]
    fn random(state: &mut u64) -> f64 {
        *state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (*state >> 11) as f64 / 2_f64.powi(53)
    }

    /// Pairs between two powers of two, with signs as asked.
    fn pairs(count: usize, [low, high]: [i32; 2], has_signs: bool) -> Vec<(f64, f64)> {
        let mut state = 7;
        let mut pair = || {
            let exponent = f64::from(low) + random(&mut state) * f64::from(high - low);
            let value = exponent.exp2();
            let is_negative = has_signs && random(&mut state) < 0.5;
            let weight = (1.0 + random(&mut state) * 900.0).floor() / 4.0;
            (if is_negative { -value } else { value }, weight)
        };
        (0..count).map(|_| pair()).collect()
    }

    fn scale_for(pairs: &[(f64, f64)]) -> Scale {
        let (values, weights): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
        Scale::of(&values, &weights).unwrap()
    }

    fn exact(pairs: &[(f64, f64)]) -> ExactMoments {
        let mut moments = ExactMoments::new();
        moments.extend(pairs.iter().copied()).unwrap();
        moments
    }

    fn same(compact: &CompactMoments, moments: &ExactMoments) {
        let mut added = ExactMoments::new();
        compact.add_to(&mut added);
        assert_eq!(&added, moments);
        assert_eq!(compact.mean(), moments.mean());
        assert_eq!(compact.standard_deviation(), moments.standard_deviation());
        let coefficient = moments.coefficient_of_variation();
        assert_eq!(compact.coefficient_of_variation(), coefficient);
    }

    #[test]
    fn two_schools_are_worked_by_hand() {
        let pairs = [(4.0, 300.0), (8.0, 100.0)];
        let mut compact = CompactMoments::new(scale_for(&pairs));
        assert_eq!(compact.mean(), Err(NumericError::Empty));
        for (value, weight) in pairs {
            assert!(compact.push(value, weight));
        }
        // 2000 / 400, and 11200 / 400 − 5² = 3.
        assert_eq!(compact.count(), 2);
        assert_eq!(compact.mean(), Ok(5.0));
        assert_eq!(compact.standard_deviation(), Ok(3.0_f64.sqrt()));
        assert_eq!(compact.coefficient_of_variation(), Ok(3.0_f64.sqrt() / 5.0));
    }

    #[test]
    fn sums_are_those_with_room_for_every_double() {
        for (range, has_signs) in [
            ([0, 3], false),
            ([0, 3], true),
            ([-1020, -1012], false),
            ([1000, 1008], true),
        ] {
            let pairs = pairs(1_000, range, has_signs);
            let mut compact = CompactMoments::new(scale_for(&pairs));
            for (value, weight) in &pairs {
                assert!(compact.push(*value, *weight), "{value}");
            }
            same(&compact, &exact(&pairs));
            assert_eq!(CompactMoments::from_bytes(&compact.to_bytes()), compact);
        }
    }

    #[test]
    fn what_is_not_whole_on_the_scale_is_left() {
        let scale = scale_for(&[(3.0, 100.0)]);
        let mut compact = CompactMoments::new(scale);
        let third = 1.0 / 3.0;
        // A third of 2⁻¹² has bits below the scale, 2⁻¹² has none, and 2⁵ is above it.
        for (value, weight, is_whole) in [
            (third, 1.0, true),
            (third / 4096.0, 1.0, false),
            (1.0 / 4096.0, 1.0, true),
            (1.0, third / 1e9, false),
            (32.0, 1.0, false),
            (1.0, 1e9, false),
            (f64::MAX, 1.0, false),
            (f64::from_bits(1), 1.0, false),
            (0.0, 1.0, true),
            (-0.0, 1.0, true),
        ] {
            let before = compact;
            assert_eq!(compact.push(value, weight), is_whole, "{value} by {weight}");
            assert_eq!(compact == before, !is_whole);
        }
        let whole = [(third, 1.0), (1.0 / 4096.0, 1.0), (0.0, 1.0), (0.0, 1.0)];
        same(&compact, &exact(&whole));
    }

    #[test]
    fn parts_on_different_scales_are_merged_while_there_is_room() {
        let (low, high) = (pairs(50, [0, 2], true), pairs(50, [4, 9], true));
        let sums = |pairs: &[(f64, f64)]| {
            let mut compact = CompactMoments::new(scale_for(pairs));
            for (value, weight) in pairs {
                assert!(compact.push(*value, *weight));
            }
            compact
        };
        let all = exact(&[low.clone(), high.clone()].concat());
        for (mut one, other) in [(sums(&low), sums(&high)), (sums(&high), sums(&low))] {
            assert!(one.merge(&other));
            same(&one, &all);
            let mut nothing = CompactMoments::default();
            assert!(nothing.merge(&one) && nothing.merge(&CompactMoments::default()));
            assert_eq!(nothing, one);
        }
        // A hundred powers of two apart, no words hold both.
        let mut far = sums(&pairs(10, [100, 101], false));
        let before = far;
        assert!(!far.merge(&sums(&low)));
        assert_eq!(far, before);
    }

    #[test]
    fn sums_that_are_nearly_full_take_no_more() {
        let pairs = pairs(64, [0, 3], true);
        let mut compact = CompactMoments::new(scale_for(&pairs));
        let mut moments = ExactMoments::new();
        for (value, weight) in &pairs {
            assert!(compact.push(*value, *weight));
        }
        let mut added = 0;
        compact.add_to(&mut moments);
        // Each time it is twice as much, so the words would be full before 200 times.
        while added < 200 {
            let twice = compact;
            if !compact.merge(&twice) {
                break;
            }
            let other = moments.clone();
            moments.merge(&other);
            same(&compact, &moments);
            added += 1;
        }
        assert!((50..130).contains(&added), "{added}");
    }
}
