//! The editions of the catalogue: whole, sourced, and equal to what is written of them.
