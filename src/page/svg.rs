//! A picture of a page as SVG, to stand in a page in HTML.
//!
//! Written with [`maud`], which escapes every text and every attribute; numbers are rounded to a tenth of a
//! pixel. The colours are those of the page, so that a printed page has the same.

use crate::page::chart::{Bar, Chart, ChartKind, Mark, Point, Slice};
use maud::{Markup, html};

/// The width of every picture, in its own units.
const WIDTH: f64 = 720.0;
/// The margin on both sides.
const MARGIN: f64 = 12.0;
/// So many names stand on a strip before the rest is only in the tables.
const NAMED: usize = 12;

/// A picture in a figure with its title below; `id` tells it from the other pictures.
pub(super) fn figure(chart: &Chart, id: &str) -> Markup {
    let (title, description) = (format!("{id}-t"), format!("{id}-d"));
    let picture = match &chart.kind {
        ChartKind::Strip { points, bounds } => strip(points, bounds),
        ChartKind::Bars(bars) => bar_chart(bars),
        ChartKind::Share(slices) => share(slices),
    };
    html! {
        figure {
            svg xmlns="http://www.w3.org/2000/svg" role="img"
                aria-labelledby=(format!("{title} {description}"))
                viewBox=(format!("0 0 {WIDTH} {}", tenth(picture.height))) {
                title id=(title) { (chart.title) }
                desc id=(description) { (chart.description) }
                (picture.content)
            }
            figcaption { (chart.title) }
        }
    }
}

struct Picture {
    height: f64,
    content: Markup,
}

/// A length to a tenth.
fn tenth(length: f64) -> String {
    format!("{length:.1}")
}

/// From values to places between the margins, beginning at zero or below.
struct Scale {
    lowest: f64,
    span: f64,
    left: f64,
    width: f64,
}

impl Scale {
    fn new(values: impl Iterator<Item = f64> + Clone, left: f64) -> Self {
        let lowest = values.clone().fold(0.0, f64::min);
        let highest = values.fold(0.0, f64::max);
        let span = highest - lowest;
        Self {
            lowest,
            span: if span > 0.0 { span * 1.03 } else { 1.0 },
            left,
            width: WIDTH - left - MARGIN,
        }
    }

    fn place(&self, value: f64) -> f64 {
        self.left + (value - self.lowest) / self.span * self.width
    }
}

fn strip(points: &[Point], bounds: &[Mark]) -> Picture {
    const MIDDLE: f64 = 62.0;
    const LARGEST: f64 = 9.0;
    let values = points.iter().map(|point| point.value);
    let scale = Scale::new(values.chain(bounds.iter().map(|one| one.value)), MARGIN);
    let most = points.iter().map(|point| point.weight).fold(0.0, f64::max);
    let mut ordered: Vec<&Point> = points.iter().collect();
    // The order of the rows has no part in where a point stands.
    ordered.sort_by(|one, other| {
        let by_value = one.value.total_cmp(&other.value);
        by_value.then_with(|| one.name.cmp(&other.name))
    });
    // Neighbours stand at different heights, so that few lie on each other.
    let heights = [0.0, -14.0, 14.0, -7.0, 7.0, -21.0, 21.0];
    let circles = ordered.iter().zip(heights.into_iter().cycle());
    let named = ordered.iter().filter(|point| point.is_named).take(NAMED);
    let rows = [100.0, 114.0, 128.0];
    let named: Vec<(&&Point, f64)> = named.zip(rows.into_iter().cycle()).collect();
    let bottom = if named.is_empty() { 104.0 } else { 136.0 };
    let content = html! {
        line.axis x1=(tenth(MARGIN)) x2=(tenth(WIDTH - MARGIN)) y1="88" y2="88" {}
        @for (bound, height) in bounds.iter().zip([12.0, 24.0].into_iter().cycle()) {
            @let x = scale.place(bound.value);
            line.bound x1=(tenth(x)) x2=(tenth(x)) y1=(tenth(height + 3.0)) y2="92" {}
            text.label x=(tenth(x)) y=(tenth(height)) text-anchor=(anchor(x)) { (bound.label) }
        }
        @for (point, height) in circles {
            @let radius = if most > 0.0 { LARGEST * (point.weight / most).sqrt() } else { 4.0 };
            circle class=(point.ink.class()) cx=(tenth(scale.place(point.value)))
                cy=(tenth(MIDDLE + height)) r=(tenth(radius.max(1.5))) {
                title { (point.name) }
            }
        }
        @for (point, y) in named {
            @let x = scale.place(point.value);
            text.label x=(tenth(x)) y=(tenth(y)) text-anchor=(anchor(x)) { (point.name) }
        }
    };
    Picture {
        height: bottom,
        content,
    }
}

/// On which side of a place a text stands, so that it does not run out of the picture.
fn anchor(x: f64) -> &'static str {
    if x < WIDTH * 0.2 {
        "start"
    } else if x > WIDTH * 0.8 {
        "end"
    } else {
        "middle"
    }
}

fn bar_chart(bars: &[Bar]) -> Picture {
    const LINE: f64 = 20.0;
    const LABELS: f64 = 260.0;
    const FIGURES: f64 = 150.0;
    let values = bars
        .iter()
        .flat_map(|bar| bar.value.into_iter().chain(bar.bound));
    let mut scale = Scale::new(values, LABELS);
    scale.width -= FIGURES;
    let zero = scale.place(0.0);
    let tops = (0..u32::try_from(bars.len()).unwrap_or(u32::MAX)).map(|row| f64::from(row) * LINE);
    let content = html! {
        @for (bar, top) in bars.iter().zip(tops) {
            @let middle = top + LINE * 0.7;
            text.label x=(tenth(LABELS - 8.0)) y=(tenth(middle)) text-anchor="end" { (bar.label) }
            @if let Some(value) = bar.value {
                @let end = scale.place(value);
                rect class=(bar.ink.class()) x=(tenth(zero.min(end))) y=(tenth(top + 4.0))
                    width=(tenth((end - zero).abs())) height=(tenth(LINE - 8.0)) {}
            }
            @if let Some(bound) = bar.bound {
                @let x = scale.place(bound);
                line.bound x1=(tenth(x)) x2=(tenth(x)) y1=(tenth(top + 1.0)) y2=(tenth(top + LINE - 1.0)) {}
            }
            text.label x=(tenth(WIDTH - MARGIN)) y=(tenth(middle)) text-anchor="end" { (bar.shown) }
        }
    };
    let rows = u32::try_from(bars.len()).unwrap_or(u32::MAX);
    Picture {
        height: f64::from(rows) * LINE + 4.0,
        content,
    }
}

fn share(slices: &[Slice]) -> Picture {
    let count = |slice: &Slice| f64::from(u32::try_from(slice.count).unwrap_or(u32::MAX));
    let total: f64 = slices.iter().map(count).sum();
    let width = WIDTH - 2.0 * MARGIN;
    let mut left = MARGIN;
    let placed: Vec<(&Slice, f64, f64)> = slices
        .iter()
        .filter(|slice| slice.count > 0)
        .map(|slice| {
            let own = width * count(slice) / total;
            let placed = (slice, left, own);
            left += own;
            placed
        })
        .collect();
    let content = html! {
        @for (slice, x, width) in placed {
            rect class=(slice.ink.class()) x=(tenth(x)) y="4" width=(tenth(width)) height="22" {}
            text.label x=(tenth(x + width / 2.0)) y="42" text-anchor=(anchor(x + width / 2.0)) {
                (slice.label)
            }
        }
    };
    Picture {
        height: 50.0,
        content,
    }
}
