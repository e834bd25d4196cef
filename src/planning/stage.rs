//! The word for a stage that a row names.

use crate::model::{Language, Stage};

/// The name of a stage.
pub(in crate::planning) fn stage_word(stage: &str, language: Language) -> &str {
    let known = match stage {
        "preschool" => Some(("学前", "preschool")),
        "compulsory" => Some(("义务教育", "compulsory")),
        "vocational" => Some(("职业教育", "vocational")),
        "higher" => Some(("高等教育", "higher")),
        "junior" => Some(("初中", "junior")),
        "senior" => Some(("高中", "senior")),
        _ => Stage::from_code_or_name(stage).map(|stage| (stage.zh(), stage.en())),
    };
    known.map_or(stage, |(zh, en)| language.pick(zh, en))
}
