//! Amounts are decimals exactly as written.

use junheng::model::{Amount, UnreadableNumber};

fn amount(text: &str) -> Amount {
    text.parse().unwrap()
}

#[test]
fn only_plain_decimals_are_read() {
    for bad in ["", ".", "-", "1e5", "1,000", " 1", "NaN", "--1", "+1", "１"] {
        assert_eq!(
            bad.parse::<Amount>(),
            Err(UnreadableNumber::Amount),
            "{bad}"
        );
    }
    assert!("9".repeat(1001).parse::<Amount>().is_err());
}

#[test]
fn long_amounts_keep_every_digit() {
    let long = "0.1499999999999999944488848768742172978818416595458984375";
    assert_eq!(amount(long).to_string(), long);
    assert_eq!(amount(long).to_decimal(), None);
    assert_eq!(
        amount("-12345678901234567890123456789012")
            .to_string()
            .len(),
        33
    );
}

#[test]
fn zeros_to_spare_make_no_amount_long() {
    let zeros = format!("0.{}", "0".repeat(40));
    assert!(amount(&zeros).is_zero());
    let five_hundred = format!("000500.{}", "0".repeat(40));
    assert_eq!(amount(&five_hundred), 500.into());
}

#[test]
fn amounts_compare_as_numbers() {
    let tiny = "0.000000000000000000000000000001";
    let ordered = [
        "-1",
        "-0.5",
        "0",
        tiny,
        "0.15",
        "0.15000000000000000000000000000000001",
        "2",
        "10",
    ];
    for (i, a) in ordered.iter().enumerate() {
        for (j, b) in ordered.iter().enumerate() {
            assert_eq!(amount(a).cmp(&amount(b)), i.cmp(&j), "{a} {b}");
        }
    }
    assert!(amount("-0.00000000000000000000000000000000001").is_negative());
}

#[test]
fn equal_amounts_have_equal_hashes() {
    let set: std::collections::HashSet<Amount> = ["500", "500.0", "000500.00", "1e0"]
        .iter()
        .filter_map(|text| text.parse().ok())
        .collect();
    assert_eq!(set.len(), 1);
    assert_eq!(Amount::from(3_usize), 3.into());
}

#[test]
fn doubles_are_taken_as_they_are_printed() {
    assert_eq!(Amount::try_from(0.1), Ok(amount("0.1")));
    assert_eq!(Amount::try_from(1e21), Ok(amount("1000000000000000000000")));
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -f64::NAN] {
        assert_eq!(Amount::try_from(bad), Err(UnreadableNumber::Amount));
    }
}

#[test]
fn what_is_whole_has_no_fraction() {
    assert!(amount("500.0").is_whole());
    assert!(!amount("500.5").is_whole());
    assert!(!amount("0.000000000000000000000000000001").is_whole());
    assert!(amount("12345678901234567890123456789012").is_whole());
}
