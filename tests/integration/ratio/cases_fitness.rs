//! Fitness: levels at and beside their ends, and the share of good or better.

use super::{fraction, refusal};
use junheng::model::{Language, Missing, Pupils, Reported};
use junheng::ratio::{FitnessCounts, FitnessLevel};
use rust_decimal::Decimal;

/// 国家学生体质健康标准（2014年修订）, 说明 5.
#[test]
fn levels_begin_and_end_where_the_standard_says() {
    use FitnessLevel::{Excellent, Fail, Good, Pass};
    for (score, level) in [
        ("-0.1", None),
        ("0", Some(Fail)),
        ("59.9", Some(Fail)),
        ("60.0", Some(Pass)),
        ("79.9", Some(Pass)),
        ("80.0", Some(Good)),
        ("89.9", Some(Good)),
        ("89.99", Some(Good)),
        ("90.0", Some(Excellent)),
        ("120", Some(Excellent)),
        ("120.1", None),
    ] {
        let score: Decimal = score.parse().unwrap();
        assert_eq!(FitnessLevel::of_score(score), level, "{score}");
    }
    assert!(Fail < Pass && Pass < Good && Good < Excellent);
    assert_eq!(Good.name().zh, "良好");
}

#[test]
fn good_and_excellent_are_added() {
    let scores = ["90.0", "89.9", "80.0", "79.9", "60.0", "59.9", "0", "120"];
    let scores = scores.map(|score| score.parse::<Decimal>().unwrap());
    let counts = FitnessCounts::of_scores(scores).unwrap();
    let pupils = |count| Reported::from(Pupils::from(count));
    assert_eq!(
        counts,
        FitnessCounts {
            excellent: pupils(2),
            good: pupils(2),
            pass: pupils(2),
            fail: pupils(2)
        }
    );
    let share = counts.good_or_better().unwrap();
    assert_eq!(*share.value(), fraction(1, 2));
    assert_eq!(
        share.explanation(Language::Zh),
        "学生体质健康优良率：（优秀2 + 良好2） ÷ （优秀2 + 良好2 + 及格2 + 不及格2） \
         = 50.00%（国家学生体质健康标准（2014年修订））"
    );
}

#[test]
fn what_cannot_be_is_refused() {
    let scores = ["80", "120.5"].map(|score| score.parse::<Decimal>().unwrap());
    assert_eq!(
        refusal(FitnessCounts::of_scores(scores)),
        "the score 120.5 at position 1 is not from 0 to 120"
    );
    let nobody = FitnessCounts::of_scores([]).unwrap();
    assert_eq!(
        refusal(nobody.good_or_better()),
        "`fitness_good_or_better` has nothing to divide by: `tested` is zero"
    );
    let some = FitnessCounts::of_scores([Decimal::ONE]).unwrap();
    let missing = Reported::Missing(Missing::Blank);
    for (input, counts) in [
        (
            "excellent",
            FitnessCounts {
                excellent: missing,
                ..some
            },
        ),
        (
            "good",
            FitnessCounts {
                good: missing,
                ..some
            },
        ),
        (
            "pass",
            FitnessCounts {
                pass: missing,
                ..some
            },
        ),
        (
            "fail",
            FitnessCounts {
                fail: missing,
                ..some
            },
        ),
    ] {
        assert_eq!(
            refusal(counts.good_or_better()),
            format!("`fitness_good_or_better` needs `{input}`, which is not there: left blank")
        );
    }
}
