//! Parity, raw and adjusted.

use super::{fraction, refusal};
use junheng::model::{Language, Pupils};
use junheng::numeric::Rational;
use junheng::ratio::{ParityDimension, ParityForm, ParityIndex, RatioError, RatioOf};

const DIMENSIONS: [(ParityDimension, &str, &str, &str); 3] = [
    (ParityDimension::Gender, "gender_parity", "female", "male"),
    (
        ParityDimension::Location,
        "location_parity",
        "rural",
        "urban",
    ),
    (
        ParityDimension::Wealth,
        "wealth_parity",
        "poorest",
        "richest",
    ),
];

/// The example of UNESCO: 40 % and 50 % are 0.8 and 1.25 raw, 0.8 and 1.2 adjusted.
#[test]
fn the_adjusted_index_is_symmetrical_about_one() {
    let (forty, fifty) = (Rational::from(40), Rational::from(50));
    for (dimension, ..) in DIMENSIONS {
        let raw = ParityIndex::new(dimension, ParityForm::Raw);
        let adjusted = ParityIndex::new(dimension, ParityForm::Adjusted);
        let value = |index: ParityIndex, a, b| index.of(a, b).unwrap().value().clone();
        assert_eq!(value(raw, &forty, &fifty), fraction(4, 5));
        assert_eq!(value(raw, &fifty, &forty), fraction(5, 4));
        assert_eq!(value(adjusted, &forty, &fifty), fraction(4, 5));
        assert_eq!(value(adjusted, &fifty, &forty), fraction(6, 5));
        assert_eq!(value(adjusted, &forty, &forty), Rational::ONE);
        assert_eq!(value(adjusted, &Rational::ZERO, &forty), Rational::ZERO);
    }
}

#[test]
fn the_working_is_told() {
    let adjusted = ParityIndex::new(ParityDimension::Gender, ParityForm::Adjusted);
    let value = adjusted.of(&fraction(1, 2), &fraction(1, 3)).unwrap();
    assert_eq!(
        value.explanation(Language::En),
        "Adjusted gender parity index: 2 − male value 1/3 ÷ female value 0.5 = 1.33 \
         [UNESCO Institute for Statistics, adjusted parity index, uis.unesco.org/node/539580]"
    );
    assert_eq!(
        ParityIndex::new(ParityDimension::Location, ParityForm::Raw)
            .of(&fraction(1, 2), &fraction(1, 1))
            .unwrap()
            .explanation(Language::Zh),
        "城乡均等指数：乡村指标值0.5 ÷ 城镇指标值1 = 0.50（UNESCO Institute for Statistics, adjusted \
         parity index, uis.unesco.org/node/539580）"
    );
}

#[test]
fn what_cannot_be_is_refused_in_either_form() {
    let (one, minus) = (Rational::ONE, Rational::from(-1));
    for (dimension, code, first, second) in DIMENSIONS {
        for (form, code) in [
            (ParityForm::Raw, code.to_owned()),
            (ParityForm::Adjusted, format!("{code}_adjusted")),
        ] {
            let index = ParityIndex::new(dimension, form);
            assert_eq!(
                refusal(index.of(&one, &Rational::ZERO)),
                format!("`{code}` has nothing to divide by: `{second}` is zero")
            );
            assert_eq!(
                refusal(index.of(&minus, &one)),
                format!("`{code}`: `{first}` comes to -1, below zero")
            );
            assert_eq!(
                refusal(index.of(&one, &minus)),
                format!("`{code}`: `{second}` comes to -1, below zero")
            );
        }
    }
}

/// The adjusted index is more than a quotient: no two types make a calculator of it that only divides.
#[test]
fn no_row_of_a_parity_index_is_taken_for_a_quotient() {
    for dimension in [
        ParityDimension::Gender,
        ParityDimension::Location,
        ParityDimension::Wealth,
    ] {
        for form in [ParityForm::Raw, ParityForm::Adjusted] {
            let definition = ParityIndex::new(dimension, form).definition();
            let refused = RatioOf::<Pupils, Pupils>::new(definition).unwrap_err();
            assert!(
                matches!(refused, RatioError::OtherQuantity { .. }),
                "{refused}"
            );
        }
    }
}
