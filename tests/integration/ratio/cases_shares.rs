//! Every ratio of two quantities: its value, what it refuses, and what it does not.

use super::{fraction, refusal};
use junheng::model::{
    Amount, Filed, Language, Missing, ModelError, Population, Pupils, Quantity, Reported, Teachers,
};
use junheng::numeric::Rational;
use junheng::ratio::{
    ACHIEVEMENT_RATE, AGE_SPECIFIC_ENROLMENT, AID_PER_PUPIL_TIME, BACHELOR_TEACHERS,
    BACKBONE_OF_URBAN_TO_RURAL, BACKBONE_TEACHERS, BUDGET_SHARE, DISABLED_CHILDREN_ENROLMENT,
    DOUBLE_QUALIFIED_TEACHERS, DROP_OUT, FITNESS_GOOD_OR_BETTER, GROSS_ENROLMENT, GROWTH_RATE,
    JUNIOR_RETENTION, KINDERGARTEN_REGISTERED_3_TO_5, KINDERGARTEN_REGISTERED_3_TO_6,
    KINDERGARTEN_RESIDENT_3_TO_5, KINDERGARTEN_RESIDENT_3_TO_6, LICENSED_TEACHERS,
    MIGRANT_CHILDREN_PLACED, MIGRANT_CHILDREN_PUBLIC, NEARBY_ENROLMENT, NET_ENROLMENT,
    NINE_YEAR_COHORT, NINE_YEAR_RETENTION, PER_PUPIL_SPENDING, POSTGRADUATE_TEACHERS,
    PUBLIC_KINDERGARTEN, PUPIL_TEACHER_RATIO, PartAndWhole, ROTATED_BACKBONE, ROTATED_TEACHERS,
    RURAL_SCHOOLS, RatioError, RatioOf, SCHOOLS_UP_TO_STANDARD, SENIOR_GROSS_ENROLMENT,
    STANDARD_KINDERGARTEN_CLASSES, TEACHER_PUPIL_RATIO, TERTIARY_GROSS_ENROLMENT, TIERED_TEACHERS,
    TOTAL_NET_ENROLMENT, TRAINED_TEACHERS, TRAINING_FUNDS, URBAN_TO_RURAL_OF_BACKBONE,
};

/// What a ratio of two quantities must refuse, by the codes of its inputs as an error names them.
fn assert_refusals<N, D>(ratio: RatioOf<N, D>, above: &str, below: &str, is_share: bool)
where
    N: Quantity + From<u32>,
    D: Quantity + From<u32>,
{
    let code = ratio.definition().code;
    assert!(RatioOf::<N, D>::new(ratio.definition()).is_ok(), "{code}");
    let value = ratio.of(N::from(3), D::from(4)).unwrap();
    assert_eq!(*value.value(), fraction(3, 4), "{code}");
    assert_eq!(
        *ratio.of(N::from(0), D::from(4)).unwrap().value(),
        Rational::ZERO
    );
    // Exactly the whole is no mistake, one more is.
    assert_eq!(
        *ratio.of(N::from(4), D::from(4)).unwrap().value(),
        Rational::ONE
    );
    let more = ratio.of(N::from(5), D::from(4));
    if is_share {
        let expected = format!("`{code}`: `{above}` is 5, more than `{below}` with 4");
        assert_eq!(refusal(more), expected);
    } else {
        assert_eq!(*more.unwrap().value(), fraction(5, 4), "{code}");
    }
    for amount in [0, 4] {
        assert_eq!(
            refusal(ratio.of(N::from(amount), D::from(0))),
            format!("`{code}` has nothing to divide by: `{below}` is zero")
        );
    }
    let blank = Err::<N, _>(Missing::Blank);
    assert_eq!(
        refusal(ratio.of(blank, D::from(4))),
        format!("`{code}` needs `{above}`, which is not there: left blank")
    );
    let declared = Err::<D, _>(Missing::Declared);
    assert_eq!(
        refusal(ratio.of(N::from(4), declared)),
        format!("`{code}` needs `{below}`, which is not there: declared as no data")
    );
}

