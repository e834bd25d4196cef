//! Small numbers kept back: what is, how it is shown, and that nobody works it out.

use crate::evaluation::county::attacker::{countable_pupils, possible_pupils};
use crate::support::{Draft, Row, clean_filing, county, furnished, part, perfect, quality};
use junheng::evaluation::{
    Report, ReportDocument, Suppression, SuppressionError, TextStyle, Verdict,
};
use junheng::model::{Fact, Item, Language, SchoolKind, Stage};
use proptest::prelude::*;

const BELOW: u32 = 10;
/// The protection: half of it.
const PROTECTED: f64 = 5.0;

fn rule() -> Suppression {
    Suppression::below(BELOW).unwrap()
}

fn published<'a>(report: &Report<'a>) -> Report<'a> {
    report.suppressed(rule()).unwrap()
}

/// A primary school with teachers and things of its own.
fn village(id: &str, pupils: u32, teachers: u32) -> Row {
    furnished(Row::primary(id, pupils))
        .with(Item::TeachersPrimaryBachelor, teachers)
        .with(Item::BackboneTeachersPrimary, teachers.div_ceil(3))
        .with(Item::PeTeachersPrimary, teachers.div_ceil(2))
        .with(Item::MultimediaClassrooms, pupils.div_ceil(40))
        .with(Item::TeachingArea, 7 * pupils + 130)
}

/// Of five primary schools one has 7 pupils and one, with 200 in its junior stage, 8; all others have more.
fn small_county() -> Draft {
    let rows = vec![
        village("a", 7, 3),
        village("b", 920, 54),
        village("c", 1410, 72),
        village("d", 760, 41),
        furnished(
            Row::new("e", SchoolKind::NineYear)
                .with(Item::StudentsPrimary, 8)
                .with(Item::StudentsJunior, 200),
        )
        .with(Item::TeachersPrimaryBachelor, 2),
        furnished(Row::junior("f", 500)),
        furnished(Row::junior("g", 350)).with(Item::BackboneTeachersJunior, 3),
    ];
    Draft {
        rows,
        filing: clean_filing(),
    }
}

fn all_forms(report: &Report<'_>) -> Vec<String> {
    let mut forms = Vec::new();
    for language in [Language::Zh, Language::En] {
        forms.push(report.to_text(language, TextStyle::default()));
        forms.push(report.to_markdown(language));
        forms.push(serde_json::to_string(&report.to_document(language)).unwrap());
        forms.push(serde_json::to_string(&report.as_document(language)).unwrap());
        #[cfg(feature = "html")]
        forms.push(report.to_html(language).to_string());
    }
    forms
}

#[test]
fn the_school_and_its_other_stage_are_kept_back_and_verdicts_stay() {
    let county = small_county().county();
    let report = quality(&county);
    let published = published(&report);
    let withheld: Vec<(&str, Stage)> = published
        .parts()
        .iter()
        .filter(|part| part.withheld)
        .map(|part| (published.school_of(part).unwrap().id(), part.stage))
        .collect();
    let expected = [
        ("a", Stage::Primary),
        ("e", Stage::Primary),
        ("e", Stage::Junior),
    ];
    assert_eq!(withheld, expected);
    for (before, after) in report.parts().iter().zip(published.parts()) {
        assert_eq!(before.verdict, after.verdict);
        assert_eq!(before.met_count, after.met_count);
        let values = after
            .indicators
            .iter()
            .filter(|one| one.value.is_some())
            .count();
        assert_eq!(values, if after.withheld { 0 } else { 7 });
        assert_eq!(after.pupils.is_none(), after.withheld);
        let shortfalls = ["L1", "L4", "L7"].map(|code| published.shortfall(after, code));
        assert_eq!(shortfalls.iter().all(Option::is_none), after.withheld);
    }
    assert_eq!(published.verdict(), report.verdict());
    assert_eq!(published.achievement(), report.achievement());
    assert_eq!(published.undecided(), report.undecided());
    assert_eq!(published.suppression(), Some(rule()));
    assert_ne!(published, report);
}

