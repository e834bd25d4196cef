//! Schools and counties that a test writes down and changes figure by figure.

use std::collections::{BTreeMap, BTreeSet};

use junheng::evaluation::{ClauseResult, Evaluator, Part, Report, Verdict};
use junheng::model::{
    Amount, Attestation, County, CountyFiling, Fact, Filed, Item, Location, MonitoringResult,
    School, SchoolKind, Sponsor, Stage,
};
use junheng::standards::Standard;
use junheng::standards::catalogue::{CN_BASIC_BALANCE_2012, CN_QUALITY_BALANCE_2017};

/// One school as a row of figures, each of which may be set and blanked again.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) kind: SchoolKind,
    pub(crate) sponsor: Option<Sponsor>,
    pub(crate) location: Option<Location>,
    pub(crate) flags: BTreeMap<Item, bool>,
    pub(crate) amounts: BTreeMap<Item, String>,
}

impl Row {
    #[expect(
        clippy::needless_pass_by_value,
        reason = "numbers and texts are written where they stand"
    )]
    pub(crate) fn new(id: impl ToString, kind: SchoolKind) -> Self {
        Self {
            id: id.to_string(),
            kind,
            sponsor: None,
            location: None,
            flags: BTreeMap::new(),
            amounts: BTreeMap::new(),
        }
    }

    /// A primary school of so many pupils.
    pub(crate) fn primary(id: impl ToString, pupils: impl ToString) -> Self {
        Self::new(id, SchoolKind::Primary).with(Item::StudentsPrimary, pupils)
    }

    /// A junior school of so many pupils.
    pub(crate) fn junior(id: impl ToString, pupils: impl ToString) -> Self {
        Self::new(id, SchoolKind::Junior).with(Item::StudentsJunior, pupils)
    }

    pub(crate) fn with(mut self, item: Item, amount: impl ToString) -> Self {
        self.set(item, amount);
        self
    }

    pub(crate) fn all(mut self, amounts: &[(Item, &str)]) -> Self {
        for (item, amount) in amounts {
            self.set(*item, amount);
        }
        self
    }

    #[expect(
        clippy::needless_pass_by_value,
        reason = "numbers and texts are written where they stand"
    )]
    pub(crate) fn set(&mut self, item: Item, amount: impl ToString) {
        self.amounts.insert(item, amount.to_string());
    }

    pub(crate) fn without(mut self, item: Item) -> Self {
        self.amounts.remove(&item);
        self
    }

    pub(crate) fn flagged(mut self, item: Item, answer: bool) -> Self {
        self.flags.insert(item, answer);
        self
    }

    pub(crate) fn sponsored(mut self, sponsor: Sponsor) -> Self {
        self.sponsor = Some(sponsor);
        self
    }

    pub(crate) fn located(mut self, location: Location) -> Self {
        self.location = Some(location);
        self
    }

    pub(crate) fn school(&self) -> School {
        let mut school = School::new(&self.id, format!("School {}", self.id), self.kind).unwrap();
        if let Some(sponsor) = self.sponsor {
            school = school.with_sponsor(sponsor);
        }
        if let Some(location) = self.location {
            school = school.with_location(location);
        }
        for (item, answer) in &self.flags {
            school = school.with_flag(*item, *answer).unwrap();
        }
        for (item, text) in &self.amounts {
            let amount = Filed::Figure(amount(text));
            school = school.with_filings([(*item, amount)]).unwrap();
        }
        school
    }
}

/// A county as rows and a filing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    pub(crate) rows: Vec<Row>,
    pub(crate) filing: CountyFiling,
}

impl Draft {
    pub(crate) fn county(&self) -> County {
        county(&self.rows).with_filing(self.filing.clone())
    }

    pub(crate) fn row(&mut self, id: &str) -> &mut Row {
        self.rows.iter_mut().find(|row| row.id == id).unwrap()
    }

    pub(crate) fn fact(&mut self, fact: Fact, text: &str) {
        self.filing.facts.insert(fact, amount(text));
    }
}

