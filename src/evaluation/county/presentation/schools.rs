//! What was found of each school: the schools that need attention at a terminal, the tables of the
//! official form otherwise.

use crate::evaluation::county::comparison::Comparison;
use crate::evaluation::county::measurement::{IndicatorResult, Part};
use crate::evaluation::county::presentation::explanation::{shown_beside, threshold};
use crate::evaluation::county::report::Report;
use crate::evaluation::county::roll::JUDGED;
use crate::judgement::{Bound, Verdict};
use crate::model::{Language, School, Stage, say};
#[cfg(feature = "xlsx")]
use crate::page::Failing;
use crate::page::{Cell, Detail, Ink, Page, Table, TableOf, Told};
use crate::standards::Indicator;

/// A county of more parts than this shows only those that are not met or cannot be told.
const PARTS_SHOWN: usize = 24;

/// What the remark of a part says of one indicator.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Remark {
    Met,
    Below,
    BelowFloor,
    Unknown,
    Unjudged,
}

impl Remark {
    const fn of(result: &IndicatorResult) -> Self {
        match (result.verdict, result.floor_verdict) {
            _ if result.value.is_none() && !result.withheld => Self::Unknown,
            (Some(Verdict::Met), _) => Self::Met,
            (Some(Verdict::NotMet), Some(Verdict::NotMet)) => Self::BelowFloor,
            (Some(Verdict::NotMet), _) => Self::Below,
            _ => Self::Unjudged,
        }
    }
}

impl Report<'_> {
    fn is_each_school_judged(&self) -> bool {
        self.standard.school_rule.is_some()
    }

    fn has_thresholds(&self) -> bool {
        let indicators = &self.standard.indicators;
        indicators.iter().any(|one| one.threshold.is_some())
    }

    /// The codes of the indicators.
    pub(super) fn codes(&self) -> impl Iterator<Item = &str> {
        let indicators = self.standard.indicators.iter();
        indicators.map(|indicator| indicator.code.as_ref())
    }

    fn parts_of(&self, stage: Stage) -> Vec<&Part> {
        let parts = self.parts.iter();
        parts.filter(|part| part.stage == stage).collect()
    }

    /// The parts that are told of where there is little room: all of few; of many those that are not
    /// met, then those that cannot be told, in the order of the schools among themselves.
    fn parts_to_look_at(&self) -> Vec<&Part> {
        let many = self.parts.len() > PARTS_SHOWN;
        let parts = self.parts.iter().filter(|part| !many || !is_clear(part));
        let mut parts: Vec<&Part> = parts.collect();
        if many {
            parts.sort_by_key(|part| part.verdict != Some(Verdict::NotMet));
        }
        parts
    }
}

impl Told<'_, Report<'_>> {
    pub(super) fn tell_schools(&self, page: &mut Page, detail: Detail) {
        if self.parts.is_empty() {
            return;
        }
        match detail {
            Detail::Brief => self.tell_parts_to_look_at(page),
            Detail::Full => self.tell_school_forms(page),
        }
    }

    fn tell_parts_to_look_at(&self, page: &mut Page) {
        let counted = self.parts_counted();
        page.heading(&say!(
            self.language,
            "各校指标（{counted}）",
            "Schools ({counted})"
        ));
        let shown = self.parts_to_look_at();
        page.table(self.part_table(&shown, Detail::Brief));
        let others = self.parts.len() - shown.len();
        if others > 0 {
            let judged = self.is_each_school_judged();
            page.left_out(match self.language {
                Language::Zh if judged => format!("其余{others}个单位均达标，未列出"),
                Language::Zh => format!("其余{others}个单位数据齐全，未列出"),
                Language::En if judged => format!("others met and not listed: {others}"),
                Language::En => format!("others complete and not listed: {others}"),
            });
        }
        page.aside(&self.indicator_legend());
        let marks = self.mark_legend(&shown);
        if !marks.is_empty() {
            page.aside(&marks.join(self.pick("；", "; ")));
        }
    }

