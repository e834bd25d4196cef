//! Spreads at their limits, and what is undefined.

use super::{standard, table};
use junheng::evaluation::{CriterionFinding, TableEvaluator, Unsettled, Verdict};
use junheng::model::{AreaFiling, UnitTable};
use junheng::numeric::{NumericError, Rational, RoundingMode};
use junheng::standards::catalogue::US_EXPENDITURE_DISPARITY_1995;
use junheng::standards::{Reporting, SpreadMeasure, TableStandard, TableTest};

pub(super) fn value(standard: &TableStandard, table: &UnitTable) -> Result<f64, Unsettled> {
    let filing = AreaFiling::default();
    let report = TableEvaluator::new(standard)
        .unwrap()
        .evaluate(table, &filing);
    match &report.criteria()[0].finding {
        CriterionFinding::Spread(spread) => spread
            .as_ref()
            .as_ref()
            .map(|spread| spread.value)
            .map_err(Clone::clone),
        other => panic!("{other:?}"),
    }
}

pub(super) fn verdict(standard: &TableStandard, table: &UnitTable) -> Option<Verdict> {
    let filing = AreaFiling::default();
    let report = TableEvaluator::new(standard)
        .unwrap()
        .evaluate(table, &filing);
    report.criteria()[0].verdict
}

#[test]
fn the_disparity_test_ranks_pupils_and_not_agencies() {
    // The example of the appendix to subpart K: $820 at the 5th percentile of pupils and $1000 at
    // the 95th differ by 180/820, 22 %. Of 1000 pupils, the 50th and the 950th decide.
    let columns = ["pupils", "amount_per_pupil"];
    let agencies = table(
        &columns,
        &[
            "top 50 9000",
            "low 49 1",
            "A 1 820",
            "between 800 900",
            "B 100 1000",
        ],
    );
    let filing = AreaFiling::default();
    let evaluator = TableEvaluator::new(&US_EXPENDITURE_DISPARITY_1995).unwrap();
    let report = evaluator.evaluate(&agencies, &filing);
    let spread = report.spread("disparity").unwrap();
    assert_eq!(spread.exact, Some(Rational::new(180, 820).unwrap()));
    let [lower, upper] = spread.places.as_ref().unwrap();
    assert_eq!((lower.unit, upper.unit), (2, 4));
    assert_eq!(report.verdict(), Verdict::Met);
}

#[test]
fn at_exactly_95_percent_the_order_of_counting_decides() {
    let columns = ["pupils", "amount_per_pupil"];
    let found = |measure: SpreadMeasure, pupils: &dyn Fn(u32) -> u32| {
        let rows: Vec<String> = (1..=20)
            .map(|place| format!("A{place:02} {} {}", pupils(place), 100 + place))
            .collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let mut standard = US_EXPENDITURE_DISPARITY_1995.clone();
        if let TableTest::Spread { measure: asked, .. } = &mut standard.criteria.to_mut()[0].test {
            *asked = measure;
        }
        let (table, filing) = (table(&columns, &rows), AreaFiling::default());
        let evaluator = TableEvaluator::new(&standard).unwrap();
        let report = evaluator.evaluate(&table, &filing);
        let spread = report.spread("disparity").unwrap();
        let [lower, upper] = spread.places.clone().unwrap();
        (spread.exact.clone().unwrap(), lower.unit, upper.unit)
    };
    let (ascending, from_top) = (
        SpreadMeasure::FederalRangeRatio,
        SpreadMeasure::FederalRangeRatioFromTop,
    );
    let fraction = |above| Rational::new(above, 101).unwrap();
    assert_eq!(found(ascending, &|_| 50), (fraction(18), 0, 18));
    assert_eq!(found(from_top, &|_| 50), (fraction(19), 0, 19));
    // One pupil more at either end, and nothing is exactly 95 %.
    for more in [1, 20] {
        let pupils = |place| 50 + u32::from(place == more);
        assert_eq!(
            found(ascending, &pupils),
            found(from_top, &pupils),
            "{more}"
        );
    }
}

