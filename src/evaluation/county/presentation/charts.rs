//! The pictures of a report on a county.

use crate::evaluation::county::balance::Balance;
use crate::evaluation::county::measurement::Part;
use crate::evaluation::county::presentation::explanation::threshold;
use crate::evaluation::county::report::Report;
use crate::evaluation::county::roll::JUDGED;
use crate::judgement::Verdict;
use crate::model::{Stage, say};
use crate::numeric::Rational;
use crate::page::{Bar, Chart, ChartKind, Ink, Mark, Page, Point, Slice, Told, WITHHELD};
use crate::standards::Indicator;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

/// So many schools are shown that add to a coefficient.
const DRIVERS: usize = 8;

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
        for row in self.rows_to_explain() {
            if let Some(chart) = self.drivers_chart(row) {
                page.chart(chart);
            }
        }
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
            let limit = row.limit.map(|bound| bound.printed()).unwrap_or_default();
            Bar {
                label: format!("{} {code}", row.stage.word(self.language)),
                value: row.coefficient_of_variation,
                shown: format!(
                    "{} {limit}",
                    shown.unwrap_or(if row.withheld { WITHHELD } else { "?" })
                ),
                bound: row.limit.and_then(|limit| limit.number.to_f64()),
                range: self.open_range(row),
                ink: row.verdict.map_or(Ink::Plain, Ink::from),
            }
        });
        let bars: Vec<Bar> = bars.collect();
        let told: Vec<String> = bars
            .iter()
            .map(|bar| format!("{} {}", bar.label, bar.shown))
            .collect();
        let mut title = if bars.iter().any(|bar| bar.bound.is_some()) {
            self.pick(
                "差异系数与限值（虚线）",
                "Coefficients of variation and their limits (dashed)",
            )
        } else {
            self.pick("差异系数", "Coefficients of variation")
        }
        .to_owned();
        if bars.iter().any(|bar| bar.range.is_some()) {
            title += self.pick(
                "；虚框为数据不全时仍可能的取值",
                "; boxes: what those can still be of which figures are missing",
            );
        }
        Chart {
            title,
            description: told.join(self.pick("；", "; ")),
            kind: ChartKind::Bars(bars),
        }
    }

    /// What the coefficient of a row of which figures are missing can still be; nothing where it is known, or may be
    /// anything.
    fn open_range(&self, row: &Balance) -> Option<(f64, f64)> {
        if row.coefficient_of_variation.is_some() || self.suppression().is_some() {
            return None;
        }
        let possible = self.possible_balance(row).ok()?;
        let coefficient = possible.coefficient_of_variation;
        let (least, most) = (coefficient.lower().to_f64(), coefficient.upper()?.to_f64());
        let limit = row.limit.and_then(|limit| limit.number.to_f64());
        // As far as twice the limit, so that the others can still be read.
        let most = limit.map_or(most, |limit| most.min(2.0 * limit));
        Some((least.min(most), most))
    }

    /// Of each stage the row that takes most of its limit, and every row above it.
    fn rows_to_explain(&self) -> Vec<&Balance> {
        let taken = |row: &&Balance| {
            let limit = row.limit.and_then(|limit| limit.number.to_f64());
            row.coefficient_of_variation.unwrap_or_default() / limit.unwrap_or(1.0)
        };
        let worst = JUDGED.map(|stage| {
            let rows = self.balance().iter().filter(|row| row.stage == stage);
            let rows = rows.filter(|row| row.coefficient_of_variation.is_some());
            rows.max_by(|one, other| taken(one).total_cmp(&taken(other)))
                .map(|row| row.indicator)
        });
        let is_worst = |row: &&Balance| {
            let stages = JUDGED.iter().zip(&worst);
            stages
                .into_iter()
                .any(|(stage, worst)| *stage == row.stage && *worst == Some(row.indicator))
        };
        self.balance()
            .iter()
            .filter(|row| is_worst(row) || row.verdict == Some(Verdict::NotMet))
            .collect()
    }

    /// What the schools add to a coefficient, those that add most; nothing where all are alike.
    fn drivers_chart(&self, row: &Balance) -> Option<Chart> {
        let code = &self.standard.indicators.get(row.indicator)?.code;
        let sample = self.sample(row.stage, code).ok()?;
        let drivers = sample.drivers().ok()?;
        let bars = drivers.iter().take(DRIVERS).map(|driver| {
            let percent = format!("{:.1} %", driver.share * 100.0);
            let without = driver.influence.coefficient_of_variation_without;
            let without = without.map_or_else(
                |_| String::new(),
                |without| {
                    say!(
                        self.language,
                        "，无此校为{without:.3}",
                        ", without it {without:.3}"
                    )
                },
            );
            Bar {
                label: self
                    .school_name(
                        self.county
                            .place_of(driver.school.id())
                            .unwrap_or(usize::MAX),
                    )
                    .into_owned(),
                value: Some(driver.share),
                shown: format!("{percent}{without}"),
                bound: None,
                range: None,
                ink: Ink::Plain,
            }
        });
        let bars: Vec<Bar> = bars.collect();
        let told: Vec<String> = bars
            .iter()
            .map(|bar| format!("{} {}", bar.label, bar.shown))
            .collect();
        let schools = bars.len();
        let stage = row.stage.word(self.language);
        let shown = row
            .reported_coefficient_of_variation
            .as_deref()
            .unwrap_or("?");
        Some(Chart {
            title: say!(
                self.language,
                "{stage} {code}：差异系数{shown}（平方）中各校所占份额，最大的{schools}所",
                "{stage} {code}: what schools add to the (squared) coefficient of {shown}, the first {schools}"
            ),
            description: told.join(self.pick("；", "; ")),
            kind: ChartKind::Bars(bars),
        })
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
                label: bound.printed(),
            }));
        }
        let (code, name) = (&indicator.code, indicator.name.get(self.language));
        let (stage, unit) = (stage.word(self.language), indicator.unit.get(self.language));
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
