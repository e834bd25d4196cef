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
    let mut faults = DocumentFaults::default();
    let filing = area_filing(&Place::root(&node), standard, &mut faults);
    Ok(faults.into_result(Some(filing))?)
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

fn area_filing(
    place: &Place<'_>,
    standard: &TableStandard,
    faults: &mut DocumentFaults,
) -> AreaFiling {
    let mut filing = AreaFiling::default();
    for (key, value) in values(place, faults) {
        match key {
            "name" => filing.name = value.text(faults).map(str::to_owned),
            "facts" => {
                for (code, value) in values(&value, faults) {
                    fact(code, &value, standard, &mut filing, faults);
                }
            }
            "attestations" => {
                for (code, value) in values(&value, faults) {
                    attestation(code, &value, standard, &mut filing, faults);
                }
            }
            _ => unknown(
                key,
                &value,
                "a key",
                ["name", "facts", "attestations"].into_iter(),
                faults,
            ),
        }
    }
    filing
}

/// The keys and values of an object that are not `null`.
fn values<'n>(place: &Place<'n>, faults: &mut DocumentFaults) -> Vec<(&'n str, Place<'n>)> {
    let mut values = place.values(faults);
    values.retain(|(_, value)| !value.is_null());
    values
}

fn fact(
    code: &str,
    value: &Place<'_>,
    standard: &TableStandard,
    filing: &mut AreaFiling,
    faults: &mut DocumentFaults,
) {
    let Some(fact) = standard.fact(code) else {
        let known = standard.facts.iter().map(|fact| fact.code.as_ref());
        unknown(
            code,
            value,
            "the code of a fact of the standard",
            known,
            faults,
        );
        return;
    };
    let Some(amount) = value.amount(faults) else {
        return;
    };
    if fact.whole && !amount.is_whole() {
        value.fault(faults, "a whole number");
    } else if !fact.signed && amount.is_negative() {
        value.fault(faults, "a decimal, 0 or more");
    } else {
        filing.facts.insert(code.to_owned(), amount);
    }
}

fn attestation(
    code: &str,
    value: &Place<'_>,
    standard: &TableStandard,
    filing: &mut AreaFiling,
    faults: &mut DocumentFaults,
) {
    let attested = || {
        let criteria = standard.criteria.iter();
        criteria.filter(|criterion| matches!(criterion.test, TableTest::Attested))
    };
    if !attested().any(|criterion| criterion.code == code) {
        let known = attested().map(|criterion| criterion.code.as_ref());
        let what = "the code of a criterion with an attestation of the standard";
        unknown(code, value, what, known, faults);
        return;
    }
    let mut attestation = Attestation::default();
    for (key, value) in values(value, faults) {
        match key {
            "met" => attestation.met = value.boolean(faults),
            "evidence" => attestation.evidence = value.text(faults).map(str::to_owned),
            _ => unknown(
                key,
                &value,
                "a key",
                ["met", "evidence"].into_iter(),
                faults,
            ),
        }
    }
    filing.attestations.insert(code.to_owned(), attestation);
}

fn unknown<'k>(
    key: &str,
    place: &Place<'_>,
    what: &str,
    known: impl Iterator<Item = &'k str> + Clone,
    faults: &mut DocumentFaults,
) {
    let expected = match faults.nearest(key, known.clone()) {
        near @ Some(_) => what.to_owned() + &hint(near),
        None => match known.collect::<Vec<_>>().join(", ") {
            none if none.is_empty() => format!("{what}, which has none"),
            all => format!("{what}, one of {all}"),
        },
    };
    faults.push(place.path(), "an unknown key".to_owned(), expected);
}
