//! The sentences that the reports in text and in Markdown share: the title, the reasons of the
//! verdict, what was achieved, and the notes.

use crate::evaluation::county::balance::Composite;
use crate::evaluation::county::clause::ClauseResult;
use crate::evaluation::county::comparison::Comparison;
use crate::evaluation::county::measurement::Part;
use crate::evaluation::county::missing::MissingFigure;
use crate::evaluation::county::report::Report;
use crate::evaluation::county::roll::JUDGED;
use crate::evaluation::wording::{counted, listed};
use crate::judgement::Verdict;
use crate::model::{Language, School, Sponsor, Stage, say};
use crate::numeric::RoundingMode;
use crate::page::Told;
use crate::standards::{
    Clause, ClauseGroup, ClauseTest, ExclusionTest, Relief, ReliefEffect, RoomCounting,
};
use std::borrow::Cow;
use std::collections::HashSet;

/// So many names are listed in a sentence before the rest is only counted.
const NAMES_LISTED: usize = 8;

impl Report<'_> {
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

    /// The name of a school, by its place in the county, with its code where several share the name.
    pub(crate) fn school_name(&self, index: usize) -> Cow<'_, str> {
        let Some(school) = self.county.schools().get(index) else {
            return Cow::Borrowed("?");
        };
        let name = school.name();
        if !self.shared_names().contains(name) {
            return Cow::Borrowed(name);
        }
        Cow::Owned(if name.is_ascii() {
            format!("{name} ({})", school.id())
        } else {
            format!("{name}（{}）", school.id())
        })
    }

    /// The names that several schools have.
    fn shared_names(&self) -> &HashSet<String> {
        self.shared_names.get_or_init(|| {
            let mut seen = HashSet::new();
            let names = self.county.schools().iter().map(School::name);
            let shared = names.filter(|name| !seen.insert(*name));
            shared.map(str::to_owned).collect()
        })
    }
}

impl Told<'_, Report<'_>> {
    /// The county, the year and the standard.
    pub(super) fn title(&self) -> String {
        let county = self.county_name();
        let name = self.standard.name.get(self.language);
        let year = self.county.filing().year.as_deref();
        let year = year.map_or_else(String::new, |year| {
            say!(self.language, "{year}年", ", {year}")
        });
        say!(
            self.language,
            "{county}{year}{name}督导评估报告",
            "{county}{year}: {name}"
        )
    }

    /// The name of the county with its code; what there is of it.
    pub(in crate::evaluation) fn county_name(&self) -> String {
        match (self.county.name(), self.county.id()) {
            (Some(name), Some(id)) => {
                say!(self.language, "{name}（{id}）", "{name} ({id})")
            }
            (Some(one), None) | (None, Some(one)) => one.to_owned(),
            (None, None) => self.pick("全县", "The county").to_owned(),
        }
    }

    /// Why the verdict is what it is: all that is not met, then all that cannot be told.
    pub(super) fn reasons(&self) -> Vec<Reason> {
        let mut reasons = Vec::new();
        if self.parts.is_empty() {
            let text = self.pick("没有可评价的学校", "there is no school to judge");
            reasons.push(Reason::new(Verdict::NotAssessable, text.to_owned()));
        }
        for verdict in [Verdict::NotMet, Verdict::NotAssessable] {
            reasons.extend(self.part_reason(verdict));
            reasons.extend(self.balance_reason(verdict));
            for stage in JUDGED {
                let composite = self.composite().get(stage);
                reasons.extend(composite.and_then(|composite| {
                    composite_reason(stage, composite, verdict, self.language)
                }));
            }
            self.clause_reasons(verdict, &mut reasons);
            reasons.extend(self.veto_reason(verdict));
        }
        if reasons.is_empty() {
            let text = self.pick("各项要求均已达到", "every requirement is met");
            reasons.push(Reason::new(Verdict::Met, text.to_owned()));
        }
        reasons
    }

    fn part_reason(&self, verdict: Verdict) -> Option<Reason> {
        let parts = self.parts.iter();
        let parts = parts.filter(|part| part.verdict == Some(verdict));
        let parts = self.by_code(parts, |part| part.school).into_iter();
        // Those that are only counted need no name.
        let names: Vec<String> = parts
            .enumerate()
            .map(|(place, part)| {
                if place < NAMES_LISTED {
                    self.part_name(part)
                } else {
                    String::new()
                }
            })
            .collect();
        if names.is_empty() {
            return None;
        }
        let (count, total) = (names.len(), self.parts.len());
        let names = listed(&names, NAMES_LISTED, "个", self.language);
        let text = match verdict {
            Verdict::NotMet => say!(
                self.language,
                "学校资源配置：{total}个单位中{count}个未达标：{names}",
                "schools: {count} of {total} fail the school rule: {names}"
            ),
            _ => say!(
                self.language,
                "学校资源配置：{total}个单位中{count}个数据不全：{names}",
                "schools: {count} of {total} lack figures: {names}"
            ),
        };
        Some(Reason::new(verdict, text))
    }

