//! A standard from a document: the inverse of how a [`Standard`] is written, and more lenient.
//!
//! What cannot be read is noted and stands as a blank, so that the rest is read and checked all the
//! same; a complaint of the check about such a blank is dropped.

use super::bound::ROUNDING_MODES;
use super::checking::Complaints;
use super::{
    Bound, Clause, ClauseGroup, ClauseTest, DispersionRule, Exclusion, ExclusionTest, Figure,
    Indicator, Limit, LimitNumber, Parameter, PerStage, Provenance, RatioTest, Relation, Relief,
    ReliefEffect, Reporting, RoomCounting, SchoolRule, Scope, StageFactors, Standard, Term, Terms,
    Veto,
};
use crate::model::{
    DocumentFault, DocumentFaults, Entries, Fact, ITEMS, Item, Location, Node, Place, SchoolKind,
    Sponsor, Stage, Text, read_decimal,
};
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// What a pupil of each stage weighs where a standard does not say: 1, 1.1 and 1.32.
const STAGE_FACTORS: StageFactors = StageFactors {
    primary: Decimal::ONE,
    junior: Decimal::from_parts(11, 0, 0, false, 1),
    senior: Decimal::from_parts(132, 0, 0, false, 2),
};

/// What stands where a text could not be read.
pub(super) const BLANK: Text = Text::new("", "");

/// What stands where a bound could not be read.
const NO_BOUND: Bound = Bound::at_least(Decimal::ZERO);

/// Reads and checks a standard, with every fault at once, in the order of the document.
pub(super) fn read_standard(node: &Node) -> Result<Standard, DocumentFaults> {
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
    if all.is_empty() {
        return Ok(standard);
    }
    let mut ordered = DocumentFaults::default();
    let paths = all
        .iter()
        .map(|fault| (fault.path.as_str(), fault))
        .collect();
    in_document_order(node, paths, &mut ordered);
    Err(ordered)
}

fn standard(place: &Place<'_>, faults: &mut DocumentFaults) -> Standard {
    let mut fields = Fields::of(
        place,
        &[
            "id",
            "name",
            "provenance",
            "stage_factors",
            "exclusions",
            "indicators",
            "school_rule",
            "dispersion",
            "clauses",
            "vetoes",
            "reliefs",
            "parameters",
            "achievement",
        ],
        faults,
    );
    let id = fields.required("id", string).unwrap_or_default();
    let name = fields.required("name", words).unwrap_or(BLANK);
    let provenance = fields
        .required("provenance", |place, faults| {
            Some(provenance(place, &name, faults))
        })
        .unwrap_or_else(no_provenance);
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
}

/// What stands where a provenance could not be read.
pub(super) const fn no_provenance() -> Provenance {
    Provenance {
        issuer: BLANK,
        title: BLANK,
        year: 0,
        url: Cow::Borrowed(""),
    }
}

pub(super) fn provenance(
    place: &Place<'_>,
    name: &Text,
    faults: &mut DocumentFaults,
) -> Provenance {
    let mut fields = Fields::of(place, &["issuer", "title", "year", "url"], faults);
    Provenance {
        issuer: fields.required("issuer", words).unwrap_or(BLANK),
        title: fields
            .optional("title", words)
            .unwrap_or_else(|| name.clone()),
        year: fields.count("year"),
        url: fields.optional("url", string).unwrap_or_default(),
    }
}

fn stage_factors(place: &Place<'_>, faults: &mut DocumentFaults) -> StageFactors {
    let mut fields = Fields::of(place, &["primary", "junior", "senior"], faults);
    let mut factor = |key, default| fields.optional(key, Place::decimal).unwrap_or(default);
    StageFactors {
        primary: factor("primary", STAGE_FACTORS.primary),
        junior: factor("junior", STAGE_FACTORS.junior),
        senior: factor("senior", STAGE_FACTORS.senior),
    }
}

fn exclusion(place: &Place<'_>, faults: &mut DocumentFaults) -> Exclusion {
    let mut fields = Fields::of(place, &["reason", "when"], faults);
    Exclusion {
        reason: fields.required("reason", string).unwrap_or_default(),
        when: fields
            .required("when", exclusion_test)
            .unwrap_or(ExclusionTest::OfKind {
                school_kind: SchoolKind::Special,
            }),
    }
}

