//! What is needed to check a verdict years later.

use crate::adapters::json::error::JsonError;
use crate::adapters::json::node::read_node;
use crate::evaluation::Comparison;
use crate::model::{Language, Node};
use crate::standards::Standard;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// An evaluation as it was made: the rule, what was asked for, the digest of every input, and the report.
///
/// It holds what decides a report: the crate and its version, the standard, its options and reliefs, how
/// values were compared, how the files were read, and the language of the sentences. It does not hold the
/// inputs themselves, which have to be kept beside it, and nothing of the machine, the user or the time:
/// the same evaluation made twice, anywhere, has the same record, byte for byte.
///
/// A digest shows that a file has changed, by accident or by someone who did not have the record. It is no
/// signature: who can change the files and the record can make a new record.
///
/// # Examples
///
/// A school file of which one digit was changed since:
///
/// ```
/// use junheng::adapters::json::{EvaluationRecord, InputRole, RecordedInput, RecordedRequest};
/// use junheng::evaluation::Evaluator;
/// use junheng::model::{County, Language};
/// use junheng::standards::catalogue::CN_QUALITY_BALANCE_2017 as STANDARD;
///
/// let record = |schools: &str| {
///     let county = County::default();
///     let report = Evaluator::new(&STANDARD)?.evaluate(&county);
///     let input = RecordedInput::of(InputRole::Schools, "schools.csv", schools.as_bytes());
///     let request = RecordedRequest::default();
///     let document = report.to_document(Language::En);
///     let record = EvaluationRecord::new(&STANDARD, request, vec![input], &document);
///     Ok::<_, junheng::Error>(record)
/// };
/// let (then, now) = (record("school_id\n1")?, record("school_id\n2")?);
/// assert!(then.differences(&then)?.is_empty());
/// let found = then.differences(&now)?;
/// assert_eq!(found.len(), 1);
/// assert!(found[0].to_string().starts_with("the input `schools.csv` has changed: it had 11 bytes"));
/// # Ok::<(), junheng::Error>(())
/// ```
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct EvaluationRecord {
    /// The version of the form: 1.
    pub schema: u32,
    /// The version of this crate that made the report.
    pub crate_version: String,
    /// The standard, without the options.
    pub standard: RecordedStandard,
    /// What was asked for.
    pub request: RecordedRequest,
    /// The SHA-256 of what was asked for, as JSON without blanks.
    pub request_sha256: String,
    /// The files.
    pub inputs: Vec<RecordedInput>,
    /// The report.
    pub report: RecordedReport,
}

/// The standard that counties were held to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct RecordedStandard {
    /// Its identifier.
    pub id: String,
    /// The SHA-256 of its canonical JSON: the keys in the order of
    /// [`write_standard`](crate::adapters::json::write_standard), without blanks.
    pub sha256: String,
}

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordedRequest {
    /// The options of the standard, each as `NAME=VALUE`.
    pub options: Vec<String>,
    /// The names of the reliefs.
    pub reliefs: Vec<String>,
    /// How values were compared.
    pub comparison: Comparison,
    /// The sheet of a workbook that was named, if one was.
    pub sheet: Option<String>,
    /// Whether rows were kept whose words are those of a total.
    pub keep_all_rows: bool,
    /// The language of the sentences of the report.
    pub language: Language,
}

impl Default for RecordedRequest {
    /// No option, no relief, exact comparison, and English sentences.
    fn default() -> Self {
        Self {
            options: Vec::new(),
            reliefs: Vec::new(),
            comparison: Comparison::default(),
            sheet: None,
            keep_all_rows: false,
            language: Language::En,
        }
    }
}

/// What an input is to an evaluation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum InputRole {
    /// The school file.
    Schools,
    /// The county file.
    County,
    /// The file of the standard.
    Standard,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct RecordedInput {
    /// What it was.
    pub role: InputRole,
    /// Its name, as it was given.
    pub name: String,
    /// How many bytes it has.
    pub size: u64,
    /// The SHA-256 of its bytes.
    pub sha256: String,
}

impl RecordedInput {
    /// A file of a name and of these bytes.
    #[must_use]
    pub fn of(role: InputRole, name: impl Into<String>, bytes: &[u8]) -> Self {
        Self {
            role,
            name: name.into(),
            size: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            sha256: digest(bytes),
        }
    }
}

/// The report as it was.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct RecordedReport {
    /// The SHA-256 of its JSON, as it stands under `document`.
    pub sha256: String,
    /// Its JSON without blanks: what says where a report made again differs.
    pub document: Box<RawValue>,
}

/// What is not as it was when a record was made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RecordDifference {
    /// The content of an input is another.
    #[error(
        "the input `{}` has changed: it had {} bytes and SHA-256 {}, and has {} bytes and SHA-256 {}",
        before.name, before.size, before.sha256, after.size, after.sha256
    )]
    Input {
        /// The input as it was.
        before: RecordedInput,
        /// As it is.
        after: RecordedInput,
    },
    /// There are other inputs.
    #[error("the inputs were {}, and are {}", before.join(", "), after.join(", "))]
    Inputs {
        /// Their names as they were.
        before: Vec<String>,
        /// As they are.
        after: Vec<String>,
    },
    /// The standard is another.
    #[error("the standard `{id}` has changed: it had SHA-256 {before}, and has {after}")]
    Standard {
        /// Its identifier in the record.
        id: String,
        /// The digest in the record.
        before: String,
        /// The digest of the standard as it is.
        after: String,
    },
    /// The record was changed in what was asked for.
    #[error(
        "the record was changed since it was made: `request` does not have the SHA-256 that stands beside it"
    )]
    Request,
    /// The record was changed in the report.
    #[error(
        "the record was changed since it was made: `report.document` does not have the SHA-256 that stands beside it"
    )]
    Document,
    /// The report is another.
    #[error("the report differs first at `{key}`: it was {before}, and is {after}")]
    Report {
        /// The path to the first key that differs, such as `parts[3].verdict`.
        key: String,
        /// What stood there.
        before: String,
        /// What stands there.
        after: String,
    },
}

