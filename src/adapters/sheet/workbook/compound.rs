//! The streams in a compound file ([MS-CFB]), which is the container of `.xls`.

use crate::adapters::sheet::fault::workbook_fault::WorkbookFault;
use crate::adapters::sheet::workbook::binary::Record;

/// From which number on a sector is no sector.
const NO_SECTOR: u32 = 0xffff_fffa;

/// The bytes of a small sector.
const SMALL: usize = 64;

/// The bytes of an entry of the directory.
const ENTRY: usize = 128;

/// A compound file: a small file system in one file.
#[derive(Debug)]
pub(super) struct Compound<'a> {
    sectors: Sectors<'a>,
    /// The next sector of each.
    next: Vec<u32>,
    /// The small sectors, one after the other, and the next of each.
    small: Vec<u8>,
    next_small: Vec<u32>,
    /// The bytes from which on a stream is of large sectors.
    large_from: u64,
    entries: Vec<Entry>,
}

#[derive(Clone, Copy, Debug)]
struct Sectors<'a> {
    bytes: &'a [u8],
    size: usize,
}

impl<'a> Sectors<'a> {
    /// A sector; the last may be cut short.
    fn get(self, number: u32) -> Option<&'a [u8]> {
        // The header takes the place of one sector.
        let start = (number as usize).checked_add(1)?.checked_mul(self.size)?;
        let end = start.saturating_add(self.size).min(self.bytes.len());
        self.bytes
            .get(start..end)
            .filter(|sector| !sector.is_empty())
    }
}

#[derive(Clone, Debug)]
struct Entry {
    name: String,
    start: u32,
    size: u64,
}

impl<'a> Compound<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, WorkbookFault> {
        Self::read(bytes).ok_or_else(|| WorkbookFault::damaged("its container"))
    }

    fn read(bytes: &'a [u8]) -> Option<Self> {
        let header = Record(bytes.get(..512)?);
        let size = match header.u16(30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let sectors = Sectors { bytes, size };
        let next = next_sectors(sectors, header)?;
        let directory = chain(&next, header.u32(48)?, usize::MAX, |number| {
            sectors.get(number)
        })?;
        let records = directory.chunks_exact(ENTRY);
        let entries: Vec<Entry> = records
            .filter_map(|record| entry(Record(record), size))
            .collect();
        let root = entries.first()?;
        let small = chain(&next, root.start, length(root.size), |number| {
            sectors.get(number)
        })?;
        let listed = chain(&next, header.u32(60)?, usize::MAX, |number| {
            sectors.get(number)
        })?;
        Some(Self {
            sectors,
            next,
            small,
            next_small: numbers(&listed).collect(),
            large_from: header.u32(56)?.into(),
            entries,
        })
    }

    /// Whether there is a stream of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries
            .iter()
            .find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The bytes of a stream; `None` if there is none of this name.
    pub(super) fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, WorkbookFault> {
        let Some(entry) = self.entry(name) else {
            return Ok(None);
        };
        let size = length(entry.size);
        let bytes = if entry.size < self.large_from {
            let small = |number: u32| {
                let start = (number as usize).checked_mul(SMALL)?;
                self.small.get(start..start.checked_add(SMALL)?)
            };
            chain(&self.next_small, entry.start, size, small)
        } else {
            chain(&self.next, entry.start, size, |number| {
                self.sectors.get(number)
            })
        };
        let whole = bytes.filter(|bytes| bytes.len() == size);
        whole.map(Some).ok_or_else(|| WorkbookFault::damaged(name))
    }
}

fn length(size: u64) -> usize {
    usize::try_from(size).unwrap_or(usize::MAX)
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    let fours = bytes.chunks_exact(4);
    fours.filter_map(|four| four.try_into().ok().map(u32::from_le_bytes))
}

/// The next sector of each: its list stands in sectors that the header lists, and sectors that go on
/// with that list.
fn next_sectors(sectors: Sectors<'_>, header: Record<'_>) -> Option<Vec<u32>> {
    let count = sectors.bytes.len() / sectors.size + 1;
    let mut lists: Vec<u32> = numbers(header.0.get(76..)?).collect();
    let mut more = header.u32(68)?;
    while more < NO_SECTOR && lists.len() <= count {
        let mut list: Vec<u32> = numbers(sectors.get(more)?).collect();
        more = list.pop()?;
        lists.extend(list);
    }
    let mut next = Vec::new();
    for number in lists.into_iter().filter(|number| *number < NO_SECTOR) {
        if next.len() > count {
            break;
        }
        next.extend(numbers(sectors.get(number)?));
    }
    Some(next)
}

/// The bytes of a chain of sectors, as many as are asked for. A chain of more sectors than there are
/// goes round.
fn chain<'s>(
    next: &[u32],
    start: u32,
    most: usize,
    sector: impl Fn(u32) -> Option<&'s [u8]>,
) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut number = start;
    let mut left = next.len();
    while number < NO_SECTOR && bytes.len() < most {
        left = left.checked_sub(1)?;
        bytes.extend_from_slice(sector(number)?);
        number = *next.get(number as usize)?;
    }
    bytes.truncate(most);
    Some(bytes)
}

/// An entry of the directory, if it is one.
fn entry(record: Record<'_>, sector_size: usize) -> Option<Entry> {
    let units = usize::from(record.u16(64)?) / 2;
    let name = record.utf16(0, units.checked_sub(1)?.min(31))?;
    // Small files leave garbage in the upper half.
    let upper = if sector_size == 512 {
        0
    } else {
        record.u32(124)?
    };
    Some(Entry {
        name,
        start: record.u32(116)?,
        size: u64::from(record.u32(120)?) | (u64::from(upper) << 32),
    })
}
