//! Holds a county to a standard.

use crate::evaluation::county::achievement::Achievement;
use crate::evaluation::county::balance::{DispersionVerdicts, Dispersions};
use crate::evaluation::county::clause::{ClauseEvaluation, ClauseResult};
use crate::evaluation::county::comparison::Comparison;
use crate::evaluation::county::measurement::{Measures, Part};
use crate::evaluation::county::report::{Excluded, Report, VetoResult};
use crate::evaluation::county::roll::{exclusion, is_doubtful};
use crate::evaluation::shared::Shared;
use crate::judgement::Verdict;
use crate::model::{County, DocumentFaults};
use crate::standards::{Standard, StandardError};
use std::sync::{Arc, OnceLock};

/// A standard ready to be held against counties, with the reliefs asked for.
///
/// It holds no data of any county, and evaluating changes nothing in it: one evaluator serves any
/// number of counties and threads.
///
/// # Examples
///
/// ```
/// use junheng::evaluation::{Evaluator, Verdict};
/// use junheng::model::{County, Item, School, SchoolKind};
/// use junheng::standards::catalogue;
///
/// let school = School::new("1", "Riverside", SchoolKind::Primary)?
///     .with_amount(Item::StudentsPrimary, 500)?
///     .with_amount(Item::BackboneTeachersPrimary, 5)?;
/// let county = County::new(vec![school])?;
///
/// let report = Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017)?.evaluate(&county);
/// // Five backbone teachers for 500 pupils are exactly one a hundred; the rest is not reported.
/// assert_eq!(report.parts()[0].indicators[1].verdict, Some(Verdict::Met));
/// assert_eq!(report.verdict(), Verdict::NotAssessable);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Evaluator<'a> {
    standard: Shared<'a, Standard>,
    comparison: Comparison,
    reliefs: Vec<usize>,
    measures: Measures,
}

impl<'a> Evaluator<'a> {
    /// An evaluator of a standard: exact, with no relief.
    ///
    /// # Errors
    ///
    /// - [`DocumentFaults`] if the parts of the standard do not fit together; an edition of the
    ///   catalogue, or one that was read from a file, always does.
    pub fn new(standard: &'a Standard) -> Result<Self, DocumentFaults> {
        Self::of(Shared::Lent(standard))
    }