#[test]
fn every_share_refuses_a_part_above_its_whole() {
    assert_refusals(NET_ENROLMENT, "pupils_of_age", "population", true);
    assert_refusals(TOTAL_NET_ENROLMENT, "pupils_of_age", "population", true);
    assert_refusals(AGE_SPECIFIC_ENROLMENT, "pupils_of_age", "population", true);
    assert_refusals(DISABLED_CHILDREN_ENROLMENT, "enrolled", "population", true);
    assert_refusals(PUBLIC_KINDERGARTEN, "public", "children", true);
    assert_refusals(
        STANDARD_KINDERGARTEN_CLASSES,
        "standard_classes",
        "classes",
        true,
    );
    assert_refusals(NINE_YEAR_RETENTION, "graduates", "entrants", true);
    assert_refusals(DROP_OUT, "dropped_out", "pupils_at_start", true);
    assert_refusals(BACHELOR_TEACHERS, "bachelor_teachers", "teachers", true);
    assert_refusals(
        POSTGRADUATE_TEACHERS,
        "postgraduate_teachers",
        "teachers",
        true,
    );
    assert_refusals(BACKBONE_TEACHERS, "backbone_teachers", "teachers", true);
    assert_refusals(TIERED_TEACHERS, "tiered_teachers", "teachers", true);
    assert_refusals(
        DOUBLE_QUALIFIED_TEACHERS,
        "double_qualified_teachers",
        "vocational_teachers",
        true,
    );
    assert_refusals(LICENSED_TEACHERS, "licensed_teachers", "teachers", true);
    assert_refusals(TRAINED_TEACHERS, "trained_teachers", "teachers", true);
    assert_refusals(ROTATED_TEACHERS, "rotated", "eligible", true);
    assert_refusals(ROTATED_BACKBONE, "rotated_backbone", "rotated", true);
    assert_refusals(
        URBAN_TO_RURAL_OF_BACKBONE,
        "urban_to_rural_backbone",
        "rotated_backbone",
        true,
    );
    assert_refusals(
        BACKBONE_OF_URBAN_TO_RURAL,
        "urban_to_rural_backbone",
        "urban_to_rural",
        true,
    );
    assert_refusals(FITNESS_GOOD_OR_BETTER, "good_or_better", "tested", true);
    assert_refusals(NEARBY_ENROLMENT, "in_catchment", "pupils", true);
    assert_refusals(MIGRANT_CHILDREN_PUBLIC, "public", "eligible", true);
    assert_refusals(
        SCHOOLS_UP_TO_STANDARD,
        "schools_up_to_standard",
        "schools",
        true,
    );
    assert_refusals(RURAL_SCHOOLS, "rural_schools", "schools", true);
    assert_refusals(ACHIEVEMENT_RATE, "criteria_met", "criteria", true);
    assert_refusals(TRAINING_FUNDS, "training_budget", "public_funds", true);
    assert_refusals(BUDGET_SHARE, "education_spending", "budget_spending", true);
}

#[test]
fn a_ratio_that_is_no_share_may_be_more_than_one() {
    assert_refusals(GROSS_ENROLMENT, "pupils", "population", false);
    assert_refusals(SENIOR_GROSS_ENROLMENT, "pupils", "population", false);
    assert_refusals(TERTIARY_GROSS_ENROLMENT, "students", "population", false);
    assert_refusals(NINE_YEAR_COHORT, "final_grade", "grade_one", false);
    assert_refusals(PUPIL_TEACHER_RATIO, "pupils", "teachers", false);
    assert_refusals(TEACHER_PUPIL_RATIO, "teachers", "pupils", false);
    assert_refusals(PER_PUPIL_SPENDING, "spending", "pupils", false);
    assert_refusals(AID_PER_PUPIL_TIME, "aid", "pupil_times", false);
    for enrolment in [
        KINDERGARTEN_REGISTERED_3_TO_5,
        KINDERGARTEN_REGISTERED_3_TO_6,
        KINDERGARTEN_RESIDENT_3_TO_5,
        KINDERGARTEN_RESIDENT_3_TO_6,
    ] {
        assert_refusals(enrolment, "children", "population", false);
    }
}

#[test]
fn each_kindergarten_population_has_a_name_of_its_own() {
    assert_eq!(
        KINDERGARTEN_REGISTERED_3_TO_5.definition().name.zh,
        "学前三年毛入园率（户籍3—5岁）"
    );
    assert_eq!(
        KINDERGARTEN_REGISTERED_3_TO_6.definition().name.zh,
        "学前三年毛入园率（户籍3—6岁）"
    );
    assert_eq!(
        KINDERGARTEN_RESIDENT_3_TO_5.definition().name.zh,
        "学前三年毛入园率（常住3—5岁）"
    );
    assert_eq!(
        KINDERGARTEN_RESIDENT_3_TO_6.definition().name.zh,
        "学前三年毛入园率（常住3—6岁）"
    );
    let value = KINDERGARTEN_RESIDENT_3_TO_5
        .of(Pupils::from(90), Population::from(100))
        .unwrap();
    assert_eq!(value.printed(Language::Zh), "90.00%");
    assert_eq!(
        value.explanation(Language::Zh),
        "学前三年毛入园率（常住3—5岁）：在园幼儿90 ÷ 常住3—5岁人口100 = 90.00%（教督〔2020〕1号）"
    );
}

#[test]
fn a_row_of_more_inputs_is_no_ratio_of_two() {
    for row in [JUNIOR_RETENTION, MIGRANT_CHILDREN_PLACED, GROWTH_RATE] {
        let ratio = RatioOf::<Pupils, Pupils>::new(row);
        let expected = format!(
            "`{}` does not have one input above and one below the line",
            row.code
        );
        assert_eq!(refusal(ratio), expected);
    }
}

