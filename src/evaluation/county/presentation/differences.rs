//! How far the schools of a county are apart: a row for each indicator at a terminal, the table of
//! the official form otherwise.

use crate::evaluation::county::balance::{Balance, Composite};
use crate::evaluation::county::report::Report;
use crate::evaluation::county::roll::JUDGED;
use crate::model::Stage;
#[cfg(feature = "xlsx")]
use crate::page::Failing;
use crate::page::{Cell, Detail, Ink, Page, Table, TableOf, Told};

/// What there is to tell of an indicator in a stage, or of its composite.
struct Difference {
    stage: &'static str,
    name: String,
    mean: Cell,
    standard_deviation: Cell,
    coefficient_of_variation: Cell,
    limit: Cell,
    verdict: Cell,
}

/// One of the figures of a difference.
type Figure = fn(&Difference) -> &Cell;

impl Told<'_, Report<'_>> {
    pub(super) fn tell_differences(&self, page: &mut Page, detail: Detail) {
        if self.parts.is_empty() {
            return;
        }
        match detail {
            Detail::Brief => {
                page.heading(self.pick("校际差异", "Differences between schools"));
                page.table(self.difference_table());
            }
            Detail::Full => {
                page.heading(self.pick(
                    "表Ⅲ 县域义务教育校际均衡情况",
                    "Table III Differences between schools",
                ));
                page.table(self.difference_form());
            }
        }
    }

    fn difference_table(&self) -> Table {
        let rows: Vec<Difference> = JUDGED
            .into_iter()
            .flat_map(|stage| self.differences(stage))
            .collect();
        let mut table = TableOf::new(&rows);
        table
            .words(self.pick("判定", "verdict"), |row| row.verdict.clone())
            .words(self.pick("学段", "stage"), |row| row.stage)
            .words(self.pick("指标", "indicator"), |row| row.name.as_str())
            .figures(self.pick("全县平均值", "mean"), |row| row.mean.clone())
            .figures(self.pick("标准差", "SD"), |row| {
                row.standard_deviation.clone()
            })
            .figures(self.pick("差异系数", "CV"), |row| {
                row.coefficient_of_variation.clone()
            })
            .figures(self.pick("限值", "limit"), |row| row.limit.clone());
        table.keyed(3, 2)
    }

    /// The table of the official form, with a column for each indicator.
    fn difference_form(&self) -> Table {
        let stages: Vec<Vec<Difference>> = JUDGED
            .into_iter()
            .filter(|stage| self.has_parts(*stage))
            .map(|stage| self.differences(stage))
            .collect();
        let figures: [(&str, Figure); 5] = [
            (self.pick("全县平均值", "mean"), |one| &one.mean),
            (self.pick("标准差", "standard deviation"), |one| {
                &one.standard_deviation
            }),
            (
                self.pick("差异系数", "coefficient of variation"),
                |one| &one.coefficient_of_variation,
            ),
            (self.pick("限值", "limit"), |one| &one.limit),
            (self.pick("判定", "verdict"), |one| &one.verdict),
        ];
        let rows = stages
            .iter()
            .flat_map(|stage| figures.map(|(name, figure)| (stage, name, figure)));
        let mut table = TableOf::new(rows);
        table
            .words(self.pick("学段", "stage"), |(stage, ..)| {
                stage.first().map(|one| one.stage)
            })
            .words(self.pick("项目", "figure"), |(_, name, _)| name);
        for (place, code) in self.codes().enumerate() {
            table.figures(code, |(stage, _, figure)| {
                stage.get(place).map(figure).cloned()
            });
            #[cfg(feature = "xlsx")]
            table.failing(self.limits_of(figures[2].0));
        }
        table.figures(self.pick("综合", "composite"), |(stage, _, figure)| {
            stage.last().map(figure).cloned()
        });
        table.done()
    }

    /// The limit of each stage on the rows of the coefficients.
    #[cfg(feature = "xlsx")]
    fn limits_of(&self, row: &str) -> Vec<Failing> {
        let limits = self.standard.dispersion.each;
        let stages = JUDGED.into_iter();
        stages
            .filter_map(|stage| {
                let bound = *limits.as_ref()?.get(stage)?;
                let word = stage.word(self.language).to_owned();
                let when = vec![(0, word), (1, row.to_owned())];
                Some(Failing { when, bound })
            })
            .collect()
    }

    /// What there is to tell of each indicator in a stage, and last of its composite.
    fn differences(&self, stage: Stage) -> Vec<Difference> {
        let rows = self.balance().iter().filter(|row| row.stage == stage);
        let composite = self.composite().get(stage).into_iter();
        rows.map(|row| self.difference(row))
            .chain(composite.map(|composite| self.composite_difference(stage, composite)))
            .collect()
    }

    fn difference(&self, row: &Balance) -> Difference {
        let name = self
            .standard
            .indicators
            .get(row.indicator)
            .map(|indicator| format!("{} {}", indicator.code, indicator.name.get(self.language)));
        let figure = |text: &Option<String>| match text {
            None if row.withheld => Cell::withheld(),
            text => figure_cell(text.as_deref(), row.parts > 0),
        };
        Difference {
            stage: row.stage.word(self.language),
            name: name.unwrap_or_default(),
            mean: figure(&row.reported_mean),
            standard_deviation: figure(&row.reported_standard_deviation),
            coefficient_of_variation: figure(&row.coefficient_of_variation_beside_limit),
            limit: figure_cell(row.limit.map(|bound| bound.printed()).as_deref(), false),
            verdict: self.verdict_cell(row.verdict),
        }
    }

    fn composite_difference(&self, stage: Stage, composite: &Composite) -> Difference {
        let shown = composite.beside_limit.as_deref();
        Difference {
            stage: stage.word(self.language),
            name: self
                .pick("综合（各项平均）", "composite (mean of the CVs)")
                .to_owned(),
            mean: figure_cell(None, false),
            standard_deviation: figure_cell(None, false),
            coefficient_of_variation: if composite.withheld {
                Cell::withheld()
            } else {
                figure_cell(shown, self.has_parts(stage))
            },
            limit: figure_cell(
                composite.limit.map(|bound| bound.printed()).as_deref(),
                false,
            ),
            verdict: self.verdict_cell(composite.verdict),
        }
    }
}

/// A figure; unknown where there is something to be known.
fn figure_cell(text: Option<&str>, asked: bool) -> Cell {
    match text {
        Some(text) => Cell::from(text),
        None if asked => Cell::unknown(),
        None => Cell::nothing().inked(Ink::Plain),
    }
}
