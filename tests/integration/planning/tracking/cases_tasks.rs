//! Counts that are due in a year.

use super::observation;
use junheng::adapters::json::{read_plan, write_plan};
use junheng::model::{Language, Plan, PlanObservations};
use junheng::numeric::Rational;
use junheng::planning::{AsOf, DueStatus, PlanProgress, TaskProgress, track};

/// A plan of one task that is due in 2024.
fn task(count: &str) -> Plan {
    let text = format!(
        r#"{{"id": "p", "target_year": 2024, "tasks": [{{"task": "t", "count": "{count}"}}]}}"#
    );
    read_plan(&text).unwrap().plan
}

fn observed(values: &[(i32, &str)]) -> PlanObservations {
    let mut observations = PlanObservations::of_any_plan();
    for (year, value) in values {
        let one = observation("t", "", *year, value);
        observations.push(one).unwrap();
    }
    observations
}

fn with<T>(
    count: &str,
    values: &[(i32, &str)],
    as_of: i32,
    look: impl Fn(&TaskProgress<'_>) -> T,
) -> T {
    let plans = [task(count)];
    let progress = track(&plans, &observed(values), AsOf::Year(as_of));
    look(&progress[0].tasks[0])
}

fn status(count: &str, values: &[(i32, &str)], as_of: i32) -> DueStatus {
    with(count, values, as_of, |task| task.status)
}

#[test]
fn a_count_is_met_at_its_number_and_a_strict_one_above_it() {
    use DueStatus::{Met, NotMet};
    for (count, done, expected) in [
        ("28", "27", NotMet),
        ("28", "28", Met),
        ("28", "29", Met),
        ("> 8000", "8000", NotMet),
        ("> 8000", "8000.1", Met),
        ("<= 3", "3", Met),
        ("<= 3", "4", NotMet),
        ("< 3", "3", NotMet),
        ("= 3", "2", NotMet),
        ("= 3", "3", Met),
        ("= 3", "4", NotMet),
        ("0", "0", Met),
    ] {
        assert_eq!(
            status(count, &[(2024, done)], 2024),
            expected,
            "{count} {done}"
        );
    }
}

#[test]
fn the_lower_end_of_a_range_is_due_and_more_than_the_upper_is_told() {
    assert_eq!(status("2-4", &[(2024, "1")], 2024), DueStatus::NotMet);
    assert_eq!(status("2-4", &[(2024, "2")], 2024), DueStatus::Met);
    assert_eq!(status("2-4", &[(2024, "5")], 2024), DueStatus::Met);
    let reason = |done| {
        with("2-4", &[(2024, done)], 2024, |task| {
            task.reason.en.clone().into_owned()
        })
    };
    assert_eq!(reason("4"), "4 in 2024");
    assert_eq!(reason("5"), "5 in 2024, more than the 4 foreseen");
}

#[test]
fn about_a_number_is_what_rounds_to_it_at_its_last_digit_or_its_second() {
    use DueStatus::{Met, NotMet};
    for (count, done, expected) in [
        // Tens: 145 and above round to 150 or more.
        ("约150", "144.9", NotMet),
        ("约150", "145", Met),
        ("about 150", "200", Met),
        // No round number stands for half of it: the second digit of 8000, 1000 and 20.
        ("约8000", "7949", NotMet),
        ("约8000", "7950", Met),
        ("约1000", "949.9", NotMet),
        ("约1000", "950", Met),
        ("约20", "19.4", NotMet),
        ("约20", "19.5", Met),
        // Ones, tenths, hundredths.
        ("约1234", "1233.4", NotMet),
        ("约1234", "1233.5", Met),
        ("约7", "6.4", NotMet),
        ("约7", "6.5", Met),
        ("约0.05", "0.0449", NotMet),
        ("约0.05", "0.045", Met),
        ("约1.5", "1.44", NotMet),
        ("约1.5", "1.45", Met),
    ] {
        assert_eq!(
            status(count, &[(2024, done)], 2024),
            expected,
            "{count} {done}"
        );
    }
}

#[test]
fn a_count_that_never_falls_settles_some_questions_early() {
    use DueStatus::{Met, NoData, NotMet, TooEarly};
    let early = [(2023, "3")];
    for (count, expected) in [
        ("3", Met),
        ("4", TooEarly),
        ("> 3", TooEarly),
        ("<= 2", NotMet),
        // What is not yet too much may still become so.
        ("<= 3", TooEarly),
        ("= 3", TooEarly),
        ("= 2", NotMet),
    ] {
        assert_eq!(status(count, &early, 2023), expected, "{count}");
    }
    // The year is over, and only the year before has a figure.
    assert_eq!(status("4", &early, 2024), NoData);
    assert_eq!(status("3", &early, 2024), Met);
    assert_eq!(status("<= 3", &early, 2025), NoData);
    assert_eq!(status("4", &[], 2024), NoData);
}

#[test]
fn what_is_done_after_the_due_year_or_after_the_year_asked_about_does_not_count() {
    let values = [(2023, "1"), (2024, "3"), (2025, "9")];
    assert_eq!(status("4", &values, 2025), DueStatus::NotMet);
    assert_eq!(status("3", &values, 2023), DueStatus::TooEarly);
    assert_eq!(status("3", &values, 2022), DueStatus::NoData);
}

#[test]
fn progress_and_remainder_are_exact() {
    with("> 8000", &[(2024, "5000")], 2024, |task| {
        assert_eq!(task.progress, Some(Rational::new(5, 8).unwrap()));
        assert_eq!(task.remaining, Some(Rational::from(3000)));
        assert_eq!(task.reason.zh, "2024年为5000，还差3000");
    });
    with("4", &[(2024, "6")], 2024, |task| {
        assert_eq!(task.progress, Some(Rational::new(3, 2).unwrap()));
        assert_eq!(task.remaining, Some(Rational::ZERO));
    });
    // Of nothing no share is done, and where less is better there is none to do.
    with("0", &[(2024, "0")], 2024, |task| {
        assert_eq!(task.progress, None);
    });
    with("<= 3", &[(2024, "2")], 2024, |task| {
        assert_eq!((&task.progress, &task.remaining), (&None, &None));
    });
}

#[test]
fn the_reason_says_by_how_much_or_why_a_count_misses() {
    for (count, done, zh, en) in [
        ("4", "3", "2024年为3，还差1", "3 in 2024, 1 to go"),
        ("= 4", "6", "2024年为6，超出2", "6 in 2024, 2 over"),
        (
            "<= 3",
            "4.5",
            "2024年为4.5，超出1.5",
            "4.5 in 2024, 1.5 over",
        ),
        (
            "> 8000",
            "8000",
            "2024年为8000，应高于此数",
            "8000 in 2024, and more is asked for",
        ),
        (
            "< 3",
            "3",
            "2024年为3，应低于此数",
            "3 in 2024, and less is asked for",
        ),
        ("<= 3", "3", "2024年为3", "3 in 2024"),
    ] {
        let reason = with(count, &[(2024, done)], 2024, |task| task.reason.clone());
        assert_eq!(
            (reason.zh.as_ref(), reason.en.as_ref()),
            (zh, en),
            "{count} {done}"
        );
    }
}

fn faults(tasks: &str) -> String {
    let text = format!(r#"{{"id": "p", "target_year": 2024, {tasks}}}"#);
    read_plan(&text).unwrap_err().to_string()
}

#[test]
fn every_fault_of_a_task_has_its_path() {
    assert_eq!(
        faults(
            r#""tasks": [{"count": "some"}, {"task": " ", "count": -1, "due_year": 24},
               {"task": "t", "count": "4-2"}, 5], "monotone": {}"#
        ),
        "\
at tasks[0].task: found nothing; expected a value; the key is required
at tasks[0].count: found \"some\"; expected a number of 0 or more, a bound such as \"> 8000\", a range such as \"2-4\", or \"about 150\"
at tasks[1].task: found \" \"; expected a text that is not blank
at tasks[1].count: found -1; expected a number of 0 or more, a bound such as \"> 8000\", a range such as \"2-4\", or \"about 150\"
at tasks[1].due_year: found 24; expected a year of four digits
at tasks[2].count: found \"4-2\"; expected a number of 0 or more, a bound such as \"> 8000\", a range such as \"2-4\", or \"about 150\"
at tasks[3]: found 5; expected an object
at monotone: found an object; expected a list"
    );
    let text = r#"{"id": "p", "tasks": [{"task": "t", "count": 1, "weight": 2}]}"#;
    assert_eq!(
        read_plan(text).unwrap_err().to_string(),
        "at tasks[0].due_year: found nothing; expected a value; the key is required"
    );
    let read = read_plan(&text.replace("1,", "1, \"due_year\": 2024,")).unwrap();
    assert_eq!(read.unknown_keys, ["tasks[0].weight"]);
}

#[test]
fn tasks_and_monotone_targets_are_written_and_read_back() {
    let text = r#"{"id": "p", "base_year": 2020, "target_year": 2025,
        "tasks": [{"task": 5, "name": {"zh": "学位", "en": "Seats"}, "stage": "primary",
                   "unit": "个", "count": "＞ 8000.0", "due_year": 2024, "source": "§ 1"},
                  {"task": "b", "count": "2～4"}, {"task": "c", "count": "约150"}],
        "monotone": [{"indicator": "m", "name": "x", "stage": "junior", "unit": "%",
                      "must": "not_fall", "source": "§ 2"}]}"#;
    let plan = read_plan(text).unwrap().plan;
    assert_eq!(plan.rows(), []);
    assert_eq!(plan.tasks()[1].due_year(), 2025);
    assert_eq!(plan.monotone_targets()[0].base_year(), 2020);
    assert_eq!(read_plan(&write_plan(&plan)).unwrap().plan, plan);
}

