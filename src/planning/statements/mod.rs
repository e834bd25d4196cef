//! A text held against itself.
//!
//! | file | what it holds |
//! |---|---|
//! | `review` | [`review`](crate::planning::review), [`StatementReview`](crate::planning::StatementReview) |
//! | `document` | [`StatementReviewDocument`](crate::planning::StatementReviewDocument), the stable JSON form |
//! | `report` | the reports |

pub(super) mod document;
pub(super) mod report;
pub(super) mod review;
