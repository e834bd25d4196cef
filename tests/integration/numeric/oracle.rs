//! Plain big fractions, made of other parts than the code under test, to hold it against.

use core::cmp::Ordering;

use junheng::numeric::RoundingMode;
use num_bigint::{BigInt, Sign};

/// A fraction with a positive denominator, never reduced.
#[derive(Clone, Debug)]
pub(super) struct Exact {
    numerator: BigInt,
    denominator: BigInt,
}

impl Exact {
    pub(super) fn new(numerator: impl Into<BigInt>, denominator: impl Into<BigInt>) -> Self {
        let (numerator, denominator) = (numerator.into(), denominator.into());
        match denominator.sign() {
            Sign::Plus => Self {
                numerator,
                denominator,
            },
            Sign::Minus => Self {
                numerator: -numerator,
                denominator: -denominator,
            },
            Sign::NoSign => panic!("denominator zero"),
        }
    }

    pub(super) fn zero() -> Self {
        Self::new(0, 1)
    }

    /// The double itself, which is a whole number times a power of two.
    pub(super) fn of_double(number: f64) -> Self {
        assert!(number.is_finite());
        let bits = number.to_bits();
        let field = i64::try_from((bits >> 52) & 0x7ff).unwrap();
        let fraction = bits & ((1 << 52) - 1);
        let (significand, exponent) = if field == 0 {
            (fraction, -1074)
        } else {
            (fraction | 1 << 52, field - 1075)
        };
        let significand = BigInt::from(significand);
        let significand = if number.is_sign_negative() {
            -significand
        } else {
            significand
        };
        if exponent >= 0 {
            Self::new(significand << exponent.unsigned_abs(), 1)
        } else {
            Self::new(significand, BigInt::from(1) << exponent.unsigned_abs())
        }
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        if self.denominator == other.denominator {
            return Self::new(&self.numerator + &other.numerator, self.denominator.clone());
        }
        Self::new(
            &self.numerator * &other.denominator + &other.numerator * &self.denominator,
            &self.denominator * &other.denominator,
        )
    }

    pub(super) fn minus(&self, other: &Self) -> Self {
        self.plus(&Self::new(-&other.numerator, other.denominator.clone()))
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        Self::new(
            &self.numerator * &other.numerator,
            &self.denominator * &other.denominator,
        )
    }

    pub(super) fn over(&self, other: &Self) -> Self {
        Self::new(
            &self.numerator * &other.denominator,
            &self.denominator * &other.numerator,
        )
    }

    pub(super) fn compare(&self, other: &Self) -> Ordering {
        (&self.numerator * &other.denominator).cmp(&(&other.numerator * &self.denominator))
    }

    pub(super) fn is_zero(&self) -> bool {
        self.numerator.sign() == Sign::NoSign
    }

    pub(super) fn is_positive(&self) -> bool {
        self.numerator.sign() == Sign::Plus
    }

    /// Whether `printed` has `places` decimals and is the number rounded by `mode`.
    pub(super) fn prints_as(&self, printed: &str, places: u32, mode: RoundingMode) -> bool {
        self.is_rounded_to(printed, places, mode, Self::compare)
    }

    /// Whether `printed` is the root of the number rounded by `mode`.
    pub(super) fn root_prints_as(&self, printed: &str, places: u32, mode: RoundingMode) -> bool {
        self.is_rounded_to(printed, places, mode, Self::compare_root)
    }

    /// Compares √self with a number.
    pub(super) fn compare_root(&self, other: &Self) -> Ordering {
        if other.numerator.sign() == Sign::Minus {
            Ordering::Greater
        } else {
            self.compare(&other.times(other))
        }
    }

