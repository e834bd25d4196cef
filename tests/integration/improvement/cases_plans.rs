//! Plans worked by hand.

use super::small_counties::{SmallSchool, evaluator, rule, rule_within};
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
    assert_eq!(missing.assumed, Some(0.into()));
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
    let mut limits = Limits::default();
    limits.set("a", "roof", 1.into()).unwrap();
    assert_eq!(
        improver.with_limits(limits).unwrap_err().to_string(),
        "the limits name the lever `roof`, which is not there"
    );
}

#[test]
fn without_pupils_there_is_no_plan_and_all_that_is_missing_is_named() {
    let blank = |item| {
        let school = primary("a", 100, [5, 8, 200]);
        school.with_missing(item, junheng::model::Missing::Blank)
    };
    let books = blank(Item::Books).unwrap();
    let both = books
        .with_missing(Item::StudentsPrimary, junheng::model::Missing::Blank)
        .unwrap();
    let county = county(vec![both, primary("b", 100, [5, 8, 200])]);
    let (standard, none) = (rule("0.5"), Levers::default());
    let evaluator = evaluator(&standard);
    let improver = Improver::new(&evaluator, &none)
        .unwrap()
        .with_budget(1.into());
    let found = improver.improve(&county).unwrap();
    assert_eq!(found.status(), ImprovementStatus::NotAssessable);
    assert_eq!(
        (found.cost(), found.bound(), found.gap()),
        (None, None, None)
    );
    assert!(found.obstacle().is_none() && found.after().is_none() && found.years().is_empty());
    let missing = found.missing().iter();
    let missing: Vec<_> = missing
        .map(|figure| (figure.school.as_str(), figure.item, figure.assumed.clone()))
        .collect();
    assert_eq!(
        missing,
        [
            ("a", Item::StudentsPrimary, None),
            ("a", Item::Books, Some(0.into()))
        ]
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

#[test]
fn a_limit_that_must_not_be_met_itself_stands_in_the_way() {
    // Books of 2 and 9 a pupil, 100 pupils each. With 100 books the 2 are 3: mean 6, deviation 3, so the coefficient
    // is a half. With 99 it is (9 − 2.99) ÷ (9 + 2.99) = 0.501, with 101 it is (9 − 3.01) ÷ (9 + 3.01) = 0.499.
    let county = county(vec![
        primary("a", 100, [5, 8, 200]),
        primary("b", 100, [5, 8, 900]),
    ]);
    let cost = |bound: &str, most: i64| {
        let book = lever("book", &[(Item::Books, 1)], 1);
        let levers = levers(vec![book.with_at_most(most.into()).unwrap()]);
        let standard = rule_within(bound);
        let evaluator = evaluator(&standard);
        let improver = Improver::new(&evaluator, &levers)
            .unwrap()
            .with_gap(Decimal::ZERO);
        let found = improver.improve(&county).unwrap();
        let [en, zh] = [Language::En, Language::Zh].map(|language| {
            let obstacle = found.to_document(language).infeasible;
            obstacle.map(|obstacle| obstacle.reason)
        });
        (found.status(), found.cost().cloned(), en, zh)
    };
    let plan = |cost: i64| {
        let cost = Some(Rational::from(cost));
        (ImprovementStatus::Optimal, cost, None, None)
    };
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(cost("<= 0.5", 100), plan(100));
    assert_eq!(cost("< 0.5", 101), plan(101));
    let none = |en, zh| (ImprovementStatus::Infeasible, None, text(en), text(zh));
    assert_eq!(
        cost("< 0.5", 100),
        none(
            "the coefficient of variation of primary A3 comes down to about 0.500, and it must be below 0.5",
            "小学A3的差异系数最低只能降到约0.500，而须低于0.5"
        )
    );
    assert_eq!(
        cost("<= 0.5", 99),
        none(
            "the coefficient of variation of primary A3 comes down to about 0.501, and the limit is 0.5",
            "小学A3的差异系数最低只能降到约0.501，而上限是0.5"
        )
    );
}

#[test]
fn a_school_far_above_the_others_is_named_where_a_coefficient_costs() {
    // As in `a_coefficient_is_lowered_where_it_costs_least`: 2, 2 and 8 a pupil. Without c there is no spread, and
    // nobody needs a book by itself.
    let far = county(vec![
        primary("a", 100, [5, 8, 200]),
        primary("b", 100, [5, 8, 200]),
        primary("c", 100, [5, 8, 800]),
    ]);
    let levers = levers(vec![lever("book", &[(Item::Books, 1)], 20)]);
    let standard = rule("0.5");
    let evaluator = evaluator(&standard);
    let improver = Improver::new(&evaluator, &levers).unwrap();
    let found = improver.improve(&far).unwrap();
    let document = serde_json::to_value(found.to_document(Language::En)).unwrap();
    let expected = serde_json::json!([{
        "stage": "primary", "code": "A3", "cv": 0.5_f64.sqrt(), "cv_without": 0.0, "limit": "0.5",
        "schools": [{"school_id": "c", "value": "8"}],
    }]);
    assert_eq!(document["far_above"], expected);
    let [en, zh] = [Language::En, Language::Zh]
        .map(|language| found.to_text(language, junheng::evaluation::TextStyle::default()));
    let en = en.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        en.contains(
            "primary A3: c (8.00). Once every school has what it needs by itself, the coefficient of variation is 0.707 \
             and may be 0.5; without it it would be 0.000, and nothing more would have to be added for it."
        ),
        "{en}"
    );
    assert!(zh.contains("远高于其他学校"), "{zh}");

    // Of 2, 2, 4 and 7 the coefficient is 0.546. Without 7 the mean is 2.67, less than half of 7, and the coefficient
    // √(0.89) ÷ 2.67 = 0.354.
    let some = |books: [i64; 4]| {
        let schools = books.iter().enumerate();
        let schools =
            schools.map(|(place, books)| primary(&format!("s{place}"), 100, [5, 8, *books]));
        let county = county(schools.collect());
        let found = improver.improve(&county).unwrap();
        serde_json::to_value(found.to_document(Language::En)).unwrap()["far_above"].clone()
    };
    assert_eq!(
        some([200, 200, 400, 700])[0]["schools"][0]["school_id"],
        "s3"
    );
    // Of 2, 2, 7 and 7 it is 0.556, and without one of the upper two 0.643: two of four are nobody's exception.
    assert_eq!(some([200, 200, 700, 700]), serde_json::json!([]));
    // Of 1.7, 1.7, 3.2 and 7.1 it is 0.643. Without 7.1 the mean is 2.2, and the coefficient 0.321.
    assert_eq!(some([170, 170, 320, 710])[0]["schools"][0]["value"], "7.1");
    // What each school needs by itself brings 0 up to 1.7, and with 1.7, 2, 2 and 3 nothing costs more.
    assert_eq!(some([0, 200, 200, 300]), serde_json::json!([]));
}
