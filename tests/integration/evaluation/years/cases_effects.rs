//! What moved a coefficient, worked by hand.

use crate::evaluation::years::{Backbone, backbone_county};
use crate::support::quality;
use junheng::evaluation::{CoefficientSplit, ReportComparison, Undivided};
use junheng::model::Stage;
use junheng::numeric::{Rational, RoundingMode};

/// The split of the change of primary L2.
fn split(before: &[Backbone<'_>], after: &[Backbone<'_>]) -> Result<CoefficientSplit, Undivided> {
    let (first, second) = (backbone_county(before), backbone_county(after));
    let (before, after) = (quality(&first), quality(&second));
    let comparison = ReportComparison::new(&before, &after).unwrap();
    let change = &comparison.coefficients()[1];
    assert_eq!(
        (change.rows.after.stage, change.rows.after.indicator),
        (Stage::Primary, 1)
    );
    change.split.clone()
}

/// To ten decimals: of a sum of numbers that were rounded to 20, the last are not those of the fraction.
fn ten_places(number: &Rational) -> String {
    number.to_fixed(10, RoundingMode::HalfAwayFromZero)
}

#[test]
fn size_and_value_share_what_they_do_together() {
    // Of two schools with the shares p and q and the values x and y, CV = √(pq) |y − x| / (px + qy).
    // Pupils 1:1, then 4:1; values 1 and 3, then 1 and 6.
    //   neither  1/2 · 2 / 2       = 1/2      size alone   2/5 · 2 / 1.4 = 4/7
    //   value alone  1/2 · 5 / 3.5 = 5/7      both         2/5 · 5 / 2   = 1
    // size  = ½ [(4/7 − 1/2) + (1 − 5/7)] = ½ (1/14 + 4/14) = 5/28 = 0.178571…
    // value = ½ [(5/7 − 1/2) + (1 − 4/7)] = ½ (3/14 + 6/14) = 9/28 = 0.321428…
    let split = split(
        &[("a", 100, 1), ("b", 100, 3)],
        &[("a", 400, 4), ("b", 100, 6)],
    )
    .unwrap();
    assert_eq!(split.change, Rational::new(1, 2).unwrap());
    assert_eq!(ten_places(&split.effects.size), "0.1785714286");
    assert_eq!(ten_places(&split.effects.value), "0.3214285714");
    assert_eq!(split.effects.went, Rational::ZERO);
    assert_eq!(split.effects.came, Rational::ZERO);
    // Both have to be rounded to 0.500 in all: 0.178 and 0.321 leave one, and .571 is more than .428.
    assert_eq!(split.reported.size, "0.179");
    assert_eq!(split.reported.value, "0.321");
    assert_eq!(split.reported_change, "0.500");
}

#[test]
fn a_school_that_comes_and_one_that_goes_are_told_apart() {
    // 1 and 3 of one size: CV 1/2. With 2 beside them: mean 2, variance 2/3, CV = √(2/3)/2 = 0.4082482905.
    let pair: [Backbone<'_>; 2] = [("a", 100, 1), ("b", 100, 3)];
    let three: [Backbone<'_>; 3] = [("a", 100, 1), ("b", 100, 3), ("c", 100, 2)];
    let came = split(&pair, &three).unwrap();
    assert_eq!(ten_places(&came.effects.came), "-0.0917517095");
    assert_eq!(came.change, came.effects.came);
    assert_eq!(came.reported.came, "-0.092");
    assert_eq!(came.reported_change, "-0.092");

    let went = split(&three, &pair).unwrap();
    assert_eq!(ten_places(&went.effects.went), "0.0917517095");
    assert_eq!(went.change, went.effects.went);
    assert_eq!(went.effects.came, Rational::ZERO);
}

#[test]
fn one_that_goes_and_one_that_comes_share_what_they_do_together() {
    // a and b stay at 1 and 1, c (1) goes and d (4) comes, all of one size.
    //   neither {1,1,1}: 0        went {1,1}: 0
    //   came {1,1,1,4}: mean 7/4, variance 19/4 − 49/16 = 27/16, CV = √27/7
    //   both {1,1,4}: mean 2, variance 2, CV = 1/√2
    // went = ½ [0 + (1/√2 − √27/7)] = −0.017600…   came = ½ [√27/7 + 1/√2] = 0.724706…
    let split = split(
        &[("a", 100, 1), ("b", 100, 1), ("c", 100, 1)],
        &[("a", 100, 1), ("b", 100, 1), ("d", 100, 4)],
    )
    .unwrap();
    let (root, both) = (27_f64.sqrt() / 7.0, 0.5_f64.sqrt());
    let close = |effect: &Rational, expected: f64| (effect.to_f64() - expected).abs() < 1e-15;
    assert!(close(&split.effects.went, (both - root) / 2.0));
    assert!(close(&split.effects.came, f64::midpoint(both, root)));
    assert_eq!(split.reported_change, "0.707");
}

#[test]
fn a_change_is_not_split_where_a_coefficient_is_missing_on_the_way() {
    let pair: [Backbone<'_>; 2] = [("a", 100, 1), ("b", 100, 3)];
    let others: [Backbone<'_>; 2] = [("c", 100, 1), ("d", 100, 3)];
    assert_eq!(split(&pair, &others).unwrap_err(), Undivided::NoneStayed);
    assert_eq!(split(&pair, &[]).unwrap_err(), Undivided::Unknown);
    // Those that stay have no backbone teacher: without those that go and before those that come, the mean
    // is zero.
    let before: [Backbone<'_>; 2] = [("a", 100, 0), ("b", 100, 3)];
    let after: [Backbone<'_>; 2] = [("a", 100, 0), ("c", 100, 3)];
    assert_eq!(split(&before, &after).unwrap_err(), Undivided::NoMean);
}

#[test]
fn what_is_printed_adds_up_though_each_is_rounded() {
    // A third each of three things would print as 0.333, 0.333 and 0.333.
    let split = split(
        &[("a", 300, 3), ("b", 200, 5), ("c", 500, 4), ("d", 50, 2)],
        &[("a", 310, 3), ("b", 180, 7), ("d", 50, 2), ("e", 90, 1)],
    )
    .unwrap();
    let thousandths = |text: &str| -> i64 { text.replace('.', "").parse().unwrap() };
    let effects = &split.reported;
    let sum: i64 = [&effects.went, &effects.size, &effects.value, &effects.came]
        .map(|text| thousandths(text))
        .iter()
        .sum();
    assert_eq!(sum, thousandths(&split.reported_change));
}
