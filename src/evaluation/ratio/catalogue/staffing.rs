//! Who teaches: pupils to teachers, degrees, distinctions, certificates.

use crate::evaluation::ratio::definition::{RatioDefinition, RatioInput, RatioRange};
use crate::evaluation::ratio::format::RatioFormat;
use crate::evaluation::ratio::ratio_of::RatioOf;
use crate::model::{Pupils, Teachers, Text};
use std::marker::PhantomData;

/// Pupil-teacher ratio (生师比): pupils to one teacher, heads on both sides.
///
/// # Formula
///
/// ```text
///     pupils ÷ full-time teachers
/// ```
///
/// Source: UNESCO Institute for Statistics, glossary: pupil-teacher ratio.
///
/// The plans of the field call it 生师比; 师生比 is its inverse, [`TEACHER_PUPIL_RATIO`].
///
/// # Examples
///
/// ```
/// use junheng::evaluation::ratio::PUPIL_TEACHER_RATIO;
/// use junheng::model::{Language, Pupils, Teachers};
///
/// let value = PUPIL_TEACHER_RATIO.of(Pupils::from(1_962), Teachers::from(100))?;
/// assert_eq!(value.printed(Language::En), "19.62:1");
/// # Ok::<(), junheng::evaluation::ratio::RatioError>(())
/// ```
#[doc(alias = "ptr")]
#[doc(alias = "student-teacher ratio")]
pub const PUPIL_TEACHER_RATIO: RatioOf<Pupils, Teachers> = RatioOf {
    definition: &RatioDefinition {
        code: "pupil_teacher_ratio",
        name: Text::new("生师比", "pupil-teacher ratio"),
        numerator: &[RatioInput::of::<Pupils>("pupils", "在校生", "pupils")],
        denominator: &[RatioInput::of::<Teachers>(
            "teachers",
            "专任教师",
            "full-time teachers",
        )],
        range: RatioRange::Unbounded,
        formula: Text::new("在校生 ÷ 专任教师", "pupils ÷ full-time teachers"),
        source: "UNESCO Institute for Statistics, glossary: pupil-teacher ratio",
        format: RatioFormat::to_one(2),
    },
    quantities: PhantomData,
};

/// Teacher-pupil ratio (师生比): teachers to one pupil, with three decimals as the rule of 2012
/// reports it.
///
/// # Formula
///
/// ```text
///     full-time teachers ÷ pupils
/// ```
///
/// Source: 教督〔2012〕3号, 师生比.
///
/// # Examples
///
/// ```
/// use junheng::evaluation::ratio::TEACHER_PUPIL_RATIO;
/// use junheng::model::{Language, Pupils, Teachers};
///
/// let value = TEACHER_PUPIL_RATIO.of(Teachers::from(5), Pupils::from(100))?;
/// assert_eq!(value.printed(Language::En), "0.050");
/// # Ok::<(), junheng::evaluation::ratio::RatioError>(())
/// ```
pub const TEACHER_PUPIL_RATIO: RatioOf<Teachers, Pupils> = RatioOf {
    definition: &RatioDefinition {
        code: "teacher_pupil_ratio",
        name: Text::new("师生比", "teacher-pupil ratio"),
        numerator: &[RatioInput::of::<Teachers>(
            "teachers",
            "专任教师",
            "full-time teachers",
        )],
        denominator: &[RatioInput::of::<Pupils>("pupils", "在校生", "pupils")],
        range: RatioRange::Unbounded,
        formula: Text::new("专任教师 ÷ 在校生", "full-time teachers ÷ pupils"),
        source: "教督〔2012〕3号, 师生比",
        format: RatioFormat::number(3),
    },
    quantities: PhantomData,
};

/// Share of teachers with a bachelor degree or above (本科及以上学历教师比例): by the highest degree held.
///
/// # Formula
///
/// ```text
///     teachers with a bachelor degree or above ÷ full-time teachers
/// ```
///
/// Source: 武进区“十四五”教育发展规划, 教师学历比例.
///
/// # Examples
///
/// ```
/// use junheng::evaluation::ratio::BACHELOR_TEACHERS;
/// use junheng::model::{Language, Teachers};
///
/// let value = BACHELOR_TEACHERS.of(Teachers::from(97), Teachers::from(100))?;
/// assert_eq!(value.printed(Language::En), "97.00 %");
/// # Ok::<(), junheng::evaluation::ratio::RatioError>(())
/// ```
pub const BACHELOR_TEACHERS: RatioOf<Teachers, Teachers> = RatioOf {
    definition: &RatioDefinition {
        code: "bachelor_teachers",
        name: Text::new(
            "本科及以上学历教师比例",
            "share of teachers with a bachelor degree or above",
        ),
        numerator: &[RatioInput::of::<Teachers>(
            "bachelor_teachers",
            "本科及以上学历教师",
            "teachers with a bachelor degree or above",
        )],
        denominator: &[RatioInput::of::<Teachers>(
            "teachers",
            "专任教师",
            "full-time teachers",
        )],
        range: RatioRange::PartOfWhole,
        formula: Text::new(
            "本科及以上学历教师 ÷ 专任教师",
            "teachers with a bachelor degree or above ÷ full-time teachers",
        ),
        source: "武进区“十四五”教育发展规划, 教师学历比例",
        format: RatioFormat::percent(2),
    },
    quantities: PhantomData,
};

