//! The keys of a standard's document, read one by one, with every fault noted.

use crate::judgement::{Bound, ROUNDING_MODES, Reporting};
use crate::model::{DocumentFault, DocumentFaults, Entries, Node, Place, Text};
use crate::standards::provenance::Provenance;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The keys of one object. Where there is no object, that alone is noted, and no missing key.
pub(in crate::standards) struct Fields<'n, 'f> {
    entries: Option<Entries<'n>>,
    faults: &'f mut DocumentFaults,
}

impl<'n, 'f> Fields<'n, 'f> {
    /// The keys of an object; those that are not among the known are noted.
    pub(in crate::standards) fn of(
        place: &Place<'n>,
        known: &[&str],
        faults: &'f mut DocumentFaults,
    ) -> Self {
        let entries = place.entries(faults);
        for (key, value) in entries.iter().flat_map(Entries::all) {
            if !known.contains(&key) {
                let expected = match nearest(key, known.iter().copied(), faults) {
                    Some(near) => format!("`{near}`, or another of {}", known.join(", ")),
                    None => format!("one of {}", known.join(", ")),
                };
                faults.push(value.path(), "an unknown key".to_owned(), expected);
            }
        }
        Self { entries, faults }
    }

    pub(in crate::standards) fn required<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&Place<'n>, &mut DocumentFaults) -> Option<T>,
    ) -> Option<T> {
        let place = self.entries.as_ref()?.required(key, self.faults)?;
        read(&place, self.faults)
    }

    pub(in crate::standards) fn optional<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&Place<'n>, &mut DocumentFaults) -> Option<T>,
    ) -> Option<T> {
        let place = self.entries.as_ref()?.optional(key)?;
        read(&place, self.faults)
    }

    pub(in crate::standards) fn count(&mut self, key: &str) -> u32 {
        self.required(key, Place::count).unwrap_or_default()
    }

    /// Yes or no, with no where nothing is said.
    pub(in crate::standards) fn flag(&mut self, key: &str) -> bool {
        self.optional(key, Place::boolean).unwrap_or_default()
    }

    /// A list of objects, empty where there is none.
    pub(in crate::standards) fn members<T: Clone>(
        &mut self,
        key: &str,
        read: impl FnMut(&Place<'n>, &mut DocumentFaults) -> T,
    ) -> Cow<'static, [T]> {
        self.optional(key, |place, faults| members(place, faults, read))
            .unwrap_or_default()
    }

    /// A list of codes, empty where there is none.
    pub(in crate::standards) fn list<T: Clone>(
        &mut self,
        key: &str,
        read: impl FnMut(&Place<'n>, &mut DocumentFaults) -> Option<T>,
    ) -> Cow<'static, [T]> {
        self.optional(key, |place, faults| each(place, faults, read))
            .unwrap_or_default()
    }
}

pub(in crate::standards) fn members<'n, T: Clone>(
    place: &Place<'n>,
    faults: &mut DocumentFaults,
    mut read: impl FnMut(&Place<'n>, &mut DocumentFaults) -> T,
) -> Option<Cow<'static, [T]>> {
    let places = place.list(faults)?;
    Some(Cow::Owned(
        places.iter().map(|place| read(place, faults)).collect(),
    ))
}

pub(in crate::standards) fn each<'n, T: Clone>(
    place: &Place<'n>,
    faults: &mut DocumentFaults,
    read: impl FnMut(&Place<'n>, &mut DocumentFaults) -> Option<T>,
) -> Option<Cow<'static, [T]>> {
    place.each(faults, read).map(Cow::Owned)
}

pub(in crate::standards) fn is_object(place: &Place<'_>) -> bool {
    place.entries(&mut DocumentFaults::default()).is_some()
}

/// What the key `kind` says, where it is one of these.
pub(in crate::standards) fn tag<'k>(
    place: &Place<'_>,
    faults: &mut DocumentFaults,
    kinds: &[&'k str],
) -> Option<&'k str> {
    let Some(entries) = place.entries(&mut DocumentFaults::default()) else {
        place.fault(faults, "an object with a `kind`");
        return None;
    };
    let kind = entries.required("kind", faults)?;
    kind.choice(faults, &format!("one of {}", kinds.join(", ")), |text| {
        kinds.iter().copied().find(|kind| *kind == text)
    })
}

/// The member of a list that a text names.
pub(in crate::standards) fn named<T: Copy>(
    place: &Place<'_>,
    faults: &mut DocumentFaults,
    list: &[(&str, T)],
) -> Option<T> {
    let names: Vec<&str> = list.iter().map(|(name, _)| *name).collect();
    place.choice(faults, &format!("one of {}", names.join(", ")), |text| {
        list.iter()
            .find(|(name, _)| *name == text)
            .map(|(_, member)| *member)
    })
}

pub(in crate::standards) fn string(
    place: &Place<'_>,
    faults: &mut DocumentFaults,
) -> Option<Cow<'static, str>> {
    place.text(faults).map(|text| Cow::Owned(text.to_owned()))
}

