//! A difference that must follow from its figures.

use crate::judgement::Verdict;
use crate::model::PrintedFigure;
use crate::planning::rules::ratio::Computed;
use crate::planning::rules::span::Span;
use crate::planning::rules::{Rule, RuleResult};

/// A printed difference must follow from the printed figures, as a [`PrintedRatio`](crate::planning::rules::PrintedRatio)
/// must.
///
/// # Formula
///
/// `minuend − subtrahend`
///
/// # Examples
///
/// 31.84 % in the city and 30.57 % in the country are 1.27 points apart:
///
/// ```
/// use junheng::evaluation::Verdict;
/// use junheng::model::UnreadableNumber;
/// use junheng::planning::rules::{PrintedDifference, Rule as _};
///
/// let rule = PrintedDifference {
///     minuend: Some("31.84".parse()?),
///     subtrahend: Some("30.57".parse()?),
///     difference: Some("1.27".parse()?),
/// };
/// assert_eq!(rule.assess().verdict, Verdict::Met);
/// # Ok::<(), UnreadableNumber>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedDifference {
    /// What is subtracted from.
    pub minuend: Option<PrintedFigure>,
    /// What is subtracted.
    pub subtrahend: Option<PrintedFigure>,
    /// The difference as printed.
    pub difference: Option<PrintedFigure>,
}

impl Rule for PrintedDifference {
    fn assess(&self) -> RuleResult {
        let known = |figure: &Option<PrintedFigure>| Span::known(figure.as_ref());
        let (Some((from, minuend)), Some((less, subtrahend))) =
            (known(&self.minuend), known(&self.subtrahend))
        else {
            return RuleResult::new(
                Verdict::NotAssessable,
                "被减数或减数未知",
                "one of the two figures is not known",
            );
        };
        let value = from - less;
        let possible = minuend.minus(&subtrahend);
        DIFFERENCE.held_to(self.difference.as_ref(), &possible, value)
    }
}

const DIFFERENCE: Computed = Computed::plain("差值", "difference");
