//! What the report on an area says, and in which form.
//!
//! | file | what it holds |
//! |---|---|
//! | `document` | [`AreaReportDocument`](crate::evaluation::AreaReportDocument), the stable JSON form |
//! | `report` | the report, section by section |

pub(in crate::evaluation) mod document;
mod report;
