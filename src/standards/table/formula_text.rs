//! From text to a formula.

use crate::judgement::{ROUNDING_MODES, Relation, Reporting};
use crate::model::{hint, nearest, read_decimal};
use crate::ratio::{RATIOS, RatioDefinition};
use crate::standards::table::formula::{Condition, Formula, Formulas, RATIO, UnreadableFormula};
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;

/// A longer formula is a mistake. Blanks do not count, so that spaces around its signs do not make it
/// too long.
const MOST_CHARACTERS: usize = 4_000;

/// So many brackets may stand in each other, and as many operations, each of which may be written with
/// brackets of its own.
pub(super) const DEEPEST: usize = 64;

/// What makes a formula of its operands.
type Operation = fn(Formulas) -> Formula;

/// Reads a formula from left to right, one character ahead.
pub(super) struct Parser<'t> {
    text: &'t str,
    rest: &'t str,
    depth: usize,
}

impl<'t> Parser<'t> {
    pub(super) fn new(text: &'t str) -> Result<Self, UnreadableFormula> {
        let parser = Self {
            text,
            rest: text,
            depth: 0,
        };
        let mut signs = text.chars().filter(|sign| !sign.is_whitespace());
        if signs.nth(MOST_CHARACTERS).is_some() {
            return Err(parser.fault("a formula of at most 4000 characters"));
        }
        Ok(parser)
    }

    /// The whole text as a formula.
    pub(super) fn formula(mut self) -> Result<Formula, UnreadableFormula> {
        let formula = self.sum()?;
        self.end("an operator or the end")?;
        Ok(formula)
    }

    /// The whole text as a condition.
    pub(super) fn condition(mut self) -> Result<Condition, UnreadableFormula> {
        let value = self.sum()?;
        self.skip_blanks();
        let (relation, rest) = match Relation::split(self.rest) {
            (Some(relation), rest) if relation != Relation::Exactly => (relation, rest),
            _ => return Err(self.fault("an operator, or one of the signs >=, >, <=, <")),
        };
        self.rest = rest;
        let bound = self.sum()?;
        self.end("an operator or the end")?;
        Ok(Condition {
            value,
            relation,
            bound,
        })
    }

    fn sum(&mut self) -> Result<Formula, UnreadableFormula> {
        let operations: [(&[char], Operation); 2] = [
            (&['+', '＋'], Formula::Sum),
            (&['-', '−', '－'], Formula::Difference),
        ];
        self.chain(operations, Self::product)
    }

    fn product(&mut self) -> Result<Formula, UnreadableFormula> {
        let operations: [(&[char], Operation); 2] = [
            (&['*', '×'], Formula::Product),
            (&['/', '÷'], Formula::Quotient),
        ];
        self.chain(operations, Self::operand)
    }

    /// Operands with one of two signs between them; those with the same sign in a row are one
    /// operation.
    fn chain(
        &mut self,
        operations: [(&[char], Operation); 2],
        operand: fn(&mut Self) -> Result<Formula, UnreadableFormula>,
    ) -> Result<Formula, UnreadableFormula> {
        let mut formula = operand(self)?;
        while let Some((signs, operation)) = operations
            .into_iter()
            .find(|(signs, _)| self.next_is(signs))
        {
            let mut operands = vec![formula];
            while self.take(signs) {
                operands.push(operand(self)?);
            }
            formula = operation(Cow::Owned(operands));
        }
        Ok(formula)
    }

    /// A number, a figure, a function of formulas, or a formula in brackets.
    fn operand(&mut self) -> Result<Formula, UnreadableFormula> {
        const EXPECTED: &str = "a number, a figure, a function or `(`";
        self.skip_blanks();
        let first = self.rest.chars().next();
        if self.take(&['(', '（']) {
            return self.bracketed();
        }
        match first {
            Some('0'..='9' | '.' | '-') => self.number(),
            Some(letter) if letter.is_alphabetic() || letter == '_' => {
                let before = self.rest;
                let name = self.word();
                if self.take(&['(', '（']) {
                    self.function(name, before)
                } else {
                    Ok(Formula::Figure(Cow::Owned(name.to_owned())))
                }
            }
            _ => Err(self.fault(EXPECTED)),
        }
    }

    fn bracketed(&mut self) -> Result<Formula, UnreadableFormula> {
        self.descend()?;
        let formula = self.sum()?;
        self.close()?;
        Ok(formula)
    }

    fn function(&mut self, name: &str, before: &'t str) -> Result<Formula, UnreadableFormula> {
        self.descend()?;
        let formula = if let Some((_, mode)) = ROUNDING_MODES.iter().find(|(one, _)| *one == name) {
            let of = self.sum()?.into();
            if !self.take(&[',', '，']) {
                return Err(self.fault("a comma and the number of decimals"));
            }
            self.skip_blanks();
            let digits: usize = self.rest.bytes().take_while(u8::is_ascii_digit).count();
            let (places, rest) = self.rest.split_at(digits);
            let Ok(places) = places.parse() else {
                return Err(self.fault("the number of decimals"));
            };
            self.rest = rest;
            let to = Reporting {
                places,
                mode: *mode,
            };
            Formula::Rounded { of, to }
        } else {
            match name {
                "total" => Formula::Total(self.sum()?.into()),
                "largest" => Formula::Largest(self.list()?),
                "smallest" => Formula::Smallest(self.list()?),
                "banded" => Formula::Banded(self.list()?),
                RATIO => self.ratio()?,
                _ => {
                    self.rest = before;
                    return Err(self.fault(
                        "one of the functions largest, smallest, banded, total, half_away_from_zero, \
                         half_even, ceiling, floor, ratio",
                    ));
                }
            }
        };
        self.close()?;
        Ok(formula)
    }

