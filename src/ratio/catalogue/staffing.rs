//! Who teaches: pupils to teachers, degrees, distinctions, certificates; and which teachers change schools.

use crate::ratio::row::ratio;

ratio! {
    /// Pupil-teacher ratio (生师比): pupils to one teacher, heads on both sides.
    ///
    /// The plans of the field call it 生师比; 师生比 is its inverse, [`TEACHER_PUPIL_RATIO`].
    #[doc(alias = "ptr")]
    #[doc(alias = "student-teacher ratio")]
    PUPIL_TEACHER_RATIO:
    code: "pupil_teacher_ratio",
    name: ["生师比", "pupil-teacher ratio"],
    numerator: Pupils["pupils", "在校生", "pupils"],
    denominator: Teachers["teachers", "专任教师", "full-time teachers"],
    range: Unbounded,
    source: "UNESCO Institute for Statistics, glossary: pupil-teacher ratio",
    format: to_one(2),
    example: (1_962, 100) => "19.62:1",
}

ratio! {
    /// Teacher-pupil ratio (师生比): teachers to one pupil, with three decimals as the rule of 2012
    /// reports it.
    TEACHER_PUPIL_RATIO:
    code: "teacher_pupil_ratio",
    name: ["师生比", "teacher-pupil ratio"],
    numerator: Teachers["teachers", "专任教师", "full-time teachers"],
    denominator: Pupils["pupils", "在校生", "pupils"],
    range: Unbounded,
    source: "教督〔2012〕3号, 师生比",
    format: number(3),
    example: (5, 100) => "0.050",
}

ratio! {
    /// Share of teachers with a bachelor degree or above (本科及以上学历教师比例): by the highest degree held.
    BACHELOR_TEACHERS:
    code: "bachelor_teachers",
    name: ["本科及以上学历教师比例", "share of teachers with a bachelor degree or above"],
    numerator: Teachers[
        "bachelor_teachers",
        "本科及以上学历教师",
        "teachers with a bachelor degree or above",
    ],
    denominator: Teachers["teachers", "专任教师", "full-time teachers"],
    range: PartOfWhole,
    source: "武进区“十四五”教育发展规划, 教师学历比例",
    format: percent(2),
    example: (97, 100) => "97.00 %",
}

ratio! {
    /// Share of teachers with a postgraduate degree (研究生及以上学历教师比例): by the highest degree held.
    POSTGRADUATE_TEACHERS:
    code: "postgraduate_teachers",
    name: ["研究生及以上学历教师比例", "share of teachers with a postgraduate degree"],
    numerator: Teachers[
        "postgraduate_teachers",
        "研究生及以上学历教师",
        "teachers with a postgraduate degree",
    ],
    denominator: Teachers["teachers", "专任教师", "full-time teachers"],
    range: PartOfWhole,
    source: "武进区“十四五”教育发展规划, 教师学历比例",
    format: percent(2),
    example: (2, 5) => "40.00 %",
}

ratio! {
    /// Share of backbone teachers (骨干教师比例): designated by the county or above.
    BACKBONE_TEACHERS:
    code: "backbone_teachers",
    name: ["骨干教师比例", "share of backbone teachers"],
    numerator: Teachers["backbone_teachers", "骨干教师", "backbone teachers"],
    denominator: Teachers["teachers", "专任教师", "full-time teachers"],
    range: PartOfWhole,
    source: "教督〔2017〕6号, 资源配置 2",
    format: percent(2),
    example: (1, 4) => "25.00 %",
}

ratio! {
    /// Share of teachers on the ladder of distinction (梯队教师比例): on any of its rungs.
    ///
    /// Figures compare only where they count the same rungs.
    TIERED_TEACHERS:
    code: "tiered_teachers",
    name: ["梯队教师比例", "share of teachers on the ladder of distinction"],
    numerator: Teachers["tiered_teachers", "梯队教师", "teachers on the ladder"],
    denominator: Teachers["teachers", "专任教师", "full-time teachers"],
    range: PartOfWhole,
    source: "武进区“十四五”教育发展规划, 五级梯队教师比例",
    format: percent(2),
    example: (22, 100) => "22.00 %",
}

ratio! {
    /// Share of double-qualified teachers (双师型教师比例): of the teachers of vocational subjects, those
    /// qualified for the trade as well.
    DOUBLE_QUALIFIED_TEACHERS:
    code: "double_qualified_teachers",
    name: ["双师型教师比例", "share of double-qualified teachers"],
    numerator: Teachers["double_qualified_teachers", "双师型教师", "double-qualified teachers"],
    denominator: Teachers["vocational_teachers", "专业课教师", "teachers of vocational subjects"],
    range: PartOfWhole,
    source: "武进区“十四五”教育发展规划, 职业教育双师型教师比例",
    format: percent(2),
    example: (9, 10) => "90.00 %",
}

