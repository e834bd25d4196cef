//! A report for the terminal.

use crate::evaluation::county::balance::Balance;
use crate::evaluation::county::comparison::Comparison;
use crate::evaluation::county::measurement::{IndicatorResult, Part};
use crate::evaluation::county::report::Report;
use crate::evaluation::county::roll::JUDGED;
use crate::evaluation::county::worklist::Severity;
use crate::evaluation::wording::{GROUPS, counted, group_name, printed, stage_word, veto_word};
use crate::judgement::{Bound, Verdict};
use crate::model::Language;
use crate::page::old::{Cell, Ink, Side, Table, TextPage, TextStyle, mark, one_line};
use unicode_width::UnicodeWidthStr as _;

/// A county of more parts than this shows only those that are not met or cannot be told.
const PARTS_SHOWN: usize = 24;
/// So many schools of the worklist are shown.
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
        let mut page = TextPage {
            text: String::new(),
            language,
            style,
        };
        self.text_summary(&mut page);
        self.text_parts(&mut page);
        self.text_balance(&mut page);
        self.text_clauses(&mut page);
        self.text_vetoes(&mut page);
        self.text_undecided(&mut page);
        self.text_worklist(&mut page);
        self.text_excluded(&mut page);
        self.text_warnings(&mut page);
        page.heading(language.pick("说明", "Notes"));
        for note in self.notes(language) {
            page.item("  ", "", Ink::Plain, &note);
        }
        page.text
    }

    fn text_summary(&self, page: &mut TextPage) {
        let language = page.language;
        page.ruled(&self.title(language));
        let verdict = self.verdict.word(language);
        let verdict = language.pick(format!("结论：{verdict}"), format!("Verdict: {verdict}"));
        page.line(&verdict, self.verdict.into());
        for reason in self.reasons(language) {
            let mark = mark(reason.verdict);
            page.item("  ", mark, reason.verdict.into(), &reason.text);
        }
        if let Some(sentence) = self.achievement_sentence(language) {
            page.item("", "", Ink::Plain, &sentence);
        }
    }

    fn text_parts(&self, page: &mut TextPage) {
        let language = page.language;
        if self.parts.is_empty() {
            return;
        }
        page.heading(&language.pick(
            format!("各校指标（{}）", self.parts_counted(language)),
            format!("Schools ({})", self.parts_counted(language)),
        ));
        let many = self.parts.len() > PARTS_SHOWN;
        let mut shown: Vec<&Part> = self
            .parts
            .iter()
            .filter(|part| !many || !is_clear(part))
            .collect();
        if many {
            // In the order of the schools among themselves.
            shown.sort_by_key(|part| part.verdict != Some(Verdict::NotMet));
        }
        page.table(&self.parts_table(&shown, language));
        let others = self.parts.len() - shown.len();
        if others > 0 {
            let judged = self.standard.school_rule.is_some();
            page.line(
                &match language {
                    Language::Zh if judged => format!("其余{others}个单位均达标，未列出"),
                    Language::Zh => format!("其余{others}个单位数据齐全，未列出"),
                    Language::En if judged => format!("others met and not listed: {others}"),
                    Language::En => format!("others complete and not listed: {others}"),
                },
                Ink::Plain,
            );
        }
        for line in self.legend(&shown, language) {
            page.item("", "", Ink::Faint, &line);
        }
    }

    fn parts_table(&self, parts: &[&Part], language: Language) -> Table {
        let judged = self.standard.school_rule.is_some();
        let keys = if judged { 4 } else { 3 };
        let mut table = Table::new(keys, keys - 3);
        if judged {
            table.column(language.pick("判定", "verdict"), Side::Left);
        }
        table.column(language.pick("学校", "school"), Side::Left);
        table.column(language.pick("学段", "stage"), Side::Left);
        table.column(language.pick("学生", "pupils"), Side::Right);
        for indicator in self.standard.indicators.iter() {
            table.column(&indicator.code, Side::Right);
        }
        if judged {
            table.column(language.pick("达标项", "met"), Side::Right);
        }
        for part in parts {
            let mut row = Vec::new();
            if let (true, Some(verdict)) = (judged, part.verdict) {
                // Short, for the table is wide; the legend says what it stands for.
                let word = match verdict {
                    Verdict::NotAssessable => language.pick("无法判定", "unknown"),
                    verdict => verdict.word(language),
                };
                row.push(Cell::new(word).inked(verdict.into()));
            }
            row.push(Cell::new(self.school_name(part.school)));
            row.push(Cell::new(stage_word(part.stage, language)));
            row.push(match part.pupils {
                Some(pupils) => Cell::new(&pupils.normalize().to_string()),
                None => unknown_cell(),
            });
            for (indicator, result) in self.indicators_of(part) {
                row.push(match &result.value {
                    None => unknown_cell(),
                    Some(value) => {
                        let mark = match (result.verdict, result.floor_verdict) {
                            (_, Some(Verdict::NotMet)) => "✗✗",
                            (Some(Verdict::NotMet), _) => "✗",
                            _ if result.relieved => "*",
                            _ => "",
                        };
                        let ink = match result.verdict {
                            Some(Verdict::NotMet) => Ink::Bad,
                            _ => Ink::Plain,
                        };
                        Cell::new(&indicator.reported.text(value)).marked(mark, ink)
                    }
                });
            }
            if let (true, Some(met)) = (judged, part.met_count) {
                row.push(Cell::new(&format!("{met}/{}", part.indicators.len())));
            }
            table.row(row);
        }
        table
    }

    /// What the marks in the table of parts stand for, and which indicator a code is.
    fn legend(&self, parts: &[&Part], language: Language) -> Vec<String> {
        let indicators: Vec<String> = self
            .standard
            .indicators
            .iter()
            .map(|indicator| {
                let bounds = indicator.threshold.as_ref();
                let bounds = bounds.map_or_else(String::new, |bounds| {
                    let (primary, junior) = (printed(bounds.primary), printed(bounds.junior));
                    language.pick(
                        format!("，小学{primary}、初中{junior}"),
                        format!(", primary {primary}, junior {junior}"),
                    )
                });
                let unit = indicator.unit.get(language);
                let name = indicator.name.get(language);
                language.pick(
                    format!("{} {name}（{unit}{bounds}）", indicator.code),
                    format!("{} {name} ({unit}{bounds})", indicator.code),
                )
            })
            .collect();
        let mut lines = vec![indicators.join(language.pick("；", "; "))];
        let mut marks = Vec::new();
        let results = || parts.iter().flat_map(|part| &part.indicators);
        if results().any(|result| result.verdict == Some(Verdict::NotMet)) {
            marks.push(
                language
                    .pick("✗ 未达到标准", "✗ below the threshold")
                    .to_owned(),
            );
        }
        if results().any(|result| result.floor_verdict == Some(Verdict::NotMet)) {
            let share = self.floor_percentage();
            marks.push(language.pick(
                format!("✗✗ 低于标准的{share}%"),
                format!("✗✗ below {share} % of it"),
            ));
        }
        if results().any(|result| result.value.is_none()) {
            marks.push(language.pick("? 数据不全", "? not known").to_owned());
        }
        if results().any(|result| result.relieved) {
            marks.push(
                language
                    .pick("* 适用过渡性政策", "* through a relief")
                    .to_owned(),
            );
        }
        if self.comparison == Comparison::Exact
            && results().any(|result| result.verdict == Some(Verdict::NotMet))
        {
            let exact = language.pick("按未四舍五入的数值判定", "judged before rounding");
            marks.push(exact.to_owned());
        }
        if !marks.is_empty() {
            lines.push(marks.join(language.pick("；", "; ")));
        }
        lines
    }

    fn text_balance(&self, page: &mut TextPage) {
        let language = page.language;
        if self.parts.is_empty() {
            return;
        }
        page.heading(language.pick("校际差异", "Differences between schools"));
        let mut table = Table::new(3, 2);
        table.column(language.pick("判定", "verdict"), Side::Left);
        table.column(language.pick("学段", "stage"), Side::Left);
        table.column(language.pick("指标", "indicator"), Side::Left);
        table.column(language.pick("全县平均值", "mean"), Side::Right);
        table.column(language.pick("标准差", "SD"), Side::Right);
        table.column(language.pick("差异系数", "CV"), Side::Right);
        table.column(language.pick("限值", "limit"), Side::Right);
        for stage in JUDGED {
            for row in self.balance.iter().filter(|row| row.stage == stage) {
                table.row(self.balance_row(row, language));
            }
            if let Some(composite) = self.composite.get(stage) {
                let name = language.pick("综合（各项平均）", "composite (mean of the CVs)");
                table.row(vec![
                    verdict_cell(composite.verdict, language),
                    Cell::new(stage_word(stage, language)),
                    Cell::new(name),
                    Cell::new("-"),
                    Cell::new("-"),
                    figure_cell(composite.reported.as_deref(), self.has_parts(stage)),
                    limit_cell(composite.limit),
                ]);
            }
        }
        page.table(&table);
    }

    fn balance_row(&self, row: &Balance, language: Language) -> Vec<Cell> {
        let name = self.standard.indicators.get(row.indicator);
        let name = name.map_or_else(String::new, |indicator| {
            format!("{} {}", indicator.code, indicator.name.get(language))
        });
        let figure = |text: &Option<String>| figure_cell(text.as_deref(), row.parts > 0);
        vec![
            verdict_cell(row.verdict, language),
            Cell::new(stage_word(row.stage, language)),
            Cell::new(&name),
            figure(&row.reported_mean),
            figure(&row.reported_standard_deviation),
            figure(&row.reported_coefficient_of_variation),
            limit_cell(row.limit),
        ]
    }

    fn text_clauses(&self, page: &mut TextPage) {
        let language = page.language;
        for group in GROUPS {
            let results = self.clauses_of(group);
            if results.is_empty() {
                continue;
            }
            page.heading(group_name(group, language));
            let width = results.iter().map(|(_, clause)| clause.code.width()).max();
            for (result, clause) in results {
                let sentence = self.explain_clause(result, language);
                page.judged(&clause.code, width, result.verdict, &sentence);
            }
        }
    }

    fn text_vetoes(&self, page: &mut TextPage) {
        let language = page.language;
        if self.vetoes.is_empty() {
            return;
        }
        page.heading(language.pick("一票否决", "Vetoes"));
        for result in &self.vetoes {
            let Some(veto) = self.standard.vetoes.get(result.veto) else {
                continue;
            };
            let happened = veto_word(result.verdict, language);
            let text = language.pick(
                format!("{}：{happened}", veto.name.get(language)),
                format!("{}: {happened}", veto.name.get(language)),
            );
            let prefix = format!("{} {}", mark(result.verdict), veto.code);
            page.item("", &prefix, result.verdict.into(), &text);
        }
    }

    fn text_undecided(&self, page: &mut TextPage) {
        let language = page.language;
        let undecided = self.undecided();
        if undecided.is_empty() {
            return;
        }
        page.heading(language.pick(
            "无法判定事项（缺什么）",
            "What cannot be told, and what is missing for it",
        ));
        for one in &undecided {
            let prefix = match one.stage {
                Some(stage) => format!("? {} {}", one.code, stage_word(stage, language)),
                None => format!("? {}", one.code),
            };
            let missing = self.missing_listed(&one.missing, LISTED, language);
            page.item("", &prefix, Ink::Doubtful, &missing);
        }
    }

    fn text_worklist(&self, page: &mut TextPage) {
        let language = page.language;
        let worklist = self.worklist();
        if worklist.is_empty() {
            return;
        }
        page.heading(&language.pick(
            format!("一校一策（{}所）", worklist.len()),
            format!("Worklist, school by school ({})", worklist.len()),
        ));
        for entry in worklist.iter().take(SCHOOLS_SHOWN) {
            let name = self.school_name(entry.school);
            let ink = match entry.severity {
                Severity::Failing => Ink::Bad,
                Severity::Open => Ink::Doubtful,
                Severity::Excused => Ink::Plain,
            };
            let word = entry.severity.word(language);
            let name = language.pick(format!("{name}（{word}）"), format!("{name} ({word})"));
            page.line(&one_line(&name), ink);
            for task in &entry.tasks {
                let sentence = self.task_sentence(task, language);
                page.item("  ", "-", Ink::Plain, &sentence);
            }
        }
        let others = worklist.len().saturating_sub(SCHOOLS_SHOWN);
        if others > 0 {
            page.line(
                &language.pick(
                    format!("另有{others}所学校，未列出"),
                    format!("and {}", counted(&others.to_string(), "more schools")),
                ),
                Ink::Plain,
            );
        }
    }

    fn text_excluded(&self, page: &mut TextPage) {
        let language = page.language;
        if self.excluded.is_empty() {
            return;
        }
        page.heading(language.pick("不计入的学校", "Schools not judged"));
        for excluded in self.excluded.iter().take(SCHOOLS_SHOWN) {
            let name = self.school_name(excluded.school);
            let reason = self.exclusion_reason(&excluded.reason, language);
            let text = language.pick(format!("{name}：{reason}"), format!("{name}: {reason}"));
            page.item("", "-", Ink::Plain, &text);
        }
        page.more(self.excluded.len(), SCHOOLS_SHOWN);
    }

    fn text_warnings(&self, page: &mut TextPage) {
        let language = page.language;
        if self.findings().is_empty() {
            return;
        }
        page.heading(language.pick("数据疑点", "Warnings"));
        for finding in self.findings().iter().take(SCHOOLS_SHOWN) {
            page.item("", "!", Ink::Doubtful, &finding.sentence(language));
        }
        page.more(self.findings().len(), SCHOOLS_SHOWN);
    }
}

fn verdict_cell(verdict: Option<Verdict>, language: Language) -> Cell {
    verdict.map_or_else(
        || Cell::new("-"),
        |verdict| Cell::new(verdict.word(language)).inked(verdict.into()),
    )
}

fn unknown_cell() -> Cell {
    Cell::new("?").inked(Ink::Doubtful)
}

/// A figure; unknown where there is something to be known.
fn figure_cell(text: Option<&str>, asked: bool) -> Cell {
    match text {
        Some(text) => Cell::new(text),
        None if asked => unknown_cell(),
        None => Cell::new("-"),
    }
}

fn limit_cell(limit: Option<Bound>) -> Cell {
    limit.map_or_else(|| Cell::new("-"), |limit| Cell::new(&printed(limit)))
}

/// Whether a part needs no attention: met, or where nothing is judged, complete.
fn is_clear(part: &Part) -> bool {
    let complete = |result: &IndicatorResult| {
        result.value.is_some() && result.verdict != Some(Verdict::NotMet)
    };
    part.verdict
        .map_or_else(|| part.indicators.iter().all(complete), Verdict::is_clear)
}
