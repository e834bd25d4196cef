//! Schools so far above the others that a coefficient of variation costs because of them.

use crate::improvement::problem::county::{CountyProblem, Steps};
use crate::improvement::problem::dispersion::Dispersion;
use crate::model::Stage;
use crate::numeric::{ExactDispersion, Rational};

/// The schools that make a coefficient of variation cost something: so far above the others that without them it would
/// ask for nothing beyond what each school needs by itself.
///
/// Always true of it: once every school has the cheapest of what it needs by itself, the coefficient is above its
/// limit, and without these schools it would be within; each of them then has at least twice the mean of the others,
/// of whom there are at least two. They are one school, or at most a tenth of all and no more than three.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct FarAbove {
    /// The stage.
    pub stage: Stage,
    /// The place of the indicator in the standard.
    pub indicator: usize,
    /// The place of each school in the county and its value, the one first without which the coefficient is the least.
    pub schools: Vec<(usize, Rational)>,
    /// The coefficient once every school has what it needs by itself.
    pub coefficient_of_variation: f64,
    /// The same without these schools.
    pub coefficient_of_variation_without: f64,
}

/// No more schools are named: of many it cannot be said that they are not like the others.
const MOST: usize = 3;

impl FarAbove {
    /// The schools far above of each coefficient that is above its limit once every school has what it needs by itself.
    pub(super) fn all(problem: &CountyProblem, alone: &Steps, above: &[usize]) -> Vec<Self> {
        let dispersions = above.iter().filter_map(|one| problem.dispersions.get(*one));
        dispersions
            .filter_map(|dispersion| Self::of(problem, alone, dispersion))
            .collect()
    }

    fn of(problem: &CountyProblem, alone: &Steps, dispersion: &Dispersion) -> Option<Self> {
        let mut left: Vec<Standing> = dispersion
            .members
            .iter()
            .filter_map(|member| {
                let school = problem.schools.get(member.school)?;
                let part = school.parts.get(member.part)?;
                let value = part.values.get(dispersion.indicator)?;
                let exact = value.exact(alone.get(member.school)?);
                Some(Standing {
                    school: school.place,
                    double: exact.to_f64(),
                    weight: member.pupils,
                    value: exact,
                    pupils: part.pupils.clone(),
                })
            })
            .collect();
        let whole = coefficient(&left, dispersion)?.double;
        let most = (left.len() / 10).clamp(1, MOST);
        let mut taken: Vec<Standing> = Vec::new();
        while taken.len() < most && left.len() > 2 {
            taken.push(left.remove(highest(&left)?));
            let without = coefficient(&left, dispersion)?;
            if without.holds {
                let twice = &without.mean * &Rational::from(2);
                let are_far = taken.iter().all(|one| one.value >= twice);
                return are_far.then(|| Self {
                    stage: dispersion.stage,
                    indicator: dispersion.indicator,
                    schools: taken
                        .into_iter()
                        .map(|one| (one.school, one.value))
                        .collect(),
                    coefficient_of_variation: whole,
                    coefficient_of_variation_without: without.double,
                });
            }
        }
        None
    }
}

/// A value of a school, and the pupils that it stands for.
struct Standing {
    school: usize,
    value: Rational,
    pupils: Rational,
    double: f64,
    weight: f64,
}

/// The place of the value without which the coefficient is the least, among those above the mean. Doubles choose, and
/// exact arithmetic decides what becomes of the choice.
fn highest(left: &[Standing]) -> Option<usize> {
    let (mut pupils, mut first, mut second) = (0.0, 0.0, 0.0);
    for one in left {
        pupils += one.weight;
        first += one.weight * one.double;
        second += one.weight * one.double * one.double;
    }
    let without = left.iter().enumerate().filter_map(|(place, one)| {
        if one.double * pupils <= first {
            return None;
        }
        let product = one.weight * one.double;
        let (pupils, second) = (pupils - one.weight, second - product * one.double);
        Some((place, pupils * second / (first - product).powi(2)))
    });
    let least = without.min_by(|one, other| one.1.total_cmp(&other.1));
    least.map(|(place, _)| place)
}

/// What becomes of a coefficient.
struct Outcome {
    double: f64,
    mean: Rational,
    holds: bool,
}

/// The coefficient of some values, and whether it is within its limit; `None` where there is none.
fn coefficient(left: &[Standing], dispersion: &Dispersion) -> Option<Outcome> {
    let values: Vec<Rational> = left.iter().map(|one| one.value.clone()).collect();
    let pupils: Vec<Rational> = left.iter().map(|one| one.pupils.clone()).collect();
    let exact = ExactDispersion::new(&values, &pupils).ok()?;
    let limit = Rational::from(dispersion.limit.number);
    let order = exact.compare_coefficient_of_variation(&limit).ok()?;
    Some(Outcome {
        double: exact.coefficient_of_variation().ok()?,
        mean: exact.exact_mean(),
        holds: dispersion.limit.relation.holds(order),
    })
}
