//! Laws: formulas read back as they are written, and the order of the rows changes nothing.

use super::{districts, standard, standard_with, table};
use junheng::evaluation::{TableEvaluator, Verdict};
use junheng::model::{AreaFiling, Language, UnitTable};
use junheng::numeric::inequality::{FederalRangeRatio, Inequality, QuantileRatio, RangeRatio};
use junheng::numeric::{RoundingMode, WeightedSample, Weights};
use junheng::standards::catalogue::US_CA_GROWTH_TARGET_2000;
use junheng::standards::{Formula, Reporting};
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// Formulas of any shape that can be written.
fn formulas() -> impl Strategy<Value = Formula> {
    let leaf = prop_oneof![
        (-999_i64..999, 0_u32..4)
            .prop_map(|(digits, scale)| Formula::Number(Decimal::new(digits, scale))),
        prop::sample::select(vec!["x", "y_1", "在园幼儿"])
            .prop_map(|code| Formula::Figure(Cow::Borrowed(code))),
    ];
    leaf.prop_recursive(4, 40, 3, |inner| {
        let several = prop::collection::vec(inner.clone(), 2..4).prop_map(Cow::Owned);
        let modes = vec![
            RoundingMode::HalfAwayFromZero,
            RoundingMode::HalfEven,
            RoundingMode::Ceiling,
            RoundingMode::Floor,
        ];
        prop_oneof![
            several.clone().prop_map(Formula::Sum),
            several.clone().prop_map(Formula::Difference),
            several.clone().prop_map(Formula::Product),
            several.clone().prop_map(Formula::Quotient),
            several.clone().prop_map(Formula::Largest),
            several.prop_map(Formula::Smallest),
            (inner.clone(), 0_u32..13, prop::sample::select(modes)).prop_map(
                |(of, places, mode)| {
                    Formula::Rounded {
                        of: of.into(),
                        to: Reporting { places, mode },
                    }
                }
            ),
            inner.prop_map(|of| Formula::Total(of.into())),
        ]
    })
}

/// A table with its rows in another order.
fn reordered(table: &UnitTable, order: &[usize]) -> UnitTable {
    let mut other = UnitTable::new(table.columns().to_vec()).unwrap();
    for place in order {
        let unit = &table.units()[*place];
        other.push(unit.id(), unit.amounts().to_vec()).unwrap();
    }
    other
}

