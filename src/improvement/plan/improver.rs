//! From a county and levers to the cheapest plan.

use crate::evaluation::{Comparison, Evaluator, Report};
use crate::improvement::distances::Distances;
use crate::improvement::error::ImprovementError;
use crate::improvement::lever::Levers;
use crate::improvement::limits::Limits;
use crate::improvement::plan::assumption::{Assumed, AssumedFigure, assume};
use crate::improvement::plan::change_set::ChangeSet;
use crate::improvement::plan::far_above::FarAbove;
use crate::improvement::plan::outcome::{
    Improvement, ImprovementStatus, Obstacle, ObstacleKind, Transfer,
};
use crate::improvement::plan::rotation::{demands, rotation_holds, with_rotated};
use crate::improvement::plan::years::{passes, spread};
use crate::improvement::problem::building::Building;
use crate::improvement::problem::county::{CountyProblem, Steps};
use crate::improvement::search::branching::{Effort, Found, Search};
use crate::improvement::search::obstacle::{Barrier, coefficient_barrier, rotation_barrier};
use crate::improvement::search::state::State;
use crate::improvement::search::touch::Touches;
use crate::model::County;
use crate::numeric::{Rational, RoundingMode};
use rust_decimal::Decimal;
use std::time::Duration;

/// Looks for the cheapest changes after which a county passes: every part its rule, every coefficient of
/// variation its limit.
///
/// What is asked comes from the standard and what is reached from the evaluator. Clauses are not planned for.
///
/// # Examples
///
/// A school of 100 pupils with four classrooms needs 2.3 for every hundred, and so none; with one it needs
/// two more, and may do with one if nothing else is short (85 % of 2.3 are 1.955, so it may not):
///
/// ```
/// use junheng::evaluation::Evaluator;
/// use junheng::improvement::{Improver, ImprovementStatus, Lever, Levers};
/// use junheng::model::{County, Filed, Item, School, SchoolKind};
/// use junheng::numeric::Rational;
/// use junheng::standards::catalogue;
///
/// let filed = [
///     (Item::StudentsPrimary, 100), (Item::TeachersPrimaryBachelor, 10), (Item::TeachersPrimaryAssociate, 0),
///     (Item::TeachersPrimaryMaster, 0), (Item::TeachersPrimaryDoctor, 0), (Item::BackboneTeachersPrimary, 5),
///     (Item::PeTeachersPrimary, 2), (Item::MusicTeachersPrimary, 1), (Item::FineArtsTeachersPrimary, 1),
///     (Item::ArtsTeachersPrimary, 0), (Item::TeachingArea, 900), (Item::IndoorSportsArea, 0),
///     (Item::GymnasiumArea, 0), (Item::SportsGroundArea, 1500), (Item::EquipmentValue, 50),
///     (Item::MultimediaClassrooms, 1),
/// ];
/// let filed = filed.map(|(item, amount)| (item, Filed::Figure(amount.into())));
/// let school = School::new("1", "Riverside", SchoolKind::Primary)?.with_filings(filed)?;
/// let county = County::new(vec![school])?;
///
/// let classroom = Lever::new("classroom", [(Item::MultimediaClassrooms, 1.into())], 30_000.into())?;
/// let levers = Levers::new(vec![classroom], Vec::new())?;
/// let evaluator = Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017)?;
/// let found = Improver::new(&evaluator, &levers)?.improve(&county)?;
///
/// assert_eq!(found.status(), ImprovementStatus::Optimal);
/// assert_eq!(found.changes()[0].units, Rational::ONE);
/// assert_eq!(found.cost(), Some(&Rational::from(30_000)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Improver<'a> {
    evaluator: &'a Evaluator<'a>,
    levers: &'a Levers,
    limits: Limits,
    distances: Distances,
    rotates: bool,
    effort: Effort,
    budget: Option<Rational>,
}

/// What a search goes on for where nothing is said.
const SECONDS: u64 = 60;

