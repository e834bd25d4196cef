//! Checks that the parts of a standard for tables fit together.

use crate::model::{DocumentFault, DocumentFaults, Text, hint, nearest};
use crate::numeric::Rational;
use crate::standards::fields::MOST_PLACES;
use crate::standards::table::formula::{Condition, Formula, UnreadableFormula, function_names};
use crate::standards::table::formula_text::DEEPEST;
use crate::standards::table::standard::{ColumnCode, TableColumn, TableStandard, TableTest};
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::fmt::Display;
use std::str::FromStr;

/// All that does not fit together in a standard.
pub(super) fn complaints_about(standard: &TableStandard) -> Vec<DocumentFault> {
    let mut checking = Checking {
        standard,
        complaints: Vec::new(),
    };
    checking.names();
    checking.figures();
    for (index, exclusion) in standard.exclusions.iter().enumerate() {
        let path = format!("exclusions[{index}]");
        checking.text(&format!("{path}.reason"), &exclusion.reason);
        checking.blank(&format!("{path}.source"), &exclusion.source);
        checking.condition(&format!("{path}.when"), &exclusion.when, Level::Membership);
    }
    checking.criteria();
    checking.complaints
}

/// What a formula may name where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    /// Which units count: their columns, facts, no totals, which would hang on the answer.
    Membership,
    /// A unit: its columns, facts, totals.
    Unit,
    /// The area: facts and totals.
    Area,
    /// The inside of a total: columns and facts.
    Total,
}

struct Checking<'s> {
    standard: &'s TableStandard,
    complaints: Vec<DocumentFault>,
}

