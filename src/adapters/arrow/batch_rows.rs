//! The rows of record batches as rows of a sheet.

use crate::adapters::arrow::cell_writer::CellWriter;
use crate::adapters::sheet::cell::cells::{CellKind, Cells};
use crate::adapters::sheet::fault::form_fault::FormFault;
use crate::adapters::sheet::fault::table_fault::{HEADER_ROW, Stop};
use crate::adapters::sheet::source::row_source::{RowSource, SourceRow};
use crate::adapters::sheet::text::row::{MAX_ROW, RowDefect};
use arrow_array::RecordBatchReader;
use arrow_schema::SchemaRef;
use std::io;

/// The rows of record batches. The row before the first is the header.
pub(super) struct BatchRows<R> {
    reader: R,
    schema: SchemaRef,
    columns: Vec<CellWriter>,
    /// How many rows the batch has, and how many of them were given.
    rows: usize,
    given: usize,
    /// The number of the last row that was given.
    number: u64,
    /// The number of the last row of each batch.
    last_rows: Vec<u64>,
    text: String,
    ends: Vec<usize>,
    kinds: Vec<CellKind>,
}

impl<R: RecordBatchReader> BatchRows<R> {
    pub(super) fn new(reader: R) -> Self {
        Self {
            schema: reader.schema(),
            reader,
            columns: Vec::new(),
            rows: 0,
            given: 0,
            number: HEADER_ROW,
            last_rows: Vec::new(),
            text: String::new(),
            ends: Vec::new(),
            kinds: Vec::new(),
        }
    }

    /// The names of the columns as a row of a sheet.
    pub(super) fn header(&mut self) -> SourceRow<'_> {
        self.begin_row();
        for field in self.schema.fields() {
            self.text.push_str(field.name());
            self.ends.push(self.text.len());
            self.kinds.push(CellKind::Text);
        }
        self.row(HEADER_ROW)
    }

    /// The number of the last row of each batch so far.
    pub(super) fn last_rows(&self) -> &[u64] {
        &self.last_rows
    }

    /// Goes to the next batch; `false` behind the last.
    fn next_batch(&mut self) -> Result<bool, Stop> {
        let Some(batch) = self.reader.next() else {
            return Ok(false);
        };
        let batch = batch.map_err(io::Error::other)?;
        let names = |schema: &SchemaRef| -> Vec<String> {
            let fields = schema.fields().iter();
            fields.map(|field| field.name().clone()).collect()
        };
        if !std::sync::Arc::ptr_eq(&self.schema, batch.schema_ref())
            && names(&self.schema) != names(batch.schema_ref())
        {
            let number = self.last_rows.len() + 1;
            let text = format!("batch {number} has other columns than the schema says");
            return Err(io::Error::new(io::ErrorKind::InvalidData, text).into());
        }
        self.columns = batch.columns().iter().map(CellWriter::new).collect();
        self.rows = batch.num_rows();
        self.given = 0;
        self.last_rows.push(self.number + self.rows as u64);
        Ok(true)
    }

    fn begin_row(&mut self) {
        self.text.clear();
        self.ends.clear();
        self.kinds.clear();
    }

    fn row(&self, number: u64) -> SourceRow<'_> {
        let cells = if self.text.len() > MAX_ROW {
            let (position, kind) = (None, FormFault::RowTooLong { limit: MAX_ROW });
            Err(RowDefect { position, kind })
        } else {
            Ok(Cells::new(&self.text, &self.ends, 0, &self.kinds))
        };
        SourceRow {
            number,
            cells,
            is_empty: false,
        }
    }
}

impl<R: RecordBatchReader> RowSource for BatchRows<R> {
    fn next_row(&mut self) -> Result<Option<SourceRow<'_>>, Stop> {
        while self.given == self.rows {
            if !self.next_batch()? {
                return Ok(None);
            }
        }
        self.begin_row();
        for column in &self.columns {
            let kind = column.write(self.given, &mut self.text);
            self.ends.push(self.text.len());
            self.kinds.push(kind);
        }
        self.given += 1;
        self.number += 1;
        Ok(Some(self.row(self.number)))
    }
}
