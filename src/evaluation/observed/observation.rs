//! The observations of a plan that the report on a county has.

use crate::evaluation::county::clause::ClauseValue;
use crate::evaluation::county::report::Report;
use crate::model::{Amount, Plan, PlanIndicator, PlanObservation, Stage};
use crate::numeric::{ExactDispersion, Rational, RoundingMode};
use crate::ratio::{RatioDefinition, RatioError};
use crate::standards::ClauseTest;
use std::collections::BTreeMap;

/// What the report on a county says of the indicators of a plan.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ReportObservations {
    /// The values that it has.
    pub values: Vec<PlanObservation>,
    /// The indicators that it knows and has no value of.
    pub open: Vec<OpenObservation>,
}

/// An indicator of a plan that a report knows and has no value of.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OpenObservation {
    /// The indicator.
    pub indicator: PlanIndicator,
    /// Why there is no value, in English.
    pub reason: String,
}

/// The code of the share of indicators and clauses that are met.
const ACHIEVEMENT: &str = "achievement_rate";

/// How the code of a coefficient begins, before that of its indicator.
const COEFFICIENT: &str = "cv_";

/// How many decimals a value gets that is no decimal of so few.
const PLACES: u32 = 6;

/// How many it gets where the last two of these would be zeros: a value that only just misses a bound of up to four
/// decimals must not be rounded to it. Fractions of counts below 10⁸ lie further from such a bound than 10⁻²⁰.
const MORE_PLACES: u32 = 20;