pub(crate) fn amount(text: &str) -> Amount {
    text.parse()
        .unwrap_or_else(|_| panic!("{text} is no amount"))
}

pub(crate) fn county(rows: &[Row]) -> County {
    County::new(rows.iter().map(Row::school).collect()).unwrap()
}

/// What an authority says of a clause, with a word of evidence.
pub(crate) fn attestation(met: bool) -> Attestation {
    Attestation {
        met: Some(met),
        evidence: Some("on file".to_owned()),
    }
}

pub(crate) fn monitored(subject: &str, level: &str, rate: &str) -> MonitoringResult {
    MonitoringResult {
        subject: Some(subject.to_owned()),
        level: Some(amount(level)),
        between_school_rate: Some(amount(rate)),
    }
}

/// Holds a county to the standard of 2017, exactly and without reliefs.
pub(crate) fn quality(county: &County) -> Report<'_> {
    evaluated(&CN_QUALITY_BALANCE_2017, county)
}

/// Holds a county to the standard of 2012.
pub(crate) fn basic(county: &County) -> Report<'_> {
    evaluated(&CN_BASIC_BALANCE_2012, county)
}

pub(crate) fn evaluated<'a>(standard: &'a Standard, county: &'a County) -> Report<'a> {
    Evaluator::new(standard).unwrap().evaluate(county)
}

/// The place of an indicator in a standard.
pub(crate) fn index_of(standard: &Standard, code: &str) -> usize {
    let codes = standard.indicators.iter().map(|one| one.code.as_ref());
    codes.into_iter().position(|one| one == code).unwrap()
}

pub(crate) fn part<'r>(report: &'r Report<'_>, school: usize, stage: Stage) -> &'r Part {
    let is_it = |part: &&Part| part.school == school && part.stage == stage;
    report.parts().iter().find(is_it).unwrap()
}

pub(crate) fn clause<'r>(report: &'r Report<'_>, code: &str) -> &'r ClauseResult {
    let clauses = &report.standard().clauses;
    let is_it = |result: &&ClauseResult| clauses[result.clause].code == code;
    report.clauses().iter().find(is_it).unwrap()
}

pub(crate) fn clause_verdict(report: &Report<'_>, code: &str) -> Verdict {
    clause(report, code).verdict
}

/// The value of a clause as the document shows it.
pub(crate) fn clause_value(report: &Report<'_>, code: &str) -> serde_json::Value {
    let document = report.to_document(junheng::model::Language::En);
    let clause = document.clauses.iter().find(|clause| clause.code == code);
    serde_json::to_value(clause.unwrap().value).unwrap()
}

/// The stages in the order of every report.
pub(crate) const JUDGED: [Stage; 2] = [Stage::Primary, Stage::Junior];

/// All kinds of school, and the stages that each has.
pub(crate) const KINDS: [(SchoolKind, &[Stage]); 8] = [
    (SchoolKind::Primary, &[Stage::Primary]),
    (SchoolKind::Junior, &[Stage::Junior]),
    (SchoolKind::NineYear, &[Stage::Primary, Stage::Junior]),
    (
        SchoolKind::TwelveYear,
        &[Stage::Primary, Stage::Junior, Stage::Senior],
    ),
    (
        SchoolKind::CompleteSecondary,
        &[Stage::Junior, Stage::Senior],
    ),
    (SchoolKind::TeachingPoint, &[Stage::Primary]),
    (SchoolKind::Special, &[]),
    (SchoolKind::Vocational, &[]),
];

/// The items of classes that are too large: above 45 pupils in primary, 50 in junior schools.
pub(crate) const TOO_LARGE_PRIMARY: [Item; 5] = [
    Item::ClassesPrimary4650,
    Item::ClassesPrimary5155,
    Item::ClassesPrimary5660,
    Item::ClassesPrimary6165,
    Item::ClassesPrimary66,
];
pub(crate) const TOO_LARGE_JUNIOR: [Item; 4] = [
    Item::ClassesJunior5155,
    Item::ClassesJunior5660,
    Item::ClassesJunior6165,
    Item::ClassesJunior66,
];

