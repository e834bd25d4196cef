//! The shares of teachers who rotate that a standard asks for, and the county's figures with those who move.
//!
//! A unit of a move is as many teachers as the item of which it carries most; those among them whom it carries as
//! backbone teachers are such.

use crate::evaluation::{ClauseResult, Report};
use crate::improvement::error::ImprovementError;
use crate::improvement::lever::{Levers, Move};
use crate::improvement::plan::assumption::raised;
use crate::improvement::plan::outcome::Transfer;
use crate::improvement::problem::building::greatest_common_divisor;
use crate::improvement::problem::exchange::Demand;
use crate::judgement::{Relation, Verdict};
use crate::model::{Amount, County, Fact, Item, Unit};
use crate::numeric::Rational;
use crate::standards::{Clause, ClauseTest, Figure, RatioTest, Term};
use rust_decimal::Decimal;

/// The facts that moves change.
const ROTATED: [Fact; 2] = [Fact::RotatedTeachers, Fact::RotatedBackboneTeachers];

/// What a unit of a move adds to a fact.
fn rotates(one: &Move, fact: Fact) -> Decimal {
    let is_counted = |item: Item| match fact {
        Fact::RotatedTeachers => item.unit() == Unit::Persons,
        Fact::RotatedBackboneTeachers => matches!(
            item,
            Item::BackboneTeachersPrimary | Item::BackboneTeachersJunior
        ),
        _ => false,
    };
    let carried = one.carries().iter().filter(|(item, _)| is_counted(**item));
    carried.map(|(_, amount)| *amount).max().unwrap_or_default()
}

/// The clauses that ask for shares of teachers who rotate, each with what its figures say.
fn clauses<'r>(report: &'r Report<'_>) -> impl Iterator<Item = (&'r Clause, &'r ClauseResult)> {
    let standard = report.standard();
    let all = report.clauses().iter();
    let all = all.filter_map(|result| Some((standard.clauses.get(result.clause)?, result)));
    all.filter(|(clause, _)| ratios(clause).iter().any(is_of_rotation))
}

fn ratios(clause: &Clause) -> &[RatioTest] {
    match &clause.test {
        Some(ClauseTest::Ratios { ratios }) => ratios,
        _ => &[],
    }
}

fn is_of_rotation(test: &RatioTest) -> bool {
    let terms = test.numerator.iter().chain(test.denominator.iter());
    let mut figures = terms.map(|term| term.figure);
    figures.any(|figure| ROTATED.into_iter().any(|fact| figure == Figure::Fact(fact)))
}

/// Whether the clauses that ask for shares of teachers who rotate hold, as far as their figures go.
pub(super) fn rotation_holds(report: &Report<'_>) -> bool {
    clauses(report).all(|(_, result)| result.figure_verdict.is_none_or(Verdict::is_clear))
}

/// What the moves of a plan have to come to.
pub(super) fn demands(
    report: &Report<'_>,
    levers: &Levers,
) -> Result<Vec<Demand>, ImprovementError> {
    let mut demands = Vec::new();
    let mut is_asked = false;
    for (clause, result) in clauses(report) {
        is_asked = true;
        let tests = ratios(clause).iter().zip(&result.ratios);
        for (test, found) in tests.filter(|(test, _)| is_of_rotation(test)) {
            let (Some(numerator), Some(denominator)) = (&found.numerator, &found.denominator)
            else {
                return Err(not_filed(report, test));
            };
            if !test.bound.relation.is_floor() {
                let code = clause.code.to_string();
                return Err(ImprovementError::UnsupportedBound { code });
            }
            let is_strict = test.bound.relation == Relation::Above;
            let per = Rational::from(test.per);
            // per·numerator − bound·denominator ≥ 0, by what a unit of each move adds.
            let gained = |numerator: &Rational, denominator: &Rational| {
                &(&per * numerator) - &(&found.bound * denominator)
            };
            let now = gained(numerator, denominator);
            let weights = levers
                .moves()
                .iter()
                .map(|one| gained(&weigh(&test.numerator, one), &weigh(&test.denominator, one)));
            let weights: Vec<Rational> = weights.collect();
            let demand = whole(result.clause, &now, &weights, &per, is_strict);
            demands.push(demand.ok_or_else(|| ImprovementError::TooManyDigits {
                school: String::new(),
                code: clause.code.to_string(),
            })?);
        }
    }
    if !is_asked {
        return Err(ImprovementError::NoRotation {
            standard: report.standard().id.to_string(),
        });
    }
    Ok(demands)
}

/// What a unit of a move adds to a total of facts.
fn weigh(terms: &[Term<Figure>], one: &Move) -> Rational {
    let weighed = terms.iter().map(|term| match term.figure {
        Figure::Fact(fact) => &Rational::from(term.factor) * &Rational::from(rotates(one, fact)),
        Figure::Item(_) => Rational::ZERO,
    });
    weighed.sum()
}

/// A demand in whole numbers.
fn whole(
    clause: usize,
    now: &Rational,
    weights: &[Rational],
    per: &Rational,
    is_strict: bool,
) -> Option<Demand> {
    let mut scale = 1_i128;
    for one in weights.iter().chain([now, per]) {
        let (_, denominator) = one.lowest_small_parts()?;
        let common = greatest_common_divisor(scale, denominator);
        scale = scale.checked_mul(denominator / common)?;
    }
    let whole = |one: &Rational| {
        let (numerator, denominator) = one.lowest_small_parts()?;
        numerator.checked_mul(scale / denominator)
    };
    Some(Demand {
        clause,
        weights: weights.iter().map(whole).collect::<Option<_>>()?,
        needed: -whole(now)? + i128::from(is_strict),
        scale: whole(per)?,
    })
}

/// What has to be filed before a ratio can be planned for.
fn not_filed(report: &Report<'_>, test: &RatioTest) -> ImprovementError {
    let filing = report.county().filing();
    let terms = test.numerator.iter().chain(test.denominator.iter());
    let missing = terms.filter_map(|term| match term.figure {
        Figure::Fact(fact) => filing.fact(fact).is_none().then_some(fact.code()),
        Figure::Item(item) => Some(item.code()),
    });
    let codes: Vec<&str> = missing.collect();
    ImprovementError::RotationNotFiled {
        codes: codes.join("`, `"),
    }
}

/// The county with those who move counted among those who rotate.
pub(super) fn with_rotated(county: County, levers: &Levers, transfers: &[Transfer]) -> County {
    let mut filing = county.filing().clone();
    for fact in ROTATED {
        let moved = transfers.iter().filter_map(|transfer| {
            let one = levers.moves().get(transfer.by)?;
            Some(&Rational::from(rotates(one, fact)) * &transfer.units)
        });
        let moved: Rational = moved.sum();
        let before: Option<&Amount> = filing.facts.get(&fact);
        if let Some(sum) = before.and_then(|before| raised(before, &moved)) {
            filing.facts.insert(fact, sum);
        }
    }
    county.with_filing(filing)
}
