//! How large the classes are: bands, and shares of standard, large and over-large classes.

use crate::model::{Classes, Item, Missing, Pupils, Quantity, Reported, School, Stage, Text};
use crate::numeric::Rational;
use crate::ratio::definition::{RatioDefinition, RatioInput, RatioRange};
use crate::ratio::division::exact_figure;
use crate::ratio::error::RatioError;
use crate::ratio::format::RatioFormat;
use crate::ratio::value::{RatioTerm, RatioValue, side};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The share of some classes in all of them.
macro_rules! share_of_classes {
    (
        code: $code:literal,
        name: [$zh:literal, $en:literal],
        numerator: [$input:literal, $input_zh:literal, $input_en:literal],
        source: $source:literal,
    ) => {
        &RatioDefinition {
            code: $code,
            name: Text::new($zh, $en),
            numerator: &[RatioInput::of::<Classes>($input, $input_zh, $input_en)],
            denominator: &[RatioInput::of::<Classes>("classes", "班级总数", "classes")],
            range: RatioRange::PartOfWhole,
            formula: Text::new(
                concat!($input_zh, " ÷ 班级总数"),
                concat!($input_en, " ÷ classes"),
            ),
            source: $source,
            format: RatioFormat::percent(2),
        }
    };
}

/// The row of [`ClassCounts::standard_share`].
pub const STANDARD_CLASSES: &RatioDefinition = share_of_classes! {
    code: "standard_classes",
    name: ["标准班额比例", "share of classes of standard size"],
    numerator: ["standard_classes", "标准班额及以下班级", "classes of standard size or smaller"],
    source: "教督〔2017〕6号, 政府保障程度 5: 小学45人, 初中50人",
};

/// The row of [`ClassCounts::large_share`]: 大班额 means every class of 56 or more.
pub const LARGE_CLASSES: &RatioDefinition = share_of_classes! {
    code: "large_classes",
    name: ["大班额比例（56人及以上）", "share of large classes (56 or more)"],
    numerator: ["large_classes", "56人及以上班级", "classes of 56 pupils or more"],
    source: "教育部班额定义 (qianinfo.com/index/34/50/4586515.html), 含超大班额",
};

/// The row of [`ClassCounts::large_only_share`]: 大班额 leaves out 超大班额.
pub const LARGE_CLASSES_ONLY: &RatioDefinition = share_of_classes! {
    code: "large_classes_only",
    name: ["大班额比例（56—65人）", "share of large classes (56 to 65)"],
    numerator: ["large_classes", "56—65人班级", "classes of 56 to 65 pupils"],
    source: "教育部班额定义 (qianinfo.com/index/34/50/4586515.html), 不含超大班额",
};

/// The row of [`ClassCounts::over_large_share`].
pub const OVER_LARGE_CLASSES: &RatioDefinition = share_of_classes! {
    code: "over_large_classes",
    name: ["超大班额比例", "share of over-large classes"],
    numerator: ["over_large_classes", "66人及以上班级", "classes of 66 pupils or more"],
    source: "教育部班额定义 (qianinfo.com/index/34/50/4586515.html)",
};

/// What a class of a size is called (班额).
///
/// Source: the definition of the Ministry of Education as quoted by
/// <https://qianinfo.com/index/34/50/4586515.html>; it has no word for 35 pupils and fewer, which are
/// called small here.
///
/// # Examples
///
/// ```
/// use junheng::ratio::ClassSizeBand;
/// use junheng::model::Pupils;
///
/// assert_eq!(ClassSizeBand::of(Pupils::from(45)), Some(ClassSizeBand::Normal));
/// assert_eq!(ClassSizeBand::of(Pupils::from(66)), Some(ClassSizeBand::OverLarge));
/// assert_eq!(ClassSizeBand::of(Pupils::from(0)), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClassSizeBand {
    /// 35 pupils or fewer (小班额).
    Small,
    /// 36 to 45 (正常班额).
    Normal,
    /// 46 to 55 (偏大班额).
    AboveNormal,
    /// 56 to 65 (大班额).
    Large,
    /// 66 or more (超大班额).
    OverLarge,
}

impl ClassSizeBand {
    /// Every band, the smallest first.
    pub const ALL: [Self; 5] = [
        Self::Small,
        Self::Normal,
        Self::AboveNormal,
        Self::Large,
        Self::OverLarge,
    ];

    /// The band of a class; `None` for a class without pupils, which is none.
    #[must_use]
    pub fn of(pupils: Pupils) -> Option<Self> {
        let bands = [35, 45, 55, 65].map(Decimal::from);
        let above = bands.iter().filter(|end| pupils.amount() > **end).count();
        (!pupils.amount().is_zero())
            .then(|| Self::ALL.get(above).copied())
            .flatten()
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::Small => Text::new("小班额", "small class"),
            Self::Normal => Text::new("正常班额", "class of normal size"),
            Self::AboveNormal => Text::new("偏大班额", "class above normal size"),
            Self::Large => Text::new("大班额", "large class"),
            Self::OverLarge => Text::new("超大班额", "over-large class"),
        }
    }

    /// The first and the last of the bands of the form that it covers.
    const fn form_bands(self) -> (usize, usize) {
        match self {
            Self::Small => (0, 2),
            Self::Normal => (3, 4),
            Self::AboveNormal => (5, 6),
            Self::Large => (7, 8),
            Self::OverLarge => (9, 9),
        }
    }
}

