//! The counties of an area, side by side, and the area as a whole.

use crate::evaluation::area::error::AreaError;
use crate::evaluation::area::pool::{code_of, pool};
use crate::evaluation::area::standing::CountyStanding;
use crate::evaluation::area::variance_split::VarianceSplit;
use crate::evaluation::county::evaluator::Evaluator;
use crate::evaluation::county::report::Report;
use crate::evaluation::county::roll::JUDGED;
use crate::model::Stage;

/// The reports on the counties of an area, side by side; the schools of all of them as one pool; and how
/// much of each difference is between the counties.
///
/// # Examples
///
/// Two counties of one school each, with one and three backbone teachers per 100 pupils. In neither is
/// there a difference, and in the area all of it is between the counties:
///
/// ```
/// use junheng::evaluation::{AreaReport, Evaluator, Report};
/// use junheng::model::{County, Item, School, SchoolKind, Stage};
/// use junheng::numeric::Rational;
/// use junheng::standards::catalogue;
///
/// let county = |code, backbone| {
///     let school = School::new("1", code, SchoolKind::Primary)?
///         .with_amount(Item::StudentsPrimary, 100)?
///         .with_amount(Item::BackboneTeachersPrimary, backbone)?;
///     Ok::<_, junheng::model::ModelError>(County::new(vec![school])?.with_id(code))
/// };
/// let counties = [county("A", 1)?, county("B", 3)?];
/// let evaluator = Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017)?;
/// let reports: Vec<Report<'_>> = counties.iter().map(|one| evaluator.evaluate(one)).collect();
///
/// let area = AreaReport::new(&reports)?;
/// let backbone = area.variance_split(Stage::Primary, "L2").expect("all is known");
/// assert_eq!((backbone.mean, backbone.total), (2.into(), 1.into()));
/// assert_eq!((backbone.between, backbone.within), (1.into(), Rational::ZERO));
/// // Both schools have the code `1`, and in the pool those of their counties before it.
/// assert!(area.pool().part("A/1", Stage::Primary).is_some());
/// # Ok::<(), junheng::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct AreaReport<'r> {
    pub(super) standings: Vec<CountyStanding<'r>>,
    pub(super) pool: Report<'r>,
    pub(super) splits: Vec<IndicatorSplit>,
}

/// How the variance of an indicator in a stage is split over the counties.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct IndicatorSplit {
    /// The stage.
    pub stage: Stage,
    /// The place of the indicator in the standard.
    pub indicator: usize,
    /// The split; `None` if no county has the stage, or if the value or the pupils of a part are not
    /// known.
    pub split: Option<VarianceSplit>,
}

impl<'r> AreaReport<'r> {
    /// Puts the reports on counties side by side. Their order changes nothing where each county has a
    /// code.
    ///
    /// The pool has the schools of all counties, and nothing that counties file beside them. A code that
    /// schools of several counties have becomes the code of the county, `/` and the code of the school.
    ///
    /// Reports for [publication](Report::suppressed) make a report for publication: of a stage in which a
    /// county keeps a school back, the whole shows nothing but its verdicts.
    ///
    /// # Errors
    ///
    /// - [`AreaError::NoCounty`] if there is no report.
    /// - [`AreaError::DifferentRules`] if they do not all apply one rule.
    /// - [`AreaError::Pool`] if two schools have one code all the same.
    /// - [`AreaError::Standard`] never for reports that an [`Evaluator`] has made.
    pub fn new(reports: &'r [Report<'r>]) -> Result<Self, AreaError> {
        let first = reports.first().ok_or(AreaError::NoCounty)?;
        for (place, report) in reports.iter().enumerate() {
            if rule_of(report) != rule_of(first) {
                let county = code_of(report, place);
                return Err(AreaError::DifferentRules { county });
            }
        }
        let mut ordered: Vec<&Report<'_>> = reports.iter().collect();
        ordered.sort_by_key(|report| (report.county().id(), report.county().name()));

        let mut evaluator = Evaluator::new(first.standard())?.with_comparison(first.comparison());
        for relief in first.reliefs() {
            // The report has it from the same standard.
            if let Ok(with) = evaluator.clone().with_relief(&relief.name) {
                evaluator = with;
            }
        }
        let mut pool = evaluator.evaluate_owned(pool(&ordered)?);
        if let Some(rule) = first.suppression() {
            pool = pool.suppressed_whole(rule);
        }
        let is_kept_back = |stage| {
            let mut parts = pool.parts().iter();
            parts.any(|part| part.withheld && part.stage == stage)
        };
        let indicators = 0..first.standard().indicators.len();
        let splits = JUDGED.into_iter().flat_map(|stage| {
            let (ordered, is_kept_back) = (&ordered, &is_kept_back);
            indicators.clone().map(move |indicator| IndicatorSplit {
                stage,
                indicator,
                split: VarianceSplit::of(ordered, stage, indicator)
                    .filter(|_| !is_kept_back(stage)),
            })
        });
        let splits: Vec<IndicatorSplit> = splits.collect();
        Ok(Self {
            standings: CountyStanding::ranked(&ordered),
            pool,
            splits,
        })
    }

    /// The counties in the order of their ranks, those of one rank in the order of their codes.
    #[must_use]
    pub fn standings(&self) -> &[CountyStanding<'r>] {
        &self.standings
    }

    /// The schools of all counties held to the standard as if they were those of one.
    ///
    /// Its parts and coefficients are those of the area. What counties file beside their schools is not
    /// in it, so that its clauses and its verdict say nothing of the area.
    #[must_use]
    pub const fn pool(&self) -> &Report<'r> {
        &self.pool
    }

    /// How the variance of each indicator is split over the counties, primary before junior.
    #[must_use]
    pub fn splits(&self) -> &[IndicatorSplit] {
        &self.splits
    }

    /// The split of an indicator in a stage, by the code of the indicator; `None` if it is not known, or
    /// if the standard has none of this code.
    #[must_use]
    pub fn variance_split(&self, stage: Stage, code: &str) -> Option<VarianceSplit> {
        let indicator = self.pool.indicator_place(code)?;
        let mut splits = self.splits.iter();
        let found = splits.find(|one| one.stage == stage && one.indicator == indicator)?;
        found.split.clone()
    }
}

/// What two reports must have in common to be comparable.
fn rule_of<'r>(report: &'r Report<'_>) -> impl PartialEq + use<'r> {
    let mut reliefs: Vec<&str> = report.reliefs().map(|one| one.name.as_ref()).collect();
    reliefs.sort_unstable();
    let kept_back = report.suppression();
    (report.standard(), report.comparison(), reliefs, kept_back)
}
