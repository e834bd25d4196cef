//! Who is at school: gross and net enrolment, by level and by age.

use crate::ratio::row::ratio;

ratio! {
    /// Gross enrolment ratio (毛入学率): how much room a level has for the people of its age.
    ///
    /// Pupils of any age count above the line, so it may exceed 100 %.
    #[doc(alias = "ger")]
    #[doc(alias = "gross enrollment ratio")]
    GROSS_ENROLMENT:
    code: "gross_enrolment",
    name: ["毛入学率", "gross enrolment ratio"],
    numerator: Pupils["pupils", "在校生（不分年龄）", "pupils of the level of any age"],
    denominator: Population["population", "学龄人口", "people of the official age"],
    range: Unbounded,
    source: "UNESCO Institute for Statistics, glossary: gross enrolment ratio",
    format: percent(2),
    example: (950, 1_000) => "95.00 %",
}

ratio! {
    /// Gross enrolment ratio of senior secondary education (高中阶段毛入学率): general, vocational and
    /// specialized schools, and technical schools of three years or more.
    ///
    /// The ages are 15 to 17 where schooling begins at six; whoever supplies the population chooses
    /// them.
    SENIOR_GROSS_ENROLMENT:
    code: "senior_gross_enrolment",
    name: ["高中阶段毛入学率", "gross enrolment ratio of senior secondary education"],
    numerator: Pupils[
        "pupils",
        "高中阶段各类学校在校生",
        "pupils of all kinds of senior secondary schools",
    ],
    denominator: Population["population", "高中阶段学龄人口", "people of senior secondary age"],
    range: Unbounded,
    source: "国家教委1991年指标说明, 高中阶段毛入学率 (ask.fsou.com/html/text/chl/414/41401_2.html)",
    format: percent(2),
    example: (992, 1_000) => "99.20 %",
}

ratio! {
    /// Gross enrolment ratio of tertiary education (高等教育毛入学率): students of any age for the people aged
    /// 18 to 22.
    TERTIARY_GROSS_ENROLMENT:
    code: "tertiary_gross_enrolment",
    name: ["高等教育毛入学率", "gross enrolment ratio of tertiary education"],
    numerator: Pupils["students", "高等教育在学总规模", "students in tertiary education"],
    denominator: Population["population", "18—22岁人口", "people aged 18 to 22"],
    range: Unbounded,
    source: "UNESCO Institute for Statistics, glossary: gross enrolment ratio, tertiary: five years of age",
    format: percent(2),
    example: (600, 1_000) => "60.00 %",
}

ratio! {
    /// Net enrolment rate (净入学率): the pupils of the official age who are in that very level.
    ///
    /// Whoever is ahead, in a higher level already, does not count here, but does in
    /// [`TOTAL_NET_ENROLMENT`].
    #[doc(alias = "ner")]
    #[doc(alias = "net enrollment rate")]
    NET_ENROLMENT:
    code: "net_enrolment",
    name: ["净入学率", "net enrolment rate"],
    numerator: Pupils[
        "pupils_of_age",
        "在该级教育就读的学龄儿童",
        "pupils of the official age in the level",
    ],
    denominator: Population["population", "学龄人口", "people of the official age"],
    range: PartOfWhole,
    source: "UNESCO Institute for Statistics, glossary: net enrolment rate",
    format: percent(2),
    example: (90, 100) => "90.00 %",
}

ratio! {
    /// Total net enrolment rate (适龄人口入学率): the pupils of the official age who are in that level or in a
    /// higher one.
    ///
    /// The Chinese figure published as 净入学率 is this one: a child who is ahead is at school. Pupils
    /// whose schooling is suspended (休学) do not count.
    #[doc(alias = "adjusted net enrolment rate")]
    #[doc(alias = "aner")]
    TOTAL_NET_ENROLMENT:
    code: "total_net_enrolment",
    name: ["适龄人口入学率", "total net enrolment rate"],
    numerator: Pupils[
        "pupils_of_age",
        "在该级及更高层次就读的学龄儿童",
        "pupils of the official age in the level or a higher one",
    ],
    denominator: Population["population", "学龄人口", "people of the official age"],
    range: PartOfWhole,
    source: "国家教委1991年指标说明, 适龄人口入学率 (ask.fsou.com/html/text/chl/414/41401_2.html)",
    format: percent(2),
    example: (99, 100) => "99.00 %",
}

ratio! {
    /// Age-specific enrolment rate (分年龄入学率): the pupils of one age, in whatever level, among the people
    /// of that age.
    #[doc(alias = "aser")]
    AGE_SPECIFIC_ENROLMENT:
    code: "age_specific_enrolment",
    name: ["分年龄入学率", "age-specific enrolment rate"],
    numerator: Pupils["pupils_of_age", "该年龄在校生", "pupils of the age"],
    denominator: Population["population", "该年龄人口", "people of the age"],
    range: PartOfWhole,
    source: "UNESCO Institute for Statistics, glossary: age-specific enrolment rate",
    format: percent(2),
    example: (47, 50) => "94.00 %",
}

ratio! {
    /// Enrolment rate of disabled children (残疾儿童少年入学率): in special schools, in ordinary classes or
    /// taught at home.
    DISABLED_CHILDREN_ENROLMENT:
    code: "disabled_children_enrolment",
    name: ["残疾儿童少年入学率", "enrolment rate of disabled children"],
    numerator: Pupils[
        "enrolled",
        "已入学适龄残疾儿童少年",
        "disabled children of school age at school",
    ],
    denominator: Population["population", "适龄残疾儿童少年", "disabled children of school age"],
    range: PartOfWhole,
    source: "教督〔2017〕6号, 教育质量 2",
    format: percent(1),
    example: (19, 20) => "95.0 %",
}
