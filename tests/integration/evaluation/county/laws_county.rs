//! Laws of the evaluation, on counties made at random, and the rules once more in big fractions.

use std::collections::BTreeMap;

use junheng::evaluation::{Balance, Comparison, Evaluator, Report, Verdict};
use junheng::model::{Fact, Item, Language, Location, SchoolKind, Sponsor, Stage};
use junheng::standards::Standard;
use junheng::standards::catalogue::{CN_BASIC_BALANCE_2012, CN_QUALITY_BALANCE_2017};
use proptest::prelude::*;

use super::agreement::{assert_agrees, assert_clauses_agree};
use super::oracle::{self, Fraction, fraction, is_nearest, rounded, verdict_of, whole, zero};
use crate::support::{
    ATTESTED, Draft, JUDGED, KINDS, Row, TOO_LARGE_JUNIOR, TOO_LARGE_PRIMARY, attestation, clause,
    county, evaluated, monitored, quality,
};

/// Numbers from which a school is made.
type Dials = (usize, [u16; 3], Vec<u16>);

fn dials() -> impl Strategy<Value = Vec<Dials>> {
    // More primary, junior and nine-year schools than others.
    let kind = prop_oneof![4 => 0_usize..3, 3 => 0_usize..8];
    let school = (
        kind,
        any::<[u16; 3]>(),
        prop::collection::vec(any::<u16>(), 64),
    );
    prop::collection::vec(school, 0..7)
}

/// How often a cell is blank.
#[derive(Clone, Copy, Debug)]
enum Blanks {
    Never,
    Seldom,
}

/// Items with what a thousand pupils of the primary stage have of them.
const OF_PRIMARY: [(Item, u64); 13] = [
    (Item::TeachersPrimary, 55),
    (Item::TeachersPrimaryAssociate, 10),
    (Item::TeachersPrimaryBachelor, 30),
    (Item::TeachersPrimaryMaster, 2),
    (Item::TeachersPrimaryDoctor, 1),
    (Item::BackboneTeachersPrimary, 10),
    (Item::PeTeachersPrimary, 4),
    (Item::MusicTeachersPrimary, 2),
    (Item::FineArtsTeachersPrimary, 2),
    (Item::ArtsTeachersPrimary, 1),
    (Item::TeachersPrimarySeniorTitle, 20),
    (Item::InCatchmentPrimary, 1000),
    (Item::ClassesPrimary, 25),
];

/// Of the junior stage.
const OF_JUNIOR: [(Item, u64); 17] = [
    (Item::TeachersJunior, 60),
    (Item::TeachersJuniorAssociate, 5),
    (Item::TeachersJuniorBachelor, 50),
    (Item::TeachersJuniorMaster, 3),
    (Item::TeachersJuniorDoctor, 1),
    (Item::BackboneTeachersJunior, 10),
    (Item::PeTeachersJunior, 4),
    (Item::MusicTeachersJunior, 2),
    (Item::FineArtsTeachersJunior, 2),
    (Item::ArtsTeachersJunior, 1),
    (Item::TeachersJuniorSeniorTitle, 20),
    (Item::InCatchmentJunior, 950),
    (Item::ClassesJunior, 22),
    (Item::Graduates, 320),
    (Item::Entrants, 333),
    (Item::TransfersIn, 5),
    (Item::TransfersOut, 5),
];

/// Of the whole school.
const OF_SCHOOL: [(Item, u64); 16] = [
    (Item::TeachingArea, 5000),
    (Item::IndoorSportsArea, 300),
    (Item::GymnasiumArea, 500),
    (Item::SportsGroundArea, 8000),
    (Item::EquipmentValue, 220),
    (Item::MultimediaClassrooms, 23),
    (Item::Computers, 100),
    (Item::Books, 20_000),
    (Item::TeachersTotal, 55),
    (Item::TeachersLicensed, 55),
    (Item::TeachersTrained360h, 55),
    (Item::PublicFundsBudget, 100),
    (Item::TrainingBudget, 5),
    (Item::MusicRooms96, 2),
    (Item::FineArtsRooms90, 2),
    (Item::Deaths, 0),
];

