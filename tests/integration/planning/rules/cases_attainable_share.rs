//! Shares that whole numbers of people can have, by hand.

use super::cases_rules::printed;
use junheng::evaluation::Verdict::{Met, NotAssessable, NotMet};
use junheng::numeric::Rational;
use junheng::planning::rules::{AttainableShare, Rule as _, RuleResult};

pub(super) fn share(share: &str, whole: &str) -> RuleResult {
    share_per(share, whole, 100)
}

pub(super) fn share_per(share: &str, whole: &str, per: i32) -> RuleResult {
    AttainableShare {
        share: printed(share),
        whole: printed(whole),
        per: per.into(),
    }
    .assess()
}

fn english(result: RuleResult) -> String {
    result.reason.en.into_owned()
}

#[test]
fn the_nearest_counts_stand_beside_a_share_that_none_has() {
    let result = share("62.04", "191");
    assert_eq!((result.verdict, &result.computed), (NotMet, &None));
    assert_eq!(
        result.reason.zh,
        "191中的118为61.7801，191中的119为62.3037，没有整数能得出所列62.04"
    );
    assert_eq!(
        english(result),
        "118 of 191 are 61.7801, 119 of 191 are 62.3037; no whole number of them is the stated 62.04"
    );
    let met = share("51.34", "372");
    assert_eq!(met.computed, Some(Rational::new(19_100, 372).unwrap()));
    assert_eq!(met.reason.zh, "372中的191为51.3441，与所列51.34相符");
    assert_eq!(
        english(met),
        "191 of 372 are 51.3441, which agrees with the stated 51.34"
    );
}

#[test]
fn a_tie_may_have_been_rounded_either_way_and_no_further() {
    // 1 of 16 is 6.25 %.
    for (printed, attained) in [
        ("6.1", NotMet),
        ("6.2", Met),
        ("6.3", Met),
        ("6.4", NotMet),
        ("6.25", Met),
        ("6.24", NotMet),
        ("6.26", NotMet),
        ("6.250", Met),
    ] {
        assert_eq!(share(printed, "16").verdict, attained, "{printed}");
    }
}

#[test]
fn a_share_without_decimals_is_rounded_to_a_whole_one() {
    // 1 of 8 is 12.5 %, 2 are 25 %.
    for (printed, attained) in [
        ("11", NotMet),
        ("12", Met),
        ("13", Met),
        ("14", NotMet),
        ("24", NotMet),
        ("25", Met),
        ("26", NotMet),
    ] {
        assert_eq!(share(printed, "8").verdict, attained, "{printed}");
    }
    // Unless the reader says to which unit: 20 may be anything from 15 to 25, and 12.5 is exact.
    let rounded = |text: &str, unit: &str| {
        let figure = printed(text).unwrap().rounded_to(unit.parse().unwrap());
        let rule = AttainableShare {
            share: Some(figure.unwrap()),
            whole: printed("8"),
            per: 100.into(),
        };
        rule.assess().verdict
    };
    assert_eq!(rounded("20", "10"), Met);
    assert_eq!(rounded("12.5", "0"), Met);
    assert_eq!(rounded("12.4", "0"), NotMet);
    assert_eq!(share("12.4", "8").verdict, NotMet);
}

#[test]
fn nobody_is_less_than_none_or_more_than_all() {
    assert_eq!(share("0", "7").verdict, Met);
    assert_eq!(share("100", "7").verdict, Met);
    assert_eq!(share("100.0", "7").verdict, Met);
    assert_eq!(
        english(share("0.4", "7")),
        "0 of 7 are 0, 1 of 7 are 14.286; no whole number of them is the stated 0.4"
    );
    assert_eq!(
        english(share("101", "7")),
        "7 of 7 are 100; no whole number of them is the stated 101"
    );
    assert_eq!(share("100.5", "7").verdict, NotMet);
    assert_eq!(
        english(share("-1", "7")),
        "0 of 7 are 0; no whole number of them is the stated -1"
    );
    // -1 of 7 would be -14.29 %, and 8 of 7 would be 114.29 %.
    assert_eq!(
        english(share("-14.29", "7")),
        "0 of 7 are 0; no whole number of them is the stated -14.29"
    );
    assert_eq!(
        english(share("114.29", "7")),
        "7 of 7 are 100; no whole number of them is the stated 114.29"
    );
}

#[test]
fn what_is_no_count_or_no_number_cannot_be_told() {
    for (printed, whole, reason) in [
        ("?", "191", "the share is not known"),
        (">=62", "191", "the share is not known"),
        (
            "62",
            "?",
            "the whole is not known, or is no exact whole number",
        ),
        (
            "62",
            ">=191",
            "the whole is not known, or is no exact whole number",
        ),
        (
            "62",
            "19.1",
            "the whole is not known, or is no exact whole number",
        ),
        (
            "62",
            "191.0",
            "the whole is not known, or is no exact whole number",
        ),
        ("62", "0", "the whole is not above 0"),
        ("62", "-5", "the whole is not above 0"),
    ] {
        let result = share(printed, whole);
        assert_eq!(result.verdict, NotAssessable, "{printed} {whole}");
        assert_eq!(english(result), reason, "{printed} {whole}");
    }
    let about = AttainableShare {
        share: printed("62.04"),
        whole: Some(
            printed("190")
                .unwrap()
                .rounded_to("10".parse().unwrap())
                .unwrap(),
        ),
        per: 100.into(),
    };
    assert_eq!(about.assess().verdict, NotAssessable);
    let half = AttainableShare {
        whole: Some(
            printed("190.5")
                .unwrap()
                .rounded_to("0".parse().unwrap())
                .unwrap(),
        ),
        ..about
    };
    assert_eq!(half.assess().verdict, NotAssessable);
    let no_scale = share_per("62", "191", 0);
    assert_eq!(no_scale.verdict, NotAssessable);
}
