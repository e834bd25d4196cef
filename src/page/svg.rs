//! A picture of a page as SVG, to stand in a page in HTML.
//!
//! Written with [`maud`], which escapes every text and every attribute; numbers are rounded to a tenth of a
//! pixel. The colours are those of the page, so that a printed page has the same.

use crate::page::canvas::{MARGIN, Picture, WIDTH, anchor, tenth};
use crate::page::chart::{Bar, Chart, ChartKind, Mark, Point, Slice};
use crate::page::fit::{columns_of, cut};
use crate::page::lines::{lines, number, step, ticks};
use maud::{Markup, html};
use std::borrow::Cow;

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
    const AXIS: f64 = 88.0;
    const LARGEST: f64 = 9.0;
    const SMALLEST: f64 = 2.0;
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
    let wanted = ordered.iter().filter(|point| point.is_named);
    let named = side_by_side(wanted.clone().take(NAMED).copied(), &scale);
    let others = wanted.count() - named.len();
    let lowest = named.iter().map(|name| name.y).fold(AXIS + 16.0, f64::max);
    let bottom = lowest + if others > 0 { ROW } else { 0.0 };
    let content = html! {
        line.axis x1=(tenth(MARGIN)) x2=(tenth(WIDTH - MARGIN)) y1=(tenth(AXIS)) y2=(tenth(AXIS)) {}
        @for (x, number) in numbered(&scale) {
            line.axis x1=(tenth(x)) x2=(tenth(x)) y1=(tenth(AXIS)) y2=(tenth(AXIS + 4.0)) {}
            text.tick x=(tenth(x)) y=(tenth(AXIS + 16.0)) text-anchor="middle" { (number) }
        }
        @for (bound, height) in bounds.iter().zip([13.0, 30.0].into_iter().cycle()) {
            @let x = scale.place(bound.value);
            @let (anchor, beside) = fitted(x, &bound.label, side(bound, bounds));
            line.bound x1=(tenth(x)) x2=(tenth(x)) y1=(tenth(height + 3.0)) y2=(tenth(AXIS + 4.0)) {}
            text.label x=(tenth(beside)) y=(tenth(height)) text-anchor=(anchor) { (bound.label) }
        }
        @for (point, height) in circles {
            @let radius = if most > 0.0 { LARGEST * (point.weight / most).sqrt() } else { 4.0 };
            circle class=(point.ink.class()) cx=(tenth(scale.place(point.value)))
                cy=(tenth(MIDDLE + height)) r=(tenth(radius.max(SMALLEST))) {
                title { (point.name) }
            }
        }
        @for name in &named {
            text.label x=(tenth(name.x)) y=(tenth(name.y)) text-anchor=(name.anchor) { (name.text) }
        }
        @if let Some(last) = named.last().filter(|_| others > 0) {
            text.label x=(tenth(last.x)) y=(tenth(bottom)) text-anchor=(last.anchor) { "… +" (others) }
        }
    };
    Picture {
        height: bottom + 8.0,
        content,
    }
}

/// Few numbers below a strip; none where they would be too long to be read.
fn numbered(scale: &Scale) -> Vec<(f64, String)> {
    let highest = scale.lowest + scale.span / 1.03;
    let often = scale.width / 110.0;
    if !(1e-4..1e9).contains(&scale.span) || scale.lowest.abs() >= 1e9 {
        return Vec::new();
    }
    let step = step(scale.span, often);
    let values = ticks([scale.lowest, highest], step).into_iter();
    values
        .map(|value| (scale.place(value), number(value, step)))
        .collect()
}

/// On which side of its line a bound is named: the highest behind it and the others before it, so that no line
/// goes through the name of another.
fn side(bound: &Mark, bounds: &[Mark]) -> &'static str {
    let is_highest = bounds.iter().all(|other| other.value <= bound.value);
    match (bounds.len(), is_highest) {
        (1, _) => "middle",
        (_, true) => "start",
        (_, false) => "end",
    }
}

