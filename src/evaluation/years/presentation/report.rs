//! A comparison of two reports, told once for every way to show it.

use crate::evaluation::county::comparison::Comparison;
use crate::evaluation::county::presentation::explanation::{shown_beside, threshold};
use crate::evaluation::county::report::Report;
use crate::evaluation::wording::{counted, veto_word};
use crate::evaluation::years::coefficient_change::{CoefficientChange, CoefficientSplit};
use crate::evaluation::years::comparison::ReportComparison;
use crate::evaluation::years::part_change::PartChange;
use crate::evaluation::years::turn::{BeforeAfter, Turn};
use crate::judgement::Verdict;
use crate::model::{Language, School, say};
#[cfg(feature = "html")]
use crate::page::HtmlPage;
use crate::page::{Cell, Detail, Ink, Item, Page, Table, TableOf, TextStyle, Told};
use crate::standards::Standard;

/// So many schools of a list are shown where there is little room.
const SCHOOLS_SHOWN: usize = 20;

impl ReportComparison<'_> {
    /// The comparison as text for a terminal: both verdicts, what turned, which schools came and went,
    /// and what moved each coefficient of variation.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::evaluation::{Evaluator, ReportComparison, TextStyle};
    /// use junheng::model::{County, Language};
    /// use junheng::standards::catalogue;
    ///
    /// let county = County::default().with_name("Riverside");
    /// let report = Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017)?.evaluate(&county);
    /// let comparison = ReportComparison::new(&report, &report)?;
    /// let text = comparison.to_text(Language::En, TextStyle::default());
    /// assert!(text.starts_with("Riverside, before and after"));
    /// assert!(text.contains("Verdict: not assessable → not assessable"));
    /// assert!(text.contains("no verdict turned"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_text(&self, language: Language, style: TextStyle) -> String {
        Told::new(self, language).page(Detail::Brief).to_text(style)
    }

    /// The comparison in Markdown, with a row for every part and for every clause.
    #[must_use]
    pub fn to_markdown(&self, language: Language) -> String {
        Told::new(self, language).page(Detail::Full).to_markdown()
    }

    /// The report as a page in HTML, with all that [`to_markdown`](Self::to_markdown) tells.
    #[cfg(feature = "html")]
    #[must_use]
    pub fn to_html(&self, language: Language) -> HtmlPage {
        HtmlPage::new(Told::new(self, language).page(Detail::Full))
    }

    /// The standard of both reports.
    pub(super) fn standard(&self) -> &Standard {
        self.reports.after.standard()
    }
}

impl Told<'_, ReportComparison<'_>> {
    fn page(&self, detail: Detail) -> Page {
        let mut page = Page::new(self.language, &self.title());
        self.tell_verdict(&mut page);
        self.tell_turns(&mut page, detail);
        self.tell_schools(&mut page, detail);
        self.tell_coefficients(&mut page);
        if detail == Detail::Full {
            self.tell_parts(&mut page);
            self.tell_clauses(&mut page);
        }
        page.heading(self.pick("说明", "Notes"));
        let notes = self.of(self.reports.after).notes();
        page.sublist(notes.into_iter().map(Item::plain));
        page
    }

    /// What the years are called: as filed, where that tells them apart.
    pub(super) fn years(&self) -> BeforeAfter<String> {
        let filed = self.reports.map(|report| {
            let year = report.county().filing().year.as_deref();
            year.map(|year| say!(self.language, "{year}年", "{year}"))
        });
        match filed {
            BeforeAfter {
                before: Some(before),
                after: Some(after),
            } if before != after => BeforeAfter { before, after },
            _ => BeforeAfter {
                before: self.pick("此前", "before").to_owned(),
                after: self.pick("此后", "after").to_owned(),
            },
        }
    }

    fn title(&self) -> String {
        let county = self.of(self.reports.after).county_name();
        let BeforeAfter { before, after } = self.years();
        let name = self.standard().name.get(self.language);
        say!(
            self.language,
            "{county}{before}与{after}{name}对比",
            "{county}, {before} and {after}: {name}"
        )
    }

    fn tell_verdict(&self, page: &mut Page) {
        let both = self.words(self.verdict());
        page.verdict(
            self.reports.after.verdict(),
            say!(self.language, "结论：{both}", "Verdict: {both}"),
        );
        let achieved = self.reports.map(|report| {
            report.achievement().map(|one| {
                let (met, total, rate) = (one.met, one.total(), one.reported_rate());
                say!(
                    self.language,
                    "{total}项中达标{met}项，{rate}%",
                    "{met} of {total} met, {rate} %"
                )
            })
        });
        if let (Some(before), Some(after)) = (achieved.before, achieved.after) {
            page.paragraph(&say!(
                self.language,
                "达成率：{before} → {after}",
                "Achievement: {before} → {after}"
            ));
        }
    }

