//! A report in Markdown, with the tables of the official application form (申报表).

use crate::evaluation::county::balance::Balance;
use crate::evaluation::county::measurement::Part;
use crate::evaluation::county::presentation::explanation::threshold;
use crate::evaluation::county::report::Report;
use crate::evaluation::county::roll::JUDGED;
use crate::evaluation::wording::{GROUPS, group_name, printed, stage_word, veto_word};
use crate::judgement::{Bound, Verdict};
use crate::model::{Language, Stage};
use crate::page::old::{MarkdownPage, Side};
use crate::standards::ClauseGroup;

impl Report<'_> {
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
        let mut page = MarkdownPage {
            text: String::new(),
            language,
        };
        self.markdown_summary(&mut page);
        self.markdown_schools(&mut page);
        self.markdown_balance(&mut page);
        for group in GROUPS {
            self.markdown_clauses(&mut page, group);
        }
        self.markdown_vetoes(&mut page);
        self.markdown_achievement(&mut page);
        self.markdown_excluded(&mut page);
        self.markdown_undecided(&mut page);
        self.markdown_worklist(&mut page);
        self.markdown_warnings(&mut page);
        page.heading(2, language.pick("说明", "Notes"));
        page.list(&self.notes(language));
        page.text
    }

    fn markdown_summary(&self, page: &mut MarkdownPage) {
        let language = page.language;
        page.heading(1, &self.title(language));
        let verdict = self.verdict.word(language);
        let verdict = language.pick(format!("结论：{verdict}"), format!("Verdict: {verdict}"));
        page.strong(&verdict);
        let reasons: Vec<String> = self
            .reasons(language)
            .into_iter()
            .map(|reason| {
                let word = reason.verdict.word(language);
                language.pick(
                    format!("{word}：{}", reason.text),
                    format!("{word}: {}", reason.text),
                )
            })
            .collect();
        page.list(&reasons);
        if let Some(sentence) = self.achievement_sentence(language) {
            page.paragraph(&sentence);
        }
    }

    fn markdown_schools(&self, page: &mut MarkdownPage) {
        let language = page.language;
        if self.parts.is_empty() {
            return;
        }
        page.heading(2, language.pick("资源配置指标", "Indicators"));
        self.markdown_indicators(page);
        if self.standard.school_rule.is_some() || self.has_thresholds() {
            page.heading(
                2,
                language.pick(
                    "表Ⅱ-1 学校资源配置达标情况",
                    "Table II-1 Schools that reach each threshold",
                ),
            );
            self.markdown_counts(page);
        }
        page.heading(
            2,
            language.pick(
                "表Ⅱ-2 各校资源配置情况",
                "Table II-2 Indicators, school by school",
            ),
        );
        self.markdown_parts(page);
    }

    fn has_thresholds(&self) -> bool {
        let indicators = &self.standard.indicators;
        indicators.iter().any(|one| one.threshold.is_some())
    }

    /// Which indicator a code is, and what it is held to.
    fn markdown_indicators(&self, page: &mut MarkdownPage) {
        let language = page.language;
        let mut header = vec![
            (language.pick("代码", "code"), Side::Left),
            (language.pick("指标", "indicator"), Side::Left),
            (language.pick("单位", "unit"), Side::Left),
        ];
        let bounded = self.has_thresholds();
        if bounded {
            let thresholds = language.pick(
                ["小学标准", "初中标准"],
                ["threshold, primary", "threshold, junior"],
            );
            header.extend(thresholds.map(|title| (title, Side::Right)));
        }
        page.header(&header);
        for indicator in self.standard.indicators.iter() {
            let mut row = vec![
                indicator.code.to_string(),
                indicator.name.get(language).to_owned(),
                indicator.unit.get(language).to_owned(),
            ];
            if bounded {
                row.extend(JUDGED.map(|stage| {
                    threshold(indicator, stage).map_or_else(|| "—".to_owned(), printed)
                }));
            }
            page.row(&row);
        }
        page.end();
    }

    /// How many parts of a stage reach each threshold, and how many satisfy the school rule.
    fn markdown_counts(&self, page: &mut MarkdownPage) {
        let language = page.language;
        let verdicts: &[(Verdict, &str)] = if self.standard.school_rule.is_some() {
            &language.pick(
                [
                    (Verdict::Met, "达标单位数"),
                    (Verdict::NotMet, "未达标单位数"),
                    (Verdict::NotAssessable, "数据不全单位数"),
                ],
                [
                    (Verdict::Met, "school rule met"),
                    (Verdict::NotMet, "not met"),
                    (Verdict::NotAssessable, "not assessable"),
                ],
            )
        } else {
            &[]
        };
        let mut header = vec![
            (language.pick("学段", "stage"), Side::Left),
            (language.pick("单位数", "parts"), Side::Right),
        ];
        header.extend(self.codes().map(|code| (code, Side::Right)));
        header.extend(verdicts.iter().map(|(_, title)| (*title, Side::Right)));
        page.header(&header);
        let mut stages: Vec<(&str, Vec<&Part>)> = JUDGED
            .into_iter()
            .map(|stage| (stage_word(stage, language), self.parts_of(stage)))
            .collect();
        let all = self.parts.iter().collect();
        stages.push((language.pick("合计", "total"), all));
        for (name, parts) in stages {
            let mut row = vec![name.to_owned(), parts.len().to_string()];
            for (index, indicator) in self.standard.indicators.iter().enumerate() {
                let met = parts.iter().filter(|part| {
                    part.indicators
                        .get(index)
                        .is_some_and(|result| result.verdict == Some(Verdict::Met))
                });
                row.push(match &indicator.threshold {
                    Some(_) => met.count().to_string(),
                    None => "—".to_owned(),
                });
            }
            row.extend(verdicts.iter().map(|(verdict, _)| {
                let found = parts.iter().filter(|part| part.verdict == Some(*verdict));
                found.count().to_string()
            }));
            page.row(&row);
        }
        page.end();
    }

    fn markdown_parts(&self, page: &mut MarkdownPage) {
        let language = page.language;
        let judged = self.standard.school_rule.is_some();
        let mut header = vec![
            (language.pick("序号", "no."), Side::Right),
            (language.pick("学校", "school"), Side::Left),
            (language.pick("学段", "stage"), Side::Left),
            (language.pick("在校生数", "pupils"), Side::Right),
        ];
        header.extend(self.codes().map(|code| (code, Side::Right)));
        if judged {
            header.push((language.pick("达标项数", "met"), Side::Right));
            header.push((language.pick("判定", "verdict"), Side::Left));
        }
        header.push((language.pick("备注", "remark"), Side::Left));
        page.header(&header);
        for (number, part) in self.parts.iter().enumerate() {
            let mut row = vec![
                (number + 1).to_string(),
                self.school_name(part.school).to_owned(),
                stage_word(part.stage, language).to_owned(),
                part.pupils
                    .map_or_else(|| "—".to_owned(), |pupils| pupils.normalize().to_string()),
            ];
            row.extend(self.indicators_of(part).map(|(indicator, result)| {
                result
                    .value
                    .as_ref()
                    .map_or_else(|| "—".to_owned(), |value| indicator.reported.text(value))
            }));
            if judged {
                row.push(part.met_count.unwrap_or_default().to_string());
                row.push(verdict_text(part.verdict, language));
            }
            row.push(self.remark(part, language));
            page.row(&row);
        }
        page.end();
    }

    /// Which indicators are met, which are not below their floor, which are below it, and which are
    /// not known.
    fn remark(&self, part: &Part, language: Language) -> String {
        let floors = self.standard.school_rule.is_some();
        let codes = |wanted: Remark| {
            let codes: Vec<&str> = self
                .indicators_of(part)
                .filter(|(_, result)| {
                    let remark = match (&result.value, result.verdict, result.floor_verdict) {
                        (None, _, _) => Remark::Unknown,
                        (_, Some(Verdict::Met), _) => Remark::Met,
                        (_, Some(Verdict::NotMet), Some(Verdict::NotMet)) => Remark::BelowFloor,
                        (_, Some(Verdict::NotMet), _) => Remark::Below,
                        _ => Remark::Unjudged,
                    };
                    remark == wanted
                })
                .map(|(indicator, _)| indicator.code.as_ref())
                .collect();
            codes.join(language.pick("、", ", "))
        };
        let share = self.floor_percentage();
        let below = if floors {
            language.pick(format!("不低于{share}%"), format!("{share} % or more"))
        } else {
            language.pick("未达标", "not met").to_owned()
        };
        let below_floor = language.pick(format!("低于{share}%"), format!("below {share} %"));
        let remarks: Vec<String> = [
            (Remark::Met, language.pick("达标", "met")),
            (Remark::Below, below.as_str()),
            (Remark::BelowFloor, below_floor.as_str()),
            (Remark::Unknown, language.pick("数据不全", "not known")),
        ]
        .into_iter()
        .map(|(remark, word)| (word, codes(remark)))
        .filter(|(_, codes)| !codes.is_empty())
        .map(|(word, codes)| language.pick(format!("{word}：{codes}"), format!("{word}: {codes}")))
        .chain(
            part.indicators
                .iter()
                .any(|result| result.relieved)
                .then(|| {
                    let codes: Vec<&str> = self
                        .indicators_of(part)
                        .filter(|(_, result)| result.relieved)
                        .map(|(indicator, _)| indicator.code.as_ref())
                        .collect();
                    let codes = codes.join(language.pick("、", ", "));
                    language.pick(
                        format!("适用过渡性政策：{codes}"),
                        format!("through a relief: {codes}"),
                    )
                }),
        )
        .collect();
        remarks.join(language.pick("；", "; "))
    }

    fn markdown_balance(&self, page: &mut MarkdownPage) {
        let language = page.language;
        if self.parts.is_empty() {
            return;
        }
        page.heading(
            2,
            language.pick(
                "表Ⅲ 县域义务教育校际均衡情况",
                "Table III Differences between schools",
            ),
        );
        let mut header = vec![
            (language.pick("学段", "stage"), Side::Left),
            (language.pick("项目", "figure"), Side::Left),
        ];
        header.extend(self.codes().map(|code| (code, Side::Right)));
        header.push((language.pick("综合", "composite"), Side::Right));
        page.header(&header);
        for stage in JUDGED.into_iter().filter(|stage| self.has_parts(*stage)) {
            self.markdown_stage_balance(page, stage);
        }
        page.end();
    }

    fn markdown_stage_balance(&self, page: &mut MarkdownPage, stage: Stage) {
        let language = page.language;
        let rows: Vec<&Balance> = self
            .balance
            .iter()
            .filter(|row| row.stage == stage)
            .collect();
        let Some(composite) = self.composite.get(stage) else {
            return;
        };
        let word = stage_word(stage, language);
        let figure = |text: Option<&String>| text.cloned().unwrap_or_else(|| "—".to_owned());
        let limit = |limit: Option<Bound>| limit.map_or_else(|| "—".to_owned(), printed);
        let mut row = |name: &str, of_row: &dyn Fn(&Balance) -> String, composite: String| {
            let mut cells = vec![word.to_owned(), name.to_owned()];
            cells.extend(rows.iter().map(|row| of_row(row)));
            cells.push(composite);
            page.row(&cells);
        };
        row(
            language.pick("全县平均值", "mean"),
            &|row| figure(row.reported_mean.as_ref()),
            "—".to_owned(),
        );
        row(
            language.pick("标准差", "standard deviation"),
            &|row| figure(row.reported_standard_deviation.as_ref()),
            "—".to_owned(),
        );
        row(
            language.pick("差异系数", "coefficient of variation"),
            &|row| figure(row.reported_coefficient_of_variation.as_ref()),
            figure(composite.reported.as_ref()),
        );
        row(
            language.pick("限值", "limit"),
            &|row| limit(row.limit),
            limit(composite.limit),
        );
        row(
            language.pick("判定", "verdict"),
            &|row| verdict_text(row.verdict, language),
            verdict_text(composite.verdict, language),
        );
    }

    fn markdown_clauses(&self, page: &mut MarkdownPage, group: ClauseGroup) {
        let language = page.language;
        let results = self.clauses_of(group);
        if results.is_empty() {
            return;
        }
        let number = match group {
            ClauseGroup::Government => language.pick("表Ⅳ", "Table IV"),
            ClauseGroup::Quality => language.pick("表Ⅴ", "Table V"),
            ClauseGroup::Recognition => language.pick("表Ⅵ", "Table VI"),
        };
        page.heading(2, &format!("{number} {}", group_name(group, language)));
        page.text_header(language.pick(
            ["代码", "要求", "情况", "判定", "依据"],
            ["code", "requirement", "finding", "verdict", "source"],
        ));
        for (result, clause) in results {
            page.row(&[
                clause.code.to_string(),
                clause.requirement.get(language).to_owned(),
                self.explain_clause(result, language),
                result.verdict.word(language).to_owned(),
                clause.source.to_string(),
            ]);
        }
        page.end();
    }

    fn markdown_vetoes(&self, page: &mut MarkdownPage) {
        let language = page.language;
        if self.vetoes.is_empty() {
            return;
        }
        page.heading(2, language.pick("一票否决事项", "Vetoes"));
        page.text_header(language.pick(
            ["代码", "事项", "情况", "判定", "依据"],
            ["code", "violation", "finding", "verdict", "source"],
        ));
        for result in &self.vetoes {
            let Some(veto) = self.standard.vetoes.get(result.veto) else {
                continue;
            };
            page.row(&[
                veto.code.to_string(),
                veto.name.get(language).to_owned(),
                veto_word(result.verdict, language).to_owned(),
                result.verdict.word(language).to_owned(),
                veto.source.to_string(),
            ]);
        }
        page.end();
    }

    fn markdown_achievement(&self, page: &mut MarkdownPage) {
        let language = page.language;
        let Some(achievement) = &self.achievement else {
            return;
        };
        page.heading(2, language.pick("达成率", "Achievement"));
        let [area, counts @ ..] = language.pick(
            ["方面", "项数", "达标", "未达标", "无法判定"],
            ["area", "items", "met", "not met", "not assessable"],
        );
        let mut header = vec![(area, Side::Left)];
        header.extend(counts.map(|title| (title, Side::Right)));
        page.header(&header);
        let mut count = |name: &str, verdicts: &[Verdict]| {
            let counted = |wanted: fn(Verdict) -> bool| {
                let verdicts = verdicts.iter().filter(|verdict| wanted(**verdict));
                verdicts.count().to_string()
            };
            page.row(&[
                name.to_owned(),
                verdicts.len().to_string(),
                counted(Verdict::is_clear),
                counted(|verdict| verdict == Verdict::NotMet),
                counted(|verdict| verdict == Verdict::NotAssessable),
            ]);
        };
        count(
            language.pick("资源配置", "Resources"),
            &achievement.indicators,
        );
        let mut all = achievement.indicators.clone();
        for group in GROUPS {
            let results = self.clauses_of(group).into_iter();
            let verdicts: Vec<Verdict> = results.map(|(result, _)| result.verdict).collect();
            if !verdicts.is_empty() {
                count(group_name(group, language), &verdicts);
                all.extend(verdicts);
            }
        }
        count(language.pick("合计", "total"), &all);
        page.end();
        if let Some(sentence) = self.achievement_sentence(language) {
            page.paragraph(&sentence);
        }
    }

    fn markdown_excluded(&self, page: &mut MarkdownPage) {
        let language = page.language;
        if self.excluded.is_empty() {
            return;
        }
        page.heading(2, language.pick("不计入的学校", "Schools not judged"));
        page.numbered_header(language.pick(["学校", "原因"], ["school", "reason"]));
        for (number, excluded) in self.excluded.iter().enumerate() {
            page.row(&[
                (number + 1).to_string(),
                self.school_name(excluded.school).to_owned(),
                self.exclusion_reason(&excluded.reason, language),
            ]);
        }
        page.end();
    }

    fn markdown_undecided(&self, page: &mut MarkdownPage) {
        let language = page.language;
        let undecided = self.undecided();
        if undecided.is_empty() {
            return;
        }
        page.heading(
            2,
            language.pick(
                "无法判定事项",
                "What cannot be told, and what is missing for it",
            ),
        );
        page.text_header(language.pick(["代码", "学段", "缺少"], ["code", "stage", "missing"]));
        for one in &undecided {
            page.row(&[
                one.code.clone(),
                one.stage
                    .map_or("—", |stage| stage_word(stage, language))
                    .to_owned(),
                self.missing_listed(&one.missing, usize::MAX, language),
            ]);
        }
        page.end();
    }

    fn markdown_worklist(&self, page: &mut MarkdownPage) {
        let language = page.language;
        let worklist = self.worklist();
        if worklist.is_empty() {
            return;
        }
        page.heading(2, language.pick("一校一策", "Worklist, school by school"));
        for (number, entry) in worklist.iter().enumerate() {
            let name = self.school_name(entry.school);
            let (number, word) = (number + 1, entry.severity.word(language));
            page.heading(
                3,
                &language.pick(
                    format!("{number}. {name}（{word}）"),
                    format!("{number}. {name} ({word})"),
                ),
            );
            let sentences: Vec<String> = entry
                .tasks
                .iter()
                .map(|task| self.task_sentence(task, language))
                .collect();
            page.list(&sentences);
        }
    }

    fn markdown_warnings(&self, page: &mut MarkdownPage) {
        let language = page.language;
        if self.findings().is_empty() {
            return;
        }
        page.heading(2, language.pick("数据疑点", "Warnings"));
        page.numbered_header([language.pick("疑点", "warning")]);
        for (number, finding) in self.findings().iter().enumerate() {
            page.row(&[(number + 1).to_string(), finding.sentence(language)]);
        }
        page.end();
    }

    fn codes(&self) -> impl Iterator<Item = &str> {
        let indicators = self.standard.indicators.iter();
        indicators.map(|indicator| indicator.code.as_ref())
    }

    fn parts_of(&self, stage: Stage) -> Vec<&Part> {
        let parts = self.parts.iter();
        parts.filter(|part| part.stage == stage).collect()
    }
}

/// What the remark of a part says of one indicator.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Remark {
    Met,
    Below,
    BelowFloor,
    Unknown,
    Unjudged,
}

fn verdict_text(verdict: Option<Verdict>, language: Language) -> String {
    verdict
        .map_or("—", |verdict| verdict.word(language))
        .to_owned()
}
