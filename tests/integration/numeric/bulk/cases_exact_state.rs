//! The written form of [`ExactMoments`]: what it looks like, and what is refused.

use junheng::numeric::ExactMoments;
use serde_json::json;

fn read(state: &serde_json::Value) -> Result<ExactMoments, String> {
    serde_json::from_value(state.clone()).map_err(|error| error.to_string())
}

#[track_caller]
fn assert_refused(state: &serde_json::Value, message: &str) {
    assert_eq!(read(state).unwrap_err(), message);
}

/// 4 with the weight 300 and −8 with 100: Σw = 400 = 25 · 2⁴, Σwx = 1200 − 800 = 400, Σwx² = 4800 +
/// 6400 = 11200 = 175 · 2⁶.
#[test]
fn the_form_can_be_read() {
    let mut moments = ExactMoments::new();
    assert_eq!(
        serde_json::to_value(&moments).unwrap(),
        json!({"count": 0, "weight": "0x0p0", "total": "0x0p0", "squares": "0x0p0"})
    );
    moments.extend([(4.0, 300.0), (-8.0, 100.0)]).unwrap();
    let written = json!({"count": 2, "weight": "0x19p4", "total": "0x19p4", "squares": "0xafp6"});
    assert_eq!(serde_json::to_value(&moments).unwrap(), written);
    assert_eq!(read(&written).unwrap(), moments);
    // −4 and 8: only the sign of the total changes.
    let mut mirrored = ExactMoments::new();
    mirrored.extend([(-4.0, 300.0), (8.0, 100.0)]).unwrap();
    let written = json!({"count": 2, "weight": "0x19p4", "total": "-0x19p4", "squares": "0xafp6"});
    assert_eq!(serde_json::to_value(&mirrored).unwrap(), written);
    assert_eq!(read(&written).unwrap().mean(), Ok(-1.0));
}

#[test]
fn extremes_take_no_more_room_than_their_digits() {
    let mut moments = ExactMoments::new();
    moments.push(5e-324, f64::MAX).unwrap();
    // 2^−1074 and (2^53 − 1) · 2^971.
    assert_eq!(
        serde_json::to_value(&moments).unwrap(),
        json!({
            "count": 1,
            "weight": "0x1fffffffffffffp971",
            "total": "0x1fffffffffffffp-103",
            "squares": "0x1fffffffffffffp-1177",
        })
    );
}

/// Two ways to the same sums are one state, although the signs of the terms differ.
#[test]
fn equal_sums_are_one_state() {
    let of = |all: [(f64, f64); 4]| {
        let mut moments = ExactMoments::new();
        moments.extend(all).unwrap();
        moments
    };
    // Σx = 4 and Σx² = 16, as 4² = 4 · 2².
    let left = of([(4.0, 1.0), (0.0, 1.0), (0.0, 1.0), (0.0, 1.0)]);
    let right = of([(2.0, 1.0), (2.0, 1.0), (2.0, 1.0), (-2.0, 1.0)]);
    assert_eq!(left, right);
    assert_eq!(
        serde_json::to_string(&left).unwrap(),
        serde_json::to_string(&right).unwrap()
    );
    let other = of([(2.0, 1.0), (-2.0, 1.0), (2.0, 1.0), (-2.0, 1.0)]);
    assert_ne!(left, other);
    // What has been read is added to as what was written.
    let mut travelled: ExactMoments =
        serde_json::from_str(&serde_json::to_string(&right).unwrap()).unwrap();
    let mut stayed = right;
    for moments in [&mut travelled, &mut stayed] {
        moments.push(-1e-300, 3.0).unwrap();
    }
    assert_eq!(travelled, stayed);
}

#[test]
fn other_forms_are_refused() {
    let state =
        |weight: &str| json!({"count": 1, "weight": weight, "total": "0x0p0", "squares": "0x0p0"});
    assert!(read(&state("0x1p0")).is_ok());
    for form in [
        "1", "0x2p0", "0x10p0", "0x01p0", "0X1P0", "0x1.8p0", "0x1p+0", "+0x1p0", "",
    ] {
        assert_refused(
            &state(form),
            "`weight` is not an odd hexadecimal number with a power of two, as `0x19p4` is, nor \
             `0x0p0`",
        );
    }
    let total = json!({"count": 1, "weight": "0x1p0", "total": "-0x0p0", "squares": "0x0p0"});
    assert!(
        read(&total)
            .unwrap_err()
            .starts_with("`total` is not an odd")
    );
    let squares = json!({"count": 1, "weight": "0x1p0", "total": "0x0p0", "squares": "x"});
    assert!(
        read(&squares)
            .unwrap_err()
            .starts_with("`squares` is not an odd")
    );
    let missing = json!({"count": 1, "weight": "0x1p0", "total": "0x0p0"});
    assert_refused(&missing, "missing field `squares`");
    let more = json!({
        "count": 1, "weight": "0x1p0", "total": "0x0p0", "squares": "0x0p0", "mean": "0x0p0",
    });
    assert!(read(&more).unwrap_err().starts_with("unknown field `mean`"));
}

