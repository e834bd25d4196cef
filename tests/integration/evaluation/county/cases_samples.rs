//! An indicator of a stage as a sample: its values and schools, who drives it, and why there is none.

use crate::support::quality;
use junheng::evaluation::SampleError;
use junheng::model::{County, Item, School, SchoolKind, Stage};
use junheng::numeric::inequality::{GeneralizedEntropy, Gini, Hoover, Inequality as _};
use junheng::numeric::{ExactDistribution, LinearizedVariation, NumericError, Rational};

/// A primary school of so many pupils and backbone teachers.
fn school(id: &str, pupils: i64, teachers: i64) -> School {
    let school = School::new(id, format!("school {id}"), SchoolKind::Primary).unwrap();
    let school = school.with_amount(Item::StudentsPrimary, pupils).unwrap();
    let backbone = Item::BackboneTeachersPrimary;
    school.with_amount(backbone, teachers).unwrap()
}

/// 1, 3 and 2 backbone teachers per 100 of 300, 100 and 200 pupils, in that order, and a school that
/// is not judged.
fn county() -> County {
    let special = School::new("2", "special", SchoolKind::Special).unwrap();
    let schools = vec![
        school("30", 300, 3),
        special,
        school("10", 100, 3),
        school("20", 200, 4),
    ];
    County::new(schools).unwrap()
}

#[test]
fn values_stand_in_the_order_of_the_schools() {
    let county = county();
    let report = quality(&county);
    let sample = report.sample(Stage::Primary, "L2").unwrap();
    let codes: Vec<_> = sample.schools().iter().map(|school| school.id()).collect();
    assert_eq!(codes, ["30", "10", "20"]);
    assert_eq!(sample.schools()[1].name(), "school 10");
    assert_eq!(sample.values(), [1, 3, 2].map(Rational::from));
    assert_eq!(sample.pupils(), [300, 100, 200].map(Rational::from));
    let doubles = sample.weighted().iter();
    assert!(doubles.eq([(1.0, 300.0), (3.0, 100.0), (2.0, 200.0)]));
}

/// The mean is 1000/600 = 5/3, and the pupils times the squared deviations are 300 · 4/9, 100 · 16/9 and
/// 200 · 1/9: 12, 16 and 2 of 30 parts. Without the 100 pupils the mean is 7/5 and the variance
/// (300 · 4/25 + 200 · 9/25)/500 = 6/25.
#[test]
fn the_school_that_adds_most_comes_first_and_all_add_up_to_one() {
    let county = county();
    let report = quality(&county);
    let drivers = report
        .sample(Stage::Primary, "L2")
        .unwrap()
        .drivers()
        .unwrap();
    let expected = [
        ("10", 3.0, 100.0, 16.0),
        ("30", 1.0, 300.0, 12.0),
        ("20", 2.0, 200.0, 2.0),
    ];
    assert_eq!(drivers.len(), expected.len());
    for (driver, (id, value, pupils, parts)) in drivers.iter().zip(expected) {
        assert_eq!(
            (driver.school.id(), driver.value, driver.pupils),
            (id, value, pupils)
        );
        assert!((driver.share - parts / 30.0).abs() < 1e-15, "{id}");
    }
    let whole: f64 = drivers.iter().map(|driver| driver.share).sum();
    assert!((whole - 1.0).abs() < 1e-15);
    let without = drivers[0]
        .influence
        .coefficient_of_variation_without
        .unwrap();
    assert!((without - 6.0_f64.sqrt() / 7.0).abs() < 1e-15);

    // CV² is the sum of the contributions.
    let squared: f64 = drivers
        .iter()
        .map(|driver| driver.influence.contribution)
        .sum();
    let row = report.balance_of(Stage::Primary, "L2").unwrap();
    let coefficient = row.coefficient_of_variation.unwrap();
    assert!((squared.sqrt() / coefficient - 1.0).abs() < 1e-14);
}

#[test]
fn schools_that_add_as_much_stay_in_their_order() {
    let schools = vec![
        school("z", 100, 1),
        school("a", 100, 3),
        school("m", 100, 1),
    ];
    let county = County::new(schools).unwrap();
    let report = quality(&county);
    let sample = report.sample(Stage::Primary, "L2").unwrap();
    let drivers = sample.drivers().unwrap();
    let codes: Vec<_> = drivers.iter().map(|driver| driver.school.id()).collect();
    assert_eq!(codes, ["a", "z", "m"]);
}

