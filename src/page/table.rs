//! A table as it is told, column by column.

#[cfg(feature = "xlsx")]
use crate::judgement::Bound;
use crate::judgement::Verdict;
use crate::model::Language;
use crate::page::fit::one_line;
use crate::page::ink::Ink;
use std::borrow::Cow;

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Words,
    Figures,
}

/// What stands for a figure that is kept back.
pub(crate) const WITHHELD: &str = "[c]";

/// A cell: what it holds, a mark that goes with it, its ink, and whether it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) content: Content,
    pub(crate) mark: &'static str,
    pub(crate) ink: Ink,
    /// Whether it is a bar drawn in letters.
    pub(crate) is_drawn: bool,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    Text(String),
    /// Nothing, because there is nothing to be known.
    Nothing,
    /// Nothing, because it is not known.
    Unknown,
}

impl Cell {
    const fn new(content: Content, ink: Ink) -> Self {
        Self {
            content,
            mark: "",
            ink,
            is_drawn: false,
        }
    }

    /// A bar drawn in letters, beside the figures that it shows.
    #[must_use]
    pub(crate) fn drawn(bar: String) -> Self {
        Self {
            is_drawn: true,
            ..Self::from(bar)
        }
    }

    /// A cell for which there is nothing to be known.
    pub(crate) const fn nothing() -> Self {
        Self::new(Content::Nothing, Ink::Faint)
    }

    /// A cell of which nothing is known.
    pub(crate) const fn unknown() -> Self {
        Self::new(Content::Unknown, Ink::Doubtful)
    }

    /// A cell whose figure is kept back.
    pub(crate) fn withheld() -> Self {
        Self::from(WITHHELD)
    }

    /// A verdict in a word; nothing where there is none.
    pub(crate) fn verdict(verdict: Option<Verdict>, language: Language) -> Self {
        verdict.map_or_else(
            || Self::nothing().inked(Ink::Plain),
            |verdict| Self::from(verdict.word(language)).inked(verdict),
        )
    }

    pub(crate) const fn marked(mut self, mark: &'static str, ink: Ink) -> Self {
        self.mark = mark;
        self.ink = ink;
        self
    }

    pub(crate) fn inked(self, ink: impl Into<Ink>) -> Self {
        self.marked("", ink.into())
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::new(Content::Text(one_line(text).into_owned()), Ink::Plain)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        match one_line(&text) {
            Cow::Borrowed(_) => Self::new(Content::Text(text), Ink::Plain),
            Cow::Owned(text) => Self::new(Content::Text(text), Ink::Plain),
        }
    }
}

impl From<Cow<'_, str>> for Cell {
    fn from(text: Cow<'_, str>) -> Self {
        Self::from(text.as_ref())
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(held: Option<T>) -> Self {
        held.map_or_else(Self::nothing, T::into)
    }
}

/// The title of a column, and what its cells hold.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(crate) title: String,
    pub(crate) kind: Kind,
    /// What the figures of the column are held to, for a form that marks what fails by itself.
    #[cfg(feature = "xlsx")]
    pub(crate) failing: Vec<Failing>,
}

/// What the figures of a column are held to in the rows where other columns hold some words.
#[cfg(feature = "xlsx")]
#[derive(Clone, Debug)]
pub(crate) struct Failing {
    pub(crate) when: Vec<(usize, String)>,
    pub(crate) bound: Bound,
}

/// The columns of a table that a chart is drawn of.
#[cfg(feature = "xlsx")]
#[derive(Clone, Debug)]
pub(crate) struct Charted {
    pub(crate) title: String,
    pub(crate) label: usize,
    pub(crate) value: usize,
    pub(crate) bound: usize,
}

/// A table.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Vec<Cell>>,
    /// The first columns, which say what a row is about.
    pub(crate) keys: usize,
    /// The column that loses least if its cells are cut.
    pub(crate) flexible: usize,
    /// What links may lead to, row by row, where pages have links; blank for a row without.
    pub(crate) anchors: Vec<String>,
    /// Whether a reader looks for some of its rows.
    #[cfg(feature = "xlsx")]
    pub(crate) filtered: bool,
    #[cfg(feature = "xlsx")]
    pub(crate) charted: Option<Charted>,
}

/// A table that grows by columns, each told for all of its rows.
#[derive(Debug)]
pub(crate) struct TableOf<R> {
    subjects: Vec<R>,
    table: Table,
}

impl<R: Copy> TableOf<R> {
    /// A table with a row for each of these.
    pub(crate) fn new(subjects: impl IntoIterator<Item = R>) -> Self {
        let subjects: Vec<R> = subjects.into_iter().collect();
        let table = Table {
            columns: Vec::new(),
            rows: vec![Vec::new(); subjects.len()],
            keys: 1,
            flexible: 0,
            anchors: Vec::new(),
            #[cfg(feature = "xlsx")]
            filtered: false,
            #[cfg(feature = "xlsx")]
            charted: None,
        };
        Self { subjects, table }
    }

    /// A column of words.
    pub(crate) fn words<C: Into<Cell>>(&mut self, title: &str, cell: impl Fn(R) -> C) -> &mut Self {
        self.column(title, Kind::Words, cell)
    }

    /// A column of figures.
    pub(crate) fn figures<C: Into<Cell>>(
        &mut self,
        title: &str,
        cell: impl Fn(R) -> C,
    ) -> &mut Self {
        self.column(title, Kind::Figures, cell)
    }

    /// What a link may lead to at each row.
    pub(crate) fn anchored(&mut self, anchor: impl Fn(R) -> String) -> &mut Self {
        self.table.anchors = self.subjects.iter().map(|one| anchor(*one)).collect();
        self
    }

    /// What the figures of the last column are held to.
    #[cfg(feature = "xlsx")]
    pub(crate) fn failing(&mut self, failing: impl IntoIterator<Item = Failing>) -> &mut Self {
        if let Some(column) = self.table.columns.last_mut() {
            column.failing.extend(failing);
        }
        self
    }

    /// A reader looks for some of the rows.
    #[cfg(feature = "xlsx")]
    pub(crate) const fn filtered(&mut self) -> &mut Self {
        self.table.filtered = true;
        self
    }

    /// A chart is drawn of some columns.
    #[cfg(feature = "xlsx")]
    pub(crate) fn charted(&mut self, charted: Charted) -> &mut Self {
        self.table.charted = Some(charted);
        self
    }

    /// A column that counts the rows.
    pub(crate) fn numbers(&mut self, title: &str) -> &mut Self {
        self.head(title, Kind::Figures);
        for (number, row) in (1_usize..).zip(&mut self.table.rows) {
            row.push(number.to_string().into());
        }
        self
    }

    fn column<C: Into<Cell>>(
        &mut self,
        title: &str,
        kind: Kind,
        cell: impl Fn(R) -> C,
    ) -> &mut Self {
        self.head(title, kind);
        for (subject, row) in self.subjects.iter().zip(&mut self.table.rows) {
            row.push(cell(*subject).into());
        }
        self
    }

    fn head(&mut self, title: &str, kind: Kind) {
        let title = one_line(title).into_owned();
        self.table.columns.push(Column {
            title,
            kind,
            #[cfg(feature = "xlsx")]
            failing: Vec::new(),
        });
    }

    /// The table, of which the first columns say what a row is about, and one may be cut.
    pub(crate) fn keyed(self, keys: usize, flexible: usize) -> Table {
        Table {
            keys,
            flexible,
            ..self.table
        }
    }

    /// The table, of which the first column says what a row is about.
    pub(crate) fn done(self) -> Table {
        self.table
    }
}
