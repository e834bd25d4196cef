//! A county as it stands, put into whole numbers.

use crate::evaluation::{Part, Report};
use crate::improvement::distances::Distances;
use crate::improvement::error::ImprovementError;
use crate::improvement::lever::{Lever, Levers, MOST_STEPS, Move};
use crate::improvement::limits::Limits;
use crate::improvement::problem::county::CountyProblem;
use crate::improvement::problem::dispersion::{Dispersion, Member};
use crate::improvement::problem::exchange::{Demand, Exchange};
use crate::improvement::problem::school::{
    Asked, PartProblem, SchoolProblem, Short, StepKind, Stock, Value, Variable,
};
use crate::improvement::product::{cost_in, money_places, product};
use crate::judgement::{Relation, exact};
use crate::model::{Item, School, Stage};
use crate::numeric::Rational;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Whole numbers of the problem are below this, so that sums of their products fit 128 bits.
const LARGEST: i128 = 1 << 66;

/// What a problem is built of.
pub(in crate::improvement) struct Building<'b> {
    /// The county as it stands; every value of it is known.
    pub(in crate::improvement) report: &'b Report<'b>,
    pub(in crate::improvement) levers: &'b Levers,
    pub(in crate::improvement) limits: &'b Limits,
    pub(in crate::improvement) distances: &'b Distances,
    /// What the moves have to come to, where shares of teachers who rotate are asked for.
    pub(in crate::improvement) demands: Vec<Demand>,
}

/// What a step is, before it is known whether it changes anything.
struct Candidate {
    kind: StepKind,
    /// What a step adds, or takes away.
    changes: Vec<(Item, Decimal)>,
    cost: i128,
    most: i64,
    /// Whether that is so many though nobody said so.
    is_cut: bool,
}

