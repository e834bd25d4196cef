//! An indicator of one stage as a sample: what statistics are asked of, with the schools it is made
//! of.

use crate::evaluation::county::measurement::Part;
use crate::evaluation::county::report::Report;
use crate::evaluation::county::roll::JUDGED;
use crate::evaluation::wording::{NAMES_LISTED, listed};
use crate::model::{Language, School, Stage};
use crate::numeric::inequality::{Attribution, Influence};
use crate::numeric::{NumericError, Rational, WeightedSample};

/// The values of an indicator in one stage, each with the pupils it stands for and the school it is
/// of, in the order of the schools.
///
/// Never empty, and no value missing. Made with [`Report::sample`].
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorSample<'a> {
    schools: Vec<&'a School>,
    values: Vec<Rational>,
    pupils: Vec<Rational>,
    weighted: WeightedSample<'static>,
}

/// A school, and what its part does to the coefficient of variation.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Driver<'a> {
    /// The school.
    pub school: &'a School,
    /// The value of its part, as the nearest double.
    pub value: f64,
    /// The pupils of its part, as the nearest double.
    pub pupils: f64,
    /// Its share of the squared coefficient; those of all schools add up to 1.
    pub share: f64,
    /// What it adds to the squared coefficient, and what the coefficient would be without it.
    pub influence: Influence,
}

/// Why an indicator of a stage is no sample.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SampleError {
    /// The standard has no indicator of this code.
    #[error("the standard has no indicator `{code}`")]
    UnknownIndicator {
        /// The code as asked for.
        code: String,
    },
    /// Only the stages of compulsory schooling are judged, so no other has values.
    #[error("the stage `{}` is not judged", stage.code())]
    StageNotJudged {
        /// The stage as asked for.
        stage: Stage,
    },
    /// No school that is judged has pupils in the stage.
    #[error("no school has a part in the stage `{}`", stage.code())]
    NoPart {
        /// The stage as asked for.
        stage: Stage,
    },
    /// A figure that a value needs is not reported, or the pupils are not. What is missing is no
    /// zero, and without it the others are another county.
    #[error("not reported by {}", listed(schools, NAMES_LISTED, "", Language::En))]
    Missing {
        /// The codes of the schools, in their order.
        schools: Vec<String>,
    },
    /// A value or a number of pupils is beyond the largest double.
    #[error(transparent)]
    Numeric(#[from] NumericError),
}

impl Report<'_> {
    /// The values of an indicator in a stage as a sample, by the code of the indicator: from a report
    /// to any statistic in one call.
    ///
    /// The parts are weighted by their pupils, as they are for the coefficient of variation of
    /// [`balance_of`](Self::balance_of).
    ///
    /// # Errors
    ///
    /// - [`SampleError::UnknownIndicator`] if the standard has none of this code.
    /// - [`SampleError::StageNotJudged`] if the stage is neither primary nor junior.
    /// - [`SampleError::NoPart`] if no school that is judged has the stage.
    /// - [`SampleError::Missing`] if a part has no value, with the schools whose parts have none.
    /// - [`SampleError::Numeric`] if a value is beyond the largest double.
    ///
    /// # Examples
    ///
    /// Three schools of one size with 1, 1 and 4 backbone teachers per 100 pupils. The mean is 2, the
    /// squared deviations 1, 1 and 4, so the third accounts for two thirds of what there is:
    ///
    /// ```
    /// use junheng::evaluation::Evaluator;
    /// use junheng::model::{County, Item, School, SchoolKind, Stage};
    /// use junheng::numeric::inequality::{Gini, Inequality};
    /// use junheng::standards::catalogue;
    ///
    /// let school = |id, teachers| School::new(id, id, SchoolKind::Primary)?
    ///     .with_amount(Item::StudentsPrimary, 1000)?
    ///     .with_amount(Item::BackboneTeachersPrimary, teachers);
    /// let county = County::new(vec![school("a", 10)?, school("b", 10)?, school("c", 40)?])?;
    /// let report = Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017)?.evaluate(&county);
    ///
    /// let sample = report.sample(Stage::Primary, "L2")?;
    /// let first = sample.drivers()?[0];
    /// assert_eq!(first.school.id(), "c");
    /// assert!((first.share - 2.0 / 3.0).abs() < 1e-15);
    /// // Any two differ by 12/9 in the mean (four of nine pairs by 3), which is a third of twice 2.
    /// assert!((Gini.measure(sample.weighted())? - 1.0 / 3.0).abs() < 1e-15);
    ///
    /// // Nobody has reported how many teachers there are.
    /// let refused = report.sample(Stage::Primary, "L1").unwrap_err();
    /// assert_eq!(refused.to_string(), "not reported by a, b, c");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn sample(&self, stage: Stage, code: &str) -> Result<IndicatorSample<'_>, SampleError> {
        let Some(indicator) = self.indicator_place(code) else {
            let code = code.to_owned();
            return Err(SampleError::UnknownIndicator { code });
        };
        if !JUDGED.contains(&stage) {
            return Err(SampleError::StageNotJudged { stage });
        }
        let mut reported = KnownParts::default();
        for part in self.parts.iter().filter(|part| part.stage == stage) {
            let Some(school) = self.school_of(part) else {
                continue;
            };
            reported.add(school, part, indicator);
        }
        reported.into_sample(stage)
    }
}

