//! Numbers that someone else published, or that a hand can work out.

use junheng::evaluation::{Achievement, Verdict};
use junheng::model::{CountyFiling, Item, SchoolKind, Stage};
use junheng::numeric::{Rational, RootMean, RoundingMode};
use junheng::standards::Bound;
use junheng::standards::catalogue::{CN_BASIC_BALANCE_2012, CN_QUALITY_BALANCE_2017};

use rust_decimal::Decimal;

use super::oracle::{fraction, is_same};
use crate::support::{Row, basic, county, evaluated, index_of, part, perfect, quality};

/// The county of a published worked example: five schools, their pupils and their books.
const PUPILS_AND_BOOKS: [(u32, u32); 5] = [(45, 279), (37, 137), (89, 935), (76, 160), (55, 402)];

fn close(found: f64, published: f64, tolerance: f64) -> bool {
    (found - published).abs() <= tolerance
}

#[test]
fn the_published_county_of_five_schools_has_its_published_coefficient() {
    let rows: Vec<Row> = PUPILS_AND_BOOKS
        .iter()
        .enumerate()
        .map(|(index, (pupils, books))| Row::primary(index, pupils).with(Item::Books, books))
        .collect();
    let county = county(&rows);
    let report = basic(&county);
    let books = index_of(&CN_BASIC_BALANCE_2012, "B5");
    let row = &report.balance()[books];

    assert!(close(row.mean.unwrap(), 6.334_437_086_1, 5e-11));
    assert!(close(
        row.standard_deviation.unwrap(),
        3.263_860_705_2,
        5e-11
    ));
    let coefficient = row.coefficient_of_variation.unwrap();
    assert!(close(coefficient, 0.515_256_629_9, 5e-11));
    assert_eq!(row.reported_mean.as_deref(), Some("6.33"));
    assert_eq!(row.reported_standard_deviation.as_deref(), Some("3.26"));
    assert_eq!(
        row.reported_coefficient_of_variation.as_deref(),
        Some("0.515")
    );

    // The two wrong ways: schools unweighted, with divisor n and with n - 1.
    assert!(!close(coefficient, 0.488_770_681_6, 1e-3));
    assert!(!close(coefficient, 0.546_462_234_7, 1e-3));

    let reported: Vec<&str> = vec!["6.20", "3.70", "10.51", "2.11", "7.31"];
    let document = report.to_document(junheng::model::Language::En);
    let found: Vec<_> = document
        .parts
        .iter()
        .map(|part| part.indicators[books].reported.clone().unwrap())
        .collect();
    assert_eq!(found, reported);
}

#[test]
fn the_books_of_a_nine_year_school_are_split_by_1_and_1_1() {
    let rows = [Row::new("1", SchoolKind::NineYear).all(&[
        (Item::StudentsPrimary, "166"),
        (Item::StudentsJunior, "210"),
        (Item::Books, "23226"),
    ])];
    let county = county(&rows);
    let report = basic(&county);
    let books = index_of(&CN_BASIC_BALANCE_2012, "B5");
    // 166 + 1.1 × 210 = 397, so 23226 / 397 a primary pupil and 1.1 times that a junior one.
    let value = |stage| {
        part(&report, 0, stage).indicators[books]
            .value
            .clone()
            .unwrap()
    };
    assert_eq!(
        value(Stage::Primary),
        Rational::new(23_226, 397).unwrap(),
        "58.5037783375"
    );
    assert_eq!(
        value(Stage::Junior),
        Rational::new(255_486, 3_970).unwrap(),
        "64.3541561713"
    );
    assert!(close(
        value(Stage::Primary).to_f64(),
        58.503_778_337_5,
        5e-11
    ));
    assert!(close(
        value(Stage::Junior).to_f64(),
        64.354_156_171_3,
        5e-11
    ));
    let of_primary = &value(Stage::Primary) * &Rational::from(166);
    assert!(close(of_primary.to_f64(), 9_711.627_204_030_2, 5e-11));
    let of_junior = &value(Stage::Junior) * &Rational::from(210);
    assert!(close(of_junior.to_f64(), 13_514.372_795_969_8, 5e-11));
    assert_eq!(&of_primary + &of_junior, Rational::from(23_226));
}

