//! What was found of a county.

use crate::evaluation::county::achievement::{Achievement, indicator_verdicts};
use crate::evaluation::county::balance::{Balance, Composite, DispersionVerdicts, Dispersions};
use crate::evaluation::county::clause::ClauseResult;
use crate::evaluation::county::comparison::Comparison;
use crate::evaluation::county::measurement::{IndicatorResult, Part, rise, shortfall};
use crate::evaluation::shared::Shared;
use crate::judgement::Verdict;
use crate::model::{County, Item, School, Stage};
use crate::numeric::Rational;
use crate::standards::{Indicator, PerStage, Relief, Standard};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashSet};
use std::sync::OnceLock;

/// A school that is not judged, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Excluded<School = usize> {
    /// The place of the school among the schools of the county; a document has its code.
    #[serde(rename = "school_id")]
    pub school: School,
    /// The reason, as the standard names it; `no_students` where no part remains.
    pub reason: String,
}

/// A veto and what is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct VetoResult {
    /// The place of the veto in the standard.
    pub veto: usize,
    /// Met where it is known that nothing happened.
    pub verdict: Verdict,
}

/// A county held to a standard: every verdict with the figures behind it.
///
/// It borrows the county and the standard, or [owns][Evaluator::evaluate_owned] its share of them, and
/// works out figures and sentences only when asked; [`Report::to_document`] gives the serializable form.
///
/// Two reports are equal if they hold equal counties to equal standards, with the same reliefs and the
/// same comparison, and keep back the same: then all that they say is the same.
///
/// [`Report::to_document`]: Report::to_document
/// [Evaluator::evaluate_owned]: crate::evaluation::Evaluator::evaluate_owned
#[derive(Clone, Debug)]
pub struct Report<'a> {
    pub(super) standard: Shared<'a, Standard>,
    pub(super) county: Shared<'a, County>,
    pub(super) comparison: Comparison,
    pub(super) reliefs: Vec<usize>,
    pub(super) verdict: Verdict,
    pub(super) parts: Vec<Part>,
    pub(super) excluded: Vec<Excluded>,
    pub(super) dispersion_verdicts: DispersionVerdicts,
    /// The dispersions with all their figures, worked out when first asked for.
    pub(super) dispersions: OnceLock<Dispersions>,
    pub(super) clauses: Vec<ClauseResult>,
    pub(super) vetoes: Vec<VetoResult>,
    pub(super) achievement: Option<Achievement>,
    /// The names that several schools have, looked for when a name is first told.
    pub(super) shared_names: OnceLock<HashSet<String>>,
    /// What is kept back, in a report for publication.
    pub(super) kept_back: Option<KeptBack>,
}

/// What a report for publication keeps back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct KeptBack {
    /// Below which number of pupils.
    pub(super) below: u32,
    /// The schools, judged or not.
    pub(super) schools: BTreeSet<usize>,
}

impl PartialEq for Report<'_> {
    fn eq(&self, other: &Self) -> bool {
        *self.county == *other.county
            && *self.standard == *other.standard
            && self.comparison == other.comparison
            && self.reliefs == other.reliefs
            && self.kept_back == other.kept_back
    }
}

