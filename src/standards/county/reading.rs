//! A standard from a document: the inverse of how a [`Standard`] is written, and more lenient.
//!
//! What cannot be read is noted and stands as a blank, so that the rest is read and checked all the
//! same; a complaint of the check about such a blank is dropped.

use crate::judgement::{Bound, Relation, Reporting};
use crate::model::{
    DocumentFault, DocumentFaults, Fact, Fields, Figure, ITEMS, Item, Node, Place, SchoolKind,
    members, read_decimal,
};
use crate::standards::county::clause::{
    Clause, ClauseGroup, ClauseTest, LimitNumber, Parameter, RatioTest, RoomCounting, Veto,
};
use crate::standards::county::complaints::Complaints;
use crate::standards::county::criterion::{DispersionRule, SchoolRule};
use crate::standards::county::fields::{NO_BOUND, expected_code, school_kind};
use crate::standards::county::indicator::{Indicator, PerStage, Term, Terms};
use crate::standards::county::named_ratio::CountyRatio;
use crate::standards::county::relief::{Relief, ReliefEffect};
use crate::standards::county::standard::{Exclusion, ExclusionTest, StageFactors, Standard};
use crate::standards::fields::{
    BLANK, Head, bound, first_step, list_index, named, reporting, string, tag, without_faults,
    words,
};
use crate::standards::membership::UnknownMembership;
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// What a pupil of each stage weighs where a standard does not say: 1, 1.1 and 1.32.
const STAGE_FACTORS: StageFactors = StageFactors {
    primary: Decimal::ONE,
    junior: Decimal::from_parts(11, 0, 0, false, 1),
    senior: Decimal::from_parts(132, 0, 0, false, 2),
};

fn standard(place: &Place<'_>, faults: &mut DocumentFaults) -> Standard {
    Fields::read(place, faults, |fields| {
        let Head {
            id,
            name,
            provenance,
        } = Head::read(fields);
        Standard {
            id,
            name,
            provenance,
            stage_factors: fields
                .optional("stage_factors", |place, faults| {
                    Some(stage_factors(place, faults))
                })
                .unwrap_or(STAGE_FACTORS),
            exclusions: fields.members("exclusions", exclusion),
            unknown_membership: fields
                .optional("unknown_membership", |place, faults| {
                    named(place, faults, &UnknownMembership::NAMES)
                })
                .unwrap_or_default(),
            indicators: fields
                .required("indicators", |place, faults| {
                    members(place, faults, indicator)
                })
                .unwrap_or_default(),
            school_rule: fields.optional("school_rule", |place, faults| {
                Some(school_rule(place, faults))
            }),
            dispersion: fields
                .required("dispersion", |place, faults| {
                    Some(dispersion_rule(place, faults))
                })
                .unwrap_or(DispersionRule {
                    each: None,
                    composite: None,
                    reported: Reporting::half_away(0),
                    source: Cow::Borrowed(""),
                }),
            clauses: fields.members("clauses", clause),
            vetoes: fields.members("vetoes", veto),
            reliefs: fields.members("reliefs", relief),
            parameters: fields.members("parameters", parameter),
            achievement: fields.flag("achievement"),
        }
    })
}

fn stage_factors(place: &Place<'_>, faults: &mut DocumentFaults) -> StageFactors {
    Fields::read(place, faults, |fields| {
        let mut factor = |key, default| fields.optional(key, Place::decimal).unwrap_or(default);
        StageFactors {
            primary: factor("primary", STAGE_FACTORS.primary),
            junior: factor("junior", STAGE_FACTORS.junior),
            senior: factor("senior", STAGE_FACTORS.senior),
        }
    })
}

fn exclusion(place: &Place<'_>, faults: &mut DocumentFaults) -> Exclusion {
    Fields::read(place, faults, |fields| Exclusion {
        reason: fields.required("reason", string).unwrap_or_default(),
        when: fields
            .required("when", exclusion_test)
            .unwrap_or(ExclusionTest::OfKind {
                school_kind: SchoolKind::Special,
            }),
    })
}

