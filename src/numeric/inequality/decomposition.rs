//! What of an inequality is between groups, and what is within them.

use std::collections::HashMap;
use std::hash::Hash;

#[cfg(feature = "rayon")]
use rayon::iter::{
    IndexedParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _,
};

use crate::numeric::bulk::exact_sums::ExactSums;
use crate::numeric::bulk::sample::WeightedSample;
use crate::numeric::error::{NumericError, finite};
use crate::numeric::inequality::Inequality;
use crate::numeric::inequality::entropy::GeneralizedEntropy;
use crate::numeric::inequality::gini::{Gini, gini_of};
use crate::numeric::inequality::ordered_sample::OrderedSample;
use crate::numeric::number::dyadic::Dyadic;
use crate::numeric::number::extended::Extended;

/// Which group each observation of a sample belongs to.
///
/// # Examples
///
/// Labels are anything that can be told apart:
///
/// ```
/// # use junheng::numeric::inequality::Grouping;
/// let counties = Grouping::new(&["north", "south", "north"]);
/// assert_eq!(counties.count(), 2);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grouping {
    /// The number of its group for each observation, groups numbered as they come.
    groups: Vec<usize>,
    count: usize,
}

impl Grouping {
    /// Takes a label for each observation, in the order of the sample.
    #[must_use]
    pub fn new<Label: Hash + Eq>(labels: &[Label]) -> Self {
        let mut numbers = HashMap::new();
        let groups = labels
            .iter()
            .map(|label| {
                let next = numbers.len();
                *numbers.entry(label).or_insert(next)
            })
            .collect();
        Self {
            groups,
            count: numbers.len(),
        }
    }

    /// The number of groups.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.count
    }

    /// The number of the group of an observation.
    fn number(&self, position: usize) -> usize {
        self.groups.get(position).copied().unwrap_or_default()
    }

    /// The positions of observations, those of the first group first, those of one group in the order
    /// in which they are given.
    fn put_in_order(&self, positions: &[usize]) -> Vec<usize> {
        let mut starts = vec![0; self.count + 1];
        for position in positions {
            if let Some(start) = starts.get_mut(self.number(*position) + 1) {
                *start += 1;
            }
        }
        let mut before = 0;
        for start in &mut starts {
            before += *start;
            *start = before;
        }
        let mut ordered = vec![0; positions.len()];
        for &position in positions {
            if let Some(next) = starts.get_mut(self.number(position))
                && let Some(place) = ordered.get_mut(*next)
            {
                *place = position;
                *next += 1;
            }
        }
        ordered
    }
}

/// An inequality split into what is between the groups and what is within them.
///
/// Split level by level, such as by province, county and school, it has a part between groups for each
/// level: `Decomposition<Vec<f64>>`.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Decomposition<Between = f64> {
    /// The whole: the sum of all parts.
    pub total: f64,
    /// What would be left if all in a group had its mean; of several levels, what is between the groups
    /// of each within those of the level above, outermost first.
    pub between: Between,
    /// What would be left if all groups, of several levels those of the innermost, had the same mean.
    pub within: f64,
}

/// What is between the groups of all levels as one part.
impl From<Decomposition<Vec<f64>>> for Decomposition {
    fn from(nested: Decomposition<Vec<f64>>) -> Self {
        Self {
            total: nested.total,
            between: nested.between.iter().sum(),
            within: nested.within,
        }
    }
}

/// Measures the squared coefficient of variation, the form of it that can be split.
///
/// # Units
///
/// - `sample`: values in any one unit; weights in any one unit
/// - returns: dimensionless; twice [`GeneralizedEntropy::HALF_SQUARED_CV`]
///
/// # Errors
///
/// - [`NumericError::NonPositiveMean`] if the mean is zero or negative.
/// - [`NumericError::Overflow`] if it is beyond the largest double.
///
/// # Examples
///
/// The values 1 and 3 vary by one half:
///
/// ```
/// # use junheng::numeric::{NumericError, WeightedSample};
/// # use junheng::numeric::inequality::{Inequality, SquaredCoefficientOfVariation};
/// let sample = WeightedSample::unweighted(&[1.0, 3.0])?;
/// assert_eq!(SquaredCoefficientOfVariation.measure(&sample)?, 0.25);
/// # Ok::<(), NumericError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct SquaredCoefficientOfVariation;

