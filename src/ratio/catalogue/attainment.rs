//! How many years of school the people of a place have had.

use crate::model::{Population, Quantity as _, Reported, Text, Years};
use crate::numeric::Rational;
use crate::ratio::definition::{RatioDefinition, RatioInput, RatioRange};
use crate::ratio::division::exact_figure;
use crate::ratio::error::RatioError;
use crate::ratio::format::RatioFormat;
use crate::ratio::value::{RatioTerm, RatioValue};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The row of [`Attainment::mean_years`].
#[doc(alias = "mys")]
pub const MEAN_YEARS_OF_SCHOOLING: &RatioDefinition = &RatioDefinition {
    code: "mean_years_of_schooling",
    name: Text::new("平均受教育年限", "mean years of schooling"),
    numerator: &[RatioInput::plus(
        "people_by_level",
        "各级受教育程度人口",
        "people by highest level",
    )],
    denominator: &[RatioInput::plus("people", "总人口", "people")],
    range: RatioRange::Unbounded,
    formula: Text::new(
        "Σ（各级受教育程度人口 × 年数）÷ 总人口",
        "Σ (people by highest level × years) ÷ people",
    ),
    source: "UNESCO Institute for Statistics, Methodology for estimation of mean years of schooling (2013)",
    format: RatioFormat::amount(2, "年", "years"),
};

/// A level of education, and for how many years of school it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SchoolingLevel {
    /// Its code.
    pub code: Cow<'static, str>,
    /// Its name.
    pub name: Text,
    /// The years of school of those who came so far and no farther.
    pub years: Years,
}

impl SchoolingLevel {
    /// A level known when the program is built.
    #[must_use]
    pub const fn new(code: &'static str, zh: &'static str, en: &'static str, years: u32) -> Self {
        Self {
            code: Cow::Borrowed(code),
            name: Text::new(zh, en),
            years: Years::whole(years),
        }
    }

    /// A level begun and not finished: half of its duration counts, on top of the level below.
    ///
    /// Source: UNESCO Institute for Statistics, Methodology for estimation of mean years of schooling
    /// (2013).
    ///
    /// # Examples
    ///
    /// Six years of primary school and half of the three of junior secondary:
    ///
    /// ```
    /// use junheng::ratio::SchoolingLevel;
    /// use junheng::model::Quantity;
    ///
    /// let primary = SchoolingLevel::new("primary", "小学", "primary", 6);
    /// let junior = SchoolingLevel::new("junior", "初中", "junior secondary", 9);
    /// assert_eq!(junior.incomplete(&primary).years.amount().to_string(), "7.5");
    /// ```
    #[must_use]
    pub fn incomplete(&self, below: &Self) -> Self {
        let (full, before) = (self.years.amount(), below.years.amount());
        // Two numbers of years are halved without loss: neither is near the ends of a decimal.
        let years = (before / Decimal::TWO).checked_add(full / Decimal::TWO);
        Self {
            code: format!("{}_incomplete", self.code).into(),
            name: Text {
                zh: format!("{}（未完成）", self.name.zh).into(),
                en: format!("{}, incomplete", self.name.en).into(),
            },
            years: years
                .and_then(|years| Years::new(years.normalize()).ok())
                .unwrap_or(self.years),
        }
    }
}

/// For how many years of school each level stands: a set of coefficients.
///
/// At least one level, and none twice. The sets of the field are constants; one of your own is made
/// with [`new`](Self::new).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<SchoolingLevel>", into = "Vec<SchoolingLevel>")]
pub struct YearsOfSchooling {
    levels: Cow<'static, [SchoolingLevel]>,
}

impl YearsOfSchooling {
    /// None 0, primary 6, junior 9, senior 12, tertiary of any sort 16: the usual set, for people of
    /// six and above.
    pub const TERTIARY_SIXTEEN: Self = Self {
        levels: Cow::Borrowed(&[
            SchoolingLevel::new("none", "未上过学", "no schooling", 0),
            SchoolingLevel::new("primary", "小学", "primary", 6),
            SchoolingLevel::new("junior", "初中", "junior secondary", 9),
            SchoolingLevel::new("senior", "高中（含中专）", "senior secondary", 12),
            SchoolingLevel::new("tertiary", "大专及以上", "tertiary", 16),
        ]),
    };

    /// The same with tertiary education split: associate degree 15, bachelor 16, postgraduate 19.
    pub const TERTIARY_SPLIT: Self = Self {
        levels: Cow::Borrowed(&[
            SchoolingLevel::new("none", "未上过学", "no schooling", 0),
            SchoolingLevel::new("primary", "小学", "primary", 6),
            SchoolingLevel::new("junior", "初中", "junior secondary", 9),
            SchoolingLevel::new("senior", "高中（含中专）", "senior secondary", 12),
            SchoolingLevel::new("associate", "大学专科", "associate degree", 15),
            SchoolingLevel::new("bachelor", "大学本科", "bachelor", 16),
            SchoolingLevel::new("postgraduate", "研究生", "postgraduate", 19),
        ]),
    };

    /// 1, 5, 8, 11, 15: the old set, of a primary school of five years and a senior one of three
    /// after a junior one of three, with a year for those who hardly read.
    pub const OLD: Self = Self {
        levels: Cow::Borrowed(&[
            SchoolingLevel::new("illiterate", "文盲和半文盲", "illiterate or nearly so", 1),
            SchoolingLevel::new("primary", "小学", "primary", 5),
            SchoolingLevel::new("junior", "初中", "junior secondary", 8),
            SchoolingLevel::new("senior", "高中", "senior secondary", 11),
            SchoolingLevel::new("tertiary", "大专以上", "tertiary", 15),
        ]),
    };

