//! The sentences of the reports on seats and pupils.

use crate::judgement::Reporting;
use crate::model::{Language, say};
use crate::numeric::{Rational, RoundingMode};
use crate::page::{Ink, Told};
use crate::planning::enrolment::balance::{LaterNeed, SeatNeed, StageBalance, YearBalance};
use crate::planning::enrolment::error::RatioSubject;
use crate::planning::enrolment::grade::Grade;
use crate::planning::enrolment::grade_model::ProjectionMethod;
use crate::planning::enrolment::level::{SeatLevel, SeatThresholds};
use crate::planning::enrolment::presentation::document::{whole, whole_seats, whole_temporary};
use crate::planning::enrolment::ratio::RatioRule;
use crate::planning::enrolment::supply_and_demand::SupplyAndDemand;
use crate::planning::stage::stage_word as plan_stage_word;

/// The name of a stage.
pub(super) fn stage_word(stage: &str, language: Language) -> &str {
    match stage {
        "kindergarten" => language.pick("幼儿园", "kindergarten"),
        _ => plan_stage_word(stage, language),
    }
}

/// A grade in a table.
fn grade_word(grade: &Grade, language: Language) -> String {
    let (stage, name) = (stage_word(&grade.stage, language), &grade.name);
    say!(language, "{stage}{name}", "{stage} {name}")
}

/// What a ratio leads from and to.
pub(super) fn ratio_word(subject: &RatioSubject, language: Language) -> String {
    let word = |grade| grade_word(grade, language);
    match subject {
        RatioSubject::Intake { grade } => {
            let grade = word(grade);
            say!(language, "出生 → {grade}", "births → {grade}")
        }
        RatioSubject::Progression { from, to } | RatioSubject::Promotion { from, to } => {
            format!("{} → {}", word(from), word(to))
        }
        RatioSubject::Repetition { grade } => {
            let grade = word(grade);
            say!(language, "{grade} 留级", "{grade} repeated")
        }
    }
}

/// A ratio as it is printed.
pub(super) fn ratio_text(ratio: &Rational) -> String {
    ratio.to_fixed(4, RoundingMode::HalfAwayFromZero)
}

/// Seats that lack with a sign, or those that are empty.
pub(super) fn gap_text(one: &YearBalance) -> String {
    let gap = -one.gap();
    let text = whole(&gap);
    // A shortage of less than half a seat is one, though it rounds to zero.
    if one.is_short() && text == "0" {
        return "-<1".to_owned();
    }
    if text != "0" && gap.is_positive() {
        format!("+{text}")
    } else {
        text
    }
}

/// The range of the pupils of a year.
pub(super) fn range_text(one: &YearBalance) -> String {
    format!("{}–{}", whole(&one.lowest), whole(&one.highest))
}

/// How full the seats are, in percent: with as many more decimals as it takes to be told from each
/// threshold.
pub(super) fn utilisation_text(one: &YearBalance, thresholds: &SeatThresholds) -> Option<String> {
    let used = one.utilisation()?.in_percent();
    let bounds = [
        thresholds.idle(),
        thresholds.tight(),
        &Rational::ONE,
        thresholds.severe(),
    ];
    let texts = bounds.map(|bound| Reporting::half_away(1).text_beside(&used, &bound.in_percent()));
    let longest = texts.into_iter().max_by_key(String::len)?;
    Some(format!("{longest} %"))
}

/// A threshold in percent, exactly where it is a decimal.
fn threshold_text(share: &Rational) -> String {
    let percent = share.in_percent();
    let text = Reporting::half_away(1).text(&percent);
    percent
        .to_exact_decimal()
        .filter(|exact| exact.len() > text.len())
        .unwrap_or(text)
}

