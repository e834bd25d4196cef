//! The ratios that a county's filing has the figures of.

use crate::judgement::exact;
use crate::model::{
    Amount, County, Fact, Figure, Item, Missing, Reported, School, SchoolKind, Stage,
};
use crate::numeric::Rational;
use crate::ratio::definition::{RatioDefinition, RatioInput, RatioSign};
use crate::ratio::error::RatioError;
use crate::ratio::value::RatioValue;

/// Where an input stands in a filing.
enum Source {
    /// A fact of the county.
    Fact(Fact),
    /// Items of the schools, for primary and for junior schools.
    Stages([&'static [Item]; 2]),
    /// Items of all schools but vocational ones.
    Schools(&'static [Item]),
}

const PUPILS: Source = Source::Stages([&[Item::StudentsPrimary], &[Item::StudentsJunior]]);
const TEACHERS: Source = Source::Stages([&[Item::TeachersPrimary], &[Item::TeachersJunior]]);
const BACHELOR: Source = Source::Stages([
    &[
        Item::TeachersPrimaryBachelor,
        Item::TeachersPrimaryMaster,
        Item::TeachersPrimaryDoctor,
    ],
    &[
        Item::TeachersJuniorBachelor,
        Item::TeachersJuniorMaster,
        Item::TeachersJuniorDoctor,
    ],
]);
const POSTGRADUATE: Source = Source::Stages([
    &[Item::TeachersPrimaryMaster, Item::TeachersPrimaryDoctor],
    &[Item::TeachersJuniorMaster, Item::TeachersJuniorDoctor],
]);
const BACKBONE: Source = Source::Stages([
    &[Item::BackboneTeachersPrimary],
    &[Item::BackboneTeachersJunior],
]);

/// Each ratio with where its inputs stand.
static SOURCES: &[(&str, &[(&str, Source)])] = &[
    (
        "pupil_teacher_ratio",
        &[("pupils", PUPILS), ("teachers", TEACHERS)],
    ),
    (
        "teacher_pupil_ratio",
        &[("pupils", PUPILS), ("teachers", TEACHERS)],
    ),
    (
        "bachelor_teachers",
        &[("bachelor_teachers", BACHELOR), ("teachers", TEACHERS)],
    ),
    (
        "postgraduate_teachers",
        &[
            ("postgraduate_teachers", POSTGRADUATE),
            ("teachers", TEACHERS),
        ],
    ),
    (
        "backbone_teachers",
        &[("backbone_teachers", BACKBONE), ("teachers", TEACHERS)],
    ),
    (
        "licensed_teachers",
        &[
            (
                "licensed_teachers",
                Source::Schools(&[Item::TeachersLicensed]),
            ),
            ("teachers", Source::Schools(&[Item::TeachersTotal])),
        ],
    ),
    (
        "trained_teachers",
        &[
            (
                "trained_teachers",
                Source::Schools(&[Item::TeachersTrained360h]),
            ),
            ("teachers", Source::Schools(&[Item::TeachersTotal])),
        ],
    ),
    (
        "rotated_teachers",
        &[
            ("rotated", Source::Fact(Fact::RotatedTeachers)),
            ("eligible", Source::Fact(Fact::EligibleForRotation)),
        ],
    ),
    (
        "rotated_backbone",
        &[
            (
                "rotated_backbone",
                Source::Fact(Fact::RotatedBackboneTeachers),
            ),
            ("rotated", Source::Fact(Fact::RotatedTeachers)),
        ],
    ),
    (
        "migrant_children_public",
        &[
            ("public", Source::Fact(Fact::MigrantChildrenPublic)),
            ("eligible", Source::Fact(Fact::MigrantChildrenEligible)),
        ],
    ),
    (
        "migrant_children_placed",
        &[
            ("public", Source::Fact(Fact::MigrantChildrenPublic)),
            ("purchased", Source::Fact(Fact::MigrantChildrenPurchased)),
            ("eligible", Source::Fact(Fact::MigrantChildrenEligible)),
        ],
    ),
    (
        "disabled_children_enrolment",
        &[
            ("enrolled", Source::Fact(Fact::DisabledChildrenEnrolled)),
            ("population", Source::Fact(Fact::DisabledChildren)),
        ],
    ),
    (
        "nearby_enrolment",
        &[
            (
                "in_catchment",
                Source::Stages([&[Item::InCatchmentPrimary], &[Item::InCatchmentJunior]]),
            ),
            ("pupils", PUPILS),
        ],
    ),
    (
        "training_funds",
        &[
            ("training_budget", Source::Schools(&[Item::TrainingBudget])),
            ("public_funds", Source::Schools(&[Item::PublicFundsBudget])),
        ],
    ),
    (
        "junior_retention",
        &[
            ("graduates", junior(&[Item::Graduates])),
            ("transfers_in", junior(&[Item::TransfersIn])),
            ("transfers_out", junior(&[Item::TransfersOut])),
            ("entrants", junior(&[Item::Entrants])),
            ("deaths", junior(&[Item::Deaths])),
        ],
    ),
];

/// Items that only junior schools have.
const fn junior(items: &'static [Item]) -> Source {
    Source::Stages([&[], items])
}

impl RatioDefinition {
    /// Every ratio whose figures a county files.
    pub(crate) fn of_filings() -> impl Iterator<Item = &'static Self> + Clone {
        SOURCES.iter().filter_map(|(code, _)| Self::find(code))
    }

    /// The figures of a filing that stand above and below the line, each with its sign, those of all stages; `None`
    /// where a filing has none.
    pub(crate) fn filed_figures(&self) -> Option<[Vec<(RatioSign, Figure)>; 2]> {
        let (_, own) = SOURCES.iter().find(|(code, _)| *code == self.code)?;
        let side = |inputs: &[RatioInput]| {
            let mut figures = Vec::new();
            for input in inputs {
                let (_, source) = own.iter().find(|(code, _)| *code == input.code)?;
                figures.extend(source.figures().map(|figure| (input.sign, figure)));
            }
            Some(figures)
        };
        Some([side(self.numerator)?, side(self.denominator)?])
    }

    /// The value of the ratio from what a county has filed, in one stage or in both.
    ///
    /// | ratio | figures |
    /// |---|---|
    /// | `pupil_teacher_ratio`, `teacher_pupil_ratio` | pupils and full-time teachers of the schools, by stage or of both |
    /// | `bachelor_teachers`, `postgraduate_teachers`, `backbone_teachers` | teachers with such a degree (and above), and backbone teachers, of the full-time teachers, likewise |
    /// | `nearby_enrolment` | pupils from the catchment area of the pupils, likewise |
    /// | `junior_retention` | the cohorts of the schools with a junior stage |
    /// | `training_funds` | budgets of all schools but vocational ones |
    /// | `licensed_teachers`, `trained_teachers` | items of all schools but vocational ones, as clauses G12 and G9 have them |
    /// | `rotated_teachers`, `rotated_backbone`, `migrant_children_public`, `migrant_children_placed`, `disabled_children_enrolment` | facts of the county |
    ///
    /// A figure of a stage that is blank at a school without that stage counts for none; any other blank leaves the
    /// ratio open.
    ///
    /// # Errors
    ///
    /// - [`RatioError::NoCountyFigures`] if a filing has no figures of it, or none by stage.
    /// - [`RatioError::NotReported`] if one of them is missing, and those of [`of_figures`](Self::of_figures).
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::ratio::RatioDefinition;
    /// use junheng::model::{County, Item, Language, School, SchoolKind, Stage};
    ///
    /// let school = School::new("1", "Riverside", SchoolKind::Primary)?
    ///     .with_amount(Item::StudentsPrimary, 450)?
    ///     .with_amount(Item::TeachersPrimary, 25)?;
    /// let county = County::new(vec![school])?;
    /// let ratio = RatioDefinition::named("pupil_teacher_ratio")?;
    /// assert_eq!(ratio.of_county(&county, Some(Stage::Primary))?.printed(Language::En), "18.00:1");
    /// # Ok::<(), junheng::Error>(())
    /// ```
    pub fn of_county(
        &'static self,
        county: &County,
        stage: Option<Stage>,
    ) -> Result<RatioValue, RatioError> {
        let none = |by_stage| RatioError::NoCountyFigures {
            ratio: self.code,
            by_stage,
        };
        let own = SOURCES.iter().find(|(code, _)| *code == self.code);
        let (_, own) = own.ok_or_else(|| none(false))?;
        let side = |inputs: &'static [RatioInput]| {
            let figures = inputs.iter().map(|input| {
                let source = own.iter().find(|(code, _)| *code == input.code);
                let (_, source) = source.ok_or_else(|| none(false))?;
                match (source, stage) {
                    (Source::Fact(_) | Source::Schools(_), Some(_)) | (_, Some(Stage::Senior)) => {
                        Err(none(true))
                    }
                    (Source::Stages([[], _]), Some(Stage::Primary)) => Err(none(true)),
                    _ => Ok(source.total(county, stage)),
                }
            });
            figures.collect::<Result<Vec<_>, _>>()
        };
        self.divide(&side(self.numerator)?, &side(self.denominator)?)
    }
}

impl Source {
    fn figures(&self) -> impl Iterator<Item = Figure> {
        let (fact, items): (_, [&[Item]; 2]) = match self {
            Self::Fact(fact) => (Some(Figure::Fact(*fact)), [&[], &[]]),
            Self::Stages(items) => (None, *items),
            Self::Schools(items) => (None, [items, &[]]),
        };
        let items = items.into_iter().flatten().copied().map(Figure::Item);
        fact.into_iter().chain(items)
    }

