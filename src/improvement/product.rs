//! Products of decimals, exactly: those of the crate for decimals round what has more than 28 digits.

use rust_decimal::Decimal;

/// The cost of a step is below this in the money of a problem, so that a bound can be worked out in millionths: it has
/// 16 digits at most.
const LARGEST_COST: i128 = 10_i128.pow(16);

/// A product in its fewest digits, and how many of them are behind the point; `None` beyond 128 bits.
fn digits(one: Decimal, other: Decimal) -> Option<(i128, u32)> {
    let (one, other) = (one.normalize(), other.normalize());
    let mut product = one.mantissa().checked_mul(other.mantissa())?;
    let mut places = one.scale() + other.scale();
    while places > 0 && product % 10 == 0 {
        product /= 10;
        places -= 1;
    }
    Some((product, places))
}

/// A product as a decimal; `None` where it has more digits than one.
pub(super) fn product(one: Decimal, other: Decimal) -> Option<Decimal> {
    let (product, places) = digits(one, other)?;
    Decimal::try_from_i128_with_scale(product, places).ok()
}

/// The places behind the point that costs of steps need: each the cost of a unit, and the units of a step.
pub(super) fn money_places(costs: impl IntoIterator<Item = (Decimal, Decimal)>) -> u32 {
    let places = costs
        .into_iter()
        .filter_map(|(cost, step)| digits(cost, step));
    places.map(|(_, places)| places).max().unwrap_or_default()
}

/// The cost of a step as a whole number with so many places behind the point; `None` where that has too many digits.
pub(super) fn cost_in(money_places: u32, cost: Decimal, step: Decimal) -> Option<i128> {
    let (cost, places) = digits(cost, step)?;
    if cost == 0 {
        return Some(0);
    }
    let more = 10_i128.checked_pow(money_places.checked_sub(places)?)?;
    let whole = cost.checked_mul(more)?;
    (whole < LARGEST_COST).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn no_digit_of_a_product_is_rounded_away() {
        let (long, hundredth) = (decimal("1.000000000000000000000000001"), decimal("0.01"));
        assert_eq!(product(long, hundredth), None);
        assert_eq!(product(decimal("2.50"), decimal("0.4")), Some(Decimal::ONE));
        assert_eq!(product(Decimal::MAX, Decimal::MAX), None);
        assert_eq!(
            money_places([(long, hundredth), (Decimal::ONE, Decimal::ONE)]),
            29
        );
    }

    #[test]
    fn costs_have_sixteen_digits_at_most() {
        let cost = |text, step| cost_in(2, decimal(text), decimal(step));
        assert_eq!(cost("3.5", "0.1"), Some(35));
        assert_eq!(cost("99999999999999.99", "1"), Some(9_999_999_999_999_999));
        assert_eq!(cost("100000000000000", "1"), None);
        assert_eq!(cost_in(50, Decimal::ZERO, Decimal::ONE), Some(0));
        assert_eq!(cost_in(50, Decimal::ONE, Decimal::ONE), None);
    }
}
