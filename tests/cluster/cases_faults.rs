//! What the program says when something is missing, and when.

use crate::cases_answers::{grouped, table};
use crate::processes::{Cluster, Process, TestFolder, output, printed, program, refused};
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
        let told = refused(output(&mut command));
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
    let told = refused(output(&mut cluster(&["query", "--scheduler", &address])));
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
        let told = refused(output(&mut cluster(&[role, "--port", &port])));
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
        refused(output(&mut command)),
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
        refused(output(&mut command))
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
    let told = refused(output(&mut cluster(&missing)));
    assert!(told.contains("/no/such"), "{told}");
}

#[test]
fn a_scheduler_that_goes_away_ends_the_question() {
    let folder = TestFolder::new();
    let mut cluster = Cluster::start(&folder, 1);
    let mut command = cluster.query(&table(&folder, 40_000), &grouped());
    let query = Process::start(&folder, "query", &mut command);
    cluster
        .executors
        .first_mut()
        .unwrap()
        .wait_for_log("Received task");
    cluster.kill_scheduler();
    let begin = Instant::now();
    let told = refused(query.finish());
    let expected = format!("the scheduler at {} answers no longer\n", cluster.address);
    assert!(told.starts_with(&expected), "{told}");
    assert!(begin.elapsed() < Duration::from_secs(20));
}

#[test]
fn when_all_executors_are_gone_the_question_is_given_up() {
    let folder = TestFolder::new();
    let mut cluster = Cluster::start(&folder, 1);
    let mut command = cluster.query(&table(&folder, 40_000), &grouped());
    let query = Process::start(&folder, "query", &mut command);
    let mut executor = cluster.executors.pop().unwrap();
    executor.wait_for_log("Received task");
    executor.kill();
    let begin = Instant::now();
    let told = refused(query.finish());
    assert!(told.contains("all executors were lost"), "{told}");
    // Seven seconds until it is known, and as many to wait for another.
    assert!(begin.elapsed() < Duration::from_secs(40));
}

#[test]
fn without_a_question_the_cluster_is_asked_of_the_districts() {
    let folder = TestFolder::new();
    let cluster = Cluster::start(&folder, 1);
    let mut command = program("cluster");
    command.args(["query", "--scheduler", &cluster.address, "--format", "csv"]);
    let answer = printed(&mut command);
    let alone = printed(program("sql").args(["--format", "csv"]));
    assert_eq!(answer, alone);
    assert!(answer.contains("420,20.47896618583597,"), "{answer}");
}
