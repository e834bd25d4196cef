//! The mean and the median of exact numbers.

use crate::numeric::error::NumericError;
use crate::numeric::number::rational::Rational;

/// The mean.
///
/// # Errors
///
/// - [`NumericError::Empty`] if there is no number.
pub(in crate::numeric) fn mean<'a>(
    numbers: impl IntoIterator<Item = &'a Rational>,
) -> Result<Rational, NumericError> {
    let (mut sum, mut count) = (Rational::ZERO, 0_u64);
    for number in numbers {
        sum += number;
        count += 1;
    }
    sum.checked_div(&Rational::from(count))
        .map_err(|_| NumericError::Empty)
}

/// The number in the middle, or the mean of the two that share it.
///
/// # Errors
///
/// - [`NumericError::Empty`] if there is no number.
pub(in crate::numeric) fn median(mut numbers: Vec<Rational>) -> Result<Rational, NumericError> {
    numbers.sort_unstable();
    let count = numbers.len();
    let (low, high) = (
        numbers.get(count.saturating_sub(1) / 2),
        numbers.get(count / 2),
    );
    match (low, high) {
        (Some(low), Some(high)) => mean([low, high]),
        _ => Err(NumericError::Empty),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_has_neither_mean_nor_median() {
        assert_eq!(mean([]), Err(NumericError::Empty));
        assert_eq!(median(Vec::new()), Err(NumericError::Empty));
    }

    #[test]
    fn two_share_the_middle_of_an_even_number() {
        let numbers = [7, 1, 3, 2].map(Rational::from);
        assert_eq!(mean(&numbers), Rational::new(13, 4));
        assert_eq!(median(numbers.to_vec()), Rational::new(5, 2));
        assert_eq!(median(numbers[..3].to_vec()), Ok(Rational::from(3)));
    }
}