fn exclusion_test(place: &Place<'_>, faults: &mut DocumentFaults) -> Option<ExclusionTest> {
    let kinds = [
        "of_kind",
        "small_of_kind",
        "sponsored_by",
        "not_sponsored_by",
    ];
    let kind = tag(place, faults, &kinds)?;
    Fields::read(place, faults, |fields| {
        fields.know("kind");
        Some(match kind {
            "of_kind" => ExclusionTest::OfKind {
                school_kind: fields.school_kind(),
            },
            "small_of_kind" => ExclusionTest::SmallOfKind {
                school_kind: fields.school_kind(),
                fewer_than: fields.count("fewer_than"),
            },
            "sponsored_by" => ExclusionTest::SponsoredBy {
                sponsors: fields.sponsors(),
            },
            _ => ExclusionTest::NotSponsoredBy {
                sponsors: fields.sponsors(),
            },
        })
    })
}

fn indicator(place: &Place<'_>, faults: &mut DocumentFaults) -> Indicator {
    Fields::read(place, faults, |fields| {
        let code = fields.required("code", string).unwrap_or_default();
        let name = fields.required("name", words).unwrap_or(BLANK);
        let unit = fields.required("unit", words).unwrap_or(BLANK);
        let ratio = fields.ratio(&["numerator"]);
        let numerator = match &ratio {
            Some(named) => fields.counted_of(named),
            None => fields.per_stage("numerator", item_terms),
        };
        Indicator {
            code,
            name,
            unit,
            per: fields.per(ratio.as_ref()),
            ratio: ratio.and_then(|named| named.ratio),
            numerator,
            split: fields.required("split", Place::boolean).unwrap_or_default(),
            whole: fields.required("whole", Place::boolean).unwrap_or_default(),
            threshold: fields.bounds("threshold"),
            reported: fields
                .required("reported", reporting)
                .unwrap_or(Reporting::half_away(0)),
            source: fields.required("source", string).unwrap_or_default(),
        }
    })
}

fn school_rule(place: &Place<'_>, faults: &mut DocumentFaults) -> SchoolRule {
    Fields::read(place, faults, |fields| SchoolRule {
        at_least: fields.count("at_least"),
        floor_share: fields
            .required("floor_share", Place::decimal)
            .unwrap_or_default(),
        source: fields.required("source", string).unwrap_or_default(),
    })
}

fn dispersion_rule(place: &Place<'_>, faults: &mut DocumentFaults) -> DispersionRule {
    Fields::read(place, faults, |fields| DispersionRule {
        each: fields.bounds("each"),
        composite: fields.bounds("composite"),
        reported: fields
            .required("reported", reporting)
            .unwrap_or(Reporting::half_away(0)),
        source: fields.required("source", string).unwrap_or_default(),
    })
}

fn clause(place: &Place<'_>, faults: &mut DocumentFaults) -> Clause {
    Fields::read(place, faults, |fields| {
        let groups = [
            ("government", ClauseGroup::Government),
            ("quality", ClauseGroup::Quality),
            ("recognition", ClauseGroup::Recognition),
        ];
        let code = fields.required("code", string).unwrap_or_default();
        let group = fields.required("group", |place, faults| named(place, faults, &groups));
        let requirement = fields.required("requirement", words).unwrap_or(BLANK);
        Clause {
            code,
            group: group.unwrap_or(ClauseGroup::Government),
            test: fields.optional("test", clause_test),
            attested: fields.flag("attested"),
            sentence: fields
                .optional("sentence", words)
                .unwrap_or_else(|| requirement.clone()),
            requirement,
            source: fields.required("source", string).unwrap_or_default(),
        }
    })
}