    /// Both verdicts in words.
    fn words(&self, verdict: BeforeAfter<Option<Verdict>>) -> String {
        let word = |verdict: &Option<Verdict>| verdict.map_or("-", |one| one.word(self.language));
        let BeforeAfter { before, after } = verdict.map(word);
        format!("{before} → {after}")
    }

    /// What turned: those that are no longer met first, then those that are met now.
    fn tell_turns(&self, page: &mut Page, detail: Detail) {
        page.heading(self.pick("转变", "What turned"));
        let mut turns = self.turns();
        if turns.is_empty() {
            page.paragraph(self.pick("没有判定发生转变", "no verdict turned"));
            return;
        }
        turns.sort_by_key(|(turn, _)| *turn != Turn::ToNotMet);
        let most = match detail {
            Detail::Brief => SCHOOLS_SHOWN * 2,
            Detail::Full => usize::MAX,
        };
        let total = turns.len();
        page.list(turns.into_iter().take(most).map(|(turn, text)| {
            let verdict = match turn {
                Turn::ToMet => Verdict::Met,
                Turn::ToNotMet => Verdict::NotMet,
            };
            Item::reason(verdict, text)
        }));
        page.more(total, most);
    }

    fn turns(&self) -> Vec<(Turn, String)> {
        let standard = self.standard();
        let mut turns = Vec::new();
        let mut note = |verdict: BeforeAfter<Option<Verdict>>, what: &dyn Fn() -> String| {
            if let Some(turn) = verdict.turned() {
                let (what, words) = (what(), self.words(verdict));
                turns.push((turn, say!(self.language, "{what}{words}", "{what} {words}")));
            }
        };
        for part in &self.parts {
            let name = self.part_name(part);
            let named = |what: &str| say!(self.language, "{name}{what}", "{name} {what}");
            note(part.verdict(), &|| {
                named(self.pick("资源配置：", "school rule:"))
            });
            for (place, indicator) in standard.indicators.iter().enumerate() {
                note(part.indicator_verdict(place), &|| {
                    let BeforeAfter { before, after } = self.shown(part, place);
                    let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
                    let code = &indicator.code;
                    named(&say!(
                        self.language,
                        "{code} {before} → {after}：",
                        "{code} {before} → {after}:"
                    ))
                });
            }
        }
        for change in &self.coefficients {
            note(change.verdict(), &|| {
                let stage = change.rows.after.stage.word(self.language);
                let code = self.code(change);
                let shown = coefficients(change);
                let (before, after) = (
                    shown.before.unwrap_or_default(),
                    shown.after.unwrap_or_default(),
                );
                say!(
                    self.language,
                    "{stage} {code} 差异系数{before} → {after}：",
                    "{stage} {code} coefficient of variation {before} → {after}:"
                )
            });
        }
        for (place, clause) in standard.clauses.iter().enumerate() {
            note(self.clause_verdict(place), &|| {
                let text = self.clause_texts(place).after.unwrap_or_default();
                let code = &clause.code;
                say!(self.language, "{code} {text}：", "{code} {text}:")
            });
        }
        for (place, veto) in standard.vetoes.iter().enumerate() {
            let verdict = self.veto_verdict(place);
            if let Some(turn) = verdict.turned() {
                let (code, name) = (&veto.code, veto.name.get(self.language));
                let words = verdict.map(|one| one.map_or("-", |one| veto_word(one, self.language)));
                let BeforeAfter { before, after } = words;
                turns.push((
                    turn,
                    say!(
                        self.language,
                        "{code} {name}：{before} → {after}",
                        "{code} {name}: {before} → {after}"
                    ),
                ));
            }
        }
        turns
    }

    /// The sentence of a clause in each year.
    fn clause_texts(&self, place: usize) -> BeforeAfter<Option<String>> {
        self.reports.map(|report| {
            let mut clauses = report.clauses().iter();
            let result = clauses.find(|one| one.clause == place)?;
            Some(report.explain_clause(result, self.language))
        })
    }

    fn part_name(&self, part: &PartChange<'_>) -> String {
        let of = |report: &Report<'_>, part| self.of(report).part_name(part);
        match (part.parts.before, part.parts.after) {
            (_, Some(part)) => of(self.reports.after, part),
            (Some(part), None) => of(self.reports.before, part),
            (None, None) => String::new(),
        }
    }

