//! The files in the ZIP container of a workbook.

use crate::adapters::sheet::fault::workbook_fault::{WorkbookFault, WorkbookLimit};
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// How the record of a file begins in the directory of a container.
const DIRECTORY_RECORD: &[u8] = b"PK\x01\x02";

/// The files in the container of a workbook, each unpacked when it is asked for.
///
/// What is unpacked is bounded by what comes out and not by what the container says of itself, for each
/// file and for all together.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The place of each file by its name, in small letters and with `/`.
    places: HashMap<String, usize>,
    /// How many bytes may still be unpacked.
    left: u64,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, WorkbookFault> {
        // The directory is read as a whole, so its length is looked at before.
        let records = bytes
            .windows(DIRECTORY_RECORD.len())
            .filter(|window| *window == DIRECTORY_RECORD);
        if records.count() as u64 > WorkbookLimit::Parts.most() {
            let limit = WorkbookLimit::Parts;
            return Err(WorkbookFault::TooLarge { limit });
        }
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|error| fault(&error, "its container"))?;
        let mut places = HashMap::new();
        for index in 0..archive.len() {
            if let Some(Ok(name)) = archive.name_for_index(index) {
                places.entry(key(&name)).or_insert(index);
            }
        }
        Ok(Self {
            archive,
            places,
            left: WorkbookLimit::Unpacked.most(),
        })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.places.contains_key(&key(name))
    }

    /// The bytes of a file; `None` if there is none of this name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, WorkbookFault> {
        let Some(&place) = self.places.get(&key(name)) else {
            return Ok(None);
        };
        let file = self
            .archive
            .by_index(place)
            .map_err(|error| fault(&error, name))?;
        let (most, limit) = if self.left < WorkbookLimit::Part.most() {
            (self.left, WorkbookLimit::Unpacked)
        } else {
            (WorkbookLimit::Part.most(), WorkbookLimit::Part)
        };
        let declared = file.size();
        if declared > most {
            return Err(WorkbookFault::TooLarge { limit });
        }
        let mut bytes = Vec::new();
        let read = file.take(declared + 1).read_to_end(&mut bytes);
        read.map_err(|_| WorkbookFault::damaged(name))?;
        if bytes.len() as u64 != declared {
            return Err(WorkbookFault::damaged(name));
        }
        self.left -= declared;
        Ok(Some(bytes))
    }

    /// The text of a file that must be there.
    pub(super) fn text(&mut self, name: &str) -> Result<String, WorkbookFault> {
        let text = self.optional_text(name)?;
        text.ok_or_else(|| WorkbookFault::damaged(format!("{name} is missing")))
    }

    /// The text of a file; `None` if there is none of this name.
    pub(super) fn optional_text(&mut self, name: &str) -> Result<Option<String>, WorkbookFault> {
        let Some(bytes) = self.part(name)? else {
            return Ok(None);
        };
        let text = String::from_utf8(bytes);
        text.map(Some)
            .map_err(|_| WorkbookFault::damaged(format!("{name} is not UTF-8")))
    }
}

/// A name as it is compared: spreadsheets write `/xl/Workbook.xml` and `xl\workbook.xml`.
fn key(name: &str) -> String {
    name.trim_start_matches('/')
        .replace('\\', "/")
        .to_ascii_lowercase()
}

fn fault(error: &ZipError, what: &str) -> WorkbookFault {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            WorkbookFault::Protected
        }
        _ => WorkbookFault::damaged(what),
    }
}

/// The name of a file from the folder of another one.
pub(super) fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut folders: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                folders.pop();
            }
            part => folders.push(part),
        }
    }
    folders.join("/")
}

/// The folder of a file, and its name there.
pub(super) fn split_folder(name: &str) -> (&str, &str) {
    name.rsplit_once('/').unwrap_or(("", name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_resolved_from_their_folder() {
        for (target, name) in [
            ("worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("../docProps/app.xml", "docProps/app.xml"),
            ("./a.xml", "xl/a.xml"),
            ("../../../a.xml", "a.xml"),
        ] {
            assert_eq!(resolved("xl", target), name, "{target}");
        }
        assert_eq!(split_folder("xl/workbook.xml"), ("xl", "workbook.xml"));
        assert_eq!(split_folder("workbook.xml"), ("", "workbook.xml"));
    }
}
