//! Workbooks that cannot be read, or would take all memory: each is refused with a reason.

use super::{by_hand, container, faults, faults_with, read, sample_bytes, sheet_by_hand};
use junheng::adapters::sheet::SheetOptions;

/// The sample of Excel 97 with one record of another kind, which the list of sheets has.
fn xls_with(from: [u8; 2], to: [u8; 2]) -> Vec<u8> {
    let mut bytes = sample_bytes("schools.xls");
    let at = (512..bytes.len())
        .find(|at| bytes[*at..].starts_with(&from))
        .unwrap();
    bytes[at..at + 2].copy_from_slice(&to);
    bytes
}

#[test]
fn workbooks_with_a_password_are_refused() {
    let refused = "found a workbook with a password, expected one without: open it in a spreadsheet and \
                   save it without a password";
    assert_eq!(faults(&sample_bytes("protected.xlsx")), refused);
    // Of a workbook of Excel 97 a record (2F) says so; here the one of its code page (42) becomes it.
    assert_eq!(faults(&xls_with([0x42, 0x00], [0x2f, 0x00])), refused);
    let manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>";
    let ods = container(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("META-INF/manifest.xml", manifest.as_bytes()),
        ("content.xml", b"\x01\x02"),
    ]);
    assert_eq!(faults(&ods), refused);
}

#[test]
fn containers_of_something_else_are_refused() {
    assert_eq!(
        faults(&container(&[("word/document.xml", b"<document/>")])),
        "found a ZIP container without a workbook in it, expected a workbook or text"
    );
    let text = container(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", b"<a/>"),
    ]);
    assert_eq!(
        faults(&text),
        "found a document of OpenDocument without a workbook in it, expected a workbook or text"
    );
    // BIFF5, of Excel 95, has version 0x0500.
    assert_eq!(
        faults(&xls_with([0x00, 0x06], [0x00, 0x05])),
        "found a workbook of Excel 95 or older, expected a later one: open it in a spreadsheet and save \
         it as .xlsx"
    );
}

