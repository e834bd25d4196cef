//! Reads tables from text and workbooks: schools, tables of other units, observations, pupils by
//! grade, births and seats, and any columns that a caller names.
//!
//! A file is read whole or refused whole: [`read_schools`] gives the counties with their schools,
//! or [`TableFaults`](crate::adapters::sheet::TableFaults) with *every* fault of the file and its place,
//! not the first alone. What looks odd but hides no figure is a
//! [`TableWarning`](crate::adapters::sheet::TableWarning). What a file may be, how its header is found,
//! which rows are passed over and what a cell may say is the same for all of them, and told in
//! [the guide](crate::guide::files#tables), as is how [a school file is headed](crate::guide::files#headers).
//!
//! # Contents
//!
//! | file | what it holds |
//! |---|---|
//! | `school` | [`read_schools`], [`read_school_file`], [`SchoolFile`], [`template`], `template_workbook`: school files |
//! | `unit_table` | [`TableLayout`]: the columns that a standard for tables declares |
//! | `observation` | [`read_observations`], [`read_observation_file`], [`read_observation_file_with`]: what was observed for a plan |
//! | `enrolment` | [`read_grade_counts`], [`read_births`], [`read_seats`]: what a projection of pupils needs |
//! | `limits` | with the feature `plan`, `read_limits`: how much single schools can take |
//! | `distances` | with the feature `plan`, `read_distances`: what a move costs more between two schools |
//! | `column_query` | [`ColumnQuery`]: any columns, as figures, weights and labels |

mod column_query;
#[cfg(feature = "plan")]
mod distances;
mod enrolment;
#[cfg(feature = "plan")]
mod limits;
mod observation;
pub(in crate::adapters) mod school;
mod unit_table;

pub use column_query::{ColumnQuery, QueriedTable, QueryFault};
#[cfg(feature = "plan")]
pub use distances::{DistanceFault, read_distance_file, read_distances};
pub use enrolment::{
    EnrolmentFault, read_birth_file, read_births, read_grade_count_file, read_grade_counts,
    read_seat_file, read_seats,
};
#[cfg(feature = "plan")]
pub use limits::{LimitFault, read_limit_file, read_limits};
pub use observation::{
    ObservationFault, read_observation_file, read_observation_file_with, read_observations,
};
pub use school::fault::SchoolFault;
pub use school::file::{
    SchoolFile, read_school_file, read_school_file_with, read_schools, read_schools_by_county,
    read_schools_with,
};
pub use school::header::template;
pub use school::reading::SchoolFileRest;
#[cfg(feature = "xlsx")]
pub use school::template_workbook::{TemplateError, template_workbook};
pub use unit_table::{TableLayout, UnitFault};
