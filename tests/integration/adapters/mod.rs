//! Files: what is read, what is refused, and where the fault is said to be.

#[cfg(feature = "csv")]
mod csv;
#[cfg(feature = "json")]
mod json;
#[cfg(feature = "xlsx")]
mod workbooks;
