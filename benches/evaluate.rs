//! How long a county, and a nation of counties, takes to evaluate.
//!
//! `county_70` is one county of 70 schools; `nation_200k` is 200 000 schools in 2 900 counties, in
//! memory; `nation_200k_csv` is the same nation read from one school file, `nation_200k_threads` its
//! counties on all threads (feature `rayon`). `undecided_4k`, `undecided_16k` and `text_16k` tell what
//! is missing in one county of that many schools with most figures missing: the time a school must
//! not grow with their number. All figures are made up by a fixed sequence.

#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::allow_attributes,
    reason = "a benchmark may fail by panicking, and its entry points are made by macros"
)]

#[cfg(feature = "rayon")]
use criterion::{BenchmarkGroup, measurement::WallTime};
use criterion::{Criterion, criterion_group, criterion_main};
use junheng::adapters::csv::read_schools;
use junheng::evaluation::{Evaluator, TextStyle};
use junheng::model::{
    County, Fact, Filed, ITEMS, Item, Language, Location, Missing, School, SchoolKind, Sponsor,
    Unit,
};
use junheng::standards::catalogue::CN_QUALITY_BALANCE_2017;
use rust_decimal::Decimal;
use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Cursor;

const COUNTIES: usize = 2_900;
const SCHOOLS: usize = 200_000;

/// A fixed sequence of numbers that look random (`SplitMix64`).
struct Sequence(u64);

impl Sequence {
    /// The next number from `low` to `high`.
    fn next(&mut self, low: u64, high: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        low + (mixed ^ (mixed >> 31)) % (high - low + 1)
    }
}

/// So many hundredths, or ones.
fn decimal(digits: u64, scale: u32) -> Decimal {
    Decimal::from_i128_with_scale(digits.into(), scale)
}

/// A school with every item filed: pupils first, the rest in believable proportion to them.
fn school(sequence: &mut Sequence, id: usize) -> School {
    let kind = match sequence.next(0, 99) {
        0..58 => SchoolKind::Primary,
        58..86 => SchoolKind::Junior,
        86..96 => SchoolKind::NineYear,
        96..98 => SchoolKind::CompleteSecondary,
        98 => SchoolKind::TeachingPoint,
        _ => SchoolKind::Special,
    };
    let pupils = sequence.next(120, 1900);
    let mut school = School::new(format!("{id:08}"), format!("第{id}学校"), kind)
        .expect("the code and the name are not blank")
        .with_sponsor(Sponsor::CountyEducation)
        .with_location(Location::Town)
        .with_flag(Item::Boarding, false)
        .expect("boarding is answered with yes or no");
    for item in Item::amounts() {
        let stages = kind.stages();
        if item.stage().is_some_and(|stage| !stages.contains(&stage)) {
            continue;
        }
        // A whole is filed larger than its parts, as in a real file.
        let per_thousand = match item {
            Item::StudentsPrimary | Item::StudentsJunior | Item::StudentsSenior => 1000,
            Item::InCatchmentPrimary | Item::InCatchmentJunior => 990,
            Item::TeachersTotal | Item::TeachersLicensed => 150,
            Item::TeachersPrimary | Item::TeachersJunior => 70,
            Item::ClassesPrimary | Item::ClassesJunior => 25,
            Item::Entrants | Item::Graduates => 300,
            Item::Books => 30_000,
            _ => sequence.next(8, 12),
        };
        let amount = match item.unit() {
            Unit::SquareMetres => decimal(pupils * sequence.next(400, 900), 2),
            Unit::TenThousandYuan => decimal(pupils * sequence.next(20, 40), 2),
            _ => decimal(pupils * per_thousand / 1000, 0),
        };
        school = school
            .with_filings([(item, Filed::Figure(amount.into()))])
            .expect("no amount is negative");
    }
    school
}

fn county(sequence: &mut Sequence, index: usize, schools: usize) -> County {
    let schools = (0..schools)
        .map(|school_index| school(sequence, school_index))
        .collect();
    let mut filing = junheng::model::CountyFiling::default();
    for fact in Fact::ALL {
        filing
            .facts
            .insert(*fact, sequence.next(1_000, 100_000).into());
    }
    County::new(schools)
        .expect("the codes differ")
        .with_id(format!("{index:06}"))
        .with_filing(filing)
}

