//! The normal distribution, to the same bits on every machine.

/// The probability that a standard normal variable is below a number.
pub(super) fn probability_below(number: f64) -> f64 {
    0.5 * libm::erfc(-number * std::f64::consts::FRAC_1_SQRT_2)
}

/// The number below which a standard normal variable is with a probability above 0 and below 1.
///
/// By bisection: slower than the formulas in use, and with no choice to make but that of the
/// distribution function itself.
pub(super) fn quantile(probability: f64) -> f64 {
    if probability > 0.5 {
        // Exact: the difference of two doubles that are within a factor of two of each other.
        return -quantile(1.0 - probability);
    }
    // The probability below −39 is less than the smallest double.
    let (mut lower, mut upper) = (-39.0, 0.0);
    loop {
        let middle = f64::midpoint(lower, upper);
        if middle <= lower || middle >= upper {
            return middle;
        }
        if probability_below(middle) < probability {
            lower = middle;
        } else {
            upper = middle;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_tables() {
        // qnorm(c(1e-300, 1e-10, 0.025, 0.4, 0.5, 0.975, 0.9999)) of R 4.2.2.
        for (probability, expected) in [
            (1e-300, -37.047_096_299_361_2),
            (1e-10, -6.361_340_902_404_056),
            (0.025, -1.959_963_984_540_054),
            (0.4, -0.253_347_103_135_8),
            (0.5, 0.0),
            (0.975, 1.959_963_984_540_054),
            (0.9999, 3.719_016_485_455_708),
        ] {
            let found = quantile(probability);
            assert!((found - expected).abs() < 2e-14 * (1.0 + expected.abs()));
        }
    }

    #[test]
    fn the_distribution_keeps_its_digits_in_the_tail() {
        // pnorm(c(-30, -1, 0, 2)) of R 4.2.2.
        for (number, expected) in [
            (-30.0, 4.906_713_927_148_187e-198),
            (-1.0, 0.158_655_253_931_457),
            (0.0, 0.5),
            (2.0, 0.977_249_868_051_820_8),
        ] {
            let found = probability_below(number);
            assert!((found / expected - 1.0).abs() < 1e-13, "{number} {found}");
        }
    }
}
