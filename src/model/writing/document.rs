//! A tree of keys and values as written, and a reading of it that reports every fault with its
//! path.
//!
//! Readers built on `serde`'s derive stop at the first fault. A standard or a county file is
//! written by people, who want all faults at once; so both are read from a [`Node`].

use crate::model::writing::amount::Amount;
use crate::model::writing::faults::Notes;
use crate::model::writing::shown::shown;
use rust_decimal::Decimal;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

/// A value of a document, with every number as the digits that were written.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// No value.
    Null,
    /// True or false.
    Boolean(bool),
    /// A number, digit by digit.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Self>),
    /// Keys and values, in the order written; a key may stand twice.
    Map(Vec<(String, Self)>),
}

impl Node {
    /// The value as a fault shows it, shortened where it is long.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Boolean(value) => value.to_string(),
            Self::Number(digits) => shown(digits),
            Self::Text(text) => format!("\"{}\"", shown(text)),
            Self::List(_) => "a list".to_owned(),
            Self::Map(_) => "an object".to_owned(),
        }
    }
}

/// Reads a node from any self-describing format.
///
/// A format that hands numbers over as binary floating point (`serde_json` without
/// `arbitrary_precision` does) yields their shortest decimal form; write decimals as texts where
/// each digit counts, or use the reader of the feature `json`, which keeps the digits.
impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        Node::deserialize(deserializer)
    }

    fn visit_bool<E>(self, v: bool) -> Result<Node, E> {
        Ok(Node::Boolean(v))
    }

    fn visit_i64<E>(self, v: i64) -> Result<Node, E> {
        Ok(Node::Number(v.to_string()))
    }

    fn visit_u64<E>(self, v: u64) -> Result<Node, E> {
        Ok(Node::Number(v.to_string()))
    }

    fn visit_f64<E>(self, v: f64) -> Result<Node, E> {
        Ok(Node::Number(v.to_string()))
    }

    fn visit_str<E>(self, v: &str) -> Result<Node, E> {
        Ok(Node::Text(v.to_owned()))
    }

    fn visit_string<E>(self, v: String) -> Result<Node, E> {
        Ok(Node::Text(v))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = seq.next_element()? {
            nodes.push(node);
        }
        Ok(Node::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Node::Map(entries))
    }
}

/// A node and the path to it.
#[derive(Clone, Debug)]
pub(crate) struct Place<'n> {
    node: &'n Node,
    path: String,
}

impl<'n> Place<'n> {
    pub(crate) fn root(node: &'n Node) -> Self {
        Self {
            node,
            path: String::new(),
        }
    }

    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    pub(crate) fn is_null(&self) -> bool {
        *self.node == Node::Null
    }

    pub(crate) fn is_text(&self) -> bool {
        matches!(self.node, Node::Text(_))
    }

    /// Notes that something else was expected here.
    pub(crate) fn fault(&self, notes: &mut impl Notes, expected: impl Into<String>) {
        let faults = notes.faults();
        faults.push(&self.path, self.node.shown(), expected);
    }

    pub(crate) fn is_list(&self) -> bool {
        matches!(self.node, Node::List(_))
    }

    pub(crate) fn is_object(&self) -> bool {
        matches!(self.node, Node::Map(_))
    }

