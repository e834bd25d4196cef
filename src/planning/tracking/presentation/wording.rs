//! The words, figures and sentences that the reports share.

use crate::judgement::{Reporting, exact};
use crate::model::{BaselineLevel, Course, Direction, Language, TaskCount, Text, say};
use crate::numeric::{Rational, RoundingMode};
use crate::page::{Ink, Told};
use crate::planning::stage::stage_word;
use crate::planning::tracking::contradiction::Contradiction;
use crate::planning::tracking::due_status::{DueCounts, DueStatus};
use crate::planning::tracking::expected::Expected;
use crate::planning::tracking::monotone_progress::MonotoneProgress;
use crate::planning::tracking::progress::{Certainty, RowProgress};
use crate::planning::tracking::status::PlanStatus;
use crate::planning::tracking::task_progress::TaskProgress;
use crate::planning::tracking::tracking::PlanProgress;
use std::cmp::Reverse;

/// How many cells a bar has.
const BAR: usize = 10;

/// An on-track row whose trend meets the target less often than this is worth a look.
const DOUBTFUL: f64 = 0.5;

impl From<PlanStatus> for Ink {
    fn from(status: PlanStatus) -> Self {
        match status {
            PlanStatus::Held | PlanStatus::Achieved => Self::Good,
            PlanStatus::Breached | PlanStatus::Regressing => Self::Bad,
            PlanStatus::Behind | PlanStatus::NotYet => Self::Doubtful,
            PlanStatus::NoData => Self::Faint,
            PlanStatus::OnTrack => Self::Plain,
        }
    }
}

impl From<DueStatus> for Ink {
    fn from(status: DueStatus) -> Self {
        match status {
            DueStatus::Met => Self::Good,
            DueStatus::NotMet => Self::Bad,
            DueStatus::NoData => Self::Faint,
            DueStatus::TooEarly => Self::Plain,
        }
    }
}

/// A baseline as it is printed, where there is one.
pub(super) fn printed_level(level: &BaselineLevel) -> Option<String> {
    match level {
        BaselineLevel::Value(value) => Some(value.to_string()),
        BaselineLevel::Bound(bound) => Some(bound.printed()),
        BaselineLevel::Missing => None,
    }
}

