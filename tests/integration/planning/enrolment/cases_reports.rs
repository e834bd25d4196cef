//! The reports on seats and pupils, and the stable form of the document.

use super::{history, outlook};
use junheng::evaluation::TextStyle;
use junheng::model::{Language, Text};
use junheng::planning::enrolment::{
    SeatBlock, SeatPlan, SeatThresholds, SupplyAndDemand, SupplyAndDemandDocument,
};
use serde_json::Value;
use unicode_width::UnicodeWidthStr as _;

/// Two grades of 100 pupils; 110 enter in one year: 10 seats lack for two years.
fn short() -> SupplyAndDemand {
    let births = (2018..2024).map(|year| (year, if year == 2020 { 110 } else { 100 }));
    let births: Vec<(i32, u64)> = births.collect();
    let two = history(2024, &[("1", &[100, 100]), ("2", &[100, 100])]);
    let outlook = outlook(two, &births, 4).unwrap();
    SupplyAndDemand::new(outlook, &seats(200), SeatThresholds::default(), 2).unwrap()
}

/// One grade of 100 pupils and 100 seats, and the children who were born before.
fn one_grade(births: [(i32, u64); 4]) -> SupplyAndDemand {
    let one = outlook(history(2024, &[("1", &[100, 100])]), &births, 2).unwrap();
    SupplyAndDemand::new(one, &seats(100), SeatThresholds::default(), 1).unwrap()
}

/// So many seats in primary schools, from 2020 on.
fn seats(seats: i64) -> SeatPlan {
    let block = SeatBlock {
        stage: "primary".to_owned(),
        name: None,
        seats,
        from: 2020,
    };
    SeatPlan::new(vec![block]).unwrap()
}

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

#[test]
fn what_is_just_below_a_threshold_is_not_printed_as_it() {
    // 94 996 of 100 000 seats are 94.996 %, and tight is from 95 % on.
    let district = |pupils: u64, seats_there: i64, thresholds| {
        let births: Vec<(i32, u64)> = (2018..2022).map(|year| (year, 100_000)).collect();
        let one = outlook(history(2024, &[("1", &[pupils, pupils])]), &births, 1).unwrap();
        let text = SupplyAndDemand::new(one, &seats(seats_there), thresholds, 1).unwrap();
        text.to_text(Language::En, TextStyle::default())
    };
    let text = district(94_996, 100_000, SeatThresholds::default());
    assert!(text.contains("94.996 %  sufficient"), "{text}");
    let text = district(95_000, 100_000, SeatThresholds::default());
    assert!(text.contains("95.0 %  tight"), "{text}");
    let text = district(100_004, 100_000, SeatThresholds::default());
    assert!(text.contains("100.004 %  short"), "{text}");
    // A threshold is printed as it is.
    let share = |text: &str| text.parse::<rust_decimal::Decimal>().unwrap().into();
    let thresholds = SeatThresholds::new(share("0.7"), share("0.9555"), share("1.1")).unwrap();
    let text = district(95_540, 100_000, thresholds);
    assert!(text.contains("95.5 %  sufficient"), "{text}");
    assert!(text.contains("95.55 %"), "{text}");
}

