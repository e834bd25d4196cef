//! Which row of a sheet is its header: one row, or two that are read together.

use crate::adapters::sheet::cell::blank::trimmed;
use crate::adapters::sheet::cell::cells::Cells;
use crate::adapters::sheet::fault::column_ref::ColumnRef;
use crate::adapters::sheet::fault::table_fault::{LackingColumn, TableFault, TableFaultKind};
use crate::adapters::sheet::header::names::ColumnNames;
use crate::model::shown;
use std::collections::HashSet;

/// How many rows are tried, each alone and with the row below it.
const TRIED: usize = 30;

/// The most columns that a header may have: as many as a spreadsheet has.
pub(in crate::adapters) const MAX_COLUMNS: usize = 16_384;

/// The first rows of a sheet that are not blank.
#[derive(Clone, Debug, Default)]
pub(in crate::adapters) struct Head {
    rows: Vec<HeadRow>,
}

/// One of them.
#[derive(Clone, Debug)]
struct HeadRow {
    number: u64,
    /// The texts of its cells, without the blanks around them.
    texts: Vec<String>,
    /// How many cells it has, beyond those that are kept too.
    width: usize,
}

impl Head {
    /// Whether nothing stands in its rows.
    pub(in crate::adapters) const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Keeps one more row; `false` when enough are kept.
    pub(in crate::adapters) fn push(&mut self, number: u64, cells: Cells<'_>) -> bool {
        let texts = cells.iter().take(MAX_COLUMNS);
        self.rows.push(HeadRow {
            number,
            texts: texts.map(|cell| trimmed(cell.text).to_owned()).collect(),
            width: cells.len(),
        });
        self.rows.len() <= TRIED
    }

    /// The texts of its rows, each with the number of its row.
    pub(in crate::adapters) fn texts(&self) -> impl Iterator<Item = (u64, &str)> {
        let rows = self.rows.iter().take(TRIED);
        rows.flat_map(|row| row.texts.iter().map(|text| (row.number, text.as_str())))
    }

    /// The row, or the two, that come nearest to a header.
    pub(in crate::adapters) fn best(&self, names: &impl ColumnNames) -> Option<(Score, Header)> {
        let mut best: Option<(Score, Header)> = None;
        for (index, row) in self.rows.iter().take(TRIED).enumerate() {
            let alone = Header {
                first: row.number,
                last: row.number,
                above: index,
                texts: row.texts.clone(),
                width: row.width,
                rows: vec![row.texts.clone()],
            };
            let joined = self.rows.get(index + 1).map(|below| Header {
                last: below.number,
                texts: joined(&row.texts, &below.texts, names),
                width: row.width.max(below.width),
                rows: vec![row.texts.clone(), below.texts.clone()],
                ..alone.clone()
            });
            let alone = (Score::of(&alone.texts, names), alone);
            let joined = joined.map(|header| (Score::of(&header.texts, names), header));
            for one in std::iter::once(alone).chain(joined) {
                // Of one row and two, and of upper rows and lower ones, the first that is as good.
                let better = best.as_ref().is_none_or(|(score, header)| {
                    one.0 > *score || (one.0 == *score && one.1.rows.len() < header.rows.len())
                });
                if better {
                    best = Some(one);
                }
            }
        }
        best
    }
}

/// How good a header is: that it has all required columns, how many of these, how many columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::adapters) struct Score {
    complete: bool,
    required: usize,
    known: usize,
}

impl Score {
    fn of(texts: &[String], names: &impl ColumnNames) -> Self {
        let known: HashSet<usize> = known(texts, names).into_iter().flatten().collect();
        let required = names.required();
        let found = required.iter().filter(|one| known.contains(one)).count();
        // Among headers that have all of them it is the number of known columns that decides.
        let complete = found == required.len() && !known.is_empty();
        Self {
            complete,
            required: found,
            known: known.len(),
        }
    }

    /// Whether all required columns are there.
    pub(in crate::adapters) const fn is_complete(self) -> bool {
        self.complete
    }

    /// Whether any column is known.
    pub(in crate::adapters) const fn knows_any(self) -> bool {
        self.known > 0
    }
}

