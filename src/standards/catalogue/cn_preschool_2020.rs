//! Universal and inclusive preschool education of a county, 2020 (学前教育普及普惠).
//!
//! 县域学前教育普及普惠督导评估办法, 教督〔2020〕1号. The rows are the kindergartens of the county. The
//! numbers were read from the table of national standards that Nanjiang county publishes, from the
//! plan of Shenyang (沈教督发〔2021〕11号) and from news of the Ministry; the full text was not at hand.
//!
//! Where they leave room: the population is that which the caller files, by residence or by
//! registration; public recognition is "above 85 %" in the plans of Gansu and Henan, and strict here,
//! though Nanjiang prints "≥ 85"; one public central kindergarten a township holds "in principle".

use crate::judgement::{Relation, Reporting};
use crate::model::Text;
use crate::standards::catalogue::row::{decimal, whole_column};
use crate::standards::membership::UnknownMembership;
use crate::standards::provenance::Provenance;
use crate::standards::table::formula::{Condition, Formula, Inner};
use crate::standards::table::standard::{
    AreaFact, TableColumn, TableCriterion, TableStandard, TableTest,
};
use std::borrow::Cow;

/// The national standard of universal and inclusive preschool education of 2020, over the
/// kindergartens of a county.
pub static CN_PRESCHOOL_2020: TableStandard = TableStandard {
    id: Cow::Borrowed("cn-preschool-2020"),
    name: Text::new(
        "县域学前教育普及普惠",
        "Universal and inclusive preschool education of counties",
    ),
    provenance: Provenance {
        issuer: Text::new("教育部", "Ministry of Education of China"),
        title: Text::new(
            "县域学前教育普及普惠督导评估办法（教督〔2020〕1号）",
            "Measures for supervising and evaluating universal and inclusive county preschool education (教督〔2020〕1号)",
        ),
        year: 2020,
        url: Cow::Borrowed(
            "https://scnj.gov.cn/ztzl/jczwgkzl/gkly/ywjy/jydd/ywjyjhfzddpg/13957464.html",
        ),
    },
    units: Text::new("幼儿园", "kindergartens"),
    columns: Cow::Borrowed(COLUMNS),
    facts: Cow::Borrowed(FACTS),
    exclusions: Cow::Borrowed(&[]),
    unknown_membership: UnknownMembership::Judged,
    criteria: Cow::Borrowed(CRITERIA),
};

const CHILDREN: Text = Text::new("人", "children");
const TEACHERS: Text = Text::new("人", "teachers");
const CLASSES: Text = Text::new("个", "classes");

static COLUMNS: &[TableColumn] = &[
    whole_column("children", Text::new("在园幼儿数", "children"), CHILDREN),
    whole_column(
        "public_children",
        Text::new("公办园在园幼儿数", "children in public kindergartens"),
        CHILDREN,
    ),
    whole_column(
        "inclusive_private_children",
        Text::new(
            "普惠性民办园在园幼儿数",
            "children in inclusive private kindergartens",
        ),
        CHILDREN,
    ),
    whole_column("classes", Text::new("班级数", "classes"), CLASSES),
    whole_column(
        "classes_within_size",
        Text::new("班额达标班级数", "classes within their size"),
        CLASSES,
    ),
    whole_column(
        "teachers",
        Text::new("专任教师数", "full-time teachers"),
        TEACHERS,
    ),
    whole_column(
        "certified_teachers",
        Text::new("持证专任教师数", "full-time teachers with a certificate"),
        TEACHERS,
    ),
];

