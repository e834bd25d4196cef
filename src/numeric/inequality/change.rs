//! From one year to another: what of a change is in the groups, and what is in their sizes.

use crate::numeric::error::NumericError;
use crate::numeric::inequality::decomposition::SquaredCoefficientOfVariation;
use crate::numeric::inequality::entropy::GeneralizedEntropy;
use crate::numeric::number::extended::Extended;
use crate::numeric::number::rational::Rational;
use core::ops::{Add, Sub};

/// A group in two years, of one of which it may be absent.
///
/// A group that is absent has the share zero in that year. It has no mean and no inequality there
/// either, and takes those of the other year: so all that it does is an effect of composition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupChange<State> {
    /// It is there in both years.
    Stayed {
        /// In the first year.
        before: State,
        /// In the second year.
        after: State,
    },
    /// It is there in the first year only.
    Vanished {
        /// In the first year.
        before: State,
    },
    /// It is there in the second year only.
    Appeared {
        /// In the second year.
        after: State,
    },
}

impl<State> GroupChange<State> {
    /// The two years, each if the group is there.
    const fn years(&self) -> [Option<&State>; 2] {
        match self {
            Self::Stayed { before, after } => [Some(before), Some(after)],
            Self::Vanished { before } => [Some(before), None],
            Self::Appeared { after } => [None, Some(after)],
        }
    }

    /// A number of the group in both years: that of the other year where it is absent.
    fn both<Number>(&self, number: impl Fn(&State) -> Number) -> [Number; 2] {
        match self {
            Self::Stayed { before, after } => [number(before), number(after)],
            Self::Vanished { before: state } | Self::Appeared { after: state } => {
                [number(state), number(state)]
            }
        }
    }
}

/// The size and the mean of a group in one year, exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupMean {
    /// How many the group stands for.
    pub weight: Rational,
    /// The mean of the group.
    pub mean: Rational,
}

/// The size, the mean and the inequality of a group in one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupState<Number> {
    /// How many the group stands for.
    pub weight: Number,
    /// The mean of the group.
    pub mean: Number,
    /// How unequal it is within: for [`SquaredCoefficientOfVariation::change`] its variance, with the
    /// population divisor; for [`GeneralizedEntropy::change`] its generalized entropy, of the same
    /// sensitivity as the measure.
    pub within: Number,
}

/// The change of a mean, split into what the groups did and what their sizes did.
///
/// # Formula
///
/// With the share s and the mean m of each group, x̄ the mean of all, a bar over s and m for the
/// mean of the two years and Δ for the second year less the first:
///
/// ```text
///      Δx̄ = composition + within
///
///      composition = Σ Δs · (m̄ − c)        c = (x̄ of the first + x̄ of the second year) / 2
///      within      = Σ s̄ · Δm
/// ```
///
/// As `Σ Δs = 0`, the number c changes no sum. It makes the effect of a single group readable: one
/// that grows adds to the mean only if its own mean is above that of all.
///
/// # Units
///
/// - means in any one unit; weights in any one unit in each year
/// - all parts in the unit of the means; they are exact, and add up without rest
///
/// # Examples
///
/// The country has 10 books a pupil and then 11, the town 20 and then 21; the country's share falls
/// from 0.6 to 0.5. The mean goes from 14 to 16, half by the books and half by the move:
///
/// ```
/// # use junheng::numeric::{NumericError, Rational};
/// # use junheng::numeric::inequality::{GroupChange, GroupMean, MeanChange};
/// let year = |weight: i64, mean: i64| GroupMean { weight: weight.into(), mean: mean.into() };
/// let country = GroupChange::Stayed { before: year(600, 10), after: year(500, 11) };
/// let town = GroupChange::Stayed { before: year(400, 20), after: year(500, 21) };
/// let change = MeanChange::of(&[country, town])?;
///
/// assert_eq!((change.before.to_f64(), change.after.to_f64()), (14.0, 16.0));
/// assert_eq!(change.composition, Rational::ONE);
/// assert_eq!(change.within, Rational::ONE);
/// # Ok::<(), NumericError>(())
/// ```
///
/// # References
///
/// - Kitagawa (1955), Components of a difference between two rates, Journal of the American
///   Statistical Association 50(272), 1168–1194; <https://doi.org/10.1080/01621459.1955.10501299>
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MeanChange {
    /// The mean of all in the first year.
    pub before: Rational,
    /// The mean of all in the second year.
    pub after: Rational,
    /// What the change of the shares does.
    pub composition: Rational,
    /// What the change of the means within the groups does.
    pub within: Rational,
    /// Both effects of each group, in the order of the groups.
    pub groups: Vec<GroupEffect>,
}

