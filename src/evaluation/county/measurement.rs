//! The value of an indicator for one part of a school.

use crate::evaluation::county::comparison::Comparison;
use crate::evaluation::county::roll::{Enrolment, JUDGED, is_doubtful, is_split, split_base};
use crate::judgement::{Bound, ExactSum, Relation, Reporting, Verdict};
use crate::model::{Item, School, Stage};
use crate::numeric::{Rational, RoundingMode};
use crate::standards::{Indicator, ReliefEffect, SchoolRule, Standard, Term};
use rust_decimal::Decimal;

/// An indicator of one part: its exact value and what the rule says of it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IndicatorResult {
    /// The exact value; `None` if a figure it needs is not reported.
    pub value: Option<Rational>,
    /// Whether it meets its threshold; `None` if the rule sets none.
    pub verdict: Option<Verdict>,
    /// Whether it reaches its share of the threshold; `None` if the rule asks for none.
    pub floor_verdict: Option<Verdict>,
    /// Whether a relief added to what was counted.
    pub relieved: bool,
    /// Whether there is a value that is [kept back](crate::evaluation::Suppression).
    pub withheld: bool,
}

/// A part of a school: its primary or its junior share, the unit that is judged.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Part {
    /// The place of the school among the schools of the county.
    pub school: usize,
    /// The stage.
    pub stage: Stage,
    /// Its pupils; `None` if not reported.
    pub pupils: Option<Decimal>,
    /// Whether it is known that it is judged. Where it is not, because a blank leaves it open and the standard
    /// [leaves it so](crate::standards::UnknownMembership::Open), neither the part nor its stage can be told.
    pub counts: bool,
    /// Its indicators, in the order of the standard.
    pub indicators: Vec<IndicatorResult>,
    /// How many thresholds it is known to meet; `None` if the standard has none.
    pub met_count: Option<usize>,
    /// Whether it satisfies the school rule; `None` if the standard has no threshold.
    pub verdict: Option<Verdict>,
    /// Whether its pupils and values are [kept back](crate::evaluation::Suppression).
    pub withheld: bool,
}

/// The standard as the evaluation of parts needs it, worked out once.
#[derive(Clone, Debug)]
pub(super) struct Measures {
    comparison: Comparison,
    stages: [StageMeasures; 2],
}

#[derive(Clone, Debug)]
struct StageMeasures {
    stage: Stage,
    indicators: Vec<Measure>,
}

/// One indicator at one stage.
#[derive(Clone, Debug)]
struct Measure {
    split: bool,
    reported: Reporting,
    terms: Vec<(Item, Decimal)>,
    /// What reliefs add, each for the schools that say yes to an item.
    reliefs: Vec<(Item, Vec<(Item, Decimal)>)>,
    /// `per`, times the factor of the stage where the figure is split.
    multiplier: Rational,
    threshold: Option<(Bound, Rational)>,
    floor: Option<Rational>,
}

impl Measures {
    pub(super) fn new(standard: &Standard, reliefs: &[usize], comparison: Comparison) -> Self {
        let stages = JUDGED.map(|stage| StageMeasures {
            stage,
            indicators: standard
                .indicators
                .iter()
                .map(|indicator| Measure::new(standard, indicator, stage, reliefs))
                .collect(),
        });
        Self { comparison, stages }
    }

    /// The parts of one school, primary before junior.
    pub(super) fn parts(
        &self,
        standard: &Standard,
        index: usize,
        school: &School,
        parts: &mut Vec<Part>,
    ) {
        let base = split_base(school, standard);
        let counts = !is_doubtful(school, standard);
        for measures in &self.stages {
            let pupils = match Enrolment::of(school, measures.stage) {
                Enrolment::None => continue,
                Enrolment::Known(pupils) => Some(pupils),
                Enrolment::Unknown => None,
            };
            let divisor = pupils.map(Rational::from);
            let indicators = measures
                .indicators
                .iter()
                .map(|measure| {
                    let relieved = measure.reliefs_for(school).next().is_some();
                    let value = measure.value(school, divisor.as_ref(), base.as_ref());
                    let verdict = measure.threshold.as_ref().map(|(bound, threshold)| {
                        Verdict::of(
                            value
                                .as_ref()
                                .map(|value| self.meets(measure, value, *bound, threshold)),
                        )
                    });
                    let floor_verdict = measure
                        .floor
                        .as_ref()
                        .map(|floor| Verdict::of(value.as_ref().map(|value| value >= floor)));
                    IndicatorResult {
                        value,
                        verdict,
                        floor_verdict,
                        relieved,
                        withheld: false,
                    }
                })
                .collect();
            let mut part = Part {
                school: index,
                stage: measures.stage,
                pupils,
                counts,
                indicators,
                met_count: None,
                verdict: None,
                withheld: false,
            };
            part.judge(standard.school_rule.as_ref());
            parts.push(part);
        }
    }