/// A row of a plan in words.
impl RowProgress<'_> {
    /// One place more than the figures of the row are written with, and at most six.
    fn places(&self) -> u32 {
        const MOST: usize = 6;
        let level = match &self.row.baseline().level {
            BaselineLevel::Value(value) => Some(value),
            BaselineLevel::Bound(bound) => Some(&bound.number),
            BaselineLevel::Missing => None,
        };
        let latest = self.latest.as_ref().map(|latest| &latest.value);
        let amounts = [level, Some(&self.row.target().bound.number), latest];
        let places = amounts.into_iter().flatten().map(|amount| {
            let text = amount.to_string();
            text.split_once('.')
                .map_or(0, |(_, fraction)| fraction.len())
        });
        let places = places.max().unwrap_or_default() + 1;
        u32::try_from(places.min(MOST)).unwrap_or_default()
    }

    /// A value with the places of the row.
    pub(super) fn fixed(&self, value: &Rational) -> String {
        value.to_fixed(self.places(), RoundingMode::HalfAwayFromZero)
    }

    /// The same beside another number that it is not, with as many more places as it takes to tell
    /// them apart.
    fn fixed_beside(&self, value: &Rational, other: &Rational) -> String {
        Reporting::half_away(self.places()).text_beside(value, other)
    }

    /// A change, with its sign.
    fn change(&self, change: &Rational) -> String {
        let text = self.fixed_beside(change, &Rational::ZERO);
        if change.is_positive() {
            format!("+{text}")
        } else {
            text
        }
    }

    fn double(&self, value: f64) -> String {
        let places = usize::try_from(self.places()).unwrap_or_default();
        format!("{value:.places$}")
    }

    /// What the path asks for.
    pub(super) fn expected_text(&self) -> Option<String> {
        let expected = self.expected.as_ref()?;
        let latest = exact(&self.latest.as_ref()?.value);
        Some(match expected {
            Expected::Exact(value) => self.fixed_beside(value, &latest),
            Expected::Geometric(point) => {
                let reporting = Reporting::half_away(self.places());
                reporting.beside(&latest, point.compare(&latest), |places| {
                    let point = point.rounded(places);
                    point.to_fixed(places, reporting.mode)
                })
            }
        })
    }

    /// What is still needed each year.
    pub(super) fn required_text(&self) -> Option<String> {
        let change = self.required_annual_change.as_ref()?;
        Some(self.change(change))
    }

    /// How likely the target is, in percent.
    pub(super) fn probability_text(&self) -> Option<String> {
        let probability = self.forecast.as_ref()?.probability_met;
        Some(if probability > 0.0 && probability < 0.005 {
            "<1 %".to_owned()
        } else if probability < 1.0 && probability > 0.995 {
            ">99 %".to_owned()
        } else {
            format!("{:.0} %", probability * 100.0)
        })
    }

    /// The share of the way that is done, in percent.
    pub(super) fn progress_text(&self) -> Option<String> {
        let percent = self.progress.as_ref()?.in_percent();
        let text = Reporting::half_away(0).text_beside(&percent, &Rational::from(100));
        Some(format!("{text} %"))
    }

    /// The way from baseline to target: done, still to do, and where the path would be.
    pub(super) fn bar(&self) -> String {
        let share = self.progress.as_ref().map(Rational::to_f64);
        let done = match (self.status, share) {
            (PlanStatus::NoData, _) => return "·".repeat(BAR),
            (status, _) if status.is_met() => BAR,
            // Not yet at the end, though it may be at the number of a strict bound or beyond it.
            (_, Some(share)) => cells(share).min(BAR - 1),
            (_, None) => 0,
        };
        let due = self.expected_share().map(cells);
        let mut bar: Vec<char> = (0..BAR)
            .map(|cell| if cell < done { '█' } else { '░' })
            .collect();
        if share.is_some_and(|share| share < 0.0)
            && let Some(first) = bar.first_mut()
        {
            *first = '◂';
        }
        if share.is_some_and(|share| share > 1.0)
            && let Some(last) = bar.last_mut()
        {
            *last = '▸';
        }
        if let Some(due) = due
            && let Some(cell) = bar.get_mut(due.min(BAR - 1))
            && *cell == '░'
        {
            *cell = '│';
        }
        bar.into_iter().collect()
    }

    /// The share of the way that the path would be at.
    fn expected_share(&self) -> Option<f64> {
        let start = exact(self.row.baseline().level.value()?);
        let way = (exact(&self.row.target().bound.number) - &start).to_f64();
        let share = (self.expected.as_ref()?.to_f64() - start.to_f64()) / way;
        share.is_finite().then_some(share)
    }

    /// How urgent the row is: smaller first; `None` where there is nothing to look at.
    fn urgency(&self) -> Option<Urgency> {
        let rank = match self.status {
            PlanStatus::Breached => 0,
            PlanStatus::Regressing => 1,
            PlanStatus::Behind | PlanStatus::NotYet => 2,
            PlanStatus::OnTrack => {
                let forecast = self.forecast.as_ref()?;
                if forecast.probability_met >= DOUBTFUL {
                    return None;
                }
                3
            }
            PlanStatus::NoData | PlanStatus::Held | PlanStatus::Achieved => return None,
        };
        // The bits of a probability, which is not negative, are in the order of the numbers.
        let probability = self
            .forecast
            .as_ref()
            .map_or(0.0, |forecast| forecast.probability_met);
        Some(Urgency {
            rank,
            pace: self.pace(),
            probability: probability.to_bits(),
        })
    }

    /// How fast it must go from now on, as a multiple of the even pace from baseline to target.
    fn pace(&self) -> Pace {
        let target = self.row.target();
        if self
            .latest
            .as_ref()
            .is_some_and(|latest| latest.year >= target.year)
        {
            return Pace::Overdue;
        }
        let planned = || {
            let start = exact(self.row.baseline().level.value()?);
            let years = Rational::from(target.year - self.row.baseline().year);
            let way = (exact(&target.bound.number) - start)
                .checked_div(&years)
                .ok()?;
            self.required_annual_change.as_ref()?.checked_div(&way).ok()
        };
        planned().map_or(Pace::Unknown, |pace| Pace::Times(Reverse(pace)))
    }
}

