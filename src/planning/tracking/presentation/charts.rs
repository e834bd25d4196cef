//! The picture of a plan: how far each row is on its way.

use crate::judgement::exact;
use crate::model::say;
use crate::numeric::Rational;
use crate::page::{Bar, Chart, ChartKind, Ink, Page, Told};
use crate::planning::tracking::expected::Expected;
use crate::planning::tracking::presentation::wording::printed;
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
    }
}

impl Told<'_, RowProgress<'_>> {
    fn progress_bar(&self) -> Bar {
        let drawn = |share: f64| share.clamp(DRAWN[0], DRAWN[1]);
        let status = self.status.word(self.language);
        let latest = self.latest.as_ref().map(|latest| latest.value.to_string());
        let (latest, target) = (
            latest.unwrap_or_default(),
            printed(&self.row.target().bound),
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
            ink: Ink::from(self.status),
        }
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
