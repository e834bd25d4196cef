//! What was found of a table of units.

use crate::evaluation::table::formula_value::Unsettled;
use crate::evaluation::table::spread::Spread;
use crate::judgement::{Verdict, VerdictCounts};
use crate::model::{AreaFiling, UnitTable};
use crate::numeric::Rational;
use crate::standards::{TableCriterion, TableStandard, TableTest};

/// A condition worked out: both sides, and whether it holds.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Compared {
    /// The exact value, or why it cannot be told.
    pub value: Result<Rational, Unsettled>,
    /// The exact bound, or why it cannot be told.
    pub bound: Result<Rational, Unsettled>,
    /// Whether the value stands to the bound as it must; not applicable to a unit of which it is not
    /// asked.
    pub verdict: Verdict,
    /// Which condition it is, where several are enough each: 0 for the first.
    pub alternative: usize,
}

/// A unit that was judged.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UnitResult {
    /// Its place in the table.
    pub unit: usize,
    /// Whether it is known to count. Where that cannot be told, the standard says whether it is judged
    /// all the same or its verdicts stay open.
    pub counts: bool,
    /// What each criterion for every unit says of it, in the order of the standard.
    pub results: Vec<Compared>,
    /// Whether it meets all of them.
    pub verdict: Verdict,
}

/// A unit that does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ExcludedUnit {
    /// Its place in the table.
    pub unit: usize,
    /// The place of the exclusion in the standard.
    pub exclusion: usize,
}

/// What was found of a criterion.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CriterionResult {
    /// The figures behind the verdict.
    pub finding: CriterionFinding,
    /// Whether it holds; `None` where the standard only computes a value.
    pub verdict: Option<Verdict>,
}

/// The figures behind the verdict of a criterion, by its kind.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum CriterionFinding {
    /// Of every unit by itself.
    EachUnit(VerdictCounts),
    /// Of the area as a whole.
    Area(Compared),
    /// How far the units are apart, or why that cannot be told.
    Spread(Box<Result<Spread, Unsettled>>),
    /// What someone attests, or does not.
    Attested,
}

/// A table of units held to a standard: every verdict with the figures behind it.
///
/// It borrows the table and the standard, and works out sentences only when asked;
/// [`to_document`](Self::to_document) gives the owned, serializable form.
#[derive(Clone, Debug)]
pub struct TableReport<'a> {
    pub(super) standard: &'a TableStandard,
    pub(super) table: &'a UnitTable,
    pub(super) filing: &'a AreaFiling,
    pub(super) verdict: Verdict,
    pub(super) units: Vec<UnitResult>,
    pub(super) excluded: Vec<ExcludedUnit>,
    pub(super) unknown: Vec<Unsettled>,
    pub(super) criteria: Vec<CriterionResult>,
}

impl<'a> TableReport<'a> {
    /// The standard the table was held to.
    #[must_use]
    pub const fn standard(&self) -> &'a TableStandard {
        self.standard
    }

    /// The table.
    #[must_use]
    pub const fn table(&self) -> &'a UnitTable {
        self.table
    }

    /// What was filed for the area.
    #[must_use]
    pub const fn filing(&self) -> &'a AreaFiling {
        self.filing
    }

    /// Whether every criterion is clear. Without any unit it cannot be told; not applicable where
    /// the standard only computes.
    #[must_use]
    pub const fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// The units that count, and those of which it cannot be told, in the order of the table.
    #[must_use]
    pub fn units(&self) -> &[UnitResult] {
        &self.units
    }

    /// The units that do not count, in the order of the table.
    #[must_use]
    pub fn excluded(&self) -> &[ExcludedUnit] {
        &self.excluded
    }

    /// Why it cannot be told of some units whether they count: each reason once, with how many units
    /// it is about and the first of them.
    ///
    /// Such a unit is judged like those that count, unless the standard says otherwise
    /// ([`UnknownMembership`](crate::standards::UnknownMembership)).
    #[must_use]
    pub fn unknown_membership(&self) -> &[Unsettled] {
        &self.unknown
    }

    /// What was found of each criterion, in the order of the standard.
    #[must_use]
    pub fn criteria(&self) -> &[CriterionResult] {
        &self.criteria
    }

    /// What was found of a criterion, by its code; `None` if the standard has none of this code.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::evaluation::{TableEvaluator, Verdict};
    /// use junheng::model::{AreaFiling, Filed, UnitTable};
    /// use junheng::standards::catalogue::US_CA_GROWTH_TARGET_2000;
    ///
    /// let mut schools = UnitTable::new(["api99", "api00"])?;
    /// schools.push("Riverside", vec![Filed::Figure(750.into()), Filed::Figure(753.into())])?;
    /// let filing = AreaFiling::default();
    /// let report = TableEvaluator::new(&US_CA_GROWTH_TARGET_2000)?.evaluate(&schools, &filing);
    ///
    /// let unit = report.unit("Riverside").expect("it is in the table");
    /// assert_eq!(unit.verdict, Verdict::Met);
    /// assert!(report.unit("Hillside").is_none());
    /// assert!(report.criterion("no such code").is_none());
    /// # Ok::<(), junheng::Error>(())
    /// ```
    #[must_use]
    pub fn criterion(&self, code: &str) -> Option<&CriterionResult> {
        self.criteria.get(self.place(code)?)
    }

    /// What was found of a unit, by its identifier; `None` if it is not judged or not there.
    ///
    /// [`criterion`](Self::criterion) has an example. It looks through the units one by one.
    #[must_use]
    pub fn unit(&self, id: &str) -> Option<&UnitResult> {
        let units = self.table.units();
        let place = units.iter().position(|unit| unit.id() == id)?;
        let found = self.units.binary_search_by_key(&place, |one| one.unit);
        self.units.get(found.ok()?)
    }

    /// The spread that a criterion asks for, if it asks for one and it can be told.
    #[must_use]
    pub fn spread(&self, code: &str) -> Option<&Spread> {
        match &self.criterion(code)?.finding {
            CriterionFinding::Spread(spread) => spread.as_ref().as_ref().ok(),
            _ => None,
        }
    }

    /// The place of a criterion in the standard.
    fn place(&self, code: &str) -> Option<usize> {
        let mut criteria = self.standard.criteria.iter();
        criteria.position(|criterion| criterion.code == code)
    }

    /// The criteria for every unit, in the order of [`UnitResult::results`].
    pub fn unit_criteria(&self) -> impl Iterator<Item = &'a TableCriterion> + use<'a> {
        let criteria = self.standard.criteria.iter();
        criteria.filter(|criterion| matches!(criterion.test, TableTest::EachUnit { .. }))
    }
}
