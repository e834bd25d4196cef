//! Seats against pupils: levels at their bounds, shortage, and how much of it lasts.

use super::{fraction, history, outlook};
use junheng::model::Language;
use junheng::numeric::Rational;
use junheng::planning::enrolment::{
    EnrolmentError, SeatBlock, SeatLevel, SeatPlan, SeatThresholds, StageBalance, SupplyAndDemand,
};

fn block(stage: &str, seats: i64, from: i32) -> SeatBlock {
    SeatBlock {
        stage: stage.to_owned(),
        name: None,
        seats,
        from,
    }
}

/// One grade, of which all born six years before are pupils.
fn balance(
    births: &[u64],
    blocks: &[(i64, i32)],
    years_later: u8,
) -> Result<SupplyAndDemand, EnrolmentError> {
    let first = [100, 100];
    let births: Vec<(i32, u64)> = (2018..)
        .zip(first.iter().chain(births))
        .map(|(year, births)| (year, *births))
        .collect();
    let outlook = outlook(history(2024, &[("1", &first)]), &births, births.len() - 2)?;
    let blocks = blocks
        .iter()
        .map(|(seats, from)| block("primary", *seats, *from));
    let plan = SeatPlan::new(blocks.collect())?;
    SupplyAndDemand::new(outlook, &plan, SeatThresholds::default(), years_later)
}

fn stage(births: &[u64], blocks: &[(i64, i32)], years_later: u8) -> StageBalance {
    let balance = balance(births, blocks, years_later).unwrap();
    balance.stages()[0].clone()
}

#[test]
fn levels_change_exactly_at_their_thresholds() {
    let thresholds = SeatThresholds::default();
    let level = |demand: &str| thresholds.level(&fraction(demand), 100);
    assert_eq!(level("0"), SeatLevel::Idle);
    assert_eq!(level("6999999999/100000000"), SeatLevel::Idle);
    assert_eq!(level("70"), SeatLevel::Sufficient);
    assert_eq!(level("9499999999/100000000"), SeatLevel::Sufficient);
    assert_eq!(level("95"), SeatLevel::Tight);
    assert_eq!(level("100"), SeatLevel::Tight);
    assert_eq!(level("10000000001/100000000"), SeatLevel::Short);
    assert_eq!(level("110"), SeatLevel::Short);
    assert_eq!(level("11000000001/100000000"), SeatLevel::Severe);
    // Nobody for no seats is neither idle nor tight; one pupil is severe.
    assert_eq!(thresholds.level(&Rational::ZERO, 0), SeatLevel::Sufficient);
    assert_eq!(thresholds.level(&Rational::ONE, 0), SeatLevel::Severe);
}

#[test]
fn thresholds_have_an_order() {
    let of = |idle: &str, tight: &str, severe: &str| {
        SeatThresholds::new(fraction(idle), fraction(tight), fraction(severe))
    };
    assert!(of("0", "0", "1").is_ok());
    assert!(of("1", "1", "1").is_ok());
    for (idle, tight, severe) in [
        ("-1/100", "1/2", "1"),
        ("3/4", "1/2", "1"),
        ("1/2", "101/100", "2"),
        ("1/2", "1/2", "99/100"),
    ] {
        assert!(of(idle, tight, severe).is_err(), "{idle} {tight} {severe}");
    }
    assert_eq!(
        of("3/4", "1/2", "1").unwrap_err().to_string(),
        "thresholds out of order: idle 3/4, tight 1/2, severe 1"
    );
}

#[test]
fn peak_shortage_and_surplus_are_found() {
    // Pupils 100, then 110, 130, 130, 60 against 100 seats, 120 from 2028 on.
    let stage = stage(&[110, 130, 130, 60], &[(100, 2020), (20, 2028)], 2);
    let gaps: Vec<String> = stage.years().map(|one| one.gap().to_string()).collect();
    assert_eq!(gaps, ["0", "10", "30", "10", "-60"]);
    let used: Vec<String> = stage
        .years()
        .map(|one| one.utilisation().unwrap().to_string())
        .collect();
    assert_eq!(used, ["1", "11/10", "13/10", "13/12", "1/2"]);
    assert_eq!(stage.peak().year, 2027);
    assert_eq!(stage.first_shortage().unwrap().year, 2026);
    assert_eq!(stage.first_possible_shortage().unwrap().year, 2026);
    assert_eq!(stage.first_at(SeatLevel::Severe).unwrap().year, 2027);
    assert_eq!(stage.first_at(SeatLevel::Tight).unwrap().year, 2025);
    assert_eq!(stage.emptiest().unwrap().year, 2029);
    let need = stage.need().unwrap();
    assert_eq!((need.year, need.seats), (2027, 30.into()));
    let later = need.later.unwrap();
    assert_eq!((later.year, later.temporary), (2029, 30.into()));
    assert_eq!(later.lasting, Rational::ZERO);
}

