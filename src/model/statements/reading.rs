//! The statements of a text from a document, with every fault at once.

use crate::model::plan::reading::course;
use crate::model::plan::years::year;
use crate::model::statements::check::{CheckKind, StatedCheck, StatedSeries};
use crate::model::statements::printed_figure::PrintedFigure;
use crate::model::statements::statements::{StatedFigure, Statements};
use crate::model::writing::amount::Amount;
use crate::model::writing::document::{Node, Place};
use crate::model::writing::faults::{DocumentFaults, LenientNotes, Notes};
use crate::model::writing::fields::{Fields, Noted, label, own_label, words_in_any};
use std::collections::BTreeMap;

const TOP_KEYS: [&str; 5] = ["id", "title", "source", "figures", "checks"];

const FIGURE_KEYS: [&str; 9] = [
    "code",
    "name",
    "value",
    "rounded_to",
    "unit",
    "stage",
    "indicator",
    "year",
    "source",
];

const CHECKS: &str = "sum, shares, ratio, attainable_share, difference, agreement, monotone, \
                      not_above, spending_never_falls or three_increases";

pub(super) fn read_statements(node: &Node) -> Result<StatementsReading, DocumentFaults> {
    let mut reading = Reading::default();
    let statements = statements(&Place::root(node), &mut reading);
    let LenientNotes {
        faults,
        unknown_keys,
    } = reading.notes;
    faults.into_result(statements.map(|statements| StatementsReading {
        statements,
        unknown_keys,
    }))
}

/// What was found so far.
#[derive(Debug, Default)]
struct Reading {
    notes: LenientNotes,
    /// The year of each figure, by its code.
    years: BTreeMap<String, FigureYear>,
}

/// The year of a figure; none where the text gives none.
type FigureYear = Result<Option<i32>, Noted>;

impl Notes for Reading {
    fn faults(&mut self) -> &mut DocumentFaults {
        self.notes.faults()
    }

    fn unknown_key(&mut self, key: &str, path: &str, known: &[&str]) {
        self.notes.unknown_key(key, path, known);
    }
}

/// The keys of one object among statements.
type StatementFields<'n, 'f> = Fields<'n, 'f, Reading>;

fn statements(place: &Place<'_>, reading: &mut Reading) -> Option<Statements> {
    let mut fields = Fields::open(place, reading)?;
    let id = fields.required("id", own_label);
    let title = fields.optional("title", words_in_any);
    let source = fields.optional("source", label);
    let figures = fields.required("figures", |place, reading| place.each(reading, figure));
    let checks = fields.each("checks", check);
    fields.note_unknown(&TOP_KEYS);
    Some(Statements {
        id: id?,
        title,
        source,
        figures: figures?,
        checks: checks?,
    })
}

fn figure(place: &Place<'_>, reading: &mut Reading) -> Option<StatedFigure> {
    let mut fields = Fields::open(place, reading)?;
    let code = fields.required("code", own_label);
    let name = fields.optional("name", words_in_any);
    let [unit, stage, indicator, source] =
        ["unit", "stage", "indicator", "source"].map(|key| fields.optional(key, label));
    let year = fields.perhaps("year", year);
    let value = value(&mut fields);
    fields.note_unknown(&FIGURE_KEYS);
    let code = code?;
    if fields.notes.years.insert(code.clone(), year).is_some()
        && let Some(place) = fields.place("code")
    {
        place.fault(fields.notes, "a code that no figure before it has");
    }
    Some(StatedFigure {
        code,
        name,
        value: value.ok()?,
        unit,
        stage,
        indicator,
        year: year.ok().flatten(),
        source,
    })
}

