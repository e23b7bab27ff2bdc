"""Figures for the tests of src/engine/statistics, from other people's code.

    python3 -m venv VENV
    VENV/bin/pip install numpy==2.4.6 scipy==1.17.1 statsmodels==0.15.0 mpmath==1.4.1
    VENV/bin/python tests/published/statistics.py

writes the tables beside it anew; run with Python 3.11 and the versions above. Where a library has
the method, it is the library's; else it is written from the formula, in another way than the engine's.
The tables critical-values.csv and ohid-*.csv are copied from what they name and not made here.
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


def root(cdf, target, guess, upper_tail):
    """The x with cdf(x) = target, by bisection on the smaller tail, then Newton-free secant steps."""
    f = (lambda x: mp.log(cdf(x)) - mp.log(target)) if not upper_tail else (lambda x: mp.log(cdf(x)) - mp.log(target))
    return mp.findroot(f, (guess, guess * (1 + mpf(10) ** -6)), solver="secant", tol=mpf(10) ** -80, maxsteps=200)


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
            x = root(lambda x: normal_cdf(-x), tail, guess, True)
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
                x = root(lambda x: below(x, df), exact, guess, False)
            else:
                x = root(lambda x: above(x, df), 1 - exact, guess, True)
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
                x = root(lambda t: above(t, df), tail, guess, True)
            rows.append(("quantile", df, p, x if p > 0.5 else -x))
    write("student-t", "mpmath 1.4.1 (betainc, 60 digits)", ("function", "degrees", "argument", "value"), rows)


if __name__ == "__main__":
    warnings.simplefilter("error")
    normal()
    chi_square()
    student_t()
