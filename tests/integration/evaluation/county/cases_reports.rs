//! The reports in words: what a reader sees, figure by figure.

use crate::support::quality;
use junheng::evaluation::{Colour, Evaluator, Report, Severity, TextStyle, Verdict, WorklistTask};
use junheng::model::{
    Attestation, County, CountyFiling, Fact, Filed, Item, Language, Location, Missing,
    MonitoringResult, School, SchoolKind, Sponsor, Stage,
};
use junheng::standards::Standard;
use junheng::standards::catalogue::{CN_BASIC_BALANCE_2012, CN_QUALITY_BALANCE_2017};
use rust_decimal::Decimal;
use unicode_width::UnicodeWidthStr as _;

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
        let school = School::new(id, name, kind).unwrap();
        let school = school
            .with_sponsor(Sponsor::CountyEducation)
            .with_location(Location::Rural)
            .with_flag(Item::Boarding, false);
        Self(school.unwrap()).with(&[
            (Item::ArtsTeachersPrimary, "0"),
            (Item::ArtsTeachersJunior, "0"),
        ])
    }

    fn with(self, amounts: &[(Item, &str)]) -> Self {
        Self(amounts.iter().fold(self.0, |school, (item, amount)| {
            let amount = Filed::Figure(amount.parse().unwrap());
            school.with_filings([(*item, amount)]).unwrap()
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
            .equipped(["42", "8440", "13", "9", "18", "11"]),
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
    let unreported =
        |item: Item, school: School| school.with_missing(item, Missing::Blank).unwrap();
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
        imputed: std::collections::BTreeMap::new(),
    }
}

fn county() -> County {
    County::new(schools()).unwrap().with_filing(filing())
}

fn evaluated<'a>(standard: &'a Standard, county: &'a County) -> Report<'a> {
    Evaluator::new(standard).unwrap().evaluate(county)
}

// Every figure of the tables was checked against exact fractions worked out apart from the library.
// By hand, for the rule of 2017:
//
// Primary, 400 + 2100 + 300 + 250 + 200 + 180 = 3430 pupils, means:
//   L1 (20 + 90 + 12 + 11 + 10 + 9) / 34.30 = 152 / 34.30 = 4.4314… → 4.43
//   L2 (6 + 22 + 3 + 3 + 2 + 2) / 34.30 = 38 / 34.30 = 1.1078… → 1.11
//   L3 (4 + 17 + 3 + 3 + 2 + 2) / 34.30 = 31 / 34.30 = 0.9037… → 0.90
//   L4 (2000 + 9500 + 1260 + 1200 + 1000 + 990) / 3430 = 15950 / 3430 = 4.6501… → 4.65
//   L5 (3200 + 16500 + 2400 + 1500 + 1600 + 1800) / 3430 = 27000 / 3430 = 7.8717… → 7.87
//   L7 (10 + 50 + 7 + 6 + 5 + 12 × 180/422) / 34.30 = 83.1184… / 34.30 = 2.4232… → 2.42
// The nine-year school: Σ k·n = 180 + 1.1 × 220 = 422, so its primary part has 180/422 of 2321 m²,
//   990 m² or 5.5 a pupil, and its junior part 1.1 times that, 6.05.
// Junior, two parts of 220 and 500: S = |x₁ − x₂| √(220 × 500) / 720 = 0.46064… |x₁ − x₂|:
//   L4 mean (1331 + 3000) / 720 = 6.0152… → 6.02, S 0.05 × 0.46064… = 0.0230…, CV 0.0038… → 0.004
//   L6 mean (605000 + 1300000) / 720 = 2645.83…, S 150 × 0.46064… = 69.096…, CV 0.0261… → 0.026
//   L5 11 in both: S 0, CV 0
// Shortfalls: 102 L3 0.9 × 21 − 17 = 1.9 → 2; 103 L1 4.2 × 3 − 12 = 0.6 → 1, L4 0.3 × 300 = 90;
//   104 L5 1.5 × 250 = 375, to 85 % (6.375 − 6) × 250 = 93.75; G3 ⌈46/12⌉ = 4, one above three.
// Clauses: G7 540000 / 60 = 9000; G8 98000 / 96500 = 101.55… %; G11 15/120 = 12.5 %, 2/15 = 13.33… %;
//   G13 700/720 = 97.22… %; Q1 (230 − 3 + 5)/(237 − 1) = 232/236 = 98.30… %; 18/32 = 56.25 % → 56.3.

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

#[test]
fn the_names_in_the_reasons_are_in_the_order_of_the_codes() {
    let reversed = schools().into_iter().rev().collect();
    let reversed = County::new(reversed).unwrap().with_filing(filing());
    let county = county();
    for language in [Language::Zh, Language::En] {
        let summary = |county: &County| {
            let report = evaluated(&CN_QUALITY_BALANCE_2017, county);
            let text = report.to_text(language, TextStyle::default());
            text.split_once("\n\n").unwrap().0.to_owned()
        };
        let expected = summary(&county);
        assert!(expected.contains("东|街_小学"), "{expected}");
        assert_eq!(summary(&reversed), expected);
    }
}

#[test]
fn texts_stand_on_the_left_and_numbers_on_the_right() {
    let texts: Vec<&str> =
        "代码 指标 单位 学校 学段 判定 备注 项目 要求 情况 依据 事项 方面 原因 缺少 疑点"
            .split(' ')
            .collect();
    let county = county();
    for standard in [&CN_QUALITY_BALANCE_2017, &CN_BASIC_BALANCE_2012] {
        let markdown = evaluated(standard, &county).to_markdown(Language::Zh);
        let lines: Vec<&str> = markdown.lines().collect();
        let tables = lines
            .windows(2)
            .filter(|lines| lines[1].starts_with("| ---"));
        let mut count = 0;
        for lines in tables {
            count += 1;
            for (title, side) in lines[0].split(" | ").zip(lines[1].split(" | ")) {
                let title = title.trim_matches(['|', ' ']);
                let is_text = texts.contains(&title);
                let side = side.trim_matches(['|', ' ']);
                assert_eq!(side, if is_text { "---" } else { "---:" }, "{}", lines[0]);
            }
        }
        assert!(count >= 8, "{count}");
    }
}

#[test]
fn what_another_standard_asks_for_is_one_warning_for_all() {
    let county = county();
    let report = evaluated(&CN_BASIC_BALANCE_2012, &county);
    let sentences = |language| -> Vec<String> {
        let findings = report.findings();
        findings.iter().map(|one| one.sentence(language)).collect()
    };
    let expected = [
        "标准中没有G1、G10、G14、G2、G6、G8、Q3、Q5、Q6、Q8，所附认定不予采用",
        "标准中没有一票否决项V1、V2、V3、V4，不予采用",
    ];
    assert_eq!(sentences(Language::Zh), expected);
    let expected = [
        "attestations of clauses that the standard does not have are ignored: \
         G1, G10, G14, G2, G6, G8, Q3, Q5, Q6, Q8",
        "vetoes that the standard does not have are ignored: V1, V2, V3, V4",
    ];
    assert_eq!(sentences(Language::En), expected);
}

/// The rows below the header that begins so, header and rule among them.
fn table<'t>(text: &'t str, header: &str) -> Vec<&'t str> {
    let lines: Vec<&str> = text.lines().collect();
    let start = lines.iter().position(|line| line.starts_with(header));
    let start = start.unwrap_or_else(|| panic!("no table {header} in\n{text}"));
    let width = lines[start].width();
    let rows = lines[start..]
        .iter()
        .take_while(|line| line.width() == width);
    rows.copied().collect()
}

