//! Changes between two years, against a program that tries all orders.

use super::cases_change::{entropy, groups, parts};
use junheng::numeric::Rational;
use junheng::numeric::inequality::{GeneralizedEntropy, GroupState, SquaredCoefficientOfVariation};
use serde_json::Value;

#[test]
fn all_orders_of_the_reference_agree() {
    let text = include_str!("../../../reference/inequality_changes.json");
    let cases: Vec<Value> = serde_json::from_str(text).unwrap();
    assert_eq!(cases.len(), 5);
    for case in &cases {
        let squares = groups(case, |weight, mean, square| {
            let square: rust_decimal::Decimal = square.parse().unwrap();
            let mean = Rational::from(mean);
            GroupState {
                weight: weight.into(),
                within: &mean * &mean * Rational::from(square),
                mean,
            }
        });
        let change = SquaredCoefficientOfVariation::change(&squares).unwrap();
        let found = [
            &change.before,
            &change.after,
            &change.composition,
            &change.between,
            &change.within,
        ];
        let expected = case["cv2"].as_array().unwrap();
        for (found, expected) in found.iter().zip(expected) {
            assert_eq!(
                found.to_string(),
                expected.as_str().unwrap(),
                "{}",
                case["name"]
            );
        }
        for (key, measure) in [
            ("theil_t", GeneralizedEntropy::THEIL_T),
            ("theil_l", GeneralizedEntropy::THEIL_L),
        ] {
            let groups = groups(case, |weight, mean, inequality| {
                let [weight, mean] = [weight, mean].map(|one| i32::try_from(one).unwrap());
                entropy(weight.into(), mean.into(), inequality.parse().unwrap())
            });
            let change = measure.change(&groups).unwrap();
            let expected = case[key].as_array().unwrap();
            for (found, expected) in parts(&change).iter().zip(expected) {
                let expected: f64 = expected.as_str().unwrap().parse().unwrap();
                let difference = (found - expected).abs();
                assert!(difference < 1e-14, "{} {key}: {found}", case["name"]);
            }
        }
    }
}
