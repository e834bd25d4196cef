//! Sizes of samples, against R, which counts up one by one.

use std::path::Path;

use junheng::numeric::{
    Confidence, NumericError, ProportionInterval, SampleSize, VariationInterval,
};
use proptest::prelude::*;

#[test]
fn sizes_are_those_of_counting_up() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/sample_sizes.csv");
    let mut reader = csv::Reader::from_path(file).unwrap();
    let mut checked = 0;
    for row in reader.deserialize() {
        let (method, guess, width, level, population, size, falls): (
            String,
            f64,
            f64,
            f64,
            Option<u64>,
            u64,
            String,
        ) = row.unwrap();
        let mut goal = SampleSize::new(width, Confidence::new(level).unwrap()).unwrap();
        if let Some(population) = population {
            goal = goal.with_population(population).unwrap();
        }
        let found = match method.as_str() {
            "wilson" => goal.for_proportion(guess, ProportionInterval::Wilson),
            "clopper_pearson" => goal.for_proportion(guess, ProportionInterval::ClopperPearson),
            "normal" => goal.for_proportion(guess, ProportionInterval::Normal),
            "mckay" => goal.for_variation(guess, VariationInterval::McKay),
            "vangel" => goal.for_variation(guess, VariationInterval::Vangel),
            _ => goal.for_variation(guess, VariationInterval::Miller),
        };
        assert_eq!(
            found,
            Ok(size),
            "{method} of {guess}, width {width}, level {level}, {population:?}"
        );
        assert_eq!(falls, "TRUE");
        checked += 1;
    }
    assert_eq!(checked, 288);
}

/// z = 1.959964: z² ¼ / 0.05² = 384.1, z² 0.85 · 0.15 / 0.03² = 544.2, z² ¼ / 0.03² = 1067.1.
#[test]
fn sizes_of_the_textbook_are_found() {
    let size = |guess, width| {
        let goal = SampleSize::new(width, Confidence::PERCENT_95).unwrap();
        goal.for_proportion(guess, ProportionInterval::Normal)
            .unwrap()
    };
    assert_eq!(size(0.5, 0.1), 385);
    assert_eq!(size(0.85, 0.06), 545);
    assert_eq!(size(0.5, 0.06), 1068);
}

#[test]
fn what_no_sample_reaches_is_refused() {
    for width in [0.0, -0.1, f64::INFINITY] {
        let refused = SampleSize::new(width, Confidence::PERCENT_95);
        assert_eq!(
            refused,
            Err(NumericError::InvalidParameter { value: width })
        );
    }
    assert!(SampleSize::new(f64::NAN, Confidence::PERCENT_95).is_err());
    let goal = SampleSize::new(0.1, Confidence::PERCENT_95).unwrap();
    for population in [0, 1] {
        let refused = goal.with_population(population);
        let found = usize::try_from(population).unwrap();
        assert_eq!(
            refused,
            Err(NumericError::TooFewObservations { needed: 2, found })
        );
    }
    for guess in [-0.1, 1.1, f64::NAN] {
        let refused = goal.for_proportion(guess, ProportionInterval::Wilson);
        assert_eq!(refused, Err(NumericError::InvalidProbability));
    }
    let refused = goal.for_variation(-0.1, VariationInterval::Vangel);
    assert_eq!(refused, Err(NumericError::InvalidParameter { value: -0.1 }));
    let narrow = SampleSize::new(1e-6, Confidence::PERCENT_95).unwrap();
    let most = 100_000_000;
    let refused = narrow.for_proportion(0.5, ProportionInterval::Wilson);
    assert_eq!(refused, Err(NumericError::NoSampleSize { most }));
    // All of a population are enough for any width.
    let all = narrow.with_population(50).unwrap();
    assert_eq!(all.for_proportion(0.5, ProportionInterval::Wilson), Ok(50));
    assert_eq!(all.for_variation(0.3, VariationInterval::Vangel), Ok(50));
    // Shares next to none and next to all, of which a few observations have next to no part. The upper end
    // of none is 1 − 0.025^(1/n), at most 0.1 from n = ln 0.025 / ln 0.9 = 35.01 on.
    for guess in [0.0, 1e-9, 1.0 - 1e-9, 1.0] {
        let size = goal.for_proportion(guess, ProportionInterval::ClopperPearson);
        assert_eq!(size, Ok(36), "{guess}");
    }
    // An interval without width takes no more than it must.
    assert_eq!(goal.for_proportion(0.0, ProportionInterval::Normal), Ok(1));
    assert_eq!(goal.for_variation(0.0, VariationInterval::Vangel), Ok(2));
}

