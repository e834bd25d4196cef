//! The report as a workbook, read back as another program reads it.

use crate::programs::{TestFile, printed, refused, run};
use calamine::{Data, Reader as _, Xlsx, open_workbook};
use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A table of the Markdown: its heading, then its rows, the header first.
type MarkdownTable = (String, Vec<Vec<String>>);

fn markdown_tables(text: &str) -> Vec<MarkdownTable> {
    let mut tables: Vec<MarkdownTable> = Vec::new();
    let mut heading = String::new();
    let mut open = false;
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            title.clone_into(&mut heading);
        }
        if !line.starts_with('|') {
            open = false;
            continue;
        }
        if !open {
            tables.push((heading.clone(), Vec::new()));
            open = true;
        }
        if line.starts_with("| ---") {
            continue;
        }
        let cells = line.trim_matches('|').split(" | ");
        let cells = cells.map(|cell| cell.trim().replace('\\', "")).collect();
        tables.last_mut().unwrap().1.push(cells);
    }
    tables
}

/// A cell as the Markdown shows it; a number with the decimals that are shown there.
fn shown(cell: &Data, beside: &str) -> String {
    match cell {
        Data::Float(number) if beside.ends_with('%') => format!("{:.1} %", number * 100.0),
        Data::Float(number) => {
            let places = beside.split_once('.').map_or(0, |(_, behind)| behind.len());
            format!("{number:.places$}")
        }
        Data::String(text) => text.clone(),
        Data::Empty => String::new(),
        other => panic!("{other:?}"),
    }
}

fn is_number(text: &str) -> bool {
    let text = text.trim_end_matches(" %");
    text.parse::<f64>().is_ok() && text.bytes().all(|one| one.is_ascii_digit() || one == b'.')
}

fn written(arguments: &[&str]) -> (TestFile, Xlsx<std::io::BufReader<fs::File>>) {
    /// Tests run side by side, each with a file of its own.
    static WRITTEN: AtomicUsize = AtomicUsize::new(0);
    let number = WRITTEN.fetch_add(1, Ordering::Relaxed);
    let file = TestFile::new(&format!("report-{number}.xlsx"), "");
    let arguments = [arguments, &["--output", file.path()]].concat();
    let (answer, _) = printed("evaluate_county", &arguments);
    assert_eq!(answer, "");
    let book = open_workbook(file.path()).unwrap();
    (file, book)
}

#[test]
fn what_is_asked_for_below_a_report_is_in_its_workbook() {
    let (_, mut book) = written(&["--possible", "--sensitivity", "--lang", "en"]);
    let sheets = book.sheet_names();
    let first = book.worksheet_range(&sheets[0]).unwrap();
    let lines: Vec<String> = first.rows().map(|row| shown(&row[0], "")).collect();
    let title = "What the coefficients that are not known can still be";
    let place = lines.iter().position(|line| line == title).unwrap();
    assert!(lines[place + 1].contains("primary L7: no value of 样例云溪中心小学"));
    let has_turned = sheets.iter().any(|sheet| {
        let range = book.worksheet_range(sheet).unwrap();
        range
            .rows()
            .flatten()
            .any(|cell| shown(cell, "") == "样例东门小学 (3204990004) primary: not met → met")
    });
    assert!(has_turned, "{sheets:?}");
}

