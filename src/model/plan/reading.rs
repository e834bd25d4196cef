//! A plan from a document, with every fault at once.

use crate::model::plan::count_words::{CountCause, read_count};
use crate::model::plan::direction::Direction;
use crate::model::plan::error::PlanError;
use crate::model::plan::labels::Labels;
use crate::model::plan::monotone_target::{Course, MonotoneTarget};
use crate::model::plan::plan::{Plan, PlanIndicator};
use crate::model::plan::row::{
    Baseline, BaselineLevel, NO_BASELINE, PlanPath, PlanRow, RowParts, Target,
};
use crate::model::plan::task::{PlanTask, TaskCount};
use crate::model::plan::years::{written_year, year};
use crate::model::writing::amount::Amount;
use crate::model::writing::bound::{Bound, Relation, read_signed};
use crate::model::writing::document::{Node, Place};
use crate::model::writing::faults::{DocumentFaults, LenientNotes, Notes};
use crate::model::writing::fields::{Fields, Noted, label, own_label, words_in_any};
use std::collections::BTreeMap;

/// The keys of one object of a plan.
type PlanFields<'n, 'f> = Fields<'n, 'f, LenientNotes>;

/// What a row takes from its plan where it says nothing else. Of a key of the plan that has a fault
/// rows need not complain again.
#[derive(Clone, Copy, Debug)]
struct Defaults {
    base_year: Result<Option<i32>, Noted>,
    target_year: Result<Option<i32>, Noted>,
    path: Result<PathKind, Noted>,
}

#[derive(Clone, Copy, Debug)]
enum PathKind {
    Linear,
    Geometric,
    Stepped,
}

fn plan(place: &Place<'_>, notes: &mut LenientNotes) -> Option<Plan> {
    let mut fields = Fields::open(place, notes)?;
    let id = fields.required("id", own_label);
    let title = fields.optional("title", words_in_any);
    let source = fields.optional("source", Place::text);
    let base_year = fields.perhaps("base_year", year);
    let target_year = fields.perhaps("target_year", year);
    let path = fields.perhaps("path", path_kind);
    if let (Ok(Some(base)), Ok(Some(target))) = (base_year, target_year)
        && target <= base
        && let Some(place) = fields.place("target_year")
    {
        place.fault(fields.notes, after(base));
    }
    let defaults = Defaults {
        base_year,
        target_year,
        path: path.map(|path| path.unwrap_or(PathKind::Linear)),
    };
    // A plan of tasks alone has no rows.
    if ["tasks", "monotone"]
        .iter()
        .all(|key| fields.place(key).is_none())
    {
        fields.required("rows", |_, _| Some(()));
    }
    let rows = fields.each("rows", |place, notes| row(place, &defaults, notes));
    let tasks = fields.each("tasks", |place, notes| task(place, &defaults, notes));
    let monotone = fields.each("monotone", |place, notes| {
        monotone_target(place, &defaults, notes)
    });
    fields.note_unasked();
    Some(Plan {
        id: id?,
        title,
        source: source.map(str::to_owned),
        rows: rows?,
        tasks: tasks?,
        monotone: monotone?,
    })
}

fn task(place: &Place<'_>, defaults: &Defaults, notes: &mut LenientNotes) -> Option<PlanTask> {
    let first = notes.faults.as_slice().len();
    let mut fields = Fields::open(place, notes)?;
    let (labels, who) = labels(&mut fields, "task");
    let unit = labels.as_ref().and_then(|labels| labels.unit.clone());
    let asked = fields.required("count", |place, notes| {
        task_count(place, unit.as_deref(), notes)
    });
    let due_year = row_year(&mut fields, "due_year", defaults.target_year);
    fields.note_unasked();
    name_faults(&mut fields, first, who);
    Some(PlanTask {
        labels: labels?,
        due_year: due_year?,
        asked: asked?,
    })
}

fn task_count(
    place: &Place<'_>,
    unit: Option<&str>,
    notes: &mut LenientNotes,
) -> Option<TaskCount> {
    let mut ignored = DocumentFaults::default();
    let text = if place.is_text() {
        place.text(&mut ignored).map(str::to_owned)
    } else {
        place.amount(&mut ignored).map(|number| number.to_string())
    };
    let read = text.map_or(Err(CountCause::Unreadable), |text| read_count(&text, unit));
    let expected = match (read, unit) {
        (Ok(count), _) => return Some(count),
        (Err(CountCause::Percent), _) => {
            "a count without %; a task in percent has the unit \"%\"".to_owned()
        }
        (Err(CountCause::Unit), Some(unit)) => format!("a count in {unit}, the unit of the task"),
        (Err(_), _) => "a number of 0 or more, a bound such as \"> 8000\", a range such as \
                        \"2-4\", or \"about 150\""
            .to_owned(),
    };
    place.fault(notes, expected);
    None
}

