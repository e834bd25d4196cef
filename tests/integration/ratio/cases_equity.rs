//! Children of migrant workers, and children in inclusive kindergartens: a part in two parts.

use super::refusal;
use junheng::model::{Language, Missing, Pupils, Reported};
use junheng::ratio::{KindergartenPlaces, MigrantChildren};

fn pupils(count: u32) -> Reported<Pupils> {
    Pupils::from(count).into()
}

fn migrants(eligible: u32, public: u32, purchased: u32) -> MigrantChildren {
    MigrantChildren {
        eligible: pupils(eligible),
        public: pupils(public),
        purchased: pupils(purchased),
    }
}

fn places(children: u32, public: u32, inclusive_private: u32) -> KindergartenPlaces {
    KindergartenPlaces {
        children: pupils(children),
        public: pupils(public),
        inclusive_private: pupils(inclusive_private),
    }
}

#[test]
fn purchased_places_count_with_the_public_ones() {
    let share = migrants(1_000, 700, 149).share().unwrap();
    assert_eq!(share.printed(Language::Zh), "84.9%");
    let share = migrants(1_000, 700, 150).share().unwrap();
    assert_eq!(share.printed(Language::Zh), "85.0%");
}

#[test]
fn inclusive_private_kindergartens_count_with_the_public_ones() {
    // (4626 + 4626) ÷ 10000
    let share = places(10_000, 4_626, 4_626).inclusive_share().unwrap();
    assert_eq!(share.printed(Language::Zh), "92.52%");
}

#[test]
fn two_parts_above_the_whole_are_refused_together() {
    assert!(migrants(100, 60, 40).share().is_ok());
    assert_eq!(
        refusal(migrants(100, 60, 41).share()),
        "`migrant_children_placed`: `public + purchased` is 101, more than `eligible` with 100"
    );
    assert!(places(100, 60, 40).inclusive_share().is_ok());
    assert_eq!(
        refusal(places(100, 60, 41).inclusive_share()),
        "`inclusive_kindergarten`: `public + inclusive_private` is 101, more than `children` with 100"
    );
}

#[test]
fn nobody_eligible_is_no_share() {
    assert_eq!(
        refusal(migrants(0, 0, 0).share()),
        "`migrant_children_placed` has nothing to divide by: `eligible` is zero"
    );
    assert_eq!(
        refusal(places(0, 0, 0).inclusive_share()),
        "`inclusive_kindergarten` has nothing to divide by: `children` is zero"
    );
}

#[test]
fn purchased_places_that_are_not_reported_are_not_none() {
    let children = MigrantChildren {
        purchased: Reported::Missing(Missing::Blank),
        ..migrants(100, 60, 0)
    };
    assert_eq!(
        refusal(children.share()),
        "`migrant_children_placed` needs `purchased`, which is not there: left blank"
    );
    let unknown = KindergartenPlaces {
        public: Reported::Missing(Missing::Blank),
        ..places(100, 0, 1)
    };
    assert_eq!(
        refusal(unknown.inclusive_share()),
        "`inclusive_kindergarten` needs `public`, which is not there: left blank"
    );
}
