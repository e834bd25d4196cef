//! Levers and moves from a document, with every fault at once.

use crate::improvement::lever::{
    Amounts, Lever, LeverError, Levers, Move, check_amount, check_item, check_stage, check_step,
    own_cost, own_limit, own_share,
};
use crate::improvement::product::{cost_in, money_places};
use crate::model::{
    DocumentFaults, Fields, ITEMS, Item, LenientNotes, Node, Notes, Place, Stage, Text, hint,
    own_label, words_in_any,
};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Levers as they were read, and what was passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LeversReading {
    /// The levers and moves.
    pub levers: Levers,
    /// The paths of the keys that mean nothing there.
    pub unknown_keys: Vec<String>,
}

type LeverFields<'n, 'f> = Fields<'n, 'f, LenientNotes>;

/// What was read of the levers and moves so far, and others are held against.
#[derive(Default)]
struct Seen<'n> {
    ids: BTreeSet<String>,
    /// What a unit costs and where that stands, and the units of a step.
    costs: Vec<(Place<'n>, Decimal, Decimal)>,
}

impl Seen<'_> {
    /// Notes the costs that have too many digits beside the others.
    fn check_costs(&self, notes: &mut LenientNotes) {
        let costs = self.costs.iter();
        let places = money_places(costs.map(|(_, cost, step)| (*cost, *step)));
        for (place, cost, step) in &self.costs {
            if cost_in(places, *cost, *step).is_none() {
                let expected = format!(
                    "a cost of at most 16 digits for a step, with the {places} decimals that the finest cost asks for"
                );
                place.fault(notes, expected);
            }
        }
    }
}

impl Levers {
    /// Reads levers and moves from a document.
    ///
    /// [The keys](crate::guide::files#levers-file) are those of a lever file. An unknown key is passed over and
    /// listed in [`LeversReading::unknown_keys`].
    ///
    /// # Errors
    ///
    /// - [`DocumentFaults`] with every fault and the path to it: a required key that is not there, an unknown
    ///   item or stage, an item that is no amount or of another stage, an amount that is not above 0, a lever
    ///   that adds nothing, a cost or limit below 0, a step that adds fractions of whole things, a share that
    ///   is not between 0 and 1, an identifier for the second time.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::improvement::Levers;
    /// use junheng::model::Node;
    ///
    /// let text = |text: &str| Node::Text(text.to_owned());
    /// let adds = Node::Map(vec![("multimedia_classroom".to_owned(), text("1"))]);
    /// let lever = Node::Map(vec![
    ///     ("id".to_owned(), text("classroom")),
    ///     ("adds".to_owned(), adds),
    ///     ("cost".to_owned(), text("-5")),
    /// ]);
    /// let faults = Levers::from_node(&Node::Map(vec![("levers".to_owned(), Node::List(vec![lever]))]));
    /// assert_eq!(faults.unwrap_err().to_string(), "\
    /// at levers[0].adds.multimedia_classroom: found an unknown item; expected the code of an item; the \
    /// nearest is `multimedia_classrooms`
    /// at levers[0].cost: found \"-5\"; expected a cost of 0 or more");
    /// ```
    pub fn from_node(node: &Node) -> Result<LeversReading, DocumentFaults> {
        let mut notes = LenientNotes::default();
        let levers = levers(&Place::root(node), &mut notes);
        let unknown_keys = notes.unknown_keys;
        let read = levers.map(|levers| LeversReading {
            levers,
            unknown_keys,
        });
        notes.faults.into_result(read)
    }
}

impl TryFrom<Node> for Levers {
    type Error = DocumentFaults;

    fn try_from(node: Node) -> Result<Self, DocumentFaults> {
        Self::from_node(&node).map(|reading| reading.levers)
    }
}

