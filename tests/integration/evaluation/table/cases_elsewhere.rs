//! Editions of other places: at, below and above each bound, and their samples.

use super::{file, table};
use junheng::adapters::json::read_area_filing_file;
use junheng::adapters::table::TableLayout;
use junheng::evaluation::{TableEvaluator, Verdict};
use junheng::model::{Amount, AreaFiling, Filed, Language, Missing, UnitTable};
use junheng::standards::TableStandard;
use junheng::standards::catalogue::{
    EU_EDUCATION_AREA_2030, GB_INFANT_CLASS_2012, IN_RTE_SCHEDULE_2009,
    IN_RTE_SCHEDULE_2009_HEAD_ABOVE_200, TW_CLASS_SIZE_2007, US_EQUITY_FACTOR_2002_CAPPED,
    US_EXPENDITURE_DISPARITY_1995, US_MAINTENANCE_OF_EFFORT_2015, US_TITLE1_COMPARABILITY,
};

const MET: Verdict = Verdict::Met;
const NOT: Verdict = Verdict::NotMet;
const OPEN: Verdict = Verdict::NotAssessable;
const NONE: Verdict = Verdict::NotApplicable;

/// What a criterion says of one unit, of which these figures are known: `code amount, code amount …`.
fn held(standard: &TableStandard, criterion: &str, figures: &str, filing: &AreaFiling) -> Verdict {
    let columns: Vec<&str> = standard.columns.iter().map(|one| &*one.code).collect();
    let mut amounts = vec![Filed::Missing(Missing::Blank); columns.len()];
    for figure in figures.split(',') {
        let (code, amount) = figure.trim().split_once(' ').unwrap();
        let place = columns.iter().position(|column| *column == code);
        amounts[place.unwrap_or_else(|| panic!("{code}"))] =
            Filed::Figure(amount.trim().parse::<Amount>().unwrap());
    }
    let mut units = UnitTable::new(columns).unwrap();
    units.push("A", amounts).unwrap();
    let evaluator = TableEvaluator::new(standard).unwrap();
    let report = evaluator.evaluate(&units, filing);
    let each = standard.criteria.iter();
    let place = each
        .map(|one| &*one.code)
        .position(|code| code == criterion);
    report.units()[0].results[place.unwrap()].verdict
}

fn expect(standard: &TableStandard, criterion: &str, cases: &[(&str, Verdict)]) {
    let filing = AreaFiling::default();
    for (figures, verdict) in cases {
        let found = held(standard, criterion, figures, &filing);
        assert_eq!(found, *verdict, "{criterion}: {figures}");
    }
}

#[test]
fn teachers_of_classes_one_to_five_go_by_bands() {
    // Two up to 60 children, 3 to 90, 4 to 120, 5 to 200; above, 40 for each: 201 take 6, 240 too, 241 take 7.
    let bands = [
        (1, 2),
        (60, 2),
        (61, 3),
        (90, 3),
        (91, 4),
        (120, 4),
        (121, 5),
        (150, 5),
        (151, 5),
        (200, 5),
        (201, 6),
        (240, 6),
        (241, 7),
        (280, 7),
        (281, 8),
    ];
    for standard in [&IN_RTE_SCHEDULE_2009, &IN_RTE_SCHEDULE_2009_HEAD_ABOVE_200] {
        for (children, teachers) in bands {
            for (own, verdict) in [(teachers - 1, NOT), (teachers, MET), (teachers + 1, MET)] {
                let figures = format!("children_primary {children}, teachers_primary {own}");
                expect(standard, "teachers_primary", &[(&figures, verdict)]);
            }
        }
        expect(
            standard,
            "teachers_primary",
            &[
                ("children_primary 0, teachers_primary 0", NONE),
                ("children_primary 61", OPEN),
                ("teachers_primary 3", OPEN),
            ],
        );
    }
}