#[test]
fn damaged_workbooks_are_refused_with_what_is_damaged() {
    let damaged = |what: &str| {
        format!(
            "found a damaged workbook ({what}), expected a whole one: open it in a spreadsheet and save \
             it again, as .xlsx or CSV"
        )
    };
    let sample = sample_bytes("schools.xlsx");
    assert_eq!(
        faults(&sample[..sample.len() / 2]),
        damaged("its container")
    );
    assert_eq!(faults(b"PK\x03\x04"), damaged("its container"));
    assert_eq!(
        faults(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        damaged("its container")
    );
    let sheet = damaged("xl/worksheets/sheet1.xml");
    let deep = "<worksheet>".to_owned() + &"<a>".repeat(1000);
    assert_eq!(faults(&by_hand(&deep, &[])), format!("Sheet1: {sheet}"));
    for broken in [
        "<worksheet><sheetData><row><c><v>1",
        "<worksheet",
        "",
        "<a>&bomb;</a>",
    ] {
        assert_eq!(
            faults(&by_hand(broken, &[])),
            format!("Sheet1: {sheet}"),
            "{broken}"
        );
    }
    let missing = sheet_by_hand(r#"<row><c t="s"><v>7</v></c></row>"#);
    assert_eq!(
        faults(&by_hand(&missing, &[])),
        format!("Sheet1: {}", damaged("a shared text is missing"))
    );
    let beyond = sheet_by_hand(r#"<row><c r="XFE1"><v>7</v></c></row>"#);
    assert_eq!(
        faults(&by_hand(&beyond, &[])),
        format!("Sheet1: {}", damaged("a cell beyond XFD1048576"))
    );
    for place in ["A4294967297", "ZZZZZZZ1", "A0", "7", "-1"] {
        let wrong = sheet_by_hand(&format!(r#"<row><c r="{place}"><v>7</v></c></row>"#));
        assert_eq!(
            faults(&by_hand(&wrong, &[])),
            format!("Sheet1: {}", damaged("the place of a cell")),
            "{place}"
        );
    }
}

#[test]
fn a_chain_of_sectors_that_goes_round_is_refused() {
    let mut bytes = sample_bytes("schools.xls");
    // The header says where the directory begins and where the list of next sectors stands.
    let number = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
    let (directory, list) = (number(48), number(76));
    let at = 512 * (list + 1) + 4 * directory;
    bytes[at..at + 4].copy_from_slice(&u32::try_from(directory).unwrap().to_le_bytes());
    assert_eq!(
        faults(&bytes),
        "found a damaged workbook (its container), expected a whole one: open it in a spreadsheet and \
         save it again, as .xlsx or CSV"
    );
}

#[test]
fn far_cells_and_blank_ones_take_no_room() {
    let far = r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    assert_eq!(
        faults(&by_hand(&sheet_by_hand(far), &[])),
        "Sheet1, row 1048576: found 16384 fields, expected at most the 4 of the header (a value with a \
         separator in it needs quotes around it)"
    );
    let blank = r#"<row><c s="1"/><c s="1"/><c s="1"/></row>"#.repeat(20_000);
    let one = r#"<row><c><v>1</v></c><c t="str"><v>A</v></c><c t="str"><v>primary</v></c></row>"#;
    let read = read(&by_hand(&sheet_by_hand(&(blank + one)), &[]));
    assert_eq!(read.counties()[0].schools().len(), 1);
}

#[test]
fn what_unfolds_to_more_than_is_read_is_refused() {
    let too_large = |what: &str| {
        format!("found a workbook with more than {what}, expected less: save the sheet as CSV")
    };
    // Rows that are far to the right: 4000 cells unfold to 65 million.
    let far = (2..4002).map(|row| format!(r#"<row r="{row}"><c r="XFD{row}"><v>1</v></c></row>"#));
    let far = far.collect::<Vec<_>>().concat();
    assert_eq!(
        faults(&by_hand(&sheet_by_hand(&far), &[])),
        format!(
            "Sheet1: {}",
            too_large("64000000 cells, blank ones before filled ones counted")
        )
    );
    // A text of 30 KB in 5000 cells is 150 MB.
    let texts = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(30_000));
    let rows = format!("<row>{}</row>", r#"<c t="s"><v>0</v></c>"#.repeat(10)).repeat(500);
    assert_eq!(
        faults(&by_hand(
            &sheet_by_hand(&rows),
            &[("xl/sharedStrings.xml", texts.as_bytes())]
        )),
        format!("Sheet1: {}", too_large("128 MiB of text"))
    );
    // A row of as much is longer than any row of a table.
    let row = format!("<row>{}</row>", r#"<c t="s"><v>0</v></c>"#.repeat(40));
    assert_eq!(
        faults(&by_hand(
            &sheet_by_hand(&row),
            &[("xl/sharedStrings.xml", texts.as_bytes())]
        )),
        "Sheet1, row 2: found a row of more than 1048576 bytes, expected a shorter one: is a line break \
         missing?"
    );
    let ods = |rows: &str| {
        let content = format!(
            r#"<office:document-content><table:table table:name="Sheet1">{rows}</table:table></office:document-content>"#
        );
        container(&[
            (
                "mimetype",
                b"application/vnd.oasis.opendocument.spreadsheet",
            ),
            ("content.xml", content.as_bytes()),
        ])
    };
    let cell = r#"<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>"#;
    let repeated = format!(
        r#"<table:table-row table:number-rows-repeated="4000000000">{cell}</table:table-row>"#
    );
    assert_eq!(
        faults(&ods(&repeated)),
        format!("Sheet1: {}", too_large("8000000 filled cells"))
    );
    let blanks = r#"<table:table-row><table:table-cell office:value-type="string"><text:p>a<text:s text:c="4000000000"/>b</text:p></table:table-cell></table:table-row>"#;
    assert!(faults(&ods(blanks)).starts_with("Sheet1, row 1: found no header"));
    let empty = r#"<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
    assert!(faults(&ods(empty)).starts_with("found no header"));
}

#[test]
fn containers_that_unpack_to_more_than_is_read_are_refused() {
    let many: Vec<String> = (0..10_001).map(|number| format!("{number}")).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(
        faults(&container(&many)),
        "found a workbook with more than 10000 files in it, expected less: save the sheet as CSV"
    );
    // A file that says it unpacks to more than is read, and one that unpacks to more than it says.
    let says = |size: u32| {
        let mut book = sample_bytes("schools.xlsx");
        let name = b"xl/workbook.xml";
        let mut names = (0..book.len()).filter(|at| book[*at..].starts_with(name));
        // The last one is that of the directory; the size stands 22 bytes before it.
        let at = names.next_back().unwrap() - 22;
        book[at..at + 4].copy_from_slice(&size.to_le_bytes());
        faults(&book)
    };
    assert_eq!(
        says((256 << 20) + 1),
        "found a workbook with more than 256 MiB in one of its files, unpacked, expected less: save the \
         sheet as CSV"
    );
    assert_eq!(
        says(100),
        "found a damaged workbook (xl/workbook.xml), expected a whole one: open it in a spreadsheet and \
         save it again, as .xlsx or CSV"
    );
}

#[test]
fn lists_that_are_too_long_are_refused() {
    let tables = r#"<table:table table:name="Sheet1"/>"#.repeat(1_001);
    let content = format!("<office:document-content>{tables}</office:document-content>");
    let ods = container(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("content.xml", content.as_bytes()),
    ]);
    assert_eq!(
        faults(&ods),
        "found a workbook with more than 1000 sheets, expected less: save the sheet as CSV"
    );
    let relations = format!(
        "<Relationships>{}</Relationships>",
        "<Relationship/>".repeat(10_001)
    );
    assert_eq!(
        faults(&container(&[("_rels/.rels", relations.as_bytes())])),
        "found a workbook with more than 10000 files in it, expected less: save the sheet as CSV"
    );
}

#[test]
fn a_missing_sheet_is_told_before_anything_is_unpacked() {
    let options = SheetOptions::default().with_sheet("x\u{7}");
    let told = faults_with(&sample_bytes("schools.ods"), &options);
    assert!(told.starts_with("found no sheet `x"), "{told}");
    assert!(!told.contains('\u{7}'));
}
