//! Why no plan can be looked for.

use crate::improvement::lever::MOST_STEPS;
use crate::model::Stage;
use rust_decimal::Decimal;

/// Why no plan can be looked for; that there is none is an answer and no error.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ImprovementError {
    /// The evaluator compares rounded values, and a plan is made for exact ones.
    #[error("a plan is made for exact values, and the evaluator compares them as reported")]
    AsReported,
    /// The standard sets a limit on the mean of the coefficients of a stage, which no plan is made for.
    #[error(
        "`{standard}` limits the mean of the coefficients of variation, and a plan is made for limits on each"
    )]
    CompositeLimit {
        /// The identifier of the standard.
        standard: String,
    },
    /// A threshold is no lower bound, or a limit on coefficients no upper one.
    #[error("`{code}` has a bound that more of everything does not lead to")]
    UnsupportedBound {
        /// The code of the indicator.
        code: String,
    },
    /// A value of a part cannot be told, though nothing is missing that it rests on.
    #[error("a value of `{school}` in the stage `{}` cannot be told", stage.code())]
    ValueNotKnown {
        /// The code of the school.
        school: String,
        /// The stage.
        stage: Stage,
    },
    /// Shares of teachers who rotate are to be reached, and the standard asks for none.
    #[error("`{standard}` asks for no share of teachers who rotate")]
    NoRotation {
        /// The identifier of the standard.
        standard: String,
    },
    /// Shares of teachers who rotate are to be reached, and it is not filed how many do.
    #[error("`{codes}` must be filed before shares of teachers who rotate can be planned for")]
    RotationNotFiled {
        /// The codes of what is not filed.
        codes: String,
    },
    /// A figure has more digits than the search works with.
    #[error("a figure of `{school}` that `{code}` counts has too many digits to plan with")]
    TooManyDigits {
        /// The code of the school.
        school: String,
        /// The code of the indicator.
        code: String,
    },
    /// A cost has more digits than the search works with.
    #[error(
        "the cost of `{lever}` has too many digits to plan with: at most 16 for a step, with the {places} decimals that \
         the finest cost asks for"
    )]
    CostTooLong {
        /// The identifier of the lever or move, or the two schools of a way.
        lever: String,
        /// How many decimals the finest cost has.
        places: u32,
    },
    /// A school takes no more than a thousand million steps of a lever, and these may be too few: a step that small
    /// is a slip.
    #[error(
        "a school takes at most {MOST_STEPS} steps of a lever, and so many of `{lever}` may be too few for `{code}` of \
         `{school}`; give the lever a larger step"
    )]
    TooManySteps {
        /// The identifier of the lever.
        lever: String,
        /// The code of the school.
        school: String,
        /// The code of the indicator.
        code: String,
    },
    /// The budget of a year does not pay for one step of a lever of the plan.
    #[error("one step of `{lever}` costs {cost}, more than the budget of a year")]
    BudgetTooSmall {
        /// The identifier of the lever or move.
        lever: String,
        /// What one step costs.
        cost: Decimal,
    },
    /// The budget of a year pays for the plan in more years than anybody plans for.
    #[error("the plan costs {cost} yuan, which takes more than {most} years with such a budget")]
    TooManyYears {
        /// How many years there may be.
        most: u32,
        /// What the plan costs, rounded up.
        cost: String,
    },
    /// A limit names a lever that is not there.
    #[error("the limits name the lever `{lever}`, which is not there")]
    UnknownLever {
        /// The identifier.
        lever: String,
    },
}