/// The largest class of standard size.
///
/// It is the end of a band, because counts by bands tell no more.
///
/// # Examples
///
/// ```
/// use junheng::ratio::{ClassSizeLimit, RatioError};
///
/// assert_eq!(ClassSizeLimit::new(45)?, ClassSizeLimit::PRIMARY);
/// assert_eq!(ClassSizeLimit::new(48), Err(RatioError::LimitWithinBand { limit: 48 }));
/// # Ok::<(), RatioError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct ClassSizeLimit(u32);

impl ClassSizeLimit {
    /// 45 pupils, in primary schools.
    pub const PRIMARY: Self = Self(45);

    /// 50 pupils, in junior secondary schools.
    pub const JUNIOR: Self = Self(50);

    /// A limit of one's own.
    ///
    /// # Errors
    ///
    /// - [`RatioError::LimitWithinBand`] unless it is 25, 30, 35, 40, 45, 50, 55, 60 or 65.
    pub fn new(limit: u32) -> Result<Self, RatioError> {
        if BAND_ENDS.contains(&limit) {
            Ok(Self(limit))
        } else {
            Err(RatioError::LimitWithinBand { limit })
        }
    }

    /// The number of pupils.
    #[must_use]
    pub const fn pupils(self) -> u32 {
        self.0
    }
}

impl TryFrom<u32> for ClassSizeLimit {
    type Error = RatioError;

    fn try_from(limit: u32) -> Result<Self, RatioError> {
        Self::new(limit)
    }
}

impl From<ClassSizeLimit> for u32 {
    fn from(limit: ClassSizeLimit) -> Self {
        limit.0
    }
}

/// The last sizes of the bands of the form; the tenth has no end.
const BAND_ENDS: [u32; 9] = [25, 30, 35, 40, 45, 50, 55, 60, 65];

/// The bands of the form, by which an error names them.
const BANDS: [&str; 10] = [
    "classes_25",
    "classes_26_30",
    "classes_31_35",
    "classes_36_40",
    "classes_41_45",
    "classes_46_50",
    "classes_51_55",
    "classes_56_60",
    "classes_61_65",
    "classes_66",
];

/// Classes counted by the ten bands of the official form: to 25, 26 to 30, and so on by fives to
/// 65, then 66 and more.
///
/// Every size that a rule names is the end of one of them, so the counts tell as much as a list of
/// the sizes.
///
/// # Examples
///
/// Of four classes three are of standard size; the one of 57 pupils is large:
///
/// ```
/// use junheng::ratio::{ClassCounts, ClassSizeLimit};
/// use junheng::model::{Language, Pupils};
///
/// let counts = ClassCounts::of_sizes([38, 44, 45, 57].map(Pupils::from))?;
/// let standard = counts.standard_share(ClassSizeLimit::PRIMARY)?;
/// assert_eq!(standard.printed(Language::En), "75.00 %");
/// let large = counts.large_share()?;
/// assert_eq!(large.printed(Language::En), "25.00 %");
/// # Ok::<(), junheng::ratio::RatioError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ClassCounts([Reported<Classes>; 10]);

impl ClassCounts {
    /// Counts by band, the smallest first.
    #[must_use]
    pub fn new(counts: [impl Into<Reported<Classes>>; 10]) -> Self {
        Self(counts.map(Into::into))
    }

    /// Counts a list of class sizes.
    ///
    /// # Errors
    ///
    /// - [`RatioError::EmptyClass`] if a class has no pupils.
    pub fn of_sizes(sizes: impl IntoIterator<Item = Pupils>) -> Result<Self, RatioError> {
        let mut counts = [0_u32; 10];
        for (position, size) in sizes.into_iter().enumerate() {
            if size.amount().is_zero() {
                return Err(RatioError::EmptyClass { position });
            }
            let above = |end: &&u32| size.amount() > Decimal::from(**end);
            let band = BAND_ENDS.iter().filter(above).count();
            if let Some(count) = counts.get_mut(band) {
                *count = count.saturating_add(1);
            }
        }
        Ok(Self::new(counts.map(Classes::from)))
    }

