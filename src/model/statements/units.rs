//! Whether the figures of a check are in units that can be converted.

use crate::model::writing::faults::DocumentFaults;
use crate::model::writing::unit_word::UnitWord;

/// The unit of a figure as the text gives it.
#[derive(Clone, Debug)]
pub(super) struct FigureUnit {
    text: String,
    word: UnitWord,
}

impl FigureUnit {
    pub(super) fn read(text: &str) -> Option<Self> {
        Some(Self {
            text: text.to_owned(),
            word: UnitWord::read(text)?,
        })
    }

    pub(super) fn is_percent(&self) -> bool {
        self.word.is_percent()
    }
}

/// A figure where something refers to it.
#[derive(Clone, Debug)]
pub(super) struct Referred {
    pub(super) path: String,
    pub(super) code: String,
    /// `None` where the text gives none.
    pub(super) unit: Option<FigureUnit>,
}

/// Notes each figure that cannot be brought to the unit of the last that has one.
pub(super) fn check_alike(figures: &[Referred], faults: &mut DocumentFaults) {
    let Some((last, reference)) = figures
        .iter()
        .rev()
        .find_map(|figure| Some((&figure.code, figure.unit.as_ref()?)))
    else {
        return;
    };
    let mut other_scale = None;
    for figure in figures {
        let Some(unit) = &figure.unit else {
            continue;
        };
        match unit.word.power_into(&reference.word) {
            Some(0) => {}
            Some(_) => other_scale = Some(&unit.text),
            None => {
                let found = format!("`{}` in {}", figure.code, unit.text);
                let wanted = &reference.text;
                let expected =
                    format!("a unit that can be converted into {wanted}, that of `{last}`");
                faults.push(&figure.path, found, expected);
            }
        }
    }
    let Some(other) = other_scale else {
        return;
    };
    // Of several scales nothing says which is meant.
    for figure in figures.iter().filter(|figure| figure.unit.is_none()) {
        let found = format!("`{}` without a unit", figure.code);
        let expected = format!("one, as others are in {other} and {}", reference.text);
        faults.push(&figure.path, found, expected);
    }
}

/// Notes each figure that is in another unit than percent.
pub(super) fn check_percent(figures: &[Referred], faults: &mut DocumentFaults) {
    for figure in figures {
        if let Some(unit) = &figure.unit
            && !unit.is_percent()
        {
            let found = format!("`{}` in {}", figure.code, unit.text);
            faults.push(&figure.path, found, "a figure in percent");
        }
    }
}
