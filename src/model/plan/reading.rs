//! A plan from a document, with every fault at once.

use crate::model::plan::error::PlanError;
use crate::model::plan::monotone_target::{Course, MonotoneTarget};
use crate::model::plan::plan::{Plan, PlanIndicator};
use crate::model::plan::row::{Baseline, BaselineLevel, PlanPath, PlanRow, RowParts, Target};
use crate::model::plan::task::{PlanTask, TaskCount};
use crate::model::plan::years::PLAN_YEARS;
use crate::model::target::{Direction, TargetBound, read_signed};
use crate::model::writing::amount::Amount;
use crate::model::writing::document::{DocumentFaults, Entries, Node, Place};
use crate::model::writing::text::Text;
use std::collections::BTreeMap;

const PLAN_KEYS: [&str; 9] = [
    "id",
    "title",
    "source",
    "base_year",
    "target_year",
    "path",
    "rows",
    "tasks",
    "monotone",
];

const ROW_KEYS: [&str; 12] = [
    "indicator",
    "name",
    "stage",
    "unit",
    "direction",
    "baseline",
    "target",
    "base_year",
    "target_year",
    "path",
    "steps",
    "source",
];

const TASK_KEYS: [&str; 7] = [
    "task", "name", "stage", "unit", "count", "due_year", "source",
];

const MONOTONE_KEYS: [&str; 8] = [
    "indicator",
    "name",
    "stage",
    "unit",
    "must",
    "base_year",
    "target_year",
    "source",
];

pub(super) fn read_plan(node: &Node) -> Result<PlanReading, DocumentFaults> {
    let mut reading = Reading::default();
    let plan = reading.plan(&Place::root(node));
    let unknown_keys = reading.unknown_keys;
    reading
        .faults
        .into_result(plan.map(|plan| PlanReading { plan, unknown_keys }))
}

pub(super) fn read_indicators(node: &Node) -> Option<Vec<PlanIndicator>> {
    let mut ignored = DocumentFaults::default();
    let entries = Place::root(node).entries(&mut ignored)?;
    let mut indicators = Vec::new();
    for (list, key) in [
        ("rows", "indicator"),
        ("tasks", "task"),
        ("monotone", "indicator"),
    ] {
        let Some(place) = entries.optional(list) else {
            continue;
        };
        for member in place.list(&mut ignored)? {
            let entries = member.entries(&mut ignored)?;
            let label = |place: Place<'_>| {
                let mut ignored = DocumentFaults::default();
                let text = place.label(&mut ignored).map(str::trim);
                text.map(str::to_owned)
            };
            let code = label(entries.optional(key)?)?;
            let stage = match entries.optional("stage") {
                Some(place) => Some(label(place)?).filter(|stage| !stage.is_empty()),
                None => None,
            };
            indicators.push(PlanIndicator { code, stage });
        }
    }
    (!indicators.is_empty()).then_some(indicators)
}

/// What a row takes from its plan where it says nothing else.
#[derive(Clone, Copy, Debug)]
struct Defaults {
    base_year: Option<i32>,
    target_year: Option<i32>,
    /// `None` where the name of the path has a fault.
    path: Option<PathKind>,
    /// The keys of the plan that have a fault, of which rows need not complain again.
    faulty_base: bool,
    faulty_target: bool,
}

#[derive(Clone, Copy, Debug)]
enum PathKind {
    Linear,
    Geometric,
    Stepped,
}

/// What was found so far.
#[derive(Debug, Default)]
struct Reading {
    faults: DocumentFaults,
    unknown_keys: Vec<String>,
}

