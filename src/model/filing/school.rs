//! One school as filed in one year.

use crate::model::filing::coded::{Location, SchoolKind, Sponsor, Stage};
use crate::model::filing::error::ModelError;
use crate::model::filing::filings::Filings;
use crate::model::filing::item::Item;
use crate::model::filing::missing::Missing;
use crate::model::filing::quantity::{Pupils, Quantity, Rooms, SquareMetres, Teachers, Yuan};
use crate::model::filing::reported::Filed;
use crate::model::filing::short_amount::ShortAmount;
use crate::model::filing::unit::Unit;
use crate::model::writing::amount::Amount;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many items answer yes or no.
const FLAGS: usize = 6;

/// One school as filed: its identity, its coded columns, its yes-or-no columns, and its amounts.
///
/// Always true of it: its code and name are not blank; no amount is negative; no count has a
/// fraction. An amount that nobody set is [`Missing::NotAsked`], never zero.
///
/// In serialized form it is a map from item code to text, as a row of a school file is: an item that
/// was left blank is a blank text, one that was declared to have no figure is `-`, one that was too long
/// is `too long`, and one that nobody asked for is left out. Reading it goes through the same checks
/// as building it, and gives the same school.
///
/// # Examples
///
/// ```
/// use junheng::model::{Item, Missing, School, SchoolKind};
///
/// let school = School::new("3204", "Riverside", SchoolKind::Primary)?
///     .with_amount(Item::StudentsPrimary, 500)?
///     .with_amount(Item::TeachingArea, 2600)?;
/// assert_eq!(school.amount(Item::TeachingArea), Some(2600.into()));
/// assert_eq!(school.filed(Item::Books), Err(Missing::NotAsked));
/// # Ok::<(), junheng::model::ModelError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(
    try_from = "BTreeMap<String, String>",
    into = "BTreeMap<String, String>"
)]
pub struct School {
    id: Box<str>,
    name: Box<str>,
    kind: SchoolKind,
    sponsor: Option<Sponsor>,
    location: Option<Location>,
    flags: [Option<bool>; FLAGS],
    filings: Filings,
}

impl School {
    /// A school of which nothing but its identity is known yet.
    ///
    /// # Errors
    ///
    /// - [`ModelError::BlankIdentity`] if the code or the name is blank.
    pub fn new(
        id: impl Into<String>,
        name: impl Into<String>,
        kind: SchoolKind,
    ) -> Result<Self, ModelError> {
        Ok(Self {
            id: identity(id, Item::SchoolId)?,
            name: identity(name, Item::SchoolName)?,
            kind,
            sponsor: None,
            location: None,
            flags: [None; FLAGS],
            filings: Filings::EMPTY,
        })
    }

    /// The same school under another code.
    ///
    /// # Errors
    ///
    /// - [`ModelError::BlankIdentity`] if the code is blank.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::model::{School, SchoolKind};
    ///
    /// let school = School::new("1", "Riverside", SchoolKind::Primary)?.with_id("A/1")?;
    /// assert_eq!((school.id(), school.name()), ("A/1", "Riverside"));
    /// assert!(school.with_id(" ").is_err());
    /// # Ok::<(), junheng::model::ModelError>(())
    /// ```
    pub fn with_id(mut self, id: impl Into<String>) -> Result<Self, ModelError> {
        self.id = identity(id, Item::SchoolId)?;
        Ok(self)
    }

    /// The same school with a sponsor.
    #[must_use]
    pub fn with_sponsor(mut self, sponsor: Sponsor) -> Self {
        self.sponsor = Some(sponsor);
        self
    }

    /// The same school with a location.
    #[must_use]
    pub fn with_location(mut self, location: Location) -> Self {
        self.location = Some(location);
        self
    }

    /// The same school with an answer to one of the yes-or-no items.
    ///
    /// # Errors
    ///
    /// - [`ModelError::WrongItem`] if the item is not answered with yes or no.
    pub fn with_flag(mut self, item: Item, answer: bool) -> Result<Self, ModelError> {
        let flag = flag_index(item).and_then(|index| self.flags.get_mut(index));
        *flag.ok_or(ModelError::WrongItem { item })? = Some(answer);
        Ok(self)
    }

