//! What a coefficient of variation can be while figures of some schools are missing.

use crate::evaluation::county::balance::Balance;
use crate::evaluation::county::comparison::Comparison;
use crate::evaluation::county::measurement::{Measures, Part, active_terms};
use crate::evaluation::county::report::Report;
use crate::evaluation::wording::{NAMES_LISTED, counted, listed, measured};
use crate::judgement::{Bound, Relation, Reporting, Verdict, exact_text};
use crate::model::{Filed, Item, Language, Missing, School, Stage, say};
use crate::numeric::{
    Determination, NumericError, PossibleCoefficient, PossibleDispersion, Rational, RootMean,
    RoundingMode, ValueRange,
};
use crate::standards::Indicator;
use rust_decimal::Decimal;

/// A part whose value is not known, and what it is taken to lie between.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PossibleValue {
    /// The place of the part among the parts of the report.
    pub part: usize,
    /// What the value is taken to lie between, in the unit of the indicator.
    pub range: ValueRange,
}

/// What the dispersion of one indicator in one stage can be while some of its values are unknown.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PossibleBalance {
    /// The stage.
    pub stage: Stage,
    /// The place of the indicator in the standard.
    pub indicator: usize,
    /// The parts without a value, in the order of the report.
    pub unknown: Vec<PossibleValue>,
    /// What the mean of the county can be.
    pub mean: ValueRange,
    /// What the coefficient of variation can be.
    pub coefficient_of_variation: PossibleCoefficient,
    /// The limit; `None` if the rule sets none on a single indicator.
    pub limit: Option<Bound>,
    /// Whether the limit is met whatever the missing schools report; `None` if the rule sets none.
    ///
    /// This is no [`Verdict`]: the rule wants every figure, so that what is missing leaves the verdict
    /// not assessable. It tells whether waiting for the figures can still change the outcome.
    pub outlook: Option<Determination>,
}

/// What the composite of a stage can be while some of its values are unknown.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PossibleComposite {
    /// The stage.
    pub stage: Stage,
    /// How many values are unknown, of all indicators together.
    pub unknown: usize,
    /// What the mean of the coefficients of variation can be.
    pub coefficient_of_variation: PossibleCoefficient,
    /// The limit; `None` if the rule sets none on the composite.
    pub limit: Option<Bound>,
    /// Whether the limit is met whatever the missing schools report; `None` if the rule sets none.
    ///
    /// This is no [`Verdict`]: the rule wants every figure, so that what is missing leaves the verdict
    /// not assessable. It tells whether waiting for the figures can still change the outcome.
    pub outlook: Option<Determination>,
}

/// Why it cannot be told what a coefficient of variation can be.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PossibleBalanceError {
    /// There is nothing that could vary.
    #[error("the stage has no part")]
    NoPart,
    /// How much a part weighs is not known, so that it may count for anything.
    #[error("the pupils of the school at position {school} are not reported")]
    UnknownPupils {
        /// The place of the school in the county.
        school: usize,
    },
    /// Whether a part counts is not known, and the standard leaves that open.
    #[error("it is not known whether the school at position {school} is judged")]
    UnknownMembership {
        /// The place of the school in the county.
        school: usize,
    },
    /// No value is known that the unknown ones could be measured by.
    #[error("no part of the stage has a value")]
    NothingKnown,
    /// The possible values have no mean or no coefficient of variation.
    #[error("the possible values have no coefficient of variation")]
    Undefined(#[from] NumericError),
}

impl PossibleBalanceError {
    /// Why, in the words of a report.
    #[must_use]
    pub const fn sentence(&self, language: Language) -> &'static str {
        match (self, language) {
            (Self::NoPart, Language::Zh) => "该学段没有单位",
            (Self::NoPart, Language::En) => "the stage has no part",
            (Self::UnknownPupils { .. }, Language::Zh) => "有学校在校生数未填报，其权重不可知",
            (Self::UnknownPupils { .. }, Language::En) => {
                "the pupils of a school are not reported, and so it may weigh anything"
            }
            (Self::UnknownMembership { .. }, Language::Zh) => "有学校是否纳入评估不可知",
            (Self::UnknownMembership { .. }, Language::En) => {
                "it is not known whether a school is judged"
            }
            (Self::NothingKnown, Language::Zh) => "没有任何已知值可作参照",
            (Self::NothingKnown, Language::En) => "no value is known that could be a measure",
            (Self::Undefined(_), Language::Zh) => "平均值可能不大于0，差异系数无意义",
            (Self::Undefined(_), Language::En) => "the possible values have no coefficient",
        }
    }
}

