//! Which column holds which item.

use crate::adapters::sheet::cell::blank::trimmed;
use crate::adapters::sheet::fault::column_ref::ColumnRef;
use crate::adapters::sheet::fault::table_fault::{FaultList, TableFault, TableFaultKind};
use crate::adapters::sheet::fault::warning::{TableWarningKind, UnknownColumn, WarningList};
use crate::adapters::sheet::header::choice::Header;
use crate::adapters::sheet::header::comparable::{BracketUnit, comparable, split_bracket};
use crate::adapters::sheet::header::names::ColumnNames;
use crate::adapters::table::school::fault::SchoolFault;
use crate::model::{ITEMS, Item, shown};
use std::collections::HashMap;

/// How many unknown columns are listed one by one.
const LISTED: usize = 1_000;

/// How many bytes a header may have that is compared with the names; a longer one is unknown.
const MAX_HEADER: usize = 4_096;

/// How many characters of a header are compared to find the nearest name.
const COMPARED: usize = 64;

/// From which likeness on a header is thought to mean the nearest name.
const LIKELY: f64 = 0.5;

/// The items that must have a column.
const REQUIRED: [Item; 3] = [Item::SchoolId, Item::SchoolName, Item::SchoolKind];

/// The header of an empty school file: the Chinese names of all columns, and the end of the line.
///
/// It begins with a byte order mark: without one a spreadsheet takes UTF-8 for GB18030.
///
/// # Examples
///
/// ```
/// use junheng::adapters::table::{read_schools, template};
/// use std::io::Cursor;
///
/// assert!(template().starts_with("\u{feff}学校代码,学校名称,学校类型,"));
/// let empty = read_schools(Cursor::new(template()))?;
/// assert!(empty.counties().iter().all(|county| county.schools().is_empty()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn template() -> String {
    let names: Vec<&str> = ITEMS.iter().map(|item| item.zh()).collect();
    format!("\u{feff}{}\n", names.join(","))
}

/// A column of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// Its cells are values of an item.
    Item(Item),
    /// It heads no item: its cells are ignored.
    Unknown,
    /// It has no header: its cells should be blank.
    Blank,
}

impl Column {
    /// Its item, if it has one.
    pub(super) const fn item(self) -> Option<Item> {
        match self {
            Self::Item(item) => Some(item),
            Self::Unknown | Self::Blank => None,
        }
    }
}

/// What the header of a file says.
#[derive(Debug, Default)]
pub(super) struct SchoolHeader {
    pub(super) columns: Vec<Column>,
    pub(super) faults: FaultList<SchoolFault>,
    pub(super) warnings: WarningList,
}

impl SchoolHeader {
    /// Reads the header.
    pub(super) fn read(chosen: &Header, names: &Names) -> Self {
        let mut header = Self::default();
        let mut places: HashMap<Item, usize> = HashMap::new();
        let mut unknown = 0;
        for (index, text) in chosen.texts.iter().enumerate() {
            let position = index + 1;
            let text = trimmed(text);
            let (item, foreign_unit) = match names.find_item(text) {
                Found::Nothing => {
                    header.columns.push(Column::Unknown);
                    unknown += 1;
                    if unknown <= LISTED {
                        header.warn_of_unknown(position, text, names);
                    }
                    continue;
                }
                Found::Blank => {
                    header.columns.push(Column::Blank);
                    continue;
                }
                Found::Item(item) => (item, None),
                Found::WrongUnit(item, unit) => (item, Some(unit)),
            };
            header.columns.push(Column::Item(item));
            let mut fault = |kind| {
                let column = column_of(item, Some(position));
                let fault = TableFault::of_row(chosen.last, Some(column), kind);
                header.faults.push(fault);
            };
            if let Some(found) = foreign_unit {
                let (header, expected) = (shown(text), item.unit());
                fault(TableFaultKind::Meaning(SchoolFault::WrongUnit {
                    header,
                    found,
                    expected,
                }));
            }
            if let Some(&first) = places.get(&item) {
                fault(TableFaultKind::RepeatedColumn {
                    first,
                    second: position,
                });
            } else {
                places.insert(item, position);
            }
        }
        if let Some(count) = unknown.checked_sub(LISTED).filter(|&count| count > 0) {
            let kind = TableWarningKind::MoreUnknownColumns { count };
            header.warnings.push(kind);
        }
        header
    }

