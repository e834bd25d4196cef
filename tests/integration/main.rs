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
#[cfg(feature = "csv")]
mod csv;
mod evaluation;
mod glossary;
#[cfg(feature = "json")]
mod json;
mod numeric;
mod reports;
#[cfg(all(feature = "csv", feature = "json"))]
mod sample_county;
mod standards;
mod support;
