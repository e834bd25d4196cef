//! What of a report is kept back.

use crate::evaluation::county::balance::{Balance, Composite, Dispersions};
use crate::evaluation::county::clause::{ClauseResult, RatioResult, includes};
use crate::evaluation::county::measurement::Part;
use crate::evaluation::county::report::{KeptBack, Report};
use crate::evaluation::county::roll::Enrolment;
use crate::evaluation::county::suppression::rule::{Suppression, SuppressionError, is_small};
use crate::evaluation::county::suppression::witness::{Audit, Shown, coarse};
use crate::judgement::Reporting;
use crate::model::{Stage, Unit, pupils_item};
use crate::numeric::Rational;
use crate::standards::{ClauseTest, Figure, PerStage, RatioTest};
use std::collections::BTreeSet;
use std::sync::OnceLock;

impl Report<'_> {
    /// The report for publication: small numbers are kept back, and whatever they could be worked out from.
    /// Text, Markdown, HTML, JSON and tables of it all lack the same figures.
    ///
    /// [`Suppression`] says what is kept back, in which order, and how well it is protected. The figures of
    /// the [county](Self::county) that the report lends are untouched: publish what the report says, and not
    /// what it holds. Warnings are for whoever files, so that such a report has none.
    ///
    /// # Errors
    ///
    /// - [`SuppressionError::Unprotectable`] if the verdicts alone tell what is to be kept back.
    pub fn suppressed(&self, rule: Suppression) -> Result<Self, SuppressionError> {
        let mut audit = Audit::new(self);
        for place in 0..self.parts.len() {
            audit.protect(place, rule.number())?;
        }
        let shown = |row: usize| audit.shown(row);
        Ok(self.kept_back(rule, shown))
    }

    /// Below which number of pupils figures are kept back, if this is a report for publication.
    #[must_use]
    pub fn suppression(&self) -> Option<Suppression> {
        let kept_back = self.kept_back.as_ref()?;
        Suppression::below(kept_back.below).ok()
    }

    /// The report with small numbers kept back, and no number of a stage that has such a school: beside the
    /// reports on the parts of an area, that on the whole tells nothing that they do not.
    pub(in crate::evaluation) fn suppressed_whole(&self, rule: Suppression) -> Self {
        self.kept_back(rule, |_| Shown::Verdict)
    }

    fn kept_back(&self, rule: Suppression, shown: impl Fn(usize) -> Shown) -> Self {
        let below = rule.number();
        let schools = self.county.schools().iter().enumerate();
        let schools: BTreeSet<usize> = schools
            .filter(|(_, school)| is_small(school, below))
            .map(|(place, _)| place)
            .collect();
        let mut published = self.clone();
        for part in &mut published.parts {
            if schools.contains(&part.school) {
                keep_back(part);
            }
        }
        let is_touched = |stage: Stage| {
            let mut parts = published.parts.iter();
            parts.any(|part| part.withheld && part.stage == stage)
        };
        let rows = self.balance().iter().enumerate();
        let reported = self.standard.dispersion.reported;
        let rows = rows.map(|(place, row)| {
            if is_touched(row.stage) {
                shown_row(row, shown(place), reported)
            } else {
                row.clone()
            }
        });
        let composite = |stage: Stage, composite: &Composite| {
            if !is_touched(stage) {
                return composite.clone();
            }
            Composite {
                coefficient_of_variation: None,
                reported: None,
                beside_limit: None,
                withheld: composite.coefficient_of_variation.is_some(),
                ..composite.clone()
            }
        };
        let PerStage { primary, junior } = self.composite();
        let dispersions = Dispersions {
            rows: rows.collect(),
            composite: PerStage {
                primary: composite(Stage::Primary, primary),
                junior: composite(Stage::Junior, junior),
            },
        };
        published.dispersions = OnceLock::from(dispersions);
        for result in &mut published.clauses {
            if self.tells_small_numbers(result, &schools, below) {
                keep_ratios_back(result);
            }
        }
        published.kept_back = Some(KeptBack { below, schools });
        published
    }

    /// Whether the ratios of a clause show few persons, or count the pupils of a school that is kept back.
    fn tells_small_numbers(
        &self,
        result: &ClauseResult,
        schools: &BTreeSet<usize>,
        below: u32,
    ) -> bool {
        let clause = self.standard.clauses.get(result.clause);
        let Some(ClauseTest::Ratios { ratios }) = clause.and_then(|clause| clause.test.as_ref())
        else {
            return false;
        };
        ratios.iter().zip(&result.ratios).any(|(test, found)| {
            self.counts_pupils(test, schools) || self.shows_few(test, found, below)
        })
    }

    /// Whether a ratio counts the pupils of a stage of a school that is kept back.
    fn counts_pupils(&self, test: &RatioTest, schools: &BTreeSet<usize>) -> bool {
        let pupils = Stage::ALL.iter().filter(|stage| {
            let item = Figure::Item(pupils_item(**stage));
            let mut terms = test.numerator.iter().chain(test.denominator.iter());
            terms.any(|term| term.figure == item)
        });
        pupils.into_iter().any(|stage| {
            let mut kept_back = schools.iter();
            kept_back.any(|place| {
                self.county.schools().get(*place).is_some_and(|school| {
                    Enrolment::of(school, *stage).exists()
                        && includes(&test.scope, school, self.has_part(*place)) != Some(false)
                })
            })
        })
    }

    /// Whether a ratio shows few persons: as a total, as one of the figures in it, or as what is left of the
    /// whole.
    fn shows_few(&self, test: &RatioTest, found: &RatioResult, below: u32) -> bool {
        let terms = || test.numerator.iter().chain(test.denominator.iter());
        if terms().any(|term| term.figure.unit() != Unit::Persons) {
            return false;
        }
        let figures = terms().filter_map(|term| match term.figure {
            Figure::Item(item) => self.scoped_total(&test.scope, item),
            Figure::Fact(fact) => {
                let amount = self.county.filing().fact(fact)?.to_decimal()?;
                Some(Rational::from(amount))
            }
        });
        let totals = found.numerator.iter().chain(&found.denominator).cloned();
        let rest = found.numerator.as_ref().zip(found.denominator.as_ref());
        let rest = rest.map(|(part, whole)| (whole - part).abs());
        let below = Rational::from(i64::from(below));
        let is_few = |number: Rational| number.is_positive() && number < below;
        figures.chain(totals).chain(rest).any(is_few)
    }
}

