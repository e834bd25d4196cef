//! The norms of the Schedule to India's Right of Children to Free and Compulsory Education Act, 2009.
//!
//! The Schedule (sections 19 and 25) asks for so many teachers by the children admitted to classes I to V, and for
//! one teacher for every 35 in classes VI to VIII. Nothing is said of rounding: that numbers are rounded up follows
//! from "at least one teacher for every".
//!
//! Two of its rows overlap: "Between One hundred and twenty-one to two hundred: Five" and "Above One hundred and
//! fifty: Five plus one Head-teacher". Each reading is an edition of its own: in the first a head teacher is asked
//! for above 150 children, in the second above 200, where the bands of teachers end.
//!
//! The teachers of classes I to V are those without the head teacher, as the Schedule leaves the head out where it
//! limits the children for a teacher. What it says of subjects, part-time instructors, buildings, libraries and
//! equipment is no number, and left out.

use crate::judgement::{Relation, Reporting};
use crate::model::Text;
use crate::numeric::RoundingMode;
use crate::standards::catalogue::row::{amount_column, decimal, optional, whole_column};
use crate::standards::membership::UnknownMembership;
use crate::standards::provenance::Provenance;
use crate::standards::table::formula::{Condition, Formula, Inner};
use crate::standards::table::standard::{TableColumn, TableCriterion, TableStandard, TableTest};
use std::borrow::Cow;

/// The Schedule, with a head teacher above 150 children in classes I to V.
pub static IN_RTE_SCHEDULE_2009: TableStandard = edition(
    "in-rte-schedule-2009",
    Text::new(
        "印度免费义务教育权利法附表（超过150人配备校长）",
        "Schedule of the Right to Education Act (head teacher above 150)",
    ),
    CRITERIA_FROM_151,
);

/// The Schedule, with a head teacher above 200 children in classes I to V.
pub static IN_RTE_SCHEDULE_2009_HEAD_ABOVE_200: TableStandard = edition(
    "in-rte-schedule-2009-head-above-200",
    Text::new(
        "印度免费义务教育权利法附表（超过200人配备校长）",
        "Schedule of the Right to Education Act (head teacher above 200)",
    ),
    CRITERIA_FROM_201,
);

/// What both readings share.
const fn edition(
    id: &'static str,
    name: Text,
    criteria: &'static [TableCriterion],
) -> TableStandard {
    TableStandard {
        id: Cow::Borrowed(id),
        name,
        provenance: Provenance {
            issuer: Text::new("印度议会", "Parliament of India"),
            title: Text::new(
                "2009年儿童免费义务教育权利法（2009年第35号法）附表（第19、25条）",
                "Right of Children to Free and Compulsory Education Act, 2009 (No. 35 of 2009), the Schedule (sections 19 and 25)",
            ),
            year: 2009,
            url: Cow::Borrowed(
                "https://www.advocatekhoj.com/library/bareacts/rightofchildrentofree/schedule.php?Title=Right%20of%20Children%20to%20Free%20and%20Compulsory%20Education%20Act,%202009&STitle=Schedule",
            ),
        },
        units: Text::new("学校", "schools"),
        columns: Cow::Borrowed(COLUMNS),
        facts: Cow::Borrowed(&[]),
        exclusions: Cow::Borrowed(&[]),
        unknown_membership: UnknownMembership::Judged,
        criteria: Cow::Borrowed(criteria),
    }
}

const CHILDREN: Text = Text::new("人", "children");
const TEACHERS: Text = Text::new("人", "teachers");
const DAYS: Text = Text::new("天", "days");
const HOURS: Text = Text::new("小时", "hours");

