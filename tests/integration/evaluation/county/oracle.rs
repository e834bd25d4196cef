//! The rules once more, written straight down in big fractions, to hold the evaluation against.

use std::borrow::Borrow;
use std::cmp::Ordering;

use junheng::evaluation::Verdict::{self, Met, NotApplicable, NotAssessable, NotMet};
use junheng::model::{
    Amount, County, Fact, Item, Location, MonitoringResult, School, SchoolKind, Sponsor, Stage,
};
use junheng::numeric::Rational;
use num_bigint::{BigInt, Sign};
use num_rational::BigRational;

use crate::support::{JUDGED, KINDS, TOO_LARGE_JUNIOR, TOO_LARGE_PRIMARY};

pub(crate) type Fraction = BigRational;

pub(crate) fn whole(number: i64) -> Fraction {
    Fraction::from_integer(number.into())
}

pub(crate) fn zero() -> Fraction {
    whole(0)
}

/// The number that a plain decimal says.
pub(crate) fn fraction(text: &str) -> Fraction {
    let (before, after) = text.split_once('.').unwrap_or((text, ""));
    let digits: BigInt = format!("{before}{after}").parse().unwrap();
    Fraction::new(
        digits,
        BigInt::from(10).pow(after.len().try_into().unwrap()),
    )
}

pub(crate) fn exact(amount: impl Borrow<Amount>) -> Fraction {
    fraction(&amount.borrow().to_string())
}

/// Whether the library's number is this one, by their lowest terms.
pub(crate) fn is_same(number: &Rational, fraction: &Fraction) -> bool {
    number.to_string() == fraction.to_string()
}

/// Whether no double is nearer to a number, of which `compare` says how it stands to others.
pub(crate) fn is_nearest(double: f64, compare: impl Fn(&Fraction) -> Ordering) -> bool {
    let exactly = |double: f64| Fraction::from_float(double).unwrap();
    let middle = |other: f64| (exactly(double) + exactly(other)) / whole(2);
    let (low, high) = (
        compare(&middle(double.next_down())),
        compare(&middle(double.next_up())),
    );
    if double.to_bits() & 1 == 0 {
        low.is_ge() && high.is_le()
    } else {
        low.is_gt() && high.is_lt()
    }
}

/// How the root of a number stands to another number.
pub(crate) fn compare_root(square: &Fraction, other: &Fraction) -> Ordering {
    if *other < zero() {
        Ordering::Greater
    } else {
        square.cmp(&(other * other))
    }
}

/// A number rounded half away from zero, with so many decimals.
pub(crate) fn rounded(number: &Fraction, places: u32) -> String {
    let scaled = number * Fraction::from_integer(BigInt::from(10).pow(places));
    let half = Fraction::new(1.into(), 2.into());
    let magnitude = if scaled < zero() { -&scaled } else { scaled };
    let digits = (magnitude + half).floor().to_integer();
    with_point(*number < zero(), &digits, places)
}

/// The root of a number rounded half up, with so many decimals.
pub(crate) fn root_rounded(square: &Fraction, places: u32) -> String {
    // ⌊√y + 1/2⌋ = ⌊(⌊√(4y)⌋ + 1) / 2⌋
    let four = square * Fraction::from_integer(BigInt::from(4) * BigInt::from(100).pow(places));
    let digits = (four.floor().to_integer().sqrt() + 1) / 2;
    with_point(false, &digits, places)
}

fn with_point(negative: bool, digits: &BigInt, places: u32) -> String {
    let places = places as usize;
    let text = format!("{digits:0>width$}", width = places + 1);
    let (before, after) = text.split_at(text.len() - places);
    let sign = if negative && digits.sign() != Sign::NoSign {
        "-"
    } else {
        ""
    };
    let point = if places == 0 { "" } else { "." };
    format!("{sign}{before}{point}{after}")
}

/// An interval of width 10⁻⁶⁰ at most that holds the mean of some roots.
pub(crate) fn mean_of_roots(squares: &[Fraction]) -> (Fraction, Fraction) {
    let scale = Fraction::from_integer(BigInt::from(10).pow(60));
    let (mut low, mut high) = (zero(), zero());
    for square in squares {
        let scaled = square * &scale * &scale;
        let floor = Fraction::from_integer(scaled.floor().to_integer().sqrt());
        low += &floor;
        high += &floor;
        if &floor * &floor != scaled {
            high += whole(1);
        }
    }
    let count = scale * Fraction::from_integer(squares.len().into());
    (low / &count, high / count)
}

