//! Mean, deviation and variation of exact values, decided as exact arithmetic would.

use core::cmp::Ordering;
use std::sync::OnceLock;

use crate::numeric::error::NumericError;
use crate::numeric::number::big_fraction::BigFraction;
use crate::numeric::number::count::count_to_f64;
use crate::numeric::number::double_double::{DoubleDouble, OPERATION_ERROR};
use crate::numeric::number::enclosure::Enclosure;
use crate::numeric::number::rational::Rational;
use crate::numeric::number::rounding::RoundingMode;

/// The mean, the standard deviation and the coefficient of variation of exact values with exact
/// weights.
///
/// Use it where a verdict hangs on the result: whether a coefficient of variation of exactly 0.5 is
/// above 0.5 is no question of the last digit of a double here. Every double it returns is the one
/// nearest to the exact result, every decimal is rounded from the exact result, every comparison is
/// exact; so nothing can depend on the order of the observations.
///
/// Most answers come from double-double arithmetic with a proven error bound; fractions of unlimited
/// size are only built where that bound leaves the answer open, and then once.
///
/// # Formula
///
/// ```text
///           Σ wᵢ xᵢ               ⎛ Σ wᵢ (xᵢ − x̄)² ⎞                S
///      x̄ = ─────────      S = √  ⎜ ────────────── ⎟      CV = ───
///            Σ wᵢ                 ⎝      Σ wᵢ      ⎠                x̄
/// ```
///
/// # Units
///
/// - values in any one unit; weights in any one unit
/// - mean and standard deviation in that of the values; the coefficient of variation is
///   dimensionless
///
/// # Properties
///
/// An observation of weight zero changes nothing. The order of the observations changes nothing.
/// The coefficient of variation is unchanged when all values, or all weights, are multiplied by one
/// positive number.
///
/// # Examples
///
/// The values 1 and 3 with equal weights: mean 2, deviation 1.
///
/// ```
/// # use core::cmp::Ordering;
/// # use junheng::numeric::{ExactDispersion, NumericError, Rational, RoundingMode};
/// let values = [Rational::ONE, Rational::from(3)];
/// let weights = [Rational::from(450), Rational::from(450)];
/// let dispersion = ExactDispersion::new(&values, &weights)?;
///
/// assert_eq!(dispersion.mean(), 2.0);
/// assert_eq!(dispersion.standard_deviation(), 1.0);
/// assert_eq!(dispersion.coefficient_of_variation()?, 0.5);
///
/// let mode = RoundingMode::HalfAwayFromZero;
/// assert_eq!(dispersion.fixed_standard_deviation(2, mode), "1.00");
/// assert_eq!(dispersion.fixed_coefficient_of_variation(3, mode)?, "0.500");
///
/// let limit = Rational::new(50, 100)?;
/// assert_eq!(dispersion.compare_coefficient_of_variation(&limit)?, Ordering::Equal);
/// # Ok::<(), NumericError>(())
/// ```
#[derive(Clone, Debug)]
pub struct ExactDispersion<'a> {
    values: &'a [Rational],
    /// As many as values, none negative, at least one positive.
    weights: &'a [Rational],
    mean: Enclosure,
    standard_deviation: Enclosure,
    /// Meaningless unless the mean is positive.
    coefficient_of_variation: Enclosure,
    /// The value, where all observations have the same.
    constant: Option<&'a Rational>,
    first_order: OnceLock<FirstOrder>,
    /// Σ w x²
    second_order: OnceLock<BigFraction>,
}

#[derive(Clone, Debug)]
struct FirstOrder {
    /// Σ w
    weight: BigFraction,
    /// Σ w x
    total: BigFraction,
}

