//! The schools of all counties as those of one.

use crate::evaluation::area::error::AreaError;
use crate::evaluation::county::report::Report;
use crate::model::{County, School};
use std::collections::HashMap;

/// The code of a county; where it has none its name, and where it has neither its place from one.
pub(super) fn code_of(report: &Report<'_>, place: usize) -> String {
    let county = report.county();
    let code = county.id().or_else(|| county.name());
    code.map_or_else(|| (place + 1).to_string(), str::to_owned)
}

/// One county with the schools of all. A code that schools of several counties have becomes the code of
/// the county, `/` and the code of the school.
pub(super) fn pool(reports: &[&Report<'_>]) -> Result<County, AreaError> {
    let mut counted: HashMap<&str, usize> = HashMap::new();
    for report in reports {
        for school in report.county().schools() {
            *counted.entry(school.id()).or_default() += 1;
        }
    }
    let mut schools: Vec<School> = Vec::new();
    for (place, report) in reports.iter().enumerate() {
        for school in report.county().schools() {
            let is_repeated = counted.get(school.id()).is_some_and(|count| *count > 1);
            schools.push(if is_repeated {
                let code = format!("{}/{}", code_of(report, place), school.id());
                school.clone().with_id(code)?
            } else {
                school.clone()
            });
        }
    }
    Ok(County::new(schools)?)
}
