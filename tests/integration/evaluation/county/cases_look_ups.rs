//! What was found of a school, an indicator, a clause and a veto, by their codes.

use crate::support::{perfect, quality};
use junheng::evaluation::{Comparison, Evaluator, Verdict};
use junheng::model::{County, CountyFiling, Item, Language, ModelError, School, SchoolKind, Stage};
use junheng::standards::catalogue::CN_QUALITY_BALANCE_2017;

/// Three schools whose codes are not in the order of the rows; the second has both stages.
fn county() -> County {
    let school = |id: &str, kind| School::new(id, format!("school {id}"), kind).unwrap();
    let schools = vec![
        school("30", SchoolKind::Junior)
            .with_amount(Item::StudentsJunior, 300)
            .unwrap(),
        school("10", SchoolKind::NineYear)
            .with_amount(Item::StudentsPrimary, 200)
            .unwrap()
            .with_amount(Item::StudentsJunior, 100)
            .unwrap(),
        school("20", SchoolKind::Special),
        school("4", SchoolKind::Primary)
            .with_amount(Item::StudentsPrimary, 400)
            .unwrap()
            .with_amount(Item::BackboneTeachersPrimary, 4)
            .unwrap(),
    ];
    let mut filing = CountyFiling::default();
    filing.vetoes.insert("V2".to_owned(), true);
    County::new(schools).unwrap().with_filing(filing)
}

#[test]
fn every_school_is_found_by_its_code_and_no_other() {
    let county = county();
    for school in county.schools() {
        assert_eq!(county.school(school.id()), Some(school));
    }
    for unknown in ["", "1", "010", "10 ", "31"] {
        assert_eq!(county.school(unknown), None, "{unknown:?}");
    }
    assert_eq!(County::default().school("10"), None);
}

#[test]
fn of_codes_that_stand_twice_the_one_met_first_is_named() {
    let school = |id: &str| School::new(id, "s", SchoolKind::Primary).unwrap();
    // Read from the front, 9 is the first that was there before.
    let twice = County::new(["5", "9", "1", "9", "5", "1"].map(school).to_vec());
    let id = "9".to_owned();
    assert_eq!(twice, Err(ModelError::DuplicateSchool { id }));
}

#[test]
fn parts_are_found_by_school_and_stage() {
    let county = county();
    let report = quality(&county);
    let pupils = |code, stage| {
        let pupils = report.part(code, stage)?.pupils?;
        Some(pupils.to_string())
    };
    assert_eq!(pupils("30", Stage::Junior).as_deref(), Some("300"));
    assert_eq!(pupils("10", Stage::Primary).as_deref(), Some("200"));
    assert_eq!(pupils("10", Stage::Junior).as_deref(), Some("100"));
    assert_eq!(pupils("4", Stage::Primary).as_deref(), Some("400"));
    assert!(report.part("30", Stage::Primary).is_none());
    assert!(report.part("4", Stage::Senior).is_none());
    // It is not judged, and the other is not there.
    assert!(report.part("20", Stage::Primary).is_none());
    assert!(report.part("5", Stage::Primary).is_none());
}

#[test]
fn results_are_found_by_the_codes_of_the_standard() {
    let county = county();
    let report = quality(&county);
    let part = report.part("4", Stage::Primary).unwrap();
    // 4 for 400 pupils are one a hundred; nothing else is filed.
    let backbone = report.indicator(part, "L2").unwrap();
    assert_eq!(backbone.verdict, Some(Verdict::Met));
    let teachers = report.indicator(part, "L1").unwrap();
    assert_eq!(teachers.verdict, Some(Verdict::NotAssessable));
    assert!(report.indicator(part, "l2").is_none());

    for (stage, place) in [(Stage::Primary, 4), (Stage::Junior, 7 + 4)] {
        let row = report.balance_of(stage, "L5").unwrap();
        assert_eq!(row, &report.balance()[place]);
    }
    assert!(report.balance_of(Stage::Senior, "L5").is_none());
    assert!(report.balance_of(Stage::Primary, "L8").is_none());

    for (clause, result) in report.standard().clauses.iter().zip(report.clauses()) {
        assert_eq!(report.clause(&clause.code), Some(result));
    }
    assert!(report.clause("L1").is_none());

    assert_eq!(report.veto("V2").unwrap().verdict, Verdict::NotMet);
    assert_eq!(report.veto("V1").unwrap().verdict, Verdict::NotAssessable);
    assert!(report.veto("V99").is_none());
}

#[test]
fn an_optional_veto_is_found_only_where_something_is_said() {
    let county = perfect().county();
    let report = quality(&county);
    for veto in report.standard().vetoes.iter() {
        let said = county.filing().vetoes.contains_key(veto.code.as_ref());
        let found = report.veto(&veto.code).is_some();
        assert_eq!(found, said || !veto.optional, "{}", veto.code);
    }
}

#[test]
fn a_report_that_owns_its_county_says_what_one_says_that_borrows_it() {
    let standard = CN_QUALITY_BALANCE_2017.clone();
    let county = perfect().county();
    let owned = {
        let evaluator = Evaluator::owning(standard).unwrap();
        evaluator.evaluate_owned(county.clone())
    };
    let lent = quality(&county);
    assert_eq!(owned, lent);
    let document = std::thread::spawn(move || owned.to_document(Language::En));
    assert_eq!(document.join().unwrap(), lent.to_document(Language::En));

    let as_reported = Evaluator::new(&CN_QUALITY_BALANCE_2017)
        .unwrap()
        .with_comparison(Comparison::AsReported);
    assert_ne!(as_reported.evaluate(&county), lent);
    let renamed = county.clone().with_name("another");
    assert_ne!(quality(&renamed), lent);
}

#[test]
fn a_written_report_finds_what_the_report_itself_does() {
    let county = perfect().county();
    let report = quality(&county);
    let document = report.to_document(Language::En);
    let standard = &CN_QUALITY_BALANCE_2017;
    for school in county.schools().iter().map(School::id).chain(["?"]) {
        for stage in Stage::ALL {
            let (part, written) = (report.part(school, *stage), document.part(school, *stage));
            assert_eq!(part.is_some(), written.is_some());
            let (Some(part), Some(written)) = (part, written) else {
                continue;
            };
            for indicator in standard.indicators.iter() {
                let found = report.indicator(part, &indicator.code).unwrap();
                let told = written.indicator(&indicator.code).unwrap();
                assert_eq!(told.verdict, found.verdict);
            }
            assert!(written.indicator("?").is_none());
        }
    }
    for indicator in standard.indicators.iter() {
        for stage in Stage::ALL {
            let row = report.balance_of(*stage, &indicator.code);
            let told = document.balance_of(*stage, &indicator.code);
            assert_eq!(
                told.map(|row| row.cv),
                row.map(|row| row.coefficient_of_variation)
            );
        }
    }
    for clause in standard.clauses.iter() {
        let told = document.clause(&clause.code).map(|clause| clause.verdict);
        assert_eq!(
            told,
            report.clause(&clause.code).map(|clause| clause.verdict)
        );
    }
    let veto = document.veto("V1").map(|veto| veto.verdict);
    assert_eq!(veto, report.veto("V1").map(|veto| veto.verdict));
    assert!(document.clause("?").is_none() && document.veto("?").is_none());
}
