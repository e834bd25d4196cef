//! The sheets of a workbook, and the cells of each, whatever its format.

use crate::adapters::sheet::fault::workbook_fault::WorkbookFault;
use crate::adapters::sheet::workbook::grid::{Grid, Room};

/// A sheet as the workbook lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SheetEntry {
    pub(super) name: String,
    pub(super) is_hidden: bool,
}

/// A workbook.
pub(super) trait Workbook {
    /// Its sheets with cells, in the order of the tabs.
    fn sheets(&self) -> Vec<SheetEntry>;

    /// The cells of the sheet at an index of the list.
    fn grid(&mut self, index: usize, room: &mut Room) -> Result<Grid, WorkbookFault>;
}
