//! What a plan asks for, as a county's filing has it.

mod cases_observations;