#[test]
fn its_tables_are_those_of_the_markdown_and_its_numbers_are_numbers() {
    for language in ["zh", "en"] {
        let (_, mut book) = written(&["--lang", language]);
        let (markdown, _) = printed(
            "evaluate_county",
            &["--format", "markdown", "--lang", language],
        );
        let tables = markdown_tables(&markdown);
        assert!(tables.len() >= 11, "{}", tables.len());
        let sheets = book.sheet_names();
        let mut numbers = 0;
        for (place, (heading, rows)) in tables.iter().enumerate() {
            let sheet = &sheets[place + 1];
            let start: String = heading.chars().take(26).collect();
            assert!(sheet.starts_with(start.trim_end()), "{sheet} for {heading}");
            assert_eq!(book.worksheet_formula(sheet).unwrap().cells().count(), 0);
            let range = book.worksheet_range(sheet).unwrap();
            assert_eq!(range.height(), rows.len(), "{sheet}");
            for (row, cells) in range.rows().zip(rows) {
                assert_eq!(row.len(), cells.len(), "{sheet}");
                for (cell, expected) in row.iter().zip(cells) {
                    assert_eq!(&shown(cell, expected), expected, "{sheet}");
                    if is_number(expected) {
                        assert!(
                            matches!(cell, Data::Float(_)),
                            "{sheet}: {expected} is text"
                        );
                        numbers += 1;
                    }
                }
            }
        }
        // 57 parts with a number, their pupils, seven values and how many are met.
        assert!(numbers > 57 * 9, "{numbers}");
        // What stands in no table is on the first sheet, the worklist and the coefficients behind.
        let first = book.worksheet_range(&sheets[0]).unwrap();
        let lines: Vec<String> = first.rows().map(|row| shown(&row[0], "")).collect();
        assert!(lines[1].ends_with(if language == "zh" {
            "未达标"
        } else {
            "not met"
        }));
        let name = if language == "zh" {
            "一校一策"
        } else {
            "Worklist"
        };
        let worklist = book.worksheet_range(name).unwrap();
        let failing = worklist.rows().nth(1).unwrap();
        assert_eq!(shown(&failing[1], ""), "样例滨湖初级中学");
        assert_eq!(sheets.len(), tables.len() + 3);
    }
}

#[test]
fn its_bytes_are_the_same_each_time_and_it_has_charts_filters_and_rules() {
    let (one, _) = written(&[]);
    let (other, _) = written(&["--lang", "en"]);
    let bytes = fs::read(one.path()).unwrap();
    assert_eq!(bytes, fs::read(other.path()).unwrap());
    let mut parts = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let names: Vec<String> = parts
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    let charts = names
        .iter()
        .filter(|name| name.starts_with("xl/charts/chart"));
    assert_eq!(charts.count(), 2, "one for each stage");
    let mut found = [0; 4];
    for name in names
        .iter()
        .filter(|name| name.starts_with("xl/worksheets/sheet"))
    {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut parts.by_name(name).unwrap(), &mut text).unwrap();
        let wanted = [
            "<autoFilter",
            "<conditionalFormatting",
            "state=\"frozen\"",
            "<f>",
        ];
        for (count, wanted) in found.iter_mut().zip(wanted) {
            *count += usize::from(text.contains(wanted));
        }
    }
    let [filters, rules, frozen, formulas] = found;
    assert_eq!((filters, formulas), (2, 0));
    assert!(rules >= 4 && frozen >= 11, "{found:?}");
}

#[test]
fn a_name_that_begins_as_a_formula_is_text() {
    let schools = TestFile::new(
        "formulas.csv",
        "school_id,school_name,school_kind,students_primary,backbone_teachers_primary\n\
         =1+1,\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",primary,300,1\n@2,+3,primary,400,2\n-4,-5,primary,500,3\n",
    );
    let (_, mut book) = written(&[schools.path()]);
    let sheets = book.sheet_names();
    let texts: Vec<String> = sheets
        .iter()
        .flat_map(|sheet| {
            assert_eq!(book.worksheet_formula(sheet).unwrap().cells().count(), 0);
            let range = book.worksheet_range(sheet).unwrap();
            range
                .cells()
                .map(|(_, _, cell)| shown(cell, ""))
                .collect::<Vec<_>>()
        })
        .collect();
    for text in [
        "=1+1",
        "=HYPERLINK(\"http://x\",\"y\")",
        "@2",
        "+3",
        "-4",
        "-5",
    ] {
        assert!(texts.iter().any(|found| found == text), "{text}");
    }
}

#[test]
fn a_target_that_cannot_be_written_is_a_fault() {
    let target = "/nowhere/at/all.xlsx";
    let faults = refused("evaluate_county", &["--output", target]);
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(
        faults[0].starts_with(&format!("{target}: cannot write the report: ")),
        "{faults:?}"
    );
}

#[test]
fn another_name_gets_the_report_in_its_format() {
    let file = TestFile::new("report.json", "");
    let output = run(
        "evaluate_county",
        &["--format", "json", "--output", file.path()],
    );
    assert!(output.stdout.is_empty());
    let (answer, _) = printed("evaluate_county", &["--format", "json"]);
    assert_eq!(fs::read_to_string(file.path()).unwrap(), answer);
}
