//! Measures of inequality.

mod cases_change;
mod cases_decimal_weights;
mod cases_decomposition;
mod cases_gini;
mod cases_quantile;
mod cases_refusals;
mod cases_variation;
mod laws_change;
mod laws_decimal_weights;
mod laws_gini;
mod laws_measures;
mod laws_without_each;
mod reference_change;
mod reference_hard_samples;
mod reference_measures;
pub(crate) mod table;