impl Inequality for SquaredCoefficientOfVariation {
    fn measure_ordered(&self, sample: &OrderedSample) -> Result<f64, NumericError> {
        let total = sample.positive_total()?;
        finite(sample.sums().spread().over(&total.square()))
    }

    fn measure_without_each(&self, sample: &WeightedSample<'_>) -> Result<Vec<f64>, NumericError> {
        let halves = GeneralizedEntropy::HALF_SQUARED_CV.measure_without_each(sample)?;
        halves.iter().map(|half| finite(2.0 * half)).collect()
    }
}

/// A measure that is the sum of a part between groups and a part within them, without rest.
///
/// # Formula
///
/// ```text
///      between = GE of the group means, each with the weight of its group
///      within  = Σ s (m/x̄)^α GE(group)      with s the share of the group's weight, m its mean
/// ```
///
/// Both are sums of positive terms: neither is the rest that the other leaves.
///
/// # Examples
///
/// Two counties without differences inside:
///
/// ```
/// # use junheng::numeric::{NumericError, WeightedSample};
/// # use junheng::numeric::inequality::{Decomposable, Grouping, SquaredCoefficientOfVariation};
/// let sample = WeightedSample::unweighted(&[1.0, 3.0, 1.0, 3.0])?;
/// let counties = Grouping::new(&["north", "south", "north", "south"]);
/// let parts = SquaredCoefficientOfVariation.decompose(&sample, &counties)?;
/// assert_eq!(parts.between, 0.25);
/// assert_eq!(parts.within, 0.0);
/// # Ok::<(), NumericError>(())
/// ```
pub trait Decomposable: Inequality {
    /// Splits the measure over groups.
    ///
    /// # Errors
    ///
    /// - [`NumericError::GroupMismatch`] unless there is a label for each observation.
    /// - Those of the measure of the whole sample.
    fn decompose(
        &self,
        sample: &WeightedSample<'_>,
        grouping: &Grouping,
    ) -> Result<Decomposition, NumericError> {
        Ok(self.decompose_nested(sample, &[grouping])?.into())
    }

    /// Splits the measure over groups in groups, the outermost first.
    ///
    /// A group of an inner level that is named in two outer groups is one group in each of them. A
    /// level may be empty of groups: then all there is is within.
    ///
    /// # Errors
    ///
    /// As [`decompose`](Self::decompose).
    fn decompose_nested(
        &self,
        sample: &WeightedSample<'_>,
        levels: &[&Grouping],
    ) -> Result<Decomposition<Vec<f64>>, NumericError> {
        self.decompose_grouped(&GroupedSample::new(sample, levels)?)
    }

    /// Splits the measure over the groups of a sample that is in groups already.
    ///
    /// # Errors
    ///
    /// - Those of the measure of the whole sample.
    fn decompose_grouped(
        &self,
        sample: &GroupedSample,
    ) -> Result<Decomposition<Vec<f64>>, NumericError>;
}

impl Decomposable for GeneralizedEntropy {
    fn decompose_grouped(
        &self,
        sample: &GroupedSample,
    ) -> Result<Decomposition<Vec<f64>>, NumericError> {
        let total = self.measure_ordered(&sample.ordered)?;
        sample.decompose(*self, total, Extended::ONE)
    }
}