/// The printed figure; `None` where the text gives none.
fn value(fields: &mut StatementFields<'_, '_>) -> Result<Option<PrintedFigure>, Noted> {
    let rounded_to = fields.perhaps("rounded_to", |place, reading| {
        let unit = place.amount(reading)?;
        if unit.is_negative() {
            place.fault(reading, "a unit of 0 or more, such as 0.1 or 1000");
            return None;
        }
        Some(unit)
    })?;
    let figure = fields.perhaps("value", |place, reading| {
        let text = place.label(&mut DocumentFaults::default());
        let figure = text.and_then(|text| text.parse::<PrintedFigure>().ok());
        if figure.is_none() {
            let expected = "a decimal or x:1 as printed, perhaps with a sign before it";
            place.fault(reading, expected);
        }
        figure
    })?;
    match (figure, rounded_to) {
        (Some(figure), Some(unit)) => figure.rounded_to(unit).map(Some).map_err(|_| Noted),
        (figure, _) => Ok(figure),
    }
}

fn check(place: &Place<'_>, reading: &mut Reading) -> Option<StatedCheck> {
    let mut fields = Fields::open(place, reading)?;
    let name = fields.optional("name", words_in_any);
    let source = fields.optional("source", label);
    let (word, keys) = fields.required("check", |place, reading| {
        place.choice(reading, CHECKS, |word| {
            Some((word.to_owned(), keys_of(word)?))
        })
    })?;
    fields.note_unknown(&[&["check", "name", "source"], keys].concat());
    let kind = kind(&word, &mut fields)?;
    Some(StatedCheck { name, kind, source })
}

/// Every key is read before any is missed, so that all faults are told.
fn kind(word: &str, fields: &mut StatementFields<'_, '_>) -> Option<CheckKind> {
    Some(match word {
        "sum" => {
            let parts = fields.required("parts", codes);
            let total = fields.required("total", known_code);
            CheckKind::Sum {
                parts: parts?,
                total: total?,
            }
        }
        "shares" => CheckKind::Shares {
            parts: fields.required("parts", codes)?,
        },
        "ratio" => {
            let numerator = fields.required("numerator", known_code);
            let denominator = fields.required("denominator", known_code);
            let per = per(fields);
            let ratio = fields.perhaps("ratio", known_code);
            CheckKind::Ratio {
                numerator: numerator?,
                denominator: denominator?,
                per: per?,
                ratio: ratio.ok()?,
            }
        }
        "attainable_share" => {
            let share = fields.required("share", known_code);
            let whole = fields.required("whole", known_code);
            let per = per(fields);
            CheckKind::AttainableShare {
                share: share?,
                whole: whole?,
                per: per?,
            }
        }
        "difference" => {
            let minuend = fields.required("minuend", known_code);
            let subtrahend = fields.required("subtrahend", known_code);
            let difference = fields.perhaps("difference", known_code);
            CheckKind::Difference {
                minuend: minuend?,
                subtrahend: subtrahend?,
                difference: difference.ok()?,
            }
        }
        "agreement" => CheckKind::Agreement {
            figures: fields.required("figures", codes)?,
        },
        "monotone" => {
            let course = fields.required("must", course);
            let series = fields.required("series", series);
            CheckKind::Monotone {
                course: course?,
                series: series?,
            }
        }
        "not_above" => {
            let figure = fields.required("figure", known_code);
            let reference = fields.required("reference", known_code);
            CheckKind::NotAbove {
                figure: figure?,
                reference: reference?,
            }
        }
        "spending_never_falls" => {
            let total = fields.perhaps("total", series);
            let per_pupil = fields.perhaps("per_pupil", series_by_stage);
            CheckKind::SpendingNeverFalls {
                total: total.ok()?,
                per_pupil: per_pupil.ok()?.unwrap_or_default(),
            }
        }
        _ => {
            let [appropriation, regular_revenue, cost, pay, funds] = [
                "appropriation",
                "regular_revenue",
                "cost_per_pupil",
                "teacher_pay",
                "public_funds_per_pupil",
            ]
            .map(|key| fields.perhaps(key, series));
            CheckKind::ThreeIncreases {
                appropriation: appropriation.ok()?,
                regular_revenue: regular_revenue.ok()?,
                cost_per_pupil: cost.ok()?,
                teacher_pay: pay.ok()?,
                public_funds_per_pupil: funds.ok()?,
            }
        }
    })
}

