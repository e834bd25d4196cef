//! Shares of whole numbers of people, against trying every number.

use super::cases_attainable_share::share;
use junheng::evaluation::Verdict::Met;
use junheng::numeric::Rational;
use proptest::prelude::*;

proptest! {
    /// Every count of every whole has a share that it attains, with any number of decimals.
    #[test]
    fn the_share_of_a_count_is_attained(whole in 1_u32..3000, part in 0.0..=1.0_f64, places in 0_u32..5) {
        use junheng::numeric::RoundingMode;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below the whole")]
        let count = (f64::from(whole) * part) as u32;
        let value = Rational::new(count, whole).unwrap() * Rational::from(100);
        for mode in [RoundingMode::HalfAwayFromZero, RoundingMode::HalfEven] {
            let printed = value.to_fixed(places, mode);
            prop_assert_eq!(share(&printed, &whole.to_string()).verdict, Met, "{} {}", printed, whole);
        }
    }

    /// It says what trying every count says.
    #[test]
    fn it_agrees_with_trying_every_count(whole in 1_i64..200, hundredths in -200_i64..10_300) {
        let text = format!(
            "{}{}.{:02}", if hundredths < 0 { "-" } else { "" },
            hundredths.abs() / 100, hundredths.abs() % 100
        );
        // |100 c / whole − h/100| ≤ 1/200, times 200 · whole.
        let attained = (0..=whole).any(|c| (20_000 * c - 2 * hundredths * whole).abs() <= whole);
        let found = share(&text, &whole.to_string()).verdict;
        prop_assert_eq!(found == Met, attained, "{} {}", text, whole);
    }
}