/// The values of one indicator in one stage, part by part.
#[derive(Default)]
struct PossibleValues {
    ranges: Vec<ValueRange>,
    weights: Vec<Rational>,
    unknown: Vec<PossibleValue>,
}

impl Report<'_> {
    /// Tells what the coefficient of variation of an indicator can be if every unknown value lies
    /// between zero and the highest known one of the stage.
    ///
    /// A value that is missing because figures were suppressed within a bound (`<5`) lies between the
    /// values that these figures allow instead.
    ///
    /// The highest known value of all parts is a convention: it says that the missing schools are not
    /// ahead of every other school. For other ranges, see
    /// [`possible_balance_within`](Self::possible_balance_within). The pupils are those that were
    /// filed. The verdicts of the report do not change.
    ///
    /// # Errors
    ///
    /// - [`PossibleBalanceError::NoPart`] if the stage has no part.
    /// - [`PossibleBalanceError::UnknownPupils`] if the pupils of a part are not reported.
    /// - [`PossibleBalanceError::UnknownMembership`] if it is left open whether a part counts.
    /// - [`PossibleBalanceError::NothingKnown`] if no value is known.
    /// - [`PossibleBalanceError::Undefined`] if the mean is zero or negative in any case, or if the
    ///   highest known value is negative.
    ///
    /// # Examples
    ///
    /// Of three schools of one size two have 1 and 1.2 backbone teachers per 100 pupils, and the
    /// third has not reported. Without any there it would be √(0.28/3)/(2.2/3), or 0.72; at best it
    /// is about 0.07:
    ///
    /// ```
    /// # use junheng::evaluation::{Evaluator, Verdict};
    /// # use junheng::model::{County, Item, School, SchoolKind};
    /// # use junheng::standards::catalogue::CN_QUALITY_BALANCE_2017;
    /// let school = |id| School::new(id, id, SchoolKind::Primary)?
    ///     .with_amount(Item::StudentsPrimary, 1000);
    /// let backbone = Item::BackboneTeachersPrimary;
    /// let county = County::new(vec![
    ///     school("a")?.with_amount(backbone, 10)?,
    ///     school("b")?.with_amount(backbone, 12)?,
    ///     school("c")?,
    /// ])?;
    /// let report = Evaluator::new(&CN_QUALITY_BALANCE_2017)?.evaluate(&county);
    /// let row = &report.balance()[1]; // L2, primary
    /// assert_eq!(row.verdict, Some(Verdict::NotAssessable));
    ///
    /// let possible = report.possible_balance(row)?;
    /// assert_eq!(possible.outlook, Some(Determination::Open));
    ///
    /// // With at least 4 teachers there, the limit of 0.50 is kept in any case.
    /// use junheng::numeric::{Determination, Rational, ValueRange};
    /// let some = ValueRange::between(Rational::new(4, 10)?, 2)?;
    /// let possible = report.possible_balance_within(row, |_| some.clone())?;
    /// assert_eq!(possible.outlook, Some(Determination::Always));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn possible_balance(&self, row: &Balance) -> Result<PossibleBalance, PossibleBalanceError> {
        let values = self.values_up_to_the_highest(row.stage, row.indicator)?;
        self.possible_of(row, values)
    }

    /// Tells what the coefficient of variation of an indicator can be if the unknown value of each
    /// part lies in the range that `range` names for it, in the unit of the indicator.
    ///
    /// `range` is asked only for parts without a value. Ends of the ranges belong to them.
    ///
    /// # Errors
    ///
    /// - [`PossibleBalanceError::NoPart`], [`PossibleBalanceError::UnknownPupils`] and
    ///   [`PossibleBalanceError::UnknownMembership`] as [`possible_balance`](Self::possible_balance).
    /// - [`PossibleBalanceError::Undefined`] if the mean is zero or negative in any case, or if a
    ///   range has no upper end while a value can be negative.
    pub fn possible_balance_within(
        &self,
        row: &Balance,
        range: impl Fn(&Part) -> ValueRange,
    ) -> Result<PossibleBalance, PossibleBalanceError> {
        let values = self.values(row.stage, row.indicator, |part| Ok(range(part)))?;
        self.possible_of(row, values)
    }

    /// Tells what the composite of a stage can be if every unknown value lies between zero and the
    /// highest known one of its indicator, as in [`possible_balance`](Self::possible_balance).
    ///
    /// # Errors
    ///
    /// Those of [`possible_balance`](Self::possible_balance), for any of the indicators.
    ///
    /// # Examples
    ///
    /// With no figures but the pupils, there is nothing to go by:
    ///
    /// ```
    /// # use junheng::evaluation::{Evaluator, PossibleBalanceError};
    /// # use junheng::model::{County, Item, School, SchoolKind, Stage};
    /// # use junheng::standards::catalogue::CN_BASIC_BALANCE_2012;
    /// let school = School::new("a", "a", SchoolKind::Primary)?
    ///     .with_amount(Item::StudentsPrimary, 1000)?;
    /// let county = County::new(vec![school])?;
    /// let report = Evaluator::new(&CN_BASIC_BALANCE_2012)?.evaluate(&county);
    /// let refused = report.possible_composite(Stage::Primary).unwrap_err();
    /// assert_eq!(refused, PossibleBalanceError::NothingKnown);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn possible_composite(
        &self,
        stage: Stage,
    ) -> Result<PossibleComposite, PossibleBalanceError> {
        let mut unknown = 0;
        let mut dispersions = Vec::with_capacity(self.standard.indicators.len());
        for indicator in 0..self.standard.indicators.len() {
            let values = self.values_up_to_the_highest(stage, indicator)?;
            unknown += values.unknown.len();
            dispersions.push(PossibleDispersion::new(&values.ranges, &values.weights)?);
        }
        let dispersions: Vec<&PossibleDispersion> = dispersions.iter().collect();
        let coefficient = PossibleDispersion::mean_coefficient_of_variation(&dispersions)?;
        let limit = self.composite().get(stage).and_then(|one| one.limit);
        Ok(PossibleComposite {
            stage,
            unknown,
            limit,
            outlook: limit.map(|limit| self.outlook(&coefficient, limit)),
            coefficient_of_variation: coefficient,
        })
    }

    fn values_up_to_the_highest(
        &self,
        stage: Stage,
        indicator: usize,
    ) -> Result<PossibleValues, PossibleBalanceError> {
        let known = self
            .parts
            .iter()
            .filter(|part| part.stage == stage)
            .filter_map(|part| part.indicators.get(indicator)?.value.as_ref());
        let highest = known.max().cloned();
        self.values(stage, indicator, |part| {
            if let Some(range) = self.suppressed_range(part, indicator) {
                return Ok(range);
            }
            let highest = highest.clone().ok_or(PossibleBalanceError::NothingKnown)?;
            Ok(ValueRange::between(Rational::ZERO, highest)?)
        })
    }

    /// What the value of a part can be where all that is missing was suppressed within a bound: `<5`
    /// pupils are 0 to 4 of them.
    fn suppressed_range(&self, part: &Part, indicator: usize) -> Option<ValueRange> {
        let school = self.county.schools().get(part.school)?;
        let asked = self.standard.indicators.get(indicator)?;
        let own = asked
            .numerator
            .get(part.stage)
            .into_iter()
            .flat_map(|terms| terms.iter());
        let relieving = active_terms(&self.standard, asked, part.stage, &self.reliefs)
            .flat_map(|(_, terms)| terms.iter());
        let terms: Vec<_> = own.chain(relieving).collect();
        let is_suppressed =
            |item: Item| matches!(school.filed(item), Err(Missing::Suppressed(Some(_))));
        if !terms.iter().any(|term| is_suppressed(term.figure)) {
            return None;
        }
        let (mut lowest, mut highest) = (school.clone(), school.clone());
        for term in terms {
            let Err(reason) = school.filed(term.figure) else {
                continue;
            };
            let Missing::Suppressed(Some(bound)) = reason else {
                return None;
            };
            let most = most_within(bound, term.figure)?;
            let (low, high) = if term.factor.is_sign_negative() {
                (most, Decimal::ZERO)
            } else {
                (Decimal::ZERO, most)
            };
            lowest = lowest
                .with_filings([(term.figure, Filed::Figure(low.into()))])
                .ok()?;
            highest = highest
                .with_filings([(term.figure, Filed::Figure(high.into()))])
                .ok()?;
        }
        let value = |school: &School| {
            let measures = Measures::new(&self.standard, &self.reliefs, self.comparison);
            let mut parts = Vec::new();
            measures.parts(&self.standard, part.school, school, &mut parts);
            let part = parts.into_iter().find(|one| one.stage == part.stage)?;
            part.indicators.into_iter().nth(indicator)?.value
        };
        ValueRange::between(value(&lowest)?, value(&highest)?).ok()
    }

    fn values(
        &self,
        stage: Stage,
        indicator: usize,
        range: impl Fn(&Part) -> Result<ValueRange, PossibleBalanceError>,
    ) -> Result<PossibleValues, PossibleBalanceError> {
        let mut values = PossibleValues::default();
        let parts = self.parts.iter().enumerate();
        for (place, part) in parts.filter(|(_, part)| part.stage == stage) {
            let pupils = part.pupils.ok_or(PossibleBalanceError::UnknownPupils {
                school: part.school,
            })?;
            if !part.counts {
                let school = part.school;
                return Err(PossibleBalanceError::UnknownMembership { school });
            }
            values.weights.push(Rational::from(pupils));
            let result = part.indicators.get(indicator);
            if let Some(value) = result.and_then(|result| result.value.as_ref()) {
                values.ranges.push(ValueRange::exactly(value.clone()));
            } else {
                let range = range(part)?;
                values.ranges.push(range.clone());
                values.unknown.push(PossibleValue { part: place, range });
            }
        }
        if values.ranges.is_empty() {
            return Err(PossibleBalanceError::NoPart);
        }
        Ok(values)
    }

    fn possible_of(
        &self,
        row: &Balance,
        values: PossibleValues,
    ) -> Result<PossibleBalance, PossibleBalanceError> {
        let possible = PossibleDispersion::new(&values.ranges, &values.weights)?;
        let coefficient = possible.coefficient_of_variation()?;
        Ok(PossibleBalance {
            stage: row.stage,
            indicator: row.indicator,
            unknown: values.unknown,
            mean: possible.mean(),
            outlook: row.limit.map(|limit| self.outlook(&coefficient, limit)),
            coefficient_of_variation: coefficient,
            limit: row.limit,
        })
    }

    /// Whether a limit is met by all of the possible coefficients, compared as the report compares.
    fn outlook(&self, coefficient: &PossibleCoefficient, limit: Bound) -> Determination {
        let bound = Rational::from(limit.number);
        let reported = self.standard.dispersion.reported;
        let compare = |end: &RootMean| match self.comparison {
            Comparison::Exact => end.compare(&bound),
            Comparison::AsReported => exact_text(&end.to_fixed(reported.places, reported.mode))
                .map_or_else(|| end.compare(&bound), |printed| printed.cmp(&bound)),
        };
        coefficient.determine(compare, |ordering| limit.relation.holds(ordering))
    }

    /// Explains what the coefficient of variation of an indicator can be, and what follows.
    ///
    /// The range of the coefficient is rounded outwards, and that of the unknown values inwards, so
    /// that the sentence holds as it is printed.
    #[must_use]
    pub fn explain_possible_balance(
        &self,
        possible: &PossibleBalance,
        language: Language,
    ) -> String {
        let Some(indicator) = self.standard.indicators.get(possible.indicator) else {
            return String::new();
        };
        let mut text = self.assumption(possible, indicator, language);
        text.push_str(&coefficient_sentence(
            language.pick("差异系数", "the CV"),
            &possible.coefficient_of_variation,
            possible.limit.zip(possible.outlook),
            self.standard.dispersion.reported,
            language,
        ));
        text
    }

    /// Explains what the composite of a stage can be, and what follows.
    #[must_use]
    pub fn explain_possible_composite(
        &self,
        possible: &PossibleComposite,
        language: Language,
    ) -> String {
        let count = possible.unknown;
        let mut text = match (language, count) {
            (Language::Zh, 0) => "所有数值已知：".to_owned(),
            (Language::En, 0) => "all values are known: ".to_owned(),
            (Language::Zh, _) => format!("{count}个数值未知；若各在0与该指标已知最高值之间："),
            (Language::En, _) => format!(
                "{}; if each is between 0 and the highest known one of its indicator: ",
                counted(&count.to_string(), "unknown values")
            ),
        };
        text.push_str(&coefficient_sentence(
            language.pick("综合差异系数", "the composite CV"),
            &possible.coefficient_of_variation,
            possible.limit.zip(possible.outlook),
            self.standard.dispersion.reported,
            language,
        ));
        text
    }

    /// A sentence for each coefficient of variation that cannot be told: what it can be, if every
    /// missing value lies between zero and the highest known one, or why even that cannot be told.
    ///
    /// Empty where every coefficient is known. The verdicts of the report do not change.
    #[must_use]
    pub fn possible_sentences(&self, language: Language) -> Vec<String> {
        let untold = self
            .balance()
            .iter()
            .filter(|row| row.verdict == Some(Verdict::NotAssessable));
        let sentence = |row: &Balance| {
            let indicator = self.standard.indicators.get(row.indicator);
            let code = indicator.map_or("", |indicator| &indicator.code);
            let told = match self.possible_balance(row) {
                Ok(possible) => self.explain_possible_balance(&possible, language),
                Err(error) => error.sentence(language).to_owned(),
            };
            let stage = row.stage.word(language);
            say!(language, "{stage} {code}：{told}", "{stage} {code}: {told}")
        };
        untold.map(sentence).collect()
    }

    /// Which values are unknown, and what they are taken to lie between.
    fn assumption(
        &self,
        possible: &PossibleBalance,
        indicator: &Indicator,
        language: Language,
    ) -> String {
        let Some(first) = possible.unknown.first() else {
            return language
                .pick("所有数值已知：", "all values are known: ")
                .to_owned();
        };
        let schools = possible
            .unknown
            .iter()
            .filter_map(|unknown| self.parts.get(unknown.part))
            .map(|part| part.school);
        let names = listed(&self.names_by_code(schools), NAMES_LISTED, "所", language);
        let same = possible.unknown.iter().all(|one| one.range == first.range);
        let within = if same {
            range_text(&first.range, indicator, language)
        } else {
            let words = language.pick("在各自给定的范围内", "each within the range given for it");
            words.to_owned()
        };
        say!(
            language,
            "{names}的数值未知；若{within}：",
            "no value of {names}; if {within}: "
        )
    }
}

