//! Who goes where, and how many must: plans worked by hand.

use super::cases_plans::{county, primary};
use super::small_counties::{evaluator, rule, rule_with_rotation};
use junheng::adapters::json::read_standard;
use junheng::evaluation::{Evaluator, TextStyle};
use junheng::improvement::{
    Distances, Improvement, ImprovementStatus, Improver, Levers, Move, ObstacleKind,
};
use junheng::model::{County, CountyFiling, Fact, Item, Language, School, Stage};
use junheng::numeric::Rational;
use junheng::standards::catalogue::CN_BASIC_BALANCE_2012;
use std::time::Duration;

/// Backbone teachers of primary schools may move for 1.
fn exchange() -> Levers {
    let carries = [(Item::BackboneTeachersPrimary, 1.into())];
    let one = Move::new("exchange", Stage::Primary, carries, 1.into()).unwrap();
    Levers::new(Vec::new(), vec![one]).unwrap()
}

/// Who goes from where to where at which cost.
fn gone(found: &Improvement<'_>) -> Vec<(String, String, String, String)> {
    let schools = found.before().county().schools();
    let transfers = found.transfers().iter();
    transfers
        .map(|one| {
            let [from, to] = [one.from, one.to].map(|place| schools[place].id().to_owned());
            (from, to, one.units.to_string(), one.cost.to_string())
        })
        .collect()
}

fn owned(rows: &[(&str, &str, &str, &str)]) -> Vec<(String, String, String, String)> {
    let own = |text: &str| text.to_owned();
    rows.iter()
        .map(|(from, to, units, cost)| (own(from), own(to), own(units), own(cost)))
        .collect()
}

fn ways(pairs: &[(&str, &str, i64)]) -> Distances {
    let mut distances = Distances::default();
    for (from, to, cost) in pairs {
        distances.set(*from, *to, (*cost).into()).unwrap();
    }
    distances
}

#[test]
fn who_is_nearest_goes() {
    // Of 100 pupils a has 4 backbone teachers, and the floor is 4.25; b and c have 6 and need 5.
    let county = county(vec![
        primary("a", 100, [4, 8, 200]),
        primary("b", 100, [6, 8, 200]),
        primary("c", 100, [6, 8, 200]),
    ]);
    let (standard, levers) = (rule("0.5"), exchange());
    let evaluator = evaluator(&standard);
    let improver = Improver::new(&evaluator, &levers).unwrap();
    let found = improver.improve(&county).unwrap();
    assert_eq!(gone(&found), owned(&[("b", "a", "1", "1")]));
    let near = ways(&[("b", "a", 5), ("c", "a", 2), ("a", "c", 9)]);
    let found = improver
        .clone()
        .with_distances(near)
        .improve(&county)
        .unwrap();
    assert_eq!(found.status(), ImprovementStatus::Optimal);
    assert_eq!(gone(&found), owned(&[("c", "a", "1", "3")]));
    assert_eq!(
        (found.cost(), found.bound()),
        (Some(&3.into()), Some(&3.into()))
    );
    // Pairs with schools that are not there say nothing.
    let elsewhere = improver.with_distances(ways(&[("x", "y", 5)]));
    assert_eq!(
        elsewhere.improve(&county).unwrap().cost(),
        Some(&Rational::ONE)
    );
}

#[test]
fn a_way_over_another_school_may_be_cheaper() {
    // Only b can spare anybody, and from b to a it costs 10; over c it is twice the price of 1, and 1 and 1 beside.
    let county = county(vec![
        primary("a", 100, [4, 8, 200]),
        primary("b", 100, [6, 8, 200]),
        primary("c", 100, [5, 8, 200]),
    ]);
    let (standard, levers) = (rule("0.5"), exchange());
    let evaluator = evaluator(&standard);
    let improver = Improver::new(&evaluator, &levers).unwrap();
    // c may not fall to 4: that is below its floor.
    let dear =
        improver
            .clone()
            .with_distances(ways(&[("b", "a", 10), ("b", "c", 1), ("c", "a", 1)]));
    let found = dear.improve(&county).unwrap();
    assert_eq!(found.status(), ImprovementStatus::Optimal);
    assert_eq!(
        gone(&found),
        owned(&[("b", "c", "1", "2"), ("c", "a", "1", "2")])
    );
    // Where the straight way costs 2 beside, it is cheaper.
    let near = improver.with_distances(ways(&[("b", "a", 2), ("b", "c", 1), ("c", "a", 1)]));
    let found = near.improve(&county).unwrap();
    assert_eq!(gone(&found), owned(&[("b", "a", "1", "3")]));
}

