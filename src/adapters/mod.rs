//! Other people's shapes, each behind its feature. This annex sees all rooms and is seen by none.
//!
//! | module | feature | what it reads and writes |
//! |---|---|---|
//! | `csv` | `csv` | school files, tables of any units; observations for plans; pupils, births and seats |
//! | `json` | `json` | county files, standards of both shapes, plans, statements of texts |

#[cfg(feature = "csv")]
pub mod csv;
#[cfg(feature = "json")]
pub mod json;
