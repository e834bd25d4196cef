//! What each school would have to do, in words.

use crate::evaluation::county::presentation::explanation::plain;
use crate::evaluation::county::presentation::explanation::shown_beside;
use crate::evaluation::county::report::Report;
use crate::evaluation::county::worklist::{MissedThreshold, Severity, WorklistTask};
use crate::evaluation::wording::{counted, measured};
use crate::model::{Item, Language, Stage, Unit, say};
use crate::numeric::Rational;
use crate::page::Told;
use rust_decimal::Decimal;

impl Report<'_> {
    /// A task in words.
    #[must_use]
    pub fn task_sentence(&self, task: &WorklistTask, language: Language) -> String {
        Told::new(self, language).task(task)
    }
}

impl Report<'_> {
    /// The share of a threshold that every value must reach, as a percentage.
    pub(super) fn floor_percentage(&self) -> String {
        let rule = self.standard.school_rule.as_ref();
        let share = rule.map_or(Decimal::ONE, |rule| rule.floor_share);
        plain(&Rational::from(share).in_percent())
    }
}

impl Told<'_, Report<'_>> {
    pub(super) fn task(&self, task: &WorklistTask) -> String {
        let code = |clause: &usize| self.clause_code(*clause);
        match task {
            WorklistTask::SchoolRule {
                stage,
                met,
                at_least,
                unknown,
                below_floor,
            } => self.failed_rule_sentence(*stage, *met, *at_least, [*unknown, *below_floor]),
            WorklistTask::Threshold(missed) => self.missed_sentence(missed),
            WorklistTask::Withheld { code, stage, .. } => self.withheld_task(code, *stage),
            WorklistTask::Rooms {
                clause,
                items,
                classes,
                needed,
                present,
            } => {
                let rooms = rooms_sentence(items, [classes, needed, present], self.language);
                format!("{} {rooms}", code(clause))
            }
            WorklistTask::Size {
                clause,
                pupils,
                most,
            } => {
                let code = code(clause);
                let above = plain(&(pupils - &Rational::from(*most)));
                let pupils = plain(pupils);
                say!(
                    self.language,
                    "{code} 小学、初中学生共{pupils}人，上限{most}人，超出{above}人",
                    "{code} {pupils} primary and junior pupils, at most {most}, {above} above"
                )
            }
            WorklistTask::BarredStages {
                clause,
                kind,
                pupils,
            } => {
                let (code, pupils) = (code(clause), plain(pupils));
                let (zh, en) = (kind.zh(), kind.en());
                say!(
                    self.language,
                    "{code} {zh}不得附设小学、初中，现有学生{pupils}人",
                    "{code} a {en} may have no primary or junior pupils, this one has {pupils}"
                )
            }
            WorklistTask::ClassSizes {
                clause,
                stage,
                classes,
            } => {
                let (code, classes) = (code(clause), plain(classes));
                say!(
                    self.language,
                    ("{code} {}超过规定班额的班级{classes}个", stage.zh()),
                    ("{code} {} classes too large: {classes}", stage.code())
                )
            }
            WorklistTask::Share {
                clause,
                part,
                whole,
                at_least,
                needed,
                present,
            } => {
                let code = code(clause);
                let short = plain(&(needed - present));
                let (needed, present) = (plain(needed), plain(present));
                let share = plain(&Rational::from(*at_least).in_percent());
                let unit = amount_unit(part.unit(), self.language);
                say!(
                    self.language,
                    (
                        "{code} {}{present}{unit}，应不低于{}的{share}%（{needed}{unit}），尚缺{short}{unit}",
                        part.zh(),
                        whole.zh()
                    ),
                    (
                        "{code} “{}” is {present}, {share} % of “{}” is {needed}: {short} short{unit}",
                        part.en(),
                        whole.en()
                    )
                )
            }
            WorklistTask::Missing { item, decides } => say!(
                self.language,
                ("未报：{}（{}因此无法判定）", item.zh(), decides.join("、")),
                (
                    "not reported: {} ({}), which leaves {} open",
                    item.en(),
                    item.code(),
                    decides.join(", ")
                )
            ),
        }
    }

