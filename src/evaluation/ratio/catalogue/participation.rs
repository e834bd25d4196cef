//! Who is at school: gross and net enrolment, by level and by age.

use crate::evaluation::ratio::definition::{RatioDefinition, RatioInput, RatioRange};
use crate::evaluation::ratio::format::RatioFormat;
use crate::evaluation::ratio::ratio_of::RatioOf;
use crate::model::{Population, Pupils, Text};
use std::marker::PhantomData;

/// Gross enrolment ratio (毛入学率): how much room a level has for the people of its age.
///
/// # Formula
///
/// ```text
///     pupils of the level of any age ÷ people of the official age
/// ```
///
/// Source: UNESCO Institute for Statistics, glossary: gross enrolment ratio.
///
/// Pupils of any age count above the line, so it may exceed 100 %.
///
/// # Examples
///
/// ```
/// use junheng::evaluation::ratio::GROSS_ENROLMENT;
/// use junheng::model::{Language, Population, Pupils};
///
/// let value = GROSS_ENROLMENT.of(Pupils::from(950), Population::from(1_000))?;
/// assert_eq!(value.printed(Language::En), "95.00 %");
/// # Ok::<(), junheng::evaluation::ratio::RatioError>(())
/// ```
#[doc(alias = "ger")]
#[doc(alias = "gross enrollment ratio")]
pub const GROSS_ENROLMENT: RatioOf<Pupils, Population> = RatioOf {
    definition: &RatioDefinition {
        code: "gross_enrolment",
        name: Text::new("毛入学率", "gross enrolment ratio"),
        numerator: &[RatioInput::of::<Pupils>(
            "pupils",
            "在校生（不分年龄）",
            "pupils of the level of any age",
        )],
        denominator: &[RatioInput::of::<Population>(
            "population",
            "学龄人口",
            "people of the official age",
        )],
        range: RatioRange::Unbounded,
        formula: Text::new(
            "在校生（不分年龄） ÷ 学龄人口",
            "pupils of the level of any age ÷ people of the official age",
        ),
        source: "UNESCO Institute for Statistics, glossary: gross enrolment ratio",
        format: RatioFormat::percent(2),
    },
    quantities: PhantomData,
};

/// Gross enrolment ratio of senior secondary education (高中阶段毛入学率): general, vocational and
/// specialized schools, and technical schools of three years or more.
///
/// # Formula
///
/// ```text
///     pupils of all kinds of senior secondary schools ÷ people of senior secondary age
/// ```
///
/// Source: 国家教委1991年指标说明, 高中阶段毛入学率,
/// <http://ask.fsou.com/html/text/chl/414/41401_2.html>.
///
/// The ages are 15 to 17 where schooling begins at six; whoever supplies the population chooses
/// them.
///
/// # Examples
///
/// ```
/// use junheng::evaluation::ratio::SENIOR_GROSS_ENROLMENT;
/// use junheng::model::{Language, Population, Pupils};
///
/// let value = SENIOR_GROSS_ENROLMENT.of(Pupils::from(992), Population::from(1_000))?;
/// assert_eq!(value.printed(Language::En), "99.20 %");
/// # Ok::<(), junheng::evaluation::ratio::RatioError>(())
/// ```
pub const SENIOR_GROSS_ENROLMENT: RatioOf<Pupils, Population> = RatioOf {
    definition: &RatioDefinition {
        code: "senior_gross_enrolment",
        name: Text::new(
            "高中阶段毛入学率",
            "gross enrolment ratio of senior secondary education",
        ),
        numerator: &[RatioInput::of::<Pupils>(
            "pupils",
            "高中阶段各类学校在校生",
            "pupils of all kinds of senior secondary schools",
        )],
        denominator: &[RatioInput::of::<Population>(
            "population",
            "高中阶段学龄人口",
            "people of senior secondary age",
        )],
        range: RatioRange::Unbounded,
        formula: Text::new(
            "高中阶段各类学校在校生 ÷ 高中阶段学龄人口",
            "pupils of all kinds of senior secondary schools ÷ people of senior secondary age",
        ),
        source: "国家教委1991年指标说明, 高中阶段毛入学率 (ask.fsou.com/html/text/chl/414/41401_2.html)",
        format: RatioFormat::percent(2),
    },
    quantities: PhantomData,
};

