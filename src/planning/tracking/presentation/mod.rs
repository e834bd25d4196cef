//! What a report on a plan says, and in which form.
//!
//! | file | what it holds |
//! |---|---|
//! | `document` | [`PlanProgressDocument`](crate::planning::PlanProgressDocument), the stable JSON form |
//! | `wording` | its sentences |
//! | `method_table` | the ways to foresee, side by side |
//! | `text_report` | the report for the terminal |
//! | `markdown_report` | the report in Markdown |

pub(in crate::planning) mod document;
pub(in crate::planning) mod markdown_report;
pub(in crate::planning) mod method_table;
pub(in crate::planning) mod text_report;
pub(in crate::planning) mod wording;
