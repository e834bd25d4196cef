//! What can be wrong with numbers: facts and positions, no names.

/// Why a number could not be taken in, or a statistic is undefined.
///
/// Positions count from 0. Nothing in this room knows what the numbers mean: the rooms above add
/// the name of the indicator or school.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum NumericError {
    /// There is no observation, so there is nothing to describe.
    #[error("no observations")]
    Empty,
    /// Values and weights belong together in pairs, so there must be as many of one as of the
    /// other.
    #[error("{values} values but {weights} weights")]
    LengthMismatch {
        /// The number of values.
        values: usize,
        /// The number of weights.
        weights: usize,
    },
    /// A value is NaN or infinite; a missing value is not a number and has no place in a sample.
    #[error("value {value} at position {index} is not finite")]
    InvalidValue {
        /// The position of the value.
        index: usize,
        /// The value as given.
        value: f64,
    },
    /// A weight says how many an observation stands for, so it cannot be negative, NaN or infinite.
    #[error("weight {weight} at position {index} is negative or not finite")]
    InvalidWeight {
        /// The position of the weight.
        index: usize,
        /// The weight as given (for an exact fraction: the nearest double).
        weight: f64,
    },
    /// All weights are zero, so nothing stands for anything.
    #[error("the weights add up to zero")]
    ZeroTotalWeight,
    /// The mean is zero or negative, where a spread relative to it has no meaning.
    #[error("undefined where the mean is not positive")]
    NonPositiveMean,
    /// A root is asked of a negative number.
    #[error("the number at position {index} is negative and has no real square root")]
    NegativeSquare {
        /// The position of the negative number.
        index: usize,
    },
    /// Fewer points than a trend can be judged by.
    #[error("{count} points; a trend needs {needed}")]
    TooFewPoints {
        /// How many there are.
        count: usize,
        /// How many are needed.
        needed: usize,
    },
    /// All points stand at one position, so that no line is better than another.
    #[error("all points have one position")]
    OnePosition,
    /// A series has one value at a position.
    #[error("the point at position {index} stands where another does")]
    RepeatedPosition {
        /// The position, among the points, of the second of the two.
        index: usize,
    },
    /// What is foreseen lies after what has been seen.
    #[error("the position asked about is not after the last point of the series")]
    NotAfterSeries,
    /// The way from a point to the next is walked in whole steps, and not without end.
    #[error("the step to the point at position {index} is not a whole number up to 1000")]
    UnevenSteps {
        /// The position of the point at the end of the step; the number of points for the one that
        /// is foreseen.
        index: usize,
    },
    /// All values are equal, so that there is nothing to measure errors by.
    #[error("all values are equal")]
    NoChange,
    /// A constant rate of change leads neither from nor to zero or below.
    #[error("the number at position {index} is not above zero")]
    NotPositive {
        /// The position of the number.
        index: usize,
    },
    /// A fraction with the denominator zero, or a division by zero, is no number.
    #[error("division by zero")]
    DivisionByZero,
    /// The exact result is so large that the nearest double would be infinite.
    #[error("the result is beyond the largest double")]
    Overflow,
    /// A value is negative, where shares of a whole are measured and no part can be below zero.
    #[error("undefined where a value is negative, as {value:?} is")]
    NegativeValue {
        /// The smallest value.
        value: f64,
    },
    /// A value is zero, where its logarithm or its reciprocal is needed.
    #[error("undefined where a value is zero")]
    ZeroValue,
    /// What is divided by is zero or negative, where a ratio has no meaning.
    #[error("undefined where the denominator {denominator:?} is not positive")]
    NonPositiveDenominator {
        /// The denominator, as the nearest double.
        denominator: f64,
    },
    /// The statistic needs more observations than there are.
    #[error("{} where at least {needed} are needed", counted(*found, "observation"))]
    TooFewObservations {
        /// The least number of observations.
        needed: usize,
        /// The number of observations with a weight above zero.
        found: usize,
    },
    /// The sample divisor takes one from the number of observations, which weights do not tell.
    #[error(
        "the sample divisor (one less than the observations) is undefined with weights: use the \
         population divisor, or observations without weights"
    )]
    WeightedSampleDivisor,
    /// A method is made for observations that count once, and its formula has no place for weights.
    #[error(
        "the method is for observations without weights: with weights, take `LinearizedVariation` \
         or `Bootstrap` for how sure a coefficient of variation is"
    )]
    UnweightedMethod,
    /// A probability is a share: from 0 to 1.
    #[error("a probability is from 0 to 1")]
    InvalidProbability,
    /// A parameter of a measure is out of its range.
    #[error("the parameter {value:?} is out of its range")]
    InvalidParameter {
        /// The parameter as given.
        value: f64,
    },
    /// More were counted than there are, or there are none to count.
    #[error("{count} of {total} is no proportion")]
    InvalidCount {
        /// How many were counted.
        count: u64,
        /// How many there are.
        total: u64,
    },
    /// A limit of an interval is infinite: there is too much spread in too few observations.
    #[error("the interval has no limits for so much variation")]
    UnboundedInterval,
    /// Every observation is in one group, so there must be as many of one as of the other.
    #[error("{values} values but {groups} group labels")]
    GroupMismatch {
        /// The number of values.
        values: usize,
        /// The number of group labels.
        groups: usize,
    },
    /// Resamples are drawn with numbers of 32 bits.
    #[error("{found} observations where at most {most} can be drawn from")]
    TooManyObservations {
        /// The greatest number of observations.
        most: u32,
        /// The number of observations.
        found: usize,
    },
    /// A quantile lies beyond the results for the resamples, and nothing is known of that.
    #[error("{}", too_few_resamples(*resamples, *probability))]
    TooFewResamples {
        /// The number of resamples with a result.
        resamples: usize,
        /// The probability whose quantile was asked for.
        probability: f64,
    },
    /// A measure is undefined for so many resamples that the others do not stand for them all.
    #[error("undefined for {undefined} of {resamples} resamples")]
    UndefinedResamples {
        /// The number of resamples for which the measure is undefined.
        undefined: usize,
        /// The number of all resamples.
        resamples: usize,
    },
    /// All resamples give one result, which says nothing of how sure it is.
    #[error("every resample gives the same result")]
    ConstantResamples,
    /// No resample, or every one, gives less than the sample: the bias is infinite.
    #[error("all resamples are on one side of the sample")]
    OneSidedResamples,
    /// A comparison needs something to compare.
    #[error("{found} samples where at least 2 are needed")]
    TooFewSamples {
        /// The number of samples.
        found: usize,
    },
    /// In no sample does anything vary, so that there are no coefficients to compare.
    #[error("undefined where nothing varies")]
    NoVariation,
    /// Even the largest sample that is looked at leaves the interval too wide.
    #[error("no sample of up to {most} makes the interval so narrow")]
    NoSampleSize {
        /// The largest number of observations that is looked at.
        most: u64,
    },
    /// A search for a quantile came to no end.
    #[error("the quantile of the distribution could not be found")]
    NoQuantile,
    /// A range whose lower end is above its upper one has no number in it.
    #[error("no number is at least {lower:?} and at most {upper:?}")]
    EmptyRange {
        /// The lower end, as the nearest double.
        lower: f64,
        /// The upper end, as the nearest double.
        upper: f64,
    },
    /// An entry of a table is NaN or infinite; a missing value is not a number and has no place in
    /// it.
    #[error("value {value} in row {row} and column {column} is not finite")]
    InvalidEntry {
        /// The row of the value.
        row: usize,
        /// The column of the value.
        column: usize,
        /// The value as given.
        value: f64,
    },
    /// A sum of a column of a table is so large or so small that digits would be lost.
    #[error("the sums of column {column} are beyond the range of doubles")]
    ColumnOverflow {
        /// The column.
        column: usize,
    },
    /// What is known of one table is added to what is known of another with the same columns.
    #[error("{found} columns where there are {expected}")]
    ColumnMismatch {
        /// The number of columns there are.
        expected: usize,
        /// The number of columns given.
        found: usize,
    },
    /// A number of a state of moments is one that no observations lead to.
    #[error("number {index} of the state of moments cannot be {value:?}")]
    InvalidState {
        /// The position: origin, two each for the sums of weights, values and squares.
        index: usize,
        /// The number as given.
        value: f64,
    },
}

impl NumericError {
    /// That there are not as many weights as values, if there are not.
    pub(super) const fn unless_paired(values: usize, weights: usize) -> Result<(), Self> {
        if values == weights {
            Ok(())
        } else {
            Err(Self::LengthMismatch { values, weights })
        }
    }
}

/// The number, unless it is beyond the largest double.
pub(super) fn finite(number: f64) -> Result<f64, NumericError> {
    if number.is_finite() {
        Ok(number)
    } else {
        Err(NumericError::Overflow)
    }
}

/// So many of a thing, in words that agree with the number.
fn counted(count: usize, thing: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {thing}{ending}")
}

/// What fewer than two cannot do at all, and two or more perhaps not far enough.
fn too_few_resamples(resamples: usize, probability: f64) -> String {
    let found = counted(resamples, "resample");
    if resamples < 2 {
        format!("{found} where at least 2 are needed")
    } else {
        format!("{found} do not reach the quantile {probability:?}")
    }
}
