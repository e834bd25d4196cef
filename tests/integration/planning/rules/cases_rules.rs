//! Rules on figures and series.

use junheng::evaluation::Verdict;
use junheng::model::{Amount, Course, PlanError, PrintedFigure, Text, UnreadableNumber};
use junheng::numeric::Rational;
use junheng::planning::rules::{
    Agreement, AnnualSeries, Monotone, NotAboveReference, PartsOfTotal, PrintedDifference,
    PrintedRatio, Rule, RuleResult, SharesOfWhole, SpendingNeverFalls, StageSpending,
    ThreeIncreases,
};
use std::collections::BTreeMap;

pub(crate) fn printed(text: &str) -> Option<PrintedFigure> {
    (text != "?").then(|| text.parse().unwrap())
}

pub(super) fn all_printed(texts: &str) -> Vec<Option<PrintedFigure>> {
    texts.split_whitespace().map(printed).collect()
}

pub(super) fn sum(parts: &str, total: &str) -> RuleResult {
    PartsOfTotal {
        parts: all_printed(parts),
        total: printed(total),
    }
    .assess()
}

fn shares(parts: &str) -> Verdict {
    let shares = all_printed(parts);
    SharesOfWhole { shares }.assess().verdict
}

pub(super) fn ratio(numerator: &str, denominator: &str, per: i32, ratio: &str) -> RuleResult {
    PrintedRatio {
        numerator: printed(numerator),
        denominator: printed(denominator),
        per: per.into(),
        ratio: printed(ratio),
    }
    .assess()
}

pub(super) fn difference(minuend: &str, subtrahend: &str, difference: &str) -> RuleResult {
    PrintedDifference {
        minuend: printed(minuend),
        subtrahend: printed(subtrahend),
        difference: printed(difference),
    }
    .assess()
}

/// Values by year; `?` where a year has none.
pub(super) fn values(first: i32, texts: &str) -> BTreeMap<i32, Amount> {
    let texts = texts.split_whitespace();
    (first..)
        .zip(texts)
        .filter(|(_, text)| *text != "?")
        .map(|(year, text)| (year, text.parse().unwrap()))
        .collect()
}

pub(super) fn levels(first: i32, texts: &str) -> AnnualSeries {
    let last = first + i32::try_from(texts.split_whitespace().count()).unwrap() - 1;
    let series = AnnualSeries::levels(values(first, texts)).unwrap();
    series.over(first..=last)
}

fn rates(first: i32, texts: &str) -> AnnualSeries {
    let last = first + i32::try_from(texts.split_whitespace().count()).unwrap() - 1;
    let series = AnnualSeries::growth_rates(values(first, texts)).unwrap();
    series.over(first..=last)
}

#[test]
fn rounding_allows_half_a_unit_of_each_last_place_and_no_more() {
    // Three tenths: 0.15 is allowed.
    assert_eq!(shares("33.3 33.3 33.3"), Verdict::Met);
    assert_eq!(shares("33.35 33.3 33.2"), Verdict::NotMet);
    assert_eq!(shares("33.3 33.3 33.25"), Verdict::NotMet);
    // One tenth and one hundredth: 0.055 is allowed, and 0.05 and 0.06 are found.
    assert_eq!(shares("33.3 66.65"), Verdict::Met);
    assert_eq!(shares("33.3 66.64"), Verdict::NotMet);
    // At 0.05 exactly, from both sides.
    assert_eq!(sum("2.5 2", "4.5").verdict, Verdict::Met);
    let rounded = |text: &str, unit: &str| {
        let figure: PrintedFigure = text.parse().unwrap();
        Some(figure.rounded_to(unit.parse().unwrap()).unwrap())
    };
    for (stated, verdict) in [
        ("49", Verdict::NotMet),
        ("50", Verdict::Met),
        ("60", Verdict::Met),
        ("61", Verdict::NotMet),
    ] {
        // 55 where tens are printed stands for 50 to 60.
        let rule = PartsOfTotal {
            parts: vec![rounded("55", "10")],
            total: printed(stated),
        };
        assert_eq!(rule.assess().verdict, verdict, "{stated}");
    }
    // What is said to be exact has no room, decimals or not.
    let exact = PartsOfTotal {
        parts: vec![rounded("33.3", "0"), rounded("66.6", "0")],
        total: printed("100"),
    };
    assert_eq!(exact.assess().verdict, Verdict::NotMet);
}

