//! A report on a county, told once for every way to show it.

use crate::evaluation::county::missing::Undecided;
use crate::evaluation::county::report::Report;
use crate::evaluation::county::worklist::{Severity, WorklistEntry};
use crate::evaluation::wording::{GROUPS, counted, group_name, veto_word};
use crate::judgement::Verdict;
use crate::model::{Language, School, say};
#[cfg(feature = "html")]
use crate::page::HtmlPage;
use crate::page::{Cell, Detail, Ink, Item, Page, Sign, Table, TableOf, TextStyle, Told, mark};
use crate::standards::ClauseGroup;
use std::borrow::Cow;

/// So many schools of a list are shown.
const SCHOOLS_SHOWN: usize = 20;
/// So many missing figures are shown before the rest is only counted.
const LISTED: usize = 8;

impl Report<'_> {
    /// The report as text for a terminal: the verdict with its reasons first, then every figure.
    ///
    /// Tables are aligned by display width, so that double-width characters do not disturb them.
    /// Without colour there is no escape sequence in it, whatever the names of the schools hold.
    /// A county of many parts shows only those that are not met or cannot be told, and counts the
    /// others; [`Report::to_markdown`] has them all.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::evaluation::{Evaluator, TextStyle};
    /// use junheng::model::{County, Language};
    /// use junheng::standards::catalogue;
    ///
    /// let county = County::default().with_name("Riverside");
    /// let report = Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017)?.evaluate(&county);
    /// let text = report.to_text(Language::En, TextStyle::default());
    /// assert!(text.starts_with("Riverside"));
    /// assert!(text.contains("Verdict: not assessable"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_text(&self, language: Language, style: TextStyle) -> String {
        Told::new(self, language).page(Detail::Brief).to_text(style)
    }

    /// The report in Markdown.
    ///
    /// In Chinese it has the tables of the official application form under their numbers: 表Ⅱ-1 and
    /// 表Ⅱ-2 for the schools, 表Ⅲ for the differences between them, 表Ⅳ to 表Ⅵ for the clauses; in
    /// English the same tables. Figures are rounded as the form asks. A table for which the
    /// standard has nothing is left out. Names and evidence are escaped, so that nothing in them is
    /// taken for Markdown.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::evaluation::Evaluator;
    /// use junheng::model::{County, Item, Language, School, SchoolKind};
    /// use junheng::standards::catalogue;
    ///
    /// let school = School::new("1", "One | Two", SchoolKind::Primary)?
    ///     .with_amount(Item::StudentsPrimary, 300)?
    ///     .with_amount(Item::TeachersPrimary, 20)?;
    /// let county = County::new(vec![school])?;
    /// let report = Evaluator::new(&catalogue::CN_BASIC_BALANCE_2012)?.evaluate(&county);
    /// let markdown = report.to_markdown(Language::En);
    /// assert!(markdown.contains(r"One \| Two"));
    /// assert!(markdown.contains("0.067"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_markdown(&self, language: Language) -> String {
        Told::new(self, language).page(Detail::Full).to_markdown()
    }

    /// The report as a page in HTML: the verdict first, then pictures of what was achieved, of the
    /// coefficients beside their limits and of all schools, then the tables of the form and the worklist.
    ///
    /// In the table of schools each has the anchor `school-` with its code, and in the worklist
    /// `tasks-` with its code.
    #[cfg(feature = "html")]
    #[must_use]
    pub fn to_html(&self, language: Language) -> HtmlPage {
        let told = Told::new(self, language);
        HtmlPage::new(told.page_with(
            Detail::Full,
            |page| told.tell_charts(page),
            |page, undecided| told.tell_worklist(page, undecided, Detail::Full),
        ))
    }
}

impl Told<'_, Report<'_>> {
    fn page(&self, detail: Detail) -> Page {
        self.page_with(
            detail,
            |_| {},
            |page, undecided| {
                self.tell_worklist(page, undecided, detail);
            },
        )
    }

