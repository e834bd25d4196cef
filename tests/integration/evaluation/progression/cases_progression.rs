//! Promotion, repetition, drop-out and survival: published numbers, formulas, refusals.

use junheng::evaluation::progression::{
    FlowRates, FlowStatus, GradeCounts, GradeFlows, ProgressionError, ReconstructedCohort,
    RepeatLimit,
};
use junheng::numeric::{Rational, RoundingMode};

fn counts(grade: &str, pupils: u64, pupils_next: u64, repeaters_next: u64) -> GradeCounts {
    GradeCounts {
        grade: grade.to_owned(),
        pupils,
        pupils_next,
        repeaters_next,
    }
}

pub(super) fn fraction(text: &str) -> Rational {
    let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
    let part = |text: &str| Rational::from(text.parse::<i128>().unwrap());
    Rational::new(part(numerator), part(denominator)).unwrap()
}

pub(super) fn rates(of: &[(&str, &str)]) -> Vec<FlowRates> {
    let rates = of
        .iter()
        .enumerate()
        .map(|(index, (promotion, repetition))| {
            let grade = (index + 1).to_string();
            FlowRates::new(grade, fraction(promotion), fraction(repetition)).unwrap()
        });
    rates.collect()
}

/// The shares that reach each grade, and the one behind the last.
pub(super) fn reached(cohort: &ReconstructedCohort) -> Vec<Rational> {
    let grades = cohort.grades().iter().map(|grade| grade.reached.clone());
    grades.chain([cohort.completed().clone()]).collect()
}

#[test]
fn flows_are_those_of_the_formulas() {
    // Grade 1: (90 − 6)/100, 12/100; grade 2: (70 − 0)/80, 6/80; grade 3: 60/75, 0/75.
    let flows = GradeFlows::between(
        &[
            counts("1", 100, 110, 12),
            counts("2", 80, 90, 6),
            counts("3", 75, 70, 0),
        ],
        Some(60),
    )
    .unwrap();
    let found: Vec<(String, String, String)> = flows
        .grades()
        .iter()
        .map(|flow| {
            (
                flow.promotion.as_ref().unwrap().to_string(),
                flow.repetition.to_string(),
                flow.dropout().unwrap().to_string(),
            )
        })
        .collect();
    let expected = [
        ("21/25", "3/25", "1/25"),
        ("7/8", "3/40", "1/20"),
        ("4/5", "0", "1/5"),
    ];
    let expected = expected.map(|(p, r, d)| (p.to_owned(), r.to_owned(), d.to_owned()));
    assert_eq!(found, expected);
    assert_eq!(flows.rates().unwrap().len(), 3);
}

#[test]
fn without_graduates_the_cohort_is_followed_to_the_last_grade() {
    let grades = [counts("1", 100, 100, 0), counts("2", 80, 90, 0)];
    let flows = GradeFlows::between(&grades, None).unwrap();
    assert_eq!(flows.grades()[1].status(), None);
    assert_eq!(
        flows.grades()[1].rates(),
        Err(ProgressionError::UnknownPromotion { grade: "2".into() })
    );
    let cohort = ReconstructedCohort::new(&flows.rates().unwrap(), RepeatLimit::Unlimited).unwrap();
    assert_eq!(cohort.grades().len(), 1);
    assert_eq!(cohort.completed(), &fraction("9/10"));
}

#[test]
fn more_than_all_is_an_inflow_and_not_a_rate() {
    // 95 new in grade 2 and 6 repeat grade 1, of 100: one came from elsewhere.
    let at = |newcomers| {
        let grades = [
            counts("一年级", 100, 100, 6),
            counts("二年级", 90, newcomers, 0),
        ];
        GradeFlows::between(&grades, Some(80)).unwrap()
    };
    let full = at(94);
    assert_eq!(full.grades()[0].status(), Some(FlowStatus::Closed));
    assert_eq!(full.grades()[0].dropout(), Some(Rational::ZERO));
    let above = at(95);
    assert_eq!(above.grades()[0].status(), Some(FlowStatus::NetInflow));
    assert_eq!(above.grades()[0].dropout(), Some(fraction("-1/100")));
    assert_eq!(
        above.rates().unwrap_err().to_string(),
        "promotion 19/20 and repetition 3/50 of grade `一年级` are above 1 together"
    );
}