    fn warn_of_unknown(&mut self, position: usize, text: &str, names: &Names) {
        let Nearest { item, .. } = names.nearest_item(text);
        let header = shown(text);
        // A header that was cut ends with a sign of ours.
        let near = if header.trim_end_matches('…').is_ascii() {
            item.code()
        } else {
            item.zh()
        };
        self.warnings
            .push(TableWarningKind::UnknownColumn(UnknownColumn {
                position,
                header,
                near: Some(near.to_owned()),
            }));
    }

    /// Whether an item has a column.
    pub(super) fn has(&self, item: Item) -> bool {
        self.columns.contains(&Column::Item(item))
    }
}

/// What a fault says of the column of an item.
pub(super) const fn column_of(item: Item, position: Option<usize>) -> ColumnRef {
    ColumnRef::named(position, [item.code(), item.zh()])
}

/// What a header names.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Found {
    Item(Item),
    /// An item, with a unit that is not its own.
    WrongUnit(Item, String),
    Blank,
    Nothing,
}

/// The item whose name is most like a header.
#[derive(Clone, Copy, Debug)]
struct Nearest {
    item: Item,
    /// From 0, nothing in common, to 1, the same.
    likeness: f64,
}

/// The names of the items, in the form in which headers are compared.
pub(in crate::adapters) struct Names {
    items: HashMap<String, Item>,
    /// The Chinese names, in the order of the table.
    zh: Vec<(String, Item)>,
    /// The places in the table of the items that must have a column.
    required: Vec<usize>,
}

impl Names {
    pub(in crate::adapters) fn new() -> Self {
        let zh: Vec<(String, Item)> = ITEMS
            .iter()
            .map(|item| (comparable(item.zh()), *item))
            .collect();
        let codes = ITEMS.iter().map(|item| (comparable(item.code()), *item));
        Self {
            items: zh.iter().cloned().chain(codes).collect(),
            zh,
            required: REQUIRED.iter().filter_map(|item| place_of(*item)).collect(),
        }
    }

    fn find_item(&self, header: &str) -> Found {
        if header.len() > MAX_HEADER {
            return Found::Nothing;
        }
        let text = comparable(header);
        if text.is_empty() {
            return Found::Blank;
        }
        if let Some(&item) = self.items.get(&text) {
            return Found::Item(item);
        }
        let Some((name, bracket)) = split_bracket(&text) else {
            return Found::Nothing;
        };
        match (self.items.get(name), BracketUnit::of(bracket)) {
            (Some(&item), Some(unit)) if unit.fits(item.unit()) => Found::Item(item),
            (Some(&item), Some(unit)) => Found::WrongUnit(item, unit.0.to_owned()),
            _ => Found::Nothing,
        }
    }

    /// The item whose name comes nearest: whose code, for an ASCII header, or whose Chinese name.
    fn nearest_item(&self, header: &str) -> Nearest {
        let text: String = if header.len() > MAX_HEADER {
            header.chars().take(COMPARED).collect()
        } else {
            comparable(header).chars().take(COMPARED).collect()
        };
        let text = text.to_lowercase();
        let text = split_bracket(&text)
            .filter(|(name, bracket)| !name.is_empty() && BracketUnit::of(bracket).is_some())
            .map_or(text.as_str(), |(name, _)| name);
        let ascii = header.is_ascii();
        let mut nearest = Nearest {
            item: Item::SchoolId,
            likeness: 0.0,
        };
        for (zh, item) in &self.zh {
            let name = if ascii { item.code() } else { zh };
            let likeness = strsim::normalized_damerau_levenshtein(text, name);
            if likeness > nearest.likeness {
                nearest = Nearest {
                    item: *item,
                    likeness,
                };
            }
        }
        nearest
    }
}

/// The place of an item in the table of all items.
fn place_of(item: Item) -> Option<usize> {
    ITEMS.iter().position(|one| *one == item)
}