impl Reading {
    fn plan(&mut self, place: &Place<'_>) -> Option<Plan> {
        let entries = place.entries(&mut self.faults)?;
        let id = entries.required("id", &mut self.faults);
        let id = id.and_then(|place| self.name_of_its_own(&place));
        let title = entries.optional("title");
        let title = title.and_then(|place| self.words(&place));
        let source = entries.optional("source");
        let source = source.and_then(|place| place.text(&mut self.faults));
        let base_place = entries.optional("base_year");
        let base_year = base_place.as_ref().and_then(|place| self.year(place));
        let target_place = entries.optional("target_year");
        let target_year = target_place.as_ref().and_then(|place| self.year(place));
        let path = match entries.optional("path") {
            Some(place) => self.path_kind(&place),
            None => Some(PathKind::Linear),
        };
        if let (Some(base), Some(target), Some(place)) = (base_year, target_year, &target_place)
            && target <= base
        {
            place.fault(&mut self.faults, after(base));
        }
        let defaults = Defaults {
            base_year,
            target_year,
            path,
            faulty_base: base_place.is_some() && base_year.is_none(),
            faulty_target: target_place.is_some() && target_year.is_none(),
        };
        // A plan of tasks alone has no rows.
        let lists = ["rows", "tasks", "monotone"].map(|key| entries.optional(key));
        if lists.iter().all(Option::is_none) {
            entries.required("rows", &mut self.faults);
        }
        let [rows, tasks, monotone] = &lists;
        let rows = self.members(rows.as_ref(), |reading, place| {
            reading.row(place, &defaults)
        });
        let tasks = self.members(tasks.as_ref(), |reading, place| {
            reading.task(place, &defaults)
        });
        let monotone = self.members(monotone.as_ref(), |reading, place| {
            reading.monotone(place, &defaults)
        });
        self.note_unknown(&entries, &PLAN_KEYS);
        Some(Plan {
            id: id?,
            title,
            source: source.map(str::to_owned),
            rows: rows?,
            tasks: tasks?,
            monotone: monotone?,
        })
    }

