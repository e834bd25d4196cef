//! Standards as JSON.

use super::{example, lines};
use junheng::adapters::json::{read_standard, read_standard_file, write_standard};
use junheng::standards::{Bound, PerStage, Standard, catalogue};
use serde_json::Value;

// Standards
/// The 2017 standard as JSON, with one place set to something else.
fn edited(pointer: &str, value: &str) -> String {
    let text = write_standard(&catalogue::CN_QUALITY_BALANCE_2017);
    let mut document: Value = serde_json::from_str(&text).unwrap();
    let value: Value = serde_json::from_str(value).unwrap();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match document.pointer_mut(parent).unwrap() {
        Value::Array(list) if key == "-" => list.push(value),
        Value::Array(list) => list[key.parse::<usize>().unwrap()] = value,
        Value::Object(map) => {
            map.insert(key.to_owned(), value);
        }
        other => panic!("{pointer} lies in {other}"),
    }
    document.to_string()
}

#[test]
fn every_standard_of_the_catalogue_survives_being_written_and_read() {
    for &standard in catalogue::all() {
        assert_eq!(
            read_standard(&write_standard(standard)).as_ref(),
            Ok(standard)
        );
        assert_eq!(standard.check(), Ok(()));
        let by_serde: Standard = serde_json::from_str(&write_standard(standard)).unwrap();
        assert_eq!(by_serde, *standard);
    }
}

#[test]
fn the_example_of_a_standard_of_ones_own_differs_where_it_says() {
    let own = read_standard_file(example("custom_standard.json")).unwrap();
    let national = &catalogue::CN_QUALITY_BALANCE_2017;
    assert_eq!(own.id, "example-province-2026");
    assert!(own.provenance.title.en.contains("example"));
    let changed: Vec<&str> = own
        .indicators
        .iter()
        .filter(|indicator| !national.indicators.contains(indicator))
        .map(|indicator| &*indicator.code)
        .collect();
    assert_eq!(changed, ["L4", "L7", "L8"]);
    assert_eq!(own.school_rule.as_ref().unwrap().at_least, 7);
    assert_eq!(own.dispersion.each.unwrap().primary.to_string(), "<= 0.45");
    assert_eq!(
        (own.clauses, own.reliefs),
        (national.clauses.clone(), national.reliefs.clone())
    );
}

#[test]
fn an_option_that_was_set_survives_too() {
    let set = catalogue::CN_QUALITY_BALANCE_2017
        .with_option("special-funds-minimum", "8000.50")
        .and_then(|standard| standard.with_option("rooms", "together"))
        .unwrap();
    assert_eq!(read_standard(&write_standard(&set)), Ok(set));
}

