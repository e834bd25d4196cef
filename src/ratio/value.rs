//! The value of a ratio, with all it was computed from.

use crate::model::{Language, Text, say};
use crate::numeric::Rational;
use crate::ratio::definition::{RatioDefinition, RatioInput, RatioSign};
use crate::ratio::error::RatioError;
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// The exact value of a ratio, with what it was computed from.
///
/// Never rounded; only what is printed is. It goes into a document as its code, name, exact
/// fraction, nearest double and printed form.
///
/// # Examples
///
/// ```
/// use junheng::ratio::BACKBONE_TEACHERS;
/// use junheng::model::{Language, Teachers};
/// use junheng::numeric::Rational;
///
/// let share = BACKBONE_TEACHERS.of(Teachers::from(1), Teachers::from(3))?;
/// assert_eq!(*share.value(), Rational::new(1, 3)?);
/// assert_eq!(share.printed(Language::Zh), "33.33%");
/// assert_eq!(share.printed_to(1, Language::En), "33.3 %");
/// assert_eq!(
///     share.explanation(Language::En),
///     "Share of backbone teachers: backbone teachers 1 ÷ full-time teachers 3 = 33.33 % \
///      [教督〔2017〕6号, 资源配置 2]"
/// );
/// # Ok::<(), junheng::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatioValue {
    definition: &'static RatioDefinition,
    value: Rational,
    fractions: Vec<RatioFraction>,
}

/// One fraction of a ratio: sums of figures above and below the line.
///
/// Most ratios have one. A life expectancy at school has one for each age.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatioFraction {
    pub(super) sign: RatioSign,
    pub(super) above: Vec<RatioTerm>,
    pub(super) below: Vec<RatioTerm>,
    /// What the fraction is multiplied by, with its name.
    pub(super) times: Option<RatioTerm>,
}

/// A figure of a ratio.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RatioTerm {
    /// Its name.
    pub name: Text,
    /// Whether it is added or taken away.
    pub sign: RatioSign,
    /// The figure.
    pub amount: Rational,
    /// What it is multiplied by, where it is.
    pub times: Option<Rational>,
}

impl RatioTerm {
    /// A figure that is added.
    pub(super) const fn plus(name: Text, amount: Rational) -> Self {
        Self {
            name,
            sign: RatioSign::Plus,
            amount,
            times: None,
        }
    }

    fn contribution(&self) -> Rational {
        let amount = match &self.times {
            Some(factor) => &self.amount * factor,
            None => self.amount.clone(),
        };
        self.sign.times(amount)
    }

    fn text(&self, language: Language) -> String {
        let name = self.name.get(language);
        let amount = self.amount.to_plain();
        let mut text = match language {
            Language::En if !name.is_empty() => format!("{name} {amount}"),
            _ => format!("{name}{amount}"),
        };
        if let Some(factor) = &self.times {
            text.push_str(" × ");
            text.push_str(&factor.to_plain());
        }
        text
    }
}

impl RatioFraction {
    pub(super) const fn new(above: Vec<RatioTerm>, below: Vec<RatioTerm>) -> Self {
        Self {
            sign: RatioSign::Plus,
            above,
            below,
            times: None,
        }
    }

    /// The terms above the line.
    #[must_use]
    pub fn numerator_terms(&self) -> &[RatioTerm] {
        &self.above
    }

    /// The terms below the line.
    #[must_use]
    pub fn denominator_terms(&self) -> &[RatioTerm] {
        &self.below
    }

    /// What the terms above the line come to.
    #[must_use]
    pub fn numerator(&self) -> Rational {
        total(&self.above)
    }

    /// What the terms below the line come to; the weight of the ratio among others like it.
    #[must_use]
    pub fn denominator(&self) -> Rational {
        total(&self.below)
    }

    fn text(&self, language: Language) -> String {
        let mut text = joined(&self.above, language);
        if !self.below.is_empty() {
            text.push_str(" ÷ ");
            text.push_str(&joined(&self.below, language));
        }
        if let Some(factor) = &self.times {
            text.push_str(" × ");
            text.push_str(&factor.text(language));
        }
        text
    }
}

fn total(terms: &[RatioTerm]) -> Rational {
    terms
        .iter()
        .map(RatioTerm::contribution)
        .fold(Rational::ZERO, |sum, term| sum + term)
}

