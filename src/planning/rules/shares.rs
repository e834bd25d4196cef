//! Shares that must add to the whole.

use crate::model::PrintedFigure;
use crate::planning::rules::sum::PartsOfTotal;
use crate::planning::rules::{Rule, RuleResult};

/// Shares in percent must add to 100, with the room that their rounding gives: half a unit of the
/// last place of each. A share without decimals is rounded to a whole one, unless it is said to be exact.
///
/// # Examples
///
/// Three thirds to one decimal add to 99.9, and 0.15 is allowed:
///
/// ```
/// use junheng::evaluation::Verdict;
/// use junheng::model::{PrintedFigure, UnreadableNumber};
/// use junheng::planning::rules::{Rule as _, SharesOfWhole};
///
/// let verdict = |shares: [&str; 3]| {
///     let read = |text: &str| text.parse::<PrintedFigure>().map(Some);
///     let shares = shares.map(read).into_iter().collect::<Result<_, _>>()?;
///     Ok::<_, UnreadableNumber>(SharesOfWhole { shares }.assess().verdict)
/// };
/// assert_eq!(verdict(["33.3", "33.3", "33.3"])?, Verdict::Met);
/// assert_eq!(verdict(["33.2", "33.3", "33.3"])?, Verdict::NotMet);
/// // 90.5, 8.5 and 1 are 100, and may be printed so.
/// assert_eq!(verdict(["91", "9", "1"])?, Verdict::Met);
/// # Ok::<(), UnreadableNumber>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharesOfWhole {
    /// The shares in percent; `None` for one that is not known.
    pub shares: Vec<Option<PrintedFigure>>,
}

impl Rule for SharesOfWhole {
    fn assess(&self) -> RuleResult {
        let rounded = |share: &Option<PrintedFigure>| share.clone().map(PrintedFigure::computed);
        PartsOfTotal {
            parts: self.shares.iter().map(rounded).collect(),
            total: "100".parse().ok(),
        }
        .assess()
    }
}
