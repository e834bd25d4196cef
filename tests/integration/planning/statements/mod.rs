//! What a text states, held against itself.

mod cases_statements;
