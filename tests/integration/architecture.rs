//! Rooms import only downwards, and so do the rooms inside them; a file imports from the file that
//! defines a name; there is no circle, and no folder is too full.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Each room with the rooms that it may see.
const ROOMS: &[(&str, &[&str])] = &[
    ("numeric", &[]),
    ("model", &[]),
    ("judgement", &["model", "numeric"]),
    ("page", &["judgement", "model"]),
    ("ratio", &["judgement", "model", "numeric"]),
    ("standards", &["ratio", "judgement", "model", "numeric"]),
    (
        "evaluation",
        &[
            "standards",
            "ratio",
            "page",
            "judgement",
            "model",
            "numeric",
        ],
    ),
    (
        "planning",
        &["ratio", "page", "judgement", "model", "numeric"],
    ),
    (
        "improvement",
        &[
            "evaluation",
            "standards",
            "ratio",
            "page",
            "judgement",
            "model",
            "numeric",
        ],
    ),
    (
        "adapters",
        &[
            "improvement",
            "planning",
            "evaluation",
            "standards",
            "ratio",
            "page",
            "judgement",
            "model",
            "numeric",
        ],
    ),
];

/// The folders inside the rooms, from the ground up: each may see those that stand before it in its
/// room. The room's own files are named by the room.
const SUB_ROOMS: &[(&str, &[&str])] = &[
    (
        "numeric",
        &[
            "numeric",
            "numeric::number",
            "numeric::exact",
            "numeric::bulk",
            "numeric::inequality",
            "numeric::uncertainty",
            "numeric::forecast",
        ],
    ),
    (
        "model",
        &[
            "model::writing",
            "model::filing",
            "model",
            "model::plan",
            "model::statements",
        ],
    ),
    ("judgement", &["judgement"]),
    ("page", &["page"]),
    ("ratio", &["ratio", "ratio::catalogue"]),
    (
        "standards",
        &[
            "standards",
            "standards::county",
            "standards::table",
            "standards::catalogue",
        ],
    ),
    (
        "evaluation",
        &[
            "evaluation",
            "evaluation::progression",
            "evaluation::county",
            "evaluation::county::suppression",
            "evaluation::county::presentation",
            "evaluation::observed",
            "evaluation::sensitivity",
            "evaluation::area",
            "evaluation::area::presentation",
            "evaluation::years",
            "evaluation::years::presentation",
            "evaluation::table",
            "evaluation::table::presentation",
        ],
    ),
    (
        "planning",
        &[
            "planning",
            "planning::rules",
            "planning::tracking",
            "planning::tracking::presentation",
            "planning::statements",
            "planning::enrolment",
            "planning::enrolment::presentation",
        ],
    ),
    (
        "improvement",
        &[
            "improvement",
            "improvement::problem",
            "improvement::search",
            "improvement::plan",
            "improvement::presentation",
        ],
    ),
    (
        "adapters",
        &[
            "adapters",
            "adapters::sheet::cell",
            "adapters::sheet::fault",
            "adapters::sheet::text",
            "adapters::sheet::header",
            "adapters::sheet::source",
            "adapters::sheet::workbook",
            "adapters::sheet::rows",
            "adapters::sheet",
            "adapters::table::school",
            "adapters::table",
            "adapters::arrow",
            "adapters::datafusion",
            "adapters::ballista",
            "adapters::json",
            "adapters::schema",
        ],
    ),
];

/// The most files that a folder may have.
const FULL: usize = 16;

/// A module by its path, such as `numeric::number::rational`.
type Module = String;

/// The code of the crate: each module with the text of its file.
struct House {
    modules: BTreeMap<Module, Source>,
}

/// One file.
struct Source {
    code: String,
    /// Whether it is the `mod.rs` of a folder.
    is_door: bool,
}

/// What a path of the code leads to.
struct Target {
    module: Module,
    /// The step behind the module, where there is one: the name that is imported.
    name: Option<String>,
}

impl House {
    fn of_the_crate() -> Self {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut modules = BTreeMap::new();
        for (room, _) in ROOMS {
            for path in source_files(&source.join(room)) {
                let text = fs::read_to_string(&path).unwrap();
                let (module, is_door) = module_of(path.strip_prefix(&source).unwrap());
                let code = code_of(&text);
                modules.insert(module, Source { code, is_door });
            }
        }
        Self { modules }
    }

