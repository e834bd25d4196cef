//! Growth rates, mean annual growth rates and means against the figures that they follow from.

use super::cases_rules::{all_printed, printed};
use junheng::evaluation::Verdict::{Met, NotApplicable, NotAssessable, NotMet};
use junheng::numeric::Rational;
use junheng::planning::rules::{
    MeanAnnualGrowth, MeanOfFigures, PrintedGrowth, Rule as _, RuleResult, TotalGrowth,
};

fn growth(before: &str, after: &str, rate: &str) -> RuleResult {
    PrintedGrowth {
        before: printed(before),
        after: printed(after),
        rate: printed(rate),
    }
    .assess()
}

fn annual(growth: TotalGrowth, years: u32, rate: &str) -> RuleResult {
    let rate = printed(rate);
    MeanAnnualGrowth {
        growth,
        years,
        rate,
    }
    .assess()
}

fn between(before: &str, after: &str, years: u32, rate: &str) -> RuleResult {
    let (before, after) = (printed(before), printed(after));
    annual(TotalGrowth::Between { before, after }, years, rate)
}

fn of_rate(total: &str, years: u32, rate: &str) -> RuleResult {
    annual(TotalGrowth::Rate(printed(total)), years, rate)
}

fn mean(figures: &str, mean: &str) -> RuleResult {
    let (figures, mean) = (all_printed(figures), printed(mean));
    MeanOfFigures { figures, mean }.assess()
}

#[test]
fn a_growth_rate_has_the_room_that_rounding_gives() {
    // 2732.065 / 2610.805 = 1.0464454…, 2732.075 / 2610.795 = 1.0464532…: 4.64454 % to 4.64532 %.
    for (rate, verdict) in [
        ("4.64", Met),
        ("4.65", Met),
        ("4.66", NotMet),
        ("4.63", NotMet),
        ("4.6", Met),
        ("4.7", NotMet),
        // A rate without decimals is rounded to a whole number.
        ("5", Met),
        ("4", NotMet),
        ("?", NotApplicable),
        (">= 4", NotApplicable),
    ] {
        let result = growth("2610.80", "2732.07", rate);
        assert_eq!(result.verdict, verdict, "{rate}");
    }
    // Counts are exact: 105 / 100.
    assert_eq!(growth("100", "105", "5.0").computed, Some(5.into()));
    assert_eq!(growth("100", "105", "5.1").verdict, NotMet);
    // What falls has a negative rate.
    assert_eq!(growth("105", "100", "-4.76").verdict, Met);
    assert_eq!(growth("105", "100", "4.76").verdict, NotMet);
}

#[test]
fn a_growth_from_nothing_or_from_what_is_not_known_cannot_be_told() {
    for (before, after) in [
        ("0", "5"),
        ("-1", "5"),
        ("0.0", "5"),
        ("?", "5"),
        ("> 4", "5"),
        ("5", "?"),
    ] {
        assert_eq!(
            growth(before, after, "5").verdict,
            NotAssessable,
            "{before} {after}"
        );
    }
    assert_eq!(
        growth("0", "5", "5").reason.en,
        "what it grew from may be 0 or below"
    );
    assert_eq!(
        growth("5", "?", "5").reason.en,
        "one of the two figures is not known"
    );
    // Down to nothing is a growth of -100 %.
    assert_eq!(growth("5", "0", "-100").verdict, Met);
}

#[test]
fn a_mean_annual_growth_is_a_root_and_no_quotient() {
    // 1.7648^(1/5) = 1.120312…
    let result = of_rate("76.48", 5, "12.03");
    assert_eq!(result.verdict, Met);
    assert_eq!(result.reason.zh, "算得12.0312，与所列12.03相符");
    assert_eq!(of_rate("76.48", 5, "15.30").verdict, NotMet);
    assert_eq!(
        of_rate("76.48", 5, "15.3").reason.en,
        "computed as 12.031, to be printed as 12.0; 15.3 is stated"
    );
    // Of 1000 skilled workers in 2020 and 1100 in 2025: 1.1^(1/5) = 1.019245…
    assert_eq!(between("1000", "1100", 5, "1.92").verdict, Met);
    assert_eq!(between("1000", "1100", 5, "2").verdict, Met);
    assert_eq!(between("1000", "1100", 5, "2.00").verdict, NotMet);
    // 1.21 in two years are 10 % a year, exactly.
    assert_eq!(between("100", "121", 2, "10.00").computed, Some(10.into()));
    // Down by 19 %: 0.9 a year.
    assert_eq!(of_rate("-19", 2, "-10").verdict, Met);
    // One year is the growth itself.
    assert_eq!(
        of_rate("4.64", 1, "4.64").computed,
        Rational::new(464, 100).ok()
    );
}

