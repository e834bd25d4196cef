//! What a cell says: nothing filed, suppressed, codes for missing, percentages, money, official words.

use super::{asked, not_asked, read, refused};
use junheng::adapters::sheet::SheetOptions;
use junheng::adapters::table::ColumnQuery;
use junheng::model::{Bound, Item, Location, Missing, Relation, School, SchoolKind, Sponsor};

/// The only school of a file with one column beside the required ones.
fn with_cell(header: &str, cell: &str) -> School {
    let cell = cell.replace('"', "\"\"");
    let (file, warnings) = read(format!(
        "school_id,school_name,school_kind,{header}\n1,A,primary,\"{cell}\"\n"
    ));
    assert!(warnings.is_empty(), "{warnings:?}");
    file.counties()[0].schools()[0].clone()
}

fn fault(header: &str, cell: &str) -> String {
    let (faults, _) = refused(format!(
        "school_id,school_name,school_kind,{header}\n1,A,primary,\"{cell}\"\n"
    ));
    assert_eq!(faults.len(), 1, "{faults:?}");
    faults[0].clone()
}

const NOTHING: [&str; 19] = [
    "-",
    "–",
    "—",
    "——",
    "―",
    "/",
    "\\",
    "…",
    "……",
    "NA",
    "N/A",
    "N.A.",
    "na",
    "n/a",
    "无数据",
    "null",
    "－",
    "／",
    "ＮＡ",
];

// ---- nothing filed
#[test]
fn every_sign_for_nothing_is_no_figure() {
    for sign in NOTHING.into_iter().chain(["无"]) {
        let school = with_cell("books", &format!(" {sign}\u{3000}"));
        assert_eq!(school.filed(Item::Books), Err(Missing::Declared), "{sign}");
        let query = ColumnQuery::default().with_values("x").with_weights("y");
        let (table, _) = asked(&query, format!("x,y\n{sign},5\n5,{sign}\n"));
        assert_eq!(table.values("x"), [None, Some(5.0)], "{sign}");
        assert_eq!(table.weights("y"), [Some(5.into()), None], "{sign}");
    }
    for sign in [
        "--",
        "———",
        "?",
        "N",
        "N.R.",
        "none",
        "无。",
        "没有",
        "#N/A",
        "()",
        ".",
    ] {
        let text = fault("books", sign);
        assert!(
            text.ends_with("; where there is no figure, a blank, `-` or `NA`"),
            "{text}"
        );
        let query = ColumnQuery::default().with_values("x");
        let faults = not_asked(&query, format!("x,y\n{sign},5\n"));
        assert_eq!(faults.len(), 1, "{sign}");
        assert!(faults[0].ends_with("; where there is no figure, a blank, `-` or `NA`"));
    }
}

#[test]
fn in_labels_a_blank_and_na_alone_are_nothing() {
    let query = ColumnQuery::default().with_labels("g").with_first_column();
    for sign in NOTHING {
        let (table, _) = asked(&query, format!("n,g,x\n{sign},{sign},5\n"));
        let kept = if sign == "NA" { None } else { Some(sign) };
        assert_eq!(table.label("g", 0), kept, "{sign}");
        assert_eq!(table.first_label(0), kept, "{sign}");
    }
    let (table, _) = asked(&query, "n,g,x\n,,5\n \u{3000}, ,5\n");
    assert!([0, 1].iter().all(|row| table.label("g", *row).is_none()));
    // So it is with the name of a county.
    let county = |cell: &str| {
        let (file, _) = read(format!(
            "school_id,school_name,school_kind,county_name\n1,A,primary,{cell}\n"
        ));
        file.counties()[0].name().map(str::to_owned)
    };
    assert_eq!((county(""), county("NA")), (None, None));
    assert_eq!(county("—").as_deref(), Some("—"));
}