#[test]
fn what_cannot_be_is_refused_with_its_grade() {
    let refused =
        |grades: &[GradeCounts]| GradeFlows::between(grades, None).unwrap_err().to_string();
    let sound = counts("1", 100, 100, 0);
    assert_eq!(refused(&[]), "there is no grade");
    assert_eq!(
        refused(&[sound.clone(), counts("2", 0, 90, 0)]),
        "grade `2` has no pupils in the first year"
    );
    assert_eq!(
        refused(&[sound.clone(), counts("2", 90, 5, 6)]),
        "grade `2` has 6 repeaters among 5 pupils"
    );
    assert_eq!(
        refused(&[sound.clone(), counts("2", 5, 90, 6)]),
        "6 repeat grade `2`, which had 5 pupils the year before"
    );
    // At the bound of both.
    assert!(GradeFlows::between(&[counts("2", 6, 6, 6)], None).is_ok());
    assert_eq!(refused(&[sound.clone(), sound]), "grade `1` is named twice");
    assert_eq!(
        FlowRates::new("3", Rational::ONE, fraction("-1/10"))
            .unwrap_err()
            .to_string(),
        "grade `3` has the negative rate -1/10"
    );
    assert!(FlowRates::new("3", fraction("9/10"), fraction("1/10")).is_ok());
}

#[test]
fn constant_rates_give_the_published_survival() {
    // (8/9)^n to six places.
    let cohort = ReconstructedCohort::new(&rates(&[("4/5", "1/10"); 6]), RepeatLimit::Unlimited);
    let shown: Vec<String> = reached(&cohort.unwrap())
        .iter()
        .map(|share| share.to_fixed(6, RoundingMode::HalfAwayFromZero))
        .collect();
    let expected = [
        "1.000000", "0.888889", "0.790123", "0.702332", "0.624295", "0.554929", "0.493270",
    ];
    assert_eq!(shown, expected);
}

#[test]
fn years_per_graduate_and_efficiency_follow_from_the_years() {
    // Half of grade 1 comes up, the other half leaves; all of grade 2 complete it: of 100 pupils 100
    // years in grade 1 and 50 in grade 2, and 50 graduates. 150/50 = 3; 2 · 50/150 = 2/3.
    let cohort = ReconstructedCohort::new(
        &rates(&[("1/2", "0"), ("1", "0")]),
        RepeatLimit::WholeCycle(2),
    )
    .unwrap();
    assert_eq!(cohort.pupil_years(), fraction("3/2"));
    assert_eq!(cohort.years_per_graduate(), Ok(Rational::from(3)));
    assert_eq!(cohort.efficiency(), fraction("2/3"));
    assert_eq!(cohort.survival_to("2"), Some(&fraction("1/2")));
    assert_eq!(cohort.survival_to("3"), None);

    let nobody = ReconstructedCohort::new(&rates(&[("0", "1/2")]), RepeatLimit::Unlimited).unwrap();
    assert_eq!(
        nobody.years_per_graduate().unwrap_err().to_string(),
        "nobody completes the last grade"
    );
    assert_eq!(nobody.efficiency(), Rational::ZERO);
}

#[test]
fn repeating_without_end_is_refused_and_with_a_limit_counted() {
    let stuck = rates(&[("1", "0"), ("0", "1")]);
    assert_eq!(
        ReconstructedCohort::new(&stuck, RepeatLimit::Unlimited)
            .unwrap_err()
            .to_string(),
        "all pupils of grade `2` repeat it without limit"
    );
    let limited = ReconstructedCohort::new(&stuck, RepeatLimit::PerGrade(3)).unwrap();
    assert_eq!(limited.grades()[1].years, Rational::from(4));
    assert_eq!(
        ReconstructedCohort::new(&[], RepeatLimit::Unlimited),
        Err(ProgressionError::NoGrades)
    );
    let twice = [stuck[0].clone(), stuck[0].clone()];
    assert_eq!(
        ReconstructedCohort::new(&twice, RepeatLimit::Unlimited),
        Err(ProgressionError::RepeatedGrade { grade: "1".into() })
    );
}