#[test]
fn a_mean_annual_growth_is_decided_by_whole_powers() {
    // 10.1 stands for 10.05 and more, and 1.1005² · 4 000 000 = 4 844 401.
    assert_eq!(between("4000000", "4844401", 2, "10.1").verdict, Met);
    assert_eq!(between("4000000", "4844400", 2, "10.1").verdict, NotMet);
    // And for 10.15 and less: 1.1015² · 4 000 000 = 4 853 209.
    assert_eq!(between("4000000", "4853209", 2, "10.1").verdict, Met);
    assert_eq!(between("4000000", "4853210", 2, "10.1").verdict, NotMet);
    // A rate below -100 % has an even power above 0, and is none all the same.
    assert_eq!(between("100", "121", 2, "-210").verdict, NotMet);
}

#[test]
fn a_mean_annual_growth_without_its_figures_cannot_be_told() {
    let nothing_left = "nothing may be left at the end, or there are no years";
    for (result, reason) in [
        (
            of_rate("?", 5, "12"),
            "the growth of all years is not known",
        ),
        (of_rate("-100", 5, "12"), nothing_left),
        (of_rate("76", 0, "12"), nothing_left),
        (
            between("0", "5", 5, "12"),
            "what it grew from may be 0 or below",
        ),
        (
            between("5", "?", 5, "12"),
            "one of the two figures is not known",
        ),
    ] {
        assert_eq!(
            (result.verdict, result.reason.en.as_ref()),
            (NotAssessable, reason)
        );
    }
    let computed = of_rate("76.48", 5, "?");
    assert_eq!(computed.verdict, NotApplicable);
    assert_eq!(
        computed.reason.en,
        "computed as 12.0312 %; no rate is stated"
    );
}

#[test]
fn a_mean_counts_each_figure_once() {
    // (4.02 + 9.87 + 2.96) / 3 = 16.85 / 3 = 5.61666…, and 0.005 either way.
    for (stated, verdict) in [
        ("5.62", Met),
        ("5.61", Met),
        ("5.60", NotMet),
        ("5.63", NotMet),
        ("6", Met),
        ("5", NotMet),
        ("?", NotApplicable),
    ] {
        assert_eq!(mean("4.02 9.87 2.96", stated).verdict, verdict, "{stated}");
    }
    // Counts are exact: 13 / 3 = 4.333…
    assert_eq!(mean("4 4 5", "4.33").verdict, Met);
    assert_eq!(mean("4 4 5", "4.34").verdict, NotMet);
    assert_eq!(mean("4 4 5", "4.33").computed, Rational::new(13, 3).ok());
    assert_eq!(
        mean("4 4 5", "4.34").reason.zh,
        "算得4.3333，应列4.33，所列为4.34"
    );
}

#[test]
fn a_mean_with_an_unknown_figure_is_open_unless_the_known_ones_are_too_large() {
    assert_eq!(mean("4 ? 5", "4").reason.en, "1 figure is not known");
    assert_eq!(mean("? >4 5", "4").verdict, NotAssessable);
    // 13.5 and more are due in all, and 14 are known.
    let result = mean("9 ? 5", "4");
    assert_eq!(result.verdict, NotMet);
    assert_eq!(
        result.reason.en,
        "the known figures alone make a mean above the stated 4"
    );
    assert_eq!(mean("15 ? -1", "4").verdict, NotAssessable);
    assert_eq!(mean("", "4").reason.en, "no figures are given");
}
