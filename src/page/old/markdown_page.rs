//! The Markdown of a report as it grows, with every text in it escaped.

use crate::model::Language;
use crate::page::old::table::{Side, one_line};
use std::fmt::Write as _;

/// The Markdown so far. Every text that is put in is escaped here, and nowhere else.
pub(crate) struct MarkdownPage {
    pub(crate) text: String,
    pub(crate) language: Language,
}

impl MarkdownPage {
    pub(crate) fn heading(&mut self, level: usize, text: &str) {
        if !self.text.is_empty() {
            self.end();
        }
        let marks = "#".repeat(level);
        let _ = writeln!(self.text, "{marks} {}\n", escaped(text));
    }

    pub(crate) fn paragraph(&mut self, text: &str) {
        let _ = writeln!(self.text, "{}\n", escaped(text));
    }

    pub(crate) fn strong(&mut self, text: &str) {
        let _ = writeln!(self.text, "**{}**\n", escaped(text));
    }

    pub(crate) fn list(&mut self, texts: &[String]) {
        for text in texts {
            let _ = writeln!(self.text, "- {}", escaped(text));
        }
        self.text.push('\n');
    }

    /// The header of a table: the titles of its columns, and on which side their cells stand.
    pub(crate) fn header(&mut self, columns: &[(&str, Side)]) {
        let titles: Vec<String> = columns
            .iter()
            .map(|(title, _)| (*title).to_owned())
            .collect();
        self.row(&titles);
        let rules = columns.iter().map(|(_, side)| match side {
            Side::Left => "---",
            Side::Right => "---:",
        });
        let rules: Vec<&str> = rules.collect();
        let _ = writeln!(self.text, "| {} |", rules.join(" | "));
    }

    /// The header of a table of texts.
    pub(crate) fn text_header<const N: usize>(&mut self, titles: [&str; N]) {
        self.header(&titles.map(|title| (title, Side::Left)));
    }

    /// The header of a table of numbered texts.
    pub(crate) fn numbered_header<const N: usize>(&mut self, titles: [&str; N]) {
        let number = (self.language.pick("序号", "no."), Side::Right);
        let texts = titles.iter().map(|title| (*title, Side::Left));
        let columns: Vec<(&str, Side)> = std::iter::once(number).chain(texts).collect();
        self.header(&columns);
    }

    pub(crate) fn row(&mut self, cells: &[String]) {
        let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
        let _ = writeln!(self.text, "| {} |", cells.join(" | "));
    }

    /// An empty line, where there is none yet.
    pub(crate) fn end(&mut self) {
        if !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }
}

/// The text on one line, with every sign that Markdown or HTML would take for its own behind a
/// backslash.
fn escaped(text: &str) -> String {
    const SIGNS: &str = "\\`*_[]<>#|~&$";
    let mut shown = String::with_capacity(text.len());
    for character in one_line(text).chars() {
        if SIGNS.contains(character) {
            shown.push('\\');
        }
        shown.push(character);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_name_is_taken_for_markdown() {
        assert_eq!(escaped("a|b\n*c* <d>"), r"a\|b \*c\* \<d\>");
        assert_eq!(escaped(r"\|"), r"\\\|");
    }
}
