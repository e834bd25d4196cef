//! Pupils to come, and seats for them: how many each grade will have, where seats will lack, and
//! which of them will be empty again (学位供需).
//!
//! | file | what it holds |
//! |---|---|
//! | `history` | [`EnrolmentHistory`]: pupils by grade and year, with repeaters where they are reported |
//! | `grade` | [`Grade`]: a grade of a stage |
//! | `ratio` | [`RatioRule`]: which ratio goes on, of those that were seen |
//! | `grade_model` | [`GradeModel`], [`CohortSurvival`], [`GradeTransition`]: from the pupils of one year to those of the next |
//! | `intake` | [`Births`], [`EntryAges`], [`IntakeRate`]: from births to the pupils who enter |
//! | `projection` | [`project`], [`Projection`] |
//! | `outlook` | [`EnrolmentOutlook`]: a projection with the range of the ratios seen |
//! | `seats` | [`SeatPlan`]: the seats that there are and that are planned |
//! | `scope` | [`EnrolmentScope`], [`LeftOut`]: the stages that a projection looks at |
//! | `level` | [`SeatThresholds`], [`SeatLevel`]: early warning |
//! | `balance` | [`StageBalance`], [`YearBalance`], [`SeatNeed`]: seats against pupils |
//! | `supply_and_demand` | [`SupplyAndDemand`]: all stages together |
//! | `presentation` | [`SupplyAndDemandDocument`], and the reports |
//! | `error` | [`EnrolmentError`]: what does not fit, and where |
//!
//! How pupils are projected and seats held against them is told in
//! [the guide](crate::guide::methods#pupils-to-come-and-seats). [`CohortSurvival`] needs the pupils by grade of two years,
//! [`GradeTransition`] repeaters too.

pub(super) mod balance;
pub(super) mod error;
pub(super) mod grade;
pub(super) mod grade_model;
pub(super) mod history;
pub(super) mod intake;
pub(super) mod level;
pub(super) mod outlook;
pub(super) mod presentation;
pub(super) mod projection;
pub(super) mod ratio;
pub(super) mod scope;
pub(super) mod seats;
pub(super) mod supply_and_demand;

pub use balance::{LaterNeed, SeatNeed, StageBalance, YearBalance};
pub use error::{EnrolmentError, RatioSubject};
pub use grade::Grade;
pub use grade_model::{CohortSurvival, GradeModel, GradeTransition, ProjectionMethod};
pub use history::{EnrolmentHistory, GradeCount, GradeYear};
pub use intake::{Births, EntryAge, EntryAges, IntakeRate};
pub use level::{SeatLevel, SeatThresholds};
pub use outlook::{EnrolmentOutlook, FittedRatio, ProjectionSettings};
pub use presentation::document::{
    LaterNeedDocument, NeedDocument, ProjectedGradeDocument, ProjectedYearDocument,
    StageBalanceDocument, SupplyAndDemandDocument, YearBalanceDocument, YearDemandDocument,
};
pub use projection::{LONGEST_PROJECTION, ProjectedYear, Projection, project};
pub use ratio::{RatioRule, RatioWeights, YearRatio};
pub use scope::{EnrolmentScope, LeftOut};
pub use seats::{SeatBlock, SeatPlan};
pub use supply_and_demand::SupplyAndDemand;
