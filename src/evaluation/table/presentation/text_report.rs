//! What was found of a table, for the terminal.

use crate::evaluation::table::result::{TableReport, UnitResult};
use crate::evaluation::wording::listed;
use crate::judgement::Verdict;
use crate::model::Language;
use crate::page::old::{Cell, Ink, Side, Table, TextPage, TextStyle, mark};
use unicode_width::UnicodeWidthStr as _;

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
        let mut page = TextPage {
            text: String::new(),
            language,
            style,
        };
        page.ruled(&self.title(language));
        page.item(
            "",
            "",
            Ink::Faint,
            self.standard.provenance.title.get(language),
        );
        page.line(&self.verdict_sentence(language), self.verdict.into());
        self.text_criteria(&mut page);
        self.text_units(&mut page);
        self.text_excluded(&mut page);
        page.text
    }

    fn text_criteria(&self, page: &mut TextPage) {
        let language = page.language;
        page.heading(language.pick("要求", "Criteria"));
        let codes = self.standard.criteria.iter();
        let width = codes.map(|criterion| criterion.code.width()).max();
        for (criterion, result) in self.standard.criteria.iter().zip(&self.criteria) {
            let text = self.criterion_explanation(criterion, &result.finding, language);
            match result.verdict {
                Some(verdict) => page.judged(&criterion.code, width, verdict, &text),
                // What is only computed has no verdict.
                None => page.item("", &format!("· {}", criterion.code), Ink::Plain, &text),
            }
        }
    }

    fn text_units(&self, page: &mut TextPage) {
        let language = page.language;
        if self.unit_criteria().next().is_none() {
            return;
        }
        let name = self.standard.units.get(language);
        let total = self.units.len();
        page.heading(&language.pick(format!("{name}（{total}）"), format!("{name} ({total})")));
        let mut wanting: Vec<&UnitResult> = self
            .units
            .iter()
            .filter(|unit| !unit.verdict.is_clear())
            .collect();
        // Those that fail come before those that cannot be told, each in the order of the table.
        wanting.sort_by_key(|unit| unit.verdict != Verdict::NotMet);
        let mut table = Table::new(2, 1);
        table.column(language.pick("判定", "verdict"), Side::Left);
        table.column(language.pick("单位", "unit"), Side::Left);
        for criterion in self.unit_criteria() {
            table.column(&criterion.code, Side::Right);
            table.column(language.pick("要求", "asked for"), Side::Right);
        }
        for unit in wanting.iter().take(UNITS_SHOWN) {
            let word = Cell::new(unit.verdict.word(language)).inked(unit.verdict.into());
            let mut row = vec![word, Cell::new(self.id(unit.unit))];
            for (criterion, compared) in self.unit_criteria().zip(&unit.results) {
                let asked = compared.verdict != Verdict::NotApplicable;
                let number = |side: &Result<_, _>| match side {
                    Ok(number) if asked => criterion.reported.text(number),
                    _ if asked => "?".to_owned(),
                    _ => String::new(),
                };
                let value = Cell::new(&number(&compared.value));
                let hung = if asked { mark(compared.verdict) } else { "" };
                row.push(value.marked(hung, compared.verdict.into()));
                row.push(Cell::new(&number(&compared.bound)));
            }
            table.row(row);
        }
        page.table(&table);
        page.more(wanting.len(), UNITS_SHOWN);
        let clear = total - wanting.len();
        let line = language.pick(
            format!("其余{clear}个均达标，未列出"),
            format!("others met and not listed: {clear}"),
        );
        page.line(&line, Ink::Plain);
    }

    fn text_excluded(&self, page: &mut TextPage) {
        let language = page.language;
        if self.excluded.is_empty() {
            return;
        }
        page.heading(language.pick("不计入", "Not counted"));
        for (place, exclusion) in self.standard.exclusions.iter().enumerate() {
            let ids: Vec<&str> = self
                .excluded
                .iter()
                .filter(|excluded| excluded.exclusion == place)
                .map(|excluded| self.id(excluded.unit))
                .collect();
            if ids.is_empty() {
                continue;
            }
            let reason = exclusion.reason.get(language);
            let listed = listed(&ids, EXCLUDED_SHOWN, language.pick("个", ""), language);
            let text = language.pick(
                format!(
                    "{reason}（{}）：{listed}；依据：{}",
                    ids.len(),
                    exclusion.source
                ),
                format!(
                    "{reason} ({}): {listed}; source: {}",
                    ids.len(),
                    exclusion.source
                ),
            );
            page.item("  ", "", Ink::Plain, &text);
        }
    }
}