#[test]
fn the_head_teacher_of_the_schedule_is_read_in_two_ways() {
    let heads =
        |children: u32, heads: u32| format!("children_primary {children}, heads_primary {heads}");
    for (children, heads_asked, from_151, from_201) in [
        (149, 0, NONE, NONE),
        (150, 0, NONE, NONE),
        (151, 0, NOT, NONE),
        (151, 1, MET, NONE),
        (151, 2, MET, NONE),
        (199, 0, NOT, NONE),
        (200, 0, NOT, NONE),
        (200, 1, MET, NONE),
        (201, 0, NOT, NOT),
        (201, 1, MET, MET),
        (201, 2, MET, MET),
    ] {
        let figures = heads(children, heads_asked);
        expect(
            &IN_RTE_SCHEDULE_2009,
            "head_primary",
            &[(&figures, from_151)],
        );
        expect(
            &IN_RTE_SCHEDULE_2009_HEAD_ABOVE_200,
            "head_primary",
            &[(&figures, from_201)],
        );
    }
}

#[test]
fn the_rest_of_the_schedule_is_held_at_its_bounds() {
    for standard in [&IN_RTE_SCHEDULE_2009, &IN_RTE_SCHEDULE_2009_HEAD_ABOVE_200] {
        the_rest_is_held_at_its_bounds(standard);
    }
}

fn the_rest_is_held_at_its_bounds(standard: &TableStandard) {
    // One child takes 1, 35 take 1, 36 take 2.
    for (children, teachers) in [(1, 1), (34, 1), (35, 1), (36, 2), (70, 2), (71, 3)] {
        for (own, verdict) in [(teachers - 1, NOT), (teachers, MET), (teachers + 1, MET)] {
            let figures =
                format!("children_upper {children}, classes_upper 1, teachers_upper {own}");
            expect(standard, "teachers_upper", &[(&figures, verdict)]);
        }
    }
    // 105 children take 3, 106 take 4; three classes take 3 however few the children.
    expect(
        standard,
        "teachers_upper",
        &[
            ("children_upper 105, classes_upper 3, teachers_upper 3", MET),
            ("children_upper 105, classes_upper 3, teachers_upper 2", NOT),
            ("children_upper 106, classes_upper 3, teachers_upper 3", NOT),
            ("children_upper 106, classes_upper 3, teachers_upper 4", MET),
            ("children_upper 106, classes_upper 3, teachers_upper 5", MET),
            ("children_upper 20, classes_upper 3, teachers_upper 2", NOT),
            ("children_upper 20, classes_upper 3, teachers_upper 3", MET),
            ("children_upper 20, classes_upper 3, teachers_upper 4", MET),
            ("children_upper 0", NONE),
            ("children_upper 20, teachers_upper 3", OPEN),
        ],
    );
    expect(
        standard,
        "head_upper",
        &[
            ("children_upper 99, heads_upper 0", NONE),
            ("children_upper 100, heads_upper 0", NONE),
            ("children_upper 101, heads_upper 0", NOT),
            ("children_upper 101, heads_upper 1", MET),
            ("children_upper 101, heads_upper 2", MET),
        ],
    );
    expect(
        standard,
        "days_primary",
        &[
            ("children_primary 9, days_primary 199", NOT),
            ("children_primary 9, days_primary 200", MET),
            ("children_primary 9, days_primary 201", MET),
        ],
    );
    expect(
        standard,
        "days_upper",
        &[
            ("children_upper 9, days_upper 219", NOT),
            ("children_upper 9, days_upper 220", MET),
            ("children_upper 9, days_upper 221", MET),
        ],
    );
    expect(
        standard,
        "hours_primary",
        &[
            ("children_primary 9, hours_primary 799.99", NOT),
            ("children_primary 9, hours_primary 800", MET),
            ("children_primary 9, hours_primary 800.01", MET),
        ],
    );
    expect(
        standard,
        "hours_upper",
        &[
            ("children_upper 9, hours_upper 999.99", NOT),
            ("children_upper 9, hours_upper 1000", MET),
            ("children_upper 9, hours_upper 1000.01", MET),
        ],
    );
    expect(
        standard,
        "teacher_hours",
        &[
            ("teacher_hours 44.5", NOT),
            ("teacher_hours 45", MET),
            ("teacher_hours 45.5", MET),
        ],
    );
}