fn clause_test(place: &Place<'_>, faults: &mut DocumentFaults) -> Option<ClauseTest> {
    let kinds = [
        "ratios",
        "every_school",
        "rooms",
        "size",
        "class_sizes",
        "monitoring",
    ];
    let kind = tag(place, faults, &kinds)?;
    Fields::read(place, faults, |fields| {
        fields.know("kind");
        Some(match kind {
            "ratios" => ClauseTest::Ratios {
                ratios: fields
                    .required("ratios", |place, faults| members(place, faults, ratio_test))
                    .unwrap_or_default(),
            },
            "every_school" => ClauseTest::EverySchool {
                numerator: fields
                    .required("numerator", item)
                    .unwrap_or(Item::TrainingBudget),
                denominator: fields
                    .required("denominator", item)
                    .unwrap_or(Item::TrainingBudget),
                at_least: fields
                    .required("at_least", Place::decimal)
                    .unwrap_or_default(),
                scope: fields.scope(),
            },
            "rooms" => {
                let countings = [
                    ("each", RoomCounting::Each),
                    ("together", RoomCounting::Together),
                ];
                ClauseTest::Rooms {
                    classes_per_room: fields.count("classes_per_room"),
                    rooms: fields.required("rooms", sorts_of_rooms).unwrap_or_default(),
                    counting: fields
                        .optional("counting", |place, faults| named(place, faults, &countings))
                        .unwrap_or(RoomCounting::Each),
                }
            }
            "size" => {
                let limit = fields.count("limit");
                ClauseTest::Size {
                    limit,
                    larger_limit: fields
                        .optional("larger_limit", Place::count)
                        .unwrap_or(limit),
                    larger_kinds: fields.list("larger_kinds", school_kind),
                    barred_kinds: fields.list("barred_kinds", school_kind),
                }
            }
            "class_sizes" => ClauseTest::ClassSizes {
                too_large: fields.per_stage("too_large", items),
            },
            _ => ClauseTest::Monitoring {
                level: fields.required("level", bound).unwrap_or(NO_BOUND),
                between_school_rate: fields
                    .required("between_school_rate", bound)
                    .unwrap_or(NO_BOUND),
            },
        })
    })
}

fn ratio_test(place: &Place<'_>, faults: &mut DocumentFaults) -> RatioTest {
    Fields::read(place, faults, |fields| {
        let ratio = fields.ratio(&["numerator", "denominator"]);
        let scope = fields.scope();
        let CountyRatio {
            numerator,
            denominator,
        } = match &ratio {
            Some(named) => fields.sides_of(named, &scope.parts),
            None => CountyRatio {
                numerator: fields
                    .required("numerator", figure_terms)
                    .unwrap_or_default(),
                denominator: fields
                    .required("denominator", figure_terms)
                    .unwrap_or_default(),
            },
        };
        RatioTest {
            per: fields.per(ratio.as_ref()),
            ratio: ratio.and_then(|named| named.ratio),
            numerator,
            denominator,
            bound: fields
                .required("bound", limit)
                .unwrap_or(Bound::at_least(LimitNumber::Fixed(Decimal::ZERO))),
            scope,
            valued: fields.flag("valued"),
        }
    })
}

fn veto(place: &Place<'_>, faults: &mut DocumentFaults) -> Veto {
    Fields::read(place, faults, |fields| Veto {
        code: fields.required("code", string).unwrap_or_default(),
        name: fields.required("name", words).unwrap_or(BLANK),
        optional: fields.flag("optional"),
        source: fields.required("source", string).unwrap_or_default(),
    })
}

fn relief(place: &Place<'_>, faults: &mut DocumentFaults) -> Relief {
    Fields::read(place, faults, |fields| Relief {
        name: fields.required("name", string).unwrap_or_default(),
        text: fields.required("text", words).unwrap_or(BLANK),
        effect: fields
            .required("effect", relief_effect)
            .unwrap_or(ReliefEffect::Count {
                indicator: Cow::Borrowed(""),
                when: Item::Boarding,
                terms: PerStage::default(),
            }),
        source: fields.required("source", string).unwrap_or_default(),
    })
}

