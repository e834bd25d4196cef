//! The elements, attributes and texts of an XML file of a workbook.

use crate::adapters::sheet::fault::workbook_fault::WorkbookFault;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesEnd, BytesStart, Event};
use std::borrow::Cow;

/// One step through a file; an element without content begins and ends.
pub(super) enum Step<'a> {
    Begin(Element<'a>),
    End(Ending<'a>),
    Text(Cow<'a, str>),
}

/// The end of an element.
pub(super) struct Ending<'a>(BytesEnd<'a>);

impl Ending<'_> {
    /// The name without its prefix.
    pub(super) fn name(&self) -> &str {
        local(self.0.name().into_inner())
    }
}

/// The beginning of an element.
pub(super) struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// The name without its prefix.
    pub(super) fn name(&self) -> &str {
        let name = self.0.name().into_inner();
        local(name)
    }

    /// The names, without their prefixes, and the values, as written, of the attributes.
    fn attributes(&self) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
        // That no name is given twice is not looked at: it takes long where there are many.
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        attributes
            .map_while(Result::ok)
            .map(|attribute| (local(attribute.key.into_inner()), attribute.value))
    }

    /// The value of an attribute, by its name without the prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.attributes();
        let (_, value) = attributes.find(|(key, _)| *key == name)?;
        Some(unescaped(&value).into_owned())
    }

    /// The values of several attributes.
    pub(super) fn values<const N: usize>(&self, names: [&str; N]) -> [Option<Cow<'_, str>>; N] {
        let mut values = [const { None }; N];
        for (key, value) in self.attributes() {
            for (name, place) in names.iter().zip(&mut values) {
                if *name == key && place.is_none() {
                    *place = Some(value.clone());
                }
            }
        }
        values
    }

    /// The value of an attribute whose name without the prefix is that of another, by both.
    pub(super) fn prefixed(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let mut attributes = attributes.with_checks(false).map_while(Result::ok);
        let found = attributes.find(|one| one.key.into_inner() == name)?;
        Some(unescaped(&found.value).into_owned())
    }

    /// The number that is the value of an attribute.
    pub(super) fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Whether an attribute says yes.
    pub(super) fn is(&self, name: &str) -> bool {
        let value = self.attribute(name);
        value.is_some_and(|value| matches!(value.as_str(), "1" | "true" | "on"))
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// A value with its entities put in; those that are not known stay as they are.
pub(super) fn unescaped(value: &str) -> Cow<'_, str> {
    unescape(value).unwrap_or(Cow::Borrowed(value))
}

/// A file of XML, step by step.
///
/// No document type is read, so there are no entities but the five of XML itself.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    name: &'a str,
    /// Where the text begins in its file.
    offset: usize,
    /// How many elements have begun and not ended.
    depth: usize,
}

/// How deep elements may lie in each other: those of a workbook lie about ten deep.
const MAX_DEPTH: usize = 256;

impl<'a> Xml<'a> {
    /// A file of a name, or what stands in it from somewhere on.
    pub(super) fn new(name: &'a str, text: &'a str, offset: usize) -> Self {
        let rest = text.get(offset..).unwrap_or_default();
        let unmarked = rest.strip_prefix('\u{feff}').unwrap_or(rest);
        let offset = offset + (rest.len() - unmarked.len());
        let mut reader = Reader::from_str(unmarked);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        Self {
            reader,
            name,
            offset,
            depth: 0,
        }
    }

    /// Where it stands in the file.
    pub(super) fn position(&self) -> usize {
        let position = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
        self.offset.saturating_add(position)
    }

    /// The next step; `None` at the end of the file.
    pub(super) fn step(&mut self) -> Result<Option<Step<'a>>, WorkbookFault> {
        loop {
            let event = self.reader.read_event().map_err(|_| self.damaged())?;
            return Ok(Some(match event {
                Event::Start(start) | Event::Empty(start) => {
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        return Err(self.damaged());
                    }
                    Step::Begin(Element(start))
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Step::End(Ending(end))
                }
                Event::Text(text) => Step::Text(text.xml10_content()),
                Event::CData(text) => Step::Text(text.xml10_content()),
                Event::GeneralRef(reference) => {
                    let named = match &*reference {
                        "lt" => Some('<'),
                        "gt" => Some('>'),
                        "amp" => Some('&'),
                        "apos" => Some('\''),
                        "quot" => Some('"'),
                        _ => reference.resolve_char_ref().ok().flatten(),
                    };
                    let sign = named.ok_or_else(|| self.damaged())?;
                    Step::Text(Cow::Owned(sign.to_string()))
                }
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
                Event::Eof => return Ok(None),
            }));
        }
    }

    /// That the file is no XML, or ends too early.
    pub(super) fn damaged(&self) -> WorkbookFault {
        WorkbookFault::damaged(self.name)
    }
}
