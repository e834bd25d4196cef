//! Totals and averages by their figures.

use crate::adapters::sheet::fault::warning::{TableWarningKind, WarningList};
use rust_decimal::Decimal;

/// How many figures that are not 0 a row must have before it can be a total.
const FEWEST: usize = 5;

/// What the figures of a row are, beside those of the rows before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Likeness {
    /// Those of a unit.
    Unit,
    /// Every one is a sum.
    Total,
    /// Four fifths of them are sums; how many.
    NearlyTotal { sums: usize },
    /// Every one is a mean.
    Mean,
}

/// Sums of the columns over the rows so far, and over those since the last total.
#[derive(Clone, Debug, Default)]
pub(in crate::adapters) struct Tally {
    columns: Vec<ColumnSum>,
    rows: u64,
    /// How many rows there were at the last total.
    rows_at_total: u64,
    /// The figures of the first row, as long as all rows are alike.
    first: Option<Vec<(usize, Decimal)>>,
    differs: bool,
}

/// The sum of a column, in units of its last decimal place.
#[derive(Clone, Copy, Debug, Default)]
struct ColumnSum {
    /// `None` where it is beyond the greatest number of this kind.
    sum: Option<Scaled>,
    at_total: Option<Scaled>,
    known: u64,
    begun: bool,
}

/// A decimal with as many places as one likes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Scaled {
    units: i128,
    places: u32,
}

impl Scaled {
    const fn of(decimal: Decimal) -> Self {
        Self {
            units: decimal.mantissa(),
            places: decimal.scale(),
        }
    }

    fn with_places(self, places: u32) -> Option<Self> {
        let factor = 10_i128.checked_pow(places.checked_sub(self.places)?)?;
        let units = self.units.checked_mul(factor)?;
        Some(Self { units, places })
    }

    #[inline]
    fn plus(self, other: Self) -> Option<Self> {
        if self.places == other.places {
            let units = self.units.checked_add(other.units)?;
            return Some(Self { units, ..self });
        }
        let places = self.places.max(other.places);
        let (one, two) = (self.with_places(places)?, other.with_places(places)?);
        let units = one.units.checked_add(two.units)?;
        Some(Self { units, places })
    }

    fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self {
            units: other.units.checked_neg()?,
            ..other
        })
    }

    /// Whether this, divided by a count and rounded to the digits of a figure, is the figure.
    fn over_is(self, count: u64, figure: Self) -> bool {
        if count == 1 && self.places == figure.places {
            return self.units == figure.units;
        }
        let exact = || {
            let count = i128::from(count);
            let (up, down) = if figure.places >= self.places {
                (10_i128.checked_pow(figure.places - self.places)?, count)
            } else {
                let down = 10_i128.checked_pow(self.places - figure.places)?;
                (1, down.checked_mul(count)?)
            };
            // Half away from zero: |2 · units · up − 2 · figure · down| ≤ down, the upper end of it
            // included towards zero only.
            let twice = self.units.checked_mul(up)?.checked_mul(2)?;
            let (size, of) = (twice.checked_abs()?, figure.units.checked_abs()?);
            let (low, high) = (
                of.checked_mul(2)?.checked_sub(1)?.checked_mul(down)?,
                of.checked_mul(2)?.checked_add(1)?.checked_mul(down)?,
            );
            let same_sign = self.units.signum() == figure.units.signum() || figure.units == 0;
            Some(same_sign && low <= size && size < high)
        };
        exact().unwrap_or(false)
    }
}

impl Tally {
    /// What a row is by its figures, each with the number of its column.
    fn judge(&self, figures: &[(usize, Decimal)]) -> Likeness {
        let filled = || figures.iter().filter(|(_, figure)| !figure.is_zero());
        if filled().take(FEWEST).count() < FEWEST {
            return Likeness::Unit;
        }
        let since = self.rows - self.rows_at_total;
        let over_all = |column: &ColumnSum| column.sum;
        let since_total =
            |column: &ColumnSum| column.sum?.minus(column.at_total.unwrap_or_default());
        let sums = [
            if self.rows >= 3 {
                self.sums(figures, over_all)
            } else {
                0
            },
            if since >= 2 && self.rows_at_total > 0 {
                self.sums(figures, since_total)
            } else {
                0
            },
        ];
        let sums = sums.into_iter().max().unwrap_or(0);
        if sums == figures.len() {
            Likeness::Total
        } else if sums * 5 >= figures.len() * 4 {
            Likeness::NearlyTotal { sums }
        } else if self.rows >= 3 && self.differs && self.are_means(figures) {
            Likeness::Mean
        } else {
            Likeness::Unit
        }
    }

    /// How many figures are the sum of their column; it stops counting when they are too few.
    fn sums(
        &self,
        figures: &[(usize, Decimal)],
        sum: impl Fn(&ColumnSum) -> Option<Scaled>,
    ) -> usize {
        let mut misses = 0;
        for (column, figure) in figures {
            let column = self.columns.get(*column).copied().unwrap_or_default();
            let expected = if column.begun {
                sum(&column)
            } else {
                Some(Scaled::default())
            };
            if !expected.is_some_and(|sum| sum.over_is(1, Scaled::of(*figure))) {
                misses += 1;
                if misses * 5 > figures.len() {
                    return 0;
                }
            }
        }
        figures.len() - misses
    }

