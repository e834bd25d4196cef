//! Every measure by the name it has in the reference files.

use junheng::numeric::inequality::{
    Atkinson, CoefficientOfVariation, Decomposable, Decomposition, FederalRangeRatio,
    GeneralizedEntropy, Gini, Grouping, Hoover, Inequality, McLoone, OrderedSample, Palma,
    Quantile, RangeRatio, RestrictedRange, SquaredCoefficientOfVariation, StandardDeviation,
    Verstegen,
};
use junheng::numeric::{NumericError, Rational, WeightedSample, Weights};

/// The names of all measures that need no groups.
pub(crate) const NAMES: [&str; 30] = [
    "sum_weights",
    "mean",
    "sd_population",
    "cv_population",
    "sd_sample",
    "cv_sample",
    "ge2",
    "gini",
    "theil_t",
    "mld",
    "atkinson_0.5",
    "atkinson_1",
    "atkinson_2",
    "hoover",
    "min",
    "max",
    "range_ratio_max_min",
    "wq_0.05",
    "wq_0.1",
    "wq_0.25",
    "wq_0.5",
    "wq_0.75",
    "wq_0.9",
    "wq_0.95",
    "restricted_range_95_5",
    "federal_range_ratio",
    "mcloone",
    "verstegen",
    "palma",
    "relative_mean_deviation",
];

pub(crate) fn measure(name: &str, sample: &OrderedSample) -> Result<f64, NumericError> {
    let measure: &dyn Inequality = match name {
        "sum_weights" => return sample.total_weight(),
        "mean" => return sample.mean(),
        "min" => return Ok(sample.min()),
        "max" => return Ok(sample.max()),
        "sd_population" => &StandardDeviation::POPULATION,
        "cv_population" => &CoefficientOfVariation::POPULATION,
        "sd_sample" => &StandardDeviation::SAMPLE,
        "cv_sample" => &CoefficientOfVariation::SAMPLE,
        "ge2" => &GeneralizedEntropy::HALF_SQUARED_CV,
        "gini" => &Gini,
        "theil_t" => &GeneralizedEntropy::THEIL_T,
        "mld" => &GeneralizedEntropy::THEIL_L,
        "atkinson_0.5" => &Atkinson::new(0.5)?,
        "atkinson_1" => &Atkinson::new(1.0)?,
        "atkinson_2" => &Atkinson::new(2.0)?,
        "hoover" => &Hoover,
        "relative_mean_deviation" => &junheng::numeric::inequality::RelativeMeanDeviation,
        "range_ratio_max_min" => &RangeRatio,
        "restricted_range_95_5" => &RestrictedRange::between_5_and_95(),
        "federal_range_ratio" => &FederalRangeRatio,
        "mcloone" => &McLoone,
        "verstegen" => &Verstegen,
        "palma" => &Palma,
        quantile => {
            let decimal = quantile.strip_prefix("wq_").expect("a known measure");
            let decimal: decimal_text::Decimal = decimal.into();
            return Quantile::new(decimal.0)?.measure_ordered(sample);
        }
    };
    measure.measure_ordered(sample)
}

/// Decimals such as 0.05 as the fractions they are.
mod decimal_text {
    use super::Rational;

    pub(crate) struct Decimal(pub(super) Rational);

    impl From<&str> for Decimal {
        fn from(text: &str) -> Self {
            let digits = text.strip_prefix("0.").expect("a decimal below one");
            let places = u32::try_from(digits.len()).unwrap();
            let numerator: i64 = digits.parse().unwrap();
            Self(Rational::new(numerator, 10_i64.pow(places)).unwrap())
        }
    }
}

/// What is between and within the groups of `theil_t`, `mld` or `cv2`.
pub(crate) fn decompose(
    name: &str,
    sample: &WeightedSample<'_>,
    grouping: &Grouping,
) -> Result<Decomposition, NumericError> {
    match name {
        "theil_t" => GeneralizedEntropy::THEIL_T.decompose(sample, grouping),
        "mld" => GeneralizedEntropy::THEIL_L.decompose(sample, grouping),
        "cv2" => SquaredCoefficientOfVariation.decompose(sample, grouping),
        other => panic!("{other} is not decomposed"),
    }
}

/// How far a measure may be from its exact value, relative.
pub(crate) fn tolerance(name: &str) -> f64 {
    match name {
        "gini" => 1e-14,
        "theil_t" | "mld" | "atkinson_0.5" | "atkinson_1" | "atkinson_2" => 1e-13,
        _ if name.ends_with("between") || name.ends_with("within") => 1e-12,
        _ => 2e-15,
    }
}

#[track_caller]
pub(crate) fn assert_close(computed: f64, expected: f64, tolerance: f64, what: &str) {
    // Between subnormal numbers there is nothing nearer than the neighbour.
    let slack = tolerance * expected.abs() + 2.0 * f64::from_bits(1);
    assert!(
        (computed - expected).abs() <= slack,
        "{what}: {computed:?} is not {expected:?}"
    );
}

pub(crate) fn sample<'a>(values: &'a [f64], weights: Option<&'a [f64]>) -> WeightedSample<'a> {
    let weights = match weights {
        Some(weights) => Weights::new(weights).unwrap(),
        None => Weights::uniform(values.len()).unwrap(),
    };
    WeightedSample::new(values, weights).unwrap()
}
