//! What the evaluation must get right: of counties, of tables, and of the ratios of the field.

mod area;
mod cases_sensitivity;
pub(crate) mod county;
mod observed;
mod progression;
#[cfg(all(feature = "csv", feature = "json"))]
mod table;
mod years;