#[test]
fn the_document_has_its_keys_and_travels() {
    let document = short()
        .with_title(Text::new("某区", "A district"))
        .to_document();
    let text = serde_json::to_string(&document).unwrap();
    assert_eq!(
        serde_json::from_str::<SupplyAndDemandDocument>(&text).unwrap(),
        document
    );
    let value: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        keys(&value),
        [
            "base_year",
            "method",
            "note",
            "projection",
            "ratios",
            "rule",
            "schema",
            "stages",
            "thresholds",
            "title",
            "weights",
            "years_later",
        ]
    );
    assert_eq!(value["schema"], 1);
    assert_eq!(value["method"], "cohort_survival");
    assert_eq!(value["rule"], "mean_of_ratios");
    assert_eq!(value["note"], Value::Null);
    assert_eq!(value["thresholds"]["tight"], 0.95);
    assert_eq!(
        serde_json::to_string(&value["ratios"]).unwrap(),
        r#"[{"expected":1.0,"from":null,"highest":1.0,"kind":"intake","lowest":1.0,"to":{"name":"1","stage":"primary"}},{"expected":1.0,"from":{"name":"1","stage":"primary"},"highest":1.0,"kind":"progression","lowest":1.0,"to":{"name":"2","stage":"primary"}}]"#
    );
    assert_eq!(
        serde_json::to_string(&value["projection"][0]).unwrap(),
        r#"{"grades":[{"expected":110.0,"highest":110.0,"lowest":110.0,"name":"1","reported_expected":"110","stage":"primary"},{"expected":100.0,"highest":100.0,"lowest":100.0,"name":"2","reported_expected":"100","stage":"primary"}],"year":2026}"#
    );
    let stage = &value["stages"][0];
    assert_eq!(
        keys(stage),
        [
            "first_idle",
            "first_possible_shortage",
            "first_shortage",
            "first_tight",
            "need",
            "peak",
            "stage",
            "years",
        ]
    );
    assert_eq!(
        serde_json::to_string(&stage["need"]).unwrap(),
        r#"{"later":{"lasting":0.0,"reported_lasting":"0","reported_temporary":"10","temporary":10.0,"year":2028},"reported_seats":"10","seats":10.0,"year":2026}"#
    );
    assert_eq!(
        serde_json::to_string(&stage["years"][1]).unwrap(),
        r#"{"demand":210.0,"gap":10.0,"highest":210.0,"level":"short","lowest":210.0,"reported_demand":"210","reported_utilisation":"105.0","seats":200,"utilisation":1.05,"year":2026}"#
    );
}

#[test]
fn the_text_says_what_lacks_and_for_how_long() {
    let english = short().to_text(Language::En, TextStyle::default());
    let english: String = english.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "seats and pupils, 2025 to 2029",
        "primary: most pupils in 2026: 210; more pupils than seats first in 2026, in 2 years \
         altogether; the shortage is greatest in 2026: 10 seats, if as many are added, all are empty in \
         2028 (a temporary need).",
        "it is no confidence interval",
        "primary 2026 210 210–210 200 -10 105.0 % short",
        "births → primary 1 1.0000 1.0000 1.0000",
    ] {
        assert!(english.contains(part), "{part}\n{english}");
    }
    let chinese = short().to_text(Language::Zh, TextStyle::default().with_columns(200));
    for part in [
        "小学：在校生2026年最多，210人；预计2026年首次学位不足，预测期内共2年不足；2026年缺口最大，\
         缺10个学位，如按此缺口增加学位，到2028年将全部空余（临时需求）。",
        "不是置信区间",
    ] {
        assert!(chinese.contains(part), "{part}\n{chinese}");
    }
    for text in [Language::Zh, Language::En]
        .map(|language| short().to_text(language, TextStyle::default().with_columns(80)))
    {
        for line in text.lines() {
            assert!(line.width() <= 80, "{line}");
        }
    }
}

#[test]
fn markdown_has_the_same_figures() {
    let markdown = short()
        .with_title(Text::new("某|区", "A|district"))
        .with_note(Text::new("虚构", "made up"))
        .to_markdown(Language::Zh);
    assert!(markdown.starts_with("# 某\\|区：学位供需，2025—2029年\n\n**虚构**\n"));
    assert!(markdown.contains("| 小学 | 2026 | 210 | 210–210 | 200 | -10 | 105.0 % | 不足 |"));
    let english = short().to_markdown(Language::En);
    assert!(english.contains("| primary | 2026 | 210 | 210–210 | 200 | -10 | 105.0 % | short |"));
}

