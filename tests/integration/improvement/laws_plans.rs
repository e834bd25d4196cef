//! Laws of plans, on small counties of a fixed sequence.

use super::small_counties::{Draw, SmallCounty, evaluator};
use junheng::evaluation::{Report, Verdict};
use junheng::improvement::{ImprovementStatus, Improver};
use junheng::model::County;
use junheng::numeric::Rational;
use junheng::rust_decimal::Decimal;
use std::time::Duration;

/// So many counties are looked at on every run; set the variable for more.
fn counties() -> u64 {
    let asked = std::env::var("JUNHENG_SMALL_COUNTIES").ok();
    asked.and_then(|asked| asked.parse().ok()).unwrap_or(150)
}

fn passes(report: &Report<'_>) -> bool {
    let parts = report.parts().iter().filter_map(|part| part.verdict);
    let coefficients = report.balance().iter().filter_map(|row| row.verdict);
    parts.chain(coefficients).all(Verdict::is_clear)
}

/// Holds plans of made-up counties to an exhaustive search; of a hundred the time may be up for one.
fn hold(count: u64, mut made_up: impl FnMut() -> SmallCounty) -> usize {
    let (mut optimal, mut infeasible, mut undecided, mut moved) = (0, 0, 0, 0);
    for place in 0..count {
        let small = made_up();
        let (county, levers, standard) = (small.county(), small.levers(), small.rule());
        let evaluator = evaluator(&standard);
        let improver = Improver::new(&evaluator, &levers)
            .unwrap()
            .with_gap(Decimal::ZERO)
            .with_time(Duration::from_secs(20));
        let improver = improver
            .with_limits(small.limits())
            .unwrap()
            .with_distances(small.distances());
        let improver = match small.rotation {
            Some(_) => improver.with_rotation(),
            None => improver,
        };
        let found = improver.improve(&county).unwrap();
        let cheapest = small.cheapest().map(Rational::from);
        match found.status() {
            ImprovementStatus::Optimal => {
                assert_eq!(found.cost(), cheapest.as_ref(), "{place} {small:?}");
                assert!(found.bound() <= found.cost());
                assert!(passes(found.after().unwrap()), "{place} {small:?}");
                let changes = found.changes().iter().map(|one| &one.cost);
                let transfers = found.transfers().iter().map(|one| &one.cost);
                let paid: Rational = changes.chain(transfers).sum();
                assert_eq!(found.cost(), Some(&paid));
                if small.rotation.is_some() {
                    let clauses = found.after().unwrap().clauses();
                    assert!(clauses[0].verdict.is_clear(), "{place} {small:?}");
                }
                moved += usize::from(!found.transfers().is_empty());
                optimal += 1;
            }
            ImprovementStatus::Infeasible => {
                assert_eq!(cheapest, None, "{place} {small:?}");
                assert!(found.obstacle().is_some());
                infeasible += 1;
            }
            ImprovementStatus::LimitReached => {
                let cheapest = cheapest.as_ref();
                let cost = found.cost();
                assert!(
                    cost.is_none() || cheapest.is_some() && cost >= cheapest,
                    "{place} {small:?}"
                );
                assert!(
                    cheapest.is_none() || found.bound() <= cheapest,
                    "{place} {small:?}"
                );
                undecided += 1;
            }
            status => panic!("{place}: {status:?} {small:?}"),
        }
    }
    // Both answers are given often enough to say something.
    assert!(
        optimal * 10 > count && infeasible * 10 > count,
        "{optimal} {infeasible}"
    );
    assert!(undecided * 100 <= count, "{undecided}");
    moved
}

#[test]
fn nothing_is_cheaper_than_an_optimal_plan_and_no_plan_is_missed() {
    let mut draw = Draw::new(1);
    hold(counties(), || SmallCounty::made_up(&mut draw));
}

#[test]
fn nothing_is_cheaper_where_teachers_may_move() {
    let mut draw = Draw::new(3);
    hold(counties(), || SmallCounty::made_up_with_moves(&mut draw));
}

#[test]
fn nothing_is_cheaper_where_pairs_of_schools_cost_more_and_a_share_must_rotate() {
    let mut draw = Draw::new(4);
    let count = counties().div_ceil(3);
    let moved = hold(count, || SmallCounty::made_up_with_pairs(&mut draw));
    assert!(moved >= 5, "{moved}");
}

#[test]
fn the_order_of_the_schools_changes_nothing() {
    let mut draw = Draw::new(2);
    for _ in 0..counties() {
        let small = SmallCounty::made_up(&mut draw);
        let (levers, standard) = (small.levers(), small.rule());
        let evaluator = evaluator(&standard);
        let improver = Improver::new(&evaluator, &levers).unwrap();
        let county = small.county();
        let mut schools = county.schools().to_vec();
        schools.rotate_left(1);
        schools.swap(0, 1);
        let shuffled = County::new(schools).unwrap();
        let [one, other] = [&county, &shuffled].map(|county| {
            let found = improver.improve(county).unwrap();
            let named = found.changes().iter().map(|change| {
                let school = county.schools()[change.school].id().to_owned();
                (school, change.lever, change.units.clone())
            });
            (
                found.status(),
                found.cost().cloned(),
                found.bound().cloned(),
                named.collect::<Vec<_>>(),
            )
        });
        assert_eq!(one, other, "{small:?}");
    }
}