/// What one group does to the change of a mean.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GroupEffect {
    /// By the change of its share.
    pub composition: Rational,
    /// By the change of its mean.
    pub within: Rational,
}

impl MeanChange {
    /// Splits the change of the mean of all groups.
    ///
    /// # Errors
    ///
    /// - [`NumericError::Empty`] if there is no group.
    /// - [`NumericError::InvalidWeight`] if a weight is negative; the position is that of the group.
    /// - [`NumericError::ZeroTotalWeight`] if all weights of one of the years are zero.
    pub fn of(groups: &[GroupChange<GroupMean>]) -> Result<Self, NumericError> {
        let shares = shares(groups, |group| &group.weight)?;
        let means: Vec<[Rational; 2]> = groups
            .iter()
            .map(|group| group.both(|state| state.mean.clone()))
            .collect();
        let mean = |year: Year| -> Rational {
            let products = shares.iter().zip(&means);
            products
                .map(|(shares, means)| year.of(shares) * year.of(means))
                .sum()
        };
        let (before, after) = (mean(Year::Before), mean(Year::After));
        let half = Rational::small(1, 2);
        let middle =
            |years: &[Rational; 2]| &half * &(Year::Before.of(years) + Year::After.of(years));
        let change = |years: &[Rational; 2]| Year::After.of(years) - Year::Before.of(years);
        let centre = &half * &(&before + &after);
        let groups: Vec<GroupEffect> = shares
            .iter()
            .zip(&means)
            .map(|(shares, means)| GroupEffect {
                composition: change(shares) * (middle(means) - &centre),
                within: middle(shares) * change(means),
            })
            .collect();
        Ok(Self {
            before,
            after,
            composition: groups.iter().map(|group| &group.composition).sum(),
            within: groups.iter().map(|group| &group.within).sum(),
            groups,
        })
    }
}

/// The change of an inequality, split into what the shares, the means and the inequality within the
/// groups did.
///
/// # Formula
///
/// An inequality that can be split is a function of three things: the shares of the groups, their
/// means, and the inequality within each. Each of the three is changed from the first to the second
/// year, one after the other, in all six orders; its effect is the mean of what its change does (the
/// Shapley value).
///
/// ```text
///      after − before = composition + between + within
/// ```
///
/// Made by [`SquaredCoefficientOfVariation::change`], exactly, and by
/// [`GeneralizedEntropy::change`].
///
/// # References
///
/// - Mookherjee and Shorrocks (1982), A decomposition analysis of the trend in UK income inequality,
///   The Economic Journal 92(368), 886–902: the three effects, for the mean log deviation.
/// - Shorrocks (2013), Decomposition procedures for distributional analysis: a unified framework based
///   on the Shapley value, Journal of Economic Inequality 11(1), 99–126;
///   <https://doi.org/10.1007/s10888-011-9214-z>: the way of averaging that leaves no rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InequalityChange<Number> {
    /// The inequality in the first year.
    pub before: Number,
    /// The inequality in the second year.
    pub after: Number,
    /// What the change of the shares of the groups does.
    pub composition: Number,
    /// What the change of the means of the groups does.
    pub between: Number,
    /// What the change of the inequality within the groups does.
    pub within: Number,
}