/// Two schools that pass, and so many teachers who may rotate, do, and are backbone teachers.
fn rotating(facts: &[(Fact, i64)]) -> County {
    let schools = vec![
        primary("a", 100, [6, 8, 200]),
        primary("b", 100, [6, 8, 200]),
    ];
    let facts = facts.iter().map(|(fact, number)| (*fact, (*number).into()));
    let filing = CountyFiling {
        facts: facts.collect(),
        year: Some("2024".to_owned()),
        ..CountyFiling::default()
    };
    county(schools).with_filing(filing)
}

const ELIGIBLE: Fact = Fact::EligibleForRotation;
const ROTATED: Fact = Fact::RotatedTeachers;
const BACKBONE: Fact = Fact::RotatedBackboneTeachers;

#[test]
fn two_schools_that_give_each_other_one_let_two_rotate() {
    // 10 % of 30 are 3, and 1 rotates: 2 more. Of the 3 then 2 are backbone teachers, more than 20 %.
    let county = rotating(&[(ELIGIBLE, 30), (ROTATED, 1), (BACKBONE, 0)]);
    let (standard, levers) = (rule_with_rotation("0.5"), exchange());
    let evaluator = evaluator(&standard);
    let improver = Improver::new(&evaluator, &levers).unwrap();
    // Nobody asked for it.
    assert_eq!(
        improver.improve(&county).unwrap().cost(),
        Some(&Rational::ZERO)
    );
    let improver = improver.with_rotation();
    let found = improver.improve(&county).unwrap();
    assert_eq!(found.status(), ImprovementStatus::Optimal);
    assert_eq!(
        gone(&found),
        owned(&[("a", "b", "1", "1"), ("b", "a", "1", "1")])
    );
    let clause = &found.after().unwrap().clauses()[0];
    assert_eq!(clause.ratios[0].value, Some(Rational::from(10)));
    assert_eq!(clause.ratios[1].numerator, Some(Rational::from(2)));
    // 31 eligible teachers take 3.1, and so 4 who rotate: 3 more, who leave one of the schools with one less.
    let more = rotating(&[(ELIGIBLE, 31), (ROTATED, 1), (BACKBONE, 0)]);
    let found = improver.improve(&more).unwrap();
    assert_eq!(
        (found.status(), found.cost()),
        (ImprovementStatus::Optimal, Some(&3.into()))
    );

    let by_year = improver.with_budget(1.into());
    let found = by_year.improve(&county).unwrap();
    let years: Vec<_> = found
        .years()
        .iter()
        .map(|one| (one.calendar, one.is_passed))
        .collect();
    assert_eq!(years, [(Some(2025), false), (Some(2026), true)]);
    let text = found.to_text(Language::Zh, TextStyle::default());
    assert!(
        text.contains("2025年，1元：a → b exchange × 1。年末2/2达标，尚未全部达标"),
        "{text}"
    );
    assert!(text.contains("校际交流"), "{text}");
    let page = found.to_html(Language::En).to_string();
    assert!(page.contains("2026, 1 yuan: b → a exchange × 1."), "{page}");
    let document = found.to_document(Language::En);
    let years: Vec<_> = document
        .stages
        .iter()
        .map(|one| (one.year, one.number))
        .collect();
    assert_eq!(years, [(2025, 1), (2026, 2)]);
    let plan = found.milestones().unwrap();
    let tasks: Vec<_> = plan
        .tasks()
        .iter()
        .map(|one| (one.code(), one.due_year()))
        .collect();
    assert_eq!(tasks, [("exchange@a→b", 2025), ("exchange@b→a", 2026)]);
}

