//! Pictures of a page, as what they show: only a page that can be looked at has them.

use crate::page::ink::Ink;

/// A picture with its title, and what it shows in words for those who do not see it.
#[derive(Clone, Debug)]
pub(crate) struct Chart {
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) kind: ChartKind,
}

/// What a picture shows.
#[derive(Clone, Debug)]
pub(crate) enum ChartKind {
    /// Values on a line, each as large as what it stands for, beside some bounds.
    Strip {
        points: Vec<Point>,
        bounds: Vec<Mark>,
    },
    /// Values below each other, each as long as it is, beside a bound of its own.
    Bars(Vec<Bar>),
    /// A whole in parts.
    Share(Vec<Slice>),
    /// Lines over years or shares, a band between two of them, and bounds.
    Lines {
        lines: Vec<Line>,
        band: Option<Band>,
        bounds: Vec<Mark>,
        axis: Axis,
    },
}

/// What lies below lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Axis {
    /// Years; heights are numbers.
    Years,
    /// Shares from 0 to 1, as the heights are.
    Shares,
}

/// A line.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Its name, at its end.
    pub(crate) label: String,
    pub(crate) points: Vec<(f64, f64)>,
    pub(crate) style: LineStyle,
}

/// How a line is drawn, so that lines are told apart in grey print too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineStyle {
    Solid,
    Dashed,
    /// Thin, with a point at each place.
    Points,
}

/// What lies between two lines.
#[derive(Clone, Debug)]
pub(crate) struct Band {
    pub(crate) label: String,
    /// Place, lower and upper edge.
    pub(crate) edges: Vec<(f64, f64, f64)>,
}

/// A value on a strip.
#[derive(Clone, Debug)]
pub(crate) struct Point {
    pub(crate) value: f64,
    /// What it stands for, to which its area is proportional.
    pub(crate) weight: f64,
    pub(crate) name: String,
    /// Whether its name stands beside it.
    pub(crate) is_named: bool,
    pub(crate) ink: Ink,
}

/// A bound on a strip.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub(crate) value: f64,
    pub(crate) label: String,
}

/// A value among bars.
#[derive(Clone, Debug)]
pub(crate) struct Bar {
    pub(crate) label: String,
    /// None where it is not known.
    pub(crate) value: Option<f64>,
    /// The value in print.
    pub(crate) shown: String,
    pub(crate) bound: Option<f64>,
    /// What it can still be, as far as the page is wide.
    pub(crate) range: Option<(f64, f64)>,
    pub(crate) ink: Ink,
}

/// A part of a whole.
#[derive(Clone, Debug)]
pub(crate) struct Slice {
    pub(crate) label: String,
    pub(crate) count: usize,
    pub(crate) ink: Ink,
}
