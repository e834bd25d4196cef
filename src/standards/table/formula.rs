//! A formula: how a number is made of the figures of a unit and of its area, as data.

use crate::judgement::{ROUNDING_MODES, Relation, Reporting};
use crate::model::Language;
use crate::numeric::RoundingMode;
use crate::ratio::RatioDefinition;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

/// The formulas that an operation is applied to, in order.
pub(in crate::standards) type Formulas = Cow<'static, [Formula]>;

/// A number made of figures.
///
/// It is a closed tree: it computes nothing here, and holds no code. It prints, and is written in
/// files, as people write formulas: `largest(1, half_away_from_zero(0.05 * (800 - api99), 0))`. What
/// is printed reads back as the same formula.
///
/// | written | what it is |
/// |---|---|
/// | `0.05`, `-1` | a number |
/// | `pupils` | a figure: a column of the unit, or a fact of the area |
/// | `a + b`, `a - b`, `a * b`, `a / b` | arithmetic, from left to right, products before sums |
/// | `(a)` | what comes first |
/// | `largest(a, b)`, `smallest(a, b)` | the largest and the smallest of two or more |
/// | `half_away_from_zero(a, 2)`, `half_even(a, 2)`, `ceiling(a, 2)`, `floor(a, 2)` | rounded to so many decimals; how is part of the rule |
/// | `banded(a, 60, 2, 90, 3, 4)` | by bands of `a`: 2 up to 60, 3 above that and up to 90, 4 above all |
/// | `total(a)` | the sum over all units that count |
/// | `ratio(rotated_teachers)` | a ratio of the [catalogue](crate::ratio::RATIOS) over the figures of its [inputs](RatioDefinition::inputs), in the unit in which it is printed: a share of one half is 50 |
/// | `ratio(rotated_teachers, a, b)` | the same, with a formula for each input |
///
/// The ends of bands are numbers that rise, and belong to their bands; a value stands behind the last of them. So
/// no two bands overlap, and none is open: a standard with other bands is refused.
///
/// # Examples
///
/// ```
/// use junheng::standards::{Formula, UnreadableFormula};
///
/// let target: Formula = "largest(1, half_away_from_zero(0.05*(800-api99), 0))".parse()?;
/// assert_eq!(
///     target.to_string(),
///     "largest(1, half_away_from_zero(0.05 * (800 - api99), 0))"
/// );
/// assert_eq!(target.figures(), ["api99"]);
///
/// let fault = "0.05 * (800 - api99".parse::<Formula>().unwrap_err();
/// assert_eq!(fault.to_string(), "at character 20: found the end, expected an operator or `)`");
/// # Ok::<(), UnreadableFormula>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Formula {
    /// A number as the rule writes it.
    Number(Decimal),
    /// A column of the unit or a fact of the area, by its code.
    Figure(Cow<'static, str>),
    /// All of them together.
    Sum(Formulas),
    /// The first less the others.
    Difference(Formulas),
    /// All of them multiplied.
    Product(Formulas),
    /// The first divided by the others.
    Quotient(Formulas),
    /// The largest of them.
    Largest(Formulas),
    /// The smallest of them.
    Smallest(Formulas),
    /// By bands of the first: pairs of the upper end of a band, which belongs to it, and its value; the last is the
    /// value above all ends.
    Banded(Formulas),
    /// Rounded to a decimal.
    Rounded {
        /// What is rounded.
        of: Inner,
        /// To how many decimals, and which way a tie goes.
        to: Reporting,
    },
    /// The sum over all units that count.
    Total(Inner),
    /// A ratio of the catalogue, in the unit in which it is printed.
    Ratio {
        /// The ratio.
        ratio: &'static RatioDefinition,
        /// A formula for each of its [inputs](RatioDefinition::inputs), in their order.
        of: Formulas,
    },
}

/// A formula inside another: borrowed in a `static`, owned where it was read from a file.
#[derive(Clone, Debug)]
pub enum Inner {
    /// Of a `static`.
    Borrowed(&'static Formula),
    /// Of a file.
    Owned(Box<Formula>),
}

impl Deref for Inner {
    type Target = Formula;

