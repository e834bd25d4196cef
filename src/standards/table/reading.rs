//! A standard for tables from a document: the inverse of how one is written, and more lenient.
//!
//! What cannot be read is noted and stands as a blank, so that the rest is read and checked all the
//! same; a complaint of the check about such a blank is dropped.

use crate::judgement::{Relation, Reporting};
use crate::model::{DocumentFault, DocumentFaults, Fields, Node, Place, Text, members};
use crate::ratio::RatioDefinition;
use crate::standards::fields::{
    BLANK, Head, bound, named, reporting, string, tag, without_faults, words,
};
use crate::standards::membership::UnknownMembership;
use crate::standards::table::checking::complaints_about;
use crate::standards::table::formula::{Condition, Formula, UnreadableFormula};
use crate::standards::table::formula_text::expected_ratio;
use crate::standards::table::spread_measure::SpreadMeasure;
use crate::standards::table::standard::{
    AreaFact, ColumnCode, TableColumn, TableCriterion, TableStandard, TableTest, UnitExclusion,
};
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer};
use std::str::FromStr;

/// What stands where a formula could not be read.
const NO_FORMULA: Formula = Formula::Number(Decimal::ZERO);

/// What stands where a condition could not be read.
const NO_CONDITION: Condition = Condition {
    value: NO_FORMULA,
    relation: Relation::AtLeast,
    bound: NO_FORMULA,
};

/// Whether a complaint is about what was read: not about the blank that stands for what was not, and
/// not about a figure whose declaration may be what was not read.
fn is_to_the_point(complaint: &DocumentFault, read: &[DocumentFault]) -> bool {
    let within = |path: &str, whole: &str| {
        path.strip_prefix(whole)
            .is_some_and(|rest| whole.is_empty() || rest.is_empty() || rest.starts_with(['.', '[']))
    };
    let names_a_figure = complaint.expected.starts_with("the code of a column");
    let declares = |path: &str| {
        ["columns", "facts"].iter().any(|list| {
            path == *list
                || path.strip_prefix(list).is_some_and(|rest| {
                    rest.ends_with("].code") || rest.ends_with(']') && !rest.contains('.')
                })
        })
    };
    !read.iter().any(|fault| {
        // A wrong `kind` leaves the whole test unread.
        let path = fault.path.strip_suffix(".kind").unwrap_or(&fault.path);
        within(&complaint.path, path)
            || within(path, &complaint.path)
            || (names_a_figure && declares(path))
    })
}

fn standard(place: &Place<'_>, faults: &mut DocumentFaults) -> TableStandard {
    Fields::read(place, faults, |fields| {
        let Head {
            id,
            name,
            provenance,
        } = Head::read(fields);
        let units = fields.optional("units", words);
        let columns = fields
            .required("columns", |place, faults| members(place, faults, column))
            .unwrap_or_default();
        let facts = fields.members("facts", fact);
        let declared = Declared {
            columns: columns.iter().map(|one| one.code.to_string()).collect(),
            facts: facts.iter().map(|one| one.code.to_string()).collect(),
        };
        TableStandard {
            id,
            name,
            provenance,
            units: units.unwrap_or(Text::new("单位", "units")),
            columns,
            facts,
            exclusions: fields.members("exclusions", exclusion),
            unknown_membership: fields
                .optional("unknown_membership", |place, faults| {
                    named(place, faults, &UnknownMembership::NAMES)
                })
                .unwrap_or_default(),
            criteria: fields
                .required("criteria", |place, faults| {
                    members(place, faults, |place, faults| {
                        criterion(place, faults, &declared)
                    })
                })
                .unwrap_or_default(),
        }
    })
}

fn column(place: &Place<'_>, faults: &mut DocumentFaults) -> TableColumn {
    Fields::read(place, faults, |fields| TableColumn {
        code: fields.required("code", string).unwrap_or_default(),
        name: fields.required("name", words).unwrap_or(BLANK),
        unit: fields.optional("unit", words).unwrap_or(BLANK),
        aliases: fields.list("aliases", string),
        whole: fields.flag("whole"),
        signed: fields.flag("signed"),
        optional: fields.flag("optional"),
        codes: fields.members("codes", column_code),
    })
}

fn column_code(place: &Place<'_>, faults: &mut DocumentFaults) -> ColumnCode {
    Fields::read(place, faults, |fields| ColumnCode {
        code: fields.required("code", string).unwrap_or_default(),
        name: fields.required("name", words).unwrap_or(BLANK),
        number: fields
            .required("number", Place::decimal)
            .unwrap_or_default(),
    })
}

fn fact(place: &Place<'_>, faults: &mut DocumentFaults) -> AreaFact {
    Fields::read(place, faults, |fields| AreaFact {
        code: fields.required("code", string).unwrap_or_default(),
        name: fields.required("name", words).unwrap_or(BLANK),
        unit: fields.optional("unit", words).unwrap_or(BLANK),
        whole: fields.flag("whole"),
        signed: fields.flag("signed"),
    })
}

fn exclusion(place: &Place<'_>, faults: &mut DocumentFaults) -> UnitExclusion {
    Fields::read(place, faults, |fields| UnitExclusion {
        reason: fields.required("reason", words).unwrap_or(BLANK),
        when: fields.required("when", written).unwrap_or(NO_CONDITION),
        source: fields.required("source", string).unwrap_or_default(),
    })
}

/// The codes that formulas may name; a blank one stands for what could not be read.
struct Declared {
    columns: Vec<String>,
    facts: Vec<String>,
}

impl Declared {
    fn has(&self, code: &str) -> bool {
        let mut codes = self.columns.iter().chain(&self.facts);
        codes.any(|one| one == code || one.is_empty())
    }

