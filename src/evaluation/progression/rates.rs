//! Rates of a grade that fit a closed cohort.

use crate::evaluation::progression::error::ProgressionError;
use crate::numeric::Rational;

/// Promotion and repetition of a grade: neither negative, together at most 1.
///
/// What is left to 1 is the drop-out rate.
///
/// # Examples
///
/// ```
/// use junheng::evaluation::progression::{FlowRates, ProgressionError};
/// use junheng::numeric::Rational;
///
/// let rates = FlowRates::new("1", Rational::new(8, 10)?, Rational::new(1, 10)?)?;
/// assert_eq!(rates.dropout(), Rational::new(1, 10)?);
///
/// let above = FlowRates::new("1", Rational::ONE, Rational::new(1, 10)?).unwrap_err();
/// assert!(matches!(above, ProgressionError::NetInflow { .. }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowRates {
    grade: String,
    promotion: Rational,
    repetition: Rational,
}

impl FlowRates {
    /// The rates of a grade.
    ///
    /// # Errors
    ///
    /// - [`ProgressionError::NegativeRate`] if one of the two is negative.
    /// - [`ProgressionError::NetInflow`] if they are above 1 together.
    pub fn new(
        grade: impl Into<String>,
        promotion: Rational,
        repetition: Rational,
    ) -> Result<Self, ProgressionError> {
        let grade = grade.into();
        for rate in [&promotion, &repetition] {
            if rate.is_negative() {
                let rate = rate.clone();
                return Err(ProgressionError::NegativeRate { grade, rate });
            }
        }
        if &promotion + &repetition > Rational::ONE {
            return Err(ProgressionError::NetInflow {
                grade,
                promotion: Box::new(promotion),
                repetition: Box::new(repetition),
            });
        }
        Ok(Self {
            grade,
            promotion,
            repetition,
        })
    }

    /// The grade.
    #[must_use]
    pub fn grade(&self) -> &str {
        &self.grade
    }

    /// The share that is in the next grade a year later (升级率).
    #[must_use]
    pub const fn promotion(&self) -> &Rational {
        &self.promotion
    }

    /// The share that is in the same grade a year later (留级率).
    #[must_use]
    pub const fn repetition(&self) -> &Rational {
        &self.repetition
    }

    /// The share that is in neither (辍学率).
    #[must_use]
    pub fn dropout(&self) -> Rational {
        Rational::ONE - &self.promotion - &self.repetition
    }
}
