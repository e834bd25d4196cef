//! What each school would have to do (一校一策): thresholds missed, clauses failed, figures missing.

use crate::evaluation::county::clause::{
    RoomSort, RoomsAsked, means, relief_rooms, room_need, sum,
};
use crate::evaluation::county::measurement::{IndicatorResult, Part, shortfall};
use crate::evaluation::county::missing::{MissingFigure, Undecided};
use crate::evaluation::county::report::Report;
use crate::evaluation::county::roll::{compulsory_pupils, judged_stages};
use crate::judgement::{Bound, Verdict, exact};
use crate::model::{Item, Language, School, SchoolKind, Stage};
use crate::numeric::Rational;
use crate::standards::{Clause, ClauseTest, Indicator, PerStage, ReliefEffect, RoomCounting};
use rust_decimal::Decimal;
use std::cmp::Reverse;

/// How much hangs on what a school lacks, the most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A part of the school fails the school rule, or the school fails a clause.
    Failing,
    /// It cannot be told whether it fails: a figure is missing.
    Open,
    /// It only misses thresholds that the school rule excuses.
    Excused,
}

/// What one school lacks.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct WorklistEntry {
    /// The place of the school among the schools of the county.
    pub school: usize,
    /// How much hangs on it.
    pub severity: Severity,
    /// What it lacks: part by part, then clause by clause, then what is not reported.
    pub tasks: Vec<WorklistTask>,
}

/// One thing that a school lacks; [`Report::task_sentence`] says it in words.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum WorklistTask {
    /// A part fails the school rule.
    SchoolRule {
        /// The stage of the part.
        stage: Stage,
        /// How many thresholds it is known to meet.
        met: usize,
        /// How many thresholds it must meet.
        at_least: usize,
        /// How many values are not known.
        unknown: usize,
        /// How many values are below their floor.
        below_floor: usize,
    },
    /// A part misses a threshold.
    Threshold(MissedThreshold),
    /// The school has too few rooms of a sort for its classes.
    Rooms {
        /// The place of the clause in the standard.
        clause: usize,
        /// The items that count the rooms.
        items: Vec<Item>,
        /// The classes of the primary and junior stages.
        classes: Rational,
        /// How many rooms they need.
        needed: Rational,
        /// How many there are.
        present: Rational,
    },
    /// The school has too many primary and junior pupils.
    Size {
        /// The place of the clause in the standard.
        clause: usize,
        /// Its primary and junior pupils, as far as they are known.
        pupils: Rational,
        /// The most it may have.
        most: u32,
    },
    /// A school of a kind that may have no primary or junior pupils has some.
    BarredStages {
        /// The place of the clause in the standard.
        clause: usize,
        /// The kind of school.
        kind: SchoolKind,
        /// Its primary and junior pupils, as far as they are known.
        pupils: Rational,
    },
    /// Classes of a stage are too large.
    ClassSizes {
        /// The place of the clause in the standard.
        clause: usize,
        /// The stage.
        stage: Stage,
        /// How many classes are known to be too large.
        classes: Rational,
    },
    /// An amount is too small a share of another.
    Share {
        /// The place of the clause in the standard.
        clause: usize,
        /// The item of the part.
        part: Item,
        /// The item of the whole.
        whole: Item,
        /// The least share; 0.05 is 5 %.
        at_least: Decimal,
        /// The least amount.
        needed: Rational,
        /// The amount.
        present: Rational,
    },
    /// A part misses a threshold, or the school fails a clause, by figures that are
    /// [kept back](crate::evaluation::Suppression).
    Withheld {
        /// The code of the indicator or the clause.
        code: String,
        /// The stage of the part; `None` for a clause.
        stage: Option<Stage>,
        /// Whether it decides.
        standing: Severity,
    },
    /// A figure is not reported.
    Missing {
        /// The item.
        item: Item,
        /// The codes of the indicators and clauses that cannot be told for want of it.
        decides: Vec<String>,
    },
}

