//! What is stated more than once.

use crate::judgement::Verdict;
use crate::model::PrintedFigure;
use crate::planning::rules::span::Span;
use crate::planning::rules::{Rule, RuleResult};

/// What a text states more than once must be the same each time.
///
/// Two statements agree if one number can be rounded to both, and if their signs, where both have
/// one, are the same. So 34.8 and 34.84 agree, and 78 and 90 do not.
///
/// # Examples
///
/// ```
/// use junheng::evaluation::Verdict;
/// use junheng::model::UnreadableNumber;
/// use junheng::planning::rules::{Agreement, Rule as _};
///
/// let rule = Agreement { statements: vec![Some("90".parse()?), Some("78".parse()?)] };
/// assert_eq!(rule.assess().verdict, Verdict::NotMet);
/// let rounded = Agreement { statements: vec![Some("34.8".parse()?), Some("34.84".parse()?)] };
/// assert_eq!(rounded.assess().verdict, Verdict::Met);
/// # Ok::<(), UnreadableNumber>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// What is stated; `None` where a statement has no figure.
    pub statements: Vec<Option<PrintedFigure>>,
}

impl Rule for Agreement {
    fn assess(&self) -> RuleResult {
        let known: Vec<&PrintedFigure> = self.statements.iter().flatten().collect();
        let agree = |one: &PrintedFigure, other: &PrintedFigure| {
            let same_sign = match (one.relation(), other.relation()) {
                (Some(one), Some(other)) => one == other,
                _ => true,
            };
            same_sign && Span::around(one).meets(&Span::around(other))
        };
        let differs = known
            .iter()
            .enumerate()
            .any(|(index, one)| known.iter().skip(index + 1).any(|other| !agree(one, other)));
        let listed = |separator: &str| {
            let mut texts: Vec<String> = known.iter().map(ToString::to_string).collect();
            texts.dedup();
            texts.join(separator)
        };
        let unknown = self.statements.len() - known.len();
        if differs {
            RuleResult::new(
                Verdict::NotMet,
                format!("前后不一致：{}", listed("、")),
                format!("stated as {}", listed(" and as ")),
            )
        } else if unknown > 0 || known.len() < 2 {
            RuleResult::new(
                Verdict::NotAssessable,
                "可比的数值不足两个或有缺",
                "fewer than two of the statements have a figure, or one has none",
            )
        } else {
            RuleResult::new(
                Verdict::Met,
                format!("前后一致：{}", listed("、")),
                format!("stated alike: {}", listed(", ")),
            )
        }
    }
}
