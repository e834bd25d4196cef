//! Complaints about a standard, and what is checked alike wherever it stands.

use crate::model::{DocumentFault, Figure, Item, Stage, Unit};
use crate::ratio::RatioDefinition;
use crate::standards::county::clause::Clause;
use crate::standards::county::indicator::{Indicator, PerStage, Term};
use crate::standards::county::standard::Standard;
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound::{Included, Unbounded};

/// All that does not fit together in a standard.
#[derive(Debug, Default)]
pub(super) struct Complaints(Vec<Complaint>);

#[derive(Debug)]
struct Complaint {
    fault: DocumentFault,
    rests_on: RestsOn,
}

/// What else must have been read for a complaint to be to the point.
#[derive(Debug)]
pub(super) enum RestsOn {
    Nothing,
    /// A list, so that what is looked for may be in it; a fault of a member does not matter.
    List(&'static str),
    /// A place and all that is below it.
    Whole(String),
}

impl Complaints {
    /// The complaints about what was read. A place with a fault in reading, above it or below it,
    /// holds a blank, of which nothing can be said.
    pub(super) fn of_what_was_read(self, faults: &[DocumentFault]) -> Vec<DocumentFault> {
        // A wrong `kind` leaves the whole object unread.
        let unread: BTreeSet<&str> = faults
            .iter()
            .map(|fault| fault.path.strip_suffix(".kind").unwrap_or(&fault.path))
            .collect();
        let at_or_above = |path: &str| {
            let ends = path.match_indices(['.', '[']);
            ends.filter_map(|(end, _)| path.get(..end))
                .chain([path, ""])
                .any(|above| unread.contains(above))
        };
        let below = |path: &str| {
            ['.', '['].iter().any(|sign| {
                let start = format!("{path}{sign}");
                let first = unread
                    .range::<str, _>((Included(start.as_str()), Unbounded))
                    .next();
                first.is_some_and(|first| first.starts_with(&start))
            })
        };
        self.0
            .into_iter()
            .filter(|Complaint { fault, rests_on }| {
                let blank = |path: &str| at_or_above(path) || below(path);
                let beside_the_point = match rests_on {
                    RestsOn::Nothing => false,
                    RestsOn::List(path) => at_or_above(path),
                    RestsOn::Whole(path) => blank(path),
                };
                !blank(&fault.path) && !beside_the_point
            })
            .map(|complaint| complaint.fault)
            .collect()
    }

    pub(super) fn note(
        &mut self,
        path: &str,
        found: impl Into<String>,
        expected: impl Into<String>,
    ) {
        self.note_resting_on(RestsOn::Nothing, path, found, expected);
    }

    pub(super) fn note_resting_on(
        &mut self,
        rests_on: RestsOn,
        path: &str,
        found: impl Into<String>,
        expected: impl Into<String>,
    ) {
        let fault = DocumentFault::new(path, found, expected);
        self.0.push(Complaint { fault, rests_on });
    }

    pub(super) fn note_empty(&mut self, path: &str, expected: &str) {
        self.note(path, "an empty list", expected);
    }

    /// Complains of a side with nothing in it, unless a ratio that could not be read would fill it.
    pub(super) fn note_no_terms(&mut self, named: &str, path: &str, expected: &str) {
        let rests_on = RestsOn::Whole(named.to_owned());
        self.note_resting_on(rests_on, path, "an empty list", expected);
    }

    pub(super) fn note_other_figures(&mut self, ratio: &RatioDefinition, path: &str) {
        let found = format!("`{}` over other figures", ratio.code);
        self.note(
            &format!("{path}.ratio"),
            found,
            "the figures of the ratio that is named",
        );
    }

    pub(super) fn check_text(&mut self, path: &str, text: &str) {
        if text.trim().is_empty() {
            self.note(path, format!("\"{text}\""), "a text that is not blank");
        }
    }

    /// Complains of names that are blank, and of the second of two that are equal.
    pub(super) fn check_unique<'s>(
        &mut self,
        names: impl Iterator<Item = (String, &'s Cow<'static, str>)>,
        others: &str,
    ) {
        let mut seen = BTreeSet::new();
        for (path, name) in names {
            self.check_text(&path, name);
            if !name.trim().is_empty() && !seen.insert(name) {
                let found = format!("\"{name}\" a second time");
                self.note(&path, found, format!("one that no other {others} has"));
            }
        }
    }

    pub(super) fn check_amount(&mut self, item: Item, path: &str) {
        if !item.is_amount() {
            let found = format!("`{}`, which is no amount", item.code());
            self.note(path, found, "an item that is an amount");
        }
    }

