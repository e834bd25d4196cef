//! The statements of a text from a document, with every fault at once.

use crate::model::plan::monotone_target::Course;
use crate::model::plan::years::PLAN_YEARS;
use crate::model::statements::check::{CheckKind, StatedCheck, StatedSeries};
use crate::model::statements::printed_figure::PrintedFigure;
use crate::model::statements::statements::{StatedFigure, Statements};
use crate::model::writing::amount::Amount;
use crate::model::writing::document::{DocumentFaults, Entries, Node, Place};
use crate::model::writing::nearest::nearest;
use crate::model::writing::text::Text;
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
    let statements = reading.statements(&Place::root(node));
    let unknown_keys = reading.unknown_keys;
    reading
        .faults
        .into_result(statements.map(|statements| StatementsReading {
            statements,
            unknown_keys,
        }))
}

/// What was found so far.
#[derive(Debug, Default)]
struct Reading {
    faults: DocumentFaults,
    unknown_keys: Vec<String>,
    /// The year of each figure, by its code; `None` also where the year has a fault.
    years: BTreeMap<String, FigureYear>,
}

/// There is a fault, and it was noted.
#[derive(Clone, Copy, Debug)]
struct Noted;

/// What is known of the year of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FigureYear {
    Of(i32),
    Absent,
    Faulty,
}

impl Reading {
    fn statements(&mut self, place: &Place<'_>) -> Option<Statements> {
        let entries = place.entries(&mut self.faults)?;
        let id = self.required_label(&entries, "id");
        let title = self.words(&entries, "title");
        let source = self.label(&entries, "source");
        let figures = entries.required("figures", &mut self.faults);
        let figures = figures.and_then(|place| place.list(&mut self.faults));
        let figures: Option<Vec<Option<StatedFigure>>> =
            figures.map(|places| places.iter().map(|place| self.figure(place)).collect());
        let checks = match entries.optional("checks") {
            Some(place) => place.list(&mut self.faults),
            None => Some(Vec::new()),
        };
        let checks: Option<Vec<Option<StatedCheck>>> =
            checks.map(|places| places.iter().map(|place| self.check(place)).collect());
        self.note_unknown(&entries, &TOP_KEYS);
        Some(Statements {
            id: id?,
            title,
            source,
            figures: figures?.into_iter().collect::<Option<_>>()?,
            checks: checks?.into_iter().collect::<Option<_>>()?,
        })
    }

    fn figure(&mut self, place: &Place<'_>) -> Option<StatedFigure> {
        let entries = place.entries(&mut self.faults)?;
        let code = self.required_label(&entries, "code");
        let name = self.words(&entries, "name");
        let [unit, stage, indicator, source] =
            ["unit", "stage", "indicator", "source"].map(|key| self.label(&entries, key));
        let year_place = entries.optional("year");
        let year = year_place.as_ref().and_then(|place| self.year(place));
        let value = self.value(&entries);
        self.note_unknown(&entries, &FIGURE_KEYS);
        let code = code?;
        let known = match (&year_place, year) {
            (_, Some(year)) => FigureYear::Of(year),
            (None, None) => FigureYear::Absent,
            (Some(_), None) => FigureYear::Faulty,
        };
        if self.years.insert(code.clone(), known).is_some()
            && let Some(place) = entries.optional("code")
        {
            let expected = "a code that no figure before it has";
            place.fault(&mut self.faults, expected);
        }
        Some(StatedFigure {
            code,
            name,
            value: value.ok()?,
            unit,
            stage,
            indicator,
            year,
            source,
        })
    }

    /// The printed figure; `None` where the text gives none.
    fn value(&mut self, entries: &Entries<'_>) -> Result<Option<PrintedFigure>, Noted> {
        let rounded_to = match entries.optional("rounded_to") {
            Some(place) => {
                let unit = place.amount(&mut self.faults).ok_or(Noted)?;
                if unit.is_negative() {
                    place.fault(&mut self.faults, "a unit of 0 or more, such as 0.1 or 1000");
                    return Err(Noted);
                }
                Some(unit)
            }
            None => None,
        };
        let Some(place) = entries.optional("value") else {
            return Ok(None);
        };
        let mut ignored = DocumentFaults::default();
        let text = place.label(&mut ignored);
        let figure = text.and_then(|text| text.parse::<PrintedFigure>().ok());
        let Some(figure) = figure else {
            let expected = "a decimal or x:1 as printed, perhaps with a sign before it";
            place.fault(&mut self.faults, expected);
            return Err(Noted);
        };
        match rounded_to {
            Some(unit) => figure.rounded_to(unit).map(Some).map_err(|_| Noted),
            None => Ok(Some(figure)),
        }
    }