/// A threshold that a part misses, and what it takes to meet it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct MissedThreshold {
    /// The stage of the part.
    pub stage: Stage,
    /// The place of the indicator in the standard.
    pub indicator: usize,
    /// The exact value.
    pub value: Rational,
    /// The threshold.
    pub bound: Bound,
    /// What the school must add to the numerator to meet the threshold; `None` where no addition
    /// would help.
    pub shortfall: Option<String>,
    /// What it must add to reach the floor; `None` where the value is not below the floor.
    pub shortfall_to_floor: Option<String>,
    /// Whether the value is below its share of the threshold.
    pub below_floor: bool,
    /// Whether it decides about the part: it fails and nothing excuses the value; the school rule excuses
    /// the value (余项); or other values of the part are missing, so that this cannot be told.
    pub standing: Severity,
}

impl WorklistTask {
    /// Whether it fails a part or a clause by itself or with others.
    #[must_use]
    pub const fn decides(&self) -> bool {
        match self {
            Self::Threshold(missed) => matches!(missed.standing, Severity::Failing),
            Self::Withheld { standing, .. } => matches!(standing, Severity::Failing),
            Self::Missing { .. } => false,
            _ => true,
        }
    }

    /// Whether nothing hangs on it.
    const fn is_excused(&self) -> bool {
        matches!(
            self,
            Self::Threshold(MissedThreshold {
                standing: Severity::Excused,
                ..
            }) | Self::Withheld {
                standing: Severity::Excused,
                ..
            }
        )
    }

    const fn is_below_floor(&self) -> bool {
        matches!(
            self,
            Self::Threshold(MissedThreshold {
                below_floor: true,
                ..
            })
        )
    }
}

impl WorklistEntry {
    /// What a school lacks, and whether figures of it are missing beside.
    fn new(school: usize, tasks: Vec<WorklistTask>, lacks_figures: bool) -> Self {
        let severity = if tasks.iter().any(WorklistTask::decides) {
            Severity::Failing
        } else if !lacks_figures && tasks.iter().all(WorklistTask::is_excused) {
            Severity::Excused
        } else {
            Severity::Open
        };
        Self {
            school,
            severity,
            tasks,
        }
    }
}

impl Severity {
    /// The word for it in a report.
    #[must_use]
    pub fn word(self, language: Language) -> &'static str {
        match self {
            Self::Failing => language.pick("须整改", "failing"),
            Self::Open => language.pick("待补数据", "open"),
            Self::Excused => language.pick("余项提升", "excused"),
        }
    }
}

