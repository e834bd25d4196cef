//! The value of a formula for a unit or an area: exact, or why there is none.

use crate::judgement::{Relation, Reporting, exact};
use crate::model::{AreaFiling, Filed, Language, UnitTable, say};
use crate::numeric::{NumericError, Rational};
use crate::ratio::RatioError;
use crate::standards::{Condition, Formula, TableStandard};

/// Why a number cannot be told. It is never taken for zero.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Unsettled {
    /// A figure that it needs is not reported.
    #[error("`{figure}` is not reported")]
    NotReported {
        /// The code of the figure.
        figure: String,
    },
    /// A total needs a figure of every unit that counts, and of some it is not reported.
    #[error("`{figure}` is not reported for {units} of the units, first for `{first}`")]
    NotReportedFor {
        /// The code of the figure.
        figure: String,
        /// How many units want for this figure; others may want for another.
        units: usize,
        /// The first of them.
        first: String,
    },
    /// It cannot be told which units count.
    #[error(
        "it cannot be told whether {units} of the units count, first `{first}`, as `{figure}` is not reported"
    )]
    UnknownMembership {
        /// The code of the figure that would tell.
        figure: String,
        /// How many units it cannot be told of.
        units: usize,
        /// The first of them.
        first: String,
    },
    /// What is divided by is zero.
    #[error("`{divisor}` is zero, and nothing is divided by it")]
    ZeroDivisor {
        /// The formula that is divided by.
        divisor: String,
    },
    /// There is no unit that counts.
    #[error("no unit counts")]
    NoUnits,
    /// A named ratio refuses its figures: there is nothing to divide by, or a part is more than its whole.
    #[error(transparent)]
    Ratio(#[from] RatioError),
    /// The measure is not defined for these values.
    #[error(transparent)]
    Undefined(#[from] NumericError),
}

impl Unsettled {
    /// The reason in words of a language, with a name for every code.
    pub(super) fn text(&self, language: Language, name: &dyn Fn(&str) -> String) -> String {
        match self {
            Self::NotReported { figure } => {
                let figure = name(figure);
                say!(language, "{figure}未填报", "{figure} is not reported")
            }
            Self::NotReportedFor {
                figure,
                units,
                first,
            } => {
                let figure = name(figure);
                say!(
                    language,
                    "{units}个单位未填报{figure}，首个为{first}",
                    "{figure} is not reported for {units} of the units, first for {first}"
                )
            }
            Self::UnknownMembership {
                figure,
                units,
                first,
            } => {
                let figure = name(figure);
                say!(
                    language,
                    "{units}个单位未填报{figure}，无法确定是否计入，首个为{first}",
                    "it cannot be told whether {units} of the units count, first {first}, as {figure} \
                     is not reported"
                )
            }
            Self::ZeroDivisor { divisor } => say!(
                language,
                "除数{divisor}为零",
                "{divisor} is zero, and nothing is divided by it"
            ),
            Self::NoUnits => language.pick("没有计入的单位", "no unit counts").to_owned(),
            Self::Ratio(error) => say!(language, "比率无法计算（{error}）", "{error}"),
            Self::Undefined(error) => say!(language, "无定义（{error}）", "{error}"),
        }
    }
}

/// A number, or why it cannot be told.
pub(super) type Settled = Result<Rational, Unsettled>;

/// The figures that formulas are made of.
#[derive(Clone, Copy)]
pub(super) struct Figures<'a> {
    pub(super) standard: &'a TableStandard,
    pub(super) table: &'a UnitTable,
    pub(super) filing: &'a AreaFiling,
}

/// Which units count, by their places; or why that cannot be told.
pub(super) type Members<'m> = Result<&'m [usize], Unsettled>;

