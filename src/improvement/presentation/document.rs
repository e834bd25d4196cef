//! A plan as a document: owned, serializable, stable.

use crate::evaluation::ReportDocument;
use crate::improvement::plan::assumption::AssumedFigure;
use crate::improvement::plan::far_above::FarAbove;
use crate::improvement::plan::needs::{ClassNeed, Needs, Oversize, RoomNeed};
use crate::improvement::plan::outcome::{
    Change, Improvement, ImprovementStatus, Obstacle, Transfer,
};
use crate::improvement::presentation::wording::plain;
use crate::model::{Language, Stage};
use crate::numeric::Rational;
use crate::page::Told;
use serde::{Deserialize, Serialize};

/// An [`Improvement`] in the form in which it is written to files.
///
/// All keys are always there; what is unknown is `null`. Costs and units are exact decimals, as texts. A change
/// of a key is a breaking change; keys may be added.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ImprovementDocument {
    /// The version of the form: 1.
    pub schema: u32,
    /// How the search ended.
    pub status: ImprovementStatus,
    /// What the plan costs; `null` where there is none.
    pub cost: Option<String>,
    /// No plan costs less; `null` where there is no plan at all.
    pub bound: Option<String>,
    /// Cost over bound less one, 0 where the plan is the cheapest.
    pub gap: Option<f64>,
    /// What is added.
    pub changes: Vec<ChangeDocument>,
    /// Who moves.
    pub moves: Vec<TransferDocument>,
    /// Units and costs of each lever and move over all schools.
    pub by_lever: Vec<LeverDocument>,
    /// The county as it is filed.
    pub before: ReportDocument,
    /// The county with the plan; `null` where there is none.
    pub after: Option<ReportDocument>,
    /// What stands in the way, where it is proven that there is no plan.
    pub infeasible: Option<ObstacleDocument>,
    /// What clauses on classes and rooms ask for beside.
    pub needs: Needs<String, String>,
    /// What has to be filed, and what was taken for it.
    pub missing: Vec<AssumedFigure>,
    /// The schools so far above the others that a coefficient costs because of them.
    #[serde(default)]
    pub far_above: Vec<FarAboveDocument>,
    /// The plan year by year; empty where no budget was given.
    pub stages: Vec<PlanYearDocument>,
    /// What was passed over in the files.
    pub warnings: Vec<String>,
}

/// What is done in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PlanYearDocument {
    /// The calendar year; where the county does not say which year its figures are of, that of the plan,
    /// counted from 1.
    pub year: i32,
    /// Which year of the plan, counted from 1.
    pub number: usize,
    /// What is added.
    pub changes: Vec<ChangeDocument>,
    /// Who moves.
    pub moves: Vec<TransferDocument>,
    /// What it costs.
    pub cost: String,
    /// How many parts pass their rule at the end of the year.
    pub passing_parts: usize,
    /// Whether all parts and coefficients pass then.
    pub passes: bool,
}

/// Something that is added to a school.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ChangeDocument {
    /// The code of the school.
    pub school_id: String,
    /// Its name.
    pub school_name: String,
    /// The identifier of the lever.
    pub lever: String,
    /// How many units.
    pub units: String,
    /// What they cost.
    pub cost: String,
    /// What they are good for.
    pub reason: String,
}

/// Teachers who move.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TransferDocument {
    /// The code of the school that gives.
    pub from: String,
    /// The code of the school that receives.
    pub to: String,
    /// The identifier of the move.
    pub lever: String,
    /// How many units.
    pub units: String,
    /// What they cost.
    pub cost: String,
    /// What they are good for.
    pub reason: String,
}

/// What a lever or move comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LeverDocument {
    /// Its identifier.
    pub lever: String,
    /// How many units.
    pub units: String,
    /// What they cost.
    pub cost: String,
}

/// What stands in the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ObstacleDocument {
    /// It in words.
    pub reason: String,
    /// The code of the school, where it is one.
    pub school_id: Option<String>,
    /// The stage.
    pub stage: Option<Stage>,
    /// The code of the indicator, or of the clause on teachers who rotate.
    pub code: Option<String>,
    /// What would be needed.
    pub needed: Option<String>,
    /// What is possible.
    pub possible: Option<String>,
}

/// Schools far above the others, because of which a coefficient costs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FarAboveDocument {
    /// The stage.
    pub stage: Stage,
    /// The code of the indicator.
    pub code: String,
    /// The schools.
    pub schools: Vec<FarSchoolDocument>,
    /// The coefficient once every school has what it needs by itself.
    pub cv: f64,
    /// The same without these schools.
    pub cv_without: f64,
    /// The limit.
    pub limit: String,
}

/// A school far above the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FarSchoolDocument {
    /// The code of the school.
    pub school_id: String,
    /// Its value.
    pub value: String,
}

impl Improvement<'_> {
    /// The plan as a document, with reasons in a language.
    #[must_use]
    pub fn to_document(&self, language: Language) -> ImprovementDocument {
        Told::new(self, language).document()
    }
}

