//! The ratios of the field as typed calculators: what goes in is checked, what comes out is exact.

mod attainment;
mod class_size;
mod definition;
mod equity;
mod error;
mod finance;
mod fitness;
mod format;
mod growth;
mod kindergarten;
mod parity;
mod participation;
mod ratio_of;
mod retention;
mod rotation;
mod school_life;
mod schools;
mod staffing;
mod table;
mod value;

pub use attainment::{Attainment, MEAN_YEARS_OF_SCHOOLING, SchoolingLevel, YearsOfSchooling};
pub use class_size::{
    ClassCounts, ClassSizeBand, ClassSizeLimit, LARGE_CLASSES, LARGE_CLASSES_ONLY,
    LargeClassReading, OVER_LARGE_CLASSES, STANDARD_CLASSES,
};
pub use definition::{RatioDefinition, RatioInput, RatioRange, RatioSign};
pub use equity::{
    MIGRANT_CHILDREN_PLACED, MIGRANT_CHILDREN_PUBLIC, MigrantChildren, NEARBY_ENROLMENT,
};
pub use error::RatioError;
pub use finance::{AID_PER_PUPIL_TIME, BUDGET_SHARE, PER_PUPIL_SPENDING, TRAINING_FUNDS};
pub use fitness::{FITNESS_GOOD_OR_BETTER, FitnessCounts, FitnessLevel};
pub use format::{RatioFormat, RatioScale};
pub use growth::{GROWTH_RATE, GrowthRate};
pub use kindergarten::{
    AFFORDABLE_KINDERGARTEN, KindergartenAges, KindergartenEnrolment, KindergartenPlaces,
    PUBLIC_KINDERGARTEN, PopulationBase, STANDARD_KINDERGARTEN_CLASSES,
};
pub use parity::{ParityDimension, ParityForm, ParityIndex};
pub use participation::{
    AGE_SPECIFIC_ENROLMENT, DISABLED_CHILDREN_ENROLMENT, GROSS_ENROLMENT, NET_ENROLMENT,
    SENIOR_GROSS_ENROLMENT, TERTIARY_GROSS_ENROLMENT, TOTAL_NET_ENROLMENT,
};
pub use ratio_of::RatioOf;
pub use retention::{
    DROP_OUT, JUNIOR_RETENTION, JuniorCohort, NINE_YEAR_COHORT, NINE_YEAR_RETENTION,
};
pub use rotation::{
    BACKBONE_OF_URBAN_TO_RURAL, ROTATED_BACKBONE, ROTATED_TEACHERS, URBAN_TO_RURAL_OF_BACKBONE,
};
pub use school_life::{
    AgeEnrolment, LevelPupils, SCHOOL_LIFE_EXPECTANCY, SCHOOL_LIFE_EXPECTANCY_NET, SchoolLife,
};
pub use schools::{ACHIEVEMENT_RATE, RURAL_SCHOOLS, SCHOOLS_UP_TO_STANDARD};
pub use staffing::{
    BACHELOR_TEACHERS, BACKBONE_TEACHERS, DOUBLE_QUALIFIED_TEACHERS, LICENSED_TEACHERS,
    POSTGRADUATE_TEACHERS, PUPIL_TEACHER_RATIO, TEACHER_PUPIL_RATIO, TIERED_TEACHERS,
    TRAINED_TEACHERS,
};
pub use table::RATIOS;
pub use value::{RatioFraction, RatioTerm, RatioValue};