impl Told<'_, RowProgress<'_>> {
    /// The row as a sentence begins with it.
    pub(super) fn subject(&self) -> String {
        let row = self.row;
        subject(row.indicator(), &row.name(), row.stage(), self.language)
    }

    /// The indicator as a table names it, whose stage has a column of its own.
    pub(super) fn named(&self) -> String {
        named(self.row.indicator(), &self.row.name(), self.language)
    }

    /// Where the row stands and what it needs.
    pub(super) fn sentence(&self) -> String {
        let subject = self.subject();
        let Some(latest) = &self.latest else {
            return say!(self.language, "{subject}：无数据", "{subject}: no data");
        };
        let (year, value) = (latest.year, &latest.value);
        let mut clauses = vec![say!(
            self.language,
            "{subject}：{year}年为{value}",
            "{subject}: {value} in {year}"
        )];
        clauses.push(self.standing());
        clauses.extend(self.doubt());
        clauses.extend(self.need());
        clauses.extend(self.outlook());
        clauses.retain(|clause| !clause.is_empty());
        let text = clauses.join(self.pick("，", ", "));
        text + self.pick("。", ".")
    }

    fn standing(&self) -> String {
        // What has no baseline is compared with none.
        let baseline = printed_level(&self.row.baseline().level).unwrap_or_default();
        let (base_year, bound) = (self.row.baseline().year, self.row.target().bound.printed());
        let expected = self.expected_text();
        match (self.status, expected) {
            (PlanStatus::Regressing, _) => say!(
                self.language,
                "比{base_year}年的{baseline}还差",
                "worse than the {baseline} of {base_year}"
            ),
            (PlanStatus::Breached, _) => say!(
                self.language,
                "规划要求保持{bound}",
                "where the plan holds {bound}"
            ),
            (PlanStatus::Behind, Some(expected)) => say!(
                self.language,
                "按进度应为{expected}",
                "where the path asks for {expected}"
            ),
            (PlanStatus::NotYet, _) => say!(
                self.language,
                "尚未达到{bound}（规划未列基期值）",
                "not yet {bound} (the plan has no baseline)"
            ),
            (PlanStatus::OnTrack, Some(expected)) => say!(
                self.language,
                "按进度应为{expected}，进度正常",
                "on its path ({expected})"
            ),
            _ => String::new(),
        }
    }

    /// That the interval of an estimate leaves open whether the target is met.
    pub(super) fn doubt(&self) -> Option<String> {
        if self.certainty? == Certainty::Sure {
            return None;
        }
        let interval = self.interval.as_ref()?;
        let (lower, upper) = (interval.lower(), interval.upper());
        Some(say!(
            self.language,
            "估计区间{lower}至{upper}含达标与未达标两种可能",
            "an estimate from {lower} to {upper}, part of which meets the target"
        ))
    }

    fn need(&self) -> Option<String> {
        let required = self.required_text()?;
        if self
            .required_annual_change
            .as_ref()
            .is_some_and(Rational::is_zero)
        {
            let at = "stands at the number, which the target excludes";
            return Some(
                self.language
                    .pick("正处于目标数值，但目标不含该数值", at)
                    .to_owned(),
            );
        }
        let year = self.row.target().year;
        let bound = self.row.target().bound.printed();
        let so_far = self.forecast.as_ref().map_or_else(String::new, |forecast| {
            let change = self.change(&forecast.annual_change);
            say!(
                self.language,
                "（目前每年{change}）",
                " ({change} a year so far)"
            )
        });
        Some(say!(
            self.language,
            "到{year}年达到{bound}每年需{required}{so_far}",
            "needs {required} a year to reach {bound} in {year}{so_far}"
        ))
    }