fn work_points() -> (Vec<Plan>, PlanObservations) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data");
    let read = junheng::adapters::json::read_plan_file(folder.join("wujin_tasks_2024.json"));
    let plans = vec![read.unwrap().plan];
    let observations = PlanObservations::of_plans(&plans);
    let read = junheng::adapters::table::read_observation_file(
        folder.join("wujin_tasks_made_up.csv"),
        observations,
    );
    (plans, read.unwrap().content)
}

fn statuses(progress: &PlanProgress<'_>) -> Vec<(String, DueStatus)> {
    let tasks = progress.tasks.iter();
    tasks
        .map(|task| (task.task.code().to_owned(), task.status))
        .collect()
}

#[test]
fn the_work_points_show_every_status() {
    let (plans, observations) = work_points();
    let progress = track(&plans, &observations, AsOf::Newest);
    let statuses = statuses(&progress[0]);
    let status = |code: &str| statuses.iter().find(|(one, _)| one == code).unwrap().1;
    assert_eq!(statuses.len(), 16);
    assert_eq!(status("reserve-cadres"), DueStatus::Met);
    assert_eq!(status("seats"), DueStatus::Met);
    assert_eq!(status("repairs"), DueStatus::NotMet);
    assert_eq!(status("industry-professors"), DueStatus::Met);
    assert_eq!(status("provincial-kindergartens"), DueStatus::NoData);
    assert_eq!(progress[0].monotone[0].status, DueStatus::Met);
    // Without a row there is no achievement.
    assert_eq!(progress[0].achievement.total(), 0);

    let earlier = track(&plans, &observations, AsOf::Year(2023));
    assert_eq!(
        earlier[0].tasks[11].status,
        DueStatus::TooEarly,
        "1 of 4 in 2023"
    );
    let document = serde_json::to_value(earlier[0].to_document()).unwrap();
    assert_eq!(document["tasks"][11]["status"], "too_early");
    assert_eq!(document["tasks"][11]["remaining"], 3.0);
    assert_eq!(document["monotone"][0]["status"], "too_early");
    assert_eq!(document["monotone"][0]["must"], "fall");
    assert_eq!(document["task_counts"]["no_data"], 15);
    let again: junheng::planning::PlanProgressDocument = serde_json::from_value(document).unwrap();
    assert_eq!(again, earlier[0].to_document());
}

#[test]
fn the_reports_of_the_work_points() {
    let (plans, observations) = work_points();
    let progress = track(&plans, &observations, AsOf::Newest);
    for (language, name) in [(Language::Zh, "chinese"), (Language::En, "english")] {
        let style = junheng::evaluation::TextStyle::default();
        insta::assert_snapshot!(
            format!("tasks_text_in_{name}"),
            progress[0].to_text(language, style)
        );
        insta::assert_snapshot!(
            format!("tasks_markdown_in_{name}"),
            progress[0].to_markdown(language)
        );
    }
}
