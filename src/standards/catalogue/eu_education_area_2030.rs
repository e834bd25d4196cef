//! The targets of the European Education Area for 2030: Council Resolution 2021/C 66/01.
//!
//! Seven targets, as Eurostat prints them: three are strict ("should be less than"), four inclusive ("at least"). They
//! are averages of the European Union, and no targets for each country; a row is an area whose figures are held to them
//! all the same. Two of them, on vocational education and on adults, were due in 2025.

use crate::judgement::{Relation, Reporting};
use crate::model::Text;
use crate::standards::catalogue::row::{amount_column, decimal, optional};
use crate::standards::membership::UnknownMembership;
use crate::standards::provenance::Provenance;
use crate::standards::table::formula::{Condition, Formula};
use crate::standards::table::standard::{TableColumn, TableCriterion, TableStandard, TableTest};
use std::borrow::Cow;

/// The targets of the European Education Area: three strict, four inclusive.
pub static EU_EDUCATION_AREA_2030: TableStandard = TableStandard {
    id: Cow::Borrowed("eu-education-area-2030"),
    name: Text::new(
        "欧洲教育区2030年目标",
        "Targets of the European Education Area for 2030",
    ),
    provenance: Provenance {
        issuer: Text::new("欧洲联盟理事会", "Council of the European Union"),
        title: Text::new(
            "理事会关于面向欧洲教育区及更远目标的欧洲教育培训合作战略框架（2021—2030年）的决议（2021/C 66/01）",
            "Council Resolution on a strategic framework for European cooperation in education and training towards the European Education Area and beyond (2021-2030) (2021/C 66/01)",
        ),
        year: 2021,
        url: Cow::Borrowed(
            "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32021G0226(01)",
        ),
    },
    units: Text::new("地区", "areas"),
    columns: Cow::Borrowed(COLUMNS),
    facts: Cow::Borrowed(&[]),
    exclusions: Cow::Borrowed(&[]),
    unknown_membership: UnknownMembership::Judged,
    criteria: Cow::Borrowed(CRITERIA),
};

const fn percent(code: &'static str, zh: &'static str, en: &'static str) -> TableColumn {
    optional(amount_column(code, Text::new(zh, en), Text::new("%", "%")))
}

static COLUMNS: &[TableColumn] = &[
    percent(
        "early_leavers",
        "早期离校率",
        "early leavers from education and training",
    ),
    percent(
        "early_childhood",
        "三岁至小学义务教育起始年龄入园率",
        "children from 3 to compulsory primary age in early childhood education",
    ),
    percent(
        "low_reading",
        "阅读低水平15岁学生",
        "low-achieving 15-year-olds in reading",
    ),
    percent(
        "low_mathematics",
        "数学低水平15岁学生",
        "low-achieving 15-year-olds in mathematics",
    ),
    percent(
        "low_science",
        "科学低水平15岁学生",
        "low-achieving 15-year-olds in science",
    ),
    percent(
        "low_digital",
        "计算机与信息素养低水平八年级学生",
        "low-achieving eighth-graders in computer and information literacy",
    ),
    percent(
        "tertiary",
        "25至34岁高等教育程度",
        "tertiary attainment at ages 25 to 34",
    ),
    percent(
        "work_based",
        "近期职业教育毕业生工作场所学习比例",
        "recent graduates of vocational education with work-based learning",
    ),
    percent(
        "adults",
        "25至64岁近一年学习比例",
        "adults of 25 to 64 in learning in the last 12 months",
    ),
];

/// A target for one figure.
const fn target(
    code: &'static str,
    name: Text,
    relation: Relation,
    percent: u32,
    source: &'static str,
) -> TableCriterion {
    TableCriterion {
        code: Cow::Borrowed(code),
        name,
        test: TableTest::EachUnit {
            when: None,
            holds: Condition {
                value: Formula::figure(code),
                relation,
                bound: Formula::Number(decimal(percent, 0)),
            },
            or: Cow::Borrowed(&[]),
        },
        reported: Reporting::half_away(1),
        source: Cow::Borrowed(source),
    }
}

static CRITERIA: &[TableCriterion] = &[
    target(
        "early_leavers",
        Text::new("早期离校率低于9%", "early leavers: less than 9 %"),
        Relation::Below,
        9,
        "2021/C 66/01, EU-level targets: \"should be less than 9%, by 2030\"",
    ),
    target(
        "early_childhood",
        Text::new("入园率至少96%", "early childhood education: at least 96 %"),
        Relation::AtLeast,
        96,
        "2021/C 66/01, EU-level targets: \"At least 96%\", by 2030",
    ),
    TableCriterion {
        code: Cow::Borrowed("basic_skills"),
        name: Text::new(
            "阅读、数学、科学低水平学生各低于15%",
            "low achievers in each of reading, mathematics, science: less than 15 %",
        ),
        test: TableTest::EachUnit {
            when: None,
            holds: Condition {
                value: Formula::Largest(Cow::Borrowed(&[
                    Formula::figure("low_reading"),
                    Formula::figure("low_mathematics"),
                    Formula::figure("low_science"),
                ])),
                relation: Relation::Below,
                bound: Formula::Number(decimal(15, 0)),
            },
            or: Cow::Borrowed(&[]),
        },
        reported: Reporting::half_away(1),
        source: Cow::Borrowed(
            "2021/C 66/01, EU-level targets: \"should be less than 15%, by 2030\"",
        ),
    },
    target(
        "low_digital",
        Text::new(
            "数字素养低水平学生低于15%",
            "low achievers in digital skills: less than 15 %",
        ),
        Relation::Below,
        15,
        "2021/C 66/01, EU-level targets: \"should be less than 15%, by 2030\"",
    ),
    target(
        "tertiary",
        Text::new("高等教育程度至少45%", "tertiary attainment: at least 45 %"),
        Relation::AtLeast,
        45,
        "2021/C 66/01, EU-level targets: \"should be at least 45%, by 2030\"",
    ),
    target(
        "work_based",
        Text::new(
            "工作场所学习至少60%（2025年）",
            "work-based learning: at least 60 % (2025)",
        ),
        Relation::AtLeast,
        60,
        "2021/C 66/01, EU-level targets: \"should be at least 60%, by 2025\"",
    ),
    target(
        "adults",
        Text::new(
            "成人学习至少47%（2025年）",
            "adults in learning: at least 47 % (2025)",
        ),
        Relation::AtLeast,
        47,
        "2021/C 66/01, EU-level targets: \"At least 47%\", by 2025",
    ),
];
