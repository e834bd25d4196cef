//! Values below zero in a column, which may be codes for missing figures.

use crate::adapters::sheet::fault::warning::{TableWarningKind, WarningList};
use crate::model::{ITEMS, Item, half_width, shown};
use rust_decimal::Decimal;

/// How many different values are named.
const NAMED: usize = 5;

/// The values of a column that are below zero.
#[derive(Clone, Debug)]
pub(in crate::adapters) struct BelowZero {
    column: String,
    count: u64,
    first_row: u64,
    found: Vec<Decimal>,
}

impl BelowZero {
    pub(in crate::adapters) const fn of(column: String) -> Self {
        Self {
            column,
            count: 0,
            first_row: 0,
            found: Vec::new(),
        }
    }

    /// Looks at one value of the column.
    pub(in crate::adapters) fn look_at(&mut self, row: u64, value: Decimal) {
        if value.is_zero() || value.is_sign_positive() {
            return;
        }
        if self.count == 0 {
            self.first_row = row;
        }
        self.count += 1;
        if self.found.len() <= NAMED && !self.found.contains(&value) {
            self.found.push(value);
        }
    }

    /// Looks at one value of a column of doubles.
    pub(in crate::adapters) fn look_at_double(&mut self, row: u64, value: f64) {
        if value < 0.0 {
            let decimal = Decimal::try_from(value).unwrap_or(Decimal::MIN);
            self.look_at(row, decimal);
        }
    }

    /// Whether all of them are numbers that providers of data write for missing figures: −1 to −9, or
    /// nines and eights in a row, more than once.
    pub(in crate::adapters) fn looks_like_codes(&self) -> bool {
        let is_code = |value: &Decimal| {
            let text = value.normalize().abs().to_string();
            text.len() == 1 || ["99", "999", "9999", "99999", "88", "888"].contains(&text.as_str())
        };
        self.count > 1 && self.found.iter().all(is_code)
    }

    /// Whether the header says in brackets that the column counts something or holds money, or is that of an
    /// amount that schools file, so that nothing in it can be below zero.
    pub(in crate::adapters) fn is_counted(&self) -> bool {
        const UNITS: [&str; 10] = [
            "人", "个", "间", "台", "册", "所", "元", "万元", "亿元", "套",
        ];
        let header = half_width(&self.column);
        let bracket = header.trim_end().strip_suffix(')');
        let unit = bracket
            .and_then(|text| text.rsplit_once('('))
            .map(|(_, unit)| unit.trim());
        let is_item = |item: &&Item| {
            item.is_amount() && (item.zh() == self.column || item.code() == self.column)
        };
        unit.is_some_and(|unit| UNITS.contains(&unit)) || ITEMS.iter().any(|item| is_item(&item))
    }

    /// Warns, if there are any.
    pub(in crate::adapters) fn warn(&self, warnings: &mut WarningList) {
        if self.count == 0 {
            return;
        }
        let named: Vec<String> = self
            .found
            .iter()
            .take(NAMED)
            .map(Decimal::to_string)
            .collect();
        let more = if self.found.len() > NAMED {
            ", …"
        } else {
            ""
        };
        warnings.push(TableWarningKind::BelowZero {
            column: shown(&self.column),
            count: self.count,
            found: named.join(", ") + more,
            row: self.first_row,
        });
    }
}
