//! What a text states, held against itself.

use crate::judgement::Verdict;
use crate::model::{
    CheckKind, Language, PrintedFigure, StatedCheck, StatedFigure, StatedSeries, Statements, Text,
};
use crate::planning::rules::agreement::Agreement;
use crate::planning::rules::attainable_share::AttainableShare;
use crate::planning::rules::difference::PrintedDifference;
use crate::planning::rules::monotone::Monotone;
use crate::planning::rules::ratio::PrintedRatio;
use crate::planning::rules::reference::NotAboveReference;
use crate::planning::rules::series::{AnnualSeries, SeriesForm};
use crate::planning::rules::shares::SharesOfWhole;
use crate::planning::rules::spending::{SpendingNeverFalls, StageSpending};
use crate::planning::rules::sum::PartsOfTotal;
use crate::planning::rules::three_increases::ThreeIncreases;
use crate::planning::rules::{Rule as _, RuleResult};
use crate::planning::stage::stage_word;
use std::collections::BTreeMap;

/// What a text states, held against itself.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StatementReview<'a> {
    /// The statements.
    pub statements: &'a Statements,
    /// The checks of the text in their order; then, for each indicator, stage and year that the
    /// text states more than once, whether it states the same.
    pub checks: Vec<CheckReview<'a>>,
}

/// How one check came out.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CheckReview<'a> {
    /// The name of its kind in files.
    pub kind: &'static str,
    /// Its name.
    pub name: Text,
    /// What the text states and the check computes, where there is such a figure.
    pub stated: Option<&'a StatedFigure>,
    /// All figures that it looks at.
    pub figures: Vec<&'a StatedFigure>,
    /// Whether it holds, and why.
    pub result: RuleResult,
    /// The clause it comes from, if one is given.
    pub source: Option<&'a str>,
}

/// Holds what a text states against itself. Never fails.
///
/// # Examples
///
/// ```
/// use junheng::adapters::json::{JsonFileError, read_statements};
/// use junheng::evaluation::Verdict;
/// use junheng::planning::review;
///
/// let read = read_statements(r#"{"id": "programme", "figures": [
///     {"code": "new", "value": 31}, {"code": "extended", "value": 26}, {"code": "all", "value": 58},
///     {"code": "table", "value": 90, "indicator": "dual", "year": 2025},
///     {"code": "text", "value": 78, "indicator": "dual", "year": 2025}
/// ], "checks": [{"check": "sum", "parts": ["new", "extended"], "total": "all"}]}"#)?;
/// let review = review(&read.statements);
/// // 31 and 26 are 57, and 90 is not 78: the second check nobody had to ask for.
/// let verdicts: Vec<Verdict> = review.checks.iter().map(|check| check.result.verdict).collect();
/// assert_eq!(verdicts, [Verdict::NotMet, Verdict::NotMet]);
/// # Ok::<(), JsonFileError>(())
/// ```
#[must_use]
pub fn review(statements: &Statements) -> StatementReview<'_> {
    let source = Source { statements };
    let asked = statements.checks().iter().map(|check| source.check(check));
    let checks = asked.chain(source.repeated()).collect();
    StatementReview { statements, checks }
}

impl StatementReview<'_> {
    /// How many checks have a verdict.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> usize {
        let checks = self.checks.iter();
        checks
            .filter(|check| check.result.verdict == verdict)
            .count()
    }
}

/// Where the checks take their figures from.
#[derive(Clone, Copy)]
struct Source<'a> {
    statements: &'a Statements,
}

