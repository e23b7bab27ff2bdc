"""Writes the figures that tests/published_benchmarks.rs holds the engine against, worked out by others:
numpy (percentiles of type 7), scipy (ranks), Python's fractions (quartiles, distances by trying).

    python3 -m venv VENV && VENV/bin/pip install numpy==2.4.6 scipy==1.17.1
    VENV/bin/python tests/published/benchmarking.py

It reads tests/published/ascof-national.csv for the real columns and nothing else.
"""

import csv
import math
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import scipy
from scipy import stats

HERE = Path(__file__).parent
MADE = f"Made by tests/published/benchmarking.py with numpy {np.__version__} and scipy {scipy.__version__}."

COLUMNS = {
    "eight": "70.5 66.1 62.0 61.9 58.0 57.3 55.0 54.2",
    "nine": "70.5 66.1 62.0 61.9 58.0 57.3 55.0 54.2 40.8",
    "four": "1 2 3 4",
    "three": "1 2 3",
    "three with a value": "1 - 2 3",
    "one": "5.5",
    "nobody": "- -",
    "all equal": "5 5 5 5 5 5 5 5",
    "two tie": "9 8 8 6 5 4 3 2",
    "many tie": "7.6 7.4 7.4 7.4 - 7.1 7.6 7.9 7.4 7.0 7.4 7.6 -",
    "below zero": "-3.5 0 2.5 -1 0 4 -3.5",
    "rows turned": "40.8 54.2 55.0 57.3 58.0 61.9 62.0 66.1 70.5",
}
BAND = ("7", "12")


def real_columns():
    with open(HERE / "ascof-national.csv", encoding="utf-8") as file:
        file.readline()
        rows = list(csv.DictReader(file))
    for code, year in [("ASC1", "2021/22"), ("ASC2", "2022/23"), ("ASC5", "2015/16"), ("ASC7", "2020/21")]:
        wanted = [row["value"] or "-" for row in rows if row["measure_code"] == code and row["year"] == year]
        yield f"{code} {year}", " ".join(wanted)


def all_columns():
    return COLUMNS | dict(real_columns())


def parsed(text):
    return [None if part == "-" else Decimal(part) for part in text.split()]


def goodness(value, aim):
    """The greater the better, as a decimal number."""
    if aim == "low":
        return -value
    if aim == "band":
        low, high = map(Decimal, BAND)
        return -max(low - value, value - high, Decimal(0))
    return value


def spread_out(found, values):
    """A list of those with a value, with gaps for those without."""
    found = iter(found)
    return " ".join("-" if value is None else str(next(found)) for value in values)


def quartile(rank, n):
    """5 - ceil((N + 1 - r) / (N / 4)), at least 1 (OHID)."""
    return max(1, 5 - math.ceil(Fraction(n + 1 - rank) / Fraction(n, 4)))


def write(name, about, header, rows):
    with open(HERE / name, "w", encoding="utf-8", newline="") as file:
        file.write(f"# {about} {MADE}\n")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def ranks():
    for name, text in all_columns().items():
        values = parsed(text)
        for aim in ["high", "low", "size", "band"]:
            good = [goodness(v, aim) for v in values if v is not None]
            n = len(good)
            floats = [float(g) for g in good]
            best_first = stats.rankdata([-g for g in floats], method="min").astype(int) if n else []
            worst_first = stats.rankdata(floats, method="min").astype(int) if n else []
            tied = [good.count(g) - 1 for g in good]
            if n < 4:
                groups = better = worse = turned = ["-"] * n
                begins = []
            else:
                groups = [quartile(int(r), n) for r in best_first]
                begins = [float(p) for p in np.percentile(floats, [75, 50, 25], method="linear")]
                better = [1 + sum(p > g for p in begins) for g in floats]
                worse = [1 + sum(p >= g for p in begins) for g in floats]
                turned = [5 - quartile(int(r), n) for r in worst_first]
                if aim in ["low", "band"]:
                    begins = [-p + 0.0 for p in begins]
            lists = [best_first, tied, groups, better, worse, turned]
            yield [name, aim, text, *(spread_out(found, values) for found in lists), " ".join(map(repr, begins))]


