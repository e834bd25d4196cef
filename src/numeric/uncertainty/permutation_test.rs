//! Whether several coefficients of variation differ, by dealing the observations out anew.

use std::cmp::Ordering;
use std::num::NonZeroU32;

#[cfg(feature = "rayon")]
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
use serde::{Deserialize, Serialize};

use crate::numeric::bulk::exact_moments::ExactMoments;
use crate::numeric::bulk::sample::WeightedSample;
use crate::numeric::error::NumericError;
use crate::numeric::number::count::count_to_f64;
use crate::numeric::uncertainty::feltz_miller::{VariationSummary, distance_between};
use crate::numeric::uncertainty::random_stream::{Purpose, RandomStream};
use crate::numeric::uncertainty::variation_interval::unweighted_coefficient;

/// A permutation test: whether two or more coefficients of variation differ, for values of any
/// distribution.
///
/// Every value is divided by the mean of its sample; all are put together and dealt out anew to samples
/// of the same sizes, and the statistic of [`FeltzMiller`](crate::numeric::FeltzMiller) is taken of each deal.
///
/// What is supposed where there is no difference is more than equal coefficients: that the samples are
/// drawn from distributions that are the same up to a scale, so that values over the *true* means could
/// be exchanged. The means of the samples stand for the true ones, so the level is met for large
/// samples, not exactly for small ones.
///
/// # Formula
///
/// With b the number of deals whose statistic is at least that of the samples, out of m:
///
/// ```text
///      p = (b + 1) / (m + 1)
/// ```
///
/// A deal in which a sample has a mean of zero or below is counted in b, which errs to the side of no
/// difference, and so is one that falls short of the statistic by less than 10⁻¹², relative: the same
/// deal with its sums rounded otherwise.
///
/// # Properties
///
/// The same to the last bit for one seed on every machine, with every number of threads, in every order
/// of the observations and of the samples. A change of the scale of a sample changes nothing, but for what
/// it rounds.
///
/// # Examples
///
/// Two samples with means of 6 and 60, and much the same spread relative to them:
///
/// ```
/// # use junheng::numeric::{NumericError, PermutationTest, WeightedSample};
/// let small = WeightedSample::unweighted(&[4.0, 5.0, 6.0, 7.0, 8.0])?;
/// let large = WeightedSample::unweighted(&[40.0, 50.0, 61.0, 70.0, 80.0])?;
/// let test = PermutationTest::new(999, 42)?.test(&[small, large])?;
/// assert!(test.p_value > 0.5);
/// # Ok::<(), NumericError>(())
/// ```
///
/// # References
///
/// Phipson, Smyth (2010), Permutation P-values should never be zero, Statistical Applications in
/// Genetics and Molecular Biology 9(1), article 39; <https://doi.org/10.2202/1544-6115.1585>
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Settings")]
pub struct PermutationTest {
    permutations: u32,
    seed: u64,
}

/// A test as it is read: not yet checked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    permutations: u32,
    seed: u64,
}

impl TryFrom<Settings> for PermutationTest {
    type Error = NumericError;

    fn try_from(settings: Settings) -> Result<Self, NumericError> {
        Self::new(settings.permutations, settings.seed)
    }
}

/// The result of a permutation test.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PermutationTestResult {
    /// The statistic of the samples: 0 where all coefficients are equal, and the greater the more they
    /// differ.
    pub statistic: f64,
    /// The number of deals.
    pub permutations: u32,
    /// The number of deals whose statistic is at least as great.
    pub at_least_as_great: u32,
    /// The probability of a statistic at least as great where there is no difference; never 0.
    pub p_value: f64,
}

impl PermutationTest {
    /// Takes the number of deals and the seed of the random numbers.
    ///
    /// # Errors
    ///
    /// - [`NumericError::TooFewResamples`] if there is none.
    pub const fn new(permutations: u32, seed: u64) -> Result<Self, NumericError> {
        if permutations == 0 {
            return Err(NumericError::TooFewResamples {
                resamples: 0,
                probability: 1.0,
            });
        }
        Ok(Self { permutations, seed })
    }

