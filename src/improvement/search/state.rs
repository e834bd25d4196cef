//! Steps with the coefficients that they lead to, kept up to date as steps change.

#![expect(
    clippy::indexing_slicing,
    reason = "schools, variables and coefficients are named by their places in the problem"
)]

use crate::improvement::problem::county::{CountyProblem, Steps};
use crate::improvement::search::touch::Touches;

/// Sums of a coefficient: pupils, pupils times value, pupils times value squared.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    pupils: f64,
    first: f64,
    second: f64,
}

impl Sums {
    /// How far the coefficient is above its limit: `√(1 + CV²) ÷ √(1 + L²) − 1`.
    fn excess(self, opening: f64) -> f64 {
        if self.first <= 0.0 {
            return NO_MEAN;
        }
        (self.pupils * self.second.max(0.0)).sqrt() / self.first / opening - 1.0
    }
}

/// The excess where the mean is not positive, so that there is no coefficient: more than any has.
const NO_MEAN: f64 = 1e6;

/// Nearer to the limit than this, exact arithmetic decides.
const NEAR: f64 = 1e-9;

/// Steps and where they lead.
#[derive(Clone, Debug)]
pub(in crate::improvement) struct State<'p> {
    problem: &'p CountyProblem,
    touches: &'p Touches,
    pub(in crate::improvement) steps: Steps,
    values: Vec<Vec<f64>>,
    sums: Vec<Sums>,
}

impl<'p> State<'p> {
    pub(in crate::improvement) fn new(
        problem: &'p CountyProblem,
        touches: &'p Touches,
        steps: &Steps,
    ) -> Self {
        let values = touches.starts.iter();
        let values = values.map(|starts| starts.iter().map(|start| start.value).collect());
        let mut state = Self {
            problem,
            touches,
            steps: problem.none(),
            values: values.collect(),
            sums: vec![Sums::default(); problem.dispersions.len()],
        };
        for (school, steps) in steps.iter().enumerate() {
            for (variable, steps) in steps.iter().enumerate() {
                state.steps[school][variable] = *steps;
                for touch in &touches.of[school][variable] {
                    state.values[touch.dispersion][touch.member] += touch.effect * real(*steps);
                }
            }
        }
        state.add_up();
        state
    }

    /// Adds the sums up anew, so that rounding does not pile up.
    pub(in crate::improvement) fn add_up(&mut self) {
        for (place, starts) in self.touches.starts.iter().enumerate() {
            let mut sums = Sums::default();
            for (start, value) in starts.iter().zip(&self.values[place]) {
                sums.pupils += start.pupils;
                sums.first += start.pupils * value;
                sums.second += start.pupils * value * value;
            }
            self.sums[place] = sums;
        }
    }

    /// The sums of a coefficient as they would be after some steps more.
    fn moved(&self, changes: &[(usize, usize, i64)], dispersion: usize) -> Sums {
        let mut sums = self.sums[dispersion];
        for (school, variable, steps) in changes {
            for touch in &self.touches.of[*school][*variable] {
                if touch.dispersion != dispersion {
                    continue;
                }
                let pupils = self.touches.starts[dispersion][touch.member].pupils;
                let value = self.values[dispersion][touch.member];
                let risen = touch.effect * real(*steps);
                sums.first += pupils * risen;
                sums.second += pupils * risen * (2.0 * value + risen);
            }
        }
        sums
    }

    /// How much less the coefficients would be above their limits after some steps more, all together.
    pub(in crate::improvement) fn relief(&self, changes: &[(usize, usize, i64)]) -> f64 {
        let mut relief = 0.0;
        let mut last = Vec::new();
        for (school, variable, _) in changes {
            for touch in &self.touches.of[*school][*variable] {
                let dispersion = touch.dispersion;
                if last.contains(&dispersion) {
                    continue;
                }
                last.push(dispersion);
                let opening = self.touches.openings[dispersion];
                let now = self.sums[dispersion].excess(opening).max(-NEAR);
                let then = self.moved(changes, dispersion).excess(opening).max(-NEAR);
                relief += now - then;
            }
        }
        relief
    }

    /// Takes so many steps more.
    pub(in crate::improvement) fn take(&mut self, school: usize, variable: usize, steps: i64) {
        for touch in &self.touches.of[school][variable] {
            self.sums[touch.dispersion] = self.moved_by(school, variable, steps, touch.dispersion);
        }
        for touch in &self.touches.of[school][variable] {
            self.values[touch.dispersion][touch.member] += touch.effect * real(steps);
        }
        self.steps[school][variable] += steps;
    }

    fn moved_by(&self, school: usize, variable: usize, steps: i64, dispersion: usize) -> Sums {
        self.moved(&[(school, variable, steps)], dispersion)
    }

    /// How far a coefficient is above its limit; near to it this says nothing.
    pub(in crate::improvement) fn excess(&self, dispersion: usize) -> f64 {
        self.sums[dispersion].excess(self.touches.openings[dispersion])
    }

    /// Of each value of a coefficient at its limit, or above it, whether the coefficient would rise with less of it;
    /// of others no value matters.
    pub(in crate::improvement) fn holding_down(&self, dispersion: usize) -> Vec<bool> {
        /// Nearer to its limit than this, a coefficient is at it.
        const AT_LIMIT: f64 = 0.01;
        let sums = self.sums[dispersion];
        let is_at_limit = self.excess(dispersion) > -AT_LIMIT;
        let values = self.values[dispersion].iter();
        // CV² + 1 = Σn·Σny² ÷ (Σny)² falls with a value below Σny² ÷ Σny.
        let holds = values.map(|value| is_at_limit && value * sums.first < sums.second);
        holds.collect()
    }

    /// Whether a coefficient is within its limit: certainly by doubles, or by exact arithmetic near to it.
    pub(in crate::improvement) fn holds(&self, dispersion: usize) -> bool {
        let excess = self.excess(dispersion);
        if excess.abs() > NEAR {
            return excess < 0.0;
        }
        self.problem.dispersions[dispersion].holds(&self.problem.schools, &self.steps)
    }

    /// The coefficients that are above their limits.
    pub(in crate::improvement) fn violated(&self) -> Vec<usize> {
        let all = 0..self.problem.dispersions.len();
        all.filter(|dispersion| !self.holds(*dispersion)).collect()
    }

    /// Whether the coefficients that a variable changes are within their limits.
    pub(in crate::improvement) fn holds_around(&self, school: usize, variable: usize) -> bool {
        let touches = self.touches.of[school][variable].iter();
        touches
            .into_iter()
            .all(|touch| self.holds(touch.dispersion))
    }
}

/// A number of steps as a double.
#[expect(
    clippy::cast_precision_loss,
    reason = "a billion steps are far below 2⁵³"
)]
pub(in crate::improvement) const fn real(steps: i64) -> f64 {
    steps as f64
}