fn exclusion_test(place: &Place<'_>, faults: &mut DocumentFaults) -> Option<ExclusionTest> {
    let kinds = [
        "of_kind",
        "small_of_kind",
        "sponsored_by",
        "not_sponsored_by",
    ];
    let kind = tag(place, faults, &kinds)?;
    let keys: &[&str] = match kind {
        "of_kind" => &["kind", "school_kind"],
        "small_of_kind" => &["kind", "school_kind", "fewer_than"],
        _ => &["kind", "sponsors"],
    };
    let mut fields = Fields::of(place, keys, faults);
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
}

fn indicator(place: &Place<'_>, faults: &mut DocumentFaults) -> Indicator {
    let mut fields = Fields::of(
        place,
        &[
            "code",
            "name",
            "unit",
            "numerator",
            "per",
            "split",
            "whole",
            "threshold",
            "reported",
            "source",
        ],
        faults,
    );
    Indicator {
        code: fields.required("code", string).unwrap_or_default(),
        name: fields.required("name", words).unwrap_or(BLANK),
        unit: fields.required("unit", words).unwrap_or(BLANK),
        numerator: fields.per_stage("numerator", item_terms),
        per: fields.count("per"),
        split: fields.required("split", Place::boolean).unwrap_or_default(),
        whole: fields.required("whole", Place::boolean).unwrap_or_default(),
        threshold: fields.bounds("threshold"),
        reported: fields
            .required("reported", reporting)
            .unwrap_or(Reporting::half_away(0)),
        source: fields.required("source", string).unwrap_or_default(),
    }
}

fn school_rule(place: &Place<'_>, faults: &mut DocumentFaults) -> SchoolRule {
    let mut fields = Fields::of(place, &["at_least", "floor_share", "source"], faults);
    SchoolRule {
        at_least: fields.count("at_least"),
        floor_share: fields
            .required("floor_share", Place::decimal)
            .unwrap_or_default(),
        source: fields.required("source", string).unwrap_or_default(),
    }
}

fn dispersion_rule(place: &Place<'_>, faults: &mut DocumentFaults) -> DispersionRule {
    let mut fields = Fields::of(place, &["each", "composite", "reported", "source"], faults);
    DispersionRule {
        each: fields.bounds("each"),
        composite: fields.bounds("composite"),
        reported: fields
            .required("reported", reporting)
            .unwrap_or(Reporting::half_away(0)),
        source: fields.required("source", string).unwrap_or_default(),
    }
}

fn clause(place: &Place<'_>, faults: &mut DocumentFaults) -> Clause {
    let mut fields = Fields::of(
        place,
        &[
            "code",
            "group",
            "requirement",
            "test",
            "attested",
            "sentence",
            "source",
        ],
        faults,
    );
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
    let keys: &[&str] = match kind {
        "ratios" => &["kind", "ratios"],
        "every_school" => &["kind", "numerator", "denominator", "at_least", "scope"],
        "rooms" => &["kind", "classes_per_room", "rooms", "counting"],
        "size" => &[
            "kind",
            "limit",
            "larger_limit",
            "larger_kinds",
            "barred_kinds",
        ],
        "class_sizes" => &["kind", "too_large"],
        _ => &["kind", "level", "between_school_rate"],
    };
    let mut fields = Fields::of(place, keys, faults);
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
}

fn ratio_test(place: &Place<'_>, faults: &mut DocumentFaults) -> RatioTest {
    let keys = [
        "numerator",
        "denominator",
        "per",
        "bound",
        "scope",
        "valued",
    ];
    let mut fields = Fields::of(place, &keys, faults);
    RatioTest {
        numerator: fields
            .required("numerator", figure_terms)
            .unwrap_or_default(),
        denominator: fields
            .required("denominator", figure_terms)
            .unwrap_or_default(),
        per: fields.count("per"),
        bound: fields
            .required("bound", limit)
            .unwrap_or(Limit::at_least(Decimal::ZERO)),
        scope: fields.scope(),
        valued: fields.flag("valued"),
    }
}

