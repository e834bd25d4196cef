//! Changes between two years: worked examples, and what has no meaning.

use junheng::numeric::inequality::{
    GeneralizedEntropy, GroupChange, GroupMean, GroupState, InequalityChange, MeanChange,
    SquaredCoefficientOfVariation,
};
use junheng::numeric::{NumericError, Rational};
use proptest::prelude::*;
use serde_json::Value;

fn fraction(numerator: i64, denominator: i64) -> Rational {
    Rational::new(numerator, denominator).unwrap()
}

pub(super) fn stayed<State>(before: State, after: State) -> GroupChange<State> {
    GroupChange::Stayed { before, after }
}

pub(super) fn mean(weight: i64, mean: i64) -> GroupMean {
    let (weight, mean) = (weight.into(), mean.into());
    GroupMean { weight, mean }
}

pub(super) fn variance(weight: i64, mean: i64, variance: i64) -> GroupState<Rational> {
    GroupState {
        weight: weight.into(),
        mean: mean.into(),
        within: variance.into(),
    }
}

pub(super) fn entropy(weight: f64, mean: f64, inequality: f64) -> GroupState<f64> {
    GroupState {
        weight,
        mean,
        within: inequality,
    }
}

#[test]
fn a_mean_by_hand() {
    // Shares 0.6, 0.4 and then 0.5, 0.5; means 10, 20 and then 11, 21: from 14 to 16.
    let groups = [
        stayed(mean(600, 10), mean(500, 11)),
        stayed(mean(400, 20), mean(500, 21)),
    ];
    let change = MeanChange::of(&groups).unwrap();
    assert_eq!(change.before, Rational::from(14));
    assert_eq!(change.after, Rational::from(16));
    // −0.1 · 10.5 + 0.1 · 20.5, and 0.55 · 1 + 0.45 · 1
    assert_eq!(change.composition, Rational::ONE);
    assert_eq!(change.within, Rational::ONE);
    // Both are as far from 15: −0.1 · (10.5 − 15) and 0.1 · (20.5 − 15).
    assert_eq!(change.groups[0].composition, fraction(45, 100));
    assert_eq!(change.groups[1].composition, fraction(55, 100));
    assert_eq!(change.groups[0].within, fraction(55, 100));
    assert_eq!(change.groups[1].within, fraction(45, 100));
}

#[test]
fn a_group_that_appears_or_vanishes_is_composition_alone() {
    // 10 and 20 of one size, mean 15; then the second is gone: 10. A third of 4 appears: 7.
    let [one, two, three] = [mean(1, 10), mean(1, 20), mean(1, 4)];
    let vanished = [
        stayed(one.clone(), one.clone()),
        GroupChange::Vanished { before: two },
    ];
    let change = MeanChange::of(&vanished).unwrap();
    assert_eq!((change.before, change.after), (15.into(), 10.into()));
    assert_eq!((change.composition, change.within), ((-5).into(), 0.into()));
    let appeared = [
        stayed(one.clone(), one),
        GroupChange::Appeared { after: three },
    ];
    let change = MeanChange::of(&appeared).unwrap();
    assert_eq!((change.before, change.after), (10.into(), 7.into()));
    assert_eq!((change.composition, change.within), ((-3).into(), 0.into()));
}

#[test]
fn what_has_no_shares_is_refused_with_its_place() {
    let refused = |groups: &[GroupChange<GroupMean>]| MeanChange::of(groups).unwrap_err();
    assert_eq!(refused(&[]), NumericError::Empty);
    let negative = [
        stayed(mean(1, 1), mean(1, 1)),
        stayed(mean(1, 1), mean(-2, 1)),
    ];
    let error = NumericError::InvalidWeight {
        index: 1,
        weight: -2.0,
    };
    assert_eq!(refused(&negative), error);
    let nobody = [GroupChange::Appeared { after: mean(1, 1) }];
    assert_eq!(refused(&nobody), NumericError::ZeroTotalWeight);
    let nobody = [stayed(mean(1, 1), mean(0, 1))];
    assert_eq!(refused(&nobody), NumericError::ZeroTotalWeight);
}

#[test]
fn a_squared_coefficient_that_has_no_meaning_is_refused() {
    let refused = |groups: &[GroupChange<GroupState<Rational>>]| {
        SquaredCoefficientOfVariation::change(groups).unwrap_err()
    };
    let one = || stayed(variance(1, 1, 0), variance(1, 1, 0));
    assert_eq!(refused(&[]), NumericError::Empty);
    let negative = [one(), stayed(variance(1, 1, -1), variance(1, 1, 0))];
    let error = NumericError::NegativeSquare { index: 1 };
    assert_eq!(refused(&negative), error);
    for state in [variance(1, -1, 0), variance(1, 0, 1)] {
        let groups = [one(), stayed(state, variance(1, 1, 0))];
        assert_eq!(refused(&groups), NumericError::NonPositiveMean);
    }
    // Each year has a mean, but the shares of one with the means of the other do not.
    let crossed = [
        stayed(variance(1, 0, 0), variance(0, 5, 0)),
        stayed(variance(1, 5, 0), variance(1, 0, 0)),
        stayed(variance(0, 5, 0), variance(1, 5, 0)),
    ];
    let alone = [
        stayed(variance(1, 2, 0), variance(0, 2, 0)),
        stayed(variance(0, 0, 0), variance(1, 3, 0)),
    ];
    assert!(SquaredCoefficientOfVariation::change(&crossed).is_ok());
    assert_eq!(refused(&alone), NumericError::NonPositiveMean);
}

