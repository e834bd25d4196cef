//! The sheets of a workbook, and the cells of each, whatever its format.

use crate::adapters::sheet::fault::workbook_fault::{WorkbookFault, WorkbookLimit};
use crate::adapters::sheet::workbook::grid::{Grid, Room};

/// A sheet as the workbook lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SheetEntry {
    pub(super) name: String,
    pub(super) is_hidden: bool,
}

/// Lists one more sheet, if there is room for it.
pub(super) fn list_sheet<T>(sheets: &mut Vec<T>, sheet: T) -> Result<(), WorkbookFault> {
    if sheets.len() as u64 >= WorkbookLimit::Sheets.most() {
        let limit = WorkbookLimit::Sheets;
        return Err(WorkbookFault::TooLarge { limit });
    }
    sheets.push(sheet);
    Ok(())
}

/// A workbook.
pub(super) trait Workbook {
    /// Its sheets with cells, in the order of the tabs.
    fn sheets(&self) -> Vec<SheetEntry>;

    /// The cells of the sheet at an index of the list.
    fn grid(&mut self, index: usize, room: &mut Room) -> Result<Grid, WorkbookFault>;
}
