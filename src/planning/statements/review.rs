//! What a text states, held against itself.

use crate::judgement::Verdict;
use crate::model::{
    Amount, CheckKind, Language, PrintedFigure, StatedCheck, StatedFigure, StatedGrowth,
    StatedSeries, Statements, Text,
};
use crate::planning::rules::agreement::Agreement;
use crate::planning::rules::annual_growth::{MeanAnnualGrowth, TotalGrowth};
use crate::planning::rules::attainable_share::AttainableShare;
use crate::planning::rules::difference::PrintedDifference;
use crate::planning::rules::growth::PrintedGrowth;
use crate::planning::rules::mean::MeanOfFigures;
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
                let rule = Agreement {
                    statements: in_one_unit(&figures, figures.first().copied()),
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
            CheckKind::Growth { rate, .. } | CheckKind::AnnualGrowth { rate, .. } => rate.as_ref(),
            CheckKind::Mean { mean, .. } => mean.as_ref(),
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

    /// Figures, and the one that they make where it is stated, in the unit of that one.
    fn alike(
        self,
        codes: &[String],
        result: Option<&String>,
    ) -> (Vec<Option<PrintedFigure>>, Option<PrintedFigure>) {
        let figure = |code: &String| self.statements.figure(code);
        let mut figures: Vec<&StatedFigure> = codes.iter().filter_map(figure).collect();
        let stated = result.and_then(figure);
        figures.extend(stated);
        let mut printed = in_one_unit(&figures, figures.last().copied());
        let stated = stated.and_then(|_| printed.pop()).flatten();
        (printed, stated)
    }

    /// Two figures, and the one that they make, in one unit.
    fn two_alike(
        self,
        one: &str,
        other: &str,
        result: Option<&String>,
    ) -> [Option<PrintedFigure>; 3] {
        let (figures, result) = self.alike(&[one.to_owned(), other.to_owned()], result);
        let mut figures = figures.into_iter();
        [figures.next().flatten(), figures.next().flatten(), result]
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
        let printed = in_one_unit(&figures, figures.last().copied());
        let values = figures.iter().zip(printed).filter_map(|(figure, value)| {
            let value = value?;
            let number: Option<Amount> = value.relation().is_none().then(|| value.number().clone());
            Some((figure.year()?, number?))
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
            CheckKind::Sum { parts, total } => {
                let (parts, total) = self.alike(parts, Some(total));
                PartsOfTotal { parts, total }.assess()
            }
            CheckKind::Shares { parts } => SharesOfWhole {
                shares: self.all_printed(parts),
            }
            .assess(),
            CheckKind::Ratio {
                numerator,
                denominator,
                per,
                ratio,
            } => {
                let [numerator, denominator, _] = self.two_alike(numerator, denominator, None);
                PrintedRatio {
                    numerator,
                    denominator,
                    per: per.clone(),
                    ratio: optional(ratio),
                }
                .assess()
            }
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
            } => {
                let [minuend, subtrahend, difference] =
                    self.two_alike(minuend, subtrahend, difference.as_ref());
                PrintedDifference {
                    minuend,
                    subtrahend,
                    difference,
                }
                .assess()
            }
            CheckKind::Agreement { figures } => Agreement {
                statements: self.alike(figures, None).0,
            }
            .assess(),
            CheckKind::NotAbove { figure, reference } => {
                let [value, reference, _] = self.two_alike(figure, reference, None);
                NotAboveReference { value, reference }.assess()
            }
            CheckKind::Growth {
                before,
                after,
                rate,
            } => self.growth(before, after, optional(rate)),
            CheckKind::AnnualGrowth {
                growth,
                years,
                rate,
            } => MeanAnnualGrowth {
                growth: self.total_growth(growth),
                years: *years,
                rate: optional(rate),
            }
            .assess(),
            CheckKind::Mean { figures, mean } => {
                let (figures, mean) = self.alike(figures, mean.as_ref());
                MeanOfFigures { figures, mean }.assess()
            }
            CheckKind::Monotone { course, series } => match self.series(series) {
                Some(series) => Monotone {
                    course: *course,
                    series,
                }
                .assess(),
                None => RuleResult::unknown(),
            },
            CheckKind::SpendingNeverFalls { total, per_pupil } => {
                self.spending(total.as_ref(), per_pupil)
            }
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

    fn growth(self, before: &str, after: &str, rate: Option<PrintedFigure>) -> RuleResult {
        let [before, after, _] = self.two_alike(before, after, None);
        PrintedGrowth {
            before,
            after,
            rate,
        }
        .assess()
    }

    fn total_growth(self, growth: &StatedGrowth) -> TotalGrowth {
        match growth {
            StatedGrowth::Rate(growth) => TotalGrowth::Rate(self.printed(growth)),
            StatedGrowth::Between { before, after } => {
                let [before, after, _] = self.two_alike(before, after, None);
                TotalGrowth::Between { before, after }
            }
        }
    }

    fn spending(
        self,
        total: Option<&StatedSeries>,
        per_pupil: &BTreeMap<String, StatedSeries>,
    ) -> RuleResult {
        let stage = |(stage, series): (&String, &StatedSeries)| StageSpending {
            stage: stage_text(stage),
            per_pupil: self.series(series),
        };
        SpendingNeverFalls {
            total: self.optional_series(total),
            stages: per_pupil.iter().map(stage).collect(),
        }
        .assess()
    }
}

/// Figures as printed, each converted into the unit of one of them where they are in several.
fn in_one_unit(
    figures: &[&StatedFigure],
    reference: Option<&StatedFigure>,
) -> Vec<Option<PrintedFigure>> {
    let last = figures.iter().rev().find_map(|figure| figure.unit_word());
    let unit = reference.and_then(StatedFigure::unit_word).or(last);
    let power = |figure: &StatedFigure| figure.unit_word()?.power_into(unit.as_ref()?);
    let is_mixed = figures
        .iter()
        .any(|figure| power(figure).is_some_and(|power| power != 0));
    let printed = figures.iter().map(|figure| {
        let value = figure.value()?;
        match (is_mixed, figure.unit(), power(figure)) {
            (true, Some(unit), Some(power)) => Some(value.converted(unit, power)),
            _ => Some(value.clone()),
        }
    });
    printed.collect()
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
        CheckKind::Mean { figures, mean } => {
            codes.extend(figures.iter().map(String::as_str));
            codes.extend(mean.as_deref());
        }
        CheckKind::Growth {
            before,
            after,
            rate,
        } => {
            codes.extend([before.as_str(), after]);
            codes.extend(rate.as_deref());
        }
        CheckKind::AnnualGrowth { growth, rate, .. } => {
            match growth {
                StatedGrowth::Between { before, after } => codes.extend([before.as_str(), after]),
                StatedGrowth::Rate(growth) => codes.push(growth),
            }
            codes.extend(rate.as_deref());
        }
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
        CheckKind::Growth { .. } => Text::new("增长率", "growth"),
        CheckKind::AnnualGrowth { .. } => Text::new("年均增长率", "mean annual growth"),
        CheckKind::Mean { .. } => Text::new("平均数", "mean"),
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
