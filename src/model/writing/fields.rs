//! The keys of one object of a document, read one by one, with every fault noted.

use crate::model::writing::document::{Entries, Place};
use crate::model::writing::faults::{DocumentFaults, Notes};
use crate::model::writing::text::Text;
use std::borrow::Cow;

/// The keys of one object, and where its faults are noted.
pub(crate) struct Fields<'n, 'f, N = DocumentFaults> {
    /// `None` where there is no object: that alone is noted, and no missing key.
    entries: Option<Entries<'n>>,
    /// The keys that were asked for.
    asked: Vec<String>,
    pub(crate) notes: &'f mut N,
}

/// There is a fault, and it was noted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Noted;

impl<'n, 'f, N: Notes> Fields<'n, 'f, N> {
    /// What is read from the keys of an object; those that were not asked for are noted.
    pub(crate) fn read<T>(
        place: &Place<'n>,
        notes: &'f mut N,
        read: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let entries = place.entries(notes);
        let asked = Vec::new();
        let mut fields = Self {
            entries,
            asked,
            notes,
        };
        let read = read(&mut fields);
        fields.note_unasked();
        read
    }

    /// The keys of an object, before it is known which may stand there; `None` where there is none.
    pub(crate) fn open(place: &Place<'n>, notes: &'f mut N) -> Option<Self> {
        let entries = Some(place.entries(notes)?);
        let asked = Vec::new();
        Some(Self {
            entries,
            asked,
            notes,
        })
    }

    /// Notes the keys that were not asked for.
    pub(crate) fn note_unasked(&mut self) {
        let asked = std::mem::take(&mut self.asked);
        let known: Vec<&str> = asked.iter().map(String::as_str).collect();
        self.note_unknown(&known);
    }

    /// Notes the keys that are not among the known.
    pub(crate) fn note_unknown(&mut self, known: &[&str]) {
        for (key, value) in self.entries.iter().flat_map(Entries::all) {
            if !known.contains(&key) {
                self.notes.unknown_key(key, value.path(), known);
            }
        }
    }

    /// Takes a key for one that was asked for.
    pub(crate) fn know(&mut self, key: &str) {
        self.asked.push(key.to_owned());
    }

    /// Where the value of a key stands, if it is there.
    pub(crate) fn place(&self, key: &str) -> Option<Place<'n>> {
        self.entries.as_ref()?.optional(key)
    }

    /// Every key with its value.
    pub(crate) fn all(&self) -> Vec<(&'n str, Place<'n>)> {
        self.entries.iter().flat_map(Entries::all).collect()
    }

    pub(crate) fn required<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&Place<'n>, &mut N) -> Option<T>,
    ) -> Option<T> {
        self.know(key);
        let place = self.entries.as_ref()?.required(key, self.notes)?;
        read(&place, self.notes)
    }

    /// `None` where it is absent, and where it has a fault.
    pub(crate) fn optional<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&Place<'n>, &mut N) -> Option<T>,
    ) -> Option<T> {
        self.know(key);
        read(&self.place(key)?, self.notes)
    }

    /// The same where it matters which of the two it is.
    pub(crate) fn perhaps<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&Place<'n>, &mut N) -> Option<T>,
    ) -> Result<Option<T>, Noted> {
        self.know(key);
        match self.place(key) {
            Some(place) => read(&place, self.notes).map(Some).ok_or(Noted),
            None => Ok(None),
        }
    }

    pub(crate) fn count(&mut self, key: &str) -> u32 {
        self.required(key, Place::count).unwrap_or_default()
    }

    /// Yes or no, with no where nothing is said.
    pub(crate) fn flag(&mut self, key: &str) -> bool {
        self.optional(key, Place::boolean).unwrap_or_default()
    }

    /// A list of objects, empty where there is none.
    pub(crate) fn members<T: Clone>(
        &mut self,
        key: &str,
        read: impl FnMut(&Place<'n>, &mut N) -> T,
    ) -> Cow<'static, [T]> {
        self.optional(key, |place, notes| members(place, notes, read))
            .unwrap_or_default()
    }

    /// A list of codes, empty where there is none.
    pub(crate) fn list<T: Clone>(
        &mut self,
        key: &str,
        read: impl FnMut(&Place<'n>, &mut N) -> Option<T>,
    ) -> Cow<'static, [T]> {
        self.optional(key, |place, notes| place.each(notes, read).map(Cow::Owned))
            .unwrap_or_default()
    }

    /// A list of which each member must be sound, empty where there is none.
    pub(crate) fn each<T>(
        &mut self,
        key: &str,
        read: impl FnMut(&Place<'n>, &mut N) -> Option<T>,
    ) -> Option<Vec<T>> {
        let list = self.perhaps(key, |place, notes| place.each(notes, read));
        list.ok().map(Option::unwrap_or_default)
    }
}

/// The members of a list, each with blanks for what could not be read.
pub(crate) fn members<'n, T: Clone, N: Notes>(
    place: &Place<'n>,
    notes: &mut N,
    mut read: impl FnMut(&Place<'n>, &mut N) -> T,
) -> Option<Cow<'static, [T]>> {
    let members = place.each(notes, |place, notes| Some(read(place, notes)));
    members.map(Cow::Owned)
}

/// A text or a number that names something, and is not blank.
pub(crate) fn own_label(place: &Place<'_>, notes: &mut impl Notes) -> Option<String> {
    let text = place.label(notes)?.trim();
    if text.is_empty() {
        place.fault(notes, "a text that is not blank");
        return None;
    }
    Some(text.to_owned())
}

/// A text or a number; a blank one says nothing.
pub(crate) fn label(place: &Place<'_>, notes: &mut impl Notes) -> Option<String> {
    let text = place.label(notes)?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A text in both languages, or one text for both; the one that is there stands for the other.
pub(crate) fn words_in_any(place: &Place<'_>, notes: &mut impl Notes) -> Option<Text> {
    let owned = |text: &str| Cow::Owned(text.to_owned());
    let [zh, en] = if place.is_text() {
        let text = place.text(notes).map(owned);
        [text.clone(), text]
    } else {
        let mut fields = Fields::open(place, notes)?;
        let texts = LANGUAGES.map(|key| fields.optional(key, Place::text).map(owned));
        fields.note_unknown(&LANGUAGES);
        texts
    };
    let (zh, en) = (zh.clone().or_else(|| en.clone())?, en.or(zh)?);
    Some(Text { zh, en })
}

const LANGUAGES: [&str; 2] = ["zh", "en"];
