//! The shape of a standard for the schools of a county, as its reader takes it.

#![expect(dead_code, reason = "shapes are described, and never made")]

use crate::adapters::schema::values::{
    BoundText, FactCode, FigureTerm, FiledRatioCode, ForStages, ItemCode, ItemTerm, KindCode,
    LimitText, LocationCode, Membership, Number, OneOrMany, Rounding, SponsorCode, StageCode,
    Words, named_or,
};
use schemars::JsonSchema;

/// A standard for the schools of a county.
#[derive(JsonSchema)]
#[schemars(rename = "Standard", deny_unknown_fields)]
pub(super) struct StandardFile {
    /// The identifier.
    id: String,
    /// The name.
    name: Words,
    /// Where it comes from.
    provenance: Provenance,
    /// What a pupil of each stage weighs when a figure of a school is split; 1, 1.1 and 1.32 where
    /// nothing is said.
    #[schemars(default)]
    stage_factors: Option<StageFactors>,
    /// Which schools are not judged, in the order in which the reasons are tried.
    #[schemars(default)]
    exclusions: Option<Vec<Exclusion>>,
    /// What becomes of a school of which a blank sponsor leaves open whether it is judged.
    #[schemars(default)]
    unknown_membership: Option<Membership>,
    /// What is measured of each part.
    indicators: Vec<Indicator>,
    /// What a part must reach in all; without it, every threshold that there is.
    #[schemars(default)]
    school_rule: Option<SchoolRule>,
    /// How far apart schools may be.
    dispersion: Dispersion,
    /// What must hold beside.
    #[schemars(default)]
    clauses: Option<Vec<Clause>>,
    /// What must not have happened.
    #[schemars(default)]
    vetoes: Option<Vec<Veto>>,
    /// Looser readings that may be asked for.
    #[schemars(default)]
    reliefs: Option<Vec<Relief>>,
    /// Numbers that may be set by name.
    #[schemars(default)]
    parameters: Option<Vec<Parameter>>,
    /// Whether the share of indicators and clauses that are met is reported.
    #[schemars(default)]
    achievement: Option<bool>,
}

/// Where a standard comes from.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Provenance {
    /// Who issued it.
    issuer: Words,
    /// Its title and number; the name of the standard where nothing is said.
    #[schemars(default)]
    title: Option<Words>,
    /// The year of the edition.
    year: u32,
    /// Where it can be read.
    #[schemars(default)]
    url: Option<String>,
}

/// What a pupil of each stage weighs.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct StageFactors {
    /// A primary pupil.
    #[schemars(default)]
    primary: Option<Number>,
    /// A junior pupil.
    #[schemars(default)]
    junior: Option<Number>,
    /// A senior pupil.
    #[schemars(default)]
    senior: Option<Number>,
}

/// Schools that are not judged.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Exclusion {
    /// The reason, as reported.
    reason: String,
    /// Which schools are meant.
    when: ExclusionTest,
}

/// Which schools an exclusion means.
#[derive(JsonSchema)]
#[schemars(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
enum ExclusionTest {
    /// Schools of a kind.
    OfKind {
        /// The kind of school.
        school_kind: KindCode,
    },
    /// Schools of a kind with fewer pupils than this.
    SmallOfKind {
        /// The kind of school.
        school_kind: KindCode,
        /// The least number of pupils that is judged.
        fewer_than: u32,
    },
    /// Schools of these sponsors.
    SponsoredBy {
        /// The sponsors.
        sponsors: Vec<SponsorCode>,
    },
    /// Schools of no sponsor of these.
    NotSponsoredBy {
        /// The sponsors.
        sponsors: Vec<SponsorCode>,
    },
}

