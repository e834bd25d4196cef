//! School life expectancy, with ages unknown and with repeaters.

use super::{fraction, refusal};
use junheng::model::{Language, Missing, Population, Pupils, Quantity, Reported, Years};
use junheng::ratio::{AgeEnrolment, LevelPupils, RatioError, SchoolLife};

fn age(age: u8, pupils: u32, population: u32) -> AgeEnrolment {
    AgeEnrolment {
        age,
        pupils: Pupils::from(pupils).into(),
        population: Population::from(population).into(),
    }
}

fn level(pupils: u32, population: u32, duration: u32) -> LevelPupils {
    LevelPupils {
        pupils: Pupils::from(pupils).into(),
        population: Population::from(population).into(),
        duration: Years::whole(duration),
    }
}

#[test]
fn the_rates_of_the_ages_add_up_to_years() {
    // 90/100 + 95/100 + 40/80 = 2.35
    let life = SchoolLife::new([age(6, 90, 100), age(7, 95, 100), age(8, 40, 80)]).unwrap();
    let value = life.expectancy().unwrap();
    assert_eq!(*value.value(), fraction(235, 100));
    assert_eq!(
        value.explanation(Language::Zh),
        "预期受教育年限：6岁在校生90 ÷ 6岁人口100 + 7岁在校生95 ÷ 7岁人口100 + 8岁在校生40 ÷ 8岁人口80 \
         = 2.35年（UNESCO Institute for Statistics, glossary: school life expectancy）"
    );
}

#[test]
fn pupils_of_unknown_age_and_repeaters_count_by_the_duration_of_their_level() {
    // 0.9 + 12/300 · 6 + 5/200 · 3 = 0.9 + 0.24 + 0.075 = 1.215
    let life = SchoolLife::new([age(6, 90, 100)])
        .unwrap()
        .with_unknown_age(level(12, 300, 6))
        .with_unknown_age(level(5, 200, 3));
    assert_eq!(*life.expectancy().unwrap().value(), fraction(1_215, 1_000));
    // − 10/300 · 6 − 4/200 · 3 = − 0.2 − 0.06
    let life = life
        .with_repeaters(level(10, 300, 6))
        .with_repeaters(level(4, 200, 3));
    assert_eq!(*life.expectancy().unwrap().value(), fraction(1_215, 1_000));
    let net = life.expectancy_net_of_repetition().unwrap();
    assert_eq!(*net.value(), fraction(955, 1_000));
    assert!(
        net.explanation(Language::En)
            .contains(" − repeaters 10 ÷ school-age population 300 × duration 6 − repeaters 4 ÷ ")
    );
}

#[test]
fn half_a_year_of_duration_counts() {
    let half = LevelPupils {
        duration: Years::new("2.5".parse().unwrap()).unwrap(),
        ..level(1, 10, 0)
    };
    let life = SchoolLife::new([age(6, 1, 2)])
        .unwrap()
        .with_unknown_age(half);
    assert_eq!(*life.expectancy().unwrap().value(), fraction(75, 100));
}

#[test]
fn no_age_and_an_age_twice_are_refused() {
    assert_eq!(
        refusal(SchoolLife::new([])),
        "`school_life_expectancy` needs at least one `age`"
    );
    assert_eq!(
        refusal(SchoolLife::new([age(6, 1, 2), age(7, 1, 2), age(6, 1, 2)])),
        "age 6 is given twice"
    );
}

#[test]
fn each_age_is_checked_and_named() {
    let refused = |ages: [AgeEnrolment; 2]| refusal(SchoolLife::new(ages).unwrap().expectancy());
    assert_eq!(
        refused([age(6, 100, 100), age(7, 101, 100)]),
        "`school_life_expectancy`: `pupils_of_age 7` is 101, more than `population_of_age 7` with 100"
    );
    assert_eq!(
        refused([age(6, 0, 0), age(7, 1, 1)]),
        "`school_life_expectancy` has nothing to divide by: `population_of_age 6` is zero"
    );
    let unknown = AgeEnrolment {
        pupils: Reported::Missing(Missing::Blank),
        ..age(7, 1, 1)
    };
    assert_eq!(
        refused([age(6, 1, 1), unknown]),
        "`school_life_expectancy` needs `pupils_of_age 7`, which is not there: left blank"
    );
    let unknown = AgeEnrolment {
        population: Reported::Missing(Missing::Blank),
        ..age(7, 1, 1)
    };
    assert_eq!(
        refused([age(6, 1, 1), unknown]),
        "`school_life_expectancy` needs `population_of_age 7`, which is not there: left blank"
    );
}

#[test]
fn levels_are_checked_too() {
    let life = SchoolLife::new([age(6, 1, 10)]).unwrap();
    assert_eq!(
        refusal(life.clone().with_unknown_age(level(11, 10, 3)).expectancy()),
        "`school_life_expectancy`: `pupils_of_unknown_age` is 11, more than `school_age_population` with 10"
    );
    assert_eq!(
        refusal(life.clone().with_unknown_age(level(1, 0, 3)).expectancy()),
        "`school_life_expectancy` has nothing to divide by: `school_age_population` is zero"
    );
    let silent = LevelPupils {
        pupils: Reported::Missing(Missing::Declared),
        ..level(0, 10, 3)
    };
    assert_eq!(
        refusal(
            life.clone()
                .with_repeaters(silent)
                .expectancy_net_of_repetition()
        ),
        "`school_life_expectancy_net` needs `repeaters`, which is not there: declared as no data"
    );
    // One tenth of a year at school, of which three tenths are repeated.
    assert_eq!(
        life.with_repeaters(level(1, 10, 3))
            .expectancy_net_of_repetition(),
        Err(RatioError::BelowZero {
            ratio: "school_life_expectancy_net",
            input: "school_life_expectancy_net".into(),
            amount: fraction(-1, 5),
        })
    );
}

#[test]
fn repeaters_of_which_nothing_is_said_are_not_none() {
    let life = SchoolLife::new([age(6, 1, 2)]).unwrap();
    assert_eq!(
        refusal(life.clone().expectancy_net_of_repetition()),
        "`school_life_expectancy_net` needs at least one `repeaters`"
    );
    let none = life.with_repeaters(level(0, 10, 6));
    assert_eq!(
        *none.expectancy_net_of_repetition().unwrap().value(),
        fraction(1, 2)
    );
}

#[test]
fn a_school_life_is_read_through_the_same_checks() {
    let life = SchoolLife::new([age(6, 40, 40), age(7, 20, 40)])
        .unwrap()
        .with_repeaters(level(5, 100, 3));
    let written = serde_json::to_string(&life).unwrap();
    assert_eq!(serde_json::from_str::<SchoolLife>(&written).unwrap(), life);
    for (text, expected) in [
        (r#"{"ages": []}"#, "needs at least one `age`"),
        (
            r#"{"ages": [{"age": 6, "pupils": 1, "population": 2}, {"age": 6, "pupils": 1, "population": 2}]}"#,
            "age 6 is given twice",
        ),
        (r#"{"ages": [], "age": 1}"#, "unknown field `age`"),
    ] {
        let refused = serde_json::from_str::<SchoolLife>(text).unwrap_err();
        assert!(refused.to_string().contains(expected), "{refused}");
    }
}
