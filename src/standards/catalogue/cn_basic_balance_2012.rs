//! Basically balanced compulsory education, 2012 (义务教育发展基本均衡).
//!
//! 县域义务教育均衡发展督导评估暂行办法, 教督〔2012〕3号: the mean of eight coefficients of variation by
//! stage, the standard of the province, the score of the government's work, and satisfaction. Read
//! from copies of the application form and of provincial rules that quote it.

use crate::judgement::{Bound, Reporting};
use crate::model::{Fact, Item, SchoolKind, Sponsor, Text};
use crate::standards::catalogue::row::{
    all_of_kind, at_most, attested, by_stage, decimal, fact, in_both, percentage,
};
use crate::standards::county::clause::{
    Clause, ClauseGroup, ClauseTest, LimitNumber, RatioTest, Scope,
};
use crate::standards::county::criterion::DispersionRule;
use crate::standards::county::indicator::{Indicator, Term};
use crate::standards::county::standard::{Exclusion, ExclusionTest, StageFactors, Standard};
use crate::standards::membership::UnknownMembership;
use crate::standards::provenance::Provenance;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// Filed in 万元, measured in 元.
const TEN_THOUSAND: Decimal = decimal(10_000, 0);

/// The national standard of basically balanced compulsory education of 2012: eight indicators whose
/// coefficients of variation are held to a limit by their mean, and three clauses.
pub static CN_BASIC_BALANCE_2012: Standard = Standard {
    id: Cow::Borrowed("cn-basic-balance-2012"),
    name: Text::new(
        "义务教育发展基本均衡",
        "Basically balanced compulsory education",
    ),
    provenance: Provenance {
        issuer: Text::new("教育部", "Ministry of Education of China"),
        title: Text::new(
            "县域义务教育均衡发展督导评估暂行办法（教督〔2012〕3号）",
            "Interim measures for supervising and evaluating balanced county compulsory education (教督〔2012〕3号)",
        ),
        year: 2012,
        url: Cow::Borrowed(""),
    },
    stage_factors: StageFactors {
        primary: decimal(1, 0),
        junior: decimal(11, 1),
        senior: decimal(132, 2),
    },
    exclusions: Cow::Borrowed(EXCLUSIONS),
    unknown_membership: UnknownMembership::Judged,
    indicators: Cow::Borrowed(INDICATORS),
    school_rule: None,
    dispersion: DispersionRule {
        each: None,
        composite: Some(at_most(decimal(65, 2), decimal(55, 2))),
        reported: Reporting::half_away(3),
        source: Cow::Borrowed("教督〔2012〕3号：小学综合差异系数不高于0.65，初中不高于0.55"),
    },
    clauses: Cow::Borrowed(CLAUSES),
    vetoes: Cow::Borrowed(&[]),
    reliefs: Cow::Borrowed(&[]),
    parameters: Cow::Borrowed(&[]),
    achievement: false,
};

static EXCLUSIONS: &[Exclusion] = &[
    all_of_kind("special", SchoolKind::Special),
    all_of_kind("vocational", SchoolKind::Vocational),
    Exclusion {
        reason: Cow::Borrowed("private"),
        when: ExclusionTest::SponsoredBy {
            sponsors: Cow::Borrowed(&[Sponsor::Private]),
        },
    },
    Exclusion {
        reason: Cow::Borrowed("not_county_run"),
        when: ExclusionTest::NotSponsoredBy {
            sponsors: Cow::Borrowed(&[Sponsor::CountyEducation, Sponsor::CountyOther]),
        },
    },
    all_of_kind("teaching_point", SchoolKind::TeachingPoint),
];

