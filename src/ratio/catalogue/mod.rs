//! The ratios of the field, subject by subject.
//!
//! | file | what it holds |
//! |---|---|
//! | `table` | [`RATIOS`](crate::ratio::RATIOS): all rows |
//! | `by_name` | any of them by a name that is known only at run time |
//! | `participation` | who is at school |
//! | `kindergarten` | who is at kindergarten, and in which |
//! | `school_life` | for how long |
//! | `retention` | who stays |
//! | `attainment` | who has finished what |
//! | `staffing` | who teaches, and which teachers change schools |
//! | `class_size` | how large classes are |
//! | `schools` | which schools are up to the standard |
//! | `fitness` | how fit pupils are |
//! | `equity` | who finds a place |
//! | `parity` | one group beside another |
//! | `finance` | what is spent |
//! | `growth` | how fast it grows |

pub(in crate::ratio) mod attainment;
mod by_name;
pub(in crate::ratio) mod class_size;
pub(in crate::ratio) mod equity;
pub(in crate::ratio) mod finance;
pub(in crate::ratio) mod fitness;
pub(in crate::ratio) mod growth;
pub(in crate::ratio) mod kindergarten;
pub(in crate::ratio) mod parity;
pub(in crate::ratio) mod participation;
pub(in crate::ratio) mod retention;
pub(in crate::ratio) mod school_life;
pub(in crate::ratio) mod schools;
pub(in crate::ratio) mod staffing;
pub(in crate::ratio) mod table;