    fn outlook(&self) -> Option<String> {
        let forecast = self.forecast.as_ref()?;
        let target = exact(&self.row.target().bound.number);
        let value = self.fixed_beside(&forecast.value, &target);
        let (lower, upper) = (self.double(forecast.lower), self.double(forecast.upper));
        let probability = self.probability_text()?;
        let year = forecast.year;
        Some(say!(
            self.language,
            "按趋势{year}年为{value}（95%区间{lower}至{upper}），达标概率{probability}",
            "the trend leads to {value} in {year} (95 %: {lower} to {upper}), \
                 and meets the target with a probability of {probability}"
        ))
    }
}

/// In which order rows are looked at: by status, then by how much faster they must go than planned,
/// then by how unlikely their targets are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Urgency {
    rank: u8,
    pace: Pace,
    probability: u64,
}

/// How fast a row must go: the most urgent first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Pace {
    /// Its target is due.
    Overdue,
    /// So many times as fast as the even pace from baseline to target.
    Times(Reverse<Rational>),
    /// Its baseline is no number or is missing, or its target is the baseline.
    Unknown,
}

/// An indicator as a sentence begins with it.
fn subject(code: &str, name: &Text, stage: Option<&str>, language: Language) -> String {
    let named = named(code, name, language);
    match stage {
        Some(stage) => {
            let stage = stage_word(stage, language);
            say!(language, "{named}（{stage}）", "{named} ({stage})")
        }
        None => named,
    }
}

/// Code and name, once where they are the same.
fn named(code: &str, name: &Text, language: Language) -> String {
    let name = name.get(language);
    if code == name {
        code.to_owned()
    } else {
        format!("{code} {name}")
    }
}

/// How many cells of a bar a share fills.
fn cells(share: f64) -> usize {
    let tenths = (share * 10.0).floor().clamp(0.0, 10.0);
    (0..BAR)
        .filter(|cell| f64::from(u8::try_from(*cell).unwrap_or(0)) < tenths)
        .count()
}

/// A task in words.
impl TaskProgress<'_> {
    /// What is done of what is due.
    pub(super) fn bar(&self) -> String {
        if self.latest.is_none() {
            return "·".repeat(BAR);
        }
        let share = self.progress.as_ref().map(Rational::to_f64);
        let done = match (self.status, share) {
            (DueStatus::Met, _) => BAR,
            // Not full while something is left, though the number of a strict bound may be reached.
            (_, Some(share)) => cells(share).min(BAR - 1),
            (_, None) => 0,
        };
        let mut bar: Vec<char> = (0..BAR)
            .map(|cell| if cell < done { '█' } else { '░' })
            .collect();
        if self.is_more_than_asked()
            && let Some(last) = bar.last_mut()
        {
            *last = '▸';
        }
        bar.into_iter().collect()
    }

    fn is_more_than_asked(&self) -> bool {
        let most = match self.task.asked() {
            TaskCount::Bound(bound) if bound.relation.suits(Direction::HigherIsBetter) => {
                &bound.number
            }
            TaskCount::Bound(_) => return false,
            TaskCount::Range { upper, .. } => upper,
            TaskCount::About(number) => number,
        };
        let latest = self.latest.as_ref();
        latest.is_some_and(|latest| latest.value > *most)
    }
}

impl Told<'_, TaskProgress<'_>> {
    /// What is asked for.
    pub(super) fn asked_text(&self) -> String {
        match self.task.asked() {
            TaskCount::Bound(bound) => bound.printed(),
            TaskCount::Range { lower, upper } => format!("{lower}–{upper}"),
            TaskCount::About(number) => {
                say!(self.language, "约{number}", "about {number}")
            }
        }
    }

