//! The amounts of one school, kept small: a school file may have millions of rows with few figures.

use crate::model::filing::filed::{Filed, Missing};
use crate::model::filing::item::Item;
use crate::model::writing::amount::Amount;
use crate::model::writing::bound::Bound;

/// What a slot says where there is no amount; any other slot is the place of the amount.
const NOT_ASKED: u8 = u8::MAX;
const BLANK: u8 = u8::MAX - 1;
const DECLARED: u8 = u8::MAX - 2;
const TOO_LONG: u8 = u8::MAX - 3;
const SUPPRESSED: u8 = u8::MAX - 4;

/// The lowest of the reasons: a place lies below them.
const REASONS: u8 = SUPPRESSED;

/// For every item that is an amount, the amount or the reason why there is none.
#[derive(Clone, Debug)]
pub(super) struct Filings {
    slots: [u8; Item::AMOUNTS],
    amounts: Vec<Amount>,
    /// The bounds of suppressed amounts, where they are known; few have any.
    bounds: Vec<(Item, Bound)>,
}

// Every place must fit below the reasons.
const _: () = assert!(Item::AMOUNTS < REASONS as usize);

impl Filings {
    /// Nothing filed.
    pub(super) const EMPTY: Self = Self {
        slots: [NOT_ASKED; Item::AMOUNTS],
        amounts: Vec::new(),
        bounds: Vec::new(),
    };

    /// The amount of an item, or the reason why there is none.
    #[inline]
    pub(super) fn get(&self, item: Item) -> Result<&Amount, Missing> {
        let slot = item.amount_index().and_then(|index| self.slots.get(index));
        match slot.copied().unwrap_or(NOT_ASKED) {
            BLANK => Err(Missing::Blank),
            DECLARED => Err(Missing::Declared),
            TOO_LONG => Err(Missing::TooLong),
            SUPPRESSED => {
                let bound = self.bounds.iter().find(|(of, _)| *of == item);
                Err(Missing::Suppressed(bound.map(|(_, bound)| *bound)))
            }
            place => self
                .amounts
                .get(usize::from(place))
                .ok_or(Missing::NotAsked),
        }
    }

    /// Files an amount or a reason; `None` if the item is no amount.
    pub(super) fn set(&mut self, item: Item, filed: Filed) -> Option<()> {
        let slot = item
            .amount_index()
            .and_then(|index| self.slots.get_mut(index))?;
        if !self.bounds.is_empty() {
            self.bounds.retain(|(of, _)| *of != item);
        }
        match filed {
            Filed::Amount(amount) => {
                if let Some(place) = self.amounts.get_mut(usize::from(*slot)) {
                    *place = amount;
                } else {
                    // There are fewer items than places, so the place fits.
                    *slot = u8::try_from(self.amounts.len()).ok()?;
                    self.amounts.push(amount);
                }
            }
            Filed::Missing(reason) => {
                let place = *slot;
                *slot = match reason {
                    Missing::NotAsked => NOT_ASKED,
                    Missing::Blank => BLANK,
                    Missing::Declared => DECLARED,
                    Missing::TooLong => TOO_LONG,
                    Missing::Suppressed(bound) => {
                        self.bounds.extend(bound.map(|bound| (item, bound)));
                        SUPPRESSED
                    }
                };
                if usize::from(place) < self.amounts.len() {
                    self.amounts.remove(usize::from(place));
                    let behind = |slot: &&mut u8| **slot > place && **slot < REASONS;
                    self.slots
                        .iter_mut()
                        .filter(behind)
                        .for_each(|slot| *slot -= 1);
                }
            }
        }
        Some(())
    }

    /// Gives back the room that no amount takes.
    pub(super) fn shrink(&mut self) {
        self.amounts.shrink_to_fit();
    }
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
            filings.set(*item, Filed::Amount(number.into())).unwrap();
        }
        filings
            .set(items[3], Filed::Missing(Missing::Blank))
            .unwrap();
        filings
            .set(items[80], Filed::Missing(Missing::NotAsked))
            .unwrap();
        filings.set(items[5], Filed::Amount(500.into())).unwrap();
        for (number, item) in (0_u32..).zip(&items) {
            let expected = match number {
                3 => Err(Missing::Blank),
                80 => Err(Missing::NotAsked),
                5 => Ok(Amount::from(500)),
                _ => Ok(Amount::from(number)),
            };
            assert_eq!(
                filings.get(*item),
                expected.as_ref().map_err(|reason| *reason)
            );
        }
        filings.set(items[3], Filed::Amount(3.into())).unwrap();
        assert_eq!(filings.get(items[3]), Ok(&3.into()));
        assert_eq!(filings.get(Item::SchoolName), Err(Missing::NotAsked));
        assert_eq!(filings.set(Item::SchoolName, Filed::Amount(1.into())), None);
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
        filings.set(Item::Books, Filed::Amount(3.into())).unwrap();
        assert_eq!(filings.get(Item::Books), Ok(&3.into()));
    }

    #[test]
    fn the_order_of_filing_does_not_count() {
        let (a, b) = (Item::Books, Item::Computers);
        let mut one = Filings::EMPTY;
        one.set(a, Filed::Amount(1.into())).unwrap();
        one.set(b, Filed::Amount(2.into())).unwrap();
        let mut other = Filings::EMPTY;
        other.set(b, Filed::Amount(2.into())).unwrap();
        assert_ne!(one, other);
        other.set(a, Filed::Amount(1.into())).unwrap();
        assert_eq!(one, other);
    }
}
