//! Files: what is read, what is refused, and where the fault is said to be.

#[cfg(feature = "arrow")]
pub(crate) mod arrow;
#[cfg(feature = "json")]
mod json;
#[cfg(all(feature = "csv", feature = "plan", feature = "schema"))]
mod schema;
#[cfg(feature = "csv")]
mod sheet;
#[cfg(feature = "csv")]
mod table;
#[cfg(feature = "xlsx")]
mod workbooks;
