//! The share of the rows of a plan that are met (达成率).

use crate::numeric::{Rational, RoundingMode};
use crate::planning::tracking::status::PlanStatus;
use crate::ratio::achievement_rate;
use serde::ser::SerializeStruct as _;
use serde::{Deserialize, Serialize, Serializer};

/// How many rows of a plan are met.
///
/// A file also has the total, the percentage and the percentage as reported; they are not looked at when
/// it is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct PlanAchievement {
    /// Held or achieved.
    pub met: usize,
    /// Neither.
    pub not_met: usize,
    /// Without an observation.
    pub no_data: usize,
}

impl PlanAchievement {
    /// The count of some rows.
    ///
    /// # Examples
    ///
    /// Of 32 rows 23 are met, and 71.875 % is reported as 71.9:
    ///
    /// ```
    /// use junheng::planning::{PlanAchievement, PlanStatus};
    ///
    /// let mut statuses = vec![PlanStatus::Achieved; 23];
    /// statuses.extend([PlanStatus::Behind; 9]);
    /// let achievement = PlanAchievement::of(statuses);
    /// assert_eq!(achievement.rate().map(|rate| rate.to_f64()), Some(71.875));
    /// assert_eq!(achievement.reported_rate().as_deref(), Some("71.9"));
    /// ```
    #[must_use]
    pub fn of(statuses: impl IntoIterator<Item = PlanStatus>) -> Self {
        let mut counts = Self::default();
        for status in statuses {
            match status {
                PlanStatus::NoData => counts.no_data += 1,
                status if status.is_met() => counts.met += 1,
                _ => counts.not_met += 1,
            }
        }
        counts
    }

    /// How many rows there are.
    #[must_use]
    pub const fn total(&self) -> usize {
        self.met + self.not_met + self.no_data
    }

    /// The percentage met, exactly, as [`ACHIEVEMENT_RATE`](crate::ratio::ACHIEVEMENT_RATE) has it; `None` where there is no row.
    #[must_use]
    pub fn rate(&self) -> Option<Rational> {
        achievement_rate(self.met, self.total())
    }

    /// The percentage met to one decimal, rounded half away from zero from the exact one.
    #[must_use]
    pub fn reported_rate(&self) -> Option<String> {
        let rate = self.rate()?;
        Some(rate.to_fixed(1, RoundingMode::HalfAwayFromZero))
    }
}

impl Serialize for PlanAchievement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut written = serializer.serialize_struct("PlanAchievement", 6)?;
        written.serialize_field("met", &self.met)?;
        written.serialize_field("not_met", &self.not_met)?;
        written.serialize_field("no_data", &self.no_data)?;
        written.serialize_field("total", &self.total())?;
        written.serialize_field("rate", &self.rate().map(|rate| rate.to_f64()))?;
        written.serialize_field("reported_rate", &self.reported_rate())?;
        written.end()
    }
}
