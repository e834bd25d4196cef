//! Every document that a program prints is valid, with every option that changes its keys, and one that
//! is broken is not.

use crate::adapters::schema::{complaint, pointers, validator, with, without};
use crate::programs::{TestFile, printed};
use junheng::adapters::schema::DocumentKind;
use junheng::evaluation::{AreaReport, Evaluator, ReportComparison, Sensitivity, TableEvaluator};
use junheng::model::{AreaFiling, County, Language, UnitTable};
use junheng::standards::catalogue;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Runs of programs: what a program prints, and its arguments run by run.
const RUNS: &[(&str, DocumentKind, &[&str])] = &[
    (
        "evaluate_county",
        DocumentKind::Report,
        &[
            "",
            "--lang zh --as-reported --relief city-venues",
            "--standard cn-basic-balance-2012",
            "--standard examples/data/custom_standard.json",
            "--sensitivity --possible",
            "--sensitivity --standard cn-basic-balance-2012",
            "--suppress-below 10",
            "examples/data/sample_area.csv --sensitivity",
        ],
    ),
    (
        "compare_years",
        DocumentKind::Comparison,
        &[
            "",
            "--lang zh --standard cn-basic-balance-2012",
            "examples/data/sample_area.csv examples/data/sample_area.csv --county-after examples/data/sample_area.json",
            "examples/data/sample_county_2025.csv examples/data/sample_county.csv",
        ],
    ),
    (
        "roll_up",
        DocumentKind::AreaReport,
        &[
            "",
            "--suppress-below 10 --lang zh",
            "--standard cn-basic-balance-2012",
            "--standard examples/data/custom_standard.json",
            "examples/data/sample_county.csv",
        ],
    ),
    (
        "hold_table",
        DocumentKind::TableReport,
        &[
            "",
            "--standard us-title1-comparability",
            "--standard cn-preschool-2020 --lang zh",
            "--standard in-rte-schedule-2009",
            "--standard us-equity-factor-2002",
            "examples/data/cn_kindergartens_made_up.csv --standard cn-preschool-2020",
        ],
    ),
    (
        "plan_progress",
        DocumentKind::PlanReport,
        &[
            "",
            "--observations examples/data/wujin_observations_made_up.csv --methods",
            "examples/data/wujin_plan.json examples/data/wujin_text_targets.json",
            "examples/data/wujin_tasks_2024.json",
            "examples/data/wujin_plan.json --filed 2024=examples/data/sample_county.csv",
        ],
    ),
    (
        "annual_tasks",
        DocumentKind::TasksReport,
        &[
            "",
            "examples/data/wujin_tasks_2024.json",
            "examples/data/sample_plan.json --as-of 2024",
        ],
    ),
    (
        "county_profile",
        DocumentKind::StatementsReport,
        &[
            "",
            "examples/data/growth_of_two_districts.json examples/data/qianjiang_report.json",
        ],
    ),
    (
        "urban_rural_parity",
        DocumentKind::StatementsReport,
        &["", "examples/data/wujin_plan_statements.json"],
    ),
    (
        "supply_and_demand",
        DocumentKind::SeatsReport,
        &[
            "",
            "--hold-births --years 20 --rule last-year",
            "--rule ratio-of-totals --severe 2 --years 0",
            "--grades examples/data/made_up_grade_counts.csv --births examples/data/made_up_births.csv \
             --seats examples/data/made_up_seats.csv --entry-age 3 --statements examples/data/qianjiang_report.json",
        ],
    ),
    (
        "measure",
        DocumentKind::Measures,
        &[
            "",
            "examples/data/california_districts.csv --value str",
            "examples/data/california_districts.csv --value str --group county",
        ],
    ),
    (
        "who_drives_it",
        DocumentKind::Drivers,
        &[
            "",
            "examples/data/california_districts.csv --value str --label county --id district",
        ],
    ),
    (
        "improvement_plan",
        DocumentKind::ImprovementReport,
        &[
            "",
            "--budget 3000000 --lang zh",
            "--rotation",
            "--seconds 0",
            "examples/data/sample_area.csv --seconds 1",
        ],
    ),
];

/// What a program prints as JSON.
pub(super) fn answer(program: &str, arguments: &str) -> Value {
    let arguments: Vec<&str> = arguments.split_whitespace().collect();
    let (answer, _) = printed(program, &[&arguments[..], &["--format", "json"]].concat());
    serde_json::from_str(&answer).unwrap()
}

