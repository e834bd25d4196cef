//! What the programs share that hold counties to a standard: the rule asked for, and how counties are read.

use crate::shell::{Faults, OneOrMany, SheetArguments, noted, noted_with_warnings};
use clap::Args;
use junheng::adapters::{json, table};
use junheng::evaluation::{Comparison, DocumentView, Evaluator, Report, Suppression};
use junheng::model::{County, Language};
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
    /// The file of the standard, if it is no edition of the catalogue.
    pub(crate) fn file(&self) -> Option<&Path> {
        let named = Path::new(&self.standard);
        let is_file = named.extension().is_some_and(|ending| ending == "json");
        is_file.then_some(named)
    }

    /// The standard of an identifier or a file, without options.
    fn plain_standard(&self, faults: &mut Faults) -> Option<Standard> {
        if let Some(file) = self.file() {
            return noted(faults, file, json::read_standard_file(file));
        }
        let found = catalogue::find(&self.standard);
        let found = found.map_err(|error| faults.push(error.to_string()));
        found.ok().cloned()
    }

    /// The standard with the options asked for.
    pub(crate) fn standard(&self, faults: &mut Faults) -> Option<Standard> {
        let plain = self.plain_standard(faults)?;
        Some(self.with_options(plain, faults))
    }

    /// A standard with the options asked for, if it has them, and the reliefs.
    fn with_options(&self, mut standard: Standard, faults: &mut Faults) -> Standard {
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
        standard
    }

    pub(crate) fn evaluator(&self, standard: Standard) -> Result<Evaluator<'static>, Faults> {
        let mut evaluator = Evaluator::owning(standard).map_err(|error| vec![error.to_string()])?;
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

/// Whether a report is for publication.
#[derive(Args, Clone, Copy)]
pub(crate) struct PublicationArguments {
    /// Make the report for publication: keep back the pupils and values of schools with fewer than N pupils
    /// in a stage, and all that they could be worked out from (2 to 40)
    #[arg(long, value_name = "N")]
    pub(crate) suppress_below: Option<u32>,
}

/// The counties of a school file held to a rule.
pub(crate) struct Evaluation {
    /// The standard without the options.
    pub(crate) standard: Standard,
    pub(crate) reports: Vec<Report<'static>>,
    pub(crate) warnings: Vec<String>,
}

impl Evaluation {
    /// Holds the counties of a school file, and of a county file beside it, to a rule. Every input is
    /// read before any fault is reported, so that all are.
    pub(crate) fn of(
        schools: &Path,
        county: Option<&Path>,
        rule: &RuleArguments,
        reading: &SheetArguments,
    ) -> Result<Self, Faults> {
        let mut faults = Faults::new();
        let standard = rule.plain_standard(&mut faults);
        let standard = standard.map(|plain| (rule.with_options(plain.clone(), &mut faults), plain));
        let counties = Counties::read(schools, county, reading, &mut faults);
        let (Some((applied, standard)), Some(counties), []) =
            (standard, counties, faults.as_slice())
        else {
            return Err(faults);
        };
        let evaluator = rule.evaluator(applied)?;
        let reports = counties.counties.into_iter();
        Ok(Self {
            standard,
            reports: reports.map(|one| evaluator.evaluate_owned(one)).collect(),
            warnings: counties.warnings,
        })
    }

    /// The reports for publication: small numbers are kept back, and no warning is in them.
    pub(crate) fn suppressed(self, below: u32) -> Result<Self, Faults> {
        let rule = Suppression::below(below).map_err(|error| vec![error.to_string()])?;
        let mut faults = Faults::new();
        let mut reports = Vec::with_capacity(self.reports.len());
        for report in &self.reports {
            let county = report.county();
            let county = county.id().or(county.name()).unwrap_or("the county");
            match report.suppressed(rule) {
                Ok(published) => reports.push(published),
                Err(error) => faults.push(format!("{county}: {error}")),
            }
        }
        if faults.is_empty() {
            Ok(Self {
                reports,
                warnings: Vec::new(),
                ..self
            })
        } else {
            Err(faults)
        }
    }

    /// The reports as they are written as JSON: one, or a list where the file has several counties.
    pub(crate) fn document(&self, language: Language) -> OneOrMany<DocumentView<'_>> {
        let views = self.reports.iter().map(|report| {
            let view = report.as_document(language);
            view.with_warnings(&self.warnings)
        });
        OneOrMany(views.collect())
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