/// Gross enrolment ratio of tertiary education (高等教育毛入学率): students of any age for the people aged
/// 18 to 22.
///
/// # Formula
///
/// ```text
///     students in tertiary education ÷ people aged 18 to 22
/// ```
///
/// Source: UNESCO Institute for Statistics, glossary: gross enrolment ratio, tertiary: five years
/// of age.
///
/// # Examples
///
/// ```
/// use junheng::evaluation::ratio::TERTIARY_GROSS_ENROLMENT;
/// use junheng::model::{Language, Population, Pupils};
///
/// let value = TERTIARY_GROSS_ENROLMENT.of(Pupils::from(600), Population::from(1_000))?;
/// assert_eq!(value.printed(Language::En), "60.00 %");
/// # Ok::<(), junheng::evaluation::ratio::RatioError>(())
/// ```
pub const TERTIARY_GROSS_ENROLMENT: RatioOf<Pupils, Population> = RatioOf {
    definition: &RatioDefinition {
        code: "tertiary_gross_enrolment",
        name: Text::new(
            "高等教育毛入学率",
            "gross enrolment ratio of tertiary education",
        ),
        numerator: &[RatioInput::of::<Pupils>(
            "students",
            "高等教育在学总规模",
            "students in tertiary education",
        )],
        denominator: &[RatioInput::of::<Population>(
            "population",
            "18—22岁人口",
            "people aged 18 to 22",
        )],
        range: RatioRange::Unbounded,
        formula: Text::new(
            "高等教育在学总规模 ÷ 18—22岁人口",
            "students in tertiary education ÷ people aged 18 to 22",
        ),
        source: "UNESCO Institute for Statistics, glossary: gross enrolment ratio, tertiary: five years of age",
        format: RatioFormat::percent(2),
    },
    quantities: PhantomData,
};

/// Net enrolment rate (净入学率): the pupils of the official age who are in that very level.
///
/// # Formula
///
/// ```text
///     pupils of the official age in the level ÷ people of the official age
/// ```
///
/// Source: UNESCO Institute for Statistics, glossary: net enrolment rate.
///
/// Whoever is ahead, in a higher level already, does not count here, but does in
/// [`TOTAL_NET_ENROLMENT`].
///
/// # Examples
///
/// ```
/// use junheng::evaluation::ratio::NET_ENROLMENT;
/// use junheng::model::{Language, Population, Pupils};
///
/// let value = NET_ENROLMENT.of(Pupils::from(90), Population::from(100))?;
/// assert_eq!(value.printed(Language::En), "90.00 %");
/// # Ok::<(), junheng::evaluation::ratio::RatioError>(())
/// ```
#[doc(alias = "ner")]
#[doc(alias = "net enrollment rate")]
pub const NET_ENROLMENT: RatioOf<Pupils, Population> = RatioOf {
    definition: &RatioDefinition {
        code: "net_enrolment",
        name: Text::new("净入学率", "net enrolment rate"),
        numerator: &[RatioInput::of::<Pupils>(
            "pupils_of_age",
            "在该级教育就读的学龄儿童",
            "pupils of the official age in the level",
        )],
        denominator: &[RatioInput::of::<Population>(
            "population",
            "学龄人口",
            "people of the official age",
        )],
        range: RatioRange::PartOfWhole,
        formula: Text::new(
            "在该级教育就读的学龄儿童 ÷ 学龄人口",
            "pupils of the official age in the level ÷ people of the official age",
        ),
        source: "UNESCO Institute for Statistics, glossary: net enrolment rate",
        format: RatioFormat::percent(2),
    },
    quantities: PhantomData,
};

/// Total net enrolment rate (适龄人口入学率): the pupils of the official age who are in that level or in a
/// higher one.
///
/// # Formula
///
/// ```text
///     pupils of the official age in the level or a higher one ÷ people of the official age
/// ```
///
/// Source: 国家教委1991年指标说明, 适龄人口入学率,
/// <http://ask.fsou.com/html/text/chl/414/41401_2.html>.
///
/// The Chinese figure published as 净入学率 is this one: a child who is ahead is at school. Pupils
/// whose schooling is suspended (休学) do not count.
///
/// # Examples
///
/// ```
/// use junheng::evaluation::ratio::TOTAL_NET_ENROLMENT;
/// use junheng::model::{Language, Population, Pupils};
///
/// let value = TOTAL_NET_ENROLMENT.of(Pupils::from(99), Population::from(100))?;
/// assert_eq!(value.printed(Language::En), "99.00 %");
/// # Ok::<(), junheng::evaluation::ratio::RatioError>(())
/// ```
#[doc(alias = "adjusted net enrolment rate")]
#[doc(alias = "aner")]
pub const TOTAL_NET_ENROLMENT: RatioOf<Pupils, Population> = RatioOf {
    definition: &RatioDefinition {
        code: "total_net_enrolment",
        name: Text::new("适龄人口入学率", "total net enrolment rate"),
        numerator: &[RatioInput::of::<Pupils>(
            "pupils_of_age",
            "在该级及更高层次就读的学龄儿童",
            "pupils of the official age in the level or a higher one",
        )],
        denominator: &[RatioInput::of::<Population>(
            "population",
            "学龄人口",
            "people of the official age",
        )],
        range: RatioRange::PartOfWhole,
        formula: Text::new(
            "在该级及更高层次就读的学龄儿童 ÷ 学龄人口",
            "pupils of the official age in the level or a higher one ÷ people of the official age",
        ),
        source: "国家教委1991年指标说明, 适龄人口入学率 (ask.fsou.com/html/text/chl/414/41401_2.html)",
        format: RatioFormat::percent(2),
    },
    quantities: PhantomData,
};

