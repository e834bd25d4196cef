//! What mean and variation can be, where of some values only a range is known.

use core::cmp::Ordering;

use dashu_int::ops::Gcd as _;
use dashu_int::{IBig, UBig};

use crate::numeric::error::NumericError;
use crate::numeric::exact::determination::Determination;
use crate::numeric::exact::ratio_in_doubles::{Candidates, Ends, candidates};
use crate::numeric::exact::root_mean::RootMean;
use crate::numeric::exact::value_range::ValueRange;
use crate::numeric::number::rational::Rational;

/// How many unknown values are tried out at both their ends, in all combinations.
const MOST_TRIED: usize = 12;

/// What the weighted mean and the coefficient of variation can be, while some values are only known
/// to lie in a range.
///
/// Use it where figures are missing and a limit is to be held all the same: often it is met, or is
/// not met, whatever they turn out to be. All of it is computed in exact fractions. The weights must
/// be known: a school of unknown size has no place here.
///
/// # Formula
///
/// With `T = Σ w x`, `Q = Σ w x²` and `W = Σ w`, for `T > 0`:
///
/// ```text
///      CV² = W Q / T² − 1
///
///      least:      xᵢ = the number of [aᵢ, bᵢ] nearest to c,  with  c = Q / T
///      greatest:   every xᵢ is aᵢ or bᵢ;   Q ≤ g(T) = Σ known w x² + max Σ w ((a + b) x − a b)
/// ```
///
/// The least one is attained. Where g is a straight line `α + β T`, `W g / T² − 1` is greatest at
/// an end, at which all values are ends of their ranges, or at `T = −2α/β`, where one value is
/// between its ends: then it encloses without being attained, and with up to 12 unknown values all
/// combinations of ends are tried instead.
///
/// # Units
///
/// - ranges in any one unit; weights in any one unit
/// - the mean in that of the ranges; the coefficient of variation is dimensionless
///
/// # Properties
///
/// Whatever values of the ranges are put in, mean and coefficient of variation lie within what is
/// told here. An observation of weight zero changes nothing; the order changes nothing.
///
/// # Examples
///
/// One school has 2, another of the same size may have from 1 to 6. At best both have 2. At worst
/// it is 6, and the two are 2 from their mean of 4:
///
/// ```
/// # use core::cmp::Ordering;
/// # use junheng::numeric::{Determination, NumericError, PossibleDispersion, Rational, ValueRange};
/// let ranges = [ValueRange::exactly(2), ValueRange::between(1, 6)?];
/// let weights = [Rational::ONE, Rational::ONE];
/// let possible = PossibleDispersion::new(&ranges, &weights)?;
///
/// assert_eq!(possible.mean().lower(), &Rational::new(3, 2)?);
/// assert_eq!(possible.mean().upper(), Some(&Rational::from(4)));
///
/// let coefficient = possible.coefficient_of_variation()?;
/// assert_eq!(coefficient.lower().to_f64(), 0.0);
/// assert_eq!(coefficient.upper().map(|end| end.to_f64()), Some(0.5));
///
/// // At most 0.5 it is in any case; at most 0.45 it may be or not.
/// let decide = |limit| coefficient.decide(&limit, Ordering::is_le);
/// assert_eq!(decide(Rational::new(50, 100)?), Determination::Always);
/// assert_eq!(decide(Rational::new(45, 100)?), Determination::Open);
/// # Ok::<(), NumericError>(())
/// ```
#[derive(Clone, Debug)]
pub struct PossibleDispersion {
    /// Σ w, above zero.
    weight: Rational,
    least_weight: Rational,
    /// Of the values that are known.
    known: Sums,
    /// The lowest of all values, at their lower ends.
    lowest: Rational,
    unknown: Vec<Unknown>,
}

/// Σ w x and Σ w x².
#[derive(Clone, Debug)]
struct Sums {
    total: Rational,
    squares: Rational,
}

impl Sums {
    fn add(&mut self, weight: &Rational, value: &Rational) {
        let product = weight * value;
        self.squares += &product * value;
        self.total += product;
    }

