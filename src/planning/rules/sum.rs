//! Parts that must add to a total.

use crate::judgement::{Verdict, exact};
use crate::model::PrintedFigure;
use crate::numeric::Rational;
use crate::planning::rules::span::{Span, shown, shown_beside, slack};
use crate::planning::rules::{Rule, RuleResult};

/// Parts must add to the total that is stated beside them.
///
/// They do if the sum differs from the total by no more than half a unit of the last place of each
/// figure that is rounded. A part that is not known leaves it open, unless the known parts alone
/// are already above the total; for this a part that is not known is taken not to be negative,
/// where no known part is.
///
/// # Examples
///
/// A building programme states 58 projects and lists 57:
///
/// ```
/// use junheng::evaluation::Verdict;
/// use junheng::model::{PrintedFigure, UnreadableNumber};
/// use junheng::numeric::Rational;
/// use junheng::planning::rules::{PartsOfTotal, Rule as _};
///
/// let figure = |text: &str| text.parse::<PrintedFigure>().map(Some);
/// let parts = ["13", "1", "8", "13", "7", "7", "2", "5", "1"].map(figure);
/// let rule = PartsOfTotal {
///     parts: parts.into_iter().collect::<Result<_, _>>()?,
///     total: figure("58")?,
/// };
/// let result = rule.assess();
/// assert_eq!(result.verdict, Verdict::NotMet);
/// assert_eq!(result.computed, Some(Rational::from(57)));
/// assert_eq!(result.reason.en, "the parts add to 57, and 58 is stated: 1 less");
/// # Ok::<(), UnreadableNumber>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartsOfTotal {
    /// The parts; `None` for one that is not known.
    pub parts: Vec<Option<PrintedFigure>>,
    /// The total.
    pub total: Option<PrintedFigure>,
}

impl Rule for PartsOfTotal {
    fn assess(&self) -> RuleResult {
        let total = self.total.as_ref();
        let Some((total, whole)) = total.and_then(|total| Some((total, Span::of(total)?))) else {
            return RuleResult::new(Verdict::NotAssessable, "总数未知", "the total is not known");
        };
        let known: Vec<(&PrintedFigure, Span)> = self
            .parts
            .iter()
            .flatten()
            .filter_map(|part| Some((part, Span::of(part)?)))
            .collect();
        let zero = Span::exactly(Rational::ZERO);
        let span = known.iter().fold(zero, |sum, (_, part)| sum.plus(part));
        let sum: Rational = known.iter().map(|(part, _)| exact(part.number())).sum();
        let places = known.iter().map(|(part, _)| part.places()).max();
        let places = places.unwrap_or_default().max(total.places());
        let stated = exact(total.number());
        let (sum_text, unknown) = (
            shown_beside(&sum, &stated, places),
            self.parts.len() - known.len(),
        );
        if unknown > 0 {
            let negative = known.iter().any(|(part, _)| part.number().is_negative());
            if span.lower > whole.upper && !negative {
                return RuleResult::new(
                    Verdict::NotMet,
                    format!("已知各项合计{sum_text}，已超过所列的{total}"),
                    format!("the known parts add to {sum_text}, above the stated {total}"),
                );
            }
            if known.is_empty() {
                return RuleResult::new(Verdict::NotAssessable, "各项均未知", "no part is known");
            }
            let parts = if unknown == 1 { "part is" } else { "parts are" };
            return RuleResult::new(
                Verdict::NotAssessable,
                format!("有{unknown}项未知，其余合计{sum_text}"),
                format!("{unknown} {parts} not known; the others add to {sum_text}"),
            );
        }
        if known.is_empty() {
            return RuleResult::new(Verdict::NotAssessable, "未列各项", "no parts are given");
        }
        let difference = &sum - &stated;
        let allowed: Rational = known.iter().map(|(part, _)| slack(part)).sum();
        let allowed = allowed + slack(total);
        let apart = difference.abs();
        let difference_text = shown_beside(&apart, &allowed, places);
        let allowed_text = shown(&allowed, places + 1);
        let result = if difference.is_zero() {
            RuleResult::new(
                Verdict::Met,
                format!("各项合计{sum_text}，与所列一致"),
                format!("the parts add to {sum_text}, as stated"),
            )
        } else if span.meets(&whole) {
            RuleResult::new(
                Verdict::Met,
                format!(
                    "各项合计{sum_text}，与所列{total}相差{difference_text}，在四舍五入允许的{allowed_text}之内"
                ),
                format!(
                    "the parts add to {sum_text}; the stated {total} differs by {difference_text}, \
                     within the {allowed_text} that rounding allows"
                ),
            )
        } else {
            let (zh, en) = if difference.is_negative() {
                ("少", "less")
            } else {
                ("多", "more")
            };
            RuleResult::new(
                Verdict::NotMet,
                format!("各项合计{sum_text}，所列为{total}：{zh}{difference_text}"),
                format!(
                    "the parts add to {sum_text}, and {total} is stated: {difference_text} {en}"
                ),
            )
        };
        result.with_computed(sum)
    }
}
