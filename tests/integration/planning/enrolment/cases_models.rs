//! Ratios, models and intakes: published numbers, hand calculations, refusals.

use super::{count, fraction, grade, outlook, published};
use junheng::numeric::{Rational, RoundingMode};
use junheng::planning::enrolment::{
    Births, CohortSurvival, EnrolmentError, EnrolmentHistory, EntryAge, EntryAges, GradeCount,
    GradeModel, GradeTransition, IntakeRate, ProjectionMethod, RatioRule, RatioSubject,
    RatioWeights, YearRatio, project,
};

fn shown(values: &[Rational], places: u32) -> Vec<String> {
    let fixed = |value: &Rational| value.to_fixed(places, RoundingMode::HalfAwayFromZero);
    values.iter().map(fixed).collect()
}

#[test]
fn the_published_example_comes_out() {
    // enrollcast for R, documentation of its grade progression ratios.
    let model = CohortSurvival::fit(&published(), &RatioRule::MeanOfRatios).unwrap();
    assert_eq!(shown(model.ratios(), 7), ["0.9250000", "0.9678363"]);
    let entry = [125, 130, 128].map(Rational::from);
    let projection = project(&model, &published(), &entry).unwrap();
    let rows: Vec<(i32, Vec<String>)> = projection
        .years()
        .iter()
        .map(|one| (one.year, shown(&one.pupils, 5)))
        .collect();
    let row = |year, pupils: [&str; 3]| (year, pupils.map(str::to_owned).to_vec());
    assert_eq!(
        rows,
        [
            row(2024, ["125.00000", "111.00000", "95.81579"]),
            row(2025, ["130.00000", "115.62500", "107.42982"]),
            row(2026, ["128.00000", "120.25000", "111.90607"]),
        ]
    );
}

#[test]
fn transition_rates_are_seen_without_the_repeaters() {
    let of = |name: &str, year, pupils, repeaters| GradeCount {
        repeaters: Some(repeaters),
        ..count(name, year, pupils)
    };
    let counts = vec![
        of("1", 2024, 100, 0),
        of("2", 2024, 80, 0),
        of("1", 2025, 110, 10),
        of("2", 2025, 89, 4),
    ];
    let history = EnrolmentHistory::new(counts).unwrap();
    let model = GradeTransition::fit(&history, &RatioRule::LastYear).unwrap();
    // (89 − 4)/100; 10/100 and 4/80.
    assert_eq!(model.promotion(), [fraction("17/20")]);
    assert_eq!(model.repetition(), [fraction("1/10"), fraction("1/20")]);
    // 100 + 110/10; 110 · 0.85 + 89/20.
    let next = model.advance(&[110.into(), 89.into()], &100.into());
    assert_eq!(next, [Rational::from(111), fraction("1959/20")]);
    // 110 pupils entered grade 1 in 2025, 100 of them new to it; 125 were born for it.
    let births = Births::new([(2019, 125), (2020, 250)].into());
    let rate = |basis| {
        let rule = &RatioRule::LastYear;
        IntakeRate::fit(&history, &births, EntryAges::at(6), basis, rule).unwrap()
    };
    assert_eq!(
        rate(ProjectionMethod::GradeTransition).rate(),
        &fraction("4/5")
    );
    assert_eq!(
        rate(ProjectionMethod::CohortSurvival).rate(),
        &fraction("22/25")
    );
    assert_eq!(
        rate(ProjectionMethod::GradeTransition).entrants(&births, 2026),
        Ok(Rational::from(200))
    );
}

#[test]
fn transition_without_repeaters_is_cohort_survival() {
    let zero = vec![Rational::ZERO; 3];
    let ratios = vec![fraction("9/10"), fraction("11/10")];
    let transition = GradeTransition::new(ratios.clone(), zero).unwrap();
    let survival = CohortSurvival::new(ratios).unwrap();
    let pupils = [100, 95, 87].map(Rational::from);
    let intake = Rational::from(105);
    assert_eq!(
        transition.advance(&pupils, &intake),
        survival.advance(&pupils, &intake)
    );
}

fn seen() -> [YearRatio; 3] {
    let ratio = |year, numerator: i32, denominator: i32| YearRatio {
        year,
        numerator: numerator.into(),
        denominator: denominator.into(),
    };
    // 0.5, 0.75, 1: the years are not in order, and one is missing.
    [
        ratio(2025, 10, 10),
        ratio(2022, 50, 100),
        ratio(2024, 15, 20),
    ]
}

