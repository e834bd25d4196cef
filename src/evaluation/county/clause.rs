//! The clauses of a standard, each with its figures.

use crate::evaluation::county::roll::{Enrolment, compulsory_pupils, judged_stages};
use crate::judgement::{Bound, ExactSum, Verdict, exact};
use crate::model::{Amount, County, Item, School, Stage};
use crate::numeric::{Rational, RoundingMode};
use crate::standards::{
    Clause, ClauseTest, Figure, LimitNumber, Parameter, PerStage, RatioTest, ReliefEffect,
    RoomCounting, Scope, Standard, Term,
};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A clause and what was found.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ClauseResult {
    /// The place of the clause in the standard.
    pub clause: usize,
    /// Whether it holds.
    pub verdict: Verdict,
    /// What its figures say by themselves; `None` where it has none.
    pub figure_verdict: Option<Verdict>,
    /// What is attested; `None` where no attestation is asked for.
    pub attestation_verdict: Option<Verdict>,
    /// Its ratios of county totals, in the order of the standard.
    pub ratios: Vec<RatioResult>,
    /// The schools it looked at; `None` where it looks at none one by one.
    pub schools: Option<SchoolsLookedAt>,
    /// The reliefs without which it would not be met.
    pub reliefs: Vec<usize>,
    /// Whether its figures are [kept back](crate::evaluation::Suppression).
    pub withheld: bool,
}

/// A ratio of county totals.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RatioResult {
    /// The total of the numerator; `None` if a figure of it is not reported.
    pub numerator: Option<Rational>,
    /// The total of the denominator; `None` if a figure of it is not reported.
    pub denominator: Option<Rational>,
    /// The ratio, times 100 for a percentage.
    pub value: Option<Rational>,
    /// The number it is held to.
    pub bound: Rational,
    /// Whether it meets it.
    pub verdict: Verdict,
}

/// The schools that a clause looked at, by their place in the county.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SchoolsLookedAt {
    /// How many.
    pub count: usize,
    /// Those known to fail.
    pub failing: Vec<usize>,
    /// Those of which it cannot be told.
    pub unknown: Vec<usize>,
    /// How many of them it does not arise for.
    pub not_applicable: usize,
}

impl SchoolsLookedAt {
    fn note(&mut self, school: usize, verdict: Verdict) {
        self.count += 1;
        match verdict {
            Verdict::NotMet => self.failing.push(school),
            Verdict::NotAssessable => self.unknown.push(school),
            Verdict::NotApplicable => self.not_applicable += 1,
            Verdict::Met => {}
        }
    }

    /// Whether the clause holds for every school. A share of nothing does not arise; any other
    /// clause holds also where there is no school.
    const fn verdict(&self, is_share: bool) -> Verdict {
        if !self.failing.is_empty() {
            Verdict::NotMet
        } else if !self.unknown.is_empty() {
            Verdict::NotAssessable
        } else if is_share && self.not_applicable == self.count {
            Verdict::NotApplicable
        } else {
            Verdict::Met
        }
    }
}

/// The value of a clause as it is written to files.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
#[non_exhaustive]
pub enum ClauseValue {
    /// The number of schools known to fail.
    Schools(usize),
    /// A percentage or an amount: the double nearest to the exact one.
    Ratio(f64),
}

impl ClauseResult {
    /// The value of the clause: its first ratio where the standard wants it shown, or the number of
    /// schools known to fail.
    #[must_use]
    pub fn value(&self, standard: &Standard) -> Option<ClauseValue> {
        if let Some(schools) = &self.schools {
            return Some(ClauseValue::Schools(schools.failing.len()));
        }
        let clause = standard.clauses.get(self.clause)?;
        let Some(ClauseTest::Ratios { ratios }) = &clause.test else {
            return None;
        };
        let (result, _) = self
            .ratios
            .iter()
            .zip(ratios.iter())
            .find(|(_, ratio)| ratio.valued)?;
        result
            .value
            .as_ref()
            .map(|value| ClauseValue::Ratio(value.to_f64()))
    }
}