/// The most that a suppressed amount can be: of whole things the whole number within the bound.
fn most_within(bound: Bound, item: Item) -> Option<Decimal> {
    let number = bound.number;
    let most = match bound.relation {
        Relation::AtMost => number.floor(),
        Relation::Below => (number.ceil()) - Decimal::ONE,
        Relation::AtLeast | Relation::Above | Relation::Exactly => return None,
    };
    let most = if item.unit().is_whole() { most } else { number };
    (!most.is_sign_negative()).then_some(most)
}

/// `between 0.00 and 9.86 m²`, rounded inwards.
fn range_text(range: &ValueRange, indicator: &Indicator, language: Language) -> String {
    let places = indicator.reported.places;
    let lower = range.lower().to_fixed(places, RoundingMode::Ceiling);
    let with_unit = |number: &str| measured(number, &indicator.unit, language);
    if let Some(upper) = range.upper() {
        let upper = with_unit(&upper.to_fixed(places, RoundingMode::Floor));
        say!(
            language,
            "为{lower}至{upper}",
            "between {lower} and {upper}"
        )
    } else {
        let lower = with_unit(&lower);
        say!(language, "不低于{lower}", "at least {lower}")
    }
}

/// `the CV is between 0.211 and 0.309, limit ≤ 0.50: open`, rounded outwards; without what follows where
/// there is no limit.
fn coefficient_sentence(
    name: &str,
    coefficient: &PossibleCoefficient,
    limit: Option<(Bound, Determination)>,
    reported: Reporting,
    language: Language,
) -> String {
    let number = limit.map(|(limit, _)| Rational::from(limit.number));
    let shown = |end: &RootMean, mode| outwards(end, number.as_ref(), reported.places, mode);
    let lower = shown(coefficient.lower(), RoundingMode::Floor);
    let range = if let Some(upper) = coefficient.upper() {
        let upper = shown(upper, RoundingMode::Ceiling);
        say!(
            language,
            "{name}为{lower}至{upper}",
            "{name} is between {lower} and {upper}"
        )
    } else {
        say!(
            language,
            "{name}不低于{lower}，平均值不大于零时无意义",
            "{name} is at least {lower}, and undefined where the mean is not above zero"
        )
    };
    let Some((limit, outlook)) = limit else {
        return range;
    };
    let (limit, word) = (limit.printed(), outlook_word(outlook, language));
    say!(
        language,
        "{range}，限值{limit}，{word}",
        "{range}, limit {limit}: {word}"
    )
}

const fn outlook_word(outlook: Determination, language: Language) -> &'static str {
    match (outlook, language) {
        (Determination::Always, Language::Zh) => "无论如何均达标",
        (Determination::Always, Language::En) => "met whatever they report",
        (Determination::Never, Language::Zh) => "无论如何均未达标",
        (Determination::Never, Language::En) => "not met whatever they report",
        (Determination::Open, Language::Zh) => "待定",
        (Determination::Open, Language::En) => "open",
    }
}

/// An end rounded away from the range, with as many places more as it takes not to look like a limit
/// that it is not.
fn outwards(end: &RootMean, limit: Option<&Rational>, places: u32, mode: RoundingMode) -> String {
    const MOST: u32 = 60;
    let limit = limit.filter(|limit| end.compare(limit).is_ne());
    let text = |places| end.to_fixed(places, mode);
    let mut texts = (places..MOST).map(text);
    texts
        .find(|text| exact_text(text).as_ref() != limit)
        .unwrap_or_else(|| text(places.max(MOST)))
}