fn scope(place: &Place<'_>, faults: &mut DocumentFaults) -> Scope {
    let keys = [
        "parts",
        "except_kinds",
        "except_sponsors",
        "locations",
        "boarding",
    ];
    let mut fields = Fields::of(place, &keys, faults);
    Scope {
        parts: fields.list("parts", stage),
        except_kinds: fields.list("except_kinds", school_kind),
        except_sponsors: fields.list("except_sponsors", sponsor),
        locations: fields.list("locations", location),
        boarding: fields.optional("boarding", Place::boolean),
    }
}

fn veto(place: &Place<'_>, faults: &mut DocumentFaults) -> Veto {
    let mut fields = Fields::of(place, &["code", "name", "optional", "source"], faults);
    Veto {
        code: fields.required("code", string).unwrap_or_default(),
        name: fields.required("name", words).unwrap_or(BLANK),
        optional: fields.flag("optional"),
        source: fields.required("source", string).unwrap_or_default(),
    }
}

fn relief(place: &Place<'_>, faults: &mut DocumentFaults) -> Relief {
    let mut fields = Fields::of(place, &["name", "text", "effect", "source"], faults);
    Relief {
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
    }
}

fn relief_effect(place: &Place<'_>, faults: &mut DocumentFaults) -> Option<ReliefEffect> {
    let kind = tag(place, faults, &["count", "rooms", "size"])?;
    let keys: &[&str] = match kind {
        "count" => &["kind", "indicator", "when", "terms"],
        "rooms" => &["kind", "clause", "when", "rooms"],
        _ => &[
            "kind",
            "clause",
            "when",
            "or_migrant_share_above",
            "limit",
            "larger_limit",
        ],
    };
    let mut fields = Fields::of(place, keys, faults);
    let when = fields.required("when", item).unwrap_or(Item::Boarding);
    let of = if kind == "count" {
        "indicator"
    } else {
        "clause"
    };
    let of = fields.required(of, string).unwrap_or_default();
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
}

fn parameter(place: &Place<'_>, faults: &mut DocumentFaults) -> Parameter {
    let mut fields = Fields::of(place, &["name", "value", "fact", "fixed", "source"], faults);
    Parameter {
        name: fields.required("name", string).unwrap_or_default(),
        value: fields.required("value", Place::decimal).unwrap_or_default(),
        fact: fields.optional("fact", fact),
        fixed: fields.flag("fixed"),
        source: fields.required("source", string).unwrap_or_default(),
    }
}

/// The keys of one object. Where there is no object, that alone is noted, and no missing key.
pub(super) struct Fields<'n, 'f> {
    entries: Option<Entries<'n>>,
    faults: &'f mut DocumentFaults,
}

impl<'n, 'f> Fields<'n, 'f> {
    /// The keys of an object; those that are not among the known are noted.
    pub(super) fn of(place: &Place<'n>, known: &[&str], faults: &'f mut DocumentFaults) -> Self {
        let entries = place.entries(faults);
        for (key, value) in entries.iter().flat_map(Entries::all) {
            if !known.contains(&key) {
                let expected = match nearest(key, known.iter().copied(), faults) {
                    Some(near) => format!("`{near}`, or another of {}", known.join(", ")),
                    None => format!("one of {}", known.join(", ")),
                };
                faults.push(value.path(), "an unknown key".to_owned(), expected);
            }
        }
        Self { entries, faults }
    }

