//! What is filed and written down: read, checked, and told again.

mod cases_amounts;
mod cases_bounds;
mod cases_findings;
mod cases_schools;
mod cases_task_counts;
