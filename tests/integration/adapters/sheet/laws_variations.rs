//! However an office saves its schools, they are the same schools, and what was passed over is told.

use encoding_rs::GB18030;
use junheng::adapters::sheet::TableWarningKind;
use junheng::adapters::table::read_schools;
use proptest::prelude::*;
use std::fmt::Write as _;
use std::io::Cursor;

/// The columns: required ones, figures, the last of them often blank.
const COLUMNS: [&str; 9] = [
    "学校代码",
    "学校名称",
    "学校类型",
    "小学学生人数",
    "小学班级数",
    "教学及辅助用房总面积",
    "图书册数",
    "计算机台数",
    "网络多媒体教室间数",
];

/// How often a figure may stand in a row.
const FIGURES: usize = 6;

#[derive(Clone, Debug)]
struct SchoolRow {
    kind: &'static str,
    /// Figures in hundredths; those of counts are whole.
    figures: [Option<u64>; FIGURES],
}

/// How a figure is written, beside its digits.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Digits {
    Plain,
    FullWidth,
    Grouped,
}

#[derive(Clone, Debug)]
struct Variation {
    titles: usize,
    /// Words, in which column, and whether code and kind are filled.
    total: Option<(&'static str, usize, bool)>,
    note: Option<&'static str>,
    order: Vec<u32>,
    unknown: usize,
    separator: char,
    encoding: u8,
    blank_lines: bool,
    cut: bool,
    spelling: u8,
    joined: bool,
    repeated: Option<usize>,
    digits: Digits,
    end: &'static str,
}

fn schools() -> impl Strategy<Value = Vec<SchoolRow>> {
    let whole = |most: u64| (1..most).prop_map(|number| number * 100);
    let figures = (
        prop::option::weighted(0.9, whole(9_000)),
        prop::option::weighted(0.9, whole(90)),
        prop::option::weighted(0.9, 1_u64..9_000_000),
        prop::option::weighted(0.9, whole(90_000)),
        prop::option::weighted(0.6, whole(2_000)),
        prop::option::weighted(0.4, whole(300)),
    );
    let figures = figures.prop_map(|(a, b, c, d, e, f)| [a, b, c, d, e, f]);
    let kind = prop::sample::select(vec!["小学", "九年一贯制", "完全小学"]);
    let school = (kind, figures).prop_map(|(kind, figures)| SchoolRow { kind, figures });
    prop::collection::vec(school, 1..7)
}

fn variation() -> impl Strategy<Value = Variation> {
    let words = prop::sample::select(vec![
        "合计",
        "全县合计",
        "小学小计：",
        "平 均",
        "Total",
        "1. County mean",
    ]);
    let notes = prop::sample::select(vec![
        "注：以上数据",
        "填表人：甲",
        "（备注）",
        "Source: census",
    ]);
    let first = (
        0_usize..4,
        prop::option::of((words, 0_usize..3, any::<bool>())),
        prop::option::of(notes),
        prop::collection::vec(any::<u32>(), COLUMNS.len() + 2),
        0_usize..3,
        prop::sample::select(vec![',', '\t', ';']),
        0_u8..5,
    );
    let digits = prop::sample::select(vec![Digits::Plain, Digits::FullWidth, Digits::Grouped]);
    let second = (
        any::<bool>(),
        any::<bool>(),
        0_u8..7,
        any::<bool>(),
        prop::option::of(0_usize..7),
        digits,
        prop::sample::select(vec!["\n", "\r\n"]),
    );
    (first, second).prop_map(
        |(
            (titles, total, note, order, unknown, separator, encoding),
            (blank_lines, cut, spelling, joined, repeated, digits, end),
        )| Variation {
            titles,
            total,
            note,
            order,
            unknown,
            separator,
            encoding,
            blank_lines,
            cut,
            spelling,
            joined,
            repeated,
            digits,
            end,
        },
    )
}

fn code(index: usize, spelling: u8) -> String {
    let code = format!("21320000{:02}", index + 1);
    match spelling {
        1 => format!("'{code}"),
        2 => format!("=\"{code}\""),
        3 => format!("{code}.0"),
        4 => format!("\u{200b}{code}\u{1f}"),
        5 => full_width(&code),
        6 => format!(" {code}\u{3000}"),
        _ => code,
    }
}

fn full_width(text: &str) -> String {
    let wide = |sign: char| match sign {
        '0'..='9' | '.' => char::from_u32(u32::from(sign) + 0xfee0).unwrap(),
        _ => sign,
    };
    text.chars().map(wide).collect()
}

/// A figure of so many hundredths.
fn figure(hundredths: u64, digits: Digits) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let mut text = whole.to_string();
    if digits == Digits::Grouped {
        let digits = text.len();
        for place in (1..digits).rev().filter(|place| (digits - place) % 3 == 0) {
            // Behind the last comma that was put in nothing moves.
            text.insert(place, ',');
        }
    }
    if rest > 0 {
        write!(text, ".{rest:02}").unwrap();
    }
    if digits == Digits::FullWidth {
        text = full_width(&text);
    }
    text
}

