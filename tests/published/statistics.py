"""Figures for the tests of src/engine/statistics, from other people's code.

    python3 -m venv VENV
    VENV/bin/pip install numpy==2.4.6 scipy==1.17.1 statsmodels==0.15.0 mpmath==1.4.1
    VENV/bin/python tests/published/statistics.py

writes the tables beside it anew; run with Python 3.11 and the versions above. Where a library has
the method, it is the library's; else it is written from the formula, in another way than the engine's.
The tables critical-values.csv, survey-guidance.csv and ohid-*.csv are copied from what they name and not made here.
"""

import warnings
from pathlib import Path

import numpy as np
import statsmodels.api as sm
from mpmath import mp, mpf
from scipy import optimize, stats
from statsmodels.stats.proportion import proportion_confint, proportions_ztest
from statsmodels.stats.rates import test_poisson_2indep
from statsmodels.stats.weightstats import DescrStatsW

HERE = Path(__file__).parent
AGAIN = "made by tests/published/statistics.py"
mp.dps = 60


def write(name, source, header, rows):
    lines = [f"# {source}; {AGAIN}", ",".join(header)]
    lines += [",".join(field(value) for value in row) for row in rows]
    (HERE / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(name, len(rows))


def field(value):
    if isinstance(value, mpf):
        return mp.nstr(value, 25, min_fixed=-5, max_fixed=12)
    if isinstance(value, (list, tuple, np.ndarray)):
        return " ".join(field(v) for v in value)
    if isinstance(value, (float, np.floating)):
        return repr(float(value))
    return str(value)


# --- Distributions: mpmath, 60 digits ---------------------------------------------------------


def root(tail, target, guess):
    """The x where a tail is the target, by secant steps on its logarithm."""
    return mp.findroot(lambda x: mp.log(tail(x)) - mp.log(target), (guess, guess * (1 + mpf(10) ** -6)), solver="secant", tol=mpf(10) ** -80, maxsteps=200)


def normal_cdf(x):
    return mp.erfc(-mpf(x) / mp.sqrt(2)) / 2


def normal():
    rows = []
    for x in [-37.0, -30.0, -20.0, -10.0, -6.0, -3.0902, -1.96, -1.0, -0.5, -1e-10, 0.0, 0.25, 1.0, 1.6449, 3.0, 5.0, 8.0]:
        rows.append(("cdf", x, normal_cdf(x)))
    for p in [1e-300, 1e-100, 1e-20, 1e-9, 0.001, 0.025, 0.05, 0.2, 0.25, 0.3, 0.4999999, 0.5000000001, 0.75, 0.9, 0.975, 0.999, 0.999999999]:
        q, exact = min(p, 1 - p), mpf(p)
        guess = mpf(abs(stats.norm.ppf(p)))
        if abs(p - 0.5) < 0.2:
            x = mp.findroot(lambda x: mp.erf(x / mp.sqrt(2)) / 2 - abs(exact - 0.5), guess, tol=mpf(10) ** -80)
        else:
            tail = exact if p < 0.5 else 1 - exact
            x = root(lambda x: normal_cdf(-x), tail, guess)
        rows.append(("quantile", p, x if p > 0.5 else -x))
    write("normal", "mpmath 1.4.1 (erfc, 60 digits)", ("function", "argument", "value"), rows)


def chi_square():
    def below(x, df):
        return mp.gammainc(mpf(df) / 2, 0, mpf(x) / 2, regularized=True)

    def above(x, df):
        return mp.gammainc(mpf(df) / 2, mpf(x) / 2, mp.inf, regularized=True)

    rows = []
    for df, x in [(1, 1e-8), (1, 3.841), (1, 60.0), (2, 0.5), (3, 7.8), (4, 1e-3), (5, 300.0), (0.5, 0.2), (10, 3.94), (10, 18.307),
                  (19, 2.0), (31, 31.0), (40, 120.0), (100, 60.0), (100, 124.3), (1000, 900.0), (1000, 1100.0), (20000, 19500.0),
                  (199000, 198000.0), (199000, 200500.0), (200002, 200002.0), (201000, 199000.0), (300000, 290000.0), (1e6, 1e6 + 3000.0)]:
        rows.append(("cdf", df, float(x), below(x, df)))
    for df in [0.5, 1, 2, 3, 5, 10, 18, 20, 64, 200, 1000, 30000, 250000, 1e6]:
        for p in [1e-12, 0.001, 0.025, 0.3, 0.5, 0.9, 0.975, 0.999, 1 - 2**-30]:
            exact, guess = mpf(p), mpf(float(stats.chi2.ppf(p, df)))
            if p <= 0.5:
                x = root(lambda x: below(x, df), exact, guess)
            else:
                x = root(lambda x: above(x, df), 1 - exact, guess)
            rows.append(("quantile", df, p, x))
    write("chi-square", "mpmath 1.4.1 (gammainc, 60 digits)", ("function", "degrees", "argument", "value"), rows)


def student_t():
    def above(t, df):
        t, df = mpf(t), mpf(df)
        return mp.betainc(df / 2, mpf(1) / 2, 0, df / (df + t * t), regularized=True) / 2

    def centre(t, df):
        t, df = mpf(t), mpf(df)
        return mp.betainc(mpf(1) / 2, df / 2, 0, t * t / (df + t * t), regularized=True) / 2

    rows = []
    for df, t in [(1, -1e6), (1, 0.5), (1, -12.7), (2, 4.303), (2, -30.0), (3, 0.001), (5, -2.571), (5, -1.7), (9, 1.8), (10, -50.0), (29, 2.0),
                  (40, -1.7), (41, -1.8), (100, -10.0), (1000, -1.96), (1e5, -3.0), (1e7, -5.0), (0.7, -4.0), (1e9, -2.0), (1e9, -8.0)]:
        rows.append(("cdf", df, t, mpf(above(-t, df)) if t < 0 else mpf("0.5") + centre(t, df)))
    for df in [0.7, 1, 2, 3, 4, 9, 29, 39, 40, 41, 120, 1000, 1e5, 1e7, 1e9]:
        for p in [1e-12, 0.001, 0.025, 0.2, 0.3, 0.499, 0.75, 0.975, 0.999]:
            exact, guess = mpf(p), mpf(abs(float(stats.t.ppf(p, df))))
            if 0.25 < p < 0.75:
                x = mp.findroot(lambda t: centre(t, df) - abs(exact - 0.5), (guess, guess * (1 + mpf(10) ** -6)), solver="secant", tol=mpf(10) ** -80)
            else:
                tail = exact if p < 0.5 else 1 - exact
                x = root(lambda t: above(t, df), tail, guess)
            rows.append(("quantile", df, p, x if p > 0.5 else -x))
    write("student-t", "mpmath 1.4.1 (betainc, 60 digits)", ("function", "degrees", "argument", "value"), rows)


# --- Intervals ---------------------------------------------------------------------------------

LEVELS = {"95": 0.05, "99.8": 0.002}


def proportions():
    rows = []
    for x, n in [(0, 1), (1, 1), (0, 30), (30, 30), (1, 1000000), (31, 82), (65, 100), (1045, 5000), (519, 582), (999999, 1000000),
                 (4503599627370496, 9007199254740992)]:
        for level, alpha in LEVELS.items():
            lower, upper = proportion_confint(x, n, alpha=alpha, method="wilson")
            rows.append((x, n, level, float(lower), float(upper)))
    # Tiny shares lose digits in floating point: by the quadratic equation the limits solve, in 60 digits.
    for x, n in [(1, 9007199254740992), (3, 1000000000)]:
        for level, alpha in LEVELS.items():
            p, z2 = mpf(x) / n, 2 * mp.erfinv(1 - mpf(str(alpha))) ** 2
            lower, upper = sorted(mp.polyroots([p * p, -(2 * p + z2 / n), 1 + z2 / n], asc=True, maxsteps=500, extraprec=500))
            rows.append((x, n, level, lower, upper))
    write("proportions", "statsmodels 0.15.0 proportion_confint(method='wilson'), the last four mpmath 1.4.1 polyroots",
          ("numerator", "denominator", "confidence", "lower", "upper"), rows)


def byar(x, alpha):
    """Byar's limits as the cube of a normal value: the cube root of a gamma value is nearly normal."""

    def end(events, p):
        scale = mpf(1) / (9 * events)
        return events * (mp.sqrt(2) * mp.erfinv(2 * p - 1) * mp.sqrt(scale) + 1 - scale) ** 3

    alpha = mpf(str(alpha))
    return end(mpf(x), alpha / 2), end(mpf(x) + 1, 1 - alpha / 2)


def rates():
    rows = []
    for x, n in [(0, 1), (0, 4000), (1, 1), (1, 68000), (5, 100), (9, 123456), (10, 123456), (17, 142000), (65, 100), (1045, 5000),
                 (897, 154124), (4503599627370496, 9007199254740992)]:
        for level, alpha in LEVELS.items():
            if x < 10:
                lower = stats.gamma.ppf(alpha / 2, x) if x else 0.0
                lower, upper = lower / n, stats.gamma.isf(alpha / 2, x + 1) / n
                assert x == 0 or abs(stats.poisson.sf(x - 1, lower * n) - alpha / 2) < 1e-12
                assert abs(stats.poisson.cdf(x, upper * n) - alpha / 2) < 1e-12
            else:
                lower, upper = (end / n for end in byar(x, alpha))
            rows.append((x, n, level, "exact" if x < 10 else "Byar", lower, upper))
    write("rates", "scipy 1.17.1 gamma.ppf below 10 events, Byar's formula in mpmath 1.4.1 from 10",
          ("numerator", "denominator", "confidence", "method", "lower", "upper"), rows)


def means():
    rows = []
    for values in [[1.0, 2.0], [7.0, 7.0, 7.0], [18.8, 19.1, 19.4, 18.5, 19.0, 19.3], [-3.5, 0.0, 12.25, 4.0, 4.0, 4.0, 9.5], [1e9, 1e9 + 1, 1e9 + 2],
                   [float(v) for v in range(40)]]:
        for level, alpha in LEVELS.items():
            lower, upper = DescrStatsW(values).tconfint_mean(alpha=alpha)
            rows.append((values, level, float(np.mean(values)), float(np.std(values, ddof=1)), lower, upper))
    write("means", "statsmodels 0.15.0 DescrStatsW.tconfint_mean, numpy 2.4.6", ("values", "confidence", "mean", "deviation", "lower", "upper"), rows)


def margins():
    rows = []
    for population, answered, p in [(1000, 278, 0.5), (1000, 360, 0.5), (1000, 278, 0.1), (1000, 1000, 0.5), (1, 1, 0.5), (2, 1, 0.5), (11000, 452, 0.722),
                                    (9007199254740992, 384, 0.5), (50, 49, 0.0)]:
        for level, alpha in LEVELS.items():
            # The standard deviation of a hypergeometric count, by the number drawn.
            N, n, p_exact = mpf(population), mpf(answered), mpf(str(p))
            deviation = mp.sqrt(n * p_exact * (1 - p_exact) * (N - n) / (N - 1)) if population > 1 else mpf(0)
            z = mp.sqrt(2) * mp.erfinv(1 - mpf(str(alpha)))
            rows.append((population, answered, p, level, min(z * deviation / n, mpf(1))))
    check = stats.hypergeom(1000, 500, 278).std() / 278 * stats.norm.isf(0.025)
    assert abs(check - float(rows[0][-1])) < 1e-12
    write("margins", "mpmath 1.4.1, the deviation of a hypergeometric count (checked with scipy 1.17.1 hypergeom)",
          ("population", "answered", "share", "confidence", "margin"), rows)


# --- Changes -----------------------------------------------------------------------------------


def poisson_z(x1, n1, x2, n2):
    with np.errstate(divide="ignore"):  # of a ratio that is worked out too, and not used
        return float(test_poisson_2indep(x2, n2, x1, n1, method="score", compare="diff").statistic)


def changes():
    rows = []
    for x1, n1, x2, n2 in [(513, 582, 519, 582), (0, 40, 9, 40), (40, 40, 31, 40), (1, 1, 0, 1), (1723, 5081, 1801, 5059), (300000, 1000000, 301300, 1000000)]:
        z, _ = proportions_ztest([x2, x1], [n2, n1])
        rows.append(("proportions", x1, n1, x2, n2, float(z)))
    for x1, n1, x2, n2 in [(17, 142000, 23, 143100), (0, 100, 4, 100), (0, 1, 4, 100), (897, 154124, 803, 156002), (1, 1, 1, 1000), (120000, 250000, 121000, 250000)]:
        rows.append(("rates", x1, n1, x2, n2, poisson_z(x1, n1, x2, n2)))
    for x1, x2 in [(17, 23), (0, 4), (9, 0), (1735200, 1740000), (1, 1)]:
        rows.append(("counts", x1, 1, x2, 1, poisson_z(x1, 1, x2, 1)))
    for v1, m1, v2, m2 in [(65.0, 4.1, 72.2, 4.1), (65.0, 4.1, 66.0, 4.1), (18.8, 0.25, 19.4, 0.0), (0.71, 0.02, 0.68, 0.03), (50.0, 5.0, 50.0, 5.0)]:
        # z² is the chi-square of two estimates about their weighted mean.
        weights = 1 / (np.array([mpf(m1), mpf(m2)]) / mpf("1.96")) ** 2 if m1 and m2 else None
        if weights is None:
            z = (mpf(v2) - mpf(v1)) / (mpf(max(m1, m2)) / mpf("1.96"))
        else:
            values = np.array([mpf(v1), mpf(v2)])
            mean = (weights * values).sum() / weights.sum()
            z = mp.sqrt((weights * (values - mean) ** 2).sum()) * (1 if v2 >= v1 else -1)
        rows.append(("estimates", v1, m1, v2, m2, z))
    write("changes", "statsmodels 0.15.0 proportions_ztest and test_poisson_2indep(method='score'), mpmath 1.4.1 for estimates (base = margin)",
          ("of", "earlier", "earlier_base", "later", "later_base", "z"), rows)


# --- Recent trends -----------------------------------------------------------------------------

TREND_FROM = float(stats.chi2.isf(0.002, 1))


def recent_trends():
    series = [
        ([60.0, 61.0, 63.0, 64.0, 66.0], [1.96] * 5),
        ([60.0, 61.0, 63.0, 64.0, 66.0], [3.92] * 5),
        ([60.0, 59.9, 59.8, 59.7, 70.0], [0.5] * 5),
        ([92.6, 92.3, 90.9, 90.0, 90.1], [0.21, 0.22, 0.23, 0.25, 0.24]),
        ([0.031, 0.029, 0.027, 0.026, 0.022], [0.001, 0.0012, 0.0011, 0.0009, 0.001]),
        ([582.0, 610.0, 555.0, 540.0, 502.0], [38.0, 39.0, 37.0, 36.5, 35.0]),
        ([1.0, 2.0, 1.0, 2.0, 1.0], [0.1] * 5),
        ([70.0, 20.0, 50.0, 51.0, 52.5, 53.0, 55.0], [9.0, 9.0, 1.0, 2.0, 0.5, 4.0, 1.0]),
    ]
    rows = []
    for values, half_widths in series:
        lower, upper = np.subtract(values, half_widths), np.add(values, half_widths)
        y, se = np.array(values[-5:]), ((upper - lower) / 3.92)[-5:]

        def fit(keep):
            x = sm.add_constant(np.arange(1.0, 6.0)[keep])
            return sm.WLS(y[keep], x, weights=1 / se[keep] ** 2).fit(cov_type="fixed scale")

        everything = fit(np.full(5, True))
        slopes = [fit(np.arange(5) != left_out).params[1] for left_out in range(5)]
        slope, chi_square = everything.params[1], (everything.params[1] / everything.bse[1]) ** 2
        keeps = all(np.sign(s) == np.sign(slope) for s in slopes)
        trend = ("up" if slope > 0 else "down") if chi_square > TREND_FROM and keeps else "none"
        rows.append((values, lower, upper, slope, chi_square, "yes" if keeps else "no", 1 / se**2, trend))
    write("recent-trends", "statsmodels 0.15.0 WLS with fixed scale", ("values", "lower", "upper", "slope", "chi_square", "keeps_its_sign", "weights", "trend"), rows)


# --- Control charts ----------------------------------------------------------------------------


def control_chart(values):
    y = np.array(values)
    mean = y.mean()
    ranges = np.abs(np.diff(y))
    # Control limits of individuals by their moving ranges of two: d2 = 1.128, D4 = 3.267, both as printed.
    counted = ranges[ranges < 3.267 * ranges.mean()] if ranges.any() else ranges
    reach = 2.66 * counted.mean()
    left_out = sorted(set(range(1, len(y))) - {i + 1 for i, r in enumerate(ranges) if not ranges.any() or r < 3.267 * ranges.mean()})
    marks = []
    for i in range(len(y)):
        side = np.sign(y - mean).astype(int)
        near = (np.abs(y - mean) > reach * 2 / 3) & (np.abs(y - mean) <= reach)

        def within(length):
            return [range(s, s + length) for s in range(max(0, i - length + 1), min(i, len(y) - length) + 1)]

        # The last of the runs a point belongs to says which way.
        trends = [d[0] for w in within(7) for d in [np.sign(np.diff(y[list(w)]))] if abs(d.sum()) == 6]
        if abs(y[i] - mean) > reach:
            mark = f"o{side[i]:+d}"
        elif trends:
            mark = f"t{int(trends[-1]):+d}"
        elif near[i] and any(abs(side[list(w)].sum()) == 3 and near[list(w)].sum() >= 2 for w in within(3)):
            mark = f"n{side[i]:+d}"
        elif any(abs(side[list(w)].sum()) == 7 for w in within(7)):
            mark = f"s{side[i]:+d}"
        else:
            mark = "-"
        marks.append(mark)
    return mean, counted.mean(), mean - reach, mean + reach, left_out, marks


def control_charts():
    random = np.random.default_rng(20250131)
    series = [
        [52.0, 48.0, 51.0, 47.0, 50.0, 52.0, 49.0, 51.0, 48.0, 52.0, 50.0, 62.0],
        [1.0, 2.0, 1.0, 2.0, 10.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0],
        [98.0] * 14,
        [3.0, 5.0],
        [12.0, 11.0, 13.0],
        [50.0, 58.0, 50.0, 58.0, 50.0, 58.0, 51.0, 52.0, 53.0, 54.0, 55.0, 56.0, 57.0, 50.0],
        [0.0, 9.0, 0.0, 9.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0],
    ]
    for n, shape in [(24, 0.0), (24, 0.3), (36, -0.15), (30, 0.0), (60, 0.05), (48, 0.0)]:
        noise = random.normal(0, 3, n) + (random.random(n) < 0.06) * random.normal(0, 15, n)
        series.append([float(v) for v in np.round(80 + shape * np.arange(n) + noise, 1)])
    # Slow waves, so that there are runs and points near a limit.
    for n in (40, 60):
        series.append([float(v) for v in np.round(30 + 3 * np.sin(np.arange(n) / 5) + random.normal(0, 1.3, n), 1)])
    rows = []
    for values in series:
        mean, moving_range, lower, upper, left_out, marks = control_chart(values)
        rows.append((values, mean, moving_range, lower, upper, left_out, " ".join(marks)))
    write("control-charts", "numpy 2.4.6, by the rules of NHS Making Data Count (o outside, t trend, n near a limit, s one side; +1 up, -1 down)",
          ("values", "mean", "moving_range", "lower", "upper", "left_out", "signals"), rows)


# --- Funnels -----------------------------------------------------------------------------------


def funnels():
    """Limits at a base, about the figure of all."""
    rows = []
    for x, n in [(8000, 10000), (1, 1000), (999, 1000), (0, 500), (500, 500)]:
        for base in [1, 10, 582, 250000]:
            for level, alpha in LEVELS.items():
                lower, upper = stats.norm.interval(1 - alpha, x / n, np.sqrt(x / n * (n - x) / n / base)) if 0 < x < n else (x / n, x / n)
                rows.append(("proportions", x, n, base, level, max(lower, 0.0), min(upper, 1.0)))
    for x, n in [(582, 100000), (50, 100), (3, 1000000)]:
        for base in [1, 150, 700, 1234, 5000, 100000, 5000000]:
            for level, alpha in LEVELS.items():
                expected = mpf(x) / n * base

                def many(u):
                    # Above 0 where a count of u lies beyond the expected one.
                    return byar(u, alpha)[0] - expected if u >= 10 else mpf(alpha / 2) - mp.gammainc(u, 0, expected, regularized=True)

                def few(u):
                    return expected - byar(u, alpha)[1] if u >= 10 else mp.gammainc(u + 1, 0, expected, regularized=True) - mpf(1 - alpha / 2)

                def crossing(f, a, b):
                    return optimize.brentq(lambda u: float(f(mpf(u))), a, b, xtol=1e-13, rtol=1e-14) if f(mpf(a)) * f(mpf(b)) < 0 else 0.0

                top = float(expected) * 3 + 60
                # Where exact and Byar's meet, at a count of 10, a limit may be either.
                split_many, split_few = many(mpf(10) - mpf(10) ** -12), few(mpf(10) - mpf(10) ** -12)
                upper = crossing(many, 1e-9, 10 - 1e-12) if split_many > 0 else crossing(many, 10, top)
                lower = 0.0 if few(mpf(0)) <= 0 else (crossing(few, 0, 10 - 1e-12) if split_few < 0 else crossing(few, 10, top))
                rows.append(("rates", x, n, base, level, lower / base, upper / base))
    write("funnels", "scipy 1.17.1 norm.interval; mpmath 1.4.1 gammainc and Byar's formula, solved with scipy brentq",
          ("of", "numerator", "denominator", "base", "confidence", "lower", "upper"), rows)


if __name__ == "__main__":
    warnings.simplefilter("error")
    for table in (normal, chi_square, student_t, proportions, rates, means, margins, changes, recent_trends, control_charts, funnels):
        table()
