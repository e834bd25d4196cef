//! How many years of school a child can expect.

use crate::model::{Population, Pupils, Quantity as _, Reported, Text, Years};
use crate::numeric::Rational;
use crate::ratio::definition::{RatioDefinition, RatioInput, RatioRange, RatioSign};
use crate::ratio::division::exact_figure;
use crate::ratio::error::RatioError;
use crate::ratio::format::RatioFormat;
use crate::ratio::value::{RatioFraction, RatioTerm, RatioValue};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeSet;

const PUPILS_OF_AGE: &[RatioInput] = &[RatioInput::plus(
    "pupils_of_age",
    "各年龄在校生",
    "pupils of each age",
)];

const PEOPLE_OF_AGE: &[RatioInput] = &[RatioInput::plus(
    "population_of_age",
    "该年龄人口",
    "people of that age",
)];

/// The row of [`SchoolLife::expectancy`].
pub const SCHOOL_LIFE_EXPECTANCY: &RatioDefinition = &RatioDefinition {
    code: "school_life_expectancy",
    name: Text::new("预期受教育年限", "school life expectancy"),
    numerator: PUPILS_OF_AGE,
    denominator: PEOPLE_OF_AGE,
    range: RatioRange::PartOfWhole,
    formula: Text::new(
        "Σ（各年龄在校生 ÷ 该年龄人口）+ Σ（年龄不详在校生 ÷ 学龄人口 × 学制年限）",
        "Σ (pupils of each age ÷ people of that age) + Σ (pupils of unknown age ÷ school-age population × duration)",
    ),
    source: "UNESCO Institute for Statistics, glossary: school life expectancy",
    format: RatioFormat::amount(2, "年", "years"),
};

/// The row of [`SchoolLife::expectancy_net_of_repetition`].
pub const SCHOOL_LIFE_EXPECTANCY_NET: &RatioDefinition = &RatioDefinition {
    code: "school_life_expectancy_net",
    name: Text::new(
        "扣除留级的预期受教育年限",
        "school life expectancy net of repetition",
    ),
    numerator: PUPILS_OF_AGE,
    denominator: PEOPLE_OF_AGE,
    range: RatioRange::PartOfWhole,
    formula: Text::new(
        "Σ（各年龄在校生 ÷ 该年龄人口）+ Σ（年龄不详在校生 ÷ 学龄人口 × 学制年限）− Σ（留级生 ÷ 学龄人口 × 学制年限）",
        "Σ (pupils of each age ÷ people of that age) + Σ (pupils of unknown age ÷ school-age population × duration) − Σ (repeaters ÷ school-age population × duration)",
    ),
    source: "UNESCO Institute for Statistics, glossary: school life expectancy net of repetition, uis.unesco.org/node/334792",
    format: RatioFormat::amount(2, "年", "years"),
};

/// The pupils of one age, and the people of that age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgeEnrolment {
    /// The age in completed years.
    pub age: u8,
    /// Pupils of that age, in the levels that are looked at.
    pub pupils: Reported<Pupils>,
    /// All people of that age.
    pub population: Reported<Population>,
}

/// Some pupils of a level, with the people of its official ages and its duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelPupils {
    /// The pupils: those whose age is unknown, or those who repeat.
    pub pupils: Reported<Pupils>,
    /// The people of the official ages of the level.
    pub population: Reported<Population>,
    /// How many years the level takes.
    pub duration: Years,
}

/// Enrolment by age, from which the years at school follow.
///
/// No age comes twice, and there is at least one.
///
/// # Examples
///
/// Three ages with all, all and half of the children at school are two years and a half; ten pupils
/// of unknown age in a level of three years with a hundred children add 3 × 10/100:
///
/// ```
/// use junheng::ratio::{AgeEnrolment, LevelPupils, RatioError, SchoolLife};
/// use junheng::model::{Language, Population, Pupils, Years};
///
/// let age = |age, pupils| AgeEnrolment {
///     age,
///     pupils: Pupils::from(pupils).into(),
///     population: Population::from(40).into(),
/// };
/// let level = |pupils| LevelPupils {
///     pupils: Pupils::from(pupils).into(),
///     population: Population::from(100).into(),
///     duration: Years::whole(3),
/// };
/// let life = SchoolLife::new([age(6, 40), age(7, 40), age(8, 20)])?;
/// assert_eq!(life.expectancy()?.printed(Language::En), "2.50 years");
///
/// let life = life.with_unknown_age(level(10)).with_repeaters(level(20));
/// assert_eq!(life.expectancy()?.printed(Language::En), "2.80 years");
/// assert_eq!(life.expectancy_net_of_repetition()?.printed(Language::En), "2.20 years");
/// # Ok::<(), RatioError>(())
/// ```
#[doc(alias = "sle")]
#[doc(alias = "expected years of schooling")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "WrittenSchoolLife")]
pub struct SchoolLife {
    ages: Vec<AgeEnrolment>,
    unknown_age: Vec<LevelPupils>,
    repeaters: Vec<LevelPupils>,
}

/// The written form, before it is checked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenSchoolLife {
    ages: Vec<AgeEnrolment>,
    #[serde(default)]
    unknown_age: Vec<LevelPupils>,
    #[serde(default)]
    repeaters: Vec<LevelPupils>,
}

impl TryFrom<WrittenSchoolLife> for SchoolLife {
    type Error = RatioError;

    fn try_from(written: WrittenSchoolLife) -> Result<Self, RatioError> {
        Ok(Self {
            unknown_age: written.unknown_age,
            repeaters: written.repeaters,
            ..Self::new(written.ages)?
        })
    }
}

