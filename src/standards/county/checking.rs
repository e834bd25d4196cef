//! Checks that the parts of a standard fit together.

use crate::judgement::{Bound, Relation, Reporting};
use crate::model::{DocumentFault, DocumentFaults, Figure, Item, Stage, Unit, read_decimal};
use crate::ratio::RatioDefinition;
use crate::standards::county::clause::{
    Clause, ClauseTest, LimitNumber, PLACEHOLDERS, Parameter, RatioTest,
};
use crate::standards::county::criterion::DispersionRule;
use crate::standards::county::indicator::{Indicator, PerStage, Term, Terms};
use crate::standards::county::named_ratio::{CountyRatio, counted_for_pupils};
use crate::standards::county::relief::{Relief, ReliefEffect};
use crate::standards::county::standard::{ExclusionTest, Standard};
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound::{Included, Unbounded};

/// The most decimals that a figure is reported with.
const MOST_PLACES: u32 = 12;

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
enum RestsOn {
    Nothing,
    /// A list, so that what is looked for may be in it; a fault of a member does not matter.
    List(&'static str),
    /// A place and all that is below it.
    Whole(String),
}

impl Complaints {
    /// Checks a standard, of which some parts may stand blank for what could not be read.
    pub(super) fn about(standard: &Standard) -> Self {
        let mut complaints = Self::default();
        let named = Named::of(standard);
        complaints.check_names(standard);
        complaints.check_exclusions(standard);
        for (index, indicator) in standard.indicators.iter().enumerate() {
            complaints.check_indicator(indicator, &format!("indicators[{index}]"));
        }
        complaints.check_school_rule(standard);
        complaints.check_dispersion(&standard.dispersion);
        for (index, clause) in standard.clauses.iter().enumerate() {
            complaints.check_clause(clause, &named, &format!("clauses[{index}]"));
        }
        for (index, relief) in standard.reliefs.iter().enumerate() {
            complaints.check_relief(relief, &named, &format!("reliefs[{index}].effect"));
        }
        for (index, parameter) in standard.parameters.iter().enumerate() {
            complaints.check_parameter(parameter, &format!("parameters[{index}]"));
        }
        complaints
    }

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

    fn note(&mut self, path: &str, found: impl Into<String>, expected: impl Into<String>) {
        self.note_resting_on(RestsOn::Nothing, path, found, expected);
    }

    fn note_resting_on(
        &mut self,
        rests_on: RestsOn,
        path: &str,
        found: impl Into<String>,
        expected: impl Into<String>,
    ) {
        let (path, found, expected) = (path.to_owned(), found.into(), expected.into());
        let fault = DocumentFault {
            path,
            about: None,
            found,
            expected,
        };
        self.0.push(Complaint { fault, rests_on });
    }

    fn note_empty(&mut self, path: &str, expected: &str) {
        self.note(path, "an empty list", expected);
    }

    /// Complains of names that are blank, and of the second of two that are equal.
    fn check_unique<'s>(
        &mut self,
        names: impl Iterator<Item = (String, &'s Cow<'static, str>)>,
        others: &str,
    ) {
        let mut seen = BTreeSet::new();
        for (path, name) in names {
            if name.trim().is_empty() {
                self.note(&path, format!("\"{name}\""), "a text that is not blank");
            } else if !seen.insert(name) {
                let found = format!("\"{name}\" a second time");
                self.note(&path, found, format!("one that no other {others} has"));
            }
        }
    }

