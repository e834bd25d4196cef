//! The statements of a text from a document, with every fault at once.

use crate::model::plan::reading::course;
use crate::model::plan::years::year;
use crate::model::statements::check::{CheckKind, StatedCheck, StatedGrowth, StatedSeries};
use crate::model::statements::printed_figure::PrintedFigure;
use crate::model::statements::statements::{StatedFigure, Statements};
use crate::model::statements::units::{FigureUnit, Referred, check_alike, check_percent};
use crate::model::writing::amount::Amount;
use crate::model::writing::document::{Node, Place};
use crate::model::writing::faults::{DocumentFaults, LenientNotes, Notes};
use crate::model::writing::fields::{Fields, Noted, label, own_label, words_in_any};
use crate::model::writing::nearest::hint;
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

const CHECKS: &str = "sum, shares, ratio, attainable_share, difference, growth, annual_growth, mean, \
                      agreement, monotone, not_above, spending_never_falls or three_increases";

/// A mean annual growth is compared by powers of as many factors as it has years.
const MOST_YEARS: u32 = 300;

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
    /// What is known of each figure, by its code.
    figures: BTreeMap<String, FigureFacts>,
}

/// What a check has to know of a figure.
#[derive(Clone, Debug)]
struct FigureFacts {
    year: FigureYear,
    unit: Option<FigureUnit>,
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
    let figures = fields.required("figures", |place, reading| {
        let figures = place.each(reading, figure)?;
        check_repeated(place, &figures, reading);
        Some(figures)
    });
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
    let value = value(&mut fields, unit.as_deref());
    fields.note_unknown(&FIGURE_KEYS);
    let code = code?;
    let facts = FigureFacts {
        year,
        unit: unit.as_deref().and_then(FigureUnit::read),
    };
    if fields.notes.figures.insert(code.clone(), facts).is_some()
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
fn value(
    fields: &mut StatementFields<'_, '_>,
    unit: Option<&str>,
) -> Result<Option<PrintedFigure>, Noted> {
    let is_percent = unit
        .and_then(FigureUnit::read)
        .is_some_and(|unit| unit.is_percent());
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
        let unsigned = text.and_then(|text| text.trim_end().strip_suffix(['%', '％']));
        let figure = match unsigned {
            Some(number) if is_percent => number.parse::<PrintedFigure>().ok(),
            Some(_) => None,
            None => text.and_then(|text| text.parse().ok()),
        };
        if figure.is_none() {
            let expected = if unsigned.is_some() && !is_percent {
                "a decimal without %; a share has the unit \"%\""
            } else {
                "a decimal or x:1 as printed, perhaps with a sign before it"
            };
            place.fault(reading, expected);
        }
        Some(figure?.in_unit(unit.unwrap_or_default()))
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
    let kind = kind(&word, &mut fields);
    units(&word, &mut fields);
    Some(StatedCheck {
        name,
        kind: kind?,
        source,
    })
}

/// Notes what cannot be brought to one unit, where a check adds or compares it.
fn units(word: &str, fields: &mut StatementFields<'_, '_>) {
    let (alike, percent): (&[&str], &[&str]) = match word {
        "sum" => (&["parts", "total"], &[]),
        "shares" => (&[], &["parts"]),
        "difference" => (&["minuend", "subtrahend", "difference"], &[]),
        "growth" => (&["before", "after"], &["rate"]),
        "annual_growth" => (&["before", "after"], &["growth", "rate"]),
        "mean" => (&["figures", "mean"], &[]),
        "agreement" => (&["figures"], &[]),
        "not_above" => (&["figure", "reference"], &[]),
        // A quotient may be of any two units, and a series is looked at where it is read.
        _ => return,
    };
    let alike = referred(fields, alike);
    check_alike(&alike, fields.notes.faults());
    let percent = referred(fields, percent);
    check_percent(&percent, fields.notes.faults());
}

/// The figures that some keys of a check name, each where it is named.
fn referred(fields: &StatementFields<'_, '_>, keys: &[&str]) -> Vec<Referred> {
    let places = keys.iter().filter_map(|key| fields.place(key));
    places
        .flat_map(|place| named(&place, fields.notes))
        .collect()
}

/// The figures that a place or the members of its list name.
fn named(place: &Place<'_>, reading: &Reading) -> Vec<Referred> {
    let mut ignored = DocumentFaults::default();
    let places = if place.is_list() {
        place.list(&mut ignored).unwrap_or_default()
    } else {
        vec![place.clone()]
    };
    places
        .into_iter()
        .filter_map(|place| {
            let code = place.label(&mut ignored)?.trim().to_owned();
            let unit = reading.figures.get(&code)?.unit.clone();
            let path = place.path().to_owned();
            Some(Referred { path, code, unit })
        })
        .collect()
}

/// Notes what is stated of one indicator, stage and year in units that cannot be converted.
fn check_repeated(place: &Place<'_>, figures: &[StatedFigure], reading: &mut Reading) {
    let mut groups: BTreeMap<_, Vec<Referred>> = BTreeMap::new();
    for (index, figure) in figures.iter().enumerate() {
        let Some(indicator) = figure.indicator() else {
            continue;
        };
        let key = (indicator, figure.stage(), figure.year());
        groups.entry(key).or_default().push(Referred {
            path: format!("{}[{index}].unit", place.path()),
            code: figure.code().to_owned(),
            unit: figure.unit().and_then(FigureUnit::read),
        });
    }
    for group in groups.values_mut() {
        // What comes first says in which unit.
        group.reverse();
        check_alike(group, reading.faults());
    }
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
        "growth" => {
            let before = fields.required("before", known_code);
            let after = fields.required("after", known_code);
            let rate = fields.perhaps("rate", known_code);
            CheckKind::Growth {
                before: before?,
                after: after?,
                rate: rate.ok()?,
            }
        }
        "annual_growth" => {
            let growth = growth(fields);
            let years = years(fields, growth.as_ref());
            let rate = fields.perhaps("rate", known_code);
            CheckKind::AnnualGrowth {
                growth: growth?,
                years: years?,
                rate: rate.ok()?,
            }
        }
        "mean" => {
            let figures = fields.required("figures", codes);
            let mean = fields.perhaps("mean", known_code);
            CheckKind::Mean {
                figures: figures?,
                mean: mean.ok()?,
            }
        }
        "agreement" => CheckKind::Agreement {
            figures: fields.required("figures", codes)?,
        },
        "not_above" => {
            let figure = fields.required("figure", known_code);
            let reference = fields.required("reference", known_code);
            CheckKind::NotAbove {
                figure: figure?,
                reference: reference?,
            }
        }
        _ => return series_kind(word, fields),
    })
}

