//! The ratios of the field of which a county's filing has the figures.

use crate::evaluation::county::report::Report;
use crate::evaluation::county::roll::Enrolment;
use crate::evaluation::ratio::definition::RatioDefinition;
use crate::evaluation::ratio::error::RatioError;
use crate::evaluation::ratio::value::RatioValue;
use crate::judgement::ExactSum;
use crate::model::{Fact, Item, Missing, School, Stage};
use crate::standards::PerStage;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// A ratio and where the figures of its inputs are filed.
struct FiledRatio {
    code: &'static str,
    figures: &'static [(&'static str, Source)],
}

/// Where the figure of an input is filed.
enum Source {
    /// Items of the schools, stage by stage.
    ByStage(PerStage<&'static [Item]>),
    /// An item of the schools as wholes.
    OfSchools(Item),
    /// A fact of the county.
    OfCounty(Fact),
}

use Source::{ByStage, OfCounty, OfSchools};

/// One item a stage.
macro_rules! by_stage {
    ($([$primary:ident, $junior:ident]),+) => {
        ByStage(PerStage {
            primary: &[$(Item::$primary),+],
            junior: &[$(Item::$junior),+],
        })
    };
}

const PUPILS: Source = by_stage!([StudentsPrimary, StudentsJunior]);
const TEACHERS: Source = by_stage!([TeachersPrimary, TeachersJunior]);

const FILED: &[FiledRatio] = &[
    FiledRatio {
        code: "pupil_teacher_ratio",
        figures: &[("pupils", PUPILS), ("teachers", TEACHERS)],
    },
    FiledRatio {
        code: "teacher_pupil_ratio",
        figures: &[("teachers", TEACHERS), ("pupils", PUPILS)],
    },
    FiledRatio {
        code: "bachelor_teachers",
        figures: &[
            (
                "bachelor_teachers",
                by_stage!(
                    [TeachersPrimaryBachelor, TeachersJuniorBachelor],
                    [TeachersPrimaryMaster, TeachersJuniorMaster],
                    [TeachersPrimaryDoctor, TeachersJuniorDoctor]
                ),
            ),
            ("teachers", TEACHERS),
        ],
    },
    FiledRatio {
        code: "postgraduate_teachers",
        figures: &[
            (
                "postgraduate_teachers",
                by_stage!(
                    [TeachersPrimaryMaster, TeachersJuniorMaster],
                    [TeachersPrimaryDoctor, TeachersJuniorDoctor]
                ),
            ),
            ("teachers", TEACHERS),
        ],
    },
    FiledRatio {
        code: "backbone_teachers",
        figures: &[
            (
                "backbone_teachers",
                by_stage!([BackboneTeachersPrimary, BackboneTeachersJunior]),
            ),
            ("teachers", TEACHERS),
        ],
    },
    FiledRatio {
        code: "licensed_teachers",
        figures: &[
            ("licensed_teachers", OfSchools(Item::TeachersLicensed)),
            ("teachers", OfSchools(Item::TeachersTotal)),
        ],
    },
    FiledRatio {
        code: "trained_teachers",
        figures: &[
            ("trained_teachers", OfSchools(Item::TeachersTrained360h)),
            ("teachers", OfSchools(Item::TeachersTotal)),
        ],
    },
    FiledRatio {
        code: "rotated_teachers",
        figures: &[
            ("rotated", OfCounty(Fact::RotatedTeachers)),
            ("eligible", OfCounty(Fact::EligibleForRotation)),
        ],
    },
    FiledRatio {
        code: "rotated_backbone",
        figures: &[
            ("rotated_backbone", OfCounty(Fact::RotatedBackboneTeachers)),
            ("rotated", OfCounty(Fact::RotatedTeachers)),
        ],
    },
    FiledRatio {
        code: "nearby_enrolment",
        figures: &[
            (
                "in_catchment",
                by_stage!([InCatchmentPrimary, InCatchmentJunior]),
            ),
            ("pupils", PUPILS),
        ],
    },
    FiledRatio {
        code: "migrant_children_public",
        figures: &[
            ("public", OfCounty(Fact::MigrantChildrenPublic)),
            ("eligible", OfCounty(Fact::MigrantChildrenEligible)),
        ],
    },
    FiledRatio {
        code: "migrant_children_placed",
        figures: &[
            ("public", OfCounty(Fact::MigrantChildrenPublic)),
            ("purchased", OfCounty(Fact::MigrantChildrenPurchased)),
            ("eligible", OfCounty(Fact::MigrantChildrenEligible)),
        ],
    },
    FiledRatio {
        code: "disabled_children_enrolment",
        figures: &[
            ("enrolled", OfCounty(Fact::DisabledChildrenEnrolled)),
            ("population", OfCounty(Fact::DisabledChildren)),
        ],
    },
    FiledRatio {
        code: "training_funds",
        figures: &[
            ("training_budget", OfSchools(Item::TrainingBudget)),
            ("public_funds", OfSchools(Item::PublicFundsBudget)),
        ],
    },
    FiledRatio {
        code: "junior_retention",
        figures: &[
            ("graduates", by_stage_of_junior(&[Item::Graduates])),
            ("transfers_in", by_stage_of_junior(&[Item::TransfersIn])),
            ("transfers_out", by_stage_of_junior(&[Item::TransfersOut])),
            ("entrants", by_stage_of_junior(&[Item::Entrants])),
            ("deaths", by_stage_of_junior(&[Item::Deaths])),
        ],
    },
];

/// Items that schools with the junior stage alone have.
const fn by_stage_of_junior(junior: &'static [Item]) -> Source {
    ByStage(PerStage {
        primary: &[],
        junior,
    })
}

/// The value of a ratio over a county, for one stage or for both together; `None` if the filing has no figures
/// of such a ratio, or none of a stage alone.
pub(super) fn filed_ratio(
    report: &Report<'_>,
    code: &str,
    stage: Option<Stage>,
) -> Option<Result<RatioValue, RatioError>> {
    let filed = FILED.iter().find(|filed| filed.code == code)?;
    let definition = RatioDefinition::find(code)?;
    let mut figures = Vec::with_capacity(filed.figures.len());
    for (input, source) in filed.figures {
        match source.figure(report, stage)? {
            Ok(amount) => figures.push((*input, amount)),
            Err(reason) => {
                return Some(Err(RatioError::NotReported {
                    ratio: definition.code,
                    input: Cow::Borrowed(input),
                    reason,
                }));
            }
        }
    }
    Some(definition.of_figures(figures))
}

impl Source {
    /// The total, or why there is none; `None` where it is not filed by stage, and one is asked for.
    fn figure(
        &self,
        report: &Report<'_>,
        stage: Option<Stage>,
    ) -> Option<Result<Decimal, Missing>> {
        match (self, stage) {
            (Self::ByStage(_), Some(Stage::Senior)) => None,
            (Self::ByStage(items), Some(stage)) if items.get(stage)?.is_empty() => None,
            (Self::ByStage(items), _) => {
                let asked = |one: &Stage| stage.is_none_or(|stage| stage == *one);
                let stages = [Stage::Primary, Stage::Junior].into_iter().filter(asked);
                let items = stages.flat_map(|stage| {
                    let items = items.get(stage).into_iter().copied().flatten();
                    items.map(move |item| (Some(stage), *item))
                });
                Some(total(report, items))
            }
            (Self::OfSchools(item), None) => Some(total(report, [(None, *item)].into_iter())),
            (Self::OfCounty(fact), None) => {
                let filed = report.county().filing().fact(*fact);
                let filed = filed.ok_or(Missing::NotAsked);
                Some(filed.and_then(|amount| amount.to_decimal().ok_or(Missing::TooLong)))
            }
            (Self::OfSchools(_) | Self::OfCounty(_), Some(_)) => None,
        }
    }
}

/// The total of items over the schools of a county, those of a stage over the schools that have it.
fn total(
    report: &Report<'_>,
    items: impl Iterator<Item = (Option<Stage>, Item)>,
) -> Result<Decimal, Missing> {
    let mut total = ExactSum::EMPTY;
    for (stage, item) in items {
        let has =
            |school: &&School| stage.is_none_or(|stage| Enrolment::of(school, stage).exists());
        for school in report.county().schools().iter().filter(has) {
            let added = total.add_item(school, item, Decimal::ONE);
            added.ok_or_else(|| school.filed(item).err().unwrap_or(Missing::NotAsked))?;
        }
    }
    let exact = total.total().to_exact_decimal();
    let exact = exact.and_then(|text| Decimal::from_str_exact(&text).ok());
    exact.ok_or(Missing::TooLong)
}
