//! A figure of a filing: of the schools, or of the county.

use crate::model::filing::fact::Fact;
use crate::model::filing::item::Item;
use crate::model::filing::unit::Unit;

/// A figure of the filing: an item of the schools, or a fact of the county.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Figure {
    /// An item, summed over the schools of a scope.
    Item(Item),
    /// A fact of the county.
    Fact(Fact),
}

impl Figure {
    /// The figure of a code in files, if there is one.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let item = Item::from_code(code).map(Self::Item);
        item.or_else(|| Fact::from_code(code).map(Self::Fact))
    }

    /// Its code in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Item(item) => item.code(),
            Self::Fact(fact) => fact.code(),
        }
    }

    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Item(item) => item.zh(),
            Self::Fact(fact) => fact.zh(),
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Item(item) => item.en(),
            Self::Fact(fact) => fact.en(),
        }
    }

    /// What it counts.
    #[must_use]
    pub const fn unit(self) -> Unit {
        match self {
            Self::Item(item) => item.unit(),
            Self::Fact(fact) => fact.unit(),
        }
    }
}

impl From<Item> for Figure {
    fn from(item: Item) -> Self {
        Self::Item(item)
    }
}