/// Holds a county to the clauses of a standard.
pub(super) struct ClauseEvaluation<'a> {
    pub(super) standard: &'a Standard,
    pub(super) county: &'a County,
    /// For each school, whether it has a part that is judged; `None` where that is left open.
    pub(super) has_part: &'a [Option<bool>],
    /// The reliefs asked for.
    pub(super) reliefs: &'a [usize],
}

impl ClauseEvaluation<'_> {
    pub(super) fn evaluate(&self, index: usize, clause: &Clause) -> ClauseResult {
        let (mut found_ratios, mut found_schools) = (Vec::new(), None);
        let mut reliefs = Vec::new();
        let figure_verdict = clause.test.as_ref().map(|test| match test {
            ClauseTest::Ratios { ratios } => {
                found_ratios = ratios.iter().map(|ratio| self.ratio(ratio)).collect();
                Verdict::all(found_ratios.iter().map(|ratio: &RatioResult| ratio.verdict))
            }
            ClauseTest::Monitoring {
                level,
                between_school_rate,
            } => {
                let results = &self.county.filing().monitoring;
                let subjects = results.iter().map(|result| {
                    let holds = |bound: &Bound, value: Option<&Amount>| {
                        Verdict::of(value.map(|value| bound.is_met_by(&exact(value))))
                    };
                    Verdict::all([
                        holds(level, result.level.as_ref()),
                        holds(between_school_rate, result.between_school_rate.as_ref()),
                    ])
                });
                match Verdict::all(subjects) {
                    Verdict::NotApplicable => Verdict::NotAssessable,
                    verdict => verdict,
                }
            }
            _ => {
                let (schools, used) = self.schools(clause, test);
                reliefs = used;
                let verdict = schools.verdict(matches!(test, ClauseTest::EverySchool { .. }));
                found_schools = Some(schools);
                verdict
            }
        });
        let attestation_verdict = clause.attested.then(|| {
            let attested = self.county.filing().attestations.get(clause.code.as_ref());
            Verdict::of(attested.and_then(|attestation| attestation.met))
        });
        ClauseResult {
            clause: index,
            verdict: Verdict::all(figure_verdict.into_iter().chain(attestation_verdict)),
            figure_verdict,
            attestation_verdict,
            ratios: found_ratios,
            schools: found_schools,
            reliefs,
            withheld: false,
        }
    }

    fn ratio(&self, ratio: &RatioTest) -> RatioResult {
        let terms = [ratio.numerator.as_ref(), ratio.denominator.as_ref()];
        let [numerator, denominator] = self.totals(&ratio.scope, terms);
        let bound = bound_number(self.standard, self.county, &ratio.bound.number);
        let not_asked = denominator.as_ref().is_some_and(Rational::is_zero);
        // Totals below zero are a mistake of the filing, and no share can be read off them.
        let value = numerator
            .as_ref()
            .zip(denominator.as_ref().filter(|whole| whole.is_positive()))
            .and_then(|(part, whole)| (part * &Rational::from(ratio.per)).checked_div(whole).ok());
        let verdict = if not_asked {
            Verdict::NotApplicable
        } else {
            let holds = |value: &Rational| ratio.bound.relation.holds(value.cmp(&bound));
            Verdict::of(value.as_ref().map(holds))
        };
        RatioResult {
            numerator,
            denominator,
            value,
            bound,
            verdict,
        }
    }

    /// The totals of some figures over the schools of a scope; `None` for one of which a figure, or who
    /// belongs to the scope, is unknown.
    fn totals<const N: usize>(
        &self,
        scope: &Scope,
        terms: [&[Term<Figure>]; N],
    ) -> [Option<Rational>; N] {
        let mut totals = terms.map(|terms| self.facts(terms));
        let items = terms.map(items_of);
        if items
            .clone()
            .into_iter()
            .any(|mut items| items.next().is_some())
        {
            for (school, judged) in self.county.schools().iter().zip(self.has_part) {
                let is_member = includes(scope, school, *judged);
                if is_member == Some(false) {
                    continue;
                }
                for (total, items) in totals.iter_mut().zip(&items) {
                    let add = |sum: &mut ExactSum| {
                        items.clone().try_for_each(|(item, factor)| {
                            is_member?;
                            sum.add_item(school, item, factor)
                        })
                    };
                    if total.as_mut().and_then(add).is_none() {
                        *total = None;
                    }
                }
            }
        }
        totals.map(|total| total.map(ExactSum::total))
    }

    /// The total of the county's own figures among the terms; `None` if one is unknown.
    fn facts(&self, terms: &[Term<Figure>]) -> Option<ExactSum> {
        let mut total = ExactSum::EMPTY;
        for term in terms {
            if let Figure::Fact(fact) = term.figure {
                total.add(self.county.filing().fact(fact)?, term.factor);
            }
        }
        Some(total)
    }

    /// Looks at the schools one by one, and says which reliefs made a difference.
    fn schools(&self, clause: &Clause, test: &ClauseTest) -> (SchoolsLookedAt, Vec<usize>) {
        let mut looked_at = SchoolsLookedAt::default();
        let mut used = Vec::new();
        for (index, school) in self.county.schools().iter().enumerate() {
            let has_part = self.has_part.get(index).copied().flatten();
            // What may be judged is looked at, and fails nobody.
            let judged = has_part != Some(false);
            let verdict = match test {
                ClauseTest::EverySchool {
                    numerator,
                    denominator,
                    at_least,
                    scope,
                } => match includes(scope, school, has_part) {
                    Some(false) => continue,
                    Some(true) => share_verdict(
                        school.amount(*numerator),
                        school.amount(*denominator),
                        *at_least,
                    ),
                    None => Verdict::NotAssessable,
                },
                ClauseTest::Rooms {
                    classes_per_room,
                    rooms,
                    counting,
                } if judged => self.with_reliefs(clause, school, &mut used, |effect| {
                    let rooms = match effect {
                        Some(ReliefEffect::Rooms { rooms, .. }) => relief_rooms(rooms, school),
                        _ => rooms,
                    };
                    room_verdict(school, *classes_per_room, rooms, *counting)
                }),
                ClauseTest::Size { barred_kinds, .. } if barred_kinds.contains(&school.kind()) => {
                    let (pupils, complete) = compulsory_pupils(school);
                    Verdict::of(if pupils.is_positive() {
                        Some(false)
                    } else {
                        complete.then_some(true)
                    })
                }
                ClauseTest::Size {
                    limit,
                    larger_limit,
                    larger_kinds,
                    ..
                } if judged => self.with_reliefs(clause, school, &mut used, |effect| {
                    let (limit, larger) = match effect {
                        Some(ReliefEffect::Size {
                            limit,
                            larger_limit,
                            ..
                        }) => (limit, larger_limit),
                        _ => (limit, larger_limit),
                    };
                    let most = if larger_kinds.contains(&school.kind()) {
                        larger
                    } else {
                        limit
                    };
                    size_verdict(school, *most)
                }),
                ClauseTest::ClassSizes { too_large } if judged => class_verdict(school, too_large),
                _ => Verdict::NotApplicable,
            };
            let verdict = match verdict {
                Verdict::NotMet if has_part.is_none() => Verdict::NotAssessable,
                verdict => verdict,
            };
            let looks = match test {
                ClauseTest::EverySchool { .. } => true,
                ClauseTest::Size { barred_kinds, .. } => {
                    judged || (barred_kinds.contains(&school.kind()) && verdict != Verdict::Met)
                }
                _ => judged,
            };
            if looks {
                looked_at.note(index, verdict);
            }
        }
        used.sort_unstable();
        used.dedup();
        (looked_at, used)
    }

    /// The verdict of the rule itself, or the best that an active relief allows this school.
    fn with_reliefs(
        &self,
        clause: &Clause,
        school: &School,
        used: &mut Vec<usize>,
        verdict: impl Fn(Option<&ReliefEffect>) -> Verdict,
    ) -> Verdict {
        let mut best = verdict(None);
        for index in self.reliefs {
            if best == Verdict::Met {
                break;
            }
            let Some(relief) = self.standard.reliefs.get(*index) else {
                continue;
            };
            if !means(&relief.effect, clause, school) {
                continue;
            }
            match verdict(Some(&relief.effect)) {
                Verdict::Met => {
                    best = Verdict::Met;
                    used.push(*index);
                }
                Verdict::NotAssessable => best = Verdict::NotAssessable,
                Verdict::NotMet | Verdict::NotApplicable => {}
            }
        }
        best
    }
}

