//! Who stays at school: three-year and nine-year retention, drop-out.

use crate::model::{Item, Pupils, Reported, School, Text};
use crate::ratio::definition::{RatioDefinition, RatioInput, RatioRange};
use crate::ratio::division::exact_figure;
use crate::ratio::error::RatioError;
use crate::ratio::format::RatioFormat;
use crate::ratio::row::ratio;
use crate::ratio::value::RatioValue;
use serde::{Deserialize, Serialize};

/// The row of [`JuniorCohort::retention`].
pub const JUNIOR_RETENTION: &RatioDefinition = &RatioDefinition {
    code: "junior_retention",
    name: Text::new("初中三年巩固率", "three-year junior retention rate"),
    numerator: &[
        RatioInput::of::<Pupils>("graduates", "毕业学生", "graduates"),
        RatioInput::of::<Pupils>("transfers_in", "三年转入学生", "pupils who transferred in")
            .taken_away(),
        RatioInput::of::<Pupils>(
            "transfers_out",
            "三年转出学生",
            "pupils who transferred out",
        ),
    ],
    denominator: &[
        RatioInput::of::<Pupils>(
            "entrants",
            "三年前初一在校生",
            "pupils of this cohort in grade 7",
        ),
        RatioInput::of::<Pupils>("deaths", "三年死亡学生", "pupils who died").taken_away(),
    ],
    range: RatioRange::PartOfWhole,
    formula: Text::new(
        "（毕业学生 − 三年转入学生 + 三年转出学生）÷（三年前初一在校生 − 三年死亡学生）",
        "(graduates − pupils who transferred in + pupils who transferred out) ÷ (pupils of this cohort in grade 7 − pupils who died)",
    ),
    source: "教督〔2017〕6号, 教育质量 1",
    format: RatioFormat::percent(1),
};

/// A junior cohort over its three years: who entered, moved, died and graduated.
///
/// # Examples
///
/// A hundred entered, ten came, five left for other schools: of the 100, 95 stayed to the end, at
/// one school or another.
///
/// ```
/// use junheng::ratio::JuniorCohort;
/// use junheng::model::{Language, Pupils};
///
/// let cohort = JuniorCohort {
///     entrants: Pupils::from(100).into(),
///     transfers_in: Pupils::from(10).into(),
///     transfers_out: Pupils::from(5).into(),
///     deaths: Pupils::from(0).into(),
///     graduates: Pupils::from(100).into(),
/// };
/// assert_eq!(cohort.retention()?.printed(Language::En), "95.0 %");
/// # Ok::<(), junheng::ratio::RatioError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JuniorCohort {
    /// Pupils of this cohort when it entered grade 7 (毕业年级初一时在校学生数).
    pub entrants: Reported<Pupils>,
    /// Pupils transferred in over three years (转入).
    pub transfers_in: Reported<Pupils>,
    /// Pupils transferred out over three years (转出).
    pub transfers_out: Reported<Pupils>,
    /// Pupils who died over three years (死亡).
    pub deaths: Reported<Pupils>,
    /// Pupils who graduate this year (毕业).
    pub graduates: Reported<Pupils>,
}

impl JuniorCohort {
    /// The cohort that a school filed.
    #[must_use]
    pub fn of_school(school: &School) -> Self {
        let pupils = |item| school.quantity::<Pupils>(item).into();
        Self {
            entrants: pupils(Item::Entrants),
            transfers_in: pupils(Item::TransfersIn),
            transfers_out: pupils(Item::TransfersOut),
            deaths: pupils(Item::Deaths),
            graduates: pupils(Item::Graduates),
        }
    }

    /// The three-year retention rate (初中三年巩固率): of those who entered and lived, the share that
    /// graduates, here or elsewhere.
    ///
    /// # Formula
    ///
    /// ```text
    ///     (graduates − in + out) ÷ (entrants − deaths)
    /// ```
    ///
    /// Source: 教督〔2017〕6号, 教育质量 1.
    ///
    /// # Errors
    ///
    /// - [`RatioError::NotReported`] if a figure is missing.
    /// - [`RatioError::NothingToDivideBy`] if nobody entered and lived.
    /// - [`RatioError::BelowZero`] if more transferred in than graduated or transferred out, or more
    ///   died than entered.
    /// - [`RatioError::PartAboveWhole`] if more graduates than entrants remain: those who come back
    ///   to school or repeat are not entrants of this cohort, and not part of this formula.
    pub fn retention(&self) -> Result<RatioValue, RatioError> {
        JUNIOR_RETENTION.divide(
            &[self.graduates, self.transfers_in, self.transfers_out].map(exact_figure),
            &[self.entrants, self.deaths].map(exact_figure),
        )
    }
}

ratio! {
    /// Nine-year retention rate (九年义务教育巩固率): of those who entered, with the pupils who moved in added
    /// and those who moved away taken off, the share that graduates.
    ///
    /// Movers are part of the whole, so it does not exceed 100 %. Where they are not known, see
    /// [`NINE_YEAR_COHORT`].
    NINE_YEAR_RETENTION:
    code: "nine_year_retention",
    name: ["九年义务教育巩固率", "nine-year retention rate"],
    numerator: Pupils["graduates", "毕业人数", "graduates"],
    denominator: Pupils[
        "entrants",
        "入学人数（含正常流动生）",
        "entrants with those who moved in and out",
    ],
    range: PartOfWhole,
    source: "“十二五”规划指标, 毕业人数 ÷ 入学人数（含正常流动生）",
    format: percent(2),
    example: (954, 1_000) => "95.40 %",
}

ratio! {
    /// Nine-year retention rate by cohort size (九年义务教育巩固率（毕业班与入学）): the pupils of the last junior grade
    /// for those who were in grade 1 of this cohort.
    ///
    /// Nobody is followed: where families move in, it exceeds 100 %.
    NINE_YEAR_COHORT:
    code: "nine_year_cohort",
    name: ["九年义务教育巩固率（毕业班与入学）", "nine-year retention rate by cohort size"],
    numerator: Pupils["final_grade", "初中毕业班学生", "pupils of the last junior grade"],
    denominator: Pupils[
        "grade_one",
        "该年级入小学一年级时学生",
        "pupils of this cohort in grade 1",
    ],
    range: Unbounded,
    source: "统计公报的通行解释: 初中毕业班学生占该年级入小学一年级时学生的百分比",
    format: percent(2),
    example: (948, 1_000) => "94.80 %",
}

ratio! {
    /// Drop-out rate (辍学率): who left within the year for no accepted reason.
    ///
    /// Graduation, promotion, repetition, transfer and death are no drop-out.
    #[doc(alias = "dropout")]
    DROP_OUT:
    code: "drop_out",
    name: ["辍学率", "drop-out rate"],
    numerator: Pupils["dropped_out", "学年内辍学学生", "pupils who dropped out in the school year"],
    denominator: Pupils[
        "pupils_at_start",
        "学年初在校生",
        "pupils at the start of the school year",
    ],
    range: PartOfWhole,
    source: "袁运开主编 (2000), 简明中小学教育词典, 辍学率",
    format: percent(2),
    example: (3, 1_000) => "0.30 %",
}
