//! How far two groups are apart: girls and boys, country and town, poor and rich.

use crate::model::Text;
use crate::numeric::{Rational, TwoGroups};
use crate::ratio::definition::{RatioDefinition, RatioInput, RatioRange, RatioSign};
use crate::ratio::error::RatioError;
use crate::ratio::format::RatioFormat;
use crate::ratio::value::{RatioFraction, RatioTerm, RatioValue, side};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Which two groups are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ParityDimension {
    /// Girls to boys (女、男).
    #[doc(alias = "gpi")]
    Gender,
    /// The country to the town (乡村、城镇).
    #[doc(alias = "lpi")]
    Location,
    /// The poorest fifth to the richest fifth of households.
    #[doc(alias = "wpi")]
    Wealth,
}

/// How the two are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParityForm {
    /// The quotient: 0.8 one way round, 1.25 the other.
    #[default]
    Raw,
    /// Symmetrical about 1 and never above 2: 0.8 one way round, 1.2 the other.
    Adjusted,
}

/// A parity index (均等指数) of the values that one indicator has for two groups.
///
/// A value of 1 is parity; in the monitoring of UNESCO, so is anything from 0.97 to 1.03.
///
/// # Formula
///
/// ```text
///     raw        r = first ÷ second
///     adjusted   r        where r ≤ 1
///                2 − 1/r  where r > 1
/// ```
///
/// It is that of [`TwoGroups`], with the names of the groups. The first group is the girls, the country or the poorest, the second the boys, the town or the
/// richest.
///
/// Source: UNESCO Institute for Statistics, adjusted parity index,
/// <https://webarchive.unesco.org/web/20180704013848/http://uis.unesco.org/node/539580>.
///
/// # Examples
///
/// 40 % of the girls and 50 % of the boys, and the other way round:
///
/// ```
/// use junheng::ratio::{ParityDimension, ParityForm, ParityIndex};
/// use junheng::model::Language;
/// use junheng::numeric::Rational;
///
/// let (forty, fifty) = (Rational::from(40), Rational::from(50));
/// let raw = ParityIndex::new(ParityDimension::Gender, ParityForm::Raw);
/// assert_eq!(raw.of(&forty, &fifty)?.printed(Language::En), "0.80");
/// assert_eq!(raw.of(&fifty, &forty)?.printed(Language::En), "1.25");
/// let adjusted = ParityIndex::new(ParityDimension::Gender, ParityForm::Adjusted);
/// assert_eq!(adjusted.of(&forty, &fifty)?.printed(Language::En), "0.80");
/// assert_eq!(adjusted.of(&fifty, &forty)?.printed(Language::En), "1.20");
/// # Ok::<(), junheng::ratio::RatioError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParityIndex {
    /// Which two groups are compared.
    pub dimension: ParityDimension,
    /// How they are compared.
    pub form: ParityForm,
}

macro_rules! parity {
    ($code:literal, $zh:expr, $en:expr, $first:expr, $second:expr, $formula:expr) => {
        &RatioDefinition {
            code: $code,
            name: Text::new($zh, $en),
            numerator: &[$first],
            denominator: &[$second],
            range: RatioRange::Unbounded,
            formula: $formula,
            source: "UNESCO Institute for Statistics, adjusted parity index, uis.unesco.org/node/539580",
            format: RatioFormat::number(2),
        }
    };
}

macro_rules! two_forms {
    (
        $raw:ident $raw_code:literal, $adjusted:ident $adjusted_code:literal,
        $zh:literal, $en:literal, $first_code:literal $first_zh:literal $first_en:literal,
        $second_code:literal $second_zh:literal $second_en:literal
    ) => {
        const $raw: &RatioDefinition = parity!(
            $raw_code,
            $zh,
            $en,
            RatioInput::plus($first_code, $first_zh, $first_en),
            RatioInput::plus($second_code, $second_zh, $second_en),
            Text::new(
                concat!($first_zh, " ÷ ", $second_zh),
                concat!($first_en, " ÷ ", $second_en)
            )
        );
        const $adjusted: &RatioDefinition = parity!(
            $adjusted_code,
            concat!("修正", $zh),
            concat!("adjusted ", $en),
            RatioInput::plus($first_code, $first_zh, $first_en),
            RatioInput::plus($second_code, $second_zh, $second_en),
            Text::new(
                concat!(
                    $first_zh,
                    " ÷ ",
                    $second_zh,
                    "；大于1时 2 − ",
                    $second_zh,
                    " ÷ ",
                    $first_zh
                ),
                concat!(
                    $first_en,
                    " ÷ ",
                    $second_en,
                    "; above 1: 2 − ",
                    $second_en,
                    " ÷ ",
                    $first_en
                )
            )
        );
    };
}

