//! The pictures of seats and pupils: year by year, stage by stage.

use crate::model::say;
use crate::page::{Axis, Band, Chart, ChartKind, Line, LineStyle, Page, Told};
use crate::planning::enrolment::balance::StageBalance;
use crate::planning::enrolment::presentation::document::whole;
use crate::planning::enrolment::presentation::wording::stage_word;
use crate::planning::enrolment::supply_and_demand::SupplyAndDemand;

impl Told<'_, SupplyAndDemand> {
    pub(super) fn tell_charts(&self, page: &mut Page) {
        for stage in self.stages() {
            page.chart(self.stage_chart(stage));
        }
    }

    /// Pupils with the range they may lie in, and seats.
    fn stage_chart(&self, stage: &StageBalance) -> Chart {
        let place = |year: i32, number: f64| (f64::from(year), number);
        let years = || stage.years();
        let pupils = years().map(|one| place(one.year, one.demand.to_f64()));
        let seats = years().map(|one| {
            let seats = u32::try_from(one.seats).unwrap_or(u32::MAX);
            place(one.year, f64::from(seats))
        });
        let edges = years().map(|one| {
            let year = f64::from(one.year);
            (year, one.lowest.to_f64(), one.highest.to_f64())
        });
        let told = years().map(|one| {
            let (year, pupils, seats) = (one.year, whole(&one.demand), one.seats);
            say!(
                self.language,
                "{year}年在校生{pupils}、学位{seats}",
                "{year}: {pupils} pupils, {seats} seats"
            )
        });
        let told: Vec<String> = told.collect();
        let word = stage_word(stage.stage(), self.language);
        Chart {
            title: say!(
                self.language,
                "{word}：在校生与学位",
                "{word}: pupils and seats"
            ),
            description: told.join(self.pick("；", "; ")),
            kind: ChartKind::Lines {
                lines: vec![
                    Line {
                        label: self.pick("在校生", "pupils").to_owned(),
                        points: pupils.collect(),
                        style: LineStyle::Solid,
                    },
                    Line {
                        label: self.pick("学位", "seats").to_owned(),
                        points: seats.collect(),
                        style: LineStyle::Dashed,
                    },
                ],
                band: Some(Band {
                    label: self.pick("在校生可能范围", "range of pupils").to_owned(),
                    edges: edges.collect(),
                }),
                bounds: Vec::new(),
                axis: Axis::Years,
            },
        }
    }
}