#[test]
fn every_sign_for_nothing_leaves_a_coded_cell_unanswered() {
    for sign in NOTHING {
        assert_eq!(with_cell("location", sign).location(), None, "{sign}");
        assert_eq!(with_cell("sponsor", sign).sponsor(), None, "{sign}");
        assert_eq!(
            with_cell("boarding", sign).flag(Item::Boarding),
            None,
            "{sign}"
        );
    }
    // 无 is "no" where it answers, and no place.
    assert_eq!(
        with_cell("boarding", "无").flag(Item::Boarding),
        Some(false)
    );
    assert_eq!(
        fault("location", "无"),
        "row 2, column `location` (城乡类型): found `无`, expected one of urban 城区, town 镇区, rural 乡村"
    );
}

// ---- suppressed
#[test]
fn what_was_kept_back_is_unknown_within_its_bound() {
    let bound = |relation, number: u32| {
        let number = number.into();
        Some(Bound { relation, number })
    };
    for (cell, expected) in [
        ("*", None),
        ("**", None),
        ("S", None),
        ("＊", None),
        ("<5", bound(Relation::Below, 5)),
        ("＜5", bound(Relation::Below, 5)),
        ("＜５", bound(Relation::Below, 5)),
        ("<10", bound(Relation::Below, 10)),
        ("≤10", bound(Relation::AtMost, 10)),
        ("<= 10", bound(Relation::AtMost, 10)),
    ] {
        for (header, item) in [
            ("books", Item::Books),
            ("teaching_area", Item::TeachingArea),
        ] {
            let school = with_cell(header, cell);
            assert_eq!(
                school.filed(item),
                Err(Missing::Suppressed(expected)),
                "{cell}"
            );
        }
        let query = ColumnQuery::default().with_values("x").with_weights("y");
        let (table, _) = asked(&query, format!("x,y\n{cell},1\n1,{cell}\n"));
        assert_eq!(table.values("x"), [None, Some(1.0)], "{cell}");
        assert_eq!(table.weights("y"), [Some(1.into()), None], "{cell}");
    }
    for cell in ["s", ">5", "<", "<-5", "<five", "5*", "* 5"] {
        assert!(
            fault("books", cell).contains(&format!("found `{cell}`")),
            "{cell}"
        );
    }
    // They are no answers, and no labels.
    for cell in ["*", "<5"] {
        assert!(fault("boarding", cell).contains("found `"), "{cell}");
        assert!(fault("location", cell).contains("found `"), "{cell}");
        let query = ColumnQuery::default().with_labels("g");
        let (table, _) = asked(&query, format!("g,x\n{cell},1\n"));
        assert_eq!(table.label("g", 0), Some(cell));
    }
}

// ---- codes for missing figures
#[test]
fn codes_for_missing_figures_are_missing_when_asked() {
    let options = SheetOptions::default()
        .with_missing((-9).into())
        .with_missing(999.into());
    let text = "x,w\n-9,1\n−9.0,2\n－９,3\n999,4\n\"0,999\",999\n99,5\n9,6\n";
    let query = ColumnQuery::default().with_values("x").with_weights("w");
    let (table, warnings) = asked(&query.clone().with_options(options), text);
    let mut expected = [None; 7];
    expected[5..].copy_from_slice(&[Some(99.0), Some(9.0)]);
    assert_eq!(table.values("x"), expected);
    assert_eq!(table.weights("w")[4], None);
    assert_eq!(table.weights("w")[3], Some(4.into()));
    assert!(warnings.is_empty());
    // Unasked they are values, and a warning says what they may be.
    let (table, warnings) = asked(&query, text);
    assert_eq!(table.values("x")[..3], [Some(-9.0); 3]);
    assert_eq!(
        warnings,
        [
            "column `x` has 3 values below 0 (-9; the first in row 2): if they are codes for missing \
             figures, name them so that they are not counted"
        ]
    );
    // Values below 0 that are no such codes may be debts.
    let (_, warnings) = asked(&query, "x,w\n-9,1\n-350,1\n");
    assert!(warnings.is_empty());
    // In a school file they are faults.
    assert!(fault("books", "-9").contains("found `-9`, expected a whole number"));
}

