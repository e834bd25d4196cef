//! The review of a text's statements as a document: owned, serializable, stable.

use crate::judgement::{Verdict, VerdictCounts};
use crate::model::Text;
use crate::numeric::Rational;
use crate::planning::statements::review::{CheckReview, StatementReview};
use serde::{Deserialize, Serialize, Serializer};

/// The review of a text's statements in the form in which it is written to files.
///
/// All keys are always there; what is unknown is `null`. A change of a key is a breaking change;
/// keys may be added.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct StatementReviewDocument {
    /// The version of the form: 1.
    pub schema: u32,
    /// The identifier of the text.
    pub statements: String,
    /// Its title.
    pub title: Text,
    /// Where it comes from.
    pub source: Option<String>,
    /// The checks.
    pub checks: Vec<CheckDocument>,
    /// How many checks came out how.
    #[serde(serialize_with = "with_total")]
    #[cfg_attr(feature = "schema", schemars(with = "WithTotal"))]
    pub counts: VerdictCounts,
}

/// How one check came out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CheckDocument {
    /// The name of its kind.
    pub check: String,
    /// Its name.
    pub name: Text,
    /// Whether it holds: `met`, `not_met`, `not_assessable`, or `not_applicable`
    /// where something is only computed.
    pub verdict: Verdict,
    /// What the text states, as printed.
    pub stated: Option<String>,
    /// What the check computes: the nearest double.
    pub computed: Option<f64>,
    /// Why.
    pub reason: Text,
    /// All figures that it looks at.
    pub figures: Vec<FigureDocument>,
    /// The clause it comes from.
    pub source: Option<String>,
}

/// A figure of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FigureDocument {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Text,
    /// The figure as printed.
    pub value: Option<String>,
    /// The unit.
    pub unit: Option<String>,
    /// The stage.
    pub stage: Option<String>,
    /// The year.
    pub year: Option<i32>,
    /// Where the text states it.
    pub source: Option<String>,
}

impl StatementReview<'_> {
    /// The review as a document.
    #[must_use]
    pub fn to_document(&self) -> StatementReviewDocument {
        StatementReviewDocument {
            schema: 1,
            statements: self.statements.id().to_owned(),
            title: self.statements.title(),
            source: self.statements.source().map(str::to_owned),
            checks: self.checks.iter().map(check_document).collect(),
            counts: VerdictCounts::of(self.checks.iter().map(|check| check.result.verdict)),
        }
    }
}

/// Counts with their total behind them.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct WithTotal {
    #[serde(flatten)]
    counts: VerdictCounts,
    /// How many there are.
    total: usize,
}

/// Writes counts with their total behind them.
fn with_total<S: Serializer>(counts: &VerdictCounts, serializer: S) -> Result<S::Ok, S::Error> {
    let (counts, total) = (*counts, counts.total());
    WithTotal { counts, total }.serialize(serializer)
}

fn check_document(check: &CheckReview<'_>) -> CheckDocument {
    let computed = check.result.computed.as_ref();
    CheckDocument {
        check: check.kind.to_owned(),
        name: check.name.clone(),
        verdict: check.result.verdict,
        stated: check
            .stated
            .and_then(|figure| figure.value())
            .map(ToString::to_string),
        computed: computed.and_then(Rational::to_finite_f64),
        reason: check.result.reason.clone(),
        figures: check
            .figures
            .iter()
            .map(|figure| FigureDocument {
                code: figure.code().to_owned(),
                name: figure.name(),
                value: figure.value().map(ToString::to_string),
                unit: figure.unit().map(str::to_owned),
                stage: figure.stage().map(str::to_owned),
                year: figure.year(),
                source: figure.source().map(str::to_owned),
            })
            .collect(),
        source: check.source.map(str::to_owned),
    }
}