#[test]
fn a_need_lasts_as_far_as_it_is_still_there() {
    let later = |births: &[u64], blocks: &[(i64, i32)], years| {
        let later = stage(births, blocks, years).need().unwrap().later;
        later.map(|later| (later.lasting.to_string(), later.temporary.to_string()))
    };
    let parts = |lasting: &str, temporary: &str| Some((lasting.to_owned(), temporary.to_owned()));
    let built = [(100, 2020)];
    // 30 lack in 2026; a year later 30, 12, none.
    assert_eq!(later(&[130, 130], &built, 1), parts("30", "0"));
    assert_eq!(later(&[130, 112], &built, 1), parts("12", "18"));
    assert_eq!(later(&[130, 100], &built, 1), parts("0", "30"));
    assert_eq!(later(&[130, 40], &built, 1), parts("0", "30"));
    // What is planned for the year after takes its part of the need away.
    assert_eq!(
        later(&[130, 130], &[(100, 2020), (25, 2027)], 1),
        parts("5", "25")
    );
    // In the same year all of it lasts; behind the last year nobody knows.
    assert_eq!(later(&[130, 40], &built, 0), parts("30", "0"));
    assert_eq!(later(&[130, 40], &built, 2), None);
    assert!(stage(&[100, 90], &built, 1).need().is_none());
}

#[test]
fn a_surplus_is_only_told_where_there_is_one() {
    assert!(stage(&[100, 100], &[(100, 2020)], 1).emptiest().is_none());
    assert_eq!(
        stage(&[99, 98], &[(100, 2020)], 1).emptiest().unwrap().year,
        2027
    );
}

#[test]
fn seats_that_nobody_reports_are_not_none() {
    assert_eq!(
        balance(&[100], &[(100, 2026)], 1).unwrap_err().to_string(),
        "the seats of `primary` are not reported for 2025"
    );
    // None is what somebody reports.
    let none = stage(&[0], &[(0, 2020)], 1);
    assert_eq!(none.peak().utilisation(), None);
    assert_eq!(none.need().unwrap().seats, 100.into());
    let outlook = outlook(
        history(2024, &[("1", &[100, 100])]),
        &[(2018, 100), (2019, 100)],
        0,
    );
    let plan = SeatPlan::new(vec![block("primary", 1, 2020), block("place", 1, 2020)]).unwrap();
    let error = SupplyAndDemand::new(outlook.unwrap(), &plan, SeatThresholds::default(), 1);
    assert_eq!(
        error.unwrap_err().to_string(),
        "there are seats of `place`, and no grade of it is counted"
    );
}

#[test]
fn seats_add_up_and_never_fall_below_zero() {
    let plan = |blocks: &[(i64, i32)]| {
        SeatPlan::new(
            blocks
                .iter()
                .map(|(seats, from)| block("p", *seats, *from))
                .collect(),
        )
    };
    let both = plan(&[(-40, 2022), (100, 2020), (-60, 2022)]).unwrap();
    assert_eq!(both.seats("p", 2021), Some(100));
    assert_eq!(both.seats("p", 2022), Some(0));
    assert_eq!(both.seats("p", 2019), None);
    assert_eq!(both.seats("q", 2022), None);
    assert_eq!(
        plan(&[(-41, 2022), (100, 2020), (-60, 2022)])
            .unwrap_err()
            .to_string(),
        "the seats of `p` come to -1 in 2022"
    );
    assert_eq!(
        plan(&[(1, 10_000)]).unwrap_err(),
        EnrolmentError::YearOutOfRange { year: 10_000 }
    );
    let text = serde_json::to_string(&both).unwrap();
    assert_eq!(serde_json::from_str::<SeatPlan>(&text).unwrap(), both);
}

#[test]
fn a_shortage_that_is_only_possible_is_told_apart() {
    // 100 and then 90 of 100 born entered: 95 are expected, 90 to 100 possible.
    let stage = |seats| {
        let births: Vec<(i32, u64)> = (2018..2022).map(|year| (year, 100)).collect();
        let outlook = outlook(history(2024, &[("1", &[100, 90])]), &births, 2).unwrap();
        let plan = SeatPlan::new(vec![block("primary", seats, 2020)]).unwrap();
        SupplyAndDemand::new(outlook, &plan, SeatThresholds::default(), 1).unwrap()
    };
    let (tense, enough) = (stage(99), stage(100));
    let year = |balance: &SupplyAndDemand| {
        let found = balance.stages()[0].first_possible_shortage();
        found.map(|one| (one.year, one.lowest.clone(), one.highest.clone()))
    };
    assert_eq!(year(&tense), Some((2026, 90.into(), 100.into())));
    assert_eq!(year(&enough), None);
    assert!(tense.stages()[0].first_shortage().is_none());
    let english = tense.to_markdown(Language::En);
    assert!(english.contains("with every ratio at the highest seen there is one first in 2026"));
    let chinese = tense.to_markdown(Language::Zh);
    assert!(chinese.contains("预计不缺学位，但各比率都取最高值时2026年首次不足"));
}