/// Share of teachers with a postgraduate degree (研究生及以上学历教师比例): by the highest degree held.
///
/// # Formula
///
/// ```text
///     teachers with a postgraduate degree ÷ full-time teachers
/// ```
///
/// Source: 武进区“十四五”教育发展规划, 教师学历比例.
///
/// # Examples
///
/// ```
/// use junheng::evaluation::ratio::POSTGRADUATE_TEACHERS;
/// use junheng::model::{Language, Teachers};
///
/// let value = POSTGRADUATE_TEACHERS.of(Teachers::from(2), Teachers::from(5))?;
/// assert_eq!(value.printed(Language::En), "40.00 %");
/// # Ok::<(), junheng::evaluation::ratio::RatioError>(())
/// ```
pub const POSTGRADUATE_TEACHERS: RatioOf<Teachers, Teachers> = RatioOf {
    definition: &RatioDefinition {
        code: "postgraduate_teachers",
        name: Text::new(
            "研究生及以上学历教师比例",
            "share of teachers with a postgraduate degree",
        ),
        numerator: &[RatioInput::of::<Teachers>(
            "postgraduate_teachers",
            "研究生及以上学历教师",
            "teachers with a postgraduate degree",
        )],
        denominator: &[RatioInput::of::<Teachers>(
            "teachers",
            "专任教师",
            "full-time teachers",
        )],
        range: RatioRange::PartOfWhole,
        formula: Text::new(
            "研究生及以上学历教师 ÷ 专任教师",
            "teachers with a postgraduate degree ÷ full-time teachers",
        ),
        source: "武进区“十四五”教育发展规划, 教师学历比例",
        format: RatioFormat::percent(2),
    },
    quantities: PhantomData,
};

/// Share of backbone teachers (骨干教师比例): designated by the county or above.
///
/// # Formula
///
/// ```text
///     backbone teachers ÷ full-time teachers
/// ```
///
/// Source: 教督〔2017〕6号, 资源配置 2.
///
/// # Examples
///
/// ```
/// use junheng::evaluation::ratio::BACKBONE_TEACHERS;
/// use junheng::model::{Language, Teachers};
///
/// let value = BACKBONE_TEACHERS.of(Teachers::from(1), Teachers::from(4))?;
/// assert_eq!(value.printed(Language::En), "25.00 %");
/// # Ok::<(), junheng::evaluation::ratio::RatioError>(())
/// ```
pub const BACKBONE_TEACHERS: RatioOf<Teachers, Teachers> = RatioOf {
    definition: &RatioDefinition {
        code: "backbone_teachers",
        name: Text::new("骨干教师比例", "share of backbone teachers"),
        numerator: &[RatioInput::of::<Teachers>(
            "backbone_teachers",
            "骨干教师",
            "backbone teachers",
        )],
        denominator: &[RatioInput::of::<Teachers>(
            "teachers",
            "专任教师",
            "full-time teachers",
        )],
        range: RatioRange::PartOfWhole,
        formula: Text::new(
            "骨干教师 ÷ 专任教师",
            "backbone teachers ÷ full-time teachers",
        ),
        source: "教督〔2017〕6号, 资源配置 2",
        format: RatioFormat::percent(2),
    },
    quantities: PhantomData,
};

/// Share of teachers on the ladder of distinction (梯队教师比例): on any of its rungs.
///
/// # Formula
///
/// ```text
///     teachers on the ladder ÷ full-time teachers
/// ```
///
/// Source: 武进区“十四五”教育发展规划, 五级梯队教师比例.
///
/// Figures compare only where they count the same rungs.
///
/// # Examples
///
/// ```
/// use junheng::evaluation::ratio::TIERED_TEACHERS;
/// use junheng::model::{Language, Teachers};
///
/// let value = TIERED_TEACHERS.of(Teachers::from(22), Teachers::from(100))?;
/// assert_eq!(value.printed(Language::En), "22.00 %");
/// # Ok::<(), junheng::evaluation::ratio::RatioError>(())
/// ```
pub const TIERED_TEACHERS: RatioOf<Teachers, Teachers> = RatioOf {
    definition: &RatioDefinition {
        code: "tiered_teachers",
        name: Text::new(
            "梯队教师比例",
            "share of teachers on the ladder of distinction",
        ),
        numerator: &[RatioInput::of::<Teachers>(
            "tiered_teachers",
            "梯队教师",
            "teachers on the ladder",
        )],
        denominator: &[RatioInput::of::<Teachers>(
            "teachers",
            "专任教师",
            "full-time teachers",
        )],
        range: RatioRange::PartOfWhole,
        formula: Text::new(
            "梯队教师 ÷ 专任教师",
            "teachers on the ladder ÷ full-time teachers",
        ),
        source: "武进区“十四五”教育发展规划, 五级梯队教师比例",
        format: RatioFormat::percent(2),
    },
    quantities: PhantomData,
};

