//! The pages of the guide say each thing once, and quote what the programs print.
//!
//! `cargo test` builds the examples before it runs the tests. A run of this binary alone does not.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A page of the guide.
struct Page {
    name: String,
    text: String,
}

impl Page {
    fn new(name: &str, text: &str) -> Self {
        Self {
            name: name.to_owned(),
            text: text.to_owned(),
        }
    }

    /// Its lines outside of fences, each with its number.
    fn prose(&self) -> Vec<(usize, &str)> {
        let mut fenced = false;
        let mut prose = Vec::new();
        for (index, line) in self.text.lines().enumerate() {
            if line.starts_with("```") {
                fenced = !fenced;
            } else if !fenced {
                prose.push((index + 1, line));
            }
        }
        prose
    }
}

/// Every page of the guide, and the README.
fn pages() -> Vec<Page> {
    let mut paths: Vec<PathBuf> = fs::read_dir(root().join("src/docs"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    paths.sort();
    paths.push(root().join("README.md"));
    assert!(paths.len() > 6, "there are pages");
    paths
        .iter()
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap();
            Page::new(name, &fs::read_to_string(path).unwrap())
        })
        .collect()
}

/// The level of a heading; `None` for any other line.
fn heading_level(line: &str) -> Option<usize> {
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    (level > 0 && text.starts_with(' ')).then_some(level)
}

/// The rows of the tables, without their headers and the lines below these.
fn table_rows<'p>(prose: &[(usize, &'p str)]) -> Vec<(usize, &'p str)> {
    let mut rows = Vec::new();
    let mut header = true;
    for (number, line) in prose {
        if !line.starts_with('|') {
            header = true;
        } else if line.starts_with("|-") {
            header = false;
        } else if !header {
            rows.push((*number, *line));
        }
    }
    rows
}

/// The bullets, each with the lines that go on with it.
fn bullets(prose: &[(usize, &str)]) -> Vec<(usize, String)> {
    let mut bullets: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    for (number, line) in prose {
        if line.starts_with("- ") {
            bullets.push((*number, (*line).to_owned()));
            open = true;
        } else if open && line.starts_with("  ") {
            if let Some((_, text)) = bullets.last_mut() {
                text.push(' ');
                text.push_str(line.trim());
            }
        } else {
            open = false;
        }
    }
    bullets
}

/// What stands on a page more than once, with the line of each but the first.
fn repeated<T: Ord + AsRef<str>>(page: &Page, all: Vec<(usize, T)>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut faults = Vec::new();
    for (number, text) in all {
        if seen.contains(&text) {
            let (name, text) = (&page.name, text.as_ref());
            faults.push(format!(
                "{name}:{number} stands there a second time: {text}"
            ));
        }
        seen.insert(text);
    }
    faults
}

fn repeated_headings(page: &Page) -> Vec<String> {
    let headings = page.prose().into_iter().filter_map(|(number, line)| {
        heading_level(line).map(|level| (number, line[level..].trim().to_owned()))
    });
    repeated(page, headings.collect())
}

fn repeated_rows_and_bullets(page: &Page) -> Vec<String> {
    let prose = page.prose();
    let mut faults = repeated(page, table_rows(&prose));
    faults.extend(repeated(page, bullets(&prose)));
    faults
}

