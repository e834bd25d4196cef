//! How figures, texts and documents are written.
//!
//! | file | what it holds |
//! |---|---|
//! | `amount` | [`Amount`](crate::model::Amount): a decimal exactly as written |
//! | `text` | [`Text`](crate::model::Text), [`Language`](crate::model::Language) |
//! | `document` | [`Node`](crate::model::Node): a tree of keys and values as written, and its faults |
//! | `half_width` | full-width signs as the half-width ones |
//! | `nearest` | the known word that a mistyped one may have meant |

pub(super) mod amount;
pub(super) mod document;
pub(super) mod half_width;
pub(super) mod nearest;
pub(super) mod text;