impl ColumnNames for Names {
    fn find(&self, header: &str) -> Option<usize> {
        match self.find_item(header) {
            Found::Item(item) | Found::WrongUnit(item, _) => place_of(item),
            Found::Blank | Found::Nothing => None,
        }
    }

    fn required(&self) -> &[usize] {
        &self.required
    }

    fn place(&self, column: usize) -> ColumnRef {
        let item = ITEMS.get(column).copied();
        item.map_or_else(ColumnRef::default, |item| column_of(item, None))
    }

    fn nearest<'t>(&self, column: usize, texts: &[(usize, &'t str)]) -> Option<(usize, &'t str)> {
        let wanted = ITEMS.get(column).copied()?;
        let mut texts = texts.iter().copied().take(LISTED);
        texts.find(|(_, text)| {
            let Nearest { item, likeness } = self.nearest_item(text);
            item == wanted && likeness >= LIKELY
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(header: &str) -> Found {
        Names::new().find_item(header)
    }

    #[test]
    fn no_two_names_look_alike() {
        assert_eq!(Names::new().items.len(), 2 * ITEMS.len());
    }

    #[test]
    fn signs_with_one_meaning_are_one() {
        let classes = Found::Item(Item::ClassesPrimary2630);
        for header in [
            "小学每班26-30人班级个数",
            "小学每班26~30人班级个数",
            "小学每班26～30人班级个数",
            "小学每班26—30人班级个数",
            "小学每班26——30人班级个数",
            "小学每班26–30人班级个数",
            "小学每班26至30人班级个数",
            "小学每班２６－３０人班级个数",
            " 小学每班\n26 - 30\u{3000}人\u{a0}班级个数\u{feff}",
            "小学每班26-30人班级个数（个）",
        ] {
            assert_eq!(find(header), classes, "{header}");
        }
        let rooms = Found::Item(Item::MusicRooms96);
        for header in [
            "单间面积≥96㎡的音乐教室间数",
            "单间面积≥96m²的音乐教室间数",
            "单间面积≥96平方米的音乐教室间数",
            "单间面积≥９６ｍ²的音乐教室间数（间）",
        ] {
            assert_eq!(find(header), rooms, "{header}");
        }
    }

    #[test]
    fn a_unit_in_brackets_must_be_the_own_one() {
        for header in [
            "教学仪器设备资产值（账面原值）",
            "教学仪器设备资产值（账面原值）（万元）",
            "教学仪器设备资产值(账面原值) ( 万元 )",
            "教学仪器设备资产值（账面原值）[万元]",
            "教学仪器设备资产值（账面原值）（单位：万元）",
            "equipment_value（万元）",
        ] {
            assert_eq!(find(header), Found::Item(Item::EquipmentValue), "{header}");
        }
        for (header, unit) in [
            ("教学仪器设备资产值（账面原值）（元）", "元"),
            ("equipment_value(千元)", "千元"),
            ("equipment_value（㎡）", "m²"),
        ] {
            let refused = Found::WrongUnit(Item::EquipmentValue, unit.to_owned());
            assert_eq!(find(header), refused, "{header}");
        }
        for header in [
            "教学仪器设备资产值（万元）",
            "equipment_value（暂估）",
            "equipment_value()",
        ] {
            assert_eq!(find(header), Found::Nothing, "{header}");
        }
        assert_eq!(
            find("teaching_area（平方米）"),
            Found::Item(Item::TeachingArea)
        );
        assert_eq!(find("computers（个）"), Found::Item(Item::Computers));
        assert_eq!(
            find("school_name（人）"),
            Found::WrongUnit(Item::SchoolName, "人".to_owned())
        );
    }

    #[test]
    fn the_nearest_name_is_of_the_script_of_the_header() {
        let names = Names::new();
        for (header, nearest) in [
            ("student_primary", Item::StudentsPrimary),
            ("School-ID", Item::SchoolId),
            ("小学学生数", Item::StudentsPrimary),
            ("小学学生数（人）", Item::StudentsPrimary),
            ("教学及辅助用房面积（㎡）", Item::TeachingArea),
            ("学校名", Item::SchoolName),
        ] {
            assert_eq!(names.nearest_item(header).item, nearest, "{header}");
        }
        let _ = names.nearest_item(&"学".repeat(100_000));
    }
}
