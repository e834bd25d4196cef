//! How sure any measure of a sample is, by drawing from the sample again and again.

use core::cmp::Ordering;
use std::num::NonZeroU32;
use std::sync::atomic::{self, AtomicU32};

#[cfg(feature = "rayon")]
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
use serde::{Deserialize, Serialize};

use crate::numeric::bulk::exact_moments::ExactMoments;
use crate::numeric::bulk::sample::WeightedSample;
use crate::numeric::bulk::weights::Weights;
use crate::numeric::error::NumericError;
use crate::numeric::inequality::Inequality;
use crate::numeric::inequality::variation::StandardDeviation;
use crate::numeric::uncertainty::bootstrap_distribution::BootstrapDistribution;
use crate::numeric::uncertainty::confidence::Confidence;
use crate::numeric::uncertainty::interval::Interval;
use crate::numeric::uncertainty::normal;
use crate::numeric::uncertainty::random_stream::{Purpose, RandomStream};

/// How an interval is made of the results for resamples.
///
/// t is the measure of the sample, Q(p) the quantile of the results for resamples
/// ([`BootstrapDistribution::quantile`]), α the probability beyond each end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum BootstrapMethod {
    /// From Q(α) to Q(1 − α).
    ///
    /// Efron (1979), The Annals of Statistics 7(1), 1–26; <https://doi.org/10.1214/aos/1176344552>
    Percentile,
    /// From 2t − Q(1 − α) to 2t − Q(α): the results mirrored at the measure. It may leave the range of
    /// the measure, such as below 0.
    ///
    /// Davison, Hinkley (1997), Bootstrap methods and their application, Cambridge University Press,
    /// section 5.2; <https://doi.org/10.1017/CBO9780511802843>
    #[doc(alias = "reverse percentile")]
    Basic,
    /// From Q(α₁) to Q(α₂), with probabilities that make good for bias and for an error that grows with
    /// the measure. The one to choose unless something speaks against it.
    ///
    /// ```text
    ///      α₁ = Φ( z₀ + (z₀ + z) / (1 − a (z₀ + z)) )        with z = Φ⁻¹(α), and for α₂ with Φ⁻¹(1 − α)
    ///
    ///      z₀ = Φ⁻¹( share of results below t, and half of those equal to t )
    ///
    ///      a  = Σ dᵢ³ / (6 (Σ dᵢ²)^(3/2))                    dᵢ = mean of the t₍ⱼ₎ − t₍ᵢ₎
    /// ```
    ///
    /// where t₍ᵢ₎ is the measure without observation i (the jackknife). Where a measure does not find these
    /// from sums, as quantiles, ranges, shares and [`Hoover`](crate::numeric::inequality::Hoover) do not, it
    /// takes n measurements of n observations, which for 16 000 of them is more than 1000 resamples:
    /// [`measure_without_each`](Inequality::measure_without_each) says which do.
    ///
    /// Efron (1987), Journal of the American Statistical Association 82(397), 171–185;
    /// <https://doi.org/10.1080/01621459.1987.10478410>
    #[default]
    #[doc(alias = "bias-corrected and accelerated")]
    Bca,
}

