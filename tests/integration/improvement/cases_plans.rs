//! Plans worked by hand.

use super::small_counties::{SmallSchool, evaluator, rule};
use junheng::evaluation::{Comparison, Evaluator, Report, Verdict};
use junheng::improvement::{
    Improvement, ImprovementError, ImprovementStatus, Improver, Lever, Levers, Limits, ObstacleKind,
};
use junheng::model::{County, Item, Language, School};
use junheng::numeric::Rational;
use junheng::rust_decimal::Decimal;
use junheng::standards::catalogue::{CN_BASIC_BALANCE_2012, CN_QUALITY_BALANCE_2017};

/// A primary school of so many pupils with backbone teachers, classrooms and books.
pub(super) fn primary(id: &str, pupils: i64, [backbone, classrooms, books]: [i64; 3]) -> School {
    let school = SmallSchool {
        id: id.to_owned(),
        pupils: [pupils, 0],
        backbone: [backbone, 0],
        classrooms,
        books,
    };
    school.filed()
}

pub(super) fn county(schools: Vec<School>) -> County {
    County::new(schools).unwrap()
}

pub(super) fn lever(id: &str, adds: &[(Item, i64)], cost: i64) -> Lever {
    let adds = adds
        .iter()
        .map(|(item, amount)| (*item, Decimal::from(*amount)));
    Lever::new(id, adds, cost.into()).unwrap()
}

fn levers(levers: Vec<Lever>) -> Levers {
    Levers::new(levers, Vec::new()).unwrap()
}

fn units(found: &Improvement<'_>) -> Vec<(String, String, String)> {
    let changes = found.changes().iter();
    changes
        .map(|change| {
            let school = found.before().county().schools()[change.school]
                .id()
                .to_owned();
            let lever = found.levers().levers()[change.lever].id().to_owned();
            (school, lever, change.units.to_string())
        })
        .collect()
}

fn owned(expected: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    let row = |(a, b, c): &(&str, &str, &str)| ((*a).to_owned(), (*b).to_owned(), (*c).to_owned());
    expected.iter().map(row).collect()
}

#[test]
fn a_county_that_passes_needs_nothing() {
    // 100 pupils: 5 backbone, 8 classrooms, 200 books are just what is asked for.
    let county = county(vec![primary("a", 100, [5, 8, 200])]);
    let (standard, levers) = (
        rule("0.5"),
        levers(vec![lever("book", &[(Item::Books, 1)], 1)]),
    );
    let evaluator = evaluator(&standard);
    let found = Improver::new(&evaluator, &levers)
        .unwrap()
        .improve(&county)
        .unwrap();
    assert_eq!(found.status(), ImprovementStatus::Optimal);
    assert_eq!(
        (found.cost(), found.bound()),
        (Some(&Rational::ZERO), Some(&Rational::ZERO))
    );
    assert_eq!(found.gap(), Some(Rational::ZERO));
    assert!(found.changes().is_empty());
}

#[test]
fn the_cheaper_value_is_brought_up_and_the_other_only_to_its_floor() {
    // 100 pupils: 3 backbone of 5 (floor 4.25), 6 classrooms of 8 (floor 6.8), books enough. Either 5 backbone and 7
    // classrooms, 2·10 + 1·30 = 50, or 5 backbone, which 4.25 takes too, and 8 classrooms: 80.
    let county = county(vec![primary("a", 100, [3, 6, 200])]);
    let backbone = lever("backbone", &[(Item::BackboneTeachersPrimary, 1)], 10);
    let classroom = lever("classroom", &[(Item::MultimediaClassrooms, 1)], 30);
    let (standard, levers) = (rule("0.5"), levers(vec![backbone, classroom]));
    let evaluator = evaluator(&standard);
    let found = Improver::new(&evaluator, &levers)
        .unwrap()
        .improve(&county)
        .unwrap();
    assert_eq!(found.status(), ImprovementStatus::Optimal);
    assert_eq!(found.cost(), Some(&Rational::from(50)));
    assert_eq!(
        units(&found),
        owned(&[("a", "backbone", "2"), ("a", "classroom", "1")])
    );
    let document = found.to_document(Language::En);
    assert_eq!(
        document.changes[0].reason,
        "primary A1 from 3.00 to 5.00, reaching 5"
    );
    assert_eq!(
        document.changes[1].reason,
        "primary A2 from 6.00 to 7.00, below 8 still and no longer below the floor"
    );
}

