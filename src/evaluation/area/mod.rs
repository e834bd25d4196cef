//! The reports on the counties of an area, side by side, and the area as a whole.
//!
//! | file | what it holds |
//! |---|---|
//! | `report` | [`AreaReport`](crate::evaluation::AreaReport) |
//! | `standing` | [`CountyStanding`](crate::evaluation::CountyStanding): a county among the others, and its rank |
//! | `pool` | the schools of all counties as those of one |
//! | `variance_split` | [`VarianceSplit`](crate::evaluation::VarianceSplit): how much of a variance is between the counties |
//! | `error` | [`AreaError`](crate::evaluation::AreaError) |
//! | `presentation` | the report as a document and as a page |

pub(super) mod error;
mod pool;
pub(super) mod presentation;
pub(super) mod report;
pub(super) mod standing;
pub(super) mod variance_split;