#[test]
fn what_is_shown_of_a_stage_has_no_more_decimals_than_are_reported() {
    let county = small_county().county();
    let document = published(&quality(&county)).to_document(Language::En);
    let mut shown = 0;
    for row in &document.balance {
        for (number, places) in [(row.mean, 2), (row.standard_deviation, 2), (row.cv, 3)] {
            let Some(number) = number else { continue };
            let scaled = number * 10_f64.powi(places);
            assert!((scaled - scaled.round()).abs() < 1e-6, "{row:?}");
            shown += 1;
        }
        assert!(
            !row.explanation.contains("not reported"),
            "{}",
            row.explanation
        );
    }
    assert!(shown > 0, "something is shown");
    assert_eq!(document.composite_cv.primary, None);
    assert_eq!(document.suppressed_below, Some(BELOW));
    assert!(document.warnings.is_empty());
}

#[test]
fn a_county_without_a_small_school_is_shown_as_it_is() {
    let mut draft = perfect();
    // Five of a hundred would be few.
    draft.fact(Fact::DisabledChildrenEnrolled, "100");
    let county = draft.county();
    let report = quality(&county);
    let mut document = published(&report).to_document(Language::En);
    assert_eq!(document.suppressed_below.take(), Some(BELOW));
    document.warnings = report.to_document(Language::En).warnings;
    assert!(document == report.to_document(Language::En));
    // Ten pupils are not fewer than ten.
    let rows = [village("a", 10, 3), village("b", 3200, 140)];
    let county = crate::support::county(&rows);
    assert!(!published(&quality(&county)).parts()[0].withheld);
    let stricter = quality(&county).suppressed(Suppression::below(11).unwrap());
    assert!(stricter.unwrap().parts()[0].withheld);
}

#[test]
fn no_form_says_what_is_kept_back() {
    let mut draft = small_county();
    // Figures that stand nowhere else: 77 777 pupils of the county's other schools would not hide them.
    draft.row("a").set(Item::EquipmentValue, "6.5437");
    draft.row("e").set(Item::StudentsSenior, 0);
    draft.fact(Fact::DisabledChildren, "8123");
    draft.fact(Fact::DisabledChildrenEnrolled, "8121");
    let county = draft.county();
    let report = quality(&county);
    // 6.5437 × 10000 ÷ 7 = 9348.14…; two disabled children are not enrolled.
    let secrets = ["9348.14", "8121", "65437"];
    for secret in &secrets[..2] {
        assert!(
            all_forms(&report).iter().any(|form| form.contains(secret)),
            "{secret}"
        );
    }
    for form in all_forms(&published(&report)) {
        for secret in secrets {
            assert!(!form.contains(secret), "{secret} in {form}");
        }
        assert!(
            ["[c]", "\\[c\\]", "\"withheld\":true"]
                .iter()
                .any(|sign| form.contains(sign)),
            "{form}"
        );
    }
}

#[test]
fn few_persons_of_a_clause_are_kept_back_and_so_are_its_totals_of_their_pupils() {
    let shown = |draft: &Draft, code: &str| {
        let county = draft.county();
        let document = published(&quality(&county)).to_document(Language::En);
        let clause = document.clause(code).unwrap().clone();
        (clause.withheld, clause.value.is_some(), clause.verdict)
    };
    let mut draft = perfect();
    for (all, enrolled, withheld) in [(286, 284, true), (286, 276, false), (9, 9, true)] {
        draft.fact(Fact::DisabledChildren, &all.to_string());
        draft.fact(Fact::DisabledChildrenEnrolled, &enrolled.to_string());
        let expected = Verdict::of(Some(enrolled * 100 >= all * 95));
        assert_eq!(
            shown(&draft, "Q2"),
            (withheld, !withheld, expected),
            "{all}"
        );
    }
    // One pupil died, which is few, and a hundred are not.
    draft.row("j1").set(Item::Deaths, 1);
    assert!(shown(&draft, "Q1").0);
    draft.row("j1").set(Item::Deaths, 100);
    assert!(!shown(&draft, "Q1").0);
    // G13 counts the pupils of town schools: of one with 7 the total would tell.
    assert!(!shown(&draft, "G13").0);
    draft.rows.push(village("small", 7, 2));
    draft.rows.push(village("large", 1800, 90));
    assert!(shown(&draft, "G13").0);
    draft.row("small").location = Some(junheng::model::Location::Rural);
    assert!(!shown(&draft, "G13").0);
}