#[test]
fn the_sums_of_the_building_programme() {
    let projects = sum("13 1 8 13 7 7 2 5 1", "58");
    assert_eq!(projects.verdict, Verdict::NotMet);
    assert_eq!(projects.computed, Some(Rational::from(57)));
    assert_eq!(projects.reason.zh, "各项合计57，所列为58：少1");
    let seats = sum("6660 23085 11950 4700", "46395");
    assert_eq!(seats.verdict, Verdict::Met);
    assert_eq!(seats.reason.en, "the parts add to 46395, as stated");
    assert_eq!(
        sum("33.3 33.3 33.3", "100").reason.en,
        "the parts add to 99.9; the stated 100 differs by 0.1, within the 0.15 that rounding allows"
    );
    // Half a unit of each part and of the total.
    assert_eq!(
        sum("33.3 33.3", "66.7").reason.en,
        "the parts add to 66.6; the stated 66.7 differs by 0.1, within the 0.15 that rounding allows"
    );
    assert_eq!(
        sum("30 30", "58").reason.en,
        "the parts add to 60, and 58 is stated: 2 more"
    );
}

#[test]
fn an_unknown_part_leaves_a_sum_open_unless_the_others_are_too_much() {
    assert_eq!(sum("13 ?", "58").verdict, Verdict::NotAssessable);
    assert_eq!(sum("13 1", "?").verdict, Verdict::NotAssessable);
    // 58 may be complete with a part of nothing; 59 may not.
    assert_eq!(sum("58 ?", "58").verdict, Verdict::NotAssessable);
    assert_eq!(sum("59 ?", "58").verdict, Verdict::NotMet);
    assert_eq!(sum("58.1 ?", "58.0").verdict, Verdict::NotAssessable);
    assert_eq!(sum("58.2 ?", "58.0").verdict, Verdict::NotMet);
    // Where one part is negative the unknown one may be.
    assert_eq!(sum("-1 60 ?", "58").verdict, Verdict::NotAssessable);
    let reason = |parts| sum(parts, "58").reason.en;
    assert_eq!(reason("13 ?"), "1 part is not known; the others add to 13");
    assert_eq!(
        reason("13 ? ?"),
        "2 parts are not known; the others add to 13"
    );
    assert_eq!(reason("? ?"), "no part is known");
    // A bound is no figure.
    assert_eq!(sum("13 >=45", "58").verdict, Verdict::NotAssessable);
    assert_eq!(sum("", "0").verdict, Verdict::NotAssessable);
}

#[test]
fn ratios_and_differences_of_the_reports() {
    assert_eq!(ratio("1209", "3470", 100, "34.8").verdict, Verdict::Met);
    // 34.841…: to be printed as 34.8 or 34.84.
    assert_eq!(ratio("1209", "3470", 100, "34.84").verdict, Verdict::Met);
    let wrong = ratio("1209", "3470", 100, "34.9");
    assert_eq!(wrong.verdict, Verdict::NotMet);
    assert_eq!(
        wrong.reason.en,
        "computed as 34.841, to be printed as 34.8; 34.9 is stated"
    );
    assert_eq!(ratio("30.57", "31.84", 1, "0.9601").verdict, Verdict::Met);
    // The figures leave 0.9598 to 0.9604.
    assert_eq!(
        ratio("30.57", "31.84", 1, "0.9607").verdict,
        Verdict::NotMet
    );
    assert_eq!(ratio("23", "32", 100, "71.9").verdict, Verdict::Met);
    assert_eq!(ratio("29", "32", 100, "90.6").verdict, Verdict::Met);
    // A tie, 1/8 = 12.5 %, may go either way.
    assert_eq!(ratio("1", "8", 100, "12.5").verdict, Verdict::Met);
    assert_eq!(ratio("5", "16", 1, "0.313").verdict, Verdict::Met);
    assert_eq!(ratio("5", "16", 1, "0.312").verdict, Verdict::Met);
    assert_eq!(ratio("5", "16", 1, "0.311").verdict, Verdict::NotMet);
    // Of a fall by 1.5 of 3.0, 1.45/3.05 to 1.55/2.95, with the sign turned.
    for (stated, verdict) in [
        ("-47", Verdict::NotMet),
        ("-48", Verdict::Met),
        ("-53", Verdict::Met),
        ("-54", Verdict::NotMet),
    ] {
        assert_eq!(
            ratio("1.5", "3.0", -100, stated).verdict,
            verdict,
            "{stated}"
        );
    }
    assert_eq!(difference("31.84", "30.57", "1.27").verdict, Verdict::Met);
    assert_eq!(
        difference("31.84", "30.57", "1.30").verdict,
        Verdict::NotMet
    );
    assert_eq!(
        difference("31.84", "30.57", "1.27").computed,
        Some(Rational::new(127, 100).unwrap())
    );
}