    /// These sums and those of some weights and values.
    fn and<'a>(&self, more: impl Iterator<Item = (&'a Rational, &'a Rational)> + Clone) -> Self {
        let total = more.clone().map(|(weight, value)| weight * value);
        let squares = more.map(|(weight, value)| &(weight * value) * value);
        Self {
            total: &self.total + &total.sum::<Rational>(),
            squares: &self.squares + &squares.sum::<Rational>(),
        }
    }

    fn take(&mut self, weight: &Rational, value: &Rational) {
        self.add(&-weight, value);
    }

    /// Q / T².
    fn ratio(&self) -> Result<Rational, NumericError> {
        self.squares.checked_div(&(&self.total * &self.total))
    }
}

/// A value of weight above zero that has more than one possibility.
#[derive(Clone, Debug)]
struct Unknown {
    weight: Rational,
    lower: Rational,
    upper: Option<Rational>,
}

/// A value of weight above zero whose range has two different ends.
#[derive(Clone, Debug)]
struct Bounded<'a> {
    weight: &'a Rational,
    lower: &'a Rational,
    upper: &'a Rational,
}

/// What a coefficient of variation can be, or the mean of several.
///
/// Made by [`PossibleDispersion::coefficient_of_variation`] and
/// [`PossibleDispersion::mean_coefficient_of_variation`]. Both ends are exact square roots, or means of
/// them: their doubles are the nearest ones, and comparisons are decided without rounding.
#[derive(Clone, Debug)]
pub struct PossibleCoefficient {
    lower: RootMean,
    upper: Option<RootMean>,
    attained: bool,
}

impl PossibleCoefficient {
    /// The mean of the roots of squares, of each the least and the greatest.
    fn of(lower: Vec<Rational>, greatest: Vec<Option<Greatest>>) -> Result<Self, NumericError> {
        let lower = RootMean::new(lower)?;
        let (mut squares, mut attained) = (Vec::with_capacity(greatest.len()), true);
        for end in greatest {
            match end {
                Some(Greatest::Attained(square)) => squares.push(square),
                Some(Greatest::Enclosing(square)) => {
                    attained = false;
                    squares.push(square);
                }
                None => {
                    return Ok(Self {
                        lower,
                        upper: None,
                        attained: false,
                    });
                }
            }
        }
        Ok(Self {
            lower,
            upper: Some(RootMean::new(squares)?),
            attained,
        })
    }

    /// The least coefficient; some of the possible values have it.
    #[must_use]
    pub const fn lower(&self) -> &RootMean {
        &self.lower
    }

    /// A coefficient that none of the possible values exceed; `None` where it can be undefined.
    #[must_use]
    pub const fn upper(&self) -> Option<&RootMean> {
        self.upper.as_ref()
    }

    /// Whether some of the possible values have the upper end. Where they do not, none exceeds it, and
    /// whether some have it is not known; where there is none, they do not.
    #[must_use]
    pub const fn is_attained(&self) -> bool {
        self.attained
    }

    /// Tells whether a comparison with a limit holds whatever the values are.
    ///
    /// A coefficient that is undefined for some values does not hold for these.
    ///
    /// # Examples
    ///
    /// A school with nothing beside one with 1 to 3 varies by 1, whatever the other has:
    ///
    /// ```
    /// # use core::cmp::Ordering;
    /// # use junheng::numeric::{Determination, NumericError, PossibleDispersion, Rational, ValueRange};
    /// let ranges = [ValueRange::exactly(0), ValueRange::between(1, 3)?];
    /// let possible = PossibleDispersion::new(&ranges, &[Rational::ONE, Rational::ONE])?;
    /// let coefficient = possible.coefficient_of_variation()?;
    /// let decide = |limit| coefficient.decide(&limit, Ordering::is_le);
    /// assert_eq!(decide(Rational::ONE), Determination::Always);
    /// assert_eq!(decide(Rational::new(45, 100)?), Determination::Never);
    /// # Ok::<(), NumericError>(())
    /// ```
    #[must_use]
    pub fn decide(&self, limit: &Rational, holds: impl Fn(Ordering) -> bool) -> Determination {
        self.determine(|end| end.compare(limit), holds)
    }

    /// As [`decide`](Self::decide), where the ends are compared in a way of one's own, such as after
    /// rounding; a larger number must never compare as a smaller one.
    #[must_use]
    pub fn determine(
        &self,
        compare: impl Fn(&RootMean) -> Ordering,
        holds: impl Fn(Ordering) -> bool,
    ) -> Determination {
        let lowest = compare(&self.lower);
        match &self.upper {
            Some(upper) => Determination::between(lowest, compare(upper), holds),
            None => match Determination::between(lowest, Ordering::Greater, holds) {
                Determination::Never => Determination::Never,
                Determination::Always | Determination::Open => Determination::Open,
            },
        }
    }
}

