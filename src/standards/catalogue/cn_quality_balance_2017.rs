//! High-quality balanced compulsory education, 2017 (义务教育优质均衡).
//!
//! 县域义务教育优质均衡发展督导评估办法, 教督〔2017〕6号, with the reporting rules and reliefs of its
//! 规程 of 2019 (国教督办函〔2019〕30号).
//!
//! Read from copies of the official application form and of provincial rules that quote it. Two
//! points are open in those copies, and are options here: the funds that a special pupil must have
//! (`special-funds-minimum`: 6000 yuan, in some provinces 8000), and whether music and fine-arts
//! rooms count each by itself or together (`rooms`).

use crate::judgement::{Bound, Relation, Reporting};
use crate::model::{Fact, Item, Location, SchoolKind, Sponsor, Stage, Text};
use crate::standards::catalogue::row::{
    all_of_kind, at_least, at_most, attested, by_stage, decimal, fact, in_both, item, less,
    percentage, veto,
};
use crate::standards::county::clause::{
    Clause, ClauseGroup, ClauseTest, LimitNumber, Parameter, RatioTest, RoomCounting, Scope, Veto,
};
use crate::standards::county::criterion::{DispersionRule, SchoolRule};
use crate::standards::county::indicator::{Indicator, PerStage, Term};
use crate::standards::county::relief::{Relief, ReliefEffect};
use crate::standards::county::standard::{Exclusion, ExclusionTest, StageFactors, Standard};
use crate::standards::membership::UnknownMembership;
use crate::standards::provenance::Provenance;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// Filed in 万元, measured in 元.
const TEN_THOUSAND: Decimal = decimal(10_000, 0);

/// The source of the reliefs: they were granted for the first three years.
const REGULATIONS: &str = "国教督办函〔2019〕30号（《规程》发布近三年评估中）";

/// What `city-venues` adds.
static CITY_VENUES: &[Term<Item>] = &[
    Term::plus(Item::LeasedSportsArea),
    Term::plus(Item::OtherSportsArea),
];

/// The rooms that count under `rooms-2016`.
static ROOMS_2016: &[Cow<'static, [Item]>] = &[
    Cow::Borrowed(&[Item::MusicRooms96, Item::MusicRooms73]),
    Cow::Borrowed(&[Item::FineArtsRooms90, Item::FineArtsRooms67]),
];

