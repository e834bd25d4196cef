//! The rule for one part: six of seven thresholds, and nothing below 85 % of one.

use junheng::evaluation::Verdict;
use junheng::model::{Item, Stage};

use super::cases_thresholds::bare;
use crate::support::{county, quality};

/// What may be known of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Met,
    AboveFloor,
    BelowFloor,
    Unknown,
}

use State::{AboveFloor, BelowFloor, Met, Unknown};

const STATES: [State; 4] = [Met, AboveFloor, BelowFloor, Unknown];

/// For 1000 pupils, the item of each indicator with an amount at its threshold and one at its floor.
const ITEMS: [(Item, &str, &str, &str); 7] = [
    (Item::TeachersPrimaryMaster, "42", "36", "35"),
    (Item::BackboneTeachersPrimary, "10", "9", "8"),
    (Item::ArtsTeachersPrimary, "9", "8", "7"),
    (Item::TeachingArea, "4500", "3825", "3824.9"),
    (Item::SportsGroundArea, "7500", "6375", "6374.9"),
    (Item::EquipmentValue, "200", "170", "169.9"),
    (Item::MultimediaClassrooms, "23", "20", "19"),
];

/// The rule in its own words, for figures that are all known.
fn passes(states: [State; 7]) -> bool {
    let met = states.iter().filter(|state| **state == Met).count();
    met >= 6 && !states.contains(&BelowFloor)
}

/// Every way in which the unknown may turn out.
fn outcomes(states: [State; 7]) -> Vec<[State; 7]> {
    let Some(place) = states.iter().position(|state| *state == Unknown) else {
        return vec![states];
    };
    [Met, AboveFloor, BelowFloor]
        .into_iter()
        .flat_map(|state| {
            let mut one = states;
            one[place] = state;
            outcomes(one)
        })
        .collect()
}

fn expected(states: [State; 7]) -> Verdict {
    let outcomes = outcomes(states);
    let passing = outcomes.iter().filter(|states| passes(**states)).count();
    if passing == outcomes.len() {
        Verdict::Met
    } else if passing == 0 {
        Verdict::NotMet
    } else {
        Verdict::NotAssessable
    }
}

/// All 4⁷ combinations as schools of one county.
#[test]
fn every_combination_has_the_verdict_that_holds_whatever_the_unknown_turns_out_to_be() {
    let mut combinations: Vec<[State; 7]> = vec![[Met; 7]];
    for place in 0..7 {
        combinations = combinations
            .into_iter()
            .flat_map(|states| {
                STATES.map(|state| {
                    let mut states = states;
                    states[place] = state;
                    states
                })
            })
            .collect();
    }
    let rows: Vec<_> = combinations
        .iter()
        .enumerate()
        .map(|(id, states)| {
            let mut row = bare(id, Stage::Primary, 1000);
            for ((item, met, floor, below), state) in ITEMS.into_iter().zip(states) {
                match state {
                    Met => row.set(item, met),
                    AboveFloor => row.set(item, floor),
                    BelowFloor => row.set(item, below),
                    Unknown => {
                        row.amounts.remove(&item);
                    }
                }
            }
            row
        })
        .collect();
    let county = county(&rows);
    let report = quality(&county);
    assert_eq!(report.parts().len(), 16_384);
    for (part, states) in report.parts().iter().zip(combinations) {
        for (result, state) in part.indicators.iter().zip(states) {
            let (verdict, floor) = match state {
                Met => (Verdict::Met, Verdict::Met),
                AboveFloor => (Verdict::NotMet, Verdict::Met),
                BelowFloor => (Verdict::NotMet, Verdict::NotMet),
                Unknown => (Verdict::NotAssessable, Verdict::NotAssessable),
            };
            assert_eq!(result.verdict, Some(verdict), "{states:?}");
            assert_eq!(result.floor_verdict, Some(floor), "{states:?}");
        }
        let met = states.iter().filter(|state| **state == Met).count();
        assert_eq!(part.met_count, Some(met), "{states:?}");
        assert_eq!(part.verdict, Some(expected(states)), "{states:?}");
    }
}

#[test]
fn the_rule_in_examples() {
    let all = [Met; 7];
    let with = |changes: &[(usize, State)]| {
        let mut states = all;
        for (place, state) in changes {
            states[*place] = *state;
        }
        expected(states)
    };
    assert_eq!(with(&[]), Verdict::Met);
    assert_eq!(with(&[(3, AboveFloor)]), Verdict::Met);
    assert_eq!(with(&[(3, BelowFloor)]), Verdict::NotMet);
    assert_eq!(with(&[(3, AboveFloor), (4, AboveFloor)]), Verdict::NotMet);
    // The unknown one may still be below the floor.
    assert_eq!(with(&[(3, Unknown)]), Verdict::NotAssessable);
    assert_eq!(
        with(&[(3, Unknown), (4, AboveFloor)]),
        Verdict::NotAssessable
    );
    assert_eq!(
        with(&[(3, Unknown), (4, AboveFloor), (5, AboveFloor)]),
        Verdict::NotMet
    );
    assert_eq!(with(&[(3, Unknown), (4, BelowFloor)]), Verdict::NotMet);
}

#[test]
fn the_standard_of_2012_has_no_school_rule() {
    let county = county(&[bare("1", Stage::Primary, 1000)]);
    let report = crate::support::basic(&county);
    let part = &report.parts()[0];
    assert_eq!(part.met_count, None);
    assert_eq!(part.verdict, None);
    for result in &part.indicators {
        assert_eq!(result.verdict, None);
        assert_eq!(result.floor_verdict, None);
    }
    assert_eq!(report.shortfall(part, "B1"), None);
}
