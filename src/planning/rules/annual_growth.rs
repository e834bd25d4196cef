//! A mean annual growth rate that must follow from the growth of several years.

use crate::judgement::Verdict;
use crate::model::PrintedFigure;
use crate::numeric::{GeometricPoint, Rational};
use crate::planning::rules::growth::{GrowthFactor, RATE, percent_above_one};
use crate::planning::rules::ratio::follows;
use crate::planning::rules::span::Span;
use crate::planning::rules::{Rule, RuleResult};

/// How many decimals of a root are computed where only they are asked for.
const ROOT_PLACES: u32 = 14;

/// The growth of several years together.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TotalGrowth {
    /// From one figure to another.
    Between {
        /// What it grew from.
        before: Option<PrintedFigure>,
        /// What it grew to.
        after: Option<PrintedFigure>,
    },
    /// By so many percent in all.
    Rate(Option<PrintedFigure>),
}

/// A printed mean annual growth rate (年均增长率) must follow from the growth of so many years.
///
/// The rate is that which, year after year, makes the whole growth: a geometric mean and no
/// quotient, so that 76.48 % in five years are 12.03 % a year and not 15.30 %. The rate is a root, which
/// is not computed to decide: whole powers of the printed rate are compared.
///
/// # Formula
///
/// ```text
///   100 · ( (after / before)^(1/years) − 1 )
/// ```
///
/// It holds if some rate `r` that the printed one may have been rounded from, and some figures that the
/// printed ones may have been rounded from, have `(1 + r/100)^years = after / before`.
///
/// # Examples
///
/// ```
/// use junheng::evaluation::Verdict;
/// use junheng::model::UnreadableNumber;
/// use junheng::planning::rules::{MeanAnnualGrowth, Rule as _, TotalGrowth};
///
/// let mut rule = MeanAnnualGrowth {
///     growth: TotalGrowth::Rate(Some("76.48".parse()?)),
///     years: 5,
///     rate: Some("12.03".parse()?),
/// };
/// let result = rule.assess();
/// assert_eq!(result.verdict, Verdict::Met);
/// assert_eq!(result.reason.en, "computed as 12.0312, which agrees with the stated 12.03");
/// // A fifth of 76.48.
/// rule.rate = Some("15.30".parse()?);
/// assert_eq!(rule.assess().verdict, Verdict::NotMet);
/// # Ok::<(), UnreadableNumber>(())
/// ```
#[doc(alias = "CAGR")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeanAnnualGrowth {
    /// The growth of all years together.
    pub growth: TotalGrowth,
    /// In how many years.
    pub years: u32,
    /// The rate of a year as printed, in percent.
    pub rate: Option<PrintedFigure>,
}

impl Rule for MeanAnnualGrowth {
    fn assess(&self) -> RuleResult {
        let factor = match &self.growth {
            TotalGrowth::Between { before, after } => {
                GrowthFactor::between(before.as_ref(), after.as_ref())
            }
            TotalGrowth::Rate(rate) => GrowthFactor::of_rate(rate.as_ref()).ok_or_else(|| {
                RuleResult::new(
                    Verdict::NotAssessable,
                    "总增长率未知",
                    "the growth of all years is not known",
                )
            }),
        };
        let factor = match factor {
            Ok(factor) => factor,
            Err(unknown) => return unknown,
        };
        let root = GeometricPoint::new(Rational::ONE, factor.value, 1, self.years);
        let (Ok(root), true) = (root, factor.span.lower.is_positive()) else {
            return RuleResult::new(
                Verdict::NotAssessable,
                "期末可能不大于0，或年数为0",
                "nothing may be left at the end, or there are no years",
            );
        };
        let value = percent_above_one(&root.rounded(ROOT_PLACES));
        let Some((rate, of_year)) = self
            .rate
            .as_ref()
            .and_then(|rate| Some((rate, GrowthFactor::of_rate(Some(rate))?)))
        else {
            return RATE.unstated(value);
        };
        // A loss of more than everything is none; below it no power is in order.
        let power = |end: &Rational| end.clone().max(Rational::ZERO).power(self.years);
        let printed = Span {
            lower: power(&of_year.span.lower),
            upper: power(&of_year.span.upper),
        };
        follows(&factor.span, &printed, rate, value)
    }
}
