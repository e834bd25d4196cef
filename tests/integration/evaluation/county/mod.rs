//! What the evaluation of a county must get right, subject by subject.

pub(crate) mod agreement;
mod attacker;
mod cases_clauses;
mod cases_documents;
mod cases_explanations;
mod cases_imputed;
mod cases_limits;
mod cases_look_ups;
mod cases_membership;
mod cases_own_standard;
mod cases_parts;
mod cases_possible_balance;
mod cases_reports;
#[cfg(all(feature = "csv", feature = "json"))]
mod cases_sample_county;
mod cases_samples;
mod cases_school_rule;
mod cases_suppression;
mod cases_thresholds;
mod cases_verdict;
mod cases_worked_numbers;
mod laws_county;
mod laws_verdict;
pub(crate) mod oracle;
#[cfg(all(feature = "csv", feature = "json"))]
mod reference_music_art_rooms;
mod reference_sample_county;
mod rows;