    fn is_rounded_to(
        &self,
        printed: &str,
        places: u32,
        mode: RoundingMode,
        compare: impl Fn(&Self, &Self) -> Ordering,
    ) -> bool {
        let (whole, fraction) = printed.split_once('.').unwrap_or((printed, ""));
        if fraction.len() != places as usize || whole.is_empty() {
            return false;
        }
        let scaled: BigInt = format!("{whole}{fraction}").parse().unwrap();
        if printed.starts_with('-') && scaled.sign() == Sign::NoSign {
            return false;
        }
        let power = BigInt::from(10).pow(places);
        // In units of half of the last place: the printed number, and its neighbours at 1 and 2.
        let at = |halves: i32| Self::new(&scaled * 2 + halves, &power * 2);
        let within = |low: i32, high: i32| (compare(self, &at(low)), compare(self, &at(high)));
        let negative = compare(self, &Self::zero()).is_lt();
        match mode {
            RoundingMode::Floor => {
                matches!(within(0, 2), (low, high) if low.is_ge() && high.is_lt())
            }
            RoundingMode::Ceiling => {
                matches!(within(-2, 0), (low, high) if low.is_gt() && high.is_le())
            }
            RoundingMode::HalfAwayFromZero if negative => {
                matches!(within(-1, 1), (low, high) if low.is_gt() && high.is_le())
            }
            RoundingMode::HalfAwayFromZero => {
                matches!(within(-1, 1), (low, high) if low.is_ge() && high.is_lt())
            }
            RoundingMode::HalfEven if !scaled.bit(0) => {
                matches!(within(-1, 1), (low, high) if low.is_ge() && high.is_le())
            }
            RoundingMode::HalfEven => {
                matches!(within(-1, 1), (low, high) if low.is_gt() && high.is_lt())
            }
            _ => panic!("a mode without an oracle"),
        }
    }

    /// Whether no double is nearer to the number; of two equally near, the one with an even last bit.
    pub(super) fn rounds_to(&self, double: f64) -> bool {
        is_nearest(double, |end| self.compare(end))
    }

    /// Whether no double is nearer to the root of the number.
    pub(super) fn root_rounds_to(&self, double: f64) -> bool {
        is_nearest(double, |end| self.compare_root(end))
    }
}

/// Whether a number lies between the middles of a double and its neighbours.
pub(super) fn is_nearest(double: f64, compare: impl Fn(&Exact) -> Ordering) -> bool {
    if !double.is_finite() {
        return false;
    }
    let half = Exact::new(1, 2);
    let here = Exact::of_double(double);
    let middle = |neighbour: f64| {
        let neighbour = if neighbour.is_infinite() {
            // Beyond the largest double the next one would be 2^1024.
            let end = Exact::new(BigInt::from(1) << 1024_u32, 1);
            if neighbour > 0.0 {
                end
            } else {
                Exact::zero().minus(&end)
            }
        } else {
            Exact::of_double(neighbour)
        };
        here.plus(&neighbour).times(&half)
    };
    let (low, high) = (middle(double.next_down()), middle(double.next_up()));
    if double.to_bits() & 1 == 0 {
        compare(&low).is_ge() && compare(&high).is_le()
    } else {
        compare(&low).is_gt() && compare(&high).is_lt()
    }
}

/// Exact Σw, Σwx, Σwx² and what follows from them.
#[derive(Clone, Debug)]
pub(super) struct Moments {
    pub(super) weight: Exact,
    pub(super) total: Exact,
    pub(super) squares: Exact,
}

impl Moments {
    pub(super) fn of(observations: impl IntoIterator<Item = (Exact, Exact)>) -> Self {
        let start = Self {
            weight: Exact::zero(),
            total: Exact::zero(),
            squares: Exact::zero(),
        };
        observations
            .into_iter()
            .fold(start, |sums, (value, weight)| {
                let product = weight.times(&value);
                Self {
                    squares: sums.squares.plus(&product.times(&value)),
                    total: sums.total.plus(&product),
                    weight: sums.weight.plus(&weight),
                }
            })
    }

    pub(super) fn mean(&self) -> Exact {
        self.total.over(&self.weight)
    }

    pub(super) fn variance(&self) -> Exact {
        let mean = self.mean();
        self.squares.over(&self.weight).minus(&mean.times(&mean))
    }

    pub(super) fn squared_coefficient_of_variation(&self) -> Exact {
        let mean = self.mean();
        self.variance().over(&mean.times(&mean))
    }
}
