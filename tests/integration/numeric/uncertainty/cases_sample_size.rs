//! Sizes of samples of the textbook, and what no sample reaches.

use junheng::numeric::{
    Confidence, NumericError, ProportionInterval, SampleSize, VariationInterval,
};

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

#[test]
fn an_interval_just_as_wide_as_asked_is_narrow_enough() {
    let method = VariationInterval::Miller;
    for count in [9, 30, 100, 401] {
        let interval = method.around(0.5, count, Confidence::PERCENT_95).unwrap();
        let width = interval.upper - interval.lower;
        let size = |width| {
            let goal = SampleSize::new(width, Confidence::PERCENT_95).unwrap();
            goal.for_variation(0.5, method).unwrap()
        };
        assert_eq!(size(width), count as u64);
        assert_eq!(size(width.next_down()), count as u64 + 1);
    }
}
