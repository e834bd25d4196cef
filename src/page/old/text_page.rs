//! The text of a report as it grows line by line.

use crate::judgement::Verdict;
use crate::model::Language;
use crate::page::ink::{Ink, TextStyle, mark};
use crate::page::old::table::{Table, one_line, wrapped};
use unicode_width::UnicodeWidthStr as _;

/// The text, and how it is laid out.
pub(crate) struct TextPage {
    pub(crate) text: String,
    pub(crate) language: Language,
    pub(crate) style: TextStyle,
}

impl TextPage {
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