impl<'a> Figures<'a> {
    /// A formula with all in it that is the same for every unit worked out once.
    pub(super) fn prepare(&self, formula: &'a Formula, members: &Members<'_>) -> Prepared<'a> {
        let operands = || {
            formula
                .operands()
                .iter()
                .map(|operand| self.prepare(operand, members))
                .collect::<Vec<_>>()
        };
        match formula {
            Formula::Number(number) => Prepared::Settled(Ok(Rational::from(*number))),
            Formula::Figure(code) => self.prepare_figure(code),
            Formula::Total(of) => Prepared::Settled(self.total(of, members)),
            Formula::Rounded { of, to } => {
                Prepared::Rounded(Box::new(self.prepare(of, members)), *to)
            }
            _ => Prepared::Operation(formula, operands()),
        }
    }

    fn prepare_figure(&self, code: &'a str) -> Prepared<'a> {
        if self.standard.column(code).is_some() {
            let place = self.table.position(code);
            return Prepared::Column { code, place };
        }
        let fact = self.filing.facts.get(code).map(exact);
        Prepared::Settled(fact.ok_or_else(|| Unsettled::NotReported {
            figure: code.to_owned(),
        }))
    }

    /// The sum of a formula over the units that count.
    fn total(&self, of: &'a Formula, members: &Members<'_>) -> Settled {
        let prepared = self.prepare(of, members);
        let members = members.clone()?;
        let mut unsettled = UnsettledUnits::default();
        // In one sum, which adds long fractions in pairs: one by one, thousands of quotients with as
        // many divisors would take the square of the time.
        let sum = members
            .iter()
            .filter_map(|unit| unsettled.pass(*unit, self.value(&prepared, *unit)))
            .sum();
        unsettled.into_result(self, sum)
    }

    /// The identifier of a unit.
    pub(super) fn id(&self, unit: usize) -> String {
        let unit = self.table.units().get(unit);
        unit.map_or_else(String::new, |unit| unit.id().to_owned())
    }

    /// The value of a prepared formula for a unit; for the area, any place beyond the units.
    pub(super) fn value(&self, formula: &Prepared<'_>, unit: usize) -> Settled {
        match formula {
            Prepared::Settled(value) => value.clone(),
            Prepared::Column { code, place } => {
                let unit = self.table.units().get(unit);
                let filed = unit
                    .zip(*place)
                    .and_then(|(unit, place)| unit.amounts().get(place));
                match filed {
                    Some(Filed::Figure(amount)) => Ok(exact(amount)),
                    _ => Err(Unsettled::NotReported {
                        figure: (*code).to_owned(),
                    }),
                }
            }
            Prepared::Rounded(of, Reporting { places, mode }) => {
                Ok(self.value(of, unit)?.rounded(*places, *mode))
            }
            Prepared::Operation(formula, operands) => {
                let mut values = Vec::with_capacity(operands.len());
                for operand in operands {
                    values.push(self.value(operand, unit)?);
                }
                operate(formula, values)
            }
        }
    }

    /// A condition with all in it that is the same for every unit worked out once.
    pub(super) fn prepare_condition(
        &self,
        condition: &'a Condition,
        members: &Members<'_>,
    ) -> PreparedCondition<'a> {
        PreparedCondition {
            value: self.prepare(&condition.value, members),
            relation: condition.relation,
            bound: self.prepare(&condition.bound, members),
        }
    }

    /// Whether a condition holds for a unit, or why that cannot be told.
    pub(super) fn holds(
        &self,
        condition: &PreparedCondition<'_>,
        unit: usize,
    ) -> Result<bool, Unsettled> {
        let value = self.value(&condition.value, unit)?;
        let bound = self.value(&condition.bound, unit)?;
        Ok(condition.relation.holds(value.cmp(&bound)))
    }
}