#[test]
fn twelve_year_and_complete_secondary_schools_are_split_with_their_senior_pupils() {
    let rows = [
        Row::new("1", SchoolKind::TwelveYear).all(&[
            (Item::StudentsPrimary, "600"),
            (Item::StudentsJunior, "450"),
            (Item::StudentsSenior, "300"),
            (Item::Books, "12000"),
        ]),
        Row::new("2", SchoolKind::CompleteSecondary).all(&[
            (Item::StudentsJunior, "450"),
            (Item::StudentsSenior, "300"),
            (Item::Books, "12000"),
        ]),
    ];
    let county = county(&rows);
    let report = basic(&county);
    let books = index_of(&CN_BASIC_BALANCE_2012, "B5");
    let value = |school, stage| {
        part(&report, school, stage).indicators[books]
            .value
            .clone()
            .unwrap()
    };
    // 600 + 1.1 × 450 + 1.32 × 300 = 1491
    assert_eq!(
        value(0, Stage::Primary),
        Rational::new(12_000, 1_491).unwrap()
    );
    assert_eq!(
        value(0, Stage::Junior),
        Rational::new(13_200, 1_491).unwrap()
    );
    assert!(close(
        value(0, Stage::Primary).to_f64(),
        8.048_289_738_4,
        5e-11
    ));
    assert!(close(
        value(0, Stage::Junior).to_f64(),
        8.853_118_712_3,
        5e-11
    ));
    // 1.1 × 450 : 1.32 × 300 = 450 : 1.2 × 300 = 450 : 360, so 12000 × 450 / 810 books.
    assert_eq!(
        value(1, Stage::Junior),
        Rational::new(12_000, 810).unwrap(),
        "14.8148148148"
    );
    let of_junior = &value(1, Stage::Junior) * &Rational::from(450);
    assert_eq!(
        of_junior.to_fixed(4, RoundingMode::HalfAwayFromZero),
        "6666.6667"
    );
    assert_eq!(report.parts().len(), 3, "senior pupils are no part");
}

/// Mean, standard deviation and coefficient of each indicator, as published for the primary schools
/// of a district (鸠江区, 2023).
const PUBLISHED_2023: [(&str, &str, &str, &str); 7] = [
    ("L1", "5.515273", "1.643162", "0.297929"),
    ("L2", "0.887611", "0.445392", "0.501787"),
    ("L3", "0.879277", "0.353427", "0.401952"),
    ("L4", "4.563288", "1.316139", "0.288419"),
    ("L5", "7.925946", "2.975795", "0.37545"),
    ("L6", "2496.674864", "780.914372", "0.312782"),
    ("L7", "2.784743", "1.097759", "0.394205"),
];

#[test]
fn a_published_district_fails_by_one_coefficient_although_their_mean_is_low() {
    let limit = Bound::at_most("0.50".parse().unwrap());
    let mut sum = Rational::ZERO;
    for (code, mean, deviation, published) in PUBLISHED_2023 {
        let [mean, deviation, coefficient] = [mean, deviation, published]
            .map(|text| Rational::from(text.parse::<Decimal>().unwrap()));
        let quotient = deviation.checked_div(&mean).unwrap();
        let difference = &quotient - &coefficient;
        assert!(
            difference.to_f64().abs() <= 1.5e-6,
            "{code}: deviation over mean is {}",
            quotient.to_f64()
        );
        assert_eq!(limit.is_met_by(&coefficient), code != "L2");
        sum += coefficient;
    }
    let mean = sum.checked_div(&Rational::from(7)).unwrap();
    assert!(close(mean.to_f64(), 0.367_503, 1e-6));
}

