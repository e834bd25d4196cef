//! Why each number of a table is what it is: the formula, the figures in it, the bound, the clause.

use crate::evaluation::distance::distance;
use crate::evaluation::table::formula_value::Unsettled;
use crate::evaluation::table::result::{Compared, CriterionFinding, TableReport, UnitResult};
use crate::evaluation::table::spread::Spread;
use crate::evaluation::wording::measured;
use crate::judgement::{Reporting, Verdict, short};
use crate::model::{Amount, Language, Text, say};
use crate::numeric::Rational;
use crate::page::Told;
use crate::standards::{Condition, Formula, TableCriterion, TableTest, UnknownMembership};

impl TableReport<'_> {
    /// The unit that a column or a fact is counted in.
    fn figure_unit(&self, code: &str) -> Option<&Text> {
        let column = self.standard.column(code).map(|column| &column.unit);
        column.or_else(|| self.standard.fact(code).map(|fact| &fact.unit))
    }

    /// The identifier of a unit.
    pub(super) fn id(&self, unit: usize) -> &str {
        self.table.units().get(unit).map_or("", |unit| unit.id())
    }
}

impl Told<'_, TableReport<'_>> {
    /// The name of the area, if it has one, and of the standard.
    pub(super) fn title(&self) -> String {
        let standard = self.standard.name.get(self.language);
        match &self.filing.name {
            Some(name) => {
                say!(self.language, "{name}：{standard}", "{name}: {standard}")
            }
            None => standard.to_owned(),
        }
    }

    /// The verdict, or that the standard asks for none.
    pub(super) fn verdict_sentence(&self) -> String {
        let computes = self.criteria.iter().all(|result| result.verdict.is_none());
        let verdict = if computes && self.verdict == Verdict::NotApplicable {
            self.pick(
                "标准只作计算，未设界限",
                "none: the rule computes, and sets no bound",
            )
        } else {
            self.verdict.word(self.language)
        };
        say!(self.language, "结论：{verdict}", "Verdict: {verdict}")
    }

    /// What a reader must know of units that are judged though it cannot be told whether they count.
    pub(super) fn warnings(&self) -> Vec<String> {
        if self.standard.unknown_membership == UnknownMembership::Open {
            return Vec::new();
        }
        let reasons = self.unknown.iter().map(|reason| self.reason(reason));
        let warnings = reasons.map(|reason| {
            say!(
                self.language,
                "{reason}；仍按计入评价",
                "{reason}; they are judged all the same"
            )
        });
        warnings.collect()
    }

    /// The name of a column or a fact.
    fn figure_name(&self, code: &str) -> String {
        let column = self.standard.column(code).map(|column| &column.name);
        let name = column.or_else(|| self.standard.fact(code).map(|fact| &fact.name));
        name.map_or_else(
            || code.to_owned(),
            |name| name.get(self.language).to_owned(),
        )
    }

    fn printed(&self, formula: &Formula) -> String {
        formula.printed(self.language, &|code| self.figure_name(code))
    }

    fn reason(&self, reason: &Unsettled) -> String {
        reason.text(self.language, &|code| self.figure_name(code))
    }

    /// A side of a condition as the report shows it: what it is, and how much.
    fn side(&self, formula: &Formula, value: &Result<Rational, Unsettled>, shown: &str) -> String {
        match (formula, value) {
            // A number explains itself.
            (Formula::Number(number), _) => number.to_string(),
            (_, Ok(_)) => format!("{} = {shown}", self.printed(formula)),
            // Of a figure alone the reason says all.
            (Formula::Figure(_), Err(reason)) => self.reason(reason),
            (_, Err(reason)) => {
                let formula = self.printed(formula);
                let reason = self.reason(reason);
                say!(
                    self.language,
                    "{formula}无法得出（{reason}）",
                    "{formula} cannot be told ({reason})"
                )
            }
        }
    }

    fn explained(&self, holds: &Condition, compared: &Compared, reported: Reporting) -> String {
        let [value, bound] = both_shown(compared, reported);
        let value = self.side(&holds.value, &compared.value, &value);
        let bound = self.side(&holds.bound, &compared.bound, &bound);
        let sign = holds.relation.printed();
        let mut text = say!(
            self.language,
            "{value}；要求{sign} {bound}",
            "{value}; asked for {sign} {bound}"
        );
        if let (Ok(value), Ok(bound)) = (&compared.value, &compared.bound) {
            text.push_str(&distance(value, bound, reported, short, self.language));
        }
        text
    }

