//! The made-up district of the examples, from its files to its report.

use junheng::adapters::table::{read_birth_file, read_grade_count_file, read_seat_file};
use junheng::model::Language;
use junheng::numeric::Rational;
use junheng::planning::enrolment::{
    EnrolmentOutlook, EntryAges, ProjectionMethod, ProjectionSettings, RatioRule, SeatThresholds,
    StageBalance, SupplyAndDemand,
};
use std::path::Path;

pub(super) fn district(method: ProjectionMethod) -> SupplyAndDemand {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data");
    let history = read_grade_count_file(data.join("made_up_grade_counts.csv")).unwrap();
    let births = read_birth_file(data.join("made_up_births.csv")).unwrap();
    let outlook = EnrolmentOutlook::new(
        history.content,
        &births.content,
        ProjectionSettings {
            method,
            rule: RatioRule::MeanOfRatios,
            entry_ages: EntryAges::at(3),
            years: 10,
        },
    )
    .unwrap();
    let stages = outlook.stages();
    let seats = read_seat_file(data.join("made_up_seats.csv"), Some(&stages)).unwrap();
    let thresholds = SeatThresholds::default();
    SupplyAndDemand::new(outlook.clone(), &seats.content, thresholds, 5).unwrap()
}

#[test]
fn the_made_up_district_is_short_for_a_while_and_then_idle() {
    let district = district(ProjectionMethod::CohortSurvival);
    let names: Vec<&str> = district.stages().iter().map(StageBalance::stage).collect();
    assert_eq!(names, ["kindergarten", "primary", "junior", "senior"]);
    for stage in district.stages() {
        assert_eq!(stage.years().count(), 11);
    }
    let junior = &district.stages()[2];
    assert_eq!(junior.first_shortage().unwrap().year, 2025);
    let need = junior.need().unwrap();
    assert_eq!(need.year, 2030);
    assert_eq!(need.later.unwrap().lasting, Rational::ZERO);
    // The senior shortage comes too late to say.
    assert_eq!(district.stages()[3].need().unwrap().later, None);
}

#[test]
fn both_models_see_the_same_district() {
    // Hardly anybody repeats in it, so that the two are within one in two hundred.
    let survival = district(ProjectionMethod::CohortSurvival);
    let transition = district(ProjectionMethod::GradeTransition);
    for (one, other) in survival.stages().iter().zip(transition.stages()) {
        for (one, other) in one.years().zip(other.years()) {
            let ratio = one.demand.checked_div(&other.demand).unwrap().to_f64();
            assert!((ratio - 1.0).abs() < 0.005, "{} {ratio}", one.year);
        }
    }
}

#[test]
fn its_sentences_say_what_is_to_be_known() {
    let sentences = |language| {
        let markdown = district(ProjectionMethod::GradeTransition).to_markdown(language);
        let lines = markdown.lines().map(str::to_owned);
        let lines: Vec<String> = lines.take_while(|line| !line.starts_with("## ")).collect();
        lines.join("\n")
    };
    let english = sentences(Language::En);
    for part in [
        "the grade-transition model (promotion and repetition); ratios: the mean of the years.",
        "- kindergarten: most pupils in 2025: 6407; seats suffice in every year; seats are idle first \
         in 2025",
        "seats suffice, and are tight first in 2025",
        "more pupils than seats already in 2025, in 4 years altogether",
        "if as many are added, all are empty in 2035 (a temporary need)",
        "whether they are still needed in 2038 is beyond the projection",
    ] {
        assert!(english.contains(part), "{part}\n{english}");
    }
    let chinese = sentences(Language::Zh);
    for part in [
        "年级转移法（升级率、留级率）；比率取各年比率的平均。",
        "- 幼儿园：在校生2025年最多，6407人；各年学位充足；2025年首次出现学位闲置",
        "不缺学位，2025年首次偏紧",
        "2025年（现状）学位已不足，连同预测期共4年不足；",
        "如按此缺口增加学位，到2035年将全部空余（临时需求）",
        "2038年是否仍需要，超出预测期，无法判断",
    ] {
        assert!(chinese.contains(part), "{part}\n{chinese}");
    }
}
