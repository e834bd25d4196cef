//! The one form of a code: its spellings, what is one school and one county, and leading zeros.

use super::{codes, read, refused};

/// Ways to write one code.
const SPELLINGS: [&str; 16] = [
    "2132000001",
    "'2132000001",
    "’2132000001",
    "２１３２０００００１",
    "＇2132000001",
    "2132000001\u{1f}",
    "\u{1f}2132000001",
    "\u{200b}2132000001",
    "2132\u{200b}000001",
    "\u{feff}2132000001",
    "2132000001.0",
    "2132000001.00",
    "2132000001.",
    "\"=\"\"2132000001\"\"\"",
    "=\"2132000001\"",
    "\u{3000} 2132000001\t",
];

#[test]
fn every_spelling_of_a_code_is_kept_in_one_form() {
    for spelling in SPELLINGS {
        let text = format!(
            "school_id,school_name,school_kind,county_id\n{spelling},A,primary,{spelling}\n"
        );
        let (file, warnings) = read(&text);
        assert_eq!(codes(&file), ["2132000001"], "{spelling:?}");
        assert_eq!(file.counties()[0].id(), Some("2132000001"), "{spelling:?}");
        assert!(warnings.is_empty());
    }
    for (code, kept) in [
        ("0012", "0012"),
        ("A-1", "A-1"),
        ("Ａ－１", "A-1"),
        ("12 34", "12 34"),
        ("1.5", "1.5"),
        ("V1.0", "V1.0"),
        ("1.01", "1.01"),
        ("'0012", "0012"),
    ] {
        let (file, _) = read(format!(
            "school_id,school_name,school_kind\n{code},A,primary\n"
        ));
        assert_eq!(codes(&file), [kept], "{code}");
    }
}

#[test]
fn two_spellings_of_one_code_are_one_school_and_both_are_shown() {
    let header = "school_id,school_name,school_kind";
    for spelling in &SPELLINGS[1..] {
        // As the cell reads, without the quotes and blanks around it.
        let cell = match *spelling {
            "\"=\"\"2132000001\"\"\"" => "=\"2132000001\"",
            cell => cell.trim_matches(|sign: char| {
                sign.is_whitespace() || matches!(sign, '\u{200b}' | '\u{feff}')
            }),
        };
        let shown = cell
            .replace('\u{1f}', "\\u{1f}")
            .replace('\u{200b}', "\\u{200b}");
        let place = "row 3, column `school_id` (学校代码): found";
        let own = "expected a code of its own: row 2 of the same county has it";
        let (faults, _) = refused(format!(
            "{header}\n{spelling},A,primary\n2132000001,B,primary\n"
        ));
        let of_first = if cell == "2132000001" {
            String::new()
        } else {
            format!(" as `{shown}`")
        };
        assert_eq!(
            faults,
            [format!("{place} `2132000001`, {own}{of_first}")],
            "{spelling:?}"
        );
        let (faults, _) = refused(format!(
            "{header}\n2132000001,A,primary\n{spelling},B,primary\n"
        ));
        let of_first = if cell == "2132000001" {
            ""
        } else {
            " as `2132000001`"
        };
        assert_eq!(
            faults,
            [format!("{place} `{shown}`, {own}{of_first}")],
            "{spelling:?}"
        );
    }
}

#[test]
fn two_spellings_of_one_code_are_one_county() {
    let rows: Vec<String> = SPELLINGS
        .iter()
        .enumerate()
        .map(|(index, spelling)| format!("{index},A,primary,{spelling}"))
        .collect();
    let text = format!(
        "school_id,school_name,school_kind,county_id\n{}\n",
        rows.join("\n")
    );
    let (file, warnings) = read(&text);
    assert_eq!(file.counties().len(), 1);
    assert_eq!(file.counties()[0].schools().len(), SPELLINGS.len());
    assert!(warnings.is_empty());
}

#[test]
fn codes_that_differ_by_leading_zeros_are_a_fault_that_shows_both() {
    let hint = "expected codes that differ by more than leading zeros (a spreadsheet drops them: format \
                the column as text, enter the codes in full)";
    for (first, second) in [("0012", "12"), ("12", "0012"), ("012", "0012"), ("0", "00")] {
        let (faults, _) = refused(format!(
            "school_id,school_name,school_kind\n{first},A,primary\n5,B,primary\n{second},C,primary\n"
        ));
        assert_eq!(
            faults,
            [format!(
                "row 4, column `school_id` (学校代码): found `{second}`, and `{first}` in row 2: {hint}"
            )]
        );
        let (faults, _) = refused(format!(
            "school_id,school_name,school_kind,county_id\n1,A,primary,{first}\n2,B,primary,5\n\
             3,C,primary,{second}\n4,D,primary,{second}\n"
        ));
        assert_eq!(
            faults,
            [format!(
                "row 4, column `county_id` (区县代码): found `{second}`, and `{first}` in row 2: {hint}"
            )]
        );
    }
    // Zeros elsewhere are digits like others.
    let (file, _) =
        read("school_id,school_name,school_kind\n120,A,primary\n12,B,primary\n102,C,primary\n");
    assert_eq!(codes(&file), ["120", "12", "102"]);
}

#[test]
fn a_county_code_that_no_row_has_is_as_if_it_were_not_asked_for() {
    let header = "school_id,school_name,school_kind,county_id";
    for blank in ["", " ", "NA", "\u{3000}"] {
        let (file, warnings) = read(format!(
            "{header}\n1,A,primary,{blank}\n2,B,primary,{blank}\n"
        ));
        assert!(!file.has_county_ids(), "{blank:?}");
        assert_eq!(file.counties()[0].id(), None);
        assert_eq!(codes(&file), ["1", "2"]);
        assert!(warnings.is_empty());
        // Where one row has it, all must have it.
        let (faults, _) = refused(format!(
            "{header}\n1,A,primary,{blank}\n2,B,primary,7\n3,C,primary,{blank}\n"
        ));
        let blank_at = |row: u64| {
            format!(
                "row {row}, column `county_id` (区县代码): found a blank, expected the code of the \
                 county, in full (this column must be filled in every row)"
            )
        };
        assert_eq!(faults, [blank_at(2), blank_at(4)], "{blank:?}");
    }
}
