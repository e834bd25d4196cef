//! The table of all ratios.

use crate::ratio::catalogue::attainment::MEAN_YEARS_OF_SCHOOLING;
use crate::ratio::catalogue::class_size::{
    LARGE_CLASSES, LARGE_CLASSES_ONLY, OVER_LARGE_CLASSES, STANDARD_CLASSES,
};
use crate::ratio::catalogue::equity::{
    MIGRANT_CHILDREN_PLACED, MIGRANT_CHILDREN_PUBLIC, NEARBY_ENROLMENT,
};
use crate::ratio::catalogue::finance::{
    AID_PER_PUPIL_TIME, BUDGET_SHARE, PER_PUPIL_SPENDING, TRAINING_FUNDS,
};
use crate::ratio::catalogue::fitness::FITNESS_GOOD_OR_BETTER;
use crate::ratio::catalogue::growth::GROWTH_RATE;
use crate::ratio::catalogue::kindergarten::{
    INCLUSIVE_KINDERGARTEN, KINDERGARTEN_REGISTERED_3_TO_5, KINDERGARTEN_REGISTERED_3_TO_6,
    KINDERGARTEN_RESIDENT_3_TO_5, KINDERGARTEN_RESIDENT_3_TO_6, PUBLIC_KINDERGARTEN,
    STANDARD_KINDERGARTEN_CLASSES,
};
use crate::ratio::catalogue::parity::{ParityDimension, ParityForm, ParityIndex};
use crate::ratio::catalogue::participation::{
    AGE_SPECIFIC_ENROLMENT, DISABLED_CHILDREN_ENROLMENT, GROSS_ENROLMENT, NET_ENROLMENT,
    SENIOR_GROSS_ENROLMENT, TERTIARY_GROSS_ENROLMENT, TOTAL_NET_ENROLMENT,
};
use crate::ratio::catalogue::retention::{
    DROP_OUT, JUNIOR_RETENTION, NINE_YEAR_COHORT, NINE_YEAR_RETENTION,
};
use crate::ratio::catalogue::school_life::{SCHOOL_LIFE_EXPECTANCY, SCHOOL_LIFE_EXPECTANCY_NET};
use crate::ratio::catalogue::schools::{ACHIEVEMENT_RATE, RURAL_SCHOOLS, SCHOOLS_UP_TO_STANDARD};
use crate::ratio::catalogue::staffing::{
    BACHELOR_TEACHERS, BACKBONE_OF_URBAN_TO_RURAL, BACKBONE_TEACHERS, DOUBLE_QUALIFIED_TEACHERS,
    LICENSED_TEACHERS, POSTGRADUATE_TEACHERS, PUPIL_TEACHER_RATIO, ROTATED_BACKBONE,
    ROTATED_TEACHERS, TEACHER_PUPIL_RATIO, TIERED_TEACHERS, TRAINED_TEACHERS,
    URBAN_TO_RURAL_OF_BACKBONE,
};
use crate::ratio::definition::RatioDefinition;

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
/// use junheng::ratio::RATIOS;
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
    /// use junheng::ratio::RatioDefinition;
    ///
    /// let row = RatioDefinition::find("drop_out");
    /// assert_eq!(row.map(|row| row.name.zh.as_ref()), Some("辍学率"));
    /// ```
    #[must_use]
    pub fn find(code: &str) -> Option<&'static Self> {
        RATIOS.iter().copied().find(|row| row.code == code)
    }
}
