//! Random districts against another program: every method, every rule, and the seats.

use super::fraction;
use junheng::planning::enrolment::{
    Births, EnrolmentHistory, EnrolmentOutlook, EntryAge, EntryAges, Grade, GradeCount,
    ProjectionMethod, ProjectionSettings, RatioRule, RatioWeights, SeatBlock, SeatLevel, SeatPlan,
    SeatThresholds, StageBalance, SupplyAndDemand, YearBalance,
};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn number<T: TryFrom<i64>>(value: &Value) -> T {
    T::try_from(value.as_i64().unwrap()).ok().unwrap()
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

fn balance(case: &Value) -> SupplyAndDemand {
    let counts = list(&case["counts"]).iter().map(|row| GradeCount {
        grade: Grade {
            stage: text(&row[1]),
            name: text(&row[2]),
        },
        year: number(&row[0]),
        pupils: row[3].as_u64(),
        repeaters: row[4].as_u64(),
    });
    let births = list(&case["births"]).iter();
    let births = births.map(|row| (number(&row[0]), number(&row[1])));
    let ages = list(&case["ages"]).iter().map(|row| EntryAge {
        age: number(&row[0]),
        share: fraction(&text(&row[1])),
    });
    let weights = list(&case["weights"]).iter().map(number).collect();
    let seats = list(&case["seats"]).iter().map(|row| SeatBlock {
        stage: text(&row[0]),
        name: None,
        seats: number(&row[2]),
        from: number(&row[1]),
    });
    let settings = ProjectionSettings {
        method: match case["method"].as_str().unwrap() {
            "cohort_survival" => ProjectionMethod::CohortSurvival,
            _ => ProjectionMethod::GradeTransition,
        },
        rule: match case["rule"].as_str().unwrap() {
            "mean_of_ratios" => RatioRule::MeanOfRatios,
            "ratio_of_totals" => RatioRule::RatioOfTotals,
            "last_year" => RatioRule::LastYear,
            "weighted" => RatioRule::Weighted(RatioWeights::new(weights).unwrap()),
            "lowest" => RatioRule::Lowest,
            _ => RatioRule::Highest,
        },
        entry_ages: EntryAges::new(ages.collect()).unwrap(),
        years: number(&case["years"]),
    };
    let history = EnrolmentHistory::new(counts.collect()).unwrap();
    let outlook = EnrolmentOutlook::new(history, &Births::new(births.collect()), settings).unwrap();
    let plan = SeatPlan::new(seats.collect()).unwrap();
    let later = number(&case["later"]);
    SupplyAndDemand::new(outlook, &plan, SeatThresholds::default(), later).unwrap()
}

fn stage_as_json(stage: &StageBalance) -> Value {
    let year = |found: Option<&YearBalance>| found.map(|one| one.year);
    let years = stage.years().map(|one| {
        let pupils = [&one.lowest, &one.demand, &one.highest].map(ToString::to_string);
        json!({"year": one.year, "pupils": pupils, "seats": one.seats, "level": one.level})
    });
    let need = stage.need().map(|need| {
        let later = need.later.as_ref();
        json!({
            "year": need.year,
            "seats": need.seats.to_string(),
            "lasting": later.map(|later| later.lasting.to_string()),
            "temporary": later.map(|later| later.temporary.to_string()),
        })
    });
    json!({
        "stage": stage.stage(),
        "years": years.collect::<Vec<_>>(),
        "peak": stage.peak().year,
        "first_shortage": year(stage.first_shortage()),
        "first_possible_shortage": year(stage.first_possible_shortage()),
        "first_idle": year(stage.first_at(SeatLevel::Idle)),
        "emptiest": year(stage.emptiest()),
        "need": need,
    })
}

#[test]
fn random_districts_come_out_as_in_another_program() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/enrolment_cases.json");
    let cases: Vec<Value> = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(cases.len(), 48);
    for (index, case) in cases.iter().enumerate() {
        let balance = balance(case);
        let ratios = balance.outlook().ratios().iter();
        let ratios: Vec<String> = ratios.map(|ratio| ratio.expected.to_string()).collect();
        assert_eq!(json!(ratios), case["ratios"], "case {index}");
        for (stage, expected) in balance.stages().iter().zip(list(&case["stages"])) {
            assert_eq!(&stage_as_json(stage), expected, "case {index}");
        }
        assert_eq!(balance.stages().len(), list(&case["stages"]).len());
    }
}
