//! Rows that are no units: totals and averages by their words and by their figures, notes, short and
//! long rows, lines of blanks.

use super::{amount, asked, codes, not_asked, read, read_with, refused};
use junheng::adapters::sheet::SheetOptions;
use junheng::adapters::table::ColumnQuery;
use junheng::model::{Item, School};

const HEADER: &str = "school_id,school_name,school_kind,students_primary,classes_primary,teaching_area,\
                      books,computers,music_rooms";
const A: &str = "1,A,primary,100,3,1000.5,500,20,1";
const B: &str = "2,B,primary,200,5,2000.25,900,30,2";
const C: &str = "3,C,primary,300,7,3000,1600,40,3";

/// A file of these rows.
fn file(rows: &[&str]) -> String {
    format!("{HEADER}\n{}\n", rows.join("\n"))
}

fn by_figures(row: u64, figures: usize) -> String {
    format!(
        "row {row} is passed over: all its {figures} figures are sums of the rows before it, so it is \
         taken for a total, not for a unit"
    )
}

fn nearly(row: u64, sums: usize, figures: usize) -> String {
    format!(
        "row {row} is kept, but {sums} of its {figures} figures are sums of the rows before it: is it a \
         total?"
    )
}

// ---- totals by their words
const CHINESE: [(&str, &str); 11] = [
    ("合计", "a total"),
    ("总计", "a total"),
    ("共计", "a total"),
    ("小计", "a total"),
    ("累计", "a total"),
    ("平均", "an average"),
    ("均值", "an average"),
    ("平均值", "an average"),
    ("中位数", "a median"),
    ("最大值", "a greatest or smallest value"),
    ("最小值", "a greatest or smallest value"),
];

fn assert_total(label: &str, taken_for: &str) {
    let warning = |words: &str| {
        [format!(
            "row 3 is passed over: `{words}` is taken for {taken_for}, not for a unit"
        )]
    };
    // With code and kind or without, in the code or in the name: it is no school.
    for row in [
        format!("9999999999,{label},primary"),
        format!(",{label},"),
        format!("{label},,"),
        format!("{label},—,—"),
        format!("{label},{label},primary"),
    ] {
        let text = format!("school_id,school_name,school_kind\n1,A,primary\n{row}\n2,B,primary\n");
        let (file, warnings) = read(&text);
        assert_eq!(codes(&file), ["1", "2"], "{row}");
        assert_eq!(warnings, warning(label.trim()), "{row}");
    }
    // Nor in a column of labels that nobody asked for.
    let district = ColumnQuery::default().with_values("spend");
    let (table, warnings) = asked(&district, format!("name,spend\nA,1\n{label},2\nB,3\n"));
    assert_eq!(table.values("spend"), [Some(1.0), Some(3.0)], "{label}");
    assert_eq!(table.passed_over(), 1, "{label}");
    assert_eq!(warnings, warning(label.trim()));
}

#[test]
fn the_words_of_a_total_count_alone_and_behind_what_they_are_of() {
    for (word, taken_for) in CHINESE {
        for scope in [
            "",
            "全县",
            "全区",
            "全市",
            "本县",
            "本区",
            "城区",
            "镇区",
            "乡村",
            "小学",
            "初中",
            "公办",
            "民办",
            "各校",
            "全县小学",
            "武进区",
            "全县（公办）",
        ] {
            assert_total(&format!("{scope}{word}"), taken_for);
        }
    }
    // Blanks and colons in between, and full-width forms.
    for label in [
        "合 计",
        "合\u{3000}计：",
        " 合计: ",
        "全县：合计",
        "合\u{a0}计",
    ] {
        let of = |text: &str| {
            read(format!(
                "school_id,school_name,school_kind\n1,{text},小学\n"
            ))
        };
        let (file, warnings) = of(label);
        assert!(file.counties()[0].schools().is_empty(), "{label}");
        assert_eq!(warnings.len(), 1, "{label}");
    }
}

#[test]
fn english_words_of_a_total_begin_or_end_a_label() {
    for (label, taken_for) in [
        ("Total", "a total"),
        ("totals", "a total"),
        ("SUBTOTAL", "a total"),
        ("Sum", "a total"),
        ("average", "an average"),
        ("Mean", "an average"),
        ("MEDIAN", "a median"),
        ("COUNTY TOTALS", "a total"),
        ("TOTAL ALL DISTRICTS", "a total"),
        ("Grand total:", "a total"),
        ("1. State average - K-6", "an average"),
        ("6. State median - All operating types", "a median"),
        ("Mean of all schools", "an average"),
        ("1. Average of the state", "an average"),
        ("(2) Median of all - K-6", "a median"),
    ] {
        assert_total(label, taken_for);
    }
}