    /// The task as a sentence begins with it.
    pub(super) fn subject(&self) -> String {
        let task = self.task;
        subject(task.code(), &task.name(), task.stage(), self.language)
    }

    /// What is asked for, how much is done, and what is left.
    pub(super) fn sentence(&self) -> String {
        let (subject, asked) = (self.subject(), self.asked_text());
        let (year, reason) = (self.task.due_year(), self.reason.get(self.language));
        say!(
            self.language,
            "{subject}：{year}年要求{asked}，{reason}。",
            "{subject}: {asked} asked for in {year}, {reason}."
        )
    }
}

/// A target without a number in words.
impl Told<'_, MonotoneProgress<'_>> {
    /// Which way it must go.
    pub(super) fn must_text(&self) -> &'static str {
        match self.target.course() {
            Course::Rise => self.pick("逐年增长", "rise each year"),
            Course::NotFall => self.pick("只增不减", "never fall"),
            Course::NotRise => self.pick("只减不增", "never rise"),
            Course::Fall => self.pick("逐年下降", "fall each year"),
        }
    }

    /// The target as a sentence begins with it.
    pub(super) fn subject(&self) -> String {
        let target = self.target;
        subject(
            target.indicator(),
            &target.name(),
            target.stage(),
            self.language,
        )
    }

    /// What is asked for, and what was observed.
    pub(super) fn sentence(&self) -> String {
        let (subject, must) = (self.subject(), self.must_text());
        let (first, last) = (self.target.base_year(), self.target.target_year());
        let reason = self.reason.get(self.language);
        say!(
            self.language,
            "{subject}：要求{first}—{last}年{must}，{reason}。",
            "{subject}: must {must} from {first} to {last}, {reason}."
        )
    }
}

/// How many stand how, in one sentence; `None` where there is none.
pub(super) fn counts_sentence(counts: DueCounts, language: Language) -> Option<String> {
    let shown = DueStatus::ALL.into_iter().filter_map(|status| {
        let count = match status {
            DueStatus::NoData => counts.no_data,
            DueStatus::Met => counts.met,
            DueStatus::NotMet => counts.not_met,
            DueStatus::TooEarly => counts.too_early,
        };
        let word = status.word(language);
        (count > 0).then(|| say!(language, "{word}{count}项", "{count} {word}"))
    });
    let shown: Vec<String> = shown.collect();
    let total = counts.total();
    (total > 0).then(|| {
        let list = shown.join(language.pick("、", ", "));
        say!(language, "共{total}项：{list}。", "{total} in all: {list}.")
    })
}

impl PlanProgress<'_> {
    /// The rows to look at first, the most urgent first.
    pub(super) fn urgent(&self) -> Vec<&RowProgress<'_>> {
        let mut rows: Vec<_> = self
            .rows
            .iter()
            .filter_map(|row| Some((row.urgency()?, row)))
            .collect();
        rows.sort_by(|(one, _), (other, _)| one.cmp(other));
        rows.into_iter().map(|(_, row)| row).collect()
    }
}

impl Told<'_, PlanProgress<'_>> {
    /// The title of the reports.
    pub(super) fn report_title(&self) -> String {
        let title = self.plan.title();
        let title = title.get(self.language);
        match self.as_of {
            Some(year) => say!(
                self.language,
                "{title}：截至{year}年的进展",
                "{title}: progress up to {year}"
            ),
            None => title.to_owned(),
        }
    }

    /// How many rows are met, and how the others stand.
    pub(super) fn summary(&self) -> String {
        let achievement = &self.achievement;
        let (met, total) = (achievement.met, achievement.total());
        let Some(rate) = achievement.rate() else {
            if !(self.tasks.is_empty() && self.monotone.is_empty()) {
                return String::new();
            }
            return self
                .language
                .pick("规划没有指标。", "The plan has no rows.")
                .to_owned();
        };
        let rate = Reporting::half_away(1).text_beside(&rate, &Rational::from(100));
        let counts: Vec<String> = PlanStatus::ALL
            .into_iter()
            .filter_map(|status| {
                let count = self.rows.iter().filter(|row| row.status == status).count();
                let word = status.word(self.language);
                (count > 0).then(|| say!(self.language, "{word}{count}项", "{count} {word}"))
            })
            .collect();
        let counts = counts.join(self.pick("、", ", "));
        say!(
            self.language,
            "{total}项指标中{met}项达标，达成率{rate}%（{counts}）。",
            "{met} of {total} targets are met, {rate} % ({counts})."
        )
    }