/// The number of a limit: fixed, or a parameter that a name or the county's own fact sets.
fn bound_number(standard: &Standard, county: &County, number: &LimitNumber) -> Rational {
    let name = match number {
        LimitNumber::Fixed(value) => return Rational::from(*value),
        LimitNumber::Parameter(name) => name,
    };
    // A standard was checked to have the parameters that its limits name.
    let Some(parameter) = standard.parameters.iter().find(|one| one.name == *name) else {
        return Rational::from(Decimal::MAX);
    };
    parameter_value(parameter, county)
}

fn parameter_value(parameter: &Parameter, county: &County) -> Rational {
    let filed = parameter.fact.and_then(|fact| county.filing().fact(fact));
    match filed {
        Some(value) if !parameter.fixed => exact(value),
        _ => Rational::from(parameter.value),
    }
}

/// Whether a school belongs to a scope; `None` if that cannot be told.
pub(super) fn includes(scope: &Scope, school: &School, judged: Option<bool>) -> Option<bool> {
    let may_have = |stage: &Stage| judged != Some(false) && Enrolment::of(school, *stage).exists();
    if scope.except_kinds.contains(&school.kind())
        || (!scope.parts.is_empty() && !scope.parts.iter().any(may_have))
    {
        return Some(false);
    }
    let asked = [
        (!scope.except_sponsors.is_empty()).then(|| {
            let sponsor = school.sponsor()?;
            Some(!scope.except_sponsors.contains(&sponsor))
        }),
        (!scope.locations.is_empty()).then(|| {
            let location = school.location()?;
            Some(scope.locations.contains(&location))
        }),
        scope
            .boarding
            .map(|wanted| Some(school.flag(Item::Boarding)? == wanted)),
    ];
    let mut is_known = scope.parts.is_empty() || judged.is_some();
    for answer in asked.into_iter().flatten() {
        match answer {
            Some(true) => {}
            Some(false) => return Some(false),
            None => is_known = false,
        }
    }
    is_known.then_some(true)
}