    fn check_names(&mut self, standard: &Standard) {
        if standard.id.trim().is_empty() {
            self.note(
                "id",
                format!("\"{}\"", standard.id),
                "a text that is not blank",
            );
        }
        let indicators = standard.indicators.iter().enumerate();
        let clauses = standard.clauses.iter().enumerate();
        let vetoes = standard.vetoes.iter().enumerate();
        let codes = indicators
            .map(|(index, one)| (format!("indicators[{index}].code"), &one.code))
            .chain(clauses.map(|(index, one)| (format!("clauses[{index}].code"), &one.code)))
            .chain(vetoes.map(|(index, one)| (format!("vetoes[{index}].code"), &one.code)));
        self.check_unique(codes, "indicator, clause or veto");
        let reliefs = standard.reliefs.iter().enumerate();
        let names = reliefs.map(|(index, one)| (format!("reliefs[{index}].name"), &one.name));
        self.check_unique(names, "relief");
        let parameters = standard.parameters.iter().enumerate();
        let names = parameters.map(|(index, one)| (format!("parameters[{index}].name"), &one.name));
        self.check_unique(names, "parameter");
    }

    fn check_exclusions(&mut self, standard: &Standard) {
        for stage in Stage::ALL {
            let factor = standard.stage_factors.get(*stage);
            if factor <= Decimal::ZERO {
                let path = format!("stage_factors.{stage}");
                self.note(&path, factor.to_string(), "a factor above 0");
            }
        }
        for (index, exclusion) in standard.exclusions.iter().enumerate() {
            let path = format!("exclusions[{index}]");
            if exclusion.reason.trim().is_empty() {
                let found = format!("\"{}\"", exclusion.reason);
                self.note(&format!("{path}.reason"), found, "a text that is not blank");
            }
            match &exclusion.when {
                ExclusionTest::SponsoredBy { sponsors }
                | ExclusionTest::NotSponsoredBy { sponsors }
                    if sponsors.is_empty() =>
                {
                    self.note_empty(&format!("{path}.when.sponsors"), "at least one sponsor");
                }
                ExclusionTest::SmallOfKind { fewer_than: 0, .. } => {
                    let path = format!("{path}.when.fewer_than");
                    self.note(&path, "0", "a number of pupils above 0");
                }
                _ => {}
            }
        }
    }

    fn check_indicator(&mut self, indicator: &Indicator, path: &str) {
        if indicator.per == 0 {
            self.note(&format!("{path}.per"), "0", "a number of pupils above 0");
        }
        let (numerator, named) = (format!("{path}.numerator"), format!("{path}.ratio"));
        if let Some(ratio) = indicator.ratio {
            if counted_for_pupils(ratio).as_ref() != Some(&indicator.numerator) {
                self.note_other_figures(ratio, path);
            }
            if indicator.split {
                let expected = "false, as the figures of a ratio are filed by stage";
                self.note(&format!("{path}.split"), "true", expected);
            }
        } else {
            self.check_item_terms(&indicator.numerator, indicator.split, &numerator);
        }
        for (stage, terms) in by_stage(&indicator.numerator) {
            let path = format!("{numerator}.{stage}");
            if terms.is_empty() {
                self.note_no_terms(&named, &path, "at least one item");
            }
            self.check_units(terms, &path);
        }
        let fraction = by_stage(&indicator.numerator)
            .into_iter()
            .find_map(|(_, terms)| terms.iter().find(|term| has_fraction(term)));
        if let Some(term) = fraction.filter(|_| indicator.whole) {
            let found = format!("true, but `{term}` may have a fraction");
            self.note(
                &format!("{path}.whole"),
                found,
                "false, or items that count whole things",
            );
        }
        for (stage, bound) in indicator.threshold.iter().flat_map(by_stage) {
            let path = format!("{path}.threshold.{stage}");
            if bound.relation == Relation::Exactly {
                self.note(
                    &path,
                    format!("\"{bound}\""),
                    "one of the signs >=, >, <=, <",
                );
            } else if bound.relation.is_floor() && bound.number <= Decimal::ZERO {
                self.note(&path, format!("\"{bound}\""), "a number above 0");
            } else if bound.number < Decimal::ZERO {
                self.note(&path, format!("\"{bound}\""), "a number, 0 or more");
            }
        }
        self.check_reported(indicator.reported, path);
    }

