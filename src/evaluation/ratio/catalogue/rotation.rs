//! Which teachers change schools: rotated of eligible, backbone of rotated, from town to country.

use crate::evaluation::ratio::row::ratio;

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