    /// Tests whether the coefficients of samples differ.
    ///
    /// # Errors
    ///
    /// - [`NumericError::TooFewSamples`] for fewer than two.
    /// - [`NumericError::UnweightedMethod`] with weights.
    /// - Those of [`CoefficientOfVariation::SAMPLE`](crate::numeric::inequality::CoefficientOfVariation::SAMPLE).
    /// - [`NumericError::TooManyObservations`] for 2³² or more in all.
    /// - [`NumericError::NoVariation`] if all coefficients are zero.
    pub fn test(
        &self,
        samples: &[WeightedSample<'_>],
    ) -> Result<PermutationTestResult, NumericError> {
        let pool = Pool::of(samples)?;
        let statistic = pool.statistic(&pool.labels);
        let statistic = statistic.ok_or(NumericError::NoVariation)?;
        let bar = statistic * (1.0 - 1e-12);
        let is_as_great = |labels: &mut Vec<usize>, index: u32| {
            labels.clone_from(&pool.labels);
            self.shuffle(labels, index);
            pool.statistic(labels).is_none_or(|other| other >= bar)
        };
        #[cfg(feature = "rayon")]
        let at_least_as_great: u32 = (0..self.permutations)
            .into_par_iter()
            .map_init(Vec::new, |labels, index| {
                u32::from(is_as_great(labels, index))
            })
            .sum();
        #[cfg(not(feature = "rayon"))]
        let at_least_as_great: u32 = {
            let mut labels = Vec::new();
            let indices = 0..self.permutations;
            indices
                .map(|index| u32::from(is_as_great(&mut labels, index)))
                .sum()
        };
        Ok(PermutationTestResult {
            statistic,
            permutations: self.permutations,
            at_least_as_great,
            p_value: (f64::from(at_least_as_great) + 1.0) / (f64::from(self.permutations) + 1.0),
        })
    }

    /// Puts labels in any order, each as likely as any other: from the last place down, each with one
    /// at or before it (Fisher and Yates).
    fn shuffle(&self, labels: &mut [usize], index: u32) {
        let mut stream = RandomStream::new(self.seed, Purpose::Permutation, index.into());
        for place in (1..labels.len()).rev() {
            // There are fewer than 2³² labels.
            let bound = u32::try_from(place + 1).ok().and_then(NonZeroU32::new);
            let other = bound.map_or(0, |bound| stream.below(bound));
            labels.swap(place, other as usize);
        }
    }
}

/// All values over the means of their samples, in order, each with the sample it came from.
struct Pool {
    values: Vec<f64>,
    labels: Vec<usize>,
    sizes: Vec<usize>,
}

impl Pool {
    fn of(samples: &[WeightedSample<'_>]) -> Result<Self, NumericError> {
        let found = samples.len();
        if found < 2 {
            return Err(NumericError::TooFewSamples { found });
        }
        let mut scaled = Vec::with_capacity(found);
        for sample in samples {
            // What has no coefficient is refused with its reason.
            unweighted_coefficient(sample)?;
            let mean = ExactMoments::from(sample).mean()?;
            let mut values: Vec<_> = sample.values().iter().map(|value| value / mean).collect();
            values.sort_unstable_by(f64::total_cmp);
            scaled.push(values);
        }
        // In an order of their own, so that the order in which they are given says nothing.
        scaled.sort_by(|left, right| compare(left, right));
        let sizes: Vec<_> = scaled.iter().map(Vec::len).collect();
        let found = sizes.iter().sum();
        if u32::try_from(found).is_err() {
            let most = u32::MAX;
            return Err(NumericError::TooManyObservations { most, found });
        }
        let labelled = scaled.iter().enumerate();
        let mut pool: Vec<_> = labelled
            .flat_map(|(label, values)| values.iter().map(move |value| (*value, label)))
            .collect();
        pool.sort_by(|left, right| left.0.total_cmp(&right.0).then(left.1.cmp(&right.1)));
        let (values, labels) = pool.into_iter().unzip();
        Ok(Self {
            values,
            labels,
            sizes,
        })
    }

    /// The statistic of a deal; nothing if a mean is not positive, or if all coefficients are zero.
    fn statistic(&self, labels: &[usize]) -> Option<f64> {
        let mut means = vec![0.0; self.sizes.len()];
        self.add_up(labels, &mut means, |value, _| value);
        for (mean, size) in means.iter_mut().zip(&self.sizes) {
            *mean /= count_to_f64(*size);
        }
        let mut squares = vec![0.0; self.sizes.len()];
        self.add_up(labels, &mut squares, |value, label| {
            let deviation = value - means.get(label).copied().unwrap_or_default();
            deviation * deviation
        });
        let summaries: Option<Vec<_>> = means
            .iter()
            .zip(&squares)
            .zip(&self.sizes)
            .map(|((mean, squares), &count)| {
                let deviation = (squares / (count_to_f64(count) - 1.0)).sqrt();
                (*mean > 0.0).then(|| VariationSummary {
                    coefficient: deviation / mean,
                    count,
                })
            })
            .collect();
        distance_between(&summaries?).filter(|statistic| statistic.is_finite())
    }

    /// Adds up a term of each value, for each label by itself and in the order of the values.
    fn add_up(&self, labels: &[usize], sums: &mut [f64], term: impl Fn(f64, usize) -> f64) {
        for (value, label) in self.values.iter().zip(labels) {
            if let Some(sum) = sums.get_mut(*label) {
                *sum += term(*value, *label);
            }
        }
    }
}

/// The shorter list first, and of two as long the one with the smaller first difference.
fn compare(left: &[f64], right: &[f64]) -> Ordering {
    let by_value = || {
        let pairs = left.iter().zip(right);
        let mut orders = pairs.map(|(left, right)| left.total_cmp(right));
        orders
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal)
    };
    left.len().cmp(&right.len()).then_with(by_value)
}
