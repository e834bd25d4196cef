//! Measures of exact values with exact weights that are fractions themselves.

use crate::numeric::error::NumericError;
use crate::numeric::exact::quotients::{BottomTotal, Quotient, Sums};
use crate::numeric::number::rational::Rational;

/// Exact values with exact weights, in order: what of them is a fraction, as a fraction.
///
/// Use it where a limit hangs on the result: a Gini index of exactly 0.25 meets "at most 0.25" here. The
/// coefficient of variation, which has a root in it, is [`ExactDispersion`]'s; entropies have logarithms, and
/// only a double comes near them. The measures are those of
/// [`inequality`](crate::numeric::inequality), with the same formulas and the same errors: what is a quotient of sums is
/// one function for both. Quantiles are looked up twice, as doubles are sorted by their bits and kept with running sums.
/// Gini is there twice as well: of doubles it is made in one pass of plain arithmetic, a few roundings off, and the
/// fraction would change its last bits and take a product of long numbers for every row.
///
/// [`ExactDispersion`]: crate::numeric::ExactDispersion
///
/// # Units
///
/// - values in any one unit; weights in any one unit
/// - quantiles and ranges in that of the values; all else is dimensionless
///
/// # Properties
///
/// An observation of weight zero changes nothing. The order of the observations changes nothing, nor does
/// it to split one into two of the same value.
///
/// # Examples
///
/// Two tenths below and one tenth above: half of the weight is at the lower value.
///
/// ```
/// # use junheng::numeric::{ExactDistribution, NumericError, Rational};
/// # use rust_decimal::Decimal;
/// let values = [10, 20, 30].map(Rational::from);
/// let weights = [3, 1, 2].map(|tenths| Rational::from(Decimal::new(tenths, 1)));
/// let distribution = ExactDistribution::new(&values, &weights)?;
/// assert_eq!(distribution.quantile(&Rational::new(1, 2)?)?, &Rational::from(10));
/// assert_eq!(distribution.mc_loone()?, Rational::ONE);
/// // (3 + 2 + 6)/(1 · 6)
/// assert_eq!(distribution.verstegen()?, Rational::new(11, 6)?);
/// # Ok::<(), NumericError>(())
/// ```
#[derive(Clone, Debug)]
pub struct ExactDistribution<'a> {
    /// Those of positive weight in order of value; never empty.
    observations: Vec<Observation<'a>>,
    lowest: &'a Rational,
    highest: &'a Rational,
    /// Σ w
    weight: Rational,
}

#[derive(Clone, Debug)]
struct Observation<'a> {
    index: usize,
    value: &'a Rational,
    weight: &'a Rational,
}

/// Σ w and Σ w x of some observations.
struct Part {
    weight: Rational,
    total: Rational,
}

impl<'a> ExactDistribution<'a> {
    /// Takes the values and their weights.
    ///
    /// # Errors
    ///
    /// - [`NumericError::LengthMismatch`] unless there are as many weights as values.
    /// - [`NumericError::Empty`] if there are none.
    /// - [`NumericError::InvalidWeight`] if a weight is negative.
    /// - [`NumericError::ZeroTotalWeight`] if all weights are zero.
    pub fn new(values: &'a [Rational], weights: &'a [Rational]) -> Result<Self, NumericError> {
        NumericError::unless_paired(values.len(), weights.len())?;
        if values.is_empty() {
            return Err(NumericError::Empty);
        }
        if let Some(index) = weights.iter().position(Rational::is_negative) {
            let weight = weights.get(index).map_or(0.0, Rational::to_f64);
            return Err(NumericError::InvalidWeight { index, weight });
        }
        let pairs = values.iter().zip(weights).enumerate();
        let counting = pairs.filter(|(_, (_, weight))| !weight.is_zero());
        let mut observations: Vec<_> = counting
            .map(|(index, (value, weight))| Observation {
                index,
                value,
                weight,
            })
            .collect();
        // Of equal values the first one stays first.
        observations.sort_by(|left, right| left.value.cmp(right.value));
        let (Some(first), Some(last)) = (observations.first(), observations.last()) else {
            return Err(NumericError::ZeroTotalWeight);
        };
        Ok(Self {
            lowest: first.value,
            highest: last.value,
            weight: observations.iter().map(|one| one.weight).sum(),
            observations,
        })
    }

