//! Any ratio by a name that is known only when the program runs, from figures by the codes of its inputs.

use crate::model::{Missing, Population, Pupils, Quantity, Reported, Years, nearest};
use crate::numeric::Rational;
use crate::ratio::catalogue::attainment::{Attainment, MEAN_YEARS_OF_SCHOOLING, YearsOfSchooling};
use crate::ratio::catalogue::growth::{GROWTH_RATE, GrowthRate};
use crate::ratio::catalogue::parity::{ParityDimension, ParityForm, ParityIndex};
use crate::ratio::catalogue::school_life::{
    AgeEnrolment, LevelPupils, SCHOOL_LIFE_EXPECTANCY, SCHOOL_LIFE_EXPECTANCY_NET, SchoolLife,
};
use crate::ratio::catalogue::table::RATIOS;
use crate::ratio::definition::{RatioDefinition, RatioInput};
use crate::ratio::error::RatioError;
use crate::ratio::value::RatioValue;
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Figures by the codes of inputs; what is not among them is not reported.
type Figures<'f> = BTreeMap<&'f str, Decimal>;

impl RatioDefinition {
    /// The row of [`RATIOS`] with a name that a user wrote.
    ///
    /// # Errors
    ///
    /// - [`RatioError::UnknownRatio`] if there is none, with the nearest.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::ratio::RatioDefinition;
    ///
    /// let told = RatioDefinition::named("dropout").unwrap_err().to_string();
    /// assert_eq!(told, "there is no ratio `dropout`; the nearest is `drop_out`");
    /// ```
    pub fn named(code: &str) -> Result<&'static Self, RatioError> {
        Self::find(code).ok_or_else(|| RatioError::UnknownRatio {
            found: code.to_owned(),
            nearest: nearest(code, RATIOS.iter().map(|row| row.code)).map(str::to_owned),
        })
    }

    /// The value of the ratio from figures by the codes of its inputs.
    ///
    /// Every ratio of [`RATIOS`] can be had so; the calculators of Rust, which know the types of what they take, come
    /// to the same. The inputs are those of the row, with these exceptions:
    ///
    /// | ratio | figures |
    /// |---|---|
    /// | `mean_years_of_schooling` | people by the codes of the levels of one of the sets of [`YearsOfSchooling`] |
    /// | `school_life_expectancy` | `pupils_6`, `people_6` … by age; and for each level with pupils of unknown age `unknown_age_LEVEL`, `population_LEVEL`, `duration_LEVEL` |
    /// | `school_life_expectancy_net` | the same, and `repeaters_LEVEL` |
    ///
    /// # Errors
    ///
    /// - [`RatioError::UnknownInput`] if a figure is none of its inputs.
    /// - [`RatioError::NotReported`] if one is not there.
    /// - [`RatioError::BelowZero`], [`RatioError::FractionOfWhole`] if a figure is below zero, or a fraction of what
    ///   counts whole ones.
    /// - those of its calculator: nothing to divide by, a part above its whole, a base that is not above zero.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::ratio::{RatioDefinition, RatioError};
    /// use junheng::model::Language;
    ///
    /// let rotated = RatioDefinition::named("rotated_teachers")?;
    /// let value = rotated.of_figures([("rotated", 238.into()), ("eligible", 1_486.into())])?;
    /// assert_eq!(value.printed(Language::En), "16.02 %");
    ///
    /// let unknown = rotated.of_figures([("rotated", 238.into()), ("eligable", 1_486.into())]);
    /// assert_eq!(
    ///     unknown.unwrap_err().to_string(),
    ///     "`rotated_teachers` has no input `eligable`; it has rotated, eligible"
    /// );
    /// # Ok::<(), RatioError>(())
    /// ```
    pub fn of_figures<'f>(
        &'static self,
        figures: impl IntoIterator<Item = (&'f str, Decimal)>,
    ) -> Result<RatioValue, RatioError> {
        let mut known = Figures::new();
        for (code, amount) in figures {
            if known.insert(code, amount).is_some() {
                return Err(RatioError::RepeatedInput {
                    ratio: self.code,
                    input: code.to_owned(),
                });
            }
        }
        if self.code == MEAN_YEARS_OF_SCHOOLING.code {
            return self.mean_years(&known);
        }
        if self.code == SCHOOL_LIFE_EXPECTANCY.code || self.code == SCHOOL_LIFE_EXPECTANCY_NET.code
        {
            return self.school_life(&known);
        }
        let codes = self.inputs().unwrap_or_default();
        self.only(&known, |code| codes.contains(&code), || codes.join(", "))?;
        self.of_inputs(&|code| known.get(code).map(|amount| Rational::from(*amount)))
    }

    /// The codes of the inputs, each once, those above the line first; `None` where they are as many as there are
    /// levels or ages.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::ratio::{RatioDefinition, RatioError};
    ///
    /// let growth = RatioDefinition::named("growth_rate")?;
    /// assert_eq!(growth.inputs(), Some(vec!["later", "earlier"]));
    /// assert_eq!(RatioDefinition::named("mean_years_of_schooling")?.inputs(), None);
    /// # Ok::<(), RatioError>(())
    /// ```
    #[must_use]
    pub fn inputs(&self) -> Option<Vec<&'static str>> {
        let open = [
            MEAN_YEARS_OF_SCHOOLING,
            SCHOOL_LIFE_EXPECTANCY,
            SCHOOL_LIFE_EXPECTANCY_NET,
        ];
        if open.iter().any(|row| row.code == self.code) {
            return None;
        }
        let mut codes = Vec::new();
        for input in self.numerator.iter().chain(self.denominator) {
            if !codes.contains(&input.code) {
                codes.push(input.code);
            }
        }
        Some(codes)
    }

    /// The value from exact numbers, one for each of the [`inputs`](Self::inputs).
    ///
    /// # Errors
    ///
    /// Those of [`of_figures`](Self::of_figures).
    pub(crate) fn of_numbers(
        &'static self,
        numbers: &[Rational],
    ) -> Result<RatioValue, RatioError> {
        let codes = self.inputs().unwrap_or_default();
        self.of_inputs(&|code| {
            let place = codes.iter().position(|input| *input == code)?;
            numbers.get(place).cloned()
        })
    }

    /// The value from the number of each input.
    fn of_inputs(
        &'static self,
        number: &dyn Fn(&str) -> Option<Rational>,
    ) -> Result<RatioValue, RatioError> {
        if let Some(index) = parity_index(self) {
            let side = |inputs: &'static [RatioInput]| match inputs {
                [input] => self.known(Cow::Borrowed(input.code), self.figure(input, number)?),
                _ => Err(RatioError::NotTwoInputs { ratio: self.code }),
            };
            return index.of(&side(self.numerator)?, &side(self.denominator)?);
        }
        if self.code == GROWTH_RATE.code {
            let known = |code| self.known(Cow::Borrowed(code), reported(number(code)));
            return GrowthRate.of_numbers(&known("earlier")?, &known("later")?);
        }
        let side = |inputs: &'static [RatioInput]| {
            let figures = inputs.iter().map(|input| self.figure(input, number));
            figures.collect::<Result<Vec<_>, _>>()
        };
        self.divide(&side(self.numerator)?, &side(self.denominator)?)
    }

    /// Refuses figures that are no inputs.
    fn only(
        &self,
        figures: &Figures<'_>,
        is_input: impl Fn(&str) -> bool,
        inputs: impl Fn() -> String,
    ) -> Result<(), RatioError> {
        match figures.keys().find(|code| !is_input(code)) {
            Some(code) => Err(RatioError::UnknownInput {
                ratio: self.code,
                input: (*code).to_owned(),
                inputs: inputs(),
            }),
            None => Ok(()),
        }
    }

    /// The figure of an input, checked as its quantity would.
    fn figure(
        &self,
        input: &'static RatioInput,
        number: &dyn Fn(&str) -> Option<Rational>,
    ) -> Result<Reported<Rational>, RatioError> {
        let figure = number(input.code);
        if let Some(amount) = &figure {
            self.sound(Cow::Borrowed(input.code), amount, input.is_whole)?;
        }
        Ok(reported(figure))
    }

    fn sound(
        &self,
        input: Cow<'static, str>,
        amount: &Rational,
        is_whole: bool,
    ) -> Result<(), RatioError> {
        let (ratio, amount) = (self.code, amount.clone());
        if amount.is_negative() {
            return Err(RatioError::BelowZero {
                ratio,
                input,
                amount,
            });
        }
        if is_whole && !amount.is_integer() {
            return Err(RatioError::FractionOfWhole {
                ratio,
                input,
                amount,
            });
        }
        Ok(())
    }

    /// A figure as a quantity, or that it is not there.
    fn quantity<Q: Quantity>(
        &self,
        code: &str,
        figures: &Figures<'_>,
    ) -> Result<Reported<Q>, RatioError> {
        let Some(amount) = figures.get(code) else {
            return Ok(Reported::Missing(Missing::NotAsked));
        };
        let number = Rational::from(*amount);
        self.sound(Cow::Owned(code.to_owned()), &number, Q::WHOLE)?;
        let quantity = Q::new(*amount).ok();
        Ok(quantity.map_or(Reported::Missing(Missing::NotAsked), Reported::Figure))
    }

    fn mean_years(&self, figures: &Figures<'_>) -> Result<RatioValue, RatioError> {
        let sets = [
            YearsOfSchooling::TERTIARY_SIXTEEN,
            YearsOfSchooling::TERTIARY_SPLIT,
            YearsOfSchooling::OLD,
        ];
        let has = |set: &&YearsOfSchooling| {
            let codes: BTreeSet<&str> = set.levels().iter().map(|level| &*level.code).collect();
            figures.keys().all(|code| codes.contains(code))
        };
        let Some(set) = sets.iter().find(has) else {
            let codes = sets.iter().map(|set| {
                let codes = set.levels().iter().map(|level| &*level.code);
                codes.collect::<Vec<_>>().join(", ")
            });
            let codes: Vec<String> = codes.collect();
            self.only(
                figures,
                |code| known_level(&sets, code),
                || codes.join("; or "),
            )?;
            return Err(RatioError::UnknownInput {
                ratio: self.code,
                input: figures.keys().copied().collect::<Vec<_>>().join(", "),
                inputs: codes.join("; or "),
            });
        };
        let people = set.levels().iter();
        let people = people.map(|level| self.quantity::<Population>(&level.code, figures));
        Attainment::new(set, people.collect::<Result<Vec<_>, _>>()?)?.mean_years()
    }

    fn school_life(&self, figures: &Figures<'_>) -> Result<RatioValue, RatioError> {
        let with_repeaters = self.code == SCHOOL_LIFE_EXPECTANCY_NET.code;
        let inputs = || {
            let repeaters = if with_repeaters {
                "repeaters_LEVEL, "
            } else {
                ""
            };
            format!(
                "pupils_AGE, people_AGE, unknown_age_LEVEL, {repeaters}population_LEVEL, duration_LEVEL"
            )
        };
        let (mut ages, mut unknown, mut repeaters) = (BTreeSet::new(), Vec::new(), Vec::new());
        let is_input = |code: &str| {
            let is_age = |age: &str| age.parse::<u8>().is_ok();
            code.strip_prefix("pupils_").is_some_and(is_age)
                || code.strip_prefix("people_").is_some_and(is_age)
                || ["unknown_age_", "population_", "duration_"]
                    .iter()
                    .any(|what| code.starts_with(what))
                || with_repeaters && code.starts_with("repeaters_")
        };
        self.only(figures, is_input, inputs)?;
        for code in figures.keys() {
            let age = code
                .strip_prefix("pupils_")
                .or_else(|| code.strip_prefix("people_"));
            ages.extend(age.and_then(|age| age.parse::<u8>().ok()));
            unknown.extend(code.strip_prefix("unknown_age_"));
            repeaters.extend(code.strip_prefix("repeaters_"));
        }
        let ages = ages.into_iter().map(|age| {
            Ok(AgeEnrolment {
                age,
                pupils: self.quantity::<Pupils>(&format!("pupils_{age}"), figures)?,
                population: self.quantity::<Population>(&format!("people_{age}"), figures)?,
            })
        });
        let mut life = SchoolLife::new(ages.collect::<Result<Vec<_>, RatioError>>()?)?;
        for level in unknown {
            life = life.with_unknown_age(self.level("unknown_age_", level, figures)?);
        }
        for level in repeaters {
            life = life.with_repeaters(self.level("repeaters_", level, figures)?);
        }
        if with_repeaters {
            life.expectancy_net_of_repetition()
        } else {
            life.expectancy()
        }
    }

    /// Some pupils of a level, with its people and its duration.
    fn level(
        &self,
        what: &str,
        level: &str,
        figures: &Figures<'_>,
    ) -> Result<LevelPupils, RatioError> {
        let duration = format!("duration_{level}");
        let years = self.quantity::<Years>(&duration, figures)?;
        let Reported::Figure(duration) = years else {
            return Err(RatioError::NotReported {
                ratio: self.code,
                input: Cow::Owned(duration),
                reason: Missing::NotAsked,
            });
        };
        Ok(LevelPupils {
            pupils: self.quantity::<Pupils>(&format!("{what}{level}"), figures)?,
            population: self.quantity::<Population>(&format!("population_{level}"), figures)?,
            duration,
        })
    }
}

fn reported(figure: Option<Rational>) -> Reported<Rational> {
    figure.map_or(Reported::Missing(Missing::NotAsked), Reported::Figure)
}

fn known_level(sets: &[YearsOfSchooling], code: &str) -> bool {
    let mut levels = sets.iter().flat_map(YearsOfSchooling::levels);
    levels.any(|level| level.code == code)
}

/// The parity index of a row, if it is one.
fn parity_index(definition: &RatioDefinition) -> Option<ParityIndex> {
    let dimensions = [
        ParityDimension::Gender,
        ParityDimension::Location,
        ParityDimension::Wealth,
    ];
    let forms = [ParityForm::Raw, ParityForm::Adjusted];
    let all = dimensions
        .into_iter()
        .flat_map(|dimension| forms.map(|form| ParityIndex::new(dimension, form)));
    let mut all = all;
    all.find(|index| index.definition().code == definition.code)
}
