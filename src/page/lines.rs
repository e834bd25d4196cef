//! Lines over years or shares as SVG: axes with few numbers, names at the ends of the lines, bounds with their
//! numbers.

use crate::page::canvas::{MARGIN, Picture, WIDTH, tenth};
use crate::page::chart::{Axis, Band, Line, LineStyle, Mark};
use maud::{Markup, html};

const LEFT: f64 = 76.0;
/// Where names stand behind the lines.
const RIGHT: f64 = 190.0;
const TOP: f64 = 14.0;
const HEIGHT: f64 = 240.0;
const BOTTOM: f64 = 26.0;
/// Names stand so far below each other.
const APART: f64 = 17.0;
/// So long is the piece of a line that stands before its name.
const PIECE: f64 = 14.0;

/// From numbers to places in the picture.
struct Plane {
    x: [f64; 2],
    y: [f64; 2],
    left: f64,
}

impl Plane {
    fn place(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let share = |[low, high]: [f64; 2], number: f64| (number - low) / (high - low);
        let (x, y) = (share(self.x, x), share(self.y, y));
        (
            self.left + x * (WIDTH - self.left - RIGHT),
            TOP + (1.0 - y) * (HEIGHT - TOP - BOTTOM),
        )
    }
}

/// The least and the most of some numbers, a little apart where they are one.
fn span(numbers: impl Iterator<Item = f64>) -> [f64; 2] {
    let [low, high] = numbers.fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], one| {
        [low.min(one), high.max(one)]
    });
    match (low.is_finite(), high > low) {
        (false, _) => [0.0, 1.0],
        (true, true) => [low, high],
        (true, false) => [low - 0.5, high + 0.5],
    }
}

/// A step of 1, 2 or 5 times a power of ten that goes into a span about so often.
pub(super) fn step(span: f64, often: f64) -> f64 {
    let rough = span / often;
    let power = 10.0_f64.powf(rough.log10().floor());
    let times = rough / power;
    let nice = [1.0, 2.0, 5.0].into_iter().find(|nice| times <= *nice);
    nice.unwrap_or(10.0) * power
}

/// The multiples of a step in a span, twenty at most.
pub(super) fn ticks([low, high]: [f64; 2], step: f64) -> Vec<f64> {
    let first = (low / step - 1e-9).ceil();
    let numbers = (0..20).map(|place| (first + f64::from(place)) * step);
    numbers
        .take_while(|number| *number <= high + step * 1e-9)
        .collect()
}

/// The first year of a span, and every so many years after it.
fn years([first, last]: [f64; 2], step: f64) -> Vec<f64> {
    let years = (0..20).map(|place| first + f64::from(place) * step);
    years.take_while(|year| *year <= last + 1e-9).collect()
}

/// A number of an axis with as many decimals as its step has.
pub(super) fn number(value: f64, step: f64) -> String {
    let places = (0_u8..6).find(|places| {
        let scaled = step * 10.0_f64.powi(i32::from(*places));
        (scaled - scaled.round()).abs() < 1e-6
    });
    let places = usize::from(places.unwrap_or(6));
    // No minus before a zero.
    let value = if value == 0.0 { 0.0 } else { value };
    format!("{value:.places$}")
}

pub(super) fn lines(lines: &[Line], band: Option<&Band>, bounds: &[Mark], axis: Axis) -> Picture {
    let points = || lines.iter().flat_map(|line| line.points.iter().copied());
    let in_band = || band.into_iter().flat_map(|band| band.edges.iter());
    let x = span(points().map(|(x, _)| x).chain(in_band().map(|(x, ..)| *x)));
    let heights = points().map(|(_, y)| y);
    let heights = heights.chain(in_band().flat_map(|(_, low, high)| [*low, *high]));
    let [low, high] = span(heights.chain(bounds.iter().map(|bound| bound.value)));
    // What is counted begins at zero, unless that would squeeze the lines.
    let low = if low >= 0.0 && low < 0.6 * high {
        0.0
    } else {
        low - 0.08 * (high - low)
    };
    let plane = Plane {
        x,
        y: [low, high + 0.04 * (high - low)],
        left: LEFT,
    };
    let content = html! {
        (grid(&plane, axis))
        @if let Some(band) = band { polygon.band points=(edge(&plane, band)) { title { (band.label) } } }
        @for bound in bounds {
            @let (left, y) = plane.place((plane.x[0], bound.value));
            line.bound x1=(tenth(left)) x2=(tenth(WIDTH - RIGHT)) y1=(tenth(y)) y2=(tenth(y)) {}
        }
        @for line in lines { (drawn(&plane, line)) }
        @for name in names(&plane, lines, bounds, band) {
            (piece(&name))
            text.label x=(tenth(WIDTH - RIGHT + PIECE + 12.0)) y=(tenth(name.y + 4.0)) { (name.label) }
        }
    };
    Picture {
        height: HEIGHT,
        content,
    }
}

/// Few horizontal lines with their numbers, and the numbers below.
fn grid(plane: &Plane, axis: Axis) -> Markup {
    let percent = |value: f64| format!("{} %", number(value * 100.0, 1.0));
    let rows = step(plane.y[1] - plane.y[0], 5.0);
    let columns = match axis {
        Axis::Years => step(plane.x[1] - plane.x[0], 8.0).max(1.0),
        Axis::Shares => 0.2,
    };
    let below = match axis {
        Axis::Years => years(plane.x, columns),
        Axis::Shares => ticks(plane.x, columns),
    };
    html! {
        @for value in ticks(plane.y, rows) {
            @let (left, y) = plane.place((plane.x[0], value));
            line.grid x1=(tenth(left)) x2=(tenth(WIDTH - RIGHT)) y1=(tenth(y)) y2=(tenth(y)) {}
            text.label x=(tenth(left - 6.0)) y=(tenth(y + 4.0)) text-anchor="end" {
                @match axis {
                    Axis::Years => (number(value, rows)),
                    Axis::Shares => (percent(value)),
                }
            }
        }
        @for value in below {
            @let (x, _) = plane.place((value, plane.y[0]));
            text.label x=(tenth(x)) y=(tenth(HEIGHT - MARGIN + 4.0)) text-anchor="middle" {
                @match axis {
                    Axis::Years => (number(value, columns)),
                    Axis::Shares => (percent(value)),
                }
            }
        }
    }
}

