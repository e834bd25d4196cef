//! The review of a text's statements for the terminal and in Markdown.

use crate::judgement::Verdict;
use crate::model::{Language, PrintedFigure, StatedFigure};
use crate::page::{Cell, Ink, MarkdownPage, Side, Table, TextPage, TextStyle};
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

    /// Why it came out so, and what the text states in which places.
    fn sentence(&self, language: Language) -> String {
        let reason = self.result.reason.get(language);
        let name = self.name.get(language);
        let mut sentence = language.pick(format!("{name}：{reason}"), format!("{name}: {reason}"));
        let sourced: Vec<String> = self
            .figures
            .iter()
            .filter_map(|figure| {
                let (value, source) = (figure.value()?, figure.source()?);
                Some(language.pick(format!("{value}见{source}"), format!("{value} in {source}")))
            })
            .collect();
        if self.result.verdict == Verdict::NotMet && !sourced.is_empty() {
            let list = sourced.join(language.pick("，", ", "));
            sentence += &language.pick(format!("（{list}）"), format!(" ({list})"));
        }
        sentence + language.pick("。", ".")
    }
}

impl StatementReview<'_> {
    fn summary(&self, language: Language) -> String {
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
            let word = word(verdict, language);
            let english = match verdict {
                Verdict::Met if count > 1 => "agree",
                Verdict::NotMet if count > 1 => "do not agree",
                _ => word,
            };
            (count > 0)
                .then(|| language.pick(format!("{word}{count}项"), format!("{count} {english}")))
        })
        .collect();
        let counts = counts.join(language.pick("、", ", "));
        language.pick(
            format!("共核对{total}项：{counts}。"),
            format!("{total} checks: {counts}."),
        )
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

    /// The review as text for a terminal: each figure of the source beside what it should be, then
    /// why, what does not agree first.
    #[must_use]
    pub fn to_text(&self, language: Language, style: TextStyle) -> String {
        let mut page = TextPage {
            text: String::new(),
            language,
            style,
        };
        page.ruled(self.statements.title().get(language));
        if let Some(source) = self.statements.source() {
            page.item("", "", Ink::Faint, source);
        }
        page.item("", "", Ink::Plain, &self.summary(language));
        page.line("", Ink::Plain);
        let mut table = Table::new(3, 1);
        for (title, side) in [
            (language.pick("结果", "result"), Side::Left),
            (language.pick("核对", "check"), Side::Left),
            (language.pick("原文", "stated"), Side::Right),
            (language.pick("计算", "computed"), Side::Right),
        ] {
            table.column(title, side);
        }
        let or_dash = |text: Option<String>| match text {
            Some(text) => Cell::new(&text),
            None => Cell::new("-").inked(Ink::Faint),
        };
        for check in &self.checks {
            let verdict = check.result.verdict;
            table.row(vec![
                Cell::new(word(verdict, language)).inked(verdict.into()),
                Cell::new(check.name.get(language)),
                or_dash(check.stated_text()),
                or_dash(check.computed_text()),
            ]);
        }
        page.table(&table);
        if !self.checks.is_empty() {
            page.heading(language.pick("说明", "Why"));
        }
        for check in self.by_weight() {
            let mark = match check.result.verdict {
                Verdict::Met => "✓",
                Verdict::NotMet => "✗",
                Verdict::NotAssessable => "?",
                Verdict::NotApplicable => "-",
            };
            let ink = check.result.verdict.into();
            page.item("  ", mark, ink, &check.sentence(language));
        }
        page.text
    }

    /// The review as Markdown.
    #[must_use]
    pub fn to_markdown(&self, language: Language) -> String {
        let mut page = MarkdownPage {
            text: String::new(),
            language,
        };
        page.heading(1, self.statements.title().get(language));
        if let Some(source) = self.statements.source() {
            page.paragraph(source);
        }
        page.paragraph(&self.summary(language));
        page.header(&[
            (language.pick("核对", "check"), Side::Left),
            (language.pick("原文", "stated"), Side::Right),
            (language.pick("计算", "computed"), Side::Right),
            (language.pick("结果", "result"), Side::Left),
            (language.pick("说明", "why"), Side::Left),
        ]);
        let or_dash = |text: Option<String>| text.unwrap_or_else(|| "—".to_owned());
        for check in &self.checks {
            page.row(&[
                check.name.get(language).to_owned(),
                or_dash(check.stated_text()),
                or_dash(check.computed_text()),
                word(check.result.verdict, language).to_owned(),
                check.sentence(language),
            ]);
        }
        page.end();
        page.text
    }
}
