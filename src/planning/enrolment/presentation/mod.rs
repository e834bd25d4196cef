//! What a report on pupils and seats says, and in which form.
//!
//! | file | what it holds |
//! |---|---|
//! | `document` | [`SupplyAndDemandDocument`](crate::planning::enrolment::SupplyAndDemandDocument), the stable JSON form |
//! | `wording` | its sentences |
//! | `report` | the report, section by section |

pub(in crate::planning) mod document;
pub(in crate::planning) mod report;
pub(in crate::planning) mod wording;
