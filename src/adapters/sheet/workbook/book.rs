//! Opens a workbook of any format.

use crate::adapters::sheet::fault::workbook_fault::WorkbookFault;
use crate::adapters::sheet::workbook::compound::Compound;
use crate::adapters::sheet::workbook::ods::Ods;
use crate::adapters::sheet::workbook::package::Package;
use crate::adapters::sheet::workbook::relations::Relations;
use crate::adapters::sheet::workbook::sheets::Workbook;
use crate::adapters::sheet::workbook::xls::Xls;
use crate::adapters::sheet::workbook::xlsb::Xlsb;
use crate::adapters::sheet::workbook::xlsx::Xlsx;

/// How a container of ZIP begins.
const ZIP: &[u8] = b"PK\x03\x04";

/// How a compound file begins.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Whether a file with this beginning is the container of a workbook, if it is anything.
pub(super) fn is_container(start: &[u8]) -> bool {
    start.starts_with(ZIP) || start.starts_with(COMPOUND)
}

/// Opens a workbook of any format, by its content.
pub(super) fn open(bytes: &[u8]) -> Result<Box<dyn Workbook + '_>, WorkbookFault> {
    Ok(if bytes.starts_with(ZIP) {
        let mut package = Package::open(bytes)?;
        if package.has("content.xml") && package.has("mimetype") {
            Box::new(Ods::open(package)?)
        } else {
            let main = main_part(&mut package)?;
            if main.to_ascii_lowercase().ends_with(".bin") {
                Box::new(Xlsb::open(package, &main)?)
            } else {
                Box::new(Xlsx::open(package, &main)?)
            }
        }
    } else {
        let compound = Compound::open(bytes)?;
        if compound.has("EncryptedPackage") {
            return Err(WorkbookFault::Protected);
        }
        Box::new(Xls::open(&compound)?)
    })
}

/// The name of the file of a container that lists the sheets.
fn main_part(package: &mut Package<'_>) -> Result<String, WorkbookFault> {
    let relations = Relations::of_package(package)?;
    let named = relations.target_of("/officeDocument");
    let usual = ["xl/workbook.xml", "xl/workbook.bin"].map(str::to_owned);
    let found = named.into_iter().chain(usual).find(|name| {
        let name = name.to_ascii_lowercase();
        let (_, file) = name.rsplit_once('/').unwrap_or(("", &name));
        file.starts_with("workbook") && package.has(&name)
    });
    found.ok_or(WorkbookFault::NoWorkbook {
        container: "ZIP container",
    })
}