    fn check(&mut self, place: &Place<'_>) -> Option<StatedCheck> {
        let entries = place.entries(&mut self.faults)?;
        let name = self.words(&entries, "name");
        let source = self.label(&entries, "source");
        let kind = entries.required("check", &mut self.faults)?;
        let known = kind.choice(&mut self.faults, CHECKS, keys_of);
        let word = known.and_then(|_| kind.text(&mut DocumentFaults::default()));
        let keys = known?;
        let unknown = entries
            .all()
            .filter(|(key, _)| !["check", "name", "source"].contains(key) && !keys.contains(key));
        let paths = unknown.map(|(_, place)| place.path().to_owned());
        self.unknown_keys.extend(paths);
        let kind = self.kind(word?, &entries)?;
        Some(StatedCheck { name, kind, source })
    }

    /// Every key is read before any is missed, so that all faults are told.
    fn kind(&mut self, word: &str, entries: &Entries<'_>) -> Option<CheckKind> {
        Some(match word {
            "sum" => {
                let (parts, total) = (self.codes(entries, "parts"), self.code(entries, "total"));
                CheckKind::Sum {
                    parts: parts?,
                    total: total?,
                }
            }
            "shares" => CheckKind::Shares {
                parts: self.codes(entries, "parts")?,
            },
            "ratio" => {
                let numerator = self.code(entries, "numerator");
                let denominator = self.code(entries, "denominator");
                let per = self.per(entries);
                let ratio = self.optional_code(entries, "ratio");
                CheckKind::Ratio {
                    numerator: numerator?,
                    denominator: denominator?,
                    per: per?,
                    ratio: ratio.ok()?,
                }
            }
            "attainable_share" => {
                let share = self.code(entries, "share");
                let whole = self.code(entries, "whole");
                let per = self.per(entries);
                CheckKind::AttainableShare {
                    share: share?,
                    whole: whole?,
                    per: per?,
                }
            }
            "difference" => {
                let minuend = self.code(entries, "minuend");
                let subtrahend = self.code(entries, "subtrahend");
                let difference = self.optional_code(entries, "difference");
                CheckKind::Difference {
                    minuend: minuend?,
                    subtrahend: subtrahend?,
                    difference: difference.ok()?,
                }
            }
            "agreement" => CheckKind::Agreement {
                figures: self.codes(entries, "figures")?,
            },
            "monotone" => {
                let course = entries.required("must", &mut self.faults);
                let course = course.and_then(|place| self.course(&place));
                let series = entries.required("series", &mut self.faults);
                let series = series.and_then(|place| self.series(&place));
                CheckKind::Monotone {
                    course: course?,
                    series: series?,
                }
            }
            "not_above" => {
                let figure = self.code(entries, "figure");
                let reference = self.code(entries, "reference");
                CheckKind::NotAbove {
                    figure: figure?,
                    reference: reference?,
                }
            }
            "spending_never_falls" => {
                let total = self.optional_series(entries, "total");
                let per_pupil = self.series_by_stage(entries);
                CheckKind::SpendingNeverFalls {
                    total: total.ok()?,
                    per_pupil: per_pupil?,
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
                .map(|key| self.optional_series(entries, key));
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

    fn per(&mut self, entries: &Entries<'_>) -> Option<Amount> {
        let Some(place) = entries.optional("per") else {
            return Some(1.into());
        };
        let per = place.amount(&mut self.faults)?;
        if per.is_zero() || per.is_negative() {
            place.fault(&mut self.faults, "a number above 0");
            return None;
        }
        Some(per)
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

    /// The code of a figure that is there.
    fn known_code(&mut self, place: &Place<'_>) -> Option<String> {
        let code = place.label(&mut self.faults)?.trim();
        if self.years.contains_key(code) {
            return Some(code.to_owned());
        }
        let codes = self.years.keys().map(String::as_str);
        let expected = match nearest(code, codes) {
            Some(near) => format!("the code of a figure; the nearest is `{near}`"),
            None => "the code of a figure".to_owned(),
        };
        place.fault(&mut self.faults, expected);
        None
    }

    fn code(&mut self, entries: &Entries<'_>, key: &str) -> Option<String> {
        let place = entries.required(key, &mut self.faults)?;
        self.known_code(&place)
    }

    fn optional_code(&mut self, entries: &Entries<'_>, key: &str) -> Result<Option<String>, Noted> {
        match entries.optional(key) {
            Some(place) => self.known_code(&place).map(Some).ok_or(Noted),
            None => Ok(None),
        }
    }

    fn codes(&mut self, entries: &Entries<'_>, key: &str) -> Option<Vec<String>> {
        let place = entries.required(key, &mut self.faults)?;
        self.code_list(&place)
    }

    fn code_list(&mut self, place: &Place<'_>) -> Option<Vec<String>> {
        let places = place.list(&mut self.faults)?;
        if places.is_empty() {
            place.fault(&mut self.faults, "at least one code of a figure");
            return None;
        }
        let codes: Vec<Option<String>> =
            places.iter().map(|place| self.known_code(place)).collect();
        codes.into_iter().collect()
    }

    /// A series; `None` where there is none.
    fn optional_series(
        &mut self,
        entries: &Entries<'_>,
        key: &str,
    ) -> Result<Option<StatedSeries>, Noted> {
        match entries.optional(key) {
            Some(place) => self.series(&place).map(Some).ok_or(Noted),
            None => Ok(None),
        }
    }

    fn series_by_stage(&mut self, entries: &Entries<'_>) -> Option<BTreeMap<String, StatedSeries>> {
        let Some(place) = entries.optional("per_pupil") else {
            return Some(BTreeMap::new());
        };
        let stages = place.entries(&mut self.faults)?;
        let series: Vec<Option<(String, StatedSeries)>> = stages
            .all()
            .map(|(stage, place)| Some((stage.to_owned(), self.series(&place)?)))
            .collect();
        series.into_iter().collect()
    }

    fn series(&mut self, place: &Place<'_>) -> Option<StatedSeries> {
        if place.is_list() {
            let figures = self.code_list(place)?;
            return self
                .has_years(place, &figures)
                .then_some(StatedSeries::Levels(figures));
        }
        let mut ignored = DocumentFaults::default();
        let entries = place.entries(&mut ignored);
        let rates = entries.as_ref().and_then(|entries| {
            self.note_unknown(entries, &["growth_rates"]);
            entries.optional("growth_rates")
        });
        let Some(rates) = rates else {
            let expected = "a list of codes of figures, or one as {\"growth_rates\": […]}";
            place.fault(&mut self.faults, expected);
            return None;
        };
        let figures = self.code_list(&rates)?;
        self.has_years(&rates, &figures)
            .then_some(StatedSeries::GrowthRates(figures))
    }

    /// Whether each figure of a series has a year of its own.
    fn has_years(&mut self, place: &Place<'_>, figures: &[String]) -> bool {
        let mut seen = BTreeMap::new();
        let mut sound = true;
        for code in figures {
            match self.years.get(code) {
                Some(FigureYear::Of(year)) => {
                    if let Some(first) = seen.insert(*year, code) {
                        let found = format!("`{first}` and `{code}` of {year}");
                        self.faults.push(place.path(), found, "one figure a year");
                        sound = false;
                    }
                }
                Some(FigureYear::Absent) => {
                    let found = format!("`{code}` without a year");
                    let expected = "figures that have one";
                    self.faults.push(place.path(), found, expected);
                    sound = false;
                }
                // It was complained of where it was read.
                Some(FigureYear::Faulty) | None => sound = false,
            }
        }
        sound
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

    fn note_unknown(&mut self, entries: &Entries<'_>, known: &[&str]) {
        let unknown = entries.all().filter(|(key, _)| !known.contains(key));
        let paths = unknown.map(|(_, place)| place.path().to_owned());
        self.unknown_keys.extend(paths);
    }

    fn required_label(&mut self, entries: &Entries<'_>, key: &str) -> Option<String> {
        let place = entries.required(key, &mut self.faults)?;
        let text = place.label(&mut self.faults)?.trim();
        if text.is_empty() {
            place.fault(&mut self.faults, "a text that is not blank");
            return None;
        }
        Some(text.to_owned())
    }

    fn label(&mut self, entries: &Entries<'_>, key: &str) -> Option<String> {
        let text = entries.optional(key)?.label(&mut self.faults)?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn words(&mut self, entries: &Entries<'_>, key: &str) -> Option<Text> {
        let place = entries.optional(key)?;
        let words = place.words(&mut self.faults)?;
        self.unknown_keys.extend(words.unknown_keys);
        words.text
    }
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
