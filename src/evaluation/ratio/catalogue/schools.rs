//! Shares of schools, and of the criteria that they are held to.

use crate::evaluation::ratio::definition::{RatioDefinition, RatioInput, RatioRange};
use crate::evaluation::ratio::format::RatioFormat;
use crate::evaluation::ratio::ratio_of::RatioOf;
use crate::model::{Criteria, Schools, Text};
use std::marker::PhantomData;

/// Share of schools up to standard (学校办学标准达标比例): by the standard of the province.
///
/// # Formula
///
/// ```text
///     schools up to the standard of the province ÷ schools
/// ```
///
/// Source: 武进区“十四五”教育发展规划, 义务教育学校达到省定办学标准比例.
///
/// # Examples
///
/// ```
/// use junheng::evaluation::ratio::SCHOOLS_UP_TO_STANDARD;
/// use junheng::model::{Language, Schools};
///
/// let value = SCHOOLS_UP_TO_STANDARD.of(Schools::from(19), Schools::from(20))?;
/// assert_eq!(value.printed(Language::En), "95.00 %");
/// # Ok::<(), junheng::evaluation::ratio::RatioError>(())
/// ```
pub const SCHOOLS_UP_TO_STANDARD: RatioOf<Schools, Schools> = RatioOf {
    definition: &RatioDefinition {
        code: "schools_up_to_standard",
        name: Text::new("学校办学标准达标比例", "share of schools up to standard"),
        numerator: &[RatioInput::of::<Schools>(
            "schools_up_to_standard",
            "达到省定办学标准的学校",
            "schools up to the standard of the province",
        )],
        denominator: &[RatioInput::of::<Schools>("schools", "学校", "schools")],
        range: RatioRange::PartOfWhole,
        formula: Text::new(
            "达到省定办学标准的学校 ÷ 学校",
            "schools up to the standard of the province ÷ schools",
        ),
        source: "武进区“十四五”教育发展规划, 义务教育学校达到省定办学标准比例",
        format: RatioFormat::percent(2),
    },
    quantities: PhantomData,
};

/// Share of rural schools (乡村学校比例): among the schools of a list.
///
/// # Formula
///
/// ```text
///     rural schools ÷ schools
/// ```
///
/// Source: 武进区教育问答, 新优质学校.
///
/// # Examples
///
/// ```
/// use junheng::evaluation::ratio::RURAL_SCHOOLS;
/// use junheng::model::{Language, Schools};
///
/// let value = RURAL_SCHOOLS.of(Schools::from(12), Schools::from(25))?;
/// assert_eq!(value.printed(Language::En), "48.00 %");
/// # Ok::<(), junheng::evaluation::ratio::RatioError>(())
/// ```
pub const RURAL_SCHOOLS: RatioOf<Schools, Schools> = RatioOf {
    definition: &RatioDefinition {
        code: "rural_schools",
        name: Text::new("乡村学校比例", "share of rural schools"),
        numerator: &[RatioInput::of::<Schools>(
            "rural_schools",
            "乡村学校",
            "rural schools",
        )],
        denominator: &[RatioInput::of::<Schools>("schools", "学校", "schools")],
        range: RatioRange::PartOfWhole,
        formula: Text::new("乡村学校 ÷ 学校", "rural schools ÷ schools"),
        source: "武进区教育问答, 新优质学校",
        format: RatioFormat::percent(2),
    },
    quantities: PhantomData,
};

/// Achievement rate (达成率): of the indicators and clauses of a standard, those that are met.
///
/// # Formula
///
/// ```text
///     criteria met ÷ criteria
/// ```
///
/// Source: 武进区“十四五”教育发展规划, 义务教育优质均衡发展达成率.
///
/// For a county that was evaluated it is
/// [`Achievement::rate`](crate::evaluation::Achievement::rate).
///
/// # Examples
///
/// ```
/// use junheng::evaluation::ratio::ACHIEVEMENT_RATE;
/// use junheng::model::{Criteria, Language};
///
/// let value = ACHIEVEMENT_RATE.of(Criteria::from(23), Criteria::from(32))?;
/// assert_eq!(value.printed(Language::En), "71.9 %");
/// # Ok::<(), junheng::evaluation::ratio::RatioError>(())
/// ```
pub const ACHIEVEMENT_RATE: RatioOf<Criteria, Criteria> = RatioOf {
    definition: &RatioDefinition {
        code: "achievement_rate",
        name: Text::new("达成率", "achievement rate"),
        numerator: &[RatioInput::of::<Criteria>(
            "criteria_met",
            "达标项",
            "criteria met",
        )],
        denominator: &[RatioInput::of::<Criteria>(
            "criteria",
            "指标总项数",
            "criteria",
        )],
        range: RatioRange::PartOfWhole,
        formula: Text::new("达标项 ÷ 指标总项数", "criteria met ÷ criteria"),
        source: "武进区“十四五”教育发展规划, 义务教育优质均衡发展达成率",
        format: RatioFormat::percent(1),
    },
    quantities: PhantomData,
};
