"""Makes inequality_cases.json: hard samples with the exact values of all measures.

Independent of the crate: exact fractions of the standard library, logarithms and powers by mpmath.
Every number of a sample is the exact value of its double; quantiles compare fractions.

    python3 make_inequality_cases.py > inequality_cases.json      (Python 3.9+, mpmath 1.3.0)
"""
import json
import random
from fractions import Fraction as F

from mpmath import mp, mpf

mp.dps = 1500
DIGITS = 25
MAX = F(1.7976931348623157e308)


def m(q):
    return mpf(q.numerator) / mpf(q.denominator)


def text(number):
    """A decimal of 25 digits; zero below the smallest double, nothing above the largest."""
    number = m(number) if isinstance(number, F) else number
    if abs(number) > m(MAX):
        return None
    return mp.nstr(number, DIGITS, min_fixed=0, max_fixed=0)


def measures(values, weights, groups):
    rows = sorted((F(x), F(w), g) for x, w, g in zip(values, weights, groups) if w > 0)
    W = sum(w for _, w, _ in rows)
    T = sum(w * x for x, w, _ in rows)
    Q = sum(w * x * x for x, w, _ in rows)
    mean = T / W
    variance = Q / W - mean * mean
    out = {"sum_weights": W, "mean": mean, "sd_population": mp.sqrt(m(variance))}
    out["min"], out["max"] = rows[0][0], rows[-1][0]

    def quantile(p):
        running = F(0)
        for x, w, _ in rows:
            running += w
            if running >= p * W:
                return x

    q = {}
    for p in ("0.05", "0.1", "0.25", "0.5", "0.75", "0.9", "0.95"):
        q[p] = out["wq_" + p] = quantile(F(p))
    out["restricted_range_95_5"] = q["0.95"] - q["0.05"]
    out["federal_range_ratio"] = (q["0.95"] - q["0.05"]) / q["0.05"] if q["0.05"] > 0 else None
    out["range_ratio_max_min"] = rows[-1][0] / rows[0][0] if rows[0][0] > 0 else None

    def side(keep):
        kept = [(x, w) for x, w, _ in rows if keep(x)]
        return sum(x * w for x, w in kept) / sum(w for _, w in kept) / q["0.5"]

    median = q["0.5"]
    out["mcloone"] = side(lambda x: x <= median) if median > 0 else None
    out["verstegen"] = side(lambda x: x >= median) if median > 0 else None

    def bottom(p):
        left, total = p * W, F(0)
        for x, w, _ in rows:
            part = min(w, left)
            total += part * x
            left -= part
        return total

    low = bottom(F(2, 5))
    out["palma"] = (T - bottom(F(9, 10))) / low if low > 0 else None
    if mean > 0:
        out["cv_population"] = mp.sqrt(m(variance / mean**2))
        out["ge2"] = variance / mean**2 / 2
        out["hoover"] = sum(w * abs(x - mean) for x, w, _ in rows) / (2 * W * mean)
        split(out, "cv2", variance / mean**2, rows, W, mean)
    else:
        for key in ("cv_population", "ge2", "hoover", "cv2_between", "cv2_within"):
            out[key] = None
    shares = mean > 0 and rows[0][0] >= 0
    positive = rows[0][0] > 0
    if shares:
        running, gini = F(0), F(0)
        for x, w, _ in rows:
            running += w
            gini += w * x * (2 * running - w - W)
        out["gini"] = gini / (W * T)
        r = [(m(x / mean), m(w / W)) for x, w, _ in rows]
        theil = sum(s * v * mp.log(v) for v, s in r if v > 0)
        out["theil_t"] = theil
        split(out, "theil_t", theil, rows, W, mean)
        root = sum(s * mp.sqrt(v) for v, s in r)
        out["atkinson_0.5"] = 1 - root**2
        if positive:
            mld = -sum(s * mp.log(v) for v, s in r)
            out["mld"] = mld
            split(out, "mld", mld, rows, W, mean)
            out["atkinson_1"] = 1 - mp.exp(-mld)
            out["atkinson_2"] = 1 - 1 / sum(s / v for v, s in r)
        else:
            out["atkinson_1"] = out["atkinson_2"] = F(1)
    else:
        for key in ("gini", "theil_t", "theil_t_between", "theil_t_within", "atkinson_0.5", "atkinson_1", "atkinson_2"):
            out[key] = None
    if not positive:
        out["mld"] = out["mld_between"] = out["mld_within"] = None
    return {key: None if number is None else text(number) for key, number in out.items()}


