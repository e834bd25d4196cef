//! The program `cluster`, as processes on free ports of this machine: a scheduler and two executors.
//!
//! A binary of its own, as the engine takes minutes to build. Every process that a test starts ends with
//! it, also when the test fails.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::allow_attributes,
    reason = "a test may fail by panicking"
)]

mod cases_answers;
mod cases_faults;
mod processes;