/// A text in both languages, or one text for both.
pub(in crate::standards) fn words(place: &Place<'_>, faults: &mut DocumentFaults) -> Option<Text> {
    if place.is_text() {
        let both = string(place, faults)?;
        return Some(Text {
            zh: both.clone(),
            en: both,
        });
    }
    if !is_object(place) {
        place.fault(
            faults,
            "a text, or one in each language as {\"zh\": …, \"en\": …}",
        );
        return None;
    }
    let mut fields = Fields::of(place, &["zh", "en"], faults);
    let zh = fields.required("zh", string);
    let en = fields.required("en", string);
    Some(Text { zh: zh?, en: en? })
}

pub(in crate::standards) fn bound(place: &Place<'_>, faults: &mut DocumentFaults) -> Option<Bound> {
    place.choice(faults, "a sign and a decimal such as \">= 4.2\"", |text| {
        text.parse().ok()
    })
}

/// The number of decimals, which are then rounded half away from zero, or the mode with it.
pub(in crate::standards) fn reporting(
    place: &Place<'_>,
    faults: &mut DocumentFaults,
) -> Option<Reporting> {
    if !is_object(place) {
        return place.count(faults).map(Reporting::half_away);
    }
    let mut fields = Fields::of(place, &["places", "mode"], faults);
    let places = fields.required("places", Place::count);
    let mode = fields.optional("mode", |place, faults| {
        named(place, faults, &ROUNDING_MODES)
    });
    let half_away = Reporting::half_away(places?);
    Some(Reporting {
        mode: mode.unwrap_or(half_away.mode),
        ..half_away
    })
}

/// What stands where a provenance could not be read.
pub(in crate::standards) const fn no_provenance() -> Provenance {
    Provenance {
        issuer: BLANK,
        title: BLANK,
        year: 0,
        url: Cow::Borrowed(""),
    }
}

pub(in crate::standards) fn provenance(
    place: &Place<'_>,
    name: &Text,
    faults: &mut DocumentFaults,
) -> Provenance {
    let mut fields = Fields::of(place, &["issuer", "title", "year", "url"], faults);
    Provenance {
        issuer: fields.required("issuer", words).unwrap_or(BLANK),
        title: fields
            .optional("title", words)
            .unwrap_or_else(|| name.clone()),
        year: fields.count("year"),
        url: fields.optional("url", string).unwrap_or_default(),
    }
}

/// The known word that comes nearest to another, if one is near; none after so many faults that
/// nobody reads on.
pub(in crate::standards) fn nearest<'k>(
    word: &str,
    known: impl Iterator<Item = &'k str>,
    faults: &DocumentFaults,
) -> Option<&'k str> {
    const HINTED: usize = 1000;
    if faults.as_slice().len() >= HINTED {
        return None;
    }
    crate::model::nearest(word, known)
}

/// Splits a path into its first step and the rest: `indicators` and `[2].per`, `[2]` and `.per`.
pub(in crate::standards) fn first_step(path: &str) -> (&str, &str) {
    let path = path.strip_prefix('.').unwrap_or(path);
    let ends = |(index, sign): (usize, char)| match sign {
        ']' => Some(index + 1),
        '.' | '[' if index > 0 => Some(index),
        _ => None,
    };
    path.split_at(path.char_indices().find_map(ends).unwrap_or(path.len()))
}

/// The number of a step such as `[2]`.
pub(in crate::standards) fn list_index(step: &str) -> Option<usize> {
    step.strip_prefix('[')?.strip_suffix(']')?.parse().ok()
}

/// Sorts faults, each with what is left of its path below `node`, into the order of the document;
/// those of an object itself, such as a missing key, come before those of its values.
pub(in crate::standards) fn in_document_order(
    node: &Node,
    faults: Vec<(&str, &DocumentFault)>,
    ordered: &mut DocumentFaults,
) {
    let mut below: BTreeMap<&str, Vec<(&str, &DocumentFault)>> = BTreeMap::new();
    let mut here = Vec::new();
    for (path, fault) in faults {
        let (step, rest) = first_step(path);
        let known = match node {
            // An unknown key may hold the signs of a path, but no fault lies below it.
            Node::Map(_) => !step.is_empty(),
            Node::List(nodes) => list_index(step).is_some_and(|index| index < nodes.len()),
            _ => false,
        };
        if known {
            below.entry(step).or_default().push((rest, fault));
        } else {
            here.push(fault);
        }
    }
    let children: Vec<(String, &Node)> = match node {
        Node::Map(entries) => entries
            .iter()
            .map(|(key, node)| (key.clone(), node))
            .collect(),
        Node::List(nodes) => nodes
            .iter()
            .enumerate()
            .map(|(index, node)| (format!("[{index}]"), node))
            .collect(),
        _ => Vec::new(),
    };
    let found: Vec<_> = children
        .iter()
        .filter_map(|(step, child)| below.remove(step.as_str()).map(|faults| (*child, faults)))
        .collect();
    let missing = below.into_values().flatten().map(|(_, fault)| fault);
    for fault in here.into_iter().chain(missing) {
        ordered.push(&fault.path, fault.found.clone(), fault.expected.clone());
    }
    for (child, faults) in found {
        in_document_order(child, faults, ordered);
    }
}

/// What stands where a text could not be read.
pub(in crate::standards) const BLANK: Text = Text::new("", "");