impl SquaredCoefficientOfVariation {
    /// Splits the change of CV², exactly.
    ///
    /// The inequality within a group is its own CV². A group all of whose values are zero has none,
    /// and takes that of the other year.
    ///
    /// # Errors
    ///
    /// - [`NumericError::Empty`] if there is no group.
    /// - [`NumericError::InvalidWeight`] if a weight is negative; the position is that of the group.
    /// - [`NumericError::ZeroTotalWeight`] if all weights of one of the years are zero.
    /// - [`NumericError::NegativeSquare`] if a variance is negative; the position is that of the group.
    /// - [`NumericError::NonPositiveMean`] if a group has a mean below zero, or of zero with a variance
    ///   above it; or if the mean of all is zero in a year, or for the shares of one year with the
    ///   means of the other.
    ///
    /// # Examples
    ///
    /// Two groups of one size without differences inside, at 1 and 3 and then both at 2: all of the
    /// change, from 0.25 to 0, is between them.
    ///
    /// ```
    /// # use junheng::numeric::{NumericError, Rational};
    /// # use junheng::numeric::inequality::{GroupChange, GroupState, SquaredCoefficientOfVariation};
    /// let year = |mean: i64| GroupState {
    ///     weight: Rational::ONE,
    ///     mean: mean.into(),
    ///     within: Rational::ZERO,
    /// };
    /// let low = GroupChange::Stayed { before: year(1), after: year(2) };
    /// let high = GroupChange::Stayed { before: year(3), after: year(2) };
    /// let change = SquaredCoefficientOfVariation::change(&[low, high])?;
    ///
    /// assert_eq!(change.before, Rational::new(1, 4)?);
    /// assert_eq!(change.after, Rational::ZERO);
    /// assert_eq!(change.between, Rational::new(-1, 4)?);
    /// assert_eq!((change.composition, change.within), (Rational::ZERO, Rational::ZERO));
    /// # Ok::<(), NumericError>(())
    /// ```
    pub fn change(
        groups: &[GroupChange<GroupState<Rational>>],
    ) -> Result<InequalityChange<Rational>, NumericError> {
        let shares = shares(groups, |group| &group.weight)?;
        let mut means = Vec::with_capacity(groups.len());
        let mut squares = Vec::with_capacity(groups.len());
        for (index, group) in groups.iter().enumerate() {
            means.push(group.both(|state| state.mean.clone()));
            let mut own = Vec::with_capacity(2);
            for state in group.years() {
                own.push(match state {
                    Some(state) => squared_coefficient(state, index)?,
                    None => None,
                });
            }
            squares.push(filled(own, Rational::ZERO));
        }
        let square = |years: Years| -> Result<Rational, NumericError> {
            let rows = || shares.iter().zip(&means);
            let mean: Rational = rows()
                .map(|(shares, means)| years.shares.of(shares) * years.means.of(means))
                .sum();
            if !mean.is_positive() {
                return Err(NumericError::NonPositiveMean);
            }
            let squares: Rational = rows()
                .zip(&squares)
                .map(|((shares, means), squares)| {
                    let mean = years.means.of(means);
                    let spread = Rational::ONE + years.within.of(squares);
                    &(years.shares.of(shares) * &(mean * mean)) * &spread
                })
                .sum();
            Ok(squares.checked_div(&(&mean * &mean))? - Rational::ONE)
        };
        let AllOrders {
            before,
            after,
            sixfold_effects,
        } = effects(square)?;
        let [composition, between, within] =
            sixfold_effects.map(|effect| effect * Rational::small(1, 6));
        Ok(InequalityChange {
            before,
            after,
            composition,
            between,
            within,
        })
    }
}

/// The CV² of a group; `None` where all its values are zero.
fn squared_coefficient(
    group: &GroupState<Rational>,
    index: usize,
) -> Result<Option<Rational>, NumericError> {
    if group.within.is_negative() {
        return Err(NumericError::NegativeSquare { index });
    }
    if group.mean.is_positive() {
        let square = &group.mean * &group.mean;
        return group.within.checked_div(&square).map(Some);
    }
    if group.mean.is_zero() && group.within.is_zero() {
        Ok(None)
    } else {
        Err(NumericError::NonPositiveMean)
    }
}

