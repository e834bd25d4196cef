//! Holds a table of units to a standard.

use crate::evaluation::table::formula_value::{
    Figures, Members, PreparedCondition, Unsettled, UnsettledUnits,
};
use crate::evaluation::table::result::{
    Compared, CriterionFinding, CriterionResult, ExcludedUnit, TableReport, UnitResult,
};
use crate::evaluation::table::spread::{Observation, spread};
use crate::judgement::{Verdict, VerdictCounts};
use crate::model::{AreaFiling, DocumentFaults, UnitTable};
use crate::numeric::Rational;
use crate::standards::{
    Condition, Formula, TableCriterion, TableStandard, TableTest, UnknownMembership,
};

/// A standard for tables, ready to be held against any number of them.
///
/// # Examples
///
/// Five per cent of the 50 points to 800 are 2.5, and that is rounded to 3.
///
/// ```
/// use junheng::evaluation::{TableEvaluator, Verdict};
/// use junheng::model::{AreaFiling, Filed, UnitTable};
/// use junheng::standards::catalogue::US_CA_GROWTH_TARGET_2000;
///
/// let mut schools = UnitTable::new(["api99", "api00"])?;
/// schools.push("Riverside", vec![Filed::Figure(750.into()), Filed::Figure(753.into())])?;
/// schools.push("Hillside", vec![Filed::Figure(750.into()), Filed::Figure(752.into())])?;
///
/// let filing = AreaFiling::default();
/// let report = TableEvaluator::new(&US_CA_GROWTH_TARGET_2000)?.evaluate(&schools, &filing);
/// assert_eq!(report.units()[0].verdict, Verdict::Met);
/// assert_eq!(report.units()[1].verdict, Verdict::NotMet);
/// assert_eq!(report.verdict(), Verdict::NotMet);
/// # Ok::<(), junheng::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct TableEvaluator<'a> {
    standard: &'a TableStandard,
}

impl<'a> TableEvaluator<'a> {
    /// An evaluator of a standard.
    ///
    /// # Errors
    ///
    /// - [`DocumentFaults`] if the parts of the standard do not fit together; an edition of the
    ///   catalogue, or one that was read from a file, always does.
    pub fn new(standard: &'a TableStandard) -> Result<Self, DocumentFaults> {
        standard.check()?;
        Ok(Self { standard })
    }

    /// The standard.
    #[must_use]
    pub const fn standard(&self) -> &'a TableStandard {
        self.standard
    }

    /// Holds a table to the standard. Never fails: what is not reported leaves a verdict open.
    ///
    /// Columns that the standard does not name are passed over; one that it names and the table
    /// does not have is not reported for any unit.
    #[must_use]
    pub fn evaluate(&self, table: &'a UnitTable, filing: &'a AreaFiling) -> TableReport<'a> {
        let figures = Figures {
            standard: self.standard,
            table,
            filing,
        };
        let roll = Roll::of(&figures);
        let judged: Vec<usize> = roll.shown.iter().map(|(unit, _)| *unit).collect();
        let members: Members<'_> = match roll.unknown.first() {
            Some(reason) if self.standard.unknown_membership == UnknownMembership::Open => {
                Err(reason.clone())
            }
            _ => Ok(&judged),
        };
        let shown = roll.shown.iter().map(|(unit, counts)| UnitResult {
            unit: *unit,
            counts: *counts,
            results: Vec::new(),
            verdict: Verdict::NotApplicable,
        });
        let mut units: Vec<UnitResult> = shown.collect();
        let criteria: Vec<CriterionResult> = self
            .standard
            .criteria
            .iter()
            .map(|criterion| judge(criterion, &figures, &members, &mut units))
            .collect();
        for unit in &mut units {
            let verdicts = unit.results.iter().map(|result| result.verdict);
            unit.verdict = Verdict::all(verdicts);
        }
        let verdict = if units.is_empty() {
            Verdict::NotAssessable
        } else {
            Verdict::all(criteria.iter().filter_map(|result| result.verdict))
        };
        TableReport {
            standard: self.standard,
            table,
            filing,
            verdict,
            units,
            excluded: roll.excluded,
            unknown: roll.unknown,
            criteria,
        }
    }
}

/// Which units count.
#[derive(Default)]
struct Roll {
    /// The units that are not excluded, and whether each is known to count.
    shown: Vec<(usize, bool)>,
    excluded: Vec<ExcludedUnit>,
    /// Why it cannot be told of some, each reason once.
    unknown: Vec<Unsettled>,
}

impl Roll {
    fn of(figures: &Figures<'_>) -> Self {
        let mut roll = Self::default();
        // An exclusion has no totals, which would need this roll.
        let nobody: Members<'_> = Ok(&[]);
        let exclusions: Vec<PreparedCondition<'_>> = figures
            .standard
            .exclusions
            .iter()
            .map(|exclusion| figures.prepare_condition(&exclusion.when, &nobody))
            .collect();
        let mut reasons: Vec<UnsettledUnits> = Vec::new();
        for unit in 0..figures.table.units().len() {
            let answers = exclusions.iter().map(|when| figures.holds(when, unit));
            let mut open = None;
            let mut excluded = None;
            for (exclusion, answer) in answers.enumerate() {
                match answer {
                    Ok(true) => {
                        excluded = Some(ExcludedUnit { unit, exclusion });
                        break;
                    }
                    Ok(false) => {}
                    Err(why) => open = open.or(Some(why)),
                }
            }
            match (excluded, open) {
                (Some(excluded), _) => roll.excluded.push(excluded),
                (None, Some(why)) => {
                    let known = reasons.iter().position(|units| units.are_for(&why));
                    match known.and_then(|place| reasons.get_mut(place)) {
                        Some(units) => units.note(unit, why),
                        None => reasons.push(UnsettledUnits::of(unit, why)),
                    }
                    roll.shown.push((unit, false));
                }
                (None, None) => roll.shown.push((unit, true)),
            }
        }
        let reasons = reasons.into_iter();
        roll.unknown = reasons
            .filter_map(|units| units.into_membership(figures))
            .collect();
        roll
    }
}