impl SchoolLife {
    /// Enrolment by age.
    ///
    /// # Errors
    ///
    /// - [`RatioError::Empty`] if there is no age.
    /// - [`RatioError::RepeatedAge`] if one comes twice.
    pub fn new(ages: impl IntoIterator<Item = AgeEnrolment>) -> Result<Self, RatioError> {
        let ages: Vec<AgeEnrolment> = ages.into_iter().collect();
        if ages.is_empty() {
            return Err(RatioError::Empty {
                ratio: SCHOOL_LIFE_EXPECTANCY.code,
                input: "age",
            });
        }
        let mut seen = BTreeSet::new();
        if let Some(twice) = ages.iter().find(|one| !seen.insert(one.age)) {
            return Err(RatioError::RepeatedAge { age: twice.age });
        }
        Ok(Self {
            ages,
            unknown_age: Vec::new(),
            repeaters: Vec::new(),
        })
    }

    /// The same with pupils of a level whose age is unknown; once for each level.
    #[must_use]
    pub fn with_unknown_age(mut self, level: LevelPupils) -> Self {
        self.unknown_age.push(level);
        self
    }

    /// The same with the pupils of a level who repeat a grade; once for each level.
    #[must_use]
    pub fn with_repeaters(mut self, level: LevelPupils) -> Self {
        self.repeaters.push(level);
        self
    }

    /// The years that a child of the first age can expect to spend at school, if at each age it is at
    /// school as often as the children of that age are now (预期受教育年限).
    ///
    /// # Formula
    ///
    /// ```text
    ///     Σ (pupils of an age ÷ people of that age)
    ///       + Σ (pupils of unknown age ÷ school-age population × duration)
    /// ```
    ///
    /// Years spent repeating a grade count. Source: UNESCO Institute for Statistics, glossary.
    ///
    /// # Errors
    ///
    /// - [`RatioError::NotReported`] if a figure is missing; it names the age.
    /// - [`RatioError::NothingToDivideBy`] if nobody has an age.
    /// - [`RatioError::PartAboveWhole`] if there are more pupils than people of an age.
    pub fn expectancy(&self) -> Result<RatioValue, RatioError> {
        let definition = SCHOOL_LIFE_EXPECTANCY;
        definition.value(self.years(definition)?)
    }

    /// The same without the years spent repeating a grade.
    ///
    /// # Formula
    ///
    /// ```text
    ///     expectancy − Σ (repeaters ÷ school-age population × duration)
    /// ```
    ///
    /// Source: UNESCO Institute for Statistics, <https://uis.unesco.org/node/334792>.
    ///
    /// # Errors
    ///
    /// - as [`expectancy`](Self::expectancy).
    /// - [`RatioError::Empty`] if nothing was said of repeaters: that they are not known does not mean
    ///   that there are none.
    /// - [`RatioError::BelowZero`] if more years are repeated than spent at school.
    pub fn expectancy_net_of_repetition(&self) -> Result<RatioValue, RatioError> {
        let definition = SCHOOL_LIFE_EXPECTANCY_NET;
        if self.repeaters.is_empty() {
            return Err(RatioError::Empty {
                ratio: definition.code,
                input: "repeaters",
            });
        }
        let mut years = self.years(definition)?;
        for level in &self.repeaters {
            let repeaters = ("repeaters", Text::new("留级生", "repeaters"));
            let repeated = level.fraction(definition, repeaters)?;
            years.push(RatioFraction {
                sign: RatioSign::Minus,
                ..repeated
            });
        }
        definition.value(years)
    }

    fn years(&self, definition: &RatioDefinition) -> Result<Vec<RatioFraction>, RatioError> {
        let known = self.ages.iter().map(|one| one.fraction(definition));
        let unknown = self.unknown_age.iter().map(|level| {
            let pupils = Text::new("年龄不详在校生", "pupils of unknown age");
            level.fraction(definition, ("pupils_of_unknown_age", pupils))
        });
        known.chain(unknown).collect()
    }
}

impl AgeEnrolment {
    fn fraction(&self, definition: &RatioDefinition) -> Result<RatioFraction, RatioError> {
        let age = self.age;
        let input = |name: &str| Cow::<str>::Owned(format!("{name} {age}"));
        let (part, whole) = (input("pupils_of_age"), input("population_of_age"));
        let pupils = definition.known(part.clone(), exact_figure(self.pupils))?;
        let people = definition.known(whole.clone(), exact_figure(self.population))?;
        let pupils_name = Text {
            zh: format!("{age}岁在校生").into(),
            en: format!("pupils aged {age}").into(),
        };
        let people_name = Text {
            zh: format!("{age}岁人口").into(),
            en: format!("people aged {age}").into(),
        };
        definition.fraction_of(
            (part, vec![RatioTerm::plus(pupils_name, pupils)]),
            (whole, vec![RatioTerm::plus(people_name, people)]),
        )
    }
}

impl LevelPupils {
    fn fraction(
        &self,
        definition: &RatioDefinition,
        (input, name): (&'static str, Text),
    ) -> Result<RatioFraction, RatioError> {
        const POPULATION: &str = "school_age_population";
        let pupils = definition.known(Cow::Borrowed(input), exact_figure(self.pupils))?;
        let people = definition.known(Cow::Borrowed(POPULATION), exact_figure(self.population))?;
        let people_name = Text::new("学龄人口", "school-age population");
        let fraction = definition.fraction_of(
            (Cow::Borrowed(input), vec![RatioTerm::plus(name, pupils)]),
            (
                Cow::Borrowed(POPULATION),
                vec![RatioTerm::plus(people_name, people)],
            ),
        )?;
        Ok(RatioFraction {
            times: Some(RatioTerm::plus(
                Text::new("学制年限", "duration"),
                Rational::from(self.duration.amount()),
            )),
            ..fraction
        })
    }
}
