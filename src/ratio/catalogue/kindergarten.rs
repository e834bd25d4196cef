//! Who is in a kindergarten, and in which.

use crate::model::{Pupils, Reported, Text};
use crate::ratio::definition::{RatioDefinition, RatioInput, RatioRange};
use crate::ratio::division::exact_figure;
use crate::ratio::error::RatioError;
use crate::ratio::format::RatioFormat;
use crate::ratio::row::ratio;
use crate::ratio::value::RatioValue;
use serde::{Deserialize, Serialize};

ratio! {
    /// Gross enrolment of the three years before school (学前三年毛入园率), for the children registered
    /// in the place (户籍人口), aged 3 to 5 completed years: three years of age, as in the form of
    /// the evaluation.
    ///
    /// The sources do not agree on one population, so there are four of these. Children of any
    /// age count above the line, and those registered elsewhere too, so it may exceed 100 %.
    KINDERGARTEN_REGISTERED_3_TO_5:
    code: "kindergarten_enrolment_registered_3_5",
    name: ["学前三年毛入园率（户籍3—5岁）", "gross kindergarten enrolment (registered, aged 3 to 5)"],
    numerator: Pupils["children", "在园幼儿", "children in kindergartens"],
    denominator: Population["population", "户籍3—5岁人口", "children registered, aged 3 to 5"],
    range: Unbounded,
    source: "教督〔2020〕1号",
    format: percent(2),
    example: (90, 100) => "90.00 %",
}

ratio! {
    /// Gross enrolment of the three years before school (学前三年毛入园率), for the children registered
    /// in the place (户籍人口), aged 3 to 6, as in the wording of the evaluation: from the third
    /// birthday to entering school.
    ///
    /// As [`KINDERGARTEN_REGISTERED_3_TO_5`], for another population.
    KINDERGARTEN_REGISTERED_3_TO_6:
    code: "kindergarten_enrolment_registered_3_6",
    name: ["学前三年毛入园率（户籍3—6岁）", "gross kindergarten enrolment (registered, aged 3 to 6)"],
    numerator: Pupils["children", "在园幼儿", "children in kindergartens"],
    denominator: Population["population", "户籍3—6岁人口", "children registered, aged 3 to 6"],
    range: Unbounded,
    source: "教督〔2020〕1号",
    format: percent(2),
    example: (90, 100) => "90.00 %",
}

ratio! {
    /// Gross enrolment of the three years before school (学前三年毛入园率), for the children who live
    /// in the place (常住人口), aged 3 to 5 completed years: three years of age, as in the form of
    /// the evaluation.
    ///
    /// As [`KINDERGARTEN_REGISTERED_3_TO_5`], for another population.
    KINDERGARTEN_RESIDENT_3_TO_5:
    code: "kindergarten_enrolment_resident_3_5",
    name: ["学前三年毛入园率（常住3—5岁）", "gross kindergarten enrolment (resident, aged 3 to 5)"],
    numerator: Pupils["children", "在园幼儿", "children in kindergartens"],
    denominator: Population["population", "常住3—5岁人口", "children resident, aged 3 to 5"],
    range: Unbounded,
    source: "教督〔2020〕1号",
    format: percent(2),
    example: (90, 100) => "90.00 %",
}

ratio! {
    /// Gross enrolment of the three years before school (学前三年毛入园率), for the children who live
    /// in the place (常住人口), aged 3 to 6, as in the wording of the evaluation: from the third
    /// birthday to entering school.
    ///
    /// As [`KINDERGARTEN_REGISTERED_3_TO_5`], for another population.
    KINDERGARTEN_RESIDENT_3_TO_6:
    code: "kindergarten_enrolment_resident_3_6",
    name: ["学前三年毛入园率（常住3—6岁）", "gross kindergarten enrolment (resident, aged 3 to 6)"],
    numerator: Pupils["children", "在园幼儿", "children in kindergartens"],
    denominator: Population["population", "常住3—6岁人口", "children resident, aged 3 to 6"],
    range: Unbounded,
    source: "教督〔2020〕1号",
    format: percent(2),
    example: (90, 100) => "90.00 %",
}

