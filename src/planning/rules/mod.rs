//! Rules on figures and series, as values: what must keep rising, what must add up, what must
//! follow from what.
//!
//! Each rule is a [`Rule`]: it is made of figures, says whether it holds, and why. It is
//! three-valued: it does not hold as soon as the known figures prove it, holds only when all it
//! needs is known, and else cannot be told. A ratio, a difference, a growth or a mean that is only
//! computed, with none printed to be held against, is not applicable. Every comparison is that of exact arithmetic on the
//! decimals as printed.
//!
//! | file | the rule |
//! |---|---|
//! | `series` | [`AnnualSeries`]: a figure year by year, as levels or as growth rates |
//! | `monotone` | [`Monotone`]: it goes one way from each year to the next |
//! | `spending` | [`SpendingNeverFalls`]: the two that only grow (两个只增不减) |
//! | `three_increases` | [`ThreeIncreases`]: the three increases of the Education Law (三个增长) |
//! | `reference` | [`NotAboveReference`]: not above a mean that is given |
//! | `sum` | [`PartsOfTotal`]: parts add to the stated total |
//! | `shares` | [`SharesOfWhole`]: shares add to 100 |
//! | `ratio` | [`PrintedRatio`]: a printed ratio follows from the printed figures |
//! | `attainable_share` | [`AttainableShare`]: a printed share is that of a whole number of people |
//! | `difference` | [`PrintedDifference`]: and so does a printed difference |
//! | `growth` | [`PrintedGrowth`]: and a growth rate |
//! | `annual_growth` | [`MeanAnnualGrowth`]: and a mean annual growth rate, which is a root |
//! | `mean` | [`MeanOfFigures`]: and a mean of several figures |
//! | `agreement` | [`Agreement`]: what is stated twice is the same |
//! | `span` | the numbers that a printed figure may have been rounded from |
//!
//! # Rounding
//!
//! A printed figure stands for every number within half a unit of its last place, both ends
//! included; [`PrintedFigure`](crate::model::PrintedFigure) says which unit, and
//! [the guide](crate::guide::methods#what-a-text-states) has the whole rule. Series and references are compared as
//! printed, without such room.

pub(super) mod agreement;
pub(super) mod annual_growth;
pub(super) mod attainable_share;
pub(super) mod difference;
pub(super) mod growth;
pub(super) mod mean;
pub(super) mod monotone;
pub(super) mod ratio;
pub(super) mod reference;
pub(super) mod series;
pub(super) mod shares;
pub(super) mod span;
pub(super) mod spending;
pub(super) mod sum;
pub(super) mod three_increases;

pub use agreement::Agreement;
pub use annual_growth::{MeanAnnualGrowth, TotalGrowth};
pub use attainable_share::AttainableShare;
pub use difference::PrintedDifference;
pub use growth::PrintedGrowth;
pub use mean::MeanOfFigures;
pub use monotone::Monotone;
pub use ratio::PrintedRatio;
pub use reference::NotAboveReference;
pub use series::AnnualSeries;
pub use shares::SharesOfWhole;
pub use spending::{SpendingNeverFalls, StageSpending};
pub use sum::PartsOfTotal;
pub use three_increases::ThreeIncreases;

use crate::judgement::Verdict;
use crate::model::Text;
use crate::numeric::Rational;
use std::borrow::Cow;

/// Something that figures must satisfy.
pub trait Rule {
    /// Whether it holds, and why. Never fails.
    fn assess(&self) -> RuleResult;
}

/// What a rule says of its figures.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RuleResult {
    /// Whether it holds.
    pub verdict: Verdict,
    /// The number that the rule has computed, where it computes one: exactly, and a mean annual growth
    /// to twelve decimals.
    pub computed: Option<Rational>,
    /// Why, in one sentence without its full stop.
    pub reason: Text,
}

impl RuleResult {
    fn new(verdict: Verdict, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            verdict,
            computed: None,
            reason: Text {
                zh: Cow::Owned(zh.into()),
                en: Cow::Owned(en.into()),
            },
        }
    }

    /// That there is no figure to be looked at.
    pub(super) fn unknown() -> Self {
        Self::new(Verdict::NotAssessable, "无数据", "no figure")
    }

    fn with_computed(self, computed: Rational) -> Self {
        let computed = Some(computed);
        Self { computed, ..self }
    }

    /// Several results that must all hold, each behind its subject.
    fn all(results: &[(Text, Self)]) -> Self {
        let verdict = Verdict::all(results.iter().map(|(_, result)| result.verdict));
        let joined = |pick: fn(&Text) -> &str, colon: &str, separator: &str| {
            let clauses = results.iter().map(|(subject, result)| {
                format!("{}{colon}{}", pick(subject), pick(&result.reason))
            });
            clauses.collect::<Vec<_>>().join(separator)
        };
        Self::new(
            verdict,
            joined(|text| &text.zh, "：", "；"),
            joined(|text| &text.en, ": ", "; "),
        )
    }
}

/// Years in a sentence.
fn listed_years(years: &[i32]) -> Text {
    let list = |separator: &str| {
        let years: Vec<String> = years.iter().map(i32::to_string).collect();
        Cow::Owned(years.join(separator))
    };
    Text {
        zh: list("、"),
        en: list(", "),
    }
}