#[test]
fn the_worklist_names_what_a_school_misses_without_figures() {
    let mut draft = small_county();
    draft.row("a").set(Item::MusicRooms96, 0);
    draft.row("a").set(Item::BackboneTeachersPrimary, 0);
    let county = draft.county();
    let published = published(&quality(&county));
    let worklist = published.worklist();
    let entry = worklist.iter().find(|entry| entry.school == 0).unwrap();
    let sentences: Vec<String> = entry
        .tasks
        .iter()
        .map(|task| published.task_sentence(task, Language::En))
        .collect();
    assert!(sentences.contains(&"L2 (primary): below the threshold, figures withheld".to_owned()));
    assert!(
        sentences.contains(&"G3 not met, figures withheld".to_owned()),
        "{sentences:?}"
    );
    // Zh as well.
    let zh = published.task_sentence(&entry.tasks[entry.tasks.len() - 1], Language::Zh);
    assert_eq!(zh, "G3 未达标，数值不公开");
}

#[test]
fn numbers_that_are_no_rule_are_refused() {
    for below in [0, 1, 41] {
        let refused = Suppression::below(below).unwrap_err();
        assert_eq!(refused, SuppressionError::OutOfRange { below });
        let text = format!("small numbers below {below}: expected 2 to 40");
        assert_eq!(refused.to_string(), text);
    }
    assert_eq!(Suppression::below(2).unwrap().number(), 2);
}

/// The parts with so few pupils, by the codes of their schools.
fn small<'r>(report: &'r Report<'_>, stage: Stage) -> Vec<&'r str> {
    let parts = report.parts().iter().filter(|part| part.stage == stage);
    parts
        .filter(|part| part.pupils.is_some_and(|pupils| pupils < BELOW.into()))
        .map(|part| report.school_of(part).unwrap().id())
        .collect()
}

/// Both attackers on every small part; what they are left with must be five apart, half of ten.
fn assert_protected(report: &Report<'_>) {
    let document = published(report).to_document(Language::En);
    for stage in [Stage::Primary, Stage::Junior] {
        let small = small(report, stage);
        let hidden = document.parts.iter();
        let hidden = hidden.filter(|part| part.stage == stage.code() && part.withheld);
        for part in hidden {
            let school = part.school_id.as_str();
            let left = possible_pupils(&document, stage, school, (BELOW, &small));
            // Where the solver gives up it has found nothing.
            let width = left.map_or(f64::INFINITY, |left| left.most - left.least);
            assert!(width > PROTECTED - 1e-3, "{school}: {left:?}");
        }
        for school in &small {
            let counted = countable_pupils(&document, report, stage, school, BELOW);
            let width = counted.last().unwrap() - counted.first().unwrap();
            assert!(f64::from(width) >= PROTECTED, "{school}: {counted:?}");
        }
    }
}

#[test]
fn the_attackers_find_nothing_in_the_small_county() {
    let county = small_county().county();
    assert_protected(&quality(&county));
}

/// The document with the small school alone blanked, which is what not to do.
fn naive(report: &Report<'_>, school: &str) -> ReportDocument {
    let mut document = report.to_document(Language::En);
    for part in document
        .parts
        .iter_mut()
        .filter(|part| part.school_id == school)
    {
        part.students = None;
        for indicator in &mut part.indicators {
            indicator.value = None;
        }
    }
    for row in &mut document.balance {
        // So that the attacker does not think it rounded.
        row.reported_cv.clone_from(&row.cv_text);
    }
    document
}