impl Told<'_, Improvement<'_>> {
    fn document(&self) -> ImprovementDocument {
        let stages = self.years().iter().map(|year| PlanYearDocument {
            year: year
                .calendar
                .unwrap_or_else(|| i32::try_from(year.number).unwrap_or(i32::MAX)),
            number: year.number,
            changes: self.change_documents(&year.changes),
            moves: self.transfer_documents(&year.transfers),
            cost: plain(&year.cost),
            passing_parts: year.passing_parts,
            passes: year.is_passed,
        });
        let by_lever = self.by_lever().into_iter().map(|total| LeverDocument {
            lever: total.id.to_owned(),
            units: plain(&total.units),
            cost: plain(&total.cost),
        });
        ImprovementDocument {
            schema: 1,
            status: self.status(),
            cost: self.cost().map(plain),
            bound: self.bound().map(plain),
            gap: self.gap().as_ref().map(Rational::to_f64),
            changes: self.change_documents(self.changes()),
            moves: self.transfer_documents(self.transfers()),
            by_lever: by_lever.collect(),
            before: self.before().to_document(self.language),
            after: self.after().map(|after| after.to_document(self.language)),
            infeasible: self
                .obstacle()
                .map(|obstacle| self.obstacle_document(obstacle)),
            needs: self.needs_document(),
            missing: self.missing().to_vec(),
            far_above: self
                .far_above()
                .iter()
                .map(|one| self.far_document(one))
                .collect(),
            stages: stages.collect(),
            warnings: Vec::new(),
        }
    }

    fn far_document(&self, far: &FarAbove) -> FarAboveDocument {
        let standard = self.before().standard();
        let code = standard.indicators.get(far.indicator);
        let code = code.map_or("", |indicator| &*indicator.code);
        let schools = far.schools.iter().map(|(school, value)| FarSchoolDocument {
            school_id: self.school_id(*school).to_owned(),
            value: plain(value),
        });
        let limit = self.limit_of(far);
        FarAboveDocument {
            stage: far.stage,
            code: code.to_owned(),
            schools: schools.collect(),
            cv: far.coefficient_of_variation,
            cv_without: far.coefficient_of_variation_without,
            limit: limit.map_or_else(String::new, |limit| limit.number.to_string()),
        }
    }

    fn change_documents(&self, changes: &[Change]) -> Vec<ChangeDocument> {
        let levers = self.levers();
        let changes = changes.iter().map(|change| ChangeDocument {
            school_id: self.school_id(change.school).to_owned(),
            school_name: self.school_name(change.school).into_owned(),
            lever: levers
                .levers()
                .get(change.lever)
                .map_or_else(String::new, |lever| lever.id().to_owned()),
            units: plain(&change.units),
            cost: plain(&change.cost),
            reason: self.reason(change),
        });
        changes.collect()
    }

    fn transfer_documents(&self, transfers: &[Transfer]) -> Vec<TransferDocument> {
        let levers = self.levers();
        let moves = transfers.iter().map(|transfer| TransferDocument {
            from: self.school_id(transfer.from).to_owned(),
            to: self.school_id(transfer.to).to_owned(),
            lever: levers
                .moves()
                .get(transfer.by)
                .map_or_else(String::new, |one| one.id().to_owned()),
            units: plain(&transfer.units),
            cost: plain(&transfer.cost),
            reason: self.transfer_reason(transfer),
        });
        moves.collect()
    }

    fn obstacle_document(&self, obstacle: &Obstacle) -> ObstacleDocument {
        let indicators = &self.before().standard().indicators;
        let indicator = obstacle.indicator.and_then(|place| indicators.get(place));
        let clauses = &self.before().standard().clauses;
        let clause = obstacle.clause.and_then(|place| clauses.get(place));
        ObstacleDocument {
            reason: self.obstacle_sentence(obstacle),
            school_id: obstacle
                .school
                .map(|school| self.school_id(school).to_owned()),
            stage: obstacle.stage,
            code: indicator
                .map(|indicator| indicator.code.to_string())
                .or_else(|| clause.map(|clause| clause.code.to_string())),
            needed: obstacle.needed.as_ref().map(plain),
            possible: obstacle.possible.as_ref().map(plain),
        }
    }

    fn needs_document(&self) -> Needs<String, String> {
        let needs = self.needs();
        let id = |school| self.school_id(school).to_owned();
        let seats = needs.seats.into_iter().map(|need| Oversize {
            school: id(need.school),
            seats: plain(&need.seats),
        });
        let classes = needs.classes.into_iter().map(|need| ClassNeed {
            school: id(need.school),
            stage: need.stage,
            classes: plain(&need.classes),
        });
        let rooms = needs.rooms.into_iter().map(|need| RoomNeed {
            school: id(need.school),
            items: need.items,
            rooms: plain(&need.rooms),
        });
        Needs {
            seats: seats.collect(),
            classes: classes.collect(),
            rooms: rooms.collect(),
        }
    }
}