fn monotone_target(
    place: &Place<'_>,
    defaults: &Defaults,
    notes: &mut LenientNotes,
) -> Option<MonotoneTarget> {
    let first = notes.faults.as_slice().len();
    let mut fields = Fields::open(place, notes)?;
    let (labels, who) = labels(&mut fields, "indicator");
    let course = fields.required("must", course);
    let base_year = row_year(&mut fields, "base_year", defaults.base_year);
    let target_year = row_year(&mut fields, "target_year", defaults.target_year);
    fields.note_unasked();
    if let (Some(base), Some(target)) = (base_year, target_year)
        && target <= base
        && let Some(place) = year_place(&fields)
    {
        let found = format!("the target year {target}");
        fields.notes.faults.push(place.path(), found, after(base));
    }
    name_faults(&mut fields, first, who);
    Some(MonotoneTarget {
        labels: labels?,
        course: course?,
        base_year: base_year?,
        target_year: target_year?,
    })
}

/// Which way a series must go.
pub(in crate::model) fn course(place: &Place<'_>, notes: &mut impl Notes) -> Option<Course> {
    place.named(notes, "rise, not_fall, not_rise or fall", &Course::NAMES)
}

/// The labels of an object, whose code stands under a key, and how a fault names it, where the code
/// could be read. Stage, unit and source are taken where they are not blank.
fn labels(fields: &mut PlanFields<'_, '_>, key: &str) -> (Option<Labels>, Option<String>) {
    let code = fields.required(key, own_label);
    let name = fields.optional("name", words_in_any);
    let [stage, unit, source] = ["stage", "unit", "source"].map(|key| fields.optional(key, label));
    let who = code
        .as_deref()
        .map(|code| named(key, code, stage.as_deref()));
    let labels = code.map(|code| Labels {
        code,
        name,
        stage,
        unit,
        source,
    });
    (labels, who)
}

fn row(place: &Place<'_>, defaults: &Defaults, notes: &mut LenientNotes) -> Option<PlanRow> {
    let first = notes.faults.as_slice().len();
    let mut fields = Fields::open(place, notes)?;
    let (labels, who) = labels(&mut fields, "indicator");
    let direction = fields.required("direction", |place, notes| {
        place.named(
            notes,
            "higher_is_better or lower_is_better",
            &Direction::NAMES,
        )
    });
    let level = fields.perhaps("baseline", level);
    let level = level
        .map(|level| level.unwrap_or(BaselineLevel::Missing))
        .ok();
    let bound = fields.required("target", |place, notes| bound(place, direction, notes));
    let base_year = row_year(&mut fields, "base_year", defaults.base_year);
    let target_year = row_year(&mut fields, "target_year", defaults.target_year);
    let path = path(&mut fields, defaults.path);
    let ratio = fields.optional("ratio", own_label);
    fields.note_unasked();

    let parts = RowParts {
        direction,
        base_year,
        level: level.as_ref(),
        target_year,
        bound: bound.as_ref(),
        path: path.as_ref(),
    };
    for error in parts.errors() {
        row_fault(place, &mut fields, &error);
    }
    name_faults(&mut fields, first, who);
    Some(PlanRow {
        labels: labels?,
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
        ratio,
    })
}

/// The path of a row. Steps are passed over, faults and all, where no path uses them; where the
/// name of the path has a fault they may have been meant.
fn path(fields: &mut PlanFields<'_, '_>, of_plan: Result<PathKind, Noted>) -> Option<PlanPath> {
    let kind = fields.perhaps("path", path_kind);
    let kind = kind.and_then(|kind| kind.map_or(of_plan, Ok));
    fields.know("steps");
    let steps = match (kind, fields.place("steps")) {
        (Ok(PathKind::Linear | PathKind::Geometric), Some(place)) => {
            fields.notes.unknown_key("steps", place.path(), &["steps"]);
            None
        }
        (_, Some(place)) => steps(&place, fields.notes),
        (_, None) => Some(BTreeMap::new()),
    };
    Some(match kind.ok()? {
        PathKind::Linear => PlanPath::Linear,
        PathKind::Geometric => PlanPath::Geometric,
        PathKind::Stepped => PlanPath::Stepped(steps?),
    })
}

