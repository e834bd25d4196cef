//! The sentences that the reports in text and in Markdown share: the title, the reasons of the
//! verdict, what was achieved, and the notes.

use crate::evaluation::county::balance::Composite;
use crate::evaluation::county::clause::ClauseResult;
use crate::evaluation::county::comparison::Comparison;
use crate::evaluation::county::measurement::Part;
use crate::evaluation::county::missing::MissingFigure;
use crate::evaluation::county::report::Report;
use crate::evaluation::county::roll::JUDGED;
use crate::evaluation::wording::{counted, listed, printed, rounding_note, stage_word};
use crate::judgement::Verdict;
use crate::model::{Language, School, Sponsor, Stage};
use crate::numeric::RoundingMode;
use crate::standards::{
    Clause, ClauseGroup, ClauseTest, ExclusionTest, Relief, ReliefEffect, RoomCounting,
};

/// So many names are listed in a sentence before the rest is only counted.
const NAMES_LISTED: usize = 8;

impl Report<'_> {
    /// The county, the year and the standard.
    pub(super) fn title(&self, language: Language) -> String {
        let county = self.county_name(language);
        let name = self.standard.name.get(language);
        let year = self.county.filing().year.as_deref();
        let year = year.map_or_else(String::new, |year| {
            language.pick(format!("{year}年"), format!(", {year}"))
        });
        language.pick(
            format!("{county}{year}{name}督导评估报告"),
            format!("{county}{year}: {name}"),
        )
    }

    /// The name of the county with its code; what there is of it.
    fn county_name(&self, language: Language) -> String {
        match (self.county.name(), self.county.id()) {
            (Some(name), Some(id)) => {
                language.pick(format!("{name}（{id}）"), format!("{name} ({id})"))
            }
            (Some(one), None) | (None, Some(one)) => one.to_owned(),
            (None, None) => language.pick("全县", "The county").to_owned(),
        }
    }

    /// Why the verdict is what it is: all that is not met, then all that cannot be told.
    pub(super) fn reasons(&self, language: Language) -> Vec<Reason> {
        let mut reasons = Vec::new();
        if self.parts.is_empty() {
            let text = language.pick("没有可评价的学校", "there is no school to judge");
            reasons.push(Reason::new(Verdict::NotAssessable, text.to_owned()));
        }
        for verdict in [Verdict::NotMet, Verdict::NotAssessable] {
            reasons.extend(self.part_reason(verdict, language));
            reasons.extend(self.balance_reason(verdict, language));
            for stage in JUDGED {
                let composite = self.composite.get(stage);
                reasons.extend(
                    composite.and_then(|composite| {
                        composite_reason(stage, composite, verdict, language)
                    }),
                );
            }
            self.clause_reasons(verdict, language, &mut reasons);
            reasons.extend(self.veto_reason(verdict, language));
        }
        if reasons.is_empty() {
            let text = language.pick("各项要求均已达到", "every requirement is met");
            reasons.push(Reason::new(Verdict::Met, text.to_owned()));
        }
        reasons
    }

    fn part_reason(&self, verdict: Verdict, language: Language) -> Option<Reason> {
        let parts = self.parts.iter();
        let parts = parts.filter(|part| part.verdict == Some(verdict));
        let names: Vec<String> = self
            .by_code(parts, |part| part.school)
            .into_iter()
            .map(|part| self.part_name(part, language))
            .collect();
        if names.is_empty() {
            return None;
        }
        let (count, total) = (names.len(), self.parts.len());
        let names = listed(&names, NAMES_LISTED, "个", language);
        let text = match verdict {
            Verdict::NotMet => language.pick(
                format!("学校资源配置：{total}个单位中{count}个未达标：{names}"),
                format!("schools: {count} of {total} fail the school rule: {names}"),
            ),
            _ => language.pick(
                format!("学校资源配置：{total}个单位中{count}个数据不全：{names}"),
                format!("schools: {count} of {total} lack figures: {names}"),
            ),
        };
        Some(Reason::new(verdict, text))
    }

    fn balance_reason(&self, verdict: Verdict, language: Language) -> Option<Reason> {
        let rows: Vec<String> = self
            .balance
            .iter()
            .filter(|row| row.verdict == Some(verdict))
            .filter_map(|row| {
                let code = &self.standard.indicators.get(row.indicator)?.code;
                let stage = stage_word(row.stage, language);
                let (Some(reported), Some(limit)) =
                    (&row.reported_coefficient_of_variation, row.limit)
                else {
                    return Some(format!("{stage} {code}"));
                };
                let (note, limit) = (
                    rounding_note(reported, limit, verdict, language),
                    printed(limit),
                );
                Some(language.pick(
                    format!("{stage} {code} 为{reported}{note}，限值{limit}"),
                    format!("{stage} {code} {reported}{note}, limit {limit}"),
                ))
            })
            .collect();
        if rows.is_empty() {
            return None;
        }
        let rows = rows.join(language.pick("；", "; "));
        let text = match verdict {
            Verdict::NotMet => language.pick(
                format!("校际差异系数超过限值：{rows}"),
                format!("coefficients of variation above their limit: {rows}"),
            ),
            _ => language.pick(
                format!("校际差异系数无法判定：{rows}"),
                format!("coefficients of variation that cannot be told: {rows}"),
            ),
        };
        Some(Reason::new(verdict, text))
    }

    /// A sentence for each clause that is not met; the codes alone of those that cannot be told,
    /// because what is missing for them is listed elsewhere.
    fn clause_reasons(&self, verdict: Verdict, language: Language, reasons: &mut Vec<Reason>) {
        let mut codes: Vec<&str> = Vec::new();
        for result in self
            .clauses
            .iter()
            .filter(|result| result.verdict == verdict)
        {
            let Some(clause) = self.standard.clauses.get(result.clause) else {
                continue;
            };
            if verdict == Verdict::NotMet {
                let sentence = self.explain_clause(result, language);
                let text = format!("{} {sentence}", clause.code);
                reasons.push(Reason::new(verdict, text));
            } else {
                codes.push(&clause.code);
            }
        }
        if !codes.is_empty() {
            let codes = codes.join(language.pick("、", ", "));
            let text = language.pick(
                format!("缺少材料或数据的条款：{codes}"),
                format!("clauses for which something is missing: {codes}"),
            );
            reasons.push(Reason::new(verdict, text));
        }
    }

    fn veto_reason(&self, verdict: Verdict, language: Language) -> Option<Reason> {
        let vetoes: Vec<String> = self
            .vetoes
            .iter()
            .filter(|result| result.verdict == verdict)
            .filter_map(|result| {
                let veto = self.standard.vetoes.get(result.veto)?;
                Some(if verdict == Verdict::NotMet {
                    format!("{} {}", veto.code, veto.name.get(language))
                } else {
                    veto.code.to_string()
                })
            })
            .collect();
        if vetoes.is_empty() {
            return None;
        }
        let vetoes = vetoes.join(language.pick("、", ", "));
        let text = match verdict {
            Verdict::NotMet => {
                language.pick(format!("一票否决：{vetoes}"), format!("vetoed by {vetoes}"))
            }
            _ => language.pick(
                format!("一票否决事项未作说明：{vetoes}"),
                format!("vetoes of which nothing is said: {vetoes}"),
            ),
        };
        Some(Reason::new(verdict, text))
    }

    /// `met 23 of 32, 71.9 %; not met 6 (…), not assessable 3 (…)`; `None` where the standard does
    /// not count.
    pub(super) fn achievement_sentence(&self, language: Language) -> Option<String> {
        let achievement = self.achievement.as_ref()?;
        let rate = achievement
            .rate()
            .to_fixed(1, RoundingMode::HalfAwayFromZero);
        let (met, total) = (achievement.met, achievement.total());
        let mut text = language.pick(
            format!("达成率：{total}项中达标{met}项，{rate}%"),
            format!("Achievement: {met} of {total} met, {rate} %"),
        );
        for verdict in [Verdict::NotMet, Verdict::NotAssessable] {
            let codes = self.achieved_codes(verdict);
            if !codes.is_empty() {
                let (count, word) = (codes.len(), verdict.word(language));
                let codes = codes.join(language.pick("、", ", "));
                text.push_str(&language.pick(
                    format!("；{word}{count}项（{codes}）"),
                    format!("; {word} {count} ({codes})"),
                ));
            }
        }
        Some(text)
    }

    /// The codes of the indicators and clauses of a verdict.
    fn achieved_codes(&self, verdict: Verdict) -> Vec<&str> {
        let indicators = self.achievement.iter().flat_map(|_| {
            self.standard
                .indicators
                .iter()
                .zip(self.indicator_verdicts())
                .filter(|(_, found)| *found == verdict)
                .map(|(indicator, _)| indicator.code.as_ref())
        });
        let clauses = self
            .clauses
            .iter()
            .filter(|result| result.verdict == verdict)
            .filter_map(|result| self.standard.clauses.get(result.clause))
            .map(|clause| clause.code.as_ref());
        indicators.chain(clauses).collect()
    }

    /// Where the standard comes from, how values were compared, which reliefs and options hold.
    pub(super) fn notes(&self, language: Language) -> Vec<String> {
        let standard = self.standard;
        let provenance = &standard.provenance;
        let (name, title) = (standard.name.get(language), provenance.title.get(language));
        let issuer = provenance.issuer.get(language);
        let (id, year) = (&standard.id, provenance.year);
        let mut notes = vec![language.pick(
            format!("标准：{name}（{id}），{title}，{issuer}，{year}年"),
            format!("standard: {name} ({id}); {title}; {issuer}, {year}"),
        )];
        let mut note = |zh: &str, en: &str, text: &str| {
            if !text.is_empty() {
                notes.push(language.pick(format!("{zh}：{text}"), format!("{en}: {text}")));
            }
        };
        note("网址", "address", &provenance.url);
        if let Some(rule) = &standard.school_rule {
            note("学校标准", "school rule", &rule.source);
        }
        note("校际差异", "dispersion", &standard.dispersion.source);
        note(
            "比较方式",
            "comparison",
            match self.comparison {
                Comparison::Exact => language.pick(
                    "按未四舍五入的精确值判定，表中数值为四舍五入后的数值",
                    "exact values decide; the figures shown are rounded",
                ),
                Comparison::AsReported => language.pick(
                    "按四舍五入后的指标值和差异系数判定",
                    "indicator values and coefficients of variation are rounded before they are compared",
                ),
            },
        );
        if self.reliefs.is_empty() && !standard.reliefs.is_empty() {
            note(
                "过渡性政策",
                "reliefs",
                language.pick("未申请适用", "none asked for"),
            );
        }
        for index in &self.reliefs {
            if let Some(relief) = standard.reliefs.get(*index) {
                let text = self.relief_sentence(*index, relief, language);
                note("过渡性政策", "relief", &text);
            }
        }
        for parameter in standard.parameters.iter().filter(|one| one.fixed) {
            let text = format!("{} = {}", parameter.name, parameter.value.normalize());
            note("选项", "option", &text);
        }
        let together = standard.clauses.iter().any(|clause| {
            matches!(
                clause.test,
                Some(ClauseTest::Rooms {
                    counting: RoomCounting::Together,
                    ..
                })
            )
        });
        if together {
            note("选项", "option", "rooms = together");
        }
        notes
    }

    /// A relief that was asked for, and what it made a difference to.
    fn relief_sentence(&self, index: usize, relief: &Relief, language: Language) -> String {
        let mut used: Vec<String> = self
            .clauses
            .iter()
            .filter(|result| result.reliefs.contains(&index))
            .filter_map(|result| self.standard.clauses.get(result.clause))
            .map(|clause| clause.code.to_string())
            .collect();
        if let ReliefEffect::Count { indicator, .. } = &relief.effect {
            let place = self
                .standard
                .indicators
                .iter()
                .position(|one| one.code == *indicator);
            let relieved = |part: &&Part| {
                place
                    .and_then(|place| part.indicators.get(place))
                    .is_some_and(|result| result.relieved)
            };
            let count = self.parts.iter().filter(relieved).count();
            if count > 0 {
                used.push(language.pick(
                    format!("{indicator}（{count}个单位）"),
                    format!("{indicator} ({})", counted(&count.to_string(), "parts")),
                ));
            }
        }
        let used = if used.is_empty() {
            language.pick("未用到", "not used").to_owned()
        } else {
            let used = used.join(language.pick("、", ", "));
            language.pick(format!("用于{used}"), format!("used for {used}"))
        };
        let text = relief.text.get(language);
        language.pick(
            format!("{}，{text}；{used}（{}）", relief.name, relief.source),
            format!("{}: {text}; {used} [{}]", relief.name, relief.source),
        )
    }

    /// Why a school is not judged, in words.
    pub(super) fn exclusion_reason(&self, reason: &str, language: Language) -> String {
        if reason == "no_students" {
            return language
                .pick("没有小学、初中学生", "no primary or junior pupils")
                .to_owned();
        }
        let exclusion = self
            .standard
            .exclusions
            .iter()
            .find(|one| one.reason == reason);
        let sponsors = |sponsors: &[Sponsor]| {
            let names: Vec<&str> = sponsors
                .iter()
                .map(|sponsor| language.pick(sponsor.zh(), sponsor.en()))
                .collect();
            names.join(language.pick("、", " or "))
        };
        match exclusion.map(|exclusion| &exclusion.when) {
            Some(ExclusionTest::OfKind { school_kind }) => {
                language.pick(school_kind.zh(), school_kind.en()).to_owned()
            }
            Some(ExclusionTest::SmallOfKind {
                school_kind,
                fewer_than,
            }) => language.pick(
                format!("不足{fewer_than}人的{}", school_kind.zh()),
                format!("{} of fewer than {fewer_than} pupils", school_kind.en()),
            ),
            Some(ExclusionTest::SponsoredBy { sponsors: named }) => {
                let names = sponsors(named);
                language.pick(format!("举办者为{names}"), format!("run by: {names}"))
            }
            Some(ExclusionTest::NotSponsoredBy { sponsors: named }) => {
                let names = sponsors(named);
                language.pick(format!("举办者不是{names}"), format!("not run by: {names}"))
            }
            None => reason.to_owned(),
        }
    }

    /// The name of a part's school with the stage.
    fn part_name(&self, part: &Part, language: Language) -> String {
        let (name, stage) = (
            self.school_name(part.school),
            stage_word(part.stage, language),
        );
        language.pick(format!("{name}（{stage}）"), format!("{name} ({stage})"))
    }

    /// How many parts there are of each stage.
    pub(super) fn parts_counted(&self, language: Language) -> String {
        let counted: Vec<String> = JUDGED
            .into_iter()
            .filter_map(|stage| {
                let count = self.parts.iter().filter(|part| part.stage == stage).count();
                let word = stage_word(stage, language);
                (count > 0).then(|| {
                    language.pick(
                        format!("{word}{count}个单位"),
                        counted(&count.to_string(), &format!("{word} parts")),
                    )
                })
            })
            .collect();
        counted.join(language.pick("，", ", "))
    }

    pub(super) fn has_parts(&self, stage: Stage) -> bool {
        self.parts.iter().any(|part| part.stage == stage)
    }

    /// The clauses of a group, each with what was found.
    pub(super) fn clauses_of(&self, group: ClauseGroup) -> Vec<(&ClauseResult, &Clause)> {
        self.clauses
            .iter()
            .filter_map(|result| Some((result, self.standard.clauses.get(result.clause)?)))
            .filter(|(_, clause)| clause.group == group)
            .collect()
    }

    /// The name of a school, by its place in the county.
    pub(in crate::evaluation) fn school_name(&self, index: usize) -> &str {
        self.county.schools().get(index).map_or("?", School::name)
    }

    /// Some missing figures in words, and how many more there are.
    pub(super) fn missing_listed(
        &self,
        missing: &[MissingFigure],
        most: usize,
        language: Language,
    ) -> String {
        let sentences: Vec<String> = missing
            .iter()
            .take(most)
            .map(|one| self.missing_sentence(one, language))
            .collect();
        let mut text = sentences.join(language.pick("；", "; "));
        let others = missing.len().saturating_sub(most);
        if others > 0 {
            text.push_str(
                &language.pick(format!("；另有{others}项"), format!("; and {others} more")),
            );
        }
        text
    }
}

/// One reason of the verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reason {
    /// Not met, or cannot be told; met where there is no reason against it.
    pub(super) verdict: Verdict,
    pub(super) text: String,
}

impl Reason {
    const fn new(verdict: Verdict, text: String) -> Self {
        Self { verdict, text }
    }
}

fn composite_reason(
    stage: Stage,
    composite: &Composite,
    verdict: Verdict,
    language: Language,
) -> Option<Reason> {
    if composite.verdict != Some(verdict) {
        return None;
    }
    let limit = composite.limit?;
    let word = stage_word(stage, language);
    let text = match &composite.reported {
        Some(reported) => {
            let note = rounding_note(reported, limit, verdict, language);
            let limit = printed(limit);
            language.pick(
                format!("{word}综合差异系数为{reported}{note}，限值{limit}"),
                format!(
                    "composite coefficient of variation, {word}: {reported}{note}, limit {limit}"
                ),
            )
        }
        None => language.pick(
            format!("{word}综合差异系数无法判定"),
            format!("composite coefficient of variation, {word}: cannot be told"),
        ),
    };
    Some(Reason::new(verdict, text))
}
