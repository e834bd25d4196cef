//! A coefficient of variation that has a limit.

use crate::improvement::problem::school::SchoolProblem;
use crate::judgement::Bound;
use crate::model::Stage;
use crate::numeric::{ExactDispersion, Rational};

/// Where a value of a coefficient stands: the school, its part, and the pupils of the part.
#[derive(Clone, Copy, Debug)]
pub(in crate::improvement) struct Member {
    /// The place of the school in the problem.
    pub(in crate::improvement) school: usize,
    /// The place of the part in the school.
    pub(in crate::improvement) part: usize,
    /// The pupils of the part, as the nearest double.
    pub(in crate::improvement) pupils: f64,
}

/// The coefficient of variation of an indicator in a stage, and its limit.
#[derive(Clone, Debug)]
pub(in crate::improvement) struct Dispersion {
    pub(in crate::improvement) stage: Stage,
    pub(in crate::improvement) indicator: usize,
    pub(in crate::improvement) limit: Bound,
    pub(in crate::improvement) members: Vec<Member>,
}

impl Dispersion {
    /// Whether the exact coefficient is within its limit after some steps.
    pub(in crate::improvement) fn holds(
        &self,
        schools: &[SchoolProblem],
        steps: &[Vec<i64>],
    ) -> bool {
        let mut values = Vec::with_capacity(self.members.len());
        let mut pupils = Vec::with_capacity(self.members.len());
        for member in &self.members {
            let part = schools
                .get(member.school)
                .and_then(|school| school.parts.get(member.part));
            let value = part.and_then(|part| part.values.get(self.indicator));
            let (Some(part), Some(value), Some(steps)) = (part, value, steps.get(member.school))
            else {
                return false;
            };
            values.push(value.exact(steps));
            pupils.push(part.pupils.clone());
        }
        let limit = Rational::from(self.limit.number);
        let dispersion = ExactDispersion::new(&values, &pupils);
        dispersion
            .and_then(|dispersion| dispersion.compare_coefficient_of_variation(&limit))
            .is_ok_and(|order| self.limit.relation.holds(order))
    }
}