#[test]
fn figures_are_grouped_from_the_right() {
    assert_eq!(figure(123_456_700, Digits::Grouped), "1,234,567");
    assert_eq!(figure(12_305, Digits::Grouped), "123.05");
    assert_eq!(figure(12_305, Digits::FullWidth), "１２３．０５");
}

fn cell(text: &str, separator: char) -> String {
    if text.contains([separator, '"']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

fn rows_of(schools: &[SchoolRow], variation: &Variation) -> Vec<Vec<String>> {
    let row = |(index, school): (usize, &SchoolRow)| {
        let labels = [
            code(index, variation.spelling),
            format!("第{}学校", index + 1),
            school.kind.to_owned(),
        ];
        let figures = school.figures.iter();
        let figures =
            figures.map(|one| one.map_or_else(String::new, |one| figure(one, variation.digits)));
        labels.into_iter().chain(figures).collect()
    };
    schools.iter().enumerate().map(row).collect()
}

/// The text of a file, and how many rows of it are to be passed over.
fn varied(schools: &[SchoolRow], variation: &Variation) -> (String, usize) {
    let mut data = rows_of(schools, variation);
    let upper: Vec<String> = COLUMNS.map(str::to_owned).to_vec();
    let mut header = vec![upper];
    if variation.joined {
        let mut lower = vec![String::new(); COLUMNS.len()];
        for column in [3, 4] {
            lower[column] = header[0][column].split_off("小学".len());
        }
        // Known by itself, whatever stands above.
        lower[6] = std::mem::replace(&mut header[0][6], "设备".to_owned());
        header.push(lower);
    }
    let mut passed = 0;
    if let Some(at) = variation.repeated {
        let at = at.min(data.len());
        for row in header.iter().rev() {
            data.insert(at, row.clone());
            passed += 1;
        }
    }
    if let Some((words, place, filled)) = variation.total {
        let mut row = vec![String::new(); COLUMNS.len()];
        if filled {
            "9999999999".clone_into(&mut row[0]);
            "小学".clone_into(&mut row[2]);
        }
        words.clone_into(&mut row[place]);
        for figures in 0..FIGURES {
            let sum = schools
                .iter()
                .filter_map(|school| school.figures[figures])
                .sum();
            row[3 + figures] = figure(sum, variation.digits);
        }
        data.push(row);
        passed += 1;
    }
    if let Some(note) = variation.note {
        let mut row = vec![String::new(); COLUMNS.len()];
        note.clone_into(&mut row[0]);
        data.push(row);
        passed += 1;
    }
    let unknown = ["序号甲", "remarks"];
    for (index, name) in unknown.iter().take(variation.unknown).enumerate() {
        header[0].push((*name).to_owned());
        header
            .iter_mut()
            .skip(1)
            .for_each(|row| row.push(String::new()));
        for row in &mut data {
            let is_header = row[0] == "学校代码" || header.len() == 2 && row[6] == "图书册数";
            row.push(if row[0] == "学校代码" {
                (*name).to_owned()
            } else if !is_header && index == 0 && !row[1].is_empty() {
                "7".to_owned()
            } else {
                String::new()
            });
        }
    }
    let width = header[0].len();
    let mut order: Vec<usize> = (0..width).collect();
    order.sort_by_key(|column| variation.order[*column]);
    let title = [
        "样例县义务教育学校办学条件统计表",
        "单位：人、平方米",
        "2024年9月",
    ];
    let mut lines: Vec<String> = title
        .iter()
        .take(variation.titles)
        .map(|one| (*one).to_owned())
        .collect();
    for (index, row) in header.iter().chain(&data).enumerate() {
        let cells = order
            .iter()
            .map(|column| cell(&row[*column], variation.separator));
        let mut line = cells
            .collect::<Vec<_>>()
            .join(&variation.separator.to_string());
        if variation.cut && index >= header.len() {
            line.truncate(line.trim_end_matches(variation.separator).len());
        }
        lines.push(line);
        if variation.blank_lines {
            lines.push(String::new());
            lines.push(variation.separator.to_string().repeat(width - 1));
        }
    }
    (lines.join(variation.end) + variation.end, passed)
}

fn encoded(text: &str, encoding: u8) -> Vec<u8> {
    let marked = || format!("\u{feff}{text}");
    match encoding {
        1 => marked().into_bytes(),
        2 => GB18030.encode(text).0.into_owned(),
        3 => marked().encode_utf16().flat_map(u16::to_le_bytes).collect(),
        4 => marked().encode_utf16().flat_map(u16::to_be_bytes).collect(),
        _ => text.as_bytes().to_vec(),
    }
}

const CLEAN: Variation = Variation {
    titles: 0,
    total: None,
    note: None,
    order: Vec::new(),
    unknown: 0,
    separator: ',',
    encoding: 0,
    blank_lines: false,
    cut: false,
    spelling: 0,
    joined: false,
    repeated: None,
    digits: Digits::Plain,
    end: "\n",
};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn schools_are_the_same_however_they_are_saved(schools in schools(), variation in variation()) {
        let order = (0..11).collect();
        let (clean, _) = varied(&schools, &Variation { order, ..CLEAN });
        let clean = read_schools(Cursor::new(clean)).unwrap();
        prop_assert_eq!(clean.counties()[0].schools().len(), schools.len());
        prop_assert_eq!(clean.warnings(), []);

        let (text, passed) = varied(&schools, &variation);
        let read = read_schools(Cursor::new(encoded(&text, variation.encoding)));
        let read = match read {
            Ok(read) => read,
            Err(error) => return Err(TestCaseError::fail(format!("{error}\n{text}"))),
        };
        prop_assert_eq!(read.counties(), clean.counties(), "{}", text);

        // Nothing is lost without a word.
        let count = |is_it: fn(&TableWarningKind) -> bool| {
            read.warnings().iter().filter(|warning| is_it(&warning.kind)).count()
        };
        let told = count(|kind| {
            matches!(
                kind,
                TableWarningKind::TotalByWords { .. }
                    | TableWarningKind::TotalByFigures { .. }
                    | TableWarningKind::Note { .. }
                    | TableWarningKind::RepeatedHeader { .. }
            )
        });
        prop_assert_eq!(told, passed, "{}", text);
        let unknown = count(|kind| matches!(kind, TableWarningKind::UnknownColumn(_)));
        prop_assert_eq!(unknown, variation.unknown, "{}", text);
        let joined = count(|kind| matches!(kind, TableWarningKind::JoinedHeader { .. }));
        prop_assert_eq!(joined, usize::from(variation.joined), "{}", text);
        let above: usize = read
            .warnings()
            .iter()
            .map(|warning| match warning.kind {
                TableWarningKind::AboveHeader { rows, .. } => rows,
                _ => 0,
            })
            .sum();
        prop_assert_eq!(above, variation.titles, "{}", text);
        let doubtful = count(|kind| {
            matches!(
                kind,
                TableWarningKind::NearlyTotal { .. } | TableWarningKind::LooksLikeMean { .. }
            )
        });
        prop_assert_eq!(doubtful, 0, "{}", text);
    }
}
