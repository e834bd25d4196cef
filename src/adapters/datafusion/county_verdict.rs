//! A county held to a standard, as an aggregate of its rows.

use crate::adapters::arrow;
use crate::evaluation::Evaluator;
use crate::model::{County, Language};
use crate::standards::catalogue;
use arrow_array::RecordBatchIterator;
use datafusion::arrow::array::{Array, ArrayRef, AsArray as _, RecordBatch, StructArray};
use datafusion::arrow::compute::{concat, filter, is_not_null, take};
use datafusion::arrow::datatypes::{DataType, Field, FieldRef};
use datafusion::arrow::row::{RowConverter, SortField};
use datafusion::common::utils::SingleRowListArrayBuilder;
use datafusion::common::{
    Result, ScalarValue, exec_datafusion_err, internal_err, not_impl_err, plan_err,
};
use datafusion::logical_expr::function::{AccumulatorArgs, StateFieldsArgs};
use datafusion::logical_expr::utils::format_state_name;
use datafusion::logical_expr::{
    Accumulator, AggregateUDFImpl, DocSection, Documentation, Signature, Volatility,
};
use std::sync::Arc;

const NAME: &str = "county_verdict";

/// The function `county_verdict`.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct CountyVerdict {
    signature: Signature,
    documentation: Documentation,
}

impl CountyVerdict {
    pub(super) fn new() -> Self {
        let section = DocSection {
            include: true,
            label: "Standards",
            description: None,
        };
        let documentation = Documentation::builder(
            section,
            "Holds the schools of a group, which is a county, to cn-quality-balance-2017 and gives the \
             report as JSON. Schools are in the order of their rows' values, whatever the order in which \
             they come. A county with faults is an object with the key `faults`, a list of texts; a \
             county without rows is NULL.",
            "county_verdict(schools)",
        )
        .with_sql_example(
            "```sql\nSELECT county_id, county_verdict(named_struct('school_id', school_id, \
             'school_name', school_name, 'school_kind', school_kind, 'students_primary', \
             students_primary)) FROM schools GROUP BY county_id\n```",
        )
        .with_argument(
            "schools",
            "A struct whose fields are named as the columns of a school file.",
        );
        Self {
            signature: Signature::user_defined(Volatility::Immutable),
            documentation: documentation.build(),
        }
    }
}

impl AggregateUDFImpl for CountyVerdict {
    fn name(&self) -> &'static str {
        NAME
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _types: &[DataType]) -> Result<DataType> {
        Ok(DataType::Utf8)
    }

    fn coerce_types(&self, types: &[DataType]) -> Result<Vec<DataType>> {
        if let [DataType::Struct(_)] = types {
            return Ok(types.to_vec());
        }
        plan_err!("{NAME}: expected one struct, such as named_struct('school_id', school_id, …)")
    }

    fn state_fields(&self, args: StateFieldsArgs<'_>) -> Result<Vec<FieldRef>> {
        let Some(input) = args.input_fields.first() else {
            return internal_err!("{NAME} was called without an argument");
        };
        let rows = DataType::new_list(input.data_type().clone(), true);
        let name = format_state_name(args.name, "rows");
        Ok(vec![Arc::new(Field::new(name, rows, true))])
    }

    fn accumulator(&self, acc_args: AccumulatorArgs<'_>) -> Result<Box<dyn Accumulator>> {
        if acc_args.is_distinct {
            return not_impl_err!("{NAME}(DISTINCT …): equal rows are not the same school");
        }
        let Some(field) = acc_args.expr_fields.first() else {
            return internal_err!("{NAME} was called without an argument");
        };
        Ok(Box::new(Rows {
            data_type: field.data_type().clone(),
            chunks: Vec::new(),
        }))
    }

    fn documentation(&self) -> Option<&Documentation> {
        Some(&self.documentation)
    }
}

/// The rows of a group.
#[derive(Debug)]
struct Rows {
    data_type: DataType,
    chunks: Vec<ArrayRef>,
}

