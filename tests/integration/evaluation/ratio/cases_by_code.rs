//! Ratios by their codes, from figures by the codes of their inputs.

use junheng::evaluation::ratio::{RATIOS, RatioDefinition, RatioError, RatioInput, RatioSign};
use junheng::model::{Language, Missing, Reported};
use junheng::numeric::Rational;

fn ratio(code: &str) -> &'static RatioDefinition {
    RatioDefinition::find(code).unwrap()
}

/// The value of a ratio of whole figures as it is printed, or why it has none.
fn printed(code: &str, figures: &[(&str, i64)]) -> Result<String, String> {
    let figures = figures
        .iter()
        .map(|(input, figure)| (*input, Rational::from(*figure)));
    ratio(code)
        .of_figures(figures)
        .map(|value| value.printed(Language::En))
        .map_err(|error| error.to_string())
}

#[test]
fn sums_changes_and_mirrored_quotients_are_what_their_rows_say() {
    for (code, figures, expected) in [
        (
            "rotated_teachers",
            &[("rotated", 10), ("eligible", 100)][..],
            "10.00 %",
        ),
        // (100 − 10 + 5) ÷ (100 − 0)
        (
            "junior_retention",
            &[
                ("graduates", 100),
                ("transfers_in", 10),
                ("transfers_out", 5),
                ("entrants", 100),
                ("deaths", 0),
            ],
            "95.0 %",
        ),
        // From 41 to 46: 5 ÷ 41 = 12.195 %; from 46 to 41 it falls by 5 ÷ 46 = 10.87 %.
        ("growth_rate", &[("earlier", 41), ("later", 46)], "12.20 %"),
        ("growth_rate", &[("earlier", 46), ("later", 41)], "-10.87 %"),
        // 50 ÷ 40, and mirrored 2 − 40 ÷ 50.
        ("gender_parity", &[("female", 50), ("male", 40)], "1.25"),
        (
            "gender_parity_adjusted",
            &[("female", 50), ("male", 40)],
            "1.20",
        ),
        (
            "gender_parity_adjusted",
            &[("female", 40), ("male", 50)],
            "0.80",
        ),
    ] {
        assert_eq!(printed(code, figures).as_deref(), Ok(expected), "{code}");
    }
}

#[test]
fn what_does_not_fit_a_ratio_is_refused_by_its_name() {
    for (code, figures, expected) in [
        (
            "rotated_teachers",
            &[("rotated", 1), ("pupils", 2)][..],
            "`rotated_teachers` has no input `pupils`; it takes `rotated`, `eligible`",
        ),
        (
            "growth_rate",
            &[("before", 1)],
            "`growth_rate` has no input `before`; it takes `later`, `earlier`",
        ),
        (
            "rotated_teachers",
            &[("rotated", 1), ("eligible", 2), ("rotated", 1)],
            "`rotated_teachers`: `rotated` is given twice",
        ),
        (
            "rotated_teachers",
            &[("rotated", -1), ("eligible", 2)],
            "`rotated_teachers`: `rotated` comes to -1, below zero",
        ),
        (
            "rotated_teachers",
            &[("rotated", 3), ("eligible", 2)],
            "`rotated_teachers`: `rotated` is 3, more than `eligible` with 2",
        ),
        (
            "rotated_teachers",
            &[("rotated", 0), ("eligible", 0)],
            "`rotated_teachers` has nothing to divide by: `eligible` is zero",
        ),
        (
            "growth_rate",
            &[("earlier", 0), ("later", 1)],
            "`growth_rate` has no meaning from `earlier` = 0",
        ),
        (
            "rotated_teachers",
            &[("rotated", 3)],
            "`rotated_teachers` needs `eligible`, which is not there: not asked for",
        ),
    ] {
        assert_eq!(printed(code, figures), Err(expected.to_owned()), "{code}");
    }
    let blank: Reported<Rational> = Reported::Missing(Missing::Blank);
    let error = ratio("drop_out").of_figures([("dropped_out", blank)]);
    assert!(matches!(
        error,
        Err(RatioError::NotReported {
            reason: Missing::Blank,
            ..
        })
    ));
}

#[test]
fn every_ratio_is_computed_by_its_code_or_names_its_calculator() {
    let mut by_each = Vec::new();
    for row in RATIOS {
        let mut inputs: Vec<&RatioInput> = row.numerator.iter().collect();
        inputs.extend(
            row.denominator
                .iter()
                .filter(|one| row.numerator.iter().all(|other| other.code != one.code)),
        );
        // Eight below the line, one above it, and nothing that is taken away from either.
        let figures = inputs.iter().map(|input| {
            let divides = |one: &RatioInput| one.code == input.code && one.sign == RatioSign::Plus;
            let figure = match input.sign {
                _ if row.denominator.iter().any(divides) => 8,
                RatioSign::Plus => 1,
                RatioSign::Minus => 0,
            };
            (input.code, Rational::from(figure))
        });
        match row.of_figures(figures) {
            Ok(value) => assert_eq!(value.definition().code, row.code),
            Err(RatioError::FigureForEach { ratio }) => by_each.push(ratio),
            Err(error) => panic!("{}: {error}", row.code),
        }
    }
    assert_eq!(
        by_each,
        [
            "school_life_expectancy",
            "school_life_expectancy_net",
            "mean_years_of_schooling"
        ]
    );
}
