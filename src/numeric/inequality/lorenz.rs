//! The Lorenz curve: which share of the whole the lowest share of the weight has.

use crate::numeric::bulk::sample::WeightedSample;
use crate::numeric::error::{NumericError, finite};
use crate::numeric::inequality::ordered_sample::OrderedSample;
use crate::numeric::inequality::quantile::share;
use crate::numeric::inequality::share::bottom_total;
use crate::numeric::number::dyadic::Dyadic;
use crate::numeric::number::extended::Extended;
use crate::numeric::number::rational::Rational;

/// The Lorenz curve of a sample: the share of the total that the lowest share of the weight has
/// together.
///
/// Starts at (0, 0), ends at (1, 1), rises ever more steeply, and bends once for each distinct value.
///
/// # Units
///
/// - values ≥ 0 in any one unit; weights in any one unit
/// - both coordinates are shares, in `0..=1`
///
/// # Examples
///
/// The poorer half of the schools has a quarter of the computers:
///
/// ```
/// # use junheng::numeric::{NumericError, Rational, WeightedSample};
/// # use junheng::numeric::inequality::{LorenzCurve, LorenzPoint};
/// let sample = WeightedSample::unweighted(&[30.0, 10.0])?;
/// let curve = LorenzCurve::of(&sample)?;
/// assert_eq!(curve.points()[1], LorenzPoint { weight_share: 0.5, value_share: 0.25 });
/// // The boundary may fall into an observation.
/// assert_eq!(curve.value_share(&Rational::new(3, 4)?)?, 0.625);
/// # Ok::<(), NumericError>(())
/// ```
///
/// # References
///
/// Lorenz (1905), Methods of measuring the concentration of wealth, Publications of the American
/// Statistical Association 9(70), 209–219; <https://doi.org/10.2307/2276207>
#[derive(Clone, Debug)]
pub struct LorenzCurve {
    sample: OrderedSample,
    total: Dyadic,
    points: Vec<LorenzPoint>,
}

/// A point of a [`LorenzCurve`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LorenzPoint {
    /// The share of the weight, from the lowest value upwards.
    pub weight_share: f64,
    /// The share of the total that it has.
    pub value_share: f64,
}

impl LorenzCurve {
    /// Returns the curve of a sample.
    ///
    /// # Errors
    ///
    /// - [`NumericError::NegativeValue`] if a value is negative.
    /// - [`NumericError::NonPositiveMean`] if all values are zero.
    pub fn of(sample: &WeightedSample<'_>) -> Result<Self, NumericError> {
        let sample = OrderedSample::from(sample);
        sample.expect_no_negative()?;
        let total = sample.positive_total()?;
        let points = points_of(&sample, &total);
        Ok(Self {
            sample,
            total,
            points,
        })
    }

    /// The points where the curve bends, with both its ends.
    #[must_use]
    pub fn points(&self) -> &[LorenzPoint] {
        &self.points
    }

    /// Returns the share of the total that the lowest `weight_share` of the weight has; the double
    /// nearest to the exact one.
    ///
    /// # Errors
    ///
    /// - [`NumericError::InvalidProbability`] unless the share is from 0 to 1.
    pub fn value_share(&self, weight_share: &Rational) -> Result<f64, NumericError> {
        let bottom = bottom_total(&self.sample, &share(weight_share.clone())?);
        finite(bottom.scaled.over(&self.total.times(&bottom.scale)))
    }
}

/// The points of the curve of a sample with a positive total.
fn points_of(sample: &OrderedSample, total: &Dyadic) -> Vec<LorenzPoint> {
    let whole_weight = Extended::from(&sample.sums().weight);
    let whole = Extended::from(total);
    let mut points = vec![LorenzPoint {
        weight_share: 0.0,
        value_share: 0.0,
    }];
    let (mut running_weight, mut running) = (Extended::ZERO, Extended::ZERO);
    let mut observations = sample.weighted_values().peekable();
    while let Some((value, weight)) = observations.next() {
        running_weight = running_weight + weight;
        running = running + weight * Extended::from(value);
        let is_last_of_its_value = observations.peek().is_none_or(|&(next, _)| next > value);
        if is_last_of_its_value {
            points.push(LorenzPoint {
                weight_share: (running_weight / whole_weight).to_f64(),
                value_share: (running / whole).to_f64(),
            });
        }
    }
    points
}