impl PossibleDispersion {
    /// Takes what is known of each value, and its weight.
    ///
    /// # Errors
    ///
    /// - [`NumericError::LengthMismatch`] unless there are as many weights as ranges.
    /// - [`NumericError::Empty`] if there are none.
    /// - [`NumericError::InvalidWeight`] if a weight is negative.
    /// - [`NumericError::ZeroTotalWeight`] if all weights are zero.
    ///
    /// # Examples
    ///
    /// A weight is a number of pupils, and there are never fewer than none:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, PossibleDispersion, Rational, ValueRange};
    /// let refused = PossibleDispersion::new(&[ValueRange::at_least(0)], &[Rational::from(-3)]);
    /// let error = NumericError::InvalidWeight { index: 0, weight: -3.0 };
    /// assert_eq!(refused.unwrap_err(), error);
    /// ```
    pub fn new(ranges: &[ValueRange], weights: &[Rational]) -> Result<Self, NumericError> {
        NumericError::unless_paired(ranges.len(), weights.len())?;
        if ranges.is_empty() {
            return Err(NumericError::Empty);
        }
        if let Some((index, weight)) = weights
            .iter()
            .enumerate()
            .find(|(_, weight)| weight.is_negative())
        {
            return Err(NumericError::InvalidWeight {
                index,
                weight: weight.to_f64(),
            });
        }
        let counted = || {
            ranges
                .iter()
                .zip(weights)
                .filter(|(_, weight)| weight.is_positive())
        };
        let least = |numbers: &mut dyn Iterator<Item = &Rational>| numbers.min().cloned();
        let lowest = least(&mut counted().map(|(range, _)| range.lower()));
        let least_weight = least(&mut counted().map(|(_, weight)| weight));
        let (Some(lowest), Some(least_weight)) = (lowest, least_weight) else {
            return Err(NumericError::ZeroTotalWeight);
        };
        let exact = || counted().filter(|(range, _)| range.is_exact());
        let known = Sums {
            total: exact().map(|(range, weight)| weight * range.lower()).sum(),
            squares: exact()
                .map(|(range, weight)| &(weight * range.lower()) * range.lower())
                .sum(),
        };
        let unknown = counted()
            .filter(|(range, _)| !range.is_exact())
            .map(|(range, weight)| Unknown {
                weight: weight.clone(),
                lower: range.lower().clone(),
                upper: range.upper().cloned(),
            })
            .collect();
        Ok(Self {
            weight: weights.iter().sum(),
            least_weight,
            known,
            lowest,
            unknown,
        })
    }

    /// What the mean can be: from that of all lower ends to that of all upper ones.
    #[must_use]
    pub fn mean(&self) -> ValueRange {
        // The total weight is above zero.
        let mean = |total: Rational| total.checked_div(&self.weight).unwrap_or(Rational::ZERO);
        let lower = mean(self.lowest_sums().total);
        ValueRange::new(lower, self.highest_total().map(mean))
    }

    /// All values at their lower ends.
    fn lowest_sums(&self) -> Sums {
        let mut sums = self.known.clone();
        for unknown in &self.unknown {
            sums.add(&unknown.weight, &unknown.lower);
        }
        sums
    }

    /// Σ w x with all values at their upper ends, if all ranges have one.
    fn highest_total(&self) -> Option<Rational> {
        let mut total = self.known.total.clone();
        for unknown in &self.unknown {
            total += &unknown.weight * unknown.upper.as_ref()?;
        }
        Some(total)
    }

    /// What the coefficient of variation can be.
    ///
    /// Where a range has no upper end, the upper end of the coefficient is that of any values that
    /// are not negative: `√(W/w − 1)` with w the smallest weight.
    ///
    /// # Errors
    ///
    /// - [`NumericError::NonPositiveMean`] if the mean is zero or negative whatever the values are.
    /// - [`NumericError::NegativeValue`] if a value can be negative while a range has no upper end.
    ///
    /// # Examples
    ///
    /// Where all may have nothing, the coefficient may have no meaning:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, PossibleDispersion, Rational, ValueRange};
    /// let ranges = [ValueRange::exactly(0), ValueRange::between(0, 3)?];
    /// let possible = PossibleDispersion::new(&ranges, &[Rational::ONE, Rational::ONE])?;
    /// let coefficient = possible.coefficient_of_variation()?;
    /// assert_eq!(coefficient.lower().to_f64(), 1.0);
    /// assert!(coefficient.upper().is_none());
    /// # Ok::<(), NumericError>(())
    /// ```
    pub fn coefficient_of_variation(&self) -> Result<PossibleCoefficient, NumericError> {
        let PossibleSquare { lower, greatest } = self.squared_coefficient()?;
        PossibleCoefficient::of(vec![lower], vec![greatest])
    }

