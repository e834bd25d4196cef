//! What an explanation says of figures that are not there.

use crate::support::quality;
use junheng::model::{Bound, County, Item, Language, Missing, Relation, School, SchoolKind};

/// What is said of L2 in a school whose backbone teachers are missing for a reason.
fn told(reason: Missing, language: Language) -> String {
    let school = School::new("1", "A", SchoolKind::Primary)
        .and_then(|school| school.with_amount(Item::StudentsPrimary, 500))
        .and_then(|school| school.with_missing(Item::BackboneTeachersPrimary, reason));
    let county = County::new(vec![school.unwrap()]).unwrap();
    let report = quality(&county);
    report.explain_indicator(&report.parts()[0], "L2", language)
}

#[test]
fn a_figure_that_was_kept_back_is_not_called_blank() {
    let below_five = Bound {
        relation: Relation::Below,
        number: 5.into(),
    };
    for (reason, zh, en) in [
        (Missing::Blank, "", ""),
        (Missing::Declared, "", ""),
        (Missing::Suppressed(None), "（不予公布）", " (kept back)"),
        (
            Missing::Suppressed(Some(below_five)),
            "（不予公布，< 5）",
            " (kept back, < 5)",
        ),
    ] {
        assert_eq!(
            told(reason, Language::En),
            format!("not reported: backbone_teachers_primary{en}; it cannot be computed")
        );
        assert_eq!(
            told(reason, Language::Zh),
            format!("未报：县级及以上骨干教师数（小学）{zh}，无法计算")
        );
    }
}