/// The checks of series.
fn series_kind(word: &str, fields: &mut StatementFields<'_, '_>) -> Option<CheckKind> {
    Some(match word {
        "monotone" => {
            let course = fields.required("must", course);
            let series = fields.required("series", series);
            CheckKind::Monotone {
                course: course?,
                series: series?,
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

/// The growth of all years together: between two figures, or in percent.
fn growth(fields: &mut StatementFields<'_, '_>) -> Option<StatedGrowth> {
    let both = ["before", "after"].map(|key| fields.place(key));
    match (fields.place("growth"), both) {
        (Some(place), [None, None]) => known_code(&place, fields.notes).map(StatedGrowth::Rate),
        (Some(place), _) => {
            place.fault(fields.notes, "either `growth`, or `before` and `after`");
            None
        }
        (None, _) => {
            let before = fields.required("before", known_code);
            let after = fields.required("after", known_code);
            Some(StatedGrowth::Between {
                before: before?,
                after: after?,
            })
        }
    }
}

/// In how many years something grew: as a check says, or as its figures are apart.
fn years(fields: &mut StatementFields<'_, '_>, growth: Option<&StatedGrowth>) -> Option<u32> {
    let apart = || {
        let Some(StatedGrowth::Between { before, after }) = growth else {
            return None;
        };
        let year = |code| fields.notes.figures.get(code)?.year.ok().flatten();
        u32::try_from(year(after)?.checked_sub(year(before)?)?).ok()
    };
    let is_sound = |years: &u32| (1..=MOST_YEARS).contains(years);
    if fields.place("years").is_none()
        && let Some(years) = apart().filter(is_sound)
    {
        return Some(years);
    }
    fields.required("years", |place, reading| {
        let count = place.count(&mut DocumentFaults::default());
        let years = count.filter(is_sound);
        if years.is_none() {
            place.fault(reading, "a whole number of years, 1 to 300");
        }
        years
    })
}

/// The code of a figure that is there.
fn known_code(place: &Place<'_>, reading: &mut Reading) -> Option<String> {
    let code = place.label(reading)?.trim();
    if reading.figures.contains_key(code) {
        return Some(code.to_owned());
    }
    let codes = reading.figures.keys().map(String::as_str);
    let near = hint(reading.notes.faults.nearest(code, codes));
    place.fault(reading, format!("the code of a figure{near}"));
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
        check_alike(&named(place, reading), reading.faults());
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
    check_percent(&named(&rates, reading), reading.faults());
    has_years(&rates, &figures, reading).then_some(StatedSeries::GrowthRates(figures))
}

/// Whether each figure of a series has a year of its own.
fn has_years(place: &Place<'_>, figures: &[String], reading: &mut Reading) -> bool {
    let mut seen = BTreeMap::new();
    let mut sound = true;
    for code in figures {
        let year = reading.figures.get(code).map(|facts| facts.year);
        let (found, expected) = match year {
            Some(Ok(Some(year))) => match seen.insert(year, code) {
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
        "growth" => &["before", "after", "rate"],
        "annual_growth" => &["before", "after", "growth", "years", "rate"],
        "mean" => &["figures", "mean"],
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
#[non_exhaustive]
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
    /// | `value` | the figure with every decimal that is printed, perhaps with a sign before it ([`PrintedFigure`]), in percent perhaps with `%` behind it; absent or `null`: the text does not give it |
    /// | `rounded_to` | the unit that it is rounded to, 0 where it is exact; absent: as [the guide](crate::guide::methods#what-a-text-states) says |
    /// | `unit` | `亿元`, `万人`, `%`, … : what is added or compared is converted first; absent: that of the figures beside it |
    /// | `year`, `stage`, `source` | of it; absent: nothing is said |
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
    /// | `growth` | `before`, `after`, `rate` (in percent; absent: it is only computed) | the rate follows |
    /// | `annual_growth` | `before` and `after`, or `growth` (of all years, in percent); `years` (absent: those between the figures); `rate` (in percent a year; absent: it is only computed) | the rate follows |
    /// | `mean` | `figures` (a list), `mean` (absent: it is only computed) | the mean follows |
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
    ///   of a series without a year or with that of another, units that cannot be converted where
    ///   figures are added or compared.
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