    /// The tasks and targets without a number that are missed, each in a sentence.
    pub(super) fn missed_sentences(&self) -> Vec<String> {
        let monotone = self.monotone.iter();
        let monotone = monotone.filter(|target| target.status == DueStatus::NotMet);
        let tasks = self.tasks.iter();
        let tasks = tasks.filter(|task| task.status == DueStatus::NotMet);
        monotone
            .map(|target| self.of(target).sentence())
            .chain(tasks.map(|task| self.of(task).sentence()))
            .collect()
    }

    /// The rows that are met or missed by their value and not for sure, each in a sentence, where
    /// they are not among the urgent ones.
    pub(super) fn unsure_sentences(&self) -> Vec<String> {
        let rows = self.rows.iter().filter(|row| row.urgency().is_none());
        rows.filter_map(|row| {
            let (subject, doubt) = (self.of(row).subject(), self.of(row).doubt()?);
            Some(say!(
                self.language,
                "{subject}：{doubt}。",
                "{subject}: {doubt}."
            ))
        })
        .collect()
    }

    /// Which rows have no data, in one sentence.
    pub(super) fn missing_sentence(&self) -> Option<String> {
        const LISTED: usize = 8;
        let rows = self
            .rows
            .iter()
            .filter(|row| row.status == PlanStatus::NoData);
        let mut names: Vec<String> = rows.map(|row| self.of(row).subject()).collect();
        let tasks = self.tasks.iter();
        let tasks = tasks.filter(|task| task.status == DueStatus::NoData);
        names.extend(tasks.map(|task| self.of(task).subject()));
        let monotone = self.monotone.iter();
        let monotone = monotone.filter(|target| target.status == DueStatus::NoData);
        names.extend(monotone.map(|target| self.of(target).subject()));
        if names.is_empty() {
            return None;
        }
        let count = names.len();
        let shown: Vec<String> = names.into_iter().take(LISTED).collect();
        let more = count.saturating_sub(shown.len());
        let mut list = shown.join(self.pick("、", "; "));
        if more > 0 {
            list += &say!(self.language, "等{count}项", "; and {more} more");
        }
        Some(say!(self.language, "无数据：{list}。", "No data: {list}."))
    }
}

/// What the marks of the bar stand for.
pub(super) fn legend(language: Language) -> &'static str {
    language.pick(
        "进度条从基期值到目标值：█ 已完成，░ 未完成，│ 按进度应到之处，◂ 倒退，▸ 超额，· 无数据。",
        "The bar runs from baseline to target: █ done, ░ to do, │ where the path would be, \
         ◂ going backwards, ▸ more than asked for, · no data.",
    )
}

/// Who says what.
pub(super) fn contradiction_sentence(one: &Contradiction, language: Language) -> String {
    let statements: Vec<String> = one
        .statements
        .iter()
        .map(|statement| {
            let bound = statement.bound.printed();
            let origin = match &statement.source {
                Some(source) => format!("{}, {source}", statement.plan),
                None => statement.plan.clone(),
            };
            say!(language, "{bound}（{origin}）", "{bound} ({origin})")
        })
        .collect();
    let subject = subject(&one.indicator, &one.name, one.stage.as_deref(), language);
    let year = one.year;
    let statements = statements.join(language.pick("，", ", "));
    say!(
        language,
        "{subject}：{year}年的目标不一致：{statements}。",
        "{subject}: the targets for {year} differ: {statements}."
    )
}
