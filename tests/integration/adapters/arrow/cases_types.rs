//! What a value of each type is read as.

use super::{reader, texts, with_column};
use arrow_array::types::{Decimal256Type, Int8Type, Int32Type};
use arrow_array::{
    ArrayRef, ArrowPrimitiveType, BooleanArray, Decimal32Array, Decimal64Array, Decimal128Array,
    Decimal256Array, DictionaryArray, Float32Array, Float64Array, Int8Array, Int16Array,
    Int32Array, Int64Array, LargeStringArray, NullArray, StringArray, StringViewArray, UInt8Array,
    UInt16Array, UInt32Array, UInt64Array,
};
use junheng::adapters::arrow::read_schools;
use junheng::model::{Item, Missing};
use std::sync::Arc;

/// The digits of the widest decimal.
type WideDecimal = <Decimal256Type as ArrowPrimitiveType>::Native;

/// The areas that a column of some type is read as; blanks as `None`.
fn areas(column: ArrayRef) -> Vec<Option<String>> {
    let read = read_schools(reader(vec![with_column("teaching_area", column)])).unwrap();
    let schools = read.counties()[0].schools().iter();
    let area = |filed: Result<_, Missing>| match filed {
        Ok(amount) => Some(ToString::to_string(&amount)),
        Err(missing) => {
            assert_eq!(missing, Missing::Blank);
            None
        }
    };
    schools
        .map(|school| area(school.filed(Item::TeachingArea)))
        .collect()
}

fn some(values: &[&str]) -> Vec<Option<String>> {
    values.iter().map(|text| Some((*text).to_owned())).collect()
}

#[test]
fn integers_of_any_width_are_numbers() {
    let columns: [ArrayRef; 8] = [
        Arc::new(Int8Array::from(vec![7, 100])),
        Arc::new(Int16Array::from(vec![7, 100])),
        Arc::new(Int32Array::from(vec![7, 100])),
        Arc::new(Int64Array::from(vec![7, 100])),
        Arc::new(UInt8Array::from(vec![7, 100])),
        Arc::new(UInt16Array::from(vec![7, 100])),
        Arc::new(UInt32Array::from(vec![7, 100])),
        Arc::new(UInt64Array::from(vec![7, 100])),
    ];
    for column in columns {
        assert_eq!(areas(column), some(&["7", "100"]));
    }
    let largest: ArrayRef = Arc::new(UInt64Array::from(vec![u64::MAX]));
    assert_eq!(areas(largest), some(&["18446744073709551615"]));
}

#[test]
fn a_double_is_its_shortest_decimal() {
    // The sum of the doubles 0.1 and 0.2 is none that a decimal of one place stands for.
    let doubles = vec![0.1, 0.1 + 0.2, -0.0, 1e15, 2_130_000_000.0];
    assert_eq!(
        areas(Arc::new(Float64Array::from(doubles))),
        some(&[
            "0.1",
            "0.30000000000000004",
            "0",
            "1000000000000000",
            "2130000000"
        ])
    );
    // As a double this number of 32 bits would be 0.10000000149011612.
    assert_eq!(
        areas(Arc::new(Float32Array::from(vec![0.1]))),
        some(&["0.1"])
    );
}

