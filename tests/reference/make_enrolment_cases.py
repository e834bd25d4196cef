#!/usr/bin/env python3
"""Makes enrolment_cases.json: small random districts, projected and held against seats in exact fractions.

    python3 tests/reference/make_enrolment_cases.py [FOLDER]

writes into the folder, or beside itself where none is named.

Each pupil figure is a recursion over (year, grade) from the definitions: cohort survival and grade
transition, every rule for the ratio, entry at one age or several, counts and years that are missing. Seats,
gaps, levels, peak, shortage, idle seats and what lasts of a shortage are read off year by year.
"""

import json
import random
import sys
from fractions import Fraction as F
from functools import lru_cache
from pathlib import Path

random.seed(20251122)
BASE, FIRST = 2025, 2019
RULES = ["mean_of_ratios", "ratio_of_totals", "last_year", "weighted", "lowest", "highest"]
METHODS = ["cohort_survival", "grade_transition"]


def by_rule(rule, seen, weights):
    """seen: {year: (numerator, denominator)}; years without a denominator are not in the cases."""
    newest = max(seen)
    ratios = {year: F(n) / F(d) for year, (n, d) in seen.items()}
    if rule == "mean_of_ratios":
        return sum(ratios.values()) / len(ratios)
    if rule == "ratio_of_totals":
        return sum(F(n) for n, _ in seen.values()) / sum(F(d) for _, d in seen.values())
    if rule == "last_year":
        return ratios[newest]
    if rule == "weighted":
        known = [(ratio, weights[newest - year]) for year, ratio in ratios.items() if newest - year < len(weights)]
        return sum(ratio * weight for ratio, weight in known) / sum(weight for _, weight in known)
    return (min if rule == "lowest" else max)(ratios.values())


def case(method, rule):
    stages = random.choice([[("primary", 3), ("junior", 2)], [("p", 1)], [("p", 2), ("q", 1), ("r", 2)]])
    grades = [(stage, str(i + 1)) for stage, n in stages for i in range(n)]
    first = random.choice([FIRST, BASE - 2])
    pupils, repeaters = {}, {}
    for year in range(first, BASE + 1):
        for g in range(len(grades)):
            pupils[year, g] = random.randint(20, 400)
            repeaters[year, g] = random.randint(0, 20)
    # What is not reported: some cells before the last two years.
    for key in list(pupils):
        if key[0] < BASE - 1 and random.random() < 0.1:
            pupils[key] = None
        if key[0] < BASE - 1 and random.random() < 0.1:
            repeaters[key] = None
    births = {year: random.randint(50, 400) for year in range(2008, 2031)}
    ages = random.choice([[(6, F(1))], [(6, F(3, 4)), (7, F(1, 4))], [(3, F(1)), (4, F(2))]])
    weights = [random.randint(0, 3), random.randint(0, 3), 1]
    years, later = random.randint(1, 7), random.randint(0, 5)
    later_years = range(BASE + 1, BASE + years + 1)

    def behind(year):
        return sum(share * births[year - age] for age, share in ages)

    def new(year, g):
        p, r = pupils.get((year, g)), repeaters.get((year, g))
        return None if p is None or r is None else p - r

    def ratio(rule, top, bottom):
        seen = {}
        for year in range(first, BASE + 1):
            n, d = top(year), bottom(year)
            if n is not None and d is not None:
                seen[year] = (n, d)
        return by_rule(rule, seen, weights)

    def project(rule):
        transition = method == "grade_transition"
        top = new if transition else (lambda year, g: pupils.get((year, g)))
        intake = ratio(rule, lambda y: top(y, 0), behind)
        up = [ratio(rule, lambda y, g=g: top(y, g), lambda y, g=g: pupils.get((y - 1, g - 1)))
              for g in range(1, len(grades))]
        stay = [ratio(rule, lambda y, g=g: repeaters.get((y, g)) if y > first else None,
                      lambda y, g=g: pupils.get((y - 1, g))) if transition else F(0) for g in range(len(grades))]

        @lru_cache(None)
        def cell(year, g):
            if year == BASE:
                return F(pupils[BASE, g])
            come = intake * behind(year) if g == 0 else up[g - 1] * cell(year - 1, g - 1)
            return come + stay[g] * cell(year - 1, g)

        return cell, [intake] + up + (stay if transition else [])

    expected, ratios = project(rule)
    lowest, _ = project("lowest")
    highest, _ = project("highest")
    idle, tight, severe = F(7, 10), F(19, 20), F(11, 10)
    blocks, results = [], []
    for stage, n in stages:
        own = [g for g, (name, _) in enumerate(grades) if name == stage]
        start = random.randint(100, 300) * n
        changes = {random.randint(BASE, BASE + 6): random.randint(-100, 300)}
        blocks.append([stage, 2000, start])
        blocks += [[stage, year, change] for year, change in changes.items()]
        rows = []
        for year in range(BASE, BASE + years + 1):
            seats = start + sum(change for since, change in changes.items() if since <= year)
            totals = [sum(cell(year, g) for g in own) for cell in (lowest, expected, highest)]
            demand = totals[1]
            level = ("severe" if demand > severe * seats else "short" if demand > seats else
                     "idle" if demand < idle * seats else
                     "tight" if demand > 0 and demand >= tight * seats else "sufficient")
            rows.append({"year": year, "pupils": list(map(str, totals)), "seats": seats, "level": level})
        gap = {row["year"]: F(row["pupils"][1]) - row["seats"] for row in rows}

        def first_where(test):
            return next((row["year"] for row in rows if test(row)), None)

        most = max(F(row["pupils"][1]) for row in rows)
        result = {
            "stage": stage, "years": rows,
            "peak": first_where(lambda row: F(row["pupils"][1]) == most),
            "first_shortage": first_where(lambda row: gap[row["year"]] > 0),
            "first_possible_shortage": first_where(lambda row: F(row["pupils"][2]) > row["seats"]),
            "first_idle": first_where(lambda row: row["level"] == "idle"),
            "emptiest": None, "need": None,
        }
        lowest_gap, worst = min(gap.values()), max(gap.values())
        if lowest_gap < 0:
            result["emptiest"] = first_where(lambda row: gap[row["year"]] == lowest_gap)
        if worst > 0:
            year = first_where(lambda row: gap[row["year"]] == worst)
            need = {"year": year, "seats": str(worst), "lasting": None, "temporary": None}
            if year + later <= BASE + years:
                lasting = max(F(0), gap[year + later])
                need |= {"lasting": str(lasting), "temporary": str(worst - lasting)}
            result["need"] = need
        results.append(result)
    return {
        "method": method, "rule": rule, "weights": weights, "ages": [[age, str(share)] for age, share in ages],
        "years": years, "later": later,
        "counts": [[year, *grades[g], pupils[year, g], repeaters[year, g]]
                   for year in range(first, BASE + 1) for g in range(len(grades))],
        "births": sorted(births.items()), "seats": blocks,
        "ratios": list(map(str, ratios)), "stages": results,
    }


if __name__ == "__main__":
    cases = [case(method, rule) for method in METHODS for rule in RULES for _ in range(4)]
    lines = ",\n".join(json.dumps(one, separators=(",", ":")) for one in cases)
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent
    (folder / "enrolment_cases.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8", newline="\n")
