//! The observations of all groups of a query.

use crate::adapters::datafusion::group::{Group, State};
use crate::adapters::datafusion::measure::{Measure, counts};
use crate::numeric::{CompactMoments, ExactMoments, Scale};
use datafusion::common::{Result, internal_datafusion_err};
use datafusion::logical_expr::EmitTo;

/// How many observations of a group take as many bytes as its sums.
const WORTH_SUMS: usize = 128;

/// The fewest rows that are kept before any are added up.
const LEAST_ROOM: usize = 1 << 16;

/// So many groups have sums that the nearest memory does not hold.
const MANY: usize = 1 << 14;

/// How many rows are taken in before others are looked at.
const AT_A_TIME: usize = 256;

/// The observations of many groups.
///
/// For a measure that follows from sums, each group has its sums in a few words, on a scale that the first
/// batch gives. All other rows are written one below the other as they come, wherever their groups are. They
/// are brought together when groups are asked for, or when those of a group are enough to be added up.
#[derive(Default)]
pub(super) struct GroupedObservations {
    /// The scale of the first batch that has other numbers than zeros.
    scale: Option<Scale>,
    /// The sums of each group; none for measures that do not follow from sums.
    compact: Vec<CompactMoments>,
    /// The sums of those whose numbers are of very different size.
    sums: Vec<Option<Box<ExactMoments>>>,
    /// How many groups have such sums.
    summed: usize,
    /// The group of each row that is kept.
    groups: Vec<usize>,
    /// Its value and weight.
    pairs: Vec<(f64, f64)>,
    /// So many rows were left when rows were added up.
    left: usize,
}

impl GroupedObservations {
    /// Makes place for groups up to a number.
    pub(super) fn extend_to(&mut self, groups: usize, measure: &Measure) {
        if groups > self.sums.len() {
            self.sums.resize_with(groups, || None);
            if measure.is_of_moments() {
                self.compact.resize(groups, CompactMoments::default());
            }
        }
    }

    /// Takes in the observations of a batch; those of weight 0 are none.
    pub(super) fn push_all(
        &mut self,
        groups: &[usize],
        values: &[f64],
        weights: &[f64],
    ) -> Result<()> {
        if self.scale.is_none() {
            self.scale = Scale::of(values, weights);
        }
        let rows = values.chunks(AT_A_TIME).zip(weights.chunks(AT_A_TIME));
        for (groups, (values, weights)) in groups.chunks(AT_A_TIME).zip(rows) {
            self.push_some(groups, values, weights)?;
        }
        Ok(())
    }

    fn push_some(&mut self, groups: &[usize], values: &[f64], weights: &[f64]) -> Result<()> {
        let scale = self.scale.unwrap_or_default();
        self.bring_near(groups);
        // Most rows count: one look at all of them saves one at each.
        let all_count = values.iter().all(|value| value.is_finite())
            && weights
                .iter()
                .all(|weight| weight.is_finite() && *weight > 0.0);
        let pairs = values.iter().copied().zip(weights.iter().copied());
        for (group, (value, weight)) in groups.iter().zip(pairs) {
            if !(all_count || counts(value, weight)?) {
                continue;
            }
            let is_added = self
                .compact
                .get_mut(*group)
                .is_some_and(|sums| sums.begin_on(scale).push(value, weight));
            if !is_added {
                self.groups.push(*group);
                self.pairs.push((value, weight));
            }
        }
        Ok(())
    }

    /// Looks at the sums of some groups, where there are many: while one is fetched from memory, others can
    /// be, which cannot be while observations are taken in one after the other.
    fn bring_near(&self, groups: &[usize]) {
        if self.compact.len() > MANY {
            let seen = groups.iter().filter_map(|group| self.compact.get(*group));
            std::hint::black_box(seen.fold(0, |seen, sums| seen ^ sums.touched()));
        }
    }

    /// Takes in the states of a batch, each with its group.
    pub(super) fn merge<'s>(
        &mut self,
        states: impl Iterator<Item = (usize, &'s [u8])>,
    ) -> Result<()> {
        let (mut groups, mut values, mut weights) = (Vec::new(), Vec::new(), Vec::new());
        for (group, state) in states {
            let state = State::read(state)?;
            for (value, weight) in state.pairs() {
                groups.push(group);
                values.push(value);
                weights.push(weight);
            }
            if let Some(compact) = state.compact {
                let has_room = self.compact.get_mut(group);
                if !has_room.is_some_and(|sums| sums.merge(&compact)) {
                    compact.add_to(self.sums_of(group)?);
                }
            }
            if let Some(sums) = &state.sums {
                self.sums_of(group)?.merge(sums);
            }
        }
        if groups.is_empty() {
            return Ok(());
        }
        self.push_all(&groups, &values, &weights)
    }