    /// An evaluator that owns its standard, or shares it with others: it can be kept where the standard
    /// that it was made of is out of reach.
    ///
    /// # Errors
    ///
    /// Those of [`new`](Self::new).
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::evaluation::Evaluator;
    /// use junheng::standards::catalogue;
    ///
    /// fn strict() -> Evaluator<'static> {
    ///     let mut standard = catalogue::CN_QUALITY_BALANCE_2017.clone();
    ///     standard.id = "strict".into();
    ///     Evaluator::owning(standard).expect("the parts still fit together")
    /// }
    /// assert_eq!(strict().standard().id, "strict");
    /// ```
    pub fn owning(
        standard: impl Into<Arc<Standard>>,
    ) -> Result<Evaluator<'static>, DocumentFaults> {
        Evaluator::of(Shared::Owned(standard.into()))
    }

    fn of(standard: Shared<'a, Standard>) -> Result<Self, DocumentFaults> {
        standard.check()?;
        let comparison = Comparison::default();
        Ok(Self {
            measures: Measures::new(&standard, &[], comparison),
            standard,
            comparison,
            reliefs: Vec::new(),
        })
    }

    /// The same evaluator with a way of comparing.
    #[must_use]
    pub fn with_comparison(self, comparison: Comparison) -> Self {
        let measures = Measures::new(&self.standard, &self.reliefs, comparison);
        Self {
            comparison,
            measures,
            ..self
        }
    }

    /// The same evaluator with a relief of the standard.
    ///
    /// # Errors
    ///
    /// - [`StandardError::UnknownRelief`] if the standard has none of this name.
    pub fn with_relief(mut self, name: &str) -> Result<Self, StandardError> {
        let relief = self.standard.relief(name)?;
        let index = self
            .standard
            .reliefs
            .iter()
            .position(|one| one.name == relief.name);
        self.reliefs
            .extend(index.filter(|index| !self.reliefs.contains(index)));
        let measures = Measures::new(&self.standard, &self.reliefs, self.comparison);
        Ok(Self { measures, ..self })
    }

    /// The standard.
    #[must_use]
    pub fn standard(&self) -> &Standard {
        &self.standard
    }

    /// How values are compared.
    #[must_use]
    pub const fn comparison(&self) -> Comparison {
        self.comparison
    }

    /// Holds a county to the standard. Never fails: what is not reported leaves a verdict open.
    #[must_use]
    pub fn evaluate(&self, county: &'a County) -> Report<'a> {
        self.report(Shared::Lent(county))
    }

    /// Holds a county to the standard, and keeps it with the report: such a report can be returned, sent
    /// to another thread and stored, with nothing beside it. Never fails.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::evaluation::{Evaluator, Report, Verdict};
    /// use junheng::model::County;
    /// use junheng::standards::catalogue;
    ///
    /// fn judged(county: County) -> Report<'static> {
    ///     let evaluator = Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017);
    ///     evaluator.expect("the edition fits together").evaluate_owned(county)
    /// }
    /// let report = std::thread::spawn(|| judged(County::default())).join().unwrap();
    /// assert_eq!(report.verdict(), Verdict::NotAssessable);
    /// ```
    #[must_use]
    pub fn evaluate_owned(&self, county: impl Into<Arc<County>>) -> Report<'a> {
        self.report(Shared::Owned(county.into()))
    }

    fn report(&self, shared: Shared<'a, County>) -> Report<'a> {
        let (county, standard): (&County, &Standard) = (&shared, &self.standard);
        let mut parts: Vec<Part> = Vec::with_capacity(county.schools().len());
        let mut excluded = Vec::new();
        let mut has_part = vec![Some(false); county.schools().len()];
        for ((index, school), judged) in county.schools().iter().enumerate().zip(&mut has_part) {
            if let Some(reason) = exclusion(school, standard) {
                excluded.push(Excluded {
                    school: index,
                    reason: reason.to_owned(),
                });
            } else {
                *judged = (!is_doubtful(school, standard)).then_some(true);
                self.measures.parts(standard, index, school, &mut parts);
            }
        }
        let dispersions = OnceLock::new();
        let dispersion_verdicts = DispersionVerdicts::quick(standard, self.comparison, &parts)
            .unwrap_or_else(|| {
                DispersionVerdicts::of(
                    dispersions.get_or_init(|| Dispersions::of(standard, self.comparison, &parts)),
                )
            });
        let evaluation = ClauseEvaluation {
            standard,
            county,
            has_part: &has_part,
            reliefs: &self.reliefs,
        };
        let clauses: Vec<ClauseResult> = standard
            .clauses
            .iter()
            .enumerate()
            .map(|(index, clause)| evaluation.evaluate(index, clause))
            .collect();
        let vetoes = self.vetoes(county);
        let verdict = if parts.is_empty() {
            Verdict::NotAssessable
        } else {
            let verdicts = parts.iter().filter_map(|part| part.verdict);
            let verdicts = verdicts
                .chain(dispersion_verdicts.all())
                .chain(clauses.iter().map(|clause| clause.verdict))
                .chain(vetoes.iter().map(|veto| veto.verdict));
            match Verdict::all(verdicts) {
                Verdict::NotApplicable => Verdict::Met,
                verdict => verdict,
            }
        };
        let achievement = standard
            .achievement
            .then(|| Achievement::of(standard, &parts, &dispersion_verdicts, &clauses));
        Report {
            standard: self.standard.clone(),
            county: shared,
            comparison: self.comparison,
            reliefs: self.reliefs.clone(),
            verdict,
            parts,
            excluded,
            dispersion_verdicts,
            dispersions,
            clauses,
            vetoes,
            achievement,
            shared_names: OnceLock::new(),
            kept_back: None,
        }
    }

    /// A veto holds where it is known that nothing happened; an optional one counts only where
    /// something is said of it.
    fn vetoes(&self, county: &County) -> Vec<VetoResult> {
        let filed = &county.filing().vetoes;
        let vetoes = self.standard.vetoes.iter().enumerate();
        vetoes
            .filter_map(|(index, veto)| {
                let violated = filed.get(veto.code.as_ref()).copied();
                if veto.optional && violated.is_none() {
                    return None;
                }
                let verdict = Verdict::of(violated.map(|violated| !violated));
                Some(VetoResult {
                    veto: index,
                    verdict,
                })
            })
            .collect()
    }
}
