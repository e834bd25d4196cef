//! The shape of what a text states, as its reader takes it.

#![expect(dead_code, reason = "shapes are described, and never made")]

use crate::adapters::schema::values::{Label, Number, WordsInAny};
use crate::model::Course;
use schemars::JsonSchema;
use std::collections::BTreeMap;

/// The figures of a text, and how they must agree.
#[derive(JsonSchema)]
#[schemars(rename = "Statements")]
pub(super) struct StatementsFile {
    /// The identifier.
    id: Label,
    /// The title of the text.
    #[schemars(default)]
    title: Option<WordsInAny>,
    /// Where the text is.
    #[schemars(default)]
    source: Option<Label>,
    /// The figures, as printed.
    figures: Vec<Figure>,
    /// How they must agree.
    #[schemars(default)]
    checks: Option<Vec<NamedCheck>>,
}

/// A figure of the text.
#[derive(JsonSchema)]
struct Figure {
    /// The code, by which checks name it.
    code: Label,
    /// The name.
    #[schemars(default)]
    name: Option<WordsInAny>,
    /// The figure as printed: a decimal or `x:1`, perhaps with a sign; nothing where the text has none.
    #[schemars(default)]
    value: Option<Label>,
    /// To which unit it is rounded; its last digit where nothing is said.
    #[schemars(default)]
    rounded_to: Option<Number>,
    /// The unit.
    #[schemars(default)]
    unit: Option<Label>,
    /// The stage.
    #[schemars(default)]
    stage: Option<Label>,
    /// The indicator it is a statement of.
    #[schemars(default)]
    indicator: Option<Label>,
    /// The year.
    #[schemars(default)]
    year: Option<Label>,
    /// Where in the text it stands.
    #[schemars(default)]
    source: Option<Label>,
}

/// A check with its name.
#[derive(JsonSchema)]
struct NamedCheck {
    /// The name.
    #[schemars(default)]
    name: Option<WordsInAny>,
    /// Where the text says so.
    #[schemars(default)]
    source: Option<Label>,
    #[schemars(flatten)]
    check: Check,
}

/// How figures must agree, each named by its code.
#[derive(JsonSchema)]
#[schemars(tag = "check", rename_all = "snake_case")]
enum Check {
    /// Parts add up to a total.
    Sum {
        /// The figures that are added.
        parts: Vec<Label>,
        /// The figure of the total.
        total: Label,
    },
    /// Shares add up to 100 %.
    Shares {
        /// The figures of the shares.
        parts: Vec<Label>,
    },
    /// A quotient.
    Ratio {
        /// What is counted.
        numerator: Label,
        /// What it is counted for.
        denominator: Label,
        /// For how many; 1 where nothing is said.
        #[schemars(default)]
        per: Option<Number>,
        /// The stated quotient; it is only computed where there is none.
        #[schemars(default)]
        ratio: Option<Label>,
    },
    /// A share that some whole number has.
    AttainableShare {
        /// The stated share.
        share: Label,
        /// The whole.
        whole: Label,
        /// For how many; 1 where nothing is said.
        #[schemars(default)]
        per: Option<Number>,
    },
    /// A difference.
    Difference {
        /// What is taken from.
        minuend: Label,
        /// What is taken away.
        subtrahend: Label,
        /// The stated difference.
        #[schemars(default)]
        difference: Option<Label>,
    },
    /// A growth in percent.
    Growth {
        /// What it grew from.
        before: Label,
        /// What it grew to.
        after: Label,
        /// The stated rate.
        #[schemars(default)]
        rate: Option<Label>,
    },
    /// A mean annual growth in percent.
    AnnualGrowth {
        /// What it grew from.
        #[schemars(default)]
        before: Option<Label>,
        /// What it grew to.
        #[schemars(default)]
        after: Option<Label>,
        /// By how many percent in all, in place of both.
        #[schemars(default)]
        growth: Option<Label>,
        /// In how many years.
        #[schemars(default)]
        years: Option<Label>,
        /// The stated rate.
        #[schemars(default)]
        rate: Option<Label>,
    },
    /// A mean.
    Mean {
        /// The figures whose mean it is.
        figures: Vec<Label>,
        /// The stated mean.
        #[schemars(default)]
        mean: Option<Label>,
    },
    /// Figures that say the same.
    Agreement {
        /// The figures.
        figures: Vec<Label>,
    },
    /// A series that must rise or fall.
    Monotone {
        /// Which way it must go.
        must: Course,
        /// The figures, year by year.
        series: Series,
    },
    /// A figure that is not above another.
    NotAbove {
        /// The figure.
        figure: Label,
        /// What it must not be above.
        reference: Label,
    },
    /// Spending that never falls (两个只增不减).
    SpendingNeverFalls {
        /// The spending in all.
        #[schemars(default)]
        total: Option<Series>,
        /// The spending per pupil, by stage.
        #[schemars(default)]
        per_pupil: Option<BTreeMap<String, Series>>,
    },
    /// The three increases (三个增长).
    ThreeIncreases {
        /// The appropriation for education.
        #[schemars(default)]
        appropriation: Option<Series>,
        /// The regular revenue.
        #[schemars(default)]
        regular_revenue: Option<Series>,
        /// The cost per pupil.
        #[schemars(default)]
        cost_per_pupil: Option<Series>,
        /// The pay of teachers.
        #[schemars(default)]
        teacher_pay: Option<Series>,
        /// The public funds per pupil.
        #[schemars(default)]
        public_funds_per_pupil: Option<Series>,
    },
}

/// Figures year by year, by their codes, or their growth rates.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum Series {
    Levels(Vec<Label>),
    Rates(GrowthRates),
}

/// Growth rates year by year.
#[derive(JsonSchema)]
struct GrowthRates {
    /// The figures of the rates, by their codes.
    growth_rates: Vec<Label>,
}