impl Report<'_> {
    /// What each school lacks (一校一策), the most severe first: schools that fail before those of
    /// which it cannot be told before those that are excused, then by values below the floor, then
    /// by the number of things that decide; schools alike in the order of the county.
    ///
    /// A school that lacks nothing is not listed. Reliefs that were asked for are taken into
    /// account.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::evaluation::{Evaluator, WorklistTask};
    /// use junheng::model::{County, Item, Language, School, SchoolKind};
    /// use junheng::standards::catalogue;
    ///
    /// let school = School::new("1", "Riverside", SchoolKind::Primary)?
    ///     .with_amount(Item::StudentsPrimary, 500)?
    ///     .with_amount(Item::BackboneTeachersPrimary, 4)?;
    /// let county = County::new(vec![school])?;
    /// let report = Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017)?.evaluate(&county);
    ///
    /// let worklist = report.worklist();
    /// let task = &worklist[0].tasks[1];
    /// assert!(matches!(task, WorklistTask::Threshold(missed) if missed.below_floor));
    /// assert_eq!(
    ///     report.task_sentence(task, Language::En),
    ///     "L2 backbone teachers of county level or above per 100 pupils (primary): \
    ///      0.80 teachers, required ≥ 1, below 85 %; shortfall 1 teacher, to 85 % 1 teacher"
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn worklist(&self) -> Vec<WorklistEntry> {
        self.first_of_worklist(&self.undecided(), usize::MAX).0
    }

    /// The first entries of the worklist, and how many it has in all, where it is known already what
    /// is missing: most of the time goes into what is missing, and a short list shows little of it.
    pub(super) fn first_of_worklist(
        &self,
        undecided: &[Undecided],
        most: usize,
    ) -> (Vec<WorklistEntry>, usize) {
        let schools = self.county.schools().len();
        let mut tasks: Vec<Vec<WorklistTask>> = vec![Vec::new(); schools];
        let mut note = |school: usize, found: Vec<WorklistTask>| {
            if let Some(tasks) = tasks.get_mut(school) {
                tasks.extend(found);
            }
        };
        for part in &self.parts {
            note(part.school, self.part_tasks(part));
        }
        for result in &self.clauses {
            let looked_at = result.schools.iter();
            for school in looked_at.flat_map(|schools| &schools.failing) {
                note(*school, self.clause_tasks(result.clause, *school));
            }
        }
        let missing = MissingItem::all(undecided);
        let mut lacks_figures = vec![false; schools];
        for one in &missing {
            if let Some(lacks) = lacks_figures.get_mut(one.school) {
                *lacks = true;
            }
        }
        let mut entries: Vec<WorklistEntry> = tasks
            .into_iter()
            .zip(lacks_figures)
            .enumerate()
            .filter(|(_, (tasks, lacks))| *lacks || !tasks.is_empty())
            .map(|(school, (tasks, lacks))| WorklistEntry::new(school, tasks, lacks))
            .collect();
        entries.sort_by_cached_key(|entry| {
            let count = |wanted: fn(&WorklistTask) -> bool| {
                Reverse(entry.tasks.iter().filter(|task| wanted(task)).count())
            };
            (
                entry.severity,
                count(WorklistTask::is_below_floor),
                count(WorklistTask::decides),
            )
        });
        let total = entries.len();
        entries.truncate(most);
        for entry in &mut entries {
            let first = missing.partition_point(|one| one.school < entry.school);
            let behind = missing.get(first..).unwrap_or_default();
            let count = behind.partition_point(|one| one.school == entry.school);
            let own = behind.get(..count).unwrap_or_default();
            entry.tasks.extend(missing_tasks(own, undecided));
        }
        (entries, total)
    }

    fn part_tasks(&self, part: &Part) -> Vec<WorklistTask> {
        let rule = self.standard.school_rule.as_ref();
        let failed = rule
            .filter(|_| part.verdict == Some(Verdict::NotMet))
            .map(|rule| {
                let count = |wanted: fn(&IndicatorResult) -> bool| {
                    part.indicators.iter().filter(|one| wanted(one)).count()
                };
                WorklistTask::SchoolRule {
                    stage: part.stage,
                    met: part.met_count.unwrap_or_default(),
                    at_least: usize::try_from(rule.at_least).unwrap_or(usize::MAX),
                    unknown: count(|one| one.verdict == Some(Verdict::NotAssessable)),
                    below_floor: count(|one| one.floor_verdict == Some(Verdict::NotMet)),
                }
            });
        let missed = (0..part.indicators.len()).filter_map(|index| {
            let missed = self.missed_threshold(part, index);
            let missed = missed.map(WorklistTask::Threshold);
            missed.or_else(|| self.withheld_threshold(part, index))
        });
        failed.into_iter().chain(missed).collect()
    }

    fn missed_threshold(&self, part: &Part, index: usize) -> Option<MissedThreshold> {
        let indicator = self.standard.indicators.get(index)?;
        let result = part.indicators.get(index)?;
        if result.verdict? != Verdict::NotMet {
            return None;
        }
        let bound = *indicator.threshold.as_ref()?.get(part.stage)?;
        let below_floor = result.floor_verdict == Some(Verdict::NotMet);
        Some(MissedThreshold {
            stage: part.stage,
            indicator: index,
            value: result.value.clone()?,
            bound,
            shortfall: self.shortfall_at(part, index),
            shortfall_to_floor: if below_floor {
                self.shortfall_to_floor(part, indicator, bound, result)
            } else {
                None
            },
            below_floor,
            standing: standing_in(part),
        })
    }

    /// The same where the value is kept back.
    fn withheld_threshold(&self, part: &Part, index: usize) -> Option<WorklistTask> {
        let indicator = self.standard.indicators.get(index)?;
        let result = part.indicators.get(index)?;
        let is_missed = result.withheld && result.verdict == Some(Verdict::NotMet);
        is_missed.then(|| WorklistTask::Withheld {
            code: indicator.code.to_string(),
            stage: Some(part.stage),
            standing: standing_in(part),
        })
    }

    /// What a school must add for the floor of a threshold: the shortfall of the same indicator
    /// with the floor for its threshold.
    fn shortfall_to_floor(
        &self,
        part: &Part,
        indicator: &Indicator,
        bound: Bound,
        result: &IndicatorResult,
    ) -> Option<String> {
        if !bound.relation.is_floor() {
            return None;
        }
        let share = self.standard.school_rule.as_ref()?.floor_share;
        let floor = Bound::at_least(bound.number.checked_mul(share)?);
        let lowered = Indicator {
            threshold: Some(PerStage {
                primary: floor,
                junior: floor,
            }),
            ..indicator.clone()
        };
        let school = self.school_of(part)?;
        shortfall(&self.standard, &lowered, school, part, result)
    }

    /// What a school that is known to fail a clause would have to change for it.
    fn clause_tasks(&self, clause: usize, school: usize) -> Vec<WorklistTask> {
        let rule = self.standard.clauses.get(clause);
        if let Some(rule) = rule.filter(|_| self.is_kept_back(school)) {
            return vec![WorklistTask::Withheld {
                code: rule.code.to_string(),
                stage: None,
                standing: Severity::Failing,
            }];
        }
        let (Some(rule), Some(school)) = (rule, self.county.schools().get(school)) else {
            return Vec::new();
        };
        let Some(test) = &rule.test else {
            return Vec::new();
        };
        match test {
            ClauseTest::EverySchool {
                numerator,
                denominator,
                at_least,
                ..
            } => share_task(clause, school, *numerator, *denominator, *at_least)
                .into_iter()
                .collect(),
            ClauseTest::Rooms {
                classes_per_room,
                rooms,
                counting,
            } => {
                let shortages = |rooms: &[RoomSort]| {
                    room_shortages(clause, school, *classes_per_room, rooms, *counting)
                };
                let relieved = self.effects_for(rule, school).filter_map(|effect| {
                    let ReliefEffect::Rooms { rooms, .. } = effect else {
                        return None;
                    };
                    Some(shortages(relief_rooms(rooms, school)))
                });
                // Under the reading that asks for the fewest rooms.
                let fewest = std::iter::once(shortages(rooms))
                    .chain(relieved)
                    .min_by_key(|found| found.iter().map(rooms_short).sum::<Rational>());
                fewest.unwrap_or_default()
            }
            ClauseTest::Size {
                limit,
                larger_limit,
                larger_kinds,
                barred_kinds,
            } => {
                let (kind, (pupils, _)) = (school.kind(), compulsory_pupils(school));
                if barred_kinds.contains(&kind) {
                    return vec![WorklistTask::BarredStages {
                        clause,
                        kind,
                        pupils,
                    }];
                }
                let limits = std::iter::once((*limit, *larger_limit)).chain(
                    self.effects_for(rule, school)
                        .filter_map(|effect| match effect {
                            ReliefEffect::Size {
                                limit,
                                larger_limit,
                                ..
                            } => Some((*limit, *larger_limit)),
                            _ => None,
                        }),
                );
                let larger = larger_kinds.contains(&kind);
                let most = limits
                    .map(|(limit, larger_limit)| if larger { larger_limit } else { limit })
                    .max();
                vec![WorklistTask::Size {
                    clause,
                    pupils,
                    most: most.unwrap_or(*limit),
                }]
            }
            ClauseTest::ClassSizes { too_large } => judged_stages(school)
                .filter_map(|stage| {
                    let amounts = too_large.get(stage)?.iter();
                    let amounts = amounts.filter_map(|item| school.amount(*item));
                    let classes: Rational = amounts.map(|amount| exact(&amount)).sum();
                    classes.is_positive().then_some(WorklistTask::ClassSizes {
                        clause,
                        stage,
                        classes,
                    })
                })
                .collect(),
            ClauseTest::Ratios { .. } | ClauseTest::Monitoring { .. } => Vec::new(),
        }
    }

    /// What the reliefs that were asked for change of this clause for this school.
    fn effects_for(&self, rule: &Clause, school: &School) -> impl Iterator<Item = &ReliefEffect> {
        self.reliefs()
            .map(|relief| &relief.effect)
            .filter(|effect| means(effect, rule, school))
    }
}

