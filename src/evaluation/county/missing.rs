//! What is missing, listed by what it would decide.

use crate::evaluation::county::clause::{ClauseResult, classes_item, includes};
use crate::evaluation::county::measurement::{Part, active_terms};
use crate::evaluation::county::report::Report;
use crate::evaluation::county::roll::{Enrolment, JUDGED, is_doubtful, judged_stages};
use crate::judgement::{ExactSum, Verdict};
use crate::model::{Fact, Item, Language, School, Stage, pupils_item, say};
use crate::numeric::Rational;
use crate::standards::{ClauseTest, Figure, RatioTest, Scope};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Something that cannot be told, and what is missing for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Undecided<Missing = MissingFigure> {
    /// The code of the indicator, clause or veto.
    pub code: String,
    /// The stage, where it is about one.
    pub stage: Option<Stage>,
    /// What is missing: as a figure, or in words in a document.
    pub missing: Vec<Missing>,
}

/// Something that is not reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MissingFigure {
    /// An item of a school, by the place of the school in the county.
    Item {
        /// The place of the school.
        school: usize,
        /// The item.
        item: Item,
    },
    /// A fact of the county.
    Fact(Fact),
    /// An attestation.
    Attestation,
    /// Whether a veto happened.
    Veto,
    /// The results of the national monitoring.
    Monitoring,
}