    fn balance_reason(&self, verdict: Verdict) -> Option<Reason> {
        let rows: Vec<String> = self
            .balance()
            .iter()
            .filter(|row| row.verdict == Some(verdict))
            .filter_map(|row| {
                let code = &self.standard.indicators.get(row.indicator)?.code;
                let stage = row.stage.word(self.language);
                let (Some(shown), Some(limit)) =
                    (&row.coefficient_of_variation_beside_limit, row.limit)
                else {
                    return Some(format!("{stage} {code}"));
                };
                let limit = limit.printed();
                Some(say!(
                    self.language,
                    "{stage} {code} 为{shown}，限值{limit}",
                    "{stage} {code} {shown}, limit {limit}"
                ))
            })
            .collect();
        if rows.is_empty() {
            return None;
        }
        let rows = rows.join(self.pick("；", "; "));
        let text = match verdict {
            Verdict::NotMet => say!(
                self.language,
                "校际差异系数超过限值：{rows}",
                "coefficients of variation above their limit: {rows}"
            ),
            _ => say!(
                self.language,
                "校际差异系数无法判定：{rows}",
                "coefficients of variation that cannot be told: {rows}"
            ),
        };
        Some(Reason::new(verdict, text))
    }

    /// A sentence for each clause that is not met; the codes alone of those that cannot be told,
    /// because what is missing for them is listed elsewhere.
    fn clause_reasons(&self, verdict: Verdict, reasons: &mut Vec<Reason>) {
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
                let sentence = self.clause_explanation(result);
                let text = format!("{} {sentence}", clause.code);
                reasons.push(Reason::new(verdict, text));
            } else {
                codes.push(&clause.code);
            }
        }
        if !codes.is_empty() {
            let codes = codes.join(self.pick("、", ", "));
            let text = say!(
                self.language,
                "缺少材料或数据的条款：{codes}",
                "clauses for which something is missing: {codes}"
            );
            reasons.push(Reason::new(verdict, text));
        }
    }

    fn veto_reason(&self, verdict: Verdict) -> Option<Reason> {
        let vetoes: Vec<String> = self
            .vetoes
            .iter()
            .filter(|result| result.verdict == verdict)
            .filter_map(|result| {
                let veto = self.standard.vetoes.get(result.veto)?;
                Some(if verdict == Verdict::NotMet {
                    format!("{} {}", veto.code, veto.name.get(self.language))
                } else {
                    veto.code.to_string()
                })
            })
            .collect();
        if vetoes.is_empty() {
            return None;
        }
        let vetoes = vetoes.join(self.pick("、", ", "));
        let text = match verdict {
            Verdict::NotMet => {
                say!(self.language, "一票否决：{vetoes}", "vetoed by {vetoes}")
            }
            _ => say!(
                self.language,
                "一票否决事项未作说明：{vetoes}",
                "vetoes of which nothing is said: {vetoes}"
            ),
        };
        Some(Reason::new(verdict, text))
    }

    /// `met 23 of 32, 71.9 %; not met 6 (…), not assessable 3 (…)`; `None` where the standard does
    /// not count.
    pub(super) fn achievement_sentence(&self) -> Option<String> {
        let achievement = self.achievement.as_ref()?;
        let rate = achievement
            .rate()
            .to_fixed(1, RoundingMode::HalfAwayFromZero);
        let (met, total) = (achievement.met, achievement.total());
        let mut text = say!(
            self.language,
            "达成率：{total}项中达标{met}项，{rate}%",
            "Achievement: {met} of {total} met, {rate} %"
        );
        for verdict in [Verdict::NotMet, Verdict::NotAssessable] {
            let codes = self.achieved_codes(verdict);
            if !codes.is_empty() {
                let (count, word) = (codes.len(), verdict.word(self.language));
                let codes = codes.join(self.pick("、", ", "));
                text.push_str(&say!(
                    self.language,
                    "；{word}{count}项（{codes}）",
                    "; {word} {count} ({codes})"
                ));
            }
        }
        Some(text)
    }

    /// Where the standard comes from, how values were compared, which reliefs and options hold.
    pub(in crate::evaluation) fn notes(&self) -> Vec<String> {
        let standard = &self.standard;
        let provenance = &standard.provenance;
        let (name, title) = (
            standard.name.get(self.language),
            provenance.title.get(self.language),
        );
        let issuer = provenance.issuer.get(self.language);
        let (id, year) = (&standard.id, provenance.year);
        let mut notes = vec![say!(
            self.language,
            "标准：{name}（{id}），{title}，{issuer}，{year}年",
            "standard: {name} ({id}); {title}; {issuer}, {year}"
        )];
        let mut note = |zh: &str, en: &str, text: &str| {
            if !text.is_empty() {
                notes.push(say!(self.language, "{zh}：{text}", "{en}: {text}"));
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
                Comparison::Exact => self.pick(
                    "按未四舍五入的精确值判定，表中数值为四舍五入后的数值",
                    "exact values decide; the figures shown are rounded",
                ),
                Comparison::AsReported => self.pick(
                    "按四舍五入后的指标值和差异系数判定",
                    "indicator values and coefficients of variation are rounded before they are compared",
                ),
            },
        );
        if self.reliefs.is_empty() && !standard.reliefs.is_empty() {
            note(
                "过渡性政策",
                "reliefs",
                self.pick("未申请适用", "none asked for"),
            );
        }
        for index in &self.reliefs {
            if let Some(relief) = standard.reliefs.get(*index) {
                let text = self.relief_sentence(*index, relief);
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
        let values = self.parts.iter().flat_map(|part| {
            let places = 0..part.indicators.len();
            places.map(move |place| self.imputed_items(part, place))
        });
        let imputed = values.filter(|items| !items.is_empty()).count();
        if imputed > 0 {
            let text = say!(
                self.language,
                "{imputed}个指标值含插补数据，按所填数值计算",
                "{imputed} values rest on imputed figures, which are used as filed"
            );
            note("插补数据", "imputed figures", &text);
        }
        notes
    }

    /// A relief that was asked for, and what it made a difference to.
    fn relief_sentence(&self, index: usize, relief: &Relief) -> String {
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
                used.push(say!(
                    self.language,
                    ("{indicator}（{count}个单位）"),
                    ("{indicator} ({})", counted(&count.to_string(), "parts"))
                ));
            }
        }
        let used = if used.is_empty() {
            self.pick("未用到", "not used").to_owned()
        } else {
            let used = used.join(self.pick("、", ", "));
            say!(self.language, "用于{used}", "used for {used}")
        };
        let text = relief.text.get(self.language);
        say!(
            self.language,
            ("{}，{text}；{used}（{}）", relief.name, relief.source),
            ("{}: {text}; {used} [{}]", relief.name, relief.source)
        )
    }

    /// Why a school is not judged, in words.
    pub(super) fn exclusion_reason(&self, reason: &str) -> String {
        if reason == "no_students" {
            return self
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
                .map(|sponsor| self.pick(sponsor.zh(), sponsor.en()))
                .collect();
            names.join(self.pick("、", " or "))
        };
        match exclusion.map(|exclusion| &exclusion.when) {
            Some(ExclusionTest::OfKind { school_kind }) => {
                self.pick(school_kind.zh(), school_kind.en()).to_owned()
            }
            Some(ExclusionTest::SmallOfKind {
                school_kind,
                fewer_than,
            }) => say!(
                self.language,
                ("不足{fewer_than}人的{}", school_kind.zh()),
                ("{} of fewer than {fewer_than} pupils", school_kind.en())
            ),
            Some(ExclusionTest::SponsoredBy { sponsors: named }) => {
                let names = sponsors(named);
                say!(self.language, "举办者为{names}", "run by: {names}")
            }
            Some(ExclusionTest::NotSponsoredBy { sponsors: named }) => {
                let names = sponsors(named);
                say!(self.language, "举办者不是{names}", "not run by: {names}")
            }
            None => reason.to_owned(),
        }
    }

    /// The name of a part's school with the stage.
    pub(in crate::evaluation) fn part_name(&self, part: &Part) -> String {
        let (name, stage) = (
            self.school_name(part.school),
            part.stage.word(self.language),
        );
        say!(self.language, "{name}（{stage}）", "{name} ({stage})")
    }

    /// How many parts there are of each stage.
    pub(super) fn parts_counted(&self) -> String {
        let counted: Vec<String> = JUDGED
            .into_iter()
            .filter_map(|stage| {
                let count = self.parts.iter().filter(|part| part.stage == stage).count();
                let word = stage.word(self.language);
                (count > 0).then(|| match self.language {
                    Language::Zh => format!("{word}{count}个单位"),
                    Language::En => counted(&count.to_string(), &format!("{word} parts")),
                })
            })
            .collect();
        counted.join(self.pick("，", ", "))
    }

    /// Some missing figures in words, and how many more there are.
    pub(super) fn missing_listed(&self, missing: &[MissingFigure], most: usize) -> String {
        let sentences: Vec<String> = missing
            .iter()
            .take(most)
            .map(|one| self.missing_sentence(one, self.language))
            .collect();
        let mut text = sentences.join(self.pick("；", "; "));
        let others = missing.len().saturating_sub(most);
        if others > 0 {
            text.push_str(&say!(
                self.language,
                "；另有{others}项",
                "; and {others} more"
            ));
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
    let word = stage.word(language);
    let text = match &composite.beside_limit {
        Some(shown) => {
            let limit = limit.printed();
            say!(
                language,
                "{word}综合差异系数为{shown}，限值{limit}",
                "composite coefficient of variation, {word}: {shown}, limit {limit}"
            )
        }
        None => say!(
            language,
            "{word}综合差异系数无法判定",
            "composite coefficient of variation, {word}: cannot be told"
        ),
    };
    Some(Reason::new(verdict, text))
}