/// The bootstrap: as many observations as the sample has are drawn from it with replacement, measured,
/// and that many times over.
///
/// For observations that are drawn at random from many more, and independently of each other. A county
/// that files all its schools has no interval: its coefficient is what it is.
///
/// What is drawn is an observation with its weight. A school that is drawn twice counts twice, each time
/// with all its pupils. So weights are sizes of what was drawn; that a weight says how many such
/// observations there are (a row for three alike), or how unlikely it was to be drawn, is not supposed,
/// and such samples have other intervals. Observations of weight zero are not drawn.
///
/// # Properties
///
/// The same to the last bit for one seed, on every machine, with every number of threads and in every
/// order of the observations. With two seeds, results differ by chance.
///
/// Resample i is drawn with the numbers of stream i of a `ChaCha` generator with 8 rounds, whose key is
/// the seed; each number is brought below the number of observations by Lemire's method, and is a
/// position in the sample in order of value, then of weight. This will not change.
///
/// # Examples
///
/// Ten schools out of many, with a coefficient of variation of about 0.29:
///
/// ```
/// # use junheng::numeric::{Bootstrap, NumericError, WeightedSample};
/// # use junheng::numeric::inequality::CoefficientOfVariation;
/// let area = [4.5, 6.0, 5.2, 8.8, 5.0, 6.6, 4.1, 7.3, 9.0, 5.5];
/// let sample = WeightedSample::unweighted(&area)?;
/// let result = Bootstrap::new(1999, 42)?.measure(&CoefficientOfVariation::SAMPLE, &sample)?;
/// assert!(result.interval.lower < result.estimate && result.estimate < result.interval.upper);
/// // Almost no resample varies as much as 0.50.
/// assert!(result.distribution.share_at_most(0.50) > 0.99);
/// # Ok::<(), NumericError>(())
/// ```
///
/// Where nothing varies, resamples tell nothing:
///
/// ```
/// # use junheng::numeric::{Bootstrap, NumericError, WeightedSample};
/// # use junheng::numeric::inequality::Gini;
/// let equal = WeightedSample::unweighted(&[5.0, 5.0, 5.0])?;
/// let refused = Bootstrap::new(1999, 42)?.measure(&Gini, &equal);
/// assert_eq!(refused, Err(NumericError::ConstantResamples));
/// # Ok::<(), NumericError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Settings")]
pub struct Bootstrap {
    resamples: u32,
    seed: u64,
    method: BootstrapMethod,
    confidence: Confidence,
}

/// A bootstrap as it is read: not yet checked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    resamples: u32,
    seed: u64,
    method: BootstrapMethod,
    confidence: Confidence,
}

impl TryFrom<Settings> for Bootstrap {
    type Error = NumericError;

    fn try_from(settings: Settings) -> Result<Self, NumericError> {
        Ok(Self::new(settings.resamples, settings.seed)?
            .with_method(settings.method)
            .with_confidence(settings.confidence))
    }
}

/// What the bootstrap says of a measure of a sample.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BootstrapEstimate {
    /// The measure of the sample itself.
    pub estimate: f64,
    /// The interval around it.
    pub interval: Interval,
    /// The standard deviation of the results for resamples, with the sample divisor.
    pub standard_error: f64,
    /// The mean of the results for resamples less the measure of the sample.
    pub bias: f64,
    /// The number of resamples for which the measure is undefined; they are in nothing else.
    pub undefined: usize,
    /// The results for all other resamples.
    pub distribution: BootstrapDistribution,
}

impl Bootstrap {
    /// Takes the number of resamples and the seed of the random numbers, for `BCa` intervals of 95 %.
    ///
    /// 1999 are enough for a look, 19 999 for a figure that is to be printed. One less than a round number
    /// makes the quantiles those of single results. `BCa` may look far into a tail where observations are few
    /// and skewed; the refusal says how far, and more resamples help.
    ///
    /// # Errors
    ///
    /// - [`NumericError::TooFewResamples`] for fewer than two, which have no spread.
    pub const fn new(resamples: u32, seed: u64) -> Result<Self, NumericError> {
        if resamples < 2 {
            return Err(NumericError::TooFewResamples {
                resamples: resamples as usize,
                probability: 0.5,
            });
        }
        Ok(Self {
            resamples,
            seed,
            method: BootstrapMethod::Bca,
            confidence: Confidence::PERCENT_95,
        })
    }

    /// The same with another method.
    #[must_use]
    pub const fn with_method(mut self, method: BootstrapMethod) -> Self {
        self.method = method;
        self
    }

    /// The same with another confidence.
    #[must_use]
    pub const fn with_confidence(mut self, confidence: Confidence) -> Self {
        self.confidence = confidence;
        self
    }

    /// The number of resamples.
    #[must_use]
    pub const fn resamples(&self) -> u32 {
        self.resamples
    }

    /// The seed of the random numbers.
    #[must_use]
    pub const fn seed(&self) -> u64 {
        self.seed
    }

    /// How the interval is made.
    #[must_use]
    pub const fn method(&self) -> BootstrapMethod {
        self.method
    }

    /// How sure the interval is to be.
    #[must_use]
    pub const fn confidence(&self) -> Confidence {
        self.confidence
    }