impl Building<'_> {
    /// The problem of the county.
    pub(in crate::improvement) fn problem(&self) -> Result<CountyProblem, ImprovementError> {
        let money_places = self.money_places();
        let report = self.report;
        let county = report.county();
        let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (place, part) in report.parts().iter().enumerate() {
            parts.entry(part.school).or_default().push(place);
        }
        let mut schools = Vec::with_capacity(parts.len());
        for place in county.by_code() {
            if let (Some(parts), Some(school)) = (parts.get(place), county.schools().get(*place)) {
                schools.push(self.school(*place, school, parts, money_places)?);
            }
        }
        let exchange = Exchange {
            extra: self.extra(&schools, money_places)?,
            demands: self.demands.clone(),
        };
        cap_moves(&mut schools, self.levers.moves().len());
        let variables = schools.iter().flat_map(|school| &school.variables);
        let costs = variables.map(|variable| variable.cost);
        let costs = costs.chain(exchange.extra.values().copied());
        let grain = costs.fold(0, greatest_common_divisor);
        Ok(CountyProblem {
            dispersions: self.dispersions(&schools)?,
            schools,
            exchange,
            moves: self.levers.moves().len(),
            money_places,
            grain,
        })
    }

    /// The places behind the point that the costs of all steps need.
    fn money_places(&self) -> u32 {
        let levers = self.levers.levers().iter();
        let levers = levers.map(|lever| (lever.cost(), lever.step()));
        let moves = self.levers.moves().iter().map(Move::cost);
        let ways = self.distances.pairs().map(|(_, _, cost)| cost);
        let whole = moves.chain(ways).map(|cost| (cost, Decimal::ONE));
        money_places(levers.chain(whole))
    }

    /// What pairs of schools cost beside, by their places in the problem.
    fn extra(
        &self,
        schools: &[SchoolProblem],
        money_places: u32,
    ) -> Result<BTreeMap<(usize, usize), i128>, ImprovementError> {
        let county = self.report.county();
        let code = |school: &SchoolProblem| county.schools().get(school.place).map(School::id);
        let places = schools.iter().enumerate();
        let places: BTreeMap<&str, usize> = places
            .filter_map(|(place, school)| Some((code(school)?, place)))
            .collect();
        let mut extra = BTreeMap::new();
        if self.levers.moves().is_empty() {
            return Ok(extra);
        }
        for (from, to, cost) in self.distances.pairs() {
            // Schools of another county, or that are not judged: nobody moves there.
            let (Some(from_place), Some(to_place)) = (places.get(from), places.get(to)) else {
                continue;
            };
            let name = format!("{from} → {to}");
            let cost = cost_of(&name, cost, Decimal::ONE, money_places)?;
            if cost > 0 && from_place != to_place {
                extra.insert((*from_place, *to_place), cost);
            }
        }
        Ok(extra)
    }

    /// Whether a lever or another move adds to something that a move carries.
    fn is_added_to(&self, place: usize, one: &Move) -> bool {
        let carries = |item: &Item| one.carries().contains_key(item);
        let mut levers = self.levers.levers().iter();
        let others = self.levers.moves().iter().enumerate();
        let mut others = others.filter(|(other, _)| *other != place);
        levers.any(|lever| lever.adds().keys().any(carries))
            || others.any(|(_, other)| other.carries().keys().any(carries))
    }

    /// Whether who goes where matters, or how many.
    fn is_paired(&self) -> bool {
        !self.demands.is_empty() || self.distances.pairs().next().is_some()
    }

    fn school(
        &self,
        place: usize,
        school: &School,
        parts: &[usize],
        money_places: u32,
    ) -> Result<SchoolProblem, ImprovementError> {
        let parts: Vec<(usize, &Part)> = parts
            .iter()
            .filter_map(|part| Some((*part, self.report.parts().get(*part)?)))
            .collect();
        let mut candidates = self.candidates(school, &parts, money_places)?;
        let may_rotate = !self.demands.is_empty();
        candidates.retain(|one| {
            let is_move = !matches!(one.kind, StepKind::Add(_));
            one.most > 0 && (is_move && may_rotate || self.changes_anything(one, &parts))
        });
        let problems = parts
            .iter()
            .map(|(_, part)| self.part(part, school, &candidates));
        let problems: Result<Vec<PartProblem>, ImprovementError> = problems.collect();
        let problem = SchoolProblem {
            place,
            parts: problems?,
            stocks: stocks(school, &candidates)?,
            variables: candidates
                .into_iter()
                .map(|one| Variable {
                    kind: one.kind,
                    cost: one.cost,
                    most: one.most,
                    is_cut: one.is_cut,
                })
                .collect(),
        };
        // Nothing can be said of a school that might need more steps than are looked at.
        let is_short = |_, _, (_, value, most): (Stage, &Value, i128)| {
            value.asked.is_some_and(|asked| most < asked.threshold)
        };
        let short = problem.short(place, is_short).next();
        match short {
            Some(short) => Err(self.too_many_steps(short, Some(school))),
            None => Ok(problem),
        }
    }

    /// That more steps of a lever may be needed than are looked at.
    pub(in crate::improvement) fn too_many_steps(
        &self,
        short: Short,
        school: Option<&School>,
    ) -> ImprovementError {
        let lever = self.levers.levers().get(short.lever);
        let indicator = self.report.standard().indicators.get(short.indicator);
        ImprovementError::TooManySteps {
            lever: lever.map_or("", Lever::id).to_owned(),
            school: school.map_or("", School::id).to_owned(),
            code: indicator.map_or_else(String::new, |indicator| indicator.code.to_string()),
        }
    }

    /// All that a school may take or give.
    fn candidates(
        &self,
        school: &School,
        parts: &[(usize, &Part)],
        money_places: u32,
    ) -> Result<Vec<Candidate>, ImprovementError> {
        let has = |stage: Option<Stage>| {
            parts
                .iter()
                .any(|(_, part)| stage.is_none_or(|stage| stage == part.stage))
        };
        let mut candidates = Vec::new();
        let levers = self.levers.levers().iter().enumerate();
        for (place, lever) in levers.filter(|(_, lever)| has(lever.stage())) {
            let most = self.most_steps(school, lever);
            candidates.push(Candidate {
                kind: StepKind::Add(place),
                changes: step_of(lever, school)?,
                cost: cost_of(lever.id(), lever.cost(), lever.step(), money_places)?,
                most: most.unwrap_or(i64::from(MOST_STEPS)),
                is_cut: most.is_none(),
            });
        }
        let moves = self.levers.moves().iter().enumerate();
        for (place, one) in moves.filter(|(_, one)| has(Some(one.stage()))) {
            let limit = self.limits.at_most(school.id(), one.id());
            let limit = limit.map_or(i64::from(MOST_STEPS), |limit| {
                whole_steps(limit, Decimal::ONE)
            });
            let changes = one.carries().iter();
            candidates.push(Candidate {
                kind: StepKind::Receive(place),
                changes: changes
                    .clone()
                    .map(|(item, amount)| (*item, *amount))
                    .collect(),
                cost: cost_of(one.id(), one.cost(), Decimal::ONE, money_places)?,
                most: limit,
                is_cut: false,
            });
            candidates.push(Candidate {
                kind: StepKind::Give(place),
                changes: changes.map(|(item, amount)| (*item, -*amount)).collect(),
                cost: 0,
                // Where it matters who goes where, who goes is there already; and so it is where nothing else adds
                // to what a move carries, because then a school that gives need not receive.
                most: if self.is_paired() || !self.is_added_to(place, one) {
                    limit.min(most_given(school, one)).min(present(school, one))
                } else {
                    limit.min(most_given(school, one))
                },
                is_cut: false,
            });
        }
        Ok(candidates)
    }

    /// How many steps of a lever a school takes at most; `None` where nobody says so, or says more than is looked at.
    fn most_steps(&self, school: &School, lever: &Lever) -> Option<i64> {
        let own = self.limits.at_most(school.id(), lever.id());
        let units = own.into_iter().chain(lever.at_most()).min();
        let steps = units.and_then(|units| steps_within(units, lever.step()));
        steps.filter(|steps| *steps <= i64::from(MOST_STEPS))
    }

    /// Whether a step changes a value that is looked at.
    fn changes_anything(&self, candidate: &Candidate, parts: &[(usize, &Part)]) -> bool {
        parts.iter().any(|(_, part)| {
            let indicators = 0..part.indicators.len();
            indicators.into_iter().any(|indicator| {
                let rise = self.rise(candidate, part, indicator);
                rise.is_some_and(|rise| !rise.is_zero())
            })
        })
    }

    /// What a step adds to a value.
    fn rise(&self, candidate: &Candidate, part: &Part, indicator: usize) -> Option<Rational> {
        let changes = candidate.changes.iter();
        let rises: Option<Vec<Rational>> = changes
            .map(|(item, amount)| {
                let rise = self.report.rise(part, indicator, *item)?;
                Some(&rise * &Rational::from(*amount))
            })
            .collect();
        Some(rises?.iter().sum())
    }

    fn part(
        &self,
        part: &Part,
        school: &School,
        candidates: &[Candidate],
    ) -> Result<PartProblem, ImprovementError> {
        let unknown = || ImprovementError::ValueNotKnown {
            school: school.id().to_owned(),
            stage: part.stage,
        };
        let standard = self.report.standard();
        let mut values = Vec::with_capacity(part.indicators.len());
        let mut thresholds = 0_usize;
        for (indicator, asked) in standard.indicators.iter().enumerate() {
            let found = part.indicators.get(indicator);
            let start = found.and_then(|found| found.value.clone());
            let start = start.ok_or_else(unknown)?;
            let rises = candidates.iter().enumerate().map(|(variable, candidate)| {
                let rise = self.rise(candidate, part, indicator);
                rise.map(|rise| (variable, rise)).ok_or_else(unknown)
            });
            let mut rises = rises.collect::<Result<Vec<_>, _>>()?;
            rises.retain(|(_, rise)| !rise.is_zero());
            let bound = asked
                .threshold
                .as_ref()
                .and_then(|bound| bound.get(part.stage));
            thresholds += usize::from(bound.is_some());
            let floor = bound.zip(standard.school_rule.as_ref());
            let floor = floor.map(|(bound, rule)| {
                &Rational::from(rule.floor_share) * &Rational::from(bound.number)
            });
            let bound = bound.map(|bound| (Rational::from(bound.number), bound.relation));
            if bound
                .as_ref()
                .is_some_and(|(_, relation)| !relation.is_floor())
            {
                let code = asked.code.to_string();
                return Err(ImprovementError::UnsupportedBound { code });
            }
            let value = whole_value(indicator, &start, &rises, bound.as_ref(), floor.as_ref());
            values.push(value.ok_or_else(|| ImprovementError::TooManyDigits {
                school: school.id().to_owned(),
                code: asked.code.to_string(),
            })?);
        }
        let needed = standard.school_rule.as_ref().map_or(thresholds, |rule| {
            usize::try_from(rule.at_least).unwrap_or(usize::MAX)
        });
        Ok(PartProblem {
            stage: part.stage,
            pupils: Rational::from(part.pupils.ok_or_else(unknown)?),
            allowed: thresholds.saturating_sub(needed),
            values,
        })
    }

    fn dispersions(&self, schools: &[SchoolProblem]) -> Result<Vec<Dispersion>, ImprovementError> {
        let standard = self.report.standard();
        let mut dispersions = Vec::new();
        for row in self.report.balance() {
            let Some(limit) = row.limit.filter(|_| row.parts > 0) else {
                continue;
            };
            if !matches!(limit.relation, Relation::AtMost | Relation::Below) {
                let indicator = standard.indicators.get(row.indicator);
                let code = indicator.map_or_else(String::new, |one| one.code.to_string());
                return Err(ImprovementError::UnsupportedBound { code });
            }
            let members = schools.iter().enumerate().flat_map(|(school, problem)| {
                let parts = problem.parts.iter().enumerate();
                let parts = parts.filter(|(_, part)| part.stage == row.stage);
                parts.map(move |(place, part)| Member {
                    school,
                    part: place,
                    pupils: part.pupils.to_f64(),
                })
            });
            dispersions.push(Dispersion {
                stage: row.stage,
                indicator: row.indicator,
                limit,
                members: members.collect(),
            });
        }
        Ok(dispersions)
    }
}