impl Report<'_> {
    /// The standard the county was held to.
    #[must_use]
    pub fn standard(&self) -> &Standard {
        &self.standard
    }

    /// The county.
    #[must_use]
    pub fn county(&self) -> &County {
        &self.county
    }

    /// How values were compared.
    #[must_use]
    pub const fn comparison(&self) -> Comparison {
        self.comparison
    }

    /// Whether the figures of a school are kept back, by its place in the county.
    pub(super) fn is_kept_back(&self, school: usize) -> bool {
        let kept_back = self.kept_back.as_ref();
        kept_back.is_some_and(|kept_back| kept_back.schools.contains(&school))
    }

    /// The reliefs that were asked for.
    pub fn reliefs(&self) -> impl Iterator<Item = &Relief> {
        self.reliefs
            .iter()
            .filter_map(|index| self.standard.reliefs.get(*index))
    }

    /// Whether the county passes: every part, every coefficient of variation, every clause and
    /// every veto is clear. Without any part it cannot be told.
    #[must_use]
    pub const fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// The parts that were judged, in the order of the schools, primary before junior.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The schools that were not judged.
    #[must_use]
    pub fn excluded(&self) -> &[Excluded] {
        &self.excluded
    }

    /// The dispersion of every indicator, primary before junior.
    #[must_use]
    pub fn balance(&self) -> &[Balance] {
        &self.dispersions().rows
    }

    /// The mean of the coefficients of variation of each stage.
    #[must_use]
    pub fn composite(&self) -> &PerStage<Composite> {
        &self.dispersions().composite
    }

    fn dispersions(&self) -> &Dispersions {
        self.dispersions
            .get_or_init(|| Dispersions::of(&self.standard, self.comparison, &self.parts))
    }

    /// The clauses, in the order of the standard.
    #[must_use]
    pub fn clauses(&self) -> &[ClauseResult] {
        &self.clauses
    }

    /// The vetoes, in the order of the standard; optional ones only where something is said.
    #[must_use]
    pub fn vetoes(&self) -> &[VetoResult] {
        &self.vetoes
    }

    /// How many indicators and clauses are met; `None` where the standard does not count them.
    #[must_use]
    pub const fn achievement(&self) -> Option<&Achievement> {
        self.achievement.as_ref()
    }

    /// The part of a school in a stage, by the code of the school; `None` if it has no such part, is
    /// not judged, or is not there.
    ///
    /// # Examples
    ///
    /// Five backbone teachers for 500 pupils are one a hundred, which is what `L2` asks for:
    ///
    /// ```
    /// use junheng::evaluation::{Evaluator, Verdict};
    /// use junheng::model::{County, Item, School, SchoolKind, Stage};
    /// use junheng::standards::catalogue;
    ///
    /// let school = School::new("1", "Riverside", SchoolKind::Primary)?
    ///     .with_amount(Item::StudentsPrimary, 500)?
    ///     .with_amount(Item::BackboneTeachersPrimary, 5)?;
    /// let county = County::new(vec![school])?;
    /// let report = Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017)?.evaluate(&county);
    ///
    /// let part = report.part("1", Stage::Primary).expect("the school has primary pupils");
    /// let backbone = report.indicator(part, "L2").expect("the standard has this indicator");
    /// assert_eq!(backbone.verdict, Some(Verdict::Met));
    ///
    /// assert!(report.part("1", Stage::Junior).is_none());
    /// assert!(report.indicator(part, "L99").is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn part(&self, school: &str, stage: Stage) -> Option<&Part> {
        let place = self.county.place_of(school)?;
        // Parts are in the order of the schools, and the few of a school stand together.
        let first = self.parts.partition_point(|part| part.school < place);
        let parts = self.parts.iter().skip(first);
        parts
            .take_while(|part| part.school == place)
            .find(|part| part.stage == stage)
    }

    /// What was found of an indicator of a part, by the code of the indicator; `None` if the
    /// standard has none of this code.
    ///
    /// [`part`](Self::part) has an example.
    #[must_use]
    pub fn indicator<'p>(&self, part: &'p Part, code: &str) -> Option<&'p IndicatorResult> {
        part.indicators.get(self.indicator_place(code)?)
    }

    /// The dispersion of an indicator in a stage, by the code of the indicator; `None` if the
    /// standard has none of this code, or judges no such stage.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::evaluation::Evaluator;
    /// use junheng::model::{County, Stage};
    /// use junheng::standards::catalogue;
    ///
    /// let county = County::default();
    /// let report = Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017)?.evaluate(&county);
    /// let row = report.balance_of(Stage::Junior, "L5").expect("the standard has this indicator");
    /// assert_eq!(row.limit.map(|limit| limit.to_string()).as_deref(), Some("<= 0.45"));
    /// assert!(report.balance_of(Stage::Senior, "L5").is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn balance_of(&self, stage: Stage, code: &str) -> Option<&Balance> {
        let indicator = self.indicator_place(code)?;
        let mut rows = self.balance().iter();
        rows.find(|row| row.stage == stage && row.indicator == indicator)
    }

    /// What was found of a clause, by its code; `None` if the standard has none of this code.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::evaluation::{Evaluator, Verdict};
    /// use junheng::model::{County, CountyFiling};
    /// use junheng::standards::catalogue;
    ///
    /// let mut filing = CountyFiling::default();
    /// filing.vetoes.insert("V1".to_owned(), true);
    /// let county = County::default().with_filing(filing);
    /// let report = Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017)?.evaluate(&county);
    ///
    /// // Without a school no school has too few rooms; nothing is attested.
    /// assert_eq!(report.clause("G3").map(|clause| clause.verdict), Some(Verdict::Met));
    /// assert_eq!(report.clause("G1").map(|clause| clause.verdict), Some(Verdict::NotAssessable));
    /// assert!(report.clause("G99").is_none());
    /// // What happened is a veto.
    /// assert_eq!(report.veto("V1").map(|veto| veto.verdict), Some(Verdict::NotMet));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn clause(&self, code: &str) -> Option<&ClauseResult> {
        let place = self
            .standard
            .clauses
            .iter()
            .position(|one| one.code == code)?;
        self.clauses.iter().find(|result| result.clause == place)
    }

    /// What is known of a veto, by its code; `None` if the standard has none of this code, or if it
    /// is optional and nothing is said of it.
    ///
    /// [`clause`](Self::clause) has an example.
    #[must_use]
    pub fn veto(&self, code: &str) -> Option<&VetoResult> {
        let place = self
            .standard
            .vetoes
            .iter()
            .position(|one| one.code == code)?;
        self.vetoes.iter().find(|result| result.veto == place)
    }

    /// For each school its place in the order of the codes: numbers sort faster than codes.
    pub(super) fn ranks(&self) -> Vec<usize> {
        let mut ranks = vec![0; self.county.schools().len()];
        for (rank, school) in self.county.by_code().iter().enumerate() {
            if let Some(place) = ranks.get_mut(*school) {
                *place = rank;
            }
        }
        ranks
    }

    /// The place of an indicator in the standard.
    pub(in crate::evaluation) fn indicator_place(&self, code: &str) -> Option<usize> {
        let mut indicators = self.standard.indicators.iter();
        indicators.position(|indicator| indicator.code == code)
    }

    /// The verdict on each indicator, in the order of the standard.
    ///
    /// An indicator is met where its coefficients of variation are within the limits and every part
    /// that misses its threshold passes the school rule all the same.
    #[must_use]
    pub fn indicator_verdicts(&self) -> Vec<Verdict> {
        indicator_verdicts(&self.standard, &self.parts, &self.dispersion_verdicts).collect()
    }

    /// The school of a part.
    #[must_use]
    pub fn school_of(&self, part: &Part) -> Option<&School> {
        self.county.schools().get(part.school)
    }

    /// The indicator of a dispersion.
    ///
    /// [`balance_of`](Self::balance_of) goes the other way, from the code of an indicator.
    #[must_use]
    pub fn indicator_of(&self, row: &Balance) -> Option<&Indicator> {
        self.standard.indicators.get(row.indicator)
    }

    /// The indicators of a part, each with what the standard says of it.
    pub fn indicators_of<'p>(
        &'p self,
        part: &'p Part,
    ) -> impl Iterator<Item = (&'p Indicator, &'p IndicatorResult)> {
        self.standard.indicators.iter().zip(&part.indicators)
    }

    /// What the school of a part must add to the numerator of an indicator so that the part meets
    /// its threshold, at unchanged pupils, as a plain decimal.
    ///
    /// Whole things are rounded up to whole ones; the share of a split figure is divided out and
    /// rounded up to 0.01; anything else is exact. `"0"` where the threshold is met; `None` where
    /// the value is unknown, where there is no threshold, where the bound is an upper one, or where the
    /// standard has no indicator of this code.
    ///
    /// # Examples
    ///
    /// One backbone teacher a hundred are 5 for 500 pupils:
    ///
    /// ```
    /// use junheng::evaluation::Evaluator;
    /// use junheng::model::{County, Item, School, SchoolKind};
    /// use junheng::standards::catalogue;
    ///
    /// let school = School::new("1", "Riverside", SchoolKind::Primary)?
    ///     .with_amount(Item::StudentsPrimary, 500)?
    ///     .with_amount(Item::BackboneTeachersPrimary, 3)?;
    /// let county = County::new(vec![school])?;
    /// let report = Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017)?.evaluate(&county);
    /// for part in report.parts() {
    ///     assert_eq!(report.shortfall(part, "L2").as_deref(), Some("2"));
    ///     assert_eq!(report.shortfall(part, "L3"), None); // not reported
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn shortfall(&self, part: &Part, code: &str) -> Option<String> {
        self.shortfall_at(part, self.indicator_place(code)?)
    }

    /// The same by the place of the indicator in the standard.
    pub(super) fn shortfall_at(&self, part: &Part, indicator: usize) -> Option<String> {
        let school = self.school_of(part)?;
        let result = part.indicators.get(indicator)?;
        shortfall(
            &self.standard,
            self.standard.indicators.get(indicator)?,
            school,
            part,
            result,
        )
    }

    /// How much the value of an indicator of a part rises for one unit more of an item of its school, in the
    /// unit that the item is filed in, at unchanged pupils; reliefs that count the item for this school are
    /// in it.
    ///
    /// Zero where the indicator does not count the item; `None` where the pupils are not known.
    ///
    /// # Examples
    ///
    /// One backbone teacher more for 200 pupils is half a teacher a hundred; a music teacher is none:
    ///
    /// ```
    /// use junheng::evaluation::Evaluator;
    /// use junheng::model::{County, Item, School, SchoolKind};
    /// use junheng::numeric::Rational;
    /// use junheng::standards::catalogue;
    ///
    /// let school = School::new("1", "Riverside", SchoolKind::Primary)?
    ///     .with_amount(Item::StudentsPrimary, 200)?;
    /// let county = County::new(vec![school])?;
    /// let report = Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017)?.evaluate(&county);
    ///
    /// let rise = |item| report.rise(&report.parts()[0], 1, item);
    /// assert_eq!(rise(Item::BackboneTeachersPrimary), Some(Rational::new(1, 2)?));
    /// assert_eq!(rise(Item::MusicTeachersPrimary), Some(Rational::ZERO));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn rise(&self, part: &Part, indicator: usize, item: Item) -> Option<Rational> {
        let school = self.school_of(part)?;
        let indicator = self.standard.indicators.get(indicator)?;
        rise(
            &self.standard,
            &self.reliefs,
            indicator,
            (school, part),
            item,
        )
    }
}
