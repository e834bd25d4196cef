//! Early warning: how full the seats of a year are.

use crate::judgement::exact;
use crate::model::{Amount, Language};
use crate::numeric::Rational;
use crate::page::Ink;
use crate::planning::enrolment::error::EnrolmentError;
use serde::{Deserialize, Serialize};

/// From which share of the seats on a year is told to be idle, tight or severe.
///
/// Always true of them: `0 ≤ idle ≤ tight ≤ 1 ≤ severe`. No rule known to this crate sets such
/// numbers; those of [`default`](Self::default) are a starting point, and a district has its own.
///
/// A file has the nearest doubles, none beyond the largest; they are read back as the shortest decimals
/// that stand for them, and refused out of order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "WrittenThresholds", into = "WrittenThresholds")]
pub struct SeatThresholds {
    idle: Rational,
    tight: Rational,
    severe: Rational,
}

impl SeatThresholds {
    /// Thresholds, as shares of the seats.
    ///
    /// # Errors
    ///
    /// - [`EnrolmentError::ThresholdOrder`] unless `0 ≤ idle ≤ tight ≤ 1 ≤ severe`.
    pub fn new(idle: Rational, tight: Rational, severe: Rational) -> Result<Self, EnrolmentError> {
        let ordered = !idle.is_negative()
            && idle <= tight
            && tight <= Rational::ONE
            && severe >= Rational::ONE;
        if !ordered {
            return Err(EnrolmentError::ThresholdOrder {
                idle: Box::new(idle),
                tight: Box::new(tight),
                severe: Box::new(severe),
            });
        }
        Ok(Self {
            idle,
            tight,
            severe,
        })
    }

    /// Below this share seats are idle.
    #[must_use]
    pub const fn idle(&self) -> &Rational {
        &self.idle
    }

    /// From this share on they are tight.
    #[must_use]
    pub const fn tight(&self) -> &Rational {
        &self.tight
    }

    /// Above this share the shortage is severe.
    #[must_use]
    pub const fn severe(&self) -> &Rational {
        &self.severe
    }

    /// How full the seats are.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::planning::enrolment::{SeatLevel, SeatThresholds};
    ///
    /// let thresholds = SeatThresholds::default();
    /// let level = |pupils: i32| thresholds.level(&pupils.into(), 1000);
    /// assert_eq!(level(699), SeatLevel::Idle);
    /// assert_eq!(level(700), SeatLevel::Sufficient);
    /// assert_eq!(level(950), SeatLevel::Tight);
    /// assert_eq!(level(1000), SeatLevel::Tight);
    /// assert_eq!(level(1001), SeatLevel::Short);
    /// assert_eq!(level(1101), SeatLevel::Severe);
    /// ```
    #[must_use]
    pub fn level(&self, demand: &Rational, seats: u64) -> SeatLevel {
        let seats = Rational::from(seats);
        if *demand > &self.severe * &seats {
            SeatLevel::Severe
        } else if *demand > seats {
            SeatLevel::Short
        } else if *demand < &self.idle * &seats {
            SeatLevel::Idle
        } else if demand.is_positive() && *demand >= &self.tight * &seats {
            SeatLevel::Tight
        } else {
            SeatLevel::Sufficient
        }
    }
}

/// Thresholds as a file has them.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct WrittenThresholds {
    /// Below this share of the seats they are idle.
    idle: f64,
    /// From this share on they are tight.
    tight: f64,
    /// Above this share the shortage is severe.
    severe: f64,
}

impl From<SeatThresholds> for WrittenThresholds {
    fn from(thresholds: SeatThresholds) -> Self {
        Self {
            idle: thresholds.idle.to_f64(),
            tight: thresholds.tight.to_f64(),
            severe: thresholds.severe.to_f64().min(f64::MAX),
        }
    }
}

impl TryFrom<WrittenThresholds> for SeatThresholds {
    type Error = Box<dyn std::error::Error>;

    fn try_from(written: WrittenThresholds) -> Result<Self, Self::Error> {
        let share = |written: f64| Amount::try_from(written).map(|amount| exact(&amount));
        let (idle, tight, severe) = (written.idle, written.tight, written.severe);
        Ok(Self::new(share(idle)?, share(tight)?, share(severe)?)?)
    }
}

impl Default for SeatThresholds {
    /// Idle below 0.70, tight from 0.95, severe above 1.10.
    fn default() -> Self {
        Self {
            idle: Rational::small(70, 100),
            tight: Rational::small(95, 100),
            severe: Rational::small(110, 100),
        }
    }
}

/// How full the seats of a year are, compared exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SeatLevel {
    /// Fewer pupils than the idle share of the seats.
    Idle,
    /// Neither idle nor tight.
    Sufficient,
    /// All have a seat, and hardly one is left.
    Tight,
    /// More pupils than seats.
    Short,
    /// More pupils than the severe share of the seats.
    Severe,
}

impl SeatLevel {
    /// The word of a report.
    #[must_use]
    pub fn word(self, language: Language) -> &'static str {
        match self {
            Self::Idle => language.pick("闲置", "idle"),
            Self::Sufficient => language.pick("充足", "sufficient"),
            Self::Tight => language.pick("偏紧", "tight"),
            Self::Short => language.pick("不足", "short"),
            Self::Severe => language.pick("严重不足", "severely short"),
        }
    }
}

impl From<SeatLevel> for Ink {
    fn from(level: SeatLevel) -> Self {
        match level {
            SeatLevel::Idle => Self::Faint,
            SeatLevel::Sufficient => Self::Good,
            SeatLevel::Tight => Self::Doubtful,
            SeatLevel::Short | SeatLevel::Severe => Self::Bad,
        }
    }
}
