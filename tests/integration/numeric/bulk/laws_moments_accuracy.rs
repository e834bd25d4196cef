//! Pushing, extending, merging and removing against exact fractions, held to the proven bounds.

use junheng::numeric::{Moments, WeightedSample, Weights};
use num_rational::BigRational;
use proptest::prelude::*;

type Pair = (f64, f64);

fn exact(number: f64) -> BigRational {
    BigRational::from_float(number).unwrap()
}

/// 2⁻ⁿ.
fn half_to_the(n: i32) -> BigRational {
    exact(2_f64.powi(-n))
}

/// The origin of a state, as it travels.
fn origin(moments: &Moments) -> BigRational {
    let record = serde_json::to_value(moments).unwrap();
    exact(record["origin"].as_str().unwrap().parse().unwrap())
}

fn zero() -> BigRational {
    exact(0.0)
}

/// Σw.
fn weight(pairs: &[Pair]) -> BigRational {
    pairs.iter().fold(zero(), |sum, (_, w)| sum + exact(*w))
}

/// Σw(x − o)².
fn squares(pairs: &[Pair], origin: &BigRational) -> BigRational {
    pairs.iter().fold(zero(), |sum, (x, w)| {
        let distance = exact(*x) - origin;
        sum + exact(*w) * &distance * distance
    })
}

fn mean(pairs: &[Pair]) -> BigRational {
    let sum = pairs
        .iter()
        .fold(zero(), |sum, (x, w)| sum + exact(*x) * exact(*w));
    sum / weight(pairs)
}

fn size(number: BigRational) -> BigRational {
    if number < zero() { -number } else { number }
}

/// A state, and all there is to know of what was done to it.
#[derive(Default)]
struct History {
    moments: Moments,
    present: Vec<Pair>,
    /// All that was ever there.
    seen: Vec<Pair>,
    /// Squares of merged samples about the origins they came with.
    brought: Option<BigRational>,
    steps: u32,
}

#[derive(Clone, Debug)]
enum Step {
    Push(Pair),
    Merge(Vec<Pair>),
    Extend(Vec<Pair>),
    /// Takes away one of those that are there.
    Remove(prop::sample::Index),
}

impl History {
    fn take(&mut self, step: &Step) {
        self.steps += 1;
        match step {
            Step::Push(pair) => {
                self.moments.push(pair.0, pair.1).unwrap();
                self.present.push(*pair);
                self.seen.push(*pair);
            }
            Step::Extend(pairs) | Step::Merge(pairs) => {
                let (values, weights): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
                let weights = Weights::new(&weights).unwrap();
                let other = Moments::of(&WeightedSample::new(&values, weights).unwrap()).unwrap();
                let brought = squares(pairs, &origin(&other));
                self.brought = Some(self.brought.take().unwrap_or_else(zero) + brought);
                if matches!(step, Step::Merge(_)) {
                    self.moments.merge(&other).unwrap();
                } else {
                    self.moments.extend(pairs.iter().copied()).unwrap();
                }
                self.present.extend(pairs);
                self.seen.extend(pairs);
            }
            Step::Remove(index) => {
                if self.present.len() > 1 {
                    let (value, weight) = self.present.swap_remove(index.index(self.present.len()));
                    self.moments.remove(value, weight).unwrap();
                }
            }
        }
    }

    /// The bounds that the documentation states.
    fn assert_within_bounds(&self) {
        let (present, moments) = (&self.present, &self.moments);
        let (total, mean) = (weight(present), mean(present));
        let share = half_to_the(if self.brought.is_some() { 79 } else { 96 })
            + exact(f64::from(self.steps)) * half_to_the(102);
        let turnover = weight(&self.seen) / &total;

        let found = exact(moments.total_weight());
        let error = size(found - &total) / &total;
        assert!(error <= half_to_the(52) + &share * &turnover, "weight");

        let largest = self.seen.iter().fold(0.0, |most, (x, _)| x.abs().max(most));
        let error = size(exact(moments.mean().unwrap()) - &mean);
        let bound = half_to_the(52) * size(mean.clone()) + &share * &turnover * exact(largest);
        assert!(error <= bound, "mean of {present:?} is {moments:?}");

        let variance = squares(present, &mean) / &total;
        let brought = self.brought.clone().unwrap_or_else(zero);
        let about_origins = (squares(&self.seen, &origin(moments)) + brought) / &total;
        let error = size(exact(moments.variance().unwrap()) - &variance);
        let bound = half_to_the(52) * &variance + share * (about_origins + turnover * &variance);
        assert!(error <= bound, "variance of {present:?} is {moments:?}");
    }
}

/// Values of many sizes and signs, and values that agree in up to sixteen digits.
fn value() -> impl Strategy<Value = f64> {
    prop_oneof![
        (-1.0..1.0_f64, -20..20_i32).prop_map(|(digits, power)| digits * 2_f64.powi(power)),
        (0..8_u32).prop_map(|n| 1e15 + f64::from(n)),
        (-1.0..1.0_f64, 1..50_i32).prop_map(|(digits, power)| 3.0 + digits * 2_f64.powi(-power)),
    ]
}

fn pair() -> impl Strategy<Value = Pair> {
    let weight = prop_oneof![(1..3000_u32).prop_map(f64::from), 1e-6..1e6_f64];
    (value(), weight)
}

fn step() -> impl Strategy<Value = Step> {
    let pairs = || prop::collection::vec(pair(), 1..12);
    prop_oneof![
        pair().prop_map(Step::Push),
        pairs().prop_map(Step::Merge),
        pairs().prop_map(Step::Extend),
        any::<prop::sample::Index>().prop_map(Step::Remove),
    ]
}

proptest! {
    #[test]
    fn whatever_is_done_stays_within_the_bounds(steps in prop::collection::vec(step(), 1..16)) {
        let mut history = History::default();
        for step in &steps {
            history.take(step);
        }
        if !history.present.is_empty() {
            history.assert_within_bounds();
        }
    }

    #[test]
    fn one_by_one_keeps_more_digits(
        pairs in prop::collection::vec(pair(), 1..40),
        removed in prop::collection::vec(any::<prop::sample::Index>(), 0..20),
    ) {
        let mut history = History::default();
        for pair in pairs {
            history.take(&Step::Push(pair));
        }
        for index in removed {
            history.take(&Step::Remove(index));
        }
        history.assert_within_bounds();
    }
}

/// Values 10⁷ ± 1 beside one of 0 that comes first: the origin lies far from what is left when it
/// goes, and what is left is right as far as is promised.
#[test]
fn what_came_first_may_go_first() {
    let mut history = History::default();
    history.take(&Step::Push((0.0, 1.0)));
    for n in 0..10_u32 {
        history.take(&Step::Push((1e7 + f64::from(n % 2) * 2.0 - 1.0, 1.0)));
    }
    history.moments.remove(0.0, 1.0).unwrap();
    history.present.remove(0);
    history.steps += 1;
    history.assert_within_bounds();
    assert_eq!(history.moments.mean(), Ok(1e7));
    // Squares of 10¹⁴ about the origin, and a variance of 1: of 96 bits 47 are left at least.
    assert_eq!(history.moments.variance(), Ok(1.0));
}
