//! What is wrong with levers and limits, each fault with its place.

use junheng::adapters::json::{read_levers, write_levers};
use junheng::adapters::table::read_limits;
use junheng::improvement::{Lever, LeverError, Levers, Move};
use junheng::model::{County, Item, School, SchoolKind, Stage};
use junheng::rust_decimal::Decimal;
use std::io::Cursor;

const LEVERS: &str = r#"{
    "levers": [
        {"id": "room", "name": "rooms", "adds": {"teaching_area": "1.5"}, "cost": 3500.5, "whole": false, "at_most": 40},
        {"id": "teacher", "name": {"zh": "教师", "en": "teacher"}, "stage": "primary",
         "adds": {"teachers_primary_bachelor": 1, "music_teachers_primary": "1"}, "cost": "120000"}
    ],
    "moves": [
        {"id": "exchange", "stage": "junior", "carries": {"backbone_teachers_junior": 1}, "cost": 0, "at_most_share": "0.15"}
    ]
}"#;

#[test]
fn levers_are_read_as_they_are_written() {
    let read = read_levers(LEVERS).unwrap();
    assert!(read.unknown_keys.is_empty());
    let [room, teacher] = read.levers.levers() else {
        panic!("two levers")
    };
    assert_eq!(room.cost(), "3500.5".parse().unwrap());
    assert_eq!(room.step(), Decimal::new(1, 2));
    assert_eq!(room.at_most(), Some(40.into()));
    assert_eq!(room.adds()[&Item::TeachingArea], Decimal::new(15, 1));
    assert_eq!(
        (teacher.stage(), teacher.step()),
        (Some(Stage::Primary), 1.into())
    );
    assert_eq!(teacher.name().map(|name| &*name.zh), Some("教师"));
    let [exchange] = read.levers.moves() else {
        panic!("one move")
    };
    assert_eq!(exchange.at_most_share(), Some(Decimal::new(15, 2)));
    // Written and read again they are the same.
    assert_eq!(read_levers(&write_levers(&read.levers)).unwrap(), read);
    let again: Levers = serde_json::from_str(&write_levers(&read.levers)).unwrap();
    assert_eq!(again, read.levers);
}

#[test]
fn every_fault_of_a_lever_file_is_told_with_its_place() {
    let text = r#"{
        "levers": [
            {"id": "a", "adds": {"teaching_aera": 1, "students_primary": 1, "school_name": 1, "books": 0}, "cost": -1},
            {"id": "a", "adds": {}, "cost": "x", "at_most": -3, "stage": "senior"},
            {"id": " ", "adds": {"teachers_junior": 1}, "cost": 1, "stage": "primary"},
            {"id": "b", "adds": {"computers": 1}, "cost": 1, "whole": false},
            {"id": "c", "adds": {"computers": 2}, "cost": 1, "step": "0.25"},
            {"id": "d", "adds": {"computers": 2}, "whole": false, "step": 0, "name": {}}
        ],
        "moves": [
            {"id": "b", "carries": {"computers": "0.5"}, "cost": 1, "stage": "primary", "at_most_share": 2}
        ]
    }"#;
    let faults = read_levers(text).unwrap_err().to_string();
    let step = "a number of units above 0, whole for a lever of whole units, that adds whole ones where whole ones \
                are counted";
    let expected = [
        "at levers[0].adds.teaching_aera: found an unknown item; expected the code of an item; the nearest is \
         `teaching_area`",
        "at levers[0].adds.students_primary: found `students_primary`; expected an item that counts or measures \
         something, pupils left out",
        "at levers[0].adds.school_name: found `school_name`; expected an item that counts or measures something, \
         pupils left out",
        "at levers[0].adds.books: found 0; expected an amount above 0, in the filed unit",
        "at levers[0].cost: found -1; expected a cost of 0 or more",
        "at levers[1].id: found \"a\"; expected an identifier that no lever or move before it has",
        "at levers[1].stage: found \"senior\"; expected primary or junior, the stages that are judged",
        "at levers[1].adds: found an object; expected an amount of at least one item",
        "at levers[1].cost: found \"x\"; expected a decimal of at most 28 digits",
        "at levers[1].at_most: found -3; expected a number of units of 0 or more, or none",
        "at levers[2].id: found \" \"; expected a text that is not blank",
        "at levers[2].adds.teachers_junior: found `teachers_junior`; expected an item of the stage `primary`",
        "at levers[3].adds: found an object; expected amounts of which one step is whole where whole ones are counted",
        &format!("at levers[4].step: found \"0.25\"; expected {step}"),
        "at levers[5].name: found an object; expected a text, or an object with `zh` or `en`",
        "at levers[5].cost: found nothing; expected a value; the key is required",
        &format!("at levers[5].step: found 0; expected {step}"),
        "at moves[0].id: found \"b\"; expected an identifier that no lever or move before it has",
        "at moves[0].carries: found an object; expected whole amounts where whole ones are counted: whole teachers move",
        "at moves[0].at_most_share: found 2; expected a share between 0 and 1",
    ];
    assert_eq!(faults.lines().collect::<Vec<_>>(), expected);
    assert_eq!(
        read_levers("{}").unwrap_err().to_string(),
        "at levers: found nothing; expected a value; the key is required"
    );
}