    /// The figures of a unit that a condition is made of.
    fn figures_of(&self, unit: usize, holds: &Condition) -> String {
        let mut codes = holds.value.figures();
        for code in holds.bound.figures() {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        let figures: Vec<String> = codes
            .into_iter()
            .filter_map(|code| {
                let amount = self.table.filed(unit, code).ok()?;
                let name = self.figure_name(code);
                if let Some(word) = self.code_name(code, amount) {
                    return Some(say!(self.language, "{name}：{word}", "{name}: {word}"));
                }
                let amount = match self.figure_unit(code) {
                    Some(counted) => measured(&amount.to_string(), counted, self.language),
                    None => amount.to_string(),
                };
                Some(say!(self.language, "{name}{amount}", "{name} {amount}"))
            })
            .collect();
        figures.join(self.pick("、", ", "))
    }

    /// What the number of a coded column means.
    fn code_name(&self, code: &str, amount: &Amount) -> Option<String> {
        let number = amount.to_decimal()?;
        let codes = self.standard.column(code)?.codes.iter();
        let mut codes = codes.filter(|one| one.number == number);
        Some(codes.next()?.name.get(self.language).to_owned())
    }

    /// What a criterion for every unit says of one: both sides with the figures in them, and the
    /// clause.
    pub(super) fn unit_explanation(
        &self,
        unit: &UnitResult,
        criterion: &TableCriterion,
        compared: &Compared,
    ) -> String {
        let TableTest::EachUnit { when, holds, or } = &criterion.test else {
            return String::new();
        };
        let ways = || std::iter::once(holds).chain(or.iter());
        let holds = ways().nth(compared.alternative).unwrap_or(holds);
        if let (Verdict::NotApplicable, Some(when)) = (compared.verdict, when) {
            let value = self.printed(&when.value);
            let bound = self.printed(&when.bound);
            let sign = when.relation.printed();
            return say!(
                self.language,
                "仅适用于{value} {sign} {bound}",
                "asked only where {value} {sign} {bound}"
            );
        }
        let mut text = self.explained(holds, compared, criterion.reported);
        let others = ways().enumerate();
        for (_, other) in others.filter(|(place, _)| *place != compared.alternative) {
            let value = self.printed(&other.value);
            let bound = self.printed(&other.bound);
            let sign = other.relation.printed();
            text.push_str(&say!(
                self.language,
                "；或{value} {sign} {bound}",
                "; or {value} {sign} {bound}"
            ));
        }
        let figures = self.figures_of(unit.unit, holds);
        if !figures.is_empty() {
            text = say!(self.language, "{text}（{figures}）", "{text} ({figures})");
        }
        say!(
            self.language,
            ("{text}；依据：{}", criterion.source),
            ("{text}; source: {}", criterion.source)
        )
    }

    /// What was found of a criterion: its name, the figures behind the verdict, and the clause.
    pub(super) fn criterion_explanation(
        &self,
        criterion: &TableCriterion,
        finding: &CriterionFinding,
    ) -> String {
        let found = self.criterion_finding(criterion, finding);
        let name = criterion.name.get(self.language);
        let source = &criterion.source;
        say!(
            self.language,
            "{name}：{found}；依据：{source}",
            "{name}: {found}; source: {source}"
        )
    }

    /// The figures behind the verdict of a criterion.
    pub(super) fn criterion_finding(
        &self,
        criterion: &TableCriterion,
        finding: &CriterionFinding,
    ) -> String {
        match (&criterion.test, finding) {
            (TableTest::Area { holds }, CriterionFinding::Area(compared)) => {
                self.explained(holds, compared, criterion.reported)
            }
            (_, CriterionFinding::EachUnit(counts)) => say!(
                self.language,
                (
                    "达标{}，未达标{}，无法判定{}，不适用{}",
                    counts.met,
                    counts.not_met,
                    counts.not_assessable,
                    counts.not_applicable
                ),
                (
                    "met by {}, not met by {}, cannot be told of {}, not asked of {}",
                    counts.met,
                    counts.not_met,
                    counts.not_assessable,
                    counts.not_applicable
                )
            ),
            (TableTest::Spread { .. }, CriterionFinding::Spread(spread)) => {
                self.spread_explanation(criterion, spread)
            }
            _ => self.attested(criterion),
        }
    }

    fn attested(&self, criterion: &TableCriterion) -> String {
        let attestation = self.filing.attestations.get(criterion.code.as_ref());
        let Some(met) = attestation.and_then(|attestation| attestation.met) else {
            return self
                .pick(
                    "需要佐证，未说明",
                    "it takes an attestation; nothing is said",
                )
                .to_owned();
        };
        let said = if met {
            self.pick("已佐证符合", "attested to hold")
        } else {
            self.pick("已佐证不符合", "attested not to hold")
        };
        match attestation.and_then(|attestation| attestation.evidence.as_ref()) {
            Some(evidence) => say!(self.language, "{said}（{evidence}）", "{said} ({evidence})"),
            None => said.to_owned(),
        }
    }

    fn spread_explanation(
        &self,
        criterion: &TableCriterion,
        spread: &Result<Spread, Unsettled>,
    ) -> String {
        let TableTest::Spread {
            measure,
            value,
            weight,
            limit,
        } = &criterion.test
        else {
            return String::new();
        };
        let measure = measure.name();
        let measure = measure.get(self.language);
        let value = self.printed(value);
        let weight = weight.as_ref().map(|weight| self.printed(weight));
        let of = match (weight, self.language) {
            (Some(weight), Language::Zh) => format!("{value}的{measure}（按{weight}加权）"),
            (Some(weight), Language::En) => format!("{measure} of {value}, weighted by {weight}"),
            (None, Language::Zh) => format!("{value}的{measure}"),
            (None, Language::En) => format!("{measure} of {value}"),
        };
        let spread = match spread {
            Ok(spread) => spread,
            Err(reason) => {
                let reason = self.reason(reason);
                return say!(
                    self.language,
                    "{of}无法得出（{reason}）",
                    "{of} cannot be told ({reason})"
                );
            }
        };
        let units = self.standard.units.get(self.language);
        let mut text = say!(
            self.language,
            (
                "{of} = {}（{}个{units}）",
                spread.beside_limit,
                spread.units
            ),
            (
                "{of} = {} over {} {units}",
                spread.beside_limit,
                spread.units
            )
        );
        if let Some(places) = &spread.places {
            for place in places {
                let share = place.share.in_percent();
                let value = Reporting::half_away(2).short_text(&place.value);
                let id = self.id(place.unit);
                text.push_str(&say!(
                    self.language,
                    "；第{share}百分位：{id} {value}",
                    "; at {share} % of the weight {id} with {value}"
                ));
            }
        }
        match limit {
            Some(limit) => {
                let sign = limit.printed();
                text.push_str(&say!(self.language, "；要求{sign}", "; asked for {sign}"));
                if let Some(value) = &spread.exact {
                    let bound = Rational::from(limit.number);
                    text.push_str(&distance(
                        value,
                        &bound,
                        criterion.reported,
                        short,
                        self.language,
                    ));
                }
            }
            None => text.push_str(self.pick("；标准未设界限", "; the rule sets no bound")),
        }
        if spread.verdict == Some(Verdict::NotAssessable) {
            text.push_str(self.pick(
                "；与界限过近，双精度无法判定",
                "; too near to tell with a double",
            ));
        }
        text
    }
}

/// Both sides of a condition, with as many decimals as it takes to tell them apart; blank where one
/// is not known.
fn both_shown(compared: &Compared, reported: Reporting) -> [String; 2] {
    match (&compared.value, &compared.bound) {
        (Ok(value), Ok(bound)) => reported.both_beside([value, bound], |side, places| {
            short(side).unwrap_or_else(|| side.to_fixed(places, reported.mode))
        }),
        (value, bound) => [value, bound].map(|side| {
            let side = side.as_ref().ok();
            side.map(|side| reported.short_text(side))
                .unwrap_or_default()
        }),
    }
}