/// The terms of a side with their signs, in brackets where there are several.
fn joined(terms: &[RatioTerm], language: Language) -> String {
    let mut text = String::new();
    for term in terms {
        text.push_str(match (text.is_empty(), term.sign) {
            (true, RatioSign::Plus) => "",
            (true, RatioSign::Minus) => "−",
            (false, RatioSign::Plus) => " + ",
            (false, RatioSign::Minus) => " − ",
        });
        text.push_str(&term.text(language));
    }
    if terms.len() < 2 {
        return text;
    }
    say!(language, "（{text}）", "({text})")
}

impl RatioValue {
    pub(super) fn new(
        definition: &'static RatioDefinition,
        fractions: Vec<RatioFraction>,
    ) -> Result<Self, RatioError> {
        let mut value = Rational::ZERO;
        for fraction in &fractions {
            let quotient = fraction.numerator().checked_div(&fraction.denominator());
            let quotient = quotient.map_err(|_| RatioError::NothingToDivideBy {
                ratio: definition.code,
                input: side(definition.denominator),
            })?;
            let product = match &fraction.times {
                Some(factor) => &quotient * &factor.amount,
                None => quotient,
            };
            value += fraction.sign.times(product);
        }
        Ok(Self::computed(definition, value, fractions))
    }

    /// A value that was computed elsewhere, with the fractions that tell how.
    pub(super) const fn computed(
        definition: &'static RatioDefinition,
        value: Rational,
        fractions: Vec<RatioFraction>,
    ) -> Self {
        Self {
            definition,
            value,
            fractions,
        }
    }

    /// What the ratio is.
    #[must_use]
    pub const fn definition(&self) -> &'static RatioDefinition {
        self.definition
    }

    /// The exact value: a share of one half is 1/2, not 50.
    #[must_use]
    pub const fn value(&self) -> &Rational {
        &self.value
    }

    /// The exact number that is printed: a share of one half is 50, as it is printed in percent.
    #[must_use]
    pub fn printed_number(&self) -> Rational {
        &self.value * &Rational::from(self.definition.format.per())
    }

    /// What it was computed from.
    #[must_use]
    pub fn fractions(&self) -> &[RatioFraction] {
        &self.fractions
    }

    /// The value as it is reported.
    #[must_use]
    pub fn printed(&self, language: Language) -> String {
        self.definition.format.text(&self.value, language)
    }

    /// The value as it is reported, but with other decimal places.
    #[must_use]
    pub fn printed_to(&self, places: u32, language: Language) -> String {
        let format = &self.definition.format;
        format.text_to(places, &self.value, language)
    }

    /// A sentence with the name of the ratio, all figures, the value as reported and the source.
    #[must_use]
    pub fn explanation(&self, language: Language) -> String {
        let mut working = String::new();
        for fraction in &self.fractions {
            working.push_str(match (working.is_empty(), fraction.sign) {
                (true, RatioSign::Plus) => "",
                (true, RatioSign::Minus) => "−",
                (false, RatioSign::Plus) => " + ",
                (false, RatioSign::Minus) => " − ",
            });
            working.push_str(&fraction.text(language));
        }
        let name = capitalized(self.definition.name.get(language));
        let (value, source) = (self.printed(language), self.definition.source);
        say!(
            language,
            "{name}：{working} = {value}（{source}）",
            "{name}: {working} = {value} [{source}]"
        )
    }
}

/// The words with a capital letter at the beginning.
fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// The written form: for output alone, since a value without its figures could not be checked.
#[derive(Serialize)]
struct Written<'a> {
    code: &'a str,
    name: &'a Text,
    exact: String,
    value: f64,
    reported: Text,
}

impl Serialize for RatioValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let reported = Text {
            zh: self.printed(Language::Zh).into(),
            en: self.printed(Language::En).into(),
        };
        Written {
            code: self.definition.code,
            name: &self.definition.name,
            exact: self.value.to_string(),
            value: self.value.to_f64(),
            reported,
        }
        .serialize(serializer)
    }
}

/// The codes of the inputs of one side, with their signs.
pub(super) fn side(inputs: &'static [RatioInput]) -> Cow<'static, str> {
    if let [input] = inputs {
        return Cow::Borrowed(input.code);
    }
    let mut text = String::new();
    for input in inputs {
        if !text.is_empty() {
            text.push_str(match input.sign {
                RatioSign::Plus => " + ",
                RatioSign::Minus => " - ",
            });
        }
        text.push_str(input.code);
    }
    Cow::Owned(text)
}