#[test]
fn every_row_of_a_table_has_one_display_width() {
    let county = county();
    let headers = [
        (&CN_QUALITY_BALANCE_2017, Language::Zh, "判定      学校", 8),
        (&CN_QUALITY_BALANCE_2017, Language::Zh, "判定      学段", 16),
        (&CN_QUALITY_BALANCE_2017, Language::En, "verdict  school", 8),
        (
            &CN_QUALITY_BALANCE_2017,
            Language::En,
            "verdict         stage",
            16,
        ),
        (&CN_BASIC_BALANCE_2012, Language::Zh, "学校", 8),
        (
            &CN_BASIC_BALANCE_2012,
            Language::En,
            "verdict         stage",
            18,
        ),
    ];
    for (standard, language, header, rows) in headers {
        let text = evaluated(standard, &county).to_text(language, TextStyle::default());
        let table = table(&text, header);
        // The header, the rule below it, and a row for each.
        assert_eq!(table.len(), rows + 2, "{}", table.join("\n"));
        assert!(table[0].width() <= 100);
    }
}

#[test]
fn every_row_of_a_markdown_table_has_as_many_cells_as_its_header() {
    let cells = |line: &str| line.replace(r"\|", "").matches('|').count();
    let county = county();
    for standard in [&CN_QUALITY_BALANCE_2017, &CN_BASIC_BALANCE_2012] {
        for language in [Language::Zh, Language::En] {
            let markdown = evaluated(standard, &county).to_markdown(language);
            assert!(markdown.contains(r"东\|街\_小学"));
            let mut above: Option<usize> = None;
            for line in markdown.lines() {
                let row = line.starts_with('|').then(|| cells(line));
                if let (Some(above), Some(row)) = (above, row) {
                    assert_eq!(above, row, "{line}");
                }
                above = row;
            }
        }
    }
}