#[test]
fn the_attackers_find_a_school_of_which_only_the_row_is_blanked() {
    let rows = [
        village("a", 7, 3),
        village("b", 920, 54),
        village("c", 1410, 72),
        village("d", 760, 41),
    ];
    let county = county(&rows);
    let report = quality(&county);
    let document = naive(&report, "a");
    assert_eq!(
        countable_pupils(&document, &report, Stage::Primary, "a", BELOW),
        [7]
    );
    let left = possible_pupils(&document, Stage::Primary, "a", (BELOW, &["a"]));
    // The solver either finds them or nothing else that fits.
    assert!(
        left.is_none_or(|left| left.most - left.least < 4.0),
        "{left:?}"
    );
    assert_protected(&report);
}

/// A coefficient that is shown with a decimal less because of one school, and with all for another: what is rounded
/// once and what is rounded twice must not part.
#[test]
fn the_attackers_find_nothing_where_schools_need_different_things() {
    let nine = Row::new("nine", SchoolKind::NineYear)
        .with(Item::StudentsPrimary, 6)
        .with(Item::StudentsJunior, 150);
    let rows = [
        village("0", 7, 3),
        village("1", 7, 3),
        village("2", 1614, 65),
        village("3", 1382, 97),
        village("4", 613, 13),
        furnished(nine).with(Item::TeachersPrimaryBachelor, 1),
    ];
    assert_protected(&quality(&county(&rows)));
}

/// Schools of a county by their pupils and teachers, small ones among them.
fn counties() -> impl Strategy<Value = Vec<Row>> {
    let small = (1_u32..10, 0_u32..5);
    let large = (10_u32..1800, 1_u32..9);
    (
        prop::collection::vec(small, 1..3),
        prop::collection::vec(large, 0..7),
        any::<bool>(),
    )
        .prop_map(|(small, large, nine)| {
            let large = large
                .into_iter()
                .map(|(n, tenths)| (n, n * tenths / 100 + 1));
            let all = small.into_iter().chain(large).enumerate();
            let mut rows: Vec<Row> = all
                .map(|(place, (pupils, teachers))| village(&place.to_string(), pupils, teachers))
                .collect();
            if nine {
                let row = Row::new("nine", SchoolKind::NineYear)
                    .with(Item::StudentsPrimary, 6)
                    .with(Item::StudentsJunior, 150);
                rows.push(furnished(row).with(Item::TeachersPrimaryBachelor, 1));
            }
            rows
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn the_attackers_find_nothing_in_any_county(rows in counties()) {
        let county = county(&rows);
        let report = quality(&county);
        match report.suppressed(rule()) {
            Ok(_) => assert_protected(&report),
            // Better none than one that tells.
            Err(error) => prop_assert!(error.to_string().contains("cannot be kept back")),
        }
    }

    #[test]
    fn the_order_of_the_rows_changes_nothing(rows in counties(), turn in 0_usize..8) {
        let mut turned = rows.clone();
        turned.rotate_left(turn % rows.len());
        let (one, other) = (county(&rows), county(&turned));
        let (one, other) = (quality(&one).suppressed(rule()), quality(&other).suppressed(rule()));
        prop_assert_eq!(one.is_ok(), other.is_ok());
        if let (Ok(one), Ok(other)) = (one, other) {
            let (one, other) = (one.to_document(Language::En), other.to_document(Language::En));
            prop_assert_eq!(one.balance, other.balance);
        }
    }
}

#[test]
fn what_the_verdicts_tell_alone_is_refused() {
    // Beside 60 pupils with 3 rooms a hundred each a school has at least one room, and more than a few
    // rooms a hundred in it would carry the coefficient above its limit: it cannot have few pupils.
    let rows = [village("a", 9, 1), village("b", 80, 4)];
    let refused = quality(&county(&rows)).suppressed(rule()).map(drop);
    let expected = SuppressionError::Unprotectable {
        school: "a".to_owned(),
        stage: "primary",
    };
    assert_eq!(refused, Err(expected));
    let text = refused.unwrap_err().to_string();
    assert!(
        text.starts_with("the school a (primary) cannot be kept back"),
        "{text}"
    );
    // The only school of the stage: with the coefficient of one part, zero, nothing is told.
    let alone = county(&[village("a", 7, 3)]);
    assert!(quality(&alone).suppressed(rule()).is_ok());
    assert_eq!(
        part(&published(&quality(&alone)), 0, Stage::Primary).pupils,
        None
    );
}