    /// The values of an indicator of a part.
    fn shown(&self, part: &PartChange<'_>, place: usize) -> BeforeAfter<Option<String>> {
        let Some(indicator) = self.standard().indicators.get(place) else {
            return BeforeAfter::default();
        };
        // Where rounded values are compared, a rounded value is what there is.
        let bound = (self.reports.after.comparison() == Comparison::Exact)
            .then(|| threshold(indicator, part.stage))
            .flatten();
        part.indicator(place).map(|result| {
            let value = result.and_then(|result| result.value.as_ref());
            value.map(|value| shown_beside(value, bound, indicator.reported))
        })
    }

    fn code(&self, change: &CoefficientChange<'_>) -> &str {
        let indicator = self.standard().indicators.get(change.rows.after.indicator);
        indicator.map_or("", |indicator| &indicator.code)
    }

    fn tell_schools(&self, page: &mut Page, detail: Detail) {
        page.heading(self.pick("学校增减", "Schools that came and went"));
        let kind = |school: &School| self.pick(school.kind().zh(), school.kind().en());
        let named = |school: &&School| {
            let (name, id, kind) = (school.name(), school.id(), kind(school));
            say!(
                self.language,
                "{name}（{id}，{kind}）",
                "{name} ({id}, {kind})"
            )
        };
        let changed = |schools: &BeforeAfter<&School>| {
            let (name, id) = (schools.after.name(), schools.after.id());
            let BeforeAfter { before, after } = schools.map(|school| kind(school));
            say!(
                self.language,
                "{name}（{id}）：{before} → {after}",
                "{name} ({id}): {before} → {after}"
            )
        };
        let lists: [(&str, &str, Vec<String>); 3] = [
            (
                self.pick("新增", "new"),
                "schools",
                self.new_schools.iter().map(named).collect(),
            ),
            (
                self.pick("不再有", "no longer there"),
                "schools",
                self.gone_schools.iter().map(named).collect(),
            ),
            (
                self.pick("类型改变", "of another kind"),
                "schools",
                self.changed_kind.iter().map(changed).collect(),
            ),
        ];
        let most = match detail {
            Detail::Brief => SCHOOLS_SHOWN,
            Detail::Full => usize::MAX,
        };
        let mut is_empty = true;
        for (word, noun, schools) in lists {
            if schools.is_empty() {
                continue;
            }
            is_empty = false;
            let total = schools.len();
            let count = counted(&total.to_string(), noun);
            page.paragraph(&say!(
                self.language,
                "{word}{total}所：",
                "{word}, {count}:"
            ));
            let shown = schools.into_iter().take(most);
            page.sublist(shown.map(|text| Item::marked("-", Ink::Plain, text)));
            page.more(total, most);
        }
        if is_empty {
            page.paragraph(self.pick(
                "学校没有增减，类型没有改变",
                "the same schools, of the same kinds",
            ));
        }
    }

    fn tell_coefficients(&self, page: &mut Page) {
        page.heading(self.pick(
            "差异系数的变化及其来源",
            "Coefficients of variation, and what moved them",
        ));
        page.table(self.coefficient_table());
        page.aside(self.pick(
            "离开：不再有的单位；规模：两年均有的单位学生数的变化；数值：两年均有的单位指标值的变化；新来：新增的单位。\
             各来源为夏普利值（24种次序的平均），按最大余额法取舍，合计等于差异系数的变化。",
            "went: parts that are no longer there; size: the pupils of those that stayed; value: their \
             values; came: parts that are new. Each is a Shapley value (the mean over all 24 orders), \
             rounded by largest remainders so that the four add up to the change.",
        ));
        let undivided: Vec<Item> = self
            .coefficients_told()
            .filter_map(|change| {
                let reason = change.split.as_ref().err()?.sentence(self.language);
                let stage = change.rows.after.stage.word(self.language);
                let code = self.code(change);
                let text = say!(
                    self.language,
                    "{stage} {code}：{reason}",
                    "{stage} {code}: {reason}"
                );
                Some(Item::marked("?", Ink::Doubtful, text))
            })
            .collect();
        if !undivided.is_empty() {
            page.list(undivided);
        }
    }