    pub(crate) fn text(&self, notes: &mut impl Notes) -> Option<&'n str> {
        if let Node::Text(text) = self.node {
            return Some(text);
        }
        self.fault(notes, "a text");
        None
    }

    /// A text, or a number as its digits: for identifiers and years.
    pub(crate) fn label(&self, notes: &mut impl Notes) -> Option<&'n str> {
        if let Node::Text(text) | Node::Number(text) = self.node {
            return Some(text);
        }
        self.fault(notes, "a text or a number");
        None
    }

    pub(crate) fn boolean(&self, notes: &mut impl Notes) -> Option<bool> {
        if let Node::Boolean(value) = self.node {
            return Some(*value);
        }
        self.fault(notes, "true or false");
        None
    }

    /// A decimal, as a number or as a text, exactly as written.
    pub(crate) fn decimal(&self, notes: &mut impl Notes) -> Option<Decimal> {
        let read = match self.node {
            Node::Number(digits) => plain_digits(digits).and_then(|digits| read_decimal(&digits)),
            Node::Text(text) => read_decimal(text.trim()),
            _ => None,
        };
        if read.is_none() {
            self.fault(notes, "a decimal of at most 28 digits");
        }
        read
    }

    /// An amount, as a number or as a text, exactly as written.
    pub(crate) fn amount(&self, notes: &mut impl Notes) -> Option<Amount> {
        let read = match self.node {
            Node::Number(digits) => plain_digits(digits).and_then(|digits| digits.parse().ok()),
            Node::Text(text) => text.trim().parse().ok(),
            _ => None,
        };
        if read.is_none() {
            self.fault(notes, "a decimal");
        }
        read
    }

    /// A whole number from zero to what a `u32` holds.
    pub(crate) fn count(&self, notes: &mut impl Notes) -> Option<u32> {
        let read = match self.node {
            Node::Number(digits) | Node::Text(digits) => digits.parse().ok(),
            _ => None,
        };
        if read.is_none() {
            self.fault(notes, "a whole number, 0 or more");
        }
        read
    }

    /// A text that names one of a closed list.
    pub(crate) fn choice<T>(
        &self,
        notes: &mut impl Notes,
        expected: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let found = match self.node {
            Node::Text(text) => read(text),
            _ => None,
        };
        if found.is_none() {
            self.fault(notes, expected);
        }
        found
    }

    /// The member of a list that a text names.
    pub(crate) fn named<T: Copy>(
        &self,
        notes: &mut impl Notes,
        expected: &str,
        list: &[(&str, T)],
    ) -> Option<T> {
        self.choice(notes, expected, |text| {
            let found = list.iter().find(|(name, _)| *name == text);
            found.map(|(_, member)| *member)
        })
    }

    pub(crate) fn list(&self, notes: &mut impl Notes) -> Option<Vec<Self>> {
        let Node::List(nodes) = self.node else {
            self.fault(notes, "a list");
            return None;
        };
        let place = |(index, node)| Self {
            node,
            path: format!("{}[{index}]", self.path),
        };
        Some(nodes.iter().enumerate().map(place).collect())
    }

    /// Reads every member of a list, faults of one not hiding those of the next.
    pub(crate) fn each<T, N: Notes>(
        &self,
        notes: &mut N,
        mut read: impl FnMut(&Self, &mut N) -> Option<T>,
    ) -> Option<Vec<T>> {
        let places = self.list(notes)?;
        let members: Vec<Option<T>> = places.iter().map(|place| read(place, notes)).collect();
        members.into_iter().collect()
    }

    /// The keys and values of an object, in the order written; a key that stands twice is a fault.
    #[cfg(feature = "json")]
    pub(crate) fn values(&self, notes: &mut impl Notes) -> Vec<(&'n str, Self)> {
        let entries = self.entries(notes);
        entries.iter().flat_map(Entries::all).collect()
    }

    pub(crate) fn entries(&self, notes: &mut impl Notes) -> Option<Entries<'n>> {
        let Node::Map(entries) = self.node else {
            self.fault(notes, "an object");
            return None;
        };
        let mut seen = BTreeSet::new();
        for (key, _) in entries {
            if !seen.insert(key) {
                let path = joined(&self.path, key);
                let found = "the key a second time".to_owned();
                notes.faults().push(&path, found, "it once");
            }
        }
        Some(Entries {
            entries,
            path: self.path.clone(),
        })
    }
}

/// The keys and values of an object, and the path to it.
#[derive(Clone, Debug)]
pub(crate) struct Entries<'n> {
    entries: &'n [(String, Node)],
    path: String,
}

