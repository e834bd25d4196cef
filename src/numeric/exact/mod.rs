//! Statistics of exact fractions.
//!
//! | file | what it holds |
//! |---|---|
//! | `dispersion` | [`ExactDispersion`](crate::numeric::ExactDispersion): mean, deviation and variation of exact values |
//! | `coefficient_order` | whether a coefficient of variation is below a limit, where doubles tell |
//! | `distribution` | [`ExactDistribution`](crate::numeric::ExactDistribution): what of a distribution is a fraction, as one |
//! | `quotients` | measures that are quotients of sums, written once for doubles and for fractions |
//! | `mean_coefficient_of_variation` | [`MeanCoefficientOfVariation`](crate::numeric::MeanCoefficientOfVariation): the mean of several coefficients of variation |
//! | `root_mean` | [`RootMean`](crate::numeric::RootMean): an exact mean of square roots |
//! | `possible_dispersion` | [`PossibleDispersion`](crate::numeric::PossibleDispersion): what mean and variation can be while only a range of some values is known |
//! | `ratio_in_doubles` | which of its ratios can be the greatest, told by doubles |
//! | `value_range` | [`ValueRange`](crate::numeric::ValueRange): which values a number can have |
//! | `determination` | [`Determination`](crate::numeric::Determination): whether a comparison holds whatever is not known |
//! | `parity` | [`TwoGroups`](crate::numeric::TwoGroups): parity indices and gaps between two groups |
//! | `geometric_point` | [`GeometricPoint`](crate::numeric::GeometricPoint): a point on the way at a constant rate |
//! | `average` | the mean and the median of exact numbers |

pub(super) mod average;
pub(super) mod coefficient_order;
pub(super) mod determination;
pub(super) mod dispersion;
pub(super) mod distribution;
pub(super) mod geometric_point;
pub(super) mod mean_coefficient_of_variation;
pub(super) mod parity;
pub(super) mod possible_dispersion;
pub(super) mod quotients;
mod ratio_in_doubles;
pub(super) mod root_mean;
pub(super) mod value_range;