/// Headings with nothing below them: what follows is no deeper heading and no text, but a heading of
/// the same or a higher level, or the end of the page.
fn empty_chapters(page: &Page) -> Vec<String> {
    let lines = page.text.lines().filter(|line| !line.trim().is_empty());
    let mut fenced = false;
    let mut last: Option<(usize, &str)> = None;
    let mut faults = Vec::new();
    for line in lines.chain(["# The end of the page"]) {
        let fence = line.starts_with("```");
        let level = if fenced || fence {
            None
        } else {
            heading_level(line)
        };
        fenced ^= fence;
        if let (Some((above, heading)), Some(level)) = (last, level)
            && level <= above
        {
            faults.push(format!("{}: nothing stands below `{heading}`", page.name));
        }
        last = level.map(|level| (level, line));
    }
    faults
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

fn on_all_pages(faults_of: impl Fn(&Page) -> Vec<String>) {
    let faults: Vec<String> = pages().iter().flat_map(faults_of).collect();
    assert_none(&faults);
}

#[test]
fn no_page_has_a_heading_twice() {
    on_all_pages(repeated_headings);
}

#[test]
fn no_page_has_a_row_or_a_bullet_twice() {
    on_all_pages(repeated_rows_and_bullets);
}

#[test]
fn the_readme_names_each_feature_once() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let features = manifest.split("[features]").nth(1).unwrap();
    let features = features.split("\n[").next().unwrap().lines();
    let features = features.filter_map(|line| line.split_once(" = ["));
    let mut features: Vec<&str> = features
        .map(|(name, _)| name)
        .filter(|name| !["default", "full"].contains(name))
        .collect();
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let table = readme.split("| feature | default |").nth(1).unwrap();
    let table = table.split("\n\n").next().unwrap().lines();
    let mut named: Vec<&str> = table
        .filter_map(|row| row.strip_prefix("| `")?.split('`').next())
        .collect();
    features.sort_unstable();
    named.sort_unstable();
    assert_eq!(named, features);
}

#[test]
fn no_chapter_is_empty() {
    on_all_pages(empty_chapters);
}

#[test]
fn a_page_that_was_joined_badly_would_be_found() {
    let page = Page::new(
        "joined.md",
        "# Page\n\n## Plans\n\n### Status\n\n- one\n  bullet\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n\
         ## Texts\n## Plans\n\n- one\n  bullet\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n\
         ```\n## Plans\n- one\n```\n\n## End\n",
    );
    assert_eq!(
        repeated_headings(&page),
        ["joined.md:15 stands there a second time: Plans"]
    );
    assert_eq!(
        repeated_rows_and_bullets(&page),
        [
            "joined.md:22 stands there a second time: | 1 | 2 |",
            "joined.md:17 stands there a second time: - one bullet",
        ]
    );
    assert_eq!(
        empty_chapters(&page),
        [
            "joined.md: nothing stands below `## Texts`",
            "joined.md: nothing stands below `## End`",
        ]
    );
}

/// The contents that a folder has, as the names of its files and of the folders in it that are rooms,
/// without `mod` and `tests`.
fn contents(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension().is_some_and(|extension| extension == "rs")
                || path.join("mod.rs").is_file()
        })
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .filter(|name| name != "mod" && name != "tests")
        .collect()
}

/// What stands between back-ticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The names in the first column of the table of contents in the documentation of a module: the first
/// table that is headed `file` or `module`. `None` without such a table.
fn listed(source: &str) -> Option<Vec<String>> {
    let first_cell = |line: &str| {
        let row = line.strip_prefix("//! |")?;
        Some(row.split('|').next().unwrap_or_default().trim().to_owned())
    };
    let mut cells = source
        .lines()
        .take_while(|line| line.starts_with("//!"))
        .map(first_cell)
        .skip_while(|cell| !matches!(cell.as_deref(), Some("file" | "module")));
    cells.next()?;
    let rows = cells.skip(1).map_while(|cell| cell);
    Some(
        rows.flat_map(|cell| quoted(&cell).map(str::to_owned).collect::<Vec<_>>())
            .collect(),
    )
}

/// What is wrong with the table of contents of a folder.
fn contents_faults(source: &str, contents: &BTreeSet<String>) -> Vec<String> {
    let Some(listed) = listed(source) else {
        return vec!["there is no table of contents".to_owned()];
    };
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for name in listed {
        if !contents.contains(&name) {
            faults.push(format!("`{name}` is listed and not there"));
        } else if seen.contains(&name) {
            faults.push(format!("`{name}` is listed twice"));
        }
        seen.insert(name);
    }
    let missing = contents.difference(&seen);
    faults.extend(missing.map(|name| format!("`{name}` is there and not listed")));
    faults
}

/// Every folder of the library that is a module.
fn module_folders(folder: &Path) -> Vec<PathBuf> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if path.join("mod.rs").is_file() {
                folders.push(path.clone());
            }
            folders.extend(module_folders(&path));
        }
    }
    folders.sort();
    folders
}