impl Decomposable for SquaredCoefficientOfVariation {
    fn decompose_grouped(
        &self,
        sample: &GroupedSample,
    ) -> Result<Decomposition<Vec<f64>>, NumericError> {
        let total = self.measure_ordered(&sample.ordered)?;
        let half = GeneralizedEntropy::HALF_SQUARED_CV;
        sample.decompose(half, total, Extended::from(2.0))
    }
}

/// A group of some level.
#[derive(Clone, Debug)]
struct Node {
    sums: ExactSums,
    /// The place of the group above in its level.
    parent: usize,
}

/// A sample in its groups, each in the order of its values: make it once and split as many measures as
/// you like over the same groups.
///
/// # Examples
///
/// Two measures of what two counties differ by, and nothing is within them:
///
/// ```
/// # use junheng::numeric::{NumericError, WeightedSample};
/// # use junheng::numeric::inequality::{
/// #     Decomposable, GeneralizedEntropy, GroupedSample, Grouping, SquaredCoefficientOfVariation,
/// # };
/// let sample = WeightedSample::unweighted(&[1.0, 3.0, 1.0, 3.0])?;
/// let counties = Grouping::new(&["north", "south", "north", "south"]);
/// let grouped = GroupedSample::new(&sample, &[&counties])?;
/// assert_eq!(SquaredCoefficientOfVariation.decompose_grouped(&grouped)?.between, [0.25]);
/// assert_eq!(GeneralizedEntropy::THEIL_T.decompose_grouped(&grouped)?.within, 0.0);
/// # Ok::<(), NumericError>(())
/// ```
#[derive(Clone, Debug)]
pub struct GroupedSample {
    /// The whole sample, a level of its own above all groups.
    ordered: OrderedSample,
    whole: ExactSums,
    levels: Vec<Vec<Node>>,
    /// The observations of each group of the last level.
    leaves: Vec<OrderedSample>,
}

impl GroupedSample {
    /// Puts a sample into groups in groups, the outermost first.
    ///
    /// # Errors
    ///
    /// - [`NumericError::GroupMismatch`] unless there is a label for each observation.
    pub fn new(sample: &WeightedSample<'_>, levels: &[&Grouping]) -> Result<Self, NumericError> {
        if let Some(wrong) = levels
            .iter()
            .find(|level| level.groups.len() != sample.len())
        {
            return Err(NumericError::GroupMismatch {
                values: sample.len(),
                groups: wrong.groups.len(),
            });
        }
        // Observations of one group of the innermost level side by side, and so on up to the outermost.
        let weights = sample.iter().enumerate();
        let counted = weights.filter(|&(_, (_, weight))| weight > 0.0);
        let mut rows: Vec<usize> = counted.map(|(position, _)| position).collect();
        for level in levels.iter().rev() {
            rows = level.put_in_order(&rows);
        }
        let path = |position: usize| levels.iter().map(move |level| level.number(position));
        let mut grouped = Self {
            ordered: OrderedSample::from(sample),
            whole: ExactSums::NONE,
            levels: levels.iter().map(|_| Vec::new()).collect(),
            leaves: Vec::new(),
        };
        let mut previous: Option<usize> = None;
        for leaf in rows.chunk_by(|left, right| path(*left).eq(path(*right))) {
            let Some(&first) = leaf.first() else {
                continue;
            };
            let shared = previous.map_or(0, |previous| {
                let pairs = path(previous).zip(path(first));
                pairs.take_while(|(left, right)| left == right).count()
            });
            let leaf = OrderedSample::of_part(sample, leaf.iter().copied());
            grouped.add(leaf.sums(), shared);
            grouped.leaves.push(leaf);
            previous = Some(first);
        }
        Ok(grouped)
    }

    /// The whole sample.
    #[must_use]
    pub const fn ordered(&self) -> &OrderedSample {
        &self.ordered
    }

