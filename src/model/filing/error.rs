//! What can be wrong with a filed figure.

use crate::model::filing::item::Item;
use crate::model::writing::amount::Amount;

/// What was wrong with a figure or a name at the door of the model.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// An amount below zero: nothing of the filing can be negative.
    #[error("amount {amount} is negative")]
    NegativeAmount {
        /// The amount.
        amount: Amount,
    },
    /// A fraction of a person, a class or a room.
    #[error("amount {amount} is not whole, and its unit counts whole things")]
    FractionOfWhole {
        /// The amount.
        amount: Amount,
    },
    /// A sum or product beyond the largest decimal (about 7.9e28).
    #[error("the amount is beyond the largest decimal")]
    AmountTooLarge,
    /// A school needs a code, a name and a kind.
    #[error("`{code}` is blank", code = item.code())]
    BlankIdentity {
        /// The item that is blank.
        item: Item,
    },
    /// The item is no amount, or no yes-or-no, as the caller took it to be.
    #[error(
        "`{code}` holds {expected}, and another sort of value was given",
        code = item.code(),
        expected = item.unit().expected()
    )]
    WrongItem {
        /// The item.
        item: Item,
    },
    /// The item is filed in ten thousands (万元), and a plain number does not say so.
    #[error(
        "`{code}` is filed in 万元, which a plain number does not say: give it in yuan, as money",
        code = item.code()
    )]
    UnitNeeded {
        /// The item.
        item: Item,
    },
    /// A school of one county whose code another school of it has already.
    #[error("school code `{id}` is given twice")]
    DuplicateSchool {
        /// The code.
        id: String,
    },
    /// A key that names no item of the school file.
    #[error("`{key}` names no item of the school file")]
    UnknownItem {
        /// The key.
        key: String,
    },
    /// A text that does not stand for a value of its item.
    #[error("`{code}` is `{found}`; expected {expected}", code = item.code())]
    UnreadableValue {
        /// The item.
        item: Item,
        /// The text.
        found: String,
        /// What was expected.
        expected: &'static str,
    },
}
