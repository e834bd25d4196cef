//! The editions of the catalogue: whole, sourced, with the numbers of the norm, and equal to what
//! is written of them.

use junheng::model::{SchoolKind, Stage, Text};
use junheng::standards::catalogue::{self, CN_BASIC_BALANCE_2012, CN_QUALITY_BALANCE_2017};
use junheng::standards::{ClauseGroup, ClauseTest, ExclusionTest, Standard, StandardError};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[test]
fn the_catalogue_finds_each_edition_by_its_identifier() {
    let ids: Vec<&str> = catalogue::all().iter().map(|one| one.id.as_ref()).collect();
    assert_eq!(ids, ["cn-quality-balance-2017", "cn-basic-balance-2012"]);
    for &standard in catalogue::all() {
        assert_eq!(catalogue::find(&standard.id), Ok(standard));
    }
    for id in ["", "cn-quality-balance", "CN-QUALITY-BALANCE-2017"] {
        let known = ids.iter().map(ToString::to_string).collect();
        let expected = StandardError::UnknownStandard {
            id: id.to_owned(),
            known,
        };
        assert_eq!(catalogue::find(id), Err(expected));
    }
}

#[test]
fn every_edition_fits_together() {
    for &standard in catalogue::all() {
        assert_eq!(standard.check(), Ok(()), "{}", standard.id);
    }
}

#[test]
fn no_code_stands_twice() {
    for &standard in catalogue::all() {
        let indicators = standard.indicators.iter().map(|one| &one.code);
        let clauses = standard.clauses.iter().map(|one| &one.code);
        let vetoes = standard.vetoes.iter().map(|one| &one.code);
        let codes: Vec<_> = indicators.chain(clauses).chain(vetoes).collect();
        let distinct: BTreeSet<_> = codes.iter().collect();
        assert_eq!(distinct.len(), codes.len(), "{}", standard.id);
    }
}

#[test]
fn every_number_has_its_source_and_every_text_both_languages() {
    let said = |text: &Text| !text.zh.trim().is_empty() && !text.en.trim().is_empty();
    for &standard in catalogue::all() {
        let mut sources = vec![&standard.dispersion.source];
        sources.extend(standard.school_rule.iter().map(|rule| &rule.source));
        sources.extend(standard.indicators.iter().map(|one| &one.source));
        sources.extend(standard.clauses.iter().map(|one| &one.source));
        sources.extend(standard.vetoes.iter().map(|one| &one.source));
        sources.extend(standard.reliefs.iter().map(|one| &one.source));
        sources.extend(standard.parameters.iter().map(|one| &one.source));
        for source in sources {
            assert!(source.contains('〔'), "{}: {source}", standard.id);
        }
        let mut texts = vec![
            &standard.name,
            &standard.provenance.issuer,
            &standard.provenance.title,
        ];
        for one in standard.indicators.iter() {
            texts.extend([&one.name, &one.unit]);
        }
        for one in standard.clauses.iter() {
            texts.extend([&one.requirement, &one.sentence]);
        }
        texts.extend(standard.vetoes.iter().map(|one| &one.name));
        texts.extend(standard.reliefs.iter().map(|one| &one.text));
        assert!(texts.into_iter().all(said), "{}", standard.id);
    }
}

#[test]
fn what_is_written_of_an_edition_is_read_as_the_same() {
    for &standard in catalogue::all() {
        let text = serde_json::to_string(standard).unwrap();
        let back: Standard = serde_json::from_str(&text).unwrap();
        assert_eq!(back, *standard);
        let value = serde_json::to_value(standard).unwrap();
        let back: Standard = serde_json::from_value(value.clone()).unwrap();
        assert_eq!(back, *standard);
        assert_eq!(serde_json::to_value(&back).unwrap(), value);
    }
    let changed = CN_QUALITY_BALANCE_2017
        .with_option("special-funds-minimum", "8000.50")
        .and_then(|standard| standard.with_option("rooms", "together"))
        .unwrap();
    let text = serde_json::to_string(&changed).unwrap();
    let back: Standard = serde_json::from_str(&text).unwrap();
    assert_eq!(back, changed);
    assert_ne!(back, CN_QUALITY_BALANCE_2017);
}

/// Code, primary and junior threshold, per, whether split, whether whole.
const INDICATORS_2017: [(&str, &str, &str, u32, bool, bool); 7] = [
    ("L1", ">= 4.2", ">= 5.3", 100, false, true),
    ("L2", ">= 1", ">= 1", 100, false, true),
    ("L3", ">= 0.9", ">= 0.9", 100, false, true),
    ("L4", ">= 4.5", ">= 5.8", 1, true, false),
    ("L5", ">= 7.5", ">= 10.2", 1, true, false),
    ("L6", ">= 2000", ">= 2500", 1, true, false),
    ("L7", ">= 2.3", ">= 2.4", 100, true, true),
];