    /// Measures a sample and its resamples.
    ///
    /// A resample for which the measure is undefined, such as one whose mean is zero, is counted and left
    /// out; what remains is then conditional on being defined.
    ///
    /// # Errors
    ///
    /// - Those of the measure, for the sample itself; so the sample divisor is refused with weights.
    /// - [`NumericError::TooFewObservations`] for fewer than two observations of positive weight, and
    ///   [`NumericError::TooManyObservations`] for 2³² or more.
    /// - [`NumericError::UndefinedResamples`] if the measure is undefined for more than one resample in
    ///   twenty.
    /// - [`NumericError::ConstantResamples`] if all results are one: an interval without width would
    ///   claim to be certain. With [`BootstrapMethod::Bca`] also if the measure is the same without any one
    ///   of the observations.
    /// - [`NumericError::OneSidedResamples`] with [`BootstrapMethod::Bca`] if no result is below the
    ///   measure, or none above it.
    /// - [`NumericError::TooFewResamples`] if there are too few for the quantiles of the interval.
    /// - [`NumericError::UnboundedInterval`] with [`BootstrapMethod::Bca`] if `1 − a (z₀ + z)` is not positive,
    ///   which takes a confidence beyond those in use.
    /// - With [`BootstrapMethod::Bca`] those of the measure without one of the observations.
    pub fn measure<M: Inequality + ?Sized>(
        &self,
        measure: &M,
        sample: &WeightedSample<'_>,
    ) -> Result<BootstrapEstimate, NumericError> {
        self.measure_watched(measure, sample, |_| {})
    }

    /// Measures as [`measure`](Self::measure) does, and says how far it is: `watch` is called behind each
    /// resample with the number of those that are done, from whatever thread has done it.
    ///
    /// What [`BootstrapMethod::Bca`] measures without each observation comes behind the last resample and
    /// is not counted.
    ///
    /// # Errors
    ///
    /// - Those of [`measure`](Self::measure).
    ///
    /// # Examples
    ///
    /// Of 1999 resamples the last one that is told of is the 1999th:
    ///
    /// ```
    /// # use junheng::numeric::{Bootstrap, NumericError, WeightedSample};
    /// # use junheng::numeric::inequality::CoefficientOfVariation;
    /// use std::sync::atomic::{AtomicU32, Ordering};
    ///
    /// let area = [4.5, 6.0, 5.2, 8.8, 5.0, 6.6, 4.1, 7.3, 9.0, 5.5];
    /// let sample = WeightedSample::unweighted(&area)?;
    /// let done = AtomicU32::new(0);
    /// let bootstrap = Bootstrap::new(1999, 42)?;
    /// let measure = CoefficientOfVariation::SAMPLE;
    /// let watched = bootstrap.measure_watched(&measure, &sample, |count| {
    ///     done.fetch_max(count, Ordering::Relaxed);
    /// })?;
    /// assert_eq!(done.into_inner(), 1999);
    /// assert_eq!(watched, bootstrap.measure(&measure, &sample)?);
    /// # Ok::<(), NumericError>(())
    /// ```
    pub fn measure_watched<M: Inequality + ?Sized>(
        &self,
        measure: &M,
        sample: &WeightedSample<'_>,
        watch: impl Fn(u32) + Sync,
    ) -> Result<BootstrapEstimate, NumericError> {
        let estimate = measure.measure(sample)?;
        let original = Original::of(sample)?;
        let results = self.results(measure, &original, &watch);
        let undefined = results.iter().filter(|result| result.is_none()).count();
        if undefined.saturating_mul(20) > results.len() {
            let resamples = results.len();
            return Err(NumericError::UndefinedResamples {
                undefined,
                resamples,
            });
        }
        let distribution = BootstrapDistribution::new(results.into_iter().flatten().collect())?;
        if distribution.is_constant() {
            return Err(NumericError::ConstantResamples);
        }
        let results = WeightedSample::unweighted(distribution.values())?;
        Ok(BootstrapEstimate {
            estimate,
            interval: self.interval(estimate, &distribution, measure, &original)?,
            standard_error: StandardDeviation::SAMPLE.measure(&results)?,
            bias: ExactMoments::from(&results).mean()? - estimate,
            undefined,
            distribution,
        })
    }

