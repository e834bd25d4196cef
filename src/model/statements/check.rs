//! What a text lets one check: what must add up, follow, or keep rising.

use crate::model::plan::monotone_target::Course;
use crate::model::writing::amount::Amount;
use crate::model::writing::text::Text;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// Writes a key where it has a value.
pub(in crate::model) fn optional<M: SerializeMap, T: Serialize>(
    map: &mut M,
    key: &str,
    value: Option<&T>,
) -> Result<(), M::Error> {
    value.map_or(Ok(()), |value| map.serialize_entry(key, value))
}

/// Something that the figures of a text should stand up to.
#[derive(Clone, Debug, PartialEq)]
pub struct StatedCheck {
    /// Its name, if it has one.
    pub name: Option<Text>,
    /// What is checked.
    pub kind: CheckKind,
    /// The clause it comes from, if one is given.
    pub source: Option<String>,
}

impl Serialize for StatedCheck {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("check", self.kind.code())?;
        optional(&mut map, "name", self.name.as_ref())?;
        match &self.kind {
            CheckKind::Sum { parts, total } => {
                map.serialize_entry("parts", parts)?;
                map.serialize_entry("total", total)?;
            }
            CheckKind::Shares { parts } => map.serialize_entry("parts", parts)?,
            CheckKind::Ratio {
                numerator,
                denominator,
                per,
                ratio,
            } => {
                map.serialize_entry("numerator", numerator)?;
                map.serialize_entry("denominator", denominator)?;
                map.serialize_entry("per", per)?;
                optional(&mut map, "ratio", ratio.as_ref())?;
            }
            CheckKind::Difference {
                minuend,
                subtrahend,
                difference,
            } => {
                map.serialize_entry("minuend", minuend)?;
                map.serialize_entry("subtrahend", subtrahend)?;
                optional(&mut map, "difference", difference.as_ref())?;
            }
            CheckKind::Growth {
                before,
                after,
                rate,
            } => {
                map.serialize_entry("before", before)?;
                map.serialize_entry("after", after)?;
                optional(&mut map, "rate", rate.as_ref())?;
            }
            CheckKind::AnnualGrowth {
                growth,
                years,
                rate,
            } => {
                match growth {
                    StatedGrowth::Between { before, after } => {
                        map.serialize_entry("before", before)?;
                        map.serialize_entry("after", after)?;
                    }
                    StatedGrowth::Rate(growth) => map.serialize_entry("growth", growth)?,
                }
                map.serialize_entry("years", years)?;
                optional(&mut map, "rate", rate.as_ref())?;
            }
            CheckKind::Mean { figures, mean } => {
                map.serialize_entry("figures", figures)?;
                optional(&mut map, "mean", mean.as_ref())?;
            }
            CheckKind::AttainableShare { share, whole, per } => {
                map.serialize_entry("share", share)?;
                map.serialize_entry("whole", whole)?;
                map.serialize_entry("per", per)?;
            }
            CheckKind::Agreement { figures } => map.serialize_entry("figures", figures)?,
            CheckKind::Monotone { course, series } => {
                map.serialize_entry("must", course)?;
                map.serialize_entry("series", series)?;
            }
            CheckKind::NotAbove { figure, reference } => {
                map.serialize_entry("figure", figure)?;
                map.serialize_entry("reference", reference)?;
            }
            CheckKind::SpendingNeverFalls { total, per_pupil } => {
                optional(&mut map, "total", total.as_ref())?;
                map.serialize_entry("per_pupil", per_pupil)?;
            }
            CheckKind::ThreeIncreases {
                appropriation,
                regular_revenue,
                cost_per_pupil,
                teacher_pay,
                public_funds_per_pupil,
            } => {
                optional(&mut map, "appropriation", appropriation.as_ref())?;
                optional(&mut map, "regular_revenue", regular_revenue.as_ref())?;
                optional(&mut map, "cost_per_pupil", cost_per_pupil.as_ref())?;
                optional(&mut map, "teacher_pay", teacher_pay.as_ref())?;
                let funds = public_funds_per_pupil.as_ref();
                optional(&mut map, "public_funds_per_pupil", funds)?;
            }
        }
        optional(&mut map, "source", self.source.as_ref())?;
        map.end()
    }
}

