//! Growth, and from where there is none.

use super::{fraction, refusal};
use junheng::model::{Language, Missing, Pupils, Teachers, Yuan};
use junheng::numeric::Rational;
use junheng::ratio::{BACKBONE_TEACHERS, GrowthRate, PER_PUPIL_SPENDING, RatioError};

#[test]
fn growth_may_be_up_down_or_none() {
    let growth = |earlier: u32, later: u32| {
        let value = GrowthRate.of(Yuan::from(earlier), Yuan::from(later));
        value.unwrap().printed(Language::Zh)
    };
    assert_eq!(growth(10_000, 10_156), "1.56%");
    assert_eq!(growth(10_000, 10_000), "0.00%");
    assert_eq!(growth(10_000, 9_900), "-1.00%");
    assert_eq!(growth(10_000, 0), "-100.00%");
}

#[test]
fn a_number_may_fall_below_zero() {
    let value = GrowthRate
        .of_numbers(&Rational::from(2), &Rational::from(-1))
        .unwrap();
    assert_eq!(*value.value(), fraction(-3, 2));
    assert_eq!(
        value.explanation(Language::En),
        "Growth rate: (later year -1 − earlier year 2) ÷ earlier year 2 = -150.00 % \
         [教育法（三个增长）; 国办发〔2018〕82号（两个只增不减）]"
    );
}

#[test]
fn from_zero_or_below_nothing_grows() {
    assert_eq!(
        refusal(GrowthRate.of(Yuan::from(0), Yuan::from(5))),
        "`growth_rate` has no meaning from `earlier` = 0"
    );
    let below = GrowthRate.of_numbers(&fraction(-1, 2), &Rational::ONE);
    assert_eq!(
        refusal(below),
        "`growth_rate` has no meaning from `earlier` = -0.5"
    );
}

#[test]
fn a_missing_year_is_named() {
    let blank = Err::<Yuan, _>(Missing::Blank);
    assert_eq!(
        refusal(GrowthRate.of(blank, Yuan::from(5))),
        "`growth_rate` needs `earlier`, which is not there: left blank"
    );
    assert_eq!(
        refusal(GrowthRate.of(Yuan::from(5), blank)),
        "`growth_rate` needs `later`, which is not there: left blank"
    );
}

#[test]
fn two_ratios_do_not_grow_into_each_other() {
    let spending = PER_PUPIL_SPENDING
        .of(Yuan::from(10), Pupils::from(2))
        .unwrap();
    let backbone = BACKBONE_TEACHERS
        .of(Teachers::from(1), Teachers::from(2))
        .unwrap();
    assert_eq!(
        GrowthRate.of_values(&spending, &backbone),
        Err(RatioError::DifferentRatios {
            earlier: "per_pupil_spending",
            later: "backbone_teachers",
        })
    );
}
