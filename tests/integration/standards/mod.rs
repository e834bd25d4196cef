//! The editions of the catalogue, and what a standard must be to be taken.

mod cases_catalogue;
mod cases_checking;
mod cases_formula_texts;
mod cases_named_ratios;
