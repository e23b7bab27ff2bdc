"""Figures for the tests of src/engine/forecast, worked out in another way than the engine's.

    python3 -m venv VENV
    VENV/bin/pip install numpy==2.4.6 scipy==1.17.1 statsmodels==0.15.0 mpmath==1.4.1
    VENV/bin/python tests/published/forecasts.py

writes the tables beside it anew; run with Python 3.11 and the versions above. It also prints how often the range of events
holds the outturn, by adding up all that can happen.
"""

import math
from fractions import Fraction
from pathlib import Path

import numpy as np
import statsmodels.api as sm
from scipy import optimize, stats

HERE = Path(__file__).parent
AGAIN = "made by tests/published/forecasts.py"
Z = stats.norm.ppf(0.975)


def write(name, source, header, rows):
    lines = [f"# {source}; {AGAIN}", ",".join(header)]
    lines += [",".join(field(value) for value in row) for row in rows]
    (HERE / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(name, len(rows))


def field(value):
    if isinstance(value, (list, tuple)):
        return " ".join(field(v) for v in value)
    if isinstance(value, (float, np.floating, Fraction)):
        return repr(float(value))
    return str(value)


def methods():
    """Every method, in exact fractions."""
    rows = []
    for so_far, months, year, same, due, whole in [
        (34, 8, 60, 38, 42, 57),
        (574, 8, 868, 545, 586, 880),
        (523123, 8, 612000, 415559, 520000, 780000),
        (110161, 8, 131000, 102386, 104098, 136000),
        (24, 8, 29, 18, 25, 36),
        (5, 2, 61, 7, 3, 66),
        (110, 11, 131, 117, 112, 121),
        (1, 7, 3, 1, 2, 3),
        (0, 6, 12, 6, 5, 10),
    ]:
        x, n = Fraction(so_far), Fraction(year)
        # The months to come, at the pace of those gone; as the rest of last year to its beginning; as it was; as the path has it.
        straight = x + x / months * (12 - months)
        profile = x + x * ((n - same) / same)
        remaining = x + sum([(n - same) / (12 - months)] * (12 - months))
        milestone = x + x * (Fraction(whole - due) / due)
        growth = n + n * (Fraction(so_far - same) / same)
        rows.append((so_far, months, year, same, due, whole, straight, profile, remaining, milestone, growth, remaining))
    write("forecasts", "Python fractions, from the months to come",
          ("so_far", "months", "year", "same", "due", "whole", "straight", "profile", "remaining", "milestone", "growth", "rolling"), rows)


def month_ranges():
    """A prediction interval for the mean of so many months to come: of an observation that counts so many times."""
    rows = []
    for months in [
        [10.0, 12.0, 11.0, 9.0, 10.0, 12.0, 13.0, 11.0],
        [63000.0, 66100.5, 65000.0, 70000.0],
        [0.0, 0.0, 1.0, 0.0, 3.0],
        [4.0, 4.0, 4.0, 5.0, 4.0, 4.0, 4.0, 4.0, 4.0, 4.0, 4.0],
        [1e6, 1.2e6, 0.9e6, 1.1e6, 1e6, 1e6],
    ]:
        fit = sm.OLS(months, np.ones(len(months))).fit()
        for ahead in range(1, 13 - len(months)):
            frame = fit.get_prediction(np.ones((1, 1)), weights=np.array([float(ahead)])).summary_frame(alpha=0.05)
            lower, upper = frame["obs_ci_lower"].iloc[0] * ahead, frame["obs_ci_upper"].iloc[0] * ahead
            rows.append((months, ahead, max(lower, 0.0), upper))
    write("forecast-months", "statsmodels 0.15.0 OLS on a constant, prediction of an observation of so much weight",
          ("months", "ahead", "lower", "upper"), rows)


def events_range(x, ratio):
    """Whole counts that the score test would not tell from x events in a stretch 1 to ratio."""
    def far(y):
        return (y - ratio * x) ** 2 - Z * Z * ratio * (x + y)

    top = ratio * x + 10 * Z * math.sqrt(ratio * (x + 1) * (1 + ratio)) + 10 * Z * Z * (1 + ratio)
    upper = optimize.brentq(far, max(ratio * x, 1e-9), top, xtol=1e-10, rtol=1e-14)
    lower = optimize.brentq(far, 0.0, ratio * x, xtol=1e-10, rtol=1e-14) if x and far(0.0) > 0 else 0.0
    return math.ceil(lower - 1e-9), math.floor(upper + 1e-9)


def event_ranges():
    rows = []
    for x in [0, 1, 3, 5, 15, 24, 34, 100, 574, 999]:
        for ratio in [0.5, 4 / 8, 1 / 11, 11.0, 22 / 38, 1.0, 0.01]:
            rows.append((x, ratio, *events_range(x, ratio)))
    write("forecast-events", "scipy 1.17.1 brentq on the score test of two Poisson counts",
          ("events", "ratio", "lower", "upper"), rows)


def coverage():
    """How often the range holds what comes, for a mean count in the months so far."""
    for mean in [2, 5, 10, 24, 34, 100, 574]:
        for months in [3, 8, 11]:
            ratio = (12 - months) / months
            xs = np.arange(int(stats.poisson.ppf(1e-10, mean)), int(stats.poisson.ppf(1 - 1e-10, mean)) + 1)
            held = 0.0
            for x in xs:
                lower, upper = events_range(int(x), ratio)
                held += stats.poisson.pmf(x, mean) * (stats.poisson.cdf(upper, mean * ratio) - stats.poisson.cdf(lower - 1, mean * ratio))
            print(f"{mean:>4} expected in {months} months: {held:.3f}")


if __name__ == "__main__":
    methods()
    month_ranges()
    event_ranges()
    coverage()
