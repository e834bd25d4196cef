//! A county passes exactly when 32 of 32 are met and every veto is clear.

use super::cases_verdict::{failures, harmless, unknowns};
use super::rows::file;
use crate::support::{perfect, quality};
use Verdict::{Met, NotMet};
use junheng::evaluation::Verdict;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Several changes at once: the county passes exactly when 32 of 32 are met and all vetoes clear.
    #[test]
    fn a_county_passes_exactly_when_32_of_32_are_met_and_every_veto_is_clear(
        picks in prop::collection::vec(any::<prop::sample::Index>(), 0..4),
        calm in any::<bool>(),
    ) {
        let mut changes = harmless();
        if !calm {
            changes.extend(failures());
            changes.extend(unknowns());
        }
        let mut draft = perfect();
        for pick in &picks {
            // A change of something that an earlier one took away changes nothing more.
            if draft.filing.monitoring.len() == 6 {
                file(&mut draft, &pick.get(&changes).filed);
            }
        }
        let county = draft.county();
        let report = quality(&county);
        let achievement = report.achievement().unwrap();
        prop_assert_eq!(achievement.total(), 32);
        let clear = report.vetoes().iter().all(|veto| veto.verdict == Met);
        prop_assert_eq!(report.verdict() == Met, achievement.met == 32 && clear);
        let all: Vec<Verdict> = report
            .parts()
            .iter()
            .map(|part| part.verdict.unwrap())
            .chain(report.balance().iter().map(|row| row.verdict.unwrap()))
            .chain(report.clauses().iter().map(|clause| clause.verdict))
            .chain(report.vetoes().iter().map(|veto| veto.verdict))
            .collect();
        prop_assert_eq!(report.verdict() == NotMet, all.contains(&NotMet));
    }
}
