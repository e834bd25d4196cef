//! Text laid out for a terminal: columns aligned by display width, lines broken at a width, colour.

use crate::page::ink::{Ink, TextStyle};
use std::borrow::Cow;
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// The side on which the cells of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
}

/// A cell: a text, a mark hung behind it so that numbers stay aligned, and its ink.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cell {
    text: String,
    mark: &'static str,
    ink: Ink,
}

impl Cell {
    pub(crate) fn new(text: &str) -> Self {
        Self {
            text: one_line(text).into_owned(),
            ..Self::default()
        }
    }

    pub(crate) const fn marked(mut self, mark: &'static str, ink: Ink) -> Self {
        self.mark = mark;
        self.ink = ink;
        self
    }

    pub(crate) const fn inked(self, ink: Ink) -> Self {
        self.marked("", ink)
    }
}

#[derive(Clone, Debug)]
struct Column {
    title: String,
    side: Side,
}

/// A table whose rows all have one display width.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    /// The first columns, repeated where the table is too wide and is broken into several.
    keys: usize,
    /// The column that is cut first where the table is too wide.
    flexible: usize,
}

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

impl Table {
    pub(crate) const fn new(keys: usize, flexible: usize) -> Self {
        Self {
            columns: Vec::new(),
            rows: Vec::new(),
            keys,
            flexible,
        }
    }

    pub(crate) fn column(&mut self, title: &str, side: Side) {
        self.columns.push(Column {
            title: one_line(title).into_owned(),
            side,
        });
    }

