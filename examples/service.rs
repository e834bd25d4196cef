//! The library inside a service: rows of a database in; parts, verdicts, and what is short out; a report
//! stored and read back; two years compared; one figure changed; a nation of counties on threads, ranked.
//!
//! The rows are made up.

#![expect(clippy::print_stdout, reason = "an example shows its result")]

use junheng::evaluation::{Evaluator, Report, ReportComparison, ReportDocument, Verdict};
use junheng::model::{County, Item, Language, ModelError, School, SchoolKind, Stage};
use junheng::standards::catalogue;
use std::error::Error;
use std::num::NonZero;
use std::thread;

/// A row as a database has it: a figure that was not filed is null.
struct Row {
    code: &'static str,
    name: &'static str,
    pupils: i64,
    backbone: Option<i64>,
    arts: Option<i64>,
}

const fn row(
    code: &'static str,
    name: &'static str,
    pupils: i64,
    backbone: Option<i64>,
    arts: Option<i64>,
) -> Row {
    Row {
        code,
        name,
        pupils,
        backbone,
        arts,
    }
}

const ROWS_2024: [Row; 3] = [
    row("1", "Riverside", 500, Some(4), Some(5)),
    row("2", "Hillside", 1000, Some(12), Some(8)),
    row("3", "Lakeside", 250, None, Some(3)),
];
const ROWS_2025: [Row; 3] = [
    row("1", "Riverside", 480, Some(6), Some(5)),
    row("2", "Hillside", 1040, Some(9), Some(10)),
    row("3", "Lakeside", 260, Some(3), Some(3)),
];

/// A county of rows. A null stays out, and is never zero.
fn county(rows: &[Row]) -> Result<County, ModelError> {
    let school = |row: &Row| {
        let mut school = School::new(row.code, row.name, SchoolKind::Primary)?
            .with_amount(Item::StudentsPrimary, row.pupils)?;
        if let Some(backbone) = row.backbone {
            school = school.with_amount(Item::BackboneTeachersPrimary, backbone)?;
        }
        if let Some(arts) = row.arts {
            school = school.with_amount(Item::MusicTeachersPrimary, arts)?;
            for item in [
                Item::PeTeachersPrimary,
                Item::FineArtsTeachersPrimary,
                Item::ArtsTeachersPrimary,
            ] {
                school = school.with_amount(item, 0)?;
            }
        }
        Ok(school)
    };
    County::new(rows.iter().map(school).collect::<Result<_, ModelError>>()?)
}

/// A report that owns its county: it can be cached, and sent to other threads.
fn judged(county: County) -> Result<Report<'static>, Box<dyn Error>> {
    Ok(Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017)?.evaluate_owned(county))
}

fn main() -> Result<(), Box<dyn Error>> {
    let before = judged(county(&ROWS_2024)?)?;
    let after = judged(county(&ROWS_2025)?)?;

    println!("Backbone teachers per 100 pupils in 2024:");
    for part in before.parts() {
        let Some(school) = before.school_of(part) else {
            continue;
        };
        let name = school.name();
        let Some(held) = before.held(part, "L2") else {
            continue;
        };
        match (held.value, before.shortfall(part, "L2")) {
            (Ok(value), Some(short)) => println!("  {name}: {}, {short} short", value.to_f64()),
            (Ok(value), None) => println!("  {name}: {}", value.to_f64()),
            (Err(missing), _) => {
                let items: Vec<&str> = missing.items.iter().map(|item| item.en()).collect();
                println!("  {name}: waits for {}", items.join(", "));
            }
        }
    }

    let stored = serde_json::to_string(&after.as_document(Language::En))?;
    let read: ReportDocument = serde_json::from_str(&stored)?;
    let coefficient = read.balance_of(Stage::Primary, "L2").and_then(|row| row.cv);
    let kept = after
        .balance_of(Stage::Primary, "L2")
        .and_then(|row| row.coefficient_of_variation);
    println!(
        "Stored and read back: {} of 3 parts, the coefficient {}.",
        read.parts.len(),
        if coefficient == kept {
            "to the last bit"
        } else {
            "changed"
        },
    );

    println!("From 2024 to 2025:");
    for change in ReportComparison::new(&before, &after)?.coefficients() {
        if let (Ok(split), Some(indicator)) = (&change.split, after.indicator_of(change.rows.after))
        {
            let (code, effects) = (&indicator.code, &split.reported);
            println!(
                "  the coefficient of {code} changed by {}: {} by size, {} by value",
                split.reported_change, effects.size, effects.value
            );
        }
    }

    println!("If Hillside had two backbone teachers more:");
    if let Some(hillside) = after.county().school("2") {
        let backbone = Item::BackboneTeachersPrimary;
        let more = hillside.clone().with_amount(backbone, 11)?;
        let tried = judged(after.county().with_school(more))?;
        for (report, when) in [(&after, "as it is"), (&tried, "then")] {
            let part = report.part("2", Stage::Primary);
            let held = part.and_then(|part| report.held(part, "L2"));
            let verdict = held.and_then(|held| held.verdict);
            println!(
                "  {when}: {}",
                verdict.map_or("-", |one| one.word(Language::En))
            );
        }
    }

    let mut ranked = nation(2_900)?;
    ranked.sort_by(|one, other| other.met.cmp(&one.met).then(one.code.cmp(&other.code)));
    println!("{} counties; the first three:", ranked.len());
    for county in ranked.iter().take(3) {
        println!(
            "  {}: {} of {} parts meet L2",
            county.code, county.met, county.parts
        );
    }
    Ok(())
}

/// What a ranking keeps of a report.
struct Standing {
    code: String,
    met: usize,
    parts: usize,
}

/// Judges many counties, as many at a time as there are processors.
fn nation(counties: usize) -> Result<Vec<Standing>, Box<dyn Error>> {
    let evaluator = Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017)?;
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let standings: Result<Vec<Vec<Standing>>, ModelError> = thread::scope(|scope| {
        let share = |first: usize| {
            let evaluator = &evaluator;
            scope.spawn(move || {
                let own = (first..counties).step_by(threads);
                own.map(|number| {
                    let county = made_up(number)?;
                    Ok(standing(&evaluator.evaluate_owned(county)))
                })
                .collect::<Result<Vec<_>, ModelError>>()
            })
        };
        let shares: Vec<_> = (0..threads).map(share).collect();
        let joined = shares.into_iter().map(|share| {
            share
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        });
        joined.collect()
    });
    Ok(standings?.into_iter().flatten().collect())
}

fn standing(report: &Report<'_>) -> Standing {
    let parts = report.parts().iter();
    let held = parts.filter_map(|part| report.held(part, "L2"));
    Standing {
        code: report.county().id().unwrap_or_default().to_owned(),
        met: held
            .filter(|held| held.verdict == Some(Verdict::Met))
            .count(),
        parts: report.parts().len(),
    }
}

/// A county of 69 schools: of 100 to 168 pupils, and of as many backbone teachers as its number says.
fn made_up(number: usize) -> Result<County, ModelError> {
    let schools = (0..69).map(|place: i64| {
        let backbone = i64::try_from(number % 4).unwrap_or(0);
        School::new(
            format!("{place:03}"),
            format!("School {place}"),
            SchoolKind::Primary,
        )?
        .with_amount(Item::StudentsPrimary, 100 + place)?
        .with_amount(Item::BackboneTeachersPrimary, backbone)
    });
    let county = County::new(schools.collect::<Result<_, ModelError>>()?)?;
    Ok(county.with_id(format!("{number:06}")))
}
