//! What is left without each observation is what is measured on the others.

use junheng::numeric::inequality::{
    Atkinson, GeneralizedEntropy, Gini, Hoover, Inequality, SquaredCoefficientOfVariation,
};
use junheng::numeric::{NumericError, WeightedSample, Weights};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn measures() -> Vec<(String, Box<dyn Inequality>)> {
    let entropies = [-1.5, 0.0, 0.5, 1.0, 1.75, 2.0, 3.0].map(|alpha| {
        let entropy = GeneralizedEntropy::new(alpha).unwrap();
        let entropy: Box<dyn Inequality> = Box::new(entropy);
        (format!("entropy of {alpha}"), entropy)
    });
    let atkinsons = [0.1, 0.5, 1.0, 2.0].map(|epsilon| {
        let atkinson: Box<dyn Inequality> = Box::new(Atkinson::new(epsilon).unwrap());
        (format!("Atkinson of {epsilon}"), atkinson)
    });
    let others: [(&str, Box<dyn Inequality>); 3] = [
        ("Gini", Box::new(Gini)),
        ("Hoover", Box::new(Hoover)),
        ("CV²", Box::new(SquaredCoefficientOfVariation)),
    ];
    let others = others.map(|(name, measure)| (name.to_owned(), measure));
    entropies
        .into_iter()
        .chain(atkinsons)
        .chain(others)
        .collect()
}

/// Of each kind of weights one: none, doubles, decimals that no doubles are.
fn weights_of(kind: usize, tenths: &[u32]) -> Result<Weights<'static>, NumericError> {
    let decimals = |scale| {
        let decimals = tenths
            .iter()
            .map(|&tenths| Decimal::new(tenths.into(), scale));
        decimals.collect::<Vec<_>>()
    };
    match kind {
        0 => Weights::uniform(tenths.len()),
        1 => Weights::from_decimals(&decimals(0)),
        _ => Weights::from_decimals(&decimals(1)),
    }
}

/// Measures the others, one observation after the other.
fn one_by_one(
    measure: &dyn Inequality,
    pairs: &[(f64, u32)],
    kind: usize,
) -> Result<Vec<f64>, NumericError> {
    let rest = |place: usize| {
        let mut pairs = pairs.to_vec();
        pairs.remove(place);
        let (values, tenths): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
        measure.measure(&WeightedSample::new(&values, weights_of(kind, &tenths)?)?)
    };
    (0..pairs.len()).map(rest).collect()
}

fn all_at_once(
    measure: &dyn Inequality,
    pairs: &[(f64, u32)],
    kind: usize,
) -> Result<Vec<f64>, NumericError> {
    let (values, tenths): (Vec<_>, Vec<_>) = pairs.iter().copied().unzip();
    measure.measure_without_each(&WeightedSample::new(&values, weights_of(kind, &tenths)?)?)
}

/// Values of all sorts: ties, zeros, negative ones, some that are all but equal, some far away.
fn value() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => 1.0_f64..9.0,
        4 => (1_u8..5).prop_map(f64::from),
        3 => (0_u32..5).prop_map(|step| 3.0 + f64::from(step) * 1e-9),
        1 => Just(0.0),
        1 => 1e-3_f64..1e6,
    ]
}

fn pairs() -> impl Strategy<Value = Vec<(f64, u32)>> {
    let weight = prop_oneof![1 => Just(0_u32), 8 => 1_u32..90, 1 => Just(5_000_000)];
    let pairs = prop::collection::vec((value(), weight), 2..24);
    (pairs, 0_u8..12).prop_map(|(mut pairs, kind)| {
        match kind {
            0 => pairs
                .iter_mut()
                .for_each(|pair| pair.0 = 3.0 + (pair.0 - 3.0) * 1e-8),
            1 => pairs.iter_mut().for_each(|pair| pair.0 = 4.0),
            2 => pairs.iter_mut().skip(1).for_each(|pair| pair.0 = 0.0),
            3 => pairs.push((-1.0, 4)),
            _ => {}
        }
        pairs
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn what_is_left_is_what_is_measured_on_the_others(pairs in pairs(), kind in 0_usize..3) {
        prop_assume!(kind == 0 || pairs.iter().any(|pair| pair.1 > 0));
        for (name, measure) in measures() {
            let expected = one_by_one(measure.as_ref(), &pairs, kind);
            let found = all_at_once(measure.as_ref(), &pairs, kind);
            match (found, expected) {
                (Ok(found), Ok(expected)) => {
                    prop_assert_eq!(found.len(), expected.len());
                    for (found, expected) in found.into_iter().zip(expected) {
                        let bound = 1e-12 * expected.abs();
                        prop_assert!((found - expected).abs() <= bound, "{name}: {found} {expected}");
                    }
                }
                (found, expected) => prop_assert_eq!(found.err(), expected.err(), "{}", name),
            }
        }
    }
}
