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
    /// A fraction with the denominator zero, or a division by zero, is no number.
    #[error("division by zero")]
    DivisionByZero,
    /// The exact result is so large that the nearest double would be infinite.
    #[error("the result is beyond the largest double")]
    Overflow,
}
