//! Measures of inequality: reference runs, hard cases, laws, refusals.

mod cases;
mod change;
mod decomposition;
mod gini;
mod intervals;
mod laws;
mod quantile;
mod reference;
mod refusals;
pub(crate) mod table;
