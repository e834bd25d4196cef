//! Names, money, and why each change is made.

use crate::evaluation::{Part, Report};
use crate::improvement::plan::far_above::FarAbove;
use crate::improvement::plan::outcome::{
    Change, Improvement, ImprovementStatus, Obstacle, ObstacleKind, Transfer,
};
use crate::judgement::{Bound, Relation, Reporting, Verdict};
use crate::model::{Item, School, Stage, Text, say};
use crate::numeric::{Rational, RoundingMode};
use crate::page::Told;
use crate::standards::Indicator;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The decimals of a coefficient in a sentence, as official forms have them.
const COEFFICIENT: Reporting = Reporting::half_away(3);

/// An exact number as a plain decimal; where it has no end, with six decimals.
pub(super) fn plain(number: &Rational) -> String {
    number
        .to_exact_decimal()
        .unwrap_or_else(|| number.to_fixed(6, RoundingMode::HalfAwayFromZero))
}

/// A change of a value of a part, by what was changed at its school.
struct Risen<'r> {
    indicator: &'r Indicator,
    stage: Stage,
    before: Rational,
    after: Rational,
    threshold: Option<Rational>,
    /// Whether it met its threshold and reached its floor before, and meets its threshold after.
    was_met: bool,
    was_above_floor: bool,
    is_met: bool,
}