/// The items that may be given away, none of which may fall below zero.
fn stocks(school: &School, candidates: &[Candidate]) -> Result<Vec<Stock>, ImprovementError> {
    let gives = |one: &&Candidate| matches!(one.kind, StepKind::Give(_));
    let given = candidates.iter().filter(gives);
    let mut items: Vec<Item> = given
        .flat_map(|one| one.changes.iter().map(|(item, _)| *item))
        .collect();
    items.sort_unstable();
    items.dedup();
    let stock = |item: Item| {
        let start = school
            .amount(item)
            .map_or(Rational::ZERO, |amount| exact(&amount));
        let changes = candidates.iter().enumerate().flat_map(|(variable, one)| {
            let of_item = one.changes.iter().filter(move |(of, _)| *of == item);
            of_item.map(move |(_, amount)| (variable, Rational::from(*amount)))
        });
        let changes: Vec<_> = changes.collect();
        let too_long = || ImprovementError::TooManyDigits {
            school: school.id().to_owned(),
            code: item.code().to_owned(),
        };
        let whole = whole_value(0, &start, &changes, None, None).ok_or_else(too_long)?;
        Ok(Stock {
            start: whole.start,
            effects: whole.effects,
        })
    };
    items.into_iter().map(stock).collect()
}

/// What a step of a lever adds.
fn step_of(lever: &Lever, school: &School) -> Result<Vec<(Item, Decimal)>, ImprovementError> {
    let adds = lever.adds().iter();
    adds.map(|(item, amount)| {
        let added = product(*amount, lever.step());
        let added = added.ok_or_else(|| ImprovementError::TooManyDigits {
            school: school.id().to_owned(),
            code: item.code().to_owned(),
        })?;
        Ok((*item, added))
    })
    .collect()
}

