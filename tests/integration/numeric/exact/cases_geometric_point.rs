//! A place on a geometric path.

use junheng::numeric::GeometricPoint;
use std::cmp::Ordering;

#[test]
fn the_double_is_the_nearest() {
    // 100 · 1.21^(1/2) is 110 exactly, 1 · 2^(1/3) the cube root of 2.
    let point = |start: i32, end: i32, steps, total| {
        GeometricPoint::new(start.into(), end.into(), steps, total).unwrap()
    };
    assert_eq!(point(100, 121, 1, 2).to_f64(), 110.0);
    assert_eq!(point(1, 2, 2, 6).to_f64(), 2.0_f64.cbrt());
    assert_eq!(point(8, 2, 0, 5).to_f64(), 8.0);
    assert_eq!(point(8, 2, 9, 5).to_f64(), 2.0);
    assert_eq!(point(8, 2, 1, 2).compare(&4.into()), Ordering::Equal);
}