static COLUMNS: &[TableColumn] = &[
    whole_column(
        "children_primary",
        Text::new("一至五年级学生数", "children in classes I to V"),
        CHILDREN,
    ),
    whole_column(
        "teachers_primary",
        Text::new(
            "一至五年级教师数（不含校长）",
            "teachers of classes I to V, head teacher left out",
        ),
        TEACHERS,
    ),
    whole_column(
        "heads_primary",
        Text::new("一至五年级校长数", "head teachers of classes I to V"),
        TEACHERS,
    ),
    optional(whole_column(
        "children_upper",
        Text::new("六至八年级学生数", "children in classes VI to VIII"),
        CHILDREN,
    )),
    optional(whole_column(
        "classes_upper",
        Text::new("六至八年级班数", "classes VI to VIII"),
        Text::new("个", "classes"),
    )),
    optional(whole_column(
        "teachers_upper",
        Text::new("六至八年级教师数", "teachers of classes VI to VIII"),
        TEACHERS,
    )),
    optional(whole_column(
        "heads_upper",
        Text::new(
            "六至八年级专职校长数",
            "full-time head teachers of classes VI to VIII",
        ),
        TEACHERS,
    )),
    optional(whole_column(
        "days_primary",
        Text::new(
            "一至五年级学年工作日",
            "working days of classes I to V in a year",
        ),
        DAYS,
    )),
    optional(whole_column(
        "days_upper",
        Text::new(
            "六至八年级学年工作日",
            "working days of classes VI to VIII in a year",
        ),
        DAYS,
    )),
    optional(amount_column(
        "hours_primary",
        Text::new(
            "一至五年级学年教学时数",
            "instructional hours of classes I to V in a year",
        ),
        HOURS,
    )),
    optional(amount_column(
        "hours_upper",
        Text::new(
            "六至八年级学年教学时数",
            "instructional hours of classes VI to VIII in a year",
        ),
        HOURS,
    )),
    optional(amount_column(
        "teacher_hours",
        Text::new(
            "教师周工作时数（含备课）",
            "hours a teacher works a week, with preparation",
        ),
        HOURS,
    )),
];

/// A condition of a figure and a whole number.
const fn number(code: &'static str, relation: Relation, bound: u32) -> Condition {
    Condition {
        value: Formula::figure(code),
        relation,
        bound: Formula::Number(decimal(bound, 0)),
    }
}

/// At least so much of a figure, in schools with children in a range of classes.
const fn at_least(
    code: &'static str,
    name: Text,
    when: Condition,
    holds: Condition,
    source: &'static str,
) -> TableCriterion {
    TableCriterion {
        code: Cow::Borrowed(code),
        name,
        test: TableTest::EachUnit {
            when: Some(when),
            holds,
            or: Cow::Borrowed(&[]),
        },
        reported: Reporting::half_away(2),
        source: Cow::Borrowed(source),
    }
}

static CHILDREN_FOR_FORTY: Formula = Formula::Quotient(Cow::Borrowed(&[
    Formula::figure("children_primary"),
    Formula::Number(decimal(40, 0)),
]));

static CHILDREN_FOR_THIRTY_FIVE: Formula = Formula::Quotient(Cow::Borrowed(&[
    Formula::figure("children_upper"),
    Formula::Number(decimal(35, 0)),
]));

const UP: Reporting = Reporting {
    places: 0,
    mode: RoundingMode::Ceiling,
};

static BANDS: &[Formula] = &[
    Formula::figure("children_primary"),
    Formula::Number(decimal(60, 0)),
    Formula::Number(decimal(2, 0)),
    Formula::Number(decimal(90, 0)),
    Formula::Number(decimal(3, 0)),
    Formula::Number(decimal(120, 0)),
    Formula::Number(decimal(4, 0)),
    Formula::Number(decimal(200, 0)),
    Formula::Number(decimal(5, 0)),
    Formula::Rounded {
        of: Inner::Borrowed(&CHILDREN_FOR_FORTY),
        to: UP,
    },
];

static CLASSES_AND_CHILDREN: &[Formula] = &[
    Formula::figure("classes_upper"),
    Formula::Rounded {
        of: Inner::Borrowed(&CHILDREN_FOR_THIRTY_FIVE),
        to: UP,
    },
];

/// Two up to 60 children, three to 90, four to 120, five to 200, and above as many as leave 40 for each.
const TEACHERS_PRIMARY: TableCriterion = at_least(
    "teachers_primary",
    Text::new(
        "一至五年级教师数不少于附表所列",
        "as many teachers of classes I to V as the Schedule asks for",
    ),
    number("children_primary", Relation::Above, 0),
    Condition {
        value: Formula::figure("teachers_primary"),
        relation: Relation::AtLeast,
        bound: Formula::Banded(Cow::Borrowed(BANDS)),
    },
    "The Schedule, item 1(a)",
);

const HEAD: Text = Text::new("一至五年级配备校长", "a head teacher of classes I to V");

