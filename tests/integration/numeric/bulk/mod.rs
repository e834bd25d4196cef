//! Moments of columns of doubles.

mod cases_column_moments;
mod cases_exact_blocks;
mod cases_exact_moments;
mod cases_exact_state;
mod cases_moments;
mod laws_column_moments;
mod laws_exact_blocks;
mod laws_exact_moments;
mod laws_moments;
mod laws_moments_accuracy;
mod reference_exact_moments;