    /// The name of a ratio, and perhaps a formula for each of its inputs.
    fn ratio(&mut self) -> Result<Formula, UnreadableFormula> {
        self.skip_blanks();
        let before = self.rest;
        let name = self.word();
        let ratio = RatioDefinition::named(name);
        let plain = ratio.ok().and_then(Formula::ratio);
        let Some(Formula::Ratio { ratio, of: plain }) = plain else {
            self.rest = before;
            return Err(self.fault(expected_ratio(name)));
        };
        let mut of = Vec::new();
        while self.take(&[',', '，']) {
            of.push(self.sum()?);
        }
        if of.is_empty() {
            return Ok(Formula::Ratio { ratio, of: plain });
        }
        if of.len() != plain.len() {
            let inputs = ratio.inputs().unwrap_or_default().join(", ");
            return Err(self.fault(format!("a formula for each of the inputs {inputs}")));
        }
        let of = Cow::Owned(of);
        Ok(Formula::Ratio { ratio, of })
    }

    /// Two or more formulas with commas between them.
    fn list(&mut self) -> Result<Formulas, UnreadableFormula> {
        let mut formulas = vec![self.sum()?];
        while self.take(&[',', '，']) {
            formulas.push(self.sum()?);
        }
        if formulas.len() < 2 {
            return Err(self.fault("an operator, or a comma and another formula"));
        }
        Ok(Cow::Owned(formulas))
    }

    fn number(&mut self) -> Result<Formula, UnreadableFormula> {
        let sign = usize::from(self.rest.starts_with('-'));
        let digits = self
            .rest
            .bytes()
            .skip(sign)
            .take_while(|byte| byte.is_ascii_digit() || *byte == b'.')
            .count();
        let (number, rest) = self.rest.split_at(sign + digits);
        let Some(number) = read_decimal(number) else {
            return Err(self.fault("a decimal of at most 28 digits"));
        };
        self.rest = rest;
        Ok(Formula::Number(number))
    }

    fn word(&mut self) -> &'t str {
        let end = self
            .rest
            .find(|sign: char| !(sign.is_alphanumeric() || sign == '_'))
            .unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    fn descend(&mut self) -> Result<(), UnreadableFormula> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.fault("at most 64 brackets in each other"));
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), UnreadableFormula> {
        self.depth -= 1;
        if self.take(&[')', '）']) {
            Ok(())
        } else {
            Err(self.fault("an operator or `)`"))
        }
    }

    fn end(&mut self, expected: &'static str) -> Result<(), UnreadableFormula> {
        self.skip_blanks();
        if self.rest.is_empty() {
            Ok(())
        } else {
            Err(self.fault(expected))
        }
    }

    fn skip_blanks(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn next_is(&mut self, signs: &[char]) -> bool {
        self.skip_blanks();
        self.rest.starts_with(signs)
    }

    /// Passes over one of these signs, if it is the next.
    fn take(&mut self, signs: &[char]) -> bool {
        self.skip_blanks();
        match self.rest.strip_prefix(signs) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Something else stands here than what was expected.
    fn fault(&self, expected: impl Into<Cow<'static, str>>) -> UnreadableFormula {
        let rest = self.rest.trim_start();
        let passed = self.text.len() - rest.len();
        let before = self.text.get(..passed).unwrap_or_default();
        let found = match rest.chars().next() {
            None => "the end".to_owned(),
            Some(sign) if sign.is_alphanumeric() => {
                let word = rest
                    .chars()
                    .take_while(|sign| sign.is_alphanumeric() || matches!(sign, '_' | '.'));
                format!("`{}`", word.take(30).collect::<String>())
            }
            Some(sign) => format!("`{sign}`"),
        };
        UnreadableFormula {
            position: before.chars().count() + 1,
            found,
            expected: expected.into(),
        }
    }
}

/// What was expected in place of a name that is that of no ratio with inputs of its own.
pub(super) fn expected_ratio(name: &str) -> String {
    let known = RATIOS.iter().filter(|row| row.inputs().is_some());
    let near = hint(nearest(name, known.map(|row| row.code)));
    format!("the code of a ratio of the catalogue with inputs of its own{near}")
}

impl std::str::FromStr for Formula {
    type Err = UnreadableFormula;

    fn from_str(text: &str) -> Result<Self, UnreadableFormula> {
        Parser::new(text)?.formula()
    }
}

impl std::str::FromStr for Condition {
    type Err = UnreadableFormula;

    fn from_str(text: &str) -> Result<Self, UnreadableFormula> {
        Parser::new(text)?.condition()
    }
}

impl<'de> Deserialize<'de> for Formula {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