fn per(fields: &mut StatementFields<'_, '_>) -> Option<Amount> {
    let per = fields.perhaps("per", |place, reading| {
        let per = place.amount(reading)?;
        if per.is_zero() || per.is_negative() {
            place.fault(reading, "a number above 0");
            return None;
        }
        Some(per)
    });
    Some(per.ok()?.unwrap_or_else(|| 1.into()))
}

/// The code of a figure that is there.
fn known_code(place: &Place<'_>, reading: &mut Reading) -> Option<String> {
    let code = place.label(reading)?.trim();
    if reading.years.contains_key(code) {
        return Some(code.to_owned());
    }
    let codes = reading.years.keys().map(String::as_str);
    let expected = match reading.notes.faults.nearest(code, codes) {
        Some(near) => format!("the code of a figure; the nearest is `{near}`"),
        None => "the code of a figure".to_owned(),
    };
    place.fault(reading, expected);
    None
}

fn codes(place: &Place<'_>, reading: &mut Reading) -> Option<Vec<String>> {
    let codes = place.each(reading, known_code)?;
    if codes.is_empty() {
        place.fault(reading, "at least one code of a figure");
        return None;
    }
    Some(codes)
}

fn series_by_stage(
    place: &Place<'_>,
    reading: &mut Reading,
) -> Option<BTreeMap<String, StatedSeries>> {
    let fields = Fields::open(place, reading)?;
    let stages = fields.all().into_iter();
    let series: Vec<Option<(String, StatedSeries)>> = stages
        .map(|(stage, place)| Some((stage.to_owned(), series(&place, fields.notes)?)))
        .collect();
    series.into_iter().collect()
}

fn series(place: &Place<'_>, reading: &mut Reading) -> Option<StatedSeries> {
    if place.is_list() {
        let figures = codes(place, reading)?;
        return has_years(place, &figures, reading).then_some(StatedSeries::Levels(figures));
    }
    let mut rates = None;
    if place.is_object() {
        let mut fields = Fields::open(place, reading)?;
        fields.note_unknown(&["growth_rates"]);
        rates = fields.place("growth_rates");
    }
    let Some(rates) = rates else {
        let expected = "a list of codes of figures, or one as {\"growth_rates\": […]}";
        place.fault(reading, expected);
        return None;
    };
    let figures = codes(&rates, reading)?;
    has_years(&rates, &figures, reading).then_some(StatedSeries::GrowthRates(figures))
}

/// Whether each figure of a series has a year of its own.
fn has_years(place: &Place<'_>, figures: &[String], reading: &mut Reading) -> bool {
    let mut seen = BTreeMap::new();
    let mut sound = true;
    for code in figures {
        let (found, expected) = match reading.years.get(code) {
            Some(Ok(Some(year))) => match seen.insert(*year, code) {
                Some(first) => (
                    format!("`{first}` and `{code}` of {year}"),
                    "one figure a year",
                ),
                None => continue,
            },
            Some(Ok(None)) => (format!("`{code}` without a year"), "figures that have one"),
            // It was complained of where it was read.
            Some(Err(Noted)) | None => {
                sound = false;
                continue;
            }
        };
        reading.faults().push(place.path(), found, expected);
        sound = false;
    }
    sound
}

/// The keys of a check, beside those that all have.
fn keys_of(check: &str) -> Option<&'static [&'static str]> {
    Some(match check {
        "sum" => &["parts", "total"],
        "shares" => &["parts"],
        "ratio" => &["numerator", "denominator", "per", "ratio"],
        "attainable_share" => &["share", "whole", "per"],
        "difference" => &["minuend", "subtrahend", "difference"],
        "agreement" => &["figures"],
        "monotone" => &["series", "must"],
        "not_above" => &["figure", "reference"],
        "spending_never_falls" => &["total", "per_pupil"],
        "three_increases" => &[
            "appropriation",
            "regular_revenue",
            "cost_per_pupil",
            "teacher_pay",
            "public_funds_per_pupil",
        ],
        _ => return None,
    })
}

