//! What a report on a table says, and in which form.
//!
//! | file | what it holds |
//! |---|---|
//! | `document` | [`TableReportDocument`](crate::evaluation::TableReportDocument), the stable JSON form |
//! | `explanation` | why each number is what it is |
//! | `text_report` | the report for the terminal |
//! | `markdown_report` | the report in Markdown |

pub(in crate::evaluation) mod document;
pub(in crate::evaluation) mod explanation;
pub(in crate::evaluation) mod markdown_report;
pub(in crate::evaluation) mod text_report;