/// The items of schools among some terms, each with its factor.
fn items_of(terms: &[Term<Figure>]) -> impl Iterator<Item = (Item, Decimal)> + Clone {
    terms.iter().filter_map(|term| match term.figure {
        Figure::Item(item) => Some((item, term.factor)),
        Figure::Fact(_) => None,
    })
}

/// Whether a relief is meant for this school: it says so, or its figures show it.
pub(super) fn means(effect: &ReliefEffect, clause: &Clause, school: &School) -> bool {
    match effect {
        ReliefEffect::Rooms {
            clause: code, when, ..
        } => *code == clause.code && school.flag(*when) == Some(true),
        ReliefEffect::Size {
            clause: code,
            when,
            or_migrant_share_above,
            ..
        } => {
            if *code != clause.code {
                return false;
            }
            let (pupils, complete) = compulsory_pupils(school);
            let mostly_migrant = school
                .amount(Item::MigrantChildren)
                .is_some_and(|migrants| {
                    complete
                        && exact(&migrants) > &pupils * &Rational::from(*or_migrant_share_above)
                });
            school.flag(*when) == Some(true) || mostly_migrant
        }
        ReliefEffect::Count { .. } => false,
    }
}

/// The items that count the rooms of one sort.
pub(super) type RoomSort = Cow<'static, [Item]>;

