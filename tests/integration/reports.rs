//! The reports in words: what a reader sees, figure by figure.

use std::collections::BTreeMap;

use junheng::evaluation::{
    Colour, Evaluator, Report, Severity, Standing, TextStyle, Verdict, WorklistTask,
};
use junheng::model::{
    Attestation, County, CountyFiling, Fact, Item, Language, Location, MonitoringResult, School,
    SchoolKind, Sponsor, Stage,
};
use junheng::standards::catalogue::{CN_BASIC_BALANCE_2012, CN_QUALITY_BALANCE_2017};
use junheng::standards::{PerStage, Standard};
use rust_decimal::Decimal;
use unicode_width::UnicodeWidthStr as _;

/// A school with amounts written as text.
fn school(id: &str, name: &str, kind: SchoolKind, amounts: &[(Item, &str)]) -> School {
    let school = School::new(id, name, kind).unwrap();
    amounts.iter().fold(school, |school, (item, amount)| {
        let amount: Decimal = amount.parse().unwrap();
        school.with_amount(*item, amount).unwrap()
    })
}

/// The items of one stage, in the order of [`staffed`].
const PRIMARY: [Item; 9] = [
    Item::StudentsPrimary,
    Item::TeachersPrimaryAssociate,
    Item::TeachersPrimaryBachelor,
    Item::TeachersPrimaryMaster,
    Item::TeachersPrimaryDoctor,
    Item::BackboneTeachersPrimary,
    Item::PeTeachersPrimary,
    Item::MusicTeachersPrimary,
    Item::FineArtsTeachersPrimary,
];
const JUNIOR: [Item; 9] = [
    Item::StudentsJunior,
    Item::TeachersJuniorAssociate,
    Item::TeachersJuniorBachelor,
    Item::TeachersJuniorMaster,
    Item::TeachersJuniorDoctor,
    Item::BackboneTeachersJunior,
    Item::PeTeachersJunior,
    Item::MusicTeachersJunior,
    Item::FineArtsTeachersJunior,
];
const TOO_LARGE_PRIMARY: [Item; 5] = [
    Item::ClassesPrimary4650,
    Item::ClassesPrimary5155,
    Item::ClassesPrimary5660,
    Item::ClassesPrimary6165,
    Item::ClassesPrimary66,
];
const TOO_LARGE_JUNIOR: [Item; 4] = [
    Item::ClassesJunior5155,
    Item::ClassesJunior5660,
    Item::ClassesJunior6165,
    Item::ClassesJunior66,
];

/// A school, item by item.
#[derive(Clone)]
struct Draft(School);

impl Draft {
    fn new(id: &str, name: &str, kind: SchoolKind) -> Self {
        Self(
            school(
                id,
                name,
                kind,
                &[
                    (Item::ArtsTeachersPrimary, "0"),
                    (Item::ArtsTeachersJunior, "0"),
                ],
            )
            .with_sponsor(Sponsor::CountyEducation)
            .with_location(Location::Rural)
            .with_flag(Item::Boarding, false)
            .unwrap(),
        )
    }

    fn with(self, amounts: &[(Item, &str)]) -> Self {
        Self(amounts.iter().fold(self.0, |school, (item, amount)| {
            let amount: Decimal = amount.parse().unwrap();
            school.with_amount(*item, amount).unwrap()
        }))
    }

    /// Pupils, teachers with a bachelor degree, backbone teachers, PE teachers, classes, and classes
    /// that are too large.
    fn staffed(self, stage: Stage, figures: [&str; 6]) -> Self {
        let [pupils, bachelors, backbone, pe, classes, too_large] = figures;
        let primary = stage == Stage::Primary;
        let items = if primary { PRIMARY } else { JUNIOR };
        let (classes_item, bands): (Item, &[Item]) = if primary {
            (Item::ClassesPrimary, &TOO_LARGE_PRIMARY)
        } else {
            (Item::ClassesJunior, &TOO_LARGE_JUNIOR)
        };
        let amounts = items
            .into_iter()
            .zip([pupils, "0", bachelors, "0", "0", backbone, pe, "0", "0"]);
        let amounts: Vec<(Item, &str)> = amounts.collect();
        let bands: Vec<(Item, &str)> = bands
            .iter()
            .enumerate()
            .map(|(index, item)| (*item, if index == 0 { too_large } else { "0" }))
            .collect();
        self.with(&amounts)
            .with(&bands)
            .with(&[(classes_item, classes)])
    }

    /// Net teaching area, sports area, equipment in 万元, multimedia classrooms, music rooms, and
    /// fine-arts rooms. 100 m² of indoor sports rooms are added to the teaching area and are part of
    /// the sports area.
    fn housed(self, figures: [&str; 6]) -> Self {
        let [net, sports, equipment, multimedia, music, arts] = figures;
        let hundred = Decimal::from(100);
        let (net, sports): (Decimal, Decimal) = (net.parse().unwrap(), sports.parse().unwrap());
        let (teaching, ground) = ((net + hundred).to_string(), (sports - hundred).to_string());
        self.with(&[
            (Item::TeachingArea, &teaching),
            (Item::IndoorSportsArea, "100"),
            (Item::GymnasiumArea, "100"),
            (Item::SportsGroundArea, &ground),
            (Item::EquipmentValue, equipment),
            (Item::MultimediaClassrooms, multimedia),
            (Item::MusicRooms96, music),
            (Item::FineArtsRooms90, arts),
        ])
    }