    fn tell_school_forms(&self, page: &mut Page) {
        page.heading(self.pick("资源配置指标", "Indicators"));
        page.table(self.indicator_table());
        if self.is_each_school_judged() || self.has_thresholds() {
            page.heading(self.pick(
                "表Ⅱ-1 学校资源配置达标情况",
                "Table II-1 Schools that reach each threshold",
            ));
            page.table(self.count_table());
        }
        page.heading(self.pick(
            "表Ⅱ-2 各校资源配置情况",
            "Table II-2 Indicators, school by school",
        ));
        let parts: Vec<&Part> = self.parts.iter().collect();
        page.table(self.part_table(&parts, Detail::Full));
    }

    /// Which indicator a code is, and what it is held to.
    fn indicator_table(&self) -> Table {
        let mut table = TableOf::new(self.standard.indicators.iter());
        table
            .words(self.pick("代码", "code"), |indicator| &*indicator.code)
            .words(self.pick("指标", "indicator"), |indicator| {
                indicator.name.get(self.language)
            })
            .words(self.pick("单位", "unit"), |indicator| {
                indicator.unit.get(self.language)
            });
        if self.has_thresholds() {
            let titles = self.pick(
                ["小学标准", "初中标准"],
                ["threshold, primary", "threshold, junior"],
            );
            for (stage, title) in JUDGED.into_iter().zip(titles) {
                table.figures(title, |indicator| {
                    threshold(indicator, stage).map(|bound| bound.printed())
                });
            }
        }
        table.done()
    }

    /// How many parts of a stage reach each threshold, and how many satisfy the school rule.
    fn count_table(&self) -> Table {
        let mut stages: Vec<(&str, Vec<&Part>)> = JUDGED
            .into_iter()
            .map(|stage| (stage.word(self.language), self.parts_of(stage)))
            .collect();
        stages.push((self.pick("合计", "total"), self.parts.iter().collect()));
        let mut table = TableOf::new(&stages);
        table
            .words(self.pick("学段", "stage"), |(name, _)| *name)
            .figures(self.pick("单位数", "parts"), |(_, parts)| {
                parts.len().to_string()
            });
        for (place, indicator) in self.standard.indicators.iter().enumerate() {
            let met = |part: &&&Part| {
                let result = part.indicators.get(place);
                result.is_some_and(|result| result.verdict == Some(Verdict::Met))
            };
            table.figures(&indicator.code, |(_, parts)| {
                indicator.threshold.as_ref()?;
                Some(parts.iter().filter(met).count().to_string())
            });
        }
        if self.is_each_school_judged() {
            for (verdict, title) in [
                (Verdict::Met, self.pick("达标单位数", "school rule met")),
                (Verdict::NotMet, self.pick("未达标单位数", "not met")),
                (
                    Verdict::NotAssessable,
                    self.pick("数据不全单位数", "not assessable"),
                ),
            ] {
                table.figures(title, |(_, parts)| {
                    let found = parts.iter().filter(|part| part.verdict == Some(verdict));
                    found.count().to_string()
                });
            }
        }
        table.done()
    }

