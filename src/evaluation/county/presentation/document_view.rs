//! A report as a document that is written as it is made.

use crate::evaluation::county::presentation::document::{SCHEMA, composite_verdict};
use crate::evaluation::county::report::Report;
use crate::model::{Language, Stage};
use crate::page::Told;
use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};
use std::cell::Cell;

/// What [`ReportDocument`](crate::evaluation::ReportDocument) holds, made key by key while it is
/// written.
///
/// It serializes to the same keys and values as [`Report::to_document`] and keeps none of them: the
/// report of a county with 100 000 schools is some hundred megabytes of text, and a school at a time is
/// in memory.
#[derive(Clone, Copy, Debug)]
pub struct DocumentView<'r> {
    report: &'r Report<'r>,
    language: Language,
    read_warnings: &'r [String],
}

impl Report<'_> {
    /// The report as a document that is made while it is written, its sentences in a language.
    ///
    /// # Examples
    ///
    /// ```
    /// # #[cfg(feature = "json")]
    /// # {
    /// use junheng::evaluation::{Evaluator, ReportDocument};
    /// use junheng::model::{County, Language};
    /// use junheng::standards::catalogue;
    ///
    /// let county = County::default().with_id("320400");
    /// let report = Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017)?.evaluate(&county);
    /// let mut file = Vec::new(); // or a BufWriter
    /// serde_json::to_writer(&mut file, &report.as_document(Language::En))?;
    ///
    /// let read: ReportDocument = serde_json::from_slice(&file)?;
    /// assert_eq!(read, report.to_document(Language::En));
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn as_document(&self, language: Language) -> DocumentView<'_> {
        DocumentView {
            report: self,
            language,
            read_warnings: &[],
        }
    }
}

impl<'r> DocumentView<'r> {
    /// The same document with warnings of the files behind it, before those of the report.
    #[must_use]
    pub const fn with_warnings(self, read_warnings: &'r [String]) -> Self {
        Self {
            read_warnings,
            ..self
        }
    }
}

impl Serialize for DocumentView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let told = Told::new(self.report, self.language);
        let suppressed = usize::from(self.report.suppression().is_some());
        let mut keys = serializer.serialize_struct("ReportDocument", 19 + suppressed)?;
        keys.serialize_field("schema", &SCHEMA)?;
        keys.serialize_field("standard", &self.report.standard.id)?;
        keys.serialize_field("standard_name", &self.report.standard.name)?;
        keys.serialize_field("county", &told.county_document())?;
        keys.serialize_field("comparison", told.comparison_word())?;
        keys.serialize_field("reliefs", &Listed::new(told.relief_names()))?;
        if let Some(rule) = self.report.suppression() {
            keys.serialize_field("suppressed_below", &rule.number())?;
        }
        keys.serialize_field("verdict", &self.report.verdict)?;
        keys.serialize_field("indicators", &Listed::new(told.descriptions()))?;
        keys.serialize_field("parts", &Listed::new(told.part_documents()))?;
        keys.serialize_field("excluded", &Listed::new(told.excluded_documents()))?;
        keys.serialize_field("balance", &Listed::new(told.balance_documents()))?;
        keys.serialize_field("composite_cv", &told.composite_coefficients())?;
        keys.serialize_field("composite_cv_text", &told.composite_texts())?;
        keys.serialize_field("composite_verdict", &composite_verdict(told.composite()))?;
        keys.serialize_field("clauses", &Listed::new(told.clause_documents()))?;
        keys.serialize_field("vetoes", &Listed::new(told.veto_documents()))?;
        keys.serialize_field("achievement", &self.report.achievement)?;
        let undecided = told.undecided();
        let undecided = undecided.iter().map(|undecided| OpenQuestion {
            code: &undecided.code,
            stage: undecided.stage,
            missing: Listed::new(told.missing_sentences(undecided)),
        });
        keys.serialize_field("undecided", &Listed::new(undecided))?;
        let read_warnings = self.read_warnings.iter().cloned();
        let warnings = read_warnings.chain(told.finding_sentences());
        keys.serialize_field("warnings", &Listed::new(warnings))?;
        keys.end()
    }
}

/// An [`Undecided`](crate::evaluation::Undecided) whose sentences are made while they are written.
#[derive(Serialize)]
struct OpenQuestion<'u, Missing: Serialize> {
    code: &'u str,
    stage: Option<Stage>,
    missing: Missing,
}

/// What an iterator gives, as a list; it is written once.
struct Listed<I>(Cell<Option<I>>);

impl<I> Listed<I> {
    const fn new(things: I) -> Self {
        Self(Cell::new(Some(things)))
    }
}

impl<T: Serialize, I: Iterator<Item = T>> Serialize for Listed<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.take().into_iter().flatten())
    }
}
