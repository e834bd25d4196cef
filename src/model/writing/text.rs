//! Words in the two languages of the reports.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The language of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Chinese, as in the official forms.
    Zh,
    /// English.
    En,
}

impl Language {
    /// Chooses between a Chinese and an English form.
    #[must_use]
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}

/// A sentence in one language, as `format!` would write it; the other is never built.
///
/// The Chinese form stands first. A form that is more than a literal stands in parentheses.
macro_rules! say {
    ($language:expr, ($($zh:tt)*), ($($en:tt)*) $(,)?) => {
        match $language {
            $crate::model::Language::Zh => format!($($zh)*),
            $crate::model::Language::En => format!($($en)*),
        }
    };
    ($language:expr, $zh:literal, $en:literal $(,)?) => {
        say!($language, ($zh), ($en))
    };
}
pub(crate) use say;

/// A text in Chinese and English.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Text {
    /// The Chinese form.
    pub zh: Cow<'static, str>,
    /// The English form.
    pub en: Cow<'static, str>,
}

impl Text {
    /// A text known when the program is built.
    #[must_use]
    pub const fn new(zh: &'static str, en: &'static str) -> Self {
        Self {
            zh: Cow::Borrowed(zh),
            en: Cow::Borrowed(en),
        }
    }

    /// The form in one language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        }
    }
}

/// One text for both languages.
pub(in crate::model) fn both(text: &str) -> Text {
    Text {
        zh: Cow::Owned(text.to_owned()),
        en: Cow::Owned(text.to_owned()),
    }
}
