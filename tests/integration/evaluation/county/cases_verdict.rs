//! The verdict on the county, how many of 32 are met, and the document that says so.

use super::oracle::{CLAUSES_2017, CODES_2017};
use super::rows::{file, items, rows, verdict};
use crate::support::{
    ATTESTED, Draft, Row, basic, county as county_of, not_clear, perfect, quality,
};
use Verdict::{Met, NotApplicable, NotAssessable, NotMet};
use junheng::evaluation::{Comparison, Evaluator, MissingFigure, ReportDocument, Verdict};
use junheng::model::{CountyFiling, Fact, Item, Language, SchoolKind, Stage};
use junheng::numeric::Rational;
use junheng::standards::catalogue::CN_QUALITY_BALANCE_2017;
use serde_json::Value;
use std::collections::BTreeSet;

/// A change of the perfect county as it is written, and the codes of what it leaves not clear.
pub(super) struct Change {
    pub(super) codes: Vec<&'static str>,
    pub(super) filed: String,
}

impl Change {
    fn new(codes: &'static str, filed: impl Into<String>) -> Self {
        Self {
            codes: codes.split_whitespace().collect(),
            filed: filed.into(),
        }
    }

    /// The changes of a table: the codes, and what is filed.
    fn all(table: &'static str) -> Vec<Self> {
        let written = rows(table).into_iter();
        written
            .map(|(_, [codes, filed])| Self::new(codes, filed))
            .collect()
    }
}

/// Single things, each of which fails the county.
const FAILURES: &str = "
    # Two values between floor and threshold fail a part as well: 15 teachers and 700 000 yuan for 400 pupils are
    # 3.75 a hundred and 1750 each.
    L1 L6 | @p2 teachers_primary_bachelor=7 teachers_primary_associate=8 teachers_primary_master=0 equipment_value=70
    Q9 | monitoring:3:rate=0.15
    Q9 | monitoring:0:level=2
    # A value below its floor fails its part, and so its indicator.
    L1 | @p2 teachers_primary_bachelor=0
    L1 | @j1 teachers_junior_bachelor=0
    L2 | @p2 backbone_teachers_primary=3
    L2 | @nine backbone_teachers_junior=1
    L3 | @p1 pe_teachers_primary=0
    L3 | @j1 pe_teachers_junior=0
    L4 | @p1 teaching_area=2000
    L4 | @nine indoor_sports_area=1500
    L5 | @p1 sports_ground_area=0
    L6 | @complete equipment_value=1
    L7 | @point multimedia_classrooms=0
    # Far above the rest, a school fails only the dispersion.
    L4 | @p2 teaching_area=90000
    L2 | @j1 backbone_teachers_junior=90
    G3 | @p1 music_rooms_96=1
    G4 | @vocational students_junior=1
    G5 | @twelve classes_primary_46_50=1
    G5 | @twelve classes_primary_66=1
    G5 | @complete classes_junior_51_55=1
    G5 | @complete classes_junior_66=1
    G9 | @special teachers_trained_360h=9
    G12 | @p1 teachers_licensed=69
    G13 | @p1 in_catchment_primary=599
    G13 | @j1 in_catchment_junior=400
    Q1 | @j1 graduates=0
    Q1 | @complete transfers_in=100
    Q4 | @special training_budget=4.9
    Q4 | @point public_funds_budget=100.001
    G7 | special_school_funds=599999.9999
    G8 | teacher_mean_pay=99999
    G11 | rotated_teachers=99
    G11 | rotated_backbone_teachers=19
    G14 | selective_senior_places_allocated=499
    G15 | migrant_children_purchased=49
    Q2 | disabled_children_enrolled=94
    S1 | satisfied=849
";

pub(super) fn failures() -> Vec<Change> {
    let mut changes = Change::all(FAILURES);
    changes.extend(ATTESTED.map(|code| Change::new(code, format!("attest:{code}=no"))));
    let vetoes = ["V1", "V2", "V3", "V4", "V5", "V6", "V7"];
    changes.extend(vetoes.map(|code| Change::new(code, format!("veto:{code}=yes"))));
    changes
}