/// Notes what does not fit together in a row, at the key that has to change.
fn row_fault(row: &Place<'_>, fields: &mut PlanFields<'_, '_>, error: &PlanError) {
    let (key, expected) = match error {
        PlanError::TargetNotAfterBase { base, target } => {
            if let Some(place) = year_place(fields) {
                let found = format!("the target year {target}");
                fields.notes.faults.push(place.path(), found, after(*base));
            }
            return;
        }
        PlanError::SignAgainstDirection { direction, .. } => {
            let signs = match direction {
                Direction::HigherIsBetter => ">=, > or =",
                Direction::LowerIsBetter => "<=, < or =",
            };
            let expected = format!("the sign {signs}, as the row is {}", direction.code());
            ("target", expected)
        }
        PlanError::GeometricEnd { of_target, .. } => {
            let key = if *of_target { "target" } else { "baseline" };
            (
                key,
                "a number above 0, as a geometric path needs".to_owned(),
            )
        }
        PlanError::GeometricTooLong { base, target } => {
            let years = target.saturating_sub(*base);
            let found = format!("a geometric path of {years} years, from {base} to {target}");
            let place = year_place(fields);
            let path = place.as_ref().map_or(row.path(), Place::path);
            fields.notes.faults.push(path, found, "at most 300 years");
            return;
        }
        PlanError::StepOutside { year, base, target } => {
            if let Some(steps) = fields.place("steps") {
                let path = format!("{}.{year}", steps.path());
                let found = format!("a step of {year}");
                let expected = format!("a year after {base} and before {target}");
                fields.notes.faults.push(&path, found, expected);
            }
            return;
        }
        // Years out of range were complained of where they were read; the rest is about
        // observations.
        PlanError::YearOutOfRange { .. }
        | PlanError::UnmatchedObservation { .. }
        | PlanError::RepeatedObservation { .. }
        | PlanError::IntervalOutOfOrder { .. }
        | PlanError::OutsideInterval { .. } => return,
    };
    if let Some(place) = fields.place(key) {
        place.fault(fields.notes, expected);
    }
}

/// A year of a row, or that of the plan where the row has none.
fn row_year(
    fields: &mut PlanFields<'_, '_>,
    key: &str,
    of_plan: Result<Option<i32>, Noted>,
) -> Option<i32> {
    fields.know(key);
    match (fields.place(key), of_plan) {
        (None, Ok(Some(year))) => Some(year),
        (None, Err(Noted)) => None,
        _ => fields.required(key, year),
    }
}

/// Where a row says that its years are; nowhere if both are the plan's, which was complained of.
fn year_place<'n>(fields: &PlanFields<'n, '_>) -> Option<Place<'n>> {
    fields
        .place("target_year")
        .or_else(|| fields.place("base_year"))
}

fn path_kind(place: &Place<'_>, notes: &mut LenientNotes) -> Option<PathKind> {
    let kinds = [
        ("linear", PathKind::Linear),
        ("geometric", PathKind::Geometric),
        ("stepped", PathKind::Stepped),
    ];
    place.named(notes, "linear, geometric or stepped", &kinds)
}

fn level(place: &Place<'_>, notes: &mut LenientNotes) -> Option<BaselineLevel> {
    let mut ignored = DocumentFaults::default();
    if place.is_text()
        && let Some("" | NO_BASELINE) = place.text(&mut ignored).map(str::trim)
    {
        return Some(BaselineLevel::Missing);
    }
    let expected = "a decimal or x:1, or a bound such as \"< 0.42\"; a blank where there is none";
    let (relation, number) = signed(place, expected, notes)?;
    Some(match relation {
        Some(relation) => BaselineLevel::Bound(Bound { relation, number }),
        None => BaselineLevel::Value(number),
    })
}

fn bound(
    place: &Place<'_>,
    direction: Option<Direction>,
    notes: &mut LenientNotes,
) -> Option<Bound<Amount>> {
    let expected = "a bound such as \"<= 17\": a sign, and a decimal or x:1";
    let (relation, number) = signed(place, expected, notes)?;
    // Where the direction has a fault too, any sign serves to look at the rest of the row.
    let direction = direction.unwrap_or(Direction::HigherIsBetter);
    let relation = relation.unwrap_or_else(|| direction.relation());
    Some(Bound { relation, number })
}

