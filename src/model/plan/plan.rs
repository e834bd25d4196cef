//! A plan: which indicator should stand where, by which year, and on which path.

use crate::model::plan::monotone_target::MonotoneTarget;
use crate::model::plan::row::PlanRow;
use crate::model::plan::task::PlanTask;
use crate::model::writing::document::Node;
use crate::model::writing::text::{Text, both};
use serde::ser::SerializeMap as _;
use serde::{Deserialize, Serialize, Serializer};

/// A plan (规划): targets for indicators, each with the year it is due.
///
/// Read from a file by [`Plan::from_node`], or made of rows.
///
/// # Examples
///
/// ```
/// use junheng::model::{
///     Baseline, BaselineLevel, Direction, Plan, PlanError, PlanRow, Target, Bound,
///     Relation,
/// };
///
/// let seats = PlanRow::new(
///     "seats",
///     Direction::HigherIsBetter,
///     Baseline { year: 2023, level: BaselineLevel::Value(0.into()) },
///     Target { year: 2024, bound: Bound::new(Relation::AtLeast, 8000) },
/// )?;
/// let plan = Plan::new("work-points-2024", vec![seats]);
/// assert_eq!(plan.rows()[0].target().bound.to_string(), ">= 8000");
/// # Ok::<(), PlanError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "Node")]
pub struct Plan {
    pub(super) id: String,
    pub(super) title: Option<Text>,
    pub(super) source: Option<String>,
    pub(super) rows: Vec<PlanRow>,
    pub(super) tasks: Vec<PlanTask>,
    pub(super) monotone: Vec<MonotoneTarget>,
}

impl Plan {
    /// A plan of its identifier and rows.
    #[must_use]
    pub fn new(id: impl Into<String>, rows: Vec<PlanRow>) -> Self {
        Self {
            id: id.into(),
            title: None,
            source: None,
            rows,
            tasks: Vec::new(),
            monotone: Vec::new(),
        }
    }

    /// The same plan under a title.
    #[must_use]
    pub fn with_title(self, title: Text) -> Self {
        let title = Some(title);
        Self { title, ..self }
    }

    /// The same plan with the document it comes from.
    #[must_use]
    pub fn with_source(self, source: impl Into<String>) -> Self {
        let source = Some(source.into());
        Self { source, ..self }
    }

    /// The same plan with these tasks.
    #[must_use]
    pub fn with_tasks(self, tasks: Vec<PlanTask>) -> Self {
        Self { tasks, ..self }
    }

    /// The same plan with these targets without a number.
    #[must_use]
    pub fn with_monotone_targets(self, monotone: Vec<MonotoneTarget>) -> Self {
        Self { monotone, ..self }
    }

    /// The indicators of its rows, tasks and monotone targets, in this order.
    pub fn indicators(&self) -> impl Iterator<Item = PlanIndicator> {
        let rows = self.rows.iter().map(|row| &row.labels);
        let tasks = self.tasks.iter().map(|task| &task.labels);
        let monotone = self.monotone.iter().map(|target| &target.labels);
        rows.chain(tasks)
            .chain(monotone)
            .map(|labels| PlanIndicator {
                code: labels.code.clone(),
                stage: labels.stage.clone(),
            })
    }

    /// Its identifier.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its title; the identifier where it has none.
    #[must_use]
    pub fn title(&self) -> Text {
        self.title.clone().unwrap_or_else(|| both(&self.id))
    }

    /// The document it comes from, if one is given.
    #[must_use]
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// Its rows, in the order of the plan.
    #[must_use]
    pub fn rows(&self) -> &[PlanRow] {
        &self.rows
    }

    /// Its tasks, in the order of the plan.
    #[must_use]
    pub fn tasks(&self) -> &[PlanTask] {
        &self.tasks
    }

    /// Its targets without a number, in the order of the plan.
    #[must_use]
    pub fn monotone_targets(&self) -> &[MonotoneTarget] {
        &self.monotone
    }
}

/// Writes the keys from which the same plan is read.
impl Serialize for Plan {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &self.id)?;
        if let Some(title) = &self.title {
            map.serialize_entry("title", title)?;
        }
        if let Some(source) = &self.source {
            map.serialize_entry("source", source)?;
        }
        map.serialize_entry("rows", &self.rows)?;
        if !self.tasks.is_empty() {
            map.serialize_entry("tasks", &self.tasks)?;
        }
        if !self.monotone.is_empty() {
            map.serialize_entry("monotone", &self.monotone)?;
        }
        map.end()
    }
}

/// What an observation is of: an indicator or a task, and its stage where it has one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlanIndicator {
    /// The code of the indicator or task.
    pub code: String,
    /// The stage.
    pub stage: Option<String>,
}
