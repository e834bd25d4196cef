//! Any ratio by its name: the same as by its calculator, and figures that are none of its inputs refused.

use super::{fraction, refusal};
use junheng::model::{Population, Pupils, Teachers, Years};
use junheng::numeric::Rational;
use junheng::ratio::{
    AgeEnrolment, Attainment, GrowthRate, LevelPupils, ParityDimension, ParityForm, ParityIndex,
    RATIOS, ROTATED_TEACHERS, RatioDefinition, RatioError, RatioSign, SchoolLife, YearsOfSchooling,
};
use junheng::rust_decimal::Decimal;
use std::collections::BTreeMap;

fn row(code: &str) -> &'static RatioDefinition {
    RatioDefinition::named(code).unwrap()
}

fn figures(text: &str) -> Vec<(&str, Decimal)> {
    let pairs = text.split(',').map(|pair| {
        let (code, amount) = pair.trim().split_once(' ').unwrap();
        (code, amount.parse().unwrap())
    });
    pairs.collect()
}

/// Those whose value is more than a quotient of sums.
const OF_THEIR_OWN: [&str; 6] = [
    "mean_years_of_schooling",
    "school_life_expectancy",
    "school_life_expectancy_net",
    "gender_parity_adjusted",
    "location_parity_adjusted",
    "wealth_parity_adjusted",
];

#[test]
fn every_other_ratio_is_the_quotient_of_the_sums_of_its_inputs() {
    let mut count = 0;
    for row in RATIOS
        .iter()
        .filter(|row| !OF_THEIR_OWN.contains(&row.code))
    {
        // Inputs above the line are 3, 4 …, what is taken away 1, those below 100, 101 …: parts of a whole.
        let mut own: BTreeMap<&str, i64> = BTreeMap::new();
        for (place, input) in (100..).zip(row.denominator) {
            own.insert(
                input.code,
                if input.sign == RatioSign::Plus {
                    place
                } else {
                    1
                },
            );
        }
        for (place, input) in (3..).zip(row.numerator) {
            let amount = if input.sign == RatioSign::Plus {
                place
            } else {
                1
            };
            own.entry(input.code).or_insert(amount);
        }
        let sum = |inputs: &[junheng::ratio::RatioInput]| -> i64 {
            let signed = inputs.iter().map(|input| match input.sign {
                RatioSign::Plus => own[input.code],
                RatioSign::Minus => -own[input.code],
            });
            signed.sum()
        };
        let expected = fraction(sum(row.numerator), sum(row.denominator));
        let given = own
            .iter()
            .map(|(code, amount)| (*code, Decimal::from(*amount)));
        let value = row.of_figures(given).unwrap();
        assert_eq!(*value.value(), expected, "{}", row.code);
        // Without any one of them there is no value.
        for missing in own.keys() {
            let rest = own.iter().filter(|(code, _)| *code != missing);
            let rest = rest.map(|(code, amount)| (*code, Decimal::from(*amount)));
            let told = refusal(row.of_figures(rest));
            assert_eq!(
                told,
                format!(
                    "`{}` needs `{missing}`, which is not there: not asked for",
                    row.code
                )
            );
        }
        count += 1;
    }
    assert_eq!(count, RATIOS.len() - OF_THEIR_OWN.len());
}

#[test]
fn a_name_gives_what_the_calculator_gives() {
    let named = row("rotated_teachers")
        .of_figures(figures("rotated 238, eligible 1486"))
        .unwrap();
    let typed = ROTATED_TEACHERS
        .of(Teachers::from(238), Teachers::from(1_486))
        .unwrap();
    assert_eq!(named, typed);
    let named = row("gender_parity_adjusted")
        .of_figures(figures("female 50, male 40"))
        .unwrap();
    let index = ParityIndex::new(ParityDimension::Gender, ParityForm::Adjusted);
    assert_eq!(
        named,
        index.of(&Rational::from(50), &Rational::from(40)).unwrap()
    );
    assert_eq!(*named.value(), fraction(6, 5));
    let named = row("growth_rate")
        .of_figures(figures("earlier 80, later 100"))
        .unwrap();
    let typed = GrowthRate
        .of_numbers(&Rational::from(80), &Rational::from(100))
        .unwrap();
    assert_eq!(named, typed);
    let years = YearsOfSchooling::TERTIARY_SIXTEEN;
    let people = [0, 1, 1, 2, 0].map(Population::from);
    let typed = Attainment::new(&years, people)
        .unwrap()
        .mean_years()
        .unwrap();
    let text = "none 0, primary 1, junior 1, senior 2, tertiary 0";
    assert_eq!(
        row("mean_years_of_schooling")
            .of_figures(figures(text))
            .unwrap(),
        typed
    );
    // (0·0 + 6 + 9 + 24 + 0)/4
    assert_eq!(*typed.value(), fraction(39, 4));
    let split = "none 0, primary 0, junior 0, senior 0, associate 1, bachelor 1, postgraduate 0";
    let split = row("mean_years_of_schooling")
        .of_figures(figures(split))
        .unwrap();
    assert_eq!(*split.value(), fraction(31, 2));
}

