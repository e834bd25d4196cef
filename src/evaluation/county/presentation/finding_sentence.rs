//! What looks wrong in a county, in words.

use crate::model::{Finding, FindingKind, Item, Language, say};
use std::fmt::Write as _;

impl Finding {
    /// The finding as a sentence that names the school.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let mut text = String::new();
        if let (Some(name), Some(id)) = (&self.school_name, &self.school_id) {
            let _ = match language {
                Language::Zh => write!(text, "{name}（{id}）："),
                Language::En => write!(text, "{name} ({id}): "),
            };
        }
        text.push_str(&words(&self.kind, language));
        text
    }
}

/// The names of some items, or their codes.
fn joined(items: &[Item], name: fn(Item) -> &'static str, between: &str) -> String {
    let names: Vec<&str> = items.iter().map(|item| name(*item)).collect();
    names.join(between)
}

#[expect(clippy::too_many_lines, reason = "an arm for each kind of finding")]
fn words(kind: &FindingKind, language: Language) -> String {
    match kind {
        FindingKind::PartAboveWhole {
            parts,
            sum,
            whole,
            amount,
        } => {
            let is_one = parts.len() == 1;
            say!(
                language,
                (
                    "{}{}{sum:#}，大于{}{amount:#}",
                    joined(parts, Item::zh, "、"),
                    if is_one { "" } else { "共" },
                    whole.zh()
                ),
                (
                    "{} {}{sum:#}{} above {} {amount:#}",
                    joined(parts, Item::code, " + "),
                    if is_one { "" } else { "add to " },
                    if is_one { " is" } else { "," },
                    whole.code()
                )
            )
        }
        FindingKind::BandsDoNotAddUp {
            classes,
            amount,
            sum,
        } => say!(
            language,
            (
                "各班额段班级共{sum:#}个，与{}{amount:#}个不符",
                classes.zh()
            ),
            (
                "the classes by size add to {sum:#}, but {} is {amount:#}",
                classes.code()
            )
        ),
        FindingKind::PupilsWithoutClasses { stage, pupils } => say!(
            language,
            ("{}有学生{pupils:#}人，却没有班级", stage.zh()),
            ("{} pupils: {pupils:#}, but no class", stage.en())
        ),
        FindingKind::ImplausibleClass {
            stage,
            pupils,
            classes,
        } => say!(
            language,
            (
                "{}学生{pupils:#}人、班级{classes:#}个，平均班额不合常理",
                stage.zh()
            ),
            (
                "{} pupils: {pupils:#}, classes: {classes:#}; such a class size is implausible",
                stage.en()
            )
        ),
        FindingKind::ImplausibleStaff {
            stage,
            pupils,
            teachers,
        } => say!(
            language,
            (
                "{}学生{pupils:#}人、专任教师{teachers:#}人，不合常理",
                stage.zh()
            ),
            (
                "{} pupils: {pupils:#}, teachers: {teachers:#}; such a ratio is implausible",
                stage.en()
            )
        ),
        FindingKind::NegativeNetArea { teaching, sports } => say!(
            language,
            "室内体育用房面积{sports:#}大于教学及辅助用房总面积{teaching:#}，净面积为负",
            "indoor_sports_area {sports:#} is above teaching_area {teaching:#}: the net area is \
             negative"
        ),
        FindingKind::AttachedStage {
            kind,
            stage,
            pupils,
        } => say!(
            language,
            ("{}附设{}，学生{pupils:#}人", kind.zh(), stage.zh()),
            (
                "a {} with {} pupils attached: {pupils:#}",
                kind.en(),
                stage.en()
            )
        ),
        FindingKind::FarFromMedian {
            code,
            stage,
            value,
            median,
            in_yuan,
        } => {
            let asked = match (language, in_yuan) {
                (_, false) => "",
                (Language::Zh, true) => "，是否按元填报？",
                (Language::En, true) => ": is the figure in 元 instead of 万元?",
            };
            say!(
                language,
                (
                    "{}{code}为{value}，该学段中位数为{median}，相差50倍以上{asked}",
                    stage.zh()
                ),
                (
                    "{} {code} is {value}, and the median of the stage {median}, more than 50 times \
                     apart{asked}",
                    stage.en()
                )
            )
        }
        FindingKind::ImplausibleEquipment { stage, value } => say!(
            language,
            (
                "{}生均设备值{value}元，不合常理，是否单位有误？",
                stage.zh()
            ),
            (
                "{} equipment of {value} 元 a pupil is implausible: is the figure in 万元?",
                stage.en()
            )
        ),
        FindingKind::SameValues {
            stage,
            school_id,
            school_name,
        } => say!(
            language,
            (
                "{}各项指标与{school_name}（{school_id}）完全相同，是否误填？",
                stage.zh()
            ),
            (
                "all {} indicators are those of {school_name} ({school_id}) to the last digit: is \
                 one a copy of the other?",
                stage.en()
            )
        ),
        FindingKind::UnknownSponsor => {
            let judged = "the sponsor is blank; the school is judged all the same";
            language.pick("举办者类型未报，仍计入", judged).to_owned()
        }
        FindingKind::IgnoredAttestation { code } => say!(
            language,
            "{code}由数据判定，所附认定不予采用",
            "clause {code} is decided by its figure: the attestation is ignored"
        ),
        FindingKind::UnknownAttestation { codes } => say!(
            language,
            ("标准中没有{}，所附认定不予采用", codes.join("、")),
            (
                "attestations of clauses that the standard does not have are ignored: {}",
                codes.join(", ")
            )
        ),
        FindingKind::UnknownVeto { codes } => say!(
            language,
            ("标准中没有一票否决项{}，不予采用", codes.join("、")),
            (
                "vetoes that the standard does not have are ignored: {}",
                codes.join(", ")
            )
        ),
        FindingKind::FactAboveWhole {
            part,
            amount,
            whole,
            total,
        } => say!(
            language,
            ("{}{amount:#}大于{}{total:#}", part.zh(), whole.zh()),
            (
                "{} {amount:#} is above {} {total:#}",
                part.code(),
                whole.code()
            )
        ),
    }
}