/// The rooms that count for a school under a relief: the junior list where it has both stages.
pub(super) fn relief_rooms<'r>(
    rooms: &'r PerStage<Cow<'static, [RoomSort]>>,
    school: &School,
) -> &'r [RoomSort] {
    if Enrolment::of(school, Stage::Junior).exists() {
        &rooms.junior
    } else {
        &rooms.primary
    }
}

/// The item that counts the classes of a judged stage.
pub(super) const fn classes_item(stage: Stage) -> Option<Item> {
    match stage {
        Stage::Primary => Some(Item::ClassesPrimary),
        Stage::Junior => Some(Item::ClassesJunior),
        Stage::Senior => None,
    }
}

/// The sum of some amounts; `None` if one is not reported.
pub(super) fn sum(school: &School, items: impl IntoIterator<Item = Item>) -> Option<Rational> {
    let mut total = ExactSum::EMPTY;
    for item in items {
        total.add_item(school, item, Decimal::ONE)?;
    }
    Some(total.total())
}

/// The classes of a school and the rooms of one sort that they need.
pub(super) struct RoomsAsked {
    pub(super) classes: Rational,
    pub(super) rooms: Rational,
}

/// The classes of the stages of a school that are judged; `None` if they are not reported.
fn classes(school: &School) -> Option<Rational> {
    sum(school, judged_stages(school).filter_map(classes_item))
}

/// How many rooms of one sort a school needs; `None` if its classes are not reported.
pub(super) fn room_need(school: &School, classes_per_room: u32) -> Option<RoomsAsked> {
    let classes = classes(school)?;
    let rooms = classes
        .checked_div(&Rational::from(classes_per_room))
        .ok()?;
    Some(RoomsAsked {
        rooms: rooms.rounded(0, RoundingMode::Ceiling),
        classes,
    })
}

fn room_verdict(
    school: &School,
    classes_per_room: u32,
    rooms: &[RoomSort],
    counting: RoomCounting,
) -> Verdict {
    let Some(classes) = classes(school) else {
        return Verdict::NotAssessable;
    };
    // Rooms are whole, so that they are as many as a quotient rounded up where they reach it.
    let per_room = Rational::from(classes_per_room);
    let enough = |items: &mut dyn Iterator<Item = Item>| {
        Verdict::of(sum(school, items).map(|rooms| &rooms * &per_room >= classes))
    };
    match counting {
        RoomCounting::Each => {
            Verdict::all(rooms.iter().map(|sort| enough(&mut sort.iter().copied())))
        }
        RoomCounting::Together => enough(&mut rooms.iter().flat_map(|sort| sort.iter().copied())),
    }
}

/// A share of zero does not arise.
fn share_verdict(part: Option<Amount>, whole: Option<Amount>, at_least: Decimal) -> Verdict {
    if whole.as_ref().is_some_and(Amount::is_zero) {
        return Verdict::NotApplicable;
    }
    let holds = |(part, whole)| exact(&part) >= &exact(&whole) * &Rational::from(at_least);
    Verdict::of(part.zip(whole).map(holds))
}

fn size_verdict(school: &School, most: u32) -> Verdict {
    let (pupils, complete) = compulsory_pupils(school);
    if pupils > Rational::from(most) {
        return Verdict::NotMet;
    }
    Verdict::of(complete.then_some(true))
}

fn class_verdict(school: &School, too_large: &PerStage<Cow<'static, [Item]>>) -> Verdict {
    let items = judged_stages(school)
        .filter_map(|stage| too_large.get(stage))
        .flat_map(|items| items.iter());
    let found =
        items.map(|item| Verdict::of(school.amount(*item).map(|classes| classes.is_zero())));
    Verdict::all(std::iter::once(Verdict::Met).chain(found))
}