/// Hoover: pupils of the poorest have 2/3 too little each, 300 · (2/3)/1000 = 1/5. Gini: pairs of pupils
/// differ by (300 · 100 · 2 + 300 · 200 + 100 · 200)/600² /(5/3) = 7/30. Theil from its definition.
#[test]
fn every_measure_takes_the_sample() {
    let county = county();
    let report = quality(&county);
    let sample = report.sample(Stage::Primary, "L2").unwrap();
    let weighted = sample.weighted();
    assert_eq!(Hoover.measure(weighted), Ok(0.2));
    let gini = Gini.measure(weighted).unwrap();
    assert!((gini - 7.0 / 30.0).abs() < 1e-15);
    let term = |share: f64, ratio: f64| share * ratio * ratio.ln();
    let theil = term(0.5, 0.6) + term(1.0 / 6.0, 1.8) + term(1.0 / 3.0, 1.2);
    let measured = GeneralizedEntropy::THEIL_T.measure(weighted).unwrap();
    assert!((measured - theil).abs() < 1e-15);

    let variation = LinearizedVariation::of(weighted).unwrap();
    assert!((variation.coefficient_of_variation() - 0.2_f64.sqrt()).abs() < 1e-15);

    let exact = ExactDistribution::new(sample.values(), sample.pupils()).unwrap();
    assert_eq!(exact.gini(), Rational::new(7, 30));
}

#[test]
fn what_is_no_sample_says_why() {
    let refused = |county: &County, stage, code| {
        let error = quality(county).sample(stage, code).unwrap_err();
        let text = error.to_string();
        (error, text)
    };
    let county = county();
    let (error, text) = refused(&county, Stage::Primary, "L99");
    let code = "L99".to_owned();
    assert_eq!(error, SampleError::UnknownIndicator { code });
    assert_eq!(text, "the standard has no indicator `L99`");

    let (error, text) = refused(&county, Stage::Senior, "L2");
    assert_eq!(
        error,
        SampleError::StageNotJudged {
            stage: Stage::Senior
        }
    );
    assert_eq!(text, "the stage `senior` is not judged");

    let (error, text) = refused(&county, Stage::Junior, "L2");
    assert_eq!(
        error,
        SampleError::NoPart {
            stage: Stage::Junior
        }
    );
    assert_eq!(text, "no school has a part in the stage `junior`");
}

#[test]
fn schools_without_a_value_are_named() {
    let backbone = Item::BackboneTeachersPrimary;
    let bare = |id: &str| School::new(id, id, SchoolKind::Primary).unwrap();
    let mut schools = vec![
        school("1", 100, 1),
        bare("2").with_amount(Item::StudentsPrimary, 100).unwrap(),
        // Nobody knows how many pupils its three teachers have.
        bare("3").with_amount(backbone, 3).unwrap(),
        school("4", 100, 2),
    ];
    let county = County::new(schools.clone()).unwrap();
    let report = quality(&county);
    let error = report.sample(Stage::Primary, "L2").unwrap_err();
    let missing = SampleError::Missing {
        schools: vec!["2".to_owned(), "3".to_owned()],
    };
    assert_eq!(error, missing);
    assert_eq!(error.to_string(), "not reported by 2, 3");

    schools.extend((5..15).map(|id| bare(&id.to_string())));
    let county = County::new(schools).unwrap();
    let report = quality(&county);
    let error = report.sample(Stage::Primary, "L2").unwrap_err();
    assert_eq!(
        error.to_string(),
        "not reported by 2, 3, 5, 6, 7, 8, 9, 10, 11, 12 and 2 more"
    );
}

#[test]
fn nobody_drives_what_does_not_vary() {
    // A third each, which no double is.
    let schools = vec![school("1", 300, 1), school("2", 600, 2)];
    let county = County::new(schools).unwrap();
    let report = quality(&county);
    let sample = report.sample(Stage::Primary, "L2").unwrap();
    assert_eq!(sample.drivers(), Err(NumericError::NoVariation));

    let none = County::new(vec![school("1", 300, 0), school("2", 600, 0)]).unwrap();
    let report = quality(&none);
    let sample = report.sample(Stage::Primary, "L2").unwrap();
    assert_eq!(sample.drivers(), Err(NumericError::NonPositiveMean));
}