impl Rows {
    /// Keeps rows that are not NULL.
    fn keep(&mut self, rows: &dyn Array) -> Result<()> {
        let rows = filter(rows, &is_not_null(rows)?)?;
        if !rows.is_empty() {
            self.chunks.push(rows);
        }
        Ok(())
    }

    /// All rows as one column.
    fn whole(&self) -> Result<ArrayRef> {
        let chunks: Vec<&dyn Array> = self.chunks.iter().map(AsRef::as_ref).collect();
        if chunks.is_empty() {
            return Ok(datafusion::arrow::array::new_empty_array(&self.data_type));
        }
        Ok(concat(&chunks)?)
    }

    /// All rows in the order of their values.
    fn in_order(&self) -> Result<StructArray> {
        let rows = self.whole()?;
        let converter = RowConverter::new(vec![SortField::new(rows.data_type().clone())])?;
        let values = converter.convert_columns(&[Arc::clone(&rows)])?;
        let mut order: Vec<_> = values.iter().zip(0_u64..).collect();
        order.sort_unstable_by_key(|(values, _)| *values);
        let order: datafusion::arrow::array::UInt64Array =
            order.into_iter().map(|(_, row)| Some(row)).collect();
        let rows = take(&rows, &order, None)?;
        let rows = rows.as_struct_opt().cloned();
        rows.ok_or_else(|| exec_datafusion_err!("{NAME}: the rows are no structs"))
    }
}

impl Accumulator for Rows {
    fn update_batch(&mut self, values: &[ArrayRef]) -> Result<()> {
        let [rows] = values else {
            return internal_err!("{NAME} takes one argument");
        };
        self.keep(rows)
    }

    fn evaluate(&mut self) -> Result<ScalarValue> {
        if self.chunks.is_empty() {
            return Ok(ScalarValue::Utf8(None));
        }
        let batch = RecordBatch::from(self.in_order()?);
        let document = verdict_on(batch);
        let text = serde_json::to_string(&document);
        let text = text.map_err(|error| exec_datafusion_err!("{NAME}: {error}"))?;
        Ok(ScalarValue::Utf8(Some(text)))
    }

    fn size(&self) -> usize {
        let rows = self.chunks.iter().map(Array::get_array_memory_size);
        size_of_val(self) + rows.sum::<usize>()
    }

    fn state(&mut self) -> Result<Vec<ScalarValue>> {
        let rows = self.whole()?;
        Ok(vec![
            SingleRowListArrayBuilder::new(rows).build_list_scalar(),
        ])
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> Result<()> {
        let [states] = states else {
            return internal_err!("{NAME} has one column of states");
        };
        let Some(states) = states.as_list_opt::<i32>() else {
            return internal_err!("the states of {NAME} are no lists");
        };
        for rows in states.iter().flatten() {
            self.keep(&rows)?;
        }
        Ok(())
    }
}

/// What is said of a county: its report, or why there is none.
#[derive(serde::Serialize)]
#[serde(untagged)]
enum Answer {
    Report(Box<crate::evaluation::ReportDocument>),
    Refused { faults: Vec<String> },
}

fn verdict_on(batch: RecordBatch) -> Answer {
    let schema = batch.schema();
    let read = arrow::read_schools(RecordBatchIterator::new([Ok(batch)], schema));
    let counties = match read {
        Ok(file) => file.into_counties(),
        Err(error) => return refused(error.to_string().lines().map(str::to_owned)),
    };
    let [county] = counties.as_slice() else {
        let ids = counties.iter().filter_map(County::id);
        let ids = ids.collect::<Vec<_>>().join(", ");
        return refused([format!(
            "found {} counties in one group ({ids}), expected one: group by county_id",
            counties.len()
        )]);
    };
    match Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017) {
        Ok(evaluator) => {
            let document = evaluator.evaluate(county).to_document(Language::En);
            Answer::Report(Box::new(document))
        }
        Err(faults) => refused([faults.to_string()]),
    }
}

fn refused(faults: impl IntoIterator<Item = String>) -> Answer {
    Answer::Refused {
        faults: faults.into_iter().collect(),
    }
}