#[test]
fn a_ratio_or_difference_without_decimals_is_rounded_to_a_whole_number() {
    // 34.841… is 35 where no decimals are printed, and 34.5 may be either of its neighbours.
    for (over, under, stated, verdict) in [
        ("1209", "3470", "35", Verdict::Met),
        ("1209", "3470", "34", Verdict::NotMet),
        ("1209", "3470", "36", Verdict::NotMet),
        ("69", "200", "34", Verdict::Met),
        ("69", "200", "35", Verdict::Met),
    ] {
        assert_eq!(
            ratio(over, under, 100, stated).verdict,
            verdict,
            "{over} {stated}"
        );
    }
    assert_eq!(difference("79.40", "72", "7").verdict, Verdict::Met);
    assert_eq!(difference("79.40", "72", "8").verdict, Verdict::NotMet);
    // Counts are exact, and so is their difference.
    assert_eq!(difference("58", "57", "2").verdict, Verdict::NotMet);
    // Who says that it is exact is taken at their word.
    let exact: PrintedFigure = "35".parse().unwrap();
    let rule = PrintedRatio {
        numerator: printed("1209"),
        denominator: printed("3470"),
        per: 100.into(),
        ratio: Some(exact.rounded_to(0.into()).unwrap()),
    };
    assert_eq!(rule.assess().verdict, Verdict::NotMet);
}

#[test]
fn full_width_decimals_are_decimals() {
    let figure: PrintedFigure = "３４．８０".parse().unwrap();
    assert_eq!(figure.places(), 2);
    assert_eq!(figure.unit(), Some(&"0.01".parse().unwrap()));
    assert_eq!(figure.to_string(), "３４．８０");
    assert_eq!(ratio("1209", "3470", 100, "３４．８").verdict, Verdict::Met);
}

#[test]
fn a_ratio_without_its_figures_is_open_and_without_a_printed_one_only_computed() {
    assert_eq!(ratio("?", "3470", 1, "0.3").verdict, Verdict::NotAssessable);
    assert_eq!(ratio("1", "0", 1, "0").verdict, Verdict::NotAssessable);
    // 0.04 may be nothing.
    assert_eq!(ratio("1", "0.0", 1, "25").verdict, Verdict::NotAssessable);
    assert_eq!(ratio("1", "-2", 1, "-0.5").verdict, Verdict::NotAssessable);
    let computed = ratio("43425", "3470", 1, "?");
    assert_eq!(computed.verdict, Verdict::NotApplicable);
    assert_eq!(
        computed.computed,
        Some(Rational::new(43_425, 3470).unwrap())
    );
    assert_eq!(difference("3", "1", "?").verdict, Verdict::NotApplicable);
    assert_eq!(difference("?", "1", "2").verdict, Verdict::NotAssessable);
}

#[test]
fn statements_of_one_thing_agree_if_one_number_rounds_to_all() {
    let verdict = |texts: &str| {
        let statements = all_printed(texts);
        Agreement { statements }.assess().verdict
    };
    assert_eq!(verdict("90 78"), Verdict::NotMet);
    assert_eq!(verdict("48 >=50"), Verdict::NotMet);
    assert_eq!(verdict("85 >=85"), Verdict::Met);
    assert_eq!(verdict(">85 >=85"), Verdict::NotMet);
    assert_eq!(verdict("34.8 34.84"), Verdict::Met);
    assert_eq!(verdict("34.8 34.86"), Verdict::NotMet);
    // Each neighbour agrees with the next, and the ends do not.
    assert_eq!(verdict("1.0 1.1 1.2"), Verdict::NotMet);
    assert_eq!(verdict("5"), Verdict::NotAssessable);
    assert_eq!(verdict("5 ?"), Verdict::NotAssessable);
    assert_eq!(verdict("5 5 ?"), Verdict::NotAssessable);
    assert_eq!(verdict("5 ? 6"), Verdict::NotMet);
}