fn levers(place: &Place<'_>, notes: &mut LenientNotes) -> Option<Levers> {
    let mut fields = Fields::open(place, notes)?;
    if fields.place("moves").is_none() {
        fields.required("levers", |_, _| Some(()));
    }
    let mut seen = Seen::default();
    let levers = fields.each("levers", |place, notes| lever(place, &mut seen, notes));
    let moves = fields.each("moves", |place, notes| one_move(place, &mut seen, notes));
    fields.note_unasked();
    seen.check_costs(fields.notes);
    Levers::new(levers?, moves?).ok()
}

fn lever<'n>(place: &Place<'n>, seen: &mut Seen<'n>, notes: &mut LenientNotes) -> Option<Lever> {
    let mut fields = Fields::open(place, notes)?;
    let id = own_id(&mut fields, &mut seen.ids);
    let name = fields.perhaps("name", name);
    let stage = fields.perhaps("stage", stage);
    let adds = amounts(&mut fields, "adds", stage.ok().flatten());
    let cost = fields.required("cost", cost);
    let whole = fields.perhaps("whole", Place::boolean);
    // A step of one's own says by itself what can be divided.
    let says_step = fields.place("step").is_some();
    let is_whole = whole.ok().flatten().unwrap_or(!says_step);
    let step = fields.perhaps("step", |place, notes| {
        step(place, is_whole, adds.as_ref(), notes)
    });
    if fields.place("step").is_none()
        && let (Some(adds), Some(place)) = (&adds, fields.place("adds"))
        && check_step(adds, usual_step(is_whole)).is_err()
    {
        let expected = "amounts of which one step is whole where whole ones are counted";
        place.fault(fields.notes, expected);
    }
    let at_most = fields.perhaps("at_most", |place, notes| {
        checked(
            place,
            own_limit,
            "a number of units of 0 or more, or none",
            notes,
        )
    });
    fields.note_unasked();
    let step = step.map(|step| step.unwrap_or_else(|| usual_step(is_whole)));
    if let (Some(place), Some(cost), Ok(step)) = (fields.place("cost"), cost, &step) {
        seen.costs.push((place, cost, *step));
    }
    let step = step.ok()?;
    let mut lever = Lever::in_steps(id?, adds?, cost?, step).ok()?;
    if let Some(name) = name.ok()? {
        lever = lever.with_name(name);
    }
    if let Some(stage) = stage.ok()? {
        lever = lever.with_stage(stage).ok()?;
    }
    if let Some(at_most) = at_most.ok()? {
        lever = lever.with_at_most(at_most).ok()?;
    }
    whole.is_ok().then_some(lever)
}

/// Whole units, or hundredths of one.
fn usual_step(is_whole: bool) -> Decimal {
    if is_whole {
        Decimal::ONE
    } else {
        Decimal::new(1, 2)
    }
}

fn one_move<'n>(place: &Place<'n>, seen: &mut Seen<'n>, notes: &mut LenientNotes) -> Option<Move> {
    let mut fields = Fields::open(place, notes)?;
    let id = own_id(&mut fields, &mut seen.ids);
    let name = fields.perhaps("name", name);
    let stage = fields.required("stage", stage);
    let carries = amounts(&mut fields, "carries", stage);
    if let (Some(carries), Some(place)) = (&carries, fields.place("carries"))
        && check_step(carries, Decimal::ONE).is_err()
    {
        place.fault(
            fields.notes,
            "whole amounts where whole ones are counted: whole teachers move",
        );
    }
    let cost = fields.required("cost", cost);
    let share = fields.perhaps("at_most_share", |place, notes| {
        checked(place, own_share, "a share between 0 and 1", notes)
    });
    fields.note_unasked();
    if let (Some(place), Some(cost)) = (fields.place("cost"), cost) {
        seen.costs.push((place, cost, Decimal::ONE));
    }
    let mut one = Move::new(id?, stage?, carries?, cost?).ok()?;
    if let Some(name) = name.ok()? {
        one = one.with_name(name);
    }
    if let Some(share) = share.ok()? {
        one = one.with_at_most_share(share).ok()?;
    }
    Some(one)
}

