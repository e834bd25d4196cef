//! The JSON Schema (2020-12) of every document that is read or written.
//!
//! A schema of a report is derived from the types that are written; the keys that a program writes beside them, and the
//! answers of programs that measure a column, are shapes of their own. Documents that people write may leave
//! out keys and write many values in a shorter way, which no type tells; what their readers take is spelled out here as
//! shapes, and the codes in them (items, facts, kinds, stages) are those of the model. Tests hold both to what
//! readers and programs do: every document that is written or that a sample holds is valid, and what a schema
//! refuses a reader refuses too.
//!
//! A schema cannot say everything. That a target year is after its base year, that a check names a
//! figure that is there, or that a clause's sentence has no unknown placeholder is for the reader to find.
//!
//! | file | what it holds |
//! |---|---|
//! | `document` | [`DocumentKind`]: which documents there are, and the schema of each |
//! | `describe` | descriptions in both languages |
//! | `chinese` | what each key is in Chinese |
//! | `answers` | documents as the programs print them, with keys beside those of the library |
//! | `values` | numbers, texts, bounds and codes as files have them |
//! | `standard` | the shape of a standard |
//! | `table_standard` | the shape of a standard for tables |
//! | `column` | what the programs print that measure a column |
//! | `county` | the shape of a county file |
//! | `area` | the shape of what is filed for an area |
//! | `levers` | the shape of a file of levers and moves |
//! | `plan` | the shape of a plan |
//! | `statements` | the shape of what a text states |
//! | `record` | the shape of the record of an evaluation |
//! | `written` | types that write themselves in a form of their own |

mod answers;
mod area;
mod chinese;
mod column;
mod county;
mod describe;
mod document;
mod levers;
mod plan;
mod record;
mod standard;
mod statements;
mod table_standard;
mod values;
mod written;

pub use document::{DocumentKind, json_schema};
