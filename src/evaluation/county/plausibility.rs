//! What looks wrong in the indicators of schools: it warns, and changes nothing.

use crate::evaluation::county::measurement::Part;
use crate::evaluation::county::report::Report;
use crate::evaluation::county::roll::JUDGED;
use crate::model::{Finding, FindingKind, Item};
use crate::numeric::{Rational, RoundingMode};
use crate::standards::Indicator;
use std::collections::BTreeMap;

/// How many schools of a stage must have a value before one of them can be far from the others.
const FEWEST: usize = 5;

/// How many times the median a value may be, or how small a part of it, before it is not believed.
const FAR: u32 = 50;

/// What equipment costs a pupil, in yuan, at least and at most, before it is not believed.
const EQUIPMENT: (u32, u32) = (100, 100_000);

impl Report<'_> {
    /// Values that nobody will believe, and schools with the values of another.
    pub(super) fn implausible(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for stage in JUDGED {
            let parts: Vec<&Part> = self
                .parts
                .iter()
                .filter(|part| part.stage == stage)
                .collect();
            for (index, indicator) in self.standard.indicators.iter().enumerate() {
                self.look_for_far_values(&parts, index, indicator, &mut findings);
            }
            self.look_for_twins(&parts, &mut findings);
        }
        findings
    }

    fn look_for_far_values(
        &self,
        parts: &[&Part],
        index: usize,
        indicator: &Indicator,
        findings: &mut Vec<Finding>,
    ) {
        let value = |part: &Part| part.indicators.get(index)?.value.clone();
        let mut sorted: Vec<Rational> = parts.iter().filter_map(|part| value(part)).collect();
        sorted.sort();
        let median = (sorted.len() >= FEWEST)
            .then(|| sorted.get((sorted.len() - 1) / 2).cloned())
            .flatten();
        let far = Rational::from(FAR);
        let (least, most) = (Rational::from(EQUIPMENT.0), Rational::from(EQUIPMENT.1));
        let is_equipment = is_equipment(indicator);
        let places = indicator.reported.places;
        let shown = |value: &Rational| value.to_fixed(places, RoundingMode::HalfAwayFromZero);
        for part in parts {
            let Some(value) = value(part).filter(Rational::is_positive) else {
                continue;
            };
            let median = median.as_ref().filter(|median| median.is_positive());
            let is_far = |median: &&Rational| value > *median * &far || &value * &far < **median;
            let kind = if let Some(median) = median.filter(is_far) {
                // A figure in yuan in a column of 万元 is ten thousand times too large.
                let times = value.checked_div(median).ok();
                let near = |times: Rational| {
                    (Rational::from(2_000)..=Rational::from(50_000)).contains(&times)
                };
                FindingKind::FarFromMedian {
                    code: indicator.code.to_string(),
                    stage: part.stage,
                    value: shown(&value),
                    median: shown(median),
                    in_yuan: is_equipment && times.is_some_and(near),
                }
            } else if is_equipment && (value < least || value > most) {
                FindingKind::ImplausibleEquipment {
                    stage: part.stage,
                    value: shown(&value),
                }
            } else {
                continue;
            };
            findings.extend(self.finding_of(part.school, kind));
        }
    }

    /// Schools whose values are those of an earlier one to the last digit.
    fn look_for_twins(&self, parts: &[&Part], findings: &mut Vec<Finding>) {
        let mut first: BTreeMap<Vec<&Rational>, usize> = BTreeMap::new();
        for part in parts {
            let values = part.indicators.iter().map(|result| result.value.as_ref());
            let Some(values) = values.collect::<Option<Vec<&Rational>>>() else {
                continue;
            };
            if values.iter().all(|value| value.is_zero()) {
                continue;
            }
            let earlier = *first.entry(values).or_insert(part.school);
            if earlier == part.school {
                continue;
            }
            let Some(twin) = self.county.schools().get(earlier) else {
                continue;
            };
            let kind = FindingKind::SameValues {
                stage: part.stage,
                school_id: twin.id().to_owned(),
                school_name: twin.name().to_owned(),
            };
            findings.extend(self.finding_of(part.school, kind));
        }
    }

    fn finding_of(&self, school: usize, kind: FindingKind) -> Option<Finding> {
        let school = self.county.schools().get(school)?;
        Some(Finding {
            school_id: Some(school.id().to_owned()),
            school_name: Some(school.name().to_owned()),
            kind,
        })
    }
}

/// Whether an indicator is the value of equipment a pupil.
fn is_equipment(indicator: &Indicator) -> bool {
    let stages = JUDGED
        .iter()
        .filter_map(|stage| indicator.numerator.get(*stage));
    let mut items = stages.flat_map(|terms| terms.iter().map(|term| term.figure));
    indicator.per == 1 && items.all(|item| item == Item::EquipmentValue)
}
