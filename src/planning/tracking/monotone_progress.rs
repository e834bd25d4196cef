//! How a target without a number stands.

use crate::judgement::Verdict;
use crate::model::{MonotoneTarget, PlanObservations, Text};
use crate::planning::rules::Rule as _;
use crate::planning::rules::monotone::Monotone;
use crate::planning::rules::series::AnnualSeries;
use crate::planning::tracking::due_status::DueStatus;
use crate::planning::tracking::progress::Latest;
use std::borrow::Cow;

/// How a target without a number stands.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct MonotoneProgress<'a> {
    /// The target.
    pub target: &'a MonotoneTarget,
    /// The newest observation so far, not later than the target year.
    pub latest: Option<Latest>,
    /// How it stands.
    pub status: DueStatus,
    /// Why.
    pub reason: Text,
}

impl<'a> MonotoneProgress<'a> {
    pub(super) fn of(
        target: &'a MonotoneTarget,
        observations: &PlanObservations,
        as_of: i32,
    ) -> Self {
        let (first, last) = (target.base_year(), as_of.min(target.target_year()));
        let values = observations.values(target.indicator(), target.stage());
        let values: Vec<(i32, _)> = values
            .filter(|(year, _)| (first..=last).contains(year))
            .map(|(year, value)| (year, value.clone()))
            .collect();
        let latest = values.last().map(|(year, value)| Latest {
            year: *year,
            value: value.clone(),
        });
        let series = AnnualSeries::levels(values.into_iter().collect());
        let result = series.map(|series| {
            let course = target.course();
            let series = series.over(first..=last);
            Monotone { course, series }.assess()
        });
        let (verdict, reason) = match result {
            Ok(result) => (result.verdict, result.reason),
            // Observations are of years that plans speak of.
            Err(_) => (
                Verdict::NotAssessable,
                Text {
                    zh: Cow::Borrowed("无数据"),
                    en: Cow::Borrowed("no figure"),
                },
            ),
        };
        let is_open = as_of < target.target_year();
        let status = match verdict {
            Verdict::NotMet => DueStatus::NotMet,
            Verdict::Met if is_open => DueStatus::TooEarly,
            Verdict::Met => DueStatus::Met,
            // Only the base year is behind us, and it is known.
            _ if is_open && last == first && latest.is_some() => DueStatus::TooEarly,
            _ => DueStatus::NoData,
        };
        Self {
            target,
            latest,
            status,
            reason,
        }
    }
}