#[test]
fn either_of_two_measures_keeps_up_the_effort() {
    // 90 % of 10 000 are 9000, of 5 100 000 are 4 590 000.
    let per = |now: &str| format!("per_student {now}, per_student_before 10000");
    let all = |now: &str| format!("aggregate {now}, aggregate_before 5100000");
    let both = |one: &str, other: &str| format!("{}, {}", per(one), all(other));
    let cases = [
        (both("8999.99", "4589999.99"), NOT),
        (both("9000", "4589999.99"), MET),
        (both("8999.99", "4590000"), MET),
        (both("9000.01", "4590000.01"), MET),
        // One that is enough needs no other; one that is not leaves it open.
        (per("9000"), MET),
        (all("4590000"), MET),
        (per("8999.99"), OPEN),
        (all("4589999.99"), OPEN),
    ];
    for (figures, verdict) in cases {
        expect(
            &US_MAINTENANCE_OF_EFFORT_2015,
            "effort",
            &[(&figures, verdict)],
        );
    }
    let columns = [
        "per_student",
        "per_student_before",
        "aggregate",
        "aggregate_before",
    ];
    let agencies = table(&columns, &["A 8000 10000 4590000 5100000"]);
    let filing = AreaFiling::default();
    let evaluator = TableEvaluator::new(&US_MAINTENANCE_OF_EFFORT_2015).unwrap();
    let report = evaluator.evaluate(&agencies, &filing);
    let explanation = &report.to_document(Language::En).units[0].results[0].explanation;
    assert!(
        explanation.starts_with(
            "aggregate expenditures, preceding year = 4590000; asked for ≥ 0.9 × aggregate expenditures, second \
             preceding year = 4590000"
        ) && explanation.contains("; or fiscal effort per student, preceding year ≥ 0.9 × "),
        "{explanation}"
    );
}

#[test]
fn an_infant_class_has_thirty_pupils_for_each_teacher() {
    let cases = [(29, MET), (30, MET), (31, NOT)];
    for (pupils, verdict) in cases {
        let alone = format!("pupils {pupils}, excepted_pupils 0, school_teachers 1");
        let excepted = format!(
            "pupils {}, excepted_pupils 2, school_teachers 1",
            pupils + 2
        );
        let two = format!(
            "pupils {}, excepted_pupils 0, school_teachers 2",
            pupils + 30
        );
        let cases = [(&*alone, verdict), (&excepted, verdict), (&two, verdict)];
        expect(&GB_INFANT_CLASS_2012, "class_size", &cases);
    }
    expect(
        &GB_INFANT_CLASS_2012,
        "class_size",
        &[("pupils 20, school_teachers 1", OPEN)],
    );
}

#[test]
fn three_targets_of_the_european_union_are_strict_and_four_inclusive() {
    let standard = &EU_EDUCATION_AREA_2030;
    for (code, bound) in [("early_leavers", "9"), ("low_digital", "15")] {
        for (digits, verdict) in [("", NOT), (".01", NOT)] {
            expect(
                standard,
                code,
                &[(&format!("{code} {bound}{digits}"), verdict)],
            );
        }
    }
    expect(standard, "early_leavers", &[("early_leavers 8.99", MET)]);
    expect(standard, "low_digital", &[("low_digital 14.99", MET)]);
    // Each of the three subjects is held to the bound.
    for subjects in [
        ["low_reading", "low_mathematics", "low_science"],
        ["low_mathematics", "low_science", "low_reading"],
        ["low_science", "low_reading", "low_mathematics"],
    ] {
        let [held, other, third] = subjects;
        for (percent, verdict) in [("14.99", MET), ("15", NOT), ("15.01", NOT)] {
            let figures = format!("{held} {percent}, {other} 14, {third} 13");
            expect(standard, "basic_skills", &[(&figures, verdict)]);
        }
    }
    expect(
        standard,
        "basic_skills",
        &[("low_reading 14, low_science 13", OPEN)],
    );
    for (code, whole) in [
        ("early_childhood", 96),
        ("tertiary", 45),
        ("work_based", 60),
        ("adults", 47),
    ] {
        for (percent, verdict) in [
            (format!("{}.99", whole - 1), NOT),
            (whole.to_string(), MET),
            (format!("{whole}.01"), MET),
        ] {
            expect(standard, code, &[(&format!("{code} {percent}"), verdict)]);
        }
    }
}

/// The schedule as printed, by year and grade.
const SCHEDULE: [(u32, [u32; 6]); 5] = [
    (96, [32, 35, 35, 35, 35, 35]),
    (97, [31, 32, 35, 35, 35, 35]),
    (98, [30, 31, 32, 35, 35, 35]),
    (99, [29, 30, 31, 32, 35, 35]),
    (100, [29, 29, 30, 31, 32, 35]),
];