impl<'a> ExactDispersion<'a> {
    /// Takes the values and their weights.
    ///
    /// # Errors
    ///
    /// - [`NumericError::LengthMismatch`] unless there are as many weights as values.
    /// - [`NumericError::Empty`] if there are none.
    /// - [`NumericError::InvalidWeight`] if a weight is negative.
    /// - [`NumericError::ZeroTotalWeight`] if all weights are zero.
    ///
    /// # Examples
    ///
    /// Nothing can be said of schools without pupils:
    ///
    /// ```
    /// # use junheng::numeric::{ExactDispersion, NumericError, Rational};
    /// let refused = ExactDispersion::new(&[Rational::ONE], &[Rational::ZERO]).unwrap_err();
    /// assert_eq!(refused, NumericError::ZeroTotalWeight);
    /// ```
    pub fn new(values: &'a [Rational], weights: &'a [Rational]) -> Result<Self, NumericError> {
        NumericError::unless_paired(values.len(), weights.len())?;
        if values.is_empty() {
            return Err(NumericError::Empty);
        }
        let mut numbers = Vec::with_capacity(values.len());
        let mut in_range = true;
        let mut weightless = true;
        for (index, (value, weight)) in values.iter().zip(weights).enumerate() {
            if weight.is_zero() {
                continue;
            }
            if weight.is_negative() {
                return Err(NumericError::InvalidWeight {
                    index,
                    weight: weight.to_f64(),
                });
            }
            weightless = false;
            match (value.to_double_double(), weight.to_double_double()) {
                (Some(value), Some(weight)) => numbers.push(Number { value, weight }),
                _ => in_range = false,
            }
        }
        if weightless {
            return Err(NumericError::ZeroTotalWeight);
        }
        let mut dispersion = Self {
            values,
            weights,
            mean: Enclosure::UNKNOWN,
            standard_deviation: Enclosure::UNKNOWN,
            coefficient_of_variation: Enclosure::UNKNOWN,
            constant: None,
            first_order: OnceLock::new(),
            second_order: OnceLock::new(),
        };
        if in_range && let Some(Enclosures { mean, variance }) = enclose(&numbers) {
            dispersion.mean = mean;
            dispersion.standard_deviation = variance.sqrt();
        }
        if dispersion.standard_deviation.sign().is_none() {
            dispersion.constant = dispersion.find_constant();
        }
        if dispersion.constant.is_some() {
            dispersion.standard_deviation = Enclosure::ZERO;
            dispersion.coefficient_of_variation = Enclosure::ZERO;
        } else {
            dispersion.coefficient_of_variation =
                dispersion.standard_deviation.over(dispersion.mean);
        }
        Ok(dispersion)
    }

