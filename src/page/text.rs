//! A page shown at a terminal.

use crate::judgement::Verdict;
use crate::page::fit::{one_line, wrapped};
use crate::page::ink::{Ink, TextStyle, mark};
use crate::page::page::{Block, Item, Page, Sign};
use unicode_width::UnicodeWidthStr as _;

impl Page {
    /// The page as text: its titles ruled, its tables aligned by display width, its sentences broken
    /// at the columns of the terminal.
    pub(crate) fn to_text(&self, style: TextStyle) -> String {
        let mut screen = Screen {
            page: self,
            style,
            text: String::new(),
        };
        for block in &self.blocks {
            screen.block(block);
        }
        screen.text
    }

    /// The columns of the widest word for a verdict.
    fn verdict_columns(&self) -> usize {
        const VERDICTS: [Verdict; 4] = [
            Verdict::Met,
            Verdict::NotMet,
            Verdict::NotAssessable,
            Verdict::NotApplicable,
        ];
        let words = VERDICTS.map(|verdict| verdict.word(self.language).width());
        words.into_iter().max().unwrap_or_default()
    }
}

/// A terminal as it fills.
struct Screen<'p> {
    page: &'p Page,
    style: TextStyle,
    text: String,
}

impl Screen<'_> {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Title(text) => self.ruled(text),
            Block::Heading { level: 2, text, .. } => {
                self.text.push('\n');
                self.ruled(text);
            }
            Block::Heading { ink, text, .. } | Block::Verdict { ink, text } => {
                self.line(&one_line(text), *ink);
            }
            Block::Paragraph { ink, text } => self.hung("", "", *ink, text),
            Block::Warning(text) => self.hung("", "!", Ink::Doubtful, text),
            Block::Pause => self.text.push('\n'),
            Block::List { indented, items } => self.list(*indented, items),
            // A header with nothing below it tells a reader nothing.
            Block::Table(table) if table.rows.is_empty() => {}
            Block::Table(table) => {
                for line in table.lines(self.style) {
                    self.line(&line, Ink::Plain);
                }
            }
            Block::LeftOut(text) => self.line(&one_line(text), Ink::Plain),
            #[cfg(feature = "html")]
            Block::Chart(_) => {}
        }
    }

    fn line(&mut self, text: &str, ink: Ink) {
        self.text.push_str(&self.style.inked(text, ink));
        self.text.push('\n');
    }

    /// A line with a rule below it.
    fn ruled(&mut self, text: &str) {
        let text = one_line(text);
        self.line(&text, Ink::Strong);
        let rule = "─".repeat(text.width().min(self.style.columns));
        self.line(&rule, Ink::Faint);
    }

    fn list(&mut self, indented: bool, items: &[Item]) {
        let indent = if indented { "  " } else { "" };
        let codes = items.iter().map(|item| match &item.sign {
            Sign::Judged(code, _) | Sign::Code(_, code) => code.width(),
            _ => 0,
        });
        let code_columns = codes.max().unwrap_or_default();
        for item in items {
            let prefix = self.prefix(&item.sign, code_columns);
            self.hung(indent, &prefix, item.ink, &item.text);
        }
    }

    /// What stands before a sentence; codes and verdicts each in a column.
    fn prefix(&self, sign: &Sign, code_columns: usize) -> String {
        match sign {
            Sign::Nothing => String::new(),
            Sign::Mark(mark) => (*mark).to_owned(),
            Sign::Number(number) => format!("{number}."),
            Sign::Word(word) => (*word).to_owned(),
            Sign::Verdict(verdict) => mark(*verdict).to_owned(),
            Sign::Code(mark, code) => format!("{mark} {code}"),
            Sign::Judged(code, verdict) => {
                let word = verdict.word(self.page.language);
                let code = padded(code, code_columns);
                let word = padded(word, self.page.verdict_columns());
                format!("{} {code} {word}", mark(*verdict))
            }
        }
    }

    /// A paragraph behind a coloured prefix, broken with its lines aligned.
    fn hung(&mut self, indent: &str, prefix: &str, ink: Ink, text: &str) {
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
}

/// The text with blanks behind it, to fill so many columns.
fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(text.width())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use crate::page::ink::Colour;
    use crate::page::table::TableOf;

    fn lines(page: &Page, columns: usize) -> Vec<String> {
        let style = TextStyle::default().with_columns(columns);
        page.to_text(style).lines().map(str::to_owned).collect()
    }

    #[test]
    fn titles_are_ruled_as_wide_as_they_are_shown() {
        let mut page = Page::new(Language::Zh, "学校 A\u{1b}[31m");
        page.heading("说明");
        page.subheading(Ink::Bad, "实验\n小学");
        let expected = [
            "学校 A [31m",
            "───────────",
            "",
            "说明",
            "────",
            "实验 小学",
        ];
        assert_eq!(lines(&page, 40), expected);
    }

    #[test]
    fn wide_text_is_broken_and_its_lines_stand_below_each_other() {
        let mut page = Page::new(Language::Zh, "T");
        page.sublist([
            Item::marked("✗", Ink::Bad, "一二三四五六七八九十，一二".to_owned()),
            Item::plain("one".to_owned()),
        ]);
        let expected = ["  ✗ 一二三四五六七八九", "    十，一二", "  one"];
        assert_eq!(lines(&page, 24)[2..], expected);
    }

    #[test]
    fn codes_and_verdicts_each_have_a_column() {
        let mut page = Page::new(Language::Zh, "T");
        page.list([
            Item::judged("Z1", Verdict::Met, "a".to_owned()),
            Item::judged("Z10", Verdict::NotAssessable, "b".to_owned()),
            Item::new(Sign::Code("·", "Z3".to_owned()), Ink::Plain, "c".to_owned()),
        ]);
        let expected = ["✓ Z1  达标     a", "? Z10 无法判定 b", "· Z3 c"];
        assert_eq!(lines(&page, 40)[2..], expected);
    }

    #[test]
    fn every_other_sign_stands_as_it_is() {
        let mut page = Page::new(Language::En, "T");
        page.pause();
        page.list([
            Item::new(Sign::Number(2), Ink::Plain, "a".to_owned()),
            Item::new(Sign::Word("kept"), Ink::Plain, "b".to_owned()),
            Item::reason(Verdict::NotMet, "c".to_owned()),
        ]);
        page.more(7, 3);
        page.more(3, 3);
        let expected = ["", "2. a", "kept b", "✗ c", "and 4 more"];
        assert_eq!(lines(&page, 40)[2..], expected);
    }

    #[test]
    fn ink_is_that_of_the_prefix_where_there_is_one() {
        let mut page = Page::new(Language::En, "T");
        page.warning("w");
        page.verdict(Verdict::Met, "v".to_owned());
        let style = TextStyle::default().with_colour(Colour::Ansi);
        let text = page.to_text(style);
        let lines: Vec<&str> = text.lines().skip(2).collect();
        assert_eq!(lines, ["\u{1b}[33m!\u{1b}[0m w", "\u{1b}[32mv\u{1b}[0m"]);
    }

    #[test]
    fn a_table_without_rows_is_not_shown() {
        let mut page = Page::new(Language::En, "T");
        let mut table = TableOf::<&str>::new([]);
        table.words("name", |name| name);
        page.table(table.done());
        assert_eq!(lines(&page, 40).len(), 2);
    }
}
