//! What looks wrong in the figures of a county is told exactly.

use junheng::model::{
    Amount, County, CountyFiling, Fact, FindingKind, Item, Language, School, SchoolKind,
};

/// Beyond the largest decimal, which a warning once named in its place.
#[test]
fn a_finding_has_the_figures_as_they_were_filed() {
    let vast = format!("1{}", "0".repeat(400));
    let mut filing = CountyFiling::default();
    filing.facts.insert(Fact::EligibleForRotation, 10.into());
    filing
        .facts
        .insert(Fact::RotatedTeachers, vast.parse().unwrap());
    let county = County::new(Vec::new()).unwrap().with_filing(filing);
    let sentences: Vec<String> = county
        .findings()
        .iter()
        .map(|finding| finding.sentence(Language::En))
        .collect();
    let expected = format!("rotated_teachers {vast} is above eligible_for_rotation 10");
    assert_eq!(sentences, [expected]);
}

#[test]
fn sums_of_long_figures_are_exact() {
    let tiny = format!("0.{}1", "0".repeat(30));
    let school = School::new("1", "One", SchoolKind::Primary)
        .unwrap()
        .with_amount(Item::TeachingArea, 2000)
        .unwrap()
        .with_amount(
            Item::IndoorSportsArea,
            format!("2000{}", &tiny[1..]).parse::<Amount>().unwrap(),
        )
        .unwrap();
    let county = County::new(vec![school]).unwrap();
    let kinds: Vec<FindingKind> = county
        .findings()
        .into_iter()
        .map(|finding| finding.kind)
        .collect();
    assert!(
        matches!(&kinds[..], [FindingKind::NegativeNetArea { sports, .. }]
            if sports.to_string() == format!("2000{}", &tiny[1..])),
        "{kinds:?}"
    );
}