    /// The coefficients of the stages that the county has in either year.
    fn coefficients_told(&self) -> impl Iterator<Item = &CoefficientChange<'_>> {
        let has_parts = |change: &&CoefficientChange<'_>| {
            change.rows.before.parts + change.rows.after.parts > 0
        };
        self.coefficients.iter().filter(has_parts)
    }

    fn coefficient_table(&self) -> Table {
        let years = self.years();
        let figure = |text: Option<String>| text.map_or_else(Cell::unknown, Cell::from);
        let split = |change: &CoefficientChange<'_>, of: fn(&CoefficientSplit) -> &str| {
            let split = change.split.as_ref().ok();
            split.map_or_else(Cell::unknown, |split| signed(of(split)))
        };
        let mut table = TableOf::new(self.coefficients_told());
        table
            .words(self.pick("学段", "stage"), |change| {
                change.rows.after.stage.word(self.language)
            })
            .words(self.pick("指标", "indicator"), |change| {
                self.code(change).to_owned()
            })
            .figures(&years.before, |change| figure(coefficients(change).before))
            .figures(&years.after, |change| figure(coefficients(change).after))
            .figures(self.pick("变化", "change"), |change| {
                split(change, |split| &split.reported_change)
            })
            .figures(self.pick("离开", "went"), |change| {
                split(change, |split| &split.reported.went)
            })
            .figures(self.pick("规模", "size"), |change| {
                split(change, |split| &split.reported.size)
            })
            .figures(self.pick("数值", "value"), |change| {
                split(change, |split| &split.reported.value)
            })
            .figures(self.pick("新来", "came"), |change| {
                split(change, |split| &split.reported.came)
            })
            .words(self.pick("判定", "verdict"), |change| {
                self.verdict_cell(change.verdict())
            });
        table.keyed(2, 1)
    }

    /// Both verdicts, in the ink of the second; nothing where there is none.
    fn verdict_cell(&self, verdict: BeforeAfter<Option<Verdict>>) -> Cell {
        match (verdict.before, verdict.after) {
            (None, None) => Cell::nothing(),
            (before, after) if before == after => Cell::verdict(after, self.language),
            (_, after) => {
                let ink = after.map_or(Ink::Plain, Ink::from);
                Cell::from(self.words(verdict)).inked(ink)
            }
        }
    }

    /// A row for each part: every indicator before and after.
    fn tell_parts(&self, page: &mut Page) {
        if self.parts.is_empty() {
            return;
        }
        page.heading(self.pick("各校指标", "Indicators, school by school"));
        let both = |values: BeforeAfter<Option<String>>, part: &PartChange<'_>| {
            let text = |value: Option<String>, there: bool| match value {
                Some(value) => value,
                None if there => "?".to_owned(),
                None => "-".to_owned(),
            };
            let before = text(values.before, part.parts.before.is_some());
            let after = text(values.after, part.parts.after.is_some());
            format!("{before} → {after}")
        };
        let mut table = TableOf::new(&self.parts);
        table
            .words(self.pick("学校", "school"), |part| self.part_name(part))
            .figures(self.pick("在校生数", "pupils"), |part| {
                let pupils = part.parts.map(|part| {
                    let pupils = part.and_then(|part| part.pupils);
                    pupils.map(|pupils| pupils.normalize().to_string())
                });
                both(pupils, part)
            });
        for (place, indicator) in self.standard().indicators.iter().enumerate() {
            table.figures(&indicator.code, |part| {
                let shown = both(self.shown(part, place), part);
                match part.indicator_verdict(place).turned() {
                    Some(turn) => format!("{shown} {}", self.turn_word(turn)),
                    None => shown,
                }
            });
        }
        table.words(self.pick("判定", "verdict"), |part| {
            self.verdict_cell(part.verdict())
        });
        page.table(table.done());
    }

    /// How a turn is told behind two values.
    fn turn_word(&self, turn: Turn) -> &'static str {
        match turn {
            Turn::ToMet => self.pick("（转达标）", "(met now)"),
            Turn::ToNotMet => self.pick("（转未达标）", "(no longer met)"),
        }
    }

    fn tell_clauses(&self, page: &mut Page) {
        if self.standard().clauses.is_empty() {
            return;
        }
        page.heading(self.pick("条款", "Clauses"));
        let years = self.years();
        let clauses = self.standard().clauses.iter().enumerate();
        let rows: Vec<_> = clauses
            .map(|(place, clause)| (place, clause, self.clause_texts(place)))
            .collect();
        let mut table = TableOf::new(&rows);
        table
            .words(self.pick("代码", "code"), |(_, clause, _)| &*clause.code)
            .words(&years.before, |(_, _, texts)| texts.before.clone())
            .words(&years.after, |(_, _, texts)| texts.after.clone())
            .words(self.pick("判定", "verdict"), |(place, _, _)| {
                self.verdict_cell(self.clause_verdict(*place))
            });
        page.table(table.done());
    }
}

/// The coefficients as printed, told from their limit.
fn coefficients(change: &CoefficientChange<'_>) -> BeforeAfter<Option<String>> {
    change
        .rows
        .map(|row| row.coefficient_of_variation_beside_limit.clone())
}

/// A change with its sign.
fn signed(text: &str) -> Cell {
    let is_zero = text.chars().all(|one| matches!(one, '0' | '.'));
    if is_zero || text.starts_with('-') {
        Cell::from(text)
    } else {
        Cell::from(format!("+{text}"))
    }
}
