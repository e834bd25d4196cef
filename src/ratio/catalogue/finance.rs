//! What is spent: training, share of the budget, per pupil.

use crate::ratio::row::ratio;

ratio! {
    /// Share of teacher training in public funds (教师培训经费占比): of a school's public funds of one year, by
    /// budget or by settlement.
    TRAINING_FUNDS:
    code: "training_funds",
    name: ["教师培训经费占比", "share of teacher training in public funds"],
    numerator: Yuan["training_budget", "教师培训经费", "funds for teacher training"],
    denominator: Yuan["public_funds", "公用经费预算总额", "public funds"],
    range: PartOfWhole,
    source: "教督〔2017〕6号, 教育质量 4",
    format: percent(1),
    example: (5_000, 100_000) => "5.0 %",
}

ratio! {
    /// Share of education in the general public budget (一般公共预算教育支出占比): of all that the general public
    /// budget spends.
    BUDGET_SHARE:
    code: "budget_share",
    name: ["一般公共预算教育支出占比", "share of education in the general public budget"],
    numerator: Yuan[
        "education_spending",
        "一般公共预算教育支出",
        "general public budget spending on education",
    ],
    denominator: Yuan["budget_spending", "一般公共预算支出", "general public budget spending"],
    range: PartOfWhole,
    source: "国办发〔2018〕82号",
    format: percent(2),
    example: (18, 100) => "18.00 %",
}

ratio! {
    /// Spending per pupil (生均一般公共预算教育支出): by stage, from the general public budget or from public
    /// funds.
    ///
    /// From year to year: [`GrowthRate::of_values`](crate::ratio::GrowthRate::of_values).
    PER_PUPIL_SPENDING:
    code: "per_pupil_spending",
    name: ["生均一般公共预算教育支出", "spending per pupil"],
    numerator: Yuan["spending", "一般公共预算教育支出", "spending"],
    denominator: Pupils["pupils", "在校生", "pupils"],
    range: Unbounded,
    source: "国办发〔2018〕82号",
    format: amount(2, "元", "yuan"),
    example: (1_500_000, 100) => "15000.00 yuan",
}

ratio! {
    /// Aid per time a pupil was helped (人次均资助金额): a pupil helped in two terms counts twice.
    AID_PER_PUPIL_TIME:
    code: "aid_per_pupil_time",
    name: ["人次均资助金额", "aid per time a pupil was helped"],
    numerator: Yuan["aid", "资助金额", "aid"],
    denominator: PupilTimes["pupil_times", "资助人次", "times a pupil was helped"],
    range: Unbounded,
    source: "金坛区教育报告, 学生资助",
    format: amount(0, "元", "yuan"),
    example: (2_000, 4) => "500 yuan",
}
