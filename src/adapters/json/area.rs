//! What is filed for an area, as JSON.

use crate::adapters::json::error::{JsonFileError, read_text};
use crate::adapters::json::node::read_node;
use crate::model::{AreaFiling, Attestation, DocumentFaults, Place, hint};
use crate::standards::{TableStandard, TableTest};
use std::path::Path;

/// Reads what is filed for an area from JSON text: one object with `name`, `facts` by their codes and
/// `attestations` by the codes of their criteria, each of which may be left out.
///
/// What is absent or `null` is unknown: never zero, never `false`. A code that the standard does not
/// have is a fault, as the figure would be passed over without a word.
///
/// # Errors
///
/// - [`JsonFileError::Json`] if the text is no JSON.
/// - [`JsonFileError::Faults`] with every fault and the path to it.
///
/// # Examples
///
/// ```
/// use junheng::adapters::json::{JsonFileError, read_area_filing};
/// use junheng::standards::catalogue::CN_PRESCHOOL_2020;
///
/// let filing = read_area_filing(r#"{
///     "name": "Riverside", "facts": {"population_3_to_5": 1200, "townships": null},
///     "attestations": {"safety": {"met": true, "evidence": "report 7"}}
/// }"#, &CN_PRESCHOOL_2020)?;
/// assert_eq!(filing.facts.len(), 1);
///
/// let faults = read_area_filing(
///     r#"{"facts": {"population_3_to_6": 1200, "townships": 1.5}, "attestations": {"safety": true}}"#,
///     &CN_PRESCHOOL_2020,
/// ).unwrap_err();
/// assert_eq!(faults.to_string(), "\
/// at facts.population_3_to_6: found an unknown key; expected the code of a fact of the standard; \
/// the nearest is `population_3_to_5`
/// at facts.townships: found 1.5; expected a whole number
/// at attestations.safety: found true; expected an object");
/// # Ok::<(), JsonFileError>(())
/// ```
pub fn read_area_filing(text: &str, standard: &TableStandard) -> Result<AreaFiling, JsonFileError> {
    let node = read_node(text)?;
    let mut reading = Reading {
        standard,
        filing: AreaFiling::default(),
        faults: DocumentFaults::default(),
    };
    reading.area(&Place::root(&node));
    Ok(reading.faults.into_result(Some(reading.filing))?)
}

/// Reads what is filed for an area from a JSON file.
///
/// # Errors
///
/// Those of [`read_area_filing`], and
///
/// - [`JsonFileError::Io`] with the path if the file cannot be read.
/// - [`JsonFileError::Json`] if it is not UTF-8.
pub fn read_area_filing_file(
    path: impl AsRef<Path>,
    standard: &TableStandard,
) -> Result<AreaFiling, JsonFileError> {
    read_area_filing(&read_text(path.as_ref())?, standard)
}

/// What was found so far.
struct Reading<'s> {
    standard: &'s TableStandard,
    filing: AreaFiling,
    faults: DocumentFaults,
}

impl Reading<'_> {
    fn area(&mut self, place: &Place<'_>) {
        for (key, value) in self.values(place) {
            match key {
                "name" => self.filing.name = value.text(&mut self.faults).map(str::to_owned),
                "facts" => {
                    for (code, value) in self.values(&value) {
                        self.fact(code, &value);
                    }
                }
                "attestations" => {
                    for (code, value) in self.values(&value) {
                        self.attestation(code, &value);
                    }
                }
                _ => self.unknown(key, &value, "a key", &["name", "facts", "attestations"]),
            }
        }
    }

    /// The keys and values of an object that are not `null`.
    fn values<'n>(&mut self, place: &Place<'n>) -> Vec<(&'n str, Place<'n>)> {
        let mut values = place.values(&mut self.faults);
        values.retain(|(_, value)| !value.is_null());
        values
    }

    fn fact(&mut self, code: &str, value: &Place<'_>) {
        let standard = self.standard;
        let Some(fact) = standard.fact(code) else {
            let known: Vec<&str> = standard.facts.iter().map(|fact| &*fact.code).collect();
            self.unknown(code, value, "the code of a fact of the standard", &known);
            return;
        };
        let Some(amount) = value.amount(&mut self.faults) else {
            return;
        };
        if fact.whole && !amount.is_whole() {
            value.fault(&mut self.faults, "a whole number");
        } else if !fact.signed && amount.is_negative() {
            value.fault(&mut self.faults, "a decimal, 0 or more");
        } else {
            self.filing.facts.insert(code.to_owned(), amount);
        }
    }

    fn attestation(&mut self, code: &str, value: &Place<'_>) {
        let criteria = self.standard.criteria.iter();
        let attested = criteria.filter(|criterion| matches!(criterion.test, TableTest::Attested));
        let known: Vec<&str> = attested.map(|criterion| &*criterion.code).collect();
        if !known.contains(&code) {
            let what = "the code of a criterion with an attestation of the standard";
            self.unknown(code, value, what, &known);
            return;
        }
        let mut attestation = Attestation::default();
        for (key, value) in self.values(value) {
            match key {
                "met" => attestation.met = value.boolean(&mut self.faults),
                "evidence" => {
                    attestation.evidence = value.text(&mut self.faults).map(str::to_owned);
                }
                _ => self.unknown(key, &value, "a key", &["met", "evidence"]),
            }
        }
        self.filing
            .attestations
            .insert(code.to_owned(), attestation);
    }

    fn unknown(&mut self, key: &str, place: &Place<'_>, what: &str, known: &[&str]) {
        let expected = match self.faults.nearest(key, known.iter().copied()) {
            near @ Some(_) => what.to_owned() + &hint(near),
            None => match known.join(", ") {
                none if none.is_empty() => format!("{what}, which has none"),
                all => format!("{what}, one of {all}"),
            },
        };
        self.faults
            .push(place.path(), "an unknown key".to_owned(), expected);
    }
}
