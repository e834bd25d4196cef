//! Which county stands where, and what is told of each.

use crate::evaluation::area::backbone_county;
use crate::support::{perfect, quality};
use junheng::evaluation::{AreaError, AreaReport, Evaluator, Report};
use junheng::model::{County, Item, SchoolKind};
use junheng::standards::catalogue::{CN_BASIC_BALANCE_2012, CN_QUALITY_BALANCE_2017};

/// A county that misses so many attestations.
fn county(code: &str, missed: usize) -> County {
    let mut draft = perfect();
    for clause in ["G1", "G2", "G6", "G10"].into_iter().take(missed) {
        draft.filing.attestations.remove(clause);
    }
    draft.county().with_id(code)
}

fn ranks(counties: &[County]) -> Vec<(usize, String)> {
    let reports: Vec<Report<'_>> = counties.iter().map(quality).collect();
    let area = AreaReport::new(&reports).unwrap();
    let rank = |one: &junheng::evaluation::CountyStanding<'_>| {
        (one.rank, one.report.county().id().unwrap().to_owned())
    };
    area.standings().iter().map(rank).collect()
}

#[test]
fn equal_counties_share_a_rank_and_the_next_is_as_many_further() {
    // 32, 31, 31 and 30 of 32.
    let counties = [
        county("D", 2),
        county("C", 1),
        county("A", 0),
        county("B", 1),
    ];
    let expected = [(1, "A"), (2, "B"), (2, "C"), (4, "D")].map(|(rank, id)| (rank, id.to_owned()));
    assert_eq!(ranks(&counties), expected);
    let mut reversed = counties;
    reversed.reverse();
    assert_eq!(ranks(&reversed), expected);
}

#[test]
fn schools_are_counted_once_however_many_parts_fail() {
    let mut draft = perfect();
    let both = draft
        .rows
        .iter()
        .position(|row| {
            let has = |item| row.amounts.get(&item).is_some_and(|amount| amount != "0");
            has(Item::StudentsPrimary) && has(Item::StudentsJunior)
        })
        .unwrap();
    // Nothing of two indicators in both stages: both parts fail.
    for item in [
        Item::BackboneTeachersPrimary,
        Item::BackboneTeachersJunior,
        Item::MultimediaClassrooms,
    ] {
        draft.rows[both].set(item, 0);
    }
    let mut rows = draft.rows.iter();
    let other = rows
        .position(|row| row.kind == SchoolKind::Primary)
        .unwrap();
    let blanked = draft.rows[other].clone().without(Item::TeachingArea);
    draft.rows[other] = blanked;
    let county = draft.county();
    let reports = [quality(&county)];
    let area = AreaReport::new(&reports).unwrap();
    let standing = area.standings()[0];
    let judged = draft.rows.len() - reports[0].excluded().len();
    assert_eq!(standing.schools(), judged);
    assert_eq!(standing.failing_schools(), Some(1));
    assert_eq!(standing.undecided_schools(), Some(1));
}

#[test]
fn the_worst_coefficient_is_the_one_that_takes_most_of_its_limit() {
    // Of one size, values 1 and 3: CV 1/2, all of the primary limit 0.50.
    let one = backbone_county("A", &[("1", 100, 1), ("2", 100, 3)]);
    let reports = [quality(&one)];
    let area = AreaReport::new(&reports).unwrap();
    let worst = area.standings()[0].worst().unwrap();
    assert_eq!(worst.indicator, 1);
    assert_eq!(worst.coefficient_of_variation, Some(0.5));

    let empty = County::default();
    let reports = [quality(&empty)];
    assert_eq!(
        AreaReport::new(&reports).unwrap().standings()[0].worst(),
        None
    );
}

#[test]
fn a_standard_that_counts_nothing_ranks_by_verdict() {
    let evaluator = Evaluator::new(&CN_BASIC_BALANCE_2012).unwrap();
    let counties = [
        County::default().with_id("A"),
        perfect().county().with_id("B"),
    ];
    let reports: Vec<Report<'_>> = counties.iter().map(|one| evaluator.evaluate(one)).collect();
    let area = AreaReport::new(&reports).unwrap();
    for standing in area.standings() {
        // No threshold, and so nothing that a school could fail.
        assert_eq!(standing.failing_schools(), None);
        assert_eq!(standing.undecided_schools(), None);
    }
}

#[test]
fn reports_that_do_not_fit_together_are_refused() {
    assert_eq!(AreaReport::new(&[]).unwrap_err(), AreaError::NoCounty);
    let (first, second) = (county("A", 0), county("B", 0));
    let relieved = Evaluator::new(&CN_QUALITY_BALANCE_2017)
        .map(|one| one.with_relief("city-venues").unwrap())
        .unwrap();
    let reports = [quality(&first), relieved.evaluate(&second)];
    let refused = AreaReport::new(&reports).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the county B is held to another rule than the first"
    );
    let basic = Evaluator::new(&CN_BASIC_BALANCE_2012).unwrap();
    let reports = [quality(&first), basic.evaluate(&second)];
    assert!(AreaReport::new(&reports).is_err());
}