    /// The values that are not known, and those below their floor, are told where there are any.
    fn clause_code(&self, clause: usize) -> &str {
        let clause = self.standard.clauses.get(clause);
        clause.map_or("?", |clause| clause.code.as_ref())
    }

    fn withheld_task(&self, code: &str, stage: Option<Stage>) -> String {
        match stage {
            Some(stage) => say!(
                self.language,
                ("{code}（{}）：未达到标准，数值不公开", stage.zh()),
                (
                    "{code} ({}): below the threshold, figures withheld",
                    stage.code()
                )
            ),
            None => say!(
                self.language,
                "{code} 未达标，数值不公开",
                "{code} not met, figures withheld"
            ),
        }
    }

    fn failed_rule_sentence(
        &self,
        stage: Stage,
        met: usize,
        at_least: usize,
        [unknown, below_floor]: [usize; 2],
    ) -> String {
        let (zh, en) = (stage.zh(), stage.code());
        let total = self.standard.indicators.len();
        let mut text = say!(
            self.language,
            "{zh}未达标：{total}项中达标{met}项，应达标{at_least}项以上",
            "{en} not met: {met} of {total} thresholds met, {at_least} needed"
        );
        if unknown > 0 {
            text.push_str(&say!(
                self.language,
                "，数据不全{unknown}项",
                ", {unknown} not known"
            ));
        }
        if below_floor > 0 {
            let share = self.floor_percentage();
            text.push_str(&say!(
                self.language,
                "，低于{share}%的{below_floor}项",
                ", {below_floor} below {share} %"
            ));
        }
        text
    }

    fn missed_sentence(&self, missed: &MissedThreshold) -> String {
        let Some(indicator) = self.standard.indicators.get(missed.indicator) else {
            return String::new();
        };
        let (zh, en) = (missed.stage.zh(), missed.stage.code());
        let (code, name) = (&indicator.code, indicator.name.get(self.language));
        let value = shown_beside(&missed.value, Some(missed.bound), indicator.reported);
        let amount = |number: &str| measured(number, &indicator.unit, self.language);
        let value = amount(&value);
        let required = missed.bound.relation.printed();
        let bound = missed.bound.number;
        let mut text = say!(
            self.language,
            "{code} {name}（{zh}）：{value}，要求{required} {bound}",
            "{code} {name} ({en}): {value}, required {required} {bound}"
        );
        let share = self.floor_percentage();
        if missed.below_floor {
            text.push_str(&say!(self.language, "，低于{share}%", ", below {share} %"));
        }
        if let Some(shortfall) = missed.shortfall.as_deref().map(amount) {
            text.push_str(&say!(
                self.language,
                "；需增加{shortfall}",
                "; shortfall {shortfall}"
            ));
        }
        if let Some(shortfall) = missed.shortfall_to_floor.as_deref().map(amount) {
            text.push_str(&say!(
                self.language,
                "，达到{share}%需增加{shortfall}",
                ", to {share} % {shortfall}"
            ));
        }
        text.push_str(match missed.standing {
            Severity::Failing => "",
            Severity::Excused => {
                self.pick("；属余项，不影响该校达标", "; excused by the school rule")
            }
            Severity::Open => self.pick(
                "；是否影响该校达标尚无法判定",
                "; whether it is excused cannot be told",
            ),
        });
        text
    }
}

/// Which rooms are too few, without the code of the clause.
fn rooms_sentence(
    items: &[Item],
    [classes, needed, present]: [&Rational; 3],
    language: Language,
) -> String {
    let names = items.iter().map(|item| language.pick(item.zh(), item.en()));
    let names: Vec<&str> = names.collect();
    let names = names.join(language.pick("、", " + "));
    let short = plain(&(needed - present));
    let [classes, needed, present] = [classes, needed, present].map(plain);
    say!(
        language,
        ("{names}：{classes}个班应有{needed}间，现有{present}间，缺{short}间"),
        (
            "{names}: {needed} needed for {}, {present} present, {short} short",
            counted(&classes, "classes")
        )
    )
}

/// The unit behind an amount.
fn amount_unit(unit: Unit, language: Language) -> String {
    match language {
        Language::Zh => unit.symbol().unwrap_or_default().to_owned(),
        Language::En if unit.symbol_en().is_empty() => String::new(),
        Language::En => format!(" ({})", unit.symbol_en()),
    }
}