/// Whether a threshold that a part misses decides about it.
const fn standing_in(part: &Part) -> Severity {
    match part.verdict {
        Some(Verdict::Met | Verdict::NotApplicable) => Severity::Excused,
        Some(Verdict::NotAssessable) => Severity::Open,
        Some(Verdict::NotMet) | None => Severity::Failing,
    }
}

/// A figure of a school that is not reported, and the place of what it leaves open.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct MissingItem {
    school: usize,
    item: Item,
    undecided: usize,
}

impl MissingItem {
    /// All of them, school by school and item by item.
    fn all(undecided: &[Undecided]) -> Vec<Self> {
        let mut all = Vec::new();
        for (undecided, one) in undecided.iter().enumerate() {
            all.extend(one.missing.iter().filter_map(|missing| match *missing {
                MissingFigure::Item { school, item } => Some(Self {
                    school,
                    item,
                    undecided,
                }),
                _ => None,
            }));
        }
        all.sort_unstable();
        all
    }
}

/// Each figure of one school that is not reported, with the codes that it leaves open.
fn missing_tasks(
    missing: &[MissingItem],
    undecided: &[Undecided],
) -> impl Iterator<Item = WorklistTask> {
    let of_one = missing.chunk_by(|one, next| one.item == next.item);
    of_one.filter_map(|of_one| {
        let item = of_one.first()?.item;
        let mut decides: Vec<String> = Vec::with_capacity(of_one.len());
        let open = of_one.iter().filter_map(|one| undecided.get(one.undecided));
        // An indicator is open at each stage by itself, and has one code.
        for Undecided { code, .. } in open {
            if !decides.contains(code) {
                decides.push(code.clone());
            }
        }
        Some(WorklistTask::Missing { item, decides })
    })
}