static FACTS: &[AreaFact] = &[
    fact(
        "population_3_to_5",
        Text::new("学前三年适龄人口", "population of the three preschool ages"),
        CHILDREN,
    ),
    fact(
        "estate_kindergartens",
        Text::new("城镇小区配套幼儿园数", "kindergartens of housing estates"),
        KINDERGARTENS,
    ),
    fact(
        "estate_kindergartens_public_or_inclusive",
        Text::new(
            "办成公办园或普惠性民办园的小区配套幼儿园数",
            "kindergartens of housing estates that are public or inclusive",
        ),
        KINDERGARTENS,
    ),
    fact("townships", Text::new("乡镇数", "townships"), TOWNSHIPS),
    fact(
        "townships_with_public_central",
        Text::new(
            "有公办中心园的乡镇数",
            "townships with a public central kindergarten",
        ),
        TOWNSHIPS,
    ),
    fact(
        "survey_returned",
        Text::new("回收有效问卷数", "valid answers"),
        ANSWERS,
    ),
    fact(
        "survey_satisfied",
        Text::new("满意问卷数", "satisfied answers"),
        ANSWERS,
    ),
];

const KINDERGARTENS: Text = Text::new("所", "kindergartens");
const TOWNSHIPS: Text = Text::new("个", "townships");
const ANSWERS: Text = Text::new("份", "answers");

/// A whole figure of the county.
const fn fact(code: &'static str, name: Text, unit: Text) -> AreaFact {
    AreaFact {
        code: Cow::Borrowed(code),
        name,
        unit,
        whole: true,
        signed: false,
    }
}

/// A criterion that only people can judge.
const fn attested(code: &'static str, name: Text, source: &'static str) -> TableCriterion {
    TableCriterion {
        code: Cow::Borrowed(code),
        name,
        test: TableTest::Attested,
        reported: Reporting::half_away(0),
        source: Cow::Borrowed(source),
    }
}

/// The total of a column.
const fn total(column: &'static Formula) -> Formula {
    Formula::Total(Inner::Borrowed(column))
}

const fn number(number: u32) -> Formula {
    Formula::Number(decimal(number, 0))
}

static ALL_CHILDREN: Formula = Formula::figure("children");
static PUBLIC_CHILDREN: Formula = Formula::figure("public_children");
static INCLUSIVE_PRIVATE_CHILDREN: Formula = Formula::figure("inclusive_private_children");
static ALL_CLASSES: Formula = Formula::figure("classes");
static CLASSES_WITHIN_SIZE: Formula = Formula::figure("classes_within_size");
static ALL_TEACHERS: Formula = Formula::figure("teachers");
static CERTIFIED_TEACHERS: Formula = Formula::figure("certified_teachers");

/// A criterion on the share of one figure of the area in another, in percent.
macro_rules! percentage {
    ($code:literal, $name:expr, $quotient:expr, $relation:ident, $bound:literal, $source:literal $(,)?) => {
        TableCriterion {
            code: Cow::Borrowed($code),
            name: $name,
            test: TableTest::Area {
                holds: Condition {
                    value: Formula::Product(Cow::Borrowed(&[
                        number(100),
                        Formula::Quotient(Cow::Borrowed(&$quotient)),
                    ])),
                    relation: Relation::$relation,
                    bound: number($bound),
                },
            },
            reported: Reporting::half_away(2),
            source: Cow::Borrowed($source),
        }
    };
}

