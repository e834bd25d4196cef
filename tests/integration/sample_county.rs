//! The sample county that comes with the crate, read through the adapters.