#[test]
fn a_class_of_taiwan_goes_by_the_year_in_which_it_entered() {
    for (year, grades) in SCHEDULE {
        for (grade, most) in grades.into_iter().enumerate() {
            for (pupils, verdict) in [(most - 1, MET), (most, MET), (most + 1, NOT)] {
                let figures = format!("school_year {year}, grade {}, pupils {pupils}", grade + 1);
                expect(&TW_CLASS_SIZE_2007, "class_size", &[(&figures, verdict)]);
            }
        }
    }
    let columns = ["school_year", "grade", "pupils"];
    let outside = table(
        &columns,
        &[
            "A 95 1 20",
            "B 101 1 20",
            "C 99 7 20",
            "D 99 0 20",
            "E 96 1 32",
        ],
    );
    let filing = AreaFiling::default();
    let evaluator = TableEvaluator::new(&TW_CLASS_SIZE_2007).unwrap();
    assert_eq!(evaluator.evaluate(&outside, &filing).excluded().len(), 4);
}

#[test]
fn a_title_one_school_is_held_to_the_limit_that_is_given() {
    let path = file("examples/data/facts/us_title1_comparability.json");
    let filing = read_area_filing_file(path, &US_TITLE1_COMPARABILITY).unwrap();
    let verdict = |figures: &str| held(&US_TITLE1_COMPARABILITY, "comparable", figures, &filing);
    // 14.1 times 10 are 141.
    assert_eq!(verdict("title1 1, enrolment 140, staff 10"), MET);
    assert_eq!(verdict("title1 1, enrolment 141, staff 10"), MET);
    assert_eq!(verdict("title1 1, enrolment 142, staff 10"), NOT);
    assert_eq!(verdict("title1 0, enrolment 142, staff 10"), NONE);
    assert_eq!(verdict("enrolment 142, staff 10"), OPEN);
    let nothing = AreaFiling::default();
    let figures = "title1 1, enrolment 140, staff 10";
    assert_eq!(
        held(&US_TITLE1_COMPARABILITY, "comparable", figures, &nothing),
        OPEN
    );
}

#[test]
fn the_seven_schools_of_the_example_are_comparable_as_published() {
    let standard = &US_TITLE1_COMPARABILITY;
    let read = TableLayout::of(standard)
        .read_file(file("examples/data/us_title1_comparability.csv"))
        .unwrap();
    let path = file("examples/data/facts/us_title1_comparability.json");
    let filing = read_area_filing_file(path, standard).unwrap();
    let report = TableEvaluator::new(standard).unwrap();
    let report = report.evaluate(&read.content, &filing);
    // The ratios as they were printed, to one decimal.
    let published = ["7.5", "10.3", "10.8", "12.3", "11.8", "13.9", "11.2"];
    let document = report.to_document(Language::En);
    for (unit, published) in document.units.iter().zip(published) {
        let criterion = &unit.results[0];
        assert_eq!(
            (criterion.verdict, criterion.reported.as_deref()),
            (MET, Some(published))
        );
    }
    // The four others receive no such funds.
    assert!(
        document.units[7..]
            .iter()
            .all(|unit| unit.results[0].verdict == NONE)
    );
    assert_eq!(report.verdict(), MET);
    let explanation = &document.units[0].results[0].explanation;
    assert!(
        explanation.contains("enrolment 528 pupils"),
        "{explanation}"
    );
}

#[test]
fn a_coded_column_takes_its_words_and_no_others() {
    let layout = TableLayout::of(&US_TITLE1_COMPARABILITY);
    let read = |cell: &str| {
        let text = format!("school,title1,enrolment,staff\nA,{cell},100,10\n");
        let read = layout.read(std::io::Cursor::new(text));
        read.map(|read| read.content.units()[0].amounts()[0].clone())
    };
    let number = |number: i64| Filed::Figure(number.into());
    for word in ["yes", "YES", "ｙｅｓ", "是", "a Title I school", " yes "] {
        assert_eq!(read(word).unwrap(), number(1), "{word}");
    }
    assert_eq!(read("no").unwrap(), number(0));
    assert!(matches!(read("").unwrap(), Filed::Missing(Missing::Blank)));
    // What says "no figure" or "kept back" elsewhere is no word of this column.
    for word in ["1", "true", "y", "无", "S", "*", "<5"] {
        assert_eq!(
            read(word).unwrap_err().to_string(),
            format!(
                "row 2, column `title1`: found `{word}`, expected one of `yes`, `no`; where there is no figure, a \
                 blank, `-` or `NA`"
            )
        );
    }
}

