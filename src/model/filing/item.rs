//! The items of the school file: one table from which the reader, the documents and the glossary
//! are made.

use crate::model::filing::coded::Stage;
use crate::model::filing::unit::Unit;

/// What is said of an item.
struct ItemRow {
    code: &'static str,
    zh: &'static str,
    en: &'static str,
    unit: Unit,
    stage: Option<Stage>,
    note: &'static str,
}

macro_rules! items {
    ($($variant:ident, $code:literal, $zh:literal, $en:literal, $unit:ident, $stage:expr, $note:literal;)*) => {
        /// An item of the school file: a column of the filing.
        ///
        /// [`ITEMS`] lists them all.
        ///
        /// # Examples
        ///
        /// ```
        /// use junheng::model::{Item, Unit};
        ///
        /// assert_eq!(Item::TeachingArea.code(), "teaching_area");
        /// assert_eq!(Item::TeachingArea.zh(), "教学及辅助用房总面积");
        /// assert_eq!(Item::TeachingArea.unit(), Unit::SquareMetres);
        /// assert_eq!(Item::from_code("teaching_area"), Some(Item::TeachingArea));
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize)]
        #[repr(u8)]
        #[non_exhaustive]
        pub enum Item {
            $(
                #[doc = concat!($zh, " (", $en, ")")]
                #[serde(rename = $code)]
                $variant,
            )*
        }

        /// The items, in the order of the official form.
        pub const ITEMS: &[Item] = &[$(Item::$variant,)*];

        impl Item {
            #[inline]
            const fn row(self) -> &'static ItemRow {
                match self {
                    $(Self::$variant => &ItemRow {
                        code: $code,
                        zh: $zh,
                        en: $en,
                        unit: Unit::$unit,
                        stage: $stage,
                        note: $note,
                    },)*
                }
            }

            /// The item that a code names, if there is one.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                match code {
                    $($code => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

items! {
    SchoolId, "school_id", "学校代码", "school code", Text, None, "required; unique within a county";
    SchoolName, "school_name", "学校名称", "school name", Text, None, "required";
    SchoolKind, "school_kind", "学校类型", "kind of school", Choice, None, "required";
    CountyId, "county_id", "区县代码", "county code", Text, None, "optional; several counties in one file";
    CountyName, "county_name", "区县名称", "county name", Text, None, "";
    Sponsor, "sponsor", "举办者类型", "sponsor", Choice, None, "one of ten codes";
    Location, "location", "城乡类型", "location", Choice, None, "urban, town or rural";
    Boarding, "boarding", "是否寄宿制学校", "boarding school", YesNo, None, "yes or no";
    BuiltBy2010, "built_by_2010", "是否2010年及之前规划并建成", "planned and built by 2010", YesNo, None, "relief";
    BuiltBy2016, "built_by_2016", "是否2016年及之前规划并建成", "planned and built by 2016", YesNo, None, "relief";
    DenseCityCentre, "dense_city_centre", "是否人口密度过高的大城市中心城区学校", "in the over-dense centre of a large city", YesNo, None, "relief";
    SmallRural, "small_rural", "是否50人及以上但不足100人的乡村小规模学校和教学点", "small rural school or teaching point of 50 to 99 pupils", YesNo, None, "relief";
    LargestClassUnder30, "largest_class_under_30", "是否最大班额低于30人的农村小规模学校", "small rural school whose largest class is under 30", YesNo, None, "relief";
    StudentsPrimary, "students_primary", "小学学生人数", "primary pupils", Persons, Some(Stage::Primary), "registered pupils";
    StudentsJunior, "students_junior", "初中学生人数", "junior pupils", Persons, Some(Stage::Junior), "registered pupils";
    StudentsSenior, "students_senior", "高中学生人数", "senior pupils", Persons, Some(Stage::Senior), "registered pupils";
    MigrantChildren, "migrant_children", "进城务工人员随迁子女在校生人数", "children of migrant workers on roll", Persons, None, "";
    InCatchmentPrimary, "in_catchment_primary", "家庭住址在划片范围内的在校学生人数（小学）", "primary pupils living in the catchment area", Persons, Some(Stage::Primary), "";
    InCatchmentJunior, "in_catchment_junior", "家庭住址在划片范围内的在校学生人数（初中）", "junior pupils living in the catchment area", Persons, Some(Stage::Junior), "";
    GradesPrimary, "grades_primary", "小学年级数", "primary grades", Count, Some(Stage::Primary), "";
    GradesJunior, "grades_junior", "初中年级数", "junior grades", Count, Some(Stage::Junior), "";
    ClassesPrimary, "classes_primary", "小学班级数", "primary classes", Count, Some(Stage::Primary), "";
    ClassesJunior, "classes_junior", "初中班级数", "junior classes", Count, Some(Stage::Junior), "";
    ClassesPrimary25, "classes_primary_25", "小学每班25人以下班级个数", "primary classes of 25 pupils or fewer", Count, Some(Stage::Primary), "25 or fewer";
    ClassesPrimary2630, "classes_primary_26_30", "小学每班26-30人班级个数", "primary classes of 26 to 30 pupils", Count, Some(Stage::Primary), "";
    ClassesPrimary3135, "classes_primary_31_35", "小学每班31-35人班级个数", "primary classes of 31 to 35 pupils", Count, Some(Stage::Primary), "";
    ClassesPrimary3640, "classes_primary_36_40", "小学每班36-40人班级个数", "primary classes of 36 to 40 pupils", Count, Some(Stage::Primary), "";
    ClassesPrimary4145, "classes_primary_41_45", "小学每班41-45人班级个数", "primary classes of 41 to 45 pupils", Count, Some(Stage::Primary), "";
    ClassesPrimary4650, "classes_primary_46_50", "小学每班46-50人班级个数", "primary classes of 46 to 50 pupils", Count, Some(Stage::Primary), "";
    ClassesPrimary5155, "classes_primary_51_55", "小学每班51-55人班级个数", "primary classes of 51 to 55 pupils", Count, Some(Stage::Primary), "";
    ClassesPrimary5660, "classes_primary_56_60", "小学每班56-60人班级个数", "primary classes of 56 to 60 pupils", Count, Some(Stage::Primary), "";
    ClassesPrimary6165, "classes_primary_61_65", "小学每班61-65人班级个数", "primary classes of 61 to 65 pupils", Count, Some(Stage::Primary), "";
    ClassesPrimary66, "classes_primary_66", "小学每班66人以上班级个数", "primary classes of 66 pupils or more", Count, Some(Stage::Primary), "66 or more";
    ClassesJunior25, "classes_junior_25", "初中每班25人以下班级个数", "junior classes of 25 pupils or fewer", Count, Some(Stage::Junior), "25 or fewer";
    ClassesJunior2630, "classes_junior_26_30", "初中每班26-30人班级个数", "junior classes of 26 to 30 pupils", Count, Some(Stage::Junior), "";
    ClassesJunior3135, "classes_junior_31_35", "初中每班31-35人班级个数", "junior classes of 31 to 35 pupils", Count, Some(Stage::Junior), "";
    ClassesJunior3640, "classes_junior_36_40", "初中每班36-40人班级个数", "junior classes of 36 to 40 pupils", Count, Some(Stage::Junior), "";
    ClassesJunior4145, "classes_junior_41_45", "初中每班41-45人班级个数", "junior classes of 41 to 45 pupils", Count, Some(Stage::Junior), "";
    ClassesJunior4650, "classes_junior_46_50", "初中每班46-50人班级个数", "junior classes of 46 to 50 pupils", Count, Some(Stage::Junior), "";
    ClassesJunior5155, "classes_junior_51_55", "初中每班51-55人班级个数", "junior classes of 51 to 55 pupils", Count, Some(Stage::Junior), "";
    ClassesJunior5660, "classes_junior_56_60", "初中每班56-60人班级个数", "junior classes of 56 to 60 pupils", Count, Some(Stage::Junior), "";
    ClassesJunior6165, "classes_junior_61_65", "初中每班61-65人班级个数", "junior classes of 61 to 65 pupils", Count, Some(Stage::Junior), "";
    ClassesJunior66, "classes_junior_66", "初中每班66人以上班级个数", "junior classes of 66 pupils or more", Count, Some(Stage::Junior), "66 or more";
    TeachersPrimary, "teachers_primary", "小学专任教师数", "primary full-time teachers", Persons, Some(Stage::Primary), "";
    TeachersJunior, "teachers_junior", "初中专任教师数", "junior full-time teachers", Persons, Some(Stage::Junior), "";
    TeachersPrimaryAssociate, "teachers_primary_associate", "专科学历教师人数（小学）", "primary teachers with an associate degree as highest", Persons, Some(Stage::Primary), "highest degree; the four are disjoint";
    TeachersPrimaryBachelor, "teachers_primary_bachelor", "本科学历教师人数（小学）", "primary teachers with a bachelor degree as highest", Persons, Some(Stage::Primary), "highest degree; the four are disjoint";
    TeachersPrimaryMaster, "teachers_primary_master", "硕士学历教师人数（小学）", "primary teachers with a master degree as highest", Persons, Some(Stage::Primary), "highest degree; the four are disjoint";
    TeachersPrimaryDoctor, "teachers_primary_doctor", "博士研究生学历教师人数（小学）", "primary teachers with a doctorate as highest", Persons, Some(Stage::Primary), "highest degree; the four are disjoint";
    TeachersJuniorAssociate, "teachers_junior_associate", "专科学历教师人数（初中）", "junior teachers with an associate degree as highest", Persons, Some(Stage::Junior), "highest degree; the four are disjoint";
    TeachersJuniorBachelor, "teachers_junior_bachelor", "本科学历教师人数（初中）", "junior teachers with a bachelor degree as highest", Persons, Some(Stage::Junior), "highest degree; the four are disjoint";
    TeachersJuniorMaster, "teachers_junior_master", "硕士学历教师人数（初中）", "junior teachers with a master degree as highest", Persons, Some(Stage::Junior), "highest degree; the four are disjoint";
    TeachersJuniorDoctor, "teachers_junior_doctor", "博士研究生学历教师人数（初中）", "junior teachers with a doctorate as highest", Persons, Some(Stage::Junior), "highest degree; the four are disjoint";
    BackboneTeachersPrimary, "backbone_teachers_primary", "县级及以上骨干教师数（小学）", "primary backbone teachers of county level or above", Persons, Some(Stage::Primary), "";
    BackboneTeachersJunior, "backbone_teachers_junior", "县级及以上骨干教师数（初中）", "junior backbone teachers of county level or above", Persons, Some(Stage::Junior), "";
    PeTeachersPrimary, "pe_teachers_primary", "体育专任教师人数（小学）", "primary full-time PE teachers", Persons, Some(Stage::Primary), "disjoint";
    PeTeachersJunior, "pe_teachers_junior", "体育专任教师人数（初中）", "junior full-time PE teachers", Persons, Some(Stage::Junior), "disjoint";
    MusicTeachersPrimary, "music_teachers_primary", "音乐专任教师人数（小学）", "primary full-time music teachers", Persons, Some(Stage::Primary), "disjoint";
    MusicTeachersJunior, "music_teachers_junior", "音乐专任教师人数（初中）", "junior full-time music teachers", Persons, Some(Stage::Junior), "disjoint";
    FineArtsTeachersPrimary, "fine_arts_teachers_primary", "美术专任教师人数（小学）", "primary full-time fine-arts teachers", Persons, Some(Stage::Primary), "disjoint";
    FineArtsTeachersJunior, "fine_arts_teachers_junior", "美术专任教师人数（初中）", "junior full-time fine-arts teachers", Persons, Some(Stage::Junior), "disjoint";
    ArtsTeachersPrimary, "arts_teachers_primary", "艺术专任教师人数（小学）", "primary full-time arts teachers", Persons, Some(Stage::Primary), "disjoint";
    ArtsTeachersJunior, "arts_teachers_junior", "艺术专任教师人数（初中）", "junior full-time arts teachers", Persons, Some(Stage::Junior), "disjoint";
    VisitingPeArtsTeachersPrimary, "visiting_pe_arts_teachers_primary", "体育艺术交流轮岗兼职走教教师人数（小学）", "primary visiting PE and arts teachers", Persons, Some(Stage::Primary), "relief";
    VisitingPeArtsTeachersJunior, "visiting_pe_arts_teachers_junior", "体育艺术交流轮岗兼职走教教师人数（初中）", "junior visiting PE and arts teachers", Persons, Some(Stage::Junior), "relief";
    TeachersPrimarySeniorTitle, "teachers_primary_senior_title", "中级及以上专业技术职务教师数（小学）", "primary teachers with an intermediate or higher title", Persons, Some(Stage::Primary), "2012 rule";
    TeachersJuniorSeniorTitle, "teachers_junior_senior_title", "中级及以上专业技术职务教师数（初中）", "junior teachers with an intermediate or higher title", Persons, Some(Stage::Junior), "2012 rule";
    TeachersTotal, "teachers_total", "专任教师总人数", "full-time teachers in all", Persons, None, "";
    TeachersLicensed, "teachers_licensed", "持有教师资格证的专任教师人数", "full-time teachers with a teaching licence", Persons, None, "";
    TeachersTrained360h, "teachers_trained_360h", "近5年培训满360学时专任教师人数", "full-time teachers with 360 hours of training in five years", Persons, None, "";
    TeachingArea, "teaching_area", "教学及辅助用房总面积", "teaching and auxiliary rooms, total area", SquareMetres, None, "includes indoor sports rooms";
    IndoorSportsArea, "indoor_sports_area", "室内体育用房面积", "indoor sports rooms, area", SquareMetres, None, "part of teaching_area";
    GymnasiumArea, "gymnasium_area", "学校体育馆面积", "gymnasium, area", SquareMetres, None, "includes indoor sports rooms";
    SportsGroundArea, "sports_ground_area", "校内体育场面积", "sports grounds on campus, area", SquareMetres, None, "";
    LeasedSportsArea, "leased_sports_area", "校外租赁场馆面积", "leased sports venues off campus, area", SquareMetres, None, "relief";
    OtherSportsArea, "other_sports_area", "校内其他体育场面积", "other sports space on campus, area", SquareMetres, None, "relief";
    EquipmentValue, "equipment_value", "教学仪器设备资产值（账面原值）", "teaching equipment, book value at cost", TenThousandYuan, None, "book value at cost";
    MultimediaClassrooms, "multimedia_classrooms", "网络多媒体教室间数", "networked multimedia classrooms", Rooms, None, "";
    Computers, "computers", "计算机台数", "computers", Sets, None, "2012 rule";
    Books, "books", "图书册数", "books", Volumes, None, "2012 rule";
    MusicRooms, "music_rooms", "音乐教室总间数", "music rooms", Rooms, None, "";
    MusicRooms96, "music_rooms_96", "单间面积≥96㎡的音乐教室间数", "music rooms of 96 m² or more", Rooms, None, "band [lower, next)";
    MusicRooms73, "music_rooms_73", "73㎡≤单间面积＜96㎡的音乐教室间数", "music rooms of 73 to under 96 m²", Rooms, None, "band [lower, next)";
    MusicRooms61, "music_rooms_61", "61㎡≤单间面积＜73㎡的音乐教室间数", "music rooms of 61 to under 73 m²", Rooms, None, "band [lower, next)";
    MusicRooms54, "music_rooms_54", "54㎡≤单间面积＜61㎡的音乐教室间数", "music rooms of 54 to under 61 m²", Rooms, None, "band [lower, next)";
    FineArtsRooms, "fine_arts_rooms", "美术教室总间数", "fine-arts rooms", Rooms, None, "";
    FineArtsRooms90, "fine_arts_rooms_90", "单间面积≥90㎡的美术教室间数", "fine-arts rooms of 90 m² or more", Rooms, None, "band [lower, next)";
    FineArtsRooms67, "fine_arts_rooms_67", "67㎡≤单间面积＜90㎡的美术教室间数", "fine-arts rooms of 67 to under 90 m²", Rooms, None, "band [lower, next)";
    FineArtsRooms61, "fine_arts_rooms_61", "61㎡≤单间面积＜67㎡的美术教室间数", "fine-arts rooms of 61 to under 67 m²", Rooms, None, "band [lower, next)";
    FineArtsRooms54, "fine_arts_rooms_54", "54㎡≤单间面积＜61㎡的美术教室间数", "fine-arts rooms of 54 to under 61 m²", Rooms, None, "band [lower, next)";
    PublicFundsBudget, "public_funds_budget", "上一年度公用经费预算总额", "public funds of last year, budget", TenThousandYuan, None, "";
    PublicFundsActual, "public_funds_actual", "上一年度公用经费决算总额", "public funds of last year, settlement", TenThousandYuan, None, "";
    TrainingBudget, "training_budget", "上一年度教师培训经费预算总额", "teacher training of last year, budget", TenThousandYuan, None, "";
    Graduates, "graduates", "本届毕业学生人数", "pupils who graduate this year", Persons, Some(Stage::Junior), "";
    Entrants, "entrants", "毕业年级初一时在校学生数", "pupils of this cohort when it entered grade 7", Persons, Some(Stage::Junior), "";
    TransfersIn, "transfers_in", "毕业年级三年转入学生数", "pupils transferred in over three years", Persons, Some(Stage::Junior), "";
    TransfersOut, "transfers_out", "毕业年级三年转出学生数", "pupils transferred out over three years", Persons, Some(Stage::Junior), "";
    Deaths, "deaths", "毕业年级三年死亡学生数", "pupils who died over three years", Persons, Some(Stage::Junior), "";
}

impl Item {
    /// The first item that is an amount; all from here to the end of the table are.
    const FIRST_AMOUNT: Self = Self::StudentsPrimary;

    /// How many items are amounts.
    pub(crate) const AMOUNTS: usize = ITEMS.len() - Self::FIRST_AMOUNT as usize;

    /// Its place among the amounts, if it is one.
    #[inline]
    pub(crate) const fn amount_index(self) -> Option<usize> {
        (self as usize).checked_sub(Self::FIRST_AMOUNT as usize)
    }

    /// The items that are amounts: persons, rooms, square metres, money.
    pub fn amounts() -> impl Iterator<Item = Self> {
        ITEMS.iter().copied().filter(|item| item.is_amount())
    }

    /// Whether it is an amount, and not a name, a code or a yes-or-no.
    #[must_use]
    #[inline]
    pub const fn is_amount(self) -> bool {
        self.amount_index().is_some()
    }

    /// The code that heads its column, such as `teaching_area`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.row().code
    }

    /// The Chinese name that heads its column, as printed in the official forms.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        self.row().zh
    }

    /// The English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        self.row().en
    }

    /// What it counts.
    #[must_use]
    #[inline]
    pub const fn unit(self) -> Unit {
        self.row().unit
    }

    /// The stage whose pupils or staff it counts, where it counts one stage only.
    #[must_use]
    #[inline]
    pub const fn stage(self) -> Option<Stage> {
        self.row().stage
    }

    /// What else a reader of its column should know; empty where there is nothing.
    #[must_use]
    pub const fn note(self) -> &'static str {
        self.row().note
    }
}
