//! A plan as a document and as a page.
//!
//! | file | what it holds |
//! |---|---|
//! | `wording` | names, money, and why each change is made |
//! | `document` | [`ImprovementDocument`](crate::improvement::ImprovementDocument), the stable JSON form |
//! | `charts` | the plan in pictures (feature `html`) |
//! | `report` | the plan, section by section |

#[cfg(feature = "html")]
mod charts;
pub(super) mod document;
pub(super) mod report;
pub(super) mod wording;
