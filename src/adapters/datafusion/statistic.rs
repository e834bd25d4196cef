//! Which functions there are, and what each measures.

use crate::adapters::datafusion::measure::Measure;
use crate::numeric::inequality::{
    Atkinson, FederalRangeRatio, GeneralizedEntropy, Gini, Hoover, McLoone, Quantile, Verstegen,
};
use crate::numeric::{NumericError, Rational};
use datafusion::common::{Result, plan_err};
use datafusion::logical_expr::{DocSection, Documentation};
use rust_decimal::Decimal;

/// A measure of values with weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Statistic {
    Mean,
    StandardDeviation,
    CoefficientOfVariation,
    Gini,
    TheilT,
    TheilL,
    Atkinson,
    Hoover,
    McLoone,
    Verstegen,
    FederalRangeRatio,
    Quantile,
}

impl Statistic {
    pub(super) const ALL: [Self; 12] = [
        Self::Mean,
        Self::StandardDeviation,
        Self::CoefficientOfVariation,
        Self::Gini,
        Self::TheilT,
        Self::TheilL,
        Self::Atkinson,
        Self::Hoover,
        Self::McLoone,
        Self::Verstegen,
        Self::FederalRangeRatio,
        Self::Quantile,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Mean => "weighted_mean",
            Self::StandardDeviation => "weighted_stddev",
            Self::CoefficientOfVariation => "weighted_cv",
            Self::Gini => "gini",
            Self::TheilT => "theil_t",
            Self::TheilL => "theil_l",
            Self::Atkinson => "atkinson",
            Self::Hoover => "hoover",
            Self::McLoone => "mcloone",
            Self::Verstegen => "verstegen",
            Self::FederalRangeRatio => "federal_range_ratio",
            Self::Quantile => "weighted_quantile",
        }
    }

    /// The argument behind value and weight, where there is one, with what it means.
    pub(super) const fn parameter(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Atkinson => Some((
                "epsilon",
                "Aversion to inequality, a constant above 0: the greater, the more the lowest values count.",
            )),
            Self::Quantile => Some((
                "p",
                "The share of the weight, a constant from 0 to 1; 0.05 is exactly one twentieth.",
            )),
            _ => None,
        }
    }

    /// What it is, with its formula and where it is undefined.
    const fn description(self) -> &'static str {
        match self {
            Self::Mean => "Weighted mean Σwx / Σw, as the double nearest to the exact one.",
            Self::StandardDeviation => {
                "Weighted standard deviation √(Σw(x − mean)² / Σw) of a population, as the double \
                 nearest to the exact one."
            }
            Self::CoefficientOfVariation => {
                "Weighted coefficient of variation: the standard deviation of the population over the \
                 mean, as the double nearest to the exact one. NULL where the mean is 0 or below."
            }
            Self::Gini => {
                "Weighted Gini index ΣΣ wᵢwⱼ|xᵢ − xⱼ| / (2 W² mean), from 0 to 1. NULL where a value is \
                 negative or the mean is 0."
            }
            Self::TheilT => {
                "Theil's T, Σw (x / mean) ln(x / mean) / Σw. NULL where a value is negative or the mean \
                 is 0."
            }
            Self::TheilL => {
                "Theil's L, the mean logarithmic deviation Σw ln(mean / x) / Σw. NULL where a value is \
                 not above 0."
            }
            Self::Atkinson => {
                "Atkinson index: 1 less the share of the mean that would do as well if all had the same. \
                 NULL where a value is negative or the mean is 0."
            }
            Self::Hoover => {
                "Hoover index Σw|x − mean| / (2 W mean): the share of all that would have to change hands. \
                 NULL where the mean is 0 or below."
            }
            Self::McLoone => {
                "McLoone index: the sum of the values up to the median over what it would be if all these \
                 had the median; 1 is even. NULL where the median is 0 or below."
            }
            Self::Verstegen => {
                "Verstegen index: the sum of the values from the median on over what it would be if all \
                 these had the median; 1 is even. NULL where the median is 0 or below."
            }
            Self::FederalRangeRatio => {
                "Federal range ratio: the distance of the quantiles at 95 % and 5 % of the weight over the \
                 lower one. NULL where that is 0 or below."
            }
            Self::Quantile => {
                "Weighted quantile: the smallest value whose running weight reaches p of the whole. Always \
                 a value that stands in the column."
            }
        }
    }

    pub(super) fn documentation(self) -> Documentation {
        let section = DocSection {
            include: true,
            label: "Weighted Statistics",
            description: Some(
                "A row with a NULL, or with weight 0, counts for nothing. The results have the same bits \
                 for any order and partitioning of the rows.",
            ),
        };
        let name = self.name();
        let more = self.parameter().map(|(name, _)| format!(", {name}"));
        let arguments = format!("x, w{}", more.unwrap_or_default());
        let example = match self.parameter() {
            None => format!("SELECT {name}(spending, pupils) FROM districts"),
            Some(_) => format!("SELECT {name}(spending, pupils, 0.5) FROM districts"),
        };
        let builder =
            Documentation::builder(section, self.description(), format!("{name}({arguments})"))
                .with_sql_example(format!("```sql\n{example}\n```"))
                .with_argument("x", "The value: any number; NULL counts for nothing.")
                .with_argument(
                    "w",
                    "The weight, such as the pupils of a school: a number that is not negative.",
                );
        match self.parameter() {
            None => builder.build(),
            Some((name, meaning)) => builder.with_argument(name, meaning).build(),
        }
    }

    /// The measure, with its parameter.
    pub(super) fn measure(self, parameter: Option<f64>) -> Result<Measure> {
        let refused = |error: NumericError| plan_err!("{}: {error}", self.name());
        let parameter = parameter.unwrap_or(f64::NAN);
        Ok(match self {
            Self::Mean => Measure::Mean,
            Self::StandardDeviation => Measure::StandardDeviation,
            Self::CoefficientOfVariation => Measure::CoefficientOfVariation,
            Self::Gini => Measure::Inequality(Box::new(Gini)),
            Self::TheilT => Measure::Inequality(Box::new(GeneralizedEntropy::THEIL_T)),
            Self::TheilL => Measure::Inequality(Box::new(GeneralizedEntropy::THEIL_L)),
            Self::Atkinson => match Atkinson::new(parameter) {
                Ok(atkinson) => Measure::Inequality(Box::new(atkinson)),
                Err(error) => return refused(error),
            },
            Self::Hoover => Measure::Inequality(Box::new(Hoover)),
            Self::McLoone => Measure::Inequality(Box::new(McLoone)),
            Self::Verstegen => Measure::Inequality(Box::new(Verstegen)),
            Self::FederalRangeRatio => Measure::Inequality(Box::new(FederalRangeRatio)),
            Self::Quantile => {
                let quantile = share(parameter).and_then(|share| Quantile::new(share).ok());
                let Some(quantile) = quantile else {
                    let name = self.name();
                    return plan_err!("{name}: p is {parameter}, expected a number from 0 to 1");
                };
                Measure::Quantile(quantile)
            }
        })
    }
}

/// The share that is meant by a double: its shortest decimal.
fn share(parameter: f64) -> Option<Rational> {
    let decimal: Decimal = parameter.to_string().parse().ok()?;
    Some(Rational::from(decimal))
}