#[test]
fn a_disparity_of_exactly_one_quarter_passes() {
    for (upper, expected) in [
        ("1025", Verdict::Met),
        ("1025.01", Verdict::NotMet),
        ("1025.000000000000000000000001", Verdict::NotMet),
        ("1024.99", Verdict::Met),
    ] {
        let row = format!("B 500 {upper}");
        let agencies = table(&["pupils", "amount_per_pupil"], &["A 500 820", &row]);
        let found = verdict(&US_EXPENDITURE_DISPARITY_1995, &agencies);
        assert_eq!(found, Some(expected), "{upper}");
    }
}

#[test]
fn a_coefficient_of_variation_is_decided_exactly() {
    // 1 and 3 with equal weights: mean 2, deviation 1, a coefficient of exactly one half.
    let table = table(&["x", "w"], &["A 1 7", "B 3 7", "C 99 0"]);
    for (limit, expected) in [
        ("<= 0.5", Verdict::Met),
        ("< 0.5", Verdict::NotMet),
        (">= 0.5", Verdict::Met),
        ("<= 0.4999999999999999999999999999", Verdict::NotMet),
        ("< 0.5000000000000000000000000001", Verdict::Met),
    ] {
        let test = format!(
            r#"{{"kind": "spread", "measure": "coefficient_of_variation", "value": "x", "weight": "w", "limit": "{limit}"}}"#
        );
        let standard = standard(&["x", "w"], &test);
        assert_eq!(verdict(&standard, &table), Some(expected), "{limit}");
    }
}

#[test]
fn without_weights_every_unit_counts_once() {
    let test = r#"{"kind": "spread", "measure": "coefficient_of_variation", "value": "x"}"#;
    let standard = standard(&["x"], test);
    assert_eq!(value(&standard, &table(&["x"], &["A 1", "B 3"])), Ok(0.5));
}

#[test]
fn a_measure_that_is_a_fraction_is_decided_at_its_limit() {
    // Of 1 and 3 the Gini index and Hoover's are 1/4; of 2, 4 and 9 McLoone is 6/(4 · 2), and of 1, 4
    // and 8 Verstegen 12/(4 · 2).
    for (measure, rows, at) in [
        ("gini", &["A 1", "B 3"][..], "0.25"),
        ("hoover", &["A 1", "B 3"], "0.25"),
        ("mc_loone", &["A 2", "B 9", "C 4"], "0.75"),
        ("verstegen", &["A 1", "B 8", "C 4"], "1.5"),
    ] {
        let table = table(&["x"], rows);
        let step = "0000000000000000000000001";
        let below = format!("{}4{}", &at[..at.len() - 1], "9".repeat(25));
        for (limit, expected) in [
            (format!("<= {at}"), Verdict::Met),
            (format!("< {at}"), Verdict::NotMet),
            (format!(">= {at}"), Verdict::Met),
            (format!("> {at}"), Verdict::NotMet),
            (format!("< {at}{step}"), Verdict::Met),
            (format!(">= {at}{step}"), Verdict::NotMet),
            (format!("> {below}"), Verdict::Met),
            (format!("<= {below}"), Verdict::NotMet),
        ] {
            let test = format!(
                r#"{{"kind": "spread", "measure": "{measure}", "value": "x", "limit": "{limit}"}}"#
            );
            let standard = standard(&["x"], &test);
            let found = verdict(&standard, &table);
            assert_eq!(found, Some(expected), "{measure} {limit}");
        }
    }
}

