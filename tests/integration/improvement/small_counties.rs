//! Counties so small that every choice of steps can be looked at, by arithmetic of its own.

use junheng::adapters::json::read_standard;
use junheng::evaluation::Evaluator;
use junheng::improvement::{Distances, Lever, Levers, Limits, Move};
use junheng::model::{County, CountyFiling, Fact, Filed, Item, School, SchoolKind, Stage};
use junheng::rust_decimal::Decimal;
use junheng::standards::Standard;
use num_rational::Ratio;

type Fraction = Ratio<i128>;

/// Knuth's linear congruential generator: the same counties on every run.
pub(super) struct Draw(u64);

impl Draw {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(2).wrapping_add(1))
    }

    pub(super) fn below(&mut self, limit: u64) -> i64 {
        let next = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = next.wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((self.0 >> 33) % limit).unwrap()
    }
}

/// A made-up rule: backbone teachers a hundred pupils, rooms and books a pupil (both of the whole school); one of the
/// three may stay below its threshold by 15 %; coefficients of at most `limit`.
pub(super) fn rule(limit: &str) -> Standard {
    rule_within(&format!("<= {limit}"))
}

/// The same with a bound of any sort on the coefficients.
pub(super) fn rule_within(bound: &str) -> Standard {
    let text = r#"{
        "id": "made-up", "name": "made-up", "provenance": {"issuer": "nobody", "year": 2026},
        "stage_factors": {"primary": 1, "junior": "1.1", "senior": "1.32"},
        "indicators": [
            {"code": "A1", "name": "backbone", "unit": "", "per": 100, "split": false, "whole": true,
             "numerator": {"primary": ["backbone_teachers_primary"], "junior": ["backbone_teachers_junior"]},
             "threshold": ">= 5", "reported": 2, "source": "1"},
            {"code": "A2", "name": "classrooms", "unit": "", "per": 100, "split": true, "whole": true,
             "numerator": "multimedia_classrooms",
             "threshold": ">= 8", "reported": 2, "source": "1"},
            {"code": "A3", "name": "books", "unit": "", "per": 1, "split": true, "whole": true,
             "numerator": "books",
             "threshold": ">= 2", "reported": 2, "source": "1"}
        ],
        "school_rule": {"at_least": 2, "floor_share": "0.85", "source": "1"},
        "dispersion": {"each": "BOUND", "reported": 3, "source": "1"}
    }"#;
    read_standard(&text.replace("BOUND", bound)).unwrap()
}

/// The same, with a clause like G11 of 2017: 10 % of those eligible rotate, 20 % of them backbone teachers.
pub(super) fn rule_with_rotation(limit: &str) -> Standard {
    let clauses = r#"[{"code": "R1", "group": "government", "requirement": "rotation", "attested": false,
        "test": {"kind": "ratios", "ratios": [
            {"numerator": ["rotated_teachers"], "denominator": ["eligible_for_rotation"], "per": 100,
             "bound": ">= 10", "scope": {}, "valued": true},
            {"numerator": ["rotated_backbone_teachers"], "denominator": ["rotated_teachers"], "per": 100,
             "bound": ">= 20", "scope": {}, "valued": false}]},
        "sentence": "{value}", "source": "1"}]"#;
    let mut with = serde_json::to_value(rule(limit)).unwrap();
    with["clauses"] = serde_json::from_str(clauses).unwrap();
    read_standard(&with.to_string()).unwrap()
}

/// A school of a small county: pupils of both stages, and the figures behind the three indicators.
#[derive(Clone, Debug)]
pub(super) struct SmallSchool {
    pub(super) id: String,
    pub(super) pupils: [i64; 2],
    pub(super) backbone: [i64; 2],
    pub(super) classrooms: i64,
    pub(super) books: i64,
}

impl SmallSchool {
    pub(super) fn filed(&self) -> School {
        let kind = match self.pupils {
            [_, 0] => SchoolKind::Primary,
            [0, _] => SchoolKind::Junior,
            _ => SchoolKind::NineYear,
        };
        let filed = [
            (Item::StudentsPrimary, self.pupils[0]),
            (Item::StudentsJunior, self.pupils[1]),
            (Item::BackboneTeachersPrimary, self.backbone[0]),
            (Item::BackboneTeachersJunior, self.backbone[1]),
            (Item::MultimediaClassrooms, self.classrooms),
            (Item::Books, self.books),
        ];
        let filed = filed.map(|(item, amount)| (item, Filed::Figure(amount.into())));
        School::new(&*self.id, &*self.id, kind)
            .unwrap()
            .with_filings(filed)
            .unwrap()
    }
}

/// A lever of a small county: what a unit adds to backbone (by stage), classrooms and books, its cost, and the most.
#[derive(Clone, Debug)]
pub(super) struct SmallLever {
    pub(super) adds: [i64; 4],
    pub(super) cost: i64,
    pub(super) most: i64,
}

