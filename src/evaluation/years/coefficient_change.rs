//! What moved a coefficient of variation from one year to the next.

use crate::evaluation::county::balance::Balance;
use crate::evaluation::county::measurement::Part;
use crate::evaluation::years::part_change::PartChange;
use crate::evaluation::years::turn::BeforeAfter;
use crate::judgement::{Reporting, Verdict, exact_text};
use crate::model::Language;
use crate::numeric::{ExactDispersion, NumericError, Rational, RoundingMode};
use serde::{Deserialize, Serialize};

/// A coefficient is taken to so many decimals before its change is split.
const PLACES: u32 = 20;

/// The coefficient of variation of an indicator in two years, and what moved it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CoefficientChange<'r> {
    /// The dispersion in each year.
    pub rows: BeforeAfter<&'r Balance>,
    /// The change, split; or why it is not.
    pub split: Result<CoefficientSplit, Undivided>,
}

/// The change of a coefficient of variation, split into four effects that leave no rest.
///
/// # Formula
///
/// Between the years four things happen to the parts of a stage: some *went*; those that stayed changed
/// in *size*, that is in their pupils, and in *value*; and some *came*. Let f(T) be the coefficient
/// after the things T alone have happened, so that f(∅) is the coefficient before and f(all) the one
/// after. The effect of a thing i is its Shapley value: what it adds, averaged over all 24 orders in
/// which the four can happen.
///
/// ```text
///      effectᵢ = Σ |T|! (3 − |T|)! / 4! · (f(T ∪ {i}) − f(T))       over all T without i
/// ```
///
/// # Properties
///
/// The effects add up to the change exactly: each of the 16 coefficients is taken to 20 decimals as an
/// exact fraction. A thing that did not happen has the effect zero. The order of the schools changes
/// nothing.
///
/// # References
///
/// - Shapley (1953), A value for n-person games, Contributions to the Theory of Games II, 307–317.
/// - Shorrocks (2013), Decomposition procedures for distributional analysis: a unified framework based
///   on the Shapley value, Journal of Economic Inequality 11(1), 99–126;
///   <https://doi.org/10.1007/s10888-011-9214-z>
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CoefficientSplit {
    /// The coefficient after less the one before.
    pub change: Rational,
    /// What each thing did.
    pub effects: CoefficientEffects<Rational>,
    /// The change between the coefficients as reported.
    pub reported_change: String,
    /// The effects at as many decimals as the coefficients are reported with, rounded so that they add
    /// up to the reported change: each down, and then those with the largest remainders up by one of
    /// the last place (最大余额法).
    pub reported: CoefficientEffects<String>,
}

/// What each of the four things did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CoefficientEffects<T> {
    /// The parts that are no longer there: their school closed, is judged no longer, or gave up the
    /// stage.
    pub went: T,
    /// The pupils of the parts that stayed.
    pub size: T,
    /// The values of the parts that stayed.
    pub value: T,
    /// The parts that are new.
    pub came: T,
}

impl<T> CoefficientEffects<T> {
    fn of([went, size, value, came]: [T; 4]) -> Self {
        Self {
            went,
            size,
            value,
            came,
        }
    }

    pub(super) fn map<U>(&self, ask: impl Fn(&T) -> U) -> CoefficientEffects<U> {
        CoefficientEffects {
            went: ask(&self.went),
            size: ask(&self.size),
            value: ask(&self.value),
            came: ask(&self.came),
        }
    }
}

/// Why the change of a coefficient is not split.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Undivided {
    /// The coefficient of one of the years is not known, or there is none.
    Unknown,
    /// No part stayed: with those that went gone, and before the new ones came, there is none.
    NoneStayed,
    /// On the way from one year to the other the mean is zero, and no coefficient is defined.
    NoMean,
}

impl Undivided {
    /// The reason in a sentence.
    #[must_use]
    pub fn sentence(self, language: Language) -> &'static str {
        match self {
            Self::Unknown => language.pick(
                "两年中有一年的差异系数未知",
                "the coefficient of one of the years is not known",
            ),
            Self::NoneStayed => language.pick("没有两年均在的学校", "no school stayed"),
            Self::NoMean => language.pick(
                "变化过程中均值为零，差异系数无定义",
                "on the way the mean is zero, and no coefficient is defined",
            ),
        }
    }
}

impl CoefficientChange<'_> {
    /// Whether the coefficient is within its limit.
    #[must_use]
    pub fn verdict(&self) -> BeforeAfter<Option<Verdict>> {
        self.rows.map(|row| row.verdict)
    }
}

