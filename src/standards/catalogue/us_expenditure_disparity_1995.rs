//! The disparity test of the United States' Impact Aid programme, 1995.
//!
//! 34 CFR 222.162, with the method of the appendix to subpart K of part 222 (60 FR 50774, 29 September
//! 1995): agencies are ranked by their spending (or revenue) a pupil; those at which the running
//! number of pupils reaches 5 % and 95 % of all are compared, counted "in ascending order of expenditure". So where a
//! running number is exactly 95 % of all, the agency that reaches it is compared; a State that counts the upper 5 % from
//! the top would take the next one there, and in no other case: it puts
//! [`SpreadMeasure::FederalRangeRatioFromTop`] into a copy of the edition. Agencies of one level of grades are
//! ranked together; a table holds those of one group.

use crate::judgement::{Bound, Reporting};
use crate::model::Text;
use crate::standards::catalogue::row::{amount_column, decimal};
use crate::standards::membership::UnknownMembership;
use crate::standards::provenance::Provenance;
use crate::standards::table::formula::Formula;
use crate::standards::table::spread_measure::SpreadMeasure;
use crate::standards::table::standard::{TableColumn, TableCriterion, TableStandard, TableTest};
use std::borrow::Cow;

/// The disparity test: the agency at the 95th percentile of pupils spends at most 25 % more than the
/// one at the 5th.
pub static US_EXPENDITURE_DISPARITY_1995: TableStandard = TableStandard {
    id: Cow::Borrowed("us-expenditure-disparity-1995"),
    name: Text::new(
        "美国联邦影响援助支出差异检验",
        "Disparity test of Impact Aid",
    ),
    provenance: Provenance {
        issuer: Text::new("美国教育部", "United States Department of Education"),
        title: Text::new(
            "联邦法规第34编222.162条及第222部分K分部附录",
            "34 CFR 222.162 and the appendix to subpart K of part 222",
        ),
        year: 1995,
        url: Cow::Borrowed("https://www.law.cornell.edu/cfr/text/34/222.162"),
    },
    units: Text::new("地方教育机构", "local educational agencies"),
    columns: Cow::Borrowed(COLUMNS),
    facts: Cow::Borrowed(&[]),
    exclusions: Cow::Borrowed(&[]),
    unknown_membership: UnknownMembership::Judged,
    criteria: Cow::Borrowed(CRITERIA),
};

static COLUMNS: &[TableColumn] = &[
    // Attendance is an average, and need not be whole.
    amount_column(
        "pupils",
        Text::new("学生数", "pupils"),
        Text::new("人", "pupils"),
    ),
    amount_column(
        "amount_per_pupil",
        Text::new(
            "生均经常性支出或收入",
            "current expenditure or revenue per pupil",
        ),
        Text::new("美元", "dollars"),
    ),
];

static CRITERIA: &[TableCriterion] = &[TableCriterion {
    code: Cow::Borrowed("disparity"),
    name: Text::new(
        "第95与第5百分位机构的生均差异不超过25%",
        "the agencies at the 95th and the 5th percentile of pupils differ by at most 25 %",
    ),
    test: TableTest::Spread {
        measure: SpreadMeasure::FederalRangeRatio,
        value: Formula::figure("amount_per_pupil"),
        weight: Some(Formula::figure("pupils")),
        limit: Some(Bound::at_most(decimal(25, 2))),
    },
    reported: Reporting::half_away(4),
    source: Cow::Borrowed("34 CFR 222.162(a); appendix to subpart K, 1(a)"),
}];
