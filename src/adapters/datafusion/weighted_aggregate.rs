//! A function of values and weights as the engine sees it.

use crate::adapters::datafusion::columns::{doubles, read_as};
use crate::adapters::datafusion::group::Group;
use crate::adapters::datafusion::grouped_observations::GroupedObservations;
use crate::adapters::datafusion::measure::Measure;
use crate::adapters::datafusion::observations::{Observations, Window};
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
            observations: GroupedObservations::default(),
        }))
    }

    fn create_sliding_accumulator(
        &self,
        args: AccumulatorArgs<'_>,
    ) -> Result<Box<dyn Accumulator>> {
        Ok(Box::new(SlidingWindow {
            measure: self.measure(&args)?,
            window: Window::default(),
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

    /// Whether no row has a NULL.
    fn has_all(&self) -> bool {
        self.values.null_count() == 0 && self.weights.null_count() == 0
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
        Ok(ScalarValue::Float64(
            self.observations.measured(&self.measure),
        ))
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

/// The observations of a window whose rows leave as others come. It is not computed in parts.
struct SlidingWindow {
    measure: Measure,
    window: Window,
}

impl std::fmt::Debug for SlidingWindow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.window.fmt(f)
    }
}

impl Accumulator for SlidingWindow {
    fn update_batch(&mut self, values: &[ArrayRef]) -> Result<()> {
        for (value, weight) in Columns::of(values)?.rows().flatten() {
            self.window.push(value, weight)?;
        }
        Ok(())
    }

    fn retract_batch(&mut self, values: &[ArrayRef]) -> Result<()> {
        for (value, weight) in Columns::of(values)?.rows().flatten() {
            self.window.remove(value, weight)?;
        }
        Ok(())
    }

    fn supports_retract_batch(&self) -> bool {
        true
    }

    fn evaluate(&mut self) -> Result<ScalarValue> {
        Ok(ScalarValue::Float64(self.window.measured(&self.measure)))
    }

    fn size(&self) -> usize {
        size_of_val(self) + self.window.size()
    }

    fn state(&mut self) -> Result<Vec<ScalarValue>> {
        internal_err!("a window has no state")
    }

    fn merge_batch(&mut self, _states: &[ArrayRef]) -> Result<()> {
        internal_err!("windows are not merged")
    }
}

/// The observations of the groups of a query.
struct Groups {
    measure: Measure,
    observations: GroupedObservations,
}

impl Groups {
    /// What follows from each group that is emitted.
    fn each<T>(
        &mut self,
        emitted: EmitTo,
        mut found: impl FnMut(Group<'_>, &Measure) -> Result<T>,
    ) -> Result<Vec<T>> {
        let mut all = Vec::new();
        self.observations.take(emitted, |group| {
            all.push(found(group, &self.measure)?);
            Ok(())
        })?;
        Ok(all)
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
        let observations = &mut self.observations;
        observations.extend_to(total_num_groups, &self.measure);
        if opt_filter.is_none() && columns.has_all() {
            let (values, weights) = (columns.values.values(), columns.weights.values());
            observations.push_all(group_indices, values, weights)?;
        } else {
            let (mut groups, mut values, mut weights) = (Vec::new(), Vec::new(), Vec::new());
            let rows = columns.rows().zip(passing(opt_filter)).zip(group_indices);
            for ((row, passes), group) in rows {
                if let Some((value, weight)) = row.filter(|_| passes) {
                    groups.push(*group);
                    values.push(value);
                    weights.push(weight);
                }
            }
            observations.push_all(&groups, &values, &weights)?;
        }
        observations.make_room()
    }

    fn evaluate(&mut self, emit_to: EmitTo) -> Result<ArrayRef> {
        let measured = self.each(emit_to, |group, measure| Ok(group.measured(measure)))?;
        Ok(Arc::new(Float64Array::from(measured)))
    }

    fn state(&mut self, emit_to: EmitTo) -> Result<Vec<ArrayRef>> {
        let mut states = LargeBinaryBuilder::new();
        let mut state = Vec::new();
        self.each(emit_to, |group, _| {
            state.clear();
            group.write(&mut state)?;
            states.append_value(&state);
            Ok(())
        })?;
        Ok(vec![Arc::new(states.finish())])
    }

    fn merge_batch(
        &mut self,
        values: &[ArrayRef],
        group_indices: &[usize],
        total_num_groups: usize,
    ) -> Result<()> {
        let observations = &mut self.observations;
        observations.extend_to(total_num_groups, &self.measure);
        let states = states_of(values)?.zip(group_indices);
        observations.merge(states.filter_map(|(state, group)| Some((*group, state?))))?;
        observations.make_room()
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
            let mut observations = Observations::default();
            if let Some((value, weight)) = row.filter(|_| passes) {
                observations.push(&self.measure, value, weight)?;
            }
            state.clear();
            observations.write(&mut state)?;
            states.append_value(&state);
        }
        Ok(vec![Arc::new(states.finish())])
    }

    fn size(&self) -> usize {
        size_of_val(self) + self.observations.size()
    }
}
