//! A count of a task as texts write it: `8000个以上`, `不少于28`, `近150`, `1.2万`.

use crate::model::plan::task::TaskCount;
use crate::model::writing::amount::Amount;
use crate::model::writing::bound::{Bound, Relation, first_of_ratio};
use crate::model::writing::half_width::half_width;
use crate::model::writing::unit_word::UnitWord;
use crate::model::writing::unreadable::UnreadableNumber;

/// Why a text is no count of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CountCause {
    /// It cannot be read.
    Unreadable,
    /// It is a percentage, and the task is in another unit.
    Percent,
    /// It is in a unit that cannot be converted into that of the task.
    Unit,
}

/// How a number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sense {
    Bound(Relation),
    About,
}

use Relation::{Above, AtLeast, AtMost, Below};

/// Words before a number, a longer one before one that it begins with. 以上, 以下 and 以内 include the
/// number, 超过 and 不满 do not (民法典第1259条).
const BEFORE: [(&str, Sense); 55] = [
    ("不得少于", Sense::Bound(AtLeast)),
    ("不得低于", Sense::Bound(AtLeast)),
    ("不少于", Sense::Bound(AtLeast)),
    ("不低于", Sense::Bound(AtLeast)),
    ("不小于", Sense::Bound(AtLeast)),
    ("不下于", Sense::Bound(AtLeast)),
    ("至少", Sense::Bound(AtLeast)),
    ("最少", Sense::Bound(AtLeast)),
    ("达到", Sense::Bound(AtLeast)),
    ("达", Sense::Bound(AtLeast)),
    ("not less than", Sense::Bound(AtLeast)),
    ("no less than", Sense::Bound(AtLeast)),
    ("not fewer than", Sense::Bound(AtLeast)),
    ("no fewer than", Sense::Bound(AtLeast)),
    ("at least", Sense::Bound(AtLeast)),
    ("不得超过", Sense::Bound(AtMost)),
    ("不超过", Sense::Bound(AtMost)),
    ("不多于", Sense::Bound(AtMost)),
    ("不高于", Sense::Bound(AtMost)),
    ("不大于", Sense::Bound(AtMost)),
    ("至多", Sense::Bound(AtMost)),
    ("最多", Sense::Bound(AtMost)),
    ("控制在", Sense::Bound(AtMost)),
    ("not more than", Sense::Bound(AtMost)),
    ("no more than", Sense::Bound(AtMost)),
    ("at most", Sense::Bound(AtMost)),
    ("up to", Sense::Bound(AtMost)),
    ("超过", Sense::Bound(Above)),
    ("超", Sense::Bound(Above)),
    ("多于", Sense::Bound(Above)),
    ("大于", Sense::Bound(Above)),
    ("高于", Sense::Bound(Above)),
    ("突破", Sense::Bound(Above)),
    ("more than", Sense::Bound(Above)),
    ("over", Sense::Bound(Above)),
    ("above", Sense::Bound(Above)),
    ("少于", Sense::Bound(Below)),
    ("低于", Sense::Bound(Below)),
    ("小于", Sense::Bound(Below)),
    ("不足", Sense::Bound(Below)),
    ("不到", Sense::Bound(Below)),
    ("不满", Sense::Bound(Below)),
    ("less than", Sense::Bound(Below)),
    ("fewer than", Sense::Bound(Below)),
    ("below", Sense::Bound(Below)),
    ("大约", Sense::About),
    ("约", Sense::About),
    ("将近", Sense::About),
    ("接近", Sense::About),
    ("近", Sense::About),
    ("≈", Sense::About),
    ("about", Sense::About),
    ("around", Sense::About),
    ("nearly", Sense::About),
    ("some", Sense::About),
];

/// Words behind a number and its unit.
const BEHIND: [(&str, Sense); 10] = [
    ("及以上", Sense::Bound(AtLeast)),
    ("以上", Sense::Bound(AtLeast)),
    ("or more", Sense::Bound(AtLeast)),
    ("及以下", Sense::Bound(AtMost)),
    ("以下", Sense::Bound(AtMost)),
    ("以内", Sense::Bound(AtMost)),
    ("之内", Sense::Bound(AtMost)),
    ("or less", Sense::Bound(AtMost)),
    ("左右", Sense::About),
    ("上下", Sense::About),
];

