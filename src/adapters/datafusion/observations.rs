//! The observations of a query without groups, and those of a window.

use crate::adapters::datafusion::group::{Group, PAIR, State};
use crate::adapters::datafusion::measure::{Measure, counts};
use crate::numeric::{CompactMoments, ExactMoments};
use datafusion::common::{Result, internal_datafusion_err};
use std::collections::VecDeque;

/// How many observations are kept before they are added to the sums: added together they cost less.
const KEPT: usize = 256;

/// The observations of one group. Whatever the order in which they come and the parts that are merged,
/// every measure has the same bits.
#[derive(Debug, Default)]
pub(super) struct Observations {
    /// Values with weights.
    pairs: Vec<(f64, f64)>,
    /// The sums of those that are not kept; for measures that follow from sums.
    sums: Option<Box<ExactMoments>>,
}

impl Observations {
    /// Takes in an observation; one of weight 0 is none.
    pub(super) fn push(&mut self, measure: &Measure, value: f64, weight: f64) -> Result<()> {
        if !counts(value, weight)? {
            return Ok(());
        }
        self.pairs.push((value, weight));
        if self.pairs.len() >= KEPT && measure.is_of_moments() {
            let sums = self.sums.get_or_insert_default();
            let added = sums.extend(self.pairs.drain(..));
            added.map_err(|error| internal_datafusion_err!("{error}"))?;
        }
        Ok(())
    }

    /// Takes in a state that was written.
    pub(super) fn merge(&mut self, measure: &Measure, state: &[u8]) -> Result<()> {
        let state = State::read(state)?;
        for (value, weight) in state.pairs() {
            self.push(measure, value, weight)?;
        }
        if let Some(compact) = state.compact {
            compact.add_to(self.sums.get_or_insert_default());
        }
        if let Some(sums) = &state.sums {
            self.sums.get_or_insert_default().merge(sums);
        }
        Ok(())
    }

    /// The bytes that it takes beside its own.
    pub(super) fn size(&self) -> usize {
        let sums = self.sums.as_ref().map_or(0, |_| size_of::<ExactMoments>());
        self.pairs.capacity() * PAIR + sums
    }

    /// The measure; `None` where it is undefined. A window asks again for every row, so nothing is taken.
    pub(super) fn measured(&self, measure: &Measure) -> Option<f64> {
        let mut pairs = self.pairs.clone();
        let group = Group {
            compact: CompactMoments::default(),
            sums: self.sums.clone(),
            pairs: &mut pairs,
        };
        group.measured(measure)
    }

    pub(super) fn write(&mut self, state: &mut Vec<u8>) -> Result<()> {
        let group = Group {
            compact: CompactMoments::default(),
            sums: self.sums.clone(),
            pairs: &mut self.pairs,
        };
        group.write(state)
    }
}

/// The observations of a window that slides: those that came first leave first. They are all kept, so a
/// measure takes as long as that of a group of so many rows.
#[derive(Debug, Default)]
pub(super) struct Window {
    pairs: VecDeque<(f64, f64)>,
}

impl Window {
    /// Takes in an observation; one of weight 0 is none.
    pub(super) fn push(&mut self, value: f64, weight: f64) -> Result<()> {
        if counts(value, weight)? {
            self.pairs.push_back((value, weight));
        }
        Ok(())
    }

    /// Lets go the first observation, which was taken in as this one.
    pub(super) fn remove(&mut self, value: f64, weight: f64) -> Result<()> {
        if counts(value, weight)? {
            self.pairs.pop_front();
        }
        Ok(())
    }

    /// The bytes that it takes beside its own.
    pub(super) fn size(&self) -> usize {
        self.pairs.capacity() * PAIR
    }

    /// The measure; `None` where it is undefined.
    pub(super) fn measured(&self, measure: &Measure) -> Option<f64> {
        let mut pairs: Vec<_> = self.pairs.iter().copied().collect();
        let group = Group {
            compact: CompactMoments::default(),
            sums: None,
            pairs: &mut pairs,
        };
        group.measured(measure)
    }
}
