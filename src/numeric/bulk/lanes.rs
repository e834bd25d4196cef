//! The sums behind bulk moments, in lanes that the compiler turns into vector instructions.
//!
//! Each lane keeps a rounded sum and the sum of what rounding lost, which together are as good as a
//! sum in twice the precision (Ogita, Rump, Oishi (2005), Accurate sum and dot product, algorithms
//! 4.4 and 5.3; <https://doi.org/10.1137/030601818>). Products are exact, by a fused multiply-add
//! where the processor has one and by Dekker's splitting elsewhere. Both give the same error to the
//! last bit, and the lanes are as many everywhere, so that every machine gets the same result.
//!
//! # Chunks
//!
//! A sample is cut into chunks of [`CHUNK`] observations, from its first one on; their sums are added
//! up in order. So it does not matter who computes which chunk, and when. In a chunk a lane adds up
//! n = 2¹² terms or so, and what it loses is below n²u² = 2⁻⁸² of the sum of their sizes.
//!
//! A chunk is read in three places at once, a third of it apart. Then memory is never idle while one
//! stream of addresses comes to the end of a page, and the sums cost next to nothing beside the
//! reading: one stream takes a third longer. Thirds of a power of two are not a multiple of a page
//! apart, where four or two streams would push each other out of the cache.

#![expect(
    clippy::inline_always,
    reason = "only inside the dispatched functions do these become vector instructions"
)]

use multiversion::multiversion;
use multiversion::target::target_cfg_f;
#[cfg(feature = "rayon")]
use rayon::prelude::*;

use crate::numeric::number::count::count_to_f64;
use crate::numeric::number::double_double::DoubleDouble;

/// How many sums run side by side: two vectors of eight, or four of four.
pub(super) const LANES: usize = 16;

/// How many observations are summed by themselves, before their sums are added to those of others.
pub(super) const CHUNK: usize = 1 << 16;

/// Σw, Σw(x − origin), Σw(x − origin)², each in double-double.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sums {
    pub(super) weight: DoubleDouble,
    pub(super) first: DoubleDouble,
    pub(super) second: DoubleDouble,
}

impl Sums {
    /// Of no observation.
    pub(super) const ZERO: Self = Self {
        weight: DoubleDouble::ZERO,
        first: DoubleDouble::ZERO,
        second: DoubleDouble::ZERO,
    };

    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            weight: self.weight + other.weight,
            first: self.first + other.first,
            second: self.second + other.second,
        }
    }
}

/// A sum and what rounding lost of it, in every lane.
#[derive(Clone, Copy)]
struct Lanes {
    sum: [f64; LANES],
    lost: [f64; LANES],
}

impl Lanes {
    const ZERO: Self = Self {
        sum: [0.0; LANES],
        lost: [0.0; LANES],
    };

    /// The lanes together: what rounding lost is so small that it may be added up plainly.
    fn total(self) -> DoubleDouble {
        let (mut sum, mut lost) = (0.0, 0.0);
        for (lane, lane_lost) in self.sum.into_iter().zip(self.lost) {
            let (total, error) = two_sum(sum, lane);
            sum = total;
            lost += error + lane_lost;
        }
        DoubleDouble::from(sum) + DoubleDouble::from(lost)
    }
}

/// `a · b` as rounded product and error.
#[inline(always)]
fn two_product<const FUSED: bool>(a: f64, b: f64) -> (f64, f64) {
    let product = a * b;
    if FUSED {
        return (product, a.mul_add(b, -product));
    }
    let split = |number: f64| {
        let scaled = 134_217_729.0 * number; // 2^27 + 1
        let high = scaled - (scaled - number);
        (high, number - high)
    };
    let ((a_high, a_low), (b_high, b_low)) = (split(a), split(b));
    let error = ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low;
    (product, error)
}

/// `a + b` as rounded sum and error.
#[inline(always)]
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let part = sum - a;
    (sum, (a - (sum - part)) + (b - part))
}