#[test]
fn goals_travel_as_json_and_are_checked_on_the_way_in() {
    let goal = SampleSize::new(0.1, Confidence::PERCENT_95).unwrap();
    let text = r#"{"width":0.1,"confidence":0.95}"#;
    assert_eq!(serde_json::to_string(&goal).unwrap(), text);
    assert_eq!(serde_json::from_str::<SampleSize>(text).unwrap(), goal);
    let goal = goal.with_population(1000).unwrap();
    let text = r#"{"width":0.1,"confidence":0.95,"population":1000}"#;
    assert_eq!(serde_json::to_string(&goal).unwrap(), text);
    assert_eq!(serde_json::from_str::<SampleSize>(text).unwrap(), goal);
    for wrong in [
        text.replace("0.1", "0.0"),
        text.replace("1000", "1"),
        text.replace("0.95", "1.0"),
    ] {
        assert!(
            serde_json::from_str::<SampleSize>(&wrong).is_err(),
            "{wrong}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Enough at the size that was found, too wide one below it, and enough at every hundredth above.
    #[test]
    fn one_observation_less_is_too_few(
        guess in 0.02_f64..0.6,
        width in 0.03_f64..0.4,
        level in 0.7_f64..0.99,
    ) {
        let confidence = Confidence::new(level).unwrap();
        let goal = SampleSize::new(width, confidence).unwrap();
        for method in [VariationInterval::McKay, VariationInterval::Vangel, VariationInterval::Miller] {
            let size = usize::try_from(goal.for_variation(guess, method).unwrap()).unwrap();
            let is_enough = |n| match method.around(guess, n, confidence) {
                Ok(interval) => interval.upper - interval.lower <= width,
                Err(_) => false,
            };
            prop_assert!(is_enough(size));
            prop_assert!(size == 2 || !is_enough(size - 1));
            for part in 0..20 {
                prop_assert!(is_enough(size + size * part / 20));
                let less = size * part / 20;
                prop_assert!(less < 2 || !is_enough(less));
            }
        }
    }

    #[test]
    fn a_population_never_asks_for_more(
        guess in 0.0_f64..=1.0,
        width in 0.03_f64..0.4,
        population in 2_u64..5000,
    ) {
        let goal = SampleSize::new(width, Confidence::PERCENT_95).unwrap();
        let of_population = goal.with_population(population).unwrap();
        for method in [ProportionInterval::Wilson, ProportionInterval::ClopperPearson, ProportionInterval::Normal] {
            let plain = goal.for_proportion(guess, method).unwrap();
            let corrected = of_population.for_proportion(guess, method).unwrap();
            prop_assert!(corrected <= plain.min(population));
        }
    }
}

/// Where all of a population are asked, the guess still is one.
#[test]
fn a_guess_is_checked_before_all_are_asked() {
    let goal = SampleSize::new(0.1, Confidence::PERCENT_95).unwrap();
    let goal = goal.with_population(2).unwrap();
    for guess in [-1.0, f64::INFINITY] {
        assert_eq!(
            goal.for_variation(guess, VariationInterval::Miller),
            Err(NumericError::InvalidParameter { value: guess })
        );
    }
    assert_eq!(goal.for_variation(0.3, VariationInterval::Miller), Ok(2));
}

/// The quantile of a beta distribution with a parameter of 1e−300 is found, or refused, at once.
#[test]
fn next_to_nothing_as_a_share_comes_to_an_end() {
    let goal = SampleSize::new(5e-324, Confidence::PERCENT_95).unwrap();
    assert!(
        goal.for_proportion(1e-300, ProportionInterval::ClopperPearson)
            .is_err()
    );
}
