//! Why a ratio has no value.

use crate::model::{Missing, hint};
use crate::numeric::Rational;
use std::borrow::Cow;
use std::fmt;

/// Why a ratio has no value: which ratio, which of its inputs, and what was wrong with it.
///
/// A negative count or a fraction of a person never gets so far: the quantity itself refuses it
/// with a [`ModelError`](crate::model::ModelError).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RatioError {
    /// A figure is not reported, and so neither is the ratio.
    #[error("`{ratio}` needs `{input}`, which is not there: {reason}")]
    NotReported {
        /// The code of the ratio.
        ratio: &'static str,
        /// The input.
        input: Cow<'static, str>,
        /// Why it is not there.
        reason: Missing,
    },
    /// A part cannot be more than its whole: one of the two is wrong, or they were swapped.
    #[error("`{ratio}`: {parts}")]
    PartAboveWhole {
        /// The code of the ratio.
        ratio: &'static str,
        /// The two, with what they come to.
        parts: Box<PartAndWhole>,
    },
    /// Where there is nothing, there is no share of it.
    #[error("`{ratio}` has nothing to divide by: `{input}` is zero")]
    NothingToDivideBy {
        /// The code of the ratio.
        ratio: &'static str,
        /// The input.
        input: Cow<'static, str>,
    },
    /// More was taken away than there was.
    #[error("`{ratio}`: `{input}` comes to {}, below zero", amount.to_plain())]
    BelowZero {
        /// The code of the ratio.
        ratio: &'static str,
        /// The inputs.
        input: Cow<'static, str>,
        /// What they come to.
        amount: Rational,
    },
    /// There is no ratio of this name.
    #[error("there is no ratio `{found}`{}", hint(nearest.as_deref()))]
    UnknownRatio {
        /// The name.
        found: String,
        /// The code that comes nearest, if one is near.
        nearest: Option<String>,
    },
    /// The filing of a county has no figures of the ratio.
    #[error("the filing of a county has no figures of `{ratio}`{}", if *by_stage { " by stage" } else { "" })]
    NoCountyFigures {
        /// The code of the ratio.
        ratio: &'static str,
        /// Whether it has some of the county as a whole.
        by_stage: bool,
    },
    /// A figure is of no input of the ratio.
    #[error("`{ratio}` has no input `{input}`; it has {inputs}")]
    UnknownInput {
        /// The code of the ratio.
        ratio: &'static str,
        /// What the figure is called.
        input: String,
        /// The inputs that it has.
        inputs: String,
    },
    /// A figure is given twice, and nothing says which counts.
    #[error("`{ratio}`: `{input}` is given twice")]
    RepeatedInput {
        /// The code of the ratio.
        ratio: &'static str,
        /// The input.
        input: String,
    },
    /// What counts whole ones has no fraction.
    #[error("`{ratio}`: `{input}` is {}, and counts whole ones", amount.to_plain())]
    FractionOfWhole {
        /// The code of the ratio.
        ratio: &'static str,
        /// The input.
        input: Cow<'static, str>,
        /// What it is.
        amount: Rational,
    },
    /// From zero or less no rate leads to anything.
    #[error("`{ratio}` has no meaning from `{input}` = {}", amount.to_plain())]
    BaseNotPositive {
        /// The code of the ratio.
        ratio: &'static str,
        /// The input that it starts from.
        input: Cow<'static, str>,
        /// What it is.
        amount: Rational,
    },
    /// Two quantities cannot fill more, or fewer, than two inputs.
    #[error("`{ratio}` does not have one input above and one below the line")]
    NotTwoInputs {
        /// The code of the ratio.
        ratio: &'static str,
    },
    /// An input was paired with a quantity that it is not, or is not declared to be.
    #[error("`{ratio}`: `{input}` is not declared to be a number of {quantity}")]
    OtherQuantity {
        /// The code of the ratio.
        ratio: &'static str,
        /// The input.
        input: &'static str,
        /// The quantity that it was paired with.
        quantity: &'static str,
    },
    /// Two values of one ratio were asked for, and they are of two.
    #[error("`{earlier}` and `{later}` are two ratios, between which nothing grows")]
    DifferentRatios {
        /// The code of the first.
        earlier: &'static str,
        /// The code of the second.
        later: &'static str,
    },
    /// Nothing was given, and of nothing there is no ratio.
    #[error("`{ratio}` needs at least one `{input}`")]
    Empty {
        /// The code of the ratio.
        ratio: &'static str,
        /// What there should be one of.
        input: &'static str,
    },
    /// Levels and the people who attained them belong together in pairs.
    #[error("{levels} levels but {counts} counts of people")]
    LevelMismatch {
        /// The number of levels.
        levels: usize,
        /// The number of counts.
        counts: usize,
    },
    /// A level that comes twice would be counted by two numbers of years.
    #[error("level `{code}` is given twice")]
    RepeatedLevel {
        /// The code of the level.
        code: String,
    },
    /// An age that comes twice would be counted twice.
    #[error("age {age} is given twice")]
    RepeatedAge {
        /// The age.
        age: u8,
    },
    /// A class without pupils is no class.
    #[error("the class at position {position} has no pupils")]
    EmptyClass {
        /// The position, from 0.
        position: usize,
    },
    /// Counts by bands do not tell how many classes are within a limit that no band ends at.
    #[error(
        "no band of class sizes ends at {limit}; they end at 25, 30, 35, 40, 45, 50, 55, 60, 65"
    )]
    LimitWithinBand {
        /// The limit.
        limit: u32,
    },
    /// A score out of the range of the standard.
    #[error(
        "the score {} at position {position} is not from 0 to 120",
        score.to_plain()
    )]
    ScoreOutOfRange {
        /// The position, from 0.
        position: usize,
        /// The score.
        score: Rational,
    },
}

/// A part that is said to be more than its whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartAndWhole {
    /// The input that is a part, or the inputs with their signs.
    pub part: Cow<'static, str>,
    /// What it comes to.
    pub part_amount: Rational,
    /// The input that it is a part of, or the inputs with their signs.
    pub whole: Cow<'static, str>,
    /// What that comes to.
    pub whole_amount: Rational,
}

impl fmt::Display for PartAndWhole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (part, whole) = (&self.part, &self.whole);
        let (part_amount, whole_amount) =
            (self.part_amount.to_plain(), self.whole_amount.to_plain());
        write!(
            f,
            "`{part}` is {part_amount}, more than `{whole}` with {whole_amount}"
        )
    }
}