#[test]
fn colour_adds_escape_sequences_and_changes_nothing_else() {
    let steering = Draft::new("1", "红\u{1b}[31m小学\n二", SchoolKind::Primary)
        .staffed(Stage::Primary, ["100", "5", "1", "1", "3", "0"]);
    let county = County::new(vec![steering.0]).unwrap();
    let report = evaluated(&CN_QUALITY_BALANCE_2017, &county);
    let plain = report.to_text(Language::Zh, TextStyle::default());
    assert!(!plain.contains('\u{1b}'));

    let style = TextStyle::default().with_colour(Colour::Ansi);
    let coloured = report.to_text(Language::Zh, style);
    let mut pieces = coloured.split('\u{1b}');
    let mut stripped = pieces.next().unwrap().to_owned();
    for piece in pieces {
        let (_, rest) = piece.split_once('m').unwrap();
        stripped.push_str(rest);
    }
    assert_ne!(plain, coloured);
    assert_eq!(plain, stripped);
}

#[test]
fn a_large_county_lists_only_the_parts_that_need_attention() {
    let schools = schools();
    let mut many: Vec<School> = (0..30)
        .map(|number| {
            let id = format!("{number}");
            Draft::new(&id, &format!("第{number}小学"), SchoolKind::Primary)
                .staffed(Stage::Primary, ["400", "20", "6", "4", "10", "0"])
                .housed(["2000", "3200", "100", "10", "1", "1"])
                .0
        })
        .collect();
    // Unknown before failing in the file, after it in the report.
    many.extend([schools[4].clone(), schools[2].clone()]);
    let county = County::new(many).unwrap();
    let report = evaluated(&CN_QUALITY_BALANCE_2017, &county);
    let text = report.to_text(Language::Zh, TextStyle::default());
    let table = table(&text, "判定      学校");
    assert_eq!(table.len(), 4, "{}", table.join("\n"));
    assert!(table[2].starts_with("未达标    东|街_小学"));
    assert!(table[3].starts_with("无法判定  新港小学"));
    assert!(text.contains("其余30个单位均达标，未列出"));
    assert!(report.to_markdown(Language::Zh).contains("第29小学"));
}

