//! What is kept of one group of a query, and how it travels to where it is merged.

use crate::adapters::datafusion::measure::Measure;
use crate::numeric::{CompactMoments, ExactMoments};
use datafusion::common::{Result, internal_datafusion_err};

/// The observations of a group: each is in one of the sums, or kept.
pub(super) struct Group<'g> {
    pub(super) compact: CompactMoments,
    pub(super) sums: Option<Box<ExactMoments>>,
    /// Values with weights, in an order that is nobody's.
    pub(super) pairs: &'g mut [(f64, f64)],
}

/// The bytes of an observation that is kept.
pub(super) const PAIR: usize = 16;

impl Group<'_> {
    /// The measure; `None` where it is undefined.
    pub(super) fn measured(self, measure: &Measure) -> Option<f64> {
        if !measure.is_of_moments() {
            return measure.of_pairs(self.pairs);
        }
        if self.sums.is_none() && self.pairs.is_empty() {
            return measure.of_compact(&self.compact);
        }
        let mut sums = self.sums.unwrap_or_default();
        self.compact.add_to(&mut sums);
        sums.extend(self.pairs.iter().copied()).ok()?;
        measure.of_moments(&sums)
    }

    /// Writes what [`State::read`] reads: how many observations are kept, and these; then, where there are
    /// any, the sums in a few words, and those with room for every double.
    pub(super) fn write(&self, state: &mut Vec<u8>) -> Result<()> {
        state.extend((self.pairs.len() as u64).to_le_bytes());
        for (value, weight) in &*self.pairs {
            state.extend(value.to_le_bytes());
            state.extend(weight.to_le_bytes());
        }
        if self.compact.count() > 0 || self.sums.is_some() {
            state.extend(self.compact.to_bytes());
        }
        if let Some(sums) = &self.sums {
            let written = serde_json::to_writer(state, sums.as_ref());
            written.map_err(|error| internal_datafusion_err!("{error}"))?;
        }
        Ok(())
    }
}

/// A group as it was written.
pub(super) struct State<'s> {
    /// Value and weight of each observation that is kept.
    pairs: &'s [[u8; PAIR]],
    pub(super) compact: Option<CompactMoments>,
    pub(super) sums: Option<ExactMoments>,
}

impl<'s> State<'s> {
    pub(super) fn read(state: &'s [u8]) -> Result<Self> {
        let broken = || internal_datafusion_err!("found a state that no part of the data has");
        let (count, rest) = state.split_first_chunk().ok_or_else(broken)?;
        let count = usize::try_from(u64::from_le_bytes(*count)).map_err(|_| broken())?;
        let bytes = count.checked_mul(PAIR).ok_or_else(broken)?;
        let (pairs, rest) = rest.split_at_checked(bytes).ok_or_else(broken)?;
        let (pairs, _) = pairs.as_chunks();
        if rest.is_empty() {
            return Ok(Self {
                pairs,
                compact: None,
                sums: None,
            });
        }
        let (compact, sums) = rest.split_first_chunk().ok_or_else(broken)?;
        let sums = if sums.is_empty() {
            None
        } else {
            Some(serde_json::from_slice(sums).map_err(|_| broken())?)
        };
        Ok(Self {
            pairs,
            compact: Some(CompactMoments::from_bytes(compact)),
            sums,
        })
    }

    /// The observations that are kept.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (f64, f64)> {
        self.pairs.iter().map(|pair| {
            let (numbers, _) = pair.as_chunks();
            let mut numbers = numbers.iter().map(|number| f64::from_le_bytes(*number));
            let mut number = || numbers.next().unwrap_or_default();
            (number(), number())
        })
    }
}
