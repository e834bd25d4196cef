//! From JSON text to a tree of keys and values, every number as it was written.

use crate::adapters::json::error::JsonError;
use crate::model::Node;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// How many objects and lists may stand in each other.
const DEEPEST: usize = 64;

/// Reads JSON text.
///
/// Numbers keep their digits, and a key that stands twice is kept twice, so that a reader of the
/// tree can complain of it. A byte order mark before the text is passed over.
///
/// # Errors
///
/// - [`JsonError::Malformed`] with line and column if the text is no JSON.
/// - [`JsonError::TooDeep`] if more than 64 objects and lists stand in each other.
///
/// # Examples
///
/// ```
/// use junheng::adapters::json::{JsonError, read_node};
/// use junheng::model::Node;
///
/// let rate = read_node("0.1499999999999999999999999999")?;
/// assert_eq!(rate, Node::Number("0.1499999999999999999999999999".to_owned()));
///
/// let error = read_node("{\n  \"rate\": 0,15\n}").unwrap_err();
/// assert_eq!(error.to_string(), "malformed JSON at line 2, column 13: key must be a string");
/// # Ok::<(), JsonError>(())
/// ```
pub fn read_node(text: &str) -> Result<Node, JsonError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let source = Source { text };
    // This looks through the whole text once; all that is left to find below is a text that cannot
    // be UTF-8, and the depth.
    let whole: &RawValue = source.parse(text)?;
    source.node(whole.get(), 0)
}

/// The text that positions are counted in.
#[derive(Clone, Copy, Debug)]
struct Source<'t> {
    text: &'t str,
}

impl<'t> Source<'t> {
    fn node(self, value: &'t str, depth: usize) -> Result<Node, JsonError> {
        if value.starts_with(['{', '[']) && depth == DEEPEST {
            let (line, column) = self.position(self.offset_of(value));
            return Err(JsonError::TooDeep {
                line,
                column,
                limit: DEEPEST,
            });
        }
        Ok(match value.as_bytes().first() {
            Some(b'{') => {
                let RawEntries(entries) = self.parse(value)?;
                let read = |(key, value): (String, &'t RawValue)| {
                    Ok((key, self.node(value.get(), depth + 1)?))
                };
                Node::Map(entries.into_iter().map(read).collect::<Result<_, _>>()?)
            }
            Some(b'[') => {
                let values: Vec<&'t RawValue> = self.parse(value)?;
                let read = |value: &'t RawValue| self.node(value.get(), depth + 1);
                Node::List(values.into_iter().map(read).collect::<Result<_, _>>()?)
            }
            Some(b'"') => Node::Text(self.parse(value)?),
            Some(b't') => Node::Boolean(true),
            Some(b'f') => Node::Boolean(false),
            Some(b'n') | None => Node::Null,
            Some(_) => Node::Number(value.to_owned()),
        })
    }

    /// Reads a part of the text; an error has its position in the whole.
    fn parse<T: Deserialize<'t>>(self, part: &'t str) -> Result<T, JsonError> {
        serde_json::from_str(part).map_err(|error| {
            let before: usize = part
                .split_inclusive('\n')
                .take(error.line().saturating_sub(1))
                .map(str::len)
                .sum();
            // The parser counts the bytes up to and with the wrong one; at the end there is none.
            let wrong = usize::from(!error.is_eof());
            let offset = (before + error.column()).saturating_sub(wrong);
            let (line, column) = self.position(self.offset_of(part) + offset);
            let message = error.to_string();
            let reason = message
                .rsplit_once(" at line ")
                .map_or(&*message, |(reason, _)| reason);
            JsonError::Malformed {
                line,
                column,
                reason: reason.to_owned(),
            }
        })
    }

    /// Where a part of the text begins.
    fn offset_of(self, part: &'t str) -> usize {
        part.as_ptr()
            .addr()
            .saturating_sub(self.text.as_ptr().addr())
    }

    /// The line and the column of an offset in bytes.
    fn position(self, offset: usize) -> (usize, usize) {
        let before = self
            .text
            .char_indices()
            .take_while(|(start, sign)| start + sign.len_utf8() <= offset);
        before.fold((1, 1), |(line, column), (_, sign)| match sign {
            '\n' => (line + 1, 1),
            _ => (line, column + 1),
        })
    }
}

/// The entries of an object, their values not yet read.
struct RawEntries<'t>(Vec<(String, &'t RawValue)>);

impl<'t> Deserialize<'t> for RawEntries<'t> {
    fn deserialize<D: Deserializer<'t>>(deserializer: D) -> Result<Self, D::Error> {
        struct EntriesVisitor;

        impl<'t> Visitor<'t> for EntriesVisitor {
            type Value = RawEntries<'t>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(RawEntries(entries))
            }
        }

        deserializer.deserialize_map(EntriesVisitor)
    }
}