/// How many units of a move a school gives at most.
fn most_given(school: &School, one: &Move) -> i64 {
    let Some(share) = one.at_most_share() else {
        return i64::from(MOST_STEPS);
    };
    let teachers = school.teachers(one.stage()).ok().map(Decimal::from);
    teachers.map_or(0, |teachers| whole_steps(teachers * share, Decimal::ONE))
}

/// How many units of a move a school has.
fn present(school: &School, one: &Move) -> i64 {
    let units = one.carries().iter().map(|(item, amount)| {
        let there = school.amount(*item).and_then(|there| there.to_decimal());
        whole_steps(there.unwrap_or_default(), *amount)
    });
    units.min().unwrap_or_default()
}

/// No school gives more than all others can receive, nor receives more than all others can give.
fn cap_moves(schools: &mut [SchoolProblem], moves: usize) {
    for one in 0..moves {
        let [give, receive] = [StepKind::Give(one), StepKind::Receive(one)];
        let own = |school: &SchoolProblem, kind: StepKind| {
            let own = school.variables.iter().filter(|own| own.kind == kind);
            own.map(|own| own.most).sum::<i64>()
        };
        let all = |schools: &[SchoolProblem], kind: StepKind| {
            let all = schools.iter().map(|school| own(school, kind));
            all.fold(0, i64::saturating_add)
        };
        for (kind, other) in [(receive, give), (give, receive)] {
            let others = all(schools, other);
            for school in &mut *schools {
                let most = others - own(school, other);
                for variable in school.variables.iter_mut().filter(|own| own.kind == kind) {
                    variable.most = variable.most.min(most);
                }
            }
        }
    }
}

