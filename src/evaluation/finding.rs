//! What looks wrong in the figures of a county that was held to a standard.

use super::Report;
use crate::model::{Finding, FindingKind};
use crate::standards::ExclusionTest;

impl Report<'_> {
    /// What looks wrong in the figures, and what of the county's filing the standard has no use
    /// for. It is worked out when asked, and changes no verdict.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let (county, standard) = (self.county, self.standard);
        let mut findings = county.findings();
        let asks_sponsor = standard
            .exclusions
            .iter()
            .any(|exclusion| matches!(exclusion.when, ExclusionTest::NotSponsoredBy { .. }));
        if asks_sponsor {
            let schools = county.schools().iter().enumerate();
            let unknown = schools
                .filter(|(index, school)| school.sponsor().is_none() && self.is_judged(*index));
            findings.extend(unknown.map(|(_, school)| Finding {
                school_id: Some(school.id().to_owned()),
                school_name: Some(school.name().to_owned()),
                kind: FindingKind::UnknownSponsor,
            }));
        }
        let county_wide = |kind| Finding {
            school_id: None,
            school_name: None,
            kind,
        };
        for code in county.filing().attestations.keys() {
            let code = code.clone();
            match standard
                .clauses
                .iter()
                .find(|clause| clause.code == code.as_str())
            {
                Some(clause) if clause.attested => {}
                Some(_) => findings.push(county_wide(FindingKind::IgnoredAttestation { code })),
                None => findings.push(county_wide(FindingKind::UnknownAttestation { code })),
            }
        }
        let known = |code: &String| standard.vetoes.iter().any(|veto| veto.code == *code);
        let unknown = county.filing().vetoes.keys().filter(|code| !known(code));
        findings.extend(
            unknown.map(|code| county_wide(FindingKind::UnknownVeto { code: code.clone() })),
        );
        findings
    }
}