/// What is counted for the pupils of each part, and what it must reach.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, extend("oneOf" = named_or(&["numerator"], &["per"], &[])))]
struct Indicator {
    /// The code, unique in the standard.
    code: String,
    /// The name.
    name: Words,
    /// The unit of the value as printed.
    unit: Words,
    /// What is counted, by stage or for both; it may be left out where a ratio is named.
    #[schemars(default)]
    numerator: Option<ForStages<OneOrMany<ItemTerm>>>,
    /// The ratio of the catalogue that it is, of items of a stage to its pupils.
    #[schemars(default)]
    ratio: Option<FiledRatioCode>,
    /// For how many pupils it is counted; as a ratio that is named is printed where nothing is said.
    #[schemars(default)]
    per: Option<u32>,
    /// Whether the figure is that of the whole school, to be split over its stages.
    split: bool,
    /// Whether whole things are counted.
    whole: bool,
    /// What a part must reach, by stage or for both.
    #[schemars(default)]
    threshold: Option<ForStages<BoundText>>,
    /// How its values are rounded when they are reported.
    reported: Rounding,
    /// The clause that asks for it.
    source: String,
}

/// So many thresholds met, and no value below a share of its threshold.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct SchoolRule {
    /// How many thresholds must be met at least.
    at_least: u32,
    /// The share of its threshold that every value must reach.
    floor_share: Number,
    /// The clause that sets it.
    source: String,
}

/// Limits on the coefficient of variation between schools.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Dispersion {
    /// The limit on the coefficient of each indicator.
    #[schemars(default)]
    each: Option<ForStages<BoundText>>,
    /// The limit on the mean of the coefficients of a stage.
    #[schemars(default)]
    composite: Option<ForStages<BoundText>>,
    /// How coefficients are rounded when they are reported.
    reported: Rounding,
    /// The clause that sets it.
    source: String,
}

/// What must hold beside, and what decides it.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Clause {
    /// The code, unique in the standard.
    code: String,
    /// The part of the rule it stands in.
    group: ClauseGroup,
    /// What it asks for.
    requirement: Words,
    /// What the figures must show; nothing where an attestation decides alone.
    #[schemars(default)]
    test: Option<ClauseTest>,
    /// Whether an attestation is needed.
    #[schemars(default)]
    attested: Option<bool>,
    /// The sentence of the report, with figures in braces.
    #[schemars(default)]
    sentence: Option<Words>,
    /// Where the rule says so.
    source: String,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum ClauseGroup {
    Government,
    Quality,
    Recognition,
}

/// What the figures must show.
#[derive(JsonSchema)]
#[schemars(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
enum ClauseTest {
    /// Ratios of county totals.
    Ratios {
        /// The ratios, each with its bound.
        ratios: Vec<RatioTest>,
    },
    /// In every school an item is at least a share of another.
    EverySchool {
        /// The item of the part.
        numerator: ItemCode,
        /// The item of the whole.
        denominator: ItemCode,
        /// The least share.
        at_least: Number,
        /// The schools looked at.
        #[schemars(default)]
        scope: Option<Scope>,
    },
    /// Every school has rooms enough for its classes.
    Rooms {
        /// One room of each sort for so many classes.
        classes_per_room: u32,
        /// The sorts of rooms, each with the items that count them.
        rooms: Vec<OneOrMany<ItemCode>>,
        /// Whether each sort must suffice, or all together.
        #[schemars(default)]
        counting: Option<RoomCounting>,
    },
    /// No school is too large.
    Size {
        /// The most pupils.
        limit: u32,
        /// The most pupils of the larger kinds.
        #[schemars(default)]
        larger_limit: Option<u32>,
        /// The larger kinds of school.
        #[schemars(default)]
        larger_kinds: Option<Vec<KindCode>>,
        /// Kinds that may have no such pupils at all.
        #[schemars(default)]
        barred_kinds: Option<Vec<KindCode>>,
    },
    /// No class is too large.
    ClassSizes {
        /// The items that count too large classes.
        too_large: ForStages<OneOrMany<ItemCode>>,
    },
    /// The national monitoring in every subject.
    Monitoring {
        /// The bound on the level.
        level: BoundText,
        /// The bound on the rate of difference between schools.
        between_school_rate: BoundText,
    },
}