fn relief_effect(place: &Place<'_>, faults: &mut DocumentFaults) -> Option<ReliefEffect> {
    let kind = tag(place, faults, &["count", "rooms", "size"])?;
    Fields::read(place, faults, |fields| {
        fields.know("kind");
        let of = if kind == "count" {
            "indicator"
        } else {
            "clause"
        };
        let of = fields.required(of, string).unwrap_or_default();
        let when = fields.required("when", item).unwrap_or(Item::Boarding);
        Some(match kind {
            "count" => {
                let terms = fields.per_stage("terms", item_terms);
                ReliefEffect::Count {
                    indicator: of,
                    when,
                    terms,
                }
            }
            "rooms" => {
                let rooms = fields.per_stage("rooms", sorts_of_rooms);
                ReliefEffect::Rooms {
                    clause: of,
                    when,
                    rooms,
                }
            }
            _ => {
                let share = fields.required("or_migrant_share_above", Place::decimal);
                let limit = fields.count("limit");
                ReliefEffect::Size {
                    clause: of,
                    when,
                    or_migrant_share_above: share.unwrap_or_default(),
                    limit,
                    larger_limit: fields
                        .optional("larger_limit", Place::count)
                        .unwrap_or(limit),
                }
            }
        })
    })
}

fn parameter(place: &Place<'_>, faults: &mut DocumentFaults) -> Parameter {
    Fields::read(place, faults, |fields| Parameter {
        name: fields.required("name", string).unwrap_or_default(),
        value: fields.required("value", Place::decimal).unwrap_or_default(),
        fact: fields.optional("fact", fact),
        fixed: fields.flag("fixed"),
        source: fields.required("source", string).unwrap_or_default(),
    })
}

fn limit(place: &Place<'_>, faults: &mut DocumentFaults) -> Option<Bound<LimitNumber>> {
    let expected = "a sign, and a decimal or the name of a parameter, such as \">= 95\"";
    place.choice(faults, expected, |text| {
        let (Some(relation), number) = Relation::split(text) else {
            return None;
        };
        if relation == Relation::Exactly {
            return None;
        }
        let number = match read_decimal(number) {
            Some(value) => LimitNumber::Fixed(value),
            None if number.is_empty() => return None,
            None => LimitNumber::Parameter(Cow::Owned(number.to_owned())),
        };
        Some(Bound { relation, number })
    })
}

