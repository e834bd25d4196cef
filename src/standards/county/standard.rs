//! A standard: one edition of one rule, as data.

use crate::model::{SchoolKind, Sponsor, Stage, Text};
use crate::standards::county::clause::{Clause, ClauseTest, Parameter, RoomCounting, Veto};
use crate::standards::county::criterion::{DispersionRule, SchoolRule};
use crate::standards::county::indicator::Indicator;
use crate::standards::county::relief::Relief;
use crate::standards::error::StandardError;
use crate::standards::membership::UnknownMembership;
use crate::standards::provenance::Provenance;
use rust_decimal::Decimal;
use serde::Serialize;
use std::borrow::Cow;

/// One edition of one rule: what is measured, which bounds hold, which clauses, with the source
/// beside each number.
///
/// A standard is data. It computes nothing: [`Evaluator`] holds a county to it. It is a `static` in
/// the [`catalogue`], or it is read from a file of the same shape; `examples/custom_standard.rs`
/// shows how.
///
/// [`Evaluator`]: crate::evaluation::Evaluator
/// [`catalogue`]: crate::standards::catalogue
///
/// # Examples
///
/// ```
/// use junheng::standards::catalogue;
///
/// let standard = catalogue::find("cn-quality-balance-2017").expect("it is in the catalogue");
/// assert_eq!(standard.indicators.len(), 7);
/// let threshold = standard.indicators[0].threshold.as_ref().expect("every one has a threshold");
/// assert_eq!(threshold.primary.to_string(), ">= 4.2");
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Standard {
    /// The identifier, such as `cn-quality-balance-2017`.
    pub id: Cow<'static, str>,
    /// The name.
    pub name: Text,
    /// Where it comes from.
    pub provenance: Provenance,
    /// What a pupil of each stage weighs when a school's figure is split over its stages.
    pub stage_factors: StageFactors,
    /// Which schools are not judged, in the order in which the reasons are tried.
    pub exclusions: Cow<'static, [Exclusion]>,
    /// What becomes of a school of which a blank sponsor leaves open whether it is judged.
    #[serde(skip_serializing_if = "UnknownMembership::is_judged")]
    pub unknown_membership: UnknownMembership,
    /// What is measured of each part.
    pub indicators: Cow<'static, [Indicator]>,
    /// What a part must reach in all; without it, every threshold that there is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub school_rule: Option<SchoolRule>,
    /// How far apart schools may be.
    pub dispersion: DispersionRule,
    /// What must hold beside.
    pub clauses: Cow<'static, [Clause]>,
    /// What must not have happened.
    pub vetoes: Cow<'static, [Veto]>,
    /// Looser readings that may be asked for.
    pub reliefs: Cow<'static, [Relief]>,
    /// Numbers that may be set by name.
    pub parameters: Cow<'static, [Parameter]>,
    /// Whether the share of indicators and clauses met is reported (达成率).
    pub achievement: bool,
}

/// What a pupil of each stage weighs when a school's figure is split over its stages:
/// stage `s` gets `k_s·n_s / Σ k·n` of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct StageFactors {
    /// A primary pupil.
    pub primary: Decimal,
    /// A junior pupil.
    pub junior: Decimal,
    /// A senior pupil.
    pub senior: Decimal,
}

impl StageFactors {
    /// The factor of a stage.
    #[must_use]
    pub const fn get(&self, stage: Stage) -> Decimal {
        match stage {
            Stage::Primary => self.primary,
            Stage::Junior => self.junior,
            Stage::Senior => self.senior,
        }
    }
}

/// Schools that are not judged, and the reason reported for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Exclusion {
    /// The reason, as reported.
    pub reason: Cow<'static, str>,
    /// Which schools it means.
    pub when: ExclusionTest,
}

/// Which schools an exclusion means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum ExclusionTest {
    /// Schools of a kind.
    OfKind {
        /// The kind.
        school_kind: SchoolKind,
    },
    /// Schools of a kind with fewer primary and junior pupils than this, both known.
    SmallOfKind {
        /// The kind.
        school_kind: SchoolKind,
        /// The least number that is judged.
        fewer_than: u32,
    },
    /// Schools of these sponsors.
    SponsoredBy {
        /// The sponsors.
        sponsors: Cow<'static, [Sponsor]>,
    },
    /// Schools whose sponsor is known and none of these; a blank sponsor is kept with a warning.
    NotSponsoredBy {
        /// The sponsors.
        sponsors: Cow<'static, [Sponsor]>,
    },
}

impl Standard {
    /// The same standard with a named option set.
    ///
    /// `rooms` takes `each` or `together` where a clause asks for rooms; every [`Parameter`] takes
    /// a decimal, and then goes before what a county sets for itself.
    ///
    /// # Errors
    ///
    /// - [`StandardError::UnknownOption`] if the standard has no such option.
    /// - [`StandardError::UnreadableOption`] if the option does not take this value.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::standards::catalogue;
    ///
    /// let standard = catalogue::CN_QUALITY_BALANCE_2017
    ///     .with_option("special-funds-minimum", "8000")?;
    /// assert_eq!(standard.parameters[0].value, 8000.into());
    /// assert!(standard.with_option("roms", "each").is_err());
    /// # Ok::<(), junheng::standards::StandardError>(())
    /// ```
    pub fn with_option(&self, name: &str, value: &str) -> Result<Self, StandardError> {
        let unreadable = |expected: &'static str| StandardError::UnreadableOption {
            name: name.to_owned(),
            value: value.to_owned(),
            expected,
        };
        let mut standard = self.clone();
        if let Some(parameter) = standard
            .parameters
            .to_mut()
            .iter_mut()
            .find(|parameter| parameter.name == name)
        {
            parameter.value = crate::model::read_decimal(value)
                .filter(|value| *value >= Decimal::ZERO)
                .ok_or_else(|| unreadable("a decimal, 0 or more"))?;
            parameter.fixed = true;
            return Ok(standard);
        }
        if name == "rooms" {
            let chosen = match value {
                "each" => RoomCounting::Each,
                "together" => RoomCounting::Together,
                _ => return Err(unreadable("each or together")),
            };
            let mut found = false;
            for clause in standard.clauses.to_mut() {
                if let Some(ClauseTest::Rooms { counting, .. }) = &mut clause.test {
                    *counting = chosen;
                    found = true;
                }
            }
            if found {
                return Ok(standard);
            }
        }
        Err(StandardError::UnknownOption {
            name: name.to_owned(),
            known: self.option_names(),
        })
    }

    /// The names of the options that it has.
    #[must_use]
    pub fn option_names(&self) -> Vec<String> {
        let mut names: Vec<String> = self
            .parameters
            .iter()
            .map(|parameter| parameter.name.to_string())
            .collect();
        let has_rooms = |clause: &Clause| matches!(clause.test, Some(ClauseTest::Rooms { .. }));
        if self.clauses.iter().any(has_rooms) {
            names.push("rooms".to_owned());
        }
        names
    }

    /// The relief of a name.
    ///
    /// # Errors
    ///
    /// - [`StandardError::UnknownRelief`] if the standard has no such relief.
    pub fn relief(&self, name: &str) -> Result<&Relief, StandardError> {
        self.reliefs
            .iter()
            .find(|relief| relief.name == name)
            .ok_or_else(|| StandardError::UnknownRelief {
                name: name.to_owned(),
                known: self
                    .reliefs
                    .iter()
                    .map(|relief| relief.name.to_string())
                    .collect(),
            })
    }
}
