//! How often linearized intervals hold the coefficient of the superpopulation.

use junheng::numeric::{Confidence, LinearizedVariation, WeightedSample, Weights};

/// How the values of the superpopulation lie, with a mean of 1.
#[derive(Clone, Copy)]
enum Superpopulation {
    Normal,
    LogNormal,
}

/// Uniform numbers between 0 and 1 in a fixed sequence.
struct Uniform(u64);

impl Uniform {
    fn next(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (f64::from(u32::try_from(self.0 >> 32).unwrap()) + 0.5) / 2_f64.powi(32)
    }

    /// Box and Muller (1958).
    fn normal(&mut self) -> f64 {
        let radius = (-2.0 * self.next().ln()).sqrt();
        radius * (std::f64::consts::TAU * self.next()).cos()
    }
}

impl Superpopulation {
    fn value(self, coefficient: f64, numbers: &mut Uniform) -> f64 {
        match self {
            Self::Normal => 1.0 + coefficient * numbers.normal(),
            // CV² = exp(σ²) − 1, whatever the mean of the logarithms.
            Self::LogNormal => {
                ((coefficient * coefficient).ln_1p().sqrt() * numbers.normal()).exp()
            }
        }
    }

    /// The share of samples of `count` schools whose interval of 95 % holds the coefficient.
    ///
    /// Pupils do not depend on the values, so the weighted coefficient of the superpopulation is that
    /// of its values.
    fn coverage(self, coefficient: f64, count: usize, samples: u32) -> f64 {
        let mut numbers = Uniform(20_260_101);
        let mut holding = 0;
        for _ in 0..samples {
            let values: Vec<_> = (0..count)
                .map(|_| self.value(coefficient, &mut numbers))
                .collect();
            let pupils: Vec<_> = (0..count)
                .map(|_| (50.0 + 2450.0 * numbers.next()).floor())
                .collect();
            let sample = WeightedSample::new(&values, Weights::new(&pupils).unwrap()).unwrap();
            let variation = LinearizedVariation::of(&sample).unwrap();
            let interval = variation.interval(Confidence::PERCENT_95).unwrap();
            holding += u32::from(interval.lower <= coefficient && coefficient <= interval.upper);
        }
        f64::from(holding) / f64::from(samples)
    }
}

/// The documentation has these shares, of 4000 samples; one of 1000 has a standard error of 0.01.
#[test]
fn intervals_hold_the_coefficient_as_often_as_is_said() {
    use Superpopulation::{LogNormal, Normal};
    for (values, coefficient, count, told) in [
        (Normal, 0.3, 50, 0.91),
        (Normal, 0.3, 200, 0.94),
        (LogNormal, 0.3, 50, 0.89),
        (LogNormal, 0.3, 200, 0.92),
        (LogNormal, 0.5, 50, 0.84),
        (LogNormal, 0.5, 200, 0.89),
        (LogNormal, 1.0, 200, 0.76),
    ] {
        let found = values.coverage(coefficient, count, 1000);
        assert!(
            (found - told).abs() < 0.05,
            "CV {coefficient}, n = {count}: {found}"
        );
    }
}
