//! Comparability of services in the United States, 20 U.S.C. 6321(c), by pupils for each member of the staff.
//!
//! The statute asks that services in Title I schools, "taken as a whole, are at least comparable" to those in schools
//! that receive no such funds. It has no number. That the pupils for each member of the instructional staff of a Title
//! I school may exceed the average of the others by a tenth (110 %), or spending a pupil fall below it by a tenth
//! (90 %), is guidance and practice of States; so the limit is a figure that the user gives, and there is none without.
//! Nothing is said of rounding: what is compared is exact.

use crate::judgement::{Relation, Reporting};
use crate::model::Text;
use crate::standards::catalogue::row::{amount_column, coded, decimal, whole_column};
use crate::standards::membership::UnknownMembership;
use crate::standards::provenance::Provenance;
use crate::standards::table::formula::{Condition, Formula};
use crate::standards::table::standard::{
    AreaFact, ColumnCode, TableColumn, TableCriterion, TableStandard, TableTest,
};
use std::borrow::Cow;

/// Comparability: no Title I school has more pupils for each member of its staff than a limit that the user gives.
pub static US_TITLE1_COMPARABILITY: TableStandard = TableStandard {
    id: Cow::Borrowed("us-title1-comparability"),
    name: Text::new(
        "美国第一条款学校服务可比性",
        "Comparability of services in Title I schools",
    ),
    provenance: Provenance {
        issuer: Text::new("美国国会", "Congress of the United States"),
        title: Text::new(
            "美国法典第20编6321条(c)（公法114-95）",
            "20 U.S.C. 6321(c) (Public Law 114-95)",
        ),
        year: 2015,
        url: Cow::Borrowed("https://www.law.cornell.edu/uscode/text/20/6321"),
    },
    units: Text::new("学校", "schools"),
    columns: Cow::Borrowed(COLUMNS),
    facts: Cow::Borrowed(FACTS),
    exclusions: Cow::Borrowed(&[]),
    unknown_membership: UnknownMembership::Judged,
    criteria: Cow::Borrowed(CRITERIA),
};

static YES_OR_NO: [ColumnCode; 2] = [
    ColumnCode {
        code: Cow::Borrowed("yes"),
        name: Text::new("是", "a Title I school"),
        number: decimal(1, 0),
    },
    ColumnCode {
        code: Cow::Borrowed("no"),
        name: Text::new("否", "no Title I school"),
        number: decimal(0, 0),
    },
];

static COLUMNS: &[TableColumn] = &[
    coded("title1", Text::new("第一条款学校", "Title I"), &YES_OR_NO),
    whole_column(
        "enrolment",
        Text::new("在校学生数", "enrolment"),
        Text::new("人", "pupils"),
    ),
    amount_column(
        "staff",
        Text::new(
            "教学人员（全时当量）",
            "instructional staff (full-time equivalent)",
        ),
        Text::new("人", "staff"),
    ),
];

static FACTS: &[AreaFact] = &[AreaFact {
    code: Cow::Borrowed("most_pupils_per_staff"),
    name: Text::new(
        "每名教学人员学生数上限",
        "the most pupils for each member of the staff",
    ),
    unit: Text::new("人", "pupils"),
    whole: false,
    signed: false,
}];

static CRITERIA: &[TableCriterion] = &[TableCriterion {
    code: Cow::Borrowed("comparable"),
    name: Text::new(
        "第一条款学校每名教学人员的学生数不超过所给上限",
        "a Title I school has at most so many pupils for each member of its staff as the limit says",
    ),
    test: TableTest::EachUnit {
        when: Some(Condition {
            value: Formula::figure("title1"),
            relation: Relation::AtLeast,
            bound: Formula::Number(decimal(1, 0)),
        }),
        holds: Condition {
            value: Formula::Quotient(Cow::Borrowed(&[
                Formula::figure("enrolment"),
                Formula::figure("staff"),
            ])),
            relation: Relation::AtMost,
            bound: Formula::figure("most_pupils_per_staff"),
        },
        or: Cow::Borrowed(&[]),
    },
    reported: Reporting::half_away(1),
    source: Cow::Borrowed("20 U.S.C. 6321(c)(1)(A); the limit is the user's"),
}];