/// Adds one row of lanes; with `CENTRED`, of differences from the origin, exactly.
#[inline(always)]
fn add<const FUSED: bool, const CENTRED: bool, const UNIFORM: bool>(
    values: &[f64; LANES],
    weights: &[f64; LANES],
    origin: f64,
    [weight, first, second]: &mut [Lanes; 3],
) {
    #[expect(
        clippy::indexing_slicing,
        reason = "a lane is one place in arrays of one length"
    )]
    for lane in 0..LANES {
        let (x, x_low) = if CENTRED {
            two_sum(values[lane], -origin)
        } else {
            (values[lane], 0.0)
        };
        // A value too large to be split does no harm where it stands for nothing; what is not finite
        // is to be seen in the sums.
        let x = if FUSED || weights[lane] > 0.0 || !x.is_finite() {
            x
        } else {
            0.0
        };
        let (product, product_low) = if UNIFORM {
            (x, x_low)
        } else {
            let w = weights[lane];
            let (sum, lost) = two_sum(weight.sum[lane], w);
            weight.sum[lane] = sum;
            weight.lost[lane] += lost;
            let (product, error) = two_product::<FUSED>(w, x);
            (product, if CENTRED { error + w * x_low } else { error })
        };
        let (sum, lost) = two_sum(first.sum[lane], product);
        first.sum[lane] = sum;
        first.lost[lane] += lost + product_low;
        let (square, error) = two_product::<FUSED>(product, x);
        let square_low = if CENTRED {
            error + product_low * x + product * x_low
        } else {
            error + product_low * x
        };
        let (sum, lost) = two_sum(second.sum[lane], square);
        second.sum[lane] = sum;
        second.lost[lane] += lost + square_low;
    }
}

/// One observation for every lane.
pub(super) type Row = [f64; LANES];

/// Rows of values from the three thirds of a chunk, and their weights; without weights all count
/// once.
#[derive(Clone, Copy)]
pub(super) struct Thirds<'a> {
    pub(super) values: [&'a [Row]; 3],
    pub(super) weights: Option<[&'a [Row]; 3]>,
}

/// Up to 47 observations, which do not fill a row in each third.
#[derive(Clone, Copy)]
pub(super) struct Rest<'a> {
    pub(super) values: &'a [f64],
    pub(super) weights: Option<&'a [f64]>,
}

impl Rest<'_> {
    pub(super) const NONE: Self = Self {
        values: &[],
        weights: None,
    };
}

impl Thirds<'_> {
    pub(super) const NONE: Self = Self {
        values: [&[]; 3],
        weights: None,
    };
}

/// The thirds of a chunk, and its rest.
pub(super) fn split(numbers: &[f64]) -> ([&[Row]; 3], &[f64]) {
    let third = numbers.len() / (3 * LANES) * LANES;
    let (first, rest) = numbers.split_at(third);
    let (second, rest) = rest.split_at(third);
    let (last, rest) = rest.split_at(third);
    ([first, second, last].map(|part| part.as_chunks().0), rest)
}

#[inline(always)]
fn add_thirds<const FUSED: bool, const CENTRED: bool>(
    Thirds { values, weights }: Thirds<'_>,
    origin: f64,
    lanes: &mut [Lanes; 3],
) {
    const ONES: Row = [1.0; LANES];
    let [a, b, c] = values;
    if let Some([u, v, w]) = weights {
        for (((((a, u), b), v), c), w) in a.iter().zip(u).zip(b).zip(v).zip(c).zip(w) {
            add::<FUSED, CENTRED, false>(a, u, origin, lanes);
            add::<FUSED, CENTRED, false>(b, v, origin, lanes);
            add::<FUSED, CENTRED, false>(c, w, origin, lanes);
        }
    } else {
        for ((a, b), c) in a.iter().zip(b).zip(c) {
            add::<FUSED, CENTRED, true>(a, &ONES, origin, lanes);
            add::<FUSED, CENTRED, true>(b, &ONES, origin, lanes);
            add::<FUSED, CENTRED, true>(c, &ONES, origin, lanes);
        }
    }
}

