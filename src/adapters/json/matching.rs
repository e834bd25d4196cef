//! Which county a filing belongs to.

use crate::adapters::json::county::CountyFilings;
use crate::adapters::json::warning::CountyFileWarning;
use crate::model::{County, CountyFiling, code_form};
use std::collections::HashMap;

/// Gives each county what is filed for it, and says what was passed over: the warnings of the
/// county file, and every filing that matches no county.
///
/// One filing serves a school file without county codes. Where the school file has them, codes must
/// match in their one form (`3204.0` is `3204`), also of a single filing. A county that nothing is filed for stays as it is. Never fails.
///
/// # Examples
///
/// ```
/// use junheng::adapters::json::{attach_filings, read_county_filings};
/// use junheng::model::{County, Fact};
///
/// let filings = read_county_filings(r#"[
///     {"id": "320401", "facts": {"disabled_children": 40}},
///     {"id": "320402", "facts": {"disabled_children": 55}}
/// ]"#)?;
/// let counties = vec![County::new(vec![])?.with_id("320402")];
///
/// let (counties, warnings) = attach_filings(counties, true, filings);
/// assert_eq!(counties[0].filing().fact(Fact::DisabledChildren), Some(&55.into()));
/// assert_eq!(
///     warnings[0].to_string(),
///     "the county `320401` of the county file matches no county of the school file and is ignored"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn attach_filings(
    counties: Vec<County>,
    has_county_ids: bool,
    filings: CountyFilings,
) -> (Vec<County>, Vec<CountyFileWarning>) {
    let CountyFilings {
        filings,
        mut warnings,
    } = filings;
    if !has_county_ids && let [filing] = filings.as_slice() {
        let attach = |county: County| county.with_filing(filing.clone());
        return (counties.into_iter().map(attach).collect(), warnings);
    }
    let mut unmatched: Vec<Option<CountyFiling>> = filings.into_iter().map(Some).collect();
    let by_id: HashMap<String, usize> = unmatched
        .iter()
        .enumerate()
        .filter_map(|(position, filing)| {
            let id = filing.as_ref()?.id.as_deref()?;
            Some((code_form(id).into_owned(), position))
        })
        .collect();
    let counties = counties
        .into_iter()
        .map(|county| {
            let position = county
                .id()
                .filter(|_| has_county_ids)
                .and_then(|id| by_id.get(code_form(id).as_ref()));
            let place = position.and_then(|position| unmatched.get_mut(*position));
            match place.and_then(Option::take) {
                Some(filing) => county.with_filing(filing),
                None => county,
            }
        })
        .collect();
    let left = unmatched.into_iter().enumerate();
    warnings.extend(left.filter_map(|(position, filing)| {
        Some(CountyFileWarning::UnmatchedFiling {
            position,
            id: filing?.id,
        })
    }));
    (counties, warnings)
}
