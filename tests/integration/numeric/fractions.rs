//! Measures of weighted values in plain fractions of another library, straight from their definitions.

use num_rational::BigRational;

use super::oracle::Exact;

pub(super) fn ratio(numerator: i64, denominator: i64) -> BigRational {
    BigRational::new(numerator.into(), denominator.into())
}

pub(super) fn exact(number: &BigRational) -> Exact {
    Exact::new(number.numer().clone(), number.denom().clone())
}

/// Values with their weights, in order of value, without those of weight zero.
#[derive(Clone, Debug)]
pub(super) struct Weighted(Vec<(BigRational, BigRational)>);

impl Weighted {
    pub(super) fn of(pairs: impl IntoIterator<Item = (BigRational, BigRational)>) -> Self {
        let zero = ratio(0, 1);
        let mut pairs: Vec<_> = pairs
            .into_iter()
            .filter(|(_, weight)| *weight > zero)
            .collect();
        pairs.sort();
        Self(pairs)
    }

    pub(super) fn weight(&self) -> BigRational {
        self.0.iter().map(|(_, weight)| weight).sum()
    }

    pub(super) fn total(&self) -> BigRational {
        self.0.iter().map(|(value, weight)| value * weight).sum()
    }

    pub(super) fn mean(&self) -> BigRational {
        self.total() / self.weight()
    }

    pub(super) fn variance(&self) -> BigRational {
        let mean = self.mean();
        let squares = self.0.iter().map(|(value, weight)| {
            let deviation = value - &mean;
            weight * &deviation * &deviation
        });
        squares.sum::<BigRational>() / self.weight()
    }

    pub(super) fn quantile(&self, p: &BigRational) -> BigRational {
        let needed = p * self.weight();
        let mut running = ratio(0, 1);
        for (value, weight) in &self.0 {
            running += weight;
            if running >= needed {
                return value.clone();
            }
        }
        panic!("no weight")
    }

    /// The mean of the values on one side of the median, over the median.
    fn half(&self, belongs: impl Fn(&BigRational, &BigRational) -> bool) -> BigRational {
        let median = self.quantile(&ratio(1, 2));
        let half = self
            .0
            .iter()
            .filter(|(value, _)| belongs(value, &median))
            .cloned();
        Self::of(half).mean() / median
    }

    pub(super) fn mc_loone(&self) -> BigRational {
        self.half(|value, median| value <= median)
    }

    pub(super) fn verstegen(&self) -> BigRational {
        self.half(|value, median| value >= median)
    }

    pub(super) fn hoover(&self) -> BigRational {
        let mean = self.mean();
        let distance = |value: &BigRational| {
            if *value < mean {
                &mean - value
            } else {
                value - &mean
            }
        };
        let distances = self
            .0
            .iter()
            .map(|(value, weight)| weight * distance(value));
        distances.sum::<BigRational>() / (self.total() * ratio(2, 1))
    }

    /// Half the mean difference between any two, over the mean.
    pub(super) fn gini(&self) -> BigRational {
        let mut differences = ratio(0, 1);
        for (x, v) in &self.0 {
            for (y, w) in &self.0 {
                let difference = if x < y { y - x } else { x - y };
                differences += v * w * difference;
            }
        }
        differences / (self.weight() * self.total() * ratio(2, 1))
    }

    /// What the lowest p of the weight have together: taken one by one until p is reached.
    pub(super) fn bottom(&self, p: &BigRational) -> BigRational {
        let mut left = p * self.weight();
        let mut taken = ratio(0, 1);
        for (value, weight) in &self.0 {
            let part = left.clone().min(weight.clone());
            taken += &part * value;
            left -= part;
        }
        taken
    }

    pub(super) fn palma(&self) -> BigRational {
        (self.total() - self.bottom(&ratio(9, 10))) / self.bottom(&ratio(2, 5))
    }
}
