//! How a coefficient of variation stands to a limit, where plain doubles are enough to tell.

use core::cmp::Ordering;

use crate::numeric::number::count::count_to_f64;
use crate::numeric::number::rational::Rational;

/// A double within a factor 1 ± 3 · 2⁻⁵³ of a number; no number where none is that near.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NearDouble(f64);

impl NearDouble {
    #[inline]
    pub(crate) fn of(number: &Rational) -> Self {
        Self(number.to_near_double().unwrap_or(f64::NAN))
    }
}

/// What doubles say of a coefficient of variation and its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DoubleOrder {
    /// It stands so to its limit, as exact arithmetic would find too.
    Is(Ordering),
    /// The mean is negative, so there is no coefficient.
    NoCoefficient,
    /// They do not tell.
    Open,
}

/// The sums that decide nearly every coefficient of variation, in plain doubles.
///
/// They decide `CV ≤ L` as `Σw · Σwx² ≤ (1 + L²)(Σwx)²`, in which nothing is subtracted, so that a few
/// roundings stay a few roundings. Where they come too near to a limit, [`ExactDispersion`] decides.
///
/// # Error bounds
///
/// Let u = 2⁻⁵³ be the unit of rounding, and let all weights be positive. Values and weights are within
/// 3u of the exact ones. So a term of Σw, Σwx, Σwx² is within 3u, 7u and 11u of itself, to first order;
/// adding n terms takes n additions, each within u of a partial sum that is no larger than the sum of the
/// sizes. So Σw and Σwx² are within (n+3)u and (n+11)u of themselves, and Σwx is within δ = (n+7)u of
/// Σw|x|. With K = 1 + L², which is within 9u for a limit within 3u,
///
/// ```text
///      left  = Σw · Σwx²    is within (2n+15)u · left
///      right = K (Σwx)²     is within K(2|Σwx| + δΣw|x|)δΣw|x| + 11u · right
/// ```
///
/// Taken is twice as much of each, with δ = (n+11)u, which also covers the terms of second order while n
/// is below 2⁴⁰, and the rounding of the bound itself.
///
/// What vanishes below the smallest double is less than n · 2⁻¹⁰⁷⁴ in a sum, and nothing against u times
/// sums above 10⁻¹⁰⁰; sums below 10¹⁰⁰ overflow in no product.
///
/// [`ExactDispersion`]: crate::numeric::ExactDispersion
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct CoefficientOrder {
    count: usize,
    weight: f64,
    total: f64,
    sizes: f64,
    squares: f64,
}

impl CoefficientOrder {
    /// Adds a value with its weight, which is positive. What no double is near to leaves all open.
    #[inline]
    pub(crate) fn add(&mut self, value: &Rational, weight: NearDouble) {
        let (value, weight) = (NearDouble::of(value).0, weight.0);
        let product = value * weight;
        self.count += 1;
        self.weight += weight;
        self.total += product;
        self.sizes += product.abs();
        self.squares += product * value;
    }

