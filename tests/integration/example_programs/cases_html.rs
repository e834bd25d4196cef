//! Reports as pages in HTML: valid, self-contained, with an anchor for every school.

use crate::programs::{TestFile, printed};
use scraper::{Html, Selector};
use std::collections::BTreeSet;

/// The programs that show a report, with arguments under which it has everything.
const PROGRAMS: [(&str, &[&str]); 11] = [
    ("annual_tasks", &[]),
    ("compare_years", &[]),
    ("county_profile", &[]),
    ("evaluate_county", &[]),
    ("hold_table", &[]),
    ("measure", &[]),
    (
        "plan_progress",
        &[
            "--observations",
            "examples/data/wujin_observations_made_up.csv",
        ],
    ),
    ("roll_up", &[]),
    ("supply_and_demand", &[]),
    ("urban_rural_parity", &[]),
    ("evaluate_county", &["examples/data/sample_area.csv"]),
];

fn page(program: &str, arguments: &[&str]) -> (String, Html) {
    let (text, _) = printed(program, &[arguments, &["--format", "html"]].concat());
    let page = Html::parse_document(&text);
    (text, page)
}

fn all<'p>(page: &'p Html, selector: &str) -> Vec<scraper::ElementRef<'p>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

#[test]
fn every_page_is_valid_and_needs_nothing_else() {
    for (program, arguments) in PROGRAMS {
        for language in ["zh", "en"] {
            let arguments = [arguments, &["--lang", language]].concat();
            let (text, page) = page(program, &arguments);
            assert_eq!(page.errors, [""; 0], "{program} {arguments:?}");
            let lang = all(&page, "html")[0].attr("lang").unwrap();
            assert_eq!(
                lang,
                if language == "zh" { "zh-CN" } else { "en" },
                "{program}"
            );
            assert_eq!(
                all(&page, "title").len() - all(&page, "svg title").len(),
                1,
                "{program}"
            );
            assert!(!all(&page, "h1").is_empty(), "{program}");
            // Nothing is fetched, run or led to.
            for selector in [
                "script", "link", "img", "iframe", "object", "a", "form", "[src]", "[href]",
            ] {
                assert!(all(&page, selector).is_empty(), "{program}: {selector}");
            }
            assert!(
                !text.contains("url(") && !text.contains("@import"),
                "{program}"
            );
            // The one address is that by which SVG is known, and nobody asks for it.
            let addresses = text.matches("http").count();
            let known = text.matches("http://www.w3.org/2000/svg").count();
            let policy = text.matches("http-equiv").count();
            let quoted = text.matches("https://").count();
            assert_eq!(addresses, known + policy + quoted, "{program}");
            let mut ids = BTreeSet::new();
            for element in all(&page, "[id]") {
                let id = element.attr("id").unwrap();
                assert!(
                    !id.is_empty() && !id.contains(char::is_whitespace),
                    "{program}: {id:?}"
                );
                assert!(ids.insert(id), "{program}: {id} stands twice");
            }
        }
    }
}

#[test]
fn every_school_of_a_county_has_an_anchor() {
    let (_, page) = page("evaluate_county", &["--lang", "zh"]);
    let rows = all(&page, "tr[id]");
    // 57 parts: the second of a nine-year school has a number behind it.
    assert_eq!(rows.len(), 57);
    let ids: BTreeSet<&str> = rows.iter().filter_map(|row| row.attr("id")).collect();
    assert!(ids.contains("school-3204990004"), "{ids:?}");
    assert!(ids.contains("school-3204990048-2"), "{ids:?}");
    let tasks = all(&page, "h3[id^=tasks-]");
    assert!(tasks.len() > 10);
}

#[test]
fn the_verdict_comes_first_then_pictures_then_tables() {
    let (text, page) = page("evaluate_county", &["--lang", "en"]);
    let place = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what}"));
    assert!(place("class=\"verdict bad\"") < place("<svg"));
    assert!(place("<svg") < place("Table II-2"));
    assert!(place("Table II-2") < place("Worklist"));

    // Achievement, coefficients, what drives the largest of each stage, and a strip for each of seven indicators in
    // both stages.
    let pictures = all(&page, "svg");
    assert_eq!(pictures.len(), 18);
    // L7 of the primary and L4 of the junior stage lack a value, and are shown as what they can still be.
    assert_eq!(all(&page, "svg rect.open").len(), 2);
    for picture in pictures {
        let labels = picture.attr("aria-labelledby").unwrap();
        let [title, description] = labels.split(' ').collect::<Vec<_>>()[..] else {
            panic!("{labels}");
        };
        for id in [title, description] {
            let said = all(&page, &format!("#{id}"));
            assert!(said[0].text().collect::<String>().len() > 5, "{id}");
        }
    }
    // 36 primary and 21 junior parts; two values of 7 × 57 are not known.
    assert_eq!(all(&page, "svg circle").len(), 7 * 57 - 2);
    // 样例东门小学 misses the threshold of L3, and its name stands on the strip.
    let named = all(&page, "svg text");
    let has = |name: &str| {
        named
            .iter()
            .any(|text| text.text().collect::<String>() == name)
    };
    assert!(has("样例东门小学 0.78"));
    assert!(has("85 %: 0.765") && has("≥ 0.9"));
    assert!(has("junior L5") && has("0.480 ≤ 0.45"));
}

