//! Holds a report against the rules as `oracle` reads them, figure by figure.

use junheng::evaluation::{Balance, Report, Verdict};
use junheng::model::{County, Stage};
use junheng::standards::Standard;

use super::oracle::{
    self, CLAUSES_2017, CODES_2012, CODES_2017, Fraction, compare_root, fraction, is_nearest,
    is_same, mean_of_roots, root_rounded, rounded, school_rule, spread, threshold, verdict_of,
};
use crate::support::{JUDGED, clause, clause_value, evaluated, quality};

/// Every value, mean, deviation, coefficient and verdict of a county against the second reading.
pub(crate) fn assert_agrees(county: &County, standard: &Standard) {
    let report = evaluated(standard, county);
    let codes: &[&str] = if standard.id == "cn-basic-balance-2012" {
        &CODES_2012
    } else {
        &CODES_2017
    };
    let expected = oracle::parts(county, &standard.id);
    assert_eq!(report.parts().len(), expected.len());
    for (part, expected) in report.parts().iter().zip(&expected) {
        assert_eq!((part.school, part.stage), (expected.school, expected.stage));
        let pupils = part.pupils.map(|pupils| fraction(&pupils.to_string()));
        assert_eq!(pupils, expected.pupils);
        for ((result, value), code) in part.indicators.iter().zip(&expected.values).zip(codes) {
            match (&result.value, value) {
                (Some(found), Some(value)) => {
                    assert!(is_same(found, value), "{code}: {found} is not {value}");
                    assert!(is_nearest(found.to_f64(), |other| value.cmp(other)));
                }
                (found, value) => assert_eq!(found.is_some(), value.is_some(), "{code}"),
            }
            if standard.school_rule.is_some() {
                let least = threshold(part.stage, code);
                let meets = verdict_of(value.as_ref().map(|value| *value >= least));
                assert_eq!(result.verdict, Some(meets), "{code}");
                let floor = least * fraction("0.85");
                let floats = verdict_of(value.as_ref().map(|value| *value >= floor));
                assert_eq!(result.floor_verdict, Some(floats), "{code}");
            }
        }
        if standard.school_rule.is_some() {
            let thresholds: Vec<Fraction> = codes
                .iter()
                .map(|code| threshold(part.stage, code))
                .collect();
            assert_eq!(
                part.verdict,
                Some(school_rule(&expected.values, &thresholds))
            );
        }
    }
    let excluded = county
        .schools()
        .iter()
        .enumerate()
        .filter_map(|(index, school)| {
            oracle::exclusion(school, &standard.id).map(|reason| (index, reason))
        });
    let found = report
        .excluded()
        .iter()
        .map(|one| (one.school, one.reason.as_str()));
    assert!(found.eq(excluded));
    for (stage, rows) in JUDGED.into_iter().zip(report.balance().chunks(codes.len())) {
        assert_balance(&report, &expected, stage, rows);
    }
}

fn assert_balance(
    report: &Report<'_>,
    parts: &[oracle::OraclePart],
    stage: Stage,
    rows: &[Balance],
) {
    let count = parts.iter().filter(|part| part.stage == stage).count();
    let mut squares: Vec<Option<Fraction>> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        assert_eq!((row.stage, row.indicator, row.parts), (stage, index, count));
        let places = report.standard().indicators[index].reported.places;
        let spread = spread(parts, stage, index);
        let square = spread.as_ref().and_then(oracle::Spread::squared_cv);
        if let Some(spread) = &spread {
            let mean = row.mean.unwrap();
            assert!(is_nearest(mean, |other| spread.mean.cmp(other)));
            let text = rounded(&spread.mean, places);
            assert_eq!(row.reported_mean.as_deref(), Some(text.as_str()));
            let deviation = row.standard_deviation.unwrap();
            let compare = |other: &Fraction| compare_root(&spread.variance, other);
            assert!(is_nearest(deviation, compare));
            let text = root_rounded(&spread.variance, places);
            let found = row.reported_standard_deviation.as_deref();
            assert_eq!(found, Some(text.as_str()));
        } else {
            assert_eq!((row.mean, row.standard_deviation), (None, None));
            assert_eq!(row.reported_mean, None);
        }
        if let Some(square) = &square {
            let coefficient = row.coefficient_of_variation.unwrap();
            assert!(is_nearest(coefficient, |other| compare_root(square, other)));
            let text = root_rounded(square, 3);
            let found = row.reported_coefficient_of_variation.as_deref();
            assert_eq!(found, Some(text.as_str()));
        } else {
            assert_eq!(row.coefficient_of_variation, None);
            assert_eq!(row.reported_coefficient_of_variation, None);
        }
        if report.standard().school_rule.is_some() {
            let limit = oracle::limit(stage);
            let verdict = if count == 0 {
                Verdict::NotApplicable
            } else {
                verdict_of(square.as_ref().map(|square| *square <= &limit * &limit))
            };
            assert_eq!(row.verdict, Some(verdict));
        } else {
            assert_eq!(row.verdict, None);
        }
        squares.push(square);
    }
    let composite = report.composite().get(stage).unwrap();
    let squares: Option<Vec<Fraction>> = squares.into_iter().collect();
    let bounds = squares.map(|squares| mean_of_roots(&squares));
    match (composite.coefficient_of_variation, &bounds) {
        (Some(found), Some((low, high))) => {
            // An interval of 10⁻⁶⁰ on one side of both middles, or the number itself.
            let near = is_nearest(found, |other| low.cmp(other))
                && is_nearest(found, |other| high.cmp(other));
            assert!(near, "{found}");
        }
        (found, bounds) => assert_eq!(found.is_some(), bounds.is_some()),
    }
    if report.standard().school_rule.is_none() {
        let limit = fraction(if stage == Stage::Primary {
            "0.65"
        } else {
            "0.55"
        });
        let verdict = if count == 0 {
            Verdict::NotApplicable
        } else {
            verdict_of(bounds.map(|(low, high)| {
                assert_eq!(low <= limit, high <= limit, "too close to tell");
                low <= limit
            }))
        };
        assert_eq!(composite.verdict, Some(verdict));
    } else {
        assert_eq!(composite.verdict, None);
    }
}

/// Every clause of 2017 and its value, of a county without reliefs and options.
pub(crate) fn assert_clauses_agree(county: &County) {
    let report = quality(county);
    for code in CLAUSES_2017 {
        let expected = oracle::clause(county, code);
        assert_eq!(clause(&report, code).verdict, expected.verdict, "{code}");
        match (clause_value(&report, code).as_f64(), expected.value) {
            (Some(found), Some(value)) => {
                assert!(
                    is_nearest(found, |other| value.cmp(other)),
                    "{code}: {found}"
                );
            }
            (found, value) => assert_eq!(found.is_some(), value.is_some(), "{code}"),
        }
    }
}