/// Single cells that are blank, each of which leaves the county open.
pub(super) const OPEN_CELLS: [(&[&str], &str, Item); 19] = [
    (&["L1"], "p1", Item::TeachersPrimaryAssociate),
    (&["L1"], "j1", Item::TeachersJuniorDoctor),
    (&["L2"], "j1", Item::BackboneTeachersJunior),
    (&["L3"], "nine", Item::ArtsTeachersPrimary),
    (&["L4"], "twelve", Item::IndoorSportsArea),
    (&["L5"], "complete", Item::GymnasiumArea),
    (&["L6"], "point", Item::EquipmentValue),
    (&["L7"], "p2", Item::MultimediaClassrooms),
    (
        &["G13", "G4", "L1", "L2", "L3", "L4", "L5", "L6", "L7"],
        "p1",
        Item::StudentsPrimary,
    ),
    // The size of the senior stage is needed for splits alone.
    (&["L4", "L5", "L6", "L7"], "twelve", Item::StudentsSenior),
    (&["G3"], "p1", Item::FineArtsRooms90),
    (&["G3"], "nine", Item::ClassesJunior),
    (&["G5"], "p1", Item::ClassesPrimary66),
    (&["G9"], "special", Item::TeachersTrained360h),
    (&["G12"], "special", Item::TeachersLicensed),
    (&["G9", "G12"], "p1", Item::TeachersTotal),
    (&["G13"], "p1", Item::InCatchmentPrimary),
    (&["Q1"], "complete", Item::Deaths),
    (&["Q4"], "special", Item::PublicFundsBudget),
];

/// Every fact that a clause needs.
pub(super) const FACTS: [(&str, Fact); 16] = [
    ("G7", Fact::SpecialSchoolFunds),
    ("G7", Fact::SpecialSchoolStudents),
    ("G8", Fact::TeacherMeanPay),
    ("G8", Fact::CivilServantMeanPay),
    ("G11", Fact::EligibleForRotation),
    ("G11", Fact::RotatedTeachers),
    ("G11", Fact::RotatedBackboneTeachers),
    ("G14", Fact::SelectiveSeniorPlaces),
    ("G14", Fact::SelectiveSeniorPlacesAllocated),
    ("G15", Fact::MigrantChildrenEligible),
    ("G15", Fact::MigrantChildrenPublic),
    ("G15", Fact::MigrantChildrenPurchased),
    ("Q2", Fact::DisabledChildren),
    ("Q2", Fact::DisabledChildrenEnrolled),
    ("S1", Fact::SurveyReturned),
    ("S1", Fact::SurveySatisfied),
];

/// Single things that are not known, each of which leaves the county open.
pub(super) fn unknowns() -> Vec<Change> {
    let mut changes = Change::all(
        "
        G13 | @p1 sponsor=-
        G13 | @j1 location=-
        G13 | @nine boarding=-
        Q9 | monitoring:5:level=-
        Q9 | monitoring=-
    ",
    );
    for (codes, id, item) in OPEN_CELLS {
        changes.push(Change {
            codes: codes.to_vec(),
            filed: format!("@{id} {}=-", item.code()),
        });
    }
    changes.extend(FACTS.map(|(code, fact)| Change::new(code, format!("{}=-", fact.code()))));
    changes.extend(ATTESTED.map(|code| Change::new(code, format!("attest:{code}=-"))));
    let vetoes = ["V1", "V2", "V3", "V4", "V5", "V6"];
    changes.extend(vetoes.map(|code| Change::new(code, format!("veto:{code}=-"))));
    changes
}

