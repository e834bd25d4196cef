//! What a report on a county says, and in which form.
//!
//! | file | what it holds |
//! |---|---|
//! | `document` | [`ReportDocument`](crate::evaluation::ReportDocument), the stable JSON form |
//! | `explanation` | why each number is what it is |
//! | `summary` | the sentences at the head of a report |
//! | `task_sentence` | what a school has to do, in a sentence |
//! | `text_report` | the report for the terminal |
//! | `markdown_report` | the report with the tables of the application form (申报表) |

pub(in crate::evaluation) mod document;
pub(in crate::evaluation) mod explanation;
pub(in crate::evaluation) mod markdown_report;
pub(in crate::evaluation) mod summary;
pub(in crate::evaluation) mod task_sentence;
pub(in crate::evaluation) mod text_report;
