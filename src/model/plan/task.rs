//! A task of a plan: a count that is due in a year.

use crate::model::plan::error::PlanError;
use crate::model::plan::labels::{Labels, labelled};
use crate::model::plan::years::PLAN_YEARS;
use crate::model::writing::amount::Amount;
use crate::model::writing::bound::Bound;
use crate::model::writing::text::Text;
use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};
use std::fmt;

/// A task (工作要点): so many of something, done by the end of a year.
///
/// What is observed of a task is how many are done so far, so its count never falls.
///
/// # Examples
///
/// ```
/// use junheng::model::{PlanError, PlanTask, TaskCount};
///
/// let seats = PlanTask::new("seats", 2024, "> 8000".parse().expect("a bound"))?;
/// assert_eq!(seats.asked().to_string(), "> 8000");
/// let professors: TaskCount = "2-4".parse().expect("a range");
/// assert_eq!(professors.to_string(), "2-4");
/// assert!(matches!(
///     PlanTask::new("seats", 24, professors),
///     Err(PlanError::YearOutOfRange { year: 24 })
/// ));
/// # Ok::<(), PlanError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct PlanTask {
    pub(super) labels: Labels,
    pub(super) due_year: i32,
    pub(super) asked: TaskCount,
}

impl PlanTask {
    /// A task of its code, the year it is due, and what is asked for.
    ///
    /// # Errors
    ///
    /// - [`PlanError::YearOutOfRange`] if the year is not one of [`PLAN_YEARS`].
    pub fn new(
        code: impl Into<String>,
        due_year: i32,
        asked: TaskCount,
    ) -> Result<Self, PlanError> {
        if !PLAN_YEARS.contains(&due_year) {
            return Err(PlanError::YearOutOfRange { year: due_year });
        }
        Ok(Self {
            labels: Labels::new(code),
            due_year,
            asked,
        })
    }

    /// Its code, which observations name.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.labels.code
    }

    /// By the end of which year it is due.
    #[must_use]
    pub const fn due_year(&self) -> i32 {
        self.due_year
    }

    /// How many are asked for.
    #[must_use]
    pub const fn asked(&self) -> &TaskCount {
        &self.asked
    }
}

labelled!(PlanTask, "task");

impl Serialize for PlanTask {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.labels.begin(&mut map, "task")?;
        map.serialize_entry("count", &self.asked)?;
        map.serialize_entry("due_year", &self.due_year)?;
        self.labels.end(map)
    }
}

/// How many a task asks for.
///
/// | written | what it is |
/// |---|---|
/// | `28`, `1,200`, `1.2万` | at least so many |
/// | `> 8000`, `>= 90` | a bound |
/// | `8000个以上`, `不少于28`, `不低于`, `至少`, `达到`, `at least 28` | `>=` |
/// | `超过8000`, `8000余个`, `more than 8000` | `>` |
/// | `45以下`, `45人以内`, `不超过`, `至多`, `控制在`, `at most 45` | `<=` |
/// | `不足45`, `低于`, `少于`, `less than 45` | `<` |
/// | `2-4`, `2～4`, `2至4`, `1-2万` | a range: its lower end is due, its upper end foreseen |
/// | `about 150`, `约150`, `近150`, `150左右` | about so many: at least the least number that rounds to it at its last digit that is not 0, or at its second digit where that is finer: here 145, and 950 for 1000 |
///
/// 以上, 以下 and 以内 include the number, and 超过 and 不满 do not, as article 1259 of the Civil Code (民法典)
/// has it. A counter behind the number (`个`, `所`, `人` …) says nothing more. In a task whose unit has a
/// power of ten itself, as 万元, `1.2万元` is 1.2.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TaskCount {
    /// A bound.
    Bound(Bound<Amount>),
    /// From one number to another that is larger.
    Range {
        /// What is due.
        lower: Amount,
        /// What is foreseen at most.
        upper: Amount,
    },
    /// About a number, which is above 0.
    About(Amount),
}

impl fmt::Display for TaskCount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bound(bound) => bound.fmt(f),
            Self::Range { lower, upper } => write!(f, "{lower}-{upper}"),
            Self::About(number) => write!(f, "about {number}"),
        }
    }
}

impl Serialize for TaskCount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for TaskCount {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
