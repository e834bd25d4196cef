//! Which steps change which coefficients, and by how much.

use crate::improvement::problem::county::CountyProblem;
use crate::numeric::Rational;

/// A change of a value that a coefficient is made of.
#[derive(Clone, Debug)]
pub(in crate::improvement) struct Touch {
    /// The place of the coefficient.
    pub(in crate::improvement) dispersion: usize,
    /// The place of the value among its members.
    pub(in crate::improvement) member: usize,
    /// What a step adds to the value.
    pub(in crate::improvement) effect: f64,
    /// What a step adds to pupils times value, as a fraction in lowest terms.
    pub(in crate::improvement) weighted: (i128, i128),
}

/// A value of a coefficient as it stands before any step.
#[derive(Clone, Debug)]
pub(in crate::improvement) struct Start {
    pub(in crate::improvement) pupils: f64,
    pub(in crate::improvement) value: f64,
    /// Pupils times value, as a fraction in lowest terms.
    pub(in crate::improvement) weighted: (i128, i128),
}

/// All of them.
#[derive(Clone, Debug)]
pub(in crate::improvement) struct Touches {
    /// By school and variable.
    pub(in crate::improvement) of: Vec<Vec<Vec<Touch>>>,
    /// By coefficient and member.
    pub(in crate::improvement) starts: Vec<Vec<Start>>,
    /// By coefficient: √(1 + L²), where the relaxed cone opens.
    pub(in crate::improvement) openings: Vec<f64>,
}

impl Touches {
    /// `None` where a product is beyond 128 bits.
    pub(in crate::improvement) fn of(problem: &CountyProblem) -> Option<Self> {
        let schools = problem.schools.iter();
        let mut of: Vec<Vec<Vec<Touch>>> = schools
            .map(|school| vec![Vec::new(); school.variables.len()])
            .collect();
        let mut starts = Vec::with_capacity(problem.dispersions.len());
        for (place, dispersion) in problem.dispersions.iter().enumerate() {
            let mut own = Vec::with_capacity(dispersion.members.len());
            for (slot, member) in dispersion.members.iter().enumerate() {
                let school = problem.schools.get(member.school)?;
                let part = school.parts.get(member.part)?;
                let value = part.values.get(dispersion.indicator)?;
                let weighted = |number: i128| {
                    let whole = Rational::new(number, value.scale).ok()?;
                    (&whole * &part.pupils).lowest_small_parts()
                };
                own.push(Start {
                    pupils: member.pupils,
                    value: value.exact(&[]).to_f64(),
                    weighted: weighted(value.start)?,
                });
                for (variable, effect) in &value.effects {
                    let touched = of.get_mut(member.school)?.get_mut(*variable)?;
                    touched.push(Touch {
                        dispersion: place,
                        member: slot,
                        effect: Rational::new(*effect, value.scale).ok()?.to_f64(),
                        weighted: weighted(*effect)?,
                    });
                }
            }
            starts.push(own);
        }
        let limits = problem.dispersions.iter().map(|one| one.limit.number);
        let openings = limits.map(|limit| Rational::from(limit).to_f64().hypot(1.0));
        Some(Self {
            of,
            starts,
            openings: openings.collect(),
        })
    }
}
