//! The numbers that a printed figure may have been rounded from.

use crate::judgement::{Reporting, exact, exact_text};
use crate::model::{Amount, PrintedFigure};
use crate::numeric::Rational;

/// All numbers from one to another, both included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) lower: Rational,
    pub(super) upper: Rational,
}

impl Span {
    /// Those within half a unit of the last place of a figure; `None` where it is only a bound.
    pub(super) fn of(figure: &PrintedFigure) -> Option<Self> {
        if figure.relation().is_some() {
            return None;
        }
        Some(Self::around(figure))
    }

    /// The number of a figure with all that it may have been rounded from; `None` where one of the two is not known.
    pub(super) fn known(figure: Option<&PrintedFigure>) -> Option<(Rational, Self)> {
        let figure = figure?;
        Some((exact(figure.number()), Self::of(figure)?))
    }

    /// The same of a figure that others make: one without decimals is rounded to a whole number.
    pub(super) fn of_computed(figure: &PrintedFigure) -> Option<Self> {
        if figure.relation().is_some() {
            return None;
        }
        let slack = half(figure.unit_if_computed().as_ref());
        Some(Self::within(exact(figure.number()), slack))
    }

    /// The same, whether or not a sign stands before the number.
    pub(super) fn around(figure: &PrintedFigure) -> Self {
        Self::within(exact(figure.number()), slack(figure))
    }

    fn within(number: Rational, slack: Rational) -> Self {
        Self {
            lower: &number - &slack,
            upper: number + slack,
        }
    }

    /// One number alone.
    pub(super) fn exactly(number: Rational) -> Self {
        Self {
            lower: number.clone(),
            upper: number,
        }
    }

    pub(super) fn meets(&self, other: &Self) -> bool {
        self.lower <= other.upper && other.lower <= self.upper
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        Self {
            lower: &self.lower + &other.lower,
            upper: &self.upper + &other.upper,
        }
    }

    pub(super) fn minus(&self, other: &Self) -> Self {
        Self {
            lower: &self.lower - &other.upper,
            upper: &self.upper - &other.lower,
        }
    }

    /// All quotients; `None` where the divisor may be 0 or below.
    pub(super) fn over(&self, divisor: &Self) -> Option<Self> {
        if !divisor.lower.is_positive() {
            return None;
        }
        let ends = [&self.lower, &self.upper].map(|end| {
            [&divisor.lower, &divisor.upper].map(|divisor| end.checked_div(divisor).ok())
        });
        let quotients: Option<Vec<Rational>> = ends.into_iter().flatten().collect();
        let quotients = quotients?;
        Some(Self {
            lower: quotients.iter().min()?.clone(),
            upper: quotients.into_iter().max()?,
        })
    }

    pub(super) fn times(&self, factor: &Rational) -> Self {
        let ends = [&self.lower * factor, &self.upper * factor];
        let [one, other] = ends;
        if one <= other {
            Self {
                lower: one,
                upper: other,
            }
        } else {
            Self {
                lower: other,
                upper: one,
            }
        }
    }
}

/// Half a unit of the last place.
pub(super) fn slack(figure: &PrintedFigure) -> Rational {
    half(figure.unit())
}

fn half(unit: Option<&Amount>) -> Rational {
    unit.map_or(Rational::ZERO, |unit| exact(unit) * Rational::small(1, 2))
}

/// A number in a sentence beside another, with as many more decimals as it takes to tell them apart.
pub(in crate::planning) fn shown_beside(
    number: &Rational,
    other: &Rational,
    places: u32,
) -> String {
    let text = shown(number, places);
    if exact_text(&text).map(|shown| shown.cmp(other)) == Some(number.cmp(other)) {
        return text;
    }
    Reporting::half_away(places).text_beside(number, other)
}

/// A number in a sentence: the decimal that it is, or some decimals of it.
pub(in crate::planning) fn shown(number: &Rational, places: u32) -> String {
    Reporting::half_away(places).short_text(number)
}
