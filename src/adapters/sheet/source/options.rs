//! What a caller may say of a file before it is read.

use rust_decimal::Decimal;

/// What is known of a file beside its content.
///
/// # Examples
///
/// ```
/// use junheng::adapters::sheet::SheetOptions;
/// use junheng::adapters::table::read_schools_with;
/// use std::io::Cursor;
///
/// let file = "school_id,school_name,school_kind\n1,Total,primary\n";
/// let options = SheetOptions::default();
/// let read = read_schools_with(Cursor::new(file), &options)?;
/// assert!(read.counties()[0].schools().is_empty());
///
/// // A place may be called Total.
/// let read = read_schools_with(Cursor::new(file), &options.with_all_rows_kept())?;
/// assert_eq!(read.counties()[0].schools().len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetOptions {
    sheet: Option<String>,
    keeps_all_rows: bool,
    missing: Vec<Decimal>,
}

impl SheetOptions {
    /// The same, with the sheet of a workbook that is read; without it, the one with the header.
    #[must_use]
    pub fn with_sheet(self, name: impl Into<String>) -> Self {
        Self {
            sheet: Some(name.into()),
            ..self
        }
    }

    /// The same, keeping rows whose words are those of a total or an average.
    #[must_use]
    pub fn with_all_rows_kept(self) -> Self {
        Self {
            keeps_all_rows: true,
            ..self
        }
    }

    /// The same, with one more number that stands for "no figure", such as −9.
    #[must_use]
    pub fn with_missing(mut self, code: Decimal) -> Self {
        self.missing.push(code);
        self
    }

    /// The sheet asked for.
    #[must_use]
    pub fn sheet(&self) -> Option<&str> {
        self.sheet.as_deref()
    }

    /// Whether the words of a total are no reason to pass over a row.
    #[must_use]
    pub const fn keeps_all_rows(&self) -> bool {
        self.keeps_all_rows
    }

    /// The numbers that stand for "no figure".
    #[must_use]
    pub fn missing(&self) -> &[Decimal] {
        &self.missing
    }
}