#[test]
fn the_bars_of_a_plan_say_how_far_each_row_is() {
    let arguments = [
        "--observations",
        "examples/data/wujin_observations_made_up.csv",
        "--lang",
        "en",
    ];
    let (_, page) = page("plan_progress", &arguments);
    // The bars, and a picture of each of the 23 rows with a trend.
    let (json, _) = printed(
        "plan_progress",
        &[&arguments[..2], &["--format", "json"]].concat(),
    );
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let trends = json["rows"].as_array().unwrap().iter();
    let trends = trends.filter(|row| !row["forecast"].is_null()).count();
    assert!(trends > 10);
    assert_eq!(all(&page, "svg").len(), 1 + trends);
    assert_eq!(all(&page, "svg polygon.band").len(), trends);
    let description = all(&page, "svg desc")[0].text().collect::<String>();
    assert!(description.contains("18.1, ≤ 17, behind"), "{description}");
    assert!(all(&page, "svg rect").len() > 10);
}

#[test]
fn nothing_in_a_name_is_taken_for_markup() {
    let schools = TestFile::new(
        "markup.csv",
        "school_id,school_name,school_kind,students_primary,backbone_teachers_primary\n\
         <1>&\"x' y,<script>alert(1)</script>,primary,100,0\n",
    );
    let (text, page) = page("evaluate_county", &[schools.path(), "--lang", "en"]);
    assert_eq!(page.errors, [""; 0]);
    assert!(all(&page, "script").is_empty());
    assert!(text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    let ids: Vec<&str> = all(&page, "tr[id]")
        .iter()
        .filter_map(|row| row.value().attr("id"))
        .collect();
    assert_eq!(ids, ["school-_3c1_3e_26_22x_27_20y"]);
}

/// The picture of a page whose title is so, as a file of its own: with the style of the page.
fn picture(text: &str, title: &str) -> String {
    let style = text
        .split("<style>")
        .nth(1)
        .unwrap()
        .split("</style>")
        .next()
        .unwrap();
    let root = &style[..=style.find('}').unwrap()];
    let rules = &style[style.find("svg text{").unwrap()..style.find("@media screen{").unwrap()];
    let pictures = text.split("<svg").skip(1);
    let mut pictures = pictures.map(|picture| picture.split("</svg>").next().unwrap());
    let found = pictures
        .find(|picture| picture.contains(&format!(">{title}</title>")))
        .unwrap_or_else(|| panic!("{title}"));
    let (opening, content) = found.split_once('>').unwrap();
    format!(
        "<svg{opening}>\n<style>svg{{background:#fff;font-family:sans-serif}}{root}{rules}</style>\n{content}</svg>\n"
    )
}

/// `UPDATE_PICTURES=1` writes them anew.
#[test]
fn the_pictures_of_the_readme_are_those_that_the_programs_make() {
    let county = page("evaluate_county", &["--lang", "en"]).0;
    let observations = "examples/data/wujin_observations_made_up.csv";
    let plan = page(
        "plan_progress",
        &["--observations", observations, "--lang", "en"],
    )
    .0;
    let coefficients = "Coefficients of variation and their limits (dashed); boxes: what those can still be of \
                        which figures are missing";
    let pictures = [
        ("coefficients.svg", picture(&county, coefficients)),
        (
            "trend.svg",
            picture(&plan, "5 Pupil-teacher ratio (primary)"),
        ),
    ];
    for (name, made) in pictures {
        let path = crate::programs::root().join("src/docs").join(name);
        if std::env::var_os("UPDATE_PICTURES").is_some() {
            std::fs::write(&path, &made).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == made, "{name} is not what the program makes");
    }
}

#[test]
fn other_pages_have_their_pictures() {
    let (_, seats) = page("supply_and_demand", &["--lang", "en"]);
    // Four stages, each with pupils, seats and a range.
    assert_eq!(all(&seats, "svg").len(), 4);
    assert_eq!(all(&seats, "svg polyline").len(), 8);
    assert_eq!(all(&seats, "svg polygon.band").len(), 4);
    let (text, measure) = page("measure", &["--lang", "zh"]);
    assert_eq!(all(&measure, "svg").len(), 2);
    assert_eq!(all(&measure, "svg circle").len(), 420);
    assert!(text.contains("洛伦兹曲线") && text.contains("中位数 20.463"));
    assert!(
        !text.contains("/examples/"),
        "the folder is nobody's business"
    );
}

#[test]
fn what_is_asked_for_below_a_report_stands_below_its_page() {
    let arguments = ["--possible", "--sensitivity", "--lang", "en"];
    let (_, page) = page("evaluate_county", &arguments);
    let headings = all(&page, "h1, h2");
    let headings: Vec<String> = headings.iter().map(|one| one.text().collect()).collect();
    let place = |wanted: &str| headings.iter().position(|heading| heading == wanted);
    let possible = place("What the coefficients that are not known can still be");
    let sensitivity = place("How the reading of the standard matters");
    assert!(possible.is_some() && possible < sensitivity, "{headings:?}");
    // A coefficient of the sample is not known for want of a value, and a school that turns has a name and a code.
    let text: String = page.root_element().text().collect();
    assert!(
        text.contains("primary L7: no value of 样例云溪中心小学; if between 0.00 and 6.74 rooms"),
        "{text}"
    );
    assert!(text.contains("样例东门小学 (3204990004) primary"), "{text}");
}

#[test]
fn a_bar_beside_its_figures_is_not_read_aloud() {
    let observed = "examples/data/wujin_observations_made_up.csv";
    let (text, page) = page("plan_progress", &["--observations", observed]);
    let hidden = all(&page, "td > [aria-hidden=true]");
    let bars: String = hidden.iter().flat_map(scraper::ElementRef::text).collect();
    assert!(bars.contains('█') && bars.contains('░'), "{bars}");
    assert!(bars.chars().all(|sign| "█░│◂▸·".contains(sign)), "{bars}");
    // What is left is the legend, which names each sign.
    let left = text.matches('░').count() - bars.matches('░').count();
    assert_eq!(left, 1);
}
