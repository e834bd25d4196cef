//! Numbers only: exact fractions and sums, the statistics that rest on them, how sure these are, and where
//! a series leads.
//!
//! This room knows checked slices, weights, and how to be right to the last bit. It does not know
//! what a school or an indicator is, which unit a number has, or where it came from.
//!
//! | file | what it holds |
//! |---|---|
//! | `rational.rs` | [`Rational`]: an exact fraction (`arithmetic.rs`, `order.rs`, `big_fraction.rs`: its parts) |
//! | `rounding.rs` | [`RoundingMode`]: how a number between two decimals is decided |
//! | `exact_dispersion.rs` | [`ExactDispersion`]: mean, deviation, variation of exact values |
//! | `mean_coefficient_of_variation.rs` | [`MeanCoefficientOfVariation`]: the mean of several coefficients of variation (`root_mean.rs`: [`RootMean`], an exact mean of square roots) |
//! | `possible_dispersion.rs` | [`PossibleDispersion`]: what mean and variation can be, with values of which only a range is known (`value_range.rs`: [`ValueRange`], such a range) |
//! | `ratio.rs` | [`Ratios`]: the ratio of totals and the mean of ratios, kept apart |
//! | `parity.rs` | [`TwoGroups`]: parity indices and gaps between two groups |
//! | `exact_trend.rs` | [`ExactTrend`]: a line of least squares through exact points, and its predictions (`student.rs`: its part) |
//! | `possible_dispersion.rs` | [`PossibleDispersion`]: what mean and variation can be, with values of which only a range is known |
//! | `value_range.rs` | [`ValueRange`]: what a value that is not known can be |
//! | `mean_coefficient_of_variation.rs` | [`MeanCoefficientOfVariation`]: the mean of several coefficients of variation |
//! | `exact_trend.rs` | [`ExactTrend`]: a line of least squares through exact points, and its predictions (`least_squares.rs`, `student.rs`: its parts) |
//! | [`forecast`] | where a series leads: methods as values, and a backtest that compares them |
//! | `geometric_point.rs` | [`GeometricPoint`]: a point on the way at a constant rate |
//! | `average.rs` | the mean and the median of exact numbers |
//! | `weights.rs` | [`Weights`]: how many each observation stands for |
//! | `sample.rs` | [`WeightedSample`]: the one door for doubles (`column.rs`: its part) |
//! | `moments.rs` | [`Moments`]: bulk mean and dispersion of doubles, mergeable (`lanes.rs`: its sums; `moments_record.rs`: how it travels) |
//! | `column_moments.rs` | [`ColumnMoments`]: the same of all columns of a table at once |
//! | `exact_moments.rs` | [`ExactMoments`]: exact sums of doubles, in any order and partition (`block.rs`, `wide_sum.rs`, `exact_state.rs`: its parts) |
//! | [`inequality`] | measures of dispersion and inequality, quantiles, decompositions, attribution |
//! | `proportion.rs` | [`Proportion`]: a share of a sample with its interval |
//! | `variation_interval.rs` | [`VariationInterval`]: intervals for coefficients of variation |
//! | `feltz_miller.rs`, `permutation_test.rs` | [`FeltzMiller`], [`PermutationTest`]: whether coefficients of variation differ |
//! | `bootstrap.rs` | [`Bootstrap`]: how sure any measure is (`bootstrap_distribution.rs`, `random_stream.rs`, `normal.rs`: its parts) |
//! | `sample_size.rs` | [`SampleSize`]: how many observations make an interval narrow enough |
//! | `enclosure.rs`, `double_double.rs` | the fast way to most answers, with proven error bounds |
//! | `extended.rs`, `dyadic.rs` | twice the digits with any exponent; exact results of sums |
//! | `error.rs` | [`NumericError`]: what was wrong, and at which position |
//!
//! # Conventions
//!
//! - **Weights** say how many an observation stands for: finite, not negative, with a positive sum.
//!   An observation of weight zero changes nothing, wherever it stands.
//! - **Divisor**: variances divide by the total weight (the population divisor).
//! - **Undefined** is an error with its reason, never NaN and never 0.

mod bulk;
mod error;
mod exact;
pub mod forecast;
pub mod inequality;
mod number;
mod uncertainty;

pub use bulk::column_moments::ColumnMoments;
pub use bulk::exact_moments::ExactMoments;
pub use bulk::moments::Moments;
pub use bulk::sample::WeightedSample;
pub use bulk::weights::Weights;
pub use error::NumericError;
pub use exact::dispersion::ExactDispersion;
pub use exact::geometric_point::GeometricPoint;
pub use exact::mean_coefficient_of_variation::MeanCoefficientOfVariation;
pub use exact::parity::{ParityBand, TwoGroups};
pub use exact::possible_dispersion::{
    Determination, GreatestCoefficient, PossibleCoefficient, PossibleDispersion, PossibleMean,
};
pub use exact::ratio::{MeanOfRatios, RatioComparison, RatioOfTotals, Ratios};
pub use exact::root_mean::RootMean;
pub use exact::value_range::ValueRange;
pub use forecast::trend::{ExactTrend, TrendPrediction};
pub use forecast::trend_point::TrendPoint;
pub use number::rational::Rational;
pub use number::rounding::RoundingMode;
pub use uncertainty::bootstrap::{Bootstrap, BootstrapEstimate, BootstrapMethod};
pub use uncertainty::bootstrap_distribution::BootstrapDistribution;
pub use uncertainty::confidence::Confidence;
pub use uncertainty::feltz_miller::{ChiSquaredTest, FeltzMiller, VariationSummary};
pub use uncertainty::interval::Interval;
pub use uncertainty::permutation_test::{PermutationTest, PermutationTestResult};
pub use uncertainty::proportion::{Alternative, Proportion, ProportionInterval};
pub use uncertainty::sample_size::SampleSize;
pub use uncertainty::variation_interval::VariationInterval;