proptest! {
    #[test]
    fn a_formula_reads_back_as_it_is_written(formula in formulas()) {
        let read: Formula = formula.to_string().parse().unwrap();
        prop_assert_eq!(read, formula);
    }

    #[test]
    fn any_text_is_a_formula_or_is_refused(text in "\\PC{0,40}") {
        if let Ok(formula) = text.parse::<Formula>() {
            prop_assert_eq!(formula.to_string().parse::<Formula>().unwrap(), formula);
        }
    }

    /// Whole numbers suffice for the growth target: 20 times as much, and the half is added.
    #[test]
    fn growth_targets_are_those_of_whole_numbers(base in 200_i64..1000, next in 200_i64..1000) {
        let row = format!("A {base} {next}");
        let schools = table(&["api99", "api00"], &[&row]);
        let filing = AreaFiling::default();
        let evaluator = TableEvaluator::new(&US_CA_GROWTH_TARGET_2000).unwrap();
        let found = evaluator.evaluate(&schools, &filing).units()[0].verdict;
        let target = ((800 - base + 10).div_euclid(20)).max(1);
        let met = if base < 800 { next - base >= target } else { next >= 800 };
        prop_assert_eq!(found, Verdict::of(Some(met)));
    }

    /// The exact ratio of places is near the double of the measure of its own.
    #[test]
    fn exact_ratios_are_near_the_measures_in_doubles(
        rows in prop::collection::vec((1_u32..100_000, 1_u32..500), 1..30),
    ) {
        let values: Vec<f64> = rows.iter().map(|(x, _)| f64::from(*x)).collect();
        let weights: Vec<f64> = rows.iter().map(|(_, w)| f64::from(*w)).collect();
        let sample = WeightedSample::new(&values, Weights::new(&weights).unwrap()).unwrap();
        let lines: Vec<String> = rows
            .iter()
            .enumerate()
            .map(|(place, (x, w))| format!("u{place} {x} {w}"))
            .collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let table = table(&["x", "w"], &lines);
        let filing = AreaFiling::default();
        let measures: [(&str, &dyn Inequality); 3] = [
            ("federal_range_ratio", &FederalRangeRatio),
            ("range_ratio", &RangeRatio),
            ("p90_p10", &QuantileRatio::p90_p10()),
        ];
        for (name, measure) in measures {
            let test = format!(r#"{{"kind": "spread", "measure": "{name}", "value": "x", "weight": "w"}}"#);
            let standard = standard(&["x", "w"], &test);
            let report = TableEvaluator::new(&standard).unwrap().evaluate(&table, &filing);
            let exact = report.spread("A").unwrap().value;
            let double = measure.measure(&sample).unwrap();
            prop_assert!((exact - double).abs() <= 1e-14 * exact, "{} {} {}", name, exact, double);
        }
    }

    /// Multiplying every weight by one number changes nothing; nor does a unit of no weight.
    #[test]
    fn weights_count_by_their_proportions(
        rows in prop::collection::vec((1_u32..1000, 1_u32..50), 2..12),
        factor in 2_u32..9,
    ) {
        let test = r#"{"kind": "spread", "measure": "federal_range_ratio", "value": "x", "weight": "w", "limit": "<= 0.25"}"#;
        let standard = standard(&["x", "w"], test);
        let build = |factor: u32| {
            let mut lines: Vec<String> = rows
                .iter()
                .enumerate()
                .map(|(place, (x, w))| format!("u{place} {x} {}", w * factor))
                .collect();
            if factor > 1 {
                lines.push("nobody 0 0".to_owned());
            }
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            table(&["x", "w"], &lines)
        };
        let filing = AreaFiling::default();
        let evaluator = TableEvaluator::new(&standard).unwrap();
        let spread = |table: &UnitTable| {
            let report = evaluator.evaluate(table, &filing);
            let spread = report.spread("A").unwrap();
            (spread.exact.clone(), spread.verdict)
        };
        prop_assert_eq!(spread(&build(1)), spread(&build(factor)));
    }
}

/// The spread of California's districts by four measures, over one reading of their file.
#[test]
fn the_order_of_the_rows_changes_no_value() {
    let exclusion =
        r#""exclusions": [{"reason": "small", "when": "students <= 200", "source": "s"}],"#;
    let filing = AreaFiling::default();
    for measure in [
        "coefficient_of_variation",
        "federal_range_ratio",
        "gini",
        "theil_t",
    ] {
        let test = format!(
            r#"{{"kind": "spread", "measure": "{measure}", "value": "expenditure", "weight": "students", "limit": "<= 0.2"}}"#
        );
        let standard = standard_with(&["students", "expenditure"], exclusion, &test);
        let table = districts(&standard, &[]);
        let evaluator = TableEvaluator::new(&standard).unwrap();
        let criteria = |table: &UnitTable| {
            let report = evaluator.evaluate(table, &filing);
            report.to_document(Language::En).criteria
        };
        let expected = criteria(&table);
        let places: Vec<usize> = (0..table.units().len()).collect();
        // 13 has no factor in common with 420, so that its multiples are all places once.
        let stepped = places
            .iter()
            .map(|place| place * 13 % places.len())
            .collect();
        let reversed: Vec<usize> = places.iter().rev().copied().collect();
        for order in [reversed, stepped] {
            let other = reordered(&table, &order);
            assert_eq!(criteria(&other), expected, "{measure}");
        }
    }
}
