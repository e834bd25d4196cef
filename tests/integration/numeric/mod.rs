//! Laws, cases and reference runs of the room `numeric`.

mod bulk;
mod exact;
mod forecast;
mod fractions;
pub(crate) mod inequality;
mod number;
pub(crate) mod oracle;
mod uncertainty;
