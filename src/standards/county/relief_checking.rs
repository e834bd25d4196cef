//! Checks that reliefs name what is there, and add what can be added.

use crate::model::{Item, Unit};
use crate::standards::county::clause::ClauseTest;
use crate::standards::county::complaints::{Complaints, Named, RestsOn, by_stage, two_units};
use crate::standards::county::indicator::{PerStage, Terms};
use crate::standards::county::relief::{Relief, ReliefEffect};

impl Complaints {
    pub(super) fn check_relief(&mut self, relief: &Relief, named: &Named<'_>, path: &str) {
        let (ReliefEffect::Count { when, .. }
        | ReliefEffect::Rooms { when, .. }
        | ReliefEffect::Size { when, .. }) = &relief.effect;
        if when.unit() != Unit::YesNo {
            let found = format!("`{}`", when.code());
            self.note(
                &format!("{path}.when"),
                found,
                "an item answered by yes or no",
            );
        }
        match &relief.effect {
            ReliefEffect::Count {
                indicator, terms, ..
            } => {
                self.check_counted(indicator, terms, named, path);
            }
            ReliefEffect::Rooms {
                clause: code,
                rooms,
                ..
            } => {
                let asked = self.check_clause_of(code, "rooms", named, path);
                let sorts = match asked {
                    Some(ClauseTest::Rooms { rooms, .. }) => rooms.len(),
                    _ => 0,
                };
                for (stage, rooms) in by_stage(rooms) {
                    let path = format!("{path}.rooms.{stage}");
                    self.check_rooms(rooms, &path);
                    if sorts > 0 && !rooms.is_empty() && rooms.len() != sorts {
                        let found = format!("{} sorts of room", rooms.len());
                        self.note(&path, found, format!("{sorts}, as in clause {code}"));
                    }
                }
            }
            ReliefEffect::Size {
                clause: code,
                or_migrant_share_above,
                limit,
                larger_limit,
                ..
            } => {
                self.check_clause_of(code, "size", named, path);
                let share = *or_migrant_share_above;
                self.check_share(share, &format!("{path}.or_migrant_share_above"));
                self.check_size(*limit, *larger_limit, path);
            }
        }
    }

    /// Checks what a relief adds to an indicator.
    fn check_counted(
        &mut self,
        code: &str,
        terms: &PerStage<Terms<Item>>,
        named: &Named<'_>,
        path: &str,
    ) {
        let indicator = named.indicators.get(code).copied();
        if indicator.is_none() && !named.indicators.contains_key("") {
            let path = format!("{path}.indicator");
            let expected = "the code of an indicator";
            self.note_resting_on(
                RestsOn::List("indicators"),
                &path,
                format!("\"{code}\""),
                expected,
            );
        }
        let path = format!("{path}.terms");
        self.check_item_terms(terms, indicator.is_some_and(|one| one.split), &path);
        if by_stage(terms).iter().all(|(_, terms)| terms.is_empty()) {
            self.note_empty(&path, "at least one item");
        }
        for (stage, added) in by_stage(terms) {
            let counted = indicator.and_then(|one| one.numerator.get(stage));
            let counted = counted.map(AsRef::as_ref).unwrap_or_default();
            // A numerator of two units is complained of by itself.
            if two_units(counted).is_none() {
                self.check_units(&[counted, added].concat(), &format!("{path}.{stage}"));
            }
        }
    }

    /// The test of the clause that a relief names; complains if it is not there or of another kind.
    fn check_clause_of<'s>(
        &mut self,
        code: &str,
        kind: &str,
        named: &Named<'s>,
        path: &str,
    ) -> Option<&'s ClauseTest> {
        let asked = named.clauses.get(code);
        let test = asked.and_then(|(_, clause)| clause.test.as_ref());
        let fits = match test {
            Some(ClauseTest::Rooms { .. }) => kind == "rooms",
            Some(ClauseTest::Size { .. }) => kind == "size",
            _ => false,
        };
        if !fits && !named.clauses.contains_key("") {
            let (found, rests_on) = match asked {
                Some((index, _)) => (
                    ", whose test is another",
                    RestsOn::Whole(format!("clauses[{index}].test")),
                ),
                None => ("", RestsOn::List("clauses")),
            };
            let found = format!("\"{code}\"{found}");
            let expected = format!("the code of a clause with a test of the kind `{kind}`");
            self.note_resting_on(rests_on, &format!("{path}.clause"), found, expected);
        }
        test.filter(|_| fits)
    }
}
