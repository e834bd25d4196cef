//! TODO numeric/bulk

pub(super) mod block;
pub(super) mod column;
pub(super) mod column_moments;
pub(super) mod exact_moments;
pub(super) mod exact_state;
pub(super) mod lanes;
pub(super) mod moments;
pub(super) mod moments_record;
pub(super) mod sample;
pub(super) mod weights;