    fn total(&self, county: &County, stage: Option<Stage>) -> Reported<Rational> {
        let schools = county.schools().iter();
        let found = match self {
            Self::Fact(fact) => {
                let fact = county.filing().fact(*fact).map(exact);
                fact.ok_or(Missing::NotAsked)
            }
            Self::Schools(items) => {
                let schools = schools.filter(|school| school.kind() != SchoolKind::Vocational);
                let amounts =
                    schools.flat_map(|school| items.iter().map(|item| school.filed(*item)));
                sum(amounts)
            }
            Self::Stages(items) => {
                let stages = [Stage::Primary, Stage::Junior].into_iter().zip(items);
                let asked: Vec<_> = stages
                    .filter(|(one, _)| stage.is_none_or(|stage| stage == *one))
                    .collect();
                let amounts = schools.flat_map(|school| {
                    let own = asked.iter().flat_map(|(stage, items)| {
                        items.iter().map(|item| of_stage(school, *stage, *item))
                    });
                    own.collect::<Vec<_>>()
                });
                sum(amounts)
            }
        };
        found.map_or_else(Reported::Missing, Reported::Figure)
    }
}

/// An item of a stage: none where it is blank, and the school has no such stage.
fn of_stage(school: &School, stage: Stage, item: Item) -> Result<Amount, Missing> {
    let filed = school.filed(item);
    if filed.is_err() && !school.kind().stages().contains(&stage) {
        return Ok(Amount::ZERO);
    }
    filed
}

fn sum(amounts: impl Iterator<Item = Result<Amount, Missing>>) -> Result<Rational, Missing> {
    let mut total = Rational::ZERO;
    for amount in amounts {
        total += &exact(&amount?);
    }
    Ok(total)
}