/// What parts have reported, and the schools of those that have not.
#[derive(Default)]
struct KnownParts<'a> {
    schools: Vec<&'a School>,
    values: Vec<Rational>,
    pupils: Vec<Rational>,
    missing: Vec<String>,
}

impl<'a> KnownParts<'a> {
    fn add(&mut self, school: &'a School, part: &Part, indicator: usize) {
        let Some((value, pupils)) = part.weighted_value(indicator) else {
            self.missing.push(school.id().to_owned());
            return;
        };
        self.schools.push(school);
        self.values.push(value);
        self.pupils.push(pupils);
    }

    fn into_sample(self, stage: Stage) -> Result<IndicatorSample<'a>, SampleError> {
        if !self.missing.is_empty() {
            let schools = self.missing;
            return Err(SampleError::Missing { schools });
        }
        if self.schools.is_empty() {
            return Err(SampleError::NoPart { stage });
        }
        let weighted = WeightedSample::from_rationals(&self.values, &self.pupils)?;
        Ok(IndicatorSample {
            schools: self.schools,
            values: self.values,
            pupils: self.pupils,
            weighted,
        })
    }
}

impl<'a> IndicatorSample<'a> {
    /// The schools of the values.
    #[must_use]
    pub fn schools(&self) -> &[&'a School] {
        &self.schools
    }

    /// The exact values, in the unit of the indicator; for
    /// [`ExactDistribution`](crate::numeric::ExactDistribution) and
    /// [`ExactDispersion`](crate::numeric::ExactDispersion), with [`pupils`](Self::pupils).
    #[must_use]
    pub fn values(&self) -> &[Rational] {
        &self.values
    }

    /// The pupils that each value stands for.
    #[must_use]
    pub fn pupils(&self) -> &[Rational] {
        &self.pupils
    }

    /// The doubles nearest to the values, weighted by pupils: for all measures of
    /// [`inequality`](crate::numeric::inequality), for
    /// [`LinearizedVariation`](crate::numeric::LinearizedVariation) and
    /// [`Bootstrap`](crate::numeric::Bootstrap).
    #[must_use]
    pub const fn weighted(&self) -> &WeightedSample<'static> {
        &self.weighted
    }

    /// What each school adds to the coefficient of variation, the one that adds most first; those that
    /// add as much stay in the order of the schools.
    ///
    /// [`Report::sample`] has an example.
    ///
    /// # Errors
    ///
    /// - [`NumericError::NoVariation`] if all values are equal, so that no school drives anything.
    /// - Those of [`Attribution::of`].
    pub fn drivers(&self) -> Result<Vec<Driver<'a>>, NumericError> {
        let attribution = Attribution::of(&self.weighted)?;
        let whole = attribution.squared_coefficient_of_variation();
        if whole <= 0.0 {
            return Err(NumericError::NoVariation);
        }
        let parts = self.schools.iter().zip(self.weighted.iter());
        let mut drivers: Vec<_> = parts
            .zip(attribution.influences())
            .map(|((school, (value, pupils)), influence)| Driver {
                school,
                value,
                pupils,
                share: influence.contribution / whole,
                influence: *influence,
            })
            .collect();
        drivers.sort_by(|left, right| right.share.total_cmp(&left.share));
        Ok(drivers)
    }
}