#[test]
fn years_at_school_are_of_ages_and_levels() {
    let age = |age, pupils| AgeEnrolment {
        age,
        pupils: Pupils::from(pupils).into(),
        population: Population::from(40).into(),
    };
    let level = |pupils| LevelPupils {
        pupils: Pupils::from(pupils).into(),
        population: Population::from(100).into(),
        duration: Years::whole(3),
    };
    let ages = "pupils_6 40, people_6 40, pupils_7 40, people_7 40, pupils_8 20, people_8 40";
    let life = SchoolLife::new([age(6, 40), age(7, 40), age(8, 20)]).unwrap();
    let plain = row("school_life_expectancy")
        .of_figures(figures(ages))
        .unwrap();
    assert_eq!(plain, life.expectancy().unwrap());
    let levels =
        format!("{ages}, unknown_age_primary 10, population_primary 100, duration_primary 3");
    let life = life.with_unknown_age(level(10));
    let unknown = row("school_life_expectancy")
        .of_figures(figures(&levels))
        .unwrap();
    assert_eq!(unknown, life.expectancy().unwrap());
    let net = format!("{levels}, repeaters_primary 20");
    let life = life.with_repeaters(level(20));
    let value = row("school_life_expectancy_net")
        .of_figures(figures(&net))
        .unwrap();
    assert_eq!(value, life.expectancy_net_of_repetition().unwrap());
    assert_eq!(*value.value(), fraction(11, 5));
    let told = refusal(row("school_life_expectancy").of_figures(figures(&net)));
    assert!(
        told.starts_with("`school_life_expectancy` has no input `repeaters_primary`"),
        "{told}"
    );
    let short = format!("{ages}, unknown_age_primary 10, population_primary 100");
    assert_eq!(
        refusal(row("school_life_expectancy").of_figures(figures(&short))),
        "`school_life_expectancy` needs `duration_primary`, which is not there: not asked for"
    );
}

#[test]
fn what_cannot_be_meant_is_refused() {
    let rotated = row("rotated_teachers");
    let told = |text| refusal(rotated.of_figures(figures(text)));
    assert_eq!(
        told("rotated 1, eligible 2, pupils 3"),
        "`rotated_teachers` has no input `pupils`; it has rotated, eligible"
    );
    assert_eq!(
        told("rotated 1, rotated 2, eligible 3"),
        "`rotated_teachers`: `rotated` is given twice"
    );
    assert_eq!(
        told("rotated -1, eligible 3"),
        "`rotated_teachers`: `rotated` comes to -1, below zero"
    );
    assert_eq!(
        told("rotated 1.5, eligible 3"),
        "`rotated_teachers`: `rotated` is 1.5, and counts whole ones"
    );
    assert_eq!(
        told("rotated 4, eligible 3"),
        "`rotated_teachers`: `rotated` is 4, more than `eligible` with 3"
    );
    assert_eq!(
        told("rotated 0, eligible 0"),
        "`rotated_teachers` has nothing to divide by: `eligible` is zero"
    );
    assert_eq!(
        RatioDefinition::named("rotated_teacher")
            .unwrap_err()
            .to_string(),
        "there is no ratio `rotated_teacher`; the nearest is `rotated_teachers`"
    );
    let told = refusal(row("mean_years_of_schooling").of_figures(figures("nursery 1, primary 2")));
    assert!(
        told.starts_with("`mean_years_of_schooling` has no input `nursery`; it has none, primary"),
        "{told}"
    );
    let told = refusal(row("growth_rate").of_figures(figures("earlier 0, later 1")));
    assert_eq!(told, "`growth_rate` has no meaning from `earlier` = 0");
}

#[test]
fn what_counts_whole_ones_takes_no_fraction_in_ratios_of_several_inputs_either() {
    for (code, inputs) in [
        (
            "junior_retention",
            &[
                "graduates",
                "transfers_in",
                "transfers_out",
                "entrants",
                "deaths",
            ][..],
        ),
        (
            "inclusive_kindergarten",
            &["public", "inclusive_private", "children"],
        ),
        (
            "migrant_children_placed",
            &["public", "purchased", "eligible"],
        ),
        ("standard_classes", &["standard_classes", "classes"]),
        ("large_classes", &["large_classes", "classes"]),
        ("large_classes_only", &["large_classes", "classes"]),
        ("over_large_classes", &["over_large_classes", "classes"]),
    ] {
        let ratio = RatioDefinition::named(code).unwrap();
        for broken in inputs {
            let figures = inputs.iter().map(|input| {
                let figure = if input == broken { "10.5" } else { "10" };
                (*input, figure.parse::<Decimal>().unwrap())
            });
            let refused = ratio.of_figures(figures).unwrap_err();
            assert!(
                matches!(refused, RatioError::FractionOfWhole { .. }),
                "{code}, {broken}: {refused}"
            );
        }
    }
}