#[test]
fn a_coefficient_is_lowered_where_it_costs_least() {
    // Books of 2, 2 and 8 a pupil, 100 pupils each: mean 4, squared deviations 4, 4, 16, so the coefficient is
    // √8 ÷ 4 = 0.707. With d more a pupil in each of the two, the values are 2 + d, 2 + d and 8; they differ by
    // 6 − d, the deviation is (6 − d)·√2 ÷ 3 and the mean 4 + 2d/3: at most a half if
    // (6 − d)·√2 ≤ 6 + d, so d ≥ (6√2 − 6) ÷ (1 + √2) = 1.02943725…; 205.9 books in all. On whole books:
    // 103 in each are 206, and 205 are too few, because of all ways to share them equal shares lower it most.
    let county = county(vec![
        primary("a", 100, [5, 8, 200]),
        primary("b", 100, [5, 8, 200]),
        primary("c", 100, [5, 8, 800]),
    ]);
    let (standard, levers) = (
        rule("0.5"),
        levers(vec![lever("book", &[(Item::Books, 1)], 20)]),
    );
    let evaluator = evaluator(&standard);
    let improver = Improver::new(&evaluator, &levers)
        .unwrap()
        .with_gap(Decimal::ZERO);
    let found = improver.improve(&county).unwrap();
    assert_eq!(found.status(), ImprovementStatus::Optimal);
    assert_eq!(found.cost(), Some(&Rational::from(206 * 20)));
    let document = found.to_document(Language::En);
    assert!(
        document.changes[0].reason.ends_with(
            "and the coefficient of variation from 0.707 to 0.4999 with all changes together"
        ),
        "{}",
        document.changes[0].reason
    );
    assert!(
        document
            .after
            .unwrap()
            .balance
            .iter()
            .all(|row| row.verdict != Some(Verdict::NotMet))
    );
}

#[test]
fn a_limit_for_one_school_is_kept() {
    let county = county(vec![
        primary("a", 100, [5, 8, 100]),
        primary("b", 100, [5, 8, 100]),
    ]);
    let (standard, levers) = (
        rule("0.5"),
        levers(vec![lever("book", &[(Item::Books, 1)], 1)]),
    );
    let evaluator = evaluator(&standard);
    let improver = Improver::new(&evaluator, &levers).unwrap();
    // Books may stay at the floor of 1.7 a pupil: 70 more. With one value below, that is allowed.
    let found = improver.improve(&county).unwrap();
    assert_eq!(
        units(&found),
        owned(&[("a", "book", "70"), ("b", "book", "70")])
    );
    let mut limits = Limits::default();
    limits.set("a", "book", 69.into()).unwrap();
    let improver = improver.with_limits(limits).unwrap();
    let found = improver.improve(&county).unwrap();
    assert_eq!(found.status(), ImprovementStatus::Infeasible);
    let obstacle = found.obstacle().unwrap();
    assert_eq!(obstacle.kind, ObstacleKind::Floor);
    assert_eq!((obstacle.school, obstacle.indicator), (Some(0), Some(2)));
    let sentence = "A3 of a (primary) comes to 1.69 at most, and the floor is 1.7";
    let document = found.to_document(Language::En);
    assert_eq!(document.infeasible.as_ref().unwrap().reason, sentence);
    assert_eq!(
        (document.cost, document.bound, document.gap),
        (None, None, None)
    );
    assert!(
        found
            .to_text(Language::Zh, junheng::evaluation::TextStyle::default())
            .contains("没有可行方案：a（小学）的A3最多只能达到1.69，而底线是1.7。")
    );
}

#[test]
fn a_coefficient_that_nothing_lowers_stands_in_the_way() {
    let county = county(vec![
        primary("a", 100, [5, 8, 200]),
        primary("b", 100, [5, 8, 1000]),
    ]);
    let (standard, levers) = (
        rule("0.5"),
        levers(vec![lever("room", &[(Item::MultimediaClassrooms, 1)], 1)]),
    );
    let evaluator = evaluator(&standard);
    let found = Improver::new(&evaluator, &levers)
        .unwrap()
        .improve(&county)
        .unwrap();
    assert_eq!(found.status(), ImprovementStatus::Infeasible);
    let document = found.to_document(Language::En);
    // 2 and 10 a pupil: mean 6, deviation 4.
    assert_eq!(
        document.infeasible.unwrap().reason,
        "the coefficient of variation of primary A3 comes down to about 0.667, and the limit is 0.5"
    );
}

