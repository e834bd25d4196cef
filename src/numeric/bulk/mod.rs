//! Columns of doubles: checked once at the door, then summed fast or exactly.
//!
//! | file | what it holds |
//! |---|---|
//! | `weights` | [`Weights`](crate::numeric::Weights): how many each observation stands for |
//! | `whole_weights` | weights that are fractions, as whole numbers over one denominator |
//! | `sample` | [`WeightedSample`](crate::numeric::WeightedSample): the one door for values |
//! | `column` | a slice or a strided view, read alike |
//! | `exact_sums` | the exact sums that moments follow from |
//! | `moments` | [`Moments`](crate::numeric::Moments): mean and dispersion in twice the digits of a double, mergeable |
//! | `moments_record` | the form in which moments travel |
//! | `column_moments` | [`ColumnMoments`](crate::numeric::ColumnMoments): the same of all columns of a table at once |
//! | `lanes` | the sums of a chunk in independent lanes |
//! | `exact_moments` | [`ExactMoments`](crate::numeric::ExactMoments): exact sums, in any order and partition |
//! | `exact_state` | the form in which exact sums travel |
//! | `compact_moments` | exact sums of numbers of one scale in a few words, for very many groups |
//! | `block` | exact sums of a block of rows |

pub(super) mod block;
pub(super) mod column;
pub(super) mod column_moments;
#[cfg(any(feature = "datafusion", test))]
#[cfg_attr(
    not(feature = "datafusion"),
    expect(dead_code, reason = "the tests ask for a part of it")
)]
pub(crate) mod compact_moments;
pub(super) mod exact_moments;
pub(super) mod exact_state;
pub(super) mod exact_sums;
pub(super) mod lanes;
pub(super) mod moments;
pub(super) mod moments_record;
pub(super) mod sample;
pub(super) mod weights;
pub(super) mod whole_weights;
