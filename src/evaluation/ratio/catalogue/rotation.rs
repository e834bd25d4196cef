//! Which teachers change schools: rotated of eligible, backbone of rotated, from town to country.

use crate::evaluation::ratio::definition::{RatioDefinition, RatioInput, RatioRange};
use crate::evaluation::ratio::format::RatioFormat;
use crate::evaluation::ratio::ratio_of::RatioOf;
use crate::model::{Teachers, Text};
use std::marker::PhantomData;

/// Share of rotated teachers (交流轮岗教师比例): of those eligible, who went to another school this year.
///
/// # Formula
///
/// ```text
///     rotated teachers ÷ teachers eligible for rotation
/// ```
///
/// Source: 教督〔2017〕6号, 政府保障程度 11.
///
/// # Examples
///
/// ```
/// use junheng::evaluation::ratio::ROTATED_TEACHERS;
/// use junheng::model::{Language, Teachers};
///
/// let value = ROTATED_TEACHERS.of(Teachers::from(10), Teachers::from(100))?;
/// assert_eq!(value.printed(Language::En), "10.00 %");
/// # Ok::<(), junheng::evaluation::ratio::RatioError>(())
/// ```
pub const ROTATED_TEACHERS: RatioOf<Teachers, Teachers> = RatioOf {
    definition: &RatioDefinition {
        code: "rotated_teachers",
        name: Text::new("交流轮岗教师比例", "share of rotated teachers"),
        numerator: &[RatioInput::of::<Teachers>(
            "rotated",
            "交流轮岗教师",
            "rotated teachers",
        )],
        denominator: &[RatioInput::of::<Teachers>(
            "eligible",
            "符合交流条件教师",
            "teachers eligible for rotation",
        )],
        range: RatioRange::PartOfWhole,
        formula: Text::new(
            "交流轮岗教师 ÷ 符合交流条件教师",
            "rotated teachers ÷ teachers eligible for rotation",
        ),
        source: "教督〔2017〕6号, 政府保障程度 11",
        format: RatioFormat::percent(2),
    },
    quantities: PhantomData,
};

/// Share of backbone among rotated teachers (交流轮岗教师中骨干教师比例): of the rotated, those who are backbone
/// teachers.
///
/// # Formula
///
/// ```text
///     rotated backbone teachers ÷ rotated teachers
/// ```
///
/// Source: 教督〔2017〕6号, 政府保障程度 11.
///
/// # Examples
///
/// ```
/// use junheng::evaluation::ratio::ROTATED_BACKBONE;
/// use junheng::model::{Language, Teachers};
///
/// let value = ROTATED_BACKBONE.of(Teachers::from(1), Teachers::from(5))?;
/// assert_eq!(value.printed(Language::En), "20.00 %");
/// # Ok::<(), junheng::evaluation::ratio::RatioError>(())
/// ```
pub const ROTATED_BACKBONE: RatioOf<Teachers, Teachers> = RatioOf {
    definition: &RatioDefinition {
        code: "rotated_backbone",
        name: Text::new(
            "交流轮岗教师中骨干教师比例",
            "share of backbone among rotated teachers",
        ),
        numerator: &[RatioInput::of::<Teachers>(
            "rotated_backbone",
            "交流轮岗骨干教师",
            "rotated backbone teachers",
        )],
        denominator: &[RatioInput::of::<Teachers>(
            "rotated",
            "交流轮岗教师",
            "rotated teachers",
        )],
        range: RatioRange::PartOfWhole,
        formula: Text::new(
            "交流轮岗骨干教师 ÷ 交流轮岗教师",
            "rotated backbone teachers ÷ rotated teachers",
        ),
        source: "教督〔2017〕6号, 政府保障程度 11",
        format: RatioFormat::percent(2),
    },
    quantities: PhantomData,
};

