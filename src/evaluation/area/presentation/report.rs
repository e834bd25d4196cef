//! The report on an area, told once for every way to show it.

use crate::evaluation::area::report::{AreaReport, IndicatorSplit};
use crate::evaluation::area::standing::CountyStanding;
use crate::evaluation::area::variance_split::VarianceSplit;
use crate::evaluation::county::balance::Balance;
use crate::evaluation::wording::counted;
use crate::judgement::{Reporting, Verdict, VerdictCounts};
use crate::model::{Language, Stage, say};
use crate::numeric::Rational;
#[cfg(feature = "html")]
use crate::page::HtmlPage;
use crate::page::{Cell, Item, Page, Table, TableOf, TextStyle, Told};

/// Shares are printed in percent to one decimal.
const PERCENT: Reporting = Reporting::half_away(1);
/// Variances are printed to four decimals.
const VARIANCE: Reporting = Reporting::half_away(4);

impl AreaReport<'_> {
    /// The report as text for a terminal: the counties in the order of their ranks, the area as a whole,
    /// and how much of each variance is between the counties.
    ///
    /// # Examples
    ///
    /// ```
    /// use junheng::evaluation::{AreaReport, Evaluator, TextStyle};
    /// use junheng::model::{County, Language};
    /// use junheng::standards::catalogue;
    ///
    /// let county = County::default().with_name("Riverside");
    /// let reports = [Evaluator::new(&catalogue::CN_QUALITY_BALANCE_2017)?.evaluate(&county)];
    /// let text = AreaReport::new(&reports)?.to_text(Language::En, TextStyle::default());
    /// assert!(text.contains("1 county: 1 not assessable"));
    /// # Ok::<(), junheng::Error>(())
    /// ```
    #[must_use]
    pub fn to_text(&self, language: Language, style: TextStyle) -> String {
        Told::new(self, language).page().to_text(style)
    }

    /// The report in Markdown.
    #[must_use]
    pub fn to_markdown(&self, language: Language) -> String {
        Told::new(self, language).page().to_markdown()
    }

    /// The report as a page in HTML, with all that [`to_markdown`](Self::to_markdown) tells.
    #[cfg(feature = "html")]
    #[must_use]
    pub fn to_html(&self, language: Language) -> HtmlPage {
        HtmlPage::new(Told::new(self, language).page())
    }
}

impl Told<'_, AreaReport<'_>> {
    fn page(&self) -> Page {
        let name = self.pool.standard().name.get(self.language);
        let title = say!(
            self.language,
            "各县{name}情况汇总",
            "The counties of an area: {name}"
        );
        let mut page = Page::new(self.language, &title);
        page.paragraph(&self.counties_counted());
        if let Some(rule) = self.pool.suppression() {
            page.warning(&rule.sentence(self.language));
        }
        page.heading(self.pick("各县情况", "Counties"));
        page.table(self.county_table());
        page.aside(self.pick(
            "按达成率排名，并列者名次相同；标准不计达成率的，按结论排名。最大差异系数：占限值比例最大的一项。",
            "Ranked by achievement, and by the verdict where the standard counts none; equal counties share a \
             rank. Worst: the coefficient of variation that takes most of its limit.",
        ));
        page.heading(self.pick("全区域", "The area as a whole"));
        page.paragraph(&self.area_sentence());
        page.table(self.balance_table());
        page.heading(self.pick("县间与县内差异", "Between and within the counties"));
        page.table(self.split_table());
        page.aside(self.pick(
            "方差 = 县间（各县均值的方差）+ 县内（各县方差的均值），均按学生数加权。",
            "variance = between (the variance of the means of the counties) + within (the mean of the \
             variances in them), weighted by pupils",
        ));
        page.heading(self.pick("说明", "Notes"));
        let notes = self.of(&self.pool).notes();
        page.sublist(notes.into_iter().map(Item::plain));
        page
    }