/// So many of a thing for so many pupils: just so, or a little or a lot more or less.
fn figure(item: Item, per_thousand: u64, pupils: u64, dial: u16) -> String {
    let percent = [100, 100, 120, 85, 84, 150, 101, 0, 300, 110][usize::from(dial) % 10];
    let thousandths = per_thousand * pupils * percent / 100;
    if item.unit().is_whole() {
        return thousandths.div_ceil(1000).to_string();
    }
    let whole = thousandths / 1000;
    if dial.is_multiple_of(3) {
        // Up to 20 decimals.
        let decimals = format!("{dial:05}").repeat(usize::from(dial % 4) + 1);
        format!("{whole}.{decimals}")
    } else {
        format!("{whole}.{:03}", thousandths % 1000)
    }
}

/// The pupils of a stage by a dial: none, round, small, any.
fn pupils(dial: u16) -> u64 {
    let dial = u64::from(dial);
    match dial % 8 {
        0 => 0,
        2 => 1000,
        3 => 20 * (dial / 8 % 100),
        _ => dial / 8 % 2600,
    }
}

/// A school from its dials: figures around thresholds and floors.
fn school(id: usize, (kind, sizes, dials): &Dials, blanks: Blanks) -> Row {
    let (kind, own) = KINDS[*kind];
    let seldom = matches!(blanks, Blanks::Seldom);
    let mut row = Row::new(id, kind);
    let mut sizes_of = [0; 3];
    for (place, (stage, item)) in [
        (Stage::Primary, Item::StudentsPrimary),
        (Stage::Junior, Item::StudentsJunior),
        (Stage::Senior, Item::StudentsSenior),
    ]
    .into_iter()
    .enumerate()
    {
        let dial = sizes[place];
        // Another kind's stage has pupils now and then.
        let has = own.contains(&stage) || dial % 16 == 1;
        if has {
            sizes_of[place] = pupils(dial);
        }
        let blank = seldom && dial % 32 == 31;
        if !blank && (has || dial % 2 == 0) {
            row.set(item, sizes_of[place]);
        }
    }
    let [primary, junior, senior] = sizes_of;
    let all = primary + junior + senior;
    let of_primary = OF_PRIMARY.map(|(item, count)| (item, count, primary));
    let of_junior = OF_JUNIOR.map(|(item, count)| (item, count, junior));
    let of_school = OF_SCHOOL.map(|(item, count)| (item, count, all));
    let figures = of_primary.into_iter().chain(of_junior).chain(of_school);
    let mut dials = dials.iter().copied();
    for (item, count, pupils) in figures {
        let dial = dials.next().unwrap();
        if !(seldom && dial % 41 == 40) {
            row.set(item, figure(item, count, pupils, dial));
        }
    }
    for item in TOO_LARGE_PRIMARY.into_iter().chain(TOO_LARGE_JUNIOR) {
        let dial = dials.next().unwrap();
        if !(seldom && dial % 41 == 40) {
            row.set(item, u16::from(dial % 23 == 22));
        }
    }
    let dial = usize::from(sizes[0]);
    row.sponsor = [Some(Sponsor::CountyEducation), Some(Sponsor::Private), None][dial % 5 % 3];
    row.location = [Some(Location::Urban), Some(Location::Rural), None][dial % 7 % 3];
    if dial % 11 != 3 {
        row.flags.insert(Item::Boarding, dial % 13 == 3);
    }
    row
}

fn rows(dials: &[Dials], blanks: Blanks) -> Vec<Row> {
    let schools = dials.iter().enumerate();
    schools
        .map(|(id, dials)| school(id, dials, blanks))
        .collect()
}

/// Dials for the filing of the county.
fn filing_dials() -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(any::<u16>(), 48)
}

