//! Why a number is what it is: the formula with the figures in it, the bound, the distance to it,
//! and the clause, in Chinese and English.

use crate::evaluation::county::balance::Balance;
use crate::evaluation::county::clause::{ClauseResult, RatioResult};
use crate::evaluation::county::measurement::{IndicatorResult, Part, active_terms};
use crate::evaluation::county::report::Report;
use crate::evaluation::county::roll::{Enrolment, is_split};
use crate::evaluation::distance::distance;
use crate::evaluation::wording::{NAMES_LISTED, counted, listed, measured};
use crate::judgement::{Bound, Relation, Reporting, Verdict};
use crate::model::{Amount, Fact, Item, Language, Missing, School, Stage, say};
use crate::numeric::{Rational, RoundingMode};
use crate::page::Told;
use crate::standards::{Clause, ClauseTest, Figure, Indicator, RatioTest, Term};
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::fmt::Write as _;

impl Report<'_> {
    /// Explains the value of an indicator for a part.
    ///
    /// The formula with the filed figures in it, the threshold, whether it is met and by how much,
    /// and the clause; or which figures are missing. Empty if the standard has no indicator of this
    /// code.
    #[must_use]
    pub fn explain_indicator(&self, part: &Part, code: &str, language: Language) -> String {
        let told = Told::new(self, language);
        let place = self.indicator_place(code);
        place.map_or_else(String::new, |place| told.indicator_explanation(part, place))
    }

    /// Explains the dispersion of an indicator in a stage.
    #[must_use]
    pub fn explain_balance(&self, row: &Balance, language: Language) -> String {
        Told::new(self, language).balance_explanation(row)
    }

    /// The sentence of a clause, with all its figures in it.
    #[must_use]
    pub fn explain_clause(&self, result: &ClauseResult, language: Language) -> String {
        Told::new(self, language).clause_explanation(result)
    }
}

impl Report<'_> {
    /// The names of the schools whose value of an indicator is not known, or not whether it counts.
    fn parts_without_value(&self, row: &Balance) -> Vec<Cow<'_, str>> {
        let unknown = self
            .parts
            .iter()
            .filter(|part| part.stage == row.stage && part.counted_value(row.indicator).is_none());
        self.names_by_code(unknown.map(|part| part.school))
    }

    /// The names of some schools in the order of their codes. Those behind the first
    /// [`NAMES_LISTED`] stand empty, for a sentence only counts them.
    pub(in crate::evaluation) fn names_by_code(
        &self,
        schools: impl Iterator<Item = usize>,
    ) -> Vec<Cow<'_, str>> {
        let schools = self.by_code(schools, |school| *school).into_iter();
        let named = |(place, school)| {
            if place < NAMES_LISTED {
                self.school_name(school)
            } else {
                Cow::Borrowed("")
            }
        };
        schools.enumerate().map(named).collect()
    }

    /// What there is about some schools in the order of their codes, so that no sentence depends on
    /// the order of the rows.
    pub(super) fn by_code<T>(
        &self,
        things: impl Iterator<Item = T>,
        school: impl Fn(&T) -> usize,
    ) -> Vec<T> {
        let mut things: Vec<T> = things.collect();
        let ranks = self.ranks();
        things.sort_by_key(|thing| ranks.get(school(thing)));
        things
    }

    /// The total of an item over the schools of the ratio that uses it.
    fn total_in(&self, ratio: &RatioTest, item: Item) -> Option<Rational> {
        let used = |term: &Term<Figure>| term.figure == Figure::Item(item);
        if !ratio
            .numerator
            .iter()
            .chain(ratio.denominator.iter())
            .any(used)
        {
            return None;
        }
        self.scoped_total(&ratio.scope, item)
    }
}

