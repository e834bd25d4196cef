//! Ways to foresee a series.

mod cases_methods;
mod laws_methods;
mod reference_methods;
