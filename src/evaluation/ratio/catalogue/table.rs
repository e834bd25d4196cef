//! The table of all ratios, where they are found and computed by their codes.

use crate::evaluation::ratio::catalogue::attainment::MEAN_YEARS_OF_SCHOOLING;
use crate::evaluation::ratio::catalogue::class_size::{
    LARGE_CLASSES, LARGE_CLASSES_ONLY, OVER_LARGE_CLASSES, STANDARD_CLASSES,
};
use crate::evaluation::ratio::catalogue::equity::{
    MIGRANT_CHILDREN_PLACED, MIGRANT_CHILDREN_PUBLIC, NEARBY_ENROLMENT,
};
use crate::evaluation::ratio::catalogue::finance::{
    AID_PER_PUPIL_TIME, BUDGET_SHARE, PER_PUPIL_SPENDING, TRAINING_FUNDS,
};
use crate::evaluation::ratio::catalogue::fitness::FITNESS_GOOD_OR_BETTER;
use crate::evaluation::ratio::catalogue::growth::{GROWTH_RATE, GrowthRate};
use crate::evaluation::ratio::catalogue::kindergarten::{
    INCLUSIVE_KINDERGARTEN, KINDERGARTEN_REGISTERED_3_TO_5, KINDERGARTEN_REGISTERED_3_TO_6,
    KINDERGARTEN_RESIDENT_3_TO_5, KINDERGARTEN_RESIDENT_3_TO_6, PUBLIC_KINDERGARTEN,
    STANDARD_KINDERGARTEN_CLASSES,
};
use crate::evaluation::ratio::catalogue::parity::{ParityDimension, ParityForm, ParityIndex};
use crate::evaluation::ratio::catalogue::participation::{
    AGE_SPECIFIC_ENROLMENT, DISABLED_CHILDREN_ENROLMENT, GROSS_ENROLMENT, NET_ENROLMENT,
    SENIOR_GROSS_ENROLMENT, TERTIARY_GROSS_ENROLMENT, TOTAL_NET_ENROLMENT,
};
use crate::evaluation::ratio::catalogue::retention::{
    DROP_OUT, JUNIOR_RETENTION, NINE_YEAR_COHORT, NINE_YEAR_RETENTION,
};
use crate::evaluation::ratio::catalogue::rotation::{
    BACKBONE_OF_URBAN_TO_RURAL, ROTATED_BACKBONE, ROTATED_TEACHERS, URBAN_TO_RURAL_OF_BACKBONE,
};
use crate::evaluation::ratio::catalogue::school_life::{
    SCHOOL_LIFE_EXPECTANCY, SCHOOL_LIFE_EXPECTANCY_NET,
};
use crate::evaluation::ratio::catalogue::schools::{
    ACHIEVEMENT_RATE, RURAL_SCHOOLS, SCHOOLS_UP_TO_STANDARD,
};
use crate::evaluation::ratio::catalogue::staffing::{
    BACHELOR_TEACHERS, BACKBONE_TEACHERS, DOUBLE_QUALIFIED_TEACHERS, LICENSED_TEACHERS,
    POSTGRADUATE_TEACHERS, PUPIL_TEACHER_RATIO, TEACHER_PUPIL_RATIO, TIERED_TEACHERS,
    TRAINED_TEACHERS,
};
use crate::evaluation::ratio::definition::{RatioDefinition, RatioInput, RatioRange};
use crate::evaluation::ratio::error::RatioError;
use crate::evaluation::ratio::value::RatioValue;
use crate::model::{Missing, Reported};
use crate::numeric::Rational;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Figures by the codes of the inputs that they are.
type Figures<'f> = BTreeMap<&'f str, Reported<Rational>>;

const fn parity(dimension: ParityDimension, form: ParityForm) -> &'static RatioDefinition {
    ParityIndex::new(dimension, form).definition()
}

