//! What all standards read of their documents.

use crate::judgement::{Bound, ROUNDING_MODES, Reporting};
use crate::model::{DocumentFault, DocumentFaults, Fields, Node, Place, Text, visible};
use crate::standards::provenance::Provenance;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The most decimals that a figure is rounded to or reported with.
pub(in crate::standards) const MOST_PLACES: u32 = 12;

/// What the key `kind` says, where it is one of these.
pub(in crate::standards) fn tag<'k>(
    place: &Place<'_>,
    faults: &mut DocumentFaults,
    kinds: &[&'k str],
) -> Option<&'k str> {
    if !place.is_object() {
        place.fault(faults, "an object with a `kind`");
        return None;
    }
    let kinds: Vec<(&str, &str)> = kinds.iter().map(|kind| (*kind, *kind)).collect();
    // Whoever knows the kind looks at all keys, and notes one that stands twice.
    let entries = place.entries(&mut DocumentFaults::default())?;
    let kind = entries.required("kind", faults)?;
    named(&kind, faults, &kinds)
}

/// The member of a list that a text names.
pub(in crate::standards) fn named<T: Copy>(
    place: &Place<'_>,
    faults: &mut DocumentFaults,
    list: &[(&str, T)],
) -> Option<T> {
    let names: Vec<&str> = list.iter().map(|(name, _)| *name).collect();
    place.named(faults, &format!("one of {}", names.join(", ")), list)
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
    if !place.is_object() {
        place.fault(
            faults,
            "a text, or one in each language as {\"zh\": …, \"en\": …}",
        );
        return None;
    }
    Fields::read(place, faults, |fields| {
        let zh = fields.required("zh", string);
        let en = fields.required("en", string);
        Some(Text { zh: zh?, en: en? })
    })
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
    if !place.is_object() {
        return place.count(faults).map(Reporting::half_away);
    }
    Fields::read(place, faults, |fields| {
        let places = fields.required("places", Place::count);
        let mode = fields.optional("mode", |place, faults| {
            named(place, faults, &ROUNDING_MODES)
        });
        let half_away = Reporting::half_away(places?);
        Some(Reporting {
            mode: mode.unwrap_or(half_away.mode),
            ..half_away
        })
    })
}

/// What every standard says of itself.
pub(in crate::standards) struct Head {
    pub(in crate::standards) id: Cow<'static, str>,
    pub(in crate::standards) name: Text,
    pub(in crate::standards) provenance: Provenance,
}

impl Head {
    pub(in crate::standards) fn read(fields: &mut Fields<'_, '_>) -> Self {
        let id = fields.required("id", string).unwrap_or_default();
        let name = fields.required("name", words).unwrap_or(BLANK);
        let provenance = fields
            .required("provenance", |place, faults| {
                Some(provenance(place, &name, faults))
            })
            .unwrap_or(NO_PROVENANCE);
        Self {
            id,
            name,
            provenance,
        }
    }
}

/// What stands where a provenance could not be read.
const NO_PROVENANCE: Provenance = Provenance {
    issuer: BLANK,
    title: BLANK,
    year: 0,
    url: Cow::Borrowed(""),
};

fn provenance(place: &Place<'_>, name: &Text, faults: &mut DocumentFaults) -> Provenance {
    Fields::read(place, faults, |fields| Provenance {
        issuer: fields.required("issuer", words).unwrap_or(BLANK),
        title: fields
            .optional("title", words)
            .unwrap_or_else(|| name.clone()),
        year: fields.count("year"),
        url: fields.optional("url", string).unwrap_or_default(),
    })
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

/// A standard, or all faults of it in the order of its document.
pub(in crate::standards) fn without_faults<T>(
    standard: T,
    node: &Node,
    faults: &[DocumentFault],
) -> Result<T, DocumentFaults> {
    let paths = faults.iter().map(|fault| (fault.path.as_str(), fault));
    let mut ordered = DocumentFaults::default();
    in_document_order(node, paths.collect(), &mut ordered);
    ordered.into_result(Some(standard))
}

/// Sorts faults, each with what is left of its path below `node`, into the order of the document;
/// those of an object itself, such as a missing key, come before those of its values.
fn in_document_order(
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
            .map(|(key, node)| (visible(key), node))
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
