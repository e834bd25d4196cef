//! Which documents there are, and the schema of each.

use crate::adapters::schema::answers::{ProgressAnswer, ReportAnswer, SeatsAnswer, TasksAnswer};
use crate::adapters::schema::area::AreaFile;
use crate::adapters::schema::column::{ColumnDrivers, ColumnMeasures};
use crate::adapters::schema::county::CountyFile;
use crate::adapters::schema::describe::describe;
use crate::adapters::schema::levers::LeversFile;
use crate::adapters::schema::plan::PlanFile;
use crate::adapters::schema::record::Record;
use crate::adapters::schema::standard::StandardFile;
use crate::adapters::schema::statements::StatementsFile;
use crate::adapters::schema::table_standard::TableStandardFile;
use crate::adapters::schema::values::OneOrMany;
use crate::evaluation::{AreaReportDocument, ReportComparisonDocument, TableReportDocument};
use crate::model::{Language, Text};
use crate::planning::StatementReviewDocument;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

/// A document that has a schema: every one that is read, and every one that a program prints as JSON.
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
    /// What is filed for an area beside the table of its units.
    Area,
    /// Levers and moves, with which a county may come to pass.
    Levers,
    /// The report on a county, or a list of them.
    Report,
    /// The comparison of two years, or a list of them.
    Comparison,
    /// The report on an area.
    AreaReport,
    /// The report on a table, or a list of them.
    TableReport,
    /// The progress of a plan, or a list of them.
    PlanReport,
    /// The tasks of a year, and what the texts beside them state.
    TasksReport,
    /// The review of what a text states, or a list of them.
    StatementsReport,
    /// Seats and pupils.
    SeatsReport,
    /// The measures of a column.
    Measures,
    /// What drives the variation of a column.
    Drivers,
    /// The record of an evaluation.
    Record,
    /// The changes with which a county comes to pass, or a list of them.
    #[cfg(feature = "plan")]
    ImprovementReport,
}

impl DocumentKind {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::Standard,
        Self::TableStandard,
        Self::Plan,
        Self::Statements,
        Self::County,
        Self::Area,
        Self::Levers,
        Self::Report,
        Self::Comparison,
        Self::AreaReport,
        Self::TableReport,
        Self::PlanReport,
        Self::TasksReport,
        Self::StatementsReport,
        Self::SeatsReport,
        Self::Measures,
        Self::Drivers,
        Self::Record,
        #[cfg(feature = "plan")]
        Self::ImprovementReport,
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
            Self::Area => "area",
            Self::Levers => "levers",
            Self::Report => "report",
            Self::Comparison => "comparison",
            Self::AreaReport => "area-report",
            Self::TableReport => "table-report",
            Self::PlanReport => "plan-report",
            Self::TasksReport => "tasks-report",
            Self::StatementsReport => "statements-report",
            Self::SeatsReport => "seats-report",
            Self::Measures => "measures",
            Self::Drivers => "drivers",
            #[cfg(feature = "plan")]
            Self::ImprovementReport => "improvement-report",
            Self::Record => "record",
        }
    }

    const fn title(self) -> Text {
        match self {
            Self::Standard => Text::new("县域标准", "Standard for the schools of a county"),
            Self::TableStandard => Text::new("单位表标准", "Standard for tables of any units"),
            Self::Plan => Text::new("规划", "Plan"),
            Self::Statements => Text::new("文稿数字", "What a text states"),
            Self::County => Text::new("区县文件", "County file"),
            Self::Area => Text::new("地区文件", "Area file"),
            Self::Levers => Text::new("措施和调配", "Levers and moves"),
            Self::Report => Text::new("督导评估报告", "Report on a county"),
            Self::Comparison => Text::new("两年对比", "Comparison of two years"),
            Self::AreaReport => Text::new("各县情况汇总", "Report on an area"),
            Self::TableReport => Text::new("单位表评估报告", "Report on a table"),
            Self::PlanReport => Text::new("规划进展", "Progress of a plan"),
            Self::TasksReport => Text::new("年度任务进展", "Tasks of a year"),
            Self::StatementsReport => Text::new("数字核对", "Review of what a text states"),
            Self::SeatsReport => Text::new("学位供需", "Seats and pupils"),
            Self::Measures => Text::new("一列数的差异", "Measures of a column"),
            Self::Drivers => Text::new("差异的来源", "What drives the variation of a column"),
            #[cfg(feature = "plan")]
            Self::ImprovementReport => {
                Text::new("达标方案", "The changes with which a county comes to pass")
            }
            Self::Record => Text::new("评估存档", "Record of an evaluation"),
        }
    }
}

/// The JSON Schema (2020-12) of a document. Every key has a description in Chinese and in English, a line
/// each.
///
/// In what people write, numbers are those that the readers of [`json`](crate::adapters::json) take: any decimal, as a
/// number or as a text; and a key may be absent where its reader does without it. In what is written here every key is
/// there but those that are written only where there is something to say, and other keys are allowed beside them, as
/// later versions may add some; in a record alone they are not. What is one document or a list,
/// as a file or an answer holds one or several, is so in the schema.
///
/// # Examples
///
/// ```
/// use junheng::adapters::schema::{DocumentKind, json_schema};
///
/// let schema = json_schema(DocumentKind::County);
/// assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
/// assert_eq!(schema["title"], "区县文件 County file");
/// assert_eq!(schema["$defs"]["County"]["properties"]["name"]["description"], "名称\nThe name of the county.");
/// ```
#[must_use]
pub fn json_schema(kind: DocumentKind) -> Value {
    let schema = match kind {
        DocumentKind::Standard => read::<StandardFile>(),
        DocumentKind::TableStandard => read::<TableStandardFile>(),
        DocumentKind::Plan => read::<PlanFile>(),
        DocumentKind::Statements => read::<StatementsFile>(),
        DocumentKind::County => read::<OneOrMany<CountyFile>>(),
        DocumentKind::Area => read::<AreaFile>(),
        DocumentKind::Levers => read::<LeversFile>(),
        DocumentKind::Report => written::<OneOrMany<ReportAnswer>>(),
        DocumentKind::Comparison => written::<OneOrMany<ReportComparisonDocument>>(),
        DocumentKind::AreaReport => written::<AreaReportDocument>(),
        DocumentKind::TableReport => written::<OneOrMany<TableReportDocument>>(),
        DocumentKind::PlanReport => written::<OneOrMany<ProgressAnswer>>(),
        DocumentKind::TasksReport => written::<TasksAnswer>(),
        DocumentKind::StatementsReport => written::<OneOrMany<StatementReviewDocument>>(),
        DocumentKind::SeatsReport => written::<SeatsAnswer>(),
        DocumentKind::Measures => written::<ColumnMeasures>(),
        DocumentKind::Drivers => written::<ColumnDrivers>(),
        #[cfg(feature = "plan")]
        DocumentKind::ImprovementReport => {
            written::<OneOrMany<crate::improvement::ImprovementDocument>>()
        }
        DocumentKind::Record => written::<Record>(),
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
