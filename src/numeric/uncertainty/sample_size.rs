//! How many observations make an interval narrow enough.

use serde::{Deserialize, Serialize};

use crate::numeric::error::NumericError;
use crate::numeric::uncertainty::confidence::Confidence;
use crate::numeric::uncertainty::interval::Interval;
use crate::numeric::uncertainty::proportion::{ProportionInterval, interval_of_share, whole};
use crate::numeric::uncertainty::variation_interval::VariationInterval;

/// A width that an interval must not exceed, from its lower end to its upper one.
///
/// The smallest number of observations is looked for by which the interval around a guess is not wider.
/// The guess comes from a census, an earlier survey, or from caution: for a share, ½ is the widest.
///
/// # Formula
///
/// The smallest n with
///
/// ```text
///      width(n)  ≤  w            or, of a population of N,   width(n) · √( (N − n) / (N − 1) )  ≤  w
/// ```
///
/// where a share p counts k = p n, whether that is a whole number or not.
///
/// The search halves a range, and so supposes that the width falls with n. That is proven for
/// [`ProportionInterval::Wilson`], [`ProportionInterval::Normal`] and [`VariationInterval::Miller`]: with
/// a = p (1 − p) ≤ ¼, the derivative of the square of Wilson's width has the sign of
/// a (z² − n) − z²/2 < 0, and the others are a number over a root. For the others it has been tried on
/// grids of guesses and n.
///
/// # Units
///
/// - width: that of the guess: a share, or a coefficient of variation; ± 5 % is a width of 0.1
///
/// # Examples
///
/// A survey that is to be right within 5 percentage points either way asks 385, and 278 of a population of
/// 1000:
///
/// ```
/// # use junheng::numeric::{Confidence, NumericError, ProportionInterval, SampleSize};
/// let goal = SampleSize::new(0.1, Confidence::PERCENT_95)?;
/// assert_eq!(goal.for_proportion(0.5, ProportionInterval::Normal)?, 385);
/// let goal = goal.with_population(1000)?;
/// assert_eq!(goal.for_proportion(0.5, ProportionInterval::Normal)?, 278);
///
/// let refused = SampleSize::new(0.0, Confidence::PERCENT_95);
/// assert_eq!(refused, Err(NumericError::InvalidParameter { value: 0.0 }));
/// # Ok::<(), NumericError>(())
/// ```
///
/// # References
///
/// Cochran (1977), Sampling Techniques, third edition, Wiley, sections 2.6 and 4.4 to 4.5
///
/// Kelley (2007), Sample size planning for the coefficient of variation from the accuracy in parameter
/// estimation approach, Behavior Research Methods 39(4), 755–766; <https://doi.org/10.3758/BF03192966>
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Settings")]
pub struct SampleSize {
    width: f64,
    confidence: Confidence,
    #[serde(skip_serializing_if = "Option::is_none")]
    population: Option<u64>,
}

/// A goal as it is read: not yet checked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    width: f64,
    confidence: Confidence,
    #[serde(default)]
    population: Option<u64>,
}

impl TryFrom<Settings> for SampleSize {
    type Error = NumericError;

    fn try_from(settings: Settings) -> Result<Self, NumericError> {
        let goal = Self::new(settings.width, settings.confidence)?;
        match settings.population {
            Some(population) => goal.with_population(population),
            None => Ok(goal),
        }
    }
}

/// The largest sample that is looked at; the distributions are good for no more.
const MOST: u64 = 100_000_000;

impl SampleSize {
    /// Takes a width and how sure the interval is to be.
    ///
    /// # Errors
    ///
    /// - [`NumericError::InvalidParameter`] unless the width is positive and finite.
    pub const fn new(width: f64, confidence: Confidence) -> Result<Self, NumericError> {
        if width > 0.0 && width.is_finite() {
            Ok(Self {
                width,
                confidence,
                population: None,
            })
        } else {
            Err(NumericError::InvalidParameter { value: width })
        }
    }

    /// The same for a population of so many, all of whom could be asked: the interval is taken to be
    /// narrower by the factor √( (N − n) / (N − 1) ), and to have no width where n = N.
    ///
    /// # Errors
    ///
    /// - [`NumericError::TooFewObservations`] for a population of fewer than two.
    pub const fn with_population(mut self, population: u64) -> Result<Self, NumericError> {
        if population < 2 {
            return Err(NumericError::TooFewObservations {
                needed: 2,
                // Below two.
                found: if population == 0 { 0 } else { 1 },
            });
        }
        self.population = Some(population);
        Ok(self)
    }

    /// The smallest number of observations for the interval of a share.
    ///
    /// # Errors
    ///
    /// - [`NumericError::InvalidProbability`] unless the guess is from 0 to 1.
    /// - [`NumericError::NoSampleSize`] if 10⁸ observations are not enough.
    /// - [`NumericError::NoQuantile`] if a quantile cannot be found.
    pub fn for_proportion(
        &self,
        guess: f64,
        method: ProportionInterval,
    ) -> Result<u64, NumericError> {
        if !(0.0..=1.0).contains(&guess) {
            return Err(NumericError::InvalidProbability);
        }
        self.smallest(1, |n| {
            interval_of_share(guess, whole(n), method, self.confidence)
        })
    }

    /// The smallest number of observations for the interval of a coefficient of variation (sample
    /// divisor).
    ///
    /// # Errors
    ///
    /// - [`NumericError::InvalidParameter`] if the guess is negative, NaN or infinite.
    /// - [`NumericError::NoSampleSize`] if 10⁸ observations are not enough, or if the interval has no
    ///   limits however many there are, as that of `McKay` for coefficients far above 1.
    /// - [`NumericError::NoQuantile`] if a quantile cannot be found.
    pub fn for_variation(
        &self,
        guess: f64,
        method: VariationInterval,
    ) -> Result<u64, NumericError> {
        if !(guess.is_finite() && guess >= 0.0) {
            return Err(NumericError::InvalidParameter { value: guess });
        }
        self.smallest(2, |n| {
            let count = usize::try_from(n).unwrap_or(usize::MAX);
            method.around(guess, count, self.confidence)
        })
    }

    /// The smallest n from a first one on whose interval is narrow enough.
    fn smallest(
        &self,
        first: u64,
        interval: impl Fn(u64) -> Result<Interval, NumericError>,
    ) -> Result<u64, NumericError> {
        let is_enough = |n: u64| {
            if self.population.is_some_and(|population| n >= population) {
                return Ok(true);
            }
            match interval(n) {
                Ok(Interval { lower, upper }) => {
                    Ok((upper - lower) * self.correction(n) <= self.width)
                }
                Err(NumericError::UnboundedInterval) => Ok(false),
                Err(other) => Err(other),
            }
        };
        let most = MOST;
        let (mut too_few, mut enough) = (first - 1, first);
        while !is_enough(enough)? {
            if enough >= most {
                return Err(NumericError::NoSampleSize { most });
            }
            too_few = enough;
            enough = enough.saturating_mul(2).min(most);
        }
        while too_few + 1 < enough {
            let middle = too_few.midpoint(enough);
            if is_enough(middle)? {
                enough = middle;
            } else {
                too_few = middle;
            }
        }
        Ok(enough)
    }

    /// √( (N − n) / (N − 1) ), for n below N; 1 where no population is given.
    fn correction(&self, n: u64) -> f64 {
        self.population.map_or(1.0, |population| {
            (whole(population - n) / whole(population - 1)).sqrt()
        })
    }
}
