//! Maintenance of effort of local educational agencies in the United States, 20 U.S.C. 7901 (as amended in 2015).
//!
//! An agency receives its funds in full if *either* the combined fiscal effort per student *or* the aggregate
//! expenditures of the agency and the State, of the preceding fiscal year, were "not less than 90 percent" of those of
//! the second preceding one. One of the two measures is enough, and the other need not be reported then. What follows
//! from a failure (a cut in exact proportion by the better measure, and only after a failure in one or more of the five
//! years before) is not computed here.

use crate::judgement::{Relation, Reporting};
use crate::model::Text;
use crate::standards::catalogue::row::{amount_column, decimal, optional};
use crate::standards::membership::UnknownMembership;
use crate::standards::provenance::Provenance;
use crate::standards::table::formula::{Condition, Formula};
use crate::standards::table::standard::{TableColumn, TableCriterion, TableStandard, TableTest};
use std::borrow::Cow;

/// Maintenance of effort: 90 % of the second preceding year, per student or in all.
pub static US_MAINTENANCE_OF_EFFORT_2015: TableStandard = TableStandard {
    id: Cow::Borrowed("us-maintenance-of-effort-2015"),
    name: Text::new("美国地方教育机构经费投入保持", "Maintenance of effort"),
    provenance: Provenance {
        issuer: Text::new("美国国会", "Congress of the United States"),
        title: Text::new(
            "美国法典第20编7901条（公法114-95）",
            "20 U.S.C. 7901 (Public Law 114-95)",
        ),
        year: 2015,
        url: Cow::Borrowed("https://www.law.cornell.edu/uscode/text/20/7901"),
    },
    units: Text::new("地方教育机构", "local educational agencies"),
    columns: Cow::Borrowed(COLUMNS),
    facts: Cow::Borrowed(&[]),
    exclusions: Cow::Borrowed(&[]),
    unknown_membership: UnknownMembership::Judged,
    criteria: Cow::Borrowed(CRITERIA),
};

const DOLLARS: Text = Text::new("美元", "dollars");

static COLUMNS: &[TableColumn] = &[
    optional(amount_column(
        "per_student",
        Text::new(
            "上一财年生均投入",
            "fiscal effort per student, preceding year",
        ),
        DOLLARS,
    )),
    optional(amount_column(
        "per_student_before",
        Text::new(
            "再上一财年生均投入",
            "fiscal effort per student, second preceding year",
        ),
        DOLLARS,
    )),
    optional(amount_column(
        "aggregate",
        Text::new("上一财年总支出", "aggregate expenditures, preceding year"),
        DOLLARS,
    )),
    optional(amount_column(
        "aggregate_before",
        Text::new(
            "再上一财年总支出",
            "aggregate expenditures, second preceding year",
        ),
        DOLLARS,
    )),
];

static CRITERIA: &[TableCriterion] = &[TableCriterion {
    code: Cow::Borrowed("effort"),
    name: Text::new(
        "生均投入或总支出不低于再上一财年的90%",
        "fiscal effort per student, or aggregate expenditures, of at least 90 % of the second preceding year",
    ),
    test: TableTest::EachUnit {
        when: None,
        holds: Condition {
            value: Formula::figure("per_student"),
            relation: Relation::AtLeast,
            bound: Formula::Product(Cow::Borrowed(&[
                Formula::Number(decimal(9, 1)),
                Formula::figure("per_student_before"),
            ])),
        },
        or: Cow::Borrowed(&[Condition {
            value: Formula::figure("aggregate"),
            relation: Relation::AtLeast,
            bound: Formula::Product(Cow::Borrowed(&[
                Formula::Number(decimal(9, 1)),
                Formula::figure("aggregate_before"),
            ])),
        }]),
    },
    reported: Reporting::half_away(2),
    source: Cow::Borrowed("20 U.S.C. 7901(a)"),
}];