#[test]
fn indicators_come_from_the_standard_however_many_there_are() {
    let mut standard = CN_QUALITY_BALANCE_2017.clone();
    let more: Vec<_> = (1..=7)
        .map(|number| {
            let mut indicator = standard.indicators[1].clone();
            indicator.code = format!("地方{number}").into();
            indicator
        })
        .collect();
    standard.indicators.to_mut().extend(more);
    let county = county();
    let report = evaluated(&standard, &county);
    let text = report.to_text(Language::Zh, TextStyle::default());
    let first = table(&text, "判定      学校");
    assert_eq!(first.len(), 10);
    assert!(text.lines().all(|line| line.width() <= 100), "{text}");
    // The table is broken, and the schools are named again beside the columns that did not fit.
    assert_eq!(text.matches("判定      学校").count(), 2, "{text}");
    assert!(text.contains("地方7"));
    assert!(
        report
            .to_markdown(Language::Zh)
            .contains("| L7 | 地方1 | 地方2 |")
    );
}

#[test]
fn a_county_that_passes_says_so() {
    let all = schools();
    let mut filing = filing();
    filing.facts.insert(Fact::RotatedBackboneTeachers, 3.into());
    for clause in CN_QUALITY_BALANCE_2017.clauses.iter() {
        let attestation = Attestation {
            met: Some(true),
            evidence: None,
        };
        filing
            .attestations
            .insert(clause.code.to_string(), attestation);
    }
    filing.vetoes = CN_QUALITY_BALANCE_2017
        .vetoes
        .iter()
        .map(|veto| (veto.code.to_string(), false))
        .collect();
    filing.monitoring.truncate(1);
    let county = County::new(vec![all[0].clone(), all[6].clone()]).unwrap();
    let county = county.with_filing(filing);
    let report = evaluated(&CN_QUALITY_BALANCE_2017, &county);
    assert_eq!(report.verdict(), Verdict::Met);
    assert!(report.worklist().is_empty());
    let text = report.to_text(Language::En, TextStyle::default());
    assert!(text.contains("Verdict: met\n  ✓ every requirement is met\n"));
    assert!(text.contains("Achievement: 32 of 32 met, 100.0 %"));
    assert!(!text.contains("Worklist"));
    let markdown = report.to_markdown(Language::Zh);
    assert!(!markdown.contains("一校一策") && !markdown.contains("无法判定事项"));
}

#[test]
fn a_county_without_schools_has_no_table_of_schools() {
    let county = County::default();
    let report = evaluated(&CN_QUALITY_BALANCE_2017, &county);
    let text = report.to_text(Language::Zh, TextStyle::default());
    assert!(
        text.contains("结论：无法判定\n  ? 没有可评价的学校\n"),
        "{text}"
    );
    let markdown = report.to_markdown(Language::Zh);
    assert!(!markdown.contains("表Ⅱ") && !markdown.contains("表Ⅲ"));
    assert!(markdown.contains("表Ⅳ"));
}

#[test]
fn the_worklist_puts_the_most_severe_first() {
    let county = county();
    let report = evaluated(&CN_QUALITY_BALANCE_2017, &county);
    let worklist = report.worklist();
    let order: Vec<(usize, Severity)> = worklist
        .iter()
        .map(|entry| (entry.school, entry.severity))
        .collect();
    let expected = [
        (3, Severity::Failing),
        (1, Severity::Failing),
        (2, Severity::Failing),
        (4, Severity::Open),
    ];
    assert_eq!(order, expected);

    let WorklistTask::Threshold(missed) = &worklist[0].tasks[1] else {
        panic!("{:?}", worklist[0].tasks)
    };
    assert_eq!((missed.indicator, missed.below_floor), (4, true));
    assert_eq!(missed.standing, Severity::Failing);
    assert_eq!(missed.shortfall.as_deref(), Some("375"));
    assert_eq!(missed.shortfall_to_floor.as_deref(), Some("93.75"));

    let WorklistTask::Threshold(missed) = &worklist[1].tasks[0] else {
        panic!("{:?}", worklist[1].tasks)
    };
    assert_eq!((missed.indicator, missed.below_floor), (2, false));
    assert_eq!(missed.standing, Severity::Excused);
    assert_eq!(missed.shortfall.as_deref(), Some("2"));
    assert_eq!(missed.shortfall_to_floor, None);

    let missing = &worklist[3].tasks;
    let decides = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
    let expected = [
        (Item::TeachersTrained360h, decides(&["G9"])),
        (Item::EquipmentValue, decides(&["L6"])),
    ]
    .map(|(item, decides)| WorklistTask::Missing { item, decides });
    assert_eq!(missing, &expected);
}