    /// Value and weight of the observations that count.
    fn observations(&self) -> impl Iterator<Item = (&'a Rational, &'a Rational)> + Clone + use<'a> {
        self.values
            .iter()
            .zip(self.weights)
            .filter(|(_, weight)| !weight.is_zero())
    }

    /// The value that all observations have, if they do.
    fn find_constant(&self) -> Option<&'a Rational> {
        let mut values = self.observations().map(|(value, _)| value);
        let first = values.next()?;
        values.all(|value| value == first).then_some(first)
    }

    /// Returns the double nearest to the exact mean.
    ///
    /// # Examples
    ///
    /// Three schools of ten pupils with 1, 2 and 4 teachers:
    ///
    /// ```
    /// # use junheng::numeric::{ExactDispersion, NumericError, Rational};
    /// let per_pupil = [Rational::new(1, 10)?, Rational::new(2, 10)?, Rational::new(4, 10)?];
    /// let pupils = [Rational::from(10), Rational::from(10), Rational::from(10)];
    /// let dispersion = ExactDispersion::new(&per_pupil, &pupils)?;
    /// assert_eq!(dispersion.mean(), 7.0 / 30.0);
    /// # Ok::<(), NumericError>(())
    /// ```
    #[must_use]
    pub fn mean(&self) -> f64 {
        match self.constant {
            Some(value) => value.to_f64(),
            None => self
                .mean
                .to_f64()
                .unwrap_or_else(|| self.big_mean().to_f64()),
        }
    }

    /// Returns the double nearest to the exact standard deviation.
    #[doc(alias = "sd")]
    #[doc(alias = "std")]
    #[must_use]
    pub fn standard_deviation(&self) -> f64 {
        self.standard_deviation
            .to_f64()
            .unwrap_or_else(|| self.big_variance().root_to_f64())
    }

    /// Returns the double nearest to the exact coefficient of variation.
    ///
    /// # Errors
    ///
    /// - [`NumericError::NonPositiveMean`] if the mean is zero or negative.
    ///
    /// # Examples
    ///
    /// A school without teachers beside another one has no relative spread:
    ///
    /// ```
    /// # use junheng::numeric::{ExactDispersion, NumericError, Rational};
    /// let values = [Rational::ZERO, Rational::ZERO];
    /// let weights = [Rational::from(2), Rational::from(3)];
    /// let none = ExactDispersion::new(&values, &weights)?;
    /// assert_eq!(none.coefficient_of_variation(), Err(NumericError::NonPositiveMean));
    /// # Ok::<(), NumericError>(())
    /// ```
    #[doc(alias = "cv")]
    pub fn coefficient_of_variation(&self) -> Result<f64, NumericError> {
        let enclosure = self.coefficient_enclosure()?;
        Ok(enclosure
            .to_f64()
            .unwrap_or_else(|| self.big_squared_coefficient().root_to_f64()))
    }

    /// Compares the exact coefficient of variation with an exact limit.
    ///
    /// # Formula
    ///
    /// ```text
    ///      CV ≤ L   ⇔   Σw · Σwx² ≤ (1 + L²) (Σwx)²      for L ≥ 0
    /// ```
    ///
    /// # Errors
    ///
    /// - [`NumericError::NonPositiveMean`] if the mean is zero or negative.
    ///
    /// # Examples
    ///
    /// A coefficient of 0.5 is above a limit that is smaller by 10⁻²⁰:
    ///
    /// ```
    /// # use core::cmp::Ordering;
    /// # use junheng::numeric::{ExactDispersion, NumericError, Rational};
    /// let values = [Rational::ONE, Rational::from(3)];
    /// let weights = [Rational::ONE, Rational::ONE];
    /// let dispersion = ExactDispersion::new(&values, &weights)?;
    ///
    /// let less = Rational::new(1, 2)? - Rational::new(1, 10_i128.pow(20))?;
    /// assert_eq!(dispersion.compare_coefficient_of_variation(&less)?, Ordering::Greater);
    /// # Ok::<(), NumericError>(())
    /// ```
    pub fn compare_coefficient_of_variation(
        &self,
        limit: &Rational,
    ) -> Result<Ordering, NumericError> {
        let enclosure = self.coefficient_enclosure()?;
        if limit.is_negative() {
            return Ok(Ordering::Greater);
        }
        Ok(enclosure.compare(limit).unwrap_or_else(|| {
            let limit = limit.to_big();
            self.big_squared_coefficient().compare(&limit.times(&limit))
        }))
    }

    /// Prints the mean, rounded from its exact value to exactly `places` decimal places.
    ///
    /// # Examples
    ///
    /// The mean 0.625 is half-way between two decimals:
    ///
    /// ```
    /// # use junheng::numeric::{ExactDispersion, NumericError, Rational, RoundingMode};
    /// let values = [Rational::new(1, 2)?, Rational::new(3, 4)?];
    /// let weights = [Rational::ONE, Rational::ONE];
    /// let dispersion = ExactDispersion::new(&values, &weights)?;
    /// assert_eq!(dispersion.fixed_mean(2, RoundingMode::HalfAwayFromZero), "0.63");
    /// # Ok::<(), NumericError>(())
    /// ```
    #[must_use]
    pub fn fixed_mean(&self, places: u32, mode: RoundingMode) -> String {
        match self.constant {
            Some(value) => value.to_fixed(places, mode),
            None => self
                .mean
                .to_fixed(places, mode)
                .unwrap_or_else(|| self.big_mean().to_fixed(places, mode)),
        }
    }

    /// Prints the standard deviation, rounded from its exact value to exactly `places` decimal
    /// places.
    #[must_use]
    pub fn fixed_standard_deviation(&self, places: u32, mode: RoundingMode) -> String {
        self.standard_deviation
            .to_fixed(places, mode)
            .unwrap_or_else(|| self.big_variance().root_to_fixed(places, mode))
    }

    /// Prints the coefficient of variation, rounded from its exact value to exactly `places` decimal
    /// places.
    ///
    /// # Errors
    ///
    /// - [`NumericError::NonPositiveMean`] if the mean is zero or negative.
    pub fn fixed_coefficient_of_variation(
        &self,
        places: u32,
        mode: RoundingMode,
    ) -> Result<String, NumericError> {
        let enclosure = self.coefficient_enclosure()?;
        Ok(enclosure
            .to_fixed(places, mode)
            .unwrap_or_else(|| self.big_squared_coefficient().root_to_fixed(places, mode)))
    }

    /// Returns the mean itself.
    ///
    /// # Examples
    ///
    /// No double is two thirds. One third of the weight is 2/3 from it, and two thirds are 1/3 from it;
    /// √½, by which the values vary, is no fraction:
    ///
    /// ```
    /// # use junheng::numeric::{ExactDispersion, NumericError, Rational};
    /// let values = [Rational::ZERO, Rational::ONE];
    /// let weights = [Rational::ONE, Rational::from(2)];
    /// let dispersion = ExactDispersion::new(&values, &weights)?;
    /// assert_eq!(dispersion.exact_mean(), Rational::new(2, 3)?);
    /// assert_eq!(dispersion.exact_variance(), Rational::new(2, 9)?);
    /// let square = dispersion.exact_squared_coefficient_of_variation()?;
    /// assert_eq!(square, Rational::new(1, 2)?);
    /// # Ok::<(), NumericError>(())
    /// ```
    #[must_use]
    pub fn exact_mean(&self) -> Rational {
        match self.constant {
            Some(value) => value.clone(),
            None => Rational::from_big(self.big_mean()),
        }
    }

    /// Returns the variance itself: the square of the standard deviation.
    #[must_use]
    pub fn exact_variance(&self) -> Rational {
        match self.constant {
            Some(_) => Rational::ZERO,
            None => Rational::from_big(self.big_variance()),
        }
    }

    /// Returns the square of the coefficient of variation itself.
    ///
    /// # Errors
    ///
    /// - [`NumericError::NonPositiveMean`] if the mean is zero or negative.
    pub fn exact_squared_coefficient_of_variation(&self) -> Result<Rational, NumericError> {
        self.coefficient_enclosure()?;
        Ok(self.squared_coefficient())
    }

    /// The square of the coefficient of variation, for a positive mean.
    pub(super) fn squared_coefficient(&self) -> Rational {
        match self.constant {
            Some(_) => Rational::ZERO,
            None => Rational::from_big(self.big_squared_coefficient()),
        }
    }

    /// The enclosure of the coefficient of variation, where there is one.
    pub(super) fn coefficient_enclosure(&self) -> Result<Enclosure, NumericError> {
        let sign = match self.constant {
            Some(value) => value.cmp(&Rational::ZERO),
            None => self.mean.sign().unwrap_or_else(|| {
                let zero = BigFraction::from_count(0);
                self.first_order().total.compare(&zero)
            }),
        };
        if sign.is_gt() {
            Ok(self.coefficient_of_variation)
        } else {
            Err(NumericError::NonPositiveMean)
        }
    }

    fn first_order(&self) -> &FirstOrder {
        self.first_order.get_or_init(|| {
            let weights: Vec<_> = self
                .observations()
                .map(|(_, weight)| weight.to_big())
                .collect();
            let totals: Vec<_> = self
                .observations()
                .map(|(value, weight)| {
                    value
                        .in_lowest_terms()
                        .times_coprime(&weight.in_lowest_terms())
                        .to_big()
                })
                .collect();
            FirstOrder {
                weight: BigFraction::sum(&weights),
                total: BigFraction::sum(&totals),
            }
        })
    }

    /// Σ w x²
    fn second_order(&self) -> &BigFraction {
        self.second_order.get_or_init(|| {
            let squares: Vec<_> = self
                .observations()
                .map(|(value, weight)| {
                    let value = value.in_lowest_terms();
                    let product = value.times_coprime(&weight.in_lowest_terms());
                    product.times_coprime(&value).to_big()
                })
                .collect();
            BigFraction::sum(&squares)
        })
    }

    /// Σwx / Σw
    fn big_mean(&self) -> BigFraction {
        let FirstOrder { weight, total } = self.first_order();
        total.over(weight)
    }

    /// Σwx² / Σw − (Σwx / Σw)²
    fn big_variance(&self) -> BigFraction {
        let mean = self.big_mean();
        self.second_order()
            .over(&self.first_order().weight)
            .minus(&mean.times(&mean))
    }

    /// Σw · Σwx² / (Σwx)² − 1, for a positive mean.
    fn big_squared_coefficient(&self) -> BigFraction {
        let FirstOrder { weight, total } = self.first_order();
        weight
            .times(self.second_order())
            .over(&total.times(total))
            .minus(&BigFraction::from_count(1))
    }
}