#[test]
fn the_indicators_of_2017_are_those_of_the_norm() {
    let standard = &CN_QUALITY_BALANCE_2017;
    let found: Vec<_> = standard
        .indicators
        .iter()
        .map(|one| {
            let threshold = one.threshold.as_ref().unwrap();
            assert_eq!(one.reported.places, 2);
            (
                one.code.as_ref(),
                threshold.primary.to_string(),
                threshold.junior.to_string(),
                one.per,
                one.split,
                one.whole,
            )
        })
        .collect();
    let expected: Vec<_> = INDICATORS_2017
        .into_iter()
        .map(|(code, primary, junior, per, split, whole)| {
            (
                code,
                primary.to_owned(),
                junior.to_owned(),
                per,
                split,
                whole,
            )
        })
        .collect();
    assert_eq!(found, expected);

    let rule = standard.school_rule.as_ref().unwrap();
    assert_eq!((rule.at_least, rule.floor_share), (6, decimal("0.85")));
    let each = standard.dispersion.each.as_ref().unwrap();
    assert_eq!(each.primary.to_string(), "<= 0.50");
    assert_eq!(each.junior.to_string(), "<= 0.45");
    assert_eq!(standard.dispersion.composite, None);
    assert_eq!(standard.dispersion.reported.places, 3);
    assert!(standard.achievement);
}

#[test]
fn pupils_weigh_1_and_1_1_and_1_32_in_a_split() {
    for &standard in catalogue::all() {
        for (stage, factor) in [
            (Stage::Primary, "1"),
            (Stage::Junior, "1.1"),
            (Stage::Senior, "1.32"),
        ] {
            assert_eq!(standard.stage_factors.get(stage), decimal(factor));
        }
    }
}

#[test]
fn the_clauses_of_2017_are_15_and_9_and_1() {
    let standard = &CN_QUALITY_BALANCE_2017;
    let of = |group| {
        standard
            .clauses
            .iter()
            .filter(|clause| clause.group == group)
            .map(|clause| clause.code.to_string())
            .collect::<Vec<_>>()
    };
    let numbered = |letter: char, count: u32| {
        (1..=count)
            .map(|number| format!("{letter}{number}"))
            .collect::<Vec<_>>()
    };
    assert_eq!(of(ClauseGroup::Government), numbered('G', 15));
    assert_eq!(of(ClauseGroup::Quality), numbered('Q', 9));
    assert_eq!(of(ClauseGroup::Recognition), ["S1"]);
    assert_eq!(standard.indicators.len() + standard.clauses.len(), 32);
    let optional: Vec<(&str, bool)> = standard
        .vetoes
        .iter()
        .map(|veto| (veto.code.as_ref(), veto.optional))
        .collect();
    assert_eq!(
        optional,
        [
            ("V1", false),
            ("V2", false),
            ("V3", false),
            ("V4", false),
            ("V5", false),
            ("V6", false),
            ("V7", true)
        ]
    );
}

/// The bounds of a clause as text.
fn bounds(test: &ClauseTest) -> Vec<String> {
    match test {
        ClauseTest::Ratios { ratios } => ratios.iter().map(|one| one.bound.to_string()).collect(),
        ClauseTest::EverySchool { at_least, .. } => vec![at_least.to_string()],
        ClauseTest::Rooms {
            classes_per_room, ..
        } => vec![classes_per_room.to_string()],
        ClauseTest::Size {
            limit,
            larger_limit,
            ..
        } => vec![limit.to_string(), larger_limit.to_string()],
        ClauseTest::Monitoring {
            level,
            between_school_rate,
        } => vec![level.to_string(), between_school_rate.to_string()],
        _ => Vec::new(),
    }
}