    /// The members of a list, each read for its faults; an absent list has none.
    fn members<T>(
        &mut self,
        list: Option<&Place<'_>>,
        read: impl Fn(&mut Self, &Place<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Some(list) = list else {
            return Some(Vec::new());
        };
        let places = list.list(&mut self.faults)?;
        let members: Vec<Option<T>> = places.iter().map(|place| read(self, place)).collect();
        members.into_iter().collect()
    }

    fn task(&mut self, place: &Place<'_>, defaults: &Defaults) -> Option<PlanTask> {
        let entries = place.entries(&mut self.faults)?;
        let code = entries.required("task", &mut self.faults);
        let code = code.and_then(|place| self.name_of_its_own(&place));
        let name = entries.optional("name");
        let name = name.and_then(|place| self.words(&place));
        let [stage, unit, source] = self.labels(&entries);
        let asked = entries.required("count", &mut self.faults);
        let asked = asked.and_then(|place| self.task_count(&place));
        let (_, due_year) = match entries.optional("due_year") {
            None if defaults.target_year.is_some() || defaults.faulty_target => {
                (None, defaults.target_year)
            }
            _ => self.row_year(&entries, "due_year", None, false),
        };
        self.note_unknown(&entries, &TASK_KEYS);
        Some(PlanTask {
            code: code?,
            name,
            stage,
            unit,
            due_year: due_year?,
            asked: asked?,
            source,
        })
    }

    fn task_count(&mut self, place: &Place<'_>) -> Option<TaskCount> {
        let mut ignored = DocumentFaults::default();
        let read = if place.is_text() {
            let text = place.text(&mut ignored);
            text.and_then(|text| text.parse().ok())
        } else {
            let number = place.amount(&mut ignored);
            number.and_then(|number| number.to_string().parse().ok())
        };
        if read.is_none() {
            let expected = "a number of 0 or more, a bound such as \"> 8000\", a range such as \
                            \"2-4\", or \"about 150\"";
            place.fault(&mut self.faults, expected);
        }
        read
    }

    fn monotone(&mut self, place: &Place<'_>, defaults: &Defaults) -> Option<MonotoneTarget> {
        let entries = place.entries(&mut self.faults)?;
        let indicator = entries.required("indicator", &mut self.faults);
        let indicator = indicator.and_then(|place| self.name_of_its_own(&place));
        let name = entries.optional("name");
        let name = name.and_then(|place| self.words(&place));
        let [stage, unit, source] = self.labels(&entries);
        let course = entries.required("must", &mut self.faults);
        let course = course.and_then(|place| self.course(&place));
        let (base_place, base_year) = self.row_year(
            &entries,
            "base_year",
            defaults.base_year,
            defaults.faulty_base,
        );
        let (target_place, target_year) = self.row_year(
            &entries,
            "target_year",
            defaults.target_year,
            defaults.faulty_target,
        );
        self.note_unknown(&entries, &MONOTONE_KEYS);
        if let (Some(base), Some(target)) = (base_year, target_year)
            && target <= base
            // Where both years are the plan's, the plan was complained of.
            && let Some(place) = target_place.or(base_place)
        {
            let who = who(indicator.as_deref(), stage.as_deref());
            let expected = format!("{}, for {who}", after(base));
            let found = format!("the target year {target}");
            self.faults.push(place.path(), found, expected);
        }
        Some(MonotoneTarget {
            indicator: indicator?,
            name,
            stage,
            unit,
            course: course?,
            base_year: base_year?,
            target_year: target_year?,
            source,
        })
    }

    fn course(&mut self, place: &Place<'_>) -> Option<Course> {
        place.choice(
            &mut self.faults,
            "rise, not_fall, not_rise or fall",
            |text| {
                let found = Course::NAMES.iter().find(|(name, _)| *name == text);
                found.map(|(_, course)| *course)
            },
        )
    }

    /// Stage, unit and source, each where it is not blank.
    fn labels(&mut self, entries: &Entries<'_>) -> [Option<String>; 3] {
        ["stage", "unit", "source"].map(|key| {
            let text = entries.optional(key)?.label(&mut self.faults)?.trim();
            (!text.is_empty()).then(|| text.to_owned())
        })
    }

    fn note_unknown(&mut self, entries: &Entries<'_>, known: &[&str]) {
        let unknown = entries.all().filter(|(key, _)| !known.contains(key));
        let paths = unknown.map(|(_, place)| place.path().to_owned());
        self.unknown_keys.extend(paths);
    }

    fn row(&mut self, place: &Place<'_>, defaults: &Defaults) -> Option<PlanRow> {
        let entries = place.entries(&mut self.faults)?;
        let indicator = entries.required("indicator", &mut self.faults);
        let indicator = indicator.and_then(|place| self.name_of_its_own(&place));
        let name = entries.optional("name");
        let name = name.and_then(|place| self.words(&place));
        let [stage, unit, source] = self.labels(&entries);
        let direction = entries.required("direction", &mut self.faults);
        let direction = direction.and_then(|place| self.direction(&place));
        let level = entries.required("baseline", &mut self.faults);
        let level = level.and_then(|place| self.level(&place));
        let bound = entries.required("target", &mut self.faults);
        let bound = bound.and_then(|place| self.bound(&place, direction));
        let (base_place, base_year) = self.row_year(
            &entries,
            "base_year",
            defaults.base_year,
            defaults.faulty_base,
        );
        let (target_place, target_year) = self.row_year(
            &entries,
            "target_year",
            defaults.target_year,
            defaults.faulty_target,
        );
        let path = self.path(&entries, defaults.path);
        self.note_unknown(&entries, &ROW_KEYS);

        let parts = RowParts {
            direction,
            base_year,
            level: level.as_ref(),
            target_year,
            bound: bound.as_ref(),
            path: path.as_ref(),
        };
        // Where both years are the plan's, the plan was complained of.
        let year_place = target_place.or(base_place);
        let who = who(indicator.as_deref(), stage.as_deref());
        for error in parts.errors() {
            self.row_fault(place, &entries, year_place.as_ref(), &error, &who);
        }
        Some(PlanRow {
            indicator: indicator?,
            name,
            stage,
            unit,
            direction: direction?,
            baseline: Baseline {
                year: base_year?,
                level: level?,
            },
            target: Target {
                year: target_year?,
                bound: bound?,
            },
            path: path?,
            source,
        })
    }

    /// The path of a row. Steps are passed over, faults and all, where no path uses them; where the
    /// name of the path has a fault they may have been meant.
    fn path(&mut self, entries: &Entries<'_>, of_plan: Option<PathKind>) -> Option<PlanPath> {
        let kind = match entries.optional("path") {
            Some(place) => self.path_kind(&place),
            None => of_plan,
        };
        let steps_place = entries.optional("steps");
        let steps = match (kind, &steps_place) {
            (Some(PathKind::Linear | PathKind::Geometric), Some(place)) => {
                self.unknown_keys.push(place.path().to_owned());
                None
            }
            (_, Some(place)) => self.steps(place),
            (_, None) => Some(BTreeMap::new()),
        };
        Some(match kind? {
            PathKind::Linear => PlanPath::Linear,
            PathKind::Geometric => PlanPath::Geometric,
            PathKind::Stepped => PlanPath::Stepped(steps?),
        })
    }

    /// Notes what does not fit together in a row, at the key that has to change.
    fn row_fault(
        &mut self,
        row: &Place<'_>,
        entries: &Entries<'_>,
        year_place: Option<&Place<'_>>,
        error: &PlanError,
        who: &str,
    ) {
        let faults = &mut self.faults;
        match error {
            PlanError::TargetNotAfterBase { base, target } => {
                if let Some(place) = year_place {
                    let found = format!("the target year {target}");
                    let expected = format!("{}, for {who}", after(*base));
                    faults.push(place.path(), found, expected);
                }
            }
            PlanError::SignAgainstDirection { direction, .. } => {
                let signs = match direction {
                    Direction::HigherIsBetter => ">=, > or =",
                    Direction::LowerIsBetter => "<=, < or =",
                };
                let expected = format!("the sign {signs}, as {who} is {}", direction.code());
                if let Some(place) = entries.optional("target") {
                    place.fault(faults, expected);
                }
            }
            PlanError::GeometricEnd { of_target, .. } => {
                let key = if *of_target { "target" } else { "baseline" };
                let expected = format!("a number above 0, as the geometric path of {who} needs");
                if let Some(place) = entries.optional(key) {
                    place.fault(faults, expected);
                }
            }
            PlanError::GeometricTooLong { base, target } => {
                let years = target.saturating_sub(*base);
                let found = format!("a geometric path of {years} years, from {base} to {target}");
                let path = year_place.map_or(row.path(), Place::path);
                faults.push(path, found, format!("at most 300 years, for {who}"));
            }
            PlanError::StepOutside { year, base, target } => {
                if let Some(steps) = entries.optional("steps") {
                    let path = format!("{}.{year}", steps.path());
                    let expected = format!("a year after {base} and before {target}, for {who}");
                    faults.push(&path, format!("a step of {year}"), expected);
                }
            }
            // Years out of range were complained of where they were read; the rest is about
            // observations.
            PlanError::YearOutOfRange { .. }
            | PlanError::UnmatchedObservation { .. }
            | PlanError::RepeatedObservation { .. }
            | PlanError::IntervalOutOfOrder { .. }
            | PlanError::OutsideInterval { .. } => {}
        }
    }

    /// A year of a row, or that of the plan where the row has none.
    fn row_year<'n>(
        &mut self,
        entries: &Entries<'n>,
        key: &str,
        of_plan: Option<i32>,
        faulty_in_plan: bool,
    ) -> (Option<Place<'n>>, Option<i32>) {
        if let Some(place) = entries.optional(key) {
            let year = self.year(&place);
            return (Some(place), year);
        }
        if of_plan.is_none() && !faulty_in_plan {
            entries.required(key, &mut self.faults);
        }
        (None, of_plan)
    }

