//! Figures that were published, and what they were published as.

use super::fraction;
use junheng::model::{
    Classes, Criteria, Language, Population, PupilTimes, Pupils, Quantity, Schools, Teachers, Yuan,
};
use junheng::ratio::{
    ACHIEVEMENT_RATE, AID_PER_PUPIL_TIME, Attainment, BACKBONE_OF_URBAN_TO_RURAL,
    BACKBONE_TEACHERS, ClassCounts, GROSS_ENROLMENT, MigrantChildren, NET_ENROLMENT,
    PUPIL_TEACHER_RATIO, ParityDimension, ParityForm, ParityIndex, ROTATED_BACKBONE, RURAL_SCHOOLS,
    SCHOOLS_UP_TO_STANDARD, TEACHER_PUPIL_RATIO, TERTIARY_GROSS_ENROLMENT,
    URBAN_TO_RURAL_OF_BACKBONE, YearsOfSchooling,
};
use rust_decimal::Decimal;

const ZH: Language = Language::Zh;
const EN: Language = Language::En;

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// Jintan: 43 425 pupils, 3 470 full-time teachers, 1 209 of them backbone; 34.8 % in the report.
#[test]
fn jintan_has_its_ratios() {
    let (pupils, teachers) = (Pupils::from(43_425), Teachers::from(3_470));
    let ratio = PUPIL_TEACHER_RATIO.of(pupils, teachers).unwrap();
    // 43425 / 3470 = 12.5144…
    assert_eq!(ratio.printed(ZH), "12.51:1");
    let inverse = TEACHER_PUPIL_RATIO.of(teachers, pupils).unwrap();
    // 3470 / 43425 = 0.0799…
    assert_eq!(inverse.printed(ZH), "0.080");
    let backbone = BACKBONE_TEACHERS
        .of(Teachers::from(1_209), teachers)
        .unwrap();
    // 1209 / 3470 = 0.348414…
    assert_eq!(backbone.printed(ZH), "34.84%");
    assert_eq!(backbone.printed_to(1, EN), "34.8 %");
}

/// Jintan: 2 327.16 万元 for 21 000 pupil-times; 1 108 元 each in the report.
#[test]
fn jintan_helps_each_time_with_1108_yuan() {
    let aid = Yuan::from_ten_thousand(decimal("2327.16")).unwrap();
    let each = AID_PER_PUPIL_TIME
        .of(aid, PupilTimes::from(21_000))
        .unwrap();
    // 23 271 600 / 21 000 = 1108.171…
    assert_eq!(each.printed(ZH), "1108元");
    assert_eq!(each.printed_to(2, EN), "1108.17 yuan");
}

/// Wujin, 2016 to 2020: 457.195 万元 for 4 652 pupils.
#[test]
fn wujin_helped_with_983_yuan() {
    let aid = Yuan::from_ten_thousand(decimal("457.195")).unwrap();
    let each = AID_PER_PUPIL_TIME.of(aid, PupilTimes::from(4_652)).unwrap();
    // 4 571 950 / 4 652 = 982.79…
    assert_eq!(each.printed(EN), "983 yuan");
}

/// Jintan: 14 174 children of migrant workers, all in public schools.
#[test]
fn jintan_has_all_migrant_children_in_public_schools() {
    let children = MigrantChildren {
        eligible: Pupils::from(14_174).into(),
        public: Pupils::from(14_174).into(),
        purchased: Pupils::from(0).into(),
    };
    assert_eq!(children.share().unwrap().printed(ZH), "100.0%");
}

/// Qianjiang: of 372 rotated teachers 51.34 % are backbone, which is 191 of them.
#[test]
fn qianjiang_has_51_34_percent_backbone_among_the_rotated() {
    let share = |backbone| {
        let value = ROTATED_BACKBONE.of(Teachers::from(backbone), Teachers::from(372));
        value.unwrap().printed(ZH)
    };
    assert_eq!(share(191), "51.34%");
    // No neighbour would print the same.
    assert_eq!(
        (share(190), share(192)),
        ("51.08%".to_owned(), "51.61%".to_owned())
    );
}

/// Qianjiang also reports 62.04 % for backbone teachers from town to country. No number of the 191
/// rotated backbone teachers is 62.04 % of them; 67 of 108 who went from town to country would be.
#[test]
fn qianjiang_cannot_mean_a_share_of_its_rotated_backbone() {
    let of_backbone = |count| {
        let value = URBAN_TO_RURAL_OF_BACKBONE.of(Teachers::from(count), Teachers::from(191));
        value.unwrap().printed(ZH)
    };
    assert!((0..=191).all(|count| of_backbone(count) != "62.04%"));
    let of_movers = BACKBONE_OF_URBAN_TO_RURAL.of(Teachers::from(67), Teachers::from(108));
    assert_eq!(of_movers.unwrap().printed(ZH), "62.04%");
}

/// Wujin: 13 of 27 new quality schools are rural, 48.1 % in the text.
#[test]
fn wujin_has_13_rural_schools_of_27() {
    let share = RURAL_SCHOOLS
        .of(Schools::from(13), Schools::from(27))
        .unwrap();
    assert_eq!(share.printed_to(1, ZH), "48.1%");
    assert_eq!(share.printed(ZH), "48.15%");
}

/// Wujin: backbone teachers are 30.57 % in rural and 31.84 % in urban schools.
#[test]
fn wujin_has_a_location_parity_of_96() {
    let (rural, urban) = (fraction(3057, 10_000), fraction(3184, 10_000));
    let index = ParityIndex::new(ParityDimension::Location, ParityForm::Raw);
    let value = index.of(&rural, &urban).unwrap();
    // 3057 / 3184 = 0.96011…
    assert_eq!(value.printed_to(4, EN), "0.9601");
    assert_eq!(value.printed(EN), "0.96");
}