#[test]
fn decimal_weights_of_a_table_are_as_written() {
    // Half of 9.8 is 2.5 + 2.4, at 2: McLoone is 7.3/9.8 and Verstegen 20.7/14.6.
    let rows = ["A 1 2.5", "B 2 2.4", "C 3 3.7", "D 4 1.2"];
    let table = table(&["x", "w"], &rows);
    for (measure, expected) in [("mc_loone", (73, 98)), ("verstegen", (207, 146))] {
        let test =
            format!(r#"{{"kind": "spread", "measure": "{measure}", "value": "x", "weight": "w"}}"#);
        let standard = standard(&["x", "w"], &test);
        let filing = AreaFiling::default();
        let evaluator = TableEvaluator::new(&standard).unwrap();
        let report = evaluator.evaluate(&table, &filing);
        let spread = report.spread("A").unwrap();
        let expected = Rational::new(expected.0, expected.1).unwrap();
        assert_eq!(spread.value, expected.to_f64());
        assert_eq!(spread.exact, Some(expected));
        assert_eq!(spread.places, None);
    }
}

#[test]
fn a_double_too_near_to_its_limit_decides_nothing() {
    use junheng::model::Language;

    // Of 0 and any other value Theil's T is ln 2 = 0.69314718055994530941…
    let table = table(&["x"], &["A 0", "B 3"]);
    for (limit, expected) in [
        ("<= 0.69314718056", Verdict::NotAssessable),
        ("<= 0.69314718055", Verdict::NotMet),
        ("<= 0.69314718058", Verdict::Met),
        ("> 0.6", Verdict::Met),
    ] {
        let test = format!(
            r#"{{"kind": "spread", "measure": "theil_t", "value": "x", "limit": "{limit}"}}"#
        );
        let standard = standard(&["x"], &test);
        assert_eq!(verdict(&standard, &table), Some(expected), "{limit}");
        let filing = AreaFiling::default();
        let evaluator = TableEvaluator::new(&standard).unwrap();
        let report = evaluator.evaluate(&table, &filing);
        let text = &report.to_document(Language::En).criteria[0].explanation;
        let is_open = expected == Verdict::NotAssessable;
        assert_eq!(
            text.contains("too near to tell with a double"),
            is_open,
            "{text}"
        );
    }
}

#[test]
fn values_near_to_each_other_are_not_decided_by_what_doubles_make_of_them() {
    // Of 0.1 and 0.1000001 Theil's T is 1.24999875000099e-13 (mpmath, 60 digits); the nearest doubles of the two make
    // 1.2499987497e-13 of it, which is below this limit, and the number itself is above.
    let held = |limit: &str| {
        let standard = standard(
            &["x"],
            &format!(
                r#"{{"kind": "spread", "measure": "theil_t", "value": "x", "limit": "{limit}"}}"#
            ),
        );
        let evaluator = TableEvaluator::new(&standard).unwrap();
        let (units, filing) = (
            table(&["x"], &["A 0.1", "B 0.1000001"]),
            AreaFiling::default(),
        );
        evaluator.evaluate(&units, &filing).verdict()
    };
    assert_eq!(
        held("<= 0.000000000000124999874986"),
        Verdict::NotAssessable
    );
    assert_eq!(held("<= 0.00000000000012501"), Verdict::Met);
    assert_eq!(held("<= 0.00000000000012499"), Verdict::NotMet);
}

#[test]
fn equal_values_have_no_inequality_and_others_have_some() {
    for measure in ["theil_t", "theil_l"] {
        for (rows, limit, expected) in [
            (&["A 2", "B 2"][..], "<= 0", Verdict::Met),
            (&["A 2", "B 2"], "< 0", Verdict::NotMet),
            (&["A 2", "B 2"], "> 0", Verdict::NotMet),
            // However small it is, it is above zero.
            (&["A 1", "B 1.00000000000001"], "<= 0", Verdict::NotMet),
            (&["A 1", "B 1.00000000000001"], "> 0", Verdict::Met),
        ] {
            let table = table(&["x"], rows);
            let test = format!(
                r#"{{"kind": "spread", "measure": "{measure}", "value": "x", "limit": "{limit}"}}"#
            );
            let standard = standard(&["x"], &test);
            assert_eq!(
                verdict(&standard, &table),
                Some(expected),
                "{measure} of {rows:?} {limit}"
            );
        }
    }
}

#[test]
fn a_gini_index_is_told_with_its_distance() {
    use junheng::model::Language;

    let test = r#"{"kind": "spread", "measure": "gini", "value": "x", "limit": "<= 0.25"}"#;
    let standard = standard(&["x"], test);
    let filing = AreaFiling::default();
    let evaluator = TableEvaluator::new(&standard).unwrap();
    for (rows, expected) in [
        (
            ["A 1", "B 3"],
            "= 0.25 over 2 units; asked for ≤ 0.25, exactly equal",
        ),
        // 2.0001/(2 · 4.0001) less one quarter is 0.00000625.
        (
            ["A 1", "B 3.0001"],
            "= 0.25001 over 2 units; asked for ≤ 0.25, 0.00001 above",
        ),
    ] {
        let table = table(&["x"], &rows);
        let report = evaluator.evaluate(&table, &filing);
        let text = &report.to_document(Language::En).criteria[0].explanation;
        assert!(text.contains(expected), "{text}");
    }
}

#[test]
fn what_is_undefined_has_its_reason_and_no_number() {
    let spread = |measure: &str| {
        let test = format!(
            r#"{{"kind": "spread", "measure": "{measure}", "value": "x", "weight": "w", "limit": "<= 1"}}"#
        );
        standard(&["x", "w"], &test)
    };
    let undefined = |error| Err(Unsettled::Undefined(error));
    let zeros = table(&["x", "w"], &["A 0 5", "B 0 5"]);
    let cv = spread("coefficient_of_variation");
    assert_eq!(value(&cv, &zeros), undefined(NumericError::NonPositiveMean));
    assert_eq!(verdict(&cv, &zeros), Some(Verdict::NotAssessable));
    let zero = undefined(NumericError::NonPositiveDenominator { denominator: 0.0 });
    for measure in ["federal_range_ratio", "range_ratio", "p90_p10"] {
        assert_eq!(value(&spread(measure), &zeros), zero, "{measure}");
    }
    let weightless = table(&["x", "w"], &["A 1 0", "B 2 0"]);
    let below = table(&["x", "w"], &["A 1 1", "B 2 -1"]);
    for measure in ["federal_range_ratio", "coefficient_of_variation", "gini"] {
        let standard = spread(measure);
        let found = value(&standard, &weightless);
        assert_eq!(found, undefined(NumericError::ZeroTotalWeight), "{measure}");
        let error = NumericError::InvalidWeight {
            index: 1,
            weight: -1.0,
        };
        assert_eq!(value(&standard, &below), undefined(error), "{measure}");
    }
    let none = table(&["x", "w"], &[]);
    assert_eq!(value(&cv, &none), Err(Unsettled::NoUnits));
}

#[test]
fn a_spread_is_told_with_its_places_and_its_distance() {
    use junheng::model::Language;

    let filing = AreaFiling::default();
    let evaluator = TableEvaluator::new(&US_EXPENDITURE_DISPARITY_1995).unwrap();
    let explained = |upper: &str, language| {
        let row = format!("B 500 {upper}");
        let agencies = table(&["pupils", "amount_per_pupil"], &["A 500 820", &row]);
        let report = evaluator.evaluate(&agencies, &filing);
        report.to_document(language).criteria.remove(0).explanation
    };
    assert_eq!(
        explained("1025", Language::En),
        "the agencies at the 95th and the 5th percentile of pupils differ by at most 25 %: federal \
         range ratio of current expenditure or revenue per pupil, weighted by pupils = 0.2500 over \
         2 local educational agencies; at 5 % of the weight A with 820; at 95 % of the weight B with \
         1025; asked for ≤ 0.25, exactly equal; source: 34 CFR 222.162(a); appendix to subpart K, \
         1(a)"
    );
    // 0.0082/820 = 0.00001 above, which four decimals would not show.
    let explained = explained("1025.0082", Language::Zh);
    assert!(
        explained.contains("= 0.25001（2个地方教育机构）"),
        "{explained}"
    );
    assert!(
        explained.contains("要求≤ 0.25，高出0.00001；"),
        "{explained}"
    );
}

#[test]
fn a_coefficient_that_rounds_to_its_limit_has_more_digits() {
    use junheng::model::Language;

    let test = r#"{"kind": "spread", "measure": "coefficient_of_variation", "value": "x", "limit": "< 0.5"}"#;
    let standard = standard(&["x"], test);
    let filing = AreaFiling::default();
    let evaluator = TableEvaluator::new(&standard).unwrap();
    // 0.9995/1.9995 = 0.49987… rounds to 0.50, which would not be below it.
    let table = table(&["x"], &["A 1", "B 2.999"]);
    let report = evaluator.evaluate(&table, &filing);
    assert_eq!(
        report.to_document(Language::En).criteria[0].explanation,
        "a: coefficient of variation of x = 0.4999 over 2 units; asked for < 0.5; source: s"
    );
}

#[test]
fn a_unit_that_stands_for_nobody_is_at_no_place() {
    let test = r#"{"kind": "spread", "measure": "range_ratio", "value": "x", "weight": "w"}"#;
    let standard = standard(&["x", "w"], test);
    let table = table(&["x", "w"], &["none 1 0", "A 2 5", "B 6 5", "none_too 9 0"]);
    assert_eq!(value(&standard, &table), Ok(3.0));
}

#[test]
fn of_equal_units_the_same_is_named_in_any_order_of_the_rows() {
    let filing = AreaFiling::default();
    let evaluator = TableEvaluator::new(&US_EXPENDITURE_DISPARITY_1995).unwrap();
    for rows in [
        ["A 500 820", "B 500 820", "C 500 900"],
        ["B 500 820", "A 500 820", "C 500 900"],
    ] {
        let agencies = table(&["pupils", "amount_per_pupil"], &rows);
        let report = evaluator.evaluate(&agencies, &filing);
        let [lower, _] = report.spread("disparity").unwrap().places.clone().unwrap();
        assert_eq!(agencies.units()[lower.unit].id(), "A");
    }
}

#[test]
fn a_measure_is_reported_as_the_rule_rounds() {
    let reported = |measure: &str, mode: RoundingMode, rows: &[&str]| {
        let test = format!(r#"{{"kind": "spread", "measure": "{measure}", "value": "x"}}"#);
        let mut standard = standard(&["x"], &test);
        standard.criteria.to_mut()[0].reported = Reporting { places: 1, mode };
        let table = table(&["x"], rows);
        let filing = AreaFiling::default();
        let report = TableEvaluator::new(&standard)
            .unwrap()
            .evaluate(&table, &filing);
        report.spread("A").unwrap().reported.clone()
    };
    // Half of the mean difference over the mean: of 1 and 3 it is 1/4, halfway between two decimals.
    for (mode, expected) in [
        (RoundingMode::HalfAwayFromZero, "0.3"),
        (RoundingMode::HalfEven, "0.2"),
        (RoundingMode::Ceiling, "0.3"),
        (RoundingMode::Floor, "0.2"),
    ] {
        assert_eq!(
            reported("gini", mode, &["A 1", "B 3"]),
            expected,
            "{mode:?}"
        );
    }
    // Of 1 and 4 the share to be moved is 3/10, of 3 and 7 it is 1/5; no double is.
    for mode in [RoundingMode::Ceiling, RoundingMode::Floor] {
        assert_eq!(reported("hoover", mode, &["A 1", "B 4"]), "0.3", "{mode:?}");
        assert_eq!(reported("hoover", mode, &["A 3", "B 7"]), "0.2", "{mode:?}");
        // Known as a double, which is as good as the decimal it is next to: equal values, and ln 2.
        assert_eq!(
            reported("theil_t", mode, &["A 3", "B 3"]),
            "0.0",
            "{mode:?}"
        );
    }
    let ln_2 = &["A 0", "B 7"];
    assert_eq!(reported("theil_t", RoundingMode::Ceiling, ln_2), "0.7");
    assert_eq!(reported("theil_t", RoundingMode::Floor, ln_2), "0.6");
}
