//! Two reports on one county, held against each other.

use crate::evaluation::county::report::Report;
use crate::evaluation::county::roll::JUDGED;
use crate::evaluation::years::coefficient_change::{CoefficientChange, CoefficientSplit};
use crate::evaluation::years::error::ReportComparisonError;
use crate::evaluation::years::part_change::PartChange;
use crate::evaluation::years::turn::BeforeAfter;
use crate::judgement::Verdict;
use crate::model::School;
use std::collections::BTreeMap;

/// Two reports on one county, of two years, held against each other: which schools came and went, what
/// turned, and what moved each coefficient of variation.
///
/// Schools are matched by their code, parts by code and stage; every list is in the order of the codes,
/// and no row of either file has a place in it.
///
/// # Examples
///
/// A school gets its fifth backbone teacher for 500 pupils, and another one opens:
///
/// ```
/// use junheng::evaluation::{Evaluator, ReportComparison, Turn};
/// use junheng::model::{County, Item, School, SchoolKind};
/// use junheng::standards::catalogue;
///
/// let school = |id, backbone| School::new(id, id, SchoolKind::Primary)?
///     .with_amount(Item::StudentsPrimary, 500)?
///     .with_amount(Item::BackboneTeachersPrimary, backbone);
/// let first = County::new(vec![school("a", 4)?, school("b", 6)?])?;
/// let second = County::new(vec![school("a", 5)?, school("b", 6)?, school("c", 7)?])?;
/// let evaluator = Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017)?;
/// let (before, after) = (evaluator.evaluate(&first), evaluator.evaluate(&second));
///
/// let comparison = ReportComparison::new(&before, &after)?;
/// assert_eq!(comparison.new_schools()[0].id(), "c");
/// let a = &comparison.parts()[0];
/// assert_eq!(a.indicator_verdict(1).turned(), Some(Turn::ToMet));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct ReportComparison<'r> {
    pub(super) reports: BeforeAfter<&'r Report<'r>>,
    pub(super) new_schools: Vec<&'r School>,
    pub(super) gone_schools: Vec<&'r School>,
    pub(super) changed_kind: Vec<BeforeAfter<&'r School>>,
    pub(super) parts: Vec<PartChange<'r>>,
    pub(super) coefficients: Vec<CoefficientChange<'r>>,
}

impl<'r> ReportComparison<'r> {
    /// Holds the report of a year against that of a later one.
    ///
    /// It takes what counties it is given: that they are one county is for the caller to know.
    ///
    /// # Errors
    ///
    /// - [`ReportComparisonError::DifferentStandards`] and [`ReportComparisonError::DifferentForms`]
    ///   if the reports are not held to one standard, its options included.
    /// - [`ReportComparisonError::DifferentComparisons`] if only one of them compares exact values.
    /// - [`ReportComparisonError::DifferentReliefs`] if they have not the same reliefs.
    pub fn new(
        before: &'r Report<'r>,
        after: &'r Report<'r>,
    ) -> Result<Self, ReportComparisonError> {
        let reports = BeforeAfter { before, after };
        check(reports)?;
        let mut schools: BTreeMap<&str, BeforeAfter<Option<&School>>> = BTreeMap::new();
        for school in before.county().schools() {
            schools.entry(school.id()).or_default().before = Some(school);
        }
        for school in after.county().schools() {
            schools.entry(school.id()).or_default().after = Some(school);
        }
        let (mut new_schools, mut gone_schools) = (Vec::new(), Vec::new());
        let (mut changed_kind, mut parts) = (Vec::new(), Vec::new());
        for (code, both) in &schools {
            match (both.before, both.after) {
                (None, Some(school)) => new_schools.push(school),
                (Some(school), None) => gone_schools.push(school),
                (Some(before), Some(after)) if before.kind() != after.kind() => {
                    changed_kind.push(BeforeAfter { before, after });
                }
                _ => {}
            }
            for stage in JUDGED {
                let found = reports.map(|report| report.part(code, stage));
                if found.before.is_some() || found.after.is_some() {
                    parts.push(PartChange {
                        stage,
                        schools: BeforeAfter {
                            before: both.before.filter(|_| found.before.is_some()),
                            after: both.after.filter(|_| found.after.is_some()),
                        },
                        parts: found,
                    });
                }
            }
        }
        let coefficients = coefficients(reports, &parts);
        Ok(Self {
            reports,
            new_schools,
            gone_schools,
            changed_kind,
            parts,
            coefficients,
        })
    }

