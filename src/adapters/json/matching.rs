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
    let mut filings = filings.by_county();
    let counties = counties.into_iter();
    let counties = counties.map(|county| filings.attach(county, has_county_ids));
    (counties.collect(), filings.finish())
}

/// The filings of a county file, to be given to counties one by one.
///
/// # Examples
///
/// ```
/// use junheng::adapters::json::read_county_filings;
/// use junheng::model::{County, Fact};
///
/// let filings = read_county_filings(r#"{"id": "320401", "facts": {"disabled_children": 40}}"#)?;
/// let mut filings = filings.by_county();
/// let county = County::new(vec![])?.with_id("320401");
/// let county = filings.attach(county, true);
/// assert_eq!(county.filing().fact(Fact::DisabledChildren), Some(&40.into()));
/// assert!(filings.finish().is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct FilingsByCounty {
    /// The filings in the order of the file; `None` where one was given to its county.
    filings: Vec<Option<CountyFiling>>,
    /// The place of each by the code of its county.
    by_id: HashMap<String, usize>,
    /// Whether the only one was given to a county without a code.
    is_served: bool,
    warnings: Vec<CountyFileWarning>,
}

impl CountyFilings {
    /// The filings, to be given to counties one by one.
    #[must_use]
    pub fn by_county(self) -> FilingsByCounty {
        let places = self.filings.iter().enumerate();
        let by_id = places.filter_map(|(place, filing)| {
            let id = filing.id.as_deref()?;
            Some((code_form(id).into_owned(), place))
        });
        FilingsByCounty {
            by_id: by_id.collect(),
            filings: self.filings.into_iter().map(Some).collect(),
            is_served: false,
            warnings: self.warnings,
        }
    }
}

impl FilingsByCounty {
    /// Gives a county what is filed for it, as [`attach_filings`] does. Never fails.
    #[must_use]
    pub fn attach(&mut self, county: County, has_county_ids: bool) -> County {
        if !has_county_ids && let [Some(filing)] = self.filings.as_slice() {
            self.is_served = true;
            return county.with_filing(filing.clone());
        }
        let id = county.id().filter(|_| has_county_ids);
        let place = id.and_then(|id| self.by_id.get(code_form(id).as_ref()));
        let filing = place.and_then(|place| self.filings.get_mut(*place));
        match filing.and_then(Option::take) {
            Some(filing) => county.with_filing(filing),
            None => county,
        }
    }

    /// The warnings of the county file, and every filing that matched no county.
    #[must_use]
    pub fn finish(mut self) -> Vec<CountyFileWarning> {
        if self.is_served {
            return self.warnings;
        }
        let left = self.filings.into_iter().enumerate();
        self.warnings.extend(left.filter_map(|(position, filing)| {
            Some(CountyFileWarning::UnmatchedFiling {
                position,
                id: filing?.id,
            })
        }));
        self.warnings
    }
}