#[test]
fn the_bounds_of_the_clauses_are_those_of_the_norm() {
    let expected: [(&str, &[&str]); 16] = [
        ("G3", &["12"]),
        ("G4", &["2000", "2500"]),
        ("G5", &[]),
        ("G7", &[">= special-funds-minimum"]),
        ("G8", &[">= 100"]),
        ("G9", &[">= 100"]),
        ("G11", &[">= 10", ">= 20"]),
        ("G12", &[">= 100"]),
        ("G13", &[">= 100", ">= 95"]),
        ("G14", &[">= 50"]),
        ("G15", &[">= 85"]),
        ("Q1", &[">= 95"]),
        ("Q2", &[">= 95"]),
        ("Q4", &["0.05"]),
        ("Q9", &[">= 3", "< 0.15"]),
        ("S1", &[">= 85"]),
    ];
    let found: Vec<(&str, Vec<String>)> = CN_QUALITY_BALANCE_2017
        .clauses
        .iter()
        .filter_map(|clause| Some((clause.code.as_ref(), bounds(clause.test.as_ref()?))))
        .collect();
    assert_eq!(found.len(), expected.len());
    for ((code, found), (expected_code, expected)) in found.into_iter().zip(expected) {
        assert_eq!(code, expected_code);
        assert_eq!(found, expected, "{code}");
    }
    let parameter = &CN_QUALITY_BALANCE_2017.parameters[0];
    assert_eq!(parameter.name, "special-funds-minimum");
    assert_eq!(parameter.value, decimal("6000"));
    assert!(!parameter.fixed);
}

#[test]
fn exclusions_stand_in_the_order_in_which_reasons_are_tried() {
    let reasons = |standard: &Standard| -> Vec<String> {
        let exclusions = standard.exclusions.iter();
        exclusions.map(|one| one.reason.to_string()).collect()
    };
    assert_eq!(
        reasons(&CN_QUALITY_BALANCE_2017),
        ["special", "vocational", "small_teaching_point"]
    );
    assert_eq!(
        reasons(&CN_BASIC_BALANCE_2012),
        [
            "special",
            "vocational",
            "private",
            "not_county_run",
            "teaching_point"
        ]
    );
    let small = &CN_QUALITY_BALANCE_2017.exclusions[2].when;
    let expected = ExclusionTest::SmallOfKind {
        school_kind: SchoolKind::TeachingPoint,
        fewer_than: 50,
    };
    assert_eq!(*small, expected);
}

#[test]
fn the_reliefs_have_the_names_by_which_they_are_asked_for() {
    let names: Vec<&str> = CN_QUALITY_BALANCE_2017
        .reliefs
        .iter()
        .map(|relief| relief.name.as_ref())
        .collect();
    assert_eq!(
        names,
        [
            "visiting-teachers",
            "city-venues",
            "rooms-2016",
            "rooms-small-rural",
            "size-2010-or-migrant"
        ]
    );
    let options = CN_QUALITY_BALANCE_2017.option_names();
    assert_eq!(options, ["special-funds-minimum", "rooms"]);
    assert!(CN_BASIC_BALANCE_2012.reliefs.is_empty());
    assert!(CN_BASIC_BALANCE_2012.option_names().is_empty());
    for (name, value) in [("rooms", "each"), ("special-funds-minimum", "8000")] {
        assert!(CN_BASIC_BALANCE_2012.with_option(name, value).is_err());
    }
    for name in ["room", "Rooms", "", "special_funds_minimum"] {
        let refused = CN_QUALITY_BALANCE_2017.with_option(name, "each");
        assert!(
            matches!(refused, Err(StandardError::UnknownOption { .. })),
            "{name}"
        );
    }
}

#[test]
fn the_standard_of_2012_has_eight_indicators_and_two_limits() {
    let standard = &CN_BASIC_BALANCE_2012;
    let found: Vec<_> = standard
        .indicators
        .iter()
        .map(|one| {
            assert_eq!(one.threshold, None);
            (one.code.as_ref(), one.per, one.split, one.reported.places)
        })
        .collect();
    assert_eq!(
        found,
        [
            ("B1", 1, true, 2),
            ("B2", 1, true, 2),
            ("B3", 1, true, 2),
            ("B4", 100, true, 2),
            ("B5", 1, true, 2),
            ("B6", 1, false, 3),
            ("B7", 1, false, 3),
            ("B8", 1, false, 3)
        ]
    );
    assert_eq!(standard.school_rule, None);
    assert_eq!(standard.dispersion.each, None);
    let composite = standard.dispersion.composite.as_ref().unwrap();
    assert_eq!(composite.primary.to_string(), "<= 0.65");
    assert_eq!(composite.junior.to_string(), "<= 0.55");
    let clauses: Vec<(&str, bool)> = standard
        .clauses
        .iter()
        .map(|clause| (clause.code.as_ref(), clause.attested))
        .collect();
    assert_eq!(
        clauses,
        [
            ("S1", false),
            ("provincial_standard", true),
            ("government_score", true)
        ]
    );
    assert!(standard.vetoes.is_empty());
    assert!(!standard.achievement);
}