    /// The same school with an amount in the unit of its item.
    ///
    /// Money is filed in ten thousands (万元), which a plain number does not say: give it to
    /// [`with_money`](Self::with_money).
    ///
    /// # Errors
    ///
    /// - [`ModelError::WrongItem`] if the item is no amount.
    /// - [`ModelError::UnitNeeded`] if the item is filed in 万元.
    /// - [`ModelError::NegativeAmount`] if the amount is below zero.
    /// - [`ModelError::FractionOfWhole`] if the item counts whole things and the amount is not
    ///   whole.
    pub fn with_amount(
        mut self,
        item: Item,
        amount: impl Into<Amount>,
    ) -> Result<Self, ModelError> {
        if item.unit() == Unit::TenThousandYuan {
            return Err(ModelError::UnitNeeded { item });
        }
        self.filings.file(item, Filed::Figure(amount.into()))?;
        Ok(self)
    }

    /// The same school with an amount of money, which is filed in ten thousands (万元).
    ///
    /// # Errors
    ///
    /// - [`ModelError::WrongItem`] if the item is no money.
    ///
    /// # Examples
    ///
    /// Equipment for 300 000 yuan, said either way:
    ///
    /// ```
    /// use junheng::model::{Item, Quantity, School, SchoolKind, Yuan};
    ///
    /// let school = School::new("3204", "Riverside", SchoolKind::Primary)?;
    /// let one = school.clone().with_money(Item::EquipmentValue, Yuan::from(300_000))?;
    /// let other = school.with_money(Item::EquipmentValue, Yuan::from_ten_thousand(30.into())?)?;
    /// assert_eq!(one, other);
    /// assert_eq!(one.amount(Item::EquipmentValue), Some(30.into()));
    /// # Ok::<(), junheng::model::ModelError>(())
    /// ```
    pub fn with_money(mut self, item: Item, amount: Yuan) -> Result<Self, ModelError> {
        if item.unit() != Unit::TenThousandYuan {
            return Err(ModelError::WrongItem { item });
        }
        self.filings
            .file(item, Filed::Figure(amount.in_ten_thousands()))?;
        Ok(self)
    }

    /// The same school with an item said to be missing, and why.
    ///
    /// # Errors
    ///
    /// - [`ModelError::WrongItem`] if the item is no amount.
    pub fn with_missing(mut self, item: Item, reason: Missing) -> Result<Self, ModelError> {
        self.filings.file(item, Filed::Missing(reason))?;
        Ok(self)
    }

    /// The same school with several amounts or reasons why there are none, as the cells of a school file
    /// hold them: each amount is in the [unit](Item::unit) of its item, money in 万元.
    ///
    /// # Errors
    ///
    /// - [`ModelError::WrongItem`] if an item is no amount.
    /// - [`ModelError::NegativeAmount`] if an amount is below zero.
    /// - [`ModelError::FractionOfWhole`] if an item counts whole things and its amount is not whole.
    pub fn with_filings(
        mut self,
        filings: impl IntoIterator<Item = (Item, Filed)>,
    ) -> Result<Self, ModelError> {
        for (item, filed) in filings {
            self.filings.file(item, filed)?;
        }
        self.filings.shrink();
        Ok(self)
    }

    /// The same school with all that a row of a file has of it.
    #[cfg(feature = "csv")]
    pub(crate) fn with_row(mut self, filings: &Filings) -> Self {
        self.filings = filings.clone();
        self
    }

    /// The school's code (学校代码).
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The school's name (学校名称).
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The kind of school (学校类型).
    #[must_use]
    #[inline]
    pub const fn kind(&self) -> SchoolKind {
        self.kind
    }

    /// Who runs it (举办者类型), if filed.
    #[must_use]
    #[inline]
    pub const fn sponsor(&self) -> Option<Sponsor> {
        self.sponsor
    }