#[test]
fn a_plan_is_for_the_least_that_missing_figures_can_be() {
    let school = primary("a", 100, [5, 8, 200]);
    let blank = school
        .with_missing(Item::Books, junheng::model::Missing::Blank)
        .unwrap();
    let county = county(vec![blank]);
    let (standard, levers) = (
        rule("0.5"),
        levers(vec![lever("book", &[(Item::Books, 1)], 1)]),
    );
    let evaluator = evaluator(&standard);
    let found = Improver::new(&evaluator, &levers)
        .unwrap()
        .improve(&county)
        .unwrap();
    assert_eq!(found.cost(), Some(&Rational::from(170)));
    let missing = &found.missing()[0];
    assert_eq!((missing.school.as_str(), missing.item), ("a", Item::Books));
    assert_eq!(missing.assumed, 0.into());
    assert_eq!(found.before().verdict(), Verdict::NotAssessable);
    assert_eq!(found.after().map(Report::verdict), Some(Verdict::Met));
}

#[test]
fn what_no_plan_is_made_for_is_refused() {
    let none = Levers::default();
    let reported = Evaluator::new(&CN_QUALITY_BALANCE_2017)
        .unwrap()
        .with_comparison(Comparison::AsReported);
    assert_eq!(
        Improver::new(&reported, &none).unwrap_err(),
        ImprovementError::AsReported
    );
    let composite = Evaluator::new(&CN_BASIC_BALANCE_2012).unwrap();
    assert_eq!(
        Improver::new(&composite, &none).unwrap_err().to_string(),
        "`cn-basic-balance-2012` limits the mean of the coefficients of variation, and a plan is made for limits on \
         each"
    );
    let standard = rule("0.5");
    let evaluator = evaluator(&standard);
    let improver = Improver::new(&evaluator, &none).unwrap();
    let unknown = primary("a", 100, [5, 8, 200])
        .with_missing(Item::StudentsPrimary, junheng::model::Missing::Blank)
        .unwrap();
    let county = county(vec![unknown]);
    assert_eq!(
        improver.improve(&county).unwrap_err().to_string(),
        "the pupils of `a` in the stage `primary` are not filed"
    );
    let mut limits = Limits::default();
    limits.set("a", "roof", 1.into()).unwrap();
    assert_eq!(
        improver.with_limits(limits).unwrap_err().to_string(),
        "the limits name the lever `roof`, which is not there"
    );
}

#[test]
fn a_plan_is_spread_over_years_with_the_most_pupils_for_their_cost_first() {
    // Two values short in each, so that one must come to its threshold: 100 pupils need 2 backbone teachers more,
    // and one classroom to the floor of 6.8 (as worked above, 50); 200 pupils the same twice (100). Both lift
    // 2 pupils for each unit of money, so that the order of the codes decides; a third school lacks 10 books of
    // 200 to its floor of 170 at a cost of 10 for 100 pupils, and goes first.
    let county = county(vec![
        primary("a", 100, [3, 6, 200]),
        primary("b", 200, [6, 12, 400]),
        primary("c", 100, [5, 8, 160]),
    ]);
    let levers = levers(vec![
        lever("backbone", &[(Item::BackboneTeachersPrimary, 1)], 10),
        lever("classroom", &[(Item::MultimediaClassrooms, 1)], 30),
        lever("book", &[(Item::Books, 1)], 1),
    ]);
    let standard = rule("0.5");
    let evaluator = evaluator(&standard);
    let improver = Improver::new(&evaluator, &levers)
        .unwrap()
        .with_budget(70.into());
    let found = improver.improve(&county).unwrap();
    assert_eq!(found.cost(), Some(&Rational::from(160)));
    let years: Vec<_> = found
        .years()
        .iter()
        .map(|year| (year.cost.to_string(), year.passing_parts, year.is_passed))
        .collect();
    // 10 + 50 leave 10 of 70 for one teacher of the large school; then 3 teachers and a classroom are 60, and no
    // other classroom can be paid; the last is 30.
    let expected = [("70", 2, false), ("60", 2, false), ("30", 3, true)];
    let expected = expected.map(|(cost, parts, passes)| (cost.to_owned(), parts, passes));
    assert_eq!(years, expected);
    let small = improver.clone().with_budget(29.into());
    assert_eq!(
        small.improve(&county).unwrap_err().to_string(),
        "one step of `classroom` costs 30, more than the budget of a year"
    );
}
