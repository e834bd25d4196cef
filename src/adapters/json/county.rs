//! What counties file beside their schools, as JSON.

use crate::adapters::json::error::{JsonFileError, read_text};
use crate::adapters::json::node::read_node;
use crate::adapters::json::warning::CountyFileWarning;
use crate::model::{
    Amount, Attestation, CountyFiling, DocumentFaults, Fact, Item, MonitoringResult, Node, Notes,
    Place, code_form, nearest, visible,
};
use std::collections::BTreeSet;
use std::path::Path;

/// What counties file beside their schools, read without faults.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CountyFilings {
    /// The filings, in the order of the file; no two have the same id.
    pub filings: Vec<CountyFiling>,
    /// What was passed over.
    pub warnings: Vec<CountyFileWarning>,
}

/// Reads a county file from JSON text: one object, or a list of them.
///
/// The [module](super) says what it may hold.
///
/// # Errors
///
/// - [`JsonFileError::Json`] if the text is no JSON.
/// - [`JsonFileError::Faults`] with every fault and the path to it.
///
/// # Examples
///
/// ```
/// use junheng::adapters::json::{JsonFileError, read_county_filings};
/// use junheng::model::Fact;
///
/// let read = read_county_filings(r#"{
///     "id": "320499",
///     "facts": {"rotated_teachers": 238, "rotated_teacher": 1, "teacher_mean_pay": "158640.50"},
///     "vetoes": {"V1": false, "V2": null}
/// }"#)?;
/// let filing = &read.filings[0];
/// assert_eq!(filing.fact(Fact::RotatedTeachers), Some(&238.into()));
/// assert_eq!(filing.fact(Fact::DisabledChildren), None);
/// assert_eq!(filing.vetoes.get("V2"), None);
/// assert_eq!(
///     read.warnings[0].to_string(),
///     "`facts.rotated_teacher` is not a known key and is ignored; \
///      the nearest known key is `rotated_teachers`"
/// );
/// # Ok::<(), JsonFileError>(())
/// ```
///
/// All faults are told at once:
///
/// ```
/// use junheng::adapters::json::read_county_filings;
///
/// let faults = read_county_filings(r#"[
///     {"id": "1", "facts": {"rotated_teachers": -3, "teacher_mean_pay": "158,640"}},
///     {"id": "1", "survey": {"returned": 900, "satisfied": 901}}
/// ]"#).unwrap_err();
/// assert_eq!(faults.to_string(), "\
/// at [0].facts.rotated_teachers: found -3; expected a decimal, 0 or more
/// at [0].facts.teacher_mean_pay: found \"158,640\"; expected a decimal
/// at [1].id: found \"1\" a second time; expected an id of its own
/// at [1].survey.satisfied: found 901; expected at most `returned`, 900");
/// ```
pub fn read_county_filings(text: &str) -> Result<CountyFilings, JsonFileError> {
    let node = read_node(text)?;
    let mut reading = Reading::default();
    let filings = reading.filings(&node);
    let filings = reading.faults.into_result(Some(filings))?;
    Ok(CountyFilings {
        filings,
        warnings: reading.warnings,
    })
}

/// Reads a county file.
///
/// # Errors
///
/// Those of [`read_county_filings`], and
///
/// - [`JsonFileError::Io`] with the path if the file cannot be read.
/// - [`JsonFileError::Json`] if it is not UTF-8.
pub fn read_county_file(path: impl AsRef<Path>) -> Result<CountyFilings, JsonFileError> {
    read_county_filings(&read_text(path.as_ref())?)
}

/// The keys of one county.
const COUNTY_KEYS: [&str; 9] = [
    "id",
    "name",
    "year",
    "facts",
    "attestations",
    "vetoes",
    "survey",
    "monitoring",
    "imputed",
];

/// Two figures of which the first cannot be above the second, and the key of the second.
const PAIRS: [(Fact, Fact); 2] = [
    (
        Fact::SelectiveSeniorPlacesAllocated,
        Fact::SelectiveSeniorPlaces,
    ),
    (Fact::SurveySatisfied, Fact::SurveyReturned),
];

/// What was found so far.
#[derive(Debug, Default)]
struct Reading {
    faults: DocumentFaults,
    warnings: Vec<CountyFileWarning>,
}

impl Reading {
    fn filings(&mut self, node: &Node) -> Vec<CountyFiling> {
        let root = Place::root(node);
        if !matches!(node, Node::List(_)) {
            return vec![self.filing(&root, &mut BTreeSet::new())];
        }
        let mut seen = BTreeSet::new();
        let places = root.list(self).unwrap_or_default();
        places
            .iter()
            .map(|place| self.filing(place, &mut seen))
            .collect()
    }

    fn filing(&mut self, place: &Place<'_>, seen: &mut BTreeSet<String>) -> CountyFiling {
        let mut filing = CountyFiling::default();
        for (key, value) in self.values(place) {
            match key {
                "id" => {
                    filing.id = self.identifier(&value);
                    if let Some(id) = &filing.id
                        && !seen.insert(code_form(id).into_owned())
                    {
                        let found = format!("\"{id}\" a second time");
                        self.faults.push(value.path(), found, "an id of its own");
                    }
                }
                "name" => filing.name = self.text(&value),
                "year" => {
                    filing.year = value.label(self).map(|year| year.trim().to_owned());
                }
                "facts" | "survey" => self.facts(&value, key == "survey", &mut filing),
                "attestations" => {
                    for (code, attested) in self.values(&value) {
                        if self.is_code(code, &attested) {
                            let attestation = self.attestation(&attested);
                            filing.attestations.insert(code.to_owned(), attestation);
                        }
                    }
                }
                "vetoes" => {
                    for (code, happened) in self.values(&value) {
                        if self.is_code(code, &happened)
                            && let Some(happened) = happened.boolean(self)
                        {
                            filing.vetoes.insert(code.to_owned(), happened);
                        }
                    }
                }
                "monitoring" => {
                    let results = value.list(self).unwrap_or_default();
                    filing.monitoring = results
                        .iter()
                        .map(|result| self.monitoring_result(result))
                        .collect();
                }
                "imputed" => {
                    for (school, items) in self.values(&value) {
                        let items = items.list(self).unwrap_or_default();
                        let items = items.iter().filter_map(|item| self.item(item)).collect();
                        filing.imputed.insert(school.trim().to_owned(), items);
                    }
                }
                _ => self.unknown_key(key, value.path(), &COUNTY_KEYS),
            }
        }
        filing
    }

