//! What was found of a table, told once for every way to show it.

use crate::evaluation::table::result::{Compared, TableReport, UnitResult};
use crate::evaluation::wording::listed;
use crate::judgement::Verdict;
use crate::model::{Language, say};
use crate::numeric::Rational;
#[cfg(feature = "html")]
use crate::page::HtmlPage;
use crate::page::{Cell, Detail, Ink, Item, Page, Sign, Table, TableOf, TextStyle, Told, mark};
use crate::standards::TableCriterion;

/// So many units are shown that do not meet something, or cannot be told.
const UNITS_SHOWN: usize = 20;
/// So many units are named of those that do not count.
const EXCLUDED_SHOWN: usize = 12;

impl TableReport<'_> {
    /// The report as text for a terminal: the verdict first, then every criterion, then the units
    /// that do not meet one.
    ///
    /// Of many such units the first twenty are shown and the others counted;
    /// [`to_document`](Self::to_document) has them all.
    #[must_use]
    pub fn to_text(&self, language: Language, style: TextStyle) -> String {
        Told::new(self, language).page(Detail::Brief).to_text(style)
    }

    /// The report in Markdown: the verdict first, then a table of the criteria, a table of all units
    /// that were judged, and one of those that do not count.
    ///
    /// A table for which there is nothing is left out. Names and evidence are escaped, so that nothing
    /// in them is taken for Markdown. What cannot be told is `—`.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::evaluation::TableEvaluator;
    /// use junheng::model::{AreaFiling, Filed, Language, UnitTable};
    /// use junheng::standards::catalogue::US_CA_GROWTH_TARGET_2000;
    ///
    /// let mut schools = UnitTable::new(["api99", "api00"])?;
    /// schools.push("River|side", vec![Filed::Figure(750.into()), Filed::Figure(752.into())])?;
    ///
    /// let filing = AreaFiling::default();
    /// let report = TableEvaluator::new(&US_CA_GROWTH_TARGET_2000)?.evaluate(&schools, &filing);
    /// let markdown = report.to_markdown(Language::En);
    /// assert!(markdown.contains(r"| 1 | River\|side | not met | 2 | 3 |  |  |"));
    /// # Ok::<(), junheng::Error>(())
    /// ```
    #[must_use]
    pub fn to_markdown(&self, language: Language) -> String {
        Told::new(self, language).page(Detail::Full).to_markdown()
    }

    /// The report as a page in HTML, with all that [`to_markdown`](Self::to_markdown) tells.
    #[cfg(feature = "html")]
    #[must_use]
    pub fn to_html(&self, language: Language) -> HtmlPage {
        HtmlPage::new(Told::new(self, language).page(Detail::Full))
    }

    /// The units that do not meet something, then those that cannot be told, each in the order of the
    /// table.
    fn wanting(&self) -> Vec<&UnitResult> {
        let units = self.units.iter();
        let mut wanting: Vec<&UnitResult> = units.filter(|unit| !unit.verdict.is_clear()).collect();
        wanting.sort_by_key(|unit| unit.verdict != Verdict::NotMet);
        wanting
    }
}

impl Told<'_, TableReport<'_>> {
    fn page(&self, detail: Detail) -> Page {
        let mut page = Page::new(self.language, &self.title());
        page.aside(self.standard.provenance.title.get(self.language));
        page.verdict(self.verdict, self.verdict_sentence());
        for warning in self.warnings() {
            page.warning(&warning);
        }
        page.heading(self.pick("要求", "Criteria"));
        match detail {
            Detail::Brief => page.list(self.criterion_items()),
            Detail::Full => page.table(self.criterion_table()),
        }
        self.tell_units(&mut page, detail);
        self.tell_excluded(&mut page, detail);
        page
    }

    fn criterion_items(&self) -> Vec<Item> {
        let criteria = self.standard.criteria.iter().zip(&self.criteria);
        let items = criteria.map(|(criterion, result)| {
            let text = self.criterion_explanation(criterion, &result.finding);
            match result.verdict {
                Some(verdict) => Item::judged(&criterion.code, verdict, text),
                // What is only computed has no verdict.
                None => Item::new(
                    Sign::Code("·", criterion.code.to_string()),
                    Ink::Plain,
                    text,
                ),
            }
        });
        items.collect()
    }

    fn criterion_table(&self) -> Table {
        let [code, requirement, finding, verdict, source] = self.pick(
            ["代码", "要求", "情况", "判定", "依据"],
            ["code", "requirement", "finding", "verdict", "source"],
        );
        let mut table = TableOf::new(self.standard.criteria.iter().zip(&self.criteria));
        table
            .words(code, |(criterion, _)| &*criterion.code)
            .words(requirement, |(criterion, _)| {
                criterion.name.get(self.language)
            })
            .words(finding, |(criterion, result)| {
                self.criterion_finding(criterion, &result.finding)
            })
            // What is only computed has no verdict.
            .words(verdict, |(_, result)| {
                Cell::verdict(result.verdict, self.language)
            })
            .words(source, |(criterion, _)| &*criterion.source);
        table.done()
    }