impl Told<'_, Report<'_>> {
    /// The name of a figure that is not there, with what is known of it where it was kept back.
    fn missing_name(&self, school: &School, item: Item) -> Cow<'static, str> {
        let name = self.pick(item.zh(), item.code());
        match school.filed(item) {
            Err(Missing::Suppressed(Some(bound))) => Cow::Owned(say!(
                self.language,
                "{name}（不予公布，{bound}）",
                "{name} (kept back, {bound})"
            )),
            Err(Missing::Suppressed(None)) => Cow::Owned(say!(
                self.language,
                "{name}（不予公布）",
                "{name} (kept back)"
            )),
            _ => Cow::Borrowed(name),
        }
    }

    pub(super) fn indicator_explanation(&self, part: &Part, index: usize) -> String {
        let (Some(indicator), Some(result), Some(school)) = (
            self.standard.indicators.get(index),
            part.indicators.get(index),
            self.school_of(part),
        ) else {
            return String::new();
        };
        if result.withheld {
            return self.withheld_sentence();
        }
        let Some(value) = &result.value else {
            let missing = self.missing_of_indicator(part, index);
            let names = missing.iter().map(|item| self.missing_name(school, *item));
            let names: Vec<Cow<'_, str>> = names.collect();
            return say!(
                self.language,
                ("未报：{}，无法计算", names.join("、")),
                ("not reported: {}; it cannot be computed", names.join(", "))
            );
        };
        // Room for the sentence at once: one that grows is moved at every step.
        let mut text = String::with_capacity(256);
        self.write_formula(&mut text, indicator, school, part);
        let shown = shown_beside(value, threshold(indicator, part.stage), indicator.reported);
        let _ = write!(
            text,
            " = {}",
            measured(&shown, &indicator.unit, self.language)
        );
        if let Some(bound) = threshold(indicator, part.stage) {
            text.push_str(&self.against_threshold(value, bound, indicator, result));
        }
        if result.relieved {
            text.push_str(self.pick("；已适用过渡性政策", "; a relief was applied"));
        }
        let imputed = self.imputed_items(part, index);
        if !imputed.is_empty() {
            let names = imputed.iter().map(|item| self.pick(item.zh(), item.code()));
            let names: Vec<&str> = names.collect();
            text.push_str(&say!(
                self.language,
                ("；插补数据：{}", names.join("、")),
                ("; imputed: {}", names.join(", "))
            ));
        }
        text.push_str(&sourced(&indicator.source, self.language));
        text
    }

    /// `(a 3 + b 18) ÷ 450 × 100`, or for a split figure `(a 7500) × 1.1 ÷ (1 × 166 + 1.1 × 210)`.
    fn write_formula(
        &self,
        text: &mut String,
        indicator: &Indicator,
        school: &School,
        part: &Part,
    ) {
        let base_terms = indicator.numerator.get(part.stage).map(AsRef::as_ref);
        let relief = active_terms(&self.standard, indicator, part.stage, &self.reliefs)
            .filter(|(when, _)| school.flag(*when) == Some(true))
            .flat_map(|(_, terms)| terms);
        let terms = base_terms.into_iter().flatten().chain(relief);
        text.push('(');
        for (index, term) in terms.enumerate() {
            text.push_str(&term_text(term, school, index == 0, self.language));
        }
        text.push(')');
        if indicator.split && is_split(school) {
            let factors = self.standard.stage_factors;
            let stages: Vec<String> = Stage::ALL
                .iter()
                .filter_map(|stage| match Enrolment::of(school, *stage) {
                    Enrolment::Known(pupils) => {
                        let factor = factors.get(*stage).normalize();
                        Some(format!("{factor} × {}", pupils.normalize()))
                    }
                    Enrolment::None | Enrolment::Unknown => None,
                })
                .collect();
            let factor = factors.get(part.stage).normalize();
            let _ = write!(text, " × {factor} ÷ ({})", stages.join(" + "));
        } else if let Some(pupils) = part.pupils {
            let _ = write!(text, " ÷ {}", pupils.normalize());
        }
        if indicator.per != 1 {
            let _ = write!(text, " × {}", indicator.per);
        }
    }

    fn against_threshold(
        &self,
        value: &Rational,
        bound: Bound,
        indicator: &Indicator,
        result: &IndicatorResult,
    ) -> String {
        let word = result
            .verdict
            .unwrap_or(Verdict::NotAssessable)
            .word(self.language);
        let printed = bound.printed();
        let mut text = say!(
            self.language,
            "，要求{printed}，{word}",
            ", required {printed}: {word}"
        );
        let number = Rational::from(bound.number);
        text.push_str(&distance(
            value,
            &number,
            indicator.reported,
            |_| None,
            self.language,
        ));
        if let (Some(rule), Some(Verdict::NotMet)) = (&self.standard.school_rule, result.verdict) {
            let floor = (&Rational::from(rule.floor_share) * &number).to_plain();
            let share = (rule.floor_share * Decimal::ONE_HUNDRED).normalize();
            let above = result.floor_verdict == Some(Verdict::Met);
            text.push_str(&say!(
                self.language,
                (
                    "，{}其{share}%（{floor}）",
                    if above { "不低于" } else { "低于" }
                ),
                (
                    ", {} its {share} % ({floor})",
                    if above { "not below" } else { "below" }
                )
            ));
        }
        text
    }

    pub(super) fn balance_explanation(&self, row: &Balance) -> String {
        let source = sourced(&self.standard.dispersion.source, self.language);
        if row.parts == 0 {
            let stage = self.pick(row.stage.zh(), row.stage.en());
            return say!(
                self.language,
                "没有{stage}，不适用",
                "no {stage} part: not applicable"
            );
        }
        if row.withheld {
            return self.withheld_sentence();
        }
        let (Some(mean), Some(deviation)) = (&row.reported_mean, &row.reported_standard_deviation)
        else {
            let names = listed(
                &self.parts_without_value(row),
                NAMES_LISTED,
                "所",
                self.language,
            );
            let mut parts = self.parts.iter().filter(|part| part.stage == row.stage);
            if parts.any(|part| !part.counts) {
                return say!(
                    self.language,
                    "{names}的数值未知或是否纳入评估不可知，无法计算{source}",
                    "no value of {names}, or not known whether it counts: it cannot be computed{source}"
                );
            }
            return say!(
                self.language,
                "{names}的数值未知，无法计算{source}",
                "no value of {names}: it cannot be computed{source}"
            );
        };
        let mut text = say!(
            self.language,
            (
                "{}个单位，按在校生数加权：X̄ = Σx ÷ Σn = {mean}，S = √(Σn(x/n − X̄)² ÷ Σn) = {deviation}",
                row.parts
            ),
            (
                "{} weighted by pupils: X̄ = Σx ÷ Σn = {mean}, S = √(Σn(x/n − X̄)² ÷ Σn) = {deviation}",
                counted(&row.parts.to_string(), "parts")
            )
        );
        let Some(shown) = &row.coefficient_of_variation_beside_limit else {
            text.push_str(&say!(
                self.language,
                "；平均值不大于零，差异系数无意义{source}",
                "; the mean is not above zero, so the CV is undefined{source}"
            ));
            return text;
        };
        text.push_str(self.pick("，CV = S ÷ X̄ = ", ", CV = S ÷ X̄ = "));
        text.push_str(shown);
        if let (Some(limit), Some(verdict)) = (row.limit, row.verdict) {
            text.push_str(&limit_sentence(limit, verdict, shown, self.language));
        }
        text.push_str(&source);
        text
    }

    fn withheld_sentence(&self) -> String {
        let sentence = self.suppression().map(|rule| rule.sentence(self.language));
        sentence.unwrap_or_default()
    }

    pub(super) fn clause_explanation(&self, result: &ClauseResult) -> String {
        let Some(clause) = self.standard.clauses.get(result.clause) else {
            return String::new();
        };
        if result.withheld {
            let requirement = clause.requirement.get(self.language);
            return say!(
                self.language,
                "{requirement}（数字不公开）",
                "{requirement} (figures withheld)"
            );
        }
        let mut text = filled(clause.sentence.get(self.language), |key| {
            self.placeholder(clause, result, key)
        });
        if !result.reliefs.is_empty() {
            let reliefs: Vec<&str> = result
                .reliefs
                .iter()
                .filter_map(|index| self.standard.reliefs.get(*index))
                .map(|relief| relief.name.as_ref())
                .collect();
            text.push_str(&say!(
                self.language,
                ("；适用过渡性政策：{}", reliefs.join("、")),
                ("; met through the relief {}", reliefs.join(", "))
            ));
        }
        text
    }

    fn placeholder(&self, clause: &Clause, result: &ClauseResult, key: &str) -> Option<String> {
        let unknown = || self.pick("（未报）", "(not reported)").to_owned();
        let ratios = match &clause.test {
            Some(ClauseTest::Ratios { ratios }) => ratios.as_ref(),
            _ => &[],
        };
        let (name, place) = key.strip_suffix('2').map_or((key, 0), |name| (name, 1));
        if let (Some(found), Some(test)) = (result.ratios.get(place), ratios.get(place)) {
            let number = |value: &Option<Rational>| value.as_ref().map(plain);
            match name {
                "value" => return Some(ratio_text(found, test).unwrap_or_else(unknown)),
                "numerator" => return Some(number(&found.numerator).unwrap_or_else(unknown)),
                "denominator" => return Some(number(&found.denominator).unwrap_or_else(unknown)),
                "bound" => return Some(plain(&found.bound)),
                _ => {}
            }
        }
        if let Some(looked_at) = &result.schools {
            match key {
                "schools" => return Some(looked_at.count.to_string()),
                "failing" => return Some(looked_at.failing.len().to_string()),
                "unknown" => return Some(looked_at.unknown.len().to_string()),
                "names" => {
                    let names = self.names_by_code(looked_at.failing.iter().copied());
                    if names.is_empty() {
                        return Some(String::new());
                    }
                    let names = listed(&names, NAMES_LISTED, "所", self.language);
                    return Some(say!(self.language, "（{names}）", " ({names})"));
                }
                _ => {}
            }
        }
        match key {
            "subjects" => Some(self.subjects()),
            "evidence" => Some(self.evidence(clause)),
            _ => {
                if let Some(fact) = Fact::from_code(key) {
                    let amount = self.county.filing().fact(fact);
                    return Some(amount.map_or_else(unknown, ToString::to_string));
                }
                let item = Item::from_code(key)?;
                let total = ratios.iter().find_map(|ratio| self.total_in(ratio, item));
                Some(total.map_or_else(unknown, |total| plain(&total)))
            }
        }
    }

    /// What the monitoring found, subject by subject.
    fn subjects(&self) -> String {
        let results = &self.county.filing().monitoring;
        if results.is_empty() {
            return self
                .pick("未提供监测结果", "no results of the monitoring")
                .to_owned();
        }
        let unknown = || self.pick("未报", "not reported").to_owned();
        let number = |value: Option<&Amount>| value.map_or_else(unknown, ToString::to_string);
        let results: Vec<String> = results
            .iter()
            .map(|result| {
                let subject = result.subject.as_deref().unwrap_or("?");
                let level = number(result.level.as_ref());
                let rate = number(result.between_school_rate.as_ref());
                say!(
                    self.language,
                    ("{subject}{}级、校际差异率{rate}", roman(&level)),
                    ("{subject} level {level}, between-school rate {rate}")
                )
            })
            .collect();
        results.join(self.pick("；", "; "))
    }

    /// What an attestation says and rests on.
    fn evidence(&self, clause: &Clause) -> String {
        let attestation = self.county.filing().attestations.get(clause.code.as_ref());
        let evidence = attestation
            .and_then(|one| one.evidence.as_deref())
            .unwrap_or_default();
        match attestation.and_then(|one| one.met) {
            None => self.pick("未提供认定", "not attested").to_owned(),
            Some(true) if evidence.is_empty() => self.pick("已认定", "attested").to_owned(),
            Some(true) => evidence.to_owned(),
            Some(false) if evidence.is_empty() => {
                self.pick("认定未达到", "attested as not met").to_owned()
            }
            Some(false) => say!(
                self.language,
                "认定未达到：{evidence}",
                "attested as not met: {evidence}"
            ),
        }
    }
}