/// Wujin: 71.9 % in 2020 and 90.6 % in 2025 are 23 and 29 of the 32 indicators and clauses.
#[test]
fn wujin_meets_23_of_32_and_then_29() {
    let rate = |met| {
        let value = ACHIEVEMENT_RATE.of(Criteria::from(met), Criteria::from(32));
        value.unwrap()
    };
    assert_eq!(*rate(23).value(), fraction(71_875, 100_000));
    assert_eq!(rate(23).printed(ZH), "71.9%");
    assert_eq!(rate(29).printed(ZH), "90.6%");
}

/// Wujin: 96.84 % of schools up to the standard of the province, which 92 of 95 are.
#[test]
fn wujin_has_92_of_95_schools_up_to_standard() {
    let share = SCHOOLS_UP_TO_STANDARD.of(Schools::from(92), Schools::from(95));
    assert_eq!(share.unwrap().printed(ZH), "96.84%");
}

/// The example of the encyclopedias: 950 000 pupils for a million children.
#[test]
fn gross_enrolment_of_950_000_in_a_million_is_95_percent() {
    let value = GROSS_ENROLMENT.of(Pupils::from(950_000), Population::from(1_000_000));
    assert_eq!(value.unwrap().printed(EN), "95.00 %");
}

/// 2 907 万 students for 12 438 万 people aged 18 to 22; published, cut off, as 23.3 %.
#[test]
fn tertiary_gross_enrolment_of_2008_is_23_percent() {
    let students = Pupils::from_ten_thousand(decimal("2907")).unwrap();
    let people = Population::from_ten_thousand(decimal("12438")).unwrap();
    let value = TERTIARY_GROSS_ENROLMENT.of(students, people).unwrap();
    // 2907 / 12438 = 0.233719…
    assert_eq!(value.printed(EN), "23.37 %");
}

/// 小学学龄儿童入学率, Ministry of Education, in 万人:
/// <http://www.moe.gov.cn/jyb_sjzl/moe_560/s4958/s4959/201012/t20101229_113471.html>. For 1985 the
/// table has 95.9, though its own figures give 95.95.
#[test]
fn the_net_enrolment_of_china_is_that_of_the_ministry() {
    for (year, children, enrolled, published) in [
        (1965, "11603.2", "9829.1", "84.7%"),
        (1980, "12219.6", "11478.2", "93.9%"),
        (1990, "9740.7", "9529.7", "97.8%"),
        (1999, "12991.4", "12872.8", "99.1%"),
        (2000, "12445.3", "12333.9", "99.1%"),
        (2002, "11310.4", "11150.0", "98.6%"),
        (2004, "10548.1", "10437.1", "98.9%"),
        (2006, "10075.5", "10001.5", "99.3%"),
        (2009, "9606.6", "9548.6", "99.4%"),
    ] {
        let enrolled = Pupils::from_ten_thousand(decimal(enrolled)).unwrap();
        let children = Population::from_ten_thousand(decimal(children)).unwrap();
        let value = NET_ENROLMENT.of(enrolled, children).unwrap();
        assert_eq!(value.printed_to(1, ZH), published, "{year}");
    }
}

/// 耒阳, autumn of 2017: 3 782 classes, 1 437 of 56 pupils or more, 740 of these of 66 or more:
/// <https://qianinfo.com/index/34/50/4586515.html>.
#[test]
fn leiyang_has_large_classes_in_both_readings() {
    let mut bands = [0; 10];
    (bands[3], bands[7], bands[9]) = (3_782 - 1_437, 1_437 - 740, 740);
    let counts = ClassCounts::new(bands.map(Classes::from));
    // 1437 / 3782 = 0.379957…, 697 / 3782 = 0.184294…, 740 / 3782 = 0.195663…
    assert_eq!(counts.large_share().unwrap().printed(ZH), "38.00%");
    assert_eq!(counts.large_only_share().unwrap().printed(ZH), "18.43%");
    assert_eq!(counts.over_large_share().unwrap().printed(ZH), "19.57%");
}

/// The census of 2000 in 万人: 126 583 people, 4 571 with tertiary, 14 109 with senior, 42 989 with
/// junior secondary and 45 191 with primary school. The sum of years is 900 491.
#[test]
fn the_census_of_2000_has_seven_years_of_schooling() {
    let attained = [45_191_u32, 42_989, 14_109, 4_571];
    let none = 126_583 - attained.iter().sum::<u32>();
    let people = [none, attained[0], attained[1], attained[2], attained[3]];
    let years = YearsOfSchooling::TERTIARY_SIXTEEN;
    let attainment = Attainment::new(&years, people.map(Population::from)).unwrap();
    let mean = attainment.mean_years().unwrap();
    assert_eq!(*mean.value(), fraction(900_491, 126_583));
    assert_eq!(mean.printed_to(4, EN), "7.1138 years");
}

/// 15 % × 15 + 40 % × 11 + 30 % × 8 + 10 % × 5 + 5 % × 1 = 9.60 年.
#[test]
fn the_old_coefficients_give_the_old_example() {
    let years = YearsOfSchooling::OLD;
    let people = [5, 10, 30, 40, 15].map(Population::from);
    let mean = Attainment::new(&years, people)
        .unwrap()
        .mean_years()
        .unwrap();
    assert_eq!(mean.printed(ZH), "9.60年");
}
