//! A page as HTML: one file that needs nothing else, opens from disk and prints on A4.
//!
//! Written with [`maud`], which escapes every text and every attribute. There is no script in it, no link that leads
//! outside and nothing that is fetched, which a policy in its head also forbids.

use crate::model::say;
use crate::page::fit::{columns_of, one_line};
use crate::page::ink::Ink;
use crate::page::page::{Block, Item, Page, Sign};
use crate::page::svg::figure;
use crate::page::table::{Cell, Content, Kind, Table};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use std::collections::HashSet;
use std::fmt::{self, Write as _};

/// A report as a page in HTML, printed by its `Display`: one file without scripts, links to elsewhere or anything
/// that is fetched, which opens from disk and prints on A4.
///
/// # Examples
///
/// ```
/// use junheng::evaluation::Evaluator;
/// use junheng::model::{County, Language};
/// use junheng::standards::catalogue;
///
/// let county = County::default().with_name("Riverside & Hillside");
/// let report = Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017)?.evaluate(&county);
/// let page = report.to_html(Language::En).to_string();
/// assert!(page.starts_with("<!DOCTYPE html><html lang=\"en\">"));
/// assert!(page.contains("Riverside &amp; Hillside"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct HtmlPage(Page);

impl HtmlPage {
    pub(crate) const fn new(page: Page) -> Self {
        Self(page)
    }

    /// The same page with a section of sentences at its end.
    #[must_use]
    pub fn with_section(
        mut self,
        title: &str,
        sentences: impl IntoIterator<Item = String>,
    ) -> Self {
        self.0.section(2, title, sentences);
        self
    }

    /// One page of several, below each other, in the language and under the title of the first; nothing
    /// of none.
    #[must_use]
    pub fn joined(pages: impl IntoIterator<Item = Self>) -> Option<Self> {
        pages.into_iter().reduce(|mut all, page| {
            all.0.blocks.extend(page.0.blocks);
            all
        })
    }
}

impl fmt::Display for HtmlPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.html().into_string())
    }
}

/// How the page looks on a screen and on paper.
const STYLE: &str = "\
:root{--good:#1a7f37;--bad:#cf222e;--doubtful:#9a6700;--faint:#6e7781;--line:#d0d7de}\
body{font:15px/1.5 \"Noto Sans CJK SC\",\"Source Han Sans SC\",\"Microsoft YaHei\",\"PingFang SC\",system-ui,sans-serif;\
max-width:60rem;margin:0 auto;padding:1rem;color:#1f2328;background:#fff;overflow-wrap:break-word}\
h1{font-size:1.5rem}h1:not(:first-child){margin-top:3rem}\
h2{font-size:1.2rem;margin-top:2rem;border-bottom:1px solid var(--line)}h3{font-size:1rem;margin-bottom:.2rem}\
.verdict{font-size:1.2rem;font-weight:bold}.warning{font-weight:bold;color:var(--doubtful)}\
.good{color:var(--good)}.bad{color:var(--bad)}.doubtful{color:var(--doubtful)}.faint{color:var(--faint)}.strong{font-weight:bold}\
ul{list-style:none;padding-left:1.2rem}.table{overflow-x:auto}table{border-collapse:collapse;font-size:.85rem}\
th,td{border:1px solid var(--line);padding:.2rem .4rem;text-align:left;vertical-align:top;word-break:keep-all}th{background:#f6f8fa}\
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}\
.long{min-width:12em;word-break:normal;overflow-wrap:anywhere}\
figure{margin:1.4rem 0}figcaption{font-size:.9rem;font-weight:bold;margin-bottom:.3rem}svg{width:100%;height:auto;display:block}\
svg text{font-size:11px;fill:#1f2328}svg .tick{fill:var(--faint)}svg .axis{stroke:var(--faint)}svg .grid{stroke:#e6e9ec}svg .bound{stroke:#1f2328;stroke-dasharray:3 2}\
svg .plain,svg .strong,svg .good{fill:#4393c3}svg .bad{fill:#a50026}svg .doubtful,svg .open{fill:#fee5c0;stroke:#8c510a}\
svg .open{stroke-dasharray:2 2}\
svg .faint{fill:var(--line)}svg .band{fill:#4393c3;fill-opacity:.2;stroke:#4393c3}svg .line{fill:none;stroke:#1b4f72;stroke-width:2.2}\
svg .dashed{stroke:#1f2328;stroke-width:1.4;stroke-dasharray:6 3}svg .dotted{stroke-width:1}\
svg circle{fill-opacity:.7;stroke:#fff;stroke-width:.5}\
@media screen{td:not(.number):not(.long){min-width:4em}}\
@media screen and (max-width:36rem){figure{overflow-x:auto}svg{min-width:26rem}svg text{font-size:17px}}\
@page{size:A4;margin:15mm}@media print{body{font-size:10pt;max-width:none;padding:0}table{font-size:7pt}th,td{padding:.1rem .2rem}\
.long{min-width:9em}.wide table{font-size:5pt}.wide th.number{overflow-wrap:anywhere;white-space:normal}\
h1:not(:first-child){break-before:page}h2,h3{break-after:avoid}tr,figure,li{break-inside:avoid}\
thead{display:table-header-group}.table{overflow:visible}}";

/// A text of more columns than this may be broken anywhere, and has room enough that few breaks are needed.
const LONG: usize = 26;
/// A table of more columns than this is printed small, so that it stays on the paper.
const WIDE: usize = 14;