#[test]
fn each_rule_chooses_its_ratio() {
    let of = |rule: RatioRule| rule.of(&seen()).unwrap();
    let weighted = |weights: &[u32]| {
        of(RatioRule::Weighted(
            RatioWeights::new(weights.to_vec()).unwrap(),
        ))
    };
    assert_eq!(of(RatioRule::MeanOfRatios), fraction("3/4"));
    assert_eq!(of(RatioRule::RatioOfTotals), fraction("75/130"));
    assert_eq!(of(RatioRule::LastYear), Rational::ONE);
    assert_eq!(of(RatioRule::Lowest), fraction("1/2"));
    assert_eq!(of(RatioRule::Highest), Rational::ONE);
    // (3 · 1 + 1 · 0.75) / 4.
    assert_eq!(weighted(&[3, 1]), fraction("15/16"));
    // The weight of 2023 belongs to a year that is missing: (1 + 4 · 0.5) / 5.
    assert_eq!(weighted(&[1, 0, 7, 4]), fraction("3/5"));
    assert_eq!(
        RatioRule::Weighted(RatioWeights::new(vec![0, 0, 1]).unwrap()).of(&seen()),
        Err(EnrolmentError::NoWeight)
    );
    assert_eq!(
        RatioWeights::new(vec![0, 0]),
        Err(EnrolmentError::ZeroWeights)
    );
    assert_eq!(RatioWeights::new(vec![]), Err(EnrolmentError::ZeroWeights));
}

#[test]
fn a_year_without_a_denominator_is_an_error_where_it_counts() {
    let mut years = seen();
    years[1].denominator = Rational::ZERO;
    let undefined = |of_all| {
        Err(EnrolmentError::ZeroDenominator {
            years: vec![2022],
            of_all,
        })
    };
    assert_eq!(RatioRule::MeanOfRatios.of(&years), undefined(false));
    let oldest = RatioRule::Weighted(RatioWeights::new(vec![0, 0, 0, 1]).unwrap());
    assert_eq!(oldest.of(&years), undefined(false));
    // 25 of 30: the year without a denominator has no ratio to be counted.
    assert_eq!(RatioRule::RatioOfTotals.of(&years), Ok(fraction("5/6")));
    assert_eq!(RatioRule::LastYear.of(&years), Ok(Rational::ONE));
    assert_eq!(RatioRule::Lowest.of(&years), Ok(fraction("3/4")));
    let recent = RatioRule::Weighted(RatioWeights::new(vec![1, 1]).unwrap());
    assert_eq!(recent.of(&years), Ok(fraction("7/8")));
    // A year of no weight is not looked at.
    let unweighted = RatioRule::Weighted(RatioWeights::new(vec![1, 1, 0]).unwrap());
    assert_eq!(unweighted.of(&years), Ok(fraction("7/8")));
    assert_eq!(RatioRule::Highest.of(&years[1..2]), undefined(true));
    assert_eq!(RatioRule::LastYear.of(&years[1..2]), undefined(true));
    assert_eq!(RatioRule::RatioOfTotals.of(&years[1..2]), undefined(true));
    for rule in [RatioRule::MeanOfRatios, RatioRule::Lowest, recent] {
        assert_eq!(rule.of(&[]), Err(EnrolmentError::NoYearSeen));
    }
}

#[test]
fn ratios_are_only_taken_between_two_years_running() {
    // 2022 lacks grade 2, and 2023 is missing altogether.
    let mut counts = vec![
        count("1", 2021, 100),
        count("2", 2021, 100),
        count("1", 2022, 50),
        count("2", 2022, 1),
        count("1", 2024, 80),
        count("2", 2024, 70),
        count("1", 2025, 80),
        count("2", 2025, 60),
    ];
    counts[3].pupils = None;
    let history = EnrolmentHistory::new(counts).unwrap();
    let model = CohortSurvival::fit(&history, &RatioRule::MeanOfRatios).unwrap();
    assert_eq!(model.ratios(), [fraction("3/4")]);
    // A history that travels is the same one.
    let text = serde_json::to_string(&history).unwrap();
    assert_eq!(
        serde_json::from_str::<EnrolmentHistory>(&text).unwrap(),
        history
    );
}

