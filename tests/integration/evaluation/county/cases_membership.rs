//! A school of which nobody knows whether it is judged: judged with a warning, or left open by the standard.

use crate::support::{Row, county, evaluated, part};
use junheng::evaluation::{AreaReport, PossibleBalanceError, SampleError, Verdict};
use junheng::model::{County, Item, Language, SchoolKind, Sponsor, Stage};
use junheng::standards::catalogue::{CN_BASIC_BALANCE_2012, CN_QUALITY_BALANCE_2017};
use junheng::standards::{Exclusion, ExclusionTest, Standard, UnknownMembership};
use std::borrow::Cow;

/// The rule of 2017 for the schools that an authority runs.
fn standard(unknown_membership: UnknownMembership) -> Standard {
    let mut standard = CN_QUALITY_BALANCE_2017.clone();
    standard.exclusions.to_mut().push(Exclusion {
        reason: Cow::Borrowed("private"),
        when: ExclusionTest::SponsoredBy {
            sponsors: Cow::Owned(vec![Sponsor::Private]),
        },
    });
    standard.unknown_membership = unknown_membership;
    standard
}

/// Two schools of one size and one backbone teacher per 100 pupils, the second with a blank sponsor.
fn schools() -> County {
    let school = |id: &str| Row::primary(id, 500).with(Item::BackboneTeachersPrimary, 5);
    county(&[school("a").sponsored(Sponsor::CountyEducation), school("b")])
}

#[test]
fn a_blank_sponsor_is_judged_with_a_warning() {
    let (standard, county) = (standard(UnknownMembership::Judged), schools());
    let report = evaluated(&standard, &county);
    assert!(part(&report, 1, Stage::Primary).counts);
    let row = report.balance_of(Stage::Primary, "L2").unwrap();
    assert_eq!((row.parts, row.verdict), (2, Some(Verdict::Met)));
    let warnings = report.to_document(Language::En).warnings;
    assert!(
        warnings
            .iter()
            .any(|text| text.contains("the sponsor is blank")),
        "{warnings:?}"
    );
}

#[test]
fn left_open_it_is_shown_and_whatever_it_may_belong_to_stays_open() {
    let (standard, county) = (standard(UnknownMembership::Open), schools());
    let report = evaluated(&standard, &county);
    let (sure, doubtful) = (
        part(&report, 0, Stage::Primary),
        part(&report, 1, Stage::Primary),
    );
    assert!(sure.counts && !doubtful.counts);
    assert_eq!(doubtful.verdict, Some(Verdict::NotAssessable));
    // What it has is shown all the same.
    assert_eq!(
        report.indicator(doubtful, "L2").unwrap().verdict,
        Some(Verdict::Met)
    );

    let row = report.balance_of(Stage::Primary, "L2").unwrap();
    assert_eq!(row.verdict, Some(Verdict::NotAssessable));
    assert_eq!((row.mean, row.coefficient_of_variation), (None, None));
    let waiting = report.waits_for(Stage::Primary, "L2");
    assert_eq!(waiting.len(), 1);
    assert_eq!(
        (waiting[0].school, &waiting[0].items[..]),
        ("b", &[Item::Sponsor][..])
    );
    let told = report.explain_balance(row, Language::En);
    assert!(
        told.contains("School b") && told.contains("not known whether it counts"),
        "{told}"
    );
    let zh = report.explain_balance(row, Language::Zh);
    assert!(zh.contains("是否纳入评估不可知"), "{zh}");

    let missing = SampleError::Missing {
        schools: vec!["b".to_owned()],
    };
    assert_eq!(report.sample(Stage::Primary, "L2").unwrap_err(), missing);
    let possible = report.possible_balance(row).unwrap_err();
    assert_eq!(
        possible,
        PossibleBalanceError::UnknownMembership { school: 1 }
    );
    // What is in no total is in none of the area either.
    let reports = [report.clone()];
    let area = AreaReport::new(&reports).unwrap();
    assert_eq!(area.variance_split(Stage::Primary, "L2"), None);
    // The junior stage has nothing to do with it.
    let junior = report.balance_of(Stage::Junior, "L2").unwrap();
    assert_eq!(junior.verdict, Some(Verdict::NotApplicable));
    assert!(report.findings().is_empty());
}

#[test]
fn a_known_sponsor_leaves_nothing_open() {
    for (sponsor, parts) in [(Sponsor::CountyEducation, 1), (Sponsor::Private, 0)] {
        let standard = standard(UnknownMembership::Open);
        let county = county(&[Row::primary("b", 500).sponsored(sponsor)]);
        let report = evaluated(&standard, &county);
        assert_eq!(report.parts().len(), parts);
        assert!(report.parts().iter().all(|part| part.counts));
    }
    // Of a special school nothing is asked.
    let standard = standard(UnknownMembership::Open);
    let county = county(&[Row::new("s", SchoolKind::Special)]);
    assert_eq!(
        evaluated(&standard, &county).excluded()[0].reason,
        "special"
    );
}

/// Classes above 45: a school that may not be judged fails no clause, and lets none be met.
#[test]
fn a_clause_about_it_stays_open_only_where_it_would_fail() {
    let standard = standard(UnknownMembership::Open);
    let too_large = [
        Item::ClassesPrimary4650,
        Item::ClassesPrimary5155,
        Item::ClassesPrimary5660,
        Item::ClassesPrimary6165,
        Item::ClassesPrimary66,
    ];
    for (sponsor, large, expected) in [
        (None, 0, Verdict::Met),
        (None, 1, Verdict::NotAssessable),
        (Some(Sponsor::CountyEducation), 1, Verdict::NotMet),
    ] {
        let mut row = Row::primary("b", 500);
        row.sponsor = sponsor;
        for item in too_large {
            row.set(item, large);
        }
        let county = county(&[row]);
        let report = evaluated(&standard, &county);
        assert_eq!(
            report.clause("G5").unwrap().verdict,
            expected,
            "{sponsor:?} {large}"
        );
        let undecided = report.undecided();
        let asks = undecided.iter().find(|one| one.code == "G5");
        let sentences = asks.map(|one| report.missing_sentence(&one.missing[0], Language::En));
        let asked = (expected == Verdict::NotAssessable).then(|| "School b: sponsor".to_owned());
        assert_eq!(sentences, asked);
    }
}

#[cfg(feature = "json")]
#[test]
fn a_standard_says_it_in_its_file() {
    let written = serde_json::to_string(&standard(UnknownMembership::Open)).unwrap();
    assert!(
        written.contains(r#""unknown_membership":"open""#),
        "{written}"
    );
    let read = junheng::adapters::json::read_standard(&written).unwrap();
    assert_eq!(read, standard(UnknownMembership::Open));
    // Where nothing is said, it is judged, and nothing is written.
    for edition in [&CN_QUALITY_BALANCE_2017, &CN_BASIC_BALANCE_2012] {
        let written = serde_json::to_string(edition).unwrap();
        assert!(!written.contains("unknown_membership"));
        let read = junheng::adapters::json::read_standard(&written).unwrap();
        assert_eq!(read.unknown_membership, UnknownMembership::Judged);
    }
    let wrong = written.replace(r#""open""#, r#""perhaps""#);
    let told = junheng::adapters::json::read_standard(&wrong)
        .unwrap_err()
        .to_string();
    assert!(told.contains("at unknown_membership: found"), "{told}");
}
