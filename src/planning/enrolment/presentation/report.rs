//! Seats and pupils, told once for every way to show them.

use crate::model::Language;
#[cfg(feature = "html")]
use crate::page::HtmlPage;
use crate::page::{Cell, Ink, Item, Page, Table, TableOf, TextStyle, Told};
use crate::planning::enrolment::presentation::document::whole;
use crate::planning::enrolment::presentation::wording::{
    gap_text, range_text, ratio_text, ratio_word, stage_ink, stage_word, utilisation_text,
};
use crate::planning::enrolment::supply_and_demand::SupplyAndDemand;

impl SupplyAndDemand {
    /// Seats and pupils as text for a terminal: what is to be known of each stage, then every year,
    /// then the ratios.
    #[must_use]
    pub fn to_text(&self, language: Language, style: TextStyle) -> String {
        Told::new(self, language).page().to_text(style)
    }

    /// Seats and pupils as Markdown: what is to be known of each stage, then every year, then the
    /// ratios.
    #[must_use]
    pub fn to_markdown(&self, language: Language) -> String {
        Told::new(self, language).page().to_markdown()
    }

    /// The report as a page in HTML, with a picture of each stage and all that [`to_markdown`](Self::to_markdown) tells.
    #[cfg(feature = "html")]
    #[must_use]
    pub fn to_html(&self, language: Language) -> HtmlPage {
        let told = Told::new(self, language);
        HtmlPage::new(told.page_with(|page| told.tell_charts(page)))
    }
}

impl Told<'_, SupplyAndDemand> {
    fn page(&self) -> Page {
        self.page_with(|_| {})
    }

    /// The page with what is told before the years.
    fn page_with(&self, tell: impl FnOnce(&mut Page)) -> Page {
        let mut page = Page::new(self.language, &self.report_title());
        if let Some(note) = self.note() {
            page.warning(note.get(self.language));
        }
        page.aside(&self.method_sentence());
        page.pause();
        let stages = self.stages().iter();
        page.list(
            stages.map(|stage| Item::marked("•", stage_ink(stage), self.stage_sentence(stage))),
        );
        tell(&mut page);
        page.heading(self.pick("逐年供需", "Year by year"));
        page.table(self.years());
        page.aside(&self.legend());
        page.heading(self.pick("所用比率", "Ratios"));
        page.table(self.ratios());
        page
    }

    fn years(&self) -> Table {
        let stages = self.stages().iter();
        let mut table = TableOf::new(stages.flat_map(|stage| {
            let word = stage_word(stage.stage(), self.language);
            stage.years().map(move |one| (word, one))
        }));
        table
            .words(self.pick("学段", "stage"), |(stage, _)| stage)
            .figures(self.pick("年份", "year"), |(_, one)| one.year.to_string())
            .figures(self.pick("在校生", "pupils"), |(_, one)| {
                whole(&one.demand)
            })
            .figures(self.pick("范围", "range"), |(_, one)| range_text(one))
            .figures(self.pick("学位", "seats"), |(_, one)| {
                one.seats.to_string()
            })
            .figures(self.pick("余缺", "left"), |(_, one)| {
                Cell::from(gap_text(one)).inked(one.level)
            })
            .figures(self.pick("利用率", "used"), |(_, one)| {
                Cell::from(utilisation_text(one, self.thresholds())).inked(Ink::Plain)
            })
            .words(self.pick("级别", "level"), |(_, one)| {
                Cell::from(one.level.word(self.language)).inked(one.level)
            });
        table.keyed(2, 0)
    }

    fn ratios(&self) -> Table {
        let mut table = TableOf::new(self.outlook().ratios());
        table
            .words(self.pick("年级", "grade"), |ratio| {
                ratio_word(&ratio.subject, self.language)
            })
            .figures(self.pick("最低", "lowest"), |ratio| {
                ratio_text(&ratio.lowest)
            })
            .figures(self.pick("采用", "expected"), |ratio| {
                ratio_text(&ratio.expected)
            })
            .figures(self.pick("最高", "highest"), |ratio| {
                ratio_text(&ratio.highest)
            });
        table.done()
    }
}