/// Two schools of equal size whose means and deviations are the published ones: values mean ± S.
#[test]
fn a_county_with_the_published_deviations_has_the_published_coefficients() {
    const SIZE: &str = "100000000";
    let figures: [(Item, &str, &str); 7] = [
        (Item::TeachersPrimaryBachelor, "7158435", "3872111"),
        (Item::BackboneTeachersPrimary, "1333003", "442219"),
        (Item::PeTeachersPrimary, "1232704", "525850"),
        (Item::TeachingArea, "587942700", "324714900"),
        (Item::SportsGroundArea, "1090174100", "495015100"),
        (Item::EquipmentValue, "32775892.36", "17157604.92"),
        (Item::MultimediaClassrooms, "3882502", "1686984"),
    ];
    let school = |id, choose: fn(&(Item, &'static str, &'static str)) -> &'static str| {
        let mut row = Row::primary(id, SIZE);
        for item in row_of_zeros() {
            row.set(item, 0);
        }
        for figure in &figures {
            row.set(figure.0, choose(figure));
        }
        row
    };
    let rows = [school("1", |f| f.1), school("2", |f| f.2)];
    let county = county(&rows);
    let report = quality(&county);
    for (row, (code, mean, deviation, coefficient)) in report.balance().iter().zip(PUBLISHED_2023) {
        let published = |text: &str| text.parse::<f64>().unwrap();
        assert!(close(row.mean.unwrap(), published(mean), 1e-9), "{code}");
        assert!(
            close(row.standard_deviation.unwrap(), published(deviation), 1e-9),
            "{code}"
        );
        assert!(
            close(
                row.coefficient_of_variation.unwrap(),
                published(coefficient),
                1.5e-6
            ),
            "{code}"
        );
        let expected = if code == "L2" {
            Verdict::NotMet
        } else {
            Verdict::Met
        };
        assert_eq!(row.verdict, Some(expected), "{code}");
    }
    let composite = &report.composite().primary;
    assert!(close(
        composite.coefficient_of_variation.unwrap(),
        0.367_503,
        1e-6
    ));
    assert_eq!(composite.reported.as_deref(), Some("0.368"));
    assert_eq!(composite.verdict, None, "in 2017 it decides nothing");
    assert_eq!(
        report.balance()[1]
            .reported_coefficient_of_variation
            .as_deref(),
        Some("0.502")
    );
}

/// The items of the seven primary indicators that the two schools do not need.
fn row_of_zeros() -> [Item; 8] {
    [
        Item::TeachersPrimaryAssociate,
        Item::TeachersPrimaryMaster,
        Item::TeachersPrimaryDoctor,
        Item::MusicTeachersPrimary,
        Item::FineArtsTeachersPrimary,
        Item::ArtsTeachersPrimary,
        Item::IndoorSportsArea,
        Item::GymnasiumArea,
    ]
}

