//! How sure a figure is: intervals, tests, resamples.
//!
//! | file | what it holds |
//! |---|---|
//! | `interval` | [`Interval`](crate::numeric::Interval): two ends |
//! | `confidence` | [`Confidence`](crate::numeric::Confidence): how often an interval is to cover the truth |
//! | `proportion` | [`Proportion`](crate::numeric::Proportion): a share of a sample with its interval |
//! | `variation_interval` | [`VariationInterval`](crate::numeric::VariationInterval): intervals for coefficients of variation |
//! | `linearized_variation` | [`LinearizedVariation`](crate::numeric::LinearizedVariation): the error and the interval of a weighted one |
//! | `bootstrap` | [`Bootstrap`](crate::numeric::Bootstrap): how sure any measure is, by resamples |
//! | `bootstrap_distribution` | [`BootstrapDistribution`](crate::numeric::BootstrapDistribution): the measures of all resamples |
//! | `random_stream` | random numbers that are the same everywhere |
//! | `feltz_miller` | [`FeltzMiller`](crate::numeric::FeltzMiller): whether coefficients of variation differ |
//! | `permutation_test` | [`PermutationTest`](crate::numeric::PermutationTest): the same question without a distribution |
//! | `sample_size` | [`SampleSize`](crate::numeric::SampleSize): how many observations make an interval narrow enough |
//! | `normal` | quantiles of the normal distribution |
//! | `student` | quantiles of Student's distribution |

pub(super) mod bootstrap;
pub(super) mod bootstrap_distribution;
pub(super) mod confidence;
pub(super) mod feltz_miller;
pub(super) mod interval;
pub(super) mod linearized_variation;
pub(super) mod normal;
pub(super) mod permutation_test;
pub(super) mod proportion;
pub(super) mod random_stream;
pub(super) mod sample_size;
pub(super) mod student;
pub(super) mod variation_interval;