    fn meets(
        &self,
        measure: &Measure,
        value: &Rational,
        bound: Bound,
        threshold: &Rational,
    ) -> bool {
        match self.comparison {
            Comparison::Exact => bound.relation.holds(value.cmp(threshold)),
            Comparison::AsReported => {
                let reported = measure.reported;
                bound
                    .relation
                    .holds(value.rounded(reported.places, reported.mode).cmp(threshold))
            }
        }
    }
}

impl Measure {
    fn new(standard: &Standard, indicator: &Indicator, stage: Stage, reliefs: &[usize]) -> Self {
        let prepared = |terms: &[Term<Item>]| -> Vec<(Item, Decimal)> {
            terms
                .iter()
                .map(|term| (term.figure, term.factor))
                .collect()
        };
        let reliefs = active_terms(standard, indicator, stage, reliefs)
            .map(|(when, terms)| (when, prepared(terms)))
            .collect();
        let per = Rational::from(indicator.per);
        let factor = Rational::from(standard.stage_factors.get(stage));
        let multiplier = if indicator.split { &per * &factor } else { per };
        let threshold = indicator
            .threshold
            .as_ref()
            .and_then(|bounds| bounds.get(stage))
            .map(|bound| (*bound, Rational::from(bound.number)));
        let floor = standard
            .school_rule
            .as_ref()
            .zip(threshold.as_ref())
            .map(|(rule, (_, threshold))| &Rational::from(rule.floor_share) * threshold);
        Self {
            split: indicator.split,
            reported: indicator.reported,
            terms: indicator
                .numerator
                .get(stage)
                .map(|terms| prepared(terms))
                .unwrap_or_default(),
            reliefs,
            multiplier,
            threshold,
            floor,
        }
    }

    /// What reliefs add for this school.
    fn reliefs_for(&self, school: &School) -> impl Iterator<Item = &[(Item, Decimal)]> {
        let meant = |(when, _): &&(Item, Vec<_>)| school.flag(*when) == Some(true);
        self.reliefs
            .iter()
            .filter(meant)
            .map(|(_, terms)| terms.as_slice())
    }

    /// The numerator of the school; `None` if one of its figures is not reported.
    #[inline]
    fn numerator(&self, school: &School) -> Option<ExactSum> {
        let mut sum = ExactSum::EMPTY;
        for (item, factor) in &self.terms {
            sum.add_item(school, *item, *factor)?;
        }
        for (item, factor) in self.reliefs_for(school).flatten() {
            sum.add_item(school, *item, *factor)?;
        }
        Some(sum)
    }

    /// `per × numerator ÷ pupils`, or for a split figure `per × k × numerator ÷ Σ k·n`; neither divisor
    /// is zero, because the part has pupils.
    fn value(
        &self,
        school: &School,
        pupils: Option<&Rational>,
        base: Option<&Rational>,
    ) -> Option<Rational> {
        let divisor = if self.split { pupils.and(base) } else { pupils }?;
        let numerator = self.numerator(school)?;
        if let Some(value) = self.narrow_value(&numerator, divisor) {
            return Some(value);
        }
        let scaled = &numerator.total() * &self.multiplier;
        scaled.checked_div(divisor).ok()
    }

    /// The value where 64 bits hold all that it is made of, as they nearly always do.
    #[inline]
    fn narrow_value(&self, numerator: &ExactSum, divisor: &Rational) -> Option<Rational> {
        let (digits, power) = numerator.narrow()?;
        let (times, over) = self.multiplier.narrow_parts()?;
        let (pupils, of) = divisor.narrow_parts()?;
        let down = over.checked_mul(pupils).filter(|down| *down > 0)?;
        let up = times.checked_mul(of)?;
        Some(Rational::of_products([digits, up], [power, down]))
    }
}

/// What active reliefs add to an indicator, each with the item that says for which schools.
pub(super) fn active_terms<'s>(
    standard: &'s Standard,
    indicator: &'s Indicator,
    stage: Stage,
    reliefs: &'s [usize],
) -> impl Iterator<Item = (Item, &'s [Term<Item>])> {
    let effects = reliefs
        .iter()
        .filter_map(|index| standard.reliefs.get(*index));
    effects.filter_map(move |relief| match &relief.effect {
        ReliefEffect::Count {
            indicator: code,
            when,
            terms,
        } if *code == indicator.code => Some((*when, terms.get(stage)?.as_ref())),
        _ => None,
    })
}

