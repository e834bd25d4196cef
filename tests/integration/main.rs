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
#[cfg(all(feature = "csv", feature = "json"))]
mod example_programs;
mod glossary;
mod guide;
mod inequality;
#[cfg(feature = "json")]
mod json;
mod numeric;
#[cfg(all(feature = "csv", feature = "json"))]
mod planning;
mod reports;
mod roof;
#[cfg(all(feature = "csv", feature = "json"))]
mod sample_county;
mod standards;
mod support;
#[cfg(all(feature = "csv", feature = "json"))]
mod tables;
