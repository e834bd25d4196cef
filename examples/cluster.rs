//! A cluster that answers questions in SQL, with the measures of this library among the functions.
//!
//! ```sh
//! cargo build --release --features ballista --example cluster
//! cluster=target/release/examples/cluster
//! $cluster scheduler &
//! $cluster executor & $cluster executor &
//! $cluster query --table schools=/data/schools.parquet "SELECT …"
//! ```
//!
//! Without a question it asks how unequal the classes of Californian districts are.

mod shell;

use ballista_core::config::TaskSchedulingPolicy;
use ballista_core::serde::BallistaCodec;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::SchedulerConfig;
use ballista_scheduler::metrics::default_metrics_collector;
use ballista_scheduler::scheduler_process::start_grpc_service_with_listener;
use ballista_scheduler::scheduler_server::SchedulerServer;
use clap::{Args, Parser, Subcommand};
use datafusion::error::DataFusionError;
use junheng::adapters::ballista;
use shell::Faults;
use shell::questions::{Question, told};
use std::fmt::Display;
use std::fs;
use std::io::{self, Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{self, ExitCode};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

/// Answers questions in SQL on many machines: one scheduler, any number of executors, and whoever asks.
///
/// Nobody is asked who he is: whoever reaches the ports can read what the executors can read. On other
/// addresses than those of this machine, use a network of your own.
///
/// Exit code 0 for an answer, 2 for what is refused, with the reason on standard error. Scheduler and
/// executors run until they are stopped, and write what goes wrong to standard error; `RUST_LOG=info`
/// tells more.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    role: Role,
}

#[derive(Subcommand)]
enum Role {
    /// Plans questions and hands their parts to executors
    Scheduler(Scheduler),
    /// Computes parts of questions for a scheduler
    Executor(Executor),
    /// Asks a question, as the program `sql` does
    Query(Query),
}

#[derive(Args)]
struct Scheduler {
    /// The address on which it listens
    #[arg(long, default_value_t = LOOPBACK)]
    host: IpAddr,
    /// The port on which it listens; 0 takes one that is free
    #[arg(long, default_value_t = SCHEDULER_PORT)]
    port: u16,
    /// How long an executor may be silent before its parts are given to others
    #[arg(long, value_name = "SECONDS", default_value_t = 20,
          value_parser = clap::value_parser!(u64).range(7..=86_400))]
    executor_timeout: u64,
}

#[derive(Args)]
struct Executor {
    #[command(flatten)]
    scheduler: SchedulerAddress,
    /// The address on which it listens, and under which others find it
    #[arg(long, default_value_t = LOOPBACK)]
    host: IpAddr,
    /// The port on which others fetch what it computed; 0 takes one that is free
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// How many parts it computes at a time; as many as there are processors where nothing is said
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
    cores: Option<u16>,
    /// A folder for what it computed; without it, a temporary one that goes away in the end
    #[arg(long, value_name = "DIR")]
    work_dir: Option<PathBuf>,
}

#[derive(Args)]
struct Query {
    #[command(flatten)]
    scheduler: SchedulerAddress,
    /// Gives up after so long
    #[arg(long, value_name = "SECONDS", default_value_t = 600)]
    timeout: u64,
    #[command(flatten)]
    question: Question,
}

/// Where the scheduler is.
#[derive(Args)]
struct SchedulerAddress {
    /// The scheduler
    #[arg(long = "scheduler", value_name = "HOST:PORT",
          default_value_t = SocketAddr::new(LOOPBACK, SCHEDULER_PORT))]
    address: SocketAddr,
    /// How long it may take until the scheduler answers, and has an executor
    #[arg(long = "wait", value_name = "SECONDS", default_value_t = 10)]
    patience: u64,
}

const LOOPBACK: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

/// The port that schedulers of Ballista have.
const SCHEDULER_PORT: u16 = 50050;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    // What fails a question is told anyway.
    let level = if matches!(arguments.role, Role::Query(_)) {
        "off"
    } else {
        "warn"
    };
    env_logger::init_from_env(env_logger::Env::default().default_filter_or(level));
    shell::end(run(&arguments.role))
}