#[test]
fn schools_and_labels_that_hold_such_words_are_no_totals() {
    for name in [
        "合计小学",
        "平均主义研究学校",
        "高于平均",
        "低于平均值",
        "公平均衡学校",
        "总计划小学",
        "最大值得小学",
        "Totality School",
        "Summit School",
        "Meanwood Primary",
        "Averageville",
        "St. Mary - total rebuild",
        "The average Joe school",
    ] {
        let (file, warnings) = read(format!(
            "school_id,school_name,school_kind\n1,{name},小学\n"
        ));
        assert_eq!(file.counties()[0].schools()[0].name(), name);
        assert!(warnings.is_empty(), "{name}: {warnings:?}");
    }
    let levels = ColumnQuery::default()
        .with_values("spend")
        .with_labels("level");
    let (table, warnings) = asked(&levels, "name,level,spend\nA,高于平均,1\nB,低于平均,2\n");
    assert_eq!(table.label("level", 0), Some("高于平均"));
    assert_eq!((table.len(), warnings.len()), (2, 0));
}

#[test]
fn a_caller_may_keep_all_rows() {
    let text = "school_id,school_name,school_kind\n1,Total,primary\n2,合计,小学\n";
    let options = SheetOptions::default().with_all_rows_kept();
    let (file, warnings) = read_with(text, &options);
    assert_eq!(codes(&file), ["1", "2"]);
    assert!(warnings.is_empty(), "{warnings:?}");
    let query = ColumnQuery::default()
        .with_values("x")
        .with_options(options);
    let (table, _) = asked(&query, "name,x\nTotal,1\nMean,2\n");
    assert_eq!((table.len(), table.passed_over()), (2, 0));
}

#[test]
fn of_very_many_such_rows_a_thousand_are_told_of() {
    let text = format!(
        "school_id,school_name,school_kind\n{}1,A,primary\n",
        ",小计,\n".repeat(1_002)
    );
    let (file, warnings) = read(text);
    assert_eq!(codes(&file), ["1"]);
    assert_eq!(warnings.len(), 1_001);
    assert_eq!(
        warnings[1_000],
        "2 more rows are passed over as totals, averages, notes or headers"
    );
}

// ---- totals by their figures
#[test]
fn a_row_of_sums_is_a_total_whatever_it_is_called() {
    // 100 + 200 + 300, 3 + 5 + 7, 1000.5 + 2000.25 + 3000, …
    for total in [
        "9,All,primary,600,15,6000.75,3000,90,6",
        ",,,600,15,6000.75,3000,90,6",
        "9,All,nonsense,600,15,6000.75,3000,90,6",
        "9,All,primary,600.0,15,6000.750,\"3,000\",90,6",
        // Rounded to the digits shown, half up.
        "9,All,primary,600,15,6000.8,3000,90,6",
        "9,All,primary,600,15,6001,3000,90,6",
        // What is not filed is no figure that differs: five are left.
        "9,All,primary,600,15,-,3000,90,6",
        "9,All,primary,600,15,,3000,90,6",
    ] {
        let (file, warnings) = read(file(&[A, B, C, total]));
        assert_eq!(codes(&file), ["1", "2", "3"], "{total}");
        let figures = total
            .split(',')
            .skip(3)
            .filter(|cell| !matches!(*cell, "" | "-"));
        let figures = figures.count() - usize::from(total.contains('"'));
        assert_eq!(warnings, [by_figures(5, figures)], "{total}");
    }
}

#[test]
fn one_figure_off_makes_it_nearly_a_total_and_two_a_school() {
    for (total, sums) in [
        ("9,All,primary,601,15,6000.75,3000,90,6", Some(5)),
        ("9,All,primary,600,15,6000.76,3000,90,6", Some(5)),
        ("9,All,primary,600,15,6000.7,3000,90,6", Some(5)),
        ("9,All,primary,600,15,6000,3000,90,6", Some(5)),
        // Four of five are four fifths.
        ("9,All,primary,601,15,,3000,90,6", Some(4)),
        // Four of six are less.
        ("9,All,primary,601,16,6000.75,3000,90,6", None),
        // Three of five are less too.
        ("9,All,primary,601,16,,3000,90,6", None),
    ] {
        let (file, warnings) = read(file(&[A, B, C, total]));
        assert_eq!(codes(&file), ["1", "2", "3", "9"], "{total}");
        let figures = 6 - usize::from(total.contains(",,"));
        let expected: Vec<String> = sums
            .map(|sums| nearly(5, sums, figures))
            .into_iter()
            .collect();
        assert_eq!(warnings, expected, "{total}");
    }
}