#[test]
fn decimals_are_exact_whatever_places_their_type_has() {
    let digits = 1_234_567_890_123_456_789_012_345_678_i128;
    let decimals = |scale| {
        let array = Decimal128Array::from(vec![digits]);
        Arc::new(array.with_precision_and_scale(38, scale).unwrap())
    };
    assert_eq!(areas(decimals(3)), some(&["1234567890123456789012345.678"]));
    assert_eq!(
        areas(decimals(28)),
        some(&["0.1234567890123456789012345678"])
    );
    // 1.5 with 30 places has more digits than a filing, all of them zeros.
    let padded = Decimal256Array::from(vec![WideDecimal::from_i128(15 * 10_i128.pow(29))]);
    let padded = padded.with_precision_and_scale(50, 30).unwrap();
    assert_eq!(areas(Arc::new(padded)), some(&["1.5"]));
    // Below zero the scale is of whole hundreds.
    let hundreds = Decimal128Array::from(vec![12]);
    let hundreds = hundreds.with_precision_and_scale(5, -2).unwrap();
    assert_eq!(areas(Arc::new(hundreds)), some(&["1200"]));
    let short = Decimal32Array::from(vec![Some(150), None]);
    let short = short.with_precision_and_scale(5, 2).unwrap();
    assert_eq!(areas(Arc::new(short)), [Some("1.5".to_owned()), None]);
    let long = Decimal64Array::from(vec![150]);
    let long = long.with_precision_and_scale(5, 2).unwrap();
    assert_eq!(areas(Arc::new(long)), some(&["1.5"]));
}

#[test]
fn texts_of_any_form_are_cells_of_a_file() {
    let cells = ["1,234.5", "１２"];
    let columns: [ArrayRef; 3] = [
        Arc::new(StringArray::from(cells.to_vec())),
        Arc::new(LargeStringArray::from(cells.to_vec())),
        Arc::new(StringViewArray::from(cells.to_vec())),
    ];
    for column in columns {
        assert_eq!(areas(column), some(&["1234.5", "12"]));
    }
}

#[test]
fn a_dictionary_is_what_its_values_are() {
    let keys = Int8Array::from(vec![Some(1), Some(0), None, Some(2)]);
    let values = StringArray::from(vec![Some("10"), Some("2.5"), None]);
    let column = DictionaryArray::<Int8Type>::new(keys, Arc::new(values));
    assert_eq!(
        areas(Arc::new(column)),
        [Some("2.5".to_owned()), Some("10".to_owned()), None, None]
    );
    let keys = Int32Array::from(vec![0, 0]);
    let values = Float64Array::from(vec![0.25]);
    let column = DictionaryArray::<Int32Type>::new(keys, Arc::new(values));
    assert_eq!(areas(Arc::new(column)), some(&["0.25", "0.25"]));
}

#[test]
fn nulls_are_blanks() {
    assert_eq!(areas(Arc::new(NullArray::new(2))), [None, None]);
    let column = Float64Array::from(vec![None, Some(3.0)]);
    assert_eq!(areas(Arc::new(column)), [None, Some("3".to_owned())]);
    let column = StringArray::from(vec![None, Some("")]);
    assert_eq!(areas(Arc::new(column)), [None, None]);
}

#[test]
fn booleans_answer() {
    let column = BooleanArray::from(vec![Some(true), Some(false), None]);
    let batch = with_column("boarding", Arc::new(column));
    let read = read_schools(reader(vec![batch])).unwrap();
    let schools = read.counties()[0].schools().iter();
    let answers: Vec<_> = schools.map(|school| school.flag(Item::Boarding)).collect();
    assert_eq!(answers, [Some(true), Some(false), None]);
}

#[test]
fn a_code_may_be_a_number_and_is_the_same_as_its_text() {
    let batch = |codes: ArrayRef| {
        let columns = [
            ("school_id", codes),
            ("school_name", texts(&["Riverside"])),
            ("school_kind", texts(&["primary"])),
        ];
        arrow_array::RecordBatch::try_from_iter(columns).unwrap()
    };
    let codes: [ArrayRef; 3] = [
        Arc::new(Int64Array::from(vec![330_101])),
        Arc::new(Float64Array::from(vec![330_101.0])),
        texts(&["330101"]),
    ];
    for codes in codes {
        let read = read_schools(reader(vec![batch(codes)])).unwrap();
        assert_eq!(read.counties()[0].schools()[0].id(), "330101");
    }
    // An integer keeps all its digits.
    let long: ArrayRef = Arc::new(Int64Array::from(vec![110_105_000_100_123_457]));
    let read = read_schools(reader(vec![batch(long)])).unwrap();
    assert_eq!(read.counties()[0].schools()[0].id(), "110105000100123457");
}
