//! The editions that come with the crate, each a `static` with its source beside each number.
//!
//! | file | what it holds |
//! |---|---|
//! | `editions` | [`all`], [`find`], [`tables`], [`find_table`] |
//! | `cn_quality_balance_2017` | [`CN_QUALITY_BALANCE_2017`] |
//! | `cn_basic_balance_2012` | [`CN_BASIC_BALANCE_2012`] |
//! | `cn_preschool_2020` | [`CN_PRESCHOOL_2020`] |
//! | `us_expenditure_disparity_1995` | [`US_EXPENDITURE_DISPARITY_1995`] |
//! | `us_equity_factor_2002` | [`US_EQUITY_FACTOR_2002`], [`US_EQUITY_FACTOR_2002_CAPPED`] |
//! | `us_ca_growth_target_2000` | [`US_CA_GROWTH_TARGET_2000`] |
//! | `in_rte_schedule_2009` | [`IN_RTE_SCHEDULE_2009`], [`IN_RTE_SCHEDULE_2009_HEAD_ABOVE_200`] |
//! | `us_maintenance_of_effort_2015` | [`US_MAINTENANCE_OF_EFFORT_2015`] |
//! | `gb_infant_class_2012` | [`GB_INFANT_CLASS_2012`] |
//! | `eu_education_area_2030` | [`EU_EDUCATION_AREA_2030`] |
//! | `tw_class_size_2007` | [`TW_CLASS_SIZE_2007`] |
//! | `us_title1_comparability` | [`US_TITLE1_COMPARABILITY`] |
//! | `row` | short ways to write the rows of an edition |

pub(super) mod cn_basic_balance_2012;
pub(super) mod cn_preschool_2020;
pub(super) mod cn_quality_balance_2017;
pub(super) mod editions;
pub(super) mod eu_education_area_2030;
pub(super) mod gb_infant_class_2012;
pub(super) mod in_rte_schedule_2009;
pub(super) mod row;
pub(super) mod tw_class_size_2007;
pub(super) mod us_ca_growth_target_2000;
pub(super) mod us_equity_factor_2002;
pub(super) mod us_expenditure_disparity_1995;
pub(super) mod us_maintenance_of_effort_2015;
pub(super) mod us_title1_comparability;

pub use cn_basic_balance_2012::CN_BASIC_BALANCE_2012;
pub use cn_preschool_2020::CN_PRESCHOOL_2020;
pub use cn_quality_balance_2017::CN_QUALITY_BALANCE_2017;
pub use editions::{all, find, find_table, tables};
pub use eu_education_area_2030::EU_EDUCATION_AREA_2030;
pub use gb_infant_class_2012::GB_INFANT_CLASS_2012;
pub use in_rte_schedule_2009::{IN_RTE_SCHEDULE_2009, IN_RTE_SCHEDULE_2009_HEAD_ABOVE_200};
pub use tw_class_size_2007::TW_CLASS_SIZE_2007;
pub use us_ca_growth_target_2000::US_CA_GROWTH_TARGET_2000;
pub use us_equity_factor_2002::{US_EQUITY_FACTOR_2002, US_EQUITY_FACTOR_2002_CAPPED};
pub use us_expenditure_disparity_1995::US_EXPENDITURE_DISPARITY_1995;
pub use us_maintenance_of_effort_2015::US_MAINTENANCE_OF_EFFORT_2015;
pub use us_title1_comparability::US_TITLE1_COMPARABILITY;
