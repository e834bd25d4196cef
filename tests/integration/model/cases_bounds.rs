//! Bounds and relations: what is read, and what holds.

use junheng::model::{Amount, Bound, Relation};
use std::cmp::Ordering;

fn normal(text: &str) -> Option<String> {
    let bound: Option<Bound<Amount>> = text.parse().ok();
    bound.map(|bound| bound.to_string())
}

#[test]
fn bounds_are_read_into_their_normal_form() {
    for (text, form) in [
        ("<= 17", "<= 17"),
        ("<=17.00", "<= 17"),
        ("≤17.0", "<= 17"),
        ("  ≤\u{3000}17:1 ", "<= 17"),
        ("＜0.40", "< 0.4"),
        ("< 0.4", "< 0.4"),
        ("＞ 007.10", "> 7.1"),
        (">=-0.0", ">= 0"),
        ("≥ -3.50", ">= -3.5"),
        ("＝100", "= 100"),
        ("= 12 : 1", "= 12"),
        ("≤１７．０：１", "<= 17"),
        (">= −3.5", ">= -3.5"),
    ] {
        assert_eq!(normal(text).as_deref(), Some(form), "{text}");
    }
}

#[test]
fn what_is_no_bound_is_refused() {
    for text in [
        "", "17", "<=", ">= x", "<= 17:2", "<= 17:", "=> 5", ">> 5", "<= 1e3", "80 %", "≥ 80%",
        "<= 1,000", "> NaN", "== 5", "> −-5", "> 5²",
    ] {
        assert_eq!(normal(text), None, "{text}");
    }
}

#[test]
fn a_relation_holds_at_its_number_unless_it_is_strict() {
    for (relation, below, at, above) in [
        (Relation::AtLeast, false, true, true),
        (Relation::Above, false, false, true),
        (Relation::AtMost, true, true, false),
        (Relation::Below, true, false, false),
        (Relation::Exactly, false, true, false),
    ] {
        let holds = |ordering| relation.holds(ordering);
        let held = [Ordering::Less, Ordering::Equal, Ordering::Greater].map(holds);
        assert_eq!(held, [below, at, above], "{relation:?}");
    }
}