/// A ratio of totals and its bound.
#[derive(JsonSchema)]
#[schemars(
    deny_unknown_fields,
    extend("oneOf" = named_or(&["numerator", "denominator"], &["per"], &[]))
)]
struct RatioTest {
    /// What is counted; it may be left out where a ratio is named.
    #[schemars(default)]
    numerator: Option<OneOrMany<FigureTerm>>,
    /// What it is counted for; it may be left out where a ratio is named.
    #[schemars(default)]
    denominator: Option<OneOrMany<FigureTerm>>,
    /// The ratio of the catalogue that it is, of figures that a county files.
    #[schemars(default)]
    ratio: Option<FiledRatioCode>,
    /// 100 for a percentage, 1 for an amount; as a ratio that is named is printed where nothing is said.
    #[schemars(default)]
    per: Option<u32>,
    /// The bound; its number may be the name of a parameter.
    bound: LimitText,
    /// The schools whose items are added up.
    #[schemars(default)]
    scope: Option<Scope>,
    /// Whether it is the value of its clause.
    #[schemars(default)]
    valued: Option<bool>,
}

#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum RoomCounting {
    Each,
    Together,
}

/// Which schools a clause looks at.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Scope {
    /// Only schools with a part of one of these stages.
    #[schemars(default)]
    parts: Option<Vec<StageCode>>,
    /// No school of these kinds.
    #[schemars(default)]
    except_kinds: Option<Vec<KindCode>>,
    /// No school of these sponsors.
    #[schemars(default)]
    except_sponsors: Option<Vec<SponsorCode>>,
    /// Only schools in these locations.
    #[schemars(default)]
    locations: Option<Vec<LocationCode>>,
    /// Only boarding schools, or only the others.
    #[schemars(default)]
    boarding: Option<bool>,
}

/// One violation fails the county.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Veto {
    /// The code, unique in the standard.
    code: String,
    /// What would be the violation.
    name: Words,
    /// Whether it counts only where something is said of it.
    #[schemars(default)]
    optional: Option<bool>,
    /// Where the rule says so.
    source: String,
}

/// A looser reading.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Relief {
    /// The name by which it is asked for.
    name: String,
    /// What it allows.
    text: Words,
    /// What it changes.
    effect: ReliefEffect,
    /// Where the rule says so.
    source: String,
}

/// What a relief changes.
#[derive(JsonSchema)]
#[schemars(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
enum ReliefEffect {
    /// More may be counted for an indicator.
    Count {
        /// The code of the indicator.
        indicator: String,
        /// The item that says whether a school is meant.
        when: ItemCode,
        /// What is added to the numerator.
        terms: ForStages<OneOrMany<ItemTerm>>,
    },
    /// Smaller rooms count.
    Rooms {
        /// The code of the clause.
        clause: String,
        /// The item that says whether a school is meant.
        when: ItemCode,
        /// The sorts of rooms, each with the items that count them.
        rooms: ForStages<Vec<OneOrMany<ItemCode>>>,
    },
    /// Schools may be larger.
    Size {
        /// The code of the clause.
        clause: String,
        /// The item that says whether a school is meant.
        when: ItemCode,
        /// Or the share of migrant children is above this.
        or_migrant_share_above: Number,
        /// The most pupils.
        limit: u32,
        /// The most pupils of the larger kinds.
        #[schemars(default)]
        larger_limit: Option<u32>,
    },
}

/// A number that may be set by name.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Parameter {
    /// The name by which it is set.
    name: String,
    /// Its value where nothing is set.
    value: Number,
    /// The fact by which a county sets its own.
    #[schemars(default)]
    fact: Option<FactCode>,
    /// Whether it was set by name, which goes before what a county sets.
    #[schemars(default)]
    fixed: Option<bool>,
    /// Where the number comes from.
    source: String,
}