#[cfg(feature = "json")]
mod declared_columns {
    use junheng::adapters::json::read_table_standard;
    use junheng::adapters::sheet::{SheetOptions, TableError, TableFile};
    use junheng::adapters::table::{TableLayout, UnitFault};
    use junheng::model::{Missing, UnitTable};
    use junheng::standards::TableStandard;
    use std::io::Cursor;

    const STANDARD: &str = r#"{
        "id": "t", "name": "t", "provenance": {"issuer": "t", "year": 2026},
        "columns": [
            {"code": "rate", "name": "rate", "unit": "%"},
            {"code": "spent", "name": "spent", "unit": "yuan", "signed": true},
            {"code": "pupils", "name": "pupils", "unit": "persons", "whole": true}
        ],
        "criteria": [{"code": "A", "name": "a", "source": "s",
                      "test": {"kind": "each_unit", "holds": "rate >= 0"}}]
    }"#;

    fn standard() -> TableStandard {
        read_table_standard(STANDARD).unwrap()
    }

    fn read(
        text: &str,
        options: SheetOptions,
    ) -> Result<TableFile<UnitTable>, TableError<UnitFault>> {
        let standard = standard();
        let layout = TableLayout::of(&standard).with_options(options);
        layout.read(Cursor::new(text.to_owned()))
    }

    #[test]
    fn a_percent_sign_is_read_in_a_column_of_shares_alone() {
        for (cell, value) in [
            ("12%", "12"),
            ("12.5 %", "12.5"),
            ("１２％", "12"),
            ("12", "12"),
        ] {
            let text = format!("id,rate,spent,pupils\nA,{cell},1,1\n");
            let table = read(&text, SheetOptions::default()).unwrap().content;
            assert_eq!(
                table.filed(0, "rate"),
                Ok(&value.parse().unwrap()),
                "{cell}"
            );
        }
        let error = read(
            "id,rate,spent,pupils\nA,12‰,5%,5%\n",
            SheetOptions::default(),
        );
        let none = "; where there is no figure, a blank, `-` or `NA`";
        assert_eq!(
            error.unwrap_err().to_string(),
            format!(
                "row 2, column `rate`: found `12‰`, expected a plain decimal of %, 0 or more (not a \
                 percentage: take the % away){none}\n\
                 row 2, column `spent`: found `5%`, expected a plain decimal of yuan (not a percentage: \
                 take the % away){none}\n\
                 row 2, column `pupils`: found `5%`, expected a whole number of persons, 0 or more (not a \
                 percentage: take the % away){none}"
            )
        );
    }

    #[test]
    fn values_below_0_are_warned_of_and_codes_are_missing_when_asked() {
        let text = "id,rate,spent,pupils\nA,1,-1,1\nB,2,-9,2\nC,3,5,-9\n";
        let error = read(text, SheetOptions::default()).unwrap_err();
        let TableError::Faults(faults) = error else {
            panic!("{error}")
        };
        assert_eq!(faults.faults().len(), 1);
        let warnings: Vec<String> = faults.warnings().iter().map(ToString::to_string).collect();
        assert_eq!(
            warnings,
            [
                "column `spent` has 2 values below 0 (-1, -9; the first in row 2): if they are codes for \
                 missing figures, name them so that they are not counted"
            ]
        );
        let options = SheetOptions::default().with_missing((-9).into());
        let read = read(text, options).unwrap();
        assert_eq!(read.content.filed(1, "spent"), Err(Missing::Declared));
        assert_eq!(read.content.filed(2, "pupils"), Err(Missing::Declared));
        assert_eq!(read.content.filed(0, "spent"), Ok(&"-1".parse().unwrap()));
        assert_eq!(read.warnings.len(), 1);
        let suppressed = "id,rate,spent,pupils\nA,<5,*,S\n";
        let read = super::declared_columns::read(suppressed, SheetOptions::default()).unwrap();
        for column in ["spent", "pupils"] {
            assert_eq!(
                read.content.filed(0, column),
                Err(Missing::Suppressed(None))
            );
        }
        assert!(matches!(
            read.content.filed(0, "rate"),
            Err(Missing::Suppressed(Some(_)))
        ));
    }
}

