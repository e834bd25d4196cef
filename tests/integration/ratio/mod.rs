//! What the ratios of the field must get right, subject by subject.

mod cases_attainment;
mod cases_by_name;
mod cases_class_size;
mod cases_county_figures;
mod cases_equity;
mod cases_figures;
mod cases_fitness;
mod cases_growth;
mod cases_parity;
mod cases_retention;
mod cases_school_life;
mod cases_shares;
mod cases_table;
mod laws_ratios;

use junheng::numeric::Rational;

/// A fraction.
fn fraction(numerator: i64, denominator: i64) -> Rational {
    Rational::new(numerator, denominator).unwrap()
}

/// What a refusal says.
fn refusal<T: std::fmt::Debug>(result: Result<T, junheng::ratio::RatioError>) -> String {
    result.unwrap_err().to_string()
}