impl<'a> Improver<'a> {
    /// A search for plans of these levers, which is content with 1 % above the bound and gives up after a
    /// minute.
    ///
    /// # Errors
    ///
    /// - [`ImprovementError::AsReported`] if the evaluator compares rounded values.
    /// - [`ImprovementError::CompositeLimit`] if the standard limits the mean of coefficients.
    pub fn new(evaluator: &'a Evaluator<'a>, levers: &'a Levers) -> Result<Self, ImprovementError> {
        if evaluator.comparison() == Comparison::AsReported {
            return Err(ImprovementError::AsReported);
        }
        let standard = evaluator.standard();
        if standard.dispersion.composite.is_some() {
            return Err(ImprovementError::CompositeLimit {
                standard: standard.id.to_string(),
            });
        }
        Ok(Self {
            evaluator,
            levers,
            limits: Limits::default(),
            distances: Distances::default(),
            rotates: false,
            budget: None,
            effort: Effort {
                gap: Rational::of_digits(1, 2),
                time: Duration::from_secs(SECONDS),
            },
        })
    }

    /// The same with limits for single schools; those of schools of other counties are passed over.
    ///
    /// # Errors
    ///
    /// - [`ImprovementError::UnknownLever`] if they name a lever or move that is not there.
    pub fn with_limits(mut self, limits: Limits) -> Result<Self, ImprovementError> {
        let is_known = |id: &str| self.levers.ids().any(|known| known == id);
        if let Some((_, lever)) = limits.named().find(|(_, lever)| !is_known(lever)) {
            let lever = lever.to_owned();
            return Err(ImprovementError::UnknownLever { lever });
        }
        self.limits = limits;
        Ok(self)
    }

    /// The same, where moves between some schools cost more. Who goes must be at the school that gives already.
    ///
    /// Pairs with a school that the county does not have are passed over, so that several counties can share them.
    #[must_use]
    pub fn with_distances(mut self, distances: Distances) -> Self {
        self.distances = distances;
        self
    }

    /// The same, where the clauses of the standard on teachers who rotate must hold as well: those who move by the
    /// plan are added to those who were filed as rotated.
    ///
    /// Two schools that give each other one teacher each let two rotate, though no figure of either changes. A unit
    /// of a move is as many teachers as the item of which it carries most.
    #[must_use]
    pub const fn with_rotation(mut self) -> Self {
        self.rotates = true;
        self
    }

    /// The same, content with a plan that costs this share more than the bound; with 0 only the cheapest will
    /// do.
    #[must_use]
    pub fn with_gap(mut self, share: Decimal) -> Self {
        self.effort.gap = Rational::from(share.max(Decimal::ZERO));
        self
    }

    /// The same, given up after this time.
    #[must_use]
    pub const fn with_time(mut self, time: Duration) -> Self {
        self.effort.time = time;
        self
    }

    /// The same, with a plan spread over years in each of which so much can be spent.
    #[must_use]
    pub fn with_budget(mut self, a_year: Decimal) -> Self {
        self.budget = Some(Rational::from(a_year));
        self
    }

