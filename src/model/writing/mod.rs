//! How figures, texts and documents are written.
//!
//! | file | what it holds |
//! |---|---|
//! | `amount` | [`Amount`](crate::model::Amount): a decimal exactly as written |
//! | `text` | [`Text`](crate::model::Text), [`Language`](crate::model::Language) |
//! | `document` | [`Node`](crate::model::Node): a tree of keys and values as written |
//! | `faults` | [`DocumentFault`](crate::model::DocumentFault): what is wrong in a document, and where it is noted |
//! | `fields` | the keys of one object, read one by one |
//! | `half_width` | full-width signs as the half-width ones |
//! | `nearest` | the known word that a mistyped one may have meant |
//! | `shown` | a text of a file with what cannot be seen made visible |

pub(super) mod amount;
pub(super) mod document;
pub(super) mod faults;
pub(super) mod fields;
pub(super) mod half_width;
pub(super) mod nearest;
pub(super) mod shown;
pub(super) mod text;
