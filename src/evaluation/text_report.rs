//! A report for the terminal, and the sentences that it shares with the report in Markdown.

use super::roll::JUDGED;
use super::table::{Cell, Ink, Side, Table, TextStyle, one_line, wrapped};
use super::worklist::rounding_note;
use super::{
    Balance, Comparison, Composite, IndicatorResult, MissingFigure, Part, Report, Severity, Verdict,
};
use crate::model::{Language, School, Stage};
use crate::numeric::RoundingMode;
use crate::standards::{
    Bound, ClauseGroup, ClauseTest, ExclusionTest, Relief, ReliefEffect, RoomCounting,
};
use unicode_width::UnicodeWidthStr as _;

/// A county of more parts than this shows only those that are not met or cannot be told.
const PARTS_SHOWN: usize = 24;
/// So many schools of the worklist are shown.
const SCHOOLS_SHOWN: usize = 20;
/// So many missing figures, names or warnings are shown before the rest is only counted.
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
        let mut page = Page {
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

    fn text_summary(&self, page: &mut Page) {
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

    fn text_parts(&self, page: &mut Page) {
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
                    Language::En if judged => format!("{others} others are met and not listed"),
                    Language::En => format!("{others} others are complete and not listed"),
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
            row.push(Cell::new(self.school_of(part).map_or("?", School::name)));
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

    fn text_balance(&self, page: &mut Page) {
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

    fn text_clauses(&self, page: &mut Page) {
        let language = page.language;
        for group in GROUPS {
            let results: Vec<_> = self
                .clauses
                .iter()
                .filter_map(|result| {
                    let clause = self.standard.clauses.get(result.clause)?;
                    (clause.group == group).then_some((result, clause))
                })
                .collect();
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

    fn text_vetoes(&self, page: &mut Page) {
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

    fn text_undecided(&self, page: &mut Page) {
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

    fn text_worklist(&self, page: &mut Page) {
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
            let name = self
                .county
                .schools()
                .get(entry.school)
                .map_or("?", School::name);
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
                    format!("and {others} more schools"),
                ),
                Ink::Plain,
            );
        }
    }

    fn text_excluded(&self, page: &mut Page) {
        let language = page.language;
        if self.excluded.is_empty() {
            return;
        }
        page.heading(language.pick("不计入的学校", "Schools not judged"));
        for excluded in self.excluded.iter().take(SCHOOLS_SHOWN) {
            let name = self
                .county
                .schools()
                .get(excluded.school)
                .map_or("?", School::name);
            let reason = self.exclusion_reason(&excluded.reason, language);
            let text = language.pick(format!("{name}：{reason}"), format!("{name}: {reason}"));
            page.item("", "-", Ink::Plain, &text);
        }
        page.more(self.excluded.len(), SCHOOLS_SHOWN);
    }

    fn text_warnings(&self, page: &mut Page) {
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

    /// The county, the year and the standard.
    pub(super) fn title(&self, language: Language) -> String {
        let county = self.county_name(language);
        let name = self.standard.name.get(language);
        let year = self.county.filing().year.as_deref();
        let year = year.map_or_else(String::new, |year| {
            language.pick(format!("{year}年"), format!(", {year}"))
        });
        language.pick(
            format!("{county}{year}{name}督导评估报告"),
            format!("{county}{year}: {name}"),
        )
    }

    /// The name of the county with its code; what there is of it.
    fn county_name(&self, language: Language) -> String {
        match (self.county.name(), self.county.id()) {
            (Some(name), Some(id)) => {
                language.pick(format!("{name}（{id}）"), format!("{name} ({id})"))
            }
            (Some(one), None) | (None, Some(one)) => one.to_owned(),
            (None, None) => language.pick("全县", "The county").to_owned(),
        }
    }

    /// Why the verdict is what it is: all that is not met, then all that cannot be told.
    pub(super) fn reasons(&self, language: Language) -> Vec<Reason> {
        let mut reasons = Vec::new();
        if self.parts.is_empty() {
            let text = language.pick("没有可评价的学校", "there is no school to judge");
            reasons.push(Reason::new(Verdict::NotAssessable, text.to_owned()));
        }
        for verdict in [Verdict::NotMet, Verdict::NotAssessable] {
            reasons.extend(self.part_reason(verdict, language));
            reasons.extend(self.balance_reason(verdict, language));
            for stage in JUDGED {
                let composite = self.composite.get(stage);
                reasons.extend(
                    composite.and_then(|composite| {
                        composite_reason(stage, composite, verdict, language)
                    }),
                );
            }
            self.clause_reasons(verdict, language, &mut reasons);
            reasons.extend(self.veto_reason(verdict, language));
        }
        if reasons.is_empty() {
            let text = language.pick("各项要求均已达到", "every requirement is met");
            reasons.push(Reason::new(Verdict::Met, text.to_owned()));
        }
        reasons
    }

    fn part_reason(&self, verdict: Verdict, language: Language) -> Option<Reason> {
        let names: Vec<String> = self
            .parts
            .iter()
            .filter(|part| part.verdict == Some(verdict))
            .map(|part| self.part_name(part, language))
            .collect();
        if names.is_empty() {
            return None;
        }
        let (count, total) = (names.len(), self.parts.len());
        let names = listed(&names, LISTED, language);
        let text = match verdict {
            Verdict::NotMet => language.pick(
                format!("学校资源配置：{total}个单位中{count}个未达标：{names}"),
                format!("schools: {count} of {total} fail the school rule: {names}"),
            ),
            _ => language.pick(
                format!("学校资源配置：{total}个单位中{count}个数据不全：{names}"),
                format!("schools: {count} of {total} lack figures: {names}"),
            ),
        };
        Some(Reason::new(verdict, text))
    }

    fn balance_reason(&self, verdict: Verdict, language: Language) -> Option<Reason> {
        let rows: Vec<String> = self
            .balance
            .iter()
            .filter(|row| row.verdict == Some(verdict))
            .filter_map(|row| {
                let code = &self.standard.indicators.get(row.indicator)?.code;
                let stage = stage_word(row.stage, language);
                let (Some(reported), Some(limit)) =
                    (&row.reported_coefficient_of_variation, row.limit)
                else {
                    return Some(format!("{stage} {code}"));
                };
                let (note, limit) = (
                    rounding_note(reported, limit, verdict, language),
                    printed(limit),
                );
                Some(language.pick(
                    format!("{stage} {code} 为{reported}{note}，限值{limit}"),
                    format!("{stage} {code} {reported}{note}, limit {limit}"),
                ))
            })
            .collect();
        if rows.is_empty() {
            return None;
        }
        let rows = rows.join(language.pick("；", "; "));
        let text = match verdict {
            Verdict::NotMet => language.pick(
                format!("校际差异系数超过限值：{rows}"),
                format!("coefficients of variation above their limit: {rows}"),
            ),
            _ => language.pick(
                format!("校际差异系数无法判定：{rows}"),
                format!("coefficients of variation that cannot be told: {rows}"),
            ),
        };
        Some(Reason::new(verdict, text))
    }

    /// A sentence for each clause that is not met; the codes alone of those that cannot be told,
    /// because what is missing for them is listed elsewhere.
    fn clause_reasons(&self, verdict: Verdict, language: Language, reasons: &mut Vec<Reason>) {
        let mut codes: Vec<&str> = Vec::new();
        for result in self
            .clauses
            .iter()
            .filter(|result| result.verdict == verdict)
        {
            let Some(clause) = self.standard.clauses.get(result.clause) else {
                continue;
            };
            if verdict == Verdict::NotMet {
                let sentence = self.explain_clause(result, language);
                let text = format!("{} {sentence}", clause.code);
                reasons.push(Reason::new(verdict, text));
            } else {
                codes.push(&clause.code);
            }
        }
        if !codes.is_empty() {
            let codes = codes.join(language.pick("、", ", "));
            let text = language.pick(
                format!("缺少材料或数据的条款：{codes}"),
                format!("clauses for which something is missing: {codes}"),
            );
            reasons.push(Reason::new(verdict, text));
        }
    }

    fn veto_reason(&self, verdict: Verdict, language: Language) -> Option<Reason> {
        let vetoes: Vec<String> = self
            .vetoes
            .iter()
            .filter(|result| result.verdict == verdict)
            .filter_map(|result| {
                let veto = self.standard.vetoes.get(result.veto)?;
                Some(if verdict == Verdict::NotMet {
                    format!("{} {}", veto.code, veto.name.get(language))
                } else {
                    veto.code.to_string()
                })
            })
            .collect();
        if vetoes.is_empty() {
            return None;
        }
        let vetoes = vetoes.join(language.pick("、", ", "));
        let text = match verdict {
            Verdict::NotMet => {
                language.pick(format!("一票否决：{vetoes}"), format!("vetoed by {vetoes}"))
            }
            _ => language.pick(
                format!("一票否决事项未作说明：{vetoes}"),
                format!("vetoes of which nothing is said: {vetoes}"),
            ),
        };
        Some(Reason::new(verdict, text))
    }

    /// `met 23 of 32, 71.9 %; not met 6 (…), not assessable 3 (…)`; `None` where the standard does
    /// not count.
    pub(super) fn achievement_sentence(&self, language: Language) -> Option<String> {
        let achievement = self.achievement.as_ref()?;
        let rate = achievement
            .rate()
            .to_fixed(1, RoundingMode::HalfAwayFromZero);
        let (met, total) = (achievement.met, achievement.total());
        let mut text = language.pick(
            format!("达成率：{total}项中达标{met}项，{rate}%"),
            format!("Achievement: {met} of {total} met, {rate} %"),
        );
        for verdict in [Verdict::NotMet, Verdict::NotAssessable] {
            let codes = self.achieved_codes(verdict);
            if !codes.is_empty() {
                let (count, word) = (codes.len(), verdict.word(language));
                let codes = codes.join(language.pick("、", ", "));
                text.push_str(&language.pick(
                    format!("；{word}{count}项（{codes}）"),
                    format!("; {word} {count} ({codes})"),
                ));
            }
        }
        Some(text)
    }

    /// The codes of the indicators and clauses of a verdict.
    fn achieved_codes(&self, verdict: Verdict) -> Vec<&str> {
        let indicators = self.achievement.iter().flat_map(|achievement| {
            self.standard
                .indicators
                .iter()
                .zip(&achievement.indicators)
                .filter(|(_, found)| **found == verdict)
                .map(|(indicator, _)| indicator.code.as_ref())
        });
        let clauses = self
            .clauses
            .iter()
            .filter(|result| result.verdict == verdict)
            .filter_map(|result| self.standard.clauses.get(result.clause))
            .map(|clause| clause.code.as_ref());
        indicators.chain(clauses).collect()
    }

    /// Where the standard comes from, how values were compared, which reliefs and options hold.
    pub(super) fn notes(&self, language: Language) -> Vec<String> {
        let standard = self.standard;
        let provenance = &standard.provenance;
        let (name, title) = (standard.name.get(language), provenance.title.get(language));
        let issuer = provenance.issuer.get(language);
        let (id, year) = (&standard.id, provenance.year);
        let mut notes = vec![language.pick(
            format!("标准：{name}（{id}），{title}，{issuer}，{year}年"),
            format!("standard: {name} ({id}); {title}; {issuer}, {year}"),
        )];
        let mut note = |zh: &str, en: &str, text: &str| {
            if !text.is_empty() {
                notes.push(language.pick(format!("{zh}：{text}"), format!("{en}: {text}")));
            }
        };
        note("网址", "address", &provenance.url);
        if let Some(rule) = &standard.school_rule {
            note("学校标准", "school rule", &rule.source);
        }
        note("校际差异", "dispersion", &standard.dispersion.source);
        note(
            "比较方式",
            "comparison",
            match self.comparison {
                Comparison::Exact => language.pick(
                    "按未四舍五入的精确值判定，表中数值为四舍五入后的数值",
                    "exact values decide; the figures shown are rounded",
                ),
                Comparison::AsReported => language.pick(
                    "按四舍五入后的指标值和差异系数判定",
                    "indicator values and coefficients of variation are rounded before they are compared",
                ),
            },
        );
        if self.reliefs.is_empty() && !standard.reliefs.is_empty() {
            note(
                "过渡性政策",
                "reliefs",
                language.pick("未申请适用", "none asked for"),
            );
        }
        for index in &self.reliefs {
            if let Some(relief) = standard.reliefs.get(*index) {
                let text = self.relief_sentence(*index, relief, language);
                note("过渡性政策", "relief", &text);
            }
        }
        for parameter in standard.parameters.iter().filter(|one| one.fixed) {
            let text = format!("{} = {}", parameter.name, parameter.value.normalize());
            note("选项", "option", &text);
        }
        let together = standard.clauses.iter().any(|clause| {
            matches!(
                clause.test,
                Some(ClauseTest::Rooms {
                    counting: RoomCounting::Together,
                    ..
                })
            )
        });
        if together {
            note("选项", "option", "rooms = together");
        }
        notes
    }

    /// A relief that was asked for, and what it made a difference to.
    fn relief_sentence(&self, index: usize, relief: &Relief, language: Language) -> String {
        let mut used: Vec<String> = self
            .clauses
            .iter()
            .filter(|result| result.reliefs.contains(&index))
            .filter_map(|result| self.standard.clauses.get(result.clause))
            .map(|clause| clause.code.to_string())
            .collect();
        if let ReliefEffect::Count { indicator, .. } = &relief.effect {
            let place = self
                .standard
                .indicators
                .iter()
                .position(|one| one.code == *indicator);
            let relieved = |part: &&Part| {
                place
                    .and_then(|place| part.indicators.get(place))
                    .is_some_and(|result| result.relieved)
            };
            let count = self.parts.iter().filter(relieved).count();
            if count > 0 {
                used.push(language.pick(
                    format!("{indicator}（{count}个单位）"),
                    format!("{indicator} ({count} parts)"),
                ));
            }
        }
        let used = if used.is_empty() {
            language.pick("未用到", "not used").to_owned()
        } else {
            let used = used.join(language.pick("、", ", "));
            language.pick(format!("用于{used}"), format!("used for {used}"))
        };
        let text = relief.text.get(language);
        language.pick(
            format!("{}，{text}；{used}（{}）", relief.name, relief.source),
            format!("{}: {text}; {used} [{}]", relief.name, relief.source),
        )
    }

    /// Why a school is not judged, in words.
    pub(super) fn exclusion_reason(&self, reason: &str, language: Language) -> String {
        if reason == "no_students" {
            return language
                .pick("没有小学、初中学生", "no primary or junior pupils")
                .to_owned();
        }
        let exclusion = self
            .standard
            .exclusions
            .iter()
            .find(|one| one.reason == reason);
        let sponsors = |sponsors: &[crate::model::Sponsor]| {
            let names: Vec<&str> = sponsors
                .iter()
                .map(|sponsor| language.pick(sponsor.zh(), sponsor.en()))
                .collect();
            names.join(language.pick("、", " or "))
        };
        match exclusion.map(|exclusion| &exclusion.when) {
            Some(ExclusionTest::OfKind { school_kind }) => {
                language.pick(school_kind.zh(), school_kind.en()).to_owned()
            }
            Some(ExclusionTest::SmallOfKind {
                school_kind,
                fewer_than,
            }) => language.pick(
                format!("不足{fewer_than}人的{}", school_kind.zh()),
                format!("{} of fewer than {fewer_than} pupils", school_kind.en()),
            ),
            Some(ExclusionTest::SponsoredBy { sponsors: named }) => {
                let names = sponsors(named);
                language.pick(format!("举办者为{names}"), format!("run by: {names}"))
            }
            Some(ExclusionTest::NotSponsoredBy { sponsors: named }) => {
                let names = sponsors(named);
                language.pick(format!("举办者不是{names}"), format!("not run by: {names}"))
            }
            None => reason.to_owned(),
        }
    }

    /// The name of a part's school with the stage.
    fn part_name(&self, part: &Part, language: Language) -> String {
        let name = self.school_of(part).map_or("?", School::name);
        let stage = stage_word(part.stage, language);
        language.pick(format!("{name}（{stage}）"), format!("{name} ({stage})"))
    }

    /// How many parts there are of each stage.
    pub(super) fn parts_counted(&self, language: Language) -> String {
        let counted: Vec<String> = JUDGED
            .into_iter()
            .filter_map(|stage| {
                let count = self.parts.iter().filter(|part| part.stage == stage).count();
                let word = stage_word(stage, language);
                (count > 0).then(|| {
                    language.pick(
                        format!("{word}{count}个单位"),
                        format!("{count} {word} parts"),
                    )
                })
            })
            .collect();
        counted.join(language.pick("，", ", "))
    }

    pub(super) fn has_parts(&self, stage: Stage) -> bool {
        self.parts.iter().any(|part| part.stage == stage)
    }

    /// Some missing figures in words, and how many more there are.
    pub(super) fn missing_listed(
        &self,
        missing: &[MissingFigure],
        most: usize,
        language: Language,
    ) -> String {
        let sentences: Vec<String> = missing
            .iter()
            .take(most)
            .map(|one| self.missing_sentence(one, language))
            .collect();
        let mut text = sentences.join(language.pick("；", "; "));
        let others = missing.len().saturating_sub(most);
        if others > 0 {
            text.push_str(
                &language.pick(format!("；另有{others}项"), format!("; and {others} more")),
            );
        }
        text
    }
}

/// One reason of the verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reason {
    /// Not met, or cannot be told; met where there is no reason against it.
    pub(super) verdict: Verdict,
    pub(super) text: String,
}

impl Reason {
    const fn new(verdict: Verdict, text: String) -> Self {
        Self { verdict, text }
    }
}

fn composite_reason(
    stage: Stage,
    composite: &Composite,
    verdict: Verdict,
    language: Language,
) -> Option<Reason> {
    if composite.verdict != Some(verdict) {
        return None;
    }
    let limit = composite.limit?;
    let word = stage_word(stage, language);
    let text = match &composite.reported {
        Some(reported) => {
            let note = rounding_note(reported, limit, verdict, language);
            let limit = printed(limit);
            language.pick(
                format!("{word}综合差异系数为{reported}{note}，限值{limit}"),
                format!(
                    "composite coefficient of variation, {word}: {reported}{note}, limit {limit}"
                ),
            )
        }
        None => language.pick(
            format!("{word}综合差异系数无法判定"),
            format!("composite coefficient of variation, {word}: cannot be told"),
        ),
    };
    Some(Reason::new(verdict, text))
}

/// The groups of clauses in the order of the official form.
pub(super) const GROUPS: [ClauseGroup; 3] = [
    ClauseGroup::Government,
    ClauseGroup::Quality,
    ClauseGroup::Recognition,
];

/// The name of a group of clauses.
pub(super) fn group_name(group: ClauseGroup, language: Language) -> &'static str {
    match group {
        ClauseGroup::Government => language.pick("政府保障程度", "What the government guarantees"),
        ClauseGroup::Quality => language.pick("教育质量", "Quality of education"),
        ClauseGroup::Recognition => language.pick("社会认可度", "Public recognition"),
    }
}

/// The word for a stage in tables.
pub(super) fn stage_word(stage: Stage, language: Language) -> &'static str {
    language.pick(stage.zh(), stage.code())
}

/// Whether a veto happened.
pub(super) fn veto_word(verdict: Verdict, language: Language) -> &'static str {
    match verdict {
        Verdict::Met | Verdict::NotApplicable => language.pick("未发生", "did not happen"),
        Verdict::NotMet => language.pick("发生", "happened"),
        Verdict::NotAssessable => language.pick("未说明", "nothing is said"),
    }
}

/// A bound in print.
pub(super) fn printed(bound: Bound) -> String {
    format!("{} {}", bound.relation.printed(), bound.value)
}

/// Some names, and how many more there are.
fn listed(names: &[String], most: usize, language: Language) -> String {
    let mut text = names
        .iter()
        .take(most)
        .cloned()
        .collect::<Vec<String>>()
        .join(language.pick("、", ", "));
    let others = names.len().saturating_sub(most);
    if others > 0 {
        text.push_str(&language.pick(
            format!("等{}个", names.len()),
            format!(" and {others} more"),
        ));
    }
    text
}

const fn mark(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "✓",
        Verdict::NotMet => "✗",
        Verdict::NotAssessable => "?",
        Verdict::NotApplicable => "-",
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

/// The text as it grows.
pub(crate) struct Page {
    pub(crate) text: String,
    pub(crate) language: Language,
    pub(crate) style: TextStyle,
}

impl Page {
    pub(crate) fn line(&mut self, text: &str, ink: Ink) {
        self.text.push_str(&self.style.inked(text, ink));
        self.text.push('\n');
    }

    pub(crate) fn heading(&mut self, text: &str) {
        self.text.push('\n');
        self.ruled(text);
    }

    /// A line with a rule below it.
    pub(crate) fn ruled(&mut self, text: &str) {
        let text = one_line(text);
        self.line(&text, Ink::Strong);
        let rule = "─".repeat(text.width().min(self.style.columns));
        self.line(&rule, Ink::Faint);
    }

    pub(crate) fn table(&mut self, table: &Table) {
        if table.is_empty() {
            return;
        }
        for line in table.lines(self.style) {
            self.line(&line, Ink::Plain);
        }
    }

    /// A paragraph behind a coloured prefix, broken with its lines aligned.
    pub(crate) fn item(&mut self, indent: &str, prefix: &str, ink: Ink, text: &str) {
        let blank = if prefix.is_empty() { "" } else { " " };
        let hang = indent.width() + prefix.width() + blank.width();
        let columns = self.style.columns.saturating_sub(hang).max(20);
        for (index, line) in wrapped(text, columns).iter().enumerate() {
            if index == 0 {
                let prefix = self.style.inked(prefix, ink);
                self.text.extend([indent, &prefix, blank]);
            } else {
                self.text.push_str(&" ".repeat(hang));
            }
            let ink = if prefix.is_empty() { ink } else { Ink::Plain };
            self.line(line, ink);
        }
    }

    /// A code and a verdict, each in a column, and a paragraph beside them.
    pub(crate) fn judged(
        &mut self,
        code: &str,
        width: Option<usize>,
        verdict: Verdict,
        text: &str,
    ) {
        const VERDICTS: [Verdict; 4] = [
            Verdict::Met,
            Verdict::NotMet,
            Verdict::NotAssessable,
            Verdict::NotApplicable,
        ];
        let word = verdict.word(self.language);
        let words = VERDICTS.map(|verdict| verdict.word(self.language).width());
        let widest = words.into_iter().max().unwrap_or_default();
        let code_blanks = " ".repeat(width.unwrap_or_default().saturating_sub(code.width()));
        let word_blanks = " ".repeat(widest.saturating_sub(word.width()));
        let prefix = format!("{} {code}{code_blanks} {word}{word_blanks}", mark(verdict));
        self.item("", &prefix, verdict.into(), text);
    }

    /// How many more there are than were shown.
    pub(crate) fn more(&mut self, total: usize, shown: usize) {
        let others = total.saturating_sub(shown);
        if others > 0 {
            let text = self
                .language
                .pick(format!("另有{others}条"), format!("and {others} more"));
            self.line(&text, Ink::Plain);
        }
    }
}
