//! What the ratios of the field must get right, subject by subject.

mod attainment;
mod class_size;
mod equity;
mod figures;
mod fitness;
mod growth;
mod laws;
mod parity;
mod retention;
mod school_life;
mod shares;
mod table;

use junheng::numeric::Rational;

/// A fraction.
fn fraction(numerator: i64, denominator: i64) -> Rational {
    Rational::new(numerator, denominator).unwrap()
}

/// What a refusal says.
fn refusal<T: std::fmt::Debug>(
    result: Result<T, junheng::evaluation::ratio::RatioError>,
) -> String {
    result.unwrap_err().to_string()
}
