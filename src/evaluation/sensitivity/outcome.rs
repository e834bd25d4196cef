//! What other readings turn.

use crate::evaluation::county::report::Report;
use crate::evaluation::sensitivity::reading::OtherReading;
use crate::judgement::Verdict;
use crate::model::{County, School, Stage};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How the verdicts on a county change when a disputed reading of its standard is taken the other way, one at a
/// time.
///
/// # Examples
///
/// Six music rooms and none for fine arts are enough rooms together, and not of each sort:
///
/// ```
/// use junheng::evaluation::{Evaluator, OtherReading, Sensitivity, Verdict};
/// use junheng::model::{County, Item, School, SchoolKind};
/// use junheng::standards::catalogue;
///
/// let school = School::new("1", "Riverside", SchoolKind::Primary)?
///     .with_amount(Item::StudentsPrimary, 500)?
///     .with_amount(Item::ClassesPrimary, 12)?
///     .with_amount(Item::MusicRooms96, 6)?
///     .with_amount(Item::FineArtsRooms90, 0)?;
/// let county = County::new(vec![school])?;
/// let report = Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017)?.evaluate(&county);
///
/// let sensitivity = Sensitivity::of(&report);
/// let rooms = &sensitivity.outcomes[0];
/// let together = OtherReading::Option { name: "rooms".to_owned(), value: "together".to_owned() };
/// assert_eq!(rooms.reading, together);
/// assert_eq!(rooms.turned[0].code, "G3");
/// assert_eq!((rooms.turned[0].before, rooms.turned[0].after), (Verdict::NotMet, Verdict::Met));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Sensitivity {
    /// The verdict on the county as it is read.
    pub verdict: Verdict,
    /// What each other reading comes to, in the order of [`OtherReading::all`].
    pub outcomes: Vec<ReadingOutcome>,
}

/// What another reading comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ReadingOutcome {
    /// What is read the other way.
    pub reading: OtherReading,
    /// The verdict on the county then.
    pub verdict: Verdict,
    /// All other verdicts that are not what they were: parts, coefficients, composites, clauses.
    pub turned: Vec<TurnedVerdict>,
}

/// A verdict that another reading turns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TurnedVerdict {
    /// The code of the indicator or clause; `school_rule` of a part, `composite` of the mean of coefficients.
    pub code: String,
    /// The stage; `None` for a clause.
    pub stage: Option<Stage>,
    /// The code of the school, of a part.
    pub school_id: Option<String>,
    /// Its name, where it has one.
    pub school_name: Option<String>,
    /// What it is as the standard was read.
    pub before: Verdict,
    /// What it is then; `not_applicable` for what is not judged then.
    pub after: Verdict,
}

/// What a verdict is on: its sort, school, stage and code.
type Subject = (u8, Option<String>, Option<Stage>, String);

impl Sensitivity {
    /// What each other reading of the standard of a report turns.
    ///
    /// The county is evaluated once for each of [`OtherReading::all`].
    #[must_use]
    pub fn of(report: &Report<'_>) -> Self {
        let before = verdicts(report);
        let outcomes = OtherReading::all(report).into_iter().filter_map(|reading| {
            let other = reading.applied(report)?;
            let after = verdicts(&other);
            let turned = turned(report.county(), &before, &after);
            Some(ReadingOutcome {
                verdict: other.verdict(),
                turned,
                reading,
            })
        });
        Self {
            verdict: report.verdict(),
            outcomes: outcomes.collect(),
        }
    }
}

fn verdicts(report: &Report<'_>) -> BTreeMap<Subject, Verdict> {
    let standard = report.standard();
    let parts = report.parts().iter().filter_map(|part| {
        let school = report.school_of(part).map_or("", School::id).to_owned();
        let subject = (0, Some(school), Some(part.stage), "school_rule".to_owned());
        Some((subject, part.verdict?))
    });
    let rows = report.balance().iter().filter_map(|row| {
        let code = standard.indicators.get(row.indicator)?.code.to_string();
        Some(((1, None, Some(row.stage), code), row.verdict?))
    });
    let composites = [Stage::Primary, Stage::Junior]
        .into_iter()
        .filter_map(|stage| {
            let verdict = report.composite().get(stage)?.verdict?;
            Some(((2, None, Some(stage), "composite".to_owned()), verdict))
        });
    let clauses = report.clauses().iter().filter_map(|result| {
        let code = standard.clauses.get(result.clause)?.code.to_string();
        Some(((3, None, None, code), result.verdict))
    });
    parts.chain(rows).chain(composites).chain(clauses).collect()
}

fn turned(
    county: &County,
    before: &BTreeMap<Subject, Verdict>,
    after: &BTreeMap<Subject, Verdict>,
) -> Vec<TurnedVerdict> {
    let subjects: std::collections::BTreeSet<&Subject> =
        before.keys().chain(after.keys()).collect();
    let found = subjects.into_iter().filter_map(|subject| {
        let verdict = |of: &BTreeMap<Subject, Verdict>| {
            of.get(subject).copied().unwrap_or(Verdict::NotApplicable)
        };
        let (before, after) = (verdict(before), verdict(after));
        let (_, school_id, stage, code) = subject.clone();
        let school = school_id.as_deref().and_then(|id| county.school(id));
        (before != after).then_some(TurnedVerdict {
            code,
            stage,
            school_name: school.map(|school| school.name().to_owned()),
            school_id,
            before,
            after,
        })
    });
    found.collect()
}
