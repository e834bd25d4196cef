//! The seats of a stage against its pupils.

use crate::numeric::Rational;
use crate::planning::enrolment::level::SeatLevel;

/// Seats against pupils in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct YearBalance {
    /// The year.
    pub year: i32,
    /// The pupils: counted in the base year, expected behind it.
    pub demand: Rational,
    /// The pupils if every ratio stays at the lowest seen.
    pub lowest: Rational,
    /// The pupils if every ratio stays at the highest seen.
    pub highest: Rational,
    /// The seats.
    pub seats: u64,
    /// How full they are.
    pub level: SeatLevel,
}

impl YearBalance {
    /// Pupils less seats: what lacks, or, below zero, what is empty.
    #[must_use]
    pub fn gap(&self) -> Rational {
        &self.demand - Rational::from(self.seats)
    }

    /// Pupils over seats (学位利用率); `None` where there are no seats.
    #[must_use]
    pub fn utilisation(&self) -> Option<Rational> {
        self.demand.checked_div(&Rational::from(self.seats)).ok()
    }

    /// Whether more pupils than seats are expected.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.gap().is_positive()
    }

    /// Whether seats lack if every ratio stays at the highest seen.
    #[must_use]
    pub fn may_be_short(&self) -> bool {
        self.highest > Rational::from(self.seats)
    }
}

/// What the greatest shortage asks for, and how much of it for good.
///
/// # Formula
///
/// With the shortage greatest in year `t`, `A = D(t) − S(t)` pupils lack a seat. If as many seats are
/// added on top of all that is planned, then `n` years later
///
/// ```text
///   lasting   = D(t+n) − S(t+n), but not below 0
///   temporary = A − lasting
/// ```
///
/// No later shortage is above A, the greatest. The temporary part is what stands empty again: short-term tension, long-term waste.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SeatNeed {
    /// The first year of the greatest shortage.
    pub year: i32,
    /// What lacks in it.
    pub seats: Rational,
    /// How much of it still lacks some years later; `None` where that is behind the last year
    /// projected.
    pub later: Option<LaterNeed>,
}

/// How much of a shortage is left some years later.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LaterNeed {
    /// The year.
    pub year: i32,
    /// What is still needed.
    pub lasting: Rational,
    /// What stands empty again.
    pub temporary: Rational,
}

/// The seats of a stage against its pupils, from the base year to the last year projected.
///
/// Always true of it: it has the base year at least.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageBalance {
    stage: String,
    base: YearBalance,
    projected: Vec<YearBalance>,
    years_later: u8,
}

impl StageBalance {
    pub(super) const fn new(
        stage: String,
        base: YearBalance,
        projected: Vec<YearBalance>,
        years_later: u8,
    ) -> Self {
        Self {
            stage,
            base,
            projected,
            years_later,
        }
    }

    /// The stage.
    #[must_use]
    pub fn stage(&self) -> &str {
        &self.stage
    }

    /// The years, the base year first.
    pub fn years(&self) -> impl Iterator<Item = &YearBalance> {
        std::iter::once(&self.base).chain(&self.projected)
    }

    /// The first year with the most pupils.
    #[must_use]
    pub fn peak(&self) -> &YearBalance {
        self.first_greatest(|one| one.demand.clone())
    }

    /// The first year in which more pupils than seats are expected.
    #[must_use]
    pub fn first_shortage(&self) -> Option<&YearBalance> {
        self.years().find(|one| one.is_short())
    }

    /// The first year in which seats lack if every ratio stays at the highest seen.
    #[must_use]
    pub fn first_possible_shortage(&self) -> Option<&YearBalance> {
        self.years().find(|one| one.may_be_short())
    }

    /// The first year at a level.
    #[must_use]
    pub fn first_at(&self, level: SeatLevel) -> Option<&YearBalance> {
        self.years().find(|one| one.level == level)
    }

    /// The first year with the most empty seats; `None` where none is ever empty.
    #[must_use]
    pub fn emptiest(&self) -> Option<&YearBalance> {
        let found = self.first_greatest(|one| -one.gap());
        found.gap().is_negative().then_some(found)
    }

    /// What the greatest shortage asks for; `None` where no seat ever lacks.
    #[must_use]
    pub fn need(&self) -> Option<SeatNeed> {
        let worst = self.first_greatest(YearBalance::gap);
        let seats = worst.gap();
        if !seats.is_positive() {
            return None;
        }
        let year = worst.year + i32::from(self.years_later);
        let later = self.years().find(|one| one.year == year).map(|later| {
            // It is not above the greatest shortage, which is that of all years.
            let lasting = later.gap().max(Rational::ZERO);
            LaterNeed {
                year,
                temporary: &seats - &lasting,
                lasting,
            }
        });
        Some(SeatNeed {
            year: worst.year,
            seats,
            later,
        })
    }

    fn first_greatest(&self, of: impl Fn(&YearBalance) -> Rational) -> &YearBalance {
        let mut found = &self.base;
        let mut greatest = of(found);
        for one in &self.projected {
            let value = of(one);
            if value > greatest {
                (found, greatest) = (one, value);
            }
        }
        found
    }
}