    /// A house of made-up files, for tests of the rules themselves.
    fn made_up(files: &[(&str, &str)]) -> Self {
        let modules = files.iter().map(|(path, text)| {
            let (module, is_door) = module_of(Path::new(path));
            let code = code_of(text);
            (module, Source { code, is_door })
        });
        Self {
            modules: modules.collect(),
        }
    }

    /// What the code of a module names, re-exports of a door left out: those are what a door is for.
    fn targets(&self, module: &str) -> Vec<Target> {
        let source = &self.modules[module];
        let paths = paths_named(&source.code, source.is_door);
        paths.iter().map(|path| self.target(path)).collect()
    }

    /// The deepest module of a path, and the step behind it.
    fn target(&self, path: &str) -> Target {
        let steps: Vec<&str> = path.split("::").collect();
        for length in (1..=steps.len()).rev() {
            let module = steps[..length].join("::");
            if self.modules.contains_key(&module) {
                let name = steps.get(length).map(ToString::to_string);
                return Target { module, name };
            }
        }
        Target {
            module: steps[0].to_owned(),
            name: steps.get(1).map(ToString::to_string),
        }
    }

    /// The modules that each module of a room needs from its own room.
    fn needs(&self, room: &str) -> BTreeMap<Module, BTreeSet<Module>> {
        let inside = self.modules.keys().filter(|module| room_of(module) == room);
        inside
            .map(|module| {
                let targets = self.targets(module).into_iter();
                let needed = targets
                    .map(|target| target.module)
                    .filter(|needed| room_of(needed) == room && needed != module);
                (module.clone(), needed.collect())
            })
            .collect()
    }

    /// Imports that pass through a door of the importing file's own room, though the name is defined
    /// in another file.
    fn through_the_own_door(&self) -> Vec<String> {
        let mut found = Vec::new();
        for module in self.modules.keys() {
            for target in self.targets(module) {
                let Some(name) = target.name else { continue };
                let Some(source) = self.modules.get(&target.module) else {
                    continue;
                };
                let same_room = annex_of(module) == annex_of(&target.module);
                if same_room && source.is_door && name != "*" && !defines(&source.code, &name) {
                    found.push(format!("{module}: {}::{name}", target.module));
                }
            }
        }
        found
    }

    /// The folder that a module stands in: a door is of its own folder.
    fn folder_of(&self, module: &str) -> Module {
        match self.modules.get(module) {
            Some(source) if source.is_door => module.to_owned(),
            _ => module
                .rsplit_once("::")
                .map_or(module, |(folder, _)| folder)
                .to_owned(),
        }
    }
}

/// The room of a module.
fn room_of(module: &str) -> &str {
    module.split("::").next().unwrap_or(module)
}

/// The room of a module, or the annex of the adapters that it is of: these do not see each other.
fn annex_of(module: &str) -> String {
    let steps = if room_of(module) == "adapters" { 2 } else { 1 };
    module
        .split("::")
        .take(steps)
        .collect::<Vec<_>>()
        .join("::")
}