#[test]
fn every_document_that_a_program_prints_is_valid() {
    let (mut kinds, mut lists) = (BTreeSet::new(), BTreeSet::new());
    for (program, kind, runs) in RUNS {
        let validator = validator(*kind);
        for arguments in *runs {
            let found = answer(program, arguments);
            assert_eq!(complaint(&validator, &found), None, "{program} {arguments}");
            kinds.insert(kind.code());
            if found.is_array() {
                lists.insert(kind.code());
            }
        }
    }
    // What a program prints as one document or as a list was seen as both.
    let both = [
        "comparison",
        "improvement-report",
        "plan-report",
        "report",
        "statements-report",
        "table-report",
    ];
    assert_eq!(lists.into_iter().collect::<Vec<_>>(), both);
    let read = [
        "standard",
        "table-standard",
        "plan",
        "statements",
        "county",
        "area",
        "levers",
        "record",
    ];
    let all = DocumentKind::ALL.iter().map(|kind| kind.code());
    let written: BTreeSet<_> = all.filter(|code| !read.contains(code)).collect();
    assert_eq!(kinds, written);
}

/// That what a library call gives is valid, and not as a list where there is one alone.
fn held(kind: DocumentKind, document: &impl Serialize) {
    let document = serde_json::to_value(document).unwrap();
    assert_eq!(
        complaint(&validator(kind), &document),
        None,
        "{}",
        kind.code()
    );
}

#[test]
fn a_document_of_which_nothing_is_known_is_valid() {
    let nothing = County::default();
    let evaluator = Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017).unwrap();
    let report = evaluator.evaluate(&nothing);
    held(DocumentKind::Report, &report.to_document(Language::Zh));
    let mut with_sensitivity = serde_json::to_value(report.to_document(Language::Zh)).unwrap();
    with_sensitivity["sensitivity"] = serde_json::to_value(Sensitivity::of(&report)).unwrap();
    held(DocumentKind::Report, &with_sensitivity);
    let comparison = ReportComparison::new(&report, &report).unwrap();
    held(
        DocumentKind::Comparison,
        &comparison.to_document(Language::En),
    );
    let reports = [report];
    let area = AreaReport::new(&reports).unwrap();
    held(DocumentKind::AreaReport, &area.to_document(Language::En));
    for standard in catalogue::tables() {
        let evaluator = TableEvaluator::new(standard).unwrap();
        let (table, filing) = (UnitTable::default(), AreaFiling::default());
        let report = evaluator.evaluate(&table, &filing);
        held(DocumentKind::TableReport, &report.to_document(Language::Zh));
    }
}

/// The keys that are there in some documents alone, wherever they stand.
const OPTIONAL: &[&str] = &["imputed", "suppressed_below", "withheld"];

/// Those at the root that a program writes where it is asked for them.
const OF_PROGRAMS: &[(DocumentKind, &str)] = &[
    (DocumentKind::Report, "/sensitivity"),
    (DocumentKind::PlanReport, "/warnings"),
    (DocumentKind::SeatsReport, "/made_up"),
    (DocumentKind::SeatsReport, "/warnings"),
    (DocumentKind::SeatsReport, "/statements"),
    (DocumentKind::Measures, "/sd_sample"),
    (DocumentKind::Measures, "/cv_sample"),
    (DocumentKind::Measures, "/theil_t_between"),
    (DocumentKind::Measures, "/theil_t_within"),
    (DocumentKind::Measures, "/mld_between"),
    (DocumentKind::Measures, "/mld_within"),
    (DocumentKind::Measures, "/cv2_between"),
    (DocumentKind::Measures, "/cv2_within"),
];

#[test]
fn a_document_without_a_key_or_with_a_value_of_another_sort_is_not_valid() {
    for (program, arguments, kind) in [
        (
            "evaluate_county",
            "--sensitivity --standard cn-quality-balance-2017",
            DocumentKind::Report,
        ),
        (
            "evaluate_county",
            "--suppress-below 10",
            DocumentKind::Report,
        ),
        ("compare_years", "", DocumentKind::Comparison),
        ("roll_up", "--suppress-below 10", DocumentKind::AreaReport),
        (
            "hold_table",
            "--standard cn-preschool-2020",
            DocumentKind::TableReport,
        ),
        (
            "plan_progress",
            "--observations examples/data/wujin_observations_made_up.csv --methods",
            DocumentKind::PlanReport,
        ),
        ("annual_tasks", "", DocumentKind::TasksReport),
        ("county_profile", "", DocumentKind::StatementsReport),
        ("supply_and_demand", "", DocumentKind::SeatsReport),
        ("measure", "", DocumentKind::Measures),
        (
            "measure",
            "examples/data/california_districts.csv --value str --group county",
            DocumentKind::Measures,
        ),
        ("who_drives_it", "", DocumentKind::Drivers),
        (
            "who_drives_it",
            "examples/data/california_districts.csv --value str --label county --id district",
            DocumentKind::Drivers,
        ),
        (
            "improvement_plan",
            "--budget 3000000",
            DocumentKind::ImprovementReport,
        ),
    ] {
        refuses_what_is_broken(kind, &answer(program, arguments));
    }
}

