//! Measures that are quotients of sums, each written once: for doubles, whose sums are exact as dyadic numbers, and for
//! fractions.
//!
//! What is divided is divided at the very end, so that of doubles the result is rounded once, and of fractions not at
//! all. How the observations are put in order and added up is not here: doubles are sorted by their bits and summed in
//! lanes, which is what makes a million rows quick, and fractions are compared one by one.

use crate::numeric::number::dyadic::Dyadic;
use crate::numeric::number::rational::Rational;

/// A number whose sums and products are exact.
pub(in crate::numeric) trait ExactNumber: Clone {
    fn plus(self, other: Self) -> Self;
    fn minus(self, other: Self) -> Self;
    fn times(&self, other: &Self) -> Self;
}

impl ExactNumber for Dyadic {
    fn plus(self, other: Self) -> Self {
        Self::plus(self, other)
    }

    fn minus(self, other: Self) -> Self {
        Self::minus(self, other)
    }

    fn times(&self, other: &Self) -> Self {
        Self::times(self, other)
    }
}

impl ExactNumber for Rational {
    fn plus(self, other: Self) -> Self {
        self + other
    }

    fn minus(self, other: Self) -> Self {
        self - other
    }

    fn times(&self, other: &Self) -> Self {
        self * other
    }
}

/// Σ w and Σ w x of some observations.
pub(in crate::numeric) struct Sums<'s, N> {
    pub(in crate::numeric) weight: &'s N,
    pub(in crate::numeric) total: &'s N,
}

impl<N> Clone for Sums<'_, N> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<N> Copy for Sums<'_, N> {}

/// A numerator over a denominator.
pub(in crate::numeric) struct Quotient<N> {
    pub(in crate::numeric) numerator: N,
    pub(in crate::numeric) denominator: N,
}

impl<N: ExactNumber> Quotient<N> {
    /// Half the relative mean deviation, `Σ_{x < m} w (m − x) / T`: with the sums C and S over x < m, and W and T over
    /// all, `(C T − S W) / (W T)`.
    pub(in crate::numeric) fn hoover(below: Sums<'_, N>, all: Sums<'_, N>) -> Self {
        let expected = below.weight.times(all.total);
        Self {
            numerator: expected.minus(below.total.times(all.weight)),
            denominator: all.weight.times(all.total),
        }
    }

    /// The mean of a half over the median: `S / (C M)`.
    pub(in crate::numeric) fn over_median(half: Sums<'_, N>, median: &N) -> Self {
        Self {
            numerator: half.total.clone(),
            denominator: half.weight.times(median),
        }
    }

    /// What is above one share of the weight over what is below another, of a total T.
    pub(in crate::numeric) fn of_shares(
        total: &N,
        below_top: BottomTotal<N>,
        bottom: &BottomTotal<N>,
    ) -> Self {
        let top = total.times(&below_top.scale).minus(below_top.scaled);
        Self {
            numerator: top.times(&bottom.scale),
            denominator: bottom.scaled.times(&below_top.scale),
        }
    }
}

/// What the lowest share of the weight have together: `scaled / scale`.
pub(in crate::numeric) struct BottomTotal<N> {
    pub(in crate::numeric) scaled: N,
    /// Positive.
    pub(in crate::numeric) scale: N,
}

impl<N: ExactNumber> BottomTotal<N> {
    /// With p = a/b, and C and S the sums of w and wx below the observation x that p falls into:
    /// `b S + (a W − b C) x` is b times the total, an observation that p cuts being split in proportion.
    pub(in crate::numeric) fn of(p: Quotient<N>, whole: &N, below: Sums<'_, N>, value: &N) -> Self {
        let (share, scale) = (p.numerator, p.denominator);
        let rest = share.times(whole).minus(below.weight.times(&scale));
        let scaled = below.total.times(&scale).plus(rest.times(value));
        Self { scaled, scale }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Half of the weight of 1, 2 and 4 with the weights 1, 2 and 1, in numbers made of whole ones.
    fn measures<N: ExactNumber>(of: impl Fn(i32) -> N) -> [Quotient<N>; 3] {
        let (weight, total) = (of(4), of(9));
        let all = Sums {
            weight: &weight,
            total: &total,
        };
        let (low_weight, low_total) = (of(3), of(5));
        let low = Sums {
            weight: &low_weight,
            total: &low_total,
        };
        let (first_weight, first_total) = (of(1), of(1));
        let first = Sums {
            weight: &first_weight,
            total: &first_total,
        };
        let half = || Quotient {
            numerator: of(1),
            denominator: of(2),
        };
        let bottom = || BottomTotal::of(half(), &weight, first, &of(2));
        [
            Quotient::hoover(low, all),
            Quotient::over_median(low, &of(2)),
            Quotient::of_shares(&total, bottom(), &bottom()),
        ]
    }

    #[test]
    fn doubles_and_fractions_have_the_same_measures() {
        // The mean is 9/4: (3 · 9 − 5 · 4)/(4 · 9). The median is 2: 5/(3 · 2). The lower half has 1 + 2, the upper 6.
        let expected = [(7, 36), (5, 6), (2, 1)];
        let fractions = measures(Rational::from);
        let doubles = measures(|number| Dyadic::from_double(f64::from(number)));
        for (((above, below), fraction), double) in expected.into_iter().zip(fractions).zip(doubles)
        {
            let value = fraction.numerator.checked_div(&fraction.denominator);
            assert_eq!(value, Rational::new(above, below));
            assert_eq!(
                double.numerator.over(&double.denominator),
                f64::from(above) / f64::from(below)
            );
        }
    }
}