#[test]
fn what_cannot_be_projected_is_refused_with_its_place() {
    let refused = |counts| EnrolmentHistory::new(counts).unwrap_err().to_string();
    let one = count("1", 2025, 10);
    assert_eq!(refused(vec![]), "there are no grade counts");
    assert_eq!(
        refused(vec![count("1", 999, 10)]),
        "the year 999 is not one of four digits"
    );
    assert_eq!(
        refused(vec![one.clone(), one.clone()]),
        "a second count of grade `1` of `primary` for 2025"
    );
    assert_eq!(
        refused(vec![GradeCount {
            repeaters: Some(11),
            ..one.clone()
        }]),
        "grade `1` of `primary` has 11 repeaters among 10 pupils in 2025"
    );
    assert_eq!(
        refused(vec![one.clone(), count("2", 2024, 10)]),
        "the pupils of grade `2` of `primary` are not reported for 2025, from which the projection \
         starts"
    );
    let broken = r#"[{"grade": {"stage": "primary", "name": "1"}, "year": 12, "pupils": 1, "repeaters": null}]"#;
    let error = serde_json::from_str::<EnrolmentHistory>(broken).unwrap_err();
    assert!(
        error.to_string().starts_with("the year 12 is not"),
        "{error}"
    );

    let single = EnrolmentHistory::new(vec![one.clone(), count("2", 2025, 9)]).unwrap();
    assert_eq!(
        CohortSurvival::fit(&single, &RatioRule::LastYear)
            .unwrap_err()
            .to_string(),
        "the progression ratio from grade `1` of `primary` to grade `2` of `primary` is undefined: \
         no years are reported that it could be taken from"
    );
    assert_eq!(
        GradeTransition::fit(&published(), &RatioRule::LastYear),
        Err(EnrolmentError::Ratio {
            subject: Box::new(RatioSubject::Promotion {
                from: grade("K"),
                to: grade("G1")
            }),
            cause: Box::new(EnrolmentError::NoYearSeen),
        })
    );
    let model = CohortSurvival::new(vec![Rational::ONE]).unwrap();
    assert_eq!(
        project(&model, &published(), &[]).unwrap_err().to_string(),
        "a model of 2 grades for counts of 3"
    );
    assert_eq!(
        project(&model, &single, &[Rational::ONE, fraction("-1")])
            .unwrap_err()
            .to_string(),
        "the ratio -1 at position 1 is negative"
    );
    assert!(project(&model, &single, &vec![Rational::ONE; 50]).is_ok());
    assert_eq!(
        project(&model, &single, &vec![Rational::ONE; 51]),
        Err(EnrolmentError::TooManyYears {
            years: 51,
            most: 50
        })
    );
    assert_eq!(
        CohortSurvival::new(vec![Rational::ONE, fraction("-1/2")])
            .unwrap_err()
            .to_string(),
        "the ratio -1/2 at position 1 is negative"
    );
    assert_eq!(
        GradeTransition::new(vec![Rational::ONE], vec![Rational::ONE])
            .unwrap_err()
            .to_string(),
        "1 ratios, expected 2"
    );
}

#[test]
fn entry_ages_share_out_the_births() {
    let ages = |of: &[(u8, i32)]| {
        let ages = of.iter().map(|(age, share)| EntryAge {
            age: *age,
            share: Rational::new(*share, 10).unwrap(),
        });
        EntryAges::new(ages.collect())
    };
    let births = Births::new([(2018, 100), (2019, 200), (2020, 300)].into());
    // 0.7 · 200 + 0.3 · 100.
    let mixed = ages(&[(6, 7), (7, 3), (9, 0)]).unwrap();
    assert_eq!(mixed.births_behind(&births, 2025), Ok(170.into()));
    assert_eq!(mixed.ages().len(), 2);
    assert_eq!(
        mixed.births_behind(&births, 2027).unwrap_err().to_string(),
        "the births of 2021 are not reported, and who enters in 2027 was born then"
    );
    assert_eq!(ages(&[(6, 0)]), Err(EnrolmentError::NoEntryAge));
    assert_eq!(ages(&[]), Err(EnrolmentError::NoEntryAge));
    assert_eq!(
        ages(&[(6, 1), (6, 1)]),
        Err(EnrolmentError::RepeatedEntryAge { age: 6 })
    );
    assert!(matches!(
        ages(&[(6, 1), (7, -1)]),
        Err(EnrolmentError::NegativeRatio { index: 1, .. })
    ));
    let held = births.held_until(2022);
    assert_eq!(held.years().last(), Some((2022, 300)));
    assert_eq!(Births::default().held_until(2022).of(2022), None);
    // Beyond the years of four digits there is nothing to hold.
    let held = Births::new([(9_998, 7)].into()).held_until(i32::MAX);
    assert_eq!(held.years().collect::<Vec<_>>(), [(9_998, 7), (9_999, 7)]);
}

#[test]
fn births_are_looked_up_for_every_year_of_entry() {
    let births = [(2015, 100), (2016, 110), (2017, 120), (2018, 125)];
    let two_years = outlook(published(), &births, 1).unwrap();
    assert_eq!(two_years.expected().years()[0].pupils[0], 125.into());
    assert_eq!(
        outlook(published(), &births, 2).unwrap_err(),
        EnrolmentError::BirthsNotReported {
            birth_year: 2019,
            entry_year: 2025
        }
    );
    assert!(matches!(
        outlook(published(), &births, 51),
        Err(EnrolmentError::TooManyYears { .. })
    ));
}
