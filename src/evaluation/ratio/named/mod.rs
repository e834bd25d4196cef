//! Ratios by names that are known only when the program runs.
//!
//! | file | what it holds |
//! |---|---|
//! | `figures` | the value of any ratio from figures by the codes of its inputs |

pub(in crate::evaluation) mod figures;
