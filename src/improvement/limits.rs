//! What single schools can take.

use crate::improvement::lever::{LeverError, own_limit};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// How many units of a lever single schools can take at most: no land, no posts, a school that must not be
/// touched.
///
/// # Examples
///
/// ```
/// use junheng::improvement::Limits;
///
/// let mut limits = Limits::default();
/// limits.set("3204", "classroom", 0.into())?;
/// assert_eq!(limits.at_most("3204", "classroom"), Some(0.into()));
/// assert_eq!(limits.at_most("3205", "classroom"), None);
/// # Ok::<(), junheng::improvement::LeverError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    schools: BTreeMap<String, BTreeMap<String, Decimal>>,
}

impl Limits {
    /// Lets a school take so many units of a lever at most; 0 forbids it. Of a move, so many may come and so
    /// many may go.
    ///
    /// # Errors
    ///
    /// - [`LeverError::NegativeLimit`] if the number is below 0.
    pub fn set(
        &mut self,
        school: impl Into<String>,
        lever: impl Into<String>,
        at_most: Decimal,
    ) -> Result<(), LeverError> {
        let at_most = own_limit(at_most)?;
        let levers = self.schools.entry(school.into()).or_default();
        levers.insert(lever.into(), at_most);
        Ok(())
    }

    /// How many units of a lever a school can take at most, if that is limited.
    #[must_use]
    pub fn at_most(&self, school: &str, lever: &str) -> Option<Decimal> {
        self.schools.get(school)?.get(lever).copied()
    }

    /// The schools and levers that are named.
    pub fn named(&self) -> impl Iterator<Item = (&str, &str)> {
        self.schools.iter().flat_map(|(school, levers)| {
            let levers = levers.keys();
            levers.map(|lever| (school.as_str(), lever.as_str()))
        })
    }
}