/// Every ratio, subject by subject.
///
/// # Examples
///
/// The list of all codes, names and formulas:
///
/// ```
/// use junheng::evaluation::ratio::RATIOS;
/// use junheng::model::Language;
///
/// for row in RATIOS {
///     let (name, formula) = (row.name.get(Language::En), row.formula.get(Language::En));
///     assert!(!format!("{}: {name} = {formula} [{}]", row.code, row.source).is_empty());
/// }
/// assert_eq!(RATIOS.len(), 56);
/// ```
pub static RATIOS: &[&RatioDefinition] = &[
    GROSS_ENROLMENT.definition(),
    SENIOR_GROSS_ENROLMENT.definition(),
    TERTIARY_GROSS_ENROLMENT.definition(),
    NET_ENROLMENT.definition(),
    TOTAL_NET_ENROLMENT.definition(),
    AGE_SPECIFIC_ENROLMENT.definition(),
    DISABLED_CHILDREN_ENROLMENT.definition(),
    SCHOOL_LIFE_EXPECTANCY,
    SCHOOL_LIFE_EXPECTANCY_NET,
    KINDERGARTEN_REGISTERED_3_TO_5.definition(),
    KINDERGARTEN_REGISTERED_3_TO_6.definition(),
    KINDERGARTEN_RESIDENT_3_TO_5.definition(),
    KINDERGARTEN_RESIDENT_3_TO_6.definition(),
    INCLUSIVE_KINDERGARTEN,
    PUBLIC_KINDERGARTEN.definition(),
    STANDARD_KINDERGARTEN_CLASSES.definition(),
    JUNIOR_RETENTION,
    NINE_YEAR_RETENTION.definition(),
    NINE_YEAR_COHORT.definition(),
    DROP_OUT.definition(),
    PUPIL_TEACHER_RATIO.definition(),
    TEACHER_PUPIL_RATIO.definition(),
    BACHELOR_TEACHERS.definition(),
    POSTGRADUATE_TEACHERS.definition(),
    BACKBONE_TEACHERS.definition(),
    TIERED_TEACHERS.definition(),
    DOUBLE_QUALIFIED_TEACHERS.definition(),
    LICENSED_TEACHERS.definition(),
    TRAINED_TEACHERS.definition(),
    ROTATED_TEACHERS.definition(),
    ROTATED_BACKBONE.definition(),
    URBAN_TO_RURAL_OF_BACKBONE.definition(),
    BACKBONE_OF_URBAN_TO_RURAL.definition(),
    STANDARD_CLASSES,
    LARGE_CLASSES,
    LARGE_CLASSES_ONLY,
    OVER_LARGE_CLASSES,
    MEAN_YEARS_OF_SCHOOLING,
    FITNESS_GOOD_OR_BETTER.definition(),
    NEARBY_ENROLMENT.definition(),
    MIGRANT_CHILDREN_PUBLIC.definition(),
    MIGRANT_CHILDREN_PLACED,
    parity(ParityDimension::Gender, ParityForm::Raw),
    parity(ParityDimension::Gender, ParityForm::Adjusted),
    parity(ParityDimension::Location, ParityForm::Raw),
    parity(ParityDimension::Location, ParityForm::Adjusted),
    parity(ParityDimension::Wealth, ParityForm::Raw),
    parity(ParityDimension::Wealth, ParityForm::Adjusted),
    SCHOOLS_UP_TO_STANDARD.definition(),
    RURAL_SCHOOLS.definition(),
    ACHIEVEMENT_RATE.definition(),
    TRAINING_FUNDS.definition(),
    BUDGET_SHARE.definition(),
    PER_PUPIL_SPENDING.definition(),
    AID_PER_PUPIL_TIME.definition(),
    GROWTH_RATE,
];