    /// Looks for the cheapest plan for a county.
    ///
    /// The order of the schools changes nothing. Where something is not filed for which nothing can be taken, such as
    /// the pupils of a part, the answer is [`ImprovementStatus::NotAssessable`], and says what has to be filed.
    ///
    /// # Errors
    ///
    /// - [`ImprovementError::UnsupportedBound`] if the standard has a threshold that is no lower bound, or a
    ///   limit on coefficients that is no upper one.
    /// - [`ImprovementError::TooManyDigits`], [`ImprovementError::CostTooLong`] if figures or costs are beyond
    ///   what is searched in.
    /// - [`ImprovementError::TooManySteps`] if a lever has so small a step that a school may need more than 10⁹ of it.
    /// - [`ImprovementError::NoRotation`], [`ImprovementError::RotationNotFiled`] if shares of teachers who rotate
    ///   are to be reached that are not asked for, or whose figures are not filed.
    /// - [`ImprovementError::BudgetTooSmall`] if not even one step of a lever of the plan can be paid in a year.
    pub fn improve(&self, county: &'a County) -> Result<Improvement<'a>, ImprovementError> {
        let before = self.evaluator.evaluate(county);
        let Assumed {
            county: assumed,
            figures: missing,
        } = assume(&before, self.levers);
        let Some(assumed) = assumed else {
            let start = before.clone();
            let status = ImprovementStatus::NotAssessable;
            return Ok(self.nothing_found(status, before, start, missing));
        };
        let start = if missing.is_empty() {
            before.clone()
        } else {
            self.evaluator.evaluate_owned(assumed)
        };
        let demands = if self.rotates {
            demands(&start, self.levers)?
        } else {
            Vec::new()
        };
        let building = Building {
            report: &start,
            levers: self.levers,
            limits: &self.limits,
            distances: &self.distances,
            demands,
        };
        let problem = building.problem()?;
        let (answer, far_above) = self.answer(&problem);
        // An answer that more steps of a lever than are looked at might change is none.
        let short = match &answer {
            Answer::Barrier(Barrier::Coefficient { .. }) => problem.short_of_others(),
            Answer::Barrier(_) => None,
            Answer::Found(found) => match &found.steps {
                Some(steps) => problem.all_taken(steps),
                None => problem.short_of_others(),
            },
        };
        if let Some(short) = short {
            let place = problem.schools.get(short.school).map(|school| school.place);
            let school = place.and_then(|place| county.schools().get(place));
            return Err(building.too_many_steps(short, school));
        }
        let status = ImprovementStatus::LimitReached;
        let mut found = self.nothing_found(status, before, start, missing);
        found.far_above = far_above;
        match answer {
            Answer::Barrier(barrier) => {
                found.status = ImprovementStatus::Infeasible;
                found.obstacle = Some(obstacle(&problem, &barrier));
            }
            Answer::Found(Found { steps, bound }) => {
                found.bound = bound.map(|bound| problem.money(bound));
                if let Some(steps) = steps {
                    self.tell(&mut found, &problem, &steps, bound);
                }
            }
        }
        if let Some(budget) = &self.budget {
            let reached = |county: County, transfers: &[Transfer]| {
                self.evaluator
                    .evaluate_owned(self.counted(county, transfers))
            };
            found.years = spread(&reached, &|report| self.passes(report), &found, budget)?;
        }
        Ok(found)
    }

    /// What is known before anything is.
    fn nothing_found(
        &self,
        status: ImprovementStatus,
        before: Report<'a>,
        start: Report<'a>,
        missing: Vec<AssumedFigure>,
    ) -> Improvement<'a> {
        Improvement {
            levers: self.levers,
            status,
            changes: Vec::new(),
            transfers: Vec::new(),
            cost: None,
            bound: None,
            obstacle: None,
            missing,
            far_above: Vec::new(),
            before,
            start,
            after: None,
            years: Vec::new(),
        }
    }

    /// Looks for a plan, or for what stands in the way; and for the schools because of which a coefficient costs.
    fn answer(&self, problem: &CountyProblem) -> (Answer, Vec<FarAbove>) {
        let nothing = |answer| (answer, Vec::new());
        let mut least = Vec::with_capacity(problem.schools.len());
        let mut alone = Steps::with_capacity(problem.schools.len());
        for (place, school) in problem.schools.iter().enumerate() {
            let found = school.least(&school.costs(), &school.none(), &school.most());
            let Some(found) = found else {
                return nothing(Answer::Barrier(school.barrier(place)));
            };
            least.push(found.cost);
            alone.push(found.steps.unwrap_or_else(|| school.none()));
        }
        if let Some(barrier) = rotation_barrier(problem) {
            return nothing(Answer::Barrier(barrier));
        }
        let Some(touches) = Touches::of(problem) else {
            return nothing(Answer::Found(Found {
                steps: None,
                bound: Some(0),
            }));
        };
        let above = State::new(problem, &touches, &alone).violated();
        let far_above = FarAbove::all(problem, &alone, &above);
        let search = Search::new(problem, touches.clone(), &self.effort, least);
        let found = search.run(alone);
        if found.bound.is_none() {
            let barrier = coefficient_barrier(problem, &touches, &above);
            return (Answer::Barrier(barrier), far_above);
        }
        (Answer::Found(found), far_above)
    }

    /// The county with those who move counted among those who rotate, where that is asked for.
    fn counted(&self, county: County, transfers: &[Transfer]) -> County {
        if self.rotates {
            with_rotated(county, self.levers, transfers)
        } else {
            county
        }
    }