fn run(role: &Role) -> Result<String, Faults> {
    let runtime = tokio::runtime::Runtime::new().map_err(fault)?;
    match role {
        Role::Scheduler(scheduler) => runtime.block_on(scheduler.run()),
        Role::Executor(executor) => executor.run(&runtime),
        Role::Query(query) => query.run(&runtime),
    }
}

fn fault(error: impl Display) -> Faults {
    vec![error.to_string()]
}

/// Says what a program that goes on running does.
fn say(text: &str) {
    // Where nobody listens there is nobody to tell it to.
    let _ = writeln!(io::stdout(), "{text}");
}

impl Scheduler {
    async fn run(&self) -> Result<String, Faults> {
        let listener = listener(self.host, self.port)?;
        let address = listener.local_addr().map_err(fault)?;
        listener.set_nonblocking(true).map_err(fault)?;
        let listener = tokio::net::TcpListener::from_std(listener).map_err(fault)?;

        let config = SchedulerConfig {
            external_host: address.ip().to_string(),
            bind_host: address.ip().to_string(),
            bind_port: address.port(),
            // Executors ask for work: one that is gone asks for none.
            scheduling_policy: TaskSchedulingPolicy::PullStaged,
            executor_timeout_seconds: self.executor_timeout,
            no_executors_grace_period_seconds: self.executor_timeout,
            expire_dead_executor_interval_seconds: 1,
            // What is computed anew from parts of which some are lost may not be what it was.
            stage_max_failures: 1,
            ..SchedulerConfig::default()
        };
        let config =
            Arc::new(config.with_override_session_builder(Arc::new(ballista::session_state)));
        let cluster = BallistaCluster::new_from_config(&config).await;
        let mut server = SchedulerServer::new(
            config.scheduler_endpoint(),
            cluster.map_err(fault)?,
            BallistaCodec::default(),
            Arc::clone(&config),
            default_metrics_collector().map_err(fault)?,
        );
        server.init().await.map_err(fault)?;
        say(&format!("scheduler at {address}"));
        let ended = start_grpc_service_with_listener(listener, server).await;
        ended.map(|()| String::new()).map_err(fault)
    }
}

impl Executor {
    fn run(&self, runtime: &tokio::runtime::Runtime) -> Result<String, Faults> {
        // Ballista takes a port by its number: the listener only shows that it is free.
        let address = listener(self.host, self.port)?.local_addr();
        let address = address.map_err(fault)?;
        self.scheduler.wait_until(|found| found != Found::Nothing)?;
        let folder = WorkFolder::new(self.work_dir.clone(), address).map_err(fault)?;

        let host = address.ip().to_string();
        let mut config = ExecutorProcessConfig {
            bind_host: host.clone(),
            external_host: Some(host),
            port: address.port(),
            scheduler_host: self.scheduler.address.ip().to_string(),
            scheduler_port: self.scheduler.address.port(),
            task_scheduling_policy: TaskSchedulingPolicy::PullStaged,
            work_dir: Some(folder.path.to_string_lossy().into_owned()),
            override_function_registry: Some(Arc::new(ballista::function_registry())),
            ..ExecutorProcessConfig::default()
        };
        if let Some(cores) = self.cores {
            config.vcores = cores.into();
        }
        let (cores, scheduler) = (config.vcores, self.scheduler.address);
        say(&format!(
            "executor at {address} for the scheduler at {scheduler}, {cores} parts at a time"
        ));
        let ended = runtime.block_on(start_executor_process(Arc::new(config)));
        ended.map(|()| String::new()).map_err(fault)
    }
}