#[test]
fn three_rows_and_five_figures_are_needed() {
    let (read_two, warnings) = read(file(&[A, B, "9,All,primary,300,8,3000.75,1400,50,3"]));
    assert_eq!(codes(&read_two), ["1", "2", "9"]);
    assert!(warnings.is_empty(), "{warnings:?}");
    // Zeros do not count among the five, but must be sums too.
    let zero = |row: &str| row.rsplit_once(',').unwrap().0.to_owned() + ",0";
    let [a, b, c] = [A, B, C].map(zero);
    let rows = |total| file(&[a.as_str(), b.as_str(), c.as_str(), total]);
    let (read_five, warnings) = read(rows("9,All,primary,600,15,6000.75,3000,90,0"));
    assert_eq!(codes(&read_five), ["1", "2", "3"]);
    assert_eq!(warnings, [by_figures(5, 6)]);
    let (read_four, warnings) = read(rows("9,All,primary,600,15,,3000,90,0"));
    assert_eq!(codes(&read_four), ["1", "2", "3", "9"]);
    assert!(warnings.is_empty(), "{warnings:?}");
    let (read_off, warnings) = read(rows("9,All,primary,600,15,6000.75,3000,90,1"));
    assert_eq!(codes(&read_off), ["1", "2", "3", "9"]);
    assert_eq!(warnings, [nearly(5, 5, 6)]);
    // A column that no row has filled adds to nothing.
    let blank = |row: &str| row.rsplit_once(',').unwrap().0.to_owned() + ",";
    let [a, b, c] = [A, B, C].map(blank);
    let (read_blank, warnings) = read(file(&[
        a.as_str(),
        b.as_str(),
        c.as_str(),
        "9,All,primary,600,15,6000.75,3000,90,0",
    ]));
    assert_eq!(codes(&read_blank), ["1", "2", "3"]);
    assert_eq!(warnings, [by_figures(5, 6)]);
}

#[test]
fn sums_since_the_last_total_are_totals_and_so_is_the_sum_of_all() {
    let sum_of_three = "8,X,primary,600,15,6000.75,3000,90,6";
    let d = "4,D,primary,10,1,10,10,1,1";
    let e = "5,E,primary,20,2,20,30,2,3";
    let sum_of_two = "9,Y,primary,30,3,30,40,3,4";
    let sum_of_all = "7,Z,primary,630,18,6030.75,3040,93,10";
    let (all, warnings) = read(file(&[A, B, C, sum_of_three, d, e, sum_of_two, sum_of_all]));
    assert_eq!(codes(&all), ["1", "2", "3", "4", "5"]);
    assert_eq!(warnings, [5, 8, 9].map(|row| by_figures(row, 6)));
    // One row since the last total is no sum: D again is a school.
    let again = d.replace("4,D", "6,F");
    let (one, warnings) = read(file(&[A, B, C, sum_of_three, d, &again]));
    assert_eq!(codes(&one), ["1", "2", "3", "4", "6"]);
    assert_eq!(warnings, [by_figures(5, 6)]);
    // A total by its words is one too: behind it sums begin anew.
    let by_words = "8,小计,primary,600,15,6000.75,3000,90,7";
    let (words, warnings) = read(file(&[A, B, C, by_words, d, e, sum_of_two]));
    assert_eq!(codes(&words), ["1", "2", "3", "4", "5"]);
    assert_eq!(warnings.len(), 2);
    assert_eq!(warnings[1], by_figures(8, 6));
    // Nor are two rows a sum where no total stands before them.
    let (two, warnings) = read(file(&[d, e, sum_of_two]));
    assert_eq!(codes(&two), ["4", "5", "9"]);
    assert!(warnings.is_empty(), "{warnings:?}");
}

#[test]
fn each_county_has_its_own_sums() {
    let with = |county: &str, row: &str| format!("{county},{row}");
    let total = "9,All,primary,600,15,6000.75,3000,90,6";
    let rows = [
        with("N", A),
        with("S", A),
        with("N", B),
        with("S", B),
        with("N", C),
        with("S", C),
        with("N", total),
        with("S", total),
    ];
    let text = format!("county_id,{HEADER}\n{}\n", rows.join("\n"));
    let (both, warnings) = read(&text);
    assert_eq!(warnings, [by_figures(8, 6), by_figures(9, 6)]);
    for county in both.counties() {
        let ids: Vec<&str> = county.schools().iter().map(School::id).collect();
        assert_eq!(ids, ["1", "2", "3"]);
    }
    // The sum of the schools of both is none of either.
    let sum_of_both = with("S", "9,All,primary,1200,30,12001.5,6000,180,12");
    let text = format!(
        "county_id,{HEADER}\n{}\n{sum_of_both}\n",
        rows[..6].join("\n")
    );
    let (kept, warnings) = read(&text);
    assert_eq!(kept.counties()[1].schools().len(), 4);
    assert!(warnings.is_empty(), "{warnings:?}");
}

