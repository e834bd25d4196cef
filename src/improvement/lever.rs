//! What can be changed and what it costs: hiring, building, buying, and moving teachers.

use crate::model::{Item, Stage, Text, pupils_item};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// So many steps of a lever a school takes at most, where no limit is set: more than any school can use.
pub(super) const MOST_STEPS: u32 = 1_000_000_000;

/// What is wrong with a lever, a move, or a list of them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LeverError {
    /// The identifier is blank, so that no limit and no change can name it.
    #[error("the identifier is blank")]
    BlankId,
    /// Two levers or moves have one identifier.
    #[error("`{id}` is there a second time")]
    RepeatedId {
        /// The identifier.
        id: String,
    },
    /// The item is no amount, or it is a number of pupils, which no lever changes.
    #[error("`{}` is no amount that a lever can add to", item.code())]
    NoAmount {
        /// The item.
        item: Item,
    },
    /// The item is of another stage than the lever, so that it would add to nobody's figures.
    #[error("`{}` is an item of another stage than `{}`", item.code(), stage.code())]
    OtherStage {
        /// The item.
        item: Item,
        /// The stage of the lever.
        stage: Stage,
    },
    /// Nothing is added, or less than nothing.
    #[error("{amount} of `{}` is not above 0", item.code())]
    NotPositive {
        /// The item.
        item: Item,
        /// The amount.
        amount: Decimal,
    },
    /// One step of a lever would add a fraction of what only whole ones are counted of.
    #[error("a step of {step} adds a fraction of `{}`, which counts whole ones", item.code())]
    FractionOfWhole {
        /// The item.
        item: Item,
        /// The step.
        step: Decimal,
    },
    /// It adds to no item.
    #[error("it adds nothing")]
    AddsNothing,
    /// A cost below zero would be earned by buying more.
    #[error("the cost {cost} is below 0")]
    NegativeCost {
        /// The cost.
        cost: Decimal,
    },
    /// A step that is not above zero leads nowhere.
    #[error("the step {step} is not above 0")]
    InvalidStep {
        /// The step.
        step: Decimal,
    },
    /// A limit below zero.
    #[error("the limit {at_most} is below 0")]
    NegativeLimit {
        /// The limit.
        at_most: Decimal,
    },
    /// A share that is not between 0 and 1.
    #[error("the share {share} is not between 0 and 1")]
    InvalidShare {
        /// The share.
        share: Decimal,
    },
}

/// What one unit of a lever or move is: the items that it counts for, in their filed units.
///
/// One hired teacher may count for several items. Never empty; every amount is above zero.
pub(super) type Amounts = BTreeMap<Item, Decimal>;

/// Something that can be added to a school at a price: a teacher hired, a room built, a set bought.
///
/// Always true of it: it adds more than nothing to at least one item, at a cost of 0 or more, in steps above
/// 0 that add whole ones where whole ones are counted.
///
/// # Examples
///
/// A music teacher with a bachelor degree counts for two indicators:
///
/// ```
/// use junheng::improvement::Lever;
/// use junheng::model::{Item, Stage};
///
/// let adds = [(Item::TeachersPrimaryBachelor, 1.into()), (Item::MusicTeachersPrimary, 1.into())];
/// let lever = Lever::new("music-teacher", adds, 120_000.into())?.with_stage(Stage::Primary)?;
/// assert_eq!(lever.step(), 1.into());
///
/// let refused = Lever::new("nobody", [], 120_000.into()).unwrap_err();
/// assert_eq!(refused.to_string(), "it adds nothing");
/// # Ok::<(), junheng::improvement::LeverError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lever {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<Stage>,
    adds: Amounts,
    cost: Decimal,
    step: Decimal,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_most: Option<Decimal>,
}

impl Lever {
    /// A lever of whole units, for schools of every stage, without a limit.
    ///
    /// # Errors
    ///
    /// - [`LeverError::BlankId`] if the identifier is blank.
    /// - [`LeverError::AddsNothing`] if there is no item; [`LeverError::NoAmount`] and
    ///   [`LeverError::NotPositive`] if one of them cannot be added to, or is not.
    /// - [`LeverError::NegativeCost`] if the cost of a unit is below 0.
    /// - [`LeverError::FractionOfWhole`] if a unit adds a fraction of whole things.
    pub fn new(
        id: impl Into<String>,
        adds: impl IntoIterator<Item = (Item, Decimal)>,
        cost: Decimal,
    ) -> Result<Self, LeverError> {
        Self::in_steps(id, adds, cost, Decimal::ONE)
    }

