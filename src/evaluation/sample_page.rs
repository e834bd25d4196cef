//! A sample of anything as a page: every value on a line, and the Lorenz curve.

use crate::model::{Language, say};
use crate::numeric::WeightedSample;
use crate::numeric::inequality::LorenzCurve;
use crate::page::{
    Axis, Chart, ChartKind, HtmlPage, Ink, Line, LineStyle, Mark, Page, Point, TableOf,
};

/// A weighted sample as a page in HTML: a strip of all values as large as their weights, the Lorenz curve beside the line
/// of equality, and the figures that it is given.
///
/// # Examples
///
/// ```
/// use junheng::evaluation::SamplePage;
/// use junheng::model::Language;
/// use junheng::numeric::{WeightedSample, Weights};
///
/// let sample = WeightedSample::new(&[1.0, 3.0], Weights::uniform(2)?)?;
/// let page = SamplePage::new("Books per pupil", &sample).with_figure("mean", "2.0");
/// let html = page.to_html(Language::En).to_string();
/// assert!(html.contains("Lorenz curve") && html.contains("Books per pupil"));
/// # Ok::<(), junheng::numeric::NumericError>(())
/// ```
#[derive(Clone, Debug)]
pub struct SamplePage<'s> {
    title: String,
    sample: &'s WeightedSample<'s>,
    names: Vec<String>,
    marks: Vec<(String, f64)>,
    figures: Vec<(String, String)>,
}

impl<'s> SamplePage<'s> {
    /// A page of a sample under a title.
    #[must_use]
    pub fn new(title: &str, sample: &'s WeightedSample<'s>) -> Self {
        Self {
            title: title.to_owned(),
            sample,
            names: Vec::new(),
            marks: Vec::new(),
            figures: Vec::new(),
        }
    }

    /// The same page with names of the observations, in their order; those without are called by their values.
    #[must_use]
    pub fn with_names<Name: Into<String>>(mut self, names: impl IntoIterator<Item = Name>) -> Self {
        self.names = names.into_iter().map(Into::into).collect();
        self
    }

    /// The same page with a value marked on the strip, such as the median.
    #[must_use]
    pub fn with_mark(mut self, label: &str, value: f64) -> Self {
        self.marks.push((label.to_owned(), value));
        self
    }

    /// The same page with a figure more in its table.
    #[must_use]
    pub fn with_figure(mut self, name: &str, figure: &str) -> Self {
        self.figures.push((name.to_owned(), figure.to_owned()));
        self
    }

    /// The page in a language.
    #[must_use]
    pub fn to_html(&self, language: Language) -> HtmlPage {
        let mut page = Page::new(language, &self.title);
        page.chart(self.strip(language));
        if let Some(chart) = self.curve(language) {
            page.chart(chart);
        }
        page.heading(language.pick("各项指标", "Figures"));
        let mut table = TableOf::new(&self.figures);
        table
            .words(language.pick("指标", "measure"), |(name, _)| {
                name.as_str()
            })
            .figures(language.pick("数值", "value"), |(_, figure)| {
                figure.as_str()
            });
        page.table(table.done());
        HtmlPage::new(page)
    }

    fn strip(&self, language: Language) -> Chart {
        let names = self.names.iter().map(Some).chain(std::iter::repeat(None));
        let points = self
            .sample
            .iter()
            .zip(names)
            .map(|((value, weight), name)| Point {
                value,
                weight,
                name: match name {
                    Some(name) => format!("{name} {value}"),
                    None => value.to_string(),
                },
                is_named: false,
                ink: Ink::Plain,
            });
        let points: Vec<Point> = points.collect();
        let count = points.len();
        let bounds = self.marks.iter().map(|(label, value)| Mark {
            value: *value,
            label: format!("{label} {value:.3}"),
        });
        let bounds: Vec<Mark> = bounds.collect();
        let marks: Vec<&str> = bounds.iter().map(|bound| bound.label.as_str()).collect();
        let marks = marks.join(language.pick("、", ", "));
        Chart {
            title: language
                .pick(
                    "全部数值（圆的大小为权重）",
                    "All values (as large as their weights)",
                )
                .to_owned(),
            description: say!(
                language,
                "{count}个数值；虚线：{marks}",
                "{count} values; dashed: {marks}"
            ),
            kind: ChartKind::Strip { points, bounds },
        }
    }

    /// The Lorenz curve; nothing where it is undefined.
    fn curve(&self, language: Language) -> Option<Chart> {
        let curve = LorenzCurve::of(self.sample).ok()?;
        let all = curve.points();
        // As many points as can be seen.
        let every = (all.len() / 400).max(1);
        let points = all
            .iter()
            .enumerate()
            .filter(|(place, _)| place % every == 0 || place + 1 == all.len());
        let points = points.map(|(_, point)| (point.weight_share, point.value_share));
        let middle = all.iter().find(|point| point.weight_share >= 0.5)?;
        let percent = |share: f64| format!("{:.1} %", share * 100.0);
        let (lower, held) = (percent(middle.weight_share), percent(middle.value_share));
        Some(Chart {
            title: language.pick("洛伦兹曲线", "Lorenz curve").to_owned(),
            description: say!(
                language,
                "最低的{lower}占有总量的{held}；虚线为完全均等",
                "the lowest {lower} hold {held} of the total; dashed: all equal"
            ),
            kind: ChartKind::Lines {
                lines: vec![
                    Line {
                        label: language.pick("洛伦兹曲线", "Lorenz curve").to_owned(),
                        points: points.collect(),
                        style: LineStyle::Solid,
                    },
                    Line {
                        label: language.pick("完全均等", "all equal").to_owned(),
                        points: vec![(0.0, 0.0), (1.0, 1.0)],
                        style: LineStyle::Dashed,
                    },
                ],
                band: None,
                bounds: Vec::new(),
                axis: Axis::Shares,
            },
        })
    }
}