    fn are_means(&self, figures: &[(usize, Decimal)]) -> bool {
        figures.iter().all(|(column, figure)| {
            let column = self.columns.get(*column).filter(|column| column.known > 0);
            column.is_some_and(|column| {
                let sum = column.sum;
                sum.is_some_and(|sum| sum.over_is(column.known, Scaled::of(*figure)))
            })
        })
    }

    /// Whether a row is a total by its figures, which is then passed over; if it is none they are
    /// added to the others, with a warning where they look like a total or an average.
    pub(in crate::adapters) fn passes_over(
        &mut self,
        row: u64,
        figures: &[(usize, Decimal)],
        warnings: &mut WarningList,
    ) -> bool {
        let count = figures.len();
        match self.judge(figures) {
            Likeness::Unit => {}
            Likeness::Total => {
                self.note_total();
                warnings.pass_over(TableWarningKind::TotalByFigures {
                    row,
                    figures: count,
                });
                return true;
            }
            Likeness::NearlyTotal { sums } => warnings.push(TableWarningKind::NearlyTotal {
                row,
                sums,
                figures: count,
            }),
            Likeness::Mean => warnings.push(TableWarningKind::LooksLikeMean {
                row,
                figures: count,
            }),
        }
        self.add(figures);
        false
    }

    /// Adds the figures of a unit.
    fn add(&mut self, figures: &[(usize, Decimal)]) {
        self.rows += 1;
        if !self.differs {
            match &self.first {
                None => self.first = Some(figures.to_vec()),
                Some(first) if first == figures => {}
                Some(_) => {
                    self.differs = true;
                    self.first = None;
                }
            }
        }
        for (column, figure) in figures {
            if self.columns.len() <= *column {
                self.columns.resize(column + 1, ColumnSum::default());
            }
            let Some(column) = self.columns.get_mut(*column) else {
                continue;
            };
            let figure = Scaled::of(*figure);
            column.sum = if column.begun {
                column.sum.and_then(|sum| sum.plus(figure))
            } else {
                column.begun = true;
                Some(figure)
            };
            column.known += 1;
        }
    }

    /// Notes that a total stands here.
    pub(in crate::adapters) fn note_total(&mut self) {
        self.rows_at_total = self.rows;
        for column in &mut self.columns {
            column.at_total = column.sum;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(figures: [&str; 6]) -> Vec<(usize, Decimal)> {
        let figures = figures.iter().enumerate();
        figures
            .map(|(index, text)| (index, text.parse().unwrap()))
            .collect()
    }

    fn tally() -> Tally {
        let mut tally = Tally::default();
        tally.add(&row(["1", "2", "3", "4", "5.25", "0"]));
        tally.add(&row(["10", "20", "30", "40", "50", "0"]));
        tally.add(&row(["100", "200", "300", "400", "500", "0"]));
        tally
    }

    #[test]
    fn every_figure_of_a_total_is_a_sum_as_it_stands_or_rounded() {
        let tally = tally();
        for total in [
            ["111", "222", "333", "444", "555.25", "0"],
            ["111", "222", "333", "444", "555.3", "0"],
            ["111", "222", "333", "444", "555", "0"],
            ["111.0", "222", "333", "444", "555.250", "0"],
        ] {
            assert_eq!(tally.judge(&row(total)), Likeness::Total, "{total:?}");
        }
        let nearly = row(["111", "222", "333", "444", "555.2", "0"]);
        assert_eq!(tally.judge(&nearly), Likeness::NearlyTotal { sums: 5 });
        let two_off = row(["111", "222", "333", "445", "555.2", "0"]);
        assert_eq!(tally.judge(&two_off), Likeness::Unit);
        // Four figures that are not 0 are too few.
        let few = row(["111", "222", "333", "444", "0", "0"]);
        assert_eq!(tally.judge(&few), Likeness::Unit);
    }

    #[test]
    fn two_rows_are_too_few_but_behind_a_total() {
        let mut two = Tally::default();
        let one = row(["1", "2", "3", "4", "5", "6"]);
        two.add(&one);
        two.add(&one);
        let sum = row(["2", "4", "6", "8", "10", "12"]);
        assert_eq!(two.judge(&sum), Likeness::Unit);
        let mut behind = tally();
        behind.note_total();
        behind.add(&one);
        assert_eq!(behind.judge(&one), Likeness::Unit);
        behind.add(&one);
        assert_eq!(behind.judge(&sum), Likeness::Total);
    }

    #[test]
    fn means_are_told_where_rows_differ() {
        // 111/3 = 37, 222/3 = 74, 333/3 = 111, 444/3 = 148, 555.25/3 = 185.083…
        let mean = row(["37", "74", "111", "148", "185.08", "0"]);
        assert_eq!(tally().judge(&mean), Likeness::Mean);
        let mut alike = Tally::default();
        let one = row(["1", "2", "3", "4", "5", "6"]);
        (0..3).for_each(|_| alike.add(&one));
        assert_eq!(alike.judge(&one), Likeness::Unit);
    }
}
