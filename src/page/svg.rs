//! A picture of a page as SVG, to stand in a page in HTML.
//!
//! Written with [`maud`], which escapes every text and every attribute; numbers are rounded to a tenth of a
//! pixel. The colours are those of the page, so that a printed page has the same.

use crate::page::canvas::{MARGIN, Picture, WIDTH, anchor, tenth};
use crate::page::chart::{Bar, Chart, ChartKind, Mark, Point, Slice};
use crate::page::fit::{columns_of, cut};
use crate::page::lines::lines;
use maud::{Markup, html};

/// So many names stand on a strip before the rest is only in the tables.
const NAMED: usize = 12;

/// A picture in a figure with its title above; `id` tells it from the other pictures.
pub(super) fn figure(chart: &Chart, id: &str) -> Markup {
    let (title, description) = (format!("{id}-t"), format!("{id}-d"));
    let picture = match &chart.kind {
        ChartKind::Strip { points, bounds } => strip(points, bounds),
        ChartKind::Bars(bars) => bar_chart(bars),
        ChartKind::Share(slices) => share(slices),
        ChartKind::Lines {
            lines: all,
            band,
            bounds,
            axis,
        } => lines(all, band.as_ref(), bounds, *axis),
    };
    html! {
        figure {
            figcaption { (chart.title) }
            svg xmlns="http://www.w3.org/2000/svg" role="img"
                aria-labelledby=(format!("{title} {description}"))
                viewBox=(format!("0 0 {WIDTH} {}", tenth(picture.height))) {
                title id=(title) { (chart.title) }
                desc id=(description) { (chart.description) }
                (picture.content)
            }
        }
    }
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
    let named = side_by_side(named.copied(), &scale);
    let lowest = named.iter().map(|(_, y)| *y).fold(88.0, f64::max);
    let bottom = lowest + 8.0;
    let content = html! {
        line.axis x1=(tenth(MARGIN)) x2=(tenth(WIDTH - MARGIN)) y1="88" y2="88" {}
        @for (bound, height) in bounds.iter().zip([13.0, 30.0].into_iter().cycle()) {
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

/// Names below a strip in as many rows as it takes that none stands on another; what finds no place is in the
/// tables only.
fn side_by_side<'p>(
    named: impl Iterator<Item = &'p Point>,
    scale: &Scale,
) -> Vec<(&'p Point, f64)> {
    const ROWS: [f64; 6] = [106.0, 123.0, 140.0, 157.0, 174.0, 191.0];
    let mut ends = [f64::NEG_INFINITY; 6];
    let mut placed = Vec::new();
    for point in named {
        let columns = u32::try_from(columns_of(&point.name)).unwrap_or(u32::MAX);
        let width = f64::from(columns) * COLUMN;
        let x = scale.place(point.value);
        let start = match anchor(x) {
            "start" => x,
            "end" => x - width,
            _ => x - width / 2.0,
        };
        let free = ends.iter_mut().zip(ROWS).find(|(end, _)| **end < start);
        if let Some((end, y)) = free {
            *end = start + width + COLUMN;
            placed.push((point, y));
        }
    }
    placed
}

/// How wide a column of text is in the large letters of a narrow screen.
const COLUMN: f64 = 8.6;

fn bar_chart(bars: &[Bar]) -> Picture {
    const LINE: f64 = 22.0;
    /// Names and figures beside the bars take at most so much of the width.
    const BESIDE: f64 = 430.0;
    let widest = |text: fn(&Bar) -> &str| {
        let columns = bars.iter().map(|bar| columns_of(text(bar))).max();
        let columns = u32::try_from(columns.unwrap_or_default()).unwrap_or(u32::MAX);
        f64::from(columns) * COLUMN + 10.0
    };
    let (labels, figures) = (widest(|bar| &bar.label), widest(|bar| &bar.shown));
    let is_beside = labels + figures < BESIDE;
    let values = bars.iter().flat_map(|bar| {
        let value = bar.value.into_iter().chain(bar.bound);
        value.chain(bar.range.map(|(_, most)| most))
    });
    let mut scale = Scale::new(values, if is_beside { labels } else { MARGIN });
    if is_beside {
        scale.width -= figures;
    }
    // Where there is no room beside the bars, names and figures stand above them.
    let line = if is_beside { LINE } else { 2.0 * LINE };
    let zero = scale.place(0.0);
    let rows = u32::try_from(bars.len()).unwrap_or(u32::MAX);
    let tops = (0..rows).map(|row| f64::from(row) * line);
    let content = html! {
        @for (bar, top) in bars.iter().zip(tops) {
            @let bar_top = top + line - LINE;
            @if is_beside {
                text.label x=(tenth(labels - 8.0)) y=(tenth(top + LINE * 0.72)) text-anchor="end" { (bar.label) }
            } @else {
                text.label x=(tenth(MARGIN)) y=(tenth(top + LINE * 0.8)) { (cut(&bar.label, longest(bar))) }
            }
            @if let Some(value) = bar.value {
                @let end = scale.place(value);
                rect class=(bar.ink.class()) x=(tenth(zero.min(end))) y=(tenth(bar_top + 4.0))
                    width=(tenth((end - zero).abs())) height=(tenth(LINE - 8.0)) { title { (bar.label) " " (bar.shown) } }
            }
            @if let Some((least, most)) = bar.range {
                @let (least, most) = (scale.place(least), scale.place(most));
                rect.open x=(tenth(least)) y=(tenth(bar_top + 6.0)) width=(tenth((most - least).max(1.0)))
                    height=(tenth(LINE - 12.0)) {}
            }
            @if let Some(bound) = bar.bound {
                @let x = scale.place(bound);
                line.bound x1=(tenth(x)) x2=(tenth(x)) y1=(tenth(bar_top + 1.0)) y2=(tenth(bar_top + LINE - 1.0)) {}
            }
            text.label x=(tenth(WIDTH - MARGIN)) y=(tenth(top + LINE * 0.76)) text-anchor="end" { (bar.shown) }
        }
    };
    Picture {
        height: f64::from(rows) * line + 4.0,
        content,
    }
}

/// So many columns a name may have beside its figure.
fn longest(bar: &Bar) -> usize {
    const COLUMNS: usize = 80;
    COLUMNS.saturating_sub(columns_of(&bar.shown)).max(8)
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
        // Names of small parts beside each other stand at two heights.
        @for ((slice, x, width), y) in placed.into_iter().zip(["43", "61"].into_iter().cycle()) {
            rect class=(slice.ink.class()) x=(tenth(x)) y="4" width=(tenth(width)) height="22" {}
            text.label x=(tenth(x + width / 2.0)) y=(y) text-anchor=(anchor(x + width / 2.0)) {
                (slice.label)
            }
        }
    };
    Picture {
        height: 68.0,
        content,
    }
}
