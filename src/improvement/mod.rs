//! The smallest change that makes a county pass, with a proof that no other is smaller.
//!
//! This room takes what is asked from a standard and what is reached from the evaluator; it has no rule of its
//! own. [`Improver`] looks for a plan; [`Improvement`] is what it found.
//!
//! | file | what it holds |
//! |---|---|
//! | `lever` | [`Lever`], [`Move`], [`Levers`]: what can be changed, and what it costs |
//! | `limits` | [`Limits`]: what single schools can take |
//! | `distances` | [`Distances`]: what a move costs more between two schools |
//! | `reading` | [`LeversReading`]: levers from a document |
//! | `product` | products of amounts, steps and costs, exactly |
//! | `plan` | [`Improver`], [`Improvement`], [`Needs`]: from a county to what was found |
//! | `presentation` | the plan as a document and as a page |
//! | `problem` | the question in whole numbers |
//! | `search` | the relaxation, the rounding, the bound, the branching |
//! | `error` | [`ImprovementError`] |

mod distances;
mod error;
mod lever;
mod limits;
mod plan;
mod presentation;
mod problem;
mod product;
mod reading;
mod search;

pub use distances::Distances;
pub use error::ImprovementError;
pub use lever::{Lever, LeverError, Levers, Move};
pub use limits::Limits;
pub use plan::assumption::AssumedFigure;
pub use plan::far_above::FarAbove;
pub use plan::improver::Improver;
pub use plan::milestones::MilestoneError;
pub use plan::needs::{ClassNeed, Needs, Oversize, RoomNeed};
pub use plan::outcome::{
    Change, Improvement, ImprovementStatus, Obstacle, ObstacleKind, PlanYear, Transfer,
};
pub use presentation::document::{
    ChangeDocument, FarAboveDocument, FarSchoolDocument, ImprovementDocument, LeverDocument,
    ObstacleDocument, PlanYearDocument, TransferDocument,
};
pub use reading::LeversReading;
