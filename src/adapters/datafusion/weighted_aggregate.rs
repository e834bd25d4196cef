//! A function of values and weights as the engine sees it.

use crate::adapters::datafusion::columns::{doubles, read_as};
use crate::adapters::datafusion::observations::{Measure, Observations};
use crate::adapters::datafusion::statistic::Statistic;
use datafusion::arrow::array::{
    Array, ArrayRef, AsArray as _, BooleanArray, Float64Array, LargeBinaryBuilder, RecordBatch,
};
use datafusion::arrow::datatypes::{DataType, Field, FieldRef, Schema};
use datafusion::common::{Result, ScalarValue, internal_err, not_impl_err, plan_err};
use datafusion::logical_expr::function::{AccumulatorArgs, StateFieldsArgs};
use datafusion::logical_expr::utils::format_state_name;
use datafusion::logical_expr::{
    Accumulator, AggregateUDFImpl, ColumnarValue, Documentation, EmitTo, GroupsAccumulator,
    Signature, Volatility,
};
use std::sync::Arc;

/// An aggregate function of values and weights.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct WeightedAggregate {
    statistic: Statistic,
    signature: Signature,
    documentation: Documentation,
}

impl WeightedAggregate {
    pub(super) fn new(statistic: Statistic) -> Self {
        Self {
            statistic,
            signature: Signature::user_defined(Volatility::Immutable),
            documentation: statistic.documentation(),
        }
    }

    /// What is measured, with the parameter of the call.
    fn measure(&self, arguments: &AccumulatorArgs<'_>) -> Result<Measure> {
        let name = self.statistic.name();
        if arguments.is_distinct {
            return not_impl_err!("{name}(DISTINCT …): equal rows are not the same row");
        }
        let parameter = match (self.statistic.parameter(), arguments.exprs.get(2)) {
            (Some((parameter, _)), Some(expression)) => {
                // What no column is needed for is a constant.
                let nothing = RecordBatch::new_empty(Arc::new(Schema::empty()));
                match expression.evaluate(&nothing) {
                    Ok(ColumnarValue::Scalar(ScalarValue::Float64(Some(number)))) => Some(number),
                    _ => return plan_err!("{name}: expected a number as {parameter}, no column"),
                }
            }
            _ => None,
        };
        self.statistic.measure(parameter)
    }
}

impl AggregateUDFImpl for WeightedAggregate {
    fn name(&self) -> &str {
        self.statistic.name()
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _types: &[DataType]) -> Result<DataType> {
        Ok(DataType::Float64)
    }

    fn coerce_types(&self, types: &[DataType]) -> Result<Vec<DataType>> {
        let name = self.statistic.name();
        match (types, self.statistic.parameter()) {
            ([value, weight], None) => Ok(vec![read_as(name, value)?, read_as(name, weight)?]),
            ([value, weight, parameter], Some(_)) if parameter.is_numeric() => Ok(vec![
                read_as(name, value)?,
                read_as(name, weight)?,
                DataType::Float64,
            ]),
            (_, None) => plan_err!("{name}: expected two arguments, the value and its weight"),
            (_, Some((parameter, _))) => plan_err!(
                "{name}: expected three arguments, the value, its weight and the number {parameter}"
            ),
        }
    }

    fn state_fields(&self, args: StateFieldsArgs<'_>) -> Result<Vec<FieldRef>> {
        let name = format_state_name(args.name, "observations");
        Ok(vec![Arc::new(Field::new(
            name,
            DataType::LargeBinary,
            true,
        ))])
    }

    fn accumulator(&self, acc_args: AccumulatorArgs<'_>) -> Result<Box<dyn Accumulator>> {
        Ok(Box::new(OneGroup {
            measure: self.measure(&acc_args)?,
            observations: Observations::default(),
        }))
    }

    fn groups_accumulator_supported(&self, acc_args: AccumulatorArgs<'_>) -> bool {
        !acc_args.is_distinct
    }

    fn create_groups_accumulator(
        &self,
        args: AccumulatorArgs<'_>,
    ) -> Result<Box<dyn GroupsAccumulator>> {
        Ok(Box::new(Groups {
            measure: self.measure(&args)?,
            all: Vec::new(),
            size: 0,
        }))
    }

    fn documentation(&self) -> Option<&Documentation> {
        Some(&self.documentation)
    }
}

/// Values and weights of the rows of a batch.
struct Columns {
    values: Float64Array,
    weights: Float64Array,
}

impl Columns {
    fn of(columns: &[ArrayRef]) -> Result<Self> {
        let [values, weights, ..] = columns else {
            return internal_err!("a weighted aggregate was called without a weight");
        };
        Ok(Self {
            values: doubles(values)?,
            weights: doubles(weights)?,
        })
    }

    /// The observation of each row; `None` where one of the two is NULL.
    fn rows(&self) -> impl Iterator<Item = Option<(f64, f64)>> {
        let rows = self.values.iter().zip(self.weights.iter());
        rows.map(|(value, weight)| value.zip(weight))
    }
}