    /// The page with what is told behind the verdict, and a way to tell the worklist.
    pub(super) fn page_with(
        &self,
        detail: Detail,
        tell: impl FnOnce(&mut Page),
        tell_worklist: impl FnOnce(&mut Page, &[Undecided]),
    ) -> Page {
        let mut page = Page::new(self.language, &self.title());
        self.tell_verdict(&mut page);
        tell(&mut page);
        self.tell_schools(&mut page, detail);
        self.tell_differences(&mut page, detail);
        for group in GROUPS {
            self.tell_clauses(&mut page, group, detail);
        }
        self.tell_vetoes(&mut page, detail);
        if detail == Detail::Full {
            self.tell_achievement(&mut page);
            self.tell_excluded(&mut page, detail);
        }
        let undecided = self.undecided();
        self.tell_undecided(&mut page, &undecided, detail);
        tell_worklist(&mut page, &undecided);
        if detail == Detail::Brief {
            self.tell_excluded(&mut page, detail);
        }
        self.tell_warnings(&mut page, detail);
        page.heading(self.pick("说明", "Notes"));
        page.sublist(self.notes().into_iter().map(Item::plain));
        page
    }

    fn tell_verdict(&self, page: &mut Page) {
        let verdict = self.verdict.word(self.language);
        page.verdict(
            self.verdict,
            say!(self.language, "结论：{verdict}", "Verdict: {verdict}"),
        );
        if let Some(rule) = self.suppression() {
            page.warning(&rule.sentence(self.language));
        }
        let reasons = self.reasons().into_iter();
        page.sublist(reasons.map(|reason| Item::reason(reason.verdict, reason.text)));
        if let Some(sentence) = self.achievement_sentence() {
            page.paragraph(&sentence);
        }
    }

    fn tell_clauses(&self, page: &mut Page, group: ClauseGroup, detail: Detail) {
        let results = self.clauses_of(group);
        if results.is_empty() {
            return;
        }
        let name = group_name(group, self.language);
        if detail == Detail::Brief {
            page.heading(name);
            page.list(results.into_iter().map(|(result, clause)| {
                Item::judged(
                    &clause.code,
                    result.verdict,
                    self.clause_explanation(result),
                )
            }));
            return;
        }
        let number = match group {
            ClauseGroup::Government => self.pick("表Ⅳ", "Table IV"),
            ClauseGroup::Quality => self.pick("表Ⅴ", "Table V"),
            ClauseGroup::Recognition => self.pick("表Ⅵ", "Table VI"),
        };
        page.heading(&format!("{number} {name}"));
        let mut table = TableOf::new(results);
        table
            .words(self.pick("代码", "code"), |(_, clause)| &*clause.code)
            .words(self.pick("要求", "requirement"), |(_, clause)| {
                clause.requirement.get(self.language)
            })
            .words(self.pick("情况", "finding"), |(result, _)| {
                self.clause_explanation(result)
            })
            .words(self.pick("判定", "verdict"), |(result, _)| {
                self.verdict_cell(result.verdict)
            })
            .words(self.pick("依据", "source"), |(_, clause)| &*clause.source);
        page.table(table.done());
    }

    pub(super) fn verdict_cell(&self, verdict: impl Into<Option<Verdict>>) -> Cell {
        Cell::verdict(verdict.into(), self.language)
    }