ratio! {
    /// Share of licensed teachers (专任教师持证上岗率): who hold a teaching licence.
    LICENSED_TEACHERS:
    code: "licensed_teachers",
    name: ["专任教师持证上岗率", "share of licensed teachers"],
    numerator: Teachers[
        "licensed_teachers",
        "持有教师资格证的专任教师",
        "teachers with a teaching licence",
    ],
    denominator: Teachers["teachers", "专任教师", "full-time teachers"],
    range: PartOfWhole,
    source: "教督〔2017〕6号, 政府保障程度 12",
    format: percent(1),
    example: (199, 200) => "99.5 %",
}

ratio! {
    /// Share of teachers with 360 hours of training (教师培训完成率): within five years.
    TRAINED_TEACHERS:
    code: "trained_teachers",
    name: ["教师培训完成率", "share of teachers with 360 hours of training"],
    numerator: Teachers[
        "trained_teachers",
        "近5年培训满360学时的专任教师",
        "teachers with 360 hours of training in five years",
    ],
    denominator: Teachers["teachers", "专任教师", "full-time teachers"],
    range: PartOfWhole,
    source: "教督〔2017〕6号, 政府保障程度 9",
    format: percent(1),
    example: (200, 200) => "100.0 %",
}

ratio! {
    /// Share of rotated teachers (交流轮岗教师比例): of those eligible, who went to another school this year.
    ROTATED_TEACHERS:
    code: "rotated_teachers",
    name: ["交流轮岗教师比例", "share of rotated teachers"],
    numerator: Teachers["rotated", "交流轮岗教师", "rotated teachers"],
    denominator: Teachers["eligible", "符合交流条件教师", "teachers eligible for rotation"],
    range: PartOfWhole,
    source: "教督〔2017〕6号, 政府保障程度 11",
    format: percent(2),
    example: (10, 100) => "10.00 %",
}

ratio! {
    /// Share of backbone among rotated teachers (交流轮岗教师中骨干教师比例): of the rotated, those who are backbone
    /// teachers.
    ROTATED_BACKBONE:
    code: "rotated_backbone",
    name: ["交流轮岗教师中骨干教师比例", "share of backbone among rotated teachers"],
    numerator: Teachers["rotated_backbone", "交流轮岗骨干教师", "rotated backbone teachers"],
    denominator: Teachers["rotated", "交流轮岗教师", "rotated teachers"],
    range: PartOfWhole,
    source: "教督〔2017〕6号, 政府保障程度 11",
    format: percent(2),
    example: (1, 5) => "20.00 %",
}

ratio! {
    /// Share of rotated backbone teachers who went from town to country (骨干教师交流中城镇到乡村比例): of the
    /// rotated backbone teachers, those who went from town to country.
    ///
    /// A report that names one figure for both may mean this or [`BACKBONE_OF_URBAN_TO_RURAL`].
    URBAN_TO_RURAL_OF_BACKBONE:
    code: "urban_to_rural_of_backbone",
    name: [
        "骨干教师交流中城镇到乡村比例",
        "share of rotated backbone teachers who went from town to country",
    ],
    numerator: Teachers[
        "urban_to_rural_backbone",
        "城镇到乡村交流的骨干教师",
        "backbone teachers who went from town to country",
    ],
    denominator: Teachers["rotated_backbone", "交流轮岗骨干教师", "rotated backbone teachers"],
    range: PartOfWhole,
    source: "潜江市教育工作报告（2025年11月）, 教师交流轮岗",
    format: percent(2),
    example: (3, 5) => "60.00 %",
}

ratio! {
    /// Share of backbone among teachers who went from town to country (城镇到乡村交流教师中骨干教师比例): of the
    /// teachers who went from town to country, those who are backbone teachers.
    ///
    /// A report that names one figure for both may mean this or [`URBAN_TO_RURAL_OF_BACKBONE`].
    BACKBONE_OF_URBAN_TO_RURAL:
    code: "backbone_of_urban_to_rural",
    name: [
        "城镇到乡村交流教师中骨干教师比例",
        "share of backbone among teachers who went from town to country",
    ],
    numerator: Teachers[
        "urban_to_rural_backbone",
        "城镇到乡村交流的骨干教师",
        "backbone teachers who went from town to country",
    ],
    denominator: Teachers[
        "urban_to_rural",
        "城镇到乡村交流的教师",
        "teachers who went from town to country",
    ],
    range: PartOfWhole,
    source: "潜江市教育工作报告（2025年11月）, 教师交流轮岗",
    format: percent(2),
    example: (3, 4) => "75.00 %",
}