    /// Adds a leaf that shares so many groups with the one before it.
    fn add(&mut self, sums: &ExactSums, shared: usize) {
        self.whole = self.whole.clone().plus(sums);
        let mut parent = 0;
        for (depth, level) in self.levels.iter_mut().enumerate() {
            match level.last_mut() {
                Some(node) if depth < shared => node.sums = node.sums.clone().plus(sums),
                _ => level.push(Node {
                    sums: sums.clone(),
                    parent,
                }),
            }
            parent = level.len() - 1;
        }
    }

    /// The parts of a measure whose whole is known, each times `factor`.
    fn decompose(
        &self,
        measure: GeneralizedEntropy,
        total: f64,
        factor: Extended,
    ) -> Result<Decomposition<Vec<f64>>, NumericError> {
        let mut above = vec![&self.whole];
        let mut between = Vec::with_capacity(self.levels.len());
        for level in &self.levels {
            let terms = level.iter().filter_map(|node| {
                let parent = above.get(node.parent)?;
                Some(self.between(measure, &node.sums, parent))
            });
            between.push((sum_in_order(terms.collect()) * factor).to_finite()?);
            above = level.iter().map(|node| &node.sums).collect();
        }
        let terms = self.terms_within(measure, &above);
        let within = (sum_in_order(terms) * factor).to_finite()?;
        Ok(Decomposition {
            total,
            between,
            within,
        })
    }

    /// s (m/x̄)^α: what the inequality within a group counts for.
    fn factor(&self, measure: GeneralizedEntropy, group: &ExactSums) -> Extended {
        let share = group.weight_share(&self.whole);
        let ratio = group.mean() / self.whole.mean();
        if measure.alpha() == 0.0 {
            share
        } else if ratio.is_zero() {
            Extended::ZERO
        } else if measure.is_theil_t() {
            share * ratio
        } else {
            share * ratio.power(measure.alpha())
        }
    }

    /// The term of a group's mean in the inequality between the groups of its parent.
    fn between(
        &self,
        measure: GeneralizedEntropy,
        group: &ExactSums,
        parent: &ExactSums,
    ) -> Extended {
        let difference = group.mean_difference(parent);
        if measure.is_half_squared_cv() {
            // Not as a multiple of the parent's own measure, for its mean may be zero.
            let deviation = difference / self.whole.mean();
            return group.weight_share(&self.whole) * deviation.square() * Extended::from(0.5);
        }
        let factor = self.factor(measure, parent);
        if factor.is_zero() {
            return Extended::ZERO;
        }
        let mean = parent.mean();
        let term = measure.term(difference / mean, || group.mean() / mean);
        factor * group.weight_share(parent) * term
    }

    /// What each leaf adds to the inequality within the groups; with `rayon` on all threads.
    fn terms_within(&self, measure: GeneralizedEntropy, sums: &[&ExactSums]) -> Vec<Extended> {
        let within = |(sums, leaf): (&&ExactSums, &OrderedSample)| self.within(measure, sums, leaf);
        #[cfg(feature = "rayon")]
        return sums.par_iter().zip(&self.leaves).map(within).collect();
        #[cfg(not(feature = "rayon"))]
        sums.iter().zip(&self.leaves).map(within).collect()
    }

    fn within(
        &self,
        measure: GeneralizedEntropy,
        sums: &ExactSums,
        leaf: &OrderedSample,
    ) -> Extended {
        if measure.is_half_squared_cv() {
            let mean = self.whole.mean();
            let variance = sums.variance_rounded() / mean.square();
            return sums.weight_share(&self.whole) * variance * Extended::from(0.5);
        }
        let factor = self.factor(measure, sums);
        if factor.is_zero() {
            return Extended::ZERO;
        }
        factor * measure.extended(leaf)
    }
}

/// A sum that does not depend on the order of its terms.
fn sum_in_order(mut terms: Vec<Extended>) -> Extended {
    terms.sort_by(|left, right| left.compare(*right));
    terms.into_iter().sum()
}

