//! Doubles from the columns of the engine.

use datafusion::arrow::array::{Array, ArrayRef, AsArray as _, Float64Array};
use datafusion::arrow::datatypes::{DataType, Decimal128Type, DecimalType, Float64Type};
use datafusion::common::{Result, internal_datafusion_err, internal_err, plan_err};

/// The most decimal digits of which ten has a power that a double holds, and that fits in 64 bits.
const EXACT_POWER: i8 = 19;

/// Whole numbers up to this one, 2⁵³, are doubles.
const EXACT_WHOLE: u128 = 1 << 53;

/// The type as which a number is read.
pub(super) fn read_as(function: &str, data_type: &DataType) -> Result<DataType> {
    Ok(match data_type {
        DataType::Decimal32(precision, scale)
        | DataType::Decimal64(precision, scale)
        | DataType::Decimal128(precision, scale) => DataType::Decimal128(*precision, *scale),
        number if number.is_numeric() || number.is_null() => DataType::Float64,
        other => return plan_err!("{function}: found a column of type {other}, expected numbers"),
    })
}

/// The doubles of a column of a type as which numbers are read.
pub(super) fn doubles(column: &ArrayRef) -> Result<Float64Array> {
    match column.data_type() {
        DataType::Float64 => Ok(column.as_primitive::<Float64Type>().clone()),
        DataType::Decimal128(precision, scale) => {
            let column = column.as_primitive::<Decimal128Type>();
            let nearest = |digits| nearest(digits, *precision, *scale);
            column.try_unary(nearest)
        }
        other => internal_err!("a column of type {other} was not coerced"),
    }
}

/// The double nearest to a decimal.
fn nearest(digits: i128, precision: u8, scale: i8) -> Result<f64> {
    if digits.unsigned_abs() <= EXACT_WHOLE && (0..=EXACT_POWER).contains(&scale) {
        // Both are doubles, so only the division rounds.
        return Ok(exact(digits) / exact(10_i128.pow(scale.unsigned_abs().into())));
    }
    let text = Decimal128Type::format_decimal(digits, precision, scale);
    let number = text.parse();
    number.map_err(|_| internal_datafusion_err!("the decimal {text} was not read"))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "it is asked only of numbers that a double holds"
)]
const fn exact(number: i128) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_the_nearest_doubles() {
        for (digits, scale, double) in [
            (1, 1, 0.1),
            (-12_345, 3, -12.345),
            (12, -2, 1200.0),
            // 2⁵³ + 1 lies between two doubles; with a digit behind it the upper one is nearer.
            (90_071_992_547_409_931, 1, 9_007_199_254_740_994.0),
            (
                123_456_789_012_345_678_901_234_567,
                25,
                12.345_678_901_234_567,
            ),
        ] {
            assert_eq!(
                nearest(digits, 38, scale).unwrap(),
                double,
                "{digits}e-{scale}"
            );
        }
    }
}
