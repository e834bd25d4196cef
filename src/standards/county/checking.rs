//! Checks that the parts of a standard fit together.

use crate::judgement::{Relation, Reporting};
use crate::model::{DocumentFaults, Item, Stage, read_decimal};
use crate::standards::county::clause::Parameter;
use crate::standards::county::complaints::{Complaints, Named, RestsOn, by_stage};
use crate::standards::county::criterion::DispersionRule;
use crate::standards::county::indicator::{Indicator, PerStage, Term, Terms};
use crate::standards::county::named_ratio::counted_for_pupils;
use crate::standards::county::standard::{ExclusionTest, Standard};
use crate::standards::fields::MOST_PLACES;
use rust_decimal::Decimal;

impl Complaints {
    /// Checks a standard, of which some parts may stand blank for what could not be read.
    pub(super) fn about(standard: &Standard) -> Self {
        let mut complaints = Self::default();
        let named = Named::of(standard);
        complaints.check_names(standard);
        complaints.check_exclusions(standard);
        for (index, indicator) in standard.indicators.iter().enumerate() {
            complaints.check_indicator(indicator, &format!("indicators[{index}]"));
        }
        complaints.check_school_rule(standard);
        complaints.check_dispersion(&standard.dispersion);
        for (index, clause) in standard.clauses.iter().enumerate() {
            complaints.check_clause(clause, &named, &format!("clauses[{index}]"));
        }
        for (index, relief) in standard.reliefs.iter().enumerate() {
            complaints.check_relief(relief, &named, &format!("reliefs[{index}].effect"));
        }
        for (index, parameter) in standard.parameters.iter().enumerate() {
            complaints.check_parameter(parameter, &format!("parameters[{index}]"));
        }
        complaints
    }

    fn check_names(&mut self, standard: &Standard) {
        self.check_text("id", &standard.id);
        let indicators = standard.indicators.iter().enumerate();
        let clauses = standard.clauses.iter().enumerate();
        let vetoes = standard.vetoes.iter().enumerate();
        let codes = indicators
            .map(|(index, one)| (format!("indicators[{index}].code"), &one.code))
            .chain(clauses.map(|(index, one)| (format!("clauses[{index}].code"), &one.code)))
            .chain(vetoes.map(|(index, one)| (format!("vetoes[{index}].code"), &one.code)));
        self.check_unique(codes, "indicator, clause or veto");
        let reliefs = standard.reliefs.iter().enumerate();
        let names = reliefs.map(|(index, one)| (format!("reliefs[{index}].name"), &one.name));
        self.check_unique(names, "relief");
        let parameters = standard.parameters.iter().enumerate();
        let names = parameters.map(|(index, one)| (format!("parameters[{index}].name"), &one.name));
        self.check_unique(names, "parameter");
    }

    fn check_exclusions(&mut self, standard: &Standard) {
        for stage in Stage::ALL {
            let factor = standard.stage_factors.get(*stage);
            if factor <= Decimal::ZERO {
                let path = format!("stage_factors.{stage}");
                self.note(&path, factor.to_string(), "a factor above 0");
            }
        }
        for (index, exclusion) in standard.exclusions.iter().enumerate() {
            let path = format!("exclusions[{index}]");
            self.check_text(&format!("{path}.reason"), &exclusion.reason);
            match &exclusion.when {
                ExclusionTest::SponsoredBy { sponsors }
                | ExclusionTest::NotSponsoredBy { sponsors }
                    if sponsors.is_empty() =>
                {
                    self.note_empty(&format!("{path}.when.sponsors"), "at least one sponsor");
                }
                ExclusionTest::SmallOfKind { fewer_than: 0, .. } => {
                    let path = format!("{path}.when.fewer_than");
                    self.note(&path, "0", "a number of pupils above 0");
                }
                _ => {}
            }
        }
    }

    fn check_indicator(&mut self, indicator: &Indicator, path: &str) {
        if indicator.per == 0 {
            self.note(&format!("{path}.per"), "0", "a number of pupils above 0");
        }
        let (numerator, named) = (format!("{path}.numerator"), format!("{path}.ratio"));
        if let Some(ratio) = indicator.ratio {
            if counted_for_pupils(ratio).as_ref() != Some(&indicator.numerator) {
                self.note_other_figures(ratio, path);
            }
            if indicator.split {
                let expected = "false, as the figures of a ratio are filed by stage";
                self.note(&format!("{path}.split"), "true", expected);
            }
        } else {
            self.check_item_terms(&indicator.numerator, indicator.split, &numerator);
        }
        for (stage, terms) in by_stage(&indicator.numerator) {
            let path = format!("{numerator}.{stage}");
            if terms.is_empty() {
                self.note_no_terms(&named, &path, "at least one item");
            }
            self.check_units(terms, &path);
        }
        let fraction = by_stage(&indicator.numerator)
            .into_iter()
            .find_map(|(_, terms)| terms.iter().find(|term| has_fraction(term)));
        if let Some(term) = fraction.filter(|_| indicator.whole) {
            let found = format!("true, but `{term}` may have a fraction");
            self.note(
                &format!("{path}.whole"),
                found,
                "false, or items that count whole things",
            );
        }
        for (stage, bound) in indicator.threshold.iter().flat_map(by_stage) {
            let path = format!("{path}.threshold.{stage}");
            if bound.relation == Relation::Exactly {
                self.note(
                    &path,
                    format!("\"{bound}\""),
                    "one of the signs >=, >, <=, <",
                );
            } else if bound.relation.is_floor() && bound.number <= Decimal::ZERO {
                self.note(&path, format!("\"{bound}\""), "a number above 0");
            } else if bound.number < Decimal::ZERO {
                self.note(&path, format!("\"{bound}\""), "a number, 0 or more");
            }
        }
        self.check_reported(indicator.reported, path);
    }

