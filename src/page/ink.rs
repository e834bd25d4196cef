//! What a text is coloured by, and for which terminal it is laid out.

use crate::judgement::Verdict;

/// Whether a text report is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Colour {
    /// Plain text, for files and pipes.
    #[default]
    Plain,
    /// ANSI escape sequences, for terminals.
    Ansi,
}

/// How a text report is laid out.
///
/// # Examples
///
/// ```
/// use junheng::evaluation::{Colour, TextStyle};
///
/// let style = TextStyle::default().with_colour(Colour::Ansi).with_columns(120);
/// assert_eq!(style.columns, 120);
/// assert_eq!(TextStyle::default().colour, Colour::Plain);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct TextStyle {
    /// Whether it is coloured.
    pub colour: Colour,
    /// The columns of the terminal: lines are broken, and names cut, to fit as far as they can.
    pub columns: usize,
}

impl Default for TextStyle {
    /// Plain, for 100 columns.
    fn default() -> Self {
        Self {
            colour: Colour::default(),
            columns: 100,
        }
    }
}

impl TextStyle {
    /// The same style with or without colour.
    #[must_use]
    pub const fn with_colour(self, colour: Colour) -> Self {
        Self { colour, ..self }
    }

    /// The same style for a terminal of so many columns.
    #[must_use]
    pub const fn with_columns(self, columns: usize) -> Self {
        Self { columns, ..self }
    }

    /// The text in an ink, where the style has colour.
    pub(crate) fn inked(self, text: &str, ink: Ink) -> String {
        match (self.colour, ink.sequence()) {
            (Colour::Ansi, Some(sequence)) => format!("\u{1b}[{sequence}m{text}\u{1b}[0m"),
            _ => text.to_owned(),
        }
    }
}

/// What a piece of text is coloured by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Ink {
    #[default]
    Plain,
    Strong,
    Faint,
    Good,
    Bad,
    Doubtful,
}

impl Ink {
    const fn sequence(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Strong => Some("1"),
            Self::Faint => Some("2"),
            Self::Good => Some("32"),
            Self::Bad => Some("31"),
            Self::Doubtful => Some("33"),
        }
    }
}

#[cfg(feature = "html")]
impl Ink {
    /// The name by which a page in HTML knows it.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Strong => "strong",
            Self::Faint => "faint",
            Self::Good => "good",
            Self::Bad => "bad",
            Self::Doubtful => "doubtful",
        }
    }
}

/// The sign of a verdict.
pub(crate) const fn mark(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "✓",
        Verdict::NotMet => "✗",
        Verdict::NotAssessable => "?",
        Verdict::NotApplicable => "-",
    }
}

impl From<Verdict> for Ink {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Met => Self::Good,
            Verdict::NotMet => Self::Bad,
            Verdict::NotAssessable => Self::Doubtful,
            Verdict::NotApplicable => Self::Faint,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ink_is_laid_on_only_where_asked_for() {
        let coloured = TextStyle::default().with_colour(Colour::Ansi);
        assert_eq!(coloured.inked("x", Ink::Bad), "\u{1b}[31mx\u{1b}[0m");
        assert_eq!(TextStyle::default().inked("x", Ink::Bad), "x");
    }
}