impl Report<'_> {
    /// What cannot be told, and what is missing for it: indicators first, stage by stage, then
    /// clauses and vetoes; of each, the schools in the order of their codes.
    ///
    /// An indicator is listed where a value of it is unknown, because its dispersion cannot be told
    /// then, whatever becomes of the part.
    #[must_use]
    pub fn undecided(&self) -> Vec<Undecided> {
        let mut undecided = Vec::new();
        for stage in JUDGED {
            // Part by part, so that each school is fetched once and not once for each indicator.
            let mut lists = vec![Vec::new(); self.standard.indicators.len()];
            for part in self.parts.iter().filter(|part| part.stage == stage) {
                for (index, missing) in lists.iter_mut().enumerate() {
                    let items = self.missing_of_indicator(part, index).into_iter();
                    missing.extend(items.map(|item| MissingFigure::Item {
                        school: part.school,
                        item,
                    }));
                }
            }
            for (indicator, missing) in self.standard.indicators.iter().zip(lists) {
                if !missing.is_empty() {
                    let code = indicator.code.to_string();
                    undecided.push(Undecided {
                        code,
                        stage: Some(stage),
                        missing,
                    });
                }
            }
        }
        for result in &self.clauses {
            if result.verdict != Verdict::NotAssessable {
                continue;
            }
            let Some(clause) = self.standard.clauses.get(result.clause) else {
                continue;
            };
            let mut missing = clause
                .test
                .as_ref()
                .map(|test| self.missing_of_test(test, result))
                .unwrap_or_default();
            if result.attestation_verdict == Some(Verdict::NotAssessable) {
                missing.push(MissingFigure::Attestation);
            }
            undecided.push(Undecided {
                code: clause.code.to_string(),
                stage: None,
                missing,
            });
        }
        for result in &self.vetoes {
            if let (Some(veto), Verdict::NotAssessable) =
                (self.standard.vetoes.get(result.veto), result.verdict)
            {
                let missing = vec![MissingFigure::Veto];
                undecided.push(Undecided {
                    code: veto.code.to_string(),
                    stage: None,
                    missing,
                });
            }
        }
        let ranks = self.ranks();
        for one in &mut undecided {
            one.missing.sort_by_key(|missing| match missing {
                MissingFigure::Item { school, item } => (ranks.get(*school), Some(*item)),
                _ => (None, None),
            });
        }
        undecided
    }

    /// The items that are missing for an indicator of a part; none where its value is known, and counts.
    pub(super) fn missing_of_indicator(&self, part: &Part, index: usize) -> Vec<Item> {
        let (Some(indicator), Some(result), Some(school)) = (
            self.standard.indicators.get(index),
            part.indicators.get(index),
            self.school_of(part),
        ) else {
            return Vec::new();
        };
        if result.value.is_some() || result.withheld {
            return if part.counts {
                Vec::new()
            } else {
                vec![Item::Sponsor]
            };
        }
        let stages: &[Stage] = if indicator.split {
            Stage::ALL
        } else {
            &[part.stage]
        };
        let mut missing: Vec<Item> = stages
            .iter()
            .filter(|stage| Enrolment::of(school, **stage) == Enrolment::Unknown)
            .map(|stage| pupils_item(*stage))
            .collect();
        let relief = active_terms(&self.standard, indicator, part.stage, &self.reliefs)
            .filter(|(when, _)| school.flag(*when) == Some(true))
            .flat_map(|(_, terms)| terms);
        let terms = indicator.numerator.get(part.stage).map(AsRef::as_ref);
        let items = terms
            .into_iter()
            .flatten()
            .chain(relief)
            .map(|term| term.figure);
        missing.extend(items.filter(|item| school.amount(*item).is_none()));
        missing
    }

    /// The figures that the value of an indicator of a part rests on and that were
    /// [imputed](crate::model::CountyFiling::imputed), in the order of the columns; the pupils among them.
    #[must_use]
    pub fn imputed_items(&self, part: &Part, indicator: usize) -> Vec<Item> {
        let imputed = self.school_of(part).and_then(|school| {
            let imputed = &self.county.filing().imputed;
            Some((school, imputed.get(school.id())?))
        });
        let (Some((school, imputed)), Some(indicator)) =
            (imputed, self.standard.indicators.get(indicator))
        else {
            return Vec::new();
        };
        let stages: &[Stage] = if indicator.split {
            Stage::ALL
        } else {
            &[part.stage]
        };
        let pupils = stages.iter().map(|stage| pupils_item(*stage));
        let relief = active_terms(&self.standard, indicator, part.stage, &self.reliefs)
            .filter(|(when, _)| school.flag(*when) == Some(true))
            .flat_map(|(_, terms)| terms);
        let terms = indicator.numerator.get(part.stage).map(AsRef::as_ref);
        let terms = terms.into_iter().flatten().chain(relief);
        let used: Vec<Item> = pupils.chain(terms.map(|term| term.figure)).collect();
        let found = imputed.iter().filter(|item| used.contains(item));
        found.copied().collect()
    }

    fn missing_of_test(&self, test: &ClauseTest, result: &ClauseResult) -> Vec<MissingFigure> {
        let mut missing = Vec::new();
        match test {
            ClauseTest::Ratios { ratios } => {
                let open = ratios.iter().zip(&result.ratios);
                let open = open.filter(|(_, found)| found.verdict == Verdict::NotAssessable);
                let mut items = Vec::new();
                for (ratio, _) in open {
                    self.missing_of_ratio(ratio, &mut missing, &mut items);
                }
                items.sort_unstable();
                items.dedup();
                let items = items.into_iter();
                missing.extend(items.map(|(school, item)| MissingFigure::Item { school, item }));
            }
            ClauseTest::Monitoring { .. } => {
                if result.figure_verdict == Some(Verdict::NotAssessable) {
                    missing.push(MissingFigure::Monitoring);
                }
            }
            _ => {
                let unknown = result.schools.as_ref().map(|schools| &schools.unknown);
                for school in unknown.into_iter().flatten() {
                    self.missing_of_school(test, *school, &mut missing);
                }
            }
        }
        missing
    }

    /// The facts and the items of schools that leave a ratio open; an item may be named twice.
    fn missing_of_ratio(
        &self,
        ratio: &RatioTest,
        facts: &mut Vec<MissingFigure>,
        items: &mut Vec<(usize, Item)>,
    ) {
        let mut asked = Vec::new();
        for term in ratio.numerator.iter().chain(ratio.denominator.iter()) {
            match term.figure {
                Figure::Item(item) => asked.push(item),
                Figure::Fact(fact) => {
                    let missing = MissingFigure::Fact(fact);
                    if self.county.filing().fact(fact).is_none() && !facts.contains(&missing) {
                        facts.push(missing);
                    }
                }
            }
        }
        if asked.is_empty() {
            return;
        }
        for (index, school) in self.county.schools().iter().enumerate() {
            let missing: Vec<Item> = match includes(&ratio.scope, school, self.has_part(index)) {
                Some(true) => {
                    let asked = asked.iter().copied();
                    asked
                        .filter(|item| school.amount(*item).is_none())
                        .collect()
                }
                Some(false) => Vec::new(),
                None if self.has_part(index).is_none() => vec![Item::Sponsor],
                None => unanswered(&ratio.scope, school),
            };
            items.extend(missing.into_iter().map(|item| (index, item)));
        }
    }

    /// The items that leave a test of one school open.
    fn missing_of_school(&self, test: &ClauseTest, index: usize, missing: &mut Vec<MissingFigure>) {
        let Some(school) = self.county.schools().get(index) else {
            return;
        };
        let stages: Vec<Stage> = judged_stages(school).collect();
        let items: Vec<Item> = match test {
            ClauseTest::EverySchool {
                numerator,
                denominator,
                scope,
                ..
            } => {
                let mut items = unanswered(scope, school);
                items.extend([*numerator, *denominator]);
                items
            }
            ClauseTest::Rooms { rooms, .. } => {
                let classes = stages.iter().filter_map(|stage| classes_item(*stage));
                classes
                    .chain(rooms.iter().flat_map(|sort| sort.iter().copied()))
                    .collect()
            }
            ClauseTest::Size { .. } => stages.iter().map(|stage| pupils_item(*stage)).collect(),
            ClauseTest::ClassSizes { too_large } => stages
                .iter()
                .filter_map(|stage| too_large.get(*stage))
                .flat_map(|items| items.iter().copied())
                .collect(),
            ClauseTest::Ratios { .. } | ClauseTest::Monitoring { .. } => Vec::new(),
        };
        let sponsor = self.has_part(index).is_none().then_some(Item::Sponsor);
        missing.extend(
            items
                .into_iter()
                .filter(|item| !item.is_amount() || school.amount(*item).is_none())
                .chain(sponsor)
                .map(|item| MissingFigure::Item {
                    school: index,
                    item,
                }),
        );
    }

    /// Whether a school of the county has a part that is judged.
    pub(super) fn is_judged(&self, index: usize) -> bool {
        // Both lists are in the order of the schools.
        self.excluded
            .binary_search_by_key(&index, |excluded| excluded.school)
            .is_err()
    }

    /// The same; `None` where the standard leaves that open.
    pub(super) fn has_part(&self, index: usize) -> Option<bool> {
        let is_judged = self.is_judged(index);
        let school = self.county.schools().get(index);
        let is_open = is_judged && school.is_some_and(|school| is_doubtful(school, &self.standard));
        (!is_open).then_some(is_judged)
    }

    /// The total of an item over the schools of a scope.
    pub(super) fn scoped_total(&self, scope: &Scope, item: Item) -> Option<Rational> {
        let mut total = ExactSum::EMPTY;
        for (index, school) in self.county.schools().iter().enumerate() {
            if includes(scope, school, self.has_part(index))? {
                total.add_item(school, item, Decimal::ONE)?;
            }
        }
        Some(total.total())
    }

    /// A missing figure in words.
    #[must_use]
    pub fn missing_sentence(&self, missing: &MissingFigure, language: Language) -> String {
        match missing {
            MissingFigure::Item { school, item } => {
                let name = self.school_name(*school);
                say!(
                    language,
                    ("{name}：{}", item.zh()),
                    ("{name}: {}", item.code())
                )
            }
            MissingFigure::Fact(fact) => language.pick(fact.zh(), fact.code()).to_owned(),
            MissingFigure::Attestation => language.pick("认定材料", "an attestation").to_owned(),
            MissingFigure::Veto => language.pick("是否发生", "whether it happened").to_owned(),
            MissingFigure::Monitoring => language
                .pick(
                    "国家义务教育质量监测结果",
                    "results of the national monitoring",
                )
                .to_owned(),
        }
    }
}

/// The coded items that would say whether a school belongs to a scope, and are blank.
fn unanswered(scope: &Scope, school: &School) -> Vec<Item> {
    let blanks = [
        (
            Item::Sponsor,
            !scope.except_sponsors.is_empty() && school.sponsor().is_none(),
        ),
        (
            Item::Location,
            !scope.locations.is_empty() && school.location().is_none(),
        ),
        (
            Item::Boarding,
            scope.boarding.is_some() && school.flag(Item::Boarding).is_none(),
        ),
    ];
    blanks
        .into_iter()
        .filter(|(_, blank)| *blank)
        .map(|(item, _)| item)
        .collect()
}