/// The threshold of an indicator at a stage.
pub(in crate::evaluation) fn threshold(indicator: &Indicator, stage: Stage) -> Option<Bound> {
    indicator.threshold.as_ref()?.get(stage).copied()
}

/// One term of a numerator with its figure.
fn term_text(term: &Term<Item>, school: &School, first: bool, language: Language) -> String {
    let name = language.pick(term.figure.zh(), term.figure.code());
    let amount = school
        .amount(term.figure)
        .map_or_else(|| "?".to_owned(), |amount| amount.to_string());
    let sign = match (term.factor.is_sign_negative(), first) {
        (true, true) => "−",
        (true, false) => " − ",
        (false, true) => "",
        (false, false) => " + ",
    };
    let factor = term.factor.abs().normalize();
    let times = if factor == Decimal::ONE {
        String::new()
    } else {
        format!(" × {factor}")
    };
    format!("{sign}{name} {amount}{times}")
}

/// The value as reported; with more places where rounding would make it look like the bound.
pub(in crate::evaluation) fn shown_beside(
    value: &Rational,
    bound: Option<Bound>,
    reporting: Reporting,
) -> String {
    match bound {
        Some(bound) => reporting.text_beside(value, &Rational::from(bound.number)),
        None => reporting.text(value),
    }
}

