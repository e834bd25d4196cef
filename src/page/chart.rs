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
    pub(crate) ink: Ink,
}

/// A part of a whole.
#[derive(Clone, Debug)]
pub(crate) struct Slice {
    pub(crate) label: String,
    pub(crate) count: usize,
    pub(crate) ink: Ink,
}
