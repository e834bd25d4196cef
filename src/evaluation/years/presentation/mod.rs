//! What a comparison of two reports says, and in which form.
//!
//! | file | what it holds |
//! |---|---|
//! | `document` | [`ReportComparisonDocument`](crate::evaluation::ReportComparisonDocument), the stable JSON form |
//! | `report` | the comparison, section by section |

pub(in crate::evaluation) mod document;
mod report;
