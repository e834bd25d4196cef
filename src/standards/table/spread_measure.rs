//! The measures of how far units are apart, each a tag that computes nothing.

use crate::model::Text;
use serde::{Deserialize, Serialize};

/// The name of a measure of spread. It computes nothing; `evaluation` has the one table from name to
/// number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SpreadMeasure {
    /// The population coefficient of variation (差异系数).
    CoefficientOfVariation,
    /// The 95 % quantile less the 5 % quantile, relative to the latter. Where the running weight is exactly 95 % of all
    /// at a unit, this unit stands for the quantile.
    FederalRangeRatio,
    /// The same with the upper 5 % counted from the top: where the running weight is exactly 95 % of all at a unit, the
    /// next one stands for the quantile. In no other case do the two differ.
    FederalRangeRatioFromTop,
    /// The largest value over the smallest (极差率).
    RangeRatio,
    /// The 90 % quantile over the 10 % quantile.
    #[serde(rename = "p90_p10")]
    P90P10,
    /// The Gini index (基尼系数).
    Gini,
    /// The Hoover index.
    Hoover,
    /// Theil's T (泰尔指数).
    TheilT,
    /// Theil's L, the mean logarithmic deviation.
    TheilL,
    /// What the half below the median has, relative to the median.
    McLoone,
    /// What the half above the median has, relative to the median.
    Verstegen,
}

impl SpreadMeasure {
    /// Every measure.
    pub const ALL: [Self; 11] = [
        Self::CoefficientOfVariation,
        Self::FederalRangeRatio,
        Self::FederalRangeRatioFromTop,
        Self::RangeRatio,
        Self::P90P10,
        Self::Gini,
        Self::Hoover,
        Self::TheilT,
        Self::TheilL,
        Self::McLoone,
        Self::Verstegen,
    ];

    /// Its name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::CoefficientOfVariation => "coefficient_of_variation",
            Self::FederalRangeRatio => "federal_range_ratio",
            Self::FederalRangeRatioFromTop => "federal_range_ratio_from_top",
            Self::RangeRatio => "range_ratio",
            Self::P90P10 => "p90_p10",
            Self::Gini => "gini",
            Self::Hoover => "hoover",
            Self::TheilT => "theil_t",
            Self::TheilL => "theil_l",
            Self::McLoone => "mc_loone",
            Self::Verstegen => "verstegen",
        }
    }

    /// Its name in reports.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::CoefficientOfVariation => Text::new("差异系数", "coefficient of variation"),
            Self::FederalRangeRatio => Text::new("联邦极差比", "federal range ratio"),
            Self::FederalRangeRatioFromTop => Text::new(
                "联邦极差比（自高端计数）",
                "federal range ratio, counted from the top",
            ),
            Self::RangeRatio => Text::new("极差率", "range ratio"),
            Self::P90P10 => Text::new("九十与十分位比", "ratio of the 90 % to the 10 % quantile"),
            Self::Gini => Text::new("基尼系数", "Gini index"),
            Self::Hoover => Text::new("胡佛指数", "Hoover index"),
            Self::TheilT => Text::new("泰尔指数T", "Theil's T"),
            Self::TheilL => Text::new("泰尔指数L", "Theil's L"),
            Self::McLoone => Text::new("麦克卢恩指数", "McLoone index"),
            Self::Verstegen => Text::new("维尔斯特根指数", "Verstegen index"),
        }
    }
}
