//! Bands, alternatives and coded columns of a standard of one's own.

use super::{standard, standard_with, table};
use junheng::adapters::json::read_table_standard;
use junheng::adapters::table::TableLayout;
use junheng::evaluation::{TableEvaluator, Verdict};
use junheng::model::{AreaFiling, Filed, Language, Missing};
use junheng::standards::Formula;

const EACH: &str = r#"{"kind": "each_unit", "holds": "HOLDS"}"#;

#[test]
fn the_end_of_a_band_belongs_to_it() {
    let test = EACH.replace("HOLDS", "value >= banded(pupils, 60, 2, 90.5, 3, 4)");
    let standard = standard(&["pupils", "value"], &test);
    let filing = AreaFiling::default();
    let evaluator = TableEvaluator::new(&standard).unwrap();
    let units = table(
        &["pupils", "value"],
        &[
            "A 59 1",
            "B 60 2",
            "C 60.01 2",
            "D 60.01 3",
            "E 90.5 3",
            "F 90.51 3",
            "G 90.51 4",
            "H -5 2",
            "I - 9",
        ],
    );
    let report = evaluator.evaluate(&units, &filing);
    let verdicts: Vec<Verdict> = report.units().iter().map(|unit| unit.verdict).collect();
    let (met, not) = (Verdict::Met, Verdict::NotMet);
    assert_eq!(
        verdicts,
        [
            not,
            met,
            not,
            met,
            met,
            not,
            met,
            met,
            Verdict::NotAssessable
        ]
    );
    let explanation = &report.to_document(Language::Zh).units[1].results[0].explanation;
    assert!(
        explanation.contains("分档(pupils, 60, 2, 90.5, 3, 4)"),
        "{explanation}"
    );
}

#[test]
fn bands_read_back_as_they_are_written() {
    let text = "banded(pupils - 1, 60, 2, 90, 3, ceiling(pupils / 40, 0))";
    let bands: Formula = text.parse().unwrap();
    assert_eq!(bands.to_string(), text);
    assert_eq!(bands.figures(), ["pupils"]);
}

fn refused(text: &str) -> String {
    read_table_standard(text).unwrap_err().to_string()
}

fn with(more: &str, test: &str) -> String {
    format!(
        r#"{{"id": "t", "name": "t", "provenance": {{"issuer": "t", "year": 2026}},
            "columns": [{{"code": "pupils", "name": "p"{more}}}],
            "criteria": [{{"code": "A", "name": "a", "source": "s", "test": {test}}}]}}"#
    )
}

#[test]
fn bands_that_overlap_or_are_open_are_refused() {
    let bands = |bands: &str| {
        refused(&with(
            "",
            &EACH.replace("HOLDS", &format!("pupils >= {bands}")),
        ))
    };
    let overlap = "expected upper ends that are numbers and rise: bands overlap otherwise";
    let open = "expected what the bands are of, pairs of an upper end and a value, and a value above the last end: \
                without it the last band is open";
    for (text, expected) in [
        // The schedule of India as it is printed: up to 200, and above 150.
        ("banded(pupils, 200, 5, 150, 6, 7)", overlap),
        ("banded(pupils, 60, 2, 60, 3, 4)", overlap),
        ("banded(pupils, pupils, 2, 3)", overlap),
        ("banded(pupils, 60, 2)", open),
        ("banded(pupils, 60, 2, 90, 3)", open),
        ("banded(pupils, 60)", open),
    ] {
        let told = bands(text);
        assert_eq!(
            told,
            format!("at criteria[0].test.holds: found `{text}`; {expected}")
        );
    }
}

#[test]
fn a_code_of_a_column_has_words_and_a_number_of_its_own() {
    let codes = r#", "codes": [{"code": "yes", "name": {"zh": "是", "en": "yes!"}, "number": 1},
                               {"code": "YES", "name": {"zh": "否", "en": "no"}, "number": 1},
                               {"code": " ", "name": {"zh": "a", "en": "b"}, "number": "x"}]"#;
    let told = refused(&with(codes, &EACH.replace("HOLDS", "pupils >= 1")));
    assert!(
        told.contains(
            "at columns[0].codes[1]: found \"YES\"; expected a code, a name and a number of its own; another code has \
             one of them"
        ),
        "{told}"
    );
    assert!(
        told.contains("at columns[0].codes[2].code: found \" \""),
        "{told}"
    );
    assert!(
        told.contains("at columns[0].codes[2].number: found \"x\""),
        "{told}"
    );
}

#[test]
fn a_code_may_be_a_word_that_says_no_figure_elsewhere() {
    let codes = r#", "codes": [{"code": "P", "name": {"zh": "有", "en": "primary"}, "number": 0},
                               {"code": "S", "name": {"zh": "无", "en": " secondary"}, "number": 1},
                               {"code": "NA", "name": {"zh": "*", "en": "neither"}, "number": -9}]"#;
    let standard =
        read_table_standard(&with(codes, &EACH.replace("HOLDS", "pupils >= 0"))).unwrap();
    let layout = TableLayout::of(&standard);
    let read = |cell: &str| {
        let text = format!("id,pupils\nA,{cell}\n");
        let read = layout.read(std::io::Cursor::new(text)).unwrap();
        assert_eq!(read.warnings, [], "{cell}");
        read.content.units()[0].amounts()[0].clone()
    };
    for (cell, number) in [
        ("S", 1),
        ("s", 1),
        ("无", 1),
        ("Secondary", 1),
        ("有", 0),
        ("NA", -9),
        ("*", -9),
    ] {
        assert_eq!(read(cell), Filed::Figure(number.into()), "{cell}");
    }
    assert_eq!(read("-"), Filed::Missing(Missing::Declared));
}

#[test]
fn one_of_several_conditions_is_enough() {
    let test = r#"{"kind": "each_unit", "holds": "a >= 1", "or": ["b >= 2", "a + b >= 2.5"]}"#;
    let standard = standard_with(&["a", "b"], "", test);
    let filing = AreaFiling::default();
    let evaluator = TableEvaluator::new(&standard).unwrap();
    let units = table(
        &["a", "b"],
        &["A 1 -", "B 0 2", "C 0.9 1.6", "D 0.9 1.5", "E - 1", "F - -"],
    );
    let report = evaluator.evaluate(&units, &filing);
    let found = report.units().iter();
    let found: Vec<_> = found
        .map(|unit| (unit.verdict, unit.results[0].alternative))
        .collect();
    let (met, not, open) = (Verdict::Met, Verdict::NotMet, Verdict::NotAssessable);
    assert_eq!(
        found,
        [(met, 0), (met, 1), (met, 2), (not, 0), (open, 0), (open, 0)]
    );
    // It is written and read back as it is.
    let text = serde_json::to_string(&standard).unwrap();
    assert_eq!(read_table_standard(&text).unwrap(), standard);
    let unknown = refused(&with(
        "",
        r#"{"kind": "each_unit", "holds": "pupils >= 1", "or": ["pupil >= 2"]}"#,
    ));
    assert_eq!(
        unknown,
        "at criteria[0].test.or[0]: found `pupil`; expected the code of a column or a fact of the standard; the \
         nearest is `pupils`"
    );
}