impl RatioDefinition {
    /// The row of [`RATIOS`] with a code, if there is one.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::evaluation::ratio::RatioDefinition;
    ///
    /// let row = RatioDefinition::find("drop_out");
    /// assert_eq!(row.map(|row| row.name.zh.as_ref()), Some("辍学率"));
    /// ```
    #[must_use]
    pub fn find(code: &str) -> Option<&'static Self> {
        RATIOS.iter().copied().find(|row| row.code == code)
    }

    /// The value for figures by the codes of the inputs: for a ratio that is named in a file or a request,
    /// where no type can hold pupils and teachers apart.
    ///
    /// Each figure is checked against the row: its code is one of an input, and is given once. An input
    /// without a figure is [not reported](RatioError::NotReported). Whether a number is one of persons or of
    /// rooms is in the hands of the caller; [`RatioOf`](crate::evaluation::ratio::RatioOf) checks that too.
    ///
    /// # Errors
    ///
    /// - [`RatioError::UnknownInput`] if a code is none of an input of this ratio.
    /// - [`RatioError::RepeatedInput`] if a code is given twice.
    /// - [`RatioError::BelowZero`] if a figure is negative; only a change may be.
    /// - [`RatioError::FigureForEach`] if the ratio adds up over ages or levels: its calculator takes a figure
    ///   for each.
    /// - Those of the ratio: a figure that is not reported, nothing to divide by, a part above its whole.
    ///
    /// # Examples
    ///
    /// 43 425 pupils and 3 470 teachers:
    ///
    /// ```
    /// use junheng::evaluation::ratio::RatioDefinition;
    /// use junheng::model::Language;
    /// use junheng::numeric::Rational;
    ///
    /// let figures = [("pupils", 43_425), ("teachers", 3_470)];
    /// let ratio = RatioDefinition::find("pupil_teacher_ratio").expect("it is in the table");
    /// let value = ratio.of_figures(figures.map(|(code, figure)| (code, Rational::from(figure))))?;
    /// assert_eq!(value.printed(Language::Zh), "12.51:1");
    ///
    /// let refused = ratio.of_figures([("books", Rational::from(12))]).unwrap_err();
    /// assert_eq!(
    ///     refused.to_string(),
    ///     "`pupil_teacher_ratio` has no input `books`; it takes `pupils`, `teachers`"
    /// );
    /// # Ok::<(), junheng::evaluation::ratio::RatioError>(())
    /// ```
    pub fn of_figures<'f, F: Into<Reported<Rational>>>(
        &'static self,
        figures: impl IntoIterator<Item = (&'f str, F)>,
    ) -> Result<RatioValue, RatioError> {
        let figures = self.checked(figures)?;
        let listed = [
            SCHOOL_LIFE_EXPECTANCY,
            SCHOOL_LIFE_EXPECTANCY_NET,
            MEAN_YEARS_OF_SCHOOLING,
        ];
        if listed.iter().any(|row| row.code == self.code) {
            return Err(RatioError::FigureForEach { ratio: self.code });
        }
        if self.code == GROWTH_RATE.code {
            let (earlier, later) = (
                self.figure("earlier", &figures)?,
                self.figure("later", &figures)?,
            );
            return GrowthRate.of_numbers(&earlier, &later);
        }
        if let Some(index) = ParityIndex::of_code(self.code) {
            let value = |inputs: &[RatioInput]| {
                self.figure(inputs.first().map_or("", |input| input.code), &figures)
            };
            return index.of(&value(self.numerator)?, &value(self.denominator)?);
        }
        let side = |inputs: &[RatioInput]| -> Vec<Reported<Rational>> {
            inputs
                .iter()
                .map(|input| found(input.code, &figures))
                .collect()
        };
        self.divide(&side(self.numerator), &side(self.denominator))
    }

    /// The figures, each of an input of this ratio and none of them twice.
    fn checked<'f, F: Into<Reported<Rational>>>(
        &self,
        figures: impl IntoIterator<Item = (&'f str, F)>,
    ) -> Result<Figures<'f>, RatioError> {
        let ratio = self.code;
        let mut checked = Figures::new();
        for (code, figure) in figures {
            let figure = figure.into();
            let mut inputs = self.inputs();
            let Some(input) = inputs.find(|input| input.code == code) else {
                let (input, inputs) = (code.to_owned(), self.inputs_listed());
                return Err(RatioError::UnknownInput {
                    ratio,
                    input,
                    inputs,
                });
            };
            if let Reported::Figure(amount) = &figure
                && amount.is_negative()
                && self.range != RatioRange::Change
            {
                return Err(RatioError::BelowZero {
                    ratio,
                    input: Cow::Borrowed(input.code),
                    amount: amount.clone(),
                });
            }
            if checked.insert(code, figure).is_some() {
                return Err(RatioError::RepeatedInput {
                    ratio,
                    input: input.code,
                });
            }
        }
        Ok(checked)
    }

    /// The inputs above and below the line; one that stands on both sides comes twice.
    fn inputs(&self) -> impl Iterator<Item = &'static RatioInput> {
        self.numerator.iter().chain(self.denominator)
    }

    fn inputs_listed(&self) -> String {
        let mut codes: Vec<&str> = Vec::new();
        for input in self.inputs() {
            if !codes.contains(&input.code) {
                codes.push(input.code);
            }
        }
        let codes: Vec<String> = codes.iter().map(|code| format!("`{code}`")).collect();
        codes.join(", ")
    }

    /// The figure of an input, or that nobody gave it.
    fn figure(&self, code: &'static str, figures: &Figures<'_>) -> Result<Rational, RatioError> {
        self.known(Cow::Borrowed(code), found(code, figures))
    }
}

fn found(code: &str, figures: &Figures<'_>) -> Reported<Rational> {
    let figure = figures.get(code).cloned();
    figure.unwrap_or(Reported::Missing(Missing::NotAsked))
}