#[derive(Clone, Debug)]
pub(super) struct SmallCounty {
    pub(super) schools: Vec<SmallSchool>,
    pub(super) levers: Vec<SmallLever>,
    /// The limit in hundredths.
    pub(super) limit: i64,
    /// The stage, as a place, whose backbone teachers may move, and what one costs; two a school at most.
    pub(super) exchange: Option<(usize, i64)>,
    /// What a unit costs more from one school to another, by their places.
    pub(super) distances: Vec<(usize, usize, i64)>,
    /// Teachers eligible to rotate, those who do, and backbone teachers among these, where the shares of those who
    /// rotate must be reached: 10 % and 20 %.
    pub(super) rotation: Option<[i64; 3]>,
}

/// So many move to a school or from it at most.
const MOST_MOVED: i64 = 2;

impl SmallCounty {
    /// A county of two or three schools with at most six numbers to choose.
    pub(super) fn made_up(draw: &mut Draw) -> Self {
        let schools = 2 + draw.below(2);
        let schools = (0..schools).map(|place| {
            let kind = draw.below(4);
            let pupils = [10, 20, 25, 40, 50];
            let mut some = || pupils[usize::try_from(draw.below(5)).unwrap()];
            let pupils = match kind {
                0 => [0, some()],
                1 => [some(), some()],
                _ => [some(), 0],
            };
            SmallSchool {
                id: format!("s{place}"),
                pupils,
                backbone: pupils.map(|pupils| {
                    if pupils == 0 {
                        0
                    } else {
                        pupils / 25 + draw.below(3)
                    }
                }),
                classrooms: pupils.iter().sum::<i64>() / 16 + draw.below(4),
                books: pupils.iter().sum::<i64>()
                    + draw.below(pupils.iter().sum::<i64>().unsigned_abs() * 3),
            }
        });
        let schools: Vec<SmallSchool> = schools.collect();
        let count = if schools.len() == 2 { 3 } else { 2 };
        let levers = (0..count).map(|_| {
            let adds = match draw.below(6) {
                0 => [1, 0, 0, 0],
                1 => [1, 1, 0, 0],
                2 => [0, 0, 1, 0],
                3 => [0, 0, 0, 10 + draw.below(20)],
                4 => [1, 0, 1, 5],
                _ => [2, 1, 0, 15],
            };
            SmallLever {
                adds,
                cost: draw.below(9),
                most: 2 + draw.below(3),
            }
        });
        Self {
            levers: levers.collect(),
            schools,
            limit: 15 + 5 * draw.below(8),
            exchange: None,
            distances: Vec::new(),
            rotation: None,
        }
    }

    /// The same with teachers who may move, and one lever alone.
    pub(super) fn made_up_with_moves(draw: &mut Draw) -> Self {
        let mut small = Self::made_up(draw);
        small.levers.truncate(1);
        let stage = usize::try_from(draw.below(5) / 4).unwrap();
        for school in &mut small.schools {
            school.backbone = school
                .backbone
                .map(|count| if count > 0 { count + draw.below(4) } else { 0 });
        }
        small.exchange = Some((stage, draw.below(4)));
        small
    }

    /// The same where some pairs of schools cost more, where a share must rotate, or both.
    pub(super) fn made_up_with_pairs(draw: &mut Draw) -> Self {
        let mut small = Self::made_up_with_moves(draw);
        let (stage, _) = small.exchange.unwrap();
        // Enough schools of one stage, with enough to give.
        for school in &mut small.schools {
            school.pupils[stage] = school.pupils[stage].max(25);
            school.backbone = school.pupils.map(|pupils| (pupils + 19) / 20);
            school.backbone[stage] += draw.below(3) - 1;
            let all: i64 = school.pupils.iter().sum();
            school.classrooms = (8 * all + 99) / 100;
            school.books = 2 * all - draw.below(2) * all / 4;
        }
        small.limit = 30 + 5 * draw.below(5);
        let kind = draw.below(3);
        if kind != 1 {
            let count = small.schools.len();
            for (from, to) in (0..count).flat_map(|from| (0..count).map(move |to| (from, to))) {
                if from != to && draw.below(3) > 0 {
                    small.distances.push((from, to, draw.below(7)));
                }
            }
        }
        if kind != 0 {
            let eligible = 10 * draw.below(7);
            let rotated = draw.below(3);
            small.rotation = Some([eligible, rotated, draw.below(2).min(rotated)]);
        }
        small
    }

