//! What turns when the standard is read otherwise.

use crate::support::{perfect, quality};
use junheng::evaluation::{Comparison, Evaluator, OtherReading, Sensitivity, TextStyle, Verdict};
use junheng::model::Language;
use junheng::standards::catalogue::CN_QUALITY_BALANCE_2017;

fn option(name: &str, value: &str) -> OtherReading {
    OtherReading::Option {
        name: name.to_owned(),
        value: value.to_owned(),
    }
}

#[test]
fn each_reading_is_taken_once_and_the_other_way() {
    let county = perfect().county();
    let report = quality(&county);
    let readings = OtherReading::all(&report);
    let first = [
        option("rooms", "together"),
        option("special-funds-minimum", "8000"),
    ];
    assert_eq!(readings[..2], first);
    let reliefs = CN_QUALITY_BALANCE_2017.reliefs.len();
    assert_eq!(readings.len(), 2 + reliefs + 2);
    assert!(readings.contains(&OtherReading::Comparison { as_reported: true }));

    // Read the other way already, it is taken back.
    let evaluator = Evaluator::owning(
        CN_QUALITY_BALANCE_2017
            .with_option("special-funds-minimum", "8000")
            .unwrap(),
    );
    let evaluator = evaluator.unwrap().with_comparison(Comparison::AsReported);
    let evaluator = evaluator.with_relief("city-venues").unwrap();
    let readings = OtherReading::all(&evaluator.evaluate(&county));
    assert_eq!(readings[1], option("special-funds-minimum", "6000"));
    assert!(readings.contains(&OtherReading::Comparison { as_reported: false }));
    let relief = OtherReading::Relief {
        name: "city-venues".to_owned(),
        asked: false,
    };
    assert!(readings.contains(&relief));
}

#[test]
fn a_county_at_the_minimum_falls_with_a_higher_one() {
    // 600 000 yuan for 100 special pupils are 6000 each: enough for the nation, and not where 8000 are asked.
    let county = perfect().county();
    let sensitivity = Sensitivity::of(&quality(&county));
    assert_eq!(sensitivity.verdict, Verdict::Met);
    let funds = &sensitivity.outcomes[1];
    assert_eq!(funds.verdict, Verdict::NotMet);
    let [turned] = funds.turned.as_slice() else {
        panic!("{funds:?}")
    };
    assert_eq!(
        (turned.code.as_str(), turned.after),
        ("G7", Verdict::NotMet)
    );
    let others = sensitivity.outcomes.iter().enumerate();
    for (place, outcome) in others.filter(|(place, _)| *place != 1) {
        assert!(outcome.turned.is_empty(), "{place}: {outcome:?}");
    }
    let text = sensitivity.to_text(Language::En, TextStyle::default());
    assert!(
        text.contains("special-funds-minimum=8000    not met  G7: met → not met"),
        "{text}"
    );
    let markdown = sensitivity.to_markdown(Language::Zh);
    assert!(
        markdown.contains("| special-funds-minimum=8000 | 未达标 | G7：达标 → 未达标 |"),
        "{markdown}"
    );
}