/// The state of each group in a column of states.
fn states_of(columns: &[ArrayRef]) -> Result<impl Iterator<Item = Option<&[u8]>>> {
    let [states] = columns else {
        return internal_err!("a weighted aggregate has one column of states");
    };
    let Some(states) = states.as_binary_opt::<i64>() else {
        return internal_err!("the states of a weighted aggregate are no bytes");
    };
    Ok(states.iter())
}

/// The observations of a query without groups.
struct OneGroup {
    measure: Measure,
    observations: Observations,
}

impl std::fmt::Debug for OneGroup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.observations.fmt(f)
    }
}

impl Accumulator for OneGroup {
    fn update_batch(&mut self, values: &[ArrayRef]) -> Result<()> {
        for (value, weight) in Columns::of(values)?.rows().flatten() {
            self.observations.push(&self.measure, value, weight)?;
        }
        Ok(())
    }

    fn evaluate(&mut self) -> Result<ScalarValue> {
        // A window asks again for every row.
        let observations = self.observations.clone();
        Ok(ScalarValue::Float64(observations.measured(&self.measure)))
    }

    fn size(&self) -> usize {
        size_of_val(self) + self.observations.size()
    }

    fn state(&mut self) -> Result<Vec<ScalarValue>> {
        let mut state = Vec::new();
        self.observations.write(&mut state)?;
        Ok(vec![ScalarValue::LargeBinary(Some(state))])
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> Result<()> {
        for state in states_of(states)?.flatten() {
            self.observations.merge(&self.measure, state)?;
        }
        Ok(())
    }
}

/// The observations of the groups of a query.
struct Groups {
    measure: Measure,
    all: Vec<Observations>,
    /// The bytes that the observations take.
    size: usize,
}

impl Groups {
    /// Does something with the groups of some rows, one row after the other.
    fn with_each<T>(
        &mut self,
        rows: impl Iterator<Item = Option<T>>,
        group_indices: &[usize],
        total: usize,
        mut take: impl FnMut(&mut Observations, &Measure, T) -> Result<()>,
    ) -> Result<()> {
        self.all.resize_with(total, Observations::default);
        for (row, index) in rows.zip(group_indices) {
            if let (Some(row), Some(group)) = (row, self.all.get_mut(*index)) {
                let before = group.size();
                take(group, &self.measure, row)?;
                self.size = self.size + group.size() - before;
            }
        }
        Ok(())
    }

    fn take(&mut self, emitted: EmitTo) -> Vec<Observations> {
        let taken = emitted.take_needed(&mut self.all);
        self.size -= taken.iter().map(Observations::size).sum::<usize>();
        taken
    }
}

/// Whether each row passes a filter.
fn passing(filter: Option<&BooleanArray>) -> impl Iterator<Item = bool> {
    let rows = (0..).map_while(move |row| match filter {
        None => Some(true),
        Some(filter) => (row < filter.len()).then(|| filter.is_valid(row) && filter.value(row)),
    });
    rows.fuse()
}

impl GroupsAccumulator for Groups {
    fn update_batch(
        &mut self,
        values: &[ArrayRef],
        group_indices: &[usize],
        opt_filter: Option<&BooleanArray>,
        total_num_groups: usize,
    ) -> Result<()> {
        let columns = Columns::of(values)?;
        let rows = columns.rows().zip(passing(opt_filter));
        let rows = rows.map(|(row, passes)| row.filter(|_| passes));
        self.with_each(
            rows,
            group_indices,
            total_num_groups,
            |group, measure, (value, weight)| group.push(measure, value, weight),
        )
    }

    fn evaluate(&mut self, emit_to: EmitTo) -> Result<ArrayRef> {
        let groups = self.take(emit_to).into_iter();
        let measured = groups.map(|group| group.measured(&self.measure));
        Ok(Arc::new(measured.collect::<Float64Array>()))
    }

    fn state(&mut self, emit_to: EmitTo) -> Result<Vec<ArrayRef>> {
        let mut states = LargeBinaryBuilder::new();
        let mut state = Vec::new();
        for group in self.take(emit_to) {
            state.clear();
            group.write(&mut state)?;
            states.append_value(&state);
        }
        Ok(vec![Arc::new(states.finish())])
    }

    fn merge_batch(
        &mut self,
        values: &[ArrayRef],
        group_indices: &[usize],
        total_num_groups: usize,
    ) -> Result<()> {
        self.with_each(
            states_of(values)?,
            group_indices,
            total_num_groups,
            Observations::merge,
        )
    }

    /// Each row as a group of its own, for a query in which few rows share a group.
    fn convert_to_state(
        &self,
        values: &[ArrayRef],
        opt_filter: Option<&BooleanArray>,
    ) -> Result<Vec<ArrayRef>> {
        let columns = Columns::of(values)?;
        let mut states = LargeBinaryBuilder::new();
        let mut state = Vec::new();
        for (row, passes) in columns.rows().zip(passing(opt_filter)) {
            let mut group = Observations::default();
            if let Some((value, weight)) = row.filter(|_| passes) {
                group.push(&self.measure, value, weight)?;
            }
            state.clear();
            group.write(&mut state)?;
            states.append_value(&state);
        }
        Ok(vec![Arc::new(states.finish())])
    }

    fn size(&self) -> usize {
        size_of_val(self) + self.all.capacity() * size_of::<Observations>() + self.size
    }
}
