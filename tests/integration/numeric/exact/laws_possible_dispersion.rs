//! What mean and variation can be: every combination tried out.

use super::cases_possible_dispersion::{Unit, digits, fraction, possible, root, units};
use junheng::numeric::{NumericError, PossibleDispersion, Rational, RootMean};
use proptest::prelude::*;

/// CV² of whole numbers, if the mean is above zero.
fn squared(units: &[Unit], values: &[i64]) -> Option<Rational> {
    let sum = |power: u32| -> i64 {
        let terms = units.iter().zip(values);
        terms.map(|(unit, value)| unit.0 * value.pow(power)).sum()
    };
    let (weight, total, squares) = (sum(0), sum(1), sum(2));
    (total > 0).then(|| fraction(weight * squares - total * total, total * total))
}

/// Every combination of one of the values of each unit.
fn combinations(choices: &[Vec<i64>]) -> Vec<Vec<i64>> {
    choices.iter().fold(vec![Vec::new()], |all, choice| {
        let longer = |one: &Vec<i64>| {
            let one = one.clone();
            choice
                .iter()
                .map(move |value| [one.as_slice(), &[*value]].concat())
                .collect::<Vec<_>>()
        };
        all.iter().flat_map(longer).collect()
    })
}

/// The greatest CV² with all values at ends of their ranges.
fn greatest_of_ends(units: &[Unit]) -> Option<Rational> {
    let ends: Vec<Vec<i64>> = units.iter().map(|&(_, a, b)| vec![a, b]).collect();
    let all = combinations(&ends);
    all.iter().filter_map(|one| squared(units, one)).max()
}

/// The least CV², by trying for every value that it is at its lower end, at its upper end, or equal
/// to c = Q/T with all others that are so.
fn least_of_all(units: &[Unit]) -> Option<Rational> {
    let weight: i64 = units.iter().map(|unit| unit.0).sum();
    let places = vec![vec![0, 1, 2]; units.len()];
    let squares = combinations(&places).into_iter().filter_map(|places| {
        let (mut total, mut squares, mut moving) = (0, 0, 0);
        let (mut low, mut high) = (i64::MIN, i64::MAX);
        for (&(w, a, b), place) in units.iter().zip(places) {
            if let Some(value) = [a, b].get(usize::try_from(place).unwrap()) {
                total += w * value;
                squares += w * value * value;
            } else {
                moving += w;
                (low, high) = (low.max(a), high.min(b));
            }
        }
        if moving == 0 {
            let whole = weight * squares - total * total;
            return (total > 0).then(|| fraction(whole, total * total));
        }
        if squares == 0 {
            return (low <= high && high > 0).then(|| fraction(weight - moving, moving));
        }
        if total <= 0 {
            return None;
        }
        let c = fraction(squares, total);
        let within = c >= Rational::from(low) && c <= Rational::from(high);
        // Q = c T with T = total + c · moving
        let whole = Rational::from(total) + &c * &Rational::from(moving);
        within.then(|| (Rational::from(weight) * c).checked_div(&whole).unwrap() - Rational::ONE)
    });
    squares.min()
}

proptest! {
    #[test]
    fn both_ends_are_those_of_all_combinations(units in units(-4..12, 6)) {
        let highest: i64 = units.iter().map(|&(w, _, b)| w * b).sum();
        let lowest: i64 = units.iter().map(|&(w, a, _)| w * a).sum();
        let found = possible(&units).coefficient_of_variation();
        if highest <= 0 {
            prop_assert_eq!(found.unwrap_err(), NumericError::NonPositiveMean);
            return Ok(());
        }
        let found = found.unwrap();
        prop_assert_eq!(digits(found.lower()), root(least_of_all(&units).unwrap()));
        match found.upper() {
            Some(upper) => {
                prop_assert!(found.is_attained(), "six are few");
                prop_assert!(lowest > 0);
                prop_assert_eq!(digits(upper), root(greatest_of_ends(&units).unwrap()));
            }
            None => prop_assert!(lowest <= 0),
        }
    }

    #[test]
    fn no_value_of_the_ranges_is_outside(units in units(0..9, 3)) {
        // On a grid of quarters: values four times as large vary as much.
        let grid: Vec<Vec<i64>> = units.iter().map(|&(_, a, b)| (4 * a..=4 * b).collect()).collect();
        let Ok(found) = possible(&units).coefficient_of_variation() else {
            return Ok(());
        };
        let lower = found.lower().to_f64();
        let upper = found.upper().map_or(f64::INFINITY, RootMean::to_f64);
        for values in combinations(&grid) {
            if let Some(square) = squared(&units, &values) {
                // Correctly rounded on both sides, so that the order cannot be reversed.
                let value = RootMean::new(vec![square]).unwrap().to_f64();
                prop_assert!(lower <= value && value <= upper, "{:?}", values);
            }
        }
    }

    #[test]
    fn many_unknown_values_are_enclosed(
        units in prop::collection::vec((1..9_i64, 0..4_i64, 0..30_i64), 13..=15),
        picks in prop::collection::vec(any::<u16>(), 100),
    ) {
        let units: Vec<Unit> = units.iter().map(|&(w, a, width)| (w, a, a + width)).collect();
        let Ok(found) = possible(&units).coefficient_of_variation() else {
            return Ok(());
        };
        let upper = found.upper().map_or(f64::INFINITY, RootMean::to_f64);
        for pick in picks {
            let end = |(place, &(_, a, b)): (usize, &Unit)| if pick >> place & 1 == 1 { b } else { a };
            let values: Vec<i64> = units.iter().enumerate().map(end).collect();
            if let Some(square) = squared(&units, &values) {
                let value = RootMean::new(vec![square]).unwrap().to_f64();
                prop_assert!(found.lower().to_f64() <= value && value <= upper);
            }
        }
    }

    #[test]
    fn the_order_changes_nothing(units in units(0..12, 6)) {
        let reversed: Vec<Unit> = units.iter().rev().copied().collect();
        let (one, other) = (possible(&units), possible(&reversed));
        prop_assert_eq!(one.mean(), other.mean());
        let shown = |possible: &PossibleDispersion| {
            let found = possible.coefficient_of_variation();
            found.map(|one| (digits(one.lower()), one.upper().map(digits)))
        };
        prop_assert_eq!(shown(&one), shown(&other));
    }
}
