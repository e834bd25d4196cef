"""How the change of an inequality splits into composition, between and within: the three factors are
changed one after the other in all six orders, and what each does is averaged.

CV2 in exact fractions, Theil T and Theil L with 50 digits.

    python3 tests/reference/make_inequality_changes.py > tests/reference/inequality_changes.json
"""

import json
from decimal import Decimal, getcontext
from fractions import Fraction
from itertools import permutations

getcontext().prec = 50

# Each group: (weight, mean, inequality within) in the first and in the second year; None: not there.
CASES = {
    "two groups": [((600, 10, "0.25"), (500, 11, "0.2")), ((400, 20, "0.1"), (500, 21, "0.3"))],
    "one appears": [((300, 4, "0.5"), (200, 5, "0.25")), ((100, 8, "0"), (100, 8, "0.125")), (None, (50, 2, "1"))],
    "one vanishes": [((7, 3, "0.01"), None), ((5, 1, "0.75"), (9, 2, "0.5")), ((1, 9, "2"), (4, 1, "0"))],
    "only the sizes": [((1, 1, "0.5"), (3, 1, "0.5")), ((1, 3, "0.25"), (1, 3, "0.25"))],
    "only the inside": [((2, 5, "0.5"), (4, 5, "0.75")), ((1, 2, "0.25"), (2, 2, "0"))],
}


def cv2(shares, means, inside):
    mean = sum(s * m for s, m in zip(shares, means))
    return sum(s * m * m * (1 + i) for s, m, i in zip(shares, means, inside)) / mean**2 - 1


def theil_t(shares, means, inside):
    mean = sum(s * m for s, m in zip(shares, means))
    return sum(s * m / mean * ((m / mean).ln() + i) for s, m, i in zip(shares, means, inside))


def theil_l(shares, means, inside):
    mean = sum(s * m for s, m in zip(shares, means))
    return sum(s * ((mean / m).ln() + i) for s, m, i in zip(shares, means, inside))


def split(groups, measure, number):
    states = []
    for year in (0, 1):
        total = sum(number(group[year][0]) for group in groups if group[year])
        states.append(
            (
                [number(group[year][0]) / total if group[year] else number(0) for group in groups],
                [number((group[year] or group[1 - year])[1]) for group in groups],
                [number((group[year] or group[1 - year])[2]) for group in groups],
            )
        )
    effects = [number(0)] * 3
    for order in permutations(range(3)):
        at = [0, 0, 0]
        for factor in order:
            start = measure(*(states[year][k] for k, year in enumerate(at)))
            at[factor] = 1
            effects[factor] += measure(*(states[year][k] for k, year in enumerate(at))) - start
    first, second = (measure(*state) for state in states)
    return [first, second, *(effect / 6 for effect in effects)]


print("[")
lines = []
for name, groups in CASES.items():
    case = {"name": name, "groups": groups}
    case["cv2"] = [str(number) for number in split(groups, cv2, Fraction)]
    for key, measure in (("theil_t", theil_t), ("theil_l", theil_l)):
        case[key] = [f"{number:.25e}" for number in split(groups, measure, Decimal)]
    lines.append(json.dumps(case))
print(",\n".join(lines))
print("]")