impl<'a> Told<'_, Improvement<'a>> {
    pub(super) fn money(&self, cost: &Rational) -> String {
        let cost = plain(cost);
        say!(self.language, "{cost}元", "{cost} yuan")
    }

    /// The school of a place.
    pub(super) fn school(&self, place: usize) -> Option<&School> {
        self.before().county().schools().get(place)
    }

    pub(super) fn school_id(&self, place: usize) -> &str {
        self.school(place).map_or("", School::id)
    }

    /// The name of a school, with its code where several share the name.
    pub(super) fn school_name(&self, place: usize) -> Cow<'_, str> {
        self.before().school_name(place)
    }

    fn named<'n>(&self, id: &'n str, name: Option<&'n Text>) -> &'n str {
        name.map_or(id, |name| name.get(self.language))
    }

    pub(super) fn lever_name(&self, lever: usize) -> &'a str {
        let lever = self.levers().levers().get(lever);
        lever.map_or("", |lever| self.named(lever.id(), lever.name()))
    }

    pub(super) fn move_name(&self, place: usize) -> &'a str {
        let one = self.levers().moves().get(place);
        one.map_or("", |one| self.named(one.id(), one.name()))
    }

    /// Why something is added: which values it raises and how far, what that is good for.
    pub(super) fn reason(&self, change: &Change) -> String {
        let lever = self.levers().levers().get(change.lever);
        let items: Vec<Item> =
            lever.map_or_else(Vec::new, |lever| lever.adds().keys().copied().collect());
        self.effects(change.school, &items)
    }

    /// Why teachers move: what the school that receives them gains, and that the other can spare them.
    pub(super) fn transfer_reason(&self, transfer: &Transfer) -> String {
        let one = self.levers().moves().get(transfer.by);
        let items: Vec<Item> =
            one.map_or_else(Vec::new, |one| one.carries().keys().copied().collect());
        let gained = self.effects(transfer.to, &items);
        let given = self.effects(transfer.from, &items);
        say!(
            self.language,
            "流入校：{gained}；流出校：{given}",
            "where they come: {gained}; where they go: {given}"
        )
    }

    /// What becomes of the values of a school that some items count for.
    fn effects(&self, school: usize, items: &[Item]) -> String {
        let risen = self.risen(school, items);
        let sentences: Vec<String> = risen.iter().map(|one| self.effect(one)).collect();
        sentences.join(self.pick("；", "; "))
    }

    fn risen(&self, school: usize, items: &[Item]) -> Vec<Risen<'_>> {
        let Some(after) = self.after() else {
            return Vec::new();
        };
        let start = self.start();
        let parts = start.parts().iter().zip(after.parts());
        let mut risen = Vec::new();
        for (part, part_after) in parts.filter(|(part, _)| part.school == school) {
            for (place, (indicator, found)) in start.indicators_of(part).enumerate() {
                let counts = |item: &Item| {
                    let rise = start.rise(part, place, *item);
                    rise.is_some_and(|rise| !rise.is_zero())
                };
                let then = part_after.indicators.get(place);
                let values = found
                    .value
                    .clone()
                    .zip(then.and_then(|then| then.value.clone()));
                let Some((before, after)) = values.filter(|_| items.iter().any(counts)) else {
                    continue;
                };
                let bound = indicator.threshold.as_ref();
                let bound = bound.and_then(|bound| bound.get(part.stage));
                let is_met = |verdict: Option<Verdict>| verdict.is_none_or(Verdict::is_clear);
                risen.push(Risen {
                    indicator,
                    stage: part.stage,
                    before,
                    after,
                    threshold: bound.map(|bound| Rational::from(bound.number)),
                    was_met: is_met(found.verdict),
                    was_above_floor: is_met(found.floor_verdict),
                    is_met: is_met(then.and_then(|then| then.verdict)),
                });
            }
        }
        risen
    }

    /// What becomes of a value, and why.
    fn effect(&self, risen: &Risen<'_>) -> String {
        let reported = risen.indicator.reported;
        let shown = |value: &Rational| match &risen.threshold {
            Some(threshold) => reported.text_beside(value, threshold),
            None => reported.text(value),
        };
        let (code, stage) = (&risen.indicator.code, risen.stage.word(self.language));
        let (from, to) = (shown(&risen.before), shown(&risen.after));
        let threshold = risen.threshold.as_ref().map_or_else(String::new, plain);
        let mut sentence = say!(
            self.language,
            "{stage}{code}由{from}变为{to}",
            "{stage} {code} from {from} to {to}"
        );
        let goal = if !risen.was_met && risen.is_met {
            say!(self.language, "，达到{threshold}", ", reaching {threshold}")
        } else if !risen.was_above_floor {
            say!(
                self.language,
                "，仍低于{threshold}但不低于底线",
                ", below {threshold} still and no longer below the floor"
            )
        } else {
            String::new()
        };
        sentence.push_str(&goal);
        if let Some(coefficient) = self.coefficient(risen) {
            sentence.push_str(&coefficient);
        }
        sentence
    }

    /// The limit of the coefficient that schools far above the others make cost something.
    pub(super) fn limit_of(&self, far: &FarAbove) -> Option<Bound> {
        let mut rows = self.before().balance().iter();
        let row = rows.find(|row| (row.stage, row.indicator) == (far.stage, far.indicator));
        row.and_then(|row| row.limit)
    }

    /// Which schools are far above the others, and what the coefficient is with them and without.
    pub(super) fn far_sentence(&self, far: &FarAbove) -> String {
        let indicator = self.before().standard().indicators.get(far.indicator);
        let code = indicator.map_or("", |indicator| &*indicator.code);
        let stage = far.stage.word(self.language);
        let schools = far.schools.iter().map(|(school, value)| {
            let value = indicator.map_or_else(|| plain(value), |one| one.reported.text(value));
            let name = self.school_name(*school);
            say!(self.language, "{name}（{value}）", "{name} ({value})")
        });
        let schools = schools.collect::<Vec<_>>().join(self.pick("、", ", "));
        let limit = self.limit_of(far).map(|limit| Rational::from(limit.number));
        let limit = limit.unwrap_or_default();
        let shown = |double: f64| {
            let coefficient = Rational::of_double(double).unwrap_or_default();
            COEFFICIENT.text_beside(&coefficient, &limit)
        };
        let coefficient = shown(far.coefficient_of_variation);
        let without = shown(far.coefficient_of_variation_without);
        let limit = plain(&limit);
        let (zh, en) = if far.schools.len() == 1 {
            ("该校", "it")
        } else {
            ("这些学校", "them")
        };
        say!(
            self.language,
            "{stage}{code}：{schools}。各校单独补足后，差异系数为{coefficient}，上限为{limit}；不计{zh}则为{without}，\
             无须再为此增加投入",
            "{stage} {code}: {schools}. Once every school has what it needs by itself, the coefficient of variation is \
             {coefficient} and may be {limit}; without {en} it would be {without}, and nothing more would have to be \
             added for it."
        )
    }

    /// What becomes of the coefficient that a value belongs to, where it was above its limit.
    fn coefficient(&self, risen: &Risen<'_>) -> Option<String> {
        let code = &risen.indicator.code;
        let row = self.start().balance_of(risen.stage, code)?;
        if row.verdict != Some(Verdict::NotMet) {
            return None;
        }
        let then = self.after()?.balance_of(risen.stage, code)?;
        let from = row.coefficient_of_variation_beside_limit.as_ref()?;
        let to = then.coefficient_of_variation_beside_limit.as_ref()?;
        Some(say!(
            self.language,
            "，差异系数由{from}降至{to}（全部措施合计）",
            ", and the coefficient of variation from {from} to {to} with all changes together"
        ))
    }

    /// What it all comes to.
    pub(super) fn verdict_sentence(&self) -> String {
        let cost = self.cost().map(|cost| self.money(cost)).unwrap_or_default();
        let bound = self
            .bound()
            .map(|bound| self.money(bound))
            .unwrap_or_default();
        let nothing = self.changes().is_empty() && self.transfers().is_empty();
        match self.status() {
            ImprovementStatus::Optimal if nothing => self
                .pick(
                    "资源配置各项已全部达标，无需改变。",
                    "The county passes in all that is planned for: nothing has to be changed.",
                )
                .to_owned(),
            ImprovementStatus::Optimal => say!(
                self.language,
                "最省方案：{cost}。没有任何方案比它更省。",
                "The cheapest plan costs {cost}; no plan costs less."
            ),
            ImprovementStatus::WithinGap => {
                let gap = self.gap_text();
                say!(
                    self.language,
                    "方案：{cost}。已证明任何方案不少于{bound}，相差至多{gap}。",
                    "A plan that costs {cost}. It is proven that none costs less than {bound}: it is at \
                     most {gap} dearer than the cheapest."
                )
            }
            ImprovementStatus::LimitReached if self.cost().is_some() => {
                let gap = self.gap_text();
                say!(
                    self.language,
                    "方案：{cost}。时间用尽：已证明任何方案不少于{bound}，相差至多{gap}。",
                    "A plan that costs {cost}. The time was up: it is proven that none costs less than \
                     {bound}, so that it is at most {gap} dearer than the cheapest."
                )
            }
            ImprovementStatus::LimitReached => say!(
                self.language,
                "时间用尽，尚未找到方案；任何方案不少于{bound}。",
                "The time was up before there was a plan; none costs less than {bound}."
            ),
            ImprovementStatus::NotAssessable => self
                .pick(
                    "所依据的数据未填全，不能定方案。",
                    "No plan can be made before all is filed that it rests on.",
                )
                .to_owned(),
            ImprovementStatus::Infeasible => {
                let obstacle = self
                    .obstacle()
                    .map(|obstacle| self.obstacle_sentence(obstacle));
                let obstacle = obstacle.unwrap_or_default();
                say!(
                    self.language,
                    "没有可行方案：{obstacle}。",
                    "There is no plan: {obstacle}."
                )
            }
        }
    }

    /// How much dearer than the cheapest a plan may be.
    fn gap_text(&self) -> String {
        self.gap().map_or_else(
            || self.pick("未知", "an unknown share").to_owned(),
            |gap| format!("{} %", gap.in_percent().to_fixed(2, RoundingMode::Ceiling)),
        )
    }

    /// What stands in the way.
    pub(super) fn obstacle_sentence(&self, obstacle: &Obstacle) -> String {
        let language = self.language;
        let school = obstacle
            .school
            .map_or(Cow::Borrowed(""), |school| self.school_name(school));
        let stage = obstacle.stage.map_or("", |stage| stage.word(language));
        let standard = self.before().standard();
        let indicator = obstacle
            .indicator
            .and_then(|place| standard.indicators.get(place));
        let code = indicator.map_or("", |indicator| &*indicator.code);
        let clause = obstacle
            .clause
            .and_then(|place| standard.clauses.get(place));
        let clause = clause.map_or("", |clause| &*clause.code);
        let by = obstacle.by.map_or("", |place| self.move_name(place));
        let needed = obstacle.needed.as_ref();
        let number = |value: Option<&Rational>, beside: Option<&Rational>| {
            let reported = indicator.map_or(COEFFICIENT, |indicator| indicator.reported);
            let reported = match obstacle.kind {
                ObstacleKind::Coefficient | ObstacleKind::Coefficients => COEFFICIENT,
                _ => reported,
            };
            match (value, beside) {
                (Some(value), _) if indicator.is_none() => plain(value),
                (Some(value), Some(beside)) => reported.text_beside(value, beside),
                (Some(value), None) => plain(value),
                (None, _) => String::new(),
            }
        };
        let possible = number(obstacle.possible.as_ref(), needed);
        let needed = number(needed, None);
        match obstacle.kind {
            ObstacleKind::Floor => say!(
                language,
                "{school}（{stage}）的{code}最多只能达到{possible}，而底线是{needed}",
                "{code} of {school} ({stage}) comes to {possible} at most, and the floor is {needed}"
            ),
            ObstacleKind::Threshold => say!(
                language,
                "{school}（{stage}）不能达到的指标过多，其中最接近的{code}最多只能达到{possible}，而标准是{needed}",
                "{school} ({stage}) cannot come to as many thresholds as it must; the nearest is {code}, \
                 which comes to {possible} at most, and {needed} is asked for"
            ),
            ObstacleKind::Together => say!(
                language,
                "{school}的各项要求单独可以达到，但不能同时达到",
                "{school} can come to each thing that is asked of it, and not to all at once"
            ),
            ObstacleKind::Exchange if needed.is_empty() => self
                .pick(
                    "各校单独可以达标，但可调出的教师不能同时满足各校的调入",
                    "each school can pass by itself, and not with those whom the others can spare",
                )
                .to_owned(),
            ObstacleKind::Exchange => say!(
                language,
                "按“{by}”，各校共需调入{needed}个单位，而其他学校最多只能调出{possible}个",
                "schools need {needed} units of {by}, and others can spare {possible} at most"
            ),
            ObstacleKind::Rotation if needed.is_empty() => say!(
                language,
                "{clause}要求的交流轮岗比例单独可以达到，但不能与其他要求同时达到",
                "the share of teachers who rotate that {clause} asks for can be reached by itself, and not with \
                 all else that is asked for"
            ),
            ObstacleKind::Rotation => say!(
                language,
                "{clause}要求的交流轮岗教师还差{needed}人，而所列交流措施最多只能增加{possible}人",
                "{clause} asks for {needed} more teachers who rotate, and the moves bring {possible} at most"
            ),
            ObstacleKind::Coefficient if self.is_strict(obstacle) => say!(
                language,
                "{stage}{code}的差异系数最低只能降到约{possible}，而须低于{needed}",
                "the coefficient of variation of {stage} {code} comes down to about {possible}, and it must be \
                 below {needed}"
            ),
            ObstacleKind::Coefficient => say!(
                language,
                "{stage}{code}的差异系数最低只能降到约{possible}，而上限是{needed}",
                "the coefficient of variation of {stage} {code} comes down to about {possible}, and the \
                 limit is {needed}"
            ),
            ObstacleKind::Coefficients => say!(
                language,
                "各差异系数单独可以降到上限以内，但不能同时做到",
                "each coefficient of variation can come within its limit, and not all at once"
            ),
        }
    }

    /// Whether the coefficient in the way must be below its limit, and not just at it.
    fn is_strict(&self, obstacle: &Obstacle) -> bool {
        let mut rows = self.before().balance().iter();
        let row = rows.find(|row| {
            Some(row.stage) == obstacle.stage && Some(row.indicator) == obstacle.indicator
        });
        let limit = row.and_then(|row| row.limit);
        limit.is_some_and(|limit| limit.relation == Relation::Below)
    }

    /// Units and costs by lever, in the order of the levers.
    pub(super) fn by_lever(&self) -> Vec<LeverTotal<'a>> {
        let mut totals: BTreeMap<(bool, usize), (Rational, Rational)> = BTreeMap::new();
        let changes = self.changes().iter();
        let changes = changes.map(|one| ((false, one.lever), &one.units, &one.cost));
        let transfers = self.transfers().iter();
        let transfers = transfers.map(|one| ((true, one.by), &one.units, &one.cost));
        for (lever, units, cost) in changes.chain(transfers) {
            let total = totals.entry(lever).or_default();
            total.0 += units;
            total.1 += cost;
        }
        let total = |((is_move, place), (units, cost)): ((bool, usize), (Rational, Rational))| {
            let levers = self.levers();
            let (id, name) = if is_move {
                (levers.moves().get(place)?.id(), self.move_name(place))
            } else {
                (levers.levers().get(place)?.id(), self.lever_name(place))
            };
            Some(LeverTotal {
                id,
                name,
                units,
                cost,
            })
        };
        totals.into_iter().filter_map(total).collect()
    }
}

/// What a lever comes to over all schools.
#[derive(Clone, Debug)]
pub(super) struct LeverTotal<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) units: Rational,
    pub(super) cost: Rational,
}

/// The part of another report of the same county.
pub(super) fn same_part<'r>(report: &'r Report<'_>, part: &Part) -> Option<&'r Part> {
    let mut parts = report.parts().iter();
    parts.find(|one| one.school == part.school && one.stage == part.stage)
}