#[test]
fn tables_of_contents_have_each_file_of_their_folder_once() {
    let mut faults = Vec::new();
    for folder in module_folders(&root().join("src")) {
        let contents = contents(&folder);
        // The guide has pages, and no files of code.
        if contents.is_empty() {
            continue;
        }
        let source = fs::read_to_string(folder.join("mod.rs")).unwrap();
        let folder = folder.strip_prefix(root()).unwrap().display();
        let found = contents_faults(&source, &contents);
        faults.extend(
            found
                .iter()
                .map(|fault| format!("{folder}/mod.rs: {fault}")),
        );
    }
    assert_none(&faults);
}

#[test]
fn a_wrong_table_of_contents_would_be_found() {
    let contents = BTreeSet::from(["number", "order", "rounding", "room"].map(str::to_owned));
    let source = "//! Numbers.\n//!\n//! | measure | what |\n//! |---|---|\n//! | `mean` | one |\n//!\n\
                  //! | file | what it holds |\n//! |---|---|\n//! | `number`, `order` | [`Number`] |\n\
                  //! | `order` | which is first (`lanes.rs`: the rest) |\n//! | `lanes` | sums |\n\
                  //! | [`room`] | a room |\n//!\n//! | `mean` | |\n\nmod number;\n";
    assert_eq!(
        contents_faults(source, &contents),
        [
            "`order` is listed twice",
            "`lanes` is listed and not there",
            "`rounding` is there and not listed",
        ]
    );
    assert_eq!(
        contents_faults("//! Numbers.\n\nmod number;\n", &contents),
        ["there is no table of contents"]
    );
}

/// The arguments of a command that runs an example, the name of the example first.
fn example_command(code: &str) -> Option<Vec<String>> {
    let command = code.strip_prefix("cargo run ")?;
    let mut words = command
        .split_whitespace()
        .skip_while(|word| *word != "--example")
        .skip(1);
    let name = words.next()?.to_owned();
    let arguments = words.filter(|word| *word != "--").map(str::to_owned);
    Some([name].into_iter().chain(arguments).collect())
}

/// What a page quotes: the lines of a block of text, and the command that prints them.
#[derive(Debug, PartialEq, Eq)]
struct Quotation {
    number: usize,
    command: Vec<String>,
    lines: Vec<String>,
}

/// The blocks of text that stand behind a command, each with the last one before it under the same
/// heading. A command stands in a block of `sh` or between back-ticks.
fn quotations(page: &Page) -> Vec<Quotation> {
    let mut quotations: Vec<Quotation> = Vec::new();
    let mut command: Option<Vec<String>> = None;
    let mut fence: Option<&str> = None;
    // A paragraph, as a command in it may go on in the next line; or a line that ends in `\`.
    let mut before = String::new();
    for (index, line) in page.text.lines().enumerate() {
        match (fence, line.strip_prefix("```")) {
            (None, Some(kind)) => {
                fence = Some(kind);
                before.clear();
                if let ("text", Some(command)) = (kind, &command) {
                    quotations.push(Quotation {
                        number: index + 1,
                        command: command.clone(),
                        lines: Vec::new(),
                    });
                }
            }
            (Some(_), Some(_)) => fence = None,
            (Some("text"), None) if command.is_some() => {
                if let Some(quotation) = quotations.last_mut() {
                    quotation.lines.push(line.to_owned());
                }
            }
            (Some("sh"), None) => {
                before.push_str(line.trim_end_matches('\\'));
                if !line.ends_with('\\') {
                    command = example_command(&before).or(command);
                    before.clear();
                }
            }
            (Some(_), None) => {}
            (None, None) if heading_level(line).is_some() => command = None,
            (None, None) if line.trim().is_empty() => before.clear(),
            (None, None) => {
                before.push_str(line);
                before.push(' ');
                let last = quoted(&before).filter_map(example_command).last();
                command = last.or(command);
            }
        }
    }
    quotations
}

