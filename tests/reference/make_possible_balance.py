"""What two coefficients of the sample county can be while one school has not reported.

Reads examples/data/sample_county.csv, in exact fractions, and puts the missing value of one part on a
grid from zero to the highest known value, and on the minimum found by ternary search between.

    python3 tests/reference/make_possible_balance.py > tests/reference/possible_balance.csv
"""

import csv
from decimal import Decimal, getcontext
from fractions import Fraction

getcontext().prec = 60
FACTORS = {"小学学生人数": Fraction(1), "初中学生人数": Fraction(11, 10), "高中学生人数": Fraction(132, 100)}


def number(text):
    return None if text.strip() in ("", "-", "—", "——", "/", "NA", "N/A", "无数据") else Fraction(text)


def parts(rows, stage, numerator, per):
    """Pupils and value of each part of a stage, schools of special education left out."""
    for row in rows:
        pupils = number(row[stage])
        if row["学校类型"] == "特殊教育学校" or not pupils:
            continue
        base = sum(k * (number(row[column]) or 0) for column, k in FACTORS.items())
        amount = numerator(row)
        yield pupils, None if amount is None else per * amount * FACTORS[stage] / base


def square(units):
    weight = sum(n for n, _ in units)
    total = sum(n * x for n, x in units)
    return weight * sum(n * x * x for n, x in units) / total**2 - 1


def root(fraction):
    return (Decimal(fraction.numerator) / Decimal(fraction.denominator)).sqrt()


def net_area(row):
    area, indoor = number(row["教学及辅助用房总面积"]), number(row["室内体育用房面积"])
    return None if area is None or indoor is None else area - indoor


def rooms(row):
    return number(row["网络多媒体教室间数"])


rows = list(csv.DictReader(open("examples/data/sample_county.csv", encoding="utf-8-sig")))
print("indicator,stage,highest_known,least,greatest")
for code, stage, name, numerator, per in [
    ("L7", "primary", "小学学生人数", rooms, 100),
    ("L4", "junior", "初中学生人数", net_area, 1),
]:
    units = list(parts(rows, name, numerator, per))
    (missing,) = [n for n, x in units if x is None]
    known = [(n, x) for n, x in units if x is not None]
    highest = max(x for _, x in known)
    at = lambda x: square(known + [(missing, x)])
    greatest = max(at(highest * i / 200) for i in range(201))
    low, high = Fraction(0), highest
    for _ in range(120):
        step = (high - low) / 3
        # A bounded denominator, or the fractions would grow without end.
        one, two = ((low + i * step).limit_denominator(10**30) for i in (1, 2))
        low, high = (low, two) if at(one) < at(two) else (one, high)
    least = at((low + high) / 2)
    print(f"{code},{stage},{Decimal(highest.numerator) / highest.denominator:.15f},{root(least):.15f},{root(greatest):.15f}")
