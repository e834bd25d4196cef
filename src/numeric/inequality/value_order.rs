//! The order of observations: by value, and by weight where values are equal.
//!
//! Many observations are first dealt into piles by the leading bits of their values, in two rounds
//! from the lower of these bits to the higher as in any radix sort; only within a pile are they
//! compared. The order is one of all bits, so that two observations that it does not tell apart are
//! the same, and every way to it ends in the same rows.

/// The bits that a round deals by.
const DIGIT: u32 = 11;

/// The piles of a round.
const PILES: usize = 1 << DIGIT;

/// Fewer observations than these are compared at once: two rounds would take longer.
const FEW: usize = 512;

/// How many values, spread over the rows, tell where most of them lie.
const SCOUTS: usize = 256;

/// A whole number that is in the order of the value.
#[inline]
fn value_key(observation: &Observation) -> u64 {
    const SIGN: u64 = 1 << 63;
    let bits = observation.value.to_bits();
    // Bits of negative doubles rise as these fall.
    let negative = 0_u64.wrapping_sub(bits >> 63);
    bits ^ (negative | SIGN)
}

/// A whole number that is in the order of the value, then of the weight, which is positive.
#[inline]
fn key(observation: &Observation) -> u128 {
    u128::from(value_key(observation)) << 64 | u128::from(observation.weight.to_bits())
}

/// Puts observations in order.
pub(super) fn put_in_order(observations: &mut [Observation]) {
    if observations.is_sorted_by_key(key) {
        return;
    }
    if observations.len() < FEW {
        observations.sort_unstable_by_key(key);
        return;
    }
    let leading = LeadingBits::of(observations);
    leading.deal(observations);
    let piles = observations.chunk_by_mut(|left, right| leading.pile(left) == leading.pile(right));
    for pile in piles {
        if pile.len() > 1 {
            pile.sort_unstable_by_key(key);
        }
    }
}

/// The bits by which most values of a sample differ first.
struct LeadingBits {
    /// Values below and above these, by their keys, are few, and share the first and the last pile.
    first: u64,
    last: u64,
    /// How many bits there are below.
    shift: u32,
}

impl LeadingBits {
    /// Of at least [`SCOUTS`] observations.
    fn of(observations: &[Observation]) -> Self {
        let scouts = observations.iter().step_by(observations.len() / SCOUTS);
        let (first, last) = scouts
            .map(value_key)
            .fold((u64::MAX, 0), |(first, last), key| {
                (first.min(key), last.max(key))
            });
        let bits = 64 - (last - first).leading_zeros();
        Self {
            first,
            last,
            shift: bits.saturating_sub(2 * DIGIT),
        }
    }

    /// The number of the pile: in the order of the values, below 2^22.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "it has 22 bits")]
    fn pile(&self, observation: &Observation) -> usize {
        let key = value_key(observation).clamp(self.first, self.last);
        ((key - self.first) >> self.shift) as usize
    }

    /// Puts observations in the order of their piles.
    fn deal(&self, observations: &mut [Observation]) {
        let low = |observation: &Observation| self.pile(observation) % PILES;
        let high = |observation: &Observation| self.pile(observation) / PILES;
        let mut low_places = vec![0; PILES];
        let mut high_places = vec![0; PILES];
        for observation in &*observations {
            count(&mut low_places, low(observation));
            count(&mut high_places, high(observation));
        }
        // As arrays of zeros, for which the system has empty memory: rows would be written twice.
        let mut dealt = vec![[0.0; 2]; observations.len()];
        let rows = observations.iter().copied();
        move_all(rows, &mut dealt, &mut low_places, low);
        let rows = dealt.into_iter().map(Observation::from);
        move_all(rows, observations, &mut high_places, high);
    }
}

#[inline]
fn count(places: &mut [usize], pile: usize) {
    if let Some(place) = places.get_mut(pile) {
        *place += 1;
    }
}

/// Moves observations to their piles, those of one pile in the order in which they come;
/// `places` is how many each pile has.
fn move_all<Row: From<Observation>>(
    from: impl Iterator<Item = Observation>,
    to: &mut [Row],
    places: &mut [usize],
    pile: impl Fn(&Observation) -> usize,
) {
    let mut start = 0;
    for place in &mut *places {
        let next = start + *place;
        *place = start;
        start = next;
    }
    for observation in from {
        if let Some(place) = places.get_mut(pile(&observation)) {
            if let Some(here) = to.get_mut(*place) {
                *here = observation.into();
            }
            *place += 1;
        }
    }
}

/// A value and what it stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Observation {
    pub(super) value: f64,
    /// Positive.
    pub(super) weight: f64,
}

impl From<Observation> for [f64; 2] {
    #[inline]
    fn from(observation: Observation) -> Self {
        [observation.value, observation.weight]
    }
}

impl From<[f64; 2]> for Observation {
    #[inline]
    fn from([value, weight]: [f64; 2]) -> Self {
        Self { value, weight }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of many kinds in a fixed sequence, with ties in value, in weight and in both.
    fn observations(count: usize, kind: u64) -> Vec<Observation> {
        let mut state = 0x9e37_79b9_7f4a_7c15_u64 ^ kind;
        let mut random = move || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        };
        (0..count)
            .map(|_| {
                let unit = f64::from(u32::try_from(random() >> 32).unwrap()) / 2_f64.powi(32);
                let value = match kind {
                    0 => 3.0 + unit,
                    1 => (100.0 * unit).floor() - 50.0,
                    // All exponents and both signs.
                    2 => f64::from_bits((random() % (0x7ff << 52)) | ((random() & 1) << 63)),
                    // One far from all others, now at one end and now at the other.
                    3 if random() % 1000 == 0 => (unit - 0.5) * 1e300,
                    4 => 7.0,
                    5 => f64::from_bits(random() % 5),
                    _ => 1.0 + unit * f64::EPSILON * 1000.0,
                };
                Observation {
                    value: value + 0.0,
                    weight: f64::from(u8::try_from(random() % 7).unwrap()) + 1.0,
                }
            })
            .collect()
    }

    #[test]
    fn piles_end_in_the_order_of_comparisons() {
        for count in [0, 1, 2, 300, FEW - 1, FEW, FEW + 1, 3 * FEW + 17, 20_000] {
            for kind in 0..7 {
                let mut compared = observations(count, kind);
                let mut ordered = compared.clone();
                compared.sort_by(|left, right| {
                    let by_weight = left.weight.total_cmp(&right.weight);
                    left.value.total_cmp(&right.value).then(by_weight)
                });
                put_in_order(&mut ordered);
                assert_eq!(ordered, compared, "{count} of kind {kind}");
                ordered.reverse();
                put_in_order(&mut ordered);
                assert_eq!(ordered, compared, "{count} of kind {kind}, reversed");
            }
        }
    }
}