#[test]
fn sums_that_no_observations_have_are_refused() {
    let state = |count: u64, weight: &str, total: &str, squares: &str| json!({"count": count, "weight": weight, "total": total, "squares": squares});
    let out =
        |sum: &str, count: u64| format!("`{sum}` is out of the range of {count} observations");

    // Nothing weighs nothing.
    assert_refused(&state(0, "0x1p0", "0x0p0", "0x0p0"), &out("weight", 0));
    assert_refused(&state(0, "0x0p0", "0x1p0", "0x0p0"), &out("total", 0));
    assert_refused(&state(0, "0x0p0", "0x0p0", "0x1p0"), &out("squares", 0));
    // What counts weighs at least the smallest double each.
    assert!(read(&state(3, "0x3p-1074", "0x0p0", "0x0p0")).is_ok());
    assert_refused(&state(3, "0x1p-1073", "0x0p0", "0x0p0"), &out("weight", 3));
    assert_refused(&state(1, "0x0p0", "0x0p0", "0x0p0"), &out("weight", 1));
    // Weights and squares have no sign.
    assert_refused(&state(1, "-0x1p0", "0x0p0", "0x0p0"), &out("weight", 1));
    assert_refused(&state(1, "0x1p0", "0x0p0", "-0x1p0"), &out("squares", 1));
    // Products of doubles have no bit below 2^−1074, −2148, −3222.
    assert!(read(&state(1, "0x1p-1074", "0x1p-2148", "0x1p-3222")).is_ok());
    assert_refused(&state(1, "0x1p-1075", "0x0p0", "0x0p0"), &out("weight", 1));
    assert_refused(&state(1, "0x1p0", "0x1p-2149", "0x1p0"), &out("total", 1));
    assert_refused(&state(1, "0x1p0", "0x0p0", "0x1p-3223"), &out("squares", 1));
    // And are below 2^1024, 2048, 3072 each.
    let largest = [
        "0x1fffffffffffffp971",
        "0x1fffffffffffffp1995",
        "0x1fffffffffffffp3019",
    ];
    assert!(read(&state(1, largest[0], "0x0p0", "0x1p3071")).is_ok());
    assert_refused(&state(1, "0x1p1024", "0x0p0", "0x0p0"), &out("weight", 1));
    assert!(read(&state(2, "0x1p1024", "0x0p0", "0x0p0")).is_ok());
    assert_refused(&state(2, "0x1p1025", "0x0p0", "0x0p0"), &out("weight", 2));
    assert_refused(
        &state(1, largest[0], "-0x1p2048", largest[2]),
        &out("total", 1),
    );
    assert_refused(
        &state(1, largest[0], "0x0p0", "0x1p3072"),
        &out("squares", 1),
    );
    for exponent in ["9223372036854775807", "-9223372036854775808", "99999999"] {
        let sum = format!("0x1p{exponent}");
        assert_refused(&state(1, &sum, "0x0p0", "0x0p0"), &out("weight", 1));
    }
    // Σw · Σwx² is not below (Σwx)²: here 1 · 9 and 3², then 9 − 2⁻⁵⁰.
    assert!(read(&state(1, "0x1p0", "0x3p0", "0x9p0")).is_ok());
    let message = "the sums are those of a negative variance";
    assert_refused(&state(1, "0x1p0", "0x3p0", "0x23ffffffffffffp-50"), message);
    assert_refused(&state(1, "0x1p0", "-0x3p0", "0x0p0"), message);
}

/// Every value is at most the largest double, M, so Σwx² is at most M² Σw, and no mean is infinite.
#[test]
fn means_beyond_the_largest_double_are_refused() {
    assert_refused(
        &json!({"count": 1, "weight": "0x1p-1074", "total": "0x1p998", "squares": "0x1p3070"}),
        "`squares` is out of the range of 1 observations",
    );
    // M = (2^53 − 1) · 2^971 itself, of weight one; its square is (2^106 − 2^54 + 1) · 2^1942.
    let mut moments = ExactMoments::new();
    moments.push(f64::MAX, 1.0).unwrap();
    let written = serde_json::to_value(&moments).unwrap();
    assert_eq!(written["squares"], "0x3ffffffffffffc0000000000001p1942");
    assert_eq!(read(&written).unwrap().mean(), Ok(f64::MAX));
}

#[test]
fn short_texts_of_long_numbers_are_refused_at_once() {
    for exponent in [
        "999999999",
        "9223372036854775807",
        "-999999999",
        "-9223372036854775808",
    ] {
        assert_refused(
            &json!({
                "count": 1,
                "weight": format!("0x1p{exponent}"),
                "total": "0x0p0",
                "squares": "0x0p0",
            }),
            "`weight` is out of the range of 1 observations",
        );
    }
}

#[test]
fn a_count_stops_at_the_largest() {
    let state = json!({"count": u64::MAX, "weight": "0x1p0", "total": "0x0p0", "squares": "0x0p0"});
    let mut moments = read(&state).unwrap();
    moments.push(1.0, 1.0).unwrap();
    moments.extend([(1.0, 1.0); 30]).unwrap();
    assert_eq!(moments.count(), u64::MAX);
    assert_eq!(moments.total_weight(), Ok(32.0));
}
