//! The pictures of a plan: what it costs school by school, and the coefficients before and after.

use crate::improvement::plan::outcome::Improvement;
use crate::improvement::presentation::wording::plain;
use crate::model::say;
use crate::numeric::Rational;
use crate::page::{Bar, Chart, ChartKind, Ink, Page, Told};
use rust_decimal::prelude::ToPrimitive as _;
use std::collections::BTreeMap;

/// So many schools are shown, those that cost most.
const SCHOOLS: usize = 20;

impl Told<'_, Improvement<'_>> {
    pub(super) fn tell_charts(&self, page: &mut Page) {
        if !self.changes().is_empty() || !self.transfers().is_empty() {
            page.chart(self.cost_chart());
        }
        if let Some(chart) = self.coefficient_chart() {
            page.chart(chart);
        }
    }

    /// What is spent at each school; a transfer at the one that receives.
    fn cost_chart(&self) -> Chart {
        let mut costs: BTreeMap<usize, Rational> = BTreeMap::new();
        let changes = self.changes().iter().map(|one| (one.school, &one.cost));
        let transfers = self.transfers().iter().map(|one| (one.to, &one.cost));
        for (school, cost) in changes.chain(transfers) {
            *costs.entry(school).or_insert(Rational::ZERO) += cost.clone();
        }
        let mut costs: Vec<(usize, Rational)> = costs.into_iter().collect();
        costs.sort_by(|one, other| other.1.cmp(&one.1));
        let schools = costs.len();
        let bars = costs.iter().take(SCHOOLS).map(|(school, cost)| Bar {
            label: self.school_name(*school).into_owned(),
            value: Some(cost.to_f64()),
            shown: plain(cost),
            bound: None,
            range: None,
            ink: Ink::Plain,
        });
        let title = say!(
            self.language,
            "各校费用（元），共{schools}所",
            "Cost by school (yuan), {schools} in all"
        );
        bar_chart(self, title, bars.collect())
    }

    /// Each coefficient before and after, beside its limit; nothing without a plan.
    fn coefficient_chart(&self) -> Option<Chart> {
        let after = self.after()?;
        let standard = self.before().standard();
        let rows = self.before().balance().iter();
        let rows = rows.filter(|row| row.limit.is_some() && row.parts > 0);
        let bars = rows.flat_map(|row| {
            let code = standard.indicators.get(row.indicator).map(|one| &*one.code);
            let code = code.unwrap_or_default();
            let stage = row.stage.word(self.language);
            let then = after.balance_of(row.stage, code);
            let limit = row.limit.and_then(|limit| limit.number.to_f64());
            [
                (self.pick("前", "before"), Some(row)),
                (self.pick("后", "after"), then),
            ]
            .map(|(when, row)| Bar {
                label: format!("{stage} {code} {when}"),
                value: row.and_then(|row| row.coefficient_of_variation),
                shown: row
                    .and_then(|row| row.coefficient_of_variation_beside_limit.clone())
                    .unwrap_or_else(|| "?".to_owned()),
                bound: limit,
                range: None,
                ink: row
                    .and_then(|row| row.verdict)
                    .map_or(Ink::Plain, Ink::from),
            })
        });
        let title = self.pick(
            "差异系数：前与后（虚线为限值）",
            "Coefficients of variation before and after (dashed: limits)",
        );
        Some(bar_chart(self, title.to_owned(), bars.collect()))
    }
}

fn bar_chart(told: &Told<'_, Improvement<'_>>, title: String, bars: Vec<Bar>) -> Chart {
    let all: Vec<String> = bars
        .iter()
        .map(|bar| format!("{} {}", bar.label, bar.shown))
        .collect();
    Chart {
        title,
        description: all.join(told.pick("；", "; ")),
        kind: ChartKind::Bars(bars),
    }
}