/// What is checked; figures are named by their codes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum CheckKind {
    /// Parts add to a total.
    Sum {
        /// The parts.
        parts: Vec<String>,
        /// The total.
        total: String,
    },
    /// Shares add to 100.
    Shares {
        /// The shares.
        parts: Vec<String>,
    },
    /// A ratio follows from its figures.
    Ratio {
        /// The numerator.
        numerator: String,
        /// The denominator.
        denominator: String,
        /// What the quotient is multiplied by.
        per: Amount,
        /// The printed ratio; `None` where it is only computed.
        ratio: Option<String>,
    },
    /// A difference follows from its figures.
    Difference {
        /// What is subtracted from.
        minuend: String,
        /// What is subtracted.
        subtrahend: String,
        /// The printed difference; `None` where it is only computed.
        difference: Option<String>,
    },
    /// A growth rate in percent follows from two figures.
    Growth {
        /// What it grew from.
        before: String,
        /// What it grew to.
        after: String,
        /// The printed rate; `None` where it is only computed.
        rate: Option<String>,
    },
    /// A mean annual growth rate follows from the growth of several years.
    AnnualGrowth {
        /// The growth of all years together.
        growth: StatedGrowth,
        /// In how many years.
        years: u32,
        /// The printed rate of a year; `None` where it is only computed.
        rate: Option<String>,
    },
    /// A mean follows from its figures.
    Mean {
        /// The figures.
        figures: Vec<String>,
        /// The printed mean; `None` where it is only computed.
        mean: Option<String>,
    },
    /// A share is that of a whole number of people, schools or classes.
    AttainableShare {
        /// The share as printed.
        share: String,
        /// How many it is a share of.
        whole: String,
        /// What the quotient is multiplied by.
        per: Amount,
    },
    /// Figures agree.
    Agreement {
        /// The figures.
        figures: Vec<String>,
    },
    /// A series goes one way.
    Monotone {
        /// Which way.
        course: Course,
        /// The series.
        series: StatedSeries,
    },
    /// A figure is not above another.
    NotAbove {
        /// The figure.
        figure: String,
        /// What it must not be above.
        reference: String,
    },
    /// The two that only grow (两个只增不减).
    SpendingNeverFalls {
        /// Total spending.
        total: Option<StatedSeries>,
        /// Spending for each pupil, by stage.
        per_pupil: BTreeMap<String, StatedSeries>,
    },
    /// The three increases (三个增长).
    ThreeIncreases {
        /// Appropriations for education.
        appropriation: Option<StatedSeries>,
        /// Regular revenue.
        regular_revenue: Option<StatedSeries>,
        /// Spending for each pupil.
        cost_per_pupil: Option<StatedSeries>,
        /// The pay of teachers.
        teacher_pay: Option<StatedSeries>,
        /// Public funds for each pupil.
        public_funds_per_pupil: Option<StatedSeries>,
    },
}

impl CheckKind {
    /// Its name in files.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Sum { .. } => "sum",
            Self::Shares { .. } => "shares",
            Self::Ratio { .. } => "ratio",
            Self::Difference { .. } => "difference",
            Self::Growth { .. } => "growth",
            Self::AnnualGrowth { .. } => "annual_growth",
            Self::Mean { .. } => "mean",
            Self::AttainableShare { .. } => "attainable_share",
            Self::Agreement { .. } => "agreement",
            Self::Monotone { .. } => "monotone",
            Self::NotAbove { .. } => "not_above",
            Self::SpendingNeverFalls { .. } => "spending_never_falls",
            Self::ThreeIncreases { .. } => "three_increases",
        }
    }
}

/// The growth of several years, by the codes of its figures.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StatedGrowth {
    /// From one figure to another.
    Between {
        /// What it grew from.
        before: String,
        /// What it grew to.
        after: String,
    },
    /// By so many percent in all.
    Rate(String),
}

/// Figures year by year, by their codes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StatedSeries {
    /// The figure itself, of each year.
    Levels(Vec<String>),
    /// By how many percent it grew from the year before.
    GrowthRates(Vec<String>),
}

impl StatedSeries {
    /// The codes of the figures.
    #[must_use]
    pub fn figures(&self) -> &[String] {
        match self {
            Self::Levels(figures) | Self::GrowthRates(figures) => figures,
        }
    }
}

impl Serialize for StatedSeries {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Levels(figures) => figures.serialize(serializer),
            Self::GrowthRates(figures) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("growth_rates", figures)?;
                map.end()
            }
        }
    }
}
