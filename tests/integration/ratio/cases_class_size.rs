//! Class sizes: bands at and beside their ends, shares, and both readings of a large class.

use super::{fraction, refusal};
use junheng::model::{
    Classes, Item, Language, Missing, Pupils, Reported, School, SchoolKind, Stage,
};
use junheng::numeric::Rational;
use junheng::ratio::{ClassCounts, ClassSizeBand, ClassSizeLimit, RatioError};

fn sizes<const N: usize>(sizes: [u32; N]) -> ClassCounts {
    ClassCounts::of_sizes(sizes.map(Pupils::from)).unwrap()
}

#[test]
fn bands_begin_and_end_where_the_definition_says() {
    use ClassSizeBand::{AboveNormal, Large, Normal, OverLarge, Small};
    for (size, band) in [
        (0, None),
        (1, Some(Small)),
        (35, Some(Small)),
        (36, Some(Normal)),
        (45, Some(Normal)),
        (46, Some(AboveNormal)),
        (55, Some(AboveNormal)),
        (56, Some(Large)),
        (65, Some(Large)),
        (66, Some(OverLarge)),
        (120, Some(OverLarge)),
    ] {
        assert_eq!(ClassSizeBand::of(Pupils::from(size)), band, "{size}");
        let Some(band) = band else { continue };
        // The counts put a class of that size into the same band, and into no other.
        for other in ClassSizeBand::ALL {
            let count = Rational::from(i32::from(other == band));
            assert_eq!(sizes([size]).count(other), Ok(count), "{size} in {other:?}");
        }
    }
    assert_eq!(Large.name().zh, "大班额");
}

#[test]
fn sizes_fall_into_the_bands_of_the_form() {
    let counts = sizes([
        25, 26, 30, 31, 35, 36, 40, 41, 45, 46, 50, 51, 55, 56, 60, 61, 65, 66,
    ]);
    let expected = [1, 2, 2, 2, 2, 2, 2, 2, 2, 1].map(|count| Reported::from(Classes::from(count)));
    assert_eq!(counts.bands(), &expected);
}

#[test]
fn the_standard_size_is_45_in_primary_and_50_in_junior_schools() {
    let counts = sizes([44, 45, 46, 50, 51]);
    let share = |limit| counts.standard_share(limit).unwrap();
    assert_eq!(*share(ClassSizeLimit::PRIMARY).value(), fraction(2, 5));
    assert_eq!(*share(ClassSizeLimit::JUNIOR).value(), fraction(4, 5));
    assert_eq!(
        share(ClassSizeLimit::JUNIOR).explanation(Language::Zh),
        "标准班额比例：50人及以下班级4 ÷ 班级总数5 = 80.00%（教督〔2017〕6号, 政府保障程度 5: 小学45人, 初中50人）"
    );
}

#[test]
fn any_end_of_a_band_is_a_limit() {
    for limit in 0..=70 {
        let found = ClassSizeLimit::new(limit);
        if limit % 5 == 0 && (25..=65).contains(&limit) {
            let at_and_above = sizes([limit, limit + 1]);
            let share = at_and_above.standard_share(found.unwrap()).unwrap();
            assert_eq!(*share.value(), fraction(1, 2), "{limit}");
        } else {
            assert_eq!(found, Err(RatioError::LimitWithinBand { limit }));
        }
    }
    assert_eq!(
        refusal(ClassSizeLimit::new(48)),
        "no band of class sizes ends at 48; they end at 25, 30, 35, 40, 45, 50, 55, 60, 65"
    );
    assert_eq!(
        serde_json::from_str::<ClassSizeLimit>("45").unwrap(),
        ClassSizeLimit::PRIMARY
    );
    assert!(serde_json::from_str::<ClassSizeLimit>("46").is_err());
}

#[test]
fn a_large_class_has_two_readings() {
    let counts = sizes([55, 56, 65, 66]);
    assert_eq!(*counts.large_share().unwrap().value(), fraction(3, 4));
    assert_eq!(*counts.large_only_share().unwrap().value(), fraction(2, 4));
    assert_eq!(*counts.over_large_share().unwrap().value(), fraction(1, 4));
}

#[test]
fn a_class_without_pupils_and_no_class_are_refused() {
    let empty = ClassCounts::of_sizes([30, 0].map(Pupils::from));
    assert_eq!(refusal(empty), "the class at position 1 has no pupils");
    let none = sizes([]);
    let nothing = |code: &str| format!("`{code}` has nothing to divide by: `classes` is zero");
    assert_eq!(
        refusal(none.standard_share(ClassSizeLimit::PRIMARY)),
        nothing("standard_classes")
    );
    assert_eq!(refusal(none.large_share()), nothing("large_classes"));
    assert_eq!(
        refusal(none.large_only_share()),
        nothing("large_classes_only")
    );
    assert_eq!(
        refusal(none.over_large_share()),
        nothing("over_large_classes")
    );
}

#[test]
fn a_band_that_is_not_reported_leaves_the_total_open() {
    let mut bands = [Reported::from(Classes::from(1)); 10];
    bands[1] = Reported::Missing(Missing::Blank);
    let counts = ClassCounts::new(bands);
    assert_eq!(
        refusal(counts.over_large_share()),
        "`over_large_classes` needs `classes_26_30`, which is not there: left blank"
    );
    // A band that does not need it is known all the same.
    assert_eq!(counts.count(ClassSizeBand::Large), Ok(2.into()));
    assert!(counts.count(ClassSizeBand::Small).is_err());
}

#[test]
fn a_school_has_its_bands_as_filed() {
    let school = School::new("1", "One", SchoolKind::NineYear)
        .unwrap()
        .with_amount(Item::ClassesPrimary25, 1)
        .unwrap()
        .with_amount(Item::ClassesPrimary66, 2)
        .unwrap()
        .with_amount(Item::ClassesJunior4650, 3)
        .unwrap();
    let known = |stage| {
        let counts = ClassCounts::of_school(&school, stage);
        counts
            .bands()
            .map(|count| count.figure().map(|classes| classes.to_string()))
    };
    let at = |place: usize, text: &str| {
        let mut bands = [const { None }; 10];
        bands[place] = Some(text.to_owned());
        bands
    };
    let mut primary = at(0, "1 个");
    primary[9] = Some("2 个".to_owned());
    assert_eq!(known(Stage::Primary), primary);
    assert_eq!(known(Stage::Junior), at(5, "3 个"));
    assert_eq!(known(Stage::Senior), [const { None }; 10]);
}
