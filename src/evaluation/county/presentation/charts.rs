//! The pictures of a report on a county.

use crate::evaluation::county::balance::Balance;
use crate::evaluation::county::measurement::Part;
use crate::evaluation::county::presentation::explanation::threshold;
use crate::evaluation::county::report::Report;
use crate::evaluation::county::roll::JUDGED;
use crate::evaluation::wording::{printed, stage_word};
use crate::judgement::Verdict;
use crate::model::{Stage, say};
use crate::numeric::Rational;
use crate::page::{Bar, Chart, ChartKind, Ink, Mark, Page, Point, Slice, Told, WITHHELD};
use crate::standards::Indicator;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

impl Told<'_, Report<'_>> {
    /// The achievement, the coefficients beside their limits, and all schools of each indicator.
    pub(super) fn tell_charts(&self, page: &mut Page) {
        if self.parts.is_empty() {
            return;
        }
        page.heading(self.pick("图示", "Pictures"));
        if let Some(chart) = self.achievement_chart() {
            page.chart(chart);
        }
        page.chart(self.balance_chart());
        for stage in JUDGED {
            for (place, indicator) in self.standard.indicators.iter().enumerate() {
                if let Some(chart) = self.strip(stage, place, indicator) {
                    page.chart(chart);
                }
            }
        }
    }

    fn achievement_chart(&self) -> Option<Chart> {
        let achievement = self.achievement.as_ref()?;
        let slices = [
            (achievement.met, Verdict::Met),
            (achievement.not_met, Verdict::NotMet),
            (achievement.not_assessable, Verdict::NotAssessable),
        ];
        let slices = slices.map(|(count, verdict)| Slice {
            label: format!("{} {count}", verdict.word(self.language)),
            count,
            ink: verdict.into(),
        });
        Some(Chart {
            title: self.pick("达成率", "Achievement").to_owned(),
            description: self.achievement_sentence()?,
            kind: ChartKind::Share(slices.into()),
        })
    }

    fn balance_chart(&self) -> Chart {
        let rows: Vec<&Balance> = self.balance().iter().filter(|row| row.parts > 0).collect();
        let bars = rows.iter().map(|row| {
            let code = self.standard.indicators.get(row.indicator);
            let code = code.map_or("", |indicator| &indicator.code);
            let shown = row.coefficient_of_variation_beside_limit.as_deref();
            let limit = row.limit.map(printed).unwrap_or_default();
            Bar {
                label: format!("{} {code}", stage_word(row.stage, self.language)),
                value: row.coefficient_of_variation,
                shown: format!(
                    "{} {limit}",
                    shown.unwrap_or(if row.withheld { WITHHELD } else { "?" })
                ),
                bound: row.limit.and_then(|limit| limit.number.to_f64()),
                ink: row.verdict.map_or(Ink::Plain, Ink::from),
            }
        });
        let bars: Vec<Bar> = bars.collect();
        let told: Vec<String> = bars
            .iter()
            .map(|bar| format!("{} {}", bar.label, bar.shown))
            .collect();
        Chart {
            title: self
                .pick(
                    "差异系数与限值（虚线）",
                    "Coefficients of variation and their limits (dashed)",
                )
                .to_owned(),
            description: told.join(self.pick("；", "; ")),
            kind: ChartKind::Bars(bars),
        }
    }

    /// All parts of a stage on a line; nothing if none has a value.
    fn strip(&self, stage: Stage, place: usize, indicator: &Indicator) -> Option<Chart> {
        let parts = self.parts.iter().filter(|part| part.stage == stage);
        let points: Vec<Point> = parts
            .filter_map(|part| self.point(part, place, indicator))
            .collect();
        if points.is_empty() {
            return None;
        }
        let mut bounds = Vec::new();
        if let Some(bound) = threshold(indicator, stage) {
            let floor = self.standard.school_rule.as_ref();
            if let Some(share) = floor.map(|rule| rule.floor_share) {
                let percent = (share * Decimal::ONE_HUNDRED).normalize();
                let floor = (bound.number * share).normalize();
                bounds.extend(floor.to_f64().map(|value| Mark {
                    value,
                    label: format!("{percent} %: {floor}"),
                }));
            }
            bounds.extend(bound.number.to_f64().map(|value| Mark {
                value,
                label: printed(bound),
            }));
        }
        let (code, name) = (&indicator.code, indicator.name.get(self.language));
        let (stage, unit) = (
            stage_word(stage, self.language),
            indicator.unit.get(self.language),
        );
        Some(Chart {
            title: say!(
                self.language,
                "{stage} {code} {name}（{unit}）",
                "{stage} {code} {name} ({unit})"
            ),
            description: self.strip_description(&points, &bounds),
            kind: ChartKind::Strip { points, bounds },
        })
    }

    fn point(&self, part: &Part, place: usize, indicator: &Indicator) -> Option<Point> {
        let result = part.indicators.get(place)?;
        let value = result.value.as_ref()?;
        let name = self.school_name(part.school);
        let shown = indicator.reported.text(value);
        Some(Point {
            value: value.to_f64(),
            weight: part
                .pupils
                .map_or(0.0, |pupils| Rational::from(pupils).to_f64()),
            name: format!("{name} {shown}"),
            is_named: result.verdict == Some(Verdict::NotMet),
            ink: match result.verdict {
                Some(Verdict::NotMet) => Ink::Bad,
                _ => Ink::Plain,
            },
        })
    }

    fn strip_description(&self, points: &[Point], bounds: &[Mark]) -> String {
        let count = points.len();
        let bounds: Vec<&str> = bounds.iter().map(|bound| bound.label.as_str()).collect();
        let bounds = bounds.join(self.pick("、", ", "));
        let mut failing: Vec<&str> = points
            .iter()
            .filter(|point| point.is_named)
            .map(|point| point.name.as_str())
            .collect();
        failing.sort_unstable();
        let failing = match failing.as_slice() {
            [] => self.pick("无", "none").to_owned(),
            names => names.join(self.pick("、", ", ")),
        };
        say!(
            self.language,
            "{count}个单位，圆的大小为学生数；虚线：{bounds}；未达标：{failing}",
            "{count} parts, as large as their pupils; dashed: {bounds}; below the threshold: {failing}"
        )
    }
}