// ---- money and units
#[test]
fn signs_of_money_and_units_are_to_be_taken_away() {
    for cell in [
        "¥1,020",
        "￥1,020.00",
        "$980",
        "€5",
        "£5",
        "5€",
        "¥ 5",
        "-$5",
    ] {
        let text = fault("equipment_value", cell);
        assert!(
            text.contains(
                "as a plain decimal (the number alone: take the sign of money away); where"
            ),
            "{text}"
        );
    }
    for cell in [
        "3000㎡",
        "3000 m²",
        "500人",
        "12台",
        "3.5万元",
        "40册",
        "7平方米",
    ] {
        for header in ["teaching_area", "books"] {
            let text = fault(header, cell);
            assert!(
                text.contains("(the number alone: take the unit away); where"),
                "{text}"
            );
        }
    }
}

// ---- coded cells
#[test]
fn every_word_and_code_of_the_official_forms_is_known() {
    use SchoolKind::{Junior, NineYear, Primary, Special, TeachingPoint, TwelveYear};
    for (word, kind) in [
        ("初级中学", Junior),
        ("九年一贯制学校", NineYear),
        ("十二年一贯制学校", TwelveYear),
        ("小学教学点", TeachingPoint),
        ("完全小学", Primary),
        ("特殊教育", Special),
    ] {
        let (file, _) = read(format!("school_id,school_name,school_kind\n1,A, {word}\n"));
        assert_eq!(file.counties()[0].schools()[0].kind(), kind, "{word}");
    }
    for (words, location) in [
        (
            &["主城区", "111", "城乡结合区", "112", "１１１", "111.0"][..],
            Location::Urban,
        ),
        (
            &["镇中心区", "121", "镇乡结合区", "122", "特殊区域", "123"],
            Location::Town,
        ),
        (&["乡中心区", "210", "村庄", "220", "农村"], Location::Rural),
    ] {
        for word in words {
            assert_eq!(
                with_cell("location", word).location(),
                Some(location),
                "{word}"
            );
        }
    }
    assert_eq!(
        with_cell("sponsor", "教育部门").sponsor(),
        Some(Sponsor::CountyEducation)
    );
    assert_eq!(
        with_cell("sponsor", "民办").sponsor(),
        Some(Sponsor::Private)
    );
    for yes in ["√", "有", "Y", "y", "是", "1", "TRUE", "Ｙ"] {
        assert_eq!(
            with_cell("boarding", yes).flag(Item::Boarding),
            Some(true),
            "{yes}"
        );
    }
    for no in ["×", "无", "N", "n", "否", "0", "FALSE", "Ｎ"] {
        assert_eq!(
            with_cell("boarding", no).flag(Item::Boarding),
            Some(false),
            "{no}"
        );
    }
}

#[test]
fn what_is_not_known_is_told_with_the_nearest_known_word() {
    for (header, cell, near) in [
        ("location", "主城", Some("主城区")),
        ("location", "镇中心", Some("镇中心区")),
        ("location", "urbn", Some("urban")),
        ("location", "moon", None),
        ("sponsor", "县级教育部", Some("县级教育部门")),
        ("boarding", "fals", Some("false")),
    ] {
        let text = fault(header, cell);
        match near {
            Some(near) => assert!(text.ends_with(&format!("; is it `{near}`?")), "{text}"),
            None => assert!(!text.contains("is it"), "{text}"),
        }
    }
    let (faults, _) = refused("school_id,school_name,school_kind\n1,A,九年一贯学校\n");
    assert!(
        faults[0].ends_with("vocational 职业学校; is it `九年一贯制学校`?"),
        "{faults:?}"
    );
}
