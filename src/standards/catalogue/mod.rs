//! The editions that come with the crate, each a `static` with its source beside each number.
//!
//! | file | what it holds |
//! |---|---|
//! | `editions` | [`all`], [`find`], [`tables`], [`find_table`] |
//! | `cn_quality_balance_2017` | [`CN_QUALITY_BALANCE_2017`] |
//! | `cn_basic_balance_2012` | [`CN_BASIC_BALANCE_2012`] |
//! | `cn_preschool_2020` | [`CN_PRESCHOOL_2020`] |
//! | `us_expenditure_disparity_1995` | [`US_EXPENDITURE_DISPARITY_1995`] |
//! | `us_equity_factor_2002` | [`US_EQUITY_FACTOR_2002`] |
//! | `us_ca_growth_target_2000` | [`US_CA_GROWTH_TARGET_2000`] |
//! | `row` | short ways to write the rows of an edition |

pub(super) mod cn_basic_balance_2012;
pub(super) mod cn_preschool_2020;
pub(super) mod cn_quality_balance_2017;
pub(super) mod editions;
pub(super) mod row;
pub(super) mod us_ca_growth_target_2000;
pub(super) mod us_equity_factor_2002;
pub(super) mod us_expenditure_disparity_1995;

pub use cn_basic_balance_2012::CN_BASIC_BALANCE_2012;
pub use cn_preschool_2020::CN_PRESCHOOL_2020;
pub use cn_quality_balance_2017::CN_QUALITY_BALANCE_2017;
pub use editions::{all, find, find_table, tables};
pub use us_ca_growth_target_2000::US_CA_GROWTH_TARGET_2000;
pub use us_equity_factor_2002::US_EQUITY_FACTOR_2002;
pub use us_expenditure_disparity_1995::US_EXPENDITURE_DISPARITY_1995;
