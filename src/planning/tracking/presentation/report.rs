//! The progress of a plan, told once for every way to show it.

use crate::model::{Language, say};
#[cfg(feature = "html")]
use crate::page::HtmlPage;
use crate::page::{Cell, Detail, Ink, Item, Page, Sign, Table, TableOf, TextStyle, Told};
use crate::planning::stage::stage_word;
use crate::planning::tracking::presentation::method_table::{method_legend, method_title};
use crate::planning::tracking::presentation::wording::{
    contradiction_sentence, counts_sentence, legend, printed_level,
};
use crate::planning::tracking::progress::RowProgress;
use crate::planning::tracking::task_progress::TaskProgress;
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
    ///     PlanObservations, PlanRow, Target, Bound, Relation,
    /// };
    /// use junheng::planning::{AsOf, track};
    ///
    /// let seats = PlanRow::new(
    ///     "seats",
    ///     Direction::HigherIsBetter,
    ///     Baseline { year: 2020, level: BaselineLevel::Value(0.into()) },
    ///     Target { year: 2025, bound: Bound::new(Relation::AtLeast, 1000) },
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
        Told::new(self, language).page(Detail::Brief).to_text(style)
    }

    /// The progress as Markdown: a table with every figure of each row, then what to look at first.
    #[must_use]
    pub fn to_markdown(&self, language: Language) -> String {
        Told::new(self, language).page(Detail::Full).to_markdown()
    }

    /// The progress as a page in HTML, with a bar for each row and all that
    /// [`to_markdown`](Self::to_markdown) tells.
    #[cfg(feature = "html")]
    #[must_use]
    pub fn to_html(&self, language: Language) -> HtmlPage {
        let told = Told::new(self, language);
        HtmlPage::new(told.page_with(Detail::Full, |page| told.tell_chart(page)))
    }
}

impl Told<'_, PlanProgress<'_>> {
    fn page(&self, detail: Detail) -> Page {
        self.page_with(detail, |_| {})
    }

    /// The page with what is told before the rows.
    fn page_with(&self, detail: Detail, tell: impl FnOnce(&mut Page)) -> Page {
        let mut page = Page::new(self.language, &self.report_title());
        let summary = self.summary();
        if !summary.is_empty() {
            page.paragraph(&summary);
        }
        if let Some(source) = self.plan.source() {
            page.aside(source);
        }
        tell(&mut page);
        if !self.rows.is_empty() {
            page.pause();
            page.table(self.row_table(detail));
            page.aside(legend(self.language));
        }
        if let Some(counts) = counts_sentence(self.task_counts(), self.language) {
            page.heading(self.pick("工作任务", "Tasks"));
            page.paragraph(&counts);
            page.table(self.task_table(detail));
        }
        if let Some(counts) = counts_sentence(self.monotone_counts(), self.language) {
            page.heading(self.pick("逐年增减要求", "Targets that must keep rising or falling"));
            page.paragraph(&counts);
            self.monotone(&mut page, detail);
        }
        if !self.contradictions.is_empty() {
            page.heading(self.pick("目标不一致", "Targets that contradict each other"));
            page.sublist(self.contradictions.iter().map(|one| {
                Item::marked("✗", Ink::Bad, contradiction_sentence(one, self.language))
            }));
        }
        if let Some(table) = self.method_table() {
            page.heading(method_title(self.language));
            page.aside(method_legend(self.language));
            page.table(table);
        }
        let worth_a_look = self.worth_a_look(detail);
        if !worth_a_look.is_empty() {
            page.heading(self.pick("先看这些", "What to look at first"));
            page.sublist(worth_a_look);
        }
        page
    }

    /// The most urgent rows, then what is missed, what is not sure, and what is not known.
    fn worth_a_look(&self, detail: Detail) -> Vec<Item> {
        let urgent = (1..).zip(self.urgent()).map(|(number, row)| {
            let (word, sentence) = (row.status.word(self.language), self.of(row).sentence());
            // At a terminal the ink says how it stands.
            let text = match detail {
                Detail::Brief => sentence,
                Detail::Full => say!(self.language, "【{word}】{sentence}", "{word}: {sentence}"),
            };
            Item::new(Sign::Number(number), row.status.into(), text)
        });
        let marked = |mark, ink| move |text| Item::marked(mark, ink, text);
        let missed = self.missed_sentences().into_iter();
        let unsure = self.unsure_sentences().into_iter();
        let missing = self.missing_sentence().into_iter();
        urgent
            .chain(missed.map(marked("✗", Ink::Bad)))
            .chain(unsure.map(marked("~", Ink::Doubtful)))
            .chain(missing.map(marked("?", Ink::Faint)))
            .collect()
    }