fn edge(plane: &Plane, band: &Band) -> String {
    let above = band.edges.iter().map(|(x, _, high)| (*x, *high));
    let below = band.edges.iter().rev().map(|(x, low, _)| (*x, *low));
    written(plane, above.chain(below))
}

fn written(plane: &Plane, points: impl Iterator<Item = (f64, f64)>) -> String {
    let places = points.map(|point| plane.place(point));
    let places: Vec<String> = places
        .map(|(x, y)| format!("{},{}", tenth(x), tenth(y)))
        .collect();
    places.join(" ")
}

const fn class(style: LineStyle) -> &'static str {
    match style {
        LineStyle::Solid => "line",
        LineStyle::Dashed => "line dashed",
        LineStyle::Points => "line dotted",
    }
}

fn drawn(plane: &Plane, line: &Line) -> Markup {
    html! {
        polyline class=(class(line.style)) points=(written(plane, line.points.iter().copied())) {
            title { (line.label) }
        }
        @if line.style == LineStyle::Points {
            @for point in &line.points {
                @let (x, y) = plane.place(*point);
                circle.plain cx=(tenth(x)) cy=(tenth(y)) r="3.5" {}
            }
        }
    }
}

/// A name beside the lines, and by what it is drawn.
struct Name<'l> {
    label: &'l str,
    y: f64,
    class: &'static str,
}

/// A piece of what a name stands for, so that it is known where names were pushed away from their lines.
fn piece(name: &Name<'_>) -> Markup {
    let left = WIDTH - RIGHT + 8.0;
    html! {
        @if name.class == "band" {
            rect.band x=(tenth(left)) y=(tenth(name.y - 4.0)) width=(tenth(PIECE)) height="8" {}
        } @else {
            line class=(name.class) x1=(tenth(left)) x2=(tenth(left + PIECE)) y1=(tenth(name.y)) y2=(tenth(name.y)) {}
        }
    }
}

/// The names of lines, bounds and band, each as near to its end as the others let it.
fn names<'l>(
    plane: &Plane,
    lines: &'l [Line],
    bounds: &'l [Mark],
    band: Option<&'l Band>,
) -> Vec<Name<'l>> {
    let named = |label: &'l str, y: f64, class| Name {
        label,
        y: plane.place((plane.x[0], y)).1,
        class,
    };
    let of_lines = lines.iter().filter_map(|line| {
        let (_, y) = line.points.last()?;
        Some(named(&line.label, *y, class(line.style)))
    });
    let of_bounds = bounds
        .iter()
        .map(|one| named(&one.label, one.value, "bound"));
    let of_band = band.and_then(|band| {
        let (_, low, high) = band.edges.last()?;
        Some(named(&band.label, f64::midpoint(*low, *high), "band"))
    });
    let mut all: Vec<Name<'l>> = of_lines.chain(of_bounds).chain(of_band).collect();
    all.sort_by(|one, other| one.y.total_cmp(&other.y));
    let mut lowest = f64::NEG_INFINITY;
    for name in &mut all {
        name.y = name.y.max(lowest + APART);
        lowest = name.y;
    }
    // What was pushed out below goes up again.
    let mut floor = HEIGHT - BOTTOM - 4.0;
    for name in all.iter_mut().rev() {
        name.y = name.y.min(floor);
        floor = name.y - APART;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_one_two_or_five() {
        assert_eq!(step(10.0, 5.0), 2.0);
        assert_eq!(step(12.0, 5.0), 5.0);
        assert_eq!(step(0.9, 5.0), 0.2);
        assert_eq!(step(900.0, 5.0), 200.0);
        assert_eq!(ticks([0.0, 1.0], 0.2).len(), 6);
        assert_eq!(
            ticks([2020.0, 2025.0], 1.0),
            [2020.0, 2021.0, 2022.0, 2023.0, 2024.0, 2025.0]
        );
    }

    #[test]
    fn numbers_have_the_decimals_of_their_step() {
        assert_eq!(number(0.4, 0.2), "0.4");
        assert_eq!(number(-0.0, 5.0), "0");
        assert_eq!(number(2020.0, 1.0), "2020");
    }

    #[test]
    fn names_never_stand_on_each_other_nor_outside() {
        let line = |label: &str, y| Line {
            label: label.to_owned(),
            points: vec![(0.0, 0.0), (1.0, y)],
            style: LineStyle::Solid,
        };
        let plane = Plane {
            x: [0.0, 1.0],
            y: [0.0, 1.0],
            left: LEFT,
        };
        let lines = [
            line("a", 0.0),
            line("b", 0.001),
            line("c", 0.002),
            line("d", 1.0),
        ];
        let found = names(&plane, &lines, &[], None);
        for pair in found.windows(2) {
            assert!(pair[1].y - pair[0].y >= APART - 1e-9);
        }
        assert!(found.iter().all(|name| (0.0..=HEIGHT).contains(&name.y)));
    }
}
