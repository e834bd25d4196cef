//! What a move costs more between two schools than its price says.

use crate::improvement::lever::{LeverError, own_cost};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What it costs beside the price of a move that somebody goes from one school to another: the way, a flat, an
/// allowance for a remote school.
///
/// A pair that is not named costs nothing beside. The way back is a pair of its own.
///
/// # Examples
///
/// ```
/// use junheng::improvement::Distances;
///
/// let mut distances = Distances::default();
/// distances.set("3204", "3205", 1_500.into())?;
/// assert_eq!(distances.cost("3204", "3205"), 1_500.into());
/// assert_eq!(distances.cost("3205", "3204"), 0.into());
/// # Ok::<(), junheng::improvement::LeverError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distances {
    pairs: BTreeMap<(String, String), Decimal>,
}

impl Distances {
    /// Lets a unit of any move from one school to another cost so much more.
    ///
    /// # Errors
    ///
    /// - [`LeverError::NegativeCost`] if the cost is below 0.
    pub fn set(
        &mut self,
        from: impl Into<String>,
        to: impl Into<String>,
        cost: Decimal,
    ) -> Result<(), LeverError> {
        let cost = own_cost(cost)?;
        self.pairs.insert((from.into(), to.into()), cost);
        Ok(())
    }

    /// What a unit of any move from one school to another costs more.
    #[must_use]
    pub fn cost(&self, from: &str, to: &str) -> Decimal {
        let pair = (from.to_owned(), to.to_owned());
        self.pairs.get(&pair).copied().unwrap_or_default()
    }

    /// The pairs that are named, each with what it costs: who gives, who receives.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str, Decimal)> {
        let pairs = self.pairs.iter();
        pairs.map(|((from, to), cost)| (from.as_str(), to.as_str(), *cost))
    }
}
