//! The progress of a plan in Markdown.

use super::PlanProgress;
use super::wording::{contradiction_sentence, legend, printed, printed_level, stage_word};
use crate::evaluation::{MarkdownPage, Side};
use crate::model::Language;

impl PlanProgress<'_> {
    /// The progress as Markdown: a table with every figure of each row, then what to look at first.
    #[must_use]
    pub fn to_markdown(&self, language: Language) -> String {
        let mut page = MarkdownPage {
            text: String::new(),
            language,
        };
        page.heading(1, &self.report_title(language));
        page.paragraph(&self.summary(language));
        if let Some(source) = self.plan.source() {
            page.paragraph(source);
        }
        self.markdown_table(&mut page);
        page.paragraph(legend(language));

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
        let or_dash = |text: Option<String>| text.unwrap_or_else(|| "—".to_owned());
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
}