    /// The results for all resamples, each of which depends on its index alone.
    fn results<M: Inequality + ?Sized>(
        &self,
        measure: &M,
        original: &Original,
        watch: &(impl Fn(u32) + Sync),
    ) -> Vec<Option<f64>> {
        let done = AtomicU32::new(0);
        let result = |resample: &mut Resample, index: u32| {
            resample.draw(original, self.seed, index);
            let result = resample
                .sample()
                .and_then(|sample| measure.measure_in_bulk(&sample));
            watch(done.fetch_add(1, atomic::Ordering::Relaxed) + 1);
            result.ok().filter(|result| result.is_finite())
        };
        #[cfg(feature = "rayon")]
        let results = (0..self.resamples)
            .into_par_iter()
            .map_init(|| Resample::like(original), result)
            .collect();
        #[cfg(not(feature = "rayon"))]
        let results = {
            let mut resample = Resample::like(original);
            let indices = 0..self.resamples;
            indices.map(|index| result(&mut resample, index)).collect()
        };
        results
    }

    fn interval<M: Inequality + ?Sized>(
        &self,
        estimate: f64,
        distribution: &BootstrapDistribution,
        measure: &M,
        original: &Original,
    ) -> Result<Interval, NumericError> {
        let tail = self.confidence.tail();
        let between = |lower: f64, upper: f64| {
            Ok(Interval {
                lower: distribution.quantile(lower)?,
                upper: distribution.quantile(upper)?,
            })
        };
        match self.method {
            BootstrapMethod::Percentile => between(tail, 1.0 - tail),
            BootstrapMethod::Basic => {
                let mirrored = between(tail, 1.0 - tail)?;
                Ok(Interval {
                    lower: 2.0 * estimate - mirrored.upper,
                    upper: 2.0 * estimate - mirrored.lower,
                })
            }
            BootstrapMethod::Bca => {
                let sample = original.sample()?;
                // Measured as the resamples are, so that what is equal has equal bits.
                let here = measure.measure_in_bulk(&sample)?;
                let bias = bias_of(distribution, here)?;
                let acceleration = acceleration_of(&measure.measure_without_each(&sample)?)?;
                let adjusted = |z: f64| {
                    let shifted = bias + z;
                    let divisor = 1.0 - acceleration * shifted;
                    if divisor > 0.0 {
                        Ok(normal::probability_below(bias + shifted / divisor))
                    } else {
                        Err(NumericError::UnboundedInterval)
                    }
                };
                let reach = normal::quantile(tail);
                between(adjusted(reach)?, adjusted(-reach)?)
            }
        }
    }
}

/// z₀: how far the measure is from the median of the results.
fn bias_of(distribution: &BootstrapDistribution, estimate: f64) -> Result<f64, NumericError> {
    let (below, up_to) = (
        distribution.share_below(estimate),
        distribution.share_at_most(estimate),
    );
    let share = f64::midpoint(below, up_to);
    if share > 0.0 && share < 1.0 {
        Ok(normal::quantile(share))
    } else {
        Err(NumericError::OneSidedResamples)
    }
}

/// a: a sixth of the skewness of what the observations do to the measure.
fn acceleration_of(without_each: &[f64]) -> Result<f64, NumericError> {
    let mean = ExactMoments::from(&WeightedSample::unweighted(without_each)?).mean()?;
    let differences = || without_each.iter().map(|without| mean - without);
    let largest = differences().map(f64::abs).fold(0.0, f64::max);
    if largest <= 0.0 {
        return Err(NumericError::ConstantResamples);
    }
    // Of differences of at most one, no square or cube overflows.
    let (mut squares, mut cubes) = (0.0, 0.0);
    for difference in differences() {
        let part = difference / largest;
        squares += part * part;
        cubes += part * part * part;
    }
    Ok(cubes / (6.0 * squares * squares.sqrt()))
}

/// The observations of positive weight, in order.
struct Original {
    values: Vec<f64>,
    /// `None` if all count once.
    weights: Option<Vec<f64>>,
    /// The weights of which the doubles are only the nearest ones, as those of decimals are.
    exact: Option<Weights<'static>>,
    count: NonZeroU32,
}

