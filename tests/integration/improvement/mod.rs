//! What the search for the cheapest plan must get right.

mod cases_exchange;
mod cases_levers;
mod cases_milestones;
mod cases_plans;
mod cases_program;
mod laws_plans;
mod small_counties;
