//! Checks that the clauses of a standard can be decided and told.

use crate::judgement::Bound;
use crate::model::{Figure, Item, Unit};
use crate::standards::county::clause::{Clause, ClauseTest, LimitNumber, PLACEHOLDERS, RatioTest};
use crate::standards::county::complaints::{Complaints, Named, RestsOn, by_stage, symbol};
use crate::standards::county::indicator::PerStage;
use crate::standards::county::named_ratio::CountyRatio;
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::collections::BTreeSet;

impl Complaints {
    pub(super) fn check_clause(&mut self, clause: &Clause, named: &Named<'_>, path: &str) {
        let test_path = format!("{path}.test");
        if clause.test.is_none() && !clause.attested {
            let path = format!("{path}.attested");
            let expected = "true, or a test: one of them decides";
            self.note_resting_on(RestsOn::Whole(test_path.clone()), &path, "false", expected);
        }
        match &clause.test {
            None | Some(ClauseTest::Monitoring { .. }) => {}
            Some(ClauseTest::Ratios { ratios }) => self.check_ratios(ratios, named, &test_path),
            Some(ClauseTest::EverySchool {
                numerator,
                denominator,
                at_least,
                ..
            }) => {
                self.check_amount(*numerator, &format!("{test_path}.numerator"));
                self.check_amount(*denominator, &format!("{test_path}.denominator"));
                if [numerator, denominator].iter().all(|item| item.is_amount())
                    && numerator.unit() != denominator.unit()
                {
                    let [part, whole] = [numerator, denominator].map(|item| symbol(item.unit()));
                    let found = format!("a numerator in {part}, a denominator in {whole}");
                    self.note(&test_path, found, "both in one unit");
                }
                if *at_least <= Decimal::ZERO {
                    let path = format!("{test_path}.at_least");
                    self.note(&path, at_least.to_string(), "a share above 0");
                }
            }
            Some(ClauseTest::Rooms {
                classes_per_room,
                rooms,
                ..
            }) => {
                if *classes_per_room == 0 {
                    let path = format!("{test_path}.classes_per_room");
                    self.note(&path, "0", "a number of classes above 0");
                }
                self.check_rooms(rooms, &format!("{test_path}.rooms"));
            }
            Some(ClauseTest::Size {
                limit,
                larger_limit,
                ..
            }) => {
                self.check_size(*limit, *larger_limit, &test_path);
            }
            Some(ClauseTest::ClassSizes { too_large }) => {
                self.check_class_sizes(too_large, &format!("{test_path}.too_large"));
            }
        }
        self.check_sentence(clause, path);
    }

    fn check_ratios(&mut self, ratios: &[RatioTest], named: &Named<'_>, path: &str) {
        if ratios.is_empty() {
            self.note_empty(&format!("{path}.ratios"), "at least one ratio");
        }
        let mut valued = false;
        for (index, ratio) in ratios.iter().enumerate() {
            let path = format!("{path}.ratios[{index}]");
            let sides = [
                ("numerator", &ratio.numerator),
                ("denominator", &ratio.denominator),
            ];
            let named_path = format!("{path}.ratio");
            if let Some(named) = ratio.ratio {
                let own = CountyRatio::of(named, &ratio.scope.parts);
                let terms = |own: &CountyRatio| {
                    own.numerator == ratio.numerator && own.denominator == ratio.denominator
                };
                if !own.as_ref().is_ok_and(terms) {
                    self.note_other_figures(named, &path);
                }
            }
            for (key, terms) in sides {
                let path = format!("{path}.{key}");
                if terms.is_empty() {
                    self.note_no_terms(&named_path, &path, "at least one item or fact");
                }
                for (index, term) in terms.iter().enumerate() {
                    if let Figure::Item(item) = term.figure {
                        self.check_amount(item, &format!("{path}[{index}]"));
                    }
                }
                self.check_repetition(terms, &path);
                self.check_units(terms, &path);
            }
            if ratio.per == 0 {
                self.note(
                    &format!("{path}.per"),
                    "0",
                    "100 for a percentage, 1 for an amount",
                );
            }
            self.check_limit(&ratio.bound, named, &format!("{path}.bound"));
            if valued && ratio.valued {
                let expected = "false: one ratio is the value of its clause";
                self.note(&format!("{path}.valued"), "true a second time", expected);
            }
            valued |= ratio.valued;
        }
    }

    fn check_limit(&mut self, limit: &Bound<LimitNumber>, named: &Named<'_>, path: &str) {
        let LimitNumber::Parameter(name) = &limit.number else {
            return;
        };
        if named.parameters.contains(&**name) || named.parameters.contains("") {
            return;
        }
        let known: Vec<&str> = named.parameters.iter().copied().collect();
        let expected = match known.as_slice() {
            [] => "a decimal; there is no parameter to name".to_owned(),
            _ => format!("a decimal, or one of the parameters {}", known.join(", ")),
        };
        self.note_resting_on(
            RestsOn::List("parameters"),
            path,
            format!("\"{limit}\""),
            expected,
        );
    }

