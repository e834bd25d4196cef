//! TODO numeric/uncertainty

pub(super) mod bootstrap;
pub(super) mod bootstrap_distribution;
pub(super) mod confidence;
pub(super) mod feltz_miller;
pub(super) mod interval;
pub(super) mod normal;
pub(super) mod permutation_test;
pub(super) mod proportion;
pub(super) mod random_stream;
pub(super) mod sample_size;
pub(super) mod student;
pub(super) mod variation_interval;