/// Published coefficients of 2012 by district and stage, in thousandths, and their printed mean.
const PUBLISHED_2012: [(&str, Stage, [u32; 8], u32); 23] = {
    use Stage::{Junior, Primary};
    [
        (
            "庐阳",
            Primary,
            [881, 1299, 977, 379, 170, 334, 286, 408],
            592,
        ),
        ("庐阳", Junior, [353, 784, 146, 491, 37, 226, 223, 253], 314),
        (
            "蜀山",
            Primary,
            [711, 649, 472, 338, 235, 274, 260, 396],
            417,
        ),
        (
            "蜀山",
            Junior,
            [505, 484, 325, 275, 199, 715, 421, 1021],
            493,
        ),
        (
            "南关",
            Primary,
            [393, 578, 372, 246, 208, 311, 311, 455],
            359,
        ),
        (
            "南关",
            Junior,
            [433, 464, 334, 318, 433, 362, 368, 335],
            381,
        ),
        (
            "宽城",
            Primary,
            [251, 426, 267, 227, 127, 318, 302, 440],
            295,
        ),
        (
            "宽城",
            Junior,
            [285, 373, 243, 333, 224, 391, 355, 569],
            347,
        ),
        (
            "朝阳",
            Primary,
            [380, 605, 352, 362, 101, 301, 295, 415],
            351,
        ),
        ("朝阳", Junior, [320, 431, 291, 223, 95, 400, 386, 431], 322),
        (
            "二道",
            Primary,
            [246, 471, 388, 299, 189, 475, 479, 533],
            385,
        ),
        (
            "二道",
            Junior,
            [441, 494, 495, 311, 388, 365, 236, 493],
            403,
        ),
        (
            "绿园",
            Primary,
            [280, 819, 315, 206, 104, 353, 343, 406],
            353,
        ),
        (
            "绿园",
            Junior,
            [362, 446, 324, 402, 362, 372, 342, 496],
            388,
        ),
        (
            "万州",
            Primary,
            [437, 419, 255, 188, 171, 263, 263, 420],
            302,
        ),
        (
            "万州",
            Junior,
            [381, 298, 264, 212, 207, 502, 445, 539],
            356,
        ),
        (
            "黔江",
            Primary,
            [633, 891, 435, 328, 351, 391, 379, 541],
            494,
        ),
        (
            "黔江",
            Junior,
            [808, 445, 537, 472, 492, 243, 272, 265],
            442,
        ),
        (
            "江津",
            Primary,
            [535, 478, 376, 354, 191, 264, 254, 369],
            353,
        ),
        (
            "江津",
            Junior,
            [319, 346, 187, 241, 154, 267, 250, 324],
            261,
        ),
        (
            "永川",
            Primary,
            [696, 916, 819, 580, 450, 286, 285, 470],
            562,
        ),
        (
            "永川",
            Junior,
            [422, 491, 637, 409, 544, 298, 259, 449],
            439,
        ),
        (
            "綦江",
            Primary,
            [568, 610, 201, 415, 267, 336, 324, 423],
            393,
        ),
    ]
};

#[test]
fn the_published_composites_of_2012_are_the_means_of_their_coefficients() {
    let limits = CN_BASIC_BALANCE_2012.dispersion.composite.as_ref().unwrap();
    let mut printed_differently = Vec::new();
    for (name, stage, coefficients, published) in PUBLISHED_2012 {
        let squares = coefficients.map(|c| {
            let c = Rational::new(c, 1000).unwrap();
            &c * &c
        });
        let mean = RootMean::new(squares.to_vec()).unwrap();
        assert!(
            close(mean.to_f64(), f64::from(published) / 1000.0, 1e-3),
            "{name}"
        );
        if mean.to_fixed(3, RoundingMode::HalfAwayFromZero) != format!("0.{published:03}") {
            printed_differently.push((name, stage));
        }
        let bound = limits.get(stage).unwrap();
        let order = mean.compare(&Rational::from(bound.value));
        assert!(bound.relation.holds(order), "{name}");
        // A single coefficient may be above the limit, as several of them are.
    }
    assert_eq!(printed_differently, [("永川", Stage::Primary)]);
}

