//! Runs example programs, as a user runs them, and gives them files that a test writes.
//!
//! `cargo test` builds the examples before it runs the tests. A run of this binary alone does not.

use std::fs;
use std::path::{Path, PathBuf};
#[cfg(unix)]
use std::process::Stdio;
use std::process::{Command, Output};

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The program of an example, beside the folder of this test's own program.
fn program(example: &str) -> PathBuf {
    let own = std::env::current_exe().unwrap();
    let profile = own.parent().and_then(Path::parent).unwrap();
    let name = format!("{example}{}", std::env::consts::EXE_SUFFIX);
    let program = profile.join("examples").join(name);
    assert!(
        program.is_file(),
        "{} is not built: run `cargo test` without `--test`, or `cargo build --example {example}` \
         with the same profile and features first",
        program.display()
    );
    program
}

/// Runs a program where the README stands.
pub(crate) fn run(example: &str, arguments: &[&str]) -> Output {
    Command::new(program(example))
        .args(arguments)
        .current_dir(root())
        .output()
        .unwrap()
}

/// Runs a program with a text on its standard input.
#[cfg(unix)]
pub(crate) fn run_with_input(example: &str, arguments: &[&str], input: &str) -> Output {
    use std::io::Write as _;
    let mut child = Command::new(program(example))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut pipe = child.stdin.take().unwrap();
    pipe.write_all(input.as_bytes()).unwrap();
    drop(pipe);
    child.wait_with_output().unwrap()
}

/// What a program prints that must succeed, and what it says beside.
pub(crate) fn printed(example: &str, arguments: &[&str]) -> (String, String) {
    let output = run(example, arguments);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{example}: {told}");
    (String::from_utf8(output.stdout).unwrap(), told)
}

/// The lines that a program says of files that it refuses.
pub(crate) fn refused(example: &str, arguments: &[&str]) -> Vec<String> {
    let output = run(example, arguments);
    assert_eq!(output.status.code(), Some(2), "{example}");
    assert!(output.stdout.is_empty(), "{example} prints an answer");
    let told = String::from_utf8(output.stderr).unwrap();
    told.lines().map(str::to_owned).collect()
}

/// A file of a test's own, which is removed in the end.
pub(crate) struct TestFile(PathBuf);

impl TestFile {
    pub(crate) fn new(name: &str, text: &str) -> Self {
        let name = format!("junheng-{}-{name}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::write(&path, text).unwrap();
        Self(path)
    }

    pub(crate) fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for TestFile {
    fn drop(&mut self) {
        // What cannot be removed stays in the folder for temporary files.
        let _ = fs::remove_file(&self.0);
    }
}