/// What things are counted in; a noun may follow, as in 所学校.
const COUNTERS: [&str; 32] = [
    "个",
    "所",
    "人",
    "名",
    "位",
    "项",
    "间",
    "台",
    "册",
    "座",
    "家",
    "处",
    "件",
    "套",
    "班",
    "门",
    "支",
    "次",
    "场",
    "本",
    "节",
    "期",
    "批",
    "条",
    "辆",
    "张",
    "份",
    "对",
    "元",
    "平方米",
    "公里",
    "校",
];

/// The longest noun behind a counter, in characters.
const LONGEST_NOUN: usize = 6;

/// Reads a count, as one in the unit of its task where that is known.
pub(super) fn read_count(text: &str, unit: Option<&str>) -> Result<TaskCount, CountCause> {
    let text = half_width(text).trim().to_lowercase();
    let unit = unit.and_then(UnitWord::read);
    let read = || {
        let (sense, number) = senses(first_of_ratio(&text)?)?;
        if let Some((lower, upper)) = split_range(number) {
            let ends = (Written::read(lower)?, Written::read(upper)?);
            return sense.is_none().then(|| range(ends, unit.as_ref()));
        }
        let number = Written::read(number)?;
        let sense = agreed([sense, number.sense]).ok()?;
        let sense = sense.unwrap_or(Sense::Bound(AtLeast));
        Some(number.amount(unit.as_ref()).and_then(|number| match sense {
            Sense::About if number.is_zero() => Err(CountCause::Unreadable),
            Sense::About => Ok(TaskCount::About(number)),
            Sense::Bound(relation) => Ok(TaskCount::Bound(Bound { relation, number })),
        }))
    };
    read().unwrap_or(Err(CountCause::Unreadable))
}

impl std::str::FromStr for TaskCount {
    type Err = UnreadableNumber;

    fn from_str(text: &str) -> Result<Self, UnreadableNumber> {
        read_count(text, None).map_err(|_| UnreadableNumber::TaskCount)
    }
}

/// The sense of a text by the words around its number, and what stands between them; `None` where the
/// words contradict each other.
fn senses(text: &str) -> Option<(Option<Sense>, &str)> {
    let (relation, text) = Relation::split(text);
    let before = BEFORE
        .iter()
        .find_map(|(word, sense)| Some((*sense, text.strip_prefix(word)?)));
    let (before, text) = before.map_or((None, text), |(sense, rest)| (Some(sense), rest));
    let text = text.trim();
    let behind = BEHIND
        .iter()
        .find_map(|(word, sense)| Some((*sense, text.strip_suffix(word)?)));
    let (behind, text) = behind.map_or((None, text), |(sense, rest)| (Some(sense), rest));
    let sense = agreed([relation.map(Sense::Bound), before, behind]).ok()?;
    Some((sense, text.trim()))
}

/// The one sense of several words: of 超过 and 以上 the strict one.
fn agreed<const N: usize>(senses: [Option<Sense>; N]) -> Result<Option<Sense>, CountCause> {
    let mut agreed: Option<Sense> = None;
    for sense in senses.into_iter().flatten() {
        agreed = Some(match (agreed, sense) {
            (None, sense) => sense,
            (Some(known), sense) if known == sense => known,
            (Some(Sense::Bound(AtLeast | Above)), Sense::Bound(AtLeast | Above)) => {
                Sense::Bound(Above)
            }
            (Some(Sense::Bound(AtMost | Below)), Sense::Bound(AtMost | Below)) => {
                Sense::Bound(Below)
            }
            _ => return Err(CountCause::Unreadable),
        });
    }
    Ok(agreed)
}

/// Two numbers with a sign of a range between them.
fn split_range(text: &str) -> Option<(&str, &str)> {
    let (lower, upper) = text.split_once(['-', '–', '—', '~', '至', '到'])?;
    // The sign of a negative number is none.
    (!lower.is_empty()).then_some((lower, upper))
}

