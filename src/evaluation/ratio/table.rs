//! The table of all ratios.

use super::{
    ACHIEVEMENT_RATE, AGE_SPECIFIC_ENROLMENT, AID_PER_PUPIL_TIME, BACHELOR_TEACHERS,
    BACKBONE_OF_URBAN_TO_RURAL, BACKBONE_TEACHERS, BUDGET_SHARE, DISABLED_CHILDREN_ENROLMENT,
    DOUBLE_QUALIFIED_TEACHERS, DROP_OUT, FITNESS_GOOD_OR_BETTER, GROSS_ENROLMENT, GROWTH_RATE,
    INCLUSIVE_KINDERGARTEN, JUNIOR_RETENTION, KindergartenAges, KindergartenEnrolment,
    LARGE_CLASSES, LARGE_CLASSES_ONLY, LICENSED_TEACHERS, MEAN_YEARS_OF_SCHOOLING,
    MIGRANT_CHILDREN_PLACED, MIGRANT_CHILDREN_PUBLIC, NEARBY_ENROLMENT, NET_ENROLMENT,
    NINE_YEAR_COHORT, NINE_YEAR_RETENTION, OVER_LARGE_CLASSES, PER_PUPIL_SPENDING,
    POSTGRADUATE_TEACHERS, PUBLIC_KINDERGARTEN, PUPIL_TEACHER_RATIO, ParityDimension, ParityForm,
    ParityIndex, PopulationBase, ROTATED_BACKBONE, ROTATED_TEACHERS, RURAL_SCHOOLS,
    RatioDefinition, SCHOOL_LIFE_EXPECTANCY, SCHOOL_LIFE_EXPECTANCY_NET, SCHOOLS_UP_TO_STANDARD,
    SENIOR_GROSS_ENROLMENT, STANDARD_CLASSES, STANDARD_KINDERGARTEN_CLASSES, TEACHER_PUPIL_RATIO,
    TERTIARY_GROSS_ENROLMENT, TIERED_TEACHERS, TOTAL_NET_ENROLMENT, TRAINED_TEACHERS,
    TRAINING_FUNDS, URBAN_TO_RURAL_OF_BACKBONE,
};

const fn kindergarten(base: PopulationBase, ages: KindergartenAges) -> &'static RatioDefinition {
    KindergartenEnrolment { ages, base }.ratio().definition()
}

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
    kindergarten(PopulationBase::Registered, KindergartenAges::ThreeToFive),
    kindergarten(PopulationBase::Registered, KindergartenAges::ThreeToSix),
    kindergarten(PopulationBase::Resident, KindergartenAges::ThreeToFive),
    kindergarten(PopulationBase::Resident, KindergartenAges::ThreeToSix),
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
