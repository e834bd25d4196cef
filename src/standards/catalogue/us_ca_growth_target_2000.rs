//! California's growth target of the Academic Performance Index, 2000.
//!
//! The Public Schools Accountability Act of 1999 (Education Code 52052) asks for an annual growth of at
//! least five per cent; the department's notes to its growth reports have them of the distance to the
//! statewide goal of 800, at or above which a school has no target and is to stay. How the five per cent
//! are rounded, and that a target is one point at least, was read from the figures: half away from
//! zero gives every one of the 5 454 targets published for 2000, half to even 97 fewer.

use crate::judgement::{Relation, Reporting};
use crate::model::Text;
use crate::standards::catalogue::row::{decimal, whole_column};
use crate::standards::membership::UnknownMembership;
use crate::standards::provenance::Provenance;
use crate::standards::table::formula::{Condition, Formula, Inner};
use crate::standards::table::standard::{TableColumn, TableCriterion, TableStandard, TableTest};
use std::borrow::Cow;

/// The school-wide growth target of California's Academic Performance Index of 2000.
pub static US_CA_GROWTH_TARGET_2000: TableStandard = TableStandard {
    id: Cow::Borrowed("us-ca-growth-target-2000"),
    name: Text::new(
        "加利福尼亚州学业表现指数增长目标",
        "Growth target of California's Academic Performance Index",
    ),
    provenance: Provenance {
        issuer: Text::new("加利福尼亚州教育部", "California Department of Education"),
        title: Text::new(
            "1999年公立学校问责法（教育法典52052条）",
            "Public Schools Accountability Act of 1999 (Education Code 52052)",
        ),
        year: 2000,
        url: Cow::Borrowed("https://www.cde.ca.gov/ta/ac/ap/expnotes00g.asp"),
    },
    units: Text::new("学校", "schools"),
    columns: Cow::Borrowed(COLUMNS),
    facts: Cow::Borrowed(&[]),
    exclusions: Cow::Borrowed(&[]),
    unknown_membership: UnknownMembership::Judged,
    criteria: Cow::Borrowed(CRITERIA),
};

static COLUMNS: &[TableColumn] = &[
    whole_column("api99", Text::new("1999年指数", "index of 1999"), POINTS),
    whole_column("api00", Text::new("2000年指数", "index of 2000"), POINTS),
];

const POINTS: Text = Text::new("分", "points");

const GOAL: Formula = Formula::Number(decimal(800, 0));

/// The distance to the goal at the start, times 5 %.
static FIVE_PER_CENT: Formula = Formula::Product(Cow::Borrowed(&[
    Formula::Number(decimal(5, 2)),
    Formula::Difference(Cow::Borrowed(&[GOAL, Formula::figure("api99")])),
]));

static CRITERIA: &[TableCriterion] = &[
    TableCriterion {
        code: Cow::Borrowed("growth"),
        name: Text::new(
            "基数不足800分的学校增长不低于差距的5%，且不少于1分",
            "a school below 800 grows by 5 % of the distance, and by one point at least",
        ),
        test: TableTest::EachUnit {
            when: Some(Condition {
                value: Formula::figure("api99"),
                relation: Relation::Below,
                bound: GOAL,
            }),
            holds: Condition {
                value: Formula::Difference(Cow::Borrowed(&[
                    Formula::figure("api00"),
                    Formula::figure("api99"),
                ])),
                relation: Relation::AtLeast,
                bound: Formula::Largest(Cow::Borrowed(&[
                    Formula::Number(decimal(1, 0)),
                    Formula::Rounded {
                        of: Inner::Borrowed(&FIVE_PER_CENT),
                        to: Reporting::half_away(0),
                    },
                ])),
            },
            or: Cow::Borrowed(&[]),
        },
        reported: Reporting::half_away(0),
        source: Cow::Borrowed("Education Code 52052"),
    },
    TableCriterion {
        code: Cow::Borrowed("goal"),
        name: Text::new(
            "基数达到800分的学校保持在800分以上",
            "a school at or above 800 stays there",
        ),
        test: TableTest::EachUnit {
            when: Some(Condition {
                value: Formula::figure("api99"),
                relation: Relation::AtLeast,
                bound: GOAL,
            }),
            holds: Condition {
                value: Formula::figure("api00"),
                relation: Relation::AtLeast,
                bound: GOAL,
            },
            or: Cow::Borrowed(&[]),
        },
        reported: Reporting::half_away(0),
        source: Cow::Borrowed("Education Code 52052"),
    },
];
