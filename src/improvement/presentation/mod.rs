//! A plan as document, text and Markdown.
//!
//! | file | what it holds |
//! |---|---|
//! | `wording` | names, money, and why each change is made |
//! | `document` | [`ImprovementDocument`](crate::improvement::ImprovementDocument), the stable JSON form |
//! | `report` | the plan, section by section |

pub(super) mod document;
pub(super) mod report;
pub(super) mod wording;