    fn year(&mut self, place: &Place<'_>) -> Option<i32> {
        let mut ignored = DocumentFaults::default();
        let year = place
            .count(&mut ignored)
            .and_then(|n| i32::try_from(n).ok());
        let year = year.filter(|year| PLAN_YEARS.contains(year));
        if year.is_none() {
            place.fault(&mut self.faults, "a year of four digits");
        }
        year
    }

    fn direction(&mut self, place: &Place<'_>) -> Option<Direction> {
        place.choice(
            &mut self.faults,
            "higher_is_better or lower_is_better",
            |text| {
                let found = Direction::NAMES.iter().find(|(name, _)| *name == text);
                found.map(|(_, direction)| *direction)
            },
        )
    }

    fn path_kind(&mut self, place: &Place<'_>) -> Option<PathKind> {
        place.choice(
            &mut self.faults,
            "linear, geometric or stepped",
            |text| match text {
                "linear" => Some(PathKind::Linear),
                "geometric" => Some(PathKind::Geometric),
                "stepped" => Some(PathKind::Stepped),
                _ => None,
            },
        )
    }

    fn level(&mut self, place: &Place<'_>) -> Option<BaselineLevel> {
        let read = signed(place);
        if read.is_none() {
            place.fault(
                &mut self.faults,
                "a decimal or x:1, or a bound such as \"< 0.42\"",
            );
        }
        read.map(|(relation, number)| match relation {
            Some(relation) => BaselineLevel::Bound(TargetBound { relation, number }),
            None => BaselineLevel::Value(number),
        })
    }

