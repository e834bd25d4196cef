"""Printed figures and what follows from them, in exact fractions.

Writes printed_figures.csv: for random printed figures whether parts add to a total, whether a
ratio and a difference follow. A figure with decimals stands for all numbers within half a unit of
its last one, and so does a ratio or a difference without decimals, which is rounded to a whole
number; what is asked is whether any choice of them makes the statement true.

    python3 tests/reference/make_printed_figures.py [FOLDER]

It is written into the folder, or beside this file where none is named.
"""

import random
import sys
from fractions import Fraction
from pathlib import Path

random.seed(20251126)


def figure(low, high, places):
    number = random.randint(low * 10**places, high * 10**places)
    text = str(Fraction(number, 10**places).numerator) if places == 0 else None
    if places:
        sign, digits = ("-" if number < 0 else ""), str(abs(number)).zfill(places + 1)
        text = f"{sign}{digits[:-places]}.{digits[-places:]}"
    return text


def span(text, computed=False):
    number = Fraction(text)
    places = len(text.split(".")[1]) if "." in text else 0
    slack = Fraction(1, 2 * 10**places) if places or computed else Fraction(0)
    return number - slack, number + slack


def printed(value, places):
    scaled = value * 10**places
    rounded = int(abs(scaled) + Fraction(1, 2)) * (1 if scaled >= 0 else -1)
    rounded += random.choice([0, 0, 0, 1, -1, 2])
    return Fraction(rounded, 10**places), places


def as_text(value, places):
    scaled = value * 10**places
    assert scaled.denominator == 1
    number = scaled.numerator
    if places == 0:
        return str(number)
    sign, digits = ("-" if number < 0 else ""), str(abs(number)).zfill(places + 1)
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


rows = ["rule,figures,stated,holds"]
for _ in range(200):
    parts = [figure(0, 60, random.choice([0, 1, 1, 2])) for _ in range(random.randint(1, 6))]
    places = random.choice([0, 1, 2])
    stated = as_text(*printed(sum(map(Fraction, parts)), places))
    lower = sum(span(part)[0] for part in parts)
    upper = sum(span(part)[1] for part in parts)
    low, high = span(stated)
    holds = lower <= high and low <= upper
    rows.append(f"sum,{' '.join(parts)},{stated},{int(holds)}")
for _ in range(200):
    over = figure(-40, 90, random.choice([0, 1, 2]))
    under = figure(1, 90, random.choice([0, 1, 2]))
    places = random.choice([0, 1, 2, 3])
    stated = as_text(*printed(100 * Fraction(over) / Fraction(under), places))
    corners = [100 * a / b for a in span(over) for b in span(under)]
    low, high = span(stated, computed=True)
    holds = min(corners) <= high and low <= max(corners)
    rows.append(f"ratio,{over} {under},{stated},{int(holds)}")
for _ in range(100):
    one = figure(0, 99, random.choice([0, 1, 2]))
    other = figure(0, 99, random.choice([0, 1, 2]))
    stated = as_text(*printed(Fraction(one) - Fraction(other), random.choice([0, 1, 2])))
    lower = span(one)[0] - span(other)[1]
    upper = span(one)[1] - span(other)[0]
    low, high = span(stated, computed=True)
    holds = lower <= high and low <= upper
    rows.append(f"difference,{one} {other},{stated},{int(holds)}")

folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent
(folder / "printed_figures.csv").write_text("\n".join(rows) + "\n", encoding="utf-8", newline="\n")