fn own_id(fields: &mut LeverFields<'_, '_>, seen: &mut BTreeSet<String>) -> Option<String> {
    fields.required("id", |place, notes| {
        let id = own_label(place, notes)?;
        if !seen.insert(id.clone()) {
            place.fault(notes, "an identifier that no lever or move before it has");
            return None;
        }
        Some(id)
    })
}

/// A text, or one in both languages.
fn name(place: &Place<'_>, notes: &mut LenientNotes) -> Option<Text> {
    let faults = notes.faults.as_slice().len();
    let name = words_in_any(place, notes);
    // An object without either language says nothing, and nothing was noted of it.
    if name.is_none() && notes.faults.as_slice().len() == faults {
        place.fault(notes, "a text, or an object with `zh` or `en`");
    }
    name
}

fn stage(place: &Place<'_>, notes: &mut LenientNotes) -> Option<Stage> {
    let found = Stage::from_code_or_name(place.text(notes)?.trim());
    let judged = found.filter(|stage| *stage != Stage::Senior);
    if judged.is_none() {
        place.fault(notes, "primary or junior, the stages that are judged");
    }
    judged
}

/// What a unit adds or carries: amounts by the codes of their items.
fn amounts(fields: &mut LeverFields<'_, '_>, key: &str, stage: Option<Stage>) -> Option<Amounts> {
    fields.required(key, |place, notes| {
        let entries = place.entries(notes)?;
        let entries: Vec<_> = entries.all().collect();
        if entries.is_empty() {
            place.fault(notes, "an amount of at least one item");
            return None;
        }
        let read = entries
            .iter()
            .map(|(code, place)| amount(code, place, stage, notes));
        let read: Vec<_> = read.collect();
        read.into_iter().collect()
    })
}

fn amount(
    code: &str,
    place: &Place<'_>,
    stage: Option<Stage>,
    notes: &mut LenientNotes,
) -> Option<(Item, Decimal)> {
    let Some(item) = Item::from_code(code.trim()) else {
        let known = ITEMS.iter().map(|item| item.code());
        let near = hint(notes.faults().nearest(code, known));
        let expected = format!("the code of an item{near}");
        let found = "an unknown item".to_owned();
        notes.faults().push(place.path(), found, expected);
        return None;
    };
    let mut refused = |expected: &str| {
        let found = format!("`{}`", item.code());
        notes.faults().push(place.path(), found, expected);
    };
    if check_item(item).is_err() {
        refused("an item that counts or measures something, pupils left out");
        return None;
    }
    if let Some(stage) = stage
        && check_stage(&Amounts::from([(item, Decimal::ONE)]), stage).is_err()
    {
        refused(&format!("an item of the stage `{}`", stage.code()));
        return None;
    }
    let check = |amount| check_amount(item, amount).map(|()| amount);
    Some((
        item,
        checked(place, check, "an amount above 0, in the filed unit", notes)?,
    ))
}

fn cost(place: &Place<'_>, notes: &mut LenientNotes) -> Option<Decimal> {
    checked(place, own_cost, "a cost of 0 or more", notes)
}

/// The units of a step: above 0, whole for a lever of whole units, and adding no fraction of whole things.
fn step(
    place: &Place<'_>,
    is_whole: bool,
    adds: Option<&Amounts>,
    notes: &mut LenientNotes,
) -> Option<Decimal> {
    let none = Amounts::new();
    let check = |step: Decimal| {
        check_step(adds.unwrap_or(&none), step)?;
        if is_whole && !step.fract().is_zero() {
            return Err(LeverError::InvalidStep { step });
        }
        Ok(step)
    };
    let expected = "a number of units above 0, whole for a lever of whole units, that adds whole ones \
                    where whole ones are counted";
    checked(place, check, expected, notes)
}

/// A decimal that passes a check.
fn checked(
    place: &Place<'_>,
    check: impl Fn(Decimal) -> Result<Decimal, LeverError>,
    expected: &str,
    notes: &mut LenientNotes,
) -> Option<Decimal> {
    let found = check(place.decimal(notes)?);
    if found.is_err() {
        place.fault(notes, expected);
    }
    found.ok()
}