    /// Complains of figures that stand twice, and of terms that add nothing.
    pub(super) fn check_repetition<F: Copy + Ord + Into<Figure>>(
        &mut self,
        terms: &[Term<F>],
        path: &str,
    ) {
        let mut seen = BTreeSet::new();
        for (index, term) in terms.iter().enumerate() {
            let path = format!("{path}[{index}]");
            if !seen.insert(term.figure) {
                let found = format!("`{}` a second time", term.figure.into().code());
                self.note(&path, found, "each code once");
            }
            if term.factor.is_zero() {
                self.note(&path, format!("`{term}`"), "a factor that is not 0");
            }
        }
    }

    /// Complains of terms in several units; a factor is taken to convert one into another.
    pub(super) fn check_units<F: Copy + Into<Figure>>(&mut self, terms: &[Term<F>], path: &str) {
        if let Some((first, other)) = two_units(terms) {
            let [a, b] = [first, other].map(|term| symbol(term.figure.into().unit()));
            let found = format!("`{first}` in {a} and `{other}` in {b}");
            self.note(path, found, "terms of one unit, or a factor that converts");
        }
    }

    pub(super) fn check_share(&mut self, share: Decimal, path: &str) {
        if share < Decimal::ZERO || share > Decimal::ONE {
            self.note(path, share.to_string(), "a share from 0 to 1");
        }
    }
}

/// What a standard names, by code or name, the first of each. A blank among them stands for one that was not read, so
/// that a name which is not there may be meant for it.
pub(super) struct Named<'s> {
    pub(super) indicators: BTreeMap<&'s str, &'s Indicator>,
    pub(super) clauses: BTreeMap<&'s str, (usize, &'s Clause)>,
    pub(super) parameters: BTreeSet<&'s str>,
}

impl<'s> Named<'s> {
    pub(super) fn of(standard: &'s Standard) -> Self {
        let mut named = Self {
            indicators: BTreeMap::new(),
            clauses: BTreeMap::new(),
            parameters: BTreeSet::new(),
        };
        for indicator in standard.indicators.iter() {
            named
                .indicators
                .entry(indicator.code.as_ref())
                .or_insert(indicator);
        }
        for (index, clause) in standard.clauses.iter().enumerate() {
            named
                .clauses
                .entry(clause.code.as_ref())
                .or_insert((index, clause));
        }
        named
            .parameters
            .extend(standard.parameters.iter().map(|one| one.name.as_ref()));
        named
    }
}

pub(super) fn by_stage<T>(both: &PerStage<T>) -> [(Stage, &T); 2] {
    [
        (Stage::Primary, &both.primary),
        (Stage::Junior, &both.junior),
    ]
}

/// Two terms that are counted in different units and not converted by a factor.
pub(super) fn two_units<F: Copy + Into<Figure>>(terms: &[Term<F>]) -> Option<(&Term<F>, &Term<F>)> {
    let is_amount = |figure| match figure {
        Figure::Item(item) => item.is_amount(),
        Figure::Fact(_) => true,
    };
    let mut plain = terms
        .iter()
        .filter(|term| term.factor.abs() == Decimal::ONE && is_amount(term.figure.into()));
    let first = plain.next()?;
    let unit = first.figure.into().unit();
    plain
        .find(|term| term.figure.into().unit() != unit)
        .map(|other| (first, other))
}

pub(super) fn symbol(unit: Unit) -> &'static str {
    unit.symbol().unwrap_or("no unit")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_complaint_about_what_was_not_read_is_dropped() {
        let fault = |path: &str| DocumentFault::new(path, "", "");
        let left = |complaint: &str, unread: &str| {
            let mut complaints = Complaints::default();
            complaints.note(complaint, "", "");
            complaints.of_what_was_read(&[fault(unread)]).len()
        };
        assert_eq!(left("indicators[1].per", "indicators[1]"), 0);
        assert_eq!(
            left(
                "indicators[1].numerator.primary",
                "indicators[1].numerator.primary[0]"
            ),
            0
        );
        assert_eq!(left("clauses[0].test.rooms", "clauses[0].test.kind"), 0);
        assert_eq!(left("indicators[1].per", ""), 0);
        assert_eq!(left("indicators[1].per", "indicators[1].name"), 1);
        assert_eq!(left("indicators[1].per", "indicators[11]"), 1);
        assert_eq!(left("indicators[1].per", "indicators[1].per_pupil"), 1);
    }
}
