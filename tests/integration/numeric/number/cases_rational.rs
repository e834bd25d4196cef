//! [`Rational`] rounded as IEEE 754 rounds, and as figures are filed.

use junheng::numeric::{Rational, RoundingMode};
use rust_decimal::Decimal;

#[test]
fn numbers_beyond_all_doubles_round_as_ieee_754_does() {
    // 2^1023 · (2 − 2^−53) is the middle between the largest double and 2^1024.
    let two = Rational::from(2);
    let power = |exponent: u32| (0..exponent).fold(Rational::ONE, |power, _| power * &two);
    let middle = power(1024) - power(970);
    assert_eq!(middle.to_f64(), f64::INFINITY);
    assert_eq!((-&middle).to_f64(), f64::NEG_INFINITY);
    assert_eq!((middle - Rational::ONE).to_f64(), f64::MAX);

    // Half of the smallest subnormal is a tie with zero; anything more is not.
    let half = Rational::ONE.checked_div(&power(1075)).unwrap();
    assert_eq!(half.to_f64(), 0.0);
    let more = &half + &Rational::ONE.checked_div(&power(1200)).unwrap();
    assert_eq!(more.to_f64(), f64::from_bits(1));
    assert_eq!((&half * &Rational::from(3)).to_f64(), f64::from_bits(2));
    assert_eq!((&half * &Rational::from(5)).to_f64(), f64::from_bits(2));
    // From the largest subnormal to the smallest normal number: (2^53 − 1) · 2^−1075 is a tie.
    let edge = &half * &Rational::from((1_u64 << 53) - 1);
    assert_eq!(edge.to_f64(), f64::MIN_POSITIVE);
}

#[test]
fn figures_are_rounded_as_filed() {
    let fixed = |number: &str, places| {
        let number = Rational::from(number.parse::<Decimal>().unwrap());
        number.to_fixed(places, RoundingMode::HalfAwayFromZero)
    };
    assert_eq!(fixed("0.625", 2), "0.63");
    assert_eq!(fixed("1.005", 2), "1.01");
    assert_eq!(fixed("-0.625", 2), "-0.63");
    assert_eq!(fixed("-0.004", 2), "0.00");
    assert_eq!(fixed("-0.005", 2), "-0.01");
    assert_eq!(fixed("0.005", 2), "0.01");
    assert_eq!(fixed("12", 3), "12.000");
    assert_eq!(fixed("0.99995", 4), "1.0000");
    assert_eq!(
        fixed("7922816251426433759354395033.5", 0),
        "7922816251426433759354395034"
    );
}