    /// What the mean of the coefficients of variation of several dispersions can be: a composite.
    ///
    /// The values of one dispersion are not those of another, so that each can be at its worst while
    /// the others are at their best: the ends are the means of the ends.
    ///
    /// # Errors
    ///
    /// - [`NumericError::Empty`] if there is none.
    /// - Those of [`coefficient_of_variation`](Self::coefficient_of_variation) of each.
    ///
    /// # Examples
    ///
    /// One varies by 0 to 0.5, another by 0.5 in any case:
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, PossibleDispersion, Rational, ValueRange};
    /// let weights = [Rational::ONE, Rational::ONE];
    /// let open = [ValueRange::exactly(2), ValueRange::between(2, 6)?];
    /// let known = [ValueRange::exactly(1), ValueRange::exactly(3)];
    /// let open = PossibleDispersion::new(&open, &weights)?;
    /// let known = PossibleDispersion::new(&known, &weights)?;
    ///
    /// let mean = PossibleDispersion::mean_coefficient_of_variation(&[&open, &known])?;
    /// assert_eq!(mean.lower().to_f64(), 0.25);
    /// assert_eq!(mean.upper().map(|end| end.to_f64()), Some(0.5));
    /// # Ok::<(), NumericError>(())
    /// ```
    pub fn mean_coefficient_of_variation(
        dispersions: &[&Self],
    ) -> Result<PossibleCoefficient, NumericError> {
        let (mut lower, mut greatest) = (Vec::new(), Vec::new());
        for dispersion in dispersions {
            let square = dispersion.squared_coefficient()?;
            lower.push(square.lower);
            greatest.push(square.greatest);
        }
        PossibleCoefficient::of(lower, greatest)
    }

    fn squared_coefficient(&self) -> Result<PossibleSquare, NumericError> {
        let highest = self.highest_total();
        if highest.is_none() && self.lowest.is_negative() {
            return Err(NumericError::NegativeValue {
                value: self.lowest.to_f64(),
            });
        }
        if highest.is_some_and(|total| !total.is_positive()) {
            return Err(NumericError::NonPositiveMean);
        }
        // Never negative, as W Q ≥ T².
        let square = |ratio: Rational| &self.weight * &ratio - Rational::ONE;
        Ok(PossibleSquare {
            lower: square(self.least_ratio()?),
            greatest: self.greatest_ratio()?.map(|greatest| match greatest {
                Greatest::Attained(ratio) => Greatest::Attained(square(ratio)),
                Greatest::Enclosing(ratio) => Greatest::Enclosing(square(ratio)),
            }),
        })
    }

    /// The least Q / T².
    ///
    /// It is a convex function over a linear one above zero, so that where no small step lowers it,
    /// nothing does: where every value is the number of its range nearest to c = Q / T. While c goes
    /// up from zero, a value stays at its lower end, then is c, then stays at its upper end; between
    /// two such changes `Q − c T` is a straight line, as the values that are c add nothing to it.
    fn least_ratio(&self) -> Result<Rational, NumericError> {
        let mut changes: Vec<(&Rational, &Unknown)> = Vec::new();
        for unknown in &self.unknown {
            changes.push((&unknown.lower, unknown));
            changes.extend(unknown.upper.as_ref().map(|upper| (upper, unknown)));
        }
        // Of one value, the lower end comes before the upper one, which is above it.
        changes.sort_by_key(|(place, _)| *place);
        self.least_ratio_about(&changes)
            .unwrap_or_else(|| self.least_ratio_step_by_step(&changes))
    }

    /// The least ratio, sought between all of the sorted changes.
    fn least_ratio_step_by_step(
        &self,
        changes: &[(&Rational, &Unknown)],
    ) -> Result<Rational, NumericError> {
        let mut fixed = self.lowest_sums();
        let mut moving = Rational::ZERO;
        let mut start = Rational::ZERO;
        let mut changes = changes.iter().peekable();
        loop {
            while let Some((place, unknown)) = changes.next_if(|(place, _)| **place <= start) {
                let weight = &unknown.weight;
                if **place == unknown.lower {
                    fixed.take(weight, place);
                    moving += weight;
                } else {
                    fixed.add(weight, place);
                    moving += -weight;
                }
            }
            let end = changes.peek().map(|(place, _)| *place);
            if let Some(ratio) = least_between(&fixed, &moving, &start, end) {
                return ratio;
            }
            match end {
                Some(end) => start = end.clone(),
                // Only where no mean is above zero.
                None => return Err(NumericError::NonPositiveMean),
            }
        }
    }

    /// The same, where doubles tell between which two of the sorted changes it is: what they tell is tried
    /// in exact numbers, and what passes there is the least one. `None` where it does not pass.
    fn least_ratio_about(
        &self,
        changes: &[(&Rational, &Unknown)],
    ) -> Option<Result<Rational, NumericError>> {
        if self.lowest.is_negative() {
            return None;
        }
        let (mut total, mut squares) = (self.known.total.to_f64(), self.known.squares.to_f64());
        for unknown in &self.unknown {
            let (weight, lower) = (unknown.weight.to_f64(), unknown.lower.to_f64());
            total += weight * lower;
            squares += weight * lower * lower;
        }
        // After so many changes Q / T is below the next one.
        let passed = changes.iter().position(|(place, unknown)| {
            let (weight, at) = (unknown.weight.to_f64(), place.to_f64());
            if squares < total * at {
                return true;
            }
            let sign = if **place == unknown.lower { -1.0 } else { 1.0 };
            total += sign * weight * at;
            squares += sign * weight * at * at;
            false
        });
        let passed = passed.unwrap_or(changes.len());
        let zero = Rational::ZERO;
        let start = passed.checked_sub(1).and_then(|last| changes.get(last));
        let start = start.map_or(&zero, |(place, _)| *place);
        let end = changes.get(passed).map(|(place, _)| *place);

        let is_moving = |one: &&Unknown| {
            one.lower <= *start && one.upper.as_ref().is_none_or(|upper| upper > start)
        };
        let moving = self.unknown.iter().filter(is_moving).map(|one| &one.weight);
        let fixed = self.unknown.iter().filter(|one| !is_moving(one));
        let fixed = fixed.map(|one| match &one.upper {
            Some(upper) if upper <= start => (&one.weight, upper),
            _ => (&one.weight, &one.lower),
        });
        least_between(&self.known.and(fixed), &moving.sum(), start, end)
    }

    /// The greatest Q / T², or a bound of it; `None` where T can be zero or negative.
    fn greatest_ratio(&self) -> Result<Option<Greatest>, NumericError> {
        let lowest = self.lowest_sums();
        if !lowest.total.is_positive() {
            return Ok(None);
        }
        let bounded: Option<Vec<Bounded<'_>>> = self
            .unknown
            .iter()
            .map(|unknown| {
                Some(Bounded {
                    weight: &unknown.weight,
                    lower: &unknown.lower,
                    upper: unknown.upper.as_ref()?,
                })
            })
            .collect();
        let Some(mut bounded) = bounded else {
            // Σ w x² ≤ (Σ w x)² / w for x ≥ 0.
            let ratio = Rational::ONE.checked_div(&self.least_weight)?;
            return Ok(Some(Greatest::Enclosing(ratio)));
        };
        // The slope of g falls with T: those with the greatest a + b go up first.
        bounded.sort_by_cached_key(|one| core::cmp::Reverse(one.lower + one.upper));
        let (attained, between) = match self.candidates(&bounded) {
            Some(candidates) => self.greatest_among(&candidates, &bounded)?,
            None => greatest_of_all(&lowest, &bounded)?,
        };
        Ok(Some(match between {
            Some(between) if between > attained => {
                if bounded.len() <= MOST_TRIED {
                    Greatest::Attained(greatest_of_ends(&lowest, &bounded)?)
                } else {
                    Greatest::Enclosing(between)
                }
            }
            _ => Greatest::Attained(attained),
        }))
    }

    /// The steps at which the ratio can be greatest, where doubles tell.
    fn candidates(&self, bounded: &[Bounded<'_>]) -> Option<Candidates> {
        if self.lowest.is_negative() {
            return None;
        }
        let steps: Vec<Ends> = bounded
            .iter()
            .map(|one| Ends::new(one.weight, one.lower, one.upper))
            .collect();
        candidates(
            self.known.total.to_f64(),
            self.known.squares.to_f64(),
            &steps,
        )
    }

    /// The greatest ratio of some steps: at their ends, and between them.
    fn greatest_among(
        &self,
        candidates: &Candidates,
        bounded: &[Bounded<'_>],
    ) -> Result<(Rational, Option<Rational>), NumericError> {
        let after = |steps: usize| {
            let values = bounded.iter().enumerate();
            self.known.and(values.map(|(place, one)| {
                let value = if place < steps { one.upper } else { one.lower };
                (one.weight, value)
            }))
        };
        let mut attained = Rational::ZERO;
        for step in &candidates.ends {
            attained = attained.max(after(*step).ratio()?);
        }
        let mut between = None;
        for step in &candidates.between {
            if let Some(one) = bounded.get(*step) {
                between = between.max(turning_ratio(&after(*step), one)?);
            }
        }
        Ok((attained, between))
    }
}

/// The least Q / T² if it is where c = Q / T lies between two changes, with what is fixed there and the
/// weight of what is c; `None` if c does not lie there.
fn least_between(
    fixed: &Sums,
    moving: &Rational,
    start: &Rational,
    end: Option<&Rational>,
) -> Option<Result<Rational, NumericError>> {
    if fixed.total.is_zero() {
        // All others are zero; what is c has this ratio whatever c is.
        let any = fixed.squares.is_zero() && moving.is_positive();
        return any.then(|| Rational::ONE.checked_div(moving));
    }
    let c = fixed.squares.checked_div(&fixed.total).ok()?;
    let lies_there = c.is_positive() && c >= *start && end.is_none_or(|end| c <= *end);
    lies_there.then(|| c.checked_div(&(&fixed.total + &(&c * moving))))
}

/// The ratio (α + β T) / T² where it turns, at T = −2α/β, if that is on the way of a value from its
/// lower end, with the sums there, to its upper one.
fn turning_ratio(at: &Sums, one: &Bounded<'_>) -> Result<Option<Rational>, NumericError> {
    let slope = one.lower + one.upper;
    let intercept = &at.squares - &(&slope * &at.total);
    if !slope.is_positive() || !intercept.is_negative() {
        return Ok(None);
    }
    let twice = Rational::from(-2) * &intercept;
    let turn = twice.checked_div(&slope)?;
    let end = &at.total + &(one.weight * &(one.upper - one.lower));
    if at.total < turn && turn < end {
        return (&slope * &slope).checked_div(&(&twice + &twice)).map(Some);
    }
    Ok(None)
}

/// The greatest ratio of all steps: at their ends, and between them.
fn greatest_of_all(
    lowest: &Sums,
    bounded: &[Bounded<'_>],
) -> Result<(Rational, Option<Rational>), NumericError> {
    let mut at = lowest.clone();
    let mut attained = at.ratio()?;
    let mut between = None;
    for one in bounded {
        between = between.max(turning_ratio(&at, one)?);
        at.take(one.weight, one.lower);
        at.add(one.weight, one.upper);
        attained = attained.max(at.ratio()?);
    }
    Ok((attained, between))
}
/// The upper end of Q / T² or of CV².
enum Greatest {
    Attained(Rational),
    Enclosing(Rational),
}

/// What CV² can be.
struct PossibleSquare {
    lower: Rational,
    /// `None` where it can be undefined.
    greatest: Option<Greatest>,
}

/// The greatest Q / T² of all combinations of ends, from the sums of all lower ends, with T > 0.
fn greatest_of_ends(lowest: &Sums, bounded: &[Bounded<'_>]) -> Result<Rational, NumericError> {
    let steps: Vec<Sums> = bounded
        .iter()
        .map(|one| {
            let mut step = Sums {
                total: Rational::ZERO,
                squares: Rational::ZERO,
            };
            step.take(one.weight, one.lower);
            step.add(one.weight, one.upper);
            step
        })
        .collect();
    let all = || core::iter::once(lowest).chain(&steps);
    let totals = over_one_denominator(all().map(|sums| &sums.total));
    let squares = over_one_denominator(all().map(|sums| &sums.squares));
    let mut numbers = totals.into_iter().zip(squares);
    let Some((mut total, mut square)) = numbers.next() else {
        return lowest.ratio();
    };
    let mut flips: Vec<(bool, (IBig, IBig))> = numbers.map(|step| (false, step)).collect();
    let (mut best_total, mut best_square) = (total.clone(), square.clone());
    let mut best: Vec<bool> = vec![false; flips.len()];
    // In the order of a Gray code each combination differs from the one before in one value.
    for count in 1_u32..1 << flips.len() {
        let Some((is_upper, (total_step, square_step))) =
            flips.get_mut(count.trailing_zeros() as usize)
        else {
            continue;
        };
        *is_upper = !*is_upper;
        if *is_upper {
            total += &*total_step;
            square += &*square_step;
        } else {
            total -= &*total_step;
            square -= &*square_step;
        }
        if &square * &best_total * &best_total > &best_square * &total * &total {
            (best_total, best_square) = (total.clone(), square.clone());
            best = flips.iter().map(|(is_upper, _)| *is_upper).collect();
        }
    }
    let mut sums = lowest.clone();
    for (step, _) in steps.iter().zip(best).filter(|(_, is_upper)| *is_upper) {
        sums.total += &step.total;
        sums.squares += &step.squares;
    }
    sums.ratio()
}

/// The numerators of fractions over a denominator that all share.
fn over_one_denominator<'a>(numbers: impl Iterator<Item = &'a Rational> + Clone) -> Vec<IBig> {
    let common = numbers.clone().fold(UBig::ONE, |common, number| {
        let (_, denominator) = number.lowest_terms();
        let divisor = (&common).gcd(&denominator);
        common / divisor * denominator
    });
    let scaled = |number: &Rational| {
        let (numerator, denominator) = number.lowest_terms();
        numerator * IBig::from(&common / denominator)
    };
    numbers.map(scaled).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Ends in sixtieths and weights, many of them alike, so that steps tie.
    fn ranges() -> impl Strategy<Value = Vec<(i64, i64, i64)>> {
        prop::collection::vec((0..240_i64, 1..240_i64, 1..40_i64), 1..40)
    }

    proptest! {
        #[test]
        fn what_doubles_point_at_is_the_least_and_the_greatest_of_all(
            ranges in ranges(),
            known in prop::collection::vec((0..240_i64, 1..40_i64), 0..5),
        ) {
            let sixtieths = |number: i64| Rational::new(number, 60).unwrap();
            let open = ranges.iter().map(|(lower, more, weight)| {
                let (lower, upper) = (sixtieths(*lower), sixtieths(lower + more));
                (ValueRange::between(lower, upper).unwrap(), Rational::from(*weight))
            });
            let known = known.iter().map(|(value, weight)| {
                (ValueRange::exactly(sixtieths(*value)), Rational::from(*weight))
            });
            let (ranges, weights): (Vec<_>, Vec<_>) = open.chain(known).unzip();
            let possible = PossibleDispersion::new(&ranges, &weights).unwrap();
            let lowest = possible.lowest_sums();
            prop_assume!(lowest.total.is_positive());

            let mut bounded: Vec<Bounded<'_>> = possible
                .unknown
                .iter()
                .map(|one| Bounded {
                    weight: &one.weight,
                    lower: &one.lower,
                    upper: one.upper.as_ref().unwrap(),
                })
                .collect();
            bounded.sort_by_cached_key(|one| core::cmp::Reverse(one.lower + one.upper));
            let (attained, between) = greatest_of_all(&lowest, &bounded).unwrap();
            if let Some(candidates) = possible.candidates(&bounded) {
                let among = possible.greatest_among(&candidates, &bounded).unwrap();
                prop_assert_eq!(&among.0, &attained);
                // What turns below an end that is attained counts for nothing.
                let above = |between: Option<Rational>| between.filter(|one| *one > attained);
                prop_assert_eq!(above(among.1), above(between));
            }

            // The least one is below that of any value moved to either end, or to the middle.
            let least = possible.least_ratio().unwrap();
            prop_assert!(least <= attained);
            let mut changes: Vec<(&Rational, &Unknown)> = Vec::new();
            for unknown in &possible.unknown {
                changes.push((&unknown.lower, unknown));
                changes.extend(unknown.upper.as_ref().map(|upper| (upper, unknown)));
            }
            changes.sort_by_key(|(place, _)| *place);
            if let Some(about) = possible.least_ratio_about(&changes) {
                prop_assert_eq!(about.unwrap(), possible.least_ratio_step_by_step(&changes).unwrap());
            }
        }
    }
}
