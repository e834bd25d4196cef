//! How a ratio of two quantities is written down: once, as a row.

/// A ratio of two quantities as a public constant of the type
/// [`RatioOf`](crate::ratio::RatioOf).
///
/// Each of the two is a type and the code and the names of the input. From them come the formula and
/// the last parts of the documentation: the formula, the source, and an example that is tested.
macro_rules! ratio {
    (
        $(#[$attribute:meta])*
        $ratio:ident:
        code: $code:literal,
        name: [$zh:literal, $en:literal $(,)?],
        numerator: $above:ident[
            $above_code:literal, $above_zh:literal, $above_en:literal $(,)?
        ],
        denominator: $below:ident[
            $below_code:literal, $below_zh:literal, $below_en:literal $(,)?
        ],
        range: $range:ident,
        source: $source:literal,
        format: $format:ident($($argument:literal),+),
        example: ($numerator:literal, $denominator:literal) => $printed:literal,
    ) => {
        $(#[$attribute])*
        ///
        /// # Formula
        ///
        /// ```text
        #[doc = concat!("    ", $above_en, " ÷ ", $below_en)]
        /// ```
        ///
        #[doc = concat!("Source: ", $source, ".")]
        ///
        /// # Examples
        ///
        /// ```
        #[doc = concat!("use junheng::ratio::", stringify!($ratio), ";")]
        /// use junheng::model::{self, Language};
        ///
        #[doc = concat!("let numerator = model::", stringify!($above), "::from(", $numerator, ");")]
        #[doc = concat!("let denominator = model::", stringify!($below), "::from(", $denominator, ");")]
        #[doc = concat!("let value = ", stringify!($ratio), ".of(numerator, denominator)?;")]
        #[doc = concat!("assert_eq!(value.printed(Language::En), \"", $printed, "\");")]
        /// # Ok::<(), junheng::ratio::RatioError>(())
        /// ```
        pub const $ratio: crate::ratio::ratio_of::RatioOf<
            crate::model::$above,
            crate::model::$below,
        > = {
            use crate::ratio::definition::{RatioDefinition, RatioInput, RatioRange};
            use crate::ratio::format::RatioFormat;
            use crate::ratio::ratio_of::RatioOf;
            use crate::model::Text;

            RatioOf {
                definition: &RatioDefinition {
                    code: $code,
                    name: Text::new($zh, $en),
                    numerator: &[RatioInput::of::<crate::model::$above>(
                        $above_code,
                        $above_zh,
                        $above_en,
                    )],
                    denominator: &[RatioInput::of::<crate::model::$below>(
                        $below_code,
                        $below_zh,
                        $below_en,
                    )],
                    range: RatioRange::$range,
                    formula: Text::new(
                        concat!($above_zh, " ÷ ", $below_zh),
                        concat!($above_en, " ÷ ", $below_en),
                    ),
                    source: $source,
                    format: RatioFormat::$format($($argument),+),
                },
                quantities: std::marker::PhantomData,
            }
        };
    };
}
pub(in crate::ratio) use ratio;
