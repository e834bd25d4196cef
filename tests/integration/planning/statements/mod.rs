//! What a text states, held against itself.

mod cases_statements;
mod cases_units;
