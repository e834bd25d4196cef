//! Exact numbers.

mod cases_rational;
mod laws_rational;
