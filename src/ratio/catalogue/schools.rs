//! Shares of schools, and of the criteria that they are held to.

use crate::model::{Criteria, Quantity as _};
use crate::numeric::Rational;
use crate::ratio::row::ratio;

ratio! {
    /// Share of schools up to standard (学校办学标准达标比例): by the standard of the province.
    SCHOOLS_UP_TO_STANDARD:
    code: "schools_up_to_standard",
    name: ["学校办学标准达标比例", "share of schools up to standard"],
    numerator: Schools[
        "schools_up_to_standard",
        "达到省定办学标准的学校",
        "schools up to the standard of the province",
    ],
    denominator: Schools["schools", "学校", "schools"],
    range: PartOfWhole,
    source: "武进区“十四五”教育发展规划, 义务教育学校达到省定办学标准比例",
    format: percent(2),
    example: (19, 20) => "95.00 %",
}

ratio! {
    /// Share of rural schools (乡村学校比例): among the schools of a list.
    RURAL_SCHOOLS:
    code: "rural_schools",
    name: ["乡村学校比例", "share of rural schools"],
    numerator: Schools["rural_schools", "乡村学校", "rural schools"],
    denominator: Schools["schools", "学校", "schools"],
    range: PartOfWhole,
    source: "武进区教育问答, 新优质学校",
    format: percent(2),
    example: (12, 25) => "48.00 %",
}

ratio! {
    /// Achievement rate (达成率): of the indicators and clauses of a standard, those that are met.
    ///
    /// For a county that was evaluated it is
    /// [`Achievement::rate`](crate::evaluation::Achievement::rate).
    ACHIEVEMENT_RATE:
    code: "achievement_rate",
    name: ["达成率", "achievement rate"],
    numerator: Criteria["criteria_met", "达标项", "criteria met"],
    denominator: Criteria["criteria", "指标总项数", "criteria"],
    range: PartOfWhole,
    source: "武进区“十四五”教育发展规划, 义务教育优质均衡发展达成率",
    format: percent(1),
    example: (23, 32) => "71.9 %",
}

/// How many of so many criteria are met, in percent; `None` of none.
pub(crate) fn achievement_rate(met: usize, total: usize) -> Option<Rational> {
    let count = |count| Criteria::new(u64::try_from(count).unwrap_or(u64::MAX).into()).ok();
    let rate = ACHIEVEMENT_RATE.of(count(met)?, count(total)?);
    Some(rate.ok()?.printed_number())
}
