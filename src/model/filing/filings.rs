//! The amounts of one school, kept small: a school file may have millions of rows with few figures.

use crate::model::filing::error::ModelError;
use crate::model::filing::item::Item;
use crate::model::filing::missing::Missing;
use crate::model::filing::reported::Filed;
use crate::model::filing::short_amount::ShortAmount;
use crate::model::writing::amount::Amount;
use crate::model::writing::bound::Bound;

/// What a slot says where there is no amount; any other slot is the place of the amount.
const NOT_ASKED: u8 = u8::MAX;
const BLANK: u8 = u8::MAX - 1;
const DECLARED: u8 = u8::MAX - 2;
const TOO_LONG: u8 = u8::MAX - 3;
const SUPPRESSED: u8 = u8::MAX - 4;
/// There is an amount, but it is no short one.
const LONG: u8 = u8::MAX - 5;

/// The lowest of these: a place lies below them.
const NO_PLACE: u8 = LONG;

/// For every item that is an amount, the amount or the reason why there is none.
#[derive(Clone, Debug)]
pub(crate) struct Filings {
    slots: [u8; Item::AMOUNTS],
    amounts: Vec<ShortAmount>,
    aside: Option<Box<Aside>>,
}

/// What few schools have: amounts that are not short, and the bounds of suppressed ones.
#[derive(Clone, Debug, Default)]
struct Aside {
    amounts: Vec<(Item, Amount)>,
    bounds: Vec<(Item, Bound)>,
}

// Every place must fit below what is no place.
const _: () = assert!(Item::AMOUNTS < NO_PLACE as usize);

impl Filings {
    /// Nothing filed.
    pub(crate) const EMPTY: Self = Self {
        slots: [NOT_ASKED; Item::AMOUNTS],
        amounts: Vec::new(),
        aside: None,
    };

    /// The amount of an item, if it is a short one.
    #[inline]
    pub(super) fn short(&self, item: Item) -> Option<ShortAmount> {
        let slot = self.slots.get(item.amount_index()?)?;
        self.amounts.get(usize::from(*slot)).copied()
    }

    /// The amount of an item, or the reason why there is none.
    #[inline]
    pub(super) fn get(&self, item: Item) -> Result<Amount, Missing> {
        match self.short(item) {
            Some(short) => Ok(short.amount()),
            None => self.get_other(item),
        }
    }

    /// The amount of an item that has no short one, or the reason.
    fn get_other(&self, item: Item) -> Result<Amount, Missing> {
        let slot = item.amount_index().and_then(|index| self.slots.get(index));
        let aside = self.aside.as_deref();
        match slot.copied().unwrap_or(NOT_ASKED) {
            BLANK => Err(Missing::Blank),
            DECLARED => Err(Missing::Declared),
            TOO_LONG => Err(Missing::TooLong),
            SUPPRESSED => {
                let bound = aside.and_then(|aside| found(&aside.bounds, item));
                Err(Missing::Suppressed(bound.copied()))
            }
            LONG => {
                let amount = aside.and_then(|aside| found(&aside.amounts, item));
                amount.cloned().ok_or(Missing::NotAsked)
            }
            _ => Err(Missing::NotAsked),
        }
    }

    /// Files an amount, checked against its unit, or a reason.
    ///
    /// # Errors
    ///
    /// - [`ModelError::WrongItem`] if the item is no amount.
    /// - [`ModelError::NegativeAmount`] if the amount is below zero.
    /// - [`ModelError::FractionOfWhole`] if the item counts whole things and the amount is not whole.
    pub(crate) fn file(&mut self, item: Item, filed: Filed) -> Result<(), ModelError> {
        if let Filed::Figure(amount) = &filed {
            if amount.is_negative() {
                let amount = amount.clone();
                return Err(ModelError::NegativeAmount { amount });
            }
            if item.unit().is_whole() && !amount.is_whole() {
                let amount = amount.clone();
                return Err(ModelError::FractionOfWhole { amount });
            }
        }
        self.set(item, filed).ok_or(ModelError::WrongItem { item })
    }

    /// Files a short amount of an item that has none yet; false where more is to be looked at.
    #[cfg(feature = "csv")]
    #[inline]
    pub(crate) fn file_short(&mut self, item: Item, short: ShortAmount) -> bool {
        let slot = item
            .amount_index()
            .and_then(|index| self.slots.get_mut(index));
        let place = u8::try_from(self.amounts.len());
        let fits = short.places() == 0 || !item.unit().is_whole();
        match (slot, place) {
            (Some(slot), Ok(place)) if fits && *slot >= NO_PLACE && place < NO_PLACE => {
                *slot = place;
                self.amounts.push(short);
                true
            }
            _ => false,
        }
    }

    /// Says of an item that its place was left blank.
    #[cfg(feature = "csv")]
    pub(crate) fn leave_blank(&mut self, item: Item) {
        self.set(item, Filed::Missing(Missing::Blank));
    }

    /// Begins anew with the reasons of others, which have no amount, and keeps the room.
    #[cfg(feature = "csv")]
    pub(crate) fn reset(&mut self, others: &Self) {
        self.slots = others.slots;
        self.amounts.clear();
        self.aside = None;
    }