/// A county whose schools have filed their pupils, and of the other figures one in four.
fn sparse_county(schools: usize) -> County {
    const PUPILS: [Item; 3] = [
        Item::StudentsPrimary,
        Item::StudentsJunior,
        Item::StudentsSenior,
    ];
    let mut sequence = Sequence(16);
    let mut sparse = |index| {
        let mut school = school(&mut sequence, index);
        for item in Item::amounts().filter(|item| !PUPILS.contains(item)) {
            if sequence.next(0, 3) > 0 {
                school = school
                    .with_filings([(item, Filed::Missing(Missing::Blank))])
                    .expect("nothing is wrong with a blank");
            }
        }
        school
    };
    let schools = (0..schools).map(&mut sparse).collect();
    County::new(schools).expect("the codes differ")
}

/// What is said of a county of which most is missing.
fn tell(criterion: &mut Criterion) {
    let evaluator = Evaluator::new(&CN_QUALITY_BALANCE_2017).expect("the edition fits together");
    let mut group = criterion.benchmark_group("evaluate");
    group.sample_size(10);
    let (few, many) = (sparse_county(4_000), sparse_county(16_000));
    for (name, county) in [("undecided_4k", &few), ("undecided_16k", &many)] {
        let report = evaluator.evaluate(county);
        group.bench_function(name, |bencher| {
            bencher.iter(|| black_box(black_box(&report).undecided().len()));
        });
    }
    let report = evaluator.evaluate(&many);
    group.bench_function("text_16k", |bencher| {
        let style = TextStyle::default();
        bencher.iter(|| black_box(black_box(&report).to_text(Language::En, style).len()));
    });
    group.finish();
}

fn nation() -> Vec<County> {
    let mut sequence = Sequence(20_260_101);
    (0..COUNTIES)
        .map(|index| {
            let schools = SCHOOLS / COUNTIES + usize::from(index < SCHOOLS % COUNTIES);
            county(&mut sequence, index, schools)
        })
        .collect()
}

/// The nation as one school file.
fn nation_csv(nation: &[County]) -> String {
    let mut text: String = ITEMS
        .iter()
        .map(|item| item.code())
        .collect::<Vec<_>>()
        .join(",");
    text.push('\n');
    for county in nation {
        for school in county.schools() {
            for (column, item) in ITEMS.iter().enumerate() {
                if column > 0 {
                    text.push(',');
                }
                match *item {
                    Item::SchoolId => text.push_str(school.id()),
                    Item::SchoolName => text.push_str(school.name()),
                    Item::SchoolKind => text.push_str(school.kind().code()),
                    Item::CountyId => text.push_str(county.id().unwrap_or_default()),
                    Item::Sponsor => text.push('7'),
                    Item::Location => text.push_str("town"),
                    Item::Boarding => text.push('否'),
                    item => {
                        if let Some(amount) = school.amount(item) {
                            write!(text, "{amount}").expect("a string takes all");
                        }
                    }
                }
            }
            text.push('\n');
        }
    }
    text
}

fn evaluate(criterion: &mut Criterion) {
    let evaluator = Evaluator::new(&CN_QUALITY_BALANCE_2017).expect("the edition fits together");
    let mut group = criterion.benchmark_group("evaluate");
    let one = county(&mut Sequence(7), 0, 70);
    group.bench_function("county_70", |bencher| {
        bencher.iter(|| black_box(evaluator.evaluate(black_box(&one)).verdict()));
    });
    group.sample_size(10);
    let nation = nation();
    group.bench_function("nation_200k", |bencher| {
        bencher.iter(|| {
            for county in black_box(&nation) {
                black_box(evaluator.evaluate(county).verdict());
            }
        });
    });
    #[cfg(feature = "rayon")]
    on_all_threads(&mut group, &evaluator, &nation);
    let text = nation_csv(&nation);
    drop(nation);
    group.bench_function("nation_200k_csv", |bencher| {
        bencher.iter(|| {
            let file = read_schools(Cursor::new(black_box(&text))).expect("the file has no fault");
            for county in file.counties() {
                black_box(Evaluator::evaluate(&evaluator.clone(), county).verdict());
            }
        });
    });
    group.finish();
}

/// The counties on all threads; each report is the one that a single thread makes.
#[cfg(feature = "rayon")]
fn on_all_threads(
    group: &mut BenchmarkGroup<'_, WallTime>,
    evaluator: &Evaluator<'static>,
    nation: &[County],
) {
    use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

    let on_one = nation.iter().map(|one| evaluator.evaluate(one).verdict());
    let on_all = nation
        .par_iter()
        .map(|one| evaluator.evaluate(one).verdict());
    assert_eq!(on_one.collect::<Vec<_>>(), on_all.collect::<Vec<_>>());
    group.bench_function("nation_200k_threads", |bencher| {
        bencher.iter(|| {
            black_box(nation).par_iter().for_each(|county| {
                black_box(evaluator.evaluate(county).verdict());
            });
        });
    });
}

criterion_group!(benches, tell, evaluate);
criterion_main!(benches);