    /// Teachers in all, licensed and trained, and the training budget out of 100 万元.
    fn run(self, teachers: &str, training: &str) -> Self {
        self.with(&[
            (Item::TeachersTotal, teachers),
            (Item::TeachersLicensed, teachers),
            (Item::TeachersTrained360h, teachers),
            (Item::PublicFundsBudget, "100"),
            (Item::TrainingBudget, training),
        ])
    }

    /// In town, with so many pupils of the catchment area.
    fn in_town(self, catchment: &[(Item, &str)]) -> Self {
        Self(self.with(catchment).0.with_location(Location::Town))
    }

    /// What only the rule of 2012 asks for: computers, books, primary teachers and those with a
    /// title, junior teachers and those with a title.
    fn equipped(self, figures: [&str; 6]) -> Self {
        let items = [
            Item::Computers,
            Item::Books,
            Item::TeachersPrimary,
            Item::TeachersPrimarySeniorTitle,
            Item::TeachersJunior,
            Item::TeachersJuniorSeniorTitle,
        ];
        let amounts: Vec<(Item, &str)> = items.into_iter().zip(figures).collect();
        self.with(&amounts)
    }
}

/// Nine schools: all thresholds met; exactly six; two below; one below its floor; one unknown; a
/// nine-year school; a junior school; a small teaching point; a special school.
fn schools() -> Vec<School> {
    let primary = Stage::Primary;
    let drafts = [
        Draft::new("101", "实验小学", SchoolKind::Primary)
            .staffed(primary, ["400", "20", "6", "4", "10", "0"])
            .housed(["2000", "3200", "100", "10", "1", "1"])
            .run("25", "5")
            .in_town(&[(Item::InCatchmentPrimary, "400")])
            .equipped(["40", "8000", "25", "15", "0", "0"]),
        Draft::new("102", "城关第二小学", SchoolKind::Primary)
            .staffed(primary, ["2100", "90", "22", "17", "46", "2"])
            .housed(["9500", "16500", "430", "50", "3", "4"])
            .run("110", "6.5")
            .in_town(&[(Item::InCatchmentPrimary, "2100")])
            .equipped(["210", "42000", "110", "60", "0", "0"]),
        Draft::new("103", "东|街_小学", SchoolKind::Primary)
            .staffed(primary, ["300", "12", "3", "3", "7", "0"])
            .housed(["1260", "2400", "60", "7", "1", "1"])
            .run("18", "5")
            .equipped(["27", "6600", "18", "9", "0", "0"]),
        Draft::new("104", "河湾小学", SchoolKind::Primary)
            .staffed(primary, ["250", "11", "3", "3", "6", "0"])
            .housed(["1200", "1500", "52.5", "6", "1", "1"])
            .run("16", "3")
            .equipped(["20", "5000", "16", "8", "0", "0"]),
        Draft::new("105", "新港小学New Harbour", SchoolKind::Primary)
            .staffed(primary, ["200", "10", "2", "2", "6", "0"])
            .housed(["1000", "1600", "0", "5", "1", "1"])
            .run("14", "5")
            .equipped(["16", "4000", "14", "7", "0", "0"]),
        Draft::new("106", "育才学校", SchoolKind::NineYear)
            .staffed(primary, ["180", "9", "2", "2", "6", "0"])
            .staffed(Stage::Junior, ["220", "14", "3", "2", "6", "0"])
            .housed(["2321", "4220", "105.5", "12", "1", "1"])
            .run("31", "5")
            .in_town(&[
                (Item::InCatchmentPrimary, "180"),
                (Item::InCatchmentJunior, "210"),
            ])
            .with(&[
                (Item::Graduates, "70"),
                (Item::Entrants, "72"),
                (Item::TransfersIn, "1"),
                (Item::TransfersOut, "2"),
                (Item::Deaths, "0"),
            ])
            .equipped(["42.2", "8440", "13", "9", "18", "11"].map(|figure| {
                // Computers are whole.
                if figure == "42.2" { "42" } else { figure }
            })),
        Draft::new("107", "第一初级中学", SchoolKind::Junior)
            .staffed(Stage::Junior, ["500", "30", "6", "5", "12", "0"])
            .housed(["3000", "5500", "130", "13", "1", "1"])
            .run("42", "5")
            .in_town(&[(Item::InCatchmentJunior, "490")])
            .with(&[
                (Item::Graduates, "160"),
                (Item::Entrants, "165"),
                (Item::TransfersIn, "2"),
                (Item::TransfersOut, "3"),
                (Item::Deaths, "1"),
            ])
            .equipped(["60", "15000", "0", "0", "42", "30"]),
        Draft::new("108", "柳林教学点", SchoolKind::TeachingPoint)
            .staffed(primary, ["49", "3", "1", "1", "4", "0"])
            .run("4", "5"),
        Draft::new("109", "特殊教育学校", SchoolKind::Special).run("12", "5"),
    ];
    let mut schools: Vec<School> = drafts.into_iter().map(|draft| draft.0).collect();
    // One figure that nobody reports, for each of the two kinds of things that are judged.
    let unreported = |item: Item, school: School| {
        school
            .with_missing(item, junheng::model::Missing::Blank)
            .unwrap()
    };
    schools[4] = unreported(Item::EquipmentValue, schools[4].clone());
    schools[4] = unreported(Item::TeachersTrained360h, schools[4].clone());
    schools
}