impl CoefficientSplit {
    /// Splits the change of the coefficient of an indicator over the parts of its stage.
    pub(super) fn of(
        rows: BeforeAfter<&Balance>,
        parts: &[&PartChange<'_>],
        reporting: Reporting,
    ) -> Result<Self, Undivided> {
        let reported =
            rows.map(|row| exact_text(row.reported_coefficient_of_variation.as_deref()?));
        let (Some(before), Some(after)) = (reported.before, reported.after) else {
            return Err(Undivided::Unknown);
        };
        let members = Members::of(parts, rows.after.indicator).ok_or(Undivided::Unknown)?;
        let coefficients: Vec<Rational> = (0..SUBSETS)
            .map(|happened| members.coefficient(happened))
            .collect::<Result<_, _>>()?;
        let effects = shapley(&coefficients);
        let reported_change = after - before;
        let reported = by_largest_remainders(&effects, &reported_change, reporting);
        Ok(Self {
            change: effects.iter().sum(),
            effects: CoefficientEffects::of(effects),
            reported_change: reporting.text(&reported_change),
            reported: CoefficientEffects::of(reported.map(|one| reporting.text(&one))),
        })
    }
}

/// The four things, each a bit of a number that says which have happened.
const WENT: usize = 1;
const SIZE: usize = 2;
const VALUE: usize = 4;
const CAME: usize = 8;
const THINGS: [usize; 4] = [WENT, SIZE, VALUE, CAME];
const SUBSETS: usize = 16;

/// The parts of a stage, by what became of them.
#[derive(Default)]
struct Members {
    went: Vec<Member>,
    stayed: Vec<BeforeAfter<Member>>,
    came: Vec<Member>,
}

#[derive(Clone)]
struct Member {
    value: Rational,
    pupils: Rational,
}

impl Member {
    fn of(part: &Part, indicator: usize) -> Option<Self> {
        let (value, pupils) = part.weighted_value(indicator)?;
        Some(Self { value, pupils })
    }
}

impl Members {
    /// The parts with their values; `None` if one is not known.
    fn of(parts: &[&PartChange<'_>], indicator: usize) -> Option<Self> {
        let mut members = Self::default();
        for change in parts {
            let both = change
                .parts
                .map(|part| part.map(|part| Member::of(part, indicator)));
            match (both.before, both.after) {
                (Some(before), Some(after)) => members.stayed.push(BeforeAfter {
                    before: before?,
                    after: after?,
                }),
                (Some(went), None) => members.went.push(went?),
                (None, Some(came)) => members.came.push(came?),
                (None, None) => {}
            }
        }
        Some(members)
    }

    /// The coefficient after some of the things have happened.
    fn coefficient(&self, happened: usize) -> Result<Rational, Undivided> {
        let has = |thing: usize| happened & thing != 0;
        let stayed = self.stayed.iter().map(|one| Member {
            value: if has(VALUE) { &one.after } else { &one.before }
                .value
                .clone(),
            pupils: if has(SIZE) { &one.after } else { &one.before }
                .pupils
                .clone(),
        });
        let went = self.went.iter().filter(|_| !has(WENT)).cloned();
        let came = self.came.iter().filter(|_| has(CAME)).cloned();
        let (values, pupils): (Vec<Rational>, Vec<Rational>) = went
            .chain(stayed)
            .chain(came)
            .map(|member| (member.value, member.pupils))
            .unzip();
        let text = ExactDispersion::new(&values, &pupils).and_then(|dispersion| {
            dispersion.fixed_coefficient_of_variation(PLACES, RoundingMode::HalfAwayFromZero)
        });
        match text {
            Ok(text) => Ok(exact_text(&text).unwrap_or_default()),
            Err(NumericError::Empty) => Err(Undivided::NoneStayed),
            Err(_) => Err(Undivided::NoMean),
        }
    }
}

/// The Shapley value of each thing, from the coefficient of each set of things that have happened.
fn shapley(coefficients: &[Rational]) -> [Rational; 4] {
    // |T|! (3 − |T|)! of 4! orders, by the size of T.
    const ORDERS: [i64; 4] = [6, 2, 2, 6];
    THINGS.map(|thing| {
        let sum: Rational = (0..SUBSETS)
            .filter(|before| before & thing == 0)
            .filter_map(|before| {
                let size = usize::try_from(before.count_ones()).ok()?;
                let added = coefficients.get(before | thing)? - coefficients.get(before)?;
                Some(&Rational::from(*ORDERS.get(size)?) * &added)
            })
            .sum();
        Rational::new(sum, 24).unwrap_or_default()
    })
}

/// The effects rounded to a place so that they add up to a total: each down, and then as many up as
/// it takes, those with the largest remainders first, of equal ones those that are not zero, then in
/// their order.
///
/// The total differs from the sum of the effects by less than one of the last place, so that no
/// more have to be rounded up than have a remainder.
fn by_largest_remainders(
    effects: &[Rational; 4],
    total: &Rational,
    reporting: Reporting,
) -> [Rational; 4] {
    let unit = Rational::new(1, 10_i64.pow(reporting.places)).unwrap_or(Rational::ONE);
    let mut rounded = effects
        .each_ref()
        .map(|effect| effect.rounded(reporting.places, RoundingMode::Floor));
    let mut remainders: Vec<(usize, Rational)> = effects
        .iter()
        .zip(&rounded)
        .map(|(effect, floor)| effect - floor)
        .enumerate()
        .collect();
    remainders.sort_by(|(one, left), (other, right)| {
        let is_zero = |place: &usize| effects.get(*place).is_none_or(Rational::is_zero);
        let by_zero = is_zero(one).cmp(&is_zero(other));
        right.cmp(left).then(by_zero)
    });
    let mut rest = total - &rounded.iter().sum::<Rational>();
    for (place, _) in remainders {
        if !rest.is_positive() {
            break;
        }
        if let Some(one) = rounded.get_mut(place) {
            *one += unit.clone();
        }
        rest = &rest - &unit;
    }
    rounded
}