#[test]
fn a_negative_count_or_half_a_person_is_no_quantity() {
    let negative = Teachers::new((-1).into());
    assert_eq!(
        negative,
        Err(ModelError::NegativeAmount {
            amount: (-1).into()
        })
    );
    assert!(Pupils::new("0.5".parse().unwrap()).is_err());
    assert!(Population::from_ten_thousand("0.00005".parse().unwrap()).is_err());
    assert_eq!(
        Population::from_ten_thousand("11603.2".parse().unwrap()),
        Ok(Population::from(116_032_000))
    );
}

#[test]
fn an_error_is_data_as_well_as_a_sentence() {
    let swapped = BACKBONE_TEACHERS.of(Teachers::from(3_470), Teachers::from(1_209));
    assert_eq!(
        swapped,
        Err(RatioError::PartAboveWhole {
            ratio: "backbone_teachers",
            parts: Box::new(PartAndWhole {
                part: "backbone_teachers".into(),
                part_amount: 3_470.into(),
                whole: "teachers".into(),
                whole_amount: 1_209.into(),
            }),
        })
    );
}

#[test]
fn a_value_says_what_it_was_computed_from() {
    let value = PUPIL_TEACHER_RATIO
        .of(Pupils::from(500), Teachers::from(40))
        .unwrap();
    assert_eq!(
        value.explanation(Language::Zh),
        "生师比：在校生500 ÷ 专任教师40 = 12.50:1（UNESCO Institute for Statistics, glossary: pupil-teacher ratio）"
    );
    assert_eq!(
        value.explanation(Language::En),
        "Pupil-teacher ratio: pupils 500 ÷ full-time teachers 40 = 12.50:1 \
         [UNESCO Institute for Statistics, glossary: pupil-teacher ratio]"
    );
    let [only] = value.fractions() else {
        panic!("one fraction")
    };
    assert_eq!(
        (only.numerator(), only.denominator()),
        (500.into(), 40.into())
    );
    assert_eq!(only.numerator_terms()[0].name.zh, "在校生");
    assert_eq!(only.denominator_terms()[0].amount, 40.into());
}

#[test]
fn a_value_is_written_with_its_exact_fraction() {
    let value = BACKBONE_TEACHERS
        .of(Teachers::from(191), Teachers::from(372))
        .unwrap();
    let written = serde_json::to_value(&value).unwrap();
    assert_eq!(
        written,
        serde_json::json!({
            "code": "backbone_teachers",
            "name": {"zh": "骨干教师比例", "en": "share of backbone teachers"},
            "exact": "191/372",
            "value": 191.0 / 372.0,
            "reported": {"zh": "51.34%", "en": "51.34 %"},
        })
    );
}

#[test]
fn what_is_reported_is_written_as_a_figure_or_a_reason() {
    let known = Reported::from(Pupils::from(40));
    let unknown = Reported::<Pupils>::Missing(Missing::Declared);
    for (reported, written) in [(known, "\"40\""), (unknown, "{\"missing\":\"declared\"}")] {
        assert_eq!(serde_json::to_string(&reported).unwrap(), written);
        assert_eq!(
            serde_json::from_str::<Reported<Pupils>>(written).unwrap(),
            reported
        );
    }
    assert!(serde_json::from_str::<Reported<Pupils>>("\"-1\"").is_err());
    assert!(serde_json::from_str::<Reported<Pupils>>("null").is_err());
}

#[test]
fn a_half_is_rounded_away_from_zero_from_the_exact_value() {
    // 1/32 = 3.125 %.
    let value = BACKBONE_TEACHERS
        .of(Teachers::from(1), Teachers::from(32))
        .unwrap();
    assert_eq!(value.printed(Language::En), "3.13 %");
    assert_eq!(value.printed_to(3, Language::Zh), "3.125%");
    assert_eq!(value.printed_to(0, Language::En), "3 %");
}

#[test]
fn a_total_that_lacks_a_figure_is_missing_as_a_whole() {
    let known = |count| Reported::from(Pupils::from(count));
    let missing = Reported::Missing(Missing::Declared);
    assert_eq!(Reported::total([known(1), known(2)]), Ok(known(3)));
    assert_eq!(Reported::<Pupils>::total([]), Ok(known(0)));
    assert_eq!(Reported::total([known(1), missing, known(2)]), Ok(missing));
}

#[test]
fn a_filed_amount_is_a_quantity_a_reason_or_refused() {
    let of_filed = |text: &str| {
        let amount: Amount = text.parse().unwrap();
        Reported::<Pupils>::of_filed(&Filed::Figure(amount))
    };
    assert_eq!(of_filed("40.0"), Ok(Pupils::from(40).into()));
    let long = "12345678901234567890123456789012";
    assert_eq!(of_filed(long), Ok(Reported::Missing(Missing::TooLong)));
    assert!(matches!(
        of_filed("-1"),
        Err(ModelError::NegativeAmount { .. })
    ));
    assert!(matches!(
        of_filed("0.5"),
        Err(ModelError::FractionOfWhole { .. })
    ));
}
