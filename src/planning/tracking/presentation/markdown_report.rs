//! The progress of a plan in Markdown.

use crate::model::Language;
use crate::page::old::{MarkdownPage, Side};
use crate::planning::stage::stage_word;
use crate::planning::tracking::presentation::method_table::{
    MethodTable, method_legend, method_title,
};
use crate::planning::tracking::presentation::wording::{
    contradiction_sentence, counts_sentence, legend, printed, printed_level,
};
use crate::planning::tracking::tracking::PlanProgress;

impl PlanProgress<'_> {
    /// The progress as Markdown: a table with every figure of each row, then what to look at first.
    #[must_use]
    pub fn to_markdown(&self, language: Language) -> String {
        let mut page = MarkdownPage {
            text: String::new(),
            language,
        };
        page.heading(1, &self.report_title(language));
        let summary = self.summary(language);
        if !summary.is_empty() {
            page.paragraph(&summary);
        }
        if let Some(source) = self.plan.source() {
            page.paragraph(source);
        }
        if !self.rows.is_empty() {
            self.markdown_table(&mut page);
            page.paragraph(legend(language));
        }
        if let Some(counts) = counts_sentence(self.task_counts(), language) {
            page.heading(2, language.pick("工作任务", "Tasks"));
            page.paragraph(&counts);
            self.markdown_task_table(&mut page);
        }
        if let Some(counts) = counts_sentence(self.monotone_counts(), language) {
            let title = "Targets that must keep rising or falling";
            page.heading(2, language.pick("逐年增减要求", title));
            page.paragraph(&counts);
            self.markdown_monotone_table(&mut page);
        }

        if !self.contradictions.is_empty() {
            page.heading(
                2,
                language.pick("目标不一致", "Targets that contradict each other"),
            );
            let sentences = self.contradictions.iter();
            let sentences: Vec<String> = sentences
                .map(|one| contradiction_sentence(one, language))
                .collect();
            page.list(&sentences);
        }
        if let Some(MethodTable { columns, rows }) = MethodTable::of(self, language) {
            page.heading(2, method_title(language));
            page.paragraph(method_legend(language));
            page.header(&columns);
            for row in rows {
                page.row(&row);
            }
            page.end();
        }
        let urgent = self.urgent().into_iter();
        let mut sentences: Vec<String> = urgent
            .map(|row| {
                let (word, sentence) = (row.status.word(language), row.sentence(language));
                language.pick(
                    format!("【{word}】{sentence}"),
                    format!("{word}: {sentence}"),
                )
            })
            .collect();
        sentences.extend(self.missed_sentences(language));
        sentences.extend(self.unsure_sentences(language));
        sentences.extend(self.missing_sentence(language));
        if !sentences.is_empty() {
            page.heading(2, language.pick("先看这些", "What to look at first"));
            page.list(&sentences);
        }
        page.text
    }

    fn markdown_table(&self, page: &mut MarkdownPage) {
        let language = page.language;
        page.header(&[
            (language.pick("代码", "code"), Side::Left),
            (language.pick("指标", "indicator"), Side::Left),
            (language.pick("学段", "stage"), Side::Left),
            (language.pick("单位", "unit"), Side::Left),
            (language.pick("基期", "baseline"), Side::Right),
            (language.pick("最新", "latest"), Side::Right),
            (language.pick("应到", "path"), Side::Right),
            (language.pick("目标", "target"), Side::Right),
            (language.pick("进度", "progress"), Side::Left),
            (language.pick("完成", "done"), Side::Right),
            (language.pick("每年需", "needed a year"), Side::Right),
            (language.pick("达标概率", "chance"), Side::Right),
            (language.pick("状态", "status"), Side::Left),
        ]);
        for progress in &self.rows {
            let row = progress.row;
            let (baseline, target) = (row.baseline(), row.target());
            let stage = row
                .stage()
                .map(|stage| stage_word(stage, language).to_owned());
            let latest = progress.latest.as_ref();
            let latest = latest.map(|latest| format!("{} ({})", latest.value, latest.year));
            page.row(&[
                row.indicator().to_owned(),
                row.name().get(language).to_owned(),
                or_dash(stage),
                or_dash(row.unit().map(str::to_owned)),
                format!("{} ({})", printed_level(&baseline.level), baseline.year),
                or_dash(latest),
                or_dash(progress.expected_text()),
                format!("{} ({})", printed(&target.bound), target.year),
                progress.bar(),
                or_dash(progress.progress_text()),
                or_dash(progress.required_text()),
                or_dash(progress.probability_text()),
                progress.status.word(language).to_owned(),
            ]);
        }
        page.end();
    }

    fn markdown_task_table(&self, page: &mut MarkdownPage) {
        let language = page.language;
        page.header(&[
            (language.pick("代码", "code"), Side::Left),
            (language.pick("任务", "task"), Side::Left),
            (language.pick("学段", "stage"), Side::Left),
            (language.pick("单位", "unit"), Side::Left),
            (language.pick("要求", "asked"), Side::Right),
            (language.pick("到期", "due"), Side::Right),
            (language.pick("已完成", "done"), Side::Right),
            (language.pick("进度", "progress"), Side::Left),
            (language.pick("状态", "status"), Side::Left),
            (language.pick("说明", "why"), Side::Left),
        ]);
        for progress in &self.tasks {
            let task = progress.task;
            let done = progress.latest.as_ref();
            let done = done.map(|latest| format!("{} ({})", latest.value, latest.year));
            page.row(&[
                task.code().to_owned(),
                task.name().get(language).to_owned(),
                or_dash(
                    task.stage()
                        .map(|stage| stage_word(stage, language).to_owned()),
                ),
                or_dash(task.unit().map(str::to_owned)),
                progress.asked_text(language),
                task.due_year().to_string(),
                or_dash(done),
                progress.bar(),
                progress.status.word(language).to_owned(),
                progress.reason.get(language).to_owned(),
            ]);
        }
        page.end();
    }

    fn markdown_monotone_table(&self, page: &mut MarkdownPage) {
        let language = page.language;
        page.text_header([
            language.pick("指标", "indicator"),
            language.pick("学段", "stage"),
            language.pick("要求", "must"),
            language.pick("年份", "years"),
            language.pick("状态", "status"),
            language.pick("说明", "why"),
        ]);
        for progress in &self.monotone {
            let target = progress.target;
            page.row(&[
                target.name().get(language).to_owned(),
                or_dash(
                    target
                        .stage()
                        .map(|stage| stage_word(stage, language).to_owned()),
                ),
                progress.must_text(language).to_owned(),
                format!("{}–{}", target.base_year(), target.target_year()),
                progress.status.word(language).to_owned(),
                progress.reason.get(language).to_owned(),
            ]);
        }
        page.end();
    }
}

/// A dash where there is nothing.
fn or_dash(text: Option<String>) -> String {
    text.unwrap_or_else(|| "—".to_owned())
}