#[inline(always)]
fn add_rest<const FUSED: bool, const CENTRED: bool>(
    Rest { values, weights }: Rest<'_>,
    origin: f64,
    lanes: &mut [Lanes; 3],
) {
    const ONES: &[f64] = &[1.0; 3 * LANES];
    let (rows, values) = values.as_chunks::<LANES>();
    let (weight_rows, weights) = weights
        .or(ONES.get(..rows.len() * LANES + values.len()))
        .unwrap_or(ONES)
        .as_chunks::<LANES>();
    for (row, weight_row) in rows.iter().zip(weight_rows) {
        add::<FUSED, CENTRED, false>(row, weight_row, origin, lanes);
    }
    if !values.is_empty() {
        // The last row is filled up with the origin at weight zero, which changes no sum.
        let (mut row, mut weight_row) = ([origin; LANES], [0.0; LANES]);
        let places = row.iter_mut().zip(&mut weight_row);
        for ((place, weight_place), (value, weight)) in places.zip(values.iter().zip(weights)) {
            (*place, *weight_place) = (*value, *weight);
        }
        add::<FUSED, CENTRED, false>(&row, &weight_row, origin, lanes);
    }
}

#[inline(always)]
fn add_all<const FUSED: bool>(
    thirds: Thirds<'_>,
    rest: Rest<'_>,
    origin: Option<f64>,
    lanes: &mut [Lanes; 3],
) {
    // In a variable of their own the sums stay in registers.
    let mut sums = *lanes;
    if let Some(origin) = origin {
        add_thirds::<FUSED, true>(thirds, origin, &mut sums);
        add_rest::<FUSED, true>(rest, origin, &mut sums);
    } else {
        add_thirds::<FUSED, false>(thirds, 0.0, &mut sums);
        add_rest::<FUSED, false>(rest, 0.0, &mut sums);
    }
    *lanes = sums;
}

#[multiversion(targets(
    "x86_64+avx512f+avx512dq+avx512vl+fma",
    "x86_64+avx2+fma",
    "aarch64+neon"
))]
fn add_dispatched(thirds: Thirds<'_>, rest: Rest<'_>, origin: Option<f64>, lanes: &mut [Lanes; 3]) {
    const FUSED: bool = target_cfg_f!(any(target_feature = "fma", target_arch = "aarch64"));
    add_all::<FUSED>(thirds, rest, origin, lanes);
}

/// The sums of a chunk in the making.
#[derive(Clone, Copy)]
pub(super) struct ChunkSums([Lanes; 3]);

impl ChunkSums {
    pub(super) const ZERO: Self = Self([Lanes::ZERO; 3]);

    /// Adds rows of the thirds, which come in their order, and last the rest.
    pub(super) fn add(&mut self, thirds: Thirds<'_>, rest: Rest<'_>, origin: Option<f64>) {
        add_dispatched(thirds, rest, origin, &mut self.0);
    }

    /// The sums; where all observations count once, there are so many of them.
    pub(super) fn total(self, counted: Option<usize>) -> Sums {
        let [weight, first, second] = self.0;
        Sums {
            weight: counted.map_or_else(
                || weight.total(),
                |count| DoubleDouble::from(count_to_f64(count)),
            ),
            first: first.total(),
            second: second.total(),
        }
    }
}

/// The sums of one chunk.
pub(super) fn chunk_sums(origin: Option<f64>, values: &[f64], weights: Option<&[f64]>) -> Sums {
    let (thirds, rest) = split(values);
    let (weight_thirds, weight_rest) = weights.map(split).unzip();
    let mut sums = ChunkSums::ZERO;
    sums.add(
        Thirds {
            values: thirds,
            weights: weight_thirds,
        },
        Rest {
            values: rest,
            weights: weight_rest,
        },
        origin,
    );
    sums.total(weights.is_none().then_some(values.len()))
}

