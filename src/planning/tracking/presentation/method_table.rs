//! The ways to foresee each row, side by side.

use crate::model::Language;
use crate::numeric::RoundingMode;
use crate::page::{Table, TableOf, Told};
use crate::planning::stage::stage_word;
use crate::planning::tracking::method_comparison::{MethodComparison, TrendMethod};
use crate::planning::tracking::progress::RowProgress;
use crate::planning::tracking::tracking::PlanProgress;

impl Told<'_, PlanProgress<'_>> {
    /// What each method foresees for each row, and how far off it has been; `None` where nothing was
    /// compared.
    pub(super) fn method_table(&self) -> Option<Table> {
        let rows = self.rows.iter();
        let mut table = TableOf::new(rows.filter_map(|row| Some((row, row.methods.as_ref()?))));
        table
            .words(self.pick("指标", "indicator"), |(row, _)| {
                self.of(row).named()
            })
            .words(self.pick("学段", "stage"), |(row, _)| {
                row.row
                    .stage()
                    .map_or("-", |stage| stage_word(stage, self.language))
            })
            .figures(self.pick("检验次数", "tries"), |(_, compared)| {
                compared.forecasts().to_string()
            });
        for method in TrendMethod::ALL {
            table.figures(method.name(self.language), |(row, compared)| {
                outcome_text(row, compared, method)
            });
        }
        table.words(self.pick("误差最小", "closest"), |(_, compared)| {
            let best = compared.best();
            best.map_or("-", |best| best.method.name(self.language))
        });
        let table = table.keyed(0, 1);
        (!table.rows.is_empty()).then_some(table)
    }
}

/// What a method foresees, and its error.
fn outcome_text(row: &RowProgress<'_>, compared: &MethodComparison, method: TrendMethod) -> String {
    let mut outcomes = compared.outcomes().iter();
    let outcome = outcomes.find(|outcome| outcome.method == method);
    outcome.map_or("-".to_owned(), |outcome| {
        let scaled = &outcome.backtest.mean_absolute_scaled_error;
        let scaled = scaled.to_fixed(2, RoundingMode::HalfAwayFromZero);
        format!("{} ({scaled})", row.fixed(&outcome.value))
    })
}

/// What the title of the table says.
pub(super) fn method_title(language: Language) -> &'static str {
    language.pick("预测方法比较", "Ways to foresee, compared")
}

/// What the figures of the table are.
pub(super) fn method_legend(language: Language) -> &'static str {
    language.pick(
        "目标年预测值（括号内为回溯检验误差：平均绝对误差 ÷ 逐年平均变化，小于1即优于“与上年相同”的平均水平）",
        "What each foresees for the target year, and how far off it would have been so far: the mean \
         error over the mean change from a value to the next",
    )
}