def averages():
    groups = [
        ("sixteen with ourselves", " ".join(str(40 + 3 * i) for i in range(16)), "n"),
        ("sixteen with ourselves", " ".join(str(40 + 3 * i) for i in range(16)), "y"),
        ("some missing", "61.5 - 58.2 60.3 - 57.9", "n"),
        ("only ourselves", "61.5 - -", "n"),
        ("all equal", "5 5 5 5", "n"),
        ("tenths", "0.1 0.2 0.3 0.4 0.5 0.6 0.7", "y"),
        ("two", "99 1 2", "n"),
    ]
    for name, text, with_own in groups:
        values = parsed(text)
        used = [float(v) for i, v in enumerate(values) if v is not None and (i > 0 or with_own == "y")]
        found = [repr(float(np.mean(used))), repr(float(np.median(used)))] if used else ["-", "-"]
        yield [name, text, with_own, len(used), *found]


def robusts():
    for name, text in all_columns().items():
        values = parsed(text)
        used = np.array([float(v) for v in values if v is not None])
        if len(used) == 0:
            continue
        median = np.median(used)
        mad = stats.median_abs_deviation(used, scale=1.0)
        found = [repr(float(d)) for d in (used - median) / mad] if mad > 0 else ["-"] * len(used)
        yield [name, text, repr(float(median)), repr(float(mad)), spread_out(found, values)]


def spines():
    cases = [
        ("a long better side", "30 35 40 50 60", "40"),
        ("a long worse side", "30 35 40 50 60", "55"),
        ("nation below all", "30 35 40 50 60", "20"),
        ("nation above all", "30 35 40 50 60", "61"),
        ("some missing", "- 12.5 - 9.1 14.0 13.3 12.2 -", "12.4"),
        ("three", "1 2 4", "2"),
    ]
    for name, text, national in cases:
        values = parsed(text)
        used = np.array([float(v) for v in values if v is not None])
        for aim in ["high", "low", "size"]:
            sign = -1.0 if aim == "low" else 1.0
            low, high, middle = used.min(), used.max(), float(national)
            # As OHID scales it: the end further from the nation decides, the other end is its mirror image.
            scale_low = low if middle - low > high - middle else middle - (high - middle)
            scale_high = middle + (middle - low) if scale_low == low and middle - low > high - middle else high
            scale_low, scale_high = min(scale_low, scale_high), max(scale_low, scale_high)
            place = lambda v: sign * (2 * (v - scale_low) / (scale_high - scale_low) - 1)
            ends = sorted([place(low), place(high)])
            half = sorted(place(p) for p in np.percentile(used, [25, 75])) if len(used) >= 4 else []
            yield [
                name, aim, text, national, spread_out([repr(float(place(v))) for v in used], values),
                " ".join(repr(float(p)) for p in ends), " ".join(repr(float(p)) for p in half),
            ]


def distances():
    cases = [
        ("eight", "95/100 90/100 85/100 41/50 40/50 156/200 70/100 60/100"),
        ("five with ties", "3/10 3/10 6/20 1/10 9/10"),
        ("all equal", "2/4 3/6 1/2 4/8"),
        ("none and all", "0/7 7/7 0/5 5/5 3/6"),
        ("large bases", "1023/5081 1723/5081 41231/123456 777/2345 1/3 88/264 3100/9001"),
        ("three", "1/2 1/3 1/4"),
    ]
    for name, text in cases:
        shares = [Fraction(part) for part in text.split()]
        pairs = [tuple(map(int, part.split("/"))) for part in text.split()]
        n = len(pairs)
        for aim in ["high", "low", "band"]:
            for own, (numerator, base) in enumerate(pairs):
                def group(tried):
                    def good(share):
                        return share if aim == "high" else -share if aim == "low" else -max(
                            Fraction(30, 100) - share, share - Fraction(45, 100), 0)
                    ours = good(Fraction(tried, base))
                    rank = 1 + sum(good(s) > ours for i, s in enumerate(shares) if i != own)
                    return quartile(rank, n)

                if n < 4:
                    yield [name, aim, text, own, "-", "-"]
                    continue
                now = group(numerator)
                reach = [t for t in range(base + 1) if group(t) < now]
                nearest = min(reach, key=lambda t: abs(t - numerator)) - numerator if reach else "-"
                yield [name, aim, text, own, now, nearest]


