//! Seats and pupils in Markdown.

use crate::model::Language;
use crate::page::{MarkdownPage, Side};
use crate::planning::enrolment::presentation::document::whole;
use crate::planning::enrolment::presentation::wording::{
    gap_text, range_text, ratio_text, ratio_word, stage_word, utilisation_text,
};
use crate::planning::enrolment::supply_and_demand::SupplyAndDemand;

impl SupplyAndDemand {
    /// Seats and pupils as Markdown: what is to be known of each stage, then every year, then the
    /// ratios.
    #[must_use]
    pub fn to_markdown(&self, language: Language) -> String {
        let mut page = MarkdownPage {
            text: String::new(),
            language,
        };
        page.heading(1, &self.report_title(language));
        if let Some(note) = self.note() {
            page.strong(note.get(language));
        }
        page.paragraph(&self.method_sentence(language));
        let stages = self.stages().iter();
        let sentences: Vec<String> = stages
            .map(|stage| self.stage_sentence(stage, language))
            .collect();
        page.list(&sentences);

        page.heading(2, language.pick("逐年供需", "Year by year"));
        page.header(&[
            (language.pick("学段", "stage"), Side::Left),
            (language.pick("年份", "year"), Side::Right),
            (language.pick("在校生", "pupils"), Side::Right),
            (language.pick("范围", "range"), Side::Right),
            (language.pick("学位", "seats"), Side::Right),
            (language.pick("余缺", "left"), Side::Right),
            (language.pick("利用率", "used"), Side::Right),
            (language.pick("级别", "level"), Side::Left),
        ]);
        for stage in self.stages() {
            for one in stage.years() {
                page.row(&[
                    stage_word(stage.stage(), language).to_owned(),
                    one.year.to_string(),
                    whole(&one.demand),
                    range_text(one),
                    one.seats.to_string(),
                    gap_text(one),
                    utilisation_text(one).unwrap_or_else(|| "—".to_owned()),
                    one.level.word(language).to_owned(),
                ]);
            }
        }
        page.end();
        page.paragraph(&self.legend(language));

        page.heading(2, language.pick("所用比率", "Ratios"));
        page.header(&[
            (language.pick("年级", "grade"), Side::Left),
            (language.pick("最低", "lowest"), Side::Right),
            (language.pick("采用", "expected"), Side::Right),
            (language.pick("最高", "highest"), Side::Right),
        ]);
        for ratio in self.outlook().ratios() {
            page.row(&[
                ratio_word(&ratio.subject, language),
                ratio_text(&ratio.lowest),
                ratio_text(&ratio.expected),
                ratio_text(&ratio.highest),
            ]);
        }
        page.end();
        page.text
    }
}