/// A county with a filing that is now complete, now not, now good, now bad.
fn draft(schools: &[Dials], dials: &[u16], blanks: Blanks) -> Draft {
    let mut draft = Draft {
        rows: rows(schools, blanks),
        ..Draft::default()
    };
    let mut dials = dials.iter().copied();
    let mut next = || dials.next().unwrap_or(5);
    for (fact, number) in [
        (Fact::SpecialSchoolFunds, 600_000_u64),
        (Fact::SpecialSchoolStudents, 100),
        (Fact::TeacherMeanPay, 10_000),
        (Fact::CivilServantMeanPay, 10_000),
        (Fact::EligibleForRotation, 1000),
        (Fact::RotatedTeachers, 100),
        (Fact::RotatedBackboneTeachers, 20),
        (Fact::SelectiveSeniorPlaces, 1000),
        (Fact::SelectiveSeniorPlacesAllocated, 500),
        (Fact::MigrantChildrenEligible, 1000),
        (Fact::MigrantChildrenPublic, 800),
        (Fact::MigrantChildrenPurchased, 50),
        (Fact::DisabledChildren, 100),
        (Fact::DisabledChildrenEnrolled, 95),
        (Fact::SurveyReturned, 1000),
        (Fact::SurveySatisfied, 850),
    ] {
        match next() % 16 {
            0 => {}
            1 => draft.fact(fact, "0"),
            2 => draft.fact(fact, &(number - 1).to_string()),
            3 => draft.fact(fact, &(number + 1).to_string()),
            4 => draft.fact(fact, &(number * 2).to_string()),
            _ => draft.fact(fact, &number.to_string()),
        }
    }
    match next() % 8 {
        0 => draft.fact(Fact::SpecialFundsMinimum, "8000"),
        1 => draft.fact(Fact::SpecialFundsMinimum, "5999.999"),
        _ => {}
    }
    for code in ATTESTED
        .into_iter()
        .chain(["provincial_standard", "government_score"])
    {
        let dial = next() % 16;
        if dial > 0 {
            let attested = attestation(dial > 1);
            draft.filing.attestations.insert(code.to_owned(), attested);
        }
    }
    for code in ["V1", "V2", "V3", "V4", "V5", "V6", "V7"] {
        let dial = next() % 16;
        if dial > 0 {
            draft.filing.vetoes.insert(code.to_owned(), dial == 1);
        }
    }
    for subject in 0..next() % 4 {
        let dial = usize::from(next());
        let mut result = monitored(
            &subject.to_string(),
            ["3", "4", "2.99", "3.0"][dial % 4],
            ["0.1", "0.1499999", "0.15", "0.0"][dial / 4 % 4],
        );
        if dial % 9 == 8 {
            result.level = None;
        }
        if dial % 11 == 10 {
            result.between_school_rate = None;
        }
        draft.filing.monitoring.push(result);
    }
    draft
}

/// What a row of the balance says: which it is, its doubles bit by bit, its texts, its verdict.
type RowBits = (
    String,
    [Option<u64>; 3],
    [Option<String>; 3],
    Option<Verdict>,
);

fn bits(row: &Balance) -> RowBits {
    let bits = [
        row.mean,
        row.standard_deviation,
        row.coefficient_of_variation,
    ];
    (
        format!("{} {} {}", row.stage, row.indicator, row.parts),
        bits.map(|number| number.map(f64::to_bits)),
        [
            row.reported_mean.clone(),
            row.reported_standard_deviation.clone(),
            row.reported_coefficient_of_variation.clone(),
        ],
        row.verdict,
    )
}

/// All that a report says of its parts, by school and stage.
fn by_part(report: &Report<'_>) -> BTreeMap<(String, Stage), String> {
    report
        .parts()
        .iter()
        .map(|part| {
            let school = report.school_of(part).unwrap().id().to_owned();
            let indicators = report.standard().indicators.iter();
            let shortfalls: Vec<_> = indicators
                .map(|indicator| report.shortfall(part, &indicator.code))
                .collect();
            let said = (&part.indicators, part.met_count, part.verdict, shortfalls);
            ((school, part.stage), format!("{said:?}"))
        })
        .collect()
}

