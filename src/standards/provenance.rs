//! Where a standard comes from.

use crate::model::Text;
use serde::Serialize;
use std::borrow::Cow;

/// Where a standard comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Provenance {
    /// Who issued it.
    pub issuer: Text,
    /// Its title and number.
    pub title: Text,
    /// The year of the edition.
    pub year: u32,
    /// Where it can be read; empty where no address is known.
    pub url: Cow<'static, str>,
}
