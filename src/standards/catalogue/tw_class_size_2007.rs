//! Taiwan's schedule of primary class sizes, school years 96 to 100 (2007 to 2011).
//!
//! Since 21 March 2007 article 2, item 1, of the standards has a table of pupils by school year and grade, to which
//! classes are brought down year by year "in principle" (逐年降低為原則); here each number is the most that a class may
//! have. It was read in the version of 30 October 2009. Its numbers go by the year in which the pupils entered: 32 for
//! those of school year 96, 31 for 97, 30 for 98, 29 for 99 and 100, and 35 for those before. So the target moves by
//! year and by grade; the year in which a class entered is its school year less its grade, plus one. The table goes on
//! after school year 100; those rows were not seen, and classes of other years are left out.

use crate::judgement::{Relation, Reporting};
use crate::model::Text;
use crate::standards::catalogue::row::{decimal, whole_column};
use crate::standards::membership::UnknownMembership;
use crate::standards::provenance::Provenance;
use crate::standards::table::formula::{Condition, Formula};
use crate::standards::table::standard::{
    TableColumn, TableCriterion, TableStandard, TableTest, UnitExclusion,
};
use std::borrow::Cow;

/// The schedule of primary class sizes by year and grade.
pub static TW_CLASS_SIZE_2007: TableStandard = TableStandard {
    id: Cow::Borrowed("tw-class-size-2007"),
    name: Text::new(
        "台湾国民小学班级学生数降低时程",
        "Schedule of primary class sizes in Taiwan",
    ),
    provenance: Provenance {
        issuer: Text::new("台湾地区教育主管部门", "education authority of Taiwan"),
        title: Text::new(
            "国民小学与国民中学班级编制及教职员员额编制准则第2条第1款",
            "Standards for classes and staff of primary and junior high schools, article 2, item 1",
        ),
        year: 2007,
        url: Cow::Borrowed("https://edu.law.moe.gov.tw/LawContentHistory.aspx?hid=368"),
    },
    units: Text::new("班级", "classes"),
    columns: Cow::Borrowed(COLUMNS),
    facts: Cow::Borrowed(&[]),
    exclusions: Cow::Borrowed(EXCLUSIONS),
    unknown_membership: UnknownMembership::Judged,
    criteria: Cow::Borrowed(CRITERIA),
};

static COLUMNS: &[TableColumn] = &[
    whole_column(
        "school_year",
        Text::new("学年度", "school year"),
        Text::new("", ""),
    ),
    whole_column("grade", Text::new("年级", "grade"), Text::new("", "")),
    whole_column(
        "pupils",
        Text::new("学生数", "pupils"),
        Text::new("人", "pupils"),
    ),
];

const OUTSIDE: Text = Text::new(
    "不在所列学年度与年级之内",
    "not among the years and grades listed",
);

/// Years and grades that are not listed.
const fn outside(code: &'static str, relation: Relation, number: u32) -> UnitExclusion {
    UnitExclusion {
        reason: OUTSIDE,
        when: Condition {
            value: Formula::figure(code),
            relation,
            bound: Formula::Number(decimal(number, 0)),
        },
        source: Cow::Borrowed(SCHEDULE),
    }
}

const SCHEDULE: &str = "article 2, item 1, school years 96 to 100";

static EXCLUSIONS: &[UnitExclusion] = &[
    outside("school_year", Relation::Below, 96),
    outside("school_year", Relation::Above, 100),
    outside("grade", Relation::Below, 1),
    outside("grade", Relation::Above, 6),
];

/// The school year in which a class entered.
const ENTERED: Formula = Formula::Sum(Cow::Borrowed(&[
    Formula::Difference(Cow::Borrowed(&[
        Formula::figure("school_year"),
        Formula::figure("grade"),
    ])),
    Formula::Number(decimal(1, 0)),
]));

static CRITERIA: &[TableCriterion] = &[TableCriterion {
    code: Cow::Borrowed("class_size"),
    name: Text::new(
        "班级学生数不超过入学年度所定人数",
        "no more pupils than the year of entry allows",
    ),
    test: TableTest::EachUnit {
        when: None,
        holds: Condition {
            value: Formula::figure("pupils"),
            relation: Relation::AtMost,
            bound: Formula::Banded(Cow::Borrowed(&[
                ENTERED,
                Formula::Number(decimal(95, 0)),
                Formula::Number(decimal(35, 0)),
                Formula::Number(decimal(96, 0)),
                Formula::Number(decimal(32, 0)),
                Formula::Number(decimal(97, 0)),
                Formula::Number(decimal(31, 0)),
                Formula::Number(decimal(98, 0)),
                Formula::Number(decimal(30, 0)),
                Formula::Number(decimal(29, 0)),
            ])),
        },
        or: Cow::Borrowed(&[]),
    },
    reported: Reporting::half_away(0),
    source: Cow::Borrowed(SCHEDULE),
}];