/// The row of [`KindergartenPlaces::inclusive_share`].
pub const INCLUSIVE_KINDERGARTEN: &RatioDefinition = &RatioDefinition {
    code: "inclusive_kindergarten",
    name: Text::new(
        "普惠性幼儿园覆盖率",
        "share of children in inclusive kindergartens",
    ),
    numerator: &[
        RatioInput::of::<Pupils>(
            "public",
            "公办园在园幼儿",
            "children in public kindergartens",
        ),
        RatioInput::of::<Pupils>(
            "inclusive_private",
            "普惠性民办园在园幼儿",
            "children in inclusive private kindergartens",
        ),
    ],
    denominator: &[RatioInput::of::<Pupils>(
        "children",
        "在册幼儿园在园幼儿",
        "children in registered kindergartens",
    )],
    range: RatioRange::PartOfWhole,
    formula: Text::new(
        "（公办园在园幼儿 + 普惠性民办园在园幼儿）÷ 在册幼儿园在园幼儿",
        "(children in public kindergartens + children in inclusive private kindergartens) ÷ children in registered kindergartens",
    ),
    source: "教督〔2020〕1号",
    format: RatioFormat::percent(2),
};

/// The children in the kindergartens of a county, by who runs them.
///
/// # Examples
///
/// ```
/// use junheng::ratio::KindergartenPlaces;
/// use junheng::model::{Language, Pupils};
///
/// let places = KindergartenPlaces {
///     children: Pupils::from(100).into(),
///     public: Pupils::from(50).into(),
///     inclusive_private: Pupils::from(30).into(),
/// };
/// assert_eq!(places.inclusive_share()?.printed(Language::En), "80.00 %");
/// # Ok::<(), junheng::ratio::RatioError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindergartenPlaces {
    /// In registered kindergartens of any sort (在册幼儿园).
    pub children: Reported<Pupils>,
    /// Of these, in public kindergartens (公办园).
    pub public: Reported<Pupils>,
    /// Of these, in private kindergartens that keep to public prices (普惠性民办园).
    pub inclusive_private: Reported<Pupils>,
}

impl KindergartenPlaces {
    /// The share in inclusive kindergartens (普惠性幼儿园覆盖率): public ones, and private ones whose
    /// fees the government limits.
    ///
    /// # Formula
    ///
    /// ```text
    ///     (public + inclusive private) ÷ children
    /// ```
    ///
    /// Source: 教督〔2020〕1号.
    ///
    /// # Errors
    ///
    /// - [`RatioError::NotReported`] if a figure is missing.
    /// - [`RatioError::NothingToDivideBy`] if there are no children.
    /// - [`RatioError::PartAboveWhole`] if the two parts are more than all.
    pub fn inclusive_share(&self) -> Result<RatioValue, RatioError> {
        INCLUSIVE_KINDERGARTEN.divide(
            &[self.public, self.inclusive_private].map(exact_figure),
            &[exact_figure(self.children)],
        )
    }
}

ratio! {
    /// Share of children in public kindergartens (公办园在园幼儿占比): with public teaching points.
    PUBLIC_KINDERGARTEN:
    code: "public_kindergarten",
    name: ["公办园在园幼儿占比", "share of children in public kindergartens"],
    numerator: Pupils["public", "公办园在园幼儿", "children in public kindergartens"],
    denominator: Pupils["children", "在册幼儿园在园幼儿", "children in registered kindergartens"],
    range: PartOfWhole,
    source: "教督〔2020〕1号",
    format: percent(2),
    example: (1, 2) => "50.00 %",
}

ratio! {
    /// Share of kindergarten classes of standard size (幼儿园班额达标比例): 25 children in the junior, 30 in the
    /// middle, 35 in the senior, 30 in mixed classes.
    STANDARD_KINDERGARTEN_CLASSES:
    code: "standard_kindergarten_classes",
    name: ["幼儿园班额达标比例", "share of kindergarten classes of standard size"],
    numerator: Classes["standard_classes", "班额符合规定的班级", "classes of the size prescribed"],
    denominator: Classes["classes", "班级总数", "classes"],
    range: PartOfWhole,
    source: "教督〔2020〕1号",
    format: percent(2),
    example: (17, 20) => "85.00 %",
}
