//! Aggregate functions for SQL on [DataFusion](https://datafusion.apache.org).
//!
//! | function | what it gives |
//! |---|---|
//! | `weighted_mean(x, w)`, `weighted_stddev(x, w)`, `weighted_cv(x, w)` | mean, population standard deviation, coefficient of variation |
//! | `gini(x, w)`, `hoover(x, w)`, `theil_t(x, w)`, `theil_l(x, w)`, `atkinson(x, w, epsilon)` | inequality of all values |
//! | `mcloone(x, w)`, `verstegen(x, w)`, `federal_range_ratio(x, w)` | inequality below and above the median, and between the ends |
//! | `weighted_quantile(x, w, p)` | the value that a share of the weight does not exceed |
//! | `county_verdict(named_struct(…))` | the report of a county, as JSON |
//!
//! `information_schema` and `SHOW FUNCTIONS` tell of each what it is. How they are used is told in [the
//! guide](crate::guide::sql).
//!
//! # Rules
//!
//! - **The same bits** for any order, partitioning, size of batches, and number of executors. Mean,
//!   deviation and coefficient are the doubles nearest to the exact ones: their state is the exact sums.
//!   The state of the others is the values of the group with their weights, so memory is that of the
//!   group.
//! - **NULL**: a row with a NULL, or with weight 0, counts for nothing. What is undefined is NULL: any
//!   measure of no row, a coefficient of variation around a mean of 0, the Gini index of a negative value.
//! - **Refused**: NaN, infinities and negative weights end the query with a message.
//! - **Types**: integers and floats are read as doubles, decimals of up to 38 digits as the nearest double.
//!
//! # Contents
//!
//! | file | what it holds |
//! |---|---|
//! | `statistic` | which functions there are, and what each measures |
//! | `weighted_aggregate` | a function of values and weights as the engine sees it |
//! | `grouped_observations` | values with their weights, of all groups of a query |
//! | `observations` | the same of a query without groups, and of a window |
//! | `group` | what is kept of one group, and how it travels |
//! | `measure` | what follows from observations |
//! | `columns` | doubles from the columns of the engine |
//! | `county_verdict` | a county held to a standard |

mod columns;
mod county_verdict;
mod group;
mod grouped_observations;
mod measure;
mod observations;
mod statistic;
mod weighted_aggregate;

use crate::adapters::datafusion::county_verdict::CountyVerdict;
use crate::adapters::datafusion::statistic::Statistic;
use crate::adapters::datafusion::weighted_aggregate::WeightedAggregate;
use datafusion::execution::context::SessionContext;
use datafusion::logical_expr::AggregateUDF;

/// Adds the aggregate functions to a session.
///
/// # Examples
///
/// Two schools, of 300 and of 100 pupils; a third, of which the area is not known, counts for nothing:
///
/// ```
/// use datafusion::arrow::array::AsArray as _;
/// use datafusion::arrow::datatypes::Float64Type;
/// use datafusion::prelude::SessionContext;
/// use junheng::adapters::datafusion::register;
///
/// # let runtime = tokio::runtime::Runtime::new()?;
/// # runtime.block_on(async {
/// let session = SessionContext::new();
/// register(&session);
/// let query = "SELECT weighted_mean(area, pupils) AS mean, weighted_stddev(area, pupils) AS deviation
///              FROM (VALUES (4, 300), (8, 100), (NULL, 50)) AS schools (area, pupils)";
/// let batches = session.sql(query).await?.collect().await?;
/// let number = |column: usize| batches[0].column(column).as_primitive::<Float64Type>().value(0);
/// assert_eq!(number(0), 5.0);
/// assert_eq!(number(1), 3.0_f64.sqrt());
/// # Ok::<(), datafusion::error::DataFusionError>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn register(session: &SessionContext) {
    for function in functions() {
        session.register_udaf(function);
    }
}

/// The aggregate functions, for what is no session: the registry of a scheduler or an executor.
#[must_use]
pub fn functions() -> Vec<AggregateUDF> {
    let weighted = Statistic::ALL.map(|one| AggregateUDF::from(WeightedAggregate::new(one)));
    let verdict = AggregateUDF::from(CountyVerdict::new());
    weighted.into_iter().chain([verdict]).collect()
}
