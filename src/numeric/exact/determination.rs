//! Whether a comparison holds whatever is not known.

use std::cmp::Ordering;

/// Whether a comparison holds whatever the values that are not known turn out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Determination {
    /// It holds for all of the possible values.
    Always,
    /// It holds for none of them.
    Never,
    /// Neither is certain: the values have to be known.
    Open,
}

impl Determination {
    /// Determines a comparison from how the lowest and the highest possible number compare with the
    /// limit.
    ///
    /// # Examples
    ///
    /// What is between 1 and 3 is not always at most 2:
    ///
    /// ```
    /// # use core::cmp::Ordering;
    /// # use junheng::numeric::Determination;
    /// let found = Determination::between(1.cmp(&2), 3.cmp(&2), Ordering::is_le);
    /// assert_eq!(found, Determination::Open);
    /// ```
    #[must_use]
    pub fn between(lowest: Ordering, highest: Ordering, holds: impl Fn(Ordering) -> bool) -> Self {
        let mut answers = [Ordering::Less, Ordering::Equal, Ordering::Greater]
            .into_iter()
            .filter(|ordering| (lowest..=highest).contains(ordering))
            .map(holds);
        let Some(first) = answers.next() else {
            return Self::Open;
        };
        if answers.any(|answer| answer != first) {
            Self::Open
        } else if first {
            Self::Always
        } else {
            Self::Never
        }
    }
}
