//! Values of a column as texts of cells.

use crate::adapters::sheet::cell::cells::CellKind;
use arrow_array::cast::AsArray as _;
use arrow_array::temporal_conversions::{
    date32_to_datetime, date64_to_datetime, time32ms_to_time, time32s_to_time, time64ns_to_time,
    time64us_to_time, timestamp_ms_to_datetime, timestamp_ns_to_datetime, timestamp_s_to_datetime,
    timestamp_us_to_datetime,
};
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Date64Type, Decimal32Type, Decimal64Type, Decimal128Type,
    Decimal256Type, DecimalType, Float16Type, Float32Type, Float64Type, Int8Type, Int16Type,
    Int32Type, Int64Type, Time32MillisecondType, Time32SecondType, Time64MicrosecondType,
    Time64NanosecondType, TimestampMicrosecondType, TimestampMillisecondType,
    TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef};
use arrow_schema::{DataType, TimeUnit};
use std::fmt::{Display, Write as _};

/// Appends the value at an index to a text, and says what kind of cell it is.
///
/// The index must be of a value that is not null.
type WriteValue = Box<dyn Fn(usize, &mut String) -> CellKind + Send>;

/// The values of one column of a batch as texts of cells.
pub(super) struct CellWriter {
    array: ArrayRef,
    write: WriteValue,
}

impl CellWriter {
    pub(super) fn new(array: &ArrayRef) -> Self {
        Self {
            array: ArrayRef::clone(array),
            write: writer_of(array),
        }
    }

    /// Appends the value of a row to a text: nothing where it is null.
    pub(super) fn write(&self, row: usize, text: &mut String) -> CellKind {
        if self.array.is_valid(row) {
            (self.write)(row, text)
        } else {
            CellKind::Text
        }
    }
}

fn writer_of(array: &ArrayRef) -> WriteValue {
    match array.data_type() {
        // Such a column says of none of its values that it is null.
        DataType::Null => Box::new(|_, _| CellKind::Text),
        DataType::Utf8 => texts(array.as_string::<i32>().clone(), |array, index| {
            array.value(index)
        }),
        DataType::LargeUtf8 => texts(array.as_string::<i64>().clone(), |array, index| {
            array.value(index)
        }),
        DataType::Utf8View => texts(array.as_string_view().clone(), |array, index| {
            array.value(index)
        }),
        DataType::Boolean => {
            let array = array.as_boolean().clone();
            Box::new(move |index, text| {
                text.push_str(if array.value(index) { "true" } else { "false" });
                CellKind::Text
            })
        }
        DataType::Int8 => whole::<Int8Type>(array),
        DataType::Int16 => whole::<Int16Type>(array),
        DataType::Int32 => whole::<Int32Type>(array),
        DataType::Int64 => whole::<Int64Type>(array),
        DataType::UInt8 => whole::<UInt8Type>(array),
        DataType::UInt16 => whole::<UInt16Type>(array),
        DataType::UInt32 => whole::<UInt32Type>(array),
        DataType::UInt64 => whole::<UInt64Type>(array),
        DataType::Float16 => floats::<Float16Type>(array),
        DataType::Float32 => floats::<Float32Type>(array),
        DataType::Float64 => floats::<Float64Type>(array),
        DataType::Decimal32(..) => decimals::<Decimal32Type>(array),
        DataType::Decimal64(..) => decimals::<Decimal64Type>(array),
        DataType::Decimal128(..) => decimals::<Decimal128Type>(array),
        DataType::Decimal256(..) => decimals::<Decimal256Type>(array),
        DataType::Dictionary(..) => dictionary(array),
        other => temporal(array).unwrap_or_else(|| {
            let name = other.to_string();
            Box::new(move |_, text| {
                text.push_str(&name);
                CellKind::Other
            })
        }),
    }
}

fn texts<A: Send + 'static>(
    array: A,
    value: impl for<'a> Fn(&'a A, usize) -> &'a str + Send + 'static,
) -> WriteValue {
    Box::new(move |index, text| {
        text.push_str(value(&array, index));
        CellKind::Text
    })
}