#[test]
fn a_group_with_nothing_takes_the_inequality_of_the_other_year() {
    // The second group goes from nothing to the values 1 and 3: mean 2, variance 1, CV² 1/4. By
    // convention it had 1/4 before, so that nothing is due to the inside.
    let groups = [
        stayed(variance(1, 2, 0), variance(1, 2, 0)),
        stayed(variance(1, 0, 0), variance(1, 2, 1)),
    ];
    let change = SquaredCoefficientOfVariation::change(&groups).unwrap();
    // 2 and 0 have 1; 2, 2, 1, 3 have (2/4)/4 = 1/8.
    assert_eq!(change.before, Rational::ONE);
    assert_eq!(change.after, fraction(1, 8));
    assert_eq!(change.between, fraction(-7, 8));
    assert_eq!(change.within, Rational::ZERO);
    assert_eq!(change.composition, Rational::ZERO);
    let groups = [
        stayed(entropy(1.0, 2.0, 0.0), entropy(1.0, 2.0, 0.0)),
        stayed(entropy(1.0, 0.0, 0.0), entropy(1.0, 2.0, 0.125)),
    ];
    let change = GeneralizedEntropy::HALF_SQUARED_CV.change(&groups).unwrap();
    assert_eq!((change.before, change.after), (0.5, 0.0625));
    assert_eq!((change.composition, change.within), (0.0, 0.0));
}

#[test]
fn an_entropy_that_has_no_meaning_is_refused_with_its_place() {
    let one = || stayed(entropy(1.0, 1.0, 0.0), entropy(1.0, 1.0, 0.0));
    let refused = |measure: GeneralizedEntropy, state: GroupState<f64>| {
        let groups = [one(), stayed(entropy(1.0, 1.0, 0.0), state)];
        measure.change(&groups).unwrap_err()
    };
    let theil = GeneralizedEntropy::THEIL_T;
    let index = 1;
    let cases = [
        (
            entropy(-1.0, 1.0, 0.0),
            NumericError::InvalidWeight {
                index,
                weight: -1.0,
            },
        ),
        (
            entropy(f64::INFINITY, 1.0, 0.0),
            NumericError::InvalidWeight {
                index,
                weight: f64::INFINITY,
            },
        ),
        (
            entropy(1.0, f64::INFINITY, 0.0),
            NumericError::InvalidValue {
                index,
                value: f64::INFINITY,
            },
        ),
        (
            entropy(1.0, -3.0, 0.0),
            NumericError::NegativeValue { value: -3.0 },
        ),
        (
            entropy(1.0, 1.0, -0.5),
            NumericError::InvalidParameter { value: -0.5 },
        ),
    ];
    for (state, error) in cases {
        assert_eq!(refused(theil, state), error);
    }
    let nothing = entropy(1.0, 0.0, 0.0);
    let logarithm = refused(GeneralizedEntropy::THEIL_L, nothing);
    assert_eq!(logarithm, NumericError::ZeroValue);
    assert_eq!(theil.change(&[]), Err(NumericError::Empty));
    let nobody = [stayed(entropy(0.0, 1.0, 0.0), entropy(1.0, 1.0, 0.0))];
    assert_eq!(theil.change(&nobody), Err(NumericError::ZeroTotalWeight));
    let all_nothing = [stayed(nothing, entropy(1.0, 1.0, 0.0))];
    assert_eq!(
        theil.change(&all_nothing),
        Err(NumericError::NonPositiveMean)
    );
}

/// The groups of a case of the reference.
pub(super) fn groups<State>(
    case: &Value,
    state: impl Fn(i64, i64, &str) -> State,
) -> Vec<GroupChange<State>> {
    let read = |year: &Value| {
        let year = year.as_array()?;
        let number = |place: usize| year[place].as_i64().unwrap();
        Some(state(number(0), number(1), year[2].as_str().unwrap()))
    };
    let groups = case["groups"].as_array().unwrap().iter();
    groups
        .map(|group| match (read(&group[0]), read(&group[1])) {
            (Some(before), Some(after)) => GroupChange::Stayed { before, after },
            (Some(before), None) => GroupChange::Vanished { before },
            (None, Some(after)) => GroupChange::Appeared { after },
            (None, None) => panic!("a group in neither year"),
        })
        .collect()
}

pub(super) fn parts<Number: Copy>(change: &InequalityChange<Number>) -> [Number; 5] {
    let InequalityChange {
        before,
        after,
        composition,
        between,
        within,
    } = *change;
    [before, after, composition, between, within]
}

pub(super) fn year() -> impl Strategy<Value = Option<(i64, i64, i64)>> {
    prop::option::weighted(0.8, (1..50_i64, 1..20_i64, 0..30_i64))
}