#[test]
fn a_missed_threshold_stays_open_while_another_value_is_not_known() {
    // Two of seven could be missing: below one threshold, and one value not known.
    let school = Draft::new("1", "One", SchoolKind::Primary)
        .staffed(Stage::Primary, ["300", "12", "3", "3", "7", "0"])
        .housed(["1500", "2400", "60", "7", "1", "1"])
        .0
        .with_missing(Item::SportsGroundArea, Missing::Blank)
        .unwrap();
    let county = County::new(vec![school]).unwrap();
    let report = evaluated(&CN_QUALITY_BALANCE_2017, &county);
    let worklist = report.worklist();
    assert_eq!(worklist[0].severity, Severity::Open);
    assert_eq!(
        report.task_sentence(&worklist[0].tasks[0], Language::En),
        "L1 teachers above the required degree per 100 pupils (primary): 4.00 teachers, required \
         ≥ 4.2; shortfall 1 teacher; whether it is excused cannot be told"
    );
}

#[test]
fn a_value_that_rounding_would_lift_has_more_digits() {
    // 4499.6 m² for 1000 pupils are 4.4996: 4.50 as reported, and not enough.
    let school = Draft::new("1", "One", SchoolKind::Primary)
        .staffed(Stage::Primary, ["1000", "42", "10", "9", "24", "0"])
        .housed(["4499.6", "7500", "200", "23", "2", "2"])
        .run("60", "5");
    let county = County::new(vec![school.0]).unwrap();
    let report = evaluated(&CN_QUALITY_BALANCE_2017, &county);
    let worklist = report.worklist();
    assert_eq!(
        report.task_sentence(&worklist[0].tasks[0], Language::Zh),
        "L4 生均教学及辅助用房面积（小学）：4.4996m²，要求≥ 4.5；\
         需增加0.4m²；属余项，不影响该校达标"
    );
    assert_eq!(worklist[0].severity, Severity::Excused);
}

#[test]
fn schools_too_far_apart_are_a_reason() {
    // 4.5 and 1.5 of everything for 100 pupils each would have a CV of 0.5. Here the rooms have
    // 750.02 and 249.98 m², a CV of 500.04 / 1000 = 0.50004, and of all else one school has nothing:
    // a CV of 1.
    let school = |id: &str, area: &str, figure: &str| {
        Draft::new(id, id, SchoolKind::Primary)
            .staffed(Stage::Primary, ["100", figure, figure, figure, "3", "0"])
            .housed([area, "100", figure, figure, "1", "1"])
            .with(&[(Item::GymnasiumArea, figure), (Item::IndoorSportsArea, "0")])
            .with(&[(Item::TeachingArea, area)])
            .equipped([figure, figure, figure, figure, "0", "0"])
            .0
    };
    let schools = vec![school("1", "750.02", "9"), school("2", "249.98", "0")];
    let county = County::new(schools).unwrap();
    let text = evaluated(&CN_QUALITY_BALANCE_2017, &county);
    let text = text.to_markdown(Language::Zh);
    let reason = "校际差异系数超过限值：小学 L1 为1.000，限值≤ 0.50；小学 L2 为1.000，限值≤ 0.50；\
                  小学 L3 为1.000，限值≤ 0.50；小学 L4 为0.50004，限值≤ 0.50";
    assert!(text.contains(reason), "{text}");
    // (0.50004 + 7 × 1) / 8 = 0.937505
    let text = evaluated(&CN_BASIC_BALANCE_2012, &county);
    let text = text.to_markdown(Language::Zh);
    assert!(
        text.contains("小学综合差异系数为0.938，限值≤ 0.65"),
        "{text}"
    );
}

