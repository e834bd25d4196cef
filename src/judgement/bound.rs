//! An exact value held to a bound.

use crate::model::Bound;
use crate::numeric::Rational;

impl Bound {
    /// Whether an exact value meets it. Never fails.
    ///
    /// # Examples
    ///
    /// 21 teachers for 500 pupils are exactly 4.2 a hundred, and "以上" includes the number itself:
    ///
    /// ```
    /// use junheng::model::Bound;
    /// use junheng::numeric::Rational;
    ///
    /// let bound: Bound = ">= 4.2".parse()?;
    /// assert!(bound.is_met_by(&Rational::new(2100, 500)?));
    /// let strict: Bound = "> 4.2".parse()?;
    /// assert!(!strict.is_met_by(&Rational::new(2100, 500)?));
    /// # Ok::<(), junheng::Error>(())
    /// ```
    #[must_use]
    pub fn is_met_by(&self, value: &Rational) -> bool {
        self.relation.holds(value.cmp(&Rational::from(self.number)))
    }
}
