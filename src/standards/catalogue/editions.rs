//! Every edition that comes with the crate, and how to find one.

use crate::standards::catalogue::cn_basic_balance_2012::CN_BASIC_BALANCE_2012;
use crate::standards::catalogue::cn_preschool_2020::CN_PRESCHOOL_2020;
use crate::standards::catalogue::cn_quality_balance_2017::CN_QUALITY_BALANCE_2017;
use crate::standards::catalogue::eu_education_area_2030::EU_EDUCATION_AREA_2030;
use crate::standards::catalogue::gb_infant_class_2012::GB_INFANT_CLASS_2012;
use crate::standards::catalogue::in_rte_schedule_2009::{
    IN_RTE_SCHEDULE_2009, IN_RTE_SCHEDULE_2009_HEAD_ABOVE_200,
};
use crate::standards::catalogue::tw_class_size_2007::TW_CLASS_SIZE_2007;
use crate::standards::catalogue::us_ca_growth_target_2000::US_CA_GROWTH_TARGET_2000;
use crate::standards::catalogue::us_equity_factor_2002::{
    US_EQUITY_FACTOR_2002, US_EQUITY_FACTOR_2002_CAPPED,
};
use crate::standards::catalogue::us_expenditure_disparity_1995::US_EXPENDITURE_DISPARITY_1995;
use crate::standards::catalogue::us_maintenance_of_effort_2015::US_MAINTENANCE_OF_EFFORT_2015;
use crate::standards::catalogue::us_title1_comparability::US_TITLE1_COMPARABILITY;
use crate::standards::county::standard::Standard;
use crate::standards::error::StandardError;
use crate::standards::table::standard::TableStandard;

/// Every edition for schools of a county. Those for other tables are [`tables`].
#[must_use]
pub fn all() -> &'static [&'static Standard] {
    static ALL: [&Standard; 2] = [&CN_QUALITY_BALANCE_2017, &CN_BASIC_BALANCE_2012];
    &ALL
}

/// The edition for schools of a county of an identifier.
///
/// # Errors
///
/// - [`StandardError::OtherShape`] if it is an edition for tables, which [`find_table`] finds.
/// - [`StandardError::UnknownStandard`] if there is none.
///
/// # Examples
///
/// ```
/// use junheng::standards::catalogue;
///
/// assert_eq!(catalogue::find("cn-basic-balance-2012")?.indicators.len(), 8);
/// assert!(catalogue::find("cn-quality-balance-2018").is_err());
/// # Ok::<(), junheng::standards::StandardError>(())
/// ```
pub fn find(id: &str) -> Result<&'static Standard, StandardError> {
    let found = all().iter().find(|standard| standard.id == id);
    found.copied().ok_or_else(|| {
        if tables().iter().any(|standard| standard.id == id) {
            StandardError::OtherShape {
                id: id.to_owned(),
                shape: "tables of units",
                finder: "find_table",
            }
        } else {
            unknown(id, all().iter().map(|standard| standard.id.to_string()))
        }
    })
}

/// Every edition for tables of units of any sort.
#[must_use]
pub fn tables() -> &'static [&'static TableStandard] {
    static TABLES: [&TableStandard; 12] = [
        &CN_PRESCHOOL_2020,
        &US_EXPENDITURE_DISPARITY_1995,
        &US_EQUITY_FACTOR_2002,
        &US_CA_GROWTH_TARGET_2000,
        &US_EQUITY_FACTOR_2002_CAPPED,
        &US_MAINTENANCE_OF_EFFORT_2015,
        &US_TITLE1_COMPARABILITY,
        &IN_RTE_SCHEDULE_2009,
        &IN_RTE_SCHEDULE_2009_HEAD_ABOVE_200,
        &GB_INFANT_CLASS_2012,
        &EU_EDUCATION_AREA_2030,
        &TW_CLASS_SIZE_2007,
    ];
    &TABLES
}

/// The edition for tables of units of an identifier.
///
/// # Errors
///
/// - [`StandardError::OtherShape`] if it is an edition for schools of a county, which [`find`] finds.
/// - [`StandardError::UnknownStandard`] if there is none.
///
/// # Examples
///
/// ```
/// use junheng::standards::catalogue;
///
/// let standard = catalogue::find_table("us-equity-factor-2002")?;
/// assert_eq!(standard.criteria[0].source, "20 U.S.C. 6337(b)(3)(A)(ii)(I)-(III)");
///
/// let other = catalogue::find_table("cn-quality-balance-2017").unwrap_err();
/// assert_eq!(
///     other.to_string(),
///     "`cn-quality-balance-2017` is a standard for schools of a county: `find` finds it"
/// );
/// # Ok::<(), junheng::standards::StandardError>(())
/// ```
pub fn find_table(id: &str) -> Result<&'static TableStandard, StandardError> {
    let found = tables().iter().find(|standard| standard.id == id);
    found.copied().ok_or_else(|| {
        if all().iter().any(|standard| standard.id == id) {
            StandardError::OtherShape {
                id: id.to_owned(),
                shape: "schools of a county",
                finder: "find",
            }
        } else {
            unknown(id, tables().iter().map(|standard| standard.id.to_string()))
        }
    })
}

fn unknown(id: &str, known: impl Iterator<Item = String>) -> StandardError {
    StandardError::UnknownStandard {
        id: id.to_owned(),
        known: known.collect(),
    }
}