/// How a text stands at a place, as it is wanted or so that it does not run out of the picture, and where then.
fn fitted(x: f64, text: &str, wanted: &'static str) -> (&'static str, f64) {
    let width = width_of(text);
    let (before, behind) = match wanted {
        "start" => (0.0, width),
        "end" => (width, 0.0),
        _ => (width / 2.0, width / 2.0),
    };
    if before <= x && x + behind <= WIDTH {
        (wanted, x)
    } else if x < WIDTH / 2.0 {
        ("start", x.min(WIDTH - width).max(0.0))
    } else {
        ("end", x.max(width).min(WIDTH))
    }
}

/// How wide a text is at most.
fn width_of(text: &str) -> f64 {
    f64::from(u32::try_from(columns_of(text)).unwrap_or(u32::MAX)) * COLUMN
}

/// A name below a strip.
struct Name<'p> {
    text: Cow<'p, str>,
    anchor: &'static str,
    x: f64,
    y: f64,
}

/// The names below a strip stand so far below each other.
const ROW: f64 = 18.0;

/// Names below a strip in as many rows as it takes that none stands on another; what finds no place is in the
/// tables only.
fn side_by_side<'p>(named: impl Iterator<Item = &'p Point>, scale: &Scale) -> Vec<Name<'p>> {
    const ROWS: [f64; 6] = [122.0, 140.0, 158.0, 176.0, 194.0, 212.0];
    /// So much of a name stands below a strip.
    const COLUMNS: usize = 60;
    let mut ends = [f64::NEG_INFINITY; 6];
    let mut placed = Vec::new();
    for point in named {
        let text = shortened(&point.name, COLUMNS);
        let width = width_of(&text);
        let (anchor, x) = fitted(scale.place(point.value), &text, "middle");
        let start = match anchor {
            "start" => x,
            "end" => x - width,
            _ => x - width / 2.0,
        };
        let free = ends.iter_mut().zip(ROWS).find(|(end, _)| **end < start);
        if let Some((end, y)) = free {
            *end = start + width + COLUMN;
            placed.push(Name { text, anchor, x, y });
        }
    }
    placed
}

/// A name with a figure behind it, cut before the figure.
fn shortened(name: &str, columns: usize) -> Cow<'_, str> {
    if columns_of(name) <= columns {
        return Cow::Borrowed(name);
    }
    let (name, figure) = name.rsplit_once(' ').unwrap_or((name, ""));
    let room = columns.saturating_sub(columns_of(figure) + 1);
    Cow::Owned(format!("{} {figure}", cut(name, room)))
}

/// How wide a column of text is in the large letters of a narrow screen.
const COLUMN: f64 = 8.6;

fn bar_chart(bars: &[Bar]) -> Picture {
    const LINE: f64 = 22.0;
    /// Names and figures beside the bars take at most so much of the width.
    const BESIDE: f64 = 430.0;
    let widest = |text: fn(&Bar) -> &str| {
        let widths = bars.iter().map(|bar| width_of(text(bar)));
        widths.fold(0.0, f64::max) + 10.0
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
    const COLUMNS: usize = 74;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::ink::Ink;

    #[test]
    fn names_below_a_strip_stay_in_the_picture() {
        let point = |value: f64| Point {
            value,
            weight: 1.0,
            name: format!("{} 1.25", "一所名称很长的学校".repeat(9)),
            is_named: true,
            ink: Ink::Bad,
        };
        let points = [0.0, 1.0, 4.0, 9.0, 10.0].map(point);
        let scale = Scale::new(points.iter().map(|point| point.value), MARGIN);
        let placed = side_by_side(points.iter(), &scale);
        assert_eq!(placed.len(), 5);
        for name in placed {
            let width = width_of(&name.text);
            let start = match name.anchor {
                "start" => name.x,
                "end" => name.x - width,
                _ => name.x - width / 2.0,
            };
            assert!(start >= 0.0 && start + width <= WIDTH, "{}", name.x);
            assert!(name.text.ends_with("… 1.25"), "{}", name.text);
        }
    }

    #[test]
    fn the_highest_bound_is_named_behind_its_line() {
        let bounds = [0.85, 1.0].map(|value| Mark {
            value,
            label: String::new(),
        });
        assert_eq!(side(&bounds[0], &bounds), "end");
        assert_eq!(side(&bounds[1], &bounds), "start");
        assert_eq!(side(&bounds[1], &bounds[1..]), "middle");
    }
}
