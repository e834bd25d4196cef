//! TODO evaluation/ratio/catalogue

pub(in crate::evaluation) mod attainment;
pub(in crate::evaluation) mod class_size;
pub(in crate::evaluation) mod equity;
pub(in crate::evaluation) mod finance;
pub(in crate::evaluation) mod fitness;
pub(in crate::evaluation) mod growth;
pub(in crate::evaluation) mod kindergarten;
pub(in crate::evaluation) mod parity;
pub(in crate::evaluation) mod participation;
pub(in crate::evaluation) mod retention;
pub(in crate::evaluation) mod rotation;
pub(in crate::evaluation) mod school_life;
pub(in crate::evaluation) mod schools;
pub(in crate::evaluation) mod staffing;
pub(in crate::evaluation) mod table;
