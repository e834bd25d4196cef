//! Files as they are met: `tests/reference/field_cases/README.md` tells where they are from.

use super::{amount, codes, field, told};
use crate::support::quality;
use junheng::adapters::sheet::{SheetOptions, TableError};
use junheng::adapters::table::{ColumnQuery, QueriedTable, SchoolFile, read_school_file, template};
use junheng::model::{Item, Location, School, SchoolKind, Sponsor, Stage};
use junheng::numeric::inequality::{
    CoefficientOfVariation, FederalRangeRatio, Inequality, McLoone, Quantile,
};
use junheng::numeric::{Rational, WeightedSample, Weights};

fn read(path: &str) -> SchoolFile {
    read_school_file(field(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn faults(path: &str) -> Vec<String> {
    let error = read_school_file(field(path)).unwrap_err();
    error.to_string().lines().map(str::to_owned).collect()
}

fn asked(path: &str, query: &ColumnQuery) -> QueriedTable {
    query
        .read_file(field(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The values of a column that are there.
fn values(table: &QueriedTable, column: &str) -> Vec<f64> {
    table.values(column).iter().copied().flatten().collect()
}

/// The values and weights of the rows that have both.
fn weighted(table: &QueriedTable, value: &str, weight: &str) -> (Vec<f64>, Vec<f64>) {
    let pairs = table.values(value).iter().zip(table.weights(weight));
    pairs
        .filter_map(|(value, weight)| Some(((*value)?, weight.as_ref()?.to_f64())))
        .unzip()
}

fn variation() -> CoefficientOfVariation {
    CoefficientOfVariation::default()
}

fn unweighted(measure: &dyn Inequality, values: &[f64]) -> f64 {
    let sample = WeightedSample::unweighted(values).unwrap();
    measure.measure(&sample).unwrap()
}

fn of_weighted(measure: &dyn Inequality, (values, weights): &(Vec<f64>, Vec<f64>)) -> f64 {
    let sample = WeightedSample::new(values, Weights::new(weights).unwrap()).unwrap();
    measure.measure(&sample).unwrap()
}

fn assert_near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 5e-11, "{found} {expected}");
}

// ---- 01: thousands and totals
const DELAWARE: &str = "01-delaware-thousands-and-totals";

#[test]
fn totals_of_a_state_report_are_no_districts() {
    let query = ColumnQuery::default()
        .with_values("Total")
        .with_weights("Enrollment")
        .with_labels("District");
    for file in ["b-one-header", "c-no-separators"] {
        let table = asked(&format!("{DELAWARE}/{file}.csv"), &query);
        let pairs = weighted(&table, "Total", "Enrollment");
        assert_near(of_weighted(&variation(), &pairs), 0.523_959_821_2);
        assert_near(of_weighted(&McLoone, &pairs), 0.877_616_718_6);
        assert_near(of_weighted(&FederalRangeRatio, &pairs), 0.687_652_475_0);
        // The one without pupils has no revenue either.
        let districts: Vec<f64> = values(&table, "Total")
            .into_iter()
            .filter(|value| *value != 0.0)
            .collect();
        assert_eq!(districts.len(), 29, "{file}");
        assert_near(unweighted(&variation(), &districts), 1.119_478_793_7);
        assert_eq!(
            told(table.warnings()),
            [
                (17, "COUNTY TOTALS"),
                (27, "COUNTY TOTALS"),
                (37, "COUNTY TOTALS"),
                (38, "CHARTER TOTALS"),
                (39, "TOTAL ALL DISTRICTS"),
                (40, "TOTAL ALL DISTRICTS & DOE"),
            ]
            .map(|(row, words)| format!(
                "row {row} is passed over: `{words}` is taken for a total, not for a unit"
            )),
            "{file}"
        );
        assert_eq!(table.passed_over(), 6, "{file}");
    }
    let alone = asked(&format!("{DELAWARE}/d-districts-only.csv"), &query);
    assert_eq!(alone.len(), 29);
    assert!(alone.warnings().is_empty());
    assert_near(
        unweighted(&variation(), &values(&alone, "Total")),
        1.119_478_793_7,
    );
}

#[test]
fn all_rows_may_be_kept() {
    let query = ColumnQuery::default()
        .with_values("Total")
        .with_options(SheetOptions::default().with_all_rows_kept());
    let table = asked(&format!("{DELAWARE}/c-no-separators.csv"), &query);
    assert_eq!((table.passed_over(), table.len()), (0, 39));
    // Six totals and the district without pupils, beside the 29.
    assert_eq!(values(&table, "Total").len(), 36);
}

#[test]
fn the_labels_of_a_published_page_stand_in_its_second_row() {
    let path = format!("{DELAWARE}/a-as-published.csv");
    let table = asked(&path, &ColumnQuery::default().with_values("Enrollment"));
    assert_eq!(
        told(table.warnings())[0],
        "1 row above the header in row 2 is passed over"
    );
    let pupils = values(&table, "Enrollment");
    assert_eq!((pupils.len(), pupils[0]), (30, 11_317.0));
    // Three columns are headed Total, and two RevenueTotal are left when the rows are joined.
    for asked in ["Total", "RevenueTotal"] {
        let query = ColumnQuery::default().with_values(asked);
        let error = query.read_file(field(&path)).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!(
                "row 2, column `{asked}`: found it as column 3 (C) and again as column 4 (D), \
                 expected one column"
            )
        );
    }
}

// ---- 02: averages among districts
#[test]
fn state_averages_and_medians_are_no_districts() {
    let path = "02-nj-average-rows-among-districts/districts.csv";
    let query = ColumnQuery::default()
        .with_values("PP31")
        .with_weights("E31");
    let table = asked(path, &query);
    let districts = values(&table, "PP31");
    assert_eq!((districts.len(), table.passed_over()), (10, 8));
    assert_near(unweighted(&variation(), &districts), 0.567_284_153_8);
    assert_eq!(districts.iter().sum::<f64>() / 10.0, 19_859.8);
    let half = Rational::new(1, 2).unwrap();
    let sample = WeightedSample::unweighted(&districts).unwrap();
    let median = Quantile::new(half).unwrap().measure(&sample);
    assert_eq!(median.unwrap(), 15_015.0);
    let pairs = weighted(&table, "PP31", "E31");
    assert_near(of_weighted(&variation(), &pairs), 0.452_545_279_3);
    let warnings = told(table.warnings());
    assert_eq!(warnings.len(), 8);
    assert_eq!(
        warnings[0],
        "row 2 is passed over: `1. State average - Operating Type K-6` is taken for an average, not \
         for a unit"
    );
    assert_eq!(
        warnings[7],
        "row 15 is passed over: `6. State median - All operating types` is taken for a median, not \
         for a unit"
    );
}

// ---- 03: suppressed cells
#[test]
fn suppressed_cells_are_neither_5_nor_0() {
    let query = ColumnQuery::default()
        .with_values("chronic_absent_rate")
        .with_weights("pupils");
    // 14.2, 0 and 9.7 weighted by 812, 390 and 1024.
    let assert_right = |table: &QueriedTable| {
        let pairs = weighted(table, "chronic_absent_rate", "pupils");
        assert_eq!(pairs.0, [14.2, 0.0, 9.7]);
        let mean = pairs
            .0
            .iter()
            .zip(&pairs.1)
            .map(|(x, w)| x * w)
            .sum::<f64>()
            / 2226.0;
        assert_near(mean, 9.642_048_517_5);
        assert_near(of_weighted(&variation(), &pairs), 0.506_687_939_3);
    };
    assert_right(&asked("03-suppressed-cells/b-blanked-by-hand.csv", &query));
    // N and N.R. may be anything: what an empty cell may hold is told.
    let error = query.read_file(field("03-suppressed-cells/a-markers.csv"));
    assert_eq!(
        error.unwrap_err().to_string(),
        "row 7, column `chronic_absent_rate`: found `N`, expected a number; where there is no \
         figure, a blank, `-` or `NA`\n\
         row 10, column `chronic_absent_rate`: found `N.R.`, expected a number; where there is no \
         figure, a blank, `-` or `NA`"
    );
    let text = std::fs::read_to_string(field("03-suppressed-cells/a-markers.csv")).unwrap();
    let text = text.replace(",N.R.", ",").replace(",N\n", ",\n");
    assert_right(&query.read(std::io::Cursor::new(text)).unwrap());
}

#[test]
fn codes_for_missing_figures_are_asked_for() {
    let query = ColumnQuery::default().with_values("chronic_absent_rate");
    let path = "03-suppressed-cells/c-negative-codes.csv";
    assert_eq!(
        told(asked(path, &query).warnings()),
        [
            "column `chronic_absent_rate` has 7 values below 0 (-1, -2, -9, -3; the first in row 3): \
             if they are codes for missing figures, name them so that they are not counted"
        ]
    );
    let codes = [-1, -2, -3, -9].into_iter();
    let options = codes.fold(SheetOptions::default(), |options, code| {
        options.with_missing(code.into())
    });
    let table = asked(path, &query.with_options(options));
    assert_eq!(values(&table, "chronic_absent_rate"), [14.2, 0.0, 9.7]);
    assert!(table.warnings().is_empty());
}

// ---- 04: codes of schools
#[test]
fn one_code_is_one_school_however_a_spreadsheet_spells_it() {
    let file = |name: &str| format!("04-school-codes-in-spreadsheets/{name}.csv");
    for name in [
        "c-decimal",
        "d-tab",
        "e-apostrophe",
        "f-unit-separator",
        "g-formula",
        "h-formula-quoted",
        "o-same-names",
    ] {
        let read = read(&file(name));
        assert_eq!(
            codes(&read),
            ["2132000001", "2132000002", "2132000003"],
            "{name}"
        );
        assert!(read.warnings().is_empty(), "{name}");
    }
    let place = "column `school_id` (学校代码): found";
    for (name, code) in [
        ("a-exponent", "2.132E+09"),
        ("b-exponent-distinct", "2.13200E+09"),
    ] {
        let faults = faults(&file(name));
        assert_eq!(faults.len(), 3, "{name}");
        assert_eq!(
            faults[0],
            format!(
                "row 2, {place} `{code}`, expected the code of the school, in full (a spreadsheet \
                 has shortened it: format the column as text, enter it in full)"
            )
        );
    }
    let own = "expected a code of its own: row 2 of the same county has it";
    assert_eq!(
        faults(&file("i-rounded-zeros")),
        [3, 4].map(|row| format!("row {row}, {place} `2132000000`, {own}"))
    );
    for (name, first) in [
        ("j-mixed-tab-duplicate", ""),
        ("k-mixed-apostrophe-duplicate", " as `'2132000001`"),
        ("l-mixed-fullwidth-duplicate", " as `２１３２０００００１`"),
        ("m-mixed-1f-duplicate", r" as `\u{1f}2132000001`"),
        ("n-mixed-decimal-duplicate", " as `2132000001.0`"),
    ] {
        assert_eq!(
            faults(&file(name)),
            [format!("row 3, {place} `2132000001`, {own}{first}")],
            "{name}"
        );
    }
}

// ---- 05: what an office saves
/// The coefficient of variation of L1 among the primary schools.
fn first_coefficient(file: &SchoolFile) -> f64 {
    let report = quality(&file.counties()[0]);
    let row = report
        .balance()
        .iter()
        .find(|row| row.stage == Stage::Primary)
        .unwrap();
    row.coefficient_of_variation.unwrap()
}

#[test]
fn titles_totals_and_notes_of_an_office_are_no_schools() {
    let total = "row 5 is passed over: `合计` is taken for a total, not for a unit";
    let note = |text: &str| {
        format!("row 5 is passed over: it is taken for a note, since it begins with `{text}`")
    };
    let clean = read("05-county-office-export/a-clean.csv");
    assert!(clean.warnings().is_empty());
    assert_near(first_coefficient(&clean), 0.227_370_910_3);
    for (name, warnings) in [
        ("b-gb18030-total-row", vec![total.to_owned()]),
        (
            "c-title-above",
            vec!["1 row above the header in row 2 is passed over".to_owned()],
        ),
        ("d-footer", vec![note("填表人：")]),
        (
            "e-note-row",
            vec![note("注：学生数以学籍系统为准，截至2024年9月1日")],
        ),
        ("f-note-one-cell", vec![note("注：学生数以学籍系统为准")]),
        (
            "g-seq-total-in-code",
            vec![
                "column 1 (A) `序号` is not known and is ignored; the nearest known name is `学校代码`"
                    .to_owned(),
                total.to_owned(),
            ],
        ),
        ("h-total-in-code", vec![total.to_owned()]),
        // A kind and a code do not make a school of it.
        ("i-total-as-primary", vec![total.to_owned()]),
    ] {
        let read = read(&format!("05-county-office-export/{name}.csv"));
        assert_eq!(told(read.warnings()), warnings, "{name}");
        assert_eq!(read.counties(), clean.counties(), "{name}");
        assert_near(first_coefficient(&read), 0.227_370_910_3);
    }
}

#[test]
fn a_total_is_known_by_its_figures_when_its_words_are_allowed() {
    let options = SheetOptions::default().with_all_rows_kept();
    let path = field("05-county-office-export/i-total-as-primary.csv");
    let read = junheng::adapters::table::read_school_file_with(path, &options).unwrap();
    assert_eq!(
        told(read.warnings()),
        [
            "row 5 is passed over: all its 18 figures are sums of the rows before it, so it is taken \
             for a total, not for a unit"
        ]
    );
    assert_near(first_coefficient(&read), 0.227_370_910_3);
}

#[test]
fn of_two_header_rows_the_columns_are_told_that_can_be() {
    let read = read("05-county-office-export/j-two-level-header.csv");
    let warnings = told(read.warnings());
    let joined = "rows 1 and 2 are read together as the header";
    assert!(
        warnings.iter().any(|warning| warning == joined),
        "{warnings:?}"
    );
    let schools = read.counties()[0].schools();
    for (school, pupils) in schools.iter().zip(["500", "400", "300"]) {
        let found = amount(school, Item::StudentsPrimary);
        assert_eq!(found.as_deref(), Some(pupils));
        let rooms = amount(school, Item::MultimediaClassrooms);
        assert_eq!(rooms.as_deref(), Some("15"));
    }
    // The heads of all other columns are named.
    let unknown = warnings.iter().filter(|one| one.contains("is not known"));
    assert_eq!((schools.len(), unknown.count()), (3, 24));
}

#[test]
fn what_is_no_figure_in_the_file_of_an_office_is_told() {
    let none = "; where there is no figure, a blank, `-` or `NA`";
    let area = "expected an area in m², 0 or more, as a plain decimal";
    assert_eq!(
        faults("05-county-office-export/k-errors.csv"),
        [
            format!(
                "row 2, column `teaching_area` (教学及辅助用房总面积): found `3000㎡`, {area} (the \
                 number alone: take the unit away){none}"
            ),
            format!(
                "row 3, column `teaching_area` (教学及辅助用房总面积): found `#DIV/0!`, {area} (a \
                 formula has failed: enter the value itself, or leave the cell blank){none}"
            ),
            format!(
                "row 4, column `equipment_value` (教学仪器设备资产值（账面原值）): found \
                 `¥1,200,000.00`, expected an amount in 万元, 0 or more, as a plain decimal (the \
                 number alone: take the sign of money away){none}"
            ),
        ]
    );
    let read = read("05-county-office-export/l-fullwidth-and-blank-signs.csv");
    assert!(read.warnings().is_empty());
    assert_near(first_coefficient(&read), 0.227_370_910_3);
    let schools = read.counties()[0].schools();
    assert!(
        schools
            .iter()
            .all(|school| school.amount(Item::StudentsJunior).is_none())
    );
}

// ---- 13: words and codes of the official forms
#[test]
fn the_words_and_codes_of_the_official_forms_are_known() {
    use SchoolKind::{
        CompleteSecondary, Junior, NineYear, Primary, Special, TeachingPoint, TwelveYear,
    };
    let of = |name: &str| {
        let read = read(&format!("13-national-codes-in-coded-columns/{name}.csv"));
        assert!(read.warnings().is_empty(), "{name}");
        read.counties()[0].schools().to_vec()
    };
    let kinds = |name: &str| of(name).iter().map(School::kind).collect::<Vec<_>>();
    assert_eq!(
        kinds("a-official-kind-names"),
        [Primary, Primary, TeachingPoint]
    );
    assert_eq!(kinds("c-long-names"), [Primary, NineYear, Junior]);
    assert_eq!(
        kinds("d-more-names"),
        [TwelveYear, CompleteSecondary, Special]
    );
    for name in ["e-location-codes", "f-location-names"] {
        let places: Vec<_> = of(name).iter().map(School::location).collect();
        assert_eq!(
            places,
            [Location::Urban, Location::Town, Location::Rural].map(Some),
            "{name}"
        );
    }
    assert!(
        of("j-boarding")
            .iter()
            .all(|school| school.flag(Item::Boarding) == Some(true))
    );
}

#[test]
fn other_words_are_refused_with_the_nearest_known_one() {
    use Sponsor::{CountyEducation, Private};
    let of = |name: &str| faults(&format!("13-national-codes-in-coded-columns/{name}.csv"));
    let kinds = of("b-official-kind-codes");
    assert_eq!(kinds.len(), 2, "{kinds:?}");
    assert!(
        kinds[0].starts_with("row 2, column `school_kind` (学校类型): found `211`, expected one")
    );
    assert!(kinds[1].starts_with("row 3, column `school_kind` (学校类型): found `211 小学`"));
    let places = "expected one of urban 城区, town 镇区, rural 乡村";
    assert_eq!(
        of("g-location-other"),
        [
            format!("row 2, column `location` (城乡类型): found `城镇`, {places}; is it `城区`?"),
            format!("row 4, column `location` (城乡类型): found `县城`, {places}; is it `县镇`?"),
        ]
    );
    assert_eq!(
        of("h-sponsor"),
        ["row 2, column `sponsor` (举办者类型): found `811`, expected a sponsor code from 1 to 10"]
    );
    assert_eq!(
        of("i-sponsor2"),
        [
            "row 3, column `sponsor` (举办者类型): found `公办`, expected a sponsor code from 1 to 10; \
             is it `民办`?",
            "row 4, column `sponsor` (举办者类型): found `999`, expected a sponsor code from 1 to 10",
        ]
    );
    // What those files have beside is known.
    let text = std::fs::read_to_string(field("13-national-codes-in-coded-columns/h-sponsor.csv"));
    let (read, _) = super::read(text.unwrap().replace(",811,", ",民办,"));
    let sponsors: Vec<_> = read.counties()[0]
        .schools()
        .iter()
        .map(|school| school.sponsor().unwrap())
        .collect();
    assert_eq!(sponsors, [Private, CountyEducation, CountyEducation]);
}

// ---- 14: rows cut short
#[test]
fn blanks_that_a_spreadsheet_drops_or_adds_are_blanks() {
    let of = |name: &str| read(&format!("14-rows-cut-short-by-a-spreadsheet/{name}.csv"));
    let full = of("a-full");
    assert_eq!(full.counties()[0].schools().len(), 24);
    let cut = of("b-trailing-commas-gone");
    assert_eq!(cut.counties(), full.counties());
    assert_eq!(
        told(cut.warnings()),
        [
            "8 rows have fewer cells than the header (the first is row 18): the cells at the end are \
             taken as blank"
        ]
    );
    let extra = of("c-extra-commas");
    assert_eq!(extra.counties(), full.counties());
    assert!(extra.warnings().is_empty());
}

// ---- 18: other separators
#[test]
fn separators_are_found_and_lines_of_comment_passed_over() {
    let of = |name: &str| format!("18-semicolons-tabs-and-comment-lines/{name}");
    let query = ColumnQuery::default()
        .with_values("spend")
        .with_weights("pupils");
    for (name, warnings) in [
        ("b-tab.csv", vec![]),
        ("d-sep-line.csv", vec![]),
        (
            "c-comments.csv",
            vec!["2 rows above the header in row 3 are passed over"],
        ),
    ] {
        let table = asked(&of(name), &query);
        assert_eq!(values(&table, "spend"), [10.5, 12.5], "{name}");
        assert_eq!(
            table.weights("pupils"),
            [Some(100.into()), Some(200.into())]
        );
        assert_eq!(told(table.warnings()), warnings, "{name}");
    }
    // The decimal commas behind the semicolons are told as what they are.
    let table = asked(
        &of("a-semicolon.csv"),
        &ColumnQuery::default().with_values("pupils"),
    );
    assert_eq!(values(&table, "pupils"), [100.0, 200.0]);
    let error = query.read_file(field(&of("a-semicolon.csv"))).unwrap_err();
    let none = "; where there is no figure, a blank, `-` or `NA`";
    assert_eq!(
        error.to_string(),
        [(2, "10,5"), (3, "12,5")]
            .map(|(row, cell)| format!(
                "row {row}, column `spend`: found `{cell}`, expected a number (a comma may only part \
                 groups of three digits){none}"
            ))
            .join("\n")
    );
    let rate = ColumnQuery::default().with_values("rate");
    let error = rate.read_file(field(&of("e-percent.csv"))).unwrap_err();
    assert!(error.to_string().ends_with(&format!(
        "row 3, column `rate`: found `49.1%`, expected a number (not a percentage: take the % \
         away){none}"
    )));
    let error = query.read_file(field(&of("f-currency.csv"))).unwrap_err();
    let TableError::Faults(faults) = error else {
        panic!("{error}")
    };
    assert!(
        faults
            .to_string()
            .starts_with("row 1: found no header, expected all required columns"),
        "{faults}"
    );
    let spend = ColumnQuery::default().with_values("spend");
    let error = spend.read_file(field(&of("f-currency.csv"))).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "row 2, column `spend`: found `¥1,020.00`, expected a number (the number alone: take the \
             sign of money away){none}\n\
             row 3, column `spend`: found `$980`, expected a number (the number alone: take the sign \
             of money away){none}\n\
             row 4, column `spend`: found `(350)`, expected a number{none}"
        )
    );
}

#[test]
fn school_files_of_other_separators_and_encodings_are_read_or_named() {
    let of = |name: &str| format!("18-semicolons-tabs-and-comment-lines/{name}");
    let tab = read(&of("g-school-tab.csv"));
    assert_eq!(codes(&tab), ["2132000001", "2132000002"]);
    for name in ["h-school-semicolon.csv", "i-school-utf16.txt"] {
        let read = read(&of(name));
        assert_eq!(read.counties(), tab.counties(), "{name}");
        assert!(read.warnings().is_empty(), "{name}");
    }
    assert_eq!(
        faults(&of("j-school-fullwidth-comma.csv")),
        [
            "found fields separated by full-width commas, expected commas, tabs or semicolons: save as CSV"
        ]
    );
    assert_eq!(
        faults(&of("k-school-big5.csv")),
        [
            "found a header that is garbled: it was read in another encoding than it was written in; open the \
             first file in its own encoding (in a spreadsheet: Data, From Text/CSV) and save it again"
        ]
    );
    assert!(
        faults(&of("l-school-utf8-cut.csv"))[0].starts_with(
            "found bytes on line 3 that are not UTF-8, in a file that begins as UTF-8"
        ),
    );
}

// ---- 33: the template
#[test]
fn a_template_that_a_spreadsheet_garbled_is_named_with_its_remedy() {
    let printed = read("33-template-opened-in-a-spreadsheet/as-printed.csv");
    assert!(printed.counties()[0].schools().is_empty());
    assert_eq!(
        faults("33-template-opened-in-a-spreadsheet/saved-again.csv"),
        [
            "found bytes on line 1 that are not UTF-8, in a file that begins as UTF-8, expected one \
             encoding throughout: it was cut, or it is UTF-8 that was read as GB18030 (GBK) and saved \
             again; open the first file as UTF-8 (in a spreadsheet: Data, From Text/CSV, 65001: \
             Unicode (UTF-8)) and save it again"
        ]
    );
    // With its mark it is not taken for anything else.
    assert!(template().starts_with('\u{feff}'));
}
