//! The seats that there are and that are planned.

use crate::model::PLAN_YEARS;
use crate::planning::enrolment::error::EnrolmentError;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Seats that are there from a year on (学位): what exists, what is to be built, or, below zero,
/// what is to be closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatBlock {
    /// The stage, in the word of the grade counts.
    pub stage: String,
    /// What it is.
    pub name: Option<String>,
    /// How many.
    pub seats: i64,
    /// The first year in which they count.
    pub from: i32,
}

/// The seats of each stage, year by year.
///
/// Always true of it: in no year the seats of a stage are below zero. Before its first block a stage
/// has no seats that are known; that is not the same as none.
///
/// # Examples
///
/// ```
/// use junheng::planning::enrolment::{EnrolmentError, SeatBlock, SeatPlan};
///
/// let block = |seats, from| SeatBlock { stage: "primary".to_owned(), name: None, seats, from };
/// let plan = SeatPlan::new(vec![block(1000, 2020), block(300, 2027), block(-100, 2030)])?;
/// assert_eq!(plan.seats("primary", 2026), Some(1000));
/// assert_eq!(plan.seats("primary", 2027), Some(1300));
/// assert_eq!(plan.seats("primary", 2030), Some(1200));
/// assert_eq!(plan.seats("primary", 2019), None);
///
/// let negative = SeatPlan::new(vec![block(100, 2020), block(-101, 2021)]).unwrap_err();
/// assert_eq!(negative.to_string(), "the seats of `primary` come to -1 in 2021");
/// # Ok::<(), EnrolmentError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<SeatBlock>", into = "Vec<SeatBlock>")]
pub struct SeatPlan {
    blocks: Vec<SeatBlock>,
    /// The seats from a year on.
    totals: BTreeMap<String, BTreeMap<i32, u64>>,
}

impl SeatPlan {
    /// The seats of all blocks.
    ///
    /// # Errors
    ///
    /// - [`EnrolmentError::YearOutOfRange`] if a year is not one of four digits.
    /// - [`EnrolmentError::NegativeSeats`] with the first year in which more are closed than there
    ///   are.
    pub fn new(blocks: Vec<SeatBlock>) -> Result<Self, EnrolmentError> {
        let mut changes: BTreeMap<&str, BTreeMap<i32, i128>> = BTreeMap::new();
        for block in &blocks {
            if !PLAN_YEARS.contains(&block.from) {
                return Err(EnrolmentError::YearOutOfRange { year: block.from });
            }
            let of_stage = changes.entry(&block.stage).or_default();
            *of_stage.entry(block.from).or_default() += i128::from(block.seats);
        }
        let mut totals: BTreeMap<String, BTreeMap<i32, u64>> = BTreeMap::new();
        for (stage, changes) in changes {
            let mut seats = 0_i128;
            let of_stage = totals.entry(stage.to_owned()).or_default();
            for (year, change) in changes {
                seats += change;
                let total = u64::try_from(seats).map_err(|_| EnrolmentError::NegativeSeats {
                    stage: stage.to_owned(),
                    year,
                    seats,
                })?;
                of_stage.insert(year, total);
            }
        }
        Ok(Self { blocks, totals })
    }

    /// The blocks.
    #[must_use]
    pub fn blocks(&self) -> &[SeatBlock] {
        &self.blocks
    }

    /// The stages that have seats, in alphabetical order.
    pub fn stages(&self) -> impl Iterator<Item = &str> {
        self.totals.keys().map(String::as_str)
    }

    /// Whether a stage has seats in any year.
    pub(super) fn has_seats(&self, stage: &str) -> bool {
        let mut totals = self.totals.get(stage).into_iter().flatten();
        totals.any(|(_, seats)| *seats > 0)
    }

    /// The seats of a stage in a year; `None` where they are not reported.
    #[must_use]
    pub fn seats(&self, stage: &str, year: i32) -> Option<u64> {
        let of_stage = self.totals.get(stage)?;
        of_stage.range(..=year).next_back().map(|(_, seats)| *seats)
    }
}

impl TryFrom<Vec<SeatBlock>> for SeatPlan {
    type Error = EnrolmentError;

    fn try_from(blocks: Vec<SeatBlock>) -> Result<Self, EnrolmentError> {
        Self::new(blocks)
    }
}

impl From<SeatPlan> for Vec<SeatBlock> {
    fn from(plan: SeatPlan) -> Self {
        plan.blocks
    }
}
