//! A ratio that must follow from its figures.

use crate::judgement::{Verdict, exact};
use crate::model::{Amount, PrintedFigure, Text};
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
        let known = |figure: &Option<PrintedFigure>| Span::known(figure.as_ref());
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
        RATIO.held_to(self.ratio.as_ref(), &span.times(&per), value)
    }
}

const RATIO: Computed = Computed::plain("比值", "ratio");

/// What a rule computes from figures, for a figure that may state it.
pub(super) struct Computed {
    name: Text,
    sign: Text,
}

impl Computed {
    pub(super) const fn plain(zh: &'static str, en: &'static str) -> Self {
        Self {
            name: Text::new(zh, en),
            sign: Text::new("", ""),
        }
    }

    pub(super) const fn percent(zh: &'static str, en: &'static str) -> Self {
        Self {
            name: Text::new(zh, en),
            sign: Text::new("%", " %"),
        }
    }

    /// Whether the figure that states it, if one does, is among what it may follow from.
    pub(super) fn held_to(
        &self,
        stated: Option<&PrintedFigure>,
        possible: &Span,
        value: Rational,
    ) -> RuleResult {
        match stated.zip(stated.and_then(Span::of_computed)) {
            Some((figure, printed)) => follows(possible, &printed, figure, value),
            None => self.unstated(value),
        }
    }

    /// That it is computed and not stated.
    pub(super) fn unstated(&self, value: Rational) -> RuleResult {
        let (Self { name, sign }, text) = (self, shown(&value, 4));
        RuleResult::new(
            Verdict::NotApplicable,
            format!("算得{text}{}，未列{}", sign.zh, name.zh),
            format!("computed as {text}{}; no {} is stated", sign.en, name.en),
        )
        .with_computed(value)
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