    /// Complains of items that are no amounts, or that belong to another stage, or to a stage at
    /// all where the figure is one of the whole school.
    pub(super) fn check_item_terms(
        &mut self,
        terms: &PerStage<Terms<Item>>,
        split: bool,
        path: &str,
    ) {
        for (stage, terms) in by_stage(terms) {
            let path = format!("{path}.{stage}");
            for (index, term) in terms.iter().enumerate() {
                let path = format!("{path}[{index}]");
                let code = term.figure.code();
                self.check_amount(term.figure, &path);
                match term.figure.stage() {
                    Some(other) if split => {
                        let found = format!("`{code}`, which counts the {other} stage alone");
                        let expected = "an item of the whole school, which can be split";
                        self.note(&path, found, expected);
                    }
                    Some(other) if other != stage => {
                        let found = format!("`{code}`, which counts the {other} stage");
                        let expected =
                            format!("an item of the {stage} stage or of the whole school");
                        self.note(&path, found, expected);
                    }
                    _ => {}
                }
            }
            self.check_repetition(terms, &path);
        }
    }

    fn check_reported(&mut self, reported: Reporting, path: &str) {
        if reported.places > MOST_PLACES {
            let found = format!("{} places", reported.places);
            self.note(
                &format!("{path}.reported"),
                found,
                format!("at most {MOST_PLACES}"),
            );
        }
    }

    fn check_school_rule(&mut self, standard: &Standard) {
        let count = standard.indicators.len();
        if count == 0 {
            self.note_empty("indicators", "at least one indicator");
        }
        let Some(rule) = &standard.school_rule else {
            return;
        };
        if usize::try_from(rule.at_least).is_ok_and(|least| least > count) {
            let expected = format!("at most the number of indicators, {count}");
            let path = "school_rule.at_least";
            self.note_resting_on(
                RestsOn::List("indicators"),
                path,
                rule.at_least.to_string(),
                expected,
            );
        }
        let share = rule.floor_share;
        self.check_share(share, "school_rule.floor_share");
        for (index, indicator) in standard.indicators.iter().enumerate() {
            let path = format!("indicators[{index}].threshold");
            let Some(threshold) = &indicator.threshold else {
                self.note(
                    &path,
                    "nothing",
                    "a threshold, since the school rule counts it",
                );
                continue;
            };
            for (stage, bound) in by_stage(threshold) {
                if !bound.relation.is_floor() && share > Decimal::ZERO {
                    let expected =
                        "`>=` or `>`, since the school rule sets a floor at a share of it";
                    self.note(&format!("{path}.{stage}"), format!("\"{bound}\""), expected);
                }
            }
        }
    }

    fn check_dispersion(&mut self, rule: &DispersionRule) {
        for (key, limits) in [("each", &rule.each), ("composite", &rule.composite)] {
            for (stage, bound) in limits.iter().flat_map(by_stage) {
                let is_limit = matches!(bound.relation, Relation::AtMost | Relation::Below);
                if !is_limit || bound.number < Decimal::ZERO {
                    let path = format!("dispersion.{key}.{stage}");
                    let expected = "`<=` or `<` and a number, 0 or more";
                    self.note(&path, format!("\"{bound}\""), expected);
                }
            }
        }
        self.check_reported(rule.reported, "dispersion");
    }

    fn check_parameter(&mut self, parameter: &Parameter, path: &str) {
        let name = &parameter.name;
        let signs = |sign: char| sign.is_whitespace() || "=<>≥≤＞＜".contains(sign);
        if name.contains(signs) || name == "rooms" || read_decimal(name).is_some() {
            let expected = "a name without blanks and signs that is no decimal, and not `rooms`, \
                            which is an option of its own";
            self.note(&format!("{path}.name"), format!("\"{name}\""), expected);
        }
        if parameter.value < Decimal::ZERO {
            let path = format!("{path}.value");
            self.note(&path, parameter.value.to_string(), "a decimal, 0 or more");
        }
    }
}

/// Whether a term can have a fraction.
fn has_fraction(term: &Term<Item>) -> bool {
    let is_whole = term.figure.unit().is_whole() && term.factor.fract().is_zero();
    term.figure.is_amount() && !is_whole
}

impl Standard {
    /// Checks that its parts fit together: codes unique, items that belong together, reliefs that
    /// name what is there.
    ///
    /// # Errors
    ///
    /// - [`DocumentFaults`] with the path of each fault.
    pub fn check(&self) -> Result<(), DocumentFaults> {
        let mut faults = DocumentFaults::default();
        for fault in Complaints::about(self).of_what_was_read(&[]) {
            faults.push(&fault.path, fault.found, fault.expected);
        }
        faults.into_result(Some(()))
    }
}