#[test]
fn parts_of_a_seat_are_needed_whole() {
    // 100 of 300 born enter, and of 301 born 100 1/3 will: a third of a pupil rounds away, but
    // whoever has no seat needs a whole one.
    let balance = one_grade([(2018, 300), (2019, 300), (2020, 301), (2021, 300)]);
    let document = balance.to_document();
    let need = document.stages[0].need.as_ref().unwrap();
    assert_eq!(need.reported_seats, "1");
    let later = need.later.as_ref().unwrap();
    assert_eq!(
        (&*later.reported_lasting, &*later.reported_temporary),
        ("0", "1")
    );
    assert_eq!(document.stages[0].years[1].reported_demand, "100");
    assert_eq!(
        document.stages[0].years[1].reported_utilisation.as_deref(),
        Some("100.3")
    );
    // What rounds to zero is told to be a shortage all the same.
    let text = balance.to_text(Language::En, TextStyle::default());
    let row = text.lines().find(|line| line.contains(" 2026 ")).unwrap();
    let cells: Vec<&str> = row.split_whitespace().collect();
    let expected = [
        "primary",
        "2026",
        "100",
        "100–100",
        "100",
        "-<1",
        "100.3",
        "%",
        "short",
    ];
    assert_eq!(cells, expected);
}

#[test]
fn a_surplus_has_a_plus_and_no_seats_have_no_share() {
    let row = |pupils: u64, seats: i64| {
        let one = outlook(history(2025, &[("1", &[pupils])]), &[(2019, 100)], 0);
        let plan = SeatPlan::new(vec![SeatBlock {
            stage: "primary".to_owned(),
            name: None,
            seats,
            from: 2020,
        }]);
        let balance =
            SupplyAndDemand::new(one.unwrap(), &plan.unwrap(), SeatThresholds::default(), 1)
                .unwrap();
        let text = balance.to_text(Language::En, TextStyle::default());
        let row = text
            .lines()
            .find(|line| line.starts_with("primary "))
            .unwrap();
        row.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(row(60, 100), "primary 2025 60 60–60 100 +40 60.0 % idle");
    assert_eq!(
        row(100, 100),
        "primary 2025 100 100–100 100 0 100.0 % tight"
    );
    assert_eq!(row(1, 0), "primary 2025 1 1–1 0 -1 - severely short");
}

#[test]
fn whole_seats_of_a_need_add_up() {
    // 100 2/3 pupils and then 100 1/3 for 100 seats: one seat lacks, and it lacks for good. Rounded
    // for itself, the third that is temporary would be a seat too.
    let balance = one_grade([(2018, 300), (2019, 300), (2020, 302), (2021, 301)]);
    let document = balance.to_document();
    let need = document.stages[0].need.as_ref().unwrap();
    let later = need.later.as_ref().unwrap();
    let reported = [
        &need.reported_seats,
        &later.reported_lasting,
        &later.reported_temporary,
    ];
    assert_eq!(reported, ["1", "1", "0"]);
    let english = balance.to_markdown(Language::En);
    let lasting = "the shortage is greatest in 2026: 1 seat, if as many are added, all are still \
                   needed in 2027 (a lasting need)";
    assert!(english.contains(lasting), "{english}");
    let chinese = balance.to_markdown(Language::Zh);
    let lasting = "缺1个学位，如按此缺口增加学位，到2027年仍全部需要（长期需求）";
    assert!(chinese.contains(lasting), "{chinese}");
}

#[test]
fn a_need_is_told_in_its_lasting_and_its_temporary_part() {
    // 130 pupils and then 110 for 100 seats: of 30 seats 10 are needed for good.
    let births = [(2018, 100), (2019, 100), (2020, 130), (2021, 110)];
    let one = outlook(history(2024, &[("1", &[100, 100])]), &births, 2).unwrap();
    let plan = SeatPlan::new(vec![SeatBlock {
        stage: "primary".to_owned(),
        name: None,
        seats: 100,
        from: 2020,
    }])
    .unwrap();
    let balance = SupplyAndDemand::new(one, &plan, SeatThresholds::default(), 1).unwrap();
    for (language, part) in [
        (
            Language::En,
            "greatest in 2026: 30 seats, if as many are added, 10 are still needed in 2027 (a \
             lasting need) and 20 are empty (a temporary need).",
        ),
        (
            Language::Zh,
            "缺30个学位，如按此缺口增加学位，到2027年10个仍需要（长期需求），20个将空余（临时需求）。",
        ),
    ] {
        let text = balance.to_markdown(language);
        assert!(text.contains(part), "{text}");
    }
}
