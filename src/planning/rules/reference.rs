//! A figure against a mean that is given.

use crate::judgement::{Verdict, exact};
use crate::model::PrintedFigure;
use crate::planning::rules::{Rule, RuleResult};

/// A figure is not above a reference, such as the mean of the province (不高于全省平均).
///
/// Both are compared as printed, and the same figure is not above.
///
/// # Examples
///
/// ```
/// use junheng::evaluation::Verdict;
/// use junheng::model::UnreadableNumber;
/// use junheng::planning::rules::{NotAboveReference, Rule as _};
///
/// let rule = NotAboveReference { value: Some("0.31".parse()?), reference: Some("0.35".parse()?) };
/// assert_eq!(rule.assess().verdict, Verdict::Met);
/// let unknown = NotAboveReference { value: Some("0.31".parse()?), reference: None };
/// assert_eq!(unknown.assess().verdict, Verdict::NotAssessable);
/// # Ok::<(), UnreadableNumber>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAboveReference {
    /// The figure.
    pub value: Option<PrintedFigure>,
    /// What it must not be above.
    pub reference: Option<PrintedFigure>,
}

impl Rule for NotAboveReference {
    fn assess(&self) -> RuleResult {
        let number = |figure: &Option<PrintedFigure>| {
            let figure = figure.as_ref()?;
            figure.relation().is_none().then(|| exact(figure.number()))
        };
        let (value, reference) = match (number(&self.value), number(&self.reference)) {
            (Some(value), Some(reference)) => (value, reference),
            (None, _) => {
                return RuleResult::new(Verdict::NotAssessable, "本地数值未知", "no figure");
            }
            (_, None) => {
                return RuleResult::new(Verdict::NotAssessable, "参照值未知", "no reference");
            }
        };
        let shown = |figure: &Option<PrintedFigure>| {
            figure
                .as_ref()
                .map_or_else(String::new, ToString::to_string)
        };
        let (one, other) = (shown(&self.value), shown(&self.reference));
        let difference = &value - &reference;
        let result = if value <= reference {
            RuleResult::new(
                Verdict::Met,
                format!("{one}不高于{other}"),
                format!("{one} is not above {other}"),
            )
        } else {
            RuleResult::new(
                Verdict::NotMet,
                format!("{one}高于{other}"),
                format!("{one} is above {other}"),
            )
        };
        result.with_computed(difference)
    }
}