fn steps(place: &Place<'_>, notes: &mut LenientNotes) -> Option<BTreeMap<i32, Amount>> {
    let fields = Fields::open(place, notes)?;
    let mut steps = BTreeMap::new();
    let mut sound = true;
    for (key, place) in fields.all() {
        let year = written_year(key);
        if year.is_none() {
            let found = format!("the key \"{key}\"");
            let expected = "a year of four digits";
            fields.notes.faults.push(place.path(), found, expected);
        }
        let number = match unnoted(&place) {
            Some((None, number)) => Some(number),
            _ => None,
        };
        if number.is_none() {
            place.fault(fields.notes, "a decimal or x:1");
        }
        match (year, number) {
            (Some(year), Some(number)) => {
                if steps.insert(year, number).is_some() {
                    let found = format!("a second step of {year}");
                    fields.notes.faults.push(place.path(), found, "one");
                    sound = false;
                }
            }
            _ => sound = false,
        }
    }
    sound.then_some(steps)
}

/// A number with the sign before it, where there is one.
fn signed(
    place: &Place<'_>,
    expected: &str,
    notes: &mut LenientNotes,
) -> Option<(Option<Relation>, Amount)> {
    let read = unnoted(place);
    if read.is_none() {
        place.fault(notes, expected);
    }
    read
}

/// The same, or nothing, of which no fault is noted.
fn unnoted(place: &Place<'_>) -> Option<(Option<Relation>, Amount)> {
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

/// Says of the faults of an object of which indicator or task it is, where that could be read.
fn name_faults(fields: &mut PlanFields<'_, '_>, first: usize, who: Option<String>) {
    if let Some(who) = who {
        fields.notes.faults.name_from(first, &who);
    }
}

/// A row or a task as a fault names it.
fn named(what: &str, code: &str, stage: Option<&str>) -> String {
    match stage {
        Some(stage) => format!("{what} `{code}`, {stage}"),
        None => format!("{what} `{code}`"),
    }
}

/// A plan as it was read, and what was passed over.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PlanReading {
    /// The plan.
    pub plan: Plan,
    /// The paths of the keys that mean nothing in a plan.
    pub unknown_keys: Vec<String>,
}

impl Plan {
    /// Reads a plan from a document.
    ///
    /// [The keys](crate::guide::files#plan-file) are those of a plan file. An unknown key is passed over and
    /// listed in [`PlanReading::unknown_keys`].
    ///
    /// # Errors
    ///
    /// - [`DocumentFaults`] with every fault and the path to it: a required key that is not there,
    ///   an unknown direction or path, an unreadable number or bound, a year out of 1000 to 9999, a
    ///   target year that is not after the base year, a sign against the direction, a geometric path
    ///   from or to a number that is not above zero, a step outside the years of its row, an
    ///   unreadable count of a task, an unknown course of a monotone target.
    pub fn from_node(node: &Node) -> Result<PlanReading, DocumentFaults> {
        let mut notes = LenientNotes::default();
        let plan = plan(&Place::root(node), &mut notes);
        let unknown_keys = notes.unknown_keys;
        notes
            .faults
            .into_result(plan.map(|plan| PlanReading { plan, unknown_keys }))
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
        let mut ignored = DocumentFaults::default();
        let fields = Fields::open(&Place::root(node), &mut ignored)?;
        let mut indicators = Vec::new();
        for (list, key) in [
            ("rows", "indicator"),
            ("tasks", "task"),
            ("monotone", "indicator"),
        ] {
            let Some(place) = fields.place(list) else {
                continue;
            };
            let mut ignored = DocumentFaults::default();
            for member in place.list(&mut ignored)? {
                let mut fields = Fields::open(&member, &mut ignored)?;
                let text = |place: &Place<'_>, notes: &mut DocumentFaults| {
                    place.label(notes).map(|text| text.trim().to_owned())
                };
                let code = fields.required(key, text)?;
                let stage = fields.perhaps("stage", text).ok()?;
                let stage = stage.filter(|stage| !stage.is_empty());
                indicators.push(PlanIndicator { code, stage });
            }
        }
        (!indicators.is_empty()).then_some(indicators)
    }
}

impl TryFrom<Node> for Plan {
    type Error = DocumentFaults;

    fn try_from(node: Node) -> Result<Self, DocumentFaults> {
        Self::from_node(&node).map(|reading| reading.plan)
    }
}