impl Original {
    fn of(sample: &WeightedSample<'_>) -> Result<Self, NumericError> {
        let weights = sample.weights();
        let mut observations: Vec<_> = sample
            .iter()
            .enumerate()
            .filter(|&(_, (_, weight))| weight > 0.0)
            // The sum with zero has no negative zero.
            .map(|(position, (value, weight))| (value + 0.0, weight, position))
            .collect();
        observations.sort_unstable_by(|left, right| {
            let by_weight = left.0.total_cmp(&right.0).then(left.1.total_cmp(&right.1));
            by_weight.then_with(|| match weights.whole() {
                Some(_) => weights.exact(left.2).compare(&weights.exact(right.2)),
                None => Ordering::Equal,
            })
        });
        let found = observations.len();
        if found < 2 {
            return Err(NumericError::TooFewObservations { needed: 2, found });
        }
        let most = u32::MAX;
        let count = u32::try_from(found).ok().and_then(NonZeroU32::new);
        let count = count.ok_or(NumericError::TooManyObservations { most, found })?;
        let in_order = observations.iter().map(|&(_, _, position)| position);
        let exact = weights.whole().map(|_| weights.select(in_order));
        let is_weighted = weights.as_slice().is_some();
        let (values, weights) = observations
            .iter()
            .map(|&(value, weight, _)| (value, weight))
            .unzip();
        Ok(Self {
            values,
            weights: is_weighted.then_some(weights),
            exact: exact.transpose()?,
            count,
        })
    }

    fn sample(&self) -> Result<WeightedSample<'_>, NumericError> {
        sample_of(&self.values, self.weights.as_deref(), self.exact.as_ref())
    }
}

fn sample_of<'a>(
    values: &'a [f64],
    weights: Option<&'a [f64]>,
    exact: Option<&Weights<'static>>,
) -> Result<WeightedSample<'a>, NumericError> {
    match (exact, weights) {
        (Some(weights), _) => WeightedSample::new(values, weights.clone()),
        (None, Some(weights)) => WeightedSample::new(values, Weights::new(weights)?),
        (None, None) => WeightedSample::unweighted(values),
    }
}

/// As many observations drawn from a sample, in its order.
struct Resample {
    /// How often each observation was drawn.
    counts: Vec<u32>,
    values: Vec<f64>,
    weights: Option<Vec<f64>>,
    exact: Option<Weights<'static>>,
}

impl Resample {
    fn like(original: &Original) -> Self {
        let count = original.values.len();
        Self {
            counts: vec![0; count],
            values: Vec::with_capacity(count),
            weights: original.weights.as_ref().map(|_| Vec::with_capacity(count)),
            exact: None,
        }
    }

    /// Draws, and puts what was drawn in order by counting, without a sort.
    fn draw(&mut self, original: &Original, seed: u64, index: u32) {
        let mut stream = RandomStream::new(seed, Purpose::Bootstrap, index.into());
        self.counts.fill(0);
        for _ in 0..original.count.get() {
            let drawn = stream.below(original.count);
            if let Some(count) = self.counts.get_mut(drawn as usize) {
                *count += 1;
            }
        }
        repeat(&original.values, &self.counts, &mut self.values);
        if let (Some(weights), Some(place)) = (&original.weights, &mut self.weights) {
            repeat(weights, &self.counts, place);
        }
        if let Some(exact) = &original.exact {
            let drawn = self.counts.iter().enumerate();
            let drawn = drawn.flat_map(|(position, &count)| (0..count).map(move |_| position));
            // There are as many as in the sample, each of them above zero.
            self.exact = exact.select(drawn).ok();
        }
    }

    fn sample(&self) -> Result<WeightedSample<'_>, NumericError> {
        sample_of(&self.values, self.weights.as_deref(), self.exact.as_ref())
    }
}

/// Puts each number in its place as often as it was drawn.
fn repeat(numbers: &[f64], counts: &[u32], place: &mut Vec<f64>) {
    place.clear();
    for (number, count) in numbers.iter().zip(counts) {
        for _ in 0..*count {
            place.push(*number);
        }
    }
}

#[cfg(all(test, feature = "rayon"))]
mod tests {
    use super::*;
    use crate::numeric::inequality::variation::CoefficientOfVariation;

    #[test]
    fn the_number_of_threads_changes_nothing() {
        let values: Vec<_> = (1..60_u32).map(|i| f64::from(i * i % 61)).collect();
        let sample = WeightedSample::unweighted(&values).unwrap();
        let bootstrap = Bootstrap::new(499, 11).unwrap();
        let with_threads = |count| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(count).build();
            let measure = &CoefficientOfVariation::SAMPLE;
            pool.unwrap()
                .install(|| bootstrap.measure(measure, &sample))
                .unwrap()
        };
        let alone = with_threads(1);
        for count in [2, 3, 8] {
            assert_eq!(with_threads(count), alone);
        }
    }
}
