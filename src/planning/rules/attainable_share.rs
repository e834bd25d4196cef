//! A share that must be that of a whole number of people.

use crate::judgement::{Verdict, exact};
use crate::model::{Amount, PrintedFigure};
use crate::numeric::{Rational, RoundingMode};
use crate::planning::rules::span::{Span, shown};
use crate::planning::rules::{Rule, RuleResult};

/// A printed share of people, schools or classes must be attained by a whole number of them.
///
/// Of 191 teachers 118 are 61.78 % and 119 are 62.30 %, so no count of them is 62.04 %: then the share
/// is wrong, or it is of others than those named. This is the test of granularity of Brown and
/// Heathers (GRIM), with counts from none to all.
///
/// A share is computed, unlike a count. So one printed without decimals is taken as rounded to a
/// whole number, and one with decimals to the last of them or to the unit that the reader names. A tie
/// may have been rounded either way. With a whole of more than about 10 000, two decimals of a percentage
/// are attained by some count whatever they are, and the rule says little.
///
/// # Formula
///
/// Some whole number `c`, `0 ≤ c ≤ whole`, has
///
/// ```text
///   | per · c / whole − share |  ≤  half a unit of the share
/// ```
///
/// # Examples
///
/// ```
/// use junheng::evaluation::Verdict;
/// use junheng::model::UnreadableNumber;
/// use junheng::planning::rules::{AttainableShare, Rule as _};
///
/// let mut rule = AttainableShare {
///     share: Some("62.04".parse()?),
///     whole: Some("191".parse()?),
///     per: 100.into(),
/// };
/// let result = rule.assess();
/// assert_eq!(result.verdict, Verdict::NotMet);
/// assert_eq!(
///     result.reason.en,
///     "118 of 191 are 61.7801, 119 of 191 are 62.3037; no whole number of them is the stated 62.04"
/// );
/// // 67 of 108 are 62.037…, which is printed so.
/// rule.whole = Some("108".parse()?);
/// assert_eq!(rule.assess().verdict, Verdict::Met);
/// # Ok::<(), UnreadableNumber>(())
/// ```
///
/// # References
///
/// N. J. L. Brown, J. A. J. Heathers (2017): The GRIM test: a simple technique detects numerous
/// anomalies in the reporting of results in psychology. *Social Psychological and Personality
/// Science* 8(4), 363–369, <https://doi.org/10.1177/1948550616673876>.
#[doc(alias = "GRIM")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttainableShare {
    /// The share as printed.
    pub share: Option<PrintedFigure>,
    /// How many it is a share of: a whole number, exact.
    pub whole: Option<PrintedFigure>,
    /// What the quotient is multiplied by: 100 for a percentage.
    pub per: Amount,
}

impl Rule for AttainableShare {
    fn assess(&self) -> RuleResult {
        let known = self.share.as_ref();
        let Some((figure, share)) = known.and_then(|figure| Some((figure, span_of(figure)?)))
        else {
            return RuleResult::new(Verdict::NotAssessable, "占比未知", "the share is not known");
        };
        let Some(whole) = self.whole.as_ref().and_then(count_of) else {
            return RuleResult::new(
                Verdict::NotAssessable,
                "总数未知，或不是精确的整数",
                "the whole is not known, or is no exact whole number",
            );
        };
        let per = exact(&self.per);
        let Ok(count_of_one) = whole.checked_div(&per) else {
            return RuleResult::unknown();
        };
        if !whole.is_positive() || !per.is_positive() {
            return RuleResult::new(
                Verdict::NotAssessable,
                "总数不大于0",
                "the whole is not above 0",
            );
        }
        let share_of = |count: &Rational| {
            let share = count.checked_div(&whole).unwrap_or_default() * &per;
            let text = shown(&share, figure.places() + 2);
            Attained {
                zh: format!("{whole}中的{count}为{text}"),
                en: format!("{count} of {whole} are {text}"),
                share,
            }
        };
        let counts = share.times(&count_of_one);
        let first = counts.lower.rounded(0, RoundingMode::Ceiling);
        let last = counts.upper.rounded(0, RoundingMode::Floor);
        let (first, last) = (first.max(Rational::ZERO), last.min(whole.clone()));
        if first <= last {
            // Where several counts do, that which comes nearest.
            let exactly = exact(figure.number()) * &count_of_one;
            let nearest = exactly.rounded(0, RoundingMode::HalfAwayFromZero);
            let one = share_of(&nearest.clamp(first, last));
            return RuleResult::new(
                Verdict::Met,
                format!("{}，与所列{figure}相符", one.zh),
                format!("{}, which agrees with the stated {figure}", one.en),
            )
            .with_computed(one.share);
        }
        // No whole number lies between the two, so these are those beside it.
        let beside = [last, first].into_iter();
        let beside = beside.filter(|count| !count.is_negative() && *count <= whole);
        let beside: Vec<Attained> = beside.map(|count| share_of(&count)).collect();
        let listed = |pick: fn(&Attained) -> &str, separator: &str| {
            let texts: Vec<&str> = beside.iter().map(pick).collect();
            texts.join(separator)
        };
        RuleResult::new(
            Verdict::NotMet,
            format!(
                "{}，没有整数能得出所列{figure}",
                listed(|one| &one.zh, "，")
            ),
            format!(
                "{}; no whole number of them is the stated {figure}",
                listed(|one| &one.en, ", ")
            ),
        )
    }
}

/// A share that is attained, in words.
struct Attained {
    share: Rational,
    zh: String,
    en: String,
}

/// The numbers that a printed share may have been rounded from; `None` where it is only a bound.
fn span_of(figure: &PrintedFigure) -> Option<Span> {
    let printed = Span::of(figure)?;
    if figure.places() > 0 || figure.unit().is_some() {
        return Some(printed);
    }
    let half = Rational::small(1, 2);
    Some(Span {
        lower: printed.lower - &half,
        upper: printed.upper + half,
    })
}

/// A figure that counts something to the last one.
fn count_of(figure: &PrintedFigure) -> Option<Rational> {
    let exactly = figure.relation().is_none() && figure.unit().is_none();
    let number = exact(figure.number());
    (exactly && number.is_integer()).then_some(number)
}