    fn tell_vetoes(&self, page: &mut Page, detail: Detail) {
        if self.vetoes.is_empty() {
            return;
        }
        let vetoes = self
            .vetoes
            .iter()
            .filter_map(|result| Some((self.standard.vetoes.get(result.veto)?, result.verdict)));
        if detail == Detail::Brief {
            page.heading(self.pick("一票否决", "Vetoes"));
            page.list(vetoes.map(|(veto, verdict)| {
                let (name, happened) = (
                    veto.name.get(self.language),
                    veto_word(verdict, self.language),
                );
                let sign = Sign::Code(mark(verdict), veto.code.to_string());
                let text = say!(self.language, "{name}：{happened}", "{name}: {happened}");
                Item::new(sign, verdict.into(), text)
            }));
            return;
        }
        page.heading(self.pick("一票否决事项", "Vetoes"));
        let mut table = TableOf::new(vetoes);
        table
            .words(self.pick("代码", "code"), |(veto, _)| &*veto.code)
            .words(self.pick("事项", "violation"), |(veto, _)| {
                veto.name.get(self.language)
            })
            .words(self.pick("情况", "finding"), |(_, verdict)| {
                veto_word(verdict, self.language)
            })
            .words(self.pick("判定", "verdict"), |(_, verdict)| {
                self.verdict_cell(verdict)
            })
            .words(self.pick("依据", "source"), |(veto, _)| &*veto.source);
        page.table(table.done());
    }

    fn tell_achievement(&self, page: &mut Page) {
        if self.achievement.is_none() {
            return;
        }
        page.heading(self.pick("达成率", "Achievement"));
        let resources = self.pick("资源配置", "Resources");
        let mut areas = vec![(resources, self.indicator_verdicts())];
        for group in GROUPS {
            let results = self.clauses_of(group).into_iter();
            let verdicts: Vec<Verdict> = results.map(|(result, _)| result.verdict).collect();
            if !verdicts.is_empty() {
                areas.push((group_name(group, self.language), verdicts));
            }
        }
        let all = areas.iter().flat_map(|(_, verdicts)| verdicts.clone());
        let all = all.collect();
        areas.push((self.pick("合计", "total"), all));
        page.table(self.achievement_table(&areas));
        if let Some(sentence) = self.achievement_sentence() {
            page.paragraph(&sentence);
        }
    }

    fn achievement_table(&self, areas: &[(&str, Vec<Verdict>)]) -> Table {
        let counted = |verdicts: &[Verdict], wanted: fn(Verdict) -> bool| {
            let verdicts = verdicts.iter().filter(|verdict| wanted(**verdict));
            verdicts.count().to_string()
        };
        let mut table = TableOf::new(areas);
        table
            .words(self.pick("方面", "area"), |(name, _)| *name)
            .figures(self.pick("项数", "items"), |(_, all)| {
                all.len().to_string()
            })
            .figures(self.pick("达标", "met"), |(_, all)| {
                counted(all, Verdict::is_clear)
            })
            .figures(self.pick("未达标", "not met"), |(_, all)| {
                counted(all, |verdict| verdict == Verdict::NotMet)
            })
            .figures(self.pick("无法判定", "not assessable"), |(_, all)| {
                counted(all, |verdict| verdict == Verdict::NotAssessable)
            });
        table.done()
    }

    fn tell_undecided(&self, page: &mut Page, undecided: &[Undecided], detail: Detail) {
        if undecided.is_empty() {
            return;
        }
        let title = "What cannot be told, and what is missing for it";
        if detail == Detail::Brief {
            page.heading(self.pick("无法判定事项（缺什么）", title));
            page.list(undecided.iter().map(|one| {
                let about = match one.stage {
                    Some(stage) => format!("{} {}", one.code, stage.word(self.language)),
                    None => one.code.clone(),
                };
                let missing = self.missing_listed(&one.missing, LISTED);
                Item::new(Sign::Code("?", about), Ink::Doubtful, missing)
            }));
            return;
        }
        page.heading(self.pick("无法判定事项", title));
        let mut table = TableOf::new(undecided);
        table
            .words(self.pick("代码", "code"), |one| one.code.as_str())
            .words(self.pick("学段", "stage"), |one| {
                one.stage.map(|stage| stage.word(self.language))
            })
            .words(self.pick("缺少", "missing"), |one| {
                self.missing_listed(&one.missing, usize::MAX)
            });
        page.table(table.done());
    }

