//! From a filed amount to the exact number it says.

use crate::model::Amount;
use crate::numeric::Rational;

/// The number that an amount says, exactly.
pub(crate) fn exact(amount: &Amount) -> Rational {
    match amount.to_decimal() {
        Some(decimal) => Rational::from(decimal),
        None => exact_long(&amount.to_string()),
    }
}

/// The number that a plain decimal of any length says, digit by digit.
fn exact_long(text: &str) -> Rational {
    let ten = Rational::from(10);
    let mut digits = Rational::ZERO;
    let mut scale = Rational::ONE;
    let mut after_point = false;
    for character in text.chars() {
        match character.to_digit(10) {
            Some(digit) => {
                digits = &(&digits * &ten) + &Rational::from(digit);
                if after_point {
                    scale = &scale * &ten;
                }
            }
            None => after_point |= character == '.',
        }
    }
    let number = digits.checked_div(&scale).unwrap_or(Rational::ZERO);
    if text.starts_with('-') {
        -number
    } else {
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_amount_says_its_exact_number() {
        let tiny: Amount = "0.000000000000000000000000000001".parse().unwrap();
        let ten_to_the_15 = Rational::from(1_000_000_000_000_000_i64);
        assert_eq!(
            &(&exact(&tiny) * &ten_to_the_15) * &ten_to_the_15,
            Rational::ONE
        );
        assert_eq!(exact_long("-12.5"), Rational::new(-25, 2).unwrap());
        assert_eq!(exact_long("-0.5"), Rational::new(-1, 2).unwrap());
    }
}
