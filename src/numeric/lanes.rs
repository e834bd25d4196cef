//! The sums behind bulk moments, in lanes that the compiler turns into vector instructions.
//!
//! Each lane keeps a rounded sum and the sum of what rounding lost, which together are as good as a
//! sum in twice the precision (Ogita, Rump, Oishi (2005), Accurate sum and dot product, algorithms
//! 4.4 and 5.3; <https://doi.org/10.1137/030601818>). Products are exact, by a fused multiply-add
//! where the processor has one and by Dekker's splitting elsewhere. Both give the same error to the
//! last bit, and the lanes are as many everywhere, so that every machine gets the same result.

#![expect(
    clippy::inline_always,
    reason = "only inside the dispatched functions do these become vector instructions"
)]

use multiversion::multiversion;
use multiversion::target::target_cfg_f;

use super::double_double::DoubleDouble;

/// How many sums run side by side: two vectors of eight, or four of four.
const LANES: usize = 16;

/// Σw, Σw(x − origin), Σw(x − origin)², each in double-double.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sums {
    pub(super) weight: DoubleDouble,
    pub(super) first: DoubleDouble,
    pub(super) second: DoubleDouble,
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

#[inline(always)]
fn sums<const FUSED: bool, const CENTRED: bool>(
    values: &[f64],
    weights: Option<&[f64]>,
    origin: f64,
) -> [Lanes; 3] {
    const ONES: [f64; LANES] = [1.0; LANES];
    let mut lanes = [Lanes::ZERO; 3];
    let (rows, rest) = values.as_chunks::<LANES>();
    // The last row is filled up with the origin at weight zero, which changes no sum.
    let mut last = [origin; LANES];
    let mut last_weights = [0.0; LANES];
    last.iter_mut()
        .zip(rest)
        .for_each(|(place, value)| *place = *value);
    if let Some(weights) = weights {
        let (weight_rows, weight_rest) = weights.as_chunks::<LANES>();
        for (row, weight_row) in rows.iter().zip(weight_rows) {
            add::<FUSED, CENTRED, false>(row, weight_row, origin, &mut lanes);
        }
        last_weights
            .iter_mut()
            .zip(weight_rest)
            .for_each(|(place, one)| *place = *one);
    } else {
        for row in rows {
            add::<FUSED, CENTRED, true>(row, &ONES, origin, &mut lanes);
        }
        last_weights
            .iter_mut()
            .zip(rest)
            .for_each(|(place, _)| *place = 1.0);
    }
    add::<FUSED, CENTRED, false>(&last, &last_weights, origin, &mut lanes);
    lanes
}

#[multiversion(targets(
    "x86_64+avx512f+avx512dq+avx512vl+fma",
    "x86_64+avx2+fma",
    "aarch64+neon"
))]
fn plain_lanes(values: &[f64], weights: Option<&[f64]>) -> [Lanes; 3] {
    const FUSED: bool = target_cfg_f!(any(target_feature = "fma", target_arch = "aarch64"));
    sums::<FUSED, false>(values, weights, 0.0)
}

#[multiversion(targets(
    "x86_64+avx512f+avx512dq+avx512vl+fma",
    "x86_64+avx2+fma",
    "aarch64+neon"
))]
fn centred_lanes(values: &[f64], weights: Option<&[f64]>, origin: f64) -> [Lanes; 3] {
    const FUSED: bool = target_cfg_f!(any(target_feature = "fma", target_arch = "aarch64"));
    sums::<FUSED, true>(values, weights, origin)
}

/// The sums of values and weights of one length; without weights every value counts once.
pub(super) fn sums_about(origin: Option<f64>, values: &[f64], weights: Option<&[f64]>) -> Sums {
    let [weight, first, second] = match origin {
        None => plain_lanes(values, weights),
        Some(origin) => centred_lanes(values, weights, origin),
    };
    let mut weight = weight.total();
    if weights.is_none() {
        // Whole rows were not counted one by one.
        let whole = values.len() - values.len() % LANES;
        weight = weight + DoubleDouble::from(super::count::count_to_f64(whole));
    }
    Sums {
        weight,
        first: first.total(),
        second: second.total(),
    }
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
        let values: Vec<f64> = (0..1000).map(|n| f64::from(n) / 7.0).collect();
        let weights: Vec<f64> = (0..1000).map(|n| f64::from(n % 13) / 3.0).collect();
        let fused = sums::<true, false>(&values, Some(&weights), 0.0).map(Lanes::total);
        let split = sums::<false, false>(&values, Some(&weights), 0.0).map(Lanes::total);
        assert_eq!(fused, split);
        let fused = sums::<true, true>(&values, Some(&weights), 70.0).map(Lanes::total);
        let split = sums::<false, true>(&values, Some(&weights), 70.0).map(Lanes::total);
        assert_eq!(fused, split);
    }

    #[test]
    fn whole_sums_are_whole_in_every_lane_and_in_the_rest() {
        // 1 + … + n and 1 + 4 + … + n², with the rest of the last row of every length.
        for n in 0..70_u32 {
            let values: Vec<f64> = (1..=n).map(f64::from).collect();
            let ones = vec![1.0; values.len()];
            for weights in [None, Some(ones.as_slice())] {
                for origin in [None, Some(0.0)] {
                    let sums = sums_about(origin, &values, weights);
                    assert_eq!(sums.weight.high, f64::from(n));
                    assert_eq!(sums.first.high, f64::from(n * (n + 1) / 2));
                    assert_eq!(sums.second.high, f64::from(n * (n + 1) * (2 * n + 1) / 6));
                }
            }
        }
    }
}