static CRITERIA: &[TableCriterion] = &[
    percentage!(
        "enrolment_rate",
        Text::new(
            "学前三年毛入园率达到85%",
            "the gross enrolment rate of the three preschool years reaches 85 %",
        ),
        [total(&ALL_CHILDREN), Formula::figure("population_3_to_5")],
        AtLeast,
        85,
        "教督〔2020〕1号 普及普惠水平第1项",
    ),
    percentage!(
        "inclusive_coverage",
        Text::new(
            "普惠性幼儿园覆盖率达到80%",
            "public and inclusive private kindergartens have 80 % of the children",
        ),
        [
            Formula::Sum(Cow::Borrowed(&[
                total(&PUBLIC_CHILDREN),
                total(&INCLUSIVE_PRIVATE_CHILDREN),
            ])),
            total(&ALL_CHILDREN)
        ],
        AtLeast,
        80,
        "教督〔2020〕1号 普及普惠水平第2项",
    ),
    percentage!(
        "public_share",
        Text::new(
            "公办园在园幼儿占比达到50%",
            "public kindergartens have 50 % of the children",
        ),
        [total(&PUBLIC_CHILDREN), total(&ALL_CHILDREN)],
        AtLeast,
        50,
        "教督〔2020〕1号 普及普惠水平第3项",
    ),
    percentage!(
        "class_size",
        Text::new(
            "85%以上的班额达到《幼儿园工作规程》要求",
            "85 % of the classes are within their size",
        ),
        [total(&CLASSES_WITHIN_SIZE), total(&ALL_CLASSES)],
        AtLeast,
        85,
        "教督〔2020〕1号 幼儿园班额",
    ),
    TableCriterion {
        code: Cow::Borrowed("teachers_per_child"),
        name: Text::new(
            "专任教师总数与在园幼儿总数之比不低于1:15",
            "there is one full-time teacher for 15 children at least",
        ),
        test: TableTest::Area {
            holds: Condition {
                value: Formula::Quotient(Cow::Borrowed(&[
                    total(&ALL_TEACHERS),
                    total(&ALL_CHILDREN),
                ])),
                relation: Relation::AtLeast,
                bound: Formula::Quotient(Cow::Borrowed(&[number(1), number(15)])),
            },
        },
        reported: Reporting::half_away(4),
        source: Cow::Borrowed("教督〔2020〕1号 教职工配备"),
    },
    percentage!(
        "certificates",
        Text::new(
            "专任教师持证上岗率100%",
            "every full-time teacher has a certificate",
        ),
        [total(&CERTIFIED_TEACHERS), total(&ALL_TEACHERS)],
        AtLeast,
        100,
        "教督〔2020〕1号 教师资格",
    ),
    TableCriterion {
        code: Cow::Borrowed("estates"),
        name: Text::new(
            "小区配套幼儿园办成公办园或普惠性民办园",
            "every kindergarten of a housing estate is public or inclusive",
        ),
        test: TableTest::Area {
            holds: Condition {
                value: Formula::figure("estate_kindergartens_public_or_inclusive"),
                relation: Relation::AtLeast,
                bound: Formula::figure("estate_kindergartens"),
            },
        },
        reported: Reporting::half_away(0),
        source: Cow::Borrowed("教督〔2020〕1号 小区配套幼儿园"),
    },
    TableCriterion {
        code: Cow::Borrowed("townships"),
        name: Text::new(
            "原则上每个乡镇至少有一所公办中心园",
            "every township has a public central kindergarten, in principle",
        ),
        test: TableTest::Area {
            holds: Condition {
                value: Formula::figure("townships_with_public_central"),
                relation: Relation::AtLeast,
                bound: Formula::figure("townships"),
            },
        },
        reported: Reporting::half_away(0),
        source: Cow::Borrowed("教督〔2020〕1号 布局规划"),
    },
    percentage!(
        "recognition",
        Text::new("社会认可度高于85%", "public recognition is above 85 %"),
        [
            Formula::figure("survey_satisfied"),
            Formula::figure("survey_returned")
        ],
        Above,
        85,
        "教督〔2020〕1号 社会认可度",
    ),
    attested(
        "safety",
        Text::new(
            "近两年无较大社会影响的安全责任事故",
            "no accident of responsibility with great public effect in the last two years",
        ),
        "教督〔2020〕1号 安全",
    ),
    attested(
        "ethics",
        Text::new(
            "近两年无严重师德师风事件",
            "no grave breach of professional ethics in the last two years",
        ),
        "教督〔2020〕1号 师德师风",
    ),
    attested(
        "inspection",
        Text::new(
            "办园行为督导评估每3至5年一个周期，覆盖所有幼儿园",
            "every kindergarten is inspected in a cycle of three to five years",
        ),
        "教督〔2020〕1号 监管制度",
    ),
    attested(
        "premises",
        Text::new(
            "幼儿园园舍条件达到规定要求",
            "the premises of kindergartens are as laid down",
        ),
        "教督〔2020〕1号 办园条件",
    ),
];