    /// A set of one's own.
    ///
    /// # Errors
    ///
    /// - [`RatioError::Empty`] if there is no level.
    /// - [`RatioError::RepeatedLevel`] if two have one code.
    pub fn new(levels: Vec<SchoolingLevel>) -> Result<Self, RatioError> {
        if levels.is_empty() {
            return Err(RatioError::Empty {
                ratio: MEAN_YEARS_OF_SCHOOLING.code,
                input: "level",
            });
        }
        let mut seen = BTreeSet::new();
        if let Some(twice) = levels.iter().find(|level| !seen.insert(&level.code)) {
            return Err(RatioError::RepeatedLevel {
                code: twice.code.clone().into_owned(),
            });
        }
        Ok(Self {
            levels: Cow::Owned(levels),
        })
    }

    /// The levels in their order.
    #[must_use]
    pub fn levels(&self) -> &[SchoolingLevel] {
        &self.levels
    }
}

impl TryFrom<Vec<SchoolingLevel>> for YearsOfSchooling {
    type Error = RatioError;

    fn try_from(levels: Vec<SchoolingLevel>) -> Result<Self, RatioError> {
        Self::new(levels)
    }
}

impl From<YearsOfSchooling> for Vec<SchoolingLevel> {
    fn from(years: YearsOfSchooling) -> Self {
        years.levels.into_owned()
    }
}

/// The people of a group by the highest level that they attained.
///
/// As many counts as levels, in their order.
///
/// # Examples
///
/// One with primary school, one with junior and two with senior secondary have 6, 9, 12 and 12
/// years, 9.75 on the average:
///
/// ```
/// use junheng::ratio::{Attainment, RatioError, YearsOfSchooling};
/// use junheng::model::{Language, Population};
///
/// let years = YearsOfSchooling::TERTIARY_SIXTEEN;
/// let people = [0, 1, 1, 2, 0].map(Population::from);
/// let attainment = Attainment::new(&years, people)?;
/// assert_eq!(attainment.mean_years()?.printed(Language::En), "9.75 years");
///
/// let short = Attainment::new(&years, [1, 2].map(Population::from));
/// assert_eq!(short, Err(RatioError::LevelMismatch { levels: 5, counts: 2 }));
/// # Ok::<(), RatioError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attainment<'a> {
    years: &'a YearsOfSchooling,
    people: Vec<Reported<Population>>,
}

impl<'a> Attainment<'a> {
    /// The people of a group by level, those without schooling included, in the order of the levels.
    ///
    /// # Errors
    ///
    /// - [`RatioError::LevelMismatch`] if there are not as many counts as levels.
    pub fn new<P: Into<Reported<Population>>>(
        years: &'a YearsOfSchooling,
        people: impl IntoIterator<Item = P>,
    ) -> Result<Self, RatioError> {
        let people: Vec<_> = people.into_iter().map(Into::into).collect();
        if people.len() != years.levels.len() {
            return Err(RatioError::LevelMismatch {
                levels: years.levels.len(),
                counts: people.len(),
            });
        }
        Ok(Self { years, people })
    }

    /// The mean years of schooling of the group (平均受教育年限).
    ///
    /// # Formula
    ///
    /// ```text
    ///     Σ people of a level × years of that level
    ///     ─────────────────────────────────────────
    ///                    Σ people
    /// ```
    ///
    /// Which people they are, those of six and above, of 15 and above or of working age (16 to 59), is
    /// for whoever counts them.
    ///
    /// # Errors
    ///
    /// - [`RatioError::NotReported`] if a count is missing; it names the level.
    /// - [`RatioError::NothingToDivideBy`] if there is nobody.
    pub fn mean_years(&self) -> Result<RatioValue, RatioError> {
        Self::mean_years_together(std::slice::from_ref(self))
    }

    /// The mean years of several groups taken together, each with years of its own: of age groups
    /// that went to school when its levels took longer or shorter.
    ///
    /// # Formula
    ///
    /// ```text
    ///     Σₐ Σₗ (people of age group a with level l ÷ all people) × years of l when a was at school
    /// ```
    ///
    /// Source: UNESCO Institute for Statistics, Methodology for estimation of mean years of schooling
    /// (2013), for people of 25 and above.
    ///
    /// # Errors
    ///
    /// - as [`mean_years`](Self::mean_years).
    pub fn mean_years_together(groups: &[Self]) -> Result<RatioValue, RatioError> {
        let definition = MEAN_YEARS_OF_SCHOOLING;
        let mut by_level = Vec::new();
        let mut people = Rational::ZERO;
        for group in groups {
            for (level, count) in group.years.levels.iter().zip(&group.people) {
                let count = definition.known(level.code.clone(), exact_figure(*count))?;
                people += count.clone();
                by_level.push(RatioTerm {
                    times: Some(Rational::from(level.years.amount())),
                    ..RatioTerm::plus(level.name.clone(), count)
                });
            }
        }
        let people = RatioTerm::plus(Text::new("总人口", "people"), people);
        let fraction = definition.fraction(by_level, vec![people])?;
        definition.value(vec![fraction])
    }
}