/// An observation of positive weight, both numbers to about 106 bits.
#[derive(Clone, Copy)]
struct Number {
    value: DoubleDouble,
    weight: DoubleDouble,
}

struct Enclosures {
    mean: Enclosure,
    variance: Enclosure,
}

/// Mean and variance in double-double arithmetic, with bounds for their errors.
///
/// `None` if sums are out of range, so that products could be lost below the smallest double.
///
/// # Error bounds
///
/// Let ε = [`OPERATION_ERROR`] bound the relative error of every conversion and every operation (it
/// is four times the proven bound), N be the number of observations, W = Σw, m = Σwx/W,
/// a = Σw|x|/W ≥ |m|, V = Σw(x−m)²/W, σ = √V. Carets mark computed numbers. Nε is far below 1
/// (N < 2⁴⁰), which is what factors like 1.05 are for. Adding N terms takes N − 1 additions, in
/// whichever lanes.
///
/// *Mean.* Weights are positive, so Ŵ is W within (N+1)ε. A product ŵx̂ carries 3ε, each of the
/// additions ε of a partial sum of size at most Wa: the sum of products is off by at most
/// 1.01(N+2)ε·Wa. With the division,
///
/// ```text
///      |m̂ − m| ≤ 1.05(2N+5)ε a ≤ η := 4(N+2)ε a
/// ```
///
/// and the distance between the two also covers that a is summed in plain doubles.
///
/// *Variance.* With d = x − m, the number that is squared is (d + f)(1 + ε), where
/// |f| ≤ ε|x| + |m̂ − m| ≤ ε|d| + g, g := 1.05(2N+6)ε a ≤ 0.7η. Squaring, weighting and adding
/// positive terms multiplies their sum by 1 ± 1.01(N+6)ε, dividing by Ŵ by 1 ± 1.01(N+2)ε. By Cauchy
/// and Schwarz, Σw|d| ≤ Wσ, so
///
/// ```text
///      |Σw(d+f)²/W − V| ≤ 2Σw|d||f|/W + Σwf²/W ≤ 2εV + 2gσ + 2ε²V + 2g²
/// ```
///
/// Together |V̂ − V| ≤ 1.1(2N+11)εV + 2.1(gσ + g²). Solved for σ, that gives σ ≤ 1.01(√V̂ + 3g): so V
/// and σ on the right can be replaced by what has been computed. The proof needs
/// (2.3N+13)ε V̂ + 2.2g√V̂ + 9g²; taken is
///
/// ```text
///      |V̂ − V| ≤ 4(N+5)ε V̂ + 4η √V̂ + 16η²
/// ```
///
/// *Range.* Numbers come between 2⁻¹³⁰ and 2¹³⁰; with a and W between 10⁻⁴⁵ and 10⁴⁵ no sum
/// overflows. The smallest products of pass one are far above 2⁻⁵⁰⁰. In pass two a product or its
/// error term may vanish below 2⁻¹⁰²², but what it misses then is nothing against 16η²W > 2⁻⁷⁰⁰.
fn enclose(numbers: &[Number]) -> Option<Enclosures> {
    let in_range = |number: f64| 1e-45 < number && number < 1e45;
    let Sums {
        weight,
        total,
        size,
    } = sum(numbers, |sums, Number { value, weight }| {
        let product = value.weighted(weight);
        sums.weight = sums.weight + weight;
        sums.total = sums.total + product;
        sums.size += product.high.abs();
    });
    let mean = total / weight;
    let size = size / weight.high;
    if !(in_range(weight.high) && in_range(size)) {
        return None;
    }
    let squares = sum(numbers, |sums, Number { value, weight }| {
        sums.total = sums.total + (value - mean).square().weighted(weight);
    });
    let variance = squares.total / weight;

    let count = count_to_f64(numbers.len());
    let mean_error = 4.0 * (count + 2.0) * OPERATION_ERROR * size;
    let variance_error = 4.0 * (count + 5.0) * OPERATION_ERROR * variance.high
        + 4.0 * mean_error * variance.high.sqrt()
        + 16.0 * mean_error * mean_error;
    Some(Enclosures {
        mean: Enclosure {
            centre: mean,
            radius: mean_error,
        },
        variance: Enclosure {
            centre: variance,
            radius: variance_error,
        },
    })
}

