//! The plan: from a county and levers to what was found.
//!
//! | file | what it holds |
//! |---|---|
//! | `improver` | [`Improver`](crate::improvement::Improver) |
//! | `assumption` | [`AssumedFigure`](crate::improvement::AssumedFigure): what is taken for figures that are not filed |
//! | `outcome` | [`Improvement`](crate::improvement::Improvement), [`ImprovementStatus`](crate::improvement::ImprovementStatus), [`Change`](crate::improvement::Change), [`Transfer`](crate::improvement::Transfer), [`Obstacle`](crate::improvement::Obstacle) |
//! | `far_above` | [`FarAbove`](crate::improvement::FarAbove): schools because of which a coefficient costs |
//! | `change_set` | changes and transfers, and the county with them |
//! | `rotation` | the shares of teachers who rotate |
//! | `years` | a plan spread over years |
//! | `milestones` | [`MilestoneError`](crate::improvement::MilestoneError): the years as a plan that can be tracked |
//! | `needs` | [`Needs`](crate::improvement::Needs): what clauses on classes and rooms ask for beside |

pub(super) mod assumption;
pub(super) mod change_set;
pub(super) mod far_above;
pub(super) mod improver;
pub(super) mod milestones;
pub(super) mod needs;
pub(super) mod outcome;
pub(super) mod rotation;
pub(super) mod years;
