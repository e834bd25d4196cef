//! What moved a coefficient, for any two years.

use crate::evaluation::years::backbone_county;
use crate::support::quality;
use junheng::evaluation::{CoefficientEffects, CoefficientSplit, ReportComparison};
use junheng::numeric::Rational;
use proptest::prelude::*;

/// The pupils and backbone teachers of a school in a year in which it is there.
type Year = Option<(u32, u32)>;

fn year() -> impl Strategy<Value = Year> {
    proptest::option::weighted(0.7, (1..2000_u32, 1..60_u32))
}

/// Schools of two years, of which the first is there in both.
fn schools() -> impl Strategy<Value = Vec<[Year; 2]>> {
    let stays = (1..2000_u32, 1..60_u32);
    let rest = proptest::collection::vec([year(), year()], 1..7);
    ([stays.clone(), stays], rest).prop_map(|(stays, mut rest)| {
        rest.insert(0, stays.map(Some));
        rest
    })
}

/// The split of primary L2, for schools in an order.
fn split(schools: &[[Year; 2]], reversed: bool) -> CoefficientSplit {
    let names: Vec<String> = (0..schools.len())
        .map(|place| format!("s{place}"))
        .collect();
    let [first, second] = [0, 1].map(|index| {
        let mut rows: Vec<_> = names
            .iter()
            .zip(schools)
            .filter_map(|(name, years)| {
                let (pupils, backbone) = years[index]?;
                Some((name.as_str(), pupils, backbone))
            })
            .collect();
        if reversed {
            rows.reverse();
        }
        backbone_county(&rows)
    });
    let (before, after) = (quality(&first), quality(&second));
    let comparison = ReportComparison::new(&before, &after).unwrap();
    comparison.coefficients()[1].split.clone().unwrap()
}

/// The effects as the definition says it: the four things happen one after the other, in all 24 orders.
fn over_all_orders(schools: &[[Year; 2]]) -> [f64; 4] {
    let coefficient = |happened: [bool; 4]| {
        let [went, size, value, came] = happened;
        let parts: Vec<(f64, f64)> = schools
            .iter()
            .filter_map(|[before, after]| {
                let ratio = |(pupils, backbone): (u32, u32)| {
                    (
                        f64::from(pupils),
                        100.0 * f64::from(backbone) / f64::from(pupils),
                    )
                };
                match (before, after) {
                    (Some(before), Some(after)) => {
                        let (before, after) = (ratio(*before), ratio(*after));
                        let pupils = if size { after.0 } else { before.0 };
                        Some((pupils, if value { after.1 } else { before.1 }))
                    }
                    (Some(before), None) => (!went).then(|| ratio(*before)),
                    (None, Some(after)) => came.then(|| ratio(*after)),
                    (None, None) => None,
                }
            })
            .collect();
        let weight: f64 = parts.iter().map(|(pupils, _)| pupils).sum();
        let mean = parts.iter().map(|(pupils, x)| pupils * x).sum::<f64>() / weight;
        let squares = parts.iter().map(|(pupils, x)| pupils * (x - mean).powi(2));
        (squares.sum::<f64>() / weight).sqrt() / mean
    };
    let mut effects = [0.0; 4];
    for first in 0..4 {
        for second in (0..4).filter(|thing| *thing != first) {
            for third in (0..4).filter(|thing| ![first, second].contains(thing)) {
                let mut happened = [false; 4];
                let fourth = 6 - first - second - third;
                for thing in [first, second, third, fourth] {
                    let before = coefficient(happened);
                    happened[thing] = true;
                    effects[thing] += (coefficient(happened) - before) / 24.0;
                }
            }
        }
    }
    effects
}

fn list<T: Clone>(effects: &CoefficientEffects<T>) -> [T; 4] {
    let CoefficientEffects {
        went,
        size,
        value,
        came,
    } = effects.clone();
    [went, size, value, came]
}

proptest! {
    #[test]
    fn effects_are_means_over_all_orders(schools in schools()) {
        let effects = list(&split(&schools, false).effects);
        for (effect, expected) in effects.iter().zip(over_all_orders(&schools)) {
            prop_assert!((effect.to_f64() - expected).abs() < 1e-12, "{effect:?} {expected}");
        }
    }

    #[test]
    fn effects_add_up_to_the_change_as_such_and_as_printed(schools in schools()) {
        let split = split(&schools, false);
        let sum: Rational = list(&split.effects).iter().sum();
        prop_assert_eq!(sum, split.change);
        let thousandths = |text: &String| -> i64 { text.replace('.', "").parse().unwrap() };
        let printed: i64 = list(&split.reported).iter().map(thousandths).sum();
        prop_assert_eq!(printed, thousandths(&split.reported_change));
        for (exact, text) in list(&split.effects).iter().zip(list(&split.reported)) {
            let printed: f64 = text.parse().unwrap();
            prop_assert!((exact.to_f64() - printed).abs() < 0.001 + 1e-12);
            prop_assert!(!exact.is_zero() || printed == 0.0);
        }
    }

    #[test]
    fn the_order_of_the_schools_changes_nothing(schools in schools()) {
        prop_assert_eq!(split(&schools, false), split(&schools, true));
    }

    #[test]
    fn backwards_in_time_every_effect_changes_its_sign(schools in schools()) {
        let back: Vec<[Year; 2]> = schools.iter().map(|[before, after]| [*after, *before]).collect();
        let (there, back) = (split(&schools, false).effects, split(&back, false).effects);
        prop_assert_eq!(there.went, -back.came);
        prop_assert_eq!(there.size, -back.size);
        prop_assert_eq!(there.value, -back.value);
        prop_assert_eq!(there.came, -back.went);
    }

    #[test]
    fn a_year_against_itself_has_no_effect(schools in schools()) {
        let same: Vec<[Year; 2]> = schools.iter().map(|[before, _]| [*before, *before]).collect();
        for effect in list(&split(&same, false).effects) {
            prop_assert_eq!(effect, Rational::ZERO);
        }
    }
}