#[test]
fn what_a_school_lacks_is_measured_under_the_reliefs_it_may_use() {
    let school = Draft::new("1", "One", SchoolKind::Primary)
        .staffed(Stage::Primary, ["2600", "0", "0", "0", "50", "0"])
        .housed(["0", "100", "0", "0", "2", "5"])
        .with(&[(Item::MusicRooms73, "1"), (Item::FineArtsRooms67, "0")]);
    let school = school.0.with_flag(Item::BuiltBy2010, true).unwrap();
    let school = school.with_flag(Item::BuiltBy2016, true).unwrap();
    let county = County::new(vec![school]).unwrap();
    let sentences = |evaluator: &Evaluator<'_>| -> Vec<String> {
        let report = evaluator.evaluate(&county);
        let worklist = report.worklist();
        let tasks = worklist[0].tasks.iter();
        let clauses = tasks
            .filter(|task| matches!(task, WorklistTask::Rooms { .. } | WorklistTask::Size { .. }));
        clauses
            .map(|task| report.task_sentence(task, Language::En))
            .collect()
    };
    // ⌈50/12⌉ = 5 rooms of each sort.
    let strict = Evaluator::new(&CN_QUALITY_BALANCE_2017).unwrap();
    let expected = [
        "G3 music rooms of 96 m² or more: 5 needed for 50 classes, 2 present, 3 short",
        "G4 2600 primary and junior pupils, at most 2000, 600 above",
    ];
    assert_eq!(sentences(&strict), expected);
    let relieved = strict.with_relief("rooms-2016").unwrap();
    let relieved = relieved.with_relief("size-2010-or-migrant").unwrap();
    let expected = [
        "G3 music rooms of 96 m² or more + music rooms of 73 to under 96 m²: 5 needed for 50 \
         classes, 3 present, 2 short",
        "G4 2600 primary and junior pupils, at most 2400, 200 above",
    ];
    assert_eq!(sentences(&relieved), expected);
}

#[test]
fn a_relief_that_made_a_difference_is_named() {
    let county = {
        let school = Draft::new("1", "One", SchoolKind::Primary)
            .staffed(Stage::Primary, ["2300", "0", "0", "0", "50", "0"]);
        let school = school.0.with_flag(Item::BuiltBy2010, true).unwrap();
        County::new(vec![school]).unwrap()
    };
    let evaluator = Evaluator::new(&CN_QUALITY_BALANCE_2017).unwrap();
    let evaluator = evaluator.with_relief("size-2010-or-migrant").unwrap();
    let evaluator = evaluator.with_relief("city-venues").unwrap();
    let markdown = evaluator.evaluate(&county).to_markdown(Language::Zh);
    let notes: Vec<&str> = markdown
        .lines()
        .filter(|line| line.starts_with("- 过渡性政策"))
        .collect();
    assert_eq!(notes.len(), 2);
    assert!(notes[0].contains("size-2010-or-migrant") && notes[0].contains("；用于G4（"));
    assert!(notes[1].contains("city-venues") && notes[1].contains("；未用到（"));
}

