//! A ratio that must follow from its figures.

use crate::judgement::{Verdict, exact};
use crate::model::{Amount, PrintedFigure};
use crate::numeric::{Rational, RoundingMode};
use crate::planning::rules::span::{Span, shown, shown_beside};
use crate::planning::rules::{Rule, RuleResult};

/// A printed ratio must follow from the printed figures.
///
/// It does if some numbers that the figures may have been rounded from have a ratio that the
/// printed one may have been rounded from. Without a printed ratio there is nothing to hold, and
/// the ratio is computed all the same. A printed ratio without decimals is taken as rounded to a
/// whole number, as quotients seldom are whole, unless it is said to be exact.
///
/// # Formula
///
/// `per · numerator / denominator`
///
/// # Examples
///
/// 1 209 of 3 470 teachers are 34.84 %, printed as 34.8 %:
///
/// ```
/// use junheng::evaluation::Verdict;
/// use junheng::model::UnreadableNumber;
/// use junheng::planning::rules::{PrintedRatio, Rule as _};
///
/// let mut rule = PrintedRatio {
///     numerator: Some("1209".parse()?),
///     denominator: Some("3470".parse()?),
///     per: 100.into(),
///     ratio: Some("34.8".parse()?),
/// };
/// assert_eq!(rule.assess().verdict, Verdict::Met);
/// rule.ratio = Some("35".parse()?);
/// assert_eq!(rule.assess().verdict, Verdict::Met);
/// rule.ratio = Some("34.9".parse()?);
/// assert_eq!(rule.assess().verdict, Verdict::NotMet);
/// # Ok::<(), UnreadableNumber>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedRatio {
    /// The numerator.
    pub numerator: Option<PrintedFigure>,
    /// The denominator.
    pub denominator: Option<PrintedFigure>,
    /// What the quotient is multiplied by: 100 for a percentage.
    pub per: Amount,
    /// The ratio as printed.
    pub ratio: Option<PrintedFigure>,
}

impl Rule for PrintedRatio {
    fn assess(&self) -> RuleResult {
        let known = |figure: &Option<PrintedFigure>| {
            let figure = figure.as_ref()?;
            Some((exact(figure.number()), Span::of(figure)?))
        };
        let (Some((over, numerator)), Some((under, denominator))) =
            (known(&self.numerator), known(&self.denominator))
        else {
            return RuleResult::new(
                Verdict::NotAssessable,
                "分子或分母未知",
                "the numerator or the denominator is not known",
            );
        };
        let per = exact(&self.per);
        let quotients = numerator.over(&denominator);
        let value = over.checked_div(&under).ok().map(|value| value * &per);
        let (Some(span), Some(value)) = (quotients, value) else {
            return RuleResult::new(
                Verdict::NotAssessable,
                "分母可能不大于0",
                "the denominator may be 0 or below",
            );
        };
        let stated = self.ratio.as_ref();
        let Some((ratio, printed)) = stated.zip(stated.and_then(Span::of_computed)) else {
            let text = shown(&value, 4);
            return RuleResult::new(
                Verdict::NotApplicable,
                format!("算得{text}，未列比值"),
                format!("computed as {text}; no ratio is stated"),
            )
            .with_computed(value);
        };
        follows(&span.times(&per), &printed, ratio, value)
    }
}

/// Whether a printed figure is among what it may follow from.
pub(super) fn follows(
    possible: &Span,
    printed: &Span,
    figure: &PrintedFigure,
    value: Rational,
) -> RuleResult {
    let rounded = value.to_fixed(figure.places(), RoundingMode::HalfAwayFromZero);
    let text = shown_beside(&value, &exact(figure.number()), figure.places() + 2);
    let result = if possible.meets(printed) {
        RuleResult::new(
            Verdict::Met,
            format!("算得{text}，与所列{figure}相符"),
            format!("computed as {text}, which agrees with the stated {figure}"),
        )
    } else {
        RuleResult::new(
            Verdict::NotMet,
            format!("算得{text}，应列{rounded}，所列为{figure}"),
            format!("computed as {text}, to be printed as {rounded}; {figure} is stated"),
        )
    };
    result.with_computed(value)
}
