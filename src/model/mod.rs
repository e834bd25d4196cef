//! What a school is, what it files, and in which units; it computes no statistic.
//!
//! The life of a figure: a cell of the school file is an [`Item`] with a [`Unit`]; it becomes a
//! [`Filed`] amount of a [`School`], a decimal exactly as written or [`Missing`] with its reason;
//! schools and the county's own [`CountyFiling`] make a [`County`]. [`County::findings`] lists all
//! that looks wrong in it, and refuses nothing.
//!
//! | file | what it defines |
//! |---|---|
//! | `item` | [`Item`], the one table of columns |
//! | `fact` | [`Fact`], the figures of the county |
//! | `coded` | [`Stage`], [`SchoolKind`], [`Sponsor`], [`Location`] |
//! | `unit` | [`Unit`] |
//! | `amount`, `filed` | [`Amount`], a decimal exactly as written; [`Filed`], [`Missing`] |
//! | `quantity`, `rate` | [`Quantity`] types and [`Rate`], which cannot be mixed up |
//! | `reported` | [`Reported`]: a quantity, or the reason why there is none |
//! | `school`, `county` | [`School`], [`County`] |
//! | `filings` | the amounts of one school, kept small |
//! | `finding` | [`Finding`], what looks wrong in a county |
//! | `plan`, `plan_reading` | [`Plan`] and its [`PlanRow`]s, also from a document |
//! | `task` | [`PlanTask`], a count that is due in a year |
//! | `monotone_target` | [`MonotoneTarget`], what must keep rising or falling: its [`Course`] |
//! | `statements`, `statements_reading` | [`Statements`] of a text: its [`StatedFigure`]s and [`StatedCheck`]s |
//! | `target` | [`TargetBound`], [`TargetRelation`], [`Direction`] |
//! | `observation` | [`PlanObservation`], [`PlanObservations`], [`ObservedInterval`] |
//! | `printed_figure` | [`PrintedFigure`], as a text prints it, with how far it may be rounded |
//! | `plan_error` | [`PlanError`] |
//! | `unit_table` | [`UnitTable`], units of any sort with named amounts, and [`AreaFiling`] |
//! | `text` | [`Text`] and [`Language`] |
//! | `half_width` | full-width signs as the half-width ones |
//! | `nearest` | the known word that a mistyped one may have meant |
//! | `document` | [`Node`], a tree of keys and values as written, and its [`DocumentFault`]s |

mod filing;
mod plan;
mod statements;
mod target;
mod unit_table;
mod writing;

pub use filing::coded::{Location, SchoolKind, Sponsor, Stage};
pub use filing::county::{Attestation, County, CountyFiling, MonitoringResult};
pub use filing::error::ModelError;
pub use filing::fact::Fact;
pub use filing::filed::{Filed, Missing};
pub use filing::finding::{Finding, FindingKind};
pub use filing::item::{ITEMS, Item, ItemRow};
pub use filing::quantity::{
    Classes, Criteria, Population, PupilTimes, Pupils, Quantity, Rooms, Schools, SquareMetres,
    Teachers, Years, Yuan,
};
pub use filing::rate::Rate;
pub use filing::reported::Reported;
pub use filing::school::{School, pupils_item};
pub use filing::unit::Unit;
pub use plan::error::PlanError;
pub use plan::monotone_target::{Course, MonotoneTarget};
pub use plan::observation::{ObservedInterval, PlanObservation, PlanObservations};
pub use plan::plan::{Plan, PlanIndicator};
pub use plan::reading::PlanReading;
pub use plan::row::{Baseline, BaselineLevel, PlanPath, PlanRow, Target};
pub use plan::task::{PlanTask, TaskCount, UnreadableTaskCount};
pub use plan::years::PLAN_YEARS;
pub use statements::check::{CheckKind, StatedCheck, StatedSeries};
pub use statements::printed_figure::{PrintedFigure, UnreadableFigure};
pub use statements::reading::StatementsReading;
pub use statements::statements::{StatedFigure, Statements};
#[cfg(feature = "csv")]
pub(crate) use target::first_of_ratio;
pub use target::{Direction, TargetBound, TargetRelation, UnreadableTarget};
pub use unit_table::{AreaFiling, TableUnit, UnitTable, UnitTableError};
pub use writing::amount::{Amount, UnreadableAmount};
pub use writing::document::{DocumentFault, DocumentFaults, Node};
pub(crate) use writing::document::{Entries, Place, read_decimal};
#[cfg(feature = "csv")]
pub(crate) use writing::half_width::half_width;
pub(crate) use writing::nearest::nearest;
pub(crate) use writing::text::say;
pub use writing::text::{Language, Text};