/// The identifiers of a page, each of which stands once.
#[derive(Default)]
struct Identifiers(HashSet<String>);

impl Identifiers {
    /// The identifier, or with a number behind it the first that is free.
    fn unique(&mut self, wanted: &str) -> String {
        let mut identifier = identifier(wanted);
        let stem = identifier.clone();
        let mut number = 2_u64;
        while !self.0.insert(identifier.clone()) {
            identifier = format!("{stem}-{number}");
            number += 1;
        }
        identifier
    }
}

/// A text without the signs that no identifier may have.
fn identifier(text: &str) -> String {
    let mut identifier = String::with_capacity(text.len());
    for sign in text.chars() {
        if sign.is_alphanumeric() || matches!(sign, '-' | '_' | '.') {
            identifier.push(sign);
        } else {
            let _ = write!(identifier, "_{:x}", u32::from(sign));
        }
    }
    identifier
}

impl Page {
    fn html(&self) -> Markup {
        let title = self.blocks.iter().find_map(|block| match block {
            Block::Title(title) => Some(one_line(title)),
            _ => None,
        });
        let mut identifiers = Identifiers::default();
        let blocks: Vec<Markup> = self
            .blocks
            .iter()
            .map(|block| self.block(block, &mut identifiers))
            .collect();
        html! {
            (DOCTYPE)
            html lang=(self.language.pick("zh-CN", "en")) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy"
                        content="default-src 'none'; style-src 'unsafe-inline'";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (title.unwrap_or_default()) }
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    main {
                        @for block in blocks { (block) }
                    }
                }
            }
        }
    }

    fn block(&self, block: &Block, identifiers: &mut Identifiers) -> Markup {
        match block {
            Block::Title(text) => html! { h1 { (one_line(text)) } },
            Block::Heading { level: 2, text, .. } => html! { h2 { (one_line(text)) } },
            Block::Heading {
                ink, text, anchor, ..
            } => {
                let id = anchor.as_deref().map(|anchor| identifiers.unique(anchor));
                html! { h3 id=[id] class=(ink.class()) { (one_line(text)) } }
            }
            Block::Paragraph { ink, text } => {
                html! { p class=(ink.class()) { (one_line(text)) } }
            }
            Block::Verdict { ink, text } => {
                html! { p class=(format!("verdict {}", ink.class())) { (one_line(text)) } }
            }
            Block::Warning(text) => html! { p.warning { (one_line(text)) } },
            Block::LeftOut(text) => html! { p.faint { (one_line(text)) } },
            Block::Pause => html! {},
            Block::List { items, .. } => html! {
                ul {
                    @for item in items { li { (self.item(item)) } }
                }
            },
            // A header with nothing below it tells a reader nothing.
            Block::Table(table) if table.rows.is_empty() => html! {},
            Block::Table(table) => table_html(table, identifiers),
            Block::Chart(chart) => figure(chart, &identifiers.unique("chart")),
        }
    }

    /// A sentence of a list behind what stands before it.
    fn item(&self, item: &Item) -> Markup {
        let text = one_line(&item.text);
        let said = |word: &str| say!(self.language, "{word}：", "{word}: ");
        let before = match &item.sign {
            Sign::Nothing => return html! { (text) },
            Sign::Mark(mark) => format!("{mark} "),
            Sign::Number(number) => format!("{number}. "),
            Sign::Word(word) => said(word),
            Sign::Verdict(verdict) => said(verdict.word(self.language)),
            Sign::Code(_, code) => said(code),
            Sign::Judged(code, verdict) => said(&format!("{code} {}", verdict.word(self.language))),
        };
        html! { span class=(item.ink.class()) { (one_line(&before)) } (text) }
    }
}

fn table_html(table: &Table, identifiers: &mut Identifiers) -> Markup {
    let ids: Vec<Option<String>> = (0..table.rows.len())
        .map(|row| {
            let anchor = table.anchors.get(row).filter(|anchor| !anchor.is_empty());
            anchor.map(|anchor| identifiers.unique(anchor))
        })
        .collect();
    let number = |kind: Kind| (kind == Kind::Figures).then_some("number");
    html! {
        div.table.wide[table.columns.len() > WIDE] {
            table {
                thead {
                    tr {
                        @for column in &table.columns {
                            th scope="col" class=[number(column.kind)] { (column.title) }
                        }
                    }
                }
                tbody {
                    @for (row, id) in table.rows.iter().zip(ids) {
                        tr id=[id] {
                            @for (cell, column) in row.iter().zip(&table.columns) {
                                td class=[classes(cell, number(column.kind))] { (shown(cell)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn classes(cell: &Cell, number: Option<&'static str>) -> Option<String> {
    let ink = Some(cell.ink.class()).filter(|_| cell.ink != Ink::Plain);
    let is_long = matches!(&cell.content, Content::Text(text) if columns_of(text) > LONG);
    let long = (is_long && number.is_none()).then_some("long");
    let classes: Vec<&str> = number.into_iter().chain(long).chain(ink).collect();
    (!classes.is_empty()).then(|| classes.join(" "))
}

fn shown(cell: &Cell) -> Markup {
    let text = match &cell.content {
        Content::Text(text) => text.as_str(),
        Content::Nothing | Content::Unknown => "—",
    };
    html! {
        // Who listens to a page hears the figures beside a bar.
        @if cell.is_drawn { span aria-hidden="true" { (text) } } @else { (text) }
        (cell.mark)
    }
}
