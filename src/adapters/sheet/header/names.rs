//! What a reader knows of its columns before it has seen the header.

use crate::adapters::sheet::fault::column_ref::ColumnRef;

/// The columns that a reader knows by their names.
pub(in crate::adapters) trait ColumnNames {
    /// The number of the column that a header names, if it names one.
    fn find(&self, header: &str) -> Option<usize>;

    /// The numbers of all columns that a header names: one header may be asked for twice.
    fn all_named(&self, header: &str) -> Vec<usize> {
        self.find(header).into_iter().collect()
    }

    /// The numbers of the columns that must be there.
    fn required(&self) -> &[usize];

    /// What a fault says of a column that is not there.
    fn place(&self, column: usize) -> ColumnRef;

    /// Which of some texts, each with the index of its column, comes nearest to the name of a column.
    fn nearest<'t>(&self, column: usize, texts: &[(usize, &'t str)]) -> Option<(usize, &'t str)>;
}
