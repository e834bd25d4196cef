//! What the programs share that write and compare records of evaluations.

use crate::shell::counties::{Evaluation, RuleArguments};
use crate::shell::{Faults, SheetArguments, named};
use junheng::adapters::json::{EvaluationRecord, InputRole, RecordedInput, RecordedRequest};
use junheng::evaluation::Comparison;
use junheng::model::Language;
use std::path::Path;

/// What was asked for.
pub(crate) fn request(
    rule: &RuleArguments,
    reading: &SheetArguments,
    language: Language,
) -> RecordedRequest {
    RecordedRequest {
        options: rule.option.clone(),
        reliefs: rule.relief.clone(),
        comparison: if rule.as_reported {
            Comparison::AsReported
        } else {
            Comparison::Exact
        },
        sheet: reading.sheet.clone(),
        keep_all_rows: reading.keep_all_rows,
        language,
    }
}

/// The files that an evaluation reads.
pub(crate) fn inputs(
    schools: &Path,
    county: Option<&Path>,
    rule: &RuleArguments,
) -> Result<Vec<RecordedInput>, Faults> {
    let mut faults = Faults::new();
    let files = [
        (InputRole::Schools, Some(schools)),
        (InputRole::County, county),
        (InputRole::Standard, rule.file()),
    ];
    let mut inputs = Vec::new();
    for (role, path) in files {
        let Some(path) = path else { continue };
        match std::fs::read(path) {
            Ok(bytes) => {
                let name = path.display().to_string();
                inputs.push(RecordedInput::of(role, name, &bytes));
            }
            Err(error) => faults.extend(named(path, [format!("cannot read the file: {error}")])),
        }
    }
    if faults.is_empty() {
        Ok(inputs)
    } else {
        Err(faults)
    }
}

/// The record of an evaluation.
pub(crate) fn record(
    evaluation: &Evaluation,
    request: RecordedRequest,
    inputs: Vec<RecordedInput>,
) -> EvaluationRecord {
    let document = evaluation.document(request.language);
    EvaluationRecord::new(&evaluation.standard, request, inputs, &document)
}