impl Query {
    fn run(&self, runtime: &tokio::runtime::Runtime) -> Result<String, Faults> {
        self.scheduler.wait_until(|found| found == Found::Ready)?;
        let scheduler = self.scheduler.address.to_string();
        let session = ballista::session(&scheduler, self.question.config());
        let session = session.map_err(|error| told(&error))?;
        let answer = self.question.answered_by(&session);
        let limit = Duration::from_secs(self.timeout);
        let answer = runtime.block_on(async { tokio::time::timeout(limit, answer).await });
        let answer =
            answer.map_err(|_| vec![format!("there was no answer within {} s", self.timeout)])?;
        answer.map_err(|error| self.faults(&error))
    }

    /// What the engine says, below what it does not: that nobody is there any more.
    fn faults(&self, error: &DataFusionError) -> Faults {
        let mut faults = told(error);
        if matches!(self.scheduler.found(), Ok(Found::Nothing)) {
            let address = self.scheduler.address;
            faults.insert(0, format!("the scheduler at {address} answers no longer"));
        }
        faults
    }
}

/// A listener on a port, or what is wrong with the port.
fn listener(host: IpAddr, port: u16) -> Result<TcpListener, Faults> {
    let address = SocketAddr::new(host, port);
    TcpListener::bind(address)
        .map_err(|error| vec![format!("cannot listen on {address}: {error}; try --port 0")])
}

/// What is found where a scheduler should be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    Nothing,
    /// A scheduler without executors.
    Alone,
    Ready,
}

impl SchedulerAddress {
    /// Waits for a scheduler in a state, but no longer than it may take.
    fn wait_until(&self, is_so: impl Fn(Found) -> bool) -> Result<(), Faults> {
        let end = Instant::now() + Duration::from_secs(self.patience);
        loop {
            let found = self.found()?;
            if is_so(found) {
                return Ok(());
            }
            if Instant::now() >= end {
                return Err(vec![self.missing(found)]);
            }
            thread::sleep(Duration::from_millis(100));
        }
    }

    /// Asks the scheduler whether it has executors.
    fn found(&self) -> Result<Found, Faults> {
        let Ok(answer) = self.probe() else {
            return Ok(Found::Nothing);
        };
        match answer.split_whitespace().nth(1) {
            _ if !answer.to_ascii_lowercase().contains("server: ballista/") => Err(vec![format!(
                "what answers at {} is no scheduler of Ballista",
                self.address
            )]),
            Some("200") => Ok(Found::Ready),
            _ => Ok(Found::Alone),
        }
    }

    /// What is answered to whether it is ready.
    fn probe(&self) -> io::Result<String> {
        let limit = Duration::from_secs(2);
        let mut stream = TcpStream::connect_timeout(&self.address, limit)?;
        stream.set_read_timeout(Some(limit))?;
        stream.write_all(b"GET /readyz HTTP/1.0\r\n\r\n")?;
        let mut answer = Vec::new();
        // A stranger may say anything, and any amount of it.
        stream.take(4096).read_to_end(&mut answer)?;
        Ok(String::from_utf8_lossy(&answer).into_owned())
    }

    fn missing(&self, found: Found) -> String {
        let (address, seconds) = (self.address, self.patience);
        if found == Found::Nothing {
            format!(
                "no scheduler answers at {address} within {seconds} s: start one with \
                 `cluster scheduler`, or name another with --scheduler"
            )
        } else {
            format!(
                "the scheduler at {address} has no executor within {seconds} s: start one with \
                 `cluster executor --scheduler {address}`"
            )
        }
    }
}

/// The folder of an executor; a temporary one goes away in the end.
struct WorkFolder {
    path: PathBuf,
    is_temporary: bool,
}

impl WorkFolder {
    fn new(asked: Option<PathBuf>, address: SocketAddr) -> io::Result<Self> {
        let is_temporary = asked.is_none();
        let path = asked.unwrap_or_else(|| {
            let name = format!("junheng-executor-{}-{}", address.port(), process::id());
            std::env::temp_dir().join(name)
        });
        fs::create_dir_all(&path)?;
        Ok(Self { path, is_temporary })
    }
}

impl Drop for WorkFolder {
    fn drop(&mut self) {
        if self.is_temporary {
            // What cannot be removed stays in the folder for temporary files.
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}