    /// Whether a county passes in all that is planned for.
    fn passes(&self, report: &Report<'_>) -> bool {
        passes(report) && (!self.rotates || rotation_holds(report))
    }

    /// Puts the steps of a plan into words and figures, and evaluates the county with it.
    fn tell(
        &self,
        found: &mut Improvement<'a>,
        problem: &CountyProblem,
        steps: &Steps,
        bound: Option<i128>,
    ) {
        let plan = ChangeSet::of(problem, self.levers, steps);
        let Some(county) = plan.applied(found.start.county(), self.levers) else {
            return;
        };
        let county = self.counted(county, &plan.transfers);
        let after = self.evaluator.evaluate_owned(county);
        // A plan that does not pass is never shown, whatever led to it.
        if !self.passes(&after) {
            return;
        }
        let Some(cost) = problem.whole_cost(steps) else {
            return;
        };
        found.status = if bound == Some(cost) {
            ImprovementStatus::Optimal
        } else {
            ImprovementStatus::LimitReached
        };
        found.cost = Some(problem.money(cost));
        if found.status != ImprovementStatus::Optimal
            && found.gap().is_some_and(|gap| gap <= self.effort.gap)
        {
            found.status = ImprovementStatus::WithinGap;
        }
        found.changes = plan.changes;
        found.transfers = plan.transfers;
        found.after = Some(after);
    }
}

enum Answer {
    Found(Found),
    Barrier(Barrier),
}

/// A coefficient that is known about: the digits behind these are those of the way in which it was found.
fn about(coefficient: &Rational) -> Rational {
    coefficient.rounded(5, RoundingMode::HalfAwayFromZero)
}

/// An obstacle that is about nothing yet.
const fn nothing_named() -> Obstacle {
    Obstacle {
        kind: ObstacleKind::Together,
        school: None,
        stage: None,
        indicator: None,
        clause: None,
        by: None,
        needed: None,
        possible: None,
    }
}

/// What stands in the way, in the terms of the standard.
fn obstacle(problem: &CountyProblem, barrier: &Barrier) -> Obstacle {
    let place = |school: usize| problem.schools.get(school).map(|school| school.place);
    match barrier {
        Barrier::Value {
            school,
            part,
            indicator,
            needed,
            possible,
            is_floor,
        } => {
            let parts = problem.schools.get(*school).map(|school| &school.parts);
            Obstacle {
                kind: if *is_floor {
                    ObstacleKind::Floor
                } else {
                    ObstacleKind::Threshold
                },
                school: place(*school),
                stage: parts
                    .and_then(|parts| parts.get(*part))
                    .map(|part| part.stage),
                indicator: Some(*indicator),
                clause: None,
                by: None,
                needed: Some(needed.clone()),
                possible: Some(possible.clone()),
            }
        }
        Barrier::Rotation { clause, lack } => Obstacle {
            kind: ObstacleKind::Rotation,
            clause: Some(*clause),
            needed: lack.as_ref().map(|(needed, _)| needed.clone()),
            possible: lack.as_ref().map(|(_, possible)| possible.clone()),
            ..nothing_named()
        },
        Barrier::Exchange { by, lack } => Obstacle {
            kind: ObstacleKind::Exchange,
            by: Some(*by),
            needed: lack.as_ref().map(|(needed, _)| needed.clone()),
            possible: lack.as_ref().map(|(_, possible)| possible.clone()),
            ..nothing_named()
        },
        Barrier::Together { school } => Obstacle {
            school: place(*school),
            ..nothing_named()
        },
        Barrier::Coefficient {
            dispersion,
            possible,
        } => {
            let dispersion = problem.dispersions.get(*dispersion);
            Obstacle {
                kind: if possible.is_some() {
                    ObstacleKind::Coefficient
                } else {
                    ObstacleKind::Coefficients
                },
                school: None,
                stage: dispersion.map(|one| one.stage),
                indicator: dispersion.map(|one| one.indicator),
                clause: None,
                by: None,
                needed: dispersion.map(|one| Rational::from(one.limit.number)),
                possible: possible.and_then(Rational::of_double).as_ref().map(about),
            }
        }
    }
}