    fn deref(&self) -> &Formula {
        match self {
            Self::Borrowed(formula) => formula,
            Self::Owned(formula) => formula,
        }
    }
}

impl PartialEq for Inner {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl From<Formula> for Inner {
    fn from(formula: Formula) -> Self {
        Self::Owned(Box::new(formula))
    }
}

/// The words of a formula that are no figures: as they are written, and in the reports.
pub(super) struct FunctionWord {
    pub(super) written: &'static str,
    zh: &'static str,
    en: &'static str,
}

const fn word(written: &'static str, zh: &'static str, en: &'static str) -> FunctionWord {
    FunctionWord { written, zh, en }
}

const LARGEST: FunctionWord = word("largest", "取最大", "the largest of");
const SMALLEST: FunctionWord = word("smallest", "取最小", "the smallest of");
const BANDED: FunctionWord = word("banded", "分档", "by bands of");
const TOTAL: FunctionWord = word("total", "合计", "total");

/// The word before the name of a ratio. It is always followed by a bracket, so that a figure may be called so too.
pub(super) const RATIO: &str = "ratio";

/// The names of all functions that no figure may have.
pub(super) fn function_names() -> impl Iterator<Item = &'static str> {
    [
        LARGEST.written,
        SMALLEST.written,
        BANDED.written,
        TOTAL.written,
    ]
    .into_iter()
    .chain(ROUNDING_MODES.iter().map(|(name, _)| *name))
}

const fn rounding_word(mode: RoundingMode) -> FunctionWord {
    match mode {
        RoundingMode::HalfEven => word("half_even", "四舍六入五成双", "half to even"),
        RoundingMode::Ceiling => word("ceiling", "进一", "rounded up"),
        RoundingMode::Floor => word("floor", "去尾", "rounded down"),
        RoundingMode::HalfAwayFromZero => {
            word("half_away_from_zero", "四舍五入", "half away from zero")
        }
    }
}

impl Formula {
    /// A figure known when the program is built.
    #[must_use]
    pub const fn figure(code: &'static str) -> Self {
        Self::Figure(Cow::Borrowed(code))
    }

    /// A ratio of the catalogue over figures that have the codes of its inputs; `None` for one whose inputs are as many
    /// as there are levels or ages.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::ratio::{RatioDefinition, RatioError};
    /// use junheng::standards::Formula;
    ///
    /// let share = Formula::ratio(RatioDefinition::named("rotated_teachers")?);
    /// let share = share.expect("it has inputs of its own");
    /// assert_eq!(share.to_string(), "ratio(rotated_teachers)");
    /// assert_eq!(share.figures(), ["rotated", "eligible"]);
    /// # Ok::<(), RatioError>(())
    /// ```
    #[must_use]
    pub fn ratio(ratio: &'static RatioDefinition) -> Option<Self> {
        let of = ratio.inputs()?.into_iter().map(Self::figure).collect();
        Some(Self::Ratio { ratio, of })
    }

    /// The formulas that it is made of.
    pub(crate) fn operands(&self) -> &[Self] {
        match self {
            Self::Number(_) | Self::Figure(_) => &[],
            Self::Sum(operands)
            | Self::Difference(operands)
            | Self::Product(operands)
            | Self::Quotient(operands)
            | Self::Largest(operands)
            | Self::Smallest(operands)
            | Self::Banded(operands)
            | Self::Ratio { of: operands, .. } => operands,
            Self::Rounded { of, .. } | Self::Total(of) => std::slice::from_ref(of),
        }
    }

    /// The codes of the figures in it, each once, in the order in which they stand.
    #[must_use]
    pub fn figures(&self) -> Vec<&str> {
        let mut figures = Vec::new();
        self.collect_figures(&mut figures);
        figures
    }

    fn collect_figures<'f>(&'f self, figures: &mut Vec<&'f str>) {
        if let Self::Figure(code) = self
            && !figures.contains(&code.as_ref())
        {
            figures.push(code);
        }
        for operand in self.operands() {
            operand.collect_figures(figures);
        }
    }

    /// The formula as reports print it, with a name for every code.
    pub(crate) fn printed(&self, language: Language, name: &dyn Fn(&str) -> String) -> String {
        let notation = Notation::Printed { language, name };
        let mut text = String::new();
        self.write(&mut text, notation);
        text
    }

    /// How strongly its parts hold together: sums least, names and numbers most.
    const fn precedence(&self) -> u8 {
        match self {
            Self::Sum(_) | Self::Difference(_) => 1,
            Self::Product(_) | Self::Quotient(_) => 2,
            _ => 3,
        }
    }