/// The sums of values and weights of one length; without weights every value counts once.
pub(super) fn sums_about(origin: Option<f64>, values: &[f64], weights: Option<&[f64]>) -> Sums {
    let values = values.chunks(CHUNK);
    match weights {
        None => values
            .map(|values| chunk_sums(origin, values, None))
            .reduce(Sums::plus),
        Some(weights) => values
            .zip(weights.chunks(CHUNK))
            .map(|(values, weights)| chunk_sums(origin, values, Some(weights)))
            .reduce(Sums::plus),
    }
    .unwrap_or(Sums::ZERO)
}

/// The same sums, to the last bit, of chunks that many threads compute.
#[cfg(feature = "rayon")]
pub(super) fn sums_about_in_parallel(
    origin: Option<f64>,
    values: &[f64],
    weights: Option<&[f64]>,
) -> Sums {
    let values = values.par_chunks(CHUNK);
    let chunks: Vec<Sums> = match weights {
        None => values
            .map(|values| chunk_sums(origin, values, None))
            .collect(),
        Some(weights) => values
            .zip(weights.par_chunks(CHUNK))
            .map(|(values, weights)| chunk_sums(origin, values, Some(weights)))
            .collect(),
    };
    chunks.into_iter().reduce(Sums::plus).unwrap_or(Sums::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Both ways to the error of a product give the same bits, so every machine gets one result.
    #[test]
    fn fused_and_split_products_agree() {
        let mut number = 0x9E37_79B9_7F4A_7C15_u64;
        for _ in 0..10_000 {
            number = number
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let a = f64::from_bits(0x3FF0_0000_0000_0000 | number >> 12);
            let b = f64::from_bits(0x4120_0000_0000_0000 | number.rotate_left(17) >> 12);
            assert_eq!(two_product::<true>(a, b), two_product::<false>(a, b));
        }
        let mut values: Vec<f64> = (0..1000).map(|n| f64::from(n) / 7.0).collect();
        let mut weights: Vec<f64> = (0..1000).map(|n| f64::from(n % 13) / 3.0).collect();
        (values[13], weights[13]) = (1e308, 0.0);
        (values[999], weights[999]) = (-1e308, 0.0);
        for origin in [None, Some(70.0)] {
            let (thirds, rest) = split(&values);
            let (weight_thirds, weight_rest) = split(&weights);
            let thirds = Thirds {
                values: thirds,
                weights: Some(weight_thirds),
            };
            let rest = Rest {
                values: rest,
                weights: Some(weight_rest),
            };
            let (mut fused, mut split) = ([Lanes::ZERO; 3], [Lanes::ZERO; 3]);
            add_all::<true>(thirds, rest, origin, &mut fused);
            add_all::<false>(thirds, rest, origin, &mut split);
            let (fused, split) = (fused.map(Lanes::total), split.map(Lanes::total));
            assert!(fused[1].high.is_finite());
            assert_eq!(fused, split);
        }
    }

    #[test]
    fn whole_sums_are_whole_in_every_lane_and_in_the_rest() {
        // 1 + … + n and 1 + 4 + … + n², with a rest of every length, and with several chunks.
        for n in (0..150_u32).chain([65_535, 65_536, 65_537, 131_100]) {
            let values: Vec<f64> = (1..=n).map(f64::from).collect();
            let ones = vec![1.0; values.len()];
            for weights in [None, Some(ones.as_slice())] {
                for origin in [None, Some(0.0)] {
                    let sums = sums_about(origin, &values, weights);
                    assert_eq!(sums.weight.high, f64::from(n));
                    let n = f64::from(n);
                    assert_eq!(sums.first.high, n * (n + 1.0) / 2.0);
                    assert_eq!(sums.second.high, n * (n + 1.0) * (2.0 * n + 1.0) / 6.0);
                }
            }
        }
    }
}