fn standards() -> [&'static Standard; 2] {
    [&CN_QUALITY_BALANCE_2017, &CN_BASIC_BALANCE_2012]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_figure_agrees_with_a_second_reading_of_the_rule_in_big_fractions(
        schools in dials(),
    ) {
        for blanks in [Blanks::Seldom, Blanks::Never] {
            let county = county(&rows(&schools, blanks));
            for standard in standards() {
                assert_agrees(&county, standard);
            }
        }
    }

    #[test]
    fn every_clause_agrees_with_a_second_reading_of_the_rule(
        schools in dials(),
        filing in filing_dials(),
    ) {
        let county = draft(&schools, &filing, Blanks::Seldom).county();
        assert_clauses_agree(&county);
    }

    #[test]
    fn the_order_of_the_rows_changes_nothing_in_any_bit(
        schools in dials(),
        filing in filing_dials(),
        shuffle in any::<[prop::sample::Index; 8]>(),
    ) {
        let draft = draft(&schools, &filing, Blanks::Seldom);
        let mut shuffled = draft.clone();
        for (place, index) in shuffle.iter().enumerate().take(shuffled.rows.len()) {
            let other = index.index(shuffled.rows.len());
            shuffled.rows.swap(place, other);
        }
        for standard in standards() {
            let (county, other_county) = (draft.county(), shuffled.county());
            let (report, other) =
                (evaluated(standard, &county), evaluated(standard, &other_county));
            prop_assert_eq!(by_part(&report), by_part(&other));
            let rows = |report: &Report<'_>| report.balance().iter().map(bits).collect::<Vec<_>>();
            prop_assert_eq!(rows(&report), rows(&other));
            for stage in JUDGED {
                let composite = |report: &Report<'_>| {
                    let composite = report.composite().get(stage).unwrap();
                    let double = composite.coefficient_of_variation.map(f64::to_bits);
                    (double, composite.reported.clone(), composite.verdict)
                };
                prop_assert_eq!(composite(&report), composite(&other));
            }
            prop_assert_eq!(report.verdict(), other.verdict());
            prop_assert_eq!(report.achievement(), other.achievement());
            let (document, other) =
                (report.to_document(Language::En), other.to_document(Language::En));
            for (clause, other) in document.clauses.iter().zip(&other.clauses) {
                prop_assert_eq!(clause.verdict, other.verdict);
                prop_assert_eq!(clause.value, other.value);
            }
        }
    }

    #[test]
    fn amounts_on_another_scale_leave_every_coefficient_as_it_is(
        schools in dials(),
        factor in 2_u32..10_000,
    ) {
        let before = rows(&schools, Blanks::Seldom);
        let amounts_only = scaled(&before, factor, false);
        let with_pupils = scaled(&before, factor, true);
        let points = before.iter().any(|row| row.kind == SchoolKind::TeachingPoint);
        let (a, b, c) = (county(&before), county(&amounts_only), county(&with_pupils));
        for standard in standards() {
            let (a, b, c) =
                (evaluated(standard, &a), evaluated(standard, &b), evaluated(standard, &c));
            for (row, other) in a.balance().iter().zip(b.balance()) {
                prop_assert_eq!(row.coefficient_of_variation, other.coefficient_of_variation);
                prop_assert_eq!(row.verdict, other.verdict);
            }
            if !points {
                // A teaching point may be small before and not after.
                for (row, other) in a.balance().iter().zip(c.balance()) {
                    prop_assert_eq!(bits(row), bits(other));
                }
                let values = |report: &Report<'_>| -> Vec<_> {
                    report.parts().iter().map(|part| part.indicators.clone()).collect()
                };
                prop_assert_eq!(values(&a), values(&c));
            }
        }
    }

    #[test]
    fn every_school_twice_changes_no_mean_and_no_coefficient(schools in dials()) {
        let once = rows(&schools, Blanks::Seldom);
        let again = once.iter().map(|row| Row { id: format!("{} again", row.id), ..row.clone() });
        let twice: Vec<Row> = once.iter().cloned().chain(again).collect();
        let (a, b) = (county(&once), county(&twice));
        for standard in standards() {
            let (a, b) = (evaluated(standard, &a), evaluated(standard, &b));
            for (row, other) in a.balance().iter().zip(b.balance()) {
                prop_assert_eq!(2 * row.parts, other.parts);
                let mut other = other.clone();
                other.parts = row.parts;
                prop_assert_eq!(bits(row), bits(&other));
            }
        }
    }

    #[test]
    fn a_school_cut_into_two_alike_changes_no_mean_and_no_coefficient(
        schools in dials(),
        pick in any::<prop::sample::Index>(),
    ) {
        prop_assume!(!schools.is_empty());
        let halves = rows(&schools, Blanks::Seldom);
        // Everything twice, so that the chosen school can be halved; small points may not be.
        let full = scaled(&halves, 2, true);
        let index = pick.index(full.len());
        prop_assume!(full[index].kind != SchoolKind::TeachingPoint);
        let mut cut = full.clone();
        cut[index] = halves[index].clone();
        cut.push(Row { id: "other half".to_owned(), ..halves[index].clone() });
        let (a, b) = (county(&full), county(&cut));
        for standard in standards() {
            let (a, b) = (evaluated(standard, &a), evaluated(standard, &b));
            for (row, other) in a.balance().iter().zip(b.balance()) {
                let mut other = other.clone();
                other.parts = row.parts;
                prop_assert_eq!(bits(row), bits(&other));
            }
        }
    }

    #[test]
    fn a_school_without_pupils_adds_nothing_to_the_schools_that_have_some(
        schools in dials(),
        place in any::<prop::sample::Index>(),
    ) {
        let with = rows(&schools, Blanks::Seldom);
        let mut more = with.clone();
        let empty = Row::new("empty", SchoolKind::NineYear).all(&[
            (Item::StudentsPrimary, "0"),
            (Item::StudentsJunior, "0"),
            (Item::TeachingArea, "9999"),
            (Item::IndoorSportsArea, "0"),
            (Item::BackboneTeachersPrimary, "99"),
        ]);
        more.insert(place.index(more.len() + 1), empty);
        let (a, b) = (county(&with), county(&more));
        let (a, b) = (quality(&a), quality(&b));
        prop_assert_eq!(by_part(&a), by_part(&b));
        for (row, other) in a.balance().iter().zip(b.balance()) {
            prop_assert_eq!(bits(row), bits(other));
        }
        for code in ["G3", "G4", "G5", "G13", "Q1"] {
            prop_assert_eq!(clause(&a, code).verdict, clause(&b, code).verdict);
        }
    }

    #[test]
    fn the_mean_of_a_stage_is_its_total_over_its_pupils(schools in dials()) {
        let rows = rows(&schools, Blanks::Never);
        let county = county(&rows);
        let report = quality(&county);
        for (stage, backbone, pupils) in [
            (Stage::Primary, Item::BackboneTeachersPrimary, Item::StudentsPrimary),
            (Stage::Junior, Item::BackboneTeachersJunior, Item::StudentsJunior),
        ] {
            let (mut total, mut number) = (zero(), zero());
            for part in report.parts().iter().filter(|part| part.stage == stage) {
                let school = &county.schools()[part.school];
                total += oracle::sum(school, &[backbone]).unwrap();
                number += oracle::sum(school, &[pupils]).unwrap();
            }
            let row = report
                .balance()
                .iter()
                .find(|row| row.stage == stage && row.indicator == 1)
                .unwrap();
            if number == zero() {
                prop_assert_eq!(row.mean, None);
            } else {
                let mean = total * whole(100) / number;
                prop_assert!(is_nearest(row.mean.unwrap(), |other| mean.cmp(other)));
            }
        }
    }

    #[test]
    fn as_reported_each_verdict_is_that_of_the_printed_figure(schools in dials()) {
        let rows = rows(&schools, Blanks::Seldom);
        let county = county(&rows);
        let evaluator = Evaluator::new(&CN_QUALITY_BALANCE_2017).unwrap();
        let exact = evaluator.clone().evaluate(&county).to_document(Language::En);
        let evaluator = evaluator.with_comparison(Comparison::AsReported);
        let document = evaluator.evaluate(&county).to_document(Language::En);
        for (part, exact) in document.parts.iter().zip(&exact.parts) {
            for (indicator, exact) in part.indicators.iter().zip(&exact.indicators) {
                let least = fraction(indicator.threshold.as_deref().unwrap());
                let meets = indicator.reported.as_deref().map(|text| signed(text) >= least);
                prop_assert_eq!(indicator.verdict, Some(verdict_of(meets)));
                prop_assert_eq!(indicator.floor_verdict, exact.floor_verdict);
                prop_assert_eq!(indicator.value, exact.value);
            }
        }
        for row in document.balance.iter().filter(|row| row.parts > 0) {
            let most = fraction(row.limit.as_deref().unwrap());
            let within = row.reported_cv.as_deref().map(|text| fraction(text) <= most);
            prop_assert_eq!(row.verdict, Some(verdict_of(within)));
        }
    }

    #[test]
    fn a_shortfall_is_enough_and_the_least_that_is(
        schools in dials(),
        pick in any::<prop::sample::Index>(),
    ) {
        let rows = rows(&schools, Blanks::Never);
        let county = county(&rows);
        let report = quality(&county);
        prop_assume!(!report.parts().is_empty());
        let part = pick.get(report.parts());
        let primary = part.stage == Stage::Primary;
        let own = |of_primary, of_junior| if primary { of_primary } else { of_junior };
        let items = [
            own(Item::TeachersPrimaryDoctor, Item::TeachersJuniorDoctor),
            own(Item::BackboneTeachersPrimary, Item::BackboneTeachersJunior),
            own(Item::ArtsTeachersPrimary, Item::ArtsTeachersJunior),
            Item::TeachingArea,
            Item::SportsGroundArea,
            Item::EquipmentValue,
            Item::MultimediaClassrooms,
        ];
        let pupil_items = [Item::StudentsPrimary, Item::StudentsJunior, Item::StudentsSenior];
        let row = &rows[part.school];
        let stages = pupil_items
            .iter()
            .filter(|item| row.amounts.get(item).is_some_and(|text| text != "0"))
            .count();
        for (index, item) in items.into_iter().enumerate() {
            let code = &report.standard().indicators[index].code;
            let shortfall = report.shortfall(part, code).unwrap();
            let met = part.indicators[index].verdict == Some(Verdict::Met);
            prop_assert_eq!(shortfall == "0", met);
            if met {
                continue;
            }
            // The least step: one person or room, a cent of a split figure, else nothing at all.
            let step = match index {
                0..=2 | 6 => whole(1),
                _ if stages > 1 => fraction("0.01"),
                _ => fraction("0.000000000000000000000000000001"),
            };
            let unit = whole(if index == 5 { 10_000 } else { 1 });
            let filed = fraction(&row.amounts[&item]);
            for (less, expected) in [(zero(), Verdict::Met), (step, Verdict::NotMet)] {
                let added = (fraction(&shortfall) - less) / &unit;
                let mut changed = row.clone();
                changed.set(item, plain(&(&filed + added)));
                let county = self::county(&[changed]);
                let report = quality(&county);
                let part = crate::support::part(&report, 0, part.stage);
                prop_assert_eq!(
                    part.indicators[index].verdict, Some(expected), "{} of {:?}", shortfall, row
                );
            }
        }
    }

    #[test]
    fn a_random_county_passes_exactly_when_32_of_32_are_met_and_every_veto_is_clear(
        schools in dials(),
        filing in filing_dials(),
    ) {
        let county = draft(&schools, &filing, Blanks::Seldom).county();
        let report = quality(&county);
        let achievement = report.achievement().unwrap();
        prop_assert_eq!(achievement.total(), 32);
        let clear = report.vetoes().iter().all(|veto| veto.verdict == Verdict::Met);
        let met = report.verdict() == Verdict::Met;
        prop_assert_eq!(met, achievement.met == 32 && clear && !report.parts().is_empty());
        // Each indicator by the parts and coefficients that the report itself shows.
        for (index, found) in report.indicator_verdicts().iter().enumerate() {
            prop_assert_eq!(*found, indicator_verdict(&report, index));
        }
    }
}

