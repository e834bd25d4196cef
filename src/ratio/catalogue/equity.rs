//! Who comes from where: enrolment from the catchment area, children of migrant workers.

use crate::model::{Pupils, Reported, Text};
use crate::ratio::definition::{RatioDefinition, RatioInput, RatioRange};
use crate::ratio::division::exact_figure;
use crate::ratio::error::RatioError;
use crate::ratio::format::RatioFormat;
use crate::ratio::row::ratio;
use crate::ratio::value::RatioValue;
use serde::{Deserialize, Serialize};

/// The row of [`MigrantChildren::share`].
pub const MIGRANT_CHILDREN_PLACED: &RatioDefinition = &RatioDefinition {
    code: "migrant_children_placed",
    name: Text::new(
        "随迁子女公办（含购买学位）就读比例",
        "share of migrant children in public or purchased places",
    ),
    numerator: &[
        RatioInput::of::<Pupils>(
            "public",
            "在公办学校就读的随迁子女",
            "migrant children in public schools",
        ),
        RatioInput::of::<Pupils>(
            "purchased",
            "在政府购买学位就读的随迁子女",
            "migrant children in purchased places",
        ),
    ],
    denominator: &[RatioInput::of::<Pupils>(
        "eligible",
        "符合条件的随迁子女",
        "eligible children of migrant workers",
    )],
    range: RatioRange::PartOfWhole,
    formula: Text::new(
        "（在公办学校就读的随迁子女 + 在政府购买学位就读的随迁子女）÷ 符合条件的随迁子女",
        "(migrant children in public schools + migrant children in purchased places) ÷ eligible children of migrant workers",
    ),
    source: "教督〔2017〕6号, 政府保障程度 15",
    format: RatioFormat::percent(1),
};

/// The children of migrant workers of a county (随迁子女), and where they go to school.
///
/// # Examples
///
/// ```
/// use junheng::ratio::MigrantChildren;
/// use junheng::model::{Language, Pupils};
///
/// let children = MigrantChildren {
///     eligible: Pupils::from(100).into(),
///     public: Pupils::from(80).into(),
///     purchased: Pupils::from(5).into(),
/// };
/// assert_eq!(children.share()?.printed(Language::En), "85.0 %");
/// # Ok::<(), junheng::ratio::RatioError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MigrantChildren {
    /// Those who meet the conditions (符合条件).
    pub eligible: Reported<Pupils>,
    /// Of these, in public schools (公办学校).
    pub public: Reported<Pupils>,
    /// Of these, in places of private schools that the government buys (政府购买学位).
    pub purchased: Reported<Pupils>,
}

impl MigrantChildren {
    /// The share in public schools or purchased places (公办及购买学位就读比例).
    ///
    /// # Formula
    ///
    /// ```text
    ///     (public + purchased) ÷ eligible
    /// ```
    ///
    /// Source: 教督〔2017〕6号, 政府保障程度 15.
    ///
    /// # Errors
    ///
    /// - [`RatioError::NotReported`] if a figure is missing.
    /// - [`RatioError::NothingToDivideBy`] if no child is eligible.
    /// - [`RatioError::PartAboveWhole`] if more are placed than are eligible.
    pub fn share(&self) -> Result<RatioValue, RatioError> {
        MIGRANT_CHILDREN_PLACED.divide(
            &[self.public, self.purchased].map(exact_figure),
            &[exact_figure(self.eligible)],
        )
    }
}

ratio! {
    /// Share of pupils from the catchment area (就近划片入学比例): in public schools of cities and towns that
    /// do not board.
    NEARBY_ENROLMENT:
    code: "nearby_enrolment",
    name: ["就近划片入学比例", "share of pupils from the catchment area"],
    numerator: Pupils[
        "in_catchment",
        "家庭住址在划片范围内的在校生",
        "pupils living in the catchment area",
    ],
    denominator: Pupils["pupils", "在校生", "pupils"],
    range: PartOfWhole,
    source: "教督〔2017〕6号, 政府保障程度 13",
    format: percent(1),
    example: (19, 20) => "95.0 %",
}

ratio! {
    /// Share of migrant children in public schools (随迁子女公办学校就读比例): in public schools alone.
    ///
    /// With the private places that the government buys: [`MigrantChildren::share`].
    MIGRANT_CHILDREN_PUBLIC:
    code: "migrant_children_public",
    name: ["随迁子女公办学校就读比例", "share of migrant children in public schools"],
    numerator: Pupils["public", "在公办学校就读的随迁子女", "migrant children in public schools"],
    denominator: Pupils["eligible", "符合条件的随迁子女", "eligible children of migrant workers"],
    range: PartOfWhole,
    source: "教督〔2017〕6号, 政府保障程度 15",
    format: percent(1),
    example: (17, 20) => "85.0 %",
}