    fn stage<'s>(&self, stage: Option<&'s str>) -> Option<&'s str> {
        stage.map(|stage| stage_word(stage, self.language))
    }

    fn row_table(&self, detail: Detail) -> Table {
        let full = detail == Detail::Full;
        let dated = |text: String, year: i32| {
            if full {
                format!("{text} ({year})")
            } else {
                text
            }
        };
        let status = |table: &mut TableOf<&RowProgress<'_>>| {
            table.words(self.pick("状态", "status"), |row| {
                Cell::from(row.status.word(self.language)).inked(row.status)
            });
        };
        let mut table = TableOf::new(&self.rows);
        if full {
            table
                .words(self.pick("代码", "code"), |row| row.row.indicator())
                .words(self.pick("指标", "indicator"), |row| {
                    row.row.name().get(self.language).to_owned()
                });
        } else {
            status(&mut table);
            table.words(self.pick("指标", "indicator"), |row| self.of(row).named());
        }
        table.words(self.pick("学段", "stage"), |row| {
            self.stage(row.row.stage())
        });
        if full {
            table.words(self.pick("单位", "unit"), |row| row.row.unit());
        }
        table
            .figures(self.pick("基期", "baseline"), |row| {
                let baseline = row.row.baseline();
                let level = printed_level(&baseline.level)?;
                Some(dated(level, baseline.year))
            })
            .figures(self.pick("最新", "latest"), |row| {
                let latest = row.latest.as_ref()?;
                Some(dated(latest.value.to_string(), latest.year))
            });
        if full {
            table.figures(self.pick("应到", "path"), RowProgress::expected_text);
        }
        table
            .figures(self.pick("目标", "target"), |row| {
                let target = row.row.target();
                dated(target.bound.printed(), target.year)
            })
            .words(self.pick("进度", "progress"), |row| {
                Cell::drawn(row.bar()).inked(row.status)
            });
        if full {
            table
                .figures(self.pick("完成", "done"), RowProgress::progress_text)
                .figures(
                    self.pick("每年需", "needed a year"),
                    RowProgress::required_text,
                )
                .figures(
                    self.pick("达标概率", "chance"),
                    RowProgress::probability_text,
                );
            status(&mut table);
        } else {
            table
                .figures(self.pick("每年需", "a year"), RowProgress::required_text)
                .figures(self.pick("概率", "chance"), RowProgress::probability_text);
        }
        table.keyed(3, 1)
    }

    fn task_table(&self, detail: Detail) -> Table {
        let full = detail == Detail::Full;
        let status = |table: &mut TableOf<&TaskProgress<'_>>| {
            table.words(self.pick("状态", "status"), |task| {
                Cell::from(task.status.word(self.language)).inked(task.status)
            });
        };
        let mut table = TableOf::new(&self.tasks);
        if full {
            table
                .words(self.pick("代码", "code"), |task| task.task.code())
                .words(self.pick("任务", "task"), |task| {
                    task.task.name().get(self.language).to_owned()
                })
                .words(self.pick("学段", "stage"), |task| {
                    self.stage(task.task.stage())
                })
                .words(self.pick("单位", "unit"), |task| task.task.unit());
        } else {
            status(&mut table);
            table.words(self.pick("任务", "task"), |task| self.of(task).subject());
        }
        table
            .figures(self.pick("要求", "asked"), |task| {
                self.of(task).asked_text()
            })
            .figures(self.pick("到期", "due"), |task| {
                task.task.due_year().to_string()
            })
            .figures(self.pick("已完成", "done"), |task| {
                let latest = task.latest.as_ref()?;
                Some(if full {
                    format!("{} ({})", latest.value, latest.year)
                } else {
                    latest.value.to_string()
                })
            })
            .words(self.pick("进度", "progress"), |task| {
                Cell::drawn(task.bar()).inked(task.status)
            });
        if full {
            status(&mut table);
            table.words(self.pick("说明", "why"), |task| {
                task.reason.get(self.language)
            });
        }
        table.keyed(2, 1)
    }

    fn monotone(&self, page: &mut Page, detail: Detail) {
        if detail == Detail::Brief {
            page.sublist(self.monotone.iter().map(|target| {
                let word = Sign::Word(target.status.word(self.language));
                Item::new(word, target.status.into(), self.of(target).sentence())
            }));
            return;
        }
        let mut table = TableOf::new(&self.monotone);
        table
            .words(self.pick("指标", "indicator"), |one| {
                one.target.name().get(self.language).to_owned()
            })
            .words(self.pick("学段", "stage"), |one| {
                self.stage(one.target.stage())
            })
            .words(self.pick("要求", "must"), |one| self.of(one).must_text())
            .words(self.pick("年份", "years"), |one| {
                format!("{}–{}", one.target.base_year(), one.target.target_year())
            })
            .words(self.pick("状态", "status"), |one| {
                Cell::from(one.status.word(self.language)).inked(one.status)
            })
            .words(self.pick("说明", "why"), |one| {
                one.reason.get(self.language)
            });
        page.table(table.done());
    }
}
