//! What is between counties and what is within them, for any area.

use crate::evaluation::area::backbone_county;
use crate::support::quality;
use junheng::evaluation::{AreaReport, Report, VarianceSplit};
use junheng::model::{County, Stage};
use junheng::numeric::{ExactDispersion, Rational};
use proptest::prelude::*;

type Schools = Vec<(u32, u32)>;

fn area() -> impl Strategy<Value = Vec<Schools>> {
    let county = proptest::collection::vec((1..3000_u32, 0..90_u32), 1..6);
    proptest::collection::vec(county, 1..5)
}

fn split(area: &[Schools], reversed: bool) -> VarianceSplit {
    let mut counties: Vec<County> = area
        .iter()
        .enumerate()
        .map(|(code, schools)| {
            let ids: Vec<String> = (0..schools.len()).map(|id| id.to_string()).collect();
            let mut rows: Vec<(&str, u32, u32)> = ids
                .iter()
                .zip(schools)
                .map(|(id, (pupils, backbone))| (id.as_str(), *pupils, *backbone))
                .collect();
            if reversed {
                rows.reverse();
            }
            backbone_county(&format!("c{code}"), &rows)
        })
        .collect();
    if reversed {
        counties.reverse();
    }
    let reports: Vec<Report<'_>> = counties.iter().map(quality).collect();
    let area = AreaReport::new(&reports).unwrap();
    area.variance_split(Stage::Primary, "L2").unwrap()
}

proptest! {
    #[test]
    fn between_and_within_add_up_to_the_whole(area in area()) {
        let split = split(&area, false);
        prop_assert_eq!(&split.between + &split.within, split.total.clone());
        // The whole is that of all schools, whatever county they are of.
        let schools = area.iter().flatten();
        let (values, pupils): (Vec<Rational>, Vec<Rational>) = schools
            .map(|(pupils, backbone)| {
                let value = Rational::new(i64::from(100 * backbone), i64::from(*pupils)).unwrap();
                (value, Rational::from(*pupils))
            })
            .unzip();
        let whole = ExactDispersion::new(&values, &pupils).unwrap();
        prop_assert_eq!(split.total, whole.exact_variance());
        prop_assert_eq!(split.mean, whole.exact_mean());
    }

    #[test]
    fn the_order_changes_nothing(area in area()) {
        prop_assert_eq!(split(&area, false), split(&area, true));
    }

    #[test]
    fn one_county_is_all_within_and_counties_of_one_school_are_all_between(area in area()) {
        let all: Schools = area.into_iter().flatten().collect();
        prop_assert_eq!(split(std::slice::from_ref(&all), false).between, Rational::ZERO);
        let alone: Vec<Schools> = all.into_iter().map(|school| vec![school]).collect();
        prop_assert_eq!(split(&alone, false).within, Rational::ZERO);
    }
}
