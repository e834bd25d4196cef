"""Makes proportion_intervals.csv: Wilson and Clopper-Pearson intervals to 20 digits.

    python3 make_proportion_intervals.py > proportion_intervals.csv      (mpmath 1.3.0)
"""
from mpmath import mp, mpf

mp.dps = 40


def bisect(f, low, high):
    for _ in range(130):
        middle = (low + high) / 2
        low, high = (middle, high) if f(middle) < 0 else (low, middle)
    return low


def beta_quantile(a, b, p):
    return bisect(lambda x: mp.betainc(a, b, 0, x, regularized=True) - p, mpf(0), mpf(1))


print("count,total,level,method,lower,upper")
for count, total in [(85, 100), (0, 10), (10, 10), (1, 1000), (999, 1000), (1, 2), (7, 13), (1234, 2789)]:
    for level in ("0.9", "0.95", "0.99"):
        tail = (1 - mpf(level)) / 2
        z = bisect(lambda x: mp.ncdf(x) - (1 - tail), mpf(0), mpf(9))
        k, n = mpf(count), mpf(total)
        half = z * mp.sqrt(k * (n - k) / n + z * z / 4)
        low, high = ((k + z * z / 2 + sign * half) / (n + z * z) for sign in (-1, 1))
        low = mpf(0) if count == 0 else low
        high = mpf(1) if count == total else high
        print(count, total, level, "wilson", mp.nstr(low, 20), mp.nstr(high, 20), sep=",")
        low = mpf(0) if count == 0 else beta_quantile(k, n - k + 1, tail)
        high = mpf(1) if count == total else beta_quantile(k + 1, n - k, 1 - tail)
        print(count, total, level, "clopper_pearson", mp.nstr(low, 20), mp.nstr(high, 20), sep=",")
