//! The equity factor of the United States' education finance incentive grants, 2002.
//!
//! 20 U.S.C. 6337(b)(3)(A): a coefficient of variation of spending a pupil over the local educational
//! agencies of a State with more than 200 pupils, weighted by pupils; in determining the number of
//! pupils, children counted under 20 U.S.C. 6333(c), who are mostly children in poverty, count 1.4.
//! "Pupils" is read alike where it divides spending and where it weighs an agency, as the clause on
//! counting is about the whole paragraph.
//!
//! The statute sets no bound: a State is allotted in proportion to 1.30 less the factor. A State that
//! passes the disparity test, or that has one agency alone, has a factor of at most 0.10 (paragraph
//! (3)(B): "shall be not greater than 0.10"): that is an edition of its own. Where its limit is not met, the
//! factor of such a State is 0.10 all the same.
//!
//! The act of 1994 joined the coefficients of elementary, secondary and unified agencies by their enrolment (108 Stat.
//! 3576); the law in force has no such clause, and that edition is not here, as its text was not read in full.

use crate::judgement::{Bound, Relation, Reporting};
use crate::model::Text;
use crate::standards::catalogue::row::{amount_column, decimal, whole_column};
use crate::standards::membership::UnknownMembership;
use crate::standards::provenance::Provenance;
use crate::standards::table::formula::{Condition, Formula};
use crate::standards::table::spread_measure::SpreadMeasure;
use crate::standards::table::standard::{
    TableColumn, TableCriterion, TableStandard, TableTest, UnitExclusion,
};
use std::borrow::Cow;

/// The equity factor: the coefficient of variation of spending a pupil, with children in poverty
/// counted 1.4, over agencies with more than 200 pupils. It computes, and sets no bound.
pub static US_EQUITY_FACTOR_2002: TableStandard = TableStandard {
    id: Cow::Borrowed("us-equity-factor-2002"),
    name: Text::new(
        "美国教育财政激励拨款公平系数",
        "Equity factor of education finance incentive grants",
    ),
    provenance: Provenance {
        issuer: Text::new("美国国会", "Congress of the United States"),
        title: Text::new(
            "美国法典第20编6337条(b)(3)（公法107-110）",
            "20 U.S.C. 6337(b)(3) (Public Law 107-110)",
        ),
        year: 2002,
        url: Cow::Borrowed("https://www.law.cornell.edu/uscode/text/20/6337"),
    },
    units: Text::new("地方教育机构", "local educational agencies"),
    columns: Cow::Borrowed(COLUMNS),
    facts: Cow::Borrowed(&[]),
    exclusions: Cow::Borrowed(EXCLUSIONS),
    unknown_membership: UnknownMembership::Judged,
    criteria: Cow::Borrowed(CRITERIA),
};

/// The same factor where it may not exceed 0.10: of a State that passes the disparity test, or that has one agency.
pub static US_EQUITY_FACTOR_2002_CAPPED: TableStandard = TableStandard {
    id: Cow::Borrowed("us-equity-factor-2002-capped"),
    name: Text::new(
        "美国教育财政激励拨款公平系数（不超过0.10）",
        "Equity factor of education finance incentive grants, at most 0.10",
    ),
    provenance: Provenance {
        issuer: Text::new("美国国会", "Congress of the United States"),
        title: Text::new(
            "美国法典第20编6337条(b)(3)(B)（公法107-110）",
            "20 U.S.C. 6337(b)(3)(B) (Public Law 107-110)",
        ),
        year: 2002,
        url: Cow::Borrowed("https://www.law.cornell.edu/uscode/text/20/6337"),
    },
    units: Text::new("地方教育机构", "local educational agencies"),
    columns: Cow::Borrowed(COLUMNS),
    facts: Cow::Borrowed(&[]),
    exclusions: Cow::Borrowed(EXCLUSIONS),
    unknown_membership: UnknownMembership::Judged,
    criteria: Cow::Borrowed(CAPPED),
};

static COLUMNS: &[TableColumn] = &[
    whole_column("enrolment", Text::new("在校学生数", "enrolment"), PERSONS),
    whole_column(
        "children_counted",
        Text::new("计数儿童数", "children counted"),
        PERSONS,
    ),
    amount_column(
        "expenditure",
        Text::new("教育支出总额", "expenditure in all"),
        Text::new("美元", "dollars"),
    ),
];

const PERSONS: Text = Text::new("人", "pupils");

static EXCLUSIONS: &[UnitExclusion] = &[UnitExclusion {
    reason: Text::new("在校学生不超过200人", "200 pupils or fewer"),
    when: Condition {
        value: Formula::figure("enrolment"),
        relation: Relation::AtMost,
        bound: Formula::Number(decimal(200, 0)),
    },
    source: Cow::Borrowed("20 U.S.C. 6337(b)(3)(A)(ii)(IV)"),
}];

/// Enrolment, with 0.4 more for every child counted: as many as 1.4 for each of them.
const PUPILS: Formula = Formula::Sum(Cow::Borrowed(&[
    Formula::figure("enrolment"),
    Formula::Product(Cow::Borrowed(&[
        Formula::Number(decimal(4, 1)),
        Formula::figure("children_counted"),
    ])),
]));

/// The factor with a limit or without one.
const fn factor(limit: Option<Bound>, source: &'static str) -> TableCriterion {
    TableCriterion {
        code: Cow::Borrowed("equity_factor"),
        name: Text::new(
            "按学生数加权的生均支出差异系数",
            "pupil-weighted coefficient of variation of spending per pupil",
        ),
        test: TableTest::Spread {
            measure: SpreadMeasure::CoefficientOfVariation,
            value: Formula::Quotient(Cow::Borrowed(SPENDING_PER_PUPIL)),
            weight: Some(PUPILS),
            limit,
        },
        reported: Reporting::half_away(4),
        source: Cow::Borrowed(source),
    }
}

static SPENDING_PER_PUPIL: &[Formula] = &[Formula::figure("expenditure"), PUPILS];

static CRITERIA: &[TableCriterion] = &[factor(None, "20 U.S.C. 6337(b)(3)(A)(ii)(I)-(III)")];

static CAPPED: &[TableCriterion] = &[factor(
    Some(Bound::at_most(decimal(10, 2))),
    "20 U.S.C. 6337(b)(3)(B): \"shall be not greater than 0.10\"",
)];