#[test]
fn rooms_may_be_counted_together_and_vocational_schools_may_have_no_pupils() {
    let standard = CN_QUALITY_BALANCE_2017.with_option("rooms", "together");
    let standard = standard.unwrap();
    let primary = Draft::new("1", "One", SchoolKind::Primary)
        .staffed(Stage::Primary, ["900", "0", "0", "0", "25", "3"])
        .housed(["0", "100", "0", "0", "1", "1"]);
    let vocational = Draft::new("2", "Two", SchoolKind::Vocational)
        .with(&[(Item::StudentsPrimary, "0"), (Item::StudentsJunior, "30")]);
    let county = County::new(vec![primary.0, vocational.0]).unwrap();
    let report = evaluated(&standard, &county);
    let sentences: Vec<String> = report
        .worklist()
        .iter()
        .flat_map(|entry| &entry.tasks)
        .filter(|task| {
            !matches!(
                task,
                WorklistTask::Missing { .. }
                    | WorklistTask::Threshold(_)
                    | WorklistTask::SchoolRule { .. }
            )
        })
        .map(|task| report.task_sentence(task, Language::Zh))
        .collect();
    let expected = [
        "G3 单间面积≥96㎡的音乐教室间数、单间面积≥90㎡的美术教室间数：25个班应有3间，现有2间，缺1间",
        "G5 小学超过规定班额的班级3个",
        "G4 职业学校不得附设小学、初中，现有学生30人",
    ];
    assert_eq!(sentences, expected);
    let text = report.to_text(Language::Zh, TextStyle::default());
    assert!(text.contains("选项：rooms = together"));
}

#[test]
fn what_fails_a_part_is_counted_and_nothing_else_is_said() {
    // Two of seven are below their thresholds, one of them far below; then one is not known as well.
    let school = Draft::new("1", "One", SchoolKind::Primary)
        .staffed(Stage::Primary, ["300", "12", "3", "1", "7", "0"])
        .housed(["1500", "2400", "60", "7", "1", "1"])
        .0;
    let open = school
        .clone()
        .with_missing(Item::SportsGroundArea, Missing::Blank)
        .unwrap();
    for (school, zh, en) in [
        (
            school,
            "小学未达标：7项中达标5项，应达标6项以上，低于85%的1项",
            "primary not met: 5 of 7 thresholds met, 6 needed, 1 below 85 %",
        ),
        (
            open,
            "小学未达标：7项中达标4项，应达标6项以上，数据不全1项，低于85%的1项",
            "primary not met: 4 of 7 thresholds met, 6 needed, 1 not known, 1 below 85 %",
        ),
    ] {
        let county = County::new(vec![school]).unwrap();
        let report = evaluated(&CN_QUALITY_BALANCE_2017, &county);
        let worklist = report.worklist();
        let task = &worklist[0].tasks[0];
        assert!(matches!(task, WorklistTask::SchoolRule { .. }), "{task:?}");
        assert_eq!(report.task_sentence(task, Language::Zh), zh);
        assert_eq!(report.task_sentence(task, Language::En), en);
    }
}

/// Thirty schools that have filed their pupils, two in three of them backbone teachers as well: of
/// these every other has too few.
fn of_thirty() -> County {
    let school = |number: i64| {
        let name = format!("school {number:02}");
        let school = School::new(format!("{:02}", 30 - number), name, SchoolKind::Primary).unwrap();
        let school = school.with_amount(Item::StudentsPrimary, 100).unwrap();
        match number % 3 {
            0 => school,
            _ => school
                .with_amount(Item::BackboneTeachersPrimary, number % 2)
                .unwrap(),
        }
    };
    County::new((0..30).map(school).collect()).unwrap()
}

#[test]
fn a_text_has_the_first_twenty_entries_of_the_worklist_with_all_their_tasks() {
    let county = of_thirty();
    let report = quality(&county);
    let worklist = report.worklist();
    assert_eq!(worklist.len(), 30);
    let style = TextStyle::default().with_columns(1000);
    let text = report.to_text(Language::En, style);
    let (_, told) = text.split_once("Worklist, school by school (30)").unwrap();
    let mut rest = told;
    for entry in &worklist[..20] {
        let name = county.schools()[entry.school].name();
        let word = entry.severity.word(Language::En);
        (_, rest) = rest.split_once(&format!("{name} ({word})")).unwrap();
        assert!(entry.tasks.len() > 6, "{entry:?}");
        for task in &entry.tasks {
            let sentence = report.task_sentence(task, Language::En);
            (_, rest) = rest.split_once(&sentence).unwrap();
        }
    }
    assert!(rest.contains("and 10 more schools"), "{rest}");
}