/// Decides a criterion, and notes at each unit what it says of it.
fn judge<'a>(
    criterion: &'a TableCriterion,
    figures: &Figures<'a>,
    members: &Members<'_>,
    units: &mut [UnitResult],
) -> CriterionResult {
    let (finding, verdict) = match &criterion.test {
        TableTest::EachUnit { when, holds, or } => {
            let ways: Vec<&Condition> = std::iter::once(holds).chain(or.iter()).collect();
            let counts = judge_units(when.as_ref(), &ways, figures, members, units);
            let verdict = counts.verdict();
            (CriterionFinding::EachUnit(counts), Some(verdict))
        }
        TableTest::Area { holds } => {
            let prepared = figures.prepare_condition(holds, members);
            let compared = compared(figures, &prepared, usize::MAX);
            let verdict = compared.verdict;
            (CriterionFinding::Area(compared), Some(verdict))
        }
        TableTest::Spread {
            measure,
            value,
            weight,
            limit,
        } => {
            let spread = observations(figures, value, weight.as_ref(), members)
                .and_then(|all| spread(*measure, &all, limit.as_ref(), criterion.reported));
            let verdict = match &spread {
                Ok(spread) => spread.verdict,
                Err(_) => limit.map(|_| Verdict::NotAssessable),
            };
            (CriterionFinding::Spread(Box::new(spread)), verdict)
        }
        TableTest::Attested => {
            let attestation = figures.filing.attestations.get(criterion.code.as_ref());
            let met = attestation.and_then(|attestation| attestation.met);
            let verdict = Verdict::of(met);
            (CriterionFinding::Attested, Some(verdict))
        }
    };
    CriterionResult { finding, verdict }
}

/// Both sides of a condition, and whether it holds.
fn compared(figures: &Figures<'_>, condition: &PreparedCondition<'_>, unit: usize) -> Compared {
    let value = figures.value(&condition.value, unit);
    let bound = figures.value(&condition.bound, unit);
    let answer = match (&value, &bound) {
        (Ok(value), Ok(bound)) => Some(condition.relation.holds(value.cmp(bound))),
        _ => None,
    };
    Compared {
        value,
        bound,
        verdict: Verdict::of(answer),
        alternative: 0,
    }
}

/// Any of several conditions: the first that holds, or the first of which it cannot be told, or the first of all.
fn any_compared(figures: &Figures<'_>, ways: &[PreparedCondition<'_>], unit: usize) -> Compared {
    let all = ways.iter().enumerate().map(|(alternative, way)| Compared {
        alternative,
        ..compared(figures, way, unit)
    });
    let rank = |compared: &Compared| match compared.verdict {
        Verdict::Met => 0,
        Verdict::NotAssessable => 1,
        _ => 2,
    };
    let first = all.min_by_key(rank);
    first.unwrap_or_else(|| Compared {
        value: Err(Unsettled::NoUnits),
        bound: Err(Unsettled::NoUnits),
        verdict: Verdict::NotAssessable,
        alternative: 0,
    })
}

fn judge_units<'a>(
    when: Option<&'a Condition>,
    ways: &[&'a Condition],
    figures: &Figures<'a>,
    members: &Members<'_>,
    units: &mut [UnitResult],
) -> VerdictCounts {
    let when = when.map(|when| figures.prepare_condition(when, members));
    let ways = ways.iter().copied();
    let ways: Vec<PreparedCondition<'_>> = ways
        .map(|way| figures.prepare_condition(way, members))
        .collect();
    let leaves_open = figures.standard.unknown_membership == UnknownMembership::Open;
    let mut counts = VerdictCounts::default();
    for result in units {
        let applies = when
            .as_ref()
            .map_or(Ok(true), |when| figures.holds(when, result.unit));
        let mut compared = any_compared(figures, &ways, result.unit);
        match applies {
            Ok(false) => compared.verdict = Verdict::NotApplicable,
            Err(reason) => {
                compared.verdict = Verdict::NotAssessable;
                compared.value = Err(reason);
            }
            Ok(true) if leaves_open && !result.counts => compared.verdict = Verdict::NotAssessable,
            Ok(true) => {}
        }
        counts.add(compared.verdict);
        result.results.push(compared);
    }
    counts
}

/// What every unit that counts brings to a spread.
fn observations<'a>(
    figures: &Figures<'a>,
    value: &'a Formula,
    weight: Option<&'a Formula>,
    members: &Members<'_>,
) -> Result<Vec<Observation<'a>>, Unsettled> {
    let value = figures.prepare(value, members);
    let weight = weight.map(|weight| figures.prepare(weight, members));
    let members = members.clone()?;
    let mut unsettled = UnsettledUnits::default();
    let mut observations = Vec::with_capacity(members.len());
    for unit in members {
        let one = || {
            let weight = match &weight {
                Some(weight) => figures.value(weight, *unit)?,
                None => Rational::ONE,
            };
            Ok(Observation {
                unit: *unit,
                id: figures
                    .table
                    .units()
                    .get(*unit)
                    .map_or("", |unit| unit.id()),
                value: figures.value(&value, *unit)?,
                weight,
            })
        };
        observations.extend(unsettled.pass(*unit, one()));
    }
    unsettled.into_result(figures, observations)
}