    fn part_table(&self, parts: &[&Part], detail: Detail) -> Table {
        let (judged, full) = (self.is_each_school_judged(), detail == Detail::Full);
        let mut table = TableOf::new(parts.iter().copied());
        if full {
            table.anchored(|part| {
                let school = self.school_of(part).map_or("", School::id);
                format!("school-{school}")
            });
            table.numbers(self.pick("序号", "no."));
        } else if judged {
            table.words(self.pick("判定", "verdict"), |part| {
                self.short_verdict(part)
            });
        }
        table
            .words(self.pick("学校", "school"), |part| {
                self.school_name(part.school)
            })
            .words(self.pick("学段", "stage"), |part| {
                part.stage.word(self.language)
            })
            .figures(
                self.pick(if full { "在校生数" } else { "学生" }, "pupils"),
                |part| {
                    if part.withheld {
                        return Cell::withheld();
                    }
                    let pupils = part.pupils.map(|pupils| pupils.normalize().to_string());
                    pupils.map_or_else(Cell::unknown, Cell::from)
                },
            );
        for (place, indicator) in self.standard.indicators.iter().enumerate() {
            table.figures(&indicator.code, |part| {
                let result = part.indicators.get(place);
                result.map_or_else(Cell::unknown, |result| {
                    // Where rounded values are compared, a rounded value is what there is.
                    let bound = (self.comparison == Comparison::Exact)
                        .then(|| threshold(indicator, part.stage))
                        .flatten();
                    let is_imputed = !self.imputed_items(part, place).is_empty();
                    value_cell(indicator, result, bound, is_imputed)
                })
            });
            #[cfg(feature = "xlsx")]
            table.failing(JUDGED.into_iter().filter_map(|stage| {
                // The column of the stage stands behind the number and the name.
                let when = vec![(2, stage.word(self.language).to_owned())];
                let bound = threshold(indicator, stage)?;
                Some(Failing { when, bound })
            }));
        }
        #[cfg(feature = "xlsx")]
        table.filtered();
        if judged && full {
            table
                .figures(self.pick("达标项数", "met"), |part| {
                    part.met_count.unwrap_or_default().to_string()
                })
                .words(self.pick("判定", "verdict"), |part| {
                    Cell::verdict(part.verdict, self.language)
                });
        } else if judged {
            table.figures(self.pick("达标项", "met"), |part| {
                let met = part.met_count.unwrap_or_default();
                format!("{met}/{}", part.indicators.len())
            });
        }
        if full {
            table.words(self.pick("备注", "remark"), |part| self.remark(part));
        }
        if judged {
            table.keyed(4, 1)
        } else {
            table.keyed(3, 0)
        }
    }

    /// A verdict that is short, for the table is wide; the legend says what it stands for.
    fn short_verdict(&self, part: &Part) -> Cell {
        match part.verdict {
            Some(verdict @ Verdict::NotAssessable) => {
                Cell::from(self.pick("无法判定", "unknown")).inked(verdict)
            }
            verdict => Cell::verdict(verdict, self.language),
        }
    }

    /// Which indicators are met, which are not below their floor, which are below it, and which are
    /// not known.
    fn remark(&self, part: &Part) -> String {
        let share = self.floor_percentage();
        let below = if self.is_each_school_judged() {
            say!(self.language, "不低于{share}%", "{share} % or more")
        } else {
            self.pick("未达标", "not met").to_owned()
        };
        let below_floor = say!(self.language, "低于{share}%", "below {share} %");
        let is = |remark| move |result: &IndicatorResult| Remark::of(result) == remark;
        let remarks = [
            (
                self.pick("达标", "met"),
                self.codes_that(part, is(Remark::Met)),
            ),
            (&below, self.codes_that(part, is(Remark::Below))),
            (&below_floor, self.codes_that(part, is(Remark::BelowFloor))),
            (
                self.pick("数据不全", "not known"),
                self.codes_that(part, is(Remark::Unknown)),
            ),
            (
                self.pick("适用过渡性政策", "through a relief"),
                self.codes_that(part, |result| result.relieved),
            ),
            (
                self.pick("含插补数据", "rests on imputed figures"),
                self.imputed_codes(part),
            ),
        ];
        let remarks: Vec<String> = remarks
            .into_iter()
            .filter(|(_, codes)| !codes.is_empty())
            .map(|(word, codes)| say!(self.language, "{word}：{codes}", "{word}: {codes}"))
            .collect();
        remarks.join(self.pick("；", "; "))
    }

    /// The codes of the indicators of a part that rest on imputed figures.
    fn imputed_codes(&self, part: &Part) -> String {
        let codes = self.codes().enumerate();
        let codes = codes.filter(|(place, _)| !self.imputed_items(part, *place).is_empty());
        let codes: Vec<&str> = codes.map(|(_, code)| code).collect();
        codes.join(self.pick("、", ", "))
    }