#[test]
fn a_row_of_means_is_kept_with_a_warning() {
    // 600 / 3, 15 / 3, 6000.75 / 3 = 2000.25, 3000 / 3, 90 / 3, 6 / 3.
    let mean = |area: &str| format!("9,M,primary,200,5,{area},1000,30,2");
    for area in ["2000.25", "2000.3", "2000"] {
        let (kept, warnings) = read(file(&[A, B, C, &mean(area)]));
        assert_eq!(codes(&kept), ["1", "2", "3", "9"]);
        assert_eq!(
            warnings,
            [
                "row 5 is kept, but all its 6 figures are means of the rows before it: is it an average?"
            ],
            "{area}"
        );
    }
    let (_, warnings) = read(file(&[A, B, C, &mean("2000.26")]));
    assert!(warnings.is_empty(), "{warnings:?}");
    let (_, warnings) = read(file(
        &[A, B, "9,M,primary,150,4,1500.375,700,25,1.5"]
            .map(|row| row.strip_suffix(".5").unwrap_or(row)),
    ));
    assert!(warnings.is_empty(), "{warnings:?}");
    // Rows that are all alike are each the mean of the others.
    let alike = ["1", "2", "3", "4"].map(|id| A.replacen('1', id, 1));
    let alike: Vec<&str> = alike.iter().map(String::as_str).collect();
    let (kept, warnings) = read(file(&alike));
    assert_eq!(codes(&kept), ["1", "2", "3", "4"]);
    assert!(warnings.is_empty(), "{warnings:?}");
}

#[test]
fn tables_of_asked_columns_know_totals_by_all_their_figures() {
    let text = "name,a,b,c,d,e\nA,1,2,3,4,5\nB,-10,20,30,40,50\nC,100,200,300,400,500\n\
                Everything,91,222,333,444,555\nD,1,1,1,1,1\n";
    let query = ColumnQuery::default().with_values("a").with_first_column();
    let (table, warnings) = asked(&query, text);
    assert_eq!(table.values("a"), [1.0, -10.0, 100.0, 1.0].map(Some));
    assert_eq!(table.first_label(3), Some("D"));
    assert_eq!(table.passed_over(), 1);
    assert_eq!(warnings, [by_figures(5, 5)]);
    let (table, warnings) = asked(&query, text.replace(",555", ",556"));
    assert_eq!((table.len(), table.passed_over()), (5, 0));
    assert_eq!(warnings, [nearly(5, 4, 5)]);
}

// ---- notes
const NOTES: [&str; 14] = [
    "注",
    "备注",
    "说明",
    "填表",
    "制表",
    "审核",
    "单位",
    "负责人",
    "联系",
    "日期",
    "来源",
    "Note",
    "Source",
    "Prepared",
];

#[test]
fn a_row_that_begins_as_a_note_and_has_no_figure_is_one() {
    for word in NOTES {
        let text = format!("{word}：甲");
        let warning = |row: u64| {
            [format!(
                "row {row} is passed over: it is taken for a note, since it begins with `{text}`"
            )]
        };
        // Between schools as well as behind them, in any column, and wider than the header.
        for note in [
            text.clone(),
            format!(",,,,{text}"),
            format!("{text},乙,,,,,,,,,,,丙"),
            format!(",{text},小学"),
        ] {
            let (read, warnings) = read(file(&[A, &note, B]));
            assert_eq!(codes(&read), ["1", "2"], "{note}");
            assert_eq!(warnings, warning(3), "{note}");
        }
        // With code, name and kind it is a school.
        let (read, warnings) = read(file(&[&format!("{word}1,{word},primary,,,,,,")]));
        assert_eq!(codes(&read).len(), 1, "{word}");
        assert!(warnings.is_empty(), "{word}");
        // With a figure it is no note, and lacks a code.
        let (faults, _) = refused(file(&[&format!(",{word},primary,5,,,,,")]));
        assert_eq!(faults.len(), 1, "{word}");
        // A table of asked columns has them too.
        let query = ColumnQuery::default().with_values("x");
        let (table, _) = asked(&query, format!("name,x\nA,1\n{text},\n{text},乙\nB,2\n"));
        assert_eq!((table.len(), table.passed_over()), (2, 2), "{word}");
    }
}