impl GeneralizedEntropy {
    /// Splits the change of the measure, from the size, the mean and the inequality of each group.
    ///
    /// A group with the mean zero has no inequality within, and takes that of the other year.
    ///
    /// # Accuracy
    ///
    /// The three effects add up to the change within 10⁻¹³ of the largest inequality that any shares,
    /// means and inequalities of the two years give together.
    ///
    /// # Errors
    ///
    /// - [`NumericError::Empty`] if there is no group.
    /// - [`NumericError::InvalidWeight`] if a weight is negative, NaN or infinite; the position is that
    ///   of the group, as in the next one.
    /// - [`NumericError::InvalidValue`] if a mean is NaN or infinite.
    /// - [`NumericError::InvalidParameter`] if an inequality is negative, NaN or infinite.
    /// - [`NumericError::ZeroTotalWeight`] if all weights of one of the years are zero.
    /// - [`NumericError::NegativeValue`] if a mean is negative; [`NumericError::ZeroValue`] if one is
    ///   zero and α ≤ 0.
    /// - [`NumericError::NonPositiveMean`] if the mean of all is zero in a year, or for the shares of
    ///   one year with the means of the other.
    /// - [`NumericError::Overflow`] if a result is beyond the largest double.
    ///
    /// # Examples
    ///
    /// Nothing changes but the inequality within the only group:
    ///
    /// ```
    /// # use junheng::numeric::NumericError;
    /// # use junheng::numeric::inequality::{GeneralizedEntropy, GroupChange, GroupState};
    /// let year = |within| GroupState { weight: 100.0, mean: 5.0, within };
    /// let group = GroupChange::Stayed { before: year(0.5), after: year(0.25) };
    /// let change = GeneralizedEntropy::THEIL_T.change(&[group])?;
    /// assert_eq!((change.composition, change.between, change.within), (0.0, 0.0, -0.25));
    /// # Ok::<(), NumericError>(())
    /// ```
    pub fn change(
        self,
        groups: &[GroupChange<GroupState<f64>>],
    ) -> Result<InequalityChange<f64>, NumericError> {
        for (index, group) in groups.iter().enumerate() {
            for state in group.years().into_iter().flatten() {
                self.expect_usable(state, index)?;
            }
        }
        if groups.is_empty() {
            return Err(NumericError::Empty);
        }
        let weights: Vec<[Extended; 2]> = groups
            .iter()
            .map(|group| {
                let weight = |state: &GroupState<f64>| Extended::from(state.weight);
                group
                    .years()
                    .map(|state| state.map_or(Extended::ZERO, weight))
            })
            .collect();
        let totals = [Year::Before, Year::After]
            .map(|year| weights.iter().map(|weights| *year.of(weights)).sum());
        if totals.iter().any(|total: &Extended| total.is_zero()) {
            return Err(NumericError::ZeroTotalWeight);
        }
        let rows: Vec<[[Extended; 2]; 3]> = groups
            .iter()
            .zip(&weights)
            .map(|(group, [first, second])| {
                let [first_total, second_total] = totals;
                let own = group.years().map(|state| {
                    let state = state.filter(|state| state.mean > 0.0);
                    state.map(|state| Extended::from(state.within))
                });
                [
                    [*first / first_total, *second / second_total],
                    group.both(|state| Extended::from(state.mean)),
                    filled(own, Extended::ZERO),
                ]
            })
            .collect();
        let inequality = |years: Years| -> Result<Extended, NumericError> {
            let mean: Extended = rows
                .iter()
                .map(|[shares, means, _]| *years.shares.of(shares) * *years.means.of(means))
                .sum();
            if mean.is_zero() {
                return Err(NumericError::NonPositiveMean);
            }
            let terms = rows.iter().map(|[shares, means, inequalities]| {
                let ratio = *years.means.of(means) / mean;
                let between = self.term(ratio - Extended::ONE, || ratio);
                let inequality = *years.within.of(inequalities);
                let within = if inequality.is_zero() || ratio.is_zero() {
                    Extended::ZERO
                } else {
                    ratio.power(self.alpha()) * inequality
                };
                *years.shares.of(shares) * (between + within)
            });
            Ok(terms.sum())
        };
        let AllOrders {
            before,
            after,
            sixfold_effects,
        } = effects(inequality)?;
        let [composition, between, within] =
            sixfold_effects.map(|effect| (effect / Extended::from(6.0)).to_finite());
        Ok(InequalityChange {
            before: before.to_finite()?,
            after: after.to_finite()?,
            composition: composition?,
            between: between?,
            within: within?,
        })
    }

    fn expect_usable(self, state: &GroupState<f64>, index: usize) -> Result<(), NumericError> {
        let &GroupState {
            weight,
            mean,
            within: inequality,
        } = state;
        if !(weight.is_finite() && weight >= 0.0) {
            return Err(NumericError::InvalidWeight { index, weight });
        }
        if !mean.is_finite() {
            return Err(NumericError::InvalidValue { index, value: mean });
        }
        if mean < 0.0 {
            return Err(NumericError::NegativeValue { value: mean });
        }
        if mean <= 0.0 && self.alpha() <= 0.0 {
            return Err(NumericError::ZeroValue);
        }
        if !(inequality.is_finite() && inequality >= 0.0) {
            return Err(NumericError::InvalidParameter { value: inequality });
        }
        Ok(())
    }
}