/// Share of double-qualified teachers (双师型教师比例): of the teachers of vocational subjects, those
/// qualified for the trade as well.
///
/// # Formula
///
/// ```text
///     double-qualified teachers ÷ teachers of vocational subjects
/// ```
///
/// Source: 武进区“十四五”教育发展规划, 职业教育双师型教师比例.
///
/// # Examples
///
/// ```
/// use junheng::evaluation::ratio::DOUBLE_QUALIFIED_TEACHERS;
/// use junheng::model::{Language, Teachers};
///
/// let value = DOUBLE_QUALIFIED_TEACHERS.of(Teachers::from(9), Teachers::from(10))?;
/// assert_eq!(value.printed(Language::En), "90.00 %");
/// # Ok::<(), junheng::evaluation::ratio::RatioError>(())
/// ```
pub const DOUBLE_QUALIFIED_TEACHERS: RatioOf<Teachers, Teachers> = RatioOf {
    definition: &RatioDefinition {
        code: "double_qualified_teachers",
        name: Text::new("双师型教师比例", "share of double-qualified teachers"),
        numerator: &[RatioInput::of::<Teachers>(
            "double_qualified_teachers",
            "双师型教师",
            "double-qualified teachers",
        )],
        denominator: &[RatioInput::of::<Teachers>(
            "vocational_teachers",
            "专业课教师",
            "teachers of vocational subjects",
        )],
        range: RatioRange::PartOfWhole,
        formula: Text::new(
            "双师型教师 ÷ 专业课教师",
            "double-qualified teachers ÷ teachers of vocational subjects",
        ),
        source: "武进区“十四五”教育发展规划, 职业教育双师型教师比例",
        format: RatioFormat::percent(2),
    },
    quantities: PhantomData,
};

/// Share of licensed teachers (专任教师持证上岗率): who hold a teaching licence.
///
/// # Formula
///
/// ```text
///     teachers with a teaching licence ÷ full-time teachers
/// ```
///
/// Source: 教督〔2017〕6号, 政府保障程度 12.
///
/// # Examples
///
/// ```
/// use junheng::evaluation::ratio::LICENSED_TEACHERS;
/// use junheng::model::{Language, Teachers};
///
/// let value = LICENSED_TEACHERS.of(Teachers::from(199), Teachers::from(200))?;
/// assert_eq!(value.printed(Language::En), "99.5 %");
/// # Ok::<(), junheng::evaluation::ratio::RatioError>(())
/// ```
pub const LICENSED_TEACHERS: RatioOf<Teachers, Teachers> = RatioOf {
    definition: &RatioDefinition {
        code: "licensed_teachers",
        name: Text::new("专任教师持证上岗率", "share of licensed teachers"),
        numerator: &[RatioInput::of::<Teachers>(
            "licensed_teachers",
            "持有教师资格证的专任教师",
            "teachers with a teaching licence",
        )],
        denominator: &[RatioInput::of::<Teachers>(
            "teachers",
            "专任教师",
            "full-time teachers",
        )],
        range: RatioRange::PartOfWhole,
        formula: Text::new(
            "持有教师资格证的专任教师 ÷ 专任教师",
            "teachers with a teaching licence ÷ full-time teachers",
        ),
        source: "教督〔2017〕6号, 政府保障程度 12",
        format: RatioFormat::percent(1),
    },
    quantities: PhantomData,
};

/// Share of teachers with 360 hours of training (教师培训完成率): within five years.
///
/// # Formula
///
/// ```text
///     teachers with 360 hours of training in five years ÷ full-time teachers
/// ```
///
/// Source: 教督〔2017〕6号, 政府保障程度 9.
///
/// # Examples
///
/// ```
/// use junheng::evaluation::ratio::TRAINED_TEACHERS;
/// use junheng::model::{Language, Teachers};
///
/// let value = TRAINED_TEACHERS.of(Teachers::from(200), Teachers::from(200))?;
/// assert_eq!(value.printed(Language::En), "100.0 %");
/// # Ok::<(), junheng::evaluation::ratio::RatioError>(())
/// ```
pub const TRAINED_TEACHERS: RatioOf<Teachers, Teachers> = RatioOf {
    definition: &RatioDefinition {
        code: "trained_teachers",
        name: Text::new(
            "教师培训完成率",
            "share of teachers with 360 hours of training",
        ),
        numerator: &[RatioInput::of::<Teachers>(
            "trained_teachers",
            "近5年培训满360学时的专任教师",
            "teachers with 360 hours of training in five years",
        )],
        denominator: &[RatioInput::of::<Teachers>(
            "teachers",
            "专任教师",
            "full-time teachers",
        )],
        range: RatioRange::PartOfWhole,
        formula: Text::new(
            "近5年培训满360学时的专任教师 ÷ 专任教师",
            "teachers with 360 hours of training in five years ÷ full-time teachers",
        ),
        source: "教督〔2017〕6号, 政府保障程度 9",
        format: RatioFormat::percent(1),
    },
    quantities: PhantomData,
};
