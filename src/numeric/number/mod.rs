//! Numbers: exact fractions, sums that lose nothing, and the fast ways to most answers, each with a
//! proven bound of its error.
//!
//! | file | what it holds |
//! |---|---|
//! | `rational` | [`Rational`](crate::numeric::Rational): an exact fraction |
//! | `repr` | how a fraction is held: in two numbers of 128 bits, or in two of any size |
//! | `arithmetic` | sums, products and quotients of fractions |
//! | `order` | which of two fractions is the greater |
//! | `nearest` | the double that is nearest to a fraction, and its decimals |
//! | `big_fraction` | fractions of any size |
//! | `rounding` | [`RoundingMode`](crate::numeric::RoundingMode): how a number between two decimals is decided |
//! | `enclosure` | an interval that is sure to hold a number |
//! | `double_double` | two doubles that stand for their sum, with twice the digits |
//! | `extended` | twice the digits with any exponent |
//! | `dyadic` | exact results of sums of doubles |
//! | `wide_sum` | a sum of doubles that loses nothing |
//! | `count` | a count as a double |

pub(super) mod arithmetic;
pub(super) mod big_fraction;
pub(super) mod count;
pub(super) mod double_double;
pub(super) mod dyadic;
pub(super) mod enclosure;
pub(super) mod extended;
pub(super) mod nearest;
pub(super) mod order;
pub(super) mod rational;
pub(super) mod repr;
pub(super) mod rounding;
pub(super) mod wide_sum;