impl Told<'_, SupplyAndDemand> {
    /// The title of the reports.
    pub(super) fn report_title(&self) -> String {
        let base = self.outlook().history().base_year();
        let last = self.outlook().expected().years().last();
        let last = last.map_or(base, |one| one.year);
        let what = say!(
            self.language,
            "学位供需，{base}—{last}年",
            "seats and pupils, {base} to {last}"
        );
        match self.title() {
            Some(title) => {
                let title = title.get(self.language);
                say!(self.language, "{title}：{what}", "{title}: {what}")
            }
            None => what,
        }
    }

    /// How it was projected.
    pub(super) fn method_sentence(&self) -> String {
        let settings = self.outlook().settings();
        let method = match settings.method {
            ProjectionMethod::CohortSurvival => self.pick(
                "同批学生升级比法（年级递升）",
                "the cohort-survival model (each grade over the grade below a year before)",
            ),
            ProjectionMethod::GradeTransition => self.pick(
                "年级转移法（升级率、留级率）",
                "the grade-transition model (promotion and repetition)",
            ),
        };
        let rule = match &settings.rule {
            RatioRule::MeanOfRatios => self.pick("各年比率的平均", "the mean of the years"),
            RatioRule::RatioOfTotals => self.pick("各年合计之比", "the ratio of the totals"),
            RatioRule::LastYear => self.pick("最近一年的比率", "the last year's"),
            RatioRule::Weighted(_) => {
                self.pick("各年比率的加权平均", "the weighted mean of the years")
            }
            RatioRule::Lowest => self.pick("各年最低的比率", "the lowest of the years"),
            RatioRule::Highest => self.pick("各年最高的比率", "the highest of the years"),
        };
        say!(
            self.language,
            "预测方法：{method}；比率取{rule}。",
            "Projected by {method}; ratios: {rule}."
        )
    }

    /// What the levels mean.
    pub(super) fn legend(&self) -> String {
        let thresholds = self.thresholds();
        let (idle, tight, severe) = (
            threshold_text(thresholds.idle()),
            threshold_text(thresholds.tight()),
            threshold_text(thresholds.severe()),
        );
        say!(
            self.language,
            "范围是各比率都取历年最低或最高值时的结果，不是置信区间。利用率低于{idle}%为闲置，\
                 {tight}%起为偏紧，超过100%为不足，超过{severe}%为严重不足。",
            "The range is what comes out if every ratio stays at the lowest or the highest seen; \
                 it is no confidence interval. Idle: below {idle} % of the seats; tight: from \
                 {tight} %; short: above 100 %; severely short: above {severe} %."
        )
    }

    /// What is to be known of a stage.
    pub(super) fn stage_sentence(&self, stage: &StageBalance) -> String {
        let word = stage_word(stage.stage(), self.language);
        let base_year = self.outlook().history().base_year();
        let mut clauses = vec![peak_clause(stage, self.language)];
        clauses.push(shortage_clause(stage, base_year, self.language));
        clauses.extend(self.need_clause(stage));
        clauses.extend(empty_clause(stage, self.language));
        let text = clauses.join(self.pick("；", "; "));
        say!(self.language, "{word}：{text}。", "{word}: {text}.")
    }

    fn need_clause(&self, stage: &StageBalance) -> Option<String> {
        let need = stage.need()?;
        let (year, seats) = (need.year, whole_seats(&need.seats));
        let worst = say!(
            self.language,
            ("{year}年缺口最大，缺{seats}个学位"),
            (
                "the shortage is greatest in {year}: {seats} {}",
                if seats == "1" { "seat" } else { "seats" }
            )
        );
        let rest = if let Some(later) = &need.later {
            later_clause(&need, later, self.language)
        } else {
            let later = year + i32::from(self.years_later());
            say!(
                self.language,
                "{later}年是否仍需要，超出预测期，无法判断",
                "whether they are still needed in {later} is beyond the projection"
            )
        };
        Some(say!(self.language, "{worst}，{rest}", "{worst}, {rest}"))
    }
}

/// What becomes of the seats that lack, if they are added.
fn later_clause(need: &SeatNeed, later: &LaterNeed, language: Language) -> String {
    let lasting = whole_seats(&later.lasting);
    let temporary = whole_temporary(need, later);
    let year = later.year;
    if lasting == "0" {
        say!(
            language,
            "如按此缺口增加学位，到{year}年将全部空余（临时需求）",
            "if as many are added, all are empty in {year} (a temporary need)"
        )
    } else if temporary == "0" {
        say!(
            language,
            "如按此缺口增加学位，到{year}年仍全部需要（长期需求）",
            "if as many are added, all are still needed in {year} (a lasting need)"
        )
    } else {
        say!(
            language,
            "如按此缺口增加学位，到{year}年{lasting}个仍需要（长期需求），\
                 {temporary}个将空余（临时需求）",
            "if as many are added, {lasting} are still needed in {year} (a lasting need) and \
                 {temporary} are empty (a temporary need)"
        )
    }
}

fn peak_clause(stage: &StageBalance, language: Language) -> String {
    let peak = stage.peak();
    let (year, pupils) = (peak.year, whole(&peak.demand));
    say!(
        language,
        "在校生{year}年最多，{pupils}人",
        "most pupils in {year}: {pupils}"
    )
}

fn shortage_clause(stage: &StageBalance, base_year: i32, language: Language) -> String {
    let count = stage.years().filter(|one| one.is_short()).count();
    if let Some(first) = stage.first_shortage() {
        let year = first.year;
        let years = if count == 1 { "year" } else { "years" };
        // The base year is counted, not expected.
        return if year == base_year {
            say!(
                language,
                "{year}年（现状）学位已不足，连同预测期共{count}年不足",
                "more pupils than seats already in {year}, in {count} {years} altogether"
            )
        } else {
            say!(
                language,
                "预计{year}年首次学位不足，预测期内共{count}年不足",
                "more pupils than seats first in {year}, in {count} {years} altogether"
            )
        };
    }
    if let Some(first) = stage.first_possible_shortage() {
        let year = first.year;
        return say!(
            language,
            "预计不缺学位，但各比率都取最高值时{year}年首次不足",
            "no shortage is expected, but with every ratio at the highest seen there is one \
                 first in {year}"
        );
    }
    if let Some(first) = stage.first_at(SeatLevel::Tight) {
        let year = first.year;
        return say!(
            language,
            "不缺学位，{year}年首次偏紧",
            "seats suffice, and are tight first in {year}"
        );
    }
    language
        .pick("各年学位充足", "seats suffice in every year")
        .to_owned()
}

fn empty_clause(stage: &StageBalance, language: Language) -> Option<String> {
    let first = stage.first_at(SeatLevel::Idle)?.year;
    let most = stage.emptiest()?;
    let (year, seats) = (most.year, whole(&-most.gap()));
    Some(say!(
        language,
        "{first}年首次出现学位闲置，{year}年空余最多，为{seats}个",
        "seats are idle first in {first}, most in {year}: {seats} empty"
    ))
}

/// The ink of a stage's sentence: that of its worst year.
pub(super) fn stage_ink(stage: &StageBalance) -> Ink {
    let worst = stage.years().map(|one| one.level).max();
    let idle = stage.first_at(SeatLevel::Idle).is_some();
    match worst {
        Some(SeatLevel::Sufficient | SeatLevel::Idle) if idle => Ink::Doubtful,
        Some(level) => level.into(),
        None => Ink::Plain,
    }
}
