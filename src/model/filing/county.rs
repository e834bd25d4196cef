//! A county: its schools, and what it files beside them.

use crate::model::filing::error::ModelError;
use crate::model::filing::fact::Fact;
use crate::model::filing::item::Item;
use crate::model::filing::school::School;
use crate::model::writing::amount::Amount;
use std::collections::{BTreeMap, BTreeSet};

/// A county as it is judged: its schools in file order, and its own filing.
///
/// Always true of it: no two of its schools share a code.
///
/// # Examples
///
/// ```
/// use junheng::model::{County, ModelError, School, SchoolKind};
///
/// let school = School::new("1", "Riverside", SchoolKind::Primary)?;
/// let county = County::new(vec![school.clone()])?;
/// assert_eq!(county.schools().len(), 1);
///
/// let twice = County::new(vec![school.clone(), school]);
/// assert_eq!(twice, Err(ModelError::DuplicateSchool { id: "1".to_owned() }));
/// # Ok::<(), ModelError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct County {
    id: Option<String>,
    name: Option<String>,
    schools: Vec<School>,
    /// The places of the schools in the order of their codes.
    by_code: Vec<usize>,
    filing: CountyFiling,
}

impl County {
    /// A county of these schools, with nothing filed beside them.
    ///
    /// # Errors
    ///
    /// - [`ModelError::DuplicateSchool`] if two schools share a code.
    pub fn new(schools: Vec<School>) -> Result<Self, ModelError> {
        let code = |place: &usize| schools.get(*place).map(School::id);
        let mut by_code: Vec<usize> = (0..schools.len()).collect();
        // Stable, so that of schools with one code the first stands first.
        by_code.sort_by_key(code);
        let neighbours = by_code.iter().zip(by_code.iter().skip(1));
        let twice = neighbours.filter(|(one, next)| code(one) == code(next));
        let first_twice = twice.map(|(_, next)| *next).min();
        if let Some(school) = first_twice.and_then(|place| schools.get(place)) {
            return Err(ModelError::DuplicateSchool {
                id: school.id().to_owned(),
            });
        }
        Ok(Self {
            schools,
            by_code,
            ..Self::default()
        })
    }

    /// The same county with a code.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// The same county with a name.
    #[must_use]
    pub fn with_name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The same county with what it files beside its schools.
    ///
    /// The county keeps its code and name, and takes those of the filing where it has none.
    #[must_use]
    pub fn with_filing(mut self, filing: CountyFiling) -> Self {
        self.id = self.id.or_else(|| filing.id.clone());
        self.name = self.name.or_else(|| filing.name.clone());
        self.filing = filing;
        self
    }

    /// Another county, with this school in the place of the one that has its code, or behind all schools
    /// if none has it: so that a change can be tried out. This county stays as it is.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::model::{County, Item, School, SchoolKind};
    ///
    /// let school = School::new("10", "Riverside", SchoolKind::Primary)?;
    /// let county = County::new(vec![school.clone()])?.with_id("320400");
    /// let tried = county.with_school(school.with_amount(Item::StudentsPrimary, 450)?);
    /// assert_eq!(tried.schools().len(), 1);
    /// assert_eq!(tried.id(), Some("320400"));
    ///
    /// let opened = tried.with_school(School::new("20", "Hillside", SchoolKind::Primary)?);
    /// assert_eq!(opened.schools().len(), 2);
    /// assert_eq!(opened.school("20").map(School::name), Some("Hillside"));
    /// # Ok::<(), junheng::model::ModelError>(())
    /// ```
    #[must_use]
    pub fn with_school(&self, school: School) -> Self {
        let mut changed = self.clone();
        let code = |place: &usize| self.schools.get(*place).map_or("", School::id);
        let found = self
            .by_code
            .binary_search_by(|place| code(place).cmp(school.id()));
        match found {
            Ok(at) => {
                let place = self.by_code.get(at).copied();
                if let Some(old) = place.and_then(|place| changed.schools.get_mut(place)) {
                    *old = school;
                }
            }
            Err(at) => {
                changed.by_code.insert(at, self.schools.len());
                changed.schools.push(school);
            }
        }
        changed
    }

    /// The code of the county, if filed.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// The name of the county, if filed.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Its schools, in file order.
    #[must_use]
    pub fn schools(&self) -> &[School] {
        &self.schools
    }

    /// The school of a code, exactly as it was filed; `None` if the county has none.
    ///
    /// The county knows the order of its codes: a school of `n` is found in about `log₂ n` steps.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::model::{County, School, SchoolKind};
    ///
    /// let county = County::new(vec![
    ///     School::new("20", "Riverside", SchoolKind::Primary)?,
    ///     School::new("10", "Hillside", SchoolKind::Junior)?,
    /// ])?;
    /// assert_eq!(county.school("10").map(School::name), Some("Hillside"));
    /// assert_eq!(county.school("1"), None);
    /// # Ok::<(), junheng::model::ModelError>(())
    /// ```
    #[must_use]
    pub fn school(&self, code: &str) -> Option<&School> {
        self.schools.get(self.place_of(code)?)
    }

    /// The place of the school of a code among the schools.
    pub(crate) fn place_of(&self, code: &str) -> Option<usize> {
        let id = |place: &usize| self.schools.get(*place).map_or("", School::id);
        let found = self
            .by_code
            .binary_search_by(|place| id(place).cmp(code))
            .ok()?;
        self.by_code.get(found).copied()
    }

    /// The places of the schools in the order of their codes.
    pub(crate) fn by_code(&self) -> &[usize] {
        &self.by_code
    }

    /// What it files beside its schools.
    #[must_use]
    pub const fn filing(&self) -> &CountyFiling {
        &self.filing
    }
}

/// What a county files beside its schools: figures, attestations, vetoes, survey and monitoring.
///
/// Whatever is absent is unknown: never zero, never false.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CountyFiling {
    /// The code of the county it belongs to.
    pub id: Option<String>,
    /// The name of the county.
    pub name: Option<String>,
    /// The year of the figures, as written.
    pub year: Option<String>,
    /// The figures, the survey's among them.
    pub facts: BTreeMap<Fact, Amount>,
    /// What the authorities attest, by clause code.
    pub attestations: BTreeMap<String, Attestation>,
    /// Whether a veto item happened, by its code: `true` is a violation.
    pub vetoes: BTreeMap<String, bool>,
    /// The results of the national monitoring of learning; empty where there are none.
    pub monitoring: Vec<MonitoringResult>,
    /// The figures of schools that nobody counted, by the code of the school: someone filled them in. They are
    /// used as filed, and what rests on them says so.
    pub imputed: BTreeMap<String, BTreeSet<Item>>,
}

impl CountyFiling {
    /// A figure, if it was filed.
    #[must_use]
    pub fn fact(&self, fact: Fact) -> Option<&Amount> {
        self.facts.get(&fact)
    }
}

/// What an authority says of a clause that no figure decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attestation {
    /// Whether the clause is said to hold; `None` where nothing is said.
    pub met: Option<bool>,
    /// What it is said to rest on.
    pub evidence: Option<String>,
}

/// The result of the national monitoring in one subject (国家义务教育质量监测).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MonitoringResult {
    /// The subject.
    pub subject: Option<String>,
    /// The level reached (学业水平), with 3 for Ⅲ.
    pub level: Option<Amount>,
    /// The between-school rate of difference (校际差异率).
    pub between_school_rate: Option<Amount>,
}
