//! A plan, told once for every way to show it.

use crate::evaluation::{Balance, Part};
use crate::improvement::plan::needs::Needs;
use crate::improvement::plan::outcome::{Improvement, ImprovementStatus};
use crate::improvement::presentation::wording::{plain, same_part};
use crate::judgement::Verdict;
use crate::model::{Language, say};
#[cfg(feature = "html")]
use crate::page::HtmlPage;
use crate::page::{Cell, Ink, Item as ListItem, Page, TableOf, TextStyle, Told, mark};

impl Improvement<'_> {
    /// The plan as text for a terminal: what it comes to, what each lever comes to, every change with its
    /// reason, the schools and coefficients before and after.
    #[must_use]
    pub fn to_text(&self, language: Language, style: TextStyle) -> String {
        Told::new(self, language).page().to_text(style)
    }

    /// The same in Markdown.
    #[must_use]
    pub fn to_markdown(&self, language: Language) -> String {
        Told::new(self, language).page().to_markdown()
    }

    /// The same as a page in HTML.
    #[cfg(feature = "html")]
    #[must_use]
    pub fn to_html(&self, language: Language) -> HtmlPage {
        let told = Told::new(self, language);
        HtmlPage::new(told.page_with(|page| told.tell_charts(page)))
    }
}

impl Told<'_, Improvement<'_>> {
    fn page(&self) -> Page {
        self.page_with(|_| {})
    }

    /// The page with what is told before the changes.
    fn page_with(&self, tell: impl FnOnce(&mut Page)) -> Page {
        let county = self.before().county().name().unwrap_or_default();
        let title = say!(
            self.language,
            "{county}达标方案",
            "{county}: how to pass at the least cost"
        );
        let mut page = Page::new(self.language, title.trim_start_matches(": "));
        let verdict = match self.status() {
            ImprovementStatus::Optimal | ImprovementStatus::WithinGap => Verdict::Met,
            ImprovementStatus::LimitReached | ImprovementStatus::NotAssessable => {
                Verdict::NotAssessable
            }
            ImprovementStatus::Infeasible => Verdict::NotMet,
        };
        page.verdict(verdict, self.verdict_sentence());
        page.aside(self.pick(
            "方案只针对资源配置各项指标及其差异系数；其余条款如文末所列，不在方案之内。单价由使用者给定。",
            "The plan is for the indicators of resources and their coefficients of variation; the clauses \
             below are not planned for. Prices are those that were given.",
        ));
        page.pause();
        tell(&mut page);
        self.tell_missing(&mut page);
        self.tell_far_above(&mut page);
        self.tell_costs(&mut page);
        self.tell_changes(&mut page);
        self.tell_transfers(&mut page);
        self.tell_years(&mut page);
        self.tell_parts(&mut page);
        self.tell_coefficients(&mut page);
        self.tell_needs(&mut page);
        self.tell_clauses(&mut page);
        page
    }

    fn tell_missing(&self, page: &mut Page) {
        if self.missing().is_empty() {
            return;
        }
        page.heading(self.pick("须先填报", "To be filed first"));
        page.list(self.missing().iter().map(|figure| {
            let school = self.before().county().school(&figure.school);
            let school = school.map_or("", |school| school.name());
            let (zh, en) = (figure.item.zh(), figure.item.en());
            let text = match &figure.assumed {
                Some(_) if self.status() == ImprovementStatus::NotAssessable => {
                    say!(self.language, "{school}：{zh}", "{school}: {en}")
                }
                Some(assumed) => say!(
                    self.language,
                    "{school}：{zh}，方案按{assumed}计",
                    "{school}: {en}; the plan takes {assumed} for it"
                ),
                None => say!(
                    self.language,
                    "{school}：{zh}，不填报则不能定方案",
                    "{school}: {en}; no plan can be made without it"
                ),
            };
            ListItem::marked("?", Ink::Doubtful, text)
        }));
    }

    fn tell_far_above(&self, page: &mut Page) {
        if self.far_above().is_empty() {
            return;
        }
        page.heading(self.pick("远高于其他学校", "Far above the others"));
        page.list(
            self.far_above()
                .iter()
                .map(|far| ListItem::marked("•", Ink::Plain, self.far_sentence(far))),
        );
    }

