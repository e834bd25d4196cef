//! A growth rate that must follow from its figures.

use crate::judgement::{Verdict, exact};
use crate::model::PrintedFigure;
use crate::numeric::Rational;
use crate::planning::rules::ratio::Computed;
use crate::planning::rules::span::Span;
use crate::planning::rules::{Rule, RuleResult};

/// A printed growth rate in percent must follow from the printed figures, as a
/// [`PrintedRatio`](crate::planning::rules::PrintedRatio) must. What fell has a negative rate.
///
/// # Formula
///
/// `100 · (after / before − 1)`
///
/// # Examples
///
/// "2732.07, up 4.64 % on 2610.80":
///
/// ```
/// use junheng::evaluation::Verdict;
/// use junheng::model::UnreadableNumber;
/// use junheng::planning::rules::{PrintedGrowth, Rule as _};
///
/// let mut rule = PrintedGrowth {
///     before: Some("2610.80".parse()?),
///     after: Some("2732.07".parse()?),
///     rate: Some("4.64".parse()?),
/// };
/// // 2732.07 / 2610.80 = 1.046449…
/// let result = rule.assess();
/// assert_eq!(result.verdict, Verdict::Met);
/// assert_eq!(result.reason.en, "computed as 4.6449, which agrees with the stated 4.64");
/// rule.rate = Some("4.66".parse()?);
/// assert_eq!(rule.assess().verdict, Verdict::NotMet);
/// # Ok::<(), UnreadableNumber>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedGrowth {
    /// What it grew from.
    pub before: Option<PrintedFigure>,
    /// What it grew to.
    pub after: Option<PrintedFigure>,
    /// The rate as printed, in percent.
    pub rate: Option<PrintedFigure>,
}

impl Rule for PrintedGrowth {
    fn assess(&self) -> RuleResult {
        let factor = match GrowthFactor::between(self.before.as_ref(), self.after.as_ref()) {
            Ok(factor) => factor,
            Err(unknown) => return unknown,
        };
        let one = Span::exactly(Rational::ONE);
        let possible = factor.span.minus(&one).times(&Rational::from(100));
        RATE.held_to(
            self.rate.as_ref(),
            &possible,
            percent_above_one(&factor.value),
        )
    }
}

pub(super) const RATE: Computed = Computed::percent("增长率", "rate");

/// By how many percent a factor makes more of something.
pub(super) fn percent_above_one(factor: &Rational) -> Rational {
    (factor - &Rational::ONE).in_percent()
}

/// How many times as much something has become.
pub(super) struct GrowthFactor {
    /// By the figures as printed.
    pub(super) value: Rational,
    /// By all that they may have been rounded from.
    pub(super) span: Span,
}

impl GrowthFactor {
    /// From one figure to another; why it is not known where it is not.
    pub(super) fn between(
        before: Option<&PrintedFigure>,
        after: Option<&PrintedFigure>,
    ) -> Result<Self, RuleResult> {
        let (Some((from, before)), Some((to, after))) = (Span::known(before), Span::known(after))
        else {
            return Err(RuleResult::new(
                Verdict::NotAssessable,
                "前后数值有未知",
                "one of the two figures is not known",
            ));
        };
        let value = to.checked_div(&from).ok();
        match (value, after.over(&before)) {
            (Some(value), Some(span)) => Ok(Self { value, span }),
            _ => Err(RuleResult::new(
                Verdict::NotAssessable,
                "基数可能不大于0",
                "what it grew from may be 0 or below",
            )),
        }
    }

    /// By so many percent; `None` where the rate is not known.
    pub(super) fn of_rate(rate: Option<&PrintedFigure>) -> Option<Self> {
        let rate = rate?;
        let percent = Rational::small(1, 100);
        let one = Span::exactly(Rational::ONE);
        Some(Self {
            value: Rational::ONE + exact(rate.number()) * &percent,
            span: Span::of_computed(rate)?.times(&percent).plus(&one),
        })
    }
}
