//! What looks wrong in the figures of a county that was held to a standard.

use crate::evaluation::county::report::Report;
use crate::model::{Finding, FindingKind};
use crate::standards::{ExclusionTest, UnknownMembership};

impl Report<'_> {
    /// What looks wrong in the figures, and what of the county's filing the standard has no use
    /// for. It is worked out when asked, and changes no verdict. A report for publication has none:
    /// they are for whoever files.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        if self.kept_back.is_some() {
            return Vec::new();
        }
        let (county, standard) = (&self.county, &self.standard);
        let mut findings = county.findings();
        findings.extend(self.implausible());
        let asks_sponsor = standard.exclusions.iter().any(|exclusion| {
            matches!(
                exclusion.when,
                ExclusionTest::SponsoredBy { .. } | ExclusionTest::NotSponsoredBy { .. }
            )
        });
        if asks_sponsor && standard.unknown_membership == UnknownMembership::Judged {
            let schools = county.schools().iter().enumerate();
            let unknown = schools
                .filter(|(index, school)| school.sponsor().is_none() && self.is_judged(*index));
            findings.extend(unknown.map(|(_, school)| Finding {
                school_id: Some(school.id().to_owned()),
                school_name: Some(school.name().to_owned()),
                kind: FindingKind::UnknownSponsor,
            }));
        }
        let mut county_wide = |kind| {
            findings.push(Finding {
                school_id: None,
                school_name: None,
                kind,
            });
        };
        let filing = county.filing();
        let mut unknown = Vec::new();
        for code in filing.attestations.keys() {
            let clause = standard
                .clauses
                .iter()
                .find(|clause| clause.code == code.as_str());
            match clause {
                Some(clause) if clause.attested => {}
                Some(_) => county_wide(FindingKind::IgnoredAttestation { code: code.clone() }),
                None => unknown.push(code.clone()),
            }
        }
        if !unknown.is_empty() {
            county_wide(FindingKind::UnknownAttestation { codes: unknown });
        }
        let is_known = |code: &String| standard.vetoes.iter().any(|veto| veto.code == *code);
        let vetoes = filing.vetoes.keys();
        let unknown: Vec<String> = vetoes.filter(|code| !is_known(code)).cloned().collect();
        if !unknown.is_empty() {
            county_wide(FindingKind::UnknownVeto { codes: unknown });
        }
        findings
    }
}
