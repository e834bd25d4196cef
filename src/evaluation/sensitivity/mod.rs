//! How the verdicts on a county change when a disputed reading of its standard is taken the other way.
//!
//! | file | what it holds |
//! |---|---|
//! | `reading` | [`OtherReading`](crate::evaluation::OtherReading): one thing read the other way |
//! | `outcome` | [`Sensitivity`](crate::evaluation::Sensitivity): what each of them turns |
//! | `report` | the same as a page |

pub(super) mod outcome;
pub(super) mod reading;
mod report;
