//! How far units are apart: the one table from the name of a measure to its number.

use crate::evaluation::table::formula_value::Unsettled;
use crate::judgement::{Bound, Relation, Reporting, Verdict};
use crate::numeric::inequality::{GeneralizedEntropy, Inequality as _};
use crate::numeric::{
    ExactDispersion, ExactDistribution, NumericError, Rational, RoundingMode, WeightedSample,
    Weights,
};
use crate::standards::SpreadMeasure;
use std::cmp::Ordering;

/// How far the units of a table are apart.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Spread {
    /// The double nearest to the measure; of Theil's one that is at most 1e-12 off.
    pub value: f64,
    /// The exact value, of a measure that is a fraction: all but the coefficient of variation and Theil's.
    pub exact: Option<Rational>,
    /// How many units it is over.
    pub units: usize,
    /// The units between which a ratio of places is taken: that at the lower place and that at the upper.
    pub places: Option<[SpreadPlace; 2]>,
    /// The value as the standard reports it.
    pub reported: String,
    /// The same, or with as many more decimals as it takes to be told from its limit.
    pub beside_limit: String,
    /// Whether it is within its limit, decided exactly; `None` where the standard sets none. Theil's, which
    /// have logarithms in them, are known as doubles only, and not assessable within 1e-11 of the limit, relative to
    /// it, or within 1e-15 times its root.
    pub verdict: Option<Verdict>,
}

/// A unit at a place of the distribution.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SpreadPlace {
    /// The share of the weight at which it stands.
    pub share: Rational,
    /// The place of the unit in the table.
    pub unit: usize,
    /// Its value.
    pub value: Rational,
}

/// What a unit brings to a spread.
#[derive(Clone, Debug)]
pub(super) struct Observation<'t> {
    pub(super) unit: usize,
    pub(super) id: &'t str,
    pub(super) value: Rational,
    pub(super) weight: Rational,
}

/// A double nearer to a limit than this, relative to it, does not tell on which side a value with a
/// logarithm in it is.
const TOO_NEAR: f64 = 1e-11;

/// What rounding values to doubles does to such a measure T of values near to each other, over √T: a value with a
/// relative error of 2⁻⁵³ moves T by at most about that times its distance from the mean, and the distances are √(2T) in
/// the square.
const ROUNDED: f64 = 1e-15;

/// Measures the spread of observations, and holds it to a limit.
///
/// # Errors
///
/// - why the measure is not defined
pub(super) fn spread(
    measure: SpreadMeasure,
    observations: &[Observation<'_>],
    limit: Option<&Bound>,
    reported: Reporting,
) -> Result<Spread, Unsettled> {
    let units = observations.len();
    if units == 0 {
        return Err(Unsettled::NoUnits);
    }
    check_weights(observations)?;
    let ordered = Ordered::of(observations);
    let all = ExactDistribution::new(&ordered.values, &ordered.weights)?;
    let between = |lower: u32, upper: u32| {
        let places = [ordered.place(&all, lower)?, ordered.place(&all, upper)?];
        Ok::<_, NumericError>(Some(places))
    };
    let (value, places) = match measure {
        SpreadMeasure::CoefficientOfVariation => {
            return variation(observations, limit, reported);
        }
        SpreadMeasure::TheilT => {
            return double_spread(GeneralizedEntropy::THEIL_T, observations, limit, reported);
        }
        SpreadMeasure::TheilL => {
            return double_spread(GeneralizedEntropy::THEIL_L, observations, limit, reported);
        }
        SpreadMeasure::FederalRangeRatio => (all.federal_range_ratio()?, between(5, 95)?),
        SpreadMeasure::FederalRangeRatioFromTop => {
            let upper = ordered.spread_place(95, all.place_from_top(&Rational::small(5, 100))?)?;
            let places = [ordered.place(&all, 5)?, upper];
            (all.federal_range_ratio_from_top()?, Some(places))
        }
        SpreadMeasure::RangeRatio => (all.range_ratio()?, between(0, 100)?),
        SpreadMeasure::P90P10 => {
            let ratio = all.quantile_ratio(&Rational::small(90, 100), &Rational::small(10, 100))?;
            (ratio, between(10, 90)?)
        }
        SpreadMeasure::Gini => (all.gini()?, None),
        SpreadMeasure::Hoover => (all.hoover()?, None),
        SpreadMeasure::McLoone => (all.mc_loone()?, None),
        SpreadMeasure::Verstegen => (all.verstegen()?, None),
    };
    Ok(Spread {
        value: value.to_f64(),
        reported: reported.text(&value),
        beside_limit: limit.map_or_else(
            || reported.text(&value),
            |limit| reported.text_beside(&value, &Rational::from(limit.number)),
        ),
        units: observations.len(),
        places,
        verdict: limit.map(|limit| Verdict::of(Some(limit.is_met_by(&value)))),
        exact: Some(value),
    })
}

/// Observations in an order that is not that of the rows.
struct Ordered<'o, 't> {
    observations: Vec<&'o Observation<'t>>,
    values: Vec<Rational>,
    weights: Vec<Rational>,
}

impl<'o, 't> Ordered<'o, 't> {
    /// By identifier, so that of units with equal values the same one is named in any order of the rows.
    fn of(observations: &'o [Observation<'t>]) -> Self {
        let mut ordered: Vec<_> = observations.iter().collect();
        ordered.sort_by_key(|one| one.id);
        Self {
            values: ordered.iter().map(|one| one.value.clone()).collect(),
            weights: ordered.iter().map(|one| one.weight.clone()).collect(),
            observations: ordered,
        }
    }

    /// The unit at which the running weight reaches so many hundredths of the whole.
    fn place(&self, all: &ExactDistribution<'_>, number: u32) -> Result<SpreadPlace, NumericError> {
        self.spread_place(number, all.place(&Rational::small(number, 100))?)
    }

    /// A unit that stands at so many hundredths of the weight.
    fn spread_place(&self, number: u32, place: usize) -> Result<SpreadPlace, NumericError> {
        let one = self.observations.get(place).ok_or(NumericError::Empty)?;
        Ok(SpreadPlace {
            share: Rational::small(number, 100),
            unit: one.unit,
            value: one.value.clone(),
        })
    }
}

