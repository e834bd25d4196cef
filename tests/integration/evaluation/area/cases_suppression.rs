//! An area for publication: of a stage with a school kept back nothing is shown but its verdicts.

use crate::evaluation::area::backbone_county;
use crate::support::quality;
use junheng::evaluation::{AreaReport, Report, Suppression, TextStyle};
use junheng::model::{County, Language, Stage};

/// County A has a school of 7 pupils and B none; of the pool of both the mean of L2 is
/// (3 + 2 + 9) / (7 + 193 + 500) = 14/700, so 2.00 backbone teachers per 100 pupils.
fn counties() -> [County; 2] {
    [
        backbone_county("A", &[("1", 7, 3), ("2", 193, 2)]),
        backbone_county("B", &[("3", 500, 9)]),
    ]
}

fn published(counties: &[County], below: u32) -> Vec<Report<'_>> {
    let rule = Suppression::below(below).unwrap();
    let reports = counties.iter().map(quality);
    reports
        .map(|report| report.suppressed(rule).unwrap())
        .collect()
}

fn forms(area: &AreaReport<'_>) -> Vec<String> {
    let languages = [Language::Zh, Language::En].into_iter();
    languages
        .flat_map(|language| {
            [
                area.to_text(language, TextStyle::default()),
                area.to_markdown(language),
                serde_json::to_string(&area.to_document(language)).unwrap(),
            ]
        })
        .collect()
}

#[test]
fn of_a_stage_with_a_school_kept_back_the_area_shows_no_number() {
    let counties = counties();
    let open: Vec<Report<'_>> = counties.iter().map(quality).collect();
    let open = AreaReport::new(&open).unwrap();
    let shown = &open.pool().balance()[1].reported_mean;
    assert_eq!(shown.as_deref(), Some("2.00"));
    assert!(open.variance_split(Stage::Primary, "L2").is_some());

    let reports = published(&counties, 10);
    let area = AreaReport::new(&reports).unwrap();
    for row in area
        .pool()
        .balance()
        .iter()
        .filter(|row| row.stage == Stage::Primary)
    {
        assert_eq!(row.reported_mean, None);
        assert_eq!(row.reported_standard_deviation, None);
        assert_eq!(row.coefficient_of_variation, None);
    }
    // Only of L2 there would have been something to show.
    assert!(area.pool().balance()[1].withheld);
    assert_eq!(area.variance_split(Stage::Primary, "L2"), None);
    // 42.86 is what the school of 7 has, 1.04 what the other school of its county has.
    for form in forms(&area) {
        for hidden in ["2.00", "42.8", "1.04", "1.036"] {
            assert!(!form.contains(hidden), "{hidden} in {form}");
        }
    }
}

#[test]
fn an_area_without_small_schools_shows_what_it_did() {
    let counties = counties();
    let (open, reports): (Vec<Report<'_>>, _) = (
        counties.iter().map(quality).collect(),
        published(&counties, 5),
    );
    let (open, area) = (
        AreaReport::new(&open).unwrap(),
        AreaReport::new(&reports).unwrap(),
    );
    let means = |area: &AreaReport<'_>| -> Vec<Option<String>> {
        let rows = area.pool().balance().iter();
        rows.map(|row| row.reported_mean.clone()).collect()
    };
    assert_eq!(means(&area), means(&open));
    assert_eq!(
        area.variance_split(Stage::Primary, "L2"),
        open.variance_split(Stage::Primary, "L2")
    );
}

#[test]
fn counties_with_different_limits_of_small_numbers_are_no_area() {
    let counties = counties();
    let [one, other] = &counties;
    let mut reports = published(std::slice::from_ref(one), 10);
    reports.extend(published(std::slice::from_ref(other), 5));
    let refused = AreaReport::new(&reports).unwrap_err();
    assert!(refused.to_string().contains('B'), "{refused}");
}
