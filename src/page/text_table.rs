//! A table laid out for a terminal: columns aligned by display width, and broken into several tables
//! where it is too wide.

use crate::page::fit::{columns_of, cut};
use crate::page::ink::{Ink, TextStyle};
use crate::page::table::{Cell, Content, Kind, Table};

/// A cut column keeps so many columns of the terminal.
const LEAST_FLEXIBLE: usize = 14;

/// The widths of a column: of its texts, and of the marks behind them.
#[derive(Clone, Copy, Debug, Default)]
struct Widths {
    text: usize,
    mark: usize,
}

impl Widths {
    const fn total(self) -> usize {
        self.text + self.mark
    }

    /// The blanks between this column and the next; marks that hang out make up for one.
    const fn gap(self) -> usize {
        if self.mark > 0 { 1 } else { 2 }
    }
}

impl Cell {
    /// What a terminal shows of the cell without its mark.
    fn shown(&self) -> &str {
        match &self.content {
            Content::Text(text) => text,
            Content::Nothing => "-",
            Content::Unknown => "?",
        }
    }
}

impl Table {
    /// The lines: a header, a rule, the rows; several such blocks, with an empty line between, where
    /// the columns do not fit beside each other.
    pub(super) fn lines(&self, style: TextStyle) -> Vec<String> {
        let mut widths = self.widths();
        let too_wide = span(&widths).saturating_sub(style.columns);
        if let Some(flexible) = widths.get_mut(self.flexible) {
            let least = LEAST_FLEXIBLE.min(flexible.text);
            flexible.text = flexible.text.saturating_sub(too_wide).max(least);
        }
        let mut lines = Vec::new();
        for block in self.blocks(&widths, style.columns) {
            if !lines.is_empty() {
                lines.push(String::new());
            }
            let titles = self.columns.iter();
            let titles = titles.map(|column| Cell::from(column.title.as_str()).inked(Ink::Strong));
            let titles: Vec<Cell> = titles.collect();
            lines.push(self.line(&titles, &block, &widths, style));
            let used: Vec<Widths> = block
                .iter()
                .filter_map(|index| widths.get(*index).copied())
                .collect();
            lines.push(style.inked(&"─".repeat(span(&used)), Ink::Faint));
            for row in &self.rows {
                lines.push(self.line(row, &block, &widths, style));
            }
        }
        lines
    }

    /// The cells of a row that stand in a block, as one line.
    fn line(&self, row: &[Cell], block: &[usize], widths: &[Widths], style: TextStyle) -> String {
        let mut text = String::new();
        let mut gap = 0;
        let fill = |text: &mut String, columns: usize| {
            text.extend(std::iter::repeat_n(' ', columns));
        };
        for index in block {
            let (Some(cell), Some(column), Some(widths)) = (
                row.get(*index),
                self.columns.get(*index),
                widths.get(*index),
            ) else {
                continue;
            };
            fill(&mut text, gap);
            gap = widths.gap();
            let shown = cut(cell.shown(), widths.text);
            let blanks = widths.text.saturating_sub(columns_of(&shown));
            let behind = widths.mark.saturating_sub(columns_of(cell.mark));
            let inked = style.inked(&format!("{shown}{}", cell.mark), cell.ink);
            match column.kind {
                Kind::Words => {
                    text.push_str(&inked);
                    fill(&mut text, behind + blanks);
                }
                Kind::Figures => {
                    fill(&mut text, blanks);
                    text.push_str(&inked);
                    fill(&mut text, behind);
                }
            }
        }
        text
    }

    fn widths(&self) -> Vec<Widths> {
        self.columns
            .iter()
            .enumerate()
            .map(|(index, column)| {
                let mut widths = Widths {
                    text: columns_of(&column.title),
                    mark: 0,
                };
                for cell in self.rows.iter().filter_map(|row| row.get(index)) {
                    widths.text = widths.text.max(columns_of(cell.shown()));
                    widths.mark = widths.mark.max(columns_of(cell.mark));
                }
                widths
            })
            .collect()
    }

    /// The columns of each block: the keys, and as many others as fit, one at least.
    fn blocks(&self, widths: &[Widths], columns: usize) -> Vec<Vec<usize>> {
        let keys: Vec<usize> = (0..self.keys.min(widths.len())).collect();
        let block_span = |block: &[usize]| {
            let used: Vec<Widths> = block
                .iter()
                .filter_map(|index| widths.get(*index).copied())
                .collect();
            span(&used)
        };
        let mut blocks = Vec::new();
        let mut block = keys.clone();
        for index in keys.len()..widths.len() {
            block.push(index);
            if block_span(&block) > columns && block.len() > keys.len() + 1 {
                block.pop();
                blocks.push(std::mem::replace(&mut block, keys.clone()));
                block.push(index);
            }
        }
        blocks.push(block);
        blocks
    }
}

/// The width of columns beside each other.
fn span(widths: &[Widths]) -> usize {
    let texts: usize = widths.iter().map(|one| one.total()).sum();
    let gaps: usize = widths.iter().rev().skip(1).map(|one| one.gap()).sum();
    texts + gaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::table::TableOf;
    use unicode_width::UnicodeWidthStr as _;

    fn table(names: &[&str]) -> Table {
        let mut table = TableOf::new(names.iter().copied());
        table.words("学校", |name| name).figures("L1", |name| {
            let mark = if name.is_ascii() { "✗✗" } else { "" };
            Cell::from("4.20").marked(mark, Ink::Bad)
        });
        table.done()
    }

    #[test]
    fn rows_of_wide_and_narrow_names_have_one_width() {
        let lines = table(&["实验小学", "A", "a 校"]).lines(TextStyle::default());
        let widths: Vec<usize> = lines.iter().map(|line| line.width()).collect();
        // 8 for the name, 2 between, 4 for the value, 2 for the mark.
        assert_eq!(widths, [16; 5]);
        assert_eq!(lines[2], "实验小学  4.20  ");
        assert_eq!(lines[3], "A         4.20✗✗");
    }

    #[test]
    fn a_table_too_wide_is_broken_and_repeats_its_keys() {
        let mut table = TableOf::new(["a"]);
        table.words("name", |name| name);
        for (title, figure) in [("first", "1"), ("other", "2"), ("third", "3")] {
            table.figures(title, |_| figure);
        }
        let lines = table.done().lines(TextStyle::default().with_columns(18));
        let expected = [
            "name  first  other",
            "──────────────────",
            "a         1      2",
            "",
            "name  third",
            "───────────",
            "a         3",
        ];
        assert_eq!(lines, expected);
    }
}