/// From one number to a larger one.
fn range(
    (lower, upper): (Written, Written),
    unit: Option<&UnitWord>,
) -> Result<TaskCount, CountCause> {
    if lower.sense.is_some() || upper.sense.is_some() {
        return Err(CountCause::Unreadable);
    }
    let end = upper.amount(unit)?;
    // 2-4万 are 20 000 to 40 000, and 9000-1.5万 are what they say.
    let inherited = Written {
        unit: upper.unit,
        number: lower.number.clone(),
        sense: None,
    };
    let starts = match lower.unit {
        None => vec![inherited, lower],
        Some(_) => vec![lower],
    };
    for start in starts {
        let start = start.amount(unit)?;
        if start < end {
            let (lower, upper) = (start, end);
            return Ok(TaskCount::Range { lower, upper });
        }
    }
    Err(CountCause::Unreadable)
}

/// A number with what stands behind it.
struct Written {
    number: Amount,
    /// The power of ten and the counter, as in 万人; `None` for a number alone.
    unit: Option<String>,
    /// That more are meant, as by 余.
    sense: Option<Sense>,
}

impl Written {
    fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let is_of_number = |sign: char| sign.is_ascii_digit() || matches!(sign, ',' | '.');
        let end = text.find(|sign| !is_of_number(sign)).unwrap_or(text.len());
        let (number, rest) = text.split_at_checked(end)?;
        let number = without_separators(number)?.parse().ok()?;
        let is_apart = rest.starts_with(char::is_whitespace);
        let rest = rest.trim();
        let (_, counter) = UnitWord::split_power(rest);
        let scale = rest.strip_suffix(counter).unwrap_or_default();
        // 1200余人, 1.2万余人.
        let (sense, counter) = match counter.strip_prefix(['余', '多']) {
            Some(behind) => (Some(Sense::Bound(Above)), behind),
            None => (None, counter),
        };
        if !(is_counter(counter) || (is_apart && is_english(counter))) {
            return None;
        }
        let unit = format!("{scale}{counter}");
        Some(Self {
            number,
            unit: (!unit.is_empty()).then_some(unit),
            sense,
        })
    }

    /// The number in the unit of a task.
    fn amount(&self, unit: Option<&UnitWord>) -> Result<Amount, CountCause> {
        let Some(written) = &self.unit else {
            return Ok(self.number.clone());
        };
        let (power, counter) = UnitWord::split_power(written);
        let word = UnitWord::read(written);
        let is_percent = |unit: Option<&UnitWord>| unit.is_some_and(UnitWord::is_percent);
        if is_percent(word.as_ref()) && !is_percent(unit) {
            return Err(CountCause::Percent);
        }
        let power = match (word, unit) {
            (Some(word), Some(unit)) => match word.power_into(unit) {
                Some(power) => power,
                // What is named is not the unit of the task, but what it counts.
                None if is_english(counter) || !COUNTERS.contains(&counter) => {
                    word.power() - unit.power()
                }
                None => return Err(CountCause::Unit),
            },
            _ => power,
        };
        Ok(self.number.times_power_of_ten(power))
    }
}

/// A number without the signs that part its thousands; `None` where they part something else.
fn without_separators(number: &str) -> Option<String> {
    let (whole, fraction) = match number.find('.') {
        Some(point) => number.split_at_checked(point)?,
        None => (number, ""),
    };
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let groups: Vec<&str> = groups.collect();
    let is_grouped = (1..=3).contains(&first.len()) && groups.iter().all(|group| group.len() == 3);
    if fraction.contains(',') || !(groups.is_empty() || is_grouped) {
        return None;
    }
    Some(format!("{first}{}{fraction}", groups.concat()))
}

/// Whether a text is blank, a percent sign or what things are counted in, with a noun or without.
fn is_counter(text: &str) -> bool {
    let is_known = |counter: &&str| {
        text.strip_prefix(*counter).is_some_and(|noun| {
            noun.chars().count() <= LONGEST_NOUN
                && !noun.contains(|sign: char| {
                    sign.is_ascii() || "以不超左右上下约近余多".contains(sign)
                })
        })
    };
    text.is_empty() || text == "%" || text == "m²" || COUNTERS.iter().any(is_known)
}

/// Whether a text is made of English words, as `new seats`.
fn is_english(text: &str) -> bool {
    text.bytes().any(|sign| sign.is_ascii_lowercase())
        && text
            .bytes()
            .all(|sign| sign.is_ascii_lowercase() || sign == b' ')
}