#[test]
fn a_figure_at_its_reference_is_not_above() {
    let verdict = |value: &str, reference: &str| {
        let (value, reference) = (printed(value), printed(reference));
        NotAboveReference { value, reference }.assess().verdict
    };
    assert_eq!(verdict("0.35", "0.350"), Verdict::Met);
    assert_eq!(verdict("0.3500001", "0.35"), Verdict::NotMet);
    assert_eq!(verdict("0.34", "0.35"), Verdict::Met);
    assert_eq!(verdict("?", "0.35"), Verdict::NotAssessable);
    assert_eq!(verdict("0.35", "?"), Verdict::NotAssessable);
    assert_eq!(verdict("<0.35", "0.35"), Verdict::NotAssessable);
    // By how much it is above.
    let (value, reference) = (printed("0.37"), printed("0.35"));
    let above = NotAboveReference { value, reference }.assess();
    assert_eq!(above.computed, Some(Rational::new(2, 100).unwrap()));
}

#[test]
fn growth_rates_below_zero_are_falls() {
    let verdict = |texts: &str| {
        let (course, series) = (Course::NotFall, rates(2019, texts));
        Monotone { course, series }.assess()
    };
    assert_eq!(verdict("1.56 4.08 1.01").verdict, Verdict::Met);
    assert_eq!(verdict("1.56 0 1.01").verdict, Verdict::Met);
    assert_eq!(verdict("1.56 ? 1.01").verdict, Verdict::NotAssessable);
    let fall = verdict("1.56 ? -0.01");
    assert_eq!(fall.verdict, Verdict::NotMet);
    assert_eq!(fall.reason.en, "a growth of -0.01 % in 2021");
    let strict = Monotone {
        course: Course::Rise,
        series: rates(2019, "1.56 0"),
    };
    assert_eq!(strict.assess().verdict, Verdict::NotMet);
    assert_eq!(
        strict.turns().next().map(|years| *years.start()),
        Some(2019)
    );
    let nothing = Monotone {
        course: Course::Rise,
        series: AnnualSeries::levels(BTreeMap::new()).unwrap(),
    };
    assert_eq!(nothing.assess().verdict, Verdict::NotAssessable);
    assert_eq!(
        AnnualSeries::levels([(20, 1.into())].into()),
        Err(PlanError::YearOutOfRange { year: 20 })
    );
}

#[test]
fn both_kinds_of_spending_may_not_fall() {
    let verdict = |total: Option<AnnualSeries>, primary: &str, junior: &str| {
        let stage = |stage, texts: &str| StageSpending {
            stage,
            per_pupil: (!texts.is_empty()).then(|| levels(2019, texts)),
        };
        SpendingNeverFalls {
            total,
            stages: vec![
                stage(Text::new("小学", "primary"), primary),
                stage(Text::new("初中", "junior"), junior),
            ],
        }
        .assess()
    };
    let total = || Some(levels(2019, "100 100 101"));
    assert_eq!(verdict(total(), "1 2 3", "5 5 6").verdict, Verdict::Met);
    assert_eq!(
        verdict(None, "1 2 3", "5 5 6").verdict,
        Verdict::NotAssessable
    );
    assert_eq!(
        verdict(total(), "1 2 3", "").verdict,
        Verdict::NotAssessable
    );
    // One known fall decides, whatever else is not known.
    let fall = verdict(None, "1 2 1.9", "");
    assert_eq!(fall.verdict, Verdict::NotMet);
    assert_eq!(
        fall.reason.en,
        "total spending: no figure; spending per pupil, primary: fell from 2 in 2020 to 1.9 in \
         2021; spending per pupil, junior: no figure"
    );
    let without_stages = SpendingNeverFalls {
        total: total(),
        stages: Vec::new(),
    };
    assert_eq!(without_stages.assess().verdict, Verdict::NotAssessable);
}

fn increases(appropriation: &str, revenue: &str) -> ThreeIncreases {
    let rising = || Some(levels(2021, "1 2 3"));
    ThreeIncreases {
        appropriation: Some(levels(2021, appropriation)),
        regular_revenue: Some(levels(2021, revenue)),
        cost_per_pupil: rising(),
        teacher_pay: rising(),
        public_funds_per_pupil: rising(),
    }
}

