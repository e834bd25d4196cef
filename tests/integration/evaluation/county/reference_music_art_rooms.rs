//! Music and art rooms of clause G3, as one implementer reads it (Shenyang, 2025): seven cases with its answers.
//!
//! It is one reading, beside the two that the option `rooms` names. It asks for rooms of each sort, and tests the rooms
//! of a nine-year school against the need of each stage by itself; the clause here, and the form, take the classes of
//! both together. In these cases both come to one answer.

use junheng::evaluation::{Evaluator, Verdict};
use junheng::model::{County, Item, School, SchoolKind};
use junheng::standards::Standard;
use junheng::standards::catalogue::CN_QUALITY_BALANCE_2017;

/// A case as it was published.
struct Case {
    name: String,
    classes: [i64; 2],
    is_old: bool,
    is_small: bool,
    music: Vec<i64>,
    art: Vec<i64>,
    needed: [i64; 2],
    passes: Option<bool>,
}

fn cases() -> Vec<Case> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/reference/music_art_rooms_vectors.csv"
    );
    let text = std::fs::read_to_string(path).unwrap();
    let number = |text: &str| text.parse::<i64>().unwrap();
    let areas = |text: &str| {
        let areas = text.split(';').filter(|one| !one.is_empty());
        areas.map(number).collect::<Vec<_>>()
    };
    let case = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        Case {
            name: cells[0].to_owned(),
            classes: [number(cells[1]), number(cells[2])],
            is_old: number(cells[3]) <= 2016,
            is_small: cells[4] == "yes",
            music: areas(cells[5]),
            art: areas(cells[6]),
            needed: [number(cells[7]), number(cells[8])],
            passes: (!cells[11].is_empty()).then(|| cells[11].starts_with("pass")),
        }
    };
    text.lines().skip(1).map(case).collect()
}

/// How many areas fall in bands that begin at these numbers, the largest first.
fn bands(areas: &[i64], from: [i64; 4]) -> [i64; 4] {
    let mut counts = [0; 4];
    for area in areas {
        if let Some(band) = from.iter().position(|least| area >= least) {
            counts[band] += 1;
        }
    }
    counts
}

/// What clause G3 says of the case with these rooms.
fn verdict(standard: &Standard, case: &Case, music: &[i64], art: &[i64]) -> Verdict {
    let kind = if case.classes[1] > 0 {
        SchoolKind::NineYear
    } else {
        SchoolKind::Primary
    };
    let [music_96, music_73, music_61, music_54] = bands(music, [96, 73, 61, 54]);
    let [art_90, art_67, art_61, art_54] = bands(art, [90, 67, 61, 54]);
    let junior = if kind == SchoolKind::NineYear { 400 } else { 0 };
    let amounts = [
        (Item::StudentsPrimary, 400),
        (Item::StudentsJunior, junior),
        (Item::ClassesPrimary, case.classes[0]),
        (Item::ClassesJunior, case.classes[1]),
        (Item::MusicRooms96, music_96),
        (Item::MusicRooms73, music_73),
        (Item::MusicRooms61, music_61),
        (Item::MusicRooms54, music_54),
        (Item::FineArtsRooms90, art_90),
        (Item::FineArtsRooms67, art_67),
        (Item::FineArtsRooms61, art_61),
        (Item::FineArtsRooms54, art_54),
    ];
    let school = School::new("1", &*case.name, kind).unwrap();
    let school = amounts.into_iter().fold(school, |school, (item, amount)| {
        school.with_amount(item, amount).unwrap()
    });
    let school = school.with_flag(Item::BuiltBy2016, case.is_old).unwrap();
    let school = school
        .with_flag(Item::LargestClassUnder30, case.is_small)
        .unwrap();
    let county = County::new(vec![school]).unwrap();
    let evaluator = Evaluator::new(standard).unwrap();
    let evaluator = evaluator.with_relief("rooms-2016").unwrap();
    let evaluator = evaluator.with_relief("rooms-small-rural").unwrap();
    let report = evaluator.evaluate(&county);
    let mut clauses = report.clauses().iter();
    let g3 = clauses.find(|one| standard.clauses[one.clause].code == "G3");
    g3.unwrap().verdict
}

#[test]
fn the_clause_says_of_each_case_what_was_published() {
    let cases = cases();
    assert_eq!(cases.len(), 7);
    let answers = cases.iter().filter_map(|case| Some((case, case.passes?)));
    for (case, passes) in answers {
        let expected = if passes {
            Verdict::Met
        } else {
            Verdict::NotMet
        };
        let found = verdict(&CN_QUALITY_BALANCE_2017, case, &case.music, &case.art);
        assert_eq!(found, expected, "{}", case.name);
    }
}

#[test]
fn as_many_rooms_are_needed_as_was_published() {
    let together = CN_QUALITY_BALANCE_2017
        .with_option("rooms", "together")
        .unwrap();
    for case in cases() {
        let needed: i64 = case.needed.iter().sum();
        let rooms = |count: i64| vec![100; usize::try_from(count).unwrap()];
        let held =
            |standard, music: i64, art: i64| verdict(standard, &case, &rooms(music), &rooms(art));
        let each = &CN_QUALITY_BALANCE_2017;
        assert_eq!(held(each, needed, needed), Verdict::Met, "{}", case.name);
        if needed > 0 {
            assert_eq!(
                held(each, needed - 1, needed),
                Verdict::NotMet,
                "{}",
                case.name
            );
            assert_eq!(
                held(each, needed, needed - 1),
                Verdict::NotMet,
                "{}",
                case.name
            );
            // Read together, the rooms of one sort may stand for those of the other.
            assert_eq!(
                held(&together, needed - 1, needed + 1),
                Verdict::Met,
                "{}",
                case.name
            );
        }
    }
}