/// Age-specific enrolment rate (分年龄入学率): the pupils of one age, in whatever level, among the people
/// of that age.
///
/// # Formula
///
/// ```text
///     pupils of the age ÷ people of the age
/// ```
///
/// Source: UNESCO Institute for Statistics, glossary: age-specific enrolment rate.
///
/// # Examples
///
/// ```
/// use junheng::evaluation::ratio::AGE_SPECIFIC_ENROLMENT;
/// use junheng::model::{Language, Population, Pupils};
///
/// let value = AGE_SPECIFIC_ENROLMENT.of(Pupils::from(47), Population::from(50))?;
/// assert_eq!(value.printed(Language::En), "94.00 %");
/// # Ok::<(), junheng::evaluation::ratio::RatioError>(())
/// ```
#[doc(alias = "aser")]
pub const AGE_SPECIFIC_ENROLMENT: RatioOf<Pupils, Population> = RatioOf {
    definition: &RatioDefinition {
        code: "age_specific_enrolment",
        name: Text::new("分年龄入学率", "age-specific enrolment rate"),
        numerator: &[RatioInput::of::<Pupils>(
            "pupils_of_age",
            "该年龄在校生",
            "pupils of the age",
        )],
        denominator: &[RatioInput::of::<Population>(
            "population",
            "该年龄人口",
            "people of the age",
        )],
        range: RatioRange::PartOfWhole,
        formula: Text::new(
            "该年龄在校生 ÷ 该年龄人口",
            "pupils of the age ÷ people of the age",
        ),
        source: "UNESCO Institute for Statistics, glossary: age-specific enrolment rate",
        format: RatioFormat::percent(2),
    },
    quantities: PhantomData,
};

/// Enrolment rate of disabled children (残疾儿童少年入学率): in special schools, in ordinary classes or
/// taught at home.
///
/// # Formula
///
/// ```text
///     disabled children of school age at school ÷ disabled children of school age
/// ```
///
/// Source: 教督〔2017〕6号, 教育质量 2.
///
/// # Examples
///
/// ```
/// use junheng::evaluation::ratio::DISABLED_CHILDREN_ENROLMENT;
/// use junheng::model::{Language, Population, Pupils};
///
/// let value = DISABLED_CHILDREN_ENROLMENT.of(Pupils::from(19), Population::from(20))?;
/// assert_eq!(value.printed(Language::En), "95.0 %");
/// # Ok::<(), junheng::evaluation::ratio::RatioError>(())
/// ```
pub const DISABLED_CHILDREN_ENROLMENT: RatioOf<Pupils, Population> = RatioOf {
    definition: &RatioDefinition {
        code: "disabled_children_enrolment",
        name: Text::new("残疾儿童少年入学率", "enrolment rate of disabled children"),
        numerator: &[RatioInput::of::<Pupils>(
            "enrolled",
            "已入学适龄残疾儿童少年",
            "disabled children of school age at school",
        )],
        denominator: &[RatioInput::of::<Population>(
            "population",
            "适龄残疾儿童少年",
            "disabled children of school age",
        )],
        range: RatioRange::PartOfWhole,
        formula: Text::new(
            "已入学适龄残疾儿童少年 ÷ 适龄残疾儿童少年",
            "disabled children of school age at school ÷ disabled children of school age",
        ),
        source: "教督〔2017〕6号, 教育质量 2",
        format: RatioFormat::percent(1),
    },
    quantities: PhantomData,
};