/// The same table through the evaluation: for each row a county of two schools that has just these
/// eight coefficients.
#[test]
fn a_county_with_the_published_coefficients_has_the_published_composite() {
    for (name, stage, coefficients, published) in PUBLISHED_2012 {
        let primary = stage == Stage::Primary;
        let own = |of_primary, of_junior| if primary { of_primary } else { of_junior };
        let items = [
            Item::TeachingArea,
            Item::SportsGroundArea,
            Item::EquipmentValue,
            Item::Computers,
            Item::Books,
            own(Item::TeachersPrimary, Item::TeachersJunior),
            own(Item::TeachersPrimaryBachelor, Item::TeachersJuniorBachelor),
            own(
                Item::TeachersPrimarySeniorTitle,
                Item::TeachersJuniorSeniorTitle,
            ),
        ];
        let school = |id: u32, pupils: u32, scaled: fn(i64) -> i64| {
            let mut row = Row::new(id, own_kind(primary));
            row.set(own(Item::StudentsPrimary, Item::StudentsJunior), pupils);
            for item in zeros(primary) {
                row.set(item, 0);
            }
            for (item, c) in items.into_iter().zip(coefficients) {
                row.set(item, scaled(i64::from(c)) * i64::from(pupils));
            }
            row
        };
        // Values 3000 - c and 3000 + 9c with weights 9 and 1: mean 3000, deviation 3c, CV c/1000.
        let rows = [school(1, 9, |c| 3000 - c), school(2, 1, |c| 3000 + 9 * c)];
        let county = county(&rows);
        let report = basic(&county);
        let composite = report.composite().get(stage).unwrap();
        let found = composite.coefficient_of_variation.unwrap();
        let mean = f64::from(coefficients.iter().sum::<u32>()) / 8000.0;
        assert!(close(found, mean, 1e-15), "{name}");
        assert!(close(found, f64::from(published) / 1000.0, 1e-3), "{name}");
        assert_eq!(composite.verdict, Some(Verdict::Met), "{name}");
    }
}

fn own_kind(primary: bool) -> SchoolKind {
    if primary {
        SchoolKind::Primary
    } else {
        SchoolKind::Junior
    }
}

fn zeros(primary: bool) -> Vec<Item> {
    let mut items = vec![Item::GymnasiumArea];
    items.extend(if primary {
        [
            Item::TeachersPrimaryAssociate,
            Item::TeachersPrimaryMaster,
            Item::TeachersPrimaryDoctor,
        ]
    } else {
        [
            Item::TeachersJuniorAssociate,
            Item::TeachersJuniorMaster,
            Item::TeachersJuniorDoctor,
        ]
    });
    items
}

#[test]
fn the_published_rates_of_achievement_are_23_and_29_of_32() {
    for (met, exact, reported) in [(23, "71.875", "71.9"), (29, "90.625", "90.6")] {
        let achievement = Achievement {
            met,
            not_met: 2,
            not_assessable: 32 - 2 - met,
        };
        assert_eq!(achievement.total(), 32);
        let rate = achievement.rate();
        assert!(is_same(&rate, &fraction(exact)));
        assert_eq!(
            rate.to_fixed(1, RoundingMode::HalfAwayFromZero),
            reported,
            "{met}"
        );
    }
}

#[test]
fn a_county_that_meets_23_of_32_reports_71_9() {
    let mut draft = perfect();
    // Nine clauses that only an attestation decides are left open.
    for code in ["G1", "G2", "G6", "G10", "Q3", "Q5", "Q6", "Q7", "Q8"] {
        draft.filing.attestations.remove(code);
    }
    let county = draft.county();
    let report = quality(&county);
    let achievement = report
        .to_document(junheng::model::Language::Zh)
        .achievement
        .unwrap();
    assert_eq!(
        (
            achievement.met,
            achievement.not_met,
            achievement.not_assessable
        ),
        (23, 0, 9)
    );
    assert_eq!(achievement.total(), 32);
    assert_eq!(achievement.rate().to_f64(), 71.875);
    assert_eq!(achievement.reported_rate(), "71.9");
}

#[test]
fn every_clause_missing_leaves_seven_of_32() {
    let mut draft = perfect();
    draft.filing = CountyFiling::default();
    let county = draft.county();
    let report = evaluated(&CN_QUALITY_BALANCE_2017, &county);
    let achievement = report.achievement().unwrap();
    // The figures of the schools still decide L1-L7, G3, G4, G5, G9, G12, G13, Q1 and Q4.
    assert_eq!(
        (
            achievement.met,
            achievement.not_met,
            achievement.not_assessable
        ),
        (15, 0, 17)
    );
}
