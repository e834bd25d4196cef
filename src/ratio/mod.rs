//! The ratios of the field as typed calculators: what goes in is checked, what comes out is exact.
//!
//! A ratio of two quantities is a constant of the type [`RatioOf`], such as [`PUPIL_TEACHER_RATIO`]:
//! its [`of`](RatioOf::of) takes a figure of either type. One of several figures is a method of a
//! type that names them, such as [`JuniorCohort`]. Both give a [`RatioValue`]: exact, printed as the
//! field prints it, with a sentence in Chinese and in English that tells how it came about.
//!
//! ```
//! use junheng::ratio::{BACKBONE_TEACHERS, PUPIL_TEACHER_RATIO, RatioError};
//! use junheng::model::{Language, Pupils, Teachers};
//!
//! let (pupils, teachers) = (Pupils::from(43_425), Teachers::from(3_470));
//! let ratio = PUPIL_TEACHER_RATIO.of(pupils, teachers)?;
//! assert_eq!(ratio.printed(Language::Zh), "12.51:1");
//!
//! // A part above its whole is refused, by name.
//! let swapped = BACKBONE_TEACHERS.of(teachers, Teachers::from(1_209));
//! assert_eq!(
//!     swapped.unwrap_err().to_string(),
//!     "`backbone_teachers`: `backbone_teachers` is 3470, more than `teachers` with 1209"
//! );
//! # Ok::<(), RatioError>(())
//! ```
//!
//! - **Not reported is never zero.** Every input is a quantity or a
//!   [`Missing`](crate::model::Missing) reason, which a [`Reported`](crate::model::Reported) holds;
//!   where one is missing, the ratio is [`RatioError::NotReported`], with its name.
//! - **Undefined is an error**, and names the input: nothing to divide by, a part above its whole.
//! - **Values are fractions**: a share of one half is 1/2 and prints as `50.00 %`.
//!
//! | file | what it holds |
//! |---|---|
//! | `definition` | [`RatioDefinition`]: a row of the table |
//! | `county_figures` | what a county's filing has of them |
//! | `division` | the one checked division |
//! | `ratio_of` | [`RatioOf`]: a ratio of two quantities |
//! | `row` | how such a one is written down as a constant |
//! | `value`, `format` | [`RatioValue`] and how it is printed |
//! | `error` | [`RatioError`] |
//! | `catalogue` | [`RATIOS`]: all of them, subject by subject |
//!
#![doc = include_str!("table.md")]

pub(super) mod catalogue;
mod county_figures;
pub(super) mod definition;
pub(super) mod division;
pub(super) mod error;
pub(super) mod format;
pub(super) mod ratio_of;
pub(super) mod row;
pub(super) mod value;

pub use catalogue::attainment::{
    Attainment, MEAN_YEARS_OF_SCHOOLING, SchoolingLevel, YearsOfSchooling,
};
pub use catalogue::class_size::{
    ClassCounts, ClassSizeBand, ClassSizeLimit, LARGE_CLASSES, LARGE_CLASSES_ONLY,
    OVER_LARGE_CLASSES, STANDARD_CLASSES,
};
pub use catalogue::equity::{
    MIGRANT_CHILDREN_PLACED, MIGRANT_CHILDREN_PUBLIC, MigrantChildren, NEARBY_ENROLMENT,
};
pub use catalogue::finance::{
    AID_PER_PUPIL_TIME, BUDGET_SHARE, PER_PUPIL_SPENDING, TRAINING_FUNDS,
};
pub use catalogue::fitness::{FITNESS_GOOD_OR_BETTER, FitnessCounts, FitnessLevel};
pub use catalogue::growth::{GROWTH_RATE, GrowthRate};
pub use catalogue::kindergarten::{
    INCLUSIVE_KINDERGARTEN, KINDERGARTEN_REGISTERED_3_TO_5, KINDERGARTEN_REGISTERED_3_TO_6,
    KINDERGARTEN_RESIDENT_3_TO_5, KINDERGARTEN_RESIDENT_3_TO_6, KindergartenPlaces,
    PUBLIC_KINDERGARTEN, STANDARD_KINDERGARTEN_CLASSES,
};
pub use catalogue::parity::{ParityDimension, ParityForm, ParityIndex};
pub use catalogue::participation::{
    AGE_SPECIFIC_ENROLMENT, DISABLED_CHILDREN_ENROLMENT, GROSS_ENROLMENT, NET_ENROLMENT,
    SENIOR_GROSS_ENROLMENT, TERTIARY_GROSS_ENROLMENT, TOTAL_NET_ENROLMENT,
};
pub use catalogue::retention::{
    DROP_OUT, JUNIOR_RETENTION, JuniorCohort, NINE_YEAR_COHORT, NINE_YEAR_RETENTION,
};
pub use catalogue::school_life::{
    AgeEnrolment, LevelPupils, SCHOOL_LIFE_EXPECTANCY, SCHOOL_LIFE_EXPECTANCY_NET, SchoolLife,
};
pub(crate) use catalogue::schools::achievement_rate;
pub use catalogue::schools::{ACHIEVEMENT_RATE, RURAL_SCHOOLS, SCHOOLS_UP_TO_STANDARD};
pub use catalogue::staffing::{
    BACHELOR_TEACHERS, BACKBONE_OF_URBAN_TO_RURAL, BACKBONE_TEACHERS, DOUBLE_QUALIFIED_TEACHERS,
    LICENSED_TEACHERS, POSTGRADUATE_TEACHERS, PUPIL_TEACHER_RATIO, ROTATED_BACKBONE,
    ROTATED_TEACHERS, TEACHER_PUPIL_RATIO, TIERED_TEACHERS, TRAINED_TEACHERS,
    URBAN_TO_RURAL_OF_BACKBONE,
};
pub use catalogue::table::RATIOS;
pub use definition::{RatioDefinition, RatioInput, RatioRange, RatioSign};
pub use error::{PartAndWhole, RatioError};
pub use format::{RatioFormat, RatioScale};
pub use ratio_of::RatioOf;
pub use value::{RatioFraction, RatioTerm, RatioValue};