    /// The place, in the order in which they were given, of the observation at which the running weight
    /// reaches the share `p` of the whole, in order of value and of equal values as given.
    ///
    /// # Errors
    ///
    /// - [`NumericError::InvalidProbability`] unless the share is from 0 to 1.
    pub fn place(&self, p: &Rational) -> Result<usize, NumericError> {
        Ok(self.at(p)?.1.index)
    }

    /// The place of the observation at which the weight that is counted from the top reaches the share `p` of the whole,
    /// in the order opposite to that of [`place`](Self::place).
    ///
    /// With `p = 5 %` it is the 95 % quantile, except where the running weight is exactly 95 % of all at an
    /// observation: then it is the next one.
    ///
    /// # Errors
    ///
    /// - [`NumericError::InvalidProbability`] unless the share is from 0 to 1.
    ///
    /// # Examples
    ///
    /// Of 20 observations the 19th has exactly 95 % of the weight up to it:
    ///
    /// ```
    /// # use junheng::numeric::{ExactDistribution, NumericError, Rational};
    /// let values: Vec<Rational> = (1..=20).map(Rational::from).collect();
    /// let weights = vec![Rational::ONE; 20];
    /// let distribution = ExactDistribution::new(&values, &weights)?;
    /// assert_eq!(distribution.place(&Rational::new(19, 20)?)?, 18);
    /// assert_eq!(distribution.place_from_top(&Rational::new(1, 20)?)?, 19);
    /// # Ok::<(), NumericError>(())
    /// ```
    pub fn place_from_top(&self, p: &Rational) -> Result<usize, NumericError> {
        Ok(self.top_share(p)?.index)
    }

