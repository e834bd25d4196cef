//! What a report on pupils and seats says, and in which form.
//!
//! | file | what it holds |
//! |---|---|
//! | `document` | [`SupplyAndDemandDocument`](crate::planning::enrolment::SupplyAndDemandDocument), the stable JSON form |
//! | `wording` | its sentences |
//! | `text_report` | the report for the terminal |
//! | `markdown_report` | the report in Markdown |

pub(in crate::planning) mod document;
pub(in crate::planning) mod markdown_report;
pub(in crate::planning) mod text_report;
pub(in crate::planning) mod wording;
