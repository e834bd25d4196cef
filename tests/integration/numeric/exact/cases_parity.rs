//! Parity indices and gaps: worked examples and boundaries.

use junheng::numeric::{NumericError, Rational, RoundingMode, TwoGroups, ValueRange};

fn fraction(numerator: i64, denominator: i64) -> Rational {
    Rational::new(numerator, denominator).unwrap()
}

#[test]
fn girls_at_40_percent_and_boys_at_50() {
    let groups = TwoGroups::new(40, 50);
    assert_eq!(groups.compared(), &Rational::from(40));
    assert_eq!(groups.reference(), &Rational::from(50));
    assert_eq!(groups.parity_index(), Ok(fraction(8, 10)));
    assert_eq!(groups.adjusted_parity_index(), Ok(fraction(8, 10)));
    assert_eq!(groups.gap(), Rational::from(10));
    assert_eq!(groups.relative_gap(), Ok(fraction(1, 5)));
    let reversed = groups.reversed();
    assert_eq!(reversed.parity_index(), Ok(fraction(125, 100)));
    // 2 − 1/1.25
    assert_eq!(reversed.adjusted_parity_index(), Ok(fraction(12, 10)));
    assert_eq!(reversed.gap(), Rational::from(-10));
    assert_eq!(reversed.relative_gap(), Ok(fraction(-1, 4)));
}

#[test]
fn backbone_teachers_in_country_and_town() {
    // 30.57 % and 31.84 %: 0.96011…, 1.27 points
    let shares = TwoGroups::new(fraction(3057, 100), fraction(3184, 100));
    let index = shares.parity_index().unwrap();
    assert_eq!(index.to_fixed(4, RoundingMode::HalfAwayFromZero), "0.9601");
    assert_eq!(shares.gap(), fraction(127, 100));
    assert!(!TwoGroups::UNESCO_PARITY.contains(&index));
}

#[test]
fn the_band_of_unesco_has_both_its_ends() {
    let tiny = Rational::new(1, 10_i128.pow(20)).unwrap();
    let band = TwoGroups::UNESCO_PARITY;
    for (end, outwards) in [(97, -tiny.clone()), (103, tiny.clone())] {
        let end = fraction(end, 100);
        assert!(band.contains(&end));
        assert!(band.contains(&(&end - &outwards)));
        assert!(!band.contains(&(&end + &outwards)));
    }
    let own = ValueRange::between(fraction(9, 10), fraction(11, 10)).unwrap();
    assert!(own.contains(&fraction(9, 10)) && !own.contains(&fraction(89, 100)));
    let refused = ValueRange::between(2, 1).unwrap_err();
    let error = NumericError::EmptyRange {
        lower: 2.0,
        upper: 1.0,
    };
    assert_eq!(refused, error);
}

#[test]
fn zero_and_negative_numbers_have_their_own_answers() {
    let zero = NumericError::NonPositiveDenominator { denominator: 0.0 };
    let none = TwoGroups::new(0, 50);
    assert_eq!(none.parity_index(), Ok(Rational::ZERO));
    assert_eq!(none.adjusted_parity_index(), Ok(Rational::ZERO));
    let only = TwoGroups::new(50, 0);
    assert_eq!(only.parity_index(), Err(zero));
    assert_eq!(only.relative_gap(), Err(zero));
    assert_eq!(only.adjusted_parity_index(), Ok(Rational::from(2)));
    let neither = TwoGroups::new(0, 0);
    assert_eq!(neither.parity_index(), Err(zero));
    assert_eq!(neither.adjusted_parity_index(), Err(zero));
    assert_eq!(neither.gap(), Rational::ZERO);
    let negative = Err(NumericError::NegativeValue { value: -1.0 });
    for groups in [TwoGroups::new(-1, 5), TwoGroups::new(5, -1)] {
        assert_eq!(groups.parity_index(), negative);
        assert_eq!(groups.adjusted_parity_index(), negative);
    }
    let loss = TwoGroups::new(-1, 5);
    assert_eq!(loss.gap(), Rational::from(6));
    assert_eq!(loss.relative_gap(), Ok(fraction(6, 5)));
    let below = NumericError::NonPositiveDenominator { denominator: -1.0 };
    assert_eq!(TwoGroups::new(5, -1).relative_gap(), Err(below));
}

#[test]
fn doubles_are_taken_as_what_they_are() {
    let groups = TwoGroups::of_doubles(0.75, 1.5).unwrap();
    assert_eq!(groups, TwoGroups::new(fraction(3, 4), fraction(3, 2)));
    // The double 0.1 is a little more than a tenth.
    let tenth = TwoGroups::of_doubles(0.1, 1e300).unwrap();
    assert!(tenth.compared() > &fraction(1, 10));
    assert_eq!(tenth.compared().to_f64(), 0.1);
    assert_eq!(tenth.reference().to_f64(), 1e300);
    let smallest = f64::from_bits(1);
    let tiny = TwoGroups::of_doubles(smallest, -smallest).unwrap();
    assert_eq!(tiny.compared().to_f64(), smallest);
    assert_eq!(tiny.gap().to_f64(), -2.0 * smallest);
    let zero = TwoGroups::of_doubles(-0.0, 0.0).unwrap();
    assert_eq!(zero, TwoGroups::new(0, 0));
    for (index, pair) in [(0, (f64::NEG_INFINITY, 1.0)), (1, (1.0, f64::INFINITY))] {
        let value = if index == 0 { pair.0 } else { pair.1 };
        let refused = TwoGroups::of_doubles(pair.0, pair.1);
        assert_eq!(refused, Err(NumericError::InvalidValue { index, value }));
    }
    let refused = TwoGroups::of_doubles(1.0, f64::NAN).unwrap_err();
    assert_eq!(refused.to_string(), "value NaN at position 1 is not finite");
}