/// The pupils of one stage of a school.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Size {
    /// There is no such stage.
    Absent,
    Known(Fraction),
    Unknown,
}

pub(crate) fn size(school: &School, stage: Stage) -> Size {
    let item = match stage {
        Stage::Primary => Item::StudentsPrimary,
        Stage::Junior => Item::StudentsJunior,
        Stage::Senior => Item::StudentsSenior,
    };
    let (_, own) = KINDS
        .iter()
        .find(|(kind, _)| *kind == school.kind())
        .unwrap();
    match school.amount(item) {
        Some(pupils) if exact(&pupils) == zero() => Size::Absent,
        Some(pupils) => Size::Known(exact(pupils)),
        None if own.contains(&stage) => Size::Unknown,
        None => Size::Absent,
    }
}

/// The primary and junior pupils, if both are known.
fn compulsory(school: &School) -> Option<Fraction> {
    let mut total = zero();
    for stage in JUDGED {
        match size(school, stage) {
            Size::Absent => {}
            Size::Known(pupils) => total += pupils,
            Size::Unknown => return None,
        }
    }
    Some(total)
}

/// Why a school is left out of a standard, if it is.
pub(crate) fn exclusion(school: &School, standard: &str) -> Option<&'static str> {
    let kind = school.kind();
    if kind == SchoolKind::Special {
        return Some("special");
    }
    if kind == SchoolKind::Vocational {
        return Some("vocational");
    }
    if standard == "cn-basic-balance-2012" {
        match school.sponsor() {
            Some(Sponsor::Private) => return Some("private"),
            Some(Sponsor::CountyEducation | Sponsor::CountyOther) | None => {}
            Some(_) => return Some("not_county_run"),
        }
        if kind == SchoolKind::TeachingPoint {
            return Some("teaching_point");
        }
    } else if kind == SchoolKind::TeachingPoint
        && compulsory(school).is_some_and(|pupils| pupils < whole(50))
    {
        return Some("small_teaching_point");
    }
    JUDGED
        .iter()
        .all(|stage| size(school, *stage) == Size::Absent)
        .then_some("no_students")
}

/// The sum of some items; unknown if one of them is.
pub(crate) fn sum(school: &School, items: &[Item]) -> Option<Fraction> {
    let mut total = zero();
    for item in items {
        total += exact(school.amount(*item)?);
    }
    Some(total)
}

/// The share of a school's figures that belongs to a stage.
fn share(school: &School, stage: Stage) -> Option<Fraction> {
    let mut of_stage = zero();
    let mut of_all = zero();
    for (other, factor) in [
        (Stage::Primary, "1"),
        (Stage::Junior, "1.1"),
        (Stage::Senior, "1.32"),
    ] {
        match size(school, other) {
            Size::Absent => {}
            Size::Known(pupils) => {
                let weighted = fraction(factor) * pupils;
                of_all += &weighted;
                if other == stage {
                    of_stage = weighted;
                }
            }
            Size::Unknown => return None,
        }
    }
    Some(of_stage / of_all)
}