    fn tell_costs(&self, page: &mut Page) {
        let totals = self.by_lever();
        if totals.is_empty() {
            return;
        }
        page.heading(self.pick("各项合计", "What it comes to"));
        let mut table = TableOf::new(totals.iter());
        table
            .words(self.pick("措施", "lever"), |total| total.name)
            .figures(self.pick("数量", "units"), |total| plain(&total.units))
            .figures(self.pick("费用（元）", "cost (yuan)"), |total| {
                plain(&total.cost)
            });
        page.table(table.done());
    }

    fn tell_changes(&self, page: &mut Page) {
        if self.changes().is_empty() {
            return;
        }
        page.heading(self.pick("逐校措施", "School by school"));
        page.list(self.changes().iter().map(|change| {
            let (school, lever) = (
                self.school_name(change.school),
                self.lever_name(change.lever),
            );
            let (units, cost) = (plain(&change.units), self.money(&change.cost));
            let reason = self.reason(change);
            let text = say!(
                self.language,
                "{school}：{lever} × {units}，{cost}。{reason}",
                "{school}: {lever} × {units}, {cost}. {reason}"
            );
            ListItem::marked("•", Ink::Plain, text)
        }));
    }

    fn tell_transfers(&self, page: &mut Page) {
        if self.transfers().is_empty() {
            return;
        }
        page.heading(self.pick("校际交流", "Between schools"));
        page.list(self.transfers().iter().map(|transfer| {
            let (from, to) = (
                self.school_name(transfer.from),
                self.school_name(transfer.to),
            );
            let (name, units) = (self.move_name(transfer.by), plain(&transfer.units));
            let (cost, reason) = (self.money(&transfer.cost), self.transfer_reason(transfer));
            let text = say!(
                self.language,
                "{from} → {to}：{name} × {units}，{cost}。{reason}",
                "{from} → {to}: {name} × {units}, {cost}. {reason}"
            );
            ListItem::marked("•", Ink::Plain, text)
        }));
    }

    /// What is done in which year.
    fn tell_years(&self, page: &mut Page) {
        if self.years().is_empty() {
            return;
        }
        page.heading(self.pick("分年安排", "Year by year"));
        let parts = self.start().parts().len();
        page.list(self.years().iter().map(|year| {
            let (cost, passing) = (self.money(&year.cost), year.passing_parts);
            let when = match (year.calendar, year.number) {
                (Some(year), _) => say!(self.language, "{year}年", "{year}"),
                (None, number) => say!(self.language, "第{number}年", "year {number}"),
            };
            let schools = year.changes.iter().map(|change| {
                let (school, lever) = (
                    self.school_name(change.school),
                    self.lever_name(change.lever),
                );
                let units = plain(&change.units);
                say!(
                    self.language,
                    "{school}{lever} × {units}",
                    "{school} {lever} × {units}"
                )
            });
            let moves = year.transfers.iter().map(|transfer| {
                let (from, to) = (
                    self.school_name(transfer.from),
                    self.school_name(transfer.to),
                );
                let (name, units) = (self.move_name(transfer.by), plain(&transfer.units));
                format!("{from} → {to} {name} × {units}")
            });
            let done: Vec<String> = schools.chain(moves).collect();
            let done = done.join(self.pick("；", "; "));
            let passes = if year.is_passed {
                self.pick("全部达标", "all passes")
            } else {
                self.pick("尚未全部达标", "not all passes yet")
            };
            let text = say!(
                self.language,
                "{when}，{cost}：{done}。年末{passing}/{parts}达标，{passes}",
                "{when}, {cost}: {done}. At its end {passing} of {parts} parts pass; {passes}"
            );
            ListItem::marked("•", Ink::Plain, text)
        }));
    }

    /// The parts that did not pass, and how they stand after.
    fn tell_parts(&self, page: &mut Page) {
        let Some(after) = self.after() else { return };
        let before = self.before();
        let failing = before.parts().iter();
        let failing =
            failing.filter(|part| part.verdict.is_some_and(|verdict| !verdict.is_clear()));
        let failing: Vec<&Part> = failing.collect();
        if failing.is_empty() {
            return;
        }
        page.heading(self.pick("学校：前与后", "Schools before and after"));
        let mut table = TableOf::new(failing);
        table
            .words(self.pick("学校", "school"), |part| {
                self.school_name(part.school)
            })
            .words(self.pick("学段", "stage"), |part| {
                part.stage.word(self.language)
            })
            .words(self.pick("前", "before"), |part| {
                Cell::verdict(part.verdict, self.language)
            })
            .words(self.pick("后", "after"), |part| {
                let then = same_part(after, part);
                Cell::verdict(then.and_then(|part| part.verdict), self.language)
            });
        page.table(table.keyed(2, 0));
    }