/// What an operation makes of its operands.
fn operate(formula: &Formula, values: Vec<Rational>) -> Settled {
    if let Formula::Ratio { ratio, .. } = formula {
        return Ok(ratio.of_numbers(&values)?.printed_number());
    }
    let mut values = values.into_iter();
    let Some(first) = values.next() else {
        return Ok(Rational::ZERO);
    };
    match formula {
        Formula::Difference(_) => Ok(values.fold(first, |left, right| left - right)),
        Formula::Product(_) => Ok(values.fold(first, |left, right| left * right)),
        Formula::Largest(_) => Ok(values.fold(first, Ord::max)),
        Formula::Smallest(_) => Ok(values.fold(first, Ord::min)),
        Formula::Banded(_) => Ok(banded(&first, values)),
        Formula::Quotient(operands) => {
            let mut divisors = operands.iter().skip(1);
            values.try_fold(first, |left, right| {
                let divisor = divisors.next();
                left.checked_div(&right)
                    .map_err(|_| Unsettled::ZeroDivisor {
                        divisor: divisor.map_or_else(String::new, ToString::to_string),
                    })
            })
        }
        _ => Ok(values.fold(first, |left, right| left + right)),
    }
}

/// The value of the band of a number: behind pairs of upper ends and values stands the one above all ends.
fn banded(number: &Rational, mut bands: impl Iterator<Item = Rational>) -> Rational {
    let mut last = Rational::ZERO;
    while let Some(end) = bands.next() {
        let Some(value) = bands.next() else {
            return end;
        };
        if *number <= end {
            return value;
        }
        last = value;
    }
    last
}

/// The units of which a number cannot be told, with the reason that was found first.
#[derive(Default)]
pub(super) struct UnsettledUnits {
    first: Option<(Unsettled, usize)>,
    /// Those with this very reason; another unit may want for another figure.
    units: usize,
}

impl UnsettledUnits {
    /// Lets what is settled pass, and notes what is not.
    pub(super) fn pass<T>(&mut self, unit: usize, settled: Result<T, Unsettled>) -> Option<T> {
        let reason = match settled {
            Ok(value) => return Some(value),
            Err(reason) => reason,
        };
        self.note(unit, reason);
        None
    }

    /// A unit, and why a number of it cannot be told.
    pub(super) const fn of(unit: usize, reason: Unsettled) -> Self {
        Self {
            first: Some((reason, unit)),
            units: 1,
        }
    }

    /// Notes a unit of which it cannot be told.
    pub(super) fn note(&mut self, unit: usize, reason: Unsettled) {
        match &self.first {
            None => *self = Self::of(unit, reason),
            Some((first, _)) if *first == reason => self.units += 1,
            Some(_) => {}
        }
    }

    /// Whether this very reason is the first.
    pub(super) fn are_for(&self, reason: &Unsettled) -> bool {
        self.first
            .as_ref()
            .is_some_and(|(first, _)| first == reason)
    }

    /// What was made of the units, if each of them is settled.
    pub(super) fn into_result<T>(self, figures: &Figures<'_>, made: T) -> Result<T, Unsettled> {
        match self.first {
            None => Ok(made),
            Some((Unsettled::NotReported { figure }, first))
                if figures.standard.column(&figure).is_some() =>
            {
                Err(Unsettled::NotReportedFor {
                    figure,
                    units: self.units,
                    first: figures.id(first),
                })
            }
            Some((other, _)) => Err(other),
        }
    }

    /// Why it cannot be told which units count, where these are the units of which it cannot.
    pub(super) fn into_membership(self, figures: &Figures<'_>) -> Option<Unsettled> {
        let (reason, first) = self.first?;
        Some(match reason {
            Unsettled::NotReported { figure } => Unsettled::UnknownMembership {
                figure,
                units: self.units,
                first: figures.id(first),
            },
            other => other,
        })
    }
}

/// A formula ready to be worked out for unit after unit.
pub(super) enum Prepared<'a> {
    /// The same for every unit.
    Settled(Settled),
    /// A column, and its place in the table if it is there.
    Column {
        code: &'a str,
        place: Option<usize>,
    },
    Rounded(Box<Self>, Reporting),
    /// What the formula does with these.
    Operation(&'a Formula, Vec<Self>),
}

/// A condition ready to be held to unit after unit.
pub(super) struct PreparedCondition<'a> {
    pub(super) value: Prepared<'a>,
    pub(super) relation: Relation,
    pub(super) bound: Prepared<'a>,
}