#[test]
fn backbone_teachers_among_those_who_rotate_are_lacking_or_not() {
    // 5 rotate of 50, which are 10 %, none of them a backbone teacher: with n more of them 5·n ≥ 5 + n, so n ≥ 2.
    let (standard, levers) = (rule_with_rotation("0.5"), exchange());
    let evaluator = evaluator(&standard);
    let improver = Improver::new(&evaluator, &levers).unwrap().with_rotation();
    let cost = |facts| improver.improve(&rotating(facts)).unwrap().cost().cloned();
    assert_eq!(
        cost(&[(ELIGIBLE, 50), (ROTATED, 5), (BACKBONE, 0)]),
        Some(2.into())
    );
    assert_eq!(
        cost(&[(ELIGIBLE, 50), (ROTATED, 5), (BACKBONE, 1)]),
        Some(0.into())
    );
    assert_eq!(
        cost(&[(ELIGIBLE, 0), (ROTATED, 0), (BACKBONE, 0)]),
        Some(0.into())
    );
}

#[test]
fn shares_that_nothing_reaches_are_told() {
    let county = rotating(&[(ELIGIBLE, 30), (ROTATED, 1), (BACKBONE, 0)]);
    let (standard, none) = (rule_with_rotation("0.5"), Levers::default());
    let evaluator = evaluator(&standard);
    let found = Improver::new(&evaluator, &none)
        .unwrap()
        .with_rotation()
        .improve(&county)
        .unwrap();
    assert_eq!(found.status(), ImprovementStatus::Infeasible);
    assert_eq!(
        found.obstacle().map(|one| one.kind),
        Some(ObstacleKind::Rotation)
    );
    let document = found.to_document(Language::En).infeasible.unwrap();
    assert_eq!(
        document.reason,
        "R1 asks for 2 more teachers who rotate, and the moves bring 0 at most"
    );
    assert_eq!(document.code.as_deref(), Some("R1"));
    assert_eq!(
        (document.needed.as_deref(), document.possible.as_deref()),
        (Some("2"), Some("0"))
    );
    let zh = found.to_document(Language::Zh).infeasible.unwrap().reason;
    assert_eq!(
        zh,
        "R1要求的交流轮岗教师还差2人，而所列交流措施最多只能增加0人"
    );
}

#[test]
fn shares_that_cannot_be_planned_for_are_refused() {
    let levers = exchange();
    let with = rule_with_rotation("0.5");
    let with = evaluator(&with);
    let improver = Improver::new(&with, &levers).unwrap().with_rotation();
    let county = rotating(&[(ROTATED, 1)]);
    assert_eq!(
        improver.improve(&county).unwrap_err().to_string(),
        "`eligible_for_rotation` must be filed before shares of teachers who rotate can be planned for"
    );
    let without = rule("0.5");
    let without = evaluator(&without);
    let improver = Improver::new(&without, &levers).unwrap().with_rotation();
    assert_eq!(
        improver.improve(&county).unwrap_err().to_string(),
        "`made-up` asks for no share of teachers who rotate"
    );
}

#[test]
fn a_school_that_may_not_be_judged_is_named() {
    let text = serde_json::to_string(&rule("0.5")).unwrap();
    let mut open: serde_json::Value = serde_json::from_str(&text).unwrap();
    let exclusions = serde_json::to_value(&CN_BASIC_BALANCE_2012).unwrap()["exclusions"].clone();
    open["exclusions"] = exclusions
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["reason"] == "private")
        .cloned()
        .collect();
    open["unknown_membership"] = "open".into();
    let open = read_standard(&open.to_string()).unwrap();
    let evaluator = Evaluator::new(&open).unwrap();
    let levers = exchange();
    let improver = Improver::new(&evaluator, &levers).unwrap();
    let county = county(vec![primary("a", 100, [6, 8, 200])]);
    let found = improver.improve(&county).unwrap();
    assert_eq!(found.status(), ImprovementStatus::NotAssessable);
    let missing = &found.missing()[0];
    assert_eq!((&*missing.school, missing.item), ("a", Item::Sponsor));
    assert_eq!(missing.assumed, None);
}

