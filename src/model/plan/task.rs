//! A task of a plan: a count that is due in a year.

use crate::model::bound::Bound;
use crate::model::plan::error::PlanError;
use crate::model::plan::years::PLAN_YEARS;
use crate::model::writing::amount::Amount;
use crate::model::writing::text::{Text, both};
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
    pub(super) code: String,
    pub(super) name: Option<Text>,
    pub(super) stage: Option<String>,
    pub(super) unit: Option<String>,
    pub(super) due_year: i32,
    pub(super) asked: TaskCount,
    pub(super) source: Option<String>,
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
            code: code.into(),
            name: None,
            stage: None,
            unit: None,
            due_year,
            asked,
            source: None,
        })
    }

    /// The same task under a name.
    #[must_use]
    pub fn with_name(self, name: Text) -> Self {
        let name = Some(name);
        Self { name, ..self }
    }

    /// The same task for one stage.
    #[must_use]
    pub fn with_stage(self, stage: impl Into<String>) -> Self {
        let stage = Some(stage.into());
        Self { stage, ..self }
    }

    /// The same task in a unit.
    #[must_use]
    pub fn with_unit(self, unit: impl Into<String>) -> Self {
        let unit = Some(unit.into());
        Self { unit, ..self }
    }

    /// The same task with the clause it comes from.
    #[must_use]
    pub fn with_source(self, source: impl Into<String>) -> Self {
        let source = Some(source.into());
        Self { source, ..self }
    }

    /// Its code, which observations name.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Its name; its code where it has none.
    #[must_use]
    pub fn name(&self) -> Text {
        self.name.clone().unwrap_or_else(|| both(&self.code))
    }

    /// The stage, if it is of one.
    #[must_use]
    pub fn stage(&self) -> Option<&str> {
        self.stage.as_deref()
    }

    /// The unit, if one is given.
    #[must_use]
    pub fn unit(&self) -> Option<&str> {
        self.unit.as_deref()
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

    /// The clause it comes from, if one is given.
    #[must_use]
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }
}

impl Serialize for PlanTask {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("task", &self.code)?;
        if let Some(name) = &self.name {
            map.serialize_entry("name", name)?;
        }
        for (key, text) in [("stage", &self.stage), ("unit", &self.unit)] {
            if let Some(text) = text {
                map.serialize_entry(key, text)?;
            }
        }
        map.serialize_entry("count", &self.asked)?;
        map.serialize_entry("due_year", &self.due_year)?;
        if let Some(source) = &self.source {
            map.serialize_entry("source", source)?;
        }
        map.end()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::writing::unreadable::UnreadableNumber;

    #[test]
    fn counts_are_read_into_their_normal_form() {
        for (text, form) in [
            ("28", ">= 28"),
            ("＞8000", "> 8000"),
            ("2-4", "2-4"),
            (" 2 ～ 4.0 ", "2-4"),
            ("2至4", "2-4"),
            ("约150", "about 150"),
            ("about 150", "about 150"),
            ("= 1", "= 1"),
            ("8000个以上", ">= 8000"),
            ("８０００个以上", ">= 8000"),
            ("8000 个 及以上", ">= 8000"),
            ("不少于28", ">= 28"),
            ("不低于28所", ">= 28"),
            ("至少28所学校", ">= 28"),
            ("达到28", ">= 28"),
            ("at least 28 schools", ">= 28"),
            ("28 or more", ">= 28"),
            ("超过8000个", "> 8000"),
            ("超过8000个以上", "> 8000"),
            ("8000余个", "> 8000"),
            ("350多名", "> 350"),
            ("1.2万余人", "> 12000"),
            ("Over 8,000 seats", "> 8000"),
            ("不超过45人", "<= 45"),
            ("45以下", "<= 45"),
            ("控制在45人以内", "<= 45"),
            ("至多45", "<= 45"),
            ("no more than 45", "<= 45"),
            ("不足45", "< 45"),
            ("低于45", "< 45"),
            ("fewer than 45", "< 45"),
            ("近150", "about 150"),
            ("150名左右", "about 150"),
            ("约150人上下", "about 150"),
            ("nearly 150", "about 150"),
            ("1.2万", ">= 12000"),
            ("1.2 万个学位", ">= 12000"),
            ("约1.2万", "about 12000"),
            ("1亿元", ">= 100000000"),
            ("1,200", ">= 1200"),
            ("1，200个", ">= 1200"),
            ("1,234,567.5", ">= 1234567.5"),
            ("1.2-1.5万", "12000-15000"),
            ("9000-1.5万", "9000-15000"),
            ("2—4个", "2-4"),
            ("2个至4个", "2-4"),
            (">= 17:1", ">= 17"),
        ] {
            let read: TaskCount = text.parse().expect(text);
            assert_eq!(read.to_string(), form, "{text}");
            assert_eq!(read.to_string().parse(), Ok(read), "{text}");
        }
    }

    #[test]
    fn what_is_no_count_is_refused() {
        for text in [
            "",
            "-4",
            "4-2",
            "2-2",
            "2-",
            "about",
            "about 0",
            "about -5",
            ">= -1",
            ">= −1",
            "many",
            "1e3",
            "2-4-6",
            "1,20",
            "1,2000",
            "12,34",
            ",200",
            "1.2,345",
            "1..2",
            "8000个以山",
            "28x",
            "约8000以上",
            "超过8000以下",
            ">= 5以下",
            "约2-4",
            "2-4余",
            "2万-4",
            "90%",
            "8000以上个",
            "以上",
            "个",
            "28 2",
            "28不",
            "近0",
        ] {
            assert_eq!(
                text.parse::<TaskCount>(),
                Err(UnreadableNumber::TaskCount),
                "{text}"
            );
        }
    }
}
