//! A thing as it is told in one language.

use crate::model::Language;
use std::ops::Deref;

/// A thing and the language it is told in, so that neither is handed from sentence to sentence.
#[derive(Debug)]
pub(crate) struct Told<'r, T> {
    thing: &'r T,
    pub(crate) language: Language,
}

impl<'r, T> Told<'r, T> {
    pub(crate) const fn new(thing: &'r T, language: Language) -> Self {
        Self { thing, language }
    }

    /// The thing, for as long as it is lent.
    pub(crate) const fn thing(&self) -> &'r T {
        self.thing
    }

    /// Another thing, told in the same language.
    pub(crate) const fn of<'o, U>(&self, thing: &'o U) -> Told<'o, U> {
        Told::new(thing, self.language)
    }

    /// Chooses between a Chinese and an English form.
    pub(crate) fn pick<F>(&self, zh: F, en: F) -> F {
        self.language.pick(zh, en)
    }
}

impl<T> Clone for Told<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Told<'_, T> {}

impl<T> Deref for Told<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.thing
    }
}
