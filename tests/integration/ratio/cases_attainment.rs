//! Mean years of schooling: sets of coefficients, groups of ages, and what cannot be.

use super::{fraction, refusal};
use junheng::model::{Language, Missing, Population, Quantity, Reported};
use junheng::ratio::{Attainment, RatioError, SchoolingLevel, YearsOfSchooling};

fn years_of(set: &YearsOfSchooling) -> Vec<String> {
    set.levels()
        .iter()
        .map(|level| level.years.amount().to_string())
        .collect()
}

#[test]
fn the_sets_have_their_years() {
    assert_eq!(
        years_of(&YearsOfSchooling::TERTIARY_SIXTEEN),
        ["0", "6", "9", "12", "16"]
    );
    assert_eq!(
        years_of(&YearsOfSchooling::TERTIARY_SPLIT),
        ["0", "6", "9", "12", "15", "16", "19"]
    );
    assert_eq!(
        years_of(&YearsOfSchooling::OLD),
        ["1", "5", "8", "11", "15"]
    );
}

#[test]
fn tertiary_education_may_be_split() {
    let set = YearsOfSchooling::TERTIARY_SPLIT;
    // 1·15 + 1·16 + 2·19 over 4 people: 69/4
    let people = [0, 0, 0, 0, 1, 1, 2].map(Population::from);
    let mean = Attainment::new(&set, people).unwrap().mean_years().unwrap();
    assert_eq!(*mean.value(), fraction(69, 4));
    assert_eq!(mean.printed(Language::Zh), "17.25年");
}

#[test]
fn the_working_is_told() {
    let set = YearsOfSchooling::new(vec![
        SchoolingLevel::new("none", "无", "none", 0),
        SchoolingLevel::new("primary", "小学", "primary", 6),
    ])
    .unwrap();
    let mean = Attainment::new(&set, [1, 2].map(Population::from))
        .unwrap()
        .mean_years()
        .unwrap();
    assert_eq!(
        mean.explanation(Language::En),
        "Mean years of schooling: (none 1 × 0 + primary 2 × 6) ÷ people 3 = 4.00 years [UNESCO \
         Institute for Statistics, Methodology for estimation of mean years of schooling (2013)]"
    );
}

/// Two age groups: of the older, primary school took five years and junior three; of the younger, six
/// and three. An unfinished junior level counts half of its three years.
///
/// Older: 10 primary at 5, 10 junior unfinished at 6.5; younger: 20 primary at 6, 40 junior at 9.
/// (50 + 65 + 120 + 360) / 80 = 595 / 80.
#[test]
fn age_groups_have_the_years_of_their_time() {
    let group = |primary: u32, junior: u32| {
        let below = SchoolingLevel::new("primary", "小学", "primary", primary);
        let full = SchoolingLevel::new("junior", "初中", "junior", junior);
        let unfinished = full.incomplete(&below);
        YearsOfSchooling::new(vec![below, unfinished, full]).unwrap()
    };
    let (older, younger) = (group(5, 8), group(6, 9));
    assert_eq!(years_of(&older), ["5", "6.5", "8"]);
    assert_eq!(years_of(&younger), ["6", "7.5", "9"]);
    assert_eq!(older.levels()[1].code, "junior_incomplete");
    assert_eq!(older.levels()[1].name.zh, "初中（未完成）");
    let groups = [
        Attainment::new(&older, [10, 10, 0].map(Population::from)).unwrap(),
        Attainment::new(&younger, [20, 0, 40].map(Population::from)).unwrap(),
    ];
    let mean = Attainment::mean_years_together(&groups).unwrap();
    assert_eq!(*mean.value(), fraction(595, 80));
}

#[test]
fn what_cannot_be_is_refused() {
    let set = YearsOfSchooling::TERTIARY_SIXTEEN;
    let nobody = Attainment::new(&set, [0; 5].map(Population::from)).unwrap();
    assert_eq!(
        refusal(nobody.mean_years()),
        "`mean_years_of_schooling` has nothing to divide by: `people` is zero"
    );
    assert!(Attainment::mean_years_together(&[]).is_err());
    let six = Attainment::new(&set, [1; 6].map(Population::from));
    assert_eq!(refusal(six), "5 levels but 6 counts of people");
    let mut people = [Reported::from(Population::from(1)); 5];
    people[2] = Reported::Missing(Missing::Blank);
    let unknown = Attainment::new(&set, people).unwrap();
    assert_eq!(
        refusal(unknown.mean_years()),
        "`mean_years_of_schooling` needs `junior`, which is not there: left blank"
    );
}

#[test]
fn a_set_has_levels_and_none_twice() {
    assert_eq!(
        refusal(YearsOfSchooling::new(Vec::new())),
        "`mean_years_of_schooling` needs at least one `level`"
    );
    let level = SchoolingLevel::new("primary", "小学", "primary", 6);
    assert_eq!(
        YearsOfSchooling::new(vec![level.clone(), level]),
        Err(RatioError::RepeatedLevel {
            code: "primary".to_owned()
        })
    );
}

#[test]
fn a_set_survives_its_written_form_through_the_checks() {
    let set = YearsOfSchooling::OLD;
    let written = serde_json::to_string(&set).unwrap();
    assert_eq!(
        serde_json::from_str::<YearsOfSchooling>(&written).unwrap(),
        set
    );
    assert!(serde_json::from_str::<YearsOfSchooling>("[]").is_err());
    let negative = written.replace("\"15\"", "\"-15\"");
    assert_ne!(negative, written);
    assert!(serde_json::from_str::<YearsOfSchooling>(&negative).is_err());
}