    /// Where it stands (城乡类型), if filed.
    #[must_use]
    #[inline]
    pub const fn location(&self) -> Option<Location> {
        self.location
    }

    /// The answer to a yes-or-no item; `None` where none was filed, or where the item is another
    /// sort.
    #[must_use]
    #[inline]
    pub fn flag(&self, item: Item) -> Option<bool> {
        flag_index(item)
            .and_then(|index| self.flags.get(index).copied())
            .flatten()
    }

    /// The amount of an item, or the reason why there is none.
    ///
    /// # Errors
    ///
    /// - the reason; [`Missing::NotAsked`] also for an item that is no amount.
    #[inline]
    pub fn filed(&self, item: Item) -> Result<Amount, Missing> {
        self.filings.get(item)
    }

    /// The amount of an item, if it was filed.
    #[must_use]
    #[inline]
    pub fn amount(&self, item: Item) -> Option<Amount> {
        self.filed(item).ok()
    }

    /// The amount of an item, if it was filed and is a short one: the quick way to nearly all.
    #[inline]
    pub(crate) fn short(&self, item: Item) -> Option<ShortAmount> {
        self.filings.short(item)
    }

    /// The pupils of a stage as filed, or the reason why there is no figure.
    ///
    /// # Errors
    ///
    /// - the reason why it is missing.
    #[inline]
    pub fn pupils(&self, stage: Stage) -> Result<Pupils, Missing> {
        self.quantity(pupils_item(stage))
    }

    /// The full-time teachers of a stage; senior teachers are not filed.
    ///
    /// # Errors
    ///
    /// - the reason why it is missing.
    pub fn teachers(&self, stage: Stage) -> Result<Teachers, Missing> {
        match stage {
            Stage::Primary => self.quantity(Item::TeachersPrimary),
            Stage::Junior => self.quantity(Item::TeachersJunior),
            Stage::Senior => Err(Missing::NotAsked),
        }
    }

    /// The total area of teaching and auxiliary rooms, indoor sports rooms included.
    ///
    /// # Errors
    ///
    /// - the reason why it is missing.
    pub fn teaching_area(&self) -> Result<SquareMetres, Missing> {
        self.quantity(Item::TeachingArea)
    }

    /// The networked multimedia classrooms.
    ///
    /// # Errors
    ///
    /// - the reason why it is missing.
    pub fn multimedia_classrooms(&self) -> Result<Rooms, Missing> {
        self.quantity(Item::MultimediaClassrooms)
    }

    /// The book value of the teaching equipment, in yuan.
    ///
    /// # Errors
    ///
    /// - the reason why it is missing; [`Missing::TooLong`] where a decimal does not hold it.
    pub fn equipment_value(&self) -> Result<Yuan, Missing> {
        let amount = self
            .filed(Item::EquipmentValue)?
            .to_decimal()
            .ok_or(Missing::TooLong)?;
        Yuan::from_ten_thousand(amount).map_err(|_| Missing::TooLong)
    }

    /// The amount of an item as a typed quantity.
    #[inline]
    pub(crate) fn quantity<Q: Quantity>(&self, item: Item) -> Result<Q, Missing> {
        let amount = self.filed(item)?.to_decimal().ok_or(Missing::TooLong)?;
        // The amount was checked against its unit when it was set.
        Q::new(amount).map_err(|_| Missing::TooLong)
    }
}

/// A code or a name, which may not be blank.
fn identity(text: impl Into<String>, item: Item) -> Result<Box<str>, ModelError> {
    let text = text.into();
    if text.trim().is_empty() {
        return Err(ModelError::BlankIdentity { item });
    }
    Ok(text.into())
}

/// The item that counts the pupils of a stage.
#[must_use]
pub const fn pupils_item(stage: Stage) -> Item {
    match stage {
        Stage::Primary => Item::StudentsPrimary,
        Stage::Junior => Item::StudentsJunior,
        Stage::Senior => Item::StudentsSenior,
    }
}