/// Running sums; not all of them are used in every pass.
#[derive(Clone, Copy)]
struct Sums {
    weight: DoubleDouble,
    total: DoubleDouble,
    size: f64,
}

/// Adds up in four lanes that do not wait for each other.
#[inline]
fn sum(numbers: &[Number], add: impl Fn(&mut Sums, Number)) -> Sums {
    const EMPTY: Sums = Sums {
        weight: DoubleDouble::ZERO,
        total: DoubleDouble::ZERO,
        size: 0.0,
    };
    let mut lanes = [EMPTY; 4];
    let (fours, rest) = numbers.as_chunks::<4>();
    for four in fours {
        for (lane, &number) in lanes.iter_mut().zip(four) {
            add(lane, number);
        }
    }
    for (lane, &number) in lanes.iter_mut().zip(rest) {
        add(lane, number);
    }
    lanes.into_iter().fold(EMPTY, |sums, lane| Sums {
        weight: sums.weight + lane.weight,
        total: sums.total + lane.total,
        size: sums.size + lane.size,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn random_numbers() -> impl FnMut() -> u64 {
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        move || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        }
    }

    /// A county of `count` schools: amounts with two decimals over pupils, weighted by pupils.
    fn county(count: usize, random: &mut impl FnMut() -> u64) -> (Vec<Rational>, Vec<Rational>) {
        (0..count)
            .map(|_| {
                let pupils = 1 + random() % 4000;
                let amount = random() % 100_000_000;
                (
                    Rational::new(amount, 100 * pupils).unwrap(),
                    Rational::from(pupils),
                )
            })
            .unzip()
    }

    fn contains(enclosure: Enclosure, exact: &Rational) -> bool {
        let DoubleDouble { high, low } = enclosure.centre;
        let double = |number: f64| -> BigFraction {
            let exponent = 1074_usize;
            let scaled = number.abs().to_bits();
            let (field, fraction) = (scaled >> 52, scaled & ((1 << 52) - 1));
            let significand = if field == 0 {
                fraction
            } else {
                fraction | 1 << 52
            };
            let numerator =
                dashu_int::IBig::from(significand) << usize::try_from(field.max(1) - 1).unwrap();
            BigFraction {
                numerator: if number < 0.0 { -numerator } else { numerator },
                denominator: dashu_int::UBig::ONE << exponent,
            }
        };
        let centre = double(high).plus(&double(low));
        let radius = double(enclosure.radius);
        let exact = exact.to_big();
        centre.minus(&radius).compare(&exact).is_le()
            && centre.plus(&radius).compare(&exact).is_ge()
    }

    #[test]
    fn enclosures_contain_the_exact_results_and_are_narrow() {
        let mut random = random_numbers();
        for round in 0..300 {
            let (mut values, weights) = county(1 + round % 40, &mut random);
            match round % 4 {
                // Nearly equal values, where the deviation is a small difference of large numbers.
                1 => {
                    let base = Rational::from(1_000_000);
                    values = values.iter().map(|value| &base + value).collect();
                }
                // Numbers that cancel in the mean.
                2 => values
                    .iter_mut()
                    .step_by(2)
                    .for_each(|value| *value = -&*value),
                _ => {}
            }
            let dispersion = ExactDispersion::new(&values, &weights).unwrap();
            assert!(contains(dispersion.mean, &dispersion.exact_mean()));
            let numbers: Vec<_> = dispersion
                .observations()
                .map(|(value, weight)| Number {
                    value: value.to_double_double().unwrap(),
                    weight: weight.to_double_double().unwrap(),
                })
                .collect();
            let Enclosures { mean, variance } = enclose(&numbers).unwrap();
            assert!(contains(mean, &dispersion.exact_mean()));
            assert!(contains(variance, &dispersion.exact_variance()));
            if round % 4 == 0 && numbers.len() > 1 {
                assert!(mean.radius < 1e-25 * mean.centre.high);
                assert!(variance.radius < 1e-25 * variance.centre.high);
            }
        }
    }

    #[test]
    fn an_ordinary_county_needs_no_big_fraction() -> Result<(), NumericError> {
        let mut random = random_numbers();
        let mode = RoundingMode::HalfAwayFromZero;
        for _ in 0..200 {
            let (values, weights) = county(70, &mut random);
            let dispersion = ExactDispersion::new(&values, &weights).unwrap();
            let half = Rational::new(1, 2).unwrap();
            assert!(dispersion.compare_coefficient_of_variation(&half)?.is_ne());
            assert!(dispersion.coefficient_of_variation()? > 0.0);
            assert!(dispersion.mean() > dispersion.standard_deviation() / 10.0);
            assert!(!dispersion.fixed_mean(2, mode).is_empty());
            assert!(
                !dispersion
                    .fixed_coefficient_of_variation(3, mode)?
                    .is_empty()
            );
            let both = ExactDispersion::mean_coefficient_of_variation(&[&dispersion, &dispersion])?;
            assert!(both.to_f64() > 0.0);
            assert!(both.compare(&half).is_ne());
            assert!(dispersion.first_order.get().is_none());
            assert!(dispersion.second_order.get().is_none());
        }
        Ok(())
    }
}