/// Which columns each of the texts names.
fn known(texts: &[String], names: &impl ColumnNames) -> Vec<Vec<usize>> {
    let named = |text: &String| match text.as_str() {
        "" => Vec::new(),
        text => names.all_named(text),
    };
    texts.iter().map(named).collect()
}

/// Two rows read as one.
fn joined(upper: &[String], lower: &[String], names: &impl ColumnNames) -> Vec<String> {
    let mut carried: &str = "";
    let mut texts = Vec::with_capacity(upper.len().max(lower.len()));
    for index in 0..upper.len().max(lower.len()) {
        let text = |row: &[String]| row.get(index).map_or("", String::as_str).to_owned();
        let (above, below) = (text(upper), text(lower));
        let own = !above.is_empty();
        if own {
            carried = upper.get(index).map_or("", String::as_str);
        }
        let ways = [
            below.clone(),
            format!("{carried}{below}"),
            format!("{below}{carried}"),
        ];
        let way = if below.is_empty() || (own && above == below) {
            // A text that goes on from the left says nothing above a blank.
            Some(above.clone())
        } else {
            ways.into_iter().find(|way| names.find(way).is_some())
        };
        texts.push(way.unwrap_or_else(|| format!("{above}{below}")));
    }
    texts
}

/// The header of a sheet.
#[derive(Clone, Debug, Default)]
pub(in crate::adapters) struct Header {
    /// Its first row.
    pub(in crate::adapters) first: u64,
    /// Its last row, which is the first too where it has one row.
    pub(in crate::adapters) last: u64,
    /// How many rows that are not blank stand above it.
    pub(in crate::adapters) above: usize,
    /// What it says of each column.
    pub(in crate::adapters) texts: Vec<String>,
    /// How many columns it has, beyond those that are kept too.
    pub(in crate::adapters) width: usize,
    /// The texts of its rows, in every form that they may have.
    rows: Vec<Vec<String>>,
}

impl Header {
    pub(in crate::adapters) fn score(&self, names: &impl ColumnNames) -> Score {
        Score::of(&self.texts, names)
    }

    /// Takes another form of one of its rows, by which it may be repeated.
    #[cfg(feature = "xlsx")]
    pub(in crate::adapters) fn add_form(&mut self, cells: Cells<'_>) {
        let texts = cells.iter().take(MAX_COLUMNS);
        let texts = texts.map(|cell| trimmed(cell.text).to_owned()).collect();
        if !self.rows.contains(&texts) {
            self.rows.push(texts);
        }
    }

    /// Whether a row repeats the header, or one of its two rows.
    pub(in crate::adapters) fn is_repeated_by(&self, cells: Cells<'_>) -> bool {
        self.rows.iter().any(|row| {
            let width = row.len().max(cells.len());
            let blanks = std::iter::repeat_n("", width - row.len());
            let own = row.iter().map(String::as_str).chain(blanks);
            let theirs = cells.resized(width).iter().map(|cell| trimmed(cell.text));
            theirs.eq(own) && row.iter().any(|text| !text.is_empty())
        })
    }

    /// That it lacks required columns, where it does.
    pub(in crate::adapters) fn fault<K>(&self, names: &impl ColumnNames) -> Option<TableFault<K>> {
        if self.score(names).is_complete() {
            return None;
        }
        let known = known(&self.texts, names);
        let free = self.texts.iter().enumerate().zip(&known);
        let free: Vec<(usize, &str)> = free
            .filter(|((_, text), columns)| columns.is_empty() && !text.is_empty())
            .map(|((index, text), _)| (index, text.as_str()))
            .collect();
        let (mut has, mut lacks) = (Vec::new(), Vec::new());
        for &column in names.required() {
            if known.iter().any(|columns| columns.contains(&column)) {
                has.push(names.place(column));
            } else {
                let near = names.nearest(column, &free);
                lacks.push(LackingColumn {
                    column: names.place(column),
                    near: near.map(|(index, text)| ColumnRef::headed(Some(index + 1), shown(text))),
                });
            }
        }
        let kind = TableFaultKind::NoHeader { has, lacks };
        Some(TableFault::of_row(self.first, None, kind))
    }
}
