//! A thing that is lent, or owned together with others.

use std::ops::Deref;
use std::sync::Arc;

/// A reference, or a share of a thing: so that what is made of the thing can live as long as it, or on
/// its own.
#[derive(Debug)]
pub(crate) enum Shared<'a, T> {
    Lent(&'a T),
    Owned(Arc<T>),
}

impl<T> Clone for Shared<'_, T> {
    fn clone(&self) -> Self {
        match self {
            Self::Lent(thing) => Self::Lent(thing),
            Self::Owned(thing) => Self::Owned(Arc::clone(thing)),
        }
    }
}

impl<T> Deref for Shared<'_, T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        match self {
            Self::Lent(thing) => thing,
            Self::Owned(thing) => thing,
        }
    }
}
