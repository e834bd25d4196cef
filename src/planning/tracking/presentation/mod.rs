//! What a report on a plan says, and in which form.
//!
//! | file | what it holds |
//! |---|---|
//! | `document` | [`PlanProgressDocument`](crate::planning::PlanProgressDocument), the stable JSON form |
//! | `wording` | its sentences |
//! | `method_table` | the ways to foresee, side by side |
//! | `charts` | the picture of a page in HTML |
//! | `report` | the report, section by section |

#[cfg(feature = "html")]
mod charts;
pub(in crate::planning) mod document;
pub(in crate::planning) mod method_table;
pub(in crate::planning) mod report;
pub(in crate::planning) mod wording;