/// The value of an indicator for one part of a school.
pub(crate) fn value(school: &School, stage: Stage, code: &str) -> Option<Fraction> {
    let Size::Known(pupils) = size(school, stage) else {
        return None;
    };
    let primary = stage == Stage::Primary;
    let degrees: &[Item] = if primary {
        &[
            Item::TeachersPrimaryAssociate,
            Item::TeachersPrimaryBachelor,
            Item::TeachersPrimaryMaster,
            Item::TeachersPrimaryDoctor,
        ]
    } else {
        &[
            Item::TeachersJuniorBachelor,
            Item::TeachersJuniorMaster,
            Item::TeachersJuniorDoctor,
        ]
    };
    let arts: &[Item] = if primary {
        &[
            Item::PeTeachersPrimary,
            Item::MusicTeachersPrimary,
            Item::FineArtsTeachersPrimary,
            Item::ArtsTeachersPrimary,
        ]
    } else {
        &[
            Item::PeTeachersJunior,
            Item::MusicTeachersJunior,
            Item::FineArtsTeachersJunior,
            Item::ArtsTeachersJunior,
        ]
    };
    let own = |of_primary, of_junior| sum(school, &[if primary { of_primary } else { of_junior }]);
    let split = |items: &[Item]| Some(sum(school, items)? * share(school, stage)?);
    let venues = [Item::GymnasiumArea, Item::SportsGroundArea];
    let (numerator, per) = match code {
        "L1" => (sum(school, degrees), 100),
        "L2" => (
            own(Item::BackboneTeachersPrimary, Item::BackboneTeachersJunior),
            100,
        ),
        "L3" => (sum(school, arts), 100),
        "L4" => {
            let teaching = sum(school, &[Item::TeachingArea]);
            let indoor = sum(school, &[Item::IndoorSportsArea]);
            let net = teaching.zip(indoor).map(|(all, indoor)| all - indoor);
            (net.zip(share(school, stage)).map(|(net, k)| net * k), 1)
        }
        "L5" | "B2" => (split(&venues), 1),
        "L6" | "B3" => (split(&[Item::EquipmentValue]), 10_000),
        "L7" => (split(&[Item::MultimediaClassrooms]), 100),
        "B1" => (split(&[Item::TeachingArea]), 1),
        "B4" => (split(&[Item::Computers]), 100),
        "B5" => (split(&[Item::Books]), 1),
        "B6" => (own(Item::TeachersPrimary, Item::TeachersJunior), 1),
        "B7" => (sum(school, degrees), 1),
        "B8" => (
            own(
                Item::TeachersPrimarySeniorTitle,
                Item::TeachersJuniorSeniorTitle,
            ),
            1,
        ),
        _ => panic!("no indicator {code}"),
    };
    Some(numerator? * whole(per) / pupils)
}

/// The thresholds of the norm of 2017, primary and junior.
pub(crate) const THRESHOLDS: [(&str, &str, &str); 7] = [
    ("L1", "4.2", "5.3"),
    ("L2", "1", "1"),
    ("L3", "0.9", "0.9"),
    ("L4", "4.5", "5.8"),
    ("L5", "7.5", "10.2"),
    ("L6", "2000", "2500"),
    ("L7", "2.3", "2.4"),
];

pub(crate) fn threshold(stage: Stage, code: &str) -> Fraction {
    let (_, primary, junior) = THRESHOLDS
        .into_iter()
        .find(|(one, ..)| *one == code)
        .unwrap();
    fraction(if stage == Stage::Primary {
        primary
    } else {
        junior
    })
}

/// The limit on a coefficient of variation in 2017.
pub(crate) fn limit(stage: Stage) -> Fraction {
    fraction(if stage == Stage::Primary {
        "0.5"
    } else {
        "0.45"
    })
}

pub(crate) fn verdict_of(answer: Option<bool>) -> Verdict {
    match answer {
        Some(true) => Met,
        Some(false) => NotMet,
        None => NotAssessable,
    }
}

/// All of them: no where one says no, open where one is open, void where none applies.
pub(crate) fn all_of(verdicts: &[Verdict]) -> Verdict {
    for decisive in [NotMet, NotAssessable, Met] {
        if verdicts.contains(&decisive) {
            return decisive;
        }
    }
    NotApplicable
}

/// The verdict on a part by the school rule.
///
/// An unknown value may turn out at its threshold, between floor and threshold, or below the
/// floor. What holds for every outcome is certain.
pub(crate) fn school_rule(values: &[Option<Fraction>], thresholds: &[Fraction]) -> Verdict {
    let floors = thresholds.iter().map(|t| t * fraction("0.85"));
    let states: Vec<Option<(bool, bool)>> = values
        .iter()
        .zip(thresholds)
        .zip(floors)
        .map(|((value, threshold), floor)| {
            value
                .as_ref()
                .map(|value| (value >= threshold, *value >= floor))
        })
        .collect();
    let known = states.iter().flatten();
    let met = known.clone().filter(|(meets, _)| *meets).count();
    let sunk = known.clone().any(|(_, afloat)| !afloat);
    let unknown = states.iter().filter(|state| state.is_none()).count();
    let at_best = met + unknown >= 6 && !sunk;
    let at_worst = met >= 6 && !sunk && unknown == 0;
    verdict_of(if at_best == at_worst {
        Some(at_best)
    } else {
        None
    })
}

/// A part as the norm sees it.
#[derive(Clone, Debug)]
pub(crate) struct OraclePart {
    pub(crate) school: usize,
    pub(crate) stage: Stage,
    pub(crate) pupils: Option<Fraction>,
    pub(crate) values: Vec<Option<Fraction>>,
}