    fn tell_worklist(&self, page: &mut Page, undecided: &[Undecided], detail: Detail) {
        let most = match detail {
            Detail::Brief => SCHOOLS_SHOWN,
            Detail::Full => usize::MAX,
        };
        let (worklist, total) = self.first_of_worklist(undecided, most);
        if total == 0 {
            return;
        }
        let title = match detail {
            Detail::Brief => say!(
                self.language,
                "一校一策（{total}所）",
                "Worklist, school by school ({total})"
            ),
            Detail::Full => self
                .pick("一校一策", "Worklist, school by school")
                .to_owned(),
        };
        page.heading(&title);
        for (number, entry) in (1..).zip(&worklist) {
            let place = match detail {
                Detail::Brief => String::new(),
                Detail::Full => format!("{number}. "),
            };
            self.tell_school(page, &place, entry);
        }
        let others = total.saturating_sub(worklist.len());
        if others > 0 {
            page.left_out(match self.language {
                Language::Zh => format!("另有{others}所学校，未列出"),
                Language::En => format!("and {}", counted(&others.to_string(), "more schools")),
            });
        }
    }

    /// What a school would have to do.
    fn tell_school(&self, page: &mut Page, place: &str, entry: &WorklistEntry) {
        let ink = match entry.severity {
            Severity::Failing => Ink::Bad,
            Severity::Open => Ink::Doubtful,
            Severity::Excused => Ink::Plain,
        };
        let (name, word) = (
            self.school_name(entry.school),
            entry.severity.word(self.language),
        );
        let school = self.county.schools().get(entry.school);
        page.anchored_subheading(
            ink,
            &say!(
                self.language,
                "{place}{name}（{word}）",
                "{place}{name} ({word})"
            ),
            format!("tasks-{}", school.map_or("", School::id)),
        );
        let tasks = entry.tasks.iter();
        page.sublist(tasks.map(|task| Item::marked("-", Ink::Plain, self.task(task))));
    }

    fn tell_excluded(&self, page: &mut Page, detail: Detail) {
        if self.excluded.is_empty() {
            return;
        }
        page.heading(self.pick("不计入的学校", "Schools not judged"));
        let excluded = self.excluded.iter().map(|excluded| {
            let name = self.school_name(excluded.school);
            (name, self.exclusion_reason(&excluded.reason))
        });
        if detail == Detail::Brief {
            page.list(excluded.take(SCHOOLS_SHOWN).map(|(name, reason)| {
                let text = say!(self.language, "{name}：{reason}", "{name}: {reason}");
                Item::marked("-", Ink::Plain, text)
            }));
            page.more(self.excluded.len(), SCHOOLS_SHOWN);
            return;
        }
        let excluded: Vec<(Cow<'_, str>, String)> = excluded.collect();
        let mut table = TableOf::new(&excluded);
        table
            .numbers(self.pick("序号", "no."))
            .words(self.pick("学校", "school"), |(name, _)| name.as_ref())
            .words(self.pick("原因", "reason"), |(_, reason)| reason.as_str());
        page.table(table.done());
    }

    fn tell_warnings(&self, page: &mut Page, detail: Detail) {
        let findings = self.findings();
        if findings.is_empty() {
            return;
        }
        page.heading(self.pick("数据疑点", "Warnings"));
        if detail == Detail::Brief {
            let shown = findings.iter().take(SCHOOLS_SHOWN);
            page.list(
                shown.map(|finding| {
                    Item::marked("!", Ink::Doubtful, finding.sentence(self.language))
                }),
            );
            page.more(findings.len(), SCHOOLS_SHOWN);
            return;
        }
        let mut table = TableOf::new(findings.iter());
        table
            .numbers(self.pick("序号", "no."))
            .words(self.pick("疑点", "warning"), |finding| {
                finding.sentence(self.language)
            });
        page.table(table.done());
    }
}