    /// Whether the coefficient of variation is below or above a limit.
    #[inline]
    pub(crate) fn compare(&self, limit: &Rational) -> DoubleOrder {
        const UNIT: f64 = f64::EPSILON / 2.0;
        let limit = NearDouble::of(limit).0;
        let in_range = |sum: f64| 1e-100 < sum && sum < 1e100;
        let sums = [self.weight, self.sizes, self.squares, 1.0 + limit];
        let count = count_to_f64(self.count);
        let doubt = (count + 11.0) * UNIT * self.sizes;
        // Written so that what is no number decides nothing.
        let is_usable = sums.into_iter().all(in_range) && limit >= 0.0;
        if !(is_usable && self.total.abs() > 2.0 * doubt) {
            return DoubleOrder::Open;
        }
        if self.total < 0.0 {
            return DoubleOrder::NoCoefficient;
        }
        let factor = 1.0 + limit * limit;
        let (left, right) = (self.weight * self.squares, factor * self.total * self.total);
        let margin = 2.0
            * (left * (2.0 * count + 15.0) * UNIT
                + factor * (2.0 * self.total + doubt) * doubt
                + right * 11.0 * UNIT);
        if left < right - margin {
            DoubleOrder::Is(Ordering::Less)
        } else if left > right + margin {
            DoubleOrder::Is(Ordering::Greater)
        } else {
            DoubleOrder::Open
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::{ExactDispersion, NumericError};

    /// The order by doubles, and by fractions.
    fn orders(
        values: &[Rational],
        weights: &[u32],
        limit: &Rational,
    ) -> (Option<Ordering>, Ordering) {
        let mut sums = CoefficientOrder::default();
        for (value, weight) in values.iter().zip(weights) {
            sums.add(value, NearDouble::of(&Rational::from(*weight)));
        }
        let weights: Vec<_> = weights
            .iter()
            .map(|weight| Rational::from(*weight))
            .collect();
        let dispersion = ExactDispersion::new(values, &weights).unwrap();
        let exact = dispersion.compare_coefficient_of_variation(limit);
        let order = match sums.compare(limit) {
            DoubleOrder::Is(order) => Some(order),
            DoubleOrder::NoCoefficient | DoubleOrder::Open => None,
        };
        (order, exact.unwrap())
    }

    #[test]
    fn what_is_decided_is_decided_right_and_ties_are_left_open() -> Result<(), NumericError> {
        // 1 and 3 with equal weights vary by exactly one half.
        let values = [Rational::ONE, Rational::from(3)];
        let billion = 1_000_000_000_i64;
        for (parts, decided) in [(0, None), (1, Some(())), (-1, Some(()))] {
            let limit = Rational::new(billion / 2 + parts, billion)?;
            let (rough, exact) = orders(&values, &[450, 450], &limit);
            assert_eq!(rough.map(|_| ()), decided);
            assert!(rough.is_none_or(|rough| rough == exact), "{limit}");
        }
        Ok(())
    }

    #[test]
    fn close_limits_never_mislead() -> Result<(), NumericError> {
        let mut state = 1_u64;
        let mut random = |most: u64| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 33) % most
        };
        let mut open = 0;
        for _ in 0..2_000 {
            let count = 2 + usize::try_from(random(60)).unwrap_or_default();
            let weights: Vec<u32> = (0..count)
                .map(|_| 1 + u32::try_from(random(4_000)).unwrap_or_default())
                .collect();
            let values: Vec<Rational> = weights
                .iter()
                .map(|weight| {
                    let amount = i64::try_from(random(1_000_000)).unwrap_or_default() - 100_000;
                    Rational::new(amount, 100 * i64::from(*weight))
                })
                .collect::<Result<_, _>>()?;
            let all: Vec<_> = weights
                .iter()
                .map(|weight| Rational::from(*weight))
                .collect();
            let dispersion = ExactDispersion::new(&values, &all)?;
            let Ok(coefficient) = dispersion.coefficient_of_variation() else {
                continue;
            };
            // The coefficient as a decimal of so many places, which is ever nearer to it.
            let places = u32::try_from(random(19)).unwrap_or_default();
            let power = 10_f64.powi(places.try_into().unwrap_or(0));
            #[expect(clippy::cast_possible_truncation, reason = "a coefficient is small")]
            let limit = Rational::new((coefficient * power).round() as i128, 10_i128.pow(places))?;
            let (rough, exact) = orders(&values, &weights, &limit);
            assert!(
                rough.is_none_or(|rough| rough == exact),
                "{values:?} {limit}"
            );
            open += usize::from(rough.is_none());
        }
        assert!(0 < open && open < 1_000, "{open}");
        Ok(())
    }

    #[test]
    fn what_cancels_and_what_has_no_mean_is_left_to_fractions() {
        let one = NearDouble::of(&Rational::ONE);
        let mut sums = CoefficientOrder::default();
        sums.add(&Rational::ZERO, one);
        assert_eq!(sums.compare(&Rational::ONE), DoubleOrder::Open);
        // −1 and 5 have the mean 2 and the deviation 3.
        let mut sums = CoefficientOrder::default();
        sums.add(&Rational::from(-1), one);
        sums.add(&Rational::from(5), one);
        assert_eq!(
            sums.compare(&Rational::ONE),
            DoubleOrder::Is(Ordering::Greater)
        );
        assert_eq!(
            sums.compare(&Rational::from(2)),
            DoubleOrder::Is(Ordering::Less)
        );
        sums.add(&Rational::from(-4), one);
        assert_eq!(sums.compare(&Rational::ONE), DoubleOrder::Open);
        sums.add(&Rational::from(-1), one);
        assert_eq!(sums.compare(&Rational::ONE), DoubleOrder::NoCoefficient);
        let mut sums = CoefficientOrder::default();
        sums.add(&Rational::new(1, i128::MAX).unwrap(), one);
        sums.add(&Rational::from(5), one);
        assert_eq!(sums.compare(&Rational::ONE), DoubleOrder::Open);
        assert_eq!(sums.compare(&Rational::from(-1)), DoubleOrder::Open);
    }
}