fn keep_back(part: &mut Part) {
    part.withheld = true;
    part.pupils = None;
    for result in &mut part.indicators {
        result.withheld = result.value.take().is_some();
    }
}

/// What is shown of a row of a stage that has a part that is kept back.
fn shown_row(row: &Balance, shown: Shown, reported: Reporting) -> Balance {
    let number = |text: &Option<String>| text.as_deref().and_then(|text| text.parse().ok());
    let mut published = row.clone();
    published.withheld = row.mean.is_some() && shown < Shown::All;
    // No more decimals than are reported, in any form.
    published
        .coefficient_of_variation_beside_limit
        .clone_from(&row.reported_coefficient_of_variation);
    published.mean = number(&row.reported_mean);
    published.standard_deviation = number(&row.reported_standard_deviation);
    published.coefficient_of_variation = number(&row.reported_coefficient_of_variation);
    if shown < Shown::All {
        published.mean = None;
        published.reported_mean = None;
        published.standard_deviation = None;
        published.reported_standard_deviation = None;
    }
    if shown < Shown::Coefficient {
        let coarse = coarse(row, reported).filter(|_| shown == Shown::Coarse);
        published.coefficient_of_variation = number(&coarse);
        published
            .coefficient_of_variation_beside_limit
            .clone_from(&coarse);
        published.reported_coefficient_of_variation = coarse;
    }
    published
}

fn keep_ratios_back(result: &mut ClauseResult) {
    result.withheld = true;
    for ratio in &mut result.ratios {
        ratio.numerator = None;
        ratio.denominator = None;
        ratio.value = None;
    }
}