/// That every key that is there always has to be, and that every key is one of the schema and has values of
/// its sort alone.
pub(super) fn refuses_what_is_broken(kind: DocumentKind, document: &Value) {
    let validator = validator(kind);
    assert_eq!(complaint(&validator, document), None, "{}", kind.code());
    let found = pointers(document);
    assert!(found.len() > 20, "{}", kind.code());
    for pointer in &found {
        let other = with(document, pointer, json!({"no such": [true]}));
        assert!(
            !validator.is_valid(&other),
            "{}: {pointer} may be anything",
            kind.code()
        );
        let (_, key) = pointer.rsplit_once('/').unwrap();
        // A list may be shorter, and more may be defined.
        if key.parse::<usize>().is_ok() || pointer.starts_with("/undefined/") {
            continue;
        }
        let of_program = OF_PROGRAMS.contains(&(kind, pointer.as_str()));
        let optional = of_program || OPTIONAL.contains(&key);
        let told = validator.is_valid(&without(document, pointer));
        assert!(
            !told || optional,
            "{}: {pointer} may be left out",
            kind.code()
        );
    }
}

/// A place in a document, and what stands there in the wrong, in JSON.
type Broken = (&'static str, &'static str);

/// Values of another sort in what a program prints.
const BROKEN: &[(&str, DocumentKind, &[Broken])] = &[
    (
        "evaluate_county --sensitivity",
        DocumentKind::Report,
        &[
            ("/verdict", r#""passed""#),
            ("/parts/3/stage", "1"),
            ("/parts/3/indicators/2/value", r#""4.67""#),
            ("/balance/0/parts", "-1"),
            ("/achievement/met", "null"),
            ("/sensitivity", "null"),
        ],
    ),
    (
        "compare_years",
        DocumentKind::Comparison,
        &[
            ("/turned", r#""to_unknown""#),
            ("/parts/0/students/before", "-1"),
            ("/schools/new/0/school_kind", r#""college""#),
        ],
    ),
    (
        "roll_up",
        DocumentKind::AreaReport,
        &[("/counties/0/rank", r#""1""#), ("/area/schools", "null")],
    ),
    (
        "county_profile",
        DocumentKind::StatementsReport,
        &[("/counts/total", "1.5")],
    ),
    (
        "supply_and_demand",
        DocumentKind::SeatsReport,
        &[
            ("/stages/0/years/0/level", r#""full""#),
            ("/ratios/0/kind", r#""birth""#),
            ("/made_up", "null"),
        ],
    ),
    (
        "improvement_plan",
        DocumentKind::ImprovementReport,
        &[
            ("/status", r#""found""#),
            ("/missing/0/item", r#""teaching""#),
            ("/missing/0/assumed", r#""1e3""#),
            ("/before/verdict", r#""passed""#),
        ],
    ),
];

#[test]
fn a_value_of_another_sort_is_refused() {
    for (run, kind, cases) in BROKEN {
        let (program, arguments) = run.split_once(' ').unwrap_or((run, ""));
        let document = answer(program, arguments);
        for (pointer, value) in *cases {
            let broken = with(&document, pointer, serde_json::from_str(value).unwrap());
            let said = complaint(&validator(*kind), &broken);
            assert!(said.is_some(), "{run}: {pointer} may be {value}");
        }
    }
    // What is written as one document alone is no list.
    let list = json!([answer("supply_and_demand", "")]);
    assert!(complaint(&validator(DocumentKind::SeatsReport), &list).is_some());
}

#[test]
fn the_milestones_that_a_plan_of_changes_writes_are_a_plan() {
    let file = TestFile::new("schema-milestones.json", "");
    printed(
        "improvement_plan",
        &["--budget", "3000000", "--plan", file.path()],
    );
    let written = std::fs::read_to_string(file.path()).unwrap();
    let written = serde_json::from_str(&written).unwrap();
    let said = complaint(&validator(DocumentKind::Plan), &written);
    assert_eq!(said, None);
}

#[cfg(feature = "record")]
#[test]
fn a_record_is_valid_and_a_broken_one_is_not() {
    let record = |arguments: &str| -> Value {
        let file = TestFile::new("schema-record.json", "");
        let arguments = arguments.split_whitespace();
        let arguments: Vec<&str> = arguments.chain(["--record", file.path()]).collect();
        printed("evaluate_county", &arguments);
        serde_json::from_str(&std::fs::read_to_string(file.path()).unwrap()).unwrap()
    };
    let validator = validator(DocumentKind::Record);
    for arguments in [
        "",
        "--lang zh --as-reported --relief city-venues --option special-funds-minimum=8000",
        "--standard examples/data/custom_standard.json --suppress-below 10",
        "examples/data/sample_area.csv --county examples/data/sample_area.json --keep-all-rows",
    ] {
        assert_eq!(
            complaint(&validator, &record(arguments)),
            None,
            "{arguments}"
        );
    }
    let record = record("");
    refuses_what_is_broken(DocumentKind::Record, &record);
    // A reader refuses a key that it does not know, and so does the schema.
    for pointer in ["", "/standard", "/request", "/inputs/0", "/report"] {
        let mut more = record.clone();
        more.pointer_mut(pointer).unwrap()["more"] = json!(1);
        assert!(complaint(&validator, &more).is_some(), "{pointer}");
    }
}
