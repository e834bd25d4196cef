//! Reads files of comma-separated values after RFC 4180: schools, tables of other units, observations,
//! pupils by grade, births and seats.
//!
//! A file is read whole or refused whole: [`read_schools`] gives the counties with their schools,
//! or [`TableFaults`] with *every* fault of the file and its place, not the first alone. What looks
//! odd but hides no figure is a [`TableWarning`]. Text, rows and blanks of all the other
//! files are read in the same way.
//!
//! # Text
//!
//! UTF-8, with a byte order mark or without; a file that is not UTF-8 is read as GB18030. UTF-16,
//! workbooks, web pages under a workbook's name and binary files are refused by name. The file is
//! read in two streamed passes, the first of which only finds out the encoding.
//!
//! # Rows
//!
//! The row is numbered as a spreadsheet shows it: the header is row 1 (behind blank rows it is the
//! first row that is not blank), a blank row counts, a line break inside quotes does not. An
//! all-empty row is skipped, whatever its number of fields. Lines end with CRLF, LF or a lone CR.
//! A header without schools is one county without schools.
//!
//! The rows are framed here, and `csv-core` splits each row into its fields. A ready-made CSV
//! reader alone is not enough for this: it counts records and not rows, so that a blank line shifts
//! every number after it; it takes the end of the file for a closing quote, and the next quote of a
//! later row for the one that is missing, so that rows vanish without a word; and it buffers a row
//! of any length. Here a quote that is not closed is a fault at the place where it opened, reading
//! goes on with the next line, and a row may have 1 MiB and 16 384 columns, no more.
//!
//! # Header
//!
//! A column is headed by the code or the Chinese name of its [`Item`](crate::model::Item), in any
//! order. Headers are compared after NFKC, without blanks, line breaks and control characters, with
//! the dashes `-`, `~`, `～`, `—`, `至` and their like as one sign, and with `m²`, `㎡` and `平方米`
//! as one. A unit in brackets may follow the name, as in `图书册数（册）` or `（单位：册）`; any other
//! unit than the column's own is a fault, since the figures would be wrong by the ratio of the two.
//! (`个` serves also for 台 and 册.) A column that heads no item is ignored with a warning; a column
//! without a header is ignored, and warned of if any of its cells is filled.
//!
//! # Cells
//!
//! | what | how |
//! |---|---|
//! | blanks around the cell | cut off: every Unicode white space, U+200B and U+FEFF |
//! | full-width `０`–`９`, `．`, `，`, `／` … | as their ASCII forms, except in names and identifiers |
//! | blank | not reported: [`Missing::Blank`](crate::model::Missing::Blank) |
//! | `-`, `—`, `——`, `/`, `NA`, `N/A`, `无数据` | not reported: [`Missing::Declared`](crate::model::Missing::Declared) |
//! | an amount | a plain decimal, with thousands separators in groups of three or without; at most 28 significant digits (leading zeros are not significant, trailing ones are), never rounded |
//! | a coded column | its code or its Chinese name; the sponsor also as `7.0` |
//! | yes or no | `是`/`否`, `true`/`false`, `yes`/`no` in any case, `1`/`0` |
//!
//! # Contents
//!
//! | file | what it holds |
//! |---|---|
//! | `school` | [`read_schools`], [`read_school_file`], [`SchoolFile`], [`template`]: school files |
//! | `unit_table` | [`TableLayout`]: the columns that a standard for tables declares |
//! | `observation` | [`read_observations`], [`read_observation_file`]: what was observed for a plan |
//! | `enrolment` | [`read_grade_counts`], [`read_births`], [`read_seats`]: what a projection of pupils needs |
//! | `rows` | [`TextTable`], [`TableFile`], [`TableError`], [`TableFaults`], [`TableFault`], [`TableWarning`]: text, rows, cells and faults, which all readers share |

mod enrolment;
mod observation;
mod rows;
mod school;
mod unit_table;

pub use enrolment::{
    EnrolmentFault, read_birth_file, read_births, read_grade_count_file, read_grade_counts,
    read_seat_file, read_seats,
};
pub use observation::{ObservationFault, read_observation_file, read_observations};
pub use rows::cell_cause::CellCause;
pub use rows::column_ref::ColumnRef;
pub use rows::fault::{TableError, TableFault, TableFaultKind, TableFaults};
pub use rows::form_fault::{FormFault, RefusedFormat};
pub use rows::text_table::{TextRow, TextTable, read_text_table, read_text_table_file};
pub use rows::warning::{TableFile, TableWarning, UnknownColumn};
pub use school::fault::SchoolFault;
pub use school::file::{SchoolFile, read_school_file, read_schools};
pub use school::header::template;
pub use unit_table::{TableLayout, UnitFault};
