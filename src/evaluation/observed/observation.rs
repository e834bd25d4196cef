//! The observations of a plan that the report on a county has.

use crate::evaluation::county::clause::ClauseValue;
use crate::evaluation::county::report::Report;
use crate::judgement::{Reporting, Verdict, exact};
use crate::model::{Amount, BaselineLevel, Plan, PlanIndicator, PlanObservation, Stage, TaskCount};
use crate::numeric::{ExactDispersion, Rational};
use crate::ratio::{RatioDefinition, RatioError};
use crate::standards::ClauseTest;
use std::cmp::Ordering;
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

/// How many decimals a value gets, unless it takes more to stand to a number of a row as it does.
const VALUES: Reporting = Reporting::half_away(6);

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
    /// a plan has other indicators too.
    ///
    /// A value is rounded to six decimals, or to as many more as it takes to stand to the targets, baselines and counts
    /// of its rows as the exact value does: none is rounded to its target or beyond it. To the path of a row, and to
    /// other years, it is held as rounded.
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
        self.observations_of_plans(std::slice::from_ref(plan), year)
    }

    /// The observations of the indicators of several plans, of which an indicator that they share is one.
    ///
    /// Where rows of one indicator and stage name different ratios, there is no telling which of them is observed, and
    /// the indicator is [open](ReportObservations::open).
    ///
    /// Never fails, as [`observations`](Self::observations).
    #[must_use]
    pub fn observations_of_plans(&self, plans: &[Plan], year: i32) -> ReportObservations {
        let mut found = ReportObservations::default();
        for (indicator, asked) in Asked::by_indicator(plans) {
            let stage = indicator.stage.as_deref();
            let observed = match asked.ratios.as_slice() {
                [] => self.observed(&indicator.code, stage, &asked),
                [ratio] => self.observed_ratio(ratio, stage, &asked),
                ratios => Observed::Open(format!(
                    "its rows name different ratios, {}: each needs an indicator of its own",
                    ratios.join(", ")
                )),
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
    fn observed_ratio(&self, code: &str, stage: Option<&str>, asked: &Asked<'_>) -> Observed {
        let Filers::Stages(stage) = Filers::of(stage) else {
            return Observed::Open(format!("`{code}` is filed by no such stage"));
        };
        if code == ACHIEVEMENT && stage.is_none() {
            return match self.observed(code, None, asked) {
                Observed::Other => Observed::Open("the standard counts no achievement".to_owned()),
                observed => observed,
            };
        }
        let ratio =
            RatioDefinition::named(code).and_then(|ratio| ratio.of_county(self.county(), stage));
        match ratio {
            Ok(value) => asked.value(&value.printed_number()),
            Err(error) => Observed::Open(error.to_string()),
        }
    }

    fn observed(&self, code: &str, stage: Option<&str>, asked: &Asked<'_>) -> Observed {
        let Filers::Stages(stage) = Filers::of(stage) else {
            return Observed::Other;
        };
        if code == ACHIEVEMENT && stage.is_none() {
            return self.achievement().map_or(Observed::Other, |achievement| {
                asked.value(&achievement.rate())
            });
        }
        if let Some(ratio) = RatioDefinition::find(code) {
            return match ratio.of_county(self.county(), stage) {
                Ok(value) => asked.value(&value.printed_number()),
                Err(RatioError::NoCountyFigures {
                    by_stage: false, ..
                }) => Observed::Other,
                Err(error) => Observed::Open(error.to_string()),
            };
        }
        if let (Some(stage), Some(indicator)) = (stage, code.strip_prefix(COEFFICIENT)) {
            return self.observed_coefficient(stage, indicator, asked);
        }
        match stage {
            Some(stage) => self.observed_mean(stage, code, asked),
            None if self.has_indicator(code.strip_prefix(COEFFICIENT).unwrap_or(code)) => {
                Observed::Open(format!(
                    "`{code}` is that of a stage, and its row names none"
                ))
            }
            None => self.observed_clause(code, asked),
        }
    }

    fn has_indicator(&self, code: &str) -> bool {
        let mut indicators = self.standard().indicators.iter();
        indicators.any(|indicator| indicator.code == code)
    }

    fn observed_coefficient(&self, stage: Stage, indicator: &str, asked: &Asked<'_>) -> Observed {
        let Some(row) = self.balance_of(stage, indicator) else {
            return Observed::Other;
        };
        let known = row.coefficient_of_variation.is_some();
        let sample = self.sample(stage, indicator).ok().filter(|_| known);
        let schools = sample.as_ref();
        let schools = schools.and_then(|one| ExactDispersion::new(one.values(), one.pupils()).ok());
        let Some(schools) = schools else {
            return Observed::Open(self.waiting(stage, indicator));
        };
        let to = |number: &Rational| schools.compare_coefficient_of_variation(number).ok();
        asked.value_beside(to, |places| {
            schools
                .fixed_coefficient_of_variation(places, VALUES.mode)
                .unwrap_or_default()
        })
    }

    fn observed_mean(&self, stage: Stage, indicator: &str, asked: &Asked<'_>) -> Observed {
        if self.balance_of(stage, indicator).is_none() {
            return Observed::Other;
        }
        let Ok(sample) = self.sample(stage, indicator) else {
            return Observed::Open(self.waiting(stage, indicator));
        };
        match ExactDispersion::new(sample.values(), sample.pupils()) {
            Ok(schools) => asked.value(&schools.exact_mean()),
            Err(_) => Observed::Open(format!("no part has pupils in the stage {}", stage.code())),
        }
    }

    fn observed_clause(&self, code: &str, asked: &Asked<'_>) -> Observed {
        let Some(result) = self.clause(code) else {
            return Observed::Other;
        };
        if let Some(ClauseValue::Schools(schools)) = result.value(self.standard()) {
            return Observed::Value(u64::try_from(schools).unwrap_or(u64::MAX).into());
        }
        let clause = self.standard().clauses.get(result.clause);
        let Some(ClauseTest::Ratios { ratios }) = clause.and_then(|clause| clause.test.as_ref())
        else {
            return Observed::Open(format!("the clause {code} has no number"));
        };
        let mut pairs = result.ratios.iter().zip(ratios.iter());
        match pairs.find(|(_, ratio)| ratio.valued) {
            Some((found, _)) => match &found.value {
                Some(value) => asked.value(value),
                None if found.verdict == Verdict::NotApplicable => {
                    Observed::Open(format!("the clause {code} has nothing to divide by"))
                }
                None => Observed::Open(format!("a figure of the clause {code} is not filed")),
            },
            None => Observed::Open(format!("the clause {code} has no number of its own")),
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
enum Filers {
    /// Those of a stage, or of both.
    Stages(Option<Stage>),
    /// None of a county's filing: a stage of the plan's own, such as a kindergarten.
    Other,
}

impl Filers {
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

/// What the rows of an indicator ask of its value.
#[derive(Default)]
struct Asked<'p> {
    /// The ratios that they name, each once.
    ratios: Vec<&'p str>,
    /// The numbers that they hold it to: targets, baselines, counts.
    numbers: Vec<Rational>,
}

impl<'p> Asked<'p> {
    /// The indicators of some plans, each once, in the order in which they come.
    fn by_indicator(plans: &'p [Plan]) -> Vec<(PlanIndicator, Self)> {
        let mut all: Vec<(PlanIndicator, Self)> = Vec::new();
        let mut places = BTreeMap::new();
        for (code, stage, asked) in plans.iter().flat_map(Self::of_plan) {
            let place = *places.entry((code, stage)).or_insert(all.len());
            if let Some((_, before)) = all.get_mut(place) {
                let ratios = asked.ratios.into_iter();
                for ratio in ratios {
                    if !before.ratios.contains(&ratio) {
                        before.ratios.push(ratio);
                    }
                }
                before.numbers.extend(asked.numbers);
            } else {
                let (code, stage) = (code.to_owned(), stage.map(str::to_owned));
                all.push((PlanIndicator { code, stage }, asked));
            }
        }
        all
    }

    /// What each row, task and monotone target of a plan asks, with its indicator and stage.
    fn of_plan(plan: &'p Plan) -> impl Iterator<Item = (&'p str, Option<&'p str>, Self)> {
        let numbers = |amounts: Vec<&Amount>| amounts.into_iter().map(exact).collect();
        let rows = plan.rows().iter().map(move |row| {
            let baseline = match &row.baseline().level {
                BaselineLevel::Value(value) => Some(value),
                BaselineLevel::Bound(bound) => Some(&bound.number),
                BaselineLevel::Missing => None,
            };
            let amounts = [&row.target().bound.number].into_iter().chain(baseline);
            let asked = Self {
                ratios: row.ratio().into_iter().collect(),
                numbers: numbers(amounts.collect()),
            };
            (row.indicator(), row.stage(), asked)
        });
        let tasks = plan.tasks().iter().map(move |task| {
            let amounts = match task.asked() {
                TaskCount::Bound(bound) => vec![&bound.number],
                TaskCount::Range { lower, upper } => vec![lower, upper],
                TaskCount::About(number) => vec![number],
            };
            let asked = Self {
                ratios: Vec::new(),
                numbers: numbers(amounts),
            };
            (task.code(), task.stage(), asked)
        });
        let monotone = plan.monotone_targets().iter();
        let monotone = monotone.map(|one| (one.indicator(), one.stage(), Self::default()));
        rows.chain(tasks).chain(monotone)
    }

    fn value(&self, value: &Rational) -> Observed {
        self.value_beside(
            |number| Some(value.cmp(number)),
            |places| value.to_fixed(places, VALUES.mode),
        )
    }

    /// A value as a decimal, from how it stands to a number and its text at so many decimals.
    fn value_beside(
        &self,
        to: impl Fn(&Rational) -> Option<Ordering>,
        text: impl Fn(u32) -> String,
    ) -> Observed {
        let orders: Vec<(&Rational, Ordering)> = self
            .numbers
            .iter()
            .filter_map(|number| Some((number, to(number)?)))
            .collect();
        let value = VALUES.beside_all(&orders, text);
        value.and_then(|text| text.parse().ok()).map_or_else(
            || Observed::Open("it is too near to a number of its row to be written".to_owned()),
            Observed::Value,
        )
    }
}