    /// How many counties there are, and how they are judged.
    fn counties_counted(&self) -> String {
        let counts = VerdictCounts::of(self.standings.iter().map(|one| one.report.verdict()));
        let verdicts = [
            (counts.met, Verdict::Met),
            (counts.not_met, Verdict::NotMet),
            (counts.not_assessable, Verdict::NotAssessable),
        ];
        let verdicts: Vec<String> = verdicts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, verdict)| {
                let word = verdict.word(self.language);
                say!(self.language, "{word}{count}个", "{count} {word}")
            })
            .collect();
        let verdicts = verdicts.join(self.pick("、", ", "));
        let total = self.standings.len();
        let counties = match total {
            1 => "1 county".to_owned(),
            _ => format!("{total} counties"),
        };
        say!(
            self.language,
            "{total}个县：{verdicts}",
            "{counties}: {verdicts}"
        )
    }

    fn county_table(&self) -> Table {
        let count = |count: Option<usize>| count.map(|count| count.to_string());
        let mut table = TableOf::new(&self.standings);
        table
            .figures(self.pick("名次", "rank"), |one| one.rank.to_string())
            .words(self.pick("县", "county"), |one| self.short_name(one))
            .words(self.pick("结论", "verdict"), |one| {
                Cell::verdict(Some(one.report.verdict()), self.language)
            })
            .figures(self.pick("达成率", "achievement"), |one| {
                let achievement = one.report.achievement();
                achievement.map(|one| format!("{} %", one.reported_rate()))
            })
            .figures(self.pick("学校数", "schools"), |one| {
                one.schools().to_string()
            })
            .figures(self.pick("未达标校", "failing"), |one| {
                count(one.failing_schools())
            })
            .figures(self.pick("无法判定校", "undecided"), |one| {
                count(one.undecided_schools())
            })
            .words(self.pick("最大差异系数", "worst"), |one| {
                self.worst(one)
            });
        table.keyed(2, 1)
    }

    /// The name of a county, with its code where several counties have the name or it has none.
    fn short_name(&self, standing: &CountyStanding<'_>) -> String {
        let name = standing.report.county().name();
        let counties = self.standings.iter().map(|one| one.report.county());
        match name {
            Some(name) if counties.filter(|one| one.name() == Some(name)).count() == 1 => {
                name.to_owned()
            }
            _ => self.of(standing.report).county_name(),
        }
    }

    /// The worst coefficient of a county with its limit.
    fn worst(&self, standing: &CountyStanding<'_>) -> Cell {
        if standing.is_worst_withheld() {
            return Cell::withheld();
        }
        let Some(row) = standing.worst() else {
            return Cell::unknown();
        };
        let (stage, code) = (row.stage.word(self.language), self.code(row.indicator));
        let shown = row
            .coefficient_of_variation_beside_limit
            .as_deref()
            .unwrap_or_default();
        let limit = row.limit.map(|bound| bound.printed());
        let limit = limit.map_or_else(String::new, |limit| {
            say!(self.language, "（{limit}）", " ({limit})")
        });
        let cell = Cell::from(format!("{stage} {code} {shown}{limit}"));
        match row.verdict {
            Some(verdict @ Verdict::NotMet) => cell.inked(verdict),
            _ => cell,
        }
    }

    fn code(&self, indicator: usize) -> &str {
        let indicator = self.pool.standard().indicators.get(indicator);
        indicator.map_or("", |indicator| &indicator.code)
    }

    fn area_sentence(&self) -> String {
        let whole = self.whole();
        let schools = whole.schools();
        let counted = counted(&schools.to_string(), "schools");
        match (whole.failing_schools(), whole.undecided_schools()) {
            (Some(failing), Some(undecided)) => say!(
                self.language,
                "共{schools}所学校，其中未达标{failing}所、无法判定{undecided}所。各县学校合为一体计算：",
                "{counted}, of which {failing} fail and {undecided} cannot be told. All of them as one pool:"
            ),
            _ => say!(
                self.language,
                "共{schools}所学校。各县学校合为一体计算：",
                "{counted}. All of them as one pool:"
            ),
        }
    }

    fn balance_table(&self) -> Table {
        let figure = |text: &Option<String>, row: &Balance| match text {
            Some(text) => Cell::from(text.as_str()),
            None if row.withheld => Cell::withheld(),
            None if row.parts > 0 => Cell::unknown(),
            None => Cell::nothing(),
        };
        let mut table = TableOf::new(self.pool.balance());
        table
            .words(self.pick("学段", "stage"), |row| {
                row.stage.word(self.language)
            })
            .words(self.pick("指标", "indicator"), |row| {
                self.indicator_name(row.indicator)
            })
            .figures(self.pick("单位数", "parts"), |row| row.parts.to_string())
            .figures(self.pick("均值", "mean"), |row| {
                figure(&row.reported_mean, row)
            })
            .figures(self.pick("标准差", "SD"), |row| {
                figure(&row.reported_standard_deviation, row)
            })
            .figures(self.pick("差异系数", "CV"), |row| {
                figure(&row.coefficient_of_variation_beside_limit, row)
            })
            .figures(self.pick("县的限值", "limit of a county"), |row| {
                row.limit.map(|bound| bound.printed())
            });
        table.keyed(2, 1)
    }

    /// Whether a county keeps a school of a stage back.
    fn is_kept_back(&self, stage: Stage) -> bool {
        let mut rows = self.pool.balance().iter();
        rows.any(|row| row.withheld && row.stage == stage)
    }

    fn indicator_name(&self, indicator: usize) -> String {
        let indicator = self.pool.standard().indicators.get(indicator);
        let named = |name: &str, code: &str| format!("{code} {name}");
        indicator.map_or_else(String::new, |one| {
            named(one.name.get(self.language), &one.code)
        })
    }

    fn split_table(&self) -> Table {
        let number =
            |one: &IndicatorSplit, of: fn(&VarianceSplit) -> &Rational| match one.split.as_ref() {
                Some(split) => VARIANCE.text(of(split)).into(),
                None if self.is_kept_back(one.stage) => Cell::withheld(),
                None => Cell::unknown(),
            };
        // A stage that no county has is left out.
        let has_parts = |one: &&IndicatorSplit| {
            let mut parts = self.pool.parts().iter();
            parts.any(|part| part.stage == one.stage)
        };
        let mut table = TableOf::new(self.splits.iter().filter(has_parts));
        table
            .words(self.pick("学段", "stage"), |one| {
                one.stage.word(self.language)
            })
            .words(self.pick("指标", "indicator"), |one| {
                self.indicator_name(one.indicator)
            })
            .figures(self.pick("方差", "variance"), |one| {
                number(one, |split| &split.total)
            })
            .figures(self.pick("县间", "between"), |one| {
                number(one, |split| &split.between)
            })
            .figures(self.pick("县内", "within"), |one| {
                number(one, |split| &split.within)
            })
            .figures(self.pick("县间占比", "share between"), |one| {
                let share = one.split.as_ref().and_then(VarianceSplit::between_share);
                share.map(|share| format!("{} %", PERCENT.text(&share.in_percent())))
            });
        table.keyed(2, 1)
    }
}
