//! Exact dispersion, means and ratios.

mod cases_dispersion;
mod cases_distribution;
mod cases_geometric_point;
mod cases_parity;
mod cases_possible_dispersion;
mod cases_root_mean;
mod laws_dispersion;
mod laws_distribution;
mod laws_parity;
mod laws_possible_dispersion;
mod laws_ratio_averages;
mod laws_root_mean;
