//! Numbers only: exact fractions and sums, the statistics that rest on them, how sure these are, and where
//! a series leads.
//!
//! This room knows checked slices, weights, and how to be right to the last bit. It does not know
//! what a school or an indicator is, which unit a number has, or where it came from.
//!
//! | file | what it holds |
//! |---|---|
//! | `number` | [`Rational`], [`RoundingMode`]: numbers |
//! | `exact` | [`ExactDispersion`], [`ExactDistribution`], [`MeanCoefficientOfVariation`], [`PossibleDispersion`], [`TwoGroups`], [`GeometricPoint`]: statistics of exact fractions |
//! | `bulk` | [`Weights`], [`WeightedSample`], [`Moments`], [`ColumnMoments`], [`ExactMoments`]: columns of doubles |
//! | [`inequality`] | measures of dispersion and inequality, quantiles, decompositions, attribution |
//! | `uncertainty` | [`Interval`], [`Confidence`], [`Proportion`], [`VariationInterval`], [`LinearizedVariation`], [`Bootstrap`], [`FeltzMiller`], [`PermutationTest`], [`SampleSize`]: how sure a figure is |
//! | [`forecast`] | [`ExactTrend`] and where a series leads: methods as values, and a backtest that compares them |
//! | `error` | [`NumericError`]: what was wrong, and at which position |
//!
//! # Which of the ways to a coefficient of variation
//!
//! | what there is | what to take |
//! |---|---|
//! | fractions or decimals, and a limit to be held to | [`ExactDispersion`]: decides as exact arithmetic does |
//! | a slice of doubles | [`CoefficientOfVariation`](inequality::CoefficientOfVariation): the double nearest to the exact result |
//! | very many doubles, once | [`Moments`]: as fast as they can be read, right to nearly the last digit |
//! | the same for every column of a table | [`ColumnMoments`] |
//! | doubles that come in parts, from several machines or in any order | [`ExactMoments`]: the same bits whatever the order and the partition |
//!
//! # Conventions
//!
//! - **Weights** say how many an observation stands for: finite, not negative, with a positive sum.
//!   An observation of weight zero changes nothing, wherever it stands. Those made of decimals
//!   ([`Weights::from_decimals`]) are the decimals as written.
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
#[cfg(feature = "datafusion")]
pub(crate) use bulk::compact_moments::{CompactMoments, Scale};
pub use bulk::exact_moments::ExactMoments;
pub use bulk::moments::Moments;
pub use bulk::sample::WeightedSample;
pub use bulk::weights::Weights;
pub use error::NumericError;
pub(crate) use exact::coefficient_order::{CoefficientOrder, DoubleOrder, NearDouble};
pub use exact::determination::Determination;
pub use exact::dispersion::ExactDispersion;
pub use exact::distribution::ExactDistribution;
pub use exact::geometric_point::GeometricPoint;
pub use exact::mean_coefficient_of_variation::MeanCoefficientOfVariation;
pub use exact::parity::TwoGroups;
pub use exact::possible_dispersion::{PossibleCoefficient, PossibleDispersion};
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
pub use uncertainty::linearized_variation::LinearizedVariation;
pub use uncertainty::permutation_test::{PermutationTest, PermutationTestResult};
pub use uncertainty::proportion::{Alternative, Proportion, ProportionInterval};
pub use uncertainty::sample_size::SampleSize;
pub use uncertainty::variation_interval::VariationInterval;
