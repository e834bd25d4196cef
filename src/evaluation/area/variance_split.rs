//! How much of a variance is between the counties, and how much within them.

use crate::evaluation::county::report::Report;
use crate::model::Stage;
use crate::numeric::{ExactDispersion, Rational};

/// The variance of an indicator between the schools of an area, split over its counties.
///
/// # Formula
///
/// With the pupils n and the value x of each part, the mean X̄ of the area, and of each county c its
/// pupils N, its mean X̄ and its variance V:
///
/// ```text
///      Σ n (x − X̄)²     Σ N_c (X̄_c − X̄)²     Σ N_c V_c
///      ────────────  =  ─────────────────  +  ─────────
///          Σ n                 Σ n               Σ n
///         total              between           within
/// ```
///
/// # Units
///
/// - `mean`: the unit of the indicator; the variances: its square
///
/// # Properties
///
/// All numbers are exact, and `between + within == total`. The order of counties and schools changes
/// nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct VarianceSplit {
    /// The mean of the area: total over pupils.
    pub mean: Rational,
    /// The variance between all schools.
    pub total: Rational,
    /// The variance of the means of the counties.
    pub between: Rational,
    /// The mean of the variances in the counties.
    pub within: Rational,
}

impl VarianceSplit {
    /// The split of an indicator in a stage; `None` if no county has the stage, or if the value or the
    /// pupils of a part are not known.
    pub(super) fn of(reports: &[&Report<'_>], stage: Stage, indicator: usize) -> Option<Self> {
        let (mut values, mut weights) = (Vec::new(), Vec::new());
        // Of each county its pupils, mean and variance.
        let mut counties = Vec::new();
        for report in reports {
            let parts = report.parts().iter().filter(|part| part.stage == stage);
            let parts: Option<Vec<(Rational, Rational)>> =
                parts.map(|part| part.weighted_value(indicator)).collect();
            let (own_values, own_weights): (Vec<Rational>, Vec<Rational>) =
                parts?.into_iter().unzip();
            // A county without a part of the stage has no mean, and counts for nothing.
            if let Ok(dispersion) = ExactDispersion::new(&own_values, &own_weights) {
                let pupils: Rational = own_weights.iter().sum();
                counties.push((pupils, dispersion.exact_mean(), dispersion.exact_variance()));
            }
            values.extend(own_values);
            weights.extend(own_weights);
        }
        let whole = ExactDispersion::new(&values, &weights).ok()?;
        let (means, variances): (Vec<Rational>, Vec<Rational>) = counties
            .iter()
            .map(|(_, mean, variance)| (mean.clone(), variance.clone()))
            .unzip();
        let pupils: Vec<Rational> = counties.into_iter().map(|(pupils, ..)| pupils).collect();
        let between = ExactDispersion::new(&means, &pupils).ok()?;
        let within = ExactDispersion::new(&variances, &pupils).ok()?;
        Some(Self {
            mean: whole.exact_mean(),
            total: whole.exact_variance(),
            between: between.exact_variance(),
            within: within.exact_mean(),
        })
    }

    /// The share of the variance that is between the counties; `None` if there is no variance.
    #[must_use]
    pub fn between_share(&self) -> Option<Rational> {
        self.between.checked_div(&self.total).ok()
    }
}
