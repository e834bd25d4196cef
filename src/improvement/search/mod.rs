//! The search: a relaxation, whole steps made of it, and an exact bound below every plan.
//!
//! What a solver says is never trusted: a plan is checked by exact arithmetic, and a bound is computed from
//! whole numbers after the solver's prices were rounded and checked.
//!
//! | file | what it holds |
//! |---|---|
//! | `touch` | which steps change which coefficients, and by how much |
//! | `region` | the steps that are still to be looked at |
//! | `state` | steps with the coefficients that they lead to |
//! | `relaxation` | the problem with steps of any size, as cones |
//! | `price` | prices of values, and the exact bound that they prove |
//! | `rounding` | whole steps from a relaxed solution |
//! | `exchanging` | whole steps where teachers move |
//! | `branching` | the search for the cheapest plan |
//! | `obstacle` | why there is none |

pub(super) mod branching;
pub(super) mod exchanging;
pub(super) mod obstacle;
pub(super) mod price;
pub(super) mod region;
pub(super) mod relaxation;
pub(super) mod rounding;
pub(super) mod state;
pub(super) mod touch;
