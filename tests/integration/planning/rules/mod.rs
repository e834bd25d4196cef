//! Rules on figures and series.

mod cases_attainable_share;
mod cases_growth;
mod cases_rules;
mod laws_attainable_share;
mod laws_rules;
mod reference_attainable_share;
mod reference_composites;
mod reference_rules;