/// ` ≤ 0.50: met, 0.251 to spare`.
fn limit_sentence(limit: Bound, verdict: Verdict, shown: &str, language: Language) -> String {
    let (printed, word) = (limit.printed(), verdict.word(language));
    let mut text = say!(
        language,
        "，限值{printed}，{word}",
        ", limit {printed}: {word}"
    );
    let spare = Decimal::from_str_exact(shown).ok().and_then(|value| {
        let spare = limit.number.checked_sub(value)?;
        (!spare.is_zero()).then_some(spare)
    });
    if let Some(spare) = spare {
        let within = matches!(limit.relation, Relation::AtMost | Relation::Below);
        let amount = spare.abs();
        if within && spare.is_sign_negative() {
            text.push_str(&say!(language, "，超出{amount}", ", {amount} over"));
        } else if within {
            text.push_str(&say!(language, "，余量{amount}", ", {amount} to spare"));
        }
    }
    text
}

fn sourced(source: &str, language: Language) -> String {
    if source.is_empty() {
        return String::new();
    }
    say!(language, "（{source}）", " [{source}]")
}

/// A total as a plain decimal.
pub(super) fn plain(value: &Rational) -> String {
    value
        .to_exact_decimal()
        .unwrap_or_else(|| value.to_fixed(2, RoundingMode::HalfAwayFromZero))
}

