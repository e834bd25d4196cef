//! Seats and pupils for the terminal.

use crate::model::Language;
use crate::page::{Cell, Ink, Side, Table, TextPage, TextStyle};
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
        let mut page = TextPage {
            text: String::new(),
            language,
            style,
        };
        page.ruled(&self.report_title(language));
        if let Some(note) = self.note() {
            page.item("", "!", Ink::Doubtful, note.get(language));
        }
        page.item("", "", Ink::Faint, &self.method_sentence(language));
        page.line("", Ink::Plain);
        for stage in self.stages() {
            let sentence = self.stage_sentence(stage, language);
            page.item("", "•", stage_ink(stage), &sentence);
        }
        page.heading(language.pick("逐年供需", "Year by year"));
        page.table(&self.year_table(language));
        page.item("", "", Ink::Faint, &self.legend(language));
        page.heading(language.pick("所用比率", "Ratios"));
        page.table(&self.ratio_table(language));
        page.text
    }

    fn year_table(&self, language: Language) -> Table {
        let mut table = Table::new(2, 0);
        for (title, side) in [
            (language.pick("学段", "stage"), Side::Left),
            (language.pick("年份", "year"), Side::Right),
            (language.pick("在校生", "pupils"), Side::Right),
            (language.pick("范围", "range"), Side::Right),
            (language.pick("学位", "seats"), Side::Right),
            (language.pick("余缺", "left"), Side::Right),
            (language.pick("利用率", "used"), Side::Right),
            (language.pick("级别", "level"), Side::Left),
        ] {
            table.column(title, side);
        }
        for stage in self.stages() {
            for one in stage.years() {
                let used = utilisation_text(one).unwrap_or_else(|| "-".to_owned());
                table.row(vec![
                    Cell::new(stage_word(stage.stage(), language)),
                    Cell::new(&one.year.to_string()),
                    Cell::new(&whole(&one.demand)),
                    Cell::new(&range_text(one)),
                    Cell::new(&one.seats.to_string()),
                    Cell::new(&gap_text(one)).inked(one.level.into()),
                    Cell::new(&used),
                    Cell::new(one.level.word(language)).inked(one.level.into()),
                ]);
            }
        }
        table
    }

    fn ratio_table(&self, language: Language) -> Table {
        let mut table = Table::new(1, 0);
        for (title, side) in [
            (language.pick("年级", "grade"), Side::Left),
            (language.pick("最低", "lowest"), Side::Right),
            (language.pick("采用", "expected"), Side::Right),
            (language.pick("最高", "highest"), Side::Right),
        ] {
            table.column(title, side);
        }
        for ratio in self.outlook().ratios() {
            table.row(vec![
                Cell::new(&ratio_word(&ratio.subject, language)),
                Cell::new(&ratio_text(&ratio.lowest)),
                Cell::new(&ratio_text(&ratio.expected)),
                Cell::new(&ratio_text(&ratio.highest)),
            ]);
        }
        table
    }
}
