//! Random numbers that are the same on every machine, in every version.

use std::num::NonZeroU32;

use chacha20::ChaCha8Rng;
use chacha20::rand_core::{Rng as _, SeedableRng as _};

/// What random numbers are drawn for, so that one seed does not give two uses the same ones.
#[derive(Clone, Copy, Debug)]
pub(super) enum Purpose {
    Bootstrap = 0,
    Permutation = 1,
}

/// An endless row of random numbers, one of 2⁶⁴ for each seed.
///
/// The keystream of `ChaCha` with 8 rounds, as 32-bit words in little-endian order, from block 0 on. The
/// key is the seed in its first eight bytes (little-endian), the purpose in the ninth, and zero in the
/// others; the nonce is the index. A change of any of these would change published figures.
///
/// Bernstein (2008), `ChaCha`, a variant of Salsa20; <https://cr.yp.to/chacha/chacha-20080128.pdf>
pub(super) struct RandomStream(ChaCha8Rng);

impl RandomStream {
    pub(super) fn new(seed: u64, purpose: Purpose, index: u64) -> Self {
        let mut key = [0; 32];
        let bytes = seed.to_le_bytes().into_iter().chain([purpose as u8]);
        for (place, byte) in key.iter_mut().zip(bytes) {
            *place = byte;
        }
        let mut generator = ChaCha8Rng::from_seed(key);
        generator.set_stream(index);
        Self(generator)
    }

    /// A number from 0 to below the bound, each as likely as any other.
    ///
    /// The upper half of the product of a 32-bit word and the bound; a word whose lower half is below
    /// 2³² mod bound is thrown away.
    ///
    /// Lemire (2019), Fast random integer generation in an interval, ACM Transactions on Modeling and
    /// Computer Simulation 29(1), article 3; <https://doi.org/10.1145/3230636>
    #[inline]
    pub(super) fn below(&mut self, bound: NonZeroU32) -> u32 {
        let mut product = self.product(bound);
        if low(product) < bound.get() {
            let threshold = bound.get().wrapping_neg() % bound;
            while low(product) < threshold {
                product = self.product(bound);
            }
        }
        high(product)
    }

    #[inline]
    fn product(&mut self, bound: NonZeroU32) -> u64 {
        u64::from(self.0.next_u32()) * u64::from(bound.get())
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the lower half is asked for"
)]
const fn low(product: u64) -> u32 {
    product as u32
}

const fn high(product: u64) -> u32 {
    (product >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The reference has its own generator and its own way below a bound.
    #[test]
    fn draws_are_those_of_another_program() {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/reference")
            .join("bootstrap.json");
        let text = std::fs::read_to_string(file).unwrap();
        let reference: serde_json::Value = serde_json::from_str(&text).unwrap();
        let cases = reference["draws"].as_array().unwrap();
        assert_eq!(cases.len(), 4);
        for case in cases {
            let number = |name: &str| case[name].as_u64().unwrap();
            let purpose = [Purpose::Bootstrap, Purpose::Permutation];
            let purpose = purpose[usize::try_from(number("purpose")).unwrap()];
            let mut stream = RandomStream::new(number("seed"), purpose, number("index"));
            let bound = u32::try_from(number("bound")).unwrap();
            let bound = NonZeroU32::new(bound).unwrap();
            for drawn in case["draws"].as_array().unwrap() {
                assert_eq!(u64::from(stream.below(bound)), drawn.as_u64().unwrap());
            }
        }
    }

    #[test]
    fn every_number_below_the_bound_is_drawn_about_as_often() {
        let mut stream = RandomStream::new(7, Purpose::Bootstrap, 0);
        let bound = NonZeroU32::new(5).unwrap();
        let mut counts = [0_i32; 5];
        for _ in 0..50_000 {
            counts[stream.below(bound) as usize] += 1;
        }
        // 10 000 each, with a standard deviation of √(50 000 · 0.2 · 0.8) = 89.
        assert!(counts.iter().all(|count| (count - 10_000).abs() < 450));
    }
}
