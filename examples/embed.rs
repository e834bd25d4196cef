//! The library in a small program: from two files to a verdict with its reasons.

#![expect(clippy::print_stdout, reason = "an example shows its result")]

use junheng::adapters::{json, table};
use junheng::evaluation::{Evaluator, Verdict};
use junheng::model::Language;
use junheng::standards::catalogue;
use std::path::Path;

fn main() -> Result<(), junheng::Error> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data");
    let schools = table::read_school_file(data.join("sample_county.csv"))?;
    let filings = json::read_county_file(data.join("sample_county.json"))?;
    let has_ids = schools.has_county_ids();
    let (counties, _) = json::attach_filings(schools.into_counties(), has_ids, filings);

    let evaluator = Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017)?;
    for county in &counties {
        let report = evaluator.evaluate(county);
        println!("{}: {:?}", county.name().unwrap_or("?"), report.verdict());
        for row in report
            .balance()
            .iter()
            .filter(|row| row.verdict == Some(Verdict::NotMet))
        {
            println!("  {}", report.explain_balance(row, Language::En));
        }
    }
    Ok(())
}