    /// The same in steps of so many units.
    pub(super) fn in_steps(
        id: impl Into<String>,
        adds: impl IntoIterator<Item = (Item, Decimal)>,
        cost: Decimal,
        step: Decimal,
    ) -> Result<Self, LeverError> {
        let adds = own_amounts(adds)?;
        check_step(&adds, step)?;
        Ok(Self {
            id: own_id(id)?,
            name: None,
            stage: None,
            adds,
            cost: own_cost(cost)?,
            step,
            at_most: None,
        })
    }

    /// The same lever with a name.
    #[must_use]
    pub fn with_name(mut self, name: Text) -> Self {
        self.name = Some(name);
        self
    }

    /// The same lever for schools with pupils of a stage.
    ///
    /// # Errors
    ///
    /// - [`LeverError::OtherStage`] if it adds to an item of another stage.
    pub fn with_stage(mut self, stage: Stage) -> Result<Self, LeverError> {
        check_stage(&self.adds, stage)?;
        self.stage = Some(stage);
        Ok(self)
    }

    /// The same lever, taken in steps of so many units; without this, whole units are.
    ///
    /// # Errors
    ///
    /// - [`LeverError::InvalidStep`] unless the step is above 0.
    /// - [`LeverError::FractionOfWhole`] if a step adds a fraction of whole things.
    pub fn with_step(mut self, step: Decimal) -> Result<Self, LeverError> {
        check_step(&self.adds, step)?;
        self.step = step;
        Ok(self)
    }

    /// The same lever, of which a school takes so many units at most.
    ///
    /// # Errors
    ///
    /// - [`LeverError::NegativeLimit`] if the limit is below 0.
    pub fn with_at_most(mut self, at_most: Decimal) -> Result<Self, LeverError> {
        self.at_most = Some(own_limit(at_most)?);
        Ok(self)
    }

    /// Its identifier, unique among the levers and moves.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its name, where it has one.
    #[must_use]
    pub const fn name(&self) -> Option<&Text> {
        self.name.as_ref()
    }

    /// The stage whose schools take it; `None` where all do.
    #[must_use]
    pub const fn stage(&self) -> Option<Stage> {
        self.stage
    }

    /// What one unit adds, in the filed units of the items.
    #[must_use]
    pub const fn adds(&self) -> &BTreeMap<Item, Decimal> {
        &self.adds
    }

    /// What one unit costs.
    #[must_use]
    pub const fn cost(&self) -> Decimal {
        self.cost
    }

    /// In steps of how many units it is taken.
    #[must_use]
    pub const fn step(&self) -> Decimal {
        self.step
    }

    /// How many units a school takes at most.
    #[must_use]
    pub const fn at_most(&self) -> Option<Decimal> {
        self.at_most
    }
}

/// Teachers of some sort who go from one school to another of the same stage (交流轮岗).
///
/// Whole ones go. The school that gives them must pass the rule too, and none of its figures falls below 0.
/// Always true of it: it carries more than nothing of at least one item, at a cost of 0 or more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Move {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<Text>,
    stage: Stage,
    carries: Amounts,
    cost: Decimal,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_most_share: Option<Decimal>,
}

impl Move {
    /// A move between schools of a stage, without a limit.
    ///
    /// # Errors
    ///
    /// Those of [`Lever::new`], and [`LeverError::OtherStage`] if it carries an item of another stage.
    pub fn new(
        id: impl Into<String>,
        stage: Stage,
        carries: impl IntoIterator<Item = (Item, Decimal)>,
        cost: Decimal,
    ) -> Result<Self, LeverError> {
        let carries = own_amounts(carries)?;
        check_stage(&carries, stage)?;
        check_step(&carries, Decimal::ONE)?;
        Ok(Self {
            id: own_id(id)?,
            name: None,
            stage,
            carries,
            cost: own_cost(cost)?,
            at_most_share: None,
        })
    }

    /// The same move with a name.
    #[must_use]
    pub fn with_name(mut self, name: Text) -> Self {
        self.name = Some(name);
        self
    }

    /// The same move, by which a school gives at most this share of its full-time teachers of the stage.
    ///
    /// # Errors
    ///
    /// - [`LeverError::InvalidShare`] unless the share is between 0 and 1.
    pub fn with_at_most_share(mut self, share: Decimal) -> Result<Self, LeverError> {
        self.at_most_share = Some(own_share(share)?);
        Ok(self)
    }

    /// Its identifier, unique among the levers and moves.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its name, where it has one.
    #[must_use]
    pub const fn name(&self) -> Option<&Text> {
        self.name.as_ref()
    }