#[test]
fn a_factor_of_a_tenth_is_not_greater_than_a_tenth() {
    // Two agencies of 1000 pupils each that spend 9 and 11 a pupil: mean 10, deviation 1.
    let columns = ["enrolment", "children_counted", "expenditure"];
    let filing = AreaFiling::default();
    let evaluator = TableEvaluator::new(&US_EQUITY_FACTOR_2002_CAPPED).unwrap();
    for (more, verdict) in [("10999", MET), ("11000", MET), ("11001", NOT)] {
        let agencies = table(&columns, &["A 1000 0 9000", &format!("B 1000 0 {more}")]);
        assert_eq!(
            evaluator.evaluate(&agencies, &filing).verdict(),
            verdict,
            "{more}"
        );
    }
}

#[test]
fn published_disparities_come_out_as_printed() {
    // The example of the regulation, and New Mexico by the federal letter of 15 April 2020.
    let filing = AreaFiling::default();
    let evaluator = TableEvaluator::new(&US_EXPENDITURE_DISPARITY_1995).unwrap();
    for (low, high, places, percent, verdict) in [
        ("820", "1000", 0, "22", MET),
        ("5731", "7438", 2, "29.79", NOT),
    ] {
        let rows = [format!("A 500 {low}"), format!("B 500 {high}")];
        let agencies = table(&["pupils", "amount_per_pupil"], &[&rows[0], &rows[1]]);
        let report = evaluator.evaluate(&agencies, &filing);
        let spread = report.spread("disparity").unwrap();
        let exact = spread.exact.clone().unwrap() * &junheng::numeric::Rational::from(100);
        let shown = exact.to_fixed(places, junheng::numeric::RoundingMode::HalfAwayFromZero);
        assert_eq!((shown.as_str(), report.verdict()), (percent, verdict));
    }
    // 25 % exactly is no more than 25 %.
    for (high, verdict) in [("1249.99", MET), ("1250", MET), ("1250.01", NOT)] {
        let agencies = table(
            &["pupils", "amount_per_pupil"],
            &["A 500 1000", &format!("B 500 {high}")],
        );
        assert_eq!(
            evaluator.evaluate(&agencies, &filing).verdict(),
            verdict,
            "{high}"
        );
    }
}

#[test]
fn an_agency_at_which_just_5_or_95_per_cent_are_reached_is_the_one_compared() {
    // 50, 900 and 50 of 1000 pupils: 5 % are reached at A and 95 % at B, in ascending order. From the top, 5 % are
    // reached at C: that is what a State does that counts from both ends, and not what this edition does.
    let filing = AreaFiling::default();
    let evaluator = TableEvaluator::new(&US_EXPENDITURE_DISPARITY_1995).unwrap();
    let agencies = table(
        &["pupils", "amount_per_pupil"],
        &["A 50 1000", "B 900 1200", "C 50 1300"],
    );
    let report = evaluator.evaluate(&agencies, &filing);
    let places = report.spread("disparity").unwrap().places.as_ref().unwrap();
    assert_eq!(
        places.iter().map(|place| place.unit).collect::<Vec<_>>(),
        [0, 1]
    );
    assert_eq!(report.verdict(), MET);
    // 5 % of 1000 pupils are 50, and A reaches 49: both places are at B.
    let agencies = table(
        &["pupils", "amount_per_pupil"],
        &["A 49 900", "B 901 1200", "C 50 1300"],
    );
    let report = evaluator.evaluate(&agencies, &filing);
    let places = report.spread("disparity").unwrap().places.as_ref().unwrap();
    assert_eq!(
        places.iter().map(|place| place.unit).collect::<Vec<_>>(),
        [1, 1]
    );
    assert_eq!(report.verdict(), MET);
    // 95 % of 1011 pupils are 960.45, and B reaches 960.
    let agencies = table(
        &["pupils", "amount_per_pupil"],
        &["A 60 1000", "B 900 1200", "C 51 1300"],
    );
    assert_eq!(evaluator.evaluate(&agencies, &filing).verdict(), NOT);
}
