//! The known word that a mistyped one may have meant.

/// The known word that comes nearest to another, if one is near: a third of its letters may differ,
/// and one always may.
pub(crate) fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let word = word.to_lowercase();
    let length = word.chars().count();
    let allowed = (length / 3).max(1);
    known
        .into_iter()
        .filter(|known| known.chars().count().abs_diff(length) <= allowed)
        .map(|known| (strsim::osa_distance(&word, known), known))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// What stands behind what was expected: the known word that comes nearest, if one is near.
pub(crate) fn hint(near: Option<&str>) -> String {
    near.map_or_else(String::new, |near| format!("; the nearest is `{near}`"))
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_understood_and_another_word_is_not() {
        let known = ["books", "computers", "teaching_area"];
        assert_eq!(nearest("book", known), Some("books"));
        assert_eq!(nearest("Teching_Area", known), Some("teaching_area"));
        assert_eq!(nearest("pupils", known), None);
    }
}
