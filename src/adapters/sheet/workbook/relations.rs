//! Which file of a container belongs to which, by the list that says so.

use crate::adapters::sheet::fault::workbook_fault::{WorkbookFault, WorkbookLimit};
use crate::adapters::sheet::workbook::package::{Package, resolved, split_folder};
use crate::adapters::sheet::workbook::xml::{Step, Xml};

/// The files that belong to one.
#[derive(Clone, Debug, Default)]
pub(super) struct Relations {
    list: Vec<Relation>,
}

#[derive(Clone, Debug)]
struct Relation {
    id: String,
    kind: String,
    target: String,
}

impl Relations {
    /// The files that belong to the container.
    pub(super) fn of_package(package: &mut Package<'_>) -> Result<Self, WorkbookFault> {
        Self::read(package, "_rels/.rels", "")
    }

    /// The files that belong to a file.
    pub(super) fn of_part(package: &mut Package<'_>, part: &str) -> Result<Self, WorkbookFault> {
        let (folder, file) = split_folder(part);
        let name = format!("{folder}/_rels/{file}.rels");
        Self::read(package, &name, folder)
    }

    fn read(package: &mut Package<'_>, name: &str, folder: &str) -> Result<Self, WorkbookFault> {
        let mut relations = Self::default();
        let Some(text) = package.optional_text(name)? else {
            return Ok(relations);
        };
        let mut xml = Xml::new(name, &text, 0);
        while let Some(step) = xml.step()? {
            if let Step::Begin(element) = step
                && element.name() == "Relationship"
            {
                if relations.list.len() as u64 >= WorkbookLimit::Parts.most() {
                    let limit = WorkbookLimit::Parts;
                    return Err(WorkbookFault::TooLarge { limit });
                }
                let get = |name: &str| element.attribute(name).unwrap_or_default();
                relations.list.push(Relation {
                    id: get("Id"),
                    kind: get("Type"),
                    target: resolved(folder, &get("Target")),
                });
            }
        }
        Ok(relations)
    }

    /// The file of an identifier, and what it is.
    pub(super) fn find(&self, id: &str) -> Option<(&str, &str)> {
        let found = self.list.iter().find(|one| one.id == id)?;
        Some((&found.target, &found.kind))
    }

    /// The first file whose kind ends with a word.
    pub(super) fn target_of(&self, kind: &str) -> Option<String> {
        let found = self.list.iter().find(|one| one.kind.ends_with(kind))?;
        Some(found.target.clone())
    }
}
