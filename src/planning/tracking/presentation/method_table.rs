//! The ways to foresee each row, side by side, as both reports print them.

use crate::model::Language;
use crate::numeric::RoundingMode;
use crate::page::old::Side;
use crate::planning::stage::stage_word;
use crate::planning::tracking::method_comparison::{MethodComparison, TrendMethod};
use crate::planning::tracking::progress::RowProgress;
use crate::planning::tracking::tracking::PlanProgress;

/// A table of what each method foresees, and how far off it has been.
pub(super) struct MethodTable {
    pub(super) columns: Vec<(&'static str, Side)>,
    pub(super) rows: Vec<Vec<String>>,
}

impl MethodTable {
    /// The table; `None` where nothing was compared.
    pub(super) fn of(progress: &PlanProgress<'_>, language: Language) -> Option<Self> {
        let rows: Vec<Vec<String>> = progress
            .rows
            .iter()
            .filter_map(|row| Some(line(row, row.methods.as_ref()?, language)))
            .collect();
        let mut columns = vec![
            (language.pick("指标", "indicator"), Side::Left),
            (language.pick("学段", "stage"), Side::Left),
            (language.pick("检验次数", "tries"), Side::Right),
        ];
        let methods = TrendMethod::ALL.iter();
        columns.extend(methods.map(|method| (method.name(language), Side::Right)));
        columns.push((language.pick("误差最小", "closest"), Side::Left));
        (!rows.is_empty()).then_some(Self { columns, rows })
    }
}

fn line(row: &RowProgress<'_>, comparison: &MethodComparison, language: Language) -> Vec<String> {
    let stage = row
        .row
        .stage()
        .map_or("-", |stage| stage_word(stage, language));
    let mut cells = vec![
        row.named(language),
        stage.to_owned(),
        comparison.forecasts().to_string(),
    ];
    cells.extend(TrendMethod::ALL.iter().map(|method| {
        let mut outcomes = comparison.outcomes().iter();
        let outcome = outcomes.find(|outcome| outcome.method == *method);
        outcome.map_or("-".to_owned(), |outcome| {
            let scaled = &outcome.backtest.mean_absolute_scaled_error;
            let scaled = scaled.to_fixed(2, RoundingMode::HalfAwayFromZero);
            format!("{} ({scaled})", row.fixed(&outcome.value))
        })
    }));
    let best = comparison.best().map(|best| best.method.name(language));
    cells.push(best.unwrap_or("-").to_owned());
    cells
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
