//! The figures that a county files beside those of its schools.

use crate::model::filing::coded::coded;
use crate::model::filing::unit::Unit;

coded! {
    /// A figure of the county as a whole.
    Fact, "the code of a fact of the county" {
        SpecialSchoolFunds, "special_school_funds", "特殊教育学校公用经费", "public funds of special schools";
        SpecialSchoolStudents, "special_school_students", "特殊教育学校学生数", "pupils of special schools";
        SpecialFundsMinimum, "special_funds_minimum", "特殊教育生均公用经费标准", "minimum funds per special pupil";
        TeacherMeanPay, "teacher_mean_pay", "义务教育学校教师平均工资收入", "mean pay of teachers";
        CivilServantMeanPay, "civil_servant_mean_pay", "当地公务员平均工资收入", "mean pay of civil servants";
        EligibleForRotation, "eligible_for_rotation", "符合交流条件教师数", "teachers eligible for rotation";
        RotatedTeachers, "rotated_teachers", "交流轮岗教师数", "rotated teachers";
        RotatedBackboneTeachers, "rotated_backbone_teachers", "交流轮岗骨干教师数", "rotated backbone teachers";
        SelectiveSeniorPlaces, "selective_senior_places", "优质高中招生计划数", "places of selective senior schools";
        SelectiveSeniorPlacesAllocated, "selective_senior_places_allocated", "优质高中分配指标数", "places allocated to junior schools";
        SelectiveSeniorPlacesRural, "selective_senior_places_rural", "分配到农村初中指标数", "places allocated to rural junior schools";
        MigrantChildrenEligible, "migrant_children_eligible", "符合条件的随迁子女数", "eligible children of migrant workers";
        MigrantChildrenPublic, "migrant_children_public", "在公办学校就读的随迁子女数", "of these in public schools";
        MigrantChildrenPurchased, "migrant_children_purchased", "在政府购买服务的民办学校就读的随迁子女数", "of these in private places bought by the government";
        DisabledChildren, "disabled_children", "适龄残疾儿童少年数", "disabled children of school age";
        DisabledChildrenEnrolled, "disabled_children_enrolled", "已入学适龄残疾儿童少年数", "of these enrolled";
        SurveyReturned, "returned", "回收有效问卷数", "valid answers to the survey";
        SurveySatisfied, "satisfied", "满意问卷数", "satisfied answers";
    }
}

impl Fact {
    /// What it counts.
    #[must_use]
    pub const fn unit(self) -> Unit {
        match self {
            Self::SpecialSchoolFunds
            | Self::SpecialFundsMinimum
            | Self::TeacherMeanPay
            | Self::CivilServantMeanPay => Unit::Yuan,
            _ => Unit::Persons,
        }
    }

    /// The fact that a key names, if there is one.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|fact| fact.code() == code)
    }

    /// Whether it stands under `survey` in a county file, and not under `facts`.
    #[must_use]
    pub const fn is_survey(self) -> bool {
        matches!(self, Self::SurveyReturned | Self::SurveySatisfied)
    }
}