/// Which of two years.
#[derive(Clone, Copy)]
enum Year {
    Before,
    After,
}

impl Year {
    const fn of<Number>(self, [before, after]: &[Number; 2]) -> &Number {
        match self {
            Self::Before => before,
            Self::After => after,
        }
    }
}

/// From which year the shares, the means and the inequalities within are taken.
#[derive(Clone, Copy)]
struct Years {
    shares: Year,
    means: Year,
    within: Year,
}

/// An inequality in both years, and what each of the three changes does on its way.
struct AllOrders<Number> {
    before: Number,
    after: Number,
    /// Of the shares, the means and the inequalities within: over all six orders together.
    sixfold_effects: [Number; 3],
}

fn effects<Number: Clone + Add<Output = Number> + Sub<Output = Number>>(
    inequality: impl Fn(Years) -> Result<Number, NumericError>,
) -> Result<AllOrders<Number>, NumericError> {
    use crate::numeric::inequality::change::Year::{After as A, Before as B};
    let at = |shares, means, within| {
        inequality(Years {
            shares,
            means,
            within,
        })
    };
    let (before, after) = (at(B, B, B)?, at(A, A, A)?);
    let (shares, means, within) = (at(A, B, B)?, at(B, A, B)?, at(B, B, A)?);
    let (no_shares, no_means, no_within) = (at(B, A, A)?, at(A, B, A)?, at(A, A, B)?);
    let change = |from: &Number, to: &Number| to.clone() - from.clone();
    // A change comes first, and last, in two of the orders each; between the others in one each.
    let sixfold = |first: &Number, last: &Number, [one, other]: [(&Number, &Number); 2]| {
        let ends = change(&before, first) + change(last, &after);
        ends.clone() + ends + (change(one.0, one.1) + change(other.0, other.1))
    };
    let sixfold_effects = [
        sixfold(
            &shares,
            &no_shares,
            [(&means, &no_within), (&within, &no_means)],
        ),
        sixfold(
            &means,
            &no_means,
            [(&shares, &no_within), (&within, &no_shares)],
        ),
        sixfold(
            &within,
            &no_within,
            [(&shares, &no_means), (&means, &no_shares)],
        ),
    ];
    Ok(AllOrders {
        before,
        after,
        sixfold_effects,
    })
}

/// The shares of the groups in both years.
fn shares<State>(
    groups: &[GroupChange<State>],
    weight: impl Fn(&State) -> &Rational,
) -> Result<Vec<[Rational; 2]>, NumericError> {
    if groups.is_empty() {
        return Err(NumericError::Empty);
    }
    let mut weights: Vec<[Rational; 2]> = Vec::with_capacity(groups.len());
    for (index, group) in groups.iter().enumerate() {
        let own = group
            .years()
            .map(|state| state.map_or(Rational::ZERO, |state| weight(state).clone()));
        if let Some(negative) = own.iter().find(|weight| weight.is_negative()) {
            return Err(NumericError::InvalidWeight {
                index,
                weight: negative.to_f64(),
            });
        }
        weights.push(own);
    }
    let total = |year: Year| weights.iter().map(|own| year.of(own)).sum::<Rational>();
    let (before, after) = (total(Year::Before), total(Year::After));
    let share = |weight: &Rational, total: &Rational| {
        weight
            .checked_div(total)
            .map_err(|_| NumericError::ZeroTotalWeight)
    };
    weights
        .iter()
        .map(|[first, second]| Ok([share(first, &before)?, share(second, &after)?]))
        .collect()
}

/// A number of two years, where one that is not there is that of the other year.
fn filled<Number: Clone>(
    years: impl IntoIterator<Item = Option<Number>>,
    neither: Number,
) -> [Number; 2] {
    let mut years = years.into_iter();
    match (years.next().flatten(), years.next().flatten()) {
        (Some(before), Some(after)) => [before, after],
        (Some(one), None) | (None, Some(one)) => [one.clone(), one],
        (None, None) => [neither.clone(), neither],
    }
}
