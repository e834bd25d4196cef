//! Plans, texts, rules and pupils to come.

mod enrolment;
mod rules;
mod statements;
pub(crate) mod tracking;