/// The place of a yes-or-no item among the flags of a school.
const fn flag_index(item: Item) -> Option<usize> {
    match item {
        Item::Boarding => Some(0),
        Item::BuiltBy2010 => Some(1),
        Item::BuiltBy2016 => Some(2),
        Item::DenseCityCentre => Some(3),
        Item::SmallRural => Some(4),
        Item::LargestClassUnder30 => Some(5),
        _ => None,
    }
}

/// How a reason is written where an amount would stand; nothing where nobody asked for one.
fn written(reason: Missing) -> Option<String> {
    match reason {
        Missing::NotAsked => None,
        Missing::Blank => Some(String::new()),
        Missing::Declared => Some("-".to_owned()),
        Missing::Suppressed(None) => Some("*".to_owned()),
        Missing::Suppressed(Some(bound)) => Some(bound.to_string()),
        Missing::TooLong => Some("too long".to_owned()),
    }
}

/// The reason that stands where an amount would.
fn read_missing(text: &str) -> Option<Missing> {
    let suppressed = text
        .parse()
        .ok()
        .map(|bound| Missing::Suppressed(Some(bound)));
    [
        Missing::Blank,
        Missing::Declared,
        Missing::Suppressed(None),
        Missing::TooLong,
    ]
    .into_iter()
    .chain(suppressed)
    .find(|reason| written(*reason).as_deref() == Some(text))
}

impl From<School> for BTreeMap<String, String> {
    fn from(school: School) -> Self {
        let mut record = Self::new();
        let mut put = |item: Item, value: String| record.insert(item.code().to_owned(), value);
        put(Item::SchoolId, school.id.to_string());
        put(Item::SchoolName, school.name.to_string());
        put(Item::SchoolKind, school.kind.code().to_owned());
        if let Some(sponsor) = school.sponsor {
            put(Item::Sponsor, sponsor.code().to_owned());
        }
        if let Some(location) = school.location {
            put(Item::Location, location.code().to_owned());
        }
        for &item in crate::model::filing::item::ITEMS {
            if let Some(answer) = school.flag(item) {
                put(item, answer.to_string());
            }
            match school.filed(item) {
                Ok(amount) => put(item, amount.to_string()),
                Err(reason) => written(reason).and_then(|text| put(item, text)),
            };
        }
        record
    }
}

impl TryFrom<BTreeMap<String, String>> for School {
    type Error = ModelError;

    fn try_from(mut record: BTreeMap<String, String>) -> Result<Self, ModelError> {
        let mut take = |item: Item| {
            record
                .remove(item.code())
                .ok_or(ModelError::BlankIdentity { item })
        };
        let (id, name) = (take(Item::SchoolId)?, take(Item::SchoolName)?);
        let kind = take(Item::SchoolKind)?;
        let kind = SchoolKind::from_code_or_name(&kind).ok_or(ModelError::UnreadableValue {
            item: Item::SchoolKind,
            found: kind,
            expected: SchoolKind::EXPECTED,
        })?;
        let mut school = Self::new(id, name, kind)?;
        for (key, value) in record {
            let Some(item) = Item::from_code(&key) else {
                return Err(ModelError::UnknownItem { key });
            };
            let unreadable = |expected: &'static str| ModelError::UnreadableValue {
                item,
                found: value.clone(),
                expected,
            };
            school = match item {
                Item::Sponsor => school.with_sponsor(
                    Sponsor::from_code_or_name(&value)
                        .ok_or_else(|| unreadable(Sponsor::EXPECTED))?,
                ),
                Item::Location => school.with_location(
                    Location::from_code_or_name(&value)
                        .ok_or_else(|| unreadable(Location::EXPECTED))?,
                ),
                _ if item.unit() == Unit::YesNo => school.with_flag(
                    item,
                    value
                        .parse()
                        .map_err(|_| unreadable(item.unit().expected()))?,
                )?,
                _ => {
                    let filed = match read_missing(&value) {
                        Some(reason) => Filed::Missing(reason),
                        None => Filed::Figure(
                            value
                                .parse()
                                .map_err(|_| unreadable(item.unit().expected()))?,
                        ),
                    };
                    school.with_filings([(item, filed)])?
                }
            };
        }
        Ok(school)
    }
}
