//! What schools and counties file.
//!
//! | file | what it holds |
//! |---|---|
//! | `item` | [`Item`](crate::model::Item): the one table of columns |
//! | `fact` | [`Fact`](crate::model::Fact): the figures of the county |
//! | `figure` | [`Figure`](crate::model::Figure): an item or a fact |
//! | `coded` | [`Stage`](crate::model::Stage), [`SchoolKind`](crate::model::SchoolKind), [`Sponsor`](crate::model::Sponsor), [`Location`](crate::model::Location) |
//! | `unit` | [`Unit`](crate::model::Unit): in what a figure is counted |
//! | `missing` | [`Missing`](crate::model::Missing): why a figure is not there |
//! | `reported` | [`Reported`](crate::model::Reported), [`Filed`](crate::model::Filed): a figure, or the reason why there is none |
//! | `quantity` | the [`Quantity`](crate::model::Quantity) types, which cannot be mixed up |
//! | `school` | [`School`](crate::model::School) |
//! | `filings` | the amounts of one school, kept small |
//! | `short_amount` | an amount in eight bytes |
//! | `county` | [`County`](crate::model::County), [`CountyFiling`](crate::model::CountyFiling) |
//! | `finding` | [`Finding`](crate::model::Finding): what looks wrong in a county |
//! | `error` | [`ModelError`](crate::model::ModelError): what a filing cannot be |

pub(super) mod coded;
pub(super) mod county;
pub(super) mod error;
pub(super) mod fact;
pub(super) mod figure;
pub(super) mod filings;
pub(super) mod finding;
pub(super) mod item;
pub(super) mod missing;
pub(super) mod quantity;
pub(super) mod reported;
pub(super) mod school;
pub(super) mod short_amount;
pub(super) mod unit;
