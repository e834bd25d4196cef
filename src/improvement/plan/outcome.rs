//! What was found: a plan with its proof, or why there is none.

use crate::evaluation::Report;
use crate::improvement::lever::Levers;
use crate::improvement::plan::assumption::AssumedFigure;
use crate::improvement::plan::far_above::FarAbove;
use crate::model::Stage;
use crate::numeric::Rational;
use serde::{Deserialize, Serialize};

/// How the search for the cheapest plan ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ImprovementStatus {
    /// No plan costs less (最省).
    Optimal,
    /// No plan costs less than the bound, and the plan costs little more than that (误差以内).
    WithinGap,
    /// It is proven that no plan leads there (无解).
    Infeasible,
    /// The time was up before the plan was proven to be good enough, or before there was one (未算完).
    LimitReached,
    /// Something is not filed for which nothing can be taken, such as pupils: no plan was looked for (须先填报).
    NotAssessable,
}

/// Something that is added to a school.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Change {
    /// The place of the school in the county.
    pub school: usize,
    /// The place of the lever.
    pub lever: usize,
    /// How many units.
    pub units: Rational,
    /// What they cost.
    pub cost: Rational,
}

/// Teachers who go from one school to another.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Transfer {
    /// The place of the school that gives.
    pub from: usize,
    /// The place of the school that receives.
    pub to: usize,
    /// The place of the move.
    pub by: usize,
    /// How many units.
    pub units: Rational,
    /// What they cost.
    pub cost: Rational,
}

/// What is done in a year, where a plan is spread over years.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PlanYear {
    /// Which year of the plan, counted from 1.
    pub number: usize,
    /// The calendar year: the first is the one after that of the county's figures; `None` where the county does
    /// not say which year these are of.
    pub calendar: Option<i32>,
    /// What is added.
    pub changes: Vec<Change>,
    /// Who moves.
    pub transfers: Vec<Transfer>,
    /// What it costs.
    pub cost: Rational,
    /// How many parts pass their rule at the end of the year.
    pub passing_parts: usize,
    /// Whether all parts and all coefficients pass then.
    pub is_passed: bool,
}

/// What stands in the way where there is no plan.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Obstacle {
    /// What sort of thing it is.
    pub kind: ObstacleKind,
    /// The place of the school; `None` where it is a coefficient of the county.
    pub school: Option<usize>,
    /// The stage; `None` where it is about a school as a whole.
    pub stage: Option<Stage>,
    /// The place of the indicator in the standard; `None` where it is about all of them.
    pub indicator: Option<usize>,
    /// The place of the clause in the standard, where it is one on teachers who rotate.
    pub clause: Option<usize>,
    /// The place of the move, where schools need by it whom none can spare.
    pub by: Option<usize>,
    /// What would be needed.
    pub needed: Option<Rational>,
    /// What is possible at most, or of a coefficient at least; that is about right.
    pub possible: Option<Rational>,
}

/// What sort of thing stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ObstacleKind {
    /// A value cannot come to its floor, which nothing excuses.
    Floor,
    /// More values than may stay below their thresholds cannot come to them; this is the nearest.
    Threshold,
    /// Each thing that is asked of a school could be reached, and not all at once.
    Together,
    /// Schools need teachers by moves whom no other school can spare.
    Exchange,
    /// As many teachers as must cannot rotate, or not with all else that is asked for.
    Rotation,
    /// A coefficient of variation cannot come within its limit.
    Coefficient,
    /// Each coefficient could come within its limit, and not all at once.
    Coefficients,
}

/// The cheapest changes after which a county passes, or as much as is known of them.
///
/// Always true of it: if there are changes, the county with them was evaluated, and every part and every
/// coefficient passes in [`after`](Self::after); nothing that keeps to the levers and limits costs less than
/// [`bound`](Self::bound), by exact arithmetic.
#[derive(Clone, Debug)]
pub struct Improvement<'a> {
    pub(super) levers: &'a Levers,
    pub(super) status: ImprovementStatus,
    pub(super) changes: Vec<Change>,
    pub(super) transfers: Vec<Transfer>,
    pub(super) cost: Option<Rational>,
    pub(super) bound: Option<Rational>,
    pub(super) obstacle: Option<Obstacle>,
    pub(super) missing: Vec<AssumedFigure>,
    pub(super) far_above: Vec<FarAbove>,
    pub(super) before: Report<'a>,
    /// The county with what was taken for its missing figures.
    pub(super) start: Report<'a>,
    pub(super) after: Option<Report<'a>>,
    pub(super) years: Vec<PlanYear>,
}

impl<'a> Improvement<'a> {
    /// The levers and moves that the plan could take.
    #[must_use]
    pub const fn levers(&self) -> &'a Levers {
        self.levers
    }

    /// How the search ended.
    #[must_use]
    pub const fn status(&self) -> ImprovementStatus {
        self.status
    }

    /// What is added, in the order of the codes of the schools, and of the levers.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Who moves, in the order of the moves and of the codes of the schools that give.
    #[must_use]
    pub fn transfers(&self) -> &[Transfer] {
        &self.transfers
    }

    /// What the plan costs; `None` where there is none.
    #[must_use]
    pub const fn cost(&self) -> Option<&Rational> {
        self.cost.as_ref()
    }

    /// No plan costs less than this; `None` where there is no plan at all.
    #[must_use]
    pub const fn bound(&self) -> Option<&Rational> {
        self.bound.as_ref()
    }

    /// By which share the plan may be dearer than the cheapest: cost over bound less one, and 0 for an optimal
    /// plan. `None` where there is no plan, or no bound above zero.
    #[must_use]
    pub fn gap(&self) -> Option<Rational> {
        let (cost, bound) = (self.cost.as_ref()?, self.bound.as_ref()?);
        if self.status == ImprovementStatus::Optimal {
            return Some(Rational::ZERO);
        }
        Some(&cost.checked_div(bound).ok()? - &Rational::ONE)
    }

    /// What stands in the way, where there is no plan.
    #[must_use]
    pub const fn obstacle(&self) -> Option<&Obstacle> {
        self.obstacle.as_ref()
    }

    /// The schools so far above the others that a coefficient costs because of them, coefficient by coefficient.
    #[must_use]
    pub fn far_above(&self) -> &[FarAbove] {
        &self.far_above
    }

    /// What is not filed, and what the plan takes for it.
    #[must_use]
    pub fn missing(&self) -> &[AssumedFigure] {
        &self.missing
    }

    /// The plan year by year, where a budget was given: first the schools that lift most pupils for their cost.
    #[must_use]
    pub fn years(&self) -> &[PlanYear] {
        &self.years
    }

    /// The calendar year of the county's figures, where it is filed.
    pub(super) fn figures_year(&self) -> Option<i32> {
        self.before.county().filing().calendar_year()
    }

    /// The county as it is filed.
    #[must_use]
    pub const fn before(&self) -> &Report<'a> {
        &self.before
    }

    /// The county that the plan starts from: as it is filed, with what is taken for missing figures.
    #[must_use]
    pub const fn start(&self) -> &Report<'a> {
        &self.start
    }

    /// The county with the plan, and with what is taken for missing figures, evaluated anew; `None` where
    /// there is no plan.
    #[must_use]
    pub const fn after(&self) -> Option<&Report<'a>> {
        self.after.as_ref()
    }
}
