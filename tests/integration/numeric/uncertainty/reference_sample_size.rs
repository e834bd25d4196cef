//! Sizes of samples, against R, which counts up one by one.

use junheng::numeric::{Confidence, ProportionInterval, SampleSize, VariationInterval};
use std::path::Path;

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
