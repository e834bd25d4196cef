//! A ratio of two quantities whose types are known.

use crate::model::{Quantity, Reported};
use crate::ratio::definition::{RatioDefinition, RatioSign};
use crate::ratio::division::exact_figure;
use crate::ratio::error::RatioError;
use crate::ratio::value::RatioValue;
use std::fmt;
use std::marker::PhantomData;

/// A ratio of `N` to `D`, such as of pupils to teachers: a definition, and the types of its inputs.
///
/// The ratios of the field are constants of this type, such as
/// [`PUPIL_TEACHER_RATIO`](crate::ratio::PUPIL_TEACHER_RATIO); one of your own is made with
/// [`new`](Self::new) from a row of your own.
///
/// # Examples
///
/// The inputs may be figures, or what a school answers. What it did not report stays unknown:
///
/// ```
/// use junheng::ratio::PUPIL_TEACHER_RATIO;
/// use junheng::model::{Item, Language, Pupils, School, SchoolKind, Stage, Teachers};
///
/// let ratio = PUPIL_TEACHER_RATIO.of(Pupils::from(50), Teachers::from(4))?;
/// assert_eq!(ratio.printed(Language::En), "12.50:1");
///
/// let school = School::new("3204", "Riverside", SchoolKind::Primary)?
///     .with_amount(Item::StudentsPrimary, 500)?;
/// let stage = Stage::Primary;
/// let unknown = PUPIL_TEACHER_RATIO.of(school.pupils(stage), school.teachers(stage));
/// assert_eq!(
///     unknown.unwrap_err().to_string(),
///     "`pupil_teacher_ratio` needs `teachers`, which is not there: not asked for"
/// );
/// # Ok::<(), junheng::Error>(())
/// ```
///
/// Pupils and teachers cannot change places:
///
/// ```compile_fail
/// use junheng::ratio::PUPIL_TEACHER_RATIO;
/// use junheng::model::{Pupils, Teachers};
/// let ratio = PUPIL_TEACHER_RATIO.of(Teachers::from(4), Pupils::from(50));
/// ```
///
/// A ratio of one's own is a row and two types:
///
/// ```
/// use junheng::ratio::{
///     RatioDefinition, RatioFormat, RatioInput, RatioOf, RatioRange,
/// };
/// use junheng::model::{Language, Pupils, Rooms, Text};
///
/// static PUPILS_PER_ROOM: RatioDefinition = RatioDefinition {
///     code: "pupils_per_room",
///     name: Text::new("每间教室学生数", "pupils per room"),
///     numerator: &[RatioInput::of::<Pupils>("pupils", "学生", "pupils")],
///     denominator: &[RatioInput::of::<Rooms>("rooms", "教室", "rooms")],
///     range: RatioRange::Unbounded,
///     formula: Text::new("学生 ÷ 教室", "pupils ÷ rooms"),
///     source: "our own",
///     format: RatioFormat::number(1),
/// };
/// let pupils_per_room: RatioOf<Pupils, Rooms> = RatioOf::new(&PUPILS_PER_ROOM)?;
/// let value = pupils_per_room.of(Pupils::from(85), Rooms::from(2))?;
/// assert_eq!(value.printed(Language::En), "42.5");
/// # Ok::<(), junheng::ratio::RatioError>(())
/// ```
pub struct RatioOf<N, D> {
    pub(super) definition: &'static RatioDefinition,
    pub(super) quantities: PhantomData<fn(N, D)>,
}

impl<N, D> Clone for RatioOf<N, D> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<N, D> Copy for RatioOf<N, D> {}

impl<N, D> fmt::Debug for RatioOf<N, D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("RatioOf")
            .field(&self.definition.code)
            .finish()
    }
}

impl<N, D> RatioOf<N, D> {
    /// What the ratio is.
    #[must_use]
    pub const fn definition(&self) -> &'static RatioDefinition {
        self.definition
    }
}

impl<N: Quantity, D: Quantity> RatioOf<N, D> {
    /// A ratio of one input to one other.
    ///
    /// Both inputs say which quantity they are, by
    /// [`RatioInput::of`](crate::ratio::RatioInput::of). Rows of the catalogue whose value is
    /// more than a quotient, such as the adjusted parity index, do not: they have a calculator of their
    /// own.
    ///
    /// # Errors
    ///
    /// - [`RatioError::NotTwoInputs`] unless the row has one input above and one below the line, both
    ///   added: a row of more is for a type that names them.
    /// - [`RatioError::OtherQuantity`] if an input is not of the type it is paired with, or does not
    ///   say of which it is.
    ///
    /// # Examples
    ///
    /// Teachers cannot be taken for pupils:
    ///
    /// ```
    /// use junheng::ratio::{PUPIL_TEACHER_RATIO, RatioOf};
    /// use junheng::model::{Pupils, Teachers};
    ///
    /// let row = PUPIL_TEACHER_RATIO.definition();
    /// let refused = RatioOf::<Teachers, Pupils>::new(row).unwrap_err();
    /// assert_eq!(
    ///     refused.to_string(),
    ///     "`pupil_teacher_ratio`: `pupils` is not declared to be a number of teachers"
    /// );
    /// assert!(RatioOf::<Pupils, Teachers>::new(row).is_ok());
    /// ```
    pub fn new(definition: &'static RatioDefinition) -> Result<Self, RatioError> {
        let ratio = definition.code;
        let ([above], [below]) = (definition.numerator, definition.denominator) else {
            return Err(RatioError::NotTwoInputs { ratio });
        };
        if above.sign != RatioSign::Plus || below.sign != RatioSign::Plus {
            return Err(RatioError::NotTwoInputs { ratio });
        }
        for (input, quantity) in [(above, N::NAME), (below, D::NAME)] {
            if input.quantity != Some(quantity) {
                return Err(RatioError::OtherQuantity {
                    ratio,
                    input: input.code,
                    quantity,
                });
            }
        }
        Ok(Self {
            definition,
            quantities: PhantomData,
        })
    }

    /// The value for two figures.
    ///
    /// # Formula
    ///
    /// ```text
    ///     numerator ÷ denominator
    /// ```
    ///
    /// # Errors
    ///
    /// - [`RatioError::NotReported`] if one of the two is missing.
    /// - [`RatioError::NothingToDivideBy`] if the denominator is zero.
    /// - [`RatioError::PartAboveWhole`] if the ratio is a share, and the numerator is more than the
    ///   denominator.
    pub fn of(
        &self,
        numerator: impl Into<Reported<N>>,
        denominator: impl Into<Reported<D>>,
    ) -> Result<RatioValue, RatioError> {
        self.definition.divide(
            &[exact_figure(numerator.into())],
            &[exact_figure(denominator.into())],
        )
    }
}
