//! TODO adapters/csv/rows

pub(super) mod amount;
pub(super) mod cell;
pub(super) mod cell_cause;
pub(super) mod column_ref;
pub(super) mod encoding;
pub(super) mod fault;
pub(super) mod form_fault;
pub(super) mod named_columns;
pub(super) mod row;
pub(super) mod row_reader;
pub(super) mod text_table;
pub(super) mod warning;
