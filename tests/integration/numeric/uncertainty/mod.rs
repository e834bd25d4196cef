//! How sure a figure is.

mod cases_bootstrap;
mod cases_bounds;
mod cases_intervals;
mod cases_linearized_variation;
mod cases_sample_size;
mod cases_variation_equality;
mod coverage_linearized_variation;
mod laws_bootstrap;
mod laws_bounds;
mod laws_intervals;
mod laws_linearized_variation;
mod laws_sample_size;
mod laws_variation_equality;
mod reference_bootstrap;
mod reference_bounds;
mod reference_intervals;
mod reference_sample_size;
mod reference_variation_equality;
