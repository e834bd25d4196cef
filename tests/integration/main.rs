//! One binary for all integration tests.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::float_cmp,
    clippy::indexing_slicing,
    clippy::allow_attributes,
    reason = "a test may fail by panicking"
)]

mod architecture;
mod evaluation;
mod glossary;
mod numeric;
mod sample_county;
mod standards;
