//! What is spent: training, share of the budget, per pupil.

use crate::evaluation::ratio::definition::{RatioDefinition, RatioInput, RatioRange};
use crate::evaluation::ratio::format::RatioFormat;
use crate::evaluation::ratio::ratio_of::RatioOf;
use crate::model::{PupilTimes, Pupils, Text, Yuan};
use std::marker::PhantomData;

/// Share of teacher training in public funds (教师培训经费占比): of a school's public funds of one year, by
/// budget or by settlement.
///
/// # Formula
///
/// ```text
///     funds for teacher training ÷ public funds
/// ```
///
/// Source: 教督〔2017〕6号, 教育质量 4.
///
/// # Examples
///
/// ```
/// use junheng::evaluation::ratio::TRAINING_FUNDS;
/// use junheng::model::{Language, Yuan};
///
/// let value = TRAINING_FUNDS.of(Yuan::from(5_000), Yuan::from(100_000))?;
/// assert_eq!(value.printed(Language::En), "5.0 %");
/// # Ok::<(), junheng::evaluation::ratio::RatioError>(())
/// ```
pub const TRAINING_FUNDS: RatioOf<Yuan, Yuan> = RatioOf {
    definition: &RatioDefinition {
        code: "training_funds",
        name: Text::new(
            "教师培训经费占比",
            "share of teacher training in public funds",
        ),
        numerator: &[RatioInput::of::<Yuan>(
            "training_budget",
            "教师培训经费",
            "funds for teacher training",
        )],
        denominator: &[RatioInput::of::<Yuan>(
            "public_funds",
            "公用经费预算总额",
            "public funds",
        )],
        range: RatioRange::PartOfWhole,
        formula: Text::new(
            "教师培训经费 ÷ 公用经费预算总额",
            "funds for teacher training ÷ public funds",
        ),
        source: "教督〔2017〕6号, 教育质量 4",
        format: RatioFormat::percent(1),
    },
    quantities: PhantomData,
};

/// Share of education in the general public budget (一般公共预算教育支出占比): of all that the general public
/// budget spends.
///
/// # Formula
///
/// ```text
///     general public budget spending on education ÷ general public budget spending
/// ```
///
/// Source: 国办发〔2018〕82号.
///
/// # Examples
///
/// ```
/// use junheng::evaluation::ratio::BUDGET_SHARE;
/// use junheng::model::{Language, Yuan};
///
/// let value = BUDGET_SHARE.of(Yuan::from(18), Yuan::from(100))?;
/// assert_eq!(value.printed(Language::En), "18.00 %");
/// # Ok::<(), junheng::evaluation::ratio::RatioError>(())
/// ```
pub const BUDGET_SHARE: RatioOf<Yuan, Yuan> = RatioOf {
    definition: &RatioDefinition {
        code: "budget_share",
        name: Text::new(
            "一般公共预算教育支出占比",
            "share of education in the general public budget",
        ),
        numerator: &[RatioInput::of::<Yuan>(
            "education_spending",
            "一般公共预算教育支出",
            "general public budget spending on education",
        )],
        denominator: &[RatioInput::of::<Yuan>(
            "budget_spending",
            "一般公共预算支出",
            "general public budget spending",
        )],
        range: RatioRange::PartOfWhole,
        formula: Text::new(
            "一般公共预算教育支出 ÷ 一般公共预算支出",
            "general public budget spending on education ÷ general public budget spending",
        ),
        source: "国办发〔2018〕82号",
        format: RatioFormat::percent(2),
    },
    quantities: PhantomData,
};

/// Spending per pupil (生均一般公共预算教育支出): by stage, from the general public budget or from public
/// funds.
///
/// # Formula
///
/// ```text
///     spending ÷ pupils
/// ```
///
/// Source: 国办发〔2018〕82号.
///
/// From year to year: [`GrowthRate::of_values`](crate::evaluation::ratio::GrowthRate::of_values).
///
/// # Examples
///
/// ```
/// use junheng::evaluation::ratio::PER_PUPIL_SPENDING;
/// use junheng::model::{Language, Pupils, Yuan};
///
/// let value = PER_PUPIL_SPENDING.of(Yuan::from(1_500_000), Pupils::from(100))?;
/// assert_eq!(value.printed(Language::En), "15000.00 yuan");
/// # Ok::<(), junheng::evaluation::ratio::RatioError>(())
/// ```
pub const PER_PUPIL_SPENDING: RatioOf<Yuan, Pupils> = RatioOf {
    definition: &RatioDefinition {
        code: "per_pupil_spending",
        name: Text::new("生均一般公共预算教育支出", "spending per pupil"),
        numerator: &[RatioInput::of::<Yuan>(
            "spending",
            "一般公共预算教育支出",
            "spending",
        )],
        denominator: &[RatioInput::of::<Pupils>("pupils", "在校生", "pupils")],
        range: RatioRange::Unbounded,
        formula: Text::new("一般公共预算教育支出 ÷ 在校生", "spending ÷ pupils"),
        source: "国办发〔2018〕82号",
        format: RatioFormat::amount(2, "元", "yuan"),
    },
    quantities: PhantomData,
};

/// Aid per time a pupil was helped (人次均资助金额): a pupil helped in two terms counts twice.
///
/// # Formula
///
/// ```text
///     aid ÷ times a pupil was helped
/// ```
///
/// Source: 金坛区教育报告, 学生资助.
///
/// # Examples
///
/// ```
/// use junheng::evaluation::ratio::AID_PER_PUPIL_TIME;
/// use junheng::model::{Language, PupilTimes, Yuan};
///
/// let value = AID_PER_PUPIL_TIME.of(Yuan::from(2_000), PupilTimes::from(4))?;
/// assert_eq!(value.printed(Language::En), "500 yuan");
/// # Ok::<(), junheng::evaluation::ratio::RatioError>(())
/// ```
pub const AID_PER_PUPIL_TIME: RatioOf<Yuan, PupilTimes> = RatioOf {
    definition: &RatioDefinition {
        code: "aid_per_pupil_time",
        name: Text::new("人次均资助金额", "aid per time a pupil was helped"),
        numerator: &[RatioInput::of::<Yuan>("aid", "资助金额", "aid")],
        denominator: &[RatioInput::of::<PupilTimes>(
            "pupil_times",
            "资助人次",
            "times a pupil was helped",
        )],
        range: RatioRange::Unbounded,
        formula: Text::new("资助金额 ÷ 资助人次", "aid ÷ times a pupil was helped"),
        source: "金坛区教育报告, 学生资助",
        format: RatioFormat::amount(0, "元", "yuan"),
    },
    quantities: PhantomData,
};
