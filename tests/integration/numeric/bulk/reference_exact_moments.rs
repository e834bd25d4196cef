//! The accuracy series of NIST.

use super::cases_exact_moments::moments;
use junheng::numeric::ExactMoments;

/// The accuracy series of the Statistical Reference Datasets of NIST (univariate summary
/// statistics, <https://www.itl.nist.gov/div898/strd/>), as doubles. Means and coefficients from
/// exact rational arithmetic with 50 digits in another program, 20 digits kept.
#[test]
fn accuracy_series_of_nist() {
    // The first value, then two values 500 times each.
    let series = |first: f64, second: f64, third: f64| {
        let mut moments = ExactMoments::new();
        moments.push(first, 1.0).unwrap();
        for _ in 0..500 {
            moments.push(second, 1.0).unwrap();
            moments.push(third, 1.0).unwrap();
        }
        moments
    };
    let cases = [
        (
            moments(&[
                (10_000_001.0, 1.0),
                (10_000_003.0, 1.0),
                (10_000_002.0, 1.0),
            ]),
            "10000002.0",
            "8.1649641762844250704e-8",
        ),
        (
            series(1.2, 1.1, 1.3),
            "1.2000000000000000665",
            "0.083291697890647742859",
        ),
        (
            series(1_000_000.2, 1_000_000.1, 1_000_000.3),
            "1000000.2000000000116",
            "9.9950017513680962605e-8",
        ),
        (
            series(10_000_000.2, 10_000_000.1, 10_000_000.3),
            "10000000.200000000185",
            "9.9950036028290954119e-9",
        ),
    ];
    for (moments, mean, coefficient) in cases {
        assert_eq!(moments.mean(), Ok(mean.parse().unwrap()));
        assert_eq!(
            moments.coefficient_of_variation(),
            Ok(coefficient.parse().unwrap())
        );
    }
}
