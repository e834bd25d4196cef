//! The limit on infant classes in England: SI 2012/10.
//!
//! "A maximum of 30 pupils in an infant class at any time while an ordinary teaching session is conducted by a single
//! school teacher", or, where more than one conducts it, "a maximum of 30 pupils for every teacher" (regulation 4).
//! Excepted pupils "are not to be counted" (regulation 5 and the Schedule); who is one, and when, the user says. The
//! words are those of the explanatory note.

use crate::judgement::{Relation, Reporting};
use crate::model::Text;
use crate::standards::catalogue::row::{decimal, whole_column};
use crate::standards::membership::UnknownMembership;
use crate::standards::provenance::Provenance;
use crate::standards::table::formula::{Condition, Formula};
use crate::standards::table::standard::{TableColumn, TableCriterion, TableStandard, TableTest};
use std::borrow::Cow;

/// The infant class limit: at most 30 pupils for every teacher, excepted pupils left out.
pub static GB_INFANT_CLASS_2012: TableStandard = TableStandard {
    id: Cow::Borrowed("gb-infant-class-2012"),
    name: Text::new("英格兰幼儿班班额上限", "Infant class limit in England"),
    provenance: Provenance {
        issuer: Text::new("英国教育大臣", "Secretary of State for Education"),
        title: Text::new(
            "2012年学校招生（幼儿班班额）（英格兰）条例（SI 2012/10）",
            "The School Admissions (Infant Class Sizes) (England) Regulations 2012 (SI 2012/10)",
        ),
        year: 2012,
        url: Cow::Borrowed("https://www.legislation.gov.uk/uksi/2012/10/note/made"),
    },
    units: Text::new("幼儿班", "infant classes"),
    columns: Cow::Borrowed(COLUMNS),
    facts: Cow::Borrowed(&[]),
    exclusions: Cow::Borrowed(&[]),
    unknown_membership: UnknownMembership::Judged,
    criteria: Cow::Borrowed(CRITERIA),
};

const PUPILS: Text = Text::new("人", "pupils");

static COLUMNS: &[TableColumn] = &[
    whole_column("pupils", Text::new("学生数", "pupils"), PUPILS),
    whole_column(
        "excepted_pupils",
        Text::new("不计入的学生数", "excepted pupils"),
        PUPILS,
    ),
    whole_column(
        "school_teachers",
        Text::new("任课教师数", "school teachers"),
        Text::new("人", "teachers"),
    ),
];

static CRITERIA: &[TableCriterion] = &[TableCriterion {
    code: Cow::Borrowed("class_size"),
    name: Text::new(
        "每名教师至多30名学生，不计入者除外",
        "at most 30 pupils for every teacher, excepted pupils not counted",
    ),
    test: TableTest::EachUnit {
        when: None,
        holds: Condition {
            value: Formula::Difference(Cow::Borrowed(&[
                Formula::figure("pupils"),
                Formula::figure("excepted_pupils"),
            ])),
            relation: Relation::AtMost,
            bound: Formula::Product(Cow::Borrowed(&[
                Formula::Number(decimal(30, 0)),
                Formula::figure("school_teachers"),
            ])),
        },
        or: Cow::Borrowed(&[]),
    },
    reported: Reporting::half_away(0),
    source: Cow::Borrowed("SI 2012/10, regulations 4 and 5; explanatory note"),
}];
