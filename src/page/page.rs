//! What a report says, block by block, before anyone knows how it is shown.

use crate::judgement::Verdict;
use crate::model::{Language, say};
#[cfg(feature = "html")]
use crate::page::chart::Chart;
use crate::page::ink::Ink;
use crate::page::table::Table;

/// How much of a report is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Detail {
    /// What a reader at a terminal looks for first: long lists are cut, and what fills a table of a
    /// form is left out.
    Brief,
    /// Everything, in the tables of the form where there is one.
    Full,
}

/// A report as it is told: once, for every way to show it.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub(crate) language: Language,
    pub(crate) blocks: Vec<Block>,
}

/// A piece of a page.
#[derive(Clone, Debug)]
pub(crate) enum Block {
    /// What the page is about; the first block.
    Title(String),
    /// The title of a section (level 2), or of a part of one (level 3).
    Heading {
        level: usize,
        ink: Ink,
        text: String,
        /// What a link may lead to here, where pages have links.
        anchor: Option<String>,
    },
    Paragraph {
        ink: Ink,
        text: String,
    },
    /// What it all comes to, in a sentence.
    Verdict {
        ink: Ink,
        text: String,
    },
    /// What a reader has to know before believing anything else.
    Warning(String),
    /// What the opening of a page is set apart by from its first table or list.
    Pause,
    List {
        indented: bool,
        items: Vec<Item>,
    },
    Table(Table),
    /// How much there is that the list or table before does not show.
    LeftOut(String),
    /// A picture, which only a page in HTML shows.
    #[cfg(feature = "html")]
    Chart(Chart),
}

/// A sentence of a list, and what stands before it.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) sign: Sign,
    pub(crate) ink: Ink,
    pub(crate) text: String,
}

/// What stands before a sentence of a list.
#[derive(Clone, Debug)]
pub(crate) enum Sign {
    Nothing,
    /// A mark for the eye, which says nothing that the sentence does not.
    Mark(&'static str),
    /// Its place among the sentences, from one.
    Number(usize),
    /// A word for how things stand.
    Word(&'static str),
    /// How it is judged.
    Verdict(Verdict),
    /// What the sentence is about, behind a mark for the eye.
    Code(&'static str, String),
    /// What the sentence is about, and how that is judged.
    Judged(String, Verdict),
}

impl Item {
    pub(crate) const fn new(sign: Sign, ink: Ink, text: String) -> Self {
        Self { sign, ink, text }
    }

    /// A sentence behind a mark.
    pub(crate) const fn marked(mark: &'static str, ink: Ink, text: String) -> Self {
        Self::new(Sign::Mark(mark), ink, text)
    }

    /// A sentence and nothing before it.
    pub(crate) const fn plain(text: String) -> Self {
        Self::new(Sign::Nothing, Ink::Plain, text)
    }

    /// Why it is judged so.
    pub(crate) fn reason(verdict: Verdict, text: String) -> Self {
        Self::new(Sign::Verdict(verdict), verdict.into(), text)
    }

    /// What was found of a clause, and how it is judged.
    pub(crate) fn judged(code: &str, verdict: Verdict, text: String) -> Self {
        Self::new(Sign::Judged(code.to_owned(), verdict), verdict.into(), text)
    }
}

impl Page {
    /// A page of this title.
    pub(crate) fn new(language: Language, title: &str) -> Self {
        Self {
            language,
            blocks: vec![Block::Title(title.to_owned())],
        }
    }

    /// The title of a section.
    pub(crate) fn heading(&mut self, text: &str) {
        self.titled(2, Ink::Strong, text);
    }

    /// The title of a part of a section.
    pub(crate) fn subheading(&mut self, ink: Ink, text: &str) {
        self.titled(3, ink, text);
    }

    /// The same, to which a link may lead.
    pub(crate) fn anchored_subheading(&mut self, ink: Ink, text: &str, anchor: String) {
        self.subheading(ink, text);
        if let Some(Block::Heading { anchor: place, .. }) = self.blocks.last_mut() {
            *place = Some(anchor);
        }
    }

    fn titled(&mut self, level: usize, ink: Ink, text: &str) {
        self.blocks.push(Block::Heading {
            level,
            ink,
            text: text.to_owned(),
            anchor: None,
        });
    }

    /// A picture.
    #[cfg(feature = "html")]
    pub(crate) fn chart(&mut self, chart: Chart) {
        self.blocks.push(Block::Chart(chart));
    }

    pub(crate) fn paragraph(&mut self, text: &str) {
        self.inked(Ink::Plain, text);
    }

    /// A paragraph that matters less than what stands around it.
    pub(crate) fn aside(&mut self, text: &str) {
        self.inked(Ink::Faint, text);
    }

    fn inked(&mut self, ink: Ink, text: &str) {
        let text = text.to_owned();
        self.blocks.push(Block::Paragraph { ink, text });
    }

    pub(crate) fn verdict(&mut self, verdict: Verdict, text: String) {
        let ink = verdict.into();
        self.blocks.push(Block::Verdict { ink, text });
    }

    pub(crate) fn warning(&mut self, text: &str) {
        self.blocks.push(Block::Warning(text.to_owned()));
    }

    pub(crate) fn pause(&mut self) {
        self.blocks.push(Block::Pause);
    }

    /// A list in its own right.
    pub(crate) fn list(&mut self, items: impl IntoIterator<Item = Item>) {
        self.listed(false, items);
    }

    /// A list that belongs to the line before.
    pub(crate) fn sublist(&mut self, items: impl IntoIterator<Item = Item>) {
        self.listed(true, items);
    }

    fn listed(&mut self, indented: bool, items: impl IntoIterator<Item = Item>) {
        let items = items.into_iter().collect();
        self.blocks.push(Block::List { indented, items });
    }

    /// A section of sentences under a heading of a level; none of no sentences.
    #[cfg(any(feature = "html", feature = "xlsx"))]
    pub(crate) fn section(
        &mut self,
        level: usize,
        title: &str,
        sentences: impl IntoIterator<Item = String>,
    ) {
        let items: Vec<Item> = sentences.into_iter().map(Item::plain).collect();
        if !items.is_empty() {
            self.titled(level, Ink::Strong, title);
            self.list(items);
        }
    }

    pub(crate) fn table(&mut self, table: Table) {
        self.blocks.push(Block::Table(table));
    }

    /// How much there is that was not shown.
    pub(crate) fn left_out(&mut self, text: String) {
        self.blocks.push(Block::LeftOut(text));
    }

    /// How many more there are than were shown.
    pub(crate) fn more(&mut self, total: usize, shown: usize) {
        let others = total.saturating_sub(shown);
        if others > 0 {
            self.left_out(say!(self.language, "另有{others}条", "and {others} more"));
        }
    }
}
