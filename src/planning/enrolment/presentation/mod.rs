//! What a report on pupils and seats says, and in which form.
//!
//! | file | what it holds |
//! |---|---|
//! | `document` | [`SupplyAndDemandDocument`](crate::planning::enrolment::SupplyAndDemandDocument), the stable JSON form |
//! | `wording` | its sentences |
//! | `charts` | pupils and seats as pictures (feature `html`) |
//! | `report` | the report, section by section |

#[cfg(feature = "html")]
mod charts;
pub(in crate::planning) mod document;
pub(in crate::planning) mod report;
pub(in crate::planning) mod wording;