    /// The sums of a group that have room for every double.
    fn sums_of(&mut self, group: usize) -> Result<&mut ExactMoments> {
        let Some(sums) = self.sums.get_mut(group) else {
            return Err(internal_datafusion_err!("found a group that has no place"));
        };
        self.summed += usize::from(sums.is_none());
        Ok(sums.get_or_insert_default())
    }

    /// Adds up what is kept of large groups, once there is much of it and the measure follows from sums.
    pub(super) fn make_room(&mut self) -> Result<()> {
        let room = LEAST_ROOM.max(2 * WORTH_SUMS * self.sums.len());
        // Rows that were left are not looked at again before as many have come.
        if self.compact.is_empty() || self.pairs.len() < room.max(2 * self.left) {
            return Ok(());
        }
        let (rows, ends) = self.gathered();
        let mut begin = 0;
        for (group, end) in ends.into_iter().enumerate() {
            let rows = rows.get(begin..end).unwrap_or_default();
            begin = end;
            if rows.len() < WORTH_SUMS {
                self.keep(group, rows);
            } else {
                let added = self.sums_of(group)?.extend(rows.iter().copied());
                added.map_err(|error| internal_datafusion_err!("{error}"))?;
            }
        }
        self.left = self.pairs.len();
        Ok(())
    }