/// Places of the 2017 standard, and another way to write what stands there.
#[rustfmt::skip]
const SHORTER: &[(&str, &str)] = &[
    ("/indicators/1/threshold", r#"">= 1""#),
    ("/indicators/1/threshold", r#""≥1.0""#),
    ("/indicators/6/numerator", r#""multimedia_classrooms""#),
    ("/indicators/5/numerator", r#"[" 10000 * equipment_value "]"#),
    ("/indicators/0/reported", "2"),
    ("/indicators/0/reported", r#"{"places": "2"}"#),
    ("/stage_factors", "null"),
    ("/stage_factors", r#"{"junior": 1.1}"#),
    ("/exclusions/0/when/school_kind", r#""特殊教育学校""#),
    ("/clauses/2/test/counting", "null"),
    ("/clauses/12/test/ratios/0/scope/except_sponsors", "[10]"),
    ("/reliefs/1/effect/terms", r#"["leased_sports_area", "other_sports_area"]"#),
    ("/school_rule/floor_share", "85e-2"),
];

#[test]
fn shorter_forms_mean_the_same() {
    for (pointer, value) in SHORTER {
        let read = read_standard(&edited(pointer, value));
        assert_eq!(
            read.as_ref(),
            Ok(&catalogue::CN_QUALITY_BALANCE_2017),
            "{pointer} {value}"
        );
    }
}

#[test]
fn what_may_be_left_out_may_be_left_out() {
    let text = r#"{
        "id": "least", "name": "Least", "provenance": {"issuer": "Town", "year": 2026},
        "indicators": [{"code": "A", "name": "rooms", "unit": "m²", "numerator": "teaching_area",
                        "per": 1, "split": true, "whole": false, "reported": 2, "source": "1"}],
        "dispersion": {"composite": {"primary": "<= 0.65", "junior": "< 0.55"}, "reported": 3,
                       "source": "2"},
        "clauses": [{"code": "C", "group": "quality", "requirement": "something holds",
                     "attested": true, "source": "3"}]
    }"#;
    let standard = read_standard(text).unwrap();
    assert_eq!(
        standard.stage_factors,
        catalogue::CN_QUALITY_BALANCE_2017.stage_factors
    );
    assert_eq!(standard.provenance.title.zh, "Least");
    assert_eq!(standard.indicators[0].threshold, None);
    assert_eq!(standard.clauses[0].sentence.en, "something holds");
    assert!(!standard.achievement && standard.school_rule.is_none());
    assert!(standard.exclusions.is_empty() && standard.vetoes.is_empty());
    let composite: Option<PerStage<Bound>> = standard.dispersion.composite;
    assert_eq!(composite.unwrap().junior.to_string(), "< 0.55");
    assert_eq!(read_standard(&write_standard(&standard)), Ok(standard));
}

/// Places of the 2017 standard, what is set there, and the fault.
#[rustfmt::skip]
const UNREADABLE: &[(&str, &str, &str)] = &[
    ("/id", "5", "at id: found 5; expected a text"),
    ("/name", r#"{"zh": "名"}"#, "at name.en: found nothing; expected a value; the key is required"),
    ("/name", "7", "at name: found 7; expected a text, or one in each language as {\"zh\": …, \"en\": …}"),
    ("/provenance", "null", "at provenance: found nothing; expected a value; the key is required"),
    ("/provenance/year", r#""MMXXVI""#, "at provenance.year: found \"MMXXVI\"; expected a whole number, 0 or more"),
    ("/stage_factors/senior", r#""1,32""#, "at stage_factors.senior: found \"1,32\"; expected a decimal of at most 28 digits"),
    ("/exclusions", "{}", "at exclusions: found an object; expected a list"),
    ("/exclusions/0/when/kind", r#""of_kinds""#, "at exclusions[0].when.kind: found \"of_kinds\"; expected one of of_kind, small_of_kind, sponsored_by, not_sponsored_by"),
    ("/exclusions/0/when/school_kind", r#""幼儿园""#, "at exclusions[0].when.school_kind: found \"幼儿园\"; expected one of primary 小学, junior 初中, nine_year 九年一贯制, twelve_year 十二年一贯制, complete_secondary 完全中学, teaching_point 教学点, special 特殊教育学校, vocational 职业学校"),
    ("/indicators", "null", "at indicators: found nothing; expected a value; the key is required"),
    ("/indicators/1", r#""L2""#, "at indicators[1]: found \"L2\"; expected an object"),
    ("/indicators/3/numerator/primary/0", r#""teching_area""#, "at indicators[3].numerator.primary[0]: found \"teching_area\"; expected the code of an item; the nearest is `teaching_area`"),
    ("/indicators/3/numerator/primary/0", r#""教学及辅助用房总面积""#, "at indicators[3].numerator.primary[0]: found \"教学及辅助用房总面积\"; expected the code of an item; the nearest is `teaching_area`"),
    ("/indicators/3/numerator/primary/0", r#""weather""#, "at indicators[3].numerator.primary[0]: found \"weather\"; expected the code of an item"),
    ("/indicators/5/numerator/junior/0", r#""1e4*equipment_value""#, "at indicators[5].numerator.junior[0]: found \"1e4*equipment_value\"; expected a code, perhaps with a sign or a decimal factor before it, such as \"10000*equipment_value\""),
    ("/indicators/0/threshold/primary", "4.2", "at indicators[0].threshold.primary: found 4.2; expected a sign and a decimal such as \">= 4.2\""),
    ("/indicators/0/threshold/primary", r#""= 4.2""#, "at indicators[0].threshold.primary: found \"= 4.2\"; expected a sign and a decimal such as \">= 4.2\""),
    ("/indicators/0/reported/mode", r#""banker""#, "at indicators[0].reported.mode: found \"banker\"; expected one of half_away_from_zero, half_even, ceiling, floor"),
    ("/indicators/0/whole", r#""yes""#, "at indicators[0].whole: found \"yes\"; expected true or false"),
    ("/school_rule/floor_share", r#""85%""#, "at school_rule.floor_share: found \"85%\"; expected a decimal of at most 28 digits"),
    ("/dispersion", r#""0.5""#, "at dispersion: found \"0.5\"; expected an object"),
    ("/clauses/0/group", r#""money""#, "at clauses[0].group: found \"money\"; expected one of government, quality, recognition"),
    ("/clauses/2/test", r#""rooms""#, "at clauses[2].test: found \"rooms\"; expected an object with a `kind`"),
    ("/clauses/2/test/counting", r#""both""#, "at clauses[2].test.counting: found \"both\"; expected one of each, together"),
    ("/clauses/6/test/ratios/0/bound", r#"">=""#, "at clauses[6].test.ratios[0].bound: found \">=\"; expected a sign, and a decimal or the name of a parameter, such as \">= 95\""),
    ("/clauses/6/test/ratios/0/numerator/0", r#""special_school_fund""#, "at clauses[6].test.ratios[0].numerator[0]: found \"special_school_fund\"; expected the code of an item or a fact; the nearest is `special_school_funds`"),
    ("/clauses/12/test/ratios/0/scope/boarding", r#""no""#, "at clauses[12].test.ratios[0].scope.boarding: found \"no\"; expected true or false"),
    ("/clauses/12/test/ratios/0/scope/locations/0", r#""city""#, "at clauses[12].test.ratios[0].scope.locations[0]: found \"city\"; expected one of urban 城区, town 镇区, rural 乡村"),
    ("/reliefs/0/effect/when", r#""small""#, "at reliefs[0].effect.when: found \"small\"; expected the code of an item"),
    ("/reliefs/0/effect/kind", "null", "at reliefs[0].effect.kind: found nothing; expected a value; the key is required"),
    ("/parameters/0/fact", r#""special_fund_minimum""#, "at parameters[0].fact: found \"special_fund_minimum\"; expected the code of a fact of the county; the nearest is `special_funds_minimum`"),
    ("/parameters/0/value", r#""12345678901234567890123456789""#, "at parameters[0].value: found \"12345678901234567890123456789\"; expected a decimal of at most 28 digits"),
    ("/achievment", "true", "at achievment: found an unknown key; expected `achievement`, or another of id, name, provenance, stage_factors, exclusions, unknown_membership, indicators, school_rule, dispersion, clauses, vetoes, reliefs, parameters, achievement"),
    ("/vetoes/0/comment", r#""""#, "at vetoes[0].comment: found an unknown key; expected one of code, name, optional, source"),
];

/// Places of the 2017 standard, what is set there, and the faults, one a line.
#[rustfmt::skip]
const UNFITTING: &[(&str, &str, &str)] = &[
    ("/id", r#"" ""#, "at id: found \" \"; expected a text that is not blank"),
    ("/stage_factors/junior", "0", "at stage_factors.junior: found 0; expected a factor above 0"),
    ("/exclusions/2/when/fewer_than", "0", "at exclusions[2].when.fewer_than: found 0; expected a number of pupils above 0"),
    ("/exclusions/0/when", r#"{"kind": "sponsored_by", "sponsors": []}"#, "at exclusions[0].when.sponsors: found an empty list; expected at least one sponsor"),
    ("/indicators/1/code", r#""V3""#, "at vetoes[2].code: found \"V3\" a second time; expected one that no other indicator, clause or veto has"),
    ("/clauses/1/code", r#""G1""#, "at clauses[1].code: found \"G1\" a second time; expected one that no other indicator, clause or veto has"),
    ("/vetoes/3/code", r#""""#, "at vetoes[3].code: found \"\"; expected a text that is not blank"),
    ("/indicators/0/per", "0", "at indicators[0].per: found 0; expected a number of pupils above 0"),
    ("/indicators/1/numerator/primary", "[]", "at indicators[1].numerator.primary: found an empty list; expected at least one item"),
    ("/indicators/1/numerator/primary/0", r#""backbone_teachers_junior""#, "at indicators[1].numerator.primary[0]: found `backbone_teachers_junior`, which counts the junior stage; expected an item of the primary stage or of the whole school"),
    ("/indicators/1/numerator/junior/0", r#""students_senior""#, "at indicators[1].numerator.junior[0]: found `students_senior`, which counts the senior stage; expected an item of the junior stage or of the whole school"),
    ("/indicators/6/numerator/junior/0", r#""boarding""#, "at indicators[6].numerator.junior[0]: found `boarding`, which is no amount; expected an item that is an amount"),
    ("/indicators/0/numerator/primary/1", r#""teachers_primary_associate""#, "at indicators[0].numerator.primary[1]: found `teachers_primary_associate` a second time; expected each code once"),
    ("/indicators/5/numerator/primary/0", r#""0*equipment_value""#, "at indicators[5].numerator.primary[0]: found `0*equipment_value`; expected a factor that is not 0"),
    ("/indicators/3/numerator/junior/1", r#""-computers""#, "at indicators[3].numerator.junior: found `teaching_area` in m² and `-computers` in 台; expected terms of one unit, or a factor that converts"),
    ("/indicators/3/whole", "true", "at indicators[3].whole: found true, but `teaching_area` may have a fraction; expected false, or items that count whole things"),
    ("/indicators/1/split", "true", "at indicators[1].numerator.junior[0]: found `backbone_teachers_junior`, which counts the junior stage alone; expected an item of the whole school, which can be split\nat indicators[1].numerator.primary[0]: found `backbone_teachers_primary`, which counts the primary stage alone; expected an item of the whole school, which can be split"),
    ("/indicators/0/threshold/junior", r#"">= 0""#, "at indicators[0].threshold.junior: found \">= 0\"; expected a number above 0"),
    ("/indicators/0/threshold", r#""> -1""#, "at indicators[0].threshold: found \"> -1\"; expected a number above 0"),
    ("/indicators/0/threshold/junior", r#""<= 19""#, "at indicators[0].threshold.junior: found \"<= 19\"; expected `>=` or `>`, since the school rule sets a floor at a share of it"),
    ("/indicators/0/threshold", "null", "at indicators[0].threshold: found nothing; expected a threshold, since the school rule counts it"),
    ("/indicators/0/reported", "13", "at indicators[0].reported: found 13 places; expected at most 12"),
    ("/school_rule/at_least", "8", "at school_rule.at_least: found 8; expected at most the number of indicators, 7"),
    ("/school_rule/floor_share", "1.01", "at school_rule.floor_share: found 1.01; expected a share from 0 to 1"),
    ("/dispersion/each", r#"">= 0.5""#, "at dispersion.each: found \">= 0.5\"; expected `<=` or `<` and a number, 0 or more"),
    ("/dispersion/composite", r#"{"primary": "< -0.1", "junior": "<= 0"}"#, "at dispersion.composite.primary: found \"< -0.1\"; expected `<=` or `<` and a number, 0 or more"),
    ("/clauses/0/attested", "false", "at clauses[0].attested: found false; expected true, or a test: one of them decides"),
    ("/clauses/2/test/classes_per_room", "0", "at clauses[2].test.classes_per_room: found 0; expected a number of classes above 0"),
    ("/clauses/2/test/rooms/1/0", r#""computers""#, "at clauses[2].test.rooms[1][0]: found `computers`; expected an item that counts rooms"),
    ("/clauses/3/test/larger_limit", "1999", "at clauses[3].test.larger_limit: found 1999; expected at least `limit`, 2000"),
    ("/clauses/4/test/too_large/primary/0", r#""classes_junior_46_50""#, "at clauses[4].test.too_large.primary[0]: found `classes_junior_46_50`; expected an item that counts classes of the primary stage"),
    ("/clauses/6/test/ratios/0/bound", r#"">= special-fund-minimum""#, "at clauses[6].test.ratios[0].bound: found \">= special-fund-minimum\"; expected a decimal, or one of the parameters special-funds-minimum"),
    ("/clauses/6/test/ratios/0/per", "0", "at clauses[6].test.ratios[0].per: found 0; expected 100 for a percentage, 1 for an amount"),
    ("/clauses/6/test/ratios/0/numerator/-", r#""school_name""#, "at clauses[6].test.ratios[0].numerator[1]: found `school_name`, which is no amount; expected an item that is an amount"),
    ("/clauses/10/test/ratios/1/valued", "true", "at clauses[10].test.ratios[1].valued: found true a second time; expected false: one ratio is the value of its clause"),
    ("/clauses/18/test/at_least", "0", "at clauses[18].test.at_least: found 0; expected a share above 0"),
    ("/clauses/18/test/numerator", r#""books""#, "at clauses[18].test: found a numerator in 册, a denominator in 万元; expected both in one unit"),
    ("/clauses/8/sentence/en", r#""{value} % in {rotated_teachers}""#, "at clauses[8].sentence.en: found `{rotated_teachers}`; expected in braces one of value, numerator, denominator, bound, evidence, teachers_total, teachers_trained_360h"),
    ("/clauses/8/sentence/zh", r#""{value}%}""#, "at clauses[8].sentence.zh: found a brace alone; expected each `{` closed by a `}`, with a name between them"),
    ("/reliefs/1/name", r#""visiting-teachers""#, "at reliefs[1].name: found \"visiting-teachers\" a second time; expected one that no other relief has"),
    ("/reliefs/0/effect/indicator", r#""L9""#, "at reliefs[0].effect.indicator: found \"L9\"; expected the code of an indicator"),
    ("/reliefs/0/effect/when", r#""books""#, "at reliefs[0].effect.when: found `books`; expected an item answered by yes or no"),
    ("/reliefs/0/effect/indicator", r#""L4""#, "at reliefs[0].effect.terms.junior: found `teaching_area` in m² and `visiting_pe_arts_teachers_junior` in 人; expected terms of one unit, or a factor that converts\nat reliefs[0].effect.terms.junior[0]: found `visiting_pe_arts_teachers_junior`, which counts the junior stage alone; expected an item of the whole school, which can be split\nat reliefs[0].effect.terms.primary: found `teaching_area` in m² and `visiting_pe_arts_teachers_primary` in 人; expected terms of one unit, or a factor that converts\nat reliefs[0].effect.terms.primary[0]: found `visiting_pe_arts_teachers_primary`, which counts the primary stage alone; expected an item of the whole school, which can be split"),
    ("/reliefs/2/effect/clause", r#""G4""#, "at reliefs[2].effect.clause: found \"G4\", whose test is another; expected the code of a clause with a test of the kind `rooms`"),
    ("/reliefs/2/effect/rooms", r#"[["music_rooms_96"]]"#, "at reliefs[2].effect.rooms: found 1 sorts of room; expected 2, as in clause G3"),
    ("/reliefs/4/effect/clause", r#""G99""#, "at reliefs[4].effect.clause: found \"G99\"; expected the code of a clause with a test of the kind `size`"),
    ("/reliefs/4/effect/or_migrant_share_above", r#""50""#, "at reliefs[4].effect.or_migrant_share_above: found 50; expected a share from 0 to 1"),
    ("/parameters/0/value", "-1", "at parameters[0].value: found -1; expected a decimal, 0 or more"),
    ("/parameters/-", r#"{"name": "rooms", "value": 1, "source": ""}"#, "at parameters[1].name: found \"rooms\"; expected a name without blanks and signs that is no decimal, and not `rooms`, which is an option of its own"),
];

#[test]
fn what_cannot_be_read_is_told() {
    for (pointer, value, fault) in UNREADABLE {
        assert_eq!(
            lines(read_standard(&edited(pointer, value))),
            [*fault],
            "{pointer}"
        );
    }
}

#[test]
fn what_does_not_fit_together_is_told() {
    for (pointer, value, faults) in UNFITTING {
        let faults: Vec<&str> = faults.lines().collect();
        assert_eq!(
            lines(read_standard(&edited(pointer, value))),
            faults,
            "{pointer}"
        );
    }
}

#[test]
fn a_standard_built_in_code_is_checked_alike() {
    let mut standard = catalogue::CN_BASIC_BALANCE_2012.clone();
    standard.indicators.to_mut()[3].per = 0;
    standard.clauses.to_mut()[1].attested = false;
    assert_eq!(
        standard.check().unwrap_err().to_string(),
        "at indicators[3].per: found 0; expected a number of pupils above 0\n\
         at clauses[1].attested: found false; expected true, or a test: one of them decides"
    );
}

#[test]
fn faults_of_both_kinds_come_together_in_the_order_of_the_document() {
    let text = r#"{
        "nam": "x",
        "id": "",
        "dispersion": {"each": "0.5", "reported": 3},
        "provenance": {"issuer": "Town", "year": 2026},
        "indicators": [
            {"code": "A", "name": "a", "unit": "m²", "numerator": "boks", "per": 0, "split": true,
             "whole": false, "reported": 2, "source": "1"},
            {"name": "b", "unit": "m²", "numerator": ["computers"], "per": 1, "per": 2,
             "split": true, "whole": false, "reported": 2, "source": "1"},
            {"code": "A", "name": "c", "unit": "m²", "numerator": "books", "per": 1, "split": 1,
             "whole": false, "reported": 2, "source": "1"}
        ],
        "reliefs": [{"name": "r", "text": "r", "source": "1",
                     "effect": {"kind": "count", "indicator": "B", "when": "boarding",
                                "terms": ["books", "books"]}}],
        "clauses": [{"code": "C", "group": "quality", "requirement": "{value}", "source": "1",
                     "test": {"kind": "ratio"}}]
    }"#;
    assert_eq!(
        lines(read_standard(text)),
        [
            "at name: found nothing; expected a value; the key is required",
            "at nam: found an unknown key; expected `name`, or another of id, name, provenance, \
             stage_factors, exclusions, unknown_membership, indicators, school_rule, dispersion, clauses, vetoes, \
             reliefs, parameters, achievement",
            "at id: found \"\"; expected a text that is not blank",
            "at dispersion.source: found nothing; expected a value; the key is required",
            "at dispersion.each: found \"0.5\"; expected a sign and a decimal such as \">= 4.2\"",
            "at indicators[0].numerator: found \"boks\"; expected the code of an item; the nearest \
             is `books`",
            "at indicators[0].per: found 0; expected a number of pupils above 0",
            "at indicators[1].code: found nothing; expected a value; the key is required",
            "at indicators[1].per: found the key a second time; expected it once",
            "at indicators[2].code: found \"A\" a second time; expected one that no other \
             indicator, clause or veto has",
            "at indicators[2].split: found 1; expected true or false",
            "at reliefs[0].effect.terms[1]: found `books` a second time; expected each code once",
            "at clauses[0].test.kind: found \"ratio\"; expected one of ratios, every_school, rooms, \
             size, class_sizes, monitoring",
        ]
    );
    assert_eq!(
        lines(read_standard("[]")),
        ["at the top: found a list; expected an object"]
    );
}