const HEAD_FROM_151: TableCriterion = at_least(
    "head_primary",
    HEAD,
    number("children_primary", Relation::Above, 150),
    number("heads_primary", Relation::AtLeast, 1),
    "The Schedule, item 1(a): \"Above One hundred and fifty: Five plus one Head-teacher\"",
);

const HEAD_FROM_201: TableCriterion = at_least(
    "head_primary",
    HEAD,
    number("children_primary", Relation::Above, 200),
    number("heads_primary", Relation::AtLeast, 1),
    "The Schedule, item 1(a), read with \"Between One hundred and twenty-one to two hundred: Five\"",
);

/// One for each class, and one for every 35 children.
const TEACHERS_UPPER: TableCriterion = at_least(
    "teachers_upper",
    Text::new(
        "六至八年级每班至少一名教师，每35名学生至少一名教师",
        "a teacher for each class, and one for every 35 children, of classes VI to VIII",
    ),
    number("children_upper", Relation::Above, 0),
    Condition {
        value: Formula::figure("teachers_upper"),
        relation: Relation::AtLeast,
        bound: Formula::Largest(Cow::Borrowed(CLASSES_AND_CHILDREN)),
    },
    "The Schedule, item 1(b)(1) and (2)",
);

const HEAD_UPPER: TableCriterion = at_least(
    "head_upper",
    Text::new(
        "六至八年级学生超过100人的配备专职校长",
        "a full-time head teacher above 100 children of classes VI to VIII",
    ),
    number("children_upper", Relation::Above, 100),
    number("heads_upper", Relation::AtLeast, 1),
    "The Schedule, item 1(b)(3)",
);

const DAYS_PRIMARY: TableCriterion = at_least(
    "days_primary",
    Text::new(
        "一至五年级学年工作日不少于200天",
        "at least 200 working days for classes I to V",
    ),
    number("children_primary", Relation::Above, 0),
    number("days_primary", Relation::AtLeast, 200),
    "The Schedule, item 3(i)",
);

const DAYS_UPPER: TableCriterion = at_least(
    "days_upper",
    Text::new(
        "六至八年级学年工作日不少于220天",
        "at least 220 working days for classes VI to VIII",
    ),
    number("children_upper", Relation::Above, 0),
    number("days_upper", Relation::AtLeast, 220),
    "The Schedule, item 3(ii)",
);

const HOURS_PRIMARY: TableCriterion = at_least(
    "hours_primary",
    Text::new(
        "一至五年级学年教学时数不少于800",
        "at least 800 instructional hours for classes I to V",
    ),
    number("children_primary", Relation::Above, 0),
    number("hours_primary", Relation::AtLeast, 800),
    "The Schedule, item 3(iii)",
);

const HOURS_UPPER: TableCriterion = at_least(
    "hours_upper",
    Text::new(
        "六至八年级学年教学时数不少于1000",
        "at least 1000 instructional hours for classes VI to VIII",
    ),
    number("children_upper", Relation::Above, 0),
    number("hours_upper", Relation::AtLeast, 1000),
    "The Schedule, item 3(iv)",
);

const TEACHER_HOURS: TableCriterion = TableCriterion {
    code: Cow::Borrowed("teacher_hours"),
    name: Text::new(
        "教师周工作时数不少于45（含备课）",
        "a teacher works at least 45 hours a week, with preparation",
    ),
    test: TableTest::EachUnit {
        when: None,
        holds: number("teacher_hours", Relation::AtLeast, 45),
        or: Cow::Borrowed(&[]),
    },
    reported: Reporting::half_away(2),
    source: Cow::Borrowed("The Schedule, item 4"),
};

static CRITERIA_FROM_151: &[TableCriterion] = &[
    TEACHERS_PRIMARY,
    HEAD_FROM_151,
    TEACHERS_UPPER,
    HEAD_UPPER,
    DAYS_PRIMARY,
    DAYS_UPPER,
    HOURS_PRIMARY,
    HOURS_UPPER,
    TEACHER_HOURS,
];

static CRITERIA_FROM_201: &[TableCriterion] = &[
    TEACHERS_PRIMARY,
    HEAD_FROM_201,
    TEACHERS_UPPER,
    HEAD_UPPER,
    DAYS_PRIMARY,
    DAYS_UPPER,
    HOURS_PRIMARY,
    HOURS_UPPER,
    TEACHER_HOURS,
];