/// Statements as they were read, and what was passed over.
#[derive(Clone, Debug, PartialEq)]
pub struct StatementsReading {
    /// The statements.
    pub statements: Statements,
    /// The paths of the keys that mean nothing there.
    pub unknown_keys: Vec<String>,
}

impl Statements {
    /// Reads the statements of a text from a document.
    ///
    /// | key | what it holds |
    /// |---|---|
    /// | `id` | the identifier |
    /// | `title` | a text, or one in each language as `{"zh": …, "en": …}`; absent: the identifier |
    /// | `source` | where it comes from; absent: nothing is said |
    /// | `figures` | the figures |
    /// | `checks` | the checks; absent: none but those that the figures ask for themselves |
    ///
    /// A figure:
    ///
    /// | key | what it holds |
    /// |---|---|
    /// | `code` | its code, by which checks name it |
    /// | `name` | as `title`; absent: the code |
    /// | `value` | the figure with every decimal that is printed, perhaps with a sign before it ([`PrintedFigure`]); absent or `null`: the text does not give it |
    /// | `rounded_to` | the unit that it is rounded to, 0 where it is exact; absent: its last decimal; where it has none, exact, and a ratio or a difference rounded to a whole number |
    /// | `year`, `stage`, `unit`, `source` | of it; absent: nothing is said |
    /// | `indicator` | what it is a figure of: two figures of one indicator, stage and year must agree |
    ///
    /// A check has the key `check`, may have a `name` and a `source`, and names figures by their
    /// codes:
    ///
    /// | `check` | keys | holds if |
    /// |---|---|---|
    /// | `sum` | `parts` (a list), `total` | the parts add to the total |
    /// | `shares` | `parts` (a list) | the parts add to 100 |
    /// | `ratio` | `numerator`, `denominator`, `per` (a number; absent: 1), `ratio` (absent: it is only computed) | the ratio follows |
    /// | `attainable_share` | `share`, `whole`, `per` (a number; absent: 1) | a whole number of so many has that share |
    /// | `difference` | `minuend`, `subtrahend`, `difference` (absent: it is only computed) | the difference follows |
    /// | `agreement` | `figures` (a list) | they agree |
    /// | `monotone` | `series`, `must` (`rise`, `not_fall`, `not_rise`, `fall`) | the series goes that way |
    /// | `not_above` | `figure`, `reference` | the first is not above the second |
    /// | `spending_never_falls` | `total`, `per_pupil` (a series by stage), each may be absent | no series falls (两个只增不减) |
    /// | `three_increases` | `appropriation`, `regular_revenue`, `cost_per_pupil`, `teacher_pay`, `public_funds_per_pupil`, each may be absent | the three increases hold (三个增长) |
    ///
    /// A series is a list of codes of figures, each of its own year, or such a list as
    /// `{"growth_rates": […]}` where the figures are growth rates in percent. An unknown key is
    /// passed over and listed in [`StatementsReading::unknown_keys`].
    ///
    /// # Errors
    ///
    /// - [`DocumentFaults`] with every fault and the path to it: a required key that is not there,
    ///   an unreadable figure, a code that stands twice or is not known, an unknown check, a figure
    ///   of a series without a year or with that of another.
    pub fn from_node(node: &Node) -> Result<StatementsReading, DocumentFaults> {
        read_statements(node)
    }
}

impl TryFrom<Node> for Statements {
    type Error = DocumentFaults;

    fn try_from(node: Node) -> Result<Self, DocumentFaults> {
        Self::from_node(&node).map(|reading| reading.statements)
    }
}