fn whole<T>(array: &ArrayRef) -> WriteValue
where
    T: ArrowPrimitiveType<Native: Display>,
{
    shown::<T, _>(array, CellKind::Text, Some)
}

/// Numbers of which the shortest decimal is meant. A code among them may have lost digits, as in a
/// workbook.
fn floats<T>(array: &ArrayRef) -> WriteValue
where
    T: ArrowPrimitiveType<Native: Display + PartialEq + Default>,
{
    // A zero below zero is a zero.
    let zero = T::Native::default();
    shown::<T, _>(array, CellKind::Number, move |number| {
        Some(if number == zero { zero } else { number })
    })
}

fn decimals<T: DecimalType + ArrowPrimitiveType>(array: &ArrayRef) -> WriteValue {
    let array = array.as_primitive::<T>().clone();
    Box::new(move |index, text| {
        let number = array.value_as_string(index);
        let number = match number.split_once('.') {
            Some(_) => number.trim_end_matches('0').trim_end_matches('.'),
            None => &number,
        };
        text.push_str(number);
        CellKind::Text
    })
}

fn dictionary(array: &ArrayRef) -> WriteValue {
    let array = array.as_any_dictionary();
    if array.values().is_empty() {
        return Box::new(|_, _| CellKind::Text);
    }
    let (keys, values) = (array.normalized_keys(), CellWriter::new(array.values()));
    Box::new(move |index, text| match keys.get(index) {
        Some(&key) => values.write(key, text),
        None => CellKind::Text,
    })
}

/// Dates and times: nothing that a cell may hold, and shown as what they are.
fn temporal(array: &ArrayRef) -> Option<WriteValue> {
    Some(match array.data_type() {
        DataType::Date32 => shown::<Date32Type, _>(array, CellKind::Date, |days| {
            date32_to_datetime(days).map(|time| time.date())
        }),
        DataType::Date64 => shown::<Date64Type, _>(array, CellKind::Date, |time| {
            date64_to_datetime(time).map(|time| time.date())
        }),
        DataType::Timestamp(TimeUnit::Second, _) => {
            shown::<TimestampSecondType, _>(array, CellKind::Date, timestamp_s_to_datetime)
        }
        DataType::Timestamp(TimeUnit::Millisecond, _) => {
            shown::<TimestampMillisecondType, _>(array, CellKind::Date, timestamp_ms_to_datetime)
        }
        DataType::Timestamp(TimeUnit::Microsecond, _) => {
            shown::<TimestampMicrosecondType, _>(array, CellKind::Date, timestamp_us_to_datetime)
        }
        DataType::Timestamp(TimeUnit::Nanosecond, _) => {
            shown::<TimestampNanosecondType, _>(array, CellKind::Date, timestamp_ns_to_datetime)
        }
        DataType::Time32(TimeUnit::Second) => {
            shown::<Time32SecondType, _>(array, CellKind::Date, time32s_to_time)
        }
        DataType::Time32(TimeUnit::Millisecond) => {
            shown::<Time32MillisecondType, _>(array, CellKind::Date, time32ms_to_time)
        }
        DataType::Time64(TimeUnit::Microsecond) => {
            shown::<Time64MicrosecondType, _>(array, CellKind::Date, time64us_to_time)
        }
        DataType::Time64(TimeUnit::Nanosecond) => {
            shown::<Time64NanosecondType, _>(array, CellKind::Date, time64ns_to_time)
        }
        _ => return None,
    })
}

/// Values in the form that `form` gives them; those that have none as the numbers that they are.
fn shown<T, S: Display>(
    array: &ArrayRef,
    kind: CellKind,
    form: impl Fn(T::Native) -> Option<S> + Send + 'static,
) -> WriteValue
where
    T: ArrowPrimitiveType<Native: Display>,
{
    let array = array.as_primitive::<T>().clone();
    Box::new(move |index, text| {
        let value = array.value(index);
        // Writing to a text cannot fail.
        let _ = match form(value) {
            Some(form) => write!(text, "{form}"),
            None => write!(text, "{value}"),
        };
        kind
    })
}
