//! Parts of inequalities, by hand and by brute force.

use junheng::numeric::inequality::{
    Attribution, CoefficientOfVariation, Decomposable, GeneralizedEntropy, Gini, GiniDecomposition,
    Grouping, Inequality, SquaredCoefficientOfVariation,
};
use junheng::numeric::{NumericError, WeightedSample};

use super::table::{assert_close, sample};

/// Schools in counties in provinces, with pupils.
const VALUES: [f64; 8] = [1.0, 3.0, 2.0, 6.0, 4.0, 4.0, 9.0, 5.0];
const WEIGHTS: [f64; 8] = [2.0, 1.0, 3.0, 1.0, 2.0, 2.0, 1.0, 4.0];
const COUNTIES: [&str; 8] = ["a", "a", "b", "b", "a", "a", "c", "c"];
const PROVINCES: [&str; 8] = ["n", "n", "n", "n", "s", "s", "s", "s"];

#[test]
fn nested_levels_add_up_and_are_those_of_single_splits() -> Result<(), NumericError> {
    let sample = sample(&VALUES, Some(&WEIGHTS));
    let provinces = Grouping::new(&PROVINCES);
    let counties = Grouping::new(&COUNTIES);
    // County `a` of the north is not that of the south.
    let both: Vec<_> = PROVINCES.iter().zip(&COUNTIES).collect();
    let both = Grouping::new(&both);
    assert_eq!(both.count(), 4);
    let measures: [&dyn Decomposable; 5] = [
        &GeneralizedEntropy::THEIL_T,
        &GeneralizedEntropy::THEIL_L,
        &SquaredCoefficientOfVariation,
        &GeneralizedEntropy::new(-1.5)?,
        &GeneralizedEntropy::new(0.25)?,
    ];
    for measure in measures {
        let nested = measure.decompose_nested(&sample, &[&provinces, &counties])?;
        let outer = measure.decompose(&sample, &provinces)?;
        let inner = measure.decompose(&sample, &both)?;
        assert_close(nested.between[0], outer.between, 1e-13, "provinces");
        assert_close(
            nested.between[1],
            inner.between - outer.between,
            1e-13,
            "counties",
        );
        assert_close(nested.within, inner.within, 1e-13, "schools");
        let sum = nested.between[0] + nested.between[1] + nested.within;
        assert_close(sum, nested.total, 1e-13, "whole");
        let none = measure.decompose_nested(&sample, &[])?;
        assert!(none.between.is_empty());
        assert_close(none.within, nested.total, 1e-13, "no levels");
    }
    Ok(())
}

#[test]
fn groups_without_anything_have_nothing_within() -> Result<(), NumericError> {
    let values = [0.0, 0.0, 1.0, 3.0];
    let sample = sample(&values, None);
    let grouping = Grouping::new(&["none", "none", "some", "some"]);
    let theil = GeneralizedEntropy::THEIL_T.decompose(&sample, &grouping)?;
    // Half of the weight has all: ln 2 between.
    assert_close(theil.between, 2.0_f64.ln(), 1e-14, "between");
    assert_close(theil.between + theil.within, theil.total, 1e-14, "whole");
    let squared = SquaredCoefficientOfVariation.decompose(&sample, &grouping)?;
    assert_eq!(
        (squared.between, squared.within, squared.total),
        (1.0, 0.5, 1.5)
    );
    let gini = GiniDecomposition::of(&sample, &grouping)?;
    assert_eq!((gini.between, gini.within, gini.overlap), (0.5, 0.125, 0.0));
    Ok(())
}

#[test]
fn overlapping_groups_leave_a_rest_of_gini() -> Result<(), NumericError> {
    // Means of both groups 2, Gini of each 1/4: half of the whole 1/4 is within, none between.
    let values = [1.0, 3.0, 1.0, 3.0];
    let sample = sample(&values, None);
    let parts = GiniDecomposition::of(&sample, &Grouping::new(&[0, 0, 1, 1]))?;
    assert_eq!(parts.total, 0.25);
    assert_eq!(
        (parts.between, parts.within, parts.overlap),
        (0.0, 0.125, 0.125)
    );
    assert_eq!(parts.total, Gini.measure(&sample)?);
    Ok(())
}

#[test]
fn attribution_adds_up_and_is_that_of_samples_without() -> Result<(), NumericError> {
    let weights = [2.0, 1.0, 0.0, 1.0, 2.0, 2.0, 1.0, 4.0];
    let whole = sample(&VALUES, Some(&weights));
    let attribution = Attribution::of(&whole)?;
    let cv = CoefficientOfVariation::POPULATION;
    assert_eq!(attribution.coefficient_of_variation(), cv.measure(&whole)?);
    let sum: f64 = attribution
        .influences()
        .iter()
        .map(|one| one.contribution)
        .sum();
    assert_close(
        sum,
        attribution.squared_coefficient_of_variation(),
        1e-14,
        "sum",
    );
    for (index, influence) in attribution.influences().iter().enumerate() {
        let mut others = weights;
        others[index] = 0.0;
        let without = cv.measure(&sample(&VALUES, Some(&others)))?;
        assert_eq!(
            influence.coefficient_of_variation_without,
            Ok(without),
            "{index}"
        );
    }
    assert_eq!(attribution.influences()[2].contribution, 0.0);
    // The mean is 56/13, and 13/56 − 1 = −43/56.
    let first = 2.0 / 13.0 * (43.0 / 56.0) * (43.0 / 56.0);
    assert_close(
        attribution.influences()[0].contribution,
        first,
        1e-15,
        "first",
    );
    Ok(())
}

#[test]
fn what_is_left_without_an_observation_may_be_undefined() -> Result<(), NumericError> {
    let only = WeightedSample::unweighted(&[4.0])?;
    let attribution = Attribution::of(&only)?;
    let without = attribution.influences()[0].coefficient_of_variation_without;
    assert_eq!(without, Err(NumericError::Empty));
    let values = [4.0, 0.0, 0.0];
    let mostly_none = WeightedSample::unweighted(&values)?;
    let attribution = Attribution::of(&mostly_none)?;
    let without = attribution.influences()[0].coefficient_of_variation_without;
    assert_eq!(without, Err(NumericError::NonPositiveMean));
    let without = attribution.influences()[1].coefficient_of_variation_without;
    assert_eq!(without, Ok(1.0));
    Ok(())
}
