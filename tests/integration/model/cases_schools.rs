//! What a school files is checked at the door, and survives its written form.

use junheng::model::{
    Amount, Item, Location, Missing, ModelError, School, SchoolKind, Sponsor, Yuan,
};
use std::collections::BTreeMap;

fn school() -> School {
    School::new("1", "One", SchoolKind::Primary).unwrap()
}

#[test]
fn a_blank_name_is_refused() {
    let refused = School::new("1", " ", SchoolKind::Primary);
    assert_eq!(
        refused,
        Err(ModelError::BlankIdentity {
            item: Item::SchoolName
        })
    );
}

#[test]
fn amounts_are_checked_at_the_door() {
    let half: Amount = "0.5".parse().unwrap();
    let minus_half: Amount = "-0.5".parse().unwrap();
    assert_eq!(
        school().with_amount(Item::StudentsPrimary, half.clone()),
        Err(ModelError::FractionOfWhole {
            amount: half.clone()
        })
    );
    assert_eq!(
        school().with_amount(Item::TeachingArea, minus_half.clone()),
        Err(ModelError::NegativeAmount { amount: minus_half })
    );
    assert_eq!(
        school().with_amount(Item::Sponsor, half),
        Err(ModelError::WrongItem {
            item: Item::Sponsor
        })
    );
}

#[test]
fn money_is_given_with_its_unit() {
    for item in [Item::EquipmentValue, Item::TrainingBudget] {
        let refused = school().with_amount(item, 300_000);
        assert_eq!(refused, Err(ModelError::UnitNeeded { item }));
    }
    let item = Item::TeachingArea;
    let refused = school().with_money(item, Yuan::from(300_000));
    assert_eq!(refused, Err(ModelError::WrongItem { item }));
    let rich = school()
        .with_money(Item::EquipmentValue, Yuan::from(1))
        .unwrap();
    assert_eq!(
        rich.amount(Item::EquipmentValue),
        Some("0.0001".parse().unwrap())
    );
    assert_eq!(rich.equipment_value(), Ok(Yuan::from(1)));
}

#[test]
fn a_school_survives_its_written_form() {
    let before = school()
        .with_sponsor(Sponsor::Private)
        .with_location(Location::Town)
        .with_flag(Item::Boarding, false)
        .unwrap()
        .with_amount(Item::TeachingArea, "4501.5".parse::<Amount>().unwrap())
        .unwrap()
        .with_missing(Item::Books, Missing::Blank)
        .unwrap()
        .with_missing(Item::Computers, Missing::Declared)
        .unwrap()
        .with_missing(Item::EquipmentValue, Missing::TooLong)
        .unwrap();
    let record = BTreeMap::from(before.clone());
    assert_eq!(record["teaching_area"], "4501.5");
    assert_eq!(record["books"], "");
    assert_eq!(record["computers"], "-");
    assert_eq!(record.get("gymnasium_area"), None);
    assert_eq!(School::try_from(record), Ok(before));
}

#[test]
fn an_unknown_key_is_refused() {
    let mut record = BTreeMap::from(school());
    record.insert("teching_area".to_owned(), "1".to_owned());
    let key = "teching_area".to_owned();
    assert_eq!(
        School::try_from(record),
        Err(ModelError::UnknownItem { key })
    );
}
