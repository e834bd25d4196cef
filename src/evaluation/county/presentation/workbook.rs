//! The report as a workbook: the tables of the form, the worklist as a table, and the coefficients beside their limits.

use crate::evaluation::county::missing::Undecided;
use crate::evaluation::county::report::Report;
use crate::model::{Language, School};
use crate::page::{Cell, Charted, Detail, Page, ReportWorkbook, TableOf, Told};

impl Report<'_> {
    /// The report as a workbook: the tables of [`to_markdown`](Self::to_markdown), a sheet each, with the worklist
    /// as a table in which a school finds itself by the filter, and a table of the coefficients and their limits
    /// with a chart for each stage.
    #[must_use]
    pub fn to_workbook(&self, language: Language) -> ReportWorkbook {
        let told = Told::new(self, language);
        let page = told.page_with(
            Detail::Full,
            |_| {},
            |page, undecided| told.tell_tasks(page, undecided),
        );
        ReportWorkbook::new(page)
    }
}

impl Told<'_, Report<'_>> {
    /// The coefficients, and the worklist with a row for each task.
    fn tell_tasks(&self, page: &mut Page, undecided: &[Undecided]) {
        self.tell_coefficients(page);
        let (worklist, _) = self.first_of_worklist(undecided, usize::MAX);
        let tasks: Vec<(usize, &'static str, String)> = worklist
            .iter()
            .flat_map(|entry| {
                let word = entry.severity.word(self.language);
                let tasks = entry.tasks.iter();
                tasks.map(move |task| (entry.school, word, self.task(task)))
            })
            .collect();
        if tasks.is_empty() {
            return;
        }
        page.heading(self.pick("一校一策", "Worklist"));
        let mut table = TableOf::new(&tasks);
        table
            .words(self.pick("学校代码", "school code"), |(school, ..)| {
                let school = self.county.schools().get(*school);
                school.map_or("", School::id)
            })
            .words(self.pick("学校", "school"), |(school, ..)| {
                self.school_name(*school)
            })
            .words(self.pick("情况", "status"), |(_, word, _)| *word)
            .words(self.pick("事项", "task"), |(.., task)| task.as_str())
            .filtered();
        page.table(table.keyed(2, 3));
    }

    /// Each coefficient beside its limit, both as numbers.
    fn tell_coefficients(&self, page: &mut Page) {
        let title = self.pick("差异系数与限值", "Coefficients and limits");
        let rows = self.balance().iter().filter(|row| row.parts > 0);
        let mut table = TableOf::new(rows);
        table
            .words(self.pick("学段", "stage"), |row| {
                row.stage.word(self.language)
            })
            .words(self.pick("指标", "indicator"), |row| {
                let indicator = self.standard.indicators.get(row.indicator);
                indicator.map_or("", |one| &one.code)
            })
            .figures(
                self.pick("差异系数", "coefficient of variation"),
                |row| match &row.coefficient_of_variation_beside_limit {
                    Some(text) => Cell::from(text.as_str()),
                    None if row.withheld => Cell::withheld(),
                    None => Cell::unknown(),
                },
            )
            .figures(self.pick("限值", "limit"), |row| {
                row.limit.map(|limit| limit.number.to_string())
            })
            .words(self.pick("判定", "verdict"), |row| {
                self.verdict_cell(row.verdict)
            })
            .charted(Charted {
                title: title.to_owned(),
                label: 1,
                value: 2,
                bound: 3,
            });
        page.heading(title);
        page.table(table.keyed(2, 1));
    }
}