    fn bound(&mut self, place: &Place<'_>, direction: Option<Direction>) -> Option<TargetBound> {
        let read = signed(place);
        if read.is_none() {
            place.fault(
                &mut self.faults,
                "a bound such as \"<= 17\": a sign, and a decimal or x:1",
            );
        }
        let (relation, number) = read?;
        // Where the direction has a fault too, any sign serves to look at the rest of the row.
        let direction = direction.unwrap_or(Direction::HigherIsBetter);
        let relation = relation.unwrap_or_else(|| direction.relation());
        Some(TargetBound { relation, number })
    }

    fn steps(&mut self, place: &Place<'_>) -> Option<BTreeMap<i32, Amount>> {
        let entries = place.entries(&mut self.faults)?;
        let mut steps = BTreeMap::new();
        let mut sound = true;
        for (key, place) in entries.all() {
            let year = key.trim().parse().ok();
            let year = year.filter(|year| PLAN_YEARS.contains(year));
            if year.is_none() {
                let found = format!("the key \"{key}\"");
                self.faults
                    .push(place.path(), found, "a year of four digits");
            }
            let number = match signed(&place) {
                Some((None, number)) => Some(number),
                _ => None,
            };
            if number.is_none() {
                place.fault(&mut self.faults, "a decimal or x:1");
            }
            match (year, number) {
                (Some(year), Some(number)) => {
                    steps.insert(year, number);
                }
                _ => sound = false,
            }
        }
        sound.then_some(steps)
    }

    /// A text or a number that names something, and is not blank.
    fn name_of_its_own(&mut self, place: &Place<'_>) -> Option<String> {
        let text = place.label(&mut self.faults)?.trim();
        if text.is_empty() {
            place.fault(&mut self.faults, "a text that is not blank");
            return None;
        }
        Some(text.to_owned())
    }

    /// A text in both languages, or one text for both.
    fn words(&mut self, place: &Place<'_>) -> Option<Text> {
        let words = place.words(&mut self.faults)?;
        self.unknown_keys.extend(words.unknown_keys);
        words.text
    }
}

/// A number with the sign before it, where there is one.
fn signed(place: &Place<'_>) -> Option<(Option<crate::model::target::TargetRelation>, Amount)> {
    let mut ignored = DocumentFaults::default();
    if place.is_text() {
        return read_signed(place.text(&mut ignored)?);
    }
    let number = place.amount(&mut ignored)?;
    Some((None, number))
}

fn after(base: i32) -> String {
    format!("a year after the base year, {base}")
}

/// The row as a fault names it.
fn who(indicator: Option<&str>, stage: Option<&str>) -> String {
    let indicator = indicator.map_or("the indicator".to_owned(), |one| {
        format!("the indicator `{one}`")
    });
    match stage {
        Some(stage) => format!("{indicator} ({stage})"),
        None => indicator,
    }
}

/// A plan as it was read, and what was passed over.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanReading {
    /// The plan.
    pub plan: Plan,
    /// The paths of the keys that mean nothing in a plan.
    pub unknown_keys: Vec<String>,
}