/// The national standard of high-quality balanced compulsory education of 2017:
/// 7 indicators, 15 + 9 + 1 clauses, 6 vetoes and an optional seventh.
pub static CN_QUALITY_BALANCE_2017: Standard = Standard {
    id: Cow::Borrowed("cn-quality-balance-2017"),
    name: Text::new(
        "义务教育优质均衡发展",
        "High-quality balanced compulsory education",
    ),
    provenance: Provenance {
        issuer: Text::new("教育部", "Ministry of Education of China"),
        title: Text::new(
            "县域义务教育优质均衡发展督导评估办法（教督〔2017〕6号）",
            "Measures for supervising and evaluating high-quality balanced county compulsory education (教督〔2017〕6号)",
        ),
        year: 2017,
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
    school_rule: Some(SchoolRule {
        at_least: 6,
        floor_share: decimal(85, 2),
        source: Cow::Borrowed(
            "教督〔2017〕6号：每所学校至少有6项指标达到要求，余项不能低于要求的85%",
        ),
    }),
    dispersion: DispersionRule {
        each: Some(at_most(decimal(50, 2), decimal(45, 2))),
        composite: None,
        reported: Reporting::half_away(3),
        source: Cow::Borrowed(
            "教督〔2017〕6号：所有指标校际差异系数，小学均小于或等于0.50，初中均小于或等于0.45",
        ),
    },
    clauses: Cow::Borrowed(CLAUSES),
    vetoes: Cow::Borrowed(VETOES),
    reliefs: Cow::Borrowed(RELIEFS),
    parameters: Cow::Borrowed(&[Parameter {
        name: Cow::Borrowed("special-funds-minimum"),
        value: decimal(6000, 0),
        fact: Some(Fact::SpecialFundsMinimum),
        fixed: false,
        source: Cow::Borrowed("教督〔2017〕6号 政府保障程度第7项；部分省份8000元"),
    }]),
    achievement: true,
};

static EXCLUSIONS: &[Exclusion] = &[
    all_of_kind("special", SchoolKind::Special),
    all_of_kind("vocational", SchoolKind::Vocational),
    Exclusion {
        reason: Cow::Borrowed("small_teaching_point"),
        when: ExclusionTest::SmallOfKind {
            school_kind: SchoolKind::TeachingPoint,
            fewer_than: 50,
        },
    },
];

static INDICATORS: &[Indicator] = &[
    Indicator {
        code: Cow::Borrowed("L1"),
        name: Text::new(
            "每百名学生拥有高于规定学历教师数",
            "teachers above the required degree per 100 pupils",
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
        per: 100,
        split: false,
        whole: true,
        threshold: Some(at_least(decimal(42, 1), decimal(53, 1))),
        reported: Reporting::half_away(2),
        source: Cow::Borrowed("教督〔2017〕6号 资源配置第1项"),
    },
    Indicator {
        code: Cow::Borrowed("L2"),
        name: Text::new(
            "每百名学生拥有县级以上骨干教师数",
            "backbone teachers of county level or above per 100 pupils",
        ),
        unit: Text::new("人", "teachers"),
        ratio: None,
        numerator: by_stage(
            &[Term::plus(Item::BackboneTeachersPrimary)],
            &[Term::plus(Item::BackboneTeachersJunior)],
        ),
        per: 100,
        split: false,
        whole: true,
        threshold: Some(at_least(decimal(1, 0), decimal(1, 0))),
        reported: Reporting::half_away(2),
        source: Cow::Borrowed("教督〔2017〕6号 资源配置第2项"),
    },
    Indicator {
        code: Cow::Borrowed("L3"),
        name: Text::new(
            "每百名学生拥有体育、艺术（美术、音乐）专任教师数",
            "full-time PE and arts teachers per 100 pupils",
        ),
        unit: Text::new("人", "teachers"),
        ratio: None,
        numerator: by_stage(
            &[
                Term::plus(Item::PeTeachersPrimary),
                Term::plus(Item::MusicTeachersPrimary),
                Term::plus(Item::FineArtsTeachersPrimary),
                Term::plus(Item::ArtsTeachersPrimary),
            ],
            &[
                Term::plus(Item::PeTeachersJunior),
                Term::plus(Item::MusicTeachersJunior),
                Term::plus(Item::FineArtsTeachersJunior),
                Term::plus(Item::ArtsTeachersJunior),
            ],
        ),
        per: 100,
        split: false,
        whole: true,
        threshold: Some(at_least(decimal(9, 1), decimal(9, 1))),
        reported: Reporting::half_away(2),
        source: Cow::Borrowed("教督〔2017〕6号 资源配置第3项"),
    },
    Indicator {
        code: Cow::Borrowed("L4"),
        name: Text::new(
            "生均教学及辅助用房面积",
            "teaching and auxiliary rooms per pupil",
        ),
        unit: Text::new("m²", "m²"),
        ratio: None,
        numerator: in_both(&[
            Term::plus(Item::TeachingArea),
            Term::minus(Item::IndoorSportsArea),
        ]),
        per: 1,
        split: true,
        whole: false,
        threshold: Some(at_least(decimal(45, 1), decimal(58, 1))),
        reported: Reporting::half_away(2),
        source: Cow::Borrowed("教督〔2017〕6号 资源配置第4项"),
    },
    Indicator {
        code: Cow::Borrowed("L5"),
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
        threshold: Some(at_least(decimal(75, 1), decimal(102, 1))),
        reported: Reporting::half_away(2),
        source: Cow::Borrowed("教督〔2017〕6号 资源配置第5项"),
    },
    Indicator {
        code: Cow::Borrowed("L6"),
        name: Text::new("生均教学仪器设备值", "teaching equipment per pupil"),
        unit: Text::new("元", "yuan"),
        ratio: None,
        numerator: in_both(&[Term::times(Item::EquipmentValue, TEN_THOUSAND)]),
        per: 1,
        split: true,
        whole: false,
        threshold: Some(at_least(decimal(2000, 0), decimal(2500, 0))),
        reported: Reporting::half_away(2),
        source: Cow::Borrowed("教督〔2017〕6号 资源配置第6项"),
    },
    Indicator {
        code: Cow::Borrowed("L7"),
        name: Text::new(
            "每百名学生拥有网络多媒体教室数",
            "networked multimedia classrooms per 100 pupils",
        ),
        unit: Text::new("间", "rooms"),
        ratio: None,
        numerator: in_both(&[Term::plus(Item::MultimediaClassrooms)]),
        per: 100,
        split: true,
        whole: true,
        threshold: Some(at_least(decimal(23, 1), decimal(24, 1))),
        reported: Reporting::half_away(2),
        source: Cow::Borrowed("教督〔2017〕6号 资源配置第7项"),
    },
];

static CLAUSES: &[Clause] = &[
    attested!(
        "G1",
        Government,
        "县域内义务教育学校规划布局合理，符合国家规定要求",
        "schools are well placed in the county, as national rules require",
        "教督〔2017〕6号 政府保障程度第1项",
    ),
    attested!(
        "G2",
        Government,
        "城乡义务教育学校建设标准、教师编制标准、生均公用经费基准定额、基本装备配置标准统一",
        "town and country share one standard of building, staffing, per-pupil funds and equipment",
        "教督〔2017〕6号 政府保障程度第2项",
    ),
    Clause {
        code: Cow::Borrowed("G3"),
        group: ClauseGroup::Government,
        requirement: Text::new(
            "每12个班级配备音乐、美术专用教室各1间以上，每间音乐专用教室不小于96平方米，每间美术专用教室不小于90平方米",
            "for every 12 classes a music room of 96 m² and a fine-arts room of 90 m²",
        ),
        test: Some(ClauseTest::Rooms {
            classes_per_room: 12,
            rooms: Cow::Borrowed(&[
                Cow::Borrowed(&[Item::MusicRooms96]),
                Cow::Borrowed(&[Item::FineArtsRooms90]),
            ]),
            counting: RoomCounting::Each,
        }),
        attested: false,
        sentence: Text::new(
            "应配备音乐、美术专用教室的学校{schools}所，未达到要求的{failing}所{names}，情况不明的{unknown}所",
            "{schools} schools looked at, {failing} short of rooms{names}, {unknown} not known",
        ),
        source: Cow::Borrowed("教督〔2017〕6号 政府保障程度第3项"),
    },
    Clause {
        code: Cow::Borrowed("G4"),
        group: ClauseGroup::Government,
        requirement: Text::new(
            "所有小学、初中规模不超过2000人，九年一贯制学校、十二年一贯制学校义务教育阶段规模不超过2500人",
            "no primary or junior school above 2000 pupils, no nine- or twelve-year school above 2500 in compulsory education",
        ),
        test: Some(ClauseTest::Size {
            limit: 2000,
            larger_limit: 2500,
            larger_kinds: Cow::Borrowed(&[SchoolKind::NineYear, SchoolKind::TwelveYear]),
            barred_kinds: Cow::Borrowed(&[SchoolKind::Vocational]),
        }),
        attested: false,
        sentence: Text::new(
            "学校{schools}所，规模超过规定的{failing}所{names}，情况不明的{unknown}所",
            "{schools} schools looked at, {failing} too large{names}, {unknown} not known",
        ),
        source: Cow::Borrowed("教督〔2017〕6号 政府保障程度第4项"),
    },
    Clause {
        code: Cow::Borrowed("G5"),
        group: ClauseGroup::Government,
        requirement: Text::new(
            "小学、初中所有班级学生数分别不超过45人、50人",
            "no class above 45 pupils in primary, 50 in junior schools",
        ),
        test: Some(ClauseTest::ClassSizes {
            too_large: PerStage {
                primary: Cow::Borrowed(&[
                    Item::ClassesPrimary4650,
                    Item::ClassesPrimary5155,
                    Item::ClassesPrimary5660,
                    Item::ClassesPrimary6165,
                    Item::ClassesPrimary66,
                ]),
                junior: Cow::Borrowed(&[
                    Item::ClassesJunior5155,
                    Item::ClassesJunior5660,
                    Item::ClassesJunior6165,
                    Item::ClassesJunior66,
                ]),
            },
        }),
        attested: false,
        sentence: Text::new(
            "学校{schools}所，有超过规定班额班级的{failing}所{names}，情况不明的{unknown}所",
            "{schools} schools looked at, {failing} with classes too large{names}, {unknown} not known",
        ),
        source: Cow::Borrowed("教督〔2017〕6号 政府保障程度第5项"),
    },
    attested!(
        "G6",
        Government,
        "不足100名学生的村小学和教学点按100名学生核定公用经费",
        "village schools and teaching points under 100 pupils are funded as for 100",
        "教督〔2017〕6号 政府保障程度第6项",
    ),
    Clause {
        code: Cow::Borrowed("G7"),
        group: ClauseGroup::Government,
        requirement: Text::new(
            "特殊教育学校生均公用经费不低于规定标准",
            "public funds per pupil of special schools reach the minimum",
        ),
        test: Some(ClauseTest::Ratios {
            ratios: Cow::Borrowed(&[RatioTest {
                ratio: None,
                numerator: Cow::Borrowed(&[fact(Fact::SpecialSchoolFunds)]),
                denominator: Cow::Borrowed(&[fact(Fact::SpecialSchoolStudents)]),
                per: 1,
                bound: Bound {
                    relation: Relation::AtLeast,
                    number: LimitNumber::Parameter(Cow::Borrowed("special-funds-minimum")),
                },
                scope: Scope::ALL,
                valued: true,
            }]),
        }),
        attested: false,
        sentence: Text::new(
            "特殊教育学校公用经费{special_school_funds}元，学生{special_school_students}人，生均{value}元，标准{bound}元",
            "{special_school_funds} yuan for {special_school_students} special pupils, {value} yuan each, minimum {bound}",
        ),
        source: Cow::Borrowed("教督〔2017〕6号 政府保障程度第7项"),
    },
    Clause {
        code: Cow::Borrowed("G8"),
        group: ClauseGroup::Government,
        requirement: Text::new(
            "义务教育学校教师平均工资收入水平不低于当地公务员平均工资收入水平，按规定足额核定教师绩效工资总量",
            "mean pay of teachers not below that of civil servants, performance pay granted in full",
        ),
        test: Some(ClauseTest::Ratios {
            ratios: Cow::Borrowed(&[RatioTest {
                ratio: None,
                numerator: Cow::Borrowed(&[fact(Fact::TeacherMeanPay)]),
                denominator: Cow::Borrowed(&[fact(Fact::CivilServantMeanPay)]),
                per: 100,
                bound: Bound::at_least(LimitNumber::Fixed(decimal(100, 0))),
                scope: Scope::ALL,
                valued: false,
            }]),
        }),
        attested: true,
        sentence: Text::new(
            "教师平均工资收入{teacher_mean_pay}元，当地公务员平均工资收入{civil_servant_mean_pay}元，前者为后者的{value}%；绩效工资：{evidence}",
            "teachers {teacher_mean_pay} yuan, civil servants {civil_servant_mean_pay} yuan, {value} %; performance pay: {evidence}",
        ),
        source: Cow::Borrowed("教督〔2017〕6号 政府保障程度第8项"),
    },
    Clause {
        code: Cow::Borrowed("G9"),
        group: ClauseGroup::Government,
        requirement: Text::new(
            "教师5年360学时培训完成率达到100%",
            "every teacher completed 360 hours of training in five years",
        ),
        test: Some(ClauseTest::Ratios {
            ratios: Cow::Borrowed(&[percentage!(
                [item(Item::TeachersTrained360h)],
                [item(Item::TeachersTotal)],
                100,
                Scope {
                    except_kinds: Cow::Borrowed(&[SchoolKind::Vocational]),
                    ..Scope::ALL
                }
            )]),
        }),
        attested: false,
        sentence: Text::new(
            "专任教师{denominator}人，近5年培训满360学时的{numerator}人，完成率{value}%",
            "{numerator} of {denominator} teachers, {value} %",
        ),
        source: Cow::Borrowed("教督〔2017〕6号 政府保障程度第9项"),
    },
    attested!(
        "G10",
        Government,
        "县级教育行政部门在核定的教职工编制总额和岗位总量内，统筹分配各校教职工编制和岗位数量",
        "the county allots posts among its schools within the approved total",
        "教督〔2017〕6号 政府保障程度第10项",
    ),
    Clause {
        code: Cow::Borrowed("G11"),
        group: ClauseGroup::Government,
        requirement: Text::new(
            "每年交流轮岗教师的比例不低于符合交流条件教师总数的10%；其中，骨干教师不低于交流轮岗教师总数的20%",
            "at least 10 % of eligible teachers rotate each year, at least 20 % of them backbone teachers",
        ),
        test: Some(ClauseTest::Ratios {
            ratios: Cow::Borrowed(&[
                percentage!(
                    [fact(Fact::RotatedTeachers)],
                    [fact(Fact::EligibleForRotation)],
                    10,
                    Scope::ALL
                ),
                RatioTest {
                    ratio: None,
                    numerator: Cow::Borrowed(&[fact(Fact::RotatedBackboneTeachers)]),
                    denominator: Cow::Borrowed(&[fact(Fact::RotatedTeachers)]),
                    per: 100,
                    bound: Bound::at_least(LimitNumber::Fixed(decimal(20, 0))),
                    scope: Scope::ALL,
                    valued: false,
                },
            ]),
        }),
        attested: false,
        sentence: Text::new(
            "符合交流条件教师{eligible_for_rotation}人，交流轮岗{rotated_teachers}人，占{value}%；其中骨干教师{rotated_backbone_teachers}人，占{value2}%",
            "{rotated_teachers} of {eligible_for_rotation} eligible teachers rotated, {value} %; {rotated_backbone_teachers} of them backbone teachers, {value2} %",
        ),
        source: Cow::Borrowed("教督〔2017〕6号 政府保障程度第11项"),
    },
    Clause {
        code: Cow::Borrowed("G12"),
        group: ClauseGroup::Government,
        requirement: Text::new(
            "专任教师持有教师资格证上岗率达到100%",
            "every teacher holds a teaching licence",
        ),
        test: Some(ClauseTest::Ratios {
            ratios: Cow::Borrowed(&[percentage!(
                [item(Item::TeachersLicensed)],
                [item(Item::TeachersTotal)],
                100,
                Scope {
                    except_kinds: Cow::Borrowed(&[SchoolKind::Vocational]),
                    ..Scope::ALL
                }
            )]),
        }),
        attested: false,
        sentence: Text::new(
            "专任教师{denominator}人，持有教师资格证的{numerator}人，占{value}%",
            "{numerator} of {denominator} teachers, {value} %",
        ),
        source: Cow::Borrowed("教督〔2017〕6号 政府保障程度第12项"),
    },
    Clause {
        code: Cow::Borrowed("G13"),
        group: ClauseGroup::Government,
        requirement: Text::new(
            "城区和镇区公办小学、初中（均不含寄宿制学校）就近划片入学比例分别达到100%、95%以上",
            "public day schools in towns enrol from their catchment area: primary 100 %, junior 95 % or more",
        ),
        test: Some(ClauseTest::Ratios {
            ratios: Cow::Borrowed(&[
                percentage!(
                    [item(Item::InCatchmentPrimary)],
                    [item(Item::StudentsPrimary)],
                    100,
                    Scope {
                        parts: Cow::Borrowed(&[Stage::Primary]),
                        except_sponsors: Cow::Borrowed(&[Sponsor::Private]),
                        locations: Cow::Borrowed(&[Location::Urban, Location::Town]),
                        boarding: Some(false),
                        ..Scope::ALL
                    }
                ),
                RatioTest {
                    ratio: None,
                    numerator: Cow::Borrowed(&[item(Item::InCatchmentJunior)]),
                    denominator: Cow::Borrowed(&[item(Item::StudentsJunior)]),
                    per: 100,
                    bound: Bound::at_least(LimitNumber::Fixed(decimal(95, 0))),
                    scope: Scope {
                        parts: Cow::Borrowed(&[Stage::Junior]),
                        except_sponsors: Cow::Borrowed(&[Sponsor::Private]),
                        locations: Cow::Borrowed(&[Location::Urban, Location::Town]),
                        boarding: Some(false),
                        ..Scope::ALL
                    },
                    valued: false,
                },
            ]),
        }),
        attested: false,
        sentence: Text::new(
            "城区和镇区公办小学在校生{denominator}人，划片范围内{numerator}人，占{value}%；初中在校生{denominator2}人，划片范围内{numerator2}人，占{value2}%",
            "primary {numerator} of {denominator}, {value} %; junior {numerator2} of {denominator2}, {value2} %",
        ),
        source: Cow::Borrowed("教督〔2017〕6号 政府保障程度第13项"),
    },
    Clause {
        code: Cow::Borrowed("G14"),
        group: ClauseGroup::Government,
        requirement: Text::new(
            "优质高中招生名额分配比例不低于50%，并向农村初中倾斜",
            "at least half of the places of selective senior schools are allocated to junior schools, in favour of rural ones",
        ),
        test: Some(ClauseTest::Ratios {
            ratios: Cow::Borrowed(&[percentage!(
                [fact(Fact::SelectiveSeniorPlacesAllocated)],
                [fact(Fact::SelectiveSeniorPlaces)],
                50,
                Scope::ALL
            )]),
        }),
        attested: true,
        sentence: Text::new(
            "优质高中招生计划{selective_senior_places}人，分配指标{selective_senior_places_allocated}人，占{value}%；向农村初中倾斜：{evidence}",
            "{selective_senior_places_allocated} of {selective_senior_places} places, {value} %; in favour of rural schools: {evidence}",
        ),
        source: Cow::Borrowed("教督〔2017〕6号 政府保障程度第14项"),
    },
    Clause {
        code: Cow::Borrowed("G15"),
        group: ClauseGroup::Government,
        requirement: Text::new(
            "留守儿童关爱体系健全，符合条件的随迁子女在公办学校和政府购买服务的民办学校就读的比例不低于85%",
            "left-behind children are cared for; at least 85 % of eligible migrant children are in public or publicly bought places",
        ),
        test: Some(ClauseTest::Ratios {
            ratios: Cow::Borrowed(&[percentage!(
                [
                    fact(Fact::MigrantChildrenPublic),
                    fact(Fact::MigrantChildrenPurchased),
                ],
                [fact(Fact::MigrantChildrenEligible)],
                85,
                Scope::ALL
            )]),
        }),
        attested: true,
        sentence: Text::new(
            "符合条件的随迁子女{migrant_children_eligible}人，在公办学校就读{migrant_children_public}人，在政府购买服务的民办学校就读{migrant_children_purchased}人，占{value}%；关爱体系：{evidence}",
            "{migrant_children_public} + {migrant_children_purchased} of {migrant_children_eligible} migrant children, {value} %; care for left-behind children: {evidence}",
        ),
        source: Cow::Borrowed("教督〔2017〕6号 政府保障程度第15项"),
    },
    Clause {
        code: Cow::Borrowed("Q1"),
        group: ClauseGroup::Quality,
        requirement: Text::new(
            "初中三年巩固率达到95%以上",
            "three-year retention of junior schools is 95 % or more",
        ),
        test: Some(ClauseTest::Ratios {
            ratios: Cow::Borrowed(&[percentage!(
                [
                    item(Item::Graduates),
                    less(Item::TransfersIn),
                    item(Item::TransfersOut),
                ],
                [item(Item::Entrants), less(Item::Deaths)],
                95,
                Scope {
                    parts: Cow::Borrowed(&[Stage::Junior]),
                    ..Scope::ALL
                }
            )]),
        }),
        attested: false,
        sentence: Text::new(
            "毕业{graduates}人，三年转入{transfers_in}人、转出{transfers_out}人，初一时在校{entrants}人，死亡{deaths}人，巩固率{value}%",
            "({graduates} - {transfers_in} + {transfers_out}) of ({entrants} - {deaths}), {value} %",
        ),
        source: Cow::Borrowed("教督〔2017〕6号 教育质量第1项"),
    },
    Clause {
        code: Cow::Borrowed("Q2"),
        group: ClauseGroup::Quality,
        requirement: Text::new(
            "残疾儿童少年入学率达到95%以上",
            "95 % or more of disabled children are enrolled",
        ),
        test: Some(ClauseTest::Ratios {
            ratios: Cow::Borrowed(&[percentage!(
                [fact(Fact::DisabledChildrenEnrolled)],
                [fact(Fact::DisabledChildren)],
                95,
                Scope::ALL
            )]),
        }),
        attested: false,
        sentence: Text::new(
            "适龄残疾儿童少年{disabled_children}人，已入学{disabled_children_enrolled}人，入学率{value}%",
            "{disabled_children_enrolled} of {disabled_children}, {value} %",
        ),
        source: Cow::Borrowed("教督〔2017〕6号 教育质量第2项"),
    },
    attested!(
        "Q3",
        Quality,
        "所有学校制定章程，实现学校管理与教学信息化",
        "every school has a charter and digital administration and teaching",
        "教督〔2017〕6号 教育质量第3项",
    ),
    Clause {
        code: Cow::Borrowed("Q4"),
        group: ClauseGroup::Quality,
        requirement: Text::new(
            "所有学校按照不低于学校年度公用经费预算总额的5%安排教师培训经费",
            "every school budgets at least 5 % of its public funds for teacher training",
        ),
        test: Some(ClauseTest::EverySchool {
            numerator: Item::TrainingBudget,
            denominator: Item::PublicFundsBudget,
            at_least: decimal(5, 2),
            scope: Scope {
                except_kinds: Cow::Borrowed(&[SchoolKind::Vocational]),
                ..Scope::ALL
            },
        }),
        attested: false,
        sentence: Text::new(
            "学校{schools}所，教师培训经费不足5%的{failing}所{names}，情况不明的{unknown}所",
            "{schools} schools looked at, {failing} below 5 %{names}, {unknown} not known",
        ),
        source: Cow::Borrowed("教督〔2017〕6号 教育质量第4项"),
    },
    attested!(
        "Q5",
        Quality,
        "教师能熟练运用信息化手段组织教学，设施设备利用率达到较高水平",
        "teachers use digital means with skill, and equipment is well used",
        "教督〔2017〕6号 教育质量第5项",
    ),
    attested!(
        "Q6",
        Quality,
        "所有学校德育工作、校园文化建设水平达到良好以上",
        "moral education and campus culture are good or better in every school",
        "教督〔2017〕6号 教育质量第6项",
    ),
    attested!(
        "Q7",
        Quality,
        "课程开齐开足，教学秩序规范，综合实践活动有效开展",
        "all courses are taught in full, teaching is in order, practical activities work",
        "教督〔2017〕6号 教育质量第7项",
    ),
    attested!(
        "Q8",
        Quality,
        "无过重课业负担",
        "no excessive load of schoolwork",
        "教督〔2017〕6号 教育质量第8项",
    ),
    Clause {
        code: Cow::Borrowed("Q9"),
        group: ClauseGroup::Quality,
        requirement: Text::new(
            "在国家义务教育质量监测中，相关科目学生学业水平达到Ⅲ级以上，且校际差异率低于0.15",
            "level III or above in every monitored subject, and a between-school rate below 0.15",
        ),
        test: Some(ClauseTest::Monitoring {
            level: Bound::at_least(decimal(3, 0)),
            between_school_rate: Bound::below(decimal(15, 2)),
        }),
        attested: false,
        sentence: Text::new("{subjects}", "{subjects}"),
        source: Cow::Borrowed("教督〔2017〕6号 教育质量第9项"),
    },
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
        source: Cow::Borrowed("教督〔2017〕6号 社会认可度"),
    },
];

static VETOES: &[Veto] = &[
    veto(
        "V1",
        Text::new("以考试方式招生", "admission by examination"),
        "教督〔2017〕6号 一票否决",
    ),
    veto(
        "V2",
        Text::new("违规择校行为", "school choice against the rules"),
        "教督〔2017〕6号 一票否决",
    ),
    veto(
        "V3",
        Text::new("重点学校或重点班", "key schools or key classes"),
        "教督〔2017〕6号 一票否决",
    ),
    veto(
        "V4",
        Text::new(
            "“有编不补”或长期聘用编外教师",
            "posts left unfilled, or teachers employed off the books for long",
        ),
        "教督〔2017〕6号 一票否决",
    ),
    veto(
        "V5",
        Text::new(
            "教育系统存在重大安全责任事故和严重违纪违规事件",
            "grave safety accidents or breaches of discipline",
        ),
        "教督〔2017〕6号 一票否决",
    ),
    veto(
        "V6",
        Text::new("有弄虚作假行为", "falsification"),
        "教督〔2017〕6号 一票否决",
    ),
    Veto {
        code: Cow::Borrowed("V7"),
        name: Text::new(
            "规范治理校外培训机构及减轻中小学生课外负担不力",
            "off-campus training and homework load not brought under control",
        ),
        optional: true,
        source: Cow::Borrowed("教督〔2017〕6号 一票否决（后增，地方）"),
    },
];

static RELIEFS: &[Relief] = &[
    Relief {
        name: Cow::Borrowed("visiting-teachers"),
        text: Text::new(
            "50人及以上但不足100人的乡村小规模学校和教学点，可计入交流轮岗、兼职、走教的体育、艺术教师",
            "small rural schools and teaching points of 50 to 99 pupils may count visiting PE and arts teachers",
        ),
        effect: ReliefEffect::Count {
            indicator: Cow::Borrowed("L3"),
            when: Item::SmallRural,
            terms: by_stage(
                &[Term::plus(Item::VisitingPeArtsTeachersPrimary)],
                &[Term::plus(Item::VisitingPeArtsTeachersJunior)],
            ),
        },
        source: Cow::Borrowed(REGULATIONS),
    },
    Relief {
        name: Cow::Borrowed("city-venues"),
        text: Text::new(
            "人口密度过高的大城市中心城区学校，可计入校内其他体育场和政府、教育部门租赁的校外场馆",
            "schools in the over-dense centre of a large city may count other space on campus and leased venues",
        ),
        effect: ReliefEffect::Count {
            indicator: Cow::Borrowed("L5"),
            when: Item::DenseCityCentre,
            terms: PerStage {
                primary: Cow::Borrowed(CITY_VENUES),
                junior: Cow::Borrowed(CITY_VENUES),
            },
        },
        source: Cow::Borrowed(REGULATIONS),
    },
    Relief {
        name: Cow::Borrowed("rooms-2016"),
        text: Text::new(
            "2016年及之前规划并建成的学校，音乐专用教室不小于73平方米、美术专用教室不小于67平方米",
            "schools planned and built by 2016: music rooms of 73 m², fine-arts rooms of 67 m²",
        ),
        effect: ReliefEffect::Rooms {
            clause: Cow::Borrowed("G3"),
            when: Item::BuiltBy2016,
            rooms: PerStage {
                primary: Cow::Borrowed(ROOMS_2016),
                junior: Cow::Borrowed(ROOMS_2016),
            },
        },
        source: Cow::Borrowed(REGULATIONS),
    },
    Relief {
        name: Cow::Borrowed("rooms-small-rural"),
        text: Text::new(
            "最大班额低于30人的农村小规模学校，音乐、美术专用教室小学不小于54平方米、初中不小于61平方米",
            "small rural schools whose largest class is under 30: rooms of 54 m² in primary, 61 m² in junior schools",
        ),
        effect: ReliefEffect::Rooms {
            clause: Cow::Borrowed("G3"),
            when: Item::LargestClassUnder30,
            rooms: PerStage {
                primary: Cow::Borrowed(&[
                    Cow::Borrowed(&[
                        Item::MusicRooms96,
                        Item::MusicRooms73,
                        Item::MusicRooms61,
                        Item::MusicRooms54,
                    ]),
                    Cow::Borrowed(&[
                        Item::FineArtsRooms90,
                        Item::FineArtsRooms67,
                        Item::FineArtsRooms61,
                        Item::FineArtsRooms54,
                    ]),
                ]),
                junior: Cow::Borrowed(&[
                    Cow::Borrowed(&[Item::MusicRooms96, Item::MusicRooms73, Item::MusicRooms61]),
                    Cow::Borrowed(&[
                        Item::FineArtsRooms90,
                        Item::FineArtsRooms67,
                        Item::FineArtsRooms61,
                    ]),
                ]),
            },
        },
        source: Cow::Borrowed(REGULATIONS),
    },
    Relief {
        name: Cow::Borrowed("size-2010-or-migrant"),
        text: Text::new(
            "2010年及之前规划并建成，或随迁子女占比超过50%的学校，规模放宽到2400人，九年一贯制、十二年一贯制学校3000人",
            "schools planned and built by 2010, or with more than half migrant children: 2400 pupils, 3000 in nine- and twelve-year schools",
        ),
        effect: ReliefEffect::Size {
            clause: Cow::Borrowed("G4"),
            when: Item::BuiltBy2010,
            or_migrant_share_above: decimal(5, 1),
            limit: 2400,
            larger_limit: 3000,
        },
        source: Cow::Borrowed(REGULATIONS),
    },
];
