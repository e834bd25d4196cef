"""Makes bootstrap.json: resamples, intervals and permutation tests by another program.

The generator (ChaCha with 8 rounds), the draw below a bound (Lemire 2019), the measures, the quantiles
and the BCa formula are all written here anew, with fractions and mpmath 1.3.0 of 40 digits.

    python3 make_bootstrap.py > bootstrap.json
"""

import itertools
import json
from fractions import Fraction

from mpmath import erfinv, mp, mpf, ncdf, sqrt

mp.dps = 40
MASK = 0xFFFFFFFF


def rotate(word, by):
    return ((word << by) | (word >> (32 - by))) & MASK


def quarter(s, a, b, c, d):
    for x, y, z, by in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
        s[x] = (s[x] + s[y]) & MASK
        s[z] = rotate(s[z] ^ s[x], by)


def words(key, nonce):
    """The keystream of ChaCha8 with a counter of 64 bits and a nonce of 64 bits."""
    for counter in itertools.count():
        start = [int.from_bytes(b"expand 32-byte k"[i : i + 4], "little") for i in range(0, 16, 4)]
        start += [int.from_bytes(key[i : i + 4], "little") for i in range(0, 32, 4)]
        start += [counter & MASK, counter >> 32, nonce & MASK, nonce >> 32]
        state = list(start)
        for _ in range(4):
            quarter(state, 0, 4, 8, 12)
            quarter(state, 1, 5, 9, 13)
            quarter(state, 2, 6, 10, 14)
            quarter(state, 3, 7, 11, 15)
            quarter(state, 0, 5, 10, 15)
            quarter(state, 1, 6, 11, 12)
            quarter(state, 2, 7, 8, 13)
            quarter(state, 3, 4, 9, 14)
        for a, b in zip(state, start):
            yield (a + b) & MASK


def stream(seed, purpose, index):
    return words(seed.to_bytes(8, "little") + bytes([purpose]) + bytes(23), index)


def below(row, bound):
    while True:
        product = next(row) * bound
        if product % 2**32 >= 2**32 % bound:
            return product >> 32


def variation(pairs, divisor):
    total = sum(w for _, w in pairs)
    mean = sum(x * w for x, w in pairs) / total
    if mean <= 0:
        return None
    squares = sum(w * (x - mean) ** 2 for x, w in pairs)
    variance = squares / (total if divisor == "population" else len(pairs) - 1)
    return sqrt(mpf(variance.numerator) / variance.denominator) * mean.denominator / mean.numerator


def gini(pairs):
    total = sum(w for _, w in pairs)
    mean = sum(x * w for x, w in pairs) / total
    if mean <= 0:
        return None
    differences = sum(v * w * abs(x - y) for x, v in pairs for y, w in pairs)
    index = differences / (2 * total * total * mean)
    return mpf(index.numerator) / index.denominator


MEASURES = {
    "cv_population": lambda pairs: variation(pairs, "population"),
    "cv_sample": lambda pairs: variation(pairs, "sample"),
    "gini": gini,
}


def normal_quantile(p):
    return sqrt(mpf(2)) * erfinv(2 * p - 1)


def quantile(ordered, p):
    rank = p * (len(ordered) + 1)
    if abs(rank - round(rank)) < mpf(10) ** -9:
        rank = mpf(round(rank))
    if not 1 <= rank <= len(ordered):
        return None
    whole = int(rank)
    here = ordered[whole - 1]
    return here if whole == len(ordered) else here + (rank - whole) * (ordered[whole] - here)


def bootstrap(values, weights, name, seed, resamples, confidence):
    measure = MEASURES[name]
    pairs = sorted(zip(map(Fraction, values), map(Fraction, weights or [1.0] * len(values))))
    pairs = [pair for pair in pairs if pair[1] > 0]
    n = len(pairs)
    estimate = measure(pairs)
    known = {}
    results = []
    for index in range(resamples):
        row = stream(seed, 0, index)
        drawn = tuple(sorted(below(row, n) for _ in range(n)))
        if drawn not in known:
            known[drawn] = measure([pairs[place] for place in drawn])
        results.append(known[drawn])
    defined = sorted(result for result in results if result is not None)
    count = len(defined)
    mean = sum(defined) / count
    error = sqrt(sum((one - mean) ** 2 for one in defined) / (count - 1))
    tail = (1 - mpf(confidence)) / 2
    same = mpf(10) ** -30
    less = sum(one < estimate - same for one in defined)
    equal = sum(abs(one - estimate) <= same for one in defined)
    z0 = normal_quantile((less + mpf(equal) / 2) / count)
    rest = [measure(pairs[:i] + pairs[i + 1 :]) for i in range(n)]
    middle = sum(rest) / n
    a = sum((middle - one) ** 3 for one in rest) / (
        6 * sum((middle - one) ** 2 for one in rest) ** mpf(1.5)
    )
    z = normal_quantile(tail)
    ends = [ncdf(z0 + (z0 + one) / (1 - a * (z0 + one))) for one in (z, -z)]
    plain = [quantile(defined, tail), quantile(defined, 1 - tail)]
    adjusted = [quantile(defined, one) for one in ends]
    short = lambda number: float(number)
    return {
        "values": values,
        "weights": weights,
        "measure": name,
        "seed": seed,
        "resamples": resamples,
        "confidence": confidence,
        "first": [None if one is None else short(one) for one in results[:5]],
        "estimate": short(estimate),
        "standard_error": short(error),
        "bias": short(mean - estimate),
        "undefined": resamples - count,
        "percentile": [short(one) for one in plain],
        "basic": [short(2 * estimate - one) for one in reversed(plain)],
        "bca": None if None in adjusted else [short(one) for one in adjusted],
    }


