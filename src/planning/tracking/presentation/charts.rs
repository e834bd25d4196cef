//! The pictures of a plan: how far each row is on its way, and where its trend leads.

use crate::judgement::exact;
use crate::model::say;
use crate::numeric::Rational;
use crate::page::{Axis, Band, Bar, Chart, ChartKind, Ink, Line, LineStyle, Mark, Page, Told};
use crate::planning::tracking::expected::Expected;
use crate::planning::tracking::progress::RowProgress;
use crate::planning::tracking::tracking::PlanProgress;

/// A bar is drawn as far as this beyond the way, and a row that goes backwards as far as the first.
const DRAWN: [f64; 2] = [-0.25, 1.25];

impl Told<'_, PlanProgress<'_>> {
    /// A bar for each row of which it is known how far it is.
    pub(super) fn tell_chart(&self, page: &mut Page) {
        let known = self.rows.iter().filter(|row| row.progress.is_some());
        let bars: Vec<Bar> = known.map(|row| self.of(row).progress_bar()).collect();
        if bars.is_empty() {
            return;
        }
        let told: Vec<String> = bars
            .iter()
            .map(|bar| format!("{} {}", bar.label, bar.shown))
            .collect();
        page.chart(Chart {
            title: self
                .pick(
                    "从基期值到目标值的进度（虚线：按进度应到之处）",
                    "The way from baseline to target (dashed: where the path would be)",
                )
                .to_owned(),
            description: told.join(self.pick("；", "; ")),
            kind: ChartKind::Bars(bars),
        });
        for row in &self.rows {
            if let Some(chart) = self.of(row).series_chart() {
                page.chart(chart);
            }
        }
        // The table of the rows stands far below its pictures.
        page.heading(self.pick("逐项进展", "Row by row"));
    }
}

impl Told<'_, RowProgress<'_>> {
    fn progress_bar(&self) -> Bar {
        let drawn = |share: f64| share.clamp(DRAWN[0], DRAWN[1]);
        let status = self.status.word(self.language);
        let latest = self.latest.as_ref().map(|latest| latest.value.to_string());
        let (latest, target) = (
            latest.unwrap_or_default(),
            self.row.target().bound.printed(),
        );
        Bar {
            label: self.subject(),
            value: self.progress.as_ref().map(Rational::to_f64).map(drawn),
            shown: say!(
                self.language,
                "{latest}，目标{target}，{status}",
                "{latest}, {target}, {status}"
            ),
            bound: self.expected_share().map(drawn),
            range: None,
            ink: Ink::from(self.status),
        }
    }

    /// What was observed, the path to the target and where the trend leads; nothing where there is no trend.
    fn series_chart(&self) -> Option<Chart> {
        let forecast = self.forecast.as_ref()?;
        let target = self.row.target();
        let baseline = self.row.baseline();
        let start = baseline
            .level
            .value()
            .map(|value| (f64::from(baseline.year), exact(value).to_f64()));
        let observed = self.observed.iter();
        let observed = observed.map(|one| (f64::from(one.year), exact(&one.value).to_f64()));
        let observed: Vec<(f64, f64)> = start.into_iter().chain(observed).collect();
        let path = (baseline.year..=target.year).filter_map(|year| {
            let expected = Expected::of(self.row, year)?;
            Some((f64::from(year), expected.to_f64()))
        });
        let end = (f64::from(target.year), forecast.value.to_f64());
        let last = observed.last().copied().unwrap_or(end);
        let (subject, goal) = (self.subject(), target.bound.printed());
        let percent = format!("{:.0} %", forecast.probability_met * 100.0);
        let description = say!(
            self.language,
            (
                "{subject}：目标{goal}（{}年），按趋势为{:.2}，95%区间{:.2}至{:.2}，达标概率{percent}",
                target.year,
                end.1,
                forecast.lower,
                forecast.upper
            ),
            (
                "{subject}: target {goal} in {}; the trend leads to {:.2}, 95 % interval {:.2} to {:.2}, chance {percent}",
                target.year,
                end.1,
                forecast.lower,
                forecast.upper
            )
        );
        Some(Chart {
            title: subject,
            description,
            kind: ChartKind::Lines {
                lines: vec![
                    Line {
                        label: self.pick("监测值", "observed").to_owned(),
                        points: observed,
                        style: LineStyle::Points,
                    },
                    Line {
                        label: self.pick("应到路径", "path").to_owned(),
                        points: path.collect(),
                        style: LineStyle::Dashed,
                    },
                ],
                band: Some(Band {
                    label: say!(
                        self.language,
                        "趋势，达标概率{percent}",
                        "trend, chance {percent}"
                    ),
                    edges: vec![
                        (last.0, last.1, last.1),
                        (end.0, forecast.lower, forecast.upper),
                    ],
                }),
                bounds: vec![Mark {
                    value: exact(&target.bound.number).to_f64(),
                    label: say!(self.language, "目标{goal}", "target {goal}"),
                }],
                axis: Axis::Years,
            },
        })
    }

    /// How far the path would be, as a share of the way.
    fn expected_share(&self) -> Option<f64> {
        let baseline = exact(self.row.baseline().level.value()?).to_f64();
        let way = exact(&self.row.target().bound.number).to_f64() - baseline;
        let expected = self.expected.as_ref().map(Expected::to_f64)?;
        let share = (expected - baseline) / way;
        share.is_finite().then_some(share)
    }
}
