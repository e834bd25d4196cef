//! Promotion, repetition, drop-out and survival.

mod cases_progression;
mod laws_progression;
mod reference_progression;
