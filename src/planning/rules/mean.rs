//! A mean that must follow from its figures.

use crate::judgement::{Verdict, exact};
use crate::model::PrintedFigure;
use crate::numeric::Rational;
use crate::planning::rules::ratio::Computed;
use crate::planning::rules::span::Span;
use crate::planning::rules::{Rule, RuleResult};

/// A printed mean of several figures must follow from them, each counted once.
///
/// A printed mean without decimals is taken as rounded to a whole number. A figure that is not known
/// leaves it open, unless the known ones alone are already above the mean; for this a figure that is not
/// known is taken not to be negative, where no known one is.
///
/// # Formula
///
/// `Σ figures / n`
///
/// # Examples
///
/// 4.02, 9.87 and 2.96 % are 5.62 % on the average:
///
/// ```
/// use junheng::evaluation::Verdict;
/// use junheng::model::{PrintedFigure, UnreadableNumber};
/// use junheng::planning::rules::{MeanOfFigures, Rule as _};
///
/// let figure = |text: &str| text.parse::<PrintedFigure>().map(Some);
/// let figures = ["4.02", "9.87", "2.96"].map(figure);
/// let mut rule = MeanOfFigures {
///     figures: figures.into_iter().collect::<Result<_, _>>()?,
///     mean: figure("5.62")?,
/// };
/// assert_eq!(rule.assess().verdict, Verdict::Met);
/// rule.mean = figure("5.60")?;
/// let result = rule.assess();
/// assert_eq!(result.verdict, Verdict::NotMet);
/// assert_eq!(result.reason.en, "computed as 5.6167, to be printed as 5.62; 5.60 is stated");
/// # Ok::<(), UnreadableNumber>(())
/// ```
#[doc(alias = "average")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeanOfFigures {
    /// The figures; `None` for one that is not known.
    pub figures: Vec<Option<PrintedFigure>>,
    /// The mean as printed.
    pub mean: Option<PrintedFigure>,
}

impl Rule for MeanOfFigures {
    fn assess(&self) -> RuleResult {
        let known: Vec<(&PrintedFigure, Span)> = self
            .figures
            .iter()
            .flatten()
            .filter_map(|figure| Some((figure, Span::of(figure)?)))
            .collect();
        let count = u64::try_from(self.figures.len()).unwrap_or(u64::MAX);
        let Ok(share) = Rational::ONE.checked_div(&Rational::from(count)) else {
            return RuleResult::new(Verdict::NotAssessable, "未列各数", "no figures are given");
        };
        let zero = Span::exactly(Rational::ZERO);
        let span = known.iter().fold(zero, |sum, (_, figure)| sum.plus(figure));
        let span = span.times(&share);
        let sum: Rational = known.iter().map(|(figure, _)| exact(figure.number())).sum();
        let value = sum * &share;
        let unknown = self.figures.len() - known.len();
        if unknown > 0 {
            let negative = known
                .iter()
                .any(|(figure, _)| figure.number().is_negative());
            if let Some(mean) = &self.mean
                && let Some(printed) = Span::of_computed(mean)
                && span.lower > printed.upper
                && !negative
            {
                return RuleResult::new(
                    Verdict::NotMet,
                    format!("仅已知各数的平均数就超过所列的{mean}"),
                    format!("the known figures alone make a mean above the stated {mean}"),
                );
            }
            let figures = if unknown == 1 {
                "figure is"
            } else {
                "figures are"
            };
            return RuleResult::new(
                Verdict::NotAssessable,
                format!("有{unknown}个数未知"),
                format!("{unknown} {figures} not known"),
            );
        }
        MEAN.held_to(self.mean.as_ref(), &span, value)
    }
}

const MEAN: Computed = Computed::plain("平均数", "mean");
