//! Values in the order of time.

use crate::numeric::error::NumericError;
use crate::numeric::forecast::trend_point::TrendPoint;
use crate::numeric::number::rational::Rational;

/// Values at positions, one at each, in order.
///
/// Always true of it: there is a point, and positions rise from each to the next. They need not be
/// evenly spaced.
///
/// # Examples
///
/// In which order the points are given makes no difference; two values of one year do:
///
/// ```
/// use junheng::numeric::NumericError;
/// use junheng::numeric::forecast::TimeSeries;
///
/// let series = TimeSeries::new([(2023, 11), (2021, 10)])?;
/// assert_eq!(series, TimeSeries::new([(2021, 10), (2023, 11)])?);
///
/// let twice = TimeSeries::new([(2021, 10), (2023, 11), (2021, 12)]);
/// assert_eq!(twice, Err(NumericError::RepeatedPosition { index: 2 }));
/// # Ok::<(), NumericError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeSeries {
    points: Vec<TrendPoint>,
}

impl TimeSeries {
    /// A series of pairs of position and value.
    ///
    /// # Errors
    ///
    /// - [`NumericError::Empty`] if there is no point.
    /// - [`NumericError::RepeatedPosition`] with the place, among the points as given, of one whose
    ///   position has been given before.
    pub fn new<P: Into<Rational>, V: Into<Rational>>(
        points: impl IntoIterator<Item = (P, V)>,
    ) -> Result<Self, NumericError> {
        let mut numbered: Vec<(usize, TrendPoint)> = points
            .into_iter()
            .map(|(position, value)| TrendPoint {
                position: position.into(),
                value: value.into(),
            })
            .enumerate()
            .collect();
        if numbered.is_empty() {
            return Err(NumericError::Empty);
        }
        // A stable sort: of two points at one position the later one given comes second.
        numbered.sort_by(|(_, one), (_, other)| one.position.cmp(&other.position));
        let repeated = numbered
            .iter()
            .zip(numbered.iter().skip(1))
            .filter(|((_, one), (_, next))| one.position == next.position)
            .map(|(_, (index, _))| *index)
            .min();
        if let Some(index) = repeated {
            return Err(NumericError::RepeatedPosition { index });
        }
        let points = numbered.into_iter().map(|(_, point)| point).collect();
        Ok(Self { points })
    }

    /// The points, in the order of their positions.
    #[must_use]
    pub fn points(&self) -> &[TrendPoint] {
        &self.points
    }

    /// The series of its so many first points, with the last of them; `None` if there are not so
    /// many, or none is asked for.
    pub(super) fn first(&self, count: usize) -> Option<(Self, &TrendPoint)> {
        let points = self.points.get(..count)?;
        let last = points.last()?;
        let points = points.to_vec();
        Some((Self { points }, last))
    }
}
