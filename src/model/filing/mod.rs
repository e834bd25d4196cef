//! TODO model/filing

pub(super) mod coded;
pub(super) mod county;
pub(super) mod error;
pub(super) mod fact;
pub(super) mod filed;
pub(super) mod filings;
pub(super) mod finding;
pub(super) mod item;
pub(super) mod quantity;
pub(super) mod rate;
pub(super) mod reported;
pub(super) mod school;
pub(super) mod unit;