/// The verdict on an indicator in the county, from the verdicts on parts and coefficients.
fn indicator_verdict(report: &Report<'_>, index: usize) -> Verdict {
    use Verdict::{Met, NotApplicable, NotAssessable, NotMet};
    let coefficients: Vec<Verdict> = report
        .balance()
        .iter()
        .filter(|row| row.indicator == index)
        .filter_map(|row| row.verdict)
        .collect();
    let misses: Vec<Verdict> = report
        .parts()
        .iter()
        .filter(|part| part.indicators[index].verdict == Some(NotMet))
        .filter_map(|part| part.verdict)
        .collect();
    let known = report
        .parts()
        .iter()
        .all(|part| part.indicators[index].verdict != Some(NotAssessable));
    let within = coefficients
        .iter()
        .all(|verdict| matches!(verdict, Met | NotApplicable));
    if report.parts().is_empty() {
        NotAssessable
    } else if coefficients.contains(&NotMet) || misses.contains(&NotMet) {
        NotMet
    } else if within && known && misses.iter().all(|verdict| *verdict == Met) {
        Met
    } else {
        NotAssessable
    }
}

/// A decimal with or without a sign.
fn signed(text: &str) -> Fraction {
    text.strip_prefix('-')
        .map_or_else(|| fraction(text), |text| -fraction(text))
}

/// A number that is a decimal of at most 60 places, as one.
fn plain(number: &Fraction) -> String {
    let text = rounded(number, 60);
    assert_eq!(fraction(&text), *number);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Every amount times a factor, the pupils with them or not.
fn scaled(rows: &[Row], factor: u32, pupils_too: bool) -> Vec<Row> {
    let pupil_items = [
        Item::StudentsPrimary,
        Item::StudentsJunior,
        Item::StudentsSenior,
    ];
    let scale = |row: &Row| {
        let mut row = row.clone();
        for (item, text) in &mut row.amounts {
            if pupils_too || !pupil_items.contains(item) {
                *text = plain(&(fraction(text) * whole(factor.into())));
            }
        }
        row
    };
    rows.iter().map(scale).collect()
}