/// A figure of these, times a factor: `teaching_area`, `-indoor_sports_area`,
/// `10000*equipment_value`.
fn term<F>(
    place: &Place<'_>,
    faults: &mut DocumentFaults,
    read: impl FnOnce(&Place<'_>, &str, &mut DocumentFaults) -> Option<F>,
) -> Option<Term<F>> {
    let text = place.text(faults)?.trim();
    let (factor, code) = match (text.split_once('*'), text.strip_prefix('-')) {
        (Some((factor, code)), _) => (read_decimal(factor.trim()), code),
        (None, Some(code)) => (Some(Decimal::NEGATIVE_ONE), code),
        (None, None) => (Some(Decimal::ONE), text),
    };
    if factor.is_none() {
        place.fault(faults, "a code, perhaps with a sign or a decimal factor before it, such as \"10000*equipment_value\"");
    }
    let figure = read(place, code.trim(), faults);
    Some(Term {
        figure: figure?,
        factor: factor?,
    })
}

/// A list of terms, or a single one.
fn terms<F: Clone>(
    place: &Place<'_>,
    faults: &mut DocumentFaults,
    read: fn(&Place<'_>, &str, &mut DocumentFaults) -> Option<F>,
) -> Option<Terms<F>> {
    if place.is_text() {
        return Some(Cow::Owned(vec![term(place, faults, read)?]));
    }
    let terms = place.each(faults, |place, faults| term(place, faults, read));
    terms.map(Cow::Owned)
}

fn item_terms(place: &Place<'_>, faults: &mut DocumentFaults) -> Option<Terms<Item>> {
    terms(place, faults, item_of_code)
}

fn figure_terms(place: &Place<'_>, faults: &mut DocumentFaults) -> Option<Terms<Figure>> {
    terms(place, faults, figure_of_code)
}

fn sorts_of_rooms(
    place: &Place<'_>,
    faults: &mut DocumentFaults,
) -> Option<Cow<'static, [Cow<'static, [Item]>]>> {
    place.each(faults, items).map(Cow::Owned)
}

fn items(place: &Place<'_>, faults: &mut DocumentFaults) -> Option<Cow<'static, [Item]>> {
    place.each(faults, item).map(Cow::Owned)
}

fn item(place: &Place<'_>, faults: &mut DocumentFaults) -> Option<Item> {
    let code = place.text(faults)?;
    item_of_code(place, code.trim(), faults)
}

fn item_of_code(place: &Place<'_>, code: &str, faults: &mut DocumentFaults) -> Option<Item> {
    let item = Item::from_code(code);
    if item.is_none() {
        let known = ITEMS.iter().map(|item| (item.code(), item.zh()));
        let expected = expected_code("the code of an item", code, &known, faults);
        place.fault(faults, expected);
    }
    item
}

fn fact(place: &Place<'_>, faults: &mut DocumentFaults) -> Option<Fact> {
    let code = place.text(faults)?.trim();
    let fact = Fact::from_code(code);
    if fact.is_none() {
        let known = Fact::ALL.iter().map(|fact| (fact.code(), fact.zh()));
        let expected = expected_code("the code of a fact of the county", code, &known, faults);
        place.fault(faults, expected);
    }
    fact
}

fn figure_of_code(place: &Place<'_>, code: &str, faults: &mut DocumentFaults) -> Option<Figure> {
    let figure = Figure::from_code(code);
    if figure.is_none() {
        let items = ITEMS.iter().map(|item| (item.code(), item.zh()));
        let known = items.chain(Fact::ALL.iter().map(|fact| (fact.code(), fact.zh())));
        let expected = expected_code("the code of an item or a fact", code, &known, faults);
        place.fault(faults, expected);
    }
    figure
}

/// The path to what was written once for both stages, where it was.
fn path_as_written(node: &Node, path: &str) -> String {
    let mut written = String::new();
    let (mut node, mut rest) = (Some(node), path);
    while !rest.is_empty() {
        let (step, after) = first_step(rest);
        if matches!(step, "primary" | "junior") && !matches!(node, Some(Node::Map(_))) {
            rest = after;
            continue;
        }
        node = match node {
            Some(Node::Map(entries)) => entries
                .iter()
                .find(|(key, _)| key == step)
                .map(|(_, node)| node),
            Some(Node::List(nodes)) => list_index(step).and_then(|index| nodes.get(index)),
            _ => None,
        };
        if !(written.is_empty() || step.starts_with('[')) {
            written.push('.');
        }
        written.push_str(step);
        rest = after;
    }
    written
}

impl Standard {
    /// Reads a standard from a document, with every fault of it at once.
    ///
    /// # Errors
    ///
    /// - [`DocumentFaults`] with the path of each fault.
    pub fn from_node(node: &Node) -> Result<Self, DocumentFaults> {
        let mut faults = DocumentFaults::default();
        let standard = standard(&Place::root(node), &mut faults);
        let mut all: Vec<DocumentFault> = faults.as_slice().to_vec();
        // What was written once for both stages is complained of once.
        let mut seen = BTreeSet::new();
        for mut complaint in Complaints::about(&standard).of_what_was_read(faults.as_slice()) {
            complaint.path = path_as_written(node, &complaint.path);
            if seen.insert((complaint.path.clone(), complaint.found.clone())) {
                all.push(complaint);
            }
        }
        without_faults(standard, node, &all)
    }
}

impl<'de> Deserialize<'de> for Standard {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let node = Node::deserialize(deserializer)?;
        Self::from_node(&node).map_err(serde::de::Error::custom)
    }
}
