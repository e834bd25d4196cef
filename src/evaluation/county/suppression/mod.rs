//! Small numbers kept back, so that a report can be published.
//!
//! | file | what it holds |
//! |---|---|
//! | `rule` | [`Suppression`](crate::evaluation::Suppression): below which number pupils are kept back, and why they cannot be |
//! | `publication` | what of a report is kept back |
//! | `witness` | the search for other filings that would have given the same report |

mod publication;
pub(in crate::evaluation) mod rule;
mod witness;
