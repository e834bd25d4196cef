//! Laws of the ratios, on figures made at random.

use super::fraction;
use junheng::model::{Population, Pupils, Teachers};
use junheng::numeric::{Rational, TwoGroups};
use junheng::ratio::{
    AgeEnrolment, Attainment, BACKBONE_TEACHERS, ClassCounts, ClassSizeLimit, GROSS_ENROLMENT,
    GrowthRate, JuniorCohort, PUPIL_TEACHER_RATIO, ParityDimension, ParityForm, ParityIndex,
    SchoolLife, TEACHER_PUPIL_RATIO, YearsOfSchooling,
};
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_ratio_is_its_fraction(pupils in any::<u32>(), people in 1..=u32::MAX) {
        let value = GROSS_ENROLMENT.of(Pupils::from(pupils), Population::from(people)).unwrap();
        prop_assert_eq!(value.value(), &fraction(pupils.into(), people.into()));
    }

    #[test]
    fn a_share_is_from_nothing_to_all_or_refused(part in 0_u32..1_000, whole in 0_u32..1_000) {
        let share = BACKBONE_TEACHERS.of(Teachers::from(part), Teachers::from(whole));
        prop_assert_eq!(share.is_ok(), whole > 0 && part <= whole);
        if let Ok(share) = share {
            prop_assert!(!share.value().is_negative() && *share.value() <= Rational::ONE);
        }
    }

    #[test]
    fn pupils_to_teachers_and_teachers_to_pupils_are_inverse(pupils in 1_u32.., teachers in 1_u32..) {
        let (pupils, teachers) = (Pupils::from(pupils), Teachers::from(teachers));
        let there = PUPIL_TEACHER_RATIO.of(pupils, teachers).unwrap();
        let back = TEACHER_PUPIL_RATIO.of(teachers, pupils).unwrap();
        prop_assert_eq!(there.value() * back.value(), Rational::ONE);
    }

    /// Whoever comes and goes again within the three years changes nothing.
    #[test]
    fn passing_through_changes_no_retention(
        stayed in 0_u32..500,
        left in 0_u32..100,
        dead in 0_u32..5,
        passing in 0_u32..50,
    ) {
        let cohort = |transfers_in: u32, transfers_out: u32| JuniorCohort {
            entrants: Pupils::from(stayed + left + dead + 1).into(),
            transfers_in: Pupils::from(transfers_in).into(),
            transfers_out: Pupils::from(transfers_out).into(),
            deaths: Pupils::from(dead).into(),
            graduates: Pupils::from(stayed).into(),
        };
        let (with, without) = (cohort(passing, passing), cohort(0, 0));
        let value = |cohort: JuniorCohort| cohort.retention().unwrap().value().clone();
        prop_assert_eq!(value(with), value(without));
    }

    /// The index one way round and the other add up to two.
    #[test]
    fn adjusted_parity_is_symmetrical(first in 1_i64..10_000, second in 1_i64..10_000) {
        let index = ParityIndex::new(ParityDimension::Gender, ParityForm::Adjusted);
        let (first, second) = (Rational::from(first), Rational::from(second));
        let there = index.of(&first, &second).unwrap();
        let back = index.of(&second, &first).unwrap();
        prop_assert_eq!(there.value() + back.value(), Rational::from(2));
    }

    /// The working that is told comes to the index of the two numbers by themselves.
    #[test]
    fn parity_is_that_of_two_groups(first in 0_i64..100, second in 1_i64..100) {
        let groups = TwoGroups::new(first, second);
        let (first, second) = (Rational::from(first), Rational::from(second));
        let of = |form| {
            let index = ParityIndex::new(ParityDimension::Gender, form);
            index.of(&first, &second).unwrap().value().clone()
        };
        prop_assert_eq!(of(ParityForm::Raw), groups.parity_index().unwrap());
        prop_assert_eq!(of(ParityForm::Adjusted), groups.adjusted_parity_index().unwrap());
    }

    #[test]
    fn growth_over_two_years_is_the_product_of_both(a in 1_i64..10_000, b in 1_i64..10_000, c in 0_i64..10_000) {
        let (a, b, c) = (Rational::from(a), Rational::from(b), Rational::from(c));
        let factor = |from: &Rational, to: &Rational| {
            Rational::ONE + GrowthRate.of_numbers(from, to).unwrap().value().clone()
        };
        prop_assert_eq!(factor(&a, &b) * factor(&b, &c), factor(&a, &c));
    }

    /// The shares are those of counting the classes of the list one by one.
    #[test]
    fn bands_tell_as_much_as_the_list(sizes in prop::collection::vec(1_u32..90, 1..40)) {
        let counts = ClassCounts::of_sizes(sizes.iter().copied().map(Pupils::from)).unwrap();
        let counted = |within: &dyn Fn(u32) -> bool| {
            let part = sizes.iter().filter(|size| within(**size)).count();
            fraction(part.try_into().unwrap(), sizes.len().try_into().unwrap())
        };
        let standard = counts.standard_share(ClassSizeLimit::JUNIOR).unwrap();
        prop_assert_eq!(standard.value(), &counted(&|size| size <= 50));
        let large = counts.large_only_share().unwrap();
        prop_assert_eq!(large.value(), &counted(&|size| (56..=65).contains(&size)));
        let large = counts.large_share().unwrap();
        prop_assert_eq!(large.value(), &counted(&|size| size >= 56));
        let over = counts.over_large_share().unwrap();
        prop_assert_eq!(over.value(), &counted(&|size| size >= 66));
    }

    /// Two groups with one set of years are one group.
    #[test]
    fn groups_together_are_one_group(
        first in any::<[u16; 5]>(),
        second in any::<[u16; 5]>(),
    ) {
        prop_assume!(first.iter().chain(&second).any(|count| *count > 0));
        let years = YearsOfSchooling::TERTIARY_SIXTEEN;
        let group = |counts: [u32; 5]| Attainment::new(&years, counts.map(Population::from)).unwrap();
        let mut sum = first.map(u32::from);
        for (total, count) in sum.iter_mut().zip(second) {
            *total += u32::from(count);
        }
        let together = Attainment::mean_years_together(&[
            group(first.map(u32::from)),
            group(second.map(u32::from)),
        ]).unwrap();
        let one = group(sum).mean_years().unwrap();
        prop_assert_eq!(together.value(), one.value());
        prop_assert!(!one.value().is_negative() && *one.value() <= Rational::from(16));
    }

    /// With as many people at each age, the expectancy is the pupils of all ages over those of one.
    #[test]
    fn equal_ages_give_pupils_over_people(pupils in prop::collection::vec(0_u32..=500, 1..20)) {
        let ages = (6_u8..).zip(&pupils).map(|(age, pupils)| AgeEnrolment {
            age,
            pupils: Pupils::from(*pupils).into(),
            population: Population::from(500).into(),
        });
        let expectancy = SchoolLife::new(ages).unwrap().expectancy().unwrap();
        let all: u32 = pupils.iter().sum();
        prop_assert_eq!(expectancy.value(), &fraction(all.into(), 500));
    }
}