fn filing() -> CountyFiling {
    let facts = [
        (Fact::SpecialSchoolFunds, 540_000),
        (Fact::SpecialSchoolStudents, 60),
        (Fact::TeacherMeanPay, 98_000),
        (Fact::CivilServantMeanPay, 96_500),
        (Fact::EligibleForRotation, 120),
        (Fact::RotatedTeachers, 15),
        (Fact::RotatedBackboneTeachers, 2),
        (Fact::SelectiveSeniorPlaces, 600),
        (Fact::SelectiveSeniorPlacesAllocated, 330),
        (Fact::MigrantChildrenEligible, 200),
        (Fact::MigrantChildrenPublic, 150),
        (Fact::MigrantChildrenPurchased, 25),
        (Fact::DisabledChildren, 20),
        (Fact::DisabledChildrenEnrolled, 19),
        (Fact::SurveyReturned, 1000),
        (Fact::SurveySatisfied, 873),
    ];
    let attested = [
        ("G1", true, "规划文件|2023"),
        ("G2", true, ""),
        ("G6", true, ""),
        ("G8", true, ""),
        ("G10", true, ""),
        ("G14", true, "按农村初中上浮5%"),
        ("Q3", true, ""),
        ("Q5", true, ""),
        ("Q6", true, ""),
        ("Q8", false, "家长投诉*12*件"),
        ("provincial_standard", true, ""),
        ("government_score", true, "91分"),
    ];
    let result = |subject: &str, rate: i64| MonitoringResult {
        subject: Some(subject.to_owned()),
        level: Some(3.into()),
        between_school_rate: Some(Decimal::new(rate, 2).into()),
    };
    CountyFiling {
        id: Some("320999".to_owned()),
        name: Some("样例县".to_owned()),
        year: Some("2023".to_owned()),
        facts: facts
            .into_iter()
            .map(|(fact, amount)| (fact, amount.into()))
            .collect(),
        attestations: attested
            .into_iter()
            .map(|(code, met, evidence)| {
                let evidence = (!evidence.is_empty()).then(|| evidence.to_owned());
                let attestation = Attestation {
                    met: Some(met),
                    evidence,
                };
                (code.to_owned(), attestation)
            })
            .collect(),
        vetoes: [("V1", false), ("V2", false), ("V3", true), ("V4", false)]
            .map(|(code, happened)| (code.to_owned(), happened))
            .into(),
        monitoring: vec![result("语文", 11), result("数学", 15)],
    }
}

fn county() -> County {
    County::new(schools()).unwrap().with_filing(filing())
}

fn evaluated<'a>(standard: &'a Standard, county: &'a County) -> Report<'a> {
    Evaluator::new(standard).unwrap().evaluate(county)
}

#[test]
fn text_in_chinese() {
    let county = county();
    let report = evaluated(&CN_QUALITY_BALANCE_2017, &county);
    insta::assert_snapshot!(report.to_text(Language::Zh, TextStyle::default()));
}

#[test]
fn text_in_english() {
    let county = county();
    let report = evaluated(&CN_QUALITY_BALANCE_2017, &county);
    insta::assert_snapshot!(report.to_text(Language::En, TextStyle::default()));
}

#[test]
fn markdown_in_chinese() {
    let county = county();
    let report = evaluated(&CN_QUALITY_BALANCE_2017, &county);
    insta::assert_snapshot!(report.to_markdown(Language::Zh));
}

#[test]
fn markdown_in_english() {
    let county = county();
    let report = evaluated(&CN_QUALITY_BALANCE_2017, &county);
    insta::assert_snapshot!(report.to_markdown(Language::En));
}

#[test]
fn text_of_the_rule_of_2012() {
    let county = county();
    let report = evaluated(&CN_BASIC_BALANCE_2012, &county);
    insta::assert_snapshot!(report.to_text(Language::Zh, TextStyle::default()));
}

#[test]
fn markdown_of_the_rule_of_2012() {
    let county = county();
    let report = evaluated(&CN_BASIC_BALANCE_2012, &county);
    insta::assert_snapshot!(report.to_markdown(Language::Zh));
}