two_forms!(
    GENDER "gender_parity", GENDER_ADJUSTED "gender_parity_adjusted",
    "性别均等指数", "gender parity index",
    "female" "女性指标值" "female value",
    "male" "男性指标值" "male value"
);
two_forms!(
    LOCATION "location_parity", LOCATION_ADJUSTED "location_parity_adjusted",
    "城乡均等指数", "location parity index",
    "rural" "乡村指标值" "rural value",
    "urban" "城镇指标值" "urban value"
);
two_forms!(
    WEALTH "wealth_parity", WEALTH_ADJUSTED "wealth_parity_adjusted",
    "贫富均等指数", "wealth parity index",
    "poorest" "最贫困五分之一指标值" "value of the poorest fifth",
    "richest" "最富裕五分之一指标值" "value of the richest fifth"
);

impl ParityIndex {
    /// An index.
    #[must_use]
    pub const fn new(dimension: ParityDimension, form: ParityForm) -> Self {
        Self { dimension, form }
    }

    /// What the index is.
    #[must_use]
    pub const fn definition(self) -> &'static RatioDefinition {
        use crate::ratio::catalogue::parity::ParityDimension::{Gender, Location, Wealth};
        match (self.dimension, self.form) {
            (Gender, ParityForm::Raw) => GENDER,
            (Gender, ParityForm::Adjusted) => GENDER_ADJUSTED,
            (Location, ParityForm::Raw) => LOCATION,
            (Location, ParityForm::Adjusted) => LOCATION_ADJUSTED,
            (Wealth, ParityForm::Raw) => WEALTH,
            (Wealth, ParityForm::Adjusted) => WEALTH_ADJUSTED,
        }
    }

    /// The index of the values of two groups, in one unit: both in percent, or both as fractions.
    ///
    /// # Errors
    ///
    /// - [`RatioError::BelowZero`] if one of the values is negative.
    /// - [`RatioError::NothingToDivideBy`] if the second is zero, in either form: the adjusted index
    ///   is made from the quotient, and there is none.
    pub fn of(self, first: &Rational, second: &Rational) -> Result<RatioValue, RatioError> {
        let definition = self.definition();
        let named = |inputs: &'static [RatioInput], value: &Rational| {
            let input = inputs.first();
            let code = input.map_or("", |input| input.code);
            let name = input.map_or(Text::new("", ""), |input| input.name.clone());
            if value.is_negative() {
                return Err(RatioError::BelowZero {
                    ratio: definition.code,
                    input: Cow::Borrowed(code),
                    amount: value.clone(),
                });
            }
            Ok(vec![RatioTerm::plus(name, value.clone())])
        };
        let above = named(definition.numerator, first)?;
        let below = named(definition.denominator, second)?;
        let quotient = definition.fraction(above.clone(), below.clone())?;
        let groups = TwoGroups::new(first.clone(), second.clone());
        let (index, fractions) = match self.form {
            ParityForm::Adjusted if first > second => {
                let inverse = RatioFraction::new(below, above);
                (groups.adjusted_parity_index(), mirrored(inverse))
            }
            ParityForm::Adjusted => (groups.adjusted_parity_index(), vec![quotient]),
            ParityForm::Raw => (groups.parity_index(), vec![quotient]),
        };
        // What the groups would refuse is refused above, by the name of the input.
        let index = index.map_err(|_| RatioError::NothingToDivideBy {
            ratio: definition.code,
            input: side(definition.denominator),
        })?;
        Ok(RatioValue::computed(definition, index, fractions))
    }
}

/// 2 − 1/r, from the fraction 1/r.
fn mirrored(inverse: RatioFraction) -> Vec<RatioFraction> {
    let two = RatioTerm::plus(Text::new("", ""), Rational::from(2));
    vec![
        RatioFraction::new(vec![two], Vec::new()),
        RatioFraction {
            sign: RatioSign::Minus,
            ..inverse
        },
    ]
}
