//! Stages that a projection leaves out, and grades that were not open yet.

use super::{fraction, settings};
use junheng::adapters::csv::{read_grade_counts, read_seats};
use junheng::numeric::Rational;
use junheng::planning::enrolment::{
    Births, EnrolmentError, EnrolmentHistory, EnrolmentOutlook, EnrolmentScope, GradeCount,
    LeftOut, ProjectionMethod, ProjectionSettings, RatioRule, RatioWeights, SeatPlan,
    SeatThresholds, SupplyAndDemand,
};
use std::io::Cursor;

/// Grade counts of rows such as `2024 primary 1 100`.
fn counted(rows: &[&str]) -> EnrolmentHistory {
    let rows: Vec<String> = rows.iter().map(|row| row.replace(' ', ",")).collect();
    let text = format!("year,stage,grade,pupils\n{}\n", rows.join("\n"));
    read_grade_counts(Cursor::new(text)).unwrap().content
}

fn seats(rows: &[&str]) -> SeatPlan {
    let rows: Vec<String> = rows.iter().map(|row| row.replace(' ', ",")).collect();
    let text = format!("stage,from,seats\n{}\n", rows.join("\n"));
    read_seats(Cursor::new(text), None).unwrap().content
}

/// Two grades of primary school with 100 pupils each, and these of senior school.
fn with_senior(senior: [[u64; 3]; 2]) -> EnrolmentHistory {
    let mut rows = Vec::new();
    for (index, year) in [2022, 2023, 2024].into_iter().enumerate() {
        for grade in [1, 2] {
            rows.push(format!("{year} primary {grade} 100"));
        }
        for (grade, pupils) in senior.iter().enumerate() {
            rows.push(format!("{year} senior {} {}", grade + 1, pupils[index]));
        }
    }
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    counted(&rows)
}

fn projected(
    history: EnrolmentHistory,
    rule: RatioRule,
) -> Result<EnrolmentOutlook, EnrolmentError> {
    let births = Births::new((2015..2030).map(|year| (year, 110)).collect());
    EnrolmentOutlook::new(
        history,
        &births,
        ProjectionSettings {
            rule,
            ..settings(3)
        },
    )
}

fn warnings(scope: &EnrolmentScope) -> Vec<String> {
    scope.left_out.iter().map(ToString::to_string).collect()
}

#[test]
fn a_stage_with_neither_pupils_nor_seats_is_left_out_under_every_rule() {
    let history = with_senior([[0, 0, 0], [0, 0, 0]]);
    let filed = seats(&["primary 2022 200", "senior 2022 0"]);
    let scope = EnrolmentScope::of(history.clone(), filed).unwrap();
    assert_eq!(
        warnings(&scope),
        ["the stage `senior` has neither pupils nor seats, and is left out of the projection"]
    );
    assert_eq!(scope.history.stages(), ["primary"]);
    let stages: Vec<&str> = scope.seats.stages().collect();
    assert_eq!(stages, ["primary"]);
    for rule in [
        RatioRule::MeanOfRatios,
        RatioRule::RatioOfTotals,
        RatioRule::LastYear,
        RatioRule::Weighted(RatioWeights::new(vec![2, 1]).unwrap()),
    ] {
        let outlook = projected(scope.history.clone(), rule.clone()).unwrap();
        let thresholds = SeatThresholds::default();
        let balance = SupplyAndDemand::new(outlook, &scope.seats, thresholds, 1).unwrap();
        // 100 enter of 110 born, and 100 of 100 go on: 200 in every year.
        let primary = &balance.stages()[0];
        assert!(
            primary.years().all(|one| one.demand == Rational::from(200)),
            "{rule:?}"
        );
        assert_eq!(balance.stages().len(), 1);
    }
    // Without a row of its seats likewise; with one seat it stays, and has no ratio.
    let scope = EnrolmentScope::of(history.clone(), seats(&["primary 2022 200"])).unwrap();
    assert_eq!(scope.left_out.len(), 1);
    let scope = EnrolmentScope::of(history, seats(&["primary 2022 200", "senior 2026 1"])).unwrap();
    assert_eq!(scope.left_out, []);
    let error = projected(scope.history, RatioRule::RatioOfTotals).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the progression ratio from grade `1` of `senior` to grade `2` of `senior` is undefined: its denominator is zero for \
         2023, 2024; grade `1` of `senior` has no pupils in any year to take it from: leave out its rows and those \
         of the grades that go with it"
    );
}

#[test]
fn seats_without_grades_are_passed_over() {
    let history = with_senior([[0, 0, 0], [0, 0, 0]]);
    let filed = seats(&["primary 2022 200", "junior 2022 90", "preschool 2023 5"]);
    let scope = EnrolmentScope::of(history, filed).unwrap();
    assert_eq!(
        warnings(&scope),
        [
            "the stage `senior` has neither pupils nor seats, and is left out of the projection",
            "the seats of `junior` are passed over, as no grade of it is counted",
            "the seats of `preschool` are passed over, as no grade of it is counted",
        ]
    );
    assert_eq!(scope.seats.seats("junior", 2025), None);
    assert_eq!(scope.seats.seats("primary", 2025), Some(200));
}