#[test]
fn behind_the_last_school_a_row_without_figures_is_a_note() {
    let warning = |row: u64, text: &str| {
        format!("row {row} is passed over: it is taken for a note, since it begins with `{text}`")
    };
    let (read_all, warnings) = read(file(&[
        A,
        "核对无误,,,,,,,,",
        ",王老师,,,,,,,",
        "印章,,,,,,,,",
    ]));
    assert_eq!(codes(&read_all), ["1"]);
    assert_eq!(
        warnings,
        [
            warning(3, "核对无误"),
            warning(4, "王老师"),
            warning(5, "印章"),
        ]
    );
    // With two of code, name and kind it is a school at fault.
    let (faults, _) = refused(file(&[A, "2,王老师,"]));
    assert_eq!(
        faults,
        [
            "row 3, column `school_kind` (学校类型): found a blank, expected one of primary 小学, junior \
             初中, nine_year 九年一贯制, twelve_year 十二年一贯制, complete_secondary 完全中学, \
             teaching_point 教学点, special 特殊教育学校, vocational 职业学校 (this column must be \
             filled in every row)"
        ]
    );
    // So is a row with a figure.
    let (faults, _) = refused(file(&[A, "核对无误,,,5,,,,,"]));
    assert_eq!(faults.len(), 2, "{faults:?}");
    // And what stands between schools.
    let (faults, warnings) = refused(file(&[A, "核对无误,,,,,,,,", B]));
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(
        faults
            .iter()
            .all(|fault| fault.starts_with("row 3, column "))
    );
    assert!(warnings.is_empty(), "{warnings:?}");
}

#[test]
fn a_text_among_figures_is_a_note_by_its_word_alone() {
    let query = ColumnQuery::default().with_values("x");
    assert_eq!(
        not_asked(&query, "name,x\nA,1\nchecked,by hand\n"),
        [
            "row 3, column `x`: found `by hand`, expected a number; where there is no figure, a blank, \
             `-` or `NA`"
        ]
    );
    assert_eq!(
        not_asked(&query, "name,x\nNoted 5,by hand\nNote,by hand\nNo,x\n").len(),
        1
    );
}

// ---- short rows, long rows, blank lines
#[test]
fn short_rows_are_blank_at_the_end_with_one_warning() {
    let (short, warnings) = read(file(&[
        "1,A,primary,100",
        B,
        "2,B,primary".replace('2', "4").as_str(),
    ]));
    let schools = short.counties()[0].schools();
    assert_eq!(
        amount(&schools[0], Item::StudentsPrimary).as_deref(),
        Some("100")
    );
    assert_eq!(amount(&schools[0], Item::Books), None);
    assert_eq!(schools.len(), 3);
    assert_eq!(
        warnings,
        [
            "2 rows have fewer cells than the header (the first is row 2): the cells at the end are \
             taken as blank"
        ]
    );
}

#[test]
fn long_rows_are_faults_where_a_value_stands_beyond_the_header() {
    let (long, warnings) = read(file(&[&format!("{A},, ,\u{3000},")]));
    assert_eq!(codes(&long), ["1"]);
    assert!(warnings.is_empty(), "{warnings:?}");
    let (faults, _) = refused(file(&[&format!("{A},,x,")]));
    assert_eq!(
        faults,
        [
            "row 2: found 11 fields, expected at most the 9 of the header (a value with a separator in \
             it needs quotes around it)"
        ]
    );
}

#[test]
fn an_empty_line_is_no_row_and_a_line_of_blanks_is_omitted() {
    let query = ColumnQuery::default().with_values("x");
    let (table, warnings) = asked(&query, "x\n1\n\n\"\"\n \n2\n\n");
    assert_eq!(table.values("x"), [Some(1.0), Some(2.0)]);
    assert_eq!([0, 1].map(|index| table.row(index)), [Some(2), Some(6)]);
    assert_eq!(table.passed_over(), 2);
    assert!(warnings.is_empty(), "{warnings:?}");
    let (table, _) = asked(&query, "x,y\n1,\n,\n\n \n,,,\n2,\n");
    assert_eq!((table.len(), table.passed_over()), (2, 3));
    let (schools, warnings) = read(file(&[A, ",,,,,,,,", "", ",", B]));
    assert_eq!(codes(&schools), ["1", "2"]);
    assert!(warnings.is_empty(), "{warnings:?}");
}