def split(out, key, total, rows, W, mean):
    groups = {}
    for x, w, g in rows:
        groups.setdefault(g, []).append((x, w))
    between = mpf(0)
    for members in groups.values():
        weight = sum(w for _, w in members)
        ratio, share = sum(x * w for x, w in members) / weight / mean, m(weight / W)
        if key == "cv2":
            between += share * m((ratio - 1) ** 2)
        elif key == "mld":
            between -= share * mp.log(m(ratio))
        elif ratio > 0:
            between += share * m(ratio) * mp.log(m(ratio))
    total = m(total) if isinstance(total, F) else total
    if abs(total) > m(MAX):
        # Neither part of what is beyond the largest double is told.
        out[key + "_between"] = out[key + "_within"] = None
        return
    # Below a relative 10^-1000 there is nothing but the errors of the logarithms.
    noise = abs(total) * mpf(10) ** -1000
    within = total - between
    out[key + "_between"] = between if abs(between) > noise else mpf(0)
    out[key + "_within"] = within if abs(within) > noise else mpf(0)


def cases():
    random.seed(20240601)
    yield "two", [1.0, 3.0], None
    yield "one", [7.25], None
    yield "one weighted", [7.25], [0.3]
    yield "all equal", [0.1] * 7, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]
    yield "zeros and tens", [0.0] * 3 + [10.0] * 3, None
    yield "all zero", [0.0, 0.0, -0.0], None
    yield "negative mean", [-5.0, 1.0, 2.0], None
    yield "mean exactly zero", [-3.0, 1.0, 2.0], None
    yield "negative value, positive mean", [-1.0, 4.0, 9.0, 2.5], [1.0, 2.0, 0.5, 3.0]
    yield "zero weight first", [1e9, 4.0, 8.0], [0.0, 300.0, 100.0]
    yield "zero weights everywhere", [-1.0, 4.0, 0.0, 8.0, 1e300], [0.0, 300.0, 0.0, 100.0, 0.0]
    yield "tenths", [float(k) for k in range(1, 11)], None
    yield "twenty", [float(k * k) for k in range(1, 21)], None
    yield "weights of a tenth", [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0], [0.1] * 10
    yield "adjacent doubles", [1.0, 1.0 + 2**-52, 1.0 + 2**-51], None
    yield "adjacent doubles, tiny weight", [1.0, 1.0 + 2**-52], [1.0, 1e-40]
    yield "adjacent doubles, tiny weight below", [1.0, 1.0 + 2**-52], [1e-60, 1.0]
    yield "large offset", [1e15 + k for k in range(8)], None
    yield "subnormal", [5e-324, 1e-323, 1.5e-323, 5e-324], None
    yield "subnormal beside normal", [5e-324, 1e-310, 1e-300, 2.0], [1.0, 2.0, 3.0, 4.0]
    yield "largest", [1.7976931348623157e308, 1.7e308, 1.6e308], None
    yield "whole range", [1e-300, 1.0, 1e300], None
    yield "whole range, balanced weights", [1e-300, 1.0, 1e300], [1e300, 1.0, 1e-300]
    yield "whole range, skewed weights", [1e-300, 1.0, 1e300], [1e-300, 1.0, 1e300]
    yield "tiny share has it all", [0.0, 1.0], [1e40, 1.0]
    yield "all but a tiny share", [0.0, 1.0], [1e-40, 1.0]
    yield "subnormal weights", [3.0, 5.0, 11.0], [5e-324, 1e-323, 1e-322]
    yield "largest weights", [3.0, 5.0, 11.0], [1.7e308, 1.7e308, 1.7e308]
    yield "mixed weights", [3.0, 5.0, 11.0, 2.0], [5e-324, 1.0, 1.7e308, 1e300]
    yield "range overflows", [-1.7e308, 1.0, 1.7e308, 1.7e308], None
    yield "ties", [2.0, 1.0, 2.0, 1.0, 2.0, 3.0], [1.0, 5.0, 2.0, 0.5, 1.0, 2.0]
    for n in (2, 3, 5, 10, 20, 40, 101):
        yield f"uniform {n}", [random.uniform(0, 10) for _ in range(n)], [random.uniform(0, 3) for _ in range(n)]
        yield f"lognormal {n}", [random.lognormvariate(2, 1.5) for _ in range(n)], None
        yield f"any size {n}", [10 ** random.uniform(-320, 308) for _ in range(n)], [10 ** random.uniform(-320, 300) for _ in range(n)]
        base = random.uniform(1, 2)
        yield f"nearly equal {n}", [base * (1 + random.uniform(-1e-9, 1e-9)) for _ in range(n)], [random.randint(1, 9) for _ in range(n)]
        yield f"around a quarter {n}", [1 + random.choice([-1, 1]) * random.uniform(0.2, 0.3) for _ in range(n)], None


def main():
    rows = []
    for name, values, weights in cases():
        groups = [("abc")[k % 3] for k in range(len(values))]
        ones = [1.0] * len(values) if weights is None else weights
        rows.append({
            "name": name,
            "values": [repr(float(x)) for x in values],
            "weights": None if weights is None else [repr(float(w)) for w in weights],
            "groups": groups,
            "expected": measures(values, ones, groups),
        })
    print("[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]")


main()