    pub(super) fn required<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&Place<'n>, &mut DocumentFaults) -> Option<T>,
    ) -> Option<T> {
        let place = self.entries.as_ref()?.required(key, self.faults)?;
        read(&place, self.faults)
    }

    pub(super) fn optional<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&Place<'n>, &mut DocumentFaults) -> Option<T>,
    ) -> Option<T> {
        let place = self.entries.as_ref()?.optional(key)?;
        read(&place, self.faults)
    }

    fn count(&mut self, key: &str) -> u32 {
        self.required(key, Place::count).unwrap_or_default()
    }

    /// Yes or no, with no where nothing is said.
    pub(super) fn flag(&mut self, key: &str) -> bool {
        self.optional(key, Place::boolean).unwrap_or_default()
    }

    /// A list for each stage, or one for both.
    fn per_stage<T: Clone>(
        &mut self,
        key: &str,
        read: impl FnMut(&Place<'n>, &mut DocumentFaults) -> Option<Cow<'static, [T]>>,
    ) -> PerStage<Cow<'static, [T]>> {
        self.required(key, |place, faults| {
            Some(per_stage(place, faults, Cow::default(), read))
        })
        .unwrap_or_default()
    }

    /// A bound for each stage, or one for both; none where nothing is said.
    fn bounds(&mut self, key: &str) -> Option<PerStage<Bound>> {
        self.optional(key, |place, faults| {
            Some(per_stage(place, faults, NO_BOUND, bound))
        })
    }

    fn school_kind(&mut self) -> SchoolKind {
        self.required("school_kind", school_kind)
            .unwrap_or(SchoolKind::Special)
    }

    fn sponsors(&mut self) -> Cow<'static, [Sponsor]> {
        let sponsors = self.required("sponsors", |place, faults| each(place, faults, sponsor));
        sponsors.unwrap_or_default()
    }

    fn scope(&mut self) -> Scope {
        self.optional("scope", |place, faults| Some(scope(place, faults)))
            .unwrap_or(Scope::ALL)
    }

    /// A list of objects, empty where there is none.
    pub(super) fn members<T: Clone>(
        &mut self,
        key: &str,
        read: impl FnMut(&Place<'n>, &mut DocumentFaults) -> T,
    ) -> Cow<'static, [T]> {
        self.optional(key, |place, faults| members(place, faults, read))
            .unwrap_or_default()
    }

    /// A list of codes, empty where there is none.
    pub(super) fn list<T: Clone>(
        &mut self,
        key: &str,
        read: impl FnMut(&Place<'n>, &mut DocumentFaults) -> Option<T>,
    ) -> Cow<'static, [T]> {
        self.optional(key, |place, faults| each(place, faults, read))
            .unwrap_or_default()
    }
}

pub(super) fn members<'n, T: Clone>(
    place: &Place<'n>,
    faults: &mut DocumentFaults,
    mut read: impl FnMut(&Place<'n>, &mut DocumentFaults) -> T,
) -> Option<Cow<'static, [T]>> {
    let places = place.list(faults)?;
    Some(Cow::Owned(
        places.iter().map(|place| read(place, faults)).collect(),
    ))
}

fn each<'n, T: Clone>(
    place: &Place<'n>,
    faults: &mut DocumentFaults,
    read: impl FnMut(&Place<'n>, &mut DocumentFaults) -> Option<T>,
) -> Option<Cow<'static, [T]>> {
    place.each(faults, read).map(Cow::Owned)
}

/// One thing for each stage, or one for both.
fn per_stage<'n, T: Clone>(
    place: &Place<'n>,
    faults: &mut DocumentFaults,
    blank: T,
    mut read: impl FnMut(&Place<'n>, &mut DocumentFaults) -> Option<T>,
) -> PerStage<T> {
    if !is_object(place) {
        let both = read(place, faults).unwrap_or(blank);
        return PerStage {
            primary: both.clone(),
            junior: both,
        };
    }
    let mut fields = Fields::of(place, &["primary", "junior"], faults);
    PerStage {
        primary: fields
            .required("primary", &mut read)
            .unwrap_or_else(|| blank.clone()),
        junior: fields.required("junior", &mut read).unwrap_or(blank),
    }
}

fn is_object(place: &Place<'_>) -> bool {
    place.entries(&mut DocumentFaults::default()).is_some()
}

/// What the key `kind` says, where it is one of these.
pub(super) fn tag<'k>(
    place: &Place<'_>,
    faults: &mut DocumentFaults,
    kinds: &[&'k str],
) -> Option<&'k str> {
    let Some(entries) = place.entries(&mut DocumentFaults::default()) else {
        place.fault(faults, "an object with a `kind`");
        return None;
    };
    let kind = entries.required("kind", faults)?;
    kind.choice(faults, &format!("one of {}", kinds.join(", ")), |text| {
        kinds.iter().copied().find(|kind| *kind == text)
    })
}

/// The member of a list that a text names.
fn named<T: Copy>(place: &Place<'_>, faults: &mut DocumentFaults, list: &[(&str, T)]) -> Option<T> {
    let names: Vec<&str> = list.iter().map(|(name, _)| *name).collect();
    place.choice(faults, &format!("one of {}", names.join(", ")), |text| {
        list.iter()
            .find(|(name, _)| *name == text)
            .map(|(_, member)| *member)
    })
}