    /// The two reports.
    #[must_use]
    pub const fn reports(&self) -> BeforeAfter<&'r Report<'r>> {
        self.reports
    }

    /// The schools that were not there before, in the order of their codes.
    #[must_use]
    pub fn new_schools(&self) -> &[&'r School] {
        &self.new_schools
    }

    /// The schools that are no longer there, in the order of their codes.
    #[must_use]
    pub fn gone_schools(&self) -> &[&'r School] {
        &self.gone_schools
    }

    /// The schools that are of another kind now, in the order of their codes.
    #[must_use]
    pub fn changed_kind(&self) -> &[BeforeAfter<&'r School>] {
        &self.changed_kind
    }

    /// The parts of either year, in the order of the codes, primary before junior.
    #[must_use]
    pub fn parts(&self) -> &[PartChange<'r>] {
        &self.parts
    }

    /// The coefficients of variation, primary before junior, in the order of the standard.
    #[must_use]
    pub fn coefficients(&self) -> &[CoefficientChange<'r>] {
        &self.coefficients
    }

    /// Whether the county passes.
    #[must_use]
    pub fn verdict(&self) -> BeforeAfter<Option<Verdict>> {
        self.reports.map(|report| Some(report.verdict()))
    }

    /// Whether a clause holds, by its place in the standard.
    #[must_use]
    pub fn clause_verdict(&self, place: usize) -> BeforeAfter<Option<Verdict>> {
        self.reports.map(|report| {
            let mut clauses = report.clauses().iter();
            Some(clauses.find(|one| one.clause == place)?.verdict)
        })
    }

    /// Whether a veto is clear, by its place in the standard; `None` in a year in which it is optional
    /// and nothing is said of it.
    #[must_use]
    pub fn veto_verdict(&self, place: usize) -> BeforeAfter<Option<Verdict>> {
        self.reports.map(|report| {
            let mut vetoes = report.vetoes().iter();
            Some(vetoes.find(|one| one.veto == place)?.verdict)
        })
    }
}

/// Whether both reports apply one rule in one way.
fn check(reports: BeforeAfter<&Report<'_>>) -> Result<(), ReportComparisonError> {
    let BeforeAfter { before, after } = reports.map(|report| report.standard());
    if before.id != after.id {
        return Err(ReportComparisonError::DifferentStandards {
            before: before.id.to_string(),
            after: after.id.to_string(),
        });
    }
    if before != after {
        return Err(ReportComparisonError::DifferentForms {
            standard: before.id.to_string(),
        });
    }
    let comparisons = reports.map(|report| report.comparison());
    if comparisons.before != comparisons.after {
        return Err(ReportComparisonError::DifferentComparisons);
    }
    let reliefs = reports.map(|report| {
        let names = report.reliefs().map(|relief| relief.name.to_string());
        let mut names: Vec<String> = names.collect();
        names.sort_unstable();
        names
    });
    if reliefs.before != reliefs.after {
        return Err(ReportComparisonError::DifferentReliefs {
            before: reliefs.before,
            after: reliefs.after,
        });
    }
    Ok(())
}

/// Every coefficient in both years; reports held to one standard have the same rows.
fn coefficients<'r>(
    reports: BeforeAfter<&'r Report<'r>>,
    parts: &[PartChange<'r>],
) -> Vec<CoefficientChange<'r>> {
    let reporting = reports.after.standard().dispersion.reported;
    let stages = JUDGED.map(|stage| {
        let parts = parts.iter().filter(|part| part.stage == stage);
        (stage, parts.collect::<Vec<_>>())
    });
    let rows = reports.before.balance().iter().zip(reports.after.balance());
    rows.map(|(before, after)| {
        let rows = BeforeAfter { before, after };
        let parts = stages.iter().find(|(stage, _)| *stage == after.stage);
        let parts = parts.map_or(&[][..], |(_, parts)| parts);
        CoefficientChange {
            rows,
            split: CoefficientSplit::of(rows, parts, reporting),
        }
    })
    .collect()
}
