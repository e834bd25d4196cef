//! What was found of a table, in Markdown.

use crate::evaluation::table::result::TableReport;
use crate::judgement::Verdict;
use crate::model::Language;
use crate::page::old::{MarkdownPage, Side};

impl TableReport<'_> {
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
    /// schools.push("River|side", vec![Filed::Amount(750.into()), Filed::Amount(752.into())])?;
    ///
    /// let filing = AreaFiling::default();
    /// let report = TableEvaluator::new(&US_CA_GROWTH_TARGET_2000)?.evaluate(&schools, &filing);
    /// let markdown = report.to_markdown(Language::En);
    /// assert!(markdown.contains(r"| 1 | River\|side | not met | 2 | 3 |  |  |"));
    /// # Ok::<(), junheng::Error>(())
    /// ```
    #[must_use]
    pub fn to_markdown(&self, language: Language) -> String {
        let mut page = MarkdownPage {
            text: String::new(),
            language,
        };
        page.heading(1, &self.title(language));
        page.paragraph(self.standard.provenance.title.get(language));
        page.strong(&self.verdict_sentence(language));
        self.markdown_criteria(&mut page);
        self.markdown_units(&mut page);
        self.markdown_excluded(&mut page);
        page.text
    }

    fn markdown_criteria(&self, page: &mut MarkdownPage) {
        let language = page.language;
        page.heading(2, language.pick("要求", "Criteria"));
        page.text_header(language.pick(
            ["代码", "要求", "情况", "判定", "依据"],
            ["code", "requirement", "finding", "verdict", "source"],
        ));
        for (criterion, result) in self.standard.criteria.iter().zip(&self.criteria) {
            // What is only computed has no verdict.
            let verdict = result.verdict.map_or("—", |verdict| verdict.word(language));
            page.row(&[
                criterion.code.to_string(),
                criterion.name.get(language).to_owned(),
                self.criterion_finding(criterion, &result.finding, language),
                verdict.to_owned(),
                criterion.source.to_string(),
            ]);
        }
        page.end();
    }

    fn markdown_units(&self, page: &mut MarkdownPage) {
        let language = page.language;
        if self.unit_criteria().next().is_none() || self.units.is_empty() {
            return;
        }
        let name = self.standard.units.get(language);
        let total = self.units.len();
        page.heading(
            2,
            &language.pick(format!("{name}（{total}）"), format!("{name} ({total})")),
        );
        let mut header = vec![
            (language.pick("序号", "no."), Side::Right),
            (language.pick("单位", "unit"), Side::Left),
            (language.pick("判定", "verdict"), Side::Left),
        ];
        for criterion in self.unit_criteria() {
            header.push((&criterion.code, Side::Right));
            header.push((language.pick("要求", "asked for"), Side::Right));
        }
        page.header(&header);
        for (number, unit) in self.units.iter().enumerate() {
            let mut row = vec![
                (number + 1).to_string(),
                self.id(unit.unit).to_owned(),
                unit.verdict.word(language).to_owned(),
            ];
            for (criterion, compared) in self.unit_criteria().zip(&unit.results) {
                for side in [&compared.value, &compared.bound] {
                    row.push(match side {
                        // A unit of which nothing is asked has nothing to show.
                        _ if compared.verdict == Verdict::NotApplicable => String::new(),
                        Ok(number) => criterion.reported.text(number),
                        Err(_) => "—".to_owned(),
                    });
                }
            }
            page.row(&row);
        }
        page.end();
    }

    fn markdown_excluded(&self, page: &mut MarkdownPage) {
        let language = page.language;
        if self.excluded.is_empty() {
            return;
        }
        page.heading(2, language.pick("不计入", "Not counted"));
        page.numbered_header(language.pick(["单位", "原因", "依据"], ["unit", "reason", "source"]));
        for (number, excluded) in self.excluded.iter().enumerate() {
            let Some(exclusion) = self.standard.exclusions.get(excluded.exclusion) else {
                continue;
            };
            page.row(&[
                (number + 1).to_string(),
                self.id(excluded.unit).to_owned(),
                exclusion.reason.get(language).to_owned(),
                exclusion.source.to_string(),
            ]);
        }
        page.end();
    }
}
