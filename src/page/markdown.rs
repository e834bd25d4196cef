//! A page in Markdown, with every text in it escaped.

use crate::model::say;
use crate::page::fit::one_line;
use crate::page::page::{Block, Item, Page, Sign};
use crate::page::table::{Cell, Content, Kind, Table};
use std::fmt::Write as _;

impl Page {
    /// The page as Markdown. Marks and inks are left to the eye of a terminal: what they stand for is
    /// in the words.
    pub(crate) fn to_markdown(&self) -> String {
        let mut text = String::new();
        for block in &self.blocks {
            if matches!(block, Block::Heading { .. }) && !text.ends_with("\n\n") {
                text.push('\n');
            }
            self.write_block(&mut text, block);
        }
        text
    }

    fn write_block(&self, text: &mut String, block: &Block) {
        let _ = match block {
            Block::Title(title) => writeln!(text, "# {}\n", escaped(title)),
            Block::Heading {
                level, text: title, ..
            } => writeln!(text, "{} {}\n", "#".repeat(*level), escaped(title)),
            Block::Paragraph { text: said, .. } | Block::LeftOut(said) => {
                writeln!(text, "{}\n", escaped(said))
            }
            Block::Verdict { text: said, .. } | Block::Warning(said) => {
                writeln!(text, "**{}**\n", escaped(said))
            }
            Block::Pause => Ok(()),
            #[cfg(feature = "html")]
            Block::Chart(_) => Ok(()),
            Block::List { items, .. } => {
                for item in items {
                    let _ = writeln!(text, "- {}", escaped(&self.sentence(item)));
                }
                writeln!(text)
            }
            Block::Table(table) => {
                write_table(text, table);
                writeln!(text)
            }
        };
    }

    /// A sentence of a list behind the words that stand before it.
    fn sentence(&self, item: &Item) -> String {
        let text = &item.text;
        let said = |word: &str| say!(self.language, "{word}：{text}", "{word}: {text}");
        match &item.sign {
            Sign::Nothing | Sign::Mark(_) | Sign::Number(_) => text.clone(),
            Sign::Word(word) => said(word),
            Sign::Verdict(verdict) => said(verdict.word(self.language)),
            Sign::Code(_, code) => said(code),
            Sign::Judged(code, verdict) => said(&format!("{code} {}", verdict.word(self.language))),
        }
    }
}

fn write_table(text: &mut String, table: &Table) {
    let titles = table.columns.iter().map(|column| escaped(&column.title));
    let rules = table.columns.iter().map(|column| match column.kind {
        Kind::Words => "---".to_owned(),
        Kind::Figures => "---:".to_owned(),
    });
    write_row(text, titles);
    write_row(text, rules);
    for row in &table.rows {
        write_row(text, row.iter().map(written));
    }
}

fn write_row(text: &mut String, cells: impl Iterator<Item = String>) {
    let cells: Vec<String> = cells.collect();
    let _ = writeln!(text, "| {} |", cells.join(" | "));
}

fn written(cell: &Cell) -> String {
    match &cell.content {
        Content::Text(text) => escaped(text),
        Content::Nothing | Content::Unknown => "—".to_owned(),
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
    use crate::judgement::Verdict;
    use crate::model::Language;
    use crate::page::ink::Ink;
    use crate::page::table::TableOf;

    #[test]
    fn nothing_in_a_name_is_taken_for_markdown() {
        assert_eq!(escaped("a|b\n*c* <d>"), r"a\|b \*c\* \<d\>");
        assert_eq!(escaped(r"\|"), r"\\\|");
        assert_eq!(escaped("a\u{1b}[31mb\u{202e}c"), r"a \[31mb c");
    }

    #[test]
    fn each_block_stands_apart_from_the_next() {
        let mut page = Page::new(Language::En, "A|B");
        page.warning("not *yet*");
        page.pause();
        page.paragraph("one\ntwo");
        page.heading("Why");
        page.subheading(Ink::Bad, "a_b");
        page.verdict(Verdict::Met, "met".to_owned());
        page.left_out("and 2 more".to_owned());
        let expected = "# A\\|B\n\n**not \\*yet\\***\n\none two\n\n## Why\n\n### a\\_b\n\n**met**\n\n\
                        and 2 more\n\n";
        assert_eq!(page.to_markdown(), expected);
    }

    #[test]
    fn a_list_says_in_words_what_a_mark_would_show() {
        let mut page = Page::new(Language::Zh, "T");
        page.list([
            Item::marked("✗", Ink::Bad, "a".to_owned()),
            Item::new(Sign::Number(1), Ink::Bad, "b".to_owned()),
            Item::new(Sign::Word("落后"), Ink::Bad, "c".to_owned()),
            Item::reason(Verdict::NotMet, "d".to_owned()),
            Item::new(Sign::Code("?", "Z#1".to_owned()), Ink::Bad, "e".to_owned()),
            Item::judged("Z2", Verdict::Met, "f".to_owned()),
        ]);
        let expected = "# T\n\n- a\n- b\n- 落后：c\n- 未达标：d\n- Z\\#1：e\n- Z2 达标：f\n\n";
        assert_eq!(page.to_markdown(), expected);
    }

    #[test]
    fn a_table_keeps_its_cells_apart_and_its_figures_to_the_right() {
        let mut page = Page::new(Language::En, "T");
        let mut table = TableOf::new(["a|b", "c\u{7}d"]);
        table
            .numbers("no.")
            .words("name", |name| name)
            .figures("x", |name| Some(name).filter(|name| name.contains('|')))
            .figures("y", |_| Cell::unknown().marked("✗", Ink::Bad));
        page.table(table.done());
        let expected = "# T\n\n| no. | name | x | y |\n| ---: | --- | ---: | ---: |\n\
                        | 1 | a\\|b | a\\|b | — |\n| 2 | c d | — | — |\n\n";
        assert_eq!(page.to_markdown(), expected);
    }
}
