//! The ratios of the field as typed calculators: what goes in is checked, what comes out is exact.
//!
//! A ratio of two quantities is a constant of the type [`RatioOf`], such as [`PUPIL_TEACHER_RATIO`]:
//! its [`of`](RatioOf::of) takes a figure of either type. One of several figures is a method of a
//! type that names them, such as [`JuniorCohort`]. Both give a [`RatioValue`]: exact, printed as the
//! field prints it, with a sentence in Chinese and in English that tells how it came about.
//!
//! ```
//! use junheng::evaluation::ratio::{BACKBONE_TEACHERS, PUPIL_TEACHER_RATIO, RatioError};
//! use junheng::model::{Language, Pupils, Teachers};
//!
//! let (pupils, teachers) = (Pupils::from(43_425), Teachers::from(3_470));
//! let ratio = PUPIL_TEACHER_RATIO.of(pupils, teachers)?;
//! assert_eq!(ratio.printed(Language::Zh), "12.51:1");
//!
//! // A part above its whole is refused, by name.
//! let swapped = BACKBONE_TEACHERS.of(teachers, Teachers::from(1_209));
//! assert_eq!(
//!     swapped.unwrap_err().to_string(),
//!     "`backbone_teachers`: `backbone_teachers` is 3470, more than `teachers` with 1209"
//! );
//! # Ok::<(), RatioError>(())
//! ```
//!
//! - **Not reported is never zero.** Every input is a quantity or a
//!   [`Missing`](crate::model::Missing) reason, which a [`Reported`](crate::model::Reported) holds;
//!   where one is missing, the ratio is [`RatioError::NotReported`], with its name.
//! - **Undefined is an error**, and names the input: nothing to divide by, a part above its whole.
//! - **Values are fractions**: a share of one half is 1/2 and prints as `50.00 %`.
//!
//! | file | what it holds |
//! |---|---|
//! | `definition` | [`RatioDefinition`]: a row of the table |
//! | `division` | the one checked division |
//! | `ratio_of` | [`RatioOf`]: a ratio of two quantities |
//! | `row` | how such a one is written down as a constant |
//! | `value`, `format` | [`RatioValue`] and how it is printed |
//! | `error` | [`RatioError`] |
//! | `catalogue` | [`RATIOS`]: all of them, subject by subject |
//!
//! # The table
//!
//! | 中文 | international name | type | formula | source |
//! |---|---|---|---|---|
//! | 毛入学率 | gross enrolment ratio | [`GROSS_ENROLMENT`]: Pupils to Population | pupils of the level of any age ÷ people of the official age | UNESCO Institute for Statistics, glossary: gross enrolment ratio |
//! | 高中阶段毛入学率 | gross enrolment ratio of senior secondary education | [`SENIOR_GROSS_ENROLMENT`]: Pupils to Population | pupils of all kinds of senior secondary schools ÷ people of senior secondary age | 国家教委1991年指标说明, 高中阶段毛入学率 (ask.fsou.com/html/text/chl/414/41401_2.html) |
//! | 高等教育毛入学率 | gross enrolment ratio of tertiary education | [`TERTIARY_GROSS_ENROLMENT`]: Pupils to Population | students in tertiary education ÷ people aged 18 to 22 | UNESCO Institute for Statistics, glossary: gross enrolment ratio, tertiary: five years of age |
//! | 净入学率 | net enrolment rate | [`NET_ENROLMENT`]: Pupils to Population | pupils of the official age in the level ÷ people of the official age | UNESCO Institute for Statistics, glossary: net enrolment rate |
//! | 适龄人口入学率 | total net enrolment rate | [`TOTAL_NET_ENROLMENT`]: Pupils to Population | pupils of the official age in the level or a higher one ÷ people of the official age | 国家教委1991年指标说明, 适龄人口入学率 (ask.fsou.com/html/text/chl/414/41401_2.html) |
//! | 分年龄入学率 | age-specific enrolment rate | [`AGE_SPECIFIC_ENROLMENT`]: Pupils to Population | pupils of the age ÷ people of the age | UNESCO Institute for Statistics, glossary: age-specific enrolment rate |
//! | 残疾儿童少年入学率 | enrolment rate of disabled children | [`DISABLED_CHILDREN_ENROLMENT`]: Pupils to Population | disabled children of school age at school ÷ disabled children of school age | 教督〔2017〕6号, 教育质量 2 |
//! | 预期受教育年限 | school life expectancy | [`SchoolLife::expectancy`] | Σ (pupils of each age ÷ people of that age) + Σ (pupils of unknown age ÷ school-age population × duration) | UNESCO Institute for Statistics, glossary: school life expectancy |
//! | 扣除留级的预期受教育年限 | school life expectancy net of repetition | [`SchoolLife::expectancy_net_of_repetition`] | Σ (pupils of each age ÷ people of that age) + Σ (pupils of unknown age ÷ school-age population × duration) − Σ (repeaters ÷ school-age population × duration) | UNESCO Institute for Statistics, glossary: school life expectancy net of repetition, uis.unesco.org/node/334792 |
//! | 学前三年毛入园率（户籍3—5岁） | gross kindergarten enrolment (registered, aged 3 to 5) | [`KindergartenEnrolment`] | children in kindergartens ÷ children registered, aged 3 to 5 | 教督〔2020〕1号 |
//! | 学前三年毛入园率（户籍3—6岁） | gross kindergarten enrolment (registered, aged 3 to 6) | [`KindergartenEnrolment`] | children in kindergartens ÷ children registered, aged 3 to 6 | 教督〔2020〕1号 |
//! | 学前三年毛入园率（常住3—5岁） | gross kindergarten enrolment (resident, aged 3 to 5) | [`KindergartenEnrolment`] | children in kindergartens ÷ children resident, aged 3 to 5 | 教督〔2020〕1号 |
//! | 学前三年毛入园率（常住3—6岁） | gross kindergarten enrolment (resident, aged 3 to 6) | [`KindergartenEnrolment`] | children in kindergartens ÷ children resident, aged 3 to 6 | 教督〔2020〕1号 |
//! | 普惠性幼儿园覆盖率 | share of children in inclusive kindergartens | [`KindergartenPlaces::inclusive_share`] | (children in public kindergartens + children in inclusive private kindergartens) ÷ children in registered kindergartens | 教督〔2020〕1号 |
//! | 公办园在园幼儿占比 | share of children in public kindergartens | [`PUBLIC_KINDERGARTEN`]: Pupils to Pupils | children in public kindergartens ÷ children in registered kindergartens | 教督〔2020〕1号 |
//! | 幼儿园班额达标比例 | share of kindergarten classes of standard size | [`STANDARD_KINDERGARTEN_CLASSES`]: Classes to Classes | classes of the size prescribed ÷ classes | 教督〔2020〕1号 |
//! | 初中三年巩固率 | three-year junior retention rate | [`JuniorCohort::retention`] | (graduates − pupils who transferred in + pupils who transferred out) ÷ (pupils of this cohort in grade 7 − pupils who died) | 教督〔2017〕6号, 教育质量 1 |
//! | 九年义务教育巩固率 | nine-year retention rate | [`NINE_YEAR_RETENTION`]: Pupils to Pupils | graduates ÷ entrants with those who moved in and out | “十二五”规划指标, 毕业人数 ÷ 入学人数（含正常流动生） |
//! | 九年义务教育巩固率（毕业班与入学） | nine-year retention rate by cohort size | [`NINE_YEAR_COHORT`]: Pupils to Pupils | pupils of the last junior grade ÷ pupils of this cohort in grade 1 | 统计公报的通行解释: 初中毕业班学生占该年级入小学一年级时学生的百分比 |
//! | 辍学率 | drop-out rate | [`DROP_OUT`]: Pupils to Pupils | pupils who dropped out in the school year ÷ pupils at the start of the school year | 袁运开主编 (2000), 简明中小学教育词典, 辍学率 |
//! | 生师比 | pupil-teacher ratio | [`PUPIL_TEACHER_RATIO`]: Pupils to Teachers | pupils ÷ full-time teachers | UNESCO Institute for Statistics, glossary: pupil-teacher ratio |
//! | 师生比 | teacher-pupil ratio | [`TEACHER_PUPIL_RATIO`]: Teachers to Pupils | full-time teachers ÷ pupils | 教督〔2012〕3号, 师生比 |
//! | 本科及以上学历教师比例 | share of teachers with a bachelor degree or above | [`BACHELOR_TEACHERS`]: Teachers to Teachers | teachers with a bachelor degree or above ÷ full-time teachers | 武进区“十四五”教育发展规划, 教师学历比例 |
//! | 研究生及以上学历教师比例 | share of teachers with a postgraduate degree | [`POSTGRADUATE_TEACHERS`]: Teachers to Teachers | teachers with a postgraduate degree ÷ full-time teachers | 武进区“十四五”教育发展规划, 教师学历比例 |
//! | 骨干教师比例 | share of backbone teachers | [`BACKBONE_TEACHERS`]: Teachers to Teachers | backbone teachers ÷ full-time teachers | 教督〔2017〕6号, 资源配置 2 |
//! | 梯队教师比例 | share of teachers on the ladder of distinction | [`TIERED_TEACHERS`]: Teachers to Teachers | teachers on the ladder ÷ full-time teachers | 武进区“十四五”教育发展规划, 五级梯队教师比例 |
//! | 双师型教师比例 | share of double-qualified teachers | [`DOUBLE_QUALIFIED_TEACHERS`]: Teachers to Teachers | double-qualified teachers ÷ teachers of vocational subjects | 武进区“十四五”教育发展规划, 职业教育双师型教师比例 |
//! | 专任教师持证上岗率 | share of licensed teachers | [`LICENSED_TEACHERS`]: Teachers to Teachers | teachers with a teaching licence ÷ full-time teachers | 教督〔2017〕6号, 政府保障程度 12 |
//! | 教师培训完成率 | share of teachers with 360 hours of training | [`TRAINED_TEACHERS`]: Teachers to Teachers | teachers with 360 hours of training in five years ÷ full-time teachers | 教督〔2017〕6号, 政府保障程度 9 |
//! | 交流轮岗教师比例 | share of rotated teachers | [`ROTATED_TEACHERS`]: Teachers to Teachers | rotated teachers ÷ teachers eligible for rotation | 教督〔2017〕6号, 政府保障程度 11 |
//! | 交流轮岗教师中骨干教师比例 | share of backbone among rotated teachers | [`ROTATED_BACKBONE`]: Teachers to Teachers | rotated backbone teachers ÷ rotated teachers | 教督〔2017〕6号, 政府保障程度 11 |
//! | 骨干教师交流中城镇到乡村比例 | share of rotated backbone teachers who went from town to country | [`URBAN_TO_RURAL_OF_BACKBONE`]: Teachers to Teachers | backbone teachers who went from town to country ÷ rotated backbone teachers | 潜江市教育工作报告（2025年11月）, 教师交流轮岗 |
//! | 城镇到乡村交流教师中骨干教师比例 | share of backbone among teachers who went from town to country | [`BACKBONE_OF_URBAN_TO_RURAL`]: Teachers to Teachers | backbone teachers who went from town to country ÷ teachers who went from town to country | 潜江市教育工作报告（2025年11月）, 教师交流轮岗 |
//! | 标准班额比例 | share of classes of standard size | [`ClassCounts::standard_share`] | classes of standard size or smaller ÷ classes | 教督〔2017〕6号, 政府保障程度 5: 小学45人, 初中50人 |
//! | 大班额比例（56人及以上） | share of large classes (56 or more) | [`ClassCounts::large_share`] | classes of 56 pupils or more ÷ classes | 教育部班额定义 (qianinfo.com/index/34/50/4586515.html), 含超大班额 |
//! | 大班额比例（56—65人） | share of large classes (56 to 65) | [`ClassCounts::large_share`] | classes of 56 to 65 pupils ÷ classes | 教育部班额定义 (qianinfo.com/index/34/50/4586515.html), 不含超大班额 |
//! | 超大班额比例 | share of over-large classes | [`ClassCounts::over_large_share`] | classes of 66 pupils or more ÷ classes | 教育部班额定义 (qianinfo.com/index/34/50/4586515.html) |
//! | 平均受教育年限 | mean years of schooling | [`Attainment::mean_years`] | Σ (people by highest level × years) ÷ people | UNESCO Institute for Statistics, Methodology for estimation of mean years of schooling (2013) |
//! | 学生体质健康优良率 | share of pupils whose fitness is good or better | [`FITNESS_GOOD_OR_BETTER`]: Pupils to Pupils | pupils rated excellent or good ÷ pupils tested | 国家学生体质健康标准（2014年修订） |
//! | 就近划片入学比例 | share of pupils from the catchment area | [`NEARBY_ENROLMENT`]: Pupils to Pupils | pupils living in the catchment area ÷ pupils | 教督〔2017〕6号, 政府保障程度 13 |
//! | 随迁子女公办学校就读比例 | share of migrant children in public schools | [`MIGRANT_CHILDREN_PUBLIC`]: Pupils to Pupils | migrant children in public schools ÷ eligible children of migrant workers | 教督〔2017〕6号, 政府保障程度 15 |
//! | 随迁子女公办（含购买学位）就读比例 | share of migrant children in public or purchased places | [`MigrantChildren::share`] | (migrant children in public schools + migrant children in purchased places) ÷ eligible children of migrant workers | 教督〔2017〕6号, 政府保障程度 15 |
//! | 性别均等指数 | gender parity index | [`ParityIndex`] | female value ÷ male value | UNESCO Institute for Statistics, adjusted parity index, uis.unesco.org/node/539580 |
//! | 修正性别均等指数 | adjusted gender parity index | [`ParityIndex`] | female value ÷ male value; above 1: 2 − male value ÷ female value | UNESCO Institute for Statistics, adjusted parity index, uis.unesco.org/node/539580 |
//! | 城乡均等指数 | location parity index | [`ParityIndex`] | rural value ÷ urban value | UNESCO Institute for Statistics, adjusted parity index, uis.unesco.org/node/539580 |
//! | 修正城乡均等指数 | adjusted location parity index | [`ParityIndex`] | rural value ÷ urban value; above 1: 2 − urban value ÷ rural value | UNESCO Institute for Statistics, adjusted parity index, uis.unesco.org/node/539580 |
//! | 贫富均等指数 | wealth parity index | [`ParityIndex`] | value of the poorest fifth ÷ value of the richest fifth | UNESCO Institute for Statistics, adjusted parity index, uis.unesco.org/node/539580 |
//! | 修正贫富均等指数 | adjusted wealth parity index | [`ParityIndex`] | value of the poorest fifth ÷ value of the richest fifth; above 1: 2 − value of the richest fifth ÷ value of the poorest fifth | UNESCO Institute for Statistics, adjusted parity index, uis.unesco.org/node/539580 |
//! | 学校办学标准达标比例 | share of schools up to standard | [`SCHOOLS_UP_TO_STANDARD`]: Schools to Schools | schools up to the standard of the province ÷ schools | 武进区“十四五”教育发展规划, 义务教育学校达到省定办学标准比例 |
//! | 乡村学校比例 | share of rural schools | [`RURAL_SCHOOLS`]: Schools to Schools | rural schools ÷ schools | 武进区教育问答, 新优质学校 |
//! | 达成率 | achievement rate | [`ACHIEVEMENT_RATE`]: Criteria to Criteria | criteria met ÷ criteria | 武进区“十四五”教育发展规划, 义务教育优质均衡发展达成率 |
//! | 教师培训经费占比 | share of teacher training in public funds | [`TRAINING_FUNDS`]: Yuan to Yuan | funds for teacher training ÷ public funds | 教督〔2017〕6号, 教育质量 4 |
//! | 一般公共预算教育支出占比 | share of education in the general public budget | [`BUDGET_SHARE`]: Yuan to Yuan | general public budget spending on education ÷ general public budget spending | 国办发〔2018〕82号 |
//! | 生均一般公共预算教育支出 | spending per pupil | [`PER_PUPIL_SPENDING`]: Yuan to Pupils | spending ÷ pupils | 国办发〔2018〕82号 |
//! | 人次均资助金额 | aid per time a pupil was helped | [`AID_PER_PUPIL_TIME`]: Yuan to PupilTimes | aid ÷ times a pupil was helped | 金坛区教育报告, 学生资助 |
//! | 增长率 | growth rate | [`GrowthRate`] | (later year − earlier year) ÷ earlier year | 教育法（三个增长）; 国办发〔2018〕82号（两个只增不减） |

