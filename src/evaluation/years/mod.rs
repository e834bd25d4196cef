//! Two reports on one county, one held against the other: from one year to the next.
//!
//! | file | what it holds |
//! |---|---|
//! | `comparison` | [`ReportComparison`](crate::evaluation::ReportComparison) |
//! | `turn` | [`BeforeAfter`](crate::evaluation::BeforeAfter), [`Turn`](crate::evaluation::Turn): what is said of both years, and whether it turned |
//! | `part_change` | [`PartChange`](crate::evaluation::PartChange): a part of a school in both years |
//! | `coefficient_change` | [`CoefficientChange`](crate::evaluation::CoefficientChange): what moved a coefficient of variation, by four causes |
//! | `error` | [`ReportComparisonError`](crate::evaluation::ReportComparisonError) |
//! | `presentation` | the comparison as a document and as a page |

pub(super) mod coefficient_change;
pub(super) mod comparison;
pub(super) mod error;
pub(super) mod part_change;
pub(super) mod presentation;
pub(super) mod turn;