#[test]
fn of_many_schools_without_a_value_the_first_ten_codes_are_named() {
    let county = of_thirty();
    let report = quality(&county);
    let row = report.balance_of(Stage::Primary, "L1").unwrap();
    // The codes run against the rows: 01 is the last school, 29 the thirtieth from behind.
    let names: Vec<String> = (20..30).rev().map(|one| format!("school {one}")).collect();
    let named = names.join(", ");
    let told = report.explain_balance(row, Language::En);
    assert!(
        told.starts_with(&format!("no value of {named} and 20 more: ")),
        "{told}"
    );
}

#[test]
fn codes_stand_behind_the_names_that_several_schools_share() {
    let school = |id: &str, name: &str| {
        School::new(id, name, SchoolKind::Primary)
            .unwrap()
            .with_amount(Item::StudentsPrimary, 2001)
            .unwrap()
    };
    let county = County::new(vec![
        school("7", "中心小学"),
        school("8", "中心小学"),
        school("9", "Riverside"),
    ])
    .unwrap();
    let report = Evaluator::new(&CN_QUALITY_BALANCE_2017)
        .unwrap()
        .evaluate(&county);
    // More than 2000 pupils are too many for a primary school.
    let size = report.clause("G4").unwrap();
    let text = report.explain_clause(size, Language::Zh);
    assert!(
        text.contains("中心小学（7）、中心小学（8）、Riverside"),
        "{text}"
    );
    let json = report.to_document(Language::Zh);
    assert_eq!(json.parts[0].school_name, "中心小学");
}

#[test]
fn figures_that_nobody_will_believe_are_warned_of() {
    let school = |id: &str, equipment: &str| {
        School::new(id, id, SchoolKind::Primary)
            .unwrap()
            .with_amount(Item::StudentsPrimary, 100)
            .unwrap()
            .with_filings([(
                Item::EquipmentValue,
                Filed::Figure(equipment.parse().unwrap()),
            )])
            .unwrap()
    };
    let warnings = |equipment: [&str; 5]| {
        let ids = ["a", "b", "c", "d", "e"];
        let schools = ids
            .iter()
            .zip(equipment)
            .map(|(id, value)| school(id, value));
        let county = County::new(schools.collect()).unwrap();
        let report = Evaluator::new(&CN_QUALITY_BALANCE_2017)
            .unwrap()
            .evaluate(&county);
        report.to_document(Language::En).warnings
    };
    // In 万元 for 100 pupils: 10 are 1 000 yuan a pupil, 500 are 50 times as much.
    assert!(warnings(["10", "11", "10", "9", "500"]).is_empty());
    assert_eq!(
        warnings(["10", "11", "10", "9", "501"]),
        [
            "e (e): primary L6 is 50100.00, and the median of the stage 1000.00, more than 50 times \
             apart"
        ]
    );
    assert_eq!(
        warnings(["10", "11", "10", "9", "100000"]),
        [
            "e (e): primary L6 is 10000000.00, and the median of the stage 1000.00, more than 50 \
             times apart: is the figure in 元 instead of 万元?"
        ]
    );
    // 1 is 100 yuan a pupil, and 1000 are 100 000.
    assert!(warnings(["1", "1", "1", "1", "1"]).is_empty());
    assert!(warnings(["1000", "1000", "1000", "1000", "1000"]).is_empty());
    let implausible = warnings(["0.99", "1", "1", "1", "1"]);
    assert_eq!(
        implausible,
        ["a (a): primary equipment of 99.00 元 a pupil is implausible: is the figure in 万元?"]
    );
}
