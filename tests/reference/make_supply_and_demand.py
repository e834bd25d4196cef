#!/usr/bin/env python3
"""Makes the grade counts, births and seats of a made-up district: nothing in them is real.

    python3 tests/reference/make_supply_and_demand.py [FOLDER]

writes made_up_grade_counts.csv, made_up_births.csv and made_up_seats.csv into the folder, or into
examples/data where none is named. Standard library, a generator of its own, so the same files
everywhere.
"""

import sys
from pathlib import Path

FOLDER = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2] / "examples" / "data"

# Births rise to 2016 and 2017, as after a change of policy, and fall since. From 2026 on they are what
# somebody might expect.
BIRTHS = {
    2003: 2860, 2004: 2840, 2005: 2810, 2006: 2790, 2007: 2830, 2008: 2870, 2009: 2910, 2010: 2960,
    2011: 3040, 2012: 3290, 2013: 3180, 2014: 3420, 2015: 3260, 2016: 3890, 2017: 3940, 2018: 3370,
    2019: 3120, 2020: 2610, 2021: 2240, 2022: 2030, 2023: 1880, 2024: 1990, 2025: 1840, 2026: 1800,
    2027: 1790, 2028: 1780, 2029: 1770, 2030: 1760, 2031: 1760, 2032: 1750,
}

GRADES = [
    ("kindergarten", "小班", 0.905), ("kindergarten", "中班", 1.03), ("kindergarten", "大班", 1.02),
    ("primary", "一年级", 1.045), ("primary", "二年级", 1.006), ("primary", "三年级", 1.004),
    ("primary", "四年级", 1.003), ("primary", "五年级", 1.002), ("primary", "六年级", 0.998),
    ("junior", "七年级", 0.985), ("junior", "八年级", 0.996), ("junior", "九年级", 0.992),
    ("senior", "高一", 0.63), ("senior", "高二", 0.99), ("senior", "高三", 0.985),
]

SEATS = [
    ("kindergarten", 2018, 9600, "现有幼儿园"),
    ("kindergarten", 2022, 600, "新建幼儿园"),
    ("kindergarten", 2027, -1200, "停办、转型幼儿园"),
    ("primary", 2018, 20200, "现有小学"),
    ("primary", 2024, 1080, "新建小学"),
    ("primary", 2026, 810, "扩建小学"),
    ("junior", 2018, 9200, "现有初中"),
    ("junior", 2026, 900, "新建初中"),
    ("junior", 2028, 300, "扩建初中"),
    ("senior", 2018, 5900, "现有普通高中"),
    ("senior", 2029, 450, "扩建普通高中"),
]

FIRST, LAST, ENTRY_AGE = 2021, 2025, 3


def noise():
    """A share within ±0.8 %, always the same sequence."""
    state = 20251126
    while True:
        state = (1103515245 * state + 12345) % 2**31
        yield 1 + (state / 2**31 - 0.5) * 0.016


def main():
    wobble = noise()
    counts = {}
    # Cohorts from long before, so that every grade of the first year has one.
    for year in range(FIRST - len(GRADES) + 1, LAST + 1):
        for place, (_, _, ratio) in enumerate(GRADES):
            if place == 0:
                before = BIRTHS.get(year - ENTRY_AGE)
            else:
                before = counts.get((year - 1, place - 1))
            if before is not None:
                counts[year, place] = round(before * ratio * next(wobble))
    lines = ["year,stage,grade,pupils,repeaters"]
    for year in range(FIRST, LAST + 1):
        for place, (stage, grade, _) in enumerate(GRADES):
            pupils = counts[year, place]
            # Hardly anybody repeats.
            repeaters = (year + place) % 4 if 3 <= place else 0
            lines.append(f"{year},{stage},{grade},{pupils},{repeaters}")
    write("made_up_grade_counts.csv", lines)
    write("made_up_births.csv", ["year,births"] + [f"{y},{b}" for y, b in BIRTHS.items()])
    write("made_up_seats.csv", ["stage,from,seats,name"] + [",".join(map(str, row)) for row in SEATS])


def write(name, lines):
    (FOLDER / name).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
