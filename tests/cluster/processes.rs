//! Programs as processes, which end with the test that started them.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// Longer than anything takes that a test waits for.
const PATIENCE: Duration = Duration::from_secs(120);

/// A program of the examples, ready to be started.
pub(crate) fn program(name: &str) -> Command {
    let own = std::env::current_exe().unwrap();
    let profile = own.parent().unwrap().parent().unwrap();
    let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let path = profile.join("examples").join(name);
    assert!(
        path.is_file(),
        "{} is not built: run `cargo build --features ballista --example sql --example cluster` first",
        path.display()
    );
    Command::new(path)
}

/// How a program ends and what it writes; one that does not end is killed.
pub(crate) fn output(program: &mut Command) -> Output {
    let folder = TestFolder::new();
    Process::start(&folder, "program", program).finish()
}

/// What a program prints that must succeed.
pub(crate) fn printed(program: &mut Command) -> String {
    let output = output(program);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), told.as_str()), (Some(0), ""));
    String::from_utf8(output.stdout).unwrap()
}

/// What a program says that refuses something.
pub(crate) fn refused(output: Output) -> String {
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr).unwrap()
}

/// A folder of a test's own, which is removed in the end.
pub(crate) struct TestFolder(PathBuf);

impl TestFolder {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("junheng-cluster-{}-{count}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for TestFolder {
    fn drop(&mut self) {
        // What cannot be removed stays in the folder for temporary files.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A process that is killed and waited for when its test ends.
pub(crate) struct Process {
    child: Child,
    output: PathBuf,
    log: PathBuf,
}

impl Process {
    /// Starts a program; what it says goes to files, so that it never waits for a reader.
    pub(crate) fn start(folder: &TestFolder, name: &str, program: &mut Command) -> Self {
        let output = folder.path().join(format!("{name}.out"));
        let log = folder.path().join(format!("{name}.log"));
        let child = program
            .stdin(Stdio::null())
            .stdout(File::create(&output).unwrap())
            .stderr(File::create(&log).unwrap())
            .spawn()
            .unwrap();
        Self { child, output, log }
    }

    /// What it has written to standard error.
    pub(crate) fn log(&self) -> String {
        String::from_utf8_lossy(&fs::read(&self.log).unwrap()).into_owned()
    }

    /// Waits until its standard output has a line.
    pub(crate) fn first_line(&mut self) -> String {
        let output = self.output.clone();
        self.wait_for("a line on standard output", move |_| {
            let text = fs::read_to_string(&output).unwrap();
            text.split_once('\n').map(|(line, _)| line.to_owned())
        })
    }

    /// Waits until its log has a text.
    pub(crate) fn wait_for_log(&mut self, text: &str) {
        self.wait_for(text, |process| process.log().contains(text).then_some(()));
    }

    /// Waits for something while the process runs.
    fn wait_for<T>(&mut self, what: &str, found: impl Fn(&Self) -> Option<T>) -> T {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(found) = found(self) {
                return found;
            }
            if let Some(status) = self.child.try_wait().unwrap() {
                panic!("ended with {status} before {what}: {}", self.log());
            }
            assert!(Instant::now() < end, "no {what}: {}", self.log());
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits until it ends, and gives how it ended and what it wrote.
    pub(crate) fn finish(mut self) -> Output {
        let end = Instant::now() + PATIENCE;
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(Instant::now() < end, "it does not end: {}", self.log());
            thread::sleep(Duration::from_millis(20));
        };
        Output {
            status,
            stdout: fs::read(&self.output).unwrap(),
            stderr: fs::read(&self.log).unwrap(),
        }
    }

    /// Ends it as a machine ends that loses its power.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // One that has ended cannot be killed any more.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A scheduler and its executors.
pub(crate) struct Cluster {
    pub(crate) executors: Vec<Process>,
    scheduler: Process,
    /// Where the scheduler is.
    pub(crate) address: String,
}

impl Cluster {
    /// How long an executor may be silent in a test.
    const TIMEOUT: &str = "7";

    /// Starts a scheduler and so many executors of one core, which are at work then.
    pub(crate) fn start(folder: &TestFolder, executors: usize) -> Self {
        let mut command = program("cluster");
        command.args([
            "scheduler",
            "--port",
            "0",
            "--executor-timeout",
            Self::TIMEOUT,
        ]);
        let mut scheduler = Process::start(folder, "scheduler", &mut command);
        let line = scheduler.first_line();
        let address = line.strip_prefix("scheduler at ").unwrap().to_owned();

        let start = |number: usize| {
            let mut command = program("cluster");
            command.args(["executor", "--cores", "1", "--scheduler", &address]);
            command.env("RUST_LOG", "info");
            let work = folder.path().join(format!("work-{number}"));
            command.arg("--work-dir").arg(work);
            let mut executor = Process::start(folder, &format!("executor-{number}"), &mut command);
            executor.wait_for_log("Starting poll work loop");
            executor
        };
        let executors = (0..executors).map(start).collect();
        Self {
            executors,
            scheduler,
            address,
        }
    }

    /// A query to the cluster.
    pub(crate) fn query(&self, table: &str, query: &str) -> Command {
        let mut command = program("cluster");
        command.args(["query", "--scheduler", &self.address, "--format", "csv"]);
        command.args(["--partitions", "6", "--table", table, query]);
        command
    }

    /// Ends the scheduler as a machine ends that loses its power.
    pub(crate) fn kill_scheduler(&mut self) {
        self.scheduler.kill();
    }

    /// What the scheduler has to complain of.
    pub(crate) fn log(&self) -> String {
        self.scheduler.log()
    }
}