static INDICATORS: &[Indicator] = &[
    Indicator {
        code: Cow::Borrowed("B1"),
        name: Text::new(
            "生均教学及辅助用房面积",
            "teaching and auxiliary rooms per pupil",
        ),
        unit: Text::new("m²", "m²"),
        ratio: None,
        numerator: in_both(&[Term::plus(Item::TeachingArea)]),
        per: 1,
        split: true,
        whole: false,
        threshold: None,
        reported: Reporting::half_away(2),
        source: Cow::Borrowed("教督〔2012〕3号 校际差异第1项"),
    },
    Indicator {
        code: Cow::Borrowed("B2"),
        name: Text::new("生均体育运动场馆面积", "sports venues per pupil"),
        unit: Text::new("m²", "m²"),
        ratio: None,
        numerator: in_both(&[
            Term::plus(Item::GymnasiumArea),
            Term::plus(Item::SportsGroundArea),
        ]),
        per: 1,
        split: true,
        whole: false,
        threshold: None,
        reported: Reporting::half_away(2),
        source: Cow::Borrowed("教督〔2012〕3号 校际差异第2项"),
    },
    Indicator {
        code: Cow::Borrowed("B3"),
        name: Text::new("生均教学仪器设备值", "teaching equipment per pupil"),
        unit: Text::new("元", "yuan"),
        ratio: None,
        numerator: in_both(&[Term::times(Item::EquipmentValue, TEN_THOUSAND)]),
        per: 1,
        split: true,
        whole: false,
        threshold: None,
        reported: Reporting::half_away(2),
        source: Cow::Borrowed("教督〔2012〕3号 校际差异第3项"),
    },
    Indicator {
        code: Cow::Borrowed("B4"),
        name: Text::new("每百名学生拥有计算机台数", "computers per 100 pupils"),
        unit: Text::new("台", "sets"),
        ratio: None,
        numerator: in_both(&[Term::plus(Item::Computers)]),
        per: 100,
        split: true,
        whole: true,
        threshold: None,
        reported: Reporting::half_away(2),
        source: Cow::Borrowed("教督〔2012〕3号 校际差异第4项"),
    },
    Indicator {
        code: Cow::Borrowed("B5"),
        name: Text::new("生均图书册数", "books per pupil"),
        unit: Text::new("册", "volumes"),
        ratio: None,
        numerator: in_both(&[Term::plus(Item::Books)]),
        per: 1,
        split: true,
        whole: true,
        threshold: None,
        reported: Reporting::half_away(2),
        source: Cow::Borrowed("教督〔2012〕3号 校际差异第5项"),
    },
    Indicator {
        code: Cow::Borrowed("B6"),
        name: Text::new("师生比", "teachers per pupil"),
        unit: Text::new("人", "teachers"),
        ratio: None,
        numerator: by_stage(
            &[Term::plus(Item::TeachersPrimary)],
            &[Term::plus(Item::TeachersJunior)],
        ),
        per: 1,
        split: false,
        whole: true,
        threshold: None,
        reported: Reporting::half_away(3),
        source: Cow::Borrowed("教督〔2012〕3号 校际差异第6项"),
    },
    Indicator {
        code: Cow::Borrowed("B7"),
        name: Text::new(
            "生均高于规定学历教师数",
            "teachers above the required degree per pupil",
        ),
        unit: Text::new("人", "teachers"),
        ratio: None,
        numerator: by_stage(
            &[
                Term::plus(Item::TeachersPrimaryAssociate),
                Term::plus(Item::TeachersPrimaryBachelor),
                Term::plus(Item::TeachersPrimaryMaster),
                Term::plus(Item::TeachersPrimaryDoctor),
            ],
            &[
                Term::plus(Item::TeachersJuniorBachelor),
                Term::plus(Item::TeachersJuniorMaster),
                Term::plus(Item::TeachersJuniorDoctor),
            ],
        ),
        per: 1,
        split: false,
        whole: true,
        threshold: None,
        reported: Reporting::half_away(3),
        source: Cow::Borrowed("教督〔2012〕3号 校际差异第7项"),
    },
    Indicator {
        code: Cow::Borrowed("B8"),
        name: Text::new(
            "生均中级及以上专业技术职务教师数",
            "teachers with an intermediate or higher title per pupil",
        ),
        unit: Text::new("人", "teachers"),
        ratio: None,
        numerator: by_stage(
            &[Term::plus(Item::TeachersPrimarySeniorTitle)],
            &[Term::plus(Item::TeachersJuniorSeniorTitle)],
        ),
        per: 1,
        split: false,
        whole: true,
        threshold: None,
        reported: Reporting::half_away(3),
        source: Cow::Borrowed("教督〔2012〕3号 校际差异第8项"),
    },
];

static CLAUSES: &[Clause] = &[
    Clause {
        code: Cow::Borrowed("S1"),
        group: ClauseGroup::Recognition,
        requirement: Text::new(
            "社会认可度达到85%以上",
            "public satisfaction is 85 % or more",
        ),
        test: Some(ClauseTest::Ratios {
            ratios: Cow::Borrowed(&[percentage!(
                [fact(Fact::SurveySatisfied)],
                [fact(Fact::SurveyReturned)],
                85,
                Scope::ALL
            )]),
        }),
        attested: false,
        sentence: Text::new(
            "回收有效问卷{returned}份，满意{satisfied}份，满意度{value}%",
            "{satisfied} of {returned} answers satisfied, {value} %",
        ),
        source: Cow::Borrowed("教督〔2012〕3号 公众满意度"),
    },
    attested!(
        "provincial_standard",
        Government,
        "学校达到本省义务教育学校办学基本标准",
        "schools meet the basic standard of their province",
        "教督〔2012〕3号 第一道门槛",
    ),
    attested!(
        "government_score",
        Government,
        "县级人民政府推进义务教育均衡发展工作评估得分在85分以上",
        "the county government scores 85 points or more for its work",
        "教督〔2012〕3号 县级政府工作评估",
    ),
];
