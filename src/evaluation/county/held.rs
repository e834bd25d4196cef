//! A value held to its bound, with the reason where there is none.

use crate::evaluation::county::measurement::Part;
use crate::evaluation::county::report::Report;
use crate::judgement::{Bound, Verdict};
use crate::model::{Item, School, Stage};
use crate::numeric::Rational;

/// The value of an indicator held to its threshold.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Held<'r> {
    /// The exact value, or why there is none.
    pub value: Result<&'r Rational, Unreported<'r>>,
    /// What it must reach; `None` if the rule sets nothing.
    pub bound: Option<Bound>,
    /// Whether it does; `None` if the rule sets nothing.
    pub verdict: Option<Verdict>,
}

/// The figures of a school without which a value cannot be told.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unreported<'r> {
    /// The code of the school.
    pub school: &'r str,
    /// What it has not reported.
    pub items: Vec<Item>,
}

impl Report<'_> {
    /// The value of an indicator of a part, held to its threshold: the value or the figures that it
    /// waits for, the threshold, and the verdict. `None` if the standard has no indicator of this code.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::evaluation::{Evaluator, Verdict};
    /// use junheng::model::{County, Item, School, SchoolKind};
    /// use junheng::numeric::Rational;
    /// use junheng::standards::catalogue;
    ///
    /// let school = School::new("1", "Riverside", SchoolKind::Primary)?
    ///     .with_amount(Item::StudentsPrimary, 500)?
    ///     .with_amount(Item::BackboneTeachersPrimary, 5)?;
    /// let county = County::new(vec![school])?;
    /// let report = Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017)?.evaluate(&county);
    /// for part in report.parts() {
    ///     let backbone = report.held(part, "L2").expect("the standard has this indicator");
    ///     assert_eq!(backbone.value, Ok(&Rational::ONE));
    ///     assert_eq!(backbone.bound.unwrap().to_string(), ">= 1");
    ///     assert_eq!(backbone.verdict, Some(Verdict::Met));
    ///
    ///     let sports = report.held(part, "L5").expect("the standard has this indicator");
    ///     let missing = sports.value.unwrap_err();
    ///     assert_eq!(missing.school, "1");
    ///     assert_eq!(missing.items, [Item::GymnasiumArea, Item::SportsGroundArea]);
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn held<'r>(&'r self, part: &'r Part, code: &str) -> Option<Held<'r>> {
        let place = self.indicator_place(code)?;
        let indicator = self.standard.indicators.get(place)?;
        let result = part.indicators.get(place)?;
        let unreported = || Unreported {
            school: self.school_of(part).map_or("", School::id),
            items: self.missing_of_indicator(part, place),
        };
        let threshold = indicator.threshold.as_ref();
        Some(Held {
            value: result.value.as_ref().ok_or_else(unreported),
            bound: threshold.and_then(|bounds| bounds.get(part.stage)).copied(),
            verdict: result.verdict,
        })
    }

    /// What leaves the dispersion of an indicator in a stage open: the schools whose value is not known,
    /// each with the figures that it waits for, in the order of their codes. Empty where every value is
    /// known, and if the standard has no indicator of this code.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::evaluation::Evaluator;
    /// use junheng::model::{County, Item, School, SchoolKind, Stage};
    /// use junheng::standards::catalogue;
    ///
    /// let school = |id| School::new(id, id, SchoolKind::Primary)?
    ///     .with_amount(Item::StudentsPrimary, 500);
    /// let reporting = school("1")?.with_amount(Item::BackboneTeachersPrimary, 5)?;
    /// let county = County::new(vec![reporting, school("2")?])?;
    /// let report = Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017)?.evaluate(&county);
    /// for waiting in report.waits_for(Stage::Primary, "L2") {
    ///     assert_eq!(waiting.school, "2");
    ///     assert_eq!(waiting.items, [Item::BackboneTeachersPrimary]);
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn waits_for(&self, stage: Stage, code: &str) -> Vec<Unreported<'_>> {
        let Some(place) = self.indicator_place(code) else {
            return Vec::new();
        };
        let parts = self.parts.iter().filter(|part| part.stage == stage);
        let open = parts.filter(|part| part.counted_value(place).is_none());
        let mut waiting: Vec<Unreported<'_>> = open
            .map(|part| Unreported {
                school: self.school_of(part).map_or("", School::id),
                items: self.missing_of_indicator(part, place),
            })
            .collect();
        waiting.sort_by_key(|one| one.school);
        waiting
    }
}
