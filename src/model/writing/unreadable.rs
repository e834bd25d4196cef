//! Why a text is no number of the kind that was asked for.

/// The text is no number of the kind that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum UnreadableNumber {
    /// It is no plain decimal, or has more than a thousand digits.
    #[error("not a plain decimal such as 1234.5")]
    Amount,
    /// It is no figure as a text prints it.
    #[error("not a figure; expected a decimal or x:1, perhaps behind a sign such as `>=`")]
    Figure,
    /// It is no bound.
    #[error("not a bound; expected a sign and a decimal or x:1, such as `<= 17` or `≤ 17:1`")]
    Bound,
    /// It is no count of a task.
    #[error(
        "not a count; expected a number, a bound such as `> 8000`, a range such as `2-4`, or `about 150`"
    )]
    TaskCount,
}