/// How many whole steps so many units are, as far as they are looked at.
fn whole_steps(units: Decimal, step: Decimal) -> i64 {
    let most = i64::from(MOST_STEPS);
    steps_within(units, step).map_or(most, |steps| steps.min(most))
}

/// How many whole steps so many units are; `None` for more than can be counted.
fn steps_within(units: Decimal, step: Decimal) -> Option<i64> {
    let steps = units.checked_div(step).map(|steps| steps.floor());
    let steps = steps.and_then(|steps| i64::try_from(steps).ok());
    // A quotient is rounded to 28 digits, and may be one step too many.
    steps.map(|steps| match Decimal::from(steps).checked_mul(step) {
        Some(taken) if taken > units => steps - 1,
        _ => steps,
    })
}

/// The cost of a step in the money of the problem.
fn cost_of(
    lever: &str,
    cost: Decimal,
    step: Decimal,
    money_places: u32,
) -> Result<i128, ImprovementError> {
    cost_in(money_places, cost, step).ok_or_else(|| ImprovementError::CostTooLong {
        lever: lever.to_owned(),
        places: money_places,
    })
}

/// A value as whole numbers over the least common denominator of all that it is made of and compared with.
fn whole_value(
    indicator: usize,
    start: &Rational,
    rises: &[(usize, Rational)],
    bound: Option<&(Rational, Relation)>,
    floor: Option<&Rational>,
) -> Option<Value> {
    let all = std::iter::once(start)
        .chain(rises.iter().map(|(_, rise)| rise))
        .chain(bound.map(|(number, _)| number))
        .chain(floor);
    let mut scale = 1_i128;
    for one in all {
        let (_, denominator) = one.lowest_small_parts()?;
        let common = greatest_common_divisor(scale, denominator);
        scale = scale.checked_mul(denominator / common)?;
    }
    let whole = |number: &Rational| {
        let (numerator, denominator) = number.lowest_small_parts()?;
        let whole = numerator.checked_mul(scale / denominator)?;
        (whole.abs() < LARGEST).then_some(whole)
    };
    let effects = rises
        .iter()
        .map(|(variable, rise)| Some((*variable, whole(rise)?)));
    let asked = match bound {
        Some((number, relation)) => Some(Asked {
            // Above the number is at least the next whole numerator.
            threshold: whole(number)? + i128::from(*relation == Relation::Above),
            floor: floor
                .map(whole)
                .map_or(Some(None), |floor| floor.map(Some))?,
        }),
        None => None,
    };
    Some(Value {
        indicator,
        start: whole(start)?,
        effects: effects.collect::<Option<_>>()?,
        scale,
        asked,
    })
}

pub(in crate::improvement) fn greatest_common_divisor(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.abs(), b.abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