    /// The keys and values of an object that are not `null`; the first where a key stands twice.
    fn values<'n>(&mut self, place: &Place<'n>) -> Vec<(&'n str, Place<'n>)> {
        let mut values = place.values(self);
        let mut seen = BTreeSet::new();
        values.retain(|(key, value)| seen.insert(*key) && !value.is_null());
        values
    }

    fn facts(&mut self, place: &Place<'_>, of_survey: bool, filing: &mut CountyFiling) {
        for (key, value) in self.values(place) {
            match Fact::from_code(key) {
                Some(fact) if fact.is_survey() == of_survey => {
                    if let Some(amount) = self.amount(&value) {
                        if fact.unit().is_whole() && !amount.is_whole() {
                            self.warnings.push(CountyFileWarning::Fraction {
                                path: value.path().to_owned(),
                                amount: amount.clone(),
                            });
                        }
                        filing.facts.insert(fact, amount);
                    }
                }
                _ => {
                    let here = Fact::ALL
                        .iter()
                        .filter(|fact| fact.is_survey() == of_survey);
                    let known: Vec<&str> = here.map(|fact| fact.code()).collect();
                    self.unknown_key(key, value.path(), &known);
                }
            }
        }
        for (part, whole) in PAIRS {
            if part.is_survey() == of_survey
                && let (Some(amount), Some(most)) = (filing.fact(part), filing.fact(whole))
                && amount > most
            {
                self.faults.push(
                    &format!("{}.{}", place.path(), part.code()),
                    amount.to_string(),
                    format!("at most `{}`, {most}", whole.code()),
                );
            }
        }
    }

    /// A figure of a school, by its code.
    fn item(&mut self, place: &Place<'_>) -> Option<Item> {
        let code = place.text(self)?.trim();
        let item = Item::from_code(code).filter(|item| item.is_amount());
        if item.is_none() {
            place.fault(self, "the code of a figure of the school file");
        }
        item
    }

    fn attestation(&mut self, place: &Place<'_>) -> Attestation {
        let mut attestation = Attestation::default();
        for (key, value) in self.values(place) {
            match key {
                "met" => attestation.met = value.boolean(self),
                "evidence" => attestation.evidence = self.text(&value),
                _ => self.unknown_key(key, value.path(), &["met", "evidence"]),
            }
        }
        attestation
    }

    fn monitoring_result(&mut self, place: &Place<'_>) -> MonitoringResult {
        let mut result = MonitoringResult::default();
        for (key, value) in self.values(place) {
            match key {
                "subject" => result.subject = self.text(&value),
                "level" => result.level = self.amount(&value),
                "between_school_rate" => result.between_school_rate = self.amount(&value),
                _ => {
                    self.unknown_key(
                        key,
                        value.path(),
                        &["subject", "level", "between_school_rate"],
                    );
                }
            }
        }
        result
    }

    /// Whether a key can be the code of a clause or a veto.
    fn is_code(&mut self, code: &str, place: &Place<'_>) -> bool {
        /// A longer code is none, and would be repeated in every path below it.
        const LONGEST: usize = 64;
        let fits = !code.trim().is_empty() && code.chars().take(LONGEST + 1).count() <= LONGEST;
        if !fits {
            let expected = format!("the code of a clause or a veto, of 1 to {LONGEST} characters");
            self.faults
                .push(place.path(), "the key".to_owned(), expected);
        }
        fits
    }

    fn amount(&mut self, place: &Place<'_>) -> Option<Amount> {
        let amount = place.amount(self)?;
        if amount.is_negative() {
            place.fault(self, "a decimal, 0 or more");
            return None;
        }
        Some(amount)
    }

    fn identifier(&mut self, place: &Place<'_>) -> Option<String> {
        let text = place.label(self)?.trim();
        let fits = !text.is_empty()
            && (place.is_text() || text.bytes().all(|digit| digit.is_ascii_digit()));
        if !fits {
            place.fault(self, "the code of a county, as in the school file");
            return None;
        }
        Some(text.to_owned())
    }

    /// A text; a blank one says nothing.
    fn text(&mut self, place: &Place<'_>) -> Option<String> {
        let text = place.text(self)?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }
}

/// An unknown key is passed over with a warning.
impl Notes for Reading {
    fn faults(&mut self) -> &mut DocumentFaults {
        &mut self.faults
    }

    fn unknown_key(&mut self, key: &str, path: &str, known: &[&str]) {
        /// After so many warnings nobody reads on.
        const HINTED: usize = 1000;
        let nearest = match Fact::from_code(key) {
            Some(fact) if fact.is_survey() => Some(format!("survey.{key}")),
            Some(_) => Some(format!("facts.{key}")),
            None if self.warnings.len() < HINTED => {
                nearest(key, known.iter().copied()).map(str::to_owned)
            }
            None => None,
        };
        let path = visible(path);
        self.warnings
            .push(CountyFileWarning::UnknownKey { path, nearest });
    }
}