    /// The ratio that a criterion names, over the figures with the codes of its inputs: of the area as a whole over the
    /// totals of columns.
    fn ratio(
        &self,
        place: &Place<'_>,
        faults: &mut DocumentFaults,
        is_of_area: bool,
    ) -> Option<Formula> {
        let code = place.text(faults)?.trim();
        let ratio = RatioDefinition::find(code);
        let named = ratio.and_then(|ratio| Some((ratio, ratio.inputs()?)));
        let Some((ratio, inputs)) = named else {
            place.fault(faults, expected_ratio(code));
            return None;
        };
        let missing: Vec<&str> = inputs
            .iter()
            .copied()
            .filter(|code| !self.has(code))
            .collect();
        if !missing.is_empty() {
            let expected = format!(
                "a ratio whose inputs are columns or facts of the standard; there is no `{}`",
                missing.join("` and no `")
            );
            place.fault(faults, expected);
            return None;
        }
        let of = inputs.into_iter().map(|code| {
            let figure = Formula::figure(code);
            if is_of_area && self.columns.iter().any(|column| column == code) {
                Formula::Total(figure.into())
            } else {
                figure
            }
        });
        let of = of.collect();
        Some(Formula::Ratio { ratio, of })
    }

    /// The value of a unit: a formula, or a ratio that is named.
    fn value(&self, fields: &mut Fields<'_, '_>) -> Formula {
        let value = if fields.place("ratio").is_none() {
            fields.required("value", written)
        } else {
            fields.optional("ratio", |place, faults| self.ratio(place, faults, false))
        };
        value.unwrap_or(NO_FORMULA)
    }

    /// The condition that a criterion asks for: as it is written, or that a ratio which it names meets a bound.
    fn condition(&self, fields: &mut Fields<'_, '_>, is_of_area: bool) -> Condition {
        if fields.place("ratio").is_none() {
            return fields.required("holds", written).unwrap_or(NO_CONDITION);
        }
        let value = fields.optional("ratio", |place, faults| {
            self.ratio(place, faults, is_of_area)
        });
        let bound = fields.required("bound", bound);
        value
            .zip(bound)
            .map_or(NO_CONDITION, |(value, bound)| Condition {
                value,
                relation: bound.relation,
                bound: Formula::Number(bound.number),
            })
    }
}

fn criterion(
    place: &Place<'_>,
    faults: &mut DocumentFaults,
    declared: &Declared,
) -> TableCriterion {
    Fields::read(place, faults, |fields| TableCriterion {
        code: fields.required("code", string).unwrap_or_default(),
        name: fields.required("name", words).unwrap_or(BLANK),
        test: fields
            .required("test", |place, faults| test(place, faults, declared))
            .unwrap_or(TableTest::Attested),
        reported: fields
            .optional("reported", reporting)
            .unwrap_or(Reporting::half_away(2)),
        source: fields.required("source", string).unwrap_or_default(),
    })
}

fn test(place: &Place<'_>, faults: &mut DocumentFaults, declared: &Declared) -> Option<TableTest> {
    let kind = tag(place, faults, &["each_unit", "area", "spread", "attested"])?;
    Fields::read(place, faults, |fields| {
        fields.know("kind");
        Some(match kind {
            "each_unit" => TableTest::EachUnit {
                when: fields.optional("when", written),
                holds: declared.condition(fields, false),
                or: fields.members("or", |place, faults| {
                    written(place, faults).unwrap_or(NO_CONDITION)
                }),
            },
            "area" => TableTest::Area {
                holds: declared.condition(fields, true),
            },
            "spread" => TableTest::Spread {
                measure: fields
                    .required("measure", measure)
                    .unwrap_or(SpreadMeasure::CoefficientOfVariation),
                value: declared.value(fields),
                weight: fields.optional("weight", written),
                limit: fields.optional("limit", bound),
            },
            _ => TableTest::Attested,
        })
    })
}

fn measure(place: &Place<'_>, faults: &mut DocumentFaults) -> Option<SpreadMeasure> {
    let names = SpreadMeasure::ALL.map(SpreadMeasure::code);
    let expected = format!("one of {}", names.join(", "));
    place.choice(faults, &expected, |text| {
        SpreadMeasure::ALL
            .into_iter()
            .find(|measure| measure.code() == text)
    })
}

/// A formula or a condition as people write it; a number may stand for itself.
fn written<T: FromStr<Err = UnreadableFormula>>(
    place: &Place<'_>,
    faults: &mut DocumentFaults,
) -> Option<T> {
    let text = place.label(faults)?;
    match text.parse() {
        Ok(formula) => Some(formula),
        Err(fault) => {
            let UnreadableFormula {
                position, expected, ..
            } = fault;
            place.fault(faults, format!("at its character {position} {expected}"));
            None
        }
    }
}

impl TableStandard {
    /// Reads a standard from a document, with every fault of it at once.
    ///
    /// # Errors
    ///
    /// - [`DocumentFaults`] with the path of each fault.
    pub fn from_node(node: &Node) -> Result<Self, DocumentFaults> {
        let mut faults = DocumentFaults::default();
        let standard = standard(&Place::root(node), &mut faults);
        let read = faults.as_slice();
        let complaints = complaints_about(&standard).into_iter();
        let complaints = complaints.filter(|complaint| is_to_the_point(complaint, read));
        let all: Vec<DocumentFault> = read.iter().cloned().chain(complaints).collect();
        without_faults(standard, node, &all)
    }
}

impl<'de> Deserialize<'de> for TableStandard {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let node = Node::deserialize(deserializer)?;
        Self::from_node(&node).map_err(serde::de::Error::custom)
    }
}