    fn tell_units(&self, page: &mut Page, detail: Detail) {
        let (name, total) = (self.standard.units.get(self.language), self.units.len());
        let asked_of_none = self.unit_criteria().next().is_none();
        if asked_of_none || (detail == Detail::Full && total == 0) {
            return;
        }
        page.heading(&say!(
            self.language,
            "{name}（{total}）",
            "{name} ({total})"
        ));
        if detail == Detail::Full {
            page.table(self.unit_table(&self.units, detail));
            return;
        }
        let wanting = self.wanting();
        page.table(self.unit_table(wanting.iter().copied().take(UNITS_SHOWN), detail));
        page.more(wanting.len(), UNITS_SHOWN);
        let clear = total - wanting.len();
        page.left_out(say!(
            self.language,
            "其余{clear}个均达标，未列出",
            "others met and not listed: {clear}"
        ));
    }

    fn unit_table<'u>(
        &self,
        units: impl IntoIterator<Item = &'u UnitResult>,
        detail: Detail,
    ) -> Table {
        let verdict = |table: &mut TableOf<&UnitResult>| {
            table.words(self.pick("判定", "verdict"), |unit| {
                Cell::verdict(Some(unit.verdict), self.language)
            });
        };
        let mut table = TableOf::new(units);
        match detail {
            Detail::Brief => verdict(&mut table),
            Detail::Full => {
                table.numbers(self.pick("序号", "no."));
            }
        }
        table.words(self.pick("单位", "unit"), |unit| self.id(unit.unit));
        if detail == Detail::Full {
            verdict(&mut table);
        }
        for (place, criterion) in self.unit_criteria().enumerate() {
            table
                .figures(&criterion.code, |unit| {
                    let [value, _] = side_cells(criterion, unit.results.get(place));
                    value
                })
                .figures(self.pick("要求", "asked for"), |unit| {
                    let [_, bound] = side_cells(criterion, unit.results.get(place));
                    bound
                });
        }
        table.keyed(2, 1)
    }

    fn tell_excluded(&self, page: &mut Page, detail: Detail) {
        if self.excluded.is_empty() {
            return;
        }
        page.heading(self.pick("不计入", "Not counted"));
        if detail == Detail::Brief {
            page.sublist(self.excluded_items());
            return;
        }
        let excluded = self.excluded.iter().filter_map(|excluded| {
            let exclusion = self.standard.exclusions.get(excluded.exclusion)?;
            Some((self.id(excluded.unit), exclusion))
        });
        let mut table = TableOf::new(excluded);
        table
            .numbers(self.pick("序号", "no."))
            .words(self.pick("单位", "unit"), |(id, _)| id)
            .words(self.pick("原因", "reason"), |(_, one)| {
                one.reason.get(self.language)
            })
            .words(self.pick("依据", "source"), |(_, one)| &*one.source);
        page.table(table.done());
    }

    /// The units that do not count, by the reason why.
    fn excluded_items(&self) -> Vec<Item> {
        let exclusions = self.standard.exclusions.iter().enumerate();
        let items = exclusions.filter_map(|(place, exclusion)| {
            let excluded = self.excluded.iter().filter(|one| one.exclusion == place);
            let ids: Vec<&str> = excluded.map(|one| self.id(one.unit)).collect();
            if ids.is_empty() {
                return None;
            }
            let (reason, source) = (exclusion.reason.get(self.language), &exclusion.source);
            let (count, counter) = (ids.len(), self.pick("个", ""));
            let listed = listed(&ids, EXCLUDED_SHOWN, counter, self.language);
            Some(Item::plain(say!(
                self.language,
                "{reason}（{count}）：{listed}；依据：{source}",
                "{reason} ({count}): {listed}; source: {source}"
            )))
        });
        items.collect()
    }
}

/// What a criterion compares of a unit and what it is compared with, never with so few digits that they stand to each
/// other otherwise than they do; empty where nothing is asked of it.
fn side_cells(criterion: &TableCriterion, compared: Option<&Compared>) -> [Cell; 2] {
    let Some(compared) = compared.filter(|one| one.verdict != Verdict::NotApplicable) else {
        return ["", ""].map(Cell::from);
    };
    let reported = criterion.reported;
    let cells = match (&compared.value, &compared.bound) {
        (Ok(value), Ok(bound)) => {
            let fixed = |side: &Rational, places| side.to_fixed(places, reported.mode);
            reported.both_beside([value, bound], fixed).map(Cell::from)
        }
        (value, bound) => [value, bound].map(|side| match side {
            Ok(side) => reported.text(side).into(),
            Err(_) => Cell::unknown(),
        }),
    };
    let [value, bound] = cells;
    [
        value.marked(mark(compared.verdict), compared.verdict.into()),
        bound.inked(Ink::Plain),
    ]
}