pub(crate) const CODES_2017: [&str; 7] = ["L1", "L2", "L3", "L4", "L5", "L6", "L7"];
pub(crate) const CODES_2012: [&str; 8] = ["B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8"];

/// The parts of a county, in file order, primary before junior.
pub(crate) fn parts(county: &County, standard: &str) -> Vec<OraclePart> {
    let codes: &[&str] = if standard == "cn-basic-balance-2012" {
        &CODES_2012
    } else {
        &CODES_2017
    };
    let mut parts = Vec::new();
    for (index, school) in county.schools().iter().enumerate() {
        if exclusion(school, standard).is_some() {
            continue;
        }
        for stage in JUDGED {
            let pupils = match size(school, stage) {
                Size::Absent => continue,
                Size::Known(pupils) => Some(pupils),
                Size::Unknown => None,
            };
            let values = codes.iter().map(|code| value(school, stage, code));
            parts.push(OraclePart {
                school: index,
                stage,
                pupils,
                values: values.collect(),
            });
        }
    }
    parts
}

/// Mean and variance of one indicator in one stage.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Spread {
    pub(crate) mean: Fraction,
    pub(crate) variance: Fraction,
}

impl Spread {
    /// The square of the coefficient of variation, where the mean is above zero.
    pub(crate) fn squared_cv(&self) -> Option<Fraction> {
        (self.mean > zero()).then(|| &self.variance / (&self.mean * &self.mean))
    }
}

/// The spread of an indicator; `None` where there is no part, or one has no value.
pub(crate) fn spread(parts: &[OraclePart], stage: Stage, index: usize) -> Option<Spread> {
    let parts: Vec<&OraclePart> = parts.iter().filter(|part| part.stage == stage).collect();
    let mut pupils = zero();
    let mut total = zero();
    for part in &parts {
        let n = part.pupils.as_ref()?;
        pupils += n;
        total += n * part.values[index].as_ref()?;
    }
    if parts.is_empty() {
        return None;
    }
    let mean = total / &pupils;
    let mut squares = zero();
    for part in &parts {
        let away = part.values[index].as_ref()? - &mean;
        squares += part.pupils.as_ref()? * (&away * &away);
    }
    Some(Spread {
        variance: squares / pupils,
        mean,
    })
}

/// A clause: its verdict and its value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OracleClause {
    pub(crate) verdict: Verdict,
    pub(crate) value: Option<Fraction>,
}

/// A percentage, held to a bound: its verdict and value.
fn percent(part: Option<Fraction>, whole_of: Option<Fraction>, least: i64) -> OracleClause {
    if whole_of.as_ref().is_some_and(|of| *of == zero()) {
        return NOTHING_TO_ASK;
    }
    let value = part.zip(whole_of).map(|(part, of)| part * whole(100) / of);
    let verdict = verdict_of(value.as_ref().map(|value| *value >= whole(least)));
    OracleClause { verdict, value }
}

const NOTHING_TO_ASK: OracleClause = OracleClause {
    verdict: NotApplicable,
    value: None,
};

/// Every clause of 2017, without reliefs and options.
pub(crate) fn clause(county: &County, code: &str) -> OracleClause {
    let attested = county.filing().attestations.get(code);
    let attested = verdict_of(attested.and_then(|attestation| attestation.met));
    match code {
        "G3" | "G4" | "G5" | "Q4" => of_each_school(county, code),
        "G9" | "G12" | "G13" | "Q1" => of_school_totals(county, code),
        "G7" | "G11" | "Q2" | "S1" => of_facts(county, code),
        "G8" | "G14" | "G15" => {
            let figure = of_facts(county, code);
            OracleClause {
                verdict: all_of(&[figure.verdict, attested]),
                value: figure.value,
            }
        }
        "Q9" => {
            let subjects: Vec<Verdict> =
                county.filing().monitoring.iter().map(monitoring).collect();
            OracleClause {
                verdict: match all_of(&subjects) {
                    NotApplicable => NotAssessable,
                    verdict => verdict,
                },
                value: None,
            }
        }
        _ => OracleClause {
            verdict: attested,
            value: None,
        },
    }
}

/// The schools with a part.
fn judged(county: &County) -> Vec<&School> {
    let schools = county.schools().iter();
    schools
        .filter(|school| exclusion(school, "cn-quality-balance-2017").is_none())
        .collect()
}

