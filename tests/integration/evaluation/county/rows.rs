//! Tables written as text: a row a case, what is filed in it, and what should come of it.

use crate::support::{Draft, Row, amount, attestation};
use junheng::evaluation::Verdict;
use junheng::model::{Fact, Item, Location, SchoolKind, Sponsor};

/// The rows of a table, each as it is written and as its cells, which `|` parts. What follows `#` is a
/// remark.
pub(super) fn rows<const CELLS: usize>(table: &str) -> Vec<(&str, [&str; CELLS])> {
    let written = table
        .lines()
        .map(|row| row.split('#').next().unwrap().trim());
    written
        .filter(|row| !row.is_empty())
        .map(|row| {
            let cells: Vec<&str> = row.split('|').map(str::trim).collect();
            let cells = cells.try_into();
            (
                row,
                cells.unwrap_or_else(|_| panic!("not {CELLS} cells: {row}")),
            )
        })
        .collect()
}

pub(super) fn verdict(text: &str) -> Verdict {
    serde_json::from_value(text.into()).unwrap_or_else(|_| panic!("{text} is no verdict"))
}

/// The items of these codes.
pub(super) fn items(codes: &str) -> Vec<Item> {
    codes.split_whitespace().map(item).collect()
}

pub(super) fn item(code: &str) -> Item {
    Item::from_code(code).unwrap_or_else(|| panic!("{code} is no item"))
}

/// Files in a county what is written word by word. The code of a kind begins a school, and `@` with an
/// identifier goes to one that is there; `code=amount`, `code=yes`, `sponsor=private` then say something of it.
/// Before all schools, `code=amount` is a fact, `attest:G1=yes` an attestation, `veto:V1=no` a veto, and
/// `monitoring:2:level=3` or `monitoring:2:rate=0.1` a figure of the third subject. `-` takes away what is filed.
pub(super) fn file(draft: &mut Draft, words: &str) {
    let mut school: Option<usize> = None;
    for word in words.split_whitespace() {
        let Some((code, value)) = word.split_once('=') else {
            school = Some(match word.strip_prefix('@') {
                Some(id) => draft.rows.iter().position(|row| row.id == id).unwrap(),
                None => begin(draft, word),
            });
            continue;
        };
        match school {
            Some(index) => file_of_school(&mut draft.rows[index], code, value),
            None => file_of_county(draft, code, value),
        }
    }
}

fn begin(draft: &mut Draft, kind: &str) -> usize {
    let kind = SchoolKind::from_code_or_name(kind).unwrap_or_else(|| panic!("{kind} is no kind"));
    draft.rows.push(Row::new(draft.rows.len() + 1, kind));
    draft.rows.len() - 1
}

fn file_of_school(row: &mut Row, code: &str, value: &str) {
    match (code, value) {
        ("sponsor", "-") => row.sponsor = None,
        ("sponsor", _) => row.sponsor = Some(Sponsor::from_code_or_name(value).unwrap()),
        ("location", "-") => row.location = None,
        ("location", _) => row.location = Some(Location::from_code_or_name(value).unwrap()),
        (_, "yes" | "no") => {
            row.flags.insert(item(code), value == "yes");
        }
        (_, "-") => {
            row.amounts.remove(&item(code));
            row.flags.remove(&item(code));
        }
        _ => row.set(item(code), value),
    }
}

fn file_of_county(draft: &mut Draft, code: &str, value: &str) {
    let filing = &mut draft.filing;
    let answer = match value {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    if code == "monitoring" {
        filing.monitoring.clear();
    } else if let Some(place) = code.strip_prefix("monitoring:") {
        let (index, figure) = place.split_once(':').unwrap();
        let result = &mut filing.monitoring[index.parse::<usize>().unwrap()];
        let filed = (value != "-").then(|| amount(value));
        match figure {
            "level" => result.level = filed,
            _ => result.between_school_rate = filed,
        }
    } else if let Some(code) = code.strip_prefix("attest:") {
        filing.attestations.remove(code);
        if let Some(met) = answer {
            filing
                .attestations
                .insert(code.to_owned(), attestation(met));
        }
    } else if let Some(code) = code.strip_prefix("veto:") {
        filing.vetoes.remove(code);
        if let Some(violated) = answer {
            filing.vetoes.insert(code.to_owned(), violated);
        }
    } else {
        let fact = Fact::from_code(code).unwrap_or_else(|| panic!("{code} is no fact"));
        if value == "-" {
            filing.facts.remove(&fact);
        } else {
            draft.fact(fact, value);
        }
    }
}