impl Report<'_> {
    /// The observations of the indicators of a plan that this report has, as those of a year.
    ///
    /// An indicator of a plan is found by its code, or by that of the [ratio](crate::model::PlanRow::ratio) that its
    /// row names:
    ///
    /// | code | value |
    /// |---|---|
    /// | that of a [ratio](crate::ratio::RATIOS) whose figures are filed, such as `rotated_teachers` | [that of the county](crate::ratio::RatioDefinition::of_county), or of the stage; in percent where it is printed so |
    /// | that of an indicator of the standard, such as `L5`, with a stage | the mean of its parts, weighted by pupils |
    /// | `cv_` and that of an indicator, such as `cv_L5`, with a stage | its coefficient of variation: the nearest double |
    /// | that of a clause, such as `G11` | its [value](crate::evaluation::ClauseResult::value) |
    /// | `achievement_rate` | the share of indicators and clauses that are met, in percent |
    ///
    /// A stage is a code or a name: `primary`, 初中; `compulsory` (义务教育) is both, as no stage is. What the report does not know by its code is passed over:
    /// a plan has other indicators too. A value that is no decimal of six places is rounded to six, or to
    /// twenty where six would bring it to a number of four, so that none is rounded to its bound.
    ///
    /// Never fails: what is not filed is [open](ReportObservations::open).
    ///
    /// # Examples
    ///
    /// Of 20 teachers, 18 have a bachelor degree:
    ///
    /// ```
    /// use junheng::evaluation::Evaluator;
    /// use junheng::model::{
    ///     Baseline, BaselineLevel, County, Direction, Item, Plan, PlanRow, School, SchoolKind, Target,
    /// };
    /// use junheng::standards::catalogue;
    ///
    /// let school = School::new("1", "Riverside", SchoolKind::Primary)?
    ///     .with_amount(Item::StudentsPrimary, 400)?
    ///     .with_amount(Item::TeachersPrimary, 20)?
    ///     .with_amount(Item::TeachersPrimaryBachelor, 18)?
    ///     .with_amount(Item::TeachersPrimaryMaster, 0)?
    ///     .with_amount(Item::TeachersPrimaryDoctor, 0)?;
    /// let county = County::new(vec![school])?;
    /// let report = Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017)?.evaluate(&county);
    ///
    /// let row = |code: &str| {
    ///     let baseline = Baseline { year: 2020, level: BaselineLevel::Missing };
    ///     let target = Target { year: 2025, bound: ">= 95".parse().expect("it is a bound") };
    ///     PlanRow::new(code, Direction::HigherIsBetter, baseline, target)
    /// };
    /// let plan = Plan::new("p", vec![row("bachelor_teachers")?, row("rotated_teachers")?, row("books_read")?]);
    /// let found = report.observations(&plan, 2024);
    /// assert_eq!(found.values.len(), 1);
    /// assert_eq!(found.values[0].value.to_string(), "90");
    /// assert_eq!(
    ///     found.open[0].reason,
    ///     "`rotated_teachers` needs `rotated`, which is not there: not asked for"
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn observations(&self, plan: &Plan, year: i32) -> ReportObservations {
        let mut found = ReportObservations::default();
        // Of several rows of one indicator the first says what it is.
        let mut ratios: BTreeMap<(&str, Option<&str>), Option<&str>> = BTreeMap::new();
        for row in plan.rows() {
            let key = (row.indicator(), row.stage());
            ratios.entry(key).or_insert_with(|| row.ratio());
        }
        for indicator in plan.indicators() {
            let stage = indicator.stage.as_deref();
            let ratio = ratios.get(&(indicator.code.as_str(), stage));
            let observed = match ratio.copied().flatten() {
                Some(ratio) => self.observed_ratio(ratio, stage),
                None => self.observed(&indicator.code, stage),
            };
            match observed {
                Observed::Value(value) => found.values.push(PlanObservation {
                    indicator: indicator.code,
                    stage: indicator.stage,
                    year,
                    value,
                }),
                Observed::Open(reason) => found.open.push(OpenObservation { indicator, reason }),
                Observed::Other => {}
            }
        }
        found
    }

    /// The value of a ratio that a row names: where there is none, that is to be said.
    fn observed_ratio(&self, code: &str, stage: Option<&str>) -> Observed {
        let Scope::Stages(stage) = Scope::of(stage) else {
            return Observed::Open(format!("`{code}` is filed by no such stage"));
        };
        let ratio =
            RatioDefinition::named(code).and_then(|ratio| ratio.of_county(self.county(), stage));
        match ratio {
            Ok(value) => Observed::of(&value.printed_number()),
            Err(error) => Observed::Open(error.to_string()),
        }
    }

    fn observed(&self, code: &str, stage: Option<&str>) -> Observed {
        let Scope::Stages(stage) = Scope::of(stage) else {
            return Observed::Other;
        };
        if code == ACHIEVEMENT && stage.is_none() {
            return self.achievement().map_or(Observed::Other, |achievement| {
                Observed::of(&achievement.rate())
            });
        }
        if let Some(ratio) = RatioDefinition::find(code) {
            return match ratio.of_county(self.county(), stage) {
                Ok(value) => Observed::of(&value.printed_number()),
                Err(RatioError::NoCountyFigures { .. }) => Observed::Other,
                Err(error) => Observed::Open(error.to_string()),
            };
        }
        if let (Some(stage), Some(indicator)) = (stage, code.strip_prefix(COEFFICIENT)) {
            return self.observed_coefficient(stage, indicator);
        }
        match stage {
            Some(stage) => self.observed_mean(stage, code),
            None => self.observed_clause(code),
        }
    }

    fn observed_coefficient(&self, stage: Stage, indicator: &str) -> Observed {
        let Some(row) = self.balance_of(stage, indicator) else {
            return Observed::Other;
        };
        let coefficient = row.coefficient_of_variation.and_then(Rational::of_double);
        coefficient.map_or_else(
            || Observed::Open(self.waiting(stage, indicator)),
            |value| Observed::of(&value),
        )
    }

    fn observed_mean(&self, stage: Stage, indicator: &str) -> Observed {
        if self.balance_of(stage, indicator).is_none() {
            return Observed::Other;
        }
        let Ok(sample) = self.sample(stage, indicator) else {
            return Observed::Open(self.waiting(stage, indicator));
        };
        match ExactDispersion::new(sample.values(), sample.pupils()) {
            Ok(schools) => Observed::of(&schools.exact_mean()),
            Err(_) => Observed::Open(format!("no part has pupils in the stage {}", stage.code())),
        }
    }

    fn observed_clause(&self, code: &str) -> Observed {
        let Some(result) = self.clause(code) else {
            return Observed::Other;
        };
        if let Some(ClauseValue::Schools(schools)) = result.value(self.standard()) {
            return Observed::Value(u64::try_from(schools).unwrap_or(u64::MAX).into());
        }
        let clause = self.standard().clauses.get(result.clause);
        let Some(ClauseTest::Ratios { ratios }) = clause.and_then(|clause| clause.test.as_ref())
        else {
            return Observed::Other;
        };
        let mut pairs = result.ratios.iter().zip(ratios.iter());
        match pairs.find(|(_, ratio)| ratio.valued) {
            Some((found, _)) => found.value.as_ref().map_or_else(
                || Observed::Open(format!("a figure of the clause {code} is not filed")),
                Observed::of,
            ),
            None => Observed::Other,
        }
    }

    /// The schools that a mean or a coefficient waits for.
    fn waiting(&self, stage: Stage, indicator: &str) -> String {
        let waiting = self.waits_for(stage, indicator);
        let schools: Vec<&str> = waiting.iter().map(|one| one.school).collect();
        if schools.is_empty() {
            return "there is no value of it".to_owned();
        }
        format!(
            "{indicator} waits for the figures of {}",
            schools.join(", ")
        )
    }
}

/// The schools that a row of a plan is about.
enum Scope {
    /// Those of a stage, or of both.
    Stages(Option<Stage>),
    /// None of a county's filing: a stage of the plan's own, such as a kindergarten.
    Other,
}

impl Scope {
    fn of(text: Option<&str>) -> Self {
        match text {
            None | Some("compulsory" | "义务教育") => Self::Stages(None),
            Some(text) => match Stage::from_code_or_name(text) {
                Some(stage) => Self::Stages(Some(stage)),
                None => Self::Other,
            },
        }
    }
}

/// What a report says of an indicator of a plan.
enum Observed {
    Value(Amount),
    Open(String),
    /// It is none that a report has.
    Other,
}

impl Observed {
    /// A value as a decimal.
    fn of(value: &Rational) -> Self {
        let fixed = |places| value.to_fixed(places, RoundingMode::HalfAwayFromZero);
        let text = match value.to_exact_decimal() {
            Some(exact) if places(&exact) <= PLACES as usize => exact,
            _ => Some(fixed(PLACES))
                .filter(|text| !text.ends_with("00"))
                .unwrap_or_else(|| fixed(MORE_PLACES)),
        };
        text.parse()
            .map_or_else(|_| Self::Open(format!("{text} is no decimal")), Self::Value)
    }
}

/// How many digits stand behind the point.
fn places(decimal: &str) -> usize {
    decimal
        .split_once('.')
        .map_or(0, |(_, places)| places.len())
}
