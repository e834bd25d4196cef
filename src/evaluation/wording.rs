//! The words that the reports share: for groups and vetoes, for numbers with their
//! units, and for lists of names.

use crate::judgement::Verdict;
use crate::model::{Language, Text, say};
use crate::standards::ClauseGroup;

/// The groups of clauses in the order of the official form.
pub(super) const GROUPS: [ClauseGroup; 3] = [
    ClauseGroup::Government,
    ClauseGroup::Quality,
    ClauseGroup::Recognition,
];

/// The name of a group of clauses.
pub(super) fn group_name(group: ClauseGroup, language: Language) -> &'static str {
    match group {
        ClauseGroup::Government => language.pick("政府保障程度", "What the government guarantees"),
        ClauseGroup::Quality => language.pick("教育质量", "Quality of education"),
        ClauseGroup::Recognition => language.pick("社会认可度", "Public recognition"),
    }
}

/// Whether a veto happened.
pub(super) fn veto_word(verdict: Verdict, language: Language) -> &'static str {
    match verdict {
        Verdict::Met | Verdict::NotApplicable => language.pick("未发生", "did not happen"),
        Verdict::NotMet => language.pick("发生", "happened"),
        Verdict::NotAssessable => language.pick("未说明", "nothing is said"),
    }
}

/// A number with its unit.
pub(super) fn measured(number: &str, unit: &Text, language: Language) -> String {
    let unit = unit.get(language);
    match language {
        Language::Zh => format!("{number}{unit}"),
        Language::En => counted(number, unit),
    }
}

/// A number with an English noun that is given in the plural: `1 teacher`, `2 teachers`, `1 m²`.
pub(super) fn counted(number: &str, plural: &str) -> String {
    let noun = if number == "1" {
        singular(plural)
    } else {
        plural
    };
    format!("{number} {noun}").trim_end().to_owned()
}

/// An English noun without the ending of its plural; a sign such as `m²` or `km/s` as it is.
fn singular(plural: &str) -> &str {
    const HISSING: [&str; 4] = ["ss", "sh", "ch", "x"];
    let without_es = plural
        .strip_suffix("es")
        .filter(|stem| HISSING.iter().any(|sound| stem.ends_with(sound)));
    let without_s = plural.strip_suffix('s').filter(|stem| {
        let mut letters = stem.chars().rev();
        letters
            .next()
            .is_some_and(|last| last.is_alphabetic() && last != 's')
            && letters.next().is_some_and(char::is_alphabetic)
    });
    without_es.or(without_s).unwrap_or(plural)
}

/// Some names, and how many there are where they are too many; Chinese counts them with a word.
pub(super) fn listed<N: AsRef<str>>(
    names: &[N],
    most: usize,
    counter: &str,
    language: Language,
) -> String {
    let shown: Vec<&str> = names.iter().take(most).map(AsRef::as_ref).collect();
    let mut text = shown.join(language.pick("、", ", "));
    let others = names.len().saturating_sub(most);
    if others > 0 {
        text.push_str(&say!(
            language,
            ("等{}{counter}", names.len()),
            (" and {others} more")
        ));
    }
    text
}

/// How many names a sentence lists before it only counts.
pub(in crate::evaluation) const NAMES_LISTED: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_is_in_the_singular() {
        for (plural, one) in [
            ("teachers", "1 teacher"),
            ("primary parts", "1 primary part"),
            ("classes", "1 class"),
            ("boxes", "1 box"),
            ("m²", "1 m²"),
            ("yuan", "1 yuan"),
            ("glass", "1 glass"),
            ("km/s", "1 km/s"),
            ("", "1"),
        ] {
            assert_eq!(counted("1", plural), one);
        }
        for number in ["0", "1.0", "1.00", "2", "21", "-1"] {
            assert_eq!(counted(number, "rooms"), format!("{number} rooms"));
        }
    }

    #[test]
    fn names_beyond_the_most_are_only_counted() {
        let names = ["a", "b", "c"];
        assert_eq!(listed(&names, 3, "所", Language::Zh), "a、b、c");
        assert_eq!(listed(&names, 2, "所", Language::Zh), "a、b等3所");
        assert_eq!(listed(&names, 2, "所", Language::En), "a, b and 1 more");
    }
}