impl Plan {
    /// Reads a plan from a document.
    ///
    /// | key | what it holds |
    /// |---|---|
    /// | `id` | the identifier |
    /// | `title` | a text, or one in each language as `{"zh": …, "en": …}`; absent: the identifier |
    /// | `source` | where it comes from, a text; absent: nothing is said |
    /// | `base_year`, `target_year`, `path` | what holds for every row that says nothing else; `path` is `linear` (if absent), `geometric` or `stepped` |
    /// | `rows` | the rows; may be absent where there are tasks or monotone targets |
    /// | `tasks` | counts that are due in a year; absent: none |
    /// | `monotone` | indicators that must keep rising or falling; absent: none |
    ///
    /// A row:
    ///
    /// | key | what it holds |
    /// |---|---|
    /// | `indicator` | the code of the indicator |
    /// | `name` | as `title`; absent: the code |
    /// | `stage`, `unit`, `source` | texts; absent: none |
    /// | `direction` | `higher_is_better` or `lower_is_better` |
    /// | `baseline` | a number, or a bound where no number is known |
    /// | `target` | a bound; a bare number takes `>=` or `<=` from the direction |
    /// | `base_year`, `target_year`, `path` | where they differ from the plan's |
    /// | `steps` | for the path `stepped`: a number for each year in which one is due |
    ///
    /// A task:
    ///
    /// | key | what it holds |
    /// |---|---|
    /// | `task` | its code, which observations name as their indicator |
    /// | `name`, `stage`, `unit`, `source` | as in a row |
    /// | `count` | how many: a number (at least so many), a bound, a range such as `2-4`, or `about 150` ([`TaskCount`](crate::model::TaskCount)) |
    /// | `due_year` | by the end of which year; absent: the target year of the plan |
    ///
    /// A monotone target:
    ///
    /// | key | what it holds |
    /// |---|---|
    /// | `indicator`, `name`, `stage`, `unit`, `source` | as in a row |
    /// | `must` | `rise`, `not_fall`, `not_rise` or `fall`, from each year to the next |
    /// | `base_year`, `target_year` | the first and the last year compared; absent: those of the plan |
    ///
    /// A number is a decimal or `x:1`, as a number or as a text. A bound is a text: one of the signs
    /// `>=` `<=` `>` `<` `=` `≥` `≤` `＞` `＜` `＝`, perhaps blanks, and a number. An unknown key is
    /// passed over and listed in [`PlanReading::unknown_keys`].
    ///
    /// # Errors
    ///
    /// - [`DocumentFaults`] with every fault and the path to it: a required key that is not there,
    ///   an unknown direction or path, an unreadable number or bound, a year out of 1000 to 9999, a
    ///   target year that is not after the base year, a sign against the direction, a geometric path
    ///   from or to a number that is not above zero, a step outside the years of its row, an
    ///   unreadable count of a task, an unknown course of a monotone target.
    pub fn from_node(node: &Node) -> Result<PlanReading, DocumentFaults> {
        read_plan(node)
    }

    /// What a document is a plan for, even where it has faults: the indicators of its rows, tasks
    /// and monotone targets. `None` where one of them does not say what it is for, so that an
    /// observation may yet be meant for it.
    ///
    /// With it the observations of a faulty plan can be looked at too, and all faults be told at once.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::adapters::json::{JsonError, read_node};
    /// use junheng::model::Plan;
    ///
    /// let node = read_node(r#"{"id": "p", "rows": [{"indicator": "5", "stage": "primary"}]}"#)?;
    /// assert!(Plan::from_node(&node).is_err());
    /// let indicators = Plan::indicators_of(&node).unwrap_or_default();
    /// assert_eq!(indicators[0].code, "5");
    /// # Ok::<(), JsonError>(())
    /// ```
    #[must_use]
    pub fn indicators_of(node: &Node) -> Option<Vec<PlanIndicator>> {
        read_indicators(node)
    }
}

impl TryFrom<Node> for Plan {
    type Error = DocumentFaults;

    fn try_from(node: Node) -> Result<Self, DocumentFaults> {
        Self::from_node(&node).map(|reading| reading.plan)
    }
}
