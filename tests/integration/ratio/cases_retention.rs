//! Three-year retention: its formula, and what cannot be.

use super::{fraction, refusal};
use junheng::model::{Item, Language, Missing, Pupils, Reported, School, SchoolKind};
use junheng::ratio::{JuniorCohort, RatioError};

fn cohort(
    entrants: u32,
    transfers_in: u32,
    transfers_out: u32,
    deaths: u32,
    graduates: u32,
) -> JuniorCohort {
    let pupils = |count| Pupils::from(count).into();
    JuniorCohort {
        entrants: pupils(entrants),
        transfers_in: pupils(transfers_in),
        transfers_out: pupils(transfers_out),
        deaths: pupils(deaths),
        graduates: pupils(graduates),
    }
}

#[test]
fn movers_are_brought_back_and_the_dead_are_left_out() {
    // (978 − 20 + 33) ÷ (1001 − 1) = 991 ÷ 1000
    let value = cohort(1_001, 20, 33, 1, 978).retention().unwrap();
    assert_eq!(*value.value(), fraction(991, 1_000));
    assert_eq!(value.printed(Language::Zh), "99.1%");
    assert_eq!(
        value.explanation(Language::Zh),
        "初中三年巩固率：（毕业学生978 − 三年转入学生20 + 三年转出学生33） ÷ （三年前初一在校生1001 − 三年死亡学生1） \
         = 99.1%（教督〔2017〕6号, 教育质量 1）"
    );
    assert_eq!(
        value.explanation(Language::En),
        "Three-year junior retention rate: (graduates 978 − pupils who transferred in 20 + pupils who \
         transferred out 33) ÷ (pupils of this cohort in grade 7 1001 − pupils who died 1) = 99.1 % \
         [教督〔2017〕6号, 教育质量 1]"
    );
}

#[test]
fn everybody_may_stay_and_nobody_may() {
    assert_eq!(
        cohort(100, 0, 0, 0, 100)
            .retention()
            .unwrap()
            .printed(Language::En),
        "100.0 %"
    );
    assert_eq!(
        cohort(100, 7, 0, 0, 7)
            .retention()
            .unwrap()
            .printed(Language::En),
        "0.0 %"
    );
}

#[test]
fn one_more_than_the_whole_is_refused() {
    assert!(cohort(100, 5, 5, 2, 98).retention().is_ok());
    assert_eq!(
        refusal(cohort(100, 5, 5, 2, 99).retention()),
        "`junior_retention`: `graduates - transfers_in + transfers_out` is 99, more than \
         `entrants - deaths` with 98"
    );
}

#[test]
fn what_comes_to_less_than_nothing_is_refused() {
    assert_eq!(
        refusal(cohort(100, 8, 0, 0, 7).retention()),
        "`junior_retention`: `graduates - transfers_in + transfers_out` comes to -1, below zero"
    );
    assert_eq!(
        refusal(cohort(2, 0, 0, 3, 0).retention()),
        "`junior_retention`: `entrants - deaths` comes to -1, below zero"
    );
    assert_eq!(
        refusal(cohort(2, 0, 0, 2, 0).retention()),
        "`junior_retention` has nothing to divide by: `entrants - deaths` is zero"
    );
}

#[test]
fn each_figure_that_is_missing_is_named() {
    let complete = cohort(100, 1, 1, 1, 90);
    let missing: Reported<Pupils> = Reported::Missing(Missing::Blank);
    let cohorts = [
        (
            "entrants",
            JuniorCohort {
                entrants: missing,
                ..complete
            },
        ),
        (
            "transfers_in",
            JuniorCohort {
                transfers_in: missing,
                ..complete
            },
        ),
        (
            "transfers_out",
            JuniorCohort {
                transfers_out: missing,
                ..complete
            },
        ),
        (
            "deaths",
            JuniorCohort {
                deaths: missing,
                ..complete
            },
        ),
        (
            "graduates",
            JuniorCohort {
                graduates: missing,
                ..complete
            },
        ),
    ];
    for (input, cohort) in cohorts {
        assert_eq!(
            cohort.retention(),
            Err(RatioError::NotReported {
                ratio: "junior_retention",
                input: input.into(),
                reason: Missing::Blank,
            })
        );
    }
}

#[test]
fn a_school_has_its_cohort_as_filed() {
    let school = School::new("1", "One", SchoolKind::Junior)
        .unwrap()
        .with_filings(
            [
                (Item::Entrants, 100),
                (Item::TransfersIn, 10),
                (Item::TransfersOut, 5),
                (Item::Deaths, 1),
                (Item::Graduates, 99),
            ]
            .map(|(item, count)| (item, junheng::model::Filed::Figure(count.into()))),
        )
        .unwrap();
    assert_eq!(JuniorCohort::of_school(&school), cohort(100, 10, 5, 1, 99));
    let silent = School::new("1", "One", SchoolKind::Junior).unwrap();
    let unknown = JuniorCohort::of_school(&silent).retention();
    assert_eq!(
        refusal(unknown),
        "`junior_retention` needs `graduates`, which is not there: not asked for"
    );
}

#[test]
fn a_cohort_survives_its_written_form() {
    let before = JuniorCohort {
        deaths: Reported::Missing(Missing::NotAsked),
        ..cohort(100, 10, 5, 1, 99)
    };
    let written = serde_json::to_string(&before).unwrap();
    assert_eq!(
        serde_json::from_str::<JuniorCohort>(&written).unwrap(),
        before
    );
    let negative = written.replace("\"99\"", "\"-99\"");
    assert!(serde_json::from_str::<JuniorCohort>(&negative).is_err());
}