pub(super) mod catalogue;
pub(super) mod definition;
pub(super) mod division;
pub(super) mod error;
pub(super) mod format;
pub(super) mod ratio_of;
pub(super) mod row;
pub(super) mod value;

pub use catalogue::attainment::{
    Attainment, MEAN_YEARS_OF_SCHOOLING, SchoolingLevel, YearsOfSchooling,
};
pub use catalogue::class_size::{
    ClassCounts, ClassSizeBand, ClassSizeLimit, LARGE_CLASSES, LARGE_CLASSES_ONLY,
    LargeClassReading, OVER_LARGE_CLASSES, STANDARD_CLASSES,
};
pub use catalogue::equity::{
    MIGRANT_CHILDREN_PLACED, MIGRANT_CHILDREN_PUBLIC, MigrantChildren, NEARBY_ENROLMENT,
};
pub use catalogue::finance::{
    AID_PER_PUPIL_TIME, BUDGET_SHARE, PER_PUPIL_SPENDING, TRAINING_FUNDS,
};
pub use catalogue::fitness::{FITNESS_GOOD_OR_BETTER, FitnessCounts, FitnessLevel};
pub use catalogue::growth::{GROWTH_RATE, GrowthRate};
pub use catalogue::kindergarten::{
    INCLUSIVE_KINDERGARTEN, KindergartenAges, KindergartenEnrolment, KindergartenPlaces,
    PUBLIC_KINDERGARTEN, PopulationBase, STANDARD_KINDERGARTEN_CLASSES,
};
pub use catalogue::parity::{ParityDimension, ParityForm, ParityIndex};
pub use catalogue::participation::{
    AGE_SPECIFIC_ENROLMENT, DISABLED_CHILDREN_ENROLMENT, GROSS_ENROLMENT, NET_ENROLMENT,
    SENIOR_GROSS_ENROLMENT, TERTIARY_GROSS_ENROLMENT, TOTAL_NET_ENROLMENT,
};
pub use catalogue::retention::{
    DROP_OUT, JUNIOR_RETENTION, JuniorCohort, NINE_YEAR_COHORT, NINE_YEAR_RETENTION,
};
pub use catalogue::rotation::{
    BACKBONE_OF_URBAN_TO_RURAL, ROTATED_BACKBONE, ROTATED_TEACHERS, URBAN_TO_RURAL_OF_BACKBONE,
};
pub use catalogue::school_life::{
    AgeEnrolment, LevelPupils, SCHOOL_LIFE_EXPECTANCY, SCHOOL_LIFE_EXPECTANCY_NET, SchoolLife,
};
pub use catalogue::schools::{ACHIEVEMENT_RATE, RURAL_SCHOOLS, SCHOOLS_UP_TO_STANDARD};
pub use catalogue::staffing::{
    BACHELOR_TEACHERS, BACKBONE_TEACHERS, DOUBLE_QUALIFIED_TEACHERS, LICENSED_TEACHERS,
    POSTGRADUATE_TEACHERS, PUPIL_TEACHER_RATIO, TEACHER_PUPIL_RATIO, TIERED_TEACHERS,
    TRAINED_TEACHERS,
};
pub use catalogue::table::RATIOS;
pub use definition::{RatioDefinition, RatioInput, RatioRange, RatioSign};
pub use error::{PartAndWhole, RatioError};
pub use format::{RatioFormat, RatioScale};
pub use ratio_of::RatioOf;
pub use value::{RatioFraction, RatioTerm, RatioValue};