#[test]
fn what_no_lever_can_be_is_refused_where_it_is_made() {
    let one = Decimal::ONE;
    let new =
        |adds: &[(Item, Decimal)], cost: i64| Lever::new("x", adds.iter().copied(), cost.into());
    let books = [(Item::Books, one)];
    assert_eq!(new(&[], 1), Err(LeverError::AddsNothing));
    assert_eq!(
        new(&books, -1),
        Err(LeverError::NegativeCost { cost: (-1).into() })
    );
    let item = Item::StudentsJunior;
    assert_eq!(new(&[(item, one)], 1), Err(LeverError::NoAmount { item }));
    let (item, amount) = (Item::Books, Decimal::ZERO);
    assert_eq!(
        new(&[(item, amount)], 1),
        Err(LeverError::NotPositive { item, amount })
    );
    let half = Decimal::new(5, 1);
    assert_eq!(
        new(&books, 1).unwrap().with_step(half),
        Err(LeverError::FractionOfWhole {
            item: Item::Books,
            step: half
        })
    );
    let (item, stage) = (Item::TeachersJunior, Stage::Primary);
    let junior = [(item, one)];
    assert_eq!(
        new(&junior, 1).unwrap().with_stage(stage),
        Err(LeverError::OtherStage { item, stage })
    );
    assert_eq!(
        Move::new("m", stage, junior, one),
        Err(LeverError::OtherStage { item, stage })
    );
    let twice = Levers::new(
        vec![new(&books, 1).unwrap()],
        vec![Move::new("x", stage, books, one).unwrap()],
    );
    assert_eq!(twice, Err(LeverError::RepeatedId { id: "x".to_owned() }));
}

#[test]
fn every_fault_of_a_file_of_limits_is_told_with_its_place() {
    let levers = read_levers(LEVERS).unwrap().levers;
    let school = School::new("7", "Seven", SchoolKind::Primary).unwrap();
    let county = [County::new(vec![school]).unwrap()];
    let read = |text: &'static str| read_limits(Cursor::new(text), &levers, &county);
    let limits = read("学校代码,措施,至多\n7,room,12.5\n7,exchange,0\n")
        .unwrap()
        .content;
    assert_eq!(limits.at_most("7", "room"), Some(Decimal::new(125, 1)));
    assert_eq!(limits.at_most("7", "exchange"), Some(Decimal::ZERO));
    let faults =
        read("school_id,lever,at_most\n7,room,1\n7,room,2\n8,rooms,\n,room,x\n").unwrap_err();
    let expected = [
        "row 3, column `lever` (措施): found a second limit of `room` for `7`, expected one: row 2 has it",
        "row 4, column `school_id` (学校代码): found `8`, expected the code of a school of the school file",
        "row 4, column `lever` (措施): found `rooms`, expected the identifier of a lever or move; the nearest is `room`",
        "row 4, column `at_most` (至多): found a blank, expected a number of units of 0 or more (this column must be \
         filled in every row)",
        "row 5, column `school_id` (学校代码): found a blank, expected the code of a school (this column must be filled \
         in every row)",
        "row 5, column `at_most` (至多): found `x`, expected a number of units of 0 or more",
    ];
    assert_eq!(faults.to_string().lines().collect::<Vec<_>>(), expected);
}

#[test]
fn costs_too_long_to_plan_with_are_told_all_at_once_with_their_places() {
    // Nine decimals beside 100 000 000 are 17 digits, and so they are beside 99 999 999.5 units at 2.
    let text = r#"{
        "levers": [
            {"id": "a", "adds": {"books": 1}, "cost": "0.000000001"},
            {"id": "b", "adds": {"books": 1}, "cost": "100000000"},
            {"id": "c", "adds": {"teaching_area": 1}, "cost": 2, "step": "50000000"},
            {"id": "d", "adds": {"books": 1}, "cost": "9999999.999999999"},
            {"id": "e", "adds": {"teaching_area": 1}, "cost": "12345678901234567890123456.25", "whole": false},
            {"id": "f", "adds": {}, "cost": 1}
        ],
        "moves": [{"id": "g", "stage": "primary", "carries": {"backbone_teachers_primary": 1}, "cost": 900000000}]
    }"#;
    let faults = read_levers(text).unwrap_err().to_string();
    let expected = |places: u32| {
        format!(
            "a cost of at most 16 digits for a step, with the {places} decimals that the finest cost asks for"
        )
    };
    let told =
        |path: &str, found: &str| format!("at {path}: found {found}; expected {}", expected(9));
    assert_eq!(
        faults.lines().collect::<Vec<_>>(),
        [
            "at levers[5].adds: found an object; expected an amount of at least one item"
                .to_owned(),
            told("levers[1].cost", "\"100000000\""),
            told("levers[2].cost", "2"),
            told("levers[4].cost", "\"12345678901234567890123456.25\""),
            told("moves[0].cost", "900000000"),
        ]
    );
}