/// Things that do not stand in the way.
pub(super) fn harmless() -> Vec<Change> {
    let mut changes = Change::all("
        # 1 100 000 yuan for 600 pupils are 1833 each, between floor and threshold: six of seven.
        | @p1 equipment_value=110
        # 85 % of 4.5 m² for each of 600 pupils, beside the 100 m² of indoor sports rooms.
        | @p1 teaching_area=2395
        | @p1 teaching_area=2395 @p2 equipment_value=68
        | special_school_students=0 special_school_funds=-
        | migrant_children_eligible=0
        | veto:V7=no
        | @vocational students_senior=900 teachers_total=90 teachers_licensed=0 public_funds_budget=900 training_budget=0
        | @j1 teachers_junior_associate=- @p1 teachers_primary=-
        # A private school, of which nobody says where it stands.
        | @p2 sponsor=民办 location=- in_catchment_primary=0
    ");
    changes.push(Change::new("", ""));
    changes
}

#[test]
fn a_perfect_county_meets_32_of_32() {
    let county = perfect().county();
    for comparison in [Comparison::Exact, Comparison::AsReported] {
        let evaluator = Evaluator::new(&CN_QUALITY_BALANCE_2017)
            .unwrap()
            .with_comparison(comparison);
        let report = evaluator.evaluate(&county);
        assert_eq!(not_clear(&report), BTreeSet::new());
        assert_eq!(report.verdict(), Met);
        let achievement = report.achievement().unwrap();
        assert_eq!(
            (
                achievement.met,
                achievement.not_met,
                achievement.not_assessable
            ),
            (32, 0, 0)
        );
        assert_eq!(report.indicator_verdicts(), [Met; 7]);
        let document = report.to_document(Language::Zh).achievement.unwrap();
        assert_eq!(document.rate().to_f64(), 100.0);
        assert_eq!(document.reported_rate(), "100.0");
        assert!(report.undecided().is_empty());
    }
}

/// Evaluates the perfect county after a change.
fn after(change: &Change, expected: Verdict) {
    let mut draft = perfect();
    file(&mut draft, &change.filed);
    let county = draft.county();
    let report = quality(&county);
    let what = &change.filed;
    let codes: BTreeSet<String> = change.codes.iter().map(ToString::to_string).collect();
    assert_eq!(not_clear(&report), codes, "{what}");
    assert_eq!(report.verdict(), expected, "{what}");
    let achievement = report.achievement().unwrap();
    let vetoes = codes.iter().filter(|code| code.starts_with('V')).count();
    let count = codes.len() - vetoes;
    let (not_met, open) = if expected == NotMet {
        (count, 0)
    } else {
        (0, count)
    };
    assert_eq!(
        (
            achievement.met,
            achievement.not_met,
            achievement.not_assessable
        ),
        (32 - count, not_met, open),
        "{what}"
    );
    // What is open is on the list of what is missing, and nothing else.
    let listed: BTreeSet<String> = report
        .undecided()
        .into_iter()
        .map(|undecided| {
            assert!(!undecided.missing.is_empty(), "{what}");
            undecided.code
        })
        .collect();
    let open = if expected == NotAssessable {
        codes
    } else {
        BTreeSet::new()
    };
    assert_eq!(listed, open, "{what}");
}

#[test]
fn each_single_failure_fails_the_county() {
    for change in failures() {
        after(&change, NotMet);
    }
}

#[test]
fn each_single_unknown_leaves_the_county_open() {
    for change in unknowns() {
        after(&change, NotAssessable);
    }
}

#[test]
fn what_is_missing_is_named_where_it_leaves_something_open() {
    for (codes, id, item) in OPEN_CELLS {
        let mut draft = perfect();
        let school = draft.rows.iter().position(|row| row.id == id).unwrap();
        draft.rows[school].amounts.remove(&item);
        let county = draft.county();
        let report = quality(&county);
        let undecided = report.undecided();
        let listed: BTreeSet<&str> = undecided.iter().map(|one| one.code.as_str()).collect();
        assert_eq!(listed, codes.iter().copied().collect());
        for one in &undecided {
            let missing = MissingFigure::Item { school, item };
            assert_eq!(one.missing, [missing], "{} {id}", one.code);
        }
        let document = report.to_document(Language::En);
        for one in &document.undecided {
            let expected = format!("School {id}: {}", item.code());
            assert_eq!(one.missing, [expected]);
        }
    }
    for (code, fact) in FACTS {
        let mut draft = perfect();
        draft.filing.facts.remove(&fact);
        let county = draft.county();
        let undecided = quality(&county).undecided();
        assert_eq!(undecided.len(), 1);
        assert_eq!(undecided[0].code, code);
        assert_eq!(undecided[0].missing, [MissingFigure::Fact(fact)]);
    }
}

#[test]
fn what_is_excused_or_does_not_arise_stands_in_nobodys_way() {
    for change in harmless() {
        after(&change, Met);
    }
}

#[test]
fn without_any_part_nothing_can_be_said_whatever_the_clauses_say() {
    let empty = Draft {
        rows: Vec::new(),
        filing: perfect().filing,
    };
    let mut nobody = perfect();
    nobody
        .rows
        .retain(|row| matches!(row.kind, SchoolKind::Special | SchoolKind::Vocational));
    let mut failing = empty.clone();
    failing.filing.vetoes.insert("V1".to_owned(), true);
    failing.fact(Fact::SurveySatisfied, "0");
    for draft in [empty, nobody, failing, Draft::default()] {
        let county = draft.county();
        let report = quality(&county);
        assert!(report.parts().is_empty());
        assert_eq!(report.verdict(), NotAssessable);
        assert!(
            report
                .balance()
                .iter()
                .all(|row| row.verdict == Some(NotApplicable))
        );
        let achievement = report.achievement().unwrap();
        assert_eq!(report.indicator_verdicts(), [NotAssessable; 7]);
        assert_eq!(achievement.total(), 32);
        assert_eq!(basic(&county).verdict(), NotAssessable);
    }
}

#[test]
fn a_missed_threshold_is_excused_only_where_the_part_passes() {
    let verdicts = |act: &dyn Fn(&mut Row)| {
        let mut draft = perfect();
        let row = draft.row("p1");
        // Between floor and threshold.
        row.set(Item::EquipmentValue, 110);
        act(row);
        let county = draft.county();
        let indicators = quality(&county).indicator_verdicts();
        (indicators[3], indicators[5], indicators[6])
    };
    assert_eq!(verdicts(&|_| {}), (Met, Met, Met));
    let second_miss = verdicts(&|row| row.set(Item::TeachingArea, 2700));
    assert_eq!(second_miss, (NotMet, NotMet, Met));
    // Whether the miss is excused depends on what is unknown.
    let unknown = verdicts(&|row| {
        row.amounts.remove(&Item::MultimediaClassrooms);
    });
    assert_eq!(unknown, (Met, NotAssessable, NotAssessable));
}

#[test]
fn a_county_without_a_junior_stage_passes_by_its_primary_schools() {
    let mut draft = perfect();
    draft.rows.retain(|row| row.id.starts_with('p'));
    assert_eq!(draft.rows.len(), 3);
    let county = draft.county();
    let report = quality(&county);
    assert_eq!(report.verdict(), Met);
    assert_eq!(report.achievement().unwrap().met, 32);
}

#[test]
fn a_missing_value_keeps_an_indicator_from_being_met() {
    let mut draft = perfect();
    draft.row("p1").amounts.remove(&Item::EquipmentValue);
    let county = draft.county();
    let report = quality(&county);
    assert_eq!(report.indicator_verdicts()[5], NotAssessable);
    // Unless it is known to fail: 400 pupils without equipment.
    draft.row("p2").set(Item::EquipmentValue, 0);
    let county = draft.county();
    let report = quality(&county);
    assert_eq!(report.indicator_verdicts()[5], NotMet);
}

#[test]
fn a_missing_value_elsewhere_excuses_nothing() {
    // One value is below its floor, one misses its threshold, another is unknown.
    let mut draft = perfect();
    draft.row("p1").set(Item::BackboneTeachersPrimary, 5);
    draft.row("p1").set(Item::EquipmentValue, 110);
    draft.row("p1").amounts.remove(&Item::MultimediaClassrooms);
    let county = draft.county();
    let report = quality(&county);
    assert_eq!(
        report.indicator_verdicts(),
        [Met, NotMet, Met, Met, Met, NotMet, NotAssessable]
    );
    assert_eq!(report.verdict(), NotMet);
}

#[test]
fn the_verdict_of_2012_needs_the_composites_and_three_clauses() {
    let mut draft = perfect();
    let asked = items(
        "computers books teachers_primary teachers_junior teachers_primary_senior_title \
         teachers_junior_senior_title",
    );
    let students = items("students_primary students_junior students_senior");
    for row in &mut draft.rows {
        let filed = students.iter().filter_map(|item| row.amounts.get(item));
        let pupils: u32 = filed.map(|text| text.parse::<u32>().unwrap()).sum();
        for item in &asked {
            row.set(*item, pupils / 10);
        }
    }
    for (row, [filed, expected]) in rows(
        "
        | met
        # A veto and a clause of 2017 mean nothing here.
        veto:V1=yes attest:G1=- | met
        @p1 books=- | not_assessable
        @p2 books=9000000 computers=9000000 teaching_area=9000000 equipment_value=9000000 | not_met
        @j1 books=9000000 computers=9000000 teaching_area=9000000 equipment_value=9000000 | not_met
        @j1 teachers_junior_senior_title=- | not_assessable
        satisfied=849 | not_met
        attest:government_score=- | not_assessable
    ",
    ) {
        let mut draft = draft.clone();
        file(&mut draft, filed);
        assert_eq!(verdict_of_2012(&draft), verdict(expected), "{row}");
    }
    draft.rows.retain(|row| row.id.starts_with('p'));
    assert_eq!(verdict_of_2012(&draft), Met);
}

fn verdict_of_2012(draft: &Draft) -> Verdict {
    let county = draft.county();
    let report = basic(&county);
    assert_eq!(report.achievement(), None);
    assert!(report.vetoes().is_empty());
    report.verdict()
}

/// The keys of an object, all of them there.
fn keys(value: &Value) -> BTreeSet<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

fn assert_keys(value: &Value, expected: &str) {
    let found = keys(value);
    for key in expected.split(' ') {
        assert!(found.contains(key), "{key} is not among {found:?}");
    }
}

fn is_verdict(value: &Value) -> bool {
    matches!(
        value.as_str(),
        Some("met" | "not_met" | "not_assessable" | "not_applicable")
    )
}

fn is_text(value: &Value) -> bool {
    value.as_str().is_some_and(|text| !text.is_empty())
}

/// Checks the form of a part.
fn assert_part_form(part: &Value) {
    assert_keys(
        part,
        "school_id school_name stage students indicators met_count verdict",
    );
    assert!(is_text(&part["school_id"]) && is_text(&part["school_name"]));
    assert!(["primary", "junior"].contains(&part["stage"].as_str().unwrap()));
    assert!(part["students"].is_null() || part["students"].is_u64());
    for indicator in part["indicators"].as_array().unwrap() {
        assert_keys(
            indicator,
            "code value reported threshold verdict floor_verdict shortfall explanation",
        );
        assert_eq!(
            indicator["value"].is_null(),
            indicator["reported"].is_null()
        );
        assert!(indicator["value"].is_null() || indicator["value"].is_f64());
        assert!(indicator["reported"].is_null() || is_text(&indicator["reported"]));
        assert!(indicator["shortfall"].is_null() || is_text(&indicator["shortfall"]));
        assert!(is_text(&indicator["code"]) && is_text(&indicator["explanation"]));
    }
}

/// Checks all that the form of a report promises, whatever the county.
fn assert_form(document: &ReportDocument) -> Value {
    let json = serde_json::to_value(document).unwrap();
    let back: ReportDocument = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(back, *document);
    assert_keys(
        &json,
        "schema standard county verdict parts excluded balance composite_cv composite_verdict clauses vetoes achievement warnings",
    );
    assert_eq!(json["schema"], 1);
    assert!(is_verdict(&json["verdict"]));
    assert_keys(&json["county"], "id name");
    json["parts"]
        .as_array()
        .unwrap()
        .iter()
        .for_each(assert_part_form);
    for excluded in json["excluded"].as_array().unwrap() {
        assert_keys(excluded, "school_id reason");
    }
    for row in json["balance"].as_array().unwrap() {
        assert_keys(
            row,
            "stage code parts mean standard_deviation cv reported_cv limit verdict explanation",
        );
        assert!(row["parts"].is_u64());
        assert!(row["mean"].is_null() || row["mean"].is_f64());
        assert_eq!(row["cv"].is_null(), row["reported_cv"].is_null());
        assert!(is_text(&row["explanation"]));
    }
    assert_keys(&json["composite_cv"], "primary junior");
    for clause in json["clauses"].as_array().unwrap() {
        assert_keys(clause, "code verdict value text source");
        assert!(is_verdict(&clause["verdict"]));
        assert!(clause["value"].is_null() || clause["value"].is_number());
        assert!(is_text(&clause["text"]) && is_text(&clause["source"]));
    }
    for veto in json["vetoes"].as_array().unwrap() {
        assert_keys(veto, "code verdict");
        assert!(is_verdict(&veto["verdict"]));
    }
    assert!(json["warnings"].as_array().unwrap().iter().all(is_text));
    json
}

#[test]
fn the_document_of_2017_has_every_key() {
    let mut sparse = perfect();
    for row in &mut sparse.rows {
        let keep = |_: &Item, text: &mut String| text.len() % 2 == 1;
        row.amounts.retain(keep);
    }
    sparse.filing = CountyFiling::default();
    let mut named = perfect();
    named.filing.id = Some("320499".to_owned());
    named.filing.name = Some("样例区".to_owned());
    for draft in [perfect(), sparse, Draft::default(), named] {
        let county = draft.county();
        for language in [Language::Zh, Language::En] {
            let json = assert_form(&quality(&county).to_document(language));
            assert_eq!(json["standard"], "cn-quality-balance-2017");
            assert_eq!(
                json["county"]["id"],
                county.id().map_or(Value::Null, Value::from)
            );
            assert_eq!(
                json["county"]["name"],
                county.name().map_or(Value::Null, Value::from)
            );
            assert_eq!(json["composite_verdict"], Value::Null);
            assert_eq!(json["balance"].as_array().unwrap().len(), 14);
            let codes: Vec<_> = json["clauses"]
                .as_array()
                .unwrap()
                .iter()
                .map(|clause| clause["code"].as_str().unwrap())
                .collect();
            assert_eq!(codes, CLAUSES_2017);
            for part in json["parts"].as_array().unwrap() {
                assert!(is_verdict(&part["verdict"]));
                assert!(part["met_count"].is_u64());
                let indicators = part["indicators"].as_array().unwrap();
                let codes = indicators.iter().map(|one| one["code"].as_str().unwrap());
                assert!(codes.eq(CODES_2017));
                for indicator in indicators {
                    assert!(is_text(&indicator["threshold"]));
                    assert!(is_verdict(&indicator["verdict"]));
                    assert!(is_verdict(&indicator["floor_verdict"]));
                    assert_eq!(
                        indicator["value"].is_null(),
                        indicator["shortfall"].is_null()
                    );
                }
            }
            for row in json["balance"].as_array().unwrap() {
                assert!(is_verdict(&row["verdict"]));
                assert!(is_text(&row["limit"]));
            }
            let achievement = &json["achievement"];
            assert_keys(
                achievement,
                "met not_met not_assessable total rate reported_rate",
            );
            assert_eq!(achievement["total"], 32);
            assert!(achievement["rate"].is_f64());
            assert!(is_text(&achievement["reported_rate"]));
        }
    }
}

#[test]
fn the_document_of_2012_has_every_key_and_null_where_it_asks_nothing() {
    for draft in [perfect(), Draft::default()] {
        let county = draft.county();
        let json = assert_form(&basic(&county).to_document(Language::Zh));
        assert_eq!(json["standard"], "cn-basic-balance-2012");
        assert_eq!(json["achievement"], Value::Null);
        assert_eq!(json["vetoes"], Value::Array(Vec::new()));
        assert_eq!(json["balance"].as_array().unwrap().len(), 16);
        assert_keys(&json["composite_verdict"], "primary junior");
        assert!(is_verdict(&json["composite_verdict"]["primary"]));
        assert!(is_verdict(&json["composite_verdict"]["junior"]));
        for part in json["parts"].as_array().unwrap() {
            assert_eq!(part["verdict"], Value::Null);
            assert_eq!(part["met_count"], Value::Null);
            for indicator in part["indicators"].as_array().unwrap() {
                for key in ["threshold", "verdict", "floor_verdict", "shortfall"] {
                    assert_eq!(indicator[key], Value::Null, "{key}");
                }
            }
        }
        for row in json["balance"].as_array().unwrap() {
            assert_eq!(row["limit"], Value::Null);
            assert_eq!(row["verdict"], Value::Null);
        }
    }
}

#[test]
fn the_document_says_what_the_report_says() {
    let mut draft = perfect();
    draft.row("p1").set(Item::TeachingArea, "2999.995");
    // Between floor and threshold.
    draft.row("j1").set(Item::EquipmentValue, 110);
    draft.row("p2").amounts.remove(&Item::EquipmentValue);
    let county = draft.county();
    let report = quality(&county);
    let document = report.to_document(Language::En);
    assert_eq!(document.parts.len(), report.parts().len());
    for (written, part) in document.parts.iter().zip(report.parts()) {
        assert_eq!(written.school_id, county.schools()[part.school].id());
        assert_eq!(written.school_name, county.schools()[part.school].name());
        assert_eq!(written.stage, part.stage.code());
        assert_eq!(written.verdict, part.verdict);
        assert_eq!(written.met_count, part.met_count);
        for (written, result) in written.indicators.iter().zip(&part.indicators) {
            assert_eq!(written.value, result.value.as_ref().map(Rational::to_f64));
            assert_eq!(written.verdict, result.verdict);
            assert_eq!(written.floor_verdict, result.floor_verdict);
            assert_eq!(written.shortfall, report.shortfall(part, &written.code));
        }
    }
    for (written, row) in document.balance.iter().zip(report.balance()) {
        assert_eq!(written.stage, row.stage.code());
        assert_eq!(written.mean, row.mean);
        assert_eq!(written.standard_deviation, row.standard_deviation);
        assert_eq!(written.cv, row.coefficient_of_variation);
        assert_eq!(written.verdict, row.verdict);
    }
    let junior = &document.parts[2].indicators[5];
    assert_eq!(
        (junior.verdict, junior.floor_verdict),
        (Some(NotMet), Some(Met))
    );
    // 2899.995 m² for 600 pupils.
    assert_eq!(document.parts[0].indicators[3].value, Some(4.833_325));
    assert_eq!(
        document.parts[0].indicators[3].reported.as_deref(),
        Some("4.83")
    );
    assert_eq!(document.parts[0].students, Some(600));
    let stages = document
        .parts
        .iter()
        .filter(|part| part.school_id == "nine");
    let stages: Vec<_> = stages.map(|part| part.stage.as_str()).collect();
    assert_eq!(stages, ["primary", "junior"]);
    let reasons: Vec<_> = document
        .excluded
        .iter()
        .map(|excluded| (excluded.school.as_str(), excluded.reason.as_str()))
        .collect();
    assert_eq!(
        reasons,
        [("special", "special"), ("vocational", "vocational")]
    );
}

#[test]
fn an_explanation_carries_the_figures_and_the_clause() {
    let county = county_of(&[Row::primary("1", 450).all(&[
        (Item::TeachersPrimaryAssociate, "3"),
        (Item::TeachersPrimaryBachelor, "18"),
        (Item::TeachersPrimaryMaster, "0"),
        (Item::TeachersPrimaryDoctor, "0"),
    ])]);
    let report = quality(&county);
    let part = &report.parts()[0];
    assert_eq!(part.stage, Stage::Primary);
    for language in [Language::Zh, Language::En] {
        let text = report.explain_indicator(part, "L1", language);
        for figure in ["3", "18", "450", "4.67", "4.2", "0.47", "教督〔2017〕6号"] {
            assert!(text.contains(figure), "{text} lacks {figure}");
        }
    }
    let unknown = report.explain_indicator(part, "L6", Language::En);
    assert!(unknown.contains("equipment_value"), "{unknown}");
    let unknown = report.explain_indicator(part, "L6", Language::Zh);
    assert!(unknown.contains(Item::EquipmentValue.zh()), "{unknown}");
}
