//! The sample county: what its silent schools can report, against another program.

use super::cases_sample_county::sample;
use crate::support::quality;
use junheng::evaluation::Verdict;
use junheng::model::Language;
use junheng::numeric::Determination;
use std::path::Path;

#[test]
fn what_its_two_silent_schools_report_cannot_change_whether_the_limits_are_met() {
    let reference = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference");
    let mut reference = ::csv::Reader::from_path(reference.join("possible_balance.csv")).unwrap();
    let county = sample();
    let report = quality(&county);
    let mut seen = Vec::new();
    for row in reference.deserialize() {
        let (code, stage, highest, least, greatest): (String, String, f64, f64, f64) = row.unwrap();
        let row = report
            .balance()
            .iter()
            .find(|row| {
                let indicator = &report.standard().indicators[row.indicator];
                row.stage.code() == stage && indicator.code == code
            })
            .unwrap();
        assert_eq!(row.verdict, Some(Verdict::NotAssessable));
        let possible = report.possible_balance(row).unwrap();
        let [unknown] = possible.unknown.as_slice() else {
            panic!("{possible:?}");
        };
        let close = |one: f64, other: f64| assert!((one - other).abs() < 1e-14, "{one} {other}");
        close(unknown.range.upper().unwrap().to_f64(), highest);
        close(possible.coefficient_of_variation.lower().to_f64(), least);
        let upper = possible.coefficient_of_variation.upper().unwrap();
        close(upper.to_f64(), greatest);
        assert_eq!(possible.outlook, Some(Determination::Always));
        seen.push(report.explain_possible_balance(&possible, Language::Zh));
        seen.push(report.explain_possible_balance(&possible, Language::En));
    }
    assert_eq!(
        seen,
        [
            "样例云溪中心小学的数值未知；若为0.00至6.74间：差异系数为0.140至0.283，\
             限值≤ 0.50，无论如何均达标",
            "no value of 样例云溪中心小学; if between 0.00 and 6.74 rooms: the CV is between 0.140 \
             and 0.283, limit ≤ 0.50: met whatever they report",
            "样例石桥初级中学的数值未知；若为0.00至11.68m²：差异系数为0.172至0.259，\
             限值≤ 0.45，无论如何均达标",
            "no value of 样例石桥初级中学; if between 0.00 and 11.68 m²: the CV is between 0.172 \
             and 0.259, limit ≤ 0.45: met whatever they report",
        ]
    );
}
