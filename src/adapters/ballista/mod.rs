//! The aggregate functions of [`datafusion`](crate::adapters::datafusion) on all machines of a
//! [Ballista](https://datafusion.apache.org/ballista) cluster.
//!
//! A query comes from a client, is planned by the scheduler and computed by executors. A plan names its
//! functions and does not carry them, so each of the three has to know them; one that does not fails the
//! query, and only the log of the executor says why. The ready-made programs of Ballista know no functions
//! but their own: each role is a program of yours, such as `examples/cluster.rs`.
//!
//! | role | what makes it know the functions |
//! |---|---|
//! | client | [`session`] |
//! | scheduler | [`session_state`], as the session builder of its configuration |
//! | executor | [`function_registry`], as the function registry of its configuration |
//!
//! Versions: client, scheduler and executors must be built from one version of this library and of
//! Ballista, since the parts of a result are handed from one to the other in a form of their own.
//!
//! # Examples
//!
//! The configurations of a scheduler and of an executor:
//!
//! ```
//! use ballista_executor::executor_process::ExecutorProcessConfig;
//! use ballista_scheduler::config::SchedulerConfig;
//! use junheng::adapters::ballista::{function_registry, session_state};
//! use std::sync::Arc;
//!
//! let scheduler = SchedulerConfig::default().with_override_session_builder(Arc::new(session_state));
//! let executor = ExecutorProcessConfig {
//!     override_function_registry: Some(Arc::new(function_registry())),
//!     ..ExecutorProcessConfig::default()
//! };
//! assert_eq!(executor.scheduler_port, scheduler.bind_port);
//! ```

use crate::adapters::datafusion::{functions, register};
use ballista_core::extension::{SessionConfigExt as _, SessionStateExt as _};
use ballista_core::registry::BallistaFunctionRegistry;
use ballista_core::utils::default_session_builder;
use datafusion::common::Result;
use datafusion::execution::SessionStateBuilder;
use datafusion::execution::context::SessionContext;
use datafusion::execution::session_state::SessionState;
use datafusion::logical_expr::registry::FunctionRegistry as _;
use datafusion::prelude::SessionConfig;
use std::sync::Arc;

/// A session whose queries are computed by the cluster of a scheduler.
///
/// Nothing is sent before the first query. A table is a file that every executor finds under the same path,
/// or an object of a store that all of them reach.
///
/// # Errors
///
/// If the session cannot be made; whether the scheduler answers is seen at the first query.
///
/// # Examples
///
/// The address is that of the scheduler; the functions are there before it is asked:
///
/// ```
/// use datafusion::execution::FunctionRegistry as _;
/// use datafusion::prelude::SessionConfig;
/// use junheng::adapters::ballista::session;
///
/// # fn main() -> datafusion::error::Result<()> {
/// let session = session("127.0.0.1:50050", SessionConfig::new().with_target_partitions(8))?;
/// assert_eq!(session.udaf("weighted_cv")?.name(), "weighted_cv");
/// # Ok(())
/// # }
/// ```
pub fn session(scheduler: &str, config: SessionConfig) -> Result<SessionContext> {
    let state = SessionStateBuilder::new()
        .with_config(config.upgrade_for_ballista())
        .with_default_features()
        .build()
        .upgrade_for_ballista(format!("http://{scheduler}"))?;
    let session = SessionContext::new_with_state(state);
    // Only now: what was there before is taken back by the defaults of the cluster.
    register(&session);
    Ok(session)
}

/// The state in which a scheduler plans the queries of a session.
///
/// # Errors
///
/// If the state cannot be made, such as for want of a folder for temporary files.
///
/// # Examples
///
/// ```
/// use datafusion::prelude::SessionConfig;
/// use junheng::adapters::ballista::session_state;
///
/// # fn main() -> datafusion::error::Result<()> {
/// let state = session_state(SessionConfig::new())?;
/// assert!(state.aggregate_functions().contains_key("weighted_cv"));
/// # Ok(())
/// # }
/// ```
pub fn session_state(config: SessionConfig) -> Result<SessionState> {
    let mut state = default_session_builder(config)?;
    for function in functions() {
        state.register_udaf(Arc::new(function))?;
    }
    Ok(state)
}

/// The functions that an executor finds by the names in a plan: those of the engine, and those of
/// [`datafusion`](crate::adapters::datafusion).
///
/// # Examples
///
/// ```
/// use junheng::adapters::ballista::function_registry;
///
/// let registry = function_registry();
/// assert!(registry.aggregate_functions.contains_key("weighted_cv"));
/// assert!(registry.aggregate_functions.contains_key("stddev"));
/// ```
#[must_use]
pub fn function_registry() -> BallistaFunctionRegistry {
    let mut registry = BallistaFunctionRegistry::default();
    let ours = functions().into_iter();
    let named = ours.map(|function| (function.name().to_owned(), Arc::new(function)));
    registry.aggregate_functions.extend(named);
    registry
}