#[test]
fn appropriations_outgrow_revenue_strictly_in_each_year() {
    let verdict = |appropriation, revenue| increases(appropriation, revenue).assess().verdict;
    // 10 % and 10 %, against 8 % and 9.9 %.
    assert_eq!(verdict("100 110 121", "1000 1080 1186.92"), Verdict::Met);
    // The same growth is not higher: 10 % and 10 %, exactly.
    assert_eq!(verdict("100 110 121", "1000 1080 1188"), Verdict::NotMet);
    assert_eq!(verdict("100 110 121", "1000 1080 1187.9999"), Verdict::Met);
    // Of 2022 the growth is not known; 2023 alone proves a failure.
    assert_eq!(
        verdict("? 110 121", "1000 1080 1100"),
        Verdict::NotAssessable
    );
    assert_eq!(verdict("? 110 121", "1000 1080 1200"), Verdict::NotMet);
    // A year in which only the revenue is known to have grown is spoken of too.
    assert_eq!(verdict("100 110", "1000 1080 1100"), Verdict::NotAssessable);
    // From nothing there is no growth rate.
    assert_eq!(
        verdict("0 110 121", "1000 1080 1100"),
        Verdict::NotAssessable
    );

    // From below nothing a rate would say that it shrank.
    assert_eq!(levels(2021, "-1 1").growth(2022), None);
    assert_eq!(levels(2021, "1 -1").growth(2022), Some((-200).into()));

    let mut rule = increases("100 110 121", "1000 1001 1002");
    rule.teacher_pay = Some(levels(2021, "5 5 6"));
    assert_eq!(rule.assess().verdict, Verdict::NotMet);
    rule.teacher_pay = None;
    assert_eq!(rule.assess().verdict, Verdict::NotAssessable);
    rule.regular_revenue = Some(rates(2022, "0.1 0.1"));
    rule.teacher_pay = Some(rates(2022, "0.1 0.1"));
    assert_eq!(rule.assess().verdict, Verdict::Met);
    // Of growth rates the first year counts like the others.
    rule.appropriation = Some(rates(2022, "9 11"));
    rule.regular_revenue = Some(rates(2022, "10 10"));
    assert_eq!(rule.assess().verdict, Verdict::NotMet);
}

#[test]
fn a_series_over_some_years_has_no_others() {
    let series = levels(2019, "9 2 3 ? 1").over(2020..=2022);
    let years: Vec<i32> = series.values().map(|(year, _)| year).collect();
    assert_eq!(years, [2020, 2021]);
    assert_eq!(series.missing_years(), [2022]);
}

#[test]
fn one_growth_rate_is_a_course_and_one_level_is_none() {
    let assess = |series| {
        let course = Course::Rise;
        Monotone { course, series }.assess()
    };
    let rate = assess(rates(2022, "1.5"));
    assert_eq!(rate.verdict, Verdict::Met);
    assert_eq!(rate.reason.en, "growth of 1.5 % (2022)");
    let level = assess(levels(2022, "1.5"));
    assert_eq!(level.verdict, Verdict::NotAssessable);
    assert_eq!(level.reason.en, "only 2022 has a figure");
    let levels = assess(levels(2022, "1 2"));
    assert_eq!(levels.reason.zh, "从2022年的1到2023年的2，逐年符合要求");
}

#[test]
fn figures_are_read_with_their_last_place() {
    let unit = |text: &str| {
        let figure: PrintedFigure = text.parse().unwrap();
        figure.unit().map(ToString::to_string)
    };
    assert_eq!(unit("34.80").as_deref(), Some("0.01"));
    assert_eq!(unit("12.5:1").as_deref(), Some("0.1"));
    assert_eq!(unit("≥ 0.9"), Some("0.1".to_owned()));
    assert_eq!(unit("58"), None);
    for text in ["", "34.8 %", "1,209", "x", ">="] {
        assert_eq!(
            text.parse::<PrintedFigure>(),
            Err(UnreadableNumber::Figure),
            "{text}"
        );
    }
    let figure: PrintedFigure = "58".parse().unwrap();
    assert_eq!(
        figure.rounded_to((-1).into()),
        Err(UnreadableNumber::Figure)
    );
}