/// A weight says how many a unit stands for, and something must stand for anything.
fn check_weights(observations: &[Observation<'_>]) -> Result<(), NumericError> {
    for (index, observation) in observations.iter().enumerate() {
        if observation.weight.is_negative() {
            let weight = observation.weight.to_f64();
            return Err(NumericError::InvalidWeight { index, weight });
        }
    }
    if observations.iter().all(|one| one.weight.is_zero()) {
        return Err(NumericError::ZeroTotalWeight);
    }
    Ok(())
}

/// The coefficient of variation: nearest as a double, and decided exactly.
fn variation(
    observations: &[Observation<'_>],
    limit: Option<&Bound>,
    reported: Reporting,
) -> Result<Spread, Unsettled> {
    let (values, weights): (Vec<Rational>, Vec<Rational>) = observations
        .iter()
        .map(|one| (one.value.clone(), one.weight.clone()))
        .unzip();
    let dispersion = ExactDispersion::new(&values, &weights)?;
    let fixed = |places| dispersion.fixed_coefficient_of_variation(places, reported.mode);
    let text = fixed(reported.places)?;
    let mut beside_limit = text.clone();
    let mut verdict = None;
    if let Some(limit) = limit {
        let number = Rational::from(limit.number);
        let ordering = dispersion.compare_coefficient_of_variation(&number)?;
        verdict = Some(Verdict::of(Some(limit.relation.holds(ordering))));
        beside_limit = reported.beside(&number, ordering, |places| {
            fixed(places).unwrap_or_default()
        });
    }
    Ok(Spread {
        value: dispersion.coefficient_of_variation()?,
        exact: None,
        units: observations.len(),
        places: None,
        reported: text,
        beside_limit,
        verdict,
    })
}

/// A measure that is no fraction, and known as a double only.
fn double_spread(
    measure: GeneralizedEntropy,
    observations: &[Observation<'_>],
    limit: Option<&Bound>,
    reported: Reporting,
) -> Result<Spread, Unsettled> {
    let values: Vec<f64> = observations.iter().map(|one| one.value.to_f64()).collect();
    let weights: Vec<f64> = observations.iter().map(|one| one.weight.to_f64()).collect();
    let sample = WeightedSample::new(&values, Weights::new(&weights)?)?;
    let value = measure.measure(&sample)?;
    let verdict = limit.map(|limit| {
        let number = Rational::from(limit.number);
        // Of equal values it is exactly zero, and of others above it.
        let known = if are_equal(observations) {
            Some(Rational::ZERO.cmp(&number))
        } else {
            (!number.is_positive()).then_some(Ordering::Greater)
        };
        match known {
            Some(ordering) => Verdict::of(Some(limit.relation.holds(ordering))),
            None => decided(value, number.to_f64(), limit.relation),
        }
    });
    let text = reported_double(value, reported)?;
    let beside_limit = match (limit, verdict, Rational::of_double(value)) {
        // Where a double is too near to its limit to tell, more of its digits would say what is not known.
        (Some(limit), Some(Verdict::Met | Verdict::NotMet), Some(exact)) => {
            let number = Rational::from(limit.number);
            let ordering = exact.cmp(&number);
            reported.beside(&number, ordering, |places| {
                let reported = Reporting { places, ..reported };
                reported_double(value, reported).unwrap_or_default()
            })
        }
        _ => text.clone(),
    };
    Ok(Spread {
        value,
        exact: None,
        units: observations.len(),
        places: None,
        reported: text,
        beside_limit,
        verdict,
    })
}

/// Whether all values that stand for anything are the same.
fn are_equal(observations: &[Observation<'_>]) -> bool {
    let mut values = observations
        .iter()
        .filter(|one| one.weight.is_positive())
        .map(|one| &one.value);
    let first = values.next();
    values.all(|value| first == Some(value))
}

/// A double as reported. One that is as near to a decimal as its error reaches is taken for it, so
/// that 0.3 is not cut down to 0.2 because the double lies below.
fn reported_double(value: f64, reported: Reporting) -> Result<String, NumericError> {
    let exact = Rational::of_double(value).ok_or(NumericError::Overflow)?;
    let nearest = exact.rounded(reported.places, RoundingMode::HalfAwayFromZero);
    let apart = (&exact - &nearest).abs().to_f64();
    let meant = if apart <= TOO_NEAR * value.abs() {
        nearest
    } else {
        exact
    };
    Ok(reported.text(&meant))
}

/// Whether a double stands to a limit as it must; it cannot be told where it is too near.
fn decided(value: f64, limit: f64, relation: Relation) -> Verdict {
    let (apart, size) = ((value - limit).abs(), limit.abs().max(value.abs()));
    if apart <= TOO_NEAR * size + ROUNDED * size.sqrt() {
        return Verdict::NotAssessable;
    }
    let ordering = if value < limit {
        Ordering::Less
    } else {
        Ordering::Greater
    };
    Verdict::of(Some(relation.holds(ordering)))
}