pub(super) fn string(place: &Place<'_>, faults: &mut DocumentFaults) -> Option<Cow<'static, str>> {
    place.text(faults).map(|text| Cow::Owned(text.to_owned()))
}

/// A text in both languages, or one text for both.
pub(super) fn words(place: &Place<'_>, faults: &mut DocumentFaults) -> Option<Text> {
    if place.is_text() {
        let both = string(place, faults)?;
        return Some(Text {
            zh: both.clone(),
            en: both,
        });
    }
    if !is_object(place) {
        place.fault(
            faults,
            "a text, or one in each language as {\"zh\": …, \"en\": …}",
        );
        return None;
    }
    let mut fields = Fields::of(place, &["zh", "en"], faults);
    let zh = fields.required("zh", string);
    let en = fields.required("en", string);
    Some(Text { zh: zh?, en: en? })
}

pub(super) fn bound(place: &Place<'_>, faults: &mut DocumentFaults) -> Option<Bound> {
    place.choice(faults, "a sign and a decimal such as \">= 4.2\"", |text| {
        text.parse().ok()
    })
}

fn limit(place: &Place<'_>, faults: &mut DocumentFaults) -> Option<Limit> {
    let expected = "a sign, and a decimal or the name of a parameter, such as \">= 95\"";
    place.choice(faults, expected, |text| {
        let (relation, number) = Relation::split(text)?;
        let number = match read_decimal(number) {
            Some(value) => LimitNumber::Fixed(value),
            None if number.is_empty() => return None,
            None => LimitNumber::Parameter(Cow::Owned(number.to_owned())),
        };
        Some(Limit { relation, number })
    })
}

/// The number of decimals, which are then rounded half away from zero, or the mode with it.
pub(super) fn reporting(place: &Place<'_>, faults: &mut DocumentFaults) -> Option<Reporting> {
    if !is_object(place) {
        return place.count(faults).map(Reporting::half_away);
    }
    let mut fields = Fields::of(place, &["places", "mode"], faults);
    let places = fields.required("places", Place::count);
    let mode = fields.optional("mode", |place, faults| {
        named(place, faults, &ROUNDING_MODES)
    });
    let half_away = Reporting::half_away(places?);
    Some(Reporting {
        mode: mode.unwrap_or(half_away.mode),
        ..half_away
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
    each(place, faults, |place, faults| term(place, faults, read))
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
    each(place, faults, items)
}

fn items(place: &Place<'_>, faults: &mut DocumentFaults) -> Option<Cow<'static, [Item]>> {
    each(place, faults, item)
}

fn item(place: &Place<'_>, faults: &mut DocumentFaults) -> Option<Item> {
    let code = place.text(faults)?;
    item_of_code(place, code.trim(), faults)
}

fn item_of_code(place: &Place<'_>, code: &str, faults: &mut DocumentFaults) -> Option<Item> {
    let item = Item::from_code(code);
    if item.is_none() {
        let known = ITEMS.iter().map(|row| (row.code, row.zh));
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
    let item = Item::from_code(code).map(Figure::Item);
    let figure = item.or_else(|| Fact::from_code(code).map(Figure::Fact));
    if figure.is_none() {
        let items = ITEMS.iter().map(|row| (row.code, row.zh));
        let known = items.chain(Fact::ALL.iter().map(|fact| (fact.code(), fact.zh())));
        let expected = expected_code("the code of an item or a fact", code, &known, faults);
        place.fault(faults, expected);
    }
    figure
}

/// What was expected in place of a code that is not known, with the nearest of the known codes. A
/// Chinese name is no code, but leads to it.
fn expected_code<'k>(
    what: &str,
    code: &str,
    known: &(impl Iterator<Item = (&'k str, &'k str)> + Clone),
    faults: &DocumentFaults,
) -> String {
    let near = nearest(code, known.clone().map(|(code, _)| code), faults).or_else(|| {
        let name = nearest(code, known.clone().map(|(_, name)| name), faults)?;
        known
            .clone()
            .find(|(_, other)| *other == name)
            .map(|(code, _)| code)
    });
    near.map_or_else(
        || what.to_owned(),
        |near| format!("{what}; the nearest is `{near}`"),
    )
}

/// A member of a closed list, by its code or its Chinese name; a code of digits may be a number.
fn coded<T>(
    place: &Place<'_>,
    faults: &mut DocumentFaults,
    expected: &str,
    read: impl FnOnce(&str) -> Option<T>,
) -> Option<T> {
    let member = place.label(faults).map(|text| read(text.trim()))?;
    if member.is_none() {
        place.fault(faults, expected);
    }
    member
}

fn stage(place: &Place<'_>, faults: &mut DocumentFaults) -> Option<Stage> {
    coded(place, faults, Stage::EXPECTED, Stage::from_code_or_name)
}

fn school_kind(place: &Place<'_>, faults: &mut DocumentFaults) -> Option<SchoolKind> {
    coded(
        place,
        faults,
        SchoolKind::EXPECTED,
        SchoolKind::from_code_or_name,
    )
}

fn sponsor(place: &Place<'_>, faults: &mut DocumentFaults) -> Option<Sponsor> {
    coded(place, faults, Sponsor::EXPECTED, Sponsor::from_code_or_name)
}

fn location(place: &Place<'_>, faults: &mut DocumentFaults) -> Option<Location> {
    coded(
        place,
        faults,
        Location::EXPECTED,
        Location::from_code_or_name,
    )
}

/// The known word that comes nearest to another, if one is near; none after so many faults that
/// nobody reads on.
fn nearest<'k>(
    word: &str,
    known: impl Iterator<Item = &'k str>,
    faults: &DocumentFaults,
) -> Option<&'k str> {
    const HINTED: usize = 1000;
    if faults.as_slice().len() >= HINTED {
        return None;
    }
    crate::model::nearest(word, known)
}

/// Splits a path into its first step and the rest: `indicators` and `[2].per`, `[2]` and `.per`.
fn first_step(path: &str) -> (&str, &str) {
    let path = path.strip_prefix('.').unwrap_or(path);
    let ends = |(index, sign): (usize, char)| match sign {
        ']' => Some(index + 1),
        '.' | '[' if index > 0 => Some(index),
        _ => None,
    };
    path.split_at(path.char_indices().find_map(ends).unwrap_or(path.len()))
}

/// The number of a step such as `[2]`.
fn list_index(step: &str) -> Option<usize> {
    step.strip_prefix('[')?.strip_suffix(']')?.parse().ok()
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

/// Sorts faults, each with what is left of its path below `node`, into the order of the document;
/// those of an object itself, such as a missing key, come before those of its values.
pub(super) fn in_document_order(
    node: &Node,
    faults: Vec<(&str, &DocumentFault)>,
    ordered: &mut DocumentFaults,
) {
    let mut below: BTreeMap<&str, Vec<(&str, &DocumentFault)>> = BTreeMap::new();
    let mut here = Vec::new();
    for (path, fault) in faults {
        let (step, rest) = first_step(path);
        let known = match node {
            // An unknown key may hold the signs of a path, but no fault lies below it.
            Node::Map(_) => !step.is_empty(),
            Node::List(nodes) => list_index(step).is_some_and(|index| index < nodes.len()),
            _ => false,
        };
        if known {
            below.entry(step).or_default().push((rest, fault));
        } else {
            here.push(fault);
        }
    }
    let children: Vec<(String, &Node)> = match node {
        Node::Map(entries) => entries
            .iter()
            .map(|(key, node)| (key.clone(), node))
            .collect(),
        Node::List(nodes) => nodes
            .iter()
            .enumerate()
            .map(|(index, node)| (format!("[{index}]"), node))
            .collect(),
        _ => Vec::new(),
    };
    let found: Vec<_> = children
        .iter()
        .filter_map(|(step, child)| below.remove(step.as_str()).map(|faults| (*child, faults)))
        .collect();
    let missing = below.into_values().flatten().map(|(_, fault)| fault);
    for fault in here.into_iter().chain(missing) {
        ordered.push(&fault.path, fault.found.clone(), fault.expected.clone());
    }
    for (child, faults) in found {
        in_document_order(child, faults, ordered);
    }
}