    /// Hands over the first groups; those behind become the first ones.
    pub(super) fn take(
        &mut self,
        emitted: EmitTo,
        mut each: impl FnMut(Group<'_>) -> Result<()>,
    ) -> Result<()> {
        let (mut rows, ends) = self.gathered();
        let taken = emitted.take_needed(&mut self.sums);
        let compact = if self.compact.is_empty() {
            vec![CompactMoments::default(); taken.len()]
        } else {
            emitted.take_needed(&mut self.compact)
        };
        let (first, behind) = ends.split_at_checked(taken.len()).unwrap_or((&ends, &[]));
        let mut begin = 0;
        for ((sums, compact), end) in taken.into_iter().zip(compact).zip(first) {
            each(Group {
                compact,
                sums,
                pairs: rows.get_mut(begin..*end).unwrap_or_default(),
            })?;
            begin = *end;
        }
        for (group, end) in behind.iter().enumerate() {
            self.keep(group, rows.get(begin..*end).unwrap_or_default());
            begin = *end;
        }
        self.summed = self.sums.iter().flatten().count();
        self.left = 0;
        Ok(())
    }

    fn keep(&mut self, group: usize, rows: &[(f64, f64)]) {
        self.groups.extend(std::iter::repeat_n(group, rows.len()));
        self.pairs.extend_from_slice(rows);
    }

    /// All rows that are kept, those of a group together, and where each group ends; none is kept then.
    fn gathered(&mut self) -> (Vec<(f64, f64)>, Vec<usize>) {
        let groups = std::mem::take(&mut self.groups);
        let pairs = std::mem::take(&mut self.pairs);
        let mut places = vec![0; self.sums.len()];
        for group in &groups {
            if let Some(count) = places.get_mut(*group) {
                *count += 1;
            }
        }
        let mut begin = 0;
        for place in &mut places {
            begin += std::mem::replace(place, begin);
        }
        // Each place goes from where its group begins to where it ends.
        let mut rows = vec![(0.0, 0.0); pairs.len()];
        for (group, pair) in groups.into_iter().zip(pairs) {
            if let Some(place) = places.get_mut(group) {
                if let Some(row) = rows.get_mut(*place) {
                    *row = pair;
                }
                *place += 1;
            }
        }
        (rows, places)
    }

    /// The bytes that it takes beside its own.
    pub(super) fn size(&self) -> usize {
        self.compact.capacity() * size_of::<CompactMoments>()
            + self.sums.capacity() * size_of::<Option<Box<ExactMoments>>>()
            + self.summed * size_of::<ExactMoments>()
            + self.groups.capacity() * size_of::<usize>()
            + self.pairs.capacity() * size_of::<(f64, f64)>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adapters::datafusion::observations::Observations;
    use crate::numeric::inequality::Gini;

    /// A row: its group, value and weight.
    type Row = (usize, f64, f64);

    /// Rows of three groups, with values of very different size, and some weights of 0.
    fn rows(count: u32) -> Vec<Row> {
        let row = |index: u32| {
            let size = [1e-9, 1.0, 1e7, -1.0][(index % 4) as usize];
            let value = size * (3.0 + f64::from(index * 7919 % 1009) / 1009.0);
            (index as usize % 3, value, f64::from(index * 31 % 11) / 8.0)
        };
        (1..=count).map(row).collect()
    }

    fn pushed(rows: &[Row], measure: &Measure) -> GroupedObservations {
        let mut observations = GroupedObservations::default();
        for rows in rows.chunks(1000) {
            observations.extend_to(3, measure);
            let groups: Vec<usize> = rows.iter().map(|row| row.0).collect();
            let values: Vec<f64> = rows.iter().map(|row| row.1).collect();
            let weights: Vec<f64> = rows.iter().map(|row| row.2).collect();
            observations.push_all(&groups, &values, &weights).unwrap();
            observations.make_room().unwrap();
        }
        observations
    }

    fn states(mut observations: GroupedObservations) -> Vec<Vec<u8>> {
        let mut states = Vec::new();
        let written = observations.take(EmitTo::All, |group| {
            let mut state = Vec::new();
            group.write(&mut state)?;
            states.push(state);
            Ok(())
        });
        written.unwrap();
        states
    }

    /// What is measured of each group, the first group by itself.
    fn measured(mut observations: GroupedObservations, measure: &Measure) -> Vec<Option<u64>> {
        let mut all = Vec::new();
        for emitted in [EmitTo::First(1), EmitTo::All] {
            let taken = observations.take(emitted, |group| {
                all.push(group.measured(measure).map(f64::to_bits));
                Ok(())
            });
            taken.unwrap();
        }
        all
    }

    /// The same of rows that are taken in one by one, from the last to the first.
    fn expected(rows: &[Row], measure: &Measure) -> Vec<Option<u64>> {
        let of_group = |group| {
            let mut observations = Observations::default();
            for (_, value, weight) in rows.iter().rev().filter(|row| row.0 == group) {
                observations.push(measure, *value, *weight).unwrap();
            }
            observations.measured(measure).map(f64::to_bits)
        };
        (0..3).map(of_group).collect()
    }

    #[test]
    fn parts_have_the_bits_of_all_rows_one_by_one() {
        let rows = rows(5_000);
        for measure in [
            Measure::Mean,
            Measure::StandardDeviation,
            Measure::Inequality(Box::new(Gini)),
        ] {
            let expected = expected(&rows, &measure);
            assert_eq!(measured(pushed(&rows, &measure), &measure), expected);

            let mut merged = GroupedObservations::default();
            for part in rows.chunks(1_300) {
                let states = states(pushed(part, &measure));
                merged.extend_to(3, &measure);
                let states = states.iter().map(Vec::as_slice).enumerate();
                merged.merge(states).unwrap();
            }
            assert_eq!(measured(merged, &measure), expected);
        }
    }

    #[test]
    fn rows_that_are_kept_are_added_up_before_there_are_too_many() {
        // Three of four are not whole on the scale of the fourth: more than are ever kept.
        let rows = rows(200_000);
        let measure = Measure::CoefficientOfVariation;
        let observations = pushed(&rows, &measure);
        assert!(observations.pairs.len() < LEAST_ROOM);
        assert_eq!(observations.summed, 3);
        assert_eq!(measured(observations, &measure), expected(&rows, &measure));
    }

    #[test]
    fn what_is_no_observation_is_refused() {
        let mut observations = GroupedObservations::default();
        observations.extend_to(1, &Measure::Mean);
        for (value, weight, said) in [
            (f64::NAN, 1.0, "found the value NaN"),
            (1.0, -1.0, "found the weight -1"),
            (1.0, f64::INFINITY, "found the weight inf"),
        ] {
            let refused = observations.push_all(&[0, 0], &[1.0, value], &[1.0, weight]);
            assert!(refused.unwrap_err().to_string().contains(said));
        }
        let broken = observations.merge([(0, &[1, 2, 3][..])].into_iter());
        assert!(broken.is_err());
    }
}
