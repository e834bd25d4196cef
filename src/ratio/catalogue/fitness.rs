//! How fit the pupils are: levels by score, and the share of those who are good or better.

use crate::model::{Pupils, Reported, Text};
use crate::numeric::Rational;
use crate::ratio::division::exact_figure;
use crate::ratio::error::RatioError;
use crate::ratio::row::ratio;
use crate::ratio::value::{RatioTerm, RatioValue};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The level of a pupil by the total score of a school year (等级).
///
/// Source: 国家学生体质健康标准（2014年修订）, 说明 5: scores have one decimal, and the total reaches 120.
///
/// # Examples
///
/// ```
/// use junheng::ratio::FitnessLevel;
/// use rust_decimal::Decimal;
///
/// assert_eq!(FitnessLevel::of_score(Decimal::new(900, 1)), Some(FitnessLevel::Excellent));
/// assert_eq!(FitnessLevel::of_score(Decimal::new(899, 1)), Some(FitnessLevel::Good));
/// assert_eq!(FitnessLevel::of_score(Decimal::new(1201, 1)), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FitnessLevel {
    /// 59.9 or less (不及格).
    Fail,
    /// 60.0 to 79.9 (及格).
    Pass,
    /// 80.0 to 89.9 (良好).
    Good,
    /// 90.0 or more (优秀).
    Excellent,
}

impl FitnessLevel {
    /// The level of a score; `None` for one that is not from 0 to 120.
    ///
    /// A score between 89.9 and 90.0, which the standard does not know, has not reached 90.0.
    #[must_use]
    pub fn of_score(score: Decimal) -> Option<Self> {
        let reaches = |points: i64| score >= Decimal::from(points);
        if !reaches(0) || score > Decimal::from(120) {
            return None;
        }
        Some(match score {
            _ if reaches(90) => Self::Excellent,
            _ if reaches(80) => Self::Good,
            _ if reaches(60) => Self::Pass,
            _ => Self::Fail,
        })
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::Fail => Text::new("不及格", "fail"),
            Self::Pass => Text::new("及格", "pass"),
            Self::Good => Text::new("良好", "good"),
            Self::Excellent => Text::new("优秀", "excellent"),
        }
    }
}

/// The pupils tested, by level.
///
/// # Examples
///
/// Of five pupils one is excellent and one good:
///
/// ```
/// use junheng::ratio::FitnessCounts;
/// use junheng::model::Language;
/// use rust_decimal::Decimal;
///
/// let counts = FitnessCounts::of_scores([95, 80, 79, 60, 42].map(Decimal::from))?;
/// assert_eq!(counts.good_or_better()?.printed(Language::En), "40.00 %");
/// # Ok::<(), junheng::ratio::RatioError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FitnessCounts {
    /// Rated excellent (优秀).
    pub excellent: Reported<Pupils>,
    /// Rated good (良好).
    pub good: Reported<Pupils>,
    /// Rated pass (及格).
    pub pass: Reported<Pupils>,
    /// Rated fail (不及格).
    pub fail: Reported<Pupils>,
}

impl FitnessCounts {
    /// Counts a list of total scores; pupils exempt from the test have none and are not in it.
    ///
    /// # Errors
    ///
    /// - [`RatioError::ScoreOutOfRange`] if a score is not from 0 to 120.
    pub fn of_scores(scores: impl IntoIterator<Item = Decimal>) -> Result<Self, RatioError> {
        let (mut excellent, mut good, mut pass, mut fail) = (0_u32, 0_u32, 0_u32, 0_u32);
        for (position, score) in scores.into_iter().enumerate() {
            let count = match FitnessLevel::of_score(score) {
                Some(FitnessLevel::Excellent) => &mut excellent,
                Some(FitnessLevel::Good) => &mut good,
                Some(FitnessLevel::Pass) => &mut pass,
                Some(FitnessLevel::Fail) => &mut fail,
                None => {
                    return Err(RatioError::ScoreOutOfRange {
                        position,
                        score: Rational::from(score),
                    });
                }
            };
            *count = count.saturating_add(1);
        }
        let pupils = |count| Pupils::from(count).into();
        Ok(Self {
            excellent: pupils(excellent),
            good: pupils(good),
            pass: pupils(pass),
            fail: pupils(fail),
        })
    }

    /// The share of pupils whose fitness is good or better (体质健康优良率).
    ///
    /// # Formula
    ///
    /// ```text
    ///     (excellent + good) ÷ (excellent + good + pass + fail)
    /// ```
    ///
    /// # Errors
    ///
    /// - [`RatioError::NotReported`] if a count is missing; it names the level.
    /// - [`RatioError::NothingToDivideBy`] if nobody was tested.
    pub fn good_or_better(&self) -> Result<RatioValue, RatioError> {
        let definition = FITNESS_GOOD_OR_BETTER.definition;
        let term = |code, level: FitnessLevel, count| -> Result<RatioTerm, RatioError> {
            let count = definition.known(Cow::Borrowed(code), exact_figure(count))?;
            Ok(RatioTerm::plus(level.name(), count))
        };
        let above = vec![
            term("excellent", FitnessLevel::Excellent, self.excellent)?,
            term("good", FitnessLevel::Good, self.good)?,
        ];
        let mut below = above.clone();
        below.push(term("pass", FitnessLevel::Pass, self.pass)?);
        below.push(term("fail", FitnessLevel::Fail, self.fail)?);
        definition.value(vec![definition.fraction(above, below)?])
    }
}

ratio! {
    /// Share of pupils whose fitness is good or better (学生体质健康优良率): excellent and good together, among
    /// those tested.
    ///
    /// From scores or counts by level: [`FitnessCounts`].
    FITNESS_GOOD_OR_BETTER:
    code: "fitness_good_or_better",
    name: ["学生体质健康优良率", "share of pupils whose fitness is good or better"],
    numerator: Pupils["good_or_better", "优秀和良好的学生", "pupils rated excellent or good"],
    denominator: Pupils["tested", "参测学生", "pupils tested"],
    range: PartOfWhole,
    source: "国家学生体质健康标准（2014年修订）",
    format: percent(2),
    example: (12, 25) => "48.00 %",
}