    fn top_share(&self, p: &Rational) -> Result<&Observation<'a>, NumericError> {
        let place = self.reached(p, self.observations.iter().rev())?;
        let reached = self.observations.iter().rev().nth(place);
        reached.ok_or(NumericError::Empty)
    }

    /// How many observations of an order lie before the one at which their weight reaches a share of the whole.
    fn reached<'o>(
        &self,
        p: &Rational,
        mut ordered: impl Iterator<Item = &'o Observation<'o>>,
    ) -> Result<usize, NumericError> {
        if p.is_negative() || *p > Rational::ONE {
            return Err(NumericError::InvalidProbability);
        }
        let needed = p * &self.weight;
        let mut running = Rational::ZERO;
        let reached = ordered.position(|one| {
            running += one.weight;
            running >= needed
        });
        reached.ok_or(NumericError::Empty)
    }

    /// The value at which the running weight reaches the share `p` of the whole:
    /// [`Quantile`](crate::numeric::inequality::Quantile).
    ///
    /// # Errors
    ///
    /// - [`NumericError::InvalidProbability`] unless the share is from 0 to 1.
    pub fn quantile(&self, p: &Rational) -> Result<&'a Rational, NumericError> {
        Ok(self.at(p)?.1.value)
    }

    /// What lies before the observation at the share `p` of the weight, and that observation.
    fn at(&self, p: &Rational) -> Result<(&[Observation<'a>], &Observation<'a>), NumericError> {
        let place = self.reached(p, self.observations.iter())?;
        let (before, rest) = self
            .observations
            .split_at_checked(place)
            .ok_or(NumericError::Empty)?;
        Ok((before, rest.first().ok_or(NumericError::Empty)?))
    }

    /// The largest value over the smallest: [`RangeRatio`](crate::numeric::inequality::RangeRatio).
    ///
    /// # Errors
    ///
    /// - [`NumericError::NonPositiveDenominator`] if the smallest value is zero or negative.
    pub fn range_ratio(&self) -> Result<Rational, NumericError> {
        over(self.highest, self.lowest)
    }

    /// One quantile less another:
    /// [`RestrictedRange`](crate::numeric::inequality::RestrictedRange).
    ///
    /// # Errors
    ///
    /// - [`NumericError::InvalidProbability`] unless the shares are from 0 to 1.
    pub fn restricted_range(
        &self,
        upper: &Rational,
        lower: &Rational,
    ) -> Result<Rational, NumericError> {
        Ok(self.quantile(upper)? - self.quantile(lower)?)
    }

    /// One quantile over another:
    /// [`QuantileRatio`](crate::numeric::inequality::QuantileRatio).
    ///
    /// # Errors
    ///
    /// - [`NumericError::InvalidProbability`] unless the shares are from 0 to 1.
    /// - [`NumericError::NonPositiveDenominator`] if the lower quantile is zero or negative.
    pub fn quantile_ratio(
        &self,
        upper: &Rational,
        lower: &Rational,
    ) -> Result<Rational, NumericError> {
        over(self.quantile(upper)?, self.quantile(lower)?)
    }

    /// By how much the 95 % quantile is above the 5 % quantile, relative to the latter:
    /// [`FederalRangeRatio`](crate::numeric::inequality::FederalRangeRatio).
    ///
    /// # Errors
    ///
    /// - [`NumericError::NonPositiveDenominator`] if the 5 % quantile is zero or negative.
    pub fn federal_range_ratio(&self) -> Result<Rational, NumericError> {
        let (upper, lower) = (Rational::small(19, 20), Rational::small(1, 20));
        let (upper, lower) = (self.quantile(&upper)?, self.quantile(&lower)?);
        over(&(upper - lower), lower)
    }

    /// The same with the upper 5 % counted [from the top](Self::place_from_top).
    ///
    /// # Errors
    ///
    /// As [`federal_range_ratio`](Self::federal_range_ratio).
    pub fn federal_range_ratio_from_top(&self) -> Result<Rational, NumericError> {
        let twentieth = Rational::small(1, 20);
        let (upper, lower) = (
            self.top_share(&twentieth)?.value,
            self.quantile(&twentieth)?,
        );
        over(&(upper - lower), lower)
    }

    /// The mean of the values up to the median, over the median:
    /// [`McLoone`](crate::numeric::inequality::McLoone).
    ///
    /// # Errors
    ///
    /// - [`NumericError::NonPositiveDenominator`] if the median is zero or negative.
    pub fn mc_loone(&self) -> Result<Rational, NumericError> {
        let median = self.median()?;
        self.over_median(median, |value| value <= median)
    }

    /// The mean of the values from the median on, over the median:
    /// [`Verstegen`](crate::numeric::inequality::Verstegen).
    ///
    /// # Errors
    ///
    /// As [`mc_loone`](Self::mc_loone).
    pub fn verstegen(&self) -> Result<Rational, NumericError> {
        let median = self.median()?;
        self.over_median(median, |value| value >= median)
    }

    fn median(&self) -> Result<&'a Rational, NumericError> {
        self.quantile(&Rational::small(1, 2))
    }

    fn over_median(
        &self,
        median: &Rational,
        belongs: impl Fn(&Rational) -> bool,
    ) -> Result<Rational, NumericError> {
        if !median.is_positive() {
            return over(median, median);
        }
        Quotient::over_median(self.part(belongs).sums(), median).value()
    }

    /// Half the relative mean deviation: [`Hoover`](crate::numeric::inequality::Hoover).
    ///
    /// # Errors
    ///
    /// - [`NumericError::NonPositiveMean`] if the mean is zero or negative.
    pub fn hoover(&self) -> Result<Rational, NumericError> {
        let all = self.part(|_| true);
        if !all.total.is_positive() {
            return Err(NumericError::NonPositiveMean);
        }
        let mean = all.total.checked_div(&all.weight)?;
        let below = self.part(|value| *value < mean);
        Quotient::hoover(below.sums(), all.sums()).value()
    }

    /// The Gini index: [`Gini`](crate::numeric::inequality::Gini).
    ///
    /// # Errors
    ///
    /// - [`NumericError::NegativeValue`] if a value is negative.
    /// - [`NumericError::NonPositiveMean`] if all values are zero.
    pub fn gini(&self) -> Result<Rational, NumericError> {
        if self.lowest.is_negative() {
            let value = self.lowest.to_f64();
            return Err(NumericError::NegativeValue { value });
        }
        if !self.highest.is_positive() {
            return Err(NumericError::NonPositiveMean);
        }
        // Σ w x (2C − w − W) over W Σ w x, with C the running weight.
        let mut before = Rational::ZERO;
        let terms = self.observations.iter().map(|one| {
            let after = &before + one.weight;
            let rank = &before + &after - &self.weight;
            before = after;
            one.weight * one.value * rank
        });
        let differences: Rational = terms.sum();
        let total = self.part(|_| true).total;
        differences.checked_div(&(&self.weight * &total))
    }

    /// The total of the top share of the weight over that of the bottom share, an observation that a
    /// boundary falls into split in proportion:
    /// [`ShareRatio`](crate::numeric::inequality::ShareRatio).
    ///
    /// # Errors
    ///
    /// - [`NumericError::InvalidProbability`] unless both shares are from 0 to 1.
    /// - [`NumericError::NonPositiveDenominator`] if the total of the bottom is zero or negative.
    pub fn share_ratio(&self, top: &Rational, bottom: &Rational) -> Result<Rational, NumericError> {
        let below_top = self.bottom_total(&(Rational::ONE - top))?;
        let total = self.part(|_| true).total;
        let bottom = self.bottom_total(bottom)?;
        if !bottom.scaled.is_positive() {
            return over(&total, &bottom.scaled);
        }
        Quotient::of_shares(&total, below_top, &bottom).value()
    }

    /// The total of the top tenth over that of the bottom four tenths:
    /// [`Palma`](crate::numeric::inequality::Palma).
    ///
    /// # Errors
    ///
    /// - [`NumericError::NonPositiveDenominator`] if the total of the bottom is zero or negative.
    pub fn palma(&self) -> Result<Rational, NumericError> {
        self.share_ratio(&Rational::small(1, 10), &Rational::small(2, 5))
    }

    /// What the lowest share of the weight have together.
    fn bottom_total(&self, p: &Rational) -> Result<BottomTotal<Rational>, NumericError> {
        let (before, here) = self.at(p)?;
        let share = Quotient {
            numerator: p.clone(),
            denominator: Rational::ONE,
        };
        let below = Part::of(before.iter());
        Ok(BottomTotal::of(
            share,
            &self.weight,
            below.sums(),
            here.value,
        ))
    }

    /// The sums of the observations with such values.
    fn part(&self, belongs: impl Fn(&Rational) -> bool) -> Part {
        Part::of(self.observations.iter().filter(|one| belongs(one.value)))
    }
}

impl Quotient<Rational> {
    fn value(&self) -> Result<Rational, NumericError> {
        self.numerator.checked_div(&self.denominator)
    }
}

impl Part {
    const fn sums(&self) -> Sums<'_, Rational> {
        Sums {
            weight: &self.weight,
            total: &self.total,
        }
    }

    fn of<'o>(observations: impl Iterator<Item = &'o Observation<'o>> + Clone) -> Self {
        Self {
            weight: observations.clone().map(|one| one.weight).sum(),
            total: observations.map(|one| one.weight * one.value).sum(),
        }
    }
}

fn over(numerator: &Rational, denominator: &Rational) -> Result<Rational, NumericError> {
    if !denominator.is_positive() {
        let denominator = denominator.to_f64();
        return Err(NumericError::NonPositiveDenominator { denominator });
    }
    numerator.checked_div(denominator)
}
