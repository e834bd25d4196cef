//! The three increases of the Education Law (三个增长).

use crate::judgement::Verdict;
use crate::model::{Course, Text};
use crate::planning::rules::series::AnnualSeries;
use crate::planning::rules::span::shown_beside;
use crate::planning::rules::spending::course;
use crate::planning::rules::{Rule, RuleResult, listed_years};

/// The three increases (三个增长) that the Education Law asks of every government: appropriations
/// for education grow faster than regular revenue; spending for each pupil rises; the pay of
/// teachers and the public funds for each pupil rise.
///
/// The first is asked of each year in which either growth is spoken of, strictly (高于). "Rises"
/// is strict too. A series that is not given cannot be told.
///
/// # Examples
///
/// Appropriations from 100 to 110, revenue from 1000 to 1080: 10 % against 8 %.
///
/// ```
/// use junheng::evaluation::Verdict;
/// use junheng::model::PlanError;
/// use junheng::planning::rules::{AnnualSeries, Rule as _, ThreeIncreases};
///
/// let years = |before: i32, after: i32| {
///     AnnualSeries::levels([(2022, before.into()), (2023, after.into())].into()).map(Some)
/// };
/// let rule = ThreeIncreases {
///     appropriation: years(100, 110)?,
///     regular_revenue: years(1000, 1080)?,
///     cost_per_pupil: years(15_000, 15_500)?,
///     teacher_pay: years(120_000, 121_000)?,
///     public_funds_per_pupil: years(1_000, 1_050)?,
/// };
/// assert_eq!(rule.assess().verdict, Verdict::Met);
/// # Ok::<(), PlanError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreeIncreases {
    /// Appropriations for education (教育财政拨款).
    pub appropriation: Option<AnnualSeries>,
    /// Regular revenue (财政经常性收入).
    pub regular_revenue: Option<AnnualSeries>,
    /// Spending for each pupil (按在校学生人数平均的教育费用).
    pub cost_per_pupil: Option<AnnualSeries>,
    /// The pay of teachers (教师工资).
    pub teacher_pay: Option<AnnualSeries>,
    /// Public funds for each pupil (学生人均公用经费).
    pub public_funds_per_pupil: Option<AnnualSeries>,
}

impl ThreeIncreases {
    fn outgrows(&self) -> RuleResult {
        let (Some(appropriation), Some(revenue)) = (&self.appropriation, &self.regular_revenue)
        else {
            return RuleResult::unknown();
        };
        let mut years: Vec<i32> = appropriation
            .growth_years()
            .chain(revenue.growth_years())
            .collect();
        years.sort_unstable();
        years.dedup();
        let (mut unknown, mut zh, mut en) = (Vec::new(), Vec::new(), Vec::new());
        let (mut failed_zh, mut failed_en) = (Vec::new(), Vec::new());
        for year in years {
            let (Some(one), Some(other)) = (appropriation.growth(year), revenue.growth(year))
            else {
                unknown.push(year);
                continue;
            };
            let (first, second) = (shown_beside(&one, &other, 4), shown_beside(&other, &one, 4));
            let holds = one > other;
            let chinese = format!("{year}年拨款增长{first}%，收入增长{second}%");
            let english = format!("{first} % against {second} % in {year}");
            if holds {
                zh.push(chinese);
                en.push(english);
            } else {
                failed_zh.push(chinese);
                failed_en.push(english);
            }
        }
        if !failed_zh.is_empty() {
            return RuleResult::new(Verdict::NotMet, failed_zh.join("；"), failed_en.join("; "));
        }
        if !unknown.is_empty() || zh.is_empty() {
            let years = listed_years(&unknown);
            return if unknown.is_empty() {
                RuleResult::unknown()
            } else {
                RuleResult::new(
                    Verdict::NotAssessable,
                    format!("缺{}年的增长率", years.zh),
                    format!("no growth for {}", years.en),
                )
            };
        }
        RuleResult::new(Verdict::Met, zh.join("；"), en.join("; "))
    }
}

impl Rule for ThreeIncreases {
    fn assess(&self) -> RuleResult {
        let rises = |series: &Option<AnnualSeries>| course(series.as_ref(), Course::Rise);
        RuleResult::all(&[
            (
                Text::new(
                    "教育财政拨款的增长高于财政经常性收入的增长",
                    "appropriations outgrow regular revenue",
                ),
                self.outgrows(),
            ),
            (
                Text::new("生均教育费用逐步增长", "spending per pupil rises"),
                rises(&self.cost_per_pupil),
            ),
            (
                Text::new("教师工资逐步增长", "the pay of teachers rises"),
                rises(&self.teacher_pay),
            ),
            (
                Text::new("生均公用经费逐步增长", "public funds per pupil rise"),
                rises(&self.public_funds_per_pupil),
            ),
        ])
    }
}