impl<'a> Source<'a> {
    fn check(self, check: &'a StatedCheck) -> CheckReview<'a> {
        let kind = &check.kind;
        let stated = self.stated(kind);
        let figures: Vec<&StatedFigure> = codes_of(kind)
            .into_iter()
            .filter_map(|code| self.statements.figure(code))
            .collect();
        let own = check.name.clone();
        let named_after = stated.or(figures.first().copied());
        let name = || match kind {
            // The rule is known by its own name.
            CheckKind::SpendingNeverFalls { .. } | CheckKind::ThreeIncreases { .. } => None,
            _ => named_after.map(StatedFigure::name),
        };
        CheckReview {
            kind: kind.code(),
            name: own.or_else(name).unwrap_or_else(|| kind_name(kind)),
            stated,
            figures,
            result: self.result(kind),
            source: check.source.as_deref(),
        }
    }

    /// What is stated more than once, in the order in which it is stated first.
    fn repeated(self) -> Vec<CheckReview<'a>> {
        let mut places = BTreeMap::new();
        let mut groups: Vec<Vec<&StatedFigure>> = Vec::new();
        for figure in self.statements.figures() {
            let Some(indicator) = figure.indicator() else {
                continue;
            };
            let key = (indicator, figure.stage(), figure.year());
            let place = *places.entry(key).or_insert_with(|| {
                groups.push(Vec::new());
                groups.len() - 1
            });
            if let Some(group) = groups.get_mut(place) {
                group.push(figure);
            }
        }
        let several = groups.into_iter().filter(|group| group.len() > 1);
        several
            .filter_map(|figures| {
                let first = figures.first()?;
                let statements = figures.iter().map(|figure| figure.value().cloned());
                let rule = Agreement {
                    statements: statements.collect(),
                };
                Some(CheckReview {
                    kind: "agreement",
                    name: first.name(),
                    stated: None,
                    result: rule.assess(),
                    figures,
                    source: None,
                })
            })
            .collect()
    }

    fn stated(self, kind: &CheckKind) -> Option<&'a StatedFigure> {
        let code = match kind {
            CheckKind::Sum { total, .. } => Some(total),
            CheckKind::Ratio { ratio, .. } => ratio.as_ref(),
            CheckKind::AttainableShare { share, .. } => Some(share),
            CheckKind::Difference { difference, .. } => difference.as_ref(),
            CheckKind::NotAbove { figure, .. } => Some(figure),
            _ => None,
        };
        self.statements.figure(code?)
    }

    fn printed(self, code: &str) -> Option<PrintedFigure> {
        self.statements.figure(code)?.value().cloned()
    }

    fn all_printed(self, codes: &[String]) -> Vec<Option<PrintedFigure>> {
        codes.iter().map(|code| self.printed(code)).collect()
    }

    /// The series of figures that are numbers; the others are missing in it.
    fn series(self, stated: &StatedSeries) -> Option<AnnualSeries> {
        let form = match stated {
            StatedSeries::Levels(_) => SeriesForm::Levels,
            StatedSeries::GrowthRates(_) => SeriesForm::GrowthRates,
        };
        let figures = stated.figures().iter();
        let figures: Vec<&StatedFigure> = figures
            .filter_map(|code| self.statements.figure(code))
            .collect();
        let years: Vec<i32> = figures.iter().filter_map(|figure| figure.year()).collect();
        let values = figures.iter().filter_map(|figure| {
            let value = figure.value()?;
            let number = value.relation().is_none().then(|| value.number().clone())?;
            Some((figure.year()?, number))
        });
        let series = AnnualSeries::new(form, values.collect()).ok()?;
        let (first, last) = (years.iter().min()?, years.iter().max()?);
        Some(series.over(*first..=*last))
    }

    fn optional_series(self, stated: Option<&StatedSeries>) -> Option<AnnualSeries> {
        self.series(stated?)
    }

    fn result(self, kind: &CheckKind) -> RuleResult {
        let optional = |code: &Option<String>| self.printed(code.as_deref()?);
        match kind {
            CheckKind::Sum { parts, total } => PartsOfTotal {
                parts: self.all_printed(parts),
                total: self.printed(total),
            }
            .assess(),
            CheckKind::Shares { parts } => SharesOfWhole {
                shares: self.all_printed(parts),
            }
            .assess(),
            CheckKind::Ratio {
                numerator,
                denominator,
                per,
                ratio,
            } => PrintedRatio {
                numerator: self.printed(numerator),
                denominator: self.printed(denominator),
                per: per.clone(),
                ratio: optional(ratio),
            }
            .assess(),
            CheckKind::AttainableShare { share, whole, per } => AttainableShare {
                share: self.printed(share),
                whole: self.printed(whole),
                per: per.clone(),
            }
            .assess(),
            CheckKind::Difference {
                minuend,
                subtrahend,
                difference,
            } => PrintedDifference {
                minuend: self.printed(minuend),
                subtrahend: self.printed(subtrahend),
                difference: optional(difference),
            }
            .assess(),
            CheckKind::Agreement { figures } => Agreement {
                statements: self.all_printed(figures),
            }
            .assess(),
            CheckKind::Monotone { course, series } => match self.series(series) {
                Some(series) => Monotone {
                    course: *course,
                    series,
                }
                .assess(),
                None => RuleResult::unknown(),
            },
            CheckKind::NotAbove { figure, reference } => NotAboveReference {
                value: self.printed(figure),
                reference: self.printed(reference),
            }
            .assess(),
            CheckKind::SpendingNeverFalls { total, per_pupil } => SpendingNeverFalls {
                total: self.optional_series(total.as_ref()),
                stages: per_pupil
                    .iter()
                    .map(|(stage, series)| StageSpending {
                        stage: stage_text(stage),
                        per_pupil: self.series(series),
                    })
                    .collect(),
            }
            .assess(),
            CheckKind::ThreeIncreases {
                appropriation,
                regular_revenue,
                cost_per_pupil,
                teacher_pay,
                public_funds_per_pupil,
            } => ThreeIncreases {
                appropriation: self.optional_series(appropriation.as_ref()),
                regular_revenue: self.optional_series(regular_revenue.as_ref()),
                cost_per_pupil: self.optional_series(cost_per_pupil.as_ref()),
                teacher_pay: self.optional_series(teacher_pay.as_ref()),
                public_funds_per_pupil: self.optional_series(public_funds_per_pupil.as_ref()),
            }
            .assess(),
        }
    }
}