    /// Complains of items that are no amounts, or that belong to another stage, or to a stage at
    /// all where the figure is one of the whole school.
    fn check_item_terms(&mut self, terms: &PerStage<Terms<Item>>, split: bool, path: &str) {
        for (stage, terms) in by_stage(terms) {
            let path = format!("{path}.{stage}");
            for (index, term) in terms.iter().enumerate() {
                let path = format!("{path}[{index}]");
                let code = term.figure.code();
                self.check_amount(term.figure, &path);
                match term.figure.stage() {
                    Some(other) if split => {
                        let found = format!("`{code}`, which counts the {other} stage alone");
                        let expected = "an item of the whole school, which can be split";
                        self.note(&path, found, expected);
                    }
                    Some(other) if other != stage => {
                        let found = format!("`{code}`, which counts the {other} stage");
                        let expected =
                            format!("an item of the {stage} stage or of the whole school");
                        self.note(&path, found, expected);
                    }
                    _ => {}
                }
            }
            self.check_repetition(terms, &path);
        }
    }

    fn check_amount(&mut self, item: Item, path: &str) {
        if !item.is_amount() {
            let found = format!("`{}`, which is no amount", item.code());
            self.note(path, found, "an item that is an amount");
        }
    }

    /// Complains of figures that stand twice, and of terms that add nothing.
    fn check_repetition<F: Copy + Ord + Into<Figure>>(&mut self, terms: &[Term<F>], path: &str) {
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
    fn check_units<F: Copy + Into<Figure>>(&mut self, terms: &[Term<F>], path: &str) {
        if let Some((first, other)) = two_units(terms) {
            let [a, b] = [first, other].map(|term| symbol(term.figure.into().unit()));
            let found = format!("`{first}` in {a} and `{other}` in {b}");
            self.note(path, found, "terms of one unit, or a factor that converts");
        }
    }

    fn check_reported(&mut self, reported: Reporting, path: &str) {
        if reported.places > MOST_PLACES {
            let found = format!("{} places", reported.places);
            self.note(
                &format!("{path}.reported"),
                found,
                format!("at most {MOST_PLACES}"),
            );
        }
    }

    fn check_school_rule(&mut self, standard: &Standard) {
        let count = standard.indicators.len();
        if count == 0 {
            self.note_empty("indicators", "at least one indicator");
        }
        let Some(rule) = &standard.school_rule else {
            return;
        };
        if usize::try_from(rule.at_least).is_ok_and(|least| least > count) {
            let expected = format!("at most the number of indicators, {count}");
            let path = "school_rule.at_least";
            self.note_resting_on(
                RestsOn::List("indicators"),
                path,
                rule.at_least.to_string(),
                expected,
            );
        }
        let share = rule.floor_share;
        self.check_share(share, "school_rule.floor_share");
        for (index, indicator) in standard.indicators.iter().enumerate() {
            let path = format!("indicators[{index}].threshold");
            let Some(threshold) = &indicator.threshold else {
                self.note(
                    &path,
                    "nothing",
                    "a threshold, since the school rule counts it",
                );
                continue;
            };
            for (stage, bound) in by_stage(threshold) {
                if !bound.relation.is_floor() && share > Decimal::ZERO {
                    let expected =
                        "`>=` or `>`, since the school rule sets a floor at a share of it";
                    self.note(&format!("{path}.{stage}"), format!("\"{bound}\""), expected);
                }
            }
        }
    }

    fn check_share(&mut self, share: Decimal, path: &str) {
        if share < Decimal::ZERO || share > Decimal::ONE {
            self.note(path, share.to_string(), "a share from 0 to 1");
        }
    }

    fn check_dispersion(&mut self, rule: &DispersionRule) {
        for (key, limits) in [("each", &rule.each), ("composite", &rule.composite)] {
            for (stage, bound) in limits.iter().flat_map(by_stage) {
                let is_limit = matches!(bound.relation, Relation::AtMost | Relation::Below);
                if !is_limit || bound.number < Decimal::ZERO {
                    let path = format!("dispersion.{key}.{stage}");
                    let expected = "`<=` or `<` and a number, 0 or more";
                    self.note(&path, format!("\"{bound}\""), expected);
                }
            }
        }
        self.check_reported(rule.reported, "dispersion");
    }

    fn check_clause(&mut self, clause: &Clause, named: &Named<'_>, path: &str) {
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

    /// Complains of a side with nothing in it, unless a ratio that could not be read would fill it.
    fn note_no_terms(&mut self, named: &str, path: &str, expected: &str) {
        let rests_on = RestsOn::Whole(named.to_owned());
        self.note_resting_on(rests_on, path, "an empty list", expected);
    }

    fn note_other_figures(&mut self, ratio: &RatioDefinition, path: &str) {
        let found = format!("`{}` over other figures", ratio.code);
        self.note(
            &format!("{path}.ratio"),
            found,
            "the figures of the ratio that is named",
        );
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
    fn check_rooms(&mut self, rooms: &[Cow<'static, [Item]>], path: &str) {
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

    fn check_size(&mut self, limit: u32, larger_limit: u32, path: &str) {
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

    fn check_relief(&mut self, relief: &Relief, named: &Named<'_>, path: &str) {
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

    fn check_parameter(&mut self, parameter: &Parameter, path: &str) {
        let name = &parameter.name;
        let signs = |sign: char| sign.is_whitespace() || "=<>≥≤＞＜".contains(sign);
        if name.contains(signs) || name == "rooms" || read_decimal(name).is_some() {
            let expected = "a name without blanks and signs that is no decimal, and not `rooms`, \
                            which is an option of its own";
            self.note(&format!("{path}.name"), format!("\"{name}\""), expected);
        }
        if parameter.value < Decimal::ZERO {
            let path = format!("{path}.value");
            self.note(&path, parameter.value.to_string(), "a decimal, 0 or more");
        }
    }
}

/// What a standard names, by code or name, the first of each. A blank among them stands for one that was not read, so
/// that a name which is not there may be meant for it.
struct Named<'s> {
    indicators: BTreeMap<&'s str, &'s Indicator>,
    clauses: BTreeMap<&'s str, (usize, &'s Clause)>,
    parameters: BTreeSet<&'s str>,
}

impl<'s> Named<'s> {
    fn of(standard: &'s Standard) -> Self {
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

fn by_stage<T>(both: &PerStage<T>) -> [(Stage, &T); 2] {
    [
        (Stage::Primary, &both.primary),
        (Stage::Junior, &both.junior),
    ]
}

/// Whether a term can have a fraction.
fn has_fraction(term: &Term<Item>) -> bool {
    let is_whole = term.figure.unit().is_whole() && term.factor.fract().is_zero();
    term.figure.is_amount() && !is_whole
}

/// Two terms that are counted in different units and not converted by a factor.
fn two_units<F: Copy + Into<Figure>>(terms: &[Term<F>]) -> Option<(&Term<F>, &Term<F>)> {
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

fn symbol(unit: Unit) -> &'static str {
    unit.symbol().unwrap_or("no unit")
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

impl Standard {
    /// Checks that its parts fit together: codes unique, items that belong together, reliefs that
    /// name what is there.
    ///
    /// # Errors
    ///
    /// - [`DocumentFaults`] with the path of each fault.
    pub fn check(&self) -> Result<(), DocumentFaults> {
        let mut faults = DocumentFaults::default();
        for fault in Complaints::about(self).of_what_was_read(&[]) {
            faults.push(&fault.path, fault.found, fault.expected);
        }
        faults.into_result(Some(()))
    }
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

    #[test]
    fn a_complaint_about_what_was_not_read_is_dropped() {
        let fault = |path: &str| DocumentFault {
            path: path.to_owned(),
            about: None,
            found: String::new(),
            expected: String::new(),
        };
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
