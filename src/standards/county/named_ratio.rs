//! A ratio of the catalogue as what an indicator or a clause counts.

use crate::model::{DocumentFaults, Fields, Figure, Item, Place, Stage, pupils_item};
use crate::ratio::{RatioDefinition, RatioSign};
use crate::standards::county::fields::expected_code;
use crate::standards::county::indicator::{PerStage, Term, Terms};

/// The two sides of a ratio, over the figures of a filing.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::standards) struct CountyRatio {
    pub(in crate::standards) numerator: Terms<Figure>,
    pub(in crate::standards) denominator: Terms<Figure>,
}

impl CountyRatio {
    /// The figures of a ratio, for a clause that looks at schools with these parts.
    ///
    /// Figures that schools file by stage are those of one stage: a school has none of the other, and a sum with what
    /// is not there could not be told.
    ///
    /// # Errors
    ///
    /// What would have to be there for it, in words.
    pub(in crate::standards) fn of(
        ratio: &RatioDefinition,
        parts: &[Stage],
    ) -> Result<Self, &'static str> {
        let Some(sides) = ratio.filed_figures() else {
            return Err("a ratio whose figures a county files");
        };
        let stage_of = |figure: Figure| match figure {
            Figure::Item(item) => item.stage(),
            Figure::Fact(_) => None,
        };
        let by_stage = sides
            .iter()
            .flatten()
            .any(|(_, figure)| stage_of(*figure).is_some());
        let stage = match parts {
            _ if !by_stage => None,
            [stage] => Some(*stage),
            _ => {
                return Err(
                    "with it a `scope` whose `parts` are one stage, by which its figures are filed",
                );
            }
        };
        let [numerator, denominator] = sides.map(|side| {
            let own = side
                .into_iter()
                .filter(|(_, figure)| stage_of(*figure) == stage);
            let terms = own.map(|(sign, figure)| match sign {
                RatioSign::Plus => Term::plus(figure),
                RatioSign::Minus => Term::minus(figure),
            });
            Terms::from(terms.collect::<Vec<_>>())
        });
        if numerator.is_empty() || denominator.is_empty() {
            return Err("with it a `scope` whose `parts` are a stage that it has figures of");
        }
        Ok(Self {
            numerator,
            denominator,
        })
    }
}

/// What a ratio counts for the pupils of each stage: it must be one of items of the stage to its pupils.
pub(in crate::standards) fn counted_for_pupils(
    ratio: &RatioDefinition,
) -> Option<PerStage<Terms<Item>>> {
    let counted = |stage: Stage| {
        let CountyRatio {
            numerator,
            denominator,
        } = CountyRatio::of(ratio, &[stage]).ok()?;
        let pupils = Term::plus(Figure::Item(pupils_item(stage)));
        if *denominator != [pupils] {
            return None;
        }
        let items = numerator.iter().map(|term| match term.figure {
            Figure::Item(item) => Some(Term::times(item, term.factor)),
            Figure::Fact(_) => None,
        });
        items.collect::<Option<Vec<_>>>().map(Terms::from)
    };
    Some(PerStage {
        primary: counted(Stage::Primary)?,
        junior: counted(Stage::Junior)?,
    })
}

/// The key `ratio` of a document: where it stands, and the ratio, if it names one.
pub(in crate::standards) struct NamedRatio<'n> {
    place: Place<'n>,
    pub(in crate::standards) ratio: Option<&'static RatioDefinition>,
}

impl<'n> Fields<'n, '_> {
    /// The ratio that is named, if that key is there; it says what these others would.
    pub(in crate::standards) fn ratio(&mut self, others: &[&str]) -> Option<NamedRatio<'n>> {
        let ratio = self.optional("ratio", named_ratio);
        let place = self.place("ratio")?;
        for other in others {
            self.know(other);
            if let Some(place) = self.place(other) {
                place.fault(
                    self.notes,
                    "no such key beside `ratio`, which says what is counted",
                );
            }
        }
        Some(NamedRatio { place, ratio })
    }

    /// For how many it is counted: as a named ratio is printed, where nothing else is said.
    pub(in crate::standards) fn per(&mut self, named: Option<&NamedRatio<'_>>) -> u32 {
        let Some(named) = named else {
            return self.count("per");
        };
        let printed = named.ratio.map_or(1, |ratio| ratio.format.per());
        self.optional("per", Place::count).unwrap_or(printed)
    }

    /// The figures of a named ratio, for schools with these parts.
    pub(in crate::standards) fn sides_of(
        &mut self,
        named: &NamedRatio<'_>,
        parts: &[Stage],
    ) -> CountyRatio {
        let sides = named.ratio.map(|ratio| CountyRatio::of(ratio, parts));
        match sides {
            Some(Ok(sides)) => return sides,
            Some(Err(expected)) => named.place.fault(self.notes, expected),
            None => {}
        }
        CountyRatio::default()
    }

    /// What a named ratio counts for the pupils of each stage.
    pub(in crate::standards) fn counted_of(
        &mut self,
        named: &NamedRatio<'_>,
    ) -> PerStage<Terms<Item>> {
        let Some(ratio) = named.ratio else {
            return PerStage::default();
        };
        counted_for_pupils(ratio).unwrap_or_else(|| {
            let fitting =
                RatioDefinition::of_filings().filter(|row| counted_for_pupils(row).is_some());
            let codes: Vec<&str> = fitting.map(|row| row.code).collect();
            let expected = format!(
                "a ratio of items of a stage to its pupils: {}",
                codes.join(", ")
            );
            named.place.fault(self.notes, expected);
            PerStage::default()
        })
    }
}

/// A ratio by its code, one of those whose figures a county files.
fn named_ratio(place: &Place<'_>, faults: &mut DocumentFaults) -> Option<&'static RatioDefinition> {
    let code = place.text(faults)?.trim();
    let ratio = RatioDefinition::find(code).filter(|ratio| ratio.filed_figures().is_some());
    if ratio.is_none() {
        let known = RatioDefinition::of_filings().map(|row| (row.code, row.name.zh.as_ref()));
        let what = "the code of a ratio whose figures a county files";
        let expected = expected_code(what, code, &known, faults);
        place.fault(faults, expected);
    }
    ratio
}