pub(crate) fn source_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(source_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// The module of a file below `src`, and whether the file is the door of a folder.
fn module_of(path: &Path) -> (Module, bool) {
    let path = path.with_extension("");
    let mut steps: Vec<&str> = path.iter().map(|step| step.to_str().unwrap()).collect();
    let is_door = steps.last() == Some(&"mod");
    if is_door {
        steps.pop();
    }
    (steps.join("::"), is_door)
}

/// The lines of a file that are neither comments nor unit tests.
fn code_of(text: &str) -> String {
    let tests = ["\n#[cfg(test)]\n", "\n#[cfg(all(test,"];
    let end = tests.iter().filter_map(|start| text.find(start)).min();
    let end = end.unwrap_or(text.len());
    let lines = text[..end]
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The paths from `crate::` on that code names, each group of a `use` spelled out. Of a door, what it
/// re-exports is left out.
fn paths_named(code: &str, is_door: bool) -> Vec<String> {
    let mut paths = Vec::new();
    for (start, _) in code.match_indices("crate::") {
        let before = code[..start].trim_end();
        if before.ends_with("(in") || before.ends_with('$') {
            continue;
        }
        let line = code[..start].rsplit('\n').next().unwrap_or_default();
        if is_door && line.trim_start().starts_with("pub") && line.contains("use ") {
            continue;
        }
        paths.extend(spelled_out(&code[start + "crate::".len()..]));
    }
    paths
}

/// The paths of a tree such as `a::{b, c::{d, e}}`, which ends where neither a word nor a group goes on.
fn spelled_out(tree: &str) -> Vec<String> {
    let words = |sign: char| sign.is_alphanumeric() || matches!(sign, '_' | ':' | '*');
    let end = tree.find(|sign| !words(sign)).unwrap_or(tree.len());
    let (stem, rest) = tree.split_at(end);
    let Some(group) = rest.strip_prefix('{').filter(|_| stem.ends_with("::")) else {
        return vec![stem.trim_end_matches(':').to_owned()];
    };
    members(group)
        .into_iter()
        .flat_map(|member| spelled_out(member.trim()))
        .map(|path| match path.as_str() {
            "self" => stem.trim_end_matches(':').to_owned(),
            _ => format!("{stem}{path}"),
        })
        .collect()
}

/// The members of a group, whose opening brace is gone.
fn members(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut found) = (0, 0, Vec::new());
    for (index, sign) in group.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                found.push(&group[start..index]);
                start = index + 1;
                if sign == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    found.retain(|member| !member.trim().is_empty());
    found
}

/// Whether code defines a name, re-exports left out.
fn defines(code: &str, name: &str) -> bool {
    let kinds = ["fn", "struct", "enum", "trait", "type", "const", "static"];
    let is_word = |sign: char| sign.is_alphanumeric() || sign == '_';
    kinds.iter().any(|kind| {
        let definition = format!("{kind} {name}");
        code.match_indices(&definition)
            .any(|(start, found)| !code[start + found.len()..].starts_with(is_word))
    })
}

/// One circle of a graph, if there is any: what is left when all that needs nothing more is taken away,
/// again and again.
fn circle(needs: &BTreeMap<Module, BTreeSet<Module>>) -> Vec<Module> {
    let mut left: BTreeSet<&Module> = needs.keys().collect();
    loop {
        let free: Vec<&Module> = left
            .iter()
            .copied()
            .filter(|module| !needs[*module].iter().any(|needed| left.contains(needed)))
            .collect();
        if free.is_empty() {
            return left.into_iter().cloned().collect();
        }
        for module in free {
            left.remove(module);
        }
    }
}

/// Arrows from a folder to one that stands above it, or that is not in the list.
fn upward(house: &House, room: &str, order: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (module, needed) in house.needs(room) {
        let from = house.folder_of(&module);
        let floor = order.iter().position(|folder| *folder == from);
        for target in needed {
            let to = house.folder_of(&target);
            let below = order.iter().position(|folder| *folder == to);
            let is_downward =
                matches!((floor, below), (Some(floor), Some(below)) if below <= floor);
            if !is_downward {
                found.push(format!("{module} imports from {target}"));
            }
        }
    }
    found
}

#[test]
fn rooms_import_only_downwards() {
    let house = House::of_the_crate();
    for (room, below) in ROOMS {
        let inside = house
            .modules
            .keys()
            .filter(|module| room_of(module) == *room);
        let mut files = 0;
        for module in inside {
            files += 1;
            for target in house.targets(module) {
                let named = room_of(&target.module);
                let allowed = named == *room || below.contains(&named);
                assert!(allowed, "{module} imports from `{named}`");
            }
        }
        assert!(files > 0, "the room {room} is empty");
    }
}

#[test]
fn folders_of_a_room_import_only_downwards() {
    let house = House::of_the_crate();
    for (room, order) in SUB_ROOMS {
        assert_eq!(upward(&house, room, order), [""; 0], "in {room}");
    }
}

#[test]
fn adapters_do_not_see_each_other() {
    let house = House::of_the_crate();
    for (module, needed) in house.needs("adapters") {
        for target in needed {
            // Tables are read from sheets, and record batches as such tables; nothing else of an
            // annex is seen by another.
            let (from, to) = (annex_of(&module), annex_of(&target));
            let seen: &[&str] = match from.as_str() {
                "adapters::table" => &["adapters::sheet"],
                "adapters::arrow" => &["adapters::sheet", "adapters::table"],
                "adapters::datafusion" => &["adapters::arrow"],
                "adapters::ballista" => &["adapters::datafusion"],
                _ => &[],
            };
            assert!(
                from == to || seen.contains(&to.as_str()),
                "{module}: {target}"
            );
        }
    }
}

#[test]
fn no_file_needs_itself_by_way_of_others() {
    let house = House::of_the_crate();
    for (room, _) in ROOMS {
        assert_eq!(circle(&house.needs(room)), [""; 0], "in {room}");
    }
}

#[test]
fn names_are_imported_from_the_file_that_defines_them() {
    assert_eq!(House::of_the_crate().through_the_own_door(), [""; 0]);
}

#[test]
fn paths_begin_at_the_root_of_the_crate() {
    for (module, source) in &House::of_the_crate().modules {
        assert!(!source.code.contains("super::"), "{module}");
    }
}

#[test]
fn no_two_public_types_have_one_name() {
    let house = House::of_the_crate();
    let mut found: BTreeMap<&str, &str> = BTreeMap::new();
    for (module, source) in &house.modules {
        for line in source.code.lines() {
            let kinds = ["pub struct ", "pub enum ", "pub trait "];
            let Some(rest) = kinds.iter().find_map(|kind| line.strip_prefix(kind)) else {
                continue;
            };
            let name = rest.split(|sign: char| !sign.is_alphanumeric()).next();
            let name = name.unwrap_or_default();
            let other = found.insert(name, module);
            assert_eq!(other, None, "`{name}` is in {module} too");
        }
    }
    assert!(found.len() > 300, "{}", found.len());
}

#[test]
fn no_folder_is_too_full() {
    let house = House::of_the_crate();
    let mut files: BTreeMap<Module, usize> = BTreeMap::new();
    for module in house.modules.keys() {
        *files.entry(house.folder_of(module)).or_default() += 1;
    }
    for (folder, count) in files {
        assert!(count <= FULL, "{folder} has {count} files");
    }
}

#[test]
fn paths_are_found_in_groups_and_in_code() {
    let code = "use crate::a::{B, c::{D, self}};\npub use crate::e::F;\nlet g = crate::h::i(1);";
    assert_eq!(
        paths_named(code, false),
        ["a::B", "a::c::D", "a::c", "e::F", "h::i"]
    );
    assert_eq!(paths_named(code, true), ["a::B", "a::c::D", "a::c", "h::i"]);
    let source = "use crate::evaluation::Report;\n// crate::standards in a comment\n";
    assert_eq!(paths_named(&code_of(source), false), ["evaluation::Report"]);
}

#[test]
fn what_breaks_a_rule_is_found() {
    let house = House::made_up(&[
        (
            "model/mod.rs",
            "pub use one::One;\npub use crate::model::two::Two;",
        ),
        (
            "model/one.rs",
            "use crate::model::two::Two;\npub struct One;",
        ),
        (
            "model/two.rs",
            "use crate::model::One;\nuse crate::model::one::One;",
        ),
        ("model/three.rs", "use crate::model::one::One;"),
    ]);
    let needs = house.needs("model");
    let through_the_door: BTreeSet<Module> = needs["model::two"].clone();
    assert_eq!(
        through_the_door.into_iter().collect::<Vec<_>>(),
        ["model", "model::one"]
    );
    assert_eq!(house.through_the_own_door(), ["model::two: model::One"]);
    assert_eq!(circle(&needs), ["model::one", "model::three", "model::two"]);

    let house = House::made_up(&[
        ("model/low/file.rs", "use crate::model::high::file::High;"),
        ("model/high/file.rs", ""),
    ]);
    let order = ["model::low", "model::high"];
    let found = ["model::low::file imports from model::high::file"];
    assert_eq!(upward(&house, "model", &order), found);
}

#[test]
fn the_way_of_a_cell_names_what_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let page = fs::read_to_string(root.join("docs/design.md")).unwrap();
    let way = page
        .lines()
        .skip_while(|line| *line != "## Which way does a cell go to a verdict?")
        .skip_while(|line| *line != "```text")
        .skip(1)
        .take_while(|line| *line != "```")
        .filter_map(|line| line.split_whitespace().next())
        .filter(|step| *step != "│");
    let mut steps = 0;
    for step in way {
        assert!(root.join(step).exists(), "{step}");
        steps += 1;
    }
    assert!(steps > 20, "{steps} steps");
}