/// All rows except vocational schools.
fn not_vocational(county: &County) -> Vec<&School> {
    let schools = county.schools().iter();
    schools
        .filter(|school| school.kind() != SchoolKind::Vocational)
        .collect()
}

/// The clauses that look at the schools one by one and count those that fail.
fn of_each_school(county: &County, code: &str) -> OracleClause {
    let judged = judged(county);
    let verdicts: Vec<Verdict> = match code {
        "G3" => judged.into_iter().map(rooms).collect(),
        "G4" => {
            let vocational = county
                .schools()
                .iter()
                .filter(|school| school.kind() == SchoolKind::Vocational)
                .map(|school| verdict_of(compulsory(school).map(|pupils| pupils == zero())));
            judged.into_iter().map(crowd).chain(vocational).collect()
        }
        "G5" => judged.into_iter().map(classes).collect(),
        _ => not_vocational(county).into_iter().map(training).collect(),
    };
    let failing = verdicts.iter().filter(|verdict| **verdict == NotMet);
    OracleClause {
        value: Some(whole(failing.count().try_into().unwrap())),
        verdict: match all_of(&verdicts) {
            NotApplicable if code != "Q4" => Met,
            verdict => verdict,
        },
    }
}

/// The clauses that add up figures of the schools.
fn of_school_totals(county: &County, code: &str) -> OracleClause {
    let total = |schools: &[&School], items: &[Item]| {
        let mut total = zero();
        for school in schools {
            total += sum(school, items)?;
        }
        Some(total)
    };
    let teachers = |item| {
        let schools = not_vocational(county);
        let some = total(&schools, &[item]);
        percent(some, total(&schools, &[Item::TeachersTotal]), 100)
    };
    let judged = judged(county);
    match code {
        "G9" => teachers(Item::TeachersTrained360h),
        "G12" => teachers(Item::TeachersLicensed),
        "G13" => {
            let primary = (Item::InCatchmentPrimary, Item::StudentsPrimary);
            let primary = catchment(&judged, Stage::Primary, primary, 100);
            let junior = (Item::InCatchmentJunior, Item::StudentsJunior);
            let junior = catchment(&judged, Stage::Junior, junior, 95);
            OracleClause {
                verdict: all_of(&[primary.verdict, junior.verdict]),
                value: primary.value,
            }
        }
        _ => {
            let mut with_junior = judged;
            with_junior.retain(|school| size(school, Stage::Junior) != Size::Absent);
            let stayed = total(&with_junior, &[Item::Graduates, Item::TransfersOut])
                .zip(total(&with_junior, &[Item::TransfersIn]))
                .map(|(stayed, came)| stayed - came);
            let began = total(&with_junior, &[Item::Entrants])
                .zip(total(&with_junior, &[Item::Deaths]))
                .map(|(began, died)| began - died);
            percent(stayed, began, 95)
        }
    }
}

/// The figures of the clauses that the county files itself.
fn of_facts(county: &County, code: &str) -> OracleClause {
    let fact = |fact: Fact| county.filing().fact(fact).map(exact);
    let share = |part, of, least| percent(fact(part), fact(of), least);
    match code {
        "G7" => {
            let pupils = fact(Fact::SpecialSchoolStudents);
            if pupils.as_ref().is_some_and(|pupils| *pupils == zero()) {
                return NOTHING_TO_ASK;
            }
            let least = fact(Fact::SpecialFundsMinimum).unwrap_or_else(|| whole(6000));
            let funds = fact(Fact::SpecialSchoolFunds);
            let value = funds.zip(pupils).map(|(funds, pupils)| funds / pupils);
            OracleClause {
                verdict: verdict_of(value.as_ref().map(|value| *value >= least)),
                value,
            }
        }
        "G8" => OracleClause {
            value: None,
            ..share(Fact::TeacherMeanPay, Fact::CivilServantMeanPay, 100)
        },
        "G11" => {
            let rotated = share(Fact::RotatedTeachers, Fact::EligibleForRotation, 10);
            let backbone = share(Fact::RotatedBackboneTeachers, Fact::RotatedTeachers, 20);
            OracleClause {
                verdict: all_of(&[rotated.verdict, backbone.verdict]),
                value: rotated.value,
            }
        }
        "G14" => share(
            Fact::SelectiveSeniorPlacesAllocated,
            Fact::SelectiveSeniorPlaces,
            50,
        ),
        "G15" => {
            let placed = fact(Fact::MigrantChildrenPublic)
                .zip(fact(Fact::MigrantChildrenPurchased))
                .map(|(public, purchased)| public + purchased);
            percent(placed, fact(Fact::MigrantChildrenEligible), 85)
        }
        "Q2" => share(Fact::DisabledChildrenEnrolled, Fact::DisabledChildren, 95),
        _ => share(Fact::SurveySatisfied, Fact::SurveyReturned, 85),
    }
}