def distance(groups):
    coefficients = [variation([(x, 1) for x in group], "sample") for group in groups]
    if None in coefficients:
        return None
    freedoms = [len(group) - 1 for group in groups]
    mean = sum(m * k for m, k in zip(freedoms, coefficients)) / sum(freedoms)
    squares = sum(m * (k - mean) ** 2 for m, k in zip(freedoms, coefficients))
    return squares / (mean**2 * (mpf(1) / 2 + mean**2))


def deal(pool, labels, count):
    return [[x for x, label in zip(pool, labels) if label == one] for one in range(count)]


def permutation(samples, seed, permutations):
    scaled = [[Fraction(x) for x in sample] for sample in samples]
    scaled = [sorted(x * len(sample) / sum(sample) for x in sample) for sample in scaled]
    scaled.sort(key=lambda group: (len(group), group))
    pool = sorted((x, label) for label, group in enumerate(scaled) for x in group)
    values, labels = [x for x, _ in pool], [label for _, label in pool]
    count = len(samples)
    statistic = distance(deal(values, labels, count))
    bar = statistic * (1 - mpf(10) ** -12)
    known = {}

    def is_as_great(labels):
        if labels not in known:
            other = distance(deal(values, labels, count))
            known[labels] = other is None or other >= bar
        return known[labels]

    as_great = 0
    for index in range(permutations):
        row = stream(seed, 1, index)
        dealt = list(labels)
        for place in range(len(dealt) - 1, 0, -1):
            other = below(row, place + 1)
            dealt[place], dealt[other] = dealt[other], dealt[place]
        as_great += is_as_great(tuple(dealt))
    every = sorted(set(itertools.permutations(labels))) if len(labels) < 9 else []
    exact = sum(map(is_as_great, every)) / len(every) if every else None
    return {
        "samples": samples,
        "seed": seed,
        "permutations": permutations,
        "statistic": float(statistic),
        "at_least_as_great": as_great,
        "exact": exact,
    }


AREA = [4.5, 6.0, 5.25, 8.75, 5.0, 6.625, 4.125, 7.25, 9.0, 5.5, 6.0, 12.0]
PUPILS = [300.0, 120.0, 0.0, 45.0, 80.0, 600.0, 33.0, 210.0, 150.0, 95.0, 310.0, 75.0]


def draws(seed, purpose, index, bound):
    row = stream(seed, purpose, index)
    return {
        "seed": seed,
        "purpose": purpose,
        "index": index,
        "bound": bound,
        "draws": [below(row, bound) for _ in range(40)],
    }


print(
    json.dumps(
        {
            "draws": [
                draws(0, 0, 0, 2**32 - 1),
                draws(42, 0, 7, 10),
                draws(42, 1, 7, 10),
                # Three words in ten are thrown away.
                draws(2**64 - 1, 0, 2**40 + 3, 3_000_000_000),
            ],
            "bootstrap": [
                bootstrap(AREA, None, "cv_sample", 42, 999, 0.95),
                bootstrap(AREA, None, "cv_sample", 42, 3999, 0.95),
                bootstrap(AREA, None, "cv_population", 2**64 - 1, 400, 0.9),
                bootstrap(AREA, None, "gini", 1, 499, 0.95),
                bootstrap(AREA, PUPILS, "cv_population", 5, 999, 0.95),
                bootstrap(AREA, PUPILS, "gini", 6, 499, 0.9),
                # One resample in 27 has nothing but zeros.
                bootstrap([0.0, 1.0, 3.0], None, "gini", 9, 999, 0.8),
            ],
            "permutation": [
                permutation([[4.0, 5.0, 7.0, 8.0], [1.0, 5.0, 6.0, 20.0]], 3, 499),
                permutation([AREA, [30.0, 31.0, 33.0, 29.0, 40.0], [1.0, 2.0, 4.0, 8.0, 16.0, 5.0]], 42, 499),
            ],
        },
        indent=1,
    )
)