/// How many rooms are missing.
fn rooms_short(task: &WorklistTask) -> Rational {
    match task {
        WorklistTask::Rooms {
            needed, present, ..
        } => needed - present,
        _ => Rational::ZERO,
    }
}

fn share_task(
    clause: usize,
    school: &School,
    part: Item,
    whole: Item,
    at_least: Decimal,
) -> Option<WorklistTask> {
    let present = exact(&school.amount(part)?);
    let needed = &exact(&school.amount(whole)?) * &Rational::from(at_least);
    Some(WorklistTask::Share {
        clause,
        part,
        whole,
        at_least,
        needed,
        present,
    })
}

/// The sorts of rooms of which a school has too few; one of which it is not known how many there
/// are is passed over.
fn room_shortages(
    clause: usize,
    school: &School,
    classes_per_room: u32,
    rooms: &[RoomSort],
    counting: RoomCounting,
) -> Vec<WorklistTask> {
    let Some(RoomsAsked {
        classes,
        rooms: needed,
    }) = room_need(school, classes_per_room)
    else {
        return Vec::new();
    };
    let sorts: Vec<Vec<Item>> = match counting {
        RoomCounting::Each => rooms.iter().map(|sort| sort.to_vec()).collect(),
        RoomCounting::Together => {
            vec![rooms.iter().flat_map(|sort| sort.iter().copied()).collect()]
        }
    };
    let short = sorts.into_iter().filter_map(|items| {
        let present = sum(school, items.iter().copied()).filter(|present| *present < needed)?;
        Some(WorklistTask::Rooms {
            clause,
            items,
            classes: classes.clone(),
            needed: needed.clone(),
            present,
        })
    });
    short.collect()
}