impl Checking<'_> {
    /// Notes a complaint, once; a figure that is not known may stand on both sides of a condition.
    fn note(&mut self, path: &str, found: impl Into<String>, expected: impl Into<String>) {
        let complaint = DocumentFault::new(path, found, expected);
        if !self.complaints.contains(&complaint) {
            self.complaints.push(complaint);
        }
    }

    fn blank(&mut self, path: &str, text: &str) {
        if text.trim().is_empty() {
            self.note(path, format!("\"{text}\""), "a text that is not blank");
        }
    }

    fn text(&mut self, path: &str, text: &Text) {
        if text.zh.trim().is_empty() || text.en.trim().is_empty() {
            self.note(path, "a blank text", "a text that is not blank");
        }
    }

    fn names(&mut self) {
        let standard = self.standard;
        self.blank("id", &standard.id);
        self.text("name", &standard.name);
        self.text("units", &standard.units);
        self.text("provenance.issuer", &standard.provenance.issuer);
        // A title that is not given is the name.
        if standard.provenance.title != standard.name {
            self.text("provenance.title", &standard.provenance.title);
        }
    }

    fn figures(&mut self) {
        let standard = self.standard;
        let mut seen = BTreeSet::new();
        for (index, column) in standard.columns.iter().enumerate() {
            let path = format!("columns[{index}]");
            self.code(&format!("{path}.code"), &column.code, &mut seen);
            self.text(&format!("{path}.name"), &column.name);
            self.codes(&format!("{path}.codes"), &column.codes);
        }
        for (index, fact) in standard.facts.iter().enumerate() {
            let path = format!("facts[{index}]");
            self.code(&format!("{path}.code"), &fact.code, &mut seen);
            self.text(&format!("{path}.name"), &fact.name);
        }
        // A header that two columns answer to would fill only one of them.
        for (index, column) in standard.columns.iter().enumerate() {
            for (place, alias) in column.aliases.iter().enumerate() {
                let path = format!("columns[{index}].aliases[{place}]");
                self.blank(&path, alias);
                if !seen.insert(alias.to_string()) {
                    let expected = "a header of its own; another column or fact has it";
                    self.note(&path, format!("\"{alias}\""), expected);
                }
            }
            self.name(&format!("columns[{index}].name"), column);
        }
    }

    /// Notes a name of a column that is a header of another.
    fn name(&mut self, path: &str, column: &TableColumn) {
        let others = self
            .standard
            .columns
            .iter()
            .filter(|other| other.code != column.code);
        let heads = |name: &str, other: &TableColumn| {
            other.code == name || other.aliases.iter().any(|alias| alias == name)
        };
        for name in BTreeSet::from([&*column.name.zh, &*column.name.en]) {
            // That an alias of another column is the code of this one is told of the alias.
            if name != column.code && others.clone().any(|other| heads(name, other)) {
                let expected = "a name that is no code and no other header of another column";
                self.note(path, format!("\"{name}\""), expected);
            }
        }
    }

    fn codes(&mut self, path: &str, codes: &[ColumnCode]) {
        for (index, one) in codes.iter().enumerate() {
            let path = format!("{path}[{index}]");
            self.blank(&format!("{path}.code"), &one.code);
            self.text(&format!("{path}.name"), &one.name);
            let mut before = codes.iter().take(index);
            if before.any(|other| other.number == one.number || other.shares_a_word(one)) {
                let expected =
                    "a code, a name and a number of its own; another code has one of them";
                self.note(&path, format!("\"{}\"", one.code), expected);
            }
        }
    }

    fn code(&mut self, path: &str, code: &str, seen: &mut BTreeSet<String>) {
        let mut signs = code.chars();
        let begins = signs
            .next()
            .is_some_and(|sign| sign.is_alphabetic() || sign == '_');
        if !begins || signs.any(|sign| !(sign.is_alphanumeric() || sign == '_')) {
            let expected = "a code of letters, digits and `_`, with no digit first";
            self.note(path, format!("\"{code}\""), expected);
        } else if function_names().any(|name| name == code) {
            self.note(path, format!("\"{code}\""), "a code that no function has");
        } else if !seen.insert(code.to_owned()) {
            let expected = "a code of its own; another column or fact has it";
            self.note(path, format!("\"{code}\""), expected);
        }
    }

    fn criteria(&mut self) {
        let standard = self.standard;
        if standard.criteria.is_empty() {
            self.note("criteria", "an empty list", "one criterion at least");
        }
        let mut codes = BTreeSet::new();
        for (index, criterion) in standard.criteria.iter().enumerate() {
            let path = format!("criteria[{index}]");
            self.blank(&format!("{path}.code"), &criterion.code);
            if !codes.insert(&criterion.code) {
                let (path, code) = (format!("{path}.code"), &criterion.code);
                let expected = "a code of its own; another criterion has it";
                self.note(&path, format!("\"{code}\""), expected);
            }
            self.text(&format!("{path}.name"), &criterion.name);
            self.blank(&format!("{path}.source"), &criterion.source);
            self.places(&format!("{path}.reported"), criterion.reported.places);
            self.test(&format!("{path}.test"), &criterion.test);
        }
    }

    fn test(&mut self, path: &str, test: &TableTest) {
        match test {
            TableTest::EachUnit { when, holds, or } => {
                if let Some(when) = when {
                    self.condition(&format!("{path}.when"), when, Level::Unit);
                }
                self.condition(&format!("{path}.holds"), holds, Level::Unit);
                for (index, other) in or.iter().enumerate() {
                    self.condition(&format!("{path}.or[{index}]"), other, Level::Unit);
                }
            }
            TableTest::Area { holds } => {
                self.condition(&format!("{path}.holds"), holds, Level::Area);
            }
            TableTest::Spread { value, weight, .. } => {
                self.value(&format!("{path}.value"), value);
                if let Some(weight) = weight {
                    self.value(&format!("{path}.weight"), weight);
                }
            }
            TableTest::Attested => {}
        }
    }

    fn condition(&mut self, path: &str, condition: &Condition, level: Level) {
        let before = self.complaints.len();
        self.formula(path, &condition.value, level, 0);
        self.formula(path, &condition.bound, level, 0);
        self.writable(path, condition, before);
    }

    /// A formula of a unit.
    fn value(&mut self, path: &str, formula: &Formula) {
        let before = self.complaints.len();
        self.formula(path, formula, Level::Unit, 0);
        self.writable(path, formula, before);
    }

    /// Complains of what would not read back as it is written, if there is no other complaint of it:
    /// a number of more digits than are read, more brackets in each other, a text too long.
    fn writable<T: Display + FromStr<Err = UnreadableFormula> + PartialEq>(
        &mut self,
        path: &str,
        formula: &T,
        complaints: usize,
    ) {
        if self.complaints.len() > complaints {
            return;
        }
        let text = formula.to_string();
        let expected = match text.parse::<T>() {
            Ok(read) if read == *formula => return,
            Ok(_) => "one that reads back as it is written".into(),
            Err(fault) => fault.expected,
        };
        let shown: String = text.chars().take(60).collect();
        self.note(path, format!("`{shown}`"), expected);
    }

    fn places(&mut self, path: &str, places: u32) {
        if places > MOST_PLACES {
            let expected = format!("at most {MOST_PLACES} decimals");
            self.note(path, places.to_string(), expected);
        }
    }

    fn formula(&mut self, path: &str, formula: &Formula, level: Level, depth: usize) {
        if depth > DEEPEST {
            let found = format!("operations more than {DEEPEST} deep");
            self.note(path, found, "a formula that is less deep");
            return;
        }
        let operands = formula.operands();
        let mut below = level;
        match formula {
            Formula::Number(_) => {}
            Formula::Figure(code) => self.figure(path, code, level),
            Formula::Sum(_)
            | Formula::Difference(_)
            | Formula::Product(_)
            | Formula::Quotient(_)
            | Formula::Largest(_)
            | Formula::Smallest(_) => {
                if operands.len() < 2 {
                    self.note(path, format!("`{formula}`"), "two operands or more");
                }
                let zero = |operand: &Formula| matches!(operand, Formula::Number(number) if Rational::from(*number).is_zero());
                if matches!(formula, Formula::Quotient(_)) && operands.iter().skip(1).any(zero) {
                    self.note(path, format!("`{formula}`"), "a divisor other than 0");
                }
            }
            Formula::Banded(_) => self.bands(path, formula, operands),
            Formula::Rounded { to, .. } => self.places(path, to.places),
            Formula::Ratio { ratio, .. } => {
                if ratio.inputs().map(|inputs| inputs.len()) != Some(operands.len()) {
                    let expected = "a formula for each input of the ratio";
                    self.note(path, format!("`{formula}`"), expected);
                }
            }
            Formula::Total(_) => match level {
                Level::Unit | Level::Area => below = Level::Total,
                Level::Total => {
                    self.note(path, format!("`{formula}`"), "no total inside a total");
                }
                Level::Membership => {
                    let expected = "no total, as this decides which units count";
                    self.note(path, format!("`{formula}`"), expected);
                }
            },
        }
        for operand in operands {
            self.formula(path, operand, below, depth + 1);
        }
    }

    /// Bands that overlap say two things of one number, and open ones nothing.
    fn bands(&mut self, path: &str, formula: &Formula, operands: &[Formula]) {
        if operands.len() < 4 || !operands.len().is_multiple_of(2) {
            let expected = "what the bands are of, pairs of an upper end and a value, and a value above the last \
                            end: without it the last band is open";
            self.note(path, format!("`{formula}`"), expected);
            return;
        }
        let ends = operands.iter().skip(1).step_by(2);
        let ends = ends.take(operands.len() / 2 - 1).map(|end| match end {
            Formula::Number(number) => Some(*number),
            _ => None,
        });
        let ends: Vec<Option<Decimal>> = ends.collect();
        let mut pairs = ends.iter().zip(ends.iter().skip(1));
        let rise = pairs.all(|(end, next)| end < next);
        if ends.iter().any(Option::is_none) || !rise {
            let expected = "upper ends that are numbers and rise: bands overlap otherwise";
            self.note(path, format!("`{formula}`"), expected);
        }
    }

    fn figure(&mut self, path: &str, code: &str, level: Level) {
        let standard = self.standard;
        if standard.column(code).is_some() {
            if level == Level::Area {
                let expected = format!("a figure of the area, such as `total({code})`");
                self.note(path, format!("the column `{code}`"), expected);
            }
        } else if standard.fact(code).is_none() {
            let columns = standard.columns.iter().map(|column| column.code.as_ref());
            let facts = standard.facts.iter().map(|fact| fact.code.as_ref());
            let near = hint(nearest(code, columns.chain(facts)));
            let expected = format!("the code of a column or a fact of the standard{near}");
            self.note(path, format!("`{code}`"), expected);
        }
    }
}

impl TableStandard {
    /// Checks that its parts fit together: codes unique, every figure declared, columns of an area
    /// inside totals.
    ///
    /// # Errors
    ///
    /// - [`DocumentFaults`] with the path of each fault.
    pub fn check(&self) -> Result<(), DocumentFaults> {
        let mut faults = DocumentFaults::default();
        for fault in complaints_about(self) {
            faults.push(&fault.path, fault.found, fault.expected);
        }
        faults.into_result(Some(()))
    }
}
