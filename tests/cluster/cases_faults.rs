//! What the program says when something is missing, and when.

use crate::processes::{Cluster, Process, TestFolder, program, refused};
use std::net::TcpListener;
use std::process::Command;
use std::time::{Duration, Instant};

fn cluster(arguments: &[&str]) -> Command {
    let mut command = program("cluster");
    command.args(arguments);
    command
}

/// An address on which nobody listens.
fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().to_string()
}

#[test]
fn who_finds_no_scheduler_says_so_in_time() {
    let address = nobody();
    for role in ["query", "executor"] {
        let begin = Instant::now();
        let mut command = cluster(&[role, "--scheduler", &address, "--wait", "1"]);
        let told = refused(command.output().unwrap());
        assert_eq!(
            told,
            format!(
                "no scheduler answers at {address} within 1 s: start one with `cluster scheduler`, or \
                 name another with --scheduler\n"
            )
        );
        assert!(begin.elapsed() < Duration::from_secs(20));
    }
}

#[test]
fn what_is_no_scheduler_is_not_taken_for_one() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let answering = std::thread::spawn(move || {
        use std::io::{Read as _, Write as _};
        let (mut stream, _) = listener.accept().unwrap();
        let mut asked = [0; 64];
        assert!(stream.read(&mut asked).unwrap() > 0);
        stream
            .write_all(b"HTTP/1.0 200 OK\r\nServer: another\r\n\r\nready")
            .unwrap();
    });
    let told = refused(
        cluster(&["query", "--scheduler", &address])
            .output()
            .unwrap(),
    );
    assert_eq!(
        told,
        format!("what answers at {address} is no scheduler of Ballista\n")
    );
    answering.join().unwrap();
}

#[test]
fn a_port_that_is_taken_is_named() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    for role in ["scheduler", "executor"] {
        let told = refused(cluster(&[role, "--port", &port]).output().unwrap());
        let expected = format!("cannot listen on 127.0.0.1:{port}: ");
        assert!(
            told.starts_with(&expected) && told.ends_with("try --port 0\n"),
            "{told}"
        );
    }
}

#[test]
fn questions_that_cannot_be_answered_are_refused() {
    let folder = TestFolder::new();
    let mut alone = Cluster::start(&folder, 0);
    let mut command = cluster(&["query", "--scheduler", &alone.address, "--wait", "1"]);
    assert_eq!(
        refused(command.output().unwrap()),
        format!(
            "the scheduler at {0} has no executor within 1 s: start one with `cluster executor \
             --scheduler {0}`\n",
            alone.address
        )
    );

    // With an executor, the engine refuses what it refuses elsewhere.
    let mut command = cluster(&["executor", "--cores", "1", "--scheduler", &alone.address]);
    let executor = Process::start(&folder, "executor", &mut command);
    alone.executors.push(executor);
    let asked = |query: &str| {
        let mut command = cluster(&["query", "--scheduler", &alone.address, query]);
        refused(command.output().unwrap())
    };
    assert!(asked("SELEKT 1").contains("SELEKT"));
    assert!(asked("SELECT weighted_men(1, 1)").contains("weighted_men"));
    // This one is refused by the executor, while it computes.
    let negative = "SELECT weighted_mean(x, w) FROM (VALUES (1.0, 2.0), (3.0, -1.0)) AS t (x, w)";
    let told = asked(negative);
    assert!(
        told.contains("found the weight -1, expected a finite number, 0 or more"),
        "{told}"
    );

    let missing = [
        "query",
        "--scheduler",
        &alone.address,
        "--table",
        "t=/no/such",
        "SELECT 1",
    ];
    let told = refused(cluster(&missing).output().unwrap());
    assert!(told.contains("/no/such"), "{told}");
}

#[test]
fn without_a_question_the_cluster_is_asked_of_the_districts() {
    let folder = TestFolder::new();
    let cluster = Cluster::start(&folder, 1);
    let mut command = program("cluster");
    command.args(["query", "--scheduler", &cluster.address, "--format", "csv"]);
    let answer = crate::processes::printed(&mut command);
    let alone = crate::processes::printed(program("sql").args(["--format", "csv"]));
    assert_eq!(answer, alone);
    assert!(answer.contains("420,20.47896618583597,"), "{answer}");
}
