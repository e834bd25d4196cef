//! The front of the crate: the names at its root, and the one error over those of the rooms.

use crate::architecture::source_files;
use junheng::{Error, Language, Rational, Verdict};

/// Compiles for errors that `?` lifts.
fn lifts<E: Into<Error> + std::error::Error + Clone + PartialEq + Send + Sync + 'static>() {}

#[test]
fn an_error_of_every_room_lifts_into_the_one_at_the_roof() {
    lifts::<junheng::numeric::NumericError>();
    lifts::<junheng::model::DocumentFaults>();
    lifts::<junheng::standards::StandardError>();
    lifts::<junheng::ratio::RatioError>();
    lifts::<junheng::evaluation::progression::ProgressionError>();
    lifts::<junheng::planning::enrolment::EnrolmentError>();
    #[cfg(feature = "json")]
    lifts::<junheng::adapters::json::JsonFileError>();
    #[cfg(all(feature = "csv", feature = "plan"))]
    {
        use junheng::adapters::table::{DistanceFault, LimitFault};
        lifts::<junheng::adapters::sheet::TableError<DistanceFault>>();
        lifts::<junheng::adapters::sheet::TableError<LimitFault>>();
        lifts::<junheng::improvement::MilestoneError>();
    }
}

/// Errors that stand inside another, are warnings, or answer a question: no function returns them for `?`.
const WITHIN: [&str; 10] = [
    "CellCause",
    "CountyFileWarning",
    "DocumentFault",
    "FormFault",
    "RecordDifference",
    "TableWarning",
    "TableWarningKind",
    "UnknownColumn",
    "Unsettled",
    "WorkbookFault",
];

#[test]
fn no_error_of_the_source_is_missing_at_the_roof() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let roof = std::fs::read_to_string(root.join("error.rs")).unwrap();
    let mut found = 0;
    for path in source_files(&root) {
        let text = std::fs::read_to_string(path).unwrap();
        for (place, _) in text.match_indices("thiserror::Error)]") {
            let rest = &text[place..];
            let kinds = ["enum ", "struct "];
            let item = rest.lines().skip(1).find(|line| {
                !line.starts_with(['/', '#']) && kinds.iter().any(|kind| line.contains(kind))
            });
            let name = item.and_then(|item| {
                let rest = item
                    .strip_prefix("pub enum ")
                    .or(item.strip_prefix("pub struct "))?;
                rest.split(|sign: char| !sign.is_alphanumeric()).next()
            });
            // One that is not public is seen by nobody.
            let Some(name) = name else { continue };
            found += 1;
            let stands = roof
                .split(|sign: char| !sign.is_alphanumeric())
                .any(|word| word == name);
            assert!(
                stands || WITHIN.contains(&name),
                "{name} does not lift into `Error`"
            );
        }
    }
    assert!(found > 30, "{found}");
}

#[test]
fn the_texts_of_errors_say_what_to_do() -> Result<(), Error> {
    use junheng::model::{Item, SchoolKind};
    use junheng::numeric::inequality::{CoefficientOfVariation, Gini, Inequality as _};
    use junheng::numeric::{Bootstrap, Confidence, VariationInterval, Weights};
    use junheng::{School, WeightedSample};

    let none = Bootstrap::new(0, 1).unwrap_err();
    assert_eq!(none.to_string(), "0 resamples where at least 2 are needed");

    let one = WeightedSample::unweighted(&[3.0])?;
    let alone = Bootstrap::new(200, 1)?.measure(&Gini, &one).unwrap_err();
    assert_eq!(
        alone.to_string(),
        "1 observation where at least 2 are needed"
    );

    let school = School::new("1", "One", SchoolKind::Primary)?;
    let text = school.clone().with_amount(Item::SchoolName, 5).unwrap_err();
    assert_eq!(
        text.to_string(),
        "`school_name` holds a text, and another sort of value was given"
    );
    let money = school
        .with_amount(Item::EquipmentValue, 300_000)
        .unwrap_err();
    assert_eq!(
        money.to_string(),
        "`equipment_value` is filed in 万元, which a plain number does not say: give it in yuan, as money"
    );

    let weighted = WeightedSample::new(&[1.0, 3.0], Weights::new(&[1.0, 2.0])?)?;
    let divisor = CoefficientOfVariation::SAMPLE
        .measure(&weighted)
        .unwrap_err();
    assert_eq!(
        divisor.to_string(),
        "the sample divisor (one less than the observations) is undefined with weights: use the \
         population divisor, or observations without weights"
    );
    // Nobody who asks for an interval has chosen a divisor.
    let interval = VariationInterval::Vangel.interval(&weighted, Confidence::PERCENT_95);
    assert_eq!(
        interval.unwrap_err().to_string(),
        "the method is for observations without weights: with weights, take \
         `LinearizedVariation` or `Bootstrap` for how sure a coefficient of variation is"
    );
    Ok(())
}

#[test]
fn words_are_read_and_printed() -> Result<(), Error> {
    use junheng::model::{SchoolKind, Stage};

    assert_eq!("nine_year".parse::<SchoolKind>()?, SchoolKind::NineYear);
    assert_eq!("初中".parse::<Stage>()?, Stage::Junior);
    let unknown = "college".parse::<Stage>().unwrap_err();
    assert_eq!(
        unknown.to_string(),
        "`college` is not known; expected primary or junior or senior"
    );
    assert_eq!(Verdict::NotMet.to_string(), "not met");
    assert_eq!(Verdict::NotMet.word(Language::Zh), "未达标");
    assert_eq!(format!("{:>8}", Verdict::Met), "     met");
    assert_eq!(Rational::from(3).to_string(), "3");
    Ok(())
}