def certainties():
    many = "74 72 70 68 66 64 62 60"
    cases = [
        ("eight alike", many, "1.53 " * 8, 1),
        ("eight alike, last", many, "1.53 " * 8, 7),
        ("errors that differ", many, "0.5 3 1 2 4 0.2 1 6", 4),
        ("two fixed", many, "- 1.5 2 - 1.5 3 1 1", 1),
        ("all equal", "50 50 50 50 50 50", "1 1 2 2 3 3", 0),
        ("one missing", "9.1 8.8 - 8.7 8.7 8.1 7.9", "0.3 0.2 - 0.4 0.1 0.5 0.2", 4),
    ]
    draws = 400_000
    for name, text, errors, own in cases:
        values = parsed(text)
        kept = [i for i, v in enumerate(values) if v is not None]
        spread = [0.0 if e == "-" else float(e) for i, e in enumerate(errors.split()) if i in kept]
        centre = np.array([float(values[i]) for i in kept])
        ours, n = kept.index(own), len(kept)
        for aim in ["high", "low"]:
            generator = np.random.default_rng(20260101)
            drawn = centre + generator.standard_normal((draws, n)) * spread
            good = drawn if aim == "high" else -drawn
            rank = 1 + (good > good[:, [ours]]).sum(axis=1)
            of_rank = np.array([quartile(r, n) for r in range(1, n + 1)])
            shares = [float((of_rank[rank - 1] == q).mean()) for q in range(1, 5)]
            ends = np.percentile(rank, [1, 5, 95, 99], method="inverted_cdf")
            yield [name, aim, text, " ".join(errors.split()), own, " ".join(map(repr, shares)), " ".join(str(int(e)) for e in ends)]


write("rank.csv",
      "Ranks (scipy.stats.rankdata, min), quartiles (the OHID formula in fractions), the other conventions, and where "
      f"the quartiles begin (numpy.percentile, linear), best first; the band is {BAND[0]} to {BAND[1]}; a dash is no value. "
      "The columns named ASC are of ascof-national.csv beside, whose first line credits them.",
      ["case", "aim", "values", "ranks", "tied_with", "quartiles", "edge_is_better", "edge_is_worse", "other_end", "begins"], ranks())
write("average.csv", "Averages of peers (numpy.mean, numpy.median); the first is ourselves.",
      ["case", "values", "with_own", "n", "mean", "median"], averages())
write("robust.csv", "Medians, unscaled median absolute deviations (scipy.stats.median_abs_deviation) and distances. "
      "The columns named ASC are of ascof-national.csv beside, whose first line credits them.",
      ["case", "values", "median", "mad", "distances"], robusts())
write("spine.csv", "Positions on the spine, -1 to 1, by the ends OHID's fingertipscharts gives the scale.",
      ["case", "aim", "values", "national", "positions", "ends", "middle_half"], spines())
write("distance.csv", "The quartile of each and the change of its numerator that takes it to a better one, found by trying "
      "every numerator in fractions; the band is 30% to 45%; a dash is none.",
      ["case", "aim", "counts", "own", "quartile", "change"], distances())
write("certainty.csv", "Shares of 400,000 draws (numpy.random.default_rng) in each quartile, and the ranks at 1%, 5%, 95% and 99%.",
      ["case", "aim", "values", "errors", "own", "shares", "ranks"], certainties())
