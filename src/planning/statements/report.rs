//! The review of a text's statements for the terminal and in Markdown.

use crate::judgement::Verdict;
use crate::model::{Language, PrintedFigure, StatedFigure, say};
#[cfg(feature = "html")]
use crate::page::HtmlPage;
use crate::page::{Cell, Detail, Item, Page, Table, TableOf, TextStyle, Told, mark};
use crate::planning::rules::span::shown;
use crate::planning::statements::review::{CheckReview, StatementReview};

/// Whether a check holds, in a word.
const fn word(verdict: Verdict, language: Language) -> &'static str {
    match (verdict, language) {
        (Verdict::Met, Language::Zh) => "相符",
        (Verdict::Met, Language::En) => "agrees",
        (Verdict::NotMet, Language::Zh) => "不符",
        (Verdict::NotMet, Language::En) => "does not agree",
        (Verdict::NotAssessable, Language::Zh) => "无法判定",
        (Verdict::NotAssessable, Language::En) => "cannot be told",
        (Verdict::NotApplicable, Language::Zh) => "仅计算",
        (Verdict::NotApplicable, Language::En) => "only computed",
    }
}

impl CheckReview<'_> {
    fn stated_text(&self) -> Option<String> {
        Some(self.stated?.value()?.to_string())
    }

    fn computed_text(&self) -> Option<String> {
        // How far a figure is from its reference is no figure that a text states.
        if self.kind == "not_above" {
            return None;
        }
        let places = self.stated.and_then(StatedFigure::value);
        let places = places.map_or(2, PrintedFigure::places) + 2;
        Some(shown(self.result.computed.as_ref()?, places))
    }
}

impl Told<'_, CheckReview<'_>> {
    /// Why it came out so, and what the text states in which places.
    fn sentence(&self) -> String {
        let reason = self.result.reason.get(self.language);
        let name = self.name.get(self.language);
        let mut sentence = say!(self.language, "{name}：{reason}", "{name}: {reason}");
        let sourced: Vec<String> = self
            .figures
            .iter()
            .filter_map(|figure| {
                let (value, source) = (figure.value()?, figure.source()?);
                Some(say!(
                    self.language,
                    "{value}见{source}",
                    "{value} in {source}"
                ))
            })
            .collect();
        if self.result.verdict == Verdict::NotMet && !sourced.is_empty() {
            let list = sourced.join(self.pick("，", ", "));
            sentence += &say!(self.language, "（{list}）", " ({list})");
        }
        sentence + self.pick("。", ".")
    }
}

impl StatementReview<'_> {
    /// The review as text for a terminal: each figure of the source beside what it should be, then
    /// why, what does not agree first.
    #[must_use]
    pub fn to_text(&self, language: Language, style: TextStyle) -> String {
        Told::new(self, language).page(Detail::Brief).to_text(style)
    }

    /// The review as Markdown.
    #[must_use]
    pub fn to_markdown(&self, language: Language) -> String {
        Told::new(self, language).page(Detail::Full).to_markdown()
    }

    /// The report as a page in HTML, with all that [`to_markdown`](Self::to_markdown) tells.
    #[cfg(feature = "html")]
    #[must_use]
    pub fn to_html(&self, language: Language) -> HtmlPage {
        HtmlPage::new(Told::new(self, language).page(Detail::Full))
    }

    /// The checks that do not hold first, then those that cannot be told, then the others.
    fn by_weight(&self) -> Vec<&CheckReview<'_>> {
        let mut checks: Vec<&CheckReview<'_>> = self.checks.iter().collect();
        checks.sort_by_key(|check| match check.result.verdict {
            Verdict::NotMet => 0,
            Verdict::NotAssessable => 1,
            Verdict::Met | Verdict::NotApplicable => 2,
        });
        checks
    }
}

impl Told<'_, StatementReview<'_>> {
    fn summary(&self) -> String {
        let total = self.checks.len();
        let counts: Vec<String> = [
            Verdict::Met,
            Verdict::NotMet,
            Verdict::NotAssessable,
            Verdict::NotApplicable,
        ]
        .into_iter()
        .filter_map(|verdict| {
            let count = self.count(verdict);
            let word = word(verdict, self.language);
            let english = match verdict {
                Verdict::Met if count > 1 => "agree",
                Verdict::NotMet if count > 1 => "do not agree",
                _ => word,
            };
            (count > 0).then(|| say!(self.language, "{word}{count}项", "{count} {english}"))
        })
        .collect();
        let counts = counts.join(self.pick("、", ", "));
        say!(
            self.language,
            "共核对{total}项：{counts}。",
            "{total} checks: {counts}."
        )
    }

    /// The review, told once: with all detail the reasons stand in the table.
    fn page(&self, detail: Detail) -> Page {
        let mut page = Page::new(self.language, self.statements.title().get(self.language));
        if let Some(source) = self.statements.source() {
            page.aside(source);
        }
        page.paragraph(&self.summary());
        page.pause();
        page.table(self.table(detail));
        if detail == Detail::Brief && !self.checks.is_empty() {
            page.heading(self.pick("说明", "Why"));
            let checks = self.by_weight().into_iter();
            page.sublist(checks.map(|check| {
                let (verdict, sentence) = (check.result.verdict, self.of(check).sentence());
                Item::marked(mark(verdict), verdict.into(), sentence)
            }));
        }
        page
    }

    fn table(&self, detail: Detail) -> Table {
        let result = |table: &mut TableOf<&CheckReview<'_>>| {
            table.words(self.pick("结果", "result"), |check| {
                let verdict = check.result.verdict;
                Cell::from(word(verdict, self.language)).inked(verdict)
            });
        };
        let mut table = TableOf::new(&self.checks);
        if detail == Detail::Brief {
            result(&mut table);
        }
        table
            .words(self.pick("核对", "check"), |check| {
                check.name.get(self.language)
            })
            .figures(self.pick("原文", "stated"), CheckReview::stated_text)
            .figures(self.pick("计算", "computed"), CheckReview::computed_text);
        if detail == Detail::Full {
            result(&mut table);
            table.words(self.pick("说明", "why"), |check| {
                self.of(check).sentence()
            });
        }
        table.keyed(3, 1)
    }
}
