//! What other readings turn, told once for every way to show it.

use crate::evaluation::sensitivity::outcome::{ReadingOutcome, Sensitivity, TurnedVerdict};
use crate::evaluation::sensitivity::reading::OtherReading;
use crate::model::{Language, say};
#[cfg(feature = "html")]
use crate::page::HtmlPage;
#[cfg(feature = "xlsx")]
use crate::page::ReportWorkbook;
use crate::page::{Cell, Page, TableOf, TextStyle, Told};

/// So many of what turns are named before the rest is only counted.
const NAMED: usize = 12;

impl Sensitivity {
    /// What other readings turn as text for a terminal.
    #[must_use]
    pub fn to_text(&self, language: Language, style: TextStyle) -> String {
        Told::new(self, language).page().to_text(style)
    }

    /// The same in Markdown.
    #[must_use]
    pub fn to_markdown(&self, language: Language) -> String {
        Told::new(self, language).page().to_markdown()
    }

    /// The same as a page in HTML.
    #[cfg(feature = "html")]
    #[must_use]
    pub fn to_html(&self, language: Language) -> HtmlPage {
        HtmlPage::new(Told::new(self, language).page())
    }

    /// The same as a workbook.
    #[cfg(feature = "xlsx")]
    #[must_use]
    pub fn to_workbook(&self, language: Language) -> ReportWorkbook {
        ReportWorkbook::new(Told::new(self, language).page())
    }
}

impl Told<'_, Sensitivity> {
    fn page(&self) -> Page {
        let title = self.pick("标准读法的影响", "How the reading of the standard matters");
        let mut page = Page::new(self.language, title);
        let verdict = self.verdict.word(self.language);
        page.verdict(
            self.verdict,
            say!(
                self.language,
                "现结论：{verdict}",
                "As it is read: {verdict}"
            ),
        );
        page.aside(self.pick(
            "每次只改变一种读法，其余不变。",
            "One reading at a time is taken the other way; all else stays.",
        ));
        page.pause();
        let mut table = TableOf::new(&self.outcomes);
        table
            .words(self.pick("改变的读法", "read the other way"), |one| {
                self.reading(&one.reading)
            })
            .words(self.pick("结论", "verdict"), |one| {
                Cell::verdict(Some(one.verdict), self.language)
            })
            .words(self.pick("变化", "what turns"), |one| self.turned(one));
        page.table(table.keyed(1, 2));
        page
    }

    fn reading(&self, reading: &OtherReading) -> String {
        match reading {
            OtherReading::Option { name, value } => format!("{name}={value}"),
            OtherReading::Relief { name, asked: true } => {
                say!(self.language, "适用 {name}", "with {name}")
            }
            OtherReading::Relief { name, asked: false } => {
                say!(self.language, "不适用 {name}", "without {name}")
            }
            OtherReading::Comparison { as_reported: true } => self
                .pick("按表中数字比较", "compared as printed")
                .to_owned(),
            OtherReading::Comparison { as_reported: false } => {
                self.pick("按精确值比较", "compared exactly").to_owned()
            }
            OtherReading::UnknownMembership { open: true } => self
                .pick("是否计入不明的学校不作判定", "unknown membership left open")
                .to_owned(),
            OtherReading::UnknownMembership { open: false } => self
                .pick("是否计入不明的学校照常判定", "unknown membership judged")
                .to_owned(),
        }
    }

    fn turned(&self, outcome: &ReadingOutcome) -> String {
        if outcome.turned.is_empty() {
            return self.pick("无", "nothing").to_owned();
        }
        let named = outcome.turned.iter().take(NAMED);
        let mut named: Vec<String> = named.map(|one| self.one_turned(one)).collect();
        let others = outcome.turned.len().saturating_sub(NAMED);
        if others > 0 {
            named.push(say!(self.language, "另有{others}项", "and {others} more"));
        }
        named.join(self.pick("；", "; "))
    }

    /// `G3: not met → met`
    fn one_turned(&self, one: &TurnedVerdict) -> String {
        let id = one.school_id.as_deref();
        let school = id.map(|id| match &one.school_name {
            Some(name) => say!(self.language, "{name}（{id}）", "{name} ({id})"),
            None => id.to_owned(),
        });
        let mut about: Vec<&str> = Vec::new();
        about.extend(school.as_deref());
        about.extend(one.stage.map(|stage| stage.word(self.language)));
        if one.school_id.is_none() {
            about.push(&one.code);
        }
        let about = about.join(" ");
        let (before, after) = (
            one.before.word(self.language),
            one.after.word(self.language),
        );
        say!(
            self.language,
            "{about}：{before} → {after}",
            "{about}: {before} → {after}"
        )
    }
}