#[test]
fn an_empty_stage_before_another_stays_and_so_does_all_that_there_is() {
    let rows = [
        "2023 kindergarten 1 0",
        "2023 primary 1 90",
        "2024 kindergarten 1 0",
        "2024 primary 1 95",
    ];
    let scope = EnrolmentScope::of(counted(&rows), SeatPlan::default()).unwrap();
    assert_eq!(scope.left_out, []);
    assert_eq!(scope.history.stages(), ["kindergarten", "primary"]);
    let scope = EnrolmentScope::of(counted(&["2024 primary 1 0"]), SeatPlan::default()).unwrap();
    assert_eq!(scope.left_out, []);
    let nothing: [LeftOut; 0] = [];
    let scope = EnrolmentScope::of(with_senior([[1, 0, 0], [0, 0, 0]]), SeatPlan::default());
    assert_eq!(scope.unwrap().left_out, nothing);
}

#[test]
fn a_grade_that_was_not_open_yet_does_not_stop_the_ratio_of_totals() {
    // Opened in 2023 with 50 in grade 1, of whom 48 went on.
    let history = with_senior([[0, 50, 40], [0, 0, 48]]);
    let outlook = projected(history.clone(), RatioRule::RatioOfTotals).unwrap();
    let ratio = |place: usize| outlook.ratios()[place].expected.clone();
    // Into primary 1, primary 1 to 2, primary 2 to senior 1 (50 + 40 of 200), senior 1 to 2 (48 of 50).
    assert_eq!(ratio(2), fraction("90/200"));
    assert_eq!(ratio(3), fraction("48/50"));
    assert_eq!(outlook.ratios()[3].lowest, fraction("48/50"));
    // A mean of ratios has none for 2023, and says which row is in its way.
    let error = projected(history.clone(), RatioRule::MeanOfRatios).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the progression ratio from grade `1` of `senior` to grade `2` of `senior` is \
         undefined: its denominator is zero for 2023; leave out the pupils in the row of grade \
         `1` of `senior` for 2022 (a blank is not zero), or take the ratio of totals"
    );
    // With a blank there the mean is 48 of 50 too.
    let mut rows: Vec<GradeCount> = history.into();
    for one in &mut rows {
        if (one.year, one.grade.stage.as_str(), one.grade.name.as_str()) == (2022, "senior", "1") {
            one.pupils = None;
        }
    }
    let history = EnrolmentHistory::new(rows).unwrap();
    let outlook = projected(history, RatioRule::MeanOfRatios).unwrap();
    assert_eq!(outlook.ratios()[3].expected, fraction("48/50"));
    // Two years before it opened are both named.
    let error = projected(
        with_senior([[0, 0, 40], [0, 0, 0]]),
        RatioRule::MeanOfRatios,
    )
    .unwrap_err();
    assert!(
        error
            .to_string()
            .contains("grade `1` of `senior` has no pupils in any year"),
        "{error}"
    );
}

#[test]
fn the_other_ratios_name_their_rows_too() {
    let counts = |first: u64| {
        let text = format!(
            "year,stage,grade,pupils,repeaters\n2022,p,1,{first},0\n2022,p,2,10,0\n2023,p,1,10,0\n\
             2023,p,2,10,0\n2024,p,1,10,1\n2024,p,2,10,1\n"
        );
        read_grade_counts(Cursor::new(text)).unwrap().content
    };
    let births = |first: u64| {
        let years = [
            (2016, first),
            (2017, 10),
            (2018, 10),
            (2019, 10),
            (2020, 10),
            (2021, 10),
        ];
        Births::new(years.into())
    };
    let transition = |first: u64, born: u64| {
        let settings = ProjectionSettings {
            method: ProjectionMethod::GradeTransition,
            ..settings(2)
        };
        EnrolmentOutlook::new(counts(first), &births(born), settings)
    };
    assert!(transition(10, 10).is_ok());
    assert_eq!(
        transition(0, 10).unwrap_err().to_string(),
        "the promotion rate from grade `1` of `p` to grade `2` of `p` is undefined: its denominator is \
         zero for 2023; leave out the pupils in the row of grade `1` of `p` for 2022 (a blank is not \
         zero), or take the ratio of totals"
    );
    assert_eq!(
        transition(10, 0).unwrap_err().to_string(),
        "the intake rate of grade `1` of `p` is undefined: its denominator is zero for 2022; leave out \
         the births of those who entered then (a blank is not zero), or take the ratio of totals"
    );
    let nobody_born = Births::new((2016..2022).map(|year| (year, 0)).collect());
    let error = EnrolmentOutlook::new(counts(10), &nobody_born, settings(2)).unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("; no year has births to take it from"),
        "{error}"
    );
}