#[test]
fn a_search_without_time_says_so() {
    // The coefficient of books is 0.707, as in `a_coefficient_is_lowered_where_it_costs_least`.
    let county = county(vec![
        primary("a", 100, [5, 8, 200]),
        primary("b", 100, [5, 8, 200]),
        primary("c", 100, [5, 8, 800]),
    ]);
    let book = super::cases_plans::lever("book", &[(Item::Books, 1)], 20);
    let (standard, levers) = (rule("0.5"), Levers::new(vec![book], Vec::new()).unwrap());
    let evaluator = evaluator(&standard);
    let improver = Improver::new(&evaluator, &levers).unwrap();
    let found = improver.with_time(Duration::ZERO).improve(&county).unwrap();
    assert_eq!(found.status(), ImprovementStatus::LimitReached);
    assert_eq!((found.cost(), found.bound()), (None, Some(&Rational::ZERO)));
    assert!(found.after().is_none() && found.changes().is_empty());
    let text = found.to_text(Language::En, TextStyle::default());
    assert!(
        text.contains("The time was up before there was a plan; none costs less than 0 yuan."),
        "{text}"
    );
    let text = found.to_text(Language::Zh, TextStyle::default());
    assert!(
        text.contains("时间用尽，尚未找到方案；任何方案不少于0元。"),
        "{text}"
    );
}

#[test]
fn a_move_that_changes_no_value_lets_teachers_rotate_all_the_same() {
    // Full-time teachers are no indicator of the rule; two of them are asked for, and 20 % of 3 are backbone
    // teachers already (1 of 3).
    let filed = |id: &str| {
        let school: School = primary(id, 100, [6, 8, 200]);
        school.with_amount(Item::TeachersPrimary, 20).unwrap()
    };
    let county = rotating(&[(ELIGIBLE, 30), (ROTATED, 1), (BACKBONE, 1)]);
    let county = County::new(vec![filed("a"), filed("b")])
        .unwrap()
        .with_filing(county.filing().clone());
    let carries = [(Item::TeachersPrimary, 1.into())];
    let one = Move::new("any", Stage::Primary, carries, 4.into()).unwrap();
    let levers = Levers::new(Vec::new(), vec![one]).unwrap();
    let standard = rule_with_rotation("0.5");
    let evaluator = evaluator(&standard);
    let improver = Improver::new(&evaluator, &levers).unwrap().with_rotation();
    let found = improver.improve(&county).unwrap();
    assert_eq!(
        gone(&found),
        owned(&[("a", "b", "1", "4"), ("b", "a", "1", "4")])
    );
}

#[test]
fn whom_nobody_can_spare_stands_in_the_way() {
    // Of 25 pupils 85 % of 5 a hundred are 1.0625, so 2; of 50 they are 2.125, so 3. That is 7, and 6 are there.
    let county = county(vec![
        primary("a", 25, [1, 4, 90]),
        primary("b", 50, [3, 6, 132]),
        primary("c", 25, [2, 4, 90]),
    ]);
    let (standard, levers) = (rule("0.5"), exchange());
    let evaluator = evaluator(&standard);
    let improver = Improver::new(&evaluator, &levers).unwrap();
    let paid = improver.clone().with_distances(ways(&[("b", "a", 1)]));
    for improver in [improver, paid] {
        let found = improver.improve(&county).unwrap();
        assert_eq!(found.status(), ImprovementStatus::Infeasible);
        let obstacle = found.obstacle().unwrap();
        assert_eq!(obstacle.kind, ObstacleKind::Exchange);
        assert_eq!(
            found.to_document(Language::En).infeasible.unwrap().reason,
            "schools need 1 units of exchange, and others can spare 0 at most"
        );
        assert_eq!(
            found.to_document(Language::Zh).infeasible.unwrap().reason,
            "按“exchange”，各校共需调入1个单位，而其他学校最多只能调出0个"
        );
    }
}
