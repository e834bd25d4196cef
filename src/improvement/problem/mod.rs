//! The question in whole numbers: steps of levers, values of parts, coefficients, costs. What is asked of a
//! part or a coefficient was asked of the standard and of the evaluator before.
//!
//! | file | what it holds |
//! |---|---|
//! | `school` | a school: what can be taken there, what it changes, what is asked of the parts |
//! | `dispersion` | a coefficient of variation that has a limit |
//! | `county` | the schools, the coefficients and the moves of a county |
//! | `exchange` | who goes where, and how many must |
//! | `building` | a county as it stands, put into these |
//! | `least` | the cheapest steps with which a school passes, found exactly |
//! | `cover` | the cheapest steps that reach some sums |

pub(super) mod building;
pub(super) mod county;
pub(super) mod cover;
pub(super) mod dispersion;
pub(super) mod exchange;
pub(super) mod least;
pub(super) mod school;