fn stage_text(stage: &str) -> Text {
    let word = |language| stage_word(stage, language).to_owned().into();
    Text {
        zh: word(Language::Zh),
        en: word(Language::En),
    }
}

/// The codes of all figures that a check looks at, the one that it computes last.
fn codes_of(kind: &CheckKind) -> Vec<&str> {
    let mut codes: Vec<&str> = Vec::new();
    match kind {
        CheckKind::Sum { parts, total } => {
            codes.extend(parts.iter().map(String::as_str));
            codes.push(total);
        }
        CheckKind::Shares { parts } => codes.extend(parts.iter().map(String::as_str)),
        CheckKind::Agreement { figures } => codes.extend(figures.iter().map(String::as_str)),
        CheckKind::Ratio {
            numerator,
            denominator,
            ratio,
            ..
        } => {
            codes.extend([numerator.as_str(), denominator]);
            codes.extend(ratio.as_deref());
        }
        CheckKind::Difference {
            minuend,
            subtrahend,
            difference,
        } => {
            codes.extend([minuend.as_str(), subtrahend]);
            codes.extend(difference.as_deref());
        }
        CheckKind::AttainableShare { share, whole, .. } => {
            codes.extend([whole.as_str(), share]);
        }
        CheckKind::NotAbove { figure, reference } => codes.extend([reference.as_str(), figure]),
        CheckKind::Monotone { series, .. } => {
            codes.extend(series.figures().iter().map(String::as_str));
        }
        CheckKind::SpendingNeverFalls { total, per_pupil } => {
            let stages = per_pupil.values();
            let all = total.iter().chain(stages).flat_map(StatedSeries::figures);
            codes.extend(all.map(String::as_str));
        }
        CheckKind::ThreeIncreases {
            appropriation,
            regular_revenue,
            cost_per_pupil,
            teacher_pay,
            public_funds_per_pupil,
        } => {
            let all = [
                appropriation,
                regular_revenue,
                cost_per_pupil,
                teacher_pay,
                public_funds_per_pupil,
            ];
            let all = all.into_iter().flatten().flat_map(StatedSeries::figures);
            codes.extend(all.map(String::as_str));
        }
    }
    codes
}

/// What a kind of check is called.
fn kind_name(kind: &CheckKind) -> Text {
    match kind {
        CheckKind::Sum { .. } => Text::new("合计", "sum"),
        CheckKind::Shares { .. } => Text::new("比例合计", "shares"),
        CheckKind::Ratio { .. } => Text::new("比值", "ratio"),
        CheckKind::AttainableShare { .. } => Text::new("占比能否由整数得出", "attainable share"),
        CheckKind::Difference { .. } => Text::new("差值", "difference"),
        CheckKind::Agreement { .. } => Text::new("前后一致", "agreement"),
        CheckKind::Monotone { .. } => Text::new("逐年增减", "course over the years"),
        CheckKind::NotAbove { .. } => Text::new("不高于参照值", "not above the reference"),
        CheckKind::SpendingNeverFalls { .. } => {
            Text::new("教育支出两个只增不减", "spending that never falls")
        }
        CheckKind::ThreeIncreases { .. } => Text::new("教育投入三个增长", "the three increases"),
    }
}