impl<'n> Entries<'n> {
    /// The value of a key; `null` counts as absent.
    pub(crate) fn optional(&self, key: &str) -> Option<Place<'n>> {
        let (_, node) = self.entries.iter().find(|(name, _)| name == key)?;
        let place = Place {
            node,
            path: joined(&self.path, key),
        };
        (!place.is_null()).then_some(place)
    }

    /// The value of a key that must be there.
    pub(crate) fn required(&self, key: &str, notes: &mut impl Notes) -> Option<Place<'n>> {
        let place = self.optional(key);
        if place.is_none() {
            let path = joined(&self.path, key);
            let expected = "a value; the key is required";
            notes.faults().push(&path, "nothing".to_owned(), expected);
        }
        place
    }

    /// Every key with its value.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&'n str, Place<'n>)> + '_ {
        self.entries.iter().map(|(key, node)| {
            (
                key.as_str(),
                Place {
                    node,
                    path: joined(&self.path, key),
                },
            )
        })
    }
}

fn joined(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}

/// A plain decimal with an optional sign, never rounded.
pub(crate) fn read_decimal(text: &str) -> Option<Decimal> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(fraction) || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    let significant = whole
        .bytes()
        .chain(fraction.bytes())
        .skip_while(|byte| *byte == b'0')
        .count();
    if significant > 28 {
        return None;
    }
    Decimal::from_str_exact(text).ok()
}

/// A number of a JSON text, perhaps with an exponent, as a plain decimal.
fn plain_digits(text: &str) -> Option<Cow<'_, str>> {
    /// A larger shift is a mistake, and would make a very long number.
    const LARGEST_SHIFT: usize = 500;
    let Some((digits, exponent)) = text.split_once(['e', 'E']) else {
        return Some(Cow::Borrowed(text));
    };
    let (sign, digits) = digits
        .strip_prefix('-')
        .map_or(("", digits), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let exponent: i32 = exponent.parse().ok()?;
    let shift = usize::try_from(exponent.unsigned_abs())
        .ok()
        .filter(|n| *n <= LARGEST_SHIFT)?;
    let zeros = "0".repeat(shift);
    let (digits, point) = if exponent < 0 {
        (format!("{zeros}{whole}{fraction}"), whole.len())
    } else {
        (format!("{whole}{fraction}{zeros}"), whole.len() + shift)
    };
    let (whole, fraction) = digits.split_at_checked(point)?;
    Some(Cow::Owned(format!("{sign}{whole}.{fraction}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::writing::faults::DocumentFaults;

    #[test]
    fn decimals_are_read_as_written() {
        assert_eq!(read_decimal("0.15"), Some(Decimal::new(15, 2)));
        assert_eq!(read_decimal("-5"), Some(Decimal::from(-5)));
        let number = |text| plain_digits(text).and_then(|digits| read_decimal(&digits));
        assert_eq!(number("1.5e2"), Some(Decimal::from(150)));
        assert_eq!(number("-1.25E+1"), Some(Decimal::new(-125, 1)));
        assert_eq!(number("1e-5"), Some(Decimal::new(1, 5)));
        assert_eq!(number("1e999999999"), None);
        for bad in ["", ".", "-", "1e5", "1,000", " 1", "NaN", "--1", "+1"] {
            assert_eq!(read_decimal(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_decimal_of_29_digits_is_refused_and_not_rounded() {
        assert!(read_decimal("0.0000000000000000000000000001").is_some());
        assert!(read_decimal("1234567890123456789012345678").is_some());
        assert_eq!(read_decimal("12345678901234567890123456789"), None);
        assert_eq!(read_decimal("0.14999999999999999444888487687"), None);
    }

    #[test]
    fn every_fault_is_noted_with_its_path() {
        let node = Node::Map(vec![
            (
                "list".into(),
                Node::List(vec![Node::Number("1".into()), Node::Text("x".into())]),
            ),
            ("flag".into(), Node::Null),
            ("flag".into(), Node::Null),
        ]);
        let mut faults = DocumentFaults::default();
        let entries = Place::root(&node).entries(&mut faults).unwrap();
        let list = entries.required("list", &mut faults).unwrap();
        assert_eq!(list.each(&mut faults, Place::decimal), None);
        assert!(entries.required("flag", &mut faults).is_none());
        let paths: Vec<_> = faults
            .as_slice()
            .iter()
            .map(|fault| fault.path.as_str())
            .collect();
        assert_eq!(paths, ["flag", "list[1]", "flag"]);
        assert_eq!(
            faults.as_slice()[1].to_string(),
            "at list[1]: found \"x\"; expected a decimal of at most 28 digits"
        );
    }
}