fn rooms(school: &School) -> Verdict {
    let mut classes = zero();
    for (stage, item) in [
        (Stage::Primary, Item::ClassesPrimary),
        (Stage::Junior, Item::ClassesJunior),
    ] {
        if size(school, stage) != Size::Absent {
            match sum(school, &[item]) {
                Some(count) => classes += count,
                None => return NotAssessable,
            }
        }
    }
    let need = (classes / whole(12)).ceil();
    let enough = |item| verdict_of(sum(school, &[item]).map(|rooms| rooms >= need));
    all_of(&[enough(Item::MusicRooms96), enough(Item::FineArtsRooms90)])
}

fn crowd(school: &School) -> Verdict {
    let most = match school.kind() {
        SchoolKind::NineYear | SchoolKind::TwelveYear => 2500,
        _ => 2000,
    };
    let known: Fraction = JUDGED
        .iter()
        .filter_map(|stage| match size(school, *stage) {
            Size::Known(pupils) => Some(pupils),
            _ => None,
        })
        .fold(zero(), |total, pupils| total + pupils);
    if known > whole(most) {
        return NotMet;
    }
    verdict_of(compulsory(school).map(|_| true))
}

fn classes(school: &School) -> Verdict {
    let mut verdicts = vec![Met];
    let stages: [(Stage, &[Item]); 2] = [
        (Stage::Primary, &TOO_LARGE_PRIMARY),
        (Stage::Junior, &TOO_LARGE_JUNIOR),
    ];
    for (stage, items) in stages {
        if size(school, stage) != Size::Absent {
            verdicts.extend(
                items
                    .iter()
                    .map(|item| verdict_of(sum(school, &[*item]).map(|n| n == zero()))),
            );
        }
    }
    all_of(&verdicts)
}

fn catchment(
    judged: &[&School],
    stage: Stage,
    (within, pupils): (Item, Item),
    least: i64,
) -> OracleClause {
    let mut sums = Some((zero(), zero()));
    for school in judged {
        if size(school, stage) == Size::Absent {
            continue;
        }
        let public = school.sponsor().map(|sponsor| sponsor != Sponsor::Private);
        let in_town = school
            .location()
            .map(|location| location != Location::Rural);
        let by_day = school.flag(Item::Boarding).map(|boarding| !boarding);
        let answers = [public, in_town, by_day];
        if answers.contains(&Some(false)) {
            continue;
        }
        let figures = sum(school, &[within]).zip(sum(school, &[pupils]));
        sums = match (answers.contains(&None), sums, figures) {
            (false, Some((a, b)), Some((within, pupils))) => Some((a + within, b + pupils)),
            _ => None,
        };
    }
    match sums {
        Some((within, pupils)) => percent(Some(within), Some(pupils), least),
        None => OracleClause {
            verdict: NotAssessable,
            value: None,
        },
    }
}

fn training(school: &School) -> Verdict {
    let funds = sum(school, &[Item::PublicFundsBudget]);
    if funds.as_ref().is_some_and(|funds| *funds == zero()) {
        return NotApplicable;
    }
    let spent = sum(school, &[Item::TrainingBudget]);
    verdict_of(
        spent
            .zip(funds)
            .map(|(spent, funds)| spent * whole(20) >= funds),
    )
}

fn monitoring(result: &MonitoringResult) -> Verdict {
    let level = result.level.as_ref().map(|level| exact(level) >= whole(3));
    let rate = result.between_school_rate.as_ref();
    let rate = rate.map(|rate| exact(rate) < fraction("0.15"));
    all_of(&[verdict_of(level), verdict_of(rate)])
}

/// Every clause of 2017 in order.
pub(crate) const CLAUSES_2017: [&str; 25] = [
    "G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8", "G9", "G10", "G11", "G12", "G13", "G14", "G15",
    "Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7", "Q8", "Q9", "S1",
];