    /// The counts that a school filed for a stage; those of the senior stage are not asked for.
    #[must_use]
    pub fn of_school(school: &School, stage: Stage) -> Self {
        use Item as I;
        let items = match stage {
            Stage::Primary => [
                I::ClassesPrimary25,
                I::ClassesPrimary2630,
                I::ClassesPrimary3135,
                I::ClassesPrimary3640,
                I::ClassesPrimary4145,
                I::ClassesPrimary4650,
                I::ClassesPrimary5155,
                I::ClassesPrimary5660,
                I::ClassesPrimary6165,
                I::ClassesPrimary66,
            ],
            Stage::Junior => [
                I::ClassesJunior25,
                I::ClassesJunior2630,
                I::ClassesJunior3135,
                I::ClassesJunior3640,
                I::ClassesJunior4145,
                I::ClassesJunior4650,
                I::ClassesJunior5155,
                I::ClassesJunior5660,
                I::ClassesJunior6165,
                I::ClassesJunior66,
            ],
            Stage::Senior => return Self([Reported::Missing(Missing::NotAsked); 10]),
        };
        Self(items.map(|item| school.quantity::<Classes>(item).into()))
    }

    /// The counts by band, the smallest first.
    #[must_use]
    pub const fn bands(&self) -> &[Reported<Classes>; 10] {
        &self.0
    }

    /// How many classes are in a band of the definition.
    ///
    /// # Errors
    ///
    /// - [`RatioError::NotReported`] if a count that it needs is missing.
    pub fn count(&self, band: ClassSizeBand) -> Result<Rational, RatioError> {
        let (first, last) = band.form_bands();
        self.sum(STANDARD_CLASSES, first, last)
    }

    /// The share of classes of standard size or smaller (标准班额比例).
    ///
    /// # Formula
    ///
    /// ```text
    ///     classes of the limit or smaller ÷ classes
    /// ```
    ///
    /// The limit is [`ClassSizeLimit::PRIMARY`] or [`ClassSizeLimit::JUNIOR`]. Source: 教督〔2017〕6号,
    /// 政府保障程度 5.
    ///
    /// # Errors
    ///
    /// - [`RatioError::NotReported`] if a count is missing; it names the band.
    /// - [`RatioError::NothingToDivideBy`] if there are no classes.
    pub fn standard_share(&self, limit: ClassSizeLimit) -> Result<RatioValue, RatioError> {
        let pupils = limit.pupils();
        let bands = BAND_ENDS.iter().filter(|end| **end < pupils).count();
        let name = Text {
            zh: format!("{pupils}人及以下班级").into(),
            en: format!("classes of {pupils} pupils or fewer").into(),
        };
        self.share(STANDARD_CLASSES, name, 0, bands)
    }

    /// The share of large classes (大班额比例), 超大班额 included, as many reports count.
    ///
    /// # Formula
    ///
    /// ```text
    ///     classes of 56 pupils or more ÷ classes
    /// ```
    ///
    /// # Errors
    ///
    /// - as [`standard_share`](Self::standard_share).
    pub fn large_share(&self) -> Result<RatioValue, RatioError> {
        self.named_share(LARGE_CLASSES, 7, 9)
    }

    /// The share of large classes (大班额比例) without the over-large ones, as the definition says.
    ///
    /// # Formula
    ///
    /// ```text
    ///     classes of 56 to 65 pupils ÷ classes
    /// ```
    ///
    /// # Errors
    ///
    /// - as [`standard_share`](Self::standard_share).
    pub fn large_only_share(&self) -> Result<RatioValue, RatioError> {
        self.named_share(LARGE_CLASSES_ONLY, 7, 8)
    }

    /// The share of over-large classes (超大班额比例): 66 pupils or more.
    ///
    /// # Formula
    ///
    /// ```text
    ///     classes of 66 pupils or more ÷ classes
    /// ```
    ///
    /// # Errors
    ///
    /// - as [`standard_share`](Self::standard_share).
    pub fn over_large_share(&self) -> Result<RatioValue, RatioError> {
        self.named_share(OVER_LARGE_CLASSES, 9, 9)
    }

    fn named_share(
        &self,
        definition: &'static RatioDefinition,
        first: usize,
        last: usize,
    ) -> Result<RatioValue, RatioError> {
        let name = definition.numerator.first().map(|input| input.name.clone());
        self.share(definition, name.unwrap_or(Text::new("", "")), first, last)
    }

    /// The share of the classes from one band to another.
    fn share(
        &self,
        definition: &'static RatioDefinition,
        name: Text,
        first: usize,
        last: usize,
    ) -> Result<RatioValue, RatioError> {
        let part = self.sum(definition, first, last)?;
        let whole = self.sum(definition, 0, BANDS.len())?;
        let whole_name = Text::new("班级总数", "classes");
        let fraction = definition.fraction_of(
            (
                side(definition.numerator),
                vec![RatioTerm::plus(name, part)],
            ),
            (
                side(definition.denominator),
                vec![RatioTerm::plus(whole_name, whole)],
            ),
        )?;
        definition.value(vec![fraction])
    }

    /// The classes from one band to another, both included.
    fn sum(
        &self,
        definition: &RatioDefinition,
        first: usize,
        last: usize,
    ) -> Result<Rational, RatioError> {
        let bands = BANDS.iter().zip(&self.0).enumerate();
        let mut sum = Rational::ZERO;
        for (_, (band, count)) in bands.filter(|(place, _)| (first..=last).contains(place)) {
            sum += definition.known(Cow::Borrowed(band), exact_figure(*count))?;
        }
        Ok(sum)
    }
}