    pub(super) fn county(&self) -> County {
        let county = County::new(self.schools.iter().map(SmallSchool::filed).collect()).unwrap();
        let mut filing = CountyFiling::default();
        if let Some([eligible, rotated, backbone]) = self.rotation {
            filing.facts.extend([
                (Fact::EligibleForRotation, eligible.into()),
                (Fact::RotatedTeachers, rotated.into()),
                (Fact::RotatedBackboneTeachers, backbone.into()),
            ]);
        }
        county.with_filing(filing)
    }

    pub(super) fn distances(&self) -> Distances {
        let mut distances = Distances::default();
        for (from, to, cost) in &self.distances {
            let [from, to] = [from, to].map(|place| &*self.schools[*place].id);
            distances.set(from, to, (*cost).into()).unwrap();
        }
        distances
    }

    pub(super) fn levers(&self) -> Levers {
        let items = [
            Item::BackboneTeachersPrimary,
            Item::BackboneTeachersJunior,
            Item::MultimediaClassrooms,
            Item::Books,
        ];
        let levers = self.levers.iter().enumerate().map(|(place, lever)| {
            let adds = items
                .iter()
                .zip(lever.adds)
                .filter(|(_, amount)| *amount > 0);
            let adds = adds.map(|(item, amount)| (*item, Decimal::from(amount)));
            Lever::new(format!("l{place}"), adds, lever.cost.into())
                .unwrap()
                .with_at_most(lever.most.into())
                .unwrap()
        });
        let moves = self.exchange.iter().map(|(stage, cost)| {
            let stages = [Stage::Primary, Stage::Junior];
            let carries = [(items[*stage], Decimal::ONE)];
            Move::new("exchange", stages[*stage], carries, (*cost).into()).unwrap()
        });
        Levers::new(levers.collect(), moves.collect()).unwrap()
    }

    /// How many may move to and from each school.
    pub(super) fn limits(&self) -> Limits {
        let mut limits = Limits::default();
        for school in self.schools.iter().filter(|_| self.exchange.is_some()) {
            limits
                .set(&*school.id, "exchange", MOST_MOVED.into())
                .unwrap();
        }
        limits
    }

    pub(super) fn rule(&self) -> Standard {
        let limit = Decimal::new(self.limit, 2).to_string();
        match self.rotation {
            Some(_) => rule_with_rotation(&limit),
            None => rule(&limit),
        }
    }

    /// The least cost of any choice of units and of any way to move, every one of them looked at; `None` if none
    /// will do.
    pub(super) fn cheapest(&self) -> Option<i64> {
        let Some((stage, cost)) = self.exchange else {
            return self.cheapest_of(&self.schools, None);
        };
        if self.rotation.is_some() || !self.distances.is_empty() {
            return self.cheapest_of_pairs(stage, cost);
        }
        let mut best = None;
        let mut moved = vec![-MOST_MOVED; self.schools.len()];
        loop {
            let takes_part =
                |(school, moved): (&SmallSchool, &i64)| *moved == 0 || school.pupils[stage] > 0;
            if moved.iter().sum::<i64>() == 0 && self.schools.iter().zip(&moved).all(takes_part) {
                let schools = self.schools.iter().zip(&moved).map(|(school, moved)| {
                    let mut school = school.clone();
                    school.backbone[stage] += moved;
                    school
                });
                let paid: i64 = moved
                    .iter()
                    .filter(|moved| **moved > 0)
                    .map(|moved| moved * cost)
                    .sum();
                let below = best.map(|best: i64| best - paid);
                if let Some(cheaper) = self.cheapest_of(&schools.collect::<Vec<_>>(), below) {
                    best = Some(cheaper + paid);
                }
            }
            let Some(next) = (0..moved.len()).find(|one| moved[*one] < MOST_MOVED) else {
                return best;
            };
            moved[next] += 1;
            moved[..next].fill(-MOST_MOVED);
        }
    }

    /// The same where it matters who goes where: all that any school can give to any other is looked at.
    fn cheapest_of_pairs(&self, stage: usize, cost: i64) -> Option<i64> {
        let count = self.schools.len();
        let pairs: Vec<(usize, usize)> = (0..count)
            .flat_map(|from| (0..count).map(move |to| (from, to)))
            .filter(|(from, to)| from != to)
            .collect();
        let mut best = None;
        let mut units = vec![0; pairs.len()];
        loop {
            let (mut gives, mut receives, mut paid) = (vec![0; count], vec![0; count], 0);
            for ((from, to), units) in pairs.iter().zip(&units) {
                gives[*from] += units;
                receives[*to] += units;
                let mut ways = self.distances.iter();
                let way = ways.find(|way| (way.0, way.1) == (*from, *to));
                paid += units * (cost + way.map_or(0, |way| way.2));
            }
            let is_allowed = (0..count).all(|place| {
                let school = &self.schools[place];
                let moved = gives[place] + receives[place];
                gives[place] <= MOST_MOVED.min(school.backbone[stage])
                    && receives[place] <= MOST_MOVED
                    && (moved == 0 || school.pupils[stage] > 0)
            });
            if is_allowed && self.is_rotated(units.iter().sum()) {
                let schools = self.schools.iter().enumerate().map(|(place, school)| {
                    let mut school = school.clone();
                    school.backbone[stage] += receives[place] - gives[place];
                    school
                });
                let below = best.map(|best: i64| best - paid);
                if below.is_none_or(|below| below > 0)
                    && let Some(cheaper) = self.cheapest_of(&schools.collect::<Vec<_>>(), below)
                {
                    best = Some(cheaper + paid);
                }
            }
            let Some(next) = (0..units.len()).find(|one| units[*one] < MOST_MOVED) else {
                return best;
            };
            units[next] += 1;
            units[..next].fill(0);
        }
    }

