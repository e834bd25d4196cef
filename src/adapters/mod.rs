//! Other people's shapes, each behind its feature. This annex sees all rooms and is seen by none.
//!
//! | module | feature | what it reads and writes |
//! |---|---|---|
//! | `csv` | `csv` | school files; observations for plans |
//! | `json` | `json` | county files, standards and plans |

#[cfg(feature = "csv")]
pub mod csv;
#[cfg(feature = "json")]
pub mod json;