    /// The coefficients before and after.
    fn tell_coefficients(&self, page: &mut Page) {
        page.heading(self.pick(
            "差异系数：前与后",
            "Coefficients of variation before and after",
        ));
        let standard = self.before().standard();
        let after = self.after();
        let rows = self.before().balance().iter();
        let mut table = TableOf::new(rows.filter(|row| row.limit.is_some() && row.parts > 0));
        let cell = |row: Option<&Balance>| match row {
            Some(row) => {
                let verdict = row.verdict.unwrap_or(Verdict::NotApplicable);
                match &row.coefficient_of_variation_beside_limit {
                    Some(text) => Cell::from(text.clone()).marked(mark(verdict), verdict.into()),
                    None => Cell::unknown(),
                }
            }
            None => Cell::nothing(),
        };
        table
            .words(self.pick("学段", "stage"), |row: &Balance| {
                row.stage.word(self.language)
            })
            .words(self.pick("指标", "indicator"), |row| {
                let indicator = standard.indicators.get(row.indicator);
                indicator.map_or_else(String::new, |one| {
                    format!("{} {}", one.code, one.name.get(self.language))
                })
            })
            .figures(self.pick("前", "before"), |row| cell(Some(row)))
            .figures(self.pick("后", "after"), |row| {
                let code = standard.indicators.get(row.indicator).map(|one| &*one.code);
                let then = after
                    .zip(code)
                    .and_then(|(after, code)| after.balance_of(row.stage, code));
                cell(then)
            })
            .figures(self.pick("上限", "limit"), |row| {
                row.limit.map(|limit| limit.printed())
            });
        page.table(table.keyed(2, 1));
    }

    fn tell_needs(&self, page: &mut Page) {
        let needs = self.needs();
        if needs == Needs::default() {
            return;
        }
        page.heading(self.pick("另需（不在方案之内）", "Needed beside, and not planned for"));
        let seats = needs.seats.iter().map(|need| {
            let (school, seats) = (self.school_name(need.school), plain(&need.seats));
            say!(
                self.language,
                "{school}：超出规定规模{seats}人，须另有学位",
                "{school}: {seats} pupils above the size it may have, who need seats elsewhere"
            )
        });
        let classes = needs.classes.iter().map(|need| {
            let (school, stage) = (
                self.school_name(need.school),
                need.stage.word(self.language),
            );
            let classes = plain(&need.classes);
            say!(
                self.language,
                "{school}：{stage}有{classes}个班超过规定班额，拆分至少需增加同样多的班",
                "{school}: {classes} {stage} classes are too large; splitting each takes as many classes more"
            )
        });
        let rooms = needs.rooms.iter().map(|need| {
            let (school, rooms) = (self.school_name(need.school), plain(&need.rooms));
            let items = need
                .items
                .iter()
                .map(|item| self.pick(item.zh(), item.en()));
            let items = items.collect::<Vec<_>>().join(self.pick("、", ", "));
            say!(
                self.language,
                "{school}：还缺{rooms}间（{items}）",
                "{school}: {rooms} more of {items}"
            )
        });
        page.list(
            seats
                .chain(classes)
                .chain(rooms)
                .map(|text| ListItem::marked("•", Ink::Plain, text)),
        );
    }

    /// The clauses as they will stand.
    fn tell_clauses(&self, page: &mut Page) {
        let report = self.after().unwrap_or(self.before());
        let standard = report.standard();
        let open = report
            .clauses()
            .iter()
            .filter(|result| !result.verdict.is_clear());
        let open: Vec<_> = open
            .filter_map(|result| Some((standard.clauses.get(result.clause)?, result.verdict)))
            .collect();
        if open.is_empty() {
            return;
        }
        page.heading(self.pick("其余条款", "Clauses that stay open"));
        page.list(open.into_iter().map(|(clause, verdict)| {
            let text = clause.requirement.get(self.language).to_owned();
            ListItem::judged(&clause.code, verdict, text)
        }));
    }
}
