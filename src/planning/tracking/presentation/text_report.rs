//! The progress of a plan for the terminal.

use crate::model::Language;
use crate::page::old::{Cell, Ink, Side, Table, TextPage, TextStyle};
use crate::planning::stage::stage_word;
use crate::planning::tracking::presentation::method_table::{
    MethodTable, method_legend, method_title,
};
use crate::planning::tracking::presentation::wording::{
    contradiction_sentence, counts_sentence, legend, printed, printed_level,
};
use crate::planning::tracking::tracking::PlanProgress;

impl PlanProgress<'_> {
    /// The progress as text for a terminal: a table with a bar for each row, then what to look at
    /// first.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::evaluation::TextStyle;
    /// use junheng::model::{
    ///     Baseline, BaselineLevel, Direction, Language, Plan, PlanError, PlanObservation,
    ///     PlanObservations, PlanRow, Target, TargetBound, TargetRelation,
    /// };
    /// use junheng::planning::{AsOf, track};
    ///
    /// let seats = PlanRow::new(
    ///     "seats",
    ///     Direction::HigherIsBetter,
    ///     Baseline { year: 2020, level: BaselineLevel::Value(0.into()) },
    ///     Target { year: 2025, bound: TargetBound::new(TargetRelation::AtLeast, 1000) },
    /// )?;
    /// let plans = [Plan::new("seats", vec![seats])];
    /// let mut observations = PlanObservations::of_plans(&plans);
    /// observations.push(PlanObservation {
    ///     indicator: "seats".to_owned(),
    ///     stage: None,
    ///     year: 2022,
    ///     value: 300.into(),
    /// })?;
    /// let progress = track(&plans, &observations, AsOf::Newest);
    /// let text = progress[0].to_text(Language::En, TextStyle::default());
    /// assert!(text.contains("███░│░░░░░"));
    /// assert!(text.contains("needs +233.3 a year to reach ≥ 1000 in 2025"));
    /// # Ok::<(), PlanError>(())
    /// ```
    #[must_use]
    pub fn to_text(&self, language: Language, style: TextStyle) -> String {
        let mut page = TextPage {
            text: String::new(),
            language,
            style,
        };
        page.ruled(&self.report_title(language));
        let summary = self.summary(language);
        if !summary.is_empty() {
            page.item("", "", Ink::Plain, &summary);
        }
        if let Some(source) = self.plan.source() {
            page.item("", "", Ink::Faint, source);
        }
        if !self.rows.is_empty() {
            page.line("", Ink::Plain);
            page.table(&self.text_table(language));
            page.item("", "", Ink::Faint, legend(language));
        }
        if let Some(counts) = counts_sentence(self.task_counts(), language) {
            page.heading(language.pick("工作任务", "Tasks"));
            page.item("", "", Ink::Plain, &counts);
            page.table(&self.text_task_table(language));
        }
        if let Some(counts) = counts_sentence(self.monotone_counts(), language) {
            let title = "Targets that must keep rising or falling";
            page.heading(language.pick("逐年增减要求", title));
            page.item("", "", Ink::Plain, &counts);
            for target in &self.monotone {
                let word = target.status.word(language);
                page.item("  ", word, target.status.into(), &target.sentence(language));
            }
        }

        if !self.contradictions.is_empty() {
            page.heading(language.pick("目标不一致", "Targets that contradict each other"));
            for one in &self.contradictions {
                page.item("  ", "✗", Ink::Bad, &contradiction_sentence(one, language));
            }
        }
        if let Some(MethodTable { columns, rows }) = MethodTable::of(self, language) {
            page.heading(method_title(language));
            page.item("", "", Ink::Faint, method_legend(language));
            let mut table = Table::new(0, 1);
            for (title, side) in columns {
                table.column(title, side);
            }
            for row in rows {
                table.row(row.iter().map(|cell| Cell::new(cell)).collect());
            }
            page.table(&table);
        }
        let urgent = self.urgent();
        let missed = self.missed_sentences(language);
        let missing = self.missing_sentence(language);
        let unsure = self.unsure_sentences(language);
        if !(urgent.is_empty() && missed.is_empty() && unsure.is_empty()) || missing.is_some() {
            page.heading(language.pick("先看这些", "What to look at first"));
            for (number, row) in urgent.into_iter().enumerate() {
                let number = format!("{}.", number + 1);
                page.item("  ", &number, row.status.into(), &row.sentence(language));
            }
            for sentence in &missed {
                page.item("  ", "✗", Ink::Bad, sentence);
            }
            for sentence in &unsure {
                page.item("  ", "~", Ink::Doubtful, sentence);
            }
            if let Some(missing) = missing {
                page.item("  ", "?", Ink::Faint, &missing);
            }
        }
        page.text
    }

    fn text_table(&self, language: Language) -> Table {
        let mut table = Table::new(3, 1);
        for (title, side) in [
            (language.pick("状态", "status"), Side::Left),
            (language.pick("指标", "indicator"), Side::Left),
            (language.pick("学段", "stage"), Side::Left),
            (language.pick("基期", "baseline"), Side::Right),
            (language.pick("最新", "latest"), Side::Right),
            (language.pick("目标", "target"), Side::Right),
            (language.pick("进度", "progress"), Side::Left),
            (language.pick("每年需", "a year"), Side::Right),
            (language.pick("概率", "chance"), Side::Right),
        ] {
            table.column(title, side);
        }
        let or_dash = |text: Option<String>| match text {
            Some(text) => Cell::new(&text),
            None => Cell::new("-").inked(Ink::Faint),
        };
        for progress in &self.rows {
            let row = progress.row;
            let ink = Ink::from(progress.status);
            let stage = row
                .stage()
                .map(|stage| stage_word(stage, language).to_owned());
            let latest = progress
                .latest
                .as_ref()
                .map(|latest| latest.value.to_string());
            table.row(vec![
                Cell::new(progress.status.word(language)).inked(ink),
                Cell::new(&progress.named(language)),
                or_dash(stage),
                Cell::new(&printed_level(&row.baseline().level)),
                or_dash(latest),
                Cell::new(&printed(&row.target().bound)),
                Cell::new(&progress.bar()).inked(ink),
                or_dash(progress.required_text()),
                or_dash(progress.probability_text()),
            ]);
        }
        table
    }

    fn text_task_table(&self, language: Language) -> Table {
        let mut table = Table::new(2, 1);
        for (title, side) in [
            (language.pick("状态", "status"), Side::Left),
            (language.pick("任务", "task"), Side::Left),
            (language.pick("要求", "asked"), Side::Right),
            (language.pick("到期", "due"), Side::Right),
            (language.pick("已完成", "done"), Side::Right),
            (language.pick("进度", "progress"), Side::Left),
        ] {
            table.column(title, side);
        }
        for progress in &self.tasks {
            let ink = Ink::from(progress.status);
            let done = match &progress.latest {
                Some(latest) => Cell::new(&latest.value.to_string()),
                None => Cell::new("-").inked(Ink::Faint),
            };
            table.row(vec![
                Cell::new(progress.status.word(language)).inked(ink),
                Cell::new(&progress.subject(language)),
                Cell::new(&progress.asked_text(language)),
                Cell::new(&progress.task.due_year().to_string()),
                done,
                Cell::new(&progress.bar()).inked(ink),
            ]);
        }
        table
    }
}
