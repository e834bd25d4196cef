//! One binary for all integration tests.
//!
//! The folders are those of the crate. The first word of a file says what kind of tests it holds:
//! `laws_` hold for whatever `proptest` makes up, `cases_` are worked by hand or written down one by
//! one, and `reference_` compare with numbers that another program or publisher has made. A file
//! without such a word looks at the crate as a whole, or helps the others.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::float_cmp,
    clippy::indexing_slicing,
    clippy::allow_attributes,
    reason = "a test may fail by panicking"
)]

mod adapters;
mod architecture;
mod evaluation;
#[cfg(all(feature = "csv", feature = "json", feature = "plan"))]
mod example_programs;
mod glossary;
mod guide;
#[cfg(all(feature = "csv", feature = "json", feature = "plan"))]
mod improvement;
mod model;
mod numeric;
#[cfg(all(feature = "csv", feature = "json"))]
mod planning;
#[cfg(all(feature = "csv", feature = "json"))]
mod programs;
mod ratio;
mod roof;
mod standards;
mod support;
