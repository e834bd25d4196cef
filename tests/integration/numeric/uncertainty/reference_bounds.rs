//! How sure it is that a bound is met: on coefficients of variation and on shares, against R.

use junheng::numeric::{Alternative, Proportion, VariationInterval};
use std::path::{Path, PathBuf};

fn reference(file: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference");
    folder.join(file)
}

/// Relative, as far as numbers are not below 10⁻²⁹⁰, where R itself loses digits.
fn assert_close(found: f64, expected: f64, what: &str) {
    let tolerance = 1e-11 * expected.abs() + 1e-290;
    assert!(
        (found - expected).abs() <= tolerance,
        "{what}: {found} is not {expected}"
    );
}

#[test]
fn confidence_in_a_bound_on_a_coefficient_is_that_of_r() {
    let mut reader = csv::Reader::from_path(reference("variation_confidence.csv")).unwrap();
    let mut checked = 0;
    for row in reader.deserialize() {
        let (coefficient, count, bound, mckay, vangel, miller, exact): (
            f64,
            usize,
            f64,
            f64,
            f64,
            f64,
            f64,
        ) = row.unwrap();
        let of = |method: VariationInterval| {
            method.confidence_around(coefficient, count, bound).unwrap()
        };
        let what = format!("{coefficient} of {count} and {bound}");
        assert_close(of(VariationInterval::McKay), mckay, &what);
        assert_close(of(VariationInterval::Vangel), vangel, &what);
        assert_close(of(VariationInterval::Miller), miller, &what);
        if coefficient < 0.34 && bound < 0.34 && count >= 5 {
            assert!(
                (of(VariationInterval::McKay) - exact).abs() < 0.03,
                "{what}"
            );
            assert!(
                (of(VariationInterval::Vangel) - exact).abs() < 0.002,
                "{what}"
            );
        }
        checked += 1;
    }
    assert_eq!(checked, 180);
}

#[test]
fn what_a_sample_says_of_a_share_is_that_of_r() {
    let mut reader = csv::Reader::from_path(reference("proportion_bounds.csv")).unwrap();
    let mut checked = 0;
    for row in reader.deserialize() {
        let (count, total, bound, posterior, above, below): (u64, u64, f64, f64, f64, f64) =
            row.unwrap();
        let proportion = Proportion::new(count, total).unwrap();
        let what = format!("{count} of {total} and {bound}");
        assert_close(
            proportion.probability_at_least(bound).unwrap(),
            posterior,
            &what,
        );
        let test = |alternative| proportion.binomial_test(bound, alternative).unwrap();
        assert_close(test(Alternative::Above), above, &what);
        assert_close(test(Alternative::Below), below, &what);
        checked += 1;
    }
    assert_eq!(checked, 51);
}
