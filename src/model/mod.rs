//! What a school is, what it files, and in which units; it computes no statistic.
//!
//! The life of a figure: a cell of the school file is an [`Item`] with a [`Unit`]; it becomes a
//! [`Filed`] amount of a [`School`], a decimal exactly as written or [`Missing`] with its reason;
//! schools and the county's own [`CountyFiling`] make a [`County`]. [`County::findings`] lists all
//! that looks wrong in it, and refuses nothing.
//!
//! | file | what it holds |
//! |---|---|
//! | `filing` | [`School`], [`County`], [`Item`], [`Fact`], [`Filed`], [`Finding`]: what is filed |
//! | `unit_table` | [`UnitTable`]: units of any sort with named amounts; [`AreaFiling`] |
//! | `plan` | [`Plan`], [`PlanRow`], [`PlanTask`], [`MonotoneTarget`], [`PlanObservation`]: what is meant to happen, and what was observed |
//! | `statements` | [`Statements`], [`StatedCheck`], [`PrintedFigure`]: what a text states |
//! | `writing` | [`Amount`], [`Text`], [`Language`], [`Node`]: how figures, texts and documents are written |

mod filing;
mod plan;
mod statements;
mod unit_table;
mod writing;

pub use filing::coded::{Location, SchoolKind, Sponsor, Stage, UnknownCode};
pub use filing::county::{Attestation, County, CountyFiling, MonitoringResult};
pub use filing::error::ModelError;
pub use filing::fact::Fact;
pub use filing::figure::Figure;
#[cfg(feature = "csv")]
pub(crate) use filing::filings::Filings;
pub use filing::finding::{Finding, FindingKind};
pub use filing::item::{ITEMS, Item};
pub use filing::missing::Missing;
pub use filing::quantity::{
    Classes, Criteria, Population, PupilTimes, Pupils, Quantity, Rooms, Schools, SquareMetres,
    Teachers, Years, Yuan,
};
pub use filing::reported::{Filed, Reported};
pub use filing::school::{School, pupils_item};
pub(crate) use filing::short_amount::ShortAmount;
pub use filing::unit::Unit;
pub use plan::direction::Direction;
pub use plan::error::PlanError;
pub use plan::monotone_target::{Course, MonotoneTarget};
pub use plan::observation::{ObservedInterval, PlanObservation, PlanObservations};
pub use plan::plan::{Plan, PlanIndicator};
pub use plan::reading::PlanReading;
pub use plan::row::{Baseline, BaselineLevel, PlanPath, PlanRow, Target};
pub use plan::task::{PlanTask, TaskCount};
pub use plan::years::PLAN_YEARS;
#[cfg(feature = "csv")]
pub(crate) use plan::years::written_year;
pub use statements::check::{CheckKind, StatedCheck, StatedGrowth, StatedSeries};
pub use statements::printed_figure::PrintedFigure;
pub use statements::reading::StatementsReading;
pub use statements::statements::{StatedFigure, Statements};
pub use unit_table::{AreaFiling, TableUnit, UnitTable, UnitTableError};
pub use writing::amount::Amount;
#[cfg(feature = "csv")]
pub(crate) use writing::bound::first_of_ratio;
pub use writing::bound::{Bound, Relation};
#[cfg(any(feature = "csv", feature = "json"))]
pub(crate) use writing::code_form::code_form;
#[cfg(feature = "csv")]
pub(crate) use writing::code_form::without_leading_zeros;
pub use writing::document::Node;
pub(crate) use writing::document::{Place, read_decimal};
#[cfg(feature = "plan")]
pub(crate) use writing::faults::LenientNotes;
#[cfg(any(feature = "json", feature = "plan"))]
pub(crate) use writing::faults::Notes;
pub use writing::faults::{DocumentFault, DocumentFaults};
pub(crate) use writing::fields::{Fields, members};
#[cfg(feature = "plan")]
pub(crate) use writing::fields::{own_label, words_in_any};
#[cfg(feature = "csv")]
pub(crate) use writing::half_width::half_width;
pub(crate) use writing::nearest::{hint, nearest};
#[cfg(feature = "csv")]
pub(crate) use writing::shown::shown;
pub(crate) use writing::shown::visible;
pub(crate) use writing::text::say;
pub use writing::text::{Language, Text};
pub use writing::unreadable::UnreadableNumber;