    /// Complains of sorts of rooms that are empty or count something else.
    pub(super) fn check_rooms(&mut self, rooms: &[Cow<'static, [Item]>], path: &str) {
        if rooms.is_empty() {
            self.note_empty(path, "at least one sort of room");
        }
        for (sort, items) in rooms.iter().enumerate() {
            let path = format!("{path}[{sort}]");
            if items.is_empty() {
                self.note_empty(&path, "at least one item");
            }
            let mut seen = BTreeSet::new();
            for (index, item) in items.iter().enumerate() {
                let path = format!("{path}[{index}]");
                if item.unit() != Unit::Rooms {
                    self.note(
                        &path,
                        format!("`{}`", item.code()),
                        "an item that counts rooms",
                    );
                }
                if !seen.insert(item) {
                    let found = format!("`{}` a second time", item.code());
                    self.note(&path, found, "each code once");
                }
            }
        }
    }

    fn check_class_sizes(&mut self, too_large: &PerStage<Cow<'static, [Item]>>, path: &str) {
        if by_stage(too_large)
            .iter()
            .all(|(_, items)| items.is_empty())
        {
            self.note_empty(path, "at least one item");
        }
        for (stage, items) in by_stage(too_large) {
            for (index, item) in items.iter().enumerate() {
                if item.unit() != Unit::Count || item.stage() != Some(stage) {
                    let expected = format!("an item that counts classes of the {stage} stage");
                    let path = format!("{path}.{stage}[{index}]");
                    self.note(&path, format!("`{}`", item.code()), expected);
                }
            }
        }
    }

    pub(super) fn check_size(&mut self, limit: u32, larger_limit: u32, path: &str) {
        if limit == 0 {
            self.note(&format!("{path}.limit"), "0", "a number of pupils above 0");
        }
        if larger_limit < limit {
            let expected = format!("at least `limit`, {limit}");
            self.note(
                &format!("{path}.larger_limit"),
                larger_limit.to_string(),
                expected,
            );
        }
    }

    fn check_sentence(&mut self, clause: &Clause, path: &str) {
        let known = placeholders(clause.test.as_ref());
        let sentence = &clause.sentence;
        for (language, sentence) in [("zh", &sentence.zh), ("en", &sentence.en)] {
            let sentence_path = format!("{path}.sentence.{language}");
            for braced in braced(sentence) {
                match braced {
                    Some(name) if known.contains(&name) => {}
                    Some(name) => self.note_resting_on(
                        RestsOn::Whole(format!("{path}.test")),
                        &sentence_path,
                        format!("`{{{name}}}`"),
                        format!("in braces one of {}", known.join(", ")),
                    ),
                    None => self.note(
                        &sentence_path,
                        "a brace alone",
                        "each `{` closed by a `}`, with a name between them",
                    ),
                }
            }
        }
    }
}

/// What may stand in braces in the sentence of a clause with this test: the codes of its figures,
/// and those of [`PLACEHOLDERS`] that it has something to fill with.
fn placeholders(test: Option<&ClauseTest>) -> Vec<&'static str> {
    let ratios: &[RatioTest] = match test {
        Some(ClauseTest::Ratios { ratios }) => ratios,
        _ => &[],
    };
    let looks_at_schools = matches!(
        test,
        Some(
            ClauseTest::EverySchool { .. }
                | ClauseTest::Rooms { .. }
                | ClauseTest::Size { .. }
                | ClauseTest::ClassSizes { .. }
        )
    );
    let filled = |name: &&&str| match **name {
        "evidence" => true,
        "subjects" => matches!(test, Some(ClauseTest::Monitoring { .. })),
        "schools" | "failing" | "unknown" | "names" => looks_at_schools,
        name if name.ends_with('2') => ratios.len() > 1,
        _ => !ratios.is_empty(),
    };
    let terms = ratios
        .iter()
        .flat_map(|ratio| ratio.numerator.iter().chain(ratio.denominator.iter()));
    let figures: BTreeSet<&str> = terms.map(|term| term.figure.code()).collect();
    PLACEHOLDERS
        .iter()
        .filter(filled)
        .copied()
        .chain(figures)
        .collect()
}

/// What stands between braces, with `None` for a brace without its counterpart.
fn braced(sentence: &str) -> Vec<Option<&str>> {
    let mut names = Vec::new();
    let mut rest = sentence;
    while let Some((before, opened)) = rest.split_once(['{', '}']) {
        let is_open = rest.as_bytes().get(before.len()) == Some(&b'{');
        let next = opened
            .find(['{', '}'])
            .and_then(|next| opened.split_at_checked(next));
        let closed = next.and_then(|(name, rest)| Some((name, rest.strip_prefix('}')?)));
        let closed = closed.filter(|_| is_open);
        names.push(closed.map(|(name, _)| name));
        rest = closed.map_or(opened, |(_, after)| after);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_are_found_in_pairs_and_alone() {
        assert_eq!(braced("{a}份，{b}%"), [Some("a"), Some("b")]);
        assert_eq!(braced("{a{b}}"), [None, Some("b"), None]);
        assert_eq!(braced("none"), []);
        assert_eq!(braced("{"), [None]);
    }
}
