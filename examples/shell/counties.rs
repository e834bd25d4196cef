//! What the programs share that hold counties to a standard: the rule asked for, and how counties are read.

use crate::shell::{Faults, SheetArguments, noted, noted_with_warnings};
use clap::Args;
use junheng::adapters::{json, table};
use junheng::evaluation::{Comparison, Evaluator};
use junheng::model::County;
use junheng::standards::{Standard, catalogue};
use std::path::Path;

/// The rule that counties are held to.
#[derive(Args, Clone)]
pub(crate) struct RuleArguments {
    /// A standard of the catalogue by its identifier, or the file of another
    #[arg(
        long,
        default_value = "cn-quality-balance-2017",
        value_name = "ID|FILE.json"
    )]
    pub(crate) standard: String,
    /// A transitional relief of the standard
    #[arg(long, value_name = "NAME")]
    pub(crate) relief: Vec<String>,
    /// An option of the standard, such as special-funds-minimum=8000
    #[arg(long, value_name = "NAME=VALUE")]
    pub(crate) option: Vec<String>,
    /// Compare indicator values and coefficients of variation as they are reported
    #[arg(long)]
    pub(crate) as_reported: bool,
}

impl RuleArguments {
    /// The standard of an identifier or a file, with the options asked for.
    pub(crate) fn standard(&self, faults: &mut Faults) -> Option<Standard> {
        let named = Path::new(&self.standard);
        let mut standard = if named
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            noted(faults, named, json::read_standard_file(named))?
        } else {
            let found = catalogue::find(&self.standard);
            found
                .map_err(|error| faults.push(error.to_string()))
                .ok()?
                .clone()
        };
        for option in &self.option {
            let Some((name, value)) = option.split_once('=') else {
                faults.push(format!("option `{option}`: expected NAME=VALUE"));
                continue;
            };
            match standard.with_option(name, value) {
                Ok(changed) => standard = changed,
                Err(error) => faults.push(error.to_string()),
            }
        }
        for relief in &self.relief {
            if let Err(error) = standard.relief(relief) {
                faults.push(error.to_string());
            }
        }
        Some(standard)
    }

    pub(crate) fn evaluator<'a>(&self, standard: &'a Standard) -> Result<Evaluator<'a>, Faults> {
        let mut evaluator = Evaluator::new(standard).map_err(|error| vec![error.to_string()])?;
        for relief in &self.relief {
            evaluator = evaluator
                .with_relief(relief)
                .map_err(|error| vec![error.to_string()])?;
        }
        Ok(if self.as_reported {
            evaluator.with_comparison(Comparison::AsReported)
        } else {
            evaluator
        })
    }
}

/// Counties with what they file beside their schools, and what was passed over.
pub(crate) struct Counties {
    pub(crate) counties: Vec<County>,
    pub(crate) warnings: Vec<String>,
}

impl Counties {
    /// The counties of a school file, and of a county file beside it.
    pub(crate) fn read(
        schools: &Path,
        county: Option<&Path>,
        reading: &SheetArguments,
        faults: &mut Faults,
    ) -> Option<Self> {
        let read = table::read_school_file_with(schools, &reading.options());
        let schools = noted_with_warnings(faults, schools, read);
        let filings = match county {
            Some(path) => noted(faults, path, json::read_county_file(path)).map(Some),
            None => Some(None),
        };
        let (schools, filings) = (schools?, filings?);
        let warnings = schools.warnings().iter().map(ToString::to_string);
        let mut warnings: Vec<String> = warnings.collect();
        let has_county_ids = schools.has_county_ids();
        let mut counties = schools.into_counties();
        if let Some(filings) = filings {
            let passed_over;
            (counties, passed_over) = json::attach_filings(counties, has_county_ids, filings);
            warnings.extend(passed_over.iter().map(ToString::to_string));
        }
        Some(Self { counties, warnings })
    }
}
