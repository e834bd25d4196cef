//! Other people's shapes, each behind its feature. This annex sees all rooms and is seen by none.
//!
//! | module | feature | what it reads and writes |
//! |---|---|---|
//! | `sheet` | `csv` | rows of cells from text or a workbook: header, cells, faults and warnings |
//! | `table` | `csv` | school files, tables of any units; observations for plans; pupils, births and seats; limits and distances of levers |
//! | `arrow` | `arrow` | school files as record batches, and reports as such |
//! | `datafusion` | `datafusion` | aggregate functions for SQL |
//! | `ballista` | `ballista` | the same functions on all machines of a cluster |
//! | `json` | `json` | county files, standards of both shapes, plans, statements of texts, levers; records of evaluations |
//! | `schema` | `schema` | the JSON Schema of every document |

#[cfg(feature = "arrow")]
pub mod arrow;
#[cfg(feature = "ballista")]
pub mod ballista;
#[cfg(feature = "datafusion")]
pub mod datafusion;
#[cfg(feature = "json")]
pub mod json;
#[cfg(feature = "schema")]
pub mod schema;
#[cfg(feature = "csv")]
pub mod sheet;
#[cfg(feature = "csv")]
pub mod table;

/// The items of [`sheet`] and [`table`] in one place, by the name that both had together.
#[cfg(feature = "csv")]
pub mod csv {
    pub use crate::adapters::sheet::*;
    pub use crate::adapters::table::*;
}