/// The Gini index split into what is between groups, what is within them, and an overlap that belongs
/// to neither.
///
/// # Formula
///
/// ```text
///      between = Gini of the group means, each with the weight of its group
///      within  = Σ s q Gini(group)      with s and q the group's shares of the weight and the total
///      overlap = Gini − between − within
/// ```
///
/// The overlap is zero where the ranges of the groups do not cross, and grows as they do.
///
/// # Units
///
/// - values ≥ 0 in any one unit; weights in any one unit
/// - all parts are dimensionless and not negative
///
/// # Examples
///
/// The groups lie apart, so nothing overlaps:
///
/// ```
/// # use junheng::numeric::{NumericError, WeightedSample};
/// # use junheng::numeric::inequality::{GiniDecomposition, Grouping};
/// let sample = WeightedSample::unweighted(&[1.0, 1.0, 3.0, 3.0])?;
/// let parts = GiniDecomposition::of(&sample, &Grouping::new(&["a", "a", "b", "b"]))?;
/// assert_eq!(parts.between, 0.25);
/// assert_eq!(parts.overlap, 0.0);
/// # Ok::<(), NumericError>(())
/// ```
///
/// # References
///
/// Lambert, Aronson (1993), Inequality decomposition analysis and the Gini coefficient revisited, The
/// Economic Journal 103(420), 1221–1227; <https://doi.org/10.2307/2234247>
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct GiniDecomposition {
    /// The index of the whole sample.
    pub total: f64,
    /// The index of the group means.
    pub between: f64,
    /// The sum of the groups' own indices, each with its two shares.
    pub within: f64,
    /// The rest.
    pub overlap: f64,
}

impl GiniDecomposition {
    /// Splits the Gini index of a sample over groups.
    ///
    /// # Errors
    ///
    /// - [`NumericError::GroupMismatch`] unless there is a label for each observation.
    /// - Those of [`Gini`].
    pub fn of(sample: &WeightedSample<'_>, grouping: &Grouping) -> Result<Self, NumericError> {
        let GroupedSample {
            ordered,
            whole,
            mut levels,
            leaves,
        } = GroupedSample::new(sample, &[grouping])?;
        let total = Gini.measure_ordered(&ordered)?;
        let groups = levels.pop().unwrap_or_default();
        let whole_total = Extended::from(&whole.total);
        let within = groups.iter().zip(&leaves).map(|(group, leaf)| {
            let share = Extended::from(&group.sums.total) / whole_total;
            if share.is_zero() {
                Extended::ZERO
            } else {
                group.sums.weight_share(&whole) * share * gini_of(leaf)
            }
        });
        let within = sum_in_order(within.collect());
        let between = gini_of_means(groups.into_iter().map(|node| node.sums).collect(), &whole);
        let whole_index = gini_of(&ordered);
        let overlap = whole_index - between - within;
        let noise = whole_index * Extended::from(1e-20);
        Ok(Self {
            total,
            between: between.to_finite()?,
            within: within.to_finite()?,
            // Below the errors of its parts there is no sign.
            overlap: if overlap.compare(noise).is_lt() {
                0.0
            } else {
                overlap.to_finite()?
            },
        })
    }
}

/// The index of group means, each with the weight of its group.
fn gini_of_means(mut groups: Vec<ExactSums>, whole: &ExactSums) -> Extended {
    groups.sort_by(|left, right| {
        let mean = left.total.times(&right.weight);
        mean.compare(&right.total.times(&left.weight))
    });
    let mut running = Dyadic::ZERO;
    let mut differences = Extended::ZERO;
    for (group, next) in groups.iter().zip(groups.iter().skip(1)) {
        running = running.plus(group.weight.clone());
        let above = whole.weight.clone().minus(running.clone());
        let gap = next.mean_difference(group);
        differences = differences + Extended::from(&running) * Extended::from(&above) * gap;
    }
    differences / (Extended::from(&whole.weight) * Extended::from(&whole.total))
}