    /// Whether 10 % of those who are eligible rotate, and 20 % of them are backbone teachers, when so many backbone
    /// teachers move.
    fn is_rotated(&self, moved: i64) -> bool {
        self.rotation.is_none_or(|[eligible, rotated, backbone]| {
            10 * (rotated + moved) >= eligible && 5 * (backbone + moved) >= rotated + moved
        })
    }

    /// The same for schools among which nobody moves any more, if it is cheaper than `below`.
    fn cheapest_of(&self, schools: &[SmallSchool], below: Option<i64>) -> Option<i64> {
        let count = schools.len() * self.levers.len();
        let mut units = vec![0_i64; count];
        let (mut best, mut found) = (below, None);
        loop {
            let chosen = units.chunks(self.levers.len());
            let cost: i64 = chosen
                .clone()
                .flat_map(|units| units.iter().zip(&self.levers))
                .map(|(units, lever)| units * lever.cost)
                .sum();
            if best.is_none_or(|best| cost < best) {
                let schools = schools.iter().zip(chosen).map(|(school, units)| {
                    let mut school = school.clone();
                    for (units, lever) in units.iter().zip(&self.levers) {
                        school.backbone[0] += units * lever.adds[0];
                        school.backbone[1] += units * lever.adds[1];
                        school.classrooms += units * lever.adds[2];
                        school.books += units * lever.adds[3];
                    }
                    school
                });
                if self.passes(&schools.collect::<Vec<_>>()) {
                    (best, found) = (Some(cost), Some(cost));
                }
            }
            let is_full = |one: &usize| units[*one] < self.levers[one % self.levers.len()].most;
            let Some(next) = (0..count).find(is_full) else {
                return found;
            };
            units[next] += 1;
            units[..next].fill(0);
        }
    }

    /// Whether schools pass: by fractions, and by no code of the library.
    fn passes(&self, schools: &[SmallSchool]) -> bool {
        let whole = |number: i64| Fraction::from_integer(i128::from(number));
        let thresholds = [whole(5), whole(8), whole(2)];
        // By stage: pupils and the three values of each part.
        let mut stages: [Vec<(Fraction, [Fraction; 3])>; 2] = [Vec::new(), Vec::new()];
        for school in schools {
            if school.backbone.iter().any(|count| *count < 0) {
                return false;
            }
            let base = whole(10 * school.pupils[0] + 11 * school.pupils[1]);
            for stage in [0, 1] {
                if school.pupils[stage] == 0 {
                    continue;
                }
                let pupils = whole(school.pupils[stage]);
                let share = whole([10, 11][stage]) / base;
                let values = [
                    whole(100 * school.backbone[stage]) / pupils,
                    whole(100 * school.classrooms) * share,
                    whole(school.books) * share,
                ];
                let below = values
                    .iter()
                    .zip(thresholds)
                    .filter(|(value, least)| *value < least);
                let is_low =
                    |(value, least): (&Fraction, Fraction)| *value < least * Fraction::new(85, 100);
                if below.count() > 1 || values.iter().zip(thresholds).any(is_low) {
                    return false;
                }
                stages[stage].push((pupils, values));
            }
        }
        let limit = Fraction::new(i128::from(self.limit), 100);
        let opening = limit * limit + whole(1);
        stages
            .iter()
            .filter(|parts| !parts.is_empty())
            .all(|parts| {
                (0..3).all(|indicator| {
                    let pupils: Fraction = parts.iter().map(|(pupils, _)| pupils).sum();
                    let first: Fraction = parts.iter().map(|(n, y)| n * y[indicator]).sum();
                    let second: Fraction = parts
                        .iter()
                        .map(|(n, y)| n * y[indicator] * y[indicator])
                        .sum();
                    first > whole(0) && pupils * second <= opening * first * first
                })
            })
    }
}

/// The evaluator of a rule that fits together.
pub(super) fn evaluator(standard: &Standard) -> Evaluator<'_> {
    Evaluator::new(standard).unwrap()
}
