//! How figures, texts and documents are written.
//!
//! | file | what it holds |
//! |---|---|
//! | `amount` | [`Amount`](crate::model::Amount): a decimal exactly as written |
//! | `bound` | [`Bound`](crate::model::Bound), [`Relation`](crate::model::Relation): how a figure must stand to a number |
//! | `code_form` | the one form in which codes are compared |
//! | `text` | [`Text`](crate::model::Text), [`Language`](crate::model::Language) |
//! | `document` | [`Node`](crate::model::Node): a tree of keys and values as written |
//! | `faults` | [`DocumentFaults`](crate::model::DocumentFaults): all that is wrong in one |
//! | `fields` | how the keys of an object are read, one by one |
//! | `shown` | a text of a file with what cannot be seen made visible |
//! | `unreadable` | [`UnreadableNumber`](crate::model::UnreadableNumber): why a text is no number |
//! | `unit_word` | the unit that a text names, with the power of ten in it |
//! | `half_width` | full-width signs as the half-width ones |
//! | `nearest` | the known word that a mistyped one may have meant |

pub(super) mod amount;
pub(super) mod bound;
#[cfg(any(feature = "csv", feature = "json"))]
pub(super) mod code_form;
pub(super) mod document;
pub(super) mod faults;
pub(super) mod fields;
pub(super) mod half_width;
pub(super) mod nearest;
pub(super) mod shown;
pub(super) mod text;
pub(super) mod unit_word;
pub(super) mod unreadable;
