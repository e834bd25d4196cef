//! All programs: what they take, what they print without arguments, and that they refuse a broken file.

use crate::programs::{TestFile, printed, refused, root, run};
use std::collections::BTreeSet;
use std::fs;

/// Each program with the lines that decide what it prints without arguments, in their order: verdicts, counts, and
/// the figures of the public texts.
#[rustfmt::skip]
const ANSWERS: &[(&str, &str)] = &[
    (
        "annual_tasks",
        "\
16 in all: 4 no data, 11 met, 1 not met.
not met  repairs School repair projects                                 ≥ 28  2024    26  █████████░
met      migrant-children Migrant children in public schools            ≥ 90  2024  93.5  █████████▸
met      industry-professors Industry professors                         2–4  2024     5  █████████▸
no data  provincial-kindergartens Provincial quality kindergarte…        ≥ 4  2024     1  ██░░░░░░░░
1 in all: 1 met.
  met myopia Overall myopia rate: must fall each year from 2023 to 2024, from 55.1 in 2023 to 54.6
  ✗ repairs School repair projects: ≥ 28 asked for in 2024, 26 in 2024, 2 to go.
7 checks: 4 agree, 3 do not agree.
agrees          New seats in three years               46395     46395
does not agree  Building projects in three years          58        57
  ✗ Building projects in three years: the parts add to 57, and 58 is stated: 1 less.
  ✗ Double-qualified vocational teachers: stated as 90 and as 78 (90 in 主要指标表, 78 in 正文).
  ✗ Pupils of good or better fitness: stated as 48 and as >= 50 (48 in 主要指标表, >= 50 in 正文).
  ✓ Achievement of balance, 2020: computed as 71.875, which agrees with the stated 71.9.
  ✓ Achievement of balance, 2025: computed as 90.625, which agrees with the stated 90.6.",
    ),
    (
        "compare_years",
        "\
Verdict: not met → not met
Achievement: 26 of 32 met, 81.3 % → 30 of 32 met, 93.8 %
✗ G11 140 of 1486 eligible teachers rotated, 9.4 %; 71 of them backbone teachers, 50.7 %: met → not
✓ 样例东门小学 (primary) L3 0.78 → 0.92: not met → met
✓ G9 3559 of 3559 teachers, 100.0 %: not met → met
  - 样例新城九年一贯制学校 (3204990054, nine-year school)
  - 样例山前小学 (3204990031, primary school)
  - 样例南塘初级中学 (3204990047): junior secondary school → nine-year school
primary  L7             ?  0.119       ?       ?       ?       ?       ?  not assessable → met
? junior L4: the coefficient of one of the years is not known",
    ),
    (
        "county_profile",
        "\
8 checks: 4 agree, 2 cannot be told, 2 only computed.
agrees          Schools                                                       53         53
agrees          Share of backbone teachers                                  34.8     34.841
only computed   Pupils to a teacher                                            -    12.5144
only computed   Aid each time (yuan)                                           -  1108.1714
agrees          Spending per junior pupil never falls                          -          -
agrees          Spending per primary pupil never falls                         -          -
cannot be told  spending that never falls                                      -          -
cannot be told  Variation between schools, not above the provincial mean       -          -",
    ),
    (
        "custom_standard",
        "\
parts that pass the school rule           53 of 57                  42 of 57
coefficients of variation within limits   11 of 14                  13 of 16
clauses met                               23 of 25                  23 of 25
verdict                                   not met                   not met
L4 teaching and auxiliary rooms per pupil: 6 parts miss the threshold, nationally 2 do
L7 networked multimedia classrooms per 100 pupils: 16 parts miss the threshold, nationally 1 do
L8 books per pupil: 6 parts miss the threshold, nationally there is none",
    ),
    (
        "embed",
        "\
样例区（合成数据）: NotMet
  21 parts weighted by pupils: X̄ = Σx ÷ Σn = 15.70, S = √(Σn(x/n − X̄)² ÷ Σn) = 7.53, CV = S ÷ X̄ = 0.480, limit ≤ 0.45: not met, 0.030 over [教督〔2017〕6号：所有指标校际差异系数，小学均小于或等于0.50，初中均小于或等于0.45]",
    ),
    (
        "evaluate_county",
        "\
Verdict: not met
  ✗ schools: 2 of 57 fail the school rule: 样例东门小学 (primary), 样例滨湖初级中学 (junior)
  ✗ coefficients of variation above their limit: junior L5 0.480, limit ≤ 0.45
  ✗ G9 3456 of 3470 teachers, 99.6 %
  ? schools: 2 of 57 lack figures: 样例云溪中心小学 (primary), 样例石桥初级中学 (junior)
  ? coefficients of variation that cannot be told: primary L7; junior L4
  ? clauses for which something is missing: Q6
Achievement: 26 of 32 met, 81.3 %; not met 3 (L3, L5, G9); not assessable 3 (L4, L7, Q6)
Schools (36 primary parts, 21 junior parts)
not met  样例东门小学      primary    1530   6.73  3.01  0.78✗  5.28   6.75✗ 3040.52  2.42  5/7
not met  样例滨湖初级中学  junior     1134   9.17  3.00  0.71✗✗ 7.07  12.09  3693.74  2.73  6/7
unknown  样例云溪中心小学  primary     954   6.60  1.89  1.15   6.13   9.57  3560.27     ?  6/7
unknown  样例石桥初级中学  junior      478  10.25  3.14  1.26      ?  27.49  4130.13  3.14  6/7
met             primary  L1 teachers above the required degree per …     6.95    0.92  0.133  ≤ 0.50
not assessable  primary  L7 networked multimedia classrooms per 100…        ?       ?      ?  ≤ 0.50
not met         junior   L5 sports venues per pupil                     15.70    7.53  0.480  ≤ 0.45
✗ G9  not met        3456 of 3470 teachers, 99.6 %
? Q6 not assessable moral education and campus culture are good or better in every school (not
✓ S1 met            945 of 1016 answers satisfied, 93.0 %
? L7 primary 样例云溪中心小学: multimedia_classrooms
? L4 junior 样例石桥初级中学: indoor_sports_area",
    ),
    (
        "evaluate_nation",
        "\
1 county, 53 schools
0 met, 1 not met, 0 not assessable",
    ),
    (
        "hold_table",
        "\
Disparity test of Impact Aid
Verdict: not met
                           pupil, weighted by pupils = 0.2663 over 420 local educational agencies;
                           at 5 % of the weight 64345 with 4631.24; at 95 % of the weight 63321 with
                           5864.37; asked for ≤ 0.25, 0.0163 above; source: 34 CFR 222.162(a);
Verdict: none: the rule computes, and sets no bound
              variation of expenditure per student, weighted by students = 0.0783 over 363
                per student, weighted by students = 0.0411 over 363 districts; the rule sets no
                        met by 4396, not met by 1058, cannot be told of 0, not asked of 740; source:
✗ goal   not met        a school at or above 800 stays there: met by 726, not met by 14, cannot be
not met  01611430131177     -12✗         4
others met and not listed: 5122",
    ),
    (
        "improvement_plan",
        "\
The cheapest plan costs 3304928 yuan; no plan costs less.
? 样例云溪中心小学: networked multimedia classrooms; the plan takes 0 for it
? 样例石桥初级中学: indoor sports rooms, area; the plan takes 237.79 for it
primary music teacher (bachelor)           2       240000
junior fine-arts teacher (bachelor)        1       130000
sports ground built (m²)             6149.82      2459928
networked multimedia classroom            19       475000
样例东门小学      primary  not met         met
样例滨湖初级中学  junior   not met         met
primary  L7 networked multimedia classrooms per 100 pupils                  ?       0.150✓ ≤ 0.50
junior   L5 sports venues per pupil                                     0.480✗ 0.44999999✓ ≤ 0.45
✗ G9 not met        every teacher completed 360 hours of training in five years",
    ),
    (
        "measure",
        "\
n                       420
omitted                 0
sum_weights             1104093.0
mean                    20.47896618583597
cv_population           0.07249649752391751
gini                    0.040330965811493195
theil_t                 0.0026538511178332176
hoover                  0.02838825738748695
wq_0.5                  20.462585034013607
federal_range_ratio     0.2868285827437958
palma                   0.3023937429959513
cv2_between             0.0021697200568502216
cv2_within              0.0030860220963851567",
    ),
    (
        "plan_progress",
        "\
0 of 23 targets are met, 0.0 % (23 no data).
no data  1 Gross enrolment, three…  preschool        100       -   ≥ 100  ··········       -       -
no data  5 Pupil-teacher ratio      primary        19.62       -    ≤ 17  ··········       -       -
no data  二.4 Variation of resour…  primary       < 0.42       -   < 0.4  ··········       -       -
no data  二.12 Achievement of qua…  compulsory      71.9       -  ≥ 90.6  ··········       -       -",
    ),
    (
        "replay",
        "\
identical
recorded by version 0.1.0, made again by version 0.1.0",
    ),
    (
        "roll_up",
        "\
4 counties: 1 met, 2 not met, 1 not assessable
   1  样例东江县  met                 100.0 %       13        0          0  junior L3 0.368 (≤ 0.45)
   2  样例南河县  not met              96.9 %       13        0          0  junior L5 0.432 (≤ 0.45)
   2  样例北原县  not assessable       96.9 %       13        0          0  junior L5 0.369 (≤ 0.45)
   4  样例西陵县  not met              93.8 %       13        5          0  junior L5 0.530 (≤ 0.45)
52 schools, of which 5 fail and 0 cannot be told. All of them as one pool:",
    ),
    (
        "schema",
        "\
{
  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",
  \"title\": \"区县文件 County file\"",
    ),
    (
        // 4 of 5 for 500 pupils, 12 of 10 for 1000; 10.4 are 11 for 1040, which 9 and 2 are.
        "service",
        "\
Backbone teachers per 100 pupils in 2024:
  Riverside: 0.8, 1 short
  Hillside: 1.2, 0 short
  Lakeside: waits for primary backbone teachers of county level or above
Stored and read back: 3 of 3 parts, the coefficient to the last bit.
  the coefficient of L3 changed by -0.091: 0.001 by size, -0.092 by value
  as it is: not met
  then: met
2900 counties; the first three:
  000002: 69 of 69 parts meet L2",
    ),
    (
        "supply_and_demand",
        "\
! All grade counts, births and seats are made up: they are those of no place.
• kindergarten: most pupils in 2025: 6407; seats suffice in every year; seats are idle first in
• primary: most pupils in 2025: 20989; seats suffice, and are tight first in 2025; seats are idle
  first in 2029, most in 2035: 11132 empty.
• junior: most pupils in 2030: 11060; more pupils than seats already in 2025, in 4 years altogether;
  the shortage is greatest in 2030: 660 seats, if as many are added, all are empty in 2035 (a
• senior: most pupils in 2033: 6861; more pupils than seats first in 2031, in 4 years altogether;
  the shortage is greatest in 2033: 512 seats, whether they are still needed in 2038 is beyond the
primary       2035   10958  10619–11308  22090  +11132    49.6 %  idle
junior        2030   11060  10824–11302  10400    -660   106.3 %  short
senior        2033    6861    6594–7121   6350    -511   108.1 %  short
births → kindergarten 小班             0.8987    0.9041   0.9089
6 checks: 1 agrees, 1 does not agree, 1 cannot be told, 3 only computed.
agrees          Backbone teachers among those rotated            51.34    51.3441
does not agree  From town to country, of the backbone teachers   62.04          -
only computed   Seats of a new or extended school                    -  1163.3333
only computed   Money a year (100 million yuan)                      -    13.8933
only computed   Schools that the clubs are those of                  -         85
  ✗ From town to country, of the backbone teachers: 118 of 191 are 61.7801, 119 of 191 are 62.3037;",
    ),
    (
        "urban_rural_parity",
        "\
6 checks: 4 agree, 1 does not agree, 1 only computed.
agrees          Rural-urban parity                  0.9601  0.960113
agrees          Gap between city and country          1.27      1.27
does not agree  Parity is not below 0.97              0.97         -
agrees          Parity is not above 1.03            0.9601         -
agrees          Rural share of new quality schools    48.1    48.148
only computed   Seats a project                          -      1000
  ✗ Parity is not below 0.97: 0.97 is above 0.9601 (0.9601 in 手算, 0.97 in UNESCO).",
    ),
    (
        "who_drives_it",
        "\
n        420
mean     20.47897
cv       0.07250
cv2      0.00526
between  0.00217  41.28%  ██████████
within   0.00309  58.72%  ██████████████
The 10 rows that add most to CV², 30.78% of it
64857  Los Angeles     108  22.92351  19402.00000  4.76%     0.07150  ████████████████████████
63321  Kern             50  19.01749  27176.00000  2.39%     0.07237  ████████████",
    ),
];

#[test]
fn every_program_prints_its_verdicts_and_figures_without_arguments() {
    let built = ANSWERS.iter().filter(|(name, _)| is_built(name));
    for (example, lines) in built.copied() {
        let (answer, told) = printed(example, &[]);
        let expected = match example {
            "annual_tasks" => "note: the counts of the sample are made up\n",
            // Its made-up gymnasiums are smaller than the indoor rooms in them.
            "roll_up" => "warning: 10 figures look wrong; `evaluate_county` says which and why\n",
            _ => "",
        };
        assert_eq!(told, expected, "{example}");
        let mut rest = answer.lines().map(str::trim_end);
        for line in lines.lines() {
            assert!(
                rest.any(|one| one == line),
                "{example} does not print there: {line}\n{answer}"
            );
        }
    }
}

/// Whether this build has the features of a program.
fn is_built(program: &str) -> bool {
    program != "evaluate_nation" || cfg!(feature = "arrow")
}

/// The programs of the examples, by the names of their files.
fn all_programs() -> BTreeSet<String> {
    fs::read_dir(root().join("examples"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        // They take an engine to build, and are held by tests of their own.
        .filter(|path| {
            path.file_stem()
                .is_some_and(|name| name != "sql" && name != "cluster")
        })
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect()
}

#[test]
fn no_program_is_forgotten() {
    let held: BTreeSet<String> = ANSWERS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(held, all_programs());
    let mut refusing: BTreeSet<String> =
        REFUSALS.iter().map(|row| row.program.to_owned()).collect();
    // They take no files of others.
    refusing.extend(["embed", "schema", "service"].map(str::to_owned));
    assert_eq!(refusing, all_programs());
}

/// A broken file, the arguments around it, where `@` is the file, and the faults that are told of it.
struct Refusal {
    program: &'static str,
    arguments: &'static str,
    file: (&'static str, &'static str),
    faults: &'static str,
}

const SCHOOLS: (&str, &str) = (
    "schools.csv",
    "school_id,school_name,school_kind,students_primary\n1,A,primary,-5\n",
);
const TWO_COUNTIES: (&str, &str) = (
    "counties.csv",
    "county_id,school_id,school_name,school_kind\n1,1,A,primary\n2,1,B,primary\n",
);
const SCHOOLS_FAULT: &str = "row 2, column `students_primary` (小学学生人数): found `-5`, \
                             expected a whole number of persons, 0 or more; where there is no \
                             figure, a blank, `-` or `NA`";
const COUNTY: (&str, &str) = (
    "county.json",
    r#"{"id": "1", "facts": {"teacher_mean_pay": -1}}"#,
);
const STANDARD: (&str, &str) = ("standard.json", r#"{"id": 5}"#);
const STANDARD_FAULTS: &str = "\
at dispersion: found nothing; expected a value; the key is required
at indicators: found nothing; expected a value; the key is required
at name: found nothing; expected a value; the key is required
at provenance: found nothing; expected a value; the key is required
at id: found 5; expected a text";
const TABLE_STANDARD_FAULTS: &str = "\
at columns: found nothing; expected a value; the key is required
at criteria: found nothing; expected a value; the key is required
at name: found nothing; expected a value; the key is required
at provenance: found nothing; expected a value; the key is required
at id: found 5; expected a text";
const PLAN: (&str, &str) = (
    "plan.json",
    r#"{"id": "p", "base_year": 2020, "target_year": 2019, "rows": [{"indicator": "x", "direction": "up"}]}"#,
);
const PLAN_FAULTS: &str = "\
at target_year: found 2019; expected a year after the base year, 2020
at rows[0].direction (indicator `x`): found \"up\"; expected higher_is_better or lower_is_better
at rows[0].target (indicator `x`): found nothing; expected a value; the key is required";
const STATEMENTS: (&str, &str) = (
    "statements.json",
    r#"{"id": "s", "figures": [], "checks": [{"check": "monotone", "must": "wobble", "series": {}}]}"#,
);
const STATEMENTS_FAULTS: &str = "\
at checks[0].must: found \"wobble\"; expected rise, not_fall, not_rise or fall
at checks[0].series: found an object; expected a list of codes of figures, or one as {\"growth_rates\": […]}";
const COLUMN: (&str, &str) = ("column.csv", "x,w\n1,1\ninf,1\n");
const COLUMN_FAULT: &str = "row 3, column `x`: found `inf`, expected a number; where there is no \
                            figure, a blank, `-` or `NA`";

#[rustfmt::skip]
const REFUSALS: &[Refusal] = &[
    Refusal { program: "annual_tasks", arguments: "@", file: PLAN, faults: PLAN_FAULTS },
    Refusal { program: "county_profile", arguments: "@", file: STATEMENTS, faults: STATEMENTS_FAULTS },
    Refusal { program: "urban_rural_parity", arguments: "@", file: STATEMENTS, faults: STATEMENTS_FAULTS },
    Refusal { program: "compare_years", arguments: "@ examples/data/sample_county.csv", file: SCHOOLS, faults: SCHOOLS_FAULT },
    Refusal { program: "compare_years", arguments: "examples/data/sample_county.csv examples/data/sample_county_2025.csv --county-after @",
        file: COUNTY, faults: "at facts.teacher_mean_pay: found -1; expected a decimal, 0 or more" },
    Refusal { program: "custom_standard", arguments: "@", file: STANDARD, faults: STANDARD_FAULTS },
    Refusal { program: "custom_standard", arguments: "examples/data/custom_standard.json @", file: SCHOOLS, faults: SCHOOLS_FAULT },
    Refusal { program: "evaluate_county", arguments: "@", file: SCHOOLS, faults: SCHOOLS_FAULT },
    Refusal { program: "evaluate_county", arguments: "examples/data/sample_county.csv --county @", file: COUNTY,
        faults: "at facts.teacher_mean_pay: found -1; expected a decimal, 0 or more" },
    Refusal { program: "evaluate_county", arguments: "examples/data/sample_county.csv --standard @", file: STANDARD, faults: STANDARD_FAULTS },
    Refusal { program: "evaluate_nation", arguments: "@ --output no-such-folder", file: SCHOOLS, faults: SCHOOLS_FAULT },
    Refusal { program: "evaluate_nation", arguments: "examples/data/sample_county.csv --output no-such-folder --county @", file: COUNTY,
        faults: "at facts.teacher_mean_pay: found -1; expected a decimal, 0 or more" },
    Refusal { program: "hold_table", arguments: "@ --standard us-ca-growth-target-2000", file: ("table.csv", "id,api99,api00\nA,seven,752\n"),
        faults: "row 2, column `api99`: found `seven`, expected a whole number of points, 0 or more; where there is no figure, a blank, `-` or `NA`" },
    Refusal { program: "hold_table", arguments: "examples/data/california_growth.csv --standard @", file: STANDARD, faults: TABLE_STANDARD_FAULTS },
    Refusal { program: "improvement_plan", arguments: "@", file: SCHOOLS, faults: SCHOOLS_FAULT },
    Refusal { program: "improvement_plan", arguments: "--levers @", file: ("levers.json", r#"{"levers": [{"id": "a", "adds": {}, "cost": -1}]}"#),
        faults: "at levers[0].adds: found an object; expected an amount of at least one item\nat levers[0].cost: found -1; expected a cost of 0 or more" },
    Refusal { program: "improvement_plan", arguments: "--limits @", file: ("limits.csv", "school_id,lever,at_most\n7,equipment,1\n"),
        faults: "row 2, column `school_id` (学校代码): found `7`, expected the code of a school of the school file" },
    Refusal { program: "improvement_plan", arguments: "--distances @", file: ("distances.csv", "from,to,cost\n7,3204990001,-1\n"),
        faults: "row 2, column `from` (流出学校): found `7`, expected the code of a school of the school file\nrow 2, column `cost` (费用): found `-1`, expected a cost of 0 or more" },
    Refusal { program: "measure", arguments: "@ --value x", file: COLUMN, faults: COLUMN_FAULT },
    Refusal { program: "who_drives_it", arguments: "@ --value x", file: COLUMN, faults: COLUMN_FAULT },
    Refusal { program: "plan_progress", arguments: "@", file: PLAN, faults: PLAN_FAULTS },
    Refusal { program: "plan_progress", arguments: "--observations @", file: ("observations.csv", "indicator,stage,year,value\n5,primary,2021,many\n"),
        faults: "row 2, column `value` (数值): found `many`, expected a decimal or x:1; where there is no figure, a blank, `-` or `NA`" },
    Refusal { program: "plan_progress", arguments: "examples/data/sample_plan.json --filed 2024=@", file: SCHOOLS, faults: SCHOOLS_FAULT },
    Refusal { program: "plan_progress", arguments: "--filed 2024=@", file: TWO_COUNTIES,
        faults: "found 2 counties, expected the one that the plan is of" },
    Refusal { program: "plan_progress", arguments: "--filed 2024=examples/data/sample_county.csv --county 2025=@", file: COUNTY,
        faults: "there is no --filed of 2025, the year of this file" },
    Refusal { program: "replay", arguments: "@", file: ("record.json", "{}"), faults: "this is no record: missing field `schema` at line 1 column 2" },
    Refusal { program: "roll_up", arguments: "@", file: SCHOOLS, faults: SCHOOLS_FAULT },
    Refusal { program: "roll_up", arguments: "examples/data/sample_area.csv --county @", file: COUNTY,
        faults: "at facts.teacher_mean_pay: found -1; expected a decimal, 0 or more" },
    Refusal { program: "supply_and_demand", arguments: "--statements @", file: STATEMENTS, faults: STATEMENTS_FAULTS },
    Refusal { program: "supply_and_demand", file: ("grades.csv", "year,stage,grade,pupils\n2021,primary,1,-1\n"),
        arguments: "--grades @ --births examples/data/made_up_births.csv --seats examples/data/made_up_seats.csv --entry-age 6",
        faults: "row 2, column `pupils` (在校生): found `-1`, expected a whole number; where there is no figure, a blank, `-` or `NA`" },
    Refusal { program: "supply_and_demand", file: ("births.csv", "year,births\n2020,x\n"),
        arguments: "--grades examples/data/made_up_grade_counts.csv --births @ --seats examples/data/made_up_seats.csv --entry-age 3",
        faults: "row 2, column `births` (出生人数): found `x`, expected a whole number; where there is no figure, a blank, `-` or `NA`" },
    Refusal { program: "supply_and_demand", file: ("seats.csv", "stage,from,seats,name\nprimary,2020,?,a\n"),
        arguments: "--grades examples/data/made_up_grade_counts.csv --births examples/data/made_up_births.csv --seats @ --entry-age 3",
        faults: "row 2, column `seats` (学位): found `?`, expected a whole number" },
];

#[test]
fn a_stage_without_pupils_and_seats_is_warned_of_and_left_out() {
    let grades: Vec<String> = (2022..=2024)
        .map(|year| {
            format!(
                "{year},primary,1,100\n{year},primary,2,100\n{year},senior,1,0\n{year},senior,2,0\n"
            )
        })
        .collect();
    let grades = TestFile::new(
        "empty-grades.csv",
        &format!("year,stage,grade,pupils\n{}", grades.concat()),
    );
    let births: Vec<String> = (2015..=2029).map(|year| format!("{year},110\n")).collect();
    let births = TestFile::new(
        "empty-births.csv",
        &format!("year,births\n{}", births.concat()),
    );
    let seats = "stage,from,seats\nprimary,2022,200\nsenior,2022,0\njunior,2022,30\n";
    let seats = TestFile::new("empty-seats.csv", seats);
    let expected = [
        format!(
            "{}: the stage `senior` has neither pupils nor seats, and is left out of the projection",
            grades.path()
        ),
        format!(
            "{}: the seats of `junior` are passed over, as no grade of it is counted",
            seats.path()
        ),
    ];
    for rule in ["mean-of-ratios", "ratio-of-totals", "last-year"] {
        let (answer, told) = printed(
            "supply_and_demand",
            &[
                "--grades",
                grades.path(),
                "--births",
                births.path(),
                "--seats",
                seats.path(),
                "--entry-age",
                "6",
                "--years",
                "5",
                "--format",
                "json",
                "--rule",
                rule,
            ],
        );
        let warned: Vec<String> = expected
            .iter()
            .map(|one| format!("warning: {one}\n"))
            .collect();
        assert_eq!(told, warned.concat(), "{rule}");
        let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(answer["warnings"], serde_json::json!(expected));
        let stages = answer["stages"].as_array().unwrap();
        assert_eq!(stages.len(), 1);
        // 100 of 110 born, and 100 of 100 who go on.
        assert_eq!(stages[0]["years"][5]["demand"], 200.0);
    }
}

#[test]
fn every_program_refuses_a_broken_file_with_each_fault_in_its_place() {
    let refusals = REFUSALS.iter().filter(|row| is_built(row.program));
    for (index, row) in refusals.enumerate() {
        let file = TestFile::new(&format!("broken-{index}-{}", row.file.0), row.file.1);
        let words = row.arguments.split(' ');
        let words: Vec<String> = words.map(|word| word.replace('@', file.path())).collect();
        let arguments: Vec<&str> = words.iter().map(String::as_str).collect();
        let expected: Vec<String> = row
            .faults
            .lines()
            .map(|fault| format!("{}: {fault}", file.path()))
            .collect();
        let told = refused(row.program, &arguments);
        assert_eq!(told, expected, "{} {}", row.program, row.arguments);
    }
}

#[test]
fn faults_of_all_files_are_told_at_once() {
    let standard = TestFile::new("all-at-once.json", STANDARD.1);
    let schools = TestFile::new("all-at-once.csv", SCHOOLS.1);
    let told = refused("custom_standard", &[standard.path(), schools.path()]);
    assert_eq!(told.len(), STANDARD_FAULTS.lines().count() + 1, "{told:?}");
    assert_eq!(told[5], format!("{}: {SCHOOLS_FAULT}", schools.path()));
}

#[test]
fn every_program_with_arguments_tells_what_they_are() {
    for (example, _) in ANSWERS
        .iter()
        .filter(|(example, _)| !["embed", "service"].contains(example) && is_built(example))
    {
        let output = run(example, &["--help"]);
        assert!(output.status.success(), "{example}");
        let help = String::from_utf8(output.stdout).unwrap();
        assert!(
            help.contains(&format!("Usage: {example}")),
            "{example}: {help}"
        );
    }
}
