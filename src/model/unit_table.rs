//! A table of any units with named amounts, and what is filed for the area as a whole.

use crate::model::filing::county::Attestation;
use crate::model::filing::missing::Missing;
use crate::model::filing::reported::Filed;
use crate::model::writing::amount::Amount;
use std::collections::{BTreeMap, HashSet};

/// Units of one sort, each with an identifier and an amount in every column.
///
/// Units may be anything that a rule counts: local agencies, schools, kindergartens, townships. What
/// the columns mean is said by the standard that declares them, not here.
///
/// Always true of it: the codes of the columns are not blank and differ, and so do the identifiers of
/// the units; each unit has as many amounts as there are columns.
///
/// # Examples
///
/// ```
/// use junheng::model::{Filed, Missing, UnitTable, UnitTableError};
///
/// let mut table = UnitTable::new(["pupils", "spending"])?;
/// table.push("Riverside", vec![Filed::Figure(500.into()), Filed::Missing(Missing::Blank)])?;
/// assert_eq!(table.filed(0, "pupils"), Ok(&500.into()));
/// assert_eq!(table.filed(0, "spending"), Err(Missing::Blank));
/// assert_eq!(table.filed(0, "teachers"), Err(Missing::NotAsked));
///
/// let twice = table.push("Riverside", vec![Filed::Figure(1.into()), Filed::Figure(2.into())]);
/// assert_eq!(twice.unwrap_err().to_string(), "the unit `Riverside` is given twice");
/// # Ok::<(), UnitTableError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitTable {
    columns: Vec<String>,
    units: Vec<TableUnit>,
    ids: HashSet<String>,
}

/// A unit of a [`UnitTable`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableUnit {
    id: String,
    amounts: Vec<Filed>,
}

impl TableUnit {
    /// Its identifier.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its amounts, in the order of the columns.
    #[must_use]
    pub fn amounts(&self) -> &[Filed] {
        &self.amounts
    }
}

/// What was wrong with a column or a unit at the door of a table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum UnitTableError {
    /// A column needs a code.
    #[error("the code of column {position} is blank")]
    BlankColumn {
        /// Its position, counted from 1.
        position: usize,
    },
    /// Two columns of one code, and nothing says which of them counts.
    #[error("the column `{code}` is given twice")]
    DuplicateColumn {
        /// The code.
        code: String,
    },
    /// A unit needs an identifier.
    #[error("the identifier of unit {position} is blank")]
    BlankUnit {
        /// Its position, counted from 1.
        position: usize,
    },
    /// Two units of one identifier.
    #[error("the unit `{id}` is given twice")]
    DuplicateUnit {
        /// The identifier.
        id: String,
    },
    /// A unit has more or fewer amounts than the table has columns.
    #[error("the unit `{id}` has {found} amounts for {expected} columns")]
    AmountCount {
        /// The identifier of the unit.
        id: String,
        /// Its amounts.
        found: usize,
        /// The columns.
        expected: usize,
    },
}

impl UnitTable {
    /// A table of these columns, without units.
    ///
    /// # Errors
    ///
    /// - [`UnitTableError::BlankColumn`] or [`UnitTableError::DuplicateColumn`] if a code is blank,
    ///   or given twice.
    pub fn new(
        columns: impl IntoIterator<Item = impl Into<String>>,
    ) -> Result<Self, UnitTableError> {
        let columns: Vec<String> = columns.into_iter().map(Into::into).collect();
        let mut seen = HashSet::new();
        for (index, code) in columns.iter().enumerate() {
            if code.trim().is_empty() {
                let position = index + 1;
                return Err(UnitTableError::BlankColumn { position });
            }
            if !seen.insert(code.as_str()) {
                let code = code.clone();
                return Err(UnitTableError::DuplicateColumn { code });
            }
        }
        Ok(Self {
            columns,
            units: Vec::new(),
            ids: HashSet::new(),
        })
    }

    /// Adds a unit, with its amounts in the order of the columns.
    ///
    /// # Errors
    ///
    /// - [`UnitTableError::BlankUnit`] or [`UnitTableError::DuplicateUnit`] if its identifier is
    ///   blank, or that of another unit.
    /// - [`UnitTableError::AmountCount`] unless there is one amount for each column.
    pub fn push(
        &mut self,
        id: impl Into<String>,
        amounts: Vec<Filed>,
    ) -> Result<(), UnitTableError> {
        let id = id.into();
        if id.trim().is_empty() {
            let position = self.units.len() + 1;
            return Err(UnitTableError::BlankUnit { position });
        }
        if amounts.len() != self.columns.len() {
            return Err(UnitTableError::AmountCount {
                id,
                found: amounts.len(),
                expected: self.columns.len(),
            });
        }
        if !self.ids.insert(id.clone()) {
            return Err(UnitTableError::DuplicateUnit { id });
        }
        self.units.push(TableUnit { id, amounts });
        Ok(())
    }

    /// The codes of the columns.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The units, in the order in which they were added.
    #[must_use]
    pub fn units(&self) -> &[TableUnit] {
        &self.units
    }

    /// The place of a column, counted from 0.
    #[must_use]
    pub fn position(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|code| code == column)
    }

    /// The amount of a unit in a column.
    ///
    /// # Errors
    ///
    /// - the reason why there is none; [`Missing::NotAsked`] where there is no such unit or column
    pub fn filed(&self, unit: usize, column: &str) -> Result<&Amount, Missing> {
        let filed = self
            .position(column)
            .zip(self.units.get(unit))
            .and_then(|(index, unit)| unit.amounts.get(index));
        match filed {
            Some(Filed::Figure(amount)) => Ok(amount),
            Some(Filed::Missing(reason)) => Err(*reason),
            None => Err(Missing::NotAsked),
        }
    }
}

/// What is filed for an area as a whole, beside the table of its units.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AreaFiling {
    /// The name of the area.
    pub name: Option<String>,
    /// Its figures, by the code of the fact; what is not there is not reported.
    pub facts: BTreeMap<String, Amount>,
    /// What is attested, by the code of the criterion.
    pub attestations: BTreeMap<String, Attestation>,
}

impl AreaFiling {
    /// The same filing with the name of the area.
    #[must_use]
    pub fn with_name(self, name: impl Into<String>) -> Self {
        Self {
            name: Some(name.into()),
            ..self
        }
    }

    /// The same filing with a figure.
    #[must_use]
    pub fn with_fact(mut self, code: impl Into<String>, amount: impl Into<Amount>) -> Self {
        self.facts.insert(code.into(), amount.into());
        self
    }

    /// The same filing with an attestation that a criterion holds, or does not.
    #[must_use]
    pub fn with_attestation(mut self, code: impl Into<String>, attestation: Attestation) -> Self {
        self.attestations.insert(code.into(), attestation);
        self
    }
}
