//! What a cell says.
//!
//! | file | what it holds |
//! |---|---|
//! | `blank` | what leaves the paper white |
//! | `cells` | the cells of a row |
//! | `value` | nothing, or a value of its column |
//! | `amount` | a number |
//! | `cause` | [`CellCause`](crate::adapters::sheet::CellCause): why a cell cannot be read |

pub(in crate::adapters) mod amount;
pub(in crate::adapters) mod blank;
pub(in crate::adapters) mod cause;
pub(in crate::adapters) mod cells;
pub(in crate::adapters) mod value;
