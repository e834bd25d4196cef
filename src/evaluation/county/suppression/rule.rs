//! Below which number of pupils figures are kept back.

use crate::evaluation::county::roll::Enrolment;
use crate::model::{Language, School, Stage};
use rust_decimal::Decimal;

/// The largest number that pupils may be kept back below.
///
/// A clause on the size of classes names the schools that have one of more than 45 pupils: of a school
/// that is kept back it would tell more than that, were the number larger.
const LARGEST: u32 = 40;

/// A report is made for publication: where fewer pupils than a number share a stage of a school, the figures
/// of that school are kept back, and with them whatever they could be worked out from.
///
/// **Kept back first** (primary suppression): the pupils and the values of every part of a school that has
/// 1 to `below − 1` pupils in a stage, and the ratios of a clause that show so few persons, or a difference of
/// so few. The other parts of such a school are kept back too, because what is split over the stages would
/// tell one from the other. Verdicts stay: a threshold says of a school that its value is on one side of it,
/// and of its pupils nothing.
///
/// **Kept back with them** (secondary suppression), in this order and only as far as it takes, for each
/// indicator of a stage that has such a part:
///
/// 1. Mean, standard deviation and coefficient of variation are shown as reported, without further decimals;
///    the composite is not shown.
/// 2. The mean and the standard deviation are not shown.
/// 3. The coefficient is shown with a decimal less.
/// 4. The coefficient is not shown, and only its verdict stays.
///
/// The totals of a clause that count the pupils of such a school are not shown either.
///
/// **Protection.** Of each part that is kept back, two numbers of pupils could be the true one that are at least
/// `below ÷ 2` (rounded down) apart, with the true one between them or among them; of the pairs of such numbers
/// that is taken with which the most can be shown. Of each value another could be that is a fifth of it away or
/// more, unless the verdicts tell it: of few pupils any teacher at all is above a threshold, so that below it there
/// is none. *Could be* means that there is another filing, with whole teachers and rooms where whole ones are
/// filed, that would have given the very same published report: each is looked for, and what is shown is given up
/// until there is one. Where the verdicts leave none, which only a stage of few pupils does, there is no report
/// ([`SuppressionError::Unprotectable`]).
/// That is stronger than an interval found by linear programming over what is published, which the
/// audit of suppressed tables looks at: Cox (1980), "Suppression Methodology and Statistical Disclosure
/// Control", *Journal of the American Statistical Association* 75(370), 377–385.
///
/// **Not protected** is what someone knows from elsewhere, such as an earlier or an unsuppressed report on the
/// same year, the pupils of a neighbouring school that knows its own, or what an attestation says in words.
///
/// # Examples
///
/// One school of four has 6 pupils. Its row is kept back, and who reads the rest cannot tell how many there are:
///
/// ```
/// use junheng::evaluation::{Evaluator, Suppression};
/// use junheng::model::{County, Item, School, SchoolKind};
/// use junheng::standards::catalogue;
///
/// let school = |id, pupils, teachers| School::new(id, id, SchoolKind::Primary)?
///     .with_amount(Item::StudentsPrimary, pupils)?
///     .with_amount(Item::BackboneTeachersPrimary, teachers);
/// let schools = vec![
///     school("a", 6, 1)?, school("b", 400, 5)?, school("c", 500, 6)?, school("d", 900, 9)?,
/// ];
/// let county = County::new(schools)?;
/// let report = Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017)?.evaluate(&county);
///
/// let published = report.suppressed(Suppression::below(10)?)?;
/// assert_eq!(published.parts()[0].pupils, None);
/// assert_eq!(published.parts()[1].pupils, Some(400.into()));
/// assert_eq!(published.verdict(), report.verdict());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Suppression {
    below: u32,
}

impl Suppression {
    /// Keeps back what fewer pupils than this share.
    ///
    /// # Errors
    ///
    /// - [`SuppressionError::OutOfRange`] if it is not 2 to 40.
    pub const fn below(below: u32) -> Result<Self, SuppressionError> {
        if below < 2 || below > LARGEST {
            return Err(SuppressionError::OutOfRange { below });
        }
        Ok(Self { below })
    }

    /// The number.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.below
    }

    /// What is kept back and how it is shown, in a sentence.
    #[must_use]
    pub fn sentence(self, language: Language) -> String {
        let below = self.below;
        match language {
            Language::Zh => format!(
                "本报告供公开：学生不足{below}人的学校，其学生数与各项数值不公开（[c]），可据以推算的数字一并不公开；判定不变"
            ),
            Language::En => format!(
                "for publication: pupils and values of schools with fewer than {below} pupils in a stage are \
                 withheld ([c]), and with them what they could be worked out from; verdicts are unchanged"
            ),
        }
    }
}

/// Whether a stage of a school has some pupils, and fewer than a number.
pub(super) fn is_small(school: &School, below: u32) -> bool {
    Stage::ALL.iter().any(|stage| {
        let pupils = Enrolment::of(school, *stage).known();
        pupils.is_some_and(|pupils| is_few(pupils, below))
    })
}

/// Whether it is more than none, and less than a number.
pub(super) fn is_few(pupils: Decimal, below: u32) -> bool {
    pupils > Decimal::ZERO && pupils < Decimal::from(below)
}

/// Why a report cannot be made for publication.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SuppressionError {
    /// The number keeps nothing back, or too much.
    #[error("small numbers below {below}: expected 2 to {LARGEST}")]
    OutOfRange {
        /// The number.
        below: u32,
    },
    /// The verdicts alone tell the pupils of a school.
    #[error(
        "the school {school} ({stage}) cannot be kept back: the verdicts alone tell its pupils; take a smaller \
         number, or leave the report unpublished"
    )]
    Unprotectable {
        /// The code of the school.
        school: String,
        /// The code of the stage.
        stage: &'static str,
    },
}