/// A ratio as the form prints it, a percentage with one decimal and an amount with two; with more where
/// it would look like the bound that it misses.
pub(super) fn ratio_text(found: &RatioResult, test: &RatioTest) -> Option<String> {
    let places = if test.per == 100 { 1 } else { 2 };
    let value = found.value.as_ref()?;
    Some(Reporting::half_away(places).text_beside(value, &found.bound))
}

/// A level as the official form writes it.
fn roman(level: &str) -> &str {
    match level {
        "1" => "Ⅰ",
        "2" => "Ⅱ",
        "3" => "Ⅲ",
        "4" => "Ⅳ",
        other => other,
    }
}

/// A sentence with its placeholders filled; an unknown one is left as it stands.
fn filled(sentence: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut text = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((key, after)) = after.split_once('}') else {
            text.push('{');
            rest = after;
            continue;
        };
        text.push_str(&value(key).unwrap_or_else(|| format!("{{{key}}}")));
        rest = after;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_and_unknown_ones_kept() {
        let value = |key: &str| (key == "a").then(|| "1".to_owned());
        assert_eq!(filled("x{a}y{b}z{", value), "x1y{b}z{");
    }

    #[test]
    fn a_value_just_below_its_bound_is_not_shown_as_the_bound() {
        let value = Rational::new(41_999, 10_000).unwrap();
        let bound: Bound = ">= 4.2".parse().unwrap();
        assert_eq!(
            shown_beside(&value, Some(bound), Reporting::half_away(2)),
            "4.1999"
        );
        let exact = Rational::new(42, 10).unwrap();
        assert_eq!(
            shown_beside(&exact, Some(bound), Reporting::half_away(2)),
            "4.20"
        );
    }
}
