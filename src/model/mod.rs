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

mod amount;
mod coded;
mod county;
mod document;
mod error;
mod fact;
mod filed;
mod filings;
mod finding;
mod half_width;
mod item;
mod monotone_target;
mod nearest;
mod observation;
mod plan;
mod plan_error;
mod plan_reading;
mod printed_figure;
mod quantity;
mod rate;
mod reported;
mod school;
mod statements;
mod statements_reading;
mod target;
mod task;
mod text;
mod unit;
mod unit_table;

pub use amount::{Amount, UnreadableAmount};
pub use coded::{Location, SchoolKind, Sponsor, Stage};
pub use county::{Attestation, County, CountyFiling, MonitoringResult};
pub use document::{DocumentFault, DocumentFaults, Node};
pub(crate) use document::{Entries, Place, read_decimal};
pub use error::ModelError;
pub use fact::Fact;
pub use filed::{Filed, Missing};
pub use finding::{Finding, FindingKind};
pub(crate) use half_width::half_width;
pub use item::{ITEMS, Item, ItemRow};
pub use monotone_target::{Course, MonotoneTarget};
pub(crate) use nearest::nearest;
pub use observation::{ObservedInterval, PlanObservation, PlanObservations};
pub use plan::{
    Baseline, BaselineLevel, PLAN_YEARS, Plan, PlanIndicator, PlanPath, PlanReading, PlanRow,
    Target,
};
pub use plan_error::PlanError;
pub use printed_figure::{PrintedFigure, UnreadableFigure};
pub use quantity::{
    Classes, Criteria, Population, PupilTimes, Pupils, Quantity, Rooms, Schools, SquareMetres,
    Teachers, Years, Yuan,
};
pub use rate::Rate;
pub use reported::Reported;
pub use school::{School, pupils_item};
pub use statements::{
    CheckKind, StatedCheck, StatedFigure, StatedSeries, Statements, StatementsReading,
};
#[cfg(feature = "csv")]
pub(crate) use target::first_of_ratio;
pub use target::{Direction, TargetBound, TargetRelation, UnreadableTarget};
pub use task::{PlanTask, TaskCount, UnreadableTaskCount};
pub use text::{Language, Text};
pub use unit::Unit;
pub use unit_table::{AreaFiling, TableUnit, UnitTable, UnitTableError};