    fn write(&self, text: &mut String, notation: Notation<'_>) {
        match self {
            Self::Number(number) => text.push_str(&number.to_string()),
            Self::Figure(code) => text.push_str(&notation.name(code)),
            Self::Sum(operands) => self.write_chain(text, operands, " + ", notation),
            Self::Difference(operands) => {
                self.write_chain(text, operands, notation.sign(" - ", " − "), notation);
            }
            Self::Product(operands) => {
                self.write_chain(text, operands, notation.sign(" * ", " × "), notation);
            }
            Self::Quotient(operands) => {
                self.write_chain(text, operands, notation.sign(" / ", " ÷ "), notation);
            }
            Self::Largest(operands) => write_call(text, &LARGEST, operands, None, notation),
            Self::Smallest(operands) => write_call(text, &SMALLEST, operands, None, notation),
            Self::Banded(operands) => write_call(text, &BANDED, operands, None, notation),
            Self::Rounded { of, to } => {
                let word = rounding_word(to.mode);
                write_call(
                    text,
                    &word,
                    std::slice::from_ref(of),
                    Some(to.places),
                    notation,
                );
            }
            Self::Total(of) => {
                write_call(text, &TOTAL, std::slice::from_ref(of), None, notation);
            }
            Self::Ratio { ratio, of } => {
                text.push_str(&match notation {
                    Notation::Written => Cow::Owned(format!("{RATIO}({}", ratio.code)),
                    Notation::Printed { language, .. } => Cow::Borrowed(ratio.name.get(language)),
                });
                let is_plain = Self::ratio(ratio).is_some_and(|plain| plain == *self);
                match notation {
                    Notation::Written if is_plain => text.push(')'),
                    Notation::Written => write_operands(text, ", ", of.iter(), notation),
                    Notation::Printed { .. } => write_operands(text, "(", of.iter(), notation),
                }
            }
        }
    }

    fn write_chain(
        &self,
        text: &mut String,
        operands: &[Self],
        sign: &str,
        notation: Notation<'_>,
    ) {
        for (index, operand) in operands.iter().enumerate() {
            if index > 0 {
                text.push_str(sign);
            }
            if operand.precedence() > self.precedence() {
                operand.write(text, notation);
            } else {
                text.push('(');
                operand.write(text, notation);
                text.push(')');
            }
        }
    }
}

fn write_call(
    text: &mut String,
    word: &FunctionWord,
    operands: &[Formula],
    places: Option<u32>,
    notation: Notation<'_>,
) {
    text.push_str(match notation {
        Notation::Written => word.written,
        Notation::Printed { language, .. } => language.pick(word.zh, word.en),
    });
    let last = places.map(|places| Formula::Number(places.into()));
    write_operands(text, "(", operands.iter().chain(&last), notation);
}

/// Formulas with commas between them, and the bracket behind them.
fn write_operands<'f>(
    text: &mut String,
    before: &str,
    operands: impl IntoIterator<Item = &'f Formula>,
    notation: Notation<'_>,
) {
    for (index, operand) in operands.into_iter().enumerate() {
        text.push_str(if index == 0 { before } else { ", " });
        operand.write(text, notation);
    }
    text.push(')');
}

/// Whether a formula is written to be read back, or printed for people.
#[derive(Clone, Copy)]
enum Notation<'n> {
    Written,
    Printed {
        language: Language,
        name: &'n dyn Fn(&str) -> String,
    },
}

impl Notation<'_> {
    fn name(self, code: &str) -> Cow<'_, str> {
        match self {
            Self::Written => Cow::Borrowed(code),
            Self::Printed { name, .. } => Cow::Owned(name(code)),
        }
    }

    const fn sign(self, written: &'static str, printed: &'static str) -> &'static str {
        match self {
            Self::Written => written,
            Self::Printed { .. } => printed,
        }
    }
}

impl fmt::Display for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.write(&mut text, Notation::Written);
        f.write_str(&text)
    }
}

impl Serialize for Formula {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Two formulas and how the first must stand to the second: `api00 - api99 >= target`.
///
/// # Examples
///
/// ```
/// use junheng::standards::{Condition, Relation, UnreadableFormula};
///
/// let large: Condition = "students > 200".parse()?;
/// assert_eq!(large.relation, Relation::Above);
/// assert_eq!(large.to_string(), "students > 200");
/// # Ok::<(), UnreadableFormula>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The value.
    pub value: Formula,
    /// How it must stand to the bound.
    pub relation: Relation,
    /// The bound.
    pub bound: Formula,
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.value, self.relation.sign(), self.bound)
    }
}

impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The text is no formula, and where it ceases to be one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("at character {position}: found {found}, expected {expected}")]
#[non_exhaustive]
pub struct UnreadableFormula {
    /// The character at which reading ended, counted from 1.
    pub position: usize,
    /// What stands there.
    pub found: String,
    /// What could have stood there.
    pub expected: Cow<'static, str>,
}
