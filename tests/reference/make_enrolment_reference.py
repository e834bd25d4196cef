#!/usr/bin/env python3
"""Makes enrolment_cohorts.csv, enrolment_projections.csv and enrolment_made_up.csv, in exact fractions.

    python3 make_enrolment_reference.py [FOLDER]

writes into the folder, or beside itself where none is named.

By other ways than the crate's: a cohort with a limit is followed pupil year by pupil year, over (grade,
repeats so far, repeats of this grade); one without is
the solution of (I - Q') y = e1. Projections are powers of the transition matrix. The made-up district of
examples/data is carried on cell by cell from its files, by cohort survival and the mean of the ratios, and
its lowest and highest; numbers are the doubles nearest to the fractions.
"""

import csv
import sys
from fractions import Fraction as F
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDER = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE

# Promotion and repetition, grade by grade.
COHORTS = {
    "even": [(F(8, 10), F(1, 10))] * 6,
    "uneven": [(F(70, 100), F(22, 100)), (F(81, 100), F(9, 100)), (F(877, 1000), F(5, 100)),
               (F(9, 10), F(1, 10)), (F(3, 4), F(0))],
    "stuck": [(F(1, 2), F(1, 2)), (F(1, 3), F(1, 3))],
}
LIMITS = [("unlimited", 0)] + [(kind, k) for kind in ("per_grade", "whole_cycle") for k in (0, 1, 2, 3, 5)]


def follow(rates, kind, most):
    """Year by year until nobody is left."""
    n = len(rates)
    here = {(0, 0, 0): F(1)}
    reached, years = [F(0)] * (n + 1), [F(0)] * n
    reached[0] = F(1)
    while here:
        after = {}
        for (grade, in_all, in_grade), share in here.items():
            years[grade] += share
            promoted, repeated = (share * rate for rate in rates[grade])
            reached[grade + 1] += promoted
            if grade + 1 < n and promoted:
                key = (grade + 1, in_all, 0)
                after[key] = after.get(key, F(0)) + promoted
            used = in_grade if kind == "per_grade" else in_all
            if used < most and repeated:
                key = (grade, in_all + 1, in_grade + 1)
                after[key] = after.get(key, F(0)) + repeated
        here = after
    return reached, years


def fundamental(rates):
    """Years in each grade from the fundamental matrix of the absorbing chain, by elimination."""
    n = len(rates)
    # Column g of Q says where a pupil of grade g is next year.
    matrix = [[F(int(i == j)) for j in range(n)] + [F(int(i == 0))] for i in range(n)]
    for g, (p, r) in enumerate(rates):
        matrix[g][g] -= r
        if g + 1 < n:
            matrix[g + 1][g] -= p
    for i in range(n):
        pivot = next(k for k in range(i, n) if matrix[k][i])
        matrix[i], matrix[pivot] = matrix[pivot], matrix[i]
        matrix[i] = [x / matrix[i][i] for x in matrix[i]]
        for k in range(n):
            if k != i:
                matrix[k] = [x - matrix[k][i] * y for x, y in zip(matrix[k], matrix[i])]
    years = [row[n] for row in matrix]
    return [F(1)] + [y * p for y, (p, _) in zip(years, rates)], years


def cohorts():
    yield "case,limit,repeats,grade,promotion,repetition,reached,years,reached_next"
    for case, rates in COHORTS.items():
        for kind, most in LIMITS:
            reached, years = fundamental(rates) if kind == "unlimited" else follow(rates, kind, most)
            for g, (p, r) in enumerate(rates):
                yield f"{case},{kind},{most},{g + 1},{p},{r},{reached[g]},{years[g]},{reached[g + 1]}"


def projections():
    """E(t) = M E(t-1) + N(t) e1, unrolled: E(t) = M^t E(0) + sum of M^(t-s) N(s) e1."""
    promotion = [F(9, 10), F(97, 100), F(101, 100)]
    repetition = [F(4, 100), F(1, 100), F(0), F(3, 100)]
    start = [F(1200), F(1100), F(1010), F(990)]
    intake = [F(1150), F(1300), F(1041), F(900), F(860), F(875)]
    n = len(start)
    matrix = [[repetition[i] if i == j else promotion[j] if i == j + 1 else F(0) for j in range(n)]
              for i in range(n)]

    def times(a, b):
        return [[sum(a[i][k] * b[k][j] for k in range(n)) for j in range(n)] for i in range(n)]

    powers = [[[F(int(i == j)) for j in range(n)] for i in range(n)]]
    for _ in intake:
        powers.append(times(powers[-1], matrix))
    yield "year," + ",".join(f"grade_{g + 1}" for g in range(n))
    for t in range(1, len(intake) + 1):
        pupils = [sum(powers[t][i][j] * start[j] for j in range(n))
                  + sum(powers[t - s][i][0] * intake[s - 1] for s in range(1, t + 1)) for i in range(n)]
        yield f"{t}," + ",".join(map(str, pupils))


def made_up(years=10, entry_age=3):
    data = HERE.parent.parent / "examples" / "data"
    births = {int(r["year"]): int(r["births"]) for r in csv.DictReader((data / "made_up_births.csv").open(encoding="utf-8"))}
    grades, pupils = [], {}
    for r in csv.DictReader((data / "made_up_grade_counts.csv").open(encoding="utf-8")):
        grade = (r["stage"], r["grade"])
        if grade not in grades:
            grades.append(grade)
        pupils[int(r["year"]), grade] = F(int(r["pupils"]))
    seen = sorted({year for year, _ in pupils})
    base = seen[-1]

    def carried_on(rule):
        intake = rule([pupils[y, grades[0]] / births[y - entry_age] for y in seen])
        ratio = {to: rule([pupils[y, to] / pupils[y - 1, of] for y in seen[1:]])
                 for of, to in zip(grades, grades[1:])}
        cells = {(base, g): pupils[base, g] for g in grades}
        for year in range(base + 1, base + years + 1):
            cells[year, grades[0]] = intake * births[year - entry_age]
            for of, to in zip(grades, grades[1:]):
                cells[year, to] = ratio[to] * cells[year - 1, of]
        return cells

    rules = [carried_on(rule) for rule in (min, lambda seen: sum(seen) / len(seen), max)]
    yield "stage,year,lowest,expected,highest"
    for stage in dict.fromkeys(stage for stage, _ in grades):
        for year in range(base, base + years + 1):
            totals = [sum(cells[year, g] for g in grades if g[0] == stage) for cells in rules]
            yield f"{stage},{year}," + ",".join(repr(float(total)) for total in totals)


def write(name, lines):
    (FOLDER / name).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write("enrolment_cohorts.csv", cohorts())
    write("enrolment_projections.csv", projections())
    write("enrolment_made_up.csv", made_up())