/// Every clause of 2017 that someone must attest.
pub(crate) const ATTESTED: [&str; 12] = [
    "G1", "G2", "G6", "G8", "G10", "G14", "G15", "Q3", "Q5", "Q6", "Q7", "Q8",
];

/// A county of every kind of school in which nothing is missing and everything is met.
pub(crate) fn perfect() -> Draft {
    let mut rows = vec![
        furnished(Row::primary("p1", 600)),
        furnished(Row::primary("p2", 400)),
        furnished(Row::junior("j1", 500)),
        furnished(
            Row::new("nine", SchoolKind::NineYear)
                .with(Item::StudentsPrimary, 300)
                .with(Item::StudentsJunior, 200),
        ),
        furnished(
            Row::new("twelve", SchoolKind::TwelveYear)
                .with(Item::StudentsPrimary, 600)
                .with(Item::StudentsJunior, 400)
                .with(Item::StudentsSenior, 500),
        ),
        furnished(
            Row::new("complete", SchoolKind::CompleteSecondary)
                .with(Item::StudentsJunior, 300)
                .with(Item::StudentsSenior, 300),
        ),
        furnished(Row::new("point", SchoolKind::TeachingPoint).with(Item::StudentsPrimary, 100)),
        furnished(Row::new("special", SchoolKind::Special)),
        Row::new("vocational", SchoolKind::Vocational),
    ];
    rows[6].location = Some(Location::Rural);
    Draft {
        rows,
        filing: clean_filing(),
    }
}

/// The row with all it needs to meet everything, for the pupils it has.
pub(crate) fn furnished(mut row: Row) -> Row {
    let pupils = |row: &Row, item| -> u64 {
        row.amounts
            .get(&item)
            .map_or(0, |text| text.parse().unwrap())
    };
    let [primary, junior, senior] = [
        Item::StudentsPrimary,
        Item::StudentsJunior,
        Item::StudentsSenior,
    ]
    .map(|item| pupils(&row, item));
    // A hundred times 1·n + 1.1·n + 1.32·n.
    let base = 100 * primary + 110 * junior + 132 * senior;
    if primary > 0 {
        row.set(Item::TeachersPrimary, primary / 10);
        row.set(Item::TeachersPrimaryAssociate, primary / 100);
        row.set(Item::TeachersPrimaryBachelor, primary / 25);
        row.set(Item::TeachersPrimaryMaster, primary / 100);
        row.set(Item::TeachersPrimaryDoctor, 0);
        row.set(Item::BackboneTeachersPrimary, primary / 50);
        row.set(Item::PeTeachersPrimary, primary / 50);
        row.set(Item::MusicTeachersPrimary, 0);
        row.set(Item::FineArtsTeachersPrimary, 0);
        row.set(Item::ArtsTeachersPrimary, 0);
        row.set(Item::InCatchmentPrimary, primary);
        row.set(Item::ClassesPrimary, primary.div_ceil(40));
        for item in TOO_LARGE_PRIMARY {
            row.set(item, 0);
        }
    }
    if junior > 0 {
        row.set(Item::TeachersJunior, junior / 10);
        row.set(Item::TeachersJuniorAssociate, 0);
        row.set(Item::TeachersJuniorBachelor, junior / 20);
        row.set(Item::TeachersJuniorMaster, junior / 100);
        row.set(Item::TeachersJuniorDoctor, 0);
        row.set(Item::BackboneTeachersJunior, junior / 50);
        row.set(Item::PeTeachersJunior, junior / 50);
        row.set(Item::MusicTeachersJunior, 0);
        row.set(Item::FineArtsTeachersJunior, 0);
        row.set(Item::ArtsTeachersJunior, 0);
        row.set(Item::InCatchmentJunior, junior);
        row.set(Item::ClassesJunior, junior.div_ceil(45));
        for item in TOO_LARGE_JUNIOR {
            row.set(item, 0);
        }
        row.set(Item::Entrants, junior / 3);
        row.set(Item::Graduates, junior / 3);
        row.set(Item::TransfersIn, 0);
        row.set(Item::TransfersOut, 0);
        row.set(Item::Deaths, 0);
    }
    let classes = primary.div_ceil(40) + junior.div_ceil(45);
    row.set(Item::MusicRooms96, classes.div_ceil(12));
    row.set(Item::FineArtsRooms90, classes.div_ceil(12));
    // Six square metres of rooms, eleven of sports venues, 2500 yuan and 0.03 rooms a pupil.
    row.set(Item::TeachingArea, base * 6 / 100 + 100);
    row.set(Item::IndoorSportsArea, 100);
    row.set(Item::GymnasiumArea, 100);
    row.set(
        Item::SportsGroundArea,
        (base * 11 / 100).saturating_sub(100),
    );
    row.set(Item::EquipmentValue, base.div_ceil(400));
    row.set(Item::MultimediaClassrooms, (base * 3).div_ceil(10_000));
    let teachers = primary / 10 + junior / 10 + 10;
    row.set(Item::TeachersTotal, teachers);
    row.set(Item::TeachersLicensed, teachers);
    row.set(Item::TeachersTrained360h, teachers);
    row.set(Item::PublicFundsBudget, 100);
    row.set(Item::TrainingBudget, 5);
    row.sponsored(Sponsor::CountyEducation)
        .located(Location::Urban)
        .flagged(Item::Boarding, false)
}