impl EvaluationRecord {
    /// The record of a report, or of a list of reports, that was made of these inputs.
    ///
    /// `report` is what is written as JSON: a
    /// [`ReportDocument`](crate::evaluation::ReportDocument), a
    /// [`DocumentView`](crate::evaluation::DocumentView), or a list of them.
    #[must_use]
    pub fn new(
        standard: &Standard,
        request: RecordedRequest,
        inputs: Vec<RecordedInput>,
        report: &impl Serialize,
    ) -> Self {
        let document = json(report);
        Self {
            schema: 1,
            crate_version: env!("CARGO_PKG_VERSION").to_owned(),
            standard: RecordedStandard {
                id: standard.id.to_string(),
                sha256: digest(json(standard).get().as_bytes()),
            },
            request_sha256: request.digest(),
            request,
            inputs,
            report: RecordedReport {
                sha256: digest(document.get().as_bytes()),
                document,
            },
        }
    }

    /// What is not as it was, `again` being the record of the same evaluation made again: first the
    /// record itself, then the inputs, the standard, and the first key of the report that differs. Empty
    /// if everything is identical; the version of the crate may be another.
    ///
    /// # Errors
    ///
    /// - [`JsonError::TooDeep`] if the report in a record is nested as no report is.
    pub fn differences(&self, again: &Self) -> Result<Vec<RecordDifference>, JsonError> {
        let mut differences = self.damage();
        differences.extend(self.changed_inputs(&again.inputs));
        if self.standard != again.standard {
            differences.push(RecordDifference::Standard {
                id: self.standard.id.clone(),
                before: self.standard.sha256.clone(),
                after: again.standard.sha256.clone(),
            });
        }
        let (before, after) = (self.report.document.get(), again.report.document.get());
        if before != after {
            let (before, after) = (read_node(before)?, read_node(after)?);
            differences.extend(first_difference(String::new(), Some(&before), Some(&after)));
        }
        Ok(differences)
    }

    /// Where the record is not the one that was made.
    #[must_use]
    pub fn damage(&self) -> Vec<RecordDifference> {
        let mut found = Vec::new();
        if self.request.digest() != self.request_sha256 {
            found.push(RecordDifference::Request);
        }
        if digest(self.report.document.get().as_bytes()) != self.report.sha256 {
            found.push(RecordDifference::Document);
        }
        found
    }

    /// The inputs whose content is another; their names may be.
    #[must_use]
    pub fn changed_inputs(&self, now: &[RecordedInput]) -> Vec<RecordDifference> {
        let roles = |inputs: &[RecordedInput]| -> Vec<InputRole> {
            inputs.iter().map(|input| input.role).collect()
        };
        if roles(&self.inputs) != roles(now) {
            let names = |inputs: &[RecordedInput]| -> Vec<String> {
                inputs.iter().map(|input| input.name.clone()).collect()
            };
            return vec![RecordDifference::Inputs {
                before: names(&self.inputs),
                after: names(now),
            }];
        }
        let pairs = self.inputs.iter().zip(now);
        pairs
            .filter(|(before, after)| (before.size, &before.sha256) != (after.size, &after.sha256))
            .map(|(before, after)| RecordDifference::Input {
                before: before.clone(),
                after: after.clone(),
            })
            .collect()
    }
}

impl RecordedRequest {
    fn digest(&self) -> String {
        digest(json(self).get().as_bytes())
    }
}

/// JSON without blanks.
#[expect(
    clippy::expect_used,
    reason = "JSON can hold all that a document holds: its keys are texts, its numbers finite"
)]
fn json(document: &impl Serialize) -> Box<RawValue> {
    serde_json::value::to_raw_value(document).expect("a document can be written as JSON")
}

/// The SHA-256 of some bytes, in hexadecimal digits.
fn digest(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// The first place at which two documents differ, in the order of the first.
fn first_difference(
    key: String,
    before: Option<&Node>,
    after: Option<&Node>,
) -> Option<RecordDifference> {
    match (before, after) {
        (Some(Node::Map(before)), Some(Node::Map(after))) => {
            fn member<'n>(list: &'n [(String, Node)], name: &str) -> Option<&'n Node> {
                let mut members = list.iter();
                members.find(|(key, _)| key == name).map(|(_, node)| node)
            }
            let mut names = before.iter().chain(after).map(|(name, _)| name);
            names.find_map(|name| {
                let dot = if key.is_empty() { "" } else { "." };
                let (old, new) = (member(before, name), member(after, name));
                first_difference(format!("{key}{dot}{name}"), old, new)
            })
        }
        (Some(Node::List(before)), Some(Node::List(after))) => {
            let mut places = 0..before.len().max(after.len());
            places.find_map(|place| {
                let key = format!("{key}[{place}]");
                first_difference(key, before.get(place), after.get(place))
            })
        }
        (before, after) if before == after => None,
        (before, after) => {
            let shown =
                |node: Option<&Node>| node.map_or_else(|| "not there".to_owned(), Node::shown);
            Some(RecordDifference::Report {
                key,
                before: shown(before),
                after: shown(after),
            })
        }
    }
}