/// The first line that is not printed, where the lines should stand in the output one behind the other;
/// `…` stands for any lines.
fn not_printed<'l>(lines: &'l [String], output: &str) -> Option<&'l str> {
    let output: Vec<&str> = output.lines().collect();
    let mut rest = output.as_slice();
    for part in lines.split(|line| line == "…") {
        let stands = |at: &usize| {
            let there = rest.iter().skip(*at);
            there
                .zip(part)
                .filter(|(one, other)| **one == **other)
                .count()
                == part.len()
        };
        let Some(at) = (0..=rest.len()).find(stands) else {
            let alone = part.iter().find(|line| !rest.contains(&line.as_str()));
            return alone.or(part.first()).map(String::as_str);
        };
        rest = rest.get(at + part.len()..).unwrap_or_default();
    }
    None
}

/// The figures that a page says a program prints without arguments, as in "`measure` prints `0.25`".
fn figures_told(page: &Page) -> Vec<(usize, String, String)> {
    let mut told = Vec::new();
    for (number, line) in page.prose() {
        let pieces: Vec<&str> = line.split('`').collect();
        for piece in pieces.windows(3).skip(1).step_by(2) {
            if let [program, " prints ", figure] = piece {
                told.push((number, (*program).to_owned(), (*figure).to_owned()));
            }
        }
    }
    told
}

#[test]
fn a_wrong_quotation_would_be_found() {
    let page = Page::new(
        "page.md",
        "# Page\n\n`cargo run --release --example measure --\nfile.csv` begins\n\n```text\na\n…\nd\n```\n\n\
         ```sh\ncargo run --example hold_table -- \\\n    --lang zh\n```\n\nso that\n\n```text\nb\n```\n\n\
         ## Other\n\n```text\nformula\n```\n\nThe `measure` prints `0.25`, and `measure` prints `7`.\n",
    );
    let words = |words: &[&str]| -> Vec<String> { words.iter().map(|&w| w.to_owned()).collect() };
    assert_eq!(
        quotations(&page),
        [
            Quotation {
                number: 6,
                command: words(&["measure", "file.csv"]),
                lines: words(&["a", "…", "d"]),
            },
            Quotation {
                number: 19,
                command: words(&["hold_table", "--lang", "zh"]),
                lines: words(&["b"]),
            },
        ]
    );
    let figure = |text: &str| (29, "measure".to_owned(), text.to_owned());
    assert_eq!(figures_told(&page), [figure("0.25"), figure("7")]);

    let quoted = words(&["a", "b", "…", "d"]);
    assert_eq!(not_printed(&quoted, "0\na\nb\nc\nd\n"), None);
    assert_eq!(not_printed(&quoted, "0\na\nb\nc\nd.\n"), Some("d"));
    assert_eq!(not_printed(&quoted, "d\na\nb\n"), Some("d"));
    // Something stands between them.
    assert_eq!(not_printed(&quoted, "a\n0\nb\nd\n"), Some("a"));
}

#[cfg(all(feature = "csv", feature = "json", feature = "plan"))]
mod programs {
    use super::{figures_told, not_printed, pages, quotations};
    use crate::programs::printed;

    #[test]
    fn quoted_output_is_what_the_programs_print() {
        let mut count = 0;
        let mut faults = Vec::new();
        for page in pages() {
            for quotation in quotations(&page) {
                let (example, arguments) = quotation.command.split_first().unwrap();
                let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
                let (output, _) = printed(example, &arguments);
                if let Some(line) = not_printed(&quotation.lines, &output) {
                    let (name, number) = (&page.name, quotation.number);
                    let command = quotation.command.join(" ");
                    faults.push(format!(
                        "{name}:{number}: `{command}` does not print this there: {line}"
                    ));
                }
                count += 1;
            }
        }
        super::assert_none(&faults);
        // Fewer would mean that quotations are no longer found.
        assert!(count >= 12, "{count} quotations");
    }

    #[test]
    fn figures_told_are_what_the_programs_print() {
        let mut count = 0;
        for page in pages() {
            for (number, example, figure) in figures_told(&page) {
                let (output, _) = printed(&example, &[]);
                assert!(
                    output.contains(&figure),
                    "{}:{number}: `{example}` does not print {figure}",
                    page.name
                );
                count += 1;
            }
        }
        assert!(count > 0, "no figure is told");
    }
}