    /// The codes of the indicators of a part whose results are so.
    fn codes_that(&self, part: &Part, wanted: impl Fn(&IndicatorResult) -> bool) -> String {
        let results = self.indicators_of(part);
        let codes: Vec<&str> = results
            .filter(|(_, result)| wanted(result))
            .map(|(indicator, _)| indicator.code.as_ref())
            .collect();
        codes.join(self.pick("、", ", "))
    }

    /// Which indicator a code is.
    fn indicator_legend(&self) -> String {
        let indicators = self.standard.indicators.iter();
        let indicators: Vec<String> = indicators
            .map(|indicator| {
                let bounds = indicator.threshold.as_ref().map(|bounds| {
                    let (primary, junior) = (bounds.primary.printed(), bounds.junior.printed());
                    say!(
                        self.language,
                        "，小学{primary}、初中{junior}",
                        ", primary {primary}, junior {junior}"
                    )
                });
                let bounds = bounds.unwrap_or_default();
                let (code, unit) = (&indicator.code, indicator.unit.get(self.language));
                let name = indicator.name.get(self.language);
                say!(
                    self.language,
                    "{code} {name}（{unit}{bounds}）",
                    "{code} {name} ({unit}{bounds})"
                )
            })
            .collect();
        indicators.join(self.pick("；", "; "))
    }

    /// What the marks in the table of parts stand for.
    fn mark_legend(&self, parts: &[&Part]) -> Vec<String> {
        let any = |wanted: fn(&IndicatorResult) -> bool| {
            parts.iter().flat_map(|part| &part.indicators).any(wanted)
        };
        let below = any(|result| result.verdict == Some(Verdict::NotMet));
        let mut marks = Vec::new();
        if below {
            marks.push(
                self.pick("✗ 未达到标准", "✗ below the threshold")
                    .to_owned(),
            );
        }
        if any(|result| result.floor_verdict == Some(Verdict::NotMet)) {
            let share = self.floor_percentage();
            marks.push(say!(
                self.language,
                "✗✗ 低于标准的{share}%",
                "✗✗ below {share} % of it"
            ));
        }
        if any(|result| result.value.is_none() && !result.withheld) {
            marks.push(self.pick("? 数据不全", "? not known").to_owned());
        }
        if any(|result| result.relieved) {
            marks.push(
                self.pick("* 适用过渡性政策", "* through a relief")
                    .to_owned(),
            );
        }
        if parts
            .iter()
            .any(|part| !self.imputed_codes(part).is_empty())
        {
            marks.push(
                self.pick("~ 含插补数据", "~ rests on imputed figures")
                    .to_owned(),
            );
        }
        if below && self.comparison == Comparison::Exact {
            marks.push(
                self.pick("按未四舍五入的数值判定", "judged before rounding")
                    .to_owned(),
            );
        }
        marks
    }
}

/// A value, and how it stands to its threshold and the floor below.
fn value_cell(
    indicator: &Indicator,
    result: &IndicatorResult,
    bound: Option<Bound>,
    is_imputed: bool,
) -> Cell {
    let shown = match &result.value {
        Some(value) => Cell::from(shown_beside(value, bound, indicator.reported)),
        None if result.withheld => Cell::withheld(),
        None => return Cell::unknown(),
    };
    let mark = match (result.verdict, result.floor_verdict) {
        (_, Some(Verdict::NotMet)) => "✗✗",
        (Some(Verdict::NotMet), _) => "✗",
        _ if result.relieved => "*",
        _ if is_imputed => "~",
        _ => "",
    };
    let ink = match result.verdict {
        Some(Verdict::NotMet) => Ink::Bad,
        _ => Ink::Plain,
    };
    shown.marked(mark, ink)
}

/// Whether a part needs no attention: met, or where nothing is judged, complete.
fn is_clear(part: &Part) -> bool {
    let complete = |result: &IndicatorResult| {
        (result.value.is_some() || result.withheld) && result.verdict != Some(Verdict::NotMet)
    };
    part.verdict
        .map_or_else(|| part.indicators.iter().all(complete), Verdict::is_clear)
}