/// A filing in which every figure is met, all is attested, and no veto happened.
pub(crate) fn clean_filing() -> CountyFiling {
    let facts = [
        (Fact::SpecialSchoolFunds, "600000"),
        (Fact::SpecialSchoolStudents, "100"),
        (Fact::TeacherMeanPay, "100000"),
        (Fact::CivilServantMeanPay, "100000"),
        (Fact::EligibleForRotation, "1000"),
        (Fact::RotatedTeachers, "100"),
        (Fact::RotatedBackboneTeachers, "20"),
        (Fact::SelectiveSeniorPlaces, "1000"),
        (Fact::SelectiveSeniorPlacesAllocated, "500"),
        (Fact::MigrantChildrenEligible, "1000"),
        (Fact::MigrantChildrenPublic, "800"),
        (Fact::MigrantChildrenPurchased, "50"),
        (Fact::DisabledChildren, "100"),
        (Fact::DisabledChildrenEnrolled, "95"),
        (Fact::SurveyReturned, "1000"),
        (Fact::SurveySatisfied, "850"),
    ];
    CountyFiling {
        facts: facts.map(|(fact, text)| (fact, amount(text))).into(),
        attestations: ATTESTED
            .iter()
            .copied()
            .chain(["provincial_standard", "government_score"])
            .map(|code| (code.to_owned(), attestation(true)))
            .collect(),
        vetoes: ["V1", "V2", "V3", "V4", "V5", "V6"]
            .map(|code| (code.to_owned(), false))
            .into(),
        monitoring: ["语文", "数学", "科学", "体育", "艺术", "德育"]
            .map(|subject| monitored(subject, "3", "0.1499"))
            .into(),
        ..CountyFiling::default()
    }
}

/// The codes of the clauses and of the indicators of a report that are not clear.
pub(crate) fn not_clear(report: &Report<'_>) -> BTreeSet<String> {
    let standard = report.standard();
    let clauses = report
        .clauses()
        .iter()
        .filter(|result| !result.verdict.is_clear())
        .map(|result| standard.clauses[result.clause].code.to_string());
    let indicators = report.achievement().into_iter().flat_map(|_| {
        let verdicts = report.indicator_verdicts().into_iter();
        let verdicts = verdicts.zip(&*standard.indicators);
        verdicts
            .filter(|(verdict, _)| !verdict.is_clear())
            .map(|(_, indicator)| indicator.code.to_string())
            .collect::<Vec<_>>()
    });
    let vetoes = report
        .vetoes()
        .iter()
        .filter(|result| !result.verdict.is_clear())
        .map(|result| standard.vetoes[result.veto].code.to_string());
    clauses.chain(indicators).chain(vetoes).collect()
}
