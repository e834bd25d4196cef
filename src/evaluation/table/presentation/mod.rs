//! What a report on a table says, and in which form.
//!
//! | file | what it holds |
//! |---|---|
//! | `document` | [`TableReportDocument`](crate::evaluation::TableReportDocument), the stable JSON form |
//! | `explanation` | why each number is what it is |
//! | `report` | the report, section by section |

pub(in crate::evaluation) mod document;
pub(in crate::evaluation) mod explanation;
pub(in crate::evaluation) mod report;