impl Part {
    /// The value of an indicator as it enters the dispersion of its stage; `None` if it is not known, or if it is
    /// not known whether it does.
    pub(super) fn counted_value(&self, indicator: usize) -> Option<&Rational> {
        let result = self.indicators.get(indicator).filter(|_| self.counts)?;
        result.value.as_ref()
    }

    /// The value of an indicator and the pupils that it is weighted by; `None` if either is not known, or not whether
    /// the part counts.
    pub(in crate::evaluation) fn weighted_value(
        &self,
        indicator: usize,
    ) -> Option<(Rational, Rational)> {
        let value = self.counted_value(indicator)?.clone();
        Some((value, Rational::from(self.pupils?)))
    }

    /// Applies the school rule: so many thresholds met, and no value below its floor. Where the
    /// standard has thresholds and no such rule, all of them must be met.
    fn judge(&mut self, rule: Option<&SchoolRule>) {
        let count = |wanted: Verdict| {
            self.indicators
                .iter()
                .filter(|result| result.verdict == Some(wanted))
                .count()
        };
        let thresholds = self
            .indicators
            .iter()
            .filter(|result| result.verdict.is_some())
            .count();
        if thresholds == 0 {
            return;
        }
        let (met, unknown) = (count(Verdict::Met), count(Verdict::NotAssessable));
        let below_floor = self
            .indicators
            .iter()
            .any(|result| result.floor_verdict == Some(Verdict::NotMet));
        let needed = rule.map_or(thresholds, |rule| {
            usize::try_from(rule.at_least).unwrap_or(usize::MAX)
        });
        self.met_count = Some(met);
        self.verdict = Some(if !self.counts {
            Verdict::NotAssessable
        } else if below_floor || met + unknown < needed {
            Verdict::NotMet
        } else if unknown == 0 {
            Verdict::Met
        } else {
            Verdict::NotAssessable
        });
    }
}

/// What the school must add to the numerator so that the part meets a threshold, as a plain
/// decimal; `None` where that is not known or no addition would help.
pub(super) fn shortfall(
    standard: &Standard,
    indicator: &Indicator,
    school: &School,
    part: &Part,
    result: &IndicatorResult,
) -> Option<String> {
    let value = result.value.as_ref()?;
    if result.verdict? == Verdict::Met {
        return Some("0".to_owned());
    }
    let bound = indicator.threshold.as_ref()?.get(part.stage)?;
    if !bound.relation.is_floor() {
        return None;
    }
    let per_unit = numerator_of_one(standard, indicator, school, part)?;
    let need = &(&Rational::from(bound.number) - value) * &per_unit;
    let strict = bound.relation == Relation::Above;
    let places = match (indicator.whole, indicator.split && is_split(school)) {
        (true, _) => 0,
        (false, true) => 2,
        (false, false) => match need.to_exact_decimal() {
            Some(exact) if !strict && !need.is_negative() => return Some(exact),
            _ => 2,
        },
    };
    let mut rounded = need.rounded(places, RoundingMode::Ceiling);
    if strict && rounded == need {
        rounded += Rational::new(1, 10_i64.pow(places)).ok()?;
    }
    if rounded.is_negative() {
        return Some("0".to_owned());
    }
    rounded.to_exact_decimal()
}

/// The numerator that one unit of value takes: n ÷ per, or Σ k·n ÷ (per × k) where it is split; `None` where
/// the pupils are not known.
fn numerator_of_one(
    standard: &Standard,
    indicator: &Indicator,
    school: &School,
    part: &Part,
) -> Option<Rational> {
    let per = Rational::from(indicator.per);
    if indicator.split {
        let factor = Rational::from(standard.stage_factors.get(part.stage));
        split_base(school, standard)?
            .checked_div(&(&factor * &per))
            .ok()
    } else {
        Rational::from(part.pupils?).checked_div(&per).ok()
    }
}

/// How much the value of an indicator of a part rises for one unit more of an item of its school, as the
/// item is filed; `None` where the pupils are not known.
pub(super) fn rise(
    standard: &Standard,
    reliefs: &[usize],
    indicator: &Indicator,
    (school, part): (&School, &Part),
    item: Item,
) -> Option<Rational> {
    let per_unit = numerator_of_one(standard, indicator, school, part)?;
    let relief = active_terms(standard, indicator, part.stage, reliefs)
        .filter(|(when, _)| school.flag(*when) == Some(true))
        .flat_map(|(_, terms)| terms);
    let terms = indicator.numerator.get(part.stage).map(AsRef::as_ref);
    let counted = terms
        .into_iter()
        .flatten()
        .chain(relief)
        .filter(|term| term.figure == item);
    let factor: Rational = counted.map(|term| Rational::from(term.factor)).sum();
    factor.checked_div(&per_unit).ok()
}