/// Share of rotated backbone teachers who went from town to country (骨干教师交流中城镇到乡村比例): of the
/// rotated backbone teachers, those who went from town to country.
///
/// # Formula
///
/// ```text
///     backbone teachers who went from town to country ÷ rotated backbone teachers
/// ```
///
/// Source: 潜江市教育工作报告（2025年11月）, 教师交流轮岗.
///
/// A report that names one figure for both may mean this or [`BACKBONE_OF_URBAN_TO_RURAL`].
///
/// # Examples
///
/// ```
/// use junheng::evaluation::ratio::URBAN_TO_RURAL_OF_BACKBONE;
/// use junheng::model::{Language, Teachers};
///
/// let value = URBAN_TO_RURAL_OF_BACKBONE.of(Teachers::from(3), Teachers::from(5))?;
/// assert_eq!(value.printed(Language::En), "60.00 %");
/// # Ok::<(), junheng::evaluation::ratio::RatioError>(())
/// ```
pub const URBAN_TO_RURAL_OF_BACKBONE: RatioOf<Teachers, Teachers> = RatioOf {
    definition: &RatioDefinition {
        code: "urban_to_rural_of_backbone",
        name: Text::new(
            "骨干教师交流中城镇到乡村比例",
            "share of rotated backbone teachers who went from town to country",
        ),
        numerator: &[RatioInput::of::<Teachers>(
            "urban_to_rural_backbone",
            "城镇到乡村交流的骨干教师",
            "backbone teachers who went from town to country",
        )],
        denominator: &[RatioInput::of::<Teachers>(
            "rotated_backbone",
            "交流轮岗骨干教师",
            "rotated backbone teachers",
        )],
        range: RatioRange::PartOfWhole,
        formula: Text::new(
            "城镇到乡村交流的骨干教师 ÷ 交流轮岗骨干教师",
            "backbone teachers who went from town to country ÷ rotated backbone teachers",
        ),
        source: "潜江市教育工作报告（2025年11月）, 教师交流轮岗",
        format: RatioFormat::percent(2),
    },
    quantities: PhantomData,
};

/// Share of backbone among teachers who went from town to country (城镇到乡村交流教师中骨干教师比例): of the
/// teachers who went from town to country, those who are backbone teachers.
///
/// # Formula
///
/// ```text
///     backbone teachers who went from town to country ÷ teachers who went from town to country
/// ```
///
/// Source: 潜江市教育工作报告（2025年11月）, 教师交流轮岗.
///
/// A report that names one figure for both may mean this or [`URBAN_TO_RURAL_OF_BACKBONE`].
///
/// # Examples
///
/// ```
/// use junheng::evaluation::ratio::BACKBONE_OF_URBAN_TO_RURAL;
/// use junheng::model::{Language, Teachers};
///
/// let value = BACKBONE_OF_URBAN_TO_RURAL.of(Teachers::from(3), Teachers::from(4))?;
/// assert_eq!(value.printed(Language::En), "75.00 %");
/// # Ok::<(), junheng::evaluation::ratio::RatioError>(())
/// ```
pub const BACKBONE_OF_URBAN_TO_RURAL: RatioOf<Teachers, Teachers> = RatioOf {
    definition: &RatioDefinition {
        code: "backbone_of_urban_to_rural",
        name: Text::new(
            "城镇到乡村交流教师中骨干教师比例",
            "share of backbone among teachers who went from town to country",
        ),
        numerator: &[RatioInput::of::<Teachers>(
            "urban_to_rural_backbone",
            "城镇到乡村交流的骨干教师",
            "backbone teachers who went from town to country",
        )],
        denominator: &[RatioInput::of::<Teachers>(
            "urban_to_rural",
            "城镇到乡村交流的教师",
            "teachers who went from town to country",
        )],
        range: RatioRange::PartOfWhole,
        formula: Text::new(
            "城镇到乡村交流的骨干教师 ÷ 城镇到乡村交流的教师",
            "backbone teachers who went from town to country ÷ teachers who went from town to country",
        ),
        source: "潜江市教育工作报告（2025年11月）, 教师交流轮岗",
        format: RatioFormat::percent(2),
    },
    quantities: PhantomData,
};