    pub(crate) fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(cells);
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The lines: a header, a rule, the rows; several such blocks, with an empty line between, where
    /// the columns do not fit beside each other.
    pub(crate) fn lines(&self, style: TextStyle) -> Vec<String> {
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
            let header = block.iter().filter_map(|index| {
                let column = self.columns.get(*index)?;
                let cell = Cell::new(&column.title).inked(Ink::Strong);
                Some((cell, column.side, *widths.get(*index)?))
            });
            lines.push(line(header, style));
            let used: Vec<Widths> = block
                .iter()
                .filter_map(|index| widths.get(*index).copied())
                .collect();
            lines.push(style.inked(&"─".repeat(span(&used)), Ink::Faint));
            for row in &self.rows {
                let cells = block.iter().filter_map(|index| {
                    let cell = row.get(*index).cloned().unwrap_or_default();
                    Some((cell, self.columns.get(*index)?.side, *widths.get(*index)?))
                });
                lines.push(line(cells, style));
            }
        }
        lines
    }

    fn widths(&self) -> Vec<Widths> {
        self.columns
            .iter()
            .enumerate()
            .map(|(index, column)| {
                let mut widths = Widths {
                    text: column.title.width(),
                    mark: 0,
                };
                for cell in self.rows.iter().filter_map(|row| row.get(index)) {
                    widths.text = widths.text.max(cell.text.width());
                    widths.mark = widths.mark.max(cell.mark.width());
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

fn line(cells: impl Iterator<Item = (Cell, Side, Widths)>, style: TextStyle) -> String {
    let mut text = String::new();
    let mut gap = 0;
    for (cell, side, widths) in cells {
        text.push_str(&" ".repeat(gap));
        gap = widths.gap();
        let shown = cut(&cell.text, widths.text);
        let blanks = " ".repeat(widths.text.saturating_sub(shown.width()));
        let behind = " ".repeat(widths.mark.saturating_sub(cell.mark.width()));
        let inked = style.inked(&format!("{shown}{}", cell.mark), cell.ink);
        match side {
            Side::Left => text.extend([inked.as_str(), &behind, &blanks]),
            Side::Right => text.extend([blanks.as_str(), &inked, &behind]),
        }
    }
    text
}

/// The text, or as much of it as fits with `…` behind.
fn cut(text: &str, columns: usize) -> Cow<'_, str> {
    if text.width() <= columns {
        return Cow::Borrowed(text);
    }
    let mut shown = String::new();
    for character in text.chars() {
        shown.push(character);
        if shown.width() + 1 > columns {
            shown.pop();
            break;
        }
    }
    shown.push('…');
    Cow::Owned(shown)
}

/// The text on one line, and without characters that would steer a terminal.
pub(crate) fn one_line(text: &str) -> Cow<'_, str> {
    let steers = |character: char| {
        character.is_control()
            || matches!(
                character,
                '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            )
    };
    if text.chars().any(steers) {
        Cow::Owned(text.replace(steers, " "))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text broken into lines of so many columns: at blanks, and between double-width characters,
/// but not before a closing sign nor behind an opening one.
///
/// A word that is longer than a line stays whole.
pub(crate) fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let text = one_line(text);
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(&text) {
        let fits = line.width() + piece.trim_end().width() <= columns;
        if !fits && !line.trim().is_empty() {
            let whole = std::mem::take(&mut line);
            lines.push(whole.trim_end().to_owned());
        }
        line.push_str(if line.is_empty() {
            piece.trim_start()
        } else {
            piece
        });
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// The text in pieces between which a line may be broken.
fn pieces(text: &str) -> Vec<&str> {
    const CLOSING: &str = "，。、；：！？）》〉】〕」』”’％%,.;:!?)]";
    const OPENING: &str = "（《〈【〔「『“‘([≥≤<>";
    let wide = |one: char| one.width() == Some(2);
    let mut pieces = Vec::new();
    let mut start = 0;
    // The sign before, and the last one that is no blank.
    let (mut previous, mut solid) = (' ', '(');
    for (position, character) in text.char_indices() {
        let apart = previous == ' ' || wide(previous) || wide(character);
        if apart
            && character != ' '
            && position > 0
            && !CLOSING.contains(character)
            && !OPENING.contains(solid)
        {
            pieces.extend(text.get(start..position));
            start = position;
        }
        previous = character;
        if character != ' ' {
            solid = character;
        }
    }
    pieces.extend(text.get(start..));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::ink::Colour;

    fn table(names: &[&str]) -> Table {
        let mut table = Table::new(1, 0);
        table.column("学校", Side::Left);
        table.column("L1", Side::Right);
        for name in names {
            let mark = if name.is_ascii() { "✗✗" } else { "" };
            table.row(vec![
                Cell::new(name),
                Cell::new("4.20").marked(mark, Ink::Bad),
            ]);
        }
        table
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
    fn a_name_is_cut_at_a_whole_character() {
        assert_eq!(cut("实验小学", 8), "实验小学");
        assert_eq!(cut("实验小学", 7), "实验小…");
        assert_eq!(cut("实验小学", 6), "实验…");
    }

    #[test]
    fn a_table_too_wide_is_broken_and_repeats_its_keys() {
        let mut table = Table::new(1, 0);
        table.column("name", Side::Left);
        for title in ["first", "other", "third"] {
            table.column(title, Side::Right);
        }
        table.row(["a", "1", "2", "3"].map(Cell::new).to_vec());
        let lines = table.lines(TextStyle::default().with_columns(18));
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

    #[test]
    fn lines_break_between_wide_characters_and_not_before_a_stop() {
        assert_eq!(wrapped("一二三，四五", 7), ["一二", "三，四", "五"]);
        assert_eq!(wrapped("one two three", 8), ["one two", "three"]);
        assert_eq!(wrapped("share 12.5 %", 10), ["share", "12.5 %"]);
        assert_eq!(wrapped("必须 ≥ 0.9", 7), ["必须", "≥ 0.9"]);
        assert_eq!(wrapped("", 8), [""]);
        assert_eq!(wrapped("abcdefghijk", 8), ["abcdefghijk"]);
    }

    #[test]
    fn nothing_in_a_name_steers_the_terminal() {
        assert_eq!(one_line("a\u{1b}[31mb\nc"), "a [31mb c");
    }

    #[test]
    fn ink_is_laid_on_only_where_asked_for() {
        let coloured = TextStyle::default().with_colour(Colour::Ansi);
        assert_eq!(coloured.inked("x", Ink::Bad), "\u{1b}[31mx\u{1b}[0m");
        assert_eq!(TextStyle::default().inked("x", Ink::Bad), "x");
    }
}
