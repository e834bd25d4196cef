//! Which documents there are, and the schema of each.

use crate::adapters::schema::county::CountyFile;
use crate::adapters::schema::describe::describe;
use crate::adapters::schema::levers::LeversFile;
use crate::adapters::schema::plan::PlanFile;
use crate::adapters::schema::standard::StandardFile;
use crate::adapters::schema::statements::StatementsFile;
use crate::adapters::schema::table_standard::TableStandardFile;
use crate::adapters::schema::values::OneOrMany;
use crate::evaluation::ReportDocument;
use crate::model::{Language, Text};
use crate::planning::PlanProgressDocument;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

/// A document that has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DocumentKind {
    /// A standard for the schools of a county.
    Standard,
    /// A standard for tables of any units.
    TableStandard,
    /// A plan.
    Plan,
    /// What a text states.
    Statements,
    /// A county file.
    County,
    /// Levers and moves, with which a county may come to pass.
    Levers,
    /// The report on a county, or a list of them.
    Report,
    /// The progress of a plan, or a list of them.
    PlanReport,
}

impl DocumentKind {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Standard,
        Self::TableStandard,
        Self::Plan,
        Self::Statements,
        Self::County,
        Self::Levers,
        Self::Report,
        Self::PlanReport,
    ];

    /// Its name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::TableStandard => "table-standard",
            Self::Plan => "plan",
            Self::Statements => "statements",
            Self::County => "county",
            Self::Levers => "levers",
            Self::Report => "report",
            Self::PlanReport => "plan-report",
        }
    }

    const fn title(self) -> Text {
        match self {
            Self::Standard => Text::new("县域标准", "Standard for the schools of a county"),
            Self::TableStandard => Text::new("单位表标准", "Standard for tables of any units"),
            Self::Plan => Text::new("规划", "Plan"),
            Self::Statements => Text::new("文稿数字", "What a text states"),
            Self::County => Text::new("区县文件", "County file"),
            Self::Levers => Text::new("措施和调配", "Levers and moves"),
            Self::Report => Text::new("督导评估报告", "Report on a county"),
            Self::PlanReport => Text::new("规划进展", "Progress of a plan"),
        }
    }
}

/// The JSON Schema (2020-12) of a document. Every key has a description in Chinese and in English, a line
/// each.
///
/// Numbers are those that the readers of [`json`](crate::adapters::json) take: any decimal, as a number or
/// as a text. The file of a county, a report and a progress may be a list where a file or an answer holds
/// several.
///
/// # Examples
///
/// ```
/// use junheng::adapters::schema::{DocumentKind, json_schema};
///
/// let schema = json_schema(DocumentKind::County);
/// assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
/// assert_eq!(schema["title"], "区县文件 County file");
/// ```
#[must_use]
pub fn json_schema(kind: DocumentKind) -> Value {
    let schema = match kind {
        DocumentKind::Standard => read::<StandardFile>(),
        DocumentKind::TableStandard => read::<TableStandardFile>(),
        DocumentKind::Plan => read::<PlanFile>(),
        DocumentKind::Statements => read::<StatementsFile>(),
        DocumentKind::County => read::<OneOrMany<CountyFile>>(),
        DocumentKind::Levers => read::<LeversFile>(),
        DocumentKind::Report => written::<OneOrMany<ReportDocument>>(),
        DocumentKind::PlanReport => written::<OneOrMany<PlanProgressDocument>>(),
    };
    let mut schema = schema.to_value();
    describe(&mut schema);
    if let Value::Object(root) = &mut schema {
        let title = kind.title();
        let (zh, en) = (title.get(Language::Zh), title.get(Language::En));
        root.insert("title".to_owned(), Value::from(format!("{zh} {en}")));
    }
    schema
}

/// The schema of what people write.
fn read<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft2020_12().for_deserialize();
    settings.into_generator().into_root_schema_for::<T>()
}

/// The schema of what is written here: a key is always there, be it null.
fn written<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<T>()
}
