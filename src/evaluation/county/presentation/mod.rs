//! What a report on a county says, and in which form.
//!
//! | file | what it holds |
//! |---|---|
//! | `document` | [`ReportDocument`](crate::evaluation::ReportDocument), the stable JSON form |
//! | `document_view` | [`DocumentView`](crate::evaluation::DocumentView), the same, written as it is made |
//! | `explanation` | why each number is what it is |
//! | `finding_sentence` | what looks wrong in a county, in a sentence |
//! | `summary` | the sentences at the head of a report |
//! | `task_sentence` | what a school has to do, in a sentence |
//! | `report` | the report, section by section |
//! | `charts` | the pictures of a page in HTML |
//! | `workbook` | the report as a workbook (feature `xlsx`) |
//! | `schools` | what was found of each school, and the tables of the application form (申报表) for it |
//! | `differences` | how far the schools are apart |

#[cfg(feature = "html")]
mod charts;
mod differences;
pub(in crate::evaluation) mod document;
pub(in crate::evaluation) mod document_view;
pub(in crate::evaluation) mod explanation;
mod finding_sentence;
mod report;
mod schools;
pub(in crate::evaluation) mod summary;
pub(in crate::evaluation) mod task_sentence;
#[cfg(feature = "xlsx")]
mod workbook;