    /// Files an amount or a reason; `None` if the item is no amount.
    fn set(&mut self, item: Item, filed: Filed) -> Option<()> {
        let index = item.amount_index()?;
        let place = *self.slots.get(index)?;
        if let Some(aside) = &mut self.aside {
            aside.forget(item);
        }
        let short = filed.amount().and_then(ShortAmount::of);
        let slot = match (short, filed) {
            (Some(short), _) => {
                if let Some(there) = self.amounts.get_mut(usize::from(place)) {
                    *there = short;
                    return Some(());
                }
                self.amounts.push(short);
                // There are fewer items than places, so the place fits.
                u8::try_from(self.amounts.len() - 1).ok()?
            }
            (None, Filed::Figure(amount)) => {
                self.aside().amounts.push((item, amount));
                LONG
            }
            (None, Filed::Missing(reason)) => match reason {
                Missing::NotAsked => NOT_ASKED,
                Missing::Blank => BLANK,
                Missing::Declared => DECLARED,
                Missing::TooLong => TOO_LONG,
                Missing::Suppressed(bound) => {
                    if let Some(bound) = bound {
                        self.aside().bounds.push((item, bound));
                    }
                    SUPPRESSED
                }
            },
        };
        *self.slots.get_mut(index)? = slot;
        if slot >= NO_PLACE {
            self.close_gap(place);
        }
        Some(())
    }

    fn aside(&mut self) -> &mut Aside {
        self.aside.get_or_insert_default()
    }

    /// Takes out the amount of a place that is of no more use.
    fn close_gap(&mut self, place: u8) {
        if usize::from(place) < self.amounts.len() {
            self.amounts.remove(usize::from(place));
            let behind = |slot: &&mut u8| **slot > place && **slot < NO_PLACE;
            self.slots
                .iter_mut()
                .filter(behind)
                .for_each(|slot| *slot -= 1);
        }
    }

    /// Gives back the room that no amount takes.
    pub(super) fn shrink(&mut self) {
        self.amounts.shrink_to_fit();
    }
}

impl Default for Filings {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl Aside {
    fn forget(&mut self, item: Item) {
        self.amounts.retain(|(of, _)| *of != item);
        self.bounds.retain(|(of, _)| *of != item);
    }
}

/// What is kept of an item.
fn found<T>(list: &[(Item, T)], item: Item) -> Option<&T> {
    list.iter()
        .find_map(|(of, kept)| (*of == item).then_some(kept))
}

/// Equal when every item is: the order in which they were filed does not count.
impl PartialEq for Filings {
    fn eq(&self, other: &Self) -> bool {
        Item::amounts().all(|item| self.get(item) == other.get(item))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filed_is_found_whatever_was_filed_or_taken_back_before() {
        let mut filings = Filings::EMPTY;
        let items: Vec<Item> = Item::amounts().collect();
        for (number, item) in (0_u32..).zip(&items) {
            filings.set(*item, Filed::Figure(number.into())).unwrap();
        }
        filings
            .set(items[3], Filed::Missing(Missing::Blank))
            .unwrap();
        filings
            .set(items[80], Filed::Missing(Missing::NotAsked))
            .unwrap();
        filings.set(items[5], Filed::Figure(500.into())).unwrap();
        for (number, item) in (0_u32..).zip(&items) {
            let expected = match number {
                3 => Err(Missing::Blank),
                80 => Err(Missing::NotAsked),
                5 => Ok(Amount::from(500)),
                _ => Ok(Amount::from(number)),
            };
            assert_eq!(filings.get(*item), expected);
        }
        filings.set(items[3], Filed::Figure(3.into())).unwrap();
        assert_eq!(filings.get(items[3]), Ok(3.into()));
        assert_eq!(filings.get(Item::SchoolName), Err(Missing::NotAsked));
        assert_eq!(filings.set(Item::SchoolName, Filed::Figure(1.into())), None);
    }

    #[test]
    fn a_bound_stays_with_what_is_suppressed() {
        let mut filings = Filings::EMPTY;
        let below: Bound = "< 5".parse().unwrap();
        for reason in [Some(below), None] {
            let suppressed = Missing::Suppressed(reason);
            filings
                .set(Item::Books, Filed::Missing(suppressed))
                .unwrap();
            assert_eq!(filings.get(Item::Books), Err(suppressed));
        }
        filings.set(Item::Books, Filed::Figure(3.into())).unwrap();
        assert_eq!(filings.get(Item::Books), Ok(3.into()));
    }

    #[test]
    fn an_amount_of_many_digits_stays_whatever_stands_beside_it() {
        let long: Amount = "9999999999999999999999999999.5".parse().unwrap();
        let mut filings = Filings::EMPTY;
        let file = |filings: &mut Filings, amount: &Amount| {
            filings
                .set(Item::Books, Filed::Figure(amount.clone()))
                .unwrap();
        };
        for before in [None, Some(7)] {
            if let Some(short) = before {
                file(&mut filings, &short.into());
            }
            filings
                .set(Item::Computers, Filed::Figure(8.into()))
                .unwrap();
            file(&mut filings, &long);
            assert_eq!(filings.get(Item::Books), Ok(long.clone()));
            assert_eq!(filings.get(Item::Computers), Ok(8.into()));
        }
        file(&mut filings, &7.into());
        assert_eq!(filings.get(Item::Books), Ok(7.into()));
    }

    #[test]
    fn the_order_of_filing_does_not_count() {
        let (a, b) = (Item::Books, Item::Computers);
        let mut one = Filings::EMPTY;
        one.set(a, Filed::Figure(1.into())).unwrap();
        one.set(b, Filed::Figure(2.into())).unwrap();
        let mut other = Filings::EMPTY;
        other.set(b, Filed::Figure(2.into())).unwrap();
        assert_ne!(one, other);
        other.set(a, Filed::Figure(1.into())).unwrap();
        assert_eq!(one, other);
    }
}