    /// The stage whose schools take part.
    #[must_use]
    pub const fn stage(&self) -> Stage {
        self.stage
    }

    /// What one unit carries, in the filed units of the items.
    #[must_use]
    pub const fn carries(&self) -> &BTreeMap<Item, Decimal> {
        &self.carries
    }

    /// What one unit costs.
    #[must_use]
    pub const fn cost(&self) -> Decimal {
        self.cost
    }

    /// Which share of its teachers of the stage a school gives at most.
    #[must_use]
    pub const fn at_most_share(&self) -> Option<Decimal> {
        self.at_most_share
    }
}

/// All levers and moves that a plan may take, each under its own identifier.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "crate::model::Node")]
pub struct Levers {
    levers: Vec<Lever>,
    moves: Vec<Move>,
}

impl Levers {
    /// These levers and moves.
    ///
    /// # Errors
    ///
    /// - [`LeverError::RepeatedId`] if two of them have one identifier.
    pub fn new(levers: Vec<Lever>, moves: Vec<Move>) -> Result<Self, LeverError> {
        let all = Self { levers, moves };
        let mut ids: Vec<&str> = all.ids().collect();
        ids.sort_unstable();
        let mut neighbours = ids.iter().zip(ids.iter().skip(1));
        if let Some((id, _)) = neighbours.find(|(one, next)| one == next) {
            let id = (*id).to_owned();
            return Err(LeverError::RepeatedId { id });
        }
        Ok(all)
    }

    /// What can be added.
    #[must_use]
    pub fn levers(&self) -> &[Lever] {
        &self.levers
    }

    /// What can be moved.
    #[must_use]
    pub fn moves(&self) -> &[Move] {
        &self.moves
    }

    /// The identifiers of all, levers first.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let moves = self.moves.iter().map(Move::id);
        self.levers.iter().map(Lever::id).chain(moves)
    }
}

fn own_id(id: impl Into<String>) -> Result<String, LeverError> {
    let id = id.into();
    if id.trim().is_empty() {
        return Err(LeverError::BlankId);
    }
    Ok(id)
}

fn own_amounts(amounts: impl IntoIterator<Item = (Item, Decimal)>) -> Result<Amounts, LeverError> {
    let mut own = Amounts::new();
    for (item, amount) in amounts {
        check_amount(item, amount)?;
        own.insert(item, amount);
    }
    if own.is_empty() {
        return Err(LeverError::AddsNothing);
    }
    Ok(own)
}

pub(super) fn check_item(item: Item) -> Result<(), LeverError> {
    let counts_pupils = Stage::ALL.iter().any(|stage| pupils_item(*stage) == item);
    if !item.is_amount() || counts_pupils {
        return Err(LeverError::NoAmount { item });
    }
    Ok(())
}

pub(super) fn check_amount(item: Item, amount: Decimal) -> Result<(), LeverError> {
    check_item(item)?;
    if amount <= Decimal::ZERO {
        return Err(LeverError::NotPositive { item, amount });
    }
    Ok(())
}

pub(super) fn check_stage(amounts: &Amounts, stage: Stage) -> Result<(), LeverError> {
    let is_other = |item: &&Item| item.stage().is_some_and(|own| own != stage);
    match amounts.keys().find(is_other) {
        Some(&item) => Err(LeverError::OtherStage { item, stage }),
        None => Ok(()),
    }
}

pub(super) fn check_step(amounts: &Amounts, step: Decimal) -> Result<(), LeverError> {
    if step <= Decimal::ZERO {
        return Err(LeverError::InvalidStep { step });
    }
    let is_fraction = |(item, amount): &(&Item, &Decimal)| {
        let added = amount.checked_mul(step);
        item.unit().is_whole() && added.is_none_or(|added| !added.fract().is_zero())
    };
    match amounts.iter().find(is_fraction) {
        Some((&item, _)) => Err(LeverError::FractionOfWhole { item, step }),
        None => Ok(()),
    }
}

pub(super) fn own_cost(cost: Decimal) -> Result<Decimal, LeverError> {
    if cost < Decimal::ZERO {
        return Err(LeverError::NegativeCost { cost });
    }
    Ok(cost)
}

pub(super) fn own_limit(at_most: Decimal) -> Result<Decimal, LeverError> {
    if at_most < Decimal::ZERO {
        return Err(LeverError::NegativeLimit { at_most });
    }
    Ok(at_most)
}

pub(super) fn own_share(share: Decimal) -> Result<Decimal, LeverError> {
    if share < Decimal::ZERO || share > Decimal::ONE {
        return Err(LeverError::InvalidShare { share });
    }
    Ok(share)
}
